"""
Pooling: the pools of ``contested.methods`` that have a formula, on the voices of a figure.

Weights are inverse variances; who states no error is left out.  Estimators of
the variance between voices that take steps (PM, EB, ML, REML) are none of an
engine's, and answer figure by figure.
"""

from __future__ import annotations

from statistics import NormalDist
from typing import TYPE_CHECKING, Any

import attrs

from contested.methods.opinion import CovarianceIntersection, LogPool
from contested.methods.pools import FixedEffect, PDGAverage, RandomEffects
from contested.table.choices_of_groups import NO_ERROR
from contested.table.engine import narwhals
from contested.table.recipes import Recipe

if TYPE_CHECKING:
    from collections.abc import Callable

    from contested.methods.method import Method
    from contested.table.origin_groups import Voices
    from contested.table.recipes import Columns


@attrs.frozen(eq=False)
class Sums:
    """Weighted sums over the voices of a figure, each a column that is made when it is asked for."""

    voices: Voices

    def weighed(self, weight: Any, name: str) -> tuple[Columns, ...]:
        """Return the steps that weigh by ``weight``: its total, the mean, and squares about it."""
        nw, over = narwhals(), self.voices.over
        w, x = nw.col(f"w_{name}"), nw.col("x")
        mean = nw.col(f"mean_{name}")
        return (
            {f"w_{name}": nw.when(~nw.col("error").is_null()).then(weight)},
            {f"total_{name}": over(w.sum()), f"product_{name}": over((w * x).sum())},
            {f"mean_{name}": nw.col(f"product_{name}") / nw.col(f"total_{name}")},
            {f"rest_{name}": w * (x - mean) * (x - mean)},
            {f"q_{name}": over(nw.col(f"rest_{name}").sum()), f"squares_{name}": over((w * w).sum())},
        )

    def moments(self, name: str) -> Any:
        """Return the variance between voices by the method of moments with any weights, zero or above."""
        nw = narwhals()
        total, squares = nw.col(f"total_{name}"), nw.col(f"squares_{name}")
        within = nw.col(f"within_{name}") - nw.col(f"twice_{name}") / total
        return nw.max_horizontal((nw.col(f"q_{name}") - within) / (total - squares / total), nw.lit(0.0))

    def within(self, name: str) -> Columns:
        """Return the columns that ``moments`` needs beside: weights times variances, and their squares."""
        nw, over = narwhals(), self.voices.over
        w, v = nw.col(f"w_{name}"), nw.col("error") * nw.col("error")
        return {f"within_{name}": over((w * v).sum()), f"twice_{name}": over((w * w * v).sum())}


def _variance() -> Any:
    nw = narwhals()
    return nw.col("error") * nw.col("error")


def _outcome(
    method: Any, steps: tuple[Columns, ...], name: str, error: Any, more: Columns, *, independent: bool
) -> Recipe:
    """
    Return the weighted mean and its interval.

    Without declared independence the standard error is not below the best
    voice's: how far errors are common is not known (design.md, rule 6).
    """
    nw = narwhals()
    made = {name_: nw.col(name_).max() for name_ in (f"mean_{name}", f"total_{name}", f"q_{name}", "known")}
    made |= {"m_best": nw.col("error").min(), **more}
    mean = nw.col(f"mean_{name}")
    reach = NormalDist().inv_cdf(0.5 + method.level / 2)
    own_error = error if independent else nw.max_horizontal(error, nw.col("m_best"))
    finite = mean.is_finite().fill_null(value=False) & error.is_finite().fill_null(value=False)
    nobody = (nw.col("known") == 0).fill_null(value=False)
    return Recipe(
        ({"used": ~nw.col("error").is_null()}, *steps),
        made,
        mean,
        mean - own_error * reach,
        mean + own_error * reach,
        own_error,
        exact=nw.lit(False),
        own={NO_ERROR: nobody, "unpoolable": ~finite & ~nobody & (nw.col("voices") > 0)},
    )


def _known(voices: Voices) -> Columns:
    nw = narwhals()
    return {"known": voices.over((~nw.col("error").is_null()).cast(nw.Int64).sum())}


def _fixed(method: FixedEffect, voices: Voices, independent: bool) -> Recipe:
    nw = narwhals()
    steps = (_known(voices), *Sums(voices).weighed(1.0 / _variance(), "f"))
    error = nw.col("total_f") ** -0.5
    if method.birge:
        df = nw.when(nw.col("known") > 1).then(nw.col("known") - 1)
        ratio = nw.coalesce((nw.col("q_f") / df) ** 0.5, nw.lit(1.0))
        error = error * nw.max_horizontal(ratio, nw.lit(1.0))
    return _outcome(method, steps, "f", error, {}, independent=independent)


def _pdg(method: PDGAverage, voices: Voices, independent: bool) -> Recipe:
    """Scale the error by how far values differ, without those of errors above 3 √n times that of the mean."""
    nw = narwhals()
    steps = (_known(voices), *Sums(voices).weighed(1.0 / _variance(), "f"))
    unscaled = nw.col("total_f") ** -0.5
    near = nw.col("error") <= 3.0 * nw.col("known") ** 0.5 * unscaled
    more = {
        "m_kept": near.fill_null(value=False).cast(nw.Int64).sum(),
        "m_rest": nw.when(near).then(nw.col("rest_f")).sum(),
    }
    df = nw.when(nw.col("m_kept") > 1).then(nw.col("m_kept") - 1)
    scale = nw.coalesce((nw.col("m_rest") / df) ** 0.5, nw.lit(1.0))
    return _outcome(method, steps, "f", unscaled * nw.max_horizontal(scale, nw.lit(1.0)), more, independent=independent)


def _log(method: LogPool, voices: Voices, independent: bool) -> Recipe:
    nw = narwhals()
    steps = (_known(voices), *Sums(voices).weighed(1.0 / _variance(), "f"))
    error = (nw.col("total_f") / nw.col("known")) ** -0.5
    return _outcome(method, steps, "f", error, {}, independent=independent)


def _random(method: RandomEffects, voices: Voices, independent: bool) -> Recipe:
    """Add the variance between voices to each variance, by the estimator that ``tau2`` names."""
    nw, sums = narwhals(), Sums(voices)
    variance = _variance()
    steps: list[Columns] = [_known(voices)]
    first = nw.lit(1.0) if method.tau2 in ("HE", "HE2", "SJ") else 1.0 / variance
    steps += [*sums.weighed(first, "f"), sums.within("f")]
    df = nw.col("known") - 1
    if method.tau2 == "HS":
        between = nw.max_horizontal((nw.col("q_f") - nw.col("known")) / nw.col("total_f"), nw.lit(0.0))
    elif method.tau2 == "SJ":
        start = nw.col("q_f") / nw.col("known")
        steps += [{"start": start}, *sums.weighed(1.0 / (variance + nw.col("start")), "s")]
        between = nw.when(nw.col("start") > 0).then(nw.col("start") * nw.col("q_s") / df).otherwise(nw.lit(0.0))
    else:
        between = sums.moments("f")
        if method.tau2 in ("DL2", "HE2"):
            steps.append({"tau2_f": nw.when(df > 0).then(between).otherwise(nw.lit(0.0))})
            steps += [*sums.weighed(1.0 / (variance + nw.col("tau2_f")), "s"), sums.within("s")]
            between = sums.moments("s")
    steps.append({"tau2": nw.when(df > 0).then(between).otherwise(nw.lit(0.0))})
    steps += sums.weighed(1.0 / (variance + nw.col("tau2")), "r")
    return _outcome(method, tuple(steps), "r", nw.col("total_r") ** -0.5, {}, independent=independent)


def _intersection(method: CovarianceIntersection, voices: Voices, independent: bool) -> Recipe:
    """Return the most precise value with its own error; several that are as precise tie."""
    del independent
    nw = narwhals()
    error = nw.col("error")
    best = nw.when(nw.col("used")).then(nw.col("x"))
    made = {"m_least": best.min(), "m_most": best.max(), "m_error": error.min()}
    least, most = nw.col("m_least"), nw.col("m_most")
    reach = NormalDist().inv_cdf(0.5 + method.level / 2) * nw.col("m_error")
    nobody = nw.col("m_error").is_null() & (nw.col("voices") > 0)
    return Recipe(
        ({"used": (error == voices.over(error.min())).fill_null(value=False)},),
        made,
        least,
        least - reach,
        least + reach,
        nw.col("m_error"),
        exact=nw.lit(False),
        own={NO_ERROR: nobody, "tie": (least != most).fill_null(value=False)},
    )


BY_MOMENTS = ("DL", "HE", "HS", "SJ", "DL2", "HE2")
"""The estimators of the variance between voices that are formulas."""

POOLING: dict[type[Method], Callable[[Any, Voices, bool], Recipe]] = {
    FixedEffect: _fixed,
    PDGAverage: _pdg,
    RandomEffects: _random,
    LogPool: _log,
    CovarianceIntersection: _intersection,
}
"""The recipe of each pool, by its exact class: a subclass may weigh otherwise."""
