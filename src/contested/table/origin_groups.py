"""
Origin groups: one row a figure and origin group that gives a number, as ``answers.evidence`` has them.

Parties whose numbers go back to a common origin are one group (design.md, rule
6).  Everything that a method or its preconditions look at is a column here,
and the kernel in ``methods.grouped`` works on those.
"""

from __future__ import annotations

from statistics import NormalDist
from typing import TYPE_CHECKING, Any

import narwhals.stable.v2 as nw

from contested.answers.evidence import DERIVED_DIGITS, LOPSIDED
from contested.methods.choice import BASIS_RANKS, STATUS_RANKS
from contested.table.column_map import CLOCKS, same_mean
from contested.table.engine import day_number, rows_of
from contested.table.hulls import with_origin_groups
from contested.table.supersession import moments
from contested.table.taken_claims import is_claim

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from contested.methods.method import Method
    from contested.table.column_map import ColumnMap
    from contested.table.conversion import Conversion

ALWAYS = ("x", "error", "divided", "limit", "middle", "stakes", "unstaked")
ROUNDING = ("counts", "derived", "soft", "zeros", "no_low", "no_high", "least_low", "most_high")
PRECONDITION_COLUMNS = {
    "mixed-dates": ("as_of_start", "as_of_soonest"),
    "mixed-scope": ("documented", "estimated"),
    "mixed-levels": ("first_kind", "last_kind"),
    "lopsided": ("uneven",),
}
"""The columns that each method looks at, those that make counts whole, and those of single preconditions."""

MOST_ZEROS = 15
"""How many trailing zeros of an approximate number are looked at: no float holds more."""


def origin_groups_of(
    rows: Any,
    layout: ColumnMap,
    group: Sequence[str],
    method: Method,
    *,
    disputants: Sequence[str],
    conversion: Conversion,
) -> Any:
    """
    Return the independent origin groups of each figure, and everybody who speaks of it, as one lazy frame.

    Where ``numbered`` is 1 a row is an origin group, with the columns of the
    figure, ``origin_group``, the value ``x``, its standard ``error``, the printed
    ``low`` and ``high``, and flags of 0 and 1.  Any other is a party that is
    part of the ``origin_group``, or of none where it gives no number.

    Args:
        rows: the rows in force, converted.
        layout: their columns.
        group: the columns that say which figure it is.
        method: what the columns are for; others are left out.
        disputants: parties declared to have a stake.
        conversion: the unit of each measure.
    """
    everybody, numbered = rows, is_claim(layout)
    if layout.cumulative:  # of a limit from above that stopped nothing is left
        numbered &= ~(nw.col("low").is_null() & nw.col("high").is_null())
        rows = rows.filter(numbered)
    rows, column = with_origin_groups(rows, layout, group)
    levels = _levels(rows) if layout.is_levelled else None
    rows = rows.with_columns(origin_group=nw.col(column))
    if "origin" in layout.has:
        repeats = (nw.col("origin") != nw.col("party")).fill_null(value=False)
        rows = rows.with_columns(own=_flag(~repeats))
        own = nw.col("own").max().over(*group, "origin_group")
        rows = rows.with_columns(speaks=(nw.col("own") == 1) | (own == 0))
    else:
        rows = rows.with_columns(speaks=~nw.col("party").is_null())
    rows = rows.with_columns(**_told(layout, levels, disputants, getattr(method, "order", ()), conversion))
    lazy = _put_together(rows, layout, group)
    lazy = lazy.select(*group, "origin_group", *_wanted(method, layout, lazy.collect_schema().names()))
    named = "origin" not in layout.has  # a group is a party, so that it names itself
    origin_group, party = (nw.col(name).cast(nw.String) for name in ("origin_group", "party"))
    lazy = lazy.with_columns(
        numbered=nw.lit(1.0), origin_group=origin_group, party=origin_group if named else nw.lit(None, dtype=nw.String)
    )
    parts = (
        []
        if named
        else [rows.group_by(*group, "origin_group", "party").agg().with_columns(origin_group=origin_group, party=party)]
    )
    if "stance" in layout.has or layout.cumulative:
        silent = everybody.filter(~numbered.fill_null(value=False))
        parts.append(silent.group_by(*group, "party").agg().with_columns(party=party))
    return nw.concat([lazy, *(_like(part, lazy) for part in parts)]) if parts else lazy


def needs_of(method: Method) -> tuple[str, ...]:
    """Return all that origin groups of the same rows go by in a method: methods that agree on it share them."""
    codes = (code for code in method.needed if code in PRECONDITION_COLUMNS)
    return (*sorted(method.reads), *sorted(codes), "in order of", *getattr(method, "order", ()))


def _wanted(method: Method, layout: ColumnMap, there: Sequence[str]) -> tuple[str, ...]:
    """Return the columns of origin groups that a method and its preconditions look at, of those there are."""
    wanted = {*ALWAYS, *method.reads, *(name for code in method.needed for name in PRECONDITION_COLUMNS.get(code, ()))}
    wanted |= set(ROUNDING) if layout.counts else set()
    wanted |= {"who"} if "origin" in layout.has else set()
    return tuple(name for name in there if name in wanted)


def _put_together(rows: Any, layout: ColumnMap, group: Sequence[str]) -> Any:
    """Return one row an origin group of what its rows say; a value that several give counts once."""
    facts = _facts(layout)
    each = rows.group_by(*group, "origin_group", "limits", "number").agg(
        nw.col("error").max(), *(_outermost(name, how) for name, how in facts.items())
    )
    value = nw.when(nw.col("limits") == 0).then(nw.col("number"))
    limit = nw.when(nw.col("limits") == 1).then(nw.col("number"))
    lacking = _flag((nw.col("limits") == 0) & nw.col("error").is_null()).sum()
    on_limits = nw.when(nw.col("limits") == 1).then(nw.col("error"))
    lazy = each.group_by(*group, "origin_group").agg(
        nw.coalesce(same_mean(value), same_mean(limit)).alias("x"),
        (value.count() > 1).alias("divided"),
        (value.count() == 0).alias("limit"),
        nw.when((lacking == 0) & ((limit.count() == 0) | (on_limits.count() > 0)))
        .then(nw.col("error").max())
        .alias("error"),
        *(_outermost(name, how) for name, how in facts.items()),
    )
    ends = {"low": nw.col("least_low"), "high": nw.col("most_high")}
    lazy = lazy.with_columns(
        *(nw.when(nw.col(f"no_{end}") == 0).then(column).alias(end) for end, column in ends.items())
    )
    texts = ("origin_group", "who", "first_kind", "last_kind")
    names = [name for name in lazy.collect_schema().names() if name not in (*group, *texts)]
    return lazy.with_columns(nw.col(name).cast(nw.Float64) for name in names)


def _like(part: Any, lazy: Any) -> Any:
    """Return rows with the columns of others, null where they have none."""
    there = part.collect_schema().names()
    schema = lazy.collect_schema()
    absent = [nw.lit(None, dtype=kind).alias(name) for name, kind in schema.items() if name not in there]
    return part.with_columns(*absent).select(*schema.names())


def _flag(condition: Any) -> Any:
    return condition.fill_null(value=False).cast(nw.Int64)


def _levels(rows: Any) -> dict[float, float]:
    """Return the half width of each level's interval in standard errors."""
    found = rows_of(rows.filter(~nw.col("level").is_null()).select("level").unique())
    return {level: NormalDist().inv_cdf(0.5 + level / 2) for (level,) in found}


def _told(
    layout: ColumnMap,
    levels: Mapping[float, float] | None,
    disputants: Sequence[str],
    order: Sequence[str],
    conversion: Conversion,
) -> dict[str, Any]:
    """Return what each row says, in columns that only have to be put together by their smallest or largest."""
    low, high, value = (nw.col(name) for name in ("low", "high", "value"))
    nothing = nw.lit(None, dtype=nw.Float64)
    error = nw.col("standard_error") if "standard_error" in layout.has else nothing
    made: dict[str, Any] = {
        "number": nw.coalesce(value, low, high),
        "limits": value.is_null().cast(nw.Int64),
        "least_low": low,
        "most_high": high,
        "no_low": low.is_null().cast(nw.Int64),
        "no_high": high.is_null().cast(nw.Int64),
        "middle": _flag(low < high) * (_flag(nw.col("best").is_null()) if "best" in layout.has else nw.lit(1)),
        "stakes": _flag(nw.when(nw.col("speaks")).then(nw.col("party").is_in(list(disputants)))),
        "who": nw.col("party"),
        "derived": _flag(conversion.is_converted),
        "counts": conversion.counts.cast(nw.Int64),
    }
    made["unstaked"] = nw.when(nw.col("speaks")).then(1 - made["stakes"])
    if levels is not None:
        spread = nw.lit(1.0)
        for level, reach in levels.items():
            spread = nw.when(nw.col("level") == level).then(nw.lit(reach)).otherwise(spread)
        levelled = ~nw.col("level").is_null() & ~low.is_null() & ~high.is_null()
        error = nw.coalesce(error, nw.when(levelled).then((high - low) / 2 / spread))
        uneven = ((value - (low + high) / 2).abs() * LOPSIDED > (high - low) * (1 + 1e-12)) & levelled
        made["uneven"] = _flag(uneven)
        kind = nw.concat_str([nw.col("level").cast(nw.String), nw.col("bounds")], separator=" ")
        made["first_kind"] = made["last_kind"] = nw.when(levelled).then(kind)
    made["error"] = nw.when(error > 0).then(error)
    for clock in CLOCKS:
        ends = [nw.col(name) for name in (clock, f"{clock}_end") if name in layout.has]
        if ends:
            first, last = nw.coalesce(*ends), nw.coalesce(*reversed(ends))
            told = nw.when(nw.col("speaks"))
            made |= {f"{clock}_start": told.then(day_number(first)), f"{clock}_until": told.then(day_number(last))}
            made[f"{clock}_soonest"] = made[f"{clock}_until"]
            if layout.instants:
                began, ended = moments(clock, layout)
                made |= {f"{clock}_from": told.then(began), f"{clock}_to": told.then(ended)}
    if "basis" in layout.has:
        made |= {basis: _flag(nw.col("basis") == basis) for basis in ("documented", "estimated")}
    made["basis_rank"] = _rank("basis", layout, BASIS_RANKS)
    made["status_rank"] = _rank("status", layout, STATUS_RANKS)
    made["place"] = _place_in(order, layout)
    made |= _softness(layout, made["error"], made["middle"], conversion.is_converted)
    return made


def _facts(layout: ColumnMap) -> dict[str, str]:
    """Return which of what rows say is put together, and by which end."""
    made = {"counts": "max", "least_low": "min", "most_high": "max", "no_low": "max", "no_high": "max", "middle": "max"}
    made |= {"stakes": "max", "unstaked": "max", "who": "min", "derived": "max", "soft": "max", "zeros": "max"}
    made |= {"basis_rank": "min", "status_rank": "min", "place": "min"}
    if layout.is_levelled:
        made |= {"uneven": "max", "first_kind": "min", "last_kind": "max"}
    if "basis" in layout.has:
        made |= {"documented": "max", "estimated": "max"}
    for clock in CLOCKS:
        if not layout.has.isdisjoint((clock, f"{clock}_end")):
            made |= {f"{clock}_start": "max", f"{clock}_until": "max", f"{clock}_soonest": "min"}
            if layout.instants:
                made |= {f"{clock}_from": "max", f"{clock}_to": "max"}
    return made


def _outermost(name: str, how: str) -> Any:
    column = nw.col(name)
    return column.min() if how == "min" else column.max()


def _rank(column: str, layout: ColumnMap, ranks: Mapping[str | None, int]) -> Any:
    made = nw.lit(ranks[None])
    if column in layout.has:
        for text, rank in ranks.items():
            if text is not None:
                made = nw.when(nw.col(column) == text).then(nw.lit(rank)).otherwise(made)
    return made


def _place_in(order: Sequence[str], layout: ColumnMap) -> Any:
    """Return where a row's party or source first stands in an order; its length where it does not."""
    made = nw.lit(len(order))
    columns = [name for name in ("party", "source", "origin") if name in layout.has or name == "party"]
    for place, name in reversed(list(enumerate(order))):
        here = nw.any_horizontal(*(nw.col(column) == name for column in columns), ignore_nulls=True)
        made = nw.when(here).then(nw.lit(place)).otherwise(made)
    return made


def _softness(layout: ColumnMap, error: Any, middle: Any, converted: Any) -> dict[str, Any]:
    """
    Return whether a number is approximate, and the power of ten of its last significant place.

    That is told where it is above one: trailing zeros of approximate numbers,
    and of a stated error the second digit; null where a number is exact.
    """
    none = nw.lit(None, dtype=nw.Int64)
    by_error = nw.when(error > 0).then(_first_place(error) - 1)
    if not layout.has_reach:
        return {"soft": nw.lit(0), "zeros": nw.coalesce(by_error, none)}
    low, high = nw.col("low"), nw.col("high")
    soft = nw.col("hedged_low") | nw.col("hedged_high")
    printed = [low, high]
    if "best" in layout.has:
        printed.append(nw.when(middle == 0).then(nw.col("value")))
    zeros = nw.max_horizontal(*(_trailing(number) for number in printed))
    derived = nw.max_horizontal(*(_first_place(number.abs()) - DERIVED_DIGITS + 1 for number in printed))
    about = nw.when(converted).then(derived).otherwise(zeros)
    return {"soft": _flag(soft), "zeros": nw.coalesce(by_error, nw.when(soft).then(about), none)}


def _trailing(number: Any) -> Any:
    """Return how many zeros a whole number ends in; zero for others, null for none."""
    counted = nw.lit(0)
    for zeros in range(1, MOST_ZEROS + 1):
        counted = counted + _flag((number % 10.0**zeros == 0) & (number != 0))
    return nw.when(~number.is_null()).then(counted.cast(nw.Int64))


def _first_place(number: Any) -> Any:
    """Return the power of ten of the first digit of a finite number above zero; null for others."""
    above = nw.when((number > 0) & number.is_finite()).then(number)
    return (above.log(base=10) + 1e-13).floor().cast(nw.Int64)
