"""``phrase``: an interval in the words of phrases, such that reading it gives the same interval."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from contested.errors.base import AmbiguousPhrase, UnknownHedge, UnreadablePhrase, WrongType
from contested.phrases.lexicon import BOUNDS, DEFAULT_LEXICON
from contested.phrases.lexicon import lexicon as lexicon_of
from contested.phrases.phrase_reading import hedge_class, read_phrase
from contested.quantities import Interval, as_int_if_whole, in_full

if TYPE_CHECKING:
    from collections.abc import Sequence

    from contested.phrases.lexicon import Lexicon
    from contested.quantities import Number

_LOW = {False: "at least", True: "more than"}
_HIGH = {False: "at most", True: "less than"}
_YEARS = range(1900, 2200)  # as a numerator they are read as no number


def phrase(
    interval: Interval | None, hedge: str | Sequence[str] = (), *, lexicon: str | Lexicon = DEFAULT_LEXICON
) -> str:
    """
    Write an interval as a phrase: "about 10,000", "11 or more", "more than 20 and less than 35".

    Args:
        interval: what to write; None where the hedge is a word in place of a
            number, such as "dozens".
        hedge: the words around it, as a ``Phrase`` keeps them.
        lexicon: by which they will be read.

    Returns:
        English text that ``read_phrase`` reads as the same interval, which
        is tried before it is returned.

    Raises:
        UnknownHedge: the lexicon does not list a word.
        UnreadablePhrase: no phrase says this: an empty interval, one without
            bounds, or a hedge that bounds it otherwise.
    """
    if interval is not None and not isinstance(interval, Interval):
        raise WrongType("an interval", interval, "an Interval, or None")
    words = lexicon_of(lexicon)
    hedges = (hedge,) if isinstance(hedge, str) else tuple(hedge)
    text = " ".join(hedges) if interval is None else _written(interval, hedges, words)
    try:
        read = read_phrase(text, lexicon=words).interval
    except AmbiguousPhrase:  # "3 to 4,000" might share its thousands
        text = text.replace(",", "")
        read = read_phrase(text, lexicon=words).interval
    if read != interval:
        raise UnreadablePhrase(text, f"it would be read as {read}, which is not {interval}; use other words")
    return text


def _written(interval: Interval, hedges: tuple[str, ...], words: Lexicon) -> str:
    if interval.is_empty or interval == Interval.everything():
        raise UnreadablePhrase(str(interval), "no phrase says this; give an interval with an end")
    before: list[str] = []
    after: list[str] = []
    bound = None
    for hedge in hedges:
        place, kind = hedge_class(hedge, words)
        if hedge == "±":
            return _plus_minus(interval)
        if hedge.lower() in words.words:
            return hedge
        if not place:
            raise UnknownHedge(hedge, words.name, 0)
        if kind in BOUNDS or kind == "or_equal":
            bound = hedge
        (before if place == "before" else after).append(hedge)
    softened = [hedge for hedge in before if hedge_class(hedge, words)[1] not in BOUNDS]
    if bound is not None:
        end = interval.low if interval.low is not None else interval.high
        both = _ends(interval, softened) if interval.low is not None and interval.high is not None else _number(end)
        return " ".join([*before, both, *after]).replace(" +", "+")
    return " ".join([_ends(interval, softened), *after])


def _ends(interval: Interval, softened: list[str]) -> str:
    """Write the ends, each with the words that soften it."""
    low, high = interval.low, interval.high
    about = "".join(f"{hedge} " for hedge in softened)
    if interval.is_point:
        return f"{about}{_number(low)}"
    if high is None:
        return f"more than {about}{_number(low)}" if interval.low_open else f"{about}{_number(low)} or more"
    if low is None:
        return f"{_HIGH[interval.high_open]} {about}{_number(high)}"
    if not interval.low_open and not interval.high_open:
        return f"{about}{_number(low)} to {_number(high)}"
    bottom = f"{_LOW[interval.low_open]} {about}{_number(low)}"
    return f"{bottom} and {_HIGH[interval.high_open]} {about}{_number(high)}"


def _plus_minus(interval: Interval) -> str:
    if not interval.is_bounded:
        raise UnreadablePhrase(str(interval), "± needs both ends; use other words")
    assert interval.low is not None
    assert interval.high is not None
    middle = as_int_if_whole(Fraction(interval.low + interval.high) / 2)
    return f"{_number(middle)} ± {_number(as_int_if_whole(Fraction(interval.high) - middle))}"


def _number(number: Number | None) -> str:
    """
    Write a number so that it has one reading: 1.125 as a fraction, since "1.125" may be 1,125.

    No fraction begins with a year, since "2012/13" may be a season: 1.999 is
    "1.9990", and 2087 twelfths are "4174/24".
    """
    assert number is not None
    text = in_full(number)
    if "/" in text:
        times = 2 if abs(number.numerator) in _YEARS else 1
        return f"{number.numerator * times}/{number.denominator * times}"
    before, _, decimals = text.partition(".")
    if len(decimals) == 3 and before.lstrip("-") != "0":
        thousandths = number * 1000
        return f"{text}0" if abs(thousandths) in _YEARS else f"{thousandths}/1000"
    return text
