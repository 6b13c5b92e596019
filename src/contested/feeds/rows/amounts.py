"""
Amounts: the numbers of a row, with the words, bounds and codes that go with them.

Numbers that contradict each other are refused, or by choice only the best one
is kept; nothing is put in order.
"""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from contested.claims import ERROR_FIELDS
from contested.errors import ContestedError, InconsistentRow, UnusableCell, shorten
from contested.feeds.rows.row import NUMBERS_IN_ORDER, CellError
from contested.feeds.typed_cells import FormattedNumber
from contested.quantities import bounded, in_full

if TYPE_CHECKING:
    from contested.feeds.rows.row import Row
    from contested.quantities import Number, Unit


def amounts_of(row: Row, unit: Unit) -> dict[str, Any] | None:
    """
    Return value, low, high and what goes with them; None where no cell says anything.

    Raises:
        CellError: one cannot be read, or they contradict each other.
    """
    found: dict[str, Any] = {}
    unknown = False
    for name in NUMBERS_IN_ORDER:
        column = row.bound.columns.get(name)
        if column is None or row.is_missing(column):
            continue
        if row.is_unknown(column):
            unknown = True
            continue
        found[name] = row.number(name, unit)
    if unknown and not found:
        return {"value": "unknown"}
    if row.has("power"):
        _multiply(found, row)
    hedge = row.text("hedge")
    if not found and (hedge is None or row.bound.columns["hedge"].place < 0):
        return None if row.is_empty("quote") else {"value": None}
    return _valued(found, hedge, row)


def refuse_amounts(row: Row) -> dict[str, Any]:
    """
    Return that a denial or a refusal to say has no number.

    Raises:
        CellError: one stands beside it.
    """
    for name in NUMBERS_IN_ORDER:
        column = row.bound.columns.get(name)
        if column is not None and column.place >= 0 and not row.is_missing(column):
            advice = "a denial or a refusal to say has no number; empty the cell, or make it a claim"
            raise row.fault(name, UnusableCell(row.value(name), advice))
    return {}


def _multiply(found: dict[str, object], row: Row) -> None:
    """Multiply the numbers of a row by the power of ten that it names; a number with a scale of its own has two."""
    said = row.text("power") or "0"
    if re.fullmatch(r"[+-]?[0-9]{1,2}", said) is None:
        raise row.fault("power", UnusableCell(said, "a power of ten is a whole number such as 3"))
    scale = Fraction(10) ** int(said)
    if scale == 1:
        return
    for name in [name for name in found if name != "level"]:
        if isinstance(row.value(name), FormattedNumber):
            advice = "its format writes what it is of; take the power of ten out for such cells, or their format"
            raise row.fault(name, UnusableCell(str(row.value(name)), advice))
        try:
            found[name] = bounded(row.lone_number(name) * scale)
        except ContestedError:
            reason = f"{shorten(row.value(name))} cannot be multiplied; write the number out, without words around it"
            raise row.fault("power", UnusableCell(said, reason)) from None


def _valued(found: dict[str, Any], hedge: str | None, row: Row) -> dict[str, Any]:
    low, value, high = found.get("low"), found.get("value"), found.get("high")
    fields: dict[str, Any] = {"value": value}
    plain = None if isinstance(value, str) else value
    if _contradict(low, plain, high):
        return _contradiction(low, plain, high, row)
    if low is not None and low == high and value is None:
        fields["value"] = low
    elif low != high or low is None:
        fields |= {"low": low, "high": high}
    if hedge is not None:
        fields["hedge"] = hedge
    if (low is not None or high is not None) and low != high:
        fields["bounds"] = row.text("bounds")
        fields["level"] = found.get("level")
    fields |= {name: found.get(name) for name in ERROR_FIELDS}
    if not row.is_empty("partial"):
        fields["partial"] = row.flag("partial")
    return fields


def _contradiction(low: Number | None, best: Number | None, high: Number | None, row: Row) -> dict[str, object]:
    pairs = (("low", low), ("best", best), ("high", high))
    said = ", ".join(f"{name} is {in_full(number)}" for name, number in pairs if number is not None)
    if row.mapping.inconsistent == "kept" and best is not None:
        return {"value": best, "quote": f"as published, {said}; the ends contradict it, and are left out"}
    at_fault = "low" if low is not None and (best is None or low > best) else "high"
    column = row.bound.columns[at_fault]
    raise CellError("ends", column.name, row.value(at_fault), InconsistentRow(said))


def _contradict(low: Number | None, best: Number | None, high: Number | None) -> bool:
    return (
        (low is not None and high is not None and low > high)
        or (low is not None and best is not None and low > best)
        or (high is not None and best is not None and best > high)
    )
