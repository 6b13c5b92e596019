"""
Stances to what was said: another's number accepted, one's own corrected or retracted, a definition or method disputed.

Each is said of a stated figure, and aimed at one of its estimates by the key of that.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar, Unpack

from contested.claims import Acceptance, Dispute, Retraction, correction
from contested.formulas.formula import FigureLike
from contested.formulas.viewing import say

if TYPE_CHECKING:
    from contested.claims import AimedFields, ClaimFields, DenialFields, RetractionFields, Statement
    from contested.quantities import Unit

_F = TypeVar("_F", bound=FigureLike)


def accepted(figure: _F, **fields: Unpack[AimedFields]) -> _F:
    """
    Return the figure with an acceptance: ``by`` states another's number, the one of the key ``estimate``.

    It adds no origin: both count once.  ``Acceptance.of`` says what the fields are.
    """
    return say(figure, Acceptance.of(**figure.names.held(fields)))


def corrected(
    figure: _F, value: object = None, unit: str | Unit | None = None, *, estimate: str, **fields: Unpack[ClaimFields]
) -> _F:
    """
    Return the figure with a number by which a party replaces its own one of the key ``estimate``, whatever their days.

    ``Estimate.of`` says what the fields are; ``unit`` is by default the
    figure's, ``as_of`` that of the number that is replaced.
    """
    measured_in = figure.unit if unit is None else unit
    made: Statement = correction(value, measured_in, estimate=estimate, **figure.names.held(fields))
    return say(figure, made)


def retracted(figure: _F, **fields: Unpack[RetractionFields]) -> _F:
    """
    Return the figure with a retraction: ``by`` takes back its number of the key ``estimate``, or all that it said.

    It counts from when it was made; not replaced, the position is withheld.
    ``Retraction.of`` says what the fields are.
    """
    return say(figure, Retraction.of(**figure.names.held(fields)))


def disputed(figure: _F, **fields: Unpack[DenialFields]) -> _F:
    """
    Return the figure with a dispute of the "definition" or "method" (``aspect``) of the figure, or of one estimate.

    It is shown and unsettles, and leaves its party's own number in force.
    ``Dispute.of`` says what the fields are.
    """
    return say(figure, Dispute.of(**figure.names.held(fields)))
