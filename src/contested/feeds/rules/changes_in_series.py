"""Rules of series: a counter that falls, a definition that changes on the way, cut-offs that mix."""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING

from contested.feeds.rules.rule_catalogue import finding_by_rule
from contested.quantities import in_full

if TYPE_CHECKING:
    from collections.abc import Sequence

    from contested.feeds.rules.checked_rows import CheckedRows, Findings, NumberInRow
    from contested.table.row_claim import Claim

FEWEST_STEPS = 9
"""Steps that make a series a counter."""

RISES = 0.9
"""Which share of the steps of a counter goes up or stays."""

_ODD = 0.2
"""Which share of figures may have two cut-offs for that to be a slip, and no habit of the file."""


def changes_in_series(checked: CheckedRows) -> Findings:
    """Yield where a series changes its nature on the way."""
    if checked.mapping.time != "cumulative":  # of which the checks of a dossier know it
        yield from _falls(checked)
    yield from _definitions(checked)
    yield from _cut_offs(checked)


def _falls(checked: CheckedRows) -> Findings:
    """Yield falls of what goes up in nearly all of its steps, and so is probably a counter."""
    series: dict[object, list[NumberInRow]] = defaultdict(list)
    for numbers in checked.numbers.values():
        for one in numbers:
            if one.day is not None and one.is_point:
                scope = one.claim.scope
                series[scope.of, scope.name, scope.where, scope.facets, one.holder].append(one)
    for ones in series.values():
        ones.sort(key=lambda one: one.day or 0)
        steps = [(a, b) for a, b in pairwise(ones) if a.day != b.day]
        falls = [(a, b) for a, b in steps if b.number < a.number]
        rises = sum(a.number < b.number for a, b in steps)
        if len(steps) >= FEWEST_STEPS and len(steps) - len(falls) >= RISES * len(steps) and 2 * rises >= len(steps):
            for a, b in falls:
                what = f"{in_full(a.number)}, then {in_full(b.number)}, in a series of {a.holder} that else goes up"
                yield finding_by_rule("falling-counter", [a.row, b.row], [checked.column_of(b.claim)], what)


def _definitions(checked: CheckedRows) -> Findings:
    """Yield where one party's number of one thing goes by one definition, and at other times by another."""
    series: dict[object, dict[str | None, list[Claim]]] = defaultdict(lambda: defaultdict(list))
    if not any("definition" in bound.columns for bound in checked.bound):
        return
    for numbers in checked.numbers.values():
        for one in numbers:
            scope = one.claim.scope
            series[scope.of, scope.name, scope.where, scope.facets, one.holder][scope.definition].append(one.claim)
    for by_definition in series.values():
        if len(by_definition) == 2:
            usual, other = sorted(by_definition.values(), key=len, reverse=True)
            if not {_time(claim) for claim in usual} & {_time(claim) for claim in other}:
                said = [f"“{word}”" if word else "none" for word in (_word(usual), _word(other))]
                what = f"the definition is {said[1]}, and {said[0]} at the other times of the same party"
                columns = checked.columns_of(other, "definition")
                yield finding_by_rule("definition-change", [claim.row for claim in other], columns, what)


def _time(claim: Claim) -> str:
    return f"{claim.scope.period} {claim.statement.as_of}"


def _word(claims: Sequence[Claim]) -> str | None:
    return claims[0].scope.definition


def _cut_offs(checked: CheckedRows) -> Findings:
    """Yield a party's number of another day than the others' in a figure where each party has one."""
    mixed, whole = [], 0
    for numbers in checked.numbers.values():
        days = Counter(one.day for one in numbers)
        if len(numbers) < 2 or None in days or len({one.holder for one in numbers}) < len(numbers):
            continue
        whole += 1
        if len(days) == 2:
            mixed.append((numbers, days))
    for numbers, days in mixed:
        (usual, most), (odd, fewest) = days.most_common()
        if fewest == 1 and (most > 1 or len(mixed) <= _ODD * whole):
            ones = [one for one in numbers if one.day == odd or most == 1]
            said = {one.claim.statement.as_of for one in numbers if one.day == usual}
            what = f"{ones[0].holder} counts up to {ones[0].claim.statement.as_of}, the others to {min(map(str, said))}"
            columns = checked.columns_of([one.claim for one in ones], "as_of")
            yield finding_by_rule("mixed-cut-offs", [one.row for one in ones], columns, what)
