"""
JSON: the whole dossier, in the same tables and keys as its TOML file.

Both are the same plain values, read by the same reader: so every field of the
schema is there, a key that this version does not know is kept, and a problem
is told in the same words, at its pointer.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from contested.dossier.dossier import Dossier
from contested.dossier.file import NAME, Parts, Problems, parse_toml, parts_in, plain_records, refusal, warn_of_unread
from contested.errors import UnreadableDossier, UnsavedDossier
from contested.exchange.format import Format
from contested.exchange.json_text import json_pieces, parse_json, pointer, refuse_null
from contested.exchange.packing import lines_within_limit
from contested.exchange.toml_document import toml_pieces

if TYPE_CHECKING:
    from collections.abc import Iterator

    from contested.exchange.format import Chunks


def _file_parts(dossier: Dossier) -> Parts:
    """Return what a dossier's file would hold."""
    return Parts(**{field.name: getattr(dossier, field.name) for field in attrs.fields(Parts)})


def refuse_looks(dossier: Dossier) -> None:
    """
    Refuse a dossier with looks at figures ("as of", "only"), which no file holds.

    Raises:
        UnsavedDossier: it has one.
    """
    for id_, figure in dossier.figures.items():
        if figure._view is not None:
            raise UnsavedDossier(NAME, f"figures.{id_} is a look at a figure; write the figure itself")


def dossier_from(raw: dict[str, object], problems: Problems | None = None) -> Dossier:
    """
    Return the dossier that plain values say; what is not known here stays in its text.

    Args:
        raw: its tables, as a file has them.
        problems: where they are noted; by default each at its JSON pointer.

    Raises:
        UnreadableDossier: every problem, with its place.
    """
    parts = parts_in(raw, problems or Problems("", pointer))
    warn_of_unread(parts.unknown, parts.figures, parts.silenced)
    document = "".join(toml_pieces(raw)) if parts.unknown else None
    return Dossier(**attrs.asdict(parts, recurse=False), document=document)


def plain_dossier(dossier: Dossier) -> dict[str, object]:
    """
    Return a dossier as plain tables, as its file would hold them, and with what its own file says beside them.

    Raises:
        UnsavedDossier: a figure holds what no file can say.
    """
    if dossier.document is not None:
        return parse_toml(dossier.dumps(), NAME)
    parts = _file_parts(dossier)
    raw = plain_records(parts)
    try:
        again = parts_in(raw, Problems("", pointer))
    except UnreadableDossier as error:
        raise UnsavedDossier(NAME, f"it would not be readable ({error.problems[0]})") from error
    if again != parts:
        raise UnsavedDossier(NAME, "it would not read back the same; write the figures without the looks at them")
    return raw


def _write(dossier: Dossier) -> Iterator[str]:
    yield from json_pieces(plain_dossier(dossier))
    yield "\n"


def _read(lines: Chunks) -> Dossier:
    text = "".join(lines_within_limit(lines))
    raw = parse_json(text)
    if not isinstance(raw, dict):
        raise refusal(NAME, 1, 'it holds no object; a dossier begins with {"format": 1, ...}')
    refuse_null(raw)
    return dossier_from(raw)


JSON = Format("json", "JSON, the whole dossier", (".json",), "application/json", _write, _read)
