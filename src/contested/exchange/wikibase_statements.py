"""Statements of quantities in Wikibase documents as claims: a number, a refusal to say, and who disputes it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from contested.claims import STATEMENT_FIELDS, statement_from
from contested.errors import NotAChoice
from contested.exchange.wikibase_amounts import StatedAmount, estimate_of, read_amount, stated_unit
from contested.exchange.wikibase_qualifiers import read_qualifiers
from contested.exchange.wikibase_sources import read_reference
from contested.wikibase import LOWER_LIMIT, UPPER_LIMIT, text_in, value_at

if TYPE_CHECKING:
    from contested.claims import Party, Source, Statement
    from contested.exchange.wikibase_names import EntityNames
    from contested.exchange.wikibase_qualifiers import QualifierWords
    from contested.quantities import Unit

RANKS = ("preferred", "normal", "deprecated")
_KINDS = ("value", "somevalue", "novalue")
_FIELD_OF = {name: field for name, field in (("quote", "quote"), ("place", "at")) if field in STATEMENT_FIELDS}
"""The fields of what a reference says of the place and the words; what has none is kept in the note."""

NO_REASON = "deprecated, without a reason"


@attrs.frozen
class StatedScope:
    """Whose figure a statement is about, and which: statements of one scope are of one figure."""

    entity: str
    property: str
    where: str | None = None
    period: str | None = None
    definition: str | None = None
    facets: tuple[tuple[str, str], ...] = ()


@attrs.frozen
class StatedQuantity:
    """What one statement of a quantity says."""

    at: str
    scope: StatedScope
    statement: Statement
    unit: Unit
    disputants: tuple[Party, ...] = ()
    aside: str | None = None
    more_sources: tuple[Source, ...] = ()


def is_quantity(statement: object) -> bool:
    """Whether a statement gives a number, or says that there is or may be one."""
    snak = value_at(statement, "mainsnak")
    return value_at(snak, "datatype") == "quantity" or value_at(snak, "datavalue", "type") == "quantity"


def read_item_statement(entity: str, property_: str, statement: object, names: EntityNames, at: str) -> StatedQuantity:
    """
    Return what a statement of a quantity says.

    Raises:
        ContestedError: it cannot be read, and why.
    """
    snak = value_at(statement, "mainsnak")
    kind, rank = value_at(snak, "snaktype"), value_at(statement, "rank")
    for what, value, choices in (("snaktype", kind, _KINDS), ("rank", rank, RANKS)):
        if value not in choices:
            raise NotAChoice(what, value, choices)
    words = read_qualifiers(value_at(statement, "qualifiers"), names, at)
    fields, more = _fields(statement, words)
    values = (value_at(snak, "datavalue", "value"), words.limits.get(LOWER_LIMIT), words.limits.get(UPPER_LIMIT))
    unit = stated_unit(property_, values, names)
    amount = read_amount(snak, words)
    aside = (words.because or NO_REASON) if rank == "deprecated" else None
    if aside is not None:
        fields.setdefault("key", at)
    if kind == "novalue":
        made = _of_none(unit, words, fields)
    elif kind == "somevalue" and amount == StatedAmount() and words.text is None and words.holders:
        made = _withheld(unit, words, fields)
    else:
        made = _estimated(amount, unit, words, fields)
    if words.disputants and made.key is None:
        made = attrs.evolve(made, key=at)
    facets = tuple(sorted(words.facets.items()))
    scope = StatedScope(entity, property_, words.where, words.period, words.definition, facets)
    return StatedQuantity(at, scope, made, unit, tuple(words.disputants), aside, more)


def _fields(statement: object, words: QualifierWords) -> tuple[dict[str, object], tuple[Source, ...]]:
    """Return the fields that every statement has, and the sources beside the first."""
    found = value_at(statement, "references")
    references = [read_reference(one, words.names, words.at) for one in (found if isinstance(found, list) else [])]
    sources = [one.source for one in references if one.source is not None]
    if len(sources) > 1:
        words.notes.append(f"stated too in {'; '.join(one.cited() for one in sources[1:])}")
        words.names.remark("several references: the first is the source, the others are in the note", words.at)
    if value_at(statement, "rank") == "preferred":
        words.notes.insert(0, "preferred")
        words.names.remark("rank preferred: kept in the note", words.at)
    fields: dict[str, object] = {}
    if sources:
        fields["source"] = sources[0]
    key = text_in(value_at(statement, "id"))
    if key is not None:
        fields["key"] = key
    if words.holders:
        fields["by"] = words.holders
    if words.as_of is not None:
        fields["as_of"] = words.as_of
    said = {
        name: next((text for one in references if (text := getattr(one, name))), None) for name in ("quote", "place")
    }
    fields |= {_FIELD_OF[name]: text for name, text in said.items() if text is not None and name in _FIELD_OF}
    words.notes += [text for name, text in said.items() if text is not None and name not in _FIELD_OF]
    if words.notes:
        fields["note"] = "; ".join(words.notes)
    return fields, tuple(sources[1:])


def _withheld(unit: Unit, words: QualifierWords, fields: dict[str, object]) -> Statement:
    for said in (words.hedge, words.basis, words.status):
        if said is not None:
            words.names.remark(f"{said} of an unknown value: nothing is said that it could be about", words.at)
    return statement_from(fields, "withheld", unit)


def _of_none(unit: Unit, words: QualifierWords, fields: dict[str, object]) -> Statement:
    """Return what "no value" comes to: a claim of zero of what is counted, else that there is no number."""
    if unit.counts:
        return statement_from({"value": 0, **fields}, "claimed", unit)
    words.names.remark("no value of what is measured: read as unknown", words.at)
    return statement_from({"value": "unknown", **fields}, "claimed", unit)


def _estimated(amount: StatedAmount, unit: Unit, words: QualifierWords, fields: dict[str, object]) -> Statement:
    if words.basis is not None:
        fields["basis"] = words.basis
    if words.status is not None:
        fields["status"] = words.status
    if words.partial:
        fields["partial"] = True
    return estimate_of(amount, unit, words, fields)
