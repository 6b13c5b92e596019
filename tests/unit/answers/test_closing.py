"""Closing clauses: one order of what an answer says after its numbers."""

from __future__ import annotations

import pytest

from contested import Figure
from contested.answers.closing import (
    closing_clauses,
    denials_in,
    errors_in,
    halves_in,
    no_limit,
    silence_in,
    takings_in,
    withholds,
)

X = (
    Figure("x", "person", disputants=("Z",))
    .claimed(None, low=1, best=2, high=3, bounds="confidence", level=0.95, by="A")
    .claimed("dozens", by="B")
    .denied(by="C")
    .withheld(by="D")
    .claimed(9, by="E", key="e")
    .set_aside("e", reason="a misprint", by="me")
)

X_OF_S = Figure("x", "person").claimed(9, by="S", key="s")


def test_clauses_come_in_one_order() -> None:
    """Best values, bounds, words, denials, what is withheld, who is silent, what is left out."""
    assert [clause.split()[0] for clause in closing_clauses(X._panel, best=True, silent=True, beside=False)] == [
        "A",
        "A",
        "B",
        "C",
        "D",
        "Z",
        "left",
    ]


def test_an_answer_leaves_out_what_it_says_elsewhere() -> None:
    """Bounds, best values and silence are named where they are asked for."""
    assert [clause.split()[0] for clause in closing_clauses(X._panel, bounds=False)] == ["B", "C", "D", "left"]


@pytest.mark.parametrize(
    ("names", "clause"), [(["A"], "A names no upper limit"), (["A", "B"], "A and B name no upper limit")]
)
def test_who_names_no_limit_is_named(names: list[str], clause: str) -> None:
    """The verb goes with the number of names."""
    assert no_limit(names, "upper") == clause


def test_silence_of_nobody_is_no_clause() -> None:
    """Where everybody speaks there is nothing to say."""
    assert silence_in([]) == ()
    assert silence_in(["A", "B"]) == ("A and B are silent",)


def test_who_gives_half_of_what_a_question_needs_is_named() -> None:
    """By what is given and what is not; of figures that are compared as they are, and of formulas."""
    dead = Figure("dead", "person").claimed(3, by="A").claimed(4, by="B")
    people = Figure("people", "person").claimed(9, by="C").denied(by="D")
    told = ("A and B give dead, and say nothing of people", "C gives people, and says nothing of dead")

    for verdict in (dead > people, dead / people > 1):
        assert halves_in(verdict.panels) == told


def test_who_lends_its_number_has_a_part_in_the_answer() -> None:
    """A source whose number the others borrow is not said to leave anything out."""
    dead = Figure("dead", "person").claimed(3, by="A")
    people = Figure("people", "person").claimed(9, source="Census")

    for verdict in (dead > people, dead / people > 1):
        assert verdict.settled
        assert halves_in(verdict.panels) == ()


def test_who_borrows_a_number_states_no_error_of_it() -> None:
    """Its lender does."""
    figure = Figure("people", "person").claimed(153, source="Census", standard_error=3).withheld(by="A")
    borrowed = figure.according_to("C")

    assert borrowed.lenders
    assert errors_in([borrowed]) == ()
    assert errors_in(figure._panel.stated) == ("Census gives 153, standard error 3",)


def test_who_accepts_takes_the_number_of_somebody() -> None:
    """Whose number it is is said, and not what it says."""
    figure = (
        Figure("x", "person").claimed(5, by="A", key="a").accepted(by="B", estimate="a").accepted(by="C", estimate="a")
    )

    assert takings_in(figure.positions()) == ("B and C accept the number of A",)


@pytest.mark.parametrize(
    ("number", "unit", "clauses"),
    [
        ("more than 1,000 dead", "person", ("more than 1,000 killed according to A",)),
        ("1,000 missing", "person", ("1,000 missing according to A",)),
        ("1,000 killed", "killed", ()),
        ("1,000 killed and wounded", "casualty", ()),
        ("1,000 children", "person", ()),
        ("1,000 people", "person", ()),
        ("60", "person/km**2", ()),
        ("dozens of dead", "person", ("A says “dozens”",)),
    ],
)
def test_what_became_of_people_keeps_its_word(number: str, unit: str, clauses: tuple[str, ...]) -> None:
    """The killed are people: a figure of people at large takes them for such, and says whose number is of the killed."""
    figure = Figure("sheltering", unit).claimed(number, by="A")

    assert closing_clauses(figure._panel) == clauses


def test_a_number_with_a_unit_of_its_own_keeps_it() -> None:
    """As one whose text names it; what is computed of it says nothing itself."""
    figure = Figure("sheltering", "person").claimed("about 5", "killed", by="A")

    assert str(figure.hull()) == "about 5 people (A); about 5 killed according to A"
    assert str((figure * 2).hull()) == "about 10 people (A)"


def test_a_verb_goes_with_the_number_of_those_who_deny() -> None:
    """One denies, two deny: a figure, or a number of somebody."""
    alone, aimed = Figure("x", "person").denied(by="A"), X_OF_S.denied(by="A", estimate="s")

    assert denials_in(alone._panel.positions) == ("A denies the figure",)
    assert denials_in(alone.denied(by="B")._panel.positions) == ("A and B deny the figure",)
    assert denials_in(aimed._panel.positions) == ("A denies that number (9, according to S)",)
    both = aimed.denied(by="B", estimate="s")
    assert denials_in(both._panel.positions) == ("A and B deny that number (9, according to S)",)


@pytest.mark.parametrize(
    ("names", "disputes", "withholds_it", "silent", "accepts"),
    [
        (
            ["A"],
            "A disputes the method",
            "A withholds a number",
            "A is silent",
            "A accepts the number of S",
        ),
        (
            ["A", "B"],
            "A and B dispute the method",
            "A and B withhold a number",
            "A and B are silent",
            "A and B accept the number of S",
        ),
    ],
)
def test_verbs_go_with_the_number_of_names(
    names: list[str], disputes: str, withholds_it: str, silent: str, accepts: str
) -> None:
    """Of those who dispute, withhold, are silent and accept."""
    disputed = accepted = X_OF_S
    for name in names:
        disputed = disputed.disputed(by=name, aspect="method")
        accepted = accepted.accepted(by=name, estimate="s")

    assert denials_in(disputed._panel.positions) == (disputes,)
    assert withholds(names) == withholds_it
    assert silence_in(names) == (silent,)
    assert takings_in(accepted._panel.positions) == (accepts,)


def test_who_corrects_does_so_alone_or_together() -> None:
    """Each its own number."""
    figure = Figure("x", "person").claimed(9, by=["A", "B"], key="s")

    assert takings_in(figure.corrected(8, by="A", estimate="s")._panel.positions)[0].startswith("A corrects 9 people")
    together = figure.corrected(8, by=["A", "B"], estimate="s")._panel.positions
    assert takings_in(together) == ("A and B correct 9 people",)
