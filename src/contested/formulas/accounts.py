"""
Accounts: a formula evaluated party by party, never one party's number with another's (design.md, rule 15).

Each account is computed twice: on what was printed, and on what that allows.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

import attrs

from contested.claims import Holder, Position, PrintedNumber, Stance, Working, rule
from contested.claims.cut_offs import at_day, common_day
from contested.errors import FormulaTooLong
from contested.formulas.carried_errors import carried_error, independent_reach, said_behind, slopes_at
from contested.formulas.enclosure import Bounds, range_of
from contested.formulas.formula import Formula  # noqa: TC001  # attrs resolves it
from contested.formulas.powers import TooManyDigits
from contested.formulas.program import ZeroDivisor
from contested.quantities import (
    DIGITS,
    Interval,
    PrintMarks,
    When,  # attrs resolves it
    hull_of,
)
from contested.quantities.cpython import draft_of, reduce_by_constructor, slot_setters

if TYPE_CHECKING:
    from collections.abc import Sequence

    from contested.claims import Denial, Estimate, Panel
    from contested.formulas.program import Program

BORROWED = ""
"""The name of an account that is nobody's: all its numbers are borrowed."""

NOTHING_LEFT = "no value is left above the smallest that can be"

_STATED = Stance.STATED  # a member of an enumeration is looked up anew each time, in as long as a number is added
_WORST = {Stance.DENIED: 0, Stance.WITHHELD: 1, Stance.UNQUANTIFIED: 2, Stance.SILENT: 3}
_CEILING = 10**DIGITS
_SMALLEST = Fraction(1, _CEILING)
_FEW_BITS = 90
"""Numbers of at most so many bits before or after the point are within 30 digits, at a glance."""

_EXACT = PrintMarks(derived=True)
_PositionDraft, _NumberDraft, _WorkingDraft = draft_of(Position), draft_of(PrintedNumber), draft_of(Working)
_ANYTHING: Bounds = (Interval.everything(), False)


@attrs.frozen
class ZeroDivision:
    """Why an account has no value: its ``divisor`` may be zero there."""

    divisor: str

    def __str__(self) -> str:
        return f"it divides by {self.divisor}, which may be zero"


@attrs.frozen
class NoCommonDay:
    """Why an account has no value: a figure is not counted yet on the last day to which another one is."""

    figure: str
    day: When | None

    def __str__(self) -> str:
        return f"no common day: {self.figure} is not counted yet on {self.day}"


@attrs.frozen
class Accounts:
    """
    What a formula comes to in each account; an account borrows where it is silent.

    ``independent`` is why the user takes the stated errors of its figures to
    be independent, or None.
    """

    formula: Formula
    independent: str | None = None
    _program: Program = attrs.field(init=False, eq=False, repr=False)
    _panels: tuple[Panel, ...] = attrs.field(init=False, eq=False, repr=False)
    _counts_to_days: bool = attrs.field(init=False, eq=False, repr=False)

    def __attrs_post_init__(self) -> None:
        program, _, _, panels = self.formula.ready
        counting = False
        for panel in panels:
            counting = counting or panel.cumulative
        _put_program(self, program)
        _put_panels(self, panels)
        _put_counting(self, counting)

    __reduce__ = reduce_by_constructor

    @property
    def words(self) -> str:
        """The formula in words."""
        return self.formula.words

    @property
    def titles(self) -> tuple[str, ...]:
        """The title of each figure."""
        return self.formula.titles

    def is_of(self, party: object) -> bool:
        """Whether somebody has a say on a figure under this very name."""
        for panel in self._panels:  # noqa: SIM110  # in half the time of any()
            if party in panel.by_name:
                return True
        return False

    def account(self, name: str) -> Position:
        """Return what the formula comes to in one account."""
        operands = []
        for panel in self._panels:
            held = panel.by_name.get(name)
            operands.append(held if held is not None and held.interval is not None else panel.account(name))
        return self.position(name, *operands)

    def borrowed(self) -> Position | None:
        """Return what the formula comes to on borrowed numbers alone; None where somebody has a say on a figure."""
        operands = []
        for panel in self._panels:
            loan = panel.loan
            if loan is None:
                return None
            operands.append(loan)
        return self.position(BORROWED, *operands) if operands else None

    @rule("formula")
    def position(self, name: str, *operands: Position) -> Position:
        """
        Return what the formula comes to from a position on each figure.

        Cumulative ones are taken at the latest day that all of them reach.
        """
        if self._counts_to_days:
            given = operands
            operands = self.at_one_day(operands)
            for at, held in enumerate(operands):
                if held.interval is None and given[at].interval is not None:
                    return self._undefined(name, given, NoCommonDay(self.titles[at], held.day))
        printed: list[Interval] = []
        reaches: list[Interval] = []
        whole = soft = False
        owner: Position | None = None
        for at, panel in enumerate(self._panels):  # zip(strict=True) takes half a microsecond more
            held = operands[at]
            mine, reach = held.interval, held.reach
            if mine is None or reach is None:
                return self._without_number(name, operands)
            if owner is None and not held.lenders:
                owner = held
            floor = panel.floor
            if (
                mine is not reach
                or mine.low_open
                or mine.high_open
                or (floor is not None and (mine.low is None or mine.low < floor))
            ):
                mine, reach = _floored(panel, held)
                soft = soft or reach is not mine
                whole = whole or panel.counts
            printed.append(mine)
            reaches.append(reach)
        if owner is None and operands and name != BORROWED:
            working = Working(self, name, operands, "figures that it has no say on")
            return Position(name, Stance.SILENT, self.formula.unit, Holder("party", name), working=working)
        return self._with_number(name, operands, owner, printed, reaches if soft else printed, whole=whole)

    def at_one_day(self, operands: tuple[Position, ...]) -> tuple[Position, ...]:
        """Return positions with those on cumulative figures at the latest day that all of these reach (rule 11)."""
        if any(held.interval is None for held in operands):
            return operands
        pairs = list(zip(self._panels, operands, strict=True))
        counting = [(panel, held) for panel, held in pairs if panel.cumulative]
        day = common_day([held for _, held in counting], [panel.asked for panel, _ in counting])
        if day is None:
            return operands
        return tuple([at_day(held, day, panel.level) if panel.cumulative else held for panel, held in pairs])

    def over_hulls(self, name: str, stated: Sequence[Sequence[Position]]) -> Position:
        """Return one account over the hull of all positions on each figure, those on cumulative ones at one day."""
        first = tuple(positions[0] for positions in stated)
        counting = [(panel, held) for panel, held in zip(self._panels, stated, strict=True) if panel.cumulative]
        day = common_day([held for _, own in counting for held in own], [panel.asked for panel, _ in counting])
        if day is not None:
            stated = [
                [one for held in positions if (one := at_day(held, day, panel.level)).interval is not None]
                if panel.cumulative
                else positions
                for panel, positions in zip(self._panels, stated, strict=True)
            ]
        hulls = []
        for title, panel, positions in zip(self.titles, self._panels, stated, strict=True):
            if not positions:
                return self._undefined(name, first, NoCommonDay(title, day))
            held = [_floored(panel, position) for position in positions]
            hulls.append((hull_of(a for a, _ in held), hull_of(b for _, b in held)))
        operands = tuple(positions[0] for positions in stated)
        made = self._with_number(name, operands, operands[0], [a for a, _ in hulls], [b for _, b in hulls])
        if made.working is None or not any(self._program.repeated):
            return made
        return attrs.evolve(made, working=attrs.evolve(made.working, enclosure=True))

    # -- with a number ------------------------------------------------------

    def _with_number(
        self,
        name: str,
        operands: tuple[Position, ...],
        owner: Position | None,
        printed: list[Interval],
        reaches: list[Interval],
        *,
        whole: bool = False,
    ) -> Position:
        try:
            made = self._range(name, printed)
        except ZeroDivisor as error:
            return self._undefined(name, operands, ZeroDivision(self.formula.divisor(error.row)))
        if made[0].low is None and made[0].is_empty:
            return self._undefined(name, operands, NOTHING_LEFT)
        allowed, about = made, None
        if reaches is not printed:
            allowed = self._range_if_any(name, reaches)
            if made is not allowed and any(position.approximate for position in operands):
                about = self._softened(name, operands) if whole else allowed[0]
        return self._stated(name, operands, owner, made, allowed, about)

    def _stated(
        self,
        name: str,
        operands: tuple[Position, ...],
        owner: Position | None,
        made: Bounds,
        allowed: Bounds,
        about: Interval | None,
    ) -> Position:
        interval, reach, enclosure = made[0], allowed[0], made[1] or allowed[1]
        soft = _EXACT if about is None and not enclosure else _marks(made, about)
        low = interval.low
        if low is not interval.high and low == 0 and not interval.is_point and self._rests_on_floor(name, operands):
            interval = Interval.of_ends(None, interval.high, False, interval.high_open)
        day: When | None = None
        divided = uncertain = False
        estimates: list[Estimate] = []
        denials: list[Denial] = []
        origins: list[object] = []
        for held in operands:
            day = day or held.day
            spans = held.spans
            uncertain = uncertain or spans[0].error is not None or (len(spans) > 1 and held.is_uncertain)
            divided = divided or held.divided
            estimates += held.estimates
            denials += held.denials
            if not held.lenders:
                origins += held.origins
        error = None
        if uncertain:
            independent = self.independent is not None
            error = carried_error(self._program, operands, independent=independent) if interval.is_point else None
            reach = self._independently(name, operands, reach) if independent else reach
        behind = None if interval.is_point else said_behind(self._program, self.formula.unknowns, operands)
        number = _NumberDraft(interval, reach, soft, error, day, False, behind)
        number.__class__ = PrintedNumber
        working = _WorkingDraft(self, name, operands, "", "", enclosure)
        working.__class__ = Working
        position = _PositionDraft(
            name,
            _STATED,
            self.formula.unit,
            None if owner is None else owner.holder,
            (number,),
            interval,
            reach,
            divided,
            tuple(estimates),
            (),
            tuple(denials),
            (),
            (),
            (),
            tuple(origins),
            working,
            day=day,
        )
        position.__class__ = Position
        return position

    def _independently(self, name: str, operands: tuple[Position, ...], reach: Interval) -> Interval:
        """Return what the formula allows where errors are independent; as it is where it has no slopes."""
        slopes = slopes_at(self._program, operands)
        if slopes is None:
            return reach
        reaches = [_floored(panel, held)[1] for panel, held in zip(self._panels, operands, strict=True)]
        levels = [panel.level for panel in self._panels]
        return independent_reach(operands, levels, slopes, reaches, lambda box: self._range_if_any(name, box)[0])

    def _softened(self, name: str, operands: tuple[Position, ...]) -> Interval:
        """Return what the hedges of the operands allow, whether or not they count: "fewer than 6" is no hedge."""
        box = [_floored(panel, held, counts=False)[1] for panel, held in zip(self._panels, operands, strict=True)]
        return self._range_if_any(name, box)[0]

    def _rests_on_floor(self, name: str, operands: tuple[Position, ...]) -> bool:
        """Whether a lower end of zero is there because a count is not below it: a floor is no number anyone printed."""
        printed = [held.interval for held in operands if held.interval is not None]
        if not any(
            held.low is None and panel.floor is not None for panel, held in zip(self._panels, printed, strict=True)
        ):
            return False
        low = self._range_if_any(name, printed)[0].low
        return low is None or low < 0

    def _range_if_any(self, name: str, box: Sequence[Interval]) -> Bounds:
        """Return the range over a box; any number, where a divisor may be zero there."""
        try:
            return self._range(name, box)
        except ZeroDivisor:
            return _ANYTHING

    def _range(self, name: str, box: Sequence[Interval]) -> Bounds:
        try:
            made = range_of(self._program, box)
        except TooManyDigits:
            raise FormulaTooLong(self.words, name, DIGITS) from None
        low, high = made[0].low, made[0].high
        for end in (low,) if high is low else (low, high):
            if end is None or -_FEW_BITS < end.numerator.bit_length() - end.denominator.bit_length() < _FEW_BITS:
                continue
            if end != 0 and not _SMALLEST <= abs(Fraction(end)) < _CEILING:
                raise FormulaTooLong(self.words, name, DIGITS)
        return made

    # -- without one --------------------------------------------------------

    def _without_number(self, name: str, operands: tuple[Position, ...]) -> Position:
        """Return a position without a number: the worst operand decides (rule 15)."""
        unstated = [at for at, held in enumerate(operands) if held.stance is not Stance.STATED]
        decisive = min(unstated, key=lambda at: _WORST[operands[at].stance])
        worst = operands[decisive]
        estimates = worst.estimates if worst.stance is Stance.UNQUANTIFIED else ()
        return Position(
            name,
            worst.stance,
            self.formula.unit,
            worst.holder,
            estimates=estimates,
            denials=tuple(denial for held in operands for denial in held.denials),
            withheld=tuple(said for held in operands for said in held.withheld),
            working=Working(self, name, operands, self.titles[decisive]),
        )

    def _undefined(self, name: str, operands: tuple[Position, ...], reason: object) -> Position:
        holder = next((position.holder for position in operands if not position.lenders), None)
        denials = tuple(denial for held in operands for denial in held.denials)
        working = Working(self, name, operands, reason=reason)
        return Position(name, Stance.UNDEFINED, self.formula.unit, holder, denials=denials, working=working)


_put_program, _put_panels, _put_counting = slot_setters(Accounts, "_program", "_panels", "_counts_to_days")


def _marks(made: Bounds, about: Interval | None) -> PrintMarks:
    """Return how softly the ends print: those that the hedges of the operands move, or all of an enclosure."""
    interval, enclosure = made
    low = enclosure or (about is not None and interval.low != about.low)
    high = enclosure or (about is not None and interval.high != about.high)
    point = interval.is_point and (low or high)
    return PrintMarks(low or point, high or point, derived=True)


def _floored(panel: Panel, position: Position, *, counts: bool = True) -> tuple[Interval, Interval]:
    """
    Return what a position prints and what it allows, not below the floor; one object where they are equal.

    Of what is counted, whole numbers alone are allowed.
    """
    printed, reach = position.interval, panel.held(position) if counts else position.reach
    assert printed is not None
    assert reach is not None
    if printed is reach or printed == reach:
        reach = printed
    floor = panel.floor
    if floor is not None and not (reach.low is not None and reach.low >= floor):
        above = Interval.at_least(floor)
        same = reach is printed
        reach = reach.intersection(above)
        printed = reach if same else printed.intersection(above)
    return printed, reach
