"""
Steps: what each holder said in time, each number until the next, with the days up to which counts go.

Every statement is a mark at the first day on which it can have held; what has
no day stands before all days, and what has no number below, by name.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import attrs

from contested.answers.history import History  # noqa: TC001  # drawing.py asks for it by name
from contested.claims import Denial, Estimate
from contested.errors import IncompatibleUnits, NoSharedAxis
from contested.report.charts import (
    ASCENT,
    DASHED,
    DOTTED,
    LABEL_SIZE,
    MARGIN,
    NOTE_SIZE,
    RADIUS,
    SOLID,
    Area,
    Disc,
    Lane,
    Picture,
    StatementMark,
    Stroke,
    TimeAxis,
    Words,
    axis_for,
    head_pieces,
    labels,
    note_pieces,
    text_width,
    time_axis_pieces,
    wrapped_lines,
)
from contested.report.charts.ideogram import unnumbered_marks
from contested.report.charts.lane_layout import LaneChart, lane_table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from contested.answers.history import HistoryRow
    from contested.quantities import Interval, Number, Unit, When
    from contested.report.charts import DrawnPiece, ValueAxis

PLOT_HEIGHT = 260.0
ARROW = 18.0
"""How long the arrow of a number is that names no limit; one to the end of the plot would hide the others."""

NAMES_SHARE = 0.3
_DASHES = (SOLID, DASHED, (1.5, 2.5), (9, 3, 2, 3))
_FEW, _MANY = 60, 300
UNDATED_ROOM = 34.0


@attrs.frozen
class _Place:
    """Where days and numbers stand."""

    times: TimeAxis
    values: ValueAxis
    top: float
    base: float
    undated: float

    def x(self, day: float | None) -> float:
        return self.undated if day is None else self.times.at(day)

    def y(self, value: Number) -> float:
        return self.base - self.values.at(value)

    @property
    def highest(self) -> float:
        return self.base - self.values.stop

    @property
    def lowest(self) -> float:
        return self.base - self.values.start


def steps(chart: LaneChart, width: float, cut_off: When | None = None) -> Picture:
    """
    Return a picture of lanes in time.

    Args:
        chart: whose lanes have days.
        width: of the picture.
        cut_off: the day up to which the answer counts, which is marked.
    """
    numbered = [lane for lane in chart.lanes if lane.is_on_axis]
    others = [lane for lane in chart.lanes if not lane.is_on_axis]
    head, top = head_pieces(chart.title, chart.subtitle, width)
    pieces: list[DrawnPiece | StatementMark] = [*head]
    plot: tuple[float, float, float, float] | None = None
    marked: list[DrawnPiece] = []
    holders = list(dict.fromkeys(lane.who for lane in numbered))
    height = max(PLOT_HEIGHT, len(holders) * NOTE_SIZE * 1.35)
    numbers = [number for lane in numbered for number in lane.numbers]
    values = axis_for(numbers, 0, height, floor=chart.drawn_floor)
    if values is not None:
        names_width = min(max(text_width(name, NOTE_SIZE) for name in holders), width * NAMES_SHARE)
        made, place = _frame(values, numbered, chart, (top, height), width - MARGIN - names_width - 26, width)
        pieces += made
        marked = [] if cut_off is None else _cut_off(cut_off, place)
        pieces += marked
        pieces += _paths(numbered, holders, place)
        size = 1.0 if len(numbered) <= _FEW else 0.6 if len(numbered) <= _MANY else 0.35
        pieces += [_mark(lane, place, size) for lane in numbered]
        pieces += _names(numbered, holders, place, names_width, width)
        plot = (place.times.left, place.highest, place.times.right, place.lowest)
        top = place.base + 38
    made_marks, top = unnumbered_marks([*others, *chart.answers], width, top)
    pieces += made_marks
    line = "dashed upright line: " if marked else ""
    counted = [] if cut_off is None else [f"{line}{cut_off} is the day up to which the answer counts"]
    notes, end = note_pieces((), [*counted, *chart.notes], width, top + 2)
    pieces += notes
    return Picture("steps", chart.title, chart.says, width, end + MARGIN, tuple(pieces), lane_table(chart.lanes), plot)


def first_day(lane: Lane) -> float | None:
    """Return the first day on which a statement can have held; None where it has no day that a calendar has."""
    day = None if lane.day is None else lane.day.first_day
    return day if day is not None and 1 <= day <= date.max.toordinal() else None


def _frame(
    values: ValueAxis,
    numbered: Sequence[Lane],
    chart: LaneChart,
    vertical: tuple[float, float],
    right: float,
    width: float,
) -> tuple[list[DrawnPiece], _Place]:
    """Return the axes, and where days and numbers stand on them."""
    top, height = vertical
    ticks = labels(values, upright=True)
    wide = max([text_width(text, LABEL_SIZE) for _, text in ticks], default=0.0)
    days = [day for lane in numbered if (day := first_day(lane)) is not None]
    undated = UNDATED_ROOM if len(days) < len(numbered) else 0.0
    left = MARGIN + wide + 10
    said = ", ".join([part for part in (chart.unit, "logarithmic scale" if values.is_log else "") if part])
    pieces: list[DrawnPiece] = []
    for n, line in enumerate(wrapped_lines(said, LABEL_SIZE, width - 2 * MARGIN, 2)[0]):
        pieces.append(Words(MARGIN, top + LABEL_SIZE * (ASCENT + 1.3 * n), line, LABEL_SIZE, strength=0.8))
    top += 14.0 + LABEL_SIZE * 1.3
    base = top + height
    times = TimeAxis(left + undated + 8, right, min(days, default=1.0), max(days, default=1.0))
    place = _Place(times, values, top, base, left + undated / 2)
    for at, text in ticks:
        y = base - at
        pieces.append(Stroke(((left, y), (right, y)), 0.8, DOTTED, 0.35))
        pieces.append(Words(left - 6, y + LABEL_SIZE * 0.35, text, LABEL_SIZE, "end", strength=0.8))
    if days:
        pieces += time_axis_pieces(times, top, base, width)[0]
    if undated:
        pieces.append(Words(left, base + 6 + LABEL_SIZE * ASCENT + 14, "undated", LABEL_SIZE, strength=0.8))
        pieces.append(Stroke(((left + undated, top), (left + undated, base)), 1, DASHED, 0.4))
    return pieces, place


def _cut_off(day: When, place: _Place) -> list[DrawnPiece]:
    """Return the line at the day up to which the answer counts."""
    at = day.last_day
    if not place.times.first <= at <= place.times.last:
        return []
    x = place.times.at(at)
    return [Stroke(((x, place.highest - 6), (x, place.base)), 1.2, DASHED, 0.7)]


def _paths(numbered: Sequence[Lane], holders: Sequence[str], place: _Place) -> list[DrawnPiece]:
    """Return the steps of each holder: each end holds until the next statement of another day."""
    found: list[DrawnPiece] = []
    for n, holder in enumerate(holders):
        own = _spans_by_day(numbered, holder)
        for is_high in (False, True):
            points: list[tuple[float, float]] = []
            for day, span in own:
                end = span.high if is_high else span.low
                y = (place.highest if is_high else place.lowest) if end is None else place.y(end)
                if points:
                    points.append((place.x(day), points[-1][1]))
                points.append((place.x(day), y))
            if points:
                points.append((place.times.right, points[-1][1]))
            open_end = any((span.high if is_high else span.low) is None for _, span in own)
            if points and not open_end and not (is_high and all(span.is_point for _, span in own)):
                found.append(Stroke(tuple(points), 1.4, _DASHES[n % len(_DASHES)], 0.75))
    return found


def _spans_by_day(numbered: Sequence[Lane], holder: str) -> list[tuple[float, Interval]]:
    """Return what a holder prints on each day on which it says something, the earliest first."""
    own: dict[float, Interval] = {}
    for lane in numbered:
        day = first_day(lane)
        if lane.who == holder and day is not None and lane.interval is not None:
            own[day] = lane.interval if day not in own else own[day].hull(lane.interval)
    return sorted(own.items(), key=lambda item: item[0])


def _mark(lane: Lane, place: _Place, size: float) -> StatementMark:
    """Return a statement at its day: a disc at a number, an upright line over a range."""
    interval = lane.interval
    assert interval is not None
    x, r = place.x(first_day(lane)), RADIUS * 0.85 * size
    ends = [place.y(end) for end in (interval.low, interval.high) if end is not None]
    floor = place.base - place.values.open_low
    low = min(ends[0] + ARROW, floor) if interval.low is None else place.y(interval.low)
    high = ends[-1] - ARROW if interval.high is None else place.y(interval.high)
    pieces: list[DrawnPiece] = []
    if not interval.is_point:
        pieces.append(Stroke(((x, low), (x, high)), 1.8 * size))
    for y, end, excluded, about, way in (
        (low, interval.low, interval.low_open, lane.soft.low, 1),
        (high, interval.high, interval.high_open, lane.soft.high, -1),
    ):
        if end is None:
            pieces.append(Stroke(((x - r, y - way * r * 1.3), (x, y), (x + r, y - way * r * 1.3)), 1.8 * size))
        elif excluded:
            pieces.append(Area(((x - r, y - r), (x + r, y - r), (x + r, y + r), (x - r, y + r)), filled=False))
        else:
            pieces.append(Disc(x, y, r, filled=not about))
        if interval.is_point:
            break
    day = "undated" if lane.day is None else str(lane.day)
    return StatementMark((*lane.facts, ("day", day)), f"{lane.who}, {day}: {lane.says}", tuple(pieces))


def _names(
    numbered: Sequence[Lane], holders: Sequence[str], place: _Place, names_width: float, width: float
) -> list[DrawnPiece]:
    """Return the names at the right, each beside the last number of its holder, moved apart where they would meet."""
    step = NOTE_SIZE * 1.3
    wanted = []
    for n, holder in enumerate(holders):
        last = max((lane for lane in numbered if lane.who == holder), key=lambda lane: first_day(lane) or 0.0)
        assert last.interval is not None
        end = last.interval.high if last.interval.high is not None else last.interval.low
        wanted.append((place.highest if end is None else place.y(end), n, holder))
    wanted.sort()
    top, bottom = place.top + NOTE_SIZE * 0.6, place.base - NOTE_SIZE * 0.6  # below it the days are labelled
    ys: list[float] = []
    for y, _, _ in wanted:
        ys.append(max(y, ys[-1] + step if ys else top))
    ys[-1] = min(ys[-1], bottom)
    for n in range(len(ys) - 2, -1, -1):
        ys[n] = min(ys[n], ys[n + 1] - step)
    pieces: list[DrawnPiece] = []
    x = width - MARGIN - names_width
    for y, (at, n, holder) in zip(ys, wanted, strict=True):
        lines, cut = wrapped_lines(holder, NOTE_SIZE, names_width, 1)
        pieces.append(Stroke(((place.times.right, at), (x - 4, y)), 1, _DASHES[n % len(_DASHES)], 0.6))
        pieces.append(Words(x, y + NOTE_SIZE * 0.35, lines[0], NOTE_SIZE, whole=holder if cut else ""))
    return pieces


def history_chart(history: History, width: float) -> Picture:
    """
    Return a history as a picture: a mark for each of its rows.

    Raises:
        NoSharedAxis: it is of several figures in units that do not convert.
    """
    unit = next((row.statement.unit for row in history.rows if isinstance(row.statement, Estimate)), None)
    lanes = [_history_lane(n, row, unit) for n, row in enumerate(history.rows, 1)]
    lanes += [Lane("left out", str(one), "left out", len(lanes) + 1) for one in history.left_out]
    says = f"{history.title}: {len(history.rows)} statements"
    words = "" if unit is None else unit.words()
    return steps(LaneChart(history.title, says, words, tuple(lanes)), width)


def _history_lane(n: int, row: HistoryRow, unit: Unit | None) -> Lane:
    said = row.statement
    kind = "denial" if isinstance(said, Denial) else "in force"
    if not isinstance(said, Estimate):
        return Lane(row.holder, row.says, kind if kind == "denial" else "withheld", n, said.key or "", day=said.moment)
    assert unit is not None
    try:
        held = said.to(unit)
    except IncompatibleUnits:
        raise NoSharedAxis(row.figure, row.figure, (f"unit is {unit.text()} and {said.unit.text()}",)) from None
    return Lane(
        row.holder,
        row.says,
        kind,
        n,
        said.key or "",
        held.interval,
        held.reach,
        held.best,
        held.softness,
        day=said.moment,
    )
