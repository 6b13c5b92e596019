"""
The least and the greatest value of a quotient of polynomials over a box, where monotonicity decides it.

An unknown in which the quotient only rises or only falls is put to one of its
ends, and so on with what is left; an absent end takes the limit.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from contested.formulas.polynomial import ONE, ZERO, Polynomial, cancelled, slope, unknowns_of
from contested.formulas.powers import interval_power
from contested.quantities import Interval, Number, as_int_if_whole

if TYPE_CHECKING:
    from collections.abc import Mapping

INFINITY = float("inf")
MOST_BRANCHES = 256
"""Ends tried before the question is left open: eight unknowns at both of theirs."""


class Extreme(NamedTuple):
    """A least or greatest value, or an infinity; ``opened`` where no value reaches it."""

    value: Number | float
    opened: bool


class Undecided(Exception):
    """Monotonicity does not decide; ``unknowns`` are those in question."""

    def __init__(self, left: tuple[int, ...]) -> None:
        super().__init__(left)
        self.unknowns = left


class State(NamedTuple):
    """
    A quotient over what is left of a box.

    ``opened`` where an open end was taken, ``unsure`` where the value may be
    reached elsewhere, ``poles`` where its divisor may touch zero inside.
    """

    above: Polynomial
    below: Polynomial
    box: Mapping[int, Interval]
    opened: bool = False
    poles: bool = False
    unsure: bool = False


class Search:
    """One search for the least (``top=False``) or the greatest value."""

    def __init__(self, *, top: bool) -> None:
        self.top = top
        self.branches = 0

    def run(self, state: State) -> Extreme:
        """
        Return the extreme value.

        Raises:
            Undecided: the signs of the derivatives do not decide it.
        """
        self.branches += 1
        while True:
            names = unknowns_of(state.above, state.below)
            if not names:
                return _finished(state)
            if state.poles and sign_over(state.below, state.box) is None:
                raise Undecided(tuple(names))  # beyond a pole nothing rises or falls on
            slopes = {n: slope(state.above, state.below, n) for n in names}
            signs = {n: sign_over(slopes[n], state.box) for n in names}
            ready = [(n, sign) for n, sign in signs.items() if sign is not None]
            if ready:
                # closed ends first: an open one that no longer matters then leaves the answer closed
                n, sign = min(ready, key=lambda one: (_opened(state.box[one[0]], self._goes_up(one[1])), one[0]))
                if _opened(state.box[n], self._goes_up(sign)) and len(ready) < len(names):
                    state = state._replace(unsure=True)  # one in question may reach the same value at a closed end
                moved = self._moved(state, n, self._goes_up(sign), sign)
                if isinstance(moved, Extreme):
                    return moved
                state = moved
                continue
            straight = [n for n in names if slopes[n].degree(n) == 0]
            if not straight or self.branches > MOST_BRANCHES:
                raise Undecided(tuple(names))
            return self._branched(state, straight[0])

    def _goes_up(self, sign: int) -> bool:
        return (sign >= 0) == self.top

    def _branched(self, state: State, n: int) -> Extreme:
        """Return the better of both ends of an unknown in which the quotient is monotone, wherever the others are."""
        found: list[Extreme] = []
        for up in (False, True):
            moved = self._moved(state, n, up, None)
            found.append(self.run(moved) if isinstance(moved, State) else moved)
        pick = max if self.top else min
        best = pick(one.value for one in found)
        return Extreme(best, all(one.opened for one in found if one.value == best))

    def _moved(self, state: State, n: int, up: bool, sign: int | None) -> State | Extreme:
        """Put an unknown to one end."""
        interval = state.box[n]
        end = interval.high if up else interval.low
        if end is None:
            return self._at_infinity(state, n, sign)
        above, below = state.above.substitute(n, end), state.below.substitute(n, end)
        opened = state.opened or (interval.high_open if up else interval.low_open)
        if not below:
            return self._endless(sign, state)  # the divisor becomes zero there
        above, below = cancelled(above, below)
        return state._replace(above=above, below=below, box=_without(state.box, n), opened=opened)

    def _at_infinity(self, state: State, n: int, sign: int | None) -> State | Extreme:
        high, low = state.above.degree(n), state.below.degree(n)
        lead_above, lead_below = state.above.coefficients(n)[high], state.below.coefficients(n)[low]
        box = _without(state.box, n)
        if high < low:
            return state._replace(above=ZERO, below=ONE, box=box, opened=True)
        if high == low:
            above, below = cancelled(lead_above, lead_below)
            return state._replace(above=above, below=below, box=box, opened=True)
        return self._endless(sign, state)

    def _endless(self, sign: int | None, state: State) -> Extreme:
        """Return an infinity; which one, only the sign of the derivative says."""
        if sign is None:
            raise Undecided(tuple(unknowns_of(state.above, state.below)))
        return Extreme(INFINITY if self.top else -INFINITY, opened=True)


def _finished(state: State) -> Extreme:
    value = as_int_if_whole(Fraction(state.above.free_term) / Fraction(state.below.free_term))
    return Extreme(value, state.opened and not state.unsure)


def _opened(interval: Interval, up: bool) -> bool:
    end, opened = (interval.high, interval.high_open) if up else (interval.low, interval.low_open)
    return end is None or opened


def _without(box: Mapping[int, Interval], n: int) -> dict[int, Interval]:
    return {m: interval for m, interval in box.items() if m != n}


# -- over a box -------------------------------------------------------------------


def values_over(p: Polynomial, box: Mapping[int, Interval]) -> Interval:
    """Return an interval that holds every value of a polynomial over a box, term by term."""
    total = Interval.point(0)
    for monomial, number in p.terms.items():
        term = Interval.of_ends(number, number, False, False)
        for n, k in monomial:
            term *= interval_power(box[n], k)
        total += term
    return total


def sign_over(p: Polynomial, box: Mapping[int, Interval]) -> int | None:
    """Return 1 where no value over the box is below zero, -1 where none is above, 0 for zero; None if undecided."""
    if not p:
        return 0
    shared = p.shared_monomial
    sign = 1
    for n, k in shared:
        if k % 2:
            low, high = box[n].low, box[n].high
            if low is not None and low >= 0:
                continue
            if high is None or high > 0:
                return None
            sign = -sign
    rest = values_over(p.without(shared), box)
    if rest.low is not None and rest.low >= 0:
        return sign
    return -sign if rest.high is not None and rest.high <= 0 else None
