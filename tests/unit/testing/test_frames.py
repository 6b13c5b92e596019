"""Frames of a feed hold its rows; feeds that are drawn can be drawn for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import contested as ct
from contested.testing import feed_rows, feeds, frames
from contested.testing.frame_strategies import DRAWN_FRAMES, frame_of

if TYPE_CHECKING:
    from contested.testing.fed_rows import FeedRows

FEED = ct.Feed(
    of="place",
    name="=killed",
    unit="=killed",
    value="dead",
    by="party",
    source="source",
    as_of="day",
    partial="partial",
)
FEW = settings(max_examples=10, deadline=None, database=None)


@pytest.mark.parametrize("library", DRAWN_FRAMES)
def test_a_frame_is_read_by_its_feed(library: str) -> None:
    """Every row is taken, and none is found wanting."""

    @FEW
    @given(frame=frames(FEED, library, min_size=1))
    def holds(frame: Any) -> None:
        assert not FEED.intake(frame).rejected

    holds()


@pytest.mark.parametrize(
    ("library", "kind"),
    [("pandas", "DataFrame"), ("polars", "DataFrame"), ("arrow", "Table"), ("duckdb", "DuckDBPyRelation")],
)
def test_a_frame_is_of_the_library_that_is_asked_for(library: str, kind: str) -> None:
    """Empty ones too, which have all columns of the feed."""
    columns = ("place", "source", "party", "partial", "day", "dead")

    made: Any = frame_of([], columns, library)

    assert type(made).__name__ == kind
    assert len(made.columns) == len(columns)


def test_a_column_is_of_one_type() -> None:
    """Numbers stay numbers; with a text among them all are text, as a file has them."""
    rows: FeedRows = [
        {"n": 1, "m": 1, "yes": True},
        {"n": 2, "m": "about 2", "yes": None},
        {"n": None, "m": None, "yes": True},
    ]

    made: Any = frame_of(rows, ("n", "m", "yes"), "polars")

    assert made.to_dicts() == [
        {"n": 1, "m": "1", "yes": True},
        {"n": 2, "m": "about 2", "yes": None},
        {"n": None, "m": None, "yes": True},
    ]


def test_another_library_is_refused() -> None:
    """At the call, with those that there are."""
    with pytest.raises(
        ct.errors.NotAChoice, match="library cannot be 'numpy'; it is one of pandas, polars, arrow, duckdb"
    ):
        frames(FEED, "numpy")


@settings(max_examples=40, deadline=None, database=None)
@given(feed=feeds(), data=st.data())
def test_rows_of_any_feed_are_clean(feed: ct.Feed, data: st.DataObject) -> None:
    """No rule rejects one, finds an error or asks a person to look."""
    rows = data.draw(feed_rows(feed, min_size=1))

    report = feed.check(rows)

    assert [str(one) for one in report if one.severity != "notice"] == []
