"""
Periods: the times of SDMX, as ISO 8601 intervals.

Source: SDMX 3.0, Technical Notes, section "Time and Time Format"; weeks are
those of ISO 8601, of which the first holds a year's first Thursday.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

_ZONE = r"(?:Z|[+-][0-9]{2}:[0-9]{2})?"
_GREGORIAN = re.compile(rf"([0-9]{{4}}(?:-[0-9]{{2}}(?:-[0-9]{{2}})?)?){_ZONE}")
_CLOCKED = re.compile(rf"([0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}})T[0-9]{{2}}:[0-9]{{2}}:[0-9]{{2}}(?:\.[0-9]+)?{_ZONE}")
_REPORTING = re.compile(r"([0-9]{4})-?([ASHBTQMWD])([0-9]{1,3})", re.IGNORECASE)
_RANGE = re.compile(
    r"([0-9]{4}-[0-9]{2}-[0-9]{2})(?:T[0-9:.]+)?(?:Z|[+-][0-9]{2}:[0-9]{2})?/"
    r"P(?=[0-9T])(?:([0-9]{1,4})Y)?(?:([0-9]{1,5})M)?(?:([0-9]{1,4})W)?(?:([0-9]{1,6})D)?(?:T(?=[0-9])([0-9.HMS]+))?"
)
_START = re.compile(r"--([0-9]{2})-([0-9]{2})")
_MONTHS = {"A": 12, "S": 6, "H": 6, "B": 6, "T": 4, "Q": 3, "M": 1}
"""How many months a reporting period has; H and B are how banks write a half-year."""


def period(text: str, start: str = "") -> str | None:
    """
    Return a time of SDMX as a day, month, year or interval, or None where it is none.

    Args:
        text: such as 2031, 2031-05, 2031-Q1, 2031-W05, 2031-D001,
            2031-01-01/P1M or 2031-01-01T12:00:00.
        start: the day on which a reporting year starts, such as "--07-01".
    """
    for pattern in (_GREGORIAN, _CLOCKED):
        match = pattern.fullmatch(text)
        if match:
            return match[1]
    try:
        return _reporting(text, start) or _range(text)
    except (ValueError, OverflowError):
        return None


def _reporting(text: str, start: str) -> str | None:
    match = _REPORTING.fullmatch(text)
    if match is None:
        return None
    year, kind, number = int(match[1]), match[2].upper(), int(match[3])
    day_of_year = _START.fullmatch(start)
    first = date(year, int(day_of_year[1]), int(day_of_year[2])) if day_of_year else date(year, 1, 1)
    after = _plus_months(first, 12)
    if kind == "D":
        begins, ends = first + timedelta(number - 1), first + timedelta(number)
    elif kind == "W":
        begins = _first_week(first) + timedelta(weeks=number - 1)
        ends, after = begins + timedelta(7), _first_week(after)
    else:
        length = _MONTHS[kind]
        begins, ends = _plus_months(first, length * (number - 1)), _plus_months(first, length * number)
    return _between(begins, ends) if number > 0 and ends <= after else None


def _first_week(first: date) -> date:
    """Return the Monday of the week with the first Thursday of a year that starts on a day."""
    thursday = first + timedelta((3 - first.weekday()) % 7)
    return thursday - timedelta(3)


def _range(text: str) -> str | None:
    match = _RANGE.fullmatch(text)
    if match is None:
        return None
    years, months, weeks, days = (int(one or 0) for one in match.group(2, 3, 4, 5))
    begins = date.fromisoformat(match[1])
    ends = _plus_months(begins, 12 * years + months) + timedelta(7 * weeks + days)
    return _between(begins, max(ends, begins + timedelta(1)))


def _plus_months(day: date, months: int) -> date:
    """Return the same day so many months later; the last of that month where it has no such day."""
    count = day.year * 12 + day.month - 1 + months
    after = date((count + 1) // 12, (count + 1) % 12 + 1, 1)
    return min(date(count // 12, count % 12 + 1, 1) + timedelta(day.day - 1), after - timedelta(1))


def _between(begins: date, ends: date) -> str:
    """Return the days from one to the day before another, as short as it can be written."""
    last = ends - timedelta(1)
    if begins.day == 1 and ends.day == 1:
        whole = begins.month == ends.month == 1
        first, final = (f"{one.year:04}" if whole else f"{one.year:04}-{one.month:02}" for one in (begins, last))
    else:
        first, final = begins.isoformat(), last.isoformat()
    return first if first == final else f"{first}/{final}"
