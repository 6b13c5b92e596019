"""Texts that are read as a whole, and so only up to a size."""

from __future__ import annotations

from typing import TYPE_CHECKING

from contested.dossier.file import NAME, refusal

if TYPE_CHECKING:
    from collections.abc import Iterable

LARGEST_WHOLE = 64_000_000
"""Characters of a document: an entity of Wikidata has some millions, and a bibliography less."""


def whole_text(lines: Iterable[str], largest: int = LARGEST_WHOLE) -> str:
    """
    Return the lines of a text as one.

    Raises:
        UnreadableDossier: there is more than is read; the rest is not looked at.
    """
    length, kept = 0, []
    for line in lines:
        length += len(line)
        if length > largest:
            raise refusal(NAME, None, f"it has more than {largest:,} characters; split it")
        kept.append(line)
    return "".join(kept)
