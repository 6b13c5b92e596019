"""
The fields of statements, drawn: what is claimed, who says it, where, when, and what is denied.

Made once each, since Hypothesis checks a new strategy anew.  So they draw
fields in which a party, or an estimate denied, is a place in a list: the
list is another for each figure.

What Hypothesis takes for a value goes by the choices behind it.  A small
table of all ways to fill some fields is one choice, where a dictionary with
optional keys is two or three for each of its keys, and one for their order.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import permutations, product
from typing import TYPE_CHECKING

import attrs
from hypothesis import strategies as st

from contested.claims import ASPECTS, BASES, CLAIM_STATUSES, Denial, Estimate, Party, Source, Withheld
from contested.quantities import Unit, When, in_full, parse_date
from contested.testing import edge_cases as pools
from contested.testing.day_pool import days_between, pool_between
from contested.testing.number_strategies import numbers

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from contested.testing.edge_cases import Fields

_NOTHING: Fields = {}

_PLAIN = (*("120,000", "50,000", "about 50", "at least 11"), 20, 100)


@attrs.frozen
class Telling:
    """
    How statements are told.

    Args:
        plain: only a number, who says it and where.
        dated: some say when; never where they are plain.
        first: the first day that they name, and their sources; None for any.
        last: the last.
    """

    plain: bool = False
    dated: bool = True
    first: When | None = attrs.field(default=None, converter=attrs.converters.optional(parse_date))
    last: When | None = attrs.field(default=None, converter=attrs.converters.optional(parse_date))

    @property
    def sources(self) -> tuple[Source, ...]:
        """The edge cases among sources of which all days lie from the first to the last."""
        return _sources_between(self.first, self.last)


@lru_cache(maxsize=64)
def _sources_between(first: When | None, last: When | None) -> tuple[Source, ...]:
    low = float("-inf") if first is None else first.first_day
    high = float("inf") if last is None else last.last_day

    def fits(source: Source) -> bool:
        days = [day for day in (source.issued, source.retrieved, source.archived) if day is not None]
        return all(low <= day.first_day and day.last_day <= high for day in days) and all(map(fits, source.quoting))

    return tuple(filter(fits, pools.EDGE_SOURCES))


def _fields(choices: Mapping[str, Sequence[object]], *, first: Sequence[Fields] = ({},)) -> st.SearchStrategy[Fields]:
    """Draw fields, each left out half of the time, beside one of those that come first; all are one choice."""
    ways: Iterable[list[Fields]] = (
        [{}] * len(values) + [{name: value} for value in values] for name, values in choices.items()
    )
    return st.sampled_from([_merged(parts) for parts in product(first, *ways)])


def _merged(parts: Iterable[Fields]) -> Fields:
    return {name: value for part in parts for name, value in part.items()}


@lru_cache(maxsize=64)
def _where(telling: Telling) -> tuple[st.SearchStrategy[Fields], ...]:
    return (
        _fields({"source": telling.sources}),
        _fields({"quoting": [(source,) for source in telling.sources]}),
    )


@lru_cache(maxsize=64)
def _when(telling: Telling) -> tuple[st.SearchStrategy[Fields], ...]:
    """Return when it held and when it was said: mostly edge cases, since those meet."""
    if telling.plain or not telling.dated:
        return ()
    return tuple(_day(name, telling.first, telling.last) for name in ("as_of", "stated"))


def _day(name: str, first: When | None, last: When | None) -> st.SearchStrategy[Fields]:
    pool = pool_between(first, last)
    known = _fields({name: pool}) if pool else st.just(_NOTHING)
    return known | known | days_between(first, last).map(lambda day: _on(name, day))


def _on(name: str, day: date) -> Fields:
    return {name: day.isoformat()}


_GRADES = (_fields({"basis": BASES, "status": CLAIM_STATUSES}),)


@lru_cache(maxsize=128)
def several_claims(parties: int, fewest: int, most: int, telling: Telling) -> st.SearchStrategy[list[Fields]]:
    """Draw the fields of several estimates."""
    return st.lists(claim_fields(parties, telling), min_size=fewest, max_size=most)


@lru_cache(maxsize=128)
def claim_fields(parties: int, telling: Telling) -> st.SearchStrategy[Fields]:
    """Draw the fields of an estimate that one of so many parties may hold."""
    pool = [{"value": value} for value in _PLAIN] if telling.plain else pools.EDGE_CLAIMS
    parts = (st.sampled_from(pool) | _written(), _whose(parties, speakers=True), *_where(telling))
    return st.tuples(*parts, *(() if telling.plain else _GRADES), *_when(telling)).map(_merged)


@lru_cache(maxsize=128)
def scene_fields(parties: int, telling: Telling) -> st.SearchStrategy[Sequence[Fields]]:
    """Draw claims that matter together, of parties in any order; or none, half of the time."""
    known = pool_between(telling.first, telling.last) if telling.dated else ()
    kept = [scene for scene in pools.EDGE_SCENES if all(claim.get("as_of") in (None, *known) for _, claim in scene)]
    few = range(min(parties, 8))
    casts = st.sampled_from(list(permutations(few, min(parties, 3))))
    return st.just(()) | st.tuples(st.sampled_from(kept), casts).map(_scene)


def _scene(drawn: tuple[Sequence[tuple[int, Fields]], Sequence[int]]) -> Sequence[Fields]:
    scene, cast = drawn
    return [{**claim, "by": cast[at % len(cast)]} for at, claim in scene]


@lru_cache(maxsize=128)
def several_refusals(parties: int, keys: int, telling: Telling) -> st.SearchStrategy[list[tuple[bool, Fields]]]:
    """Draw the fields of a few refusals; whether each is a denial comes first."""
    denied = denial_fields(parties, keys, telling).map(lambda fields: (True, fields))
    return st.lists(denied | withheld_fields(parties, telling).map(lambda fields: (False, fields)), max_size=2)


@lru_cache(maxsize=128)
def denial_fields(parties: int, keys: int, telling: Telling) -> st.SearchStrategy[Fields]:
    """Draw the fields of a denial, perhaps of one of so many estimates."""
    aimed = _fields({"aspect": ASPECTS} | ({"estimate": range(keys)} if keys else {}))
    return st.tuples(*_refusal(parties, telling), aimed).map(_merged)


@lru_cache(maxsize=128)
def withheld_fields(parties: int, telling: Telling) -> st.SearchStrategy[Fields]:
    """Draw the fields of a refusal to say."""
    return st.tuples(*_refusal(parties, telling)).map(_merged)


def _refusal(parties: int, telling: Telling) -> tuple[st.SearchStrategy[Fields], ...]:
    """Return what a denial and what is withheld have in common."""
    return (_whose(parties, speakers=False), *_where(telling), *_when(telling))


@lru_cache(maxsize=64)
def day_fields(telling: Telling) -> st.SearchStrategy[Fields]:
    """Draw when something held and was said."""
    return st.tuples(*_when(telling)).map(_merged)


@lru_cache(maxsize=128)
def one_or_none(many: int) -> st.SearchStrategy[int | None]:
    """Draw one of many places, or none, half of the time."""
    return st.sampled_from([*[None] * many, *range(many)])


@lru_cache(maxsize=128)
def any_order(many: int) -> st.SearchStrategy[Sequence[int]]:
    """Draw an order of many places; all orders of few are one choice."""
    return st.sampled_from(list(permutations(range(many)))) if many <= 5 else st.permutations(range(many))


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
    return alone | together | st.just(_NOTHING) | spoken


# -- what fields make -------------------------------------------------------------


def claimed_in(unit: Unit, cast: Sequence[Party], fields: Fields, **more: object) -> Estimate:
    """Make an estimate of fields in which parties are places in a cast."""
    return Estimate.of(fields["value"], unit, **_of_cast(cast, {**fields, **more}, "value"))


def denial_of(cast: Sequence[Party], keys: Sequence[str], fields: Fields) -> Denial:
    """Make a denial of fields in which parties and estimates are places."""
    aimed = {"estimate": keys[fields["estimate"]]} if "estimate" in fields else {}
    return Denial.of(**_of_cast(cast, {**fields, **aimed}))


def withheld_of(cast: Sequence[Party], fields: Fields) -> Withheld:
    """Make a refusal to say of fields in which parties are places in a cast."""
    return Withheld.of(**_of_cast(cast, fields))


def _of_cast(cast: Sequence[Party], fields: Fields, *without: str) -> Fields:
    """Return fields with parties in place of where they stand."""
    made = {name: value for name, value in fields.items() if name not in without}
    by = made.get("by")
    if by is not None:
        made["by"] = cast[by] if isinstance(by, int) else [cast[at] for at in by]
    return made
