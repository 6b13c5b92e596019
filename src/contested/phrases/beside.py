"""
All that stands beside the number of a claim: read into it, kept as a remark that can change nothing, or refused.

"6,000 (range 4,500–7,500)" has bounds, "14 (thousands)" a scale, "640 (max.)" a
limit, "20 killed a day" a rate.  Words that change nothing are known by name;
a word that is not known may change everything, so it is refused.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from contested.phrases.beside_tally import NOT_ONE
from contested.phrases.calendar_days import date_end
from contested.phrases.harmless_words import HarmlessWords
from contested.phrases.head_words import HeadWords
from contested.phrases.side_numbers import INTERVAL_KINDS, OPENERS, SideNumbers
from contested.phrases.tokens import DASHES
from contested.quantities.units import builtin_unit
from contested.quantities.units import unit as unit_of

if TYPE_CHECKING:
    from contested.quantities.numbers import Number
    from contested.quantities.units import Unit

_MONEY_CODES = frozenset(
    ("usd", "eur", "gbp", "amd", "azn", "rub", "chf", "uah", "try", "gel", "irr", "cny", "jpy", "inr")
)
_SEPARATORS = frozenset(",;:.…·|()[]{}\"“”„«»‘’'`՝։!=")
_JOINERS = frozenset("&+/")
_YET = frozenset(
    ("but", "though", "although", "mais", "pero", "aber", "но", "բայց", "amma", "and", "y", "et", "und", "и")
)
_WITH = frozenset(("with", "avec", "con", "mit", "с", "со", "plus", "հետ", "ilə", "sowie", "und", "including", "incl"))
_BOUNDS = ("at_least", "at_most")

JOINING = _WITH | _JOINERS
"""Words and marks that join another number or kind."""

_UNKNOWN = "is not known to change nothing; write the number alone, and keep the words in quote="
_OTHERS = "says that others are counted or left out; claim the number of each in a figure of its own"
_COUNTED = "may be what is counted; claim it in a figure of its own"
_DIFFERENCE = "makes it a difference from another number; claim the number that is counted"
_QUOTES = frozenset("\"“”„«»‘’'`")
_MOST_BRACKETS = 4  # brackets in brackets; a text from outside may open thousands


class Beside:
    """A walk over the words beside one number, which fills a tally."""

    def __init__(self, side: SideNumbers) -> None:
        """Read into the tally of ``side``, which reads the numbers there."""
        self.side, self.tally, self.tokens, self.words = side, side.tally, side.tokens, side.words
        self.harmless = HarmlessWords(self.tokens, self.words)
        self.head = HeadWords(self.tokens, self.words, self.tally.figure)
        self._directly, self._parted = True, False  # nothing but the counted has been read yet; some "of the" them
        self._compared = self._filled = self._label = self._aside = self._numbered = self._ended = False
        self._object = self._joined = self._names = self._attributed = self._included = self._mostly = False
        self._apart, self._depth, self._first, self._opened = True, 0, 0, 0
        self._sum: list[Number] | None = None
        self.named = self.said = False  # a name was passed over; the noun behind the number was read before its label

    def close_head(self) -> None:
        """Take what is counted as said: what follows is something else."""
        self._directly = False

    def read(self, at: int, stop: int, *, names: bool = True, leading: bool = False, label: bool = False) -> None:
        """
        Read the tokens from ``at`` to before ``stop``.

        ``names`` is whether a capital letter makes a name, ``leading`` whether
        it does so at the first word too, where a noun follows; a ``label``
        stands in front of the number.

        Raises:
            UnreadablePhrase: some of it is not known to change nothing; the message names it.
            AmbiguousPhrase: it can be read in two ways.
        """
        self._names, self._label = names, label
        self._directly, compared = self._directly and not label, self._compared
        self._clause(at, stop)
        self._compared = compared  # "above" may end the words of the unit, and "the last count" follow them
        if leading and any(self.words.nouns.has(self.tokens, n) for n in range(at + 1, stop)):
            self._first = -1  # "Armenian soldiers", not "Unconfirmed"
        while at < stop:
            at = self._step(at, stop)

    def _clause(self, at: int, stop: int) -> None:
        """Begin a clause: nothing is joined yet; an attribution in it makes all of it one."""
        self._apart, self._object, self._joined, self._first = True, False, False, at
        self._attributed = self._compared = self._filled = self._aside = self._parted = False
        self._opened = at
        while at < stop and self.tokens.word(at) not in _SEPARATORS:
            found = self.words.beside.find(self.tokens, at)
            if found is not None and found[0] == "attribution":
                self._attributed = True
                return
            at += 1

    def _step(self, at: int, stop: int) -> int:
        """Read what stands at a token; return the one after it."""
        word = self.tokens.word(at)
        if word in OPENERS:
            return self._bracket(at, stop)
        included = self.words.including.find(self.tokens, at)
        if included is not None:
            self._clause(included[1], stop)
            self._included, self._first, self._directly, self._numbered = True, -1, False, False
            return included[1]
        if word in self.words.language.words["mostly"]:
            behind = at == self.tally.reading.end and not self.words.nouns.has(self.tokens, at + 1)
            self._mostly = self._mostly or not behind  # "1,000 mostly Kurdish refugees" are all refugees
            return at + 1
        noun = self.words.nouns.find(self.tokens, at)
        read = self._listed(at, stop, 0 if noun is None else noun[1]) or self._sign(at, stop) or self._dated(at)
        if read:
            return read
        return self._plain(at, stop) if noun is None else self._noun(noun[0], at, noun[1])

    def _listed(self, at: int, stop: int, noun_end: int) -> int:
        """Read a phrase that does something to the number, unless a noun here is longer; 0 where none does."""
        found = self.words.beside.find(self.tokens, at)
        if found is None or found[1] < noun_end:
            return 0
        if found[1] > stop and found[0] != "others":  # the "more" of "possibly more than 300" is of the number
            raise self.tally.refusal(at, stop, _UNKNOWN)
        return self._phrase(found[0], at, found[1], stop)

    def _sign(self, at: int, stop: int) -> int:
        """Step over a mark or a word between two clauses, or one that joins; 0 where none stands."""
        word = self.tokens.word(at)
        if word in _YET and self._bounds_at(at + 1):
            return at + 1  # "640 but likely more"
        if word in _SEPARATORS or word[0] == "\n" or (word in DASHES and not self._inside(at)):
            self._included = self._included and word in ",'’"
            self._mostly = self._mostly and word in ",'’"
            self._directly, self._ended = self._directly and word in _QUOTES, True
            self._clause(at + 1, stop)
            return at + 1
        if word in _JOINERS or word in _WITH:
            self._joined, self._object = True, False
            return at + 1
        return 0

    def _dated(self, at: int) -> int:
        """Read digits or a month; 0 where none stands."""
        if self.tokens.word(at)[0].isdecimal():
            return self._digits(at)
        return self.harmless.month_end(at)

    def _bounds_at(self, at: int) -> bool:
        found = self.words.beside.find(self.tokens, at)
        return found is not None and found[0] in _BOUNDS

    def _inside(self, at: int) -> bool:
        """Whether a hyphen stands inside a word: "non-combatants"."""
        return self.tokens.glued(at) and self.tokens.glued(at + 1)

    def _plain(self, at: int, stop: int) -> int:
        """Pass over a word that changes nothing."""
        if self._connects(at):
            return at + 1
        self._refuse_counted(at)
        if self._attributed and not self.harmless.is_spoken(at):
            raise self.tally.refusal(
                at, at + 1, "says whose number it is; give by=, named= or source=, and the number alone"
            )
        word, scale = self.tokens.word(at), self.harmless.scale(at)
        if scale is not None and self.harmless.is_letter(at):
            raise self.tally.refusal(at, at + 1, "may be a footnote, or a scale; write the scale out, or leave it away")
        if scale is not None:  # "dozens or hundreds" gives none
            return at + 1 if self.tally.reading.interval is None else self._scaled(scale, at, stop)
        if self.words.remarks.turns.has(self.tokens, at):
            raise self.tally.refusal(at, at + 1, _UNKNOWN)
        if word in _MONEY_CODES:
            raise self.tally.refusal(at, at + 1, "makes it an amount of money")
        if self.harmless.is_known(at) or self.head.is_listed(at):
            self._filled = self._object and not self.harmless.is_known(at)
            return self.head.end(at)
        if builtin_unit(word) is None and self._name(at):
            self.named = self._filled = True
            return at + 1
        if word in self.words.language.numbers or word in self.words.language.words["one"]:
            raise self.tally.refusal(at, at + 1, "", NOT_ONE)
        raise self.tally.refusal(at, at + 1, _UNKNOWN)

    def _connects(self, at: int) -> bool:
        """Whether a word joins others or leads to a place, which is kept in mind."""
        word, listed = self.tokens.word(at), self.words.language.words
        if word in DASHES:
            return True
        if word in listed["and"] or word in listed["or"]:
            self._joined = True
            return True
        if self.words.remarks.places.has(self.tokens, at):
            lone = at == self.tally.reading.end and len(self.tally.reading.numbers) == 1
            if lone and self._leads_nowhere(at + 1):  # "20 ilə 30 arasında" is a range
                raise self.tally.refusal(at, at + 1, _UNKNOWN)
            self._parted = self._directly and self.words.remarks.partitives.has(self.tokens, at)
            self._compared = self.words.remarks.compared.has(self.tokens, at)
            self._object, self._directly, self._filled = True, False, False
            return True
        return False

    def _refuse_counted(self, at: int) -> None:
        """Refuse a word that is what the number counts, and no kind of ours: "40 hospitals", "40 rescued"."""
        remarks, point = self.words.remarks, self.tally.point()
        self._aside = self._aside or self.head.opens_aside(at)
        if self._compared and remarks.totals.has(self.tokens, at):
            raise self.tally.decision(at, at + 1, _DIFFERENCE)
        apart = self._object or self._included or self._attributed
        if not apart and self.head.is_compound(at):
            raise self.tally.decision(at, at + 1, _COUNTED)
        counted = self._directly and self.head.is_counted(at, one=point == 1)
        if self.harmless.is_known(at) and not (counted or self.head.is_thing(at)):
            return
        alone = not (apart or self.tally.groups)
        alone = alone and not (self._label and (self.said or self.head.leads_to_noun(at + 1)))
        counted = counted or ((alone or self._parted) and self.head.is_thing(at))
        if counted:
            raise self.tally.decision(at, at + 1, _COUNTED)
        self._refuse_contrary(at)

    def _refuse_contrary(self, at: int) -> None:
        """Refuse a participle that says something else of them than the figure does: "40 rescued" of the killed."""
        named = bool(self.tally.groups)
        if self._object and (not self._filled or named):
            return  # "in damaged houses", "killed in a camp where people were living"
        if self._included or self._attributed or (self._aside and named):
            return  # "killed when trapped"
        if self.head.is_contrary(at, named=named or not (self._directly or self._label)):
            raise self.tally.decision(at, at + 1, "says something else of them than the figure counts")

    def _leads_nowhere(self, at: int) -> bool:
        """Whether a preposition before ``at`` leads to no place, so that it may be said of the number: "300 over"."""
        return at >= len(self.tokens) or self.tokens.word(at) in _SEPARATORS or self.harmless.stands_behind

    def _name(self, at: int) -> bool:
        """Whether a word is a name: of a place, an agency, a people."""
        if not self._names:
            return False
        if self._directly and not self.head.leads_to_noun(at + 1):
            return False  # "40 APC"
        inside = self._object or self._depth > 0 or self._included
        return self.harmless.is_name(at, opens=at == self._first, inside=inside, led=self._object)

    def _noun(self, name: str, at: int, end: int) -> int:
        """Take up a kind that is counted, or is the object of an "in" or "by"."""
        kind = unit_of(name)
        if self._attributed:
            if self.harmless.is_spoken(at):
                return end
            raise self.tally.refusal(
                at, end, "says whose number it is; give by=, named= or source=, and the number alone"
            )
        if not kind.counts:
            return self.tally.measure(kind, at, end)
        state, self._filled = self.head.is_state(kind), self._object
        others = state and self.head.is_of(at)
        if others and self.tally.groups and not self._ended:
            raise self.tally.decision(at, end, _OTHERS)  # "40 children of the killed"
        aside = (self._object or self._included) and (not state or self._is_aside(kind))
        if aside or (others and self.tally.unknown):
            return end
        joined = self._joined and self._directly and at <= self.tally.reading.end + 1
        if (joined or self._included) and not self.tally.groups:
            raise self.tally.decision(at, end, _OTHERS)  # "40 and wounded"
        self._directly = False
        self.tally.take_kind(kind, joined=self._joined, apart=self._apart, partly=self._mostly)
        self._joined = self._apart = False
        if self.tally.named is None:
            self.tally.named = (at, end)
        return end

    def _is_aside(self, kind: Unit) -> bool:
        """Whether a state behind "of" or "including" is not what is counted: that has no name of ours, or another."""
        if not self._included:
            return self.tally.unknown
        named = [one for group in self.tally.groups for one in group.kinds]
        return self.head.is_part(kind, named, whole=self._numbered)

    def _refuse_said(self, kind: str, at: int, end: int) -> None:
        """Refuse a phrase that makes the number none of what the figure counts."""
        if kind == "others" or (self._compared and kind == "approximate"):
            raise self.tally.decision(at, end, _OTHERS if kind == "others" else _DIFFERENCE)
        if self._label and kind in INTERVAL_KINDS and kind != "range":
            raise self.tally.decision(at, end, "has no number that it belongs to; write the number first")
        if kind == "doubt":
            raise self.tally.refusal(at, end, "leaves it open whether it is said; keep the words in quote=")
        if kind == "each":
            raise self.tally.refusal(at, end, "makes it a number for each of several; claim the number of all")

    def _phrase(self, kind: str, at: int, end: int, stop: int) -> int:
        """Do what a phrase beside the number does; return the token after it, or 0 where it does nothing here."""
        self._refuse_said(kind, at, end)
        if kind in _BOUNDS:
            if self.tally.bound not in (None, kind) or self._attributed:
                raise self.tally.refusal(at, end, "contradicts what else is said; write one of them")
            self.tally.bound = kind
            self.tally.hedges.append((at, end))
        elif kind == "approximate":
            self.tally.about = self.tally.about or "estimated"
            self.tally.hedges.append((at, end))
        elif kind in INTERVAL_KINDS:
            return self.side.interval(at, stop)
        elif kind.startswith("per_"):
            self._rate(kind, at, end)
        elif kind == "here":
            return self.side.here(at, end, stop)
        elif kind == "attribution":
            if self._directly and self.head.is_counted(at, one=False):
                raise self.tally.decision(at, end, _COUNTED)
            self._directly = False
        else:
            return end if kind == "remark" else 0
        return end

    def _rate(self, kind: str, at: int, end: int) -> None:
        if self.tally.per:
            raise self.tally.refusal(at, end, "is a second rate; write one")
        self.tally.per = kind.removeprefix("per_")

    def _scaled(self, scale: int, at: int, stop: int) -> int:
        """Read "(thousands)", ", in millions", the million of "3.4 (2.9–4.1) million"; "in a million" is a share."""
        end = at + 1 + (self.tokens.word(at + 1) == ".")
        alone = end == stop and self.harmless.is_scale_alone(at, self._opened, bracketed=self._depth > 0)
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
        inside = self._depth > 0
        before = at > 0 and self.harmless.can_be_dated(at - 1, inside) and self.harmless.can_be_dated(end, inside)
        if end > at and not self._included and self._sum is None and (sure or before):
            return end
        if self._included or self._sum is not None:
            amounts = self.side.amounts(at)
            if len(amounts) == 1 and self._partial(amounts[0].value):
                return amounts[0].end
        raise self.tally.refusal(at, at + 1, "", NOT_ONE)

    def _partial(self, value: Number) -> bool:
        """Whether a number can be a part of the whole; one of a sum is kept."""
        interval, self._numbered = self.tally.reading.interval, True
        high = None if interval is None else interval.high
        if self._sum is not None and not self._included:
            self._sum.append(value)
        return high is None or value * 1 <= high * self.tally.scale

    def _bracket(self, at: int, stop: int) -> int:
        """Read what stands in brackets."""
        self._depth += 1
        self._directly, self._ended = False, True
        if self._depth > _MOST_BRACKETS:
            raise self.tally.refusal(at, stop, "has too many brackets in brackets")
        close = self.side.closing(at, stop)
        included, self._included = self._included, False
        mostly, self._mostly = self._mostly, False
        self._clause(at + 1, close)
        end = self.side.whole_bracket(at + 1, close, self._summed)
        while end < close:
            end = self._step(end, close)
        self._included, self._mostly = included, mostly
        self._depth -= 1
        self._apart = True
        self._object = self._attributed = False
        return min(close + 1, stop)

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
