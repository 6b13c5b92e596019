"""
Laws of combined verdicts (design.md, rule 13).

``&``, ``|`` and ``~`` combine verdicts party by party, as in Kleene's strong
logic of three values.  Who denies, withholds or is silent on one half has no
answer to the whole.
"""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contested import Answer, Figure, Verdict
from contested.testing import figures, numbers

NAMES = ("A", "B", "C")
X = numbers(max_value=10**9)
VERDICTS = st.builds(lambda figure, x: figure > x, figures(names=NAMES, max_estimates=3), X)
NUMBERED = (Answer.YES, Answer.NO, Answer.UNDETERMINED)


@given(a=VERDICTS, b=VERDICTS)
def test_de_morgan(a: Verdict, b: Verdict) -> None:
    """Not both is one of them not, and neither is both of them not."""
    assert (~(a & b)).by_party == (~a | ~b).by_party
    assert (~(a | b)).by_party == (~a & ~b).by_party


@given(a=VERDICTS)
def test_double_negation(a: Verdict) -> None:
    """Turning a verdict round twice leaves it as it was."""
    assert (~~a).by_party == a.by_party
    assert (~~a).settled == a.settled


@given(a=VERDICTS, b=VERDICTS)
def test_combining_is_commutative(a: Verdict, b: Verdict) -> None:
    """The order of two halves changes no answer."""
    assert (a & b).by_party == (b & a).by_party
    assert (a | b).by_party == (b | a).by_party


@given(a=VERDICTS, b=VERDICTS, c=VERDICTS)
def test_combining_is_associative(a: Verdict, b: Verdict, c: Verdict) -> None:
    """The grouping of three parts changes no answer."""
    assert ((a & b) & c).by_party == (a & (b & c)).by_party
    assert ((a | b) | c).by_party == (a | (b | c)).by_party


@given(a=VERDICTS)
def test_combining_with_itself_changes_nothing(a: Verdict) -> None:
    """A verdict and itself, or itself, is itself."""
    assert (a & a).by_party == (a | a).by_party == a.by_party


@pytest.mark.parametrize(("a", "b", "c"), list(itertools.product(Answer, repeat=3)))
def test_answers_form_the_tables_of_kleene(a: Answer, b: Answer, c: Answer) -> None:
    """Yes, no and undetermined combine as in Kleene's logic, and one without a number has none for the whole."""
    both, either = a & b, a | b

    assert (a & b) & c is a & (b & c)
    assert (a | b) | c is a | (b | c)
    assert ~both is ~a | ~b
    if a in NUMBERED and b in NUMBERED:
        order = {Answer.NO: 0, Answer.UNDETERMINED: 1, Answer.YES: 2}
        assert order[both] == min(order[a], order[b])
        assert order[either] == max(order[a], order[b])
    else:
        assert both is either
        assert both not in NUMBERED


@given(a=VERDICTS, b=VERDICTS)
def test_a_settled_pair_settles_its_and(a: Verdict, b: Verdict) -> None:
    """Two certain verdicts on the same voices are certain together."""
    if set(a.by_party) != set(b.by_party) or not (a.certainly and b.certainly):
        return

    speaking = [{n for n, answer in v.by_party.items() if answer is Answer.YES} for v in (a, b)]

    assert speaking[0] != speaking[1] or (a & b).certainly


@given(figure=figures(), x=X, y=X)
def test_denials_show_in_every_combination(figure: Figure, x: int, y: int) -> None:
    """A denial of one half shows in the whole."""
    denied = figure.denied(by="Iran")

    for whole in ((denied > x) & (figure < y), (denied > x) | (figure < y), ~(denied > x)):
        assert whole.by_party["Iran"] is Answer.DENIES
        assert not whole.settled
