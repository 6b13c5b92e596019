"""Tables of feeds: a file or frame scanned where an engine can read its rows, and read row by row where it cannot."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import attrs
import narwhals.stable.v2 as nw

from contested.feeds.reading import reader_of, tabled_claims_in
from contested.feeds.rows.row import bind
from contested.feeds.scan.eligibility import row_by_row
from contested.feeds.scan.scanning import scanned_claims
from contested.feeds.scan.typed_source import Untyped, typed_source
from contested.feeds.to_dossier import dossier_in
from contested.table.claim_columns import (
    CLAIM_COLUMNS,
    DATE_COLUMNS,
    ERROR_SIDES,
    FLAG_COLUMNS,
    FLOAT_COLUMNS,
    SOMETIMES,
)
from contested.table.claim_frames import arrow_table, exact_floats, instant_columns, left_out_remark
from contested.table.claim_rows import rows_of_frame
from contested.table.claim_table import ClaimTable
from contested.table.connection import engine_errors
from contested.table.engine import of_arrow

if TYPE_CHECKING:
    from collections.abc import Sequence

    from narwhals.typing import IntoDType

    from contested.dossier.dossier import Dossier
    from contested.feeds.mapping import FeedMapping
    from contested.feeds.rows.row_reader import Progress
    from contested.table.claim_columns import AnswerUnits
    from contested.table.engine import Frame
    from contested.table.first_look import FirstLook


def table_of(mapping: FeedMapping, data: Any, progress: Progress | None = None) -> ClaimTable:
    """
    Return what a file or frame says as a table of claims: read on an engine where it can, else row by row.

    As a dossier it is what reading the file row by row makes of it.

    Raises:
        MissingExtra: the extra ``table`` is not installed.
        ContestedError: as ``Feed.read``.
    """
    source = typed_source(data, mapping)
    if isinstance(source, Untyped):
        return _row_by_row(mapping, data, progress, source.why, source.like)
    if mapping.dialect is not None:
        return _row_by_row(mapping, data, progress, f"the dialect {mapping.dialect} reads each row", source.frame)
    bound = bind(mapping, source.header)
    why = row_by_row(mapping, bound, source.header.names, source.kinds)
    if why is not None:
        return _row_by_row(mapping, data, progress, why, source.frame)
    stops: tuple[type[Exception], ...] = (*engine_errors(), UnicodeDecodeError)  # the latter in a damaged file
    try:
        found = scanned_claims(bound[0], source)
    except stops as error:
        return _row_by_row(mapping, data, progress, "the engine stopped: " + str(error).partition("\n")[0])
    if found is None:
        why = "floats near zero, whole numbers beyond 2**53, times of day, open days, or stances to other rows"
        return _row_by_row(mapping, data, progress, why, source.frame)
    made = _tabled(mapping, found.frame, found.facets, found.look)
    return made.accounted(found.account, found.notes, about=found.about, read=lambda: _read(mapping, data))


def _row_by_row(
    mapping: FeedMapping, data: Any, progress: Progress | None, why: str, like: Frame | None = None
) -> ClaimTable:
    """Return the table of claims that were read one by one, on an engine or on our own."""
    columns, account, units = tabled_claims_in(reader_of(mapping, data, progress))
    frame = of_arrow(arrow_table(columns)) if like is None else _frame_beside(like, columns)
    notes = [f"read row by row: {why}"]
    facets = [name for name in columns if name not in (*CLAIM_COLUMNS, *SOMETIMES)]
    made = _tabled(mapping, frame, facets, to=units or None)
    lost = made.intake.rows - made.intake.taken
    about = {name: columns[name] for name in ("figure", "of", "where", "period", *facets)}
    notes += [left_out_remark(lost)] if lost else []
    return made.accounted(account, notes, about=about, read=lambda: _read(mapping, data))


def _tabled(
    mapping: FeedMapping,
    frame: Frame,
    facets: Sequence[str],
    look: FirstLook | None = None,
    to: AnswerUnits | None = None,
) -> ClaimTable:
    """Return a frame of a feed's claims as a table, with all that the feed says of its figures, and what is known."""
    named = (None, "measure", facets, dict[str, str]())
    terms = (mapping.signed, mapping.disputants, mapping.time, mapping.independent)
    return ClaimTable(rows_of_frame(frame, named, None, to, *terms, look=look))


def _read(mapping: FeedMapping, data: Any) -> Dossier:
    return dossier_in(reader_of(mapping, data))


def _frame_beside(frame: Frame, columns: dict[str, list[Any]]) -> Frame:
    """Return claims as a frame on the engine of another, and with its way back, of the types of ``contested.table``."""
    types: dict[str, IntoDType] = dict.fromkeys(columns, nw.String)
    floats = [name for name in (*FLOAT_COLUMNS, *ERROR_SIDES) if name in columns]
    types |= {"row": nw.Int64} | dict.fromkeys(floats, nw.Float64)
    types |= dict.fromkeys(FLAG_COLUMNS, nw.Boolean) | dict.fromkeys(DATE_COLUMNS, nw.Date)
    types |= dict.fromkeys(instant_columns(columns), nw.Datetime("us", "UTC"))
    held = {name: exact_floats(values) if name in floats else values for name, values in columns.items()}
    return attrs.evolve(frame, lazy=frame.beside(held, types))
