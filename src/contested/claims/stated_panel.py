"""The panel of a stated figure: its positions, without what is set aside or not looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from contested.claims.day_looked_at import counted_positions, said_on
from contested.claims.panel import Panel, View, set_aside
from contested.claims.position import silent_position
from contested.claims.position_reading import read_by_holder
from contested.claims.scope import floor_of

if TYPE_CHECKING:
    from contested.claims.known_names import KnownNames
    from contested.claims.party import Party
    from contested.claims.position import Position
    from contested.claims.scope import FigureRecord


def stated_panel(figure: FigureRecord) -> Panel:
    """Return everyone who has a say on a stated figure."""
    unit, view = figure.unit, figure.view
    aside = {one.estimate: one for one in figure.assessments}
    kept = [s for s in figure.statements if s.key is None or s.key not in aside]
    left_out = [set_aside(s, aside[s.key]) for s in figure.statements if s.key is not None and s.key in aside]
    declared = [party.name for party in figure.disputants]
    disputants = {party.name for party in figure.names.parties.values() if party.stake == "disputant"}
    seen = view or View(unit)
    said = said_on(kept, seen.as_of)
    cumulative = figure.time == "cumulative"
    positions = read_by_holder(said.standing, said.labels, unit, declared, seen.level)
    cut_off = None
    if cumulative:
        positions, limits, cut_off = counted_positions(positions, said, unit, seen.as_of)
        left_out += limits
    left_out += said.left_out
    if view is not None:
        positions, others = view.seen(positions)
        left_out += others
    return Panel(
        figure.name,
        unit,
        positions,
        frozenset(disputants.union(declared)),
        tuple(left_out),
        floor_of(figure),
        seen.loans,
        seen.notes,
        independent=seen.independent,
        cumulative=cumulative,
        level=seen.level,
        asked=seen.as_of,
        cut_off=cut_off,
    )


def narrowed_panel(panel: Panel, view: View | None) -> Panel:
    """Return the panel of a formula with only those looked at that the view asks for."""
    if view is None:
        return panel
    panel = attrs.evolve(panel, independent=view.independent)
    if view.only is None:
        return panel
    positions, others = view.seen(panel.positions)
    return attrs.evolve(
        panel, positions=positions, left_out=(*panel.left_out, *others), notes=(*panel.notes, *view.notes)
    )


def position_of(panel: Panel, names: KnownNames, party: str | Party) -> Position:
    """
    Return what one party (or source, or speaker) says of a figure now; silent where it said nothing.

    Raises:
        UnknownName: nobody here is called so, and somebody almost is.
    """
    name = names.name_of(party)
    known = panel.by_name.get(name)
    return silent_position(name, panel.unit, known=names.mentions(name)) if known is None else known
