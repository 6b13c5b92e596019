"""
SVG: a picture as text, with no script, no style sheet, no address, and nothing in it that is not escaped.

It takes its colour from the text around it (``currentColor``), so that it is
light in the dark; it is drawn by attributes alone, which a strict content
security policy lets through.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from contested.report.charts.picture import Disc, Picture, StatementMark, Stroke, Words, sentence_of
from contested.report.escaping import html_text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from contested.report.charts.picture import DrawnPiece

FONTS = "Helvetica, Arial, 'DejaVu Sans', sans-serif"

# No character of XML (1.0, section 2.2), or one that turns the order of what follows (Unicode Standard Annex 9).
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff\ud800-\udfff\u202a-\u202e]")

_COMMANDS = re.compile(r"[&<>\"']")
"""What is escaped; most texts have none of it, and asking that is quicker than replacing each."""


# Only where the picture is the whole document: in a page it has the colour of the text around it, and needs no style.
_DARK = "<style>svg:root { color-scheme: light dark; color: CanvasText; }</style>"


class Svg(str):
    """A picture as SVG: text as any other, and shown as a picture in a notebook."""

    __slots__ = ()

    def _repr_svg_(self) -> str:
        return str(self)

    @property
    def standalone(self) -> Svg:
        """The same for a file of its own, which no page gives a colour: light where the reader's screen is dark."""
        root, _, inside = self.partition(">")
        return Svg(f"{root}>{_DARK}{inside}")


def xml_text(text: str) -> str:
    """Return a text for XML, as content or within a quoted attribute; what XML has no place for is U+FFFD."""
    if text.isascii() and text.isprintable():
        return html_text(text) if _COMMANDS.search(text) else text
    return html_text(_UNWRITABLE.sub("\N{REPLACEMENT CHARACTER}", text))


def svg_text(picture: Picture) -> Svg:
    """Write a picture as SVG."""
    width, height = _number(picture.width), _number(picture.height)
    said = [picture.says, picture.rule, sentence_of(picture.table)]
    parts = [
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}" '
            f'role="img" class="contested-chart" data-form="{picture.form}" fill="none" stroke="none" '
            f'font-family="{FONTS}">'
        ),
        f"<title>{xml_text(picture.title)}</title>",
        f"<desc>{xml_text('. '.join(part for part in said if part))}</desc>",
    ]
    for piece in picture.pieces:
        if isinstance(piece, StatementMark):
            facts = "".join([f' data-{name}="{xml_text(fact)}"' for name, fact in piece.facts])
            says = f"<title>{xml_text(piece.says)}</title>" if piece.says else ""
            parts.append(f'<g class="mark"{facts}>{says}{_pieces(piece.pieces)}</g>')
        else:
            parts.append(_piece(piece))
    parts.append("</svg>")
    return Svg("".join(parts))


def _pieces(pieces: Iterable[DrawnPiece]) -> str:
    return "".join([_piece(piece) for piece in pieces])


def _piece(piece: DrawnPiece) -> str:
    if isinstance(piece, Words):
        return _words(piece)
    if isinstance(piece, Disc):
        how = _filled(piece.strength) if piece.filled else _drawn(piece.weight, (), piece.strength)
        return f'<circle cx="{piece.x:.1f}" cy="{piece.y:.1f}" r="{piece.radius:.1f}"{how}/>'
    path = "L".join([f"{x:.1f} {y:.1f}" for x, y in piece.points])
    if isinstance(piece, Stroke):
        return f'<path d="M{path}"{_drawn(piece.weight, piece.dash, piece.strength)}/>'
    how = _filled(piece.strength) if piece.filled else _drawn(piece.weight, piece.dash, piece.strength)
    return f'<path d="M{path}Z"{how}/>'


def _words(piece: Words) -> str:
    anchor = "" if piece.anchor == "start" else f' text-anchor="{piece.anchor}"'
    bold = ' font-weight="bold"' if piece.bold else ""
    whole = f"<title>{xml_text(piece.whole)}</title>" if piece.whole else ""
    return (
        f'<text x="{piece.x:.1f}" y="{piece.y:.1f}" font-size="{_number(piece.size)}"{anchor}{bold}'
        f"{_filled(piece.strength)}>{whole}{xml_text(piece.text)}</text>"
    )


@lru_cache(maxsize=256)
def _drawn(weight: float, dash: tuple[float, ...], strength: float) -> str:
    dashes = f' stroke-dasharray="{" ".join(map(_number, dash))}"' if dash else ""
    faint = f' stroke-opacity="{strength:g}"' if strength < 1 else ""
    return f' stroke="currentColor" stroke-width="{weight:g}"{dashes}{faint}'


def _filled(strength: float) -> str:
    return ' fill="currentColor"' if strength >= 1 else f' fill="currentColor" fill-opacity="{strength:g}"'


@lru_cache(maxsize=256)
def _number(number: float) -> str:
    return f"{number:.1f}".removesuffix(".0")
