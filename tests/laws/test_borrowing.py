"""
Laws of accounts and equal unknowns, as far as they exist (design.md, rules 15 and 16).

A silent party borrows only unattributed estimates of a figure on which no
party has a say; who denies, withholds or gives a word borrows nothing.  A
figure is the same unknown after a copy, a change of unit or a reload.
"""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contested import Answer, Figure, Stance
from contested.testing import figures, numbers

if TYPE_CHECKING:
    from contested.quantities.numbers import Number

X = numbers(max_value=10**9)
SILENCERS = st.sampled_from(("denied", "withheld", "dozens"))


def without_number(figure: Figure, how: str, by: str) -> Figure:
    """Return the figure with a party that speaks and gives no number."""
    if how == "denied":
        return figure.denied(by=by)
    return figure.withheld(by=by) if how == "withheld" else figure.claimed(how, by=by)


@given(own=X, found=X)
def test_the_silent_borrow_what_nobody_claims(own: Number, found: Number) -> None:
    """A party compares its number with an unattributed one of a figure on which it is silent."""
    troops = Figure("Armenian soldiers", "person").claimed(own, by="Azerbaijan")
    others = Figure("Russian soldiers", "person").claimed(found, source="an article")

    verdict = troops > others

    assert verdict.by_party["Azerbaijan"] is (Answer.YES if own > found else Answer.NO)
    assert others.according_to("Azerbaijan").lenders == (others.position("an article"),)


@given(own=X, found=X, theirs=X)
def test_nothing_is_borrowed_where_a_party_has_a_say(own: Number, found: Number, theirs: Number) -> None:
    """Once a party states a number, the unattributed one is no common ground to stand on."""
    troops = Figure("Armenian soldiers", "person").claimed(own, by="Azerbaijan")
    others = Figure("Russian soldiers", "person").claimed(found, source="an article").claimed(theirs, by="Russia")

    verdict = troops > others

    assert verdict.by_party["Azerbaijan"] is Answer.SILENT
    assert others.according_to("Azerbaijan").stance is Stance.SILENT


@given(own=X, found=X, how=SILENCERS)
def test_who_speaks_without_a_number_borrows_nothing(own: Number, found: Number, how: str) -> None:
    """A denier, one who withholds and one who says dozens have no number, whatever others found."""
    troops = Figure("Armenian soldiers", "person").claimed(own, by="Armenia")
    others = without_number(Figure("Russian soldiers", "person").claimed(found, source="an article"), how, "Armenia")

    verdict = troops > others

    expected = {"denied": Answer.DENIES, "withheld": Answer.WITHHELD, "dozens": Answer.UNDETERMINED}[how]
    assert verdict.by_party["Armenia"] is expected


WORST = ("denied", "withheld", "dozens", None)


@pytest.mark.parametrize("left", WORST)
@pytest.mark.parametrize("right", WORST)
def test_the_worst_half_decides(left: str | None, right: str | None) -> None:
    """Denied decides before withheld, withheld before a word, a word before silence."""
    a, b = (Figure(name, "person").claimed(7, by="B") for name in ("a", "b"))
    a, b = (f if how is None else without_number(f, how, "A") for f, how in ((a, left), (b, right)))
    answers = (Answer.DENIES, Answer.WITHHELD, Answer.UNDETERMINED, Answer.SILENT)

    verdict = a > b

    expected = answers[min(WORST.index(left), WORST.index(right))]
    assert verdict.by_party.get("A", Answer.SILENT) is expected


@given(figure=figures(), other=figures())
def test_nobody_borrows_a_partys_number(figure: Figure, other: Figure) -> None:
    """An account holds a party's own estimates, or unattributed ones, and never another party's."""
    for name in [p.name for p in (*figure.positions(), *other.positions())]:
        account = figure.according_to(name)

        own = figure.position(name).estimates
        assert account.estimates == own or all(not e.parties and not e.speaker for e in account.estimates)


@given(figure=figures("km**2", assessed=False))
def test_the_same_figure_is_the_same_unknown(figure: Figure) -> None:
    """A copy, another unit and a way of looking leave the unknown the same."""
    again = [figure, copy.deepcopy(figure), figure.to("ha"), figure.only("Armenia"), figure.to("ha").to("km**2")]

    for one in again:
        assert one.root == figure.root
        assert set((one > figure).by_party.values()).isdisjoint({Answer.YES})


@given(low=st.integers(0, 10**6), width=st.integers(1, 10**6))
def test_another_figure_with_the_same_numbers_is_another_unknown(low: int, width: int) -> None:
    """Equal ranges of two figures say nothing of which is larger."""
    a, b = (Figure(name, "person").claimed(None, low=low, high=low + width, by="A") for name in ("dead", "wounded"))

    assert (a > b).by_party == {"A": Answer.UNDETERMINED}
    assert (a > a).by_party == {"A": Answer.NO}


@given(x=X, found=X, own=X)
def test_combined_verdicts_borrow_alike(x: Number, found: Number, own: Number) -> None:
    """In a verdict of two halves, who is silent on one borrows the answer of unattributed numbers."""
    area = Figure("area", "km**2").claimed(found, source="an article")
    people = Figure("population", "person").claimed(own, by="Armenia")

    verdict = (area > x) & (people > x)

    assert verdict.by_party["Armenia"] is (
        (Answer.YES if found > x else Answer.NO) & (Answer.YES if own > x else Answer.NO)
    )
