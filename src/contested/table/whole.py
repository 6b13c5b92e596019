"""
Whole counts: nobody counts half a person, and a computed count has no more digits than the numbers behind it.

The rules are those of ``methods.reconciliation``: a count that is exact and not
whole is told by the whole numbers around it; one that floats came to, or that
rests on approximate numbers, is rounded to their last significant place.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from contested.answers.evidence import DERIVED_DIGITS
from contested.methods.reconciliation import MORE_DIGITS
from contested.table.engine import narwhals
from contested.table.origin_groups import first_place
from contested.table.preconditions_of_groups import EXACTLY

if TYPE_CHECKING:
    from contested.table.recipes import Columns

FEW_DECIMALS = 6


def seen(used: Any, answer: Any) -> Columns:
    """
    Return the aggregates of voices that rounding looks at.

    Args:
        used: whom the method uses.
        answer: the number that it gives, if that is known of each voice.
    """
    nw = narwhals()
    kept = nw.when(used)
    plain = (nw.col("derived") == 0) & (nw.col("middle") == 0) & (nw.col("divided") == 0)
    own = nw.when(used & plain & _near(nw.col("x"), answer))
    return {
        "r_zeros": kept.then(nw.col("zeros")).max(),
        "r_soft": own.then(nw.col("soft")).max(),
        "r_derived": kept.then(nw.col("derived")).min(),
        "r_least": own.then(nw.col("x")).min(),
        "r_most": own.then(nw.col("x")).max(),
        "r_low": nw.when(nw.col("no_low") == 0).then(nw.col("least_low")).min(),
        "r_high": nw.when(nw.col("no_high") == 0).then(nw.col("most_high")).max(),
        "r_no_low": nw.col("no_low").max(),
        "r_no_high": nw.col("no_high").max(),
    }


def told(counts: Any, exact: Any) -> tuple[Columns, ...]:
    """
    Return the steps that make ``value``, ``low`` and ``high`` of counts as figures print them.

    Args:
        counts: whether the unit counts things.
        exact: whether the value is exact.
    """
    nw = narwhals()
    value, whole = nw.col("value"), nw.col("value").floor()
    asked = counts & ~value.is_null() & ~((whole == value) & exact)
    own = _near(nw.col("r_least"), value) & _near(nw.col("r_most"), value)
    somebody = own.fill_null(value=False) & exact
    even = _is_even(value)
    by_value = nw.when(~even).then(first_place(value.abs()) - DERIVED_DIGITS + 1).otherwise(nw.lit(0))
    others = nw.when(nw.col("r_derived") == 1).then(by_value).otherwise(nw.lit(0))
    place = nw.coalesce(first_place(nw.col("standard_error")) - 1, nw.col("r_zeros"), others)
    as_it_is = asked & somebody & (nw.col("r_soft") == 1)
    around = asked & exact & ~as_it_is & (somebody | (nw.col("place") <= 0))
    rounds = asked & ~as_it_is & ~around
    found = nw.col("at_0")
    for step in range(MORE_DIGITS, 0, -1):
        found = nw.when(nw.col(f"in_{step}")).then(nw.col(f"at_{step}")).otherwise(found)
    found = nw.when(nw.col("in_0")).then(nw.col("at_0")).otherwise(found)
    steps = range(MORE_DIGITS + 1)
    return (
        {"place": nw.when(exact).then(place).otherwise(nw.max_horizontal(place, nw.lit(0)))},
        {"around": around.fill_null(value=False), "rounds": rounds.fill_null(value=False)},
        {f"at_{step}": _rounded(value, nw.col("place") - step) for step in steps},
        {f"in_{step}": _inside(nw.col(f"at_{step}")) for step in steps},
        {
            "value": nw.when(nw.col("rounds")).then(found).otherwise(nw.when(~nw.col("around")).then(value)),
            "low": nw.when(nw.col("around") & nw.col("low").is_null()).then(whole).otherwise(nw.col("low")),
            "high": nw.when(nw.col("around") & nw.col("high").is_null()).then(whole + 1.0).otherwise(nw.col("high")),
        },
    )


def _near(number: Any, value: Any) -> Any:
    """Return whether two numbers are one, as far as floats can tell."""
    return (number - value).abs() <= value.abs() * EXACTLY


def _is_even(value: Any) -> Any:
    """Return whether a number comes out even within a few decimals."""
    scaled = value * 10.0**FEW_DECIMALS
    return (scaled - scaled.round()).abs() <= scaled.abs() * 1e-12


def _rounded(value: Any, place: Any) -> Any:
    """Return a number rounded to a power of ten, half to even."""
    nw = narwhals()
    up = nw.lit(10.0) ** nw.max_horizontal(place, nw.lit(0))
    down = nw.lit(10.0) ** nw.max_horizontal(-place, nw.lit(0))
    scaled = value / up * down
    below = scaled.floor()
    rest = scaled - below
    odd = below % 2 == 1
    near = nw.when((rest > 0.5) | ((rest == 0.5) & odd)).then(below + 1.0).otherwise(below)
    return near * up / down


def _inside(number: Any) -> Any:
    """Return whether a number lies in the hull of what is printed."""
    nw = narwhals()
    above = (nw.col("r_no_low") == 1) | (number >= nw.col("r_low"))
    below = (nw.col("r_no_high") == 1) | (number <= nw.col("r_high"))
    return (above & below).fill_null(value=False)
