"""Words around a number in prose that leave open whether it is said: "possibly 300", "300 (alleged)", "gegen 300"."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from contested.phrases.tokens import Tokens
    from contested.phrases.vocabulary import Vocabulary

_FAR = 6  # tokens: "it is not confirmed that 300", of which the longest listed phrase and a "that" are five
_BRACKET = 6  # tokens of a bracket that doubts: "(not yet confirmed)"
_CLAUSE = 14  # tokens in which a verb of change may stand: "stieg in der letzten Woche um 300"
_BETWEEN = frozenset((",", "՝", "that", "dass", "que", "qu", "'", "’", "что", "որ", "ki"))


def doubt_around(tokens: Tokens, words: Vocabulary, start: int, end: int) -> str:
    """
    Return why a number in prose may not be said at all, or nothing.

    Args:
        tokens: the text.
        words: those it is read by.
        start: the first token of its phrase, hedges included.
        end: the token after it.
    """
    for at in range(start - 1, max(start - _FAR, -1), -1):
        found = words.doubts.find(tokens, at)
        if found is not None and _is_only(tokens, found[1], start, words):
            return f"{tokens.raw[at]!r} stands before it, so nobody says the number alone"
    alone = words.alone.ends_at(tokens, start, 0) if start else None
    if alone is not None and not _is_change(tokens, words, alone):
        return f"{tokens.printed(alone, start)!r} in front of it may mean about, or lead to a place or an aim"
    for at in range(end, end + _BRACKET if tokens.low[end] == "(" else end):
        if words.doubts.has(tokens, at):
            return f"{tokens.raw[at]!r} stands behind it, so nobody says the number alone"
        if tokens.low[at] == ")":
            break
    return ""


def _is_only(tokens: Tokens, start: int, end: int, words: Vocabulary) -> bool:
    """Whether nothing but an article, a comma or a "that" stands between two places."""
    speech = words.language.words
    passed = _BETWEEN | speech["the"] | speech["articles"] | speech["one"]
    return all(word in passed for word in tokens.low[start:end])


def _is_change(tokens: Tokens, words: Vocabulary, at: int) -> bool:
    """Whether a word leads to the difference that a verb of change names: "stieg um 300"."""
    speech = words.language.words
    if tokens.low[at] not in speech["change_by"]:
        return False
    verbs = speech["change"] | speech["change_behind"] | speech["change_weak"]
    return not verbs.isdisjoint(tokens.low[max(at - _CLAUSE, 0) : at + _CLAUSE])
