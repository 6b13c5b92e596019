"""What makes the number of a claim another one: brackets of accounts, a minus behind it, a share, a clock, a footnote."""

from __future__ import annotations

import pytest

from contested.errors.base import AmbiguousPhrase, ContestedError, UnreadablePhrase
from contested.phrases.phrase_reading import read_phrase
from contested.quantities.interval import Interval


@pytest.mark.parametrize("text", ["(1,200)", "(1.2 million)", "$(1,200)", "(5.0%)", "((40))", "—1,200", "－ 1", "(12)"])
def test_digits_that_may_be_below_zero_are_refused(text: str) -> None:
    """Accounts write a minus as brackets, and a long dash may open a remark."""
    with pytest.raises(ContestedError):
        read_phrase(text)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("(12 killed)", 12, 12),
        ("(10–20)", 10, 20),
        ("–1,200", -1200, -1200),
        ("‑5 to 5", -5, 5),
        ("1,200 (2011)", 1200, 1200),
    ],
)
def test_brackets_around_more_than_digits_are_none_of_accounts(text: str, low: int, high: int) -> None:
    """A word or a second number in the brackets says what they are; a short dash at its digits is a minus."""
    assert read_phrase(text).interval == Interval(low, high)


@pytest.mark.parametrize(
    ("text", "locale", "reason"),
    [
        ("3 a.m.", None, "time of day"),
        ("11.30 P. M.", None, "time of day"),
        ("5.0 %-", None, "a minus stands behind it"),
        ("5% –", None, "a minus stands behind it"),
        ("5 հազարից", "hy", "its case makes it a share"),
        ("5 mindən", "az", "its case makes it a share"),
        ("[300]", None, "a reference mark and nothing else"),
        ("5 out of a million", None, "more than one number"),
    ],
)
def test_what_follows_a_number_can_make_it_none(text: str, locale: str | None, reason: str) -> None:
    """The message says what stands behind the number."""
    if "million" in text:
        with pytest.raises(UnreadablePhrase, match="share"):
            read_phrase(text, unit="killed")
        return
    with pytest.raises(UnreadablePhrase, match=reason):
        read_phrase(text, locale=locale)


def test_the_case_of_a_share_is_that_of_a_comparison_too() -> None:
    """With "more" behind it, the scale is of the number."""
    interval = read_phrase("5 հազարից ավելի", locale="hy").interval

    assert interval is not None
    assert interval.low == 5000


@pytest.mark.parametrize(
    "text", ["1,234 b", "1,234 m", "1,234b", "40 b", "40 B", "1,234 (b)", "(b) 1,234", "1,234 (cr)"]
)
def test_a_letter_that_may_be_a_footnote_is_refused(text: str) -> None:
    """Behind a large number, or in brackets, a letter is no scale."""
    with pytest.raises(ContestedError):
        read_phrase(text, unit="person")


@pytest.mark.parametrize(
    ("text", "value"),
    [("1,234k", 1_234_000), ("8 b people", 8 * 10**9), ("2.3m", 2_300_000), ("$1,234m", 1_234 * 10**6)],
)
def test_a_letter_at_its_number_or_before_what_is_counted_is_a_scale(text: str, value: int) -> None:
    """What is glued, counted, decimal or money leaves no doubt."""
    unit = None if text.startswith("$") else "person"

    assert read_phrase(text, unit=unit).interval == Interval.point(value)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("14 (in thousands)", 14_000),
        ("14, in millions", 14_000_000),
        ("150 (standard error 3), thousands", 150_000),
        ("14 (mln.)", 14_000_000),
    ],
)
def test_a_scale_can_fill_a_clause_of_its_own(text: str, value: int) -> None:
    """In brackets, or behind a comma, the scale is of the number before."""
    assert read_phrase(text, unit="person").best == value or read_phrase(
        text, unit="person"
    ).interval == Interval.point(value)


@pytest.mark.parametrize(
    "text", ["5 in a million", "5 (of a thousand)", "14 in thousands", "14 (now in thousands)", "5 (հազարից)"]
)
def test_a_scale_behind_other_words_is_a_share(text: str) -> None:
    """It is one of so many, and multiplies nothing."""
    with pytest.raises(ContestedError):
        read_phrase(text, unit="person", locale="hy" if "հ" in text else None)


def test_a_minimum_in_brackets_is_one_of_a_count_and_minutes_of_a_time() -> None:
    """ "40 (min)" of people is 40 or more; where nobody says what is meant, it has two readings."""
    assert read_phrase("40 (min)", unit="person").interval == Interval.at_least(40)
    assert read_phrase("640 (max)", unit="person").interval == Interval.at_most(640)
    assert read_phrase("640 (max)").interval == Interval.at_most(640)
    assert read_phrase("40 (min)", unit="minute").interval == Interval.point(40)
    with pytest.raises(AmbiguousPhrase, match="minimum or as minutes"):
        read_phrase("40 (min)")


@pytest.mark.parametrize(("text", "unit"), [("40 li", "km"), ("40 nm", "km"), ("40 T", "tonne"), ("40 pp", "km")])
def test_a_symbol_that_few_write_so_is_refused(text: str, unit: str) -> None:
    """Of two letters, pint makes units that nobody means."""
    with pytest.raises(ContestedError):
        read_phrase(text, unit=unit)
    assert read_phrase("40 nm", unit="nanometer").interval == Interval.point(40)
    assert read_phrase("40 qx", unit="km").unit == "qx"
    assert read_phrase("40 mg", unit="kg").interval == Interval.point(40)


def test_a_maximum_that_is_a_minimum_is_refused() -> None:
    """Two limits in brackets contradict each other."""
    with pytest.raises(UnreadablePhrase, match="contradicts"):
        read_phrase("40 (max) (min)", unit="person")
