"""Tables with a row for every claim: one for each row of ``shown_statements``, so that none is missing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from contested.answers.closing import days_combined_in
from contested.report.cell_languages import CellLanguage, cell_language
from contested.report.citations import notes
from contested.report.figure_words import basis_words, day_of, said_words, scope_words, standing_words, who_words
from contested.report.printed_table import PrintedColumn, PrintedTable
from contested.report.statement_rows import ShownStatement, Standing, shown_statements

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from fractions import Fraction

    from contested.figure import Figure
    from contested.report.numbered_notes import Notes
    from contested.report.printed_table import Cells

BESIDE_ROWS = (PrintedColumn("source"), PrintedColumn("remark"))
"""What stands below a table, and in each row of one for machines."""

COLUMNS_OF_CLAIMS = (
    PrintedColumn("figure", "figure", 3),
    PrintedColumn("who", "who", 3),
    PrintedColumn("says", "says", 3),
    PrintedColumn("low"),
    PrintedColumn("high"),
    PrintedColumn("unit", "unit", 1),
    PrintedColumn("basis", "basis"),
    PrintedColumn("as_of", "as_of"),
    PrintedColumn("stated", "stated"),
    PrintedColumn("standing", "standing"),
    PrintedColumn("note", "note", 1),
    *BESIDE_ROWS,
)


def table_of_claims(figures: Mapping[str, Figure], code: str | None) -> PrintedTable:
    """
    Return the table of every claim on figures.

    Args:
        figures: by id, in the order of the table.
        code: of the language, None for English.
    """
    language, cited = cell_language(code), notes(figures.values(), code)
    clauses = {id_: remarks_on(figure, language) for id_, figure in figures.items()}
    rows = [row for id_, figure in figures.items() for row in _rows_of(figure, cited, clauses[id_], language)]
    once, remarks = said_by_all(figures, language), below_table(figures, clauses)
    days = {row["as_of"] for row in rows if row["unit"] or row["as_of"]}
    if len(days) == 1 and "" not in days:
        once, remarks = once | {"as_of"}, [language.fill("cell.all_as_of", day=days.pop()), *remarks]
    return PrintedTable(table_title(figures), COLUMNS_OF_CLAIMS, tuple(rows), tuple(remarks), cited, language, once)


def said_by_all(figures: Mapping[str, Figure], language: CellLanguage) -> frozenset[str]:
    """Return the keys of columns that stand elsewhere: one figure in the title, a unit where numbers have theirs."""
    once = {"figure"} if len(figures) == 1 else set()
    return frozenset(once if language.templates is None else once | {"unit"})


def table_title(figures: Mapping[str, Figure]) -> str:
    """Return what one figure is of; of several each row says it."""
    return next(map(scope_words, figures.values())) if len(figures) == 1 else ""


def remarks_on(figure: Figure, language: CellLanguage) -> list[str]:
    """Return what no row says of a figure: clauses that every answer carries, and that nobody says anything of it."""
    clauses = [*map(language.english, (*days_combined_in((figure._panel,)), *figure._panel.notes))]
    return clauses if shown_statements(figure) else [*clauses, language.words["cell.nobody"]]


def below_table(figures: Mapping[str, Figure], clauses: Mapping[str, Sequence[str]]) -> list[str]:
    """Return the remarks of all figures, each with what it is on where there are several."""
    if len(figures) == 1:
        return [clause for said in clauses.values() for clause in said]
    return [f"{scope_words(figures[id_])}: {clause}" for id_, said in clauses.items() for clause in said]


def machine_number(number: int | Fraction | None) -> int | Fraction | str:
    """Return a number for machines; nothing where there is none."""
    return "" if number is None else number


def source_cell(cited: Notes, numbers: Iterable[int]) -> str:
    """Return the notes of these numbers in one text."""
    return " ".join(str(cited.notes[number - 1]) for number in numbers)


def unit_cell(figure: Figure, language: CellLanguage) -> str:
    """Return the unit of a figure as it stands behind several."""
    unit = figure._panel.unit
    return unit.words() if language.templates is None else language.templates.unit_words(unit, 2)


def _rows_of(figure: Figure, cited: Notes, clauses: Sequence[str], language: CellLanguage) -> list[Cells]:
    rows = [_cells(figure, row, cited, clauses, language) for row in shown_statements(figure)]
    if any(row["basis"] for row in rows):  # where one number says what it rests on, the others say that they do not
        for row in rows:
            row["basis"] = row["basis"] or (language.words["basis.unsaid"] if row["unit"] else "")
    return rows


def _cells(figure: Figure, row: ShownStatement, cited: Notes, clauses: Sequence[str], language: CellLanguage) -> Cells:
    held, interval, numbers = row.statement, row.interval, cited.numbers(row)
    counts = row.standing in (Standing.IN_FORCE, Standing.COMPUTED)
    return {
        "figure": scope_words(figure),
        "who": who_words(row, language),
        "says": said_words(row, language),
        "low": machine_number(None if interval is None else interval.low),
        "high": machine_number(None if interval is None else interval.high),
        "unit": "" if interval is None else unit_cell(figure, language),
        "basis": basis_words(row, language),
        "as_of": day_of(row, language),
        "stated": "" if held is None or held.stated is None else language.day(held.stated),
        "standing": "" if counts else standing_words(row, language),
        "note": ", ".join(map(str, numbers)),
        "source": source_cell(cited, numbers),
        "remark": language.several(clauses),
    }
