"""Fractions in words: "half", "a third", "three quarters", "one over twenty"."""

from __future__ import annotations

from fractions import Fraction
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from contested.phrases.number_words import HYPHENS, whole_number
from contested.phrases.tokens import Listing

if TYPE_CHECKING:
    from contested.phrases.language import Language
    from contested.phrases.tokens import Tokens
    from contested.quantities.numbers import Number

MILLION = 10**6
"""From this scale on "and a half" is half of the scale: "two million and a half"."""

_HALF_OR_QUARTER = (2, 4)  # of these no ordinal is made: "a third attack", but "a half attack" is none


class Share(NamedTuple):
    """A fraction in words: "three quarters", "a third"; ``end`` is the token after it."""

    numerator: Number
    denominator: int
    end: int

    @property
    def value(self) -> Fraction:
        """The fraction itself."""
        return Fraction(self.numerator) / self.denominator


@lru_cache(maxsize=16)
def _joins(words: Language) -> Listing[str]:
    """Return what joins a fraction to its scale: the "of" of "two thirds of a million"."""
    return Listing((phrase, phrase) for phrase in words.words["of"])


class Shares:
    """The fractions in words of one text."""

    def __init__(self, tokens: Tokens, words: Language) -> None:
        """Look for fractions in ``tokens``."""
        self.tokens, self.words, self._of = tokens, words, _joins(words)

    def read(self, at: int) -> Share | None:
        """Read a fraction that begins here: "half", "a third", "three quarters"."""
        word = self.tokens.low[at]
        if word in self.words.locatives:
            return self._located(at)
        if self._stands_alone(word):
            named = self._named(at)
            return None if named is None else Share(1, *named)
        article = word in self.words.words["one"]
        numerator, start = (1, at + 1) if article else self._numerator(at)
        found = self.denominator(start, plural=numerator != 1) if start > at else None
        if found is None or (article and found[0] not in _HALF_OR_QUARTER and self._is_noun(found[1])):
            return None  # "a third attack"
        return Share(numerator, *found)

    def behind(self, at: int) -> Share | None:
        """Read the fraction of "and a half"."""
        word, after = self.tokens.low[at], self.tokens.low[at + 1]
        if word in self.words.words["half_behind"]:
            return Share(1, 2, at + 1)  # "bir milyon yarım"
        if word in self.words.words["with"] and self.words.fractions.get(after) in _HALF_OR_QUARTER:
            return Share(1, self.words.fractions[after], at + 2)  # "два с половиной миллиона"
        return self.read(at + 1) if word in self.words.words["and"] else None

    def denominator(self, at: int, *, plural: bool) -> tuple[int, int] | None:
        """Read "thirds", "twenty-fifth", "one hundred and fifth"; return the number and the token after it."""
        if self.tokens.low[at] in HYPHENS:
            at += 1
        word = self.tokens.low[at]
        if word in self.words.fractions:
            return self._named(at) if self.agrees(word, plural=plural) else None
        read = whole_number(self.tokens, at, self.words)
        if read is None or read.scale >= MILLION:
            return None
        end = read.end + 1 if self.tokens.low[read.end] in (*HYPHENS, *self.words.words["and"]) else read.end
        last = self.tokens.low[end]
        unit = self.words.ordinals.get(last) or self.words.fractions.get(last)
        if unit is None or unit >= 10 or not self.agrees(last, plural=plural) or read.value % 10:
            return None
        return (int(read.value) + unit, end + 1)

    def scale_behind(self, at: int) -> tuple[int, int] | None:
        """Read the scale of "half a million", "half million", "two thirds of a million"."""
        of = self._of.find(self.tokens, at)
        start = of[1] if of else at
        if not of and self.tokens.low[at] in HYPHENS and self.tokens.glued(at):
            start += 1  # "demi-million"
        if self.tokens.low[start] in self.words.words["one"]:
            start += 1
            if self.tokens.word(start) in HYPHENS and self.tokens.glued(start):
                start += 1  # "half-a-million"
        if of and start == at + 1 and self.words.code == "en":
            return None  # "half of million" is no English
        word = self.tokens.low[start]
        by = self.words.scales.get(word) or self.words.multipliers.get(word)
        if by is None or word.endswith("s"):
            return None
        return by, start + 1

    def agrees(self, word: str, *, plural: bool) -> bool:
        """Whether a denominator has the number of its numerator, in the language whose plural is regular."""
        return self.words.code != "en" or word.endswith("s") == plural

    def _stands_alone(self, word: str) -> bool:
        """Whether a word is a fraction without a numerator: "half", "tercio"."""
        if word in self.words.words["bare_fractions"] or word in self.words.words["part_fractions"]:
            return True
        return self.words.fractions.get(word) in _HALF_OR_QUARTER and not word.endswith("s")

    def _numerator(self, at: int) -> tuple[Number, int]:
        """Read a whole number without a scale, and the token after it; that is ``at`` itself where none is."""
        read = whole_number(self.tokens, at, self.words)
        return (0, at) if read is None or read.scale else (read.value, read.end)

    def _located(self, at: int) -> Share | None:
        """Read "üçdə iki", "dörddə üçü": of three two."""
        word = self.tokens.low[at + 1]
        count = self.words.possessed.get(word) or self.words.numbers.get(word)
        denominator = self.words.locatives[self.tokens.low[at]]
        return Share(count, denominator, at + 2) if count and count < denominator else None

    def _named(self, at: int) -> tuple[int, int] | None:
        """Read one word for a denominator; "cuarta" is one before "parte" alone."""
        word = self.tokens.low[at]
        value = self.words.fractions.get(word)
        if value is None or word not in self.words.words["part_fractions"]:
            return None if value is None else (value, at + 1)
        return (value, at + 2) if self.tokens.low[at + 1] in self.words.words["parts"] else None

    def _is_noun(self, at: int) -> bool:
        word = self.tokens.low[at]
        joins = word in self.words.words["closing"] or word in self.words.scales or word in self.words.words["percent"]
        return word[:1].isalpha() and not joins
