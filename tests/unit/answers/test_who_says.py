"""Who says a number: who states, allows, rules out or denies it."""

from __future__ import annotations

import contested as ct


def test_everyone_stands_somewhere() -> None:
    """States, allows, rules out, gives no number, denies, withholds, is silent: each by name."""
    figure = (
        ct.Figure("x", "person", disputants=["S"])
        .claimed(12_000, by="A")
        .claimed("about 10,000", by="B")
        .claimed(50_000, by="C")
        .claimed("dozens", by="D")
        .denied(by="E")
        .withheld(by="F")
    )

    answer = figure.who_says("12,000")

    assert (answer.states, answer.allows, answer.rules_out) == (("A",), ("B",), ("C",))
    assert (answer.undetermined, answer.denies, answer.withholds, answer.silent) == (("D",), ("E",), ("F",), ("S",))
    assert str(answer) == (
        "A states it; B allows it; C rules it out; D gives no number; E denies the figure; "
        "F withholds a number; S is silent"
    )
    assert repr(answer) == f"<WhoSays 12,000 people: {answer}>"


def test_several_take_the_plural() -> None:
    """Two who state it "state it"."""
    figure = ct.Figure("x", "person").claimed(5, by="A").claimed(5, by="B")

    assert str(figure.who_says(5)) == "A and B state it"


def test_a_quantity_text_is_converted() -> None:
    """A number with a unit is read in the figure's unit."""
    figure = ct.Figure("duration", "hour").claimed(48, by="A")

    answer = figure.who_says("2 day")

    assert answer.states == ("A",)
    assert answer.words == "2 days"


def test_nobody_may_say_anything() -> None:
    """A figure without statements has nobody to name."""
    assert str(ct.Figure("x", "person").who_says(5)) == "nobody says anything"


def test_it_explains_itself_and_names_what_is_left_out() -> None:
    """Following the derivation gives the same answer."""
    figure = ct.Figure("x", "person").claimed(5, by="A").claimed(6, by="B").only("A")

    answer = figure.who_says(5)

    assert answer.explain().follow() == answer
    assert [one.who for one in answer.left_out] == ["B"]
    assert str(answer) == "A states it; left out: B (only A asked for)"
