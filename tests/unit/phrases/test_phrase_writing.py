"""An interval is written in the words of phrases, such that reading it gives the same interval."""

from __future__ import annotations

from fractions import Fraction

import pytest

from contested.errors import UnknownHedge, UnreadablePhrase, WrongType
from contested.phrases.phrase_reading import read_phrase
from contested.phrases.phrase_writing import phrase
from contested.quantities.interval import Interval


@pytest.mark.parametrize(
    ("interval", "hedge", "text"),
    [
        (Interval.point(10_000), (), "10,000"),
        (Interval.point(10_000), "around", "around 10,000"),
        (Interval.point(10_000), "or so", "10,000 or so"),
        (Interval.point(Fraction(9, 8)), (), "1125/1000"),
        (Interval.point(Fraction(1, 8)), (), "0.125"),
        (Interval.point(Fraction(10_000, 3)), (), "10000/3"),
        (Interval.at_most(Fraction(2087, 12)), (), "at most 4174/24"),  # "2087/12" may be a season
        (Interval.point(Fraction(1999, 1000)), (), "1.9990"),
        (Interval.point(Fraction(1899, 1000)), (), "1899/1000"),
        (Interval.point(Fraction(1901, 1000)), (), "1.9010"),
        (Interval.point(Fraction(2199, 1000)), (), "2.1990"),
        (Interval.point(Fraction(2201, 1000)), (), "2201/1000"),
        (Interval.point(Fraction(-2087, 12)), (), "-4174/24"),
        (Interval.point(Fraction(-9, 8)), (), "-1125/1000"),
        (Interval.point(Fraction(-1, 8)), (), "-0.125"),
        (Interval(20, 30, low_open=True, high_open=True), (), "more than 20 and less than 30"),
        (Interval.less_than(30), "about", "less than about 30"),
        (Interval.more_than(30), "about", "more than about 30"),
        (Interval(7, 12), "±", "9.5 ± 2.5"),
        (Interval.point(0), "none", "none"),
        (Interval(20, 30), (), "20 to 30"),
        (Interval(3, 4000), (), "3 to 4000"),
        (Interval(20, 30), "about", "about 20 to 30"),
        (Interval(20, 30, low_open=True), (), "more than 20 and at most 30"),
        (Interval(20, 30, high_open=True), "about", "at least about 20 and less than about 30"),
        (Interval(8, 12), "±", "10 ± 2"),
        (Interval.at_least(11), (), "11 or more"),
        (Interval.at_least(11), "at least", "at least 11"),
        (Interval.at_least(11), ("at least", "about"), "at least about 11"),
        (Interval.at_least(11), "+", "11+"),
        (Interval.more_than(11), (), "more than 11"),
        (Interval.at_most(11), (), "at most 11"),
        (Interval.at_most(11), "or fewer", "11 or fewer"),
        (Interval.less_than(24), "fewer than", "fewer than 24"),
        (None, "dozens", "dozens"),
        (None, ("at least", "several hundred"), "at least several hundred"),
    ],
)
def test_an_interval_is_written_and_read_back(interval: Interval | None, hedge: str, text: str) -> None:
    """The words are those given, or the plainest, and reading them gives the interval again."""
    assert phrase(interval, hedge) == text
    assert read_phrase(text).interval == interval


@pytest.mark.parametrize(
    ("interval", "hedge", "error"),
    [
        (Interval.empty(), (), UnreadablePhrase),
        (Interval.everything(), (), UnreadablePhrase),
        (Interval.at_least(11), "at most", UnreadablePhrase),
        (Interval.at_least(11), "±", UnreadablePhrase),
        (Interval(20, 30), "at most", UnreadablePhrase),
        (Interval.point(5), "perhaps", UnknownHedge),
        (Interval.point(5), "dozens", UnreadablePhrase),
        (5, (), WrongType),
    ],
)
def test_what_no_phrase_says_is_refused(interval: Interval, hedge: str, error: type[Exception]) -> None:
    """A hedge that bounds otherwise, an unknown one and an interval without ends are refused."""
    with pytest.raises(error):
        phrase(interval, hedge)


@pytest.mark.parametrize(
    ("interval", "hedge", "reason"),
    [
        (Interval.everything(), (), "no phrase says this; give an interval with an end"),
        (Interval.at_least(11), "±", "± needs both ends; use other words"),
        (Interval.at_least(11), "at most", "it would be read as (-∞; 11], which is not [11; ∞); use other words"),
    ],
)
def test_what_no_phrase_says_is_refused_with_the_reason(interval: Interval, hedge: str, reason: str) -> None:
    """The last names what would be read."""
    with pytest.raises(UnreadablePhrase) as caught:
        phrase(interval, hedge)

    assert caught.value.reason == reason


def test_another_lexicon_writes_its_own_words() -> None:
    """A word that a lexicon gives a number stands for that number."""
    assert phrase(Interval.point(100), "hundreds", lexicon="acled") == "hundreds"
