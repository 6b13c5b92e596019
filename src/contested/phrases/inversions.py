"""A noun or a scale before its number, which says "about" in Russian: "человек сорок", "тысяч пять"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from contested.errors.base import UnreadablePhrase
from contested.phrases.amount import Amount, with_scale
from contested.quantities.numbers import step_of

if TYPE_CHECKING:
    from contested.phrases.language import Language
    from contested.phrases.tokens import Tokens

_THOUSAND = 1000
_PERSON = "человек"  # before digits as well; "солдат 200" is a line of a table
_FEW = frozenset(("два", "две", "три", "четыре", "полтора", "полторы"))


def scale_before(tokens: Tokens, words: Language, at: int) -> bool:
    """Whether a scale stands before its number: "тысяч пять", "миллиона два"; "тысячи двухсот" adds up."""
    word, after, listed = tokens.low[at], tokens.low[at + 1], words.words
    if word in listed["inverted"]:
        return after.isdecimal() or after in words.numbers
    return word in listed["inverted_few"] and after in _FEW


def noun_before(tokens: Tokens, words: Language, at: int) -> bool:
    """Whether its noun stands directly before a number: "человек сорок", and not "12 человек, 40"."""
    low, noun = tokens.low, tokens.low[at - 1] if at else ""
    if noun not in words.words["inverted_nouns"] or (low[at].isdecimal() and noun != _PERSON):
        return False
    before = low[at - 2] if at > 1 else ""
    counted = before in words.numbers or before in words.scales or before in words.multipliers
    return not (counted or before.isdecimal() or before == ".")


def scaled_behind(tokens: Tokens, at: int, scale: int, found: list[Amount]) -> Amount:
    """
    Return the five thousand of "тысяч пять"; that it is about as many, the grammar says.

    Raises:
        UnreadablePhrase: the number behind the scale has a scale of its own, or two readings.
    """
    if len(found) != 1 or found[0].scale >= _THOUSAND:
        raise UnreadablePhrase(tokens.printed(at, at + 2), "its scale stands before the number; write it behind")
    scaled = with_scale(found[0], scale, found[0].end)
    return scaled._replace(start=at, step=step_of(scaled.value), place=1)
