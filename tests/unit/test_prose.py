"""Prose and short forms: every party named, "about" kept, a dagger for a denial."""

from __future__ import annotations

import pytest

import contested as ct
from contested.errors import NotAChoice


def figure_of(**claims: object) -> ct.Figure:
    """Return a figure in people with one claim a party."""
    figure = ct.Figure("x", "person")
    for party, value in claims.items():
        figure = figure.claimed(value, by=party)
    return figure


@pytest.mark.parametrize(
    ("figure", "prose", "short"),
    [
        (
            figure_of(Armenia=120_000, Azerbaijan=50_000),
            "between 50,000 (according to Azerbaijan) and 120,000 (according to Armenia)",
            "50,000–120,000",
        ),
        (
            figure_of(A=1, B=3, C=2),
            "between 1 (according to A) and 3 (according to B); 2 according to C",
            "1–3",
        ),
        (
            figure_of(A="10 to 30", B=20),
            "between 10 and 30 (according to A); 20 according to B",
            "10–30",
        ),
        (
            figure_of(A="10 to 30", B=40),
            "between 10 (according to A) and 40 (according to B); 10 to 30 according to A",
            "10–40",
        ),
        (figure_of(A=5, B=5), "5 (according to A and B)", "5"),
        (
            figure_of(A="about 10", B=50),
            "between about 10 (according to A) and 50 (according to B)",
            "about 10–50",
        ),
        (
            figure_of(A=10, B="about 50"),
            "between 10 (according to A) and about 50 (according to B)",
            "10–about 50",
        ),
        (figure_of(A="at least 11"), "11 or more (according to A)", "11+"),
        (figure_of(A="at most 11"), "at most 11 (according to A)", "≤11"),
        (figure_of(A="fewer than 11"), "fewer than 11 (according to A)", "<11"),
        (figure_of(A="about 11").denied(by="B"), "about 11 (according to A); B denies the figure", "about 11†"),
        (figure_of(A="at least 11", B=20), "between 11 or more (according to A) and 20 (according to B)", "11–20+"),
        (figure_of(A="dozens"), "no number; A says “dozens”", "dozens"),
        (ct.Figure("x", "person").denied(by="B"), "no number; B denies the figure", "no number†"),
        (
            ct.Figure("x", "person", disputants=["S", "T"]).claimed(5, by="A"),
            "5 (according to A); S and T are silent",
            "5",
        ),
        (
            ct.Figure("x", "person", disputants=["S"]).claimed(5, by="A").withheld(by="B"),
            "5 (according to A); B withholds a number; S is silent",
            "5",
        ),
    ],
)
def test_a_figure_in_a_sentence_and_in_a_cell(figure: ct.Figure, prose: str, short: str) -> None:
    """The sentence names everyone, the cell keeps "about" and marks a denial."""
    assert f"{figure:prose}" == prose
    assert f"{figure:short}" == short


def test_the_plain_form_is_the_hull_under_its_title() -> None:
    """Without a format a figure prints its title and hull."""
    figure = ct.Figure("population", "person", of="Nagorno-Karabakh").claimed(5, by="A")

    assert f"{figure}" == "population (Nagorno-Karabakh): 5 people (A)"


def test_another_format_is_refused() -> None:
    """An unknown format names the known ones."""
    with pytest.raises(NotAChoice, match="format cannot be '.2f'; it is one of prose, short"):
        _ = f"{figure_of(A=5):.2f}"
