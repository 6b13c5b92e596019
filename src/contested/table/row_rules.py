"""
Intake: every row of a frame is taken, or rejected with the column, the value, the rule and what to do.

Nothing that is rejected gets into an answer, and nothing is dropped silently.
"""

from __future__ import annotations

from functools import cached_property, reduce
from operator import or_
from typing import TYPE_CHECKING, Any

import attrs

from contested.claims.schema import CLAIM_BOUNDS, LEVELLED
from contested.table.column_map import EXACT_WITHIN, MOST_DIGITS, TABLE_STANCES
from contested.table.engine import narwhals, rows_of

if TYPE_CHECKING:
    from contested.table.column_map import ColumnMap
    from contested.table.conversion import Conversion
    from contested.table.engine import Frame


@attrs.frozen(eq=False)
class Rule:
    """What a row must not be: its name, the column it looks at, the expression that is true of a wrong row, advice."""

    name: str
    column: str
    wrong: Any
    advice: str


def rules_of(layout: ColumnMap, conversion: Conversion, *, signed: bool) -> tuple[Rule, ...]:
    """Return the rules for the columns that are there, in the order in which they are told."""
    nw = narwhals()
    has, column = layout.has, nw.col
    keys = layout.keys.values()
    found = [Rule("no key", ours, column(ours).is_null(), "say which figure it is about") for ours in keys]
    found.append(Rule("no party", "party", column("party").is_null(), "say who holds it, if only the source"))
    if "stance" in has:
        known = column("stance").is_in(TABLE_STANCES).fill_null(value=True)
        found.append(Rule("unknown stance", "stance", ~known, f"write one of {', '.join(TABLE_STANCES)}"))
    for name in layout.numbers:
        if name in layout.whole:
            wrong = (column(name) > EXACT_WITHIN) | (column(name) < -EXACT_WITHIN)
            found.append(Rule("too large", name, _true(wrong), "use a larger unit: beyond 2**53 digits are lost"))
        else:
            wrong = ~(column(name).is_finite().fill_null(value=True))
            found.append(Rule("no finite number", name, wrong, "leave an absent bound null"))
        if name in layout.long:
            advice = f"floats hold {MOST_DIGITS} digits: write it with fewer, or in a larger unit"
            found.append(Rule("too many digits", name, column(f"{name}_long"), advice))
    ends = [column(name) for name in ("low", "high", "best") if name in has]
    said = ~nw.all_horizontal(*(end.is_null() for end in ends), ignore_nulls=True)
    if "stance" in has:
        refuses = _true(column("stance") != "claimed")
        found.append(
            Rule("number in a refusal", "stance", refuses & said, "make it two rows: the claim, and the denial")
        )
        said |= refuses
    found.append(Rule("no number", "low", ~said, "give low, high or best, words, or the stance denied or withheld"))
    if "unit" in has:
        refused = conversion.refused
        found += [Rule("unusable unit", "unit", conversion.here(one), one.reason) for one in refused]
    found += _orders(layout)
    if not signed:
        least = nw.min_horizontal(*ends)
        found.append(Rule("below zero", "low", _true(least < 0) & conversion.floored, "say signed=True if it can be"))
    return tuple(found)


def _orders(layout: ColumnMap) -> list[Rule]:
    """Return the rules about what cannot lie before, below or outside something else."""
    nw = narwhals()
    has, column = layout.has, nw.col
    low, high = column("low"), column("high")
    inverted = low > high
    for flag in ("low_open", "high_open"):
        if flag in has:
            inverted |= (low == high) & column(flag)
    found = [Rule("low above high", "low", _true(inverted), "swap them, or close the ends of a single number")]
    if "best" in has:
        best = column("best")
        below, above = best < low, best > high
        if "low_open" in has:
            below |= (best == low) & column("low_open")
        if "high_open" in has:
            above |= (best == high) & column("high_open")
        found.append(Rule("best outside", "best", _true(below) | _true(above), "a best value lies between its bounds"))
    if "reach_low" in has:
        wrong = _true(column("reach_low") > low)
        found.append(Rule("reach too narrow", "reach_low", wrong, "what a number allows holds what it prints"))
    if "reach_high" in has:
        wrong = _true(column("reach_high") < high)
        found.append(Rule("reach too narrow", "reach_high", wrong, "what a number allows holds what it prints"))
    if "standard_error" in has:
        found.append(Rule("below zero", "standard_error", _true(column("standard_error") < 0), "give its size"))
    found += _levels(layout)
    for first, last in (("as_of", "as_of_end"), ("stated", "stated_end")):
        if {first, last} <= has:
            found.append(Rule("ends before it begins", last, _true(column(first) > column(last)), "swap the days"))
    return found


def _levels(layout: ColumnMap) -> list[Rule]:
    """Return the rules about intervals at a level: a kind and a level go together."""
    nw = narwhals()
    has, found = layout.has, []
    levelled = nw.col("bounds").is_in(LEVELLED).fill_null(value=False) if "bounds" in has else nw.lit(False)
    if "bounds" in has:
        known = nw.col("bounds").is_in(CLAIM_BOUNDS).fill_null(value=True)
        found.append(Rule("unknown bounds", "bounds", ~known, f"write one of {', '.join(CLAIM_BOUNDS)}"))
        told = ~nw.col("level").is_null() if "level" in has else nw.lit(False)
        advice = "give the level of the interval, such as 0.95"
        found.append(Rule("no level", "bounds", levelled & ~told, advice))
    if "level" in has:
        level = nw.col("level")
        inside = (level > 0) & (level < 1)
        found.append(Rule("no share", "level", ~inside.fill_null(value=True), "write 95 % as 0.95"))
        advice = f"say in bounds which it is: {' or '.join(LEVELLED)}"
        found.append(Rule("level of nothing", "level", ~level.is_null() & ~levelled, advice))
    return found


def _true(condition: Any) -> Any:
    return condition.fill_null(value=False)


def wrong_at_all(rules: tuple[Rule, ...]) -> Any:
    """Return the expression that is true of a row that breaks a rule."""
    return reduce(or_, (rule.wrong for rule in rules))


@attrs.frozen(slots=False, eq=False)
class Intake:
    """
    What became of every row of a frame.

    Everything here is computed when asked.
    """

    _frame: Frame
    _lazy: Any
    _layout: ColumnMap
    _rules: tuple[Rule, ...]

    @cached_property
    def _counts(self) -> tuple[int, int]:
        nw = narwhals()
        wrong = wrong_at_all(self._rules).cast(nw.Int64).sum().cast(nw.Int64)
        ((rows, rejected),) = rows_of(self._lazy.select(nw.len().alias("rows"), wrong.alias("rejected")))
        return rows, rejected or 0

    @property
    def rows(self) -> int:
        """How many rows the frame has."""
        return self._counts[0]

    @property
    def taken(self) -> int:
        """How many of them answers rest on."""
        return self._counts[0] - self._counts[1]

    @property
    def rejected(self) -> Any:
        """
        The rows that no answer rests on, as a frame of the same type.

        Each with its number in its file (null where that is not known) or its
        keys and party, and the column, value (as text), rule and advice of
        the first rule that it breaks.
        """
        nw = narwhals()
        taken = nw.lit(None, dtype=nw.String)
        told = {"column": taken, "value": taken, "rule": taken, "advice": taken}
        for rule in reversed(self._rules):
            column = self._layout.theirs([rule.column]).get(rule.column, rule.column)
            facts = {
                "column": nw.lit(column),
                "value": nw.col(rule.column).cast(nw.String),
                "rule": nw.lit(rule.name),
                "advice": nw.lit(rule.advice),
            }
            told = {name: nw.when(rule.wrong).then(facts[name]).otherwise(told[name]) for name in told}
        row = nw.col("row") if "row" in self._layout.has else nw.lit(None, dtype=nw.Int64)
        keys = [nw.col(ours).alias(theirs) for theirs, ours in self._layout.keys.items()]
        wrong = self._lazy.filter(wrong_at_all(self._rules))
        chosen = [row.alias("row"), *keys, nw.col("party"), *(made.alias(name) for name, made in told.items())]
        return self._frame.back(wrong.select(*chosen))

    def __str__(self) -> str:
        lost = self.rows - self.taken
        head = f"{self.taken:,} of {self.rows:,} rows taken"
        return f"{head}; {lost:,} rejected, see rejected" if lost else head
