"""
Sentences: what may be printed of an answer, as whole sentences in which nobody is dropped.

``sentence`` takes any answer of this library.  Nothing is decided by the text
of another answer: every clause is written from positions and numbers.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from contested.answers.history import History
from contested.answers.over_time import OverTime
from contested.errors import NotAChoice, UnfittingStyle, WrongType, visible
from contested.figure import Figure
from contested.report.answer_sentences import WRITERS
from contested.report.figure_sentences import (
    documented_sentence,
    figure_title,
    floor_sentence,
    range_sentence,
    sources_sentence,
    unconfirmed_sentence,
)
from contested.report.over_time_sentences import history_sentences, over_time_sentences
from contested.report.sentence_templates import sentence_templates

if TYPE_CHECKING:
    from collections.abc import Callable

    from contested.report.sentence_templates import SentenceTemplates

DEFAULT_STYLE = "range"

_STYLES: dict[str, Callable[..., list[str]]] = {
    DEFAULT_STYLE: range_sentence,
    "by_source": sources_sentence,
    "documented": documented_sentence,
    "unconfirmed": unconfirmed_sentence,
    "floor": floor_sentence,
}

STYLES = tuple(_STYLES)
"""The five ways of treating numbers that disagree (Every Casualty, Standards for Casualty Recording, 2016)."""


def sentence(answer: object, style: str = DEFAULT_STYLE, language: str = "en") -> str:
    """
    Return what may be printed of an answer: a whole sentence that names everybody who has a say.

    Names, titles and quoted words stand as the dossier has them, in whatever
    language that is.  The sentence is plain text in one line: escape it for
    where it is printed.

    Args:
        answer: a figure, or any answer on one: a range, verdict, position,
            reconciliation, disagreement and so on.
        style: of a figure: "range" (all numbers, lowest first), "by_source"
            (each with where it was read), "documented" (documented counts
            first, and which numbers are none), "unconfirmed" (numbers marked
            as such) or "floor" ("50,000 or more people, whoever is right").
            Other answers have the first alone.
        language: of the sentence: "en"; with the extra ``i18n`` also "fr",
            "es" and "de".

    Returns:
        One sentence; of answers over time one for each day on which something changed.

    Raises:
        NotAChoice: there is no such style.
        UnfittingStyle: the style says nothing of such an answer.
        NoSentences: there are no sentences in this language, or none of it is known.
        MissingExtra: Babel is not installed.
        WrongType: it is no answer.

    Source:
        Every Casualty, Standards for Casualty Recording, 2016, on conflicting
        information.
    """
    if style not in STYLES:
        raise NotAChoice("style", style, STYLES)
    templates = sentence_templates(language)
    return " ".join([_finished(one) for one in _sentences(answer, style, templates)])


def _sentences(answer: object, style: str, templates: SentenceTemplates) -> list[str]:
    """Return each sentence without its capital and its full stop."""
    if isinstance(answer, Figure):
        clauses = _STYLES[style](figure_title(answer, templates), answer._panel, templates)
        return [templates.joins["clauses"].join(clauses)]
    if style != DEFAULT_STYLE:
        reason = f"it is a style of figures; ask for {DEFAULT_STYLE!r}"
        raise UnfittingStyle(style, f"an answer of type {type(answer).__name__}", reason)
    if isinstance(answer, OverTime):
        return over_time_sentences(answer, templates, lambda one: _joined(one, templates))
    if isinstance(answer, History):
        return history_sentences(answer, templates)
    return [_joined(answer, templates)]


def _joined(answer: object, templates: SentenceTemplates) -> str:
    """Return the one sentence of an answer without its capital and its full stop."""
    write = WRITERS.get(type(answer))
    if write is None:
        raise WrongType("the answer", answer, "a figure, or an answer on one such as a range or a verdict")
    return templates.joins["clauses"].join(write(answer, templates))


_BREAKS = re.compile(r"[\t\n\r]+")
"""White space that free text may have, such as the reason of a retraction: a sentence is one line."""


def _finished(clauses: str) -> str:
    """Return a sentence in one line, with its capital and its full stop, in which no character commands anything."""
    line = visible(_BREAKS.sub(" ", clauses))
    text = f"{line[:1].upper()}{line[1:]}"  # no clause begins with a name, whose letters would have to stay
    return text if text.endswith(".") else f"{text}."
