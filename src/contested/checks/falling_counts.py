"""
Falls: a cumulative count that is later certainly below an earlier one of the same holder.

1. Of each day stand the numbers that nothing of the same day takes the place
   of, and that their party did not take back or correct; a day on which
   several stand allows whatever one of them does.
2. Numbers fall by what they allow, so that "about 9,000" and then 8,800 are no
   fall, and by days that are certainly in this order.
3. A fall is told where it happens: below the day before; or below the highest
   earlier count, unless the day before had fallen, and below that one too.

This is the definition.  ``table.row_findings`` says the same in an engine's
expressions, and ``feeds/rules/generic_tests.sql`` in SQL.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from contested.checks.finding import Finding, new_finding
from contested.claims import Estimate, printed_number_of
from contested.claims.superseded import in_force, takes_back
from contested.quantities import hull_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from contested.claims import Position, Statement
    from contested.figure import Figure
    from contested.quantities import Interval, When


class _Count(NamedTuple):
    """What a holder counts up to a day, and what that allows."""

    day: When
    said: tuple[Estimate, ...]
    allows: Interval

    def __str__(self) -> str:
        return f"{max(self.said, key=str)} as of {self.day}"


def falling_count_findings(id_: str, figure: Figure) -> Iterator[Finding]:
    """Yield where somebody's count falls, in a figure of counts that only grow."""
    if figure.time != "cumulative":
        return
    aside = {one.estimate for one in figure.assessments}
    for position in figure._panel.positions:
        counted = [
            one for one in position.said if isinstance(one, Estimate) and (one.key is None or one.key not in aside)
        ]
        for before, after in _falls(_counts(counted, position, figure)):
            what = f"{before}, then {after}"
            yield new_finding("CF016", (id_,), what, party=position.name, statements=(*before.said, *after.said))


def _counts(said: Iterable[Estimate], position: Position, figure: Figure) -> list[_Count]:
    """Return what a holder counts, day by day (point 1)."""
    given_up = set(_given_up(position))
    by_day: dict[When, list[Estimate]] = defaultdict(list)
    for one in said:
        if one.as_of is not None and one.interval is not None and one not in given_up:
            by_day[one.as_of].append(one)
    found = []
    for day, same in by_day.items():
        standing = [one for one in in_force(same, figure.unit, position.quoted_by)[0] if isinstance(one, Estimate)]
        numbers = [printed_number_of(one.to(figure.unit), figure._panel.level) for one in standing]
        found.append(_Count(day, tuple(standing), hull_of(number.reach for number in numbers)))
    return sorted(found, key=_in_order)


def _in_order(count: _Count) -> tuple[object, ...]:
    day = count.day
    return day.first_day, day.last_day, day.instant is not None, day.instant


def _falls(counts: Sequence[_Count]) -> Iterator[tuple[_Count, _Count]]:
    """Yield each count that is below an earlier one, and that one (points 2 and 3)."""
    waiting: list[_Count] = []
    low: set[When] = set()
    highest = last = None
    for count in counts:
        for one in [one for one in waiting if one.day.before(count.day)]:
            waiting.remove(one)
            last = one
            highest = one if highest is None or _begins_below(highest.allows, one.allows) else highest
        waiting.append(count)
        if last is None or highest is None or not count.allows.certainly_below(highest.allows):
            continue
        low.add(count.day)
        if count.allows.certainly_below(last.allows):
            yield last, count
        elif last.day not in low or not last.allows.certainly_below(highest.allows):
            yield highest, count


def _begins_below(one: Interval, other: Interval) -> bool:
    """Whether the low end of one interval lies below that of another, or at it."""
    if other.low is None or one.low is None:
        return one.low is None
    return (one.low, one.low_open) <= (other.low, other.low_open)


def _given_up(position: Position) -> Iterator[Statement]:
    """Yield what its party took back or corrected."""
    back = [late for late in position.said if late.aim is not None] if position.superseded else []
    yield from (s for s in position.superseded if any(takes_back(late, s) for late in back))
