"""Axes of time: where a day stands, and at which years, months or days the axis is labelled."""

from __future__ import annotations

import math
from datetime import date
from typing import TYPE_CHECKING

import attrs

from contested.report.charts.picture import DOTTED, Stroke, Words
from contested.report.charts.text_widths import ASCENT, text_width
from contested.report.charts.value_axis import LABEL_SIZE, stand_apart

if TYPE_CHECKING:
    from collections.abc import Iterator

    from contested.report.charts.picture import DrawnPiece

_YEARS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000)
_MONTHS = (1, 3, 6)
_DAYS = (1, 2, 7, 14)
_MOST_LABELS = 40


@attrs.frozen
class TimeAxis:
    """Days from left to right; ``first`` and ``last`` are ordinals, as ``date.toordinal`` counts them."""

    left: float
    right: float
    first: float
    last: float

    def at(self, day: float) -> float:
        """Return where a day stands."""
        if self.last == self.first:
            return (self.left + self.right) / 2
        return self.left + (self.right - self.left) * (day - self.first) / (self.last - self.first)

    def labels(self, width: float) -> list[tuple[float, str]]:
        """Return where it is labelled, and how: as densely as labels stand apart."""
        for days in self._candidates():
            made = [(self.at(day.toordinal()), text) for day, text in days]
            if made and stand_apart(made, width):
                return made
        first = date.fromordinal(round(self.first)).isoformat()
        return [(self.at(self.first), first)]

    def _candidates(self) -> Iterator[list[tuple[date, str]]]:
        """Give days to label with their texts, the densest first."""
        first, last = (date.fromordinal(math.floor(end)) for end in (self.first, self.last))
        days = last.toordinal() - first.toordinal()
        for step in _DAYS:
            if days / step <= _MOST_LABELS:
                ordinals = range(first.toordinal(), last.toordinal() + 1, step)
                yield [(date.fromordinal(day), date.fromordinal(day).isoformat()) for day in ordinals]
        for months in _MONTHS:
            if days / (30 * months) <= _MOST_LABELS:
                found = [
                    date(year, month, 1) for year in range(first.year, last.year + 1) for month in range(1, 13, months)
                ]
                yield [(day, day.isoformat()[:7]) for day in found if first <= day <= last]
        for years in _YEARS:
            begun = [date(year, 1, 1) for year in range(max(1, -(-first.year // years) * years), last.year + 1, years)]
            yield [(day, str(day.year)) for day in begun if first <= day <= last]


def time_axis_pieces(axis: TimeAxis, top: float, base: float, width: float) -> tuple[list[DrawnPiece], float]:
    """Return the line of an axis of time with its labels, and where it ends below."""
    pieces: list[DrawnPiece] = [Stroke(((axis.left, base), (axis.right, base)), 1, strength=0.7)]
    low = base + 6 + LABEL_SIZE * ASCENT
    for place, text in axis.labels(width):
        half = text_width(text, LABEL_SIZE) / 2
        pieces.append(Stroke(((place, top), (place, base)), 0.8, DOTTED, 0.3))
        pieces.append(Stroke(((place, base), (place, base + 4)), 1, strength=0.7))
        pieces.append(Words(min(max(place, half), width - half), low, text, LABEL_SIZE, "middle", strength=0.8))
    return pieces, base + 28
