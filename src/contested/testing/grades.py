"""Grades: what became of each law and each fault, and the score."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from contested.testing.corrupted_rows import FAULT_FOUND, HIDDEN_BY_LAW, NOT_SHOWN, PASSED_ON, THROUGH

if TYPE_CHECKING:
    from contested.testing.corruption import Corruption
    from contested.testing.law import Broken, Law

NO_TIME, NO_PLACE = "no time", "no place in this feed"
"""Why a law or a fault was not tried."""

NOT_TRIED = (NO_TIME, HIDDEN_BY_LAW, NOT_SHOWN, NO_PLACE)
"""What may become of a fault that is in no score."""


@attrs.frozen
class GradedLaw:
    """
    Whether a law holds.

    ``broken`` is the smallest example by which it does not; ``tried`` says
    whether there was time to see, and ``shown`` whether what the step gives
    can show it: a number has no day that could be lost.

    Attributes:
        law: the law.
    """

    law: Law
    broken: Broken | None = None
    tried: bool = True
    shown: bool = True

    @property
    def name(self) -> str:
        """The name of the law."""
        return self.law.name

    @property
    def holds(self) -> bool:
        """Whether it was tried and no example broke it."""
        return self.counts and self.broken is None

    @property
    def counts(self) -> bool:
        """Whether there was time to try it, and it could be seen in what the step gives."""
        return self.tried and self.shown


@attrs.frozen
class GradedFault:
    """
    What becomes of a fault.

    ``outcome`` is "found", "passed on", "gets through", "no time", "no place
    in this feed", "not shown by such an answer", or "hidden by a broken law":
    the step does the same to rows in order, of which a law tells.  ``through``
    is the smallest example that gets through.

    Attributes:
        corruption: what went wrong.
    """

    corruption: Corruption
    outcome: str
    through: Broken | None = None

    @property
    def name(self) -> str:
        """The name of the corruption."""
        return self.corruption.name

    @property
    def counts(self) -> bool:
        """Whether it was tried."""
        return self.outcome in (FAULT_FOUND, PASSED_ON, THROUGH)


@attrs.frozen
class Grade:
    """
    How a pipeline does.

    Args:
        laws: each with the smallest example by which it is broken.
        faults: each with what becomes of it.
        seed: what was drawn by.
        examples: how many sets of rows in order all laws were tried on.
        changes: how it changes the rows that it is given; None where it does
            not.
        library: whose frames it was given; None for rows.
    """

    laws: tuple[GradedLaw, ...]
    faults: tuple[GradedFault, ...]
    seed: int
    examples: int
    changes: str | None = None
    library: str | None = None

    @property
    def score(self) -> tuple[int, int]:
        """
        How many laws hold and faults are dealt with, and how many were tried.

        A pipeline that changes the rows that it is given fails in one thing more.
        """
        tried = [one for one in self.faults if one.counts]
        kept = sum(one.holds for one in self.laws) + sum(one.outcome != THROUGH for one in tried)
        return kept, sum(one.counts for one in self.laws) + len(tried) + (self.changes is not None)

    @property
    def untried(self) -> tuple[str, ...]:
        """The names of the laws and faults for which there was no time."""
        laws = [one.name for one in self.laws if not one.tried]
        return (*laws, *(one.name for one in self.faults if one.outcome == NO_TIME))

    @property
    def is_full(self) -> bool:
        """Whether all were tried, all laws hold, no fault gets through, and the rows it is given stay as they are."""
        kept, tried = self.score
        return kept == tried and not self.untried

    @property
    def survivors(self) -> tuple[Broken, ...]:
        """The smallest example of each law that is broken and each fault that gets through."""
        broken = [one.broken for one in self.laws if one.broken is not None]
        return (*broken, *(one.through for one in self.faults if one.through is not None))
