"""
Standing claims: those that no later one of the same party takes the place of (design.md, rule 10).

Of a party's claims on one figure those with the latest ``as_of`` count (undated
ones only if none is dated); of these, one that is certainly earlier stated than
another of the same basis and status is superseded, unless the later one is only
a weaker bound.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import narwhals.stable.v2 as nw

from contested.table.column_map import BELOW_ALL, CLOCKS
from contested.table.engine import day_number
from contested.table.taken_claims import is_claim, is_denial, is_worded

if TYPE_CHECKING:
    from collections.abc import Sequence

    from contested.table.column_map import ColumnMap, LazyFrame

A_DAY = 86_400_000_000
"""The microseconds of a civil day."""

_NINETEEN_SEVENTY = date(1970, 1, 1).toordinal()
_AT_LAST = date.max.toordinal() * A_DAY


def standing_claims(claims: LazyFrame, layout: ColumnMap, holder_keys: Sequence[str]) -> LazyFrame:
    """
    Return the claims, denials and refusals that are in force.

    Args:
        claims: rows as ``claims_of`` makes them.
        layout: their columns.
        holder_keys: the columns that say whose position on which figure it is.
    """
    if not layout.is_dated:
        return claims
    over = tuple(holder_keys)
    clocks = [clock for clock in CLOCKS if not layout.has.isdisjoint((clock, f"{clock}_end"))]
    claims = claims.with_columns(
        is_denial(layout).alias("denies"),
        *(made for clock in clocks for made in _days(clock, layout)),
    )
    if "stance" in layout.has:  # before all else: a number withdrew it, though it stands no longer
        claims = _not_withdrawn(claims, layout, over, clocks)
    if "as_of" in clocks:
        pool = nw.when(~nw.col("denies"))
        latest = pool.then(nw.col("as_of_first")).max().over(*over)
        overtaken = (nw.col("as_of_last") < latest).fill_null(value=False)
        undated = nw.col("as_of_last").is_null() & ~latest.is_null()
        claims = claims.filter(nw.col("denies") | ~(overtaken | undated))
    if "stated" in clocks:
        claims = _not_replaced(claims, layout, over)
    if "stance" in layout.has:
        claims = claims.filter(~(_is_said(layout) & _is_older_than(nw.col("denies"), over, clocks)))
    return claims


def _days(clock: str, layout: ColumnMap) -> list[nw.Expr]:
    first, last = moments(clock, layout)
    return [first.alias(f"{clock}_first"), last.alias(f"{clock}_last")]


def moments(clock: str, layout: ColumnMap) -> tuple[nw.Expr, nw.Expr]:
    """
    Return the first and last moment of a clock; a missing end is the other one.

    They are days, or, where the frame has instants, microseconds since 1970:
    two instants compare by the clock, all else by whole days of UTC.
    """
    ends = [nw.col(name) for name in (clock, f"{clock}_end") if name in layout.has]
    first, last = nw.coalesce(*ends), nw.coalesce(*reversed(ends))
    if layout.instants:
        first, last = ((day_number(day) - _NINETEEN_SEVENTY) * A_DAY for day in (first, last))
        last = last + (A_DAY - 1)
        if clock in layout.instants:
            instant = nw.col(f"{clock}_us")
            first, last = nw.coalesce(instant, first), nw.coalesce(instant, last)
    return first, last


def _not_replaced(claims: LazyFrame, layout: ColumnMap, over: tuple[str, ...]) -> LazyFrame:
    """
    Drop what a certainly later statement takes the place of.

    Each statement is an event twice: on its first day it can replace, on its
    last it can be replaced; running maxima from the latest day back say what
    came certainly later.
    """
    low, high = nw.col("low"), nw.col("high")
    claim, word = is_claim(layout), is_worded(layout)
    at_last = nw.lit(_AT_LAST if layout.instants else date.max)
    told = ~nw.col("stated_first").is_null()
    alike = (*over, *(name for name in ("basis", "status") if name in layout.has))
    low_open = nw.col("low_open") if layout.is_open else nw.lit(False)
    high_open = nw.col("high_open") if layout.is_open else nw.lit(False)
    at_least, at_most = ~low.is_null() & high.is_null(), low.is_null() & ~high.is_null()
    none = nw.lit(BELOW_ALL)
    late = claims.filter(told & ~nw.col("denies")).with_columns(
        day=nw.col("stated_first"),
        asks=nw.lit(1),
        any_later=nw.lit(1),
        refuses_later=nw.when(~claim & ~word).then(nw.lit(1)).otherwise(nw.lit(0)),
        says_later=nw.when(claim | word).then(nw.lit(1)).otherwise(nw.lit(0)),
        whole_later=nw.when(claim & ~at_least & ~at_most).then(nw.lit(1)).otherwise(nw.lit(0)),
        low_later=nw.when(claim & at_least).then(low).otherwise(none),
        low_open_later=nw.when(claim & at_least & low_open).then(low).otherwise(none),
        high_later=nw.when(claim & at_most).then(-high).otherwise(none),
        high_open_later=nw.when(claim & at_most & high_open).then(-high).otherwise(none),
    )
    running = {
        "any_later": over,
        "refuses_later": over,
        "says_later": alike,
        "whole_later": alike,
        "low_later": alike,
        "low_open_later": alike,
        "high_later": alike,
        "high_open_later": alike,
    }
    zero = dict.fromkeys(("any_later", "refuses_later", "says_later", "whole_later"), nw.lit(0))
    early = claims.with_columns(
        day=nw.when(told & ~nw.col("denies")).then(nw.col("stated_last")).otherwise(at_last),
        asks=nw.lit(2),
        **{name: zero.get(name, none) for name in running},
    )
    columns = claims.collect_schema().names()
    order = ["day", "asks"]
    events = nw.concat([late, early]).with_columns(
        nw.col(name).cum_max(reverse=True).over(*group, order_by=order).alias(name) for name, group in running.items()
    )
    low_rank = nw.coalesce(low, none)
    high_rank = nw.coalesce(-high, none)
    narrower = (
        ((nw.col("low_later") > none) & (low_rank < nw.col("low_later")))
        | ((nw.col("high_later") > none) & (high_rank < nw.col("high_later")))
        | ((nw.col("low_open_later") > none) & ~low_open & (low_rank <= nw.col("low_open_later")))
        | ((nw.col("high_open_later") > none) & ~high_open & (high_rank <= nw.col("high_open_later")))
    )
    number = claim & ((nw.col("whole_later") > 0) | narrower)
    refusal = ~claim & ~word & (nw.col("any_later") > 0)
    replaced = (nw.col("refuses_later") > 0) | refusal | (word & (nw.col("says_later") > 0)) | number
    return events.filter((nw.col("asks") == 2) & (nw.col("denies") | ~replaced)).select(*columns)


def _is_said(layout: ColumnMap) -> nw.Expr:
    """Return whether a row gives a number, or a word in place of one."""
    return is_claim(layout) | is_worded(layout)


def _not_withdrawn(claims: LazyFrame, layout: ColumnMap, over: tuple[str, ...], clocks: Sequence[str]) -> LazyFrame:
    """
    Drop denials that a number of their party withdraws: one of a later time, or one said later and of no earlier time.

    From the latest day back, a running maximum says up to which time the
    numbers speak that were certainly said later.
    """
    denies, said = nw.col("denies"), _is_said(layout)
    if len(clocks) < len(CLOCKS):
        return claims.filter(~(denies & _is_older_than(said, over, clocks)))
    first, last = nw.col("as_of_first"), nw.col("as_of_last")
    if not layout.instants:
        first, last = day_number(first), day_number(last)
    is_told = ~nw.col("stated_first").is_null()
    running = claims.with_columns(
        # a day on which a denial may have been said comes after the numbers of that day, which are not later
        told=nw.when(denies).then(nw.col("stated_last")).otherwise(nw.col("stated_first")),
        until=nw.when(said & is_told).then(nw.coalesce(last, nw.lit(_AT_LAST))).otherwise(nw.lit(-_AT_LAST)),
    ).with_columns(
        told=nw.coalesce(nw.col("told"), nw.lit(_AT_LAST if layout.instants else date.max)),
    )
    until = nw.col("until").cum_max(reverse=True).over(*over, order_by=["told", "denies"])
    is_said_later = until >= nw.coalesce(first, nw.lit(1 - _AT_LAST))
    answered = running.with_columns(answered=is_said_later | _is_older_than(said, over, ["as_of"]))
    return answered.filter(~(denies & nw.col("answered"))).drop("told", "until", "answered")


def _is_older_than(other: nw.Expr, over: tuple[str, ...], clocks: Sequence[str]) -> nw.Expr:
    """Return whether a row is certainly older than another one of its party, by either clock."""
    sure = [
        (nw.col(f"{clock}_last") < nw.when(other).then(nw.col(f"{clock}_first")).max().over(*over)).fill_null(
            value=False
        )
        for clock in clocks
    ]
    return nw.any_horizontal(*sure, ignore_nulls=True)
