"""The panel of a stated figure: its positions, without what is set aside or not looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from contested.claims.borrowing import silent_position
from contested.claims.day_looked_at import behind_lines, but_denials_of, counted_positions, denied_and_not_here, said_on
from contested.claims.panel import Panel, View, set_aside
from contested.claims.position_reading import read_by_holder
from contested.claims.scope import floor_of, scope_in_brackets

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from contested.claims.known_names import KnownNames
    from contested.claims.panel import LeftOut
    from contested.claims.party import Party
    from contested.claims.position import Position
    from contested.claims.scope import FigureRecord
    from contested.claims.statement import Statement
    from contested.quantities import When


def stated_panel(figure: FigureRecord) -> Panel:
    """Return everyone who has a say on a stated figure."""
    unit, view = figure.unit, figure._view or View(figure.unit)
    kept, left_out = but_set_aside(figure)
    said = said_on(kept, view.as_of)
    declared = [party.name for party in figure.disputants]
    rivals = rivals_of(figure)
    positions = read_by_holder(said.standing, said.labels, unit, declared, view.level, rivals)
    cut_off = None
    if figure.time == "cumulative":
        positions, limits, cut_off = counted_positions(positions, said, unit, view.as_of, view.level, rivals)
        left_out += limits
    return panel_of(figure, view, positions, [*left_out, *said.left_out], cut_off)


def panel_of(
    figure: FigureRecord,
    view: View,
    positions: tuple[Position, ...],
    left_out: Sequence[LeftOut],
    cut_off: When | None = None,
) -> Panel:
    """
    Return the panel of a stated figure.

    Args:
        figure: a stated one.
        view: how it is looked at.
        positions: of all, by name.
        left_out: which statements are not part of them.
        cut_off: the day up to which a cumulative one is counted.
    """
    positions, others = view.seen(positions)
    return Panel(
        figure.name,
        figure.unit,
        positions,
        frozenset(rivals_of(figure).values()),
        (*behind_lines(positions), *left_out, *others),
        floor_of(figure),
        view.loans,
        view.notes,
        independent=view.independent,
        cumulative=figure.time == "cumulative",
        level=view.level,
        asked=view.as_of,
        cut_off=cut_off,
        bracketed=scope_in_brackets(figure),
    )


def rivals_of(figure: FigureRecord) -> dict[str, str]:
    """Return the declared disputants of a figure: by each name and alias the name."""
    known = figure.names.parties
    declared = [known.get(party.name, party) for party in figure.disputants]
    disputants = [*declared, *(party for party in known.values() if party.stake == "disputant")]
    return {name: party.name for party in disputants for name in (party.name, *party.aliases)}


def but_set_aside(figure: FigureRecord) -> tuple[Sequence[Statement], list[LeftOut]]:
    """
    Return what is said of a figure without what the user set aside, and how that is named.

    Who accepts a number that is set aside says that very number, and nothing
    else; who denies one that is set aside, or that is not here, denies nothing
    that anybody is asked about.
    """
    partial = figure._view is not None and figure._view.partial
    if not figure.assessments and not partial:
        return figure.statements, []
    aside = {one.estimate: one for one in figure.assessments}
    why = {id(s): aside[key] for s in figure.statements if (key := _aside_key(s, aside)) is not None}
    kept = [s for s in figure.statements if id(s) not in why]
    gone: dict[str, Statement | None] = dict.fromkeys(denied_and_not_here(kept)) if partial else {}
    gone |= {s.key: s for s in figure.statements if id(s) in why and s.key is not None}
    left_out = [set_aside(s, why[id(s)]) for s in figure.statements if id(s) in why]
    said, denials = but_denials_of(gone, kept)
    return said, [*left_out, *denials]


def _aside_key(statement: Statement, aside: Mapping[str, object]) -> str | None:
    """Return the key by which a statement is set aside, its own or that of what it accepts; None where it is not."""
    keys = [statement.key]
    if statement.aim is not None and statement.aim.stance == "accepted":
        keys += [statement.aim.estimate, None if statement.aim.target is None else statement.aim.target.key]
    return next((key for key in keys if key in aside), None)


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
