"""
Snaks: the values of Wikibase, and its times as EDTF writes them.

A time has a precision (14 a second, 11 a day, 10 a month, 9 a year, 8 a
decade, 7 a century, 6 a millennium, down to 0 a billion years), may be some
units earlier or later, and is of the Gregorian or the Julian calendar.  Its
years have no 0: -0044 is 44 BC.

Source: https://doc.wikimedia.org/Wikibase/master/php/docs_topics_json.html
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Any

_TIME = re.compile(r"([+-])([0-9]{1,16})-([0-9]{2})-([0-9]{2})T.*")
_JULIAN = "Q1985786"
_DAY, _MONTH, _YEAR = 11, 10, 9
_YEARS = {9: 1, 8: 10, 7: 100, 6: 1000}
"""How many years a time of some precision may be any of."""

_LATEST = 9999


def value_at(value: object, *keys: str) -> object:
    """Return what stands under keys within keys, or None where anything else stands on the way."""
    for key in keys:
        if not isinstance(value, dict):
            return None
        value = value.get(key)
    return value


def some(snaks: object, property_: str) -> list[object]:
    """Return the snaks of a property."""
    found = value_at(snaks, property_)
    return [one for one in found if isinstance(one, dict)] if isinstance(found, list) else []


def first(snaks: Any, property_: str) -> Any:
    """Return the value of the first snak of a property."""
    found = some(snaks, property_)
    return value_at(found[0], "datavalue", "value") if found else None


def text_in(value: object) -> str | None:
    """Return a text as it stands, and None for anything else."""
    return value if isinstance(value, str) else None


def time_of(value: object) -> str | None:
    """Return a time as EDTF writes it, or None where it is none or vaguer than a millennium."""
    match = _TIME.fullmatch(str(value_at(value, "time")))
    precision = value_at(value, "precision")
    if match is None or not isinstance(precision, int):
        return None
    sign, year, month, day = match[1], int(match[2]), int(match[3]), int(match[4])
    year = 1 - year if sign == "-" else year  # as ISO 8601 counts, with a year 0
    units = [value_at(value, name) for name in ("before", "after")]
    before, after = (one if isinstance(one, int) and 0 < one < _LATEST else 0 for one in units)
    if precision >= _DAY:
        made = _day(year, month, day, julian=str(value_at(value, "calendarmodel")).endswith(_JULIAN))
        return _around(made, before, after) if made else None
    if precision == _MONTH and not (before or after):
        return f"{_iso(year)}-{month:02}" if 1 <= month <= 12 else None
    width = _YEARS.get(min(precision, _YEAR) if precision == _MONTH else precision)
    return None if width is None else _years(year, width, before, after)


def _day(year: int, month: int, day: int, *, julian: bool) -> str | None:
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    if julian:
        return _from_julian(year, month, day)
    return f"{_iso(year)}-{month:02}-{day:02}"


def _from_julian(year: int, month: int, day: int) -> str | None:
    """Return a day of the Julian calendar as the Gregorian one has it."""
    ahead = (14 - month) // 12
    past, since = year + 4800 - ahead, month + 12 * ahead - 3
    number = (
        day + (153 * since + 2) // 5 + 365 * past + past // 4 - 32_083
    )  # of days, as astronomers count (Julian day)
    ordinal = number - 1_721_425
    return date.fromordinal(ordinal).isoformat() if 1 <= ordinal <= date.max.toordinal() else f"{_iso(year)}-{month:02}"


def _around(day: str, before: int, after: int) -> str:
    if not (before or after) or day.startswith("-"):
        return day
    middle = date.fromisoformat(day)
    return f"[{(middle - timedelta(before)).isoformat()}..{(middle + timedelta(after)).isoformat()}]"


def _years(year: int, width: int, before: int, after: int) -> str | None:
    """Return the years that a time may be any of: 1971 of a decade is 1970 to 1979, 1700 of a century 1601 to 1700."""
    if width == 1:
        begins = ends = year
    elif width == 10:
        begins = year // 10 * 10
        ends = begins + 9
    else:
        begins = (year - 1) // width * width + 1
        ends = begins + width - 1
    begins, ends = begins - before * width, ends + after * width
    if ends > _LATEST or begins < -999_999:
        return None
    return _iso(begins) if begins == ends else f"[{_iso(begins)}..{_iso(ends)}]"


def _iso(year: int) -> str:
    """Return a year as ISO 8601 has it; the year 0, which is 1 BC, by its era."""
    return "1 BC" if year == 0 else f"{'-' if year < 0 else ''}{abs(year):04}"
