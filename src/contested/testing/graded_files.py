"""Grades of a pipeline in a file: as of any, and it gives the same in every run of Python."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from contested.testing.grading import BUDGET, GradedLaw, clean_examples, grade
from contested.testing.law import Broken
from contested.testing.laws import LAWS
from contested.testing.named_step import step_named
from contested.testing.number_changes import ORDER
from contested.testing.other_runs import run_apart
from contested.testing.pipeline_checks import under_test
from contested.testing.step_calls import TIME_LIMIT

if TYPE_CHECKING:
    from collections.abc import Callable

    from contested.feeds.feed import Feed
    from contested.testing.grading import Grade

RUN_APART = 24
"""On how many sets of rows two runs of Python are compared: the smallest, since one of them is shown."""


def graded_file(
    place: str,
    feed: Feed,
    *,
    clock: Callable[[], float] | None = None,
    budget: float = BUDGET,
    into: Feed | None = None,
    library: str | None = None,
    seed: int = 0,
    limit: float = TIME_LIMIT,
) -> Grade:
    """
    Return how a pipeline in a file does.

    Args:
        place: "pipeline.py:clean" or "package.module:clean".
        feed: what the columns of its rows say.
        clock: gives seconds, such as ``time.monotonic``; None for as long as
            it takes.
        budget: how many of them there are.
        into: what the columns of its output say, where they are others.
        library: whose frames it takes; None for rows.
        seed: of what is drawn.
        limit: seconds that the pipeline has for one set of rows.

    Raises:
        UnfitPipeline: there is none, or it cannot be held to any law.
        ContestedError: as ``grade``.
    """
    begun = 0.0 if clock is None else clock()
    step = step_named(place)
    under, _, _ = under_test(step, feed, None, (), into, library, limit)
    drawn = [rows for rows in clean_examples(feed, seed) if len(rows) > 1]
    examples = sorted(drawn, key=len)[:RUN_APART]
    apart = run_apart(place, under.library, examples, limit)
    spent = 0.0 if clock is None else clock() - begun
    found = grade(
        step,
        feed,
        clock=clock,
        budget=max(budget - spent, budget / 10),
        into=into,
        library=under.library,
        seed=seed,
        limit=limit,
    )
    if not apart:
        return found
    rows = examples[apart[0]]
    words = "another run of Python gives these rows otherwise, or in another order; sort them, or keep their order"
    broken = Broken(ORDER, rows, under.trial(rows).gave.shown, words)
    laws = [GradedLaw(LAWS[ORDER], broken) if one.name == ORDER and one.holds else one for one in found.laws]
    return attrs.evolve(found, laws=tuple(laws))
