"""
CSV as text: rows that a spreadsheet takes for text alone, and back as they were.

A cell of text that begins as a formula does has an apostrophe before it, and
so has one that begins with an apostrophe; on reading, one apostrophe is taken
away.  Numbers stay numbers (OWASP, CSV Injection; RFC 4180).
"""

from __future__ import annotations

import csv
from itertools import chain
from typing import TYPE_CHECKING

from contested.dossier.file import NAME, refusal

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence


_BEGINS_FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠", "'")


def guarded_cell(text: str) -> str:
    """Return a text as a cell that no spreadsheet computes."""
    return f"'{text}" if text.startswith(_BEGINS_FORMULA) else text


def unguarded_text(cell: str) -> str:
    """Return the text that a cell stands for."""
    return cell[1:] if cell.startswith("'") and cell[1:].startswith(_BEGINS_FORMULA) else cell


class _Line:
    """Takes what the writer writes, a line at a time."""

    text = ""

    def write(self, text: str) -> None:
        """Take a line."""
        self.text = text


def csv_pieces(header: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """Give the lines of a table of cells."""
    line = _Line()
    writer = csv.writer(line)
    for row in chain([header], rows):
        writer.writerow(row)
        yield line.text


def csv_rows(lines: Iterable[str]) -> Iterator[tuple[int, dict[str, str]]]:
    """
    Give the rows of a table of cells by its columns, each with the line that it ends on.

    Raises:
        UnreadableDossier: it is no CSV, has a column twice, or a row with
            more or fewer cells than there are columns.
    """
    reader = csv.reader(_without_mark(lines), strict=True)
    names: list[str] | None = None
    try:
        for row in reader:
            if names is None:
                names = _header(row)
            elif len(row) == len(names):
                yield reader.line_num, dict(zip(names, row, strict=True))
            elif row:
                reason = f"the row has {len(row)} cells, and the header {len(names)} columns; put the commas right"
                raise refusal(NAME, reader.line_num, reason)
    except csv.Error as error:
        raise refusal(NAME, reader.line_num, f"it is no CSV: {error}") from None
    if names is None:
        raise refusal(NAME, 1, "it is empty; a table begins with the names of its columns")


def _header(row: list[str]) -> list[str]:
    twice = next((name for name in row if row.count(name) > 1), None)
    if twice is not None:
        raise refusal(NAME, 1, f"the column {twice!r} stands twice; keep one")
    return row


def _without_mark(lines: Iterable[str]) -> Iterator[str]:
    """Give lines without the byte-order mark that spreadsheets put before them; none has a NUL."""
    for number, line in enumerate(lines, 1):
        if "\0" in line:
            raise refusal(NAME, number, "it holds a NUL; save it as text")
        yield line.removeprefix("\ufeff") if number == 1 else line
