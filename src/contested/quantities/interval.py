"""
Intervals: what values a claim allows.

An end is closed, open or absent.  Set operations and order relations follow
IEEE 1788 (bare intervals) where that standard speaks; it has closed ends
only, so open ends follow the sets themselves.
"""

from __future__ import annotations

from fractions import Fraction
from math import ceil, floor
from typing import TYPE_CHECKING

import attrs

from contested.errors.base import DivisorHoldsZero, InvertedBounds
from contested.quantities.cpython import slot_setters
from contested.quantities.interval_ends import (
    Overlap,
    high_rank,
    is_less,
    is_strictly_less,
    low_rank,
    overlap_by_ends,
    product_of_ends,
    reciprocal_of_ends,
)
from contested.quantities.numbers import Number, as_int_if_whole, exact, in_full, product

if TYPE_CHECKING:
    from collections.abc import Iterable

    from contested.quantities.interval_ends import IntervalEnds


@attrs.frozen(init=False, repr=False)
class Interval:
    """
    A connected set of numbers: every value from ``low`` to ``high``; an absent bound is None.

    ``==`` compares records; two empty intervals are equal, since there is one way to write nothing.
    """

    low: Number | None
    high: Number | None
    low_open: bool
    high_open: bool

    def __init__(
        self, low: object = None, high: object = None, *, low_open: bool = False, high_open: bool = False
    ) -> None:
        """
        Make an interval from its bounds.

        Args:
            low: the lower bound, in whatever unit the caller keeps, or None.
            high: the upper bound, or None.
            low_open: the lower bound itself is excluded.
            high_open: the upper bound itself is excluded.

        Raises:
            InvertedBounds: ``low`` is above ``high``, or equal to it with an
                open end (see ``Interval.empty()`` for the empty set).
        """
        a = None if low is None else exact(low)
        b = None if high is None else exact(high)
        if a is not None and b is not None and (a > b or (a == b and (low_open or high_open))):
            raise InvertedBounds(a, b, low_open or high_open)
        nothing = a is None and b is None and low_open and high_open  # the record of the empty interval
        self.__attrs_init__(a, b, nothing or (low_open and a is not None), nothing or (high_open and b is not None))

    @classmethod
    def of_ends(cls, low: Number | None, high: Number | None, low_open: bool, high_open: bool) -> Interval:
        """Return the interval with these ends, exact numbers already; the empty one where nothing is between them."""
        if low is None:
            low_open = False
        if high is None:
            high_open = False
        elif low is not None and (low > high or (low == high and (low_open or high_open))):
            return _EMPTY
        made: Interval = object.__new__(cls)
        _put_low(made, low)
        _put_high(made, high)
        _put_low_open(made, low_open)
        _put_high_open(made, high_open)
        return made

    @classmethod
    def ordered(cls, low: Number | None, high: Number | None, low_open: bool, high_open: bool) -> Interval:
        """Return the interval with ends that are known to be in order: the quickest way."""
        made: Interval = object.__new__(cls)
        _put_low(made, low)
        _put_high(made, high)
        _put_low_open(made, low_open)
        _put_high_open(made, high_open)
        return made

    @classmethod
    def point(cls, value: object) -> Interval:
        """Return the interval that holds ``value`` alone."""
        number = exact(value)
        return cls.ordered(number, number, False, False)

    @classmethod
    def at_least(cls, value: object) -> Interval:
        """Return ``value`` and everything above it."""
        return cls.of_ends(exact(value), None, False, False)

    @classmethod
    def more_than(cls, value: object) -> Interval:
        """Return everything above ``value``."""
        return cls.of_ends(exact(value), None, True, False)

    @classmethod
    def at_most(cls, value: object) -> Interval:
        """Return ``value`` and everything below it."""
        return cls.of_ends(None, exact(value), False, False)

    @classmethod
    def less_than(cls, value: object) -> Interval:
        """Return everything below ``value``."""
        return cls.of_ends(None, exact(value), False, True)

    @classmethod
    def everything(cls) -> Interval:
        """Return the interval without bounds."""
        return _EVERYTHING

    @classmethod
    def empty(cls) -> Interval:
        """Return the interval that holds nothing."""
        return _EMPTY

    @property
    def is_empty(self) -> bool:
        """Whether no number lies inside."""
        return self.low is None and self.low_open

    @property
    def is_point(self) -> bool:
        """Whether exactly one number lies inside."""
        low, high = self.low, self.high  # one object in nearly every point: fractions are slow to compare
        return low is not None and (low is high or low == high) and not self.low_open

    @property
    def is_in_whole_numbers(self) -> bool:
        """Whether each end that is there is a whole number."""
        low, high = self.low, self.high
        return (low is None or type(low) is int) and (high is None or type(high) is int)

    @property
    def is_bounded(self) -> bool:
        """Whether both ends are there."""
        return self.low is not None and self.high is not None

    @property
    def is_one_sided(self) -> bool:
        """Whether exactly one end is there."""
        return (self.low is None) != (self.high is None)

    @property
    def _ends(self) -> IntervalEnds:
        return self.low, self.high, self.low_open, self.high_open

    # -- sets ---------------------------------------------------------------

    def contains(self, value: object) -> bool:
        """Whether ``value`` lies inside."""
        number = value if isinstance(value, Fraction) or type(value) is int else exact(value)
        low, high = self.low, self.high
        starts = low is None or low < number or (low == number and not self.low_open)
        ends = high is None or number < high or (high == number and not self.high_open)
        return starts and ends and not self.is_empty

    def within(self, other: Interval) -> bool:
        """Whether every value of this interval lies in ``other`` (the empty interval lies in all)."""
        if self.is_empty:
            return True
        if other.is_empty:
            return False
        return _low_rank(other) <= _low_rank(self) and _high_rank(self) <= _high_rank(other)

    def inside(self, other: Interval) -> bool:
        """Whether this interval lies in the interior of ``other``: no bound is shared."""
        if self.is_empty:
            return True
        if other.is_empty:
            return False
        low = other.low is None or (self.low is not None and (other.low < self.low))
        return low and (other.high is None or (self.high is not None and self.high < other.high))

    def overlaps(self, other: Interval) -> bool:
        """Whether some value lies in both."""
        return not self.intersection(other).is_empty

    def disjoint(self, other: Interval) -> bool:
        """Whether no value lies in both."""
        return self.intersection(other).is_empty

    def intersection(self, other: Interval) -> Interval:
        """Return the values that lie in both."""
        if self.is_empty or other.is_empty:
            return _EMPTY
        bottom = max(self, other, key=_low_rank)
        top = min(self, other, key=_high_rank)
        return Interval.of_ends(bottom.low, top.high, bottom.low_open, top.high_open)

    def whole(self) -> Interval:
        """Return the interval from the lowest to the highest whole number inside: all that a count can be."""
        low, high = self.low, self.high
        if self.is_empty or (self.is_in_whole_numbers and not self.low_open and not self.high_open):
            return self
        if low is not None:
            low = floor(low) + 1 if self.low_open else ceil(low)
        if high is not None:
            high = ceil(high) - 1 if self.high_open else floor(high)
        return Interval.of_ends(low, high, False, False)

    def closed_at_whole_numbers(self) -> Interval:
        """Return what a count allows: more than 10 is 11 or more; an end that is a fraction stays where it is."""
        low, high, low_open, high_open = self.low, self.high, self.low_open, self.high_open
        if self.is_empty or not (low_open or high_open):
            return self
        if low_open and type(low) is int:
            low, low_open = low + 1, False
        if high_open and type(high) is int:
            high, high_open = high - 1, False
        return Interval.of_ends(low, high, low_open, high_open)

    def hull(self, other: Interval) -> Interval:
        """Return the smallest interval that holds both."""
        if self.is_empty:
            return other
        if other.is_empty:
            return self
        low, high, low_open, high_open = self.low, self.high, self.low_open, self.high_open
        if low is not None and (other.low is None or other.low < low or (low_open and other.low == low)):
            low, low_open = other.low, other.low_open
        if high is not None and (other.high is None or other.high > high or (high_open and other.high == high)):
            high, high_open = other.high, other.high_open
        return Interval.ordered(low, high, low_open, high_open)

    # -- order --------------------------------------------------------------

    def certainly_above(self, other: Interval) -> bool:
        """Whether every value here is above every value of ``other`` (false where either is empty)."""
        return other.certainly_below(self)

    def certainly_below(self, other: Interval) -> bool:
        """Whether every value here is below every value of ``other`` (false where either is empty)."""
        if self.high is None or other.low is None or self.is_empty or other.is_empty:
            return False
        return self.high < other.low or (self.high == other.low and (self.high_open or other.low_open))

    def certainly_at_most(self, other: Interval) -> bool:
        """Whether no value here is above any value of ``other`` (false where either is empty)."""
        if self.high is None or other.low is None or self.is_empty or other.is_empty:
            return False
        return self.high <= other.low

    def certainly_at_least(self, other: Interval) -> bool:
        """Whether no value here is below any value of ``other`` (false where either is empty)."""
        return other.certainly_at_most(self)

    def possibly_above(self, other: Interval) -> bool:
        """Whether some value here is above some value of ``other``."""
        return not self.is_empty and not other.is_empty and not self.certainly_at_most(other)

    def possibly_below(self, other: Interval) -> bool:
        """Whether some value here is below some value of ``other``."""
        return other.possibly_above(self)

    def possibly_at_least(self, other: Interval) -> bool:
        """Whether some value here is at least some value of ``other``."""
        return not self.is_empty and not other.is_empty and not self.certainly_below(other)

    def possibly_at_most(self, other: Interval) -> bool:
        """Whether some value here is at most some value of ``other``."""
        return other.possibly_at_least(self)

    def less(self, other: Interval) -> bool:
        """IEEE 1788 ``less``: both bounds of this interval are at most those of ``other``."""
        return is_less(self._ends, other._ends)

    def strictly_less(self, other: Interval) -> bool:
        """IEEE 1788 ``strictLess``: both bounds are below those of ``other``, or absent in both."""
        return is_strictly_less(self._ends, other._ends)

    def precedes(self, other: Interval) -> bool:
        """IEEE 1788 ``precedes``: certainly at most, and vacuously true where either is empty."""
        return self.is_empty or other.is_empty or self.certainly_at_most(other)

    def strictly_precedes(self, other: Interval) -> bool:
        """IEEE 1788 ``strictPrecedes``: certainly below, and vacuously true where either is empty."""
        return self.is_empty or other.is_empty or self.certainly_below(other)

    def overlap(self, other: Interval) -> Overlap:
        """Return which of the sixteen relations holds (IEEE 1788 ``overlap``), by the bounds."""
        if self.certainly_below(other):
            return Overlap.BEFORE
        if other.certainly_below(self):
            return Overlap.AFTER
        return overlap_by_ends(self._ends, other._ends)

    # -- arithmetic ---------------------------------------------------------

    def __neg__(self) -> Interval:
        if self.is_empty:
            return self
        low = None if self.high is None else -self.high
        high = None if self.low is None else -self.low
        return Interval.of_ends(low, high, self.high_open, self.low_open)

    def __add__(self, other: Interval) -> Interval:
        if self.is_empty or other.is_empty:
            return _EMPTY
        low = None if self.low is None or other.low is None else as_int_if_whole(self.low + other.low)
        high = None if self.high is None or other.high is None else as_int_if_whole(self.high + other.high)
        return Interval.of_ends(low, high, self.low_open or other.low_open, self.high_open or other.high_open)

    def __sub__(self, other: Interval) -> Interval:
        return self + -other

    def __mul__(self, other: Interval) -> Interval:
        if self.is_empty or other.is_empty:
            return _EMPTY
        zero = Interval.point(0)
        if zero in (self, other):
            return zero
        low, high, low_open, high_open = product_of_ends(self._ends, other._ends)
        low, high = (None if end is None else as_int_if_whole(end) for end in (low, high))
        return Interval.of_ends(low, high, low_open, high_open)

    def __truediv__(self, other: Interval) -> Interval:
        """
        Return every quotient; zero as an end of the divisor is left out.

        Raises:
            DivisorHoldsZero: zero lies inside the divisor, or is all of it.
        """
        if self.is_empty or other.is_empty:
            return _EMPTY
        if other.low == 0 and not other.is_point:
            other = Interval.of_ends(0, other.high, True, other.high_open)
        if other.high == 0 and not other.is_point:
            other = Interval.of_ends(other.low, 0, other.low_open, True)
        if other.contains(0):
            raise DivisorHoldsZero(str(other))
        return self * Interval.of_ends(*reciprocal_of_ends(other._ends))

    def scaled(self, factor: Number) -> Interval:
        """Return the interval times a positive factor, as a change of unit needs it."""
        if factor == 1 or self.is_empty:
            return self
        low = None if self.low is None else product(self.low, factor)
        high = low if self.high is self.low else None if self.high is None else product(self.high, factor)
        return Interval.of_ends(low, high, self.low_open, self.high_open)

    def __str__(self) -> str:
        if self.is_empty:
            return "nothing"
        low = "(-∞" if self.low is None else f"{'(' if self.low_open else '['}{in_full(self.low)}"
        high = "∞)" if self.high is None else f"{in_full(self.high)}{')' if self.high_open else ']'}"
        return f"{low}; {high}"

    def __repr__(self) -> str:
        return f"<Interval {self}>"

    def __reduce__(self) -> tuple[object, ...]:
        if self.is_empty:
            return (Interval.empty, ())
        return (Interval.of_ends, self._ends)  # a converted one may have more digits than a stated one


def hull_of(intervals: Iterable[Interval]) -> Interval:
    """Return the smallest interval that holds all; the empty interval for none."""
    total = _EMPTY
    for interval in intervals:
        total = total.hull(interval)
    return total


# The slots themselves, for the quick ways in: bounds are checked already, and one
# interval is made for every estimate.
_put_low, _put_high, _put_low_open, _put_high_open = slot_setters(Interval, "low", "high", "low_open", "high_open")

_EMPTY = object.__new__(Interval)
for _put, _fact in zip((_put_low, _put_high, _put_low_open, _put_high_open), (None, None, True, True), strict=True):
    _put(_EMPTY, _fact)
_EVERYTHING = Interval()


def _low_rank(interval: Interval) -> tuple[int, Number, int]:
    return low_rank(interval.low, interval.low_open)


def _high_rank(interval: Interval) -> tuple[int, Number, int]:
    return high_rank(interval.high, interval.high_open)
