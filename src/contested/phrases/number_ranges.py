"""What joins the two numbers of a range: a dash, "to", "and" after "between", and a unit said twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from contested.phrases.tokens import DASHES

if TYPE_CHECKING:
    from contested.phrases.tokens import Tokens
    from contested.phrases.vocabulary import Vocabulary

_MOST_UNIT_TOKENS = 5
_UNIT_SIGNS = frozenset("%°‰/²³⁻*^")


class Joints:
    """What stands between the numbers of one text."""

    def __init__(self, tokens: Tokens, words: Vocabulary) -> None:
        """Look for the joining words of ``words`` in ``tokens``."""
        self.tokens, self.words = tokens, words
        self.apart = False  # whether "to" leads from one number to another, as behind "rose from"

    def joiner(self, at: int, opener: str) -> tuple[str, int] | None:
        """Read what joins two numbers: a dash, "to", "and" after "between"; return its kind and the token after it."""
        word = self.tokens.low[at]
        if self.apart and opener != "between" and self._leads(at):
            return None
        if word in DASHES or word == "~":
            if (
                word != "–"
                and not self.tokens.glued(at)
                and self.tokens.glued(at + 1)
                and self.tokens.low[at + 1].isdecimal()
            ):
                return None  # "10 -20" may be a range, or ten and minus twenty
            following = self.words.to.find(self.tokens, at + 1)
            if following is not None:
                return "to", following[1]  # "8- to 16-meter"
            return "dash", at + 1
        found = self.words.to.find(self.tokens, at)
        if found is not None:
            return "to", found[1]
        if opener and word in self.words.language.words["and"]:
            return "to", at + 1
        if not opener and word in self.words.language.words["or"]:
            return "or", at + 1
        return None

    def _leads(self, at: int) -> bool:
        """Whether "to" stands here, or behind a dash: "18-dən 33-ə"."""
        dashed = self.tokens.low[at] in DASHES
        return self.words.to.find(self.tokens, at + 1 if dashed else at) is not None

    def unit_and_joiner(self, at: int, opener: str) -> tuple[tuple[int, int], tuple[str, int] | None]:
        """Read the unit of "44 mg to 50 mg", which must stand behind the second number too."""
        if self.words.joiners.isdisjoint(self.tokens.low[at + 1 : at + _MOST_UNIT_TOKENS]):
            return (at, at), None
        for size in range(1, _MOST_UNIT_TOKENS):
            word = self.tokens.low[at + size - 1]
            if not (word[:1].isalpha() or word in _UNIT_SIGNS):
                break
            joined = self.joiner(at + size, opener)
            if joined is not None and joined[0] != "or":
                return (at, at + size), joined
        return (at, at), None

    def same(self, unit: tuple[int, int], at: int) -> bool:
        """Whether the same unit stands at this token."""
        start, end = unit
        return self.tokens.raw[start:end] == self.tokens.raw[at : at + end - start]
