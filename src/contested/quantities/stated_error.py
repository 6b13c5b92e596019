"""
Stated uncertainty: what a standard error, or an interval at a level, allows of one value (design.md, rule 2).

A standard error reaches as far as the normal interval of a level, 95 % unless
another one is asked for.  An interval that was stated at a level is used as
stated at that very level, and scaled by normal quantiles to any other; a bound
that was stated without a level is hard, and is none of this.
"""

from __future__ import annotations

from fractions import Fraction
from functools import lru_cache
from statistics import NormalDist
from typing import TYPE_CHECKING

import attrs

from contested.quantities.numbers import Number, as_int_if_whole

if TYPE_CHECKING:
    from contested.quantities.interval import Interval

USUAL_LEVEL = Fraction(19, 20)
"""The level at which verdicts use what is stated, unless another one is asked for (GUM, 6.2: about 95 %)."""


@lru_cache(maxsize=256)
def normal_quantile(level: Number) -> Fraction:
    """Return how many standard errors the central normal interval of a level reaches to each side."""
    return Fraction(repr(NormalDist().inv_cdf(0.5 + float(level) / 2)))


@attrs.frozen
class StatedError:
    """
    The stated uncertainty of one value.

    ``below`` and ``above`` are how far it reaches to each side at ``level``,
    or standard errors where that is None.  ``hedged`` is what the hedges of
    the source allow without it.
    """

    value: Number
    below: Number
    above: Number
    level: Number | None
    hedged: Interval

    def widths(self, level: Number) -> tuple[Number, Number]:
        """Return how far it reaches below and above at a level."""
        if self.level == level:
            return self.below, self.above
        times = normal_quantile(level)
        if self.level is not None:
            times /= normal_quantile(self.level)
        return as_int_if_whole(self.below * times), as_int_if_whole(self.above * times)

    @property
    def standard(self) -> tuple[Number, Number]:
        """The standard errors below and above."""
        if self.level is None:
            return self.below, self.above
        times = normal_quantile(self.level)
        return as_int_if_whole(self.below / times), as_int_if_whole(self.above / times)
