"""
Numbers by party: what a dictionary, or a sentence such as "Armenia: 5", gives as the number of each party.

Held against what that party says of the figure; whatever may be something
else, such as a count, is left alone.
"""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING

from contested.errors import ContestedError
from contested.quantities import Interval, Number, exact
from contested.testing.number_changes import DENIALS, NO_SIDE_DROPPED, PRECISION, ROWS_ACCOUNTED, is_near

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from contested.claims import Estimate, Position
    from contested.figure import Figure


def number_in(answer: object) -> Number | None:
    """Return an answer as a number; None of what is none."""
    if not isinstance(answer, (int, float, Fraction)) and type(answer).__module__ != "numpy":
        return None
    try:
        return exact(answer.item() if hasattr(answer, "item") else answer)
    except ContestedError:
        return None


def ends_in(answer: object) -> Interval | None:
    """Return an answer as an interval: one, or a pair of numbers with None for no end."""
    if isinstance(answer, Interval):
        return answer
    if not (isinstance(answer, (tuple, list)) and len(answer) == 2):
        return None
    low, high = (None if end is None else number_in(end) for end in answer)
    if any(end is not None and number is None for end, number in zip(answer, (low, high), strict=True)):
        return None
    return None if low is not None and high is not None and low > high else Interval(low, high)


def ends_claimed(estimates: Iterable[Estimate], figure: Figure) -> list[Number]:
    """Return the numbers that estimates print, in the unit of a figure."""
    found: list[Number] = []
    for one in estimates:
        said = one.to(figure.unit)  # a claim that did not convert would not stand in the figure
        ends = () if said.interval is None else (said.interval.low, said.interval.high)
        found += [end for end in (*ends, said.best) if end is not None]
    return found


def denying(figure: Figure) -> dict[str, bool]:
    """Return who speaks of a figure, and whether they deny it."""
    return {one.name: bool(one.denials) for one in figure.positions()}


def unnamed_speakers(named: set[str], figure: Figure) -> list[tuple[str, str]]:
    """Return who speaks of a figure and is not named."""
    return [
        (
            DENIALS if denies else NO_SIDE_DROPPED,
            f"{name} speaks of {figure.title}, and the answer does not name them",
        )
        for name, denies in denying(figure).items()
        if name not in named
    ]


def nearly_within(inner: Interval, outer: Interval) -> bool:
    """Whether an interval lies in another, as near as floats come."""
    low = outer.low is None or (inner.low is not None and (inner.low >= outer.low or is_near(inner.low, outer.low)))
    high = outer.high is None or (
        inner.high is not None and (inner.high <= outer.high or is_near(inner.high, outer.high))
    )
    return low and high


def mapping_differences(answer: Mapping[object, object], figure: Figure) -> list[tuple[str, str]]:
    """Return how a number, or a pair, for each party differs from what that party says."""
    voices = {one.name: one for one in figure.positions()}
    if not set(map(str, answer)) & set(voices):
        return []
    found = unnamed_speakers(set(map(str, answer)), figure)
    for name, said in answer.items():
        position = voices.get(str(name))
        if position is not None and not isinstance(said, bool):
            found += _of_party(position, said, figure)
    return found


def _of_party(position: Position, said: object, figure: Figure) -> list[tuple[str, str]]:
    """Return how the number of a party, or its pair of numbers, differs from what it says."""
    name, number = position.name, number_in(said)
    span = ends_in(said) if isinstance(said, (tuple, Interval)) else None
    may_count = number is not None and 0 < number <= len(figure.statements)  # how often a party speaks
    silent = position.interval is None or position.interval.is_empty
    if span is not None and position.interval is not None and not silent:
        return _of_span(position, span, figure)
    if may_count or (number is None and (span is None or (span.low is None and span.high is None))):
        return []
    if silent:
        law = DENIALS if position.denials else PRECISION
        given = span if number is None else number
        return [(law, f"{name} gives no number of {figure.title}, and the answer gives {given}")]
    assert position.interval is not None
    assert number is not None  # a span of who gives numbers was looked at
    if position.interval.is_one_sided:
        return [(PRECISION, f"{name} says {position.interval}, and the answer gives {number} alone")]
    if not any(is_near(number, end) for end in ends_claimed(position.estimates, figure)):
        return [(ROWS_ACCOUNTED, f"{name} says {position.interval}, and the answer gives {number}")]
    return []


def _of_span(position: Position, span: Interval, figure: Figure) -> list[tuple[str, str]]:
    """Return how a pair of numbers differs: an end where a party names none, or less than any of its claims."""
    interval = position.interval
    assert interval is not None
    for end, own in ((span.low, interval.low), (span.high, interval.high)):
        if end is not None and own is None:
            what = f"{position.name} says {interval}, and the answer gives {end} where it names no end"
            return [(PRECISION, what)]
    said = [one.to(figure.unit).interval for one in position.estimates]
    if any(one is None or nearly_within(one, span) for one in said):
        return []
    return [(PRECISION, f"{position.name} says {interval}, and the answer gives {span}")]


_SAID = re.compile(r"\s*[:=]\s*(\d[\d,]*(?:\.\d+)?)(?=\s*(?:$|[;|\n]|on average))")
"""A number right behind a name, and nothing behind it that could make it another: no unit, no date, no other end."""


def number_said_of(text: str, figure: Figure) -> bool:
    """Whether a sentence gives a number right behind the name of somebody who speaks of a figure."""
    return any(True for _ in _numbers_said(text, figure))


def number_said_differences(text: str, figure: Figure) -> list[tuple[str, str]]:
    """Return which number a sentence gives right behind a party's name, and that party does not say."""
    found: list[tuple[str, str]] = []
    for position, printed in _numbers_said(text, figure):
        number = Fraction(printed.replace(",", ""))
        if not _is_printed(number, printed, position, figure):
            found += _of_party(position, number, figure)
    return found


def _numbers_said(text: str, figure: Figure) -> Iterator[tuple[Position, str]]:
    """Give the numbers that stand right behind somebody's name that is no place and nothing counted."""
    own = {str(part).casefold() for part in (figure.of, figure.where, figure.name) if part is not None}
    for position in figure.positions():
        if position.name.casefold() not in own:
            begin = r"(?:^|[;|,\n])\s*" + re.escape(position.name)
            yield from ((position, printed) for printed in re.findall(begin + _SAID.pattern, text))


def _is_printed(number: Fraction, printed: str, position: Position, figure: Figure) -> bool:
    """Whether a number is one that a party prints, as far as its digits go, or may count how often it speaks."""
    if 0 < number <= len(figure.statements):
        return True
    digits = len(printed.partition(".")[2])
    half = Fraction(1, 2 * 10**digits)
    return not position.denials and any(
        abs(number - exact(end)) <= half for end in ends_claimed(position.estimates, figure)
    )
