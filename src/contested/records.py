"""
Records: statements as plain rows, and back.

A row holds what a person would write: the fields of ``Figure.claimed``.  Rows
and files share this table, and differ only in how they name parties, sources
and units.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from contested.denial import Denial, Withheld
from contested.errors import ContestedError, IncompleteStatement, NotAChoice, UnreadableRows
from contested.estimate import Estimate
from contested.hedges import read_phrase
from contested.source import source_titled
from contested.statement import FIELDS, Statement
from contested.units import unit as unit_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from contested.party import Party
    from contested.source import Source
    from contested.units import Unit

STANCES = ("claimed", "denied", "withheld")
SCOPE = ("of", "where", "period", "time", "definition", "facets", "disputants", "signed")
NUMBERS = ("value", "low", "high", "best", "level", "standard_error")
COLUMNS = (
    "stance",
    "value",
    "unit",
    "low",
    "high",
    "best",
    "hedge",
    "bounds",
    "level",
    "standard_error",
    "basis",
    "status",
    "partial",
    *FIELDS,
    "estimate",
    "aspect",
)
"""What a row holds of a statement, in the order in which it is written."""


def statement_record(
    statement: Statement,
    unit: Unit,
    party: Callable[[Party], Any] = lambda party: party.name,
    source: Callable[[Source], Any] = lambda source: source.title,
    write_unit: Callable[[Unit], str] = str,
) -> dict[str, Any]:
    """
    Return the fields that a person would write to make this statement again.

    Args:
        statement: an estimate, a denial or a refusal to say.
        unit: the figure's unit, which is not written again.
        party: how a party is written.
        source: how a source is written.
        write_unit: how a unit is written.
    """
    record: dict[str, Any] = {}
    if isinstance(statement, Estimate):
        record |= _number_record(statement, unit, write_unit)
    holders = [party(one) for one in statement.parties]
    if holders:
        record["by"] = holders[0] if len(holders) == 1 else holders
    if statement.source is not None:
        record["source"] = source(statement.source)
    if statement.quoting:
        record["quoting"] = [source(one) for one in statement.quoting]
    for name in ("named", "speaker", "anonymous", "as_of", "stated", "key", "quote", "note"):
        value = getattr(statement, name)
        if value is not None and value is not False:
            record[name] = str(value) if name in ("as_of", "stated") else value
    if isinstance(statement, Denial):
        if statement.estimate is not None:
            record["estimate"] = statement.estimate
        if statement.aspect != "unsaid":
            record["aspect"] = statement.aspect
    return record


def _number_record(estimate: Estimate, unit: Unit, write_unit: Callable[[Unit], str]) -> dict[str, Any]:
    record: dict[str, Any] = {}
    interval = estimate.interval
    phrase = None if estimate.text is None else read_phrase(estimate.text)
    if phrase is not None:
        record["value"] = phrase.text
    if estimate.unit != unit and not (phrase is not None and phrase.rest and phrase.interval is not None):
        record["unit"] = write_unit(estimate.unit)
    if interval is not None and not estimate.partial and (phrase is None or phrase.interval != interval):
        if interval.is_point:
            record["value"] = interval.low
        else:
            record |= {name: end for name, end in (("low", interval.low), ("high", interval.high)) if end is not None}
            if phrase is None and estimate.hedges:
                record["hedge"] = estimate.hedges[0]
    elif interval is not None and phrase is None:
        record["value"] = interval.low
    if estimate.best is not None and (phrase is None or phrase.interval == interval):
        record["best"] = estimate.best
    for name in ("bounds", "level", "standard_error", "basis", "status", "partial"):
        value = getattr(estimate, name)
        if value is not None and value is not False:
            record[name] = value
    return record


def stance_of(statement: Statement) -> str:
    """Return how a row calls the kind of a statement."""
    if isinstance(statement, Estimate):
        return "claimed"
    return "denied" if isinstance(statement, Denial) else "withheld"


def statement_from(
    record: Mapping[str, Any], stance: str, unit: Unit, units: Mapping[str, Unit] | None = None
) -> Statement:
    """
    Return the statement that a record describes.

    Raises:
        ContestedError: the leaf says which field is wrong.
    """
    fields = dict(record)
    if stance == "denied":
        return Denial.of(**fields)
    if stance == "withheld":
        return Withheld.of(**fields)
    own = fields.pop("unit", None)
    return Estimate.of(fields.pop("value", None), unit if own is None else unit_of(own, units), units=units, **fields)


def rows_of(figure: Any) -> list[dict[str, Any]]:
    """Return one row a statement, all with the same columns; what is not said is None."""
    scope = {
        "figure": figure.name,
        "figure_unit": str(figure.root.unit),
        "of": figure.of,
        "where": figure.where,
        "period": None if figure.period is None else str(figure.period),
        "time": figure.time,
        "definition": figure.definition,
        "facets": dict(figure.facets) or None,
        "disputants": [party.name for party in figure.disputants] or None,
        "signed": figure.signed,
    }
    rows = []
    for statement in figure.statements:
        said = {"stance": stance_of(statement)} | statement_record(statement, figure.root.unit)
        rows.append(scope | {name: said.get(name) for name in COLUMNS})
    return rows


def read_rows(
    rows: Iterable[Mapping[str, Any]],
    given: Mapping[str, Any],
    parties: Mapping[str, Party],
    sources: Iterable[Source],
) -> tuple[dict[str, Any], list[Statement]]:
    """
    Return what rows say of their figure, and their statements.

    Args:
        rows: one a statement; NaN counts as a missing cell where no number is due.
        given: fields of the figure that the rows need not hold.
        parties: known parties by name.
        sources: known sources; a title finds the one that has it.

    Raises:
        UnreadableRows: every row that is wrong, with its number and reason.
    """
    known = {source.title: source for source in sources}
    figure: dict[str, Any] = dict(given)
    problems: list[tuple[int, str]] = []
    statements: list[Statement] = []
    for number, row in enumerate(rows, 1):
        try:
            cells = {name: cell for name, cell in row.items() if not _missing(name, cell)}
            _same_figure(figure, cells, given)
            statements.append(_statement(cells, figure, parties, known))
        except ContestedError as error:
            problems.append((number, str(error)))
    if problems:
        raise UnreadableRows(tuple(problems))
    return figure, statements


def _missing(name: str, cell: object) -> bool:
    return cell is None or (name not in NUMBERS and isinstance(cell, float) and math.isnan(cell))


def _same_figure(figure: dict[str, Any], cells: dict[str, Any], given: Mapping[str, Any]) -> None:
    """Move the cells about the figure out of a row, and check that all rows say the same."""
    for column, name in (("figure", "name"), ("figure_unit", "unit"), *((name, name) for name in SCOPE)):
        if column in cells:
            value = cells.pop(column)
            if name not in given and figure.setdefault(name, value) != value:
                reason = f"{column} is {value!r} here and {figure[name]!r} in a row before; rows make one figure"
                raise IncompleteStatement(reason)
    if "unit" not in figure and "unit" in cells:
        figure["unit"] = cells["unit"]


def _statement(
    cells: dict[str, Any], figure: Mapping[str, Any], parties: Mapping[str, Party], sources: Mapping[str, Source]
) -> Statement:
    stance = cells.pop("stance", "claimed")
    if stance not in STANCES:
        raise NotAChoice("stance", stance, STANCES)
    if "by" in cells:
        by = cells["by"]
        names = [by] if isinstance(by, str) or not isinstance(by, (list, tuple)) else by
        cells["by"] = [parties.get(name, name) if isinstance(name, str) else name for name in names]
    for name in ("source", "quoting"):
        if name in cells:
            cells[name] = _sourced(cells[name], sources)
    if "unit" not in figure:
        raise IncompleteStatement("the figure has no unit; give from_records(rows, name=..., unit=...)")
    return statement_from(cells, stance, unit_of(figure["unit"]))


def _sourced(cell: Any, sources: Mapping[str, Source]) -> Any:
    if isinstance(cell, str):
        return sources.get(cell) or source_titled(cell)
    return [_sourced(one, sources) for one in cell] if isinstance(cell, (list, tuple)) else cell
