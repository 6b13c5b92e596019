"""
Shifts between two editions: how far each holder's number moved, in units of the earlier one's standard error.

An error that differs by side is taken on the side to which the number moved;
an interval at a level as the standard error that it is at that level.

Source:
    The adjustments of CODATA compare their values so: P. J. Mohr, D. B.
    Newell and B. N. Taylor, CODATA recommended values 2014, section XV
    (difference from the earlier value in units of its uncertainty).
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import attrs

from contested.claims import Derivation, rule
from contested.errors import WrongType
from contested.names import listed
from contested.quantities import number_words, quotient

if TYPE_CHECKING:
    from contested.answers.comparison import Comparable
    from contested.claims import Panel, Position
    from contested.quantities import Number, StatedError


@attrs.frozen
class PartyShift:
    """
    How far one holder's number moved.

    ``size`` is in units of the earlier standard error, below zero where the
    number fell; None where there is none, and ``why`` says what is missing.
    """

    name: str
    old: Number | None
    new: Number | None
    size: Number | None
    why: str = ""

    def __str__(self) -> str:
        name = listed([self.name])
        if self.size is None or self.old is None or self.new is None:
            return f"{name}: {self.why}"
        ends = f"from {number_words(self.old, derived=True)} to {number_words(self.new, derived=True)}"
        if not self.size:
            return f"{name}: no shift"
        size = number_words(self.size if self.size > 0 else -self.size, derived=True)
        return f"{name}: {'up' if self.size > 0 else 'down'} by {size} standard errors ({ends})"


@attrs.frozen(repr=False)
class Shift:
    """
    How far the numbers of everybody moved from one edition of a figure to a later one, by name.

    ``notes`` say where the two count different things.
    """

    old: Panel
    new: Panel
    shifts: tuple[PartyShift, ...]
    notes: tuple[str, ...] = ()

    @property
    def by_party(self) -> dict[str, Number | None]:
        """Each name with its shift in standard errors; None where there is none."""
        return {one.name: one.size for one in self.shifts}

    def explain(self, *, whole: bool = False) -> Derivation:
        """
        Return how the shifts follow from positions, down to the sources.

        Args:
            whole: print all of it; else a long one says how many steps it
                leaves out.
        """
        inputs = tuple(position.explain() for panel in (self.old, self.new) for position in panel.positions)
        how = f"shift of {self.old.figure}: {self}"
        return Derivation(self, how, partial(_again, self.old, self.new, self.notes), inputs, is_whole=whole)

    def __str__(self) -> str:
        return "; ".join(map(str, (*(self.shifts or ("nobody says anything",)), *self.notes)))

    def __repr__(self) -> str:
        return f"<Shift {self}>"


def shift_to(old: Comparable, new: object) -> Shift:
    """
    Return how far each holder's number moved to a later edition, in units of the standard error that it had.

    Raises:
        WrongType: the later edition is no figure.
        IncompatibleUnits: nothing converts between the two.
    """
    if new.__class__ is not old.__class__:
        raise WrongType("the later edition", new, "a figure")
    assert isinstance(new, old.__class__)
    notes: tuple[str, ...] = ()
    if old.definition != new.definition:
        notes = (f"the definitions differ: {_quoted(old.definition)} → {_quoted(new.definition)}",)
    return _shifts(old._panel, new.to(old.unit)._panel, notes)


def _quoted(definition: str | None) -> str:
    return "none" if definition is None else f"“{definition}”"


def _shifts(old: Panel, new: Panel, notes: tuple[str, ...]) -> Shift:
    names = sorted(old.by_name.keys() | new.by_name.keys())
    return Shift(old, new, tuple([_shift(name, old.by_name.get(name), new.by_name.get(name)) for name in names]), notes)


def _shift(name: str, old: Position | None, new: Position | None) -> PartyShift:
    before, after = _value(old), _value(new)
    if before is None or after is None:
        which = "earlier" if before is None else "later"
        return PartyShift(name, before, after, None, f"no single number in the {which} edition")
    error = _error(old)
    if error is None:
        return PartyShift(name, before, after, None, "no standard error in the earlier edition")
    below, above = error.standard
    size = above if after > before else below
    if after == before:
        return PartyShift(name, before, after, 0)
    if not size:
        return PartyShift(name, before, after, None, "a standard error of 0 in the earlier edition")
    return PartyShift(name, before, after, quotient(after - before, size))


def _value(position: Position | None) -> Number | None:
    """Return the one value of a position: that of its error, else its number."""
    if position is None or len(position.spans) != 1:
        return None
    span = position.spans[0]
    if span.error is not None:
        return span.error.value
    return span.interval.low if span.interval.is_point else None


def _error(position: Position | None) -> StatedError | None:
    return None if position is None else position.spans[0].error


@rule("shift")
def _again(old: Panel, new: Panel, notes: tuple[str, ...], *positions: Position) -> Shift:
    split = len(old.positions)
    return _shifts(
        attrs.evolve(old, positions=positions[:split]), attrs.evolve(new, positions=positions[split:]), notes
    )
