"""
Laws of order (design.md, rule 20).

The order of statements and a record given twice change no answer; nor do hash
seed, locale and time zone (``tests/hostile/test_promise_7_same_input_same_bytes.py``).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs
from hypothesis import given
from hypothesis import strategies as st

from contested import Figure
from contested.testing import figures, numbers

if TYPE_CHECKING:
    from contested.quantities.numbers import Number

X = numbers(max_value=10**9)


def answers(figure: Figure, x: Number) -> dict[str, str]:
    """Return everything that a figure answers, as text."""
    verdict = figure > x
    said = {
        "hull": str(figure.hull()),
        "common": str(figure.common()),
        "verdict": str(verdict),
        "by party": str(verdict.by_party),
        "prose": f"{figure:prose}",
        "short": f"{figure:short}",
        "who says": str(figure.who_says(x)),
        "positions": str([(p.name, p.stance, str(p), p.divided) for p in figure.positions()]),
        "origins": str([(o.name, o.kind, len(set(o.estimates))) for o in figure.origins()]),
        "sources": str([s.cited() for s in figure.sources]),
    }
    if figure._panel.stated:
        said["agreement"] = str(figure.most_agreed())
    return said


@given(figure=figures(None, max_estimates=6), x=X, data=st.data())
def test_the_order_of_statements_changes_no_answer(figure: Figure, x: Number, data: st.DataObject) -> None:
    """A figure told in another order answers the same."""
    shuffled = attrs.evolve(figure, statements=data.draw(st.permutations(figure.statements)))

    assert answers(shuffled, x) == answers(figure, x)


@given(figure=figures(None), x=X, data=st.data())
def test_the_order_of_explanations_is_that_of_names(figure: Figure, x: Number, data: st.DataObject) -> None:
    """A derivation has the same lines in whatever order statements were told."""
    shuffled = attrs.evolve(figure, statements=data.draw(st.permutations(figure.statements)))

    assert sorted(str(shuffled.explain()).splitlines()) == sorted(str(figure.explain()).splitlines())


@given(figure=figures(None), x=X, data=st.data())
def test_a_record_given_twice_changes_no_answer(figure: Figure, x: Number, data: st.DataObject) -> None:
    """The same record again says nothing new."""
    plain = [s for s in figure.statements if s.key is None]
    twice = attrs.evolve(figure, statements=(*figure.statements, *data.draw(st.permutations(plain))))

    assert answers(twice, x) == answers(figure, x)
