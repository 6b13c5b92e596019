"""Sums: totals over figures, accounts side by side, and ratios of two measures party by party."""

from __future__ import annotations

from typing import TYPE_CHECKING

import narwhals.stable.v2 as nw

from contested.table.hulls import ranges_of
from contested.table.positions import beside, joined, positions_of
from contested.table.rejections import LEFT_OUT, PUBLISHED

if TYPE_CHECKING:
    from collections.abc import Sequence

    from contested.table.column_map import ColumnMap, LazyFrame


def totals_of(
    rows: LazyFrame, medians: LazyFrame, lost: LazyFrame, layout: ColumnMap, group: Sequence[str], by: Sequence[str]
) -> tuple[LazyFrame, tuple[str, ...]]:
    """
    Return one row a group of figures: the sums of their low ends, medians and high ends, and what they leave out.

    A sum is null where one figure has no such number: what is left out of a sum
    would make it look known.  So is a sum over nobody.

    Args:
        rows: the rows in force, each record once.
        medians: the ``median`` of each figure that has one.
        lost: what was rejected, and the sums as published, by group.
        layout: the columns of rows.
        group: the columns that say which figure it is, those of ``by`` among them.
        by: the columns that are kept.
    """
    lazy, _ = ranges_of(rows, layout, group, ("low", "high", "unquantified"), ())
    lazy = beside(lazy, medians, group)
    low, high = nw.col("low"), nw.col("high")
    has_number = nw.col("parties") > 0
    missing = nw.when((low.is_null() | high.is_null()) & has_number).then(nw.lit(1)).otherwise(nw.lit(0))
    lazy = lazy.with_columns(missing=missing, counted=nw.when(has_number).then(nw.lit(1)).otherwise(nw.lit(0)))
    figures = nw.col("counted").sum()
    sums = {"low": low, "best": nw.col("median"), "high": high}
    made: dict[str, nw.Expr] = {
        name: nw.when((number.count() == figures) & (figures > 0)).then(number.sum()) for name, number in sums.items()
    }
    made |= {
        "open": nw.col("missing").sum().cast(nw.Int64),
        "figures": figures.cast(nw.Int64),
        "silent": (nw.len() - figures).cast(nw.Int64),
        "unquantified": nw.col("unquantified").sum().cast(nw.Int64),
    }
    counts = ("open", "figures", "silent", "unquantified")
    one = nw.lit(1).alias("one")
    found = lazy.with_columns(one).group_by("one", *by).agg(*(value.alias(name) for name, value in made.items()))
    both = joined([found, lost.with_columns(one)], ("one", *by))
    if not by:  # one row on all, and be it on nothing
        both = both.select(nw.col(name).max() for name in both.collect_schema().names())
    both = both.with_columns(nw.coalesce(nw.col(name), nw.lit(0)).alias(name) for name in (*counts, "rejected"))
    return both, ("low", "best", "high", *counts[:3], *LEFT_OUT, *PUBLISHED, "unquantified")


def accounts_of(
    rows: LazyFrame, layout: ColumnMap, group: Sequence[str], parties: Sequence[str]
) -> tuple[LazyFrame, dict[str, str]]:
    """Return one row a figure with two columns a party, and what those are called in the answer."""
    held = positions_of(rows, layout, group, ("low", "high")).lazy
    names: dict[str, str] = {}
    made = []
    for n, party in enumerate(parties):
        for end in ("low", "high"):
            names[f"a{n}_{end}"] = f"{party} {end}"
            made.append((f"a{n}_{end}", nw.when(nw.col("party") == party).then(nw.col(end))))
    held = held.with_columns(value.alias(name) for name, value in made)
    return held.group_by(*group).agg(nw.col(name).max() for name in names), names


def ratios_of(
    rows: LazyFrame, layout: ColumnMap, group: Sequence[str], measure: str, numerator: str, denominator: str
) -> tuple[LazyFrame, tuple[str, ...], tuple[str, ...]]:
    """
    Return one measure divided by another, party by party; whoever gives only one of them is in no row.

    Returns:
        The frame, the columns that say which figure it is, and those of the answer.
    """
    shared = tuple(name for name in group if name != measure)
    held = positions_of(rows, layout, tuple(dict.fromkeys((*group, measure))), ("low", "high")).lazy
    if "stance" in layout.has:
        held = held.filter(nw.col("claims") > 0)
    holder_keys = (*shared, "party")
    above = held.filter(nw.col(measure) == numerator).select(*holder_keys, low="low", high="high")
    below = held.filter(nw.col(measure) == denominator).select(
        *(nw.col(name).alias(f"b_{name}") for name in holder_keys), by_low="low", by_high="high"
    )
    both = above.join(below, left_on=list(holder_keys), right_on=[f"b_{name}" for name in holder_keys], how="inner")
    return both.with_columns(**_quotient()), holder_keys, ("low", "high", "defined")


def _quotient() -> dict[str, nw.Expr]:
    """Return the ends of every quotient of two intervals; zero as an end of the divisor is left out."""
    low, high, by_low, by_high = (nw.col(name) for name in ("low", "high", "by_low", "by_high"))
    positive = (by_low >= 0).fill_null(value=False) & ~((by_low == 0) & (by_high == 0).fill_null(value=False))
    negative = (by_high <= 0).fill_null(value=False) & ~((by_high == 0) & (by_low == 0).fill_null(value=False))
    top, bottom = nw.when(negative).then(-high).otherwise(low), nw.when(negative).then(-low).otherwise(high)
    near = nw.when(negative).then(-by_high).otherwise(by_low)
    far = nw.when(negative).then(-by_low).otherwise(by_high)
    near = nw.when(near > 0).then(near)
    far = nw.when(far > 0).then(far)
    defined = positive | negative
    from_zero = nw.coalesce(top / far, nw.when(~top.is_null()).then(nw.lit(0.0)))
    least = nw.when(top < 0).then(top / near).otherwise(from_zero)
    most = (
        nw.when(bottom < 0)
        .then(nw.coalesce(bottom / far, nw.lit(0.0)))
        .otherwise(nw.when(bottom == 0).then(nw.lit(0.0)).otherwise(bottom / near))
    )
    return {"low": nw.when(defined).then(least), "high": nw.when(defined).then(most), "defined": defined}
