"""
Rows: a mapping laid over the header of a file, and one row of it, asked by the names of fields.

``row.text("by")``, ``row.number("low", unit)``, ``row.days("as_of")``: a row
knows its columns, its codes and its cells, and where it cannot be read.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

import attrs

from contested.claims import Party, Source, directory
from contested.errors import ContestedError, MisfitFeed
from contested.feeds import date_cells
from contested.feeds.cells import (
    code_key,
    flag_cell,
    is_code,
    is_empty,
    lone_number,
    number_cell,
    prose_cell,
    text_cell,
)
from contested.feeds.mapping_fields import COLUMN_FIELDS, TIMED

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from contested.feeds.mapping import FeedMapping
    from contested.feeds.sources.raw_rows import Header
    from contested.quantities import Number, Unit, When

NUMBERS_IN_ORDER = ("low", "value", "high", "standard_error", "error_below", "error_above", "level")
"""The fields of numbers, in the order in which a row is read; ``best`` is ``value``."""

SINGLE_FIELDS = (*COLUMN_FIELDS, "cell", "power")
"""The fields that one column holds, in the order in which a rejection lists its cells."""

_ALIASES = {"best": "value"}
"""Either is the number itself; a mapping has one of them."""

SOURCE_FIELDS = tuple(
    field.name for field in attrs.fields(Source) if field.init and field.name not in ("organ_of", "primary", "quoting")
)


class RowColumn(NamedTuple):
    """Where a field stands: the place of its column, or the text that stands for it in every row."""

    field: str
    name: str
    place: int
    constant: str | None = None

    def of(self, cells: Sequence[object]) -> object:
        """Return what a row has there."""
        return self.constant if self.place < 0 else cells[self.place]


@attrs.frozen
class BoundMapping:
    """
    One variant of a mapping laid over a header.

    ``columns`` are those of fields that one column holds; ``times`` hold one
    to six each.  ``names``, ``units`` and ``sources`` keep what was read,
    since most rows say what another one said, and all say a constant.
    """

    mapping: FeedMapping
    of: tuple[RowColumn, ...]
    columns: Mapping[str, RowColumn]
    times: Mapping[str, tuple[RowColumn, ...]]
    facets: Mapping[str, RowColumn]
    source: Mapping[str, RowColumn]
    aside: tuple[RowColumn, ...]
    parties: Mapping[str, Party]
    names: dict[RowColumn, str | None] = attrs.field(factory=dict, eq=False)
    units: dict[str, Unit] = attrs.field(factory=dict, eq=False)
    sources: dict[tuple[object, ...], Source | None] = attrs.field(factory=dict, eq=False)

    @property
    def looked_at(self) -> tuple[RowColumn, ...]:
        """Every column of the file that the mapping looks at."""
        several = (*self.of, *self.columns.values(), *self.facets.values(), *self.source.values(), *self.aside)
        return tuple(one for one in (*several, *(c for time in self.times.values() for c in time)) if one.place >= 0)

    @property
    def number(self) -> RowColumn:
        """The column in which its number stands first of all."""
        first = ("cell", "value", "low", "high", "hedge", "quote", "stance")
        return next(self.columns[name] for name in first if name in self.columns)

    @property
    def telling(self) -> tuple[RowColumn, ...]:
        """The columns of which one has to say something for a row to be a claim."""
        ends = (self.columns[name] for name in NUMBERS_IN_ORDER[:3] if name in self.columns)
        return tuple(one for one in ends if one.place >= 0) or (self.number,)

    @property
    def counted(self) -> dict[int, RowColumn]:
        """The columns of numbers, but for the level of an interval, by their places."""
        ends = (self.columns[name] for name in NUMBERS_IN_ORDER[:4] if name in self.columns)
        return {one.place: one for one in ends if one.place >= 0}


def bind(mapping: FeedMapping, header: Header) -> tuple[BoundMapping, ...]:
    """
    Lay a mapping over a header: one bound mapping for each claim that a row makes.

    Raises:
        MisfitFeed: a column is not there, or is there twice.
    """
    known = directory(mapping.parties)
    return tuple(_bound(mapping, variant, header, known) for variant in mapping.variants)


def _bound(
    mapping: FeedMapping, variant: Mapping[str, Any], header: Header, known: Mapping[str, Party]
) -> BoundMapping:
    def column(text: str, field: str) -> RowColumn:
        known_as = _ALIASES.get(field, field)
        if text.startswith("="):
            return RowColumn(known_as, f"{field} ({text})", -1, text[1:].strip())
        return RowColumn(known_as, text, header.place(text, field))

    def there(text: str) -> bool:
        return text not in mapping.optional or header.has(text)

    columns = {
        _ALIASES.get(name, name): column(variant[name], name)
        for name in SINGLE_FIELDS
        if variant.get(name) and there(variant[name])
    }
    times = {}
    for name in TIMED:
        given = variant.get(name)
        wanted = [one for one in ((given,) if isinstance(given, str) else given or ()) if there(one)]
        if wanted:
            times[name] = tuple(column(one, name) for one in wanted)
    source = variant.get("source") or {}
    parts = {"title": source} if isinstance(source, str) else source
    for name in parts:
        if name not in SOURCE_FIELDS:
            raise MisfitFeed("source", f"a source has no {name!r}; it has title, publisher, author, issued, url, label")
    return BoundMapping(
        mapping,
        tuple(column(one, "of") for one in mapping.of),
        columns,
        times,
        {name: column(text, "facets") for name, text in sorted(variant["facets"].items()) if there(text)},
        {name: column(text, "source") for name, text in parts.items() if there(text)},
        tuple(column(name, "aside") for name in mapping.aside if there(name)),
        known,
    )


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
        return found if codes is None or found is None else codes.get(code_key(str(found)), found)

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

    def lone_number(self, field: str) -> Number:
        """
        Return the number of a field that stands alone in its cell, and may be one of thousands.

        Raises:
            ContestedError: words, a sign or a scale stand beside it, or it can be read in two ways.
        """
        return lone_number(self.content(self.bound.columns[field]), self.mapping.locale)

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
