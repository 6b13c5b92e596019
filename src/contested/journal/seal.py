"""
Seals: one digest over all that every author recorded by then, to be kept where nobody who writes here can change it.

A seal is content: its digest is that of its own text, so it may lie beside the
journal.  What has to be kept elsewhere is the digest alone.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import attrs

from contested.claims import canonical_text, digest_of
from contested.journal.lines import digest_in, text_of_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


@attrs.frozen(repr=False)
class Seal:
    """
    What every author had recorded by then: the digests of the entries that no other came after, by author.

    ``digest`` is to be published, or time-stamped elsewhere.

    Attributes:
        heads: pairs of an author and digests.
    """

    heads: tuple[tuple[str, tuple[str, ...]], ...]

    @property
    def text(self) -> str:
        """Its canonical form."""
        authors = [{"author": author, "heads": list(digests)} for author, digests in self.heads]
        return canonical_text({"authors": authors, "is": "seal"})

    @property
    def digest(self) -> str:
        """The digest of its canonical form."""
        return digest_of(self.text)

    def __str__(self) -> str:
        return self.digest

    def __repr__(self) -> str:
        return f"<Seal {self.digest}>"


def seal_of(heads: Mapping[str, Iterable[str]]) -> Seal:
    """Return the seal over the heads of all authors, whatever their order."""
    return Seal(tuple((author, tuple(sorted(heads[author]))) for author in sorted(heads)))


def seals_in(lines: Iterable[bytes]) -> dict[str, Seal]:
    """Return the seals that a file keeps, by digest; a line that is none keeps none, since no digest leads to it."""
    found: dict[str, Seal] = {}
    for line in lines:
        text = text_of_line(line)
        seal = None if text is None else _seal(text)
        if seal is not None:
            found[digest_in(line)] = seal
    return found


def _seal(text: bytes) -> Seal | None:
    """Read a seal; None where a text is none, or is not in its canonical form."""
    try:
        made = seal_of({one["author"]: one["heads"] for one in json.loads(text)["authors"]})
        return made if made.text.encode() == text else None
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):  # whatever else JSON holds
        return None
