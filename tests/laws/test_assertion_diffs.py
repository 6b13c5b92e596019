"""
Laws of assertion diffs.

Whatever two values are, what is said of their difference names whom one side
alone has; and where there is none, nothing is looked for.
"""

from __future__ import annotations

from hypothesis import assume, given
from hypothesis import strategies as st
from tests.effort import examples

from contested import Dossier, Figure
from contested.pytest_plugin.assertion_diffs import explain_failure
from contested.testing import dossiers, figures, formulas


def said_of(left: object, right: object) -> str:
    """Return what is said below the assertion, as one text."""
    found = explain_failure("==", left, right)

    assert found is not None
    assert len(found) > 1
    return "\n".join(found[1:])


@examples(3)
@given(left=figures(None), right=figures(None))
def test_two_figures_are_told_apart_by_who_speaks(left: Figure, right: Figure) -> None:
    """Two figures are told apart by who speaks, also where no unit is that of both."""
    assume(left != right)

    said = said_of(left, right)

    speakers = [{one.holder_words for one in side.statements} for side in (left, right)]
    assert all(f"left: {name}" in said for name in speakers[0] - speakers[1])
    assert all(f"right: {name}" in said for name in speakers[1] - speakers[0])


@examples(3)
@given(figure=figures(min_estimates=1), data=st.data())
def test_a_statement_of_one_side_alone_is_printed(figure: Figure, data: st.DataObject) -> None:
    """As it prints, with who says it."""
    kept = data.draw(st.sampled_from(figure.estimates))
    without = Figure(figure.name, figure.unit, signed=figure.signed).saying(kept)

    said = said_of(without, figure) if without != figure else ""

    assert all(str(one)[:100] in said for one in figure.statements if one.holder_words != kept.holder_words)


@examples(6)
@given(left=formulas(), right=formulas())
def test_derived_figures_and_their_answers_are_told_apart(left: Figure, right: Figure) -> None:
    """Derived figures and their answers are told apart, whatever they are derived from."""
    for one, other in ((left, right), (left.hull(), right.hull())):
        assert one == other or said_of(one, other)


@examples(6)
@given(left=dossiers(), right=dossiers())
def test_two_dossiers_are_told_apart_by_their_figures(left: Dossier, right: Dossier) -> None:
    """Those of one side alone stand first."""
    assume(left != right)

    said = said_of(left, right)

    assert all(f"figure only left: {id_}, " in said for id_ in left if id_ not in right)
    assert all(f"figure only right: {id_}, " in said for id_ in right if id_ not in left)
