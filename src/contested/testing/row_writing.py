"""
Writing rows: what was drawn for each becomes a row, so that all rows together are clean.

Nothing is filtered: a row that would contradict an earlier one (a second
number of one party on one day, a number of a denier) goes to the next party,
figure or day instead.
"""

from __future__ import annotations

from datetime import timedelta
from itertools import count
from typing import TYPE_CHECKING

import attrs

from contested.testing.claim_writing import ClaimWriter
from contested.testing.drawn_rows import DrawnFrame, DrawnRow, RowRoom, RowRules, WrittenRow

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from contested.testing.fed_rows import FeedRows
    from contested.testing.row_layouts import RowCells, RowLayout, TimeLayout


def written_rows(rules: RowRules, drawn: tuple[DrawnFrame, Sequence[DrawnRow]]) -> FeedRows:
    """Return rows of what was drawn."""
    frame, several = drawn
    sheet = _Sheet(rules, frame)
    made = [sheet.row(number, one) for number, one in enumerate(several, 1)]
    return [_as_text(row) for row in made] if rules.as_text else made


def _as_text(row: RowCells) -> RowCells:
    return {name: "" if cell is None else str(cell) for name, cell in row.items()}


@attrs.define
class _Sheet:
    """Rows as they are written: who said what of which figure so far.  Used once and given up."""

    rules: RowRules
    frame: DrawnFrame
    layout: RowLayout = attrs.field(init=False)
    dated: tuple[TimeLayout, ...] = attrs.field(init=False)
    writer: ClaimWriter = attrs.field(init=False)
    said: dict[int, list[WrittenRow]] = attrs.field(factory=dict)

    def __attrs_post_init__(self) -> None:
        self.layout = self.rules.layout
        self.dated = tuple(dict.fromkeys(time for one in self.layout.claims for time in one.dated))
        # without a day on which it held, a number is replaced by the later stated one alone that says as much
        closed = bool(self.dated) and any("as_of" not in one.times for one in self.layout.claims)
        self.writer = ClaimWriter(self.rules, self.frame, closed=closed)

    def row(self, number: int, drawn: DrawnRow) -> RowCells:
        """Write one row where it finds room."""
        room = next(found for found in self._rooms(drawn) if found is not None)
        cells: RowCells = dict.fromkeys(self.layout.columns)
        days = self._days(room.day)
        for at, claim in enumerate(self.layout.claims):
            self.writer.write(cells, claim, at, room, drawn, number)
        cells |= days
        holder = self.rules.holders[room.at]
        goes_on = room.stance == "claimed" and not room.copies(holder)
        written = WrittenRow(holder, goes_on, room.day, days, room.spread, room.extras, room.source, cells)
        self.said.setdefault(room.figure, []).append(written)
        return cells

    # -- where it finds room -------------------------------------------------------

    def _rooms(self, drawn: DrawnRow) -> Iterator[RowRoom | None]:
        """Give where a row may stand, first where it was drawn for; None where it may not."""
        figure, holder, _ = drawn.place
        most, holders = self.rules.most_figures, len(self.rules.holders)
        figures: Iterable[int] = count(figure) if most is None else [(figure + n) % most for n in range(most)]
        day = drawn.day
        while True:
            for one in figures:
                for n in range(holders):
                    yield self._room(one, (holder + n) % holders, day, drawn)
            day += 1

    def _room(self, figure: int, at: int, day: int, drawn: DrawnRow) -> RowRoom | None:
        """Return what a row says there, or None where it would contradict what was said."""
        said, holder = self.said.get(figure, []), set(self.rules.holders[at])
        own = [one for one in said if not holder.isdisjoint(one.holder) or not holder]
        source, (way, _) = drawn.place[2], drawn.way
        if not own:
            if way == "copied":
                original = next((one for one in said if one.goes_on), None)
                if original is not None and original.source == source:
                    source = (source + 1) % max(2, self.layout.sources)  # not behind itself
                day = day if original is None else original.day
                return RowRoom(figure, at, day, source, "claimed", drawn.spread, drawn.extras, original=original)
            alone = not said and self.rules.most_figures is not None  # a denier has no room for another row
            return RowRoom(figure, at, day, source, "claimed" if alone else way, drawn.spread, drawn.extras)
        first = own[0]
        if set(first.holder) != holder or not first.goes_on:
            return None
        days = self._days(day)
        if days and all(one.days != days for one in own):
            return RowRoom(figure, at, day, source, "claimed", first.spread, first.extras, later=True)
        used = {one.source for one in own}
        free = [n for n in range(self.layout.sources) if n not in used]
        if not free:
            return None
        return RowRoom(figure, at, first.day, free[0], "claimed", first.spread, first.extras, original=first)

    def _days(self, day: int) -> RowCells:
        written: RowCells = {}
        for time in self.dated:
            written |= time.written(self.frame.start + timedelta(day))
        return written
