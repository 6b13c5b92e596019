"""One stretch of prose, searched from left to right for number phrases."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from contested.errors.base import ContestedError, NotANumber, UnreadablePhrase
from contested.phrases.disambiguation import only_reading, refuse_letter
from contested.phrases.doubts import doubt_around
from contested.phrases.grammar import Grammar
from contested.phrases.half_read import GOES_ON, NumberTails
from contested.phrases.passed_over import Marks
from contested.phrases.phrase import Passed, Phrase, Unread
from contested.phrases.phrase_building import UnitPlace, build_phrase, unit_place
from contested.phrases.phrase_starts import PhraseStarts
from contested.phrases.surroundings import RATE, Surroundings
from contested.phrases.tokens import VULGAR
from contested.phrases.zero_claims import zero_claim
from contested.quantities.interval import Interval
from contested.quantities.numbers import DIGITS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from contested.phrases.vocabulary import Mark, Match, Vocabulary
    from contested.quantities.units import Unit

_LOOK_BACK = 12  # tokens of a bracket between a number and its scale: "3.4 (2.9–4.1) million"
_LONGEST_LIST = 4_000  # characters: a list goes to the end of its block at most
_LONGEST_RUN = 300  # characters before a place: so time grows with length alone

_GROUP = 3  # digits
_LIST = re.compile(r"[0-9]+,[0-9]+,[0-9,]+")
_FILLERS = frozenset(("a", "an", "of", "the", "no", "not", "large", "small", "great", "was", "be", "to", "or"))
_SEPARATORS = frozenset(".,'\u2019")
_NOTHING = frozenset(("nil", "none"))  # behind a colon alone: "Losses: nil"
_HYPHENS = frozenset("-\u2010\u2011")


class ProseAccount(NamedTuple):
    """Where the numbers of a text end up: read, listed with the reason, or passed over by name."""

    phrases: list[Phrase]
    unread: list[Unread]
    passed: list[Passed]


@lru_cache(maxsize=64)
def _cores(words: Vocabulary) -> tuple[frozenset[str], frozenset[str]]:
    """Return the words that a number phrase in prose has at its core, and which of them are numbers."""
    speech = words.language
    numbers = set(speech.numbers) | set(speech.multipliers) | set(speech.scales) | set(speech.fractions) | set(VULGAR)
    numbers |= set(speech.halves)
    cores = numbers | set(speech.locatives)
    for word, kind in words.lexicon.words.items() if speech.code == "en" else ():
        if kind == "zero" and word in _NOTHING:
            cores.add(word)
        if word not in words.lexicon.alone:
            cores |= set(re.findall(r"[^\W\d_]+", word)) - _FILLERS
    small = {word for name in ("closing", "of", "from", "and", "one") for word in speech.words[name]}
    for native in speech.counts:
        cores |= set(re.findall(r"[^\W\d_]+", native.lower())) - small
    return frozenset(cores), frozenset(numbers | set(speech.locatives))


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
        self.cores, self.numbers = _cores(words)
        self.marks = Marks(self.tokens, words)
        self.marks.take_notes(*bounds)
        separators = None if locale is None else words.language.separators
        self.grammar = Grammar(self.tokens, words, separators, strict=False)
        self.tails = NumberTails(self.tokens, words, self.grammar.numbers.amounts)
        self.starts = PhraseStarts(self.tokens, words)
        self.around = Surroundings(self.tokens, words.language)
        self.done = 0  # tokens before this one are used up
        self.seen = 0  # cores before this token were looked at
        self.began = self.tried = 0  # the phrase that is being read

    def search(self, stop: int, account: ProseAccount) -> int:
        """Add what has its core before the character ``stop``; return the place up to which it is used up."""
        cores, tokens = self.cores, self.tokens
        places = [at for at, word in enumerate(tokens.low) if word in cores or word.isdecimal()]
        self.marks.look(places)
        for at in places:
            mark = self.marks.found.get(at)
            if at >= self.done or (mark is not None and mark.end > self.done):  # what a phrase left of a date
                if tokens.starts[at] >= stop:
                    break
                self.seen = at + 1
                if mark is None:
                    self._at(at, account)
                else:
                    self._marked(at, mark, account)
        used = max(self.done, self.seen)
        if self.marks.notes:
            self._note(used, stop, account)
        return tokens.ends[used - 1] if used else 0

    def _note(self, used: int, stop: int, account: ProseAccount) -> None:
        """Name the reference marks of this stretch."""
        text = self.tokens.text
        end = max(stop, self.tokens.ends[used - 1] if used else 0)
        places = [(start, last) for start, last in self.marks.notes if start < end]
        account.passed.extend(Passed(text[start:last], (start, last), "note") for start, last in places)
        if self.codes:
            for start, last in places:
                account.phrases.extend(self._digits_within(start, last))

    def _marked(self, at: int, mark: Mark, account: ProseAccount) -> None:
        """Name what is no quantity, or list it where nobody can tell."""
        tokens = self.tokens
        span = (tokens.starts[max(mark.start, self.done)], tokens.ends[mark.end - 1])
        text = tokens.text[slice(*span)]
        if self.codes:
            account.phrases.extend(self._digits_within(tokens.starts[at], span[1]))
        if mark.doubt:
            account.unread.append(Unread(text, span, UnreadablePhrase(text, mark.doubt)))
        else:
            account.passed.append(Passed(text, span, mark.kind))
        self.done = mark.end

    def _at(self, at: int, account: ProseAccount) -> None:
        word = self.tokens.low[at]
        if not word[0].isdecimal():
            if word not in self.numbers and not self.starts.is_worded(at):
                return
            if self._no_number(at):
                self._pass(at, account)
                return
        try:
            self._read(at, account)
        except ContestedError as why:
            self._refused(at, why, account)

    def _pass(self, at: int, account: ProseAccount) -> None:
        """Name a number word that is an article, a pronoun or a part of another word here."""
        tokens = self.tokens
        if tokens.low[at] in self.numbers and tokens.low[at] not in self.words.language.locatives:
            span = (tokens.starts[at], tokens.ends[at])
            account.passed.append(Passed(tokens.text[slice(*span)], span, "word"))

    def _read(self, at: int, account: ProseAccount) -> None:
        tokens = self.tokens
        self.grammar.reached, self.began = 0, at
        readings = self._readings(at)
        if not readings:
            self._refuse_tail(at + 1, self.words.language.scales.get(tokens.low[at], 0))
            self._pass(at, account)
            return
        ends = readings[0].end
        self.tried = max(one.end for one in readings)
        if tokens.low[ends] == "(":
            self._refuse_scale_behind(ends)
        unit = unit_place(tokens, ends, self.words)
        reading = readings[0]
        if len(readings) > 1:
            text = tokens.text[tokens.starts[reading.start] : tokens.ends[max(ends, unit.end) - 1]]
            reading = only_reading(readings, text, self.unit, self.grammar.tokens.printed(*unit), words=self.words)
            unit = unit_place(tokens, reading.end, self.words)
        if self.unit is not None and unit.start == unit.end:
            refuse_letter(reading, tokens.raw[reading.end - 1], self.unit, self.grammar.tokens.printed(at, reading.end))
        self._refuse_tail(reading.end, reading.scale)
        reason = self._cut(reading) or self.around.reason_against(reading)
        reason = reason or doubt_around(tokens, self.words, reading.start, reading.end)
        if reason:
            raise UnreadablePhrase(tokens.text[tokens.starts[at] : tokens.ends[at]], reason)
        if reading.unit_end:
            unit = UnitPlace(reading.numbers[-1][1], reading.words[-1][0])
        zero = zero_claim(tokens, self.words, reading, self.unit)
        if zero is not None:
            zero.refuse_part_in_prose(max(reading.end, unit.end))
        self.done = reading.end
        end = max(reading.end, unit.end)
        text = tokens.text[tokens.starts[reading.start] : tokens.ends[end - 1]]
        account.phrases.append(build_phrase(self.tokens, self.words, reading, unit, text=text, locale=self.locale))

    def _refuse_tail(self, at: int, scale: int) -> None:
        """Refuse a number that goes on behind what was read of it."""
        end = self.tails.end(at, scale)
        if end:
            self.grammar.reached = end
            raise UnreadablePhrase(self.tokens.text, RATE if self.tails.is_rate(at) else GOES_ON)

    def _refuse_scale_behind(self, at: int) -> None:
        """Refuse "3.4 (2.9–4.1) million", whose scale is of both numbers."""
        tokens, language = self.tokens, self.words.language
        near = tokens.low[at : at + _LOOK_BACK]
        end = at + near.index(")") + 1 if ")" in near else at
        scales = tokens.low[end] in language.scales or tokens.low[end] in language.abbreviations
        if end > at and scales and not tokens.glued(end):
            self.grammar.reached = end + 1
            raise UnreadablePhrase(tokens.text, "the scale behind the bracket is of both numbers; write it with each")

    # -- one number, or two -------------------------------------------------

    def _readings(self, at: int) -> list[Match]:
        """Read the phrase around a core; a change from one number to another is no range."""
        changes = self.marks.changes
        try:
            readings = self._first(at)
        except ContestedError:
            self.began = min(self.began, at)
            if changes.said(self.began, self.grammar.reached) != "change":
                raise
            return self._apart(at)
        if not readings:
            return readings
        first = readings[0]
        if first.bound and changes.limits and (said := changes.reached(first)):
            if said == "change" and first.words[0][1] <= first.numbers[0][0]:
                return self._apart(first.words[0][1], alone=True)
            raise UnreadablePhrase(self.tokens.text, changes.reached_or_limit)
        if changes.joins(first) and (said := changes.said(first.start, first.end)):
            if said == "doubt" or not changes.two(first):
                raise UnreadablePhrase(self.tokens.text, changes.apart)
            return self._apart(at)
        return readings

    def _apart(self, at: int, *, alone: bool = False) -> list[Match]:
        """Read the first of two numbers by itself, with its own hedges or ``alone``."""
        self.grammar.apart = self.grammar.joints.apart = True
        self.grammar.reached = 0
        try:
            return self.grammar.readings(at) if alone else self._first(at)
        finally:
            self.grammar.apart = self.grammar.joints.apart = False

    def _first(self, at: int) -> list[Match]:
        """Return the readings from the farthest place where a phrase around this core can begin."""
        for start in self.starts.around(at, self.done):
            self.began = min(start, self.began)
            readings = [one for one in self.grammar.readings(start) if one.end > at and not self.around.no_claim(one)]
            if readings:
                return readings
        return []

    # -- what is no quantity ------------------------------------------------

    def _no_number(self, at: int) -> bool:
        """Whether a number word is a pronoun or part of a name here: "this one", "the second half"."""
        tokens, language = self.tokens, self.words.language
        word = tokens.low[at]
        before = tokens.low[at - 1]
        if tokens.glued(at) and before in _HYPHENS and at - 1 >= self.done:
            return not self.codes
        if word not in language.numbers and word not in language.fractions:
            return False
        fraction = word in language.fractions and word not in language.scales
        if fraction and before in language.words["articles"]:
            return not self._ordinal_range(at)
        if fraction and before in language.fractions and not before.endswith("s"):
            return True  # "the fourth quarter"
        pronoun = language.numbers.get(word) == 1 or fraction
        return pronoun and before in language.words["pronoun_after"]

    def _ordinal_range(self, at: int) -> bool:
        """Whether a hedge before an article, or with one, makes a number of a fraction: "the half" is none."""
        part = self.words.language.words["part_fractions"]
        whole = self.tokens.low[at] in part and self.tokens.low[at + 1] in self.words.language.words["parts"]
        return (
            whole
            or self.starts.hedge_before(at - 1, self.done) is not None
            or self.starts.hedge_before(at, self.done) is not None
        )

    def _digit_or_word(self, at: int) -> bool:
        word = self.tokens.low[at]
        return word.isdecimal() or word in self.words.language.numbers

    def _plain(self, at: int) -> Phrase:
        """Return one run of digits as a number by itself."""
        word = self.tokens.low[at]
        value = self.words.language.numbers[word] if word in self.words.language.numbers else int(word[:DIGITS])
        return self._one(value, self.tokens.starts[at], self.tokens.ends[at])

    def _digits_within(self, start: int, stop: int) -> Iterator[Phrase]:
        """Return every run of digits between two places as a number by itself."""
        for run in re.finditer("[0-9]+", self.tokens.text[start:stop]):
            yield self._one(int(run[0][:DIGITS]), start + run.start(), start + run.end())

    def _one(self, value: int, start: int, end: int) -> Phrase:
        point, text = Interval.point(value), self.tokens.text[start:end]
        return Phrase(
            text=text,
            interval=point,
            reach=point,
            span=(start, end),
            number_spans=((start, end),),
            lexicon=self.words.lexicon.name,
            locale=self.locale,
        )

    def _refused(self, at: int, why: ContestedError, account: ProseAccount) -> None:
        """Keep what could not be read; a list of numbers without spaces is read one by one."""
        tokens = self.tokens
        position = tokens.starts[at]
        listed = _LIST.match(tokens.text, position, position + _LONGEST_LIST) if isinstance(why, NotANumber) else None
        if listed and not self.codes and any(len(part) == _GROUP for part in listed[0].split(",")[1:]):
            listed = None  # "12,345,67" may be one number, of which a digit is lost
        end = at + 1
        while (
            end < len(tokens) and tokens.glued(end) and (tokens.low[end][0].isalnum() or tokens.low[end] in ".,/-–^'’")
        ):
            end += 1
        while end > at + 1 and tokens.low[end - 1] in ".,/-–^'’":
            end -= 1
        end = max(end, self.tried, self.grammar.reached)
        spelled = self.codes and isinstance(why, UnreadablePhrase) and not tokens.low[at][0].isdecimal()
        if listed or spelled:
            end = tokens.index_at(listed.end(), at) if listed else end
            account.phrases.extend(self._plain(one) for one in range(at, end) if self._digit_or_word(one))
        else:
            end = self.marks.uncut(end)
            place = (self._run_start(min(self.began, at)), tokens.ends[end - 1])
            text = tokens.text[place[0] : place[1]]
            if isinstance(why, UnreadablePhrase):
                why = UnreadablePhrase(text, why.reason)
            account.unread.append(Unread(text, place, why))
        self.done = end

    def _cut(self, reading: Match) -> str:
        """Say that digits and marks go on before or behind a reading: ".51,234", "5 192.168.1.2"; or a minus before."""
        text, tokens = self.tokens.text, self.tokens
        place = tokens.starts[min(reading.numbers[0][0], reading.start)]
        if (
            text[place - 1 : place] == "–"
            and place > 0
            and text[place].isdecimal()
            and text[max(place - 2, 0) : place - 1].strip() in ("", "(")
        ):
            return "the dash at it may be a minus, or open a remark"
        for start, end in reading.numbers:
            first, last = tokens.starts[min(start, reading.start)], tokens.ends[end - 1]
            joined = text[last : last + 1] in _SEPARATORS and self.marks.uncut(end) != end
            if joined or (text[first - 1 : first] in _SEPARATORS and text[first - 2 : first - 1].isdecimal()):
                return "more digits are joined to it"
        return ""

    def _run_start(self, at: int) -> int:
        """Return the place of a token, or of the digits and marks that it continues."""
        text, start = self.tokens.text, self.tokens.starts[at]
        first = start
        while (
            text[start].isdecimal()
            and first > max(start - _LONGEST_RUN, 0)
            and (
                text[first - 1].isdecimal()
                or (text[first - 1] in _SEPARATORS and text[first - 2 : first - 1].isdecimal())
            )
        ):
            first -= 1
        return first


def phrases_in(text: str, start: int, words: Vocabulary, locale: str | None) -> tuple[Phrase, ...]:
    """Return the phrases of a text that is short enough to be one stretch, from ``start`` on."""
    account = ProseAccount([], [], [])
    Block(text, (start, len(text)), words, locale, None, codes=False).search(len(text), account)
    return tuple(account.phrases)
