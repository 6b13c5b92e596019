"""Amounts are written as they bound, with "about" where a source said so or digits were dropped."""

from __future__ import annotations

from fractions import Fraction

import pytest

import contested as ct
from contested.quantities import EXACT, Interval, PrintMarks, unit
from contested.report.amounts_in_words import amount_words, estimate_words, exact_words, number_in_words, rounded_down
from contested.report.sentence_templates import sentence_templates

ENGLISH, GERMAN = sentence_templates("en"), sentence_templates("de")
ABOUT, DERIVED = PrintMarks(low=True, high=True), PrintMarks(derived=True)


@pytest.mark.parametrize(
    ("interval", "soft", "english", "german"),
    [
        (Interval.point(1), EXACT, "1 person", "1 Person"),
        (Interval.point(1), ABOUT, "about 1 person", "etwa 1 Person"),
        (Interval.point(10_000), ABOUT, "about 10,000 people", "etwa 10.000 Menschen"),
        (Interval.at_least(11), EXACT, "11 or more people", "mindestens 11 Menschen"),
        (Interval.more_than(10), EXACT, "more than 10 people", "mehr als 10 Menschen"),
        (Interval.at_most(20), EXACT, "no more than 20 people", "höchstens 20 Menschen"),
        (Interval.less_than(24), EXACT, "fewer than 24 people", "weniger als 24 Menschen"),
        (Interval(20, 30), EXACT, "between 20 and 30 people", "20 bis 30 Menschen"),
        (Interval(20, 30), ABOUT, "between about 20 and about 30 people", "etwa 20 bis etwa 30 Menschen"),
        (
            Interval.of_ends(20, 35, True, True),
            EXACT,
            "more than 20 and fewer than 35 people",
            "mehr als 20 und weniger als 35 Menschen",
        ),
        (
            Interval.of_ends(20, 35, False, True),
            EXACT,
            "20 or more and fewer than 35 people",
            "mindestens 20 und weniger als 35 Menschen",
        ),
        (
            Interval.of_ends(20, 35, True, False),
            EXACT,
            "more than 20 and no more than 35 people",
            "mehr als 20 und höchstens 35 Menschen",
        ),
        (Interval.everything(), EXACT, "any number", "jede Zahl"),
        (Interval.point(Fraction(50, 3)), DERIVED, "about 16.7 people", "etwa 16,7 Menschen"),
        (
            Interval(Fraction(50, 3), 40),
            DERIVED,
            "between about 16.6 and 40 people",
            "etwa 16,6 bis 40 Menschen",
        ),
        (Interval.point(1_234_567), EXACT, "1,234,567 people", "1.234.567 Menschen"),
    ],
)
def test_an_interval_with_its_unit(interval: Interval, soft: PrintMarks, english: str, german: str) -> None:
    """A stated number keeps all its digits; the ends of a computed range are rounded away from its middle."""
    assert amount_words(interval, unit("person"), soft, ENGLISH) == english
    assert amount_words(interval, unit("person"), soft, GERMAN) == german


@pytest.mark.parametrize(
    ("name", "interval", "english"),
    [
        ("%", Interval.at_least(40), "40% or more"),
        ("%", Interval(40, 50), "between 40 and 50%"),
        ("hour", Interval.less_than(24), "less than 24 hours"),
        ("km**2", Interval.point(3000), "3,000 km²"),
        ("share", Interval.point(Fraction(1, 2)), "0.5"),
    ],
)
def test_a_measure_is_less_and_not_fewer(name: str, interval: Interval, english: str) -> None:
    """Signs stand at the number, words behind it."""
    assert amount_words(interval, unit(name), EXACT, ENGLISH) == english


@pytest.mark.parametrize(
    ("name", "interval", "english"),
    [
        ("killed", Interval.at_least(1050), "1,050 or more people killed"),
        ("wounded", Interval.more_than(10), "more than 10 wounded"),
        ("killed", Interval.point(1050), "1,050 killed"),
        ("soldier", Interval.at_least(11), "11 or more soldiers"),
        ("aircraft", Interval.at_least(11), "11 or more aircraft"),
        ("killed/day", Interval.at_least(11), "11 or more killed per day"),
    ],
)
def test_or_more_does_not_stand_before_a_participle(name: str, interval: Interval, english: str) -> None:
    """ "Killed" is no noun, so that "or more killed" would be a verb."""
    assert amount_words(interval, unit(name), EXACT, ENGLISH) == english


@pytest.mark.parametrize(
    ("number", "digits", "kept"),
    [
        (Fraction(82151, 1000), 3, Fraction(821, 10)),
        (1_812_010, 3, 1_810_000),
        (-1_812_010, 3, -1_820_000),
        (5, 3, 5),
        (0, 3, 0),
    ],
)
def test_a_floor_is_rounded_down(number: int | Fraction, digits: int, kept: int | Fraction) -> None:
    """A number that is no larger holds wherever the other does."""
    assert rounded_down(number, digits) == kept


def test_an_estimate_is_its_number_or_its_word() -> None:
    """A word stands in quotation marks of the language."""
    assert estimate_words(ct.Estimate.of("about 5", "person"), ENGLISH) == "about 5 people"
    assert estimate_words(ct.Estimate.of("dozens", "person"), GERMAN) == "„dozens“"


def test_a_number_that_was_asked_about_keeps_its_digits() -> None:
    """It is the reader's own."""
    assert exact_words(1, unit("person"), ENGLISH) == "1 person"
    assert exact_words(Fraction(5, 2), unit("hour"), GERMAN) == "2,5 Stunden"


def test_a_number_alone() -> None:
    """A number alone has "about" where digits were dropped."""
    assert number_in_words(Fraction(12, 5), ENGLISH, derived=True) == "2.4"
    assert number_in_words(Fraction(1, 3), ENGLISH, derived=True) == "about 0.333"
    assert number_in_words(Fraction(1, 3), ENGLISH) == "1/3"
