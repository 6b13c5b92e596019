"""Hedges: what a source says around its number, and whether a draft keeps it."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from contested.claims import Estimate
    from contested.quantities import Interval, Number
    from contested.report.drafts.figure_numbers import FigureNumber, PrintedValue
    from contested.report.drafts.sides import Side

_BEGINNINGS = ("from ", "between ")
_BEGINS = re.compile(r"\b(?:from|between)\s+(?:[^\W\d]+\s+){0,2}$", re.IGNORECASE)
_ENDS = re.compile(r"\b(?:to|and)\s+(?:[^\W\d]+\s+){0,2}$", re.IGNORECASE)
_TO = re.compile(r"(?:\s[^\W\d]+){0,4}(?:\s\([^()]{0,200}\))?(?:\sto\s|\s?–\s?)")
_LONGEST = 40  # characters that are looked at before a number
_FARTHEST = 300  # characters between the ends of a range


def is_exact(side: Side, value: PrintedValue) -> bool:
    """Whether an account comes to a number without an approximate one, and without rounding."""
    return value.value in side.ends and not side.position.approximate


def is_turned(side: Side, value: PrintedValue, number: FigureNumber) -> bool:
    """Whether an account comes to a bound, and a phrase has its number as a bound to the other side."""
    said = number.interval
    bounds = [one for one in side.intervals if one.is_one_sided and value.value in (one.low, one.high)]
    return said.is_one_sided and any((one.low is None) != (said.low is None) for one in bounds)


def is_kept(estimate: Estimate, value: PrintedValue, number: FigureNumber) -> bool:
    """Whether a phrase keeps what an estimate says around its number."""
    interval, phrase = estimate.interval, number.phrase
    assert interval is not None
    if phrase.approximate < estimate.approximate:
        return False
    if not interval.is_one_sided:
        return True
    if estimate.is_documented_count and not number.interval.is_one_sided:  # it is called documented, or a limit
        return True
    return is_bound_kept(interval, value, number)


def is_bound_kept(interval: Interval, value: PrintedValue, number: FigureNumber) -> bool:
    """Whether a phrase says of a bound that it is one, which end of all it is, and whether the number is in it."""
    said, has_low = number.interval, interval.low is not None
    mine, other = (said.low, said.high) if has_low else (said.high, said.low)
    if mine != value.value:  # "at most 817" of "at least 817"
        return False
    if other is not None:
        return bool(number.phrase.hedges) and not said.is_point  # "between 60 or more and 99"
    if len(number.phrase.number_spans) > 1:
        return True
    return (said.low_open, said.high_open) <= (interval.low_open, interval.high_open)  # "over 817" of "at least 817"


def is_opened(estimate: Estimate, number: FigureNumber) -> bool:
    """Whether a phrase makes a bound of a number that its source gives as it is: "more than 31,400" of 31,400."""
    interval, said = estimate.interval, number.phrase.interval
    assert interval is not None
    assert said is not None
    if not said.is_one_sided or not interval.is_point or len(number.phrase.number_spans) > 1:
        return False
    if said.low is None:
        loose = number.sentence.cues.loose  # "as many as 120,000" is a manner of speaking
        return said.high_open or number.phrase.hedges[0].partition(" ")[0].casefold() not in loose
    if estimate.approximate and not said.low_open:  # "no fewer than some 10,000" of about 10,000
        return False
    return not estimate.partial and number.subject.figure.time != "cumulative"


def other_ends(value: PrintedValue, number: FigureNumber) -> frozenset[Number]:
    """
    Return the ends that are missing where a number is one end of a range, "300" of "100 to 300", in base units.

    None where some source prints the number by itself, or the draft says that it is an end: "at the lowest".
    """
    phrase, sentence = number.phrase, number.sentence
    said = phrase.interval
    if said is None or len(phrase.number_spans) > 1:
        return frozenset()
    speaking = [one for one in value.estimates if any(who.name in sentence.speaking for who in one.parties)]
    found = [_other_end(one, value.value, said) for one in speaking or value.estimates]
    return frozenset().union(*found) if all(found) and not sentence.has_form(sentence.cues.bounds) else frozenset()


def _other_end(estimate: Estimate, value: Number, said: Interval) -> frozenset[Number]:
    """Return the other end of an estimate that is a range of which this is an end; none for "up to 300"."""
    interval = estimate.interval
    if interval is None or interval.low is None or interval.high is None or interval.is_point:
        return frozenset()
    size = 1 if estimate.unit.counts else estimate.unit.size
    low, high = interval.low * size, interval.high * size
    is_best = estimate.best is not None and estimate.best * size == value
    is_bound = (said.low is None and value == high and said.high_open <= interval.high_open) or (
        said.high is None and value == low and said.low_open <= interval.low_open
    )
    return frozenset() if is_best or is_bound else frozenset((low, high)) - {value}


def spelled_ranges(numbers: list[FigureNumber]) -> list[tuple[FigureNumber, FigureNumber]]:
    """Return the numbers of one figure that make ranges: "10 (Reuters) to 471 (AFP)", "between 10, says A, and 20"."""
    pairs = pairwise(numbers)
    return [(one, other) for one, other in pairs if one.sentence is other.sentence and _is_range(one, other)]


def _is_range(one: FigureNumber, other: FigureNumber) -> bool:
    text = one.sentence.text
    start, end = one.phrase.span
    between = text[end : other.phrase.span[0]]
    if _TO.fullmatch(between):
        return True
    begun = one.phrase.text.startswith(_BEGINNINGS) or _BEGINS.search(text, max(start - _LONGEST, 0), start)
    return bool(begun and len(between) <= _FARTHEST and _ENDS.search(between))


def printed_ranges(numbers: list[FigureNumber]) -> frozenset[tuple[Number, Number]]:
    """Return the ranges that are printed of a figure, each in base units."""
    ends = [[value.value for value in one.values] for one in numbers]
    ends += [[value.value for one in pair for value in one.values] for pair in spelled_ranges(numbers)]
    return frozenset((min(each), max(each)) for each in ends if len(each) > 1)
