"""
Pictures: lines, shapes and words in marks, before they are written in any format.

A mark stands for one statement (or one account, or one reading); what is in
no mark is axis, shading or text.  Colour says nothing: all is drawn in the
colour of the text around it, so that it is read in grey, in the dark and by
everybody; shape, dash and words say what differs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeAlias

import attrs

from contested.report.charts.text_widths import ASCENT, DESCENT, LINE_HEIGHT, wrapped_lines

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

SOLID = ()
DASHED = (5, 3)
DOTTED = (1.5, 2.5)


class Stroke(NamedTuple):
    """A line from point to point."""

    points: tuple[tuple[float, float], ...]
    weight: float = 1.6
    dash: tuple[float, ...] = SOLID
    strength: float = 1.0


class Area(NamedTuple):
    """A closed shape, filled or hollow."""

    points: tuple[tuple[float, float], ...]
    filled: bool = True
    weight: float = 1.4
    dash: tuple[float, ...] = SOLID
    strength: float = 1.0


class Disc(NamedTuple):
    """A circle, filled or hollow."""

    x: float
    y: float
    radius: float
    filled: bool = True
    weight: float = 1.6
    strength: float = 1.0


class Words(NamedTuple):
    """
    One line of text; ``y`` is its base, ``anchor`` is start, middle or end.

    ``whole`` is the whole text where this is a part of it.
    """

    x: float
    y: float
    text: str
    size: float = 12
    anchor: str = "start"
    bold: bool = False
    strength: float = 1.0
    whole: str = ""


def _as_it_is(text: str) -> str:
    return text


@attrs.frozen
class PictureWords:
    """
    The words of pictures that are ours, and how numbers are written.

    ``words`` holds another language's by the English ones, ``digits`` writes
    a number that is written in English.  What is data is in neither.
    """

    words: Mapping[str, str] = attrs.field(factory=dict)
    digits: Callable[[str], str] = _as_it_is

    def say(self, text: str, **values: object) -> str:
        """Return words of ours in the language, with everything put in."""
        held = self.words.get(text, text)
        return held.format_map(values) if values else held


ENGLISH_WORDS = PictureWords()

DrawnPiece: TypeAlias = Stroke | Area | Disc | Words


class StatementMark(NamedTuple):
    """
    What stands for one statement: who says it, what, and its pieces.

    ``facts`` are what an SVG keeps of it as data, by name; ``says`` is read
    by whoever points at it, and empty where its own words say it.
    """

    facts: tuple[tuple[str, str], ...]
    says: str
    pieces: tuple[DrawnPiece, ...]


class DataTable(NamedTuple):
    """The same as the picture for those who do not look: a head, and a row a mark."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@attrs.frozen
class Picture:
    """
    A chart before it is written: what it is of, what it says in a sentence, its pieces, and the same as a table.

    ``rule`` says whose rule it is how far a hedge reaches, where that is drawn.
    ``plot`` are the left, top, right and bottom of what the axis measures,
    ``domain`` the values at left and right; None where no axis is drawn.
    """

    form: str
    title: str
    says: str
    width: float
    height: float
    pieces: tuple[DrawnPiece | StatementMark, ...]
    table: DataTable
    plot: tuple[float, float, float, float] | None = None
    domain: tuple[float, float] | None = None
    is_log: bool = False
    rule: str = ""


def paragraph(
    text: str,
    x: float,
    top: float,
    width: float,
    *,
    size: float = 12,
    lines: int = 2,
    bold: bool = False,
    strength: float = 1.0,
) -> tuple[list[Words], float]:
    """
    Return a text in lines below one another, and where it ends; one that is shortened keeps the whole.

    Args:
        text: of any length.
        x: its left side.
        top: above its first line.
        width: of a line.
        size: height of the type.
        lines: how many at most.
        bold: that it is a heading.
        strength: of its colour.
    """
    made, shortened = wrapped_lines(text, size, width, lines, bold=bold)
    whole = text if shortened else ""
    found = [
        Words(x, top + size * (ASCENT + LINE_HEIGHT * n), line, size, "start", bold, strength, whole)
        for n, line in enumerate(made)
    ]
    return found, top + height_of(len(made), size)


def height_of(lines: int, size: float) -> float:
    """Return how high so many lines are."""
    return size * (ASCENT + DESCENT + LINE_HEIGHT * (lines - 1))


def sentence_of(table: DataTable) -> str:
    """Write a table as sentences, for whoever hears a picture."""
    return "; ".join(": ".join(cell for cell in row if cell) for row in table.rows)
