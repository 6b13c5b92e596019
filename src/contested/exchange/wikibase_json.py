"""
Wikibase JSON: the estimates of a dossier as statements of quantities, out and in again.

Value, bounds, unit, day, holder, dispute, scope, reference and the reason of a
deprecated rank go both ways; what Wikibase has no place for is told by
``losses``.  Source: https://doc.wikimedia.org/Wikibase/master/php/docs_topics_json.html
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from contested.exchange.format import Format, Loss
from contested.exchange.json_text import json_pieces
from contested.exchange.wikibase_entities import DocumentEntities, Json
from contested.exchange.wikibase_losses import wikibase_losses
from contested.exchange.wikibase_reading import dossier_of_wikibase
from contested.exchange.wikibase_writing import written_statements
from contested.quantities import unit as unit_of
from contested.wikibase.items import PROPERTY_MEASURES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from contested.dossier import Dossier
    from contested.figure import Figure

_OF_ITEM = re.compile(r"([Qq][1-9][0-9]{0,8})[-$].*")
_MEASURES = {(name, unit_of(unit)): property_ for property_, (name, unit) in PROPERTY_MEASURES.items()}


def wikibase_document(dossier: Dossier) -> Json:
    """Return a document of all figures, with the items and properties of its own that they name."""
    entities = DocumentEntities()
    taken: set[tuple[object, ...]] = set()
    for id_, figure in dossier.figures.items():
        subject = entities.subject(figure.of, _known_item(id_, figure))
        property_ = _property(figure, subject, entities, taken)
        claims = entities.records[subject]["claims"]
        assert isinstance(claims, dict)
        claims.setdefault(property_, []).extend(written_statements(figure, subject, property_, entities))
    return {"entities": dict(entities.records)}


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


def _write(dossier: Dossier) -> Iterator[str]:
    yield from json_pieces(wikibase_document(dossier))
    yield "\n"


def _losses(dossier: Dossier) -> tuple[Loss, ...]:
    return tuple(dict.fromkeys(wikibase_losses(dossier, wikibase_document)))


WIKIBASE = Format(
    "wikibase",
    "Wikibase JSON: statements of quantities",
    (".wikibase.json",),
    "application/json",
    _write,
    dossier_of_wikibase,
    losses=_losses,
)
