"""Figures, drawn: a cast of parties, what they claim, deny and withhold, and how far apart they are."""

from __future__ import annotations

import math
from functools import lru_cache
from itertools import combinations
from typing import TYPE_CHECKING

import attrs
from hypothesis import strategies as st

from contested.claims import (
    AIMED,
    STAKES,
    Acceptance,
    Dispute,
    Estimate,
    Party,
    Retraction,
    correction,
)
from contested.testing import claim_fields as fields
from contested.testing import edge_cases as pools

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from contested.claims import Statement
    from contested.quantities import Number, Unit
    from contested.testing.claim_fields import Telling
    from contested.testing.edge_cases import Fields

_STAKES = st.sampled_from(("unknown", *STAKES))
_OUTSIDER = Party("an outsider")
_COUNTS = st.integers(0, 10**6)
_LOWS = st.sampled_from((1, 11, 100, 50_000)) | st.integers(1, 10**6)
_BARE_OR_ABOUT = st.sampled_from(("{}", "about {}", "{:,}"))
_FAR = 100
"""How many times the least ratio apart claims are at most, where nobody says how far they may be."""


@attrs.frozen
class Limits:
    """
    What a figure may be.

    Args:
        telling: how its statements are told.
        min_estimates: how many it has at least.
        max_estimates: how many it has at most.
        min_parties: how many parties speak at least.
        max_parties: how many are named at most; None for as many as there are.
        refusals: some parties deny or withhold.
        stances: estimates are accepted, corrected, retracted and disputed.
        min_ratio: how far apart its numbers are at least; None for any.
        max_ratio: how far apart they are at most; None for any.
    """

    telling: Telling
    min_estimates: int = 0
    max_estimates: int = 4
    min_parties: int = 0
    max_parties: int | None = None
    refusals: bool = True
    stances: bool = False
    min_ratio: Number | None = None
    max_ratio: Number | None = None

    @property
    def by_ratio(self) -> bool:
        """Whether it is said how far apart the numbers are."""
        return self.min_ratio is not None or self.max_ratio is not None


def cast_of(draw: st.DrawFn, names: Iterable[str] | None, least: int = 0, most: int | None = None) -> tuple[Party, ...]:
    """
    Draw the parties of a figure, each once, so that all statements know one record of each.

    Args:
        draw: given by Hypothesis.
        names: of those that there are; None for the edge cases, and more where those are too few.
        least: how many are drawn at least.
        most: how many at most; None for as many as there are.
    """
    if names is None:
        more = (Party(f"Party {n}") for n in range(len(pools.EDGE_PARTIES) + 1, least + 1))
        every = (*pools.EDGE_PARTIES, *more)
    else:
        every = tuple(Party(name, stake=draw(_STAKES)) for name in names)
    return every if most is None else some_of(draw, every, least, most)


def some_of(draw: st.DrawFn, cast: Sequence[Party], least: int, most: int) -> tuple[Party, ...]:
    """Draw some of a cast, in its order; one at least, since somebody has to be named who denies."""
    return tuple(cast[at] for at in draw(_some_places(len(cast), max(least, 1), max(most, 1))))


@lru_cache(maxsize=128)
def _some_places(many: int, least: int, most: int) -> st.SearchStrategy[Sequence[int]]:
    """Draw some of many places; of few, all ways are one choice."""
    most = min(most, many)
    if many <= 8:
        return st.sampled_from([some for size in range(least, most + 1) for some in combinations(range(many), size)])
    return st.lists(st.integers(0, many - 1), min_size=least, max_size=most, unique=True)


def statements_of(draw: st.DrawFn, unit: Unit, cast: Sequence[Party], limits: Limits) -> tuple[Statement, ...]:
    """Draw what is said of a figure, in any order."""
    said = _apart(draw, unit, cast, limits) if limits.by_ratio else _anything(draw, unit, cast, limits)
    return tuple(said[at] for at in draw(fields.any_order(len(said))))


def _anything(draw: st.DrawFn, unit: Unit, cast: Sequence[Party], limits: Limits) -> list[Statement]:
    """Draw statements of which some matter together."""
    telling, most = limits.telling, limits.max_estimates
    scene: Sequence[Fields] = () if telling.plain else draw(fields.scene_fields(len(cast), telling))
    scene = scene if len(scene) <= most else ()
    fewest = max(0, limits.min_estimates - len(scene))
    claims = [*draw(fields.several_claims(len(cast), fewest, most - len(scene), telling)), *scene]
    keyed = draw(st.integers(0, 2 ** len(claims) - 1))  # a bit for each: one choice costs less than several
    keys = tuple(f"e{n}" for n in range(len(claims)) if keyed >> n & 1)
    refused = draw(fields.several_refusals(len(cast), len(keys), telling)) if limits.refusals else []
    if limits.min_parties:
        _let_more_speak(draw, cast, limits, claims, refused)
    said: list[Statement] = [
        fields.claimed_in(unit, cast, claim, key=f"e{n}" if keyed >> n & 1 else None) for n, claim in enumerate(claims)
    ]
    for denied, one in refused:
        said.append(fields.denial_of(cast, keys, one) if denied else fields.withheld_of(cast, one))
    outsiders = (_OUTSIDER,) if limits.max_parties is None else ()
    return said + (draw(_stances(said, unit, (*cast, *outsiders), telling)) if limits.stances else [])


def _let_more_speak(
    draw: st.DrawFn,
    cast: Sequence[Party],
    limits: Limits,
    claims: list[Fields],
    refused: list[tuple[bool, Fields]],
) -> None:
    """Let so many parties speak: by a claim of their own, else by a refusal, else by another's claim."""
    speaking = {at for one in (*claims, *(one for _, one in refused)) for at in _places(one)}
    missing = [at for at in range(len(cast)) if at not in speaking][: max(0, limits.min_parties - len(speaking))]
    for at in missing:
        if len(claims) < limits.max_estimates:
            claims.append({**draw(fields.claim_fields(len(cast), limits.telling)), "by": at})
        elif limits.refusals:
            refused.append((draw(st.booleans()), {"by": at}))
        else:
            claims[-1] = {**claims[-1], "by": [*_places(claims[-1]), at]}


def _places(one: Fields) -> list[int]:
    """Return the places of the parties that say something."""
    by = one.get("by", [])
    return [by] if isinstance(by, int) else list(by)


def _apart(draw: st.DrawFn, unit: Unit, cast: Sequence[Party], limits: Limits) -> list[Statement]:
    """
    Draw claims of which the highest is so many times the lowest.

    Who stands at an end says nothing else, and has no key, so that nothing
    supersedes it, takes it back or sets it aside.
    """
    least = limits.min_ratio or 1
    low = draw(_LOWS) * least.denominator
    nearest = math.ceil(low * least)
    far = math.floor(low * (limits.max_ratio or least * _FAR))
    high = draw(st.integers(nearest, far)) if limits.max_estimates > 1 < len(cast) else low
    ends = [([0], low), ([1], high)] if len(cast) > 1 else [([0], low)]
    claims = ends[: limits.max_estimates]
    others = list(range(len(claims), len(cast)))
    between = st.integers(low, high)
    for _ in range(
        draw(st.integers(max(0, limits.min_estimates - len(claims)), max(0, limits.max_estimates - len(claims))))
    ):
        claims.append(([others.pop(0)], draw(between)) if others else ([0], low))
    missing = [at for at in others if at < limits.min_parties] if claims else []
    for at in missing:
        claims[0][0].append(at)
    said: list[Statement] = []
    for by, number in claims:
        told = {"value": draw(_BARE_OR_ABOUT).format(number), "by": by, **draw(fields.day_fields(limits.telling))}
        said.append(fields.claimed_in(unit, cast, told))
    silent = [cast[at] for at in others if at not in missing]
    if limits.refusals and silent:
        for denied, one in draw(fields.several_refusals(len(silent), 0, limits.telling)):
            said.append(fields.denial_of(silent, (), one) if denied else fields.withheld_of(silent, one))
    return said


@st.composite
def _stances(
    draw: st.DrawFn, said: Sequence[Statement], unit: Unit, cast: Sequence[Party], telling: Telling
) -> list[Statement]:
    """Draw stances to estimates that have a key, each of a party that can take it; none where there is no such one."""
    targets = [one for one in said if one.aim is None and one.key and one.parties and not one.anonymous]
    made: list[Statement] = []
    for target in draw(st.lists(st.sampled_from(targets), max_size=3)) if targets else []:
        others = [party for party in cast if party not in target.parties]
        own: Fields = {**draw(fields.day_fields(telling)), "by": target.parties, "estimate": target.key}
        stance = draw(st.sampled_from(AIMED if others else _OF_ONE_S_OWN))
        if stance == "corrected":
            made.append(correction(draw(_COUNTS), unit, **own))
        elif stance == "retracted":
            made.append(Retraction.of(**own, reason="a misprint"))
        else:
            other = {**own, "by": draw(st.sampled_from(others))}
            made.append(Acceptance.of(**other) if stance == "accepted" else Dispute.of(**other))
    return made


_OF_ONE_S_OWN = ("corrected", "retracted")


def keys_in(said: Iterable[Statement]) -> tuple[str, ...]:
    """Return the keys of the estimates among statements."""
    return tuple(sorted(one.key for one in said if one.aim is None and isinstance(one, Estimate) and one.key))


def silent_disputants(draw: st.DrawFn, cast: Sequence[Party]) -> list[Party]:
    """Draw up to two parties that are declared to have a stake."""
    chosen = {draw(fields.one_or_none(len(cast))), draw(fields.one_or_none(len(cast)))}
    return [party for at, party in enumerate(cast) if at in chosen]


def said_by_cut_off(
    draw: st.DrawFn, cast: Sequence[Party], days: Iterable[date], *, falls: bool
) -> list[tuple[date, int, int]]:
    """
    Draw who counts what up to each of some days: the day, the place of the party, and the number.

    Args:
        draw: given by Hypothesis.
        cast: of which some count up to each day.
        days: the first one first.
        falls: a party's number may be below its earlier one.
    """
    counts = [draw(_COUNTS) for _ in cast]
    told: list[tuple[date, int, int]] = []
    for day in days:
        for at in draw(_some_places(len(cast), 1, len(cast))):
            counts[at] = max(0, counts[at] + draw(st.integers(-500 if falls else 0, 500)))
            told.append((day, at, counts[at]))
    return told
