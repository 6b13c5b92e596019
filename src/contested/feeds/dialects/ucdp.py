"""
UCDP: how exactly events are known.

Source: UCDP GED Codebook 23.1, sections on date_prec, where_prec,
event_clarity, type_of_violence, active_year and code_status.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from contested.errors import shorten
from contested.feeds.cells import code_key
from contested.feeds.dialects.columns_used import not_read, places_of, used_by, written_text
from contested.feeds.sources.row_tally import RowTally

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from contested.feeds.mapping import FeedMapping
    from contested.feeds.sources.raw_rows import RawRow, Rows

CODE_MEANINGS: dict[str, dict[str, str]] = {
    "date_prec": {
        "2": "known to some days: first and last day are those that are published",
        "3": "known to the week: first and last day are those that are published",
        "4": "known to the month: first and last day are those that are published",
        "5": "known to more than a month: first and last day are those that are published",
    },
    "where_prec": {
        "2": "near the place: not used",
        "3": "of the second-order division: not used",
        "4": "of the first-order division: not used",
        "5": "a feature or a line: not used",
        "6": "of the country alone: not used",
        "7": "at sea or in the air: not used",
    },
    "event_clarity": {"2": "reports sum up several events: the row is one figure all the same"},
    "type_of_violence": {"1": "state-based: not used", "2": "non-state: not used", "3": "one-sided: not used"},
    "active_year": {"0": "below 25 deaths a year: not used"},
    "number_of_sources": {"-1": "not counted: not used"},
}
"""What codes say, by column; what a figure is of is the event, so they tell none apart."""

_EXACT = {"date_prec": "1", "where_prec": "1", "event_clarity": "1", "active_year": "1"}
_CLEAR = "clear"


@attrs.define
class _Events:
    """A file that is read, and what is to be said of its rows."""

    places: Mapping[str, int]
    used: set[str]
    tally: RowTally = attrs.field(factory=RowTally)

    def read(self, row: RawRow) -> RawRow:
        """Return a row, and count what its codes say."""
        if row.error is None:
            for name, meanings in CODE_MEANINGS.items():
                said = code_key(written_text(row.cells, self.places.get(name)))
                if said and name not in self.used:
                    self._look(name, said, meanings)
            status = written_text(row.cells, self.places.get("code_status"))
            if status and status.lower() != _CLEAR and "code_status" not in self.used:
                self.tally.add(f"code_status is {shorten(status)}: the coder was not sure; not used")
        return row

    def _look(self, name: str, said: str, meanings: Mapping[str, str]) -> None:
        if said in meanings:
            self.tally.add(f"{name} is {said}, {meanings[said]}")
        elif name in _EXACT and said != _EXACT[name]:
            self.tally.add(f"{name} is {shorten(said)}, which is in no code list: not used")


def ucdp_rows(source: Rows, mapping: FeedMapping) -> Rows:
    """Lay the conventions of UCDP over the rows of an export."""
    used = used_by(mapping)
    events = _Events(places_of(source.header), used)
    coded = {*CODE_MEANINGS, "code_status"}
    return attrs.evolve(
        source,
        rows=(events.read(row) for row in source.rows),
        remarks=(*source.remarks, *not_read(_others(source, used | coded))),
        counted=lambda: (*source.counted(), *events.tally.remarks),
    )


def _others(source: Rows, known: set[str]) -> Iterator[str]:
    tags = source.header.tags or ("",) * len(source.header.names)
    return (name for name, tag in zip(source.header.names, tags, strict=True) if name not in known and tag not in known)
