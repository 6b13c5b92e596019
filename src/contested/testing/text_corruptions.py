"""Corruptions of names, letters and days: spellings, mojibake, tags, orders of dates, centuries, cut-offs."""

from __future__ import annotations

import contextlib
from collections import Counter
from datetime import date, timedelta
from typing import TYPE_CHECKING

from contested.errors import ContestedError
from contested.feeds.date_cells import moment
from contested.testing.corruption import RowChange

if TYPE_CHECKING:
    from collections.abc import Iterator

    from contested.table.row_claim import Claim
    from contested.testing.corruption import RowsAtHand
    from contested.testing.row_layouts import TimeLayout

_OTHER_NAMES = {
    "Armenia": "Yerevan",
    "Azerbaijan": "Baku",
    "Human Rights Watch": "HRW",
    "OSCE": "Organization for Security and Co-operation in Europe",
}
_ENCODINGS = ("cp1252", "cp1251")
_LOST = "\N{REPLACEMENT CHARACTER}"
_LONG_WORD = 8
_MONTH, _YEAR_AND_MORE, _CENTURY = 31, 400, 100
_MONTHS = 12
_FEWEST_OTHERS = 3
_FEW_DAYS = 4
"""So many days a figure has at most for a year between two to be far (CF005)."""


def _cell(claim: Claim, column: str, cell: object) -> RowChange:
    return RowChange(cells=((claim.row - 1, column, cell),))


def spelled_otherwise(at_hand: RowsAtHand) -> Iterator[RowChange]:
    """Give rows with a party in capitals, or a letter short, beside other rows that write it as before."""
    names = Counter(_holder_cell(at_hand, claim) for claim in at_hand.claims)
    known = {name.casefold() for party in at_hand.feed.parties for name in (party.name, *party.aliases)}
    for claim in at_hand.claims:
        parts, name = at_hand.parts(claim), _holder_cell(at_hand, claim)
        if not name or names[name] < 2 or any(mark in name for mark in at_hand.feed.separator):
            continue
        coded = name.casefold() in known | at_hand.layout.reads.get(parts.holder, {}).keys()
        if "by" in parts.others and not coded and name.upper() != name:
            yield _cell(claim, parts.holder, name.upper())
        word = max(name.split(), key=len)
        if len(word) >= _LONG_WORD and word.isascii() and word.isalpha():
            short = word[: len(word) // 2] + word[len(word) // 2 + 1 :]
            yield _cell(claim, parts.holder, name.replace(word, short))


def another_name(at_hand: RowsAtHand) -> Iterator[RowChange]:
    """Give rows with a party under another of its names, of which the feed does not know."""
    said = Counter((claim.scope, _holder_cell(at_hand, claim)) for claim in at_hand.claims)
    known = {name.casefold() for party in at_hand.feed.parties for name in (party.name, *party.aliases)}
    for claim in at_hand.claims:
        name = _holder_cell(at_hand, claim)
        other = _OTHER_NAMES.get(name, f"Government of {name}")
        alone = name and said[claim.scope, name] == 1 and not any(mark in name for mark in at_hand.feed.separator)
        if alone and other.casefold() not in known:
            yield _cell(claim, at_hand.parts(claim).holder, other)


def _holder_cell(at_hand: RowsAtHand, claim: Claim) -> str:
    """Return who holds a claim, as its cell writes it; "" where no cell does."""
    return str(at_hand.row(claim).get(at_hand.parts(claim).holder) or "")


def wrong_encoding(at_hand: RowsAtHand) -> Iterator[RowChange]:
    """Give rows with letters of UTF-8 that were read as another encoding, or that were lost."""
    for claim in at_hand.claims:
        parts = at_hand.parts(claim)
        columns = (*at_hand.layout.of, parts.holder, *parts.source.values())
        for column, cell in at_hand.cells(claim, dict.fromkeys(columns)).items():
            if isinstance(cell, str) and not cell.isascii():
                yield _cell(claim, column, _misread(cell))
            elif isinstance(cell, str) and cell.isalpha():
                yield _cell(claim, column, cell[:-1] + _LOST)


def _misread(text: str) -> str:
    """Return what a text reads as in the first encoding that has a letter for each of its bytes."""
    for encoding in _ENCODINGS:
        with contextlib.suppress(UnicodeDecodeError):
            return text.encode().decode(encoding)
    return text.encode().decode("latin-1")


def tags_as_data(at_hand: RowsAtHand) -> Iterator[RowChange]:
    """Give rows with the tags of HXL, or the header once more, as a row of data."""
    columns = at_hand.layout.columns
    tags = {name: f"#meta+c{n}" for n, name in enumerate(columns)} | dict.fromkeys(at_hand.layout.of[:1], "#adm1+name")
    yield RowChange(added=((0, tags),))
    if len(columns) > 1:
        yield RowChange(added=((len(at_hand.rows) // 2, {name: name for name in columns}),))


# -- days ------------------------------------------------------------------------


def other_order(at_hand: RowsAtHand) -> Iterator[RowChange]:
    """Give rows with day and month in another order than their column has them."""
    for claim in at_hand.claims:
        for time, day in _days(at_hand, claim):
            row = at_hand.row(claim)
            if len(time.columns) > 2:
                _, month, of_month = time.columns[:3]
                if month and of_month and day.day > _MONTHS:
                    yield RowChange(cells=((claim.row - 1, month, day.day), (claim.row - 1, of_month, day.month)))
                continue
            column = next(filter(None, time.columns))
            for text in (f"{day:%d.%m.%Y}", f"{day:%d/%m/%Y}", f"{day:%m/%d/%Y}"):
                read = _read_as(text, time)
                if text != row[column] and (read is None or _is_seen(at_hand, claim, time, day, read)):
                    yield _cell(claim, column, text)


def _read_as(text: str, time: TimeLayout) -> date | None:
    """Return the day that a column reads a text as; None where it refuses it."""
    try:
        found = moment(text, time.formats)
    except ContestedError:
        return None
    return None if found is None else found.earliest


def _is_seen(at_hand: RowsAtHand, claim: Claim, time: TimeLayout, day: date, read: date) -> bool:
    """Whether a day that was misread lies far from those of its figure, which lie around the right one."""
    others = []
    for other in at_hand.claims:
        days = [one for layout, one in _days(at_hand, other) if layout == time]
        others += days if _series(other) == _series(claim) and other.row != claim.row else []
    own = [one for layout, one in _days(at_hand, claim) if layout != time]
    if read == day or not others or any(abs((one - read).days) <= _MONTH for one in own):
        return False
    first, last = min(others), max(others)
    far = read < first - timedelta(_MONTH) or read > last + timedelta(_MONTH)
    return far and (last - first).days <= _MONTH and first <= day <= last


def _series(claim: Claim) -> tuple[object, ...]:
    """Return what rows of one figure share, whatever their times."""
    return (claim.scope.of, claim.scope.name, claim.scope.facets)


def _days(at_hand: RowsAtHand, claim: Claim) -> Iterator[tuple[TimeLayout, date]]:
    """Give the days that a claim names, each with how it is written."""
    parts, said = at_hand.parts(claim), claim.statement
    for name, when in (("as_of", said.as_of), ("stated", said.stated)):
        time = parts.times.get(name)
        if time is not None and when is not None and when.is_day and when.earliest is not None and time.is_daily:
            yield time, when.earliest


def century_slip(at_hand: RowsAtHand) -> Iterator[RowChange]:
    """Give rows with a day a century too early, beside enough others for that to be seen."""
    named = [(claim.row, time, day) for claim in at_hand.claims for time, day in _days(at_hand, claim)]
    for claim in at_hand.claims:
        for time, day in _days(at_hand, claim):
            columns = set(time.columns) - {""}
            moved = sum(row == claim.row and not columns.isdisjoint(other.columns) for row, other, _ in named)
            if len(named) - moved >= _FEWEST_OTHERS * moved:
                yield _rewritten(claim, time, day, day.replace(year=day.year - _CENTURY, day=min(day.day, 28)))


def _rewritten(claim: Claim, time: TimeLayout, day: date, other: date) -> RowChange:
    """Return the change of a day to another, in those cells that differ."""
    then, now = time.written(day), time.written(other)
    return RowChange(cells=tuple((claim.row - 1, name, now[name]) for name in now if now[name] != then[name]))


def mixed_cut_offs(at_hand: RowsAtHand) -> Iterator[RowChange]:
    """Give rows with the number of one party up to a day more than a year before those of the others."""
    for id_, claims in at_hand.checked.claims_of.items():
        said = Counter(name for claim in claims for name in _holders(claim))
        days = {claim.statement.as_of for claim in claims}
        numbers = at_hand.checked.numbers[id_]
        for one in numbers if None not in days and len(days) < _FEW_DAYS else ():
            time = at_hand.parts(one.claim).times.get("as_of")
            others = any(other.holder != one.holder for other in numbers)
            days_of = _days(at_hand, one.claim) if others and said[one.holder] == 1 else ()
            yield from (
                _rewritten(one.claim, layout, day, day - timedelta(_YEAR_AND_MORE))
                for layout, day in days_of
                if layout == time
            )


def other_definition(at_hand: RowsAtHand) -> Iterator[RowChange]:
    """Give rows that count by another definition than those beside them."""
    for claim in at_hand.claims:
        column = at_hand.parts(claim).others.get("definition", "")
        said = [one for one in at_hand.claims if one.scope == claim.scope]
        own = [one for one in said if _holders(one) & _holders(claim)]
        if column and column not in at_hand.layout.of and 1 == len(own) < len(said) and at_hand.row(claim)[column]:
            yield _cell(claim, column, f"{at_hand.row(claim)[column]}, and those presumed so")


def _holders(claim: Claim) -> set[str]:
    return {party.name for party in claim.statement.parties}
