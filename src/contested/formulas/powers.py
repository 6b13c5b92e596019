"""Whole powers of intervals, and how long the numbers between two steps of a formula may become."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from contested.errors import ContestedError, DivisorHoldsZero
from contested.quantities import Interval, as_int_if_whole

if TYPE_CHECKING:
    from contested.quantities import Number

MOST_BITS = 20_000
"""Bits of a numerator or denominator between two steps of a formula: some 6,000 digits, computed in microseconds."""


class TooManyDigits(ContestedError, ValueError):
    """A number of a formula that has become too long; whoever knows the formula's name says so."""


def is_long(number: Number) -> bool:
    """Whether a number has more bits than a step of a formula may have."""
    return number.numerator.bit_length() > MOST_BITS or number.denominator.bit_length() > MOST_BITS


def refuse_long_power(number: Number, exponent: int) -> None:
    """
    Check that a power can be computed, before it is.

    Raises:
        TooManyDigits: it would have too many digits.
    """
    longest = max(number.numerator.bit_length(), number.denominator.bit_length())
    if longest > 1 and longest * abs(exponent) > MOST_BITS:  # a power of 1 or -1 stays as short as it is
        raise TooManyDigits


def interval_power(interval: Interval, exponent: int) -> Interval:
    """
    Return every value of ``x ** exponent``.

    Raises:
        DivisorHoldsZero: the exponent is negative, and zero lies inside or is
            all of it.
        TooManyDigits: an end would have too many digits.
    """
    if interval.is_empty:
        return interval
    if exponent < 0:
        if _spans_zero(interval):
            raise DivisorHoldsZero(str(interval))
        return Interval.point(1) / interval_power(interval, -exponent)
    if exponent == 0:
        return Interval.point(1)
    for end in (interval.low, interval.high):
        if end is not None:
            refuse_long_power(end, exponent)
    low = None if interval.low is None else as_int_if_whole(Fraction(interval.low) ** exponent)
    high = None if interval.high is None else as_int_if_whole(Fraction(interval.high) ** exponent)
    if exponent % 2 or (interval.low is not None and interval.low >= 0):
        return Interval.of_ends(low, high, interval.low_open, interval.high_open)
    return _even_power(interval, low, high)


def _even_power(interval: Interval, low: Number | None, high: Number | None) -> Interval:
    """Return an even power of an interval that begins below zero, from the powers of its ends."""
    if interval.high is not None and interval.high <= 0:
        return Interval.of_ends(high, low, interval.high_open, interval.low_open)
    if low is None or high is None:
        return Interval.of_ends(0, None, False, False)
    top, opened = max([(low, interval.low_open), (high, interval.high_open)], key=lambda end: (end[0], not end[1]))
    return Interval.of_ends(0, top, False, opened)


def _spans_zero(interval: Interval) -> bool:
    below = interval.low is None or interval.low < 0
    above = interval.high is None or interval.high > 0
    return (below and above) or interval == Interval.point(0)
