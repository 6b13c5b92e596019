"""
Rendering: a draft in Markdown or Quarto with every placeholder written out from a dossier.

What a dossier's file says is text from outside: it is escaped, so that no name
and no title becomes markup (``escaping.markdown_text``).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from contested.dossier.dossier import Dossier
from contested.dossier.question_words import is_comparison
from contested.errors import ContestedError, DraftProblem, MissingExtra, NotAChoice, UnreadableDraft, WrongType
from contested.report.drafts.inserted import InsertedNotes
from contested.report.drafts.markup import find_markup
from contested.report.drafts.placeholders import Placeholder, find_placeholders
from contested.report.escaping import markdown_text
from contested.report.sentences import sentence
from contested.spelling import nearest_first

if TYPE_CHECKING:
    from collections.abc import Callable


LONGEST_DRAFT = 10_000_000
"""Characters: some thousand pages."""

_PLACES = ("notes", "bibliography")
"""Where what belongs to the whole draft is to stand; no figures, unless a figure is called so."""


_OF_NUMBERS = ("prose", "short")
"""Filters that write numbers, of which a comparison has none."""


def render(text: str, dossier: Dossier, *, language: str = "en", style: str = "range") -> str:
    """
    Return a draft with its placeholders written out from a dossier.

    A placeholder asks for a figure by its id, or for a formula or a comparison
    in the dossier's own words: ``{{ population }}``, ``{{ population / area }}``,
    ``{{ troops > 5000 }}``.  Behind a bar stands how the answer is written:
    ``prose``, ``short``, ``sentence`` (perhaps with a style, ``sentence: by_source``)
    or ``note``, a numbered note with who says what and where it was read.  Notes
    and bibliography stand at the end, or where ``{{ notes }}`` and
    ``{{ bibliography }}`` stand; the bibliography has the documents behind every
    figure that is printed, and a draft without notes has one where it asks for it.

    Args:
        text: Markdown or Quarto.  Code, comments and front matter are left alone.
        dossier: whose figures it names.
        language: of sentences, notes, bibliography and cells: names, titles and quoted words stay as they are.
        style: of sentences: see ``sentence``.

    Raises:
        UnreadableDraft: every placeholder that cannot be written out, with line and column.
    """
    if not isinstance(text, str):
        raise WrongType("a draft", text, "text in Markdown or Quarto")
    if not isinstance(dossier, Dossier):
        raise WrongType("a dossier", dossier, "a Dossier, such as Dossier.load gives")
    if len(text) > LONGEST_DRAFT:
        raise UnreadableDraft((DraftProblem(1, 1, f"it has more than {LONGEST_DRAFT:,} characters; split it"),))
    return _Rendering(text, dossier, language, style).run()


def _unfitting(one: Placeholder) -> str:
    """Return why a filter does not fit a question; nothing where it does."""
    if one.way in _OF_NUMBERS and is_comparison(one.question):
        return f"the filter {one.way} is not for a comparison; take sentence, or none"
    if one.style is not None and one.way != "sentence":
        return f"the filter {one.way} has no styles; take sentence: {one.style}, or no style"
    return ""


class _Rendering:
    """One draft that is being written out."""

    def __init__(self, text: str, dossier: Dossier, language: str, style: str) -> None:
        self.text, self.dossier, self.language, self.style = text, dossier, language, style
        self.markup = find_markup(text)
        self.inserted = InsertedNotes(dossier, language)
        self.noted: dict[tuple[str, ...], str] = {}  # the first question with a note on the same figures
        self.ways: dict[str, Callable[[Placeholder], str]] = {
            "": self._plain,
            "prose": self._formatted,
            "short": self._formatted,
            "sentence": self._sentence,
            "note": self._note,
        }

    def run(self) -> str:
        placeholders = find_placeholders(self.markup)
        problems = list(placeholders.problems)
        pieces: dict[int, tuple[int, str]] = {at: (at + 1, "") for at in placeholders.escaped}
        waiting: list[Placeholder] = []
        for one in placeholders.found:
            if self._is_place(one):
                waiting.append(one)
                continue
            reason = _unfitting(one)
            if reason:
                problems.append(DraftProblem(*self.markup.place(one.span[0]), reason))
                continue
            try:
                pieces[one.span[0]] = one.span[1], self._written(one)
            except MissingExtra:  # it is missing for all of them, and said once
                raise
            except ContestedError as error:
                problems.append(DraftProblem(*self.markup.place(one.span[0]), str(error)))
        if problems:
            raise UnreadableDraft(tuple(sorted(problems)))
        for one in waiting:  # once all notes are known
            pieces[one.span[0]] = one.span[1], self._whole(one.question)
        return self._joined(pieces) + self._tail({one.question for one in waiting})

    def _is_place(self, one: Placeholder) -> bool:
        return one.question in _PLACES and not one.way and one.question not in self.dossier

    def _joined(self, pieces: dict[int, tuple[int, str]]) -> str:
        made, done = [], 0
        for start, (end, piece) in sorted(pieces.items()):
            made += [self.text[done:start], piece]
            done = end
        return "".join([*made, self.text[done:]])

    def _tail(self, placed: set[str]) -> str:
        """Write what the draft names no place for, behind its end."""
        # a draft without notes has a bibliography only where it asks for one
        blocks = [self._whole(name) for name in _PLACES if name not in placed and self.inserted.notes]
        tail = "\n\n".join(block for block in blocks if block)
        if not tail:
            return ""
        return f"\n{tail}\n" if self.text.endswith("\n") else f"\n\n{tail}\n"

    def _whole(self, name: str) -> str:
        return self.inserted.written_notes() if name == "notes" else self.inserted.written_bibliography()

    def _written(self, one: Placeholder) -> str:
        write = self.ways.get(one.way)
        if write is None:
            raise NotAChoice("filter", one.way, nearest_first(one.way, [way for way in self.ways if way]))
        self.inserted.prints(one.figures)
        return write(one)

    def _plain(self, one: Placeholder) -> str:
        english = self.inserted.is_english
        if is_comparison(one.question):
            verdict = self.dossier.ask(one.question)
            return markdown_text(str(verdict) if english else sentence(verdict, language=self.language)[:-1])
        figure = self.dossier.calculate(one.question)
        return markdown_text(str(figure.hull())) if english else self.inserted.cell(figure, short=False)

    def _formatted(self, one: Placeholder) -> str:
        """Write a figure in one of its formats, which are English; else as a cell of the language."""
        figure = self.dossier.calculate(one.question)
        if self.inserted.is_english:
            return markdown_text(format(figure, one.way))
        return self.inserted.cell(figure, short=one.way == "short")

    def _note(self, one: Placeholder) -> str:
        """Return the mark of the note on the figures of a question that can be answered."""
        self._answer(one.question)
        return self.inserted.note_on(self.noted.setdefault(one.figures, one.question))

    def _answer(self, question: str) -> object:
        return self.dossier.ask(question) if is_comparison(question) else self.dossier.calculate(question)

    def _sentence(self, one: Placeholder) -> str:
        return markdown_text(sentence(self._answer(one.question), one.style or self.style, self.language))
