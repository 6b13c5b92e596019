"""
What a phrase comes to with its hedge words: the interval, and how far it reaches by the lexicon.

Of one number, of two, or of a word in place of a number: "dozens", "several
hundred", "none", "unknown", and the "1,000s" of digits.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from contested.phrases.amount import Amount
from contested.phrases.lexicon import lexicon as lexicon_of
from contested.phrases.tokens import DASHES
from contested.phrases.vocabulary import Hedges, Match
from contested.quantities.interval import Interval
from contested.quantities.numbers import as_int_if_whole, step_of

if TYPE_CHECKING:
    from contested.phrases.lexicon import Lexicon, Spread
    from contested.phrases.tokens import Tokens
    from contested.phrases.vocabulary import Vocabulary
    from contested.quantities.numbers import Number

BOUNDED = {
    "at_least": Interval.at_least,
    "more_than": Interval.more_than,
    "at_most": Interval.at_most,
    "less_than": Interval.less_than,
}
"""The interval of one number by the class of the word that bounds it."""

_OR_EQUAL = {"more_than": "at_least", "less_than": "at_most"}


def single_match(
    lexicon: Lexicon, at: int, hedges: Hedges, amount: Amount, end: int, *, unit_end: int = 0, alone: bool = False
) -> Match:
    """Return the match of one number: a point, a bound, or with its error an interval."""
    interval = Interval.point(amount.value)
    if hedges.bound is not None:
        kind = _OR_EQUAL.get(hedges.bound) if hedges.closes else None
        interval = BOUNDED[kind or hedges.bound](amount.value)
    if amount.error is not None:
        interval = Interval.of_ends(
            as_int_if_whole(Fraction(amount.value - amount.error)),
            as_int_if_whole(Fraction(amount.value + amount.error)),
            False,
            False,
        )
    spread = _spread_of(lexicon, hedges)
    printed = (amount.value, amount.step, amount.place)
    return Match(
        at,
        max(end, amount.end),
        interval,
        with_reach(interval, spread, printed, spread, printed) if spread and amount.error is None else interval,
        hedges.words,
        hedges.about is not None,
        ((amount.start, amount.end),),
        alone=alone,
        best=amount.value if amount.error is not None else None,
        error=amount.error,
        standard=amount.error is not None,
        note=amount.note,
        bound=hedges.bound is not None,
        unit_end=unit_end,
        foreign=amount.foreign,
        share=amount.share,
        mixed=amount.mixed,
        part=amount.part,
        scale=amount.scale,
    )


def range_match(
    lexicon: Lexicon,
    place: tuple[int, int],
    hedges: Hedges,
    low: tuple[Hedges, Amount],
    high: tuple[Hedges, Amount],
    *,
    bound: bool,
    unit_end: int,
) -> Match:
    """
    Return the match of two numbers.

    Args:
        lexicon: what the words are worth.
        place: its first token, and the one after its last.
        hedges: all of its hedge words.
        low: the first number, and the words that are said of it.
        high: the second one.
        bound: the range is a lower limit: "at least 20 to 30".
        unit_end: the token after a hedge behind the unit, or 0.
    """
    (said_low, one), (said_high, two) = low, high
    interval = Interval.of_ends(one.value, None if bound else two.value, False, False)
    reach = interval
    if not interval.is_empty:
        below, above = _spread_of(lexicon, said_low), _spread_of(lexicon, said_high)
        ends = (one.value, one.step, one.place), (two.value, two.step, two.place)
        reach = with_reach(interval, below, ends[0], above, ends[1]) if below or above else interval
    return Match(
        *place,
        interval,
        reach,
        tuple(sorted(set(hedges.words))),
        hedges.about is not None,
        ((one.start, one.end), (two.start, two.end)),
        unit_end=unit_end,
        note=f"{one.note}{two.note}",
        bound=bound,
        foreign=one.foreign or two.foreign,
        share=one.share or two.share,
        mixed=one.mixed or two.mixed,
        scale=two.scale,
    )


def _spread_of(lexicon: Lexicon, hedges: Hedges) -> Spread | None:
    """Return how far a number with these words reaches."""
    if hedges.about is not None:
        return lexicon.spread(hedges.about)
    if hedges.exactly is not None and hedges.exactly in lexicon.worth:
        return lexicon.spread(hedges.exactly)
    return None if hedges.bound is not None else lexicon.spread(None)


def approximately(interval: Interval, words: Lexicon | None = None, hedge: str | None = None) -> Interval:
    """Return the reach of an interval whose every end is approximate (rule 3)."""
    spread = (words or lexicon_of()).spread(hedge or "*")
    assert spread is not None  # "*" is in every lexicon
    low = None if interval.low is None else (interval.low, step_of(interval.low), _place(interval.low))
    high = None if interval.high is None else (interval.high, step_of(interval.high), _place(interval.high))
    return with_reach(interval, spread if low else None, low, spread if high else None, high)


def with_reach(
    interval: Interval,
    low_spread: Spread | None,
    low: tuple[Number, Number, Number] | None,
    high_spread: Spread | None,
    high: tuple[Number, Number, Number] | None,
) -> Interval:
    """
    Return the interval with what each approximate end allows beyond it.

    ``low`` and ``high`` are the printed numbers at the ends: value, one unit
    of the last significant place, one unit of the last digit.
    """
    bottom, top = interval.low, interval.high
    low_open, high_open = interval.low_open, interval.high_open
    if bottom is not None and low_spread is not None and low is not None and low_spread.side != "above":
        reach = low_spread.amount(*low)
        bottom, low_open = as_int_if_whole(bottom - reach), (not low_spread.closed and reach != 0) or low_open
    if top is not None and high_spread is not None and high is not None and high_spread.side != "below":
        reach = high_spread.amount(*high)
        top, high_open = as_int_if_whole(top + reach), (not high_spread.closed and reach != 0) or high_open
    return Interval.of_ends(bottom, top, low_open, high_open)


def _place(value: Number) -> Number:
    return 1 if isinstance(value, int) else step_of(value)


_LOWER = ("at_least", "more_than")
_SHORTEST_SCALE = 3  # letters: "k" and "m" behind "several" are no scales
_WORTH = {
    "tens": 10,
    "dozens": 12,
    "scores": 20,
    "hundreds": 100,
    "thousands": 1000,
    "tens of thousands": 10**4,
    "hundreds of thousands": 10**5,
    "millions": 10**6,
    "tens of millions": 10**7,
    "hundreds of millions": 10**8,
    "billions": 10**9,
}
_PLURALS = {
    "100": "hundreds",
    "1000": "thousands",
    "10000": "tens of thousands",
    "100000": "hundreds of thousands",
    "1000000": "millions",
}


class StandIns:
    """The words in place of numbers in one text."""

    def __init__(self, tokens: Tokens, words: Vocabulary) -> None:
        """Look for words in ``tokens``."""
        self.tokens, self.words = tokens, words

    def outweigh(self, amounts: list[Amount], hedges: Hedges, at: int) -> bool:
        """Whether a word here takes more than the number in words: "Millionen" of "Millionen Menschen"."""
        instead = self.words.words.find(self.tokens, at)
        if instead is None or instead[0][1] == "zero":
            return False
        end = max(one.end for one in amounts)
        return instead[1] > end or (instead[1] == end and not hedges.words)  # "более тысячи" is more than 1,000

    def without_plurals(self, amounts: list[Amount]) -> list[Amount]:
        """Leave out a plural that nothing multiplies: the ten of "al menos decenas"."""
        plurals = self.words.language.words["plurals"]
        return [one for one in amounts if one.end != one.start + 1 or self.tokens.low[one.start] not in plurals]

    def read(self, at: int, hedges: Hedges, start: int) -> list[Match]:
        """Read the word at ``start`` behind its hedges, which begin at ``at``."""
        found = self.words.words.find(self.tokens, start)
        if found is None:
            return []
        (word, kind, prose), end = found
        lexicon = self.words.lexicon
        if kind == "zero":
            return [single_match(lexicon, at, hedges, Amount(0, 1, 1, start, end), end, alone=not prose)]
        number = ((start, end),)
        if kind == "unknown":
            return [Match(at, end, None, None, hedges.words, numbers=number, unknown=True, alone=not prose)]
        worth = lexicon.numbers.get(word)
        further = self._scale(end)
        if further is not None:
            size, end = further
            prose, number = True, ((start, end),)
            named = lexicon.numbers.get(self.tokens.printed(start, end).lower())
            scaled = worth and lexicon.multiplies and (worth[0] * size, worth[1] * size)
            worth = named or scaled or None
        if worth is None:
            return [Match(at, end, None, None, hedges.words, numbers=number, unquantified=True, alone=not prose)]
        interval = Interval(worth[0], worth[1])
        if hedges.bound is not None:
            interval = BOUNDED[hedges.bound](worth[0] if hedges.bound in _LOWER else worth[1])
        words, bound = (*hedges.words, (start, end)), hedges.bound is not None
        return [Match(at, end, interval, interval, words, True, number, alone=not prose, bound=bound)]

    def with_joined(self, reading: Match) -> Match:
        """Return a word without a number with those that are joined to it: "hundreds of thousands or millions"."""
        low, listed = self.tokens.low, self.words.language.words
        if not reading.unquantified:
            return reading
        end = reading.end
        joins = DASHES | listed["and"] | listed["or"] | listed["to"]
        while low[end] in joins or (low[end].isalpha() and low[end + 1] == low[end - 1]):  # "thousands upon thousands"
            found = self.words.words.find(self.tokens, end + 1)
            if found is None or found[0][1] != "unquantified":
                break
            further = self._scale(found[1])
            end = found[1] if further is None else further[1]
        end += low[end] == "+" and self.tokens.glued(end)
        return reading._replace(end=end, numbers=((reading.numbers[0][0], end),))

    def plural_of_digits(self, at: int, hedges: Hedges, start: int, *, marks: str, counted: bool) -> Match | None:
        """
        Read the "thousands" of "1,000s"; "100s" may be seconds where nothing is ``counted``.

        ``marks`` are those that group thousands.
        """
        low = self.tokens.low
        if not low[start].startswith("1"):
            return None
        end = start
        while low[end].isdecimal() or (end > start and low[end] in tuple(marks)):
            end += 1
        if low[end] != "s" or not self.tokens.glued(end):
            return None
        name = _PLURALS.get("".join(word for word in low[start:end] if word.isdecimal()))
        if name is None or (end == start + 1 and not counted):
            return None
        worth = self.words.lexicon.numbers.get(name)
        interval = None if worth is None else Interval(worth[0], worth[1])
        number, known = ((start, end + 1),), worth is not None
        return Match(at, end + 1, interval, interval, hedges.words, known, number, unquantified=not known)

    def _scale(self, at: int) -> tuple[int, int] | None:
        """Read the "thousands" of "tens of thousands", the "hundred" of "several hundred"."""
        language, low = self.words.language, self.tokens.low
        if low[at] in language.words["of"]:
            at += 1
        word = low[at]
        size = language.scales.get(word) or language.multipliers.get(word) or language.abbreviations.get(word)
        plural = self.words.words.find(self.tokens, at)
        if plural is not None and plural[0][0] in _WORTH:  # "varios cientos"
            return _WORTH[plural[0][0]], plural[1]
        if size is None or len(word) < _SHORTEST_SCALE:
            return None
        further = at + 2 if low[at + 1] in language.words["of"] else at + 1
        if low[further] in language.scales:
            return size * language.scales[low[further]], further + 1
        return size, at + 1
