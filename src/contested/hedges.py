"""
The words around numbers: what the source printed, read by a named lexicon.

A phrase keeps the number as printed (``interval``), and what an approximate
number allows (``reach``): half a unit of its last significant place on each
side, ends open.  A text that could mean two things is refused, never guessed.
"""

from __future__ import annotations

import re
import tomllib
from fractions import Fraction
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING

import attrs

from contested.errors import UnknownHedge, UnreadablePhrase, WrongType
from contested.exact import Number, Numeral, read_numeral, simplest, step_of
from contested.interval import Interval
from contested.names import refuse_hidden
from contested.numerals import read_words

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

LONGEST_PHRASE = 1000
DEFAULT_LEXICON = "as_printed"

_BETWEEN = re.compile(r"(between|from)\s+(?:a\s+(?:low|minimum)\s+of\s+)?", re.IGNORECASE)
_JOINER = re.compile(r"\s?[–—‑-]\s?|\s+(?:to|and)\s+(?:a\s+(?:high|maximum)\s+of\s+)?", re.IGNORECASE)
_SECOND_NUMBER = re.compile(r"(?<![\w.,-])[0-9]|(?<!\w)-[0-9]")
_SCALE = re.compile(r"(?:dozen|hundred|thousand|million|billion|trillion)s?(?![a-z])|[0-9]e[-+0-9]", re.IGNORECASE)
_CONTINUED = re.compile(
    r"[-–—−/.,±_*^½¼¾⅐⅑⅒⅓⅔⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞²³¹]|and an? |half|x[0-9]"
    r"|(?:(?:dozen|hundred|thousand|million|billion|trillion|third|quarter|fifth)s?|k|bn|mn|st|nd|rd|th)(?![a-z])",
    re.IGNORECASE,
)
_GLUED = re.compile(r"\([0-9±+-]")  # "1.25(3)" is a number with its uncertainty
_JOINED = re.compile(r"(?:and|or|to)(?![a-z])", re.IGNORECASE)
_NO_NUMBERS = re.compile(r"\([^()]{0,200}\)|(?:\*\*|\^)\s?[+-]?[0-9]+")  # an aside, or the power of a unit


@attrs.frozen
class Lexicon:
    """What each word around a number is worth, with the reference for it."""

    name: str
    version: str
    reference: str
    before: Mapping[str, str] = attrs.field(repr=False, hash=False)
    after: Mapping[str, str] = attrs.field(repr=False, hash=False)
    words: Mapping[str, str] = attrs.field(repr=False, hash=False)
    _before: re.Pattern[str] = attrs.field(init=False, repr=False, eq=False)
    _after: re.Pattern[str] = attrs.field(init=False, repr=False, eq=False)
    _words: re.Pattern[str] = attrs.field(init=False, repr=False, eq=False)

    def __attrs_post_init__(self) -> None:
        for name in ("before", "after", "words"):
            object.__setattr__(self, f"_{name}", _any_of(getattr(self, name)))

    def hedge_before(self, text: str, at: int) -> tuple[str, str, int] | None:
        """Return the hedge word at ``at``, its class and where it ends."""
        return _found(self._before, self.before, text, at)

    def hedge_after(self, text: str, at: int) -> tuple[str, str, int] | None:
        """Return the hedge word that follows a number ending at ``at``."""
        return _found(self._after, self.after, text, at)

    def word(self, text: str, at: int) -> tuple[str, str, int] | None:
        """Return the word that stands in place of a number."""
        return _found(self._words, self.words, text, at)


@attrs.frozen
class Phrase:
    """
    A number as somebody printed it.

    ``interval`` is None where there is no number: ``unquantified`` then holds
    the word ("dozens"), or ``unknown`` is true.  ``rest`` is what follows the
    phrase, often a unit.
    """

    text: str
    interval: Interval | None
    reach: Interval | None
    hedges: tuple[str, ...] = ()
    approximate: bool = False
    unquantified: str | None = None
    unknown: bool = False
    rest: str = ""
    lexicon: str = DEFAULT_LEXICON


@lru_cache(maxsize=8)
def lexicon(name: str = DEFAULT_LEXICON) -> Lexicon:
    """Return the lexicon of that name, as shipped with the library."""
    raw = tomllib.loads((files("contested") / "lexicons" / f"{name}.toml").read_text(encoding="utf-8"))
    tables = {
        part: {word: kind for kind, listed in raw[part].items() for word in listed}
        for part in ("before", "after", "words")
    }
    return Lexicon(raw["name"], raw["version"], raw["reference"], **tables)


def read_phrase(text: str, words: Lexicon | None = None) -> Phrase:
    """
    Read a number phrase such as "at least about 11" or "between 20 and 30 people".

    Args:
        text: the phrase, from its first word; what follows it is kept as ``rest``.
        words: the lexicon; by default ``as_printed``, which invents no number.

    Raises:
        UnreadablePhrase: no number, more than one, or a range that two
            readers would read differently.
        UnknownHedge: a word before the number that the lexicon does not list.
        NotANumber, AmbiguousNumber, NumberOutOfBounds: the number itself.
        UnusableName: a control or bidirectional character, with its position.
    """
    if not isinstance(text, str):
        raise WrongType("a phrase", text, "text such as 'about 10,000'")
    if len(text) > LONGEST_PHRASE:
        raise UnreadablePhrase(text, f"it has {len(text)} characters; at most {LONGEST_PHRASE} are read")
    refuse_hidden(text, "number")
    return _read(text.strip(), words or lexicon())


@lru_cache(maxsize=1024)
def _read(text: str, words: Lexicon) -> Phrase:
    return _Reader(text, words).phrase()


def approximately(interval: Interval) -> Interval:
    """Return the reach of an interval whose every end is approximate (rule 3)."""
    low = None if interval.low is None else step_of(interval.low)
    high = None if interval.high is None else step_of(interval.high)
    return _widened(interval, low, high)


class _Reader:
    """One pass over one phrase, left to right."""

    def __init__(self, text: str, words: Lexicon) -> None:
        self.text, self.words, self.at = text, words, 0
        self.hedges: list[str] = []
        self.bound: str | None = None

    def phrase(self) -> Phrase:
        about = self._take(self.words.hedge_before)
        between = _BETWEEN.match(self.text, self.at)
        if between:
            self.at = between.end()
            about_first = self._take(self.words.hedge_before)
        else:
            about_first = False
        start = self.at
        first = self._numeral()
        if first is None:
            return self._without_number(about)
        first_text = self.text[start : self.at]
        about |= not between and self._take(self.words.hedge_after)
        if self.bound is not None and not between:
            return self._made(_bounded(first.value, self.bound), first, first, about, about)
        joiner = _JOINER.match(self.text, self.at)
        if joiner is None and between:
            raise self._refusal(f"after '{between[1]}' it needs two numbers; write both, or the first alone")
        if joiner is None or (joiner[0].lower().split()[:1] == ["and"] and not between):
            return self._made(Interval.point(first.value), first, first, about, about)
        self.at = joiner.end()
        about_second = self._take(self.words.hedge_before)
        start = self.at
        second = self._numeral()
        if second is None:
            raise self._refusal("after 'to' or a dash a second number is missing; write both, or the first alone")
        self._refuse_shared_scale(
            (first, second), first_text, self.text[start : self.at], dash=not joiner[0].strip()[:1].isalpha()
        )
        about |= self._take(self.words.hedge_after)
        if self.bound not in (None, "at_least"):
            raise self._refusal("a range and a one-sided word contradict each other; write one of them")
        if first.value > second.value:
            raise self._refusal("its first number is above its second; swap them")
        high = None if self.bound else second.value
        return self._made(Interval(first.value, high), first, second, about or about_first, about or about_second)

    def _take(self, look: Callable[[str, int], tuple[str, str, int] | None]) -> bool:
        """Take the hedge words that stand here; return whether one says that the number is approximate."""
        about = False
        while (hedge := look(self.text, self.at)) is not None:
            word, kind, self.at = hedge
            self.hedges.append(word)
            if kind == "approximate":
                about = True
            elif self.bound is None:
                self.bound = kind
            else:
                raise self._refusal(f"{' and '.join(self.hedges)} bound it twice; write one of them")
        return about

    def _numeral(self) -> Numeral | None:
        found = read_numeral(self.text, self.at) or read_words(self.text, self.at)
        if found is not None:
            self.at = found.end
        return found

    def _without_number(self, about: bool) -> Phrase:
        found = self.words.word(self.text, self.at)
        if found is None:
            number = re.search("[0-9]", self.text)
            if number is None:
                reason = "there is no number in it; for a claim without one give value=None and quote='...'"
                raise self._refusal(reason)
            raise UnknownHedge(self.text[self.at : number.start()].strip() or self.text, self.words.name, self.at)
        word, kind, self.at = found
        if kind == "zero":
            zero = Numeral(0, 1, self.at)
            return self._made(Interval.point(0), zero, zero, about, about)
        return Phrase(
            self.text,
            None,
            None,
            tuple(self.hedges),
            unquantified=word if kind == "unquantified" else None,
            unknown=kind == "unknown",
            rest=self._rest(counted=False),
            lexicon=self.words.name,
        )

    def _made(self, interval: Interval, first: Numeral, second: Numeral, about_low: bool, about_high: bool) -> Phrase:
        reach = _widened(interval, first.step if about_low else None, second.step if about_high else None)
        return Phrase(
            self.text,
            interval,
            reach,
            tuple(self.hedges),
            approximate=about_low or about_high,
            rest=self._rest(counted=True),
            lexicon=self.words.name,
        )

    def _rest(self, *, counted: bool) -> str:
        rest = self.text[self.at :].strip()
        more = _CONTINUED.match(rest) or _GLUED.match(self.text, self.at)
        more = more or _SECOND_NUMBER.search(_NO_NUMBERS.sub("", rest))
        if more or (counted and (_JOINED.match(rest) or read_words(rest))):
            reason = "it holds more than one number, or one written in a way that is not read"
            raise self._refusal(f"{reason}; claim each number by itself, in digits")
        return rest

    def _refuse_shared_scale(
        self, numbers: tuple[Numeral, Numeral], first_text: str, second_text: str, *, dash: bool
    ) -> None:
        """Refuse "150-300,000" and "2 to 3 million": the scale may belong to both numbers or to one."""
        small, large = -1000 < numbers[0].value < 1000, not -1000 < numbers[1].value < 1000
        bare = small and not _SCALE.search(first_text)
        grouped = dash and large and not second_text.isdigit() and "." not in second_text
        if bare and (grouped or _SCALE.search(second_text)):
            raise self._refusal(f"{first_text} may share the scale of {second_text} or not; write both in full")

    def _refusal(self, reason: str) -> UnreadablePhrase:
        return UnreadablePhrase(self.text, reason)


def _bounded(value: Number, bound: str) -> Interval:
    made = {
        "at_least": Interval.at_least,
        "more_than": Interval.more_than,
        "at_most": Interval.at_most,
        "less_than": Interval.less_than,
    }
    return made[bound](value)


def _widened(interval: Interval, low_step: Number | None, high_step: Number | None) -> Interval:
    """Return the interval with half a step allowed beyond each approximate end, which opens it."""
    low, high = interval.low, interval.high
    low_moves, high_moves = low is not None and low_step is not None, high is not None and high_step is not None
    if not low_moves and not high_moves:
        return interval
    return Interval(
        simplest(low - Fraction(low_step, 2)) if low is not None and low_step is not None else low,
        simplest(high + Fraction(high_step, 2)) if high is not None and high_step is not None else high,
        low_open=low_moves or interval.low_open,
        high_open=high_moves or interval.high_open,
    )


def _any_of(words: Mapping[str, str]) -> re.Pattern[str]:
    """Match any of the words, longest first, as whole words."""
    longest = sorted(words, key=lambda word: (-len(word), word))
    options = "|".join(re.escape(word) + (r"(?![A-Za-z])" if word[-1].isalnum() else "") for word in longest)
    return re.compile(rf"\s*({options or '(?!)'})\s*", re.IGNORECASE)  # no words: never found


def _found(pattern: re.Pattern[str], kinds: Mapping[str, str], text: str, at: int) -> tuple[str, str, int] | None:
    match = pattern.match(text, at)
    if match is None:
        return None
    return match[1], kinds[match[1].lower()], match.end()
