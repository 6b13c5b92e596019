"""Other answers in sentences: ranges, agreement, methods, positions, disagreement, two parties, one number."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from contested.answers.agreement import Agreement
from contested.answers.dispersion import LEAST_RATIO, Disagreement
from contested.answers.ranges import Range
from contested.answers.two_parties import RATIO, TwoParties
from contested.answers.verdict import Verdict
from contested.answers.who_says import WhoSays
from contested.claims import Panel, Position, Stance, soft_ends
from contested.dossier.sensitivity import Sensitivity
from contested.methods.reconciliation import Reconciliation
from contested.quantities import Interval, PrintMarks
from contested.relations.inference import Inferred
from contested.report.agreement_level import AgreementLevel
from contested.report.amounts_in_words import amount_words, exact_words, number_in_words
from contested.report.figure_sentences import panel_title, range_sentence
from contested.report.said_besides import (
    closing_sentences,
    left_out_sentences,
    note,
    refusal_sentences,
)
from contested.report.said_numbers import days_in_words, said_numbers
from contested.report.sensitivity_sentences import sensitivity_sentence
from contested.report.verdict_sentences import verdict_sentence

if TYPE_CHECKING:
    from collections.abc import Callable

    from contested.answers.agreement import Segment
    from contested.report.sentence_templates import SentenceTemplates


def hull_or_common_sentence(answer: Range, templates: SentenceTemplates) -> list[str]:
    """Return the clauses of a range: of the hull those of its figure, of common ground what all allow."""
    panel = answer._panel
    title = panel_title(panel, templates)
    if answer.kind == "hull":
        return range_sentence(title, panel, templates)
    who = templates.names(answer.parties, days_in_words(panel.stated, templates))
    words = amount_words(answer.interval, panel.unit, _softness(answer), templates)
    key = "range.common" if len(answer.parties) > 1 else "range.common_one"
    return [templates.fill(key, title=title, who=who, q=words), *closing_sentences(panel, templates)]


def _softness(answer: Range) -> PrintMarks:
    bottom, top = answer.bottom, answer.top
    low = bottom is not None and bottom.plainest.about
    high = top is not None and top.plainest.about
    return PrintMarks(low, high, answer._panel.derived)


def agreement_sentence(answer: Agreement, templates: SentenceTemplates) -> list[str]:
    """Return the clauses that say which interval the most origins allow, or that no two agree."""
    title = panel_title(answer._panel, templates)
    days = days_in_words(answer._panel.stated, templates)
    counts = {"k": templates.count(answer.k), "n": templates.count(answer.n)}
    segments = [
        (_segment_words(one, answer, templates), templates.names(one.allowed_by, days)) for one in answer.segments
    ]
    if len(segments) == 1:
        (words, who), key = segments[0], "agreed.only" if answer.n == 1 else "agreed.most"
        head = templates.fill(key, title=title, q=words, who=who, **counts)
    else:
        items = [templates.fill("agreed.item", q=words, who=who) for words, who in segments]
        key = "agreed.none" if answer.k == 1 else "agreed.tie"
        head = templates.fill(key, title=title, items=templates.joined(items), **counts)
    return [head, *closing_sentences(answer._panel, templates)]


def _segment_words(segment: Segment, answer: Agreement, templates: SentenceTemplates) -> str:
    soft = PrintMarks(derived=answer._panel.derived)
    for position in answer._panel.stated:
        if position.name in segment.allowed_by:
            soft |= soft_ends(position.spans, segment.interval)
    return amount_words(segment.interval, answer.unit, PrintMarks(soft.low, soft.high, soft.derived), templates)


# -- methods ------------------------------------------------------------------------


def method_sentence(answer: Reconciliation, templates: SentenceTemplates) -> list[str]:
    """
    Return the clauses of a method's answer, or of its refusal with what everybody says.

    A refusal names no number that nobody claims: what the method would have
    printed is for ``str`` and ``explain()``, not for print.
    """
    panel = answer._evidence.panel
    title = panel_title(panel, templates)
    if answer.refused:
        reasons = [_reason(one.code, str(one), templates) for one in answer.reasons]
        because = templates.printed.listed(reasons)
        head = templates.fill("method.refused", title=title, method=answer.method.label, reasons=because)
        return [head, *range_sentence(title, panel, templates)]
    who = templates.names(answer.parties, days_in_words(panel.stated, templates))
    said = {"title": title, "method": answer.method.label, "who": who}
    if answer.value is None:
        spans = [_bracket_words(one.interval, answer, templates) for one in answer.ranges if one.level is None]
        head = templates.fill("method.ranges", items=templates.printed.listed(spans, "or"), **said)
    else:
        head = templates.fill("method.value", q=_value_words(answer, templates), **said)
    clauses = [head, *_intervals_beside(answer, templates)]
    clauses += [templates.fill("method.nobody")] if answer.is_unclaimed else []
    clauses += [note(one, templates) for one in answer.caveats]
    others = [one for one in panel.positions if one.name not in answer.parties]
    clauses += [_unused_words(one, templates) for one in others if one.stance is Stance.STATED]
    clauses += refusal_sentences(panel.positions, templates)
    return [*clauses, *left_out_sentences(panel.left_out, panel.notes, templates)]


def _reason(code: str, says: str, templates: SentenceTemplates) -> str:
    """Return why a method refuses: in the words of the language where it has some, else in ours."""
    key = f"reason.{code}"
    return templates.fill(key) if templates.has(key) else templates.fill("method.reason", reason=says)


def _value_words(answer: Reconciliation, templates: SentenceTemplates) -> str:
    number, about = answer.rounded_value
    words = number_in_words(number, templates, about=about)
    return templates.with_unit(words, answer.unit, number, one=number == 1 and not about)


def _bracket_words(interval: Interval, answer: Reconciliation, templates: SentenceTemplates) -> str:
    soft = any(one.approximate for one in answer._evidence.panel.stated if one.name in answer.parties)
    derived = answer._evidence.panel.derived
    return amount_words(interval, answer.unit, PrintMarks(soft, soft, derived), templates)


def _intervals_beside(answer: Reconciliation, templates: SentenceTemplates) -> list[str]:
    clauses = []
    for bracket in answer.ranges:
        if bracket.level is not None:
            level = templates.fill("number.percent", n=templates.printed.digits(f"{bracket.level * 100:g}"))
            words = amount_words(bracket.printed, answer.unit, PrintMarks(), templates)
            clauses.append(templates.fill("method.beside", level=level, q=words))
    return clauses


def _unused_words(position: Position, templates: SentenceTemplates) -> str:
    (said,) = said_numbers(_panel_of(position), templates)
    return templates.fill("method.unused", who=said.who, q=said.words)


# -- one party, two parties, one number ----------------------------------------------


def position_sentence(position: Position, templates: SentenceTemplates) -> list[str]:
    """Return the clauses of what one party says; its figure is named by whoever prints it."""
    if position.stance is Stance.STATED and position.working is not None:
        return _account_sentence(position, position.working.formula.words, templates)
    panel = _panel_of(position)
    if position.stance is not Stance.STATED:
        return closing_sentences(panel, templates)
    (said,) = said_numbers(panel, templates)
    closing = closing_sentences(panel, templates, listed=True)
    return [templates.fill("position.stated", who=said.who, q=said.words), *closing]


def _account_sentence(position: Position, title: str, templates: SentenceTemplates) -> list[str]:
    """Return what an account comes to, on whose numbers."""
    panel = _panel_of(position)
    who = templates.names([position.name])
    closing = closing_sentences(panel, templates)
    if position.interval is None:
        return [templates.fill("inferred.none", who=who, title=templates.title(title)), *closing]
    words = amount_words(position.interval, position.unit, soft_ends(position.spans, position.interval), templates)
    return [templates.fill("inferred.stated", who=who, title=templates.title(title), q=words), *closing]


def _panel_of(position: Position) -> Panel:
    """Return a panel of one position alone."""
    return Panel("", position.unit, (position,), derived=position.working is not None)


def inferred_sentence(answer: Inferred, templates: SentenceTemplates) -> list[str]:
    """Return the clauses of what relations between figures say of one of them in one account."""
    return _account_sentence(attrs.evolve(answer.position, name=answer.party), answer.title, templates)


def disagreement_sentence(answer: Disagreement, templates: SentenceTemplates) -> list[str]:
    """Return the clauses of who says what, how many times the highest is the lowest, and which camps there are."""
    panel = answer._panel
    head, *closing = range_sentence(panel_title(panel, templates), panel, templates)
    clauses = [head]
    if answer.ratio is not None and answer.ratio >= LEAST_RATIO:
        clauses.append(templates.fill("apart.ratio", times=number_in_words(answer.ratio, templates, derived=True)))
    if len(answer.camps) == 1 and len(answer.camps[0]) > 1:
        clauses.append(templates.fill("apart.all" if answer.gap == 0 else "apart.chain"))
    if len(answer.camps) > 1:
        chains = answer.chains
        items = [
            templates.fill("apart.chained" if camp in chains else "apart.camp", who=templates.names(camp))
            for camp in answer.camps
        ]
        count = templates.count(len(items))
        clauses.append(templates.fill("apart.camps", count=count, items=templates.joined(items)))
    return [*clauses, *closing]


def two_parties_sentence(answer: TwoParties, templates: SentenceTemplates) -> list[str]:
    """Return the clauses of how the number of one party stands to that of another."""
    panel = answer._panel
    days = days_in_words([one for one in (answer.first, answer.second) if one.stance is Stance.STATED], templates)
    who, whose = (templates.names([name], days) for name in answer.parties)
    said = {"title": panel_title(panel, templates), "who": who, "whose": whose}
    clauses = [_how_they_stand(answer, said, templates)]
    if answer.day is not None:
        clauses.append(templates.fill("apart.compared", day=templates.day(answer.day)))
    clauses += refusal_sentences(list(dict.fromkeys((answer.first, answer.second))), templates)
    return [*clauses, *left_out_sentences(panel.left_out, panel.notes, templates)]


def _how_they_stand(answer: TwoParties, said: dict[str, object], templates: SentenceTemplates) -> str:
    interval = answer.interval
    if interval is None:
        both_speak = answer.first.stance is answer.second.stance is Stance.STATED
        return templates.fill("apart.zero" if both_speak else "apart.no_ratio", **said)
    if interval == Interval.point(1 if answer.kind == RATIO else 0):
        return templates.fill("apart.same", **said)
    if answer.kind == RATIO:
        return templates.fill("apart.times", times=amount_words(interval, answer.unit, answer.marks, templates), **said)
    for key, off in (("above", interval), ("below", -interval)):
        if off.low is not None and off.low >= 0:
            return templates.fill(f"apart.{key}", q=amount_words(off, answer.unit, answer.marks, templates), **said)
    return templates.fill("apart.less", q=amount_words(interval, answer.unit, answer.marks, templates), **said)


_STOOD = ("states", "allows", "rules_out", "undetermined", "denies", "withholds", "silent", "undefined")


def who_says_sentence(answer: WhoSays, templates: SentenceTemplates) -> list[str]:
    """Return the clauses of how everybody stands to one number."""
    panel = answer._panel
    days = days_in_words(panel.stated, templates)
    items = [
        templates.fill(f"who_says.{side}", who=templates.names(names, days))
        for side in _STOOD
        if (names := getattr(answer, side))
    ]
    title, words = panel_title(panel, templates), exact_words(answer.number, panel.unit, templates)
    if not items:
        return [templates.fill("stated.nobody", title=title)]
    head = templates.fill("who_says.head", title=title, q=words, items=templates.joined(items))
    return [head, *left_out_sentences(panel.left_out, panel.notes, templates)]


def level_sentence(answer: AgreementLevel, templates: SentenceTemplates) -> list[str]:
    """Return the clause that says how far claims agree, and on how many origins they rest."""
    level = templates.fill(f"level.{answer.level}", title=templates.title(answer.title))
    counted = [templates.fill(f"level.{what}", count=templates.count(count)) for what, count in answer.counts]
    counts = templates.joins["asides"].join(counted)
    return [templates.fill("level.counts", level=level, counts=counts) if counts else level]


WRITERS: dict[type, Callable[..., list[str]]] = {
    Range: hull_or_common_sentence,
    Agreement: agreement_sentence,
    AgreementLevel: level_sentence,
    Disagreement: disagreement_sentence,
    Inferred: inferred_sentence,
    Position: position_sentence,
    Reconciliation: method_sentence,
    Sensitivity: sensitivity_sentence,
    TwoParties: two_parties_sentence,
    Verdict: verdict_sentence,
    WhoSays: who_says_sentence,
}
"""What writes each kind of answer, from it and the templates of a language."""
