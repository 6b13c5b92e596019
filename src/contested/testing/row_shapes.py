"""
Shapes of rows: a drawn row gives all ends of its number; in life one end stands alone, or words stand around it.

A step that strips "about" or halves an upper limit shows it only where there is one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import strategies as st

from contested.errors import ImpossibleArgument
from contested.testing.feed_strategies import feed_rows

if TYPE_CHECKING:
    from collections.abc import Sequence

    from contested.feeds.feed import Feed
    from contested.testing.fed_rows import FeedRows

_AS_DRAWN, _ALONE, _AT_LEAST, _AT_MOST, _BETWEEN = "as drawn", "alone", "at least", "at most", "between"
_KEPT = {_ALONE: ("value",), _AT_LEAST: ("low",), _AT_MOST: ("high",), _BETWEEN: ("low", "high")}
"""Which numbers of a row are left, by its shape."""

PRINTED_PHRASES = ("around {:,}", "at least {:,}", "more than {:,}", "fewer than {:,}", "{:,}", "dozens")
"""What may stand in the column of the number; the last gives none."""

SHAPES = (_AS_DRAWN, _AS_DRAWN, _ALONE, _ALONE, _AT_LEAST, _AT_MOST, _BETWEEN, *PRINTED_PHRASES)

MANY_ROWS = 12
"""So many rows show a step that loses each tenth."""


def shaped_rows(feed: Feed, *, min_size: int = 1, max_size: int | None = None) -> st.SearchStrategy[FeedRows]:
    """Return what draws rows in which nothing is wrong, in all shapes that a number has in life."""
    rows = feed_rows(feed, min_size=min_size, max_size=max_size)
    columns = _columns(feed)
    if not columns:
        return rows
    shapes = st.lists(st.sampled_from(SHAPES), min_size=6, max_size=6)
    return st.tuples(rows, shapes).map(lambda drawn: _shaped(*drawn, feed, columns))


def many_rows(feed: Feed) -> st.SearchStrategy[FeedRows] | None:
    """Return what draws many rows at once; None where a feed has no room for them."""
    try:
        return shaped_rows(feed, min_size=MANY_ROWS, max_size=MANY_ROWS)
    except ImpossibleArgument:
        return None


def _columns(feed: Feed) -> dict[str, str]:
    """Return the columns of the number and its ends; none where a row makes several claims, or a cell says it all."""
    if feed.each or feed.cell is not None:
        return {}
    named = {"value": feed.number, "low": feed.low, "high": feed.high}
    return {field: name for field, name in named.items() if name is not None and not name.startswith(("=", "#"))}


def _shaped(rows: FeedRows, shapes: Sequence[str], feed: Feed, columns: dict[str, str]) -> FeedRows:
    made = [_in_shape(row, shapes[n % len(shapes)], feed, columns) for n, row in enumerate(rows)]
    if made == rows or feed.intake(made).rejected:
        return rows
    return made


def _in_shape(row: dict[str, object], shape: str, feed: Feed, columns: dict[str, str]) -> dict[str, object]:
    numbers = {field: row[name] for field, name in columns.items()}
    given = {field: cell for field, cell in numbers.items() if isinstance(cell, int)}
    if shape == _AS_DRAWN or len(given) < len(columns):
        return row
    if shape in _KEPT:
        kept = [field for field in _KEPT[shape] if field in columns]
        return row | {columns[field]: None for field in columns if field not in kept} if kept else row
    hedged = feed.hedge is not None and not feed.hedge.startswith("=") and row.get(feed.hedge)
    if feed.value is None or "value" not in given or hedged:
        return row
    blank: dict[str, object] = {name: None for field, name in columns.items() if field != "value"}
    return row | blank | {columns["value"]: shape.format(given["value"])}
