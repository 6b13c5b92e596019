"""Findings: what a table's claims have that a person should look at, by row and by figure."""

from __future__ import annotations

from typing import TYPE_CHECKING

import narwhals.stable.v2 as nw

from contested.errors import NotAChoice
from contested.table.column_map import BELOW_ALL, CLOCKS
from contested.table.counted_days import counts_by_day
from contested.table.hulls import medians
from contested.table.positions import beside, hull_end
from contested.table.supersession import moments, standing_claims
from contested.table.taken_claims import is_claim, is_denial, is_worded

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
        made = look(rows if name == LAST_WORDS else claims, layout, group)
        found.append(made.with_columns(rule=nw.lit(name), advice=nw.lit(advice)).select(*group, *FINDING_COLUMNS))
    return nw.concat(found)


def chosen_rules(rules: str | Iterable[str] | None, layout: ColumnMap) -> tuple[str, ...]:
    """
    Return the rules to look by: by default all that ask nothing of the figures; "a cumulative count falls" does.

    Raises:
        NotAChoice: there is no such rule.
    """
    needs = {LAST_WORDS: "stated", FALLS: "as_of"}
    known = tuple(name for name in FINDING_RULES if needs.get(name) in {None, *layout.has})
    if rules is None:
        return tuple(name for name in known if name != FALLS)
    asked = (rules,) if isinstance(rules, str) else tuple(rules)
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
    """
    Find where a party's count is below an earlier one, by what both allow; ``checks.falling_counts`` is the definition.

    ``value`` is the most that it allows, ``beside`` the least that the earlier one does.
    """
    keys, days = (*group, "party"), ["first_day", "last_day"]
    low, high = (f"allows_{end}" if layout.has_reach else end for end in ("low", "high"))
    counts = counts_by_day(claims.filter(~nw.col("as_of").is_null()), layout, keys)
    hull = [made.alias(name) for end in (low, high) for name, made in hull_end(end, layout)]
    open_ends = [nw.col(f"{end}_open") if layout.is_open else nw.lit(False) for end in (low, high)]
    by_day = counts.group_by(*keys, *days).agg(*hull)
    by_day = by_day.select(*keys, *days, least=low, most=high, least_open=open_ends[0], most_open=open_ends[1])
    counts = _with_highest_before(by_day, keys)
    counts = counts.with_columns(is_low=_is_below("", "highest_").fill_null(value=False).cast(nw.Int64))
    ends = ("least", "most", "least_open", "most_open", "last_day", "is_low")
    counts = counts.with_columns(**{f"last_{name}": nw.col(name).shift(1).over(*keys, order_by=days) for name in ends})
    fell = ((nw.col("last_last_day") < nw.col("first_day")) & _is_below("", "last_")).fill_null(value=False)
    already = ((nw.col("last_is_low") == 1) & _is_below("last_", "highest_")).fill_null(value=False)
    told = fell | ((nw.col("is_low") == 1) & ~already)
    beside_it = nw.when(fell).then(nw.col("last_least")).otherwise(nw.col("highest_least"))
    return counts.filter(told).select(*keys, value=nw.col("most"), beside=beside_it)


def _with_highest_before(by_day: LazyFrame, keys: Sequence[str]) -> LazyFrame:
    """Return counts with the highest of the low ends of all that certainly end before they begin."""
    never = nw.lit(BELOW_ALL)
    least = nw.coalesce(nw.col("least"), never)
    ends = by_day.with_columns(at=nw.col("last_day"), is_end=nw.lit(1), highest_least=least)
    ends = ends.with_columns(open_end=nw.when(nw.col("least_open")).then(least).otherwise(never))
    begins = by_day.with_columns(at=nw.col("first_day"), is_end=nw.lit(0), highest_least=never, open_end=never)
    order = ["at", "is_end"]  # what ends on a day is not certainly before what begins on it
    running = ("highest_least", "open_end")
    both = nw.concat([begins, ends])
    both = both.with_columns(**{name: nw.col(name).cum_max().over(*keys, order_by=order) for name in running})
    both = both.with_columns(highest_least_open=nw.col("open_end") == nw.col("highest_least"))
    return both.filter(nw.col("is_end") == 0)


def _is_below(count: str, other: str) -> nw.Expr:
    """Whether the count with one prefix is certainly below the one with another."""
    most, least = nw.col(f"{count}most"), nw.col(f"{other}least")
    meet = (most == least) & (nw.col(f"{count}most_open") | nw.col(f"{other}least_open"))
    return (most < least) | meet


def _last_words(rows: LazyFrame, layout: ColumnMap, group: Sequence[str]) -> LazyFrame:
    """
    Find what a party said after all that counts, and what counts for nothing.

    A word or a refusal beside a number, and what has no day beside what is
    dated.  The definition is ``superseded.left_behind``; a law compares both.
    """
    over, number = (*group, "party"), is_claim(layout)
    clocks = [clock for clock in CLOCKS if not layout.has.isdisjoint((clock, f"{clock}_end"))]
    ends = {clock: moments(clock, layout) for clock in clocks}
    first, last = ends["stated"]
    said = nw.coalesce(*(ends[clock][1] for clock in reversed(clocks)))  # when it was said, else the day that it is of
    lowest = nw.when(number).then(nw.coalesce(nw.col("low"), nw.col("high")))
    standing = standing_claims(rows, layout, over).filter(~is_denial(layout))
    worded = is_worded(layout) & ~(number.cast(nw.Int64).max().over(*over) > 0)  # a word counts where no number does
    standing = standing.with_columns(said=said, told=first, lowest=lowest, gives=number | worded)
    numbers = standing.filter(nw.col("gives")).group_by(*over)
    shown = numbers.agg(until=nw.col("said").max(), beside=nw.col("lowest").min())
    told = beside(standing.filter(~nw.col("gives")).select(*over, "value", "told"), shown, over)
    if "as_of" in clocks:
        undated = rows.filter(~is_denial(layout)).with_columns(told=first, ended=last, of=ends["as_of"][1])
        undated = undated.filter(nw.col("of").is_null() & ~nw.col("told").is_null())
        undated = undated.with_columns(latest=nw.col("told").max().over(*over))
        undated = undated.filter(nw.col("ended") >= nw.col("latest")).select(*over, "value", "told")
        dated = standing.with_columns(of=ends["as_of"][1]).filter(~nw.col("of").is_null()).group_by(*over)
        counts = dated.agg(until=nw.col("said").max(), beside=nw.col("lowest").min())
        told = nw.concat([told, beside(undated, counts, over)])
    return told.filter((nw.col("told") > nw.col("until")).fill_null(value=False)).select(*over, "value", "beside")


LAST_WORDS = "a last word left out"
FALLS = "a cumulative count falls"
FINDING_RULES: dict[str, tuple[Callable[[LazyFrame, ColumnMap, Sequence[str]], LazyFrame], str]] = {
    "zero beside others": (_zero, "leave it null where nothing is known, or set it aside"),
    "far from the median": (_slip, "look up the unit, and the digits"),
    "repeated row": (_repeated, "leave one; a repetition is no second estimate"),
    "one origin behind all": (_one_origin, "count them as one witness"),
    LAST_WORDS: (_last_words, "say as_of of it, or leave out the row that it takes the place of"),
    FALLS: (_falls, "look up the revision, and note it"),
}
"""Each rule with what finds it and what to do; ``value`` is what was found, ``beside`` what it is compared with."""
