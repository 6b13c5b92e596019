"""How far apart the days of one figure may lie: by the user's word, else by the rhythm of its own days."""

from __future__ import annotations

from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from contested.figure import Figure

FAR_APART_DAYS = 366
"""Where a figure has too few days to have a rhythm: a year, and a leap day."""

FEWEST_DAYS = 5
"""Days that make a rhythm: four gaps, so that one long one does not set the median."""

GAPS = 10
"""How many gaps of the rhythm are near: ten days of a daily count, ten months of a monthly one."""

SHORTEST = 7
"""Days: within a week of each other nothing is far, however dense the rhythm is."""


def span_of(figure: Figure, span: int | None) -> float:
    """
    Return how many days the days of a figure may lie apart.

    Ten times the median gap between the days that its statements name, at
    least a week; a year where they name fewer than five days.

    Args:
        figure: a stated one.
        span: what the user says, or None.
    """
    if span is not None:
        return span
    days = sorted(
        {one.as_of.end for one in figure.statements if one.as_of is not None and one.as_of.end < float("inf")}
    )
    if len(days) < FEWEST_DAYS:
        return FAR_APART_DAYS
    return max(SHORTEST, GAPS * median(later - earlier for earlier, later in pairwise(days)))
