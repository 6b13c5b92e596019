"""Strategies for numbers and intervals: edge cases mixed with what is generated."""

from __future__ import annotations

import math
from functools import lru_cache, partial
from typing import TYPE_CHECKING

from hypothesis import strategies as st

from contested.quantities import Interval, quotient
from contested.testing import edge_cases as pools
from contested.testing.limits import reading_arguments

if TYPE_CHECKING:
    from contested.quantities import Number


@reading_arguments
def numbers(*, min_value: Number | None = 0, max_value: Number | None = None) -> st.SearchStrategy[Number]:
    """
    Draw exact numbers: an ``int`` where whole, else a ``Fraction``.

    Args:
        min_value: the smallest; None for any, also below zero.
        max_value: the largest; None for any.
    """
    low = -(10**30) + 1 if min_value is None else min_value
    high = 10**30 - 1 if max_value is None else max_value
    pool = [n for edge in pools.EDGE_NUMBERS for n in dict.fromkeys((edge, -edge)) if low <= n <= high]
    drawn: list[st.SearchStrategy[Number]] = [st.sampled_from(pool)] if pool else []
    for size, denominator in (
        (10**30, 1),
        (1000, 1),
        (1000, 12),
        (1000, 10),
        (10**30, low.denominator * high.denominator),
    ):
        first = math.ceil(max(low, -size) * denominator)
        last = math.floor(min(high, size) * denominator)
        if first <= last:
            drawn.append(st.integers(first, last).map(partial(quotient, b=denominator)))
    return st.one_of(drawn)


@reading_arguments
@st.composite
def intervals(
    draw: st.DrawFn,
    *,
    min_value: Number | None = None,
    max_value: Number | None = None,
    empty: bool = True,
    unbounded: bool = True,
) -> Interval:
    """
    Draw intervals: points, closed and open, one-sided, without bounds, and empty.

    Args:
        draw: given by Hypothesis.
        min_value: the lowest bound there may be.
        max_value: the highest bound there may be.
        empty: also draw the empty interval.
        unbounded: also draw intervals that lack a bound.
    """
    pool, ends = _ways(min_value, max_value, empty=empty, unbounded=unbounded)
    if pool and not draw(st.booleans()):
        return draw(st.sampled_from(pool))
    return _interval(draw(ends), draw(ends), draw(st.booleans()), draw(st.booleans()))


@lru_cache(maxsize=64)
def _ways(
    low: Number | None, high: Number | None, *, empty: bool, unbounded: bool
) -> tuple[tuple[Interval, ...], st.SearchStrategy[Number | None]]:
    """Return the edge cases that may be drawn, and ends for others."""
    pool = tuple(i for i in pools.EDGE_INTERVALS if _allowed(i, low, high, empty=empty, unbounded=unbounded))
    ends = numbers(min_value=low, max_value=high)
    return pool, (ends | st.none()) if unbounded else ends


def _interval(a: Number | None, b: Number | None, low_open: bool, high_open: bool) -> Interval:
    """Make an interval from ends in any order."""
    if a is not None and b is not None:
        a, b = min(a, b), max(a, b)
        if a == b:
            low_open = high_open = False
    return Interval(a, b, low_open=low_open, high_open=high_open)


def _allowed(interval: Interval, low: Number | None, high: Number | None, *, empty: bool, unbounded: bool) -> bool:
    if interval.is_empty:
        return empty
    ends = [end for end in (interval.low, interval.high) if end is not None]
    inside = all((low is None or low <= end) and (high is None or end <= high) for end in ends)
    return inside and (unbounded or interval.is_bounded)
