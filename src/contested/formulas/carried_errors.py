"""
Carried errors: what the standard errors of a formula's figures make of its value (design.md, rule 2).

Each counts as often as the value moves with its figure.  They are added up,
which holds whatever the dependence; or are the root of the sum of their
squares, where somebody declared them independent.  Of sums, differences and
products with constants that is exact; of any other formula it is so to first
order, and says so.

Source:
    JCGM 100:2008 (GUM), 5.1.2 (independent), 5.2.2 and its note 1 (any
    correlation: the plain sum bounds it); A. Griewank and A. Walther,
    Evaluating Derivatives, SIAM 2008, chapter 3 (reverse accumulation).
"""

from __future__ import annotations

import math
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from contested.claims import SaidBehind, is_centre_about
from contested.formulas.node import (
    ADD,
    DIVIDE,
    LEAF,
    MINIMUM,
    MULTIPLY,
    NEGATE,
    POWER,
    SCALE,
    SUBTRACT,
)
from contested.formulas.powers import TooManyDigits
from contested.formulas.program import ZeroDivisor
from contested.quantities import Interval, Number, StatedError, as_int_if_whole, hull_of, magnitude
from contested.quantities.numbers import product

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import Any

    from contested.claims import Estimate, Position
    from contested.formulas.program import Program
    from contested.formulas.unknown import Unknown

_ROOT_DIGITS = 20
"""Significant digits of a root, whose last one is rounded up: more than any number is printed with."""

_STRAIGHT = (ADD, SUBTRACT, NEGATE, SCALE)


class Slopes(NamedTuple):
    """How far a formula moves with each of its unknowns, and whether it does so everywhere alike."""

    by_unknown: tuple[Number, ...]
    straight: bool


def carried_error(program: Program, operands: Sequence[Position], *, independent: bool) -> StatedError | None:
    """
    Return the standard error of a formula's value; None where it has none, or it is left behind.

    Left behind is the error of somebody's numbers that differ, of a formula
    that has a kink there (``minimum``), and of one with a figure that gives a
    limit and no value.
    """
    errors = [only_error(held) for held in operands]
    slopes = slopes_at(program, operands)
    if slopes is None or any(error is None and held.is_uncertain for error, held in zip(errors, operands, strict=True)):
        return None
    below: list[Number] = []
    above: list[Number] = []
    for slope, error in zip(slopes.by_unknown, errors, strict=True):
        if error is not None and slope:
            down, up = error.standard
            below.append(product(_size(slope), down if slope > 0 else up))
            above.append(product(_size(slope), up if slope > 0 else down))
    if not any(below) and not any(above):
        return None
    joined = root_sum_square if independent else _plain_sum
    value = program.at(_values(operands))
    return StatedError(
        value,
        joined(below),
        joined(above),
        None,
        Interval.of_ends(value, value, False, False),
        at_most=not independent and sum(map(bool, below)) > 1,
        first_order=not slopes.straight,
    )


def independent_reach(
    operands: Sequence[Position],
    levels: Sequence[Number],
    slopes: Slopes,
    reaches: Sequence[Interval],
    ranged: Callable[[list[Interval]], Interval],
) -> Interval:
    """
    Return what a formula allows where errors are independent: the root of the sum of their squares at each side.

    Args:
        operands: a position on each figure.
        levels: at which the errors of each are used.
        slopes: of the formula there.
        reaches: what each operand allows.
        ranged: returns the range of the formula over a box.
    """
    below: list[Number] = []
    above: list[Number] = []
    plain: list[Interval] = []
    hedged: list[Interval] = []
    for held, level, slope, reach in zip(operands, levels, slopes.by_unknown, reaches, strict=True):
        error = only_error(held)
        # hard bounds leave no error to combine, and a count that stopped earlier allows more than its error
        if error is None or error.hard is not None or not reach.within(error.reach(level)):
            plain.append(reach)
            hedged.append(reach)
            continue
        down, up = error.widths(level)
        below.append(product(_size(slope), down if slope > 0 else up))
        above.append(product(_size(slope), up if slope > 0 else down))
        plain.append(Interval.of_ends(error.value, error.value, False, False))
        hedged.append(error.hedged)
    around, whole = ranged(plain), ranged(list(reaches))
    low = None if around.low is None else as_int_if_whole(around.low - root_sum_square(below))
    high = None if around.high is None else as_int_if_whole(around.high + root_sum_square(above))
    joined = hull_of((Interval.of_ends(low, high, False, False), ranged(hedged)))
    return joined.intersection(whole)


def said_behind(program: Program, unknowns: Sequence[Unknown], operands: Sequence[Position]) -> SaidBehind | None:
    """
    Return what the figures of a formula say beside their numbers, which the ends of its value do not show.

    Best values come to something where every figure has one number, and a
    value of it.  None where nothing is said besides.
    """
    ends: dict[tuple[str | None, Number | None], tuple[Estimate, dict[str, None]]] = {}
    errors: dict[Estimate, dict[str, None]] = {}
    some_best = False
    for unknown, held in zip(unknowns, operands, strict=True):
        for one in held.estimates:
            if one.best is not None:
                some_best = True
            if one.bounds is not None and one.bounds_words:
                ends.setdefault((one.bounds, one.level), (one, {}))[1][unknown.title] = None
            if one.standard_error is not None or one.error_below is not None:
                errors.setdefault(one.to(held.unit), {})[unknown.title] = None
    if not (some_best or ends or errors):
        return None
    best, about = _at_best(program, operands) if some_best else (None, False)
    return SaidBehind(
        best,
        about,
        tuple([(one, tuple(named)) for one, named in ends.values()]),
        tuple([(one, tuple(named)) for one, named in errors.items()]),
    )


def _at_best(program: Program, operands: Sequence[Position]) -> tuple[Number | None, bool]:
    """Return what a formula comes to at the best values, if all give one, and whether one of them is about so."""
    values: list[Any] = []
    about = False
    for held in operands:
        numbers = {one.to(held.unit) for one in held.estimates if one.interval is not None}
        only = numbers.pop() if len(numbers) == 1 else None
        if only is None or only.interval is None or only.interval != held.interval:
            return None, False
        value = only.interval.low if only.interval.is_point else only.best
        if value is None:
            return None, False
        values.append(value)
        about = about or is_centre_about(only)
    try:
        return program.at(values), about
    except TooManyDigits:  # and no divisor is zero, since the values lie inside the numbers
        return None, False


def only_error(position: Position) -> StatedError | None:
    """Return the stated error of a position that stands by one number, if it has one."""
    return position.spans[0].error if len(position.spans) == 1 else None


def slopes_at(program: Program, operands: Sequence[Position]) -> Slopes | None:
    """Return how far a formula moves with each unknown, at the values of its figures; None where it has a kink."""
    straight = _is_straight(program)
    values = _values(operands)
    if not straight and None in values:
        return None
    at = [0 if value is None else value for value in values]
    try:
        rows = program.all_at(at)
        weights: list[Number] = [0] * len(rows)
        weights[-1] = 1
        found: list[Number] = [0] * program.unknowns
        for row in range(len(rows) - 1, -1, -1):
            kind, parts, value = program.rows[row]
            if kind == LEAF:
                found[value] += weights[row]
            if not parts:
                continue
            partials = _partials(kind, [rows[part] for part in parts], value)
            if partials is None:
                return None
            for part, partial in zip(parts, partials, strict=True):
                weights[part] += weights[row] * partial
    except (ZeroDivisor, TooManyDigits):
        return None
    return Slopes(tuple(map(as_int_if_whole, found)), straight)


def root_sum_square(sizes: Sequence[Number]) -> Number:
    """Return the root of the sum of squares: exact where it comes out even, else rounded up."""
    square = Fraction(sum((Fraction(size) ** 2 for size in sizes), start=Fraction(0)))
    if square == 0:
        return 0
    places = max(0, _ROOT_DIGITS - magnitude(square) // 2)
    whole = square.numerator * square.denominator * 10 ** (2 * places)
    root = math.isqrt(whole)
    root += root * root != whole
    return as_int_if_whole(Fraction(root, square.denominator * 10**places))


def _size(slope: Number) -> Number:
    return slope if slope > 0 else -slope


def _plain_sum(sizes: Sequence[Number]) -> Number:
    return as_int_if_whole(sum(sizes, start=Fraction(0)))


def _values(operands: Sequence[Position]) -> list[Any]:
    """Return the value of each operand: what its error belongs to, else its number or middle; None of a limit."""
    found: list[Number | None] = []
    for held in operands:
        error, interval = only_error(held), held.interval
        if error is not None:
            found.append(error.value)
        elif interval is None or interval.low is None or interval.high is None:
            found.append(None)
        else:
            found.append(as_int_if_whole(Fraction(interval.low + interval.high) / 2))
    return found


def _is_straight(program: Program) -> bool:
    """Whether a formula is a sum of multiples of its unknowns, and a constant."""
    bound: list[bool] = []  # whether each row hangs on an unknown
    for kind, parts, _ in program.rows:
        held = [bound[part] for part in parts]
        bound.append(kind == LEAF or any(held))
        if bound[-1] and kind not in (*_STRAIGHT, LEAF):
            first, *others = held
            if not (kind in (MULTIPLY, DIVIDE) and not (first and any(others)) and (first or kind == MULTIPLY)):
                return False
    return True


def _partials(kind: str, parts: list[Number], value: Any) -> list[Number] | None:
    """Return the derivative of one operation by each of its parts; None at a kink."""
    if kind in _PARTIALS:
        return _PARTIALS[kind](parts, value)
    chosen = min(parts) if kind == MINIMUM else max(parts)
    return [int(part == chosen) for part in parts] if parts.count(chosen) == 1 else None


_PARTIALS: dict[str, Callable[[list[Number], Any], list[Number]]] = {
    ADD: lambda _, __: [1, 1],
    SUBTRACT: lambda _, __: [1, -1],
    NEGATE: lambda _, __: [-1],
    SCALE: lambda _, value: [value],
    MULTIPLY: lambda parts, _: [parts[1], parts[0]],
    DIVIDE: lambda parts, _: [Fraction(1, 1) / parts[1], -Fraction(parts[0]) / parts[1] ** 2],
    POWER: lambda parts, value: [value * Fraction(parts[0]) ** (value - 1) if value else 0],
}
