"""Ends of ranges: how a number bounds is a value, and the words follow from it."""

from __future__ import annotations

import pytest

from contested import Figure
from contested.answers.range_ends import End, Limit

X = Figure("x", "person")


def bottom(figure: Figure) -> End:
    """Return the lower end of the hull."""
    end = figure.hull().bottom
    assert end is not None
    return end


@pytest.mark.parametrize(
    ("text", "limit", "about", "words"),
    [
        ("11", Limit.PLAIN, False, "11"),
        ("about 11", Limit.PLAIN, True, "about 11"),
        ("at least 11", Limit.OR_MORE, False, "11 or more"),
        ("more than 11", Limit.MORE_THAN, False, "more than 11"),
        ("at most 11", Limit.AT_MOST, False, "at most 11"),
        ("fewer than 11", Limit.LESS_THAN, False, "fewer than 11"),
    ],
)
def test_an_end_says_how_its_number_bounds(text: str, limit: Limit, about: bool, words: str) -> None:
    """The mark is a value beside the words that it prints as."""
    end = bottom(X.claimed(text, by="A"))

    assert (end.value, end.by) == (11, ("A",))
    assert (end.plainest.limit, end.plainest.about, end.words) == (limit, about, words)


def test_an_incomplete_count_is_documented() -> None:
    """A count that is known to be incomplete is no plain number and no claimed limit."""
    end = bottom(X.claimed(11, by="A", partial=True))

    assert end.plainest.limit is Limit.DOCUMENTED
    assert end.words == "11 documented"


def test_an_incomplete_count_that_is_called_otherwise_is_a_limit() -> None:
    """What is estimated is not called documented; a count is, whatever its own words are."""
    assert bottom(X.claimed(11, by="A", partial=True, basis="estimated")).words == "11 or more"
    assert bottom(X.claimed("at least 11", by="A", partial=True, basis="documented")).words == "11 documented"
    assert bottom(X.claimed("about 11", by="A", partial=True)).words == "about 11 documented"


def test_the_plainest_wording_comes_first() -> None:
    """Who says the number alone stands before who says that it is more."""
    end = bottom(X.claimed("at least 11", by="A").claimed("11", by="B").claimed(11, by="C", partial=True))

    assert [one.limit for one in end.wordings] == [Limit.PLAIN, Limit.DOCUMENTED, Limit.OR_MORE]
    assert [one.by for one in end.wordings] == [("B",), ("C",), ("A",)]


@pytest.mark.parametrize(("text", "one"), [("1", True), ("about 1", False), ("at least 1", False), ("2", False)])
def test_one_is_the_plain_number(text: str, one: bool) -> None:
    """A unit stands in the singular after it alone."""
    assert bottom(X.claimed(text, by="A")).plainest.is_one is one


def test_a_rounded_number_is_about_so() -> None:
    """What we dropped digits of is as approximate as what a source hedged."""
    ratio = Figure("a", "share").claimed(50, by="A") / Figure("b", "share").claimed(3, by="A")

    assert bottom(ratio).plainest.about
    assert bottom(ratio).plainest.limit is Limit.PLAIN
