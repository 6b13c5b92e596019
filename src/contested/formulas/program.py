"""
Programs: a formula as rows that are run from first to last, on numbers or on intervals.

Running on intervals is exact where every unknown occurs once; ``enclosure``
does the rest.
"""

from __future__ import annotations

from fractions import Fraction
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Any

import attrs

from contested.errors import ContestedError, DivisorHoldsZero
from contested.formulas.node import (
    ADD,
    CONSTANT,
    DIVIDE,
    LEAF,
    MAXIMUM,
    MINIMUM,
    MULTIPLY,
    NEGATE,
    POWER,
    RATIO_ROWS,
    SCALE,
    SUBTRACT,
)
from contested.formulas.powers import TooManyDigits, interval_power, is_long, refuse_long_power
from contested.quantities import Interval, Number, as_int_if_whole

if TYPE_CHECKING:
    from collections.abc import Sequence

    from contested.formulas.node import Operation


class ZeroDivisor(ContestedError, ZeroDivisionError):
    """A divisor that is, or may be, zero: the row of the division."""

    row: int


MOST_ROWS = 64
"""Corners are computed with numbers that are reduced in the end only, so a long formula would carry long ones."""


@attrs.frozen(slots=False)
class Program:
    """
    The rows of a formula, parts before wholes.

    A row is a kind, the places of its parts and its value; a leaf's value is
    the number of its unknown, of which there are ``unknowns``.
    """

    rows: tuple[Operation, ...]
    unknowns: int

    @cached_property
    def directions(self) -> tuple[int, ...] | None:
        """
        1 for each unknown in which the formula rises and -1 where it falls; None where that hangs on the numbers.

        Sums, products and quotients of what is above zero; differences where
        nothing is multiplied by them.
        """
        return None if len(self.rows) > MOST_ROWS else _directions(self.rows, self.unknowns)

    @cached_property
    def paths(self) -> tuple[int, ...]:
        """How often each row is used when the formula is written out as one expression: 0, 1, or 2 for more."""
        return _paths(self.rows, len(self.rows) - 1)

    @cached_property
    def repeated(self) -> tuple[bool, ...]:
        """Whether each unknown occurs more than once."""
        times = [0] * self.unknowns
        for (kind, _, value), paths in zip(self.rows, self.paths, strict=True):
            if kind == LEAF:
                times[value] += paths
        return tuple(count > 1 for count in times)

    @cached_property
    def divisions(self) -> tuple[tuple[int, int], ...]:
        """The row of each division, and the row of its divisor."""
        found = []
        for at, (kind, parts, value) in enumerate(self.rows):
            if kind == DIVIDE:
                found.append((at, parts[1]))
            elif kind == POWER and value < 0:
                found.append((at, parts[0]))
        return tuple(found)

    def part(self, row: int) -> Program:
        """Return the program that ends at a row."""
        return Program(self.rows[: row + 1], self.unknowns).trimmed()

    def trimmed(self) -> Program:
        """Return the program without rows that its last row does not need."""
        used = self.paths
        place: dict[int, int] = {}
        rows: list[Operation] = []
        for at, (kind, parts, value) in enumerate(self.rows):
            if used[at]:
                place[at] = len(rows)
                rows.append((kind, tuple(place[p] for p in parts), value))
        return Program(tuple(rows), self.unknowns)

    # -- running ----------------------------------------------------------------

    def at(self, numbers: Sequence[Number]) -> Number:
        """
        Return the value at one point, exactly.

        Raises:
            ZeroDivisor: a divisor is zero there.
            TooManyDigits: it has too many digits.
        """
        return self.all_at(numbers)[-1]

    def all_at(self, numbers: Sequence[Number]) -> list[Number]:
        """Return the value of every row at one point."""
        values: list[Number] = []
        for at, (kind, parts, value) in enumerate(self.rows):
            values.append(_number(kind, [values[p] for p in parts], value, numbers, at))
        return values

    def over(self, box: Sequence[Interval]) -> Interval:
        """
        Return the interval that the operations give one after the other: exact where no unknown occurs twice.

        Raises:
            ZeroDivisor: zero lies inside a divisor, or is all of it.
            TooManyDigits: an end has too many digits.
        """
        return self.all_over(box)[-1]

    def all_over(self, box: Sequence[Interval]) -> list[Interval]:
        """Return the interval of every row."""
        values: list[Interval] = []
        for at, (kind, parts, value) in enumerate(self.rows):
            if kind == LEAF:
                values.append(box[value])
                continue
            try:
                made = _ON_INTERVALS[kind]([values[p] for p in parts], value)
            except DivisorHoldsZero:
                raise ZeroDivisor(at) from None
            values.append(_within_bits(made))
        return values


def program_of(rows: tuple[Operation, ...], unknowns: int) -> Program:
    """Return the program of some rows: formulas of one short shape, as every ratio of two figures, share theirs."""
    return _shared(rows, unknowns) if len(rows) <= MOST_ROWS else Program(rows, unknowns)


@lru_cache(maxsize=256)
def _shared(rows: tuple[Operation, ...], unknowns: int) -> Program:
    return Program(RATIO_ROWS if rows == RATIO_ROWS else rows, unknowns)


def _directions(rows: Sequence[Operation], unknowns: int) -> tuple[int, ...] | None:
    found = [0] * unknowns
    asked: list[list[tuple[int, bool]]] = [[] for _ in rows]
    asked[-1].append((1, False))
    for at in range(len(rows) - 1, -1, -1):
        kind, parts, value = rows[at]
        for way, above_zero in dict.fromkeys(asked[at]):
            if kind == LEAF:
                if found[value] == -way:
                    return None
                found[value] = way
            elif kind in (ADD, SCALE):
                for part in parts:
                    asked[part].append((way, above_zero))
            elif kind in (MULTIPLY, DIVIDE):
                asked[parts[0]].append((way, True))
                asked[parts[1]].append((way if kind == MULTIPLY else -way, True))
            elif kind in (SUBTRACT, NEGATE) and not above_zero:
                asked[parts[-1]].append((-way, False))
                if kind == SUBTRACT:
                    asked[parts[0]].append((way, False))
            elif kind != CONSTANT or (above_zero and value <= 0):
                return None
    return tuple(found)


def _paths(rows: Sequence[Operation], last: int) -> tuple[int, ...]:
    paths = [0] * len(rows)
    paths[last] = 1
    for at in range(last, -1, -1):
        for part in rows[at][1]:
            paths[part] = min(2, paths[part] + paths[at])
    return tuple(paths)


def _number(kind: str, parts: list[Number], value: Any, numbers: Sequence[Number], at: int) -> Number:
    made: Number
    if kind == LEAF:
        made = numbers[value]
    elif kind == DIVIDE:
        if parts[1] == 0:
            raise ZeroDivisor(at)
        made = Fraction(parts[0], parts[1])
    elif kind == POWER:
        made = _power(parts[0], value, at)
    else:
        made = _ON_NUMBERS[kind](parts, value)
    if made.__class__ is not int:
        made = as_int_if_whole(made)
    if is_long(made):
        raise TooManyDigits
    return made


def _power(number: Number, exponent: int, at: int) -> Number:
    if exponent < 0 and number == 0:
        raise ZeroDivisor(at)
    refuse_long_power(number, exponent)
    return Fraction(number) ** exponent


def _within_bits(interval: Interval) -> Interval:
    for end in (interval.low, interval.high):
        if end is not None and is_long(end):
            raise TooManyDigits
    return interval


def _least(parts: Sequence[Interval]) -> Interval:
    """Return what the smallest of independent values can be."""
    low, low_open = min(((p.low, p.low_open) for p in parts), key=_from_below)
    bounded = [(p.high, p.high_open) for p in parts if p.high is not None]
    high, high_open = min(bounded, key=lambda end: (end[0], not end[1])) if bounded else (None, False)
    return Interval.of_ends(low, high, low_open, high_open)


def _from_below(end: tuple[Number | None, bool]) -> tuple[bool, Number, bool]:
    return (end[0] is not None, 0 if end[0] is None else end[0], end[1])


def _greatest(parts: Sequence[Interval]) -> Interval:
    return -_least([-part for part in parts])


_ON_NUMBERS: dict[str, Any] = {
    CONSTANT: lambda _, value: value,
    SCALE: lambda parts, value: parts[0] * value,
    ADD: lambda parts, _: parts[0] + parts[1],
    SUBTRACT: lambda parts, _: parts[0] - parts[1],
    NEGATE: lambda parts, _: -parts[0],
    MULTIPLY: lambda parts, _: parts[0] * parts[1],
    MINIMUM: lambda parts, _: min(parts),
    MAXIMUM: lambda parts, _: max(parts),
}
_ON_INTERVALS: dict[str, Any] = {
    CONSTANT: lambda _, value: Interval.of_ends(value, value, False, False),
    SCALE: lambda parts, value: parts[0].scaled(value),
    ADD: lambda parts, _: parts[0] + parts[1],
    SUBTRACT: lambda parts, _: parts[0] - parts[1],
    NEGATE: lambda parts, _: -parts[0],
    MULTIPLY: lambda parts, _: parts[0] * parts[1],
    DIVIDE: lambda parts, _: parts[0] / parts[1],
    POWER: lambda parts, value: interval_power(parts[0], value),
    MINIMUM: lambda parts, _: _least(parts),
    MAXIMUM: lambda parts, _: _greatest(parts),
}
