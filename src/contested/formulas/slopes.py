"""
Slopes of formulas with ``minimum`` and ``maximum``: derivatives by intervals, run backwards over the rows.

Source:
    A. Griewank and A. Walther, Evaluating Derivatives, SIAM 2008, chapter 3
    (reverse accumulation); at a kink every slope between the two counts.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from contested.errors import DivisorHoldsZero
from contested.formulas.node import ADD, DIVIDE, LEAF, MINIMUM, MULTIPLY, NEGATE, POWER, SCALE, SUBTRACT
from contested.formulas.powers import interval_power
from contested.formulas.program import ZeroDivisor
from contested.quantities import Interval

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from typing import Any

    from contested.formulas.program import Program
    from contested.quantities import Number

_ZERO, _ONE, _UP = Interval.point(0), Interval.point(1), Interval.at_least(0)


def at_ends(
    program: Program, box: Sequence[Interval], asked: tuple[int, ...]
) -> tuple[Interval | None, tuple[int, ...]]:
    """
    Return the exact range where the signs of the slopes decide it, else None; and the unknowns in doubt.

    Args:
        program: the formula.
        box: what each unknown can be.
        asked: the unknowns that occur more than once.
    """
    try:
        slopes = _slopes(program, box)
    except (ZeroDivisor, DivisorHoldsZero):
        return None, asked
    rises = {n: slopes[n].within(_UP) for n in asked}
    falls = {n: slopes[n].within(-_UP) for n in asked}
    doubtful = tuple(n for n in asked if not rises[n] and not falls[n])
    ends = [box[n].low if rises[n] == low else box[n].high for n in asked for low in (True, False)]
    if doubtful or None in ends:
        return None, doubtful
    try:
        low = program.over(_at_corner(box, {n: box[n].low if rises[n] else box[n].high for n in asked}))
        high = program.over(_at_corner(box, {n: box[n].high if rises[n] else box[n].low for n in asked}))
    except ZeroDivisor:  # a divisor comes to zero at the corner, which is no part of the box
        return None, asked
    # an open end is never reached where the formula certainly moves with its unknown; else it counts as closed
    moving = [n for n in asked if not slopes[n].contains(0)]
    low_open = low.low_open or any(box[n].low_open if rises[n] else box[n].high_open for n in moving)
    high_open = high.high_open or any(box[n].high_open if rises[n] else box[n].low_open for n in moving)
    return Interval.of_ends(low.low, high.high, low_open, high_open), ()


def _at_corner(box: Sequence[Interval], ends: Mapping[int, Number | None]) -> list[Interval]:
    """Return the box with every unknown that occurs more than once at one of its ends."""
    sides = list(box)
    for n, end in ends.items():
        sides[n] = Interval.of_ends(end, end, False, False)
    return sides


def _slopes(program: Program, box: Sequence[Interval]) -> list[Interval]:
    """Return an interval for the derivative by each unknown."""
    values = program.all_over(box)
    weights = [_ZERO] * len(values)
    weights[-1] = _ONE
    found = [_ZERO] * len(box)
    for at in range(len(values) - 1, -1, -1):
        kind, parts, value = program.rows[at]
        if kind == LEAF:
            found[value] += weights[at]
            continue
        held = [values[p] for p in parts]
        for part, inner in zip(parts, _partials(kind, held, value), strict=True):
            weights[part] += weights[at] * inner
    return found


def _partials(kind: str, parts: list[Interval], value: Any) -> list[Interval]:
    """Return the derivative of one operation by each of its parts."""
    if kind in _PARTIALS:
        return _PARTIALS[kind](parts, value)
    turned = [-part for part in parts] if kind != MINIMUM else parts
    return [_chosen(part, turned[:at] + turned[at + 1 :]) for at, part in enumerate(turned)]


def _by_number(number: Number) -> Interval:
    return Interval.of_ends(number, number, False, False)


_PARTIALS: dict[str, Callable[[list[Interval], Any], list[Interval]]] = {
    ADD: lambda _, __: [_ONE, _ONE],
    SUBTRACT: lambda _, __: [_ONE, -_ONE],
    NEGATE: lambda _, __: [-_ONE],
    SCALE: lambda _, value: [_by_number(value)],
    MULTIPLY: lambda parts, _: [parts[1], parts[0]],
    DIVIDE: lambda parts, _: [_ONE / parts[1], -(parts[0] / interval_power(parts[1], 2))],
    POWER: lambda parts, value: [_by_number(value) * interval_power(parts[0], value - 1)],
}


def _chosen(part: Interval, others: Sequence[Interval]) -> Interval:
    """Return how much of the smallest value is this part's: one, nothing, or anything between."""
    if all(part.certainly_at_most(other) for other in others):
        return _ONE
    if any(other.certainly_below(part) for other in others):
        return _ZERO
    return Interval(0, 1)
