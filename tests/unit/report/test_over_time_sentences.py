"""Time in sentences: one for each day on which something changed."""

from __future__ import annotations

import contested as ct
from contested.report.sentences import sentence

DEAD = (
    ct.Figure("dead", "killed", of="X", time="cumulative")
    .claimed(10, by="A", as_of="2022-05-01", key="first")
    .claimed(12, by="A", as_of="2022-05-03")
    .claimed(30, by="B", as_of="2022-05-03")
)


def test_answers_over_time_are_a_sentence_a_day() -> None:
    """Each is that of the figure as it was on that day."""
    said = sentence(DEAD.over_time())

    assert said.startswith(
        "As of 1 May 2022: the figure for dead (X) is put by A at 10 killed and by B (counted to 3 May 2022) at "
        "30 killed; for 1 May 2022, what is given by B is an upper limit"
    )
    assert said.endswith("As of 3 May 2022: the figure for dead (X) is put by A at 12 killed and by B at 30 killed.")


def test_verdicts_over_time_are_sentences_too() -> None:
    """Verdicts over time are sentences too, of the same question on each day."""
    said = sentence((DEAD > 11).over_time())

    assert said.endswith("As of 3 May 2022: for dead (X), a figure above 11 killed holds according to A and B.")


def test_a_history_says_how_each_statement_changed_what_stood() -> None:
    """Up, down, confirmed, withdrawn, denied; what has no day comes first."""
    figure = (
        ct.Figure("dead", "killed")
        .claimed("dozens", by="Z")
        .claimed(10, by="A", as_of="2022-05-01", key="first")
        .claimed(12, by="A", as_of="2022-05-02")
        .claimed(12, by="A", as_of="2022-05-03", source="P")
        .claimed(11, by="A", as_of="2022-05-04", key="last")
        .denied(by="B", as_of="2022-05-05", estimate="last")
        .withheld(by="C", as_of="2022-05-06")
        .retracted(by="A", as_of="2022-05-07", estimate="last", reason="a slip")
        .claimed("unknown", by="D", as_of="2022-05-08")
    )

    assert sentence(figure.history()) == (
        "Without a date: the number of Z for dead is “dozens”. "
        "As of 1 May 2022: the number of A for dead is 10 killed. "
        "As of 2 May 2022: the number of A for dead is 12 killed, up from before. "
        "As of 3 May 2022: the number of A for dead is 12 killed, which confirms what stood. "
        "As of 4 May 2022: the number of A for dead is 11 killed, down from before. "
        "As of 5 May 2022: that number (11 killed, according to A) for dead is denied by B. "
        "As of 6 May 2022: a number for dead is withheld by C. "
        "As of 7 May 2022: what is retracted by A is 11 killed (a slip). "
        "As of 8 May 2022: a number for dead is withheld by D."
    )


def test_without_a_day_nothing_is_told_over_time() -> None:
    """And of a figure that nobody speaks of there is no history."""
    undated = ct.Figure("x", "person").claimed(5, by="A")

    assert sentence(undated.over_time()) == "Nothing that is said of “x” has a day."
    assert sentence(ct.Figure("x", "person").history()) == "Nobody says anything of x."


def test_a_history_names_what_is_left_out() -> None:
    """A history names what is left out, in a sentence of its own."""
    said = sentence(DEAD.only("A").history())

    assert said.endswith(" This is left out: B (only A asked for).")
