"""How a document is cited in plain words: what it is, where in it, its address, when it was read, and the copy kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from contested.names import isolated, listed
from contested.report.marked_text import Piece, linked

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from contested.claims import Source

SHORT_DIGEST = 12
"""Hexadecimal digits of a digest that are printed: enough to tell the copies of a dossier apart, and to find one."""


def _named(text: str | None) -> Piece | None:
    return None if text is None else Piece(isolated(text))


def address_of(source: Source) -> str | None:
    """Return where a document is found: its address, else that of its DOI."""
    return source.url or (None if source.doi is None else f"https://doi.org/{source.doi}")


def kept_copy_words(source: Source) -> list[Piece]:
    """Return which copy of a document is kept: where, with the beginning of its digest, and since when."""
    if source.archive is None and source.digest is None:
        return []
    shortened = None if source.digest is None else f"{source.digest[: len('sha256:') + SHORT_DIGEST]}…"
    beside = [part for part in (shortened, None if source.archived is None else f"kept {source.archived}") if part]
    where = [] if source.archive is None else [Piece(" "), linked(source.archive, source.archive)]
    return [Piece("kept copy"), *where, *([Piece(f" ({', '.join(beside)})")] if beside else [])]


def quoting_words(source: Source) -> list[Piece]:
    """Return which documents a document took its contents from."""
    return [Piece(f"quoting {listed([one.name for one in source.quoting])}")] if source.quoting else []


def document_words(source: Source, at: str | None = None) -> list[list[Piece]]:
    """
    Return the parts of a citation, each as pieces: author, title, publisher, issue, place, address, access, copy.

    Args:
        source: the document.
        at: the place in it that is meant.
    """
    address = address_of(source)
    organ = None if source.organ_of is None else f"organ of {isolated(source.organ_of.name)}"
    said: list[Piece | None] = [
        _named(source.author),
        Piece(isolated(source.title), ("italic",)),
        _named(source.publisher),
        None if organ is None else Piece(organ),
        None if source.issued is None else Piece(f"issued {source.issued}"),
        _named(at),
        None if address is None else linked(address, address),
        None if source.retrieved is None else Piece(f"accessed {source.retrieved}"),
    ]
    copy = kept_copy_words(source)
    return [*([piece] for piece in said if piece is not None), *([copy] if copy else [])]


def with_commas(parts: Iterable[Sequence[Piece]], between: str = ", ") -> Iterator[Piece]:
    """Give the parts of a citation, what stands between them too."""
    for number, part in enumerate(parts):
        if number:
            yield Piece(between)
        yield from part
