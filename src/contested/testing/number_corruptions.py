"""Corruptions of numbers: ends that contradict each other, slips of units, codes, middles, falls."""

from __future__ import annotations

import re
from collections import defaultdict
from datetime import timedelta
from fractions import Fraction
from itertools import combinations
from typing import TYPE_CHECKING

from contested.quantities import step_of
from contested.testing import feed_edge_cases as pools
from contested.testing.corruption import RowChange

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from contested.feeds.rules.checked_rows import NumberInRow
    from contested.table.row_claim import Claim
    from contested.testing.corruption import RowsAtHand
    from contested.testing.row_layouts import ClaimLayout

_CODES = (0, 999, 9_999, 99, -1, -9, -99)
_SLIPS = {1_000: 1, 100: 2}
"""By which factors units slip, and how many other numbers it takes to see that."""

_AGREE, _NEAR, _FAR = 4, Fraction(3, 2), 10
_UNUSUAL = 1_000
_CHANCE = Fraction(1, 25)
_MOST_PARTIES = 12
_ONE_GROUP = range(1_000, 1_000_000)
_WHOLE = re.compile(r"[0-9]+|[0-9]{1,3}(?:([,. '\u2019\u00a0\u202f])[0-9]{3})(?:\1[0-9]{3})*")
_ONE_COMMA = re.compile(r"[0-9]{1,3},[0-9]{3}")


def bare(cell: object) -> int | None:
    """Return the whole number in a cell, as it may be with marks between thousands; None where words are around it."""
    if isinstance(cell, bool):
        return None
    if isinstance(cell, int):
        return cell
    written = cell.strip() if isinstance(cell, str) else ""
    return int(re.sub("[^0-9]", "", written)) if _WHOLE.fullmatch(written) else None


def _is_read_so(claim: Claim, number: int) -> bool:
    """Whether a claim has a number: "1.900" is a whole number in one language alone."""
    interval = getattr(claim.statement, "interval", None)
    if interval is None:  # a denial, or words alone
        return False
    return number in (interval.low, interval.high, getattr(claim.statement, "best", None))


def whole_numbers(at_hand: RowsAtHand, claim: Claim) -> dict[str, int]:
    """Return the numbers of a claim by their columns; none where one has words around it, or a power of ten."""
    parts = at_hand.parts(claim)
    beside = (parts.others[name] for name in ("hedge", "partial", "power", "cell") if name in parts.others)
    cells = at_hand.cells(claim, parts.numbers.values())
    found = {name: number for name, cell in cells.items() if (number := bare(cell)) is not None}
    if any(str(cells[name]) != str(number) and not _is_read_so(claim, number) for name, number in found.items()):
        return {}
    return found if len(found) == len(cells) and not at_hand.cells(claim, beside) else {}


def fresh_key(at_hand: RowsAtHand, parts: ClaimLayout, name: str) -> dict[str, object]:
    """Return the cell of a key that no row has, where there is a column of keys."""
    return {parts.others["key"]: f"{name}-{len(at_hand.rows) + 1}"} if "key" in parts.others else {}


def _changed(claim: Claim, cells: Mapping[str, object]) -> RowChange:
    return RowChange(cells=tuple((claim.row - 1, name, cell) for name, cell in cells.items()))


def _is_code(parts: ClaimLayout, number: int) -> bool:
    return str(number) in parts.codes


def swapped_ends(at_hand: RowsAtHand) -> Iterator[RowChange]:
    """Give rows with low and high in each other's place."""
    for claim, low, high in _bounded(at_hand):
        numbers = at_hand.parts(claim).numbers
        yield _changed(claim, {numbers["low"]: high, numbers["high"]: low})


def best_outside(at_hand: RowsAtHand) -> Iterator[RowChange]:
    """Give rows with the best value above the high, or below the low."""
    for claim, low, high in _bounded(at_hand):
        parts = at_hand.parts(claim)
        for best in (high + (high - low), low - (high - low)):
            if "value" in parts.numbers and best >= 0 and not _is_code(parts, best):
                yield _changed(claim, {parts.numbers["value"]: best})


def _bounded(at_hand: RowsAtHand) -> Iterator[tuple[Claim, int, int]]:
    """Give the claims with a low below a high, which the feed refuses where they contradict each other."""
    for claim in at_hand.claims:
        numbers, found = at_hand.parts(claim).numbers, whole_numbers(at_hand, claim)
        low, high = found.get(numbers.get("low", "")), found.get(numbers.get("high", ""))
        if low is not None and high is not None and low < high:
            kept = at_hand.feed.inconsistent == "kept" and numbers.get("value") in found
            yield from [] if kept else [(claim, low, high)]


def slipped_unit(at_hand: RowsAtHand) -> Iterator[RowChange]:
    """Give rows with a number a thousand or a hundred times too large, where others of its figure show it."""
    for factor, fewest in _SLIPS.items():
        for numbers in at_hand.figures:
            for one in numbers:
                others = [other.number for other in numbers if other is not one and other.number > 0]
                found = whole_numbers(at_hand, one.claim)
                if found and len(others) >= fewest and _agree(one, others):
                    parts = at_hand.parts(one.claim)
                    errors = at_hand.cells(one.claim, parts.errors.values())
                    larger = {name: number * factor for name, number in found.items()}
                    larger |= {name: number * factor for name, cell in errors.items() if (number := bare(cell))}
                    yield _changed(one.claim, larger)


def _agree(one: NumberInRow, others: Sequence[int | Fraction]) -> bool:
    """Whether numbers are of one size, and one more is of the size of each of them."""
    low, high = min(others), max(others)
    return high <= _AGREE * low and low * _NEAR >= one.number and high <= one.number * _NEAR


def coded_unknown(at_hand: RowsAtHand) -> Iterator[RowChange]:
    """Give rows with a code where nobody knows, in a feed that does not list it."""
    for code in _CODES:
        for numbers in at_hand.figures:
            for one in numbers:
                parts, found = at_hand.parts(one.claim), whole_numbers(at_hand, one.claim)
                others = [other for other in numbers if other is not one]
                if found and not _is_code(parts, code) and _shows(at_hand, one, code, others):
                    yield _changed(one.claim, dict.fromkeys(found, code))


def _shows(at_hand: RowsAtHand, one: NumberInRow, code: int, others: Sequence[NumberInRow]) -> bool:
    """Whether a code is seen to be one: below zero, or far from all other numbers of its figure."""
    if code < 0:
        return not at_hand.feed.signed and one.claim.unit.floor == 0
    days = [other.day for other in others if other.day is not None]
    if not others or (code == 0 and one.day is not None and days and one.day < min(days)):
        return False
    said = [other.number for other in others]
    return min(said) >= _FAR * max(code, 1) or (code > 0 and max(said) * _FAR <= code)


def mixed_marks(at_hand: RowsAtHand) -> Iterator[RowChange]:
    """Give rows with a point between thousands, in a column of numbers written otherwise."""
    if not (at_hand.feed.locale or "en").startswith("en"):
        return
    for claim in at_hand.claims:
        for column, number in whole_numbers(at_hand, claim).items():
            others = [str(row.get(column)).strip() for n, row in enumerate(at_hand.rows, 1) if n != claim.row]
            if number in _ONE_GROUP and any(cell.isdecimal() or _ONE_COMMA.fullmatch(cell) for cell in others):
                yield _changed(claim, {column: f"{number:,}".replace(",", ".")})


def published_midpoint(at_hand: RowsAtHand) -> Iterator[RowChange]:
    """Give rows with one more party, whose number is the middle of two others'."""
    if len(at_hand.layout.claims) > 1:
        return
    for numbers in at_hand.figures:
        whole = len({one.holder for one in numbers}) == len(numbers)
        for a, b in combinations(numbers, 2):
            together = [one for one in numbers if whole or one.day == a.day]
            middle = int((a.number + b.number) // 2)
            if a.day == b.day and _is_telling(middle, a, b, together):
                yield from _of_another(at_hand, a, numbers, middle)


def _is_telling(middle: int, a: NumberInRow, b: NumberInRow, together: Sequence[NumberInRow]) -> bool:
    """Whether a middle is hardly one by chance."""
    many = len(together)
    apart = len({one.holder for one in together}) == many < _MOST_PARTIES
    pairs = many * (many - 1) // 2
    return (
        apart
        and all(one.number != middle for one in together)
        and pairs * Fraction(step_of(middle)) <= _CHANCE * abs(Fraction(a.number - b.number))
    )


def _of_another(
    at_hand: RowsAtHand, one: NumberInRow, numbers: Sequence[NumberInRow], value: int
) -> Iterator[RowChange]:
    """Give the row of a number again, with another holder and another number."""
    parts, found = at_hand.parts(one.claim), whole_numbers(at_hand, one.claim)
    for name in others_of(at_hand, parts, {other.holder for other in numbers}):
        if found and not _is_code(parts, value):
            row = at_hand.row(one.claim) | dict.fromkeys(found, value) | {parts.holder: name}
            row |= {parts.others["quoting"]: None} if "quoting" in parts.others else {}
            yield RowChange(added=((len(at_hand.rows), row | fresh_key(at_hand, parts, "middle")),))


def others_of(at_hand: RowsAtHand, parts: ClaimLayout, names: set[str]) -> Sequence[str]:
    """Return names of holders other than some: nobody, where no column says who holds a claim."""
    if not parts.holder:
        return ()
    usual = pools.EDGE_TITLES if parts.holder == parts.source.get("title") else pools.EDGE_HOLDERS
    marks = at_hand.feed.separator
    known = {name for party in at_hand.feed.parties for name in (party.name, *party.aliases)}
    free = [name for name in usual if name not in names | known and not any(mark in name for mark in marks)]
    return free[:3]


def carried_forward(at_hand: RowsAtHand) -> Iterator[RowChange]:
    """Give rows with the last day of a series again, as a day of its own."""
    series: dict[str, dict[float, dict[str, NumberInRow]]] = defaultdict(lambda: defaultdict(dict))
    for id_, numbers in at_hand.checked.numbers.items():
        for one in numbers:
            if one.day is not None:
                series[one.holder][one.day][id_] = one
    for days in series.values():
        if len(days) > 1:
            before, last = (days[day] for day in sorted(days)[-2:])
            unusual = any(abs(Fraction(one.number)) >= _UNUSUAL * step_of(one.number) for one in last.values())
            if unusual and not before.keys().isdisjoint(last):
                yield from _next_day(at_hand, {one.row: one.claim for one in last.values()})


def _next_day(at_hand: RowsAtHand, claims: Mapping[int, Claim]) -> Iterator[RowChange]:
    made = []
    for claim in claims.values():
        parts, row = at_hand.parts(claim), dict(at_hand.row(claim))
        for name, when in (("as_of", claim.statement.as_of), ("stated", claim.statement.stated)):
            time = parts.times.get(name)
            if time is not None and when is not None and when.is_day and when.earliest is not None and time.is_daily:
                row |= time.written(when.earliest + timedelta(1))
        made.append((len(at_hand.rows), row | fresh_key(at_hand, parts, f"next-{claim.row}")))
    moved = all(row != at_hand.row(claim) for (_, row), claim in zip(made, claims.values(), strict=True))
    yield from [RowChange(added=tuple(made))] if moved else []


def falling_counter(at_hand: RowsAtHand) -> Iterator[RowChange]:
    """Give rows with a cumulative number below that of an earlier day."""
    if at_hand.feed.time != "cumulative":
        return
    for numbers in at_hand.figures:
        for early, late in combinations(sorted(numbers, key=lambda one: one.day or 0), 2):
            same = [one for one in numbers if one.holder == late.holder and one.day == late.day]
            if early.holder != late.holder or early.day in (None, late.day) or not early.is_point or len(same) > 1:
                continue
            parts, found = at_hand.parts(late.claim), whole_numbers(at_hand, late.claim)
            lower = int(early.number * 9 // 10)
            is_lower = bool(found) and lower < early.number and not _is_code(parts, lower)
            yield from [_changed(late.claim, dict.fromkeys(found, lower))] if is_lower else []


def silent_revision(at_hand: RowsAtHand) -> Iterator[RowChange]:
    """Give rows with another number, and not a word of it."""
    for numbers in at_hand.figures:
        for one in numbers:
            parts, found = at_hand.parts(one.claim), whole_numbers(at_hand, one.claim)
            more = {name: number + number // 7 + 1 for name, number in found.items()}
            if more and not any(_is_code(parts, number) for number in more.values()):
                yield _changed(one.claim, more)
