"""
Agreement: the intervals of each figure that the most origin groups allow.

Marzullo's sweep, as events that the engine orders: an interval is entered and
left, and a running sum counts how many are open.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import narwhals.stable.v2 as nw

from contested.table.column_map import ABOVE_ALL, BELOW_ALL
from contested.table.hulls import drawn_in, outermost_printed_inside, with_origin_groups, with_who_gives_none
from contested.table.party_lists import named_by
from contested.table.positions import (
    SHARED,
    WITHOUT_NUMBER,
    beside,
    has_number,
    has_word,
    matched,
    positions_of,
    sharing,
)
from contested.table.taken_claims import is_claim

if TYPE_CHECKING:
    from collections.abc import Sequence

    from contested.table.column_map import ColumnMap, LazyFrame
    from contested.table.conversion import Conversion

NEXT = 1e-9
"""How near to one the step between two counts is, where a unit holds several of what is counted."""

_LEAVE_OPEN, _ENTER_CLOSED, _LEAVE_CLOSED, _ENTER_OPEN = 0, 1, 2, 3
"""The order of a sweep at one number."""


def agreement_of(
    rows: LazyFrame,
    layout: ColumnMap,
    conversion: Conversion,
    group: Sequence[str],
    parties: Sequence[str],
    refusing: Sequence[str],
) -> tuple[LazyFrame, tuple[str, ...]]:
    """
    Return every interval that the most origin groups of a figure allow, and the names of the columns.

    Args:
        rows: the rows in force.
        layout: their columns.
        conversion: the unit of each measure.
        group: the columns that say which figure it is.
        parties: every party there is, sorted.
        refusing: those of them that deny, withhold or give a word anywhere.

    Source:
        K. A. Marzullo, Maintaining the Time in a Distributed System,
        PhD thesis, Stanford University, 1984.
    """
    held, pieces = _pieces(rows, layout, conversion, group)
    segments = _segments(pieces, group)
    groups = pieces.group_by(*group, "origin_group").agg().group_by(*group).agg(n=nw.len().cast(nw.Int64))
    segments = beside(segments, groups, group)
    denying = None
    if refusing:
        denying = positions_of(rows.filter(nw.col("party").is_in(list(refusing))), layout, group, ()).lazy
        denying = denying.filter((nw.col("claims") == 0) & ~has_word(layout) & (nw.col("denials") > 0))
        deniers = denying.group_by(*group).agg(deniers=nw.len().cast(nw.Int64))
        segments = beside(segments, deniers, group)
        segments = segments.with_columns(n=nw.col("n") + nw.col("deniers").fill_null(0))
    if layout.is_held:
        segments = _as_said(segments, held, group)
    voters = _voting(segments, held, group)
    allowing, place = voters.filter(nw.col("allows")), (*group, "from", "from_open")
    votes = voters.select(*place, "party", "allows")
    if denying is not None:
        against = matched(denying.select(*group, "party"), segments.select(*place), group)
        votes = nw.concat([votes, against.select(*place, "party", allows=nw.lit(False))])
    told = {"allowed_by": nw.col("allows"), "not_allowed_by": ~nw.col("allows")}
    segments = beside(segments, named_by(votes, place, told, parties), place)
    segments = with_who_gives_none(segments, rows, layout, group, refusing)
    if layout.has_reach:
        claims = rows.filter(is_claim(layout)).select(*group, "party", "low", "high", "low_open", "high_open")
        ends = ("from", "from_open", "meet_low", "meet_high", "meet_low_open", "meet_high_open")
        met = matched(claims, allowing.select(*group, "party", *ends), (*group, "party"))
        found = met.group_by(*place).agg(*(made.alias(name) for name, made in outermost_printed_inside().items()))
        segments = beside(segments, found, place).with_columns(**drawn_in(nw.lit(True)))
    else:
        segments = segments.with_columns(
            nw.col(f"meet_{name}").alias(f"common_{name}") for name in ("low", "high", "low_open", "high_open")
        )
    made = {name: nw.col(f"common_{name}") for name in ("low", "high", "low_open", "high_open")}
    segments = segments.with_columns(**made)
    flags = ("low", "low_open", "high", "high_open") if layout.has_flags else ("low", "high")
    return segments, ("k", "n", *flags, *told, *WITHOUT_NUMBER)


def _pieces(
    rows: LazyFrame, layout: ColumnMap, conversion: Conversion, group: Sequence[str]
) -> tuple[LazyFrame, LazyFrame]:
    """Return positions with a number, and what each origin group allows: intervals that do not meet."""
    claims, origin_group = with_origin_groups(rows, layout, group)
    reach = [f"allows_{end}" if layout.has_reach else end for end in ("low", "high")]
    needs = (*reach, *(SHARED if layout.is_held else ()))
    found = positions_of(claims, layout, group, needs, labels=() if origin_group == "party" else (origin_group,))
    number = has_number(layout)
    low, high = sharing("low", layout), sharing("high", layout)
    none = nw.lit(False)
    said = {f"said_{end}": nw.col(name) for end, name in zip(("low", "high"), reach, strict=True)}
    said |= {f"{name}_open": nw.col(f"{reach[n]}_open") for n, name in enumerate(tuple(said))} if layout.is_open else {}
    held = found.lazy.filter(number).select(
        *group,
        "party",
        nw.col(origin_group).alias("origin_group"),
        nw.coalesce(nw.col(low), nw.lit(BELOW_ALL)).alias("from_low"),
        nw.coalesce(nw.col(high), nw.lit(ABOVE_ALL)).alias("to_high"),
        (nw.col(f"{low}_open") if layout.is_open else none).alias("from_low_open"),
        (nw.col(f"{high}_open") if layout.is_open else none).alias("to_high_open"),
        **(said if layout.is_held else {}),
    )
    next_to = none
    if layout.counts:  # between one count and the next lies none
        step = (nw.col("from_low") - nw.col("top")) * conversion.size
        next_to = conversion.counts & ((step - 1.0).abs() <= NEXT)
    return held, held if origin_group == "party" else _merged(held, (*group, "origin_group"), next_to)


def _as_said(segments: LazyFrame, held: LazyFrame, group: Sequence[str]) -> LazyFrame:
    """
    Return segments of whole numbers with the ends that somebody said: "fewer than 6" for at most 5.

    Of several that hold the same whole numbers the narrowest; the definition
    is ``agreement.as_said``.
    """
    for place, end, name in (("from", "low", "from_low"), ("to", "high", "to_high")):
        said, is_low = nw.col(f"said_{end}"), end == "low"
        closed = nw.when(~nw.col(f"said_{end}_open")).then(said)
        near, shut = (said.max(), closed.max()) if is_low else (said.min(), closed.min())
        found = held.group_by(*group, name).agg(near.alias("near"), (shut == near).fill_null(value=False).alias("shut"))
        found = found.select(*group, nw.col(name).alias(place), "near", "shut")
        segments = beside(segments, found, (*group, place))
        there = ~nw.col("near").is_null()
        segments = segments.with_columns(
            nw.when(there).then(nw.col("near")).otherwise(nw.col(f"meet_{end}")).alias(f"meet_{end}"),
            (~nw.col("shut") & there).fill_null(value=False).alias(f"meet_{end}_open"),
        ).drop("near", "shut")
    return segments


def _merged(held: LazyFrame, origin_group: Sequence[str], next_to: nw.Expr) -> LazyFrame:
    """
    Join the intervals of one origin group that meet, so that it is counted once everywhere.

    Of what is counted also those between which no whole number lies.
    """
    order = ["from_low", "from_low_open", "to_high", "party"]
    over = {"order_by": order}
    closed = nw.when(~nw.col("to_high_open")).then(nw.col("to_high")).otherwise(nw.lit(BELOW_ALL))
    run = held.with_columns(
        top=nw.col("to_high").cum_max().over(*origin_group, **over),
        shut=closed.cum_max().over(*origin_group, **over),
    )
    run = run.with_columns(
        top=nw.col("top").shift(1).over(*origin_group, **over), shut=nw.col("shut").shift(1).over(*origin_group, **over)
    )
    apart = (nw.col("from_low") > nw.col("top")) | (
        (nw.col("from_low") == nw.col("top")) & nw.col("from_low_open") & (nw.col("shut") < nw.col("top"))
    )
    apart = apart & ~next_to
    starts = nw.when(apart.fill_null(value=True)).then(nw.lit(1)).otherwise(nw.lit(0))
    run = run.with_columns(starts=starts)
    run = run.with_columns(island=nw.col("starts").cum_sum().over(*origin_group, **over).cast(nw.Int64))
    low, high = nw.col("from_low"), nw.col("to_high")
    shut_low = nw.when(~nw.col("from_low_open")).then(low).min() == low.min()
    shut_high = nw.when(~nw.col("to_high_open")).then(high).max() == high.max()
    return run.group_by(*origin_group, "island").agg(
        low.min().alias("from_low"),
        high.max().alias("to_high"),
        (~shut_low.fill_null(value=False)).alias("from_low_open"),
        (~shut_high.fill_null(value=False)).alias("to_high_open"),
    )


def _segments(pieces: LazyFrame, group: Sequence[str]) -> LazyFrame:
    """Return the stretches where the count of open intervals is highest."""
    entering = nw.when(nw.col("from_low_open")).then(nw.lit(_ENTER_OPEN)).otherwise(nw.lit(_ENTER_CLOSED))
    leaving = nw.when(nw.col("to_high_open")).then(nw.lit(_LEAVE_OPEN)).otherwise(nw.lit(_LEAVE_CLOSED))
    enter = pieces.select(*group, at=nw.col("from_low"), step=entering, change=nw.lit(1))
    leave = pieces.select(*group, at=nw.col("to_high"), step=leaving, change=nw.lit(-1))
    events = nw.concat([enter, leave]).group_by(*group, "at", "step").agg(change=nw.col("change").sum().cast(nw.Int64))
    order = ["at", "step"]
    events = events.with_columns(
        k=nw.col("change").cum_sum().over(*group, order_by=order).cast(nw.Int64),
        until=nw.col("at").shift(-1).over(*group, order_by=order),
        until_step=nw.col("step").shift(-1).over(*group, order_by=order),
    )
    events = events.with_columns(best=nw.col("k").max().over(*group))
    found = events.filter((nw.col("k") == nw.col("best")) & (nw.col("change") > 0))
    start, stop = nw.col("at"), nw.col("until")
    return found.select(
        *group,
        "k",
        start.alias("from"),
        stop.alias("to"),
        (nw.col("step") == _ENTER_OPEN).alias("from_open"),
        (nw.col("until_step") == _LEAVE_OPEN).alias("to_open"),
        nw.when(start > BELOW_ALL).then(start).alias("meet_low"),
        nw.when(stop < ABOVE_ALL).then(stop).alias("meet_high"),
        (nw.col("step") == _ENTER_OPEN).alias("meet_low_open"),
        (nw.col("until_step") == _LEAVE_OPEN).alias("meet_high_open"),
    )


def _voting(segments: LazyFrame, held: LazyFrame, group: Sequence[str]) -> LazyFrame:
    """Return each segment beside each party with a number, and whether that ``allows`` all of it."""
    ends = ("from", "to", "from_open", "to_open", "meet_low", "meet_high", "meet_low_open", "meet_high_open")
    met = matched(held, segments.select(*group, *ends), group)
    after = (nw.col("from_low") < nw.col("from")) | (
        (nw.col("from_low") == nw.col("from")) & (~nw.col("from_low_open") | nw.col("from_open"))
    )
    before = (nw.col("to_high") > nw.col("to")) | (
        (nw.col("to_high") == nw.col("to")) & (~nw.col("to_high_open") | nw.col("to_open"))
    )
    return met.with_columns(allows=after & before)
