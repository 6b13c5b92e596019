"""Intervals in our words: "about 10,000", "11 or more", "less than 24", "20 to 30", "11 documented"."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

import attrs

from contested.quantities.numbers import Number, as_int_if_whole, in_full, rounded

if TYPE_CHECKING:
    from collections.abc import Iterable

    from contested.quantities.interval import Interval
    from contested.quantities.units import Unit


@attrs.frozen
class PrintMarks:
    """
    How a number is to be printed.

    ``low`` and ``high`` say which printed ends the source called approximate;
    ``derived`` that we computed the number, so that it may be rounded;
    ``partial`` that the count is known to be incomplete.
    """

    low: bool = False
    high: bool = False
    derived: bool = False
    partial: bool = False

    def __or__(self, other: PrintMarks) -> PrintMarks:
        return PrintMarks(
            self.low or other.low,
            self.high or other.high,
            self.derived or other.derived,
            self.partial or other.partial,
        )


EXACT = PrintMarks()


def is_worked_out(interval: Interval, text: str | None, unit: Unit) -> bool:
    """
    Whether an end is a fraction without a decimal form that its source does not print: "a third" as 100/3%.

    Such a number is rounded as one that we computed.

    Args:
        interval: that was read.
        text: from which it was read; None where a number was given as such.
        unit: of the interval.
    """
    if text is None:
        return False
    for end in (interval.low, interval.high):
        if end is not None and not isinstance(end, int) and "/" in (printed := in_full(end)):
            is_as_said = unit.size == 1 and abs(end) < 1  # "a third" of a thing is 1/3, in other signs
            if not is_as_said and printed not in text:
                return True
    return False


class Rounding(NamedTuple):
    """How a computed number is rounded: to the nearest, down (-1) or up (1), and whether to few digits in any case."""

    toward: int = 0
    is_short: bool = False


NEAREST = Rounding()


def end_rounding(meeting: Iterable[Interval], *, is_top: bool, derived: bool) -> Rounding:
    """
    Return how the end is rounded at which some intervals meet.

    A single number among them prints there as it does alone, to the nearest.
    The end of intervals alone goes outwards, so that what is printed holds
    them; and where one of their ends has to be rounded, neither has more digits.
    """
    if not derived:
        return NEAREST
    held = tuple(meeting)
    if any(one.is_point for one in held):
        return NEAREST
    ends = [end for one in held for end in (one.low, one.high) if end is not None]
    return Rounding(1 if is_top else -1, any(rounded(end)[1] for end in ends))


def number_text(number: Number, *, about: bool, derived: bool, how: Rounding = NEAREST) -> tuple[str, bool]:
    """Write the digits of one number, all where somebody stated it; and say whether some were dropped."""
    return rounded(number, about=about or how.is_short, toward=how.toward) if derived else (in_full(number), False)


def number_words(number: Number, *, about: bool = False, derived: bool = False, how: Rounding = NEAREST) -> str:
    """Write one number; "about" where the source hedged it or where we dropped digits."""
    text, dropped = number_text(number, about=about, derived=derived, how=how)
    return f"about {text}" if about or dropped else text


def level_words(level: Number) -> str:
    """Write a level of confidence: "95%"."""
    return f"{in_full(as_int_if_whole(Fraction(level) * 100))}%"


def standard_error_words(below: Number, above: Number, *, derived: bool = False) -> str:
    """Write a standard error; where the sides differ, the one above comes first: "standard error +20/-10"."""
    if below == above:
        return f"standard error {number_words(below, derived=derived)}"
    up, down = (rounded(size)[0] if derived else in_full(size) for size in (above, below))
    return f"standard error +{up}/-{down}"


def low_words(interval: Interval, soft: PrintMarks = EXACT, how: Rounding | None = None) -> str:
    """Write the lower end; where there is none above it, say so ("11 or more")."""
    assert interval.low is not None
    how = end_rounding((interval,), is_top=False, derived=soft.derived) if how is None else how
    text = number_words(interval.low, about=soft.low, derived=soft.derived, how=how)
    if interval.low_open:
        return f"more than {text}"
    if interval.high is not None:
        return text
    return f"{text} documented" if soft.partial else f"{text} or more"


def high_words(
    interval: Interval, soft: PrintMarks = EXACT, how: Rounding | None = None, *, counts: bool = False
) -> str:
    """Write the upper end; where there is none below it, say so ("at most 20", "fewer than 24")."""
    assert interval.high is not None
    how = end_rounding((interval,), is_top=True, derived=soft.derived) if how is None else how
    text = number_words(interval.high, about=soft.high, derived=soft.derived, how=how)
    if interval.high_open:
        return f"{'fewer' if counts else 'less'} than {text}"
    return f"at most {text}" if interval.low is None else text


def interval_words(interval: Interval, soft: PrintMarks = EXACT, *, counts: bool = False) -> str:
    """Write an interval that is not empty; one without bounds is "any number"."""
    if interval.low is None and interval.high is None:
        return "any number"
    if interval.high is None:
        return low_words(interval, soft)
    if interval.low is None:
        return high_words(interval, soft, counts=counts)
    low = low_words(interval, soft)
    return low if interval.is_point else f"{low} to {high_words(interval, soft, counts=counts)}"


def quantity_words(interval: Interval, unit: Unit, soft: PrintMarks = EXACT) -> str:
    """Write an interval with its unit: "about 3,000 km²", "1 person", "20 to 30 people"."""
    words = interval_words(interval, soft, counts=unit.counts)
    return unit.after(words, one=interval.is_point and interval.low == 1)
