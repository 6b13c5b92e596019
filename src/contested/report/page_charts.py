"""
Charts on a page: many beside one another, so each look is written once, as a class of the page's style.

The sentence above a chart and the table below it say the same, and the chart
refers to them: nothing is said in it twice.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import attrs

from contested.report.charts.drawing import picture_of
from contested.report.charts.picture import Area, Disc, StatementMark, Words
from contested.report.charts.svg_writing import FONTS, xml_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from contested.claims import Panel
    from contested.figure import Figure
    from contested.report.charts.lane_layout import LaneChart
    from contested.report.charts.picture import DrawnPiece, Stroke


WIDTH_ON_PAGE = 400
"""Units of the SVG: its smallest letters are still read where a phone shrinks it to 336 pixels."""


@attrs.frozen
class PageChart:
    """
    A chart: how wide and high it is, and what is drawn, as the inside of an SVG.

    ``rule`` says whose rule it is how far a hedge reaches that is drawn.
    """

    width: str
    height: str
    drawn: str
    rule: str = ""


@attrs.frozen
class PageCharts:
    """
    The charts of one page, and the looks that they share: by each the class that has it, and the rules of these.

    ``worded`` puts what a chart shows into another language than English.
    """

    looks: dict[tuple[object, ...], str] = attrs.field(factory=dict)
    rules: list[str] = attrs.field(factory=list)
    worded: Callable[[Panel, LaneChart], LaneChart] | None = None

    def chart(self, figure: Figure) -> PageChart:
        """Return the chart of a figure: a mark for each statement."""
        picture = picture_of(figure, width=WIDTH_ON_PAGE, worded=self.worded)
        around = self._written([piece for piece in picture.pieces if not isinstance(piece, StatementMark)])
        marks = [piece for piece in picture.pieces if isinstance(piece, StatementMark)]
        marked = [f'<g class="mark">{self._written(mark.pieces)}</g>' for mark in marks]
        return PageChart(_at(picture.width), _at(picture.height), "".join([around, *marked]), picture.rule)

    @property
    def style(self) -> str:
        """The rules of CSS that the charts need."""
        return "\n".join([f".chart svg {{ font-family: {FONTS}; }}", *self.rules, ""]) if self.rules else ""

    def _written(self, pieces: Iterable[DrawnPiece]) -> str:
        """Write pieces; lines of one look are one path."""
        lines: dict[str, str] = {}
        others: list[str] = []
        for piece in pieces:
            if isinstance(piece, Words):
                others.append(self._words(piece))
            elif isinstance(piece, Disc):
                look = self._filled(piece) if piece.filled else self._drawn(piece, ())
                place = f'cx="{_at(piece.x)}" cy="{_at(piece.y)}" r="{_at(piece.radius)}"'
                others.append(f'<circle class="{look}" {place}/>')
            else:
                filled = isinstance(piece, Area) and piece.filled
                look = self._filled(piece) if filled else self._drawn(piece, piece.dash)
                points = "L".join([f"{_at(x)} {_at(y)}" for x, y in piece.points])
                lines[look] = f"{lines.get(look, '')}M{points}{'Z' if isinstance(piece, Area) else ''}"
        return "".join([*[f'<path class="{look}" d="{of}"/>' for look, of in lines.items()], *others])

    def _words(self, piece: Words) -> str:
        key = (piece.size, piece.anchor, piece.bold, piece.strength)
        look = self.looks.get(key) or self._new_look(
            key,
            "fill: currentColor",
            f"font-size: {piece.size:g}px",
            *(() if piece.anchor == "start" else (f"text-anchor: {piece.anchor}",)),
            *(("font-weight: bold",) if piece.bold else ()),
            *_opacity("fill", piece.strength),
        )
        whole = f"<title>{xml_text(piece.whole)}</title>" if piece.whole else ""
        return f'<text class="{look}" x="{_at(piece.x)}" y="{_at(piece.y)}">{whole}{xml_text(piece.text)}</text>'

    def _filled(self, piece: Disc | Area | Stroke) -> str:
        key = ("filled", piece.strength)
        return self.looks.get(key) or self._new_look(key, "fill: currentColor", *_opacity("fill", piece.strength))

    def _drawn(self, piece: Disc | Area | Stroke, dash: tuple[float, ...]) -> str:
        key = (piece.weight, dash, piece.strength)
        return self.looks.get(key) or self._new_look(
            key,
            "fill: none",
            "stroke: currentColor",
            f"stroke-width: {piece.weight:g}",
            *((f"stroke-dasharray: {' '.join([f'{part:g}' for part in dash])}",) if dash else ()),
            *_opacity("stroke", piece.strength),
        )

    def _new_look(self, key: tuple[object, ...], *declared: str) -> str:
        name = self.looks[key] = f"l{len(self.looks)}"
        self.rules.append(f".{name} {{ {'; '.join(declared)}; }}")
        return name


@lru_cache(maxsize=8_192)  # lanes of all charts lie at much the same heights
def _at(number: float) -> str:
    return f"{round(number, 1):g}"


def _opacity(what: str, strength: float) -> tuple[str, ...]:
    return () if strength >= 1 else (f"{what}-opacity: {strength:g}",)
