"""Tables as plain text: columns side by side, within a width, nothing cut off."""

from __future__ import annotations

import textwrap
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

GAP = "  "
NARROWEST = 8
"""A column gives way to others down to this width: a day and a word still stand in one line or two."""


def text_table(head: Sequence[str], rows: Sequence[Sequence[str]], width: int) -> str:
    """
    Write rows under a head, in at most ``width`` columns; a long cell goes on in the next line.

    Args:
        head: one word a column.
        rows: as many cells each as the head has.
        width: in columns of a terminal; a table of very many columns is wider.
    """
    widths = _fitted([max(map(terminal_columns, cells)) for cells in zip(head, *rows, strict=True)], width)
    lines = [_line(head, widths), *(line for row in rows for line in _folded(row, widths))]
    return "\n".join(lines)


def terminal_columns(text: str) -> int:
    """Return how many columns of a terminal a text takes: wide characters two, combining and invisible ones none."""
    if text.isascii():
        return len(text)
    return sum(_columns(character) for character in text)


def _columns(character: str) -> int:
    if unicodedata.combining(character) or unicodedata.category(character) in ("Cf", "Mn", "Me"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in ("W", "F") else 1


def _fitted(widths: Sequence[int], width: int) -> list[int]:
    """Return widths that fit together: the widest give way first."""
    fitted = list(widths)
    over = sum(fitted) + len(GAP) * (len(fitted) - 1) - width
    while over > 0 and max(fitted) > NARROWEST:
        widest = fitted.index(max(fitted))
        fitted[widest] -= 1
        over -= 1
    return fitted


def _folded(row: Sequence[str], widths: Sequence[int]) -> list[str]:
    """Return the lines of a row."""
    cells = [_wrapped(cell, width) for cell, width in zip(row, widths, strict=True)]
    height = max(map(len, cells))
    filled = [[*lines, *[""] * (height - len(lines))] for lines in cells]
    return [_line(parts, widths) for parts in zip(*filled, strict=True)]


def _wrapped(cell: str, width: int) -> list[str]:
    if terminal_columns(cell) <= width:
        return [cell]
    wide = terminal_columns(cell) > len(cell)  # a text of wide characters takes half as many
    return textwrap.wrap(cell, max(1, width // 2) if wide else width, break_on_hyphens=False)


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    padded = [cell + " " * (width - terminal_columns(cell)) for cell, width in zip(cells, widths, strict=True)]
    return GAP.join(padded).rstrip()
