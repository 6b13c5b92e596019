"""
ACLED: how exactly days and places are known, and what a zero says.

Source: ACLED Codebook, "Time Precision" and "Geo-Precision": 1 is the exact
day, 2 a part of a month, 3 the month alone.
"""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

import attrs

from contested.errors import ContestedError
from contested.feeds import date_cells as days
from contested.feeds.cells import code_key
from contested.feeds.dialects.columns_used import not_read, places_of, used_by, written_text
from contested.feeds.sources.row_tally import RowTally
from contested.quantities import When, parse_date

if TYPE_CHECKING:
    from collections.abc import Mapping

    from contested.feeds.mapping import FeedMapping
    from contested.feeds.sources.raw_rows import RawRow, Rows

EXPORT_DATES = ("%d %B %Y", "%d %b %Y", "%d-%b-%Y", "%Y-%m-%d")
"""How exports of several years write days."""

_MONTH_ALONE, _PART_OF_MONTH = "3", "2"
_PLACES = {"2": "near the place", "3": "somewhere in the region"}
_READ = ("time_precision", "geo_precision", "event_date", "fatalities", "year", "timestamp")


@attrs.define
class _Events:
    """A file that is read, and what is to be said of its rows."""

    mapping: FeedMapping
    places: Mapping[str, int]
    tally: RowTally = attrs.field(factory=RowTally)

    def read(self, row: RawRow) -> RawRow:
        """Return a row whose day is as exact as it is known."""
        if row.error is not None:
            return row
        said = {name: code_key(written_text(row.cells, self.places.get(name))) for name in _READ}
        if said["geo_precision"] in _PLACES:
            self.tally.add(f"geo_precision is {said['geo_precision']}, {_PLACES[said['geo_precision']]}: not used")
        if said["fatalities"] == "0" and "0" in self.mapping.unknown.get("fatalities", ()):
            self.tally.add("fatalities is 0, where nobody died or nobody knows: read as unknown")
        known = said["time_precision"]
        if known not in (_MONTH_ALONE, _PART_OF_MONTH):
            return row
        cells = list(row.cells)
        at = self.places.get("event_date")
        with suppress(ContestedError):
            day = None if at is None else days.moment(cells[at], self.mapping.dates)
            if at is not None and day is not None and day.earliest is not None:
                cells[at] = _vague(day, known)
                how = "of its month alone" if known == _MONTH_ALONE else "approximate"
                self.tally.add(f"time_precision is {known}: the day is {how}")
        return row._replace(cells=cells)


def _vague(day: When, known: str) -> When:
    return parse_date(f"{day.earliest:%Y-%m}") if known == _MONTH_ALONE else parse_date(f"{day.earliest}~")


def acled_rows(source: Rows, mapping: FeedMapping) -> Rows:
    """Lay the conventions of ACLED over the rows of an export."""
    events = _Events(mapping, places_of(source.header))
    left = not_read(name for name in source.header.names if name not in used_by(mapping) | set(_READ))
    made = (events.read(row) for row in source.rows)
    return attrs.evolve(
        source, rows=made, remarks=(*source.remarks, *left), counted=lambda: (*source.counted(), *events.tally.remarks)
    )
