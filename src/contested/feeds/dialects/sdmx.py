"""
SDMX: what the codes of observations say of rows, and the attributes beside them.

What each code means stands in ``exchange.sdmx_codes``.  Source: SDMX-CSV field
guide 1.0 and 2.0.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import attrs

from contested.errors import UnusableCell, shorten
from contested.exchange.periods import period
from contested.exchange.sdmx_codes import CONFIDENTIAL, EUROSTAT_FLAGS, OBSERVATION_FLAGS, POWERS, Flag, codes_in
from contested.feeds.cells import code_key as coded
from contested.feeds.dialects.columns_used import not_read, places_of, used_by, written_text
from contested.feeds.sources.raw_rows import Header
from contested.feeds.sources.row_tally import RowTally

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from contested.feeds.mapping import FeedMapping
    from contested.feeds.sources.raw_rows import RawRow, Rows


READ_COLUMNS = ("sdmx:status", "sdmx:basis", "sdmx:stance", "sdmx:note")
"""The columns in which a feed finds what the codes say."""

_HEADS = (
    "DATAFLOW",
    "STRUCTURE",
    "STRUCTURE_ID",
    "STRUCTURE_NAME",
    "ACTION",
    "LAST UPDATE",
    "TIME_PERIOD",
    "OBS_VALUE",
)
_FLAGS = ("OBS_STATUS", "OBS_FLAG")
_CONFIDENCES = ("CONF_STATUS", "OBS_CONF")
_COMMENTS = ("OBS_COM", "COMMENT_OBS", "COMMENT_TS", "COMMENT_DSET", "OBS_COMMENT")
_BEFORE_BREAK = ("OBS_PRE_BREAK", "PRE_BREAK_VALUE")
_STARTS = ("REPORTING_YEAR_START_DAY", "REPYEARSTART")
_LABELLED = re.compile(r"([A-Za-z][A-Za-z0-9_]*): .+")
_WEAKEST = ("unverified", "provisional")


@attrs.define
class _Observations:
    """A file that is read: where its columns stand, and what is to be said of its rows."""

    places: Mapping[str, int]
    value: str
    dimensions: tuple[str, ...]
    tally: RowTally = attrs.field(factory=RowTally)

    def read(self, row: RawRow) -> RawRow:
        """Return a row with its days as ISO 8601 has them, and what its codes say."""
        if row.error is not None:
            return row
        cells = list(row.cells)
        if self._cell(cells, "ACTION").upper() in ("D", "DELETE"):
            error = UnusableCell(self._cell(cells, "ACTION"), "the row deletes an observation, and states none")
            return row._replace(error=error)
        for name in self.dimensions:
            self.tally.see(name, self._cell(cells, name))
        self._rewrite(cells)
        stated = coded(self._cell(cells, self.value)) not in ("", "nan")
        flags, notes = self._flags(cells)
        self._account(flags, stated=stated)
        secret = self._confidence(cells, notes)
        silent = not stated and (
            any(one.withheld for one in flags) or (secret and not any(one.missing for one in flags))
        )
        status = next((one for one in _WEAKEST if one in {flag.status for flag in flags}), None)
        basis = next((flag.basis for flag in flags if flag.basis), None)
        for name in (*_BEFORE_BREAK, *_COMMENTS):
            said = self._cell(cells, name)
            if said:
                notes.append(f"{name} {said}")
        for name in _BEFORE_BREAK:
            if self._cell(cells, name):
                self.tally.add(f"{name} gives a second number, of before a break: kept in the note, no claim")
        note = "; ".join(notes)
        title = self._cell(cells, "DATAFLOW") or self._cell(cells, "STRUCTURE_ID")
        return row._replace(cells=[*cells, status, basis, "withheld" if silent else None, note or None, title or None])

    def _cell(self, cells: Sequence[object], name: str) -> str:
        return written_text(cells, self.places.get(name))

    def _rewrite(self, cells: list[object]) -> None:
        at = self.places.get("TIME_PERIOD")
        if at is not None:
            start = next((said for name in _STARTS if (said := self._cell(cells, name))), "")
            cells[at] = period(self._cell(cells, "TIME_PERIOD"), start) or cells[at]
        at = self.places.get("UNIT_MULT")
        if at is not None:
            said = self._cell(cells, "UNIT_MULT").partition(":")[0].strip()
            cells[at] = POWERS.get(said.lower(), said)
        if self._cell(cells, "UNIT_MEASURE"):
            self.tally.see("UNIT_MEASURE", self._cell(cells, "UNIT_MEASURE"))

    def _flags(self, cells: Sequence[object]) -> tuple[list[Flag], list[str]]:
        """Return what the flags of a row say, and each that says more than that its number is a normal one."""
        found, notes = [], []
        for name in _FLAGS:
            for code in codes_in(self._cell(cells, name)):
                flag = EUROSTAT_FLAGS.get(code) or OBSERVATION_FLAGS.get(code.upper())
                if flag is None:
                    notes.append(f"{name} {code}")
                    self.tally.add(f"{name} is {shorten(code)}, which is in no code list: kept in the note")
                    continue
                found.append(flag)
                if flag.meaning != OBSERVATION_FLAGS["A"].meaning:
                    notes.append(f"{name} {code}: {flag.meaning}")
        return found, notes

    def _account(self, flags: Sequence[Flag], *, stated: bool) -> None:
        for flag in flags:
            if flag.missing and stated:
                self.tally.add(f"a number stands there, though its status is {flag.meaning!r}: taken as it stands")
            elif flag.status or flag.meaning == OBSERVATION_FLAGS["A"].meaning:
                continue
            elif flag.basis:
                self.tally.add(f"{flag.meaning}: its basis is {flag.basis!r}, and the note says so")
            elif flag.withheld:
                self.tally.add(f"{flag.meaning}: withheld where no number stands")
            elif flag.missing:
                self.tally.add(f"{flag.meaning}: no claim")
            else:
                self.tally.add(f"{flag.meaning}: kept in the note")

    def _confidence(self, cells: Sequence[object], notes: list[str]) -> bool:
        """Note the confidentiality of a row, and return whether its number is kept back."""
        found = False
        for name in _CONFIDENCES:
            code = self._cell(cells, name).partition(":")[0].strip()
            if code and code.upper() != "F":
                found = True
                meaning = CONFIDENTIAL.get(code.upper(), "in no code list")
                notes.append(f"{name} {code}: {meaning}")
                self.tally.add(f"{name} is {code}, {meaning}: kept in the note; withheld where no number stands")
        return found

    def remarks(self) -> Iterator[str]:
        """Give what is to be said of all rows."""
        yield from self.tally.remarks
        for name, values in self.tally.seen.items():
            if len(values) > 1 and name != "UNIT_MEASURE":
                yield f"{name} differs from row to row, and tells no figure apart: name it in of= or facets="
        units = self.tally.seen.get("UNIT_MEASURE", {})
        if len(units) > 1:
            yield f"UNIT_MEASURE is {', '.join(units)}, and one unit= is read into all rows: give unit= by column"
        if "UNIT_MULT" not in self.places:
            yield "there is no UNIT_MULT: numbers are taken as they stand"


def sdmx_rows(source: Rows, mapping: FeedMapping) -> Rows:
    """Lay the code lists of SDMX over the rows of a file."""
    names = tuple(match[1] if (match := _LABELLED.fullmatch(name)) else name for name in source.header.names)
    header = Header(names, source.header.tags, source.header.line)
    places = places_of(header)
    used = used_by(mapping)
    value = mapping.number if mapping.number in places else "OBS_VALUE"
    before = names[: places[value]] if value in places else ()
    dimensions = tuple(name for name in before if name and name not in used and name not in _HEADS)
    read = _Observations(places, value or "", dimensions)
    known = {*_HEADS, *_FLAGS, *_CONFIDENCES, *_COMMENTS, *_BEFORE_BREAK, *_STARTS, "UNIT_MULT", "UNIT_MEASURE"}
    left = not_read(name for name in names if name not in known | used | set(dimensions))
    extra = (*READ_COLUMNS, "sdmx:title")
    wide = Header((*names, *extra), (*header.tags, *("" for _ in extra)) if header.tags else (), header.line)
    made = (read.read(row) for row in source.rows)
    remarks = (*source.remarks, *left)
    return attrs.evolve(source, header=wide, rows=made, remarks=remarks, counted=read.remarks)
