"""
Numbered notes: one for each place in a document in which a statement was read.

A note follows the chain whole: "according to X, quoted by Y", from the document
that is behind the number to the one that was read.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

import attrs

from contested.claims import Position, Source, Statement, documents_of
from contested.report.cell_languages import cell_language
from contested.report.marked_text import Run, markup
from contested.report.source_words import document_words, with_commas

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from contested.report.statement_rows import ShownStatement

NotedPlace = tuple[tuple[Source, ...], str | None]
"""The documents that a statement came through, the one that was read first, and where in it."""


@attrs.frozen
class Note:
    """
    Where statements were read: a document, the place in it, and the documents that it took them from.

    ``documents`` begins with the one that was read; it is empty where no
    source is named.  ``language`` is that of our words in it, None for English.

    Attributes:
        number: from 1 on.
        at: the place in the document.
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
    def pieces(self) -> tuple[Run, ...]:
        """What it says, without its number."""
        chain = self._chain
        if len(self.documents) > 1:
            chain = _around(cell_language(self.language).words["note.according_to"], [], chain)
        return tuple(chain)

    @property
    def _chain(self) -> list[Run]:
        """Its documents, from the one that is behind the number to the one that was read; or that none is named."""
        words = cell_language(self.language)
        if not self.documents:
            return list(with_commas([[Run(words.fill("note.no_source"))], *([[Run(self.at)]] if self.at else [])]))
        made: list[Run] = []
        for step, document in enumerate(reversed(self.documents)):
            last = step == len(self.documents) - 1
            cited = with_commas(document_words(document, words, self.at if last else None))
            made = _around(words.words["note.quoted_by"], made, cited) if step else list(cited)
        return made

    def as_sentence(self, as_: str = "text") -> str:
        """
        Return what it says as a sentence of its own: "Source: Bulletin; quoted by News.".

        Args:
            as_: "text", "markdown", "html" or "latex".
        """
        words = cell_language(self.language)
        if self.documents:
            return f"{markup(_around(words.words['note.source'], [], self._chain), as_)}."
        first, *rest = self._chain
        return f"{markup([Run(f'{first.text[:1].upper()}{first.text[1:]}'), *rest], as_)}."

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

    Attributes:
        notes: the notes in order; the value can be iterated over, and has a length.
    """

    notes: tuple[Note, ...]

    @cached_property
    def _by_place(self) -> dict[NotedPlace, int]:
        return {(note.documents, note.at): note.number for note in self.notes}

    def number(self, statement: Statement) -> int:
        """
        Return the number of the note on a statement.

        Raises:
            KeyError: these are no notes on it.
        """
        return self._by_place[noted_place(statement)]

    def numbers(self, row: ShownStatement) -> tuple[int, ...]:
        """Return the numbers of the notes on a row, in order; of what is computed those on all that it rests on."""
        return tuple(sorted({self.number(statement) for statement in statements_behind(row)}))

    def write(self, as_: str = "text") -> str:
        """
        Return all notes with their numbers, one a line.

        Args:
            as_: "text", "markdown", "html" (a list) or "latex" (a list).
        """
        return numbered_lines([note.write(as_) for note in self.notes], as_)

    def __len__(self) -> int:
        return len(self.notes)

    def __iter__(self) -> Iterator[Note]:
        return iter(self.notes)

    def __str__(self) -> str:
        return self.write()


def _around(words: str, chain: Iterable[Run], document: Iterable[Run]) -> list[Run]:
    """Put what was said of a chain so far, and the next document, where words have their places."""
    before, _, after = words.partition("{document}")
    return [*chain, Run(before.removeprefix("{chain}")), *document, Run(after)]


def noted_place(statement: Statement) -> NotedPlace:
    """Return where a statement was read."""
    return tuple(documents_of(statement)), statement.at


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


def numbered_lines(lines: Iterable[str], as_: str) -> str:
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
