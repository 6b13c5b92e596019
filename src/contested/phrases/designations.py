"""Numbers that name something: "Resolution 1904", "the 4th Brigade", "World War One", "the Thirty Years' War"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from contested.phrases.tokens import DASHES
from contested.phrases.vocabulary import Mark

if TYPE_CHECKING:
    from contested.phrases.tokens import Tokens
    from contested.phrases.vocabulary import Vocabulary

_NUMBER_SIGNS = frozenset((".", "°", "º", "no", "nr", "n", "№", "#", "num"))
_OLD_ORDINAL = re.compile(r"[0-9]*(?<!1)[23]d\b")  # "the 2d Light Artillery", "the 53d Infantry"
_DECADE = re.compile(r"(?:[0-9]{3}0|[2-9]0)s\b(?! of\b)")
_THOUSANDS = re.compile(r"[0-9][0-9,.]*0s\b")
_GENITIVE = frozenset(("'", "’", "s", "-"))
_NEAR = 3  # tokens between a number and its label, and between the years of a war and the word war
_MOST_WORDS = 6  # number words before the span of a war: no name has more


class Designations:
    """The names with numbers in one text."""

    def __init__(self, tokens: Tokens, vocabulary: Vocabulary) -> None:
        """Look for names in ``tokens``."""
        self.tokens, self.vocabulary, self.words = tokens, vocabulary, vocabulary.language
        self.listed = self.words.words

    def mark(self, at: int) -> Mark | None:
        """Return the ordinal or the war that digits at a token are a part of."""
        return self._ordinal(at) or self._war(at)

    def word_mark(self, at: int) -> Mark | None:
        """Return the name that a number word at a token is a part of."""
        tokens = self.tokens
        if not tokens.raw[at][0].isupper() or self.words.code == "de":
            return self._war(at)
        before = tokens.raw[at - 1] if at else ""
        if before[:1].isupper() and self._names(before.lower(), named=True, words=True):
            return Mark(at, at + 1, "name")
        war = self._war(at)
        if war is not None:
            return war
        if not before[:1].islower() or before in self.vocabulary.before.last_words:
            return None
        after = tokens.raw[at + 1] if at + 1 < len(tokens) else ""
        capital = after[:1].isupper() and not self.vocabulary.is_unit(after) and not self._number(at + 1)
        return Mark(at, at + 1, "name", "it may be a part of a name") if capital else None

    # -- ordinals -----------------------------------------------------------

    def _ordinal(self, at: int) -> Mark | None:
        """Find "21st", "53d", "14e", "5-я", "2022-րդ", "3-cü", "1.º", and "die 3. Armee"."""
        tokens = self.tokens
        if not tokens.glued(at + 1):
            return None
        after, endings = tokens.low[at + 1], self.listed["ordinal_endings"]
        if after[0].isalpha():
            return self._lettered(at, after)
        glued = tokens.glued(at + 2)
        if after in "-‑" and glued and tokens.low[at + 2] in endings and self.words.code not in ("en", "de"):
            return Mark(at, at + 3, "ordinal")
        if after == "." and glued and tokens.low[at + 2] in ("º", "ª"):
            return Mark(at, at + 3, "ordinal")
        if after == "." and tokens.low[at - 1] in self.listed["ordinal_before"] and not glued:
            return Mark(at, at + 2, "ordinal") if tokens.low[at + 2][:1].isalpha() else None
        return self._thousands(at) if after == "," else None

    def _lettered(self, at: int, after: str) -> Mark | None:
        """Find "21st", "53d" and "the 1990s"."""
        tokens, text, place = self.tokens, self.tokens.text, self.tokens.starts[at]
        if after == "d" and self.words.code == "en":
            named = tokens.low[at - 1] == "the" or (at + 2 < len(tokens) and tokens.raw[at + 2][0].isupper())
            return Mark(at, at + 2, "ordinal") if named and _OLD_ORDINAL.match(text, place) else None
        if after == "s" and _DECADE.match(text, place):
            return Mark(at, at + 2, "date")
        return Mark(at, at + 2, "ordinal") if after in self.listed["ordinal_endings"] else self._thousands(at)

    def _thousands(self, at: int) -> Mark | None:
        """Find "1,000s of homes" and "100s of them", which give no number."""
        found = _THOUSANDS.match(self.tokens.text, self.tokens.starts[at])
        if found is None:
            return None
        end = self.tokens.index_at(found.end(), at)
        return Mark(at, end, "code", "'thousands' in digits give no number")

    # -- labels -------------------------------------------------------------

    def label(self, at: int) -> Mark | None:
        """Find "Resolution 1904", "No. 5", "pages 12–15", "§ 12", "1904 saylı", "19 век"."""
        tokens = self.tokens
        if not self._plain(at):
            return None
        if tokens.low[self._suffixed(at + 1)] in self.listed["labels_after"]:
            return Mark(at, self._suffixed(at + 1) + 1, "label")
        label = at - 1
        while label > max(at - _NEAR - 1, 0) and tokens.low[label] in _NUMBER_SIGNS:
            if self._names(tokens.low[label], named=False, words=False) and tokens.low[label] != "n":
                break
            label -= 1
        named = self.words.code != "en" or tokens.raw[max(label, 0)][:1].isupper()
        if label < 0 or not self._names(tokens.low[label], named=named, words=False):
            return None
        if at - label > 1 and tokens.low[at - 1] == "." and not tokens.glued(at - 1):
            return None
        end = self._more(at + 1, plural=tokens.low[label].endswith("s"))
        return Mark(
            at, end, "label", "it may be a name or a count" if self.vocabulary.is_counted(tokens.low[end]) else ""
        )

    def _plain(self, at: int) -> bool:
        """Whether digits without marks stand here, which no scale, percent or unit makes a quantity."""
        tokens, word = self.tokens, self.tokens.low[at + 1]
        if tokens.run_end(at) != tokens.ends[at] or tokens.is_spaced(at):
            return False
        return not (word in self.words.scales or word in self.words.multipliers or word in self.listed["percent"])

    def _suffixed(self, at: int) -> int:
        tokens = self.tokens
        hyphened = tokens.low[at] == "-" and tokens.glued(at) and tokens.glued(at + 1)
        return at + 2 if hyphened and tokens.low[at + 1] in self.listed["ordinal_endings"] else at

    def _names(self, word: str, *, named: bool, words: bool) -> bool:
        if word in self.listed["labels"]:
            return True
        return named and (word in self.listed["labels_named"] or (words and word in self.listed["wars"]))

    def _more(self, at: int, *, plural: bool) -> int:
        """Step over the further numbers of "pages 12–15", "Articles 5 and 6", and the "B" of "12B"."""
        tokens, end = self.tokens, at
        if tokens.glued(end) and tokens.low[end].isalpha() and len(tokens.low[end]) == 1:
            end += 1
        while True:
            word = tokens.low[end]
            dash = (word in DASHES or word == "/") and tokens.glued(end) and tokens.glued(end + 1)
            joins = plural and (word == "," or word in self.listed["and"] or self.vocabulary.to.find(tokens, end))
            if not (dash or joins) or not tokens.low[end + 1].isdecimal() or not self._plain(end + 1):
                return end
            if not dash and self.vocabulary.is_counted(tokens.low[end + 2]):
                return end
            end += 2

    # -- wars ---------------------------------------------------------------

    def _number(self, at: int) -> bool:
        return self.tokens.low[at] in self.words.numbers or self.tokens.low[at] in self.words.multipliers

    def _war(self, at: int) -> Mark | None:
        """Find "the Thirty Years' War", "Six-Day War", "la guerre de Trente Ans", "44-օրյա պատերազմ"."""
        tokens, wars = self.tokens, self.listed["wars"]
        end = at + 1
        while end - at < _MOST_WORDS and (self._number(end) or (tokens.low[end] in DASHES and self._number(end + 1))):
            end += 1
        if tokens.low[end] in DASHES and tokens.glued(end):
            end += 1
        if tokens.low[end] not in self.listed["spans"]:
            return None
        behind = end + 1
        while behind <= end + _NEAR and tokens.low[behind] in _GENITIVE:
            behind += 1
        if tokens.low[behind] in wars and (self.words.code != "en" or tokens.raw[behind][0].isupper()):
            return Mark(at, end + 1, "name")
        if any(word in wars for word in tokens.low[max(at - _NEAR, 0) : at]) and self.words.code in ("fr", "es"):
            return Mark(at, end + 1, "name")
        return None
