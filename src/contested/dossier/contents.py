"""The canonical form of a dossier: what it holds, whatever ids it gives to that, in whatever order, and its digest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from contested.claims import canonical_list, canonical_object, canonical_text, digest_of
from contested.dossier.edition_ids import moved_conclusion, moved_relation, moved_silenced

if TYPE_CHECKING:
    from collections.abc import Iterable

    from contested.dossier.file.parts import Edition


def dossier_text(dossier: Edition) -> str:
    """
    Return the canonical text of a dossier.

    Figures and sources stand in it by their digests, and so do figures in
    relations, conclusions and what is silenced; what a file says and this
    version does not read is not part of it.

    Raises:
        IncompleteStatement: a figure is one as looked at.
    """
    digests = {id_: figure.digest for id_, figure in dossier.figures.items()}
    held = {
        "figures": (f'"{digest}"' for digest in digests.values()),
        "parties": map(canonical_text, dossier.parties.values()),
        "sources": (f'"{source.content_digest}"' for source in dossier.sources.values()),
        "units": map(canonical_text, dossier.units.values()),
        "relations": (canonical_text(moved_relation(one, digests)) for one in dossier.relations),
        "silenced": (canonical_text(moved_silenced(one, digests)) for one in dossier.silenced),
        "conclusions": (canonical_text(moved_conclusion(one, digests)) for one in dossier.conclusions),
    }
    texts = {name: _unordered(of) for name, of in held.items()}
    return canonical_object({"is": '"dossier"'} | {name: text for name, text in texts.items() if text != "[]"})


def dossier_digest(dossier: Edition) -> str:
    """Return the digest of a dossier's canonical text."""
    return digest_of(dossier_text(dossier))


def _unordered(texts: Iterable[str]) -> str:
    return canonical_list(sorted(texts))
