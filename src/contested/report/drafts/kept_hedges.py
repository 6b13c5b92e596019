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


def is_kept(estimate: Estimate, number: FigureNumber) -> bool:
    """Whether a phrase keeps what an estimate says around its number."""
    interval, phrase = estimate.interval, number.phrase
    assert interval is not None
    assert phrase.interval is not None
    if interval.is_one_sided and not estimate.is_documented_count:  # which is called documented, or at least so many
        low = interval.low is not None
        other = phrase.interval.high if low else phrase.interval.low
        within = bool(phrase.hedges) and not phrase.interval.is_point  # "between 60 or more and 99"
        return other is None or within
    return phrase.approximate or not estimate.approximate


def is_opened(estimate: Estimate, number: FigureNumber) -> bool:
    """Whether a phrase makes a bound of a number that its source gives as it is: "more than 31,400" of 31,400."""
    interval, said = estimate.interval, number.phrase.interval
    assert interval is not None
    assert said is not None
    if not said.is_one_sided or not interval.is_point or estimate.approximate or len(number.phrase.number_spans) > 1:
        return False
    if said.low is None:
        return said.high_open  # "as many as 120,000" is a manner of speaking
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
    is_bound = (said.low is None and value == high) or (said.high is None and value == low)
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
