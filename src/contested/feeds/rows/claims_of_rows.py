"""
Claims of a row: its parts and its numbers put together as a statement, or the fault that is told first.

A row has at most one claim, or those of its printed cell, such as "12,000
(UN, 2019); 15,000 (government)", of which each statement that the figure
counts is one; a cell of which some word is left open is rejected with all of
its reasons.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from contested.claims import Estimate, statement_from
from contested.claims.cell_statements import statements_in
from contested.errors import BelowFloor, ContestedError, shorten
from contested.feeds.cells import refuse_absence, refuse_merged
from contested.feeds.mapping_fields import AIM_FIELDS
from contested.feeds.rows.amounts import amounts_of, refuse_amounts
from contested.feeds.rows.holders import holders_in_row, party_of_name, through_whom
from contested.feeds.rows.row import CellError
from contested.feeds.rows.scopes import row_stance, scope_of, unit_in
from contested.feeds.rows.stages import rank_of
from contested.table.row_claim import Claim

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from contested.claims import Statement
    from contested.feeds.rows.row import Row
    from contested.quantities import Unit
    from contested.table.row_claim import Scope

NUMBER_STANCES = ("claimed", "corrected")
"""Stances that come with a number."""

UNKNOWN = "unknown"
"""What a code for an unknown number says."""

_LAST_BEFORE_NUMBERS = rank_of("unit")


def claims_of_row(row: Row) -> Sequence[Claim]:
    """
    Return what a row claims by one variant of a mapping: nothing, one thing, or each statement of its printed cell.

    Raises:
        CellError: something in it cannot be read; of several things the first by ``STAGES``.
    """
    if row.has("cell"):
        return _claims_in_cell(row)
    claim = _claim(row)
    return () if claim is None else (claim,)


def scope_told(row: Row) -> Scope | None:
    """Return whose figure a row gives that is not taken, where it says so."""
    try:
        return scope_of(row)
    except CellError:
        return None


def _times(row: Row) -> dict[str, Any]:
    return {name: row.days(name) for name in ("as_of", "stated") if name in row.bound.times}


def _words(row: Row) -> dict[str, Any]:
    """Return what is not read with the number, nor says who it is."""
    named = ("basis", "status", "key", "at", *AIM_FIELDS)
    fields: dict[str, Any] = {name: row.text(name) for name in named if row.has(name)}
    return fields | {name: row.prose(name) for name in ("quote", "note") if row.has(name)}


_PARTS: dict[str, Callable[[Row], Any]] = {
    "scope": scope_of,
    "stance": row_stance,
    "unit": unit_in,
    "who": holders_in_row,
    "times": _times,
    "through": through_whom,
    "words": _words,
}
_PARTS_BESIDE_CELL = {name: _PARTS[name] for name in ("scope", "unit", "who", "times")}


def _parts(row: Row, parts: Mapping[str, Callable[[Row], Any]]) -> tuple[dict[str, Any], CellError | None]:
    """Return what the parts of a row say, and the first by ``STAGES`` of what is wrong with them."""
    found, first = {}, None
    for name, read in parts.items():
        try:
            found[name] = read(row)
        except CellError as fault:
            first = _earlier(first, fault)
    return found, first


def _earlier(one: CellError | None, other: CellError) -> CellError:
    return other if one is None or rank_of(other.stage) < rank_of(one.stage) else one


def _claim(row: Row) -> Claim | None:
    found, fault = _parts(row, _PARTS)
    amounts: dict[str, Any] | None = {}
    if fault is None or rank_of(fault.stage) > _LAST_BEFORE_NUMBERS:
        try:
            counts = found["stance"] in NUMBER_STANCES
            amounts = amounts_of(row, found["unit"]) if counts else refuse_amounts(row)
        except CellError as wrong:
            fault = _earlier(fault, wrong)
        if amounts is None:  # the row says nothing here, whatever is wrong with its words
            return None
    if fault is not None:
        raise fault
    stance: str = found["stance"]
    words: dict[str, Any] = found["words"]
    fields = {**(amounts or {}), **found["who"], **found["times"], **found["through"]}
    for name in ("quote", "note"):
        if name in words:
            words[name] = "; ".join(part for part in (words[name], fields.get(name)) if part) or None
    fields |= words
    aside = _aside(row) if row.bound.aside and stance == "claimed" else None
    if aside is not None:
        fields["key"] = fields.get("key") or f"row-{row.row_number}" + ("" if row.part == 1 else f"-{row.part}")
    said = _statement(row, stance, found["unit"], fields)
    return Claim(row.row_number, found["scope"], found["unit"], said, aside, row.line, row.part)


def _aside(row: Row) -> str | None:
    """Return why a row is set aside, or None where it is not."""
    for column in row.bound.aside:
        if row.is_coded(row.mapping.aside, column):
            return f"{column.name} is {shorten(column.of(row.cells))}"
    return None


def _statement(row: Row, stance: str, unit: Unit, fields: dict[str, Any]) -> Statement:
    try:
        gone = () if stance in NUMBER_STANCES else ("basis", "status")
        unsaid = [name for name in AIM_FIELDS if fields.get(name) is None]
        said = {name: value for name, value in fields.items() if name not in (*gone, *unsaid)}
        if stance in NUMBER_STANCES:
            said |= {"lexicon": row.mapping.lexicon, "locale": row.mapping.locale}
        made = statement_from(said, stance, unit)
    except ContestedError as error:
        raise _blamed(row, "statement", error) from None
    floor = None if row.mapping.signed else unit.floor
    if not isinstance(made, Estimate) or made.interval is None or floor is None:
        return made
    ends = (made.interval.low, made.best, made.interval.high)
    for end in ends:
        if end is not None and end < floor:
            raise _blamed(row, "floor", BelowFloor(end, unit.words()))
    return made


def _blamed(row: Row, stage: str, error: ContestedError) -> CellError:
    """Return the fault of a claim whose fields are each right: its number is where to look first."""
    name = next((name for name in ("value", "low", "high", "stance") if row.has(name)), None)
    return (
        CellError(stage, None, None, error)
        if name is None
        else CellError(stage, row.bound.columns[name].name, row.value(name), error)
    )


def _claims_in_cell(row: Row) -> Sequence[Claim]:
    text, column = row.prose("cell"), row.bound.columns["cell"]
    if text is None or row.is_missing(column):
        return ()
    if row.is_unknown(column):
        text = UNKNOWN
    found, fault = _parts(row, _PARTS_BESIDE_CELL)
    if fault is not None:
        raise fault
    mapping = row.mapping
    fields = {**found["who"], **found["times"]}
    fields |= {name: row.text(name) for name in ("basis", "status") if row.has(name)}
    try:
        refuse_merged(column.of(row.cells))
        refuse_absence(text)
        statements = statements_in(
            text,
            found["unit"],
            parties={},
            only=mapping.only or None,
            known=row.bound.parties,
            party=lambda name: party_of_name(row.bound, name),
            lexicon=mapping.lexicon,
            locale=mapping.locale,
            **fields,
        )
    except ContestedError as error:
        raise row.fault("cell", error) from None
    where = found["scope"], found["unit"]
    return [Claim(row.row_number, *where, statement, None, row.line, row.part) for statement in statements]
