"""Columns: where they stand, and which of them a mapping looks at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from contested.errors import UnusableCell, shorten
from contested.feeds.cells import is_empty, text_cell

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from contested.feeds.mapping import FeedMapping
    from contested.feeds.sources.raw_rows import Header


def places_of(header: Header) -> dict[str, int]:
    """Return where each column stands; of a name that stands twice, nothing is read by itself."""
    names = header.names
    return {name: n for n, name in enumerate(names) if name and names.count(name) == 1}


def written_text(cells: Sequence[object], place: int | None) -> str:
    """Return the text of a cell; "" where it is empty, holds no text, or there is no such column."""
    if place is None or place >= len(cells) or is_empty(cells[place]):
        return ""
    try:
        return text_cell(cells[place]) or ""
    except UnusableCell:
        return ""


def used_by(mapping: FeedMapping) -> set[str]:
    """Return the columns that a feed looks at."""
    found = set(mapping.of) | set(mapping.aside)
    for variant in mapping.variants:
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
