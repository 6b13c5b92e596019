"""References of Wikibase as sources, and back."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import attrs

from contested.claims import Source
from contested.exchange.wikibase_qualifiers import plain_text
from contested.wikibase import some, time_of, value_at

if TYPE_CHECKING:
    from collections.abc import Callable

    from contested.exchange.wikibase_names import EntityNames


class ReferenceField(NamedTuple):
    """A property that a reference says a field of its source by, and the type of its values."""

    property: str
    field: str
    type: str


REFERENCE_FIELDS = (
    ReferenceField("P1476", "title", "monolingualtext"),
    ReferenceField("P248", "title", "wikibase-item"),
    ReferenceField("P123", "publisher", "wikibase-item"),
    ReferenceField("P2093", "author", "string"),
    ReferenceField("P50", "author", "wikibase-item"),
    ReferenceField("P577", "issued", "time"),
    ReferenceField("P813", "retrieved", "time"),
    ReferenceField("P1813", "label", "monolingualtext"),
    ReferenceField("P854", "url", "url"),
    ReferenceField("P356", "doi", "external-id"),
    ReferenceField("P1065", "archive", "url"),
    ReferenceField("P2960", "archived", "time"),
)
"""Of two properties for one field the first wins, and is the one that is written."""

QUOTATION = "P1683"
REFERENCE_PLACES = ("P958", "P304")
"""Section or page: where in the source it stands."""

_HELD = frozenset(field.name for field in attrs.fields(Source) if field.init)
_WIKIS = {"P143": "imported from a Wikimedia project", "P4656": "imported from a page of Wikimedia"}


class Reference(NamedTuple):
    """What a reference says: its source, the words quoted from it, and where in it they stand."""

    source: Source | None
    quote: str | None
    place: str | None


def read_reference(reference: object, names: EntityNames, at: str) -> Reference:
    """
    Return what a reference says.

    What no field has a place for stands in the note of its source; where it
    names no source at all, it is remarked on.
    """
    snaks = value_at(reference, "snaks")
    fields: dict[str, str] = {}
    notes: list[str] = []
    quote: str | None = None
    places: list[str] = []
    known = {one.property: one for one in REFERENCE_FIELDS if one.field in _HELD}
    order = [*known, *sorted(snaks.keys() - known.keys())] if isinstance(snaks, dict) else []
    for property_ in order:
        for snak in some(snaks, property_):
            said = _value_text(snak, names)
            field = known.get(property_)
            if field is not None and field.field not in fields and said is not None:
                fields[field.field] = _between(said) if field.field == "issued" else said
            elif property_ == QUOTATION and quote is None:
                quote = said
            elif property_ in REFERENCE_PLACES:
                places.append(plain_text(snak, names))
            else:
                called = _WIKIS.get(property_, names.name(property_) if field is None else field.field)
                notes.append(f"{called}: {plain_text(snak, names)}")
                names.remark(f"{property_} ({called}) of a reference: kept in the note of its source", at)
    title = fields.pop("title", None) or fields.get("url") or fields.get("publisher")
    if title is None:
        for note in notes:
            names.remark(f"a reference that names no source: {note}", at)
        return Reference(None, quote, ", ".join(places) or None)
    if notes:
        fields["note"] = "; ".join(notes)
    return Reference(source_with(title, fields), quote, ", ".join(places) or None)


def source_with(title: str, fields: dict[str, str]) -> Source:
    """Return a source with what its fields say as text."""
    made: Callable[..., Source] = Source
    return made(title, **fields)


def _between(time: str) -> str:
    """Return some day between two as sources are issued: "a/b"."""
    return time.strip("[]").replace("..", "/") if time.startswith("[") else time


def _value_text(snak: object, names: EntityNames) -> str | None:
    """Return a value in the words of a source's field; None where it is none that can be read."""
    if value_at(snak, "snaktype") != "value":
        return None
    value = value_at(snak, "datavalue", "value")
    if value_at(value, "time") is not None:
        made = time_of(value)
        return None if made is None else made
    said = plain_text(snak, names)
    return said.strip() or None
