"""
Laws of printed tables, notes and bibliographies (design.md, rules 2, 7 and 8).

Nobody who states or denies anything is missing from a table in any form; a
table of claims has as many rows as a figure has statements to show; and what a
cell prints is read back as it was.
"""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from tests.effort import examples
from tests.printed_forms import Html, Markdown, csv_cells, latex_rows

from contested import Figure, quantities
from contested.claims import documents_of, with_chains
from contested.names import isolated
from contested.report import bibliography, notes, shown_statements, table
from contested.report.cell_languages import cell_language
from contested.report.escaping import on_one_line
from contested.report.figure_words import said_words
from contested.testing import figures


def printed(figure: Figure, rows: str) -> dict[str, str]:
    """Return what a table says in each form, as a parser of that form reads it."""
    markdown = Markdown(table(figure, "markdown", rows))
    return {
        "markdown": markdown.text,
        "html": Html(table(figure, "html", rows)).text,
        "latex": " ".join(cell for row in latex_rows(table(figure, "latex", rows)) for cell in row)
        + table(figure, "latex", rows),
        "csv": " ".join(cell for row in csv_cells(table(figure, "csv", rows)) for cell in row.values()),
    }


@given(figure=figures())
@examples(cost=3)
def test_everybody_who_states_or_denies_is_in_every_table(figure: Figure) -> None:
    """With a row for each claim, or one for the figure; in Markdown, HTML, LaTeX and CSV."""
    names = {party.name for statement in figure.statements for party in statement.parties}

    for rows in ("claims", "figures"):
        for form, text in printed(figure, rows).items():
            missing = [name for name in names if name not in text and isolated(name) not in text]
            assert missing == [], (form, rows)


@given(figure=figures(), language=st.sampled_from(["fr", "de", "es"]))
@examples(cost=6)
def test_everybody_is_in_a_table_of_another_language(figure: Figure, language: str) -> None:
    """And it has as many rows."""
    names = {
        party.name for statement in figure.statements for party in statement.parties if party.name != "unattributed"
    }

    for rows in ("claims", "figures"):
        written = Html(table(figure, "html", rows, language)).text
        assert [name for name in names if name not in written and isolated(name) not in written] == []
    assert len(csv_cells(table(figure, "csv", language=language))) == len(shown_statements(figure))


@given(figure=figures())
@examples(cost=10)
def test_everybody_is_in_a_great_table(figure: Figure) -> None:
    """With a row for each claim, and as many rows as there are."""
    names = {party.name for statement in figure.statements for party in statement.parties}

    read = Html(table(figure, "great_tables").as_raw_html())

    assert [name for name in names if name not in read.text and isolated(name) not in read.text] == []
    assert len(shown_statements(figure)) <= len(read.rows)


@given(figure=figures())
@examples(cost=3)
def test_a_table_of_claims_has_a_row_for_every_statement(figure: Figure) -> None:
    """In every form as many as there are to show, and one for the figure where that is asked for."""
    count = len(shown_statements(figure))

    assert len(csv_cells(table(figure, "csv"))) == count
    assert len(Markdown(table(figure)).rows) == (count and count + 1)
    assert len(Html(table(figure, "html")).rows) == (count and count + 1)
    assert len(list(latex_rows(table(figure, "latex")))) == count
    assert len(csv_cells(table(figure, "csv", "figures"))) == 1


@given(figure=figures())
@examples(cost=3)
def test_a_cell_reads_back_as_it_was_printed(figure: Figure) -> None:
    """The number with all its words in each form; in CSV the ends as numbers too."""
    said = [on_one_line(said_words(row, cell_language(None))) for row in shown_statements(figure)]
    ends = [None if row.interval is None else row.interval.low for row in shown_statements(figure)]

    rows = csv_cells(table(figure, "csv"))

    assert [row["says"] for row in rows] == said
    assert [row["low"] for row in rows if row["low"]] == [_decimal(low) for low in ends if low is not None]
    place = Markdown(table(figure)).rows[0].index("Says") if said else 0
    assert [row[place] for row in Markdown(table(figure)).rows[1:]] == said
    assert [row[place] for row in Html(table(figure, "html")).rows[1:]] == said
    assert [row[place] for row in latex_rows(table(figure, "latex"))] == said


def _decimal(number: quantities.Number) -> str:
    whole = quantities.in_full(number).replace(",", "")
    return repr(float(number)) if "/" in whole else whole


@given(figure=figures())
@examples(cost=3)
def test_every_statement_has_a_note_and_every_document_an_entry(figure: Figure) -> None:
    """Numbers begin at 1, none is left out, and the note names the document that was read."""
    made = notes(figure)
    numbers = [made.number(statement) for statement in figure.statements]

    assert set(numbers) == set(range(1, len(made) + 1))
    for statement, number in zip(figure.statements, numbers, strict=True):
        note = made.notes[number - 1]
        assert (list(note.documents), note.at) == (documents_of(statement), statement.at)
    documents = with_chains(one for note in made for one in note.documents)
    entries = bibliography(figure, "plain").splitlines()
    assert len(entries) == len(documents)
    assert all(any(isolated(one.title) in line for line in entries) for one in documents)


@given(figure=figures())
@examples(cost=4)
def test_the_order_of_statements_changes_no_row(figure: Figure) -> None:
    """A table of the same statements in another order has the same rows, but for the numbers of its notes."""
    turned = Figure(
        figure.name,
        figure.unit,
        of=figure.of,
        time=figure.time,
        signed=figure.signed,
        disputants=figure.disputants,
        statements=figure.statements[::-1],
        assessments=figure.assessments,
    )

    def rows(one: Figure) -> list[tuple[str, ...]]:
        cells = csv_cells(table(one, "csv"))
        return sorted(tuple(row[key] for key in ("who", "says", "unit", "basis", "as_of", "standing")) for row in cells)

    assert rows(turned) == rows(figure)
