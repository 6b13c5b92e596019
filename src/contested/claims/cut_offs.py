"""
Cut-offs: what a cumulative count up to one day says of another day (design.md, rule 11).

A cumulative count does not fall: what was counted up to one day is a lower
bound for a later day, and an upper bound for an earlier one.  This is the
definition; where tables do the same in an engine's expressions, laws compare
the two.

1. A statement is *later* than a day where its ``as_of`` certainly begins after
   it; one for a month or a year holds within it.  Numbers without a day stand
   as they are.
2. The numbers of each holder that are not later are read as ever: those of
   the latest ``as_of`` stand.
3. One figure is answered at its *cut-off*: the day that is asked for, else the
   latest last day that a number in force names.
4. A holder reaches the cut-off unless each of its numbers in force certainly
   ends before it.  Who reaches it says what it says.
5. Who stopped before says "low end or more".  Where it counts later than the
   cut-off as well, it allows no more than the next of these counts; but where
   one of them lies below its own number the count fell, and what it allows
   begins at the lowest of these and is open above.
6. Who has later counts alone says "high end of the next one at most".
7. A formula takes in each account the numbers of one day, the latest that all
   its cumulative operands reach: each operand says the number of its latest
   count up to that day, and allows what 5 says where that is certainly earlier.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import attrs

from contested.claims.estimate import Estimate
from contested.claims.position import Position, Stance, lent_position
from contested.claims.position_reading import reread_position
from contested.claims.printed_number import PrintedNumber, printed_number_of
from contested.claims.statement import origin_key
from contested.claims.superseded import in_force
from contested.claims.value_json import rule
from contested.quantities import Interval, Number, When, first_ending, hull_of, last_ending

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from contested.claims.holder import Holder
    from contested.claims.statement import Statement

_NEVER = float("inf")


@attrs.frozen
class CutOff:
    """
    The day up to which counts are looked at.

    ``in_formula`` says that a number of an earlier day is calculated with as
    it stands, and bounds only what it allows; ``level`` is that at which
    stated errors are used.
    """

    day: When
    level: Number
    in_formula: bool = False


# -- one figure ---------------------------------------------------------------------


def latest_cut_off(positions: Iterable[Position]) -> When | None:
    """Return the latest day up to which any of the numbers in force counts; None where none has a day."""
    return last_ending(span.as_of for position in positions for span in position.spans)


def at_cut_off(
    positions: Sequence[Position], later: Mapping[Holder, Sequence[Statement]], day: When, level: Number
) -> list[Position]:
    """
    Return what everybody says of a cumulative figure at its cut-off.

    Args:
        positions: read from what is not later.
        later: what each holder says of later days.
        day: of the cut-off.
        level: at which stated errors are used.
    """
    cut = CutOff(day, level)
    return [read_at_cut_off(p, () if p.holder is None else later.get(p.holder, ()), cut) for p in positions]


@rule("position at a cut-off")
def counted_again(cut: CutOff, position: Position, *said: Statement) -> Position:
    """Read what a holder says at a cut-off anew from all its statements, as following a derivation does."""
    later = [one for one in said if is_later(one, cut.day)]
    gone = {id(one) for one in later}
    upto = [one for one in said if id(one) not in gone]
    return read_at_cut_off(reread_position(position, *upto, level=cut.level), later, cut)


def is_later(statement: Statement, day: When) -> bool:
    """Whether a statement speaks of a day that is certainly later."""
    return statement.as_of is not None and statement.as_of.first_day > day.end


def is_reached(position: Position, day: When) -> bool:
    """Whether one of the numbers of a position may be of a day, or has none that it could have stopped at."""
    return any(span.as_of is None or span.as_of.last_day >= day.end for span in position.spans)


def read_at_cut_off(position: Position, later: Sequence[Statement], cut: CutOff) -> Position:
    """Return what a holder's numbers up to a day, and its counts of later days, say of that day."""
    if position.stance is not Stance.STATED:
        if not later:
            return position
        day = cut.day if cut.in_formula else None
        position = attrs.evolve(position, later=tuple(later), day=day, reread=partial(counted_again, cut))
        silent = position.stance is Stance.SILENT and not cut.in_formula
        return _at_most(position, later, cut.level) if silent else position
    reaches = is_reached(position, cut.day)
    if reaches and not later and not cut.in_formula:
        return position
    spans = position.spans
    if not reaches:
        counts = _counts(later, position)
        after = _perhaps_below(counts, position, cut.level)
        following = [printed_number_of(one.to(position.unit), cut.level) for one in _next(counts)]
        spans = tuple(_lower_bound(span, following, after, cut) for span in spans)
    return attrs.evolve(
        position,
        spans=spans,
        interval=hull_of(span.interval for span in spans),
        reach=hull_of(span.reach for span in spans),
        later=tuple(later),
        day=cut.day if cut.in_formula else None,
        reread=partial(counted_again, cut),
    )


def _lower_bound(
    span: PrintedNumber, following: Sequence[PrintedNumber], after: Sequence[PrintedNumber], cut: CutOff
) -> PrintedNumber:
    """Return what a number of an earlier day says: so much or more, up to the next count, unless the count fell."""
    own = span.reach
    below = [one.reach for one in after if _up_to(own, one.reach).is_empty]
    if below:
        lowest = hull_of(below)
        reach = Interval.of_ends(lowest.low, None, lowest.low_open, False)
    else:
        reach = _up_to(own, hull_of(one.reach for one in following)) if following else _or_more(own)
    if cut.in_formula:
        return attrs.evolve(span, reach=reach)
    soft = attrs.evolve(span.soft, high=False)
    return attrs.evolve(span, interval=_or_more(span.interval), reach=reach, soft=soft, stopped=True)


def _up_to(own: Interval, limit: Interval) -> Interval:
    return Interval.of_ends(own.low, limit.high, own.low_open, limit.high_open)


def _or_more(interval: Interval) -> Interval:
    return Interval.of_ends(interval.low, None, interval.low_open, False)


def _at_most(position: Position, later: Sequence[Statement], level: Number) -> Position:
    """Return what later counts alone say: so many at most."""
    spans, limiting = [], []
    for one in _next(_counts(later, position)):
        number = printed_number_of(one.to(position.unit), level)
        interval, reach = number.interval, number.reach
        if interval.high is not None:
            limiting.append(one)
            spans.append(
                attrs.evolve(
                    number,
                    interval=Interval.of_ends(None, interval.high, False, interval.high_open),
                    reach=Interval.of_ends(None, reach.high, False, reach.high_open),
                    soft=attrs.evolve(number.soft, low=False, partial=False),
                    stopped=True,
                )
            )
    if not spans:
        return position
    return attrs.evolve(
        position,
        stance=Stance.STATED,
        spans=tuple(spans),
        interval=hull_of(span.interval for span in spans),
        reach=hull_of(span.reach for span in spans),
        estimates=tuple(limiting),
        origins=tuple(dict.fromkeys(origin_key(one) for one in limiting)),
    )


def _counts(statements: Iterable[Statement], position: Position) -> list[Estimate]:
    """Return the numbers among later statements that nothing said later of the same day takes the place of."""
    by_day: dict[tuple[float, float], list[Statement]] = {}
    for one in statements:
        if isinstance(one, Estimate) and one.interval is not None and one.as_of is not None:
            by_day.setdefault((one.as_of.first_day, one.as_of.last_day), []).append(one)
    standing = [one for same in by_day.values() for one in in_force(same, position.unit)[0]]
    return [one for one in standing if isinstance(one, Estimate)]


def _perhaps_below(counts: Iterable[Estimate], position: Position, level: Number) -> list[PrintedNumber]:
    """Return those of later counts that may lie below a position; all others print a number in it or above."""
    least = None if position.reach is None else position.reach.low
    found = []
    for one in (count.to(position.unit) for count in counts):
        low = None if one.interval is None else one.interval.low
        if low is None or (least is not None and low <= least):
            found.append(printed_number_of(one, level))
    return found


def _next(counts: Sequence[Estimate]) -> list[Estimate]:
    """Return the next counts: those of which no other one is certainly earlier."""
    ends = min((one.as_of.last_day for one in counts if one.as_of is not None), default=_NEVER)
    return [one for one in counts if one.as_of is not None and one.as_of.first_day <= ends]


# -- figures together -----------------------------------------------------------------


def common_day(operands: Iterable[Position], asked: Iterable[When | None] = ()) -> When | None:
    """
    Return the latest day that all of some positions on cumulative figures reach; None where none of them has a day.

    Args:
        operands: positions that state a number, one on each figure.
        asked: days at which the figures are looked at.
    """
    return first_ending([*map(_reached, operands), *asked])


def _reached(position: Position) -> When | None:
    """Return up to which day a position has a number; one that was taken at a day has one of that day."""
    if position.day is not None:
        return position.day
    return last_ending(span.as_of for span in position.spans)


def at_day(position: Position, day: When, level: Number) -> Position:
    """
    Return what a holder says of a cumulative figure on a day, as a formula takes it.

    Without a number where it counts nothing up to that day.
    """
    if position.day == day:
        return position
    if position.lenders:
        lenders = [at_day(lender, day, level) for lender in position.lenders]
        stated = [lender for lender in lenders if lender.stance is Stance.STATED]
        if not stated:
            return attrs.evolve(lenders[0], name=position.name)
        return lent_position(position.name, position.unit, *stated)
    return counted_again(CutOff(day, level, in_formula=True), position, *position.said)
