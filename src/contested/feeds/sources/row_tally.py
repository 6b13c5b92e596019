"""Tallies: what the account of a file says besides, counted while its rows are read."""

from __future__ import annotations

from collections import Counter

import attrs

from contested.claims import number_of

MOST_VALUES = 50
"""So many values of a column are told apart; more are "many"."""


@attrs.define
class RowTally:
    """How many rows say what; the only thing in a dialect that changes."""

    counts: Counter[str] = attrs.field(factory=Counter)
    seen: dict[str, dict[str, None]] = attrs.field(factory=dict)

    def add(self, text: str) -> None:
        """Count a row of which something is to be said."""
        self.counts[text] += 1

    def see(self, column: str, value: str) -> None:
        """Keep that a column holds a value."""
        values = self.seen.setdefault(column, {})
        if len(values) < MOST_VALUES:
            values[value] = None

    @property
    def remarks(self) -> tuple[str, ...]:
        """What is to be said of the rows, with how many they are."""
        return tuple(f"{number_of(count, 'row')}: {text}" for text, count in sorted(self.counts.items()))
