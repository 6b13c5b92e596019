"""Means: averages of best values that take no account of stated errors, and are nobody's claim."""

from __future__ import annotations

import math
from fractions import Fraction
from typing import TYPE_CHECKING, Any, ClassVar

import attrs

from contested.errors import UnpoolableNumbers
from contested.methods.choice import averaged, taken_for_granted
from contested.methods.grouped_picks import geometric_mean_of_groups, mean_of_groups, trimmed_mean_of_groups
from contested.methods.method import Method, a_share, left_out_one
from contested.methods.outcome import AVERAGES, FailedPrecondition, Outcome, precise
from contested.methods.pooled import Pooled, floats, within_floats
from contested.quantities.numbers import quotient

if TYPE_CHECKING:
    from collections.abc import Sequence

    from contested.answers.evidence import Evidence
    from contested.methods.origin_columns import GroupedOutcome, OriginColumns
    from contested.quantities.numbers import Number


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
