"""What a draft is given beside its own words: cells, numbered notes, and the bibliography of all that it prints."""

from __future__ import annotations

from typing import TYPE_CHECKING

from contested.dossier.question_words import figures_named
from contested.report.cell_languages import cell_language
from contested.report.citations import notes
from contested.report.cited_documents import bibliography
from contested.report.escaping import markdown_text
from contested.report.figure_words import range_and_speakers, range_words, scope_words, stated_words
from contested.report.statement_rows import shown_statements

if TYPE_CHECKING:
    from collections.abc import Iterable

    from contested.dossier.dossier import Dossier
    from contested.report.statement_rows import WithPanel


class InsertedNotes:
    """The notes of one draft, one on each question in the order in which they are called for, and what it prints."""

    def __init__(self, dossier: Dossier, language: str) -> None:
        self.dossier, self.language = dossier, language
        self.notes: dict[str, tuple[str, ...]] = {}
        self.printed: dict[str, None] = {}

    @property
    def is_english(self) -> bool:
        """Whether nothing is to be translated; it raises where there are no words of the language."""
        return cell_language(self.language).templates is None

    def prints(self, ids: Iterable[str]) -> None:
        """Take note that a draft prints figures, whose sources belong into its bibliography."""
        self.printed |= dict.fromkeys(ids)

    def note_on(self, question: str) -> str:
        """Return the mark of the note on a question: on every figure that is in it."""
        cell_language(self.language)
        ids = figures_named(question)
        for id_ in ids:
            _ = self.dossier[id_]  # an id that there is not is told where it stands
        key = " ".join(question.split())
        self.notes.setdefault(key, ids)
        return _mark(1 + list(self.notes).index(key))

    def cell(self, figure: WithPanel, *, short: bool) -> str:
        """Return the range of a figure in the language, and who says what where it is not to be short."""
        language = cell_language(self.language)
        return markdown_text(range_words(figure, language) if short else range_and_speakers(figure, language))

    def written_notes(self) -> str:
        """Return the notes as footnotes of Markdown: who says what, and where it was read."""
        return "\n\n".join(
            f"{_mark(n)}: {' '.join(map(self._note, ids))}" for n, ids in enumerate(self.notes.values(), 1)
        )

    def _note(self, id_: str) -> str:
        """Write who says what of a figure, of which day and whether it still stands, and where each was read."""
        figure, language = self.dossier[id_], cell_language(self.language)
        read = notes(figure, self.language)
        sentences = [_sentence(scope_words(figure))]
        for row in shown_statements(figure):
            where = [read.notes[number - 1].as_sentence("markdown") for number in read.numbers(row)]
            sentences += [_sentence(stated_words(row, language)), *where]
        return " ".join(sentences if sentences[1:] else [*sentences, _sentence(language.words["cell.nobody"])])

    def written_bibliography(self) -> str:
        """Return the documents behind every figure that the draft prints or has a note on as a list, each once."""
        ids = dict.fromkeys([*self.printed, *(id_ for named in self.notes.values() for id_ in named)])
        figures = [self.dossier[id_] for id_ in ids]
        listed = bibliography(figures, "plain", "markdown", language=self.language) if figures else ""
        return "\n".join(f"- {one}" for one in listed.split("\n\n") if one)


def _mark(number: int) -> str:
    return f"[^contested-{number}]"


def _sentence(text: str) -> str:
    return f"{markdown_text(f'{text[:1].upper()}{text[1:]}'.removesuffix('.'))}."
