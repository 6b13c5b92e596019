"""Numbers in words, by any language pack: "seven hundred and fifty", "4 thousand and 21", "three quarters"."""

from __future__ import annotations

from fractions import Fraction
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


MILLION = 10**6
"""From this scale on "and a half" is half of the scale: "two million and a half"."""

_HALF_OR_QUARTER = (2, 4)  # of these no ordinal is made: "a third attack", but "a half attack" is none


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
        if self.kept is not None and word in self.words.words["and"] and not self._opens(at + 1):
            return at + 1, True  # "сотни и тысячи" is no product
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
