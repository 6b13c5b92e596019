"""Strategies for what several figures make together: relations between them, formulas of them, and dossiers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import strategies as st

from contested.claims import Party
from contested.dossier import Dossier
from contested.errors import ImpossibleArgument
from contested.quantities import unit as unit_of
from contested.relations.relation import AtMost, Bridge, EqualTo, PartOf, Relation
from contested.several_figures import maximum, minimum
from contested.testing import edge_cases as pools
from contested.testing.claim_fields import Telling
from contested.testing.figure_drawing import Limits, cast_of, some_of
from contested.testing.limits import Every, reading_arguments_with
from contested.testing.strategies import figure_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from contested.figure import Figure
    from contested.quantities import Datelike, Unit

RELATION_KINDS = ("part", "sum", "equal", "at most", "bridge")
_IDS = ("population", "soldiers", "locals", "households", "area-2020", "losses_2023")
_FACTORS = st.sampled_from((1, 2, "0.7 to 0.9", "about 6,000", "1/3"))
_OFFSETS = st.sampled_from((None, None, 100, "10 to 20"))
_REMAINDERS = st.sampled_from((None, "others"))
_WHERE = st.sampled_from((None, pools.EDGE_SOURCES[0], pools.EDGE_SOURCES[1]))
_KINDS = st.sampled_from(("person", "person", "killed", "km**2"))
_COUNTED = Limits(Telling(plain=True), min_estimates=1, max_estimates=3)
_MEASURED = Limits(Telling(plain=True), min_estimates=1, max_estimates=3, max_ratio=3)
"""Numbers that are a few times apart are none of them zero."""
_SEVERAL = 2
"""A relation is between two figures at least."""


def _refuse_one(every: Every) -> None:
    if len(every["ids"]) < _SEVERAL:
        raise ImpossibleArgument("relations", "a relation is between two figures at least", "give two ids or more")


@reading_arguments_with(_refuse_one, kinds=RELATION_KINDS)
@st.composite
def relations(
    draw: st.DrawFn,
    *,
    ids: Iterable[str] = _IDS,
    names: Iterable[str] | None = None,
    kinds: Sequence[str] = RELATION_KINDS,
) -> Relation:
    """
    Draw relations between figures by their ids: parts and sums, equals, limits, bridges.

    Args:
        draw: given by Hypothesis.
        ids: of the figures that there are.
        names: of the parties in whose account it may hold; None for the edge
            cases.
        kinds: one or several of "part", "sum", "equal", "at most", "bridge".
    """
    return draw(_relation(tuple(ids), _holders(names), (kinds,) if isinstance(kinds, str) else tuple(kinds)))


def _holders(names: Iterable[str] | None) -> tuple[Party, ...]:
    return pools.EDGE_PARTIES if names is None else tuple(map(Party, names))


@st.composite
def _relation(draw: st.DrawFn, ids: tuple[str, ...], holders: tuple[Party, ...], kinds: tuple[str, ...]) -> Relation:
    """Draw a relation; a part always stands before its whole, so that several come to no circle."""
    kind = draw(st.sampled_from(kinds))
    most = len(ids) if kind in ("part", "sum") else _SEVERAL
    places = sorted(draw(st.lists(st.integers(0, len(ids) - 1), min_size=_SEVERAL, max_size=most, unique=True)))
    *parts, whole = (ids[at] for at in places)
    by, source = draw(st.none() | st.sampled_from(holders)), draw(_WHERE)
    if kind == "part":
        return PartOf(parts, whole, disjoint=draw(st.sampled_from((None, True, False))), by=by, source=source)
    if kind == "sum":
        return PartOf(parts, whole, cover="all", disjoint=True, remainder=draw(_REMAINDERS), by=by, source=source)
    if kind == "equal":
        return EqualTo(parts[0], whole, by=by, source=source)
    if kind == "at most":
        return AtMost(parts[0], whole, by=by, source=source)
    return Bridge(parts[0], whole, factor=draw(_FACTORS), offset=draw(_OFFSETS), by=by, source=source)


def _refuse_no_operation(every: Every) -> None:
    if every["max_size"] < 1:
        reason = f"max_size is {every['max_size']}, and a formula has an operation"
        raise ImpossibleArgument("formulas", reason, "give 1 or more")


@reading_arguments_with(_refuse_no_operation)
@st.composite
def formulas(draw: st.DrawFn, *, names: Iterable[str] = ("A", "B", "C"), max_size: int = 4) -> Figure:
    """
    Draw derived figures: sums, differences, products, quotients, least and greatest of figures, account by account.

    A figure may stand in one several times, and some parties speak of one
    and are silent on another.  What is divided by is never zero.

    Args:
        draw: given by Hypothesis.
        names: of the parties that may speak.
        max_size: how many operations there are at most; one at least.
    """
    cast = cast_of(draw, names)
    counts = [_named(draw, "person", cast, _COUNTED, name) for name in ("population", "soldiers")]
    divisor = _named(draw, "km**2", cast, _MEASURED, "area")
    made = _joined(draw, draw(st.sampled_from(counts)), counts)
    for _ in range(draw(st.integers(0, max(0, max_size - 2)))):
        made = _joined(draw, made, counts)
    last = draw(st.sampled_from(("", "", "/", "*", "over 2"))) if max_size > 1 else ""
    if last == "/":
        return made / divisor
    return made * divisor if last == "*" else made / 2 if last else made


def _named(draw: st.DrawFn, unit: str, cast: Sequence[Party], limits: Limits, name: str) -> Figure:
    """Draw a figure of the parties of all others, since figures that are joined know one record of each."""
    return figure_of(draw, unit_of(unit), cast, limits, assessed=False, named=name)


def _joined(draw: st.DrawFn, made: Figure, counts: Sequence[Figure]) -> Figure:
    """Draw one more operation on people."""
    operation = draw(st.sampled_from(("+", "-", "minimum", "maximum", "twice")))
    other = draw(st.sampled_from(counts))
    if operation == "+":
        return made + other
    if operation == "-":
        return made - other
    if operation == "twice":
        return made * 2
    return minimum(made, other) if operation == "minimum" else maximum(made, other)


def _refuse_too_many(every: Every) -> None:
    ids, least = len(every["ids"]), every["min_size"]
    if least > ids:
        raise ImpossibleArgument("dossiers", f"min_size is {least} of {ids} ids", "give as many ids=")


@reading_arguments_with(_refuse_too_many)
@st.composite
def dossiers(
    draw: st.DrawFn,
    *,
    names: Iterable[str] | None = None,
    ids: Iterable[str] = _IDS,
    min_size: int = 0,
    max_size: int = 3,
    max_parties: int | None = None,
    min_date: Datelike | None = None,
    max_date: Datelike | None = None,
    related: bool = True,
    stances: bool = False,
) -> Dossier:
    """
    Draw dossiers: figures that share parties and sources, relations between them, parties of which nothing is said.

    Args:
        draw: given by Hypothesis.
        names: of the parties that may speak; None for the edge cases.
        ids: of the figures that there may be.
        min_size: how many figures it has at least.
        max_size: how many at most.
        max_parties: how many parties each figure names at most.
        min_date: the first day that a statement or its sources name.
        max_date: the last one.
        related: relations hold between figures of one kind.
        stances: estimates are accepted, corrected, retracted and disputed.
    """
    cast = cast_of(draw, names)
    telling = Telling(first=min_date, last=max_date)
    limits = Limits(telling, max_estimates=3, max_parties=max_parties, stances=stances)
    every = tuple(ids)
    made = Dossier()
    for at, party in enumerate(draw(_few(cast))):
        made = made.with_party(f"party-{at + 1}", party)
    most = min(max_size, len(every))
    places = st.lists(st.integers(0, len(every) - 1), unique=True, min_size=min_size, max_size=most)
    for place in sorted(draw(places)):
        speaking = cast if max_parties is None else some_of(draw, cast, 0, max_parties)
        unit = unit_of(draw(_KINDS))
        made = made.with_figure(every[place], figure_of(draw, unit, speaking, limits, named=every[place]))
    if draw(st.booleans()):
        made = made.with_source("unread", draw(st.sampled_from(telling.sources)))
    return _related(draw, made, cast) if related else made


def _few(cast: Sequence[Party]) -> st.SearchStrategy[Sequence[Party]]:
    """Draw parties of which nothing need be said."""
    return st.sampled_from([cast[:size] for size in range(min(3, len(cast) + 1))])


def _related(draw: st.DrawFn, dossier: Dossier, cast: tuple[Party, ...]) -> Dossier:
    """Draw relations between figures of one kind."""
    alike: dict[Unit, list[str]] = {}
    for id_, figure in dossier.figures.items():
        alike.setdefault(figure.unit, []).append(id_)
    for ids in alike.values():
        if len(ids) >= _SEVERAL:
            for one in draw(st.lists(_relation(tuple(ids), cast, RELATION_KINDS), max_size=2, unique_by=str)):
                dossier = dossier.with_relation(one)
    return dossier
