"""What stands around a number in prose and makes it something else than a quantity, or turns it round."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from contested.phrases.amounts import CURRENCIES
from contested.phrases.tokens import DASHES, Listing
from contested.units import tabled

if TYPE_CHECKING:
    from contested.language import Language
    from contested.phrases.said import Reading
    from contested.phrases.tokens import Tokens

_JOINED = frozenset("^*_±⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁄₋")
_ENDINGS = frozenset(("st", "nd", "rd", "th", "s"))
_HOURS = frozenset(("am", "pm", "o'clock"))
_LARGEST_DENOMINATOR = 10


@lru_cache(maxsize=16)
def _listing(language_: Language) -> Listing[str]:
    """Return the words that take a number out: "all but"."""
    return Listing((phrase, phrase) for phrase in language_.words["exceptions"])


class Surroundings:
    """The words around the numbers of one stretch of prose."""

    def __init__(self, tokens: Tokens, words: Language) -> None:
        """Look around in ``tokens``."""
        self.tokens, self.words = tokens, words
        self.exceptions = _listing(words)

    def reason_against(self, reading: Reading) -> str:
        """Return why a reading says something else than its number alone, or nothing."""
        tokens, end = self.tokens, reading.end
        word, after = tokens.word(end), tokens.word(end + 1)
        before = self._denied(reading.start)
        if before:
            return f"{before!r} stands before it, so the number alone would say something else"
        if self._label(reading):
            return "it may be two numbers, or a date or name and a number; write a comma"
        if word == "per" and after.isdecimal():
            return "it is a rate; claim the number by itself, and give the rate as its unit"
        if "figure" in (word.rstrip("s"), after.rstrip("s")):
            return "it counts the digits of a number that is not given"
        joined = tokens.glued(end) and (
            word in _JOINED or (word in DASHES and (after.isdecimal() or after in CURRENCIES))
        )
        return "it is joined to what may be another number or a code" if joined or self._scale_left(reading) else ""

    def _denied(self, start: int) -> str:
        """Return the word shortly before a phrase that turns it round: "did not lose more than 20", "all but 20"."""
        tokens, words = self.tokens, self.words.words
        if self.exceptions.find(tokens, start - 2) is not None and start > 1:
            return f"{tokens.raw[start - 2]} {tokens.raw[start - 1]}"
        for at in range(start - 1, max(start - 4, -1), -1):
            word = tokens.low[at]
            if not word[0].isalpha() and word not in "'’":
                break
            if word in words["negations"] and (word != "t" or tokens.word(at - 1) in "'’"):
                return "not" if word == "t" else tokens.raw[at]
        return ""

    def _label(self, reading: Reading) -> bool:
        """Whether a number grouped by spaces follows a name or month that may have taken its first digits."""
        tokens, (start, end) = self.tokens, reading.numbers[0]
        if start == 0 or " " not in tokens.text[tokens.starts[start] : tokens.ends[end - 1]] or end - start < 2:
            return False
        before = tokens.raw[start - 1]
        spaced = all(tokens.raw[at].isdecimal() for at in range(start, min(end, start + 2)))
        return (
            spaced and before[0].isupper() and before.isalpha() and reading.start == start and not self._closes(before)
        )

    def _closes(self, word: str) -> bool:
        return word.lower() in self.words.words["closing"]

    def no_claim(self, reading: Reading) -> bool:
        """Whether a reading is only a claim where it stands alone: "many", or an article that is "one" as well."""
        (start, end), language = reading.numbers[0], self.words
        article = end - start == 1 and language.numbers.get(self.tokens.word(start)) == 1
        return reading.alone or (article and language.code != "en" and not reading.words)

    def no_quantity(self, at: int, end: int) -> bool:
        """Whether digits are an ordinal, a decade, a time of day or what may be a date: "21st", "5 p.m.", "9/11"."""
        tokens, word = self.tokens, self.tokens.word(end)
        if not tokens.low[at][0].isdecimal():
            return False
        if (tokens.glued(end) and word in _ENDINGS) or word in _HOURS:
            return True
        if word in ("a", "p") and tokens.low[end + 1 : end + 3] == [".", "m"]:
            return True
        return self._slashed(at) and word not in self.words.words["of"]

    def _slashed(self, at: int) -> bool:
        """Whether digits and a slash are rather a date or an edition than a fraction: "9/11", "24/7"."""
        if self.tokens.word(at + 1) != "/" or not self.tokens.glued(at + 1):
            return False
        if not self.tokens.word(at + 2).isdecimal():
            return False
        above, below = (int(self.tokens.low[place][:9]) for place in (at, at + 2))
        return below > _LARGEST_DENOMINATOR or above > below

    def dated(self, at: int) -> int:
        """Return the token after a date that begins with these digits or their month, such as "20 May 2023"; else 0."""
        tokens, months = self.tokens, self.words.words["months"]
        if at + 1 < len(tokens) and tokens.raw[at + 1] in months:
            return at + 2 + self._year(at + 2)
        if at > 0 and tokens.raw[at - 1] in months and self._year(at):
            return at + 1
        if at > 0 and tokens.raw[at - 1] in months and len(tokens.low[at]) < 3:
            comma = tokens.word(at + 1) == ","
            return at + 1 + comma + 1 if self._year(at + 1 + comma) else 0  # "May 20, 2023"; "in May 20 people died"
        return 0

    def counts_at(self, at: int) -> bool:
        """Whether what is counted stands behind a date, whose year may then be a count: "In March 2000 people died"."""
        counted = tabled(self.tokens.word(at))
        return counted is not None and counted.counts

    def _year(self, at: int) -> int:
        """Return 1 where a year of four digits stands, else 0."""
        word = self.tokens.word(at)
        return int(len(word) == 4 and word.isdecimal() and not self.tokens.glued(at))

    def _scale_left(self, reading: Reading) -> bool:
        """Whether a scale word is left over behind a number: "five million thousand"."""
        word, language = self.tokens.word(reading.end), self.words
        scale = word in language.scales or word in language.multipliers or word in language.words["unread_scales"]
        return scale and reading.interval is not None and not reading.unquantified
