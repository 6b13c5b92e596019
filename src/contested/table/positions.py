"""Positions: one row a party and figure, with the hull of its standing numbers and what they allow."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import attrs
import narwhals.stable.v2 as nw

from contested.table.answer_days import days_of, told_clocks, with_ends
from contested.table.taken_claims import is_claim, is_denial, is_worded

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from contested.table.column_map import ColumnMap, LazyFrame

SPANS = ("low", "high", "allows_low", "allows_high")
"""The ends of the hull of what a party prints, and of what it allows."""

HELD = ("held_low", "held_high")
SHARED = ("counted_low", "counted_high")
"""The ends of the hull of what it allows of what is counted: alone, and together with others."""

CLOSENESS = (0, 1, 2, 3)
"""How near a printed number is to being an end: closed, open, of a limit on the other side, and that an open one."""

WITHOUT_NUMBER = ("denied_by", "withheld_by", "unquantified_by")
"""The columns of an answer that name whose number is not in it, because they give none or reject it."""

_NEVER_NULL = frozenset({"party", "one", "from", "to", "from_open", "origin_group"})
"""Columns that every row has, beside the keys."""


@attrs.frozen(eq=False)
class Positions:
    """
    Everyone's position on each figure, lazily.

    ``group`` are the columns that say which figure it is; the frame has
    ``party`` beside them.
    """

    lazy: LazyFrame
    layout: ColumnMap
    group: tuple[str, ...]

    def allows(self, end: str) -> str:
        """Return the column with what a party allows at an end."""
        return allowing(end, self.layout)


def allowing(end: str, layout: ColumnMap) -> str:
    """Return the column with what is allowed at an end, of counts in whole numbers."""
    return f"held_{end}" if layout.is_held else f"allows_{end}" if layout.has_reach else end


def sharing(end: str, layout: ColumnMap) -> str:
    """Return the column with what is allowed at an end together with others, of counts in whole numbers."""
    return f"counted_{end}" if layout.is_held else allowing(end, layout)


def positions_of(
    standing: LazyFrame,
    layout: ColumnMap,
    group: Sequence[str],
    wanted: Iterable[str],
    *,
    labels: Sequence[str] = (),
    days: Sequence[str] = (),
) -> Positions:
    """
    Return one row for each party that has a say on a figure.

    Args:
        standing: the rows in force.
        layout: their columns.
        group: the columns that say which figure it is.
        wanted: what is needed of "low", "high", "allows_low", "allows_high",
            "held_low", "held_high", "counted_low", "counted_high", "printed"
            (the outermost printed numbers), "about" (those of them that are
            approximate), "hedged" (whether a word calls one of its numbers
            approximate), "estimates".
        labels: further columns to take along, the smallest of each party.
        days: the clocks of which the first and last day are wanted.
    """
    made = wanted_of(layout, wanted)
    made += [(label, nw.col(label).min()) for label in labels]
    made += days_of(layout, days, is_claim(layout))
    lazy = standing.group_by(*group, "party").agg(*(value.alias(name) for name, value in made))
    return Positions(lazy, layout, tuple(group))


def wanted_of(layout: ColumnMap, wanted: Iterable[str]) -> list[tuple[str, nw.Expr]]:
    """Return the aggregates of standing rows that make a position."""
    asked = set(wanted)
    made: list[tuple[str, nw.Expr]] = []
    for name in (*SPANS, *HELD, *SHARED):
        if name in asked:
            made += hull_end(name, layout)
    if "printed" in asked:
        low, high = nw.col("low"), nw.col("high")
        made += [("first", nw.coalesce(low, high).min()), ("last", nw.coalesce(high, low).max())]
        for closeness in closenesses(layout):
            near = _closeness("low", layout) == closeness
            made.append((f"first_{closeness}", nw.when(near).then(nw.coalesce(low, high)).min()))
            near = _closeness("high", layout) == closeness
            made.append((f"last_{closeness}", nw.when(near).then(nw.coalesce(high, low)).max()))
    if "hedged" in asked:
        hedged = [nw.col(f"hedged_{end}") for end in SPANS[:2] if layout.has_reach]
        about = nw.any_horizontal(*hedged, ignore_nulls=True) if hedged else nw.col("party").is_null()
        made.append(("hedged", about.cast(nw.Int64).max()))
    if "about" in asked:
        made += _approximate_ends(layout)
    if "stance" in layout.has:
        made.append(("claims", is_claim(layout).cast(nw.Int64).sum().cast(nw.Int64)))
        made.append(("denials", is_denial(layout).cast(nw.Int64).sum().cast(nw.Int64)))
        made.append(("in_words", is_worded(layout).cast(nw.Int64).sum().cast(nw.Int64)))
    elif "estimates" in asked:
        made.append(("claims", nw.len().cast(nw.Int64)))
    return made


def _approximate_ends(layout: ColumnMap) -> list[tuple[str, nw.Expr]]:
    """Return the aggregates of the outermost numbers that a word calls approximate, by how near each is to an end."""
    low, high = nw.col("low"), nw.col("high")
    bottom, top = nw.coalesce(low, high), nw.coalesce(high, low)
    point = (low == high).fill_null(value=False)
    hedged = {end: nw.col(f"hedged_{end}") if layout.has_reach else low.is_null() & ~low.is_null() for end in SPANS[:2]}
    either = point & (hedged["low"] | hedged["high"])
    at_bottom = either | nw.when(low.is_null()).then(hedged["high"]).otherwise(hedged["low"])
    at_top = either | nw.when(high.is_null()).then(hedged["low"]).otherwise(hedged["high"])
    made: list[tuple[str, nw.Expr]] = []
    for closeness in closenesses(layout):
        first = nw.when((_closeness("low", layout) == closeness) & at_bottom).then(bottom)
        last = nw.when((_closeness("high", layout) == closeness) & at_top).then(top)
        made += [(f"about_first_{closeness}", first.min()), (f"about_last_{closeness}", last.max())]
    return made


def closenesses(layout: ColumnMap) -> tuple[int, ...]:
    """Return those of ``CLOSENESS`` that there can be."""
    return CLOSENESS if layout.is_open else CLOSENESS[::2]


def _closeness(end: str, layout: ColumnMap) -> nw.Expr:
    own = ~nw.col(end).is_null()
    if not layout.is_open:
        return nw.when(own).then(nw.lit(0)).otherwise(nw.lit(2))
    either = nw.col("low_open") | nw.col("high_open")
    open_ = nw.when(own).then(nw.col(f"{end}_open")).otherwise(either).cast(nw.Int64)
    return nw.when(own).then(open_).otherwise(open_ + 2)


def hull_end(name: str, layout: ColumnMap) -> list[tuple[str, nw.Expr]]:
    """Return the aggregates that make one end of a hull: absent where one row has none, open where no row closes it."""
    column, is_low = nw.col(name), name.endswith("low")
    absent: nw.Expr | None
    if fills(name, layout):
        absent = None
    elif "stance" in layout.has:
        absent = (column.is_null() & is_claim(layout)).cast(nw.Int64).sum() > 0
    else:
        absent = column.count() < nw.len()
    return outermost(name, absent, layout, is_low=is_low)


def fills(name: str, layout: ColumnMap) -> bool:
    """Whether every position has this end."""
    return name.rpartition("_")[2] in layout.full and "stance" not in layout.has


def outermost(name: str, absent: nw.Expr | None, layout: ColumnMap, *, is_low: bool) -> list[tuple[str, nw.Expr]]:
    """Return the aggregates of an outermost end, null where ``absent``, and of whether it is open."""
    column = nw.col(name)
    outer = column.min() if is_low else column.max()
    made: list[tuple[str, nw.Expr]] = [(name, outer if absent is None else nw.when(~absent).then(outer))]
    if layout.is_open:
        closed = nw.when(~nw.col(f"{name}_open")).then(column)
        shut = ((closed.min() if is_low else closed.max()) == outer).fill_null(value=False)
        there = ~outer.is_null() if absent is None else ~absent & ~outer.is_null()
        made.append((f"{name}_open", ~shut & there))
    return made


def has_number(layout: ColumnMap) -> nw.Expr:
    """Return the expression that says whether a position has a number."""
    return nw.col("claims") > 0 if "stance" in layout.has else ~nw.col("party").is_null()


def has_word(layout: ColumnMap) -> nw.Expr:
    """Return the expression that says whether a position has a word in place of a number."""
    return ~has_number(layout) & (nw.col("in_words") > 0) if "stance" in layout.has else nw.col("party").is_null()


def is_about(outer: str, layout: ColumnMap, start: str = "") -> nw.Expr:
    """Return whether somebody calls the outermost number approximate, of those who print it as the end that it is."""
    there, number = nw.lit(False), nw.col(f"{start}{outer}")
    for closeness in reversed(closenesses(layout)):
        nearest = (nw.col(f"{start}{outer}_{closeness}") == number).fill_null(value=False)
        about = (nw.col(f"{start}about_{outer}_{closeness}") == number).fill_null(value=False)
        there = nw.when(nearest).then(about).otherwise(there)
    return there


def standing_of(layout: ColumnMap) -> dict[str, nw.Expr]:
    """Return the expressions that say how a position stands to its figure, by the columns that name who stands so."""
    number, nobody = has_number(layout), nw.lit(False)
    if "stance" not in layout.has:
        return {"stated_by": number} | dict.fromkeys(WITHOUT_NUMBER, nobody)
    denies, words = nw.col("denials") > 0, has_word(layout)
    withholds = ~number & ~denies & ~words
    return {"stated_by": number, "denied_by": denies, "withheld_by": withholds, "unquantified_by": words}


def told_positions(rows: LazyFrame, layout: ColumnMap, group: Sequence[str]) -> tuple[LazyFrame, tuple[str, ...]]:
    """
    Return everything there is to say of each position, and the names of those columns.

    Args:
        rows: the rows in force.
        layout: their columns.
        group: the columns that say which figure it is.
    """
    spans = SPANS if layout.has_reach else SPANS[:2]
    columns = tuple(name for span in spans for name in ((span, f"{span}_open") if layout.has_flags else (span,)))
    clocks = told_clocks(layout, group)
    soft = ("printed", "about") if layout.has_reach else ()
    held = positions_of(rows, layout, group, (*spans, "estimates", *soft), days=clocks)
    origin_group = (*group, "party")
    lazy = beside(held.lazy, _divided(rows, layout, origin_group), origin_group)
    number, estimates, refused = has_number(layout), nw.col("claims"), nw.lit("stated")
    if "stance" in layout.has:
        estimates = nw.when(number).then(estimates).otherwise(nw.col("in_words"))
        refused = nw.when(nw.col("denials") > 0).then(nw.lit("denied")).otherwise(nw.lit("withheld"))
        refused = nw.when(has_word(layout)).then(nw.lit("unquantified")).otherwise(refused)
    lazy = lazy.with_columns(nw.col("divided").fill_null(value=False), estimates=estimates)
    lazy = lazy.with_columns(stance=nw.when(number).then(nw.lit("stated")).otherwise(refused))
    if layout.has_reach:
        lazy = lazy.with_columns(low_about=is_about("first", layout), high_about=is_about("last", layout))
        columns += ("low_about", "high_about")
    return lazy, ("stance", *columns, "estimates", "divided", *with_ends(clocks))


def _divided(rows: LazyFrame, layout: ColumnMap, origin_group: Sequence[str]) -> LazyFrame:
    """
    Return who stands by numbers of one basis that differ; documented and estimated ones do not contradict.

    A count that stopped is compared as it was said, and one of a later day is
    none that a party stands by.
    """
    rows = rows.filter(is_claim(layout)) if "stance" in layout.has else rows
    rows = rows.filter(nw.col("is_next") == 0) if layout.cumulative else rows
    differs = nw.lit(False)
    for end in ("low", "said_high" if layout.cumulative else "high"):
        column = nw.col(end)
        differs |= (column.min() != column.max()).fill_null(value=False)
        differs |= (column.count() > 0) & (column.count() < nw.len())
        if layout.is_open:
            flag = nw.col(f"{end}_open").cast(nw.Int64)
            differs |= flag.min() != flag.max()
    alike = (*origin_group, "basis") if "basis" in layout.has else origin_group
    each = rows.group_by(*alike).agg(differs.cast(nw.Int64).alias("divided"))
    return each.group_by(*origin_group).agg((nw.col("divided").max() > 0).alias("divided"))


def beside(lazy: LazyFrame, found: LazyFrame, group: Sequence[str]) -> LazyFrame:
    """Return a frame with the columns of another one of the same figures beside; null where it has none."""
    here = [name for name in lazy.collect_schema() if name not in group]
    own = [name for name in found.collect_schema() if name not in group]
    return matched(lazy, found, group, "left").select(*group, *here, *own)


def matched(
    lazy: LazyFrame, found: LazyFrame, group: Sequence[str], how: Literal["left", "inner"] = "inner"
) -> LazyFrame:
    """
    Return each row of a frame beside each row of another one that is of the same group.

    Keys are never null; other columns can be, and then what is not said is one
    value of them: an engine by itself takes it for equal to nothing.
    """
    own = [name for name in found.collect_schema() if name not in group]
    keys = [name for name in group if name in _NEVER_NULL or name[0] == "k"]
    said = {name: nw.col(name) for name in keys}
    for name in group:
        if name not in said:
            text = nw.col(name).cast(nw.String)
            said |= {f"said_{name}": text.fill_null(""), f"none_{name}": text.is_null()}
    told = {name: made for name, made in said.items() if name not in keys}
    left = lazy.with_columns(**told) if told else lazy
    right = found.select(*(made.alias(f"b_{name}") for name, made in said.items()), *own)
    return left.join(right, left_on=list(said), right_on=[f"b_{name}" for name in said], how=how)


def side_by_side(frames: Sequence[LazyFrame], group: Sequence[str]) -> LazyFrame:
    """Return the columns of frames side by side, for every group that one of them has; a key that is null is one."""
    types = {name: kind for lazy in frames for name, kind in lazy.collect_schema().items() if name not in group}
    parts = []
    for lazy in frames:
        absent = [name for name in types if name not in lazy.collect_schema().names()]
        wide = lazy.with_columns(nw.lit(None, dtype=types[name]).alias(name) for name in absent) if absent else lazy
        parts.append(wide.select(*group, *types))
    return nw.concat(parts).group_by(*group).agg(nw.col(name).max() for name in types)
