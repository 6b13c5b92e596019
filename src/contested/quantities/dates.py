"""
When: civil days, months, years, intervals and instants, with what is uncertain about them.

A subset of the Extended Date/Time Format (EDTF, ISO 8601-2:2019 annex A) is
read here: 2023-09-20, 2023-09, 2023, "a/b", "a/..", "../b", [a,b], [a..b], the
marks ``~`` ``?`` ``%``, and instants with an offset.  Level 2 texts need the
extra ``edtf``.  Years of any era are read too: -0043 counts a year 0, as ISO
8601 does; "44 BC" is the same year, and "AD 79" is 0079.  Days are counted by
the proleptic Gregorian calendar, on from 1 for 0001-01-01, as ``date`` does.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from functools import lru_cache
from typing import TYPE_CHECKING, TypeAlias

import attrs

from contested.errors.base import NotADay, UnreadableDate, WrongType
from contested.optional import library

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

LONGEST_DATE = 64

_NEVER = float("-inf")

_CIVIL = re.compile(r"(-?[0-9]{4}|-[0-9]{5,6})(?:-([0-9]{2})(?:-([0-9]{2}))?)?([~?%]?)")
_INSTANT = re.compile(
    r"([0-9]{4}-[0-9]{2}-[0-9]{2})[T ]([0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]{1,6})?)?)(Z|[+-][0-9]{2}:[0-5][0-9])?"
)
_BETWEEN = re.compile(r"\[([^\[\].,]+)\.\.([^\[\].,]+)\]")
_PRINTED = re.compile(r"([0-9]{1,4})[/.]([0-9]{1,2})[/.]([0-9]{1,4})")
_OPEN = ("..", "")
_UNPADDED = re.compile(r"([0-9]{4})-([0-9]{1,2})(?:-([0-9]{1,2}))?")
_LEVEL_2 = re.compile(r"[-0-9X~?%\[\]{},. ]+")  # no years beyond 9999: the parser would compute Y17E9999999

_BEFORE_CHRIST = (
    *("bc", "bce", "b.c.", "b.c.e.", "v.chr.", "v. chr.", "v.u.z.", "av. j.-c.", "av.j.-c.", "a.c.", "a. c.", "a.e.c."),
    *("до н.э.", "до н. э.", "մ.թ.ա.", "մ. թ. ա.", "e.ə.", "b.e.ə."),
)
_AFTER_CHRIST = (
    *("ad", "ce", "a.d.", "c.e.", "n.chr.", "n. chr.", "apr. j.-c.", "ap. j.-c.", "d.c.", "d. c.", "e.c."),
    *("н.э.", "н. э.", "մ.թ.", "մ. թ.", "b.e."),
)
_ERA = "|".join(re.escape(word) for word in sorted((*_BEFORE_CHRIST, *_AFTER_CHRIST), key=len, reverse=True))
_OF_ERA = re.compile(rf"(?:([0-9]{{1,6}})\s*({_ERA})|({_ERA})\s*([0-9]{{1,6}}))", re.IGNORECASE)
_LATEST = 9999  # the last year of a ``date``
_HALF_A_DAY = 12
_DAYS_OF_MONTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)

Datelike: TypeAlias = "str | date | When"


@attrs.frozen(repr=False)
class When:
    """
    A time as somebody wrote it, with the earliest and latest day it can mean.

    An absent end ("2023-09/..") is None.  ``instant`` is set where the text
    has a clock time with an offset.  A day before the year 1, which no
    ``date`` can be, is None as well; ``ancient`` has the numbers of the first
    and last day then, and ``first_day`` and ``last_day`` know them.
    """

    text: str
    earliest: date | None
    latest: date | None
    approximate: bool = False
    uncertain: bool = False
    instant: datetime | None = None
    ancient: tuple[int | None, int | None] = (None, None)
    first_day: float = attrs.field(init=False, eq=False, repr=False)
    """The number of the first day it can mean, by the proleptic calendar; minus infinity where open."""
    last_day: float = attrs.field(init=False, eq=False, repr=False)
    """The number of the last day it can mean; infinity where open."""

    def __attrs_post_init__(self) -> None:
        # kept, not computed anew: a look at one day asks every statement of a figure for them
        slack = self._slack
        first, last = self._ends
        object.__setattr__(self, "first_day", first - slack)
        object.__setattr__(self, "last_day", last + slack)

    def before(self, other: When) -> bool | None:
        """
        Whether this lies before ``other``: True, False, or None when both can be.

        Two instants compare exactly; everything else by whole days of its own offset.
        A time marked approximate or uncertain is sure only beyond its own length:
        "2023-09~" is certainly before November, not before October.
        """
        if self.instant is not None and other.instant is not None:
            return self.instant < other.instant
        if self.sure_last_day < other.sure_first_day:
            return True
        if other.sure_last_day < self.sure_first_day:
            return False
        same_day = self.is_day and other.is_day and self.earliest == other.earliest
        return False if same_day and (self.instant is None) and (other.instant is None) else None

    def after(self, other: When) -> bool | None:
        """Whether this lies after ``other``: True, False, or None when both can be."""
        return other.before(self)

    @property
    def sure_first_day(self) -> float:
        """The first day not certainly before it; offsets beyond 12 hours could set instants and days in a circle."""
        at = self.instant
        return self.first_day if at is None else min(self.first_day, at.toordinal() + (at.hour >= _HALF_A_DAY))

    @property
    def sure_last_day(self) -> float:
        """The last day that is not certainly after it, in the same way."""
        at = self.instant
        return self.last_day if at is None else max(self.last_day, at.toordinal() - (at.hour < _HALF_A_DAY))

    @property
    def is_day(self) -> bool:
        """Whether this names one day and nothing about it is vague."""
        return self.earliest is not None and self.earliest == self.latest and not self._vague

    @property
    def _vague(self) -> bool:
        return self.approximate or self.uncertain

    @property
    def _slack(self) -> int:
        """How many days a vague time may lie outside the days it names: its own length."""
        first, last = self._ends
        return int(last - first) + 1 if self._vague and first > _NEVER and last < -_NEVER else 0

    @property
    def _ends(self) -> tuple[float, float]:
        """The numbers of the first and last day that it names; infinite where open."""
        first, last = self.ancient
        first = first if self.earliest is None else self.earliest.toordinal()
        last = last if self.latest is None else self.latest.toordinal()
        return _NEVER if first is None else first, -_NEVER if last is None else last

    @property
    def end(self) -> float:
        """The number of the last day that it names; infinity where open."""
        return self._ends[1]

    def __str__(self) -> str:
        return self.text

    def __repr__(self) -> str:
        return f"<When {self.text}>"


def parse_date(value: Datelike) -> When:
    """
    Return the time that ``value`` writes.

    Args:
        value: text, a ``date``, an aware ``datetime``, or a ``When``.

    Raises:
        UnreadableDate: no date, a day that does not exist, or a clock time
            without an offset.
        MissingExtra: an EDTF level 2 text without the extra ``edtf``.
    """
    if isinstance(value, When):
        return value
    if isinstance(value, datetime):
        if value != value:  # noqa: PLR0124  # the NaT of pandas, which has no day to ask for
            raise UnreadableDate(str(value), "it is no time; leave out what is not there")
        if value.utcoffset() is None:
            raise UnreadableDate(value.isoformat(), "a clock time needs its offset from UTC")
        return _instant(value.isoformat(), value)
    if isinstance(value, date):
        return When(value.isoformat(), value, value)
    if isinstance(value, str):
        return _read(value)
    raise WrongType("a date", value, "text such as '2023-09-20', a date or an aware datetime")


def civil_day(value: Datelike) -> date:
    """
    Return the one day that ``value`` writes.

    Raises:
        NotADay: a month, a year, an interval, or a day that is left open.
        UnreadableDate, MissingExtra: as ``parse_date``.
    """
    moment = parse_date(value)
    if moment.earliest is None or moment.earliest != moment.latest:
        raise NotADay(str(moment))
    return moment.earliest


@lru_cache(maxsize=4096)
def _read(text: str) -> When:
    if len(text) > LONGEST_DATE:
        raise UnreadableDate(text, f"it has more than {LONGEST_DATE} characters")
    bare = text.strip()
    instant = _INSTANT.fullmatch(bare)
    if instant:
        if instant[3] is None:
            raise UnreadableDate(text, "a clock time needs its offset from UTC, as in 2023-09-20T12:00Z")
        try:
            moment = datetime.fromisoformat(bare)
        except ValueError:
            raise UnreadableDate(text, "there is no such day or time") from None
        return _instant(bare, moment)
    if bare.startswith("[") and bare.endswith("]") and ".." not in bare:
        options = [_civil(part.strip(), text) for part in bare[1:-1].split(",")]
        return _spanning(bare, options, options)
    between = _BETWEEN.fullmatch(bare)
    if between:
        return _from_to(bare, text, between[1], between[2])
    if bare.count("/") == 1:
        return _interval(bare, text)
    if _is_civil(bare):
        return _civil(bare, text)
    return _by_edtf(bare, text)


def _is_civil(bare: str) -> bool:
    return _CIVIL.fullmatch(bare) is not None or year_of_era(bare) is not None


def _instant(text: str, moment: datetime) -> When:
    """Place an instant on the civil day of its own offset, and keep it in UTC for comparison."""
    try:
        return When(text, moment.date(), moment.date(), instant=moment.astimezone(UTC))
    except OverflowError:
        raise UnreadableDate(text, "it lies outside the years 1 to 9999") from None


def _interval(bare: str, text: str) -> When:
    first, last = (part.strip() for part in bare.split("/"))
    if first in _OPEN and last in _OPEN:
        raise UnreadableDate(text, "an interval needs at least one end")
    return _from_to(bare, text, first, last)


def _from_to(bare: str, text: str, first: str, last: str) -> When:
    start = None if first in _OPEN else _civil(first.strip(), text)
    stop = None if last in _OPEN else _civil(last.strip(), text)
    made = _spanning(bare, [start], [stop])
    begins, ends = made._ends  # noqa: SLF001  # of our own value
    if begins > ends:
        raise UnreadableDate(text, "it ends before it begins")
    return made


def _spanning(text: str, starts: Sequence[When | None], stops: Sequence[When | None]) -> When:
    ends = [part for part in (*starts, *stops) if part is not None]
    first = min(_NEVER if one is None else one._ends[0] for one in starts)  # noqa: SLF001  # of our own values
    last = max(-_NEVER if one is None else one._ends[1] for one in stops)  # noqa: SLF001
    return _of_days(
        text,
        None if first == _NEVER else int(first),
        None if last == -_NEVER else int(last),
        approximate=any(part.approximate for part in ends),
        uncertain=any(part.uncertain for part in ends),
    )


def _of_days(text: str, first: int | None, last: int | None, *, approximate: bool, uncertain: bool) -> When:
    """Return the time between two days by their numbers; those that no ``date`` can be are kept as numbers."""
    return When(
        text,
        None if first is None or first < 1 else date.fromordinal(first),
        None if last is None or last < 1 else date.fromordinal(last),
        approximate,
        uncertain,
        ancient=(first if first is not None and first < 1 else None, last if last is not None and last < 1 else None),
    )


def _civil(bare: str, text: str) -> When:
    match = _CIVIL.fullmatch(bare)
    year = year_of_era(bare) if match is None else int(match[1])
    if year is None:
        raise UnreadableDate(text, "it is no year, month or day in digits")
    month, day, mark = (match[2], match[3], match[4]) if match else (None, None, "")
    if month is not None and int(month) > 12:
        raise UnreadableDate(text, f"there is no month {int(month)} (seasons differ by place: write the months)")
    days = days_from_parts(year, int(month) if month else None, int(day) if day else None)
    if days is None or (match is not None and year == 0):  # "0000" is how files write an unknown year
        raise UnreadableDate(text, "there is no such day")
    return _of_days(bare, *days, approximate=mark in ("~", "%"), uncertain=mark in ("?", "%"))


def _of_printed(bare: str) -> str:
    """Return what is to be written in place of a day as papers print it, "31/12/2005"; nothing where it is none."""
    printed = _PRINTED.fullmatch(bare)
    if printed is None:
        return ""
    first, second, third = printed[1], printed[2], printed[3]
    if len(first) == 4:
        readings = [(first, second, third)]
    elif len(third) == 4:
        readings = [(third, second, first), (third, first, second)]
    else:
        return "a year has four digits, and begins a day"
    possible = [tuple(map(int, one)) for one in readings]
    days = dict.fromkeys(f"{y:04}-{m:02}-{d:02}" for y, m, d in possible if y and days_from_parts(y, m, d))
    return f"a day begins with its year: {' or '.join(days)}" if days else "there is no such day"


def _by_edtf(bare: str, text: str) -> When:
    """Read what our subset does not, through the extra ``edtf`` (heavy: loaded on first use)."""
    if "/" in bare or _PRINTED.fullmatch(bare):
        raise UnreadableDate(text, _of_printed(bare) or "an interval has two ends")
    if unpadded := _UNPADDED.fullmatch(bare):
        padded = "-".join(part.zfill(2) for part in unpadded.groups() if part)
        raise UnreadableDate(text, f"a month and a day have two digits: {padded}")
    if not _LEVEL_2.fullmatch(bare) or not any(c.isdigit() for c in bare):
        raise UnreadableDate(text, "it is no date in digits")
    if ("," in bare or ".." in bare) and bare[0] not in "[{":
        raise UnreadableDate(text, "one of several days stands in brackets, as in [2023-09-19,2023-09-20]")
    if bare.isdigit():
        raise UnreadableDate(text, "a year has four digits, and a day or month follows a hyphen")
    edtf = library("edtf", f"the date {bare!r}")
    try:
        parsed = edtf.parse_edtf(bare)
        low, high = parsed.lower_strict(), parsed.upper_strict()
        earliest = None if isinstance(low, float) else date(*low[:3])
        latest = None if isinstance(high, float) else date(*high[:3])
    except Exception as reason:  # the parser's own errors are many, and unrelated to each other
        raise UnreadableDate(text, "it is no date of the Extended Date/Time Format") from reason
    marks = set(bare)
    return When(bare, earliest, latest, approximate=bool(marks & {"~", "%"}), uncertain=bool(marks & {"?", "%", "X"}))


def overtaken(moments: Sequence[When]) -> list[bool]:
    """Tell for each time whether another one is certainly later: every pair compared with ``before``, in one pass."""
    day = max((m.sure_first_day for m in moments), default=_NEVER)
    civil = max((m.first_day for m in moments if m.instant is None), default=_NEVER)
    instant = max((m.instant for m in moments if m.instant is not None), default=None)
    return [  # two instants compare by the clock alone: their civil days may be of two offsets
        m.last_day < day if m.instant is None or instant is None else m.sure_last_day < civil or m.instant < instant
        for m in moments
    ]


def last_ending(moments: Iterable[When | None]) -> When | None:
    """Return the time that ends last, of those that end together the shortest; None where none is known to end."""
    ending = [moment for moment in moments if moment is not None and moment.end < -_NEVER]
    return max(ending, key=lambda moment: (moment.end, moment.first_day, moment.text), default=None)


def first_ending(moments: Iterable[When | None]) -> When | None:
    """Return the time that ends first, of those that end together the shortest; None where none is known to end."""
    ending = [moment for moment in moments if moment is not None and moment.end < -_NEVER]
    return min(ending, key=lambda moment: (moment.end, -moment.first_day, moment.text), default=None)


def year_of_era(text: str) -> int | None:
    """Return the year that a text such as "44 BC" or "AD 79" names, counted with a year 0; None where it names none."""
    match = _OF_ERA.fullmatch(text)
    if match is None:
        return None
    number, era = int(match[1] or match[4]), (match[2] or match[3]).lower()
    if number < 1:
        return None  # no era has a year 0
    return 1 - number if era in _BEFORE_CHRIST else number


def days_from_parts(year: int, month: int | None = None, day: int | None = None) -> tuple[int, int] | None:
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
        return _days_before(year, 1) + 1, _days_before(year, 12) + 31
    length = _month_length(year, month)
    if day is None:
        return _days_before(year, month) + 1, _days_before(year, month) + length
    return (_days_before(year, month) + day,) * 2 if 1 <= day <= length else None


def _days_before(year: int, month: int) -> int:
    """Return how many days lie before a month, from the end of the year 0 on."""
    past = year - 1
    days = 365 * past + past // 4 - past // 100 + past // 400
    return days + sum(_month_length(year, one) for one in range(1, month))


def _month_length(year: int, month: int) -> int:
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return _DAYS_OF_MONTHS[month - 1] + (month == 2 and leap)
