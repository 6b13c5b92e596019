"""How a finding in a draft words numbers and who says them."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from contested.names import listed
from contested.quantities import exact, in_full

if TYPE_CHECKING:
    from contested.claims import Estimate
    from contested.quantities import Number
    from contested.report.drafts.figure_index import Subject
    from contested.report.drafts.figure_numbers import FigureNumber, PrintedValue
    from contested.report.drafts.sides import Side, Sides

MOST_SIDES_NAMED = 5
"""Sides that a message names; the placeholder that it advises prints all."""


def quoted_phrase(number: FigureNumber) -> str:
    """Return a number as the draft has it, in quotation marks."""
    return f"“{number.phrase.text}”"


def printed_by(value: PrintedValue) -> str:
    """Return what a number is printed as, by whom."""
    estimates = [
        f"{one.printed()} ({listed([*dict.fromkeys(_who(one))])})" for one in value.estimates[:MOST_SIDES_NAMED]
    ]
    return "; ".join(dict.fromkeys([*estimates, *(_one_side(side) for side in value.sides[:MOST_SIDES_NAMED])]))


def _who(estimate: Estimate) -> list[str]:
    if estimate.parties:
        return [party.name for party in estimate.parties]
    return [estimate.speaker or ("unattributed" if estimate.source is None else estimate.source.name)]


def said_by_sides(sides: list[Side] | tuple[Side, ...]) -> str:
    """Return what some sides say."""
    more = f" and {len(sides) - MOST_SIDES_NAMED} more" if len(sides) > MOST_SIDES_NAMED else ""
    return "; ".join(_one_side(side) for side in sides[:MOST_SIDES_NAMED]) + more


def _one_side(side: Side) -> str:
    if not side.estimates:
        return f"{side.position} ({side.who})"
    return f"{' and '.join(dict.fromkeys(one.printed() for one in side.estimates))} ({side.who})"


def averaged_ends(sides: Sides, ends: tuple[tuple[Number, Side], ...]) -> str:
    """Return the numbers of which one is the average."""
    more = f" and {len(ends) - MOST_SIDES_NAMED} more" if len(ends) > MOST_SIDES_NAMED else ""
    said = (
        _one_side(side) if len(side.ends) == 1 else f"{in_full(exact(Fraction(end) / sides.size))} ({side.who})"
        for end, side in ends[:MOST_SIDES_NAMED]
    )
    return "; ".join(said) + more


def advised_placeholder(subject: Subject) -> str:
    """Return the placeholder that prints a figure whole."""
    return f"{{{{ {subject.id} | sentence }}}}"
