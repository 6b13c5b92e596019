"""Keys: what each table of a dossier file may hold, as far as this version knows."""

from __future__ import annotations

import attrs

from contested.claims import FIGURE, STATEMENT_STANCES, Party, Source, fields_for

SECTIONS = ("format", "units", "parties", "sources", "figures", "relations", "conclusions", "silenced")
ARRAYS = {"claims": "claimed", "denials": "denied"} | {
    stance: stance for stance in STATEMENT_STANCES if stance not in ("claimed", "denied")
}
"""In which array of a figure a file has the statements of each stance."""

PARTY_KEYS = tuple(field.name for field in attrs.fields(Party))
SOURCE_KEYS = tuple(field.name for field in attrs.fields(Source) if field.init)
UNIT_KEYS = ("name", "plural", "symbol", "equals", "source", "part_of")
FIGURE_KEYS = tuple(fields_for("file", FIGURE))
STATEMENT_KEYS = {array: tuple(fields_for("file", stance)) for array, stance in ARRAYS.items()}
ASIDE_KEYS = tuple(fields_for("file", "set_aside"))
RELATION_KEYS = (
    "part",
    "parts",
    "whole",
    "cover",
    "disjoint",
    "remainder",
    "equal",
    "at_most",
    "from",
    "to",
    "factor",
    "offset",
    "unit",
    "by",
    "source",
)
CONCLUSION_KEYS = ("question", "answer", "where", "sentence", "head", "by_party", "unit")
SILENCED_KEYS = ("code", "figure", "reason")
