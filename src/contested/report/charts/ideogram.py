"""
Ideograms: how many allow each number, over a mark for every statement, where there are too many for names.

As particle physicists show measurements that do not agree, yet with counts in
place of a sum of bell curves, which nobody claimed.  Who says what is read in
the table and by pointing at a mark; who gives no number stands below by name.

Source: Review of Particle Physics, Introduction, section 5.2.3.
"""

from __future__ import annotations

import bisect
import itertools
from typing import TYPE_CHECKING

import attrs

from contested.answers.agreement import intervals_by_origin_group
from contested.names import isolated
from contested.report.charts import (
    ASCENT,
    MARGIN,
    NOTE_SIZE,
    Area,
    Picture,
    StatementMark,
    Stroke,
    Words,
    axis_pieces,
    band_pieces,
    flowing,
    head_pieces,
    meanings,
    note_pieces,
    number_pieces,
    unsaid,
    wrapped_lines,
)
from contested.report.charts.lane_layout import LaneChart, lane_axis, lane_table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from contested.claims import Panel
    from contested.quantities import Interval, Number
    from contested.report.charts import DrawnPiece, Lane, PictureWords, ValueAxis
    from contested.report.charts.lane_layout import LaneChart

ALLOWED_BY = "how many origins allow each number: at most {most} of {all}"

COUNT_HEIGHT = 70.0
"""How high the highest count is drawn."""

MARKS_HEIGHT = 420.0
THINNEST, THICKEST = 2.4, 9.0


def ideogram(chart: LaneChart, panel: Panel, width: float) -> Picture:
    """Return a picture with a mark for every statement, and how many allow each number."""
    numbered = sorted([lane for lane in chart.lanes if lane.is_on_axis], key=_ends)
    others = [lane for lane in chart.lanes if not lane.is_on_axis]
    head, top = head_pieces(chart.title, chart.subtitle, width)
    pieces: list[DrawnPiece | StatementMark] = [*head]
    axis = lane_axis(chart, MARGIN + 24, width - MARGIN)
    bottom = top
    if axis is not None:
        counted = _counts(intervals_by_origin_group(panel))
        if counted.voters:
            pieces += _count_pieces(counted, axis, top, width, chart.words)
            top += COUNT_HEIGHT + 12
        step = min(THICKEST, max(THINNEST, MARKS_HEIGHT / max(1, len(numbered))))
        bottom = top + step * len(numbered) + 4
        if chart.band is not None:
            pieces += band_pieces(chart.band, axis, top, bottom)
        pieces += [Stroke(((x, top), (x, bottom)), 1.2, strength=0.7) for x in map(axis.at, chart.lines)]
        drawn, end = axis_pieces(axis, top - 4, bottom, chart.unit, width, chart.words)
        pieces += drawn
        for n, lane in enumerate(numbered):
            small = attrs.evolve(lane, size=min(0.8, step / 9))
            shape = number_pieces(small, axis, top + step * (n + 0.5))
            pieces.append(StatementMark(lane.facts, f"{lane.who}: {lane.says}", shape))
        bottom = end
    made, bottom = unnumbered_marks([*others, *chart.answers], width, bottom + 4)
    pieces += made
    below, end = note_pieces(meanings(numbered, axis, chart.words), chart.told, width, bottom + 2)
    pieces += below
    plot = None if axis is None else (axis.start, top, axis.stop, bottom)
    domain = None if axis is None else axis.values(axis.start, axis.stop)
    return Picture(
        "ideogram",
        chart.title,
        chart.says,
        width,
        end + MARGIN,
        tuple(pieces),
        lane_table((*chart.lanes, *chart.answers), chart.words),
        plot,
        domain,
        axis is not None and axis.is_log,
        chart.rule,
    )


def _ends(lane: Lane) -> tuple[Number | float, Number | float, int]:
    assert lane.interval is not None
    low, high = lane.interval.low, lane.interval.high
    return float("-inf") if low is None else low, float("inf") if high is None else high, lane.statement


def unnumbered_marks(lanes: Sequence[Lane], width: float, top: float) -> tuple[list[DrawnPiece | StatementMark], float]:
    """Return those who give no number, and the answers of methods, by name: one after the other, in lines."""
    made: list[DrawnPiece | StatementMark] = []
    items = []
    for lane in lanes:
        words = f"{isolated(lane.who)}: {lane.says}"
        items.append((lane, words))
    places, end = flowing([words for _, words in items], width, top)
    for (lane, words), (x, y, lines, whole) in zip(items, places, strict=True):
        texts = tuple(
            Words(x + 30, y + NOTE_SIZE * (ASCENT + 1.3 * n), line, NOTE_SIZE, whole=whole)
            for n, line in enumerate(lines)
        )
        shape = unsaid(lane.kind, x + 14, y + NOTE_SIZE * 0.6) if lane.statement else ()
        made.append(StatementMark(lane.facts, words, (*shape, *texts)))
    return made, end


# -- how many allow a number ---------------------------------------------------------


@attrs.frozen
class _Counts:
    """At the ends of intervals, lowest first, how many allow them; and how many what lies before, between and after."""

    ends: tuple[Number, ...]
    at: tuple[int, ...]
    beside: tuple[int, ...]
    voters: int

    @property
    def most(self) -> int:
        return max((*self.at, *self.beside))  # with no end at all, one region is left: every number


def _counts(voters: Sequence[Sequence[Interval]]) -> _Counts:
    """Count for each number by how many origins it is allowed; each counts once."""
    pieces = [piece for voter in voters for piece in voter]
    ends = sorted({end for piece in pieces for end in (piece.low, piece.high) if end is not None})
    at, beside = [0] * (len(ends) + 1), [0] * (len(ends) + 2)
    for piece in pieces:
        low = -1 if piece.low is None else bisect.bisect_left(ends, piece.low)
        high = len(ends) if piece.high is None else bisect.bisect_left(ends, piece.high)
        beside[low + 1] += 1
        beside[high + 1] -= 1
        first = low + 1 if piece.low is None or piece.low_open else low
        last = high - 1 if piece.high is None or piece.high_open else high
        at[first] += 1
        at[last + 1] -= 1
    return _Counts(
        tuple(ends),
        tuple(itertools.accumulate(at[: len(ends)])),
        tuple(itertools.accumulate(beside[: len(ends) + 1])),
        len(voters),
    )


def _count_pieces(counts: _Counts, axis: ValueAxis, top: float, width: float, words: PictureWords) -> list[DrawnPiece]:
    """Return the steps of how many allow each number, with what the highest is."""
    base, most = top + COUNT_HEIGHT, counts.most
    places = [axis.at(end) for end in counts.ends]

    def height(count: int) -> float:
        return base - (COUNT_HEIGHT - 16) * count / most

    steps: list[tuple[float, float]] = []
    for left, right, count in zip([axis.open_low, *places], [*places, axis.stop], counts.beside, strict=True):
        steps += [(left, height(count)), (right, height(count))]
    spikes: list[DrawnPiece] = [
        Stroke(((x, height(max(counts.beside[n], counts.beside[n + 1]))), (x, height(count))), 1.6)
        for n, (x, count) in enumerate(zip(places, counts.at, strict=True))
        if count > max(counts.beside[n], counts.beside[n + 1])
    ]
    says = words.say(ALLOWED_BY, most=most, all=counts.voters)
    (line, *_), _ = wrapped_lines(says, NOTE_SIZE, width - 2 * MARGIN, 1)
    return [
        Area(((axis.open_low, base), *steps, (axis.stop, base)), strength=0.15),
        Stroke(tuple(steps), 1.4),
        *spikes,
        Stroke(((axis.start, base), (axis.stop, base)), 1, strength=0.5),
        Words(MARGIN, top + NOTE_SIZE * 0.4, line, NOTE_SIZE, strength=0.8),
    ]
