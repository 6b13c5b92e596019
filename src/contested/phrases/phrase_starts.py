"""Where the phrase around a number in prose begins: its hedges, its sign, its currency, "a large number of"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from contested.phrases.tokens import CURRENCIES, DOLLARS, MINUSES, MONEY_BEFORE

if TYPE_CHECKING:
    from contested.phrases.tokens import Tokens
    from contested.phrases.vocabulary import Vocabulary

_LOOK_BACK = 48  # tokens before a core: a chain of hedges is no longer, and so time does not grow with its square


class PhraseStarts:
    """The beginnings of the phrases of one text."""

    def __init__(self, tokens: Tokens, words: Vocabulary) -> None:
        """Look around in ``tokens``."""
        self.tokens, self.words = tokens, words

    def around(self, at: int, done: int) -> list[int]:
        """Return the places where the phrase around a core can begin, the farthest first; none before ``done``."""
        low, starts = self.tokens.low, [at]
        if at > done and low[at - 1] in self.words.leaders:
            start = self._before_number(at, done)
            chain = [start]
            while chain[-1] > done and chain[-1] > at - _LOOK_BACK:
                earlier = self.hedge_before(chain[-1], done)
                if earlier is None:
                    break
                chain.append(earlier)
            starts = chain[::-1]  # "from at least 20": where "from" opens nothing, the hedge still counts
        if low[at][0].isalpha():
            first = self.words.words.first_words
            for back in range(1, 5):  # "a large number of"
                if low[at - back] in first and at - back >= done and self._words_at(at - back):
                    earlier = self.hedge_before(at - back, done)
                    starts.append(at - back if earlier is None else earlier)
        if starts[-1] != at:
            starts.append(at)
        return starts

    def is_worded(self, at: int) -> bool:
        """Whether a word in place of a number stands at this token, or begins shortly before it."""
        first, low = self.words.words.first_words, self.tokens.low
        return any(low[at - back] in first and self._words_at(at - back) for back in range(5))

    def _words_at(self, at: int) -> bool:
        return self.words.words.find(self.tokens, at) is not None

    def _before_number(self, at: int, done: int) -> int:
        """Step back over "a", a sign and a currency."""
        tokens, language = self.tokens, self.words.language
        start = at
        before = tokens.low[start - 1] if start > done else ""
        if (
            before in language.words["one"]
            or before in language.words["minus"]
            or (before in language.words["the"] and at - 1 > done)
            or (before == "." and tokens.glued(at) and not tokens.glued(start - 1))
        ):
            start -= 1
        elif (
            before in language.words["articles"]
            and (tokens.low[at] in language.fractions or tokens.low[at + 1] in language.fractions)
            and self.hedge_before(start, done) is None
        ):
            start -= 1  # "plus de la moitié", "mehr als die Hälfte"
        before = tokens.low[start - 1] if start > done else ""
        if (before in MINUSES and tokens.glued(start) and not self._hyphen(start - 1)) or before in language.words[
            "minus"
        ]:
            start -= 1
        before = tokens.low[start - 1] if start > done else ""
        if before in CURRENCIES:
            start -= 1
            if tokens.glued(start) and tokens.low[start - 1] in DOLLARS:
                start -= 1
        elif before in MONEY_BEFORE:
            start -= 1
        return start

    def _hyphen(self, at: int) -> bool:
        """Whether the dash at this token joins it to a word or number, and so is no minus."""
        place = self.tokens.starts[at]
        return self.tokens.glued(at) and self.tokens.text[place - 1].isalnum()

    def hedge_before(self, at: int, done: int) -> int | None:
        """Return where the hedge, "between" or "a low of" begins that ends before token ``at``, from ``done`` on."""
        return self.words.leading.ends_at(self.tokens, at, done) if at > done else None
