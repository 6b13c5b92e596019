"""
All that stands beside the number of a claim: read into it, kept as a remark that can change nothing, or refused.

"6,000 (range 4,500–7,500)" has bounds, "14 (thousands)" a scale, "640 (max.)" a
limit, "20 killed a day" a rate.  Words that change nothing are known by name;
a word that is not known may change everything, so it is refused.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from contested.errors import AmbiguousPhrase, ContestedError, UnreadablePhrase
from contested.exact import in_full, simplest, step_of
from contested.phrases.calendar_days import date_end
from contested.phrases.counted import Group
from contested.phrases.tokens import DASHES
from contested.unit_table import STATES
from contested.units import Unit, factor, tabled
from contested.units import unit as unit_of

if TYPE_CHECKING:
    from contested.exact import Number
    from contested.phrases.grammar import Grammar
    from contested.phrases.said import Reading

NOT_ONE = (
    "it holds more than one number, or one written in a way that is not read; claim each number by itself, in digits"
)
_OPENERS = {"(": ")", "[": "]", "{": "}"}
_SEPARATORS = frozenset(",;:.…·|()[]{}\"“”„«»‘’'`՝։!=")
_JOINERS = frozenset("&+/")
_YET = frozenset(("but", "though", "although", "mais", "pero", "aber", "но", "բայց", "amma", "and", "y", "et", "und", "и"))
_WITH = frozenset(("with", "avec", "con", "mit", "с", "со", "plus", "հետ", "ilə", "sowie", "und", "including", "incl"))
_BOUNDS = ("at_least", "at_most")
_UNKNOWN = "is not known to change nothing; write the number alone, and keep the words in quote="
_SCALES = {"thousands": 1000, "millions": 10**6, "billions": 10**9}
_INTERVALS = ("range", "confidence", "credible", "standard_error")
_MOST_INTRO_TOKENS = 10
_MOST_BRACKETS = 4
_WITHOUT_PREPOSITIONS = ("hy", "az")
_COMMON_ENDINGS = ("ung", "ungen", "heit", "keit", "schaft", "tion", "ität", "nis", "tum", "zahl", "fall", "satz")
_SHORTEST_ADJECTIVE = 5
_POWERS = frozenset(("square", "sq", "cubic", "cu", "per", ".", "/", "*", "²", "³"))


class Beside:
    """
    What the words beside one number come to.

    ``bound`` and ``about`` are hedges, ``scale`` what the number is multiplied
    by, ``ends`` the bounds that stand with it and ``kind`` and ``level`` what
    they are, ``error`` a standard error; ``groups`` the kinds that are
    named, ``unit`` a measure and ``per`` the time of a rate; ``unknown``
    where a noun behind the number is none of ours, ``nouns_read`` where all are.
    """

    def __init__(self, grammar: Grammar, reading: Reading, unit: Unit | None, printed: Unit | None) -> None:
        """Prepare to read around a reading; ``unit`` is the figure's, ``printed`` the one behind the number."""
        self.grammar, self.tokens, self.words = grammar, grammar.tokens, grammar.words
        self.reading, self.figure, self.printed = reading, unit, printed
        self.bound: str | None = None
        self.about: str | None = None
        self.scale = 1
        self.ends: tuple[Number, Number, bool] | None = None
        self.kind, self.level = "", None
        self.error: Number | None = None
        self.groups: list[Group] = []
        self.unit: Unit | None = None
        self.per = ""
        self.hedges: list[tuple[int, int]] = []
        self.named: tuple[int, int] | None = None
        self.unknown = self.nouns_read = False
        self._object = self._joined = self._names = self._attributed = self._included = False
        self._apart, self._depth, self._first = True, 0, 0
        self._sum: list[Number] | None = None

    # -- the words, one after another ----------------------------------------

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
        if word in _SEPARATORS or word[0] == "\n" or (word in DASHES and not self._inside(at)):
            self._included = self._included and word in ",'’"
            self._clause(at + 1, stop)
            return at + 1
        if word in _JOINERS or word in _WITH:
            self._joined, self._object = True, False
            return at + 1
        if word[0].isdecimal():
            return self._digits(at, stop)
        if self.words.remarks.calendar.has(self.tokens, at):
            end = self._month(at)
            if end:
                return end
        if noun is not None:
            return self._noun(noun[0], at, noun[1])
        return self._plain(at, stop)

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
            raise self.refusal(at, at + 1, "says whose number it is; give by=, named= or source=, and the number alone")
        if remarks.turns.has(self.tokens, at):
            raise self.refusal(at, at + 1, _UNKNOWN)
        scale = self._scale(at)
        if scale is not None and self.reading.interval is None:
            return at + 1  # "dozens or hundreds"
        if scale is not None:
            return self._scaled(scale, at, stop)
        known = remarks.harmless.has(self.tokens, at) or (len(word) > _SHORTEST_ADJECTIVE and word.endswith(tuple(self.words.language.remarks["endings"])))
        if known or (tabled(word) is None and self._name(at)):
            return at + 1
        if word in self.words.language.numbers or word in listed["one"]:
            raise self.refusal(at, at + 1, "", NOT_ONE)
        raise self.refusal(at, at + 1, _UNKNOWN)

    def _spoken(self, at: int) -> bool:
        return self.words.remarks.speakers.has(self.tokens, at) or self.words.remarks.harmless.has(self.tokens, at)

    def _name(self, at: int) -> bool:
        """Whether a word is a name: of a place, an agency, a people."""
        raw, before = self.tokens.raw[at], self.tokens.word(at - 1) if at else ""
        if not raw[0].isupper() or not self._names or before in ".!?":
            return False
        acronym = len(raw) > 1 and raw.isupper()
        following = self.tokens.raw[at + 1] if at + 1 < len(self.tokens) else ""
        if not acronym and at == self._first and not following[:1].isupper():
            return False  # any word may have a capital letter where a clause begins
        if not (acronym or self._object or self._depth or self._included or self._leads_on(at)):
            return False
        german = self.words.language.code == "de"  # where every noun has a capital letter
        return acronym or not german or (self._object and not raw.endswith(_COMMON_ENDINGS))

    def _leads_on(self, at: int) -> bool:
        """Whether a noun or a verb follows a name: "Armenian soldiers"; some languages have no "in" before a place."""
        if self.words.language.code in _WITHOUT_PREPOSITIONS:
            return True
        words = [self.words.nouns.has(self.tokens, n) or self.tokens.raw[n][:1].isupper() for n in range(at + 1, min(at + 3, len(self.tokens)))]
        return any(words) or (at > 0 and self.tokens.raw[at - 1][0].isupper())

    def _noun(self, name: str, at: int, end: int) -> int:
        """Take up a kind that is counted, or is the object of an "in" or "by"."""
        kind = unit_of(name)
        if self._attributed:
            if self._spoken(at):
                return end
            raise self.refusal(at, end, "says whose number it is; give by=, named= or source=, and the number alone")
        if not kind.counts:
            return self._measure(kind, at, end)
        state = name in STATES
        if (self._object or self._included) and not state:
            return end
        if self._joined or self._apart or not self.groups:
            self.groups.append(Group([kind], self._joined))
        else:
            self.groups[-1].kinds.append(kind)
        self._joined = self._apart = False
        if self.named is None:
            self.named = (at, end)
        return end

    def _measure(self, unit: Unit, at: int, end: int) -> int:
        """Take up a measure that stands apart from the number: "3,600 (in hectares)"."""
        if self.printed is not None or self.unit is not None or self.groups:
            raise self.refusal(at, end, "is a second unit; write the number with one")
        self.unit = unit
        return end

    # -- phrases that do something -------------------------------------------

    def _phrase(self, kind: str, at: int, end: int, stop: int) -> int:
        """Do what a phrase beside the number does; return the token after it, or 0 where it does nothing here."""
        if kind in _BOUNDS:
            if self.bound not in (None, kind) or self._attributed:
                raise self.refusal(at, end, "contradicts what else is said; write one of them")
            self.bound = kind
            self.hedges.append((at, end))
        elif kind == "approximate":
            self.about = self.about or "estimated"
            self.hedges.append((at, end))
        elif kind in _INTERVALS:
            return self._interval(at, stop)
        elif kind.startswith("per_"):
            self._rate(kind, at, end)
        elif kind == "each":
            raise self.refusal(at, end, "makes it a number for each of several; claim the number of all")
        elif kind == "here":
            return self._here(at, end, stop)
        elif kind == "attribution":
            pass
        else:
            return end if kind == "remark" else 0
        return end

    def _rate(self, kind: str, at: int, end: int) -> None:
        if self.per:
            raise self.refusal(at, end, "is a second rate; write one")
        self.per = kind.removeprefix("per_")

    def _here(self, at: int, end: int, stop: int) -> int:
        """Read the "in" of "12 in" as inches, where nothing follows and the figure is a length."""
        name = {"in": "inch", "are": "are"}[self.tokens.word(at)]
        last = end == stop or self.tokens.word(end) in ")]."
        if not last or self.printed is not None or at != self.reading.end:
            return 0
        if self.figure is None or self.figure.counts:
            raise self.refusal(at, end, "opens what does not follow")
        return self._measure(unit_of(name), at, end)

    # -- scales ---------------------------------------------------------------

    def _scale(self, at: int) -> int | None:
        language = self.words.language
        word = self.tokens.word(at)
        instead = self.words.words.find(self.tokens, at)
        if instead is not None and instead[0][0] in _SCALES and instead[1] == at + 1:
            return _SCALES[instead[0][0]]
        return language.scales.get(word) or language.multipliers.get(word) or language.abbreviations.get(self.tokens.raw[at])

    def _scaled(self, scale: int, at: int, stop: int) -> int:
        """Read "(thousands)", "(in millions)", and the million of "3.4 (2.9–4.1) million"."""
        end = at + 1 + (self.tokens.word(at + 1) == ".")
        alone = end == stop and (self._apart or self.tokens.word(at - 1) in ("in", "en", "в", "by"))
        behind = self.tokens.word(at - 1) == ")" and self.ends is not None
        if self.scale > 1 or self.reading.scale > 1 or self.reading.interval is None or not (alone or behind):
            raise self.refusal(at, end, "", NOT_ONE)
        if scale < 1000:
            raise self.refusal(at, end, "is no scale of a number that is given")
        self.scale = scale
        return end

    # -- numbers ---------------------------------------------------------------

    def _digits(self, at: int, stop: int) -> int:
        """Read a second number: a date, a part, a summand; any other is refused."""
        end, sure = date_end(self.tokens, at, self.words.remarks.calendar)
        before = at > 0 and self._dates(at - 1) and self._dates(end)
        if end > at and not self._included and self._sum is None and (sure or before):
            return end
        if self._included or self._sum is not None:
            amounts = self.grammar.numbers.amounts(at)
            if len(amounts) == 1 and self._partial(amounts[0].value):
                return amounts[0].end
        raise self.refusal(at, at + 1, "", NOT_ONE)

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
        interval = self.reading.interval
        high = None if interval is None else interval.high
        if self._sum is not None and not self._included:
            self._sum.append(value)
        return high is None or value * 1 <= high * self.scale

    def _interval(self, at: int, stop: int, *, bare: bool = False) -> int:
        """Read "range 4,500–7,500", "95% CI: 7,000–19,000", "SE 3"; ``bare`` without a word before it."""
        kind, level, start = self._intro(at, stop)
        if not kind and not bare:
            return 0
        if kind == "standard_error":
            return self._standard(at, start)
        if kind in ("confidence", "credible") and level is None:
            raise self.refusal(at, start, "needs its level; write '95% CI'")
        readings = [one for one in self._readings(start) if one.interval is not None and len(one.numbers) > 1]
        readings = [one for one in readings if not one.bound and not one.words]
        if len(readings) != 1 or self.ends is not None:
            if kind == "range" and not any(word[:1].isdecimal() for word in self.tokens.low[at:stop]):
                return 0  # "a wide range", which is then not known
            raise self.refusal(at, min(start + 1, stop), "", NOT_ONE)
        interval = readings[0].interval
        assert interval is not None
        assert interval.low is not None
        assert interval.high is not None
        self._bounded(interval.low, interval.high, at, readings[0].end)
        self.kind, self.level = ("" if kind == "range" else kind), level
        return readings[0].end

    def _readings(self, at: int) -> list[Reading]:
        try:
            return self.grammar.readings(at)
        except ContestedError:
            return []

    def _intro(self, at: int, stop: int) -> tuple[str, Number | None, int]:
        """Read what announces an interval: its kind, its level, and the token after both."""
        kind, level = "", None
        most = min(stop, at + _MOST_INTRO_TOKENS)
        while at < most:
            found = self.words.beside.find(self.tokens, at)
            word = self.tokens.word(at)
            if found is not None and found[0] in _INTERVALS:
                kind, at = found[0] if not kind or kind == "range" else kind, found[1]
                continue
            share = self._percent(at)
            if share is not None and level is None:
                level, at = share
            elif word in ":=,-–" or word in ("of", "de", "von", "der", "d", "'", "’", "à", "на", "уровне"):
                if not kind:
                    break
                if self._opens_range(at):
                    break
                at += 1
            else:
                break
        return kind, level if kind else None, at

    def _opens_range(self, at: int) -> bool:
        """Whether the "de" here is that of "de 7 000 à 19 000"."""
        return self.words.start.find(self.tokens, at) is not None and self.tokens.word(at + 1)[:1].isdecimal()

    def _percent(self, at: int) -> tuple[Number, int] | None:
        """Read the "95 %" of an interval."""
        if not self.tokens.word(at).isdecimal():
            return None
        amounts = self.grammar.numbers.amounts(at)
        percent = self.words.percent.find(self.tokens, amounts[0].end) if amounts else None
        end = percent[1] if percent is not None else 0
        if percent is None and self.tokens.low[amounts[0].end : amounts[0].end + 2] == ["-", "%"]:
            end = amounts[0].end + 2
        value = Fraction(amounts[0].value) / 100 if end else Fraction(0)
        return (simplest(value), end) if 0 < value < 1 else None

    def _standard(self, at: int, start: int) -> int:
        """Read "SE 3"."""
        amounts = self.grammar.numbers.amounts(start)
        if len(amounts) != 1 or amounts[0].value < 0 or self.error is not None or self._point() is None:
            raise self.refusal(at, start, "", NOT_ONE)
        self.error = amounts[0].value
        return amounts[0].end

    def _point(self) -> Number | None:
        """Return the number itself, where it is one and nothing bounds it."""
        interval = self.reading.interval
        return interval.low if interval is not None and interval.is_point and self.reading.best is None else None

    def _bounded(self, low: Number, high: Number, at: int, end: int, *, is_open: bool = False) -> None:
        """Take ends that stand beside the number, where it lies between them."""
        point = self._point()
        if point is not None and not low <= point <= high and self.reading.scale > 1:
            low, high = (simplest(Fraction(side) * self.reading.scale) for side in (low, high))
        if point is None or not low <= point <= high or self.ends is not None:
            raise self.refusal(at, end, "", NOT_ONE)
        self.ends = (low, high, is_open)

    # -- brackets --------------------------------------------------------------

    def _bracket(self, at: int, stop: int) -> int:
        """Read what stands in brackets."""
        self._depth += 1
        if self._depth > _MOST_BRACKETS:
            raise self.refusal(at, stop, "has too many brackets in brackets")
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
        """Read a bracket that holds one thing that is not said outside: ends, an error, another unit, a sum, a whole."""
        word = self.tokens.word(at)
        if self._upper_limit(at, close):
            return close
        if word in ("±", "+") and self._plus_minus(at, close):
            return close
        if word in self.words.language.words["of"] and self.tokens.word(at + 1).isdecimal():
            return self._of_all(at, close)
        if not any(one[:1].isdecimal() for one in self.tokens.low[at:close]):
            return self._measure_alone(at, close)
        dated, _ = date_end(self.tokens, at, self.words.remarks.calendar)
        polled = self.words.remarks.polls.has(self.tokens, dated) or self.words.remarks.polls.has(self.tokens, dated + 1)
        if dated > at and (self.tokens.word(dated) in (")", "]", ",", ";", "") or polled) and dated <= close:
            self._refuse_years(at, dated)
            return dated
        if word[:1].isdecimal():
            for read in (self._bare_interval, self._converted, self._summed):
                end = read(at, close)
                if end:
                    return end
        elif self.words.start.find(self.tokens, at) or self.words.between.find(self.tokens, at):
            return self._interval(at, close, bare=True)
        return at

    def _refuse_years(self, at: int, end: int) -> None:
        """Refuse "1950 (1900–2000)", where the years may be bounds."""
        years = [int(word) for word in self.tokens.low[at:end] if word.isdecimal()]
        point = self._point()
        plain = all(word.isdecimal() or word in DASHES for word in self.tokens.low[at:end])
        if plain and len(years) == 2 and point is not None and years[0] <= point <= years[1]:
            raise AmbiguousPhrase(self.tokens.text, (f"{in_full(point)}, from {years[0]} to {years[1]}", f"{in_full(point)}, of those years"))

    def _bare_interval(self, at: int, close: int) -> int:
        readings = [one for one in self._readings(at) if len(one.numbers) > 1]
        if not readings:
            _, level, start = self._intro(at, close)
            return self._interval(at, close) if level is not None or start > at else 0
        return self._interval(at, close, bare=True)

    def _upper_limit(self, at: int, close: int) -> bool:
        """Read the limit of "6,000 (up to 7,500)"."""
        readings = self._readings(at)
        if len(readings) != 1 or readings[0].interval is None or readings[0].end != close or not readings[0].bound:
            return False
        limit, point = readings[0].interval, self._point()
        if limit.high is None or limit.low is not None or point is None or limit.high <= point or readings[0].about:
            return False
        self._bounded(point, limit.high, at, close, is_open=limit.high_open)
        return True

    def _plus_minus(self, at: int, close: int) -> bool:
        """Read "(±500)" and "(+/- 500)"."""
        start = at + 1 if self.tokens.word(at) == "±" else at + 3
        if start == at + 3 and self.tokens.low[at : at + 3] not in (["+", "/", "-"], ["+", "/", "−"]):
            return False
        amounts, point = self.grammar.numbers.amounts(start), self._point()
        if len(amounts) != 1 or amounts[0].end != close or amounts[0].value < 0 or point is None:
            return False
        size = Fraction(amounts[0].value)
        self._bounded(simplest(point - size), simplest(point + size), at, close)
        return True

    def _of_all(self, at: int, close: int) -> int:
        """Pass over the whole that is given: "11 (of 20)"."""
        amounts, point = self.grammar.numbers.amounts(at + 1), self._point()
        if len(amounts) != 1 or point is None or amounts[0].value < point:
            raise self.refusal(at, close, "", NOT_ONE)
        return amounts[0].end

    def _measure_alone(self, at: int, close: int) -> int:
        """Read "(in hectares)", "(km²)"."""
        start = at + 1 if self.tokens.word(at) in ("in", "en", "в") else at
        unit = self._measured(start, close)
        if unit is None or unit.counts:
            return at
        self._measure(unit, at, close)
        return close

    def _measured(self, at: int, close: int) -> Unit | None:
        """Return the unit that some tokens write, where each name is in our own table."""
        raw = self.tokens.raw[at:close]
        if not raw or not all(word.lower() in _POWERS or word in "23" or tabled(word) for word in raw):
            return None
        try:
            return unit_of(self.grammar.around.text(at, close))
        except ContestedError:
            return None

    def _converted(self, at: int, close: int) -> int:
        """Pass over the same quantity in another unit: "3,000 km² (1,158 sq mi)"."""
        readings = [one for one in self._readings(at) if one.interval is not None and one.interval.is_point]
        own, point = self.printed or self.figure, self._point()
        if len(readings) != 1 or own is None or own.counts or point is None:
            return 0
        other = self._measured(readings[0].end, close)
        second = readings[0].interval
        if other is None or second is None or second.low is None:
            return 0
        ratio = Fraction(factor(own, other))
        slack = (step_of(point) * ratio + step_of(second.low)) / 2
        if abs(point * ratio - second.low) > slack:
            raise self.refusal(at, close, "is another quantity than the number; claim each by itself")
        return close

    def _summed(self, at: int, close: int) -> int:
        """Read parts that add up to the number: "8,800 (4,300 Army; 2,100 Navy; 2,400 Air Force)"."""
        point, outer = self._point(), self._sum
        if point is None or outer is not None:
            return 0
        self._sum, end = [], at
        while end < close:
            end = self._step(end, close)
        parts, self._sum = self._sum, outer
        self._included = False
        if len(parts) < 2 or sum(parts) != point:
            raise self.refusal(at, close, "", NOT_ONE)
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

    # -- refusals --------------------------------------------------------------

    def refusal(self, at: int, end: int, what: str, reason: str = "") -> UnreadablePhrase:
        """Return the error about some of the words, which it names."""
        part = self.grammar.around.text(at, max(min(end, len(self.tokens)), at + 1))
        return UnreadablePhrase(self.tokens.text, reason or f"{part!r} beside the number {what}")
