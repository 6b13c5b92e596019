"""Sentences of hostile names, titles and numbers: printed as what they are, in one line, and nothing is put in."""

from __future__ import annotations

import time

import attrs
import pytest

import contested as ct
from contested import report
from contested.errors import ContestedError
from contested.report.sentence_templates import SENTENCE_LANGUAGES

ATTACKS = (
    *("{who}", "{0}", "{who:denies}", "%s", "$name", "\\1", "{{x}}", "a: b; c", "«»“”„", "x" * 300),
    *("<script>alert(1)</script>", "[a](javascript:b)", "=cmd()", "*bold*", "\\textbf{x}", "A."),
)
"""Texts that would be put in, cut or read as markup: a sentence is plain text, and holds them as they are."""

REFUSED = ("a\nb", "a\u202eb", "a\x1b[2Jb", "a\u2066b", "a\ud800b", "a\u2028b")
"""Names that print as something else than they are."""


@pytest.mark.parametrize("language", SENTENCE_LANGUAGES)
@pytest.mark.parametrize("attack", ATTACKS)
def test_a_name_is_printed_as_it_is(attack: str, language: str) -> None:
    """Braces, markup and punctuation in names and titles fill nothing, break nothing and vanish nowhere."""
    figure = ct.Figure(f"t{attack}"[:300], "person", of=attack).claimed(5, by=attack).claimed(9, by="B").denied(by="C")

    for style in ("range", "by_source", "floor"):
        said = report.sentence(figure, style, language)

        assert said.count(attack.strip()) >= 2
        assert "\n" not in said


@pytest.mark.parametrize("name", REFUSED)
def test_a_name_that_hides_something_makes_no_figure(name: str) -> None:
    """It is refused before there is a sentence."""
    with pytest.raises(ContestedError):
        ct.Figure("x", "person").claimed(5, by=name)


def test_names_of_either_direction_keep_their_place() -> None:
    """A name from right to left is isolated, so that the words around it stay in order."""
    said = report.sentence(ct.Figure("x", "person").claimed(5, by="ירדן").claimed(6, by="B"))

    assert said == "The figure for x is put by \u2068ירדן\u2069 at 5 people and by B at 6 people."


def test_a_text_that_was_checked_by_nobody_stands_in_one_line() -> None:
    """Fields that are changed in place of being given pass no check: line ends become spaces, commands are written out."""
    figure = ct.Figure("x", "person").claimed(5, by="A", key="k").retracted(by="A", estimate="k", reason="a slip")
    changed = [
        attrs.evolve(one, reason="a\nslip\tof\x1b") if isinstance(one, ct.Retraction) else one
        for one in figure.statements
    ]

    said = report.sentence(attrs.evolve(figure, statements=changed))

    assert said == "No number is given for x; what is retracted by A is 5 people (a slip of\\u001b)."


def test_five_hundred_parties_are_all_named() -> None:
    """In seconds, whatever the style."""
    figure = ct.Figure("x", "person")
    for n in range(500):
        figure = figure.claimed(n, by=f"party <{n}>")

    before = time.perf_counter()
    said = [report.sentence(figure, style) for style in ("range", "by_source", "documented", "unconfirmed", "floor")]

    assert time.perf_counter() - before < 20
    assert all(f"party <{n}>" in one for one in said for n in range(500))


def test_numbers_of_all_sizes_stand_in_one_sentence() -> None:
    """From a billionth to a trillion, with all their digits."""
    figure = ct.Figure("x", "kg").claimed("0.000000001", by="A").claimed(10**12, by="B")

    assert report.sentence(figure) == (
        "The figure for x is put by A at 0.000000001 kg and by B at 1,000,000,000,000 kg."
    )
    assert "0,000000001" in report.sentence(figure, language="de")
