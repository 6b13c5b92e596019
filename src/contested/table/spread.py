"""Spread: the means over figures of how far estimates differ, as event-report aggregation defines them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import narwhals.stable.v2 as nw

from contested.table.column_map import same_mean, same_sum
from contested.table.positions import beside
from contested.table.taken_claims import is_claim, of_one_holder

if TYPE_CHECKING:
    from collections.abc import Sequence

    from contested.table.column_map import ColumnMap, LazyFrame

SPREAD_COLUMNS = (
    *("figures", "estimates", "divergence", "normalised_divergence"),
    *("sd", "range", "share", "modal_share", "silent"),
)


def spread_of(rows: LazyFrame, layout: ColumnMap, group: Sequence[str], by: Sequence[str]) -> LazyFrame:
    """
    Return one row a group of figures with the six measures of ``contested.answers.dispersion``.

    Figures without a best value are left out, and counted as ``silent``.  Rows hold each record once: a
    copy is no second estimate.

    Args:
        rows: the rows in force, each record once.
        layout: their columns.
        group: the columns that say which figure it is, those of ``by`` among them.
        by: the columns that are kept; none for one row on all.

    Source:
        The R package eventreport, ``aggregation_diagnostics``.
    """
    value, one = nw.col("value"), nw.lit(1).alias("one")
    every = rows.group_by(*group).agg().with_columns(one).group_by("one", *by).agg(every=nw.len().cast(nw.Int64))
    rows = of_one_holder(rows.filter(is_claim(layout) & ~value.is_null()), layout, group)
    counts = rows.group_by(*group, "value").agg(times=nw.len().cast(nw.Int64))
    each = counts.group_by(*group).agg(
        distinct=nw.len().cast(nw.Int64),
        most=nw.col("times").max(),
        estimates=nw.col("times").sum().cast(nw.Int64),
        least=value.min(),
        greatest=value.max(),
    )
    means = rows.group_by(*group).agg(mean=same_mean(value))
    apart = beside(counts, means, group).with_columns(square=nw.col("times") * (value - nw.col("mean")) ** 2)
    squares = apart.group_by(*group).agg(squares=same_sum(nw.col("square")))
    degrees = nw.when(nw.col("estimates") > 1).then(nw.col("estimates") - 1)
    each = beside(each, squares, group).with_columns(
        sd=(nw.col("squares") / degrees).sqrt(),
        divergence=nw.col("distinct") - 1,
        range=nw.col("greatest") - nw.col("least"),
        share=nw.when(nw.col("distinct") > 1).then(nw.lit(1.0)).otherwise(nw.lit(0.0)),
        modal_share=nw.col("most") / nw.col("estimates"),
    )
    whole = (
        each.with_columns(one)
        .group_by("one", *by)
        .agg(
            nw.len().cast(nw.Int64).alias("figures"),
            nw.col("estimates").sum().cast(nw.Int64),
            *(same_mean(nw.col(name)).alias(name) for name in ("divergence", "sd", "range", "share", "modal_share")),
        )
    )
    kinds = counts.with_columns(one).group_by("one", *by, "value").agg()
    kinds = kinds.group_by("one", *by).agg(kinds=nw.len().cast(nw.Int64))
    whole = beside(beside(whole, kinds, ("one", *by)), every, ("one", *by))
    silent = nw.col("every") - nw.col("figures")
    return whole.with_columns(normalised_divergence=nw.col("divergence") / nw.col("kinds"), silent=silent)
