"""An assertion about two values that are not the same says in what they differ, and not in what they do not."""

from __future__ import annotations

import attrs
import pytest

import contested as ct
from contested.pytest_plugin.assertion_diffs import explain_failure

PEOPLE = ct.Figure("people", "person", of="Akhtala").claimed("1,200", by="Armenia").claimed("500", by="Azerbaijan")


def said_of(left: object, right: object, op: str = "==") -> list[str]:
    """Return what is said below the assertion itself."""
    found = explain_failure(op, left, right)

    assert found is not None
    return found[1:]


def test_the_assertion_stands_first() -> None:
    """Figures by their titles, answers by what they answer."""
    other = PEOPLE.claimed(1, by="UN")
    median = PEOPLE.reconcile(ct.methods.Median())
    pairs = {
        "<Figure people (Akhtala)>": (PEOPLE, other),
        "<Verdict people (Akhtala) > 1,000 people>": (PEOPLE > 1_000, other > 1_000),
        "<Range hull of people>": (PEOPLE.hull(), other.hull()),
        "<Reconciliation Median of people (Akhtala)>": (median, other.reconcile(ct.methods.Median())),
        "<Dossier a>": (ct.Dossier({"a": PEOPLE}), ct.Dossier({"a": other})),
    }

    for name, (left, right) in pairs.items():
        found = explain_failure("==", left, right)
        assert found is not None
        assert found[0] == f"{name} == {name}"


def test_whom_one_side_alone_has_is_named_with_what_they_say() -> None:
    """Whom one side alone has is named with what they say, on either side; what both have is not repeated."""
    left, right = PEOPLE.denied(by="OSCE"), PEOPLE.claimed("800", by="UN")

    assert said_of(left, right) == [
        "left:  500 (Azerbaijan) to 1,200 (Armenia) people; OSCE denies the figure",
        "right: 500 (Azerbaijan) to 1,200 (Armenia) people",
        "who speaks only left: OSCE",
        "who speaks only right: UN",
        "only left: denial of the figure (OSCE)",
        "only right: 800 people (UN)",
    ]


def test_a_changed_number_is_one_line() -> None:
    """With both numbers, as they are printed; the fields behind it are not listed."""
    other = (
        ct.Figure("people", "person", of="Akhtala").claimed("1,200", by="Armenia").claimed("about 600", by="Azerbaijan")
    )

    assert said_of(PEOPLE, other)[2:] == ["Azerbaijan: left 500 people, right about 600 people"]


def test_a_number_given_to_somebody_else_is_another_statement() -> None:
    """It is no change of what its party says."""
    source = ct.Source("Paper")
    left, right = (ct.Figure("people", "person").claimed(7, by=name, source=source) for name in ("A", "B"))

    assert said_of(left, right) == [
        "left:  7 people (A)",
        "right: 7 people (B)",
        "who speaks only left: A",
        "who speaks only right: B",
        "only left: 7 people (A, in Paper)",
        "only right: 7 people (B, in Paper)",
    ]


def test_a_number_that_became_a_denial_is_told_as_both() -> None:
    """A number that became a denial is told as both, of one party."""
    claims = ct.Figure("people", "person").claimed(7, by="A")
    denies = ct.Figure("people", "person").denied(by="A", quote="never")

    assert said_of(claims, denies)[2:] == ["A: left 7 people, right denial of the figure (A)"]
    assert said_of(denies, claims)[2:] == ["A: left denial of the figure (A), right 7 people"]


def test_other_fields_come_after_numbers() -> None:
    """Those of a statement by who holds it, and those of the figure last."""
    left = ct.Figure("people", "person").claimed(7, by="A", note="a count").claimed(8, by="B")
    right = ct.Figure("people", "person", definition="residents").claimed(7, by="A").claimed(9, by="B")

    assert said_of(left, right)[2:] == [
        "B: left 8 people, right 9 people",
        "A: note: left a count, right nothing",
        "definition: left nothing, right residents",
    ]


def test_a_field_of_a_changed_number_is_told_where_the_number_does_not_print_it() -> None:
    """A note is none of the number."""
    left, right = (ct.Figure("people", "person").claimed(n, by="A", note=f"{n}") for n in (7, 8))

    assert said_of(left, right)[2:] == ["A: left 7 people, right 8 people", "A: note: left 7, right 8"]


def test_numbers_are_compared_in_a_unit_of_either_side() -> None:
    """Those killed are people; people are not those killed."""
    people = ct.Figure("losses", "person").claimed(7, by="A").claimed(8, by="B")
    killed = ct.Figure("losses", "killed").claimed(7, by="A").claimed(9, by="B")

    assert said_of(people, killed)[2:4] == [
        "A: left 7 people, right 7 killed",
        "B: left 8 people, right 9 killed",
    ]


def test_statements_in_units_of_which_nothing_converts_stand_on_one_side_alone() -> None:
    """No number of the one is one of the other."""
    people, area = (ct.Figure("size", unit).claimed(7, by="A") for unit in ("person", "km**2"))

    assert said_of(people, area) == [
        "left:  7 people (A)",
        "right: 7 km² (A)",
        "only left: 7 people (A)",
        "only right: 7 km² (A)",
        "unit: left person, right km**2",
    ]


def test_the_order_of_statements_is_said_where_it_is_all() -> None:
    """``==`` compares records."""
    a = ct.Figure("x", "person").claimed(1, by="A").claimed(2, by="B")
    b = ct.Figure("x", "person").claimed(2, by="B").claimed(1, by="A")

    assert said_of(a, b) == ["the same statements, in another order"]


def test_derived_figures_differ_by_account() -> None:
    """Derived figures differ by account, and by their formula."""
    area = ct.Figure("area", "km**2").claimed(10, by="Armenia").claimed(10, by="Azerbaijan")
    more = area.claimed(40, by="UN")

    assert said_of(PEOPLE / area, PEOPLE / more) == ["only right: UN: UN is silent"]
    assert said_of(PEOPLE / area, PEOPLE)[:5] == [
        "left:  50 (Azerbaijan) to 120 (Armenia) people/km²",
        "right: 500 (Azerbaijan) to 1,200 (Armenia) people",
        "formula: left people (Akhtala) / area, right people (Akhtala)",
        "Armenia: left 120 people/km², right 1,200 people",
        "Azerbaijan: left 50 people/km², right 500 people",
    ]


def test_dossiers_differ_by_figure() -> None:
    """Figures of one side, then what differs in each, then parties and the other records."""
    left = ct.Dossier({"people": PEOPLE, "gone": PEOPLE}, {"a": ct.Party("Armenia"), "b": ct.Party("B")})
    right = ct.Dossier(
        {"people": PEOPLE.claimed(9, by="UN"), "new": PEOPLE}, {"a": ct.Party("Armenia", stake="disputant")}
    )

    assert said_of(left, right) == [
        "figure only left: gone, people (Akhtala): 500 (Azerbaijan) to 1,200 (Armenia) people",
        "figure only right: new, people (Akhtala): 500 (Azerbaijan) to 1,200 (Armenia) people",
        "people: left:  500 (Azerbaijan) to 1,200 (Armenia) people",
        "people: right: 9 (UN) to 1,200 (Armenia) people",
        "people: who speaks only right: UN",
        "people: only right: 9 people (UN)",
        "party only left: b: B",
        "party a.stake: left unknown, right disputant",
    ]


def test_dossiers_differ_by_what_relates_their_figures() -> None:
    """A relation that one side alone has is printed."""
    base = ct.Dossier({"part": PEOPLE, "whole": ct.Figure("all", "person").claimed(9_000, by="A")})
    related = base.with_relation(ct.part_of("part", "whole"))

    assert said_of(base, related)[-1] == "relations only right: part is a part of whole"


def test_dossiers_that_differ_in_order_alone_say_that_they_print_alike() -> None:
    """Dossiers that differ in the order of their relations alone say that they print alike."""
    base = ct.Dossier({name: ct.Figure(name, "person").claimed(1, by="A") for name in "abc"})
    one, other = ct.part_of("a", "c"), ct.part_of("b", "c")

    found = said_of(base.with_relation(one).with_relation(other), base.with_relation(other).with_relation(one))

    assert found == ["the records differ, and print alike"]


def test_verdicts_differ_by_party() -> None:
    """Both in words, then who answers otherwise, then the numbers behind it."""
    other = ct.Figure("people", "person", of="Akhtala").claimed("1,200", by="Armenia").claimed("1,100", by="Azerbaijan")

    assert said_of(PEOPLE > 1_000, other > 1_000) == [
        "left:  contested: yes per Armenia, no per Azerbaijan",
        "right: settled: yes per Armenia and Azerbaijan",
        "Azerbaijan: left no, right yes",
        "Azerbaijan: left 500 people, right 1,100 people",
    ]
    assert said_of(PEOPLE > 100, PEOPLE > 200) == [
        "question: left people (Akhtala) > 100 people, right people (Akhtala) > 200 people"
    ]


def test_ranges_differ_by_who_gives_their_numbers() -> None:
    """Ranges differ by who gives their numbers, and by the question that they answer."""
    wide = PEOPLE.claimed("100 to 2,000", by="UN")

    assert said_of(PEOPLE.hull(), wide.hull()) == [
        "left:  500 (Azerbaijan) to 1,200 (Armenia) people",
        "right: 100 to 2,000 people (UN)",
        "only right: UN: 100 to 2,000 people",
    ]
    one = ct.Figure("people", "person").claimed(7, by="A")
    assert said_of(one.hull(), one.common()) == ["kind: left hull, right common"]


def test_a_position_that_prints_alike_differs_by_its_fields() -> None:
    """The paper in which it was read, say."""
    left, right = (ct.Figure("people", "person").claimed(7, by="A", source=title) for title in ("Morning", "Evening"))

    found = said_of(left.hull(), right.hull())

    assert found == ["A: estimates: left 7 people (A, in Morning), right 7 people (A, in Evening)"]


def test_reconciliations_differ_by_method_and_by_evidence() -> None:
    """A refusal is a value too."""
    median, mean = (PEOPLE.reconcile(method) for method in (ct.methods.Median(), ct.methods.Mean()))

    found = said_of(median, mean)

    assert found[0].startswith("left:  500 to 1,200 people (Median of 2 origins")
    assert found[1].startswith("right: no consensus: only 2 origins")
    assert found[2:] == ["method: left Median, right Mean"]


@pytest.mark.parametrize(("op", "left", "right"), [(">", PEOPLE, 5_000), ("<", 5_000, PEOPLE)])
def test_a_comparison_that_is_settled_otherwise_says_by_whom(op: str, left: object, right: object) -> None:
    """A comparison that is settled otherwise says by whom, on whichever side the figure stands."""
    assert said_of(left, right, op) == [
        "settled: no per Armenia and Azerbaijan",
        "people (Akhtala): 500 (Azerbaijan) to 1,200 (Armenia) people",
    ]


def test_a_comparison_of_two_figures_shows_both() -> None:
    """Each with its range."""
    few = ct.Figure("few", "person").claimed(3, by="Armenia").claimed(4, by="Azerbaijan")

    assert said_of(few, PEOPLE, ">=") == [
        "settled: no per Armenia and Azerbaijan",
        "few: 3 (Armenia) to 4 (Azerbaijan) people",
        "people (Akhtala): 500 (Azerbaijan) to 1,200 (Armenia) people",
    ]


def test_an_id_that_a_dossier_does_not_hold_is_told_with_those_near() -> None:
    """Or with all, where none is near."""
    held = ct.Dossier({"population": PEOPLE})

    assert said_of("populaton", held, "in") == ["no figure has this id; near is population"]
    assert said_of("area", held, "in") == ["no figure has this id; there are population"]
    assert said_of("area", ct.Dossier(), "in") == ["no figure has this id; there are none"]


def test_a_figure_that_is_taken_for_a_number_says_what_it_holds() -> None:
    """On either side; what is no number has no verdict."""
    said = "agrees_with(1200) says: contested: yes per Armenia, no per Azerbaijan"

    for left, right in ((PEOPLE, 1200), (1200, PEOPLE)):
        first, figure, verdict = said_of(left, right)
        assert first.startswith("a figure is no number: it holds what each party says")
        assert (figure, verdict) == (str(PEOPLE), said)
    assert said_of(PEOPLE, "many")[1:] == [str(PEOPLE)]


@pytest.mark.parametrize(
    ("op", "left", "right"),
    [
        ("==", PEOPLE, [7]),
        ("==", PEOPLE.hull(), None),
        ("!=", PEOPLE, PEOPLE),
        ("in", PEOPLE, [1, 2]),
        (">", PEOPLE.hull(), 7),
        (">", PEOPLE, "3 km**2"),
        (">", attrs.evolve(ct.Party("A")), 3),
    ],
)
def test_pytest_speaks_for_itself_where_nothing_of_ours_is_compared(op: str, left: object, right: object) -> None:
    """Another type, another sign, or a comparison that has no verdict."""
    assert explain_failure(op, left, right) is None
