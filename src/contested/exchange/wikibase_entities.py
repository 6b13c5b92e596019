"""
Entities of a Wikibase document that is written: the items and properties of its own, beside those of Wikidata.

Who or what has no item of Wikidata gets one of the document's own, with a
label, under a number that Wikidata does not reach; a name that is the id of an
item means that item.  So a document says all that it means, and whoever
imports it puts items of their Wikibase in place of these.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import attrs

from contested.quantities import unit as unit_of
from contested.wikibase import FIRST_LOCAL, ITEM_UNITS, PROPERTY_MEASURES, UNITS_USED

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from contested.quantities import Unit

Json = dict[str, object]
"""An object of JSON."""

ENTITY = "http://www.wikidata.org/entity/"
LONGEST_LABEL = 250
"""
Characters of a label or an alias.

Source: Wikibase, docs/topics/options.md, string-limits, "multilang".
"""

LONGEST_TEXT_VALUE = 1500
"""Characters of a text that is a value."""

_ITEM, _PROPERTY = re.compile(r"Q[1-9][0-9]{0,8}"), re.compile(r"P[1-9][0-9]{0,8}")
_UNIT_ITEMS = {unit: item for item, unit in ITEM_UNITS.items()}


@attrs.define
class DocumentEntities:
    """The entities of a document, in the order in which they are first named."""

    items: dict[str, str] = attrs.field(factory=dict)
    properties: dict[tuple[str, Unit | None, int], str] = attrs.field(factory=dict)
    units: dict[str, Unit] = attrs.field(factory=dict)
    records: dict[str, Json] = attrs.field(factory=dict)
    numbers: dict[str, int] = attrs.field(factory=dict)

    def item(self, label: str, aliases: Iterable[str] = ()) -> str:
        """Return the id of the item of a label; a new one where the document has none yet."""
        if _ITEM.fullmatch(label):
            return label
        if label not in self.items:
            self.items[label] = self._new("Q", {"type": "item"}, label)
        several = [_in_english(one) for one in aliases]
        if several:
            self.records[self.items[label]]["aliases"] = {"en": several}
        return self.items[label]

    def subject(self, label: str | None, known: str | None) -> str:
        """Return the id of the item that statements are about, with room for them."""
        id_ = known or (self.item(label) if label is not None else self._unlabelled())
        if id_ not in self.records:
            self.records[id_] = _record(id_, {"type": "item"}, label)
        return id_

    def property(self, label: str, datatype: str, unit: Unit | None = None, number: int = 0) -> str:
        """
        Return the id of the property of a label.

        Args:
            label: what it is called, or the id of a property.
            datatype: of its values.
            unit: that is used for it.
            number: 0, or higher for another property of the same label.
        """
        if _PROPERTY.fullmatch(label):
            return label
        key = (label, unit, number)
        if key not in self.properties:
            self.properties[key] = id_ = self._new("P", {"type": "property", "datatype": datatype}, label)
            if unit is not None:
                used = snak(UNITS_USED, "wikibase-item", item_value(self._unit_item(unit)))
                self.records[id_]["claims"] = {UNITS_USED: [{"mainsnak": used, "type": "statement", "rank": "normal"}]}
                self.units[id_] = unit
        return self.properties[key]

    def unit(self, unit: Unit, property_: str) -> str:
        """Return the address of a unit's item; "1" where it is what the property counts."""
        counted = self.units.get(property_)
        if property_ in PROPERTY_MEASURES:
            counted = unit_of(PROPERTY_MEASURES[property_][1])
        return "1" if unit.counts and unit == counted else ENTITY + self._unit_item(unit)

    def _unit_item(self, unit: Unit) -> str:
        return _UNIT_ITEMS.get(str(unit)) or self.item(str(unit))

    def _unlabelled(self) -> str:
        if "" not in self.items:
            self.items[""] = self._new("Q", {"type": "item"}, None)
        return self.items[""]

    def _new(self, letter: str, kind: Json, label: str | None) -> str:
        number = self.numbers.get(letter, FIRST_LOCAL)
        self.numbers[letter] = number + 1
        id_ = f"{letter}{number}"
        self.records[id_] = _record(id_, kind, label)
        return id_


def _record(id_: str, kind: Json, label: str | None) -> Json:
    made: Json = {**kind, "id": id_, "labels": {} if label is None else {"en": _in_english(label)}, "descriptions": {}}
    made |= {"aliases": {}, "claims": {}}
    if kind["type"] == "item":
        made["sitelinks"] = {}
    return made


def names_of_record(record: Json) -> Iterator[tuple[str, str]]:
    """Give the label and the aliases of an entity, each with which of the two it is."""
    for kind, held in (("label", record["labels"]), ("alias", record["aliases"])):
        assert isinstance(held, dict)
        for one in held.values():
            yield from ((kind, each["value"]) for each in (one if isinstance(one, list) else [one]))


def _in_english(text: str) -> Json:
    return {"language": "en", "value": text}


def is_text_value(text: str) -> bool:
    """Whether a text can be a value: one line, without outer white space, not too long."""
    return text == text.strip() and 0 < len(text) <= LONGEST_TEXT_VALUE and text.isprintable()


def snak(property_: str, datatype: str, value: object, kind: str = "value") -> Json:
    """
    Return a snak: a value, or that there is an unknown one or none.

    Args:
        property_: its id.
        datatype: of the property.
        value: as the type of the value has it.
        kind: "value", "somevalue" or "novalue".
    """
    made: Json = {"snaktype": kind, "property": property_}
    if kind == "value":
        type_ = {"wikibase-item": "wikibase-entityid"}.get(datatype, datatype)
        type_ = "string" if type_ in ("url", "external-id") else type_
        made["datavalue"] = {"value": value, "type": type_}
    made["datatype"] = datatype
    return made


def item_value(id_: str) -> Json:
    """Return the value that names an item."""
    return {"entity-type": "item", "numeric-id": int(id_[1:]), "id": id_}
