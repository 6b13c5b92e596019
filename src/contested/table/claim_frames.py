"""Frames of claims: the columns of claims as an Arrow table."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from contested.claims import number_of
from contested.optional import library
from contested.table.claim_columns import DATE_COLUMNS, ERROR_SIDES, FLAG_COLUMNS, FLOAT_COLUMNS


def arrow_table(columns: dict[str, list[object]]) -> Any:
    """
    Return claims as an Arrow table, of the types that tables of claims work on.

    Raises:
        MissingExtra: pyarrow is not installed.
    """
    arrow = library("pyarrow")
    types = {"row": arrow.int64()}
    types |= dict.fromkeys((*FLOAT_COLUMNS, *ERROR_SIDES), arrow.float64())
    types |= dict.fromkeys(FLAG_COLUMNS, arrow.bool_()) | dict.fromkeys(DATE_COLUMNS, arrow.date32())
    types |= dict.fromkeys(instant_columns(columns), arrow.timestamp("us", "UTC"))
    held = {
        name: exact_floats(values) if name in (*FLOAT_COLUMNS, *ERROR_SIDES) else values
        for name, values in columns.items()
    }
    return arrow.table({name: arrow.array(values, types.get(name, arrow.string())) for name, values in held.items()})


def instant_columns(columns: dict[str, list[object]]) -> list[str]:
    """Return the columns of times that hold instants."""
    return [name for name in DATE_COLUMNS if any(isinstance(value, datetime) for value in columns[name])]


def exact_floats(numbers: list[Any]) -> list[float | None]:
    """Return numbers as floats; a whole number that no float is as infinity, which a table takes from nobody."""
    return [float("inf") if isinstance(number, int) else number for number in numbers]


def left_out_remark(lost: int) -> str:
    """Return that a table has no place for some claims."""
    return f"not in the table: {number_of(lost, 'claim')} with numbers that floats do not tell apart"
