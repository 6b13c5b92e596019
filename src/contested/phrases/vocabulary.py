"""
The words of one lexicon in one language, ready to be looked up, and what is found by them.

The hedge words of one place, one reading of a phrase, and what is no quantity.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from contested.phrases.language import language
from contested.phrases.lexicon import DEFAULT_LEXICON
from contested.phrases.lexicon import lexicon as lexicon_of
from contested.phrases.tokens import CURRENCIES, DASHES, MONEY_BEFORE, InflectedPhrases, Listing, Tokens
from contested.quantities.units import builtin_unit

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from contested.phrases.language import Language
    from contested.phrases.lexicon import Lexicon
    from contested.quantities.interval import Interval
    from contested.quantities.numbers import Number

OF_THE_NUMBER = "of the number"
"""The note of a reading whose error is a share of its number: "10 ± 5%"."""


class Hedges(NamedTuple):
    """
    The hedge words of one place.

    ``words`` with their first and last token, ``bound`` the class of the one
    that bounds, ``about`` the lexicon's word of the one that approximates.
    """

    words: tuple[tuple[int, int], ...] = ()
    bound: str | None = None
    about: str | None = None
    exactly: str | None = None
    closes: bool = False

    def __or__(self, other: Hedges) -> Hedges:
        """Return the words of both places."""
        if other is NO_HEDGES:
            return self
        if self is NO_HEDGES:
            return other
        return Hedges(
            self.words + other.words,
            self.bound or other.bound,
            self.about or other.about,
            self.exactly or other.exactly,
            self.closes or other.closes,
        )


NO_HEDGES = Hedges()


class Match(NamedTuple):
    """One reading of a phrase: tokens from ``start`` to ``end`` mean this."""

    start: int
    end: int
    interval: Interval | None
    reach: Interval | None
    words: tuple[tuple[int, int], ...] = ()
    about: bool = False
    numbers: tuple[tuple[int, int], ...] = ()
    unquantified: bool = False
    unknown: bool = False
    alone: bool = False
    best: Number | None = None
    error: Number | None = None
    standard: bool = False
    currency: tuple[int, int] | None = None
    unit_end: int = 0
    note: str = ""
    bound: bool = False
    foreign: bool = False
    share: bool = False
    mixed: bool = False
    part: Number | None = None
    scale: int = 1


class Mark(NamedTuple):
    """
    Tokens from ``start`` to before ``end`` whose digits or number words are no quantity.

    ``kind`` names what they are; ``doubt`` says why nobody can tell, and then they stay unread.
    """

    start: int
    end: int
    kind: str
    doubt: str = ""


_SIGNS = frozenset(("±", "+", "plus", ",", "(", "?", "%"))  # an error, a hedge in brackets, a doubt
_LONGEST_PART = 14  # "siebeneinhalb"


class Remarks(NamedTuple):
    """
    Words beside a number that change nothing.

    Of these ``things`` (several), ``settings`` (a place, a time, a body of
    people), ``causes`` and ``sources`` can be counted, so that one directly
    behind a number is what it counts, while ``collectives`` are people; behind ``numbered`` ones and
    ``settings`` a number is a name.  ``ages`` stand before an age,
    ``totals`` are numbers that ``compared`` ones set another against,
    ``shares`` take a part, with ``partitives`` and ``determiners`` behind
    them.  ``places`` lead to where, when and how; ``turns`` are no names, even in
    capitals; ``speakers`` are nobody in particular; ``dated`` stand before a
    year, ``calendar`` are months and ``polls`` what is taken in a year.
    """

    harmless: InflectedPhrases[bool]
    things: InflectedPhrases[bool]
    settings: InflectedPhrases[bool]
    causes: InflectedPhrases[bool]
    sources: InflectedPhrases[bool]
    collectives: InflectedPhrases[bool]
    places: InflectedPhrases[bool]
    turns: InflectedPhrases[bool]
    speakers: InflectedPhrases[bool]
    dated: InflectedPhrases[bool]
    calendar: InflectedPhrases[bool]
    polls: InflectedPhrases[bool]
    numbered: InflectedPhrases[bool]
    ages: InflectedPhrases[bool]
    totals: InflectedPhrases[bool]
    compared: InflectedPhrases[bool]
    partitives: InflectedPhrases[bool]
    determiners: InflectedPhrases[bool]
    shares: InflectedPhrases[bool]


class Vocabulary(NamedTuple):
    """
    Listings of the words around numbers.

    ``before`` and ``after`` stand for (word of the lexicon, class), ``alone`` likewise where a claim
    begins, ``words``
    for (word, class, whether it is looked for in prose).  ``joiners`` can join
    two numbers; ``suspects`` may be another number, or lead to one.  ``leading`` are the words that
    can stand before a number and belong to it, ``leaders`` the tokens that can
    stand directly before one and do.  What is none of ``openers`` begins no phrase but a
    number, and what is none of ``followers`` changes nothing behind one: most places need no closer
    look.  ``nouns``
    stand for the name of a unit, ``beside`` for what a phrase beside the
    number does to it, ``states`` and ``states_too`` for the kinds that a participle
    says something of,
    ``doubts`` for those phrases that leave it open whether it is said,
    ``nothing`` for what a noun behind "no" does to the zero, and ``remarks`` are the words that do nothing.
    """

    lexicon: Lexicon
    language: Language
    before: Listing[tuple[str, str]]
    alone: Listing[tuple[str, str]]
    after: Listing[tuple[str, str]]
    words: Listing[tuple[str, str, bool]]
    between: Listing[str]
    start: Listing[str]
    low: Listing[str]
    high: Listing[str]
    to: Listing[str]
    including: Listing[str]
    percent: Listing[str]
    of: Listing[str]
    compounds: frozenset[str]
    joiners: frozenset[str]
    suspects: frozenset[str]
    leading: Listing[str]
    leaders: frozenset[str]
    openers: frozenset[str]
    followers: frozenset[str]
    nouns: InflectedPhrases[str]
    beside: InflectedPhrases[str]
    states: InflectedPhrases[str]
    states_too: InflectedPhrases[str]
    doubts: InflectedPhrases[str]
    nothing: InflectedPhrases[str]
    remarks: Remarks

    def tokens(self, text: str, start: int = 0, end: int | None = None) -> Tokens:
        """Cut a text as this language needs it: compounds of number words come apart."""
        tokens = Tokens(text, start, end)
        if self.language.code == "az":  # the capital of ı is I, that of i is İ
            tokens.low[: len(tokens)] = [word.replace("İ", "i").replace("I", "ı").lower() for word in tokens.raw]
        if self.language.glued:
            tokens.split(self._cut)
        return tokens

    def is_unit(self, word: str) -> bool:
        """Whether a word names a unit of our own table."""
        return builtin_unit(word) is not None

    def is_counted(self, word: str) -> bool:
        """Whether a word stands for what is counted: "people", "hommes", "человек"."""
        unit = builtin_unit(word)
        return (unit is not None and unit.counts) or word.lower() in self.language.words["counted"]

    def _cut(self, word: str) -> Iterator[str]:
        """Cut "siebenhundertfünfzig" into its words, longest first; yield nothing where some part is no number."""
        language, parts, at, size = self.language, [], 0, _LONGEST_PART
        dead: set[int] = set()  # places from which no word leads to the end
        while at < len(word):
            part = word[at : at + size]
            if (
                len(part) == size
                and at + size not in dead
                and (part in self.compounds or part in language.scales or part in language.multipliers)
            ):
                parts.append(part)
                at, size = at + size, _LONGEST_PART
            elif size > 1:
                size -= 1
            elif not parts:
                return
            else:  # "քսանինը" is "քսան" and "ինը", not "քսանի" and a rest
                dead.add(at)
                size = len(parts.pop())
                at, size = at - size, size - 1
        yield from parts


@lru_cache(maxsize=64)
def vocabulary(lexicon: Lexicon, speech: Language) -> Vocabulary:
    """Return the listings of a lexicon in a language."""
    kinds = {**lexicon.before}
    before = [(word, (word, kind)) for word, kind in lexicon.before.items()]
    after = [(word, (word, kind)) for word, kind in lexicon.after.items()]
    words = [(word, (word, kind, word not in lexicon.alone)) for word, kind in lexicon.words.items()]
    if speech.code != "en":
        signs = {word for word in (*lexicon.before, *lexicon.after) if not word[0].isalpha()}
        before = [entry for entry in before if entry[0] in signs]
        after = [entry for entry in after if entry[0] in signs]
        before += [(native, (word, kinds[word])) for native, word in speech.hedges.items() if word in kinds]
        behind = {**kinds, **lexicon.after}
        after += [(native, (word, behind[word])) for native, word in speech.hedges_after.items() if word in behind]
        words = [
            (native, (word, lexicon.words[word], word not in lexicon.alone))
            for native, word in speech.counts.items()
            if word in lexicon.words
        ]
    listed = speech.words
    leading = _plain(
        (*(word for word, _ in before), *listed["between"], *listed["from"], *listed["low"]),
    )
    ahead, behind_it, instead = Listing(before), Listing(after), Listing(words)
    alone = Listing((native, (word, kinds[word])) for native, word in speech.hedges_alone.items() if word in kinds)
    joiners = DASHES | {"~"} | listed["and"] | listed["or"] | {phrase.split()[0] for phrase in listed["to"]}
    scales = {*speech.scales, *speech.multipliers, *(word.lower() for word in speech.abbreviations)}
    return Vocabulary(
        lexicon,
        speech,
        ahead,
        alone,
        behind_it,
        instead,
        between=_plain(listed["between"]),
        start=_plain(listed["from"]),
        low=_plain(listed["low"]),
        high=_plain(listed["high"]),
        to=_plain(listed["to"]),
        including=_plain(listed["including"]),
        percent=_plain(listed["percent"]),
        of=_plain(listed["of"]),
        compounds=frozenset(speech.numbers) | frozenset(speech.halves) | listed["and"] | listed["one"],
        joiners=joiners,
        nouns=_listed(speech.nouns),
        beside=_listed(speech.beside),
        states=_listed(speech.states),
        states_too=_listed(speech.states_too),
        doubts=_listed({"doubt": speech.beside.get("doubt", "")}),
        nothing=_listed(speech.nothing),
        remarks=Remarks(*(InflectedPhrases((word, True) for word in speech.remarks[name]) for name in Remarks._fields)),
        suspects=joiners | scales | {word for word, value in speech.numbers.items() if value != 1},
        leading=leading,
        leaders=leading.last_words
        | listed["one"]
        | listed["minus"]
        | listed["the"]
        | listed["articles"]
        | CURRENCIES
        | MONEY_BEFORE
        | frozenset((*DASHES, ".")),
        openers=frozenset(
            _first(listed["between"] | listed["from"] | listed["low"] | listed["articles"])
            | ahead.first_words
            | alone.first_words
            | instead.first_words
        ),
        followers=frozenset(
            joiners | behind_it.first_words | _first(listed["to"] | listed["between"]) | _SIGNS | {"but"}
        ),
    )


def vocabulary_of(lexicon: str | Lexicon = DEFAULT_LEXICON, locale: str | None = None) -> Vocabulary:
    """
    Return the listings of a lexicon, by name or as it is, in the language of a locale; without one in English.

    Raises:
        UnknownLexicon, UnknownLanguage: there is none.
    """
    return vocabulary(lexicon_of(lexicon), language(locale or "en"))


def _first(phrases: Iterable[str]) -> frozenset[str]:
    """Return the tokens that phrases can begin with."""
    return Listing((phrase, phrase) for phrase in phrases).first_words


def _listed(table: Mapping[str, str]) -> InflectedPhrases[str]:
    """Return the phrases of a table whose values list them with commas between."""
    return InflectedPhrases(
        (phrase.strip(), meaning) for meaning, listed in table.items() for phrase in listed.split(",") if phrase.strip()
    )


def _plain(phrases: Iterable[str]) -> Listing[str]:
    return Listing((phrase, phrase) for phrase in phrases)
