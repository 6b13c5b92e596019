"""
Panels: everyone who has a say on one figure, everyone who was left out, and how the figure is looked at.

A panel is what answers work on.  It knows positions and nothing of figures,
so that stated and derived figures are answered alike.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

import attrs

from contested.claims.borrowing import lent_position, silent_position
from contested.claims.day_words import words_beside
from contested.claims.position import NOBODY, Position, Stance
from contested.quantities import (
    USUAL_LEVEL,
    Interval,
    Number,
    When,  # attrs resolves it
    hull_of,
    quotient,
)
from contested.quantities.cpython import reduce_by_constructor

if TYPE_CHECKING:
    from collections.abc import Callable

    from contested.claims.denial import Assessment
    from contested.claims.printed_number import PrintedNumber
    from contested.claims.statement import Statement
    from contested.quantities import Unit


@attrs.frozen
class LeftOut:
    """
    Somebody, or a statement, that an answer leaves out, and why.

    ``statement`` is one that is part of a position all the same, and counts
    for nothing there.
    """

    who: str
    why: str
    statement: Statement | None = attrs.field(default=None, eq=False, repr=False)

    def __str__(self) -> str:
        return f"{self.who} ({self.why})"


@attrs.frozen
class Loan:
    """A party whose number the user lends to those who are silent, and why (rule 15)."""

    by: str
    reason: str

    def __str__(self) -> str:
        return f"{self.by}'s number is shared: {self.reason}"


def set_aside(statement: Statement, assessment: Assessment) -> LeftOut:
    """Return how an answer names a statement that the user set aside."""
    return LeftOut(str(statement), f"set aside by {assessment.by}: {assessment.reason}")


@attrs.frozen
class View:
    """
    How a figure is looked at: from which declared unit, by whom only, without what.

    ``loans`` are the parties whose numbers the user lends to the silent;
    ``independent`` is why the user takes the origins to be independent;
    ``strangers`` are those asked for whom nothing names.  ``as_of`` is the
    day that is looked at, ``level`` the one at which stated errors are used.
    """

    declared: Unit
    only: tuple[str, ...] | None = None
    partial: bool = False
    left_out: tuple[LeftOut, ...] = ()
    loans: tuple[Loan, ...] = ()
    independent: str | None = None
    strangers: tuple[str, ...] = ()
    as_of: When | None = None
    level: Number = USUAL_LEVEL

    @property
    def notes(self) -> tuple[str, ...]:
        """A clause for each who was asked for and whom nothing names: the name may be wrong."""
        asked = () if self.only is None else self.only
        return tuple(f"{name}: {NOBODY}" for name in self.strangers if name in asked)

    def base(self, unit: Unit) -> View | None:
        """Return what of the view belongs to the figure itself: what was not known yet, and the day looked at."""
        if not self.partial and self.as_of is None:
            return None
        return View(unit, partial=self.partial, left_out=self.left_out, as_of=self.as_of)

    def seen(self, positions: tuple[Position, ...]) -> tuple[tuple[Position, ...], list[LeftOut]]:
        """Split positions into those looked at and those left out."""
        gone = list(self.left_out)
        if self.only is None:
            return positions, gone
        asked = " and ".join(self.only)
        gone += [LeftOut(p.name, f"only {asked} asked for") for p in positions if p.name not in self.only]
        speaking = {p.name for p in positions}
        missing = [silent_position(name, self.declared) for name in self.only if name not in speaking]
        kept = [p for p in positions if p.name in self.only]
        return tuple(sorted((*kept, *missing), key=lambda p: p.name)), gone

    def narrowed(self, names: tuple[str, ...]) -> View:
        """Return the view with only these looked at, of those that were."""
        both = names if self.only is None else tuple(name for name in self.only if name in names)
        return attrs.evolve(self, only=tuple(sorted(set(both))))


@attrs.frozen(slots=False, cache_hash=True)
class Panel:
    """
    The positions on one figure, by name.

    ``disputants`` are those declared to have a stake, ``floor`` the smallest
    value there can be (None where a number may be negative).  ``loans`` are
    the parties whose numbers the user lends to the silent.  ``notes`` are
    clauses that every answer carries; ``derived`` says that the numbers are
    nobody's statement, and ``borrowed`` what a derived figure comes to on
    numbers that the silent borrow alone.  ``independent`` is the reason for
    which the user takes the origins to be independent.  ``cumulative`` says
    that numbers count up to a day: ``cut_off`` is that of the answer.
    ``asked`` is the day that is looked at, ``level`` the one at which stated
    errors are used.  ``bracketed`` says of what, where and when the figure is.
    """

    figure: str
    unit: Unit
    positions: tuple[Position, ...]
    disputants: frozenset[str] = frozenset()
    left_out: tuple[LeftOut, ...] = ()
    floor: Number | None = None
    loans: tuple[Loan, ...] = ()
    notes: tuple[str, ...] = ()
    derived: bool = False
    independent: str | None = None
    borrowed: Position | None = attrs.field(default=None, eq=False)
    cumulative: bool = False
    level: Number = USUAL_LEVEL
    asked: When | None = None
    cut_off: When | None = attrs.field(default=None, eq=False)
    bracketed: tuple[str | When, ...] = attrs.field(default=(), eq=False, repr=False)

    __reduce__ = reduce_by_constructor

    @cached_property
    def kept(self) -> dict[str, object]:
        """Answers that were made of it, by what they are: a report asks for one in its text, chart and table."""
        return {}

    @cached_property
    def by_name(self) -> dict[str, Position]:
        """Positions by the name under which they are printed."""
        return {position.name: position for position in self.positions}

    @cached_property
    def stated(self) -> tuple[Position, ...]:
        """Those who give a number."""
        return tuple(position for position in self.positions if position.stance is Stance.STATED)

    @cached_property
    def days(self) -> dict[str, str]:
        """What is printed behind each name: who alone quotes it, and its day where days differ in one answer."""
        return words_beside(self.stated)

    @cached_property
    def origin_groups(self) -> tuple[tuple[Position, ...], ...]:
        """Those who give a number, with all that share an origin, directly or through others, as one group (rule 6)."""
        stated = self.stated
        origins = [origin for position in stated for origin in position.origins]
        if len(set(origins)) == len(origins):  # nobody shares one, as nearly always
            return tuple([(position,) for position in stated])
        first: dict[object, int] = {}
        leader = list(range(len(stated)))
        for n, position in enumerate(stated):
            for origin in position.origins:
                other = first.setdefault(origin, n)
                if other != n:
                    leader[_leader(leader, n)] = _leader(leader, other)
        groups: dict[int, list[Position]] = {}
        for n, position in enumerate(stated):
            groups.setdefault(_leader(leader, n), []).append(position)
        return tuple(map(tuple, groups.values()))

    @cached_property
    def speaking(self) -> tuple[tuple[str, Stance, Interval | None], ...]:
        """Name, stance, and what the numbers allow above the floor: what comparison needs."""
        return tuple((position.name, position.stance, self.allowed(position)) for position in self.positions)

    @cached_property
    def lenders(self) -> tuple[Position, ...]:
        """Sources speaking for themselves on a figure that no party has a say on, and whom the user lends (rule 15)."""
        if self.derived:
            return ()
        lent = {loan.by for loan in self.loans}
        parties = (p for p in self.positions if not p.is_own_voice)
        if any(p.stance not in (Stance.SILENT, Stance.WITHHELD) for p in parties):
            return tuple(p for p in self.stated if p.name in lent)
        return tuple(p for p in self.stated if p.is_own_voice or p.name in lent)

    @cached_property
    def loan(self) -> Position | None:
        """What a silent holder borrows, for any name; None where there is nothing to borrow."""
        return lent_position("", self.unit, *self.lenders) if self.lenders else None

    @property
    def on_loan(self) -> Position | None:
        """What a silent holder borrows where this is asked together with a figure that it speaks of."""
        return self.borrowed if self.derived else self.loan

    @cached_property
    def silent(self) -> tuple[str, ...]:
        """Names of those who say nothing."""
        return tuple(p.name for p in self.positions if p.stance is Stance.SILENT and not p.is_part_of_others)

    def held(self, position: Position) -> Interval | None:
        """
        Return what the numbers of a position allow: of what is counted, "more than 10" is 11 or more (rule 4).

        What a source itself prints with decimals, as a model's mean, is kept
        as it stands; so is what was computed.
        """
        reach = position.reach
        if reach is None or self.derived or not self.counts or not (reach.low_open or reach.high_open):
            return reach
        return hull_of(_counted(span, self.unit.size, Interval.closed_at_whole_numbers) for span in position.spans)

    def counted(self, position: Position) -> Interval | None:
        """
        Return what a position allows from the lowest to the highest whole number in it, if it is counted.

        For what several allow together: "about 15" and "about 20" share
        nothing that can be counted.  A verdict on one number keeps the
        fraction, so that "about 7" is not taken for 7.
        """
        reach = position.reach
        if reach is None or self.derived or not self.counts:
            return reach
        if self.unit.size == 1 and reach.is_in_whole_numbers and not (reach.low_open or reach.high_open):
            return reach
        return hull_of(_counted(span, self.unit.size, Interval.whole) for span in position.spans)

    @cached_property
    def counted_reaches(self) -> tuple[Interval, ...]:
        """What each of those who give a number allows of what is counted, in their order."""
        return tuple([reach for position in self.stated if (reach := self.counted(position)) is not None])

    @cached_property
    def counts(self) -> bool:
        """Whether the figure counts things."""
        return self.unit.counts

    def allowed(self, position: Position) -> Interval | None:
        """Return what the numbers of a position allow, not below the floor."""
        reach = self.held(position)
        if reach is None or self.floor is None or (reach.low is not None and reach.low >= self.floor):
            return reach
        return reach.intersection(Interval.at_least(self.floor))

    def allows(self, position: Position, number: Number) -> bool:
        """Whether a position's numbers allow this one: of a count no fraction, unless its source prints decimals."""
        allowed = self.allowed(position)
        if allowed is None or not allowed.contains(number):
            return False
        size = self.unit.size
        if self.derived or not self.counts or (number * size).denominator == 1:
            return True
        return not all(span.interval.scaled(size).is_in_whole_numbers for span in position.spans)

    def account(self, name: str) -> Position:
        """Return the position of ``name``, which borrows unattributed numbers where it is silent (rule 15)."""
        own = self.by_name.get(name)
        if own is not None and (own.interval is not None or own.stance is not Stance.SILENT):
            return own
        loan = self.loan
        if loan is not None:
            return loan.taken_by(name)
        return own or silent_position(name, self.unit)


def _counted(span: PrintedNumber, size: Number, whole: Callable[[Interval], Interval]) -> Interval:
    """Return what a number of a count allows, in a unit that holds ``size`` of the things counted."""
    if not span.interval.scaled(size).is_in_whole_numbers:
        return span.reach
    made = whole(span.reach.scaled(size))
    return span.reach if made.is_empty else made.scaled(quotient(1, size))


def _leader(leader: list[int], n: int) -> int:
    """Return the position that stands for the group of ``n``, shortening the way to it."""
    while leader[n] != n:
        leader[n] = leader[leader[n]]
        n = leader[n]
    return n
