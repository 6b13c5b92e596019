"""Drafts and dossiers from outside bring no markup into a draft, hang nothing, and end in a ContestedError or an answer."""

from __future__ import annotations

import random
import time
from pathlib import Path

import pytest
from tests.unit.report.drafts.test_measured_sentences import cases

import contested as ct
from contested import report
from contested.errors import ContestedError

NK = ct.Dossier.load(Path(__file__).parents[2] / "examples" / "nagorno_karabakh.toml")
SIZE = 100_000
SIZE_OF_NUMBERS = 10_000
"""Of numbers without end fewer: finding them takes some milliseconds a number, which is not what is tried here."""

SLOWEST = 20.0
"""Seconds for a draft of that size: a quadratic time would take minutes."""

PUMPS = (
    "{",
    "{{ ",
    "{{{{",
    "}}",
    "{{ a {{ b }} ",
    "`",
    "` `` ",
    "<!--",
    "<!-- contested: allow CL001 because ",
    "<a ",
    "](",
    "[^",
    "[@",
    "\\",
    "\n\n",
    "\n    x",
    "- ",
    "| ",
    "# ",
    ". ",
    ". a",
    "120,000 ",
    "120,000 people in Nagorno-Karabakh. ",
    "Armenia says ",
    "Armenia's ",
    "1",
    "1,000,",
    "a-",
    "a'",
    "\x00",
    "\u202e",
    "\u200f120",
    "١2",
    "~~~\n",
    "---\n",
    "> ",
)


def read(draft: str, dossier: ct.Dossier = NK) -> None:
    """Render and lint a draft; what is refused says so in printable lines."""
    for work in (report.render, report.lint):
        try:
            work(draft, dossier)
        except ContestedError as error:
            assert all(line.isprintable() for line in str(error).splitlines())


@pytest.mark.parametrize("pump", PUMPS, ids=[f"{pump!a}" for pump in PUMPS])
def test_no_draft_takes_long(pump: str) -> None:
    """A hundred thousand characters of one pattern are read at once, and what follows them is still seen."""
    started = time.perf_counter()

    read(pump * ((SIZE_OF_NUMBERS if "120" in pump else SIZE) // len(pump)))

    assert time.perf_counter() - started < SLOWEST


def test_braces_alone_are_one_problem() -> None:
    """A megabyte of opening braces is one error, told at once."""
    with pytest.raises(ContestedError) as caught:
        report.render("{" * 1_000_000, NK)

    assert str(caught.value).count("\n") == 1


@pytest.mark.parametrize("seed", range(4))
def test_drafts_at_random_are_an_answer_or_an_error(seed: int) -> None:
    """What is cut out of drafts and put together anew breaks nothing."""
    rng = random.Random(seed)
    pieces = [*PUMPS, *(case.text for case in cases("open")), "{{ population | prose }}", "\n", "\r\n", "\t", "🇦🇲"]

    for _ in range(40):
        read("".join(rng.choice(pieces)[: rng.randrange(1, 80)] for _ in range(30)))


@pytest.mark.parametrize(
    "name",
    [
        "(a+)+$",
        ".*" * 100,
        "[" * 200,
        "\\",
        "Armenia|Azerbaijan",
        "x" * 290,
        "((((a{1,9}){1,9}){1,9}){1,9})",
        "a " * 140,
        "?",
        "'s",
        "-",
        "12",
        "{{< x >}}",
    ],
)
def test_names_are_no_patterns(name: str) -> None:
    """Names of parties, figures and places are looked up word by word, whatever characters they hold."""
    figure = ct.Figure(f"people {name}", "person", of=name).claimed("120,000", by=name).claimed("50,000", by="B")
    dossier = ct.Dossier({"x": figure})

    read(f"{name} says that 120,000 people {name} live in {name}. " * 50, dossier)
    made = report.render("{{ x }}", dossier)

    assert "{{<" not in made


def test_a_very_long_title_is_looked_at_in_part() -> None:
    """A source's title of 10,000 characters names its figure by its first words."""
    title = "word " * 2_000
    figure = ct.Figure("people", "person", of="Shusha").claimed("120,000", source=ct.Source(title.strip()[:300]))

    read("120,000 people in Shusha. " * 100, ct.Dossier({"x": figure}))


def test_hidden_characters_hide_no_number() -> None:
    """A bidirectional or control character beside a number leaves it in sight."""
    plain = "Nagorno-Karabakh has 120,000 inhabitants."

    assert report.lint(plain.replace("has ", "has \u202e\x00"), NK).codes == report.lint(plain, NK).codes
