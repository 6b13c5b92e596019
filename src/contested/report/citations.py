"""Citations: notes to where everything that is said of figures was read, and the documents behind it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from contested.claims import Source, Statement, documents_of, with_chains
from contested.dossier.dossier import Dossier
from contested.errors.base import WrongType
from contested.figure import Figure
from contested.report.cell_languages import cell_language
from contested.report.numbered_notes import Note, Notes, noted_place, statements_behind
from contested.report.statement_rows import shown_statements

if TYPE_CHECKING:
    from collections.abc import Iterator

Citable = Dossier | Figure | Statement
"""What can be cited: all that is said of figures, or statements."""


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
    places = dict.fromkeys(map(noted_place, cited_statements(of)))
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
        behind = (document for statement in cited_statements(of) for document in documents_of(statement))
        return with_chains([*of.sources.values(), *behind])  # not all that is cited need be registered
    if isinstance(of, Notes):
        return with_chains(document for note in of for document in note.documents)
    return with_chains(document for statement in cited_statements(of) for document in documents_of(statement))
