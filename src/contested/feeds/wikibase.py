"""
Wikibase: the quantities that a saved entity of Wikidata (or another Wikibase) states.

One row a statement, with its bounds, unit, day, rank, references and method of
determination.  Source: the Wikibase JSON format,
https://doc.wikimedia.org/Wikibase/master/php/docs_topics_json.html
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from contested.errors import UnreadableFeed
from contested.feeds.jsons import loaded
from contested.feeds.rows import Header, Row, Rows

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

COLUMNS = (
    "entity",
    "label",
    "property",
    "measure",
    "amount",
    "lower",
    "upper",
    "unit",
    "as_of",
    "rank",
    "reference",
    "reference_url",
    "retrieved",
    "references",
    "method",
    "id",
)

MEASURES = {
    "P1082": ("population", "person"),
    "P1120": ("number of deaths", "killed"),
    "P1339": ("number of injured", "wounded"),
    "P1539": ("female population", "person"),
    "P1540": ("male population", "person"),
    "P1590": ("number of casualties", "person"),
    "P2044": ("elevation above sea level", "m"),
    "P2046": ("area", "km**2"),
}
"""Properties by the name of what they count, and the unit of a bare number there."""

UNITS = {
    "Q11573": "m",
    "Q828224": "km",
    "Q25343": "m**2",
    "Q35852": "ha",
    "Q712226": "km**2",
    "Q232291": "mi**2",
    "Q577": "year",
    "Q573": "day",
    "Q25235": "hour",
}
"""Items that are units, by what this library calls them."""

_TIME = re.compile(r"\+([0-9]{4})-([0-9]{2})-([0-9]{2})T.*")
_STATED_IN, _URL, _TITLE, _PUBLISHER, _RETRIEVED = "P248", "P854", "P1476", "P123", "P813"
_POINT_IN_TIME, _METHOD = "P585", "P459"


def rows(path: Path, name: str) -> Rows:
    """
    Return each statement of a quantity in a file of one or more entities.

    Raises:
        UnreadableFeed: it is no JSON, or holds no entity.
    """
    entities = list(_entities(loaded(path, name, "save the entities one by one")))
    if not entities:
        raise UnreadableFeed(name, None, "it holds no entity with claims; save one from Special:EntityData")
    cells = (cells for entity in entities for cells in _statements(entity))
    return Rows(name, Header(COLUMNS), (Row(number, None, one) for number, one in enumerate(cells, 1)))


def _entities(found: Any) -> Iterator[Mapping[str, Any]]:
    if isinstance(found, dict) and isinstance(found.get("claims"), dict):
        yield found
    elif isinstance(found, dict) and isinstance(found.get("entities"), dict):
        for entity in found["entities"].values():
            yield from _entities(entity)


def _statements(entity: Mapping[str, Any]) -> Iterator[list[object]]:
    id_ = _text(entity.get("id"))
    label = _text(_at(entity, "labels", "en", "value")) or id_
    for property_, statements in entity["claims"].items():
        for statement in statements if isinstance(statements, list) else ():
            snak = _at(statement, "mainsnak")
            if _at(snak, "datatype") == "quantity" or _at(snak, "datavalue", "type") == "quantity":
                yield _cells(id_, label, _text(property_) or "", statement, snak)


def _cells(id_: str | None, label: str | None, property_: str, statement: Any, snak: Any) -> list[object]:
    measure, bare = MEASURES.get(property_, (property_, None))
    value = _at(snak, "datavalue", "value")
    amount = {"somevalue": "unknown", "novalue": None}.get(str(_at(snak, "snaktype")), _number(_at(value, "amount")))
    item = str(_at(value, "unit") or "1").rsplit("/", 1)[-1]
    unit = bare if item == "1" or value is None else UNITS.get(item, item)
    references = _at(statement, "references")
    references = references if isinstance(references, list) else []
    snaks = _at(references[0], "snaks") if references else None
    return [
        id_,
        label,
        property_,
        measure,
        amount,
        _number(_at(value, "lowerBound")),
        _number(_at(value, "upperBound")),
        unit,
        _time(_first(_at(statement, "qualifiers"), _POINT_IN_TIME)),
        _text(_at(statement, "rank")),
        _reference(snaks),
        _text(_first(snaks, _URL)),
        _time(_first(snaks, _RETRIEVED)),
        len(references),
        _text(_at(_first(_at(statement, "qualifiers"), _METHOD), "id")),
        _text(_at(statement, "id")),
    ]


def _reference(snaks: Any) -> str | None:
    """Return what a reference is called: its title, else the item it is stated in, its publisher, or its address."""
    candidates = (
        _at(_first(snaks, _TITLE), "text"),
        _at(_first(snaks, _STATED_IN), "id"),
        _at(_first(snaks, _PUBLISHER), "id"),
        _first(snaks, _URL),
    )
    return next((text for text in map(_text, candidates) if text), None)


def _first(snaks: Any, property_: str) -> Any:
    """Return the value of the first snak of a property."""
    found = _at(snaks, property_)
    return _at(found[0], "datavalue", "value") if isinstance(found, list) and found else None


def _at(value: Any, *keys: str) -> Any:
    """Return what stands under keys within keys, or None where anything else stands on the way."""
    for key in keys:
        if not isinstance(value, dict):
            return None
        value = value.get(key)
    return value


def _number(amount: Any) -> str | None:
    """Return a number as text, which Wikibase writes with its sign."""
    return amount.removeprefix("+") if isinstance(amount, str) else None


def _time(value: Any) -> str | None:
    """Return a day, month or year as ISO 8601 writes it; a decade or vaguer says no date."""
    match = _TIME.fullmatch(str(_at(value, "time")))
    if match is None:
        return None
    return {11: f"{match[1]}-{match[2]}-{match[3]}", 10: f"{match[1]}-{match[2]}", 9: match[1]}.get(
        _at(value, "precision")
    )


def _text(value: Any) -> str | None:
    return value if isinstance(value, str) else None
