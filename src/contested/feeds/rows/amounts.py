"""
Amounts: the numbers of a row, with the words, bounds and codes that go with them.

Numbers that contradict each other are refused, or by choice only the best one
is kept; nothing is put in order.
"""

from __future__ import annotations

import re
from fractions import Fraction
from functools import partial
from typing import TYPE_CHECKING, Any

import attrs

from contested.errors import ContestedError, InconsistentRow, UnusableCell, shorten
from contested.feeds.rows import cells as cell
from contested.feeds.rows.cell_error import CellError, Column, content, read_cell, read_text
from contested.quantities.numbers import bounded, exact, in_full

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from contested.feeds.feed import Feed
    from contested.quantities.numbers import Number
    from contested.quantities.units import Unit

NUMBERS = ("low", "best", "high", "standard_error", "level")


@attrs.frozen
class Amounts:
    """Where the numbers of a row stand."""

    feed: Feed
    columns: Mapping[str, Column]

    def said(self, cells: Sequence[object], unit: Unit) -> dict[str, Any] | None:
        """Return value, low, high and what goes with them; None where no cell says anything."""
        found: dict[str, Any] = {}
        unknown = False
        for name in NUMBERS:
            column = self.columns.get(name)
            if column is None or self.is_missing(column, cells):
                continue
            if self._is_unknown(column, cells):
                unknown = True
                continue
            read: Callable[..., Any] = cell.number if name == "best" else cell.bound
            found[name] = read_cell(self.feed, column, cells, partial(read, unit=unit, locale=self.feed.locale))
        if unknown and not found:
            return {"value": "unknown"}
        if "power" in self.columns:
            self._raise(found, cells)
        hedge = read_text(self.feed, self.columns.get("hedge"), cells)
        if not found and (hedge is None or self.columns["hedge"].place < 0):
            quoted = "quote" in self.columns and not cell.is_empty(content(self.feed, self.columns["quote"], cells))
            return {"value": None} if quoted else None
        return self._valued(found, hedge, cells)

    def refused(self, cells: Sequence[object]) -> dict[str, Any]:
        """
        Return that a denial or a refusal to say has no number.

        Raises:
            Fault: one stands beside it.
        """
        for name in NUMBERS:
            column = self.columns.get(name)
            if column is not None and column.place >= 0 and not self.is_missing(column, cells):
                advice = "a denial or a refusal to say has no number; empty the cell, or make it a claim"
                raise CellError(column.name, column.of(cells), UnusableCell(column.of(cells), advice))
        return {}

    def is_missing(self, column: Column, cells: Sequence[object]) -> bool:
        """Whether a row says nothing in a column of numbers."""
        missing = self.feed.missing
        value = content(self.feed, column, cells) if self.feed.reads else column.of(cells)
        if missing and cell.is_code(value, missing.get(column.name, missing.get("*", frozenset()))):
            return True
        return cell.is_empty(value) and not self._is_unknown(column, cells)  # a NaN can be a code for what is unknown

    def _is_unknown(self, column: Column, cells: Sequence[object]) -> bool:
        unknown = self.feed.unknown
        if not unknown:
            return False
        value = content(self.feed, column, cells)
        return cell.is_code(value, unknown.get(column.name, unknown.get("*", frozenset())))

    @property
    def places(self) -> dict[int, Column]:
        """The columns of numbers, but for the level of an interval, by their places."""
        ends = (self.columns[name] for name in NUMBERS[:4] if name in self.columns)
        return {one.place: one for one in ends if one.place >= 0}

    def _raise(self, found: dict[str, Any], cells: Sequence[object]) -> None:
        """Multiply the numbers of a row by the power of ten that it names."""
        column = self.columns["power"]
        said = read_text(self.feed, column, cells) or "0"
        if re.fullmatch(r"[+-]?[0-9]{1,2}", said) is None:
            raise CellError(
                column.name, column.of(cells), UnusableCell(said, "a power of ten is a whole number such as 3")
            )
        scale = Fraction(10) ** int(said)
        if scale == 1:
            return
        for name, value in found.items():
            try:
                found[name] = value if name == "level" else bounded(exact(value) * scale)
            except ContestedError:
                reason = f"{shorten(value)} cannot be multiplied; write the number out, without words around it"
                raise CellError(column.name, column.of(cells), UnusableCell(said, reason)) from None

    def _valued(self, found: dict[str, Any], hedge: str | None, cells: Sequence[object]) -> dict[str, Any]:
        low, best, high = found.get("low"), found.get("best"), found.get("high")
        fields: dict[str, Any] = {"value": best}
        plain = None if isinstance(best, str) else best
        if _contradict(low, plain, high):
            return self._contradiction(low, plain, high, cells)
        if low is not None and low == high and best is None:
            fields["value"] = low
        elif low != high or low is None:
            fields |= {"low": low, "high": high}
        if hedge is not None:
            fields["hedge"] = hedge
        if (low is not None or high is not None) and low != high:
            fields["bounds"] = read_text(self.feed, self.columns.get("bounds"), cells)
            fields["level"] = found.get("level")
        fields["standard_error"] = found.get("standard_error")
        if "partial" in self.columns and not cell.is_empty(content(self.feed, self.columns["partial"], cells)):
            fields["partial"] = read_cell(self.feed, self.columns["partial"], cells, cell.flag)
        return fields

    def _contradiction(
        self, low: Number | None, best: Number | None, high: Number | None, cells: Sequence[object]
    ) -> dict[str, Any]:
        pairs = (("low", low), ("best", best), ("high", high))
        said = ", ".join(f"{name} is {in_full(number)}" for name, number in pairs if number is not None)
        if self.feed.inconsistent == "kept" and best is not None:
            return {"value": best, "quote": f"as published, {said}; the ends contradict it, and are left out"}
        at_fault = "low" if low is not None and (best is None or low > best) else "high"
        column = self.columns[at_fault]
        raise CellError(column.name, column.of(cells), InconsistentRow(said))


def _contradict(low: Number | None, best: Number | None, high: Number | None) -> bool:
    return (
        (low is not None and high is not None and low > high)
        or (low is not None and best is not None and low > best)
        or (high is not None and best is not None and best > high)
    )
