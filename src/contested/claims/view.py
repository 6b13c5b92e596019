"""Views: how a figure is looked at, from which unit, by whom only, without what."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from contested.claims.panel import LeftOut, Loan
from contested.claims.position import NOBODY, silent

if TYPE_CHECKING:
    from contested.claims.position import Position
    from contested.quantities.units import Unit


@attrs.frozen
class View:
    """
    How a figure is looked at: from which declared unit, by whom only, without what.

    ``loans`` are the parties whose numbers the user lends to the silent;
    ``independent`` is why the user takes the origins to be independent;
    ``strangers`` are those asked for whom nothing names.
    """

    declared: Unit
    only: tuple[str, ...] | None = None
    partial: bool = False
    left_out: tuple[LeftOut, ...] = ()
    loans: tuple[Loan, ...] = ()
    independent: str | None = None
    strangers: tuple[str, ...] = ()

    @property
    def notes(self) -> tuple[str, ...]:
        """A clause for each who was asked for and whom nothing names: the name may be wrong."""
        asked = () if self.only is None else self.only
        return tuple(f"{name}: {NOBODY}" for name in self.strangers if name in asked)

    def base(self, unit: Unit) -> View | None:
        """Return what of the view belongs to the figure itself: that statements not known yet are missing."""
        return View(unit, partial=True, left_out=self.left_out) if self.partial else None

    def seen(self, positions: tuple[Position, ...]) -> tuple[tuple[Position, ...], list[LeftOut]]:
        """Split positions into those looked at and those left out."""
        gone = list(self.left_out)
        if self.only is None:
            return positions, gone
        asked = " and ".join(self.only)
        gone += [LeftOut(p.name, f"only {asked} asked for") for p in positions if p.name not in self.only]
        speaking = {p.name for p in positions}
        missing = [silent(name, self.declared) for name in self.only if name not in speaking]
        kept = [p for p in positions if p.name in self.only]
        return tuple(sorted((*kept, *missing), key=lambda p: p.name)), gone

    def narrowed(self, names: tuple[str, ...]) -> View:
        """Return the view with only these looked at, of those that were."""
        both = names if self.only is None else tuple(name for name in self.only if name in names)
        return attrs.evolve(self, only=tuple(sorted(set(both))))
