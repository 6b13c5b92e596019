"""
Summed errors: the standard errors of totals (design.md, rule 2).

They are added up, which holds whatever the dependence, or are the root of the
sum of their squares where somebody declared them independent.  The definition
is ``carried_errors.carried_error``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import narwhals.stable.v2 as nw

from contested.table.column_map import same_sum
from contested.table.stated_reach import standard_error

if TYPE_CHECKING:
    from collections.abc import Sequence

    from contested.table.column_map import ColumnMap, LazyFrame

_SIDES = {"error_below": "low", "error_above": "high"}


def errors_of(rows: LazyFrame, layout: ColumnMap, group: Sequence[str]) -> LazyFrame:
    """
    Return the standard errors of each figure to both sides, and whether they are left behind.

    A sum carries them where it is one number: all are left behind where a
    figure has no one number, and so are those of several that agree.

    Args:
        rows: the claims in force, each record once.
        layout: their columns.
        group: the columns that say which figure it is.
    """
    none = nw.lit(None, dtype=nw.Float64)
    errors = {side: standard_error(end, layout) for side, end in _SIDES.items()}
    rows = rows.with_columns(**{s: none if e is None else e for s, e in errors.items()})
    one, low, high = nw.len() == 1, nw.col("low"), nw.col("high")
    is_closed = (low.count() == nw.len()) & (high.count() == nw.len())
    is_point = is_closed & (low.min() == high.max()).fill_null(value=False)
    return rows.group_by(*group).agg(
        *(nw.when(one).then(nw.col(side).max()).alias(side) for side in _SIDES),
        (~is_point | (~one & (nw.col("error_below").count() > 0))).cast(nw.Int64).alias("is_left_behind"),
    )


def summed_errors(*, independent: bool) -> dict[str, nw.Expr]:
    """Return the aggregates of figures that make the standard errors of their sum."""
    made = {"is_left_behind": nw.col("is_left_behind").max()}
    for side in _SIDES:
        error = nw.col(side)
        made[side] = same_sum(error * error).sqrt() if independent else same_sum(error)
    return made


def told_errors() -> dict[str, nw.Expr]:
    """Return the standard error of a sum, or one for each side where they differ; null where one is left behind."""
    below, above = (nw.col(side) for side in _SIDES)
    there = nw.when((nw.col("is_left_behind") == 0) & ((below > 0) | (above > 0)))
    even = below == above
    return {
        "standard_error": there.then(nw.when(even).then(below)),
        "error_below": there.then(nw.when(~even).then(below)),
        "error_above": there.then(nw.when(~even).then(above)),
    }
