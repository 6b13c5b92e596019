"""Inference: what relations say of each figure, account by account."""

from __future__ import annotations

import copy
import pickle
from fractions import Fraction
from typing import TYPE_CHECKING, Any

import pytest

import contested as ct
from contested import Dossier, Figure, Interval
from contested.relations.inference import Network

if TYPE_CHECKING:
    from contested.relations.relation import Relation


def dossier(relations: Any, **claims: Any) -> Dossier:
    """Return figures of people that A (or another, in a dictionary) claims, and relations between them."""
    made = Dossier()
    for id_, said in claims.items():
        figure = Figure(f"the {id_}", "person", signed=id_.startswith("signed"))
        for by, value in (said if isinstance(said, dict) else {"A": said}).items():
            if value is not None:
                figure = figure.denied(by=by) if value == "denied" else figure.claimed(value, by=by)
        made = made.with_figure(id_, figure)
    for relation in relations:
        made = made.with_relation(relation)
    return made


def inferred(made: Dossier) -> list[str]:
    """Return what is inferred, as printed."""
    return [str(one) for one in made.inferred()]


def test_the_rest_of_a_whole() -> None:
    """About 7,000 came from outside, since 3,000 of about 10,000 were recruited locally."""
    made = dossier([ct.part_of("local", "troops", by="A")], troops="around 10,000", local=3000)

    (rest,) = made.inferred()

    assert str(rest) == "the rest of the troops, A: about 7,000 people, since 3,000 of about 10,000"
    assert repr(rest) == f"<Inferred {rest}>"
    assert (rest.figure, rest.party, rest.rest, rest.before) == ("troops", "A", True, None)
    assert rest.position.reach == Interval(2000, 12000, low_open=True, high_open=True)
    assert rest.explain().follow() == rest
    assert sorted(map(str, rest.explain().leaves())) == ["3,000 people (A)", "about 10,000 people (A)"]


def test_a_declared_remainder_is_never_zero_and_has_its_name() -> None:
    """What a split leaves unknown is above zero."""
    made = dossier([ct.sum_of("all", ["some"], remainder="the others")], all=10, some="at least 4")

    assert inferred(made) == [
        "the some, A: 4 to fewer than 10 people, since it is a part of the all (10)",
        "the others, A: at most 6 people, since 4 or more of 10",
    ]


def test_a_missing_part_follows_from_the_sum() -> None:
    """A party that states a whole and its other parts has said what is left."""
    made = dossier([ct.sum_of("all", ["x", "y", "z"])], all=100, x=30, y=None, z="at most 20")

    assert inferred(made) == [
        "the y, A: 50 to 70 people, since it is a part of the all (100), beside 30 and at most 20"
    ]


def test_a_whole_is_at_least_its_part() -> None:
    """Whoever states a part alone has said that much of the whole; parts that may overlap are a bound above."""
    made = dossier([ct.part_of(["x", "y"], "all", cover="all", disjoint=False)], all=None, x=30, y=20)

    assert inferred(made) == ["the all, A: 30 to 50 people, since the x (30) and the y (20) are parts of it"]


def test_equals_limits_and_bridges() -> None:
    """Each carries bounds from one figure to the other, with the uncertainty of a bridge."""
    relations: list[Relation] = [
        ct.equal_to("a", "b"),
        ct.at_most("b", "c"),
        ct.Bridge("a", "d", factor="2 to 3", offset=1),
    ]
    made = dossier(relations, a=10, b=None, c=None, d=None)

    assert inferred(made) == [
        "the b, A: 10 people, since the a (10) and a is equal to b",
        "the c, A: 10 or more people, since the b (10) and b is at most c",
        "the d, A: 21 to 31 people, since the a (10) and d is 2 to 3 × a + 1",
    ]


def test_nothing_is_inferred_across_accounts() -> None:
    """A's whole says nothing of B's part, and a relation of one party holds for it alone."""
    apart = dossier([ct.part_of("x", "all")], all={"A": 10}, x={"B": 30})
    own = dossier([ct.part_of("x", "all", by="B")], all={"A": 10, "B": 10}, x={"A": 3, "B": 4})

    assert inferred(apart) == [
        "the x, A: at most 10 people, since it is a part of the all (10)",
        "the all, B: 30 or more people, since the x (30) is a part of it",
    ]
    assert inferred(own) == ["the rest of the all, B: 6 people, since 4 of 10"]


def test_a_denied_figure_takes_no_part() -> None:
    """Its party has no number of it, and none is inferred."""
    assert inferred(dossier([ct.part_of("x", "all")], all={"A": "denied"}, x=3)) == []


def test_what_cannot_be_met_is_left_out_and_told() -> None:
    """A contradiction is no error; the other relations still hold."""
    made = dossier([ct.part_of("x", "all"), ct.at_most("x", "y")], all=10, x=30, y=None)
    network = Network(made.figures, made.relations)

    (contradiction,) = network.account("A").contradictions

    assert (contradiction.relation, contradiction.printed) == (made.relations[0], False)
    assert inferred(made) == ["the y, A: 30 or more people, since the x (30) and x is at most y"]


def test_several_relations_that_cannot_be_met_together() -> None:
    """Each could be met by itself; together they leave nothing."""
    made = dossier([ct.at_most("x", "a"), ct.at_most("b", "x")], a=3, b=5, x=None)

    assert len(Network(made.figures, made.relations).account("A").contradictions) == 2


def test_what_a_party_states_is_not_widened_and_what_is_printed_stays_within_what_is_allowed() -> None:
    """A stated zero stays; a printed number that is ruled out gives way to what it allows."""
    zero = dossier([ct.at_most("x", "y")], x=None, y=30)
    zero = zero.with_figure("x", zero["x"].claimed(None, low=0, high=50, by="A"))
    about = dossier([ct.at_most("x", "y")], x="about 100", y=90)

    (kept,) = (one for one in zero.inferred() if one.figure == "x")
    (within,) = (one for one in about.inferred() if one.figure == "x")

    assert kept.position.interval == Interval(0, 30)
    assert within.position.interval == within.position.reach == Interval(50, 90, low_open=True)


def test_parts_that_may_overlap_are_bounds_one_by_one() -> None:
    """Nothing is said of their sum."""
    made = dossier([ct.part_of(["x", "y"], "all")], all=None, x=30, y=20)

    assert inferred(made) == ["the all, A: 30 or more people, since the x (30) and the y (20) are parts of it"]


def test_circles_end() -> None:
    """Relations that narrow for ever are stopped, wherever that is."""
    half = ct.Bridge("a", "b", factor=Fraction(1, 2))
    made = dossier([half, ct.equal_to("a", "b")], a="at most 100", b=None)

    first = made.inferred()

    assert {one.figure for one in first} == {"a", "b"}
    assert all(one.position.interval is not None for one in first)


def test_figures_without_a_number_are_named_as_not_stated() -> None:
    """The reason says what is known and what is not."""
    made = dossier([ct.at_most("x", "y"), ct.part_of("y", "z")], x="at least 3", y=None, z=None)

    assert inferred(made)[0] == "the y, A: 3 or more people, since the x (3 or more) and x is at most y"
    below = dossier([ct.part_of("x", "all")], all="at most 9", x=None)
    assert inferred(below) == ["the x, A: at most 9 people, since it is a part of the all (at most 9)"]


# -- two relations at once -----------------------------------------------------------

PARTS = {"a": None, "b": None, "c": None}
SHARED = ["a", "b", "c"]
MADE = ct.sum_of("w", SHARED)


@pytest.mark.parametrize(
    ("relation", "v", "clash"),
    [
        (ct.sum_of("v", SHARED), 11, True),
        (ct.sum_of("v", SHARED), 10, False),
        (ct.sum_of("v", SHARED), "at least 11", True),
        (ct.sum_of("v", SHARED), "more than 10", True),
        (ct.sum_of("v", SHARED), "at least 10", False),
        (ct.part_of(SHARED, "v", disjoint=True), 9, True),
        (ct.part_of(SHARED, "v", disjoint=True), 11, False),
        (ct.part_of(SHARED, "v", cover="all"), 11, True),
        (ct.part_of(SHARED, "v", cover="all"), 9, False),
        (ct.part_of(["a", "b"], "v", disjoint=True), 9, False),
    ],
)
def test_two_sums_of_the_same_parts(relation: Any, v: Any, clash: bool) -> None:
    """Three parts that make 10 make no 11; are not parts of 9; are not all there is of 11."""
    made = dossier([MADE, relation], w=10, v=v, **PARTS)

    contradictions = Network(made.figures, made.relations).account("A").contradictions
    turned = Network(made.figures, made.relations[::-1]).account("A").contradictions

    assert [bool(one.beside) for one in contradictions] == [True] * clash
    assert turned == contradictions


def test_parts_of_one_whole_and_all_of_another() -> None:
    """Two inequalities: at least 10 in all, and at most 9 beside each other."""
    rules = [ct.part_of(SHARED, "w", cover="all"), ct.part_of(SHARED, "v", disjoint=True)]

    (one,) = Network((made := dossier(rules, w=10, v=9, **PARTS)).figures, made.relations).account("A").contradictions

    assert {one.relation, one.beside} == set(rules)


def test_what_only_the_printed_numbers_exclude_is_said_so() -> None:
    """About 10 can be 11."""
    made = dossier([MADE, ct.sum_of("v", SHARED)], w="about 10", v=11, **PARTS)

    (one,) = Network(made.figures, made.relations).account("A").contradictions

    assert one.printed
    assert one.beside is not None


def test_a_factor_that_is_a_range_is_not_added_up() -> None:
    """A bridge with an uncertain factor takes part in narrowing alone."""
    made = dossier(
        [ct.Bridge("a", "b", factor="1 to 2"), ct.Bridge("a", "b", factor=2), ct.equal_to("a", "b")], a=None, b=None
    )
    one = dossier([ct.Bridge("a", "b", factor=2), ct.equal_to("a", "b")], a="at least 1", b=None, c=3)

    assert Network(made.figures, made.relations).account("A").contradictions == ()
    assert Network(one.figures, one.relations).account("A").contradictions


def test_each_relation_is_told_once() -> None:
    """Of three sums that all differ, one pair is told."""
    made = dossier([MADE, ct.sum_of("v", SHARED), ct.sum_of("u", SHARED)], w=10, v=11, u=12, **PARTS)

    assert len(Network(made.figures, made.relations).account("A").contradictions) == 1


def test_relations_that_hang_on_one_figure_alone_are_not_compared() -> None:
    """A figure with many relations is no reason to look at each pair; a second shared figure is."""
    many = [ct.at_most("x", f"y{n}") for n in range(50)]
    made = dossier([*many, MADE, ct.sum_of("v", SHARED)], x=3, w=10, v=11, **PARTS, **{f"y{n}": 5 for n in range(50)})

    assert len(Network(made.figures, made.relations).account("A").contradictions) == 1


def test_what_is_inferred_is_pickled_and_copied() -> None:
    """With its account, so that its derivation can be followed."""
    made = dossier([ct.part_of("a", "b"), ct.at_most("b", "c")], a=30, b="about 100", c=None)

    again = pickle.loads(pickle.dumps(made.inferred()))  # our own

    assert again == made.inferred() == copy.deepcopy(made.inferred())
    assert again[0].explain().follow() == again[0]


# -- what narrowing keeps --------------------------------------------------------------


def area(relations: Any, **claims: Any) -> Network:
    """Return a network of areas, which are not whole, claimed by A."""
    figures = {}
    for id_, value in claims.items():
        figure = Figure(id_, "km**2")
        figures[id_] = figure if value is None else figure.claimed(value, by="A")
    return Network(figures, tuple(relations))


def test_an_inequality_keeps_an_open_end() -> None:
    """What is at most less than 5 is less than 5."""
    allowed = area([ct.at_most("x", "y")], x=None, y="less than 5").account("A").allowed

    assert allowed.bounds["x"] == Interval(0, 5, high_open=True)


def test_narrowing_goes_on_along_a_chain() -> None:
    """Five steps away the bound is the same, whichever way it goes."""
    chain = [ct.at_most(f"x{n}", f"x{n + 1}") for n in range(5)]
    up = area(chain, x0=3, **{f"x{n}": None for n in range(1, 6)}).account("A").allowed
    down = area(chain, **{f"x{n}": None for n in range(5)}, x5=3).account("A").allowed

    assert up.bounds["x5"] == Interval.at_least(3)
    assert down.bounds["x0"] == Interval(0, 3)


def test_a_figure_is_narrowed_as_often_as_news_come() -> None:
    """First by its own sum, then by what follows of another one."""
    rules = [ct.sum_of("w", ["x", "y"]), ct.at_most("z", "y"), ct.at_most("v", "z")]

    allowed = area(rules, w=10, x=None, y=None, z=None, v=4).account("A").allowed

    assert allowed.bounds["y"] == Interval(4, 10)
    assert allowed.bounds["x"] == Interval(0, 6)


def test_a_bridge_carries_what_its_factor_and_its_offset_allow() -> None:
    """About 2 reaches from 1.5 to 2.5, about 10 from 5 to 15: half a unit of the last place, ends open."""
    factor = area([ct.Bridge("a", "b", factor="about 2")], a=10, b=None).account("A").allowed
    offset = area([ct.Bridge("a", "b", offset="about 10")], a=10, b=None).account("A").allowed

    assert factor.bounds["b"] == Interval(15, 25, low_open=True, high_open=True)
    assert offset.bounds["b"] == Interval(15, 25, low_open=True, high_open=True)


def test_an_equality_is_turned_round_and_an_inequality_is_not() -> None:
    """Half of b is a, and b is at most a: nothing from 1 on. Two wholes that their parts more than fill contradict none."""
    half = dossier([ct.Bridge("b", "a", factor=Fraction(1, 2)), ct.at_most("b", "a")], a="at least 1", b=None)
    filled = [ct.part_of(["a", "b"], "w", cover="all"), ct.part_of(["a", "b"], "v", cover="all")]
    wholes = dossier(filled, a=None, b=None, w=5, v=3)

    assert Network(half.figures, half.relations).account("A").contradictions
    assert Network(half.figures, half.relations[::-1]).account("A").contradictions
    assert Network(wholes.figures, wholes.relations).account("A").contradictions == ()


def test_counts_are_related_at_the_latest_day_that_all_reach() -> None:
    """40 and 30 of the 100 of that day, and not of the 200 of a later one."""
    made = Dossier()
    for name, said in (
        ("all", (("2024-01-10", 100), ("2024-03-01", 200))),
        ("children", (("2024-01-10", 40),)),
        ("women", (("2024-01-10", 30),)),
    ):
        figure = ct.Figure(name, "killed", time="cumulative")
        for day, number in said:
            figure = figure.claimed(number, by="M", as_of=day)
        made = made.with_figure(name, figure)
    parts = ct.part_of(["children", "women"], "all", disjoint=True)
    undated = made.with_figure("men", ct.Figure("men", "killed", time="cumulative").claimed(20, by="N"))

    assert inferred(made.with_relation(parts)) == [
        "the rest of all, M: 30 killed (as of 2024-01-10), since 40 and 30 of 100"
    ]
    related = (
        undated.with_relation(parts).with_relation(ct.at_most("men", "all")).with_relation(ct.at_most("women", "all"))
    )
    assert [one for one in inferred(related) if "rest" in one] == [
        "the rest of all, M: 30 killed (as of 2024-01-10), since 40 and 30 of 100"
    ]
