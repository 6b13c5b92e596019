"""WholeNumber numbers in words, by any language pack: "seven hundred and fifty", "4 thousand 3 hundred and 21"."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from contested.phrases.tokens import Listing

if TYPE_CHECKING:
    from contested.phrases.amount import Amount
    from contested.phrases.language import Language
    from contested.phrases.tokens import Tokens
    from contested.quantities.numbers import Number

HYPHENS = frozenset("-\u2010\u2011")
_ANY = 10**30  # above every number allowed, so that any word may follow
_HUNDRED = 100


class WholeNumber(NamedTuple):
    """
    A whole number in words, and how it ends.

    ``scale`` is that of its last word where that is a scale, else 0;
    ``added`` what came after its last "and"; ``tail`` the value of its last
    word; ``last`` the last scale in it.
    """

    value: Number
    end: int
    scale: int = 0
    added: Number | None = None
    tail: int = 0
    last: int = 0


def whole_number(tokens: Tokens, at: int, words: Language, first: Amount | None = None) -> WholeNumber | None:
    """
    Read the longest whole number in words that begins at token ``at``, or return None.

    Args:
        tokens: the text.
        at: where it begins.
        words: the language.
        first: a whole amount in digits with its scale word, to be continued.
    """
    return _Reader(tokens, words).read(at, first)


@lru_cache(maxsize=16)
def _compounds(words: Language) -> Listing[int] | None:
    """Return the numbers that are written in several words, such as "quatre-vingt"."""
    several = [(word, value) for word, value in words.numbers.items() if not word.isalpha()]
    return Listing(several) if several else None


class _Reader:
    """
    One pass over the words.

    ``group`` is what stands before the next scale, ``total`` what stands
    behind the last one; a word that adds must be smaller than ``room``.
    """

    def __init__(self, tokens: Tokens, words: Language) -> None:
        self.tokens, self.words, self.compounds = tokens, words, _compounds(words)
        self.final = tuple(self.words.words["final"])
        self.total: Number = 0
        self.group: Number = 0
        self.room = self.last = _ANY
        self.added: Number | None = None
        self.kept: WholeNumber | None = None
        self.before: WholeNumber | None = None  # without the last word that added
        self.closed: WholeNumber | None = None  # up to the last scale

    def read(self, at: int, first: Amount | None) -> WholeNumber | None:
        if first is not None:
            self._continue(first)
        while True:  # each turn takes a token, and no number goes on for ever
            start, joined = self._joined(at)
            word = self.tokens.low[start]
            value, end = self._value(start)
            if value is None and first is not None:
                value = self._digits(start, joined=joined)
            if value is not None:
                if not self._add(value, joined=joined, at=start):
                    break
            elif word in self.words.multipliers:
                if not self._multiply(self.words.multipliers[word], start):
                    return self.before if self.kept is not None and self.kept.tail else self.kept
            elif word in self.words.scales:
                if not self._close(self.words.scales[word], start):
                    return self.closed if self.group else self.kept
            elif self.kept is None and not self.group and word in self.words.words["one"] and self._opens(start + 1):
                self.group, at = 1, start + 1
                continue
            else:
                break
            at = end
            self._keep(at, value or 0)
            if word.endswith(self.final):
                break
        return self.kept

    def _keep(self, end: int, tail: int) -> None:
        """Keep what was read up to a token, of which the last word is worth ``tail``."""
        scale = 0 if self.group else self._last()
        self.kept = WholeNumber(self.total + self.group, end, scale, self.added, tail, self._last())
        if not self.group:
            self.closed = self.kept

    def _value(self, at: int) -> tuple[int | None, int]:
        """Return the value of the number word at a token, and the token after it."""
        found = self.compounds.find(self.tokens, at) if self.compounds is not None else None
        return found or (self.words.numbers.get(self.tokens.low[at]), at + 1)

    def _last(self) -> int:
        return 0 if self.last == _ANY else self.last

    def _continue(self, first: Amount) -> None:
        if first.scale in self.words.multipliers.values():
            self.group, self.room = first.value, _HUNDRED
        else:
            self.total, self.last = first.value, first.scale
        self.kept = WholeNumber(first.value, first.end, 0 if self.group else first.scale, None, 0, self._last())
        self.closed = self.kept

    def _joined(self, at: int) -> tuple[int, bool]:
        """Step over a hyphen or an "and" between two words of a number."""
        word = self.tokens.low[at]
        if self.kept is not None and word in HYPHENS:
            if self.tokens.low[at + 1] in self.words.words["and"] and self.tokens.low[at + 2] in HYPHENS:
                return at + 3, True  # "vingt-et-un"
            return at + 1, False
        if self.kept is not None and word in self.words.words["and"]:
            return at + 1, True
        return at, False

    def _digits(self, at: int, *, joined: bool) -> int | None:
        """Read the "21" of "3 hundred and 21"; not the "20" of "5 thousand-20", nor the "2" of "and 2.12"."""
        word, after = self.tokens.low[at], self.tokens.low[at + 1]
        if not word.isdecimal() or len(word) > 3 or self.tokens.low[at - 1] in HYPHENS:
            return None
        if self.tokens.glued(at + 1) and (after in "/^" or (after in ".," and self.tokens.glued(at + 2))):
            return None
        return int(word) if not joined or self.room == _HUNDRED else None

    def _opens(self, at: int) -> bool:
        word = self.tokens.low[at]
        return word in self.words.multipliers or word in self.words.scales

    def _add(self, value: int, *, joined: bool, at: int) -> bool:
        if value < self.room and (value or self.kept is None):
            self.room = self._room_after(value)
        elif self._backwards(at) and joined and self.room == 1 and value in range(20, 100, 10):
            self.room = 1  # "ein und zwanzig"
        else:
            return False
        self.before = self.kept
        self.added = value if joined else None if self.added is None else self.added + value
        self.group += value
        return True

    def _backwards(self, at: int) -> bool:
        """Whether the unit may stand before the ten here, as in "einundzwanzig"."""
        return self.words.units_first and self.tokens.glued(at) and self.tokens.glued(at - 1)

    def _room_after(self, value: int) -> int:
        special = self.words.room.get(str(value))
        if special is not None:
            return special
        if value >= _HUNDRED:
            return _HUNDRED
        return 10 if value >= 20 and value % 10 == 0 else 1

    def _goes_on(self, at: int) -> bool:
        """Whether a number goes on behind a bare "hundred": "hundred thousand", "hundred and twenty"."""
        joined = at + 1 if self.tokens.word(at) in self.words.words["and"] else at
        return self._opens(at) or self.words.numbers.get(self.tokens.word(joined), 0) > 0

    def _multiply(self, by: int, at: int) -> bool:
        """Multiply what stands before it in the group: all of it by a hundred, its last words by a dozen."""
        if not self.group:
            bare = self.words.one_before_scale and not (self.kept is None and self._goes_on(at + 1))
            if bare or (self.kept is not None and self.closed is not self.kept):
                return False
            self.group = 1
        rest = self.group if by == _HUNDRED else self.group % _HUNDRED
        if rest == 0 or (by == _HUNDRED and self.group >= _HUNDRED):
            return False
        self.group += rest * (by - 1)
        self.room, self.added = (_HUNDRED if by == _HUNDRED else 1), None
        return True

    def _close(self, by: int, at: int) -> bool:
        """Close the group by a scale word; "three lakh crore" multiplies."""
        if not self.group and self.kept is not None and self.kept.end == at and self.kept.scale and by > self.last:
            self.total, self.last = self.total * by, by
            return True
        if by >= self.last:
            return False
        if not self.group:
            if self.words.one_before_scale or (self.kept is not None and self.kept.scale != self.last):
                return False
            self.group = 1
        self.total, self.group = self.total + self.group * by, 0
        self.last, self.room, self.added = by, _ANY, None
        return True
