"""Reading: a file under a mapping, from the opened file to the columns of its claims."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

from contested.claims import stance_of
from contested.dossier.file import storage
from contested.errors import UnusableCell
from contested.feeds.dialects import DIALECTS
from contested.feeds.opening import open_rows
from contested.feeds.rows.all_rows import validated
from contested.feeds.rows.ids import figure_ids
from contested.feeds.rows.row import bind
from contested.feeds.rows.row_reader import RowReader
from contested.feeds.sources.raw_rows import Rows
from contested.optional import library
from contested.table.claim_columns import columns_of_claims
from contested.table.claim_frames import arrow_table

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from contested.claims import Intake
    from contested.feeds.mapping import FeedMapping
    from contested.feeds.rows.row_reader import Progress
    from contested.feeds.sources.raw_rows import Header, RawRow
    from contested.table.row_claim import Claim


def reader_of(mapping: FeedMapping, data: object, progress: Progress | None = None) -> RowReader:
    """Open a file, lay its dialect over its rows and the mapping over its header."""
    rows = open_rows(data, mapping)
    if mapping.dialect is not None and not rows.header.any_column:
        rows = DIALECTS[mapping.dialect](rows, mapping)
    return RowReader(mapping, rows, bind(mapping, rows.header), progress)


def claim_columns_in(reader: RowReader) -> tuple[dict[str, list[Any]], Intake]:
    """
    Return claims as columns for a table, and the account of all rows.

    What a row says of another has no column in a table, and its row is rejected.
    """
    claims = [claim for claim in validated(reader) if _has_columns(reader, claim)]
    ids = figure_ids(dict.fromkeys(claim.scope for claim in claims))
    return columns_of_claims(claims, ids), reader.intake(claims)


def _has_columns(reader: RowReader, claim: Claim) -> bool:
    """Whether a claim can stand in a table by itself; one that cannot is rejected."""
    if not claim.points_at_another:
        return True
    stance = stance_of(claim.statement)
    advice = "no row of a table points at another; read() makes a dossier, which holds it"
    reader.reject(claim.row, reader.stance_column, stance, UnusableCell(stance, advice), claim.line)
    return False


def account_of(mapping: FeedMapping, header: Header, rows: Sequence[RawRow]) -> Intake:
    """Return what becomes of rows that were read already."""
    return claim_columns_in(RowReader(mapping, Rows("these rows", header, iter(rows)), bind(mapping, header)))[1]


def to_parquet(mapping: FeedMapping, data: object, path: Path, progress: Progress | None = None) -> Intake:
    """
    Write the claims of a file as Parquet, and return the account of its rows.

    Raises:
        UnsavedDossier: it could not be written.
        MissingExtra: pyarrow is not installed.
        ContestedError: as ``Feed.read``.
    """
    parquet = library("pyarrow.parquet")
    columns, intake = claim_columns_in(reader_of(mapping, data, progress))
    buffer = io.BytesIO()
    parquet.write_table(arrow_table(columns), buffer)
    storage.save(path, buffer.getvalue())
    return intake
