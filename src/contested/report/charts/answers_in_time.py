"""Answers in time: the hull, or a method's number, as steps from one day on which something changed to the next."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from contested.answers.over_time import OverTime  # noqa: TC001  # drawing.py asks for it by name
from contested.answers.ranges import Range
from contested.errors import WrongType
from contested.methods.reconciliation import Reconciliation
from contested.quantities import Interval
from contested.report.charts import (
    ASCENT,
    LABEL_SIZE,
    MARGIN,
    Area,
    DataTable,
    Disc,
    Picture,
    StatementMark,
    Stroke,
    TimeAxis,
    Words,
    axis_for,
    labels,
    note_pieces,
    paragraph,
    text_width,
    time_axis_pieces,
    wrapped_lines,
)
from contested.report.charts.steps import PLOT_HEIGHT

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from contested.quantities import Number, Unit
    from contested.report.charts import DrawnPiece, ValueAxis


class _Step(NamedTuple):
    """The answer of one day: what it prints, in words and as an interval."""

    day: date
    says: str
    span: Interval


def answers_in_time(series: OverTime, width: float) -> Picture:
    """
    Return a picture of the answers of each day.

    Raises:
        WrongType: they are neither ranges nor answers of methods.
    """
    answers = [_step(day, answer) for day, answer in series.rows]
    unit: Unit | None = next((answer.unit for _, answer in series.rows), None)
    inner = width - 2 * MARGIN
    head, top = paragraph(f"{series.question}, over time", MARGIN, MARGIN, inner, size=14, lines=3, bold=True)
    pieces: list[DrawnPiece | StatementMark] = [*head]
    numbers = [end for step in answers for end in (step.span.low, step.span.high) if end is not None]
    axis = axis_for(numbers, 0, PLOT_HEIGHT)
    plot, end = None, top + 4
    if axis is not None:
        said = ", ".join(["" if unit is None else unit.words(), *(["logarithmic scale"] if axis.is_log else [])])
        (line, *_), _ = wrapped_lines(said.removeprefix(", "), LABEL_SIZE, inner, 1)
        pieces.append(Words(MARGIN, top + 8 + LABEL_SIZE * ASCENT, line, LABEL_SIZE, strength=0.8))
        top += 30
        ticks = labels(axis, upright=True)
        left = MARGIN + max([text_width(text, LABEL_SIZE) for _, text in ticks], default=0.0) + 10
        base = top + PLOT_HEIGHT
        first, last = answers[0].day.toordinal(), answers[-1].day.toordinal()
        times = TimeAxis(left + 10, width - MARGIN - 14, first, last)
        for at, text in ticks:
            pieces.append(Stroke(((left, base - at), (width - MARGIN, base - at)), 0.8, (1.5, 2.5), 0.35))
            pieces.append(Words(left - 6, base - at + LABEL_SIZE * 0.35, text, LABEL_SIZE, "end", strength=0.8))
        drawn, end = time_axis_pieces(times, top, base, width)
        pieces += drawn
        pieces += _band(answers, times, axis, base)
        size = 1.0 if len(answers) < 40 else 0.5
        pieces += [_mark(step, times, axis, base, size) for step in answers]
        plot = (times.left, top, times.right, base)
    if not answers:
        none, end = paragraph("nothing that is said has a day", MARGIN, end, inner)
        pieces += none
    notes, end = note_pieces((), [answers[-1].says] if answers else [], width, end + 2)
    pieces += notes
    table = DataTable(("day", "answer"), tuple((step.day.isoformat(), step.says) for step in answers))
    says = f"{series.question}, over time" + (f"; {answers[-1].day}: {answers[-1].says}" if answers else "")
    return Picture("steps", series.question, says, width, end + MARGIN, tuple(pieces), table, plot)


def _step(day: date, answer: object) -> _Step:
    if isinstance(answer, Reconciliation):
        return _Step(day, str(answer), answer.printed)
    if isinstance(answer, Range):
        low, high = answer.printed_low, answer.printed_high
        span = Interval.empty() if low is None else Interval.of_ends(low, high, False, False)
        return _Step(day, str(answer), span)
    raise WrongType("answer", answer, "a series of ranges, or of answers of methods")


def _band(answers: Sequence[_Step], times: TimeAxis, axis: ValueAxis, base: float) -> list[DrawnPiece]:
    """Return the steps of both ends, and between them a shade; where there is no answer there is none."""
    pieces: list[DrawnPiece] = []
    for n, step in enumerate(answers):
        if step.span.is_empty:
            continue
        left = times.at(step.day.toordinal())
        right = times.at(answers[n + 1].day.toordinal()) if n + 1 < len(answers) else times.right + 8
        low, high = _ends(step.span, axis, base)
        if low > high:
            pieces.append(Area(((left, low), (right, low), (right, high), (left, high)), strength=0.12))
        pieces += [Stroke(((left, y), (right, y)), 1.6) for y in dict.fromkeys((low, high))]
    return pieces


def _ends(span: Interval, axis: ValueAxis, base: float) -> tuple[float, float]:
    def place(end: Number | None, absent: float) -> float:
        return base - (absent if end is None else axis.at(end))

    return place(span.low, axis.start), place(span.high, axis.stop)


def _mark(step: _Step, times: TimeAxis, axis: ValueAxis, base: float, size: float) -> StatementMark:
    x = times.at(step.day.toordinal())
    facts = (("answer", "over time"), ("day", step.day.isoformat()))
    pieces: tuple[DrawnPiece, ...]
    if step.span.is_empty:
        pieces = (
            Stroke(((x - 3, base - 3), (x + 3, base + 3)), 1.4),
            Stroke(((x - 3, base + 3), (x + 3, base - 3)), 1.4),
        )
    else:
        pieces = tuple(Disc(x, y, 3.4 * size) for y in dict.fromkeys(_ends(step.span, axis, base)))
    return StatementMark(facts, f"{step.day}: {step.says}", pieces)
