"""
Headlines: the number of a statement that a reader remembers, and whether an old range holds it.

A revision is told by it: a best value that stays is no revision, however its
bounds move, and a best value that leaves what was printed is one that nobody
had been told to expect.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from contested.claims import Estimate
from contested.quantities import Interval, hull_of

if TYPE_CHECKING:
    from contested.answers.ranges import Range
    from contested.claims import Statement
    from contested.quantities import Unit


def headline(statement: Statement | None, unit: Unit) -> Interval | None:
    """Return the best value of a statement in a unit, else its interval; None where it has no number."""
    if not isinstance(statement, Estimate):
        return None
    held = statement.to(unit)
    return held.interval if held.best is None else Interval.point(held.best)


def is_inside(statement: Statement | None, old: Range) -> bool | None:
    """
    Whether the headline of a statement lies in a range, ends included; None where either has no number.

    A count that stopped is a bound of what came after it; but nobody said
    more than it says, so here it is the number that was printed.
    """
    number = headline(statement, old.unit)
    return None if number is None or old.is_empty else number.within(_as_printed(old))


def _as_printed(old: Range) -> Interval:
    stated = old._panel.stated
    if not any(position.is_bound for position in stated):
        return old.interval
    return hull_of([said for position in stated for one in position.estimates if (said := one.to(old.unit).interval)])
