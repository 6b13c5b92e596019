"""What is said around a number: that it is a part, a change, a rate, or of another year, and so not the figure's."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from contested.phrases.phrase import Passed, Phrase
    from contested.report.drafts.counted_things import CountedThing
    from contested.report.drafts.paragraphs import Sentence

_PART_BEHIND = re.compile(r"\s*(?:%|/\d|of (?:the|them|these|those|whom|which|its|their|all)\b)")
_PART_BEFORE = re.compile(
    r"(?:\b(?:of|among) (?:whom|which|them|these|those)\b|\bincluding\b|\bincl\.)[^.,;:()\d]{0,30}$", re.IGNORECASE
)
_WHOLE_BEFORE = re.compile(
    r"(?:^|[,;(–—]\s{0,3})(?:out )?(?:of|among) (?:(?:the|these|those|its|their|his|her) |all |\d)", re.IGNORECASE
)
_CALCULATED = re.compile(r"\bon the numbers of\b", re.IGNORECASE)
_CHANGE = re.compile(r"\bby\s+$")
_UNCERTAINTY = re.compile(r"\b(?:errors?|level|confidence)(?: of)?[\s+±-]+$")
_RATE = re.compile(
    r"\s*(?:[^\s.,;:()|]{1,40}\s+){0,3}?(?:an?|per|each|every)\s+(?:second|minute|hour|day|night|week|month|year|season)\b"
)
# It is what a question is about, or a number that is denied in the same breath.
_ASKED = re.compile(r"\b(?:an?|any|no) (?:figure|number|value) (?:of )?$|\bthat number \($")
_TAKEN_BACK = re.compile(
    r"(?:\b(?:retract(?:s|ed)?|withdr[ae]ws?|correct(?:s|ed|ing)?)|\bthe earlier number,|"
    r"\b(?:retracted|withdrawn) by [^;]{1,200} (?:is|was))\s+$",
    re.IGNORECASE,
)
_ASIDE = re.compile(r"\b(?:left out|set aside|no longer in force)\b")
_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")
_IN_YEAR = re.compile(r"\b[Ii]n (?:[A-Z][a-z]{2,8} )?(\d{4})(?![.,]?\d)")
_LONGEST_CLAUSE = 300  # characters that are looked at before a number


def is_of_no_figure(text: str, phrase: Phrase, counted: CountedThing) -> bool:
    """Whether a number is an uncertainty, what is asked about, or so much a day: none that is said of a figure."""
    before = text[max(phrase.span[0] - 20, 0) : phrase.span[0]]
    if _UNCERTAINTY.search(before) or _ASKED.search(before):
        return True
    if counted.unit is not None and any(power < 0 for _, power in counted.unit.atoms):
        return False
    ends = phrase.number_spans or (phrase.span,)
    return _RATE.match(text, ends[-1][1]) is not None


def is_of_other_year(text: str, sentence: Sentence, years: frozenset[str]) -> bool:
    """Whether a sentence says "in 2019", and the figure and its statements name years, but not that one."""
    said = set(_IN_YEAR.findall(text, *sentence.span))
    return bool(said and years and not said & years)


def is_set_aside(text: str, phrase: Phrase, sentence: Sentence) -> bool:
    """Whether the clause of a number says that it is left out, set aside or no longer in force."""
    start, end = sentence.span
    before = text.rfind(";", max(start, phrase.span[0] - _LONGEST_CLAUSE), phrase.span[0])
    behind = text.find(";", phrase.span[1], min(end, phrase.span[1] + _LONGEST_CLAUSE))
    first = max(start, phrase.span[0] - _LONGEST_CLAUSE) if before < 0 else before
    last = min(end, phrase.span[1] + _LONGEST_CLAUSE) if behind < 0 else behind
    return _ASIDE.search(text, first, last) is not None


def is_taken_back(text: str, phrase: Phrase, sentence: Sentence) -> bool:
    """Whether it is said of a number that somebody retracts or corrects it: "Iran retracts 300", and not "300"."""
    start = phrase.span[0]
    return _TAKEN_BACK.search(text[max(sentence.span[0], start - _LONGEST_CLAUSE) : start]) is not None


def is_part_or_change(text: str, phrase: Phrase, sentence: Sentence) -> bool:
    """Whether a number is said of a part ("of whom 3,000"), of a change ("by 3,000"), or calculated."""
    start = phrase.span[0]
    behind = (phrase.unit_span or phrase.span)[1]
    if _PART_BEHIND.match(text, phrase.span[1]) or _PART_BEHIND.match(text, behind):
        return True
    before = text[max(sentence.span[0], start - _LONGEST_CLAUSE) : start]
    if _CALCULATED.search(text, *sentence.span):  # of figures that a formula brings together
        return True
    if _CHANGE.search(before[-8:]) or _PART_BEFORE.search(before[-60:]):
        return True
    clause = before.rpartition(";")[2].lstrip(' \n*_>"“')
    return "," in clause and _WHOLE_BEFORE.search(clause) is not None


def has_only_other_years(sentence: Sentence, passed: list[Passed], years: frozenset[str]) -> bool:
    """Whether the dates of a sentence have years, and none of them is one of these."""
    start, end = sentence.span
    dates = (one.text for one in passed if start <= one.span[0] < end and one.kind == "date")
    said = {year for text in dates for year in _YEAR.findall(text)}
    return bool(said and not said & years)
