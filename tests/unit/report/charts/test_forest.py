"""A forest shows origins by weight, and pools with interval and prediction interval."""

from __future__ import annotations

from functools import reduce

from tests.drawn_charts import flaws, marks, said

import contested as ct
from contested import methods
from contested.report import chart


def deaths(count: int = 5) -> ct.Figure:
    """Return a figure that pools can weigh."""
    return reduce(
        lambda made, n: made.claimed(
            100 + 17 * (n * 3 % 5), by=f"Study {n}", standard_error=9 + n, source=f"Paper {n}"
        ),
        range(count),
        ct.Figure("deaths", "person", signed=True),
    )


def test_a_pool_is_a_forest() -> None:
    """Every statement is a mark, and the pool stands below."""
    svg = chart(deaths().reconcile(methods.RandomEffects(prediction="t")))

    assert 'data-form="forest"' in str(svg)
    assert len(marks(svg)) == 5
    assert len(marks(svg, "answer")) == 1
    assert "weight" in said(svg)
    assert "95% prediction interval" in said(svg)
    assert flaws(svg) == []


def test_several_pools_stand_below_one_another() -> None:
    """Given as a list of answers, or as methods."""
    figure = deaths()
    pools = [figure.reconcile(methods.FixedEffect()), figure.reconcile(methods.RandomEffects())]

    listed, asked = (
        chart(pools),
        chart(figure, form="forest", reconciled=[methods.FixedEffect(), methods.RandomEffects()]),
    )

    assert len(marks(listed, "answer")) == len(marks(asked, "answer")) == 2
    assert "prediction interval" not in said(listed)


def test_a_pool_that_refuses_says_why() -> None:
    """And weighs nobody."""
    svg = chart(deaths(2), form="forest", reconciled=methods.RandomEffects())

    assert "no consensus" in said(svg)
    assert "weight" not in said(svg)


def test_a_method_that_is_no_pool_stands_below_as_ever() -> None:
    """Without weights; so does a pool that weighs others than it used."""
    svg = chart(deaths(), form="forest", reconciled=[methods.Median(), methods.RandomEffects()])
    other = chart(deaths().reconcile(methods.CovarianceIntersection(), force=True))

    assert "size of a mark: its weight in RandomEffects" in said(svg)
    assert "size of a mark" not in said(other)


def test_a_forest_without_a_pool_is_its_statements() -> None:
    """Nothing is weighed."""
    assert len(marks(chart(deaths(), form="forest"))) == 5
