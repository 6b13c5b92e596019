"""Outcomes: what a method makes of evidence, before anybody asks whether its preconditions hold."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

import attrs

from contested.answers.evidence import OriginGroup, place_of
from contested.quantities.interval import Interval
from contested.quantities.numbers import Number, as_int_if_whole, in_full

if TYPE_CHECKING:
    from contested.methods.pooled import Pooled
    from contested.methods.preconditions import FailedPrecondition
    from contested.quantities.units import Unit

FINEST = -30
"""The finest place that numbers are written to, as a power of ten."""

MORE_DIGITS = 4
"""How many digits more are tried where a rounded value would lie beyond what anybody claims."""


@attrs.frozen
class Bracket:
    """
    A range with the question that it answers: ``kind``.

    "hull", "common", "agreed", "at least k", "majority", "tie", "median",
    "whole" (the whole numbers around a count), "confidence" or "mixture",
    the last two at a ``level``.  Ends are exact numbers, or floats where they
    were computed with errors; None is no limit.
    """

    kind: str
    low: Number | float | None
    high: Number | float | None
    unit: Unit
    level: float | None = None
    low_open: bool = False
    high_open: bool = False

    @classmethod
    def of(cls, kind: str, interval: Interval, unit: Unit) -> Bracket:
        """Return an exact interval with its question."""
        return cls(kind, interval.low, interval.high, unit, None, interval.low_open, interval.high_open)

    @property
    def interval(self) -> Interval:
        """The same as an exact interval; floats come in through their shortest decimal form."""
        low, high = (None if end is None else precise(end) for end in (self.low, self.high))
        return Interval.of_ends(low, high, self.low_open, self.high_open)

    def __str__(self) -> str:
        if self.level is None or self.low is None or self.high is None:
            return f"{self.kind} {self.interval}"
        place = place_of(float(self.high) - float(self.low)) - 1 if self.high != self.low else FINEST
        low, high = (in_full(rounded_at(end, place)) for end in (self.low, self.high))
        return f"{self.level * 100:g}% {self.kind} interval {low} to {high}"


@attrs.frozen(eq=False)
class Outcome:
    """
    What a method makes of evidence: a value or a range, whom it used and whom not, and why it has none.

    ``objection`` is why there is none; ``doubts`` are preconditions that only
    the computation could test.  ``words`` are the printed value of methods that pick or gather what others
    printed; empty where the value was computed.  ``allows`` is what the
    numbers behind the answer allow, where that is more than the answer.
    """

    value: Number | float | None = None
    brackets: tuple[Bracket, ...] = ()
    used: tuple[OriginGroup, ...] = ()
    left_out: tuple[tuple[OriginGroup, str], ...] = ()
    pooled: Pooled | None = None
    error: float | None = None
    objection: FailedPrecondition | None = None
    doubts: tuple[FailedPrecondition, ...] = ()
    words: str = ""
    allows: tuple[Interval, ...] = ()
    caveats: tuple[str, ...] = ()


def precise(number: Number | float) -> Number:
    """Return a float as the number that it prints, however many digits that has."""
    return as_int_if_whole(Fraction(repr(number))) if isinstance(number, float) else number


def rounded_at(number: Number | float, place: int) -> Number:
    """Return a number rounded to a power of ten."""
    step = Fraction(10) ** place
    return as_int_if_whole(round(Fraction(number) / step) * step)
