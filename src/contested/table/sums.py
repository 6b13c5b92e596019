"""Sums: totals over figures, accounts side by side, and ratios of two measures party by party."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import attrs
import narwhals.stable.v2 as nw

from contested.table.answer_days import days_together, told_clocks, with_ends
from contested.table.column_map import same_sum
from contested.table.hulls import ranges_of, with_who_gives_none
from contested.table.party_lists import named_by
from contested.table.positions import WITHOUT_NUMBER, beside, has_number, positions_of, side_by_side, standing_of
from contested.table.rejections import LEFT_OUT, PUBLISHED
from contested.table.summed_errors import summed_errors, told_errors

if TYPE_CHECKING:
    from collections.abc import Sequence

    from contested.table.column_map import ColumnMap, LazyFrame


@attrs.frozen(eq=False)
class Summed:
    """
    What stands in totals beside the sums of numbers.

    ``medians`` has the ``median`` of each figure that has one, ``lost`` what
    was rejected and the sums as published, by group; ``counted`` the figures
    that have to be in a sum of counts, ``errors`` the standard errors of each
    figure to both sides, None where there are none; ``independent`` says
    that somebody declared them so.  ``spoken`` are the rows in force whatever
    the day of the sum, ``parties`` everybody.
    """

    medians: LazyFrame
    lost: LazyFrame
    counted: LazyFrame | None
    errors: LazyFrame | None
    independent: bool
    spoken: LazyFrame
    parties: Sequence[str]


def totals_of(
    rows: LazyFrame, summed: Summed, layout: ColumnMap, group: Sequence[str], by: Sequence[str]
) -> tuple[LazyFrame, tuple[str, ...]]:
    """
    Return one row a group of figures: the sums of their low ends, medians and high ends, and what they leave out.

    A sum is null where one figure has no such number: what is left out of a sum
    would make it look known.  So is a sum over nobody.

    Args:
        rows: the rows in force, each record once.
        summed: what stands beside the sums.
        layout: the columns of rows.
        group: the columns that say which figure it is, those of ``by`` among them.
        by: the columns that are kept.
    """
    clocks = told_clocks(layout, group)
    lazy, _ = ranges_of(rows, layout, group, ("low", "high", "unquantified", *clocks), ())
    lazy = beside(lazy, summed.medians, group)
    low, high = nw.col("low"), nw.col("high")
    has_number = nw.col("parties") > 0
    if summed.counted is not None:  # who counts later than the day of the sum is no figure of which nobody speaks
        lazy = side_by_side([lazy, summed.counted], group)
        has_number = has_number.fill_null(value=False) | (nw.col("is_counted") == 1)
    if summed.errors is not None:
        lazy = beside(lazy, summed.errors, group)
        left = nw.when(has_number).then(nw.coalesce(nw.col("is_left_behind"), nw.lit(1)))
        lazy = lazy.with_columns(is_left_behind=left)
    missing = nw.when((low.is_null() | high.is_null()) & has_number).then(nw.lit(1)).otherwise(nw.lit(0))
    lazy = lazy.with_columns(missing=missing, counted=nw.when(has_number).then(nw.lit(1)).otherwise(nw.lit(0)))
    figures = nw.col("counted").sum()
    sums = {"low": low, "best": nw.col("median"), "high": high}
    made: dict[str, nw.Expr] = {}
    for name, number in sums.items():
        made[name] = nw.when((number.count() == figures) & (figures > 0)).then(same_sum(number))
    made |= {
        "open": nw.col("missing").sum().cast(nw.Int64),
        "figures": figures.cast(nw.Int64),
        "silent": (nw.len() - figures).cast(nw.Int64),
        "unquantified": nw.col("unquantified").sum().cast(nw.Int64),
    }
    made |= dict(days_together(clocks))
    errors = () if summed.errors is None else tuple(told_errors())
    if errors:
        made |= summed_errors(independent=summed.independent)
    counts = ("open", "figures", "silent", "unquantified")
    one = nw.lit(1).alias("one")
    found = lazy.with_columns(one).group_by("one", *by).agg(*(value.alias(name) for name, value in made.items()))
    found = found.with_columns(**told_errors()) if errors else found
    both = side_by_side([found, summed.lost.with_columns(one)], ("one", *by))
    if not by:  # one row on all, and be it on nothing
        both = both.select(nw.col(name).max() for name in both.collect_schema().names())
    both = both.with_columns(nw.coalesce(nw.col(name), nw.lit(0)).alias(name) for name in (*counts, "rejected"))
    told = _speaking(summed, layout, group, by)
    both = beside(both.with_columns(one), told, ("one", *by))
    columns = ("low", "best", "high", *errors, *counts[:3], *LEFT_OUT, *PUBLISHED)
    return both, (*columns, "unquantified", "stated_by", *WITHOUT_NUMBER, *with_ends(clocks))


def _speaking(summed: Summed, layout: ColumnMap, group: Sequence[str], by: Sequence[str]) -> LazyFrame:
    """Return who gives a number of any of the figures that are summed up, and who none of one."""
    one, within = nw.lit(1).alias("one"), ("one", *by)
    if "stance" in layout.has:
        held = positions_of(summed.spoken, layout, group, ()).lazy
        flags = {name: made.cast(nw.Int64).max() for name, made in standing_of(layout).items()}
        each = (
            held.with_columns(one).group_by(*within, "party").agg(*(made.alias(name) for name, made in flags.items()))
        )
        return named_by(each, within, {name: nw.col(name) > 0 for name in flags}, summed.parties)
    each = summed.spoken.with_columns(one).group_by(*within, "party").agg()
    found = named_by(each, within, {"stated_by": ~nw.col("party").is_null()}, summed.parties)
    return found.with_columns(nw.lit(None, dtype=nw.String).alias(name) for name in WITHOUT_NUMBER)


def accounts_of(
    rows: LazyFrame, layout: ColumnMap, group: Sequence[str], parties: Sequence[str], refusing: Sequence[str]
) -> tuple[LazyFrame, dict[str, str], tuple[str, ...]]:
    """Return one row a figure with the ends of each party, what these are called in the answer, and what is beside."""
    clocks = told_clocks(layout, group)
    held = positions_of(rows, layout, group, ("low", "high"), days=clocks).lazy
    ends = ("low", "low_open", "high", "high_open") if layout.has_flags else ("low", "high")
    names: dict[str, str] = {}
    made = []
    for n, party in enumerate(parties):
        for end in ends:
            names[f"a{n}_{end}"] = f"{party} {end}"
            made.append((f"a{n}_{end}", nw.when((nw.col("party") == party) & has_number(layout)).then(nw.col(end))))
    held = held.with_columns(value.alias(name) for name, value in made)
    days = [value.alias(name) for name, value in days_together(clocks)]
    found = held.group_by(*group).agg(*(nw.col(name).max() for name in names), *days)
    found = with_who_gives_none(found, rows, layout, group, refusing)
    return found, names, (*WITHOUT_NUMBER, *with_ends(clocks))


def ratios_of(
    rows: LazyFrame,
    counted: LazyFrame | None,
    spoken: LazyFrame | None,
    layout: ColumnMap,
    group: Sequence[str],
    measure: str,
    numerator: str,
    denominator: str,
    *,
    floored: nw.Expr,
) -> tuple[LazyFrame, tuple[str, ...], tuple[str, ...]]:
    """
    Return one measure divided by another, party by party, with those who refuse one of them.

    Whoever gives one of them and says nothing of the other is in no row.

    Args:
        rows: the rows in force.
        counted: who counts at all, of counts at a common day: who reaches none has a row, and no quotient.
        spoken: of such counts, the rows in force whatever the day: who refuses later than others count, refuses too.
        layout: their columns.
        group: the columns that say which figure it is apart from what is counted.
        measure: the column that says what is counted.
        numerator: what is divided.
        denominator: what it is divided by.
        floored: whether a number cannot be below zero, so that one that names no low end divides from zero up.

    Returns:
        The frame, the columns that say which figure it is, and those of the answer.
    """
    shared = tuple(name for name in group if name != measure)
    whole, clocks = tuple(dict.fromkeys((*group, measure))), told_clocks(layout, group)
    ends = {end: end for end in ("low", "high")}
    if layout.has_reach:
        ends |= {f"allows_{end}": f"allows_{end}" for end in ("low", "high")}
    placed = partial(positions_of, layout=layout, group=whole, wanted=(*ends.values(), "hedged"), days=clocks)
    everybody = placed(rows).lazy
    held = everybody.filter(nw.col("claims") > 0) if "stance" in layout.has else everybody
    made = {name: nw.col(column) for name, column in ends.items()} | {"is_there": nw.lit(1)}
    for name in ends:
        if name.endswith("low"):
            sunk = floored & ((nw.col(ends[name]) < 0).fill_null(value=False) | nw.col(ends[name]).is_null())
            made[f"from_{name}"] = nw.when(sunk).then(nw.lit(0.0)).otherwise(nw.col(ends[name]))
            if layout.has_flags:
                made[f"from_{name}_open"] = ~sunk & nw.col(f"{ends[name]}_open")
    held = held.with_columns(**made)
    if counted is not None:
        kept = counted.group_by(*whole, "party").agg(nw.col("is_counted").max())
        held = side_by_side([held, kept], (*whole, "party"))
    holder_keys, days = (*shared, "party"), with_ends(clocks)
    flags = ("low_open", "high_open") if layout.has_flags else ()
    told = (*ends, *flags, "is_there", "hedged", *days)
    above = held.filter(nw.col(measure) == numerator).select(*holder_keys, *told)
    below = held.filter(nw.col(measure) == denominator).select(
        *(nw.col(name).alias(f"b_{name}") for name in holder_keys),
        **{f"by_{name}": nw.col(f"from_{name}" if name.endswith(("low", "low_open")) else name) for name in told},
    )
    both = above.join(below, left_on=list(holder_keys), right_on=[f"b_{name}" for name in holder_keys], how="inner")
    both = both.with_columns(**_divided(days, approximate=layout.has_reach, flagged=layout.has_flags))
    both = both.with_columns(stance=nw.lit("stated"))
    columns = ("stance", "low", *flags[:1], "low_about", "high", *flags[1:], "high_about", "defined", *days)
    both = both.select(*holder_keys, *columns)
    if "stance" in layout.has:
        speaking = everybody if spoken is None else placed(spoken).lazy
        both = side_by_side([both, _refusing(speaking, holder_keys, days)], holder_keys)
        said = (*flags, "low_about", "high_about", "defined")
        both = both.with_columns(nw.col(name).fill_null(value=False) for name in said)
    return both, holder_keys, columns


def _divided(days: Sequence[str], *, approximate: bool, flagged: bool) -> dict[str, nw.Expr]:
    """Return the quotient of two positions side by side, its days, and which ends are excluded or approximate."""
    there = ((nw.col("is_there") == 1) & (nw.col("by_is_there") == 1)).fill_null(value=False)
    made = _quotient("")
    made |= {name: there & excluded for name, excluded in _excluded(made).items()} if flagged else {}
    made["defined"] &= there
    made |= {end: nw.when(there).then(made[end]) for end in ("low", "high")}
    made |= {f"{end}_about": there & ~there for end in ("low", "high")}
    if approximate:
        allowed, hedged = _quotient("allows_"), (nw.col("hedged") > 0) | (nw.col("by_hedged") > 0)
        point = (made["low"] == made["high"]).fill_null(value=False)
        moved = {end: _differ(made[end], nw.when(there).then(allowed[end])) for end in ("low", "high")}
        either = point & (moved["low"] | moved["high"])
        made |= {f"{end}_about": hedged.fill_null(value=False) & (moved[end] | either) for end in moved}
    for name in days:
        choose = nw.max_horizontal if name.endswith("_end") else nw.min_horizontal
        made[name] = choose(nw.col(name), nw.col(f"by_{name}"))
    return made


def _differ(one: nw.Expr, other: nw.Expr) -> nw.Expr:
    """Return whether two numbers differ, or one of them is not there; false where neither is."""
    return (
        (one != other).fill_null(value=False) | (one.is_null() & ~other.is_null()) | (~one.is_null() & other.is_null())
    )


def _refusing(everybody: LazyFrame, holder_keys: Sequence[str], days: Sequence[str]) -> LazyFrame:
    """Return who denies, withholds or gives a word for one of the numbers: the worst of both, as in formulas."""
    number, words = nw.col("claims") > 0, nw.col("in_words") > 0
    rank = nw.when(nw.col("denials") > 0).then(nw.lit(3)).otherwise(nw.when(words).then(nw.lit(1)).otherwise(nw.lit(2)))
    ranked = everybody.with_columns(rank=nw.when(number).then(nw.lit(0)).otherwise(rank))
    spoken = [nw.col(name).max() if name.endswith("_end") else nw.col(name).min() for name in days]
    worst = ranked.group_by(*holder_keys).agg(nw.col("rank").max(), *spoken).filter(nw.col("rank") > 0)
    stance = nw.when(nw.col("rank") == 3).then(nw.lit("denied")).otherwise(nw.lit("withheld"))
    return worst.select(
        *holder_keys, *days, stance=nw.when(nw.col("rank") == 1).then(nw.lit("unquantified")).otherwise(stance)
    )


def _quotient(what: str) -> dict[str, nw.Expr]:
    """Return the ends of every quotient of two intervals; zero as an end of the divisor is left out."""
    low, high, by_low, by_high = (
        nw.col(name) for name in (f"{what}low", f"{what}high", f"by_{what}low", f"by_{what}high")
    )
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


def _excluded(made: dict[str, nw.Expr]) -> dict[str, nw.Expr]:
    """Return whether no quotient comes to an end: a number there is excluded, or the divisor grows without a limit."""
    negative = (nw.col("by_high") <= 0).fill_null(value=False)

    def turned(plain: str, other: str) -> nw.Expr:
        return nw.when(negative).then(nw.col(other)).otherwise(nw.col(plain))

    top, top_open = nw.when(negative).then(-nw.col("high")).otherwise(nw.col("low")), turned("low_open", "high_open")
    bottom, bottom_open = turned("high", "low"), turned("high_open", "low_open")
    bottom = nw.when(negative).then(-bottom).otherwise(bottom)
    near, far = turned("by_low_open", "by_high_open"), turned("by_high_open", "by_low_open")
    far |= turned("by_high", "by_low").is_null()
    low = top_open | nw.when(top < 0).then(near).otherwise((top > 0) & far)
    high = bottom_open | nw.when(bottom < 0).then(far).otherwise((bottom > 0) & near)
    ends = {"low_open": low & ~made["low"].is_null(), "high_open": high & ~made["high"].is_null()}
    return {name: excluded.fill_null(value=False) for name, excluded in ends.items()}
