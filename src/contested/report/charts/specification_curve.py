"""
Specification curves: what every reading of a sensitivity comes to, lowest first, over the choices that make it.

Source: U. Simonsohn, J. P. Simmons and L. D. Nelson, Specification curve
analysis, Nature Human Behaviour 4, 2020.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from contested.dossier.sensitivity import FAILS, HOLDS, NO_ANSWER, OPEN, Sensitivity
from contested.quantities import hull_of, in_full
from contested.report.charts import (
    ASCENT,
    DASHED,
    DOTTED,
    LABEL_SIZE,
    MARGIN,
    NOTE_SIZE,
    Area,
    DataTable,
    Disc,
    Picture,
    StatementMark,
    Stroke,
    Words,
    axis_for,
    labels,
    note_pieces,
    paragraph,
    text_width,
    wrapped_lines,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from contested.dossier.sensitivity import Choice, Reading
    from contested.quantities import Interval, Number
    from contested.report.charts import DrawnPiece, ValueAxis

CURVE_HEIGHT = 190.0
ROW = 16.0
CHOICES_SHARE = 0.36
WIDEST_STEP = 64.0


def specification_curve(sensitivity: Sensitivity, width: float) -> Picture:
    """Return the readings of a sensitivity as a picture: each is a mark, those without an answer stand at the right."""
    readings = sorted(sensitivity.readings, key=_order)
    choices = _choices(readings)
    inner = width - 2 * MARGIN
    head, top = paragraph(sensitivity.question, MARGIN, MARGIN, inner, size=14, lines=3, bold=True)
    pieces: list[DrawnPiece | StatementMark] = [*head]
    top += 12
    spans = {id(reading): hull_of(reading.reconciliation.allows) for reading in readings}
    numbers = [end for span in spans.values() for end in (span.low, span.high) if end is not None]
    limit = [sensitivity.limit] if sensitivity.sign else []
    is_open = any(span.low is None and not span.is_empty for span in spans.values())
    floor = sensitivity.figure._panel.floor if is_open else None
    axis = axis_for([*numbers, *limit], 0, CURVE_HEIGHT, floor=floor) if numbers else None
    ticks = [] if axis is None else labels(axis, upright=True)
    names = max([text_width(str(choice), NOTE_SIZE) for choice in choices], default=0.0)
    names = max(
        min(names, inner * CHOICES_SHARE), max([text_width(text, LABEL_SIZE) for _, text in ticks], default=0.0)
    )
    left = MARGIN + names + 12
    step = min(WIDEST_STEP, (width - MARGIN - left) / max(1, len(readings)))
    unit = sensitivity.figure.unit.words()
    said = ", ".join([part for part in (unit, "logarithmic scale" if axis is not None and axis.is_log else "") if part])
    if axis is not None:
        (line, *_), _ = wrapped_lines(said, LABEL_SIZE, inner, 1)
        pieces.append(Words(MARGIN, top + LABEL_SIZE * ASCENT, line, LABEL_SIZE, strength=0.8))
        top += 18
        base = top + CURVE_HEIGHT
        pieces += _grid(axis, ticks, base, left, left + step * len(readings))
        if limit:
            y = base - axis.at(limit[0])
            pieces.append(Stroke(((left, y), (left + step * len(readings), y)), 1.4, DASHED))
        top = base + 10
    rows_top = top
    answers_at = top + ROW / 2
    pieces.append(Words(MARGIN, answers_at + NOTE_SIZE * 0.35, "answer", NOTE_SIZE, strength=0.8))
    top += ROW
    made, end = _choice_names(choices, names, top)
    pieces += made
    row_of = {choice: top + ROW * (n + 0.5) for n, choice in enumerate(choices)}
    for n, reading in enumerate(readings):
        x = left + step * (n + 0.5)
        curve = () if axis is None else _curve(spans[id(reading)], axis, rows_top - 10, x, step)
        pieces.append(_mark(n, reading, curve, row_of, answers_at, x, step))
    shapes = _shapes({reading.answer for reading in readings}, with_limit=bool(limit), limit=in_full(sensitivity.limit))
    below, end = note_pieces(shapes, [str(sensitivity)], width, end + 8)
    pieces += below
    rows = tuple((str(reading), reading.answer, str(reading.reconciliation)) for reading in readings)
    table = DataTable(("reading", "answer", "says"), rows)
    return Picture("curve", sensitivity.question, str(sensitivity), width, end + MARGIN, tuple(pieces), table)


def _order(reading: Reading) -> tuple[bool, Number | float, str]:
    number = reading.number
    spans = reading.reconciliation.allows
    low: Number | float = float("inf")
    if number is not None:
        low = number
    elif spans:
        low = spans[0].low if spans[0].low is not None else float("-inf")
    return not spans, low, str(reading)


def _choices(readings: Sequence[Reading]) -> list[Choice]:
    """Return the choices, by kind in the order in which they were tried; a kind with one choice alone says nothing."""
    found = dict.fromkeys(choice for reading in readings for choice in reading.choices)
    by_kind: dict[str, list[Choice]] = {}
    for choice in found:
        by_kind.setdefault(choice.kind, []).append(choice)
    return [choice for several in by_kind.values() if len(several) > 1 for choice in sorted(several, key=_first)]


def _first(choice: Choice) -> tuple[bool, str]:
    return choice.name is not None, str(choice)


def _grid(
    axis: ValueAxis, ticks: Sequence[tuple[float, str]], base: float, left: float, right: float
) -> list[DrawnPiece]:
    pieces: list[DrawnPiece] = []
    for at, text in ticks:
        y = base - at
        pieces.append(Stroke(((left, y), (right, y)), 0.8, DOTTED, 0.35))
        pieces.append(Words(left - 8, y + LABEL_SIZE * 0.35, text, LABEL_SIZE, "end", strength=0.8))
    pieces.append(Stroke(((left, base - axis.start), (left, base - axis.stop)), 1, strength=0.5))
    return pieces


def _choice_names(choices: Sequence[Choice], names: float, top: float) -> tuple[list[DrawnPiece], float]:
    pieces: list[DrawnPiece] = []
    for n, choice in enumerate(choices):
        lines, cut = wrapped_lines(str(choice), NOTE_SIZE, names, 1)
        y = top + ROW * (n + 0.5) + NOTE_SIZE * 0.35
        pieces.append(Words(MARGIN, y, lines[0], NOTE_SIZE, whole=str(choice) if cut else ""))
    return pieces, top + ROW * len(choices)


def _curve(span: Interval, axis: ValueAxis, base: float, x: float, step: float) -> tuple[DrawnPiece, ...]:
    """Return what a reading comes to: a disc at a number, an upright line over a range, an arrow without a limit."""
    if span.is_empty:
        return ()
    low = base - (axis.open_low if span.low is None else axis.at(span.low))
    high = base - (axis.stop if span.high is None else axis.at(span.high))
    r = min(4.0, step * 0.42)
    if not span.is_point:
        weight = max(0.8, min(2.2, step * 0.3))
        tips = ((low, -r if span.low is None else 0.0), (high, r if span.high is None else 0.0))
        caps = [Stroke(((x - r, y + tip), (x, y), (x + r, y + tip)), weight) for y, tip in tips]  # an arrow, or a bar
        return (Stroke(((x, low), (x, high)), weight), *caps)
    return (Disc(x, low, r),)


def _shape(answer: str, x: float, y: float, r: float) -> DrawnPiece:
    if answer == OPEN:
        return Area(((x - r, y - r), (x + r, y - r), (x + r, y + r), (x - r, y + r)), filled=False)
    return Disc(x, y, r, filled=answer != FAILS)


def _mark(
    n: int,
    reading: Reading,
    curve: tuple[DrawnPiece, ...],
    row_of: dict[Choice, float],
    answers_at: float,
    x: float,
    step: float,
) -> StatementMark:
    r = min(3.0, step * 0.4)
    answered = bool(curve)
    answer = _shape(reading.answer, x, answers_at, r * 1.3) if answered else Disc(x, answers_at, r, strength=0.45)
    dots = tuple(
        Disc(x, row_of[choice], r, strength=1.0 if answered else 0.45) for choice in reading.choices if choice in row_of
    )
    facts = (("reading", str(n + 1)), ("answer", reading.answer))
    return StatementMark(facts, f"{reading}: {reading.answer}; {reading.reconciliation}", (*curve, answer, *dots))


def _shapes(
    answers: set[str], *, with_limit: bool, limit: str
) -> list[tuple[Callable[[float, float], tuple[DrawnPiece, ...]], str]]:
    found: list[tuple[Callable[[float, float], tuple[DrawnPiece, ...]], str]] = [
        (lambda x, y, answer=answer: (_shape(answer, x, y, 4),), answer)  # type: ignore[misc]
        for answer in (HOLDS, FAILS, OPEN)
        if answer in answers
    ]
    if with_limit:
        found.append((lambda x, y: (Stroke(((x - 10, y), (x + 10, y)), 1.4, DASHED),), limit))
    if NO_ANSWER in answers:
        found.append((lambda x, y: (Disc(x, y, 3, strength=0.45),), NO_ANSWER))
    return found
