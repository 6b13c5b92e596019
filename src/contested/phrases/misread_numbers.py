"""
What makes the number of a claim another one: the brackets of accounts, a minus behind it, a share, a clock.

Each has a reading that the digits alone would hide, so the claim is refused.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from contested.errors.base import AmbiguousPhrase, UnreadablePhrase
from contested.phrases.tokens import CURRENCIES, DASHES, MINUSES

if TYPE_CHECKING:
    from contested.phrases.tokens import Tokens
    from contested.phrases.vocabulary import Match, Vocabulary

_CLOCK = re.compile(r"\s?[ap](?:\.\s?m\.?|m\.?)(?!\w)", re.IGNORECASE)
_OPENED, _CLOSED = frozenset("(（"), frozenset(")）")
_MARKS = frozenset(".,'’%") | CURRENCIES | _OPENED | _CLOSED


def refuse_signs(tokens: Tokens, words: Vocabulary) -> None:
    """
    Refuse digits whose sign may be written otherwise than by a minus in front: "(1,200)", "—1,200".

    Raises:
        AmbiguousPhrase: the number itself, or the number below zero.
    """
    digits = [at for at, word in enumerate(tokens.low[: len(tokens)]) if word[0].isdecimal()]
    if not digits:
        return
    first, last = digits[0], digits[-1]
    number = tokens.printed(first, last + 1)
    dashed = first == 1 and tokens.low[0] in DASHES - MINUSES and tokens.glued(1)
    if dashed and tokens.low[0] in "\u2013\u2012\u2010\u2011":
        return  # a short dash at its digits is a minus, and is read as one
    bracketed = not _OPENED.isdisjoint(tokens.low[:first]) and not _CLOSED.isdisjoint(
        tokens.low[last + 1 : len(tokens)]
    )
    outside = (*range(first), *range(last + 1, len(tokens)))
    inside = all(tokens.low[at][0].isdecimal() or tokens.low[at] in ".,'’" for at in range(first, last + 1))
    if dashed or (bracketed and inside and all(_is_mark(tokens, at, words) for at in outside)):
        raise AmbiguousPhrase(tokens.text, (number, f"-{number}, as accounts write it"))


def _is_mark(tokens: Tokens, at: int, words: Vocabulary) -> bool:
    """Whether a token is a sign, a bracket or a scale, and no word that says what is counted."""
    speech, word = words.language, tokens.low[at]
    scale = word in speech.scales or tokens.raw[at] in speech.abbreviations
    return word in _MARKS or word in DASHES or word in speech.words["percent"] or scale


def refuse_behind(tokens: Tokens, reading: Match, words: Vocabulary) -> None:
    """
    Refuse a number that is followed by a minus, a clock or the case of a share.

    Raises:
        UnreadablePhrase: what follows makes it another number, or none.
    """
    text, end = tokens.text, reading.end
    if _CLOCK.match(text, tokens.ends[end - 1]):
        raise UnreadablePhrase(text, "it is a time of day, which is no number of anything")
    last = len(tokens) - 1
    signs = all(tokens.low[at] in words.language.words["percent"] or tokens.low[at] in "%°" for at in range(end, last))
    if end < last and tokens.low[last] in DASHES and signs:
        raise UnreadablePhrase(text, "a minus stands behind it; write it in front")
    point = reading.interval is not None and reading.interval.is_point and not reading.words
    if point and tokens.low[end - 1] in words.language.words["share_scales"]:
        raise UnreadablePhrase(text, "its case makes it a share, or a comparison that is not given")
