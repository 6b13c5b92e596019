"""
Rows: one row of a file under a bound mapping, asked by the names of fields.

``row.text("by")``, ``row.number("low", unit)``, ``row.days("as_of")``: a row
knows its columns, its codes and its cells, and where it cannot be read.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar

import attrs

from contested.errors import ContestedError
from contested.feeds import date_cells
from contested.feeds.cells import code, flag_cell, is_code, is_empty, number_cell, prose_cell, text_cell

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from contested.feeds.mapping import FeedMapping
    from contested.feeds.rows.columns import BoundMapping, RowColumn
    from contested.quantities.dates import When
    from contested.quantities.numbers import Number
    from contested.quantities.units import Unit

Read = TypeVar("Read")

PARTS_OF_DAY = 3
"""A date in parts has a year, a month and a day."""


class CellError(Exception):  # never leaves this room
    """Where in a row something is wrong: its stage, its column, what stands there, and why."""

    def __init__(self, stage: str, column: str | None, value: object, error: ContestedError) -> None:
        super().__init__(stage, column, value, error)
        self.stage, self.column, self.value, self.error = stage, column, value, error


@attrs.frozen
class Row:
    """
    One row, as one variant of a mapping looks at it.

    ``part`` counts the claims that are made of one row.
    """

    bound: BoundMapping
    cells: Sequence[object]
    row_number: int = 0
    line: int | None = None
    part: int = 1

    @property
    def mapping(self) -> FeedMapping:
        """The mapping by which it is read."""
        return self.bound.mapping

    def has(self, field: str) -> bool:
        """Whether the mapping has a column for a field."""
        return field in self.bound.columns

    def value(self, field: str) -> object:
        """Return what stands in the column of a field."""
        return self.bound.columns[field].of(self.cells)

    def fault(self, field: str, error: ContestedError) -> CellError:
        """Return that what stands in the column of a field is wrong."""
        return self.fault_in(self.bound.columns[field], error)

    def fault_in(self, column: RowColumn, error: ContestedError) -> CellError:
        """Return that what stands in a column is wrong."""
        return CellError(column.field, column.name, column.of(self.cells), error)

    # -- one cell -----------------------------------------------------------------

    def content(self, column: RowColumn) -> object:
        """Return what stands in a column, as the mapping reads its codes; "" where a code stands for nothing."""
        found = column.of(self.cells)
        reads = self.mapping.reads
        codes = reads.get(column.name) if reads else None
        return found if codes is None or found is None else codes.get(code(str(found)), found)

    def read(self, column: RowColumn, reader: Callable[[Any], Read]) -> Read:
        """
        Return what a cell says.

        Raises:
            CellError: it cannot be read; with its column.
        """
        try:
            return reader(self.content(column))
        except ContestedError as error:
            raise self.fault_in(column, error) from None

    def is_coded(self, table: Mapping[str, frozenset[str]], column: RowColumn) -> bool:
        """Whether a cell is one of the codes that a mapping lists for its column."""
        return bool(table) and is_code(column.of(self.cells), table.get(column.name, frozenset()))

    def is_empty(self, field: str) -> bool:
        """Whether nothing stands in the column of a field, or there is none."""
        column = self.bound.columns.get(field)
        return column is None or is_empty(self.content(column))

    def text(self, field: str) -> str | None:
        """Return the text of a field; None where nothing stands there, or there is no such column."""
        column = self.bound.columns.get(field)
        return None if column is None else self.text_in(column)

    def text_in(self, column: RowColumn) -> str | None:
        """Return the text in a column, None where it says nothing."""
        return None if self.is_coded(self.mapping.missing, column) else self.read(column, text_cell)

    def prose(self, field: str) -> str | None:
        """Return the text of a field with its lines as they are."""
        column = self.bound.columns[field]
        return None if self.is_coded(self.mapping.missing, column) else self.read(column, prose_cell)

    def flag(self, field: str) -> bool:
        """Return whether a field says yes."""
        return self.read(self.bound.columns[field], flag_cell)

    # -- numbers ----------------------------------------------------------------------

    def number(self, field: str, unit: Unit) -> Number | str:
        """Return the number of a field: the value may be words around one, everything else is one bare number."""
        read = partial(number_cell, unit=unit, locale=self.mapping.locale, bare=field != "value")
        return self.read(self.bound.columns[field], read)

    def is_missing(self, column: RowColumn) -> bool:
        """Whether nothing is said in a column of numbers."""
        missing = self.mapping.missing
        found = self.content(column)
        if missing and is_code(found, missing.get(column.name, missing.get("*", frozenset()))):
            return True
        return is_empty(found) and not self.is_unknown(column)  # a NaN can be a code for what is unknown

    def is_unknown(self, column: RowColumn) -> bool:
        """Whether a column of numbers says that nobody knows."""
        unknown = self.mapping.unknown
        if not unknown:
            return False
        return is_code(self.content(column), unknown.get(column.name, unknown.get("*", frozenset())))

    # -- times -------------------------------------------------------------------------

    def days(self, field: str) -> When | None:
        """Return the time that one column, or several, write; None where they say nothing, or there are none."""
        columns = self.bound.times.get(field)
        if columns is None:
            return None
        if len(columns) < PARTS_OF_DAY:
            moments = [self.day_in(column) for column in columns]
        else:
            moments = [self._parts(columns[n : n + PARTS_OF_DAY]) for n in range(0, len(columns), PARTS_OF_DAY)]
        try:
            return date_cells.span(moments[0], moments[-1])
        except ContestedError as error:
            raise self.fault_in(columns[-1], error) from None

    def day_in(self, column: RowColumn) -> When | None:
        """Return the day, month or year in one column."""
        if self.is_coded(self.mapping.missing, column):
            return None
        is_year = date_cells.names_years(column.name)
        return self.read(column, partial(date_cells.moment, formats=self.mapping.dates, is_year=is_year))

    def _parts(self, columns: Sequence[RowColumn]) -> When | None:
        """Return the time whose year, month and day stand in columns of their own."""
        reads = (date_cells.year_part, date_cells.month_part, date_cells.day_part)
        parts: list[Any] = [
            None if self.is_coded(self.mapping.missing, column) else self.read(column, read)
            for column, read in zip(columns, reads, strict=True)
        ]
        try:
            return date_cells.of_parts(*parts)
        except ContestedError as error:
            column = next(one for one, part in reversed([*zip(columns, parts, strict=True)]) if part is not None)
            raise self.fault_in(column, error) from None
