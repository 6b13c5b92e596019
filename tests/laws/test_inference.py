"""
Laws of inference (design.md, rules 9, 15, 18 and 20).

A world in which all relations hold lies inside what is inferred; nothing
widens; neither the order of the relations nor other parties change anything.
"""

from __future__ import annotations

import itertools
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

import contested as ct
from contested import Figure
from contested.relations.inference import Network

VALUES = st.integers(0, 50)


@st.composite
def networks(draw: st.DrawFn) -> tuple[dict[str, int], dict[str, Figure], list[Any]]:
    """Return a world in which all relations hold, what A says of it, and the relations."""
    world = {f"f{n}": draw(VALUES) for n in range(5)}
    ids = st.sampled_from(tuple(world))
    relations: list[Any] = []
    for a, b in draw(st.lists(st.tuples(ids, ids), max_size=5)):
        if a == b:
            continue
        if world[a] == world[b]:
            relations.append(ct.equal_to(a, b))
        low, high = sorted((a, b), key=lambda id_: (world[id_], id_))
        relations.append(ct.at_most(low, high))
        relations.append(ct.part_of(low, high))
        world[f"s{len(relations)}"] = world[a] + world[b]
        relations.append(ct.sum_of(f"s{len(relations)}", [a, b]))
    for three in draw(st.lists(st.lists(ids, min_size=3, max_size=3, unique=True), max_size=2)):
        for n in range(2):
            whole = f"w{len(relations)}"
            world[whole] = sum(world[id_] for id_ in three) + (draw(st.integers(0, 3)) if n else 0)
            relations.append(ct.part_of(three, whole, disjoint=True) if n else ct.sum_of(whole, three))
    figures = {}
    for id_, value in world.items():
        figure = Figure(id_, "person")
        if draw(st.booleans()):
            below, above = draw(st.integers(0, 5)), draw(st.integers(0, 5))
            figure = figure.claimed(None, low=max(0, value - below), high=value + above, by="A")
        figures[id_] = figure
    return world, figures, relations


@given(made=networks(), other=VALUES)
def test_inference_is_sound_never_widens_and_does_not_hang_on_order(
    made: tuple[dict[str, int], dict[str, Figure], list[Any]], other: int
) -> None:
    """The world lies inside, what a party says is never exceeded, and order and other parties change nothing."""
    world, figures, relations = made
    account = Network(figures, tuple(relations)).account("A")

    bounds, turned = account.allowed, Network(figures, tuple(reversed(relations))).account("A").allowed

    assert not account.contradictions
    for id_, held in account.held.items():
        assert bounds.bounds[id_].contains(world[id_])
        assert bounds.bounds[id_] == turned.bounds[id_]
        assert held.reach is None or bounds.bounds[id_].within(held.reach)
    more = {id_: figure.claimed(other, by="B") for id_, figure in figures.items()}
    beside = Network(more, tuple(relations)).account("A").allowed
    assert {id_: beside.bounds[id_] for id_ in account.held} == {id_: bounds.bounds[id_] for id_ in account.held}
    for one in account.inferred():
        assert one.explain().follow() == one


SAID = st.one_of(st.integers(0, 12), st.sampled_from(("silent", "denied", "withheld", "dozens")))


def with_what_is_said(id_: str, said: object) -> Figure:
    """Return a figure of which A says this."""
    figure = Figure(id_, "person").claimed(1, by="B")
    if said == "silent":
        return figure
    if said == "denied":
        return figure.denied(by="A")
    return figure.withheld(by="A") if said == "withheld" else figure.claimed(said, by="A")


@given(
    said=st.fixed_dictionaries(dict.fromkeys(("a", "b", "c", "all"), SAID)),
    cover=st.sampled_from(("all", "some")),
    disjoint=st.sampled_from((True, False)),
)
def test_what_numbers_cannot_meet_is_found_whatever_is_denied(
    said: dict[str, Any], cover: str, *, disjoint: bool
) -> None:
    """Numbers of parts and a whole are found at fault exactly where no numbers of what is left open fit them."""
    dossier = ct.Dossier()
    for id_, one in said.items():
        dossier = dossier.with_figure(id_, with_what_is_said(id_, one))
    dossier = dossier.with_relation(ct.part_of(["a", "b", "c"], "all", cover=cover, disjoint=disjoint))

    found = [one for one in dossier.check() if one.party == "A" and one.code in ("CF001", "CF002", "CF003")]

    tried = [(one,) if isinstance(one := said[id_], int) else range(13) for id_ in ("a", "b", "c")]
    wholes = (said["all"],) if isinstance(said["all"], int) else range(37)
    assert bool(found) == (not any(fits(p, w, cover, disjoint) for p in itertools.product(*tried) for w in wholes))


def fits(parts: tuple[int, ...], whole: int, cover: str, disjoint: bool) -> bool:
    """Whether parts make up a whole, or lie in it."""
    if disjoint:
        return sum(parts) == whole if cover == "all" else sum(parts) <= whole
    return max(parts) <= whole and (cover == "some" or whole <= sum(parts))
