"""
Agreement: the intervals that the most positions allow.

Nothing is averaged; equally supported intervals are all returned.
"""

from __future__ import annotations

from functools import cached_property, partial
from typing import TYPE_CHECKING

import attrs

from contested.derivation import Derivation
from contested.errors import NoPositions
from contested.exact import Number, common_denominator, quotient
from contested.interval import Interval
from contested.origin import origin_key
from contested.panel import denials_in, left_out_clause, withholding_in, words_in
from contested.position import Stance
from contested.ranges import End, named, printed_inside

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from contested.panel import LeftOut, Panel
    from contested.position import Position
    from contested.units import Unit


@attrs.frozen(slots=False, repr=False)
class Segment:
    """
    An interval that equally many positions allow.

    ``region`` is where their reaches meet; ``interval`` the same with ends
    that somebody printed.
    """

    region: Interval
    panel: Panel

    @cached_property
    def _printed(self) -> tuple[Interval, End | None, End | None]:
        allowing = [p for p in self.panel.stated if p.name in self.allowed_by]
        return printed_inside(self.region, allowing, self.panel.unit)

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
        return tuple(p.name for p in self.panel.stated if p.reach is not None and self.region.within(p.reach))

    @cached_property
    def not_allowed_by(self) -> tuple[str, ...]:
        """Who states another number, or denies, by name."""
        against = (Stance.STATED, Stance.DENIED)
        return tuple(p.name for p in self.panel.positions if p.stance in against and p.name not in self.allowed_by)

    def __str__(self) -> str:
        _, bottom, top = self._printed
        unit = self.panel.unit
        if bottom is None or top is None:
            words = "any number"
        elif self.interval.is_point:
            words = unit.after(bottom.words, one=bottom.words == "1")
        else:
            words = unit.after(bottom.words if bottom == top else f"{bottom.words} to {top.words}")
        return f"{words} ({named(self.allowed_by)})"

    def __repr__(self) -> str:
        return f"<Segment {self}>"


@attrs.frozen(repr=False)
class Agreement:
    """
    The most agreed intervals of a figure, lowest first.

    ``k`` of ``n`` independent voices allow each; k = 1 means no agreement.
    Positions of one origin are one voice, and a denier is in n, never in k.
    """

    unit: Unit
    segments: tuple[Segment, ...]
    k: int
    n: int
    panel: Panel

    kind = "agreement"

    @property
    def left_out(self) -> tuple[LeftOut, ...]:
        """Whom or what the answer leaves out at the user's wish, and why."""
        return self.panel.left_out

    def explain(self) -> Derivation:
        """Return how the agreement follows from positions, down to the sources."""
        inputs = tuple(position.explain() for position in self.panel.positions)
        how = f"most agreed on {self.panel.figure}: {self}"
        return Derivation(self, how, partial(_agreement_from, self.panel), inputs, tuple(map(str, self.left_out)))

    def __str__(self) -> str:
        positions = self.panel.positions
        clauses = [self._head(), *words_in(positions), *denials_in(positions), *withholding_in(positions)]
        return "; ".join([*clauses, *left_out_clause(self.panel.left_out)])

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
    voters = _voters(stated)
    k, regions = sweep([[p.reach for p in group if p.reach is not None] for group in voters])
    deniers = sum(1 for position in panel.positions if position.stance is Stance.DENIED)
    segments = tuple(Segment(region, panel) for region in regions)
    return Agreement(panel.unit, segments, k, len(voters) + deniers, panel)


def sweep(voters: Sequence[Sequence[Interval]]) -> tuple[int, list[Interval]]:
    """
    Return how many voters agree at most, and every interval where that many do, lowest first.

    A voter with several intervals allows what lies in any of them.  The cost
    is that of sorting the ends as integers.
    """
    pieces = [piece for voter in voters for piece in (voter if len(voter) == 1 else _merged(voter))]
    scale = common_denominator([n for piece in pieces for n in (piece.low, piece.high)])
    enter = sorted(_key(p.low, scale, 3 if p.low_open else 1) for p in pieces if p.low is not None)
    leave = sorted(_key(p.high, scale, 0 if p.high_open else 2) for p in pieces if p.high is not None)
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


def _voters(stated: Sequence[Position]) -> list[list[Position]]:
    """Group positions that share an origin: they are one voice, however often it is repeated."""
    group_of: dict[object, list[Position]] = {}
    groups: dict[int, list[Position]] = {}
    for position in stated:
        mine = [position]
        groups[id(mine)] = mine
        for key in {origin_key(estimate) for estimate in position.estimates}:
            other = group_of.get(key)
            if other is not None and other is not mine:
                other.extend(mine)
                del groups[id(mine)]
                for known, group in group_of.items():
                    if group is mine:
                        group_of[known] = other
                mine = other
            group_of[key] = mine
    return list(groups.values())


def _merged(intervals: Sequence[Interval]) -> Iterator[Interval]:
    """Merge the intervals of one voter that meet, so that it is counted once everywhere."""
    ordered = sorted(intervals, key=lambda i: (i.low is not None, i.low or 0, i.low_open))
    current = ordered[0]
    for following in ordered[1:]:
        touching = current.high == following.low and not (current.high_open and following.low_open)
        if touching or current.overlaps(following):
            current = current.hull(following)
        else:
            yield current
            current = following
    yield current


def _key(value: Number, scale: int, order: int) -> int:
    """Encode an end as an integer: below a value leave open ends, then enter and leave closed, then enter open ones."""
    return int(value * scale) * 4 + order


def _between(enter: int | None, leave: int | None, scale: int) -> Interval:
    low = None if enter is None else quotient(enter // 4, scale)
    high = None if leave is None else quotient(leave // 4, scale)
    low_open, high_open = enter is not None and enter % 4 == 3, leave is not None and leave % 4 == 0
    return Interval(low, high, low_open=low_open, high_open=high_open)


def _agreement_from(panel: Panel, *positions: Position) -> Agreement:
    return most_agreed(attrs.evolve(panel, positions=positions))
