"""Time in sentences: the answers of each day on which something changed, and what everybody said in its order."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from contested.claims import Denial, Estimate, Retraction
from contested.quantities import parse_date
from contested.report.amounts_in_words import estimate_words
from contested.report.said_besides import left_out_sentences, rejected_words, retraction_words

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from contested.answers.history import History, HistoryRow
    from contested.answers.over_time import OverTime
    from contested.report.sentence_templates import SentenceTemplates


def over_time_sentences(answer: OverTime, templates: SentenceTemplates, said: Callable[[object], str]) -> list[str]:
    """
    Return a sentence for each day on which something changed.

    Args:
        answer: the answers by day.
        templates: of the language.
        said: writes the answer of one day.
    """
    return [templates.fill("time.on_day", day=_day(day, templates), clause=said(one)) for day, one in answer.rows] or [
        templates.fill("time.none", title=templates.quoted(answer.question))
    ]


def history_sentences(answer: History, templates: SentenceTemplates) -> list[str]:
    """Return a sentence for each day from which something that was said held, what has no day first."""
    several = []
    for day, rows in groupby(answer.rows, key=lambda row: row.day):
        clause = templates.joins["clauses"].join([_row_words(row, templates) for row in rows])
        if day is None:
            several.append(templates.fill("time.undated", clause=clause))
        else:
            several.append(templates.fill("time.on_day", day=_day(day, templates), clause=clause))
    gone = left_out_sentences(answer.left_out, (), templates)
    return [*several, *gone] or [templates.fill("stated.nobody", title=templates.title(answer.title))]


def _row_words(row: HistoryRow, templates: SentenceTemplates) -> str:
    """Return what one statement says, and how it changed what its holder said."""
    statement, who, title = row.statement, templates.names([row.holder]), templates.title(row.figure)
    if isinstance(statement, Retraction):
        return retraction_words(row.holder, statement, templates)
    if isinstance(statement, Denial):
        what = rejected_words(statement, row.aimed, row.figure, templates)
        return templates.fill(f"says.{statement.verb}", who=who, what=what)
    number = estimate_words(statement, templates) if isinstance(statement, Estimate) and not statement.unknown else ""
    key = f"time.{row.change}" if number else "time.withdrawn"
    return templates.fill(key, who=who, number=number, title=title)


def _day(day: date, templates: SentenceTemplates) -> str:
    return templates.day(parse_date(day))
