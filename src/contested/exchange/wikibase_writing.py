"""
Statements of Wikibase written: each estimate and refusal to say, with who disputes it and why it is set aside.

A range without a value between its ends is an unknown value with limits, as
Wikibase has no amount for it and a middle that nobody claims is none.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from contested.claims import Denial, Estimate
from contested.exchange.wikibase_entities import DocumentEntities, Json, is_text_value, item_value, snak
from contested.exchange.wikibase_qualifiers import PARTIAL
from contested.exchange.wikibase_sources import QUOTATION, REFERENCE_FIELDS, REFERENCE_PLACES
from contested.exchange.wikibase_times import written_ends, written_time
from contested.quantities import When, in_full
from contested.quantities import unit as unit_of
from contested.wikibase import (
    CIRCA,
    DEPRECATED_BECAUSE,
    DISPUTED_BY,
    LOWER_LIMIT,
    PROPERTY_MEASURES,
    QUALIFIERS,
    STATED_AS,
    SUPPORTED_BY,
    UPPER_LIMIT,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from contested.claims import Source, Statement
    from contested.dossier import Dossier
    from contested.figure import Figure
    from contested.quantities import Interval, Number

_ITEM_TYPE = "wikibase-item"
_BASIS, _STATUS, _CIRCUMSTANCES = "P459", "P5102", "P1480"
_ESTIMATION = "Q791801"
_OF_ITEM = re.compile(r"([Qq][1-9][0-9]{0,8})[-$].*")
_MEASURES = {(name, unit_of(unit)): property_ for property_, (name, unit) in PROPERTY_MEASURES.items()}
_SCOPE_PROPERTIES = {QUALIFIERS[one]: one for one in ("P518", "P3831", "P2868", "P642", "P21", "P3005")}


def wikibase_entities(dossier: Dossier) -> dict[str, Json]:
    """Return the entities that all figures are told by, those of the document itself among them."""
    entities = DocumentEntities()
    taken: set[tuple[object, ...]] = set()
    for id_, figure in dossier.figures.items():
        subject = entities.subject(figure.of, _known_item(id_, figure))
        property_ = _property(figure, subject, entities, taken)
        claims = entities.records[subject]["claims"]
        assert isinstance(claims, dict)
        claims.setdefault(property_, []).extend(written_statements(figure, subject, property_, entities))
    return entities.records


def _known_item(id_: str, figure: Figure) -> str | None:
    """Return the item of Wikidata that a figure is of, where its id or the keys of its statements begin with one."""
    for text in (id_, *(one.key or "" for one in figure.statements)):
        match = _OF_ITEM.fullmatch(text)
        if match:
            return match[1].upper()
    return None


def _property(figure: Figure, subject: str, entities: DocumentEntities, taken: set[tuple[object, ...]]) -> str:
    """Return the property of a figure: two figures that Wikibase cannot tell apart have two of one label."""
    known = _MEASURES.get((figure.name, figure.unit))
    if any(one.unit != figure.unit for one in figure.estimates):
        known = None  # whoever reads a known property takes the first unit that stands there
    scope = (figure.where, figure.period, figure.definition, figure.facets)
    property_, number = known or entities.property(figure.name, "quantity", figure.unit), 0
    while (subject, property_, *scope) in taken:
        number += 1
        property_ = entities.property(figure.name, "quantity", figure.unit, number)
    taken.add((subject, property_, *scope))
    return property_


def written_statements(figure: Figure, subject: str, property_: str, entities: DocumentEntities) -> list[Json]:
    """Return the statements of a figure, in order; its denials stand with the numbers that they are aimed at."""
    denials = [one for one in figure.statements if isinstance(one, Denial)]
    scope = list(_scope(figure, entities))
    asides = {one.estimate: one.reason for one in figure.assessments}
    return [
        _statement(one, denials, asides.get(one.key or ""), scope, subject, property_, entities)
        for one in figure.statements
        if not isinstance(one, Denial)
    ]


def _statement(
    one: Statement,
    denials: list[Denial],
    aside: str | None,
    scope: list[Json],
    subject: str,
    property_: str,
    entities: DocumentEntities,
) -> Json:
    qualifiers = list(scope)
    main = snak(property_, "quantity", None, "somevalue")
    if isinstance(one, Estimate):
        main, limits = _number(one, property_, entities)
        qualifiers += [*limits, *_how_sure(one, entities)]
    qualifiers += _times(one)
    for party in one.parties:
        qualifiers.append(_item(SUPPORTED_BY, party.name, entities, party.aliases))
    for denial in denials:
        if isinstance(one, Estimate) and rejects(denial, one):
            qualifiers += [_item(DISPUTED_BY, party.name, entities, party.aliases) for party in denial.parties]
    if aside is not None:
        qualifiers.append(_item(DEPRECATED_BECAUSE, aside, entities))
    made: Json = {"mainsnak": main, "type": "statement"}
    if qualifiers:
        made |= _listed(qualifiers, "qualifiers", "qualifiers-order")
    if one.key is not None and one.key.lower().startswith(f"{subject}$".lower()):
        made["id"] = one.key
    made["rank"] = "normal" if aside is None else "deprecated"
    reference = list(_reference(one, entities))
    if reference:
        made["references"] = [_listed(reference, "snaks", "snaks-order")]
    return made


def rejects(denial: Denial, estimate: Estimate) -> bool:
    """Whether a denial is aimed at an estimate: at it, or at the figure and so at each number of others."""
    if denial.estimate is not None:
        return denial.estimate == estimate.key
    return not set(denial.parties) & set(estimate.parties)


def _listed(snaks: list[Json], name: str, order: str) -> Json:
    """Return snaks by their properties, and the order of these."""
    by_property: dict[str, list[Json]] = {}
    for one in snaks:
        by_property.setdefault(str(one["property"]), []).append(one)
    return {name: by_property, order: list(by_property)}


def _scope(figure: Figure, entities: DocumentEntities) -> Iterator[Json]:
    if figure.where is not None:
        yield _item("P276", figure.where, entities)
    if figure.period is not None:
        yield _item("P1264", figure.period.text, entities)
    if figure.definition is not None and is_text_value(figure.definition):
        yield _item("P1013", figure.definition, entities)
    for name, value in figure.facets:
        property_ = _SCOPE_PROPERTIES.get(name) or entities.property(name, _ITEM_TYPE)
        yield _item(property_, value, entities)


def _number(one: Estimate, property_: str, entities: DocumentEntities) -> tuple[Json, list[Json]]:
    """Return the main snak of an estimate, and what stands beside it of its limits and its words."""
    beside: list[Json] = []
    main = snak(property_, "quantity", None, "somevalue")
    interval, words = one.interval, one.text
    if interval is None:
        words = words or one.unquantified
    elif any("/" in in_full(end) for end in (interval.low, one.best, interval.high) if end is not None):
        words = words or _in_words(interval)  # an amount is a decimal: a fraction without an end is told in words
    else:
        unit = entities.unit(one.unit, property_)
        low, high = decimal_of(interval.low), decimal_of(interval.high)
        amount = decimal_of(one.best if one.best is not None or not interval.is_point else interval.low)
        if amount is not None:
            quantity: Json = {"amount": amount, "unit": unit}
            if one.best is not None and low is not None and high is not None:
                quantity |= {"upperBound": high, "lowerBound": low}
            main = snak(property_, "quantity", quantity)
        if amount is None or low is None or high is None:
            limits = ((LOWER_LIMIT, low), (UPPER_LIMIT, high))
            given = [(limit, end) for limit, end in limits if end is not None]
            beside += [snak(limit, "quantity", {"amount": end, "unit": unit}) for limit, end in given]
    if words is not None and is_text_value(words):
        beside.append(snak(STATED_AS, "string", words))
    return main, beside


def _in_words(interval: Interval) -> str:
    """Return a number or a range in words that are read again."""
    low, high = (None if end is None else in_full(end) for end in (interval.low, interval.high))
    if low is None or high is None:
        return f"at most {high}" if low is None else f"at least {low}"
    return low if interval.is_point else f"{low} to {high}"


def _how_sure(one: Estimate, entities: DocumentEntities) -> Iterator[Json]:
    if one.approximate:
        yield _item(_CIRCUMSTANCES, CIRCA, entities)
    if one.basis is not None:
        yield _item(_BASIS, _ESTIMATION if one.basis == "estimated" else one.basis, entities)
    if one.status is not None:
        yield _item(_STATUS, one.status, entities)
    if one.partial:
        yield _item(_STATUS, PARTIAL, entities)


def _times(one: Statement) -> Iterator[Json]:
    if one.as_of is None:
        return
    if "/" in one.as_of.text:
        starts, ends = written_ends(one.as_of)
        found = {"P580": starts, "P582": ends}
    else:
        found = {"P585": written_time(one.as_of)}
    for property_, value in found.items():
        if value is not None:
            yield snak(property_, "time", value)


def _reference(one: Statement, entities: DocumentEntities) -> Iterator[Json]:
    if one.source is not None:
        yield from _source(one.source, entities)
    place = getattr(one, "at", None)
    if isinstance(place, str) and is_text_value(place):
        yield snak(REFERENCE_PLACES[0], "string", place)
    if one.quote is not None and is_text_value(one.quote):
        yield snak(QUOTATION, "monolingualtext", _in_some_language(one.quote))


def _source(source: Source, entities: DocumentEntities) -> Iterator[Json]:
    done: set[str] = set()
    for property_, field, datatype in REFERENCE_FIELDS:
        value = getattr(source, field, None)
        if value is None or field in done or (field == "title" and value == source.url):
            continue
        made = _reference_value(value, datatype, entities)
        if made is not None:
            done.add(field)
            yield snak(property_, datatype, made)


def _reference_value(value: object, datatype: str, entities: DocumentEntities) -> object:
    if isinstance(value, When):
        return written_time(value)
    assert isinstance(value, str)
    if not is_text_value(value) or (datatype == "monolingualtext" and _is_item(value, entities)):
        return None
    if datatype == _ITEM_TYPE:
        return item_value(entities.item(value))
    return _in_some_language(value) if datatype == "monolingualtext" else value


def _is_item(text: str, entities: DocumentEntities) -> bool:
    return text[0] == "Q" and text[1:].isdecimal() and entities.item(text) == text


def _in_some_language(text: str) -> Json:
    """Return a text in a language that is not told."""
    return {"text": text, "language": "und"}


def _item(property_: str, label: str, entities: DocumentEntities, aliases: tuple[str, ...] = ()) -> Json:
    return snak(property_, _ITEM_TYPE, item_value(entities.item(label, aliases)))


def decimal_of(number: Number | None) -> str | None:
    """Return a number as Wikibase writes it, with its sign; None for none."""
    if number is None:
        return None
    text = in_full(number).replace(",", "")
    return text if text.startswith("-") else f"+{text}"
