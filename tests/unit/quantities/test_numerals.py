"""Runs of digits are read under every convention that fits, and under a language's own alone where it is given."""

from __future__ import annotations

import pytest

from contested.errors import NotANumber
from contested.quantities.numerals import Digits, Separators, readings

GERMAN = Separators(". \u00a0", ",")


@pytest.mark.parametrize(
    ("written", "separators", "found"),
    [
        ("120000", None, [("120000", 0)]),
        ("120,000", None, [("120000", 0)]),
        ("12,34,567", None, [("1234567", 0)]),
        ("1,234.5", None, [("12345", 1)]),
        ("1.234,5", None, [("12345", 1)]),
        ("1 234,5", None, [("12345", 1)]),
        ("1'234.5", None, [("12345", 1)]),
        ("1.500", None, [("1500", 0), ("1500", 3)]),
        ("0.500", None, [("0500", 3)]),
        ("1.234.567", None, [("1234567", 0)]),
        ("1\u066c234\u066b5", None, [("12345", 1)]),
        ("1.500", GERMAN, [("1500", 0)]),
        ("1,500", GERMAN, [("1500", 3), ("1500", 0, True)]),
        ("0,500", GERMAN, [("0500", 3)]),
        ("1,5", GERMAN, [("15", 1)]),
        ("1.234.567,5", GERMAN, [("12345675", 1)]),
        ("1\u00a0234,5", GERMAN, [("12345", 1)]),
    ],
)
def test_a_run_has_these_readings(
    written: str, separators: Separators | None, found: list[tuple[str, int, bool]]
) -> None:
    """Every reading gives the bare digits and how many of them are decimals."""
    assert readings(written, separators) == tuple(Digits(*one) for one in found)


def test_a_scale_word_behind_makes_a_decimal() -> None:
    """ "1.500 million" has one reading."""
    assert readings("1.500", scaled=True) == (Digits("1500", 3),)


@pytest.mark.parametrize(
    ("written", "separators"),
    [
        ("1,50", None),
        ("1.2.3", None),
        ("1,234.5.6", None),
        ("1.234,5,6", None),
        ("0 500", None),
        ("1,23.4", None),
        ("0,500", None),
        ("1.5", GERMAN),
        ("1,5,5", GERMAN),
        ("1.234 567", GERMAN),
        ("1'000", GERMAN),
    ],
)
def test_marks_that_fit_no_convention_are_refused(written: str, separators: Separators | None) -> None:
    """What groups no thousands is refused, with a way to write it."""
    with pytest.raises(NotANumber):
        readings(written, separators)
