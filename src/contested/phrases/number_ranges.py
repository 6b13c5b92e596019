"""Ranges of two numbers: what joins them, a unit said twice, and the scale that both may share ("2-3 million")."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from contested.phrases.amount import with_scale
from contested.phrases.tokens import DASHES

if TYPE_CHECKING:
    from contested.phrases.amount import Amount
    from contested.phrases.tokens import Tokens
    from contested.phrases.vocabulary import Vocabulary

_MOST_UNIT_TOKENS = 5  # a unit that is said twice has fewer: "44 mg/l to 50 mg/l"
_UNIT_SIGNS = frozenset("%°‰/²³⁻*^")
_THOUSAND = 1000


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
            return self._dashed(at)
        found = self.words.to.find(self.tokens, at)
        if found is not None:
            return "to", found[1]
        listed = self.words.language.words
        if word in (listed["and"] if opener else listed["or"]):
            return "to" if opener else "or", at + 1
        return None

    def _dashed(self, at: int) -> tuple[str, int] | None:
        """Read a dash, or "8- to 16-meter"."""
        tokens = self.tokens
        hangs = tokens.glued(at + 1) and not tokens.glued(at)
        if hangs and tokens.low[at] != "–" and tokens.low[at + 1].isdecimal():
            return None  # "10 -20" may be a range, or ten and minus twenty
        following = self.words.to.find(tokens, at + 1)
        return ("dash", at + 1) if following is None else ("to", following[1])

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


def scale_sharings(
    first: Amount, second: Amount, dash: str, group: str, scales: tuple[tuple[int, ...], bool]
) -> list[tuple[Amount, Amount]]:
    """
    Return how two numbers of a range can share a scale.

    "2-3 million" and "2 to 3 million" share it; "150-300,000" shares its
    thousands, as the CIA World Factbook writes; "150 to 300,000", "10-15 000",
    "10-15,500" and "two to three hundred and fifty" may or may not.

    Args:
        first: the first number.
        second: the second number.
        dash: "dash", "to" or "or".
        group: the mark that groups thousands here.
        scales: what the scale words at the end of the second number come to,
            all of them first, then without the first of them, and so on; and
            whether nothing but one number stands before them.
    """
    plain = (first, second)
    if dash == "or":
        return _alternatives(first, second, scales)
    if not first.bare:
        return [plain]
    size = max(first.value, -first.value)
    products, simple = scales
    for product in products:
        if size <= Fraction(second.value) / product:
            share = (with_scale(first, product, first.end), second)
            return [share] if simple else [plain, share]
    product = products[0] if products else 1
    if product > _THOUSAND:
        return [plain, (with_scale(first, product // _THOUSAND, first.end), second)]
    return _thousands_shared(first, second, sure=dash == "dash" and second.grouping == group)


def _thousands_shared(first: Amount, second: Amount, *, sure: bool) -> list[tuple[Amount, Amount]]:
    """Read "150-300,000", where a dash and whole thousands leave no doubt, and "10-15,500", which may be two."""
    plain = (first, second)
    if not second.grouping or not 0 < first.value * _THOUSAND < second.value:
        return [plain]
    share = (with_scale(first, _THOUSAND, first.end), second)
    whole = isinstance(first.value, int) and second.value % _THOUSAND == 0
    return [share] if sure and whole else [plain, share]


def _alternatives(first: Amount, second: Amount, scales: tuple[tuple[int, ...], bool]) -> list[tuple[Amount, Amount]]:
    """Read "two or three" and "two or three hundred": nothing lies between them; other pairs are two claims."""
    product = scales[0][0] if first.bare and scales[1] and scales[0] else 1
    one = with_scale(first, product, first.end) if product > 1 else first
    if (second.value - one.value) == max(one.scale, 1):
        return [(one, second)]
    return []
