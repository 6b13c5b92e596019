"""The rules of drafts, on a dossier with several sides, a denial, units of its own and a number that was replaced."""

from __future__ import annotations

from pathlib import Path

import pytest

import contested as ct
from contested import report

LORVA = ct.Dossier.load(Path(__file__).parent / "lorva.toml")
REST = " The government says about 12,000, the Front 20,000 to 40,000."
DENIED = " Hydra Corp. denies it."


def codes(draft: str) -> tuple[str, ...]:
    """Return the codes that are found in a draft."""
    return report.lint(draft, LORVA).codes


@pytest.mark.parametrize(
    "draft",
    [
        "In Lorva the government says about 12,000 people are displaced, OCHA 31,400, the Front between 20,000 and 40,000."
        + DENIED,
        "Lorva: the Front spoke of more than 3,000 dead, the government put it at 1,050, the Red Cross at no fewer than 1,100.",
        "Lorva: the Front already spoke of more than 3,000 dead, the government of 1,050, the Red Cross of at least 1,100.",
        "If the Front or the government is right, 12 to 70 boats were lost in Lorva.",
        "Boats lost in Lorva: the Front (on its radio) 70, the government 12.",
    ],
)
def test_a_name_before_its_number_says_it(draft: str) -> None:
    """ "A says 5, B 7", with the words that stand before a number, an adverb or brackets between."""
    assert codes(draft) == ()


@pytest.mark.parametrize(
    "draft",
    [
        "In Lorva, of the 31,400 people displaced according to UN OCHA, 5,000 are children." + REST + DENIED,
        "UN OCHA says 31,400 people, of whom 5,000 are children, were displaced in Lorva." + REST + DENIED,
        "UN OCHA says 31,400 people were displaced in Lorva, including 5,000 children." + REST + DENIED,
        "In Lorva the number of people displaced grew by 5,000.",
        "5,000 of the people displaced in Lorva are children.",
    ],
)
def test_parts_are_let_alone(draft: str) -> None:
    """What is said of a part is no number of the whole."""
    assert codes(draft) == ()


@pytest.mark.parametrize(
    ("draft", "wanted"),
    [
        ("More than 11,000 people were displaced in Lorva, whoever is right." + DENIED, ()),
        ("More than 11,000 people were displaced in Lorva, whoever is right.", ("CL007",)),
        ("More than 13,000 people were displaced in Lorva, whoever is right." + DENIED, ("CL008",)),
        ("More than 90,000 people were displaced in Lorva." + DENIED, ("CL008",)),
        ("Fewer than 45,000 people were displaced in Lorva." + DENIED, ()),
        ("12 or more boats were lost in Lorva, whoever is right, the Front or the government.", ()),
        ("130 or more km² were flooded in the area of Lorva.", ()),
    ],
)
def test_a_bound_that_all_sides_keep(draft: str, wanted: tuple[str, ...]) -> None:
    """It needs no attribution, but a denial; one that is true of some sides only is a number that nobody gives."""
    assert codes(draft) == wanted


@pytest.mark.parametrize(
    ("draft", "wanted"),
    [
        ("In 2023 the dam released 5 million m³ a day into the reservoir's spillway at Lorva.", ()),
        ("In 2023 the dam released 5 million m³ of water at Lorva.", ()),
        ("In Lorva the dam released 5 million m³ of water an hour.", ()),
        ("In Lorva the dam released 5 million m³ of water.", ("CL001", "CL002", "CL004")),
        ("In May 2024 the dam released 5 million m³ of water at Lorva.", ("CL001", "CL002", "CL004")),
    ],
)
def test_rates_and_other_years(draft: str, wanted: tuple[str, ...]) -> None:
    """So much a day, and in another year, is another number."""
    assert codes(draft) == wanted


@pytest.mark.parametrize(
    ("draft", "code", "named", "unnamed"),
    [
        ("On average 26,000 people are displaced in Lorva.", "CL003", ("12,000", "40,000 (the Front)"), ("31,400",)),
        ("Some 21,700 people are displaced in Lorva.", "CL003", ("12,000", "31,400"), ("40,000",)),
        ("Some 24,467 people are displaced in Lorva.", "CL003", ("12,000", "31,400", "20,000", "40,000"), ()),
        ("Some 35,000 people are displaced in Lorva.", "CL008", (), ()),
        ("The government says 26,000 people are displaced in Lorva.", "CL008", (), ()),
    ],
)
def test_an_average_names_what_it_is_of(
    draft: str, code: str, named: tuple[str, ...], unnamed: tuple[str, ...]
) -> None:
    """(12,000 + 40,000) / 2, (12,000 + 31,400) / 2, (12,000 + 31,400 + 30,000) / 3; else none."""
    (found,) = report.lint(draft, LORVA)

    assert found.code == code
    middle = found.message.partition("in the middle of ")[2]
    assert all(each in middle for each in named)
    assert not any(each in middle for each in unnamed)


def test_many_numbers_of_an_average_are_named_up_to_five() -> None:
    """The mean of 1,000 to 9,000, but for 5,000, is 5,000."""
    figure = ct.Figure("population", "person", of="Shusha")
    for n in (1, 2, 3, 4, 6, 7, 8, 9):
        figure = figure.claimed(n * 1_000 + 11, by=f"Party {n}")

    (found,) = report.lint("In all, some 5,011 people live in Shusha.", ct.Dossier({"x": figure}))

    assert found.code == "CL003"


@pytest.mark.parametrize(
    "words",
    [
        'Hydra Corp. called the numbers "invented".',
        "Hydra Corp. rejects the numbers.",
    ],
)
def test_words_of_denial(words: str) -> None:
    """A denial is told by many words; "nobody was displaced" is more than a denial, and found as that alone."""
    assert codes(f"In Lorva UN OCHA says 31,400 people were displaced.{REST} {words}") == ()
    nobody = "Hydra says nobody was displaced."
    assert codes(f"In Lorva UN OCHA says 31,400 people were displaced.{REST} {nobody}") == ("CL012",)
    assert codes(f"In Lorva UN OCHA says 31,400 people were displaced.{REST} Hydra says nobody was hurt.") == ("CL007",)


@pytest.mark.parametrize(
    ("draft", "wanted"),
    [
        ("Damage of the Lorva dam is 9,000 euros, says the government.", ("CL001",)),
        ("The government spent 9,000 euros on the Lorva dam.", ()),
        ("The guards of the Lorva dam were paid 8,000 euros.", ()),
        ("The damage of the Lorva dam is 11,000 euros.", ("CL008",)),
        ("In Lorva 70 boats were lost, says the Front.", ("CL001",)),
    ],
)
def test_units_of_ones_own_are_linted(draft: str, wanted: tuple[str, ...]) -> None:
    """Euros and boats that a dossier makes count as others do; money of other things is let alone."""
    assert codes(draft) == wanted


@pytest.mark.parametrize(
    ("draft", "wanted"),
    [
        ("In Lorva 70 boats were lost, says the government, 12, says the Front.", ("CL010",)),
        ("The government says 70 boats were lost in Lorva and the Front says 12.", ("CL010",)),
        ("The Front says 12 boats were lost in Lorva.", ("CL001", "CL010")),
        ("The Front says 12 boats were lost in Lorva, which the government denies.", ("CL001",)),
        ("The Front says 12 or 70 boats were lost in Lorva, the government says less.", ()),
    ],
)
def test_a_number_given_to_somebody_else(draft: str, wanted: tuple[str, ...]) -> None:
    """Where names and numbers take turns, each number is its holder's."""
    assert codes(draft) == wanted


DEAD = " The Front says more than 3,000, the Red Cross at least 1,100."


@pytest.mark.parametrize(
    ("draft", "wanted"),
    [
        ("The government says 214 people were dead in Lorva." + DEAD, ("CL006", "CL011")),
        ("On 12 May the government said 214 people were dead in Lorva." + DEAD, ()),
        ("The government first said 214 people were dead in Lorva; now it says 1,050." + DEAD, ("CL006",)),
        ("The government says 214, and in all 1,050 people were dead in Lorva." + DEAD, ("CL006",)),
    ],
)
def test_a_number_no_longer_in_force(draft: str, wanted: tuple[str, ...]) -> None:
    """It is called that, its holder is no other side of himself, and its day is one of those that are mixed."""
    assert codes(draft) == wanted


@pytest.mark.parametrize(
    ("draft", "wanted"),
    [
        ("UN OCHA says more than 31,400 people were displaced in Lorva." + REST + DENIED, ("CL004",)),
        ("UN OCHA says fewer than 31,400 people were displaced in Lorva." + REST + DENIED, ("CL004",)),
        ("UN OCHA says as many as 31,400 people were displaced in Lorva." + REST + DENIED, ()),
        ("In Lorva 85.714 displaced people per km² were counted, says the government." + DENIED, ("CL005",)),
        ("In Lorva about 85.7 displaced people per km² were counted, says the government." + DENIED, ()),
    ],
)
def test_a_bound_and_digits_that_no_source_has(draft: str, wanted: tuple[str, ...]) -> None:
    """ "More than" of an exact number is not its source's; 12,000 / 140 is 85.714…, of which three digits are printed."""
    assert codes(draft) == wanted


def test_nothing_is_found_twice() -> None:
    """The two ends of one range of one holder are one finding."""
    found = report.lint("In Lorva 20,000 to 40,000 people were displaced." + DENIED, LORVA)

    assert len(found.findings) == len(set(found.findings))
    assert found.codes == ("CL001", "CL002")


def test_spaces_that_are_named() -> None:
    """A number with "&nbsp;" or "&#8239;" within is read."""
    assert codes("In Lorva 70&nbsp;boats were lost, says the Front.") == ("CL001",)
    assert codes("In Lorva 31&#8239;400 people were displaced, says UN OCHA." + REST + DENIED) == ()
    assert codes("In Lorva 31&#8239;400 people were displaced, says UN OCHA." + DENIED) == ("CL001",)


def test_a_placeholder_without_numbers_says_no_side() -> None:
    """A note alone, a comparison or a wrong filter writes out nobody's number."""
    draft = "In Lorva 70 boats were lost, says the Front. {{ boats%s }}"

    assert codes(draft % " | sentence") == ()
    assert codes(draft % " | note") == ("CL001",)
    assert codes(draft % " | sentense") == ("CL001",)
    assert codes(draft % " > 3 | note") == ("CL001",)


def test_a_note_says_who_says_what() -> None:
    """A number with the mark of a note that tells of its figure needs nothing more; the note is read by itself."""
    draft = "In Lorva 12–70 boats were lost.[^n]\n\n[^n]: %s"

    assert codes(draft % "boats lost (Lorva): the Front: 70 boats; government: 12 boats") == ()
    assert codes(draft % "boats lost (Lorva): the Front: 70 boats") == ("CL001",)
    assert codes(draft % "see there") == ("CL002",)


def test_no_dossier_is_refused() -> None:
    """Anything but a dossier is an error of ours."""
    with pytest.raises(ct.errors.WrongType, match="dossier"):
        report.lint("x", 3)  # type: ignore[arg-type]
    with pytest.raises(ct.errors.WrongType, match="dossier"):
        report.render("x", 3)  # type: ignore[arg-type]


TABLE = "| Who | Boats lost in Lorva | Unit | Page |\n|---|---|---|---|\n| the Front | 70 | boats | 9 |\n"


@pytest.mark.parametrize(
    ("draft", "wanted"),
    [
        (TABLE + "| government | 12 boats | | 30 |", ()),
        (TABLE, ("CL001",)),
        (TABLE + "| who else | 12 | boats | 5 | 6 |", ("CL002",)),
        ("| boats lost in Lorva | 70 | boats |", ("CL001", "CL002")),
        ("| boats lost in Lorva | 12–70 | boats | the Front 70; government 12 |", ()),
    ],
)
def test_cells_of_tables(draft: str, wanted: tuple[str, ...]) -> None:
    """A unit may stand in another cell of the row; columns of pages and notes hold no figures."""
    assert codes(draft) == wanted


@pytest.mark.parametrize(
    ("draft", "wanted"),
    [
        ("In Lorva a figure above 50 boats lost is contested.", ()),
        ("On the numbers of the government, boats lost in Lorva come to 24 boats, twice as many.", ()),
        ("In Lorva the Front says 70 boats were lost, the government 12; left out: 33 boats.", ()),
        ("In Lorva 70 boats were lost, says the Front, with an error of 12 boats.", ("CL001",)),
        ("Hydra Corp. says 70 boats were lost.", ()),
        ("Boats lost in Lorva: the Front says 70, the government says one number.", ("CL001",)),
        ("In the government 12 boats were lost; in Lorva 70, says the Front.", ("CL002",)),
        ("In Lorva 33 boats were lost, and 44 boats.", ("CL008",)),
        ("Boats lost in Lorva: the Front (the Front) 70; the government 12.", ()),
    ],
)
def test_what_is_said_around_a_number(draft: str, wanted: tuple[str, ...]) -> None:
    """What is asked, calculated, left out or uncertain is nobody's number."""
    assert codes(draft) == wanted


def test_what_nobody_is_named_for() -> None:
    """A number of a source in its own voice is its own, and "unattributed" says that there is nobody."""
    figure = ct.Figure("population", "person", of="Shusha").claimed("4,100", by="OSCE").claimed("5,200")
    figure = figure.claimed("5,200", by="France").claimed("20", source=ct.Source("Yearbook"))
    draft = "In Shusha live 4,100 people (OSCE), 5,200 people (%s) or 20 people (Yearbook)."
    dossier = ct.Dossier({"x": figure})

    assert report.lint(draft % "unattributed", dossier).codes == ()
    assert report.lint(draft % "somebody", dossier).codes == ("CL002",)


def test_a_range_as_the_library_prints_it() -> None:
    """ "20–120,000+" has ends that no estimate has alone, and is what a cell of the figure holds."""
    figure = ct.Figure("population", "person").claimed("120,000", by="Armenia").claimed("20 to 30", by="OSCE")
    dossier = ct.Dossier({"x": figure.claimed("25 or more", by="OSCE")})
    short = f"{dossier['x']:short}"

    assert short.endswith("+")
    assert report.lint(f"The population: {short}", dossier).of("CL008") == ()
