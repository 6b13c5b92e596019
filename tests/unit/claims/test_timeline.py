"""A timeline: the panels of a figure day by day, read to their end."""

from __future__ import annotations

import pytest

from contested import Estimate, Figure
from contested.claims.day_looked_at import left_out_names
from contested.claims.timeline import panels_over_time
from contested.quantities import parse_date


@pytest.mark.parametrize("as_of", [None, "2031-01-01"])
def test_there_is_one_panel_a_day(as_of: str | None) -> None:
    """Of a figure with days and of one without, each is that of a look at the day."""
    figure = Figure("people", "person").claimed(5, by="A", as_of=as_of)
    days = ["2031-01-01", "2031-02-01"]

    panels = list(panels_over_time(figure, map(parse_date, days)))

    assert [panel.positions for panel in panels] == [figure.as_of(day).positions() for day in days]
    assert [str(panel.asked) for panel in panels] == days


def test_denials_of_one_number_are_read_day_by_day() -> None:
    """Who denies a number denies it from its own day on, and until that number is replaced."""
    figure = (
        Figure("people", "person")
        .claimed(5, by="A", as_of="2031-01-01", key="a")
        .claimed(6, by="A", as_of="2031-03-01")
        .denied(by="B", estimate="a", as_of="2031-02-01")
        .denied(by="C")
    )
    days = ["2031-01-01", "2031-02-01", "2031-03-01"]

    panels = list(panels_over_time(figure, map(parse_date, days)))

    assert [panel.positions for panel in panels] == [figure.as_of(day).positions() for day in days]


def test_a_later_count_alone_is_silent_until_its_day() -> None:
    """And bounds what was counted by then."""
    figure = Figure("people", "person", time="cumulative").claimed(5, by="A", as_of="2031-01-01")
    figure = figure.claimed(9, by="B", as_of="2031-02-01").claimed(3, by="C", as_of="2030-12-01")
    days = ["2030-12-01", "2031-01-01", "2031-02-01"]

    panels = list(panels_over_time(figure, map(parse_date, days)))

    assert [panel.positions for panel in panels] == [figure.as_of(day).positions() for day in days]


def test_what_is_taken_back_is_read_anew_on_each_day() -> None:
    """To the last of the days that are asked for."""
    figure = Figure("people", "person").claimed(5, by="A", as_of="2031-01-01", key="a")
    figure = figure.retracted(by="A", estimate="a", stated="2031-02-01")
    days = ["2031-01-01", "2031-02-01"]

    panels = list(panels_over_time(figure, map(parse_date, days)))

    assert [panel.positions for panel in panels] == [figure.as_of(day).positions() for day in days]


def test_more_than_three_statements_of_one_holder_are_counted_and_not_listed() -> None:
    """Three are still named one by one."""
    said = [Estimate.of(n, "person", by="A") for n in range(1, 5)]

    assert left_out_names(said[:3], "A") == ["1 person (A)", "2 people (A)", "3 people (A)"]
    assert left_out_names(said, "A") == ["4 statements of A"]
