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
        "30 killed; for 1 May 2022, what B gives is an upper limit"
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
        "Without a date: Z gives “dozens” for dead. "
        "As of 1 May 2022: A gives 10 killed for dead. "
        "As of 2 May 2022: A gives 12 killed for dead, up from before. "
        "As of 3 May 2022: A gives 12 killed for dead, which confirms what stood. "
        "As of 4 May 2022: A gives 11 killed for dead, down from before. "
        "As of 5 May 2022: B denies that number (11 killed, according to A) for dead. "
        "As of 6 May 2022: C withholds a number for dead. "
        "As of 7 May 2022: A retracts 11 killed (a slip). "
        "As of 8 May 2022: D withholds a number for dead."
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
