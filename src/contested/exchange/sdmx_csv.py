"""
SDMX-CSV: one observation a row, out and in again, by the code lists' own meanings.

A row holds a number of one party for one time.  What SDMX has no concept for
(hedges, ranges, denials, what sources quote) does not go out, and is named
before.  Source: SDMX-CSV field guide 2.0, https://github.com/sdmx-twg/sdmx-csv.
"""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING

from contested.claims import Estimate, Statement, Withheld
from contested.dossier.file import FORMAT, NAME, Problems, new_id, refusal
from contested.errors import ContestedError, UnreadableDossier, shorten
from contested.exchange.csv_text import csv_pieces, csv_rows, guarded_cell, unguarded_text
from contested.exchange.format import Format, Loss
from contested.exchange.json_document import dossier_from, refuse_looks
from contested.exchange.json_text import RefusedText, json_number, pointer
from contested.exchange.periods import period
from contested.exchange.reading_back import losses_between
from contested.exchange.sdmx_codes import EUROSTAT_FLAGS, OBSERVATION_FLAGS, POWERS, Flag, codes_in
from contested.quantities import exact, in_full, is_standard

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from contested.dossier import Dossier
    from contested.exchange.format import Chunks
    from contested.figure import Figure
    from contested.quantities import When

_STRUCTURE = {"STRUCTURE": "dataflow", "STRUCTURE_ID": "CONTESTED:DOSSIER(1.0)", "ACTION": "I"}
"""The first three columns, the same in every row: what the others are, and that they inform."""

_COLUMNS = (
    *_STRUCTURE,
    *("FIGURE", "STATEMENT", "INDICATOR", "REF_AREA", "PARTY", "SOURCE", "TIME_PERIOD"),
    *("OBS_VALUE", "UNIT_MEASURE", "UNIT_MULT", "OBS_STATUS", "FIGURE_TIME", "COMMENT_OBS"),
)

_HEADS = {"DATAFLOW", "STRUCTURE_NAME", "LAST UPDATE", *_COLUMNS}

_LABELLED = re.compile(r"([A-Za-z][A-Za-z0-9_]*): .+")
_SEVERAL = ";"
"""What stands between the parties that hold one number."""

_WEAKEST = ("unverified", "provisional")
_FLAG_OF = {"provisional": "P", "unverified": "V", "estimated": "E"}
"""The code for a status or basis of ours; what has none is a normal value, A."""

_MOST_POWER = 30
_NUMBER = re.compile(r"[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]{1,3})?")


# -- out ----------------------------------------------------------------------------


def _why_not(figure: Figure, statement: Statement) -> str | None:
    """Return why a statement has no row, or None where it has one."""
    if not all(is_standard(atom) for atom, _ in figure.unit.atoms):
        return "its unit is one of its own, which a row cannot define"
    if any(_SEVERAL in party.name for party in statement.parties):
        return "a name in it has a semicolon, which stands between names"
    if isinstance(statement, Withheld):
        return None if statement.parties else "no party is named that withholds it"
    if not isinstance(statement, Estimate):
        return "an observation is a number, and a denial gives none"
    return None if _number(figure, statement) else "an observation is one number with an end"


def _number(figure: Figure, estimate: Estimate) -> str | None:
    """Return the number of an estimate in the unit of its figure: its one value, else its best."""
    there = estimate.to(figure.unit)
    interval = there.interval
    value = None if interval is None or estimate.partial else interval.low if interval.is_point else there.best
    text = None if value is None else in_full(value).replace(",", "")
    return None if text is None or "/" in text else text


def _write(dossier: Dossier) -> Iterator[str]:
    refuse_looks(dossier)
    rows = (
        [str(cells.get(name, "")) for name in _COLUMNS]
        for id_, figure in dossier.figures.items()
        for number, statement in enumerate(figure.root.statements, 1)
        if _why_not(figure.root, statement) is None
        for cells in [_cells(id_, figure.root, number, statement)]
    )
    return csv_pieces(_COLUMNS, rows)


def _cells(id_: str, figure: Figure, number: int, statement: Statement) -> dict[str, object]:
    when = figure.period if figure.time == "period" else statement.as_of
    stated = isinstance(statement, Estimate)
    codes = [getattr(statement, "status", None), getattr(statement, "basis", None)] if stated else []
    texts = {
        "INDICATOR": figure.name,
        "REF_AREA": figure.of,
        "PARTY": _SEVERAL.join(party.name for party in statement.parties),
        "SOURCE": None if statement.source is None else statement.source.title,
        "UNIT_MEASURE": str(figure.unit),
        "COMMENT_OBS": statement.note,
    }
    return {
        **_STRUCTURE,
        "FIGURE": id_,
        "STATEMENT": number,
        **{name: guarded_cell(text) for name, text in texts.items() if text},
        "TIME_PERIOD": _time(when) or "",
        "OBS_VALUE": (_number(figure, statement) or "") if isinstance(statement, Estimate) else "",
        "UNIT_MULT": 0,
        "OBS_STATUS": next((_FLAG_OF[code] for code in codes if code in _FLAG_OF), "A") if stated else "Q",
        "FIGURE_TIME": figure.time,
    }


def _time(when: When | None) -> str | None:
    """Return a time as SDMX writes it; None where it writes none like it."""
    if when is None:
        return None
    if period(when.text) == when.text:
        return when.text
    first, last = when.earliest, when.latest
    if first is None or last is None:
        return None
    text = f"{first}/P{(last - first).days + 1}D"
    return text if period(text) == when.text else None


def _losses(dossier: Dossier) -> tuple[Loss, ...]:
    return tuple(losses_between(dossier, _read(_write(dossier)), _why_not))


# -- in -----------------------------------------------------------------------------


def _read(lines: Chunks) -> Dossier:
    return _Observations().dossier(lines)


class _Observations:
    """Gathers observations as the tables of a dossier's file."""

    def __init__(self) -> None:
        self.figures: dict[str, dict[str, object]] = {}
        self.scopes: dict[str, str] = {}
        self.parties: dict[str, str] = {}
        self.sources: dict[str, str] = {}
        self.places: dict[tuple[str | int, ...], int] = {}

    def dossier(self, lines: Chunks) -> Dossier:
        """Return the dossier of a file's lines."""
        for line, row in csv_rows(lines):
            cells = {_plain(name): cell if name == "COMMENT_OBS" else cell.strip() for name, cell in row.items()}
            if "OBS_VALUE" not in cells:
                raise refusal(NAME, 1, "it has no column OBS_VALUE; is it SDMX-CSV?")
            try:
                self._take(line, cells)
            except (ContestedError, RefusedText) as error:
                if isinstance(error, UnreadableDossier):
                    raise
                raise refusal(NAME, line, str(error)) from None
        raw = {
            "format": FORMAT,
            "parties": {id_: {"name": name} for name, id_ in self.parties.items()},
            "sources": {id_: {"title": title} for title, id_ in self.sources.items()},
            "figures": self.figures,
        }
        return dossier_from(raw, Problems("", lambda path: pointer(path[4:]), self.places))

    def _take(self, line: int, cells: Mapping[str, str]) -> None:
        """Take a row: what it says of which figure."""
        if cells.get("ACTION", "").upper() in ("D", "DELETE"):
            raise refusal(NAME, line, "the row deletes an observation, and states none; leave it out")
        flags = [(code, EUROSTAT_FLAGS.get(code) or OBSERVATION_FLAGS.get(code.upper())) for code in _codes(cells)]
        stated = cells["OBS_VALUE"].lower() not in ("", "nan")
        if not stated and not any(flag is not None and flag.withheld for _, flag in flags):
            return
        id_ = self._figure(line, cells)
        said = self._said(cells, flags)
        said |= {"value": _value(cells)} if stated else {}
        array = "claims" if stated else "withheld"
        records = self.figures[id_].setdefault(array, [])
        assert isinstance(records, list)
        self.places["figures", id_, array, len(records)] = line
        records.append(said)

    def _figure(self, line: int, cells: Mapping[str, str]) -> str:
        """Return the id of the figure of a row, which is made where it is the first."""
        if not cells.get("UNIT_MEASURE"):
            how = "contested.feeds.sdmx_csv(unit=...) reads such a file"
            raise refusal(NAME, line, f"it says no UNIT_MEASURE, so what is counted is not known; {how}")
        names = tuple(cells)
        others = names[: names.index("OBS_VALUE")]
        time = cells.get("FIGURE_TIME") or "period"
        when = cells.get("TIME_PERIOD", "")
        scope: dict[str, object] = {
            "name": unguarded_text(cells.get("INDICATOR") or _structure(cells) or "observation"),
            "unit": unguarded_text(cells["UNIT_MEASURE"]),
            "of": unguarded_text(cells.get("REF_AREA", "")),
            "period": _when(cells) if time == "period" and when else "",
            "time": "" if time == "point" else time,
            "facets": {name: unguarded_text(cells[name]) for name in others if name not in _HEADS and cells[name]},
        }
        scope = {name: one for name, one in scope.items() if one}
        told = repr(scope)
        given = cells.get("FIGURE")
        words = " ".join(str(one) for one in (scope["name"], scope.get("of", ""), scope.get("period", "")) if one)
        id_ = given or self.scopes.get(told) or new_id(words, self.figures)
        if id_ not in self.figures:
            self.figures[id_], self.scopes[told] = scope, id_
            self.places["figures", id_] = line
        elif self.scopes.get(told) != id_:
            raise refusal(NAME, line, f"the figure {id_!r} is another here than before; give it an id of its own")
        return id_

    def _said(self, cells: Mapping[str, str], flags: list[tuple[str, Flag | None]]) -> dict[str, object]:
        """Return what a row says beside its number."""
        known = [flag for _, flag in flags if flag is not None]
        party, source = cells.get("PARTY", ""), unguarded_text(cells.get("SOURCE", "")) or _structure(cells)
        notes = [_flag_note(code, flag) for code, flag in flags if code not in _SAID_BY]
        if not party and not cells["OBS_VALUE"]:
            party = source  # who publishes keeps it back
        own = cells.get("FIGURE_TIME") in ("point", "cumulative")
        said: dict[str, object] = {
            "by": [self._id(self.parties, name) for name in unguarded_text(party).split(_SEVERAL) if name],
            "source": self._id(self.sources, source) if source else "",
            "as_of": _when(cells) if own and cells.get("TIME_PERIOD") else "",
            "note": "; ".join([*([unguarded_text(cells["COMMENT_OBS"])] if cells.get("COMMENT_OBS") else []), *notes]),
        }
        if cells["OBS_VALUE"].lower() not in ("", "nan"):
            said["status"] = next((one for one in _WEAKEST if one in {flag.status for flag in known}), "")
            said["basis"] = next((flag.basis for flag in known if flag.basis), "")
        return {name: one for name, one in said.items() if one}

    @staticmethod
    def _id(ids: dict[str, str], name: str) -> str:
        if name not in ids:
            ids[name] = new_id(name, dict.fromkeys(ids.values()))
        return ids[name]


def _plain(name: str) -> str:
    """Return the name of a column without its label."""
    found = _LABELLED.fullmatch(name)
    return found[1] if found else name


def _codes(cells: Mapping[str, str]) -> list[str]:
    return [code for name in ("OBS_STATUS", "OBS_FLAG") for code in codes_in(cells.get(name, ""))]


_SAID_BY = frozenset("AEPVQep")
"""Codes of which status, basis and stance say all."""


def _flag_note(code: str, flag: Flag | None) -> str:
    return f"OBS_STATUS {code}: {flag.meaning if flag else 'in no code list'}"


def _structure(cells: Mapping[str, str]) -> str:
    """Return what names the data flow; ours names no source."""
    named = cells.get("DATAFLOW") or cells.get("STRUCTURE_ID", "")
    return "" if named == _STRUCTURE["STRUCTURE_ID"] else named


def _when(cells: Mapping[str, str]) -> str:
    return period(cells["TIME_PERIOD"], cells.get("REPORTING_YEAR_START_DAY", "")) or cells["TIME_PERIOD"]


def _value(cells: Mapping[str, str]) -> object:
    """Return the number of an observation, exactly, in the unit itself."""
    text = cells["OBS_VALUE"]
    if not _NUMBER.fullmatch(text):
        raise RefusedText(f"OBS_VALUE is {shorten(text)}, and no number")
    number = json_number(text)
    said = cells.get("UNIT_MULT", "").partition(":")[0].strip() or "0"
    power = POWERS.get(said.lower(), said)
    if not re.fullmatch(r"-?[0-9]{1,2}", power) or abs(int(power)) > _MOST_POWER:
        raise RefusedText(f"UNIT_MULT is {shorten(said)}, and no power of ten")
    return exact(number * Fraction(10) ** int(power))


SDMX_CSV = Format(
    "sdmx-csv",
    "SDMX-CSV, one observation a row",
    (".sdmx.csv",),
    "application/vnd.sdmx.data+csv",
    _write,
    _read,
    losses=_losses,
)
