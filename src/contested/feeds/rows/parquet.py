"""Saving: claims as a Parquet file, whole or not at all."""

from __future__ import annotations

import io
from datetime import datetime
from typing import TYPE_CHECKING, Any

from contested.claims.intake import counted
from contested.dossier.file import storage
from contested.feeds.rows.claim_columns import DATES, FLAGS, FLOATS
from contested.feeds.rows.row_reader import as_columns, opened
from contested.optional import library

if TYPE_CHECKING:
    from pathlib import Path

    from contested.claims.intake import Intake
    from contested.feeds.feed import Feed


def arrow_table(columns: dict[str, list[Any]]) -> Any:
    """
    Return claims as an Arrow table with the types of ``contested.table``.

    Raises:
        MissingExtra: pyarrow is not installed.
    """
    arrow = library("pyarrow")
    types = {"row": arrow.int64()}
    types |= dict.fromkeys(FLOATS, arrow.float64())
    types |= dict.fromkeys(FLAGS, arrow.bool_()) | dict.fromkeys(DATES, arrow.date32())
    types |= dict.fromkeys(clocked(columns), arrow.timestamp("us", "UTC"))
    held = {name: exactly_held(values) if name in FLOATS else values for name, values in columns.items()}
    return arrow.table({name: arrow.array(values, types.get(name, arrow.string())) for name, values in held.items()})


def clocked(columns: dict[str, list[Any]]) -> list[str]:
    """Return the columns of times that hold instants."""
    return [name for name in DATES if any(isinstance(value, datetime) for value in columns[name])]


def exactly_held(numbers: list[Any]) -> list[float | None]:
    """Return numbers as floats; a whole number that no float is as infinity, which a table takes from nobody."""
    return [float("inf") if isinstance(number, int) else number for number in numbers]


def left_out(lost: int) -> str:
    """Return that a table has no place for some claims."""
    return f"not in the table: {counted(lost, 'claim')} with numbers that floats do not tell apart"


def to_parquet(feed: Feed, data: Any, path: Path) -> Intake:
    """
    Write the claims of a file as Parquet, and return the account of its rows.

    Raises:
        UnsavedDossier: it could not be written.
        MissingExtra: pyarrow is not installed.
        ContestedError: as ``Feed.read``.
    """
    parquet = library("pyarrow.parquet")
    columns, intake = as_columns(opened(feed, data))
    buffer = io.BytesIO()
    parquet.write_table(arrow_table(columns), buffer)
    storage.save(path, buffer.getvalue())
    return intake
