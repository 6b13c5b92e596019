"""How far claims agree is computed from camps, origins and denials, and means the same everywhere."""

from __future__ import annotations

import pytest

import contested as ct
from contested.errors import WrongType
from contested.report.agreement_level import LEVELS, agreement


def figure_of(*claims: object, denied: bool = False, source: str | None = None) -> ct.Figure:
    """Return a figure in people with a claim of A, B, C and so on, and perhaps a denial by Z."""
    figure = ct.Figure("x", "person")
    for name, value in zip("ABCDEFGH", claims, strict=False):
        figure = figure.claimed(value, by=name, source=source)
    return figure.denied(by="Z") if denied else figure


@pytest.mark.parametrize(
    ("figure", "level", "words"),
    [
        (figure_of(120_000, 50_000), "low", "low agreement: 2 camps, 2 origins"),
        (figure_of(10, 10), "high", "high agreement: 1 camp, 2 origins"),
        (figure_of("10 to 20", 15, "about 15"), "high", "high agreement: 1 camp, 3 origins"),
        (figure_of(10, 10, denied=True), "medium", "medium agreement: 1 camp, 2 origins, 1 denial"),
        (figure_of("10 to 20", "20 to 30", "30 to 40"), "medium", "medium agreement: 1 camp, 3 origins"),
        (
            figure_of("10 to 20", "20 to 30", "30 to 40", denied=True),
            "low",
            "low agreement: 1 camp, 3 origins, 1 denial",
        ),
        (figure_of(10, 10, 90), "medium", "medium agreement: 2 camps, 3 origins"),
        (figure_of(10, 10, 90, denied=True), "low", "low agreement: 2 camps, 3 origins, 1 denial"),
        (figure_of(10, 10, 90, 90), "low", "low agreement: 2 camps, 4 origins"),
        (figure_of(10), "single", "no agreement to measure: 1 camp, 1 origin"),
        (figure_of(denied=True), "none", "no number to agree on: 1 denial"),
        (figure_of(), "none", "no number to agree on"),
    ],
)
def test_the_level_follows_from_camps_origins_and_denials(figure: ct.Figure, level: str, words: str) -> None:
    """More than half of the origins in one camp, or one value that all allow, is what a word rests on."""
    found = agreement(figure)

    assert (found.level, str(found)) == (level, words)
    assert level in LEVELS


def test_papers_with_one_origin_are_no_agreement() -> None:
    """Two papers that quote one agency are one origin, which cannot agree with itself."""
    figure = ct.Figure("x", "person")
    for paper in ("P", "Q"):
        figure = figure.claimed(5, source=ct.Source(paper, quoting=("Agency",)))

    assert str(agreement(figure)) == "no agreement to measure: 1 camp, 1 origin"


def test_a_dispute_counts_beside_a_number_of_ones_own() -> None:
    """Who disputes the method and gives a number is in both counts."""
    figure = figure_of(10, 10).disputed(by="A", aspect="method")

    assert agreement(figure).counts == (("camps", 1), ("origins", 2), ("denials", 1))


@pytest.mark.parametrize("wrong", [None, 1, "population", []])
def test_only_a_figure_has_an_agreement(wrong: object) -> None:
    """Something else is refused."""
    with pytest.raises(WrongType):
        agreement(wrong)  # type: ignore[arg-type]
