"""
Positions: what one holder says of one figure now (design.md, rules 7, 10 and 12).

A holder is a party, a speaker, or a source speaking for itself.
"""

from __future__ import annotations

from enum import Enum
from functools import cached_property, partial
from typing import TYPE_CHECKING, Protocol

import attrs

from contested.claims.chains import quoted_by
from contested.claims.denial import Denial, Retraction
from contested.claims.derivation import Derivation
from contested.claims.estimate import Estimate
from contested.claims.holder import Holder, holders_of
from contested.claims.printed_number import PrintedNumber, all_beside, asides_of, errors_carried, soft_ends, told_more
from contested.claims.value_json import rule
from contested.displays import displayed
from contested.names import listed
from contested.quantities import Interval, When, interval_words, last_ending, quantity_words

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from contested.claims.statement import Aim, Statement
    from contested.quantities import Unit


NOBODY = "nobody of that name speaks here"
"""What is said of a name that nothing here mentions: its bearer may be silent, or the name may be wrong."""


NO_RIVALS: Mapping[str, str] = {}
"""Where nobody is declared a disputant."""


class Stance(Enum):
    """How a holder stands to a figure."""

    STATED = "stated"
    UNQUANTIFIED = "unquantified"
    DENIED = "denied"
    WITHHELD = "withheld"
    SILENT = "silent"
    UNDEFINED = "undefined"


class Computed(Protocol):
    """What a derived position needs of its formula."""

    @property
    def words(self) -> str:
        """The formula in words."""

    @property
    def titles(self) -> tuple[str, ...]:
        """The title of the figure of each operand."""

    def position(self, name: str, *operands: Position) -> Position:
        """Return what the formula comes to from a position on each figure."""


@attrs.frozen
class Working:
    """
    How a position was computed from those on other figures.

    ``figure`` is the title of the one that decides where there is no number,
    and ``reason`` why an undefined one has none.
    """

    formula: Computed
    name: str
    operands: tuple[Position, ...]
    figure: str = ""
    reason: object = ""
    enclosure: bool = False

    @property
    def inputs(self) -> tuple[tuple[str, Position], ...]:
        """Each figure's title, and the position on it."""
        return tuple(zip(self.formula.titles, self.operands, strict=True))

    def explain(self, position: Position) -> Derivation:
        """Return how the position follows from the others."""
        inputs = []
        for title, held in self.inputs:
            step = held.explain()
            inputs.append(attrs.evolve(step, how=f"{title}, {step.how}"))
        words = self.formula.words
        notes = [f"an enclosure: the values of {words} lie inside, and may not fill it"] if self.enclosure else []
        if position.stance is not Stance.STATED and self.figure:
            notes.append(f"decided by {self.figure}")
        stated = position.stance is Stance.STATED
        notes += errors_carried([span.error for span in position.spans]) if position.is_uncertain else []
        how = f"{position.name}: {position} = {words}" if stated else f"{position}: no number for {words}"
        again = partial(self.formula.position, self.name)
        return Derivation(position, how, again, tuple(inputs), tuple(notes))


@displayed
@attrs.frozen(repr=False)
class Position:
    """
    What one holder says of one figure now.

    ``interval`` is the hull of its standing numbers in ``unit`` and ``reach``
    what they allow; both are None unless it is ``STATED``.  ``denials`` are
    its denials in force.  ``divided`` says that it stands by numbers of one
    basis that differ; ``beside`` are words in force that add nothing to its
    numbers.  ``working`` says how a derived one was computed.  ``denied`` are
    the estimates that its denials are aimed at.  ``later`` are counts of days
    after the one that is looked at, which bound what was counted by then;
    ``day`` is that of the account of a formula, at which a count is taken.
    ``reread`` makes such a position again from statements.  ``rivals`` are the
    disputants whose organs may quote it: each name and alias with the name.
    """

    name: str  #: who
    stance: Stance  #: a ``Stance``
    unit: Unit
    holder: Holder | None = None
    spans: tuple[PrintedNumber, ...] = ()
    interval: Interval | None = None
    reach: Interval | None = None
    divided: bool = False
    estimates: tuple[Estimate, ...] = ()  #: those that stand
    superseded: tuple[Statement, ...] = ()  #: statements that are no longer in force
    denials: tuple[Denial, ...] = ()
    withheld: tuple[Statement, ...] = ()  #: its refusals to say
    beside: tuple[Estimate, ...] = ()
    lenders: tuple[Position, ...] = ()  #: the positions it borrows from
    origins: tuple[object, ...] = attrs.field(default=(), eq=False, repr=False)
    working: Working | None = None
    denied: tuple[Estimate, ...] = ()
    later: tuple[Statement, ...] = ()
    day: When | None = None
    reread: Callable[..., Position] | None = attrs.field(default=None, eq=False, repr=False)
    rivals: Mapping[str, str] = attrs.field(default=NO_RIVALS, eq=False, repr=False)

    @property
    def is_own_voice(self) -> bool:
        """Whether a source speaks for itself, so that silent parties may borrow the number."""
        return self.holder is not None and self.holder.kind == "source"

    @property
    def words(self) -> tuple[str, ...]:
        """What it says in place of a number ("dozens")."""
        return tuple(sorted({e.unquantified for e in self.estimates if e.unquantified is not None}))

    @property
    def said(self) -> tuple[Statement, ...]:
        """Its statements, each once: those in force first."""
        standing = (*self.estimates, *self.beside, *self.denials, *self.withheld)
        every = (*standing, *self.superseded, *self.later)
        return every if len(every) < 2 else tuple(dict.fromkeys(every))

    def quoted_by(self, statement: Statement) -> tuple[str, ...]:
        """Through which other disputants one of its statements reached us; nobody where it is first-hand."""
        return quoted_by(statement, self.name if self.holder is None else self.holder.name, self.rivals)

    @cached_property
    def second_hand(self) -> tuple[Estimate, ...]:
        """Those of its estimates that reached us only through other disputants."""
        if self.working is not None or self.lenders:
            return ()
        return tuple([estimate for estimate in self.estimates if self.quoted_by(estimate)])

    @property
    def through(self) -> tuple[str, ...]:
        """Through whom all of its numbers reached us; of a computed one, through whom some did."""
        if self.working is not None:
            return tuple(sorted({name for held in self.working.operands for name in held.through}))
        second = self.second_hand
        if not second or len(second) < len(self.estimates):
            return ()
        return tuple(sorted({name for estimate in second for name in self.quoted_by(estimate)}))

    @property
    def approximate(self) -> bool:
        """Whether one of its printed ends is softened by the source."""
        return any(span.soft.low or span.soft.high for span in self.spans)

    @property
    def is_uncertain(self) -> bool:
        """Whether a stated error or an interval at a level widens what one of its numbers allows."""
        if any(span.error is not None for span in self.spans):
            return True
        return self.working is not None and any(held.is_uncertain for held in self.working.operands)

    def beside_number(self, *, bounds: bool = True) -> tuple[str, ...]:
        """
        Return what is said beside its number: "best 4,740,000", "95% confidence interval", "standard error 368".

        Args:
            bounds: that its ends are an interval at a level is said too.
        """
        if self.working is not None:
            return asides_of(self.spans, bounds=bounds)
        numbers = [e.to(self.unit) for e in self.estimates if e.interval is not None]
        numbers = list(dict.fromkeys(numbers)) if len(numbers) > 1 else numbers
        return all_beside(numbers, bounds=bounds)

    @property
    def is_bound(self) -> bool:
        """Whether it counts to another day than that of the answer, and so only bounds what the answer is about."""
        return any(span.stopped for span in self.spans)

    @property
    def limits_nothing(self) -> bool:
        """Whether a count that stopped was a limit from above, of which nothing is left on a later day."""
        return any(span.stopped and span.interval == Interval.everything() for span in self.spans)

    @property
    def is_reckoned(self) -> bool:
        """Whether its numbers are not those of its statements: they are computed, or bound a count of another day."""
        return self.working is not None or self.is_bound

    @property
    def counted_to(self) -> When | None:
        """The day up to which it counts, where that is certainly another one than the day of the answer."""
        moments = [span.as_of for span in self.spans]
        if self.is_bound:
            return last_ending(moments)
        if self.day is None or self.working is not None:
            return None
        lags = all(one is not None and one.last_day < self.day.end for one in moments)
        return last_ending(moments) if lags else None

    @property
    def day_words(self) -> str:
        """Up to which day it counts, or of which it is calculated: "as of 2024-01-10; dead counted to 2024-01-05"."""
        if self.working is None:
            return "" if self.counted_to is None else f"counted to {self.counted_to}"
        if self.day is None:  # a mix of several days
            days = sorted({span.as_of.text for span in self.spans if span.as_of is not None})
            return f"as of {listed(days)}" if days else ""
        return "; ".join([f"as of {self.day}", *self.lags])

    @property
    def lags(self) -> tuple[str, ...]:
        """Which counts it takes of an earlier day than its own: "children counted to 2024-01-05"."""
        if self.working is None or self.day is None:
            return ()
        taken = [(title, operand.counted_to) for title, operand in self.working.inputs if operand.day is not None]
        return tuple(f"{title} counted to {day}" for title, day in taken if day is not None)

    @property
    def rejections(self) -> tuple[tuple[str, str], ...]:
        """What it denies or disputes, with which of both it does: ("denies", "the figure"); see ``rejected``."""
        if self.working is None:
            return tuple(dict.fromkeys([(denial.verb, self.rejected_by(denial)) for denial in self.denials]))
        if self.holder is not None and self.holder.kind == "mixed":  # a mix of accounts is nobody who could deny
            return ()
        said = [(verb, title, what) for title, held in self.working.inputs for verb, what in held.rejections]
        return tuple(dict.fromkeys([(v, f"{w} {t}" if w == "the figure" else f"{w} of {t}") for v, t, w in said]))

    @property
    def rejected(self) -> tuple[str, ...]:
        """What it denies, for a sentence: "the figure"; of a derived figure also which one."""
        return tuple(dict.fromkeys([what for verb, what in self.rejections if verb == "denies"]))

    @property
    def retractions(self) -> tuple[Retraction, ...]:
        """What it takes back, where nothing takes the place of that."""
        return tuple([said for said in self.withheld if isinstance(said, Retraction)])

    @property
    def aims(self) -> tuple[Aim, ...]:
        """Which numbers of others it accepts, and which of its own it corrects."""
        held = self.estimates if self.working is None and not self.lenders else ()
        return tuple(dict.fromkeys([one.aim for one in held if one.aim is not None]))

    def aimed_at(self, denial: Denial) -> Estimate | None:
        """Return the estimate that a denial is aimed at; None where it is the figure, or one that is not there."""
        return next((e for e in self.denied if e.key == denial.estimate), None)

    def rejected_by(self, denial: Denial) -> str:
        """What a denial rejects, for a sentence: a number that it is aimed at by what it says, and whose it is."""
        aimed = self.aimed_at(denial)
        if aimed is None:
            return denial.rejected
        held = aimed.to(self.unit)
        number = f"“{held.unquantified}”" if held.interval is None else ""
        if held.interval is not None:
            number = interval_words(held.interval, held.softness, counts=self.unit.counts)
        whose = listed([holder.name for holder in holders_of(aimed)])
        return denial.rejected_of(f"that number ({number}, according to {whose})")

    @property
    def is_part_of_others(self) -> bool:
        """Whether a source gives some number of a formula, and not all: the accounts that borrow it speak of it."""
        operands = () if self.working is None else self.working.operands
        return any(held.is_own_voice and held.stance is Stance.STATED for held in operands)

    @property
    def enclosure(self) -> bool:
        """Whether its numbers hold every value of a formula, and perhaps more."""
        return self.working is not None and self.working.enclosure

    def taken_by(self, name: str) -> Position:
        """Return a borrowed position under another name: what is lent is the same for all."""
        holder = Holder("party", name)
        return Position(
            name,
            self.stance,
            self.unit,
            holder,
            self.spans,
            self.interval,
            self.reach,
            self.divided,
            self.estimates,
            lenders=self.lenders,
            day=self.day,
            reread=self.reread,
        )

    def explain(self, *, whole: bool = False) -> Derivation:
        """
        Return how the position follows from the statements of this holder, or from those on other figures.

        Args:
            whole: print all of it; else a long one says how many steps it
                leaves out.
        """
        return self._derivation().shown(whole=whole)

    def _derivation(self) -> Derivation:
        if self.working is not None:
            return self.working.explain(self)
        again = partial(_itself if self.reread is None else self.reread, self)
        if self.lenders:
            how = f"{self.name} is silent and borrows from {listed([lender.name for lender in self.lenders])}: {self}"
            inputs = tuple(lender.explain() for lender in self.lenders)
            return Derivation(self, how, again, inputs)
        head = f"{self.name}: {self}" if self.stance in (Stance.STATED, Stance.UNQUANTIFIED) else str(self)
        notes = [f"no longer in force: {self._told(old)}" for old in self.superseded]
        notes += [f"adds nothing to its numbers: {self._told(word)}" for word in self.beside]
        if self.divided:
            notes.append("divided: it stands by numbers that differ")
        leaves = tuple(Derivation(statement, self._told(statement)) for statement in self.said)
        return Derivation(self, head, again, leaves, tuple(notes))

    def _told(self, statement: Statement) -> str:
        """Write a statement with its best value and error, and with the days that decide whether it stands."""
        parts = [str(statement)]
        if isinstance(statement, Denial):
            what = "dispute" if statement.verb == "disputes" else "denial"
            parts = [f"{what} of {self.rejected_by(statement)} ({statement.attribution})"]
        if isinstance(statement, Estimate):
            parts += told_more(statement)
        parts += [] if statement.as_of is None else [f"as of {statement.as_of}"]
        parts += [] if statement.stated is None else [f"stated {statement.stated}"]
        parts += [f"as quoted by {listed(through)}"] if (through := self.quoted_by(statement)) else []
        return ", ".join(parts)

    @property
    def _rejection_words(self) -> list[str]:
        verbs = sorted({verb for verb, _ in self.rejections})
        return [f"{one} {listed(sorted(what for verb, what in self.rejections if verb == one))}" for one in verbs]

    @property
    def refusal(self) -> str:
        """How it withholds a number, for a sentence: "withholds a number", "retracts 1,500 people (counted twice)"."""
        words = sorted({f"retracts {one.retracted}" for one in self.retractions})
        return " and ".join(words) or "withholds a number"

    def __repr__(self) -> str:
        return f"<Position {self.name}: {self}>"

    def __str__(self) -> str:
        if self.stance is Stance.STATED and self.interval is not None:
            number = quantity_words(self.interval, self.unit, soft_ends(self.spans, self.interval))
            if self.limits_nothing:
                number = f"{listed([e.to(self.unit).printed() for e in self.estimates])}, which limits nothing later"
            said = ", ".join([number, *self.beside_number()])
            who = f"according to {self.name}, as quoted by {listed(self.through)}" if self.through else ""
            parts = (who, *(aim.words for aim in self.aims), self.day_words)
            aside = "; ".join(dict.fromkeys(part for part in parts if part))
            return f"{said} ({aside})" if aside else said
        unnamed = self.holder is not None and self.holder.kind == "stranger"  # nothing here names who was asked for
        return {
            Stance.UNQUANTIFIED: f"“{'”, “'.join(self.words)}”",
            Stance.DENIED: f"{self.name} {' and '.join(self._rejection_words)}",
            Stance.WITHHELD: f"{self.name} {self.refusal}",
            Stance.UNDEFINED: f"{self.name} is undefined: {'' if self.working is None else self.working.reason}",
        }.get(self.stance, f"{self.name} is silent{f': {NOBODY}' if unnamed else ''}")


@rule("position as it is")
def _itself(position: Position) -> Position:
    """Return a position of somebody who says nothing, which follows from no statement."""
    return position
