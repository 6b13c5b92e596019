"""
Grades: how a pipeline does on all laws and all corruptions, within a time.

The same seed draws the same rows for whatever library the pipeline works on,
so that the score does not depend on it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from contested.errors import WrongType
from contested.testing.corrupted_rows import FAULT_FOUND, PASSED_ON, THROUGH
from contested.testing.drawing_examples import drawn_examples
from contested.testing.grades import NO_PLACE, NO_TIME, Grade, GradedFault, GradedLaw
from contested.testing.law import Broken
from contested.testing.laws import LAWS
from contested.testing.named_step import step_named
from contested.testing.number_changes import ORDER
from contested.testing.other_runs import run_apart
from contested.testing.pipeline_checks import corrupted_examples, first_broken, under_test
from contested.testing.row_shapes import many_rows, shaped_rows
from contested.testing.step_calls import TIME_LIMIT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from contested.feeds.feed import Feed
    from contested.testing.corrupted_rows import Corrupted
    from contested.testing.corruption import Corruption
    from contested.testing.fed_rows import FeedRows
    from contested.testing.law import Law, Pipeline
    from contested.testing.step_under_test import StepUnderTest

BUDGET = 60.0
"""Seconds for all laws and corruptions."""

SEEDS = 4
"""How often drawing begins anew: Hypothesis varies what it has, and each beginning brings other rows."""

EXAMPLES = 40
"""How many sets of rows are drawn from each beginning."""

LARGE_EXAMPLES = 4
"""How many sets of many rows there are."""

LAWS_SHARE = 0.5
"""Which share of the time the laws have before corruptions are tried."""


TRIED_AS_TEXT = 12
"""On how many sets of rows it is seen whether a step takes numbers, or text as a CSV has it."""

RUN_APART = 24
"""On how many sets of rows two runs of Python are compared: the smallest, since one of them is shown."""


def grade(
    pipeline: Pipeline,
    feed: Feed,
    *,
    clock: Callable[[], float] | None = None,
    budget: float = BUDGET,
    laws: Iterable[str | Law] | None = None,
    corruptions: Iterable[str | Corruption] | None = None,
    into: Feed | None = None,
    library: str | None = None,
    seed: int = 0,
    limit: float = TIME_LIMIT,
) -> Grade:
    """
    Try all laws and corruptions on a pipeline, and return how it does.

    Args:
        pipeline: takes rows or a frame, and gives rows, a frame or answers.
        feed: what the columns of its rows say.
        clock: gives seconds, such as ``time.monotonic``; None for as long as
            it takes.
        budget: how many of them there are.
        laws: names of laws, or laws; by default all.
        corruptions: names of corruptions, or corruptions; by default all.
        into: what the columns of its output say, where they are others.
        library: whose frames it takes; None for rows.
        seed: of what is drawn.
        limit: seconds that the pipeline has for one set of rows.

    Raises:
        UnfitPipeline: the pipeline hangs, raises whatever it is given, or
            returns neither rows nor answers.
        WrongType: an argument is of another type.
        NotAChoice: there is no law, corruption or library of that name.
    """
    if not budget > 0:
        raise WrongType("budget", budget, "a number of seconds above zero")
    under, wanted, kinds = under_test(pipeline, feed, laws, corruptions, into, library, limit)
    for_laws = _until(clock, budget * (LAWS_SHARE if kinds else 1))
    until_the_end = _until(clock, budget)
    examples = fitting_examples(under, clean_examples(feed, seed))
    broken = first_broken(under, wanted, examples, for_laws)
    shrunk = {law.name: under.shrunk(law, broken[law.name], for_laws) for law in wanted if law.name in broken}
    faults = []
    for kind in kinds:
        tried = list(corrupted_examples(kind, feed, examples)) if until_the_end() else None
        faults.append(_graded_fault(under, kind, tried, until_the_end))
    return Grade(
        tuple(GradedLaw(law, shrunk.get(law.name)) for law in wanted),
        tuple(faults),
        seed,
        len(examples),
        next((changed for one in examples[:SEEDS] for changed in [under.trial(one).gave.changed] if changed), None),
        library,
    )


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
    drawn = [rows for rows in fitting_examples(under, clean_examples(feed, seed)) if len(rows) > 1]
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


def clean_examples(feed: Feed, seed: int) -> list[FeedRows]:
    """Return sets of rows in which nothing is wrong, some of them with many rows."""
    rows, many = shaped_rows(feed), many_rows(feed)
    found = [one for n in range(SEEDS) for one in drawn_examples(rows, EXAMPLES, seed * SEEDS + n)]
    return found if many is None else [*found, *drawn_examples(many, LARGE_EXAMPLES, seed)]


def fitting_examples(under: StepUnderTest, examples: list[FeedRows]) -> list[FeedRows]:
    """Return examples as they are; or with all cells as text, as a CSV has them, where the step raises less then."""
    texts: list[FeedRows] = [[{name: _text(cell) for name, cell in row.items()} for row in rows] for rows in examples]
    looked_at = range(0, len(examples), len(examples) // TRIED_AS_TEXT or 1)
    raised, raised_for_texts = (
        sum(under.trial(some[n], varied=False).gave.raised is not None for n in looked_at) for some in (examples, texts)
    )
    return texts if raised_for_texts < raised else examples


def _text(cell: object) -> str:
    return "" if cell is None else str(cell)


def _until(clock: Callable[[], float] | None, seconds: float) -> Callable[[], bool]:
    """Return whether there is time left."""
    if clock is None:
        return lambda: True
    begun = clock()
    return lambda: clock() - begun < seconds


def _graded_fault(
    under: StepUnderTest, kind: Corruption, tried: list[Corrupted] | None, has_time: Callable[[], bool]
) -> GradedFault:
    if tried is None:
        return GradedFault(kind, NO_TIME)
    met = set()
    for corrupted in tried:
        fate, through = under.fate_of(corrupted)
        if through is not None:
            return GradedFault(kind, THROUGH, under.shrunk_fault(corrupted, through, has_time))
        met.add(fate)
    if met <= {None}:
        return GradedFault(kind, NO_PLACE)
    return GradedFault(kind, FAULT_FOUND if FAULT_FOUND in met else PASSED_ON)
