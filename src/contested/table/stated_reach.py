"""
Stated reaches: what a standard error, or an interval at a level, adds to what a number allows (design.md, rule 2).

The definitions are ``printed_number_of`` and ``StatedError.reach``: an interval
at a level goes before a standard error, is used as stated at that level, and
is scaled by normal quantiles to any other; errors go beyond no hard bound.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs
import narwhals.stable.v2 as nw

from contested.claims import HARD_BOUNDS
from contested.quantities import exact, normal_quantile
from contested.table.engine import rows_of

if TYPE_CHECKING:
    from contested.quantities import Number
    from contested.table.column_map import ColumnMap, LazyFrame

ENDS = ("low", "high")
_SIDES = {"low": "error_below", "high": "error_above"}


@attrs.frozen
class Widths:
    """How wide stated errors are at a level: in standard errors, and in half widths of intervals by their own level."""

    quantile: float
    times: tuple[tuple[float, float], ...] = ()


def widths_at(level: Number, claims: LazyFrame, layout: ColumnMap) -> Widths:
    """
    Return how wide the errors that claims state are at a level.

    Args:
        level: at which they are used.
        claims: the rows that were taken, as the frame has them.
        layout: their columns.
    """
    quantile = normal_quantile(level)
    stated = []
    if layout.is_levelled:
        found = rows_of(claims.filter(~nw.col("level").is_null()).select("level").unique())
        stated = sorted(float(one) for (one,) in found)
    times = [(one, float(quantile / normal_quantile(exact(one)))) for one in stated if one != float(level)]
    return Widths(float(quantile), tuple(times))


def with_stated_reach(lazy: LazyFrame, layout: ColumnMap, widths: Widths) -> LazyFrame:
    """Return rows whose numbers allow what their stated errors do, beside what their hedges allow."""
    levelled, scaled = _scaled(layout, widths)
    made: dict[str, nw.Expr] = {}
    for end in ENDS:
        hedged, hedged_open = nw.col(f"allows_{end}"), nw.col(f"allows_{end}_open")
        error = standard_error(end, layout)
        reach, is_open = hedged, hedged_open
        if error is not None:
            wide = _shifted(end, error * widths.quantile)
            beyond = wide < hedged if end == "low" else wide > hedged
            there = ~wide.is_null() & ~hedged.is_null() & ~levelled
            reach = nw.when(there & beyond).then(wide).otherwise(hedged)
            is_open = hedged_open & ~(there & (beyond | (wide == hedged))).fill_null(value=False)
            reach, is_open = _within_hard(end, reach, is_open, there, layout)
        if scaled is not None:
            distance = (nw.col("value") - hedged).abs() * scaled
            other = levelled & ~scaled.is_null()
            reach = nw.when(other).then(_shifted(end, distance)).otherwise(reach)
            is_open = is_open & ~other
        made |= {f"allows_{end}": reach, f"allows_{end}_open": is_open}
    return lazy.with_columns(**made)


def standard_error(end: str, layout: ColumnMap) -> nw.Expr | None:
    """Return the standard error of a side; None where no column gives one."""
    there = [nw.col(name) for name in ("standard_error", _SIDES[end]) if name in layout.has]
    return nw.coalesce(*there) if there else None


def _shifted(end: str, width: nw.Expr) -> nw.Expr:
    value = nw.col("value")
    return value - width if end == "low" else value + width


def _scaled(layout: ColumnMap, widths: Widths) -> tuple[nw.Expr, nw.Expr | None]:
    """Return whether a row is an interval at a level, and by how much that is scaled; null where it is as stated."""
    if not layout.is_levelled:
        return nw.lit(False), None
    level = nw.col("level")
    levelled = ~level.is_null() & ~nw.col("allows_low").is_null() & ~nw.col("allows_high").is_null()
    scaled = nw.lit(None, dtype=nw.Float64)
    for stated, times in widths.times:
        scaled = nw.when(level == stated).then(nw.lit(times)).otherwise(scaled)
    return levelled, scaled if widths.times else None


def _within_hard(
    end: str, reach: nw.Expr, is_open: nw.Expr, there: nw.Expr, layout: ColumnMap
) -> tuple[nw.Expr, nw.Expr]:
    """Return an end that goes beyond no hard bound of its row."""
    if "bounds" not in layout.has:
        return reach, is_open
    printed, printed_open = nw.col(end), nw.col(f"{end}_open")
    point = (nw.col("low") == nw.col("high")).fill_null(value=False)
    hard = there & nw.col("bounds").is_in(HARD_BOUNDS).fill_null(value=False) & ~point & ~printed.is_null()
    beyond = hard & (reach < printed if end == "low" else reach > printed)
    met = hard & (reach == printed)
    opened = nw.when(beyond.fill_null(value=False)).then(printed_open).otherwise(is_open)
    return (
        nw.when(beyond).then(printed).otherwise(reach),
        opened | (met & printed_open).fill_null(value=False),
    )
