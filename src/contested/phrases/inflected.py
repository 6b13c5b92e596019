"""Phrases whose words may take any ending: "soldat*" stands for every form of the word."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

from contested.phrases.tokens import Tokens

if TYPE_CHECKING:
    from collections.abc import Iterable

Meaning = TypeVar("Meaning")

_SHORTEST_STEM = 2


class Inflected(Generic[Meaning]):
    """Phrases of one or more words, each whole or a stem with a star; the longest is found."""

    __slots__ = ("_by_stem", "_by_word")

    def __init__(self, entries: Iterable[tuple[str, Meaning]]) -> None:
        """List the phrases; the first entry of a phrase counts."""
        self._by_word: dict[str, list[tuple[tuple[str, ...], Meaning]]] = {}
        self._by_stem: dict[str, list[tuple[tuple[str, ...], Meaning]]] = {}
        for phrase, meaning in entries:
            words = _words(phrase)
            listed = self._by_stem if words[0].endswith("*") else self._by_word
            listed.setdefault(words[0].removesuffix("*"), []).append((words, meaning))
        for listed in (self._by_word, self._by_stem):
            for entries_of in listed.values():
                entries_of.sort(key=lambda entry: -len(entry[0]))

    def find(self, tokens: Tokens, at: int) -> tuple[Meaning, int] | None:
        """Return what the longest phrase at token ``at`` stands for, and the token after it."""
        word = tokens.low[at]
        best: tuple[Meaning, int] | None = self._first(self._by_word.get(word), tokens, at)
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
        listed: list[tuple[tuple[str, ...], Meaning]] | None, tokens: Tokens, at: int
    ) -> tuple[Meaning, int] | None:
        for words, meaning in listed or ():
            if all(_is(tokens.low[at + n], word) for n, word in enumerate(words[1:], 1)):
                return meaning, at + len(words)
        return None


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
