"""Laws: what stays true of any step of a pipeline, whatever rows it is given."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import attrs

from contested.testing.trial import Trial, law_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from contested.feeds.mapping import FeedMapping
    from contested.testing.fed_rows import FeedRows

__tracebackhide__ = True  # pytest shows the test and the law, not how the library came to it


Pipeline: TypeAlias = "Callable[..., object]"
"""A step of somebody's pipeline: rows to rows, frame to frame, or rows to answers."""


@attrs.frozen
class Broken:
    """
    How a law was broken, by one example.

    Args:
        law: its name.
        rows: what the step was given.
        gave: what it gave, as it stands.
        what: what is wrong with it, as a sentence.
        corruption: by which corruption the rows came about; None where they
            are in order.
    """

    law: str
    rows: FeedRows
    gave: object
    what: str
    corruption: str | None = None

    def __str__(self) -> str:
        after = "" if self.corruption is None else f" after {self.corruption!r}"
        rows = ",\n    ".join(map(repr, self.rows))
        return f"broken{after}: {self.law}: {self.what}\nrows = [\n    {rows},\n]\ngave: {self.gave!r}"


@attrs.frozen
class Law:
    """
    Something that stays true of any step.

    Args:
        name: what it is called, such as "denials are kept".
        says: what it asks for, as a sentence.
    """

    name: str
    says: str

    def check(
        self,
        step: Pipeline,
        rows: FeedRows,
        feed: FeedMapping,
        *,
        into: FeedMapping | None = None,
        library: str | None = None,
        limit: float | None = None,
    ) -> Broken | None:
        """
        Return how a step breaks the law with these rows; None where it holds.

        Args:
            step: takes rows, or a frame, and gives rows, a frame or answers.
            rows: which it is given.
            feed: what their columns say.
            into: what the columns of its output say, where they are others.
            library: whose frames it takes: "pandas", "polars", "arrow" or
                "duckdb"; None for rows.
            limit: seconds that one call may take.

        Raises:
            UnfitPipeline: the step hangs, or gives what nobody can read.
            MisfitFeed: the feed does not fit the rows.
        """
        trial = Trial(step, rows, feed, into, library, limit)
        _ = trial.given  # a feed that does not fit the rows is told before all else
        return self.broken_in(trial)

    def broken_in(self, trial: Trial) -> Broken | None:
        """Return how the step of a trial breaks the law; None where it holds."""
        found = law_of(trial, self.name)
        return None if found is None else Broken(self.name, trial.rows, trial.gave.shown, found.what)
