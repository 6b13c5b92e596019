"""Corruptions of whole rows: totals among parts, copies, rows and keys twice, and sides, denials and words that go."""

from __future__ import annotations

from collections import defaultdict
from fractions import Fraction
from typing import TYPE_CHECKING

from contested.claims import Denial, Estimate
from contested.quantities import step_of
from contested.testing import feed_edge_cases as pools
from contested.testing.corruption import RowChange
from contested.testing.number_corruptions import bare, fresh_key, others_of, whole_numbers

if TYPE_CHECKING:
    from collections.abc import Iterator

    from contested.feeds.rules.checked_rows import NumberInRow
    from contested.table.row_claim import Claim
    from contested.testing.corruption import RowsAtHand
    from contested.testing.row_layouts import ClaimLayout

_UNUSUAL = 1_000
_FEWEST_PARTS = 3
_LEAST_SUM = 20
_TOTAL = "Total"
_WHOLE = "The whole region"


def added_totals(at_hand: RowsAtHand) -> Iterator[RowChange]:
    """Give rows with the sum of others as a row beside them, under a word for totals or another name."""
    of = at_hand.layout.of[:1]
    groups: dict[object, list[NumberInRow]] = defaultdict(list)
    for numbers in at_hand.figures:
        for one in numbers:
            scope = one.claim.scope
            told = (*scope.of[1:], scope.name, scope.where, scope.period, scope.definition, scope.facets)
            groups[told, one.holder, one.day, one.claim.unit, one.claim.statement.source].append(one)
    for ones in groups.values() if of else ():
        first = ones[0].claim
        found = whole_numbers(at_hand, first)
        total = sum(Fraction(one.number) for one in ones)
        if not found or total.denominator != 1 or str(total) in at_hand.parts(first).codes:
            continue
        row = at_hand.row(first) | dict.fromkeys(found, int(total)) | fresh_key(at_hand, at_hand.parts(first), "sum")
        if at_hand.feed.totals == "rejected":
            yield RowChange(added=((len(at_hand.rows), row | {of[0]: _TOTAL}),))
        parts = {one.claim.scope: one for one in ones if one.number}
        if len(parts) == len(ones) >= _FEWEST_PARTS and total >= _LEAST_SUM and len(at_hand.layout.claims) == 1:
            yield RowChange(added=((len(at_hand.rows), row | {of[0]: _WHOLE}),))


def copied_story(at_hand: RowsAtHand) -> Iterator[RowChange]:
    """Give rows with a row three times, under other names that name no origin."""
    for numbers in at_hand.figures:
        for one in numbers:
            parts = at_hand.parts(one.claim)
            unusual = one.is_point and abs(Fraction(one.number)) >= _UNUSUAL * step_of(one.number)
            names = others_of(at_hand, parts, {other.holder for other in numbers}) if unusual else ()
            if len(names) > 1:
                yield RowChange(
                    added=tuple(
                        (one.row, _copy(at_hand, one.claim, parts, name, n)) for n, name in enumerate(names[:2])
                    )
                )


def _copy(at_hand: RowsAtHand, claim: Claim, parts: ClaimLayout, name: str, n: int) -> dict[str, object]:
    """Return a row that says the same under another name, in another paper."""
    row = dict(at_hand.row(claim))
    title = parts.source.get("title", "")
    if title:
        row[title] = pools.EDGE_TITLES[-1 - n]
    row |= {parts.others["quoting"]: None} if "quoting" in parts.others else {}
    return row | {parts.holder: name} | fresh_key(at_hand, parts, f"copy-{n}")


def row_twice(at_hand: RowsAtHand) -> Iterator[RowChange]:
    """Give rows of which one stands twice, as when two exports are put below each other."""
    for at, row in enumerate(at_hand.rows):
        yield RowChange(added=((at + 1, row),))


def key_twice(at_hand: RowsAtHand) -> Iterator[RowChange]:
    """Give rows with one key for two claims of a figure."""
    first: dict[object, Claim] = {}
    for claim in at_hand.claims:
        column = at_hand.parts(claim).others.get("key", "")
        earlier = first.setdefault(claim.scope, claim)
        if column and earlier is not claim and claim.statement.key and earlier.statement.key:
            yield RowChange(cells=((claim.row - 1, column, at_hand.row(earlier)[column]),))


def dropped_denial(at_hand: RowsAtHand) -> Iterator[RowChange]:
    """Give rows without a denial, as a table with one column for the number has no cell for it."""
    for claim in at_hand.claims if len(at_hand.rows) > 1 else ():
        if isinstance(claim.statement, Denial):
            yield RowChange(dropped=frozenset({claim.row - 1}))


def denial_as_zero(at_hand: RowsAtHand) -> Iterator[RowChange]:
    """Give rows with a zero in place of a denial."""
    for claim in at_hand.claims:
        parts = at_hand.parts(claim)
        columns = tuple(parts.numbers.values())
        if isinstance(claim.statement, Denial) and columns and "0" not in parts.codes and "stance" in parts.others:
            cells = {parts.others["stance"]: None} | dict.fromkeys(columns, 0)
            yield RowChange(cells=tuple((claim.row - 1, name, cell) for name, cell in cells.items()))


def dropped_side(at_hand: RowsAtHand) -> Iterator[RowChange]:
    """Give rows without those of one party, of a figure of which others speak."""
    said: dict[object, dict[frozenset[str], set[int]]] = defaultdict(lambda: defaultdict(set))
    for claim in at_hand.claims if len(at_hand.layout.claims) == 1 else ():
        holders = frozenset(party.name for party in claim.statement.parties)
        said[claim.scope][holders].add(claim.row - 1)
    for sides in said.values():
        yield from (RowChange(dropped=frozenset(rows)) for rows in sides.values() if len(sides) > 1)


def lost_hedge(at_hand: RowsAtHand) -> Iterator[RowChange]:
    """Give rows with a bare number where the source softened it."""
    for claim, said, parts in _estimates(at_hand):
        column = parts.others.get("hedge", "")
        if column and at_hand.row(claim).get(column) and said.interval is not None:
            yield RowChange(cells=((claim.row - 1, column, None),))
        elif said.approximate or said.hedges:
            yield from _bare_number(at_hand, claim, said, parts)


def lost_interval(at_hand: RowsAtHand) -> Iterator[RowChange]:
    """Give rows with one number in place of a low and a high."""
    for claim, said, parts in _estimates(at_hand):
        interval, numbers = said.interval, parts.numbers
        if interval is None or interval.is_point or interval.low is None or interval.high is None or said.hedges:
            continue
        found = whole_numbers(at_hand, claim)
        if "low" in numbers and "high" in numbers:
            if numbers.get("value") in found:
                yield RowChange(cells=tuple((claim.row - 1, numbers[name], None) for name in ("low", "high")))
            elif found:
                middle = int((interval.low + interval.high) // 2)
                yield RowChange(cells=tuple((claim.row - 1, numbers[name], middle) for name in ("low", "high")))
        else:
            yield from _bare_number(at_hand, claim, said, parts)


def _estimates(at_hand: RowsAtHand) -> Iterator[tuple[Claim, Estimate, ClaimLayout]]:
    for claim in at_hand.claims:
        if isinstance(claim.statement, Estimate) and claim.aside is None:
            yield claim, claim.statement, at_hand.parts(claim)


def _bare_number(at_hand: RowsAtHand, claim: Claim, said: Estimate, parts: ClaimLayout) -> Iterator[RowChange]:
    """Give the bare number in place of a text with one."""
    column, interval = parts.numbers.get("value", ""), said.interval
    if interval is None or not column or bare(at_hand.row(claim).get(column)) is not None:
        return
    number = said.best if said.best is not None else interval.low if interval.low is not None else interval.high
    if isinstance(number, int) and str(number) not in parts.codes:
        yield RowChange(cells=((claim.row - 1, column, number),))
