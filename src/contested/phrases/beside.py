"""
All that stands beside the number of a claim: read into it, kept as a remark that can change nothing, or refused.

"6,000 (range 4,500–7,500)" has bounds, "14 (thousands)" a scale, "640 (max.)" a
limit, "20 killed a day" a rate.  Words that change nothing are known by name;
a word that is not known may change everything, so it is refused.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from contested.phrases.beside_tally import NOT_ONE, Tally
from contested.phrases.calendar_days import date_end
from contested.phrases.counted_nouns import Group
from contested.phrases.side_numbers import INTERVALS, SideNumbers
from contested.phrases.tokens import DASHES
from contested.quantities.unit_table import STATES
from contested.quantities.units import builtin_unit
from contested.quantities.units import unit as unit_of

if TYPE_CHECKING:
    from contested.quantities.numbers import Number

MONEY = frozenset(("usd", "eur", "gbp", "amd", "azn", "rub", "chf", "uah", "try", "gel", "irr", "cny", "jpy", "inr"))
_OPENERS = {"(": ")", "[": "]", "{": "}"}
_SEPARATORS = frozenset(",;:.…·|()[]{}\"“”„«»‘’'`՝։!=")
_JOINERS = frozenset("&+/")
_YET = frozenset(
    ("but", "though", "although", "mais", "pero", "aber", "но", "բայց", "amma", "and", "y", "et", "und", "и")
)
_WITH = frozenset(("with", "avec", "con", "mit", "с", "со", "plus", "հետ", "ilə", "sowie", "und", "including", "incl"))
_BOUNDS = ("at_least", "at_most")
_UNKNOWN = "is not known to change nothing; write the number alone, and keep the words in quote="
_SCALES = {"thousands": 1000, "millions": 10**6, "billions": 10**9}
_MOST_BRACKETS = 4
_WITHOUT_PREPOSITIONS = ("hy", "az")
_COMMON_ENDINGS = ("ung", "ungen", "heit", "keit", "schaft", "tion", "ität", "nis", "tum", "zahl", "fall", "satz")
_SHORTEST_ADJECTIVE = 5


class Beside:
    """A walk over the words beside one number, which fills a tally."""

    def __init__(self, tally: Tally) -> None:
        """Read into ``tally``."""
        self.tally, self.tokens, self.words = tally, tally.grammar.tokens, tally.grammar.words
        self.numbers = SideNumbers(tally)
        self._object = self._joined = self._names = self._attributed = self._included = False
        self._apart, self._depth, self._first = True, 0, 0
        self._sum: list[Number] | None = None
        self.named = False  # a name was passed over

    def read(self, at: int, stop: int, *, names: bool = True, leading: bool = False) -> None:
        """
        Read the tokens from ``at`` to before ``stop``.

        ``names`` is whether a capital letter makes a name, ``leading`` whether
        it does so at the first word too, where a noun follows.

        Raises:
            UnreadablePhrase: some of it is not known to change nothing; the message names it.
            AmbiguousPhrase: it can be read in two ways.
        """
        self._names = names
        self._clause(at, stop)
        if leading and any(self.words.nouns.has(self.tokens, n) for n in range(at + 1, stop)):
            self._first = -1  # "Armenian soldiers", not "Unconfirmed"
        while at < stop:
            at = self._step(at, stop)

    def _clause(self, at: int, stop: int) -> None:
        """Begin a clause: nothing is joined yet; an attribution in it makes all of it one."""
        self._apart, self._object, self._joined, self._first = True, False, False, at
        self._attributed = False
        while at < stop and self.tokens.word(at) not in _SEPARATORS:
            found = self.words.beside.find(self.tokens, at)
            if found is not None and found[0] == "attribution":
                self._attributed = True
                return
            at += 1

    def _step(self, at: int, stop: int) -> int:
        """Read what stands at a token; return the one after it."""
        word = self.tokens.word(at)
        if word in _OPENERS:
            return self._bracket(at, stop)
        included = self.words.including.find(self.tokens, at)
        if included is not None:
            self._clause(included[1], stop)
            self._included, self._first = True, -1
            return included[1]
        found = self.words.beside.find(self.tokens, at)
        noun = self.words.nouns.find(self.tokens, at)
        if found is not None and (noun is None or found[1] >= noun[1]):
            read = self._phrase(found[0], at, found[1], stop)
            if read:
                return read
        if word in _YET and self._bounds_at(at + 1):
            return at + 1  # "640 but likely more"
        if word in _SEPARATORS or word[0] == "\n" or (word in DASHES and not self._inside(at)):
            self._included = self._included and word in ",'’"
            self._clause(at + 1, stop)
            return at + 1
        if word in _JOINERS or word in _WITH:
            self._joined, self._object = True, False
            return at + 1
        if word[0].isdecimal():
            return self._digits(at)
        if self.words.remarks.calendar.has(self.tokens, at):
            end = self._month(at)
            if end:
                return end
        if noun is not None:
            return self._noun(noun[0], at, noun[1])
        return self._plain(at, stop)

    def _bounds_at(self, at: int) -> bool:
        found = self.words.beside.find(self.tokens, at)
        return found is not None and found[0] in _BOUNDS

    def _inside(self, at: int) -> bool:
        """Whether a hyphen stands inside a word: "non-combatants"."""
        return self.tokens.glued(at) and self.tokens.glued(at + 1)

    def _plain(self, at: int, stop: int) -> int:
        """Pass over a word that changes nothing."""
        word, remarks = self.tokens.word(at), self.words.remarks
        listed = self.words.language.words
        if word in DASHES:
            return at + 1
        if word in listed["and"] or word in listed["or"]:
            self._joined = True
            return at + 1
        if remarks.places.has(self.tokens, at):
            self._object = True
            return at + 1
        if self._attributed and not self._spoken(at):
            raise self.tally.refusal(
                at, at + 1, "says whose number it is; give by=, named= or source=, and the number alone"
            )
        scale = self._scale(at)
        if scale is not None and self.tally.reading.interval is None:
            return at + 1  # "dozens or hundreds"
        if scale is None and remarks.turns.has(self.tokens, at):
            raise self.tally.refusal(at, at + 1, _UNKNOWN)
        if scale is not None:
            return self._scaled(scale, at, stop)
        if word in MONEY:
            raise self.tally.refusal(at, at + 1, "makes it an amount of money")
        known = remarks.harmless.has(self.tokens, at) or (
            len(word) > _SHORTEST_ADJECTIVE and word.endswith(tuple(self.words.language.remarks["endings"]))
        )
        if known:
            return at + 1
        if builtin_unit(word) is None and self._name(at):
            self.named = True
            return at + 1
        if word in self.words.language.numbers or word in listed["one"]:
            raise self.tally.refusal(at, at + 1, "", NOT_ONE)
        raise self.tally.refusal(at, at + 1, _UNKNOWN)

    def _spoken(self, at: int) -> bool:
        return self.words.remarks.speakers.has(self.tokens, at) or self.words.remarks.harmless.has(self.tokens, at)

    def _name(self, at: int) -> bool:
        """Whether a word is a name: of a place, an agency, a people."""
        raw, before = self.tokens.raw[at], self.tokens.word(at - 1) if at else ""
        if not raw[0].isupper() or not self._names or before in ".!?":
            return False
        acronym = len(raw) > 1 and raw.isupper()
        following = self.tokens.raw[at + 1] if at + 1 < len(self.tokens) else ""
        polled = self.words.remarks.polls.has(self.tokens, at + 1)  # "(Soviet estimate)"
        if not acronym and at == self._first and not following[:1].isupper() and not polled:
            return False  # any word may have a capital letter where a clause begins
        if not (acronym or self._object or self._depth or self._included or self._leads_on(at)):
            return False
        german = self.words.language.code == "de"  # where every noun has a capital letter
        return acronym or not german or (self._object and not raw.endswith(_COMMON_ENDINGS))

    def _leads_on(self, at: int) -> bool:
        """Whether a noun or a verb follows a name: "Armenian soldiers"; some languages have no "in" before a place."""
        if self.words.language.code in _WITHOUT_PREPOSITIONS:
            return True
        words = [
            self.words.nouns.has(self.tokens, n) or self.tokens.raw[n][:1].isupper()
            for n in range(at + 1, min(at + 3, len(self.tokens)))
        ]
        return any(words) or (at > 0 and self.tokens.raw[at - 1][0].isupper())

    def _noun(self, name: str, at: int, end: int) -> int:
        """Take up a kind that is counted, or is the object of an "in" or "by"."""
        kind = unit_of(name)
        if self._attributed:
            if self._spoken(at):
                return end
            raise self.tally.refusal(
                at, end, "says whose number it is; give by=, named= or source=, and the number alone"
            )
        if not kind.counts:
            return self.tally.measure(kind, at, end)
        state = name in STATES
        if (self._object or self._included) and not state:
            return end
        if self._joined or self._apart or not self.tally.groups:
            self.tally.groups.append(Group([kind], self._joined))
        else:
            self.tally.groups[-1].kinds.append(kind)
        self._joined = self._apart = False
        if self.tally.named is None:
            self.tally.named = (at, end)
        return end

    def _phrase(self, kind: str, at: int, end: int, stop: int) -> int:
        """Do what a phrase beside the number does; return the token after it, or 0 where it does nothing here."""
        if kind in _BOUNDS:
            if self.tally.bound not in (None, kind) or self._attributed:
                raise self.tally.refusal(at, end, "contradicts what else is said; write one of them")
            self.tally.bound = kind
            self.tally.hedges.append((at, end))
        elif kind == "approximate":
            self.tally.about = self.tally.about or "estimated"
            self.tally.hedges.append((at, end))
        elif kind in INTERVALS:
            return self.numbers.interval(at, stop)
        elif kind.startswith("per_"):
            self._rate(kind, at, end)
        elif kind == "each":
            raise self.tally.refusal(at, end, "makes it a number for each of several; claim the number of all")
        elif kind == "here":
            return self._here(at, end, stop)
        elif kind == "attribution":
            pass
        else:
            return end if kind == "remark" else 0
        return end

    def _rate(self, kind: str, at: int, end: int) -> None:
        if self.tally.per:
            raise self.tally.refusal(at, end, "is a second rate; write one")
        self.tally.per = kind.removeprefix("per_")

    def _here(self, at: int, end: int, stop: int) -> int:
        """Read the "in" of "12 in" as inches, where nothing follows and the figure is a length."""
        name = {"in": "inch", "are": "are"}[self.tokens.word(at)]
        last = end == stop or self.tokens.word(end) in ")]."
        if not last or self.tally.printed is not None or at != self.tally.reading.end:
            return 0
        if self.tally.figure is None or self.tally.figure.counts:
            raise self.tally.refusal(at, end, "opens what does not follow")
        return self.tally.measure(unit_of(name), at, end)

    def _scale(self, at: int) -> int | None:
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

    def _scaled(self, scale: int, at: int, stop: int) -> int:
        """Read "(thousands)", "(in millions)", and the million of "3.4 (2.9–4.1) million"."""
        end = at + 1 + (self.tokens.word(at + 1) == ".")
        alone = end == stop and (self._apart or self.tokens.word(at - 1) in ("in", "en", "в", "by"))
        behind = self.tokens.word(at - 1) == ")" and self.tally.ends is not None
        if (
            self.tally.scale > 1
            or self.tally.reading.scale > 1
            or self.tally.reading.interval is None
            or not (alone or behind)
        ):
            raise self.tally.refusal(at, end, "", NOT_ONE)
        if scale < 1000:
            raise self.tally.refusal(at, end, "is no scale of a number that is given")
        self.tally.scale = scale
        return end

    def _digits(self, at: int) -> int:
        """Read a second number: a date, a part, a summand; any other is refused."""
        end, sure = date_end(self.tokens, at, self.words.remarks.calendar)
        before = at > 0 and self._dates(at - 1) and self._dates(end)
        if end > at and not self._included and self._sum is None and (sure or before):
            return end
        if self._included or self._sum is not None:
            amounts = self.tally.grammar.numbers.amounts(at)
            if len(amounts) == 1 and self._partial(amounts[0].value):
                return amounts[0].end
        raise self.tally.refusal(at, at + 1, "", NOT_ONE)

    def _dates(self, at: int) -> bool:
        """Whether a year can stand beside this token and be no count: "in 2020", "(2011 census)"."""
        remarks, listed = self.words.remarks, self.words.language.words
        word = self.tokens.word(at)
        if remarks.dated.has(self.tokens, at) or remarks.polls.has(self.tokens, at):
            return True
        if self._depth and (word in "()[],;" or word in DASHES):
            return True
        closed = at >= len(self.tokens) or word in ",.;:)" or word in listed["and"]
        return closed or (word in listed["closing"] and word not in listed["or"])

    def _month(self, at: int) -> int:
        """Read "March 2019"; in English a month has a capital letter, "may" and "march" have none."""
        if self.words.language.code == "en" and not self.tokens.raw[at][0].isupper():
            return 0
        return date_end(self.tokens, at, self.words.remarks.calendar)[0]

    def _partial(self, value: Number) -> bool:
        """Whether a number can be a part of the whole; one of a sum is kept."""
        interval = self.tally.reading.interval
        high = None if interval is None else interval.high
        if self._sum is not None and not self._included:
            self._sum.append(value)
        return high is None or value * 1 <= high * self.tally.scale

    def _bracket(self, at: int, stop: int) -> int:
        """Read what stands in brackets."""
        self._depth += 1
        if self._depth > _MOST_BRACKETS:
            raise self.tally.refusal(at, stop, "has too many brackets in brackets")
        close = self._closing(at, stop)
        included, self._included = self._included, False
        self._clause(at + 1, close)
        end = self._whole_bracket(at + 1, close)
        while end < close:
            end = self._step(end, close)
        self._included = included
        self._depth -= 1
        self._apart = True
        self._object = self._attributed = False
        return min(close + 1, stop)

    def _whole_bracket(self, at: int, close: int) -> int:
        """Read a bracket that holds one thing not said outside: ends, an error, another unit, a sum, a whole."""
        word = self.tokens.word(at)
        if self.numbers.upper_limit(at, close):
            return close
        if word in ("±", "+") and self.numbers.plus_minus(at, close):
            return close
        if word in self.words.language.words["of"] and self.tokens.word(at + 1).isdecimal():
            return self.numbers.of_all(at, close)
        if not any(one[:1].isdecimal() for one in self.tokens.low[at:close]):
            return self.numbers.measure_alone(at, close)
        dated, _ = date_end(self.tokens, at, self.words.remarks.calendar)
        polled = self.words.remarks.polls.has(self.tokens, dated) or self.words.remarks.polls.has(
            self.tokens, dated + 1
        )
        if dated > at and (self.tokens.word(dated) in (")", "]", ",", ";", "") or polled) and dated <= close:
            self.numbers.refuse_years(at, dated)
            return dated
        if word[:1].isdecimal():
            for read in (self.numbers.bare_interval, self.numbers.converted, self._summed):
                end = read(at, close)
                if end:
                    return end
        elif self.words.start.find(self.tokens, at) or self.words.between.find(self.tokens, at):
            return at if self.numbers.years_alone(at, close) else self.numbers.interval(at, close, bare=True)
        return at

    def _summed(self, at: int, close: int) -> int:
        """Read parts that add up to the number: "8,800 (4,300 Army; 2,100 Navy; 2,400 Air Force)"."""
        point, outer = self.tally.point(), self._sum
        if point is None or outer is not None:
            return 0
        self._sum, end = [], at
        while end < close:
            end = self._step(end, close)
        parts, self._sum = self._sum, outer
        self._included = False
        if len(parts) < 2 or sum(parts) != point:
            raise self.tally.refusal(at, close, "", NOT_ONE)
        return close

    def _closing(self, at: int, stop: int) -> int:
        """Return the token of the bracket that closes the one at ``at``, or ``stop`` where none does."""
        depth = 0
        for n in range(at, stop):
            word = self.tokens.low[n]
            depth += (word in _OPENERS) - (word in ")]}")
            if depth == 0:
                return n
        return stop
