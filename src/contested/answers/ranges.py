"""
Ranges: an interval that answers one question, each end naming who put it there.

The hull of claims and the common ground are different questions, and say
which they answer (design.md, rule 14).
"""

from __future__ import annotations

from functools import cached_property, partial
from typing import TYPE_CHECKING

import attrs

from contested.answers.closing import beside_the_only, closing_clauses, levels_used, no_limit, shared_day
from contested.answers.range_ends import (
    End,
    Wording,
    names_at_end,
    numbers_printed,
    outermost_printed,
    printed_end,
    printed_inside,
    wordings_of,
)
from contested.claims import Derivation, LeftOut, Panel, Stance, rule
from contested.displays import displayed
from contested.quantities import Interval, Number, hull_of, quotient

if TYPE_CHECKING:
    from contested.claims import Position
    from contested.quantities import Unit


@displayed
@attrs.frozen(repr=False)
class Range:
    """
    An interval that answers the question named by ``kind``.

    ``low`` and ``high`` are None where somebody names no limit there;
    ``printed_low`` and ``printed_high`` are the outermost numbers that anyone
    prints, and ``low_by``, ``high_by`` those who print them.

    Attributes:
        unit: of its numbers.
        interval: the range as an ``Interval``.
        bottom: the lower end: ``value``, ``by``, ``words``; or None.
        top: the upper end: ``value``, ``by``, ``words``; or None.
    """

    kind: str
    unit: Unit
    interval: Interval
    bottom: End | None
    top: End | None
    _panel: Panel

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
        return tuple(position.name for position in self._panel.stated)

    @property
    def left_out(self) -> tuple[LeftOut, ...]:
        """Whom it does not speak for, and why."""
        others = tuple(
            LeftOut(position.name, str(position.stance.value))
            for position in self._panel.positions
            if position.stance is not Stance.STATED
        )
        return others + self._panel.left_out

    @property
    def notes(self) -> tuple[str, ...]:
        """What else there is to say of the figure, such as that it mixes accounts."""
        return self._panel.notes

    def explain(self, *, whole: bool = False) -> Derivation:
        """
        Return how the range follows from positions, down to the sources.

        Args:
            whole: print all of it; else a long one says how many steps it
                leaves out.
        """
        build = {"hull": _hull_from, "common": _common_from}[self.kind]
        inputs = tuple(position.explain() for position in self._panel.positions)
        notes = tuple(f"left out: {one}" for one in self._panel.left_out)
        if self.kind == "common":  # the hull is of what is printed
            notes = (*levels_used([self._panel]), *notes)
        how = f"{_NAMES[self.kind]} of {self._panel.figure}: {self}"
        return Derivation(self, how, partial(build, self._panel), inputs, notes, is_whole=whole)

    def __str__(self) -> str:
        return self._words

    @cached_property
    def _words(self) -> str:
        """What it prints, kept: a report prints it by itself and as the end of its derivation."""
        day = shared_day((self._panel,))
        numbers = f"{self.numbers} ({day})" if day else self.numbers
        clauses = closing_clauses(self._panel, best=self.kind == "hull", day=False)
        return "; ".join([numbers, *self._limits(), *clauses])

    def __repr__(self) -> str:
        return f"<Range {self.kind}: {self}>"

    @property
    def numbers(self) -> str:
        """The ends and who prints them, without what else there is to say."""
        bottom, top = self.bottom, self.top
        if bottom is None or top is None:
            return "no number" if self.is_empty else f"any number ({self._named(self.parties)})"
        low, high, beside = bottom.wordings, top.wordings, beside_the_only(self._panel)
        if bottom.value == top.value:
            meeting = self.meeting
            low = tuple(one for one in meeting if one.limit is not meeting[-1].limit)
            high = meeting[len(low) :]
            if len(meeting) == 1:
                return f"{self.unit.after(high[0].words, one=high[0].is_one)}{beside} ({self._named(high[0].by)})"
        elif len(low) == len(high) == 1 and bottom.by == top.by:
            return f"{self.unit.after(f'{bottom.words} to {top.words}')}{beside} ({self._named(bottom.by)})"
        apart = self.unit.words() in ("%", "‰")  # signs stand at each number, words once behind all
        texts = [
            ", ".join(
                f"{self.unit.after(one.words) if apart else one.words} ({self._named(one.by)})" for one in wordings
            )
            for wordings in (low, high)
            if wordings
        ]
        text = " to ".join(texts)
        return text if apart else self.unit.after(text)

    def _named(self, names: tuple[str, ...]) -> str:
        return names_at_end(names, self._panel.days)

    @property
    def meeting(self) -> tuple[Wording, ...]:
        """What is said of the one number where both ends are one: who limits it from above first, then who gives it."""
        assert self.bottom is not None
        if self.kind != "hull":
            return self.bottom.wordings
        return wordings_of(self.bottom.value, numbers_printed(self._panel), self.unit)

    def _limits(self) -> list[str]:
        """Return the clauses of those who name no limit, where the numbers do not show it."""
        if self.bottom is None or self.top is None or _says_it_all(self):
            return []
        ends = [(p.name, p.interval) for p in self._panel.stated if p.interval is not None and not p.is_bound]
        without = {
            "upper": [name for name, own in ends if own.high is None and self.interval.high is None],
            "lower": [name for name, own in ends if own.low is None and self.interval.low is None],
        }
        return [no_limit(names, which) for which, names in without.items() if names]


_NAMES = {"hull": "hull of the claims", "common": "common ground"}


def hull_range(panel: Panel) -> Range:
    """Return the range from the lowest to the highest printed number, and who prints them."""
    known = panel.kept.get("hull")
    if isinstance(known, Range):
        return known
    made = panel.kept["hull"] = _hull_range(panel)
    return made


def _hull_range(panel: Panel) -> Range:
    total = hull_of(p.interval for p in panel.stated if p.interval is not None)
    spans = numbers_printed(panel)
    if not spans:
        return Range("hull", panel.unit, total, None, None, panel)
    printed = [outermost_printed(span.interval) for _, span in spans]
    bottom = printed_end(min(low for low, _ in printed), spans, panel.unit, is_top=False)
    top = printed_end(max(high for _, high in printed), spans, panel.unit, is_top=True)
    return Range("hull", panel.unit, total, bottom, top, panel)


def common_range(panel: Panel) -> Range | None:
    """
    Return what no position rules out, or None where there is nothing.

    Agreement is looked for on reaches, and printed with the printed numbers
    inside it; so every end is one that somebody printed, unless no printed
    number lies inside.
    """
    if "common" not in panel.kept:
        panel.kept["common"] = _common_range(panel)
    known = panel.kept["common"]
    return known if isinstance(known, Range) else None


def _common_range(panel: Panel) -> Range | None:
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


def _says_it_all(answer: Range) -> bool:
    """Whether the words of the one printed number already say that there is no limit beyond it."""
    assert answer.bottom is not None
    assert answer.top is not None
    if answer.kind == "common":
        return answer.bottom.value == answer.top.value
    one_sided = all(p.interval is not None and p.interval.is_one_sided for p in answer._panel.stated)
    return answer.bottom == answer.top and one_sided


@rule("hull")
def _hull_from(panel: Panel, *positions: Position) -> Range:
    return hull_range(attrs.evolve(panel, positions=positions))


@rule("common ground")
def _common_from(panel: Panel, *positions: Position) -> Range | None:
    return common_range(attrs.evolve(panel, positions=positions))
