"""
Ends of ranges: the number at an end, who puts it there, and in which words.

How a number bounds what its speaker allows is a value here (``Limit``), and
written last: nothing is told from the words.
"""

from __future__ import annotations

from enum import IntEnum
from types import MappingProxyType
from typing import TYPE_CHECKING

import attrs

from contested.names import isolated
from contested.quantities import (
    NEAREST,
    Interval,
    Number,
    PrintMarks,
    Rounding,
    end_rounding,
    high_words,
    low_words,
    number_text,
    number_words,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from contested.claims import Panel, Position, PrintedNumber
    from contested.quantities import Unit


class Limit(IntEnum):
    """How a printed number bounds what is allowed, from what leaves everything below open to everything above."""

    LESS_THAN = -3
    AT_MOST = -2
    PLAIN = 0
    DOCUMENTED = 1
    OR_MORE = 2
    MORE_THAN = 3

    @property
    def plainness(self) -> int:
        """The number alone, or an end that it excludes, before a count that is incomplete, before limits."""
        return _PLAINNESS.get(self, 0)

    @property
    def excludes(self) -> bool:
        """Whether the number itself is excluded."""
        return self in (Limit.LESS_THAN, Limit.MORE_THAN)


_PLAINNESS = {Limit.DOCUMENTED: 1, Limit.OR_MORE: 2, Limit.AT_MOST: 2}


@attrs.frozen
class Wording:
    """
    One way in which a number is printed at an end: how it bounds, whether it is only about so, and who says it.

    ``rounding`` is how it is rounded where it was computed.
    """

    value: Number
    limit: Limit
    about: bool
    words: str
    by: tuple[str, ...] = ()
    rounding: Rounding = NEAREST

    @property
    def is_one(self) -> bool:
        """Whether it is the plain number one, after which a unit stands in the singular."""
        return self.value == 1 and self.limit is Limit.PLAIN and not self.about


@attrs.frozen
class End:
    """
    One end of a range as printed: its number, who put it there, and in which words.

    ``wordings`` are the words with their speakers, the plainest first: who
    says "at least 11" is never printed as saying 11.
    """

    value: Number
    by: tuple[str, ...]
    wordings: tuple[Wording, ...]

    @property
    def plainest(self) -> Wording:
        """The plainest of its wordings."""
        return self.wordings[0]

    @property
    def is_about(self) -> bool:
        """Whether any of its plainest wordings calls it about, as what is printed without a name says it."""
        return any(one.about for one in self.wordings if one.limit is self.plainest.limit)

    @property
    def words(self) -> str:
        """Its plainest words."""
        return self.wordings[0].words


def names_at_end(names: Sequence[str], days: Mapping[str, str] = MappingProxyType({})) -> str:
    """Return the names at one end, each with its day if it has one: "Azerbaijan, OSCE", "B, 2012; A, 2021"."""
    shown = [f"{isolated(name)}, {days[name]}" if name in days else isolated(name) for name in names]
    return ("; " if any(name in days for name in names) else ", ").join(shown)


def between_ends(interval: Interval, bottom: End | None, top: End | None, unit: Unit) -> str:
    """Write a region of agreement with its unit: "11 to 20 people", "any number"."""
    if bottom is None or top is None:
        return "any number"
    if interval.is_point:
        return unit.after(bottom.words, one=bottom.plainest.is_one)
    return unit.after(bottom.words if bottom == top else f"{bottom.words} to {top.words}")


# -- of what is printed -----------------------------------------------------------


def numbers_printed(panel: Panel) -> list[tuple[str, PrintedNumber]]:
    """Return the numbers that are printed, with whose they are."""
    everything = Interval.everything()  # an account of a formula may leave any number open, and print none
    return [(p.name, span) for p in panel.stated for span in p.spans if span.interval != everything]


def outermost_printed(interval: Interval) -> tuple[Number, Number]:
    """Return the outermost numbers that an interval prints; one that is open on a side prints the other twice."""
    low, high = interval.low, interval.high
    assert low is not None or high is not None
    if low is None:
        assert high is not None
        return high, high
    return (low, low) if high is None else (low, high)


def printed_end(value: Number, spans: Sequence[tuple[str, PrintedNumber]], unit: Unit, *, is_top: bool) -> End:
    """
    Return the end at ``value``: those who print that very end, each in their own words.

    A closed end before an open one, which it holds; and who has such an end
    before who names no limit there and prints the number at the other.
    """
    there = [(name, span) for name, span in spans if outermost_printed(span.interval)[is_top] == value]
    rank = min(_closeness(span.interval, is_top=is_top) for _, span in there)
    outermost = [(name, span) for name, span in there if _closeness(span.interval, is_top=is_top) == rank]
    wordings = _wordings(value, outermost, unit, lambda limit: limit.plainness, is_top=is_top)
    return End(value, tuple(sorted({name for name, _ in outermost})), wordings)


def _closeness(interval: Interval, *, is_top: bool) -> tuple[bool, bool]:
    """Whether an interval has no end on this side, and whether the one that is printed here is open."""
    own = interval.high if is_top else interval.low
    if own is None:
        return True, interval.low_open or interval.high_open
    return False, interval.high_open if is_top else interval.low_open


def wordings_of(value: Number, spans: Sequence[tuple[str, PrintedNumber]], unit: Unit) -> tuple[Wording, ...]:
    """Return what is said of the one number that is printed: who limits it from above first, then who gives it."""
    return _wordings(value, spans, unit, lambda limit: limit.value)


def _wordings(
    value: Number,
    spans: Sequence[tuple[str, PrintedNumber]],
    unit: Unit,
    order: Callable[[Limit], int],
    *,
    is_top: bool = False,
) -> tuple[Wording, ...]:
    """Return the words in which a number is printed, each with who uses them: who hedges it apart from who does not."""
    said: dict[tuple[Limit, bool], list[tuple[str, Interval]]] = {}
    derived = any(span.soft.derived for _, span in spans)
    for name, span in spans:
        at_low = _is_printed_low(span.interval, is_top=is_top)
        limit = _limit(span.interval, partial=span.soft.partial, at_low=at_low)
        about = span.soft.low if at_low else span.soft.high
        said.setdefault((limit, about), []).append((name, span.interval))
    made: dict[str, Wording] = {}
    for limit, about in sorted(said, key=lambda one: (order(one[0]), one[1])):
        is_high = limit < Limit.PLAIN or (is_top and limit is Limit.PLAIN)
        how = end_rounding([interval for _, interval in said[limit, about]], is_top=is_high, derived=derived)
        names = tuple(sorted({name for name, _ in said[limit, about]}))
        one = _wording(value, limit, about, derived, unit, names, how)
        known = made.get(one.words)  # rounded by us, and hedged by its source
        made[one.words] = attrs.evolve(known, by=tuple(sorted({*known.by, *one.by}))) if known else one
    return tuple(made.values())


def _is_printed_low(interval: Interval, *, is_top: bool) -> bool:
    """Whether the number that an interval prints at an end of a range is its lower one."""
    return interval.high is None or (interval.low is not None and (interval.is_point or not is_top))


def _limit(interval: Interval, *, partial: bool, at_low: bool) -> Limit:
    if at_low:
        if interval.low_open:
            return Limit.MORE_THAN
        if interval.high is not None:
            return Limit.PLAIN
        return Limit.DOCUMENTED if partial else Limit.OR_MORE
    if interval.high_open:
        return Limit.LESS_THAN
    return Limit.AT_MOST if interval.low is None else Limit.PLAIN


def _wording(
    value: Number, limit: Limit, about: bool, derived: bool, unit: Unit, by: tuple[str, ...], how: Rounding
) -> Wording:
    """Write a number as it bounds; the words of each limit are those of an interval that has it."""
    soft = PrintMarks(about, about, derived, partial=limit is Limit.DOCUMENTED)
    if limit is Limit.PLAIN:
        words = number_words(value, about=about, derived=derived, how=how)
    elif limit > Limit.PLAIN:
        words = low_words(Interval.of_ends(value, None, limit.excludes, False), soft, how)
    else:
        words = high_words(Interval.of_ends(None, value, False, limit.excludes), soft, how, counts=unit.counts)
    about = about or number_text(value, about=False, derived=derived, how=how)[1]
    return Wording(value, limit, about, words, by, how)


def bare_number(end: End, *, about: bool, derived: bool) -> str:
    """Write the number of an end alone, in as many digits as are known."""
    return number_text(end.value, about=about, derived=derived, how=end.plainest.rounding)[0]


# -- of what several allow --------------------------------------------------------


def printed_inside(
    region: Interval, positions: Sequence[Position], unit: Unit
) -> tuple[Interval, End | None, End | None]:
    """
    Return a region of agreement with ends that somebody printed.

    An end of the region that comes from a reach is drawn in to the outermost
    printed number inside; where there is none it stays, as an approximate one.
    """
    spans = [(position.name, span) for position in positions for span in position.spans]
    numbers = sorted({n for _, s in spans for n in (s.interval.low, s.interval.high) if n is not None})
    inside = [number for number in numbers if region.contains(number)]
    low, low_open, low_about = region.low, region.low_open, False
    if low is not None and not any(s.interval.low == low and s.interval.low_open == low_open for _, s in spans):
        low, low_open, low_about = (inside[0], False, False) if inside else (low, low_open, True)
    high, high_open, high_about = region.high, region.high_open, False
    if high is not None and not any(s.interval.high == high and s.interval.high_open == high_open for _, s in spans):
        high, high_open, high_about = (inside[-1], False, False) if inside else (high, high_open, True)
    interval = Interval.of_ends(low, high, low_open, high_open)
    bottom = None if low is None else _agreed_end(low, interval, spans, unit, about=low_about, is_top=False)
    about = low_about if interval.is_point else high_about  # a point has one number, softened or not
    top = None if high is None else _agreed_end(high, interval, spans, unit, about=about, is_top=True)
    return interval, bottom or top, top or bottom


def _agreed_end(
    value: Number,
    interval: Interval,
    spans: Sequence[tuple[str, PrintedNumber]],
    unit: Unit,
    *,
    about: bool,
    is_top: bool,
) -> End:
    """Return an end of a region of agreement: those who print it so, else whose reach ends so, else who print it."""
    end = (value, interval.high_open if is_top else interval.low_open)
    by = [name for name, span in spans if _end_of(span.interval, is_top=is_top) == end]
    by = by if interval.is_point else by or [n for n, span in spans if _end_of(span.reach, is_top=is_top) == end]
    if interval.is_point or not by:
        by = [name for name, span in spans if value in (span.interval.low, span.interval.high)]
    by = by or [name for name, span in spans if value in (span.reach.low, span.reach.high)]
    exact = any(value in (s.interval.low, s.interval.high) and not (s.soft.low or s.soft.high) for _, s in spans)
    derived = any(span.soft.derived for _, span in spans)
    limit = Limit.PLAIN if interval.is_point else _limit(interval, partial=False, at_low=not is_top)
    names = tuple(sorted(set(by)))
    how = end_rounding((interval,), is_top=is_top, derived=derived)
    return End(value, names, (_wording(value, limit, about or not exact, derived, unit, names, how),))


def _end_of(interval: Interval, *, is_top: bool) -> tuple[Number | None, bool]:
    return (interval.high, interval.high_open) if is_top else (interval.low, interval.low_open)
