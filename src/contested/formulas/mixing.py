"""
Panels of derived figures: every account, or one that mixes those of the parties.

A mix is asked for by name, and every answer says that it is one.
"""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import attrs

from contested.claims import Holder, LeftOut, Panel, Position, Stance, Working
from contested.claims.stated_panel import position_of
from contested.errors import DividesByZero
from contested.formulas.accounts import Accounts, NoCommonDay, ZeroDivision
from contested.formulas.overlaps import sum_caveats
from contested.names import listed
from contested.quantities import USUAL_LEVEL, hull_of
from contested.quantities.cpython import slot_setters

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from contested.claims import Party, PrintedNumber
    from contested.formulas.formula import FigureLike

MIXED = "mixed"
MOST_COMBINATIONS = 256
"""More combinations are not computed one by one: their hull is."""

_VOICE = Holder(MIXED, MIXED)
_SAYS = {Stance.DENIED: "denies", Stance.WITHHELD: "withholds", Stance.UNQUANTIFIED: "gives no number for"}


@attrs.frozen(eq=False)
class Evaluation:
    """A formula whose accounts are asked for, one by one or all together: each is computed once."""

    accounts: Accounts
    _made: dict[str, Position] = attrs.field(factory=dict, init=False)

    def number_of(self, party: object) -> Position | None:
        """Return an account without the others; None where nobody has it, or it has no number and others matter."""
        accounts = self.accounts
        if accounts.formula.mixing or not accounts.is_of(party):
            return None
        name = str(party)
        made = self._made.get(name)
        if made is None:
            made = self._made[name] = accounts.account(name)
        return None if made.interval is None else made

    def panel(self, notes: tuple[str, ...] = ()) -> Panel:
        """
        Return what every account comes to; where the formula mixes, the one account that it asks for.

        Args:
            notes: clauses that every answer carries.

        Raises:
            DividesByZero: no account gives a number, since each divides by
                zero.
            FormulaTooLong: a number has too many digits.
        """
        accounts, formula = self.accounts, self.accounts.formula
        notes = (*sum_caveats(formula), *notes)
        if formula.mixing:
            return _every_combination(accounts, notes) if formula.chosen is None else _of_chosen(accounts, notes)
        names = sorted({name for panel in formula.panels for name in panel.by_name})
        return _panel(accounts, tuple([self._account(name) for name in names]), (), notes)

    def _account(self, name: str) -> Position:
        made = self._made.get(name)
        if made is None:
            made = self._made[name] = self.accounts.account(name)
        return made


_put_accounts, _put_made = slot_setters(Evaluation, "accounts", "_made")


def evaluation_of(figure: FigureLike) -> Evaluation | None:
    """Return what asks a derived figure's accounts; None of a stated one."""
    if figure._formula is None:
        return None
    made: Evaluation = object.__new__(Evaluation)
    _put_accounts(made, Accounts(figure._formula, None if figure._view is None else figure._view.independent))
    _put_made(made, {})
    return made


def account_for(figure: FigureLike, evaluation: Evaluation | None, party: str | Party) -> Position:
    """
    Return one party's account: its position, or what it borrows from unattributed numbers where silent.

    Args:
        figure: stated or derived.
        evaluation: of a derived one, where one account is computed without
            the others if nothing else is asked.
        party: whose account.

    Raises:
        UnknownName: nobody here is called so, and somebody almost is.
    """
    if evaluation is not None and figure._view is None:
        alone = evaluation.number_of(party)
        if alone is not None:
            return alone
    account = figure._panel.account(figure.names.name_of(party))
    return position_of(figure._panel, figure.names, party) if account.stance is Stance.SILENT else account


def _panel(
    accounts: Accounts, positions: tuple[Position, ...], left_out: Iterable[LeftOut], notes: tuple[str, ...]
) -> Panel:
    formula = accounts.formula
    broken = None
    for position in positions:
        if position.stance is Stance.STATED:
            break
        if broken is None and position.stance is Stance.UNDEFINED and not isinstance(_reason(position), NoCommonDay):
            broken = position
    else:
        if broken is not None:
            reason = _reason(broken)
            raise DividesByZero(formula.words, reason.divisor if isinstance(reason, ZeroDivision) else str(reason))
    panels = formula.panels
    if accounts.independent is not None and any(position.is_uncertain for position in positions):
        notes = (*notes, f"stated errors are taken to be independent: {accounts.independent}")
    loans = [
        f"{unknown.title}: {loan}"
        for unknown, panel in zip(formula.unknowns, panels, strict=True)
        for loan in panel.loans
    ]
    return Panel(
        formula.words,
        formula.unit,
        positions,
        frozenset().union(*[panel.disputants for panel in panels]),
        tuple(dict.fromkeys([*(one for panel in panels for one in panel.left_out), *left_out])),
        None,
        (),
        tuple(dict.fromkeys([*(note for panel in panels for note in panel.notes), *loans, *notes])),
        derived=True,
        level=panels[0].level if panels else USUAL_LEVEL,
        borrowed=None if formula.mixing else accounts.borrowed(),
    )


def _reason(position: Position) -> object:
    return "" if position.working is None else position.working.reason


# -- mixing -----------------------------------------------------------------------


@attrs.frozen
class Mix:
    """A formula over every combination of several positions on each figure: ``counts`` says how many on each."""

    accounts: Accounts
    counts: tuple[int, ...]

    @property
    def words(self) -> str:
        """The formula in words."""
        return self.accounts.words

    @property
    def titles(self) -> tuple[str, ...]:
        """The title of the figure of each operand."""
        return tuple(t for t, count in zip(self.accounts.titles, self.counts, strict=True) for _ in range(count))

    def position(self, name: str, *operands: Position) -> Position:
        """Return the one account of every combination."""
        found, at = [], 0
        for count in self.counts:
            found.append(operands[at : at + count])
            at += count
        return _combined(self.accounts, name, found)


def _of_chosen(accounts: Accounts, notes: tuple[str, ...]) -> Panel:
    """Return the panel of one account of chosen positions: none where one gives no number; a mix denies nothing."""
    formula = accounts.formula
    chosen = dict(formula.chosen or ())
    operands = []
    said = []
    for unknown, panel in zip(formula.unknowns, formula.panels, strict=True):
        party = chosen.get(unknown.root)
        operands.append(attrs.evolve(panel.account(MIXED if party is None else party), lenders=()))
        said.append(f"{unknown.title} per {party or listed([one.name for one in panel.lenders])}")
    if all(held.stance is Stance.STATED for held in operands):
        position = accounts.position(MIXED, *operands)
        position = attrs.evolve(position, holder=_VOICE, spans=_of_nobody(position))
    else:
        working = Working(accounts, MIXED, tuple(operands))
        position = Position(MIXED, Stance.SILENT, formula.unit, _VOICE, working=working)
    notes = (f"mixes {listed(said)}", *notes)
    return _panel(accounts, (position,), _unasked(accounts, set(chosen.values())), notes)


def _every_combination(accounts: Accounts, notes: tuple[str, ...]) -> Panel:
    stated = [panel.stated for panel in accounts.formula.panels]
    position = _combined(accounts, MIXED, stated)
    says = [f"mixes every account of {listed(accounts.titles)}"]
    if position.stance is Stance.STATED and _reason(position):
        says.append(f"combinations without a value are left out: {_reason(position)}")
    asked = {one.name for positions in stated for one in positions}
    return _panel(accounts, (position,), _unasked(accounts, asked), (*says, *notes))


def _of_nobody(position: Position) -> tuple[PrintedNumber, ...]:
    """Return the numbers of a mix without what its figures say besides: it rests on nobody's interval or best value."""
    return tuple(attrs.evolve(span, behind=None) for span in position.spans)


def _unasked(accounts: Accounts, asked: set[str]) -> list[LeftOut]:
    """Return everyone whose number a mix does not take, and why."""
    found: dict[str, list[str]] = {}
    for title, panel in zip(accounts.titles, accounts.formula.panels, strict=True):
        for position in panel.positions:
            if position.stance in _SAYS:
                found.setdefault(position.name, []).append(f"{_SAYS[position.stance]} {title}")
            elif position.name not in asked and position.stance is Stance.STATED:
                found.setdefault(position.name, []).append("not asked for")
    return [LeftOut(name, listed(list(dict.fromkeys(why)))) for name, why in sorted(found.items())]


def _combined(accounts: Accounts, name: str, stated: Sequence[Sequence[Position]]) -> Position:
    """Return the one account of every combination of a position on each figure."""
    unit = accounts.formula.unit
    flat = [position for positions in stated for position in positions]
    working = Working(Mix(accounts, tuple(map(len, stated))), name, tuple(flat))
    if any(not positions for positions in stated):
        return Position(name, Stance.SILENT, unit, _VOICE, working=working)
    count = 1
    for positions in stated:
        count *= len(positions)
    if count > MOST_COMBINATIONS:
        found = [accounts.over_hulls(MIXED, stated)]
    else:
        found = [
            accounts.position(MIXED, *(attrs.evolve(held, lenders=()) for held in combination))
            for combination in itertools.product(*stated)
        ]
    numbers = [one for one in found if one.stance is Stance.STATED]
    if not numbers:
        return attrs.evolve(found[0], working=attrs.evolve(working, reason=_reason(found[0])))
    spans = tuple(span for one in numbers for span in _of_nobody(one))
    reason = next((_reason(one) for one in found if one.stance is Stance.UNDEFINED), "")
    return Position(
        MIXED,
        Stance.STATED,
        unit,
        _VOICE,
        spans,
        hull_of(span.interval for span in spans),
        hull_of(span.reach for span in spans),
        estimates=tuple(e for p in flat for e in p.estimates),
        origins=tuple(o for p in flat for o in p.origins),
        day=numbers[0].day if len({one.day for one in numbers}) == 1 else None,
        working=attrs.evolve(working, reason=reason, enclosure=any(one.enclosure for one in numbers)),
    )
