"""Tallies: what the account of a file says besides, counted while its rows are read."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import attrs

from contested.claims.intake import counted
from contested.errors import UnusableCell, shorten
from contested.feeds.rows.cells import is_empty, text

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from contested.feeds.feed import Feed
    from contested.feeds.sources.raw_rows import Header

MOST_VALUES = 50
"""So many values of a column are told apart; more are "many"."""


@attrs.define
class Tally:
    """How many rows say what; the only thing in a dialect that changes."""

    counts: Counter[str] = attrs.field(factory=Counter)
    seen: dict[str, dict[str, None]] = attrs.field(factory=dict)

    def add(self, text: str) -> None:
        """Count a row of which something is to be said."""
        self.counts[text] += 1

    def see(self, column: str, value: str) -> None:
        """Keep that a column holds a value."""
        values = self.seen.setdefault(column, {})
        if len(values) < MOST_VALUES:
            values[value] = None

    @property
    def remarks(self) -> tuple[str, ...]:
        """What is to be said of the rows, with how many they are."""
        return tuple(f"{counted(count, 'row')}: {text}" for text, count in sorted(self.counts.items()))


def places_of(header: Header) -> dict[str, int]:
    """Return where each column stands; of a name that stands twice, nothing is read by itself."""
    names = header.names
    return {name: n for n, name in enumerate(names) if name and names.count(name) == 1}


def written(cells: Sequence[object], place: int | None) -> str:
    """Return the text of a cell; "" where it is empty, holds no text, or there is no such column."""
    if place is None or place >= len(cells) or is_empty(cells[place]):
        return ""
    try:
        return text(cells[place]) or ""
    except UnusableCell:
        return ""


def used_by(feed: Feed) -> set[str]:
    """Return the columns that a feed looks at."""
    found = set(feed.figure) | set(feed.aside)
    for variant in feed.variants:
        for value in variant.values():
            if isinstance(value, str):
                found.add(value)
            elif isinstance(value, tuple):
                found |= {one for one in value if isinstance(one, str)}
            elif isinstance(value, dict):
                found |= {one for one in value.values() if isinstance(one, str)}
    return found


def not_read(columns: Iterable[str]) -> tuple[str, ...]:
    """Return what is said of columns that are not looked at."""
    names = [shorten(one) for one in columns if one]
    return (f"not read: the column{'s' if len(names) > 1 else ''} {', '.join(names)}",) if names else ()
