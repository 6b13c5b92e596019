"""Ranges: how far apart parties are on each figure, and what none of them rules out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import narwhals.stable.v2 as nw

from contested.table.answer_days import days_of, told_clocks, with_ends
from contested.table.column_map import same_mean
from contested.table.party_lists import are_many, masks, named_by, spelled_out, words_of
from contested.table.positions import (
    SHARED,
    WITHOUT_NUMBER,
    Positions,
    beside,
    closenesses,
    fills,
    has_number,
    is_about,
    outermost,
    positions_of,
    standing_of,
)
from contested.table.taken_claims import is_claim, is_worded, of_one_holder

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from contested.table.column_map import ColumnMap, LazyFrame

_DAYS = ("as_of", "stated")
GIVEN = (
    *("low", "low_by", "high", "high_by", "common", "common_low", "common_high", "ratio", "gap"),
    *("parties", "origins", "estimates", "stated_by", "denied_by", "withheld_by"),
    *("unquantified", "unquantified_by", "rejected", "rejected_share", *_DAYS),
)
_PRINTED = ("low_about", "high_about", "printed_low", "printed_high", "no_low_by", "no_high_by")
ASKED_FOR = (*GIVEN[:4], *_PRINTED, *GIVEN[4:9], "median", *GIVEN[9:])
"""What can be asked for, in the order of answers: a median is a method's answer, and hedges and limits take time."""
_NEEDS = {
    "low": {"low"},
    "high": {"high"},
    "low_by": {"printed"},
    "high_by": {"printed"},
    "low_about": {"printed", "about"},
    "high_about": {"printed", "about"},
    "printed_low": {"printed"},
    "printed_high": {"printed"},
    "no_low_by": {"low"},
    "no_high_by": {"high"},
    "common": {"allows_low", "allows_high", "counted_low", "counted_high"},
    "common_low": {"allows_low", "allows_high", "counted_low", "counted_high"},
    "common_high": {"allows_low", "allows_high", "counted_low", "counted_high"},
    "ratio": {"low", "high"},
    "gap": {"allows_low", "allows_high", "counted_low", "counted_high", "low", "high"},
}
_NAMED = ("low_by", "high_by", "no_low_by", "no_high_by", "stated_by", "denied_by", "withheld_by", "unquantified_by")
COUNTED = frozenset({"estimates", "unquantified"})
"""What counts statements, so that a record has to be there once."""


def ranges_of(
    rows: LazyFrame, layout: ColumnMap, group: Sequence[str], give: Sequence[str], parties: Sequence[str]
) -> tuple[LazyFrame, tuple[str, ...]]:
    """
    Return one row a figure, and the names of its columns beside those of the figure.

    Args:
        rows: the rows in force; each record once where ``COUNTED`` is asked for.
        layout: their columns.
        group: the columns that say which figure it is.
        give: what is asked for, of ``GIVEN``, but for what was rejected.
        parties: every party there is, sorted; needed where names are asked for.
    """
    asked = set(give)
    rows = _coded(rows, layout, asked)
    needs: set[str] = set().union(*(_NEEDS.get(name, set()) for name in give))
    if not layout.is_held:
        needs -= set(SHARED)
    if not layout.has_reach:
        needs |= {name.removeprefix("allows_") for name in needs if name.startswith("allows_")}
    columns = {name for name in needs if layout.has_reach or not name.startswith("allows_")}
    held = positions_of(rows, layout, group, columns)
    aggregates = dict(_ends(held, needs, apart="gap" in asked))
    aggregates |= dict(_printed_ends(held, asked))
    names = [name for name in _NAMED if name in asked]
    lazy = held.lazy
    apart = are_many(lazy, parties)
    if names and not apart:
        lazy = lazy.with_columns(**_masks(held, names, parties))
        words = range(words_of(parties))
        sums = [f"{name}_{word}" for name in names for word in words]
        aggregates |= {name: nw.col(name).sum().cast(nw.Int64) for name in sums}
    aggregates["parties"] = (has_number(layout).cast(nw.Int64).sum() if "stance" in layout.has else nw.len()).cast(
        nw.Int64
    )
    lazy = lazy.group_by(*group).agg(*(value.alias(name) for name, value in aggregates.items()))
    if not asked.isdisjoint(("common", "common_low", "common_high", "gap")):
        lazy = lazy.with_columns(common=_meet(held))
        if not asked.isdisjoint(("common_low", "common_high")):
            lazy = _printed_inside(lazy, rows, layout, group)
    if not COUNTED.isdisjoint(asked):
        lazy = beside(lazy, _counted(rows, layout, group), group)
        lazy = lazy.with_columns(nw.coalesce(nw.col(name), nw.lit(0)).alias(name) for name in sorted(COUNTED))
    if clocks := told_clocks(layout, group, [clock for clock in _DAYS if clock in asked]):
        days = rows.group_by(*group).agg(
            *(made.alias(name) for name, made in days_of(layout, clocks, is_claim(layout)))
        )
        lazy = beside(lazy, days, group)
    if "origins" in asked:
        lazy = beside(lazy, _origins(rows, layout, group), group)
    made = dict(_derived(asked, layout))
    if names and apart:
        lazy = beside(lazy, _names(held, names, parties), group)
    else:
        made |= {name: spelled_out(parties, name) for name in names}
    lazy = lazy.with_columns(**made) if made else lazy
    return lazy, _with_flags([name for name in give if name not in _DAYS], layout) + with_ends(clocks)


def _coded(rows: LazyFrame, layout: ColumnMap, asked: set[str]) -> LazyFrame:
    """Return rows with parties as codes where an engine groups those faster than texts, and nobody asks for names."""
    if not rows.implementation.is_polars() or "origin" in layout.has or not asked.isdisjoint(_NAMED):
        return rows
    return rows.with_columns(nw.col("party").cast(nw.Categorical))


def _with_flags(give: Sequence[str], layout: ColumnMap) -> tuple[str, ...]:
    """Return the columns of an answer: an end that can be open is followed by whether it is."""
    flagged = {"low", "high", "common_low", "common_high"} if layout.has_flags else set()
    return tuple(name for asked in give for name in ((asked, f"{asked}_open") if asked in flagged else (asked,)))


def _ends(held: Positions, needs: set[str], *, apart: bool) -> Iterable[tuple[str, nw.Expr]]:
    """Return the aggregates of positions that make the hull, and what no position rules out."""
    layout = held.layout
    numbers = has_number(layout).cast(nw.Int64).sum() if "stance" in layout.has else nw.len()
    for end in ("low", "high"):
        if end in needs:
            column, is_low = nw.col(end), end == "low"
            absent = None if fills(end, layout) else column.count() < numbers
            yield from outermost(end, absent, layout, is_low=is_low)
            if apart:
                yield f"inner_{end}", column.max() if is_low else column.min()
        if f"allows_{end}" in needs:
            yield from _innermost("meet", f"allows_{end}" if layout.has_reach else end, layout, end)
        if f"counted_{end}" in needs:
            yield from _innermost("fit", f"counted_{end}", layout, end)


def _innermost(what: str, name: str, layout: ColumnMap, end: str) -> Iterable[tuple[str, nw.Expr]]:
    """Return the aggregates of an end of what no position rules out, and of whether it is open."""
    column, is_low = nw.col(name), end == "low"
    inner = column.max() if is_low else column.min()
    yield f"{what}_{end}", inner
    if layout.is_open:
        opened = nw.when(nw.col(f"{name}_open")).then(column)
        outer = opened.max() if is_low else opened.min()
        yield f"{what}_{end}_open", (outer == inner).fill_null(value=False)


def _meet(held: Positions) -> nw.Expr:
    """Return whether some value lies in what every position allows."""
    what = "fit" if held.layout.is_held else "meet"
    low, high = nw.col(f"{what}_low"), nw.col(f"{what}_high")
    apart = low > high
    if held.layout.is_open:
        apart |= (low == high) & (nw.col(f"{what}_low_open") | nw.col(f"{what}_high_open"))
    return ~apart.fill_null(value=False) & (nw.col("parties") > 0)


def _printed_inside(lazy: LazyFrame, rows: LazyFrame, layout: ColumnMap, group: Sequence[str]) -> LazyFrame:
    """Add the ends of the common ground: an end that is only a reach is drawn in to the outermost printed number."""
    common = nw.col("common")
    if not layout.has_reach:
        made: dict[str, nw.Expr] = {
            f"common_{end}": nw.when(common).then(nw.col(f"meet_{end}")) for end in ("low", "high")
        }
        if layout.is_open:
            made |= {f"common_{end}_open": common & nw.col(f"meet_{end}_open") for end in ("low", "high")}
        return lazy.with_columns(**made)
    flags = [f"meet_{end}{kind}" for end in ("low", "high") for kind in ("", "_open")]
    regions = lazy.select(*(nw.col(name).alias(f"g_{name}") for name in group), *flags, "common")
    met = rows.join(regions, left_on=list(group), right_on=[f"g_{name}" for name in group], how="inner")
    met = met.filter(common)
    found = met.group_by(*group).agg(*(made.alias(name) for name, made in outermost_printed_inside().items()))
    lazy = beside(lazy, found, group)
    return lazy.with_columns(**drawn_in(common))


def outermost_printed_inside() -> dict[str, nw.Expr]:
    """Return the aggregates of rows beside a region: the outermost printed numbers in it, and whether its ends are."""
    low, high = nw.col("meet_low"), nw.col("meet_high")

    def within(number: nw.Expr) -> nw.Expr:
        after = ((low < number) | ((low == number) & ~nw.col("meet_low_open"))).fill_null(value=True)
        before = ((high > number) | ((high == number) & ~nw.col("meet_high_open"))).fill_null(value=True)
        return nw.when(after & before & ~number.is_null()).then(number)

    printed = [within(nw.col("low")), within(nw.col("high"))]
    same = {
        end: (nw.col(end) == nw.col(f"meet_{end}")) & (nw.col(f"{end}_open") == nw.col(f"meet_{end}_open"))
        for end in ("low", "high")
    }
    return {
        "inside_low": nw.min_horizontal(*printed).min(),
        "inside_high": nw.max_horizontal(*printed).max(),
        "same_low": same["low"].fill_null(value=False).cast(nw.Int64).max(),
        "same_high": same["high"].fill_null(value=False).cast(nw.Int64).max(),
    }


def drawn_in(wanted: nw.Expr) -> dict[str, nw.Expr]:
    """Return the ends of a region as printed."""
    made: dict[str, nw.Expr] = {}
    for end in ("low", "high"):
        region, inner = nw.col(f"meet_{end}"), nw.col(f"inside_{end}")
        stays = (nw.col(f"same_{end}") > 0) | inner.is_null() | region.is_null()
        made[f"common_{end}"] = nw.when(wanted).then(nw.when(stays).then(region).otherwise(inner))
        made[f"common_{end}_open"] = wanted & stays & nw.col(f"meet_{end}_open")
    return made


def _printed_ends(held: Positions, asked: set[str]) -> Iterable[tuple[str, nw.Expr]]:
    """Return the aggregates of positions that make the outermost printed numbers, and those that are approximate."""
    for end, outer in (("low", "first"), ("high", "last")):
        if asked.isdisjoint((f"printed_{end}", f"{end}_about")):
            continue
        columns = [outer]
        if f"{end}_about" in asked:
            near = closenesses(held.layout)
            columns += [f"{outer}_{closeness}" for closeness in near] + [
                f"about_{outer}_{closeness}" for closeness in near
            ]
        for name in columns:
            column = nw.col(name)
            yield f"p_{name}", column.min() if end == "low" else column.max()


def _derived(asked: set[str], layout: ColumnMap) -> Iterable[tuple[str, nw.Expr]]:
    for end, outer in (("low", "first"), ("high", "last")):
        if f"printed_{end}" in asked:
            yield f"printed_{end}", nw.col(f"p_{outer}")
        if f"{end}_about" in asked:
            yield f"{end}_about", is_about(outer, layout, "p_")
    if "ratio" in asked:
        low, high = nw.col("low"), nw.col("high")
        yield "ratio", nw.when((low > 0).fill_null(value=False)).then(high / nw.when(low > 0).then(low))
    if "gap" in asked:
        apart = nw.col("inner_low") - nw.col("inner_high")
        positive = nw.when((apart > 0).fill_null(value=False) & ~nw.col("common")).then(apart).otherwise(nw.lit(0.0))
        told = nw.col("parties") > 0
        for end in ("low", "high"):  # where nobody sees the number at an end, nobody can tell how far it is away
            if end in asked and f"printed_{end}" not in asked and not fills(end, layout):
                told &= ~nw.col(end).is_null() | (positive == 0)
        yield "gap", nw.when(told).then(positive)


def _masks(held: Positions, names: Sequence[str], parties: Sequence[str]) -> dict[str, nw.Expr]:
    """Return the masks of parties: who prints an end, who gives a number, who denies, who withholds."""
    conditions = _who(held)
    return {key: made for name in names for key, made in masks(parties, conditions[name], name).items()}


def _names(held: Positions, names: Sequence[str], parties: Sequence[str]) -> LazyFrame:
    """Return the same as texts, one row a figure."""
    conditions = _who(held)
    lazy = held.lazy.with_columns(conditions[name].alias(f"is_{name}") for name in names)
    return named_by(lazy, held.group, {name: nw.col(f"is_{name}") for name in names}, parties)


def _who(held: Positions) -> dict[str, nw.Expr]:
    """Return the expressions that say of a position whether it is among those who are named."""
    number = has_number(held.layout)
    return standing_of(held.layout) | {
        "low_by": _outermost("first", held) & number,
        "high_by": _outermost("last", held) & number,
        "no_low_by": number & nw.col("low").is_null(),
        "no_high_by": number & nw.col("high").is_null(),
    }


def with_who_gives_none(
    lazy: LazyFrame, rows: LazyFrame, layout: ColumnMap, group: Sequence[str], refusing: Sequence[str]
) -> LazyFrame:
    """
    Return an answer with the columns of ``WITHOUT_NUMBER`` beside; where nobody is refusing that costs nothing.

    Args:
        lazy: the answer, with the columns of the group.
        rows: those in force.
        layout: their columns.
        group: the columns that say which figure, or figures together, it is of.
        refusing: the parties that deny, withhold or give a word anywhere, sorted.
    """
    if not refusing:
        return lazy.with_columns(nw.lit(None, dtype=nw.String).alias(name) for name in WITHOUT_NUMBER)
    held = positions_of(rows.filter(nw.col("party").is_in(list(refusing))), layout, group, ())
    flags = {name: standing_of(layout)[name] for name in WITHOUT_NUMBER}
    found = held.lazy.filter(nw.any_horizontal(*flags.values(), ignore_nulls=True))
    return beside(lazy, named_by(found, group, flags, refusing), group)


def _outermost(end: str, held: Positions) -> nw.Expr:
    """
    Return whether a position prints the outermost number of a figure as the end that it is.

    A closed end before an open one, which it holds; and who has such an end
    before who names no limit there and prints the number at the other.
    """

    def outer(name: str) -> nw.Expr:
        column = nw.col(name)
        return (column.min() if end == "first" else column.max()).over(*held.group)

    there = nw.lit(False)
    for closeness in reversed(closenesses(held.layout)):
        name = f"{end}_{closeness}"
        nearest = (outer(name) == outer(end)).fill_null(value=False)
        there = nw.when(nearest).then((nw.col(name) == outer(end)).fill_null(value=False)).otherwise(there)
    return there


def with_origin_groups(rows: LazyFrame, layout: ColumnMap, group: Sequence[str]) -> tuple[LazyFrame, str]:
    """
    Return the rows with a number, and the column of the origin group that each belongs to.

    An origin group is a party, or all parties whose numbers go back to a common
    origin, directly or through two others (rule 6).
    """
    rows = rows.filter(is_claim(layout)) if "stance" in layout.has else rows
    if "origin" not in layout.has:
        return rows, "party"
    rows = rows.with_columns(behind=nw.coalesce(nw.col("origin"), nw.col("party")))
    rows = rows.with_columns(origin_group=nw.col("behind").min().over(*group, "party"))
    for _ in range(2):
        rows = rows.with_columns(origin_group=nw.col("origin_group").min().over(*group, "behind"))
        rows = rows.with_columns(origin_group=nw.col("origin_group").min().over(*group, "party"))
    return rows, "origin_group"


def medians(rows: LazyFrame, layout: ColumnMap, group: Sequence[str]) -> LazyFrame:
    """Return the median of the values of origin groups; one that gives several counts with their mean."""
    rows, origin_group = with_origin_groups(rows, layout, group)
    each = rows.group_by(*group, origin_group, "value").agg()
    each = each.group_by(*group, origin_group).agg(same_mean(nw.col("value")).alias("value"))
    return each.group_by(*group).agg(median=nw.col("value").median())


def _counted(rows: LazyFrame, layout: ColumnMap, group: Sequence[str]) -> LazyFrame:
    """Return how many statements give a number, and how many a word."""
    counts = {"estimates": is_claim(layout), "unquantified": is_worded(layout)}
    made = {name: condition.cast(nw.Int64).sum().cast(nw.Int64) for name, condition in counts.items()}
    return of_one_holder(rows, layout, group).group_by(*group).agg(*(made[name].alias(name) for name in counts))


def _origins(rows: LazyFrame, layout: ColumnMap, group: Sequence[str]) -> LazyFrame:
    """Return how many origins stand behind the numbers, and behind the words of those who give none."""
    if "stance" in layout.has:
        number = is_claim(layout)
        counts = number.cast(nw.Int64).max().over(*group, "party") > 0
        rows = rows.with_columns(counts=counts).filter(number | (is_worded(layout) & ~nw.col("counts")))
    behind = nw.coalesce(nw.col("origin"), nw.col("party")) if "origin" in layout.has else nw.col("party")
    each = rows.with_columns(behind=behind).group_by(*group, "behind").agg()
    return each.group_by(*group).agg(origins=nw.len().cast(nw.Int64))
