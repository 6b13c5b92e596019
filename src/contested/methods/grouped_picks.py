"""
Means and picks of many figures at once: each the formula of its class in ``means`` or ``picks``, the definition.

What a method cannot do with what is there comes out as a refusal of its own.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

import attrs

from contested.methods.grouped_preconditions import wider
from contested.methods.origin_columns import EXACTLY, NO_ERROR, GroupedOutcome
from contested.optional import Array, numpy

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from contested.methods.origin_columns import OriginColumns

_CLOCKS = ("as_of", "stated")
CLOCK_COLUMNS = tuple(f"{clock}_{end}" for clock in _CLOCKS for end in ("start", "until", "from", "to"))
"""By the day and, where instants are told, by the microsecond: when origin groups begin and end to speak of."""


# -- means ---------------------------------------------------------------------


def mean_of_groups(groups: OriginColumns) -> GroupedOutcome:
    """Return the arithmetic mean."""
    return GroupedOutcome(groups.mean(groups["x"]), _everybody(groups))


def geometric_mean_of_groups(groups: OriginColumns) -> GroupedOutcome:
    """Return the geometric mean; not beyond the smallest and the largest value, which rounding could pass."""
    np = numpy()
    x = groups["x"]
    least, most = groups.least(x), groups.most(x)
    with np.errstate(all="ignore"):
        mean = np.exp(groups.mean(np.log(np.where(x > 0, x, np.nan))))
    value = np.where(least == most, least, np.clip(mean, least, most))
    return GroupedOutcome(value, _everybody(groups), exact=least == most, own={"not-positive": least <= 0})


def trimmed_mean_of_groups(proportion: float, groups: OriginColumns) -> GroupedOutcome:
    """Trim by rank; who gives one of the values that are kept is used: equals are trimmed alike."""
    share, x, rank = Fraction(str(proportion)), groups["x"], groups.rank
    cut = groups.count * share.numerator // share.denominator
    kept = (rank >= groups.wide(cut)) & (rank < groups.wide(groups.count - cut))
    used = (x >= groups.wide(groups.least(x, kept))) & (x <= groups.wide(groups.most(x, kept)))
    return GroupedOutcome(groups.mean(x, kept), used)


def median_of_groups(even: str, groups: OriginColumns, doubts: Sequence[str]) -> GroupedOutcome:
    """
    Return the middle; where it is the widest gap and ``even`` is "interval", both ends of it.

    Args:
        even: a variant of ``Median``.
        groups: the origin groups.
        doubts: what a median needs that lies between two values.
    """
    np = numpy()
    x, used = groups["x"], _everybody(groups)
    low, high = x[groups.starts + (groups.count - 1) // 2], x[groups.starts + groups.count // 2]
    if even in ("lower", "upper"):
        return GroupedOutcome(low if even == "lower" else high, used)
    both = wider(high - low, groups.most(x) - groups.least(x)) & (even == "interval")
    value = np.where(both, np.nan, low + (high - low) / 2)
    low_end, high_end = (np.where(both, end, np.nan) for end in (low, high))
    return GroupedOutcome(value, used, low_end, high_end, doubts=tuple(doubts), doubtful=(low != high) & ~both)


def weighted_median_of_groups(groups: OriginColumns) -> GroupedOutcome:
    """Add up weights by value; half of them may end exactly between two values."""
    np = numpy()
    x, error = groups["x"], groups["error"]
    known = ~np.isnan(error)
    with np.errstate(all="ignore"):
        weight = np.where(known, 1 / (error * error), 0.0)
        half, sofar = groups.wide(groups.total(weight) / 2), groups.running(weight)
        low = groups.least(x, known & (sofar >= half * (1 - EXACTLY)))
        after = groups.least(x, known & (sofar > half * (1 + EXACTLY)))
    high = np.where(np.isnan(after), low, after)
    one = low == high
    low_end, high_end = (np.where(one, np.nan, end) for end in (low, high))
    return GroupedOutcome(np.where(one, low, np.nan), known, low_end, high_end, own={NO_ERROR: ~groups.some(known)})


# -- picks ---------------------------------------------------------------------


def mode_of_groups(ties: str, groups: OriginColumns) -> GroupedOutcome:
    """Count groups by value; of values given as often, what ``ties`` says."""
    np = numpy()
    x = groups["x"]
    fresh = np.ones(len(x), bool)  # where another value begins
    fresh[1:] = x[1:] != x[:-1]
    fresh[groups.starts] = True
    runs = np.cumsum(fresh) - 1
    often = np.bincount(runs)[runs]
    chosen = often == groups.wide(np.maximum.reduceat(often, groups.starts))
    ranks = {"status": "status_rank", "basis": "basis_rank", "order": "place"}
    if ties in ("lowest", "highest"):
        end = groups.least(x, chosen) if ties == "lowest" else groups.most(x, chosen)
        chosen &= x == groups.wide(end)
    elif ties in ranks:
        rank = groups[ranks[ties]]
        chosen &= rank == groups.wide(groups.least(rank, chosen))
    made = picked_of_groups(groups, chosen)
    return attrs.evolve(made, used=x == groups.wide(made.value))  # whoever gives the same value is used as well


def latest_of_groups(groups: OriginColumns) -> GroupedOutcome:
    """Leave out who is certainly earlier than another, by the day that numbers are of, then by when they were said."""
    np = numpy()
    there = [clock for clock in _CLOCKS if f"{clock}_start" in groups]
    if not there:
        every = np.ones(len(groups), bool)
        return GroupedOutcome(np.full(len(groups), np.nan), ~groups.wide(every), own={"undated": every})
    begins, ends = ("from", "to") if f"{there[0]}_from" in groups else ("start", "until")
    told = {clock: ~np.isnan(groups[f"{clock}_until"]) for clock in there}

    def last(clock: str, among: Array) -> Array:
        start = groups.most(groups[f"{clock}_{begins}"], among)
        return among & (groups[f"{clock}_{ends}"] >= groups.wide(start))

    first, second = there[0], there[-1]
    by_first = groups.wide(groups.some(told[first]))
    chosen = np.where(by_first, last(first, told[first] & by_first), last(second, told[second] & ~by_first))
    if len(there) == 2:
        silent = groups.wide(groups.some(chosen & ~told[second]))
        chosen = np.where(by_first & ~silent, last(second, chosen), chosen)
    return picked_or_range(groups, chosen, own={"undated": ~groups.some(chosen)})


def preferred_of_groups(order: Sequence[str], groups: OriginColumns) -> GroupedOutcome:
    """Return the value of whoever comes first in an order; where each stands in it is in ``place``."""
    place = groups["place"]
    chosen = (place == groups.wide(groups.least(place))) & (place < len(order))
    return picked_or_range(groups, chosen, own={"unlisted": ~groups.some(chosen)})


def lowest_of_groups(groups: OriginColumns) -> GroupedOutcome:
    """Return the lowest value."""
    return picked_of_groups(groups, groups["x"] == groups.wide(groups.least(groups["x"])))


def highest_of_groups(groups: OriginColumns) -> GroupedOutcome:
    """Return the highest value."""
    return picked_of_groups(groups, groups["x"] == groups.wide(groups.most(groups["x"])))


def most_precise_of_groups(groups: OriginColumns) -> GroupedOutcome:
    """Return the value with the smallest error."""
    error = groups["error"]
    least = groups.least(error)
    made = picked_of_groups(groups, error == groups.wide(least), {NO_ERROR: numpy().isnan(least)})
    return attrs.evolve(made, error=least)


def picked_of_groups(groups: OriginColumns, chosen: Array, own: Mapping[str, Array] | None = None) -> GroupedOutcome:
    """
    Return the one value of the groups that are chosen; several values tie.

    Args:
        groups: the origin groups.
        chosen: which of them.
        own: where there is no answer, beside ties.
    """
    least, most = groups.least(groups["x"], chosen), groups.most(groups["x"], chosen)
    return GroupedOutcome(least, chosen, own={**(own or {}), "tie": least < most})


def picked_or_range(groups: OriginColumns, chosen: Array, own: Mapping[str, Array]) -> GroupedOutcome:
    """Return the value of those chosen; where all of them give a range without a best value, the range."""
    np = numpy()
    made = picked_of_groups(groups, chosen, own)
    ranged = groups.least(groups["middle"], chosen) == 1
    return attrs.evolve(
        made,
        value=np.where(ranged, np.nan, made.value),
        low=np.where(ranged, groups.least(groups["low"], chosen), np.nan),
        high=np.where(ranged, groups.most(groups["high"], chosen), np.nan),
    )


def _everybody(groups: OriginColumns) -> Array:
    return numpy().ones(len(groups["x"]), bool)
