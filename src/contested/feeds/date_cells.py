"""
Days: what a cell, or several, say of a time.

A local time of day lies on its civil day, so the day is what is kept of it.
Years are of any era; a year of one or two digits is one only where its column
is of years, since "79" is 1979 to many.
"""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import date, datetime, time
from functools import lru_cache
from typing import TYPE_CHECKING

from contested.errors import UnreadableDate
from contested.feeds.cells import is_empty, text_cell, unmerged
from contested.quantities import When, parse_date

if TYPE_CHECKING:
    from collections.abc import Sequence

_CLOCK = r"([0-9]{1,2}):([0-9]{2})(?::([0-9]{2})(?:[.,][0-9]+)?)?"
_ISO_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_WITH_CLOCK = re.compile(rf"(.*[0-9])(?:T|[ ,]+){_CLOCK}(?: ?([AP])\.?M\.?)?", re.IGNORECASE)
_YEAR = re.compile(r"(-?)([0-9]{1,6})(?:\.0+)?")
_SLASHED = re.compile(r"[0-9]{1,2}/[0-9]{1,2}/(?:[0-9]{2}|[0-9]{4})")
_UNPADDED = re.compile(r"[0-9]{4}-(?:[0-9](?:-[0-9]{1,2})?|[0-9]{2}-[0-9])")
_NAMED_YEAR = re.compile(r"(?:.*[^a-z])?(?:year|yr|iyear|jahr|ann[ée]e|a[ñn]o|год|տարի|il)(?:[^a-z].*)?", re.IGNORECASE)
_DIRECTIVE = re.compile(r"%.?")
_KNOWN = {"%d": "d", "%m": "m", "%B": "m", "%b": "m", "%Y": "y", "%y": "y", "%H": "H", "%M": "M", "%S": "S"}
_NAMES = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_MONTHS = {name[:3].lower(): number for number, name in enumerate(_NAMES, 1)}
_PIVOT = 69
"""Of two digits, those from 69 on are of the 1900s, as POSIX has it (strptime, %y)."""


def names_years(column: str) -> bool:
    """Whether a column is one of years by its name."""
    return _NAMED_YEAR.fullmatch(column) is not None


def moment(cell: object, formats: Sequence[str] = (), *, is_year: bool = False) -> When | None:
    """
    Return the time that a cell writes, or None where it is empty.

    A clock time without an offset is of its day.  A whole number of three or
    four digits is a year, and a negative one too.

    Args:
        cell: text, a date or a year.
        formats: how text writes days, such as "%d/%m/%Y" or "%d %B %Y"; by
            default as ISO 8601 has it.
        is_year: a number of one or two digits is a year as well.

    Raises:
        UnreadableDate: it is no date, or several by several formats.
    """
    if is_empty(cell):
        return None
    cell = unmerged(cell)
    if isinstance(cell, When):
        return cell
    if isinstance(cell, datetime):
        return parse_date(cell.date() if cell.utcoffset() is None else cell)
    if isinstance(cell, date):
        return parse_date(cell)
    return _written(text_cell(cell) or "", formats, is_year=is_year)


def _written(written: str, formats: Sequence[str], *, is_year: bool) -> When:
    if formats:
        return _formatted(written, formats)
    local = _WITH_CLOCK.fullmatch(written)
    if local and _ISO_DAY.fullmatch(local[1]) and _is_clock(local[2], local[3], local[4]):
        return parse_date(local[1])
    if _SLASHED.fullmatch(written):
        reason = "day or month first? say how the file writes days, such as dates='%d/%m/%Y'"
        raise UnreadableDate(written, reason)
    if _UNPADDED.fullmatch(written):
        form = "%Y-%m-%d" if written.count("-") > 1 else "%Y-%m"
        raise UnreadableDate(written, f"a month and a day have two digits; if the file writes so, give dates='{form}'")
    number = _YEAR.fullmatch(written)
    if number and (is_year or number[1] or len(number[2]) > 2):
        return parse_date(_year_text(written, number[1], number[2]))
    return parse_date(written)


def _is_clock(hour: str, minute: str, second: str | None) -> bool:
    try:
        time(int(hour), int(minute), int(second or 0))
    except ValueError:
        return False
    return True


def _year_text(written: str, sign: str, digits: str) -> str:
    """Return a year as ISO 8601 writes it: with four digits at least."""
    if sign and set(digits) == {"9"} and len(digits) < 5:
        reason = "a number of nines below zero is often a code for nothing: give it as missing=, or write '99 BC'"
        raise UnreadableDate(written, reason)
    return f"{sign}{digits.zfill(4)}"


# -- formats ------------------------------------------------------------------


def checked_format(format_: str) -> bool:
    """Whether a format holds a year, perhaps its month, perhaps its day, each once, and no other directive."""
    parts = [_KNOWN.get(one) for one in _DIRECTIVE.findall(format_)]
    if None in parts or len(set(parts)) != len(parts):
        return False
    return "y" in parts and ("d" not in parts or "m" in parts)


def _formatted(written: str, formats: Sequence[str]) -> When:
    found = {one.text: one for one in (_by_format(written, format_) for format_ in formats) if one is not None}
    if len(found) == 1:
        return next(iter(found.values()))
    if found:
        raise UnreadableDate(written, f"by one format it is {' and by another '.join(found)}; leave one of them out")
    raise UnreadableDate(written, f"it is no day written as {' or '.join(formats)}")


def _by_format(written: str, format_: str) -> When | None:
    pattern = _pattern(format_)
    match = pattern.fullmatch(written)
    if match is None:
        clocked = _WITH_CLOCK.fullmatch(written)
        if (
            clocked is None
            or not _is_clock(*clocked.group(2, 3, 4))
            or (match := pattern.fullmatch(clocked[1])) is None
        ):
            return None
    said = match.groupdict()
    if "H" in said and not _is_clock(said["H"], said.get("M") or "0", said.get("S")):
        return None
    with suppress(UnreadableDate):
        digits = said["y"].lstrip("-")
        sign = said["y"].removesuffix(digits)
        year = _century(digits) if "%y" in format_ else _year_text(written, sign, digits)
        return parse_date("-".join((year, *_month_and_day(said))))
    return None


def _month_and_day(said: dict[str, str]) -> list[str]:
    month, day = said.get("m"), said.get("d")
    if month is None:
        return []
    number = int(month) if month.isdecimal() else _MONTHS[month[:3].lower()]
    return [f"{number:02}", *([] if day is None else [f"{int(day):02}"])]


def _century(year: str) -> str:
    return str(int(year) + (1900 if int(year) >= _PIVOT else 2000))


@lru_cache(maxsize=64)
def _pattern(format_: str) -> re.Pattern[str]:
    """Return what a format of days matches; names of months are English ones, whatever the machine speaks."""
    split = re.split(f"({_DIRECTIVE.pattern})", format_)
    made = []
    for n, part in enumerate(split):
        glued = n % 2 == 1 and (
            (n + 1 < len(split) and not split[n + 1] and n + 2 < len(split)) or (n > 1 and not split[n - 1])
        )
        made.append(_directive(part, glued=glued) if n % 2 else re.escape(part))
    if format_ == "%Y":  # a column of years alone: of any era
        return re.compile(r"(?P<y>-?[0-9]{1,6})(?:\.0+)?")
    return re.compile("".join(made), re.IGNORECASE)


def _directive(part: str, *, glued: bool) -> str:
    digits = "[0-9]{2}" if glued else "[0-9]{1,2}"
    parts = {one: f"(?P<{name}>{digits})" for one, name in _KNOWN.items()}
    parts |= {"%Y": "(?P<y>[0-9]{4})", "%y": "(?P<y>[0-9]{2})", "%B": f"(?P<m>{'|'.join(_NAMES)})"}
    parts["%b"] = f"(?P<m>(?:{'|'.join(name[:3] for name in _NAMES)}|Sept)\\.?)"
    return parts[part]


# -- several cells ------------------------------------------------------------


def span(first: When | None, last: When | None) -> When | None:
    """Return the time from the first day of one to the last day of another."""
    if first is None or last is None or first.text == last.text:
        return first or last
    return parse_date(f"{first.text}/{last.text}")


def year_part(cell: object) -> str | None:
    """
    Return the year in a column of years; None where it is empty, or 0.

    Raises:
        UnreadableDate: it is no year.
    """
    found = _part(cell)
    if found is None:
        return None
    number = _YEAR.fullmatch(found)
    return parse_date(found).text if number is None else parse_date(_year_text(found, number[1], number[2])).text


def month_part(cell: object) -> int | None:
    """
    Return the month in a column of months, a number or its English name; None where it is empty, or 0.

    Raises:
        UnreadableDate: it is no month.
    """
    found = _part(cell)
    if found is None:
        return None
    named = next(
        (n for n, name in enumerate(_NAMES, 1) if found.lower().rstrip(".") in (name.lower(), name[:3].lower())), None
    )
    return _within(found, 12) if named is None else named


def day_part(cell: object) -> int | None:
    """
    Return the day of a month in a column of days; None where it is empty, or 0.

    Raises:
        UnreadableDate: it is no day of a month.
    """
    found = _part(cell)
    return None if found is None else _within(found, 31)


def _part(cell: object) -> str | None:
    """Return the text of a part of a date; 0 is how lists of events write that it is not known."""
    found = text_cell(cell)
    return None if found is None or re.fullmatch(r"0+(\.0+)?", found) else found


def _within(found: str, most: int) -> int:
    whole = re.fullmatch(r"([0-9]{1,2})(?:\.0+)?", found)
    if whole is None or not 1 <= int(whole[1]) <= most:
        reason = f"it is none of 1 to {most}; if it stands for nothing, give it as missing="
        raise UnreadableDate(found, reason)
    return int(whole[1])


def of_parts(year: str | None, month: int | None, day: int | None) -> When | None:
    """
    Return the year, month or day that parts make; None where none is known.

    Raises:
        UnreadableDate: a month without its year, a day without its month, or
            no such day.
    """
    if year is None:
        if month is None and day is None:
            return None
        raise UnreadableDate(str(month or day), "the year is not known")
    if month is None:
        if day is not None:
            raise UnreadableDate(str(day), "the month is not known")
        return parse_date(year)
    return parse_date(f"{year}-{month:02}" + ("" if day is None else f"-{day:02}"))
