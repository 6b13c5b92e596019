"""Verdicts in sentences: what was asked, and who answers it how."""

from __future__ import annotations

from typing import TYPE_CHECKING

from contested.answers.answer import Answer
from contested.answers.closing import days_combined_in
from contested.answers.comparison import AGREES, threshold
from contested.answers.verdict import Verdict
from contested.figure import Figure
from contested.quantities import EXACT, Interval, quantity
from contested.report.amounts_in_words import amount_words, exact_words
from contested.report.figure_sentences import figure_title
from contested.report.said_besides import (
    denial_sentences,
    left_out_sentences,
    note,
    shared_day_sentences,
    undefined_sentences,
    withheld_sentences,
)
from contested.report.said_numbers import days_in_words

if TYPE_CHECKING:
    from contested.report.sentence_templates import SentenceTemplates

_SIGNS = {">": "above", ">=": "at_least", "<": "below", "<=": "at_most", AGREES: "agrees"}
_ANSWERED = (("yes", Answer.YES), ("no", Answer.NO), ("open", Answer.UNDETERMINED))


def verdict_sentence(verdict: Verdict, templates: SentenceTemplates) -> list[str]:
    """
    Return the clauses of a sentence with what was asked, who answers it how, and who gives no answer.

    *Holds* means that all who speak agree; it does not mean true.
    """
    positions = [position for panel in verdict.panels for position in panel.positions]
    stated = [position for panel in verdict.panels for position in panel.stated]
    days = days_in_words(stated, templates)
    said = {word: verdict.names(answer) for word, answer in _ANSWERED}
    clauses = [_head(verdict, {word: names for word, names in said.items() if names}, days, templates)]
    clauses += shared_day_sentences(verdict.panels, templates)
    clauses += denial_sentences(positions, templates)
    withholding = verdict.names(Answer.WITHHELD)
    clauses += withheld_sentences([one for one in positions if one.name in withholding], templates)
    clauses += undefined_sentences(positions, templates)
    silent = verdict.names(Answer.SILENT)
    clauses += [templates.fill("says.silent", who=templates.names(silent))] if silent else []
    clauses += [note(words, templates) for words in days_combined_in(verdict.panels)]
    return [*clauses, *left_out_sentences(verdict.left_out, verdict.notes, templates)]


def _head(
    verdict: Verdict, said: dict[str, tuple[str, ...]], days: dict[str, str], templates: SentenceTemplates
) -> str:
    claim, kind = _claim(verdict, templates), verdict.head
    if kind in ("settled", "one-sided"):
        word, names = next(iter(said.items()))
        key = f"verdict.{'settled' if kind == 'settled' else 'one_sided'}_{word}"
        return templates.fill(key, claim=claim, who=templates.names(names, days))
    if not said:
        return templates.fill("verdict.nobody", claim=claim)
    if kind == "undetermined" or tuple(said) == ("open",):
        return templates.fill("verdict.undetermined", claim=claim, who=templates.names(said["open"], days))
    items = [templates.fill(f"verdict.{word}", who=templates.names(names, days)) for word, names in said.items()]
    return templates.fill("verdict.contested", claim=claim, items=templates.joins["asides"].join(items))


def _claim(verdict: Verdict, templates: SentenceTemplates) -> str:
    """Return what was asked: "for population (Nagorno-Karabakh), a figure above 100,000 people"."""
    between = _between(verdict, templates)
    if between:
        return between
    asked = verdict.asked
    if asked is None or not isinstance(asked.figure, Figure) or asked.sign not in _SIGNS:
        return templates.fill("verdict.question", question=templates.quoted(verdict.question))
    return claim_words(asked.figure, asked.sign, asked.other, templates)


def claim_words(figure: Figure, sign: str, other: object, templates: SentenceTemplates) -> str:
    """
    Return what is said where somebody says yes: "for population (Nagorno-Karabakh), a figure above 100,000 people".

    Args:
        figure: before the sign.
        sign: of a comparison.
        other: after it.
        templates: of the language.
    """
    title = figure_title(figure, templates)
    return templates.fill(f"verdict.{_SIGNS[sign]}", title=title, other=_other(figure, other, templates))


def _between(verdict: Verdict, templates: SentenceTemplates) -> str:
    """Return the question whether a figure lies between two ends; nothing where it is another one."""
    asked = [part.asked for part in verdict.parts]
    if len(asked) != 2 or verdict.build is not Verdict.__and__:
        return ""
    low, high = asked
    if low is None or high is None or (low.sign, high.sign) != (">=", "<=") or low.figure is not high.figure:
        return ""
    if not isinstance(low.figure, Figure) or isinstance(low.other, Figure) or isinstance(high.other, Figure):
        return ""
    unit = low.figure.unit
    interval = Interval(threshold(low.other, unit)[0], threshold(high.other, unit)[0])
    words = amount_words(interval, unit, EXACT, templates)
    return templates.fill("verdict.between", title=figure_title(low.figure, templates), range=words)


def _other(figure: Figure, other: object, templates: SentenceTemplates) -> str:
    """Return with what a figure is compared: a quantity as it was given, or another figure."""
    if isinstance(other, Figure):
        return templates.fill("verdict.that_of", title=figure_title(other, templates))
    number, written = quantity(other, figure.unit.own)
    return exact_words(number, figure.unit if written is None else written, templates)
