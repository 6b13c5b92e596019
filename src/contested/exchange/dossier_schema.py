"""
A JSON Schema of a dossier's file, for TOML and JSON alike, so that editors complete a dossier and underline slips.

Made of the one table of fields and of the records of parties and sources, with
all definitions in their places: the TOML servers of editors follow no
references.  It is stricter than reading in one thing: a key of your own begins
with "x-" or "x_", so that every misspelt key shows.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import attrs

from contested.claims import FIGURE, LONGEST_QUOTE, STAKES, Party, Source, fields_for
from contested.dossier.file import ARRAYS, CONCLUSION_KEYS, FORMAT, RELATION_KEYS, SILENCED_KEYS, UNIT_KEYS
from contested.exchange.json_text import json_pieces
from contested.phrases.lexicon import LEXICONS
from contested.relations.relation import COVERS

if TYPE_CHECKING:
    from contested.claims import Field

Schema: TypeAlias = dict[str, object]

DIALECT = "http://json-schema.org/draft-07/schema#"
"""The newest that the TOML servers of editors know (Taplo, Even Better TOML, Tombi)."""

LONGEST_KEY = 64
"""Characters of an id."""


def dossier_schema() -> Schema:
    """Return the schema of a dossier's file."""
    sections: Schema = {
        "format": {"const": FORMAT, "description": "the version of the file's format"},
        "units": _by_id("a unit of your own", UNIT_KEYS, ()),
        "parties": _tables("who speaks, by id", _record(Party)),
        "sources": _tables("where it was read, by id", _record(Source)),
        "figures": _tables("what is counted, and what is said of it, by id", _figure()),
        "relations": _array("how figures go together", _relation()),
        "conclusions": _array("what rests on the answers", _plain(CONCLUSION_KEYS, ("question", "answer", "where"))),
        "silenced": _array("findings that are not to be told", _plain(SILENCED_KEYS, ("code", "reason"))),
    }
    head = {"$schema": DIALECT, "title": "A dossier of contested figures"}
    return head | _table(sections, ("format",))


def schema_text() -> str:
    """Return the schema as it is published: the file ``dossier.schema.json`` beside this module."""
    return "".join(json_pieces(dossier_schema())) + "\n"


def _table(properties: Schema, required: tuple[str, ...] = ()) -> Schema:
    """Return a table that has these keys, and keys of one's own that say so."""
    shape: Schema = {"type": "object", "properties": properties, "additionalProperties": False}
    shape["patternProperties"] = {"^x[-_]": {"description": "a key of your own"}}
    return shape | ({"required": list(required)} if required else {})


def _tables(meaning: str, table: Schema) -> Schema:
    """Return tables by their ids."""
    ids = {"minLength": 1, "maxLength": LONGEST_KEY}
    return {"type": "object", "description": meaning, "propertyNames": ids, "additionalProperties": table}


def _by_id(meaning: str, keys: tuple[str, ...], required: tuple[str, ...]) -> Schema:
    return _tables(meaning, _plain(keys, required))


def _array(meaning: str, item: Schema) -> Schema:
    return {"type": "array", "description": meaning, "items": item}


_TEXT: Schema = {"type": "string", "minLength": 1}
_TEXTS: Schema = {"type": "array", "items": _TEXT}
_ONE_OR_SEVERAL: Schema = {"anyOf": [_TEXT, _TEXTS]}
_NUMBER: Schema = {"type": ["number", "string"]}

_SHAPES: dict[str, Schema] = {
    "name": _TEXT,
    "text": {"type": "string", "maxLength": LONGEST_QUOTE},
    "flag": {"type": "boolean"},
    "day": _TEXT,
    "number": _NUMBER,
    "value": _NUMBER,
    "holders": _ONE_OR_SEVERAL,
    "source": _TEXT,
    "chain": _ONE_OR_SEVERAL,
    "lexicon": {"enum": list(LEXICONS)},
    "language": _TEXT,
    "unit": _TEXT,
    "facets": {"type": "object", "additionalProperties": _TEXT},
}
"""What a person may write for each type of field."""


def _field(field: Field) -> Schema:
    shape = {"enum": list(field.choices)} if field.type == "choice" else _SHAPES[field.type]
    said = {} if field.default in (None, ()) else {"default": field.default}
    return {"description": field.meaning, **shape, **said}


def _statement(stance: str) -> Schema:
    fields = fields_for("file", stance)
    required = tuple(fields) if stance == "set_aside" else ()
    return _table({name: _field(field) for name, field in fields.items()}, required)


def _figure() -> Schema:
    scope = {name: _field(field) for name, field in fields_for("file", FIGURE).items()}
    scope["disputants"] = {**scope["disputants"], "type": "array", "items": _TEXT}
    del scope["disputants"]["anyOf"]
    arrays = {array: _array(f"what is {stance}", _statement(stance)) for array, stance in ARRAYS.items()}
    aside = _array("estimates that you set aside", _statement("set_aside"))
    return _table({**scope, **arrays, "set_aside": aside}, ("name", "unit"))


_BY_TYPE: dict[str, Schema] = {
    "str": _TEXT,
    "str | None": _TEXT,
    "bool": {"type": "boolean"},
    "tuple[str, ...]": _TEXTS,
    "When | None": _TEXT,
    "Party | None": _TEXT,
    "tuple[Source, ...]": _ONE_OR_SEVERAL,
}
"""What a person may write for each type of an attribute of a record."""


def _record(kind: type[attrs.AttrsInstance]) -> Schema:
    """Return the table of a party or a source, of the fields of its class."""
    fields = [field for field in attrs.fields(kind) if field.init]
    shapes = {field.name: _BY_TYPE[str(field.type)] for field in fields}
    shapes |= {"stake": {"enum": list(STAKES)}} if "stake" in shapes else {}
    return _table(dict(shapes), tuple(field.name for field in fields if field.default is attrs.NOTHING))


_KEYS: dict[str, Schema] = {
    "parts": _TEXTS,
    "cover": {"enum": list(COVERS)},
    "disjoint": {"type": "boolean"},
    "equal": {"type": "array", "items": _TEXT, "minItems": 2, "maxItems": 2},
    "at_most": {"type": "array", "items": _TEXT, "minItems": 2, "maxItems": 2},
    "factor": _NUMBER,
    "offset": _NUMBER,
    "by_party": {"type": "object", "additionalProperties": _TEXT},
}
"""Keys of relations, conclusions and units that hold more than one text."""


def _plain(keys: tuple[str, ...], required: tuple[str, ...]) -> Schema:
    return _table({key: _KEYS.get(key, _TEXT) for key in keys}, required)


def _relation() -> Schema:
    kinds = (("part", "whole"), ("parts", "whole"), ("equal",), ("at_most",), ("from", "to"))
    return _plain(RELATION_KEYS, ()) | {"oneOf": [{"required": list(kind)} for kind in kinds]}
