"""Tables with a row for every figure: its range, who says what, and below it what is said and does not count."""

from __future__ import annotations

from typing import TYPE_CHECKING

from contested.answers.closing import fates_in
from contested.report.cell_languages import CellLanguage, cell_language
from contested.report.citations import notes
from contested.report.claim_cells import (
    BESIDE_ROWS,
    below_table,
    machine_number,
    remarks_on,
    said_by_all,
    source_cell,
    table_title,
    unit_cell,
)
from contested.report.figure_words import (
    ANSWERING,
    bases_of,
    basis_words,
    day_of,
    range_words,
    said_by,
    scope_words,
    standing_words,
)
from contested.report.printed_table import PrintedColumn, PrintedTable
from contested.report.statement_rows import ShownStatement, shown_statements

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from contested.figure import Figure
    from contested.report.numbered_notes import Notes
    from contested.report.printed_table import Cells

COLUMNS_OF_FIGURES = (
    PrintedColumn("figure", "figure", 3),
    PrintedColumn("range", "range"),
    PrintedColumn("low"),
    PrintedColumn("high"),
    PrintedColumn("unit", "unit", 1),
    PrintedColumn("says", "all_say", 5),
    PrintedColumn("note", "note", 1),
    *BESIDE_ROWS,
)


def table_of_figures(figures: Mapping[str, Figure], code: str | None) -> PrintedTable:
    """
    Return the table with a row for each figure.

    Args:
        figures: by id, in the order of the table.
        code: of the language, None for English.
    """
    language, cited = cell_language(code), notes(figures.values(), code)
    rows, clauses = [], {}
    for id_, figure in figures.items():
        shown = shown_statements(figure)
        beside = [_beside(row, language) for row in shown if row.standing not in ANSWERING]
        fates = map(language.english, fates_in(figure.positions()))
        clauses[id_] = [*beside, *fates, *remarks_on(figure, language)]
        rows.append(_figure_row(figure, shown, cited, clauses[id_], language))
    once, below = said_by_all(figures, language), below_table(figures, clauses)
    marks = [language.words[key] for key in ("cell.dagger", "cell.double_dagger")]
    below += [mark for mark in marks if any(mark[0] in str(row["range"]) for row in rows)]
    return PrintedTable(table_title(figures), COLUMNS_OF_FIGURES, tuple(rows), tuple(below), cited, language, once)


def _figure_row(
    figure: Figure, shown: Sequence[ShownStatement], cited: Notes, clauses: Sequence[str], language: CellLanguage
) -> Cells:
    counted = [row for row in shown if row.standing in ANSWERING]
    hull = figure.hull()
    bases = bases_of(counted, language)
    days = {day_of(row, language) for row in counted if row.interval is not None}
    beside = [language.names(bases)] if bases else []
    beside += [language.fill("cell.as_of", day=day) for day in days if day and len(days) == 1]
    numbers = sorted({number for row in shown for number in cited.numbers(row)})
    return {
        "figure": scope_words(figure),
        "range": range_words(figure, language) + (f" ({language.several(beside)})" if beside else ""),
        "low": machine_number(hull.printed_low),
        "high": machine_number(hull.printed_high),
        "unit": unit_cell(figure, language),
        "says": language.several([_said_by(row, language, bases=bool(bases), days=len(days) > 1) for row in counted]),
        "note": ", ".join(map(str, numbers)),
        "source": source_cell(cited, numbers),
        "remark": language.several(clauses),
    }


def _said_by(row: ShownStatement, language: CellLanguage, *, bases: bool, days: bool) -> str:
    """Write who says what: "A 11 (documented; 2024-01-02)", "Armenia denies the figure"."""
    words, basis = said_by(row, language), ""
    if bases and row.interval is not None:
        basis = basis_words(row, language) or language.words["basis.no_basis"]
    beside = [part for part in (basis, day_of(row, language) if days else "") if part]
    return words + (f" ({language.several(beside)})" if beside else "")


def _beside(row: ShownStatement, language: CellLanguage) -> str:
    """Write what is said and is no part of an answer, with the reason."""
    return f"{said_by(row, language)} ({standing_words(row, language)})"
