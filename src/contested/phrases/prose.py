"""
``find_phrases``: every number phrase in running prose.

The text is cut into blocks of some thousand characters at ends of lines and
sentences, each is read once from left to right, and so time grows with length
alone.  What cannot be read without guessing is not dropped: it is listed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple, overload

import attrs

from contested.errors import ContestedError, NotANumber, UnreadablePhrase, UnusableName, WrongType
from contested.exact import DIGITS
from contested.hedges import DEFAULT_LEXICON
from contested.hedges import lexicon as lexicon_of
from contested.interval import Interval
from contested.language import language
from contested.phrases.amounts import CURRENCIES, VULGAR
from contested.phrases.grammar import Grammar
from contested.phrases.making import Place, made, unit_place
from contested.phrases.said import Reading
from contested.phrases.settling import settled
from contested.phrases.tokens import DASHES, MINUSES, Listing, western_digits
from contested.phrases.vocabulary import vocabulary
from contested.units import Unit
from contested.units import unit as unit_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from contested.hedges import Lexicon
    from contested.language import Language
    from contested.phrases.phrase import Phrase
    from contested.phrases.vocabulary import Vocabulary

LONGEST_TEXT = 10_000_000
_BLOCK = 4_000
_OVERLAP = 300
_LOOK_BACK = 12
_LONGEST_HEDGE = 7
_LONGEST_CODE = 100

_HIDDEN = re.compile(
    "[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\x7f-\\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]"
)
_DIGIT_RUN = re.compile(r"\d+")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+")
_CODE = re.compile(r"[0-9]+(?::[0-9]|[-/.][0-9]+[-/.][0-9])[0-9:/.-]*|[0-9]+-[0-9]+-[0-9/-]+")
_LIST = re.compile(r"[0-9]+,[0-9]+,[0-9,]+")
_JOINED = frozenset("^*_±⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁄₋")
_ENDINGS = frozenset(("st", "nd", "rd", "th", "s"))
_HOURS = frozenset(("am", "pm", "o'clock"))
_LARGEST_DENOMINATOR = 10
_FILLERS = frozenset(("a", "an", "of", "the", "no", "not", "large", "small", "great", "was", "be", "to", "or"))


class Unread(NamedTuple):
    """A number in prose that has no one reading: what it says, where, and why."""

    text: str
    span: tuple[int, int]
    reason: ContestedError


@attrs.frozen
class Phrases(Sequence["Phrase"]):
    """
    The phrases of a text, in order.

    ``unread`` lists the numbers that could not be read without guessing.
    """

    found: tuple[Phrase, ...]
    unread: tuple[Unread, ...] = ()

    @overload
    def __getitem__(self, at: int) -> Phrase: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[Phrase, ...]: ...
    def __getitem__(self, at: int | slice) -> Phrase | tuple[Phrase, ...]:
        """Return a phrase, or some of them."""
        return self.found[at]

    def __len__(self) -> int:
        """Count the phrases that were read."""
        return len(self.found)


def find_phrases(
    text: str,
    *,
    lexicon: str | Lexicon = DEFAULT_LEXICON,
    locale: str | None = None,
    unit: str | Unit | None = None,
    codes: bool = False,
) -> Phrases:
    """
    Find every number phrase in running prose, with its place.

    Numbers within names ("Mi-24"), dates, times, telephone numbers and web
    addresses are no quantities and are passed over.

    Args:
        text: prose of at most ten million characters.
        lexicon: what the words are worth, as in ``read_phrase``.
        locale: the language, as in ``read_phrase``.
        unit: what is counted, if all numbers are of one unit.
        codes: give the digits within names, dates and codes too, each by itself.

    Returns:
        The phrases in order; ``.unread`` lists what has two readings or
        none, each with its place and the error that says why.

    Raises:
        UnreadablePhrase: the text is too long.
        UnusableName: a control or bidirectional character, with its position.
    """
    if not isinstance(text, str):
        raise WrongType("a text", text, "prose with numbers in it")
    if len(text) > LONGEST_TEXT:
        raise UnreadablePhrase(text, f"it has {len(text)} characters; at most {LONGEST_TEXT} are searched")
    hidden = _HIDDEN.search(text)
    if hidden:
        reason = f"character {hidden.start() + 1} is the invisible U+{ord(hidden[0]):04X}; remove it"
        raise UnusableName("text", text, reason)
    measured = unit if unit is None or isinstance(unit, Unit) else unit_of(unit)
    words = vocabulary(lexicon_of(lexicon), language(locale or "en"))
    return _found(text, 0, words, locale, measured, codes=codes)


def phrases_in(text: str, start: int, words: Vocabulary, locale: str | None) -> Phrases:
    """Return the phrases of a text from ``start`` on."""
    return _found(text, start, words, locale, None, codes=False)


def _found(text: str, start: int, words: Vocabulary, locale: str | None, unit: Unit | None, *, codes: bool) -> Phrases:
    if not text.isascii():
        text = _DIGIT_RUN.sub(lambda run: western_digits(run[0]), text)
    phrases: list[Phrase] = []
    unread: list[Unread] = []
    used = start  # characters before this one are in phrases already
    for begin, end, stop in _blocks(text, start):
        block = _Block(text, (max(begin, used), stop), words, locale, unit, codes=codes)
        used = max(used, block.search(end, phrases, unread))
    return Phrases(tuple(phrases), tuple(unread))


def _blocks(text: str, start: int) -> Iterator[tuple[int, int, int]]:
    """
    Cut a text into blocks, at spaces where there are any.

    Yields where the words of a block begin, where its cores end, and where
    its words end: a phrase at a seam is seen whole, hedge and unit included.
    """
    size, begin = len(text), start
    while start < size:
        end = min(start + _BLOCK, size)
        if end < size:
            end = _seam(text, start + _BLOCK // 2, end)
        yield begin, end, _seam(text, end + 1, min(end + _OVERLAP, size)) if end < size else size
        begin, start = max(start, text.find(" ", max(start, end - _OVERLAP), end) + 1), end


def _seam(text: str, low: int, high: int) -> int:
    """Return the place after the last space or line end before ``high``, or ``high`` where there is none."""
    found = max(text.rfind(" ", low, high), text.rfind("\n", low, high))
    return high if found < 0 else found + 1


def _grouped(code: str) -> bool:
    """Whether points group thousands in what looks like a code: "1.234.567"."""
    groups = code.rstrip(".").split(".")
    return len(groups) > 1 and all(len(group) == 3 and group.isdecimal() for group in groups[1:])


@lru_cache(maxsize=16)
def _listing(language_: Language) -> Listing[str]:
    """Return the words that take a number out: "all but"."""
    return Listing((phrase, phrase) for phrase in language_.words["exceptions"])


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


class _Block:
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
        self.exceptions = _listing(words.language)
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
        dated = self._dated(at) if digits else 0
        if dated:
            self.done = dated
            return
        try:
            self._read(at, phrases)
        except ContestedError as why:
            self._refused(at, why, phrases, unread)

    def _read(self, at: int, phrases: list[Phrase]) -> None:
        tokens = self.tokens
        self.grammar.reached, self.began = 0, at
        for start in self._starts(at):
            self.began = min(start, self.began)
            readings = [one for one in self.grammar.readings(start) if one.end > at and not self._no_claim(one)]
            if readings:
                break
        else:
            return
        ends = readings[0].end
        self.tried = max(one.end for one in readings)
        if self._no_quantity(at, ends):
            self.done = ends
            return
        unit = unit_place(tokens, ends, self.words)
        text = tokens.text[tokens.starts[readings[0].start] : tokens.ends[max(ends, unit.end) - 1]]
        reading = settled(readings, text, self.unit, self.grammar.around.text(*unit))
        joined = tokens.glued(reading.end) and (
            tokens.word(reading.end) in _JOINED
            or (tokens.word(reading.end) in DASHES and tokens.word(reading.end + 1).isdecimal())
        )
        before = self._denied(reading.start)
        if before:
            raise UnreadablePhrase(text, f"{before!r} stands before it, so the number alone would say something else")
        if self._label(reading):
            raise UnreadablePhrase(text, "it may be two numbers, or a date or name and a number; write a comma")
        if tokens.word(reading.end) == "per" and tokens.word(reading.end + 1).isdecimal():
            raise UnreadablePhrase(text, "it is a rate; claim the number by itself, and give the rate as its unit")
        if joined or self._scale_left(reading):
            raise UnreadablePhrase(text, "it is joined to what may be another number or a code")
        unit = unit_place(tokens, reading.end, self.words) if len(readings) > 1 else unit
        if reading.unit_end:
            unit = Place(reading.numbers[0][1], reading.words[-1][0])
        self.done = reading.end
        end = max(reading.end, unit.end)
        text = tokens.text[tokens.starts[reading.start] : tokens.ends[end - 1]]
        phrases.append(made(self.grammar, reading, unit, text=text, locale=self.locale))

    def _denied(self, start: int) -> str:
        """Return the word shortly before a phrase that turns it round: "did not lose more than 20", "all but 20"."""
        tokens, words = self.tokens, self.words.language.words
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
        return word.lower() in self.words.language.words["closing"]

    def _no_claim(self, reading: Reading) -> bool:
        """Whether a reading is only a claim where it stands alone: "many", or an article that is "one" as well."""
        (start, end), language = reading.numbers[0], self.words.language
        article = end - start == 1 and language.numbers.get(self.tokens.word(start)) == 1
        return reading.alone or (article and language.code != "en" and not reading.words)

    def _no_quantity(self, at: int, end: int) -> bool:
        """Whether digits are an ordinal, a decade, a time of day or what may be a date: "21st", "5 p.m.", "9/11"."""
        tokens, word = self.tokens, self.tokens.word(end)
        if not tokens.low[at][0].isdecimal():
            return False
        if (tokens.glued(end) and word in _ENDINGS) or word in _HOURS:
            return True
        if word in ("a", "p") and tokens.low[end + 1 : end + 3] == [".", "m"]:
            return True
        return self._slashed(at) and word not in self.words.language.words["of"]

    def _slashed(self, at: int) -> bool:
        """Whether digits and a slash are rather a date or an edition than a fraction: "9/11", "24/7"."""
        if self.tokens.word(at + 1) != "/" or not self.tokens.glued(at + 1):
            return False
        if not self.tokens.word(at + 2).isdecimal():
            return False
        above, below = (int(self.tokens.low[place][:9]) for place in (at, at + 2))
        return below > _LARGEST_DENOMINATOR or above > below

    def _dated(self, at: int) -> int:
        """Return the token after a date that begins with these digits or their month, such as "20 May 2023"; else 0."""
        tokens, months = self.tokens, self.words.language.words["months"]
        if at + 1 < len(tokens) and tokens.raw[at + 1] in months:
            return at + 2 + self._year(at + 2)
        if at > 0 and tokens.raw[at - 1] in months and len(tokens.low[at]) < 3:
            comma = tokens.word(at + 1) == ","
            return at + 1 + comma + 1 if self._year(at + 1 + comma) else 0  # "May 20, 2023"; "in May 20 people died"
        return 0

    def _year(self, at: int) -> int:
        """Return 1 where a year of four digits stands, else 0."""
        word = self.tokens.word(at)
        return int(len(word) == 4 and word.isdecimal() and not self.tokens.glued(at))

    def _scale_left(self, reading: Reading) -> bool:
        """Whether a scale word is left over behind a number: "five million thousand"."""
        word, language = self.tokens.word(reading.end), self.words.language
        scale = word in language.scales or word in language.multipliers
        return scale and reading.interval is not None and not reading.unquantified

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
        listed = _LIST.match(tokens.text, position, position + _BLOCK) if isinstance(why, NotANumber) else None
        end = at + 1
        while (
            end < len(tokens)
            and tokens.glued(end)
            and (tokens.word(end)[0].isalnum() or tokens.word(end) in ".,/-–^'’")
        ):
            end += 1
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
