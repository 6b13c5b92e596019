"""Verdicts in sentences: what was asked, who answers how, and who gives no answer."""

from __future__ import annotations

import pytest

import contested as ct
from contested.answers.verdict import Verdict
from contested.report.sentences import sentence

BOTH = ct.Figure("population", "person", of="NK").claimed(120_000, by="Armenia").claimed(50_000, by="Azerbaijan")
ONE = ct.Figure("troops", "person").claimed("around 10,000", by="A").denied(by="B")
ARTICLE = ct.Figure("time", "hour").claimed("less than 24", source="the article")
MINES = ct.Figure("mines", "killed").claimed(11, by=ct.Party("A", stake="disputant"))


@pytest.mark.parametrize(
    ("verdict", "said"),
    [
        (
            BOTH > 100_000,
            (
                "For population (NK), a figure above 100,000 people is contested: yes according to Armenia, "
                "no according to Azerbaijan."
            ),
        ),
        (BOTH > 40_000, "For population (NK), a figure above 40,000 people holds according to Armenia and Azerbaijan."),
        (
            BOTH < 40_000,
            "For population (NK), a figure below 40,000 people is excluded according to Armenia and Azerbaijan.",
        ),
        (BOTH >= 1, "For population (NK), a figure of 1 person or more holds according to Armenia and Azerbaijan."),
        (
            BOTH <= 10**6,
            "For population (NK), a figure of 1,000,000 people or less holds according to Armenia and Azerbaijan.",
        ),
        (
            BOTH.between(40_000, 60_000),
            (
                "For population (NK), a figure between 40,000 and 60,000 people is contested: yes according to "
                "Azerbaijan, no according to Armenia."
            ),
        ),
        (
            BOTH.agrees_with(50_000),
            (
                "For population (NK), agreement with 50,000 people is contested: yes according to Azerbaijan, "
                "no according to Armenia."
            ),
        ),
        (
            ONE > 4000,
            "For troops, a figure above 4,000 people is contested: yes according to A; the figure is denied by B.",
        ),
        (
            ONE > 9999,
            (
                "For troops, a figure above 9,999 people is neither certain nor excluded according to A; "
                "the figure is denied by B."
            ),
        ),
        (ARTICLE < "2 day", "For time, a figure below 2 days holds according to the article."),
        (ARTICLE > 20, "For time, a figure above 20 hours is neither certain nor excluded according to the article."),
        (MINES > 10, "For mines, a figure above 10 killed holds according to A alone."),
        (MINES > 20, "For mines, a figure above 20 killed is excluded according to A alone."),
        (
            ct.Figure("x", "person").denied(by="B") > 5,
            "For x, a figure above 5 people is answered by nobody; the figure is denied by B.",
        ),
        (
            ct.Figure("x", "person").withheld(by="B") > 5,
            "For x, a figure above 5 people is answered by nobody; a number is withheld by B.",
        ),
        (
            ct.Figure("x", "person").claimed(9, by="A").claimed("dozens", by="B") > 5,
            "For x, a figure above 5 people is contested: yes according to A, undetermined according to B.",
        ),
        (
            ct.Figure("x", "person", disputants=["S"]).claimed(9, by="A") > 5,
            "For x, a figure above 5 people holds according to A; nothing is said by S.",
        ),
        (
            ct.Figure("x", "person").claimed(9, by="A") > ct.Figure("y", "person", of="Z").claimed(5, by="A"),
            "For x, a figure above that for y (Z) holds according to A.",
        ),
    ],
)
def test_a_verdict_says_who_answers_how(verdict: Verdict, said: str) -> None:
    """Holds and excluded say what follows from numbers, not what is true."""
    assert sentence(verdict) == said


def test_a_question_that_is_put_together_is_quoted() -> None:
    """By and, or and not; and so is one between other figures."""
    mixed = (BOTH >= 5) & (ONE <= 9)
    between_figures = BOTH.between(ct.Figure("y", "person").claimed(5, by="Armenia"), 90_000)
    turned = ~(BOTH > 100_000)

    for verdict in (mixed, between_figures, turned, (BOTH >= 5) | (BOTH <= 9), (BOTH > 5) & (BOTH < 9)):
        assert sentence(verdict).startswith(f"The statement “{verdict.question}” ")


def test_a_verdict_that_no_comparison_gave_quotes_its_question() -> None:
    """It has nothing else to go by."""
    bare = Verdict("x > 5", (BOTH > 5).answers, (BOTH._panel,))

    assert sentence(bare) == "The statement “x > 5” holds according to Armenia and Azerbaijan."
    assert sentence(bare & bare).startswith("The statement “(x > 5) and (x > 5)” ")


def test_names_have_their_days_where_those_differ() -> None:
    """Names have their days where those differ, as in every answer."""
    figure = ct.Figure("x", "person").claimed(9, by="A", as_of="2012").claimed(7, by="B", as_of="2021")

    assert sentence(figure > 5) == "For x, a figure above 5 people holds according to A (2012) and B (2021)."


def test_what_is_left_out_and_combined_is_named() -> None:
    """What is left out and combined is named, and so is the day of which all accounts are."""
    people = ct.Figure("people", "person").claimed(100, by="A", as_of="2021").claimed(90, by="B")
    land = ct.Figure("land", "km**2").claimed(10, by="A", as_of="1990")
    dead = ct.Figure("dead", "killed", time="cumulative").claimed(10, by="A", as_of="2024-01-10")
    hurt = ct.Figure("hurt", "wounded", time="cumulative").claimed(30, by="A", as_of="2024-01-10")

    assert "A combines people of 2021 and land of 1990" in sentence(people / land > 5)
    assert sentence(people.only("A") > 5).endswith("; this is left out: B (only A asked for).")
    assert "; this is as of 10 January 2024" in sentence(dead < hurt)


def test_an_account_without_a_value_says_why() -> None:
    """A division by what may be zero."""
    ratio = ct.Figure("x", "person").claimed(5, by="A").claimed(5, by="B") / ct.Figure("y", "person").claimed(
        0, by="A"
    ).claimed(2, by="B")

    assert "; on the numbers of A, there is no value: " in sentence(ratio > 1)
