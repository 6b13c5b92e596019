"""Sensitivity in sentences: in how many readings a conclusion holds, in which it does not, and who says what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from contested.dossier.sensitivity import FAILS, HOLDS, NO_ANSWER, OPEN, READINGS_TOLD, Sensitivity
from contested.quantities import PrintMarks, hull_of
from contested.report.amounts_in_words import amount_words
from contested.report.figure_sentences import figure_title, range_sentence
from contested.report.verdict_sentences import claim_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from contested.dossier.sensitivity import Choice, Reading
    from contested.report.sentence_templates import SentenceTemplates


def sensitivity_sentence(answer: Sensitivity, templates: SentenceTemplates) -> list[str]:
    """
    Return the clauses of in how many readings a conclusion holds, in which it does not, and who says what.

    A reading is a method, on all sources or without one, by some lexicon.
    """
    title = figure_title(answer.figure, templates)
    counts = {"all": templates.count(len(answer.readings))}
    if answer.sign is None:
        clauses = _numbers(answer, title, templates)
        others = [(NO_ANSWER, "readings.unanswered")]
    else:
        claim = claim_words(answer.figure, answer.sign, answer.limit, templates)
        clauses = [templates.fill("readings.holds", claim=claim, count=templates.count(answer.count(HOLDS)), **counts)]
        others = [(FAILS, "readings.fails"), (OPEN, "readings.open"), (NO_ANSWER, "readings.unanswered")]
    for kind, key in others:
        found = [reading for reading in answer.readings if reading.answer == kind]
        if found:
            items = _readings(found, templates)
            clauses.append(templates.fill(key, count=templates.count(len(found)), items=items))
    if answer.moves_most is not None:
        clauses.append(templates.fill("readings.most", choice=_choice(answer.moves_most.choice, templates)))
    return [*clauses, *range_sentence(title, answer.figure._panel, templates)]


def _numbers(answer: Sensitivity, title: str, templates: SentenceTemplates) -> list[str]:
    """Return the clause of what a figure comes to in the readings that give a number; none where no reading does."""
    answered = [reading.reconciliation.printed for reading in answer.readings if reading.answer != NO_ANSWER]
    if not answered:
        return []
    words = amount_words(hull_of(answered), answer.figure.unit, PrintMarks(derived=True), templates)
    counts = {"count": templates.count(len(answered)), "all": templates.count(len(answer.readings))}
    return [templates.fill("readings.number", title=title, q=words, **counts)]


def _readings(found: Sequence[Reading], templates: SentenceTemplates) -> str:
    """Return some readings by their choices; of many the first, and how many more."""
    texts = [
        templates.joins["asides"].join(_choice(one, templates) for one in reading.choices if one.name is not None)
        for reading in found
    ]
    more = len(texts) - READINGS_TOLD
    told = templates.joins["items"].join(texts[:READINGS_TOLD])
    return templates.fill("readings.more", items=told, count=templates.count(more)) if more > 0 else told


def _choice(choice: Choice, templates: SentenceTemplates) -> str:
    if choice.kind == "method":
        return str(choice.name)
    if choice.name is None:
        return templates.fill("readings.as_said" if choice.kind == "lexicon" else "readings.every_source")
    key = "readings.words_by" if choice.kind == "lexicon" else "readings.without"
    return templates.fill(key, name=templates.names([choice.name]))
