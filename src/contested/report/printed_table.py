"""A table as it is printed: columns, rows of cells and what stands below, before it is written in a form."""

from __future__ import annotations

from fractions import Fraction

import attrs

from contested.report.cell_languages import CellLanguage  # noqa: TC001  # attrs resolves it
from contested.report.numbered_notes import Notes  # noqa: TC001  # attrs resolves it

Cells = dict[str, str | int | Fraction]
"""What a row says, by the keys of its columns."""


@attrs.frozen
class PrintedColumn:
    """
    A column: its key, under which word its heading is found, and what share of the width its text wants.

    One without a heading is for machines: it stands in CSV alone, where a row
    has to say by itself what people read above or below the table.
    """

    key: str
    heading: str | None = None
    share: int = 2


@attrs.frozen
class PrintedTable:
    """
    A table; ``remarks`` say what no row does, and ``notes`` are its sources by number.

    ``title`` is empty where each row says what it is of.  ``said_once`` are
    the keys of columns that title, remarks or other cells say of all rows.
    """

    title: str
    columns: tuple[PrintedColumn, ...]
    rows: tuple[Cells, ...]
    remarks: tuple[str, ...]
    notes: Notes
    language: CellLanguage
    said_once: frozenset[str] = frozenset()

    @property
    def read_columns(self) -> tuple[PrintedColumn, ...]:
        """The columns that people read: those of which a cell says something, but for what is said once."""
        said = (column for column in self.columns if any(row[column.key] != "" for row in self.rows))
        return tuple(one for one in said if one.heading is not None and one.key not in self.said_once)

    @property
    def headings(self) -> list[str]:
        """What stands above these columns."""
        return [self.language.words[f"heading.{column.heading}"] for column in self.read_columns]

    @property
    def texts(self) -> list[list[str]]:
        """What the cells of these columns say, row by row."""
        columns = self.read_columns
        return [[str(row[column.key]) for column in columns] for row in self.rows]
