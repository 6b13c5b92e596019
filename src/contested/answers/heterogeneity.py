"""
Between-estimate variances: how much estimates differ beyond what they say of themselves.

One group of floats; ``columns`` does the same for many.  Sums are exactly
rounded, so that their order changes nothing.  Values are taken relative to
their smallest, so that a common shift changes nothing either.
"""

from __future__ import annotations

import math
from math import fsum
from typing import TYPE_CHECKING, NamedTuple

from contested.errors import NotConverged

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

STEPS = 200
"""Steps of a search before it is given up."""

GRID = 16
"""Points at which a likelihood is looked at before its peak is sought: it can have more than one."""

CLOSE = 1e-14
"""The relative step at which a search by halving has come to rest."""

NEWTON_NEAR = 1e-9
"""The relative step at which one by Newton's steps has: the error left is its square."""


class Fit(NamedTuple):
    """A weighted mean with its weights: total weight, mean and weighted sum of squares about it."""

    weights: list[float]
    total: float
    mean: float
    q: float


def fit(x: Sequence[float], v: Sequence[float], tau2: float = 0.0) -> Fit:
    """Return the weighted mean with weights 1 / (v + tau2)."""
    return fitted(x, [1 / (one + tau2) for one in v])


def fitted(x: Sequence[float], weights: list[float]) -> Fit:
    """Return the weighted mean of ``x``."""
    total = fsum(weights)
    base = min(x)
    mean = base + fsum([w * (a - base) for w, a in zip(weights, x, strict=True)]) / total
    return Fit(weights, total, mean, fsum([w * (a - mean) ** 2 for w, a in zip(weights, x, strict=True)]))


def between(x: Sequence[float], v: Sequence[float], estimator: str) -> float:
    """
    Return the variance between estimates, zero or above.

    Args:
        x: two or more values.
        v: their variances.
        estimator: a key of ``ESTIMATORS``.

    Raises:
        NotConverged: a search did not come to rest.
    """
    if len(x) < 2:
        return 0.0
    return max(0.0, ESTIMATORS[estimator](x, v))


def by_moments(x: Sequence[float], v: Sequence[float], weights: list[float]) -> float:
    """Return the method of moments with any weights, not cut off at zero (DerSimonian and Kacker 2007, eq. 6)."""
    made = fitted(x, weights)
    squares = fsum([w * w for w in weights]) / made.total
    within = fsum([w * u for w, u in zip(weights, v, strict=True)])
    within -= fsum([w * w * u for w, u in zip(weights, v, strict=True)]) / made.total
    return (made.q - within) / (made.total - squares)


def _dersimonian_laird(x: Sequence[float], v: Sequence[float]) -> float:
    """Return by moments with weights 1 / v, of which each times its variance is one."""
    made = fit(x, v)
    return (made.q - (len(x) - 1)) / (made.total - fsum([w * w for w in made.weights]) / made.total)


def _hedges_olkin(x: Sequence[float], v: Sequence[float]) -> float:
    return by_moments(x, v, [1.0] * len(x))


def _second_step(first: str) -> Callable[[Sequence[float], Sequence[float]], float]:
    def estimator(x: Sequence[float], v: Sequence[float]) -> float:
        start = between(x, v, first)
        return by_moments(x, v, [1 / (one + start) for one in v])

    return estimator


def _hunter_schmidt(x: Sequence[float], v: Sequence[float]) -> float:
    made = fit(x, v)
    return (made.q - len(x)) / made.total


def _sidik_jonkman(x: Sequence[float], v: Sequence[float]) -> float:
    start = fitted(x, [1.0] * len(x)).q / len(x)
    return 0.0 if start == 0 else start * fit(x, v, start).q / (len(x) - 1)


def _paule_mandel(x: Sequence[float], v: Sequence[float]) -> float:
    """Solve Q(tau2) = n - 1; Q falls and is convex, so that Newton's steps from zero never overshoot."""
    tau2, wanted = 0.0, len(x) - 1
    for _ in range(STEPS):
        made = fit(x, v, tau2)
        if made.q <= wanted:
            return tau2
        slope = fsum([(w * (a - made.mean)) ** 2 for w, a in zip(made.weights, x, strict=True)])
        step = (made.q - wanted) / slope
        tau2 += step
        if step <= NEWTON_NEAR * tau2:
            return tau2
    raise NotConverged("PM", STEPS, f"Q is {made.q:.6g}, not {wanted}")


def _likelihood(restricted: bool) -> Callable[[Sequence[float], Sequence[float]], float]:
    name = "REML" if restricted else "ML"

    def logarithm(x: Sequence[float], v: Sequence[float], tau2: float) -> float:
        made = fit(x, v, tau2)
        found = -fsum([math.log(one + tau2) for one in v]) - made.q
        return found - (math.log(made.total) if restricted else 0.0)

    def slopes(x: Sequence[float], v: Sequence[float], tau2: float) -> tuple[float, float]:
        """Return the first and second derivative of the log-likelihood, twice."""
        made = fit(x, v, tau2)
        w = made.weights
        r = [a - made.mean for a in x]
        second = fsum([a * a for a in w])
        third = fsum([a**3 for a in w])
        first = fsum([(a * b) ** 2 for a, b in zip(w, r, strict=True)]) - made.total
        bend = second - 2 * fsum([a**3 * b * b for a, b in zip(w, r, strict=True)])
        bend += 2 * fsum([a * a * b for a, b in zip(w, r, strict=True)]) ** 2 / made.total
        if restricted:
            first += second / made.total
            bend += (second / made.total) ** 2 - 2 * third / made.total
        return first, bend

    def estimator(x: Sequence[float], v: Sequence[float]) -> float:
        highest = (max(x) - min(x)) ** 2
        if highest == 0:
            return 0.0
        lowest = min(*v, highest) / 100
        grid = [0.0] + [lowest * math.pow(highest / lowest, k / (GRID - 1)) for k in range(GRID)]
        heights = [logarithm(x, v, tau2) for tau2 in grid]
        best = max(range(len(grid)), key=heights.__getitem__)
        low, high = grid[max(best - 1, 0)], grid[min(best + 1, GRID)]
        tau2 = following = grid[best]
        for _ in range(STEPS):
            first, bend = slopes(x, v, tau2)
            if first == 0 or (tau2 == 0 and first < 0):
                return tau2
            low, high = (tau2, high) if first > 0 else (low, tau2)
            following = tau2 - first / bend if bend < 0 else -1.0
            near = NEWTON_NEAR
            if not low < following < high:
                following, near = (low + high) / 2, CLOSE
            if abs(following - tau2) <= near * (tau2 + following) + CLOSE * min(v):
                return following
            tau2 = following
        raise NotConverged(name, STEPS, f"the last step was {following - tau2:.3g}")

    return estimator


ESTIMATORS: dict[str, Callable[[Sequence[float], Sequence[float]], float]] = {
    "DL": _dersimonian_laird,
    "PM": _paule_mandel,
    "REML": _likelihood(restricted=True),
    "ML": _likelihood(restricted=False),
    "HE": _hedges_olkin,
    "HS": _hunter_schmidt,
    "SJ": _sidik_jonkman,
    "EB": _paule_mandel,  # Morris's empirical Bayes estimator solves the same equation
    "DL2": _second_step("DL"),
    "HE2": _second_step("HE"),
}
"""
Variances between estimates: DerSimonian-Laird, Paule-Mandel, restricted and full maximum likelihood, Hedges-Olkin
(Cochran's), Hunter-Schmidt, Sidik-Jonkman, empirical Bayes, and the two-step forms of DL and HE.
"""
