"""A step under test: the step, its feeds, and which laws it breaks with some rows, in the fewest of them."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

import attrs

from contested.testing.corrupted_rows import THROUGH, Corrupted, is_of_effect, outcome, own_differences
from contested.testing.fed_rows import NOTHING_SAID
from contested.testing.law import Broken
from contested.testing.shrinking import Shrinking
from contested.testing.step_calls import TIME_LIMIT, OutOfTime, while_time
from contested.testing.trial import Trial

if TYPE_CHECKING:
    from collections.abc import Callable

    from contested.feeds.mapping import FeedMapping
    from contested.testing.fed_rows import FeedRows
    from contested.testing.law import Law, Pipeline

__tracebackhide__ = True  # pytest shows the test and the law, not how the library came to it


@attrs.frozen
class StepUnderTest:
    """
    A step, with what its rows say.

    Args:
        step: takes rows, or a frame.
        feed: what the columns of its rows say.
        into: what the columns of its output say, where they are others.
        library: whose frames it takes; None for rows.
        limit: seconds that one call may take.
    """

    step: Pipeline
    feed: FeedMapping
    into: FeedMapping | None = None
    library: str | None = None
    limit: float = TIME_LIMIT

    def while_time(self, has_time: Callable[[], bool]) -> StepUnderTest:
        """Return the same, of which each call raises ``OutOfTime`` once there is no time left."""
        return attrs.evolve(self, step=while_time(self.step, has_time))

    def trial(self, rows: FeedRows, *, varied: bool = True) -> Trial:
        """Return one set of rows, tried on the step; and its variations, if that is wanted."""
        return Trial(self.step, rows, self.feed, self.into, self.library, self.limit, varied)

    def shrunk(self, law: Law, broken: Broken, has_time: Callable[[], bool]) -> Broken:
        """Return how a law is broken by the fewest and plainest rows that the feed takes whole."""
        found = [broken]
        timed = self.while_time(has_time)

        def shows(rows: FeedRows) -> bool:
            if not has_time():
                raise OutOfTime
            trial = timed.trial(rows)
            in_order = all(one.rule == NOTHING_SAID for one in trial.given.rejected)
            smaller = law.broken_in(trial) if rows and in_order else None
            found.extend([] if smaller is None else [smaller])
            return smaller is not None

        with contextlib.suppress(OutOfTime):
            Shrinking(shows).smallest(broken.rows)
        return found[-1]

    def let_through(self, corrupted: Corrupted) -> Broken | None:
        """Return what a fault became that the step neither finds nor passes on; None where it does."""
        return self.fate_of(corrupted)[1]

    def fate_of(self, corrupted: Corrupted) -> tuple[str | None, Broken | None]:
        """Return what the step does with a fault, None where there is none to see; and what became of it."""
        trial = self.trial(corrupted.rows)
        fate = outcome(corrupted, trial) if is_of_effect(corrupted, trial) else None
        if fate != THROUGH:
            return fate, None
        harm = own_differences(corrupted, trial)
        what = harm[0].what if harm else "the fault does not show in what it gives"
        before = ", ".join(repr({name: cell for name, cell in row.items() if cell}) for row in corrupted.changed[:2])
        what += f"; before it went wrong: {before}" if before else ""
        law = harm[0].law if harm else NEITHER_FOUND_NOR_PASSED_ON
        return fate, Broken(law, corrupted.rows, trial.gave.shown, what, corrupted.name)

    def shrunk_fault(self, corrupted: Corrupted, broken: Broken, has_time: Callable[[], bool]) -> Broken:
        """Return what a fault became in the fewest and plainest rows."""
        found = [broken]
        timed = self.while_time(has_time)

        def shows(rows: FeedRows) -> bool:
            if not has_time():
                raise OutOfTime
            fewer = corrupted.less(rows)
            is_whole = bool(rows) and (not corrupted.harmed or bool(fewer.harmed))
            smaller = timed.let_through(fewer) if is_whole else None
            found.extend([] if smaller is None else [smaller])
            return smaller is not None

        with contextlib.suppress(OutOfTime):
            Shrinking(shows).fewest(corrupted.rows)
        return found[-1]


NEITHER_FOUND_NOR_PASSED_ON = "a fault is found or passed on"
"""What stands in place of a law where a fault breaks none."""
