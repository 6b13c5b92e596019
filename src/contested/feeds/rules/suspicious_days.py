"""Rules of days: day and month swapped, a century slip in a period, and a day out of the order of a file."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from contested.errors import ContestedError
from contested.feeds.rows.row import CellError, Row
from contested.feeds.rules.rule_catalogue import finding_by_rule

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from contested.feeds.rows.row import BoundMapping, RowColumn
    from contested.feeds.rules.checked_rows import CheckedRows, Findings

MONTH = 31
"""Days: as far apart as the other days of a figure may lie for one of another month to stand out."""

_LATEST_MONTH = 12

_FEWEST_ORDERED = 10
"""Rows that a file needs for its days to have an order."""

_IN_ORDER = 0.95
"""Which share of neighbouring rows has to be in order."""

_CENTURY = 100
_FEWEST_YEARS = 4
"""Days that a column needs for one to be of another century than the others."""


class DayInRow(NamedTuple):
    """A day in a column, and the row it is in."""

    day: date
    row: int

    @property
    def swapped(self) -> date | None:
        """The day with its day and month swapped, where that is another day."""
        if self.day.day > _LATEST_MONTH or self.day.day == self.day.month:
            return None
        return date(self.day.year, self.day.day, self.day.month)


def suspicious_days(checked: CheckedRows) -> Findings:
    """Yield days that are probably other days than were meant."""
    columns: dict[int, tuple[str, BoundMapping, RowColumn]] = {}
    for bound in checked.bound:
        for field, parts in bound.times.items():
            if len(parts) <= 2:
                columns |= {part.place: (field, bound, part) for part in parts if part.place >= 0}
    read = {column: (field, _days(checked, bound, column)) for field, bound, column in columns.values()}
    of_row: dict[int, list[date]] = defaultdict(list)
    for _, days in read.values():
        for one in days:
            of_row[one.row].append(one.day)
    for column, (field, days) in read.items():
        swapped = {one.row: (one, f"{one.day} lies out of the order of the file") for one in _out_of_order(days)}
        for one in _beside_figure(checked, days):
            swapped[one.row] = (one, f"{one.day} lies far from the other days of its figure")
        for one, where in swapped.values():
            if not _is_borne_out(one, of_row[one.row]):
                what = f"{where}, and {one.swapped} would not: day and month may be swapped"
                yield finding_by_rule("swapped-day", [one.row], [column.name], what)
        if field == "period":
            yield from _century_slips(days, column)


def _is_borne_out(one: DayInRow, every: Sequence[date]) -> bool:
    """Whether another day of the same row lies near."""
    return sum(abs((day - one.day).days) <= MONTH for day in every) > 1


def _days(checked: CheckedRows, bound: BoundMapping, column: RowColumn) -> list[DayInRow]:
    """Return the days of a column that are days, and no months or years."""
    found_in = []
    read: dict[object, date | None] = {}
    for raw in checked.rows:
        if raw.error is not None:
            continue
        cell = raw.cells[column.place]
        try:
            if cell not in read:
                read[cell] = _day(Row(bound, raw.cells), column)
            day = read[cell]
        except TypeError:  # a list or the like, which the intake names
            continue
        if day is not None:
            found_in.append(DayInRow(day, raw.number))
    return found_in


def _day(row: Row, column: RowColumn) -> date | None:
    try:
        when = row.day_in(column)
    except (CellError, ContestedError):
        return None
    return when.earliest if when is not None and when.is_day else None


def _out_of_order(days: Sequence[DayInRow]) -> Iterator[DayInRow]:
    """Yield days that break the order of a file which else is in order, and whose swapped day would not."""
    if len(days) < _FEWEST_ORDERED:
        return
    up = sum(one.day <= other.day for one, other in pairwise(days))
    down = sum(one.day >= other.day for one, other in pairwise(days))
    if max(up, down) < _IN_ORDER * (len(days) - 1) or up == down:
        return
    for before, one, after in zip(days, days[1:], days[2:], strict=False):
        low, high = sorted((before.day, after.day))
        is_between = one.swapped is not None and low <= one.swapped <= high
        if is_between and not low <= one.day <= high and (before.day <= after.day) == (up > down):
            yield one


def _beside_figure(checked: CheckedRows, days: Iterable[DayInRow]) -> Iterator[DayInRow]:
    """Yield days far from all other days of the same figure, which lie within a month, as the swapped day would."""
    at = {one.row: one for one in days}
    figures: dict[tuple[object, ...], dict[int, DayInRow]] = defaultdict(dict)
    for claim in checked.claims:
        if claim.row in at:
            scope = claim.scope
            figures[scope.of, scope.name, scope.facets][claim.row] = at[claim.row]
    for rows in figures.values():
        every = sorted({one.day for one in rows.values()})
        for lone, rest in ((every[0], every[1:]), (every[-1], every[:-1])):
            if rest and _stands_out(lone, rest[0], rest[-1]):
                same = [one for one in rows.values() if one.day == lone]
                yield from (one for one in same if one.swapped is not None and rest[0] <= one.swapped <= rest[-1])


def _stands_out(lone: date, first: date, last: date) -> bool:
    """Whether a day lies far from others, and those near each other."""
    return (last - first).days <= MONTH and min(abs((lone - first).days), abs((lone - last).days)) > MONTH


def _century_slips(days: Sequence[DayInRow], column: RowColumn) -> Findings:
    """Yield days of a period in another century than all others, which lie within a life."""
    by_century: dict[int, list[DayInRow]] = defaultdict(list)
    for one in days:
        by_century[one.day.year // _CENTURY].append(one)
    if len(days) < _FEWEST_YEARS or len(by_century) < 2:
        return
    usual = max(by_century.values(), key=len)
    years = {one.day.year for one in usual}
    for ones in by_century.values():
        if ones is usual or _FEWEST_YEARS * len(ones) > len(usual) + 1:
            continue
        for one in ones:
            meant = next((year for year in sorted(years) if (year - one.day.year) % _CENTURY == 0), None)
            if meant is not None and min(abs(one.day.year - year) for year in years) > _CENTURY // 2:
                what = f"{one.day} lies in another century than the other periods; perhaps {meant}"
                yield finding_by_rule("century-slip", [one.row], [column.name], what)
