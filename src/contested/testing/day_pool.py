"""The days of statements and sources: edge cases within two days, and days beyond them."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

from hypothesis import strategies as st

from contested.quantities import parse_date
from contested.testing import edge_cases as pools

if TYPE_CHECKING:
    from collections.abc import Sequence

    from contested.quantities import When

FIRST, LAST = parse_date("1900-01-01"), parse_date("2100-12-31")
"""Between which days are generated where nothing else is asked for: years of four digits, all in one calendar."""


@lru_cache(maxsize=64)
def pool_between(first: When | None, last: When | None) -> Sequence[str]:
    """Return the edge cases that certainly lie from one day to another; vague ones with all that they can mean."""
    low = float("-inf") if first is None else first.first_day
    high = float("inf") if last is None else last.last_day
    read = ((text, parse_date(text)) for text in pools.EDGE_DATES)
    return [text for text, when in read if low <= when.first_day and when.last_day <= high]


@lru_cache(maxsize=64)
def days_between(first: When | None, last: When | None) -> st.SearchStrategy[date]:
    """Draw days from one to another, both included; the first is the plainest."""
    start, end = (int(one.first_day) for one in (first or _before(last), last or _after(first)))
    return st.integers(0, end - start).map(lambda n: date.fromordinal(start + n))


def _before(last: When | None) -> When:
    return FIRST if last is None or last.first_day >= FIRST.first_day else last


def _after(first: When | None) -> When:
    return LAST if first is None or first.first_day <= LAST.first_day else first


@lru_cache(maxsize=64)
def dates_between(first: When | None, last: When | None) -> st.SearchStrategy[str]:
    """Draw days as somebody writes them: edge cases, and days generated."""
    pool = pool_between(first, last)
    drawn = days_between(first, last).map(date.isoformat)
    return (st.sampled_from(pool) | drawn) if pool else drawn
