"""Frames of claims: the columns of claims as an Arrow table, or beside the frame that they were read from."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

import attrs

from contested.claims.intake import number_of
from contested.feeds.rows.claim_columns import DATE_COLUMNS, FLAG_COLUMNS, FLOAT_COLUMNS
from contested.optional import library
from contested.table.engine import narwhals

if TYPE_CHECKING:
    from contested.table.engine import Frame


def arrow_table(columns: dict[str, list[Any]]) -> Any:
    """
    Return claims as an Arrow table with the types of ``contested.table``.

    Raises:
        MissingExtra: pyarrow is not installed.
    """
    arrow = library("pyarrow")
    types = {"row": arrow.int64()}
    types |= dict.fromkeys(FLOAT_COLUMNS, arrow.float64())
    types |= dict.fromkeys(FLAG_COLUMNS, arrow.bool_()) | dict.fromkeys(DATE_COLUMNS, arrow.date32())
    types |= dict.fromkeys(clocked(columns), arrow.timestamp("us", "UTC"))
    held = {name: exactly_held(values) if name in FLOAT_COLUMNS else values for name, values in columns.items()}
    return arrow.table({name: arrow.array(values, types.get(name, arrow.string())) for name, values in held.items()})


def clocked(columns: dict[str, list[Any]]) -> list[str]:
    """Return the columns of times that hold instants."""
    return [name for name in DATE_COLUMNS if any(isinstance(value, datetime) for value in columns[name])]


def exactly_held(numbers: list[Any]) -> list[float | None]:
    """Return numbers as floats; a whole number that no float is as infinity, which a table takes from nobody."""
    return [float("inf") if isinstance(number, int) else number for number in numbers]


def frame_beside(frame: Frame, columns: dict[str, list[Any]]) -> Frame:
    """Return claims as a frame on the engine of another, and with its way back, of the types of ``contested.table``."""
    nw = narwhals()
    types = dict.fromkeys(columns, nw.String) | {"row": nw.Int64} | dict.fromkeys(FLOAT_COLUMNS, nw.Float64)
    types |= dict.fromkeys(FLAG_COLUMNS, nw.Boolean) | dict.fromkeys(DATE_COLUMNS, nw.Date)
    types |= dict.fromkeys(clocked(columns), nw.Datetime("us", "UTC"))
    held = {name: exactly_held(values) if name in FLOAT_COLUMNS else values for name, values in columns.items()}
    return attrs.evolve(frame, lazy=frame.beside(held, types))


def left_out(lost: int) -> str:
    """Return that a table has no place for some claims."""
    return f"not in the table: {number_of(lost, 'claim')} with numbers that floats do not tell apart"
