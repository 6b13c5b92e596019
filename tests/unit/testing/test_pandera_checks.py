"""Checks for pandera: the rules of feeds as its own checks, on frames of pandas and of Polars."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from unittest import mock

import attrs
import pandas as pd
import pandera.pandas
import pandera.polars
import polars as pl
import pytest

import contested as ct
from contested.feeds import RULES, FeedFinding
from contested.testing.pandera import OTHER, checks

if TYPE_CHECKING:
    from collections.abc import Mapping

FEED = ct.Feed(of="place", name="=deaths", unit="=killed", low="low", best="n", high="high", by="by", source="=P")
ROWS: dict[str, list[object]] = {
    "place": ["A", "A", "A"],
    "low": [1, 9, None],
    "n": [2, 3, 3_000],
    "high": [3, 11, None],
    "by": ["X", "Y", "Z"],
}
"""The second row is inconsistent, which is certain; the third may be a slip of the unit."""

MAKERS = {"pandas": (pandera.pandas, pd.DataFrame), "polars": (pandera.polars, pl.DataFrame)}


def failed(library: str, rows: Mapping[str, object], **options: Any) -> list[tuple[str, int]]:
    """Return what pandera says is wrong: the name of the check, and where the row stands."""
    made, frame = MAKERS[library]
    schema = made.DataFrameSchema(checks=checks(FEED, **options))
    with pytest.raises(made.errors.SchemaErrors) as caught:
        schema.validate(frame(rows), lazy=True)
    cases = caught.value.failure_cases
    said = cases.to_dicts() if library == "polars" else cases.to_dict("records")
    return sorted({(one["check"].partition(":")[0], one["index"]) for one in said})


@pytest.mark.parametrize("library", sorted(MAKERS))
@pytest.mark.filterwarnings("ignore::pandera.errors.SchemaWarning")
def test_the_failure_cases_are_the_rows_that_a_rule_names(library: str) -> None:
    """An error fails; a warning fails where it is asked for."""
    assert failed(library, ROWS) == [("inconsistent-row", 1)]
    assert failed(library, ROWS, strict=True) == [("inconsistent-row", 1), ("unit-slip", 2)]


def test_a_suspicion_is_a_warning_of_pandera() -> None:
    """A frame without errors comes through, and a person hears of the rest."""
    frame = pd.DataFrame(ROWS).drop(index=1)
    schema = pandera.pandas.DataFrameSchema(checks=checks(FEED))

    with pytest.warns(
        pandera.errors.SchemaWarning, match="unit-slip: a number a hundred or a thousand times too large"
    ):
        same = schema.validate(frame)

    assert same.equals(frame)


@pytest.mark.filterwarnings("ignore::pandera.errors.SchemaWarning")
def test_a_frame_is_looked_at_once_for_all_rules_and_again_when_it_was_changed() -> None:
    """What was mended in place passes with the very same schema and frame."""
    frame = pd.DataFrame(ROWS)
    schema = pandera.pandas.DataFrameSchema(checks=checks(FEED))

    with mock.patch.object(ct.Feed, "check", autospec=True, side_effect=ct.Feed.check) as looked:
        with pytest.raises(pandera.errors.SchemaErrors):
            schema.validate(frame, lazy=True)
        assert looked.call_count == 1
        frame.loc[1, "low"] = 2
        schema.validate(frame, lazy=True)
        assert looked.call_count == 2


@pytest.mark.parametrize("library", sorted(MAKERS))
@pytest.mark.filterwarnings("ignore::pandera.errors.SchemaWarning")
def test_what_is_gone_since_an_earlier_edition_fails_as_a_whole(library: str) -> None:
    """It stands in no row of this frame, so every row is a case of it."""
    now = {"place": ["A"], "low": [1], "n": [2], "high": [3], "by": ["X"]}
    before = [{"place": "A", "low": 1, "n": 2, "high": 3, "by": by} for by in "XY"]

    assert failed(library, now, before=before, strict=True) == [("lost-side", 0)]


def test_every_rule_has_a_check_and_so_has_what_is_rejected_by_another() -> None:
    """Named as the rule is; the last one is of what a later version may reject."""
    assert [one.name for one in checks(FEED)] == [*RULES, OTHER]
    feed = ct.Feed(of="place", name="=deaths", unit="=killed", best="n", by="by", source="=P")
    wrong = attrs.evolve(
        feed.check(pd.DataFrame(ROWS)), findings=(FeedFinding("new-rule", "error", (2,), (), "x", "y"),)
    )
    with mock.patch.object(ct.Feed, "check", return_value=wrong):
        assert failed("pandas", ROWS) == [(OTHER, 1)]


def test_a_lazy_frame_is_collected() -> None:
    """Pandera looks at the rows of a lazy frame where it is told to; a check takes both."""
    rule = next(one for one in checks(FEED) if one.name == "inconsistent-row")
    data = mock.Mock(lazyframe=pl.LazyFrame(ROWS, strict=False))

    assert rule._check_fn(data).collect().to_series().to_list() == [True, False, True]
