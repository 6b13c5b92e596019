"""A table of great_tables, which escapes its cells since 1.1; on it one goes on with its own methods."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from contested.optional import library

if TYPE_CHECKING:
    from contested.report.printed_table import PrintedTable


class PresentedTable(Protocol):
    """What there is of a ``great_tables.GT`` whatever it holds; all its other methods are there too."""

    def as_raw_html(self) -> str:
        """Return it as HTML."""

    def as_latex(self) -> str:
        """Return it as LaTeX."""


def great_table(table: PrintedTable) -> PresentedTable:
    """
    Return a ``great_tables.GT``, which escapes its cells; remarks and notes are its source notes.

    Raises:
        MissingExtra: the extra ``tables`` is not installed.
    """
    great_tables = library("great_tables")
    columns, texts = table.read_columns, table.texts
    cells = {column.key: [row[number] for row in texts] for number, column in enumerate(columns)}
    made = great_tables.GT(library("polars").DataFrame(cells))
    made = made.cols_label({column.key: heading for column, heading in zip(columns, table.headings, strict=True)})
    if table.title:
        made = made.tab_header(title=table.title)
    for line in (*(f"{remark}." for remark in table.remarks), *map(str, table.notes)):
        made = made.tab_source_note(line)
    presented: PresentedTable = made
    return presented
