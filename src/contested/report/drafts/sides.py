"""Sides: who says what of one figure, as the rules of a draft ask for it."""

from __future__ import annotations

import math
import re
from fractions import Fraction
from functools import cached_property
from itertools import combinations
from typing import TYPE_CHECKING

import attrs

from contested.claims import Estimate, Stance
from contested.quantities import magnitude, step_of

if TYPE_CHECKING:
    from contested.claims import Denial, Position
    from contested.quantities import Interval, Number
    from contested.report.drafts.figure_index import Subject

FINER_BY = 2
"""A number that has so many digits more than the source's, and rounds to it, is the source's made finer."""

DERIVED_WITHIN = 3
"""Digits with which a number that does not come out even is printed (design, rule 1)."""

MOST_AVERAGED = 12
"""Positions of which pairs are averaged: more have more midpoints than a reader would take."""

_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")


@attrs.frozen(eq=False)
class Side:
    """
    One position: whose it is, what it prints in base units, and by which estimates.

    ``who`` is the holder's name as a draft writes it; ``position.name`` may tell two of one name apart.
    """

    who: str
    intervals: tuple[Interval, ...]
    estimates: tuple[Estimate, ...]
    position: Position

    @property
    def is_party(self) -> bool:
        """Whether a party holds it, not a source in its own voice."""
        return not self.position.is_own_voice

    @cached_property
    def ends(self) -> tuple[Number, ...]:
        """The numbers that it prints."""
        ends = (end for one in self.intervals for end in (one.low, one.high) if end is not None)
        return tuple(dict.fromkeys(ends))

    def is_there(self, said: frozenset[Number], ranges: frozenset[tuple[Number, Number]]) -> bool:
        """Whether a paragraph has its numbers: one of them, and the rest among those printed, or a range with all."""
        if any(all(low <= end <= high for end in self.ends) for low, high in ranges):
            return True
        low, high = min(said), max(said)
        return not said.isdisjoint(self.ends) and all(low <= end <= high for end in self.ends)


class Sides:
    """Who says what of one figure now, in base units; read from its positions."""

    def __init__(self, subject: Subject) -> None:
        self.subject = subject
        self.figure = subject.figure
        self.size = subject.unit.size
        self.derived = self.figure._formula is not None

    @cached_property
    def stated(self) -> tuple[Side, ...]:
        """Those who give a number."""
        return tuple(self._side(one) for one in self.figure.positions() if one.stance is Stance.STATED)

    @cached_property
    def in_words(self) -> tuple[Side, ...]:
        """Those who say something, and no number: "several thousand"."""
        if self.derived:
            return ()
        return tuple(self._side(one) for one in self.figure.positions() if one.stance is Stance.UNQUANTIFIED)

    @cached_property
    def in_force(self) -> frozenset[Estimate]:
        """The estimates that count now."""
        return frozenset(one for side in self.stated for one in side.estimates)

    def _side(self, position: Position) -> Side:
        estimates = () if position.working is not None else position.estimates
        said = tuple(one.interval.scaled(one.unit.size) for one in estimates if one.interval is not None)
        if not said and position.interval is not None:
            said = (position.interval.scaled(self.size),)
        return Side(_name_of(position), said, estimates, position)

    @cached_property
    def denials(self) -> tuple[tuple[str, Denial], ...]:
        """The denials in force, each with who denies; one of a figure that a formula takes is denied with it."""
        found = [(_name_of(one), denial) for one in self.figure.positions() for denial in one.denials]
        for position in self.figure.positions():
            if position.working is not None:
                found += [(_name_of(one), denial) for one in position.working.operands for denial in one.denials]
        return tuple(dict.fromkeys(found))

    @cached_property
    def is_disputed(self) -> bool:
        """Whether two of those who give a number give different ones."""
        return len({side.ends for side in self.stated}) > 1

    @cached_property
    def numbers(self) -> tuple[Number, ...]:
        """All numbers that anybody prints."""
        return tuple(dict.fromkeys(end for side in self.stated for end in side.ends))

    def has_open(self, bound: Interval) -> bool:
        """Whether a bound is a whole position: what somebody says in all may be open where each number is not."""
        said = (side.position.interval for side in self.stated)
        ends = (one.scaled(self.size) for one in said if one is not None and one.is_one_sided)
        return any((one.low, one.high) == (bound.low, bound.high) for one in ends)

    @cached_property
    def years(self) -> frozenset[str]:
        """The years that the figure and its statements name."""
        moments: list[object] = [self.figure.period, self.figure.of, self.figure.where, self.figure.name]
        for one in self.figure.statements:
            moments += [one.as_of, one.stated, None if one.source is None else one.source.issued]
        return frozenset(year for one in moments if one is not None for year in _YEAR.findall(str(one)))

    # -- a number that nobody prints -------------------------------------------

    def averaged(self, value: Number, step: Number, digits: int) -> tuple[tuple[Number, Side], ...]:
        """Return the numbers, each with whose it is, of which a number is the mean, as exact as it is printed."""
        if value in self.numbers or digits < FINER_BY:
            return ()
        found = (ends for mean, ends in self._averages if _distance(value, mean) * 2 < step or value == mean)
        return next(found, ())

    @cached_property
    def _averages(self) -> tuple[tuple[Number, tuple[tuple[Number, Side], ...]], ...]:
        """
        The means that somebody may take, each with its numbers.

        They are those of all sides, of the lowest and the highest number, of two sides with one number each, and of
        the ends of one side; where there are two numbers alone, the geometric mean too.
        """
        every = tuple((end, side) for side in self.stated for end in side.ends)
        if len(self.numbers) < 2:
            return ()
        low, high = min(every, key=lambda one: one[0]), max(every, key=lambda one: one[0])
        points = [Fraction(sum(side.ends), len(side.ends)) for side in self.stated if side.ends]
        single = [(side.ends[0], side) for side in self.stated if len(side.ends) == 1][:MOST_AVERAGED]
        pairs = [(low, high), *combinations(single, 2)]
        pairs += [((side.ends[0], side), (side.ends[-1], side)) for side in self.stated if len(side.ends) > 1]
        found: list[tuple[Number, tuple[tuple[Number, Side], ...]]] = [
            (Fraction(a[0] + b[0]) / 2, (a, b)) for a, b in pairs if a[0] != b[0]
        ]
        if len(points) > 2:  # of two sides with one number each it is a midpoint
            found.append((Fraction(sum(points), len(points)), every))
        if len(self.numbers) == 2 and low[0] > 0:
            found.append((_geometric(low[0], high[0]), (low, high)))
        return tuple(found)

    def made_finer(self, value: Number, digits: int) -> tuple[Estimate, ...]:
        """Return the estimates that print a number with fewer digits, of which this one is made finer."""
        found = []
        for side in self.stated:
            for one in side.estimates:
                said = () if one.interval is None else (one.interval.low, one.interval.high, one.best)
                if any(end is not None and _is_finer(value, digits, end, one.unit.size) for end in said):
                    found.append(one)
        return tuple(found)

    def computed(self, value: Number, step: Number) -> tuple[Side, ...]:
        """Return the accounts of a derived figure that come to a number, as exact as it is printed."""
        if not self.derived:
            return ()
        return tuple(side for side in self.stated if any(_distance(end, value) * 2 <= step for end in side.ends))

    def are_bound_by(self, bound: Interval) -> bool:
        """Whether an interval in base units is a bound that all printed numbers keep: "more than 40,000"."""
        said = [one for side in self.stated for one in side.intervals]
        return bound.is_one_sided and bool(said) and all(one.within(bound) for one in said)

    def is_near(self, value: Number, times: int) -> bool:
        """Whether a number is of the size of what is claimed."""
        if self._sizes is None:
            return False
        least, most = self._sizes
        size = _distance(value, 0)
        return least <= size * times and size <= most * times

    @cached_property
    def _sizes(self) -> tuple[Number, Number] | None:
        """The smallest and the largest number but zero, without their signs."""
        sizes = [_distance(one, 0) for one in self.numbers if one]
        return (min(sizes), max(sizes)) if sizes else None


def _name_of(position: Position) -> str:
    return position.name if position.holder is None else position.holder.name


def _distance(a: Number, b: Number) -> Number:
    return a - b if a > b else b - a


def digits_of(value: Number) -> int:
    """Return how many significant digits a number has; zeros at the end of a whole number are none."""
    if isinstance(value, int):
        return len(str(abs(value)).rstrip("0")) or 1
    return magnitude(value) - magnitude(step_of(value)) + 1


def _is_finer(value: Number, digits: int, said: Number, size: Number) -> bool:
    more = digits - digits_of(said)
    return more >= FINER_BY and _distance(value, said * size) * 2 <= step_of(said) * size


def _geometric(low: Number, high: Number) -> Number:
    """Return the geometric mean to some ten digits, of which a printed number shows a few."""
    product = Fraction(low) * Fraction(high) * 10**12
    return Fraction(math.isqrt(product.numerator // product.denominator), 10**6)
