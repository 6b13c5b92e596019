"""Changes: what two states of a table have in common, and what was revised, withdrawn and added."""

from __future__ import annotations

from typing import TYPE_CHECKING

import narwhals.stable.v2 as nw

from contested.table.answer_days import day_ends, told_clocks
from contested.table.column_map import ABOVE_ALL, BELOW_ALL, same_mean
from contested.table.positions import beside

if TYPE_CHECKING:
    from collections.abc import Sequence

    from contested.table.column_map import ColumnMap, LazyFrame

CHANGE_COLUMNS = ("change", "old_low", "old_best", "old_high", "new_low", "new_best", "new_high", "outside", "also")


def changes_between(
    old: LazyFrame, new: LazyFrame, layouts: tuple[ColumnMap, ColumnMap], holder_keys: Sequence[str]
) -> tuple[LazyFrame, tuple[str, ...]]:
    """
    Return what became of each party's number on each figure between two states of its claims in force.

    Returns:
        The frame, and the columns of the answer: the last day of either number stands behind it, by each clock.
    """
    lazy = diff_of(old, new, holder_keys)
    columns = list(CHANGE_COLUMNS)
    told: list[tuple[str, ...]] = []
    for state, rows, layout in zip(("old", "new"), (old, new), layouts, strict=True):
        clocks = told_clocks(layout, holder_keys)
        told.append(clocks)
        if clocks:
            last = [day_ends(clock, layout)[1].max().alias(f"{state}_{clock}") for clock in clocks]
            lazy = beside(lazy, rows.group_by(*holder_keys).agg(*last), holder_keys)
            columns += [f"{state}_{clock}" for clock in clocks]
    lazy = _with_moved(lazy, holder_keys[:-1])
    also: nw.Expr = nw.when(nw.col("moved")).then(nw.lit("re-attributed"))
    for clock in told[0]:
        if clock in told[1]:
            also = nw.when(_is_kept() & ~_unchanged(clock)).then(nw.lit("re-dated")).otherwise(also)
    return lazy.with_columns(also=also), tuple(columns)


def _is_kept() -> nw.Expr:
    return (nw.col("was") == 1) & (nw.col("now") == 1)


def _with_moved(lazy: LazyFrame, figure_keys: Sequence[str]) -> LazyFrame:
    """Return changes with ``moved``: the very number of a figure is gone from one party and new from another."""
    absent = {"low": BELOW_ALL, "best": 0.0, "high": ABOVE_ALL}  # a window may drop rows without a key
    number = {f"of_{end}": nw.coalesce(f"old_{end}", f"new_{end}", nw.lit(none)) for end, none in absent.items()}
    same = (*figure_keys, *number)
    lazy = lazy.with_columns(**number)
    gone, come = ((1 - nw.col(state)).max().over(*same) == 1 for state in ("now", "was"))
    return lazy.with_columns(moved=gone & come & ~_is_kept())


def diff_of(old: LazyFrame, new: LazyFrame, holder_keys: Sequence[str]) -> LazyFrame:
    """
    Return one row for each party and figure of two states: what became of its number.

    ``best`` is the mean of the values that a party stands by, each once.  Both
    states are put together by the same grouping, which is faster than to join
    what each comes to.

    Args:
        old: the claims in force.
        new: the same, later.
        holder_keys: the columns that say whose number on which figure it is.
    """
    states = {"old": nw.lit(0), "new": nw.lit(1)}
    columns = (*holder_keys, "value", "low", "high")
    parts = [
        lazy.select(*columns).with_columns(state=number)
        for lazy, number in zip((old, new), states.values(), strict=True)
    ]
    low, high = nw.col("low"), nw.col("high")
    each = (
        nw.concat(parts)
        .group_by(*holder_keys, "value", "state")
        .agg(
            low.min(),
            high.max(),
            (low.count() < nw.len()).cast(nw.Int64).alias("no_low"),
            (high.count() < nw.len()).cast(nw.Int64).alias("no_high"),
        )
    )
    made: dict[str, nw.Expr] = {}
    for state, number in states.items():
        here = nw.when(nw.col("state") == number)
        made |= {
            f"{state}_low": nw.when(here.then(nw.col("no_low")).max() == 0).then(here.then(low).min()),
            f"{state}_best": same_mean(here.then(nw.col("value"))),
            f"{state}_high": nw.when(here.then(nw.col("no_high")).max() == 0).then(here.then(high).max()),
        }
    made |= {"was": (1 - nw.col("state")).max(), "now": nw.col("state").max()}
    both = each.group_by(*holder_keys).agg(*(value.alias(name) for name, value in made.items()))
    same = _unchanged("low") & _unchanged("best") & _unchanged("high")
    size = {
        state: nw.coalesce(nw.col(f"{state}_best"), nw.col(f"{state}_low"), nw.col(f"{state}_high"))
        for state in ("old", "new")
    }
    change = (
        nw.when(size["new"] > size["old"])
        .then(nw.lit("revised up"))
        .otherwise(nw.when(size["new"] < size["old"]).then(nw.lit("revised down")).otherwise(nw.lit("revised")))
    )
    change = nw.when(same).then(nw.lit("shared")).otherwise(change)
    change = nw.when(nw.col("now") == 0).then(nw.lit("withdrawn")).otherwise(change)
    change = nw.when(nw.col("was") == 0).then(nw.lit("added")).otherwise(change)
    beyond = (nw.col("new_best") < nw.col("old_low")).fill_null(value=False) | (
        nw.col("new_best") > nw.col("old_high")
    ).fill_null(value=False)
    return both.with_columns(change=change, outside=beyond & _is_kept())


def _unchanged(name: str) -> nw.Expr:
    old, new = nw.col(f"old_{name}"), nw.col(f"new_{name}")
    return (old == new).fill_null(value=False) | (old.is_null() & new.is_null())


def repeats_of(
    rows: LazyFrame, group: Sequence[str], by: Sequence[str], *, has_origin: bool
) -> tuple[LazyFrame, tuple[str, ...]]:
    """Return how many rows there are, how many origins are behind them figure by figure, and the share of repeats."""
    behind = nw.coalesce(nw.col("origin"), nw.col("party")) if has_origin else nw.col("party")
    each = rows.with_columns(behind=behind).group_by(*group, "behind").agg(times=nw.len().cast(nw.Int64))
    made = {
        "rows": nw.col("times").sum().cast(nw.Int64),
        "origins": nw.len().cast(nw.Int64),
    }
    chosen = [value.alias(name) for name, value in made.items()]
    lazy = each.group_by(*by).agg(*chosen) if by else each.select(*chosen)
    repeated = (nw.col("rows") - nw.col("origins")) / nw.when(nw.col("rows") > 0).then(nw.col("rows"))
    return lazy.with_columns(repeated=repeated), ("rows", "origins", "repeated")
