"""Pooling: what all pools of one figure share.  Who is weighed, and which error the answer has."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from contested.methods.choice import no_errors, taken_for_granted
from contested.methods.outcome import Bracket, Outcome
from contested.methods.pooled import around

if TYPE_CHECKING:
    from collections.abc import Callable

    from contested.answers.evidence import Evidence, OriginGroup
    from contested.methods.pooled import Pooled


def pooled_outcome(
    evidence: Evidence, pool: Callable[[list[Any], list[Any]], Pooled], level: float, *, student: bool = False
) -> Outcome:
    """
    Return the outcome of a pool on everybody who states an error, or on the subset that it keeps.

    Without declared independence the standard error is not below the best
    input's: how far errors are common is not known (design.md, rule 6).
    """
    known: tuple[OriginGroup, ...] = tuple([w for w in evidence.witnesses if w.error is not None])
    if not known:
        return no_errors(evidence)
    errors = [w.error for w in known if w.error is not None]
    made = pool([w.as_float for w in known], [error**2 for error in errors])
    used, best = known, min(errors)
    if made.kept:
        used, best = tuple(known[n] for n in made.kept), min(errors[n] for n in made.kept)
    gone = tuple([(w, w.without_error) for w in evidence.witnesses if w.error is None])
    caveats = list(taken_for_granted(evidence))
    error, interval = made.standard_error, made.interval
    assert interval is not None
    if evidence.independent is None and error < best:
        least = f"{best:.3g}, not {error:.3g}"
        caveats[:1] = [f"independence of the origins is not declared: the standard error is the best input's, {least}"]
        error = best
        interval = around(made.estimate, error, level, len(known) - 1 if student else None)
    bracket = Bracket("confidence", *interval, evidence.unit, level)
    return Outcome(made.estimate, (bracket,), used, gone, made, error, caveats=tuple(caveats))
