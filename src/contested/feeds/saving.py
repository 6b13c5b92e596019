"""Saving: claims as a Parquet file, whole or not at all."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

from contested.feeds.columns import DATES, FLAGS, FLOATS
from contested.feeds.doors import library
from contested.feeds.reading import as_columns, opened
from contested.file import saving

if TYPE_CHECKING:
    from pathlib import Path

    from contested.feeds.feed import Feed
    from contested.intake import Intake


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
    return arrow.table({name: arrow.array(values, types.get(name, arrow.string())) for name, values in columns.items()})


def to_parquet(feed: Feed, data: Any, path: Path) -> Intake:
    """
    Write the claims of a file as Parquet, and return the account of its rows.

    Raises:
        UnsavedDossier: it could not be written.
        MissingExtra: pyarrow is not installed.
        ContestedError: as ``Feed.read``.
    """
    parquet = library("pyarrow.parquet")
    columns, intake, _ = as_columns(opened(feed, data))
    buffer = io.BytesIO()
    parquet.write_table(arrow_table(columns), buffer)
    saving.save(path, buffer.getvalue())
    return intake
