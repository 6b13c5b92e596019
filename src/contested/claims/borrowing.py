"""Borrowing: what somebody who says nothing of a figure takes from others (rule 15), and that it says nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from contested.claims.holder import Holder
from contested.claims.position import Position, Stance
from contested.claims.value_json import rule
from contested.quantities import hull_of

if TYPE_CHECKING:
    from contested.quantities import Unit


def lent_position(name: str, unit: Unit, *lenders: Position) -> Position:
    """Return the position of a silent holder that borrows unattributed numbers (rule 15)."""
    spans = tuple(span for lender in lenders for span in lender.spans)
    return Position(
        name,
        Stance.STATED,
        unit,
        Holder("party", name),
        spans,
        hull_of(span.interval for span in spans),
        hull_of(span.reach for span in spans),
        divided=len({span.interval for span in spans}) > 1,
        estimates=tuple(estimate for lender in lenders for estimate in lender.estimates),
        lenders=lenders,
        day=lenders[0].day if len({lender.day for lender in lenders}) == 1 else None,
        reread=_lent_again,
    )


@rule("borrowed position")
def _lent_again(position: Position, *lenders: Position) -> Position:
    """Return what a holder borrows anew, as following a derivation does."""
    return lent_position(position.name, position.unit, *lenders)


def silent_position(name: str, unit: Unit, *, known: bool = True) -> Position:
    """Return the position of somebody who says nothing; ``known`` false where nothing here even names them."""
    return Position(name, Stance.SILENT, unit, Holder("party" if known else "stranger", name))
