"""Steps show what each holder said in time."""

from __future__ import annotations

from functools import reduce

import pytest
from tests.drawn_charts import flaws, marks, said

import contested as ct
from contested.errors import NoSharedAxis
from contested.report import chart, shown_statements
from contested.report.charts.drawing import picture_of
from contested.report.charts.picture import StatementMark, Stroke, Words
from contested.report.charts.value_axis import LABEL_SIZE


def killed() -> ct.Figure:
    """Return a figure without statements, or with the fewest."""
    return ct.Figure("killed", "person", time="cumulative")


def test_every_statement_stands_at_its_day() -> None:
    """Superseded or not; the day up to which the answer counts is named."""
    figure = (
        killed()
        .claimed(5, by="A", as_of="2024-01-02")
        .claimed("at least 9", by="A", as_of="2024-01-08")
        .claimed("at most 20", by="B", as_of="2024-01-04")
        .claimed("more than 3", by="C", as_of="2024-01-05")
        .claimed("10 to 12", by="B", as_of="2024-01-06")
        .denied(by="D", as_of="2024-01-07")
    )

    svg = chart(figure, form="steps")

    assert len(marks(svg)) == len(shown_statements(figure))
    assert {one["day"] for one in marks(svg) if "day" in one} == {f"2024-01-0{n}" for n in (2, 4, 5, 6, 8)}
    assert "dashed upright line: 2024-01-08 is the day up to which the answer counts" in said(svg)
    assert flaws(svg) == []


def test_an_arrow_down_stops_at_zero() -> None:
    """A count has nothing below, however near zero a number is."""
    figure = killed().claimed("less than 4", by="A", as_of="2021").claimed(100, by="B", as_of="2022")
    picture = picture_of(figure, form="steps")

    (zero,) = (one.y for one in picture.pieces if isinstance(one, Words) and one.text == "0")
    marked = [one for one in picture.pieces if isinstance(one, StatementMark) and ("who", "A") in one.facts]
    ys = [y for one in marked for piece in one.pieces if isinstance(piece, Stroke) for _, y in piece.points]
    assert max(ys) == pytest.approx(zero - LABEL_SIZE * 0.35)


def test_the_undated_stand_before_all_days() -> None:
    """In a strip of their own, where nobody takes them for the first day."""
    figure = ct.Figure("killed", "person").claimed(5, by="A", as_of="2024-01-02").claimed(9, by="B")

    svg = chart(figure, form="steps")

    assert "undated" in said(svg)
    assert [one["day"] for one in marks(svg)] == ["2024-01-02", "undated"]
    assert flaws(svg) == []


def test_a_day_that_no_calendar_has_is_undated() -> None:
    """A day that no calendar has is undated, before the year 1."""
    figure = ct.Figure("killed", "person").claimed(5, by="A", as_of="-0043").claimed(9, by="B", as_of="2024-01-02")

    assert "undated" in said(chart(figure, form="steps"))


def test_two_numbers_of_one_day_are_one_step() -> None:
    """Two numbers of one day are one step, from the lowest to the highest."""
    figure = ct.Figure("killed", "person").claimed(5, by="A", as_of="2024-01-02").claimed(9, by="A", as_of="2024-01-02")

    svg = chart(figure.claimed(7, by="A", as_of="2024-02-02"), form="steps")

    assert len(marks(svg)) == 3
    assert flaws(svg) == []


def test_many_statements_are_small_marks() -> None:
    """And forty names at the right still stand apart."""
    figure = killed()
    for n in range(40):
        for month in range(1, 10):
            figure = figure.claimed(month * 10 + n, by=f"Party {n}", as_of=f"2023-0{month}-15")

    svg = chart(figure, form="steps")

    assert len(marks(svg)) == 360
    assert flaws(svg) == []


def test_an_account_that_may_be_any_number_stands_below() -> None:
    """It has no place on an axis, and is a mark all the same; so it is in an ideogram."""
    days = ct.Figure("days", "day").claimed("0 to 2", by="A").claimed(2, by="B")
    ratio = ct.Figure("killed", "person", signed=True).claimed("-10 to 20", by="A").claimed(4, by="B") / days

    for form in ("steps", "ideogram", "dumbbell"):
        svg = chart(ratio, form=form)
        assert len(marks(svg)) == len(shown_statements(ratio))
        assert len(marks(chart(ratio["A"], form=form))) == len(shown_statements(ratio["A"]))
        assert flaws(svg) == []


def test_without_a_number_there_is_no_axis() -> None:
    """Who denies is named."""
    assert "A: denies the figure" in said(chart(killed().denied(by="A"), form="steps"))


def test_only_undated_numbers_have_no_axis_of_time() -> None:
    """They stand in their strip."""
    assert flaws(chart(ct.Figure("killed", "person").claimed(5, by="A"), form="steps")) == []


def test_a_history_is_drawn_row_by_row() -> None:
    """Denials and refusals by name, what is left out too."""
    figure = (
        ct.Figure("area", "km**2")
        .claimed(5, by="A", as_of="2024-01-02", key="a")
        .claimed("600 ha", by="A", as_of="2024-01-08")
        .denied(by="B", as_of="2024-01-04")
        .withheld(by="C", as_of="2024-01-05")
        .claimed(900, by="D", key="d")
        .set_aside("d", reason="a slip", by="desk")
    )

    svg = chart(figure.history())

    assert [one["kind"] for one in marks(svg)] == ["denial", "withheld", "left out", "in force", "in force"] or len(
        marks(svg)
    ) == 5
    assert "left out" in said(svg)
    assert flaws(svg) == []


def test_a_history_of_words_alone_has_no_unit() -> None:
    """A history of words alone has no unit, nor an axis."""
    assert flaws(chart(ct.Figure("killed", "person").denied(by="A").history())) == []


def test_a_history_of_several_units_shares_no_axis() -> None:
    """The difference is named."""
    density = ct.Figure("population", "person").claimed(120, by="A") / ct.Figure("area", "km**2").claimed(2, by="A")

    with pytest.raises(NoSharedAxis, match=r"unit is .* and "):
        chart(density.history())


def test_a_cut_off_beyond_the_days_is_only_named() -> None:
    """There is no line outside the axis."""
    figure = reduce(lambda made, n: made.claimed(n, by="A", as_of=f"2024-01-0{n}"), (2, 4), killed())
    month = killed().claimed(5, by="A", as_of="2024-01").claimed(3, by="B", as_of="2023-12-09")

    assert flaws(chart(figure.as_of("2024-01-03"), form="steps")) == []
    assert flaws(chart(month, form="steps")) == []


@pytest.mark.parametrize("holders", [5, 15, 17, 40])
@pytest.mark.parametrize("said", [("900",), ("at least 900", "at most 40", "120")])
def test_names_stay_beside_the_plot_however_many_they_are(holders: int, said: tuple[str, ...]) -> None:
    """They meet no day below and leave the picture nowhere."""
    figure = ct.Figure("toll", "person", time="cumulative")
    for n in range(holders):
        figure = figure.claimed(said[n % len(said)], by=f"Party {n}", as_of="2024-01-15")

    assert flaws(chart(figure, form="steps")) == []
