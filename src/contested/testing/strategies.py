"""
Hypothesis strategies: values of this library, from a hand-picked pool of edge cases and beyond it.

Every strategy draws from its pool in ``pools`` as often as it generates, and
shrinks towards the pool's first, plainest entry.
"""

from __future__ import annotations

import math
import string
from functools import lru_cache, partial
from typing import TYPE_CHECKING, Any

import attrs
from hypothesis import strategies as st

from contested.claims import (
    AIMED,
    ASPECTS,
    BASES,
    CLAIM_STATUSES,
    STAKES,
    TIMES,
    Acceptance,
    Assessment,
    Denial,
    Dispute,
    Estimate,
    Party,
    Retraction,
    Source,
    Withheld,
    correction,
)
from contested.figure import Figure
from contested.quantities import Interval, Number, Unit, in_full, quotient
from contested.quantities import unit as unit_of
from contested.testing import edge_cases as pools

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from contested.claims import Statement

_YES = st.booleans()
_OUTSIDER = Party("an outsider")
_COUNTS = st.integers(0, 10**6)
_NAME = st.sampled_from(("population", "losses", "a figure"))
_PLACE = st.sampled_from((None, "Nagorno-Karabakh"))
_GRADES: dict[str, st.SearchStrategy[Any]] = {
    "basis": st.sampled_from(BASES),
    "status": st.sampled_from(CLAIM_STATUSES),
}
_PLAIN = (*("120,000", "50,000", "about 50", "at least 11"), 20, 100)


def numbers(*, min_value: Number | None = 0, max_value: Number | None = None) -> st.SearchStrategy[Number]:
    """
    Draw exact numbers: an ``int`` where whole, else a ``Fraction``.

    Args:
        min_value: the smallest; None for any, also below zero.
        max_value: the largest; None for any.
    """
    low = -(10**30) + 1 if min_value is None else min_value
    high = 10**30 - 1 if max_value is None else max_value
    pool = [n for edge in pools.EDGE_NUMBERS for n in dict.fromkeys((edge, -edge)) if low <= n <= high]
    drawn: list[st.SearchStrategy[Number]] = [st.sampled_from(pool)] if pool else []
    for size, denominator in (
        (10**30, 1),
        (1000, 1),
        (1000, 12),
        (1000, 10),
        (10**30, low.denominator * high.denominator),
    ):
        first = math.ceil(max(low, -size) * denominator)
        last = math.floor(min(high, size) * denominator)
        if first <= last:
            drawn.append(st.integers(first, last).map(partial(quotient, b=denominator)))
    return st.one_of(drawn)


def intervals(
    *, min_value: Number | None = None, max_value: Number | None = None, empty: bool = True, unbounded: bool = True
) -> st.SearchStrategy[Interval]:
    """
    Draw intervals: points, closed and open, one-sided, without bounds, and empty.

    Args:
        min_value: the lowest bound there may be.
        max_value: the highest bound there may be.
        empty: also draw the empty interval.
        unbounded: also draw intervals that lack a bound.
    """
    pool = [i for i in pools.EDGE_INTERVALS if _allowed(i, min_value, max_value, empty=empty, unbounded=unbounded)]
    ends = numbers(min_value=min_value, max_value=max_value)
    absent = st.none() if unbounded else st.nothing()
    made = st.builds(_interval, ends | absent, ends | absent, st.booleans(), st.booleans())
    return (st.sampled_from(pool) | made) if pool else made


def parties(*, names: Iterable[str] | None = None) -> st.SearchStrategy[Party]:
    """
    Draw parties, with and without aliases, a stake and a bloc.

    Args:
        names: draw only these, as parties of which nothing else is known or
            only a stake is.
    """
    if names is not None:
        return st.builds(Party, st.sampled_from(tuple(names)), stake=st.sampled_from(("unknown", *STAKES)))
    return st.sampled_from(pools.EDGE_PARTIES) | st.builds(
        Party, _words(), stake=st.sampled_from(STAKES), bloc=st.none() | _words()
    )


def sources(*, titles: Iterable[str] | None = None) -> st.SearchStrategy[Source]:
    """
    Draw sources: dated and undated, primary, and quoting others over one link or several.

    Args:
        titles: draw only these titles.
    """
    chosen = _words() if titles is None else st.sampled_from(tuple(titles))
    day = st.none() | st.sampled_from(pools.EDGE_DATES)
    first = st.builds(Source, chosen, issued=day, retrieved=day, primary=st.booleans(), publisher=st.none() | _words())
    quoting = st.builds(Source, chosen, issued=day, quoting=st.lists(first, min_size=1, max_size=2))
    return (st.sampled_from(pools.EDGE_SOURCES) if titles is None else st.nothing()) | first | quoting


@st.composite
def estimates(
    draw: st.DrawFn,
    unit: str | Unit = "person",
    *,
    names: Iterable[str] | None = None,
    plain: bool = False,
    dated: bool = True,
) -> Estimate:
    """
    Draw estimates: numbers in every form a source prints them, and words in place of numbers.

    Args:
        draw: given by Hypothesis.
        unit: in which most are given.
        names: of the parties that may hold them.
        plain: only a number, who says it and where: no dates, grades or
            words without a number.
        dated: some say when it held, and when it was said.
    """
    cast = pools.EDGE_PARTIES if names is None else tuple(map(Party, names))
    return draw(_estimates(unit_of(unit), cast, plain=plain, dated=dated))


@st.composite
def denials(draw: st.DrawFn, *, names: Iterable[str] | None = None, estimates: Iterable[str] = ()) -> Denial:
    """
    Draw denials: of the figure, the number, the attribution, the definition, or what is not said.

    Args:
        draw: given by Hypothesis.
        names: of the parties that may deny.
        estimates: keys of estimates that may be denied one by one.
    """
    cast = pools.EDGE_PARTIES if names is None else tuple(map(Party, names))
    return draw(_denials(cast, tuple(estimates), dated=True))


@st.composite
def figures(
    draw: st.DrawFn,
    unit: str | Unit | None = "person",
    *,
    names: Iterable[str] | None = None,
    min_estimates: int = 0,
    max_estimates: int = 4,
    plain: bool = False,
    refusals: bool = True,
    dated: bool = True,
    assessed: bool = True,
    signed: bool | None = None,
    stances: bool = False,
) -> Figure:
    """
    Draw figures: several holders, repeats, anonymous speakers, chains, dates, denials, refusals, estimates set aside.

    Some hold claims that matter together: limits that meet at one number, a
    range beside a limit by one holder, standard errors, counts up to different
    days; and some disputants are silent.

    Args:
        draw: given by Hypothesis.
        unit: of the figure; None for any.
        names: of the parties that may speak.
        min_estimates: how many estimates it has at least.
        max_estimates: how many it has at most.
        plain: see ``estimates``.
        refusals: some parties deny or withhold.
        dated: some statements say when.
        assessed: some estimates are set aside.
        signed: whether numbers make sense below zero; None for either.
        stances: estimates are accepted, corrected, retracted and disputed.
    """
    measured = unit_of(draw(st.sampled_from(pools.EDGE_UNITS)) if unit is None else unit)
    cast = _cast(draw, names)
    claims = _estimates(measured, cast, plain=plain, dated=dated)
    scene: list[Estimate] = [] if plain else draw(_scenes(measured, cast, dated=dated))
    scene = scene if len(scene) <= max_estimates else []
    drawn = st.lists(claims, min_size=max(0, min_estimates - len(scene)), max_size=max_estimates - len(scene))
    said: list[Statement] = [
        attrs.evolve(one, key=f"e{n}") if draw(_YES) else one for n, one in enumerate([*draw(drawn), *scene], 1)
    ]
    keys = tuple(s.key for s in said if s.key is not None)
    if refusals:
        said += draw(st.lists(_denials(cast, keys, dated=dated) | _refusals(cast, dated=dated), max_size=2))
    said += draw(_stances(said, measured, cast, dated=dated)) if stances else []
    aside: Sequence[str] = draw(st.lists(st.sampled_from(keys), max_size=1)) if assessed and keys else ()
    return Figure(
        draw(_NAME),
        measured,
        of=draw(_PLACE),
        signed=draw(_YES) if signed is None else signed,
        time=draw(st.sampled_from(TIMES)) if dated and not plain else "point",
        disputants=draw(st.lists(st.sampled_from(cast), max_size=2, unique=True)),
        statements=draw(st.permutations(said)) if draw(_YES) else said,
        assessments=[Assessment.of(estimate=key, reason="a misprint", by="the editor") for key in aside],
    )


# -- the parts, made once each, since Hypothesis checks a new strategy anew -------


@lru_cache(maxsize=128)
def _estimates(unit: Unit, cast: tuple[Party, ...], *, plain: bool, dated: bool) -> st.SearchStrategy[Estimate]:
    claims = st.sampled_from([{"value": value} for value in _PLAIN] if plain else pools.EDGE_CLAIMS)
    return st.builds(
        _estimate,
        st.just(unit),
        claims | _written(),
        _whose(cast, speakers=True),
        st.fixed_dictionaries({}, optional={} if plain else _GRADES),
        _when(dated=dated and not plain),
    )


@lru_cache(maxsize=128)
def _scenes(unit: Unit, cast: tuple[Party, ...], *, dated: bool) -> st.SearchStrategy[list[Estimate]]:
    """Draw claims that matter together, of parties in any order; or none, half of the time."""
    kept = [scene for scene in pools.EDGE_SCENES if dated or not any("as_of" in claim for _, claim in scene)]
    made = st.builds(partial(_scene, unit), st.sampled_from(kept), st.permutations(cast))
    return st.just([]) | made


def _scene(unit: Unit, scene: Sequence[tuple[int, Mapping[str, Any]]], cast: Sequence[Party]) -> list[Estimate]:
    return [_estimate(unit, claim, {"by": cast[at % len(cast)]}) for at, claim in scene]


@lru_cache(maxsize=128)
def _denials(cast: tuple[Party, ...], keys: tuple[str, ...], *, dated: bool) -> st.SearchStrategy[Denial]:
    optional = {"aspect": st.sampled_from(ASPECTS)} | ({"estimate": st.sampled_from(keys)} if keys else {})
    aimed = st.fixed_dictionaries({}, optional=optional)
    return st.builds(_made(Denial.of), _whose(cast, speakers=False), aimed, _when(dated=dated))


@lru_cache(maxsize=128)
def _refusals(cast: tuple[Party, ...], *, dated: bool) -> st.SearchStrategy[Withheld]:
    return st.builds(_made(Withheld.of), _whose(cast, speakers=False), st.just({}), _when(dated=dated))


@st.composite
def _stances(
    draw: st.DrawFn, said: Sequence[Statement], unit: Unit, cast: tuple[Party, ...], *, dated: bool
) -> list[Statement]:
    """Draw stances to estimates that have a key, each of a party that can take it; none where there is no such one."""
    targets = [one for one in said if one.aim is None and one.key and one.parties and not one.anonymous]
    made: list[Statement] = []
    for target in draw(st.lists(st.sampled_from(targets), max_size=3)) if targets else []:
        others = [party for party in cast if party not in target.parties] or [_OUTSIDER]
        own = draw(_when(dated=dated)) | {"by": target.parties, "estimate": target.key}
        stance = draw(st.sampled_from(AIMED))
        if stance == "corrected":
            made.append(correction(draw(_COUNTS), unit, **own))
        elif stance == "retracted":
            made.append(Retraction.of(**own, reason="a misprint"))
        else:
            other = own | {"by": draw(st.sampled_from(others))}
            made.append(Acceptance.of(**other) if stance == "accepted" else Dispute.of(**other))
    return made


def _estimate(unit: Unit, claim: Mapping[str, Any], *parts: Mapping[str, Any]) -> Estimate:
    fields: dict[str, Any] = dict(claim)
    for part in parts:
        fields |= part
    return Estimate.of(fields.pop("value"), unit, **fields)


def _made(kind: Callable[..., Any]) -> Callable[..., Any]:
    return lambda *parts: kind(**{name: value for part in parts for name, value in part.items()})


def _written() -> st.SearchStrategy[dict[str, Any]]:
    """Draw a generated number with words around it, or bare, in the ways a person may give it."""
    around = st.builds(str.format, st.sampled_from(pools.PHRASE_FRAMES), n=st.integers(0, 10**7).map(in_full))
    return st.fixed_dictionaries({"value": around | numbers(max_value=10**9)})


def _whose(cast: tuple[Party, ...], *, speakers: bool) -> st.SearchStrategy[dict[str, Any]]:
    """Draw who says it and where: one party or several, a speaker named or not, or the source itself."""
    party = st.sampled_from(cast)
    where = {
        "source": st.sampled_from(pools.EDGE_SOURCES),
        "quoting": st.sampled_from(pools.EDGE_SOURCES).map(lambda s: (s,)),
    }
    named = st.fixed_dictionaries(
        {"by": party | st.lists(party, min_size=1, max_size=3)},
        optional=where | {"named": st.just("official circles"), "anonymous": st.booleans(), "note": st.just("as told")},
    )
    if not speakers:
        return named
    spoken = st.fixed_dictionaries(
        {"speaker": st.sampled_from(("a spokesperson", "Col. Vardanyan"))},
        optional=where | {"anonymous": st.booleans()},
    )
    return named | named | st.fixed_dictionaries({}, optional=where) | spoken


def _when(*, dated: bool) -> st.SearchStrategy[dict[str, Any]]:
    day = st.sampled_from(pools.EDGE_DATES)
    return st.fixed_dictionaries({}, optional={"as_of": day, "stated": day} if dated else {})


def _cast(draw: st.DrawFn, names: Iterable[str] | None) -> tuple[Party, ...]:
    """Draw the parties of a figure, each once, so that all statements know one record of each."""
    if names is None:
        return pools.EDGE_PARTIES
    return tuple(Party(name, stake=draw(st.sampled_from(("unknown", *STAKES)))) for name in dict.fromkeys(names))


def _words() -> st.SearchStrategy[str]:
    """Draw plain names of letters, digits and a few marks."""
    text = st.text(string.ascii_letters + string.digits + " '-.", min_size=1, max_size=12)
    return text.map(str.strip).filter(bool)


def _interval(a: Number | None, b: Number | None, low_open: bool, high_open: bool) -> Interval:
    """Make an interval from ends in any order."""
    if a is not None and b is not None:
        a, b = min(a, b), max(a, b)
        if a == b:
            low_open = high_open = False
    return Interval(a, b, low_open=low_open, high_open=high_open)


def _allowed(interval: Interval, low: Number | None, high: Number | None, *, empty: bool, unbounded: bool) -> bool:
    if interval.is_empty:
        return empty
    ends = [end for end in (interval.low, interval.high) if end is not None]
    inside = all((low is None or low <= end) and (high is None or end <= high) for end in ends)
    return inside and (unbounded or interval.is_bounded)
