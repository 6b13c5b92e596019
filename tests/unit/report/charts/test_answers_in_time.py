"""A series of answers is drawn as steps, a mark for each day."""

from __future__ import annotations

from functools import reduce

import pytest
from tests.drawn_charts import flaws, marks, said, shapes

import contested as ct
from contested import methods
from contested.errors import WrongType
from contested.report import chart


def killed() -> ct.Figure:
    """Return a figure without statements, or with the fewest."""
    return ct.Figure("killed", "person").claimed(5, by="A", as_of="2024-01-02").claimed(9, by="B", as_of="2024-01-08")


def test_each_day_has_its_answer() -> None:
    """Each day has its answer, from the lowest to the highest that is printed."""
    svg = chart(killed().claimed("at least 20", by="B", as_of="2024-02-01").over_time())

    assert [one["day"] for one in marks(svg, "answer")] == ["2024-01-02", "2024-01-08", "2024-02-01"]
    assert flaws(svg) == []


def test_a_day_without_an_answer_is_a_cross_on_the_base() -> None:
    """A method refuses with one origin; a hull has no number where everybody denies."""
    refused = chart(killed().over_time(methods.MostAgreed()))
    denied = chart(killed().denied(by="C", as_of="2023-12-01").over_time())

    assert "no two of 2 agree" in said(refused)
    assert len(shapes(denied, "circle")) == 3
    assert flaws(denied) == []


def test_a_range_without_a_limit_goes_to_the_end_of_the_axis() -> None:
    """A range without a limit goes to the end of the axis, as a method gives it."""
    figure = ct.Figure("killed", "person").claimed("at least 5", by="A", as_of="2024-01-02")

    assert flaws(chart(figure.over_time(methods.Hull()))) == []


def test_nothing_dated_says_so() -> None:
    """It is no empty picture."""
    assert "nothing that is said has a day" in said(chart(ct.Figure("killed", "person").claimed(5, by="A").over_time()))


def test_many_days_are_small_marks() -> None:
    """Many days are small marks, on a logarithmic axis where they grow."""
    figure = reduce(
        lambda made, n: made.claimed(n**3, by="A", as_of=f"2023-{1 + n // 28:02}-{1 + n % 28:02}"),
        range(1, 60),
        ct.Figure("killed", "person"),
    )

    svg = chart(figure.over_time())

    assert "people, logarithmic scale" in said(svg)
    assert len(marks(svg, "answer")) == 59


def test_verdicts_are_no_numbers() -> None:
    """They are not drawn as steps."""
    with pytest.raises(WrongType, match="a series of ranges"):
        chart((killed() > 6).over_time())
