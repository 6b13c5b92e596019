"""Prose and short forms: every party named, "about" kept, a dagger for a denial."""

from __future__ import annotations

import pytest
from hypothesis import given
from tests.effort import examples

import contested as ct
from contested.errors import NotAChoice
from contested.report import sentence, table
from contested.testing.strategies import figures


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
        (figure_of(A="about 11", B="dozens"), "about 11 (according to A); B says “dozens”", "about 11‡"),
        (figure_of(A="dozens", B="hundreds"), "no number; A says “dozens”; B says “hundreds”", "dozens‡"),
        (figure_of(A="dozens", B="dozens"), "no number; A says “dozens”; B says “dozens”", "dozens"),
        (
            figure_of(A=11, B="dozens").denied(by="C"),
            "11 (according to A); B says “dozens”; C denies the figure",
            "11†‡",
        ),
        (ct.Figure("x", "person").denied(by="B"), "no number; B denies the figure", "no number†"),
        (
            figure_of(East="at least 60", West="fewer than 60"),
            "fewer than 60 (according to West) and 60 or more (according to East)",
            "<60/60+",
        ),
        (
            figure_of(A="at most 60", B=60, C="more than 60"),
            "at most 60 (according to A), 60 (according to B) and more than 60 (according to C)",
            "≤60/60+",
        ),
        (
            figure_of(A=60, B="at least 60", C=90),
            "between 60 (according to A) or 60 or more (according to B), and 90 (according to C)",
            "60–90+",
        ),
        (
            figure_of(A=1, B=3, C=2, D=2, E="about 2", F="1 to 3"),
            "between 1 (according to A and F) and 3 (according to B and F); 2 according to C and D; about 2 according to E",
            "1–3",
        ),
        (
            ct.Figure("x", "person")
            .claimed(None, low=20, high=30, best=24, by="A", bounds="analyst")
            .claimed(9, by="B"),
            (
                "between 9 (according to B) and 30 (according to A); 20 to 30 according to A;"
                " A gives 24 as the best value; A gives an analyst's low and high"
            ),
            "9–30",
        ),
        (
            ct.Figure("x", "person").claimed("10 to 20", by="A").claimed("at least 15", by="A").claimed(90, by="B"),
            "between 10 (according to A) and 90 (according to B); 10 to 20 and 15 or more according to A",
            "10–90+",
        ),
        (
            figure_of(B=638, C=2600)
            .claimed("no fewer than 817", by="A", basis="documented")
            .claimed("more than 1,000", by="A", basis="estimated"),
            "between 638 (according to B) and 2,600 (according to C); 817 or more and more than 1,000 according to A",
            "638–2,600+",
        ),
        (
            figure_of(A=10).claimed(20, by="A").claimed(30, by="A"),
            "between 10 and 30 (according to A); 10, 20 and 30 according to A",
            "10–30",
        ),
        (
            figure_of(A=278, B=2600).claimed(638, by="A"),
            "between 278 (according to A) and 2,600 (according to B); 278 to 638 according to A",
            "278–2,600",
        ),
        (
            figure_of(A=100, B=5, C=500).claimed("about 100", by="A", basis="estimated"),
            "between 5 (according to B) and 500 (according to C); 100 and about 100 according to A",
            "5–500",
        ),
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


@pytest.mark.parametrize(
    ("first", "second", "short"),
    [
        ("less than 2 million", "about 5 million", "<2,000,000–about 5,000,000"),
        ("0", "fewer than 24", "0–24"),
        ("less than about 2 million", "5 million", "about <2,000,000–5,000,000"),
        ("up to 3 million", "1 million", "≤1,000,000–3,000,000"),
        ("less than 90", "10", "≤10–90"),
        ("at most 50", "at least 10", "≤10–50+"),
        ("at most 60", "60", "≤60"),
    ],
)
def test_a_cell_shows_that_somebody_names_no_lower_limit(first: str, second: str, short: str) -> None:
    """A sign stands before the range, as "+" stands behind one without an upper limit, whatever others say."""
    assert f"{figure_of(A=first, B=second):short}" == short


@given(figure=figures(refusals=False))
@examples(1)
def test_a_cell_is_open_where_the_range_is(figure: ct.Figure) -> None:
    """A sign stands before, or "+" behind, if and only if the range has no end there, or begins at the floor of counts."""
    hull, cell = figure.hull(), f"{figure:short}".rstrip("†‡").removeprefix("about ")

    if hull.bottom is not None and hull.top is not None:
        at_zero = not figure.signed and hull.bottom.value <= 0 and hull.bottom.value != hull.top.value
        assert cell.startswith(("<", "≤")) == (hull.interval.low is None and not at_zero)
        assert cell.endswith("+") == (hull.interval.high is None)


def test_the_plain_form_is_the_hull_under_its_title() -> None:
    """Without a format a figure prints its title and hull."""
    figure = ct.Figure("population", "person", of="Nagorno-Karabakh").claimed(5, by="A")

    assert f"{figure}" == "population (Nagorno-Karabakh): 5 people (A)"


def test_another_format_is_refused() -> None:
    """An unknown format names the known ones."""
    with pytest.raises(NotAChoice, match="format cannot be '.2f'; it is one of prose, short"):
        _ = f"{figure_of(A=5):.2f}"


def test_prose_shows_what_a_key_stands_for() -> None:
    """A denial of one estimate names its number and whose it is, not the key (case C10)."""
    troops = (
        ct.Figure("soldiers", "person")
        .claimed("around 10,000", by="A", source="S", as_of="2031-05-01", key="first")
        .claimed("dozens", by="Z", key="second")
        .denied(by="B", estimate="first", source="S")
        .denied(by="C", estimate="first", aspect="number", source="S")
        .denied(by="D", estimate="first", aspect="attribution")
        .denied(by="E", estimate="second", aspect="definition")
    )

    assert f"{troops:prose}" == (
        "about 10,000 (according to A); Z says “dozens”; B and C deny that number (about 10,000, according to A);"
        " D denies the attribution of that number (about 10,000, according to A);"
        " E denies the definition of that number (“dozens”, according to Z)"
    )
    assert "of that number (about 10,000, according to A) of soldiers" in f"{2 * troops:prose}"


@pytest.mark.parametrize("count", range(3, 13))
def test_prose_is_whole_for_any_number_of_parties(count: int) -> None:
    """Every party is named once beside its own number, and the sentence has no loose ends."""
    names = "ABCDEFGHIJKL"[:count]
    figure = figure_of(**{name: n for n, name in enumerate(names, 10)})

    written = f"{figure:prose}"

    assert written.startswith(f"between 10 (according to A) and {9 + count} (according to {names[-1]})")
    assert all(f"{n} according to {name}" in written for n, name in enumerate(names[1:-1], 11))
    assert not {"; ;", ";;", "  ", "()"} & {written[at : at + 2] for at in range(len(written))}


def test_a_limit_of_an_earlier_day_is_named_as_it_was_said() -> None:
    """Of a limit from above nothing is left on a later day: nobody says "any number"."""
    figure = ct.Figure("doses", "person", time="cumulative").claimed("1.7 million", by="WHO", as_of="2021-06-01")
    figure = figure.claimed("fewer than 100,000", by="M", as_of="2021-03-01")
    gone = "left out: fewer than 100,000 people (M) (counted to 2021-03-01, it limits nothing later)"

    assert f"{figure:prose}" == f"1,700,000 (according to WHO); {gone}"
    assert str(figure.position("M")) == "fewer than 100,000 people, which limits nothing later (counted to 2021-03-01)"
    assert sentence(figure) == (
        "The figure for doses is put by M (counted to 1 March 2021) at fewer than 100,000 people "
        "and by WHO at 1,700,000 people."
    )
    assert table(figure, language="de").count("100.000") == 1
