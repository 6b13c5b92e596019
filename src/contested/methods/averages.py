"""
Averages: means of best values that take no account of stated errors, and medians; they are nobody's claim.

Of a median both ends of the middle stand where two camps face each other.
"""

from __future__ import annotations

import itertools
import math
from fractions import Fraction
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar

import attrs

from contested.errors import UnpoolableNumbers
from contested.methods.choice import about_value, averaged, no_errors, spanned, taken_for_granted
from contested.methods.grouped_picks import (
    geometric_mean_of_groups,
    mean_of_groups,
    median_of_groups,
    trimmed_mean_of_groups,
    weighted_median_of_groups,
)
from contested.methods.method import Method, a_share, left_out_one, one_of
from contested.methods.outcome import (
    AVERAGES,
    VALUES,
    WIDEST_GAP,
    Bracket,
    FailedPrecondition,
    Outcome,
    objections,
    precise,
)
from contested.methods.pooled import Pooled, floats, values_and_variances, within_floats
from contested.quantities import quotient

if TYPE_CHECKING:
    from collections.abc import Sequence

    from contested.answers.evidence import Evidence
    from contested.methods.origin_columns import GroupedOutcome, OriginColumns
    from contested.quantities import Number


@attrs.frozen
class Mean(Method):
    """The arithmetic mean of the best values, one an origin."""

    name: ClassVar[str] = "arithmetic mean"
    reference: ClassVar[str] = "JCGM 100:2008 (GUM), 4.2.1"
    assumes: ClassVar[tuple[str, ...]] = ("one true value", "errors without a common direction", "independent origins")
    needs: ClassVar[tuple[str, ...]] = AVERAGES

    def weigh(self, evidence: Evidence) -> Outcome:
        """Return the mean, exactly."""
        value = _mean([witness.value for witness in evidence.witnesses])
        allows = averaged(evidence.witnesses, value, _mean)
        return Outcome(value, used=evidence.witnesses, caveats=taken_for_granted(evidence), allows=allows)

    def of_groups(self, groups: OriginColumns, independent: bool) -> GroupedOutcome:  # noqa: ARG002  # pools ask
        """Return the mean of each figure."""
        return mean_of_groups(groups)

    def pool(self, values: Sequence[Any]) -> Pooled:
        """
        Return the mean of plain numbers.

        Raises:
            UnpoolableNumbers: there are none, or one is not finite.
        """
        numbers = floats(values, "values")
        with within_floats():
            return Pooled(self.variant, math.fsum(numbers) / len(numbers))

    def leave_one_out(self, values: Sequence[Any]) -> tuple[Pooled, ...]:
        """Return the mean without each value in turn."""
        return left_out_one(self.pool, values, None)


@attrs.frozen
class GeometricMean(Method):
    """The geometric mean of the best values, all above zero: for claims that differ by factors."""

    name: ClassVar[str] = "geometric mean"
    reference: ClassVar[str] = "C. Genest and J. V. Zidek, Combining probability distributions, Statist. Sci. 1, 1986"
    assumes: ClassVar[tuple[str, ...]] = ("errors that are factors, as likely up as down", "independent origins")
    needs: ClassVar[tuple[str, ...]] = AVERAGES

    def weigh(self, evidence: Evidence) -> Outcome:
        """Return the geometric mean."""
        values = [witness.value for witness in evidence.witnesses]
        if min(values) <= 0:
            says = "a value is not above zero, so that there is no geometric mean"
            return Outcome(objection=FailedPrecondition("not-positive", says, can_be_waived=False))
        value = self.pool(values).estimate if len(set(values)) > 1 else values[0]
        allows = averaged(evidence.witnesses, precise(value), self._exactly)
        return Outcome(value, used=evidence.witnesses, caveats=taken_for_granted(evidence), allows=allows)

    def of_groups(self, groups: OriginColumns, independent: bool) -> GroupedOutcome:  # noqa: ARG002  # pools ask
        """Return the geometric mean of each figure."""
        return geometric_mean_of_groups(groups)

    def _exactly(self, values: Sequence[Number]) -> Number:
        return 0 if min(values) <= 0 else precise(self.pool(values).estimate)

    def pool(self, values: Sequence[Any]) -> Pooled:
        """
        Return the geometric mean of plain numbers.

        Raises:
            UnpoolableNumbers: there are none, one is not finite or not above zero.
        """
        numbers = floats(values, "values")
        for n, number in enumerate(numbers):
            if number <= 0:
                raise UnpoolableNumbers(f"values[{n}]", f"{number:g} is not above zero; leave it out or use the mean")
        mean = math.exp(math.fsum(map(math.log, numbers)) / len(numbers))
        return Pooled(self.variant, min(max(mean, min(numbers)), max(numbers)))

    def leave_one_out(self, values: Sequence[Any]) -> tuple[Pooled, ...]:
        """Return the geometric mean without each value in turn."""
        return left_out_one(self.pool, values, None)


@attrs.frozen
class TrimmedMean(Method):
    """The mean without the ``proportion`` of the values that is lowest, and as many that are highest."""

    name: ClassVar[str] = "trimmed mean"
    reference: ClassVar[str] = "J. W. Tukey, The future of data analysis, Ann. Math. Statist. 33, 1962"
    assumes: ClassVar[tuple[str, ...]] = ("that outliers are wrong, as many on either side", "independent origins")
    needs: ClassVar[tuple[str, ...]] = AVERAGES

    proportion: float = attrs.field(default=0.2, validator=a_share("proportion", below=0.5))

    def weigh(self, evidence: Evidence) -> Outcome:
        """Return the mean of what is kept, exactly; the others are named."""
        ordered = sorted(evidence.witnesses, key=lambda w: (w.value, w.names))
        cut = self._cut(len(ordered))
        kept = [witness.value for witness in ordered[cut : len(ordered) - cut]]
        inside = set(kept)
        used = tuple(witness for witness in evidence.witnesses if witness.value in inside)  # equals are trimmed alike
        gone = tuple((witness, "trimmed") for witness in evidence.witnesses if witness.value not in inside)
        value = _mean(kept)
        allows = averaged(evidence.witnesses, value, self._exactly)
        return Outcome(value, used=used, left_out=gone, caveats=taken_for_granted(evidence), allows=allows)

    def of_groups(self, groups: OriginColumns, independent: bool) -> GroupedOutcome:  # noqa: ARG002  # pools ask
        """Return the mean of what is kept of each figure."""
        return trimmed_mean_of_groups(self.proportion, groups)

    def _exactly(self, values: Sequence[Number]) -> Number:
        cut = self._cut(len(values))
        return _mean(sorted(values)[cut : len(values) - cut])

    def _cut(self, count: int) -> int:
        return math.floor(count * Fraction(str(self.proportion)))

    def pool(self, values: Sequence[Any]) -> Pooled:
        """
        Return the trimmed mean of plain numbers.

        Raises:
            UnpoolableNumbers: there are none, or one is not finite.
        """
        numbers = sorted(floats(values, "values"))
        cut = self._cut(len(numbers))
        kept = numbers[cut : len(numbers) - cut]
        with within_floats():
            return Pooled(self.variant, math.fsum(kept) / len(kept))

    def leave_one_out(self, values: Sequence[Any]) -> tuple[Pooled, ...]:
        """Return the trimmed mean without each value in turn."""
        return left_out_one(self.pool, values, None)


def _mean(values: Sequence[Number]) -> Number:
    return quotient(sum(values, start=Fraction(0)), len(values))


MADE = tuple(code for code in AVERAGES if code not in (*VALUES, "mixed-scope"))
"""What a median needs that lies between two claims, beside what every median needs."""


@attrs.frozen
class Median(Method):
    """
    The middle value.

    ``even`` says what to do between two middle values: "interval" gives both
    as a range where two camps face each other (more than two thirds of the
    whole range lie between them) and else their midpoint; "midpoint",
    "lower" and "upper" always choose.
    """

    name: ClassVar[str] = "median"
    reference: ClassVar[str] = "P. J. Huber, Robust Statistics, Wiley, 1981"
    assumes: ClassVar[tuple[str, ...]] = ("that fewer than half of the independent origins are wrong on one side",)
    needs: ClassVar[tuple[str, ...]] = (*VALUES, "mixed-scope")

    even: str = attrs.field(default="interval", validator=one_of("even", ("interval", "midpoint", "lower", "upper")))

    def weigh(self, evidence: Evidence) -> Outcome:
        """Return the median, or the interval between two camps."""
        values = sorted(witness.value for witness in evidence.witnesses)
        low, high = values[(len(values) - 1) // 2], values[len(values) // 2]
        if self.even == "interval" and (high - low) * WIDEST_GAP[1] > (values[-1] - values[0]) * WIDEST_GAP[0]:
            bracket = Bracket("median", low, high, evidence.unit)
            lows = averaged(evidence.witnesses, low, partial(_middle, even="lower"))[0]
            highs = averaged(evidence.witnesses, high, partial(_middle, even="upper"))[0]
            told = ("any value between is a median",)
            return Outcome(brackets=(bracket,), used=evidence.witnesses, caveats=told, allows=(lows.hull(highs),))
        value = _middle(values, self.even)
        doubts = () if value in (low, high) else objections(evidence, MADE)
        allows = averaged(evidence.witnesses, value, partial(_middle, even=self.even))
        return Outcome(value, used=evidence.witnesses, doubts=doubts, allows=allows)

    def of_groups(self, groups: OriginColumns, independent: bool) -> GroupedOutcome:  # noqa: ARG002  # pools ask
        """Return the median of each figure, or the interval between two camps."""
        return median_of_groups(self.even, groups, MADE)

    def pool(self, values: Sequence[Any]) -> Pooled:
        """
        Return the median of plain numbers; between two, their midpoint unless ``even`` is "lower" or "upper".

        Raises:
            UnpoolableNumbers: there are none, or one is not finite.
        """
        numbers = sorted(floats(values, "values"))
        low, high = numbers[(len(numbers) - 1) // 2], numbers[len(numbers) // 2]
        return Pooled(
            self.variant, low if self.even == "lower" else high if self.even == "upper" else low / 2 + high / 2
        )

    def leave_one_out(self, values: Sequence[Any]) -> tuple[Pooled, ...]:
        """Return the median without each value in turn."""
        return left_out_one(self.pool, values, None)


@attrs.frozen
class WeightedMedian(Method):
    """The value at which half of the weight lies on each side; each weighs the inverse of its variance."""

    name: ClassVar[str] = "weighted median"
    reference: ClassVar[str] = "F. Y. Edgeworth, On a new method of reducing observations, Phil. Mag. 25, 1888"
    assumes: ClassVar[tuple[str, ...]] = ("that stated errors are right: who claims the smallest decides",)
    needs: ClassVar[tuple[str, ...]] = (*VALUES, "mixed-scope", "no-uncertainty", "mixed-levels", "lopsided")

    def weigh(self, evidence: Evidence) -> Outcome:
        """Return the weighted median."""
        known = [w for w in evidence.witnesses if w.error is not None]
        if not known:
            return no_errors(evidence)
        pairs = [(w.value, 1 / w.error**2) for w in known if w.error is not None]
        low, high = _weighted_middle(pairs)
        gone = tuple((w, w.without_error) for w in evidence.witnesses if w.error is None)
        caveats = ["it follows whoever claims the smallest error"]
        weights = [weight for _, weight in pairs]
        lowest, highest = (partial(_weighed, weights=weights, which=which) for which in (0, 1))
        allows = (spanned([about_value(w) for w in known], (low, high), lowest, highest),)
        if low != high:
            bracket = Bracket("median", low, high, evidence.unit)
            told = ("any value between is a weighted median", *caveats)
            return Outcome(brackets=(bracket,), used=tuple(known), left_out=gone, caveats=told, allows=allows)
        return Outcome(low, used=tuple(known), left_out=gone, caveats=tuple(caveats), allows=allows)

    def of_groups(self, groups: OriginColumns, independent: bool) -> GroupedOutcome:  # noqa: ARG002  # pools ask
        """Return the weighted median of each figure."""
        return weighted_median_of_groups(groups)

    def pool(self, values: Sequence[Any], variances: Sequence[Any]) -> Pooled:
        """
        Return the weighted median of plain numbers.

        Raises:
            UnpoolableNumbers: none, not one variance a value, not finite, or a variance not above zero.
        """
        x, v = values_and_variances(values, variances)
        pairs = sorted(zip(x, v, strict=True))
        low, high = _halves([1 / one for _, one in pairs])
        return Pooled(self.variant, pairs[low][0] / 2 + pairs[high][0] / 2)

    def leave_one_out(self, values: Sequence[Any], variances: Sequence[Any]) -> tuple[Pooled, ...]:
        """Return the weighted median without each value in turn."""
        return left_out_one(self.pool, values, variances)


def _middle(values: Sequence[Number], even: str) -> Number:
    ordered = sorted(values)
    low, high = ordered[(len(ordered) - 1) // 2], ordered[len(ordered) // 2]
    return low if even == "lower" else high if even == "upper" else quotient(low + high, 2)


def _weighted_middle(pairs: Sequence[tuple[Number, float]]) -> tuple[Number, Number]:
    """Return the lowest and the highest weighted median of pairs of value and weight."""
    ordered = sorted(pairs)
    low, high = _halves([weight for _, weight in ordered])
    return ordered[low][0], ordered[high][0]


def _weighed(values: Sequence[Number], weights: Sequence[float], which: int) -> Number:
    """Return the lowest (0) or the highest (1) weighted median."""
    return _weighted_middle(list(zip(values, weights, strict=True)))[which]


def _halves(weights: Sequence[float]) -> tuple[int, int]:
    """Return the first place with half of the weight below or at it, and the next one where that is exactly half."""
    half = math.fsum(weights) / 2
    place = next(n for n, sofar in enumerate(itertools.accumulate(weights)) if sofar >= half * (1 - 1e-12))
    exactly = math.fsum(weights[: place + 1]) <= half * (1 + 1e-12)
    return place, min(place + exactly, len(weights) - 1)
