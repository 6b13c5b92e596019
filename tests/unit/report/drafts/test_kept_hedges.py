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


RABAA = ct.Dossier(
    {
        "dead": ct.Figure("killed", "killed", of="Rabaa Square")
        .claimed("no fewer than 817", by="Human Rights Watch")
        .claimed("more than 1,000", by="Human Rights Watch")
        .claimed("638", by="the ministry")
        .claimed("2,600", by="the Brotherhood")
        .claimed("up to 5,000", by="Doctors")
    }
)
SAID = "{} people were killed in Rabaa Square, Human Rights Watch says; the ministry: {}; the Brotherhood: {}; Doctors: {}."
"""Where no number has been changed, nothing is found."""


@pytest.mark.parametrize(
    ("numbers", "wanted"),
    [
        (("At least 817", "638", "2,600", "up to 5,000"), ()),
        (("No fewer than 817", "638", "as many as 2,600", "5,000 at most"), ()),
        (("More than 1,000", "638", "2,600", "up to 5,000"), ()),
        (("At least 1,000", "638", "2,600", "up to 5,000"), ()),
        (("At most 817", "638", "2,600", "up to 5,000"), ("CL004",)),
        (("Up to 817", "638", "2,600", "up to 5,000"), ("CL004",)),
        (("Fewer than 1,000", "638", "2,600", "up to 5,000"), ("CL004",)),
        (("More than 817", "638", "2,600", "up to 5,000"), ("CL004",)),
        (("817", "638", "2,600", "up to 5,000"), ("CL004",)),
        (("At least 817", "at least 638", "2,600", "up to 5,000"), ("CL004",)),
        (("At least 817", "at most 638", "2,600", "up to 5,000"), ("CL004",)),
        (("At least 817", "no more than 638", "2,600", "up to 5,000"), ("CL004",)),
        (("At least 817", "up to 638", "2,600", "up to 5,000"), ()),
        (("At least 817", "638", "less than 2,600", "up to 5,000"), ("CL004",)),
        (("At least 817", "638", "2,600", "at least 5,000"), ("CL004",)),
        (("At least 817", "638", "2,600", "less than 5,000"), ("CL004",)),
        (("At least 817", "638", "2,600", "5,000"), ("CL004",)),
    ],
)
def test_a_bound_that_is_turned_or_narrowed(numbers: tuple[str, ...], wanted: tuple[str, ...]) -> None:
    """A bound stays to its side and holds no less; "up to" a number that is given as it is is a manner of speaking."""
    assert codes(SAID.format(*numbers), RABAA) == wanted


def test_a_bound_is_told_as_another_and_not_as_more_certain() -> None:
    """Who wrote "at most" for "at least" reads what the source has."""
    (one,) = report.lint(SAID.format("At most 817", "638", "2,600", "up to 5,000"), RABAA)

    assert one.message == (
        "“At most 817 people” is another bound than its source gives: 817 or more killed (Human Rights Watch)"
    )


@pytest.mark.parametrize(
    ("said", "wanted"),
    [
        ("about 800 or more", ()),
        ("800 or more", ("CL004",)),
        ("at most about 800", ("CL004",)),
    ],
)
def test_an_approximate_bound(said: str, wanted: tuple[str, ...]) -> None:
    """It has two hedges, and each may be lost."""
    figure = ct.Figure("killed", "killed", of="Homs").claimed("about 800 or more", by="WHO")

    assert codes(f"The WHO says {said} people were killed in Homs.", ct.Dossier({"x": figure})) == wanted


@pytest.mark.parametrize(
    ("said", "wanted"),
    [
        ("no fewer than some 800", ()),
        ("more than about 800", ("CL004",)),
        ("at most about 800", ("CL004",)),
        ("up to about 800", ()),
    ],
)
def test_a_bound_of_an_approximate_number(said: str, wanted: tuple[str, ...]) -> None:
    """ "About" already reaches to both sides: what leaves one out is a bound that nobody gave."""
    figure = ct.Figure("killed", "killed", of="Homs").claimed("about 800", by="WHO")

    assert codes(f"The WHO says {said} people were killed in Homs.", ct.Dossier({"x": figure})) == wanted


@pytest.mark.parametrize(
    ("said", "wanted"),
    [("300", ()), ("300 documented", ()), ("at least 300", ()), ("at most 300", ("CL004",))],
)
def test_what_is_counted_in_part_has_no_upper_limit(said: str, wanted: tuple[str, ...]) -> None:
    """It may be called documented, or at least so many."""
    figure = ct.Figure("killed", "killed", of="Homs").claimed("300", by="WHO", partial=True)

    assert codes(f"The WHO says {said} people were killed in Homs.", ct.Dossier({"x": figure})) == wanted


@pytest.mark.parametrize(
    ("said", "wanted"),
    [
        ("100 to 400", ("CL008",)),
        ("150 to 300", ("CL008",)),
        ("between 100 and 250", ("CL008",)),
        ("more than 100", ("CL004",)),
        ("fewer than 300", ("CL004",)),
    ],
)
def test_a_range_that_is_wider_or_narrower(said: str, wanted: tuple[str, ...]) -> None:
    """An end that nobody claims is no end, and a range holds its ends."""
    assert codes(f"US intelligence says {said} people were killed{IN}.{REST}") == wanted


def test_a_bound_that_is_calculated_is_turned() -> None:
    """At least 120 people on 3 km² are at least 40 a square kilometre, and not at most."""
    dossier = ct.Dossier(
        {
            "population": ct.Figure("population", "person", of="Shusha").claimed("at least 120", by="OSCE"),
            "area": ct.Figure("area", "km**2", of="Shusha").claimed("3", by="OSCE"),
        }
    )

    assert codes("By the OSCE at least 40 people/km² live in the area of Shusha.", dossier) == ()
    assert codes("By the OSCE at most 40 people/km² live in the area of Shusha.", dossier) == ("CL004",)


@pytest.mark.parametrize(
    "said",
    [
        "the Council retracts 304 killed",
        "what is retracted by the Council is 304 killed (a misprint)",
    ],
)
def test_a_number_that_is_taken_back_needs_no_other_side(said: str) -> None:
    """It is said of it that nobody holds it; said as if it stood it has its faults."""
    figure = ct.Figure("killed", "killed", of="Homs").claimed("304", by="the Council", key="c")
    figure = figure.claimed("120", by="WHO").claimed("150", by="MSF").retracted(by="the Council", estimate="c")
    dossier = ct.Dossier({"x": figure})

    assert codes(f"Of Homs {said}.", dossier) == ()
    assert "CL001" in codes("In Homs, the Council says, 304 people were killed.", dossier)
