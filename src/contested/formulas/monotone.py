"""
Monotone formulas: those that only rise or only fall in each unknown, whatever the numbers above zero.

Both ends are then values at a corner of the box, computed with whole numbers
and reduced once in the end.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from contested.formulas.node import ADD, DIVIDE, LEAF, MULTIPLY, NEGATE, RATIO_ROWS, SCALE, SUBTRACT
from contested.quantities import Interval
from contested.quantities.cpython import ratio_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from contested.formulas.node import Operation
    from contested.quantities import Number


def range_at_corners(rows: Sequence[Operation], rising: Sequence[int], box: Sequence[Interval]) -> Interval | None:
    """Return the exact range over a box; None where an end is absent or not above zero."""
    numbers: list[Number] = []
    for side in box:
        number = side.low
        if number is None or number is not side.high or number <= 0:
            break
        numbers.append(number)
    else:  # one number a side, as most accounts have it
        value = _corner(rows, numbers)
        return Interval.ordered(value, value, False, False)
    lows: list[Number] = []
    highs: list[Number] = []
    low_open = high_open = False
    for way, side in zip(rising, box, strict=True):
        low, high = side.low, side.high
        if way == 0:  # an unknown of the whole formula that this part of it does not hold
            lows.append(0)
            highs.append(0)
            continue
        if low is None or high is None or low <= 0:
            return None
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
    return Interval.ordered(_corner(rows, lows), _corner(rows, highs), low_open, high_open)


def _corner(rows: Sequence[Operation], numbers: Sequence[Number]) -> Number:
    if rows is RATIO_ROWS:
        one, other = numbers
        return ratio_of(one.numerator * other.denominator, one.denominator * other.numerator)
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
    return ratio_of(above, below)  # what is divided by is above zero
