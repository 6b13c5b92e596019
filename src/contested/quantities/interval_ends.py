"""
The ends of intervals: their order, their products, and how two intervals lie by them.

An interval is four facts here: its low and high end, or None where there is
none, and whether each is open.  ``interval`` is the value that rests on them.
"""

from __future__ import annotations

from enum import Enum
from fractions import Fraction

_Rational = int | Fraction
_Extended = _Rational | float
IntervalEnds = tuple[_Rational | None, _Rational | None, bool, bool]
"""The low and high end, and whether each is open."""

_Rank = tuple[int, _Rational, int]
_End = tuple[_Extended, bool]
_INFINITY = float("inf")


class Overlap(Enum):
    """How two intervals lie, after J. F. Allen, Maintaining Knowledge about Temporal Intervals, 1983 (IEEE 1788)."""

    BOTH_EMPTY = "bothEmpty"
    FIRST_EMPTY = "firstEmpty"
    SECOND_EMPTY = "secondEmpty"
    BEFORE = "before"
    MEETS = "meets"
    OVERLAPS = "overlaps"
    STARTS = "starts"
    CONTAINED_BY = "containedBy"
    FINISHES = "finishes"
    EQUALS = "equals"
    FINISHED_BY = "finishedBy"
    CONTAINS = "contains"
    STARTED_BY = "startedBy"
    OVERLAPPED_BY = "overlappedBy"
    MET_BY = "metBy"
    AFTER = "after"


_BY_ENDS = {
    (-1, -1): Overlap.OVERLAPS,
    (-1, 0): Overlap.FINISHED_BY,
    (-1, 1): Overlap.CONTAINS,
    (0, -1): Overlap.STARTS,
    (0, 0): Overlap.EQUALS,
    (0, 1): Overlap.STARTED_BY,
    (1, -1): Overlap.CONTAINED_BY,
    (1, 0): Overlap.FINISHES,
    (1, 1): Overlap.OVERLAPPED_BY,
}
"""The sign of (low - low, high - high) names the relation where neither interval lies before or meets the other."""


_EMPTY = {
    (True, True): Overlap.BOTH_EMPTY,
    (True, False): Overlap.FIRST_EMPTY,
    (False, True): Overlap.SECOND_EMPTY,
}


def low_rank(low: _Rational | None, is_open: bool) -> _Rank:
    """Order lower ends: absent first, then by value, a closed end before an open one."""
    return (0, 0, 0) if low is None else (1, low, is_open)


def high_rank(high: _Rational | None, is_open: bool) -> _Rank:
    """Order upper ends: by value, an open end before a closed one, absent last."""
    return (1, 0, 0) if high is None else (0, high, not is_open)


def overlap_by_ends(first: IntervalEnds, second: IntervalEnds) -> Overlap:
    """Return which relation holds between two intervals of which neither lies before the other."""
    empty = _is_empty(first), _is_empty(second)
    if empty in _EMPTY:
        return _EMPTY[empty]
    low = _sign(low_rank(first[0], first[2]), low_rank(second[0], second[2]))
    high = _sign(high_rank(first[1], first[3]), high_rank(second[1], second[3]))
    if low < 0 and high < 0 and first[1] == second[0]:
        return Overlap.MEETS
    if low > 0 and high > 0 and first[0] == second[1]:
        return Overlap.MET_BY
    return _BY_ENDS[low, high]


def is_less(first: IntervalEnds, second: IntervalEnds) -> bool:
    """Whether both bounds of an interval are at most those of another; the empty one is less than itself alone."""
    if _is_empty(first) or _is_empty(second):
        return _is_empty(first) and _is_empty(second)
    (low, high, *_), (other_low, other_high, *_) = first, second
    below = low is None or (other_low is not None and low <= other_low)
    return below and (other_high is None or (high is not None and high <= other_high))


def is_strictly_less(first: IntervalEnds, second: IntervalEnds) -> bool:
    """Whether both bounds of an interval are below those of another, or absent in both; as ``is_less`` of the empty."""
    if _is_empty(first) or _is_empty(second):
        return _is_empty(first) and _is_empty(second)
    (low, high, *_), (other_low, other_high, *_) = first, second
    below = low is None if other_low is None else low is None or low < other_low
    above = other_high is None if high is None else other_high is None or high < other_high
    return below and above


def product_of_ends(a: IntervalEnds, b: IntervalEnds) -> IntervalEnds:
    """Return the ends of all products of two intervals of which neither is empty or zero alone."""
    corners = [_corner(one, other) for one in _extended(a) for other in _extended(b)]
    low, low_closed = min(corners, key=lambda corner: (corner[0], not corner[1]))
    high, high_closed = max(corners, key=lambda corner: (corner[0], corner[1]))
    return _finite(low), _finite(high), not low_closed, not high_closed


def reciprocal_of_ends(ends: IntervalEnds) -> IntervalEnds:
    """Return the ends of 1/x over an interval that lies on one side of zero and does not hold it."""
    low, high, low_open, high_open = ends
    if high is None and low is not None:  # the far end tends to zero and never gets there
        return 0, _one_over(low), True, low_open
    if low is None and high is not None:
        return _one_over(high), 0, high_open, True
    assert low is not None
    assert high is not None  # an interval without bounds holds zero
    return _one_over(high), _one_over(low), high_open, low_open


def _is_empty(ends: IntervalEnds) -> bool:
    """Whether this is the record of the empty interval."""
    return ends[0] is None and ends[2]


def _sign(a: _Rank, b: _Rank) -> int:
    return (a > b) - (a < b)


def _extended(ends: IntervalEnds) -> tuple[_End, _End]:
    """Return both ends with infinity for the absent, and whether each is closed."""
    low, high, low_open, high_open = ends
    return (
        (-_INFINITY if low is None else low, not low_open and low is not None),
        (_INFINITY if high is None else high, not high_open and high is not None),
    )


def _corner(a: _End, b: _End) -> _End:
    """Multiply two ends; zero times an absent end is zero, and is reached as soon as the zero is."""
    if a[0] == 0 or b[0] == 0:
        return 0, (a[0] == 0 and a[1]) or (b[0] == 0 and b[1])
    if isinstance(a[0], float) or isinstance(b[0], float):
        return (_INFINITY if (a[0] > 0) == (b[0] > 0) else -_INFINITY), False
    return a[0] * b[0], a[1] and b[1]


def _finite(value: _Extended) -> _Rational | None:
    return None if isinstance(value, float) else value


def _one_over(end: _Rational) -> _Rational | None:
    """Return the reciprocal of an end; an end at zero, which is open, has none."""
    return None if end == 0 else Fraction(1, end)
