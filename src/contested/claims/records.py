"""
Records: statements as plain rows, and back.

A row holds what a person would write: the fields of ``Figure.claimed``.  Rows
and files share this table, and differ only in how they name parties, sources
and units.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any

from contested.claims.aims import correction, stance_of
from contested.claims.denial import Acceptance, Assessment, Denial, Dispute, Retraction, Withheld
from contested.claims.estimate import Estimate
from contested.claims.party import Party
from contested.claims.schema import CLAIM_STANCES, FIGURE, NUMBER_FIELDS, STATEMENT_FIELDS, fields_for, of_type
from contested.claims.source import source_titled
from contested.errors import (
    ContestedError,
    IncompleteStatement,
    NotAChoice,
    UnknownField,
    UnreadableRows,
    WrongType,
    shorten,
)
from contested.phrases.lexicon import LEXICONS, lexicon
from contested.phrases.phrase_reading import read_phrase
from contested.quantities import Unit, is_standard
from contested.quantities import unit as unit_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from contested.claims.source import Source
    from contested.claims.statement import Statement
    from contested.phrases.lexicon import Lexicon
    from contested.phrases.phrase import Phrase

_NOTHING = ("NaTType", "NAType")
"""What pandas calls the types of a time and a value that are not there: it is known by them, since it is not needed."""

SCOPE_FIELDS = fields_for("rows", FIGURE)
RECORD_FIELDS = fields_for("rows")
"""What a row holds of a statement, in the order in which it is written."""

_FLAGS = of_type(SCOPE_FIELDS | RECORD_FIELDS, "flag")
_DAYS = of_type(STATEMENT_FIELDS, "day")
_ASIDE = tuple(fields_for("file", "set_aside"))
_OF_STATEMENTS = of_type(STATEMENT_FIELDS, "name", "flag", "day", "text")
_OF_NUMBERS = tuple(
    name for name in of_type(NUMBER_FIELDS, "choice", "number", "flag") if name not in ("low", "high", "best")
)
"""What an estimate keeps as it was written; its ends may be those of its text."""


def _title_of(source: Source) -> object:
    return source.title


def statement_record(
    statement: Statement,
    unit: Unit,
    party: Callable[[Party], object] = lambda party: party.name,
    source: Callable[[Source], object] = _title_of,
    write_unit: Callable[[Unit], object] = str,
    write_lexicon: Callable[[Lexicon], object] | None = None,
) -> dict[str, object]:
    """
    Return the fields that a person would write to make this statement again.

    Args:
        statement: an estimate, a denial or a refusal to say.
        unit: the figure's unit, which is not written again.
        party: how a party is written.
        source: how a source is written.
        write_unit: how a unit is written.
        write_lexicon: how a lexicon is written; by its name, if it has one
            that a reader finds.
    """
    record: dict[str, object] = {}
    stance = stance_of(statement)
    if isinstance(statement, Estimate) and stance != "accepted":
        record |= _number_record(statement, unit, write_unit, write_lexicon or _named)
    holders = [party(one) for one in statement.parties]
    if holders:
        record["by"] = holders[0] if len(holders) == 1 else holders
    if statement.source is not None:
        record["source"] = source(statement.source)
    if statement.quoting:
        record["quoting"] = [source(one) for one in statement.quoting]
    for name in _OF_STATEMENTS:
        value = getattr(statement, name)
        if value is not None and value is not False:
            record[name] = str(value) if name in _DAYS else value
    if _has_day_of_target(statement, stance):
        record.pop("as_of", None)
    return record | _aim_record(statement, stance)


def _has_day_of_target(statement: Statement, stance: str) -> bool:
    """Whether a statement is of the day of the estimate that it accepts or corrects, so that nobody need write it."""
    target = None if statement.aim is None or stance == "retracted" else statement.aim.target
    return target is not None and statement.as_of == target.as_of


def _aim_record(statement: Statement, stance: str) -> dict[str, object]:
    """Return what a statement says of an estimate that was given."""
    said: dict[str, object] = {}
    if isinstance(statement, Denial):
        said = {"estimate": statement.estimate, "aspect": statement.aspect}
        if statement.aspect == fields_for("file", stance)["aspect"].default:
            del said["aspect"]
    elif statement.aim is not None:
        said = {"estimate": statement.aim.estimate, "reason": getattr(statement, "reason", None)}
    return {name: value for name, value in said.items() if value is not None}


def _number_record(
    estimate: Estimate, unit: Unit, write_unit: Callable[[Unit], Any], write_lexicon: Callable[[Lexicon], Any]
) -> dict[str, object]:
    phrase = None if estimate.text is None else _read_again(estimate)
    record: dict[str, object] = {} if phrase is None else {"value": phrase.text}
    interval = estimate.interval
    if estimate.unit != unit and not (phrase is not None and phrase.unit and phrase.interval is not None):
        record["unit"] = write_unit(estimate.unit)
    says_it = phrase is not None and (phrase.interval, phrase.reach) == (interval, estimate.reach)
    if interval is not None and not estimate.partial and not says_it:
        if phrase is None and interval.is_point and not estimate.hedges and estimate.bounds is None:
            record["value"] = interval.low
        else:
            record |= {name: end for name, end in (("low", interval.low), ("high", interval.high)) if end is not None}
            if phrase is None and estimate.hedges:
                record["hedge"] = estimate.hedges[0]
    elif interval is not None and phrase is None:
        record["value"] = interval.low
    if estimate.best is not None and (phrase is None or (phrase.interval, phrase.best) == (interval, None)):
        record["best"] = estimate.best
    for name in _OF_NUMBERS:
        value = getattr(estimate, name)
        if value is not None and value is not False:
            record[name] = value
    if phrase is not None and phrase.standard and estimate.standard_error == phrase.error:
        del record["standard_error"]
    if estimate.lexicon is not None:
        record["lexicon"] = write_lexicon(estimate.lexicon)
    if estimate.locale is not None:
        record["locale"] = estimate.locale
    return record


def _named(words: Lexicon) -> str:
    if words.name not in LEXICONS:
        reason = f"a claim was read by the lexicon {words.name!r}, which no file or row can name; reread() it first"
        raise IncompleteStatement(reason)
    return words.name


def _read_again(estimate: Estimate) -> Phrase:
    """Read the words of an estimate as they were read."""
    assert estimate.text is not None
    words = estimate.lexicon or lexicon()
    return read_phrase(estimate.text, lexicon=words, locale=estimate.locale, unit=estimate.unit)


def statement_from(
    record: Mapping[str, Any], stance: str, unit: Unit, units: Mapping[str, Unit] | None = None
) -> Statement:
    """
    Return the statement that a record describes.

    Raises:
        ContestedError: the leaf says which field is wrong.
    """
    fields = dict(record)
    without_number = _WITHOUT_NUMBER.get(stance)
    if without_number is not None:
        return without_number(**fields)
    own = fields.pop("unit", None)
    value, measured_in = fields.pop("value", None), unit if own is None else unit_of(own, units)
    if stance == "corrected":
        return correction(value, measured_in, units, **fields)
    return Estimate.of(value, measured_in, units=units, **fields)


_WITHOUT_NUMBER: dict[str, Callable[..., Statement]] = {
    "denied": Denial.of,
    "withheld": Withheld.of,
    "accepted": Acceptance.of,
    "retracted": Retraction.of,
    "disputed": Dispute.of,
}


def scope_row(figure: Any) -> dict[str, object]:
    """Return the columns of a row that say what its figure is."""
    return {
        "figure": figure.name,
        "figure_unit": _unit_cell(figure.root.unit),
        "of": figure.of,
        "where": figure.where,
        "period": None if figure.period is None else str(figure.period),
        "time": figure.time,
        "definition": figure.definition,
        "facets": dict(figure.facets) or None,
        "disputants": [party.name for party in figure.disputants] or None,
        "signed": figure.signed,
    }


def statement_rows(figure: Any, source: Callable[[Source], object] = _title_of) -> list[dict[str, Any]]:
    """Return one row a statement, all with the same columns; what is not said is None. ``source`` writes a source."""
    scope, unit, rows = scope_row(figure), figure.root.unit, []
    for statement in figure.statements:
        record = statement_record(statement, unit, source=source, write_unit=_unit_cell)
        said = {"stance": stance_of(statement)} | record
        rows.append(scope | {name: said.get(name) for name in RECORD_FIELDS})
    for one in figure.assessments:
        aside = {"stance": "set_aside", "estimate": one.estimate, "reason": one.reason, "by": one.by}
        rows.append(scope | {name: aside.get(name) for name in RECORD_FIELDS})
    return rows


def _unit_cell(unit: Unit) -> str | Unit:
    """Return a unit as text where everybody reads that alike; one's own as it is, since a row cannot define it."""
    return str(unit) if all(is_standard(atom) for atom, _ in unit.atoms) else unit


def read_figure(
    rows: Iterable[Mapping[str, Any]],
    given: Mapping[str, Any],
    parties: Iterable[Party],
    sources: Iterable[Source],
) -> dict[str, Any]:
    """
    Return the fields of the figure that rows describe, one a statement.

    Args:
        rows: mappings with the fields of ``Figure.claimed`` (and ``stance``:
            "claimed", "denied", "withheld" or "set_aside"); the fields of the
            figure stand in every row (``figure``, ``figure_unit``, ``of`` ...)
            or are given.
        given: ``name``, ``unit``, ``of`` and so on.
        parties: full records of parties that the rows name.
        sources: full records of sources whose titles the rows give.

    Raises:
        UnreadableRows: every row that is wrong, with number and reason.
    """
    known = {party.name: party for party in parties}
    fields, statements, asides = read_rows(rows, given, known, sources)
    disputants = [known.get(name, name) for name in fields.pop("disputants", ())]
    return {**fields, "disputants": disputants, "statements": statements, "assessments": asides}


def read_rows(
    rows: Iterable[Mapping[str, Any]],
    given: Mapping[str, Any],
    parties: Mapping[str, Party],
    sources: Iterable[Source],
) -> tuple[dict[str, Any], list[Statement], list[Assessment]]:
    """
    Return what rows say of their figure, their statements, and what the user set aside.

    Args:
        rows: one a statement; None, blank text and NaN are empty cells.
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
    asides: list[Assessment] = []
    for number, row in enumerate(rows, 1):
        try:
            cells = row_cells(row)
            _same_figure(figure, cells, given)
            if cells.get("stance") == "set_aside":
                asides.append(_assessment(cells))
            else:
                statements.append(_statement(cells, figure, parties, known))
        except ContestedError as error:
            problems.append((number, str(error)))
    if problems:
        raise UnreadableRows(tuple(problems))
    _check_figure(figure)
    return figure, statements, asides


def row_cells(row: Mapping[str, object]) -> dict[str, object]:
    """Return what a row says, without its empty cells."""
    if not isinstance(row, Mapping):
        raise WrongType("a row", row, "a mapping such as {'value': 3}; a data frame gives them as to_dict('records')")
    for name in row:
        if not isinstance(name, str):
            raise UnknownField(name, tuple(RECORD_FIELDS))
    return {name: _flag(name, _day(cell)) for name, cell in row.items() if not _missing(cell)}


def _day(cell: object) -> object:
    """Return the day of a time without a zone: pandas writes days as such times, a feed reads them so."""
    return cell.date() if isinstance(cell, datetime) and cell.utcoffset() is None else cell


def _check_figure(figure: Mapping[str, object]) -> None:
    """Check what rows say of their figure, as far as a figure could take it for something else."""
    for name in ("name", "unit"):
        if name not in figure:
            raise IncompleteStatement(f"the figure has no {name}; give from_records(rows, name=..., unit=...)")
    if not isinstance(figure.get("facets", {}), Mapping):
        raise WrongType("facets", figure["facets"], "a mapping such as {'side': 'Russia'}")
    disputants = figure.get("disputants", ())
    if not isinstance(disputants, (list, tuple)) or not all(isinstance(one, (str, Party)) for one in disputants):
        raise WrongType("disputants", disputants, "a list of names or parties")


def _missing(cell: object) -> bool:
    """Whether a cell is empty: None, blank text, or the NaN, NaT and NA by which data frames leave one out."""
    if cell is None or (isinstance(cell, str) and not cell.strip()) or type(cell).__name__ in _NOTHING:
        return True
    if isinstance(cell, float):
        return math.isnan(cell)
    return type(cell).__module__ == "numpy" and getattr(cell, "shape", None) == () and bool(cell != cell)  # noqa: PLR0124


def _same_figure(figure: dict[str, object], cells: dict[str, object], given: Mapping[str, object]) -> None:
    """Move the cells about the figure out of a row, and check that all rows say the same."""
    for name, field in SCOPE_FIELDS.items():
        column = field.column("rows")
        if column in cells:
            value = cells.pop(column)
            if name not in given and figure.setdefault(name, value) != value:
                reason = (
                    f"{column} is {shorten(value)} here and {shorten(figure[name])} before; all rows make one figure"
                )
                raise IncompleteStatement(reason)
    if "unit" in cells:
        figure.setdefault("unit", cells["unit"])


def _assessment(cells: dict[str, Any]) -> Assessment:
    for name in cells:
        if name not in (*_ASIDE, "stance"):
            raise UnknownField(name, _ASIDE)
    missing = [name for name in _ASIDE if name not in cells]
    if missing:
        raise IncompleteStatement(f"what is set aside needs {' and '.join(missing)}")
    return Assessment.of(**{name: cells[name] for name in _ASIDE})


def _statement(
    cells: dict[str, Any], figure: Mapping[str, Any], parties: Mapping[str, Party], sources: Mapping[str, Source]
) -> Statement:
    stance = cells.pop("stance", "claimed")
    if stance not in CLAIM_STANCES:
        raise NotAChoice("stance", stance, CLAIM_STANCES)
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


def _flag(name: str, cell: object) -> object:
    """Read "True" and "false" in the columns that hold one or the other, as a CSV file writes them."""
    return {"true": True, "false": False}.get(cell.lower(), cell) if name in _FLAGS and isinstance(cell, str) else cell


def _sourced(cell: object, sources: Mapping[str, Source]) -> object:
    if isinstance(cell, str):
        return sources.get(cell) or source_titled(cell)
    return [_sourced(one, sources) for one in cell] if isinstance(cell, (list, tuple)) else cell
