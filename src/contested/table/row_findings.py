"""Findings: what a table's claims have that a person should look at, by row and by figure."""

from __future__ import annotations

from typing import TYPE_CHECKING

import narwhals.stable.v2 as nw

from contested.errors import NotAChoice
from contested.table.hulls import medians
from contested.table.positions import beside
from contested.table.taken_claims import is_claim

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from contested.table.column_map import ColumnMap, LazyFrame

SLIP = 10
"""A value this many times the median, or that part of it, is as far off as a wrong unit or a lost digit puts it."""

FINDING_COLUMNS = ("party", "rule", "value", "beside", "advice")


def found_in(rows: LazyFrame, layout: ColumnMap, group: Sequence[str], rules: Sequence[str]) -> LazyFrame:
    """
    Return one row a finding.

    Args:
        rows: the rows that were taken, whether in force or not.
        layout: their columns.
        group: the columns that say which figure it is.
        rules: of ``RULES``.
    """
    claims = rows.filter(is_claim(layout))
    found = []
    for name in rules:
        look, advice = FINDING_RULES[name]
        made = look(claims, layout, group)
        found.append(made.with_columns(rule=nw.lit(name), advice=nw.lit(advice)).select(*group, *FINDING_COLUMNS))
    return nw.concat(found)


def chosen_rules(rules: str | Iterable[str] | None, layout: ColumnMap) -> tuple[str, ...]:
    """
    Return the rules to look by: by default all that ask nothing of the figures; "a cumulative count falls" does.

    Raises:
        NotAChoice: there is no such rule.
    """
    if rules is None:
        return tuple(name for name in FINDING_RULES if name != FALLS)
    asked = (rules,) if isinstance(rules, str) else tuple(rules)
    known = tuple(name for name in FINDING_RULES if name != FALLS or "as_of" in layout.has)
    for name in asked:
        if name not in known:
            raise NotAChoice("rules", name, known)
    return asked


def _zero(claims: LazyFrame, layout: ColumnMap, group: Sequence[str]) -> LazyFrame:
    """Find a party's zero where all others count something: often a cell that nobody filled."""
    claims = beside(
        claims.filter((nw.col("low") == 0) & (nw.col("high") == 0))
        .group_by(*group, "party")
        .agg(value=nw.col("low").min()),
        claims.filter(nw.col("low") > 0).group_by(*group).agg(beside=nw.col("low").min()),
        group,
    )
    del layout
    return claims.filter(~nw.col("beside").is_null() & ~nw.col("value").is_null())


def _slip(claims: LazyFrame, layout: ColumnMap, group: Sequence[str]) -> LazyFrame:
    """Find values far from the median."""
    held = claims.select(*group, "party", "value")
    middle = medians(claims, layout, group).with_columns(beside=nw.col("median")).select(*group, "beside")
    right = middle.select(*(nw.col(name).alias(f"b_{name}") for name in group), "beside")
    both = held.join(right, left_on=list(group), right_on=[f"b_{name}" for name in group], how="inner")
    value, median = nw.col("value"), nw.col("beside")
    far = (value >= median * SLIP) | ((value * SLIP <= median) & (value > 0))
    return both.filter(far & (median > 0)).select(*group, "party", "value", "beside")


def _repeated(claims: LazyFrame, layout: ColumnMap, group: Sequence[str]) -> LazyFrame:
    """Find rows that say the same twice."""
    told = [name for name in ("low", "high", "source", "as_of", "stated", "basis", "status") if name in layout.has]
    each = claims.group_by(*group, "party", *told).agg(times=nw.len().cast(nw.Float64))
    lowest = nw.coalesce(nw.col("low"), nw.col("high"))
    return each.filter(nw.col("times") > 1).select(*group, "party", value=lowest, beside=nw.col("times"))


def _one_origin(claims: LazyFrame, layout: ColumnMap, group: Sequence[str]) -> LazyFrame:
    """Find figures on which several parties speak and one origin stands behind all of them."""
    behind = nw.coalesce(nw.col("origin"), nw.col("party")) if "origin" in layout.has else nw.col("party")
    each = (
        claims.with_columns(behind=behind)
        .group_by(*group)
        .agg(
            party=nw.col("behind").min(),
            last=nw.col("behind").max(),
            several=nw.col("party").min() != nw.col("party").max(),
            value=nw.col("value").min(),
            beside=nw.col("value").max(),
        )
    )
    return each.filter(nw.col("several") & (nw.col("party") == nw.col("last")))


def _falls(claims: LazyFrame, layout: ColumnMap, group: Sequence[str]) -> LazyFrame:
    """Find where a party's later count is below its earlier one."""
    del layout
    holder_keys, order = (*group, "party"), ["as_of", "value"]
    dated = claims.filter(~nw.col("as_of").is_null() & ~nw.col("value").is_null())
    dated = dated.with_columns(beside=nw.col("value").shift(1).over(*holder_keys, order_by=order))
    return dated.filter((nw.col("value") < nw.col("beside")).fill_null(value=False)).select(
        *holder_keys, "value", "beside"
    )


FALLS = "a cumulative count falls"
FINDING_RULES: dict[str, tuple[Callable[[LazyFrame, ColumnMap, Sequence[str]], LazyFrame], str]] = {
    "zero beside others": (_zero, "leave it null where nothing is known, or set it aside"),
    "far from the median": (_slip, "look up the unit, and the digits"),
    "repeated row": (_repeated, "leave one; a repetition is no second estimate"),
    "one origin behind all": (_one_origin, "count them as one witness"),
    FALLS: (_falls, "look up the revision, and note it"),
}
"""Each rule with what finds it and what to do; ``value`` is what was found, ``beside`` what it is compared with."""
