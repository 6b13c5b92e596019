"""Numbers come in exactly as they print, and leave without a digit that nobody stated."""

from __future__ import annotations

from decimal import Decimal
from enum import IntEnum
from fractions import Fraction

import numpy as np
import pytest

from contested.errors import AmbiguousNumber, NotANumber, NumberOutOfBounds
from contested.quantities.numbers import (
    DIGITS,
    Number,
    Numeral,
    as_int_if_whole,
    common_denominator,
    ends_around,
    exact,
    in_full,
    product,
    quotient,
    read_numeral,
    rounded,
    step_of,
)


class Dozen(IntEnum):
    """A whole number that is not an ``int`` by type."""

    ONE = 12


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (3, 3),
        (10**30 - 1, 10**30 - 1),
        (Dozen.ONE, 12),
        (0.1, Fraction(1, 10)),
        (2.0, 2),
        (1e22, 10**22),
        (Decimal("0.1"), Fraction(1, 10)),
        (Decimal("1E+3"), 1000),
        (Decimal("0E+999999999"), 0),
        (Fraction(1, 3), Fraction(1, 3)),
        (Fraction(6, 3), 2),
        (Fraction(1, 10**30), Fraction(1, 10**30)),
    ],
)
def test_a_number_means_what_it_prints(given: object, expected: Number) -> None:
    """Every kind of number becomes the ``int`` or ``Fraction`` that it prints."""
    read = exact(given)

    assert (read, type(read)) == (expected, type(expected))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("120,000", 120_000),
        ("  7 ", 7),
        ("007", 7),
        ("-5", -5),
        ("\u22125", -5),
        ("+5", 5),
        ("-0", 0),
        ("0.1", Fraction(1, 10)),
        ("0.500", Fraction(1, 2)),
        ("1,234.5", Fraction(2469, 2)),
        ("1234.567", Fraction(1234567, 1000)),
        ("1/3", Fraction(1, 3)),
        ("-6/3", -2),
        ("1e5", 100_000),
        ("1.5E+3", 1500),
        ("2e-3", Fraction(1, 500)),
        ("1.3 million", 1_300_000),
        ("1.500 million", 1_500_000),
        ("1.3Millions", 1_300_000),
        ("5 hundred", 500),
        ("2 billion", 2 * 10**9),
        ("1-trillion", 10**12),
    ],
)
def test_text_means_what_it_prints(text: str, expected: Number) -> None:
    """Text with a sign, a point, a fraction, an exponent or a scale word is read exactly."""
    read = exact(text)

    assert (read, type(read)) == (expected, type(expected))


@pytest.mark.parametrize(
    "text",
    [
        "1,234,567",
        "1.234.567",
        "1 234 567",
        "1\u00a0234\u00a0567",
        "1\u202f234\u2009567",
        "1'234'567",
        "1\u2019234\u2019567",
        "12,34,567",
    ],
)
def test_every_usual_grouping_is_read(text: str) -> None:
    """Thousands are grouped by commas, points, spaces, apostrophes, or as in India."""
    read = exact(text)

    assert read == 1_234_567


@pytest.mark.parametrize(
    "text",
    [
        "2,5",
        "1,2345",
        "12,345,6",
        "123,45,678",
        "1234,567",
        "0,500",
        "0.123.456",
        "1.234.5",
        "1,234.567.890",
        "1,234,56.7",
        "2019 500",
        "0 500",
        "3.5 000",
        "3.14 15",
        "1,000 000",
    ],
)
def test_a_grouping_that_fits_no_custom_is_refused(text: str) -> None:
    """Digits that no custom groups in this way are refused, never joined or taken for decimals."""
    with pytest.raises(NotANumber) as caught:
        exact(text)

    assert "write" in str(caught.value)


@pytest.mark.parametrize(("text", "readings"), [("1.500", ("1,500", "1.5")), ("10.000", ("10,000", "10.0"))])
def test_a_point_before_three_digits_is_ambiguous(text: str, readings: tuple[str, ...]) -> None:
    """One point before exactly three digits is refused, with both readings."""
    with pytest.raises(AmbiguousNumber) as caught:
        exact(text)

    assert caught.value.readings == readings


@pytest.mark.parametrize(
    "given",
    [
        *[True, False, None, b"1", [1], 1j, object()],
        *[float("nan"), float("inf"), -float("inf")],
        *[Decimal("NaN"), Decimal("sNaN"), Decimal("-Infinity")],
        *[
            "",
            "  ",
            "nan",
            "inf",
            "1_000",
            "\u0661\u0662",
            "\uff11",
            "\u00b2",
            "two",
            "1.",
            ".5",
            "1,",
            "--1",
            "5%",
            "1 2",
        ],
        *["1/0", "1 /3", "1/3/4", "1,000/3", "1.5/3", "1e5 million", "0x10", "a" * 201, "1 of " * 50],
    ],
)
def test_what_is_no_finite_number_is_refused(given: object) -> None:
    """Booleans, NaN, infinities, other digits and other text are no numbers."""
    with pytest.raises(NotANumber):
        exact(given)


@pytest.mark.parametrize(
    "given",
    [
        *[10**30, -(10**30), pytest.param(10**5000, id="10**5000"), 1e30, 1e300, 5e-324, 1e-31],
        *[Fraction(10**30, 1), Fraction(1, 10**31), Fraction(1, 10**30 + 1), Fraction(10**5000, 3)],
        *[Decimal("1e30"), Decimal("1e999999999"), Decimal("1e-999999999"), Decimal("1" * 121)],
        *[
            "1e30",
            "1e-31",
            "1e999",
            "1e9999",
            "0e999",
            "1" * 31,
            "1" * 201,
            "1" + "0" * 300,
            "0." + "0" * 30 + "1",
        ],
    ],
)
def test_magnitudes_are_bounded(given: object) -> None:
    """More than thirty digits before or after the point are refused before any costly conversion."""
    with pytest.raises(NumberOutOfBounds):
        exact(given)


def test_a_long_text_is_refused_unread() -> None:
    """A number inside a longer text is bounded in its length, too."""
    with pytest.raises(NumberOutOfBounds):
        read_numeral("1" * 201)


@pytest.mark.parametrize(
    ("given", "words"),
    [
        (10**30, "about 31 digits"),
        pytest.param(10**5000, "about 5001 digits", id="10**5000"),
        (Fraction(1, 10**31), "after the point"),
    ],
)
def test_a_refused_magnitude_says_on_which_side_it_is_too_long(given: object, words: str) -> None:
    """The message counts the digits before the point, or says that those after it are too many."""
    with pytest.raises(NumberOutOfBounds) as caught:
        exact(given)

    assert words in str(caught.value)


def test_a_refused_magnitude_prints_without_hidden_characters() -> None:
    """A number too long is shown shortened, its spaces written out."""
    with pytest.raises(NumberOutOfBounds) as caught:
        exact("1" + "\u00a0000" * 30)

    assert str(caught.value).isprintable()


def test_minus_zero_is_zero() -> None:
    """A float's minus zero becomes the whole number zero."""
    read = exact(-0.0)

    assert str(read) == "0"


@pytest.mark.parametrize(
    ("text", "start", "expected"),
    [
        ("10,000", 0, Numeral(10_000, 10_000, 6)),
        ("10,500 dead", 0, Numeral(10_500, 100, 6)),
        ("1.0 million", 0, Numeral(1_000_000, 100_000, 11)),
        ("1 million", 0, Numeral(1_000_000, 1_000_000, 9)),
        ("2.50", 0, Numeral(Fraction(5, 2), Fraction(1, 100), 4)),
        ("1/3", 0, Numeral(Fraction(1, 3), Fraction(1, 3), 3)),
        ("at 12 km", 3, Numeral(12, 1, 5)),
        ("0", 0, Numeral(0, 1, 1)),
        ("5 millionaires", 0, Numeral(5, 1, 1)),
        ("5e", 0, Numeral(5, 1, 1)),
        ("12 3456", 0, Numeral(12, 1, 2)),
    ],
)
def test_a_numeral_knows_its_last_significant_place(text: str, start: int, expected: Numeral) -> None:
    """A numeral holds its value, one unit of its last significant place, and where it ends."""
    read = read_numeral(text, start)

    assert read == expected


@pytest.mark.parametrize("text", ["", "dozens", "-", "+ 5", ".5"])
def test_text_without_a_number_here_is_none(text: str) -> None:
    """Where no number begins there is no numeral."""
    assert read_numeral(text) is None


@pytest.mark.parametrize(
    ("value", "step"),
    [
        (10_000, 10_000),
        (10_500, 100),
        (-300, 100),
        (7, 1),
        (0, 1),
        (Fraction(5, 2), Fraction(1, 10)),
        (Fraction(2, 3), Fraction(1, 3)),
    ],
)
def test_trailing_zeros_are_not_significant(value: Number, step: Number) -> None:
    """The step of a number is one unit of its last digit that is not a trailing zero."""
    assert step_of(value) == step


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (120_000, "120,000"),
        (-5, "-5"),
        (Fraction(5, 2), "2.5"),
        (Fraction(-5, 2), "-2.5"),
        (Fraction(1, 40), "0.025"),
        (Fraction(1, 3), "1/3"),
        (Fraction(-10_000, 3), "-10,000/3"),
        (Fraction(2469, 2), "1,234.5"),
    ],
)
def test_a_stated_number_prints_every_digit(number: Number, text: str) -> None:
    """A stated number is written out in full, and reads back as itself."""
    assert in_full(number) == text


@pytest.mark.parametrize(
    ("number", "digits", "expected"),
    [
        (0, 3, ("0", False)),
        (123_456_789_012, 3, ("123,456,789,012", False)),
        (1_234_567_890_123, 3, ("1,230,000,000,000", True)),
        (1_234_567_890_123, 13, ("1,234,567,890,123", False)),
        (-1_234_567_890_123, 3, ("-1,230,000,000,000", True)),
        (99_999_999_999_999, 3, ("100,000,000,000,000", True)),
        (Fraction(50, 3), 3, ("16.7", True)),
        (Fraction(200, 3), 1, ("70", True)),
        (Fraction(2, 3), 3, ("0.667", True)),
        (Fraction(-2, 3), 3, ("-0.667", True)),
        (Fraction(6999, 7000), 3, ("1", True)),
        (Fraction(59_999, 60_000), 3, ("1", True)),
        (Fraction(3, 2), 3, ("1.5", False)),
        (Fraction(1, 3 * 10**9), 3, ("0.000000000333", True)),
        (Fraction(10**20, 3), 3, ("33,300,000,000,000,000,000", True)),
        (Fraction(601, 200 * 3), 2, ("1", True)),
        (Fraction(1201, 1200), 4, ("1.001", True)),
    ],
)
def test_a_derived_number_is_rounded_and_says_so(number: Number, digits: int, expected: tuple[str, bool]) -> None:
    """A derived number prints in full within twelve digits, else rounded, and tells which."""
    assert rounded(number, digits) == expected


def test_a_quotient_is_whole_where_it_comes_out() -> None:
    """Division is exact and gives an ``int`` where it can."""
    assert [quotient(6, 3), quotient(1, 3)] == [2, Fraction(1, 3)]


def test_a_quotient_by_zero_is_refused() -> None:
    """Nothing is divided by zero."""
    with pytest.raises(ZeroDivisionError):
        quotient(1, 0)


def test_the_simplest_form_of_a_whole_fraction_is_an_int() -> None:
    """A whole fraction becomes an ``int``; any other stays."""
    assert [type(as_int_if_whole(Fraction(4, 2))), type(as_int_if_whole(Fraction(1, 2))), as_int_if_whole(3)] == [
        int,
        Fraction,
        3,
    ]


@pytest.mark.parametrize(
    ("numbers", "expected"), [((), 1), ((None,), 1), ((1, Fraction(1, 4), Fraction(5, 6), None), 12)]
)
def test_a_column_has_a_common_denominator(numbers: tuple[Number | None, ...], expected: int) -> None:
    """The least common denominator turns a column into integers; absent numbers do not count."""
    assert common_denominator(numbers) == expected


def test_the_bound_is_the_one_of_the_design() -> None:
    """Thirty digits are kept on each side of the point (design.md, rule 1)."""
    assert DIGITS == 30


# design.md, rule 1: 30 digits before and after the point
@pytest.mark.parametrize("value", [Fraction(10**31 + 1, 10**31 + 3), Fraction(1, 3) + Fraction(1, 10**31)])
def test_a_fraction_of_more_than_thirty_digits_is_refused_at_any_size(value: Fraction) -> None:
    """A number near one needs no more digits behind the point than any other."""
    with pytest.raises(NumberOutOfBounds):
        exact(value)


@pytest.mark.parametrize(("value", "step"), [(5 * 10**12, 10**12), (10**29, 10**29), (12 * 10**7, 10**7)])
def test_a_step_is_as_long_as_the_zeros(value: int, step: int) -> None:
    """However many zeros end a whole number, none is significant."""
    assert step_of(value) == step


def test_an_exponent_is_bounded_even_of_nothing() -> None:
    """An exponent of more than twice thirty digits is refused, also where the number itself is zero."""
    assert exact("0e60") == 0
    with pytest.raises(NumberOutOfBounds):
        exact("0e61")


def test_a_narrow_float_of_numpy_means_what_it_prints() -> None:
    """The float of 32 bits that prints 0.1 is a tenth, not the nearest number of 64 bits."""
    assert exact(np.float32(0.1)) == Fraction(1, 10)


@pytest.mark.parametrize(
    ("a", "b", "made"),
    [
        (6, Fraction(1, 3), 2),
        (Fraction(1, 3), 6, 2),
        (Fraction(-2, 3), Fraction(3, 4), Fraction(-1, 2)),
        (7, Fraction(1, 2), Fraction(7, 2)),
        (-4, 5, -20),
        (Fraction(1, 3), 0, 0),
    ],
)
def test_a_product_is_exact_and_whole_where_it_comes_out_even(a: Number, b: Number, made: Number) -> None:
    """Six thirds are the whole number two."""
    assert product(a, b) == made
    assert type(product(a, b)) is type(made)


@pytest.mark.parametrize(
    ("value", "below", "above", "ends"),
    [
        (10, 3, 4, (7, 14)),
        (Fraction(1, 2), Fraction(1, 3), Fraction(1, 2), (Fraction(1, 6), 1)),
        (Fraction(-1, 2), Fraction(1, 2), 0, (-1, Fraction(-1, 2))),
    ],
)
def test_ends_around_a_value_are_as_far_as_they_say(
    value: Number, below: Number, above: Number, ends: tuple[Number, Number]
) -> None:
    """A half less a third is a sixth, and a half more is one."""
    assert ends_around(value, below, above) == ends
    assert [type(end) for end in ends_around(value, below, above)] == [type(end) for end in ends]
    assert ends_around(value, below, below)[1] == value + below


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("1,000.5.5", "'1,000.5.5' is not a number: write a decimal point and commas for thousands, as in '1,234.5'"),
        (
            "x" * 41,
            f"'{'x' * 37}...' is not a number: write plain digits such as '120,000', '1.3 million', '3 000' or '1/3'",
        ),
        (
            "x" * 40,
            f"'{'x' * 40}' is not a number: write plain digits such as '120,000', '1.3 million', '3 000' or '1/3'",
        ),
    ],
)
def test_a_refusal_shows_the_text_and_what_to_write(text: str, message: str) -> None:
    """Forty characters of a text are shown whole, and of a longer one thirty-seven."""
    with pytest.raises(NotANumber) as caught:
        exact(text)

    assert str(caught.value) == message
