"""What a draft is given beside its own words: sentences, numbered notes, and the bibliography of what they cite."""

from __future__ import annotations

from typing import TYPE_CHECKING

from contested.dossier.question_words import figures_named
from contested.report.citations import notes
from contested.report.cited_documents import bibliography
from contested.report.escaping import markdown_text
from contested.report.statement_rows import shown_statements

if TYPE_CHECKING:
    from contested.dossier.dossier import Dossier
    from contested.figure import Figure
    from contested.report.numbered_notes import Notes


class Inserted:
    """The notes of one draft, in the order in which they are first called for; one on each question."""

    def __init__(self, dossier: Dossier, language: str) -> None:
        self.dossier, self.language = dossier, language
        self.notes: dict[str, tuple[Figure, ...]] = {}

    def note_on(self, question: str) -> str:
        """Return the mark of the note on a question: on every figure that is in it."""
        figures = tuple(self.dossier[id_] for id_ in figures_named(question))
        key = " ".join(question.split())
        self.notes.setdefault(key, figures)
        return _mark(1 + list(self.notes).index(key))

    def written_notes(self) -> str:
        """Return the notes as footnotes of Markdown: who says what, and where it was read."""
        read = notes(dict.fromkeys(figure for figures in self.notes.values() for figure in figures), self.language)
        return "\n\n".join(
            f"{_mark(n)}: {'; '.join(_note(figure, read) for figure in figures)}"
            for n, figures in enumerate(self.notes.values(), 1)
        )

    def written_bibliography(self) -> str:
        """Return the documents that the notes cite as a list, each once."""
        figures = dict.fromkeys(figure for named in self.notes.values() for figure in named)
        listed = bibliography(figures, "plain", "markdown", language=self.language) if figures else ""
        return "\n".join(f"- {one}" for one in listed.split("\n\n") if one)


def _mark(number: int) -> str:
    return f"[^contested-{number}]"


def _note(figure: Figure, read: Notes) -> str:
    """Write who says what of a figure, and where each was read."""
    said = []
    for row in shown_statements(figure):
        where = [note.write("markdown").removesuffix(".") for note in read if note.number in read.numbers(row)]
        words = f"{row.who}: {row.words}" if row.who else f"{row.words} ({row.why})"
        said.append(", in: ".join([markdown_text(words), *([" and ".join(where)] if where else [])]))
    return f"{markdown_text(figure.title)}: {'; '.join(said) or 'nobody says anything'}"
