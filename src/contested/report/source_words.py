"""How a document is cited in plain words: what it is, where in it, its address, when it was read, and the copy kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from contested.names import isolated
from contested.report.marked_text import Run, linked_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from contested.claims import Source
    from contested.report.cell_languages import CellLanguage

SHORT_DIGEST = 12
"""Hexadecimal digits of a digest that are printed: enough to tell the copies of a dossier apart, and to find one."""


def named_piece(text: str, *marks: str) -> Run:
    """Return a name or a title, from right to left where it is written so."""
    return Run(isolated(text), marks)


def organ_words(party: str, language: CellLanguage) -> list[Run]:
    """Return whose organ a document is."""
    return [Run(language.fill("note.organ_of", name=isolated(party)))]


def address_of(source: Source) -> str | None:
    """Return where a document is found: its address, else that of its DOI."""
    return source.url or (None if source.doi is None else f"https://doi.org/{source.doi}")


def kept_copy_words(source: Source, language: CellLanguage) -> list[Run]:
    """Return which copy of a document is kept: where, with the beginning of its digest, and since when."""
    if source.archive is None and source.digest is None:
        return []
    shortened = None if source.digest is None else f"{source.digest[: len('sha256:') + SHORT_DIGEST]}…"
    kept = None if source.archived is None else language.fill("note.kept", day=language.day(source.archived))
    beside = [part for part in (shortened, kept) if part]
    before, _, after = language.words["note.kept_copy"].partition("{copy}")
    where = [Run(before.rstrip() if source.archive is None else before)]
    where += [] if source.archive is None else [linked_text(source.archive, source.archive), Run(after)]
    return [*where, *([Run(f" ({', '.join(beside)})")] if beside else [])]


def quoting_words(source: Source, language: CellLanguage) -> list[Run]:
    """Return which documents a document took its contents from."""
    names = [one.name for one in source.quoting]
    return [Run(language.fill("note.quoting", names=language.names(names)))] if names else []


def document_words(source: Source, language: CellLanguage, at: str | None = None) -> list[list[Run]]:
    """
    Return the parts of a citation, each as pieces: author, title, publisher, issue, place, address, access, copy.

    Args:
        source: the document.
        language: of the words around what is known of it.
        at: the place in it that is meant.
    """
    address, organ = address_of(source), source.organ_of
    said = [
        [] if source.author is None else [named_piece(source.author)],
        [named_piece(source.title, "italic")],
        [] if source.publisher is None else [named_piece(source.publisher)],
        [] if organ is None else organ_words(organ.name, language),
        [] if source.issued is None else [Run(language.fill("note.issued", day=language.day(source.issued)))],
        [] if at is None else [named_piece(at)],
        [] if address is None else [linked_text(address, address)],
        [] if source.retrieved is None else [Run(language.fill("note.accessed", day=language.day(source.retrieved)))],
        kept_copy_words(source, language),
    ]
    return [part for part in said if part]


def with_commas(parts: Iterable[Sequence[Run]]) -> Iterator[Run]:
    """Give the parts of a citation, what stands between them too."""
    for number, part in enumerate(parts):
        if number:
            yield Run(", ")
        yield from part
