"""
Rules of rows: every row of a frame is taken, or rejected with the column, the value, the rule and what to do.

Nothing that is rejected gets into an answer, and nothing is dropped silently.
"""

from __future__ import annotations

from functools import lru_cache, reduce
from operator import or_
from typing import TYPE_CHECKING, Any

import attrs

from contested.claims import (
    AIMED,
    CLAIM_BOUNDS,
    ERROR_FIELDS,
    LEVELLED,
    MOST_REJECTIONS,
    Intake,
    Rejection,
    rejection_order,
    rule_named,
    rule_of,
)
from contested.errors import ContestedError, IncompatibleUnits
from contested.quantities import unit as unit_of
from contested.table.column_map import EXACT_WITHIN, MOST_DIGITS, TABLE_STANCES
from contested.table.engine import narwhals, rows_of

if TYPE_CHECKING:
    from contested.table.column_map import ColumnMap
    from contested.table.conversion import Conversion
    from contested.table.engine import Frame


@attrs.frozen(eq=False)
class Rule:
    """
    What a row must not be: the name of the rule, the column it looks at, when a row is wrong, and advice.

    Rules have the names of errors, as where rows are read one by one.
    """

    name: str
    column: str
    wrong: Any
    advice: str


def rules_of(layout: ColumnMap, conversion: Conversion, *, signed: bool) -> tuple[Rule, ...]:
    """Return the rules for the columns that are there, in the order in which they are told."""
    nw = narwhals()
    has, column = layout.has, nw.col
    keys = layout.keys.values()
    found = [Rule("empty-key", ours, column(ours).is_null(), "say which figure it is about") for ours in keys]
    found.append(Rule("unusable-name", "party", column("party").is_null(), "say who holds it, if only the source"))
    if "stance" in has:
        aimed = column("stance").is_in(AIMED).fill_null(value=False)
        found.append(Rule("unusable-cell", "stance", aimed, "no row of a table points at another: say it of a Figure"))
        known = (column("stance").is_in(TABLE_STANCES) | aimed).fill_null(value=True)
        found.append(Rule("not-a-choice", "stance", ~known, f"write one of {', '.join(TABLE_STANCES)}"))
    for name in layout.numbers:
        if name in layout.whole:
            wrong = (column(name) > EXACT_WITHIN) | (column(name) < -EXACT_WITHIN)
            found.append(
                Rule("number-out-of-bounds", name, _true(wrong), "use a larger unit: beyond 2**53 digits are lost")
            )
        else:
            wrong = ~(column(name).is_finite().fill_null(value=True))
            found.append(Rule("not-a-number", name, wrong, "leave an absent bound null"))
        if name in layout.long:
            advice = f"floats hold {MOST_DIGITS} digits: write it with fewer, or in a larger unit"
            found.append(Rule("number-out-of-bounds", name, column(f"{name}_long"), advice))
    ends = [column(name) for name in ("low", "high", "best") if name in has]
    said = ~nw.all_horizontal(*(end.is_null() for end in ends), ignore_nulls=True)
    if "stance" in has:
        refuses = _true(column("stance") != "claimed")
        found.append(Rule("unusable-cell", "stance", refuses & said, "make it two rows: the claim, and the denial"))
        said |= refuses
    found.append(Rule("nothing-said", "low", ~said, "give low, high or best, words, or the stance denied or withheld"))
    if "unit" in has:
        refused = conversion.refused
        found += [Rule(_unit_rule(one.text), "unit", conversion.here(one), one.reason) for one in refused]
    found += _orders(layout)
    if not signed:
        least = nw.min_horizontal(*ends)
        found.append(Rule("below-floor", "low", _true(least < 0) & conversion.floored, "say signed=True if it can be"))
    return tuple(found)


def _unit_rule(text: str | None) -> str:
    """Return the rule that a unit breaks: by itself, or since nothing converts from it to the unit of answers."""
    try:
        unit_of(text or "")
    except ContestedError as error:
        return rule_of(error)
    return rule_named(IncompatibleUnits.__name__)


def _orders(layout: ColumnMap) -> list[Rule]:
    """Return the rules about what cannot lie before, below or outside something else."""
    nw = narwhals()
    has, column = layout.has, nw.col
    low, high = column("low"), column("high")
    inverted = low > high
    for flag in ("low_open", "high_open"):
        if flag in has:
            inverted |= (low == high) & column(flag)
    found = [Rule("inconsistent-row", "low", _true(inverted), "swap them, or close the ends of a single number")]
    if "best" in has:
        best = column("best")
        below, above = best < low, best > high
        if "low_open" in has:
            below |= (best == low) & column("low_open")
        if "high_open" in has:
            above |= (best == high) & column("high_open")
        found.append(
            Rule("inconsistent-row", "best", _true(below) | _true(above), "a best value lies between its bounds")
        )
    if "reach_low" in has:
        wrong = _true(column("reach_low") > low)
        found.append(Rule("inconsistent-row", "reach_low", wrong, "what a number allows holds what it prints"))
    if "reach_high" in has:
        wrong = _true(column("reach_high") < high)
        found.append(Rule("inconsistent-row", "reach_high", wrong, "what a number allows holds what it prints"))
    found += _errors(layout)
    found += _levels(layout)
    for first, last in (("as_of", "as_of_end"), ("stated", "stated_end")):
        if {first, last} <= has:
            found.append(Rule("unreadable-date", last, _true(column(first) > column(last)), "swap the days"))
    return found


def _errors(layout: ColumnMap) -> list[Rule]:
    """Return the rules about standard errors: sizes, one of both sides or two."""
    nw = narwhals()
    there = [name for name in ERROR_FIELDS if name in layout.has]
    found = [Rule("incomplete-statement", name, _true(nw.col(name) < 0), "give its size") for name in there]
    sides = [name for name in there if name != "standard_error"]
    if not sides:
        return found
    given = {name: ~nw.col(name).is_null() if name in there else nw.lit(False) for name in ERROR_FIELDS}
    apart = given["error_below"] != given["error_above"]
    found.append(Rule("incomplete-statement", sides[0], apart, "give both error_below and error_above"))
    twice = given["standard_error"] & given["error_below"]
    return [*found, Rule("incomplete-statement", sides[0], twice, "give standard_error, or the error of each side")]


def _levels(layout: ColumnMap) -> list[Rule]:
    """Return the rules about intervals at a level: a kind and a level go together."""
    nw = narwhals()
    has, found = layout.has, []
    levelled = nw.col("bounds").is_in(LEVELLED).fill_null(value=False) if "bounds" in has else nw.lit(False)
    if "bounds" in has:
        known = nw.col("bounds").is_in(CLAIM_BOUNDS).fill_null(value=True)
        found.append(Rule("not-a-choice", "bounds", ~known, f"write one of {', '.join(CLAIM_BOUNDS)}"))
        told = ~nw.col("level").is_null() if "level" in has else nw.lit(False)
        advice = "give the level of the interval, such as 0.95"
        found.append(Rule("incomplete-statement", "bounds", levelled & ~told, advice))
    if "level" in has:
        level = nw.col("level")
        inside = (level > 0) & (level < 1)
        found.append(Rule("incomplete-statement", "level", ~inside.fill_null(value=True), "write 95 % as 0.95"))
        advice = f"say in bounds which it is: {' or '.join(LEVELLED)}"
        found.append(Rule("incomplete-statement", "level", ~level.is_null() & ~levelled, advice))
    return found


def _true(condition: Any) -> Any:
    return condition.fill_null(value=False)


def wrong_at_all(rules: tuple[Rule, ...]) -> Any:
    """Return the expression that is true of a row that breaks a rule."""
    return reduce(or_, (rule.wrong for rule in rules))


def frame_intake(frame: Frame, lazy: Any, layout: ColumnMap, rules: tuple[Rule, ...]) -> Intake:
    """
    Return what became of every row of a frame; everything is computed when asked.

    Args:
        frame: what the rows came from.
        lazy: all rows, under our names.
        layout: their columns.
        rules: what each row must not be.
    """

    @lru_cache(maxsize=1)  # rows and taken come of one look at the frame
    def counts() -> tuple[int, int]:
        nw = narwhals()
        wrong = wrong_at_all(rules).cast(nw.Int64).sum().cast(nw.Int64)
        ((rows, rejected),) = rows_of(lazy.select(nw.len().alias("rows"), wrong.alias("rejected")))
        return rows, rows - (rejected or 0)

    return Intake(
        None,
        lambda: counts()[0],
        lambda: _rejections(lazy, layout, rules),
        taken=lambda: counts()[1],
        claims=None,
        by_rule=lambda: _rules_broken(lazy, layout, rules),
        frame=lambda: frame.back(_rejected(lazy, layout, rules, ordered=frame.ordered)),
    )


def _rejected(lazy: Any, layout: ColumnMap, rules: tuple[Rule, ...], *, ordered: bool = False) -> Any:
    """
    Return the rows that no answer rests on.

    Each with its number in its file (null where that is not known) or its
    keys and party, and the column, value (as text), rule and advice of the
    first rule that it breaks; ``ordered`` by that number, then by all else that they say.
    """
    nw = narwhals()
    nothing = nw.lit(None, dtype=nw.String)
    told = {"column": nothing, "value": nothing, "rule": nothing, "advice": nothing}
    for rule in reversed(rules):
        column = layout.theirs([rule.column]).get(rule.column, rule.column)
        facts = {
            "column": nw.lit(column),
            "value": nw.col(rule.column).cast(nw.String),
            "rule": nw.lit(rule.name),
            "advice": nw.lit(rule.advice),
        }
        told = {name: nw.when(rule.wrong).then(facts[name]).otherwise(told[name]) for name in told}
    row = nw.col("row") if "row" in layout.has else nw.lit(None, dtype=nw.Int64)
    keys = [nw.col(ours).alias(theirs) for theirs, ours in layout.keys.items()]
    wrong = lazy.filter(wrong_at_all(rules))
    if ordered:
        number = ("row",) if "row" in layout.has else ()
        wrong = wrong.sort(*number, *layout.keys.values(), "party", *sorted(layout.has - {"row", "party"}))
    return wrong.select(row.alias("row"), *keys, nw.col("party"), *(made.alias(name) for name, made in told.items()))


def _rules_broken(lazy: Any, layout: ColumnMap, rules: tuple[Rule, ...]) -> dict[str, int]:
    counted = _rejected(lazy, layout, rules).group_by("rule").agg(narwhals().len().alias("rows"))
    return dict(rows_of(counted))


def _rejections(lazy: Any, layout: ColumnMap, rules: tuple[Rule, ...]) -> list[Rejection]:
    names = (*layout.keys, "party")
    found = []
    for row, *cells, column, value, rule, advice in rows_of(_rejected(lazy, layout, rules).head(MOST_REJECTIONS)):
        said = tuple(zip(names, cells, strict=True))
        found.append(Rejection(row, column, value, rule, advice, cells=said))
    return sorted(found, key=rejection_order)
