"""
The range of a formula over a box: exact where it can be decided, else an enclosure that says it is one.

Source:
    R. E. Moore, R. B. Kearfott and M. J. Cloud, Introduction to Interval
    Analysis, SIAM 2009, chapters 5 and 6 (dependency, monotonicity,
    subdivision).
"""

from __future__ import annotations

import heapq
import math
from contextlib import suppress
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from contested.errors import DivisorHoldsZero
from contested.formulas.extremes import INFINITY, Extreme, Search, State, Undecided, values_over
from contested.formulas.monotone import range_at_corners
from contested.formulas.node import LEAF, SCALE
from contested.formulas.polynomial import MOST_TERMS, Polynomial, TooLong, cancelled, slope, unknowns_of
from contested.formulas.program import Program, ZeroDivisor
from contested.formulas.rational import Reader
from contested.formulas.slopes import at_ends
from contested.quantities import Interval, Number, as_int_if_whole, hull_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

MOST_BOXES, FEWEST_BOXES = 200, 16
"""How many parts of a box are looked at before the answer is an enclosure: fewer, the longer the formula."""

NARROW_ENOUGH = Fraction(1, 10**6)
"""The width of the doubt at an end, relative to the answer, that an enclosure is content with."""

_KEPT_DIGITS = 9


Bounds = tuple[Interval, bool]
"""The values of a formula, and whether that is an enclosure, which may be wider than they are."""


def range_of(program: Program, box: Sequence[Interval]) -> Bounds:
    """
    Return every value that a formula has over a box.

    Args:
        program: the formula.
        box: what each unknown of the program can be.

    Raises:
        ZeroDivisor: zero lies inside a divisor, or is all of it.
        TooManyDigits: a number becomes too long.
    """
    directions = program.directions
    if directions is not None:
        made = range_at_corners(program.rows, directions, box)
        if made is not None:
            return made, False
    if not any(repeated and not interval.is_point for repeated, interval in zip(program.repeated, box, strict=True)):
        return program.over(box), False
    opened, touched = _without_zeros(program, box)
    reader = Reader(program.rows, program.repeated, opened)
    try:
        whole = reader.whole(reader.read())
        above, below = cancelled(whole.above, whole.below)
    except (TooLong, DivisorHoldsZero):
        return _subdivided(program, opened, None)
    names = unknowns_of(above, below)
    return _subdivided(program, opened, State(above, below, {n: reader.box[n] for n in names}, poles=touched))


def _without_zeros(program: Program, box: Sequence[Interval]) -> tuple[list[Interval], bool]:
    """
    Return the box without the ends at which an unknown is a divisor and zero; check every divisor.

    Also whether another divisor touches zero: it may do so inside the box, as
    a square does.
    """
    opened = list(box)
    touched = False
    for at, row in program.divisions:
        kind, parts, value = program.rows[row]
        while kind == SCALE:
            kind, parts, value = program.rows[parts[0]]
        if kind == LEAF:
            opened[value] = _off_zero(opened[value], at)
            continue
        held = range_of(program.part(row), opened)[0]
        off = _off_zero(held, at)
        touched = touched or off is not held
    return opened, touched


def _off_zero(interval: Interval, at: int) -> Interval:
    """Return an interval without zero as an end."""
    if interval.low == 0 and not interval.is_point:
        return Interval.of_ends(0, interval.high, True, interval.high_open)
    if interval.high == 0 and not interval.is_point:
        return Interval.of_ends(interval.low, 0, interval.low_open, True)
    if interval.contains(0):
        raise ZeroDivisor(at)
    return interval


# -- boxes ------------------------------------------------------------------------


class _Box(NamedTuple):
    """A part of the box, and what is known of the formula there."""

    sides: dict[int, Interval]
    bounds: Interval
    decided: bool
    doubtful: tuple[int, ...]


class _Cutter:
    """Looks at a box as a whole, then at its parts, until the range is decided or narrow enough."""

    def __init__(self, program: Program, box: Sequence[Interval], state: State | None) -> None:
        self.program, self.state = program, state
        self.box = list(box)
        repeated = {n for n, twice in enumerate(program.repeated) if twice and not box[n].is_point}
        self.cut = repeated if state is None else set(state.box) | repeated
        self.sides = {n: box[n] for n in repeated} if state is None else {**dict(state.box)}
        self.proven = Interval.empty()

    def look(self, sides: dict[int, Interval]) -> _Box:
        """Return what is known over some sides."""
        if self.state is None:
            return self._look_by_slopes(sides)
        doubtful: set[int] = set()
        found: list[Extreme | None] = []
        for top in (False, True):
            try:
                found.append(Search(top=top).run(self.state._replace(box=sides)))
            except (Undecided, TooLong) as error:
                doubtful |= set(getattr(error, "unknowns", sides))
                found.append(None)
        low, high = found
        if low is not None and high is not None:
            exact = _interval(low, high)
            self.proven = self.proven.hull(exact)
            return _Box(sides, exact, decided=True, doubtful=())
        rough = self._rough(sides)
        low = low or Extreme(-INFINITY if rough.low is None else rough.low, rough.low_open)
        high = high or Extreme(INFINITY if rough.high is None else rough.high, rough.high_open)
        self._sample(sides)
        return _Box(sides, _interval(low, high), decided=False, doubtful=tuple(doubtful))

    def _look_by_slopes(self, sides: dict[int, Interval]) -> _Box:
        box = self._with(sides)
        exact, doubtful = at_ends(self.program, box, tuple(sides))
        if exact is not None:
            self.proven = self.proven.hull(exact)
            return _Box(sides, exact, decided=True, doubtful=())
        self._sample(sides)
        return _Box(sides, self._by_tree(box), decided=False, doubtful=doubtful)

    def _with(self, sides: Mapping[int, Interval]) -> list[Interval]:
        return [sides.get(n, held) for n, held in enumerate(self.box)]

    def _by_tree(self, box: Sequence[Interval]) -> Interval:
        """Return what the operations give one after the other; anything, where a divisor seems to hold zero."""
        try:
            return self.program.over(box)
        except ZeroDivisor:
            return Interval.everything()

    def _rough(self, sides: dict[int, Interval]) -> Interval:
        """Return an interval that holds every value: by the tree, and by collected terms."""
        assert self.state is not None
        by_tree = self._by_tree(self._with(sides))
        above, below = values_over(self.state.above, sides), values_over(self.state.below, sides)
        try:
            return by_tree.intersection(above / below)
        except DivisorHoldsZero:
            return by_tree

    def _sample(self, sides: dict[int, Interval]) -> None:
        """Add one value that the formula certainly has to what is proven."""
        if self.state is None:
            point_of_all = [_inner(side) for side in self._with(sides)]
            with suppress(ZeroDivisor):
                held = self.program.at(point_of_all)
                self.proven = self.proven.hull(Interval.of_ends(held, held, False, False))
            return
        point = {n: _inner(side) for n, side in sides.items()}
        below = self.state.below.evaluate(point)
        if below != 0:
            value = as_int_if_whole(Fraction(self.state.above.evaluate(point)) / Fraction(below))
            self.proven = self.proven.hull(Interval.of_ends(value, value, False, False))

    def halves(self, box: _Box) -> list[dict[int, Interval]]:
        """Cut a box where it is widest; at the place where the derivative is zero, if that is known."""
        names = [n for n in box.doubtful if not box.sides[n].is_point] or [
            n for n, side in box.sides.items() if not side.is_point
        ]
        if self.state is not None and len(self.state.above) * len(self.state.below) <= MOST_TERMS:
            for n in names:
                place = _turning_point(self.state.above, self.state.below, n, box.sides)
                if place is not None:
                    return _cut(box.sides, n, place)
        n = max(names, key=lambda name: (_width(box.sides[name]), -name))
        return _cut(box.sides, n, _inner(box.sides[n]))


def _subdivided(program: Program, box: Sequence[Interval], state: State | None) -> Bounds:
    cutter = _Cutter(program, box, state)
    waiting: list[tuple[object, int, _Box]] = []
    order = 0
    first = cutter.look(cutter.sides)
    if first.decided:
        return first.bounds, False
    heapq.heappush(waiting, (_urgency(first.bounds, cutter.proven), order, first))
    left = []
    size = 1 if state is None else len(state.above) * len(state.below)
    most = max(FEWEST_BOXES, MOST_BOXES * 30 // max(size, 30))
    while waiting and order < most:
        _, _, worst = heapq.heappop(waiting)
        if worst.bounds.within(cutter.proven):
            continue
        if _is_narrow(hull_of([worst.bounds, cutter.proven]), cutter.proven):
            left.append(worst)
            continue
        for sides in cutter.halves(worst):
            order += 1
            half = cutter.look(sides)
            if not half.decided:
                held = half._replace(bounds=half.bounds.intersection(worst.bounds))
                heapq.heappush(waiting, (_urgency(held.bounds, cutter.proven), order, held))
    left += [box for _, _, box in waiting if not box.bounds.within(cutter.proven)]
    left = [box for box in left if not box.bounds.within(cutter.proven)]
    if not left:
        return cutter.proven, False
    outer = hull_of([cutter.proven, *(box.bounds for box in left)])
    return _rounded_outward(outer, cutter.proven), True


def _urgency(bounds: Interval, proven: Interval) -> tuple[int, Number]:
    """Order boxes: those that may reach furthest beyond what is proven first."""
    if proven.is_empty or proven.low is None or proven.high is None:
        return (0, 0)
    if bounds.low is None or bounds.high is None:
        return (0, 0)
    return (1, -max(proven.low - bounds.low, bounds.high - proven.high))


def _is_narrow(outer: Interval, proven: Interval) -> bool:
    if outer.low is None or outer.high is None or proven.low is None or proven.high is None:
        return False
    doubt = max(Fraction(proven.low - outer.low), Fraction(outer.high - proven.high))
    return doubt <= max(abs(Fraction(outer.low)), abs(Fraction(outer.high))) * NARROW_ENOUGH


def _turning_point(above: Polynomial, below: Polynomial, n: int, sides: Mapping[int, Interval]) -> Number | None:
    """Return where the derivative by an unknown is zero, if that is a known place inside, wherever the others are."""
    bent = slope(above, below, n)
    by_power = bent.coefficients(n)
    places: list[Number] = [0] if bent and 0 not in by_power else []
    if len({monomial for p in by_power.values() for monomial in p.terms}) == 1:
        least = min(by_power)
        places += _roots([_only_number(by_power.get(least + k)) for k in range(max(by_power) - least + 1)])
    side = sides[n]
    return next((p for p in places if side.contains(p) and p not in (side.low, side.high)), None)


def _only_number(p: Polynomial | None) -> Number:
    return 0 if p is None else next(iter(p.terms.values()))


def _roots(terms: Sequence[Number]) -> list[Number]:
    """Return the rational roots of a polynomial of degree one or two, by its coefficients from the lowest."""
    if len(terms) == 2:
        return [as_int_if_whole(Fraction(-terms[0]) / Fraction(terms[1]))]
    if len(terms) != 3:
        return []
    c, b, a = (Fraction(term) for term in terms)
    squared = b * b - 4 * a * c
    if squared < 0:
        return []
    root = Fraction(math.isqrt(squared.numerator), math.isqrt(squared.denominator))
    return [as_int_if_whole((-b + sign * root) / (2 * a)) for sign in (1, -1)] if root * root == squared else []


def _cut(sides: Mapping[int, Interval], n: int, place: Number) -> list[dict[int, Interval]]:
    side = sides[n]
    below = Interval.of_ends(side.low, place, side.low_open, False)
    above = Interval.of_ends(place, side.high, False, side.high_open)
    return [{**sides, n: below}, {**sides, n: above}]


def _inner(interval: Interval) -> Number:
    """Return a number inside an interval, near its middle."""
    low, high = interval.low, interval.high
    if low is None:
        return 0 if high is None or high > 0 else as_int_if_whole(Fraction(high * 2 - 1))
    if high is None:
        return 0 if low < 0 else as_int_if_whole(Fraction(low * 2 + 1))
    return as_int_if_whole(Fraction(low + high, 2))


def _width(side: Interval) -> Number | float:
    return INFINITY if side.low is None or side.high is None else side.high - side.low


def _interval(low: Extreme, high: Extreme) -> Interval:
    bottom = None if isinstance(low.value, float) else low.value
    top = None if isinstance(high.value, float) else high.value
    return Interval.of_ends(bottom, top, low.opened, high.opened)


def _rounded_outward(outer: Interval, proven: Interval) -> Interval:
    """Return an interval that holds another, with short ends; ends that are proven stay as they are."""
    low, high = outer.low, outer.high
    if low is not None and low != proven.low:
        low = _rounded(low, up=False)
    if high is not None and high != proven.high:
        high = _rounded(high, up=True)
    return Interval.of_ends(low, high, outer.low_open, outer.high_open)


def _rounded(number: Number, *, up: bool) -> Number:
    if number == 0:
        return 0
    magnitude = len(str(abs(number.numerator))) - len(str(number.denominator))
    unit = Fraction(10) ** (magnitude - _KEPT_DIGITS)
    units, rest = divmod(Fraction(number), unit)
    return as_int_if_whole((units + (1 if up and rest else 0)) * unit)
