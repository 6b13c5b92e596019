"""Tables with a row for every figure: its range, who says what, and below it what is said and does not count."""

from __future__ import annotations

from typing import TYPE_CHECKING

from contested.claims import Estimate
from contested.report.citations import Notes, notes
from contested.report.claim_cells import (
    BASIS_UNSAID,
    BESIDE_ROWS,
    below_table,
    machine_number,
    remarks_on,
    source_cell,
    table_title,
)
from contested.report.figure_words import (
    ANSWERING,
    basis_words,
    day_of,
    said_words,
    scope_words,
    standing_words,
    who_words,
)
from contested.report.printed_table import PrintedColumn, PrintedTable
from contested.report.statement_rows import ShownStatement, Standing, shown_statements

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from contested.figure import Figure
    from contested.report.printed_table import Cells

COLUMNS_OF_FIGURES = (
    PrintedColumn("figure", "Figure", 3),
    PrintedColumn("range", "Range", 2),
    PrintedColumn("low", "Low", for_machines=True),
    PrintedColumn("high", "High", for_machines=True),
    PrintedColumn("unit", "Unit", 1),
    PrintedColumn("says", "Who says what", 5),
    PrintedColumn("note", "Notes", 1),
    *BESIDE_ROWS,
)


def table_of_figures(figures: Mapping[str, Figure]) -> PrintedTable:
    """
    Return the table with a row for each figure.

    Args:
        figures: by id, in the order of the table.
    """
    cited = notes(figures.values())
    rows, clauses = [], {}
    for id_, figure in figures.items():
        shown = shown_statements(figure)
        beside = [_beside(row) for row in shown if row.standing not in ANSWERING]
        clauses[id_] = [*beside, *remarks_on(figure)]
        rows.append(_figure_row(figure, shown, cited, clauses[id_]))
    once = frozenset({"figure"} if len(figures) == 1 else ())
    below = tuple(below_table(figures, clauses))
    return PrintedTable(table_title(figures), COLUMNS_OF_FIGURES, tuple(rows), below, cited, once)


def _figure_row(figure: Figure, shown: Sequence[ShownStatement], cited: Notes, clauses: Sequence[str]) -> Cells:
    counted = [row for row in shown if row.standing in ANSWERING]
    hull = figure.hull()
    bases = _bases(counted)
    days = {day_of(row) for row in counted if row.interval is not None}
    beside = [*([" and ".join(bases)] if bases else []), *(f"as of {day}" for day in days if day and len(days) == 1)]
    numbers = sorted({number for row in shown for number in cited.numbers(row)})
    return {
        "figure": scope_words(figure),
        "range": f"{figure:short}" + (f" ({'; '.join(beside)})" if beside else ""),
        "low": machine_number(hull.printed_low),
        "high": machine_number(hull.printed_high),
        "unit": figure.panel.unit.words(),
        "says": "; ".join(_said_by(row, bases=bool(bases), days=len(days) > 1) for row in counted),
        "note": ", ".join(map(str, numbers)),
        "source": source_cell(cited, numbers),
        "remark": "; ".join(clauses),
    }


def _bases(rows: Sequence[ShownStatement]) -> list[str]:
    """Return what the numbers of a range rest on, in words, where that is said of any."""
    held = [row.statement for row in rows if row.standing is Standing.IN_FORCE and row.interval is not None]
    said = {one.basis or ("partial" if one.partial else "") for one in held if isinstance(one, Estimate)}
    named = sorted(said - {""})
    return [*named, *([f"basis {BASIS_UNSAID}"] if named and "" in said else [])]


def _said_by(row: ShownStatement, *, bases: bool, days: bool) -> str:
    """Write who says what: "A 11 (documented; 2024-01-02)", "Armenia denies the figure"."""
    who, words = who_words(row), said_words(row)
    if row.statement is None and row.interval is None:
        return words  # an account without a number is worded with its name
    basis = (basis_words(row) or f"basis {BASIS_UNSAID}") if bases and row.interval is not None else ""
    beside = [part for part in (basis, day_of(row) if days else "") if part]
    return f"{who} {words}" + (f" ({'; '.join(beside)})" if beside else "")


def _beside(row: ShownStatement) -> str:
    """Write what is said and is no part of an answer, with the reason."""
    return f"{who_words(row)} {said_words(row)} ({standing_words(row)})".strip()
