"""
Axes of values: where a number stands, and at which round numbers the axis is labelled.

Where the highest number is more than thirty times the lowest the axis is
logarithmic, and says so.  Zero has no place on such an axis: it stands apart at
the left, beyond a break.  Numbers below zero are on a plain axis.
"""

from __future__ import annotations

import itertools
import math
from fractions import Fraction
from typing import TYPE_CHECKING

import attrs

from contested.quantities import as_int_if_whole, in_full, magnitude
from contested.report.charts.picture import DOTTED, ENGLISH_WORDS, Stroke, Words
from contested.report.charts.text_widths import ASCENT, text_width, wrapped_lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from contested.quantities import Number
    from contested.report.charts.picture import DrawnPiece, PictureWords

LOG_ABOVE = 30
"""The ratio of ends above which an axis is logarithmic."""

FINEST_SHARE = 1e-9
"""Where an axis is shorter than this part of its numbers, they are placed exactly: floats have some 16 digits."""

ARROW_ROOM = 20
"""What is kept at each side for arrows, which go on beyond all numbers and yet stay inside."""

ZERO_ROOM = 44
"""How far zero stands apart from the least number on a logarithmic axis."""

LABEL_SIZE = 11
_LABEL_GAP = 9
_PLAIN_UP_TO = 10**7
_SCALES = ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"))
LOGARITHMIC = "logarithmic scale"
_STEPS = (1, 2, 5)
_DENSE_DECADES = 3


@attrs.frozen
class ValueAxis:
    """
    An axis from left to right, in units of the picture.

    ``low`` and ``high`` are the values at ``left`` and ``right``, which lie
    within the room for arrows; ``zero`` is where zero stands apart, None
    where it needs no place of its own.  ``in_whole_numbers`` says that nothing
    but whole numbers is printed, so that no label stands between them.
    ``floor`` is the number below which nothing makes sense, None where any does.
    """

    left: float
    right: float
    low: Number
    high: Number
    is_log: bool = False
    zero: float | None = None
    in_whole_numbers: bool = False
    floor: Number | None = None
    _ends: tuple[float, float] = attrs.field(init=False, eq=False, repr=False)

    def __attrs_post_init__(self) -> None:
        ends = (_log(self.low), _log(self.high)) if self.is_log else (float(self.low), float(self.high))
        object.__setattr__(self, "_ends", ends)

    @property
    def start(self) -> float:
        """Where arrows to the left end."""
        return (self.left if self.zero is None else self.zero) - ARROW_ROOM

    @property
    def open_low(self) -> float:
        """Where what names no lower limit ends."""
        return self.start if self.floor is None else self.at(self.floor)

    @property
    def stop(self) -> float:
        """Where arrows to the right end."""
        return self.right + ARROW_ROOM

    def at(self, value: Number | float) -> float:
        """Return where a value stands; one beyond the axis, or without a logarithm, stands at its side."""
        if self.is_log and value <= 0:
            return self.start if self.zero is None or value < 0 else self.zero
        low, high = self._ends
        if high - low > FINEST_SHARE * abs(high):
            here = _log(value) if self.is_log else float(value)
            part = (here - low) / (high - low)
        else:  # numbers that floats hardly tell apart
            part = float((Fraction(value) - self.low) / (self.high - self.low))
        place = self.left + (self.right - self.left) * part
        return min(max(place, self.start), self.stop)

    def values(self, start: float, stop: float) -> tuple[float, float]:
        """Return the values at two places, as another library's axis has them."""
        ends = self._ends
        slope = (ends[1] - ends[0]) / (self.right - self.left)
        made = [ends[0] + (place - self.left) * slope for place in (start, stop)]
        return (10 ** made[0], 10 ** made[1]) if self.is_log else (made[0], made[1])


def axis_for(
    numbers: Iterable[Number],
    left: float,
    right: float,
    reaches: Iterable[Number] = (),
    *,
    is_plain: bool = False,
    floor: Number | None = None,
) -> ValueAxis | None:
    """
    Return the axis on which numbers stand between two places; None for no number at all.

    Args:
        numbers: that are printed: these alone decide whether it is logarithmic.
        left: where the room for it begins.
        right: where it ends.
        reaches: what numbers allow, which a plain axis has room for as well.
        is_plain: it is never logarithmic.
        floor: the least number that makes sense, where something names no
            lower limit and is drawn up to there.
    """
    printed = sorted({*numbers, *(() if floor is None else (floor,))})
    if not printed:
        return None
    left, right = left + ARROW_ROOM, right - ARROW_ROOM
    positive = [number for number in printed if number > 0]
    if not is_plain and positive and printed[0] >= 0 and positive[-1] > LOG_ABOVE * positive[0]:
        apart = printed[0] == 0
        zero = left if apart else None
        return ValueAxis(
            left + ZERO_ROOM * apart, right, positive[0], positive[-1], is_log=True, zero=zero, floor=floor
        )
    whole = all(isinstance(number, int) for number in printed)
    ends = _plain_ends(printed[0], printed[-1], list(reaches))
    return ValueAxis(left, right, *ends, in_whole_numbers=whole, floor=floor)


def _plain_ends(low: Number, high: Number, reaches: list[Number]) -> tuple[Number, Number]:
    """Return the ends of a plain axis: from zero where what is shown lies near it, so that lengths compare."""
    lowest, highest = min([low, *reaches]), max([high, *reaches])
    if lowest == highest:
        room = Fraction(-lowest if lowest < 0 else lowest or 4) / 4
        return (lowest - room, 0) if lowest < 0 else (0, highest + room)
    if 0 < lowest * 2 < highest:
        lowest = 0
    elif 0 > highest * 2 > lowest:
        highest = 0
    return lowest, highest


def _log(value: Number | float) -> float:
    if isinstance(value, Fraction):
        return math.log10(value.numerator) - math.log10(value.denominator)
    return math.log10(value)


# -- round numbers ------------------------------------------------------------------


def axis_pieces(
    axis: ValueAxis, top: float, base: float, unit: str, width: float, words: PictureWords = ENGLISH_WORDS
) -> tuple[list[DrawnPiece], float]:
    """
    Return the line of an axis with its labels and its unit, and where it ends below.

    Args:
        axis: to draw.
        top: where lines upwards from it end.
        base: where it lies.
        unit: in words; a logarithmic axis adds that it is one.
        width: of the picture, beyond which no label reaches.
        words: of the language.
    """
    pieces: list[DrawnPiece] = []
    low = base + 6 + LABEL_SIZE * ASCENT
    for place, text in labels(axis, width, words=words):
        pieces.append(Stroke(((place, top), (place, base)), 0.8, DOTTED, 0.35))
        pieces.append(Stroke(((place, base), (place, base + 4)), 1, strength=0.7))
        half = text_width(text, LABEL_SIZE) / 2
        pieces.append(Words(min(max(place, half), width - half), low, text, LABEL_SIZE, "middle", strength=0.8))
    pieces += _base_line(axis, base)
    said = ", ".join([part for part in (unit, words.say(LOGARITHMIC) if axis.is_log else "") if part])
    bottom = base + 24
    middle = (axis.start + axis.stop) / 2
    if said:
        room = 2 * min(middle, width - middle)
        for line in wrapped_lines(said, LABEL_SIZE, room, 2)[0]:
            pieces.append(Words(middle, bottom + LABEL_SIZE * ASCENT, line, LABEL_SIZE, "middle", strength=0.8))
            bottom += LABEL_SIZE * 1.3
    return pieces, bottom + 6


def _base_line(axis: ValueAxis, base: float) -> list[DrawnPiece]:
    """Return the line itself, with a break where zero stands apart."""
    if axis.zero is None:
        return [Stroke(((axis.start, base), (axis.stop, base)), 1, strength=0.7)]
    middle = axis.left - ZERO_ROOM / 2
    slashes: list[DrawnPiece] = [
        Stroke(((at - 2, base + 5), (at + 2, base - 5)), 1.2, strength=0.7) for at in (middle - 2.5, middle + 2.5)
    ]
    whole: list[DrawnPiece] = [
        Stroke(((axis.start, base), (middle - 3, base)), 1, strength=0.7),
        Stroke(((middle + 3, base), (axis.stop, base)), 1, strength=0.7),
    ]
    return [*whole, *slashes]


def labels(
    axis: ValueAxis, width: float = math.inf, *, upright: bool = False, words: PictureWords = ENGLISH_WORDS
) -> list[tuple[float, str]]:
    """Return where an axis is labelled, and how: as many round numbers as stand apart, and zero."""
    first = [] if axis.zero is None else [(axis.zero, "0")]
    tried = (
        first + [(axis.at(number), label_words(number, words)) for number in numbers] for numbers in _candidates(axis)
    )
    return next(made for made in tried if (_stand_below(made) if upright else stand_apart(made, width)))


def _stand_below(made: list[tuple[float, str]]) -> bool:
    places = sorted(place for place, _ in made)
    return all(after - before >= LABEL_SIZE * 1.8 for before, after in itertools.pairwise(places))


def stand_apart(made: list[tuple[float, str]], width: float) -> bool:
    """Whether labels around these places do not meet."""
    right = -math.inf
    for place, text in made:
        half = text_width(text, LABEL_SIZE) / 2
        middle = min(max(place, half), width - half)
        if middle - half < right + (_LABEL_GAP if right > -math.inf else 0):
            return False
        right = middle + half
    return True


def _candidates(axis: ValueAxis) -> Iterable[list[Number]]:
    """Return sets of round numbers on an axis, those with the most first."""
    if not axis.is_log:
        return _plain_candidates(axis.low, axis.high, least=1 if axis.in_whole_numbers else 0)
    first, last = magnitude(axis.low), magnitude(axis.high)
    sets: list[list[Number]] = []
    if last - first <= _DENSE_DECADES:
        sets.append([_power(n, step) for n in range(first, last + 1) for step in _STEPS])
    sets += [[_power(n, 1) for n in range(first, last + 1, every)] for every in range(1, max(2, last - first + 1))]
    inside = [[number for number in numbers if axis.low <= number <= axis.high] for numbers in sets]
    found = [numbers for numbers in inside if numbers]
    return [*found, found[-1][:1]]


def _plain_candidates(low: Number, high: Number, least: int) -> Iterator[list[Number]]:
    place, numbers = magnitude(high - low), [low]
    for power in (place - 1, place):
        for step in _STEPS:
            size = _power(power, step)
            if size < least:  # between whole numbers nobody counts halves
                continue
            first, last = -(-low // size), high // size
            if first <= last <= first + 10:
                numbers = [_whole(number * size) for number in range(first, last + 1)]
                yield numbers
    yield numbers[:1]


def _power(place: int, times: int) -> Number:
    return times * 10**place if place >= 0 else _whole(Fraction(times, 10**-place))


def _whole(number: Fraction | int) -> Number:
    return number if isinstance(number, int) else as_int_if_whole(number)


def label_words(number: Number, words: PictureWords = ENGLISH_WORDS) -> str:
    """Write a round number: in full up to seven digits, "20 million" above, and a power of ten where that is longer."""
    size: Number = -number if number < 0 else number
    sign = "-" if number < 0 else ""
    if number == 0 or 10**-4 <= size < _PLAIN_UP_TO:
        return words.digits(in_full(number))
    for scale, word in _SCALES:
        if scale <= size < scale * 1_000 and (size / Fraction(scale) * 100).denominator == 1:
            return f"{sign}{words.digits(in_full(_whole(Fraction(size) / scale)))} {words.say(word)}"
    place = magnitude(number)
    times = Fraction(size) / _power(place, 1)
    power = f"10^{place}"
    return f"{sign}{power}" if times == 1 else f"{sign}{words.digits(in_full(_whole(times)))}·{power}"
