"""
Grades: how a pipeline does on all laws and all corruptions, within a time.

The same seed draws the same rows for whatever library the pipeline works on,
so that the score does not depend on it.
"""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

import attrs

from contested.errors import WrongType
from contested.testing.corrupted_rows import FAULT_FOUND, HIDDEN_BY_LAW, NOT_SHOWN, PASSED_ON, THROUGH
from contested.testing.drawing_examples import drawn_examples
from contested.testing.grades import NO_PLACE, NO_TIME, Grade, GradedFault, GradedLaw
from contested.testing.law import Broken
from contested.testing.laws import LAWS
from contested.testing.named_step import step_named
from contested.testing.number_changes import ORDER
from contested.testing.other_runs import run_apart
from contested.testing.pipeline_checks import corrupted_examples, tried_laws, under_test
from contested.testing.row_shapes import in_every_shape, many_rows, shaped_rows
from contested.testing.step_calls import TIME_LIMIT, OutOfTime

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

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

FIT_UNTIL, APART_UNTIL, LAWS_UNTIL = 0.05, 0.2, 0.6
"""When a stage ends, as a share of the time: what cells the step takes, its other runs; then, of the rest, the laws."""

AS_GOOD_AS_NONE = 1e-9
"""Seconds that are as good as none."""

SHRINKING = 0.1
"""Which share of the time of laws and of faults is kept to show them in fewer rows."""

LEAST_VARIED = 2
"""On how many sets of several rows, and variations of them, a law has to be tried before it is said to hold."""

CALLS_OF_AN_EXAMPLE = 4
"""How often a step is called for one set of rows, on average."""

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
    time = Budget(clock, budget)
    under, wanted, kinds = under_test(pipeline, feed, laws, corruptions, into, library, limit)
    examples = fitting_examples(under.while_time(time.until(FIT_UNTIL)), clean_examples(feed, seed))
    return _grade(under, feed, wanted, kinds, examples, time, seed)


def _grade(
    under: StepUnderTest,
    feed: Feed,
    laws: Sequence[Law],
    kinds: Sequence[Corruption],
    examples: list[FeedRows],
    time: Budget,
    seed: int,
) -> Grade:
    """Return how a step does on examples: first all laws, then all faults, and each broken one in fewer rows."""
    laws_until = LAWS_UNTIL if kinds else 1
    some = _as_many_as_fit(under, examples, time, laws_until)
    least = min(LEAST_VARIED, sum(len(rows) > 1 for rows in examples))
    in_time, at_all = time.until(laws_until * (1 - SHRINKING)), time.until(1 - SHRINKING)
    tried = tried_laws(under, laws, some, lambda tried: in_time() or (at_all() and not tried.is_enough(laws, least)))
    broken = [law for law in laws if law.name in tried.broken]
    shrunk = {
        law.name: under.shrunk(law, tried.broken[law.name], time.until(until))
        for law, until in zip(broken, time.shares(laws_until, len(broken)), strict=True)
    }
    return Grade(
        tuple(GradedLaw(law, shrunk.get(law.name), tried.is_enough([law], least), tried.is_shown(law)) for law in laws),
        _graded_faults(under, feed, kinds, examples, time),
        seed,
        tried.examples,
        None if tried.changed is None else tried.changed.what,
        under.library,
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
    time = Budget(clock, budget)
    under, laws, kinds = under_test(step_named(place), feed, None, None, into, library, limit)
    examples = fitting_examples(under.while_time(time.until(FIT_UNTIL)), clean_examples(feed, seed))
    small = sorted((rows for rows in examples if len(rows) > 1), key=len)[:RUN_APART]
    apart = run_apart(place, under.library, small, limit, time.until(APART_UNTIL))
    found = _grade(under, feed, laws, kinds, examples, time.rest(), seed)
    if not apart:
        return found
    rows = small[apart[0]]
    words = "another run of Python gives these rows otherwise, or in another order; sort them, or keep their order"
    broken = Broken(ORDER, rows, under.trial(rows).gave.shown, words)
    graded = [GradedLaw(LAWS[ORDER], broken) if one.name == ORDER and one.broken is None else one for one in found.laws]
    return attrs.evolve(found, laws=tuple(graded))


def clean_examples(feed: Feed, seed: int) -> list[FeedRows]:
    """Return sets of rows in which nothing is wrong, some of them with many rows."""
    rows, many = shaped_rows(feed), many_rows(feed)
    found = [one for n in range(SEEDS) for one in drawn_examples(rows, EXAMPLES, seed * SEEDS + n)]
    found = in_every_shape(found, feed)
    return found if many is None else [*found, *drawn_examples(many, LARGE_EXAMPLES, seed)]


def fitting_examples(under: StepUnderTest, examples: list[FeedRows]) -> list[FeedRows]:
    """Return examples as they are; or with all cells as text, as a CSV has them, where the step raises less then."""
    texts: list[FeedRows] = [[{name: _text(cell) for name, cell in row.items()} for row in rows] for rows in examples]
    looked_at = range(0, len(examples), len(examples) // TRIED_AS_TEXT or 1)
    fewer = 0
    with contextlib.suppress(OutOfTime):
        for n in looked_at:
            if under.trial(examples[n], varied=False).gave.raised is not None:
                fewer += under.trial(texts[n], varied=False).gave.raised is None
    return texts if fewer else examples


def _text(cell: object) -> str:
    return "" if cell is None else str(cell)


class Budget:
    """
    A time, of which each stage may use what those before it have left.

    Args:
        clock: gives seconds; None for as long as it takes.
        seconds: how many there are from now on.

    Raises:
        WrongType: there is no time at all.
    """

    def __init__(self, clock: Callable[[], float] | None, seconds: float) -> None:
        if not seconds > 0:
            raise WrongType("budget", seconds, "a number of seconds above zero")
        self.clock, self.seconds = clock, seconds
        self._begun = 0.0 if clock is None else clock()

    @property
    def spent(self) -> float:
        """Which share of it is over."""
        return 0.0 if self.clock is None else (self.clock() - self._begun) / self.seconds

    def rest(self) -> Budget:
        """Return what is left of it."""
        return Budget(self.clock, max(self.seconds * (1 - self.spent), AS_GOOD_AS_NONE))

    def until(self, share: float) -> Callable[[], bool]:
        """Return whether there is time left before such a share of it is over."""
        return lambda: self.spent < share

    def shares(self, until: float, number: int) -> list[float]:
        """Return until when each of a number of things may last that have to be done one after the other."""
        begun = min(self.spent, until)
        return [begun + (until - begun) * n / number for n in range(1, number + 1)]


def _as_many_as_fit(under: StepUnderTest, examples: list[FeedRows], time: Budget, until: float) -> list[FeedRows]:
    """Return examples in the order in which laws are tried on them: of a slow step those that hold most come first."""
    if time.clock is None or not examples:
        return examples
    richest = max(examples, key=len)
    begun = time.spent
    with contextlib.suppress(OutOfTime):
        _ = under.while_time(time.until(until)).trial(richest).gave
    a_call = time.spent - begun
    if a_call * CALLS_OF_AN_EXAMPLE * len(examples) < until - time.spent:
        return examples
    return sorted(examples, key=len, reverse=True)


def _graded_faults(
    under: StepUnderTest, feed: Feed, kinds: Sequence[Corruption], examples: list[FeedRows], time: Budget
) -> tuple[GradedFault, ...]:
    """Return what becomes of each kind of fault: of each the first example, then of each the second, and so on."""
    until_the_end = time.until(1 - SHRINKING)
    timed = under.while_time(until_the_end)
    met: dict[str, set[str | None]] = {kind.name: set() for kind in kinds}
    through: dict[str, tuple[Corrupted, Broken]] = {}
    waiting = {kind.name: corrupted_examples(kind, feed, examples) for kind in kinds}
    with contextlib.suppress(OutOfTime):
        while waiting:
            for name, ways in list(waiting.items()):
                if not until_the_end():
                    raise OutOfTime
                corrupted = next(ways, None)
                if corrupted is None:
                    del waiting[name]
                    continue
                fate, broken = timed.fate_of(corrupted)
                met[name].add(fate)
                if broken is not None:
                    through[name] = corrupted, broken
                    del waiting[name]
    shares = dict(zip(through, time.shares(1, len(through)), strict=True))
    return tuple(
        GradedFault(kind, THROUGH, under.shrunk_fault(*through[kind.name], time.until(shares[kind.name])))
        if kind.name in through
        else GradedFault(kind, _fate(met[kind.name], waits=kind.name in waiting))
        for kind in kinds
    )


def _fate(met: set[str | None], *, waits: bool) -> str:
    """Return what became of a kind of fault that never got through, and of which more examples may have waited."""
    for fate in (FAULT_FOUND, PASSED_ON):
        if fate in met:
            return fate
    if waits:
        return NO_TIME
    return next((fate for fate in (HIDDEN_BY_LAW, NOT_SHOWN) if fate in met), NO_PLACE)
