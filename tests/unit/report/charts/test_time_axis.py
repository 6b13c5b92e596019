"""Days stand on an axis of time, which is labelled by days, months or years."""

from __future__ import annotations

from datetime import date

import pytest

from contested.report.charts.time_axis import TimeAxis, time_axis_pieces


def axis(first: str, last: str, right: float = 500) -> TimeAxis:
    """Return an axis of these numbers or days."""
    return TimeAxis(0, right, date.fromisoformat(first).toordinal(), date.fromisoformat(last).toordinal())


@pytest.mark.parametrize(
    ("first", "last", "texts"),
    [
        ("2023-09-18", "2023-09-20", ["2023-09-18", "2023-09-19", "2023-09-20"]),
        ("2023-01-15", "2023-11-15", ["2023-04", "2023-07", "2023-10"]),
        ("1988-02-20", "2023-09-20", ["1990", "1995", "2000", "2005", "2010", "2015", "2020"]),
        ("1001-01-01", "2001-01-01", [str(year) for year in range(1100, 2001, 100)]),
    ],
)
def test_labels_are_as_dense_as_they_stand_apart(first: str, last: str, texts: list[str]) -> None:
    """Whole days, first days of months, or of round years."""
    made = [text for _, text in axis(first, last).labels(520)]

    assert made == texts


def test_one_day_stands_in_the_middle() -> None:
    """One day stands in the middle, with its date."""
    only = axis("2023-09-19", "2023-09-19")

    assert only.labels(520) == [(250.0, "2023-09-19")]


def test_an_axis_too_short_for_its_labels_has_the_first_day() -> None:
    """It is never without a date."""
    assert axis("2023-03-05", "2023-03-20", right=40).labels(60) == [(0.0, "2023-03-05")]


def test_a_century_of_days_is_labelled_quickly() -> None:
    """A century of days is labelled quickly, by years; labels stay inside the picture."""
    pieces, end = time_axis_pieces(axis("1900-01-01", "2023-12-31"), 0, 100, 520)

    assert len(pieces) < 100
    assert end > 100
