"""What goes on behind what was read of a number in prose: "a hundred or two", "nineteen eighty", "5 per mille"."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from contested.phrases.tokens import DASHES, Listing

if TYPE_CHECKING:
    from collections.abc import Callable

    from contested.phrases.amount import Amount
    from contested.phrases.language import Language
    from contested.phrases.tokens import Tokens
    from contested.phrases.vocabulary import Vocabulary

_THOUSAND = 1000
_SMALL = range(1, 11)  # "a hundred or two" is one hundred or two of them; "a hundred or fifty" are two numbers

GOES_ON = "it goes on behind what can be read of it; write the number in digits"


@lru_cache(maxsize=16)
def _rates(words: Language) -> Listing[str]:
    """Return what stands between a number and the scale that it is a share of."""
    return Listing((phrase, phrase) for phrase in words.words["share_joins"])


class NumberTails:
    """What goes on behind the numbers of one text."""

    def __init__(self, tokens: Tokens, vocabulary: Vocabulary, amounts: Callable[[int], list[Amount]]) -> None:
        """Look in ``tokens``; ``amounts`` reads a number."""
        self.tokens, self.vocabulary, self.words, self.amounts = tokens, vocabulary, vocabulary.language, amounts
        self.rates = _rates(vocabulary.language)

    def end(self, at: int, scale: int) -> int:
        """Return the end of what goes on behind a number that ends before a token; 0 where nothing does."""
        low = self.tokens.low
        rate = self.rates.find(self.tokens, at)
        if rate is not None:
            return rate[1] + 1 if self.words.scales.get(low[rate[1]], 0) >= _THOUSAND else self._power_end(rate[1])
        if low[at - 1] in self.words.words["share_scales"] and low[at].isdecimal():
            return at + 1  # "հազարից 5" are five of a thousand
        return self._words_behind(at, scale) if self._is_word(low[at - 1]) else 0

    def is_rate(self, at: int) -> bool:
        """Whether what goes on there says of how many the number is."""
        return self.rates.find(self.tokens, at) is not None

    def _words_behind(self, at: int, scale: int) -> int:
        low, listed = self.tokens.low, self.words.words
        dashed = at + (low[at] in DASHES and self.tokens.glued(at) and self.tokens.glued(at + 1))
        if low[dashed] in listed["unread_scales"]:
            joined = dashed + 1
            more = joined + 1 if low[joined] in listed["and"] and self._is_word(low[joined + 1]) else 0
            return self._number_end(more) if more else joined
        one = self.words.numbers.get(low[at]) == 1 and not self._is_word(low[at + 1])
        if self._is_word(low[at]) and not one and not self._is_compound(at):
            return self._number_end(at)
        joined = at + 1 if low[at] in listed["and"] else at
        if low[joined] in listed["or"]:
            return self._small_end(joined + 1) if scale >= _SMALL[-1] else 0
        instead = self.vocabulary.words.find(self.tokens, joined) if joined > at else None
        return instead[1] if instead is not None and instead[0][1] == "unquantified" else 0

    def _small_end(self, at: int) -> int:
        """Return the end of the "two" of "a hundred or two"; 0 where another number stands there."""
        found = self.amounts(at) if self._is_word(self.tokens.low[at]) else []
        return found[0].end if len(found) == 1 and found[0].value in _SMALL and found[0].scale == 1 else 0

    def _power_end(self, at: int) -> int:
        """Return the end of the "1,000" of "5 per 1,000"; 0 where another number stands there."""
        found = self.amounts(at) if self.tokens.low[at].isdecimal() else []
        return found[0].end if len(found) == 1 and str(found[0].value).rstrip("0") == "1" else 0

    def _number_end(self, at: int) -> int:
        """Return the end of the number words that follow one another from here."""
        while self._is_word(self.tokens.low[at]):
            found = self.amounts(at)
            at = found[0].end if found else at + 1
        return at

    def _is_word(self, word: str) -> bool:
        words = self.words
        return word in words.numbers or word in words.multipliers or word in words.scales

    def _is_compound(self, at: int) -> bool:
        """Whether a number word only begins another word: "ten two-man teams"."""
        tokens = self.tokens
        joined = tokens.low[at + 1] in DASHES and tokens.glued(at + 1) and tokens.glued(at + 2)
        return joined and not self._is_word(tokens.low[at + 2])
