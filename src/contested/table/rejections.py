"""
Rejections: how many rows answers leave out, which share of the number, and what the frame's own columns sum up to.

An answer that leaves rows out says so beside its numbers (design.md, rule 8).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from contested.table.column_map import same_sum
from contested.table.engine import narwhals
from contested.table.row_rules import wrong_at_all
from contested.table.taken_claims import distinct_records, with_value_and_reach

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from contested.table.column_map import ColumnMap, LazyFrame
    from contested.table.conversion import Conversion
    from contested.table.engine import Frame
    from contested.table.row_rules import Rule

LEFT_OUT = ("rejected", "rejected_share")
PUBLISHED = ("published_low", "published_high")


def rejections_of(
    lazy: Any, layout: ColumnMap, conversion: Conversion, rules: tuple[Rule, ...], group: Sequence[str]
) -> Any:
    """
    Return one row a group: the rows ``rejected``, their share of the number, and the sums of low and high as printed.

    A row's number is its best value, else the middle of its ends, else its one
    end.  The share is null where a rejected row has a number that compares
    with none, such as one in a unit that nothing converts from.  The sums hold
    every record once, taken or not, and whatever another one says instead; they
    are null where nobody prints such an end.

    Args:
        lazy: all rows, under our names.
        layout: their columns.
        conversion: how their numbers come to one unit.
        rules: what each row must not be.
        group: the columns to count within; none for one row on all.
    """
    nw = narwhals()
    wrong = wrong_at_all(rules)
    refused = [conversion.here(one) for one in conversion.refused]
    usable = ~nw.any_horizontal(*refused, ignore_nulls=True) if refused else None
    clean = {}
    for name in layout.numbers:
        number = nw.col(name).cast(nw.Float64)
        clean[name] = nw.when(number.is_finite() if usable is None else number.is_finite() & usable).then(number)
    printed = [name for name in ("low", "best", "high") if name in layout.has]
    said = ~nw.all_horizontal(*(nw.col(name).is_null() for name in printed), ignore_nulls=True)
    lazy = lazy.with_columns(is_wrong=wrong.cast(nw.Int64), is_said=said.cast(nw.Int64), one=nw.lit(1))
    lazy = with_value_and_reach(conversion.applied(lazy.with_columns(**clean), layout.numbers, {}), layout, conversion)
    within = ("one", *group)
    rows = distinct_records(lazy, layout, conversion, within)
    size = nw.coalesce("value", "low", "high").abs()
    out = nw.col("is_wrong") == 1
    made = {
        "rejected": nw.when(out).then(nw.col("times")).sum().cast(nw.Int64),
        "untold": nw.when(out & size.is_null()).then(nw.col("is_said")).max(),
        "lost": same_sum(nw.when(out).then(size)),
        "all": same_sum(size),
        **{f"printed_{end}": nw.col(end).count() for end in ("low", "high")},
        **{f"published_{end}": same_sum(nw.col(end)) for end in ("low", "high")},
    }
    found = rows.group_by(*within).agg(*(value.alias(name) for name, value in made.items()))
    share = nw.coalesce(nw.col("lost"), nw.lit(0.0)) / nw.when(nw.col("all") > 0).then(nw.col("all"))
    sums = {name: nw.when(nw.col(name.replace("published", "printed")) > 0).then(nw.col(name)) for name in PUBLISHED}
    return found.select(
        *group,
        nw.coalesce(nw.col("rejected"), nw.lit(0)).alias("rejected"),
        nw.when((nw.col("untold") == 0).fill_null(value=True)).then(share).alias("rejected_share"),
        *(made.alias(name) for name, made in sums.items()),
    )


def rejected_by_figure(found: LazyFrame, frame: Frame, key: str, counts: Mapping[str | None, int]) -> LazyFrame:
    """
    Return rejections with the rows beside that a file's own account rejects, of which nobody knows the number.

    Args:
        found: rejections by figure, and perhaps more.
        frame: beside which the counts are put.
        key: our name of the column that holds the id of a figure.
        counts: by id; under None the rows that do not say whose they are, and may be of any.
    """
    nw = narwhals()
    known = {id_: count for id_, count in counts.items() if id_ is not None}
    columns: dict[str, list[object]] = {key: [*known], "lost_rows": [*known.values()]}
    both = found.join(frame.beside(columns, {key: nw.String, "lost_rows": nw.Int64}), on=key, how="left")
    whole = nw.col("lost_rows").is_null() if len(known) == len(counts) else nw.lit(False)
    return both.with_columns(
        rejected=nw.col("rejected") + nw.col("lost_rows").fill_null(0),
        rejected_share=nw.when(whole).then(nw.col("rejected_share")),
    )
