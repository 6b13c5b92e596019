"""
Variations of rows: what a step has to give the same for, or no less.

Each is None where the rows, or the feed, give it no place.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from contested.feeds.mapping import FeedMapping
    from contested.testing.fed_rows import FeedRows
    from contested.testing.sayings import Heard

COPIES_MADE = 2
"""A row and two copies are three witnesses to who counts rows."""

OTHER_PAPERS = ("The Evening Reprint", "The Weekly Reprint")
"""Sources that print a row once more; no example has them otherwise."""


def reversed_rows(rows: FeedRows) -> FeedRows | None:
    """Return the rows from the last to the first."""
    return rows[::-1] if len(rows) > 1 else None


def turned_rows(rows: FeedRows) -> FeedRows | None:
    """Return the rows with the first one last."""
    return [*rows[1:], rows[0]] if len(rows) > 2 else None


def with_reprints(rows: FeedRows, feed: FeedMapping, given: Heard) -> FeedRows | None:
    """Return the rows with one that two more papers print: they are of the same origin, and no further witness."""
    for saying in given.sayings:
        if saying.row is None or saying.stance != "claimed" or not saying.statement.parties:
            continue
        row = rows[saying.row - 1]
        if feed.by is not None and row.get(feed.by, feed.by) in (None, ""):
            continue  # the paper itself speaks, and another paper is another voice
        return [*rows, *(_copy(row, feed, n) for n in range(COPIES_MADE))]
    return None


def with_duplicates(rows: FeedRows, given: Heard) -> FeedRows | None:
    """Return the rows with one that stands there twice more, at once after it."""
    for saying in reversed(given.sayings):
        if saying.row is not None and saying.statement.key is None and saying.stance == "claimed":
            row = rows[saying.row - 1]
            return [*rows[: saying.row], *[dict(row)] * COPIES_MADE, *rows[saying.row :]]
    return None


def _copy(row: dict[str, object], feed: FeedMapping, n: int) -> dict[str, object]:
    made = dict(row)
    title = feed.source if isinstance(feed.source, str) else (feed.source or {}).get("title")
    if feed.by is not None and title is not None and not title.startswith("="):
        made[title] = OTHER_PAPERS[n]
    if feed.key is not None and not feed.key.startswith("="):
        made[feed.key] = None
    return made


def without_each_party(rows: FeedRows, given: Heard) -> list[FeedRows]:
    """Return the rows without those of one party, for each party that is not the only one."""
    parties = dict.fromkeys(one.parties for one in given.sayings)
    made = []
    for party in parties if len(parties) > 1 else ():
        gone = {one.row for one in given.sayings if one.parties == party}
        made.append([row for number, row in enumerate(rows, 1) if number not in gone])
    return [one for one in made if one]


def with_names_exchanged(rows: FeedRows, feed: FeedMapping, given: Heard) -> tuple[FeedRows, str, str] | None:
    """Return the rows with the names of two parties exchanged, and these."""
    column = feed.by
    if column is None or column.startswith("=") or any(len(one.parties) > 1 for one in given.sayings):
        return None
    cells = {one.row: one.parties[0] for one in given.sayings}
    names = sorted(set(cells.values()) - set(feed.disputants))
    if len(names) < 2:
        return None
    a, b = names[:2]
    other = {a: b, b: a}
    made = [dict(row) for row in rows]
    for number, name in cells.items():
        if number is not None and name in other:
            made[number - 1][column] = other[name]
    return made, a, b
