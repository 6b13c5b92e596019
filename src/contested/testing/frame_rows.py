"""Rows as frames of a library, and frames as rows, so that a law sees the same whatever a step works on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from contested.errors import NotAChoice
from contested.feeds.sources.typed_files import from_frame
from contested.feeds.typed_cells import shortest
from contested.optional import library

if TYPE_CHECKING:
    from collections.abc import Callable

    from contested.testing.fed_rows import FeedRows

FRAME_LIBRARIES = ("rows", "pandas", "polars", "arrow", "duckdb")
"""What a step may work on; "rows" are a list of dictionaries."""


def rows_as_frame(rows: FeedRows, wanted: str | None) -> object:
    """
    Return rows as a frame; a column of more than one type holds text, as no engine mixes them.

    Raises:
        NotAChoice: no such library is known.
        MissingExtra: it is not installed.
    """
    if wanted is None or wanted == "rows":
        return rows
    if wanted not in _FRAMES:
        raise NotAChoice("library", wanted, FRAME_LIBRARIES)
    return _FRAMES[wanted](columns_in(rows))


def columns_in(rows: FeedRows) -> dict[str, list[object]]:
    """Return rows as columns of one type each."""
    names = tuple(dict.fromkeys(key for row in rows for key in row))
    return {name: _of_one_type([row.get(name) for row in rows]) for name in names}


def _of_one_type(cells: list[object]) -> list[object]:
    kinds = {float if type(cell) in (int, float) else type(cell) for cell in cells if cell is not None}
    if len(kinds) < 2:
        return cells
    return [cell if cell is None else str(cell) for cell in cells]


def _arrow(columns: dict[str, list[object]]) -> object:
    arrow = library("pyarrow", "a frame of PyArrow")
    return arrow.table({name: arrow.array(cells, from_pandas=True) for name, cells in _widened(columns).items()})


def _widened(columns: dict[str, list[object]]) -> dict[str, list[object]]:
    """Return columns with whole numbers beside floats as floats, and what fits no column as text."""
    made: dict[str, list[object]] = {}
    for name, cells in columns.items():
        kinds = {type(cell) for cell in cells if cell is not None}
        if kinds == {int, float}:
            made[name] = [cell if cell is None else float(cell) for cell in cells]  # type: ignore[arg-type]
        elif kinds <= {int} and any(isinstance(cell, int) and abs(cell) >= 2**63 for cell in cells):
            made[name] = [cell if cell is None else str(cell) for cell in cells]
        elif not kinds:
            made[name] = [None] * len(cells)
        else:
            made[name] = cells
    return made


def _pandas(columns: dict[str, list[object]]) -> object:
    return library("pandas").DataFrame(columns)


def _polars(columns: dict[str, list[object]]) -> object:
    return library("polars", "a frame of Polars").DataFrame(_widened(columns), strict=False)


def _duckdb(columns: dict[str, list[object]]) -> object:
    return library("duckdb").from_arrow(_arrow(columns))


_FRAMES: dict[str, Callable[[dict[str, list[object]]], object]] = {
    "pandas": _pandas,
    "polars": _polars,
    "arrow": _arrow,
    "duckdb": _duckdb,
}


def library_of(data: object) -> str | None:
    """Return which library a frame is of; "rows" of a list, None of what is neither."""
    if isinstance(data, list):
        return "rows"
    module = type(data).__module__.partition(".")[0].lstrip("_")
    return {"pandas": "pandas", "polars": "polars", "pyarrow": "arrow", "duckdb": "duckdb"}.get(module)


def plain_rows(data: object) -> FeedRows:
    """Return a frame, or rows, as rows of plain cells; what pandas writes for nothing is None."""
    if isinstance(data, list):
        return [{str(name): _plain(shortest(cell)) for name, cell in row.items()} for row in data]
    read = from_frame(data, "the frame")
    return [dict(zip(read.header.names, map(_plain, raw.cells), strict=True)) for raw in read]


def _plain(cell: object) -> object:
    """Return a cell with NaN and NaT as None."""
    return None if type(cell).__name__ in ("NaTType", "NAType") or cell != cell else cell  # noqa: PLR0124
