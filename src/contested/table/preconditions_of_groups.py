"""
Guards: what must hold on each figure of a table before a method may answer (design.md, rule 17).

The codes and thresholds are those of ``methods.guards``; here they are
expressions over voices.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from contested.methods.preconditions import FEWEST, GAP_ERRORS, GUARDS, SPAN_DAYS, WIDEST_GAP
from contested.table.engine import narwhals

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from contested.table.origin_groups import Voices

CODES = tuple(GUARDS)
"""Every code, in the order in which they are told."""

EXACTLY = 1e-12
"""Sides of a comparison that lie closer than this, relative to their size, are equal: floats cannot tell."""


def ordered(voices: Voices) -> Any:
    """Return voices with how many there are, the place of each by value, and the value and error of the one before."""
    nw = narwhals()
    lazy = voices.lazy.with_columns(
        one=nw.lit(1), least=voices.over(nw.col("x").min()), most=voices.over(nw.col("x").max())
    )
    return lazy.with_columns(
        n=voices.over(nw.col("one").sum()).cast(nw.Int64),
        rank=voices.along(nw.col("one").cum_sum(), "x").cast(nw.Int64),
        x_before=voices.along(nw.col("x").shift(1), "x"),
        error_before=voices.along(nw.col("error").shift(1), "x"),
    )


def camps() -> Any:
    """Return the expression that says of a voice in ``ordered`` that two camps lie below it and from it upwards."""
    nw = narwhals()
    gap = nw.col("x") - nw.col("x_before")
    wide = wider(gap)
    errors = (nw.col("error") ** 2 + nw.col("error_before") ** 2) ** 0.5
    told = (gap > GAP_ERRORS * errors).fill_null(value=True)
    split = nw.col("rank") - 1
    return (wide & told).fill_null(value=False) & (split >= 2) & (split <= nw.col("n") - 2)


def wider(gap: Any) -> Any:
    """Return whether a gap is more than two thirds of the whole range of a figure's values."""
    nw = narwhals()
    over, under = WIDEST_GAP
    whole = (nw.col("most") - nw.col("least")) * over
    return gap * under > whole * (1 + EXACTLY)


def observed(voices: Voices, needs: Iterable[str]) -> dict[str, Any]:
    """Return the aggregates of voices that the preconditions look at; those of ``ordered`` where camps are."""
    nw = narwhals()
    has, column = voices.layout.has, nw.col
    made = {
        "g_divided": column("divided").max(),
        "g_limits": column("limit").max(),
        "g_middles": column("middle").max(),
        "g_unstaked": column("unstaked").max(),
        "g_staked": column("stakes").max(),
        "g_errors": column("error").count(),
    }
    if "as_of_start" in voices.lazy.collect_schema().names():
        made |= {"g_soonest": column("as_of_soonest").min(), "g_latest": column("as_of_start").max()}
    if "basis" in has:
        made |= {"g_documented": column("documented").max(), "g_estimated": column("estimated").max()}
    if voices.layout.is_levelled:
        kinds = {"g_first_kind": column("first_kind").min(), "g_last_kind": column("last_kind").max()}
        made |= {"g_uneven": column("uneven").max(), **kinds}
    if "two-camps" in needs:
        made["g_camps"] = camps().cast(nw.Int64).max()
    return made


def failing(
    needs: Sequence[str], doubts: Sequence[str], there: Iterable[str], *, independent: bool, time: str
) -> Mapping[str, Any]:
    """
    Return for each code the expression that says whether it fails on a figure, in the order in which they are told.

    Args:
        needs: the codes of the method's preconditions.
        doubts: those that matter on some figures only, told after them.
        there: the columns of ``observed``; what a table cannot tell is in none.
        independent: somebody declared the origins to be independent.
        time: what the numbers are of: "point", "period" or "cumulative".
    """
    nw = narwhals()
    column, known, asked = nw.col, frozenset(there), frozenset((*needs, *doubts))
    fewest = nw.lit(FEWEST)
    if independent:
        fewest = nw.when(column("g_staked") == 0).then(nw.lit(FEWEST - 1)).otherwise(fewest)
    span = 0 if time == "cumulative" else SPAN_DAYS
    made = {
        "few-origins": lambda: column("voices") < fewest,
        "only-disputants": lambda: column("g_unstaked") == 0,
        "one-sided": lambda: column("g_limits") == 1,
        "no-best-value": lambda: column("g_middles") == 1,
        "divided": lambda: column("g_divided") == 1,
        "mixed-dates": lambda: column("g_latest") - column("g_soonest") > span,
        "mixed-scope": lambda: (column("g_documented") == 1) & (column("g_estimated") == 1),
        "no-uncertainty": lambda: column("g_errors") < column("voices"),
        "mixed-levels": lambda: column("g_first_kind") != column("g_last_kind"),
        "lopsided": lambda: column("g_uneven") == 1,
        "two-camps": lambda: column("g_camps") == 1,
    }
    rests = {"mixed-dates": "g_latest", "mixed-scope": "g_documented", "mixed-levels": "g_first_kind"}
    rests["lopsided"] = "g_uneven"
    return {
        code: made[code]().fill_null(value=False)
        for code in sorted(CODES, key=lambda code: code not in needs)
        if code in asked and rests.get(code, "g_divided") in known
    }
