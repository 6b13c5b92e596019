"""Choosing: what picks and averages share.  One value or a tie, who is left out, and what approximate values allow."""

from __future__ import annotations

from typing import TYPE_CHECKING

from contested.exact import simplest
from contested.interval import Interval, hull_of
from contested.methods.guards import PICKS, Objection, without_errors
from contested.methods.outcome import Bracket, Outcome
from contested.names import listed
from contested.ranges import named

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from contested.exact import Number
    from contested.methods.evidence import Evidence, Witness


def no_errors(evidence: Evidence) -> Outcome:
    """Return the outcome where nobody states an error, or only such as are zero."""
    zero = any(estimate.standard_error == 0 for witness in evidence.witnesses for estimate in witness.estimates)
    says = " and ".join(without_errors(evidence.witnesses)) if zero else "nobody gives a standard error"
    return Outcome(objection=Objection("no-uncertainty", says, can_be_waived=False))


def picked(
    evidence: Evidence,
    chosen: Sequence[Witness],
    why: str | dict[Witness, str],
    caveats: Iterable[str] = (),
    error: float | None = None,
    needs: Sequence[str] = PICKS,
) -> Outcome:
    """Return the one value (or, of a method that does not ask for one, the range) of those chosen."""
    gone = tuple((w, why if isinstance(why, str) else why[w]) for w in evidence.witnesses if w not in chosen)
    found = list(caveats)
    if all(witness.is_disputant for witness in chosen):
        found.append(f"the number is {listed([w.name for w in chosen])}'s, a declared disputant")
    allows = hull_of(witness.reach for witness in chosen)
    if all(witness.is_midpoint for witness in chosen) and "no-best-value" not in needs:
        ends = hull_of(witness.interval for witness in chosen)
        bracket = Bracket.of("stated", ends, evidence.unit)
        return Outcome(brackets=(bracket,), used=tuple(chosen), left_out=gone, caveats=tuple(found), allows=(allows,))
    return Outcome(
        chosen[0].value, used=tuple(chosen), left_out=gone, caveats=tuple(found), error=error, allows=(allows,)
    )


def tie(evidence: Evidence, among: Sequence[Witness]) -> Outcome:
    """Return the refusal where the values of several are as good."""
    return tie_between(evidence, sorted({witness.value for witness in among}), among)


def tie_between(evidence: Evidence, values: Sequence[Number], among: Sequence[Witness] | None = None) -> Outcome:
    """Return the refusal where several values are as good."""
    witnesses = evidence.witnesses if among is None else among
    tied = {value: [w for w in witnesses if w.value == value] for value in values}
    parts = [
        f"{evidence.unit.after(group[0].shown, one=group[0].shown == '1')} ({named([w.name for w in group])})"
        for group in tied.values()
    ]
    return Outcome(objection=Objection("tie", f"{len(values)} values tie: {', '.join(parts)}", can_be_waived=False))


def averaged(
    witnesses: Sequence[Witness], value: Number, average: Callable[[Sequence[Number]], Number]
) -> tuple[Interval, ...]:
    """Return what an average that rises with each value comes to on all that approximate values allow."""
    ends = [about_value(witness) for witness in witnesses]
    lows = [end.low for end in ends if end.low is not None]
    highs = [end.high for end in ends if end.high is not None]
    low, high = average(lows), average(highs)
    return (Interval.of_ends(low, high, low != value, high != value),)


def about_value(witness: Witness) -> Interval:
    """Return the value of a witness with the reach around what it prints; all of a range without a best value."""
    if witness.is_midpoint and not witness.is_divided:
        return witness.reach
    if witness.is_limit or witness.is_divided:
        return Interval.of_ends(witness.value, witness.value, False, False)
    reach, printed = witness.reach, witness.interval
    low = witness.value if reach.low is None or printed.low is None else witness.value - (printed.low - reach.low)
    high = witness.value if reach.high is None or printed.high is None else witness.value + (reach.high - printed.high)
    return Interval.of_ends(simplest(low), simplest(high), False, False)


def place_in(witness: Witness, order: Sequence[str]) -> int:
    """Return where a witness first stands in an order of parties and sources; its length where it does not."""
    names = set(witness.names)
    for estimate in witness.estimates:
        names |= {label for party in estimate.parties for label in (party.name, *party.aliases)}
        for source in (estimate.source, *estimate.quoting):
            chain = () if source is None else (source, *source.quoting)
            names |= {label for link in chain for label in (link.title, link.name, link.publisher or link.title)}
    return next((place for place, name in enumerate(order) if name in names), len(order))
