"""Days: how cells write times, by themselves, by several formats, in parts, and of any era."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest

import contested as ct
from contested.errors import MisfitFeed, UnknownField, UnreadableDate
from contested.feeds import date_cells as days
from contested.quantities.dates import days_from_parts, parse_date, year_of_era

BASE: dict[str, Any] = {"of": "id", "name": "=dead", "unit": "=killed", "best": "n", "title": "A list"}


def held(feed: dict[str, Any], **cells: object) -> list[str]:
    """Return when a row's number held, as a feed reads it; nothing where the row is rejected."""
    rows = [{"id": "a", "n": 3, **cells}]
    return [str(figure.estimates[0].as_of) for figure in ct.Feed(**BASE | feed).read(rows).figures.values()]


# -- one cell -------------------------------------------------------------------


@pytest.mark.parametrize(
    "cell",
    ["2031-12-01 13:05:00", "2031-12-01T09:30", "2031-12-01 9:30", "2031-12-01T23:59:59.999", "2031-12-01, 1:05 PM"],
)
def test_a_local_time_of_day_lies_on_its_day(cell: str) -> None:
    """A civil day needs no zone."""
    assert held({"as_of": "day"}, day=cell) == ["2031-12-01"]


@pytest.mark.parametrize("cell", ["2031-12-01 25:05", "2031-12-01 12:61", "2031-13-01 12:00", "01.12.2031 12:00"])
def test_what_is_no_time_of_day_is_no_day(cell: str) -> None:
    """An hour that no clock shows rejects its row."""
    assert held({"as_of": "day"}, day=cell) == []


def test_typed_times_are_days() -> None:
    """A time without an offset is of its day; one that was read already stays."""
    assert str(days.moment(datetime(2031, 5, 6, 13, 5))) == "2031-05-06"  # noqa: DTZ001  # as spreadsheets give it
    assert str(days.moment(date(2031, 5, 6))) == "2031-05-06"
    assert days.moment(parse_date("2031-05~")) == parse_date("2031-05~")
    assert days.moment(None) is None


@pytest.mark.parametrize(
    ("cell", "column", "read"),
    [
        ("79", "Year", ["0079"]),
        (79, "start_year", ["0079"]),
        ("79", "day", []),  # 1979 to many
        ("476", "day", ["0476"]),
        ("-1600", "day", ["-1600"]),
        ("-53", "Year", ["-0053"]),
        ("-10000", "Year", ["-10000"]),
        ("2031.0", "Year", ["2031"]),
        ("53 BC", "day", ["53 BC"]),
        ("1600 BCE", "day", ["1600 BCE"]),
        ("AD 79", "day", ["AD 79"]),
        ("44 av. J.-C.", "day", ["44 av. J.-C."]),
        ("44 v. Chr.", "day", ["44 v. Chr."]),
        ("44 a. C.", "day", ["44 a. C."]),
        ("44 до н. э.", "day", ["44 до н. э."]),
        ("44 մ.թ.ա.", "day", ["44 մ.թ.ա."]),
        ("44 e.ə.", "day", ["44 e.ə."]),
        ("-99", "Year", []),  # a code for nothing, more often than not
        ("-9999", "Year", []),
        ("0 BC", "day", []),
        ("0000", "day", []),
    ],
)
def test_years_of_any_era(cell: object, column: str, read: list[str]) -> None:
    """A year has its era, its sign, or as many digits as leave no doubt."""
    assert held({"as_of": column}, **{column: cell}) == read


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("1 BC", -365, 0),  # 0000 of ISO 8601 is a leap year
        ("0001", 1, 365),
        ("44 BC", -16_070, -15_706),  # 44 years of 365 days and 11 leap days before the year 1
        ("-0043-03-15", -15_997, -15_997),
    ],
)
def test_days_before_the_year_one_are_numbers(text: str, first: int, last: int) -> None:
    """They are counted back from the day before 0001-01-01, which is 0."""
    read = parse_date(text)

    assert (read.first_day, read.last_day) == (first, last)


def test_an_earlier_era_is_before_a_later_one() -> None:
    """53 BC is before 44 BC, and both before AD 1; a span may cross."""
    assert parse_date("53 BC").before(parse_date("44 BC")) is True
    assert parse_date("44 BC").before(parse_date("AD 1")) is True
    assert parse_date("44 BC/AD 14").earliest is None
    assert str(parse_date("44 BC/AD 14").latest) == "0014-12-31"
    assert parse_date("[1601..1700]").latest == date(1700, 12, 31)
    with pytest.raises(UnreadableDate, match="before it begins"):
        parse_date("44 BC/53 BC")


@pytest.mark.parametrize("text", ["44", "BC 0", "AC", "44 BCD"])
def test_what_names_no_year_of_an_era(text: str) -> None:
    """No year, or no era."""
    assert year_of_era(text) is None


@pytest.mark.parametrize(
    ("year", "month", "day"), [(10_000, None, None), (2031, 13, None), (2031, 2, 29), (2031, 1, 0)]
)
def test_there_is_no_such_day(year: int, month: int | None, day: int | None) -> None:
    """Beyond 9999, and beyond the length of a month, there is none."""
    assert days_from_parts(year, month, day) is None


# -- formats ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("dates", "cell", "read"),
    [
        (["%d/%m/%Y", "%d.%m.%y"], "25/12/2031", "2031-12-25"),
        (["%d/%m/%Y", "%d.%m.%y"], "25.12.31", "2031-12-25"),
        ("%d/%m/%y", "02/01/68", "2068-01-02"),  # POSIX: 69 to 99 are of the 1900s
        ("%d/%m/%y", "02/01/69", "1969-01-02"),
        (["%d/%m/%Y", "%m/%d/%Y"], "04/25/2031", "2031-04-25"),
        (["%d/%m/%Y", "%m/%d/%Y"], "04/04/2031", "2031-04-04"),
        ("%d/%m/%Y", "25/12/2031 13:05", "2031-12-25"),
        ("%d/%m/%Y %H:%M", "25/12/2031 13:05", "2031-12-25"),
        ("%b %Y", "Sept. 2031", "2031-09"),
        ("%Y", "2031", "2031"),
        ("%Y", "79", "0079"),
        ("%Y%m%d", "20310304", "2031-03-04"),
        ("%d%m%Y", "01122031", "2031-12-01"),
    ],
)
def test_days_of_several_forms(dates: Any, cell: str, read: str) -> None:
    """Each form is tried; one has to fit, and those that fit have to agree."""
    assert held({"as_of": "day", "dates": dates}, day=cell) == [read]


@pytest.mark.parametrize(
    ("dates", "cell", "words"),
    [
        (["%d/%m/%Y", "%m/%d/%Y"], "03/04/2031", "by one format it is 2031-04-03 and by another 2031-03-04"),
        (["%d/%m/%Y", "%Y"], "3-4-2031", "no day written as %d/%m/%Y or %Y"),
        ("%d/%m/%Y", "25/12/2031 29:05", "no day written"),
        ("%d/%m/%Y", "x 13:05", "no day written"),
        ("%d/%m/%Y %H:%M", "25/12/2031 24:05", "no day written"),
        ("%d/%m/%Y", "31/02/2031", "no day written"),
        ("%d.%m.%Y", "01x12x2031", "no day written"),
        ("%Y", "-999", "no day written"),
    ],
)
def test_days_that_no_form_or_several_read(dates: Any, cell: str, words: str) -> None:
    """Nothing is guessed: what stands between the parts is text, and no pattern."""
    (wrong,) = ct.Feed(**BASE | {"as_of": "day", "dates": dates}).intake([{"id": "a", "n": 3, "day": cell}]).rejected

    assert wrong.rule == "unreadable-date"
    assert words in wrong.advice


@pytest.mark.parametrize("dates", ["%d/%d/%Y", "%d/%Y", "%d/%m", "%d %A %m %Y", "%Y %y", "%m %B %Y", "%"])
def test_a_form_holds_each_part_once(dates: str) -> None:
    """A year is needed, and a day needs its month."""
    with pytest.raises(MisfitFeed, match="dates"):
        ct.Feed(**BASE, dates=dates)


# -- parts ------------------------------------------------------------------------

PARTS = {"as_of": ["y", "m", "d"]}


@pytest.mark.parametrize(
    ("year", "month", "day", "read"),
    [
        (2031, 0, 0, "2031"),
        ("2031", "1", "2", "2031-01-02"),
        (2031.0, 3.0, None, "2031-03"),
        (2031, "March", "", "2031-03"),
        (2031, "Sep.", "04", "2031-09-04"),
        (79, 8, 24, "0079-08-24"),
        (-1600, None, None, "-1600"),
        ("44 BC", 0, 0, "44 BC"),
        (0, 0, 0, "None"),
        (None, None, None, "None"),
    ],
)
def test_a_date_in_three_columns(year: object, month: object, day: object, read: str) -> None:
    """A part that is 0 or empty is not known."""
    assert held(PARTS, y=year, m=month, d=day) == [read]


@pytest.mark.parametrize(
    ("year", "month", "day", "column", "words"),
    [
        (2031, 2, 30, "d", "no such day"),
        (2031, 13, 1, "m", "none of 1 to 12"),
        (2031, -9, 0, "m", "missing="),
        (2031, 0, 5, "d", "month is not known"),
        (0, 5, 0, "m", "year is not known"),
        (0, 0, 5, "d", "year is not known"),
        ("x", 5, 5, "y", "no date"),
        (-99, 0, 0, "y", "code for nothing"),
    ],
)
def test_parts_that_make_no_day(year: object, month: object, day: object, column: str, words: str) -> None:
    """The column at fault is named."""
    (wrong,) = ct.Feed(**BASE | PARTS).intake([{"id": "a", "n": 3, "y": year, "m": month, "d": day}]).rejected

    assert (wrong.column, wrong.rule) == (column, "unreadable-date")
    assert words in wrong.advice


def test_parts_by_name_by_code_and_of_two_days() -> None:
    """Parts can be named, can be codes for nothing, and six of them are a first and a last day."""
    assert held({"as_of": {"year": "y", "month": "m"}}, y=2031, m=5) == ["2031-05"]
    assert held(PARTS | {"missing": {"m": "-9", "d": "-9"}}, y=2031, m=-9, d=-9) == ["2031"]
    six = {"as_of": ["y", "m", "d", "y2", "m2", "d2"]}
    assert held(six, y=2031, m=3, d=4, y2=2031, m2=4, d2=None) == ["2031-03-04/2031-04"]
    with pytest.raises(UnknownField, match="hour"):
        ct.Feed(**BASE | {"as_of": {"hour": "h"}})


@pytest.mark.parametrize("written", ["02/03/2024", "2/3/24", "31/12/2024"])
def test_a_day_with_slashes_asks_for_its_format(written: str) -> None:
    """It is no interval of ISO 8601, and nobody knows which of its numbers is the month."""
    with pytest.raises(UnreadableDate, match="say how the file writes days, such as dates='%d/%m/%Y'"):
        days.moment(written)


@pytest.mark.parametrize(
    ("written", "form"), [("2023-4-3", "%Y-%m-%d"), ("2023-04-3", "%Y-%m-%d"), ("2023-4", "%Y-%m")]
)
def test_a_day_without_its_zeros_is_read_by_its_form(written: str, form: str) -> None:
    """The advice is how the file writes days, and no library: the form that it names reads the cell."""
    with pytest.raises(UnreadableDate, match=f"dates='{form}'"):
        days.moment(written)

    assert str(days.moment(written, [form])) in ("2023-04-03", "2023-04")
    with pytest.raises(UnreadableDate, match="a month and a day have two digits: 2023-04"):
        parse_date(written)
