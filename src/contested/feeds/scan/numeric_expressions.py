"""
Quantities: the numbers of all rows at once, as expressions for an engine.

They say of each row what ``amounts`` and ``Estimate`` say of one: which cells
are codes, which numbers contradict each other, and what is left to claim.
"""

from __future__ import annotations

import re
from functools import reduce
from operator import or_
from typing import TYPE_CHECKING, Any

import attrs
import narwhals.stable.v2 as nw

from contested.errors import (
    BelowFloor,
    IncompleteStatement,
    InconsistentRow,
    NotANumber,
    NothingSaid,
    NumberOutOfBounds,
    UnusableCell,
)
from contested.feeds.cells import code_key as written
from contested.feeds.rows.row import NUMBERS_IN_ORDER
from contested.feeds.rows.stages import OK, code_of
from contested.quantities import DIGITS
from contested.table.column_map import EXACT_WITHIN

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from contested.feeds.mapping import FeedMapping
    from contested.feeds.rows.row import BoundMapping, RowColumn

SMALLEST = 1e-14
"""A float that is not nearer to zero needs no more than 30 digits after the point: it has 17 at most."""

_WHOLE = re.compile(r"-?[0-9]{1,18}")
_ENDS = ("low", "value", "high")
_COLUMNS = NUMBERS_IN_ORDER[:4]
"""The columns of numbers that an engine reads: a level is of one row."""


@attrs.frozen(eq=False)
class Quantity:
    """One column of numbers: its field, whether it holds whole ones, which are codes, and whether a NaN is nothing."""

    name: str
    cell: Any
    whole: bool
    missing: tuple[float, ...]
    unknown: tuple[float, ...]
    leaves_out: bool = False

    @property
    def number(self) -> Any:
        """What stands there: whole numbers as they are, others as floats."""
        return self.cell if self.whole else self.cell.cast(nw.Float64)

    @property
    def is_missing(self) -> Any:
        """Whether a cell says nothing: a NaN of pandas too, unless that is a code for what is unknown."""
        nothing = self.cell.is_null() | self._is(self.missing)
        if self.whole or not self.leaves_out or any(code != code for code in self.unknown):  # noqa: PLR0124  # a NaN
            return nothing
        return nothing | self.number.is_nan().fill_null(value=False)

    @property
    def is_unknown(self) -> Any:
        """Whether a cell says that nobody knows."""
        return ~self.is_missing & self._is(self.unknown)

    @property
    def is_unsure(self) -> Any:
        """Whether a cell holds what an engine does not read as Python does: very near to zero, or a zero below it."""
        if self.whole:
            return nw.lit(False)
        number = self.number
        near = (number.abs() < SMALLEST) & (number != 0)
        if 0.0 in (*self.missing, *self.unknown):
            near |= (number == 0) & number.cast(nw.String).str.starts_with("-")
        return near.fill_null(value=False)

    def _is(self, codes: Iterable[float]) -> Any:
        number = self.number
        same = [number.is_nan() if code != code else number == code for code in codes]  # noqa: PLR0124  # a NaN
        return reduce(or_, same, nw.lit(False)).fill_null(value=False)


@attrs.frozen(eq=False)
class Quantities:
    """The columns of numbers of a source, and what a feed makes of them."""

    mapping: FeedMapping
    columns: tuple[Quantity, ...]
    alike: bool
    whole: bool

    @classmethod
    def of(cls, bound: BoundMapping, kinds: Sequence[Any], *, leaves_out: bool = False) -> Quantities:
        """Lay a mapping over the columns of numbers, which are of these types, and whose NaNs may say nothing."""
        made, types = [], []
        for name in _COLUMNS:
            column = bound.columns.get(name)
            if column is not None:
                kind = kinds[column.place]
                missing, unknown = (
                    _codes(table, column, whole=kind.is_integer())
                    for table in (bound.mapping.missing, bound.mapping.unknown)
                )
                made.append(Quantity(name, nw.col(f"c{column.place}"), kind.is_integer(), missing, unknown, leaves_out))
                types += [str(kind) if kind.is_integer() else ""] if name in _ENDS else []
        return cls(bound.mapping, tuple(made), len(set(types)) == 1, any(types))

    @property
    def is_unsure(self) -> Any:
        """Whether a row holds numbers that an engine does not compare as Python does."""
        unsure = [one.is_unsure for one in self.columns]
        inside = [one.number.is_between(-EXACT_WITHIN, EXACT_WITHIN) for one in self.columns if one.whole]
        unsure += [~one.fill_null(value=True) for one in inside]
        return reduce(or_, unsure, nw.lit(False))

    def applied(self, lazy: Any) -> Any:
        """
        Return a frame with the numbers that its rows claim, and a column ``code`` of what is wrong with them.

        It needs the columns ``stance`` and ``floored``, and gives ``low``,
        ``best``, ``high``, ``standard_error``; and ``is_unknown`` where a
        row says that nobody knows.
        """
        there = {one.name: ~one.is_missing & ~one.is_unknown for one in self.columns}
        lazy = lazy.with_columns(
            claims=nw.col("stance") == "claimed",
            is_said=nw.any_horizontal(*(~one.is_missing for one in self.columns), ignore_nulls=True),
            is_found=nw.any_horizontal(*there.values(), ignore_nulls=True),
            **{f"n_{one.name}": nw.when(there[one.name]).then(one.number) for one in self.columns},
        )
        return self._valued(lazy.with_columns(code=self._first(), is_wrong=self._contradict()))

    def _first(self) -> Any:
        """Return the code of what is wrong with the cells by themselves."""
        claims = nw.col("claims")
        wrong = [(~claims & nw.col("is_said"), code_of("low", UnusableCell))]
        for one in self.columns:
            number = nw.col(f"n_{one.name}")
            if not one.whole:
                finite = number.is_finite().fill_null(value=True)
                wrong.append((claims & ~finite, code_of(one.name, NotANumber)))
                large = (number.abs() >= 10.0**DIGITS).fill_null(value=False)
                wrong.append((claims & large, code_of(one.name, NumberOutOfBounds)))
        wrong.append((claims & ~nw.col("is_said"), code_of("nothing", NothingSaid)))
        return _chosen(wrong)

    def _contradict(self) -> Any:
        """Return whether the numbers of a row contradict each other."""
        ends = {
            one.name: nw.col(f"n_{one.name}") if self.alike else nw.col(f"n_{one.name}").cast(nw.Float64)
            for one in self.columns
        }
        ordered = (("low", "high"), ("low", "value"), ("value", "high"))
        pairs = [(ends[a], ends[b]) for a, b in ordered if {a, b} <= ends.keys()]
        return reduce(or_, ((a > b).fill_null(value=False) for a, b in pairs), nw.lit(False))

    def _valued(self, lazy: Any) -> Any:
        column = nw.col
        names = {one.name for one in self.columns}
        numbers = {
            name: column(f"n_{name}").cast(nw.Float64) + 0.0 if name in names else nw.lit(None, dtype=nw.Float64)
            for name in _COLUMNS
        }
        lazy = lazy.with_columns(**{f"f_{name}": made for name, made in numbers.items()})
        low, best, high, error = (column(f"f_{name}") for name in _COLUMNS)
        claims, wrong = column("claims"), column("is_wrong")
        inconsistent = wrong & best.is_null() if self.mapping.inconsistent == "kept" else wrong
        graded = ~error.is_null() & ~column("is_wrong")
        valued = ~best.is_null() | (low == high).fill_null(value=False)
        later = [(claims & inconsistent, code_of("ends", InconsistentRow))]
        later.append((claims & graded & ((error < 0) | ~valued), code_of("error", IncompleteStatement)))
        single = wrong | (low.is_null() & high.is_null()) | (low == high).fill_null(value=False)
        point = nw.coalesce(best, low)
        claimed: dict[str, nw.Expr] = {
            "low": nw.when(single).then(point).otherwise(low),
            "best": nw.when(~single).then(best),
            "high": nw.when(single).then(point).otherwise(high),
            "standard_error": nw.when(~wrong).then(error),
        }
        if not self.mapping.signed:
            below = nw.min_horizontal(claimed["low"], claimed["best"], claimed["high"]) < 0
            later.append((claims & column("floored") & below.fill_null(value=False), code_of("floor", BelowFloor)))
        made: dict[str, nw.Expr] = {name: nw.when(claims).then(number) for name, number in claimed.items()}
        made["code"] = nw.when(column("code") < OK).then(column("code")).otherwise(_chosen(later))
        return lazy.with_columns(is_unknown=claims & column("is_said") & ~column("is_found"), **made)


def _codes(table: Mapping[str, frozenset[str]], column: RowColumn, *, whole: bool) -> tuple[float, ...]:
    """Return the numbers that are written as one of a feed's codes for a column."""
    found: list[float] = []
    for code in sorted(table.get(column.name, table.get("*", frozenset()))):
        if whole:
            found += [int(code)] if _WHOLE.fullmatch(code) and str(int(code)) == code else []
            continue
        try:
            number = float(code)
        except ValueError:
            continue
        found += [number] if written(str(number)) == code else []
    return tuple(found)


def _chosen(pairs: Sequence[tuple[Any, int]]) -> Any:
    """Return the code of the first condition that holds, else that of what is fine."""
    made = nw.lit(OK)
    for condition, code in reversed(pairs):
        made = nw.when(condition).then(nw.lit(code)).otherwise(made)
    return made
