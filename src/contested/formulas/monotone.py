"""
The direct path: formulas that only rise or only fall in each unknown, whatever the numbers above zero.

Both ends are then values at a corner of the box, computed with whole numbers
and reduced once in the end.
"""

from __future__ import annotations

from fractions import Fraction
from functools import lru_cache
from typing import TYPE_CHECKING

from contested.formulas.node import ADD, CONSTANT, DIVIDE, LEAF, MULTIPLY, NEGATE, SCALE, SUBTRACT
from contested.quantities.interval import Interval

if TYPE_CHECKING:
    from collections.abc import Sequence

    from contested.formulas.node import Row
    from contested.quantities.numbers import Number

MOST_ROWS = 64
"""Numbers are reduced in the end only, so a long formula would carry long ones."""


def directions(rows: Sequence[Row], unknowns: int) -> tuple[int, ...] | None:
    """
    Return 1 for each unknown in which the formula rises and -1 where it falls; None where that hangs on the numbers.

    Sums, products and quotients of what is above zero; differences where
    nothing is multiplied by them.
    """
    return None if len(rows) > MOST_ROWS else _directions(tuple(rows), unknowns)


@lru_cache(maxsize=256)
def _directions(rows: tuple[Row, ...], unknowns: int) -> tuple[int, ...] | None:
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


def over(rows: Sequence[Row], ways: Sequence[int], box: Sequence[Interval]) -> Interval | None:
    """Return the exact range over a box; None where an end is absent or not above zero."""
    lows: list[Number] = []
    highs: list[Number] = []
    low_open = high_open = False
    points = True
    for way, side in zip(ways, box, strict=True):
        low, high = side.low, side.high
        if way == 0:  # an unknown of the whole formula that this part of it does not hold
            lows.append(0)
            highs.append(0)
            continue
        if low is None or high is None or low <= 0:
            return None
        if low is not high:
            points = False
        if way > 0:
            lows.append(low)
            highs.append(high)
            low_open |= side.low_open
            high_open |= side.high_open
        else:
            lows.append(high)
            highs.append(low)
            low_open |= side.high_open
            high_open |= side.low_open
    bottom = _corner(rows, lows)
    return Interval.ordered(bottom, bottom if points else _corner(rows, highs), low_open, high_open)


def _corner(rows: Sequence[Row], numbers: Sequence[Number]) -> Number:
    values: list[tuple[int, int]] = []
    for kind, parts, value in rows:
        if kind == LEAF:
            number = numbers[value]
            values.append((number.numerator, number.denominator))
        elif kind == DIVIDE:
            (a, b), (c, d) = values[parts[0]], values[parts[1]]
            values.append((a * d, b * c))
        elif kind == MULTIPLY:
            (a, b), (c, d) = values[parts[0]], values[parts[1]]
            values.append((a * c, b * d))
        elif kind in (ADD, SUBTRACT):
            (a, b), (c, d) = values[parts[0]], values[parts[1]]
            if kind == SUBTRACT:
                c = -c
            values.append((a + c, b) if b == d else (a * d + c * b, b * d))
        elif kind == NEGATE:
            a, b = values[parts[0]]
            values.append((-a, b))
        elif kind == SCALE:
            a, b = values[parts[0]]
            values.append((a * value.numerator, b * value.denominator))
        else:
            values.append((value.numerator, value.denominator))
    above, below = values[-1]
    if below == 1:
        return above
    whole, rest = divmod(above, below)
    return Fraction(above, below) if rest else whole
