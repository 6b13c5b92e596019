"""Strategies for frames of a feed, in the libraries that pipelines use, and for feeds themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Unpack

from hypothesis import strategies as st

from contested.errors import NotAChoice
from contested.feeds.feed import Feed
from contested.optional import library as loaded
from contested.testing.feed_strategies import RowLimits, columns_of_feed, feed_rows

if TYPE_CHECKING:
    from contested.testing.fed_rows import FeedRows

DRAWN_FRAMES = ("pandas", "polars", "arrow", "duckdb")
"""Which frames there are."""


def frames(feed: Feed, library: str = "pandas", **limits: Unpack[RowLimits]) -> st.SearchStrategy[Any]:
    """
    Draw frames in the columns of a feed, which it takes without a rejection.

    A column that holds text in some row is one of text, as a file of that
    library has it; an empty frame has its columns all the same.

    Args:
        feed: how such rows become claims.
        library: "pandas", "polars", "arrow" (a table of PyArrow) or "duckdb"
            (a relation).
        limits: of the rows, as for ``feed_rows``.

    Raises:
        NotAChoice: there is no frame of that library.
        ContestedError: as ``feed_rows``.
    """
    if library not in DRAWN_FRAMES:
        raise NotAChoice("library", library, DRAWN_FRAMES)
    return _frames(feed_rows(feed, **limits), columns_of_feed(feed), library)


@st.composite
def _frames(draw: st.DrawFn, rows: st.SearchStrategy[FeedRows], names: tuple[str, ...], library: str) -> object:
    return frame_of(draw(rows), names, library)


def frame_of(rows: FeedRows, names: tuple[str, ...], library: str) -> object:
    """
    Return rows as a frame.

    Args:
        rows: each with these columns.
        names: of the columns.
        library: one of ``DRAWN_FRAMES``.
    """
    columns = {name: _of_one_type([row[name] for row in rows]) for name in names}
    if library == "pandas":
        return loaded("pandas").DataFrame(columns)
    if library == "polars":
        return loaded("polars").DataFrame(columns)
    arrow = loaded("pyarrow").table(columns)
    if library == "arrow":
        return arrow
    return loaded("duckdb").connect().from_arrow(arrow)


@st.composite
def feeds(draw: st.DrawFn) -> Feed:
    """
    Draw feeds: who speaks, how numbers and days are written, and what else has a column.

    Rows for one are drawn by ``feeds().flatmap(feed_rows)``.
    """
    fields: dict[str, Any] = {"of": "place", "name": "=killed", "unit": "=killed"}
    for part in (_NUMBERS, _HOLDERS, _TIMES, _OTHERS):
        fields |= draw(part)
    if not fields.keys().isdisjoint(("low", "high")):
        fields.pop("hedge", None)
    return Feed(**fields)


_Fields = dict[str, Any]
_NUMBERS: st.SearchStrategy[_Fields] = st.sampled_from(
    [
        {"value": "number"},
        {"low": "low", "best": "best", "high": "high"},
        {"low": "low", "high": "high"},
        {"value": "number", "unknown": {"number": "-9"}, "missing": "-1"},
        {"value": "number", "standard_error": "error"},
    ]
)
_HOLDERS: st.SearchStrategy[_Fields] = st.sampled_from(
    [
        {"by": "party", "source": "source"},
        {"by": "party", "title": "A list"},
        {"source": "source"},
        {"by": "party", "source": {"title": "source", "issued": "issued", "url": "link"}},
        {"by": "party", "source": "source", "separator": ";"},
    ]
)
_TIMES: st.SearchStrategy[_Fields] = st.sampled_from(
    [
        {},
        {"as_of": "day"},
        {"as_of": ("first", "last")},
        {"as_of": ("year", "month", "day")},
        {"as_of": "day", "stated": "said", "dates": "%d/%m/%Y"},
        {"as_of": "day", "time": "cumulative"},
        {"period": "year", "time": "period"},
        {"stated": "said", "dates": ("%d %B %Y", "%d %b %Y")},
    ]
)
_OTHERS: st.SearchStrategy[_Fields] = st.sampled_from(
    [
        {},
        {"stance": "stance"},
        {"stance": "stance", "quoting": "behind", "key": "key"},
        {"hedge": "hedge", "stance": "stance"},
        {"where": "where", "definition": "counted", "facets": {"side": "side"}},
        {"basis": "basis", "status": "status", "note": "note"},
        {"name": "what", "unit": "unit"},
    ]
)


def _of_one_type(cells: list[Any]) -> list[Any]:
    """Return cells as numbers, as truths, or all as text: a column of a frame is of one type."""
    kinds = {type(cell) for cell in cells if cell is not None}
    if len(kinds) < 2 and kinds <= {int, bool}:
        return cells
    return [None if cell is None else str(cell) for cell in cells]
