"""
Exact numbers: in from text, ``int``, ``float``, ``Decimal`` and ``Fraction``, out as decimals.

A number is an ``int`` where it is whole, else a ``Fraction``.  Nothing here
rounds on the way in; what is rounded on the way out says so.
"""

from __future__ import annotations

import math
import operator
import re
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from contested.errors.base import AmbiguousNumber, NotANumber, NumberOutOfBounds
from contested.quantities.cpython import ratio_of
from contested.quantities.numerals import RUN, SPACED, Digits, readings

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

Number: TypeAlias = int | Fraction

DIGITS = 30
"""Digits allowed before, and after, the decimal point (design.md, rule 1)."""

FULL_WITHIN = 12
"""A derived number prints in full when it comes out even within this many significant digits."""

_CEILING = 10**DIGITS
_SMALLEST = Fraction(1, _CEILING)
_LONGEST_TEXT = 200
_MINUSES = "-\u2212"
_EXPONENT = re.compile(r"[eE]([+-]?[0-9]{1,4})(?![0-9A-Za-z])")
_DENOMINATOR = re.compile(r"/([0-9]{1,40})(?![0-9.,/])")
_SCALE = re.compile(r"[ \u00a0\u2009\u202f-]?(hundred|thousand|million|billion|trillion)s?(?![A-Za-z])", re.IGNORECASE)
_POWER = {"hundred": 2, "thousand": 3, "million": 6, "billion": 9, "trillion": 12}


class Numeral(NamedTuple):
    """
    A number read from text, with the place of its last significant digit.

    ``step`` is one unit of that place: 10,000 for "10,000" (trailing zeros of
    an integer are not significant), 100,000 for "1.0 million", 1/3 for "1/3".
    """

    value: Number
    step: Number
    end: int


def exact(value: object) -> Number:
    """
    Return the number that ``value`` prints, exactly.

    Args:
        value: an ``int``, ``float`` (through its shortest decimal form, of
            its own width where numpy made it),
            ``Decimal``, ``Fraction``, or text such as "120,000", "3 000",
            "1.3 million" or "1/3".

    Returns:
        An ``int`` where the number is whole, else a ``Fraction``.

    Raises:
        NotANumber: a ``bool``, NaN, an infinity, or text that is no number.
        NumberOutOfBounds: more than 30 digits before or after the point.
        AmbiguousNumber: "1.500" is 1500 to some readers and 1.5 to others.
    """
    if type(value) is int:
        return value if -_CEILING < value < _CEILING else _refuse_size(value)
    if isinstance(value, str):
        return _from_text(value)
    if isinstance(value, Fraction):
        return bounded(value)
    if isinstance(value, float):
        return _from_decimal(Decimal(float.__repr__(value)), value)
    if isinstance(value, Decimal):
        return _from_decimal(value, value)
    return _from_foreign(value)


def _from_foreign(value: object) -> Number:
    """Read a number of numpy and the like; a float of numpy prints by its own width."""
    if isinstance(value, bool):
        raise NotANumber(value, "true and false are no numbers; write 1 or 0 if a count is meant")
    if type(value).__module__ == "numpy" and hasattr(value, "as_integer_ratio"):
        return exact(Decimal(str(value)))
    try:
        return exact(operator.index(value))  # type: ignore[arg-type]  # numpy integers and the like
    except TypeError:
        raise NotANumber(value, "give an int, float, Decimal, Fraction or text such as '120,000'") from None


def as_int_if_whole(value: Fraction | int) -> Number:
    """Return ``value`` as an ``int`` where it is whole."""
    return value.numerator if value.denominator == 1 else value


def product(a: Number, b: Number) -> Number:
    """Return ``a * b`` exactly."""
    return ratio_of(a.numerator * b.numerator, a.denominator * b.denominator)


def ends_around(value: Number, below: Number, above: Number) -> tuple[Number, Number]:
    """Return ``value - below`` and ``value + above`` exactly: in a third of the time of the operators of fractions."""
    top, bottom = value.numerator, value.denominator
    step, size = below.numerator, below.denominator
    low = ratio_of(top * size - step * bottom, bottom * size)
    if above is not below:
        step, size = above.numerator, above.denominator
    return low, ratio_of(top * size + step * bottom, bottom * size)


def quotient(a: Number, b: Number) -> Number:
    """
    Return ``a / b`` exactly.

    Raises:
        ZeroDivisionError: ``b`` is zero.
    """
    return as_int_if_whole(Fraction(a, b))


def step_of(value: Number) -> Number:
    """
    Return one unit of the last significant place of ``value``.

    A whole number's trailing zeros are not significant, so 10,000 has the
    step 10,000 and 10,500 the step 100; 2.5 has 1/10; 1/3 has 1/3; 0 has 1.
    """
    if isinstance(value, int):
        if value == 0:
            return 1
        step = 1
        while value % (step * 10) == 0:
            step *= 10
        return step
    places = _decimal_places(value)
    return Fraction(1, value.denominator) if places is None else Fraction(1, 10**places)


def read_numeral(text: str, start: int = 0) -> Numeral | None:
    """
    Read the number that begins at ``start``, or return None where none does.

    Args:
        text: digits with or without grouping, a decimal point, a fraction or
            an exponent, perhaps followed by a scale word.
        start: an index into ``text``.

    Raises:
        NotANumber: the grouping fits no way of writing numbers.
        AmbiguousNumber: two readings, such as "1.500".
        NumberOutOfBounds: more than 30 digits before or after the point.
    """
    sign, at = 1, start
    if text[at : at + 1] and text[at] in _MINUSES + "+":
        sign = 1 if text[at] == "+" else -1
        at += 1
    run = SPACED.match(text, at) or RUN.match(text, at)
    if run is None:
        return None
    written, end = run[0], run.end()
    if len(written) > _LONGEST_TEXT:
        raise NumberOutOfBounds(_clip(written), DIGITS)
    denominator = _DENOMINATOR.match(text, end)
    if denominator and written.isdigit():
        if int(denominator[1]) == 0:
            raise NotANumber(text[start : denominator.end()], "a fraction needs a denominator above zero")
        value = bounded(Fraction(sign * int(written), int(denominator[1])))
        return Numeral(value, Fraction(1, int(denominator[1])), denominator.end())
    scale = _SCALE.match(text, end)
    digits, places, _ = _read_digits(written, scaled=scale is not None)
    exponent = _EXPONENT.match(text, end)
    power = 0
    if exponent:
        power, end = int(exponent[1]), exponent.end()
    elif scale:
        power, end = _POWER[scale[1].lower()], scale.end()
    power -= places
    if abs(power) > 2 * DIGITS:
        raise NumberOutOfBounds(_clip(text[start:end]), DIGITS)
    whole = sign * int(digits)
    step = step_of(whole) if places == 0 else 1
    factor = Fraction(10) ** power
    return Numeral(bounded(whole * factor), as_int_if_whole(step * factor), end)


def in_full(number: Number) -> str:
    """
    Write a stated number out: every digit, grouped by commas; a fraction as "1/3".

    Digits are never dropped: this is for numbers that somebody stated.
    """
    if isinstance(number, int):
        return f"{number:,}"
    places = _decimal_places(number)
    if places is None:
        return f"{number.numerator:,}/{number.denominator:,}"
    return _fixed(number, places)


def rounded(number: Number, digits: int = 3, *, about: bool = False, toward: int = 0) -> tuple[str, bool]:
    """
    Write a derived number: in full where it comes out even, else rounded.

    Args:
        number: any exact number.
        digits: significant digits to keep when it does not come out even
            within twelve.
        about: the number rests on one that its source called approximate, so
            that digits beyond these would be false, even or not.
        toward: where digits are dropped, -1 rounds down and 1 up, as the low
            and the high end of an interval need it; 0 to the nearest.

    Returns:
        The text, and whether digits were dropped (the caller then says
        "about").
    """
    places = 0 if isinstance(number, int) else _decimal_places(number)
    if places is not None and _significant(number, places) <= (digits if about else FULL_WITHIN):
        return in_full(number), False
    keep = digits - 1 - magnitude(number)
    scaled = _WAYS[toward](number * Fraction(10) ** keep)
    value = as_int_if_whole(scaled / Fraction(10) ** keep)
    return (f"{value:,}" if isinstance(value, int) else _fixed(value, keep).rstrip("0")), value != number


_WAYS: dict[int, Callable[[Number], int]] = {-1: math.floor, 0: round, 1: math.ceil}


def common_denominator(numbers: Sequence[Number | None]) -> int:
    """Return the least common denominator, so that a column can be sorted as integers."""
    return math.lcm(*{n.denominator for n in numbers if n is not None}) if numbers else 1


def _from_text(text: str) -> Number:
    stripped = text.strip()
    if len(stripped) > _LONGEST_TEXT:
        if not stripped[:40].strip("+-0123456789., '"):
            raise NumberOutOfBounds(_clip(stripped), DIGITS)
        advice = f"it has more than {_LONGEST_TEXT} characters; write plain digits such as '120,000'"
        raise NotANumber(_clip(stripped), advice)
    numeral = read_numeral(stripped)
    if numeral is None or numeral.end != len(stripped):
        raise NotANumber(_clip(text), "write plain digits such as '120,000', '1.3 million', '3 000' or '1/3'")
    return numeral.value


def _from_decimal(value: Decimal, given: float | Decimal) -> Number:
    if not value.is_finite():
        raise NotANumber(given, "only finite numbers can be claimed; leave an absent bound out (None)")
    _sign, digits, exponent = value.as_tuple()
    assert isinstance(exponent, int)  # only NaN and infinities carry a letter here
    if not any(digits):
        return 0
    if len(digits) > 4 * DIGITS or abs(exponent) > 4 * DIGITS:
        raise NumberOutOfBounds(_clip(str(value)), DIGITS)
    return bounded(as_int_if_whole(Fraction(value)))


def bounded(value: Number) -> Number:
    """
    Return a number as an ``int`` where it is whole, if it fits within 30 digits on each side.

    Raises:
        NumberOutOfBounds: it does not.
    """
    if isinstance(value, Fraction):
        value = as_int_if_whole(value)
    if isinstance(value, int):
        return value if -_CEILING < value < _CEILING else _refuse_size(value)
    if not _SMALLEST <= abs(value) < _CEILING or value.denominator > _CEILING:
        _refuse_size(value)
    return value


def _refuse_size(value: Number) -> Number:
    whole = abs(value.numerator) // value.denominator
    if whole < _CEILING:
        raise NumberOutOfBounds(f"a number with more than {DIGITS} digits after the point", DIGITS)
    raise NumberOutOfBounds(f"a number of about {whole.bit_length() * 30103 // 100000 + 1} digits", DIGITS)


def _read_digits(written: str, *, scaled: bool) -> Digits:
    """Return the bare digits and the number of decimal places; two readings are refused."""
    found = readings(written, scaled=scaled)
    if len(found) > 1:
        raise AmbiguousNumber(written, tuple(_described(one) for one in found))
    if found[0].places > DIGITS:
        raise NumberOutOfBounds(_clip(written), DIGITS)
    return found[0]


def _described(read: Digits) -> str:
    if not read.places:
        return in_full(int(read.digits))
    return f"{read.digits[: -read.places]}.{read.digits[-read.places :].rstrip('0') or '0'}"


def _decimal_places(number: Fraction) -> int | None:
    """Return how many decimals write ``number`` out, or None where it never ends."""
    rest, twos, fives = number.denominator, 0, 0
    while rest % 2 == 0:
        rest, twos = rest // 2, twos + 1
    while rest % 5 == 0:
        rest, fives = rest // 5, fives + 1
    return max(twos, fives) if rest == 1 else None


def _fixed(number: Fraction, places: int) -> str:
    units = abs(number.numerator) * 10**places // number.denominator
    whole, part = divmod(units, 10**places)
    return f"{'-' if number < 0 else ''}{whole:,}.{part:0{places}d}"


def _significant(number: Number, places: int) -> int:
    return len(str(abs(number.numerator * 10**places // number.denominator)).rstrip("0"))


def magnitude(number: Number) -> int:
    """Return the power of ten of the first digit of a number that is not zero."""
    size = number if number > 0 else -number
    estimate = len(str(size.numerator)) - len(str(size.denominator))
    return estimate if size >= Fraction(10) ** estimate else estimate - 1


def _clip(text: str) -> str:
    return text if len(text) <= 40 else f"{text[:37]}..."
