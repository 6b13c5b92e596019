"""Captions: the title over a picture, headings within it, and below it what shapes mean, and notes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from contested.report.charts.picture import Words, height_of, paragraph
from contested.report.charts.text_widths import ASCENT, DESCENT, LINE_HEIGHT, text_width, wrapped_lines

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from contested.report.charts.picture import DrawnPiece

MARGIN = 10.0
HEADING_SIZE, NOTE_SIZE, TITLE_SIZE = 12.0, 11.0, 14.0
TITLE_LINES, NOTE_LINES = 3, 4


def head_pieces(title: str, subtitle: str, width: float) -> tuple[list[DrawnPiece], float]:
    """Return the title and what stands under it, and where they end."""
    inner = width - 2 * MARGIN
    lines, top = paragraph(title, MARGIN, MARGIN, inner, size=TITLE_SIZE, lines=TITLE_LINES, bold=True)
    pieces: list[DrawnPiece] = [*lines]
    if subtitle:
        under, top = paragraph(subtitle, MARGIN, top + 2, inner, size=NOTE_SIZE, strength=0.8)
        pieces += under
    return pieces, top + 10


def group_heading(group: str, width: float, top: float) -> tuple[list[DrawnPiece], float]:
    """Return the heading over lanes of one figure or account, and where it ends."""
    if not group:
        return [], top
    words, end = paragraph(group, MARGIN, top + 4, width - 2 * MARGIN, size=HEADING_SIZE, bold=True)
    return [*words], end + 4


def note_pieces(
    shapes: Sequence[tuple[Callable[[float, float], tuple[DrawnPiece, ...]], str]],
    notes: Iterable[str],
    width: float,
    top: float,
) -> tuple[list[DrawnPiece], float]:
    """Return what shapes mean, and notes below, and where they end."""
    places, top = flowing([text for _, text in shapes], width, top)
    pieces: list[DrawnPiece] = []
    for (draw, _), (x, y, lines, whole) in zip(shapes, places, strict=True):
        pieces += draw(x + 13, y + NOTE_SIZE * (ASCENT + DESCENT) / 2)
        pieces += [
            Words(x + 30, y + NOTE_SIZE * (ASCENT + LINE_HEIGHT * n), line, NOTE_SIZE, strength=0.8, whole=whole)
            for n, line in enumerate(lines)
        ]
    for note in notes:
        texts, top = paragraph(note, MARGIN, top, width - 2 * MARGIN, size=NOTE_SIZE, lines=NOTE_LINES, strength=0.8)
        pieces += texts
        top += 3
    return pieces, top


def flowing(
    texts: Iterable[str], width: float, top: float
) -> tuple[list[tuple[float, float, tuple[str, ...], str]], float]:
    """
    Return where texts stand one after the other in lines, each with room for a shape before it, and where they end.

    Each has its left side, its top, its lines, and the whole where these are
    a part of it; a long one has lines of its own.
    """
    places: list[tuple[float, float, tuple[str, ...], str]] = []
    x, height = MARGIN, 0.0
    for text in texts:
        lines, shortened = wrapped_lines(text, NOTE_SIZE, width - 2 * MARGIN - 30, 2)
        long = 30 + max(text_width(line, NOTE_SIZE) for line in lines)
        if x > MARGIN and x + long > width - MARGIN:
            x, top, height = MARGIN, top + height + 5, 0.0
        places.append((x, top, lines, text if shortened else ""))
        x, height = x + long + 14, max(height, height_of(len(lines), NOTE_SIZE))
    return places, top + (height + 6 if places else 0)
