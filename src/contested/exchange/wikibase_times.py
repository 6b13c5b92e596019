"""
Times of Wikibase: a day, month, year, decade, century or millennium, of any era, and what lies some days around one.

What a time cannot say exactly is written vaguer than it was, never more exactly: an
approximate month becomes the days that it can mean.  Years are of the
proleptic Gregorian calendar, as EDTF counts them.

Source: https://doc.wikimedia.org/Wikibase/master/php/docs_topics_json.html
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from contested.quantities import parse_date
from contested.quantities.dates import days_from_parts

if TYPE_CHECKING:
    from contested.quantities import When

GREGORIAN = "http://www.wikidata.org/entity/Q1985727"

_CYCLE_DAYS, _CYCLE_YEARS = 146_097, 400
"""After so many years the Gregorian calendar has the same days again."""

_MOST_UNITS = 9_998
"""Days or years around a time that readers take; as many as a four-digit year has room for."""

_DAY, _MONTH = 11, 10
_SPANS = ((1, 9, 0), (10, 8, 0), (100, 7, 1), (1000, 6, 1))
"""Years that a time means, its precision, and by how much the first of them is above a multiple of their number."""


def written_time(when: When) -> dict[str, object] | None:
    """Return the value of a time; None where it has an open end or lies beyond what can be written."""
    first, last = when.first_day, when.last_day
    if first == -last or first == float("-inf") or last == float("inf"):
        return None
    return _of_days(int(first), int(last))


def written_ends(when: When) -> tuple[dict[str, object] | None, dict[str, object] | None]:
    """Return the values of the two ends of an interval "a/b", of which one may be open."""
    made = [None if end.strip() in ("", "..") else written_time(parse_date(end)) for end in when.text.split("/")]
    return made[0], made[1]


def _of_days(first: int, last: int) -> dict[str, object] | None:
    begins, ends = _civil(first), _civil(last)
    if first == last:
        return _value(begins, _DAY)
    if (first, last) == days_from_parts(*begins[:2]):
        return _value((*begins[:2], 0), _MONTH)
    whole_years = begins[1:] == (1, 1) and ends[1:] == (12, 31)
    if not whole_years and begins[0] > 0 and last - first <= _MOST_UNITS:
        return _value(begins, _DAY, after=last - first)
    return _of_years(begins[0], ends[0])


def _of_years(first: int, last: int) -> dict[str, object] | None:
    for width, precision, above in _SPANS:
        if last - first + 1 == width and (first - above) % width == 0:
            return _value((last if above else first, 0, 0), precision)
    return _value((first, 0, 0), 9, after=last - first) if last - first <= _MOST_UNITS else None


def _value(civil: tuple[int, int, int], precision: int, after: int = 0) -> dict[str, object]:
    year, month, day = civil
    era = f"+{year:04}" if year > 0 else f"-{1 - year:04}"  # years of an era, without a 0
    return {
        "time": f"{era}-{month:02}-{day:02}T00:00:00Z",
        "timezone": 0,
        "before": 0,
        "after": after,
        "precision": precision,
        "calendarmodel": GREGORIAN,
    }


def _civil(number: int) -> tuple[int, int, int]:
    """Return year, month and day of a day by its number, which may lie before the year 1."""
    cycles = 0 if number >= 1 else -(number // _CYCLE_DAYS) + 1
    found = date.fromordinal(number + cycles * _CYCLE_DAYS)
    return found.year - cycles * _CYCLE_YEARS, found.month, found.day
