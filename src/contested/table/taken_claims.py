"""
Claims: the rows that were taken, converted, with what they allow and what they give as a value.

Columns that nothing asks for are dropped by the engine, so that a table without
dates, reaches or open ends pays for none of them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import narwhals.stable.v2 as nw

from contested.claims.uncertainty import ERROR_FIELDS
from contested.table.column_map import CLOCKS, EXACT_WITHIN
from contested.table.row_rules import wrong_at_all
from contested.table.stated_reach import with_stated_reach

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from contested.table.column_map import ColumnMap, LazyFrame
    from contested.table.conversion import Conversion
    from contested.table.row_rules import Rule
    from contested.table.stated_reach import Widths

MIDDLE_DECIMALS = 6
"""Numbers with as many decimals have their middle through whole numbers; few that are printed have more."""


def taken_claims(
    lazy: LazyFrame,
    layout: ColumnMap,
    conversion: Conversion,
    rules: tuple[Rule, ...],
    snaps: Mapping[tuple[object, str | None, float], float],
    widths: Widths | None,
    *,
    raw: bool = False,
) -> LazyFrame:
    """
    Return the rows that break no rule, ready for answers.

    ``low`` and ``high`` are in the unit of the measure; ``value`` is the best
    value, else the middle, null for a limit.  A layout with reaches adds
    ``allows_low`` and ``allows_high``; one with open ends the flags of both.
    ``snaps`` is what some numbers come to exactly, ``widths`` how far stated
    errors reach; ``raw`` keeps the numbers as the frame gives them beside.
    """
    lazy = lazy.filter(~wrong_at_all(rules))
    if raw:
        lazy = lazy.with_columns(nw.col(name).cast(nw.Float64).alias(f"raw_{name}") for name in layout.numbers)
    return with_value_and_reach(conversion.applied(lazy, layout.numbers, snaps), layout, conversion, widths)


def with_value_and_reach(
    lazy: LazyFrame, layout: ColumnMap, conversion: Conversion, widths: Widths | None = None
) -> LazyFrame:
    """Return rows of converted numbers with their value, and what they allow."""
    column, has = nw.col, layout.has
    low, high = column("low"), column("high")
    if "best" in has:
        bare = low.is_null() & high.is_null()
        single = nw.when(bare).then(column("best"))
        lazy = lazy.with_columns(low=nw.coalesce(low, single), high=nw.coalesce(high, single))
    middle = _middle(low, high)
    made = {"value": nw.coalesce(column("best"), middle) if "best" in has else middle}
    if layout.is_open:
        for end in ("low", "high"):
            made[f"{end}_open"] = column(f"{end}_open") if f"{end}_open" in has else nw.lit(False)
    lazy = lazy.with_columns(**made)
    if errors := [name for name in ERROR_FIELDS if name in has]:  # what is only a limit has no value to err about
        lazy = lazy.with_columns(nw.when(~column("value").is_null()).then(column(name)).alias(name) for name in errors)
    if layout.has_reach:
        lazy = lazy.with_columns(**_allowed(layout))
    if widths is not None:
        lazy = with_stated_reach(lazy, layout, widths)
    return lazy.with_columns(**counted_ends(layout, conversion)) if layout.is_held else lazy


def _allowed(layout: ColumnMap) -> dict[str, nw.Expr]:
    """Return the ends of what each number allows: those of its reach, where it has one."""
    column, has = nw.col, layout.has
    made: dict[str, nw.Expr] = {}
    for end in ("low", "high"):
        printed, reach = column(end), f"reach_{end}"
        allows = nw.coalesce(column(reach), printed) if reach in has else printed
        allows = nw.when(~printed.is_null()).then(allows)
        made[f"allows_{end}"] = allows
        wider = (allows != printed).fill_null(value=False)
        made[f"hedged_{end}"] = wider
        excluded = column(f"{reach}_open") if f"{reach}_open" in has else nw.lit(True)
        made[f"allows_{end}_open"] = nw.when(wider).then(excluded).otherwise(column(f"{end}_open"))
    return made


def counted_ends(layout: ColumnMap, conversion: Conversion) -> dict[str, nw.Expr]:
    """
    Return the ends of what each number allows of what is counted (design.md, rule 4).

    Alone, "more than 10" is 11 or more, and an end that is a fraction stays
    ("held"); together with others, whole numbers are all that counts
    ("counted").  What a source itself prints with decimals is kept as it
    stands.  The definitions are ``Panel.held`` and ``Panel.counted``.
    """
    allows = "allows_" if layout.has_reach else ""
    size = conversion.size
    printed = [_is_whole(nw.col(end) * size).fill_null(value=True) for end in ("low", "high")]
    whole = nw.all_horizontal(conversion.counts, *printed, ignore_nulls=True)
    ends = {end: nw.col(f"{allows}{end}") for end in ("low", "high")}
    opens = {end: nw.col(f"{allows}{end}_open") for end in ("low", "high")}
    low, high = ends["low"] * size, ends["high"] * size
    nearest = {
        "low": nw.when(opens["low"]).then(low.floor() + 1.0).otherwise(low.ceil()),
        "high": nw.when(opens["high"]).then(high.ceil() - 1.0).otherwise(high.floor()),
    }
    closed = {end: whole & opens[end] & _is_whole(ends[end] * size).fill_null(value=False) for end in ends}
    nothing = {
        "held": _crossed(
            nw.when(closed["low"]).then(low + 1.0).otherwise(low),
            nw.when(closed["high"]).then(high - 1.0).otherwise(high),
        ),
        "counted": _crossed(nearest["low"], nearest["high"]),
    }
    made = {}
    for end in ("low", "high"):
        moves = {"held": closed[end] & ~nothing["held"], "counted": whole & ~nothing["counted"]}
        for name, moved in moves.items():
            made[f"{name}_{end}"] = nw.when(moved).then(nearest[end] / size).otherwise(ends[end])
            made[f"{name}_{end}_open"] = opens[end] & ~moved
    return made


def _is_whole(number: nw.Expr) -> nw.Expr:
    return number == number.floor()


def _crossed(low: nw.Expr, high: nw.Expr) -> nw.Expr:
    """Return whether no number is left between two ends."""
    return (low > high).fill_null(value=False)


def _middle(low: nw.Expr, high: nw.Expr) -> nw.Expr:
    """
    Return the middle of two numbers, as near as a float comes to it.

    A sum of floats is off in its last digit: (0.1 + 0.2) / 2 is no 0.15.
    Through whole numbers it is one rounding of the exact middle.
    """
    power = 10.0**MIDDLE_DECIMALS
    first, last = (low * power).round(), (high * power).round()
    held = (first / power == low) & (last / power == high) & (first.abs() + last.abs() < EXACT_WITHIN)
    plain = (low + high) / 2
    return nw.when(held.fill_null(value=False)).then((first + last) / (2 * power)).otherwise(plain)


def distinct_records(rows: LazyFrame, layout: ColumnMap, conversion: Conversion, group: Sequence[str]) -> LazyFrame:
    """
    Return each record of a figure once, and how many ``times`` it was copied: rows that say the same are one statement.

    Args:
        rows: as ``claims_of`` makes them.
        layout: their columns.
        conversion: how they come to one unit.
        group: the columns that say which figure it is.
    """
    has = layout.has
    column = nw.col
    point = (column("low") == column("high")).fill_null(value=False)
    same: dict[str, nw.Expr] = {"low": column("low"), "high": column("high")}
    if layout.is_open:
        same |= {f"{end}_open": column(f"{end}_open") for end in ("low", "high")}
    if layout.has_reach:
        same |= {
            f"allows_{end}{kind}": column(f"allows_{end}{kind}") for end in ("low", "high") for kind in ("", "_open")
        }
    if "best" in has:
        same["best"] = nw.when(~point).then(column("best"))
    if "unit" in has:
        same["unit"] = conversion.written_in
    if "origin" in has:
        same["origin"] = nw.coalesce(column("origin"), column("party"))
    for clock in CLOCKS:
        ends = [column(name) for name in (clock, f"{clock}_end") if name in has]
        if ends:
            same |= {f"{clock}_first": nw.coalesce(*ends), f"{clock}_last": nw.coalesce(*reversed(ends))}
    same |= {f"{clock}_us": column(f"{clock}_us") for clock in layout.instants}
    plain = ("source", "words", *ERROR_FIELDS, "bounds", "level", "basis", "status")
    same |= {name: column(name) for name in plain if name in has}
    if "stance" in has:
        same["stance"] = nw.coalesce(column("stance"), nw.lit("claimed"))
    others = {*group, "party", *layout.keys.values(), *layout.free.values()}
    kept = [name for name in rows.collect_schema().names() if name not in others]
    rows = rows.with_columns(made.alias(f"same_{name}") for name, made in same.items())
    alike = rows.group_by(*group, "party", *(f"same_{name}" for name in same))
    return alike.agg(nw.len().alias("times"), *(column(name).max() for name in kept)).select(
        *group, "party", "times", *kept
    )


def of_one_holder(rows: LazyFrame, layout: ColumnMap, group: Sequence[str]) -> LazyFrame:
    """Return each statement of a figure by one of its holders: what several say together is said once."""
    if "statement" not in layout.has:
        return rows
    first = nw.col("party") == nw.col("party").min().over(*group, "statement")
    return rows.filter(nw.col("statement").is_null() | first)


def is_claim(layout: ColumnMap) -> nw.Expr:
    """Return the expression that says whether a row gives a number."""
    if "stance" not in layout.has:
        return ~nw.col("party").is_null()  # every row: a bare constant cannot filter
    return (nw.col("stance") == "claimed").fill_null(value=True)


def is_worded(layout: ColumnMap) -> nw.Expr:
    """Return the expression that says whether a row gives a word in place of a number."""
    if "stance" not in layout.has:
        return nw.col("party").is_null()  # no row
    return (nw.col("stance") == "unquantified").fill_null(value=False)


def is_denial(layout: ColumnMap) -> nw.Expr:
    """Return the expression that says whether a row rejects the figure."""
    if "stance" not in layout.has:
        return nw.col("party").is_null()  # no row
    return (nw.col("stance") == "denied").fill_null(value=False)
