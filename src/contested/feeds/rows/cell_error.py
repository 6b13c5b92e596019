"""
Claims: what a row says, and where in a row something is wrong.

The words that reading a row shares: a column, the figure a claim belongs to,
the claim itself, and a fault with its place.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from contested.errors import ContestedError
from contested.feeds.rows import cells as cell

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from contested.claims.statement import Statement
    from contested.feeds.feed import Feed
    from contested.quantities.units import Unit


class Column(NamedTuple):
    """Where a field stands: the place of its column, or the text that stands for it in every row."""

    name: str
    place: int
    constant: str | None = None

    def of(self, cells: Sequence[object]) -> object:
        """Return what a row has there."""
        return self.constant if self.place < 0 else cells[self.place]


class Scope(NamedTuple):
    """Which figure a claim belongs to."""

    of: tuple[str, ...]
    measure: str
    where: str | None
    period: str | None
    definition: str | None
    facets: tuple[tuple[str, str], ...]


class Claim(NamedTuple):
    """One statement that a row makes, the figure it belongs to, and the unit in which it was made."""

    row: int
    scope: Scope
    unit: Unit
    statement: Statement
    aside: str | None = None
    line: int | None = None


class CellError(Exception):  # never leaves this room
    """Where in a row something is wrong."""

    def __init__(self, column: str | None, value: object, error: ContestedError) -> None:
        super().__init__(column, value, error)
        self.column, self.value, self.error = column, value, error


def read_cell(feed: Feed, column: Column, cells: Sequence[object], read: Callable[[Any], Any]) -> Any:
    """
    Return what one cell says, as the feed reads its codes.

    Raises:
        Fault: it cannot be read; with its column.
    """
    value = column.of(cells)
    try:
        return read(content(feed, column, cells) if feed.reads else value)
    except ContestedError as error:
        raise CellError(column.name, value, error) from None


def content(feed: Feed, column: Column, cells: Sequence[object]) -> object:
    """Return what a row has in a column, as the feed reads its codes; "" where a code stands for nothing."""
    value = column.of(cells)
    codes = feed.reads.get(column.name) if feed.reads else None
    return value if codes is None or value is None else codes.get(cell.code(str(value)), value)


def is_coded(table: Mapping[str, frozenset[str]], column: Column, cells: Sequence[object]) -> bool:
    """Whether a cell is one of the codes that a feed lists for its column."""
    return bool(table) and cell.is_code(column.of(cells), table.get(column.name, frozenset()))


def read_text(feed: Feed, column: Column | None, cells: Sequence[object]) -> str | None:
    """
    Return the text of a cell, as the feed reads its codes; None where it says nothing, or there is no such column.

    Raises:
        Fault: it is no text.
    """
    if column is None or is_coded(feed.missing, column, cells):
        return None
    found: str | None = read_cell(feed, column, cells, cell.text)
    return found
