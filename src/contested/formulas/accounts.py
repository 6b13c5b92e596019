"""
Accounts: a formula evaluated party by party, never one party's number with another's (design.md, rule 15).

Each account is computed twice: on what was printed, and on what that allows.
"""

from __future__ import annotations

import itertools
from fractions import Fraction
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

import attrs

from contested.claims.estimate import PrintedNumber
from contested.claims.holder import Holder
from contested.claims.panel import LeftOut, Panel
from contested.claims.position import Position, Stance, Working
from contested.errors import DividesByZero, FormulaTooLong, UnknownOperand
from contested.formulas.enclosure import Bounds, range_of
from contested.formulas.node import ADD, CONSTANT, LEAF, NEGATE, SCALE, SUBTRACT, Node, words_of
from contested.formulas.program import Program, TooManyDigits, ZeroDivisor, compiled
from contested.names import listed
from contested.quantities.cpython import reduce_by_constructor
from contested.quantities.formatting import PrintMarks
from contested.quantities.interval import Interval, hull_of
from contested.quantities.numbers import DIGITS

if TYPE_CHECKING:
    from collections.abc import Hashable, Sequence

    from contested.claims.denial import Denial
    from contested.claims.estimate import Estimate
    from contested.formulas.node import Unknown
    from contested.quantities.numbers import Number
    from contested.quantities.units import Unit

MIXED = "mixed"
BORROWED = ""
"""The name of an account that is nobody's: all its numbers are borrowed."""

MOST_COMBINATIONS = 256
MOST_ADDED = 100

_WORST = {Stance.DENIED: 0, Stance.WITHHELD: 1, Stance.UNQUANTIFIED: 2, Stance.SILENT: 3}
_CEILING = 10**DIGITS
_SMALLEST = Fraction(1, _CEILING)
_EXACT = PrintMarks(derived=True)
_ANYTHING = Bounds(Interval.everything())


class Ready(NamedTuple):
    """What evaluating a formula needs: its rows, its figures and what everybody says of them."""

    program: Program
    unknowns: tuple[Unknown, ...]
    panels: tuple[Panel, ...]


@attrs.frozen(slots=False)
class Formula:
    """
    A formula with the unit of its result and its text.

    Building one evaluates nothing; what is computed is kept.  ``apart`` are
    groups of unknowns that are known to share nothing.  ``mixing`` asks for
    one account of every combination, or of those ``chosen``.  ``inside`` are
    pairs of a part and the whole that holds it.
    """

    top: Node
    unit: Unit
    words: str
    apart: frozenset[frozenset[Hashable]] = frozenset()
    mixing: bool = False
    chosen: tuple[tuple[Hashable, str], ...] | None = None
    inside: frozenset[tuple[Hashable, Hashable]] = frozenset()

    __reduce__ = reduce_by_constructor

    @property
    def program(self) -> Program:
        """The formula as rows."""
        return self._ready.program

    @property
    def unknowns(self) -> tuple[Unknown, ...]:
        """The figures of the formula, each once, in the order of the program's roots."""
        return self._ready.unknowns

    @property
    def panels(self) -> tuple[Panel, ...]:
        """The panel of each figure."""
        return self._ready.panels

    @property
    def titles(self) -> tuple[str, ...]:
        """The title of each figure."""
        return tuple(unknown.title for unknown in self.unknowns)

    @cached_property
    def _ready(self) -> Ready:
        program, unknowns = compiled(self.top)
        return Ready(program, unknowns, tuple([unknown.panel for unknown in unknowns]))

    def panel(self, notes: tuple[str, ...] = ()) -> Panel:
        """
        Return what every account comes to.

        Raises:
            DividesByZero: no account gives a number, since each divides by
                zero.
            FormulaTooLong: a number has too many digits.
        """
        notes = (*self.caveats, *notes)
        if self.mixing:
            return self._mixed(notes)
        names = sorted({name for panel in self.panels for name in panel.by_name})
        positions = tuple([self.account(name) for name in names])
        return self._panel(positions, (), notes)

    def account(self, name: str) -> Position:
        """Return what the formula comes to in one account, which borrows where it is silent."""
        return self.position(name, *[panel.account(name) for panel in self._ready.panels])

    def position(self, name: str, *operands: Position) -> Position:
        """Return what the formula comes to from a position on each figure."""
        printed: list[Interval] = []
        reaches: list[Interval] = []
        whole = False
        soft = False
        owner: Position | None = None
        for panel, held in zip(self._ready.panels, operands, strict=True):
            mine, reach = held.interval, held.reach
            if mine is None or reach is None:
                return self._without_number(name, operands)
            if owner is None and not held.lenders:
                owner = held
            floor = panel.floor
            if mine is not reach or mine.low_open or mine.high_open or _is_below(floor, mine):
                mine, reach = _floored(panel, held)
                soft = soft or reach is not mine
                whole = whole or panel.counts
            printed.append(mine)
            reaches.append(reach)
        if owner is None and operands and name != BORROWED:
            working = Working(self, name, operands, "figures that it has no say on")
            return Position(name, Stance.SILENT, self.unit, Holder("party", name), working=working)
        return self._position(name, operands, owner, printed, reaches if soft else printed, whole=whole)

    def _borrowed(self) -> Position | None:
        """Return what the formula comes to on borrowed numbers alone; None where somebody has a say on a figure."""
        loans = [panel.loan for panel in self._ready.panels]
        operands = [loan for loan in loans if loan is not None]
        return self.position(BORROWED, *operands) if operands and len(operands) == len(loans) else None

    def _without_number(self, name: str, operands: tuple[Position, ...]) -> Position:
        """Return a position without a number: the worst operand decides (rule 15)."""
        unstated = [at for at, held in enumerate(operands) if held.stance is not Stance.STATED]
        decisive = min(unstated, key=lambda at: _WORST[operands[at].stance])
        worst = operands[decisive]
        estimates = worst.estimates if worst.stance is Stance.UNQUANTIFIED else ()
        return Position(
            name,
            worst.stance,
            self.unit,
            worst.voice,
            estimates=estimates,
            denials=tuple(denial for held in operands for denial in held.denials),
            withheld=tuple(said for held in operands for said in held.withheld),
            working=Working(self, name, operands, self.titles[decisive]),
        )

    def _position(
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
            return self._undefined(name, operands, f"it divides by {self._divisor(error.row)}, which may be zero")
        if made.interval.is_empty:
            return self._undefined(name, operands, "no value is left above the smallest that can be")
        allowed = made
        if reaches is not printed:
            try:
                allowed = self._range(name, reaches)
            except ZeroDivisor:
                allowed = _ANYTHING
        about = None
        if made is not allowed and any(position.approximate for position in operands):
            about = self._softened(name, operands) if whole else allowed.interval
        return self._stated(name, operands, owner, made, allowed, about)

    def _softened(self, name: str, operands: tuple[Position, ...]) -> Interval:
        """Return what the hedges of the operands allow, whether or not they count: "fewer than 6" is no hedge."""
        box = [_floored(panel, held, counts=False)[1] for panel, held in zip(self.panels, operands, strict=True)]
        try:
            return self._range(name, box).interval
        except ZeroDivisor:
            return Interval.everything()

    def _stated(
        self,
        name: str,
        operands: tuple[Position, ...],
        owner: Position | None,
        made: Bounds,
        allowed: Bounds,
        about: Interval | None,
    ) -> Position:
        interval, reach = made.interval, allowed.interval
        soft = _EXACT
        if made.enclosure or about is not None:
            low = made.enclosure or (about is not None and interval.low != about.low)
            high = made.enclosure or (about is not None and interval.high != about.high)
            point = interval.is_point and (low or high)
            soft = PrintMarks(low or point, high or point, derived=True)
        if interval.low == 0 and not interval.is_point and self._rests_on_floor(name, operands):
            interval = Interval.of_ends(None, interval.high, False, interval.high_open)
        divided = False
        estimates: list[Estimate] = []
        denials: list[Denial] = []
        origins: list[object] = []
        for position in operands:
            divided = divided or position.divided
            estimates += position.estimates
            denials += position.denials
            if not position.lenders:
                origins += position.origins
        return Position(
            name,
            Stance.STATED,
            self.unit,
            None if owner is None else owner.voice,
            (PrintedNumber(interval, reach, soft),),
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
            Working(self, name, operands, "", "", made.enclosure or allowed.enclosure),
        )

    def _rests_on_floor(self, name: str, operands: tuple[Position, ...]) -> bool:
        """Whether a lower end of zero is there because a count is not below it: a floor is no number anyone printed."""
        printed = [held.interval for held in operands if held.interval is not None]
        if not any(
            held.low is None and panel.floor is not None for panel, held in zip(self.panels, printed, strict=True)
        ):
            return False
        try:
            low = self._range(name, printed).interval.low
        except ZeroDivisor:
            return True
        return low is None or low < 0

    def _range(self, name: str, box: Sequence[Interval]) -> Bounds:
        try:
            made = range_of(self._ready.program, box)
        except TooManyDigits:
            raise FormulaTooLong(self.words, name, DIGITS) from None
        for end in (made.interval.low, made.interval.high):
            if end is None or -90 < end.numerator.bit_length() - end.denominator.bit_length() < 90:
                continue
            if end != 0 and not _SMALLEST <= abs(Fraction(end)) < _CEILING:
                raise FormulaTooLong(self.words, name, DIGITS)
        return made

    def _undefined(self, name: str, operands: tuple[Position, ...], reason: str) -> Position:
        voice = next((position.voice for position in operands if not position.lenders), None)
        denials = tuple(denial for held in operands for denial in held.denials)
        working = Working(self, name, operands, reason=reason)
        return Position(name, Stance.UNDEFINED, self.unit, voice, denials=denials, working=working)

    def _divisor(self, row: int) -> str:
        """Return the divisor of a division in words."""
        _, parts, _ = self.program.rows[row]
        return self._row_words(parts[-1])

    def _row_words(self, last: int) -> str:
        texts: list[tuple[str, str]] = []
        for kind, parts, value in self.program.rows[: last + 1]:
            if kind == LEAF:
                texts.append((self.titles[value], LEAF))
            elif kind == CONSTANT:
                texts.append((str(value), CONSTANT))
            elif kind == SCALE:
                texts.append(texts[parts[0]])
            else:
                texts.append((words_of(kind, [texts[p] for p in parts], value), kind))
        return texts[last][0]

    def _panel(self, positions: tuple[Position, ...], left_out: tuple[LeftOut, ...], notes: tuple[str, ...]) -> Panel:
        stances = {position.stance for position in positions}
        if Stance.UNDEFINED in stances and Stance.STATED not in stances:
            broken = next(position for position in positions if position.stance is Stance.UNDEFINED)
            assert broken.working is not None
            raise DividesByZero(self.words, broken.working.reason.removeprefix("it divides by ").split(", which")[0])
        disputants = frozenset().union(*[panel.disputants for panel in self.panels])
        gone = tuple(dict.fromkeys([*(one for panel in self.panels for one in panel.left_out), *left_out]))
        loans = [
            f"{u.title}: {loan}" for u, panel in zip(self.unknowns, self.panels, strict=True) for loan in panel.loans
        ]
        said = tuple(dict.fromkeys([*(note for panel in self.panels for note in panel.notes), *loans, *notes]))
        borrowed = None if self.mixing else self._borrowed()
        return Panel(
            self.words, self.unit, positions, disputants, gone, None, (), said, derived=True, borrowed=borrowed
        )

    # -- caveats ---------------------------------------------------------------------

    @property
    def caveats(self) -> tuple[str, ...]:
        """What a sum leaves open: that one of its figures may contain another."""
        if not any([row[0] == ADD for row in self.program.rows]):  # noqa: C419  # quicker so
            return ()
        added = self._added()
        for one, other in itertools.permutations(added, 2) if self.inside else ():
            if (one.root, other.root) in self.inside:
                return (f"{one.title} is a part of {other.title}, so that adding them counts it twice",)
        pair = next((pair for pair in itertools.combinations(added, 2) if not self._apart(*pair)), None)
        if pair is None:
            return ()
        return (f"nobody says whether one contains the other: {pair[0].title} and {pair[1].title}",)

    def _added(self) -> list[Unknown]:
        """Return the figures that are added to each other and count things, each once."""
        rows = self.program.rows
        signs: dict[int, int] = {}
        found: dict[int, None] = {}
        for at in range(len(rows) - 1, -1, -1):
            kind, parts, value = rows[at]
            sign = signs.get(at, 0)
            if kind == ADD:
                signs.update(dict.fromkeys(parts, sign or 1))
            elif kind in (SUBTRACT, NEGATE, SCALE) and sign:
                signs.update(zip(parts, (-sign if kind == NEGATE else sign, -sign), strict=False))
            elif kind == LEAF and sign > 0 and self.unknowns[value].panel.unit.counts:
                found[value] = None
        return [self.unknowns[n] for n in list(found)[:MOST_ADDED]]

    def _apart(self, one: Unknown, other: Unknown) -> bool:
        """Whether two figures are known to share nothing, or how they do is known."""
        return any(one.root in group and other.root in group for group in self.apart) or apart_by_scope(one, other)

    # -- mixing ---------------------------------------------------------------------

    def check_chosen(self) -> None:
        """
        Check that an account is chosen for each figure that parties state.

        Raises:
            UnknownOperand: one is missing, or one chosen is not in the formula.
        """
        if self.chosen is None:
            return
        chosen = dict(self.chosen)
        for root in chosen:
            if root not in self.program.roots:
                raise UnknownOperand(self.words, str(getattr(root, "title", root)), self.titles)
        titles = tuple(u.title for u in self.unknowns if u.root in chosen)
        for unknown, panel in zip(self.unknowns, self.panels, strict=True):
            party = chosen.get(unknown.root)
            if party is None and not panel.lenders:
                raise UnknownOperand(self.words, unknown.title, titles)
            if party is not None and party not in panel.by_name and not panel.lenders:
                raise UnknownOperand(self.words, f"{unknown.title} per {party}", tuple(panel.by_name))

    def _mixed(self, notes: tuple[str, ...]) -> Panel:
        """Return the panel of one account that mixes those of the parties, which is asked for by name."""
        if self.chosen is None:
            return self._every_combination(notes)
        chosen = dict(self.chosen)
        operands = []
        said = []
        for unknown, panel in zip(self.unknowns, self.panels, strict=True):
            party = chosen.get(unknown.root)
            operands.append(panel.account(MIXED if party is None else party))
            said.append(f"{unknown.title} per {party or listed([one.name for one in panel.lenders])}")
        position = self._of_chosen(tuple(attrs.evolve(held, lenders=()) for held in operands))
        return self._panel((position,), self._unasked(set(chosen.values())), (f"mixes {listed(said)}", *notes))

    def _of_chosen(self, operands: tuple[Position, ...]) -> Position:
        """Return the account of chosen positions: who gives no number is left out, and a mix denies nothing."""
        voice = Holder(MIXED, MIXED)
        if any(held.stance is not Stance.STATED for held in operands):
            return Position(MIXED, Stance.SILENT, self.unit, voice, working=Working(self, MIXED, operands))
        return attrs.evolve(self.position(MIXED, *operands), voice=voice)

    def _every_combination(self, notes: tuple[str, ...]) -> Panel:
        stated = [panel.stated for panel in self.panels]
        flat = [position for positions in stated for position in positions]
        position = self.combined(MIXED, stated)
        says = [f"mixes every account of {listed(self.titles)}"]
        if position.stance is Stance.STATED and _reason(position):
            says.append(f"combinations without a value are left out: {_reason(position)}")
        return self._panel((position,), self._unasked({one.name for one in flat}), (*says, *notes))

    def _unasked(self, asked: set[str]) -> tuple[LeftOut, ...]:
        """Return everyone whose number a mix does not take, and why."""
        found: dict[str, list[str]] = {}
        for title, panel in zip(self.titles, self.panels, strict=True):
            for position in panel.positions:
                if position.stance in (Stance.DENIED, Stance.WITHHELD, Stance.UNQUANTIFIED):
                    found.setdefault(position.name, []).append(f"{_SAYS[position.stance]} {title}")
                elif position.name not in asked and position.stance is Stance.STATED:
                    found.setdefault(position.name, []).append("not asked for")
        return tuple(LeftOut(name, listed(list(dict.fromkeys(why)))) for name, why in sorted(found.items()))

    def combined(self, name: str, stated: Sequence[Sequence[Position]]) -> Position:
        """Return the one account of every combination of a position on each figure."""
        flat = [position for positions in stated for position in positions]
        working = Working(Mix(self, tuple(map(len, stated))), name, tuple(flat))
        if any(not positions for positions in stated):
            return Position(name, Stance.SILENT, self.unit, Holder(MIXED, MIXED), working=working)
        count = 1
        for positions in stated:
            count *= len(positions)
        if count > MOST_COMBINATIONS:
            found = [self._over_hulls(stated)]
        else:
            found = [
                self.position(MIXED, *(attrs.evolve(held, lenders=()) for held in c))
                for c in itertools.product(*stated)
            ]
        numbers = [one for one in found if one.stance is Stance.STATED]
        if not numbers:
            return attrs.evolve(found[0], working=attrs.evolve(working, reason=_reason(found[0])))
        spans = tuple(span for one in numbers for span in one.spans)
        reason = next((_reason(one) for one in found if one.stance is Stance.UNDEFINED), "")
        return Position(
            MIXED,
            Stance.STATED,
            self.unit,
            Holder(MIXED, MIXED),
            spans,
            hull_of(span.interval for span in spans),
            hull_of(span.reach for span in spans),
            estimates=tuple(e for p in flat for e in p.estimates),
            origins=tuple(o for p in flat for o in p.origins),
            working=attrs.evolve(working, reason=reason, enclosure=any(one.enclosure for one in numbers)),
        )

    def _over_hulls(self, stated: Sequence[Sequence[Position]]) -> Position:
        """Return an account over the hull of all positions on each figure, where combinations are too many."""
        hulls = []
        for panel, positions in zip(self.panels, stated, strict=True):
            held = [_floored(panel, position) for position in positions]
            hulls.append((hull_of(a for a, _ in held), hull_of(b for _, b in held)))
        operands = tuple(positions[0] for positions in stated)
        made = self._position(MIXED, operands, operands[0], [a for a, _ in hulls], [b for _, b in hulls])
        if made.working is None or not any(self.program.repeated):
            return made
        return attrs.evolve(made, working=attrs.evolve(made.working, enclosure=True))


def apart_by_scope(one: Any, other: Any) -> bool:
    """Whether two figures share nothing, since a facet differs or their periods do not meet."""
    mine, its = dict(one.facets), dict(other.facets)
    if any(its.get(name, text) != text for name, text in mine.items()):
        return True
    a, b = one.period, other.period
    return a is not None and b is not None and (a.before(b) is True or b.before(a) is True)


_SAYS = {Stance.DENIED: "denies", Stance.WITHHELD: "withholds", Stance.UNQUANTIFIED: "gives no number for"}


def _reason(position: Position) -> str:
    return "" if position.working is None else position.working.reason


@attrs.frozen
class Mix:
    """A formula over every combination of several positions on each figure: ``counts`` says how many on each."""

    formula: Formula
    counts: tuple[int, ...]

    @property
    def words(self) -> str:
        """The formula in words."""
        return self.formula.words

    @property
    def titles(self) -> tuple[str, ...]:
        """The title of the figure of each operand."""
        return tuple(t for t, count in zip(self.formula.titles, self.counts, strict=True) for _ in range(count))

    def position(self, name: str, *operands: Position) -> Position:
        """Return the one account of every combination."""
        found, at = [], 0
        for count in self.counts:
            found.append(operands[at : at + count])
            at += count
        return self.formula.combined(name, found)


def _is_below(floor: Number | None, printed: Interval) -> bool:
    return floor is not None and (printed.low is None or printed.low < floor)


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
