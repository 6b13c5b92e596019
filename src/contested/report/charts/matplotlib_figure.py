"""
Matplotlib: the same picture as a figure of that library, without pyplot and without its mathematical text.

The pieces lie on axes in units of the picture.  Over them lie axes without a
frame that have the values of the chart, so that one's own lines can be added.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from contested.optional import library
from contested.report.charts.picture import Area, Disc, StatementMark, Stroke, Words

if TYPE_CHECKING:
    from contested.report.charts.picture import DrawnPiece, Picture

INCH = 96.0
"""Units of a picture to an inch, as CSS has them."""

POINT = INCH / 72
_ALIGNED = {"start": "left", "middle": "center", "end": "right"}
_COLOUR = "black"


def matplotlib_figure(picture: Picture) -> object:
    """
    Return a picture as a figure of matplotlib, whose first axes have the values of the chart.

    Raises:
        MissingExtra: matplotlib is not installed.
    """
    drawing = library("matplotlib.figure").Figure(figsize=(picture.width / INCH, picture.height / INCH), dpi=INCH)
    values = None
    if picture.plot is not None:
        left, top, right, bottom = picture.plot
        place = (left / picture.width, 1 - bottom / picture.height, (right - left) / picture.width)
        values = drawing.add_axes((*place, (bottom - top) / picture.height), label="values", zorder=2)
        values.patch.set_visible(False)
        values.set_axis_off()
        if picture.domain is not None:
            values.set_xscale("log" if picture.is_log else "linear")
            values.set_xlim(*picture.domain)
    pieces = drawing.add_axes((0, 0, 1, 1), label="pieces", zorder=1)
    pieces.set_xlim(0, picture.width)
    pieces.set_ylim(picture.height, 0)
    pieces.set_axis_off()
    for piece in picture.pieces:
        for one in piece.pieces if isinstance(piece, StatementMark) else (piece,):
            pieces.add_artist(_artist(one))
    return drawing


def _artist(piece: DrawnPiece) -> object:
    """Return one piece as an artist of matplotlib."""
    if isinstance(piece, Words):
        return library("matplotlib.text").Text(
            piece.x,
            piece.y,
            piece.text,
            fontsize=piece.size / POINT,
            fontweight="bold" if piece.bold else "normal",
            horizontalalignment=_ALIGNED[piece.anchor],
            verticalalignment="baseline",
            color=_COLOUR,
            alpha=piece.strength,
            parse_math=False,  # a name with two dollar signs is no formula
        )
    if isinstance(piece, Stroke):
        xs, ys = zip(*piece.points, strict=True)
        how = {"color": _COLOUR, "alpha": piece.strength, "linewidth": piece.weight / POINT}
        return library("matplotlib.lines").Line2D(xs, ys, linestyle=_dashes(piece.dash, piece.weight), **how)
    patches = library("matplotlib.patches")
    filled: dict[str, object] = {
        "facecolor": _COLOUR if piece.filled else "none",
        "edgecolor": "none" if piece.filled else _COLOUR,
    }
    filled |= {"alpha": piece.strength, "linewidth": piece.weight / POINT}
    if isinstance(piece, Disc):
        return patches.Circle((piece.x, piece.y), piece.radius, **filled)
    assert isinstance(piece, Area)
    return patches.Polygon(piece.points, closed=True, linestyle=_dashes(piece.dash, piece.weight), **filled)


def _dashes(dash: tuple[float, ...], weight: float) -> object:
    """Return dashes as matplotlib has them: in widths of the line."""
    return (0, tuple(length / weight for length in dash)) if dash else "solid"
