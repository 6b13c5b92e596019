"""One stretch of prose, searched from left to right for number phrases."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from contested.errors import ContestedError, NotANumber, UnreadablePhrase
from contested.exact import DIGITS
from contested.interval import Interval
from contested.phrases.amounts import CURRENCIES, VULGAR
from contested.phrases.grammar import Grammar
from contested.phrases.making import Place, made, unit_place
from contested.phrases.phrase import Unread
from contested.phrases.said import Reading
from contested.phrases.settling import settled
from contested.phrases.surroundings import Surroundings
from contested.phrases.tokens import DASHES, MINUSES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from contested.phrases.phrase import Phrase
    from contested.phrases.vocabulary import Vocabulary
    from contested.units import Unit

_LOOK_BACK = 12
_LONGEST_HEDGE = 7
_LONGEST_CODE = 100
_LONGEST_LIST = 4_000

_ADDRESS = re.compile(r"(?:https?://|www\.)\S+")
_CODE = re.compile(r"[0-9]+(?::[0-9]|[-/.][0-9]+[-/.][0-9])[0-9:/.-]*|[0-9]+-[0-9]+-[0-9/-]+")
_LIST = re.compile(r"[0-9]+,[0-9]+,[0-9,]+")
_FILLERS = frozenset(("a", "an", "of", "the", "no", "not", "large", "small", "great", "was", "be", "to", "or"))


def _grouped(code: str) -> bool:
    """Whether points group thousands in what looks like a code: "1.234.567"."""
    groups = code.rstrip(".").split(".")
    return len(groups) > 1 and all(len(group) == 3 and group.isdecimal() for group in groups[1:])


@lru_cache(maxsize=64)
def _cores(words: Vocabulary) -> frozenset[str]:
    """Return the words that a number phrase in prose has at its core."""
    speech = words.language
    cores = set(speech.numbers) | set(speech.multipliers) | set(speech.scales) | set(speech.fractions) | set(VULGAR)
    for word in words.lexicon.words if speech.code == "en" else ():
        if word not in words.lexicon.alone:
            cores |= set(re.findall(r"[^\W\d_]+", word)) - _FILLERS
    small = {word for name in ("closing", "of", "from", "and", "one") for word in speech.words[name]}
    for native in speech.counts:
        cores |= set(re.findall(r"[^\W\d_]+", native.lower())) - small
    return frozenset(cores)


class Block:
    """One stretch of prose, searched from left to right."""

    def __init__(  # what find_phrases was given, and where
        self,
        text: str,
        bounds: tuple[int, int],
        words: Vocabulary,
        locale: str | None,
        unit: Unit | None,
        *,
        codes: bool,
    ) -> None:
        self.tokens = words.tokens(text, *bounds)
        self.words, self.locale, self.unit, self.codes = words, locale, unit, codes
        separators = None if locale is None else words.language.separators
        self.grammar = Grammar(self.tokens, words, separators, strict=False)
        self.around = Surroundings(self.tokens, words.language)
        self.addresses = [found.span() for found in _ADDRESS.finditer(text, *bounds)]
        self.done = 0  # tokens before this one are used up
        self.seen = 0  # cores before this token were looked at
        self.began = self.tried = 0  # the phrase that is being read

    def search(self, stop: int, phrases: list[Phrase], unread: list[Unread]) -> int:
        """Add what has its core before the character ``stop``; return the place up to which it is used up."""
        cores, tokens = _cores(self.words), self.tokens
        for at, word in enumerate(tokens.low):
            if (word in cores or "0" <= word[:1] <= "9") and at >= self.done:
                if tokens.starts[at] >= stop:
                    break
                self.seen = at + 1
                self._at(at, phrases, unread)
        used = max(self.done, self.seen)
        return tokens.ends[used - 1] if used else 0

    def _at(self, at: int, phrases: list[Phrase], unread: list[Unread]) -> None:
        if self._in_address(at):
            return
        digits = self.tokens.low[at][0].isdecimal()
        if digits and self._in_code(at):
            if self.codes:
                phrases.append(self._plain(at))
            self.done = at + 1
            return
        if not digits and self._no_number(at):
            return
        dated = self.around.dated(at) if digits else 0
        if dated and not self.around.counts_at(dated):
            self.done = dated
            return
        try:
            if dated:
                self.grammar.reached, self.began = dated, at
                raise UnreadablePhrase("", "its last digits may be a year or a count; write a comma")
            self._read(at, phrases)
        except ContestedError as why:
            self._refused(at, why, phrases, unread)

    def _read(self, at: int, phrases: list[Phrase]) -> None:
        tokens = self.tokens
        self.grammar.reached, self.began = 0, at
        for start in self._starts(at):
            self.began = min(start, self.began)
            readings = [one for one in self.grammar.readings(start) if one.end > at and not self.around.no_claim(one)]
            if readings:
                break
        else:
            return
        ends = readings[0].end
        self.tried = max(one.end for one in readings)
        if self.around.no_quantity(at, ends):
            self.done = ends
            return
        unit = unit_place(tokens, ends, self.words)
        text = tokens.text[tokens.starts[readings[0].start] : tokens.ends[max(ends, unit.end) - 1]]
        reading = settled(readings, text, self.unit, self.grammar.around.text(*unit), words=self.words)
        reason = self.around.reason_against(reading)
        if reason:
            raise UnreadablePhrase(text, reason)
        unit = unit_place(tokens, reading.end, self.words) if len(readings) > 1 else unit
        if reading.unit_end:
            unit = Place(reading.numbers[-1][1], reading.words[-1][0])
        self.done = reading.end
        end = max(reading.end, unit.end)
        text = tokens.text[tokens.starts[reading.start] : tokens.ends[end - 1]]
        phrases.append(made(self.grammar, reading, unit, text=text, locale=self.locale))

    # -- where a phrase begins ----------------------------------------------

    def _starts(self, at: int) -> Iterator[int]:
        """Return the places where the phrase around this core can begin, the farthest first."""
        start = self._before_number(at)
        first = start
        while first > self.done and first > at - 4 * _LOOK_BACK:
            earlier = self._hedge_before(first)
            if earlier is None:
                break
            first = earlier
        yield first
        if first < start:
            yield start
        words = self.tokens.low[at][0].isalpha()
        for back in range(1, 5 if words else 0):  # "a large number of"
            if at - back >= self.done and self.words.words.find(self.tokens, at - back) is not None:
                earlier = self._hedge_before(at - back)
                yield at - back if earlier is None else earlier
        if start < at:
            yield at

    def _before_number(self, at: int) -> int:
        """Step back over "a", a sign and a currency."""
        tokens, language = self.tokens, self.words.language
        start = at
        before = tokens.word(start - 1) if start > self.done else ""
        if (
            before in language.words["one"]
            or before in language.words["minus"]
            or (before in language.words["the"] and at - 1 > self.done)
            or (before == "." and tokens.glued(at) and not tokens.glued(start - 1))
        ):
            start -= 1
        before = tokens.word(start - 1) if start > self.done else ""
        if (before in MINUSES and tokens.glued(start) and not self._hyphen(start - 1)) or before in language.words[
            "minus"
        ]:
            start -= 1
        before = tokens.word(start - 1) if start > self.done else ""
        if before in CURRENCIES:
            start -= 1
            if tokens.glued(start) and tokens.word(start - 1) in ("us", "a", "c", "hk"):
                start -= 1
        elif before in ("usd", "eur", "gbp", "amd", "azn"):
            start -= 1
        return start

    def _hyphen(self, at: int) -> bool:
        """Whether the dash at this token joins it to a word or number, and so is no minus."""
        return self.tokens.glued(at) and self.tokens.raw[at - 1][-1].isalnum()

    def _hedge_before(self, at: int) -> int | None:
        """Return where the hedge, "between" or "a low of" begins that ends before token ``at``."""
        words, last = self.words, self.tokens.word(at - 1)
        listings = [one for one in (words.before, words.between, words.start, words.low) if last in one.last_words]
        if listings:
            for start in range(max(at - _LONGEST_HEDGE, self.done), at):
                for listing in listings:
                    found = listing.find(self.tokens, start)
                    if found is not None and found[1] == at:
                        return start
        return None

    # -- what is no quantity ------------------------------------------------

    def _in_address(self, at: int) -> bool:
        place = self.tokens.starts[at]
        return any(start <= place < end for start, end in self.addresses)

    def _in_code(self, at: int) -> bool:
        """Whether these digits belong to a name, a date, a time or another code."""
        tokens = self.tokens
        if tokens.glued(at):
            before = tokens.raw[at - 1]
            if before[0].isalpha() or before in "_#@&=\\" or (before == "+" and tokens.glued(at - 1)):
                return True
            joined = before in "/:." or before in DASHES
            if joined and tokens.glued(at - 1) and tokens.raw[at - 2][-1].isalnum():
                return not (before in DASHES and at - 1 < self.done)
        position = tokens.starts[at]
        code = _CODE.match(tokens.text, position, position + _LONGEST_CODE)
        if code is None or _grouped(code[0]):
            return False
        end = tokens.index_at(code.end(), at)
        if self.codes:
            return True
        self.done = max(self.done, end)
        return True

    def _no_number(self, at: int) -> bool:
        """Whether a number word is a pronoun or part of a name here: "this one", "the second half"."""
        tokens, language = self.tokens, self.words.language
        word = tokens.low[at]
        before = tokens.word(at - 1)
        if tokens.glued(at) and before in DASHES and at - 1 >= self.done:
            return not self.codes
        if word not in language.numbers and word not in language.fractions:
            return False
        fraction = word in language.fractions and word not in language.scales
        if fraction and before in language.words["the"]:
            return not self._ordinal_range(at)
        pronoun = language.numbers.get(word) == 1 or fraction
        return pronoun and before in language.words["pronoun_after"]

    def _ordinal_range(self, at: int) -> bool:
        found = self._hedge_before(at - 1)
        return found is not None

    def _digit_or_word(self, at: int) -> bool:
        word = self.tokens.word(at)
        return word.isdecimal() or word in self.words.language.numbers

    def _plain(self, at: int) -> Phrase:
        """Return one run of digits as a number by itself."""
        word = self.tokens.word(at)
        value = self.words.language.numbers[word] if word in self.words.language.numbers else int(word[:DIGITS])
        point = Interval.point(value)
        reading = Reading(at, at + 1, point, point, numbers=((at, at + 1),))
        return made(self.grammar, reading, Place(at, at), text=self.tokens.raw[at], locale=self.locale)

    def _refused(self, at: int, why: ContestedError, phrases: list[Phrase], unread: list[Unread]) -> None:
        """Keep what could not be read; a list of numbers without spaces is read one by one."""
        tokens = self.tokens
        position = tokens.starts[at]
        listed = _LIST.match(tokens.text, position, position + _LONGEST_LIST) if isinstance(why, NotANumber) else None
        end = at + 1
        while (
            end < len(tokens)
            and tokens.glued(end)
            and (tokens.word(end)[0].isalnum() or tokens.word(end) in ".,/-–^'’")
        ):
            end += 1
        while end > at + 1 and tokens.word(end - 1) in ".,/-–^'’":
            end -= 1
        end = max(end, self.tried, self.grammar.reached)
        spelled = self.codes and isinstance(why, UnreadablePhrase) and not tokens.low[at][0].isdecimal()
        if listed or spelled:
            end = tokens.index_at(listed.end(), at) if listed else end
            phrases += [self._plain(one) for one in range(at, end) if self._digit_or_word(one)]
        else:
            place = (tokens.starts[min(self.began, at)], tokens.ends[end - 1])
            text = tokens.text[place[0] : place[1]]
            if isinstance(why, UnreadablePhrase):
                why = UnreadablePhrase(text, why.reason)
            unread.append(Unread(text, place, why))
        self.done = end
