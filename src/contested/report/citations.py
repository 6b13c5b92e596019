"""
Citations: numbered notes, one for each place in a document in which a statement was read.

A note follows the chain whole: "according to X, quoted by Y", from the document
that is behind the number to the one that was read.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from typing import TYPE_CHECKING

import attrs

from contested.claims import Position, Source, Statement, documents_of, with_chains
from contested.dossier.dossier import Dossier
from contested.errors.base import WrongType
from contested.figure import Figure
from contested.report.cell_languages import cell_language
from contested.report.marked_text import Piece, markup
from contested.report.source_words import document_words, with_commas
from contested.report.statement_rows import ShownStatement, shown_statements

if TYPE_CHECKING:
    from collections.abc import Iterator

Citable = Dossier | Figure | Statement
"""What can be cited: all that is said of figures, or statements."""

_Place = tuple[tuple[Source, ...], str | None]
"""The documents that a statement came through, the one that was read first, and where in it."""


@attrs.frozen
class Note:
    """
    Where statements were read: a document, the place in it, and the documents that it took them from.

    ``documents`` begins with the one that was read; it is empty where no
    source is named.  ``language`` is that of our words in it, None for English.
    """

    number: int
    documents: tuple[Source, ...] = ()
    at: str | None = None
    language: str | None = None

    @property
    def source(self) -> Source | None:
        """The document that was read."""
        return self.documents[0] if self.documents else None

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """What it says, without its number."""
        words = cell_language(self.language)
        if not self.documents:
            return tuple(with_commas([[Piece(words.fill("note.no_source"))], *([[Piece(self.at)]] if self.at else [])]))
        made: list[Piece] = []
        for step, document in enumerate(reversed(self.documents)):
            last = step == len(self.documents) - 1
            cited = with_commas(document_words(document, words, self.at if last else None))
            if len(self.documents) > 1:
                made = _around(words.words["note.quoted_by" if step else "note.according_to"], made, cited)
            else:
                made = list(cited)
        return tuple(made)

    def write(self, as_: str = "text") -> str:
        """
        Return what it says, without its number.

        Args:
            as_: "text", "markdown", "html" or "latex".
        """
        return f"{markup(self.pieces, as_)}."

    def __str__(self) -> str:
        return f"[{self.number}] {self.write()}"


@attrs.frozen
class Notes:
    """
    Numbered notes, and which of them a statement has.

    One place in one document has one number, whoever is read there.
    """

    notes: tuple[Note, ...]

    @cached_property
    def _by_place(self) -> dict[_Place, int]:
        return {(note.documents, note.at): note.number for note in self.notes}

    def number(self, statement: Statement) -> int:
        """
        Return the number of the note on a statement.

        Raises:
            KeyError: these are no notes on it.
        """
        return self._by_place[_place(statement)]

    def numbers(self, row: ShownStatement) -> tuple[int, ...]:
        """Return the numbers of the notes on a row, in order; of what is computed those on all that it rests on."""
        return tuple(sorted({self.number(statement) for statement in statements_behind(row)}))

    def write(self, as_: str = "text") -> str:
        """
        Return all notes with their numbers, one a line.

        Args:
            as_: "text", "markdown", "html" (a list) or "latex" (a list).
        """
        return numbered([note.write(as_) for note in self.notes], as_)

    def __len__(self) -> int:
        return len(self.notes)

    def __iter__(self) -> Iterator[Note]:
        return iter(self.notes)

    def __str__(self) -> str:
        return self.write()


def _around(words: str, chain: Iterable[Piece], document: Iterable[Piece]) -> list[Piece]:
    """Put what was said of a chain so far, and the next document, where words have their places."""
    before, _, after = words.partition("{document}")
    return [*chain, Piece(before.removeprefix("{chain}")), *document, Piece(after)]


def notes(of: Citable | Iterable[Citable], language: str | None = None) -> Notes:
    """
    Return numbered notes to sources.

    Args:
        of: a dossier, a figure, a statement, or several of these; a number is
            given to each place in a document as it comes first.
        language: of our words in them: None for English, "fr", "es" or "de".

    Raises:
        WrongType: something else.
        NoSentences: there are no words of this language.
        MissingExtra: it is not English, and the extra ``i18n`` is missing.
    """
    cell_language(language)
    places = dict.fromkeys(map(_place, cited_statements(of)))
    return Notes(tuple(Note(number, *place, language) for number, place in enumerate(places, 1)))


def cited_statements(of: object) -> Iterator[Statement]:
    """
    Give the statements that are to be cited, in the order in which rows show them.

    Raises:
        WrongType: of something that is no dossier, figure or statement.
    """
    if isinstance(of, Statement):
        yield of
    elif isinstance(of, Figure):
        for row in shown_statements(of):
            yield from statements_behind(row)
        yield from of.statements  # those that no row shows, as they were set aside
    elif isinstance(of, Dossier):
        for figure in of.figures.values():
            yield from cited_statements(figure)
    elif isinstance(of, Iterable) and not isinstance(of, str):
        for one in of:
            yield from cited_statements(one)
    else:
        raise WrongType("of", of, "a dossier, a figure, statements, or a list of them")


def cited_documents_of(of: Citable | Notes | Iterable[Citable]) -> list[Source]:
    """
    Return the documents that something rests on, and those that they quote, each once.

    Raises:
        WrongType: nothing that can be cited.
    """
    if isinstance(of, Dossier):
        return with_chains(of.sources.values())
    if isinstance(of, Notes):
        return with_chains(document for note in of for document in note.documents)
    return with_chains(document for statement in cited_statements(of) for document in documents_of(statement))


def statements_behind(row: ShownStatement) -> Iterator[Statement]:
    """Give the statements that a row shows or, where it was computed, rests on."""
    if row.statement is not None:
        yield row.statement
    elif row.position is not None:
        yield from _said(row.position)


def _said(position: Position) -> Iterator[Statement]:
    waiting = [position]
    while waiting:
        held = waiting.pop()
        yield from held.said
        waiting += reversed(() if held.working is None else held.working.operands)
        waiting += reversed(held.lenders)


def _place(statement: Statement) -> _Place:
    return tuple(documents_of(statement)), statement.at


def numbered(lines: Iterable[str], as_: str) -> str:
    """Return lines that were written in a form with their numbers: a list in HTML and LaTeX, else a line each."""
    held = list(lines)
    if as_ == "html":
        items = "\n".join(f"<li>{line}</li>" for line in held)
        return f'<ol class="contested-notes">\n{items}\n</ol>' if held else ""
    if as_ == "latex":
        items = "\n".join(f"\\item[{number}] {line}" for number, line in enumerate(held, 1))
        return f"\\begin{{itemize}}\n{items}\n\\end{{itemize}}" if held else ""
    before, between = ("\\[{}\\] ", "\n\n") if as_ == "markdown" else ("[{}] ", "\n")
    return between.join(before.format(number) + line for number, line in enumerate(held, 1))
