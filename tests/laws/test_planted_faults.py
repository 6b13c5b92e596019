"""
Laws of grading.

Each fault that is planted in a step is found by a law that it breaks, and is
shown in at most three rows; a step without a fault breaks none, whatever the
seed, and has the same score on every library.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

import pytest
from tests.effort import count
from tests.faulty_steps import (
    CODED_FEED,
    CORRECT,
    CORRECT_FRAMES,
    CORRECT_OF,
    COUNT_FEED,
    FAULTS,
    FAULTS_OF_CORRUPTED,
    FEED,
    FEED_OF,
    FRAME_FAULTS,
    identity,
    rows_skipped,
)

from contested.testing import LAWS, BrokenLaw, check_pipeline, grade, grading, pipeline_checks
from contested.testing.frame_rows import plain_rows
from contested.testing.grading import clean_examples
from contested.testing.pipeline_checks import tried_laws
from contested.testing.step_under_test import StepUnderTest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from _pytest.mark import ParameterSet

    from contested.testing.fed_rows import FeedRows


FEEDS = (FEED, CODED_FEED, COUNT_FEED)


def tried_on_frames(steps: Iterable[Callable[[Any], object]]) -> list[ParameterSet]:
    """Return steps to be tried on frames: the first always, the others, as each takes seconds, in ``.ci/engines``."""
    first, *others = steps
    return [
        pytest.param(first, "pandas"),
        *(pytest.param(step, "pandas", marks=pytest.mark.engines) for step in others),
    ]


@lru_cache
def examples(at: int) -> list[FeedRows]:
    """Return the sets of rows of one of the feeds, on which each of its faults is looked for."""
    return clean_examples(FEEDS[at], 0)


def found(step: Callable[[Any], object], laws: tuple[str, ...], library: str | None) -> list[FeedRows]:
    """Return the smallest rows by which a step breaks any of some laws."""
    feed = FEED_OF.get(step, FEED)
    under = StepUnderTest(step, feed, None, library)
    for law in laws:
        broken = tried_laws(under, [LAWS[law]], examples(FEEDS.index(feed))).broken
        if law in broken:
            return [under.shrunk(LAWS[law], broken[law], lambda: True).rows]
    return []


@pytest.mark.parametrize(("step", "library"), [*((step, None) for step in FAULTS), *tried_on_frames(FRAME_FAULTS)])
def test_a_planted_fault_is_found_in_three_rows(step: Callable[[Any], object], library: str | None) -> None:
    """A planted fault is found in three rows, by one of the laws that it breaks."""
    smallest = found(step, FAULTS.get(step, FRAME_FAULTS.get(step, ())), library)

    assert len(smallest) == 1
    assert 1 <= len(smallest[0]) <= 3


@pytest.mark.parametrize(
    ("step", "library"),
    [*((step, None) for step in (*CORRECT, *CORRECT_OF)), *tried_on_frames(CORRECT_FRAMES)],
)
def test_a_step_without_a_fault_breaks_no_law(step: Callable[[Any], object], library: str | None) -> None:
    """A step without a fault breaks no law, for every seed."""
    for seed in range(max(1, count(30))):
        feed = CORRECT_OF.get(step, FEED)
        check_pipeline(step, feed, corruptions=(), library=library, seed=seed, max_examples=24)


@pytest.mark.parametrize("step", FAULTS_OF_CORRUPTED)
def test_a_step_that_hides_what_went_wrong_lets_it_through(step: Callable[[Any], object]) -> None:
    """Rows in order it leaves alone: only a row that has gone wrong shows the fault, and one row is enough."""
    check_pipeline(step, FEED, corruptions=(), max_examples=24)

    with pytest.raises(BrokenLaw) as caught:
        check_pipeline(step, FEED, corruptions=[FAULTS_OF_CORRUPTED[step]], max_examples=24)

    assert caught.value.broken.corruption == FAULTS_OF_CORRUPTED[step]
    assert len(caught.value.broken.rows) == 1


@pytest.mark.parametrize("step", [*CORRECT, *CORRECT_OF])
def test_nothing_gets_through_a_step_without_a_fault(step: Callable[[Any], object]) -> None:
    """It hands on what went wrong, or says what it leaves out, for every seed."""
    for seed in range(max(1, count(50))):
        check_pipeline(step, CORRECT_OF.get(step, FEED), laws=(), seed=seed, max_examples=12)


@pytest.mark.engines
@pytest.mark.parametrize("step", [identity, rows_skipped])
def test_the_score_is_the_same_on_every_library(step: Callable[[Any], object], monkeypatch: pytest.MonkeyPatch) -> None:
    """Rows are drawn before they are frames."""
    monkeypatch.setattr(grading, "SEEDS", 1)
    monkeypatch.setattr(grading, "EXAMPLES", 10)
    monkeypatch.setattr(pipeline_checks, "EXAMPLES_OF_A_CORRUPTION", 2)

    def on_frames(frame: Any) -> object:
        return step(plain_rows(frame))

    scores = {
        library: grade(step if library is None else on_frames, FEED, library=library, corruptions=["unit slip"]).score
        for library in (None, "pandas", "polars", "arrow", "duckdb")
    }

    assert len(set(scores.values())) == 1
