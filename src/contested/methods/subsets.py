"""Subsets: the largest group of origins that agree within their errors; the others are named as expelled."""

from __future__ import annotations

import itertools
import math
from typing import TYPE_CHECKING, Any, ClassVar

import attrs

from contested.answers import heterogeneity
from contested.answers.evidence import place_of
from contested.errors import UnpoolableNumbers
from contested.methods.grouped_pools import one_by_one
from contested.methods.method import Method, a_share, left_out_one
from contested.methods.outcome import POOLS, FailedPrecondition, Outcome, rounded_at
from contested.methods.pooled import Pooled, around, sound, values_and_variances, within_floats
from contested.methods.pooling import pooled_outcome
from contested.names import listed
from contested.optional import quantile_of_chi2
from contested.quantities import in_full

if TYPE_CHECKING:
    from collections.abc import Sequence

    from contested.answers.evidence import Evidence
    from contested.methods.origin_columns import GroupedOutcome, OriginColumns

MOST_SUBSETS = 100_000


@attrs.frozen
class LargestConsistentSubset(Method):
    """
    The weighted mean of the largest group whose values agree by a chi-squared test at ``level``.

    Where several groups are as large, all of them are given, and a figure has
    no one answer: it depends on whom one expels.
    """

    name: ClassVar[str] = "largest consistent subset"
    reference: ClassVar[str] = "M. G. Cox, The evaluation of key comparison data, Metrologia 44, 2007"
    assumes: ClassVar[tuple[str, ...]] = ("that the majority is right and the others are wrong", "independent origins")
    needs: ClassVar[tuple[str, ...]] = tuple(code for code in POOLS if code != "two-camps")

    level: float = attrs.field(default=0.95, validator=a_share("level"))

    def weigh(self, evidence: Evidence) -> Outcome:
        """Return the mean of the one largest consistent subset, naming whom it expels."""
        found = pooled_outcome(evidence, self.pool, self.level)
        made = found.pooled
        if made is None:
            return found
        if made.alternatives:
            return Outcome(objection=FailedPrecondition("not-unique", _both(evidence, made), can_be_waived=False))
        expelled = (w for w in evidence.witnesses if w.error is not None and w not in found.used)
        gone = tuple((witness, "not in the largest consistent subset") for witness in expelled)
        return attrs.evolve(found, left_out=(*found.left_out, *gone))

    def of_groups(self, groups: OriginColumns, independent: bool) -> GroupedOutcome:
        """Return the mean of the one largest consistent subset of each figure."""
        return one_by_one(groups, self.pool, self.level, at_least_best=not independent)

    def pool(self, values: Sequence[Any], variances: Sequence[Any]) -> Pooled:
        """
        Return the mean of the largest consistent subset; ``kept`` are its indices, ``alternatives`` others as large.

        Of several the one that agrees best comes first.

        Raises:
            UnpoolableNumbers: none, not one variance a value, not finite, a
                variance not above zero, or too many subsets to look at.
            MissingExtra: scipy is needed.
        """
        x, v = values_and_variances(values, variances)
        with within_floats():
            return self._largest(x, v)

    def _largest(self, x: list[float], v: list[float]) -> Pooled:
        looked = 0
        for size in range(len(x), 1, -1):
            looked += math.comb(len(x), size)
            if looked > MOST_SUBSETS:
                reason = f"more than {MOST_SUBSETS:,} subsets would have to be looked at; use MostAgreed or Median"
                raise UnpoolableNumbers("values", reason)
            limit = quantile_of_chi2(self.level, size - 1)
            groups = [group for group in itertools.combinations(range(len(x)), size) if _q(x, v, group) <= limit]
            if groups:
                return self._best(x, v, groups)
        return self._best(x, v, [(n,) for n in range(len(x))])

    def _best(self, x: list[float], v: list[float], groups: list[tuple[int, ...]]) -> Pooled:
        made = sorted((self._mean(x, v, group) for group in groups), key=lambda one: (one.q, one.estimate))
        return attrs.evolve(made[0], alternatives=tuple(made[1:]))

    def _mean(self, x: list[float], v: list[float], group: tuple[int, ...]) -> Pooled:
        found = heterogeneity.fit([x[n] for n in group], [v[n] for n in group])
        sound(found.mean, found.q, found.total)
        error = found.total**-0.5
        weights = tuple(1 / v[n] / found.total if n in group else 0.0 for n in range(len(x)))
        return Pooled(
            self.variant,
            found.mean,
            error,
            around(found.mean, error, self.level),
            self.level,
            q=found.q,
            df=len(group) - 1,
            weights=weights,
            kept=group,
        )

    def leave_one_out(self, values: Sequence[Any], variances: Sequence[Any]) -> tuple[Pooled, ...]:
        """Return the answer without each value in turn."""
        return left_out_one(self.pool, values, variances)


def _q(x: Sequence[float], v: Sequence[float], group: Sequence[int]) -> float:
    return heterogeneity.fit([x[n] for n in group], [v[n] for n in group]).q


def _both(evidence: Evidence, made: Pooled) -> str:
    """Say what each of several subsets would give, and whom it expels."""
    known = [witness for witness in evidence.witnesses if witness.error is not None]
    parts = []
    for one in (made, *made.alternatives)[:4]:
        number = in_full(rounded_at(one.estimate, place_of(one.standard_error) - 1))
        gone = listed([w.name for n, w in enumerate(known) if n not in one.kept])
        parts.append(f"{evidence.unit.after(f'about {number}')} without {gone}")
    count = 1 + len(made.alternatives)
    more = f", and {count - 4} more" if count > 4 else ""
    return f"{count} subsets of {len(made.kept)} are as consistent: {'; '.join(parts)}{more}"
