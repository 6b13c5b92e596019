"""One reading of a number in text: what it is worth, how precisely it is printed, and where it stands."""

from __future__ import annotations

from fractions import Fraction
from typing import NamedTuple

from contested.errors.base import NotANumber, NumberOutOfBounds
from contested.quantities.numbers import DIGITS, Number, as_int_if_whole, bounded


class Amount(NamedTuple):
    """
    One reading of a number in text.

    ``step`` is one unit of its last significant place, ``place`` one unit of
    the last digit printed.  ``start`` and ``end`` are tokens.  ``note`` says
    what this reading takes it for, where there are others; ``grouping`` is the
    mark between its thousands.  ``foreign`` where its marks group thousands by
    another language's habit; ``share`` where it is a part of a whole that is
    not given, "half", ``mixed`` where it has one, "two and a half", and
    ``part`` what "12 out of 19" counts.
    """

    value: Number
    step: Number
    place: Number
    start: int
    end: int
    scale: int = 1
    bare: bool = False
    grouping: str = ""
    error: Number | None = None
    note: str = ""
    foreign: bool = False
    share: bool = False
    mixed: bool = False
    part: Number | None = None


def with_scale(amount: Amount, scale: int, end: int) -> Amount:
    """Return the amount times a scale word that ends before token ``end``."""
    return amount._replace(
        value=bounded(amount.value * scale),
        step=amount.step * scale,
        place=amount.place * scale,
        end=end,
        scale=amount.scale * scale,
        bare=False,
        error=None if amount.error is None else amount.error * scale,
        note="",
        share=False,
        mixed=False,
    )


def power_of(value: Number, power: int) -> Number:
    """
    Return a power of a number, exactly.

    Raises:
        NumberOutOfBounds: more than 30 digits; NotANumber: zero to a power below zero.
    """
    if value == 0 and power < 0:
        raise NotANumber(f"0^{power}", "zero has no powers below zero")
    size = max(len(str(abs(value.numerator))), len(str(value.denominator)))
    if size * abs(power) > 4 * DIGITS:
        raise NumberOutOfBounds(f"a power with an exponent of {power}", DIGITS)
    return bounded(as_int_if_whole(Fraction(value) ** power))
