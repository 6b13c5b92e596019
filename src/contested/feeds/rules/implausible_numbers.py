"""Rules of single numbers: one that is a thousand times too large beside the others, and one that is a code."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from contested.claims import Estimate
from contested.feeds.rules.rule_catalogue import CODES, finding_by_rule
from contested.quantities import in_full

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from contested.claims import Statement
    from contested.feeds.rules.checked_rows import CheckedRows, Findings, NumberInRow
    from contested.quantities import Number

SLIPS = {1_000: 1, 1_000_000: 1, 100: 2}
"""
By which factors units slip (thousands and millions, square kilometres and hectares), and how many others have to agree.

Parties differ by a factor of 14 over one area and of 66 over one war's dead, so a hundred has to be seen more often.
"""

SLIP_NEAR = 1.5
"""How far beyond what the others say a number may lie, once the factor is taken out of it."""

AGREE = 4
"""How far apart the others may lie, the highest over the lowest: what they say has to be one order of size."""

_NEIGHBOURS = 3
"""Of dated numbers, how many before and after are the others: a counter grows a thousandfold over the years."""

CODE_FAR = 10
"""How many times smaller or larger than every other number of its figure a code has to be."""

_LEAST_NUMBERS = 5
"""How many other numbers a column needs for one of its numbers to look like a code among them."""

_REPEATED = 2
"""How often a number has to stand in a column to look like a code where its figure has no other number."""


def implausible_numbers(checked: CheckedRows) -> Findings:
    """Yield numbers that look like a slip of the unit, or like a code."""
    coded: set[int] = set()
    for numbers in checked.numbers.values():
        if len(numbers) > 1:
            for same in _codes(numbers):
                coded |= {id(one.claim) for one in same}
                yield from _code(checked, same, "beside the other numbers of its figure")
            yield from _slips(checked, [one for one in numbers if id(one.claim) not in coded])
    yield from _codes_of_columns(checked, coded)
    yield from _codes_of_ends(checked)


def _codes(numbers: Sequence[NumberInRow]) -> Iterator[Sequence[NumberInRow]]:
    """Yield the numbers of one figure that look like a code; a count begins at zero, and it is none there."""
    every = {one.number for one in numbers}
    for code in sorted(every & CODES):
        if _is_far(code, every - {code}):
            others = [one.day for one in numbers if one.number != code and one.day is not None]
            same = [one for one in numbers if one.number == code]
            same = [one for one in same if code != 0 or one.day is None or not others or one.day >= min(others)]
            yield from [same] if same else []


def _is_far(number: Number, others: Collection[Number]) -> bool:
    if not others:
        return False
    below = min(others) >= CODE_FAR * max(number, 1)
    return below or (number > 0 and max(others) * CODE_FAR <= number)


def _code(checked: CheckedRows, ones: Sequence[NumberInRow], beside: str) -> Findings:
    rows = [one.row for one in ones]
    column = checked.column_of(ones[0].claim)
    yield finding_by_rule("coded-number", rows, [column], f"{in_full(ones[0].number)} looks like a code {beside}")


def _codes_of_columns(checked: CheckedRows, known: set[int]) -> Findings:
    """Yield a code that stands several times in a column of numbers which all are far from it."""
    columns: dict[tuple[str, str], list[NumberInRow]] = defaultdict(list)
    for numbers in checked.numbers.values():
        for one in numbers:
            columns[checked.column_of(one.claim), one.claim.scope.name].append(one)
    for numbers in columns.values():
        for code in sorted({one.number for one in numbers} & CODES):
            rest = [one.number for one in numbers if one.number not in CODES]
            same = [one for one in numbers if one.number == code and id(one.claim) not in known]
            if len(same) >= _REPEATED and len(rest) >= _LEAST_NUMBERS and _is_far(code, rest):
                yield from _code(checked, same, "among the other numbers of its column")


def _codes_of_ends(checked: CheckedRows) -> Findings:
    """
    Yield nines as the high end of a row, far from its other numbers.

    Where one end comes several times, or low and best agree beside it, a person should look; else it may be meant.
    """
    nines: dict[tuple[str, Number], list[tuple[int, bool]]] = defaultdict(list)
    for part, bound in enumerate(checked.bound, 1):
        if "high" in bound.columns and bound.columns["high"].place >= 0:
            for claim in (one for one in checked.claims if one.part == part):
                low, best, high = _ends(claim.statement)
                others = [end for end in (low, best) if end is not None]
                if high is not None and high in CODES and _is_far(high, others):
                    nines[bound.columns["high"].name, high].append((claim.row, low == best != 0))
    for (column, number), found in nines.items():
        likely = len(found) >= _REPEATED or any(agree for _, agree in found)
        what = f"{in_full(number)} looks like a code beside the low and best of its row"
        rows, severity = [row for row, _ in found], "warning" if likely else "notice"
        yield finding_by_rule("coded-number", rows, [column], what, severity=severity)


def _ends(said: Statement) -> tuple[Number | None, Number | None, Number | None]:
    if not isinstance(said, Estimate) or said.interval is None or said.interval.is_point:
        return None, None, None
    return said.interval.low, said.best, said.interval.high


def _slips(checked: CheckedRows, numbers: Sequence[NumberInRow]) -> Findings:
    if not numbers or max(one.number for one in numbers) < min(SLIPS) * min(one.number for one in numbers) / SLIP_NEAR:
        return  # no two of them are far enough apart, and most figures end here
    ordered = sorted(numbers, key=lambda one: (one.day is None, one.day or 0))
    for place, one in enumerate(ordered):
        others = [n.number for n in _others(ordered, place) if n.number > 0]
        if not others or max(others) > AGREE * min(others):
            continue
        for factor, fewest in SLIPS.items():
            size = one.number / factor
            if len(others) >= fewest and min(others) <= size * SLIP_NEAR and size <= max(others) * SLIP_NEAR:
                what = f"{in_full(one.number)} is about {in_full(factor)} times what others say of its figure"
                yield finding_by_rule("unit-slip", [one.row], [checked.column_of(one.claim)], what)
                break


def _others(ordered: Sequence[NumberInRow], place: int) -> Sequence[NumberInRow]:
    """Return the other numbers; those of the nearest days where they have any."""
    if ordered[place].day is None:
        return [*ordered[:place], *ordered[place + 1 :]]
    return [*ordered[max(place - _NEIGHBOURS, 0) : place], *ordered[place + 1 : place + 1 + _NEIGHBOURS]]
