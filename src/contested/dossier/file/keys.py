"""Keys: what each table of a dossier file may hold, as far as this version knows."""

from __future__ import annotations

from contested.claims.denial import DENIAL_FIELDS
from contested.claims.records import CLAIM
from contested.claims.statement import FIELDS

SECTIONS = ("format", "units", "parties", "sources", "figures", "relations", "silenced")
ARRAYS = {"claims": "claimed", "denials": "denied", "withheld": "withheld"}
PARTY_KEYS = ("name", "aliases", "stake", "bloc")
SOURCE_KEYS = (
    "title",
    "label",
    "publisher",
    "author",
    "organ_of",
    "issued",
    "retrieved",
    "url",
    "doi",
    "primary",
    "quoting",
    "note",
)
UNIT_KEYS = ("name", "plural", "symbol", "equals", "source", "part_of")
FIGURE_KEYS = (
    "name",
    "unit",
    "of",
    "where",
    "period",
    "time",
    "definition",
    "facets",
    "disputants",
    "signed",
)
KEYS = {"claims": CLAIM, "denials": tuple(DENIAL_FIELDS), "withheld": tuple(FIELDS)}
ASIDE_KEYS = ("estimate", "reason", "by")
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
SILENCED_KEYS = ("code", "figure", "reason")
