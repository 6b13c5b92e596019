"""
Evidence: what methods work on.  One witness an origin group, however often it is repeated (design.md, rule 6).

Positions that go back to a common origin are one witness; what has no number
is kept beside, so that every answer can name it.
"""

from __future__ import annotations

from fractions import Fraction
from functools import cached_property
from statistics import NormalDist
from typing import TYPE_CHECKING, Protocol

import attrs

from contested.claims import LeftOut, Panel, Stance, origins_of, soft_ends
from contested.names import listed
from contested.quantities import Interval, Number, hull_of, magnitude, quotient, step_of
from contested.quantities.cpython import reduce_by_constructor, unchecked
from contested.quantities.formatting import EXACT, PrintMarks, interval_words, number_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from contested.claims import Estimate, Position, PrintedNumber
    from contested.quantities import Unit, When

DERIVED_DIGITS = 3
LOPSIDED = 20
"""A best value further from the middle than this part of the whole interval makes it lopsided."""

_ANYTHING = Interval.everything()


class Disputed(Protocol):
    """What methods need of a figure."""

    @property
    def _evidence(self) -> Evidence:
        """Everything that is said of it."""


@attrs.frozen(slots=False)
class Datum:
    """One number of a witness: its value (None for a limit), what it prints, and its standard error if stated."""

    value: Number | None
    interval: Interval
    midpoint: bool = False
    error: Number | float | None = None
    level: str = ""
    lopsided: bool = False
    soft: PrintMarks = EXACT

    __reduce__ = reduce_by_constructor

    @cached_property
    def place(self) -> int | None:
        """The power of ten of its last significant place: of a stated error the second; None where it is exact."""
        if self.error:
            return place_of(self.error) - 1
        printed = {self.interval.low, self.interval.high, None if self.midpoint else self.value} - {None}
        about = self.soft.low or self.soft.high
        found = [last_place(one, about=about, derived=self.soft.derived) for one in printed if one is not None]
        return max((place for place in found if place is not None), default=None)


@attrs.frozen(slots=False)
class OriginGroup:
    """One origin group: positions that go back to a common origin, with every number they stand by."""

    positions: tuple[Position, ...]
    readings: tuple[Datum, ...]
    disputants: frozenset[str]

    __reduce__ = reduce_by_constructor

    @cached_property
    def names(self) -> tuple[str, ...]:
        """Who speaks."""
        return tuple(position.name for position in self.positions)

    @property
    def name(self) -> str:
        """Who speaks, in a sentence."""
        return listed(self.names)

    @property
    def estimates(self) -> tuple[Estimate, ...]:
        """What was said."""
        if len(self.positions) == 1:
            return self.positions[0].estimates
        return tuple(dict.fromkeys(e for position in self.positions for e in position.estimates))

    @cached_property
    def values(self) -> tuple[Number, ...]:
        """The values it gives, each once, lowest first."""
        return tuple(sorted({r.value for r in self.readings if r.value is not None}))

    @cached_property
    def value(self) -> Number:
        """Its value; the mean of several; of a limit the number that it prints."""
        values = self.values or tuple(sorted({_limit(r.interval) for r in self.readings}))
        return values[0] if len(values) == 1 else quotient(sum(values, start=Fraction(0)), len(values))

    @cached_property
    def as_float(self) -> float:
        """Its value as a float: what pools weigh, and what tells quickly that values form no camps."""
        return float(self.value)

    @cached_property
    def interval(self) -> Interval:
        """The hull of its numbers as printed."""
        return hull_of(reading.interval for reading in self.readings)

    @property
    def reach(self) -> Interval:
        """The hull of what its numbers allow."""
        return hull_of(p.reach for p in self.positions if p.reach is not None)

    @property
    def is_derived(self) -> bool:
        """Whether its value was computed: by a formula, a conversion, or as the middle of a range."""
        return any(span.soft.derived for p in self.positions for span in p.spans) or self.is_midpoint or self.is_divided

    @property
    def shown(self) -> str:
        """Its value in words: "about 16.7"."""
        about = any(position.approximate for position in self.positions)
        return number_words(self.value, about=about, derived=self.is_derived)

    @property
    def said(self) -> str:
        """What it gave, in words: its value, or from where to where if that is a middle which nobody gave."""
        soft = soft_ends((span for p in self.positions for span in p.spans), self.interval)
        return interval_words(self.interval, soft) if self.is_midpoint or self.is_divided else self.shown

    @cached_property
    def is_limit(self) -> bool:
        """Whether it gives a limit, and no value."""
        return not self.values

    @cached_property
    def is_divided(self) -> bool:
        """Whether it stands by values that differ."""
        return len(self.values) > 1

    @cached_property
    def is_midpoint(self) -> bool:
        """Whether its value is the middle of a range, and nobody's best value."""
        return any(reading.midpoint for reading in self.readings)

    @cached_property
    def is_lopsided(self) -> bool:
        """Whether an interval of its reaches further on one side of the best value."""
        return any(reading.lopsided for reading in self.readings)

    @cached_property
    def error(self) -> float | None:
        """Its standard error, the largest of several; None where a value has none at all: a repeat may omit it."""
        stated: dict[Number | None, float] = {}
        for reading in self.readings:
            if reading.error is not None:
                stated[reading.value] = max(float(reading.error), stated.get(reading.value, 0.0))
        return max(stated.values()) if {reading.value for reading in self.readings} == stated.keys() else None

    @property
    def without_error(self) -> str:
        """Why nothing can be weighed by its standard error: it states none, one of zero, or one for each side."""
        if any(estimate.error_below is not None for estimate in self.estimates):
            return "standard errors that differ by side"
        return "a standard error of 0" if any(e.standard_error == 0 for e in self.estimates) else "no standard error"

    @cached_property
    def levels(self) -> tuple[str, ...]:
        """The kinds and levels of its intervals: "95% confidence interval"."""
        return tuple(sorted({reading.level for reading in self.readings if reading.level}))

    @property
    def place(self) -> int | None:
        """The last significant place of its coarsest number; None where all are exact."""
        return max((reading.place for reading in self.readings if reading.place is not None), default=None)

    @cached_property
    def principals(self) -> tuple[Position, ...]:
        """Those who speak for themselves; who only repeats changes neither stake nor date of a claim."""
        own = tuple(position for position in self.positions if _speaks_itself(position))
        return own or self.positions

    @cached_property
    def identity(self) -> tuple[str, ...]:
        """Whose claim it is: those who speak for themselves; where all repeat, the origin that they name."""
        if any(_speaks_itself(position) for position in self.positions):
            return tuple(position.name for position in self.principals)
        return tuple(dict.fromkeys(origin.name for origin in origins_of(self.estimates)))

    @cached_property
    def is_disputant(self) -> bool:
        """Whether all who speak for themselves here are declared disputants, or their organs."""
        return all(self._has_stake(position) for position in self.principals)

    @cached_property
    def has_disputant(self) -> bool:
        """Whether one who speaks for itself here is a declared disputant, or its organ."""
        return any(self._has_stake(position) for position in self.principals)

    def _has_stake(self, position: Position) -> bool:
        sources = [e.source for e in position.estimates if position.is_own_voice and e.source is not None]
        organs = {source.organ_of.name for source in sources if source.organ_of is not None}
        return position.name in self.disputants or not self.disputants.isdisjoint(organs)

    def moments(self, wanted: str) -> tuple[When, ...]:
        """Return the times at which its numbers held ("as_of") or were said ("stated"), not those of repeats."""
        return self._moments[wanted]

    @cached_property
    def _moments(self) -> dict[str, tuple[When, ...]]:
        said = self.estimates
        own = [estimate for estimate in said if not estimate.is_repeat] or said
        held, told = ([getattr(e, name) for e in own] for name in ("as_of", "stated"))
        made = (tuple(dict.fromkeys(moment for moment in found if moment is not None)) for found in (held, told))
        return dict(zip(("as_of", "stated"), made, strict=True))


@attrs.frozen(slots=False)
class Evidence:
    """Everything that a method may look at on one figure."""

    title: str
    panel: Panel
    stakes: tuple[tuple[str, str], ...]
    time: str = "point"

    __reduce__ = reduce_by_constructor

    @property
    def unit(self) -> Unit:
        """The unit of all numbers."""
        return self.panel.unit

    @property
    def independent(self) -> str | None:
        """Why the user takes the origins to be independent, or None."""
        return self.panel.independent

    @cached_property
    def witnesses(self) -> tuple[OriginGroup, ...]:
        """Each origin group that gives a number, by name."""
        made = [self._group(group) for group in self.panel.origin_groups]
        return tuple(sorted((witness for witness in made if witness.readings), key=lambda witness: witness.names))

    @cached_property
    def undecided(self) -> tuple[str, ...]:
        """Accounts of a formula that leave any number open, and print none."""
        deciding = {name for witness in self.witnesses for name in witness.names}
        return tuple(position.name for position in self.panel.stated if position.name not in deciding)

    @property
    def hull(self) -> Interval:
        """The hull of what is printed."""
        return hull_of(witness.interval for witness in self.witnesses)

    @property
    def left_out(self) -> tuple[LeftOut, ...]:
        """Who gives no number, and which statements are not in force, with the reason."""
        gone = [LeftOut(p.name, p.stance.value) for p in self.panel.positions if p.stance is not Stance.STATED]
        old = [LeftOut(str(s), "no longer in force") for p in self.panel.positions for s in p.superseded]
        undecided = [LeftOut(name, "leaves any number open") for name in self.undecided]
        return (*gone, *undecided, *old, *self.panel.left_out)

    @cached_property
    def stakes_are_unknown(self) -> bool:
        """Whether no stake of anyone with a number was declared."""
        names = {position.name for witness in self.witnesses for position in witness.principals}
        declared = {name for name, stake in self.stakes if stake != "unknown"} | self.panel.disputants
        return not names & declared

    def without(self, witness: OriginGroup) -> Evidence:
        """Return the evidence without one origin group."""
        kept = tuple(p for p in self.panel.positions if p.name not in witness.names)
        gone = (*self.panel.left_out, *(LeftOut(name, "left out in turn") for name in witness.names))
        return attrs.evolve(self, panel=attrs.evolve(self.panel, positions=kept, left_out=gone))

    def _group(self, positions: tuple[Position, ...]) -> OriginGroup:
        first = positions[0]
        estimates = () if len(positions) > 1 or first.is_reckoned else first.estimates
        if len(estimates) == 1 and estimates[0].interval is not None:
            return _of_one_number(positions, estimates[0].to(self.unit), self.panel.disputants)
        return OriginGroup(positions, tuple(self._readings(positions)), self.panel.disputants)

    def _readings(self, group: Sequence[Position]) -> Iterator[Datum]:
        for position in group:
            stated = [] if position.is_reckoned else [e for e in position.estimates if e.interval is not None]
            if not stated:
                spans = (span for span in position.spans if span.interval != _ANYTHING)
                yield from (_derived(span) for span in spans)
            for estimate in stated:
                yield _stated(estimate.to(self.unit))


def _of_one_number(positions: tuple[Position, ...], estimate: Estimate, disputants: frozenset[str]) -> OriginGroup:
    """
    Return a group of one position with one number, as nearly all are, with what its properties would come to.

    Halves the time of a method on a figure of ten estimates: each property
    would be asked for once a group, and keep what it found behind a lock.
    """
    reading = _stated(estimate)
    value = _limit(reading.interval) if reading.value is None else reading.value
    known: dict[str, object] = {
        "positions": positions,
        "readings": (reading,),
        "disputants": disputants,
        "names": (positions[0].name,),
        "values": () if reading.value is None else (value,),
        "value": value,
        "as_float": float(value),
        "interval": reading.interval,
        "is_limit": reading.value is None,
        "is_divided": False,
        "is_midpoint": reading.midpoint,
        "is_lopsided": reading.lopsided,
        "error": None if reading.error is None else float(reading.error),
        "levels": (reading.level,) if reading.level else (),
        "principals": positions,
        "_moments": {"as_of": _only(estimate.as_of), "stated": _only(estimate.stated)},
    }
    if not disputants:
        known["is_disputant"] = known["has_disputant"] = False
    return unchecked(OriginGroup, known)


def _limit(interval: Interval) -> Number:
    """Return the one number that a limit prints."""
    return next(end for end in (interval.low, interval.high) if end is not None)


def _middle(interval: Interval) -> Number | None:
    if interval.low is None or interval.high is None:
        return None
    return interval.low if interval.is_point else quotient(interval.low + interval.high, 2)


def best_value(estimate: Estimate) -> Number | None:
    """Return the best value of an estimate, or the middle of its range; None for limits and words."""
    return _middle(estimate.interval) if estimate.best is None and estimate.interval is not None else estimate.best


def _derived(span: PrintedNumber) -> Datum:
    one, (below, above) = span.interval, (0, 0) if span.error is None else span.error.standard
    error = below if below == above else None  # errors that differ by side have no one variance to weigh by
    return Datum(_middle(one), one, not one.is_point and one.is_bounded, error or None, soft=span.soft)


def _stated(estimate: Estimate) -> Datum:
    interval = estimate.interval
    assert interval is not None
    best, is_point = estimate.best, interval.is_point
    value = interval.low if best is None and is_point else best_value(estimate)
    error: Number | float | None = estimate.standard_error
    lopsided = False
    if estimate.level is not None and interval.low is not None and interval.high is not None:
        spread = NormalDist().inv_cdf(0.5 + float(estimate.level) / 2)
        error = float(interval.high - interval.low) / 2 / spread if error is None else error
        middle = (interval.low + interval.high) / Fraction(2)
        lopsided = value is not None and abs(value - middle) * LOPSIDED > interval.high - interval.low
    error = None if value is None else error or None  # what is stated as exact has no variance, a limit no value
    midpoint, level = value is not None and not is_point, "" if estimate.level is None else estimate.bounds_words
    return Datum(value, interval, midpoint and best is None, error, level, lopsided, estimate.softness)


def last_place(number: Number, *, about: bool = False, derived: bool = False) -> int | None:
    """
    Return the power of ten of the last significant place of a printed number; None where it has no end.

    The trailing zeros of a whole number are significant unless its source calls it approximate.
    """
    if derived:
        return place_of(number) - DERIVED_DIGITS + 1 if about and number else None
    step = step_of(number) if about else min(step_of(number), 1)
    place = place_of(step)
    return place if step == Fraction(10) ** place else None  # a third ends nowhere


def _only(moment: When | None) -> tuple[When, ...]:
    return () if moment is None else (moment,)


def _speaks_itself(position: Position) -> bool:
    """Whether a position is computed, or rests on more than repeats."""
    return position.working is not None or not all(estimate.is_repeat for estimate in position.estimates)


def place_of(number: Number | float) -> int:
    """Return the power of ten of the first digit of a number that is not zero."""
    return magnitude(Fraction(number))
