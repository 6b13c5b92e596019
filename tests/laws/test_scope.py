"""
Laws of scope (design.md, rule 11).

What is counted, of what, where, when and under which definition make the
figure; two figures that differ in one of these are two unknowns, however equal
their numbers are.
"""

from __future__ import annotations

from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from contested import Answer, Figure
from contested.testing import figures

OTHER_SCOPES: list[dict[str, Any]] = [
    {"name": "killed or missing"},
    {"of": "Shusha"},
    {"where": "the Lachin corridor"},
    {"period": "2020"},
    {"time": "cumulative"},
    {"definition": "including the missing"},
    {"facets": {"side": "Russia"}},
]


@pytest.mark.parametrize("scope", OTHER_SCOPES, ids=lambda scope: next(iter(scope)))
@given(figure=figures(max_estimates=2).map(lambda figure: attrs.evolve(figure, time="point")))
def test_another_scope_is_another_figure(scope: dict[str, Any], figure: Figure) -> None:
    """A figure of another scope is not equal, even with the same statements; a count that stopped is a limit of a later one."""
    other = attrs.evolve(figure, **scope)
    counted_to_one_day = len({statement.as_of for statement in figure.statements}) < 2

    assert other != figure
    assert other.root != figure.root
    assert other.positions() == figure.positions() or (other.time == "cumulative" and not counted_to_one_day)


@given(low=st.integers(0, 10**6), width=st.integers(1, 10**6), scope=st.sampled_from(OTHER_SCOPES))
def test_figures_of_two_scopes_are_two_unknowns(low: int, width: int, scope: dict[str, Any]) -> None:
    """Two ranges of one party over two scopes may lie either way, though they are alike."""
    figure = Figure("killed", "person").claimed(None, low=low, high=low + width, by="A")
    other = attrs.evolve(figure, **scope)

    verdict = figure > other

    assert verdict.by_party == {"A": Answer.UNDETERMINED}
    assert (figure > figure).by_party == {"A": Answer.NO}


@given(figure=figures())
def test_an_unstated_definition_is_not_a_stated_one(figure: Figure) -> None:
    """A figure without a definition differs from every figure with one."""
    defined = [attrs.evolve(figure, definition=text) for text in ("de jure", "de facto")]

    assert len({figure, *defined}) == 3


@given(figure=figures())
def test_facets_have_no_order(figure: Figure) -> None:
    """Facets name what else is fixed, in whatever order they are written."""
    one = attrs.evolve(figure, facets={"side": "Russia", "status": "regular"})
    two = attrs.evolve(figure, facets=[("status", "regular"), ("side", "Russia")])

    assert one == two
    assert hash(one) == hash(two)


@given(figure=figures("km**2"), unit=st.sampled_from(("ha", "m**2", "mile**2")))
def test_a_unit_is_no_scope(figure: Figure, unit: str) -> None:
    """A figure looked at in another unit is the same unknown."""
    assert figure.to(unit).root == figure.root
    assert figure.to(unit).to("km**2").root == figure.root
