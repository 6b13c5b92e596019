"""
Zeros that nobody claimed: "no soldiers", "nobody was killed", "none", where the dossier has other numbers, or a denial.

A denial is no zero.  Read is only what names a figure with all of its words, and what it is of.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from contested.names import listed
from contested.report.drafts.figure_index import WORD

if TYPE_CHECKING:
    from collections.abc import Iterator

    from contested.report.drafts.figure_index import Subject
    from contested.report.drafts.figure_numbers import Matching
    from contested.report.drafts.paragraphs import Paragraph, Sentence

ZERO_WORDS = re.compile(r"\b(?:no|none|zero|nil|0|nobody|no[ -]one|not (?:a single|one))\b(?![.,][0-9])", re.IGNORECASE)
"""What may say that there is none of something: where it does not stand, nothing is looked at."""

_LONGEST = 12  # words in which the name of a figure has to stand
_PLACE_WITHIN = 6  # words behind it in which it is said where
_LONGEST_NAME = 1_000  # characters
_NO_ONE = ("no", "one")
_NOT_ONE = (("not", "a", "single"), ("not", "one"))
_JOINS = tuple(".,:/-–%")
_BEHIND = re.compile(r"[.,:/–-][0-9]|\s?%")
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
            if subject is not None and not _is_claimed(matching, subject):
                start = sentence.words[opening.first].start
                yield ZeroFound(start, subject, sentence.text[start : sentence.words[end - 1].end])


def message_of_zero(matching: Matching, zero: ZeroFound) -> tuple[str, str]:
    """Return what to say of a zero, and what to do."""
    sides = matching.sides(zero.subject)
    denying = list(dict.fromkeys(who for who, _ in sides.denials))
    verb = "denies" if len(denying) == 1 else "deny"
    denied = f": {listed(denying)} {verb} the number, and a denial is no zero" if denying else ""
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
    cues, index = sentence.cues, sentence.index
    said = set(sentence.stems & index.who_stems)  # "Armenia says it has no soldiers"
    at = last = opening.last
    while at < opening.last + _LONGEST and not _is_apart(sentence, at):
        word = sentence.words[at]
        if word.stem in subject.stems:
            said.add(word.stem)
            last = at + 1
        elif word.stem in index.who_stems or not (word.stem in cues.generic or word.low in cues.being):
            break
        at += 1
    whole = all(not group.isdisjoint(said) for group in subject.groups)
    return last if whole and _is_of_it(subject, sentence, at) else 0


def _is_of_it(subject: Subject, sentence: Sentence, at: int) -> bool:
    """Whether what stands behind says no more than where or when: "in Lorva", and not "took part in the talks"."""
    if _is_apart(sentence, at):
        return True
    words = sentence.words[at : at + _PLACE_WITHIN]
    if words[0].low not in sentence.cues.where:
        return words[0].low in sentence.cues.beside
    of = _words_of(subject, sentence)
    return not of or any(word.stem in of or word.low[0].isdecimal() for word in words[1:])


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
    return first.low != "none" and any(one.last == opening.first for one in sentence.speakers)


def _spoken_of_last(sentence: Sentence, opening: _Opening, spoken_of: list[tuple[int, Subject]]) -> Subject | None:
    """Return the figure of which a number stands before, where who speaks has a say on it."""
    at = sentence.words[opening.first].start
    before = [subject for where, subject in spoken_of if where < at][-1:]
    return next((one for one in before if not sentence.speaking.isdisjoint(one.holders)), None)


def _is_claimed(matching: Matching, subject: Subject) -> bool:
    """Whether the dossier has the zero: as a number, or in the words of somebody."""
    if subject in matching.index.by_value.get(0, ()):
        return True
    said = [one.quote for one in subject.figure.statements if one.quote is not None]
    said += [one.printed() for side in matching.sides(subject).in_words for one in side.estimates]
    return any(ZERO_WORDS.search(text) is not None for text in said)
