"""Comparisons: numbers are compared by what they allow, account by account."""

from __future__ import annotations

import pytest

import contested as ct
from contested.answers.answer import Answer
from contested.answers.comparison import against_figure, against_number


@pytest.mark.parametrize(
    ("sign", "threshold", "answer"),
    [
        (">", 5, Answer.YES),
        (">", 6, Answer.UNDETERMINED),
        (">=", 6, Answer.YES),
        ("<", 6, Answer.NO),
        ("<=", 5, Answer.NO),
        ("agrees with", 6, Answer.YES),
        ("agrees with", 5, Answer.NO),
    ],
)
def test_more_than_five_people_against_a_number(sign: str, threshold: int, answer: Answer) -> None:
    """They are six or more."""
    panel = ct.Figure("x", "person").claimed("more than 5", by="A")._panel

    assert against_number(panel, sign, threshold, "?").by_party == {"A": answer}


def test_two_panels_compare_by_account() -> None:
    """Each voice's numbers stand against its own, and the same unknown is never above itself."""
    left = ct.Figure("x", "person").claimed(5, by="A").claimed(9, by="B")._panel
    right = ct.Figure("y", "person").claimed(6, by="A").claimed(8, by="B")._panel

    assert against_figure(left, right, ">", "?", same=False).by_party == {"A": Answer.NO, "B": Answer.YES}
    assert against_figure(left, left, ">", "?", same=True).by_party == {"A": Answer.NO, "B": Answer.NO}


def test_thousands_may_be_written_with_a_k_of_what_is_counted() -> None:
    """ "4k" is 4,000 people; of kilograms it has two readings."""
    people = ct.Figure("x", "person").claimed("5k", by="A")
    load = ct.Figure("x", "kg").claimed(5, by="A")

    assert str(people > "4k") == "settled: yes per A"
    with pytest.raises(ct.ContestedError, match="4,000"):
        bool(load > "4k")
