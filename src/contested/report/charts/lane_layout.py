"""
Layout of lanes: names at the left, marks on one axis, words at the right, and below what the shapes mean.

Every column is as wide as its texts ask, up to a share of the picture; what is
longer goes on in the next line, and what has too many lines is shortened and
keeps the whole for whoever points at it.  So texts never meet.
"""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import attrs

from contested.report.charts.glyphs import band_pieces, bar_pieces, diamond, meanings, number_pieces, unsaid
from contested.report.charts.picture import (
    DASHED,
    DataTable,
    Picture,
    StatementMark,
    Stroke,
    Words,
    height_of,
    paragraph,
)
from contested.report.charts.text_widths import ASCENT, DESCENT, LINE_HEIGHT, text_width, wrapped
from contested.report.charts.value_axis import axis_for, axis_pieces

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from contested.quantities import Interval, Number
    from contested.report.charts.picture import Piece
    from contested.report.charts.statement_lanes import Lane
    from contested.report.charts.value_axis import ValueAxis

MARGIN = 10.0
NAME_SIZE, SAYS_SIZE, NOTE_SIZE, TITLE_SIZE = 13.0, 12.0, 11.0, 14.0
NAME_SHARE, SAYS_SHARE = 0.26, 0.34
NAME_LINES, SAYS_LINES, ANSWER_LINES, TITLE_LINES, NOTE_LINES = 2, 3, 6, 3, 4
COLUMN_GAP, GUTTER = 12.0, 22.0
LEAST_LANE = 16.0
BETWEEN_HOLDERS, WITHIN_HOLDER = 7.0, 3.0


@attrs.frozen
class LaneChart:
    """
    What a chart of lanes shows beside them.

    ``band`` is shaded over all lanes; ``lines`` are numbers marked over all
    of them; ``notes`` are sentences below.  ``answers`` are lanes of methods,
    which stand apart under the statements.  ``is_plain`` asks for an axis that
    is never logarithmic, as lengths that add up need it.
    """

    title: str
    says: str
    unit: str
    lanes: tuple[Lane, ...]
    answers: tuple[Lane, ...] = ()
    subtitle: str = ""
    band: Interval | None = None
    lines: tuple[Number, ...] = ()
    notes: tuple[str, ...] = ()
    is_plain: bool = False


@attrs.frozen
class _Columns:
    """The left sides and widths of the columns."""

    name_width: float
    gutter: float
    plot_left: float
    plot_right: float
    says_left: float
    says_width: float


@attrs.frozen
class _Placed:
    """A lane with its wrapped texts and where it lies."""

    lane: Lane
    name: tuple[str, ...]
    says: tuple[str, ...]
    whole_name: str
    whole_says: str
    top: float
    height: float

    @property
    def middle(self) -> float:
        return self.top + self.height / 2


def lane_picture(chart: LaneChart, width: float, form: str = "dumbbell") -> Picture:
    """Return a chart of lanes as a picture of a width, under the name of its form."""
    every = (*chart.lanes, *chart.answers)
    columns = _columns(every, width)
    head, top = head_pieces(chart, width)
    axis = lane_axis(chart, columns.plot_left, columns.plot_right)
    placed, headings, bottom = _placed(chart, columns, top, width)
    pieces: list[Piece | StatementMark] = [*head]
    if axis is not None and chart.band is not None:
        pieces += band_pieces(chart.band, axis, top - 2, bottom)
    if axis is not None:
        pieces += [Stroke(((x, top - 2), (x, bottom)), 1.2, DASHED, 0.7) for x in map(axis.at, chart.lines)]
    pieces += [*headings, *_separators(placed, width)]
    if axis is not None:
        drawn, end = axis_pieces(axis, top - 2, bottom + 2, chart.unit, width)
        pieces += drawn
    else:
        end = bottom
    pieces += [_mark(one, columns, axis) for one in placed]
    below, end = note_pieces(meanings(chart.lanes), chart.notes, width, end + 2)
    pieces += below
    plot = None if axis is None else (axis.start, top, axis.stop, bottom)
    domain = None if axis is None else axis.values(axis.start, axis.stop)
    return Picture(
        form,
        chart.title,
        chart.says,
        width,
        end + MARGIN,
        tuple(pieces),
        lane_table(every),
        plot,
        domain,
        axis is not None and axis.is_log,
    )


def lane_table(lanes: Iterable[Lane]) -> DataTable:
    """Return lanes as the rows of a table."""
    return DataTable(("who", "says", "what became of it"), tuple((lane.who, lane.says, lane.kind) for lane in lanes))


def _columns(lanes: Sequence[Lane], width: float) -> _Columns:
    inner = width - 2 * MARGIN
    name = min(max([text_width(lane.who, NAME_SIZE) for lane in lanes if lane.first], default=0), inner * NAME_SHARE)
    says = min(max([text_width(lane.says, SAYS_SIZE) for lane in lanes], default=0), inner * SAYS_SHARE)
    gutter = (
        GUTTER if any(lane.interval is None and lane.near is None and lane.start is None for lane in lanes) else 0.0
    )
    left = MARGIN + name + COLUMN_GAP
    right = width - MARGIN - says - COLUMN_GAP
    return _Columns(name, left + gutter / 2 - 4, left + gutter, right, right + COLUMN_GAP, says)


def head_pieces(chart: LaneChart, width: float) -> tuple[list[Piece], float]:
    """Return the title and what stands under it, and where they end."""
    inner = width - 2 * MARGIN
    title, top = paragraph(chart.title, MARGIN, MARGIN, inner, size=TITLE_SIZE, lines=TITLE_LINES, bold=True)
    pieces: list[Piece] = [*title]
    if chart.subtitle:
        under, top = paragraph(chart.subtitle, MARGIN, top + 2, inner, size=NOTE_SIZE, strength=0.8)
        pieces += under
    return pieces, top + 10


def lane_axis(chart: LaneChart, left: float, right: float) -> ValueAxis | None:
    """Return the axis on which all numbers of a chart stand, between two places."""
    every = (*chart.lanes, *chart.answers)
    numbers = [number for lane in every for number in lane.numbers]
    numbers += chart.lines
    reaches = [number for lane in every for number in lane.allowed]
    return axis_for(numbers, left, right, reaches, is_plain=chart.is_plain)


def _placed(chart: LaneChart, columns: _Columns, top: float, width: float) -> tuple[list[_Placed], list[Piece], float]:
    """Return where each lane lies, with the headings between them, and where they end."""
    placed: list[_Placed] = []
    headings: list[Piece] = []
    for n, lane in enumerate((*chart.lanes, *chart.answers)):
        if n:
            top += (BETWEEN_HOLDERS if lane.first else WITHIN_HOLDER) + (4 if n == len(chart.lanes) else 0)
        heading, top = group_heading(lane.group, width, top)
        headings += heading
        name, cut_name = wrapped(lane.who, NAME_SIZE, columns.name_width, NAME_LINES) if lane.first else ((), False)
        most = SAYS_LINES if lane.statement else ANSWER_LINES
        says, cut_says = wrapped(lane.says, SAYS_SIZE, columns.says_width, most)
        height = max(height_of(len(name), NAME_SIZE) if name else 0, height_of(len(says), SAYS_SIZE), LEAST_LANE)
        placed.append(
            _Placed(lane, name, says, lane.who if cut_name else "", lane.says if cut_says else "", top, height)
        )
        top += height
    return placed, headings, top + 4


def group_heading(group: str, width: float, top: float) -> tuple[list[Piece], float]:
    """Return the heading over lanes of one figure or account, and where it ends."""
    if not group:
        return [], top
    words, end = paragraph(group, MARGIN, top + 4, width - 2 * MARGIN, size=SAYS_SIZE, bold=True)
    return [*words], end + 4


def _separators(placed: Sequence[_Placed], width: float) -> list[Piece]:
    """Return hairlines between holders, which lead the eye, and a stronger one above the answers of methods."""
    found: list[Piece] = []
    for before, one in itertools.pairwise(placed):
        if one.lane.first and not one.lane.group:
            y = (before.top + before.height + one.top) / 2
            begins_answers = bool(before.lane.statement) and not one.lane.statement
            found.append(Stroke(((MARGIN, y), (width - MARGIN, y)), 1, strength=0.6 if begins_answers else 0.13))
    return found


def _mark(one: _Placed, columns: _Columns, axis: ValueAxis | None) -> StatementMark:
    lane, y = one.lane, one.middle
    if axis is not None and lane.start is not None:
        shape = bar_pieces(lane, axis, y)
    elif axis is not None and lane.interval is not None and lane.statement:
        shape = number_pieces(lane, axis, y)
    elif axis is not None and lane.interval is not None:
        shape = _answer(lane, axis, y)
    elif axis is not None and lane.near is not None:
        shape = unsaid(lane.kind, axis.at(lane.near), y)
    else:
        shape = unsaid(lane.kind, columns.gutter, y) if lane.statement else ()
    texts = [
        *_column_text(one.name, MARGIN, y, NAME_SIZE, one.whole_name),
        *_column_text(one.says, columns.says_left, y, SAYS_SIZE, one.whole_says, 1.0 if lane.counts else 0.75),
    ]
    return StatementMark(lane.facts, f"{lane.who}: {lane.says}", (*shape, *texts))


def _answer(lane: Lane, axis: ValueAxis, y: float) -> tuple[Piece, ...]:
    """Return a method's answer: a diamond at its number, a line with bars at its ends for each of its ranges."""
    pieces: list[Piece] = []
    for span in (lane.interval, *lane.more):
        assert span is not None
        if span.is_point and span.low is not None:
            pieces.append(diamond(axis.at(span.low), y, filled=not (lane.soft.low or lane.soft.high)))
        else:
            pieces += number_pieces(attrs.evolve(lane, interval=span, at_level=True), axis, y)
    return tuple(pieces)


def _column_text(
    lines: Sequence[str], x: float, middle: float, size: float, whole: str, strength: float = 1.0
) -> list[Words]:
    """Return lines of a column around the middle of its lane."""
    top = middle - height_of(len(lines), size) / 2
    return [
        Words(x, top + size * (ASCENT + LINE_HEIGHT * n), line, size, strength=strength, whole=whole)
        for n, line in enumerate(lines)
    ]


def note_pieces(
    shapes: Sequence[tuple[Callable[[float, float], tuple[Piece, ...]], str]],
    notes: Iterable[str],
    width: float,
    top: float,
) -> tuple[list[Piece], float]:
    """Return what shapes mean, and notes below, and where they end."""
    places, top = flowing([text for _, text in shapes], width, top)
    pieces: list[Piece] = []
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
        lines, shortened = wrapped(text, NOTE_SIZE, width - 2 * MARGIN - 30, 2)
        long = 30 + max(text_width(line, NOTE_SIZE) for line in lines)
        if x > MARGIN and x + long > width - MARGIN:
            x, top, height = MARGIN, top + height + 5, 0.0
        places.append((x, top, lines, text if shortened else ""))
        x, height = x + long + 14, max(height, height_of(len(lines), NOTE_SIZE))
    return places, top + (height + 6 if places else 0)
