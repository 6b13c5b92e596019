"""An interval prints in words that say which end is there, open, hedged or computed."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

import pytest

from contested.quantities.formatting import (
    EXACT,
    NEAREST,
    PrintMarks,
    Rounding,
    end_rounding,
    high_words,
    interval_words,
    is_worked_out,
    low_words,
    number_words,
    quantity_words,
)
from contested.quantities.interval import Interval
from contested.quantities.units import unit

if TYPE_CHECKING:
    from contested.quantities.numbers import Number


@pytest.mark.parametrize(
    ("number", "about", "derived", "expected"),
    [
        (10_000, False, False, "10,000"),
        (10_000, True, False, "about 10,000"),
        (Fraction(50, 3), False, False, "50/3"),
        (Fraction(50, 3), False, True, "about 16.7"),
        (40, False, True, "40"),
        (40, True, True, "about 40"),
    ],
)
def test_a_number_says_about_once(number: Number, about: bool, derived: bool, expected: str) -> None:
    """A number is "about" where the source hedged it or where digits were dropped."""
    assert number_words(number, about=about, derived=derived) == expected


@pytest.mark.parametrize(
    ("interval", "soft", "expected"),
    [
        (Interval.point(11), EXACT, "11"),
        (Interval.point(11), PrintMarks(low=True, high=True), "about 11"),
        (Interval(20, 30), EXACT, "20 to 30"),
        (Interval(20, 30), PrintMarks(high=True), "20 to about 30"),
        (Interval(20, 30, low_open=True, high_open=True), EXACT, "more than 20 to less than 30"),
        (Interval.at_least(11), EXACT, "11 or more"),
        (Interval.at_least(11), PrintMarks(low=True), "about 11 or more"),
        (Interval.at_least(11), PrintMarks(partial=True), "11 documented"),
        (Interval.more_than(11), PrintMarks(partial=True), "more than 11"),
        (Interval.at_most(20), EXACT, "at most 20"),
        (Interval.less_than(24), EXACT, "less than 24"),
        (Interval.at_most(Fraction(50, 3)), PrintMarks(derived=True), "at most about 16.7"),
        (Interval.everything(), EXACT, "any number"),
    ],
)
def test_an_interval_prints_its_ends(interval: Interval, soft: PrintMarks, expected: str) -> None:
    """Each end that is there is printed, and an end that is not there is said."""
    assert interval_words(interval, soft) == expected


def test_counts_are_fewer_and_sizes_less() -> None:
    """An open upper end of a count is "fewer than"."""
    assert [high_words(Interval.less_than(24), counts=counts) for counts in (True, False)] == [
        "fewer than 24",
        "less than 24",
    ]


def test_a_lower_end_stands_alone() -> None:
    """The lower end of a range is its number."""
    assert low_words(Interval(20, 30)) == "20"


@pytest.mark.parametrize(
    ("interval", "text", "expected"),
    [
        (Interval.point(1), "person", "1 person"),
        (Interval.point(0), "person", "0 people"),
        (Interval(1, 2), "person", "1 to 2 people"),
        (Interval.at_least(1), "person", "1 or more people"),
        (Interval.less_than(24), "killed", "fewer than 24 killed"),
        (Interval.less_than(24), "km**2", "less than 24 km²"),
        (Interval.point(12), "%", "12%"),
        (Interval.point("1.5"), "share", "1.5"),
    ],
)
def test_a_measure_prints_number_and_unit(interval: Interval, text: str, expected: str) -> None:
    """The unit follows the number, in the singular after exactly one."""
    assert quantity_words(interval, unit(text)) == expected


def test_softness_adds_up() -> None:
    """What softens either of two softens both together."""
    assert PrintMarks(low=True) | PrintMarks(high=True, derived=True) | PrintMarks(partial=True) == PrintMarks(
        True, True, True, True
    )


@pytest.mark.parametrize(
    ("value", "text", "name", "worked_out"),
    [
        (Fraction(100, 3), "a third", "%", True),  # of 100 %
        (Fraction(1, 7), "one in 700", "%", True),
        (Fraction(100, 3), "100/3", "%", False),
        (Fraction(1, 3), "a third", "person", False),  # that is 1/3
        (Fraction(4_000_000, 3), "1 1/3 million", "person", True),
        (Fraction(1, 4), "a quarter", "%", False),
        (33, "33", "%", False),
        (Fraction(100, 3), None, "%", False),  # a number that was given as such
    ],
)
def test_a_fraction_that_its_source_does_not_print_is_worked_out(
    value: Number, text: str | None, name: str, worked_out: bool
) -> None:
    """ "A third" is no 100/3%: a fraction without a decimal form prints as stated, or is rounded as ours."""
    assert is_worked_out(Interval.point(value), text, unit(name)) is worked_out


@pytest.mark.parametrize(
    ("low", "high", "expected"),
    [
        (Fraction(1, 900), Fraction(793_663, 26_000_000), "about 0.00111 to about 0.0306"),
        (Fraction(50, 3), 40, "about 16.6 to 40"),
        (Fraction("0.123456789"), Fraction(1, 8), "0.123456789 to 0.125"),
        (Fraction(50, 3), None, "about 16.6 or more"),
        (None, Fraction(50, 3), "at most about 16.7"),
        (Fraction(50, 3), Fraction(50, 3), "about 16.7"),
    ],
)
def test_both_ends_of_a_computed_interval_have_digits_by_one_rule(
    low: Number | None, high: Number | None, expected: str
) -> None:
    """Where one end has to be rounded neither has more than three digits; both go outwards, a single number does not."""
    interval = Interval.of_ends(low, high, False, False)

    assert interval_words(interval, PrintMarks(derived=True)) == expected


@pytest.mark.parametrize(
    ("meeting", "is_top", "derived", "expected"),
    [
        ([Interval(1, 2)], True, False, NEAREST),
        ([Interval(1, 2)], False, True, Rounding(-1, is_short=False)),
        ([Interval(1, 2)], True, True, Rounding(1, is_short=False)),
        ([Interval(1, Fraction(5, 3))], False, True, Rounding(-1, is_short=True)),
        ([Interval(1, Fraction(5, 3)), Interval.point(1)], False, True, NEAREST),
    ],
)
def test_an_end_is_rounded_as_a_single_number_where_one_meets_it(
    meeting: list[Interval], is_top: bool, derived: bool, expected: Rounding
) -> None:
    """What is stated keeps its digits; an end of ranges alone goes outwards; a single number there is the nearest."""
    assert end_rounding(meeting, is_top=is_top, derived=derived) == expected
