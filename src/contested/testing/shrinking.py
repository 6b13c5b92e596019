"""
Shrinking: the fewest and plainest rows that still show something.

Hypothesis shrinks choices; here rows are left out and cells are emptied, so
that what is broken by a corruption shrinks in the same way, and in a known time.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from contested.testing.fed_rows import FeedRows

MOST_TRIES = 400
"""How often a step is run to make one example smaller."""

PLAIN_NUMBERS = (1, 2, 10, 20, 100, 1000)
"""Numbers that a person takes in at once, the plainest first."""


class Shrinking:
    """A bounded search for fewer and plainer rows."""

    def __init__(self, shows: Callable[[FeedRows], bool], tries: int = MOST_TRIES) -> None:
        self._shows = shows
        self._left = tries

    def _still(self, rows: FeedRows) -> bool:
        if self._left <= 0:
            return False
        self._left -= 1
        return self._shows(rows)

    def smallest(self, rows: FeedRows) -> FeedRows:
        """Return rows of which none can be left out, with as few and as plain cells as show the same."""
        return self._plainer(self.fewest(rows))

    def fewest(self, rows: FeedRows) -> FeedRows:
        """Return rows of which none can be left out."""
        again = True
        while again:
            again = False
            for fewer in _parts(rows):
                if self._still(fewer):
                    rows, again = fewer, True
                    break
        return rows

    def _plainer(self, rows: FeedRows) -> FeedRows:
        for number, row in enumerate(rows):
            for name, cell in row.items():
                for plainer in _plainer_cells(cell):
                    changed = [*rows[:number], rows[number] | {name: plainer}, *rows[number + 1 :]]
                    if self._still(changed):
                        rows = changed
                        break
        return rows


def _parts(rows: FeedRows) -> Iterator[FeedRows]:
    """Give rows with some left out: half of them, then each alone."""
    half = len(rows) // 2
    if half > 1:
        yield rows[:half]
        yield rows[half:]
    for number in reversed(range(len(rows))):
        yield [*rows[:number], *rows[number + 1 :]]


def _plainer_cells(cell: object) -> Iterator[object]:
    if cell is None or cell == "":
        return
    yield "" if isinstance(cell, str) else None
    if isinstance(cell, (int, float)) and not isinstance(cell, bool):
        yield from (number for number in PLAIN_NUMBERS if number < cell)
    elif isinstance(cell, str) and cell.replace(",", "").isdigit():
        yield from (str(number) for number in PLAIN_NUMBERS if number < int(cell.replace(",", "")))
