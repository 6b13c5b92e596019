"""Words in place of a number: "dozens", "several hundred", "none", "unknown", and the "1,000s" of digits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from contested.phrases.amount import Amount
from contested.phrases.match import Hedges, Match
from contested.phrases.match_intervals import BOUNDED, single_match
from contested.quantities.interval import Interval

if TYPE_CHECKING:
    from contested.phrases.tokens import Tokens
    from contested.phrases.vocabulary import Vocabulary

_LOWER = ("at_least", "more_than")
_SHORTEST_SCALE = 3  # letters: "k" and "m" behind "several" are no scales
_PLURALS = {
    "100": "hundreds",
    "1000": "thousands",
    "10000": "tens of thousands",
    "100000": "hundreds of thousands",
    "1000000": "millions",
}


class StandIns:
    """The words in place of numbers in one text."""

    def __init__(self, tokens: Tokens, words: Vocabulary) -> None:
        """Look for words in ``tokens``."""
        self.tokens, self.words = tokens, words

    def outweigh(self, amounts: list[Amount], hedges: Hedges, at: int) -> bool:
        """Whether a word here takes more than the number in words: "Millionen" of "Millionen Menschen"."""
        instead = self.words.words.find(self.tokens, at) if not hedges.words else None
        return instead is not None and instead[0][1] != "zero" and instead[1] >= max(one.end for one in amounts)

    def read(self, at: int, hedges: Hedges, start: int) -> list[Match]:
        """Read the word at ``start`` behind its hedges, which begin at ``at``."""
        found = self.words.words.find(self.tokens, start)
        if found is None:
            return []
        (word, kind, prose), end = found
        lexicon = self.words.lexicon
        if kind == "zero":
            return [single_match(lexicon, at, hedges, Amount(0, 1, 1, start, end), end, alone=not prose)]
        number = ((start, end),)
        if kind == "unknown":
            return [Match(at, end, None, None, hedges.words, numbers=number, unknown=True, alone=not prose)]
        worth = lexicon.numbers.get(word)
        further = self._scale(end)
        if further is not None:
            size, end = further
            prose, number = True, ((start, end),)
            named = lexicon.numbers.get(self.tokens.printed(start, end).lower())
            scaled = worth and lexicon.multiplies and (worth[0] * size, worth[1] * size)
            worth = named or scaled or None
        if worth is None:
            return [Match(at, end, None, None, hedges.words, numbers=number, unquantified=True, alone=not prose)]
        interval = Interval(worth[0], worth[1])
        if hedges.bound is not None:
            interval = BOUNDED[hedges.bound](worth[0] if hedges.bound in _LOWER else worth[1])
        words, bound = (*hedges.words, (start, end)), hedges.bound is not None
        return [Match(at, end, interval, interval, words, True, number, alone=not prose, bound=bound)]

    def plural_of_digits(self, at: int, hedges: Hedges, start: int, *, marks: str, counted: bool) -> Match | None:
        """
        Read the "thousands" of "1,000s"; "100s" may be seconds where nothing is ``counted``.

        ``marks`` are those that group thousands.
        """
        low = self.tokens.low
        if not low[start].startswith("1"):
            return None
        end = start
        while low[end].isdecimal() or (end > start and low[end] in tuple(marks)):
            end += 1
        if low[end] != "s" or not self.tokens.glued(end):
            return None
        name = _PLURALS.get("".join(word for word in low[start:end] if word.isdecimal()))
        if name is None or (end == start + 1 and not counted):
            return None
        worth = self.words.lexicon.numbers.get(name)
        interval = None if worth is None else Interval(worth[0], worth[1])
        number, known = ((start, end + 1),), worth is not None
        return Match(at, end + 1, interval, interval, hedges.words, known, number, unquantified=not known)

    def _scale(self, at: int) -> tuple[int, int] | None:
        """Read the "thousands" of "tens of thousands", the "hundred" of "several hundred"."""
        language, low = self.words.language, self.tokens.low
        if low[at] in language.words["of"]:
            at += 1
        word = low[at]
        size = language.scales.get(word) or language.multipliers.get(word) or language.abbreviations.get(word)
        if size is None or len(word) < _SHORTEST_SCALE:
            return None
        further = at + 2 if low[at + 1] in language.words["of"] else at + 1
        if low[further] in language.scales:
            return size * language.scales[low[further]], further + 1
        return size, at + 1
