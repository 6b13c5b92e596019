"""Numbers in English words are read as whole numbers, as far as they form one number."""

from __future__ import annotations

import pytest

from contested.exact import Numeral
from contested.numerals import read_words


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("zero", 0),
        ("twenty-four", 24),
        ("Twenty four", 24),
        ("seven hundred and fifty", 750),
        ("seven hundred fifty-one", 751),
        ("a hundred", 100),
        ("a hundred and one", 101),
        ("nineteen hundred", 1900),
        ("twenty-one hundred", 2100),
        ("ten thousand", 10_000),
        ("a hundred thousand", 100_000),
        ("two thousand and five", 2005),
        ("one million two hundred thousand and three", 1_200_003),
        ("a dozen", 12),
        ("two dozen", 24),
        ("half a million", 500_000),
        ("half a dozen", 6),
        ("half a hundred", 50),
    ],
)
def test_words_make_one_number(text: str, value: int) -> None:
    """Words that form one number are read to their end."""
    read = read_words(text)

    assert read is not None
    assert (read.value, read.end) == (value, len(text))


@pytest.mark.parametrize(
    ("text", "value", "read_to"),
    [
        ("five and six", 5, "five"),
        ("nineteen ninety", 19, "nineteen"),
        ("twenty-five-six", 25, "twenty-five"),
        ("twenty zero", 20, "twenty"),
        ("five hundred hundred", 500, "five hundred"),
        ("one thousand million", 1000, "one thousand"),
        ("one thousand two dozen", 1002, "one thousand two"),
        ("ten people", 10, "ten"),
        ("five hundred and", 500, "five hundred"),
        ("one a day", 1, "one"),
        ("half a millionaire", None, ""),
    ],
)
def test_reading_stops_where_a_second_number_begins(text: str, value: int | None, read_to: str) -> None:
    """Words that do not continue the number are left for the reader of phrases to refuse."""
    read = read_words(text)

    assert (read and read.value, text[: read.end] if read else "") == (value, read_to)


@pytest.mark.parametrize("text", ["", "a", "a few", "an hour", "hundred", "and five", "dozens", " five", "7"])
def test_text_without_a_number_in_words_is_none(text: str) -> None:
    """Where no number in words begins there is none."""
    assert read_words(text) is None


def test_words_are_read_from_a_place_in_the_text() -> None:
    """Reading begins at the given character."""
    assert read_words("up to ten men", 6) == Numeral(10, 10, 9)


def test_a_number_in_words_is_as_coarse_as_in_digits() -> None:
    """The step of a number in words is that of the same number in digits."""
    read = read_words("ten thousand five hundred")

    assert read is not None
    assert read.step == 100


def test_reading_is_bounded() -> None:
    """A chain of words is read up to a fixed number of them."""
    read = read_words("one hundred " + "and " * 10_000 + "one")

    assert read is not None
    assert read.value == 100
