"""
Between-estimate variances of many groups at once, with numpy: the same formulas as ``heterogeneity``.

A table has one row a group; values in a long column come with the number of
their group.  Both are summed by one object, so that each formula stands here
once.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import attrs

from contested.answers.heterogeneity import CLOSE, GRID, NEWTON_NEAR, STEPS
from contested.errors import NotConverged, UnpoolableNumbers
from contested.methods.labels import coded
from contested.optional import Array, numpy

if TYPE_CHECKING:
    from collections.abc import Callable


@attrs.frozen(eq=False)
class GroupedValues:
    """
    Values and variances of many groups.

    ``codes`` are the groups' numbers of a long column; None for a table with
    one row a group.  ``starts`` are where groups begin in a column that is
    sorted by group, None in any other.  ``names`` are the groups in the order
    of results.
    """

    x: Array
    v: Array
    codes: Array
    names: Array
    count: Array
    starts: Array = None

    def total(self, a: Array, b: Array | None = None) -> Array:
        """Return the sum of ``a`` (times ``b``) in each group."""
        np = numpy()
        if self.codes is None:
            return np.einsum("ij->i", a) if b is None else np.einsum("ij,ij->i", a, b)
        if self.starts is not None:
            return np.add.reduceat(a if b is None else a * b, self.starts)
        return np.bincount(self.codes, a if b is None else a * b, len(self.count))

    def wide(self, groups: Array) -> Array:
        """Return one number a group as one a value."""
        if self.codes is None:
            return groups[:, None]
        return groups[self.codes] if self.starts is None else numpy().repeat(groups, self.count)

    def lowest(self, a: Array) -> Array:
        """Return the smallest of ``a`` in each group."""
        np = numpy()
        if self.codes is None:
            return a.min(axis=1)
        if self.starts is not None:
            return np.minimum.reduceat(a, self.starts)
        found = np.full(len(self.count), np.inf)
        np.minimum.at(found, self.codes, a)
        return found

    def where(self, chosen: Array) -> GroupedValues:
        """Return some of the groups."""
        np = numpy()
        if self.codes is None:
            return GroupedValues(self.x[chosen], self.v[chosen], None, self.names[chosen], self.count[chosen])
        kept = chosen[self.codes]
        codes = (np.cumsum(chosen) - 1)[self.codes[kept]]
        count = self.count[chosen]
        starts = None if self.starts is None else np.cumsum(count) - count
        return GroupedValues(self.x[kept], self.v[kept], codes, self.names[chosen], count, starts)

    def fit(self, tau2: Array | None = None) -> Fits:
        """Return the weighted means with weights 1 / (v + tau2)."""
        return self.fitted(1 / (self.v if tau2 is None else self.v + self.wide(tau2)))

    def fitted(self, weights: Array) -> Fits:
        """Return the weighted means, and what is left of values."""
        total, mean = self.means(weights)
        rest = self.x - self.wide(mean)
        return Fits(weights, total, mean, self.total(weights, rest * rest), rest)

    def means(self, weights: Array) -> tuple[Array, Array]:
        """Return total weights and weighted means."""
        total = self.total(weights)
        return total, self.total(weights, self.x) / total


class Fits(NamedTuple):
    """Weighted means: weights, their totals, the means, sums of squares about them, and what is left of values."""

    weights: Array
    total: Array
    mean: Array
    q: Array
    rest: Array


def grouped_values(values: object, variances: object, groups: object = None) -> GroupedValues:
    """
    Return values and variances of groups.

    Args:
        values: a table with one row a group, or a long column with ``groups``.
        variances: as ``values``.
        groups: the group of each value; whole numbers from 0 are quickest.

    Raises:
        UnpoolableNumbers: shapes that differ, nothing in them, numbers that
            are not finite, or variances that are not above zero.
    """
    np = numpy()
    if any(np.ma.is_masked(column) for column in (values, variances)):
        raise UnpoolableNumbers("values and variances", "some are masked; leave them out")
    try:
        x, v = np.asarray(values, dtype=float), np.asarray(variances, dtype=float)
    except (TypeError, ValueError) as error:
        raise UnpoolableNumbers("values and variances", f"not all are numbers ({error})") from None
    shape = 2 if groups is None else 1
    if x.shape != v.shape or x.ndim != shape or x.size == 0:
        wanted = "a table of one row a group" if groups is None else "one column"
        reason = f"they have the shapes {x.shape} and {v.shape}; give each as {wanted}, both alike and not empty"
        raise UnpoolableNumbers("values and variances", reason)
    _refuse(~np.isfinite(x), x, "values", "is not finite; leave it out")
    _refuse(~(np.isfinite(v) & (v > 0)), v, "variances", "is not a number above zero; give the square of the error")
    if groups is None:
        return GroupedValues(x, v, None, np.arange(len(x)), np.full(len(x), x.shape[1]))
    names, codes, count = coded(groups, "groups", len(x))
    if (codes[1:] < codes[:-1]).any():
        return GroupedValues(x, v, codes, names, count)
    if (count == count[0]).all():
        return GroupedValues(x.reshape(len(count), -1), v.reshape(len(count), -1), None, names, count)
    return GroupedValues(x, v, codes, names, count, np.cumsum(count) - count)


def _refuse(wrong: Array, numbers: Array, what: str, reason: str) -> None:
    if wrong.any():
        place = tuple(int(n) for n in numpy().argwhere(wrong)[0])
        raise UnpoolableNumbers(f"{what}[{', '.join(map(str, place))}]", f"{numbers[place]} {reason}")


def refuse_unsound(data: GroupedValues, *results: Array) -> None:
    """
    Refuse results that floats could not hold.

    Raises:
        UnpoolableNumbers: one group has a result that is not finite.
    """
    np = numpy()
    for result in results:
        wrong = ~np.isfinite(result)
        if wrong.any():
            name = data.names[wrong.argmax()]
            reason = "values or variances lie too far apart for floats; bring them to a common scale"
            raise UnpoolableNumbers(f"group {name}", reason)


def between_groups(data: GroupedValues, estimator: str) -> Array:
    """
    Return the variance between estimates of each group, zero or above; zero for a group of one.

    Raises:
        NotConverged: a search did not come to rest.
    """
    np = numpy()
    alone = data.count < 2
    if not alone.any():
        return np.maximum(0.0, GROUPED_ESTIMATORS[estimator](data))
    made = np.zeros(len(data.count))
    if not alone.all():
        made[~alone] = between_groups(data.where(~alone), estimator)
    return made


def moments_of_groups(data: GroupedValues, weights: Array) -> Array:
    """Return the method of moments with any weights, not cut off at zero."""
    made = data.fitted(weights)
    squares = weights * weights
    within = data.total(weights, data.v) - data.total(squares, data.v) / made.total
    return (made.q - within) / (made.total - data.total(squares) / made.total)


def _dersimonian_laird(data: GroupedValues) -> Array:
    """Return by moments with weights 1 / v, of which each times its variance is one."""
    made = data.fit()
    return (made.q - (data.count - 1)) / (made.total - data.total(made.weights, made.weights) / made.total)


def _hedges_olkin(data: GroupedValues) -> Array:
    return moments_of_groups(data, numpy().ones_like(data.x))


def _second_step(first: str) -> Callable[[GroupedValues], Array]:
    def estimator(data: GroupedValues) -> Array:
        return moments_of_groups(data, 1 / (data.v + data.wide(between_groups(data, first))))

    return estimator


def _hunter_schmidt(data: GroupedValues) -> Array:
    made = data.fit()
    return (made.q - data.count) / made.total


def _sidik_jonkman(data: GroupedValues) -> Array:
    np = numpy()
    start = data.fitted(np.ones_like(data.x)).q / data.count
    return np.where(start == 0, 0.0, start * data.fit(start).q / (data.count - 1))


def _paule_mandel(data: GroupedValues) -> Array:
    np = numpy()
    wanted = data.count - 1
    tau2 = np.zeros(len(wanted))
    active = np.ones(len(wanted), bool)
    part = data
    for _ in range(STEPS):
        made = part.fit(tau2[active])
        over = made.q - wanted[active]
        step = np.maximum(over, 0.0) / part.total((made.weights * made.rest) ** 2, None).clip(min=5e-324)
        tau2[active] += step
        resting = step <= NEWTON_NEAR * tau2[active]
        if resting.all():
            return tau2
        if resting.mean() > 0.25:
            active[active] = ~resting
            part = data.where(active)
    raise NotConverged("PM", STEPS, f"in {int(active.sum())} of {len(wanted)} groups")


def _likelihood(restricted: bool) -> Callable[[GroupedValues], Array]:
    def height(data: GroupedValues, tau2: Array) -> Array:
        np = numpy()
        made = data.fit(tau2)
        found = data.total(np.log(made.weights)) - made.q
        return found - np.log(made.total) if restricted else found

    def slopes(data: GroupedValues, tau2: Array) -> tuple[Array, Array]:
        made = data.fit(tau2)
        w, squares = made.weights, made.weights * made.weights
        pulled = squares * made.rest
        second = data.total(squares)
        first = data.total(pulled, made.rest) - made.total
        bend = second - 2 * data.total(pulled * w, made.rest) + 2 * data.total(pulled) ** 2 / made.total
        if restricted:
            first = first + second / made.total
            bend = bend + (second / made.total) ** 2 - 2 * data.total(squares, w) / made.total
        return first, bend

    def estimator(data: GroupedValues) -> Array:
        np = numpy()
        highest = (-data.lowest(-data.x) - data.lowest(data.x)) ** 2
        lowest = np.minimum(data.lowest(data.v), highest) / 100
        ratio = np.divide(highest, lowest, out=np.ones_like(highest), where=lowest > 0)
        grid = np.vstack([np.zeros_like(highest)] + [lowest * ratio ** (k / (GRID - 1)) for k in range(GRID)])
        best = np.array([height(data, tau2) for tau2 in grid]).argmax(axis=0)
        every = np.arange(len(best))
        low, high = grid[np.maximum(best - 1, 0), every], grid[np.minimum(best + 1, GRID), every]
        return _peak(data, slopes, grid[best, every], low, high, "REML" if restricted else "ML")

    return estimator


def _peak(
    data: GroupedValues,
    slopes: Callable[[GroupedValues, Array], tuple[Array, Array]],
    tau2: Array,
    low: Array,
    high: Array,
    name: str,
) -> Array:
    """Return where the slope is zero between ``low`` and ``high``: Newton's steps, halving where they lead out."""
    np = numpy()
    active = np.ones(len(tau2), bool)
    part, least = data, CLOSE * data.lowest(data.v)
    for _ in range(STEPS):
        now = tau2[active]
        first, bend = slopes(part, now)
        bottom = np.where(first > 0, now, low[active])
        top = np.where(first > 0, high[active], now)
        low[active], high[active] = bottom, top
        following = now - np.divide(first, bend, out=np.full_like(now, np.inf), where=bend < 0)
        inside = (bottom < following) & (following < top)
        following = np.where(inside, following, (bottom + top) / 2)
        following = np.where((first == 0) | ((now == 0) & (first < 0)), now, following)
        resting = np.abs(following - now) <= np.where(inside, NEWTON_NEAR, CLOSE) * (now + following) + least[active]
        tau2[active] = following
        if resting.all():
            return tau2
        if resting.mean() > 0.25:
            active[active] = ~resting
            part = data.where(active)
    raise NotConverged(name, STEPS, f"in {int(active.sum())} of {len(tau2)} groups")


GROUPED_ESTIMATORS: dict[str, Callable[[GroupedValues], Array]] = {
    "DL": _dersimonian_laird,
    "PM": _paule_mandel,
    "REML": _likelihood(restricted=True),
    "ML": _likelihood(restricted=False),
    "HE": _hedges_olkin,
    "HS": _hunter_schmidt,
    "SJ": _sidik_jonkman,
    "EB": _paule_mandel,
    "DL2": _second_step("DL"),
    "HE2": _second_step("HE"),
}
