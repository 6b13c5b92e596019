"""Parts: what a dossier file holds, by id."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import attrs

from contested.dossier.file.record_ids import is_id
from contested.errors import UnusableName, WrongType
from contested.names import name_key

if TYPE_CHECKING:
    from collections.abc import Mapping

    from contested.checks.finding import Silenced
    from contested.claims.party import Party
    from contested.claims.source import Source
    from contested.figure import Figure
    from contested.quantities.atoms import Atom
    from contested.quantities.units import Unit
    from contested.relations.relation import Relation

FORMAT = 1
NAME = "the dossier"
"""How errors call a dossier whose file is not known."""


@attrs.frozen
class Parts:
    """Figures, parties, sources and units of one's own by id, relations, and what this version does not know."""

    figures: Mapping[str, Figure] = attrs.field(factory=dict)
    parties: Mapping[str, Party] = attrs.field(factory=dict)
    sources: Mapping[str, Source] = attrs.field(factory=dict)
    units: Mapping[str, Unit] = attrs.field(factory=dict)
    unknown: Mapping[str, Any] = attrs.field(factory=dict, eq=False)
    relations: tuple[Relation, ...] = ()
    silenced: tuple[Silenced, ...] = ()


def checked_id(text: str, what: str) -> str:
    """
    Return ``text`` if it can be an id.

    Raises:
        UnusableName: not letters, digits, - and _ (at most 64).
        WrongType: not text.
    """
    if not isinstance(text, str):
        raise WrongType(f"{what} id", text, "text such as 'troops_2023'")
    if not is_id(text):
        raise UnusableName(f"{what} id", text, "an id has letters, digits, - and _, at most 64, such as 'troops_2023'")
    return text


def printable(path: object) -> str:
    """Return a path for a message, without characters that would command a terminal."""
    return str(path) if str(path).isprintable() else ascii(str(path))


def lineage(atom: Atom) -> tuple[str, ...] | None:
    """Return the kinds a kind is a part of, and itself, from the widest: ("ship", "boat"); None for a measure."""
    if not atom.is_kind:
        return None
    name, power = atom.dimensions[0]
    names = tuple(name.split("#")[1:])
    plain = len(atom.dimensions) == 1 and power == 1 and atom.size == 1
    return names if plain and names[-1] == atom.name else None


def new_id(name: str, taken: Mapping[str, object]) -> str:
    """Return a fresh id made from a name: "News article" becomes "news-article"."""
    # 56 of the 64 characters that an id may have: the others are for the number behind it
    slug = re.sub(r"[^a-z0-9]+", "-", name_key(name)).strip("-")[:56] or "unnamed"
    made, n = slug, 1
    while made in taken:
        n += 1
        made = f"{slug}-{n}"
    return made
