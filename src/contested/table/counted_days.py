"""
Counted days: what rows of cumulative counts say of another day than their own (design.md, rule 11).

What was counted up to one day is a lower bound for a later one, and an upper
bound for an earlier one.  The definition is ``claims.cut_offs``, whose points
are numbered alike there and here; a law compares the two.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs
import narwhals.stable.v2 as nw

from contested.table.answer_days import day_ends
from contested.table.positions import hull_end, outermost
from contested.table.supersession import standing_claims
from contested.table.taken_claims import counted_ends, is_claim, is_denial

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from contested.table.column_map import ColumnMap, LazyFrame
    from contested.table.conversion import Conversion


@attrs.frozen(eq=False)
class SaidUpTo:
    """The rows that speak of days up to one, of later ones, and those without a day where others have one."""

    standing: LazyFrame
    later: LazyFrame
    undated: LazyFrame


def said_up_to(day: date, rows: LazyFrame, layout: ColumnMap, group: Sequence[str]) -> SaidUpTo:
    """
    Return the rows that speak of a day, and those that do not (points 1 and 2).

    A denial that names no day is of the figure on every day.  The definition
    is ``day_looked_at.said_on``.

    Args:
        day: that is looked at.
        rows: as they were taken.
        layout: their columns.
        group: the columns that say which figure it is.
    """
    first, _ = day_ends("as_of", layout)
    later = (first > nw.lit(day)).fill_null(value=False)
    dated = (~first.is_null()).cast(nw.Int64).max().over(*group) > 0
    undated = dated & first.is_null() & ~is_denial(layout)
    rows = rows.with_columns(is_later=later, is_undated=undated)
    gone = nw.col("is_later"), nw.col("is_undated")
    parts = (rows.filter(~gone[0] & ~gone[1]), rows.filter(gone[0]), rows.filter(gone[1]))
    return SaidUpTo(*(part.drop("is_later", "is_undated") for part in parts))


def rows_at_cut_off(
    rows: LazyFrame,
    later: LazyFrame | None,
    layout: ColumnMap,
    conversion: Conversion,
    group: Sequence[str],
    day: date | None,
) -> LazyFrame:
    """
    Return the rows in force with what those of an earlier day say of the cut-off (points 3 to 6).

    Args:
        rows: in force; each with ``cut_off`` then, and ``counted_to`` where it stopped before.
        later: claims of later days; None where no day is asked for.
        layout: their columns.
        conversion: how their numbers come to one unit.
        group: the columns that say which figure it is.
        day: that is asked for; None for the latest that anybody reaches.
    """
    holder_keys = (*group, "party")
    number, (_, last) = is_claim(layout), day_ends("as_of", layout)
    cut_off = nw.when(number).then(last).max().over(*group) if day is None else nw.lit(day)
    rows = rows.with_columns(cut_off=cut_off)
    reached = number & (last.is_null() | (last >= nw.col("cut_off")))
    reaches = reached.fill_null(value=False).cast(nw.Int64).max().over(*holder_keys) > 0
    rows = rows.with_columns(
        is_stopped=number & ~reaches & ~nw.col("cut_off").is_null(), is_next=nw.lit(0, dtype=nw.Int64)
    )
    if later is not None:
        rows = _bounded_by_later(rows, counts_by_day(later, layout, holder_keys), layout, holder_keys)
    said = {"said_high": nw.col("high")} | ({"said_high_open": nw.col("high_open")} if layout.is_open else {})
    rows = rows.with_columns(**said).with_columns(**_one_sided("high", nw.col("is_stopped"), layout))
    if later is not None:
        rows = rows.with_columns(**_one_sided("low", nw.col("is_next") == 1, layout))
        bound = nw.col("is_stopped")
        rows = rows.with_columns(
            allows_low=nw.when(bound).then(nw.col("own_low")).otherwise(nw.col("allows_low")),
            allows_low_open=nw.when(bound).then(nw.col("own_low_open")).otherwise(nw.col("allows_low_open")),
            allows_high=nw.when(bound).then(nw.col("own_high")).otherwise(nw.col("allows_high")),
            allows_high_open=nw.when(bound).then(nw.col("own_high_open")).otherwise(nw.col("allows_high_open")),
        )
    elsewhere = nw.col("is_stopped") | (nw.col("is_next") == 1)
    rows = rows.with_columns(counted_to=nw.when(elsewhere).then(last))
    if day is not None:
        rows = rows.with_columns(cut_off=nw.lit(day))
    return rows.with_columns(**counted_ends(layout, conversion)) if layout.is_held else rows


def _one_sided(end: str, where: nw.Expr, layout: ColumnMap) -> dict[str, nw.Expr]:
    """Return the columns of numbers that name no limit at an end, and no value, in some rows."""
    made: dict[str, nw.Expr] = {}
    numbers = [end, "value", *(["best"] if "best" in layout.has else [])]
    numbers += [f"allows_{end}"] if layout.has_reach else []
    made |= {name: nw.when(~where).then(nw.col(name)) for name in numbers}
    flags = [f"{end}_open"] if layout.is_open else []
    flags += [f"allows_{end}_open", f"hedged_{end}"] if layout.has_reach else []
    return made | {name: nw.col(name) & ~where for name in flags}


def counts_by_day(claims: LazyFrame, layout: ColumnMap, holder_keys: Sequence[str]) -> LazyFrame:
    """Return the counts that nothing of the same day takes the place of, and which are the soonest."""
    first, last = day_ends("as_of", layout)
    counts = claims.filter(is_claim(layout)).with_columns(first_day=first, last_day=last)
    counts = standing_claims(counts, layout, (*holder_keys, "first_day", "last_day"))
    soonest = nw.col("last_day").min().over(*holder_keys)
    return counts.with_columns(is_next=(nw.col("first_day") <= soonest).fill_null(value=False).cast(nw.Int64))


def _bounded_by_later(rows: LazyFrame, counts: LazyFrame, layout: ColumnMap, holder_keys: Sequence[str]) -> LazyFrame:
    """
    Return rows with what a stopped number allows as ``own_low`` and ``own_high``, and the next counts of the others.

    A number allows no more than the next of its holder's later counts; but
    where one of them lies below it the count fell, and it allows what begins at
    the lowest of these.
    """
    own, ours = ("allows_low", "allows_low_open"), ("s_low", "s_low_open")
    stopped = _keyed(rows.filter(nw.col("is_stopped")), holder_keys)
    keys = [f"j_{n}{kind}" for n in range(len(holder_keys)) for kind in ("", "_null")]
    stopped = stopped.select(*keys, s_low=own[0], s_low_open=own[1]).unique()
    following = _keyed(counts.filter(nw.col("is_next") == 1), holder_keys).group_by(*keys)
    next_high = following.agg(*(made.alias(name) for name, made in hull_end("allows_high", layout)))
    under = stopped.join(
        _keyed(counts, holder_keys).select(
            *(nw.col(name).alias(f"r_{name}") for name in keys),
            *("allows_low", "allows_low_open", "allows_high", "allows_high_open"),
        ),
        left_on=keys,
        right_on=[f"r_{name}" for name in keys],
        how="inner",
    )
    low, high = nw.col("s_low"), nw.col("allows_high")
    fell = (low > high) | ((low == high) & (nw.col("s_low_open") | nw.col("allows_high_open")))
    absent = nw.col("allows_low").count() < nw.len()
    lowest = (
        under.filter(fell.fill_null(value=False))
        .group_by(*keys, *ours)
        .agg(
            nw.len().alias("falls"),
            *(made.alias(f"fallen_{name}") for name, made in outermost("allows_low", absent, layout, is_low=True)),
        )
    )
    rows = _keyed(rows, holder_keys)
    columns = [name for name in rows.collect_schema().names() if name not in keys]
    right = next_high.select(
        *(nw.col(name).alias(f"n_{name}") for name in keys),
        next_high="allows_high",
        next_high_open="allows_high_open",
    )
    rows = rows.join(right, left_on=keys, right_on=[f"n_{name}" for name in keys], how="left")
    # A join takes null for unlike itself: what has no low end never fell
    right = lowest.select(
        *(nw.col(name).alias(f"f_{name}") for name in (*keys, *ours)),
        *("falls", "fallen_allows_low", "fallen_allows_low_open"),
    )
    rows = rows.join(right, left_on=[*keys, *own], right_on=[f"f_{name}" for name in (*keys, *ours)], how="left")
    fallen = (nw.col("falls") > 0).fill_null(value=False)
    rows = rows.select(
        *columns,
        own_low=nw.when(fallen).then(nw.col("fallen_allows_low")).otherwise(nw.col("allows_low")),
        own_low_open=nw.when(fallen).then(nw.col("fallen_allows_low_open")).otherwise(nw.col("allows_low_open")),
        own_high=nw.when(~fallen).then(nw.col("next_high")),
        own_high_open=(nw.col("next_high_open") & ~fallen).fill_null(value=False),
    )
    return _with_next(rows, counts.filter((nw.col("is_next") == 1) & ~nw.col("high").is_null()), holder_keys)


def _with_next(rows: LazyFrame, following: LazyFrame, holder_keys: Sequence[str]) -> LazyFrame:
    """Return rows, and the next counts of those who have none of their own: these limit what was counted (point 6)."""
    schema = rows.collect_schema()
    there = following.collect_schema().names()
    absent = [nw.lit(None, dtype=kind).alias(name) for name, kind in schema.items() if name not in there]
    following = following.with_columns(*absent).with_columns(is_stopped=nw.lit(False))
    both = nw.concat([rows, following.select(*schema.names())])
    alone = nw.col("is_next").min().over(*holder_keys) == 1
    return both.filter((nw.col("is_next") == 0) | alone)


def _keyed(rows: LazyFrame, keys: Sequence[str]) -> LazyFrame:
    """Return rows with keys as texts and whether they are null, by which they can be joined: null is like null."""
    made = {}
    for n, name in enumerate(keys):
        made[f"j_{n}"] = nw.col(name).cast(nw.String).fill_null("")
        made[f"j_{n}_null"] = nw.col(name).is_null()
    return rows.with_columns(**made)


# -- figures together -----------------------------------------------------------------


def at_common_day(
    claims: LazyFrame,
    layout: ColumnMap,
    holder_keys: Sequence[str],
    operand: Sequence[str],
    account: Sequence[str],
    asked: date | None,
) -> tuple[LazyFrame, LazyFrame]:
    """
    Return the rows in force on the latest day that all operands of an account reach (point 7), and the operands.

    Args:
        claims: as they were taken, up to the day that is asked for.
        layout: their columns.
        holder_keys: the columns that say whose number on which figure it is.
        operand: those of them that are one number to calculate with: of a holder, or of a figure.
        account: those of operands that are calculated with together.
        asked: the day that is asked for.

    Returns:
        The rows, and one of each operand that has a number at all, with ``is_counted``.
    """
    first, last = day_ends("as_of", layout)
    in_force = standing_claims(claims, layout, holder_keys).filter(is_claim(layout))
    reached = in_force.group_by(*operand).agg(until=last.max())
    names = claims.collect_schema()
    blank = [nw.lit(None, dtype=kind).alias(name) for name, kind in names.items() if name not in operand]
    both = nw.concat(
        [
            claims.with_columns(until=last.cast(nw.Date), is_row=nw.lit(1, dtype=nw.Int64)).select(
                *names.names(), "until", "is_row"
            ),
            reached.with_columns(*blank, is_row=nw.lit(0, dtype=nw.Int64)).select(*names.names(), "until", "is_row"),
        ]
    )
    until: nw.Expr = nw.when(nw.col("is_row") == 0).then(nw.col("until"))
    if asked is not None:
        until = nw.when(until < nw.lit(asked)).then(until).otherwise(nw.lit(asked))
    both = both.with_columns(one=nw.lit(1)).with_columns(day=until.min().over("one", *account))
    kept = (first <= nw.col("day")).fill_null(value=True)
    rows = both.filter((nw.col("is_row") == 1) & kept).drop("until", "is_row", "one")
    counted = reached.select(*operand, is_counted=nw.lit(1))
    return standing_claims(rows.drop("day"), layout, holder_keys), counted
