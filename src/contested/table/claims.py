"""
Claims: the rows that were taken, converted, with what they allow and what they give as a value.

Columns that nothing asks for are dropped by the engine, so that a table without
dates, reaches or open ends pays for none of them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from contested.table.doors import narwhals
from contested.table.intake import wrong_at_all

if TYPE_CHECKING:
    from collections.abc import Mapping

    from contested.table.columns import Layout
    from contested.table.conversion import Conversion
    from contested.table.intake import Rule


def claims_of(
    lazy: Any,
    layout: Layout,
    conversion: Conversion,
    rules: tuple[Rule, ...],
    snaps: Mapping[tuple[object, str | None, float], float],
    *,
    raw: bool = False,
) -> Any:
    """
    Return the rows that break no rule, ready for answers.

    ``low`` and ``high`` are in the unit of the measure; ``value`` is the best
    value, else the middle, null for a limit.  A layout with reaches adds
    ``allows_low`` and ``allows_high``; one with open ends the flags of both.
    ``snaps`` is what some numbers come to exactly; ``raw`` keeps the numbers as
    the frame gives them beside.
    """
    nw = narwhals()
    column, has = nw.col, layout.has
    lazy = lazy.filter(~wrong_at_all(rules))
    if raw:
        lazy = lazy.with_columns(nw.col(name).cast(nw.Float64).alias(f"raw_{name}") for name in layout.numbers)
    lazy = conversion.applied(lazy, layout.numbers, snaps)
    low, high = column("low"), column("high")
    if "best" in has:
        bare = low.is_null() & high.is_null()
        single = nw.when(bare).then(column("best"))
        lazy = lazy.with_columns(low=nw.coalesce(low, single), high=nw.coalesce(high, single))
    middle = (low + high) / 2
    made = {"value": nw.coalesce(column("best"), middle) if "best" in has else middle}
    if layout.is_open:
        for end in ("low", "high"):
            made[f"{end}_open"] = column(f"{end}_open") if f"{end}_open" in has else nw.lit(False)
    lazy = lazy.with_columns(**made)
    if not layout.has_reach:
        return lazy
    made = {}
    for end in ("low", "high"):
        printed, reach = column(end), f"reach_{end}"
        allows = nw.coalesce(column(reach), printed) if reach in has else printed
        allows = nw.when(~printed.is_null()).then(allows)
        made[f"allows_{end}"] = allows
        wider = (allows != printed).fill_null(value=False)
        excluded = column(f"{reach}_open") if f"{reach}_open" in has else nw.lit(True)
        made[f"allows_{end}_open"] = nw.when(wider).then(excluded).otherwise(column(f"{end}_open"))
    return lazy.with_columns(**made)


def is_claim(layout: Layout) -> Any:
    """Return the expression that says whether a row gives a number."""
    nw = narwhals()
    if "stance" not in layout.has:
        return ~nw.col("party").is_null()  # every row: a bare constant cannot filter
    return (nw.col("stance") == "claimed").fill_null(value=True)


def is_denial(layout: Layout) -> Any:
    """Return the expression that says whether a row rejects the figure."""
    nw = narwhals()
    if "stance" not in layout.has:
        return nw.col("party").is_null()  # no row
    return (nw.col("stance") == "denied").fill_null(value=False)
