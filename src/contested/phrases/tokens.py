"""Texts in tokens (runs of digits, words, and every other character by itself), and phrases that are found in them."""

from __future__ import annotations

import re
from fractions import Fraction
from itertools import accumulate
from typing import TYPE_CHECKING, Generic, TypeVar

from contested.errors.base import UnreadablePhrase, UnusableName
from contested.quantities.numerals import RUN, SPACED, SPACES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

_Meaning = TypeVar("_Meaning")

TokenSpan = tuple[int, int]
"""Tokens, from the first to before the last."""

_TOKEN = re.compile(
    r"[0-9]+|[^\W\d_]+|\S"
    r"|\n[^\S\n]*(?:\n|[-–—*•](?=\s))"  # the end of a paragraph, or a bullet: no phrase goes on behind it
)
_PARTS = re.compile(f"({_TOKEN.pattern})")
_HIDDEN = re.compile(
    "[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\x7f-\\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]"
)
_GROUPING_SPACES = tuple(SPACES)
_OTHER_DIGIT = re.compile(r"(?![0-9])\d")
_BEYOND = ("",) * 8  # so that nobody has to ask for the end, or for the start, which is behind it: none looks further
_SHORTEST_STEM = 2  # letters before a star; of one letter everything would be a form
_NOWHERE, _NO_END = (1 << 60,) * 8, ((1 << 60) + 1,) * 8  # behind every token, in order, and glued to nothing
DASHES = frozenset("-\u2010\u2011\u2012\u2013\u2014\u2212")
MINUSES = frozenset("-\u2212")
VULGAR = {
    mark: Fraction(*parts)
    for mark, parts in {
        "½": (1, 2),
        "⅓": (1, 3),
        "⅔": (2, 3),
        "¼": (1, 4),
        "¾": (3, 4),
        "⅕": (1, 5),
        "⅖": (2, 5),
        "⅗": (3, 5),
        "⅘": (4, 5),
        "⅙": (1, 6),
        "⅚": (5, 6),
        "⅐": (1, 7),
        "⅛": (1, 8),
        "⅜": (3, 8),
        "⅝": (5, 8),
        "⅞": (7, 8),
        "⅑": (1, 9),
        "⅒": (1, 10),
    }.items()
}
"""Fractions of one character (Unicode, Number Forms and Latin-1 Supplement)."""

CURRENCIES = frozenset("$€£¥₹₽֏₼₴₺")
DOLLARS = frozenset(("us", "a", "c", "hk"))
"""Letters before a sign that say whose dollars they are."""

MONEY_BEFORE = frozenset(("usd", "eur", "gbp", "amd", "azn"))
"""Codes of ISO 4217 that are looked for before a number in prose."""


class Tokens:
    """
    The tokens of a text, as columns.

    ``low`` is the token in lower case, and a few empty ones beyond the end;
    ``raw`` as written, ``starts`` and ``ends`` its place in ``text``.  White
    space is no token; it shows as a gap.
    """

    __slots__ = ("ends", "low", "raw", "starts", "text")

    def __init__(self, text: str, start: int = 0, end: int | None = None) -> None:
        """Cut ``text`` between ``start`` and ``end`` into tokens."""
        parts = _PARTS.split(text[start:end])  # gaps and tokens by turns: half the time of one match a token
        places = list(accumulate(map(len, parts), initial=start))
        self.text = text
        self.raw = parts[1::2]
        self.low = [*map(str.lower, self.raw), *_BEYOND]
        self.starts = [*places[1:-1:2], *_NOWHERE]
        self.ends = [*places[2::2], *_NO_END]

    def __len__(self) -> int:
        """Count the tokens."""
        return len(self.raw)

    def glued(self, at: int) -> bool:
        """Whether token ``at`` follows the one before it without a space."""
        return self.ends[at - 1] == self.starts[at]

    def word(self, at: int) -> str:
        """Return token ``at`` in lower case, or nothing just before the first and beyond the last."""
        return self.low[at]

    def printed(self, start: int, end: int) -> str:
        """Return the text of the tokens from ``start`` to before ``end``; nothing where there are none."""
        return self.text[self.starts[start] : self.ends[end - 1]] if start < end else ""

    def run_end(self, at: int, most: int | None = None) -> int:
        """Return the place behind the digits, and the marks between them, that begin with token ``at``."""
        start = self.starts[at]
        run = RUN.match(self.text, start, len(self.text) if most is None else start + most)
        return start if run is None else run.end()

    def is_spaced(self, at: int) -> bool:
        """Whether a number whose thousands are grouped by spaces begins with token ``at``."""
        return SPACED.match(self.text, self.starts[at]) is not None

    def follows_space(self, at: int) -> bool:
        """Whether one of the spaces that group thousands stands before token ``at``."""
        return self.text[self.starts[at] - 1 : self.starts[at]] in _GROUPING_SPACES

    def index_at(self, position: int, at: int) -> int:
        """Return the first token after ``at`` that begins at or after ``position``."""
        starts, size = self.starts, len(self.raw)
        at += 1
        while at < size and starts[at] < position:
            at += 1
        return at

    def split(self, cut: Callable[[str], Iterable[str]]) -> None:
        """Cut compound words in place, as languages that write numbers in one word need."""
        raw, low, starts, ends = [], [], [], []
        for word, lower, start, end in zip(self.raw, self.low, self.starts, self.ends, strict=False):
            parts = list(cut(lower)) if len(lower) > 3 and lower.isalpha() else []
            if len(parts) < 2 or len(lower) != end - start:
                parts = [lower]
            at = start
            for part in parts:
                raw.append(word[at - start : at - start + len(part)])
                low.append(part)
                starts.append(at)
                at += len(part)
                ends.append(at)
            ends[-1] = end
        self.raw, self.low = raw, [*low, *_BEYOND]
        self.starts, self.ends = [*starts, *_NOWHERE], [*ends, *_NO_END]

    def leave_out(self, spans: list[tuple[int, int]]) -> None:
        """Take the tokens out that stand within these places of the text."""
        kept, near = [], iter([*spans, (len(self.text) + 1, len(self.text) + 1)])
        start, end = next(near)
        for at, place in enumerate(self.starts[: len(self.raw)]):
            while place >= end:
                start, end = next(near)
            if place < start:
                kept.append(at)
        self.raw = [self.raw[at] for at in kept]
        self.low = [*(self.low[at] for at in kept), *_BEYOND]
        self.starts = [*(self.starts[at] for at in kept), *_NOWHERE]
        self.ends = [*(self.ends[at] for at in kept), *_NO_END]


class Listing(Generic[_Meaning]):
    """
    Phrases of one or more tokens, and what each stands for, found longest first.

    ``first_words`` and ``last_words`` are the tokens that one of them can
    begin and end with.
    """

    __slots__ = ("_by_first", "_by_last", "first_words", "last_words")

    def __init__(self, entries: Iterable[tuple[str, _Meaning]]) -> None:
        """List the phrases; the first entry of a phrase counts."""
        self._by_first: dict[str, list[tuple[list[str], int, _Meaning]]] = {}
        for phrase, meaning in entries:
            words = [match[0].lower() for match in _TOKEN.finditer(phrase)]
            listed = self._by_first.setdefault(words[0], [])
            if all(known != words for known, _, _ in listed):
                listed.append((words, len(words), meaning))
        self.first_words = frozenset(self._by_first)
        self.last_words = frozenset(words[-1] for listed in self._by_first.values() for words, _, _ in listed)
        self._by_last: dict[str, list[list[str]]] = {}
        for listed in self._by_first.values():
            listed.sort(key=lambda entry: -entry[1])
            for words, _, _ in listed:
                self._by_last.setdefault(words[-1], []).append(words)
        for ended in self._by_last.values():
            ended.sort(key=len, reverse=True)

    def find(self, tokens: Tokens, at: int) -> tuple[_Meaning, int] | None:
        """Return what the longest phrase at token ``at`` stands for, and the token after it."""
        low = tokens.low
        for words, size, meaning in self._by_first.get(low[at], ()):
            if size == 1 or low[at : at + size] == words:
                return meaning, at + size
        return None

    def is_all(self, tokens: Tokens, start: int, end: int) -> bool:
        """Whether some tokens are listed, all of them together."""
        found = self.find(tokens, start)
        return found is not None and found[1] == end

    def ends_at(self, tokens: Tokens, at: int, first: int) -> int | None:
        """Return where the longest phrase begins that ends before token ``at``, from token ``first`` on."""
        for words in self._by_last.get(tokens.low[at - 1], ()):
            start = at - len(words)
            if start >= first and tokens.low[start:at] == words:
                return start
        return None


class InflectedPhrases(Generic[_Meaning]):
    """Phrases of one or more words, each whole or a stem with a star; the longest is found."""

    __slots__ = ("_by_stem", "_by_word")

    def __init__(self, entries: Iterable[tuple[str, _Meaning]]) -> None:
        """List the phrases; the first entry of a phrase counts."""
        self._by_word: dict[str, list[tuple[tuple[str, ...], _Meaning]]] = {}
        self._by_stem: dict[str, list[tuple[tuple[str, ...], _Meaning]]] = {}
        for phrase, meaning in entries:
            words = _words(phrase)
            listed = self._by_stem if words[0].endswith("*") else self._by_word
            listed.setdefault(words[0].removesuffix("*"), []).append((words, meaning))
        for listed in (self._by_word, self._by_stem):
            for entries_of in listed.values():
                entries_of.sort(key=lambda entry: -len(entry[0]))

    def find(self, tokens: Tokens, at: int) -> tuple[_Meaning, int] | None:
        """Return what the longest phrase at token ``at`` stands for, and the token after it."""
        word = tokens.low[at]
        best: tuple[_Meaning, int] | None = self._first(self._by_word.get(word), tokens, at)
        for size in range(len(word), _SHORTEST_STEM - 1, -1) if self._by_stem else ():
            found = self._first(self._by_stem.get(word[:size]), tokens, at)
            if found is not None and (best is None or found[1] > best[1]):
                best = found
        return best

    def has(self, tokens: Tokens, at: int) -> bool:
        """Whether a phrase stands at token ``at``."""
        return self.find(tokens, at) is not None

    @staticmethod
    def _first(
        listed: list[tuple[tuple[str, ...], _Meaning]] | None, tokens: Tokens, at: int
    ) -> tuple[_Meaning, int] | None:
        for words, meaning in listed or ():
            if all(_is(tokens.low[at + n], word) for n, word in enumerate(words[1:], 1)):
                return meaning, at + len(words)
        return None


def refuse_hidden_marks(text: str, what: str) -> None:
    """
    Let a text of several lines through if it prints as what it is.

    Raises:
        UnusableName: a control or bidirectional character, with its position.
    """
    hidden = _HIDDEN.search(text)
    if hidden:
        reason = f"character {hidden.start() + 1} is the invisible U+{ord(hidden[0]):04X}; remove it"
        raise UnusableName(what, text, reason)


def western_digits(text: str) -> str:
    """
    Return ``text`` with the decimal digits of another script as 0 to 9, character for character.

    Raises:
        UnreadablePhrase: digits of two scripts in one text, which no source prints.
    """
    if text.isascii() or not _OTHER_DIGIT.search(text):
        return text
    zeros = {ord(found[0]) - int(found[0]) for found in re.finditer(r"\d", text)}
    if len(zeros) > 1:
        at = next(at for at, mark in enumerate(text) if mark.isdecimal() and ord(mark) - int(mark) != min(zeros))
        raise UnreadablePhrase(text, f"it mixes digits of two scripts (character {at + 1}); write them all in one")
    zero = zeros.pop()
    return text.translate({zero + value: str(value) for value in range(10)})


def _is(token: str, word: str) -> bool:
    return token.startswith(word[:-1]) if word.endswith("*") else token == word


def _words(phrase: str) -> tuple[str, ...]:
    """Cut a phrase into tokens, each star with the word before it."""
    words: list[str] = []
    for word in Tokens(phrase.lower()).raw:
        if word == "*":
            words[-1] += "*"
        else:
            words.append(word)
    return tuple(words)
