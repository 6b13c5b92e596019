"""Drawn rows: what is drawn for each row, and by what rules it is written, as values."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import attrs

from contested.testing import feed_edge_cases as pools
from contested.testing.row_layouts import STATUS_COLUMN, RowLayout

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from contested.testing.row_layouts import ClaimLayout

NEAR_DAYS = 10
"""So many days lie together: CF005 takes up to ten times the median gap between days for those of one figure."""

FIGURES = 3
"""Of so many figures rows are drawn; a row that finds no room goes to one beyond."""

CLOSED = (
    *("plain", "grouped", "about", "around", "or so", "estimated", "questioned"),
    *("give or take", "range", "dashed", "point"),
)
"""Forms with two ends, which can replace a number that was stated earlier (rule 10)."""

FIELD_CHOICES: Mapping[str, tuple[object, ...]] = {
    **{name: (None, *texts) for name, texts in pools.EDGE_WORDS.items()},
    "hedge": (None, "about", "around", "more than"),
    "basis": (None, "documented", "estimated", "asserted"),
    "status": (None, "provisional", "verified", "unverified"),
    "bounds": (None, "analyst", "limit", "reports"),
    "partial": (None, None, None, True),
    "quoting": (None, None, None, pools.EDGE_WIRE),
    "power": (None, None, "0", "0"),
    "stance": (None, "claimed"),
    STATUS_COLUMN: (None, "A", "P", "E"),
    "silent": (False, False, False, True),
    "aside": (False, False, False, True),
}
"""What a field that may be left out says, by the two bits that are drawn for it."""

OPTIONAL_FIELDS = tuple(FIELD_CHOICES)


class DrawnRow(NamedTuple):
    """
    What is drawn for a row: places in lists, of which 0 is the plainest.

    ``way`` is what it does (it claims, copies, denies or withholds) and the
    form of its number; ``extras`` has two bits for each of ``OPTIONAL_FIELDS``.
    """

    place: tuple[int, int, int]
    day: int
    way: tuple[str, int]
    spread: int
    extras: int


class DrawnFrame(NamedTuple):
    """What is drawn for all rows together: where the numbers of each figure begin, and the first of their days."""

    magnitudes: tuple[int, ...]
    start: date


class WrittenRow(NamedTuple):
    """A row that was written, as later rows look at it; whether its holder may have another number on another day."""

    holder: tuple[str, ...]
    goes_on: bool
    day: int
    days: Mapping[str, object]
    spread: int
    extras: int
    source: int
    cells: Mapping[str, object]


class RowRoom(NamedTuple):
    """
    Where a row finds room.

    ``at`` is the place of its holder in the list; ``spread`` and ``extras``
    are of the first row of that holder, whose number of ``original`` it
    repeats, or goes on from where it is ``later``.
    """

    figure: int
    at: int
    day: int
    source: int
    stance: str
    spread: int
    extras: int
    original: WrittenRow | None = None
    later: bool = False

    def copies(self, holder: tuple[str, ...]) -> bool:
        """Whether the number is that of another holder."""
        return self.original is not None and self.original.holder != holder


@attrs.frozen
class RowRules:
    """
    By what rules drawn rows are written into the columns of a feed.

    Args:
        layout: the columns.
        holders: who may hold claims, each one name or several.
        joins: what stands between several.
        places: whose figure a row may give; None for any.
        words: numbers may be printed with words around them.
        as_text: every cell is text, as a file of text has it.
        formats: how days are written.
    """

    layout: RowLayout
    holders: tuple[tuple[str, ...], ...]
    joins: str
    places: tuple[str, ...] | None
    words: bool
    as_text: bool
    formats: tuple[str, ...]

    @property
    def most_figures(self) -> int | None:
        """How many figures there is room for; None where there is no end."""
        if self.places is not None:
            return len(self.places)
        if self.layout.of:
            return None
        return None if any(one.tells_figures for one in self.layout.claims) else 1

    @property
    def most_rows(self) -> int | None:
        """How many rows there is certainly room for; None where there is no end."""
        figures = self.most_figures
        if figures is None or any(time.is_daily for one in self.layout.claims for time in one.dated):
            return None
        return figures * len({name for names in self.holders for name in names} or {""})


def forms_of(claim: ClaimLayout, *, words: bool) -> tuple[str, ...]:
    """Return the forms in which a claim may state its number, the plainest first."""
    numbers = claim.numbers
    unknown = () if claim.unknown is None else ("coded",)
    if "low" in numbers and "high" in numbers:
        return ("range", "point", *(() if "value" in numbers else ("low alone", "high alone")), *unknown)
    if "cell" in claim.others:
        return ("plain", "grouped", "about", "at least", "range")
    beside = claim.others.keys() & {"hedge", "power", "level", "bounds", "partial"}
    if words and not beside and not claim.errors and numbers.keys() == {"value"}:
        return ("plain", *pools.PHRASES, *unknown)
    return ("plain", *unknown)
