"""An ideogram has a mark for every statement of many, and counts how many allow each number."""

from __future__ import annotations

from functools import reduce

from tests.drawn_charts import flaws, marks, said

import contested as ct
from contested import methods
from contested.report import chart
from contested.report.charts.drawing import picture_of


def killed() -> ct.Figure:
    """Return a figure without statements, or with the fewest."""
    return ct.Figure("killed", "person")


def test_more_than_twelve_holders_are_an_ideogram() -> None:
    """Each statement is a mark, and each name is in the table."""
    figure = reduce(lambda made, n: made.claimed(10 + n, by=f"Party {n}"), range(13), killed()).denied(by="Nobody")

    svg = chart(figure)

    assert 'data-form="ideogram"' in str(svg)
    assert len(marks(svg)) == 14
    assert len(picture_of(figure).table.rows) == 14
    assert "Nobody: denies the figure" in said(svg)
    assert flaws(svg) == []


def test_how_many_allow_a_number_is_counted_by_origin() -> None:
    """Two who repeat one origin count once; open ends and limits count as far as they go (design.md, rule 6)."""
    figure = (
        killed()
        .claimed("10 to 20", by="A")
        .claimed("more than 15", by="B")
        .claimed("fewer than 18", by="C")
        .claimed("at most 30", by=["D", "E"])
        .claimed(16, by="F")
    )

    assert "how many origins allow each number: at most 5 of 5" in said(chart(figure, form="ideogram"))


def test_common_ground_and_methods_are_shown() -> None:
    """Shaded, marked by a line, and named below."""
    figure = killed().claimed("10 to 20", by="A").claimed("15 to 30", by="B").claimed("16 to 18", by="C")

    svg = chart(figure, form="ideogram", reconciled=[methods.Hull(), methods.Median()])

    assert "common ground" in said(svg)
    assert [one["answer"] for one in marks(svg, "answer")] == ["Hull", "Median"]
    assert flaws(svg) == []


def test_five_hundred_parties_are_one_picture() -> None:
    """Five hundred parties are one picture, of a height that fits a screen or two."""
    figure = reduce(lambda made, n: made.claimed(n * 7 % 401, by=f"Party {n}"), range(500), killed())

    svg = chart(figure)

    assert len(marks(svg)) == 500
    assert picture_of(figure).height < 2_000
    assert flaws(svg) == []


def test_without_a_number_in_force_nothing_is_counted() -> None:
    """Without a number in force nothing is counted, nor where nobody numbers it at all."""
    retracted = killed().claimed(7, by="A", key="a").denied(by="B", estimate="a").set_aside("a", reason="no", by="desk")

    assert "how many origins" not in said(chart(retracted, form="ideogram"))
    assert flaws(chart(killed().denied(by="A"), form="ideogram")) == []


def test_what_was_denied_and_is_withdrawn_has_an_axis_without_counts() -> None:
    """The superseded number is still a mark."""
    figure = killed().claimed(7, by="A", as_of="2023-01-01").denied(by="A", as_of="2023-02-01")

    svg = chart(figure, form="ideogram")

    assert len(marks(svg)) == 2
    assert flaws(svg) == []


def test_claims_that_leave_nothing_out_together_are_drawn() -> None:
    """One origin that says "at least 20" and "at most 30" allows every number: there is no end to count at."""
    paper = ct.Source("Paper")
    figure = ct.Figure("toll", "person").claimed("at least 20", by="A", source=paper)

    svg = chart(figure.claimed("at most 30", by="A", source=paper), form="ideogram")

    assert len(marks(svg)) == 2
    assert flaws(svg) == []
