"""
Reconciliations: a method's one answer, with what it used, left out and took for granted; or its refusal.

A refusal is a value too: it prints as a sentence, and says what the method
would have printed.
"""

from __future__ import annotations

import math
from fractions import Fraction
from functools import cached_property, partial
from typing import TYPE_CHECKING, Protocol

import attrs

from contested.answers.closing import bounds_in, left_out_clause, refusals_in
from contested.answers.evidence import DERIVED_DIGITS, Evidence, OriginGroup, place_of
from contested.claims import LONGEST_QUOTE, Derivation, Estimate, LeftOut, Origin, Source, origins_of, rule
from contested.displays import displayed
from contested.errors import Refused
from contested.methods.outcome import FINEST, MORE_DIGITS, Bracket, Outcome, precise, rounded_at
from contested.names import LONGEST_NAME, listed
from contested.quantities import Interval, Number, PrintMarks, exact, hull_of, in_full, quantity_words, rounded
from contested.quantities.cpython import reduce_by_constructor

if TYPE_CHECKING:
    from contested.claims import Position
    from contested.methods.outcome import FailedPrecondition, Waiver
    from contested.methods.pooled import Pooled
    from contested.quantities import Unit


class Weighing(Protocol):
    """What a reconciliation needs of its method."""

    @property
    def label(self) -> str:
        """Its name with the variants that are not the usual ones."""

    @property
    def reference(self) -> str:
        """Where it is from."""

    @property
    def assumes(self) -> tuple[str, ...]:
        """What it takes for granted."""

    def answered(self, evidence: Evidence, waiver: Waiver) -> Reconciliation:
        """Return its answer on evidence."""


@displayed
@attrs.frozen(slots=False, repr=False, eq=False)
class Reconciliation:
    """
    A method's answer on one figure, or its refusal.

    ``reasons`` are the preconditions that fail and were not waived; with any,
    ``refused`` is true and ``value`` and ``range`` are None.
    """

    method: Weighing  #: the method
    _evidence: Evidence
    waiver: Waiver  #: what the user waived
    failing: tuple[FailedPrecondition, ...]  #: every precondition that fails, waived or not
    outcome: Outcome

    __reduce__ = reduce_by_constructor

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Reconciliation):
            return NotImplemented
        mine = (self.method, self._evidence, self.waiver, self.failing, self.computed, self.ranges)
        return mine == (other.method, other._evidence, other.waiver, other.failing, other.computed, other.ranges)

    def __hash__(self) -> int:
        return hash((self.method, self._evidence.title, self.failing, self.computed))

    # -- the answer -----------------------------------------------------------

    @cached_property
    def reasons(self) -> tuple[FailedPrecondition, ...]:
        """The preconditions that fail and are not waived."""
        own = self.outcome.objection
        failing = [one for one in self.failing if not self.waiver.covers(one)]
        return tuple(failing) if own is None else (*(one for one in failing if one.code != own.code), own)

    @property
    def refused(self) -> bool:
        """Whether there is no answer."""
        return bool(self.reasons)

    @property
    def computed(self) -> Number | float | None:
        """The number as computed, before a count is made whole; a float where it rests on a root or a square."""
        return None if self.refused else self.outcome.value

    @property
    def value(self) -> Number | float | None:
        """The one number; None where the method refuses, or answers with a range."""
        return None if self.refused else self._value

    @cached_property
    def _value(self) -> Number | float | None:
        """Counts come out whole; one that was computed exactly and is not whole has a range."""
        value = self.outcome.value
        if value is None or not self.unit.counts or isinstance(value, int):
            return value
        number, about = self.rounded_value
        return number if about else None

    @property
    def range(self) -> Bracket | None:
        """The one range, with the question that it answers; None where there is none, or there are several."""
        return self.ranges[0] if len(self.ranges) == 1 else None

    @property
    def ranges(self) -> tuple[Bracket, ...]:
        """Every range, lowest first: agreement can be as good in several places."""
        return () if self.refused else self._brackets

    @cached_property
    def _brackets(self) -> tuple[Bracket, ...]:
        value = self.outcome.value
        if value is not None and self._value is None and not self.outcome.brackets:
            low = math.floor(value)
            return (Bracket("whole", low, low + 1, self.unit),)
        return self.outcome.brackets

    @property
    def allows(self) -> tuple[Interval, ...]:
        """What comparisons look at: the answer, as wide as what the approximate numbers behind it allow."""
        if self.refused:
            return ()
        floor = self._evidence.panel.floor
        least = Interval.everything() if floor is None else Interval.at_least(floor)
        return tuple(span.intersection(least) for span in self._spans())

    def _spans(self) -> tuple[Interval, ...]:
        if self.outcome.allows:
            return self.outcome.allows
        if self._told:
            return tuple(bracket.interval for bracket in self._told)
        value = self.outcome.value
        assert value is not None  # what answers with ranges says what they allow
        return (Interval.of_ends(precise(value), precise(value), False, False),)

    @property
    def printed(self) -> Interval:
        """The hull of the answer as it is printed; empty where there is none."""
        if self.refused:
            return Interval.empty()
        if self.outcome.value is None:
            return hull_of(bracket.interval for bracket in self._brackets)
        number = self.rounded_value[0]
        return Interval.of_ends(number, number, False, False)

    @property
    def standard_error(self) -> float | None:
        """The standard error, where the method has one; not below the best input's without declared independence."""
        return None if self.refused else self.outcome.error

    @property
    def pooled(self) -> Pooled | None:
        """Everything that a pool computed, on plain numbers and as if the origins were independent."""
        return self.outcome.pooled

    @property
    def unit(self) -> Unit:
        """The unit of all numbers."""
        return self._evidence.unit

    # -- who is in it ---------------------------------------------------------

    @cached_property
    def used(self) -> tuple[Estimate, ...]:
        """The estimates that the answer rests on; none where it is refused."""
        if self.refused:
            return ()
        found = dict.fromkeys(e for witness in self.outcome.used for e in witness.estimates)
        return tuple(sorted(found, key=str))

    @property
    def parties(self) -> tuple[str, ...]:
        """Whom it speaks for; nobody where it is refused."""
        if self.refused:
            return ()
        return tuple(name for witness in self.outcome.used for name in witness.names)

    @property
    def origins(self) -> tuple[Origin, ...]:
        """Who is behind the estimates that it rests on, each once."""
        return origins_of(self.used)

    @property
    def left_out(self) -> tuple[LeftOut, ...]:
        """What it leaves out, and whom it does not speak for, with the reason."""
        if self.refused:
            gone = (LeftOut(name, "refused") for witness in self._evidence.witnesses for name in witness.names)
            return (*gone, *self._evidence.left_out)
        return (*self._unused, *self._evidence.left_out)

    @cached_property
    def _unused(self) -> tuple[LeftOut, ...]:
        return tuple(LeftOut(said, why) for witness, why in self.outcome.left_out for said in self._said_by(witness))

    def _said_by(self, witness: OriginGroup) -> list[str]:
        if any(position.working is not None for position in witness.positions):
            return [f"{self.unit.after(witness.said, one=witness.said == '1')} ({witness.name})"]
        return sorted({f"{estimate.printed()} ({witness.name})" for estimate in witness.estimates})

    @cached_property
    def caveats(self) -> tuple[str, ...]:
        """What must be said with the answer."""
        waived = [self.waiver.caveat(one) for one in self.failing if self.waiver.covers(one)]
        found = [*waived, *self.outcome.caveats]
        if self._evidence.independent is not None and len(self.outcome.used) > 1:
            found.append(f"taken to be independent: {self._evidence.independent}")
        middles = [witness.name for witness in self.outcome.used if witness.is_midpoint]
        if middles and not self.outcome.words:
            found.append(f"the middle of {listed(middles)}'s range stands for it")
        return tuple(found)

    # -- more answers -----------------------------------------------------------

    def leave_one_out(self) -> tuple[tuple[str, Reconciliation], ...]:
        """Return the answer without each origin group in turn, with the name of who is left out."""
        return tuple(
            (witness.name, self.method.answered(self._evidence.without(witness), self.waiver))
            for witness in self._evidence.witnesses
        )

    def estimate(self) -> Estimate:
        """
        Return the answer as an estimate "by method", so that it can stand beside others: nobody's claim.

        What was computed is approximate, and comes in with the digits it is printed with.  Its note is the
        derivation.

        Raises:
            Refused: there is no answer, or several.
        """
        if self.refused or (self._value is None and self.range is None):
            raise Refused(str(self))
        title = f"{self.method.label} of {self._evidence.title}"[:LONGEST_NAME]
        source = Source(title, note=_without_isolates(str(self)))
        derivation = _without_isolates(str(self.explain()))
        note = derivation if len(derivation) <= LONGEST_QUOTE else None
        if self._value is None:
            assert self.range is not None
            return attrs.evolve(self._ranged(self.range.interval, source), note=note)
        number, about = self.rounded_value
        error = None if self.outcome.error is None else exact(float(f"{self.outcome.error:.6g}"))
        return Estimate.of(
            number, self.unit, source=source, note=note, hedge="about" if about else None, standard_error=error
        )

    def _ranged(self, ends: Interval, source: Source) -> Estimate:
        if ends == Interval.everything():
            raise Refused(str(self))
        made = Estimate.of(None, self.unit, low=ends.low, high=ends.high, source=source)
        if not any(position.approximate for witness in self.outcome.used for position in witness.positions):
            return attrs.evolve(made, interval=ends, reach=ends)  # an end may be open
        reach = hull_of((ends, *self.allows))
        return attrs.evolve(made, interval=ends, reach=reach, approximate=True, hedges=("about",))

    def explain(self, *, whole: bool = False) -> Derivation:
        """
        Return how the answer follows from positions, down to the sources.

        Args:
            whole: print all of it; else a long one says how many steps it
                leaves out.
        """
        evidence = self._evidence
        inputs = tuple(position.explain() for position in evidence.panel.positions)
        notes = [f"method: {self.method.reference}"]
        notes += [f"assumes: {one}" for one in self.method.assumes]
        notes += [f"caveat: {one}" for one in self.caveats]
        notes += [f"left out: {one}" for one in self.left_out]
        again = partial(_again, self.method, evidence, self.waiver)
        how = f"{self.method.label} of {evidence.title}: {self}"
        return Derivation(self, how, again, inputs, tuple(notes), is_whole=whole)

    # -- printing ---------------------------------------------------------------

    def __str__(self) -> str:
        panel = self._evidence.panel
        asides = [*refusals_in(panel.positions)]
        undecided = self._evidence.undecided
        if undecided:
            asides.append(f"{listed(undecided)} {'leaves' if len(undecided) == 1 else 'leave'} any number open")
        gone = [str(one) for one in (*self._unused, *panel.left_out)]
        if self.refused:
            would = self._would_print()
            heads = [f"no consensus: {', '.join(map(str, self.reasons))}", *([would] if would else [])]
            return "; ".join([*heads, *asides, *left_out_clause(panel.left_out, panel.notes)])
        asides = [*bounds_in(w for one in self.outcome.used for w in one.positions), *asides]
        clauses = [self._head(), *map(str, self._told), *self._nobody(), *self.caveats, *asides]
        return "; ".join([*clauses, *([f"left out: {', '.join(gone)}"] if gone else []), *panel.notes])

    def __repr__(self) -> str:
        return f"<Reconciliation {self}>"

    def _head(self) -> str:
        used = self.outcome.used
        count = f"{len(used)} origin{'' if len(used) == 1 else 's'}"
        return f"{self._words()} ({self.method.label} of {count}: {', '.join(w.name for w in used)})"

    @property
    def _told(self) -> tuple[Bracket, ...]:
        """Ranges beside a value."""
        return tuple(one for one in self._brackets if one.level is not None)

    def _words(self) -> str:
        if self.outcome.words:
            return self.outcome.words
        number, about = (None, False) if self.outcome.value is None else self.rounded_value
        if number is None or (self._value is None and not about):
            return self._range_words()
        text = f"about {in_full(number)}" if about else in_full(number)
        return self.unit.after(text, one=text == "1")

    def _range_words(self) -> str:
        bracket = self._brackets[0]
        if bracket.low is None or bracket.high is None:
            soft = any(position.approximate for witness in self.outcome.used for position in witness.positions)
            return quantity_words(bracket.interval, self.unit, PrintMarks(soft, soft))
        words = {witness.value: witness.shown for witness in self.outcome.used}
        low, high = (words.get(precise(end), in_full(precise(end))) for end in (bracket.low, bracket.high))
        return self.unit.after(f"{low} to {high}")

    def _nobody(self) -> tuple[str, ...]:
        """Return that nobody claims the number, where that is so."""
        return ("nobody claims this number",) if self.is_unclaimed else ()

    @property
    def is_unclaimed(self) -> bool:
        """Whether it is one number, and nobody claims it."""
        value = self.outcome.value
        if value is None or self.outcome.words:
            return False
        printed = (reading.interval for witness in self._evidence.witnesses for reading in witness.readings)
        number = precise(value)
        return not any((i.is_bounded and i.contains(number)) or number in (i.low, i.high) for i in printed)

    def _would_print(self) -> str:
        """Return what the method would print if its preconditions were waived."""
        if self.outcome.objection is not None or not self.outcome.used:
            return ""
        words = f"{self.method.label} would print {self._words()}"
        return f"{words}, which nobody claims" if self.is_unclaimed else words

    @cached_property
    def rounded_value(self) -> tuple[Number, bool]:
        """Return the value with no more digits than its inputs have, and whether digits were dropped."""
        value = self.outcome.value
        assert value is not None
        same = [witness for witness in self.outcome.used if witness.value == value and not witness.is_derived]
        if same and isinstance(value, (int, Fraction)):  # somebody's number is printed as it was
            return value, any(position.approximate for witness in same for position in witness.positions)
        exactly = precise(value)
        place = self._place
        if self.unit.counts and place <= 0:
            if isinstance(value, Fraction):
                return value, False  # told by the whole numbers around it
            place = 0
        number = rounded_at(exactly, place)
        hull = self._evidence.hull
        if not hull.contains(number):  # not beyond what anybody claims
            tried = (rounded_at(exactly, place - more) for more in range(1, MORE_DIGITS + 1))
            number = next((one for one in tried if hull.contains(one)), number)
        soft = any(position.approximate for witness in self.outcome.used for position in witness.positions)
        return number, soft or number != exactly or isinstance(value, float)

    @property
    def _place(self) -> int:
        """The power of ten to which the value is known: by its error, else by the coarsest number that it rests on."""
        value = self.outcome.value
        if self.outcome.error:
            return place_of(self.outcome.error) - 1
        known = [place for witness in self.outcome.used if (place := witness.place) is not None]
        if known:
            return max(known)
        even = not value or not rounded(precise(value))[1]
        return FINEST if even else place_of(value or 1) - DERIVED_DIGITS + 1


def _without_isolates(text: str) -> str:
    """Return a text without the marks that keep names of either direction apart, which no field holds."""
    return text.translate(dict.fromkeys(range(0x2066, 0x206A)))


@rule("reconciliation")
def _again(method: Weighing, evidence: Evidence, waiver: Waiver, *positions: Position) -> Reconciliation:
    panel = attrs.evolve(evidence.panel, positions=positions)
    return method.answered(attrs.evolve(evidence, panel=panel), waiver)
