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

from contested.report.charts import (
    ASCENT,
    DASHED,
    ENGLISH_WORDS,
    LINE_HEIGHT,
    MARGIN,
    DataTable,
    Picture,
    StatementMark,
    Stroke,
    Words,
    axis_for,
    axis_pieces,
    band_pieces,
    bar_pieces,
    diamond,
    group_heading,
    head_pieces,
    height_of,
    meanings,
    note_pieces,
    number_pieces,
    paragraph,
    text_width,
    unsaid,
    wrapped_lines,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from contested.quantities import Interval, Number
    from contested.report.charts import DrawnPiece, Lane, PictureWords, ValueAxis

NAME_SIZE, SAYS_SIZE = 13.0, 12.0
NAME_SHARE, BARE_NAME_SHARE, SAYS_SHARE = 0.26, 0.4, 0.34
NAME_LINES, SAYS_LINES, ANSWER_LINES = 3, 3, 7
COLUMN_GAP, GUTTER = 12.0, 22.0
LEAST_LANE = 16.0
BETWEEN_HOLDERS, WITHIN_HOLDER = 7.0, 3.0

STACKED_BELOW = 480
"""The width below which names and words stand over their marks, since beside them no room is left for an axis."""

MARK_ROOM = 18.0
RULE = "dotted line: how far “about” reaches is a rule of this library (lexicon {lexicon}), and nobody says it"
SAID_BY_NOBODY, CROWDED = "nobody says anything of it", "{count} statements: {kind}"
TABLE_HEAD = ("of", "who", "says", "what became of it")

CROWD = 3
"""More statements of one holder that do not count share a lane: a long history would push away what holds."""


@attrs.frozen
class LaneChart:
    """
    What a chart of lanes shows beside them.

    ``band`` is shaded over all lanes; ``lines`` are numbers marked over all
    of them; ``notes`` are sentences below.  ``answers`` are lanes of methods,
    which stand apart under the statements.  ``is_plain`` asks for an axis that
    is never logarithmic, as lengths that add up need it.  ``floor`` is the
    least number that makes sense, None where any does.  ``words`` are those
    of the language.
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
    floor: Number | None = None
    words: PictureWords = ENGLISH_WORDS

    @property
    def rule(self) -> str:
        """Whose rule it is how far hedges reach that are drawn; empty where no number is hedged."""
        reaching = [lane for lane in self.lanes if lane.reach is not None and lane.reach != lane.interval]
        names = sorted({name for lane in reaching for name in lane.rules})
        return self.words.say(RULE, lexicon=", ".join(names)) if names else ""

    @property
    def told(self) -> tuple[str, ...]:
        """What stands below: whose rule a reach is, and the notes."""
        return (self.rule, *self.notes) if self.rule else self.notes

    @property
    def drawn_floor(self) -> Number | None:
        """The least number that makes sense, where something names no lower limit and is drawn up to there."""
        spans = [span for lane in (*self.lanes, *self.answers) for span in (lane.interval, *lane.more)]
        return self.floor if any(span is not None and span.low is None for span in spans) else None


@attrs.frozen
class _Columns:
    """The left sides and widths of the columns; ``stacked`` where texts stand over their marks."""

    name_width: float
    gutter: float
    plot_left: float
    plot_right: float
    says_left: float
    says_width: float
    stacked: bool = False

    @property
    def name_left(self) -> float:
        return self.says_left if self.stacked else MARGIN


@attrs.frozen
class _Placed:
    """A lane with its wrapped texts, where these begin and where its mark stands; ``crowd`` are lanes that share it."""

    lane: Lane
    crowd: tuple[Lane, ...]
    texts: tuple[Words, ...]
    top: float
    bottom: float
    middle: float


def lane_picture(chart: LaneChart, width: float, form: str = "dumbbell", *, bare: bool = False) -> Picture:
    """
    Return a chart of lanes as a picture.

    Args:
        chart: what it shows.
        width: of the picture.
        form: the name under which it goes.
        bare: names and marks alone, as where a table beside it has the words.
    """
    every = (*chart.lanes, *chart.answers)
    columns = _columns(every, width, bare=bare)
    head, top = head_pieces(chart.title, chart.subtitle, width)
    axis = lane_axis(chart, columns.plot_left, columns.plot_right)
    placed, headings, bottom = _placed(chart, columns, top, width)
    pieces: list[DrawnPiece | StatementMark] = [*head]
    if axis is not None and chart.band is not None:
        pieces += band_pieces(chart.band, axis, top - 2, bottom)
    if axis is not None:
        pieces += [Stroke(((x, top - 2), (x, bottom)), 1.2, DASHED, 0.7) for x in map(axis.at, chart.lines)]
    pieces += headings if bare else [*headings, *_separators(placed, width)]
    if axis is not None:
        drawn, end = axis_pieces(axis, top - 2, bottom + 2, chart.unit, width, chart.words)
        pieces += drawn
    else:
        end = bottom
    if not every:
        none, end = paragraph(chart.words.say(SAID_BY_NOBODY), MARGIN, end, width - 2 * MARGIN)
        pieces += none
    for one in placed:
        pieces += _marks(one, columns, axis)
    if not bare:
        below, end = note_pieces(meanings(chart.lanes, axis, chart.words), chart.told, width, end + 2)
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
        lane_table(() if bare else every, chart.words),
        plot,
        domain,
        axis is not None and axis.is_log,
        "" if bare else chart.rule,
    )


def lane_table(lanes: Iterable[Lane], words: PictureWords = ENGLISH_WORDS) -> DataTable:
    """Return lanes as the rows of a table."""
    several = list(lanes)
    rows = tuple((lane.who, lane.says, words.say(lane.kind)) for lane in several)
    head = tuple(map(words.say, TABLE_HEAD))
    if not any(lane.group for lane in several):
        return DataTable(head[1:], rows)
    grouped = tuple((lane.group, *row) for lane, row in zip(several, rows, strict=True))
    return DataTable(head, grouped)


def _columns(lanes: Sequence[Lane], width: float, *, bare: bool) -> _Columns:
    inner = width - 2 * MARGIN
    unplaced = any(lane.interval is None and lane.near is None and lane.start is None for lane in lanes)
    gutter = GUTTER if unplaced else 0.0
    if width < STACKED_BELOW and not bare:
        room = inner - gutter
        return _Columns(room, MARGIN + 8, MARGIN, width - MARGIN, MARGIN + gutter, room, stacked=True)
    most = inner * (BARE_NAME_SHARE if bare else NAME_SHARE)
    name = min(max([text_width(lane.who, NAME_SIZE) for lane in lanes if lane.first], default=0), most)
    left = MARGIN + name + COLUMN_GAP
    if bare:
        return _Columns(name, left + gutter / 2 - 4, left + gutter, width - MARGIN, 0.0, 0.0)
    if not any(lane.numbers for lane in lanes):
        return _Columns(name, left + gutter / 2 - 4, left, left, left + gutter, width - MARGIN - left - gutter)
    says = min(max([text_width(lane.says, SAYS_SIZE) for lane in lanes], default=0), inner * SAYS_SHARE)
    right = width - MARGIN - says - COLUMN_GAP
    return _Columns(name, left + gutter / 2 - 4, left + gutter, right, right + COLUMN_GAP, says)


def lane_axis(chart: LaneChart, left: float, right: float) -> ValueAxis | None:
    """Return the axis on which all numbers of a chart stand, between two places."""
    every = (*chart.lanes, *chart.answers)
    numbers = [number for lane in every for number in lane.numbers]
    numbers += chart.lines
    reaches = [number for lane in every for number in lane.allowed]
    return axis_for(numbers, left, right, reaches, is_plain=chart.is_plain, floor=chart.drawn_floor)


def _placed(
    chart: LaneChart, columns: _Columns, top: float, width: float
) -> tuple[list[_Placed], list[DrawnPiece], float]:
    """Return where each lane lies, with the headings between them, and where they end."""
    placed: list[_Placed] = []
    headings: list[DrawnPiece] = []
    answered = False
    for crowd in (*_crowds(chart.lanes), *([one] for one in chart.answers)):
        lane = crowd[0] if len(crowd) == 1 else _together(crowd, chart.words)
        begins_answers = lane.is_answer and not answered
        answered = answered or lane.is_answer
        if placed:
            top += (BETWEEN_HOLDERS if lane.first else WITHIN_HOLDER) + (4 if begins_answers else 0)
        fresh = not placed or placed[-1].lane.heading != lane.heading
        heading, top = group_heading(lane.group if fresh else "", width, top)
        headings += heading
        one = _texts(lane, crowd, columns, top)
        placed.append(one)
        top = one.bottom
    return placed, headings, top + 4


def _crowds(lanes: Iterable[Lane]) -> Iterator[list[Lane]]:
    """Give lanes one by one, but many together that follow one another and do not count for the same reason."""
    for (counts, *_), group in itertools.groupby(lanes, key=lambda lane: (lane.counts, lane.who, lane.kind, lane.part)):
        several = list(group)
        if not counts and len(several) > CROWD:
            yield several
        else:
            yield from ([lane] for lane in several)


def _together(crowd: Sequence[Lane], words: PictureWords) -> Lane:
    """Return the lane that several share; what has no number is named in it one by one."""
    first = crowd[0]
    if first.interval is None:
        return attrs.evolve(first, says="; ".join(lane.says for lane in crowd))
    return attrs.evolve(first, says=words.say(CROWDED, count=len(crowd), kind=words.say(first.kind)))


def _texts(lane: Lane, crowd: Sequence[Lane], columns: _Columns, top: float) -> _Placed:
    """Return the texts of a lane, beside its mark or over it."""
    name, cut_name = wrapped_lines(lane.who, NAME_SIZE, columns.name_width, NAME_LINES) if lane.first else ((), False)
    most = ANSWER_LINES if lane.is_answer else SAYS_LINES
    says, cut_says = (
        wrapped_lines(lane.says, SAYS_SIZE, columns.says_width, most) if columns.says_width else ((), False)
    )
    name_height = height_of(len(name), NAME_SIZE) if name else 0.0
    says_height = height_of(len(says), SAYS_SIZE) if says else 0.0
    if columns.stacked:
        gap = 2.0 if name else 0.0
        room = MARK_ROOM if lane.numbers else 0.0
        ends = top + name_height + gap + says_height
        name_middle, says_middle = top + name_height / 2, ends - says_height / 2
        middle, bottom = (ends + room / 2 + 1, ends + room) if room else (name_middle or says_middle, ends)
    else:
        bottom = top + max(name_height, says_height, LEAST_LANE)
        middle = name_middle = says_middle = (top + bottom) / 2
    texts = (
        *_column_text(name, columns.name_left, name_middle, NAME_SIZE, lane.who if cut_name else ""),
        *_column_text(
            says, columns.says_left, says_middle, SAYS_SIZE, lane.says if cut_says else "", 1.0 if lane.counts else 0.75
        ),
    )
    return _Placed(lane, tuple(crowd), texts, top, bottom, middle)


def _separators(placed: Sequence[_Placed], width: float) -> list[DrawnPiece]:
    """Return hairlines between holders, which lead the eye, and a stronger one above the answers of methods."""
    found: list[DrawnPiece] = []
    for before, one in itertools.pairwise(placed):
        if one.lane.first and one.lane.heading == before.lane.heading:
            y = (before.bottom + one.top) / 2
            begins_answers = one.lane.is_answer and not before.lane.is_answer
            found.append(Stroke(((MARGIN, y), (width - MARGIN, y)), 1, strength=0.6 if begins_answers else 0.13))
    return found


def _marks(one: _Placed, columns: _Columns, axis: ValueAxis | None) -> list[DrawnPiece | StatementMark]:
    """Return the mark of a lane with its texts; where several share it, a mark each, and the texts apart."""
    if len(one.crowd) == 1:
        lane = one.lane
        shape = _shape(lane, one.middle, columns.gutter, axis)
        says = "" if lane.first else f"{lane.who}: {lane.says}"  # of a further row the name stands above
        return [StatementMark(lane.facts, says, (*shape, *one.texts))]
    step = min(12.0, (columns.plot_right - columns.plot_left) / len(one.crowd))
    made: list[DrawnPiece | StatementMark] = [*one.texts]
    for n, lane in enumerate(one.crowd):
        shape = _shape(lane, one.middle, columns.gutter + step * n, axis)
        made.append(StatementMark(lane.facts, f"{lane.who}: {lane.says}", shape))
    return made


def _shape(lane: Lane, y: float, gutter: float, axis: ValueAxis | None) -> tuple[DrawnPiece, ...]:
    """Return how a lane is drawn: on the axis, or in the gutter before it where it has no number."""
    if axis is None or (lane.interval is None and not lane.numbers):
        return () if lane.is_answer else unsaid(lane.kind, gutter, y)
    if lane.start is not None:
        return bar_pieces(lane, axis, y)
    if lane.is_answer:
        return _answer(lane, axis, y)
    if lane.interval is None:
        assert lane.near is not None
        return unsaid(lane.kind, axis.at(lane.near), y)
    return number_pieces(lane, axis, y)


def _answer(lane: Lane, axis: ValueAxis, y: float) -> tuple[DrawnPiece, ...]:
    """Return a method's answer: a diamond at its number, a line with bars at its ends for each of its ranges."""
    pieces: list[DrawnPiece] = []
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
