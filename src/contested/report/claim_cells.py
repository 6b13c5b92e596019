"""Tables with a row for every claim: one for each row of ``shown_statements``, so that none is missing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from contested.answers.closing import days_combined_in
from contested.report.citations import Notes, notes
from contested.report.figure_words import basis_words, day_of, said_words, scope_words, standing_words, who_words
from contested.report.printed_table import PrintedColumn, PrintedTable
from contested.report.statement_rows import ShownStatement, Standing, shown_statements

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from fractions import Fraction

    from contested.figure import Figure
    from contested.report.printed_table import Cells

BASIS_UNSAID = "not said"
"""Beside a number of which nobody says what it rests on, where of another that is said."""

BESIDE_ROWS = (
    PrintedColumn("source", "Sources", for_machines=True),
    PrintedColumn("remark", "Remarks", for_machines=True),
)
"""What stands below a table, and in each row of one for machines."""

COLUMNS_OF_CLAIMS = (
    PrintedColumn("figure", "Figure", 3),
    PrintedColumn("who", "Who", 3),
    PrintedColumn("says", "Says", 3),
    PrintedColumn("low", "Low", for_machines=True),
    PrintedColumn("high", "High", for_machines=True),
    PrintedColumn("unit", "Unit", 1),
    PrintedColumn("basis", "Basis"),
    PrintedColumn("as_of", "As of"),
    PrintedColumn("stated", "Stated"),
    PrintedColumn("standing", "Standing"),
    PrintedColumn("note", "Notes", 1),
    *BESIDE_ROWS,
)


def table_of_claims(figures: Mapping[str, Figure]) -> PrintedTable:
    """
    Return the table of every claim on figures.

    Args:
        figures: by id, in the order of the table.
    """
    cited = notes(figures.values())
    clauses = {id_: remarks_on(figure) for id_, figure in figures.items()}
    rows = [row for id_, figure in figures.items() for row in _rows_of(figure, cited, clauses[id_])]
    remarks = below_table(figures, clauses)
    once = {"figure"} if len(figures) == 1 else set()
    days = {row["as_of"] for row in rows if row["unit"] or row["as_of"]}
    if len(days) == 1 and "" not in days:
        once, remarks = {*once, "as_of"}, [f"all numbers as of {days.pop()}", *remarks]
    return PrintedTable(table_title(figures), COLUMNS_OF_CLAIMS, tuple(rows), tuple(remarks), cited, frozenset(once))


def table_title(figures: Mapping[str, Figure]) -> str:
    """Return what one figure is of; of several each row says it."""
    return next(map(scope_words, figures.values())) if len(figures) == 1 else ""


def remarks_on(figure: Figure) -> list[str]:
    """Return what no row says of a figure: clauses that every answer carries, and that nobody says anything of it."""
    clauses = [*days_combined_in((figure.panel,)), *figure.panel.notes]
    return clauses if shown_statements(figure) else [*clauses, "nobody says anything"]


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


def _rows_of(figure: Figure, cited: Notes, clauses: Sequence[str]) -> list[Cells]:
    rows = [_cells(figure, row, cited, clauses) for row in shown_statements(figure)]
    if any(row["basis"] for row in rows):  # where one number says what it rests on, the others say that they do not
        for row in rows:
            row["basis"] = row["basis"] or (BASIS_UNSAID if row["unit"] else "")
    return rows


def _cells(figure: Figure, row: ShownStatement, cited: Notes, clauses: Sequence[str]) -> Cells:
    held, interval, numbers = row.statement, row.interval, cited.numbers(row)
    counts = row.standing in (Standing.IN_FORCE, Standing.COMPUTED)
    return {
        "figure": scope_words(figure),
        "who": who_words(row),
        "says": said_words(row),
        "low": machine_number(None if interval is None else interval.low),
        "high": machine_number(None if interval is None else interval.high),
        "unit": "" if interval is None else figure.panel.unit.words(),
        "basis": basis_words(row),
        "as_of": day_of(row),
        "stated": "" if held is None or held.stated is None else str(held.stated),
        "standing": "" if counts else standing_words(row),
        "note": ", ".join(map(str, numbers)),
        "source": source_cell(cited, numbers),
        "remark": "; ".join(clauses),
    }
