"""
The least and the greatest value of a quotient of polynomials over a box, where monotonicity decides it.

An unknown in which the quotient only rises or only falls is put to one of its
ends, and so on with what is left; an absent end takes the limit.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from contested.formulas.polynomial import ONE, Polynomial, cancelled, coefficients, degree, put, sign_over, unknowns
from contested.formulas.rational import slope
from contested.quantities.numbers import Number, as_int_if_whole

if TYPE_CHECKING:
    from collections.abc import Mapping

    from contested.quantities.interval import Interval

INFINITY = float("inf")
MOST_BRANCHES = 256


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
            names = unknowns(state.above, state.below)
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
            straight = [n for n in names if degree(slopes[n], n) == 0]
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
        above, below = put(state.above, n, end), put(state.below, n, end)
        opened = state.opened or (interval.high_open if up else interval.low_open)
        if not below:
            return self._endless(sign, state)  # the divisor becomes zero there
        above, below = cancelled(above, below)
        return state._replace(above=above, below=below, box=_without(state.box, n), opened=opened)

    def _at_infinity(self, state: State, n: int, sign: int | None) -> State | Extreme:
        high, low = degree(state.above, n), degree(state.below, n)
        lead_above, lead_below = coefficients(state.above, n)[high], coefficients(state.below, n)[low]
        box = _without(state.box, n)
        if high < low:
            return state._replace(above={}, below=ONE, box=box, opened=True)
        if high == low:
            above, below = cancelled(lead_above, lead_below)
            return state._replace(above=above, below=below, box=box, opened=True)
        return self._endless(sign, state)

    def _endless(self, sign: int | None, state: State) -> Extreme:
        """Return an infinity; which one, only the sign of the derivative says."""
        if sign is None:
            raise Undecided(tuple(unknowns(state.above, state.below)))
        return Extreme(INFINITY if self.top else -INFINITY, opened=True)


def _finished(state: State) -> Extreme:
    value = as_int_if_whole(Fraction(state.above.get((), 0)) / Fraction(state.below[()]))
    return Extreme(value, state.opened and not state.unsure)


def _opened(interval: Interval, up: bool) -> bool:
    end, opened = (interval.high, interval.high_open) if up else (interval.low, interval.low_open)
    return end is None or opened


def _without(box: Mapping[int, Interval], n: int) -> dict[int, Interval]:
    return {m: interval for m, interval in box.items() if m != n}


def inner(interval: Interval) -> Number:
    """Return a number inside an interval, near its middle."""
    low, high = interval.low, interval.high
    if low is None:
        return 0 if high is None or high > 0 else as_int_if_whole(Fraction(high * 2 - 1))
    if high is None:
        return 0 if low < 0 else as_int_if_whole(Fraction(low * 2 + 1))
    return as_int_if_whole(Fraction(low + high, 2))
