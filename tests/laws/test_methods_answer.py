"""
Laws of answering: whatever parties say, in whatever forms side by side, every method answers or refuses.

A voice may give a range and a limit, a number with an error and one without,
a word beside a number; nothing of it ends in an exception that is not ours,
and what an answer allows holds what it prints.
"""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.effort import examples

from contested import Dossier, Figure, methods
from contested.dossier.sensitivity import USUAL
from contested.methods import Method
from contested.methods.outcome import WAIVABLE, precise
from contested.quantities.interval import Interval

METHODS: tuple[Method, ...] = (
    methods.AtLeast(1),
    methods.AtLeast(2),
    methods.Common(),
    methods.CovarianceIntersection(),
    methods.CRH(),
    methods.FixedEffect(birge=True),
    methods.GeometricMean(),
    methods.Hull(),
    methods.LargestConsistentSubset(),
    methods.Latest(),
    methods.LinearPool(),
    methods.LogPool(),
    methods.Mean(),
    methods.Median(),
    methods.Median(even="midpoint"),
    methods.Median(even="lower"),
    methods.Median(even="upper"),
    methods.Mode(),
    methods.Mode(ties="lowest"),
    methods.Mode(ties="status"),
    methods.MostAgreed(),
    methods.MostConservative(),
    methods.MostInformative(),
    methods.MostPrecise(),
    methods.NTP(),
    methods.PDGAverage(),
    methods.Preferred(("B", "A")),
    methods.RandomEffects(),
    methods.RandomEffects(tau2="REML", se="knapp-hartung", prediction="t"),
    methods.TrimmedMean(0.25),
    methods.TruthFinder(),
    methods.WeightedMedian(),
)

FORMS: tuple[dict[str, Any], ...] = (
    {"value": 0},
    {"value": 7},
    {"value": "about 7"},
    {"value": "between 5 and 9"},
    {"value": "about 5 to 9"},
    {"value": "at least 7"},
    {"value": "more than 9"},
    {"value": "at most 8"},
    {"value": "fewer than 6"},
    {"value": 11, "partial": True},
    {"value": "dozens"},
    {"value": "no comment"},
    {"value": None, "low": 5, "high": 9, "best": 6, "bounds": "analyst"},
    {"value": 25, "low": 20, "high": 30, "bounds": "confidence", "level": "0.95"},
    {"value": None, "low": 20, "high": 30, "bounds": "credible", "level": "0.9"},
    {"value": 20, "standard_error": 5},
    {"value": None, "low": 10, "high": 20, "best": 15, "standard_error": 3},
    {"value": 10**29},
    {"value": 3, "status": "final", "as_of": "2031-01-01"},
    {"value": "about 30", "basis": "estimated", "stated": "2031-02"},
)
"""Every form in which a number is given, any of them side by side in one mouth."""


@st.composite
def mixed_figures(draw: st.DrawFn, unit: str = "person") -> Figure:
    """Draw a figure on which one voice gives several forms at once."""
    figure = Figure("x", unit, signed=draw(st.booleans()), disputants=draw(st.sampled_from(((), ("A",)))))
    for party in draw(st.sampled_from(("A", "AB", "ABC", "ABCD"))):
        for fields in draw(st.lists(st.sampled_from(FORMS), min_size=1, max_size=3)):
            figure = figure.claimed(by=party, source=draw(st.sampled_from(("S", "T"))), **fields)
    return figure.denied(by="Z", source="S") if draw(st.booleans()) else figure


def test_every_method_is_tried() -> None:
    """The laws below try every method that has a name of its own."""
    named = [getattr(methods, name) for name in methods.__all__]
    every = {one for one in named if isinstance(one, type) and issubclass(one, Method) and one is not Method}

    assert every == {type(method) for method in METHODS}


@pytest.mark.parametrize("method", METHODS, ids=str)
@examples(cost=2)
@given(figure=mixed_figures() | mixed_figures(unit="km**2"))
def test_every_method_answers_or_refuses(method: Method, figure: Figure) -> None:
    """A method gives an answer or a refusal on any figure, forced, waived or not, and both print and explain."""
    for fields in ({}, {"force": True}, {"accept": WAIVABLE, "reason": "to see"}):
        made = figure.reconcile(method, **fields)

        assert str(made)
        assert str(made.explain())
        assert made.refused == (not made.allows)
        assert method.check(figure) is not None


@pytest.mark.parametrize("method", METHODS, ids=str)
@examples(cost=2)
@given(figure=mixed_figures())
def test_what_is_printed_is_allowed(method: Method, figure: Figure) -> None:
    """What an answer allows holds its value, as it was computed."""
    made = figure.reconcile(method, force=True)
    if made.computed is None:
        return
    value = precise(made.computed)

    spans = [Interval.of_ends(span.low, span.high, False, False) for span in made.allows]

    assert any((s.low is None or s.low <= value) and (s.high is None or value <= s.high) for s in spans)


@examples(cost=2)
@given(figures=st.lists(mixed_figures(), min_size=1, max_size=3), force=st.booleans())
def test_every_method_answers_on_a_whole_dossier(figures: list[Figure], *, force: bool) -> None:
    """A dossier is reconciled by every method, and its sensitivity is told, whatever its figures mix."""
    dossier = Dossier({f"f{n}": Figure(f"x{n}", f.unit, statements=f.statements) for n, f in enumerate(figures)})

    for method in METHODS:
        assert dossier.reconcile(method, force=force).keys() == dossier.figures.keys()
    assert len(dossier.sensitivity("f0 > 7").readings) % len(USUAL) == 0
    assert str(dossier.sensitivity(dossier["f0"], methods=METHODS).explain())
