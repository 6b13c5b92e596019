"""
Merged cells of a sheet: one cell over several rows stands in each of them, as a reader sees it.

A sheet keeps its content in the first of them alone, and the others empty;
where they are is written behind its rows.
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import IO, NamedTuple

import attrs

from contested.feeds.typed_cells import MergedCell

_MERGE = re.compile(rb"""<(?:\w+:)?mergeCell\s[^<>]*?\bref=["']([A-Z]{1,3})([0-9]{1,7}):([A-Z]{1,3})([0-9]{1,7})["']""")
_CHUNK = 1_000_000
_LONGEST_TAG = 300
MOST_MERGES = 1_000_000


class _Merge(NamedTuple):
    first_row: int
    last_row: int
    first: int
    last: int
    place: str


@attrs.define
class MergedRows:
    """The merges of a sheet, whose rows are handed in one by one from the first."""

    starts: dict[int, list[_Merge]]
    open: dict[int, tuple[_Merge, object]] = attrs.field(factory=dict)

    def filled(self, line: int, values: list[object]) -> list[object]:
        """
        Return a row with what merged cells say in it.

        Raises:
            ValueError: two merges overlap, so that nobody can say what stands there.
        """
        if self.open:
            self.open = {at: one for at, one in self.open.items() if one[0].last_row >= line}
        for merge in self.starts.get(line, ()):
            held = values[merge.first] if merge.first < len(values) else None
            for at in range(merge.first, min(merge.last + 1, len(values))):
                if at in self.open:
                    raise ValueError(f"the merged cells {merge.place} and {self.open[at][0].place} overlap")
                if held is not None:
                    self.open[at] = (merge, held)
        return [self._cell(at, value) for at, value in enumerate(values)] if self.open else values

    def _cell(self, at: int, value: object) -> object:
        if at not in self.open:
            return value
        merge, held = self.open[at]
        if at == merge.first and merge.first_row == merge.last_row:
            return value
        return MergedCell(held, merge.place, across=at > merge.first)


def merged_rows(sheet: IO[bytes]) -> MergedRows:
    """
    Return the merges of a sheet, from its XML.

    Raises:
        ValueError: there are more than any table has.
    """
    found: dict[int, list[_Merge]] = defaultdict(list)
    count, kept = 0, b""
    while chunk := sheet.read(_CHUNK):
        text = kept + chunk
        end = 0
        for match in _MERGE.finditer(text):
            first, first_row, last, last_row = (part.decode() for part in match.groups())
            place = f"{first}{first_row}:{last}{last_row}"
            merge = _Merge(int(first_row), int(last_row), _column(first), _column(last), place)
            found[merge.first_row].append(merge)
            count, end = count + 1, match.end()
        if count > MOST_MERGES:
            raise ValueError(f"it has more than {MOST_MERGES:,} merged cells")
        kept = text[max(end, len(text) - _LONGEST_TAG) :]
    return MergedRows(found)


def _column(letters: str) -> int:
    """Return the place of a column, from 0, by its letters."""
    number = 0
    for letter in letters:
        number = 26 * number + ord(letter) - ord("A") + 1
    return number - 1
