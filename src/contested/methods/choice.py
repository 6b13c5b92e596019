"""Choosing: what picks and averages share.  One value or a tie, who is left out, and what approximate values allow."""

from __future__ import annotations

from typing import TYPE_CHECKING

from contested.answers.range_ends import names_at_end
from contested.claims import BASES
from contested.methods.outcome import PICKS, Bracket, FailedPrecondition, Outcome, without_errors
from contested.names import listed
from contested.quantities import Interval, as_int_if_whole, hull_of
from contested.spelling import near_pairs

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from contested.answers.evidence import Evidence, OriginGroup
    from contested.quantities import Number

NO_THIRD_PARTY = "no declared third party"

STATUS_RANKS = {"final": 0, "verified": 0, "provisional": 1, "unverified": 2, None: 3}
BASIS_RANKS: dict[str | None, int] = {None: len(BASES), **{basis: rank for rank, basis in enumerate(BASES)}}
"""How well a status, and a basis, decides where several numbers are given as often: the lowest first."""


def no_errors(evidence: Evidence) -> Outcome:
    """Return the outcome where nobody states an error to weigh by: none at all, one of zero, or one for each side."""
    stated = any(e.standard_errors != (None, None) for w in evidence.witnesses for e in w.estimates)
    says = " and ".join(without_errors(evidence.witnesses)) if stated else "nobody gives a standard error"
    return Outcome(objection=FailedPrecondition("no-uncertainty", says, can_be_waived=False))


def picked(
    evidence: Evidence,
    chosen: Sequence[OriginGroup],
    why: str | dict[OriginGroup, str],
    caveats: Iterable[str] = (),
    error: float | None = None,
    needs: Sequence[str] = PICKS,
) -> Outcome:
    """Return the one value (or, of a method that does not ask for one, the range) of those chosen."""
    taken = set(map(id, chosen))
    gone = tuple((w, why if isinstance(why, str) else why[w]) for w in evidence.witnesses if id(w) not in taken)
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


def tie(evidence: Evidence, among: Sequence[OriginGroup]) -> Outcome:
    """Return the refusal where the values of several are as good."""
    return tie_between(evidence, sorted({witness.value for witness in among}), among)


def tie_between(evidence: Evidence, values: Sequence[Number], among: Sequence[OriginGroup] | None = None) -> Outcome:
    """Return the refusal where several values are as good."""
    witnesses = evidence.witnesses if among is None else among
    tied: dict[Number, list[OriginGroup]] = {value: [] for value in values}
    for witness in witnesses:
        if witness.value in tied:
            tied[witness.value].append(witness)
    said: dict[tuple[Number, str], list[str]] = {}
    for value, group in tied.items():
        for witness in group:
            said.setdefault((value, witness.said), []).append(witness.name)
    parts = [
        f"{evidence.unit.after(words, one=words == '1')} ({names_at_end(names)})" for (_, words), names in said.items()
    ]
    middles = any(witness.is_midpoint for group in tied.values() for witness in group)
    by = ", by the middle of a range where no best value is given" if middles else ""
    says = f"{len(values)} values tie{by}: {', '.join(parts)}"
    return Outcome(objection=FailedPrecondition("tie", says, can_be_waived=False))


def averaged(
    witnesses: Sequence[OriginGroup], value: Number, average: Callable[[Sequence[Number]], Number]
) -> tuple[Interval, ...]:
    """Return what an average that rises with each value comes to on all that the numbers behind it allow."""
    return (spanned([about_value(witness) for witness in witnesses], (value, value), average, average),)


def spanned(
    spans: Sequence[Interval],
    values: tuple[Number, Number],
    lowest: Callable[[Sequence[Number]], Number],
    highest: Callable[[Sequence[Number]], Number],
) -> Interval:
    """
    Return what two averages, one of the low ends and one of the high ends, come to on intervals.

    Args:
        spans: what each number allows.
        values: what the averages come to on the numbers themselves, which is always allowed.
        lowest: of the low ends.
        highest: of the high ends.
    """
    low = _averaged_end([span.low for span in spans], lowest, -1)
    high = _averaged_end([span.high for span in spans], highest, 1)
    low_open = low not in (None, values[0]) and all(span.low_open for span in spans if not span.is_point)
    high_open = high not in (None, values[1]) and all(span.high_open for span in spans if not span.is_point)
    return Interval.of_ends(low, high, low_open, high_open)


def _averaged_end(
    ends: Sequence[Number | None], average: Callable[[Sequence[Number]], Number], side: int
) -> Number | None:
    """Return the average of ends; None where it follows one that nothing limits."""
    known = [end for end in ends if end is not None]
    if len(known) == len(ends):
        return average(known)
    farthest = max([0, *known, *(-end for end in known)]) + 1
    # two stand-ins, so far out that floats tell them apart: what comes out alike does not rest on the open end
    near, far = (average([farthest * times * side if end is None else end for end in ends]) for times in (2, 20))
    return near if near == far else None


def about_value(witness: OriginGroup) -> Interval:
    """Return the value of a witness with the reach around what it prints; all that it allows where it has no one."""
    if witness.is_midpoint or witness.is_divided or any(reading.value is None for reading in witness.readings):
        return witness.reach
    reach, printed = witness.reach, witness.interval
    low = witness.value if reach.low is None or printed.low is None else witness.value - (printed.low - reach.low)
    high = witness.value if reach.high is None or printed.high is None else witness.value + (reach.high - printed.high)
    low, high = as_int_if_whole(low), as_int_if_whole(high)
    low_open, high_open = low != witness.value and reach.low_open, high != witness.value and reach.high_open
    return Interval.of_ends(low, high, low_open, high_open)


def places_in(witnesses: Sequence[OriginGroup], order: Sequence[str]) -> list[int]:
    """Return where each witness first stands in an order of parties and sources; its length where it does not."""
    places: dict[str, int] = {}
    for place, name in enumerate(order):
        places.setdefault(name, place)
    return [min((places[name] for name in _names_of(one) if name in places), default=len(order)) for one in witnesses]


def misspelt(evidence: Evidence, order: Sequence[str]) -> FailedPrecondition | None:
    """Return the refusal where an order names nobody who is here, and almost somebody (design.md, rule 8)."""
    here: dict[str, None] = dict.fromkeys(name for name, _ in evidence.stakes)
    for witness in evidence.witnesses:
        here |= dict.fromkeys(sorted(_names_of(witness)))
    pair = next(near_pairs((name for name in order if name not in here), here), None)
    if pair is None:
        return None
    says = f"the order names {pair[0]}, and nobody here is called so; near: {pair[1]}"
    return FailedPrecondition("misspelt", says, can_be_waived=False)


def _names_of(witness: OriginGroup) -> set[str]:
    """Return the names of those who speak, and of what their numbers were read in."""
    names = set(witness.names)
    for estimate in witness.estimates:
        names |= {label for party in estimate.parties for label in (party.name, *party.aliases)}
        for source in (estimate.source, *estimate.quoting):
            chain = () if source is None else (source, *source.quoting)
            names |= {label for link in chain for label in (link.title, link.name, link.publisher or link.title)}
    return names


def taken_for_granted(evidence: Evidence) -> tuple[str, ...]:
    """Return what an average takes for granted and nobody declared."""
    found = []
    if len(evidence.witnesses) > 1 and evidence.independent is None:
        found.append("independence of the origins is not declared")
    if evidence.stakes_are_unknown:
        found.append(NO_THIRD_PARTY)
    return tuple(found)
