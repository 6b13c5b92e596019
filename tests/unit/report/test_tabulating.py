"""A table has a row for every claim, or for every figure, and nobody is missing from it."""

from __future__ import annotations

import csv
import io
from fractions import Fraction

import pytest

import contested as ct
from contested.errors import MissingExtra, NotAChoice, WrongType
from contested.exchange.csv_text import unguarded_text
from contested.report import shown_statements, table

ARTICLE = ct.Source("News article", issued="2023-09-20", url="https://paper.example/")
TROOPS = (
    ct.Figure("soldiers", "person", of="the enclave")
    .claimed("around 10,000", by="Azerbaijan", source=ARTICLE)
    .denied(by="Armenia", named="official Yerevan", source=ARTICLE)
)
DEAD = (
    ct.Figure("dead", "killed", disputants=["Z"])
    .claimed("at least 11", by="A", as_of="2024-01-02", basis="documented", partial=True)
    .claimed("between 20 and 30", by=["B", "C"], as_of="2024-01-03", basis="estimated", key="x", best=24)
    .claimed(15, by="B", as_of="2024-01-01")
    .denied(by="D", estimate="x")
    .withheld(by="E")
    .claimed("dozens", by="F")
    .claimed(900, by="G", key="g", source=ARTICLE)
    .set_aside("g", reason="a slip", by="the desk")
)


def cells(of: ct.Figure | ct.Dossier, rows: str = "claims") -> list[dict[str, str]]:
    """Return the rows of a table in CSV, as they read."""
    read = csv.DictReader(io.StringIO(table(of, "csv", rows), newline=""))
    return [{name: unguarded_text(cell) for name, cell in row.items()} for row in read]


def test_a_claim_is_a_row_of_markdown() -> None:
    """With who says it in whose words, the number as printed, its unit, and the note below."""
    assert table(TROOPS) == (
        "**soldiers (the enclave)**\n\n"
        "| Who | Says | Unit | Standing | Notes |\n"
        "|---|---|---|---|---|\n"
        "| Armenia (official Yerevan) | denies the figure |  | denial | 1 |\n"
        "| Azerbaijan | about 10,000 | people |  | 1 |\n\n"
        "\\[1\\] *News article*, issued 2023-09-20, <https://paper.example/>."
    )


def test_a_claim_is_a_row_of_html() -> None:
    """Each text stands in a ``<bdi>``, so that a name from right to left turns nothing round it."""
    assert table(TROOPS, "html") == (
        '<table class="contested-table">\n<caption>soldiers (the enclave)</caption>\n'
        '<thead><tr><th scope="col">Who</th><th scope="col">Says</th><th scope="col">Unit</th>'
        '<th scope="col">Standing</th><th scope="col">Notes</th></tr></thead>\n<tbody>\n'
        "<tr><td><bdi>Armenia (official Yerevan)</bdi></td><td><bdi>denies the figure</bdi></td><td><bdi></bdi></td>"
        "<td><bdi>denial</bdi></td><td><bdi>1</bdi></td></tr>\n"
        "<tr><td><bdi>Azerbaijan</bdi></td><td><bdi>about 10,000</bdi></td><td><bdi>people</bdi></td>"
        "<td><bdi></bdi></td><td><bdi>1</bdi></td></tr>\n</tbody>\n</table>\n"
        '<ol class="contested-notes">\n<li><i>News article</i>, issued 2023-09-20, '
        '<a href="https://paper.example/" rel="noopener noreferrer nofollow">https://paper.example/</a>.</li>\n</ol>'
    )


def test_a_claim_is_a_row_of_latex() -> None:
    """In a table that may run over pages; a cell that begins with a bracket is no option of the row before."""
    soldiers = ct.Figure("soldiers", "person").claimed(1, by="A & *").claimed(2, by="[B]").claimed(3, by="*C")

    assert table(soldiers, "latex") == (
        "\\textbf{soldiers}\n\n"
        "\\begin{longtable}{p{0.338\\linewidth}p{0.338\\linewidth}p{0.113\\linewidth}p{0.113\\linewidth}}\n"
        "Who & Says & Unit & Notes \\\\\n\\hline\n\\endhead\n"
        "{}*C & 3 & people & 1 \\\\\nA \\& * & 1 & people & 1 \\\\\n{}[B] & 2 & people & 1 \\\\\n\\end{longtable}\n\n"
        "\\begin{itemize}\n\\item[1] no source is named.\n\\end{itemize}"
    )


def test_a_claim_is_a_row_of_csv() -> None:
    """With its numbers as numbers, its source in words, and all columns whatever they hold."""
    first, second = cells(TROOPS)

    assert first == {
        "figure": "soldiers (the enclave)",
        "who": "Armenia (official Yerevan)",
        "says": "denies the figure",
        "low": "",
        "high": "",
        "unit": "",
        "basis": "",
        "as_of": "",
        "stated": "",
        "standing": "denial",
        "note": "1",
        "source": "[1] News article, issued 2023-09-20, https://paper.example/.",
        "remark": "",
    }
    assert (second["says"], second["low"], second["high"], second["unit"]) == (
        "about 10,000",
        "10000",
        "10000",
        "people",
    )


def test_numbers_for_machines_are_decimals() -> None:
    """One that never ends is the nearest that a computer has; a sign is no formula."""
    change = ct.Figure("change", "km**2", signed=True).claimed("-1234.5", by="A").claimed(Fraction(1, 3), by="B")

    rows = cells(change)

    assert [(row["says"], row["low"]) for row in rows] == [("-1,234.5", "-1234.5"), ("1/3", "0.3333333333333333")]
    assert '"\'-1,234.5",-1234.5,' in table(change, "csv")


def test_what_is_not_in_force_says_why() -> None:
    """Superseded, denied, withheld, silent and set aside each have a row."""
    rows = [(row["who"], row["says"], row["standing"]) for row in cells(DEAD)]

    assert rows == [
        ("A", "11 documented", ""),
        ("B (with C)", "20 to 30, best 24", ""),
        ("B", "15", "no longer in force: superseded by a later statement of the same holder"),
        ("C (with B)", "20 to 30, best 24", ""),
        ("D", "denies that number (20 to 30, according to B and C)", "denial"),
        ("E", "withholds a number", "withheld"),
        ("F", "“dozens”", ""),
        ("Z", "Z is silent", "silent"),
        ("", "900 killed (G, in News article, issued 2023-09-20)", "left out: set aside by the desk: a slip"),
    ]


def test_documented_and_estimated_never_stand_side_by_side_without_a_word() -> None:
    """Where one number says what it rests on, the others say that they do not."""
    assert [row["basis"] for row in cells(DEAD)][:3] == ["documented, partial", "estimated", "not said"]
    (row,) = cells(DEAD, "figures")
    assert row["range"] == "11–30+†‡ (documented and estimated)"
    assert row["says"].startswith(
        "A 11 documented (documented, partial; 2024-01-02); B (with C) 20 to 30, best 24 (estimated; 2024-01-03)"
    )
    mixed = ct.Figure("dead", "killed").claimed(1, by="A", basis="documented").claimed(2, by="B")
    (row,) = cells(mixed, "figures")
    assert row["range"] == "1–2 (documented and basis not said)"
    assert row["says"] == "A 1 (documented); B 2 (basis not said)"
    partial = ct.Figure("dead", "killed").claimed(3, by="A", partial=True)
    assert cells(partial, "figures")[0]["range"] == "3+ (partial)"


def test_days_are_said_once_where_all_numbers_share_one() -> None:
    """Else each row has its own; when a party spoke is a column of its own."""
    one = ct.Figure("dead", "killed").claimed(1, by="A", as_of="2024-01-02", stated="2024-01-05")
    both = one.claimed(2, by="B", as_of="2024-01-02")

    assert "| As of |" not in table(both)
    assert "| Stated |" in table(both)
    assert "all numbers as of 2024-01-02." in table(both)
    assert [row["as_of"] for row in cells(both)] == ["2024-01-02", "2024-01-02"]
    assert cells(both, "figures")[0]["range"] == "1–2 (as of 2024-01-02)"
    assert "| As of |" in table(both.claimed(3, by="C"))


def test_who_says_it_is_told_with_speaker_and_chain() -> None:
    """Who says it is told with speaker and chain, and with what it accepts or corrects of another."""
    organ = ct.Source("Gazette", organ_of=ct.Party("B", stake="disputant"))
    dead = (
        ct.Figure("dead", "killed", disputants=["B"])
        .claimed(1, by="A", speaker="a spokesman", source=organ, key="a")
        .accepted(by="C", estimate="a")
        .claimed(3, by="D", key="d")
        .corrected(4, by="D", estimate="d")
    )

    assert [row["who"] for row in cells(dead)] == [
        "A (a spokesman; as quoted by B)",
        "B",
        "C (accepting the number of A)",
        "D (correcting 3 killed)",
        "D",
    ]


def test_an_account_of_a_formula_is_a_row() -> None:
    """With its day, and through whom its numbers reached us."""
    organ = ct.Source("Gazette", organ_of=ct.Party("B", stake="disputant"))
    people = ct.Figure("people", "person", time="cumulative", disputants=["B"]).claimed(
        8, by="A", as_of="2024-01-08", source=organ
    )
    homes = ct.Figure("homes", "household", time="cumulative").claimed(3, by="A", as_of="2024-01-07")
    homes = homes.claimed(3, by="A", as_of="2024-01-08")

    first, *_ = cells(people / homes)

    assert (first["who"], first["says"], first["unit"]) == ("A (as quoted by B)", "about 2.67", "people/household")
    assert first["as_of"].startswith("2024-01-08")


def test_what_no_row_says_stands_below() -> None:
    """Clauses of the answer, and figures of which nobody says anything, each with what it is on."""
    area = ct.Figure("area", "km**2", of="X").claimed(2, source="Atlas")
    empty = ct.Figure("homes", "household", where="Y", period="2024", definition="occupied", facets={"side": "Z"})
    dossier = ct.Dossier().with_figure("area", area).with_figure("homes", empty)

    for rows in ("claims", "figures"):
        for as_ in ("markdown", "html", "latex"):
            assert "homes, Y, 2024, occupied, side: Z: nobody says anything" in table(dossier, as_, rows)
    assert table(empty).endswith("nobody says anything.")
    independent = area.assume_independent(reason="two teams")
    assert [row["remark"] for row in cells(independent)] == ["; ".join(independent._panel.notes)]


def test_nothing_makes_an_empty_table() -> None:
    """In CSV the header is left."""
    empty = ct.Dossier()

    assert [table(empty, as_) for as_ in ("markdown", "html", "latex")] == [""] * 3
    assert table(empty, "csv").startswith("figure,who,says,low,high,unit,")
    assert table(empty, "great_tables").as_raw_html().count("<td") == 0


def test_a_row_for_each_figure_keeps_the_order_of_the_dossier() -> None:
    """With the range, who says what, and in remarks what does not count."""
    dossier = ct.Dossier().with_figure("troops", TROOPS).with_figure("dead", DEAD)

    assert [(row["figure"], row["range"]) for row in cells(dossier, "figures")] == [
        ("soldiers (the enclave)", "about 10,000†"),
        ("dead", "11–30+†‡ (documented and estimated)"),
    ]
    assert (
        cells(dossier, "figures")[0]["says"] == "Armenia (official Yerevan) denies the figure; Azerbaijan about 10,000"
    )
    assert "dead: B 15 (no longer in force: superseded by a later statement of the same holder)." in table(
        dossier, rows="figures"
    )
    assert [row["figure"] for row in cells(dossier)] == ["soldiers (the enclave)"] * 2 + ["dead"] * 9


def test_a_great_table_has_the_same_cells() -> None:
    """With the notes as its source notes, and the title above."""
    written = table(TROOPS, "great_tables").as_raw_html()

    for text in ("soldiers (the enclave)", "official Yerevan", "about 10,000", "[1] News article", "Standing"):
        assert text in written
    assert "as of 2024-01-02." in table(DEAD.only("A"), "great_tables").as_raw_html()


def test_a_great_table_without_its_library_names_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    """The other forms need none."""
    monkeypatch.setitem(__import__("sys").modules, "great_tables", None)

    with pytest.raises(MissingExtra, match=r"contested\[tables\]"):
        table(TROOPS, "great_tables")


def test_a_dagger_is_told_below() -> None:
    """Where one stands in a range, and nowhere else."""
    calm = ct.Figure("dead", "killed").claimed(5, by="A")

    assert "† somebody denies the number or gives none" in table(TROOPS, rows="figures")
    assert "†" not in table(calm, rows="figures") + table(TROOPS)


def test_what_became_of_people_is_told_below() -> None:
    """A row of a figure of people says who counts the dead among them."""
    figure = ct.Figure("sheltering", "person").claimed("about 5 dead", by="A").claimed(7, by="B")

    assert "about 5 killed according to A" in table(figure, rows="figures")


def test_words_in_place_of_a_number_are_marked_and_told_below() -> None:
    """A double dagger stands where somebody says it in words alone; in another language also where nobody numbers it."""
    figure = ct.Figure("dead", "killed").claimed("about 5", by="A").claimed("dozens", by="B")
    only = ct.Figure("dead", "killed").claimed("dozens", by="B")

    assert cells(figure, "figures")[0]["range"] == "about 5‡"
    assert cells(only, "figures")[0]["range"] == "dozens"
    assert "keine Zahl‡" in table(only, rows="figures", language="de")
    assert "‡ somebody gives words in place of a number" in table(figure, rows="figures")
    assert "‡" not in table(only, rows="figures")


@pytest.mark.parametrize("wrong", [None, [], {}, 5])
def test_a_form_and_rows_are_names(wrong: object) -> None:
    """Whatever else is given, the error says what there is."""
    with pytest.raises(NotAChoice):
        table(TROOPS, wrong)  # type: ignore[call-overload]
    with pytest.raises(NotAChoice):
        table(TROOPS, rows=wrong)  # type: ignore[call-overload]


def test_other_forms_and_rows_are_refused() -> None:
    """The error names those that there are."""
    with pytest.raises(NotAChoice, match="markdown, html, latex, csv, great_tables"):
        table(TROOPS, "xlsx")
    with pytest.raises(NotAChoice, match="claims, figures"):
        table(TROOPS, rows="parties")
    with pytest.raises(WrongType, match="a dossier or a figure"):
        table([TROOPS])  # type: ignore[call-overload]
    assert len(cells(DEAD)) == len(shown_statements(DEAD))


def test_a_number_in_another_unit_keeps_the_one_that_was_printed() -> None:
    """Beside what it comes to in the unit of the figure."""
    area = ct.Figure("area", "km**2").claimed("300,000 ha", by="A").claimed(2, by="B")

    assert [row["says"] for row in cells(area)] == ["3,000, printed as 300,000 ha", "2"]
    assert [row["says"] for row in cells(area.to("ha"))] == ["300,000", "200, printed as 2 km²"]


def test_a_last_word_that_counts_for_nothing_is_one_row_that_says_so() -> None:
    """It stands with its party, and not once more among what is left out; of an account of a formula it does."""
    worded = ct.Figure("dead", "person").claimed(13, by="A", stated="2020").claimed("dozens", by="A", stated="2021")
    undated = ct.Figure("hurt", "person").claimed(64, by="A", as_of="2017").claimed(90, by="A", stated="2018")

    assert [row["standing"] for row in cells(worded)] == [
        "",
        "adds nothing: later than what counts, and gives no number",
    ]
    assert [row["standing"] for row in cells(undated)] == [
        "",
        "no longer in force: later than its dated claims, of which day is not said",
    ]
    assert [row["standing"] for row in cells(worded * 2)][1:] == [
        "left out: later than what counts, and gives no number"
    ]
    for language, words in (
        ("de", "und ohne Zahl"),
        ("fr", "et sans chiffre"),
        ("es", "y sin cifra"),
    ):
        assert words in table(worded, language=language)
    assert "doch ohne Tag" in table(undated, language="de")
