"""A time keeps its text and the earliest and latest day it can mean; what is not certain is not claimed."""

from __future__ import annotations

import importlib
import itertools
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo

import pytest

from contested.errors import MissingExtra, UnreadableDate, WrongType
from contested.quantities import dates
from contested.quantities.dates import LONGEST_DATE, When, overtaken, parse_date


class Timeless(tzinfo):
    """A time zone that does not know its offset."""

    def utcoffset(self, _: datetime | None) -> None:
        """Return no offset."""

    def dst(self, _: datetime | None) -> None:
        """Return no offset."""

    def tzname(self, _: datetime | None) -> str:
        """Return a name, as every time zone does."""
        return "nowhere"


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("2023-09-20", "2023-09-20", "2023-09-20"),
        (" 2023-09 ", "2023-09-01", "2023-09-30"),
        ("2023-12", "2023-12-01", "2023-12-31"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2023", "2023-01-01", "2023-12-31"),
        ("0001", "0001-01-01", "0001-12-31"),
        ("9999", "9999-01-01", "9999-12-31"),
        ("2023-12-31/2024-01-01", "2023-12-31", "2024-01-01"),
        ("2023-09/2023-10", "2023-09-01", "2023-10-31"),
        ("2023/2024", "2023-01-01", "2024-12-31"),
        ("2023-09-20/..", "2023-09-20", None),
        ("2023-09-20/", "2023-09-20", None),
        ("../2023", None, "2023-12-31"),
        ("/2023", None, "2023-12-31"),
        ("[2023-09-20, 2023-09-25]", "2023-09-20", "2023-09-25"),
        ("[2024,2023]", "2023-01-01", "2024-12-31"),
        ("2023-09-20T23:30-05:00", "2023-09-20", "2023-09-20"),
        ("2023-09-20 12:00:00.5Z", "2023-09-20", "2023-09-20"),
        ("20XX", "2000-01-01", "2099-12-31"),
        ("{2023,2024}", "2023-01-01", "2024-12-31"),
        ("[..2023]", None, "2023-12-31"),
        ("[2023..]", "2023-01-01", None),
    ],
)
def test_a_time_is_the_days_it_can_mean(text: str, earliest: str | None, latest: str | None) -> None:
    """A day, month, year, interval, choice or instant spans its earliest and latest civil day."""
    read = parse_date(text)

    days = [None if day is None else day.isoformat() for day in (read.earliest, read.latest)]
    assert (days, str(read)) == ([earliest, latest], text.strip())


@pytest.mark.parametrize(
    ("text", "approximate", "uncertain"),
    [
        ("2023-09~", True, False),
        ("2023-09-20?", False, True),
        ("2023%", True, True),
        ("2023-09~/2023-10?", True, True),
        ("[2023~,2024]", True, False),
        ("~2023", True, False),
        ("2023-09-XX", False, True),
        ("2023-09-20", False, False),
    ],
)
def test_marks_of_doubt_are_kept(text: str, approximate: bool, uncertain: bool) -> None:
    """The marks ~, ? and % say that a time is approximate, uncertain, or both."""
    read = parse_date(text)

    assert (read.approximate, read.uncertain) == (approximate, uncertain)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("2023-02-29", "no such day"),
        ("2023-09-31", "no such day"),
        ("2023-00", "no such day"),
        ("0000", "no such day"),
        ("2023-13", "no month 13"),
        ("2001-21", "seasons differ"),
        ("2023-10/2023-09", "ends before it begins"),
        ("../..", "at least one end"),
        ("/", "at least one end"),
        ("2023/09", "no year, month or day"),
        ("[2023,]", "no year, month or day"),
        ("[]", "no year, month or day"),
        ("[2023-02-30]", "no such day"),
        ("2023-09-20T12:00", "needs its offset"),
        ("2023-09-31T12:00Z", "no such day or time"),
        ("2023-09-20T25:00Z", "no such day or time"),
        ("2023-09-20T12:00+25:00", "no such day or time"),
        ("2023-09-20T12:00+00:60", "no date in digits"),
        ("9999-12-31T23:59:59-01:00", "outside the years 1 to 9999"),
        ("0001-01-01T00:00+01:00", "outside the years 1 to 9999"),
        ("20230903", "a year has four digits"),
        ("2023-W36-7", "no date in digits"),
        ("03/09/2023", "a day begins with its year: 2023-09-03 or 2023-03-09; write"),
        ("31/12/2005", "a day begins with its year: 2005-12-31; write"),
        ("12/31/2005", "a day begins with its year: 2005-12-31; write"),
        ("05/05/2005", "a day begins with its year: 2005-05-05; write"),
        ("31.12.2005", "a day begins with its year: 2005-12-31; write"),
        ("2005/2/3", "a day begins with its year: 2005-02-03; write"),
        ("31/12/05", "a year has four digits, and begins a day"),
        ("31/13/2005", "there is no such day"),
        ("2023-09-20/2023-09-21/2023-09-22", "an interval has two ends"),
        ("2023-9-3", "two digits: 2023-09-03"),
        ("2023-9-3-4", "Extended Date/Time Format"),
        ("10000", "a year has four digits"),
        ("3 Sep 2023", "no date in digits"),
        ("XXXX", "no date in digits"),
        ("Y17E9999999", "no date in digits"),
        ("\uff12\uff10\uff12\uff13", "no date in digits"),
        ("", "no date in digits"),
        ("now", "no date in digits"),
        ("1" * (LONGEST_DATE + 1), "more than 64 characters"),
    ],
)
def test_what_is_no_date_is_refused(text: str, reason: str) -> None:
    """What is no date, a day that does not exist, and a clock without an offset are refused."""
    with pytest.raises(UnreadableDate, match=reason):
        parse_date(text)


def test_a_date_is_a_day() -> None:
    """A ``date`` is the day it names."""
    read = parse_date(date(2023, 9, 20))

    assert (read, repr(read)) == (parse_date("2023-09-20"), "<When 2023-09-20>")


def test_a_when_is_itself() -> None:
    """A ``When`` passes through."""
    read = parse_date("2023")

    assert parse_date(read) is read


def test_an_aware_instant_keeps_the_day_of_its_own_offset() -> None:
    """An instant is compared by the clock and shown on the civil day of its own offset."""
    read = parse_date(datetime(2023, 9, 20, 23, 30, tzinfo=timezone(timedelta(hours=-5))))

    assert (read.earliest, read.instant) == (date(2023, 9, 20), datetime(2023, 9, 21, 4, 30, tzinfo=UTC))


@pytest.mark.parametrize("zone", [None, Timeless()])
def test_a_clock_without_an_offset_is_refused(zone: tzinfo | None) -> None:
    """A clock time without an offset would depend on where the program runs."""
    with pytest.raises(UnreadableDate, match="offset"):
        parse_date(datetime(2023, 9, 20, tzinfo=zone))


@pytest.mark.parametrize("given", [None, 2023, ["2023"]])
def test_a_date_is_text_or_a_date(given: object) -> None:
    """What is neither is refused, even a bare year as a number."""
    with pytest.raises(WrongType):
        parse_date(given)  # type: ignore[arg-type]  # the point of the test


def test_an_edtf_text_needs_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the extra, a level 2 text is refused with what to install."""

    def missing(name: str) -> object:
        raise ImportError(name)

    monkeypatch.setattr(importlib, "import_module", missing)

    with pytest.raises(MissingExtra, match=r"contested\[edtf\]"):
        dates._read.__wrapped__("198X")  # past the cache


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("2023-12-31", "2024-01-01", True),
        ("2023-12", "2024", True),
        ("2023", "2024-01-01", True),
        ("2024-01-01", "2023-12-31", False),
        ("2023", "2023-12-31", None),
        ("2023-09-20", "2023-09-20", False),
        ("2023-09-20", "2023-09-20~", None),
        ("2023-09", "2023-09", None),
        ("2023-09~", "2023-10", None),
        ("2023-09~", "2023-10-31", True),
        ("2023-09~", "2023-11", True),
        ("2023-12-31~", "2024-01-01", None),
        ("2023-12-31?", "2024-01-02", True),
        ("2023~", "2024", None),
        ("2023~", "2025", True),
        ("9999~", "9999", None),
        ("2023/..", "2024", None),
        ("../2023", "2024", True),
        ("2024", "../2023", False),
        ("2023-09-20T10:00Z", "2023-09-20T12:00Z", True),
        ("2023-09-20T12:00Z", "2023-09-20T12:00Z", False),
        ("2023-09-20T23:00-12:00", "2023-09-21T00:30+14:00", False),
        ("2023-09-20T12:00Z", "2023-09-20", None),
        ("2023-09-20", "2023-09-20T12:00Z", None),
        ("2023-09-20T12:00Z", "2023-09-21", True),
    ],
)
def test_before_is_said_only_where_it_is_certain(first: str, second: str, expected: bool | None) -> None:
    """One time lies before another, does not, or may; a vague time is sure only beyond its own length."""
    assert (parse_date(first).before(parse_date(second)), parse_date(second).after(parse_date(first))) == (
        expected,
        expected,
    )


TIMES = (
    *(
        "2023",
        "2023~",
        "2023-09",
        "2023-09~",
        "2023-09-20",
        "2023-09-20?",
        "2023-09-21",
        "2023-09/..",
        "../2023-09",
    ),
    *(
        "2023-09-20T10:00Z",
        "2023-09-20T23:00-12:00",
        "2023-09-21T00:30+14:00",
        "2023-09-20/2023-09-21",
        "2024",
    ),
)


def test_overtaken_is_every_pair_compared() -> None:
    """One pass over the times finds the same as comparing each with each."""
    wrong = []
    for chosen in itertools.chain(itertools.combinations(TIMES, 2), itertools.combinations(TIMES, 3), [TIMES, ()]):
        moments = [parse_date(text) for text in chosen]
        if overtaken(moments) != [any(a.before(b) is True for b in moments) for a in moments]:
            wrong.append(chosen)

    assert wrong == []


def test_no_instants_stand_in_a_circle_with_a_day() -> None:
    """Where the clock knows the last of three to be before the first, the last is not certainly after the day between."""
    first, day, last = map(parse_date, ("2023-01-01T23:59-12:00", "2023-01-02", "2023-01-03T00:00+14:00"))

    assert (first.before(day), day.before(last), last.before(first)) == (True, None, True)
    assert overtaken([first, day, last]) == [True, False, True]


@pytest.mark.parametrize(
    ("instant", "before", "after"),
    [
        ("2023-01-02T05:00+14:00", False, True),
        ("2023-01-02T00:30+14:00", None, None),
        ("2023-01-01T23:30-05:00", None, None),
        ("2022-12-31T23:30-14:00", None, None),
        ("2022-12-31T21:30-14:00", True, False),
    ],
)
def test_an_instant_and_a_day_compare_by_its_own_civil_day(
    instant: str, before: bool | None, after: bool | None
) -> None:
    """Beyond 12 hours from UTC its day at 12 hours has to agree."""
    day = parse_date("2023-01-01")

    assert (parse_date(instant).before(day), parse_date(instant).after(day)) == (before, after)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2023-09-20", True),
        ("2023-09-20~", False),
        ("2023-09", False),
        ("2023/..", False),
        ("../2023", False),
    ],
)
def test_a_day_is_one_certain_day(text: str, expected: bool) -> None:
    """Only a single day without a mark of doubt is a day."""
    assert parse_date(text).is_day is expected


def test_a_vague_open_time_has_no_slack() -> None:
    """A time that is open at one end has no length to be vague by."""
    read = When("2023~/..", date(2023, 1, 1), None, approximate=True)

    assert (read.first_day, read.last_day) == (date(2023, 1, 1).toordinal(), float("inf"))


@pytest.mark.parametrize("text", ["81801,8", "2023-09-19..2023-09-20"])
def test_one_of_several_days_stands_in_brackets(text: str) -> None:
    """A list of days without brackets is refused before any heavy parser sees it."""
    with pytest.raises(UnreadableDate, match="one of several days stands in brackets"):
        parse_date(text)


@pytest.mark.parametrize(
    "text",
    [
        *("44 BC", "44 BCE", "44 B.C.", "44 b.c.e.", "44 v. Chr.", "44 v.u.Z.", "44 av. J.-C.", "44 a.C.", "44 a. C."),
        *(
            "44 a.e.c.",
            "44 до н. э.",
            "44 до н.э.",
            "44 մ.թ.ա.",
            "44 մ. թ. ա.",
            "e.ə. 44",
            "44 b.e.ə.",
            "44 v.Chr.",
            "44 av.J.-C.",
        ),
    ],
)
def test_a_year_before_christ_is_read_in_every_language(text: str) -> None:
    """The year 44 BC ended 15,706 days before the first of January of the year 1, in whatever language it is said."""
    assert parse_date(text).ancient == (-16070, -15706)


@pytest.mark.parametrize(
    "text",
    [
        *(
            "AD 44",
            "44 CE",
            "44 A.D.",
            "44 c.e.",
            "44 n. Chr.",
            "44 n.Chr.",
            "44 apr. J.-C.",
            "44 ap. J.-C.",
            "44 d.C.",
        ),
        *("44 d. C.", "44 e.c.", "44 н.э.", "44 н. э.", "44 մ.թ.", "44 մ. թ.", "44 b.e."),
    ],
)
def test_a_year_after_christ_is_read_in_every_language(text: str) -> None:
    """The year 44 is one of 366 days, in whatever language it is said."""
    when = parse_date(text)

    assert (when.earliest, when.latest) == (date(44, 1, 1), date(44, 12, 31))


def test_the_first_day_that_a_date_can_be_is_one() -> None:
    """The first of January of the year 1 is a day; a time from a day to itself is that day."""
    first, one_day = parse_date("0001-01-01"), parse_date("2023-09-20/2023-09-20")

    assert (first.earliest, first.latest, first.ancient) == (date(1, 1, 1), date(1, 1, 1), (None, None))
    assert (one_day.earliest, one_day.latest) == (date(2023, 9, 20), date(2023, 9, 20))
