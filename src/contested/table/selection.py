"""Selection: some rows of a table, by what one of its columns holds."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from numbers import Real
from typing import TYPE_CHECKING, Any

import attrs
import narwhals.stable.v2 as nw

from contested.errors import UnknownName, WrongType
from contested.names import listed
from contested.spelling import near_names, nearest_first
from contested.table.not_given import NOT_GIVEN

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from narwhals.stable.v2.dtypes import DType

    from contested.table.column_map import ColumnMap, LazyFrame


@attrs.frozen
class Selection:
    """Which rows of a table stay: those whose column holds one of some values, or none of them; and the note of it."""

    ours: str
    values: tuple[object, ...]
    holds: bool
    note: str

    @classmethod
    def of(cls, layout: ColumnMap, column: str, value: object, other_than: object) -> Selection:
        """
        Return the selection that a caller asks for, by the frame's name of a column or by its field.

        Raises:
            MissingColumn: there is no such column.
            WrongType: not one of ``value`` and ``other_than``.
        """
        if (value is NOT_GIVEN) == (other_than is NOT_GIVEN):
            raise WrongType("value", value, "what the column holds, or other_than=, what it does not")
        (ours,) = layout.ours(column)
        holds = other_than is NOT_GIVEN
        given = value if holds else other_than
        values = tuple(given) if isinstance(given, (list, tuple, set, frozenset)) else (given,)
        shown = listed([repr(one) for one in values], "or") or "nothing"
        note = f"only rows with {shown} in {column!r}" if holds else f"no rows with {shown} in {column!r}"
        return cls(ours, values, holds, note)

    def keeps(self, value: object) -> bool:
        """Whether rows stay in which the column holds a value."""
        return (value in self.values) is self.holds

    def kept(self, lazy: LazyFrame) -> LazyFrame:
        """Return the rows that stay."""
        among = held_in(self.ours, self.values)
        return lazy.filter(among if self.holds else ~among)

    @property
    def texts(self) -> tuple[str, ...]:
        """The texts that stay, but for names of parties: one that stands nowhere is a slip, and no empty answer."""
        return tuple(one for one in self.values if isinstance(one, str) and self.holds and self.ours != "party")

    def refuse_slips(
        self, column: str, cells: LazyFrame, rows_of: Callable[[LazyFrame], Iterable[tuple[str | None, ...]]]
    ) -> None:
        """
        Refuse a text that stands nowhere in the column: one look of the engine, and another for what does.

        Raises:
            UnknownName: with the texts that stand there, the near ones first.
        """
        there = {one for (one,) in rows_of(cells.filter(held_in(self.ours, self.texts)))}
        for name in self.texts:
            if name not in there:
                known = sorted(one for (one,) in rows_of(cells) if one is not None)
                raise UnknownName(column, name, nearest_first(name, known), "the table")

    def check(self, column: str, kind: DType, parties: Sequence[str]) -> None:
        """
        Check that the column can hold the values, and that no party is misspelt.

        Raises:
            UnknownName: no party is called so, and one almost is.
            WrongType: a value that the column cannot hold.
        """
        for one in self.values:
            refuse_misfit(column, one, kind)
        for name in self.values if self.ours == "party" else ():
            if isinstance(name, str) and name not in parties:
                near = near_names(name, parties)
                if near:
                    raise UnknownName("party", name, near, "the table", alike=True)


def refuse_misfit(column: str, value: object, kind: DType) -> None:
    """
    Check that a column can hold a value, before an engine is asked.

    Raises:
        WrongType: it cannot.
    """
    if value is None:
        return
    known: dict[tuple[Any, ...], tuple[tuple[type, ...], str]] = {
        (nw.String, nw.Categorical, nw.Enum): ((str,), "text"),
        (nw.Boolean,): ((bool,), "True or False"),
        (nw.Datetime,): ((datetime,), "a date with a time"),
        (nw.Date,): ((date,), "a date"),
    }
    number = ((Real, Decimal), "a number") if kind.is_numeric() else ((object,), "anything")
    types, wanted = next((told for kinds, told in known.items() if kind in kinds), number)
    if not isinstance(value, types) or (kind == nw.Date and isinstance(value, datetime)):
        raise WrongType(f"a value of the column {column!r}", value, wanted)


def held_in(ours: str, values: Iterable[object]) -> nw.Expr:
    """Return the expression that says whether a column holds one of some values, true or false for every row."""
    column = nw.col(ours)  # None is what is not there
    same = [column.is_null() if one is None else (column == one).fill_null(value=False) for one in values]
    return nw.any_horizontal(*same, ignore_nulls=True) if same else column.is_null() & ~column.is_null()
