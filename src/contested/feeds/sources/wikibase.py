"""
Wikibase: the quantities that a saved entity of Wikidata (or another Wikibase) states.

One row a statement, with its bounds, unit, day, rank, references and what its
qualifiers say; those that no field has a place for stand in the column
"qualifiers", and are counted.  Source: the
Wikibase JSON format,
https://doc.wikimedia.org/Wikibase/master/php/docs_topics_json.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from contested.errors import UnreadableFeed
from contested.feeds.sources.jsons import whole_json
from contested.feeds.sources.qualifiers import qualifier_fields
from contested.feeds.sources.raw_rows import Header, RawRow, Rows
from contested.feeds.sources.row_tally import RowTally
from contested.wikibase import ITEM_UNITS, PROPERTY_MEASURES, first, text_in, time_of, value_at

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

STATEMENT_COLUMNS = (
    *("entity", "label", "property", "measure", "amount", "lower", "upper", "unit", "as_of", "rank", "reference"),
    *(
        "reference_url",
        "retrieved",
        "published",
        "references",
        "method",
        "id",
        "hedge",
        "basis",
        "status",
        "part",
        "qualifiers",
    ),
)

_STATED_IN, _URL, _TITLE, _PUBLISHER, _RETRIEVED, _PUBLISHED = "P248", "P854", "P1476", "P123", "P813", "P577"
_READ = frozenset({_STATED_IN, _URL, _TITLE, _PUBLISHER, _RETRIEVED, _PUBLISHED})
_WIKIS = {"P143": "imported from a Wikimedia project", "P4656": "imported from a page of Wikimedia"}
_METHOD = "P459"


def from_wikibase(path: Path, name: str) -> Rows:
    """
    Return each statement of a quantity in a file of one or more entities.

    Raises:
        UnreadableFeed: it is no JSON, or holds no entity.
    """
    entities = list(_entities(whole_json(path, name, "save the entities one by one")))
    if not entities:
        raise UnreadableFeed(name, None, "it holds no entity with claims; save one from Special:EntityData")
    tally = RowTally()
    cells = (cells for entity in entities for cells in _statements(entity, tally))
    made = (RawRow(number, None, one) for number, one in enumerate(cells, 1))
    return Rows(name, Header(STATEMENT_COLUMNS), made, counted=lambda: tally.remarks)


def _entities(found: object) -> Iterator[Mapping[str, object]]:
    if isinstance(found, dict) and isinstance(found.get("claims"), dict):
        yield found
    elif isinstance(found, dict) and isinstance(found.get("entities"), dict):
        for entity in found["entities"].values():
            yield from _entities(entity)


def _statements(entity: Mapping[str, Any], tally: RowTally) -> Iterator[list[object]]:
    id_ = text_in(entity.get("id"))
    label = text_in(value_at(entity, "labels", "en", "value")) or id_
    for property_, statements in entity["claims"].items():
        for statement in statements if isinstance(statements, list) else ():
            snak = value_at(statement, "mainsnak")
            if value_at(snak, "datatype") == "quantity" or value_at(snak, "datavalue", "type") == "quantity":
                yield _cells(id_, label, text_in(property_) or "", statement, tally)


def _cells(id_: str | None, label: str | None, property_: str, statement: object, tally: RowTally) -> list[object]:
    measure, bare = PROPERTY_MEASURES.get(property_, (property_, None))
    snak = value_at(statement, "mainsnak")
    value = value_at(snak, "datavalue", "value")
    amount = {"somevalue": "unknown", "novalue": None}.get(
        str(value_at(snak, "snaktype")), _number(value_at(value, "amount"))
    )
    item = str(value_at(value, "unit") or "1").rsplit("/", 1)[-1]
    unit = bare if item == "1" or value is None else ITEM_UNITS.get(item, item)
    references = value_at(statement, "references")
    references = references if isinstance(references, list) else []
    snaks = value_at(references[0], "snaks") if references else None
    said = qualifier_fields(value_at(statement, "qualifiers"), tally)
    _account(references, tally)
    return [
        id_,
        label,
        property_,
        measure,
        amount,
        _number(value_at(value, "lowerBound")),
        _number(value_at(value, "upperBound")),
        unit,
        said.as_of,
        text_in(value_at(statement, "rank")),
        _reference(snaks),
        text_in(first(snaks, _URL)),
        time_of(first(snaks, _RETRIEVED)),
        time_of(first(snaks, _PUBLISHED)),
        len(references),
        text_in(value_at(first(value_at(statement, "qualifiers"), _METHOD), "id")),
        text_in(value_at(statement, "id")),
        said.hedge if amount not in (None, "unknown") else None,
        said.basis,
        said.status,
        said.part,
        "; ".join(said.notes) or None,
    ]


def _account(references: list[object], tally: RowTally) -> None:
    """Count what is not read of the references of a statement."""
    if len(references) > 1:
        tally.add("several references: the first is the source")
    snaks = value_at(references[0], "snaks") if references else None
    for name in sorted(snaks) if isinstance(snaks, dict) else ():
        if name in _WIKIS:
            tally.add(f"{name}, {_WIKIS[name]}: no source by itself")
        elif name not in _READ:
            tally.add(f"{name} of the reference: not read")


def _reference(snaks: object) -> str | None:
    """Return what a reference is called: its title, else the item it is stated in, its publisher, or its address."""
    candidates = (
        value_at(first(snaks, _TITLE), "text"),
        value_at(first(snaks, _STATED_IN), "id"),
        value_at(first(snaks, _PUBLISHER), "id"),
        first(snaks, _URL),
    )
    return next((said for said in map(text_in, candidates) if said), None)


def _number(amount: object) -> str | None:
    """Return a number as text, which Wikibase writes with its sign."""
    return amount.removeprefix("+") if isinstance(amount, str) else None
