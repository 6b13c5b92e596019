"""
Agreement: the intervals that the most positions allow.

Nothing is averaged; equally supported intervals are all returned.
"""

from __future__ import annotations

import bisect
import itertools
import math
from functools import cached_property, partial
from typing import TYPE_CHECKING

import attrs

from contested.answers.closing import closing_clauses, levels_used
from contested.answers.range_ends import End, between_ends, names_at_end, printed_inside
from contested.claims import Derivation, Stance, rule
from contested.displays import displayed
from contested.errors import NoPositions
from contested.quantities import Interval, Number, common_denominator, quotient
from contested.quantities.cpython import reduce_by_constructor

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from contested.claims import LeftOut, Panel, Position
    from contested.quantities import Unit


@attrs.frozen(slots=False, repr=False)
class Reaches:
    """
    What positions allow, in an order in which those that meet a region stand close together.

    Of a thousand wide estimates a hundred regions have two hundred parties
    each: who they are is found when somebody asks, from what is sorted once.
    """

    spans: tuple[Interval, ...]

    @cached_property
    def _by_low(self) -> tuple[list[int], list[Number | float], list[Number | float]]:
        """The numbers of spans by their lower ends, those ends, and the highest upper end up to each."""
        lows = [-math.inf if span.low is None else span.low for span in self.spans]
        highs = [math.inf if span.high is None else span.high for span in self.spans]
        order = sorted(range(len(lows)), key=lows.__getitem__)
        return order, [lows[n] for n in order], list(itertools.accumulate((highs[n] for n in order), max))

    def meeting(self, region: Interval) -> list[int]:
        """Return the numbers of the spans that share a value with a region, in their order; none of both is empty."""
        order, lows, tops = self._by_low
        first = 0 if region.low is None else bisect.bisect_left(tops, region.low)
        last = len(order) if region.high is None else bisect.bisect_right(lows, region.high)
        return sorted(n for n in order[first:last] if _meet(region, self.spans[n]))


@attrs.frozen(slots=False, repr=False)
class Segment:
    """
    An interval that equally many positions allow.

    ``region`` is where their reaches meet; ``interval`` the same with ends
    that somebody printed.  ``reaches`` are those of everybody who states a number.
    """

    region: Interval
    _panel: Panel
    reaches: Reaches = attrs.field(eq=False, repr=False)

    __reduce__ = reduce_by_constructor

    @cached_property
    def _allowing(self) -> tuple[Position, ...]:
        stated, spans = self._panel.stated, self.reaches.spans
        return tuple(stated[n] for n in self.reaches.meeting(self.region) if self.region.within(spans[n]))

    @cached_property
    def _printed(self) -> tuple[Interval, End | None, End | None]:
        return printed_inside(self.region, self._allowing, self._panel.unit)

    @property
    def interval(self) -> Interval:
        """The region, with ends that somebody printed."""
        return self._printed[0]

    @property
    def low(self) -> Number | None:
        """The lower end, or None where it is absent."""
        return self.interval.low

    @property
    def high(self) -> Number | None:
        """The upper end, or None where it is absent."""
        return self.interval.high

    @cached_property
    def allowed_by(self) -> tuple[str, ...]:
        """Who allows all of it, by name."""
        return tuple(position.name for position in self._allowing)

    @cached_property
    def not_allowed_by(self) -> tuple[str, ...]:
        """Who states another number, or denies, by name."""
        against, allowing = (Stance.STATED, Stance.DENIED), set(self.allowed_by)
        return tuple(p.name for p in self._panel.positions if p.stance in against and p.name not in allowing)

    def __str__(self) -> str:
        interval, bottom, top = self._printed
        names = names_at_end(self.allowed_by, self._panel.days)
        return f"{between_ends(interval, bottom, top, self._panel.unit)} ({names})"

    def __repr__(self) -> str:
        return f"<Segment {self}>"


@displayed
@attrs.frozen(repr=False)
class Agreement:
    """
    The most agreed intervals of a figure, lowest first.

    ``k`` of ``n`` origin groups allow each; k = 1 means no agreement.
    Positions of one origin are one group, and a denier is in n, never in k.

    Attributes:
        unit: their unit.
        segments: the intervals, lowest first.
    """

    unit: Unit
    segments: tuple[Segment, ...]
    k: int
    n: int
    _panel: Panel

    kind = "agreement"

    @property
    def left_out(self) -> tuple[LeftOut, ...]:
        """Whom or what the answer leaves out at the user's wish, and why."""
        return self._panel.left_out

    def explain(self, *, whole: bool = False) -> Derivation:
        """
        Return how the agreement follows from positions, down to the sources.

        Args:
            whole: print all of it; else a long one says how many steps it
                leaves out.
        """
        inputs = tuple(position.explain() for position in self._panel.positions)
        how = f"most agreed on {self._panel.figure}: {self}"
        notes = (*levels_used([self._panel]), *map(str, self.left_out))
        return Derivation(self, how, partial(_agreement_from, self._panel), inputs, notes, is_whole=whole)

    def __str__(self) -> str:
        return "; ".join([self._head(), *closing_clauses(self._panel)])

    def _head(self) -> str:
        shown = " or ".join(map(str, self.segments))
        if self.k == 1:
            return f"no agreement: {shown}, each allowed by 1 of {self.n}"
        return f"{shown}, allowed by {self.k} of {self.n}"

    def __repr__(self) -> str:
        return f"<Agreement {self}>"


def most_agreed(panel: Panel) -> Agreement:
    """
    Return the intervals that the most positions allow.

    Nothing is averaged: every bound of the answer is a bound that somebody
    printed, unless reaches meet where no printed number lies.  Equally
    supported intervals are all returned, so a tie shows.

    Args:
        panel: n >= 1 positions; their order does not matter.

    Returns:
        Segments in the panel's unit, lowest first.

    Raises:
        NoPositions: nobody states a number; denials and silence are no numbers.

    Source:
        K. A. Marzullo, Maintaining the Time in a Distributed System,
        PhD thesis, Stanford University, 1984.
    """
    stated = panel.stated
    if not stated:
        raise NoPositions(panel.figure, "agreement")
    voters = intervals_by_origin_group(panel)
    k, regions = sweep(voters)
    deniers = sum(1 for position in panel.positions if position.stance is Stance.DENIED)
    reaches = Reaches(tuple(reach for position in stated if (reach := position.reach) is not None))
    segments = tuple(Segment(region, panel, reaches) for region in as_said(panel, regions))
    return Agreement(panel.unit, segments, k, len(voters) + deniers, panel)


def sweep(voters: Sequence[Sequence[Interval]]) -> tuple[int, list[Interval]]:
    """
    Return how many voters agree at most, and every interval where that many do, lowest first.

    A voter with several intervals allows what lies in any of them.  The cost
    is that of sorting the ends as integers.
    """
    pieces = [piece for voter in voters for piece in (voter if len(voter) == 1 else _merged(voter))]
    # Ends as integers, four to a value, in the order of a sweep: leave an open
    # end (0), enter a closed one (1), leave a closed one (2), enter an open one (3).
    lows = [(p.low.numerator, p.low.denominator, p.low_open) for p in pieces if p.low is not None]
    highs = [(p.high.numerator, p.high.denominator, p.high_open) for p in pieces if p.high is not None]
    scale = math.lcm(*{end[1] for end in lows}, *{end[1] for end in highs})
    enter = sorted([n * (scale // d) * 4 + (3 if opened else 1) for n, d, opened in lows])
    leave = sorted([n * (scale // d) * 4 + (0 if opened else 2) for n, d, opened in highs])
    count = best = sum(1 for p in pieces if p.low is None)
    found: list[tuple[int | None, int | None]] = [(None, leave[0] if leave else None)] if count else []
    at = 0
    for key in enter:
        while at < len(leave) and leave[at] < key:
            at, count = at + 1, count - 1
        count += 1
        if count > best:
            best, found = count, []
        if count == best:
            found.append((key, leave[at] if at < len(leave) else None))
    return best, [_between(a, b, scale) for a, b in found]


def intervals_by_origin_group(panel: Panel) -> list[list[Interval]]:
    """Return what each origin group allows: of what is counted, whole numbers alone (rule 4)."""
    groups, held = panel.origin_groups, panel.counted_reaches
    if len(groups) == len(held):  # each alone, in the order of those who state a number
        return [[one] for one in held]
    voters = [[reach for p in group if (reach := panel.counted(p)) is not None] for group in groups]
    step = quotient(1, panel.unit.size) if panel.counts else 0
    return [voter if len(voter) == 1 else list(_merged(voter, step)) for voter in voters]


def as_said(panel: Panel, regions: Sequence[Interval]) -> list[Interval]:
    """Return regions of whole numbers with the ends that somebody said: "fewer than 6" for at most 5."""
    counted = panel.counted_reaches
    if all(held is position.reach for position, held in zip(panel.stated, counted, strict=True)):
        return list(regions)
    lows: dict[Number | None, tuple[Number | None, bool]] = {}
    highs: dict[Number | None, tuple[Number | None, bool]] = {}
    for position, held in zip(panel.stated, counted, strict=True):
        said = position.reach
        assert said is not None
        bottom, top = (said.low, said.low_open), (said.high, said.high_open)
        lows[held.low] = max(lows.get(held.low, bottom), bottom, key=_value_of)  # from 6 binds more than above 5
        highs[held.high] = min(highs.get(held.high, top), top, key=_value_of)
    found = []
    for region in regions:
        low, low_open = lows.get(region.low, (region.low, region.low_open))
        high, high_open = highs.get(region.high, (region.high, region.high_open))
        found.append(Interval.of_ends(low, high, low_open, high_open))
    return found


def _value_of(end: tuple[Number | None, bool]) -> Number:
    return end[0] or 0


def regions_of(voters: Sequence[Sequence[Interval]], k: int) -> list[Interval]:
    """Return every interval in which at least ``k`` voters agree, lowest first, none touching the next."""
    pieces = [piece for voter in voters for piece in (voter if len(voter) == 1 else _merged(voter))]
    scale = common_denominator([end for p in pieces for end in (p.low, p.high)])
    enter = [(int(p.low * scale) * 4 + (3 if p.low_open else 1), 1) for p in pieces if p.low is not None]
    leave = [(int(p.high * scale) * 4 + (0 if p.high_open else 2), -1) for p in pieces if p.high is not None]
    count = sum(1 for p in pieces if p.low is None)
    found: list[tuple[int | None, int | None]] = []
    inside, start = count >= k, None
    for key, group in itertools.groupby(sorted(enter + leave), key=lambda end: end[0]):
        count += sum(change for _, change in group)
        if (count >= k) == inside:
            continue
        if inside:
            found.append((start, key))
        inside, start = not inside, key
    if inside:
        found.append((start, None))
    return [_between(a, b, scale) for a, b in _joined(found)]


def _meet(region: Interval, span: Interval) -> bool:
    """Whether two intervals, none of them empty, share a value: ``overlaps`` without an interval made for each pair."""
    return _reaches(region.low, span.high, region.low_open or span.high_open) and _reaches(
        span.low, region.high, span.low_open or region.high_open
    )


def _reaches(low: Number | None, high: Number | None, is_open: bool) -> bool:
    return low is None or high is None or low < high or (low == high and not is_open)


def _joined(found: Sequence[tuple[int | None, int | None]]) -> Iterator[tuple[int | None, int | None]]:
    """Join pieces between which no number lies: up to 3 and above it, or below 3 and from it on."""
    waiting: tuple[int | None, int | None] | None = None
    for low, high in found:
        if waiting is not None and waiting[1] is not None and low == waiting[1] + 1:
            waiting = (waiting[0], high)
            continue
        if waiting is not None:
            yield waiting
        waiting = (low, high)
    if waiting is not None:
        yield waiting


def _merged(intervals: Sequence[Interval], step: Number = 0) -> Iterator[Interval]:
    """
    Merge the intervals of one voter that meet, so that it is counted once everywhere.

    Of whole numbers, which are ``step`` apart, also those between which none lies.
    """
    ordered = sorted(intervals, key=lambda i: (i.low is not None, i.low or 0, i.low_open))
    current = ordered[0]
    for following in ordered[1:]:
        touching = current.high == following.low and not (current.high_open and following.low_open)
        if step and current.high is not None and following.low is not None:
            touching = touching or following.low == current.high + step
        if touching or current.overlaps(following):
            current = current.hull(following)
        else:
            yield current
            current = following
    yield current


def _between(enter: int | None, leave: int | None, scale: int) -> Interval:
    low = None if enter is None else _value(enter, scale)
    high = None if leave is None else _value(leave, scale)
    return Interval.of_ends(low, high, enter is not None and enter % 4 == 3, leave is not None and leave % 4 == 0)


def _value(key: int, scale: int) -> Number:
    return key // 4 if scale == 1 else quotient(key // 4, scale)


@rule("most agreed")
def _agreement_from(panel: Panel, *positions: Position) -> Agreement:
    return most_agreed(attrs.evolve(panel, positions=positions))
