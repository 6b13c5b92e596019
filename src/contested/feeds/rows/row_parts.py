"""
Parts: what a row says in words and days, read alike for one row and once for all rows that say it alike.

Each part is told by some columns.  A row by itself asks all parts; on an
engine each way of saying a part is read once, and what is wrong with it comes
as a code.
"""

from __future__ import annotations

from functools import lru_cache, partial
from typing import TYPE_CHECKING, Any, NamedTuple

import attrs

from contested.claims import ESTIMATE_FIELDS, Estimate, read_fields
from contested.errors import ContestedError
from contested.feeds.rows.holders import holders_in_row, through_whom
from contested.feeds.rows.row import CellError, Row
from contested.feeds.rows.scopes import row_stance, scope_of, unit_in
from contested.feeds.rows.stages import OK, code_of
from contested.quantities import unit as unit_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from contested.feeds.rows.row import BoundMapping, RowColumn
    from contested.quantities import Unit

_GRADES = ("basis", "status")


class ParsedPart(NamedTuple):
    """What one way of saying a part comes to: the code of what is wrong, or ``OK``, and what it says."""

    code: int
    value: Any


class Grades(NamedTuple):
    """Whether a row claims, and how good it says its number is."""

    stance: str
    basis: str | None = None
    status: str | None = None


@attrs.frozen
class RowPart:
    """One part of a row: its name, the columns in which it stands, and how it is read."""

    name: str
    columns: tuple[RowColumn, ...]
    read: Callable[[Row], ParsedPart]

    @property
    def places(self) -> tuple[int, ...]:
        """Where it stands; nowhere, if every row says the same."""
        return tuple(sorted({column.place for column in self.columns if column.place >= 0}))

    def parsed(self, bound: BoundMapping, width: int, ways: Iterable[Sequence[object]]) -> Iterator[ParsedPart]:
        """
        Give what each way of saying it comes to.

        Args:
            bound: the mapping, laid over a header.
            width: how many cells a row has.
            ways: the cells at its places.
        """
        cells: list[object] = [None] * width
        row = Row(bound, cells)
        for way in ways:
            for place, cell in zip(self.places, way, strict=True):
                cells[place] = cell
            yield self.read(row)


def parts_of(bound: BoundMapping) -> tuple[RowPart, ...]:
    """Return the parts of the rows that a mapping reads, but for their numbers."""

    def columns(*names: str) -> tuple[RowColumn, ...]:
        return tuple(bound.columns[name] for name in names if name in bound.columns)

    scope = (*bound.of, *columns("name", "where", "definition"), *bound.facets.values())
    holder = (*columns("by", "quoting", "named", "speaker"), *bound.source.values())
    found = [
        RowPart("scope", (*scope, *bound.times.get("period", ())), partial(_parsed, scope_of)),
        RowPart("unit", columns("unit"), partial(_parsed, unit_in)),
        RowPart("holder", holder, partial(_parsed, _holder)),
        RowPart("grades", columns("stance", "basis", "status"), _grades),
    ]
    clocks = (name for name in ("as_of", "stated") if name in bound.times)
    return (*found, *(RowPart(name, bound.times[name], partial(_parsed, _CLOCKS[name])) for name in clocks))


def _parsed(read: Callable[[Row], object], row: Row) -> ParsedPart:
    try:
        return ParsedPart(OK, read(row))
    except CellError as fault:
        return ParsedPart(code_of(fault.stage, type(fault.error)), None)
    except ContestedError as error:  # each field is right, and a statement refuses them together
        return ParsedPart(code_of("holders", type(error)), None)


def _holder(row: Row) -> Estimate:
    """Return who says it and where, as an estimate of no matter what."""
    return Estimate.of(0, _person(), **holders_in_row(row), **through_whom(row))


def _grades(row: Row) -> ParsedPart:
    found = Grades("claimed")
    try:
        found = Grades(row_stance(row))
        given = {name: row.text(name) for name in _GRADES if row.has(name)}
        if found.stance == "claimed":
            found = Grades("claimed", **read_fields(given, ESTIMATE_FIELDS))
    except CellError as fault:
        return ParsedPart(code_of(fault.stage, type(fault.error)), found)
    except ContestedError as error:
        return ParsedPart(code_of("grades", type(error)), found)
    return ParsedPart(OK, found)


def _as_of(row: Row) -> object:
    return row.days("as_of")


def _stated(row: Row) -> object:
    return row.days("stated")


_CLOCKS: dict[str, Callable[[Row], object]] = {"as_of": _as_of, "stated": _stated}


@lru_cache(maxsize=1)
def _person() -> Unit:
    return unit_of("person")
