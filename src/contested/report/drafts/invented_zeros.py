"""
Zeros that nobody claimed: "no soldiers", "nobody was killed", "none", where the dossier has other numbers, or a denial.

A denial is no zero.  Read is only what names a figure with all of its words, and what it is of.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from contested.report.drafts.denials_left_out import number_denials
from contested.report.drafts.figure_index import WORD
from contested.report.drafts.number_contexts import is_of_other_year

if TYPE_CHECKING:
    from collections.abc import Iterator

    from contested.report.drafts.cue_words import CueWords
    from contested.report.drafts.figure_index import Subject
    from contested.report.drafts.figure_numbers import Matching
    from contested.report.drafts.paragraphs import Paragraph, Sentence, Word

ZERO_WORDS = re.compile(r"\b(?:no|none|zero|nil|0|nobody|no[ -]one|not (?:a single|one))\b(?![.,][0-9])", re.IGNORECASE)
"""What may say that there is none of something: where it does not stand, nothing is looked at."""

_LONGEST = 12  # words in which the name of a figure has to stand
_PLACE_WITHIN = 6  # words behind it in which it is said where
_LONGEST_NAME = 1_000  # characters
_NO_ONE = ("no", "one")
_NOT_ONE = (("not", "a", "single"), ("not", "one"))
_JOINS = tuple(".,:/-–%")
_BEHIND = re.compile(r"[.,:/–-][0-9]|\s?%")
_PARTICIPLES = ("ed", "ing", "n")
_MARK = re.compile(r"[^\s*_\"“”'‘’]")


class ZeroFound(NamedTuple):
    """A zero in a draft: at which character, of which figure, and what the draft says."""

    at: int
    subject: Subject
    text: str


class _Opening(NamedTuple):
    """Where a zero begins, behind which word it ends, and whether it may stand alone: "none", "nobody"."""

    first: int
    last: int
    alone: bool


def invented_zeros(
    matching: Matching, paragraph: Paragraph, spoken_of: list[tuple[int, Subject]]
) -> Iterator[ZeroFound]:
    """
    Yield the zeros of a paragraph that nobody in the dossier claims.

    Args:
        matching: of the dossier.
        paragraph: in which is looked.
        spoken_of: where in the paragraph numbers of which figures stand, for "Armenia says none".
    """
    near = set(matching.index.placeless)
    for stem in paragraph.places:
        near |= matching.index.by_place[stem]
    for sentence in paragraph.sentences:
        if ZERO_WORDS.search(sentence.text, *sentence.span) is None:
            continue
        named = {id_ for stem in sentence.stems & matching.index.by_word.keys() for id_ in matching.index.by_word[stem]}
        subjects = [matching.index.by_id[id_] for id_ in sorted(near & named)]
        for opening in _openings(sentence):
            ends = {one: _end_of_none(one, sentence, opening) for one in subjects}
            subject = max((one for one in subjects if ends[one]), key=lambda one: len(one.groups), default=None)
            end = opening.last if subject is None else ends[subject]
            if subject is None and _is_answer(sentence, opening):
                subject = _spoken_of_last(sentence, opening, spoken_of)
            if subject is not None and not _is_claimed(matching, subject, sentence):
                start = sentence.words[opening.first].start
                yield ZeroFound(start, subject, sentence.text[start : sentence.words[end - 1].end])


def message_of_zero(matching: Matching, zero: ZeroFound) -> tuple[str, str]:
    """Return what to say of a zero, and what to do."""
    denying = number_denials(matching.sides(zero.subject))
    denied = f": {denying}, and a denial is no zero" if denying else ""
    return (
        f"nobody claims “{zero.text}” of {zero.subject.figure.title}{denied}",
        "say who denies it, or what is claimed" if denying else "write what is claimed",
    )


def _openings(sentence: Sentence) -> Iterator[_Opening]:
    """Yield where zeros begin, unless it is asked, denied or supposed: "if no", "denies that nobody"."""
    words, cues = sentence.words, sentence.cues
    for at, word in enumerate(words):
        low = tuple(one.low for one in words[at : at + 3])
        if word.low in cues.nobody or word.low == "no-one":
            opening = _Opening(at, at + 1, alone=True)
        elif low[:2] == _NO_ONE:
            opening = _Opening(at, at + 2, alone=True)
        elif word.low in cues.naught and not _is_of_number(sentence, at):
            opening = _Opening(at, at + 1, alone=word.low != "no")
        elif low in _NOT_ONE or low[:2] in _NOT_ONE:
            opening = _Opening(at, at + (3 if low in _NOT_ONE else 2), alone=False)
        else:
            continue
        if not _is_open(sentence, at):
            yield opening


def _is_of_number(sentence: Sentence, at: int) -> bool:
    """Whether a "0" is a piece of another number: "5.0", "0:30"."""
    word, text = sentence.words[at], sentence.text
    if word.low != "0":
        return False
    return text[word.start - 1 : word.start] in _JOINS or _BEHIND.match(text, word.end) is not None


def _is_open(sentence: Sentence, at: int) -> bool:
    """Whether the words before, up to a mark, make a question or a condition of it, or deny it."""
    words, cues = sentence.words, sentence.cues
    for n in range(at - 1, max(at - _LONGEST, -1), -1):
        if _is_apart(sentence, n + 1):
            return False
        if words[n].low in cues.open or (words[n].stem in cues.denies and at - n < _PLACE_WITHIN - 3):
            return True
    return False


def _is_apart(sentence: Sentence, at: int) -> bool:
    """Whether a mark, as a comma or a bracket, stands before a word, or nothing behind the last."""
    if at >= len(sentence.words):
        return True
    before = sentence.words[at - 1].end
    return _MARK.search(sentence.text, before, sentence.words[at].start) is not None


def _end_of_none(subject: Subject, sentence: Sentence, opening: _Opening) -> int:
    """
    Return behind which word "no Armenian soldiers", "nobody was killed" ends; 0 where it is not said of a figure.

    All words of its name have to stand there, and no others.
    """
    cues, index, words = sentence.cues, sentence.index, sentence.words
    before = words[opening.first - 1] if opening.first and not _is_apart(sentence, opening.first) else None
    said = set(sentence.stems & index.who_stems)  # "Armenia says it has no soldiers"
    says = before is not None and (before.low in cues.being or before.stem in subject.stems)  # "killed nobody"
    if before is not None and before.stem in subject.stems:
        said.add(before.stem)
    at = last = opening.last
    while at < opening.last + _LONGEST and not _is_apart(sentence, at):
        word = words[at]
        if word.stem in subject.stems:
            said.add(word.stem)
            says = says or (word.low in cues.verbs and not word.low.endswith(_PARTICIPLES))
        elif word.stem in index.who_stems or not _is_between(word, cues):
            break
        if word.stem in subject.stems or word.stem in cues.generic:
            last = at + 1
        says = says or word.low in cues.being
        at += 1
    whole = all(not group.isdisjoint(said) for group in subject.groups)
    return last if whole and _is_of_it(subject, sentence, at, says=says) else 0


def _is_between(word: Word, cues: CueWords) -> bool:
    """Whether a word may stand between "no" and the end of what is counted: "of the people", "were"."""
    return word.stem in cues.generic or word.low in cues.being or word.low in cues.amid


def _is_of_it(subject: Subject, sentence: Sentence, at: int, *, says: bool) -> bool:
    """
    Whether what stands behind says no more than where or when: "in Lorva", and not "took part in the talks".

    Where no verb stood before, none may follow: "nobody killed in Lorva was a fighter".
    """
    if _is_apart(sentence, at):
        return True
    word = sentence.words[at]
    if word.low not in sentence.cues.where:
        return says and word.low in sentence.cues.beside
    of, end, placed = _words_of(subject, sentence), at + 1, 0
    while end < at + _PLACE_WITHIN and not _is_apart(sentence, end):
        placed = end if sentence.words[end].stem in of or sentence.words[end].low[0].isdecimal() else placed
        end += 1
    if says:
        return placed > 0 or not of
    return placed == end - 1 and _is_apart(sentence, end)


def _words_of(subject: Subject, sentence: Sentence) -> frozenset[str]:
    """Return the words of what a figure is of, as stems."""
    said = (text for text in (subject.figure.of, subject.figure.where) if text is not None)
    words = (word for text in said for word in WORD.findall(text[:_LONGEST_NAME]))
    stems = (sentence.index.forms_of(word)[1] for word in words if word.casefold() not in sentence.cues.stops)
    return subject.places.union(stems)


def _is_answer(sentence: Sentence, opening: _Opening) -> bool:
    """Whether it stands alone behind who says it: "Armenia says none"; not "says nothing"."""
    first = sentence.words[opening.first]
    if not opening.alone or first.low == "nothing" or not _is_apart(sentence, opening.last):
        return False
    if opening.first and sentence.words[opening.first - 1].low in sentence.cues.tells:
        return True
    return first.low != "none" and any(one.last == opening.first for one in sentence.mentions)


def _spoken_of_last(sentence: Sentence, opening: _Opening, spoken_of: list[tuple[int, Subject]]) -> Subject | None:
    """Return the figure of which a number stands before, where who is named last before has a say on it."""
    at = sentence.words[opening.first].start
    before = [subject for where, subject in spoken_of if where < at][-1:]
    named = [one.who for one in sentence.mentions if one.last <= opening.first][-1:]
    return next((one for one in before if named and named[0] in one.holders), None)


def _is_claimed(matching: Matching, subject: Subject, sentence: Sentence) -> bool:
    """Whether the dossier has the zero, as a number or in the words of somebody, or it is of another year."""
    if subject in matching.index.by_value.get(0, ()):
        return True
    if is_of_other_year(sentence.text, sentence, matching.sides(subject).years):
        return True
    said = [one.quote for one in subject.figure.statements if one.quote is not None]
    said += [one.printed() for side in matching.sides(subject).in_words for one in side.estimates]
    return any(ZERO_WORDS.search(text) is not None for text in said)
