"""What stands around a number in prose and makes it something else than a quantity, or turns it round."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from contested.phrases.tokens import CURRENCIES, DASHES, Listing

if TYPE_CHECKING:
    from contested.phrases.language import Language
    from contested.phrases.tokens import Tokens
    from contested.phrases.vocabulary import Match

_JOINED = frozenset("^*_±⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁄₋")
RATE = "it is a rate; claim the number by itself, and give the rate as its unit"
"""Why "5 per 1,000" is no number."""

_FAR = {"en": 4}  # how far a negation stands from its number: "did not lose more than 20"; elsewhere beside it
_MOST_JOINS = 3  # "a fraction of all the 3,000"
_SENTENCE = frozenset(("", ".", "!", "?", ":", ";", "\n", "»", "“", "։", ")"))  # begin what stands before a sentence
_FIGURES = frozenset(("figure", "figures"))


@lru_cache(maxsize=16)
def _listing(language_: Language) -> Listing[str]:
    """Return the words that take a number out: "all but"."""
    return Listing((phrase, phrase) for phrase in language_.words["exceptions"])


class Surroundings:
    """The words around the numbers of one stretch of prose."""

    def __init__(self, tokens: Tokens, words: Language) -> None:
        """Look around in ``tokens``."""
        self.tokens, self.words = tokens, words
        self.exceptions = _listing(words)
        self.far = _FAR.get(words.code, 2)

    def reason_against(self, reading: Match) -> str:
        """Return why a reading says something else than its number alone, or nothing."""
        tokens, end = self.tokens, reading.end
        word, after = tokens.low[end], tokens.low[end + 1]
        before = self._denied(reading.start)
        if before:
            return f"{before!r} stands before it, so the number alone would say something else"
        if self._label(reading):
            return "it may be two numbers, or a date or name and a number; write a comma"
        if word == "per" and after.isdecimal():
            return RATE
        if word in _FIGURES or after in _FIGURES:
            return "it counts the digits of a number that is not given"
        joined = self._joined(end) or self._scale_left(reading)
        return "it is joined to what may be another number or a code" if joined else ""

    def _joined(self, end: int) -> bool:
        """Whether what follows without a space may be another number or a code."""
        tokens, word, after = self.tokens, self.tokens.low[end], self.tokens.low[end + 1]
        if word[:1].isalpha() or not word:
            return False
        number = after.isdecimal() or after in CURRENCIES
        if word in DASHES and number and tokens.glued(end + 1):
            return True  # "20-€30", and "10 -20", which may be a range or a number below zero
        if not tokens.glued(end):
            return False
        if word == "*":
            return tokens.glued(end + 1) and after[:1].isalnum()  # else a reference mark
        if word in ".…" and word:
            dots = end
            while tokens.glued(dots) and tokens.low[dots] in (".", "…"):
                dots += 1
            return (word == "…" or dots > end + 1) and tokens.glued(dots) and tokens.low[dots].isdecimal()
        return word in _JOINED or (word in "=:+'’\"″" and number and tokens.glued(end + 1))

    def excepted(self, start: int) -> str:
        """Return what stands before a phrase and takes its number out, or a part of it: "all but 20", "most of 20"."""
        tokens, joins, end = self.tokens, self.words.words["exception_joins"], start
        while end:
            if tokens.low[end - 1] in self.exceptions.last_words:
                first = self.exceptions.ends_at(tokens, end, 0)
                if first is not None:
                    return self._text(first, start)
            if tokens.low[end - 1] not in joins or start - end == _MOST_JOINS:
                break
            end -= 1
        return ""

    def _denied(self, start: int) -> str:
        """Return the word shortly before a phrase that turns it round: "did not lose more than 20", "all but 20"."""
        excepted = self.excepted(start)
        if excepted:
            return excepted
        tokens, words, low = self.tokens, self.words.words, self.tokens.low
        for at in range(start - 1, max(start - self.far, -1), -1):
            word = low[at]
            if not word[0].isalpha() and word not in "'’":
                break
            if word in words["negations"] and (word != "t" or tokens.low[at - 1] in "'’"):
                return "not" if word == "t" else tokens.raw[at]
        return ""

    def _text(self, start: int, end: int) -> str:
        return self.tokens.text[self.tokens.starts[start] : self.tokens.ends[end - 1]]

    def _label(self, reading: Match) -> bool:
        """Whether a number grouped by spaces follows a name or month that may have taken its first digits."""
        tokens, (start, end) = self.tokens, reading.numbers[0]
        if start == 0 or end - start < 2 or " " not in tokens.text[tokens.starts[start] : tokens.ends[end - 1]]:
            return False
        before = tokens.raw[start - 1]
        opens = tokens.low[start - 2][:1] in _SENTENCE
        if self.words.code != "en" and opens and not self._named(tokens.low[start - 1]):
            return False  # "Погибли 20 000 человек"
        spaced = all(tokens.raw[at].isdecimal() for at in range(start, min(end, start + 2)))
        return (
            spaced and before[0].isupper() and before.isalpha() and reading.start == start and not self._closes(before)
        )

    def _named(self, word: str) -> bool:
        listed = self.words.words
        return word in listed["labels"] or word in listed["labels_named"] or word in listed["months"]

    def _closes(self, word: str) -> bool:
        return word.lower() in self.words.words["closing"]

    def no_claim(self, reading: Match) -> bool:
        """Whether a reading is only a claim where it stands alone: "many", or an article that is "one" as well."""
        (start, end), language = reading.numbers[0], self.words
        article = end - start == 1 and language.numbers.get(self.tokens.low[start]) == 1
        if reading.alone and reading.interval is not None and self._tabular(reading):
            return False  # "Losses: nil"
        return reading.alone or (article and language.code != "en" and not reading.words)

    def _tabular(self, reading: Match) -> bool:
        """Whether a reading is all that stands behind a colon: "Losses: nil"."""
        before = self.tokens.low[reading.start - 1]
        return before in (":", "=") and self.tokens.low[reading.end][:1] in ("", ".", ",", ";", "\n", ")")

    def _scale_left(self, reading: Match) -> bool:
        """Whether a scale word is left over behind a number: "five million thousand"."""
        word, language = self.tokens.low[reading.end], self.words
        scale = word in language.scales or word in language.multipliers or word in language.words["unread_scales"]
        return scale and reading.interval is not None and not reading.unquantified
