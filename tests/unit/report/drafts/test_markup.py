"""Markup: what of a draft is code, front matter or a comment, as CommonMark and pandoc have it."""

from __future__ import annotations

import pytest

from contested.report.drafts.markup import find_markup, with_blanks


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("a `b` c", "a     c"),
        ("a ``b ` c`` d", "a           d"),
        ("a `b\nc` d", "a   \n   d"),  # code goes on over a line end
        ("a `b\n\nc` d", "a `b\n\nc` d"),  # and not over an empty line
        ("a \\`b` c", "a \\`b` c"),  # escaped
        ("a \\``b` c", "a \\`    c"),  # of two, one is escaped
        ("a `` b ` c", "a `` b ` c"),  # never closed
        ("```\na\n```\nb", "   \n \n   \nb"),
        ("```` \na\n```\n````\nb", "     \n \n   \n    \nb"),  # a shorter fence closes nothing
        ("~~~\na", "   \n "),  # to the end
        ("~~~", "   "),
        ("```a``` b", "        b"),  # a fence with backticks behind it is code within a line
        ("> ```\n> a\n> ```\nb", "     \n   \n     \nb"),
        ("---\na: 1\n---\nb", "   \n    \n   \nb"),
        ("---\na: 1\n...\nb", "   \n    \n   \nb"),
        ("---\nno end", "---\nno end"),
        ("a <!-- b --> c", "a            c"),
        ("a <!-- b\n\nb --> c <!-- d", "a       \n\n      c <!-- d"),
        ("a <!-- b <!-- c", "a <!-- b <!-- c"),
        ("    a\nb", "     \nb"),
        ("a\n\n    b\n\n\tc\n\nd", "a\n\n     \n\n  \n\nd"),
        ("a\n    b", "a\n    b"),  # a paragraph goes on
        ("- a\n\n    b\n\nc\n\n    d", "- a\n\n    b\n\nc\n\n     "),  # within a list it is none
        ("[^1]: a\n\n    b", "[^1]: a\n\n    b"),  # nor within a note
        ("- a\n\n    b\n\n    c", "- a\n\n    b\n\n    c"),
        ("---\n\na\n\n---\n\nb", "---\n\na\n\n---\n\nb"),  # a rule, and no front matter
        ("a\n    ```\nb", "a\n    ```\nb"),  # a fence has less than four spaces before it
        ("- a\n    ```\n    b\n    ```\nc", "- a\n       \n     \n       \nc"),  # but in a list
    ],
)
def test_what_is_no_prose_is_blanked(text: str, left: str) -> None:
    """What is left has the length and the lines of the text."""
    assert with_blanks(text, find_markup(text).apart) == left


def test_places_count_from_one() -> None:
    """A character is told by line and column."""
    markup = find_markup("ab\ncd")

    assert [markup.place(at) for at in (0, 1, 3, 4)] == [(1, 1), (1, 2), (2, 1), (2, 2)]


def test_what_holds_a_character_is_told_by_its_end() -> None:
    """Outside of code and comments it is 0."""
    markup = find_markup("a `b` <!--c--> d")

    assert [markup.holds(at) for at in (0, 2, 4, 5, 7, 15)] == [0, 5, 5, 0, 14, 0]


def test_places_that_overlap_are_blanked_once() -> None:
    """One within another adds nothing."""
    assert with_blanks("abcdef", ((0, 4), (1, 2), (3, 5))) == "     f"
