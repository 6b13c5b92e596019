"""Words beside a number that change nothing: remarks, names, months, and what leads to a place or a day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from contested.phrases.calendar_days import date_end
from contested.phrases.tokens import DASHES

if TYPE_CHECKING:
    from contested.phrases.tokens import Tokens
    from contested.phrases.vocabulary import Vocabulary

_SCALES = {"thousands": 1000, "millions": 10**6, "billions": 10**9}
_SHORT = ("cr",)
_PLURALS = ("s", "en", "ов", "ч")  # "(standard error 3), thousands"
_SHORTEST_ADJECTIVE = 5  # letters that an adjective exceeds; shorter words end like one by chance
_WITHOUT_PREPOSITIONS = ("hy", "az")  # they put places into a case, so that no "in" leads to a name
_COMMON_ENDINGS = ("ung", "ungen", "heit", "keit", "schaft", "tion", "ität", "nis", "tum", "zahl", "fall", "satz")


class HarmlessWords:
    """The words of one text that change no number."""

    def __init__(self, tokens: Tokens, words: Vocabulary) -> None:
        """Know the words of ``tokens``."""
        self.tokens, self.words = tokens, words
        self.stands_behind = words.language.code in _WITHOUT_PREPOSITIONS
        """Whether what leads to a place stands behind it, so that directly behind a number it is said of that."""

    def is_spoken(self, at: int) -> bool:
        """Whether a word may stand in an attribution that names nobody in particular."""
        remarks, tokens = self.words.remarks, self.tokens
        listed = (remarks.speakers, remarks.harmless, remarks.things, remarks.settings, remarks.causes, remarks.sources)
        return any(one.has(tokens, at) for one in listed)

    def is_known(self, at: int) -> bool:
        """Whether a word is listed as harmless, or has the ending of such adjectives."""
        word, endings = self.tokens.word(at), tuple(self.words.language.remarks["endings"])
        return self.words.remarks.harmless.has(self.tokens, at) or (
            len(word) > _SHORTEST_ADJECTIVE and word.endswith(endings)
        )

    def is_name(self, at: int, *, opens: bool, inside: bool, led: bool) -> bool:
        """
        Whether a word is a name: of a place, an agency, a people.

        Args:
            at: the word.
            opens: a clause begins with it, where any word may have a capital letter.
            inside: it stands in brackets, behind "including" or behind "in".
            led: it stands behind "in" or "by".
        """
        raw, before = self.tokens.raw[at], self.tokens.word(at - 1)
        if not raw[0].isupper() or before in ".!?":
            return False
        acronym = len(raw) > 1 and raw.isupper()
        following = self.tokens.raw[at + 1] if at + 1 < len(self.tokens) else ""
        polled = self.words.remarks.polls.has(self.tokens, at + 1)  # "(Soviet estimate)"
        if not acronym and opens and not following[:1].isupper() and not polled:
            return False
        if not (acronym or inside or self._leads_on(at)):
            return False
        german = self.words.language.code == "de"  # where every noun has a capital letter
        return acronym or not german or (led and not raw.endswith(_COMMON_ENDINGS))

    def _leads_on(self, at: int) -> bool:
        """Whether a noun or a verb follows a name: "Armenian soldiers"; some languages have no "in" before a place."""
        if self.stands_behind:
            return True
        words = [
            self.words.nouns.has(self.tokens, n) or self.tokens.raw[n][:1].isupper()
            for n in range(at + 1, min(at + 3, len(self.tokens)))
        ]
        return any(words) or self.tokens.raw[at - 1][0].isupper()

    def scale(self, at: int) -> int | None:
        """Return what a scale word is worth: "thousands", "mn"."""
        language = self.words.language
        word = self.tokens.word(at)
        instead = self.words.words.find(self.tokens, at)
        if instead is not None and instead[0][0] in _SCALES and instead[1] == at + 1:
            return _SCALES[instead[0][0]]
        return (
            language.scales.get(word)
            or language.multipliers.get(word)
            or language.abbreviations.get(self.tokens.raw[at])
        )

    def is_letter(self, at: int) -> bool:
        """Whether a scale is a letter or two that mark a footnote, a unit or an account as well: "(b)", "(cr)"."""
        raw, language = self.tokens.raw[at], self.words.language
        other = raw in language.units_too or raw in language.units_apart or raw in _SHORT
        return raw in language.abbreviations and (len(raw) == 1 or other)

    def is_scale_alone(self, at: int, opened: int, *, bracketed: bool) -> bool:
        """
        Whether a scale word is all of a clause: "(thousands)", "(in Tsd.)", ", in millions".

        Args:
            at: the word.
            opened: where the clause begins.
            bracketed: it stands in brackets; elsewhere it needs its "in" and a clause behind the first.
        """
        if not opened <= at <= opened + 1 or self.scale(at) is None:
            return False
        listed = self.words.language.words
        if self.tokens.word(at) in listed["share_scales"]:
            return False
        behind = bracketed or self.tokens.word(opened - 1) in (",", ";", ")")
        word = self.tokens.word(at)
        if at == opened:
            return bracketed or (behind and word in self.words.language.scales and word.endswith(_PLURALS))
        return behind and self.tokens.word(opened) in listed["scale_in"]

    def can_be_dated(self, at: int, inside: bool) -> bool:
        """Whether a year can stand beside this token and be no count: "in 2020", and ``inside`` brackets "(2011)"."""
        remarks, listed = self.words.remarks, self.words.language.words
        word = self.tokens.word(at)
        if remarks.dated.has(self.tokens, at) or remarks.polls.has(self.tokens, at):
            return True
        if inside and (word in "()[],;" or word in DASHES):
            return True
        closed = at >= len(self.tokens) or word in ",.;:)" or word in listed["and"]
        return closed or (word in listed["closing"] and word not in listed["or"])

    def month_end(self, at: int) -> int:
        """
        Return the token after "March 2019"; 0 where no month stands.

        In English a month has a capital letter, "may" and "march" have none.
        """
        months = self.words.remarks.calendar
        if not months.has(self.tokens, at) or (
            self.words.language.code == "en" and not self.tokens.raw[at][0].isupper()
        ):
            return 0
        return date_end(self.tokens, at, months)[0]
