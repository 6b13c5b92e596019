"""Keys: what each table of a dossier file may hold, as far as this version knows."""

from __future__ import annotations

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
STATEMENT_KEYS = ("by", "source", "quoting", "named", "speaker", "anonymous", "as_of", "stated", "key", "quote", "note")
CLAIM_KEYS = (
    *(
        "value",
        "unit",
        "low",
        "high",
        "best",
        "hedge",
        "bounds",
        "level",
        "standard_error",
        "basis",
        "status",
        "partial",
    ),
    *STATEMENT_KEYS,
)
KEYS = {"claims": CLAIM_KEYS, "denials": (*STATEMENT_KEYS, "estimate", "aspect"), "withheld": STATEMENT_KEYS}
ASIDE_KEYS = ("estimate", "reason", "by")
