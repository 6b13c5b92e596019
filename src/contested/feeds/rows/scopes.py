"""Scopes: which figure a row is about, in which unit, and whether it claims, denies or withholds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from contested.claims import STATEMENT_STANCES
from contested.errors import ContestedError, EmptyKey, NotAChoice, TotalsRow
from contested.feeds.cells import text_cell
from contested.feeds.rows.row import CellError
from contested.feeds.rows.total_names import sums_up
from contested.names import clean_name
from contested.quantities import unit as unit_of
from contested.table.row_claim import Scope

if TYPE_CHECKING:
    from contested.feeds.rows.row import Row, RowColumn
    from contested.quantities import Unit


def scope_of(row: Row) -> Scope:
    """
    Return which figure a row is about, by all that tells it apart.

    Raises:
        CellError: the row does not say, or not in a way that can name a figure.
    """
    return Scope(
        tuple(_key(row, column) for column in row.bound.of),
        _needed(row, "name"),
        _named(row, "where"),
        None if (period := row.days("period")) is None else str(period),
        _named(row, "definition"),
        tuple((name, _facet(row, column)) for name, column in row.bound.facets.items()),
    )


def unit_in(row: Row) -> Unit:
    """
    Return the unit of a row, as it writes it.

    Raises:
        CellError: it is none.
    """
    text = _needed(row, "unit")
    units = row.bound.units
    if text not in units:
        try:
            units[text] = unit_of(text)
        except ContestedError as error:
            raise row.fault("unit", error) from None
    return units[text]


def row_stance(row: Row) -> str:
    """
    Return whether a row claims, denies or withholds, or what it says of another row.

    Raises:
        CellError: it says something else.
    """
    said = row.text("stance") or "claimed"
    if said not in STATEMENT_STANCES:
        raise row.fault("stance", NotAChoice("stance", said, STATEMENT_STANCES))
    return said


def _needed(row: Row, field: str) -> str:
    """Return a text that a figure cannot be without."""
    found = _named(row, field)
    if found is None:
        what = "measure" if field == "name" else field
        raise row.fault(field, EmptyKey(row.value(field), f"it is the {what}, and says nothing"))
    return found


def _named(row: Row, field: str) -> str | None:
    """Return a text that names part of a figure; one that hides something names nothing."""
    column = row.bound.columns.get(field)
    if column is None:
        return None
    if column in row.bound.names:
        return row.bound.names[column]
    found = row.text_in(column)
    name = None if found is None else _clean(row, column, found)
    if column.place < 0:
        row.bound.names[column] = name
    return name


def _clean(row: Row, column: RowColumn, text: str) -> str:
    try:
        return clean_name(text, "figure")
    except ContestedError as error:
        raise row.fault_in(column, error) from None


def _facet(row: Row, column: RowColumn) -> str:
    found = row.read(column, text_cell)
    if found is None:
        raise CellError(column.field, column.name, None, EmptyKey(None, "it says what is counted, and is empty"))
    return _clean(row, column, found)


def _key(row: Row, column: RowColumn) -> str:
    found = row.read(column, text_cell)
    if found is None:
        raise CellError(column.field, column.name, None, EmptyKey(None, "the row does not say whose figure it gives"))
    if row.mapping.totals == "rejected" and sums_up(found):
        advice = "it sums up other rows; if it is a figure of its own, give totals='kept'"
        raise CellError(column.field, column.name, found, TotalsRow(found, advice))
    return _clean(row, column, found)
