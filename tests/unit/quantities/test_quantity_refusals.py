"""What a refusal says of a number, a date, a unit and a conversion, word for word: people act on it."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest

from contested.errors import ContestedError
from contested.phrases.phrase_reading import read_phrase
from contested.quantities.dates import parse_date
from contested.quantities.formatting import high_words, level_words, low_words
from contested.quantities.interval import Interval
from contested.quantities.numbers import Number, exact
from contested.quantities.units import Unit, factor, unit

PLAIN = "write plain digits such as '120,000', '1.3 million', '3 000' or '1/3'"
POINT = "write a decimal point and commas for thousands, as in '1,234.5'"
BEYOND = "is out of bounds: at most 30 digits before and 30 after the point; use a larger or smaller unit"


@pytest.mark.parametrize(
    ("given", "message"),
    [
        (True, "'True' is not a number: true and false are no numbers; write 1 or 0 if a count is meant"),
        (float("inf"), "'inf' is not a number: only finite numbers can be claimed; leave an absent bound out (None)"),
        (float("nan"), "'nan' is not a number: only finite numbers can be claimed; leave an absent bound out (None)"),
        (None, "'None' is not a number: give an int, float, Decimal, Fraction or text such as '120,000'"),
        ("12,34,5", "'12,34,5' is not a number: the commas group no thousands; write '1,500' or '1.5'"),
        ("1.234,5.6", f"'1.234,5.6' is not a number: {POINT}"),
        ("1 2345", f"'1 2345' is not a number: {PLAIN}"),
        ("abc", f"'abc' is not a number: {PLAIN}"),
        (10**40, f"a number of about 41 digits {BEYOND}"),
        (1e-40, f"a number with more than 30 digits after the point {BEYOND}"),
        ("1" * 400, f"{'1' * 37}... {BEYOND}"),
    ],
)
def test_what_is_no_number_says_why(given: Any, message: str) -> None:
    """With what to write."""
    with pytest.raises(ContestedError) as caught:
        exact(given)

    assert str(caught.value) == message


@pytest.mark.parametrize(
    ("text", "locale", "reason"),
    [
        ("1.5.5", None, "the points group no thousands; write '1,234,567' or '1234567'"),
        ("1,234'567", None, "its marks contradict each other; write '1 234.5' or '1,234.5'"),
        ("1'234,567.8", None, "the spaces group no thousands; write '3 000' or '3,000'"),
        ("1'234,567.8", "de", "its marks are not those of the language asked for (',' before decimals)"),
    ],
)
def test_marks_that_group_nothing_are_named(text: str, locale: str | None, reason: str) -> None:
    """Each with two ways to write the number."""
    with pytest.raises(ContestedError) as caught:
        read_phrase(text, locale=locale)

    assert str(caught.value).endswith(f"is not a number: {reason}")


@pytest.mark.parametrize("digits", ["9" * 30, f"0.{'0' * 29}1", f"{'9' * 30}.{'0' * 29}1"])
def test_thirty_digits_on_each_side_are_the_most(digits: str) -> None:
    """One more is refused."""
    assert exact(digits) > 0
    with pytest.raises(ContestedError):
        exact(digits.replace("1", "01") if "." in digits else f"{digits}9")


MONTH = "(seasons differ by place: write the months)"
SHAPES = "write 2023-09-20, 2023-09, 2023, 2023-09-20/2023-09-21 or 2023-09~"


@pytest.mark.parametrize(
    ("given", "reason"),
    [
        ("2023-13", f"there is no month 13 {MONTH}"),
        ("2023-21", f"there is no month 21 {MONTH}"),
        ("2023-02-30", "there is no such day"),
        ("2023-00", "there is no such day"),
        ("0000", "there is no such day"),
        ("20230920", "a year has four digits, and a day or month follows a hyphen"),
        ("/", "an interval needs at least one end"),
        ("2024/2023", "it ends before it begins"),
        ("May 2022", "it is no date in digits"),
        ("[2023-09-19", "it is no date of the Extended Date/Time Format"),
        ("2023-09-20T12:00", "a clock time needs its offset from UTC, as in 2023-09-20T12:00Z"),
        ("2023-09-20T25:00Z", "there is no such day or time"),
        ("2020-09-19,2020-09-20", "one of several days stands in brackets, as in [2023-09-19,2023-09-20]"),
    ],
)
def test_what_is_no_date_says_why(given: str, reason: str) -> None:
    """And how dates are written."""
    with pytest.raises(ContestedError) as caught:
        parse_date(given)

    assert str(caught.value) == f"cannot read the date {given!r}: {reason}; {SHAPES}"


@pytest.mark.parametrize(
    ("given", "message"),
    [
        (5, "a date is '5' (int); give text such as '2023-09-20', a date or an aware datetime"),
        (
            datetime(2020, 1, 1),  # noqa: DTZ001  # the point of the test
            f"cannot read the date '2020-01-01T00:00:00': a clock time needs its offset from UTC; {SHAPES}",
        ),
    ],
)
def test_a_value_that_is_no_date_says_why(given: Any, message: str) -> None:
    """A time without an offset is nobody's day."""
    with pytest.raises(ContestedError) as caught:
        parse_date(given)

    assert str(caught.value) == message


COUNTED = "say what is counted, such as person, event or building, or define it with Unit.counting('boat')"
DEFINE = "check the spelling, or define it with Unit.defined('name', '1000 m**2') or Unit.counting('name')"
TON = "a ton is 1000 kg, 2000 lb or 2240 lb; write tonne, short_ton or long_ton"


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("ton", TON),
        ("tons", TON),
        ("mt", "it is metric tonnes to some and megatonnes to others; write tonne or megatonne"),
        ("kt", "it is kilotonnes to some and knots to others; write kilotonne or knot"),
        ("deg", "an angle is no figure of this library"),
        ("radian", "an angle is no figure of this library"),
        ("unit", COUNTED),
        ("count", COUNTED),
        ("foo", f"is it foot? else {DEFINE}"),
        ("Zendavia", DEFINE),
    ],
)
def test_a_name_that_is_no_unit_says_what_to_write(name: str, reason: str) -> None:
    """Where it is several units, which; else what is near."""
    with pytest.raises(ContestedError) as caught:
        unit(name)

    assert str(caught.value) == f"unknown unit {name!r}; {reason}"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "it is empty"),
        ("m/", "a name is missing"),
        ("km per", "a name is missing"),
        ("per m", "per stands between two names"),
        ("1", "character 1 ('1') belongs to no unit"),
        ("m^0", "powers go from -9 to 9, without 0"),
        ("m^10", "powers go from -9 to 9, without 0"),
        ("m^-10", "powers go from -9 to 9, without 0"),
        ("person2", "2 behind a name is a power where the name is a length"),
    ],
)
def test_a_text_that_is_no_unit_says_why(text: str, reason: str) -> None:
    """And how units are written; the ninth power is the last."""
    with pytest.raises(ContestedError) as caught:
        unit(text)

    assert str(caught.value) == (
        f"cannot read the unit {text!r}: {reason}; write names joined by * and /, such as 'km**2' or 'person/day'"
    )
    assert (str(unit("m^9")), str(unit("km/m^9"))) == ("m**9", "km/m**9")


@pytest.mark.parametrize("size", ["0 m", "-1 m", "1000"])
def test_a_unit_of_no_size_is_refused(size: str) -> None:
    """It needs a number above zero and a unit."""
    with pytest.raises(ContestedError) as caught:
        Unit.defined("x", size)

    assert (
        "a unit is defined by a number above zero and a unit, such as '1000 m**2'" in str(caught.value).split(": ")[1]
    )


@pytest.mark.parametrize(
    ("given", "wanted", "reason"),
    [
        ("km", "person", "give the number in a unit of the same dimension"),
        (
            "person",
            "killed",
            (
                "every one of killed is one of people, not the other way round; "
                "where all of them are killed, claim the number alone, without 'people'"
            ),
        ),
        ("killed", "wounded", "killed are not wounded; claim them in a figure of their own"),
        ("person", "household", "people are not households; claim them in a figure of their own"),
    ],
)
def test_what_does_not_convert_says_why(given: str, wanted: str, reason: str) -> None:
    """Dimensions, kinds, and a kind within a kind."""
    with pytest.raises(ContestedError) as caught:
        factor(unit(given), unit(wanted))

    assert str(caught.value) == f"{given} does not convert to {wanted}; {reason}"


@pytest.mark.parametrize(("level", "words"), [(0.95, "95%"), (0.999, "99.9%"), (1, "100%"), (0.5, "50%")])
def test_a_level_is_written_in_percent(level: Number, words: str) -> None:
    """With the digits that it has."""
    assert level_words(exact(level)) == words


def test_ends_are_written_with_their_words() -> None:
    """Of what is measured "less", of what is counted "fewer"; a closed end stands for itself."""
    open_ends = Interval(20, 24, low_open=True, high_open=True)

    assert (low_words(open_ends), high_words(open_ends)) == ("more than 20", "less than 24")
    assert high_words(open_ends, counts=True) == "fewer than 24"
    assert (low_words(Interval(20, 24)), high_words(Interval(20, 24))) == ("20", "24")
    assert (low_words(Interval.at_least(20)), high_words(Interval.at_most(24))) == ("20 or more", "at most 24")


@pytest.mark.parametrize(
    ("first", "second", "less", "strictly"),
    [
        (Interval(1, 2), Interval(2, 3), True, True),
        (Interval(1, 3), Interval(2, 3), True, False),
        (Interval(1, 2), Interval(1, 3), True, False),
        (Interval(1, 3), Interval(1, 3), True, False),
        (Interval(1, 4), Interval(2, 3), False, False),
        (Interval(2, 3), Interval(1, 4), False, False),
        (Interval.at_most(2), Interval.at_most(2), True, False),
        (Interval.at_most(2), Interval.at_most(3), True, True),
        (Interval.at_least(2), Interval.at_least(3), True, True),
        (Interval.at_least(2), Interval.at_least(2), True, False),
        (Interval(1, 2), Interval.at_least(2), True, True),
        (Interval.at_least(1), Interval(2, 3), False, False),
        (Interval.everything(), Interval.everything(), True, True),
    ],
)
def test_less_is_as_the_standard_has_it(first: Interval, second: Interval, less: bool, strictly: bool) -> None:
    """IEEE 1788-2015, table 10.4: both ends, and an absent one is below or above itself."""
    assert (first.less(second), first.strictly_less(second)) == (less, strictly)
