"""Opinion pools: distributions brought together, with and without the assumption that errors are independent."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any, ClassVar

import attrs

from contested.answers.evidence import place_of
from contested.methods.choice import no_errors, taken_for_granted, tie
from contested.methods.grouped_pools import log_pool_of_groups, most_precise_pool, one_by_one, pooled_of_groups
from contested.methods.method import Method, a_share, left_out_one
from contested.methods.outcome import POOLS, VALUES, Bracket, FailedPrecondition, Outcome, rounded_at
from contested.methods.pooled import Pooled, around, shares, sound, values_and_variances, within_floats
from contested.methods.pooling import pooled_outcome
from contested.quantities import in_full

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from contested.answers.evidence import Evidence
    from contested.methods.origin_columns import GroupedOutcome, OriginColumns

HALVINGS = 200
POINTS = 400
NEARER, FARTHER = 5.0, 8.0
"""Where modes are looked for beside the places around each component: this many errors from every other value."""


@attrs.frozen
class LinearPool(Method):
    """
    The mixture of everybody's normal distribution, equally weighed: never narrower than the disagreement.

    The interval holds ``level`` of it, as much outside on each side.  A
    mixture with several modes is reported by its modes, not by its mean.
    """

    name: ClassVar[str] = "linear opinion pool"
    reference: ClassVar[str] = "M. Stone, The opinion pool, Ann. Math. Statist. 32, 1961"
    assumes: ClassVar[tuple[str, ...]] = ("that one of the origins is right, each as likely", "normal errors")
    needs: ClassVar[tuple[str, ...]] = tuple(code for code in POOLS if code != "two-camps")

    level: float = attrs.field(default=0.95, validator=a_share("level"))

    def weigh(self, evidence: Evidence) -> Outcome:
        """Return the mean of the mixture; its modes where there are several."""
        known = [w for w in evidence.witnesses if w.error is not None]
        if not known:
            return no_errors(evidence)
        made = self.pool([w.value for w in known], [(w.error or 0) ** 2 for w in known])
        assert made.interval is not None
        bracket = Bracket("mixture", *made.interval, evidence.unit, self.level)
        gone = tuple((w, w.without_error) for w in evidence.witnesses if w.error is None)
        caveats = taken_for_granted(evidence)[evidence.independent is None and len(known) > 1 :]
        doubts = _several_modes(made, evidence)
        return Outcome(
            made.estimate,
            (bracket,),
            tuple(known),
            gone,
            made,
            made.standard_error,
            doubts=doubts,
            caveats=caveats,
        )

    def of_groups(self, groups: OriginColumns, independent: bool) -> GroupedOutcome:  # noqa: ARG002  # its error holds
        """Return the mean of the mixture of each figure."""
        return one_by_one(groups, self.pool, self.level)

    def pool(self, values: Sequence[Any], variances: Sequence[Any], weights: Sequence[Any] | None = None) -> Pooled:
        """
        Return the mixture of normal distributions: mean, standard deviation, interval and modes.

        Args:
            values: their means.
            variances: their variances.
            weights: how likely each is; by default all alike.

        Raises:
            UnpoolableNumbers: none, not one variance (and weight) a value, not
                finite, a variance not above zero, a weight below, or all zero.
        """
        x, v = values_and_variances(values, variances)
        w = shares(weights, len(x))
        with within_floats():
            return self._mixed(x, v, w)

    def _mixed(self, x: list[float], v: list[float], w: list[float]) -> Pooled:
        mean = math.fsum([a * b for a, b in zip(w, x, strict=True)])
        error = math.sqrt(math.fsum([a * (u + (b - mean) ** 2) for a, b, u in zip(w, x, v, strict=True)]))
        spreads = [math.sqrt(one) for one in v]
        tail = (1 - self.level) / 2
        ends = tuple(_quantile(share, x, spreads, w) for share in (tail, 1 - tail))
        return Pooled(
            self.variant,
            mean,
            error,
            (ends[0], ends[1]),
            self.level,
            weights=tuple(w),
            modes=_modes(x, spreads, w),
        )

    def leave_one_out(self, values: Sequence[Any], variances: Sequence[Any]) -> tuple[Pooled, ...]:
        """Return the mixture without each value in turn."""
        return left_out_one(self.pool, values, variances)


@attrs.frozen
class LogPool(Method):
    """
    The normalised product of everybody's normal distribution, equally weighed: externally Bayesian.

    Attributes:
        level: of the interval, between 0 and 1.
    """

    name: ClassVar[str] = "logarithmic opinion pool"
    reference: ClassVar[str] = "C. Genest and J. V. Zidek, Combining probability distributions, Statist. Sci. 1, 1986"
    assumes: ClassVar[tuple[str, ...]] = (
        "that all are partly right at once, so that it can lie where nobody is",
        "normal errors",
    )
    needs: ClassVar[tuple[str, ...]] = POOLS

    level: float = attrs.field(default=0.95, validator=a_share("level"))

    def weigh(self, evidence: Evidence) -> Outcome:
        """Return the mean of the pool."""
        return pooled_outcome(evidence, self.pool, self.level)

    def of_groups(self, groups: OriginColumns, independent: bool) -> GroupedOutcome:
        """Return the mean of the pool of each figure."""
        return pooled_of_groups(groups, log_pool_of_groups, self.level, independent=independent)

    def pool(self, values: Sequence[Any], variances: Sequence[Any], weights: Sequence[Any] | None = None) -> Pooled:
        """
        Return the pool of normal distributions.

        Args:
            values: their means.
            variances: their variances.
            weights: of each; by default all alike.

        Raises:
            UnpoolableNumbers: none, not one variance (and weight) a value, not
                finite, a variance not above zero, a weight below, or all zero.
        """
        x, v = values_and_variances(values, variances)
        w = [a / u for a, u in zip(shares(weights, len(x)), v, strict=True)]
        with within_floats():
            total = math.fsum(w)
            mean = math.fsum([a * b for a, b in zip(w, x, strict=True)]) / total
            error = total**-0.5
        sound(mean, error)
        parts = tuple(one / total for one in w)
        return Pooled(self.variant, mean, error, around(mean, error, self.level), self.level, weights=parts)

    def leave_one_out(self, values: Sequence[Any], variances: Sequence[Any]) -> tuple[Pooled, ...]:
        """Return the pool without each value in turn."""
        return left_out_one(self.pool, values, variances)


@attrs.frozen
class CovarianceIntersection(Method):
    """
    What holds however errors depend on each other: the most precise value, with its own error.

    For one quantity the optimal weight is all or nothing.  Of plain numbers
    that are equally precise the pool is the middle; of a figure they tie.

    Attributes:
        level: of the interval, between 0 and 1.
    """

    name: ClassVar[str] = "covariance intersection"
    reference: ClassVar[str] = "S. J. Julier and J. K. Uhlmann, A non-divergent estimation algorithm, Proc. ACC, 1997"
    assumes: ClassVar[tuple[str, ...]] = ("stated errors right; nothing of how they depend on each other",)
    needs: ClassVar[tuple[str, ...]] = (*VALUES, "no-uncertainty", "mixed-levels", "lopsided")

    level: float = attrs.field(default=0.95, validator=a_share("level"))

    def weigh(self, evidence: Evidence) -> Outcome:
        """Return the most precise value; several that are as precise tie."""
        found = pooled_outcome(evidence, self.pool, self.level)
        if found.pooled is None:
            return found
        least = min(witness.error for witness in found.used if witness.error is not None)
        best = tuple(witness for witness in found.used if witness.error == least)
        if len({witness.value for witness in best}) > 1:
            return tie(evidence, best)
        rest = tuple((witness, "a larger error") for witness in found.used if witness not in best)
        caveats = ("it follows whoever claims the smallest error",)
        return attrs.evolve(found, used=best, left_out=(*found.left_out, *rest), caveats=caveats)

    def of_groups(self, groups: OriginColumns, independent: bool) -> GroupedOutcome:  # noqa: ARG002  # its error holds
        """Return the most precise value of each figure."""
        return most_precise_pool(groups, self.level)

    def pool(self, values: Sequence[Any], variances: Sequence[Any]) -> Pooled:
        """
        Return the most precise value.

        Raises:
            UnpoolableNumbers: none, not one variance a value, not finite, or a variance not above zero.
        """
        x, v = values_and_variances(values, variances)
        best = [a for a, u in zip(x, v, strict=True) if u == min(v)]
        with within_floats():
            mean, error = math.fsum(best) / len(best), math.sqrt(min(v))
        weights = tuple((u == min(v)) / len(best) for u in v)
        return Pooled(self.variant, mean, error, around(mean, error, self.level), self.level, weights=weights)

    def leave_one_out(self, values: Sequence[Any], variances: Sequence[Any]) -> tuple[Pooled, ...]:
        """Return the answer without each value in turn."""
        return left_out_one(self.pool, values, variances)


def _several_modes(made: Pooled, evidence: Evidence) -> tuple[FailedPrecondition, ...]:
    if len(made.modes) < 2:
        return ()
    place = place_of(made.modes[-1] - made.modes[0]) - 1
    shown = [evidence.unit.after(f"about {in_full(rounded_at(mode, place))}") for mode in made.modes]
    return (FailedPrecondition("two-camps", f"the pool has {len(shown)} modes: {', '.join(shown)}"),)


def _quantile(share: float, x: Sequence[float], spreads: Sequence[float], w: Sequence[float]) -> float:
    """Return where the mixture's distribution function is ``share``, by halving."""

    def below(at: float) -> float:
        return math.fsum(
            [a * 0.5 * math.erfc((b - at) / (s * math.sqrt(2))) for a, b, s in zip(w, x, spreads, strict=True)]
        )

    low = min(b - 40 * s for b, s in zip(x, spreads, strict=True))
    high = max(b + 40 * s for b, s in zip(x, spreads, strict=True))
    return _halved(lambda at: share - below(at), low, high)


def _halved(height: Callable[[float], float], low: float, high: float) -> float:
    """Return where a function falls through zero between two places."""
    for _ in range(HALVINGS):
        middle = (low + high) / 2
        if middle in (low, high):
            return middle
        low, high = (middle, high) if height(middle) > 0 else (low, middle)
    return (low + high) / 2


def _modes(x: Sequence[float], spreads: Sequence[float], w: Sequence[float]) -> tuple[float, ...]:
    """Return the modes of a mixture, lowest first: where its slope falls through zero, near any component."""

    def slope(at: float) -> float:
        return math.fsum(
            [
                a * (b - at) / s**3 * math.exp(-0.5 * ((at - b) / s) ** 2)
                for a, b, s in zip(w, x, spreads, strict=True)
                if a
            ]
        )

    steps = [step / 4 for step in range(-12, 13)]
    grid = {b + step * s for b, s in zip(x, spreads, strict=True) for step in steps}
    for b in x:  # a broad component can have its mode just beside a narrow one
        for s in spreads:
            grid |= {b - NEARER * s, b + NEARER * s, b - FARTHER * s, b + FARTHER * s}
    low, high = min(x), max(x)
    grid |= {low + (high - low) * step / POINTS for step in range(POINTS + 1)}
    places = sorted(grid)
    slopes = [slope(place) for place in places]
    found = [
        _halved(slope, low, high)
        for (low, up), (high, down) in zip(
            zip(places, slopes, strict=True), zip(places[1:], slopes[1:], strict=True), strict=False
        )
        if up > 0 >= down
    ]
    return tuple(found)
