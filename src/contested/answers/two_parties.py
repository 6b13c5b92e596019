"""
Two parties' numbers side by side: how many times one is the other, or how far above it.

This compares claims.  It is no account: nobody holds both numbers (design.md, rule 15).
"""

from __future__ import annotations

from functools import partial

import attrs

from contested.answers.closing import denials_in, left_out_clause
from contested.claims import Derivation, LeftOut, Panel, Position, Stance, rule, soft_ends
from contested.claims.cut_offs import at_day, common_day
from contested.claims.day_words import days_held, in_order_of_days
from contested.errors import DivisorHoldsZero
from contested.names import isolated
from contested.quantities import (
    Interval,
    Number,
    PrintMarks,
    Unit,
    When,
    interval_words,
    quantity_words,
)

RATIO, DIFFERENCE = "ratio", "difference"

_NO_UNIT = Unit(())
_SAME = {RATIO: Interval.point(1), DIFFERENCE: Interval.point(0)}


@attrs.frozen(repr=False)
class TwoParties:
    """
    How one party's number stands to another's: the ``ratio`` or the ``difference`` of the first and the second.

    ``interval`` is that of what both print and ``reach`` that of what both
    allow; None where there is none, and then ``reasons`` say why.  ``day`` is
    the one at which counts up to a day are compared.
    """

    kind: str
    unit: Unit
    first: Position
    second: Position
    interval: Interval | None
    reach: Interval | None
    marks: PrintMarks
    reasons: tuple[str, ...]
    _panel: Panel
    day: When | None = None

    @property
    def low(self) -> Number | None:
        """The lower end, or None where it is absent."""
        return None if self.interval is None else self.interval.low

    @property
    def high(self) -> Number | None:
        """The upper end, or None where it is absent."""
        return None if self.interval is None else self.interval.high

    @property
    def approximate(self) -> bool:
        """Whether a source called one of the two numbers approximate."""
        return self.first.approximate or self.second.approximate

    @property
    def parties(self) -> tuple[str, str]:
        """Whose numbers they are."""
        return self.first.name, self.second.name

    @property
    def days(self) -> tuple[tuple[When, ...], tuple[When, ...]]:
        """When the first number held, and when the second; empty where that is not known."""
        return tuple(days_held(self.first)), tuple(days_held(self.second))

    @property
    def left_out(self) -> tuple[LeftOut, ...]:
        """Who else has a say and is not compared, and what the figure leaves out."""
        others = tuple(LeftOut(p.name, "not compared") for p in self._panel.positions if p.name not in self.parties)
        return others + self._panel.left_out

    def explain(self, *, whole: bool = False) -> Derivation:
        """
        Return how it follows from both positions, down to the sources.

        Args:
            whole: print all of it; else a long one says how many steps it
                leaves out.
        """
        how = f"{self.kind} of two claims on {self._panel.figure}: {self}"
        notes = tuple(f"left out: {one}" for one in self.left_out)
        again = partial(_compared, self._panel, self.kind, self.day)
        return Derivation(self, how, again, (self.first.explain(), self.second.explain()), notes, is_whole=whole)

    def __str__(self) -> str:
        closing = (*denials_in((self.first, self.second)), *left_out_clause(self._panel.left_out, self._panel.notes))
        if self.interval is None:
            refusals = dict.fromkeys((*self.reasons, *closing))
            return f"no {self.kind}: {'; '.join(refusals)}"
        return "; ".join([f"{self._said(self.interval)} ({self._numbers()})", *closing])

    def __repr__(self) -> str:
        return f"<TwoParties {self}>"

    def _said(self, interval: Interval) -> str:
        mine, its = (_possessive(name) for name in self.parties)
        about = "about " if self.marks.low else ""
        if interval == _SAME[self.kind]:
            return f"{mine} number is {about}the same as {its}"
        if self.kind == RATIO:
            return f"{mine} number is {interval_words(interval, self.marks)} times {its}"
        for side, off in (("above", interval), ("below", -interval)):
            if off.low is not None and off.low >= 0:
                return f"{mine} number is {quantity_words(off, self.unit, self.marks)} {side} {its}"
        return f"{mine} number less {its} is {quantity_words(interval, self.unit, self.marks)}"

    def _numbers(self) -> str:
        """Write both numbers, each with its day where those differ."""
        several = len(in_order_of_days(day for days in self.days for day in days)) > 1
        held = [f" as of {' and '.join(map(str, days))}" if days and several else "" for days in self.days]
        texts = (_number(self.first, with_unit=False) + held[0], _number(self.second, with_unit=True) + held[1])
        return " and ".join(texts) + (f"; compared as of {self.day}" if self.day is not None else "")


def between_parties(panel: Panel, kind: str, first: Position, second: Position, day: When | None = None) -> TwoParties:
    """
    Return how the number of one party stands to that of another.

    Args:
        panel: of the figure.
        kind: ``RATIO`` or ``DIFFERENCE``.
        first: the position whose number is divided, or subtracted from.
        second: the position whose number divides, or is subtracted.
        day: at which accounts of a formula are compared.
    """
    if panel.cumulative and first.stance is second.stance is Stance.STATED:
        day = common_day((first, second), (panel.asked,))
        if day is not None:
            first, second = at_day(first, day, panel.level), at_day(second, day, panel.level)
    return _compared(panel, kind, day, first, second)


@rule("comparison of two parties")
def _compared(panel: Panel, kind: str, day: When | None, first: Position, second: Position) -> TwoParties:
    unit = _NO_UNIT if kind == RATIO else panel.unit
    reasons = tuple(dict.fromkeys(_reason(one, day) for one in (first, second) if one.stance is not Stance.STATED))
    if reasons:
        return TwoParties(kind, unit, first, second, None, None, PrintMarks(), reasons, panel, day)
    combine = _quotient if kind == RATIO else Interval.__sub__
    if first.name == second.name or first.estimates == second.estimates:  # one claim is as much as itself
        same = _SAME[kind]
        return TwoParties(kind, unit, first, second, same, same, PrintMarks(derived=True), (), panel, day)
    (mine, mine_allowed), (its, its_allowed) = (_numbers_of(panel, one) for one in (first, second))
    printed, allowed = combine(mine, its), combine(mine_allowed, its_allowed)
    if printed is None:
        zero = (f"{_possessive(second.name)} number may be zero",)
        return TwoParties(kind, unit, first, second, None, None, PrintMarks(), zero, panel, day)
    about = first.approximate or second.approximate
    marks = PrintMarks(about, about, derived=True)
    reach = Interval.everything() if allowed is None else allowed
    return TwoParties(kind, unit, first, second, printed, reach, marks, (), panel, day)


def _numbers_of(panel: Panel, position: Position) -> tuple[Interval, Interval]:
    """Return what a position prints and allows, not below the floor."""
    printed, allowed = position.interval, panel.allowed(position)
    assert printed is not None
    assert allowed is not None
    if panel.floor is not None:
        printed = printed.intersection(Interval.at_least(panel.floor))
    return printed, allowed


def _quotient(a: Interval, b: Interval) -> Interval | None:
    """Return every quotient; None where the divisor may be zero."""
    try:
        return a / b
    except DivisorHoldsZero:
        return None


def _reason(position: Position, day: When | None) -> str:
    if position.stance is Stance.UNQUANTIFIED:
        return f"{isolated(position.name)} says {position}"
    if position.stance is Stance.SILENT and day is not None:
        return f"{isolated(position.name)} counts nothing up to {day}"
    return str(position)


# -- in words -------------------------------------------------------------------------


def _possessive(name: str) -> str:
    return f"{isolated(name)}'{'' if name.endswith('s') else 's'}"


def _number(position: Position, *, with_unit: bool) -> str:
    assert position.interval is not None
    soft = soft_ends(position.spans, position.interval)
    if with_unit:
        return quantity_words(position.interval, position.unit, soft)
    return interval_words(position.interval, soft, counts=position.unit.counts)
