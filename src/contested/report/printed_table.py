"""A table as it is printed: columns, rows of cells and what stands below, before it is written in a form."""

from __future__ import annotations

from fractions import Fraction

import attrs

from contested.report.citations import Notes  # noqa: TC001  # attrs resolves it

Cells = dict[str, str | int | Fraction]
"""What a row says, by the keys of its columns."""


@attrs.frozen
class PrintedColumn:
    """
    A column: its key, its heading, and what share of the width its text wants.

    ``for_machines`` says that it stands in CSV alone, where a row has to say
    by itself what people read above or below the table.
    """

    key: str
    heading: str
    share: int = 2
    for_machines: bool = False


@attrs.frozen
class PrintedTable:
    """
    A table; ``remarks`` say what no row does, and ``notes`` are its sources by number.

    ``title`` is empty where each row says what it is of.  ``said_once`` are
    the keys of columns that title or remarks say of all rows.
    """

    title: str
    columns: tuple[PrintedColumn, ...]
    rows: tuple[Cells, ...]
    remarks: tuple[str, ...]
    notes: Notes
    said_once: frozenset[str] = frozenset()

    @property
    def read_columns(self) -> tuple[PrintedColumn, ...]:
        """The columns that people read: those of which a cell says something, but for what is said once."""
        said = (column for column in self.columns if any(row[column.key] != "" for row in self.rows))
        return tuple(one for one in said if not one.for_machines and one.key not in self.said_once)

    @property
    def texts(self) -> list[list[str]]:
        """What the cells of these columns say, row by row."""
        columns = self.read_columns
        return [[str(row[column.key]) for column in columns] for row in self.rows]
