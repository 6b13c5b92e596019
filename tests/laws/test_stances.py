"""
Laws of stances (design.md, rules 6 to 10 and 20).

Who accepts a number states it and adds no origin.  A correction stands in
place of what it corrects whatever the days of both.  A retraction counts from
the day on which it was made: before it, everything is as without it.  A
dispute changes no number and unsettles.  Nobody takes back what another said,
and what nobody said cannot be accepted.  None of this hangs on names or on
order, and all of it is the same from a file and from rows.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import attrs
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from tests.effort import examples
from tests.laws.test_renaming import renamed

from contested import Dossier, Figure, Position
from contested.claims import Stance
from contested.errors import MisaimedStance, UnknownEstimate
from contested.testing import figures, numbers

if TYPE_CHECKING:
    from pathlib import Path

    from contested import Estimate
    from contested.claims import Holder

ACCEPTOR = "Somebody who accepts"
ASPECTS = st.sampled_from(("definition", "method"))
DAYS = st.sampled_from((None, "2019", "2023-09-19", "2031-01-01"))


def keyed(figure: Figure) -> list[Estimate]:
    """Return the estimates with a key that a party gave, and no speaker of it."""
    return [e for e in figure.estimates if e.key is not None and e.parties and not e.anonymous]


@st.composite
def worlds(draw: st.DrawFn) -> Figure:
    """Draw figures in which something is accepted, corrected, retracted or disputed."""
    figure = draw(figures(min_estimates=1, stances=draw(st.booleans())))
    for n in range(draw(st.integers(1, 3))):
        mine = keyed(figure)
        assume(mine)
        target = draw(st.sampled_from(mine))
        by = target.parties
        as_of, stated, key = draw(DAYS), draw(DAYS), f"s{n}"
        stance = draw(st.sampled_from(("accepted", "corrected", "retracted", "disputed")))
        if stance == "accepted":
            figure = figure.accepted(
                by=f"{ACCEPTOR} {n}", estimate=str(target.key), key=key, as_of=as_of, stated=stated
            )
        elif stance == "corrected":
            number = draw(numbers(min_value=0, max_value=10**6))
            figure = figure.corrected(number, by=by, estimate=str(target.key), key=key, as_of=as_of, stated=stated)
        elif stance == "retracted":
            every = draw(st.booleans())
            figure = figure.retracted(
                by=by, estimate=None if every else target.key, reason="a slip", as_of=as_of, stated=stated
            )
        else:
            figure = figure.disputed(
                by=f"{ACCEPTOR} {n}", aspect=draw(ASPECTS), estimate=target.key, as_of=as_of, stated=stated
            )
    return figure


def said(positions: tuple[Position, ...]) -> list[tuple[str, str, str]]:
    """Return what positions say, for comparison where the records differ."""
    return [(p.name, p.stance.value, str(p.interval)) for p in positions]


def spoken(positions: tuple[Position, ...]) -> Counter[tuple[Holder | None, str, str]]:
    """
    Return who says what, whatever they are called.

    Speakers of one name are numbered over all that is ever said of a figure, so that nobody is another one on another
    day: "Armenia" is "Armenia (party #1)" beside an anonymous speaker of it, once it retracts what was set aside.
    """
    return Counter((p.holder, p.stance.value, str(p.interval)) for p in positions)


@given(figure=figures(min_estimates=1, assessed=False), data=st.data())
def test_who_accepts_a_number_states_it_and_adds_no_origin(figure: Figure, data: st.DataObject) -> None:
    """The origins, and how many agree of how many, are those of before; the number is the other's."""
    mine = [e for e in keyed(figure) if e in {one for p in figure.positions() for one in p.estimates}]
    assume(mine)
    target = data.draw(st.sampled_from(mine))

    after = figure.accepted(by=ACCEPTOR, estimate=str(target.key), stated=data.draw(DAYS))

    assert [(o.name, o.kind) for o in after.origins()] == [(o.name, o.kind) for o in figure.origins()]
    if target.interval is not None:
        assert after.position(ACCEPTOR).stance is Stance.STATED
        assert ACCEPTOR in after.hull().parties
        assert after.most_agreed().n == figure.most_agreed().n
    assert "accepts the number of" in f"{after:prose}"


@given(figure=figures(min_estimates=1, assessed=False), number=numbers(min_value=0, max_value=10**6), data=st.data())
def test_a_correction_stands_whatever_the_days(figure: Figure, number: int, data: st.DataObject) -> None:
    """What it corrects is kept and named, and in nobody's position who corrected it."""
    mine = keyed(figure)
    assume(mine)
    target = data.draw(st.sampled_from(mine))

    after = figure.corrected(number, by=target.parties, estimate=str(target.key), stated=data.draw(DAYS))

    for party in target.parties:
        position = after.position(party)
        assert target not in position.estimates
        assert target in position.said


@given(world=worlds(), day=st.sampled_from(("2019-06-01", "2023-09-18", "2023-09-19", "2030-12-31")))
@examples(cost=2)
def test_before_it_was_made_a_retraction_changes_nothing(world: Figure, day: str) -> None:
    """As of an earlier day, and as known on one, everybody says what they say without it."""
    world = attrs.evolve(world, statements=[s for s in world.statements if not (s.aim and s.aim.stance == "retracted")])
    mine = keyed(world)
    assume(mine)
    later = world.retracted(by=mine[0].parties, estimate=mine[0].key, reason="a slip", stated="2031-01-01")

    assert spoken(later.as_of(day).positions()) == spoken(world.as_of(day).positions())
    assert spoken(later.known_on(day).positions()) == spoken(world.known_on(day).positions())


@given(figure=figures(min_estimates=1, max_estimates=4, refusals=False, assessed=False), data=st.data())
def test_what_is_retracted_and_not_replaced_is_withheld(figure: Figure, data: st.DataObject) -> None:
    """Who takes back all that it said gives no number, and is named; nobody else says anything else."""
    mine = [e for e in keyed(figure) if len(e.parties) == 1]
    assume(mine)
    name = data.draw(st.sampled_from(mine)).parties[0].name

    after = attrs.evolve(figure, time="point").retracted(by=name, reason="all wrong")

    position = after.position(name)
    assert (position.stance, position.estimates) == (Stance.WITHHELD, ())
    assert f"{name} retracts what it said (all wrong)" in str(after.hull()).replace("\u2068", "").replace("\u2069", "")
    before = said(attrs.evolve(figure, time="point").positions())
    assert [one for one in said(after.positions()) if one[0] != name] == [one for one in before if one[0] != name]


@given(figure=figures(min_estimates=1), aspect=ASPECTS, data=st.data())
def test_a_dispute_changes_no_number_and_unsettles(figure: Figure, aspect: str, data: st.DataObject) -> None:
    """Whoever disputes stands by its own number."""
    named = [
        p.name for p in figure.positions() if p.holder is not None and p.holder.is_party and p.holder.where is None
    ]
    by = data.draw(st.sampled_from([ACCEPTOR, *named]))

    after = figure.disputed(by=by, aspect=aspect)

    assert str(after.hull().interval) == str(figure.hull().interval)
    assert not (after > 5).settled
    assert f"disputes the {aspect}" in f"{after:prose}" or f"dispute the {aspect}" in f"{after:prose}"
    assert after.position(by).interval == figure.position(by).interval


@given(figure=figures(min_estimates=1), number=numbers(min_value=0, max_value=10**6))
def test_what_was_never_said_can_be_neither_taken_back_nor_accepted(figure: Figure, number: int) -> None:
    """No stance is aimed at nothing, none takes back another's word, and nobody accepts its own."""
    for take in (figure.accepted, figure.retracted):
        with pytest.raises(UnknownEstimate):
            take(by=ACCEPTOR, estimate="nobody said this")
    for one in keyed(figure):
        key = str(one.key)
        with pytest.raises(MisaimedStance, match="never said it"):
            figure.retracted(by=ACCEPTOR, estimate=key)
        with pytest.raises(MisaimedStance, match="never said it"):
            figure.corrected(number, by=ACCEPTOR, estimate=key)
        with pytest.raises(MisaimedStance, match="own"):
            figure.accepted(by=one.parties, estimate=key)


@given(world=worlds(), data=st.data())
def test_the_order_of_what_is_said_changes_no_answer(world: Figure, data: st.DataObject) -> None:
    """Stances before or after what they are aimed at, in any order."""
    shuffled = attrs.evolve(world, statements=data.draw(st.permutations(world.statements)))

    assert said(shuffled.positions()) == said(world.positions())
    assert str(shuffled.hull()) == str(world.hull()) or shuffled.hull().left_out != world.hull().left_out
    assert (shuffled > 5).by_party == (world > 5).by_party


@given(world=worlds())
@examples(cost=2)
def test_it_is_the_same_from_a_file_and_from_rows(world: Figure, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Saved and loaded, written as rows and read: the figure is the same, to the record."""
    path: Path = tmp_path_factory.mktemp("stances") / "dossier.toml"
    dossier = Dossier().with_figure("f", world)
    dossier.save(path)
    rows = world.to_records()

    assert Dossier.load(path)["f"] == dossier["f"]
    assert Figure.from_records(rows, parties=world.parties).to_records() == rows


@given(world=worlds())
def test_nobody_is_dropped_and_every_answer_follows(world: Figure) -> None:
    """Whoever spoke is in the range or what it leaves out, and explanations come to what they explain."""
    hull = world.hull()

    assert {p.name for p in world.positions()} <= {*hull.parties, *(one.who for one in hull.left_out)}
    assert hull.explain().follow() == hull
    for position in world.positions():
        assert position.explain().follow() == position
    assert len(world.history()) == sum(len(p.said) for p in world.positions())


@given(world=worlds())
@examples(cost=4)
def test_a_look_at_each_day_is_a_look_at_that_day(world: Figure) -> None:
    """What is read from day to day is what a single look gives."""
    for day, hull in world.over_time().rows:
        assert str(hull) == str(world.as_of(day).hull())


def but_names(figure: Figure) -> list[tuple[str, str, bool, list[str]]]:
    """Return what positions are, whoever holds them: an own voice of a party's name prints otherwise beside it."""
    return sorted((p.stance.value, str(p.interval), p.divided, [a.stance for a in p.aims]) for p in figure.positions())


@given(world=worlds(), shift=st.integers(1, 9))
def test_names_decide_nothing(world: Figure, shift: int) -> None:
    """Other names for the parties are in the answer, and nothing else changes but the order of equals."""
    old = sorted({party.name for party in world.parties})
    assume("unattributed" not in old)  # a party of that name is told apart from numbers that nobody claims
    new = {name: f"Party {(n + shift) % 10}{n}" for n, name in enumerate(old)}

    after = renamed(world, new)

    assert but_names(after) == but_names(world)
    assert sorted(answer.value for _, answer in (after > 5).answers) == sorted(a.value for _, a in (world > 5).answers)
    assert len(after.origins()) == len(world.origins())
