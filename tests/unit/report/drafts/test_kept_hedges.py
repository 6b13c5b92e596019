"""Ends of ranges, sides between, sides in words, sums: what a draft makes of what its sources say."""

from __future__ import annotations

from pathlib import Path

import pytest

import contested as ct
from contested import report

BLAST = ct.Dossier.load(Path(__file__).parent / "blast.toml")
IN = " in the al-Ahli hospital blast"
REST = " Gaza's health ministry says 471, a European intelligence source 10 to 50; Israel denies it."


def codes(draft: str, dossier: ct.Dossier = BLAST) -> tuple[str, ...]:
    """Return the codes that are found in a draft."""
    return report.lint(draft, dossier).codes


@pytest.mark.parametrize(
    ("said", "wanted"),
    [
        ("100 to 300 people", ()),
        ("exactly 300 people", ("CL004",)),
        ("300 people", ("CL004",)),
        ("at least 300 people", ("CL004",)),
        ("up to 100 people", ("CL004",)),
        ("up to 300 people", ()),
        ("at least 100 people", ()),
        ("100, perhaps 300 people", ()),
        ("300 people at the highest", ()),
    ],
)
def test_one_end_of_a_range(said: str, wanted: tuple[str, ...]) -> None:
    """It stands for the whole only where it is called an end, as a bound or in words."""
    assert codes(f"US intelligence says {said} were killed{IN}.{REST}") == wanted


def test_a_best_number_and_a_measure() -> None:
    """The best number of a range is its source's own; ends are compared in one unit."""
    figure = ct.Figure("area flooded", "km**2", of="Lorva").claimed("200", by="OSCE", low="100", high="300")
    dossier = ct.Dossier({"x": figure})

    assert codes("The OSCE says an area of 200 km² was flooded in Lorva.", dossier) == ()
    assert codes("The OSCE says an area of 30,000 hectares was flooded in Lorva.", dossier) == ("CL004",)
    assert codes("The OSCE says an area of 10,000 to 30,000 hectares was flooded in Lorva.", dossier) == ()


@pytest.mark.parametrize(
    ("said", "wanted"),
    [
        ("471 people (Gaza's health ministry), 10 to 50 (a European intelligence source)", ("CL001",)),
        ("10 (a European intelligence source) to 471 people (Gaza's health ministry)", ()),
        ("between 10 people, as a European intelligence source says, and 471, as Gaza's health ministry says,", ()),
        ("10 (a European intelligence source) and 471 people (Gaza's health ministry)", ("CL001", "CL004")),
    ],
)
def test_who_is_between_two_others(said: str, wanted: tuple[str, ...]) -> None:
    """A side is left out unless its number stands there, or a range that holds it."""
    assert codes(f"{said[0].upper()}{said[1:]} were killed{IN}. Israel denies it.") == wanted


@pytest.mark.parametrize(
    ("more", "wanted"),
    [
        ("", ("CL001",)),
        (" Others say several thousand.", ()),
        (" Gaza's health ministry says many more.", ()),
        (" Gaza's health ministry says 342 people were injured in the blast.", ("CL001",)),
    ],
)
def test_who_speaks_in_words(more: str, wanted: tuple[str, ...]) -> None:
    """A side without a number is there by its words, or where it is said to say something of it."""
    draft = "About 1,000 people were sheltering in the courtyard of the al-Ahli hospital, the Anglican diocese says."
    assert codes(draft + more) == wanted


@pytest.mark.parametrize(
    ("draft", "wanted"),
    [
        (f"Altogether 813 people were killed or injured{IN}, Gaza's health ministry says.", ("CL008",)),
        (f"Altogether 813 people were killed or injured{IN}.", ()),
        (f"Altogether 814 people were killed or injured{IN}, Gaza's health ministry says.", ()),
        (f"813 of the people were killed or injured{IN}, Gaza's health ministry says.", ()),
        (f"813 dogs and people were killed or injured{IN}, Gaza's health ministry says.", ()),
    ],
)
def test_a_sum_is_given_to_somebody(draft: str, wanted: tuple[str, ...]) -> None:
    """Who claims each of two figures does not claim their sum."""
    assert codes(draft) == wanted


def test_a_sum_names_its_figures() -> None:
    """And a formula that prints it as what it is."""
    (found,) = report.lint(f"813 people were killed or injured{IN}, Gaza's health ministry says.", BLAST)

    assert (
        found.message
        == "nobody claims “813 people”: it is people killed + people injured (the al-Ahli hospital blast), added up"
    )
    assert found.advice == "write what each is claimed to be, or {{ dead + injured | sentence }}"


def test_sums_of_three_and_of_what_cannot_be_added() -> None:
    """All that a sentence names are added up; people and square kilometres are not."""
    dossier = ct.Dossier(
        {
            "dead": ct.Figure("people dead", "dead", of="Shusha").claimed("210", by="Armenia"),
            "wounded": ct.Figure("people wounded", "wounded", of="Shusha").claimed("320", by="Armenia"),
            "missing": ct.Figure("people missing", "missing", of="Shusha").claimed("430", by="Armenia"),
            "area": ct.Figure("area burnt", "km**2", of="Shusha").claimed("540", by="Armenia"),
        }
    )

    assert codes("In Shusha 960 people were dead, wounded or missing, Armenia says.", dossier) == ("CL008",)
    assert codes("In Shusha 750 people were dead or wounded in the area burnt, Armenia says.", dossier) == ()


def test_titles_of_sources_are_no_numbers_of_a_draft() -> None:
    """A note of ours prints them in italics; a number in one is the source's headline."""
    crowd = ct.Dossier.load(Path(__file__).parent / "crowd.toml")
    said = "Nearly two million people marched in Hong Kong"

    assert codes(f"{said}: *Hong Kong protest: 'Nearly two million' join demonstration*.", crowd) == codes(said, crowd)
    assert codes("The marchers of Hong Kong: *'Nearly two million' join demonstration*.", crowd) != ()
    assert (
        codes("The marchers of Hong Kong: *Hong Kong protest: 'Nearly two million' join demonstration*.", crowd) == ()
    )
