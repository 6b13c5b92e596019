"""What is asked of every figure of a dossier at once: a method's answer, and how far apart estimates are."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, cast

from contested.answers.dispersion import DisagreementTable, over
from contested.errors import NoPositions

if TYPE_CHECKING:
    from collections.abc import Mapping

    from contested.claims import Intake
    from contested.figure import Figure
    from contested.methods import Method, Reconciliation


def reconcile_all(
    figures: Mapping[str, Figure],
    intake: Intake | None,
    method: Method | None,
    accept: Iterable[str],
    reason: str | None,
    force: bool,
    independent: str | None,
) -> dict[str, Reconciliation]:
    """
    Return a method's answer on each figure, by its id.

    Args:
        figures: by id.
        intake: of the feed that they were read from, which may say that
            origins are independent.
        method: that looks at one figure, or at all at once.
        accept: codes of preconditions to waive.
        reason: why.
        force: waive every precondition.
        independent: why the origins of all figures are taken to be independent.
    """
    if independent is None and intake is not None:
        independent = intake.independent
    if independent is not None:
        figures = {id_: figure.assume_independent(reason=independent) for id_, figure in figures.items()}
    together = getattr(method, "answers", None)
    if together is not None and not isinstance(method, type):
        return cast("dict[str, Reconciliation]", together(dict(figures), accept=accept, reason=reason, force=force))
    codes = accept if isinstance(accept, str) or not isinstance(accept, Iterable) else tuple(accept)
    return {id_: figure.reconcile(method, accept=codes, reason=reason, force=force) for id_, figure in figures.items()}


def mean_disagreement(figures: Mapping[str, Figure]) -> DisagreementTable:
    """
    Return how far apart estimates are, in the mean over figures.

    Raises:
        NoPositions: no figure has an estimate with a value.
    """
    found = over({id_: (figure.unit, figure.best_values) for id_, figure in figures.items()})
    if found is None:
        raise NoPositions("the dossier", "disagreement")
    return found
