"""Reading: a file under a mapping, from the opened file to the columns of its claims."""

from __future__ import annotations

import io
from collections import Counter
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

import attrs

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
from contested.table.claim_columns import columns_of_claims, units_of_answers
from contested.table.claim_frames import arrow_table
from contested.table.row_claim import TORN, may_be_torn, torn_days

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from contested.claims import Intake
    from contested.feeds.mapping import FeedMapping
    from contested.feeds.rows.row_reader import Progress
    from contested.feeds.sources.raw_rows import Header, RawRow
    from contested.table.claim_columns import AnswerUnits, ClaimsByColumn
    from contested.table.row_claim import Claim, Scope

_ADVICE = "; read() makes a dossier, which holds it"


def reader_of(mapping: FeedMapping, data: object, progress: Progress | None = None) -> RowReader:
    """Open a file, lay its dialect over its rows and the mapping over its header."""
    rows = open_rows(data, mapping)
    if mapping.dialect is not None and not rows.header.any_column:
        rows = DIALECTS[mapping.dialect](rows, mapping)
    return RowReader(mapping, rows, bind(mapping, rows.header), progress)


class TabledClaims(NamedTuple):
    """Claims as columns for a table, the account of all rows, and the unit of answers where numbers do not tell it."""

    columns: ClaimsByColumn
    account: Intake
    units: AnswerUnits


def tabled_claims_in(reader: RowReader) -> TabledClaims:
    """
    Return claims as columns for a table, and the account of all rows.

    What a row says of another has no column in a table.  Without it its figure
    would be another one, in which a corrected number stands again: all that is
    said of that is rejected.
    """
    claims = validated(reader)
    ids = figure_ids(dict.fromkeys(claim.scope for claim in claims))
    claims = _in_whole_figures(reader, claims)
    lost = Counter(None if scope is None else ids[scope] for _, scope in reader.lost if scope in ids or scope is None)
    account = attrs.evolve(reader.intake(claims), by_figure=partial(Counter, lost))
    return TabledClaims(columns_of_claims(claims, ids), account, units_of_answers(claims))


def _in_whole_figures(reader: RowReader, claims: list[Claim]) -> list[Claim]:
    """Return the claims of figures that a table can hold; what is said of another one is rejected, with the reason."""
    misplaced = {id(claim): found for claim in claims if (found := claim.misplaced(reader.mapping.time)) is not None}
    misplaced = {**dict(_torn(claims)), **misplaced}
    if not misplaced:
        return claims
    reasons: dict[Scope, Claim] = {}
    for claim in claims:
        if id(claim) in misplaced:
            reasons.setdefault(claim.scope, claim)
    kept = []
    for claim in claims:
        reason = reasons.get(claim.scope)
        if reason is None:
            kept.append(claim)
        elif id(claim) in misplaced:
            field, value, why = misplaced[id(claim)]
            said = str(value)
            reader.reject(claim.row, reader.column_of(field), said, UnusableCell(said, why + _ADVICE), claim.line)
        else:
            why = f"row {reason.row} keeps it out: {misplaced[id(reason)][2]}{_ADVICE}"
            reader.reject(claim.row, None, None, UnusableCell(", ".join(claim.scope.of), why), claim.line)
    return kept


def _torn(claims: list[Claim]) -> Iterator[tuple[int, tuple[str, object, str]]]:
    """Yield the claims that name an instant of which no table knows the day, each with the field, the time and why."""
    scopes = {claim.scope for claim in claims if may_be_torn(claim.statement)}
    by_figure: dict[Scope, list[Claim]] = {scope: [] for scope in scopes}
    for claim in claims if scopes else ():
        if claim.scope in scopes:
            by_figure[claim.scope].append(claim)
    for said in by_figure.values():
        for at, clock, moment in torn_days([claim.statement for claim in said]):
            yield id(said[at]), (clock, moment, TORN)


def account_of(mapping: FeedMapping, header: Header, rows: Sequence[RawRow]) -> Intake:
    """Return what becomes of rows that were read already."""
    return account_in(RowReader(mapping, Rows("these rows", header, iter(rows)), bind(mapping, header)))


def account_in(reader: RowReader) -> Intake:
    """Return the account of all rows, as a dossier of them has it."""
    return reader.intake(validated(reader))


def to_parquet(mapping: FeedMapping, data: object, path: Path, progress: Progress | None = None) -> Intake:
    """
    Write the claims of a file as Parquet, and return the account of its rows.

    Raises:
        UnsavedDossier: it could not be written.
        MissingExtra: pyarrow is not installed.
        ContestedError: as ``Feed.read``.
    """
    parquet = library("pyarrow.parquet")
    columns, intake, _ = tabled_claims_in(reader_of(mapping, data, progress))
    buffer = io.BytesIO()
    parquet.write_table(arrow_table(columns), buffer)
    storage.save(path, buffer.getvalue())
    return intake
