"""The hedge words before and behind a number, and the currency before it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from contested.errors.base import UnreadablePhrase
from contested.phrases.tokens import CURRENCIES, DOLLARS, MONEY_BEFORE
from contested.phrases.vocabulary import NO_HEDGES, Hedges

if TYPE_CHECKING:
    from contested.phrases.tokens import Listing, Tokens
    from contested.phrases.vocabulary import Vocabulary

_CODES = MONEY_BEFORE | {"rub", "chf"}
_MOST_UNIT_TOKENS = 6  # a hedge stands behind fewer tokens of a unit: "500 square kilometres or more"
_UNIT_SIGNS = frozenset("%°²³")
_LONGEST_BRACKET = 10  # tokens of a bracket that doubts: "(army estimate, 2017)"
_YEAR = 4  # digits
_INSIDE = frozenset((".", ",", "-", "\x00"))
_ESTIMATE = "(estimate)"
MONEY = CURRENCIES | _CODES | DOLLARS


class HedgeWords:
    """The words around the numbers of one text."""

    def __init__(self, tokens: Tokens, words: Vocabulary, *, strict: bool = True, minutes: bool = False) -> None:
        """
        Look for the words of ``words`` in ``tokens``.

        Where not ``strict``, a question mark and a bracket can be doubts;
        ``minutes`` where "min" behind a number is a unit.
        """
        self.tokens, self.words, self.minutes, self.strict = tokens, words, minutes, strict
        self.after_marks = frozenset((",",)) if strict else frozenset((",", "(", "?"))

    def before(self, at: int) -> tuple[Hedges, int]:
        """Read the hedge words from token ``at`` on."""
        said = NO_HEDGES
        while (found := self._ahead(at)) is not None:
            (word, kind), end = found
            said = self._with(said, word, kind, at, end)
            at = end
        return said, at

    def _ahead(self, at: int) -> tuple[tuple[str, str], int] | None:
        """Return the longest hedge at a token; in a claim also a preposition such as "gegen 300", "vers 300"."""
        first = self.tokens.low[at]
        found = self.words.before.find(self.tokens, at) if first in self.words.before.first_words else None
        if not self.strict or first not in self.words.alone.first_words:
            return found
        alone = self.words.alone.find(self.tokens, at)
        return alone if alone is not None and (found is None or alone[1] > found[1]) else found

    def after(self, at: int) -> tuple[Hedges, int]:
        """Read the hedge words behind a number; one that another number follows belongs to that."""
        said = NO_HEDGES
        word = self.tokens.low[at]
        if word not in self.words.after.first_words and word not in self.after_marks:
            return said, at
        while (found := self._behind(at)) is not None:
            (word, kind), end = found
            if self._begins_number(end) or self.tokens.low[end] in self.words.language.words["than"]:
                break
            further = self.words.before.find(self.tokens, at + 1)
            if further is not None and further[1] > end:
                break  # "plus grand que 60 et plus petit que 90"
            said = self._with(said, word, kind, at, end)
            at = end
        return said, at

    def _behind(self, at: int) -> tuple[tuple[str, str], int] | None:
        """Return the hedge at a token, or behind a comma there: "10, or so"."""
        found = self.words.after.find(self.tokens, at)
        if self.minutes and self.tokens.low[at] == "min":
            return None
        word = self.tokens.low[at]
        if found is None and word in self.after_marks and word != ",":
            if word == "(":
                return self._bracketed(at)
            return ((_ESTIMATE, "approximate"), at + 1) if self.tokens.glued(at) else None  # "60,000-90,000?"
        if found is None and self.tokens.low[at] == "," and self.tokens.low[at + 1][:1].isalpha():
            found = self.words.after.find(self.tokens, at + 1)
        return found

    def _bracketed(self, at: int) -> tuple[tuple[str, str], int] | None:
        """Read a bracket that doubts the number before it: "(est. 2017)", "(army estimate)"."""
        tokens, doubts = self.tokens, self.words.language.words["doubts"]
        inside = tokens.low[at + 1 : at + _LONGEST_BRACKET]
        if ")" not in inside:
            return None
        inside = inside[: inside.index(")")]
        if inside == ["?"]:
            return (_ESTIMATE, "approximate"), at + 3
        plain = all(word.isalpha() or len(word) == _YEAR or word in _INSIDE for word in inside)
        first = next((word for word in inside if not word.isalpha() or word in doubts), "")
        if not plain or doubts.isdisjoint(inside) or first not in doubts:
            return None
        return (_ESTIMATE, "approximate"), at + len(inside) + 2

    def _begins_number(self, at: int) -> bool:
        word = self.tokens.low[at]
        language = self.words.language
        return (
            word[:1].isdecimal()
            or word in CURRENCIES
            or word in language.numbers
            or word in language.fractions
            or word in language.words["one"]
        )

    def _with(self, said: Hedges, word: str, kind: str, start: int, end: int) -> Hedges:
        words = (*said.words, (start, end))
        if kind == "approximate":
            return Hedges(words, said.bound, said.about or word, said.exactly, said.closes)
        if kind == "exact":
            return Hedges(words, said.bound, said.about, said.exactly or word, said.closes)
        if kind == "or_equal":
            return said._replace(words=words, closes=True)
        if said.bound is not None:
            raise self.refusal(f"{self.printed(words)} bound it twice; write one of them")
        return Hedges(words, kind, said.about, said.exactly, said.closes)

    def printed(self, words: tuple[tuple[int, int], ...]) -> str:
        """Return hedge words as printed, for a message."""
        return " and ".join(self.tokens.printed(start, end) for start, end in words)

    def after_unit(self, at: int) -> tuple[Hedges, int]:
        """Read the "or more" of "500 people or more", "20% or more", "20%+", the "or so" of "20 people or so"."""
        near = self.tokens.low[at + 1 : at + _MOST_UNIT_TOKENS]
        if self.after_marks.isdisjoint(near) and self.words.after.first_words.isdisjoint(near):
            return NO_HEDGES, at
        closing, joins = self.words.language.words["closing"], self.words.language.words["and"]
        for size in range(1, _MOST_UNIT_TOKENS):
            place = at + size - 1
            word = self.tokens.low[place]
            inside = self.tokens.glued(place) and word.isdecimal() and size > 1
            if not (word[:1].isalpha() or word in _UNIT_SIGNS or inside) or word in closing or word in joins:
                break
            after, end = self.after(at + size)
            behind = self.tokens.low[at + size]
            if (
                (after.bound is not None or after.about is not None)
                and (behind != "+" or word in _UNIT_SIGNS)
                and behind != "plus"
            ):
                return after, end
        return NO_HEDGES, at

    def skipped(self, listing: Listing[str], at: int) -> int:
        """Step over a phrase of a listing, if it stands here."""
        found = listing.find(self.tokens, at)
        return at if found is None else found[1]

    def currency(self, at: int) -> tuple[int, tuple[int, int] | None]:
        """Step over the currency before a number: "$", "US$", "USD"; return where it stood."""
        word, after = self.tokens.low[at], self.tokens.low[at + 1]
        if word in CURRENCIES:
            return at + 1, (at, at + 1)
        if word in DOLLARS and after in CURRENCIES and self.tokens.glued(at + 1):
            return at + 2, (at, at + 2)
        if word in _CODES and after.isdecimal():
            return at + 1, (at, at + 1)
        return at, None

    def refusal(self, reason: str) -> UnreadablePhrase:
        """Return the error about this text."""
        return UnreadablePhrase(self.tokens.text, reason)
