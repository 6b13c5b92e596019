"""Numbers of a sentence: each once with everybody who gives it, lowest first, and what has to stand behind it."""

from __future__ import annotations

import contested as ct
from contested.report.said_numbers import days_in_words, numbers_one_by_one, said_numbers, whole_range
from contested.report.sentence_templates import sentence_templates

ENGLISH = sentence_templates("en")


def said(figure: ct.Figure, **options: bool) -> list[tuple[str, str]]:
    """Return each number with who gives it."""
    return [(one.words, f"{one.who}") for one in said_numbers(figure._panel, ENGLISH, **options)]  # type: ignore[arg-type]


def killed() -> ct.Figure:
    """Return a figure of the killed that nobody speaks of yet."""
    return ct.Figure("killed", "killed", of="X")


def test_a_number_stands_once_with_all_who_give_it() -> None:
    """Lowest first; the same number in other words is another one."""
    figure = killed().claimed(20, by="B").claimed(10, by="C").claimed(20, by="A").claimed("about 20", by="D")

    assert said(figure) == [("10 killed", "C"), ("20 killed", "A and B"), ("about 20 killed", "D")]


def test_whoever_stands_by_two_numbers_is_given_both() -> None:
    """Whoever stands by two numbers is given both, and never a range that nobody printed."""
    figure = killed().claimed(10, by="A").claimed(12, by="A").claimed(12, by="A", source="S")

    assert said(figure) == [("10 killed and 12 killed", "A")]


def test_documented_and_estimated_numbers_are_marked_where_they_stand_together() -> None:
    """Design rule 12: never in one list without a word."""
    both = killed().claimed(10, by="A", basis="documented").claimed(90, by="B", basis="estimated").claimed(50, by="C")
    alone = killed().claimed(90, by="B", basis="estimated")

    assert said(both) == [("10 killed (documented)", "A"), ("50 killed", "C"), ("90 killed (estimated)", "B")]
    assert said(both, marked=False)[0] == ("10 killed", "A")
    assert said(alone) == [("90 killed", "B")]


def test_a_partial_count_is_a_lower_limit_that_says_so() -> None:
    """It prints as documented so far."""
    assert said(killed().claimed(11, by="A", partial=True)) == [("11 or more people killed (documented so far)", "A")]


def test_days_stand_behind_names_where_they_differ() -> None:
    """In the words of the language; not where all are of one day."""
    figure = killed().claimed(10, by="A", as_of="2012").claimed(20, by="B", as_of="2021-05")
    same = killed().claimed(10, by="A", as_of="2012").claimed(20, by="B", as_of="2012")

    assert said(figure) == [("10 killed", "A (2012)"), ("20 killed", "B (May 2021)")]
    assert said(same) == [("10 killed", "A"), ("20 killed", "B")]


def test_a_count_that_stopped_says_up_to_which_day() -> None:
    """It is printed as it was said; that it is a lower bound of the later day (rule 11) is said besides."""
    figure = ct.Figure("dead", "killed", time="cumulative").claimed(10, by="A", as_of="2022-05-01")
    figure = figure.claimed(41, by="B", as_of="2022-07-01")

    assert said(figure) == [("10 killed", "A (counted to 1 May 2022)"), ("41 killed", "B")]
    assert said(figure, for_cell=True)[0] == ("10 or more people killed", "A (counted to 1 May 2022)")
    assert whole_range(said_numbers(figure._panel, ENGLISH), figure._panel, ENGLISH) == ""


def test_accounts_of_several_days_say_as_of_which() -> None:
    """They are calculated, and so "as of"."""
    figure = killed().claimed(10, by="A", as_of="2012").claimed(20, by="B", as_of="2021")

    assert days_in_words((figure * 2)._panel.stated, ENGLISH) == {"A": "as of 2012", "B": "as of 2021"}


def test_a_number_through_a_rival_says_so() -> None:
    """Through whom it reached us stands before its day."""
    rival = ct.Source("paper", organ_of=ct.Party("B", stake="disputant"))
    figure = killed().claimed(10, by=ct.Party("A", stake="disputant"), source=rival, as_of="2012")
    figure = figure.claimed(20, by=ct.Party("B", stake="disputant"), as_of="2021")

    assert days_in_words(figure._panel.stated, ENGLISH) == {"A": "as quoted by B, 2012", "B": "2021"}


def test_the_whole_range_is_from_the_lowest_to_the_highest() -> None:
    """With about at an end whose number is softened; none where somebody names no limit."""
    figure = killed().claimed("about 10", by="A").claimed(30, by="B").claimed(20, by="C")
    open_ended = figure.claimed("at least 40", by="D")

    assert whole_range(said_numbers(figure._panel, ENGLISH), figure._panel, ENGLISH) == "between about 10 and 30 killed"
    assert whole_range(said_numbers(open_ended._panel, ENGLISH), open_ended._panel, ENGLISH) == ""


def test_numbers_one_by_one_know_their_estimates() -> None:
    """Each with the position whose it is; words that are no number are none."""
    figure = killed().claimed(10, by="A", source="S").claimed("dozens", by="B").claimed(12, by="A", source="T")

    found = [(p.name, e.source.name, words) for p, e, words in numbers_one_by_one(figure._panel, ENGLISH) if e.source]

    assert found == [("A", "S", "10 killed"), ("A", "T", "12 killed")]
