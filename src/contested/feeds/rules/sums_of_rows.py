"""Rules of sums: a row whose number is the sum of the others, whatever it is called."""

from __future__ import annotations

from collections import defaultdict
from fractions import Fraction
from typing import TYPE_CHECKING

from contested.feeds.rules.rule_catalogue import finding_by_rule
from contested.quantities import in_full

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from contested.feeds.rules.checked_rows import CheckedRows, Findings, NumberInRow

LEAST_SUM = 20
"""Smaller sums come about by chance."""

FEWEST_PARTS = 3
"""Parts that are not zero: one number is often the sum of two others."""


def totals_among_parts(checked: CheckedRows) -> Findings:
    """Yield rows whose number is the sum of all others that one party gives of one day, by place or by group."""
    for numbers in _groups(checked).values():
        if len(numbers) > FEWEST_PARTS:
            total = sum(Fraction(one.number) for one in numbers)
            parts = sum(one.number != 0 for one in numbers) - 1
            sums = [one for one in numbers if 2 * one.number == total]
            if len(sums) == 1 and parts >= FEWEST_PARTS and sums[0].number >= LEAST_SUM:
                yield from _total(checked, sums[0], parts)


def _groups(checked: CheckedRows) -> Mapping[object, Sequence[NumberInRow]]:
    """
    Return numbers whose figures differ in one thing alone: whose they are, where, or of which group.

    Not in their names: casualties are the sum of the killed, the wounded and the missing, and no fault.
    """
    groups: dict[object, list[NumberInRow]] = defaultdict(list)
    for numbers in checked.numbers.values():
        for one in numbers:
            said, scope = one.claim.statement, one.claim.scope
            rest = (scope.name, scope.period, scope.definition, one.claim.unit, one.holder, one.day, said.source)
            told = [*scope.of, scope.where, *(text for _, text in scope.facets)]
            for place in range(len(told)):
                groups[place, *told[:place], *told[place + 1 :], rest].append(one)
    return groups


def _total(checked: CheckedRows, one: NumberInRow, parts: int) -> Findings:
    what = f"{in_full(one.number)} of {', '.join(one.claim.scope.of)} is the sum of the other {parts} of its kind"
    yield finding_by_rule("total-among-parts", [one.row], [checked.column_of(one.claim)], what)
