"""What a draft is given beside its own words: sentences, numbered notes, and the bibliography of what they cite."""

from __future__ import annotations

from typing import TYPE_CHECKING

from contested.dossier.question_words import figures_named
from contested.errors import NotAChoice
from contested.figure import Figure
from contested.report.escaping import markdown_text
from contested.report.statement_rows import shown_statements

if TYPE_CHECKING:
    from contested.answers.verdict import Verdict
    from contested.claims import Source
    from contested.dossier.dossier import Dossier


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
        """Return the notes as footnotes of Markdown, which pandoc and Quarto number."""
        return "\n\n".join(
            f"{_mark(n)}: {markdown_text('; '.join(map(_note, figures)))}"
            for n, figures in enumerate(self.notes.values(), 1)
        )

    def written_bibliography(self) -> str:
        """Return the sources that the notes cite as a list, each once."""
        figures = dict.fromkeys(figure for named in self.notes.values() for figure in named)
        sources = dict.fromkeys(source for figure in figures for source in figure.sources)
        return "\n".join(f"- {markdown_text(source.cited())}" for source in sources)


def sentence_on(answer: Figure | Verdict, style: str, language: str) -> str:
    """
    Return an answer as a sentence.

    Raises:
        NotAChoice: a style or a language of which there are no sentences.
    """
    if language != "en":
        raise NotAChoice("language", language, ("en",))
    if style != "range":
        raise NotAChoice("style", style, ("range",))
    return f"{answer.title}: {answer:prose}" if isinstance(answer, Figure) else str(answer)


def _mark(number: int) -> str:
    return f"[^contested-{number}]"


def _note(figure: Figure) -> str:
    """Write who says what of a figure, and where each was read."""
    said = []
    for row in shown_statements(figure):
        source: Source | None = None if row.statement is None else row.statement.source
        where = "" if source is None else f", in: {source.cited()}"
        said.append(f"{row.who}: {row.words}{where}" if row.who else f"{row.words} ({row.why})")
    return f"{figure.title}: {'; '.join(said) or 'nobody says anything'}"
