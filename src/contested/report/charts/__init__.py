"""
Charts: pictures of answers as strings of SVG, in which every statement is a mark and every mark a statement.

What the forms of charts are made of is loaded by name when first asked for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from contested.lazy_names import lazily

if TYPE_CHECKING:
    from contested.report.charts.captions import MARGIN, NOTE_SIZE, flowing, group_heading, head_pieces, note_pieces
    from contested.report.charts.glyphs import RADIUS, band_pieces, bar_pieces, diamond, meanings, number_pieces, unsaid
    from contested.report.charts.picture import (
        DASHED,
        DOTTED,
        ENGLISH_WORDS,
        SOLID,
        Area,
        DataTable,
        Disc,
        DrawnPiece,
        Picture,
        PictureWords,
        StatementMark,
        Stroke,
        Words,
        height_of,
        paragraph,
    )
    from contested.report.charts.statement_lanes import Lane, lanes_of
    from contested.report.charts.text_widths import ASCENT, LINE_HEIGHT, text_width, wrapped_lines
    from contested.report.charts.time_axis import TimeAxis, time_axis_pieces
    from contested.report.charts.value_axis import LABEL_SIZE, ValueAxis, axis_for, axis_pieces, labels

_HOMES = {
    "ASCENT": "contested.report.charts.text_widths",
    "Area": "contested.report.charts.picture",
    "DASHED": "contested.report.charts.picture",
    "DOTTED": "contested.report.charts.picture",
    "DataTable": "contested.report.charts.picture",
    "Disc": "contested.report.charts.picture",
    "LABEL_SIZE": "contested.report.charts.value_axis",
    "LINE_HEIGHT": "contested.report.charts.text_widths",
    "Lane": "contested.report.charts.statement_lanes",
    "MARGIN": "contested.report.charts.captions",
    "NOTE_SIZE": "contested.report.charts.captions",
    "Picture": "contested.report.charts.picture",
    "DrawnPiece": "contested.report.charts.picture",
    "ENGLISH_WORDS": "contested.report.charts.picture",
    "PictureWords": "contested.report.charts.picture",
    "RADIUS": "contested.report.charts.glyphs",
    "SOLID": "contested.report.charts.picture",
    "StatementMark": "contested.report.charts.picture",
    "Stroke": "contested.report.charts.picture",
    "TimeAxis": "contested.report.charts.time_axis",
    "ValueAxis": "contested.report.charts.value_axis",
    "Words": "contested.report.charts.picture",
    "axis_for": "contested.report.charts.value_axis",
    "axis_pieces": "contested.report.charts.value_axis",
    "band_pieces": "contested.report.charts.glyphs",
    "bar_pieces": "contested.report.charts.glyphs",
    "diamond": "contested.report.charts.glyphs",
    "flowing": "contested.report.charts.captions",
    "group_heading": "contested.report.charts.captions",
    "head_pieces": "contested.report.charts.captions",
    "height_of": "contested.report.charts.picture",
    "labels": "contested.report.charts.value_axis",
    "lanes_of": "contested.report.charts.statement_lanes",
    "meanings": "contested.report.charts.glyphs",
    "note_pieces": "contested.report.charts.captions",
    "number_pieces": "contested.report.charts.glyphs",
    "paragraph": "contested.report.charts.picture",
    "text_width": "contested.report.charts.text_widths",
    "time_axis_pieces": "contested.report.charts.time_axis",
    "unsaid": "contested.report.charts.glyphs",
    "wrapped_lines": "contested.report.charts.text_widths",
}

__all__ = [
    "ASCENT",
    "Area",
    "DASHED",
    "DOTTED",
    "DataTable",
    "Disc",
    "LABEL_SIZE",
    "LINE_HEIGHT",
    "Lane",
    "MARGIN",
    "NOTE_SIZE",
    "Picture",
    "DrawnPiece",
    "ENGLISH_WORDS",
    "PictureWords",
    "RADIUS",
    "SOLID",
    "StatementMark",
    "Stroke",
    "TimeAxis",
    "ValueAxis",
    "Words",
    "axis_for",
    "axis_pieces",
    "band_pieces",
    "bar_pieces",
    "diamond",
    "flowing",
    "group_heading",
    "head_pieces",
    "height_of",
    "labels",
    "lanes_of",
    "meanings",
    "note_pieces",
    "number_pieces",
    "paragraph",
    "text_width",
    "time_axis_pieces",
    "unsaid",
    "wrapped_lines",
]

__getattr__ = lazily(__name__, _HOMES)


def __dir__() -> list[str]:
    return __all__
