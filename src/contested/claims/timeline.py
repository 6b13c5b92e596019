"""
A timeline: the panels of a stated figure on one day after the other, each read forward from the day before.

What a look at one day comes to is said in ``day_looked_at`` and ``cut_offs``.
Here a holder is read anew only on a day from which something more that it
says holds; laws compare the two.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from datetime import date
from itertools import filterfalse
from typing import TYPE_CHECKING

import attrs

from contested.claims.cut_offs import CutOff, is_reached, read_at_cut_off
from contested.claims.day_looked_at import UNDATED, but_denials_of, left_out_lines, left_out_names, limits_nothing
from contested.claims.denial import Denial
from contested.claims.estimate import Estimate
from contested.claims.holder import labels_of
from contested.claims.panel import LeftOut, View
from contested.claims.position import Position, Stance
from contested.claims.position_reading import position_from, quoted_of, said_by_holder, silent_ones
from contested.claims.saying import looked_at
from contested.claims.stated_panel import but_set_aside, panel_of, rivals_of, stated_panel
from contested.claims.superseded import Aims, in_force

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from contested.claims.holder import Holder
    from contested.claims.panel import Panel
    from contested.claims.position_reading import Said
    from contested.claims.scope import FigureRecord
    from contested.claims.statement import Statement
    from contested.quantities import Number, Unit, When

_FIRST_DATE, _LAST_DATE = date.min.toordinal(), date.max.toordinal()


@attrs.frozen(eq=False)
class UpTo:
    """What one holder said of days up to one: what stands, what others replaced, what it denies, what is later."""

    standing: Sequence[Statement] = ()
    superseded: Sequence[Statement] = ()
    denials: Sequence[Denial] = ()
    later: Sequence[Statement] = ()
    later_names: Sequence[str] = ()


def days_to_look_at(figure: FigureRecord) -> set[date]:
    """
    Return the days from which something that is said of a figure holds; of a count also those on which it ends.

    Days that no ``date`` can be are left out: what holds from before is part
    of every answer.
    """
    asked = None if figure._view is None else figure._view.as_of
    last = _LAST_DATE if asked is None else min(asked.end, _LAST_DATE)
    moments = [moment for one in but_set_aside(figure)[0] if (moment := one.moment) is not None]
    found = {moment.first_day for moment in moments}
    if figure.time == "cumulative":
        found |= {moment.end for moment in moments}
    return {date.fromordinal(int(day)) for day in found if _FIRST_DATE <= day <= last}


def panels_over_time(figure: FigureRecord, days: Iterable[When]) -> Iterator[Panel]:
    """
    Yield the panel of a stated figure on each of several days, the earliest first.

    Args:
        figure: a stated one.
        days: in order.
    """
    kept, aside = but_set_aside(figure)
    view = figure._view or View(figure.unit)
    rivals = rivals_of(figure)
    by_holder = said_by_holder(kept)
    if any(one.aim or quoted_of(holder, rivals)(one) for holder, said in by_holder.items() for one in said[0]):
        # what is second-hand, corrected or taken back cannot be read from the day before: see ``superseded``
        yield from (stated_panel(looked_at(figure, as_of=day)) for day in days)
        return
    if all(one.as_of is None for one in kept):  # what has no day is the same on every day
        same = stated_panel(figure)
        yield from (attrs.evolve(same, asked=day) for day in days)
        return
    labels = labels_of(by_holder)
    targets = {one.estimate for one in kept if isinstance(one, Denial)} - {None}
    series = [
        _Series(holder, labels[holder], said, figure.unit, view.level, rivals) for holder, said in by_holder.items()
    ]
    cumulative = figure.time == "cumulative"
    declared = [party.name for party in figure.disputants]
    for day in days:
        changed = [one.move_to(day.end) for one in series]
        aims = _aims(series, targets) if targets else _NO_AIMS
        gone: dict[str, Statement | None] = {}
        if targets:
            gone = {one.key: one for held in series for one in held.not_in_force() if one.key in targets and one.key}
        held: dict[str, Position] = {}
        for one, anew in zip(series, changed, strict=True):
            position = one.position(aims, day, gone, cumulative=cumulative, anew=anew or bool(targets))
            if position is not None:
                held[one.name] = position
        held |= {one.name: one for one in silent_ones(set(declared) - held.keys(), figure.unit, view.level, rivals)}
        ordered = tuple([held[name] for name in sorted(held)])
        left_out = [*aside, *(line for position in ordered if position.is_bound for line in limits_nothing(position))]
        lines = [line for one in series for line in one.left_out(day)]
        lines += [line for one in series for line in but_denials_of(gone, one.upto.denials)[1]] if gone else []
        left_out += dict.fromkeys(lines)
        yield panel_of(figure, attrs.evolve(view, as_of=day), ordered, left_out, day if cumulative else None)


_NO_AIMS: Aims[Estimate] = Aims((), frozenset())


class _Series:
    """What one holder says, as far as a day that only moves forward."""

    def __init__(
        self, holder: Holder, name: str, said: Said, unit: Unit, level: Number, rivals: Mapping[str, str]
    ) -> None:
        self.holder, self.name, self.unit, self.level, self.rivals = holder, name, unit, level, rivals
        self.said = said.statements
        undated = [one for one in said.statements if one.as_of is None and not isinstance(one, Denial)]
        self.undated = undated
        self.without_day = left_out_lines(undated, name, UNDATED)
        dated = [(moment.first_day, at) for at, moment in enumerate(said.moments) if moment is not None]
        self.waiting = sorted(dated, reverse=True)
        self.outside = sorted(at for _, at in dated)
        self.inside = [at for at, one in enumerate(said.statements) if one.as_of is None and isinstance(one, Denial)]
        self.denies = any(isinstance(one, Denial) for one in said.statements)
        self.latest: list[int] = []
        self.first = float("-inf")
        self.by_days = all(moment is None or moment.instant is None for moment in said.moments)
        self.upto = self._upto()
        self.plain: Position | None = None
        self.bounds: dict[bool, Position] = {}

    def move_to(self, day: float) -> bool:
        """Take in what holds up to a day; return whether anything does that did not before."""
        if not self.waiting or self.waiting[-1][0] > day:
            return False
        while self.waiting and self.waiting[-1][0] <= day:
            first, at = self.waiting.pop()
            insort(self.inside, at)
            del self.outside[bisect_left(self.outside, at)]
            if not isinstance(self.said[at], Denial):
                self.latest.append(at)
                self.first = max(self.first, first)
        self.upto = self._upto()
        return True

    def _upto(self) -> UpTo:
        """Return what stands of what was taken in: only what may be of the latest day is looked at."""
        later = self._those_at(self.outside)
        denials = [one for at in self.inside if isinstance(one := self.said[at], Denial)] if self.denies else []
        if self.by_days:  # what ended before another number begins is overtaken for good
            moments = {at: self.said[at].as_of for at in self.latest}
            self.latest = sorted(at for at, when in moments.items() if when and when.last_day >= self.first)
        standing = in_force(self._those_at(self.latest), self.unit)[0]
        stands = {id(one) for one in standing}
        kept = {at for at in self.latest if id(self.said[at]) in stands}
        gone = self._those_at(filterfalse(kept.__contains__, self.inside))
        superseded = tuple([one for one in gone if not isinstance(one, Denial)]) if denials else gone
        return UpTo(standing, superseded, denials, later, left_out_names(later, self.name))

    def _those_at(self, places: Iterable[int]) -> tuple[Statement, ...]:
        """Return the statements at some places; every move asks for all there are, so that no step is wasted on one."""
        return tuple(map(self.said.__getitem__, places))

    def not_in_force(self) -> Iterator[Statement]:
        """Yield what an answer of the day leaves out: what is later, and what has no day."""
        yield from self.undated
        yield from self.upto.later

    def position(
        self, aims: Aims[Estimate], day: When, gone: Mapping[str, Statement | None], *, cumulative: bool, anew: bool
    ) -> Position | None:
        """Return what it says on a day but for denials of what is gone; None where that is nothing, then or later."""
        if anew or self.plain is None:
            self.plain, self.bounds = self._read(aims, gone, cumulative=cumulative), {}
        if self.plain is None or not cumulative:
            return self.plain
        stands = is_reached(self.plain, day)
        if stands not in self.bounds:
            self.bounds[stands] = read_at_cut_off(self.plain, self.upto.later, CutOff(day, self.level))
        return self.bounds[stands]

    def _read(self, aims: Aims[Estimate], gone: Mapping[str, Statement | None], *, cumulative: bool) -> Position | None:
        upto = self.upto
        denials = [one for one in upto.denials if one.estimate not in gone] if gone else upto.denials
        if upto.standing or denials:
            split = (upto.standing, upto.superseded)
            return position_from(self.name, self.holder, denials, split, aims, self.unit, self.level, self.rivals)
        if not (cumulative and upto.later):
            return None
        return Position(self.name, Stance.SILENT, self.unit, self.holder, rivals=self.rivals)

    def left_out(self, day: When) -> list[LeftOut]:
        """Return the lines that name what an answer of a day leaves out."""
        why = f"later than {day}"
        return [*self.without_day, *(LeftOut(who, why) for who in self.upto.later_names)]


def _aims(series: Iterable[_Series], targets: set[str | None]) -> Aims[Estimate]:
    """Return what denials are aimed at, and which of it stands."""
    upto = [one.upto for one in series]
    standing = [one for said in upto for one in said.standing if one.key in targets]
    gone = [one for said in upto for one in said.superseded if one.key in targets]
    estimates = tuple(dict.fromkeys(one for one in (*standing, *gone) if isinstance(one, Estimate)))
    return Aims(estimates, frozenset(one.key for one in standing if isinstance(one, Estimate)))
