"""Numbers of a claim that are none of what is counted: days, labels, and the whole of which a share is taken."""

from __future__ import annotations

from typing import TYPE_CHECKING

from contested.errors.base import UnreadablePhrase
from contested.phrases.passed_over import Marks, neighbours
from contested.phrases.surroundings import Surroundings

if TYPE_CHECKING:
    from contested.phrases.tokens import Tokens
    from contested.phrases.vocabulary import Match, Vocabulary

_LAST_DAY = 31
_SIGNS = frozenset("§№#")
_YEAR = 4  # digits
_DAY = "it is a day, a year or a time, and no count; give as_of= or stated=, and the number alone"
_LABEL = "the number may name something, as that of a brigade or a street does; write a colon before a count"
_SHARE = "a share is taken of that number; claim the number that is counted"


def refuse_named(tokens: Tokens, words: Vocabulary, reading: Match, *, measured: bool) -> None:
    """
    Let a number through that can be a count or a measure.

    Args:
        tokens: the claim.
        words: those it is read by.
        reading: its one reading.
        measured: whether a measure stands behind the number, which makes it a quantity.

    Raises:
        UnreadablePhrase: it is a day, a label, or the whole of a share.
    """
    at, end = reading.numbers[0]
    if measured or (reading.start == 0 and _is_plain(tokens, words, at, end)):
        return  # what stands before it, if anything, is its hedge
    marks = Marks(tokens, words)
    if _is_day(tokens, words, reading, marks):
        raise UnreadablePhrase(tokens.text, _DAY)
    if _is_label(tokens, words, at, marks):
        raise UnreadablePhrase(tokens.text, _LABEL)
    if _is_whole(tokens, words, reading.start):
        raise UnreadablePhrase(tokens.text, _SHARE)


def _is_plain(tokens: Tokens, words: Vocabulary, at: int, end: int) -> bool:
    """Whether nothing makes a number at the beginning a day or a label, so that most claims need no closer look."""
    _, behind, _ = neighbours(words)
    year = end == at + 1 and len(tokens.low[at]) == _YEAR
    return not year and tokens.low[end] not in behind and not tokens.glued(end)


def _is_day(tokens: Tokens, words: Vocabulary, reading: Match, marks: Marks) -> bool:
    """Whether digits are a date, as prose tells it, or a month stands before what may be its day."""
    at = reading.numbers[0][0]
    word = tokens.low[at]
    if not word.isdecimal():
        return False
    single, hedged = len(reading.numbers) == 1, reading.start < at
    mark = marks.kinds[1].mark(at)
    if mark is not None and not mark.doubt and not (hedged and len(word) == _YEAR):
        return True
    before = tokens.low[at - 1] if at else ""
    listed = words.language.words
    if mark is not None and single and not hedged and before not in words.of.first_words:
        return before in listed["year_weak"] or before in listed["year_before"]
    month = at > 0 and not hedged and words.remarks.calendar.has(tokens, at - 1) and before in listed["months"]
    if not month or (words.language.capitals and not tokens.raw[at - 1][0].isupper()):
        return False
    alone = len(word) <= 2 and tokens.run_end(at) == tokens.ends[at]
    return alone and int(word) <= _LAST_DAY and not words.nouns.has(tokens, reading.end)


def _is_label(tokens: Tokens, words: Vocabulary, at: int, marks: Marks) -> bool:
    """Whether a label of prose, or a word for a place, a time or a body of people, stands directly before a number."""
    if at and tokens.low[at - 1] in _SIGNS:
        return False  # "§100": no word of a claim
    if marks.kinds[2].label(at) is not None:
        return True
    if at == 0 or tokens.glued(at) or words.remarks.places.has(tokens, at - 1):
        return False
    plain = not tokens.low[at].isdecimal() or (tokens.run_end(at) == tokens.ends[at] and not tokens.is_spaced(at))
    remarks = words.remarks
    return plain and (remarks.settings.has(tokens, at - 1) or remarks.numbered.has(tokens, at - 1))


def _ends_at(words: Vocabulary, tokens: Tokens, at: int, end: int) -> bool:
    found = words.nouns.find(tokens, at)
    return found is not None and found[1] == end


def _is_whole(tokens: Tokens, words: Vocabulary, start: int) -> bool:
    """Whether a part of a number is counted: "most of the 40", "out of 40"."""
    if not start:
        return False
    around, remarks = Surroundings(tokens, words.language), words.remarks
    if around.excepted(start):
        return True
    at, parted, defined = start, False, False
    while at > 0 and (remarks.partitives.has(tokens, at - 1) or remarks.determiners.has(tokens, at - 1)):
        parted = parted or remarks.partitives.has(tokens, at - 1)
        defined = defined or remarks.determiners.has(tokens, at - 1)
        at -= 1
    if at == start:
        return False
    if at == 0 or remarks.shares.has(tokens, at - 1):
        return parted or at > 0
    return parted and defined and not any(_ends_at(words, tokens, n, at) for n in range(at))  # "deaths of the 40"
