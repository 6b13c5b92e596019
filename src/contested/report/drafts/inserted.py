"""What a draft is given beside its own words: cells, numbered notes, and the bibliography of all that it prints."""

from __future__ import annotations

from typing import TYPE_CHECKING

from contested.claims import Estimate
from contested.dossier.question_words import figures_named
from contested.report.cell_languages import cell_language
from contested.report.citations import notes
from contested.report.cited_documents import bibliography
from contested.report.escaping import markdown_text
from contested.report.figure_words import (
    ANSWERING,
    basis_words,
    day_of,
    is_clause,
    said_by,
    said_words,
    scope_words,
    standing_words,
    who_words,
)
from contested.report.statement_rows import shown_statements
from contested.report.translated_cells import range_words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from contested.dossier.dossier import Dossier
    from contested.report.statement_rows import ShownStatement, WithPanel


class Inserted:
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
        words = range_words(figure.panel, language)
        if short:
            return markdown_text(words)
        counted = [row for row in shown_statements(figure) if row.standing in ANSWERING]
        apart = len({day_of(row, language) for row in counted if row.interval is not None}) > 1
        days = [day_of(row, language) if apart else "" for row in counted]
        said = [said_by(row, language) + (f" ({day})" if day else "") for row, day in zip(counted, days, strict=True)]
        return markdown_text(f"{words} ({language.several(said)})" if said else words)

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
            sentences += [_sentence(self._said(row)), *where]
        return " ".join(sentences if sentences[1:] else [*sentences, _sentence(language.words["cell.nobody"])])

    def _said(self, row: ShownStatement) -> str:
        language, held = cell_language(self.language), row.statement
        english = language.templates is None
        said = row.words if english else said_words(row, language)
        if not is_clause(row, language):
            who, is_number = who_words(row, language), held is None or isinstance(held, Estimate)
            said = language.fill("cell.given", who=who, words=said) if is_number else f"{who} {said}"
        if english and isinstance(held, Estimate) and row.position is not None and held.unit != row.position.unit:
            said += f", {language.fill('cell.printed', number=held.printed())}"
        day = "" if english and held is None else day_of(row, language)  # English words of an account have theirs
        if held is not None and day:
            day = language.fill("cell.as_of", day=day)
        elif held is not None and held.stated is not None:
            day = language.fill("note.stated", day=language.day(held.stated))
        standing = "" if row.standing in ANSWERING else standing_words(row, language)
        beside = [part for part in (basis_words(row, language), day, standing) if part]
        return f"{said} ({language.several(beside)})" if beside else said

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
