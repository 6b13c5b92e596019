"""
Eras: years before and after Christ, as people and tables write them.

A year counts as ISO 8601 does: 0 is 1 BC, -43 is 44 BC.  Days are counted by
the proleptic Gregorian calendar, on from 1 for 0001-01-01, as ``date`` does.
"""

from __future__ import annotations

import re

_BEFORE = (
    *("bc", "bce", "b.c.", "b.c.e.", "v.chr.", "v. chr.", "v.u.z.", "av. j.-c.", "av.j.-c.", "a.c.", "a. c.", "a.e.c."),
    *("до н.э.", "до н. э.", "մ.թ.ա.", "մ. թ. ա.", "e.ə.", "b.e.ə."),
)
_AFTER = (
    *("ad", "ce", "a.d.", "c.e.", "n.chr.", "n. chr.", "apr. j.-c.", "ap. j.-c.", "d.c.", "d. c.", "e.c."),
    *("н.э.", "н. э.", "մ.թ.", "մ. թ.", "b.e."),
)
_ERA = "|".join(re.escape(word) for word in sorted((*_BEFORE, *_AFTER), key=len, reverse=True))
_DATED = re.compile(rf"(?:([0-9]{{1,6}})\s*({_ERA})|({_ERA})\s*([0-9]{{1,6}}))", re.IGNORECASE)
_LATEST = 9999
_DAYS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def year_of_era(text: str) -> int | None:
    """Return the year that a text such as "44 BC" or "AD 79" names, counted with a year 0; None where it names none."""
    match = _DATED.fullmatch(text)
    if match is None:
        return None
    number, era = int(match[1] or match[4]), (match[2] or match[3]).lower()
    if number < 1:
        return None  # no era has a year 0
    return 1 - number if era in _BEFORE else number


def days_of(year: int, month: int | None = None, day: int | None = None) -> tuple[int, int] | None:
    """
    Return the numbers of the first and last day of a year, a month or a day; None where there is no such one.

    Args:
        year: with a year 0, up to 9999.
        month: from 1 to 12, or None for the whole year.
        day: of the month, or None for all of it.
    """
    if year > _LATEST or (month is not None and not 1 <= month <= 12):
        return None
    if month is None:
        return _before(year, 1) + 1, _before(year, 12) + 31
    length = _length(year, month)
    if day is None:
        return _before(year, month) + 1, _before(year, month) + length
    return (_before(year, month) + day,) * 2 if 1 <= day <= length else None


def _before(year: int, month: int) -> int:
    """Return how many days lie before a month, from the end of the year 0 on."""
    past = year - 1
    days = 365 * past + past // 4 - past // 100 + past // 400
    return days + sum(_length(year, one) for one in range(1, month))


def _length(year: int, month: int) -> int:
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return _DAYS[month - 1] + (month == 2 and leap)
