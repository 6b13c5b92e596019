"""
Laws of chains (design.md, rules 5 to 8).

What reaches us only through another disputant replaces nothing that its party
says itself.  The figure with each origin once has every origin, drops nobody
without naming it, and is its own figure with each origin once.  What looks
copied counts as before.
"""

from __future__ import annotations

import attrs
from hypothesis import given
from hypothesis import strategies as st
from tests.effort import examples

from contested import Figure, Party, Source
from contested.testing import figures, numbers

ORGAN = Source("An organ nobody else quotes", organ_of=Party("A rival", stake="disputant"))
DAYS = st.sampled_from((None, "2019", "2023-09-19", "2031-01-01"))


@given(figure=figures(assessed=False), number=numbers(max_value=10**9), as_of=DAYS, stated=DAYS, data=st.data())
def test_what_a_rival_reports_replaces_nothing_first_hand(
    figure: Figure, number: int, as_of: str | None, stated: str | None, data: st.DataObject
) -> None:
    """However late it is, what stood first-hand stands after it, but for the cut-off of a count."""
    figure = attrs.evolve(figure, time="point")
    held = [p for p in figure.positions() if p.estimates and p.holder is not None and p.holder.is_party]
    own = [p for p in held if not p.second_hand and p.holder is not None and p.holder.where is None]
    if not own:
        return
    before = data.draw(st.sampled_from(own))

    after = figure.claimed(number, by=before.name, source=ORGAN, as_of=as_of, stated=stated).position(before.name)

    assert set(before.estimates) <= {*after.estimates, *after.beside}
    assert after.explain().follow() == after


@given(figure=figures())
@examples(cost=2)
def test_each_origin_once_keeps_every_origin(figure: Figure) -> None:
    """It has the same origins; what is left out is named; and asked again it changes nothing."""
    once = figure.independent()

    assert {(o.name, o.kind) for o in once.origins()} == {(o.name, o.kind) for o in figure.origins()}
    named = {one.who for one in once.hull().left_out}
    kept = {str(e) for p in once.positions() for e in p.estimates}
    assert {str(e) for p in figure.positions() for e in p.estimates} <= named | kept
    assert once.independent() == once


@given(figure=figures(), data=st.data())
def test_the_order_of_statements_changes_no_origin(figure: Figure, data: st.DataObject) -> None:
    """Origins, copies and the figure with each origin once are those of the statements, not of their order."""
    shuffled = attrs.evolve(figure, statements=data.draw(st.permutations(figure.statements)))

    assert sorted(map(str, shuffled.copies())) == sorted(map(str, figure.copies()))
    assert set(shuffled.independent().statements) == set(figure.independent().statements)
    assert [(o.name, o.kind, len(set(o.estimates))) for o in shuffled.origins()] == [
        (o.name, o.kind, len(set(o.estimates))) for o in figure.origins()
    ]


@given(number=st.integers(1001, 9999))
def test_what_looks_copied_counts_as_before(number: int) -> None:
    """Two parties are two origins, though one of them prints the other's unusual number a year later."""
    told = Figure("losses", "person").claimed(number, by="X", source=Source("Wire", issued="2023-01-01"))
    copied = told.claimed(number, by="Y", source=Source("Paper", issued="2024-01-01"))

    assert (len(copied.origins()), copied.most_agreed().k) == (2, 2)
    assert copied.origins().dependence("X", "Y") == ("unknown" if number % 100 == 0 else "suspected")
