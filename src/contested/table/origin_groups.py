"""
Voices: one row a figure and independent voice that gives a number, as ``methods.evidence`` has them.

Parties whose numbers go back to a common origin are one voice (design.md, rule
6).  Everything that a method or its preconditions look at is a column here.
"""

from __future__ import annotations

from statistics import NormalDist
from typing import TYPE_CHECKING, Any

import attrs

from contested.answers.evidence import DERIVED_DIGITS, LOPSIDED
from contested.methods.picks import BASIS_RANKS, STATUS_RANKS
from contested.table.column_map import CLOCKS
from contested.table.engine import day_number, narwhals, rows_of
from contested.table.hulls import voiced
from contested.table.supersession import moments

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from contested.table.column_map import ColumnMap

MOST_ZEROS = 15
"""How many trailing zeros of an approximate number are looked at: no float holds more."""


@attrs.frozen(eq=False)
class Voices:
    """
    Every independent voice with a number.

    ``lazy`` has the columns of ``group``, ``voice``, the value ``x``, its
    standard ``error``, the printed ``low`` and ``high``, and flags of 0 and 1;
    ``members`` says which party is part of which voice.
    """

    lazy: Any
    members: Any
    layout: ColumnMap
    group: tuple[str, ...]

    def over(self, made: Any) -> Any:
        """Return what is computed over all voices of a figure."""
        return made.over(*self.group)

    def along(self, made: Any, *order: str) -> Any:
        """Return what is computed along the voices of a figure in an order, that of names where it leaves one open."""
        return made.over(*self.group, order_by=[*order, "who"])


def voices_of(
    rows: Any,
    layout: ColumnMap,
    group: Sequence[str],
    *,
    disputants: Sequence[str],
    order: Sequence[str],
    converted: Any,
) -> Voices:
    """
    Return the independent voices of each figure.

    Args:
        rows: the rows in force, converted.
        layout: their columns.
        group: the columns that say which figure it is.
        disputants: parties declared to have a stake.
        order: names of parties and sources in the order in which a method trusts them.
        converted: the expression that says whether a row's number comes from another unit.
    """
    nw = narwhals()
    rows, voice = voiced(rows, layout, group)
    levels = _levels(rows) if layout.is_levelled else None
    rows = rows.with_columns(voice=nw.col(voice))
    if "origin" in layout.has:
        repeats = (nw.col("origin") != nw.col("party")).fill_null(value=False)
        rows = rows.with_columns(own=_flag(~repeats))
        own = nw.col("own").max().over(*group, "voice")
        rows = rows.with_columns(speaks=(nw.col("own") == 1) | (own == 0))
    else:
        rows = rows.with_columns(speaks=~nw.col("party").is_null())
    rows = rows.with_columns(**_told(layout, levels, disputants, order, converted))
    facts = _facts(layout)
    each = rows.group_by(*group, "voice", "limits", "number").agg(
        nw.col("error").max(), *(_put_together(name, how) for name, how in facts.items())
    )
    value = nw.when(nw.col("limits") == 0).then(nw.col("number"))
    limit = nw.when(nw.col("limits") == 1).then(nw.col("number"))
    lacking = _flag((nw.col("limits") == 0) & nw.col("error").is_null()).sum()
    on_limits = nw.when(nw.col("limits") == 1).then(nw.col("error"))
    lazy = each.group_by(*group, "voice").agg(
        nw.coalesce(value.mean(), limit.mean()).alias("x"),
        (value.count() > 1).alias("divided"),
        (value.count() == 0).alias("limit"),
        nw.when((lacking == 0) & ((limit.count() == 0) | (on_limits.count() > 0)))
        .then(nw.col("error").max())
        .alias("error"),
        *(_put_together(name, how) for name, how in facts.items()),
    )
    lazy = lazy.with_columns(nw.col(name).cast(nw.Int64) for name in ("divided", "limit"))
    lazy = lazy.with_columns(
        nw.when(nw.col(f"no_{end}") == 0).then(nw.col(f"least_{end}" if end == "low" else f"most_{end}")).alias(end)
        for end in ("low", "high")
    )
    members = rows.group_by(*group, "voice", "party").agg()
    return Voices(lazy, members, layout, tuple(group))


def _flag(condition: Any) -> Any:
    return condition.fill_null(value=False).cast(narwhals().Int64)


def _levels(rows: Any) -> dict[float, float]:
    """Return the half width of each level's interval in standard errors."""
    nw = narwhals()
    found = rows_of(rows.filter(~nw.col("level").is_null()).select("level").unique())
    return {level: NormalDist().inv_cdf(0.5 + level / 2) for (level,) in found}


def _told(
    layout: ColumnMap,
    levels: Mapping[float, float] | None,
    disputants: Sequence[str],
    order: Sequence[str],
    converted: Any,
) -> dict[str, Any]:
    """Return what each row says, in columns that only have to be put together by their smallest or largest."""
    nw = narwhals()
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
        "derived": _flag(converted),
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
    made |= _softness(layout, made["error"], made["middle"], converted)
    return made


def _facts(layout: ColumnMap) -> dict[str, str]:
    """Return which of what rows say is put together, and by which end."""
    made = {"least_low": "min", "most_high": "max", "no_low": "max", "no_high": "max", "middle": "max"}
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


def _put_together(name: str, how: str) -> Any:
    column = narwhals().col(name)
    return column.min() if how == "min" else column.max()


def _rank(column: str, layout: ColumnMap, ranks: Mapping[str | None, int]) -> Any:
    nw = narwhals()
    made = nw.lit(ranks[None])
    if column in layout.has:
        for text, rank in ranks.items():
            if text is not None:
                made = nw.when(nw.col(column) == text).then(nw.lit(rank)).otherwise(made)
    return made


def _place_in(order: Sequence[str], layout: ColumnMap) -> Any:
    """Return where a row's party or source first stands in an order; its length where it does not."""
    nw = narwhals()
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
    nw = narwhals()
    none = nw.lit(None, dtype=nw.Int64)
    by_error = nw.when(error > 0).then(first_place(error) - 1)
    if not layout.has_reach:
        return {"soft": nw.lit(0), "zeros": nw.coalesce(by_error, none)}
    low, high = nw.col("low"), nw.col("high")
    soft = (nw.col("allows_low") != low).fill_null(value=False) | (nw.col("allows_high") != high).fill_null(value=False)
    printed = [low, high]
    if "best" in layout.has:
        printed.append(nw.when(middle == 0).then(nw.col("value")))
    zeros = nw.max_horizontal(*(_trailing(number) for number in printed))
    derived = nw.max_horizontal(*(first_place(number.abs()) - DERIVED_DIGITS + 1 for number in printed))
    about = nw.when(converted).then(derived).otherwise(zeros)
    return {"soft": _flag(soft), "zeros": nw.coalesce(by_error, nw.when(soft).then(about), none)}


def _trailing(number: Any) -> Any:
    """Return how many zeros a whole number ends in; zero for others, null for none."""
    nw = narwhals()
    counted = nw.lit(0)
    for zeros in range(1, MOST_ZEROS + 1):
        counted = counted + _flag((number % 10.0**zeros == 0) & (number != 0))
    return nw.when(~number.is_null()).then(counted.cast(nw.Int64))


def first_place(number: Any) -> Any:
    """Return the power of ten of the first digit of a finite number above zero; null for others."""
    nw = narwhals()
    above = nw.when((number > 0) & number.is_finite()).then(number)
    return (above.log(base=10) + 1e-13).floor().cast(nw.Int64)
