"""
Ranges: an interval that answers one question, each end naming who put it there.

The hull of claims and the common ground are different questions, and say
which they answer (design.md, rule 14).
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import attrs

from contested.claims.derivation import Derivation
from contested.claims.panel import LeftOut, Panel, bounds_in, denials_in, left_out_clause, withholding_in, words_in
from contested.claims.position import Stance
from contested.names import isolated, listed
from contested.quantities.formatting import PrintMarks, high_words, low_words, number_words
from contested.quantities.interval import Interval, hull_of
from contested.quantities.numbers import Number, quotient

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from contested.claims.estimate import PrintedNumber
    from contested.claims.position import Position
    from contested.quantities.units import Unit


Said = tuple[str, tuple[str, ...]]
"""Words, and who uses them."""


@attrs.frozen
class End:
    """
    One end of a range as printed: its number, who put it there, and in which words.

    ``said`` are the words with their speakers, the plainest first: who says
    "at least 11" is never printed as saying 11.
    """

    value: Number
    by: tuple[str, ...]
    words: str
    said: tuple[Said, ...] = ()


@attrs.frozen(repr=False)
class Range:
    """
    An interval that answers the question named by ``kind``.

    ``low`` and ``high`` are None where somebody names no limit there;
    ``printed_low`` and ``printed_high`` are the outermost numbers that anyone
    prints, and ``low_by``, ``high_by`` those who print them.
    """

    kind: str
    unit: Unit
    interval: Interval
    bottom: End | None
    top: End | None
    panel: Panel

    @property
    def is_empty(self) -> bool:
        """Whether nobody gives a number."""
        return self.interval.is_empty

    @property
    def low(self) -> Number | None:
        """The lower end, or None where it is absent."""
        return self.interval.low

    @property
    def high(self) -> Number | None:
        """The upper end, or None where it is absent."""
        return self.interval.high

    @property
    def low_by(self) -> tuple[str, ...]:
        """Who prints the lowest number."""
        return () if self.bottom is None else self.bottom.by

    @property
    def high_by(self) -> tuple[str, ...]:
        """Who prints the highest number."""
        return () if self.top is None else self.top.by

    @property
    def printed_low(self) -> Number | None:
        """The lowest number anyone prints."""
        return None if self.bottom is None else self.bottom.value

    @property
    def printed_high(self) -> Number | None:
        """The highest number anyone prints."""
        return None if self.top is None else self.top.value

    @property
    def ratio(self) -> Number | None:
        """How many times the high end is the low end; None at an absent end or one not above zero."""
        if self.low is None or self.high is None or self.low <= 0:
            return None
        return quotient(self.high, self.low)

    @property
    def parties(self) -> tuple[str, ...]:
        """Whom it speaks for: those who give a number."""
        return tuple(position.name for position in self.panel.stated)

    @property
    def left_out(self) -> tuple[LeftOut, ...]:
        """Whom it does not speak for, and why."""
        others = tuple(
            LeftOut(position.name, str(position.stance.value))
            for position in self.panel.positions
            if position.stance is not Stance.STATED
        )
        return others + self.panel.left_out

    def explain(self, *, whole: bool = False) -> Derivation:
        """
        Return how the range follows from positions, down to the sources.

        Args:
            whole: print all of it; else a long one says how many steps it
                leaves out.
        """
        build = {"hull": _hull_from, "common": _common_from}[self.kind]
        inputs = tuple(position.explain() for position in self.panel.positions)
        notes = tuple(f"left out: {one}" for one in self.panel.left_out)
        how = f"{_NAMES[self.kind]} of {self.panel.figure}: {self}"
        return Derivation(self, how, partial(build, self.panel), inputs, notes, is_whole=whole)

    def __str__(self) -> str:
        return "; ".join([self.numbers, *self._asides()])

    def __repr__(self) -> str:
        return f"<Range {self.kind}: {self}>"

    @property
    def numbers(self) -> str:
        """The ends and who prints them, without what else there is to say."""
        bottom, top = self.bottom, self.top
        if bottom is None or top is None:
            return "no number" if self.is_empty else f"any number ({named(self.parties)})"
        low, high = bottom.said, top.said
        if bottom.value == top.value:
            low, high = self.meeting[:-1], self.meeting[-1:]
            if not low:
                words, names = high[0]
                return f"{self.unit.after(words, one=words == '1')} ({named(names)})"
        elif len(low) == len(high) == 1 and bottom.by == top.by:
            return f"{self.unit.after(f'{bottom.words} to {top.words}')} ({named(bottom.by)})"
        apart = self.unit.words() in ("%", "‰")
        texts = [
            ", ".join(f"{self.unit.after(words) if apart else words} ({named(names)})" for words, names in said)
            for said in (low, high)
        ]
        text = " to ".join(texts)
        return text if apart else self.unit.after(text)

    @property
    def meeting(self) -> tuple[Said, ...]:
        """What is said of the one number where both ends are one: who limits it from above first, then who gives it."""
        assert self.bottom is not None
        if self.kind != "hull":
            return self.bottom.said
        return _said(self.bottom.value, _printing(self.panel), self.unit, _from_below)

    def _asides(self) -> list[str]:
        positions = self.panel.positions
        clauses: list[str] = []
        if self.bottom is not None and self.top is not None and not _says_it_all(self):
            stated = self.panel.stated
            above = [p.name for p in stated if p.interval is not None and p.interval.high is None]
            below = [p.name for p in stated if p.interval is not None and p.interval.low is None]
            if self.interval.high is None:
                clauses.append(_no_limit(above, "upper"))
            if self.interval.low is None:
                clauses.append(_no_limit(below, "lower"))
        clauses += bounds_in(positions)
        clauses += words_in(positions)
        clauses += denials_in(positions)
        clauses += withholding_in(positions)
        clauses += left_out_clause(self.panel.left_out, self.panel.notes)
        return clauses


_NAMES = {"hull": "hull of the claims", "common": "common ground"}


def named(names: Sequence[str]) -> str:
    """Return the names at one end: "Azerbaijan, OSCE"."""
    return ", ".join(isolated(name) for name in names)


def hull_range(panel: Panel) -> Range:
    """Return the range from the lowest to the highest printed number, and who prints them."""
    stated = panel.stated
    total = hull_of(p.interval for p in stated if p.interval is not None)
    spans = _printing(panel)
    if not spans:
        return Range("hull", panel.unit, total, None, None, panel)
    lowest = min(_printed_ends(span.interval)[0] for _, span in spans)
    highest = max(_printed_ends(span.interval)[1] for _, span in spans)
    bottom = _end(lowest, spans, panel.unit, is_top=False)
    top = _end(highest, spans, panel.unit, is_top=True)
    return Range("hull", panel.unit, total, bottom, top, panel)


def common_range(panel: Panel) -> Range | None:
    """
    Return what no position rules out, or None where there is nothing.

    Agreement is looked for on reaches, and printed with the printed numbers
    inside it; so every end is one that somebody printed, unless no printed
    number lies inside.
    """
    stated = panel.stated
    if not stated:
        return None
    region = held = Interval.everything()
    for position in stated:
        allowed = panel.counted(position)
        assert position.reach is not None
        assert allowed is not None
        region, held = region.intersection(position.reach), held.intersection(allowed)
    if held.is_empty:
        return None
    interval, bottom, top = printed_inside(region, stated, panel.unit)
    return Range("common", panel.unit, interval, bottom, top, panel)


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
    soft = PrintMarks(low_about, high_about, any(s.soft.derived for _, s in spans))
    bottom = None if low is None else _agreed_end(low, interval, spans, soft, unit, is_top=False)
    top = None if high is None else _agreed_end(high, interval, spans, soft, unit, is_top=True)
    return interval, bottom or top, top or bottom


def _agreed_end(
    value: Number,
    interval: Interval,
    spans: Sequence[tuple[str, PrintedNumber]],
    soft: PrintMarks,
    unit: Unit,
    *,
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
    softened = attrs.evolve(soft, low=soft.low or not exact, high=soft.high or not exact)
    if interval.is_point:
        words = number_words(value, about=softened.low, derived=softened.derived)
    else:
        words = high_words(interval, softened, counts=unit.counts) if is_top else low_words(interval, softened)
    names = tuple(sorted(set(by)))
    return End(value, names, words, ((words, names),))


def _end_of(interval: Interval, *, is_top: bool) -> tuple[Number | None, bool]:
    return (interval.high, interval.high_open) if is_top else (interval.low, interval.low_open)


def _printed_ends(interval: Interval) -> tuple[Number, Number]:
    """Return the outermost numbers that an interval prints; one that is open on a side prints the other twice."""
    low, high = interval.low, interval.high
    assert low is not None or high is not None
    if low is None:
        assert high is not None
        return high, high
    return (low, low) if high is None else (low, high)


def _printing(panel: Panel) -> list[tuple[str, PrintedNumber]]:
    """Return the numbers that are printed, with whose they are."""
    everything = Interval.everything()  # an account of a formula may leave any number open, and print none
    return [(p.name, span) for p in panel.stated for span in p.spans if span.interval != everything]


def _end(value: Number, spans: Sequence[tuple[str, PrintedNumber]], unit: Unit, *, is_top: bool) -> End:
    """
    Return the end at ``value``: those who print that very end, each in their own words.

    A closed end before an open one, which it holds; and who has such an end
    before who names no limit there and prints the number at the other.
    """
    there = [(name, span) for name, span in spans if _printed_ends(span.interval)[is_top] == value]
    rank = min(_closeness(span.interval, is_top=is_top) for _, span in there)
    outermost = [(name, span) for name, span in there if _closeness(span.interval, is_top=is_top) == rank]
    said = _said(value, outermost, unit, _by_plainness, is_top=is_top)
    return End(value, tuple(sorted({name for name, _ in outermost})), said[0][0], said)


def _closeness(interval: Interval, *, is_top: bool) -> tuple[bool, bool]:
    """Whether an interval has no end on this side, and whether the one that is printed here is open."""
    own = interval.high if is_top else interval.low
    if own is None:
        return True, interval.low_open or interval.high_open
    return False, interval.high_open if is_top else interval.low_open


def _said(
    value: Number,
    spans: Sequence[tuple[str, PrintedNumber]],
    unit: Unit,
    order: Callable[[str], int],
    *,
    is_top: bool = False,
) -> tuple[Said, ...]:
    """Return the words in which a number is printed, with who uses them; softened where one of those calls it about."""
    by_words: dict[str, list[str]] = {}
    about: set[str] = set()
    derived = any(span.soft.derived for _, span in spans)
    for name, span in spans:
        interval = span.interval
        soft = attrs.evolve(span.soft, low=False, high=False, derived=derived)
        at_low = interval.high is None or (interval.low is not None and (interval.is_point or not is_top))
        words = low_words(interval, soft) if at_low else high_words(interval, soft, counts=unit.counts)
        by_words.setdefault(words, []).append(name)
        if span.soft.low if at_low else span.soft.high:
            about.add(words)
    number, softened = number_words(value, derived=derived), number_words(value, about=True, derived=derived)
    return tuple(
        (words.replace(number, softened) if words in about else words, tuple(sorted(set(by_words[words]))))
        for words in sorted(by_words, key=order)
    )


def _by_plainness(words: str) -> int:
    """Order words: the number alone, a count that is incomplete, then limits."""
    return 1 if "documented" in words else 2 if " or more" in words or "at most" in words else 0


def _from_below(words: str) -> int:
    """Order words by what they leave open: everything below first, everything above last."""
    starts = {"fewer than": -3, "less than": -3, "at most": -2, "more than": 3}
    return next((at for start, at in starts.items() if words.startswith(start)), _by_plainness(words))


def _says_it_all(answer: Range) -> bool:
    """Whether the words of the one printed number already say that there is no limit beyond it."""
    assert answer.bottom is not None
    assert answer.top is not None
    if answer.kind == "common":
        return answer.bottom.value == answer.top.value
    one_sided = all(p.interval is not None and p.interval.is_one_sided for p in answer.panel.stated)
    return answer.bottom == answer.top and one_sided


def _no_limit(names: Sequence[str], which: str) -> str:
    return f"{listed(list(names))} {'names' if len(names) == 1 else 'name'} no {which} limit"


def _hull_from(panel: Panel, *positions: Position) -> Range:
    return hull_range(attrs.evolve(panel, positions=positions))


def _common_from(panel: Panel, *positions: Position) -> Range | None:
    return common_range(attrs.evolve(panel, positions=positions))
