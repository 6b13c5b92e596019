"""Cells of a table in Markdown: the unit that stands in another cell of a row, and the columns that hold no figures."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from contested.phrases.phrase import Span

_BAR = re.compile(r"(?<!\\)\|")
_DELIMITER = re.compile(r"\n[ \t]*\|(?:[ \t]*:?-{1,200}:?[ \t]*\|){1,200}[ \t\r]*(?:\n|$)")
_NO_FIGURES = frozenset(("note", "notes", "no", "no.", "nr", "nr.", "#", "page", "rank", "row", "line"))


def is_row(text: str, span: Span) -> bool:
    """Whether a stretch of text is a row of a table."""
    return text[span[0] : span[1]].lstrip(" \t\n").startswith("|")


def other_cells(text: str, span: Span, at: int) -> Iterator[str]:
    """Yield what stands in the cells of a row but that of a character: those behind it first, from left to right."""
    cells = _cells(text, span)
    yield from (text[start:end].strip() for start, end in cells if start > at)
    yield from (text[start:end].strip() for start, end in cells if end <= at)


def is_note_number(text: str, paragraph: Span, row: Span, at: int) -> bool:
    """Whether a character stands in a column of notes, pages or running numbers."""
    found = None
    for found in _DELIMITER.finditer(text, paragraph[0], at):  # noqa: B007  # the last one before it
        pass
    if found is None:
        return False
    header = text.rfind("\n", paragraph[0], found.start()) + 1 or paragraph[0]
    names = _cells(text, (max(header, paragraph[0]), found.start()))
    column = sum(end <= at for _, end in _cells(text, row))
    return column < len(names) and text[slice(*names[column])].strip(" \t\r\n*_").casefold() in _NO_FIGURES


def _cells(text: str, span: Span) -> list[Span]:
    bars = [found.start() for found in _BAR.finditer(text, *span)]
    return [(a + 1, b) for a, b in pairwise(bars)]
