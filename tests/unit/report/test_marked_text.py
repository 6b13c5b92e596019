"""A line of marked text is written in four forms, and only its marks are markup."""

from __future__ import annotations

import pytest

from contested.errors import NotAChoice
from contested.report.marked_text import MARKS, Run, linked_text, markup, run_together, text_of_runs

LINE = (Run("A & B, "), Run("On *war*", ("italic",)), Run(", "), linked_text("https://e.org/", "https://e.org/"))


@pytest.mark.parametrize(
    ("as_", "written"),
    [
        ("text", "A & B, On *war*, https://e.org/"),
        ("markdown", r"A \& B, *On \*war\**, <https://e.org/>"),
        (
            "html",
            'A &amp; B, <i>On *war*</i>, <a href="https://e.org/" rel="noopener noreferrer nofollow">https://e.org/</a>',
        ),
        ("latex", r"A \& B, \emph{On *war*}, https://e.org/"),
    ],
)
def test_each_form_writes_marks_its_own_way(as_: str, written: str) -> None:
    """The text between them is escaped as that form needs."""
    assert markup(LINE, as_) == written


def test_another_form_is_refused() -> None:
    """The error names the four that there are."""
    with pytest.raises(NotAChoice, match="text, markdown, html, latex"):
        markup(LINE, "rtf")


def test_an_address_that_may_be_no_link_is_text() -> None:
    """No form makes a link of it."""
    piece = linked_text("here", "javascript:alert(1)")

    assert [markup([piece], as_) for as_ in ("text", "markdown", "html", "latex")] == ["here"] * 4


def test_a_link_whose_text_is_not_its_address_keeps_both_in_markdown() -> None:
    """The address stands in pointed brackets, which it cannot hold."""
    assert (
        markup([linked_text("10.1000/[1]", "https://doi.org/1)")], "markdown")
        == r"[10.1000/\[1\]](<https://doi.org/1)>)"
    )


def test_every_mark_has_a_form_in_html_and_latex() -> None:
    """Nested ones close in turn."""
    piece = Run("x", MARKS)

    assert markup([piece], "html") == (
        '<i><b><sup><sub><u><span class="small-capitals">x</span></u></sub></sup></b></i>'
    )
    assert markup([piece], "latex") == (r"\emph{\textbf{\textsuperscript{\textsubscript{\underline{\textsc{x}}}}}}")
    assert markup([piece], "markdown") == "***x***"


def test_no_mark_stands_at_a_space_in_markdown() -> None:
    """There it would be a star and no mark."""
    pieces = (Run("a"), Run(" b ", ("italic",)), Run("c"), Run(" ", ("bold",)), Run("d"))

    assert markup(pieces, "markdown") == "a *b* c d"


def test_a_line_stays_one_line() -> None:
    """Line breaks and tabs are spaces, and several spaces one; nothing is nothing."""
    assert markup([Run("a\n\n b\t"), Run(""), Run("c")], "html") == "a b c"
    assert text_of_runs([Run(" a\n"), Run(" b")]) == "a b"


def test_pieces_that_are_alike_become_one() -> None:
    """Pieces that are alike become one, so that no form marks the same words twice."""
    assert run_together([Run("a"), Run("", ("bold",)), Run("b"), Run("c", ("bold",))]) == (
        Run("ab"),
        Run("c", ("bold",)),
    )


def test_spaces_that_keep_words_together_stay() -> None:
    """In LaTeX by its own signs, since fonts have none."""
    pieces = [Run("120\u202f000\u00a0km")]

    assert [markup(pieces, as_) for as_ in ("text", "markdown", "html")] == ["120\u202f000\u00a0km"] * 3
    assert markup(pieces, "latex") == r"120\,000~km"
