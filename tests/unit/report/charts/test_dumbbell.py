"""A dumbbell has a row a holder, and a mark for every statement."""

from __future__ import annotations

import contested as ct
from contested.report import chart


def test_a_denial_is_a_crossed_mark_beside_the_number() -> None:
    """It has its name, and no number."""
    troops = ct.Figure("troops", "person").claimed("around 10,000", by="Azerbaijan").denied(by="Armenia")

    svg = str(chart(troops))

    assert 'data-who="Armenia" data-kind="denial"' in svg
    assert svg.count("data-statement") == 2


def test_a_method_that_refuses_stands_below_with_its_reason() -> None:
    """No consensus is an answer that is shown."""
    population = ct.Figure("population", "person").claimed(120_000, by="Armenia").claimed(50_000, by="Azerbaijan")

    svg = str(chart(population, reconciled=ct.methods.Mean()))

    assert 'data-answer="Mean" data-kind="no consensus"' in svg
