"""Rules between claims: a number that is the middle of two others, one that several print, and one carried forward."""

from __future__ import annotations

from collections import defaultdict
from fractions import Fraction
from itertools import combinations, pairwise
from typing import TYPE_CHECKING

from contested.feeds.rules.rule_catalogue import finding_by_rule
from contested.names import listed
from contested.quantities import in_full, step_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from contested.feeds.rules.checked_rows import CheckedRows, Findings, NumberInRow
    from contested.quantities import Number

MOST_PARTIES = 12
"""Of a figure with more numbers some are the middle of two others by chance."""

CHANCE = Fraction(1, 25)
"""
How probable it may be at most that a number is the middle of two others by chance.

A number of a step lies on the one place in the gap between two others with the probability step / gap, for each pair.
"""

UNUSUAL = 1_000
"""A number is unusual where it has so many units of its last significant place: four digits."""

MOST_STILL = 5
"""Of so many steps of a series one may be without a change, for that to be unusual; of a short one, one."""

_FEWEST_STEPS = 2


def borrowed_numbers(checked: CheckedRows) -> Findings:
    """Yield numbers that are probably no statement of their own."""
    copied: dict[tuple[str, ...], list[NumberInRow]] = defaultdict(list)
    for numbers in checked.numbers.values():
        for together in _together(numbers):
            yield from _midpoints(checked, together)
            for ones in _same_unusual(together):
                copied[tuple(sorted({one.holder for one in ones}))] += ones
    for names, ones in copied.items():
        numbers_said = list(dict.fromkeys(in_full(one.number) for one in ones))
        more = f" and {len(numbers_said) - 1:,} more" if len(numbers_said) > 1 else ""
        what = f"{listed(names)} print the same unusual number, {numbers_said[0]}{more}, and name no origin"
        yield finding_by_rule("copied-number", [one.row for one in ones], [checked.column_of(ones[0].claim)], what)
    yield from _carried_forward(checked)


def _together(numbers: Sequence[NumberInRow]) -> Iterable[Sequence[NumberInRow]]:
    """Return all numbers of a figure to which each party gives one; else those of each day."""
    if len({one.holder for one in numbers}) == len(numbers):
        return [numbers]
    by_day: dict[float | None, list[NumberInRow]] = defaultdict(list)
    for one in numbers:
        by_day[one.day].append(one)
    return by_day.values()


def _midpoints(checked: CheckedRows, numbers: Sequence[NumberInRow]) -> Findings:
    if not 3 <= len({one.holder for one in numbers}) == len(numbers) <= MOST_PARTIES:
        return
    for one in (one for one in numbers if one.is_point and _is_alone(one, numbers)):
        others = [other for other in numbers if other is not one]
        pairs = list(combinations(others, 2))
        for pair in (pair for pair in pairs if _is_middle(one.number, [n.number for n in pair])):
            gap = abs(Fraction(pair[0].number) - Fraction(pair[1].number))
            if len(pairs) * Fraction(step_of(one.number)) <= CHANCE * gap:
                names = listed([f"{n.holder} ({in_full(n.number)})" for n in pair])
                what = f"{in_full(one.number)} of {one.holder} is the middle of {names}, which nobody claims"
                yield finding_by_rule("midpoint", [one.row], [checked.column_of(one.claim)], what)
                break


def _is_alone(one: NumberInRow, numbers: Sequence[NumberInRow]) -> bool:
    """Whether nobody else says the same: a number that two give has come about otherwise than as a middle."""
    return sum(other.number == one.number for other in numbers) == 1


def _is_middle(number: Number, others: Sequence[Number]) -> bool:
    mean = Fraction(sum(map(Fraction, others))) / len(others)
    return number == mean or (Fraction(number).denominator == 1 and abs(number - mean) * 2 == 1)


def _same_unusual(numbers: Sequence[NumberInRow]) -> Iterator[Sequence[NumberInRow]]:
    """Yield an unusual number that several parties state of one day; who has it from another says so in quoting."""
    same: dict[Number, list[NumberInRow]] = defaultdict(list)
    for one in numbers:
        if one.is_point and _is_unusual(one.number):
            same[one.number].append(one)
    for every in same.values():
        ones = _without_named_copies(every)
        if len({_origin(one) for one in ones}) > 1 and len({one.holder for one in ones}) > 1:
            yield ones


def _without_named_copies(ones: Sequence[NumberInRow]) -> Sequence[NumberInRow]:
    """Return numbers of one size without those that name another of them as where they are from."""
    sources = [one.claim.statement.source for one in ones]
    names = {one.holder for one in ones} | {source.title for source in sources if source is not None}
    return [one for one in ones if not any(link.title in names for link in one.claim.statement.quoting)]


def _is_unusual(number: Number) -> bool:
    return abs(Fraction(number)) >= UNUSUAL * step_of(number)


def _origin(one: NumberInRow) -> object:
    """Return who is behind a number: the last link that is named, else its holder."""
    said = one.claim.statement
    return said.quoting[-1] if said.quoting else one.holder


def _carried_forward(checked: CheckedRows) -> Findings:
    """Yield days on which a party gives every number of the day before again, where nearly all its days differ."""
    series: dict[str, dict[float, dict[str, NumberInRow]]] = defaultdict(lambda: defaultdict(dict))
    for id_, numbers in checked.numbers.items():
        for one in numbers:
            if one.day is not None:
                series[one.holder][one.day][id_] = one
    for holder, days in series.items():
        steps = [(days[a], days[b]) for a, b in pairwise(sorted(days))]
        steps = [(a, b) for a, b in steps if not a.keys().isdisjoint(b)]
        still = [(a, b) for a, b in steps if _is_still(a, b)]
        if len(steps) >= _FEWEST_STEPS and len(still) <= max(1, len(steps) // MOST_STILL):
            for a, b in still:
                one = max(b.values(), key=lambda one: Fraction(one.number))
                what = f"{holder} says what it said the day before, {in_full(one.number)} for one"
                rows = [one.row for day in (a, b) for one in day.values()]
                yield finding_by_rule("carried-forward", rows, [checked.column_of(n.claim) for n in b.values()], what)


def _is_still(before: Mapping[str, NumberInRow], after: Mapping[str, NumberInRow]) -> bool:
    """Whether every figure has the number of the day before, one of which is unusual."""
    same = before.keys() == after.keys() and all(before[id_].number == one.number for id_, one in after.items())
    return same and any(_is_unusual(one.number) for one in after.values())
