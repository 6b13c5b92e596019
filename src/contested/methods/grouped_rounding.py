"""
Whole counts of many figures at once: nobody counts half a person, and no count has more digits than are known.

The rules are those of ``Reconciliation``, the definition: a count that is
exact and not whole is told by the whole numbers around it; one that floats
came to, or that rests on approximate numbers, is rounded to their last
significant place.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from contested.answers.evidence import DERIVED_DIGITS
from contested.methods.origin_columns import leading_place, near
from contested.methods.outcome import MORE_DIGITS
from contested.optional import Array, numpy

if TYPE_CHECKING:
    from contested.methods.origin_columns import GroupedOutcome, OriginColumns

FEW_DECIMALS = 6


def whole_counts(made: GroupedOutcome, groups: OriginColumns) -> GroupedOutcome:
    """Return an outcome as figures print it: where ``counts`` is one, with values that are whole."""
    np = numpy()
    if "counts" not in groups:
        return made
    with np.errstate(all="ignore"):
        exact = np.ones(len(groups), bool) if made.exact is None else made.exact
        asked = (groups.most(groups["counts"]) > 0) & ~np.isnan(made.value)
        asked &= ~((np.floor(made.value) == made.value) & exact)
        return _whole(made, groups, asked, exact) if asked.any() else made


def _whole(made: GroupedOutcome, groups: OriginColumns, asked: Array, exact: Array) -> GroupedOutcome:
    np = numpy()
    value = made.value
    x, used = groups["x"], made.used
    plain = (groups["derived"] == 0) & (groups["middle"] == 0) & (groups["divided"] == 0)
    same = used & plain & near(x, groups.wide(value))
    somebody = groups.some(same) & exact
    place = _place(made, groups)
    place = np.where(exact, place, np.maximum(place, 0))
    as_it_is = somebody & (groups.most(groups["soft"], same) == 1)
    around = asked & exact & ~as_it_is & (somebody | (place <= 0))
    rounds = asked & ~as_it_is & ~around
    whole = np.floor(value)
    ends = {"low": whole, "high": whole + 1.0}
    given = {name: np.full(len(groups), np.nan) if (end := getattr(made, name)) is None else end for name in ends}
    return attrs.evolve(
        made,
        value=np.where(rounds, _rounded_inside(value, place, groups), np.where(around, np.nan, value)),
        **{name: np.where(around & np.isnan(given[name]), end, given[name]) for name, end in ends.items()},
    )


def _place(made: GroupedOutcome, groups: OriginColumns) -> Array:
    """Return the power of ten to which a value is known: by its error, else by the coarsest number behind it."""
    np = numpy()
    scaled = made.value * 10.0**FEW_DECIMALS
    even = np.abs(scaled - np.round(scaled)) <= np.abs(scaled) * 1e-12  # as far as floats tell
    by_value = np.where(even, 0.0, leading_place(np.abs(made.value)) - DERIVED_DIGITS + 1)
    others = np.where(groups.least(groups["derived"], made.used) == 1, by_value, 0.0)
    found = groups.most(groups["zeros"], made.used)
    found = np.where(np.isnan(found), others, found)
    if made.error is None:
        return found
    by_error = leading_place(made.error) - 1
    return np.where(np.isnan(by_error), found, by_error)


def _rounded_inside(value: Array, place: Array, groups: OriginColumns) -> Array:
    """Return values rounded to a place; with more digits where that would lie beyond what anybody claims."""
    np = numpy()
    low, high = (groups.least(groups["least_low"]), groups.most(groups["most_high"]))
    unlimited = {end: groups.some(groups[f"no_{end}"] > 0) for end in ("low", "high")}

    def inside(number: Array) -> Array:
        return (unlimited["low"] | (number >= low)) & (unlimited["high"] | (number <= high))

    first = _rounded(value, place)
    found, settled = first, inside(first)
    for more in range(1, MORE_DIGITS + 1):
        tried = _rounded(value, place - more)
        fits = ~settled & inside(tried)
        found, settled = np.where(fits, tried, found), settled | fits
    return found


def _rounded(value: Array, place: Array) -> Array:
    """Return numbers rounded to a power of ten, half to even."""
    np = numpy()
    up, down = 10.0 ** np.maximum(place, 0), 10.0 ** np.maximum(-place, 0)
    return np.rint(value / up * down) * up / down
