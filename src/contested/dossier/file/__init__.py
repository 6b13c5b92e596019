"""The dossier file: read and written in pieces; what other syntaxes of a dossier need of it is named here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from contested.lazy_names import lazily

if TYPE_CHECKING:
    from contested.dossier.file.file_reading import parts_in, reading_of
    from contested.dossier.file.file_writing import Records, plain_records
    from contested.dossier.file.keys import (
        ARRAYS,
        CONCLUSION_KEYS,
        RELATION_KEYS,
        SILENCED_KEYS,
        STATEMENT_KEYS,
        UNIT_KEYS,
    )
    from contested.dossier.file.literals import key_literal, literal
    from contested.dossier.file.parts import FORMAT, Parts
    from contested.dossier.file.problems import Problems
    from contested.dossier.file.record_ids import checked_id, new_id, readable_ids
    from contested.dossier.file.toml_parsing import LARGEST_DOSSIER, NAME, parse_toml, refusal
    from contested.dossier.file.unread_tables import warn_of_unread

_HOMES = {
    "ARRAYS": "contested.dossier.file.keys",
    "CONCLUSION_KEYS": "contested.dossier.file.keys",
    "FORMAT": "contested.dossier.file.parts",
    "LARGEST_DOSSIER": "contested.dossier.file.toml_parsing",
    "NAME": "contested.dossier.file.toml_parsing",
    "Parts": "contested.dossier.file.parts",
    "Problems": "contested.dossier.file.problems",
    "RELATION_KEYS": "contested.dossier.file.keys",
    "Records": "contested.dossier.file.file_writing",
    "SILENCED_KEYS": "contested.dossier.file.keys",
    "STATEMENT_KEYS": "contested.dossier.file.keys",
    "UNIT_KEYS": "contested.dossier.file.keys",
    "checked_id": "contested.dossier.file.record_ids",
    "key_literal": "contested.dossier.file.literals",
    "literal": "contested.dossier.file.literals",
    "new_id": "contested.dossier.file.record_ids",
    "parse_toml": "contested.dossier.file.toml_parsing",
    "parts_in": "contested.dossier.file.file_reading",
    "plain_records": "contested.dossier.file.file_writing",
    "readable_ids": "contested.dossier.file.record_ids",
    "reading_of": "contested.dossier.file.file_reading",
    "refusal": "contested.dossier.file.toml_parsing",
    "warn_of_unread": "contested.dossier.file.unread_tables",
}

__all__ = [
    "ARRAYS",
    "CONCLUSION_KEYS",
    "FORMAT",
    "LARGEST_DOSSIER",
    "NAME",
    "Parts",
    "Problems",
    "RELATION_KEYS",
    "Records",
    "SILENCED_KEYS",
    "STATEMENT_KEYS",
    "UNIT_KEYS",
    "checked_id",
    "key_literal",
    "literal",
    "new_id",
    "parse_toml",
    "parts_in",
    "plain_records",
    "readable_ids",
    "reading_of",
    "refusal",
    "warn_of_unread",
]

__getattr__ = lazily(__name__, _HOMES)


def __dir__() -> list[str]:
    return __all__
