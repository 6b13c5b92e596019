"""A table in another language says the same of everybody, in whole words of that language."""

from __future__ import annotations

import csv
import io

import pytest

import contested as ct
from contested.exchange.csv_text import unguarded_text
from contested.report import bibliography, notes, shown_statements, table

MINISTRY = ct.Source("Bulletin", organ_of="A", issued="2023-09")
PAPER = ct.Source(
    "News",
    author="A. R.",
    issued="2023-09-20",
    retrieved="2023-09-22",
    url="https://paper.example/",
    quoting=MINISTRY,
    archive="c.html",
    digest="sha256:" + "ab" * 32,
    archived="2023-09-23",
)
DEAD = (
    ct.Figure("dead", "killed", disputants=["Z"])
    .claimed("at least 11", by="A", as_of="2024-01-02", basis="documented", partial=True)
    .claimed("between 20 and 30", by=["B", "C"], as_of="2024-01-03", basis="estimated", key="x", best=24)
    .claimed(15, by="B", as_of="2024-01-01")
    .denied(by="D", estimate="x", named="official D")
    .withheld(by="E")
    .claimed("dozens", by="F")
    .claimed(900, by="G", key="g")
    .set_aside("g", reason="a slip", by="the desk")
    .accepted(by="H", estimate="x")
)


def cells(of: ct.Figure, language: str, rows: str = "claims") -> list[dict[str, str]]:
    """Return the rows of a table in CSV, as they read."""
    read = csv.DictReader(io.StringIO(table(of, "csv", rows, language), newline=""))
    return [{name: unguarded_text(cell) for name, cell in row.items()} for row in read]


def said(of: ct.Figure, language: str) -> list[tuple[str, str, str]]:
    """Return who says what, and what became of it."""
    return [(row["who"], row["says"], row["standing"]) for row in cells(of, language)]


def test_a_table_in_german() -> None:
    """Headings, numbers, days and all that becomes of statements."""
    assert table(DEAD.only("A", "B", "D"), language="de").splitlines()[:7] == [
        "**dead**",
        "",
        "| Wer | Angabe | Grundlage | Stand | Geltung | Belege |",
        "|---|---|---|---|---|---|",
        "| A | mindestens 11 Tote | dokumentiert, unvollständig | 2\\. Januar 2024 |  | 1 |",
        "| B (mit C) | 20 bis 30 Tote, bester Wert 24 | geschätzt | 3\\. Januar 2024 |  | 1 |",
        (
            "| B | 15 Tote | nicht genannt | 1\\. Januar 2024 | gilt nicht mehr: durch eine spätere Erklärung derselben "
            "Partei ersetzt | 1 |"
        ),
    ]


def test_everybody_speaks_french() -> None:
    """Denials and refusals are clauses; what has no words in a file is quoted as English."""
    assert said(DEAD, "fr") == [
        ("A", "au moins 11 morts", ""),
        ("B (avec C)", "20 à 30 morts, meilleure valeur 24", ""),
        ("B", "15 morts", "n’a plus cours\u00a0: remplacé par une déclaration ultérieure de la même partie"),
        ("C (avec B)", "20 à 30 morts, meilleure valeur 24", ""),
        ("D (official D)", "ce chiffre (20 à 30 morts selon B et C) fait l’objet d’un démenti par D", "démenti"),
        ("E", "aucun chiffre n’est donné par E", "pas de chiffre donné"),
        ("F", "«\u00a0dozens\u00a0»", ""),
        ("H (accepte le chiffre donné par B et C)", "20 à 30 morts, meilleure valeur 24", ""),
        ("Z", "rien n’est dit par Z", "silence"),
        (
            "",
            "(en anglais)\u00a0«\u00a0900 killed (G)\u00a0»",
            "non retenu\u00a0: (en anglais)\u00a0«\u00a0set aside by the desk: a slip\u00a0»",
        ),
    ]


@pytest.mark.parametrize(
    ("language", "range_", "says"),
    [
        ("de", "11–30+ Tote†‡ (dokumentiert und geschätzt)", "wird von D (official D) bestritten"),
        ("es", "11–30+ muertos†‡ (documentado y estimado)", "es objeto de un desmentido por D (official D)"),
    ],
)
def test_a_row_for_a_figure_has_its_range_in_signs(language: str, range_: str, says: str) -> None:
    """Where one names no limit, the signs of the English cell stand around the language's numbers."""
    (row,) = cells(DEAD, language, "figures")

    assert row["range"] == range_
    assert says in row["says"]
    assert row["unit"] in ("Tote", "muertos")


@pytest.mark.parametrize(
    ("language", "range_"),
    [
        (None, "≤1,200,000,000–3,000,000,000†"),
        ("de", "≤1.200.000.000–3.000.000.000 Menschen†"),
        ("fr", "≤1\u202f200\u202f000\u202f000–3\u202f000\u202f000\u202f000 personnes†"),
        ("es", "≤1.200.000.000–3.000.000.000 personas†"),
    ],
)
def test_a_range_runs_upwards_in_every_language(language: str | None, range_: str) -> None:
    """What is open below stands before what is open above, and a dagger says that somebody withholds a number."""
    figure = ct.Figure("people", "person").claimed("up to 3 billion", by="A").claimed("1.2 billion", by="B")

    read = csv.DictReader(io.StringIO(table(figure.withheld(by="C"), "csv", "figures", language), newline=""))

    assert [unguarded_text(row["range"]) for row in read] == [range_]


def test_a_computed_range_has_the_numbers_of_its_accounts() -> None:
    """Rounded as each is, 5 / 3 to 1.67 and not down to 1.66; a word has its speaker."""
    area = ct.Figure("area", "km**2").claimed(3, by="A").claimed(4, by="B").claimed(5, by="C")
    dead = ct.Figure("people", "person").claimed(5, by="A").claimed(8, by="B").claimed("dozens", by="C")

    (german,) = cells(dead / area, "de", "figures")

    assert german["range"] == "etwa 1,67–2 Menschen/km²‡"
    assert "; C “dozens” |" in table(dead / area, rows="figures")


def test_a_range_between_limits_is_one_amount() -> None:
    """And where nobody gives a number, that is said."""
    both = (
        ct.Figure("people", "person").claimed("about 3,000", by="A", as_of="2024").claimed(50_000, by="B", as_of="2024")
    )

    assert cells(both, "de", "figures")[0]["range"] == "etwa 3.000 bis 50.000 Menschen (Stand: 2024)"
    assert "Stand aller Zahlen: 2024." in table(both, language="de")
    assert cells(ct.Figure("people", "person").denied(by="A"), "de", "figures")[0]["range"] == "keine Zahl†"
    assert table(ct.Figure("people", "person"), language="es").endswith("nadie dice nada.")


def test_what_is_said_beside_a_number_is_said_in_the_language() -> None:
    """Intervals at a level, what bounds are, and standard errors, of both sides or of each."""
    figure = (
        ct.Figure("people", "person")
        .claimed(None, by="A", low=300, high=400, bounds="confidence", level=0.95)
        .claimed(None, by="B", low=300, high=400, bounds="analyst")
        .claimed(1500, by="C", standard_error=368)
        .claimed(1500, by="D", error_below=10, error_above=20)
    )

    assert [row["says"] for row in cells(figure, "de")] == [
        "300 bis 400 Menschen, Konfidenzintervall zu 95%",
        "300 bis 400 Menschen, Unter- und Obergrenze eines Analysten",
        "1.500 Menschen, Standardfehler 368",
        "1.500 Menschen, Standardfehler +20/−10",
    ]


def test_stances_are_told_with_what_they_are_aimed_at() -> None:
    """A correction with the number that it corrects, a retraction with the one that it takes back, a dispute."""
    figure = (
        ct.Figure("people", "person")
        .claimed("about 1,500", by="A", key="a")
        .corrected(1200, by="A", estimate="a")
        .claimed(7, by="B", key="b")
        .retracted(by="B", estimate="b", reason="twice")
        .claimed(9, by="C", key="c")
        .disputed(by="D", aspect="method")
    )

    assert said(figure, "de") == [
        ("A (berichtigt etwa 1.500 Menschen)", "1.200 Menschen", ""),
        (
            "A",
            "etwa 1.500 Menschen",
            "gilt nicht mehr: durch eine spätere Erklärung derselben Partei ersetzt",
        ),
        ("B", "die frühere Angabe (7 Menschen) wird von B zurückgenommen (Grund: „twice“)", "keine Angabe"),
        ("B", "7 Menschen", "gilt nicht mehr: durch eine spätere Erklärung derselben Partei ersetzt"),
        ("C", "9 Menschen", ""),
        ("D", "die Methode wird von D beanstandet", "Bestreitung"),
    ]
    fallen = figure.disputed(by="E", aspect="method", estimate="b")
    assert said(fallen, "de")[-1][2] == "gilt nicht mehr: ersetzt, oder die Zahl ist es, gegen die sie sich richtet"


def test_an_account_of_a_formula_is_told_in_the_language() -> None:
    """With its number, its day and what has none; what was computed beside it is quoted as English."""
    organ = ct.Source("Gazette", organ_of=ct.Party("B", stake="disputant"))
    people = (
        ct.Figure("people", "person", time="cumulative", disputants=["B"])
        .claimed(8, by="A", as_of="2024-01-08", source=organ)
        .denied(by="C")
    )
    homes = ct.Figure("homes", "household", time="cumulative").claimed(3, by="A", as_of="2024-01-07")
    homes = homes.claimed(4, by="A", as_of="2024-01-10", standard_error=1)

    rows = cells(people / homes, "de")

    assert (rows[0]["who"], rows[0]["as_of"][:14]) == ("A (wie wiedergegeben von B)", "8. Januar 2024")
    assert rows[-1]["says"].endswith("wird von C bestritten")
    uncertain = ct.Figure("x", "person").claimed(9, by="A", standard_error=2) * 2
    assert cells(uncertain, "de")[0]["says"] == "18 Menschen, (auf Englisch) „standard error 4“"
    counts = (
        ct.Figure("x", "person", time="cumulative").claimed(9, by="A", as_of="2021").claimed(8, by="B", as_of="2022")
    )
    assert cells((counts * 2).mixed(), "de")[0]["as_of"] == "(auf Englisch) „as of 2021 and 2022“"


def test_notes_and_bibliographies_are_in_the_language() -> None:
    """From who is behind the number on, with days as the language writes them."""
    figure = ct.Figure("dead", "killed").claimed(5, by="B", source=PAPER, at="p. 4").claimed(6, by="C")

    assert str(notes(figure, "es")) == (
        "[1] según Bulletin, órgano de la parte A, publicación: septiembre de 2023; citado por A. R., News, publicación: "
        "20 de septiembre de 2023, p. 4, https://paper.example/, consulta: 22 de septiembre de 2023, copia conservada "
        "c.html (sha256:abababababab…, conservada: 23 de septiembre de 2023).\n"
        "[2] no se nombra ninguna fuente."
    )
    assert bibliography(figure, "plain", language="de").splitlines()[0] == (
        "A. R., News, erschienen: 20. September 2023, https://paper.example/, abgerufen: 22. September 2023, "
        "aufbewahrte Kopie c.html (sha256:abababababab…, aufbewahrt: 23. September 2023), nach: Bulletin."
    )
    assert bibliography(figure, "modern-language-association", language="fr").splitlines()[0] == (
        "A. R. News. 20 septembre 2023, https://paper.example/. Consultation\u00a0: 22 septembre 2023. Copie conservée "
        "c.html (sha256:abababababab…, conservation\u00a0: 23 septembre 2023). D’après Bulletin."
    )


def test_as_many_rows_in_every_language() -> None:
    """One for each of ``shown_statements``."""
    assert {len(cells(DEAD, language)) for language in ("en", "fr", "de", "es")} == {len(shown_statements(DEAD))}


def test_a_number_in_another_unit_keeps_the_one_that_was_printed() -> None:
    """Beside what it comes to in the unit of the figure."""
    area = ct.Figure("area", "km**2").claimed("300,000 ha", by="A").claimed(2, by="B")

    assert [row["says"] for row in cells(area, "de")] == ["3.000 km², im Original: 300.000 ha", "2 km²"]


def test_a_range_is_in_the_words_of_the_language() -> None:
    """One number as it is, and where both ends are plain the range as a sentence has it."""
    (alone,) = cells(ct.Figure("x", "person").claimed("about 50,000", by="A"), "de", "figures")
    (row,) = cells(ct.Figure("x", "person").claimed(50_000, by="A").claimed(120_000, by="B"), "de", "figures")

    assert alone["range"] == "etwa 50.000 Menschen"
    assert row["range"] == "50.000 bis 120.000 Menschen"


@pytest.mark.parametrize("language", ["en", "de", "fr", "es"])
def test_a_note_keeps_in_whose_words_each_speaks(language: str) -> None:
    """Who denies, withholds, takes back or knows nothing keeps its attribution, as who gives a number does; no name twice."""
    figure = (
        ct.Figure("x", "person")
        .claimed(10, by="A", key="k", named="the first")
        .denied(by="Iran", estimate="k", named="the second")
        .withheld(by="Egypt", named="the third")
        .claimed("unknown", by="Oman", named="the fourth")
        .claimed("dozens", by="Chad", named="the fifth")
        .claimed(30, by="Peru")
        .retracted(by="Peru", named="the sixth", reason="a slip")
        .disputed(by="Fiji", aspect="method", named="the seventh")
        .accepted(by="Cuba", estimate="k", named="the eighth")
    )

    note = ct.report.render("{{ x | note }}", ct.Dossier().with_figure("x", figure), language=language)

    for word in ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth"):
        assert note.count(f"the {word}") == 1
    assert (note.count("Oman"), note.count("Egypt"), note.count("Iran")) == (1, 1, 1)
