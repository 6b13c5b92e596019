"""
Laws of comparison (design.md, rule 13).

Swapping the sides mirrors the verdict; a figure is never above itself;
certainly and possibly are two sides of one coin; once anyone has answered, one
more party can unsettle a verdict and never settle one, except where the only
one who spoke was a declared disputant, whose word alone settles nothing.
"""

from __future__ import annotations

import operator
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contested import Answer, Figure
from contested.errors import ChainedComparison, InvertedBounds, UnsettledVerdict
from contested.testing import figures, numbers

if TYPE_CHECKING:
    from collections.abc import Callable

    from contested import Verdict
    from contested.quantities.numbers import Number

NAMES = ("A", "B", "C")
SIGNS = st.sampled_from((operator.lt, operator.le, operator.gt, operator.ge))
MIRRORED: dict[object, Any] = {
    operator.lt: operator.gt,
    operator.le: operator.ge,
    operator.gt: operator.lt,
    operator.ge: operator.le,
}
OPPOSITE: dict[object, Any] = {
    operator.lt: operator.ge,
    operator.le: operator.gt,
    operator.gt: operator.le,
    operator.ge: operator.lt,
}
X = numbers(max_value=10**9)
WORDS = st.sampled_from(("10", "about 50", "at least 11", "fewer than 24", "dozens", "120,000", "between 5 and 15"))


@given(a=figures(names=NAMES), b=figures(names=NAMES), sign=SIGNS)
def test_swapping_the_sides_mirrors_the_verdict(
    a: Figure, b: Figure, sign: Callable[[Figure, object], Verdict]
) -> None:
    """A is above B exactly where B is below A, party by party."""
    mirrored = MIRRORED[sign]

    assert sign(a, b).by_party == mirrored(b, a).by_party


@given(a=figures(names=NAMES), b=figures(names=NAMES), sign=SIGNS)
def test_not_above_is_at_most(a: Figure, b: Figure, sign: Callable[[Figure, object], Verdict]) -> None:
    """Turning a verdict round is asking the opposite."""
    opposite = OPPOSITE[sign]

    assert (~sign(a, b)).by_party == opposite(a, b).by_party


@given(a=figures(), x=X, sign=SIGNS)
def test_not_above_a_number_is_at_most_it(a: Figure, x: Number, sign: Callable[[Figure, object], Verdict]) -> None:
    """Turning a verdict on a number round is asking the opposite."""
    opposite = OPPOSITE[sign]

    assert (~sign(a, x)).by_party == opposite(a, x).by_party


@given(a=figures())
def test_a_figure_is_never_above_itself(a: Figure) -> None:
    """Whatever a figure is, it is not above itself, and it is at least itself."""
    above, at_least = a > a, a >= a

    stated = {p.name for p in a._panel.stated}
    assert set(above.names(Answer.YES)) == set()
    assert set(above.names(Answer.NO)) == stated
    assert set(at_least.names(Answer.YES)) == stated


@given(a=figures("km**2"), unit=st.sampled_from(("ha", "m**2", "mile**2")))
def test_a_figure_is_never_above_itself_in_another_unit(a: Figure, unit: str) -> None:
    """A figure in another unit is the same unknown."""
    verdict = a > a.to(unit)

    assert set(verdict.names(Answer.NO)) == {p.name for p in a._panel.stated}


@given(a=figures(), x=X, sign=SIGNS)
def test_certainly_and_possibly_are_dual(a: Figure, x: Number, sign: Callable[[Figure, object], Verdict]) -> None:
    """A verdict is possible exactly where its opposite is not certain."""
    verdict = sign(a, x)

    assert verdict.possibly is not (~verdict).certainly
    assert not verdict.certainly or verdict.possibly
    assert verdict.settled == (verdict.certainly or not verdict.possibly)


@given(a=figures(), x=X, sign=SIGNS)
def test_a_verdict_never_guesses(a: Figure, x: Number, sign: Callable[[Figure, object], Verdict]) -> None:
    """``bool()`` gives the settled answer, or refuses."""
    verdict = sign(a, x)

    if verdict.settled:
        assert bool(verdict) == verdict.certainly
    else:
        with pytest.raises(UnsettledVerdict):
            bool(verdict)


@given(a=figures(), x=X, sign=SIGNS)
def test_settled_means_that_all_who_speak_agree(
    a: Figure, x: Number, sign: Callable[[Figure, object], Verdict]
) -> None:
    """A settled verdict has one answer, from everybody who is not silent, and nobody denies."""
    verdict = sign(a, x)

    spoken = set(verdict.by_party.values()) - {Answer.SILENT}
    agreed = spoken in ({Answer.YES}, {Answer.NO}) and not verdict.denials
    assert not verdict.settled or agreed
    assert verdict.settled or not agreed or str(verdict).startswith("one-sided: ")


@given(a=figures(), x=X, sign=SIGNS, words=WORDS)
def test_one_more_party_never_settles_a_verdict(
    a: Figure, x: Number, sign: Callable[[Figure, object], Verdict], words: str
) -> None:
    """Once anyone has answered, one more party can unsettle a verdict, and settles none but a one-sided one."""
    before, after = sign(a, x), sign(a.claimed(words, by="Iran"), x)

    nobody = set(before.by_party.values()) <= {Answer.SILENT}
    if not before.settled and not nobody and not str(before).startswith("one-sided: "):
        assert not after.settled
    if before.settled and after.settled:
        assert after.certainly == before.certainly


@given(a=figures(), x=X, sign=SIGNS, words=WORDS)
def test_one_more_party_changes_no_other_answer(
    a: Figure, x: Number, sign: Callable[[Figure, object], Verdict], words: str
) -> None:
    """What a party answers does not depend on who else speaks."""
    before, after = sign(a, x), sign(a.claimed(words, by="Iran"), x)

    assert {name: answer for name, answer in after.by_party.items() if name != "Iran"} == {
        name: answer for name, answer in before.by_party.items() if name != "Iran"
    }


@given(a=figures(), x=X, y=X)
def test_a_higher_threshold_is_harder_to_exceed(a: Figure, x: Number, y: Number) -> None:
    """Who says yes to a threshold says yes to every lower one."""
    low, high = a > min(x, y), a > max(x, y)

    assert set(high.names(Answer.YES)) <= set(low.names(Answer.YES))
    assert set(low.names(Answer.NO)) <= set(high.names(Answer.NO))


@given(a=figures(), x=X)
def test_above_implies_at_least(a: Figure, x: Number) -> None:
    """Who says above says at least."""
    above, at_least = a > x, a >= x

    assert set(above.names(Answer.YES)) <= set(at_least.names(Answer.YES))
    assert set(at_least.names(Answer.NO)) <= set(above.names(Answer.NO))


@given(a=figures(), x=X, y=X)
def test_between_is_both_comparisons(a: Figure, x: Number, y: Number) -> None:
    """Between is at least the one and at most the other; upside down it is refused."""
    low, high = min(x, y), max(x, y)

    assert a.between(low, high).by_party == ((a >= low) & (a <= high)).by_party
    if low < high:
        with pytest.raises(InvertedBounds):
            a.between(high, low)


@given(a=figures(), x=X, y=X)
def test_a_chain_is_refused(a: Figure, x: Number, y: Number) -> None:
    """A chained comparison would lose its first half, so it is refused."""
    with pytest.raises(ChainedComparison):
        _ = x < a < y


@given(a=figures(), x=X)
def test_a_number_may_stand_on_the_left(a: Figure, x: Number) -> None:
    """The number may stand on either side."""
    left = x < a

    assert left.by_party == (a > x).by_party


@pytest.mark.parametrize(
    ("words", "threshold", "head"),
    [
        (("120,000", "50,000"), 100_000, "contested: yes per A, no per B"),
        (("120,000", "50,000"), 40_000, "settled: yes per A and B"),
        (("120,000", "50,000"), 200_000, "settled: no per A and B"),
        (("about 100", "dozens"), 100, "undetermined per A and B"),
        (("dozens", "50,000"), 10, "contested: yes per B, undetermined per A"),
        ((), 10, "nobody answers"),
    ],
)
def test_the_heads_of_a_verdict(words: tuple[str, ...], threshold: int, head: str) -> None:
    """A verdict prints who says yes, who no, and who neither, in this order."""
    figure = Figure("population", "person")
    for name, value in zip("AB", words, strict=False):
        figure = figure.claimed(value, by=name)

    assert str(figure > threshold) == head
