"""
Reports: tables with one row a report of an event.

A paper may report on one event twice.  Where its reports have ids, they are
two witnesses, and are told apart by them.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import attrs

from contested.feeds.dialects.file_tally import places_of, written
from contested.feeds.sources.raw_rows import Header

if TYPE_CHECKING:
    from contested.feeds.feed import Feed
    from contested.feeds.sources.raw_rows import Row, Rows

MADE = "reports:voice"
"""The column in which a feed finds who reports."""

_IDS = ("report_id", "id")


def rows(source: Rows, feed: Feed) -> Rows:
    """Tell the reports of one source on one event apart by their ids."""
    if feed.source != MADE:
        return source
    places = places_of(source.header)
    title = source.header.place("source", "source")
    at = (*(places.get(name) for name in feed.figure), title)
    id_ = next((places[name] for name in _IDS if name in places), None)
    held = list(source.rows)
    alike = Counter(_of(row, at) for row in held)
    made = (_voiced(row, title, id_, twice=alike[_of(row, at)] > 1) for row in held)
    header = source.header
    wide = Header((*header.names, MADE), (*header.tags, "") if header.tags else (), header.line)
    return attrs.evolve(source, header=wide, rows=iter(made))


def _of(row: Row, places: tuple[int | None, ...]) -> tuple[str, ...]:
    return () if row.error is not None else tuple(written(row.cells, place) for place in places)


def _voiced(row: Row, title: int, id_: int | None, *, twice: bool) -> Row:
    if row.error is not None:
        return row
    name, number = written(row.cells, title), written(row.cells, id_)
    voice = f"{name} (report {number})" if name and number and twice else name
    return row._replace(cells=[*row.cells, voice or None])
