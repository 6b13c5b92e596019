"""
Stated uncertainty: what a standard error, or an interval at a level, allows of one value (design.md, rule 2).

A standard error reaches as far as the normal interval of a level, 95 % unless
another one is asked for.  An interval that was stated at a level is used as
stated at that very level, and scaled by normal quantiles to any other; a bound
that was stated without a level is hard, and is none of this.
"""

from __future__ import annotations

import math
from fractions import Fraction
from functools import lru_cache
from statistics import NormalDist

import attrs

from contested.errors import NotALevel
from contested.quantities.interval import Interval
from contested.quantities.numbers import Number, as_int_if_whole, ends_around, exact, product

USUAL_LEVEL = Fraction(19, 20)
"""The level at which verdicts use what is stated, unless another one is asked for (GUM, 6.2: about 95 %)."""


def read_level(level: object) -> Number:
    """
    Return the level at which stated errors are used.

    Raises:
        NotALevel: it is not between 0 and 1, both excluded.
    """
    found = exact(level)
    if not 0 < found < 1:
        raise NotALevel(level)
    return found


@lru_cache(maxsize=256)
def normal_quantile(level: Number) -> Fraction:
    """
    Return how many standard errors the central normal interval of a level reaches to each side.

    Of 95 % it is 1.959963984540054: the shortest decimal form of the double.
    Tables use this very number, so that both settle the same questions.
    """
    share = min(max(0.5 + float(level) / 2, math.nextafter(0.5, 1)), math.nextafter(1, 0))
    return Fraction(repr(NormalDist().inv_cdf(share)))


@attrs.frozen
class StatedError:
    """
    The stated uncertainty of one value.

    ``below`` and ``above`` are how far it reaches to each side at ``level``,
    or standard errors where that is None.  ``hedged`` is what the hedges of
    the source allow without it, ``hard`` what its hard bounds leave.  Of what
    was computed, ``at_most`` says that the errors were added up, since nobody
    declared that they are independent, and ``first_order`` that the formula
    was taken as a straight line there.
    """

    value: Number
    below: Number
    above: Number
    level: Number | None
    hedged: Interval
    hard: Interval | None = None
    at_most: bool = False
    first_order: bool = False

    def widths(self, level: Number) -> tuple[Number, Number]:
        """Return how far it reaches below and above at a level."""
        times = normal_quantile(level)
        if self.level is not None:
            if self.level == level:
                return self.below, self.above
            times /= normal_quantile(self.level)
        below = product(self.below, times)
        return below, below if self.above is self.below else product(self.above, times)

    def reach(self, level: Number) -> Interval:
        """
        Return what the value allows at a level: value - width to value + width, joined to what its hedges allow.

        This is the definition; an engine's columns are held to it by a law.
        """
        low, high = ends_around(self.value, *self.widths(level))
        joined = self.hedged.hull(Interval.ordered(low, high, False, False))
        return joined if self.hard is None else joined.intersection(self.hard)

    @property
    def standard(self) -> tuple[Number, Number]:
        """The standard errors below and above."""
        if self.level is None:
            return self.below, self.above
        times = normal_quantile(self.level)
        return as_int_if_whole(self.below / times), as_int_if_whole(self.above / times)
