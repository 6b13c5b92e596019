"""
Laws of explanation (design.md, rule 18).

Everything explains itself.  Following a derivation forward again gives the
same answer, and its leaves are the statements.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given

from contested import Figure
from contested.claims.derivation import Derivation
from contested.claims.statement import Statement
from contested.methods import Median, RandomEffects
from contested.testing import figures, numbers

if TYPE_CHECKING:
    from contested.quantities.numbers import Number

NAMES = ("A", "B", "C")
X = numbers(max_value=10**9)


@given(figure=figures(None))
def test_following_a_hull_gives_the_hull(figure: Figure) -> None:
    """The derivation of a hull leads to it, also in another unit, seen by some, or known on a day."""
    for seen in (figure, figure.only("Armenia", "OSCE"), figure.known_on("2023-09-20")):
        derivation = seen.explain()

        assert derivation.result == seen.hull()
        assert derivation.follow() == seen.hull()


@given(figure=figures("km**2"))
def test_following_a_converted_hull_gives_it(figure: Figure) -> None:
    """The derivation of a hull in another unit leads to that hull."""
    seen = figure.to("mile**2")

    assert seen.explain().follow() == seen.hull()


@given(figure=figures())
def test_following_common_ground_gives_it(figure: Figure) -> None:
    """The derivation of a common ground leads to it."""
    common = figure.common()

    assert common is None or common.explain().follow() == common


@given(figure=figures(min_estimates=1))
def test_following_an_agreement_gives_it(figure: Figure) -> None:
    """The derivation of an agreement leads to it."""
    if not figure._panel.stated:
        return

    agreement = figure.most_agreed()

    assert agreement.explain().follow() == agreement


@given(figure=figures(), x=X)
def test_following_who_says_gives_it(figure: Figure, x: Number) -> None:
    """The derivation of who says a number leads to it."""
    answer = figure.who_says(x)

    assert answer.explain().follow() == answer


@given(figure=figures(), x=X, y=X)
def test_following_a_verdict_gives_it(figure: Figure, x: Number, y: Number) -> None:
    """The derivation of a verdict, also of a combined one, leads to it."""
    for verdict in (figure > x, (figure > x) & (figure <= y), ~((figure > x) | (figure < y))):
        assert verdict.explain().follow() == verdict


@given(a=figures(names=NAMES), b=figures(names=NAMES))
def test_following_a_comparison_of_figures_gives_it(a: Figure, b: Figure) -> None:
    """The derivation of one figure against another leads to the verdict."""
    verdict = a >= b

    assert verdict.explain().follow() == verdict


@given(figure=figures())
def test_following_a_position_gives_it(figure: Figure) -> None:
    """The derivation of a position leads to it, and that of a borrowing account too."""
    for position in (*figure.positions(), figure.according_to("Iran")):
        again = position.explain().follow()

        assert again == position


@given(figure=figures(names=NAMES), other=figures(names=NAMES), x=X)
def test_a_derivation_that_was_saved_is_followed_to_the_same_answer(figure: Figure, other: Figure, x: Number) -> None:
    """Of every kind of answer: written as JSON, read again and computed anew, it is the answer, in the same words."""
    combined = ~(figure > x) & (figure <= 5) | (figure >= other)
    answers: list[Any] = [
        figure.hull(),
        figure.common(),
        figure > x,
        combined,
        figure.who_says(x),
        figure.disagreement(),
    ]
    answers += [*figure.positions(), figure.ratio_between("A", "B"), figure.shift(other), (figure - other).hull()]
    answers += [figure.reconcile(Median()), figure.reconcile(RandomEffects(), force=True, reason="a law")]
    answers += [figure.most_agreed()] if figure._panel.stated else []

    for answer in answers:
        if answer is not None:
            said = answer.explain()
            again = Derivation.from_json(said.to_json())

            assert again.follow() == answer == again.result
            assert str(again) == str(said)
            assert again.to_json() == said.to_json()


@given(figure=figures(), x=X)
def test_the_leaves_are_the_statements(figure: Figure, x: Number) -> None:
    """At the bottom of every derivation stand statements of the figure, and all that count."""
    aside = {one.estimate for one in figure.assessments}
    telling = {s for s in figure.statements if not aside & {s.key, getattr(s, "estimate", None)}}

    for answer in (figure.hull(), figure > x, figure.who_says(x)):
        leaves = set(answer.explain().leaves())

        assert all(isinstance(leaf, Statement) for leaf in leaves)
        assert leaves == telling


@given(figure=figures(), x=X)
def test_an_explanation_prints_its_answer_first(figure: Figure, x: Number) -> None:
    """The first line of an explanation holds the answer, the last lines the statements."""
    for answer in (figure.hull(), figure > x, figure.who_says(x)):
        lines = str(answer.explain()).splitlines()

        assert str(answer) in lines[0]
        assert len(lines) >= 1 + len(answer.explain().leaves())


@pytest.mark.parametrize("depth", [1, 300, 3_000])
def test_a_deep_derivation_is_followed(depth: int) -> None:
    """A verdict combined thousands of times explains itself without running out of stack."""
    verdict = Figure("population", "person").claimed(7, by="A") > 5
    for _ in range(depth):
        verdict = ~verdict

    assert verdict.explain().follow().by_party == verdict.by_party
