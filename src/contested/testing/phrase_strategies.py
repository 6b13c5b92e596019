"""Number phrases with the interval that they mean, each written beside what it was made from."""

from __future__ import annotations

import math
from collections.abc import Callable
from fractions import Fraction
from functools import lru_cache, partial
from typing import TypeAlias

from hypothesis import strategies as st

from contested.errors import ImpossibleArgument
from contested.quantities import Interval, Number, in_full
from contested.testing.edge_phrases import EDGE_PHRASES, UNQUANTIFIED
from contested.testing.limits import Every, reading_arguments_with

MeantPhrase: TypeAlias = tuple[str, Interval | None]
"""A phrase, and the printed number that it means by the default lexicon; None where it means no number."""

_LARGEST = 10**12

_ONE_NUMBER: dict[str, Callable[[object], Interval]] = {
    "{}": Interval.point,
    "exactly {}": Interval.point,
    "at least {}": Interval.at_least,
    "no fewer than {}": Interval.at_least,
    "{} or more": Interval.at_least,
    "more than {}": Interval.more_than,
    "over {}": Interval.more_than,
    "up to {}": Interval.at_most,
    "at most {}": Interval.at_most,
    "as many as {}": Interval.at_most,
    "no more than {}": Interval.at_most,
    "fewer than {}": Interval.less_than,
    "less than {}": Interval.less_than,
    "under {}": Interval.less_than,
}
"""What may stand around one number, and what it then means."""

_SOFT: dict[str, Callable[[object], Interval]] = {
    **dict.fromkeys(("about {}", "around {}", "approximately {}", "some {}", "{} or so", "nearly {}"), Interval.point),
    "at least about {}": Interval.at_least,
}
"""Words that say that the number is not exact; what it prints is that number all the same."""

_TWO_NUMBERS = st.sampled_from(("between {} and {}", "from {} to {}", "{} to {}", "{}-{}", "{}–{}"))  # a dash of ranges
_SCALES = (("thousand", 10**3), ("million", 10**6))


def _refuse_below_zero(every: Every) -> None:
    if every["min_value"] < 0:
        reason = f"min_value is {every['min_value']}, and what phrases count is not below 0"
        raise ImpossibleArgument("phrases", reason, "give 0 or more")


@reading_arguments_with(_refuse_below_zero)
@st.composite
def phrases(
    draw: st.DrawFn,
    *,
    min_value: Number = 0,
    max_value: Number = _LARGEST,
    hedged: bool = True,
    ranges: bool = True,
    words: bool = True,
    unquantified: bool = False,
) -> MeantPhrase:
    """
    Draw number phrases, each with the interval that it means: ("more than 10", the numbers above 10).

    The interval is not read from the phrase: both are made of the same
    numbers, so that a reader can be held to it.

    Args:
        draw: given by Hypothesis.
        min_value: the smallest number in a phrase.
        max_value: the largest.
        hedged: also "about 10", and limits such as "at least 10".
        ranges: also two numbers.
        words: also "3 thousand", "twenty-four", "half a million".
        unquantified: also words in place of a number ("dozens", "no
            comment"), of which the interval is None.
    """
    known, numbers, frames = _ways(min_value, max_value, hedged=hedged, ranges=ranges, words=words)
    form = draw(st.sampled_from([*["known"] * bool(known), "one", *["two"] * ranges, *["none"] * unquantified]))
    if form == "none":
        return draw(st.sampled_from(UNQUANTIFIED))
    if form == "known":
        return draw(st.sampled_from(known))
    if form == "one":
        frame, means = draw(frames)
        text, number = draw(numbers)
        return frame.format(text), means(number)
    low, high = sorted((draw(numbers)[1], draw(numbers)[1]))
    write = str if 0 < low * 1000 < high else in_full  # "between 5 and 10,000" may mean 5,000 to 10,000
    return draw(_TWO_NUMBERS).format(write(low), write(high)), Interval(low, high)


_Written: TypeAlias = tuple[str, Number]
_Frame: TypeAlias = tuple[str, Callable[[object], Interval]]


@lru_cache(maxsize=64)
def _ways(
    low: Number, high: Number, *, hedged: bool, ranges: bool, words: bool
) -> tuple[tuple[MeantPhrase, ...], st.SearchStrategy[_Written], st.SearchStrategy[_Frame]]:
    """Return the edge cases that may be drawn, numbers as they are written, and what stands around them."""
    known = tuple(
        (text, meant)
        for text, meant, form in EDGE_PHRASES
        if (hedged or form != "hedged") and (ranges or form != "range") and (words or form != "words")
        if all(low <= end <= high for end in (meant.low, meant.high) if end is not None)
    )
    frames = _ONE_NUMBER | _SOFT if hedged else {"{}": Interval.point}
    return known, _numbers(low, high, words=words), st.sampled_from(tuple(frames.items()))


def _numbers(low: Number, high: Number, *, words: bool) -> st.SearchStrategy[_Written]:
    """Draw numbers as they are written, with what they are; the first of all where none of them is whole."""
    first, last = math.ceil(low), math.floor(high)
    if first > last:
        return st.just((in_full(low), low))
    whole = st.integers(first, last)
    forms: list[st.SearchStrategy[_Written]] = [whole.map(lambda n: (in_full(n), n)), whole.map(lambda n: (str(n), n))]
    for word, size in _SCALES if words else ():
        least, most = max(1, math.ceil(low * 10 / Fraction(size))), math.floor(high * 10 / Fraction(size))
        if least <= most:
            forms.append(st.integers(least, most).map(partial(_scaled, word, size)))
    return st.one_of(forms)


def _scaled(word: str, size: int, tenths: int) -> _Written:
    return f"{tenths / 10:.1f} {word}", tenths * size // 10
