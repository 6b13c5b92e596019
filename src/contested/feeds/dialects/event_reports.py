"""
Reports: tables with one row a report of an event.

A paper may report on one event twice.  Where its reports have ids, they are
two witnesses, and are told apart by them.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import attrs

from contested.feeds.dialects.columns_used import places_of, written_text
from contested.feeds.sources.raw_rows import Header

if TYPE_CHECKING:
    from contested.feeds.mapping import FeedMapping
    from contested.feeds.sources.raw_rows import RawRow, Rows

REPORTER = "reports:voice"
"""The column in which a feed finds who reports."""

_IDS = ("report_id", "id")


def report_rows(source: Rows, mapping: FeedMapping) -> Rows:
    """Tell the reports of one source on one event apart by their ids."""
    if mapping.source != REPORTER:
        return source
    places = places_of(source.header)
    title = source.header.place("source", "source")
    at = (*(places.get(name) for name in mapping.of), title)
    id_ = next((places[name] for name in _IDS if name in places), None)
    held = list(source.rows)
    alike = Counter(_of(row, at) for row in held)
    made = (_voiced(row, title, id_, twice=alike[_of(row, at)] > 1) for row in held)
    header = source.header
    wide = Header((*header.names, REPORTER), (*header.tags, "") if header.tags else (), header.line)
    return attrs.evolve(source, header=wide, rows=iter(made))


def _of(row: RawRow, places: tuple[int | None, ...]) -> tuple[str, ...]:
    return () if row.error is not None else tuple(written_text(row.cells, place) for place in places)


def _voiced(row: RawRow, title: int, id_: int | None, *, twice: bool) -> RawRow:
    if row.error is not None:
        return row
    name, number = written_text(row.cells, title), written_text(row.cells, id_)
    voice = f"{name} (report {number})" if name and number and twice else name
    return row._replace(cells=[*row.cells, voice or None])
