"""An answer names whom it speaks for; a bare number cannot, and says so where sides differ."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest
from tests.faulty_steps import FEED
from tests.unit.testing.test_laws_of_steps import row

import contested as ct
from contested.testing import LAWS, Broken
from contested.testing import number_changes as names
from contested.testing.trial import Trial

if TYPE_CHECKING:
    from collections.abc import Callable

    from contested.testing.fed_rows import FeedRows

NK = "nagorno-karabakh-population"


def rows_of(*rows: dict[str, object]) -> FeedRows:
    """Return rows of one figure and one of another."""
    return [*rows, row(place="Stepanakert", measure="area", unit="km**2", value=30)]


CONTESTED = rows_of(row(value=120_000), row(party="Azerbaijan", value=50_000))
DENIED = rows_of(row(value=120_000), row(party="Azerbaijan", stance="denied"))
SOFT = rows_of(row(value=10_000, hedge="about"))
PLAIN = rows_of(row(value=10_000))
WORDS = rows_of(row(value="dozens"))


def broken(step: Callable[[FeedRows], object], law: str, rows: FeedRows) -> Broken | None:
    """Return how a step breaks a law."""
    return LAWS[law].check(step, rows, FEED)


def answers(**by_place: object) -> Callable[[FeedRows], object]:
    """Return a step that answers each figure, by what it is of."""
    return lambda rows: {one["place"]: by_place[str(one["place"])[0]] for one in rows}


@pytest.mark.parametrize(
    ("rows", "answer", "law", "what"),
    [
        (
            CONTESTED,
            85_000,
            names.NO_SIDE_DROPPED,
            "it answers 85000 for population (Nagorno-Karabakh), a number that nobody",
        ),
        (
            CONTESTED,
            50_000.0,
            names.NO_SIDE_DROPPED,
            "it answers 50000 for population (Nagorno-Karabakh): Armenia says",
        ),
        (DENIED, 120_000, names.DENIALS, "nothing tells that Azerbaijan denies population"),
        (rows_of(row(stance="denied")), 5, names.DENIALS, "nothing tells that Armenia denies"),
        (SOFT, 10_001, names.ROWS_ACCOUNTED, "[10,000; 10,000] is claimed"),
        (PLAIN, 10_500, names.ROWS_ACCOUNTED, "it answers 10500"),
        (rows_of(row(low=10, high=20)), 15, names.PRECISION, "[10; 20] is claimed"),
        (WORDS, 24, names.PRECISION, "it answers 24 for population (Nagorno-Karabakh): "),
        (CONTESTED, (60_000, 120_000), names.NO_SIDE_DROPPED, "Azerbaijan says [50,000; 50,000], which lies outside"),
        (rows_of(row(low=10, high=20)), (11, 20), names.PRECISION, "leaves out a part"),
        (rows_of(row(low=10, high=20)), ct.Interval(11, 20), names.PRECISION, "leaves out a part"),
        (rows_of(row(value=9), row(party="UN", value="dozens")), (1, 2), names.NO_SIDE_DROPPED, "Armenia says [9; 9]"),
        (CONTESTED, {"Armenia": 120_000}, names.NO_SIDE_DROPPED, "Azerbaijan speaks of population"),
        (DENIED, {"Armenia": 120_000}, names.DENIALS, "Azerbaijan speaks of population"),
        (DENIED, {"Armenia": 120_000, "Azerbaijan": 0}, names.DENIALS, "Azerbaijan gives no number of population"),
        (
            CONTESTED,
            {"Armenia": 120_001, "Azerbaijan": 50_000},
            names.ROWS_ACCOUNTED,
            "Armenia says [120,000; 120,000]",
        ),
        (rows_of(row(low=11)), {"Armenia": 11}, names.PRECISION, "Armenia says [11; ∞), and the answer gives 11 alone"),
        (WORDS, {"Armenia": 24}, names.PRECISION, "Armenia gives no number"),
        (
            CONTESTED,
            {"low": 3, "high": 4},
            names.NO_SIDE_DROPPED,
            "Armenia says [120,000; 120,000], which lies outside",
        ),
        (CONTESTED, {"mean": 85_000}, names.NO_SIDE_DROPPED, "a number that nobody claims"),
        (DENIED, (120_000, 120_000), names.DENIALS, "nothing tells that Azerbaijan denies population"),
        (rows_of(row(stance="denied")), (0, 0, 0), names.DENIALS, "nothing tells that Armenia denies population"),
        (
            rows_of(row(low=10, high=20), row(party="UN", value=15)),
            (15, 15, 15),
            names.PRECISION,
            "Armenia says [10; 20]",
        ),
        (rows_of(row(stance="denied")), {"Armenia": (0, 0)}, names.DENIALS, "Armenia gives no number of population"),
        (rows_of(row(low=10)), {"Armenia": (10, 20)}, names.PRECISION, "gives 20 where it names no end"),
        (rows_of(row(low=10, high=20)), {"Armenia": (15, 15)}, names.PRECISION, "Armenia says [10; 20]"),
        (DENIED, "Armenia: 120,000; Azerbaijan: 0", names.DENIALS, "Azerbaijan gives no number of population"),
        (CONTESTED, "Armenia, Azerbaijan: 85000 on average", names.ROWS_ACCOUNTED, "Azerbaijan says [50,000; 50,000]"),
        (CONTESTED, None, names.NO_SIDE_DROPPED, "nothing is answered of population (Nagorno-Karabakh): 50,000 (A"),
        (CONTESTED, float("nan"), names.NO_SIDE_DROPPED, "nothing is answered of population (Nagorno-Karabakh)"),
        (rows_of(row(stance="denied")), None, names.DENIALS, "nothing is answered of population"),
        (DENIED, "120,000 (Armenia)", names.DENIALS, "Azerbaijan speaks of population"),
        (CONTESTED, "120,000 (Armenia)", names.NO_SIDE_DROPPED, "Azerbaijan speaks of population"),
        (DENIED, ct.Figure("x", "person").claimed(3, by="A").hull(), names.DENIALS, "Azerbaijan speaks of population"),
        (CONTESTED, ct.Figure("x", "person").claimed(3, by="A") > 2, names.NO_SIDE_DROPPED, "Armenia speaks"),
        (
            CONTESTED,
            ct.Figure("x", "person").claimed(3, by="A").reconcile(ct.methods.Median()),
            names.NO_SIDE_DROPPED,
            "Armenia speaks",
        ),
    ],
)
def test_an_answer_that_leaves_somebody_out_says_whom(rows: FeedRows, answer: object, law: str, what: str) -> None:
    """A number, a span, a number for each party, a sentence, a range, a verdict, a method."""
    found = broken(answers(N=answer, S=30), law, rows)

    assert found is not None
    assert what in found.what


@pytest.mark.parametrize(
    ("rows", "answer"),
    [
        (CONTESTED, 2),  # how many speak
        (CONTESTED, (50_000, 120_000)),
        (CONTESTED, [None, 120_000]),
        (CONTESTED, {"Armenia": 120_000, "Azerbaijan": 50_000.0}),
        (CONTESTED, {"Armenia": "many", "Azerbaijan": None}),
        (CONTESTED, {"low": 50_000, "high": 120_000}),
        (CONTESTED, {"low": "few", "high": "many"}),
        (DENIED, {"low": 120_000, "high": 120_000, "denied_by": ["Azerbaijan"]}),
        (rows_of(row(stance="denied")), (1, 1)),  # how many speak
        (rows_of(row(party="Nagorno-Karabakh", value=5_000)), "Nagorno-Karabakh: 3,000"),  # the place
        (CONTESTED, (50_000, 85_000, 120_000)),
        (CONTESTED, (3, 2, 1)),
        (CONTESTED, (1, 2, 3)),
        (CONTESTED, {"Armenia": 1, "Azerbaijan": 1}),
        (CONTESTED, {"Armenia": (120_000, 120_000), "Azerbaijan": (None, 50_000)}),
        (CONTESTED, {"Armenia": [1, 3], "Azerbaijan": True}),
        (CONTESTED, "Armenia: 120,000; Azerbaijan: 2"),
        (rows_of(row(low=10)), {"Armenia": (10, None)}),
        (rows_of(row(low=10)), {"Armenia": (None, None)}),
        (CONTESTED, "50,000 (Azerbaijan) to 120,000 (Armenia)"),
        (CONTESTED, True),
        (CONTESTED, ("a", "b")),
        (CONTESTED, (3, 2)),
        (PLAIN, 10_000),
        (PLAIN, Fraction(10_000)),
        (WORDS, (1, 2)),
        (WORDS, None),
        (rows_of(row(value=120_000), row(party="Azerbaijan", value="dozens")), (120_000, 120_000)),
        (rows_of(row(low=10, high=20)), (Fraction("9.999999999999"), 20)),
        (rows_of(row(low=10, high=20)), (Fraction("10.0000000001"), 20)),
        (rows_of(row(low=10)), {"Armenia": None}),
        (rows_of(row(value=120_000), row(party="Azerbaijan", unit="event", value=3)), {"Armenia": 120_000}),
    ],
)
def test_an_answer_that_leaves_nobody_out_breaks_no_law(rows: FeedRows, answer: object) -> None:
    """Nor does one that is not known to be about the parties."""
    found = [
        broken(answers(N=answer, S=30), law, rows) for law in (names.NO_SIDE_DROPPED, names.PRECISION, names.DENIALS)
    ]

    assert [one.what for one in found if one] == []


def test_a_figure_of_which_nothing_is_answered_is_told() -> None:
    """A figure of which nothing is answered is told, with what is claimed of it."""
    gone = broken(lambda _: {"Stepanakert": 30}, names.NO_SIDE_DROPPED, CONTESTED)
    denied = broken(lambda _: {"Stepanakert": 30}, names.DENIALS, rows_of(row(stance="denied")))

    assert gone is not None
    assert gone.what == (
        "nothing is answered of population (Nagorno-Karabakh): 50,000 (Azerbaijan) to 120,000 (Armenia) people"
    )
    assert denied is not None


def test_one_answer_alone_is_about_the_only_figure() -> None:
    """One answer alone is about the only figure, and of two figures about neither."""
    assert broken(lambda _: 85_000, names.NO_SIDE_DROPPED, CONTESTED[:2]) is not None
    assert broken(lambda _: 85_000, names.NO_SIDE_DROPPED, CONTESTED) is None


def test_an_answer_goes_by_the_id_of_its_figure_too() -> None:
    """An answer goes by the id of its figure too, or by several of what fixes it."""
    ids = list(FEED.read(CONTESTED).figures)

    for key in (ids[0], ("Nagorno-Karabakh", "population")):
        answer: dict[object, object] = {key: 85_000, ids[1]: 30}
        assert broken(lambda _, answer=answer: answer, names.NO_SIDE_DROPPED, CONTESTED) is not None  # type: ignore[misc]


def test_a_range_that_is_narrower_than_what_is_claimed_is_told() -> None:
    """A hull is held against the library's own."""
    other = FEED.read(rows_of(row(value=110_000), row(party="Azerbaijan", value=50_000)))

    found = broken(lambda _: {id_: one.hull() for id_, one in other.figures.items()}, names.PRECISION, CONTESTED)

    assert found is not None
    assert "it answers 50,000 (Azerbaijan) to 110,000 (Armenia) people; what is claimed is" in found.what


def test_the_common_ground_is_no_hull() -> None:
    """It is asked whom it names, and not how wide it is."""

    def step(rows: FeedRows) -> object:
        return {id_: one.common() for id_, one in FEED.read(rows).figures.items()}

    assert (
        broken(step, names.PRECISION, rows_of(row(low=10, high=30), row(party="Azerbaijan", low=20, high=40))) is None
    )


def test_two_names_exchanged_exchange_the_answer() -> None:
    """A step that prefers one party by its name is found."""

    def step(rows: FeedRows) -> object:
        return {"Nagorno-Karabakh": 1 if rows[0]["party"] == "Armenia" else 2, "Stepanakert": 2}

    found = broken(step, names.NAMES, CONTESTED)

    assert found is not None
    assert "with the names of Armenia and Azerbaijan exchanged" in found.what
    assert broken(lambda _: {"Armenia": 1}, names.NAMES, CONTESTED[:1]) is None
    assert broken(lambda rows: {} if rows[0]["party"] == "Armenia" else 1 / 0, names.NAMES, CONTESTED) is None


def test_copies_change_no_answer() -> None:
    """A number that counts rows, or weighs by them, does."""

    def mean(rows: FeedRows) -> object:
        numbers = [one["value"] for one in rows if isinstance(one["value"], int)]
        return {"Nagorno-Karabakh": Fraction(sum(numbers), len(numbers)), "x": [sum(numbers)]}

    found = broken(mean, names.COPIES, CONTESTED)

    assert found is not None
    assert "with a row printed by two more papers" in found.what


def test_a_sentence_that_changes_from_run_to_run_is_told() -> None:
    """Its words stand in another order; its numbers are the same."""
    turns = iter(range(99))

    def step(_: FeedRows) -> object:
        return "A says 3, B says 4" if next(turns) % 2 else "B says 4, A says 3"

    assert broken(step, names.ORDER, CONTESTED) is not None


def test_a_sentence_may_name_parties_in_the_order_of_rows() -> None:
    """What it says is the same."""
    found = broken(lambda rows: "; ".join(f"{one['party']}: {one['value']}" for one in rows), names.ORDER, CONTESTED)

    assert found is None


def test_an_answer_that_depends_on_the_order_of_rows_is_told() -> None:
    """The first of them is no better than the last."""
    found = broken(lambda rows: {"x": float(str(rows[0]["value"]))}, names.ORDER, CONTESTED)

    assert found is not None
    assert "the rows in reverse order give something else" in found.what


def test_what_is_no_number_is_the_same_each_time() -> None:
    """A NaN is no other answer than a NaN, and floats are as near as floats come."""
    turns = iter((1e100, 1e100 * (1 + 1e-12), 1e100, 1e100))

    assert broken(lambda _: {"x": float("nan")}, names.ORDER, CONTESTED) is None
    assert broken(lambda _: {"x": next(turns)}, names.ORDER, CONTESTED) is None


def test_a_step_that_raises_for_another_order_is_told() -> None:
    """And one that raises each time is not this law's affair."""

    def step(rows: FeedRows) -> object:
        if rows[0]["place"] == "Stepanakert":
            raise ValueError("not sorted")
        return rows

    found = broken(step, names.ORDER, CONTESTED)

    assert found is not None
    assert "it raises ValueError (not sorted)" in found.what


def by_place_and(key: str) -> Callable[[FeedRows], object]:
    """Return a step that answers by place and something else of a row."""
    return lambda rows: {(one["place"], one[key]): one["value"] or 0 for one in rows}


def test_answers_by_figure_and_party_are_held_against_each_party() -> None:
    """And those by something else against nobody."""
    found = broken(by_place_and("party"), names.DENIALS, DENIED)

    assert found is not None
    assert "Azerbaijan gives no number of population" in found.what
    assert broken(by_place_and("stance"), names.DENIALS, DENIED) is None
    assert broken(lambda _: {("Mars", "Armenia"): 3}, names.DENIALS, DENIED) is None


PEOPLE = "Nagorno-Karabakh"
DAYS = rows_of(
    row(value=100, day="2023-09-20"),
    row(value=300, day="2023-09-20", party="Azerbaijan"),
    row(value=500, day="2023-09-21"),
    row(value=700, day=None, party="UN"),
)


@pytest.mark.parametrize(
    "answer",
    [
        {(PEOPLE, "2023-09-20"): 200, (PEOPLE, "2023-09-21"): 500},
        {("2023-09-20", "Nagorno-Karabakh"): 200},
        {("Nagorno-Karabakh", date(2023, 9, 20)): 200},
        {("Nagorno-Karabakh", "2023-09-20T00:00:00"): 200},
        {PEOPLE: {"2023-09-20": 200, "2023-09-21": 500}},
        {"2023-09-20": {"Nagorno-Karabakh": 200}},
    ],
)
def test_a_mean_of_one_day_is_held_against_the_claims_of_that_day(answer: dict[object, object]) -> None:
    """By a key of figure and day, in either order, or in a dictionary of days."""
    found = broken(lambda _: answer, names.NO_SIDE_DROPPED, DAYS)

    assert found is not None
    assert found.what == (
        "it answers 200 for population (Nagorno-Karabakh), a number that nobody claims: "
        "Armenia says [100; 100]; Azerbaijan says [300; 300]"
    )


@pytest.mark.parametrize(
    ("answer", "law", "what"),
    [
        ({(PEOPLE, "2023-09-21"): 500, "Stepanakert": 30}, names.NO_SIDE_DROPPED, None),
        ({(PEOPLE, "2023-09-20"): (100, 300), "Stepanakert": 30}, names.NO_SIDE_DROPPED, None),
        ({(PEOPLE, "Armenia", "2023-09-20"): 100}, names.ROWS_ACCOUNTED, None),
        (
            {(PEOPLE, "Armenia", "2023-09-20"): 333},
            names.ROWS_ACCOUNTED,
            "Armenia says [100; 100], and the answer gives 333",
        ),
        ({(PEOPLE, "Mars", "2023-09-20"): 333}, names.ROWS_ACCOUNTED, None),
        ({(PEOPLE, "2023-09-20", "a", "b"): 333}, names.NO_SIDE_DROPPED, None),
        ({("2023-09-20",): 333}, names.NO_SIDE_DROPPED, None),
        ({("2023-09-20", "2023-09-21"): 333}, names.NO_SIDE_DROPPED, None),
        ({(PEOPLE, None): 700, "Stepanakert": 30}, names.ROWS_ACCOUNTED, None),
    ],
)
def test_answers_by_day_and_party_are_held_against_who_speaks_then(
    answer: dict[object, object], law: str, what: str | None
) -> None:
    """And a key of which nobody knows what it says is left alone."""
    found = broken(lambda _: answer, law, DAYS)

    assert (found is None) == (what is None)
    if found is not None:
        assert what is not None
        assert what in found.what


def test_nothing_beside_numbers_leaves_the_sides_out() -> None:
    """Where all is yes, no or neither, None is an answer."""
    assert broken(answers(N=None, S=True), names.NO_SIDE_DROPPED, CONTESTED) is None
    assert broken(answers(N=None, S=None), names.NO_SIDE_DROPPED, CONTESTED) is None
    assert broken(answers(N=None, S="30 (Armenia)"), names.NO_SIDE_DROPPED, CONTESTED) is not None


NAMED = {names.NO_SIDE_DROPPED, names.DENIALS}
NUMBERED = NAMED | {names.PRECISION, names.ROWS_ACCOUNTED}


@pytest.mark.parametrize(
    ("answer", "shown"),
    [
        (85_000, NUMBERED),
        ((50_000, 120_000), NUMBERED),
        ({"Armenia": 120_000}, NUMBERED),
        ({"low": None, "high": 120_000}, NUMBERED),
        ({"Armenia": "many"}, NAMED),
        ("50,000 (Azerbaijan) to 120,000 (Armenia)", NAMED),
        ("Armenia: 120,000; Azerbaijan: 50,000", NUMBERED),
        (ct.Figure("x", "person").claimed(3, by="A").hull(), NAMED | {names.PRECISION}),
        (ct.Figure("x", "person").claimed(3, by="A") > 2, NAMED | {names.ROWS_ACCOUNTED}),
        (True, set()),
        (None, set()),
        (("a", "b", "c"), set()),
    ],
)
def test_an_answer_shows_what_its_kind_can_show(answer: object, shown: set[str]) -> None:
    """A sentence without numbers behind names has no ends to be held against; a day it never has."""
    trial = Trial(lambda _: {"Nagorno-Karabakh": answer}, CONTESTED, FEED)

    assert {law for law in LAWS if trial.shows(law)} - {names.NAMES} == shown | {names.ORDER, names.COPIES}


def test_rows_show_all_laws_and_what_raises_none() -> None:
    """Names that stand in a text cannot be exchanged in it."""
    assert all(Trial(lambda rows: rows, CONTESTED, FEED).shows(law) for law in LAWS)
    assert not any(Trial(lambda _: 1 / 0, CONTESTED, FEED).shows(law) for law in LAWS)
    assert Trial(lambda _: {"Nagorno-Karabakh": 3}, CONTESTED, FEED).shows(names.NAMES)
    assert not Trial(lambda _: {"Nagorno-Karabakh": "of Armenia"}, CONTESTED, FEED).shows(names.NAMES)


def of_thousandth(answer: Callable[[ct.Figure], object]) -> Callable[[FeedRows], object]:
    """Return a step that reads numbers in another unit, and answers of each figure."""

    def step(rows: FeedRows) -> object:
        small = [one | {"value": one["value"] / 1000} if one["value"] else one for one in rows]  # type: ignore[operator]
        return {id_: answer(one) for id_, one in FEED.read(small).figures.items()}

    return step


def test_a_verdict_is_asked_again_of_what_is_claimed() -> None:
    """Alone and combined; not where it rests on part of the claims, or nothing can be asked."""
    for ask in (lambda one: one > 1000, lambda one: ~(one > 1000)):
        found = broken(of_thousandth(ask), names.ROWS_ACCOUNTED, CONTESTED[:2])
        assert found is not None
        assert "for Armenia; what is claimed answers" in found.what
    denied = broken(
        lambda rows: {
            id_: one > 3 for id_, one in FEED.read([r | {"stance": None, "value": 2} for r in rows]).figures.items()
        },
        names.DENIALS,
        rows_of(row(stance="denied"))[:1],
    )
    assert denied is not None
    assert "it answers “no” for Armenia; what is claimed answers “denies”" in denied.what

    def bare(rows: FeedRows) -> object:
        return {id_: ct.Verdict("is it?", (one > 3).answers) for id_, one in FEED.read(rows).figures.items()}

    assert broken(bare, names.ROWS_ACCOUNTED, CONTESTED[:2]) is None
    assert (
        broken(
            lambda rows: {id_: one > 3 for id_, one in FEED.read(rows).figures.items()},
            names.ROWS_ACCOUNTED,
            CONTESTED[:2],
        )
        is None
    )


def test_a_method_is_asked_again_of_what_is_claimed() -> None:
    """A method is asked again of what is claimed, where it rests on numbers that no row has."""
    median = ct.methods.Median()
    found = broken(of_thousandth(lambda one: one.reconcile(median)), names.ROWS_ACCOUNTED, PLAIN[:1])

    assert found is not None
    assert "the same method answers “10,000 people" in found.what

    def whole(rows: FeedRows) -> object:
        noted = [one | {"hedge": None} for one in rows]
        return {id_: one.reconcile(median) for id_, one in FEED.read(noted).figures.items()}

    def other_paper(rows: FeedRows) -> object:
        figure = next(iter(FEED.read(rows).figures.values()))
        made = ct.Figure("population", "person", of="Nagorno-Karabakh").claimed(10_000, by="Armenia", note="seen")
        return {NK: made.reconcile(median) if made.title == figure.title else None}

    assert broken(whole, names.ROWS_ACCOUNTED, PLAIN[:1]) is None
    assert broken(other_paper, names.ROWS_ACCOUNTED, PLAIN[:1]) is None

    def reprinted(rows: FeedRows) -> object:
        printed = [one | {"source": "Another paper"} for one in rows]
        return {id_: one.reconcile(median) for id_, one in FEED.read(printed).figures.items()}

    assert broken(reprinted, names.ROWS_ACCOUNTED, PLAIN[:1]) is None


def test_exchanged_names_are_looked_for_everywhere() -> None:
    """In pairs, lists and values; a text that holds one among other words is left alone."""

    def by_pair(rows: FeedRows) -> object:
        return {(one["place"], one["party"]): [one["value"]] for one in rows}

    def records(rows: FeedRows) -> object:
        return {"all": [{"party": one["party"], "value": one["value"]} for one in rows]}

    def in_words(rows: FeedRows) -> object:
        return {f"of {one['party']}": one["value"] for one in rows}

    def favours(rows: FeedRows) -> object:
        return {frozenset(("all",)): [one["value"] for one in rows if one["party"] == "Armenia"]}

    for step in (by_pair, records, in_words):
        assert broken(step, names.NAMES, CONTESTED[:2]) is None
    assert broken(favours, names.NAMES, CONTESTED[:2]) is not None
