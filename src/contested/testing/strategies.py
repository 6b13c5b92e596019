"""
Hypothesis strategies: values of this library, from a hand-picked pool of edge cases and beyond it.

Every strategy draws from its pool in ``pools`` as often as it generates, and
shrinks towards the pool's first, plainest entry.
"""

from __future__ import annotations

import string
from collections.abc import Mapping
from functools import lru_cache
from itertools import permutations, product
from typing import TYPE_CHECKING, Any

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
from contested.quantities import Unit, in_full
from contested.quantities import unit as unit_of
from contested.testing import edge_cases as pools
from contested.testing.number_strategies import numbers

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from contested.claims import Statement

Fields = Mapping[str, Any]

_UNITS = st.sampled_from(pools.EDGE_UNITS)
_TIMES = st.sampled_from(TIMES)
_STAKES = st.sampled_from(("unknown", *STAKES))
_HEADINGS = st.sampled_from(
    list(product(("population", "losses", "a figure"), (None, "Nagorno-Karabakh"), (False, True)))
)
_OUTSIDER = Party("an outsider")
_COUNTS = st.integers(0, 10**6)
_PLAIN = (*("120,000", "50,000", "about 50", "at least 11"), 20, 100)


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
    return _estimate(unit_of(unit), cast, draw(_claims(len(cast), plain=plain, dated=dated)))


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
    keys = tuple(estimates)
    return _denial(cast, keys, draw(_refusals(len(cast), len(keys), dated=True)))


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
    measured = unit_of(draw(_UNITS) if unit is None else unit)
    cast = _cast(draw, names)
    scene: Sequence[Fields] = () if plain else draw(_scenes(len(cast), dated=dated))
    scene = scene if len(scene) <= max_estimates else ()
    fewest, most = max(0, min_estimates - len(scene)), max_estimates - len(scene)
    claims = [*draw(_several(len(cast), fewest, most, plain=plain, dated=dated)), *scene]
    keyed = draw(st.integers(0, 2 ** len(claims) - 1))  # a bit for each: one choice costs less than several
    said: list[Statement] = [
        _estimate(measured, cast, claim, key=f"e{n}" if keyed >> n & 1 else None) for n, claim in enumerate(claims)
    ]
    keys = tuple(s.key for s in said if s.key is not None)
    if refusals:
        for denied, fields in draw(_refused(len(cast), len(keys), dated=dated)):
            said.append(_denial(cast, keys, fields) if denied else _withheld(cast, fields))
    said += draw(_stances(said, measured, cast, dated=dated)) if stances else []
    aside = draw(_one_or_none(len(keys))) if assessed and keys else None
    silent = {draw(_one_or_none(len(cast))), draw(_one_or_none(len(cast)))}
    name, place, signs = draw(_HEADINGS)
    return Figure(
        name,
        measured,
        of=place,
        signed=signs if signed is None else signed,
        time=draw(_TIMES) if dated and not plain else "point",
        disputants=[party for at, party in enumerate(cast) if at in silent],
        statements=[said[at] for at in draw(_order(len(said)))],
        assessments=[]
        if aside is None
        else [Assessment.of(estimate=keys[aside], reason="a misprint", by="the editor")],
    )


# -- the parts -------------------------------------------------------------------
#
# Made once each, since Hypothesis checks a new strategy anew.  So they draw
# fields in which a party, or an estimate denied, is a place in a list: the
# list is another for each figure.
#
# What Hypothesis takes for a value goes by the choices behind it.  A small
# table of all ways to fill some fields is one choice, where a dictionary with
# optional keys is two or three for each of its keys, and one for their order.


def _fields(choices: Mapping[str, Sequence[Any]], *, first: Sequence[Fields] = ({},)) -> st.SearchStrategy[Fields]:
    """Draw fields, each left out half of the time, beside one of those that come first; all are one choice."""
    ways: Iterable[list[Fields]] = (
        [{}] * len(values) + [{name: value} for value in values] for name, values in choices.items()
    )
    return st.sampled_from([_merged(parts) for parts in product(first, *ways)])


def _merged(parts: Iterable[Fields]) -> Fields:
    return {name: value for part in parts for name, value in part.items()}


_WHERE = (
    _fields({"source": pools.EDGE_SOURCES}),
    _fields({"quoting": [(source,) for source in pools.EDGE_SOURCES]}),
)
_WHEN = (_fields({"as_of": pools.EDGE_DATES}), _fields({"stated": pools.EDGE_DATES}))
_GRADES = (_fields({"basis": BASES, "status": CLAIM_STATUSES}),)


@lru_cache(maxsize=128)
def _several(parties: int, fewest: int, most: int, *, plain: bool, dated: bool) -> st.SearchStrategy[list[Fields]]:
    return st.lists(_claims(parties, plain=plain, dated=dated), min_size=fewest, max_size=most)


@lru_cache(maxsize=128)
def _claims(parties: int, *, plain: bool, dated: bool) -> st.SearchStrategy[Fields]:
    pool = [{"value": value} for value in _PLAIN] if plain else pools.EDGE_CLAIMS
    parts = (st.sampled_from(pool) | _written(), _whose(parties, speakers=True), *_WHERE)
    return st.tuples(*parts, *(() if plain else _GRADES), *(_WHEN if dated and not plain else ())).map(_merged)


@lru_cache(maxsize=128)
def _scenes(parties: int, *, dated: bool) -> st.SearchStrategy[Sequence[Fields]]:
    """Draw claims that matter together, of parties in any order; or none, half of the time."""
    kept = [scene for scene in pools.EDGE_SCENES if dated or not any("as_of" in claim for _, claim in scene)]
    few = range(min(parties, 8))
    casts = st.sampled_from(list(permutations(few, min(parties, 3))))
    return st.just(()) | st.tuples(st.sampled_from(kept), casts).map(_scene)


def _scene(drawn: tuple[Sequence[tuple[int, Fields]], Sequence[int]]) -> Sequence[Fields]:
    scene, cast = drawn
    return [{**claim, "by": cast[at % len(cast)]} for at, claim in scene]


@lru_cache(maxsize=128)
def _refused(parties: int, keys: int, *, dated: bool) -> st.SearchStrategy[list[tuple[bool, Fields]]]:
    denied = _refusals(parties, keys, dated=dated).map(lambda fields: (True, fields))
    withheld = st.tuples(*_refusal(parties, dated=dated)).map(lambda parts: (False, _merged(parts)))
    return st.lists(denied | withheld, max_size=2)


@lru_cache(maxsize=128)
def _refusals(parties: int, keys: int, *, dated: bool) -> st.SearchStrategy[Fields]:
    aimed = _fields({"aspect": ASPECTS} | ({"estimate": range(keys)} if keys else {}))
    return st.tuples(*_refusal(parties, dated=dated), aimed).map(_merged)


def _refusal(parties: int, *, dated: bool) -> tuple[st.SearchStrategy[Fields], ...]:
    """Return what a denial and what is withheld have in common."""
    return (_whose(parties, speakers=False), *_WHERE, *(_WHEN if dated else ()))


@st.composite
def _stances(
    draw: st.DrawFn, said: Sequence[Statement], unit: Unit, cast: tuple[Party, ...], *, dated: bool
) -> list[Statement]:
    """Draw stances to estimates that have a key, each of a party that can take it; none where there is no such one."""
    targets = [one for one in said if one.aim is None and one.key and one.parties and not one.anonymous]
    made: list[Statement] = []
    for target in draw(st.lists(st.sampled_from(targets), max_size=3)) if targets else []:
        others = [party for party in cast if party not in target.parties] or [_OUTSIDER]
        own: dict[str, Any] = {**draw(_days(dated=dated)), "by": target.parties, "estimate": target.key}
        stance = draw(st.sampled_from(AIMED))
        if stance == "corrected":
            made.append(correction(draw(_COUNTS), unit, **own))
        elif stance == "retracted":
            made.append(Retraction.of(**own, reason="a misprint"))
        else:
            other = own | {"by": draw(st.sampled_from(others))}
            made.append(Acceptance.of(**other) if stance == "accepted" else Dispute.of(**other))
    return made


@lru_cache(maxsize=2)
def _days(*, dated: bool) -> st.SearchStrategy[Fields]:
    return st.tuples(*(_WHEN if dated else ())).map(_merged)


@lru_cache(maxsize=128)
def _one_or_none(many: int) -> st.SearchStrategy[int | None]:
    """Draw one of many places, or none, half of the time."""
    return st.sampled_from([*[None] * many, *range(many)])


@lru_cache(maxsize=128)
def _order(many: int) -> st.SearchStrategy[Sequence[int]]:
    """Draw an order of many places; all orders of few are one choice."""
    return st.sampled_from(list(permutations(range(many)))) if many <= 5 else st.permutations(range(many))


def _estimate(unit: Unit, cast: Sequence[Party], fields: Fields, **more: Any) -> Estimate:
    return Estimate.of(fields["value"], unit, **_of_cast(cast, {**fields, **more}, "value"))


def _denial(cast: Sequence[Party], keys: Sequence[str], fields: Fields) -> Denial:
    aimed = {"estimate": keys[fields["estimate"]]} if "estimate" in fields else {}
    return Denial.of(**_of_cast(cast, {**fields, **aimed}))


def _withheld(cast: Sequence[Party], fields: Fields) -> Withheld:
    return Withheld.of(**_of_cast(cast, fields))


def _of_cast(cast: Sequence[Party], fields: Fields, *without: str) -> dict[str, Any]:
    """Return fields with parties in place of where they stand."""
    made = {name: value for name, value in fields.items() if name not in without}
    by = made.get("by")
    if by is not None:
        made["by"] = cast[by] if isinstance(by, int) else [cast[at] for at in by]
    return made


def _written() -> st.SearchStrategy[Fields]:
    """Draw a generated number with words around it, or bare, in the ways a person may give it."""
    around = st.builds(str.format, st.sampled_from(pools.PHRASE_FRAMES), n=st.integers(0, 10**7).map(in_full))
    return (around | numbers(max_value=10**9)).map(lambda value: {"value": value})


@lru_cache(maxsize=128)
def _whose(parties: int, *, speakers: bool) -> st.SearchStrategy[Fields]:
    """Draw who says it: one party or several, a speaker named or not, or the source itself."""
    anonymous = {"anonymous": (True, False)}
    told = {"named": ("official circles",), **anonymous, "note": ("as told",), "at": ("page 4",)}
    alone = _fields(told, first=[{"by": at} for at in range(parties)])
    several = st.lists(st.sampled_from(range(parties)), min_size=1, max_size=3).map(lambda by: {"by": by})
    together = st.tuples(several, _fields(told)).map(_merged)
    if not speakers:
        return alone | together
    spoken = _fields(anonymous, first=[{"speaker": name} for name in ("a spokesperson", "Col. Vardanyan")])
    return alone | together | st.just({}) | spoken


def _cast(draw: st.DrawFn, names: Iterable[str] | None) -> tuple[Party, ...]:
    """Draw the parties of a figure, each once, so that all statements know one record of each."""
    if names is None:
        return pools.EDGE_PARTIES
    return tuple(Party(name, stake=draw(_STAKES)) for name in dict.fromkeys(names))


def _words() -> st.SearchStrategy[str]:
    """Draw plain names of letters, digits and a few marks."""
    text = st.text(string.ascii_letters + string.digits + " '-.", min_size=1, max_size=12)
    return text.map(str.strip).filter(bool)
