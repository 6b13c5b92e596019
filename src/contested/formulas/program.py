"""
Programs: a formula as rows that are run from first to last, on numbers or on intervals.

Running on intervals is exact where every unknown occurs once; ``tight`` does
the rest.
"""

from __future__ import annotations

from fractions import Fraction
from functools import cached_property
from typing import TYPE_CHECKING, Any

import attrs

from contested.errors import ContestedError, DivisorHoldsZero
from contested.formulas import monotone as direct
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
    SCALE,
    SUBTRACT,
    ordered,
)
from contested.quantities.interval import Interval
from contested.quantities.numbers import Number, as_int_if_whole

if TYPE_CHECKING:
    from collections.abc import Hashable, Sequence

    from contested.formulas.node import Node, Row, Unknown

MOST_BITS = 20_000
"""Bits of a numerator or denominator between two steps of a formula."""


class TooManyDigits(ContestedError, ValueError):
    """A number of a formula that has become too long; whoever knows the formula's name says so."""


class ZeroDivisor(ContestedError, ZeroDivisionError):
    """A divisor that is, or may be, zero: the row of the division."""

    row: int


@attrs.frozen(slots=False)
class Program:
    """
    The rows of a formula, parts before wholes.

    A row is a kind, the places of its parts and its value; a leaf's value is
    the place of its unknown in ``roots``.  ``ways`` says whether the formula
    rises or falls in each unknown, where its form alone says so.
    """

    rows: tuple[Row, ...]
    roots: tuple[Hashable, ...]
    ways: tuple[int, ...] | None = attrs.field(init=False, eq=False)

    def __attrs_post_init__(self) -> None:
        object.__setattr__(self, "ways", direct.directions(self.rows, len(self.roots)))

    @cached_property
    def paths(self) -> tuple[int, ...]:
        """How often each row is used when the formula is written out as one expression: 0, 1, or 2 for more."""
        return _paths(self.rows, len(self.rows) - 1)

    @cached_property
    def repeated(self) -> tuple[bool, ...]:
        """Whether each unknown occurs more than once."""
        times = [0] * len(self.roots)
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
        return Program(self.rows[: row + 1], self.roots).trimmed()

    def trimmed(self) -> Program:
        """Return the program without rows that its last row does not need."""
        used = self.paths
        place: dict[int, int] = {}
        rows: list[Row] = []
        for at, (kind, parts, value) in enumerate(self.rows):
            if used[at]:
                place[at] = len(rows)
                rows.append((kind, tuple(place[p] for p in parts), value))
        return Program(tuple(rows), self.roots)

    # -- running ----------------------------------------------------------------

    def at(self, numbers: Sequence[Number]) -> Number:
        """
        Return the value at one point, exactly.

        Raises:
            ZeroDivisor: a divisor is zero there.
            TooManyDigits: it has too many digits.
        """
        values: list[Number] = []
        for at, (kind, parts, value) in enumerate(self.rows):
            values.append(_number(kind, [values[p] for p in parts], value, numbers, at))
        return values[-1]

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
                made = _OPERATIONS[kind]([values[p] for p in parts], value)
            except DivisorHoldsZero:
                raise ZeroDivisor(at) from None
            values.append(_within_bits(made))
        return values


def compiled(top: Node) -> tuple[Program, tuple[Unknown, ...]]:
    """Return the program of a formula, and its unknowns in the order of the program's roots."""
    rows: list[Row] = []
    roots: dict[Hashable, int] = {}
    unknowns: list[Unknown] = []
    place: dict[int, int] = {}
    for node in ordered(top):
        place[id(node)] = len(rows)
        value = node.value
        if node.kind == LEAF:
            unknown, at = value, len(roots)
            value = roots.setdefault(unknown.root, at)
            if value == at:
                unknowns.append(unknown)
        rows.append((node.kind, tuple([place[id(part)] for part in node.parts]), value))
    return Program(tuple(rows), tuple(roots)), tuple(unknowns)


def _paths(rows: Sequence[Row], last: int) -> tuple[int, ...]:
    paths = [0] * len(rows)
    paths[last] = 1
    for at in range(last, -1, -1):
        for part in rows[at][1]:
            paths[part] = min(2, paths[part] + paths[at])
    return tuple(paths)


def _number(kind: str, parts: list[Number], value: Any, numbers: Sequence[Number], at: int) -> Number:
    made: Number | Fraction
    if kind == LEAF:
        made = numbers[value]
    elif kind == CONSTANT:
        made = value
    elif kind == ADD:
        made = parts[0] + parts[1]
    elif kind == SUBTRACT:
        made = parts[0] - parts[1]
    elif kind == MULTIPLY:
        made = parts[0] * parts[1]
    elif kind == DIVIDE:
        if parts[1] == 0:
            raise ZeroDivisor(at)
        made = Fraction(parts[0], parts[1])
    elif kind == SCALE:
        made = parts[0] * value
    elif kind == NEGATE:
        made = -parts[0]
    elif kind == POWER:
        made = _power(parts[0], value, at)
    else:
        made = min(parts) if kind == MINIMUM else max(parts)
    if made.__class__ is not int:
        made = as_int_if_whole(made)
    if made.numerator.bit_length() > MOST_BITS or made.denominator.bit_length() > MOST_BITS:
        raise TooManyDigits
    return made


def _power(number: Number, exponent: int, at: int) -> Number:
    if exponent < 0 and number == 0:
        raise ZeroDivisor(at)
    _refuse_long_power(number, exponent)
    return Fraction(number) ** exponent


def _refuse_long_power(number: Number, exponent: int) -> None:
    longest = max(number.numerator.bit_length(), number.denominator.bit_length())
    if longest > 1 and longest * abs(exponent) > MOST_BITS:
        raise TooManyDigits


def _within_bits(interval: Interval) -> Interval:
    for end in (interval.low, interval.high):
        if end is not None and max(end.numerator.bit_length(), end.denominator.bit_length()) > MOST_BITS:
            raise TooManyDigits
    return interval


def power(interval: Interval, exponent: int) -> Interval:
    """
    Return every value of ``x ** exponent``.

    Raises:
        DivisorHoldsZero: the exponent is negative, and zero lies inside or is
            all of it.
    """
    if interval.is_empty:
        return interval
    if exponent < 0:
        return Interval.point(1) / power(interval, -exponent) if not _spans_zero(interval) else _refuse(interval)
    if exponent == 0:
        return Interval.point(1)
    for end in (interval.low, interval.high):
        if end is not None:
            _refuse_long_power(end, exponent)
    low = None if interval.low is None else as_int_if_whole(Fraction(interval.low) ** exponent)
    high = None if interval.high is None else as_int_if_whole(Fraction(interval.high) ** exponent)
    if exponent % 2 or (interval.low is not None and interval.low >= 0):
        return Interval.of_ends(low, high, interval.low_open, interval.high_open)
    if interval.high is not None and interval.high <= 0:
        return Interval.of_ends(high, low, interval.high_open, interval.low_open)
    ends = [(low, interval.low_open), (high, interval.high_open)]
    if low is None or high is None:
        return Interval.of_ends(0, None, False, False)
    top, opened = max(ends, key=lambda end: (end[0], not end[1]))
    return Interval.of_ends(0, top, False, opened)


def _spans_zero(interval: Interval) -> bool:
    below = interval.low is None or interval.low < 0
    above = interval.high is None or interval.high > 0
    return (below and above) or interval == Interval.point(0)


def _refuse(interval: Interval) -> Interval:
    raise DivisorHoldsZero(str(interval))


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


_OPERATIONS: dict[str, Any] = {
    CONSTANT: lambda _, value: Interval.of_ends(value, value, False, False),
    SCALE: lambda parts, value: parts[0].scaled(value),
    ADD: lambda parts, _: parts[0] + parts[1],
    SUBTRACT: lambda parts, _: parts[0] - parts[1],
    NEGATE: lambda parts, _: -parts[0],
    MULTIPLY: lambda parts, _: parts[0] * parts[1],
    DIVIDE: lambda parts, _: parts[0] / parts[1],
    POWER: lambda parts, value: power(parts[0], value),
    MINIMUM: lambda parts, _: _least(parts),
    MAXIMUM: lambda parts, _: _greatest(parts),
}
