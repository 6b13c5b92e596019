"""A specification curve has a mark for every reading, over the choices that make it."""

from __future__ import annotations

import pytest
from tests.drawn_charts import flaws, marks, said

import contested as ct
from contested import methods
from contested.report import chart
from contested.report.charts.drawing import picture_of
from contested.report.charts.picture import StatementMark, Stroke, Words
from contested.report.charts.value_axis import LABEL_SIZE


def dossier() -> ct.Dossier:
    """Return a dossier to ask."""
    figure = (
        ct.Figure("killed", "person")
        .claimed(5, by="A", source="Paper")
        .claimed("more than 9", by="B", source="Agency")
        .claimed("dozens", by="C", source="Radio")
        .claimed(80, by="D", source="Agency")
    )
    return ct.Dossier().with_figure("killed", figure)


def test_every_reading_is_a_mark() -> None:
    """Every reading is a mark, with its answer; the threshold is a line."""
    asked = dossier().sensitivity("killed > 30", lexicons=["acled"])

    svg = chart(asked)

    found = marks(svg, "reading")
    assert len(found) == len(asked.readings)
    assert sorted(one["answer"] for one in found) == sorted(reading.answer for reading in asked.readings)
    assert flaws(svg) == []


def test_every_choice_has_a_row() -> None:
    """Every choice has a row, where there is more than one of its kind."""
    text = said(chart(dossier().sensitivity("killed > 30")))

    assert "without Agency" in text
    assert "MostConservative" in text


def test_a_figure_is_compared_without_a_threshold() -> None:
    """A figure is compared without a threshold, by its numbers."""
    svg = chart(dossier().sensitivity(dossier()["killed"]))

    assert "number" in {one["answer"] for one in marks(svg, "reading")}
    assert flaws(svg) == []


def test_a_reading_without_a_lower_limit_ends_at_zero() -> None:
    """A count has nothing below."""
    figure = ct.Figure("killed", "person").claimed("fewer than 90", by="A").claimed(80, by="B")
    picture = picture_of(ct.Dossier().with_figure("killed", figure).sensitivity("killed > 30"))

    (zero,) = (one.y for one in picture.pieces if isinstance(one, Words) and one.text == "0")
    (plot,) = {
        max(y for piece in one.pieces if isinstance(piece, Stroke) and len(piece.points) == 2 for _, y in piece.points)
        for one in picture.pieces
        if isinstance(one, StatementMark) and any(isinstance(p, Stroke) and len(p.points) == 2 for p in one.pieces)
    }
    assert plot == pytest.approx(zero - LABEL_SIZE * 0.35)


def test_readings_without_any_answer_have_no_axis() -> None:
    """Each is a mark all the same."""
    svg = chart(
        ct.Dossier().with_figure("killed", ct.Figure("killed", "person").denied(by="A")).sensitivity("killed > 3")
    )

    assert {one["answer"] for one in marks(svg, "reading")} == {"no answer"}
    assert flaws(svg) == []


def test_one_method_alone_has_no_rows_of_choices() -> None:
    """Nothing was chosen."""
    figure = ct.Figure("killed", "person").claimed("at most 5", by="A").claimed("3 or more", by="B")
    one = ct.Dossier().with_figure("killed", figure)

    svg = chart(one.sensitivity("killed > 3", methods=[methods.Hull()], sources=[]))

    assert len(marks(svg, "reading")) == 1
    assert flaws(svg) == []


def test_wide_apart_readings_are_on_a_logarithmic_axis() -> None:
    """It is said."""
    figure = ct.Figure("killed", "person").claimed(1, by="A").claimed(10_000, by="B").claimed(10, by="C")

    assert "logarithmic scale" in said(chart(ct.Dossier().with_figure("killed", figure).sensitivity("killed > 3")))
