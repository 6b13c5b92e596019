"""Rules of days in two editions: a number that stands as it did, and is of another day now."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from contested.table.row_claim import Claim, Scope

Moved: TypeAlias = "Sequence[tuple[Claim, Claim]]"
"""Claims of the earlier edition, each with the one of the later that says the same of another day."""


def moved_claims(
    then: Mapping[tuple[Scope, str], Sequence[Claim]],
    now: Mapping[tuple[Scope, str], Sequence[Claim]],
    redated: Mapping[Scope, Scope],
) -> Moved:
    """
    Return what a party says alone of its figure in both editions, but of another day.

    Where more days moved than stayed it is the next edition of a count that runs on, and none has changed.
    """
    moved: list[tuple[Claim, Claim]] = []
    stayed = 0
    for (scope, holder), earlier in then.items():
        later = now.get((redated.get(scope, scope), holder), ())
        was, is_now = {_time(one) for one in earlier}, {_time(one) for one in later}
        stayed += len(was & is_now)
        old, new = _alone(earlier), _alone(later)
        for said in old.keys() & new.keys():
            before, after = _time(old[said]), _time(new[said])
            told_alike = [one is None for one in before] == [one is None for one in after]
            if told_alike and before not in is_now and after not in was:
                moved.append((old[said], new[said]))
    return moved if len(moved) <= stayed else ()


def _alone(claims: Iterable[Claim]) -> dict[tuple[str | None, str], Claim]:
    """Return claims by their key and what they say, without those that say it twice."""
    said: dict[tuple[str | None, str], list[Claim]] = defaultdict(list)
    for one in claims:
        said[one.statement.key, one.statement.printed()].append(one)
    return {what: ones[0] for what, ones in said.items() if len(ones) == 1}


def _time(claim: Claim) -> tuple[str | None, str | None]:
    as_of = claim.statement.as_of
    return None if as_of is None else str(as_of), claim.scope.period


def days_of_claim(claim: Claim) -> str:
    """Return of which day and period a claim is, in words."""
    return " in ".join(dict.fromkeys(one for one in _time(claim) if one is not None))
