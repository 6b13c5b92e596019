"""
Laws of hedges and reach (design.md, rule 3).

An approximate number is its printed number plus its reach: the open interval
of half a unit of its last significant place on each side.  Words that are
bounds are bounds.  A word without a number has none.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contested import Answer, Estimate, Figure, Interval
from contested.quantities.numbers import step_of
from contested.testing import estimates, numbers

if TYPE_CHECKING:
    from contested.quantities.numbers import Number

WHOLE = st.sampled_from((1, 10, 11, 100, 3_000, 10_000, 10_500, 120_000, 10**29)) | st.integers(1, 10**9)
ABOUT = st.sampled_from(("about", "around", "approximately", "some", "~", "circa"))


@given(n=WHOLE, about=ABOUT)
def test_about_allows_half_a_step_on_each_side(n: int, about: str) -> None:
    """An approximate whole number reaches half a unit of its last significant place, ends open."""
    half = Fraction(step_of(n), 2)

    estimate = Estimate.of(f"{about} {n:,}", "person")

    assert estimate.interval == Interval.point(n)
    assert estimate.reach == Interval(n - half, n + half, low_open=True, high_open=True)
    assert estimate.approximate


@given(n=WHOLE, about=ABOUT)
def test_ranges_print_the_number_and_verdicts_use_the_reach(n: int, about: str) -> None:
    """About n is above its reach's lower end and undetermined just above that."""
    figure = Figure("soldiers", "person").claimed(f"{about} {n}", by="A")
    half = Fraction(step_of(n), 2)

    hull = figure.hull()

    assert (hull.low, hull.high) == (n, n)
    assert (figure > n - half).by_party == {"A": Answer.YES}
    assert (figure > n).by_party == {"A": Answer.UNDETERMINED}
    assert (figure >= n + half).by_party == {"A": Answer.NO}


@given(tenths=st.integers(1, 10**6), scale=st.sampled_from(("million", "thousand", "billion")))
def test_the_place_is_read_as_printed(tenths: int, scale: str) -> None:
    """The last significant place of "1.0 million" is a hundred thousand, since the zero was printed."""
    power = {"thousand": 3, "million": 6, "billion": 9}[scale]
    text = f"{tenths // 10}.{tenths % 10} {scale}"

    reach = Estimate.of(f"about {text}", "person").reach

    assert reach is not None
    assert reach.low == Fraction(2 * tenths - 1, 2) * 10 ** (power - 1)
    assert reach.high == Fraction(2 * tenths + 1, 2) * 10 ** (power - 1)


@given(n=WHOLE)
def test_the_reach_is_read_in_the_unit_as_printed(n: int) -> None:
    """Converting an approximate number converts its reach, and does not read it anew."""
    printed = Estimate.of(f"about {n} km**2", "km**2")

    converted = printed.to("ha")

    assert printed.reach is not None
    assert converted.reach == printed.reach.scaled(100)


@given(n=WHOLE, beyond=st.integers(0, 10**9))
def test_words_that_are_bounds_are_bounds(n: int, beyond: int) -> None:
    """At least n rules out less and nothing more; fewer than n rules out n and more."""
    least, fewer = (Figure("dead", "person").claimed(f"{words} {n}", by="A") for words in ("at least", "fewer than"))

    assert (least >= n).certainly
    assert (least > n + beyond).by_party == {"A": Answer.UNDETERMINED}
    assert (fewer < n).certainly
    assert (fewer < n + beyond).certainly
    assert (least.hull().high, fewer.hull().low) == (None, None)


@pytest.mark.parametrize("word", ["dozens", "hundreds", "tens of thousands", "heavy", "several"])
@given(n=numbers(max_value=10**9))
def test_a_word_without_a_number_has_none(word: str, n: Number) -> None:
    """Dozens is neither 24 nor 60: the hull is empty and every comparison undetermined."""
    figure = Figure("dead", "person").claimed(word, by="A")

    verdict = figure > n

    assert figure.hull().is_empty
    assert verdict.by_party == {"A": Answer.UNDETERMINED}
    assert f"A says “{word}”" in str(figure.hull())


@given(estimate=estimates())
def test_a_reach_holds_its_number(estimate: Estimate) -> None:
    """What an estimate allows holds what it prints, and more only where the source hedged."""
    if estimate.interval is None:
        assert estimate.reach is None
        return

    assert estimate.reach is not None
    assert estimate.interval.within(estimate.reach)
    assert estimate.approximate == (estimate.reach != estimate.interval)


@given(n=st.integers(0, 10**6), about=ABOUT)
def test_hedges_before_and_beside_a_number_are_one(n: int, about: str) -> None:
    """A hedge given beside the number says what it says in front of it."""
    beside, before = Estimate.of(n, "person", hedge=about), Estimate.of(f"{about} {n:,}", "person")

    assert (beside.interval, beside.reach, beside.hedges) == (before.interval, before.reach, before.hedges)


@given(low=st.integers(0, 10**6), width=st.integers(0, 10**6))
def test_between_holds_both_ends(low: int, width: int) -> None:
    """A range in words is closed at both ends."""
    figure = Figure("dead", "person").claimed(f"between {low} and {low + width}", by="A")

    assert figure.hull().interval == Interval(low, low + width)
    assert figure.between(low, low + width).certainly
