"""A step is called with rows of its own, for a limited time, and what it gives is read as rows or as answers."""

from __future__ import annotations

import contextlib
import threading
import time
from typing import TYPE_CHECKING, Any

import pytest

import contested as ct
from contested.errors import NotAChoice, UnfitPipeline
from contested.testing.frame_rows import library_of, plain_rows, rows_as_frame
from contested.testing.step_calls import Gave, outcome_of

if TYPE_CHECKING:
    from contested.testing.fed_rows import FeedRows

ROWS: FeedRows = [{"a": 1, "b": "x"}, {"a": None, "b": "y"}]
FRAMES = ("pandas", "polars", "arrow", "duckdb")


@pytest.mark.parametrize("library", FRAMES)
def test_a_step_takes_frames_and_gives_them(library: str) -> None:
    """What stands in them are plain rows again."""
    gave = outcome_of(lambda frame: frame, ROWS, library=library)

    assert gave.rows == ROWS
    assert gave.changed is None


@pytest.mark.parametrize("library", FRAMES)
def test_cells_of_several_types_are_text(library: str) -> None:
    """Whole numbers beside broken ones are numbers; what an engine has no type for is text."""
    rows: FeedRows = [
        {"mixed": 1, "number": 1, "large": 10**30, "nothing": None},
        {"mixed": "about 3", "number": 0.5, "large": 5, "nothing": None},
    ]

    found = plain_rows(rows_as_frame(rows, library))

    assert [one["mixed"] for one in found] == ["1", "about 3"]
    assert [one["number"] for one in found] == [1, 0.5]
    assert [one["nothing"] for one in found] == [None, None]
    assert int(float(str(found[0]["large"]))) == pytest.approx(10**30)
    assert library_of(rows_as_frame(rows, library)) == library


def test_a_library_that_is_not_known_is_refused() -> None:
    """A library that is not known is refused, with those that are."""
    with pytest.raises(NotAChoice, match="polars"):
        rows_as_frame(ROWS, "excel")


def test_rows_are_rows() -> None:
    """A list of dictionaries is no frame, and neither is a number."""
    assert rows_as_frame(ROWS, "rows") is ROWS
    assert library_of(ROWS) == "rows"
    assert library_of(3) is None


def test_what_pandas_writes_for_nothing_is_nothing() -> None:
    """NaN and NaT are no cells."""
    import pandas as pd

    assert plain_rows([{"a": float("nan"), "b": pd.NaT, "c": pd.NA, "d": 0}]) == [
        {"a": None, "b": None, "c": None, "d": 0}
    ]


def test_a_step_may_give_rows_one_by_one() -> None:
    """A generator is read to its end."""
    assert outcome_of(lambda rows: (one for one in rows), ROWS).rows == ROWS


def test_a_step_may_give_what_it_takes_and_what_it_rejects() -> None:
    """Two tables are rows and rejected rows; two answers are one answer."""
    assert outcome_of(lambda rows: (rows[:1], rows[1:]), ROWS) == Gave(rows=ROWS[:1], apart=ROWS[1:])


def test_answers_go_by_what_they_answer() -> None:
    """One alone goes by nothing."""
    figure = ct.Figure("dead", "killed")

    assert outcome_of(lambda _: {"x": figure}, ROWS).answers == {"x": figure}
    assert outcome_of(lambda _: figure, ROWS).answers == {None: figure}
    assert outcome_of(lambda _: figure, ROWS).shown == {None: figure}


@pytest.mark.parametrize(
    ("made", "what"),
    [
        (None, "the pipeline returns nothing; return rows"),
        (True, "the pipeline returns True"),
        ([1, 2], "the pipeline returns \\[1, 2\\]"),
        (b"x", "the pipeline returns b'x'"),
    ],
)
def test_a_step_that_gives_neither_is_refused(made: object, what: str) -> None:
    """With what it gives, and what it should."""
    with pytest.raises(UnfitPipeline, match=what):
        outcome_of(lambda _: made, ROWS)


def test_a_step_that_raises_says_so() -> None:
    """What it raises is kept."""
    gave = outcome_of(lambda _: 1 / 0, ROWS)

    assert isinstance(gave.raised, ZeroDivisionError)
    assert gave.shown is gave.raised


def test_a_step_that_hangs_is_stopped() -> None:
    """Also one that catches every exception, and one that hangs as its rows are read."""

    def stubborn(_: Any) -> None:
        while True:
            with contextlib.suppress(Exception):
                time.sleep(0.01)

    def slowly(rows: Any) -> Any:
        for one in rows:
            time.sleep(5)
            yield one

    for step in (stubborn, slowly):
        with pytest.raises(UnfitPipeline, match=r"took more than 0.05 s for 2 rows; look for a loop without an end"):
            outcome_of(step, ROWS, limit=0.05)


def test_there_is_no_limit_where_nothing_could_stop_a_step() -> None:
    """A thread that is not the main one has no alarm."""
    found: list[Gave] = []
    thread = threading.Thread(target=lambda: found.append(outcome_of(lambda rows: rows, ROWS, limit=0.001)))

    thread.start()
    thread.join()

    assert found == [Gave(rows=ROWS)]


def _emptied(rows: Any) -> Any:
    return [rows.pop() for _ in range(len(rows))]


def _renamed(rows: Any) -> Any:
    for one in rows:
        one["c"] = 3
    return rows


def _turned(rows: Any) -> Any:
    rows.reverse()
    return rows


def _overwritten(frame: Any) -> Any:
    frame["b"] = "z"
    return frame


@pytest.mark.parametrize(
    ("step", "library", "what"),
    [
        (_emptied, None, "it was given 2 rows and left 0 of them"),
        (_renamed, None, "row 1, column 'c' was None and is 3 now"),
        (_turned, None, "row 1, column 'a' was 1 and is None now"),
        (_overwritten, "pandas", "row 1, column 'b' was 'x' and is 'z' now"),
    ],
)
def test_a_step_that_changes_what_it_is_given_is_noticed(step: Any, library: str | None, what: str) -> None:
    """And the rows themselves stay as they are."""
    before = [dict(one) for one in ROWS]

    assert outcome_of(step, ROWS, library=library).changed == what
    assert before == ROWS


def test_a_step_that_ends_python_is_refused() -> None:
    """But one that is interrupted is interrupted."""

    def ends(_: Any) -> Any:
        raise SystemExit(0)

    def interrupted(_: Any) -> Any:
        raise KeyboardInterrupt

    with pytest.raises(UnfitPipeline, match="the pipeline ends Python with SystemExit for 2 rows"):
        outcome_of(ends, ROWS)
    with pytest.raises(KeyboardInterrupt):
        outcome_of(interrupted, ROWS)


def test_what_is_lazy_is_computed_within_the_call() -> None:
    """So that what it raises is raised by the step."""
    gave = outcome_of(lambda frame: frame.select("cast(b as int) as b"), ROWS, library="duckdb")

    assert type(gave.raised).__name__ == "ConversionException"
    assert outcome_of(lambda frame: frame.lazy(), ROWS, library="polars").rows == ROWS


def test_one_column_is_no_table() -> None:
    """One column is no table, with what makes it one."""
    with pytest.raises(UnfitPipeline, match="returns a Series, which is one column; return a frame"):
        outcome_of(lambda frame: frame["a"], ROWS, library="pandas")


def test_a_table_of_claims_is_what_it_holds() -> None:
    """A table of claims is what it holds, party by party."""
    feed = ct.Feed(of="b", name="=deaths", unit="=person", value="a", by="b")
    answers = outcome_of(feed.scan, ROWS[:1]).answers

    assert answers is not None
    assert [one["low"] for one in answers[None]] == [1]  # type: ignore[attr-defined]


def test_a_table_of_claims_is_what_its_holders_say() -> None:
    """Two tables are never equal; and how many rows somebody fills is nothing that they say."""
    feed = ct.Feed(of="place", name="=killed", unit="=killed", value="n", by="by", source="paper")
    rows: FeedRows = [
        {"place": "here", "n": 3, "by": "A", "paper": "P"},
        {"place": "here", "n": 5, "by": "B", "paper": "P"},
    ]
    reprinted = [*rows, rows[0] | {"paper": "Q"}]

    once, again, more = (outcome_of(feed.scan, given).answers for given in (rows, rows, reprinted))

    assert once is not None
    assert once == again == more
    (said,) = once.values()
    assert [(row["party"], row["low"]) for row in said] == [("A", 3), ("B", 5)]  # type: ignore[attr-defined]
