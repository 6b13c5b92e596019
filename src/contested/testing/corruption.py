"""Corruptions: one way in which rows go wrong in life, with where it was seen and what finds it."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cached_property
from typing import TYPE_CHECKING

import attrs
from hypothesis import strategies as st

from contested.feeds.rules.checked_rows import checked_rows
from contested.testing.row_layouts import layout_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from contested.feeds.mapping import FeedMapping
    from contested.feeds.rules.checked_rows import CheckedRows, NumberInRow
    from contested.table.row_claim import Claim
    from contested.testing.fed_rows import FeedRows
    from contested.testing.row_layouts import ClaimLayout, RowLayout


@attrs.frozen
class RowChange:
    """
    What is different in rows after something went wrong; rows count from 0.

    Args:
        cells: a row, a column, and what stands there then.
        added: rows that are there then, each with the place before which it stands.
        dropped: rows that are gone.
    """

    cells: tuple[tuple[int, str, object], ...] = ()
    added: tuple[tuple[int, Mapping[str, object]], ...] = ()
    dropped: frozenset[int] = frozenset()

    def made(self, rows: FeedRows) -> FeedRows:
        """Return rows with the change; those that are given stay as they are."""
        changed = [dict(row) for row in rows]
        for at, column, cell in self.cells:
            changed[at][column] = _written_as(changed[at].get(column), cell)
        added: dict[int, FeedRows] = defaultdict(list)
        for at, row in self.added:
            added[at].append(dict(row))
        made: FeedRows = []
        for at in range(len(rows) + 1):
            made += added[at]
            made += changed[at : at + 1] if at not in self.dropped else []
        if any(not isinstance(cell, str) for row in rows for cell in row.values()):
            return made
        return [{name: "" if cell is None else str(cell) for name, cell in row.items()} for row in made]


def _written_as(old: object, new: object) -> object:
    """Return a number with commas between its thousands where the one in its place has them."""
    is_grouped = isinstance(old, str) and isinstance(new, int) and _GROUPED.fullmatch(old.strip()) is not None
    return f"{new:,}" if is_grouped else new


_GROUPED = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+")


@attrs.frozen(slots=False)
class RowsAtHand:
    """Rows, the feed that they fit, and what they say: for a corruption to see where it has a place."""

    rows: FeedRows
    feed: FeedMapping

    @cached_property
    def layout(self) -> RowLayout:
        """Which columns hold what."""
        return layout_of(self.feed)

    @cached_property
    def checked(self) -> CheckedRows:
        """What the rules of a feed look at."""
        return checked_rows(self.feed, self.rows)

    @property
    def figures(self) -> Iterable[Sequence[NumberInRow]]:
        """The numbers of each figure."""
        return self.checked.numbers.values()

    @property
    def claims(self) -> Sequence[Claim]:
        """Every claim, denial and refusal."""
        return self.checked.claims

    def parts(self, claim: Claim) -> ClaimLayout:
        """Where a claim stands in its row."""
        return self.layout.claims[claim.part - 1]

    def row(self, claim: Claim) -> dict[str, object]:
        """Return the row of a claim."""
        return self.rows[claim.row - 1]

    def cells(self, claim: Claim, columns: Iterable[str]) -> dict[str, object]:
        """Return those of a row's cells in some columns that are not empty."""
        row = self.row(claim)
        return {name: row[name] for name in columns if row.get(name) not in (None, "")}


@attrs.frozen
class Corruption:
    """
    One way in which rows go wrong.

    Args:
        name: what it is called, such as "copied story".
        says: what happens, as a clause: "a row copied three times becomes
            three witnesses".
        seen_at: where in life it was seen, with its source.
        found_by: rules of ``feed.check``, of which at least one finds it.
        ways: gives every change by which it can happen to rows, the plainest
            first; none where these rows, or this feed, give it no place.
        before: it is found beside the rows from before alone.
        needs: fields for which a feed must have a column, such as "low", or
            "low or value" where one of them will do.
    """

    name: str
    says: str
    seen_at: str
    found_by: tuple[str, ...]
    ways: Callable[[RowsAtHand], Iterable[RowChange]] = attrs.field(repr=False, eq=False)
    before: bool = False
    needs: tuple[str, ...] = ()

    def lacks(self, feed: FeedMapping) -> tuple[str, ...]:
        """Return what it needs and a feed does not have: then none of its rows give it a place."""
        layout = layout_of(feed)
        found = [
            tuple(need for need in self.needs if given.isdisjoint(need.split(" or ")))
            for given in (_given(feed, layout, parts) for parts in layout.claims)
        ]
        return min(found, key=len)

    def apply(self, draw: st.DrawFn, rows: FeedRows, feed: FeedMapping) -> FeedRows | None:
        """Draw the rows as they are when it has happened; None where they give it no place."""
        ways = tuple(self.ways(RowsAtHand(rows, feed)))
        return draw(st.sampled_from(ways)).made(rows) if ways else None


def _given(feed: FeedMapping, layout: RowLayout, parts: ClaimLayout) -> set[str]:
    """Return the fields for which a claim of a row has columns, with what is true of the feed as a whole."""
    given = {*parts.numbers, *parts.others, *(name for name, time in parts.times.items() if time.is_daily)}
    whole = {
        "of": bool(layout.of),
        "by": bool(parts.holder),
        "number": bool(parts.numbers),
        "value without low and high": parts.numbers.keys() == {"value"},
        "one claim a row": len(layout.claims) == 1,
        "time='cumulative'": feed.time == "cumulative",
    }
    return given | {name for name, is_so in whole.items() if is_so}


@attrs.frozen
class CorruptedRows:
    """
    Rows in which one thing went wrong.

    Args:
        corruption: what went wrong.
        rows: as they are now.
        before: as they were.
    """

    corruption: Corruption
    rows: FeedRows
    before: FeedRows
