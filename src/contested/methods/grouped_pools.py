"""
Pools of many figures at once: as ``pools.pooled_outcome`` has them for one, the definition.

Weights are inverse variances; who states no error is left out.  A pool that is
a search (mixtures, subsets) comes in figure by figure, through the same door.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from contested.errors import UnpoolableNumbers
from contested.methods.grouped_variances import GroupedValues
from contested.methods.origin_columns import NO_ERROR, GroupedOutcome
from contested.methods.pooled import Pooled, around
from contested.optional import Array, numpy

if TYPE_CHECKING:
    from collections.abc import Callable

    from contested.methods.origin_columns import OriginColumns


def pooled_of_groups(
    groups: OriginColumns,
    pool: Callable[[GroupedValues], tuple[Array, Array]],
    level: float,
    *,
    independent: bool,
    student: bool = False,
    fewest: int = 1,
) -> GroupedOutcome:
    """
    Return a pool on everybody who states an error.

    Without declared independence the standard error is not below the best
    input's: how far errors are common is not known (design.md, rule 6).

    Args:
        groups: the origin groups.
        pool: means and their standard errors, of values and variances by figure.
        level: of the interval.
        independent: somebody declared the origins to be independent.
        student: the interval is that of Student's t.
        fewest: how many values the pool needs.
    """
    np = numpy()
    known = ~np.isnan(groups["error"])
    some = groups.some(known)
    mean, error = (np.full(len(groups), np.nan) for _ in range(2))
    low, high = mean.copy(), mean.copy()
    count = groups.total(known.astype(int))
    if some.any():
        base = groups.least(groups["x"], known)[some]
        data = _known_of(groups, known, count[some], base)
        with np.errstate(all="ignore"):
            mean[some], error[some] = pool(data)
            mean[some] += base
            if not independent:
                error = np.maximum(error, groups.least(groups["error"]))
            ends = around(mean[some], error[some], level, np.maximum(count[some] - 1, 1) if student else None)
        low[some], high[some] = ends
    finite = np.isfinite(mean) & np.isfinite(error) & (count >= fewest)
    own = {NO_ERROR: ~some, "unpoolable": some & ~finite}
    return GroupedOutcome(mean, known, low, high, error, np.zeros(len(groups), bool), own)


def _known_of(groups: OriginColumns, known: Array, count: Array, base: Array) -> GroupedValues:
    """Return values above the least of their figure, and variances: of those with an error, figure by figure."""
    np = numpy()
    codes = np.repeat(np.arange(len(count)), count)
    x = groups["x"][known] - base[codes]
    with np.errstate(all="ignore"):
        v = groups["error"][known] ** 2
    return GroupedValues(x, v, codes, np.arange(len(count)), count, np.cumsum(count) - count)


def most_precise_pool(groups: OriginColumns, level: float) -> GroupedOutcome:
    """Return the most precise value with its own error; several that are as precise tie."""
    np = numpy()
    error, x = groups["error"], groups["x"]
    best = groups.least(error)
    used = error == groups.wide(best)
    least, most = groups.least(x, used), groups.most(x, used)
    low, high = around(least, best, level)
    inexact = np.zeros(len(groups), bool)
    return GroupedOutcome(least, used, low, high, best, inexact, {NO_ERROR: np.isnan(best), "tie": least < most})


def one_by_one(
    groups: OriginColumns,
    pool: Callable[[list[float], list[float]], Pooled],
    level: float,
    *,
    at_least_best: bool = False,
) -> GroupedOutcome:
    """
    Return a pool that is a search, figure by figure, of everybody who states an error.

    Args:
        groups: the origin groups.
        pool: of plain values and variances; several answers that are as good
            are none, and several modes a doubt.
        level: of the interval.
        at_least_best: the error is not below the best input's, as without
            declared independence; that of a mixture never is.
    """
    np = numpy()
    known = ~np.isnan(groups["error"])
    nothing = np.full(len(groups), np.nan)
    made = {name: nothing.copy() for name in ("value", "low", "high", "error")}
    some = groups.some(known)
    never = np.zeros(len(groups), bool)
    own = {NO_ERROR: ~some, "not-unique": never.copy(), "unpoolable": never.copy()}
    modes, used = never.copy(), known.copy()
    for n in np.flatnonzero(some):
        places = np.arange(groups.starts[n], groups.starts[n] + groups.count[n])
        places = places[known[places]]
        errors = groups["error"][places]
        try:
            found = pool(groups["x"][places].tolist(), (errors * errors).tolist())
        except UnpoolableNumbers:
            own["unpoolable"][n] = True
            continue
        own["not-unique"][n], modes[n] = bool(found.alternatives), len(found.modes) > 1
        if found.kept:
            used[places] = np.isin(np.arange(len(places)), found.kept)
            errors = errors[list(found.kept)]
        error, interval = found.standard_error, found.interval
        if at_least_best and error < errors.min():
            error = float(errors.min())
            interval = around(found.estimate, error, level)
        made["value"][n], made["error"][n] = found.estimate, error
        made["low"][n], made["high"][n] = interval or (np.nan, np.nan)
    return GroupedOutcome(exact=never, used=used, own=own, doubted={"two-camps": modes}, **made)


def fixed_of_groups(data: GroupedValues, *, birge: bool) -> tuple[Array, Array]:
    """Return the means weighed by inverse variances, and their standard errors; those by the Birge ratio if asked."""
    np = numpy()
    made = data.fit()
    error = made.total**-0.5
    if birge:
        df = data.count - 1
        error = error * np.sqrt(np.maximum(1.0, np.divide(made.q, df, out=np.ones(len(df)), where=df > 0)))
    return made.mean, error


def pdg_of_groups(data: GroupedValues) -> tuple[Array, Array]:
    """Scale the error by how far values differ, without those of errors above 3 √n times that of the mean."""
    np = numpy()
    made = data.fit()
    unscaled = made.total**-0.5
    near = np.sqrt(data.v) <= data.wide(3 * np.sqrt(data.count) * unscaled)
    kept = data.total(near.astype(float))
    rest = data.total(np.where(near, made.weights * made.rest * made.rest, 0.0))
    scale = np.sqrt(np.divide(rest, kept - 1, out=np.ones(len(kept)), where=kept > 1))
    return made.mean, unscaled * np.maximum(1.0, scale)


def log_pool_of_groups(data: GroupedValues) -> tuple[Array, Array]:
    """Return the means of equally weighed products of normal distributions, and their standard errors."""
    made = data.fit()
    return made.mean, (made.total / data.count) ** -0.5
