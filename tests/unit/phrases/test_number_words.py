"""Numbers in English words and digits are read as one number, as far as they form one."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

import pytest

from contested.errors import NotANumber, NumberOutOfBounds, UnreadablePhrase
from contested.phrases.language import language
from contested.phrases.number_phrases import Numbers
from contested.phrases.tokens import Tokens

if TYPE_CHECKING:
    from contested.quantities.numbers import Number


def read(text: str) -> list[tuple[Number, str]]:
    """Return the readings of the number that a text begins with: its value and the words read."""
    tokens = Tokens(text)
    found = Numbers(tokens, language(), None).amounts(0)
    return [(one.value, text[: tokens.ends[one.end - 1]]) for one in found]


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
    assert read(text) == [(value, text)]


@pytest.mark.parametrize(
    ("text", "value", "read_to"),
    [
        ("five and six", 5, "five"),
        ("nineteen ninety", 19, "nineteen"),
        ("twenty-five-six", 25, "twenty-five"),
        ("twenty zero", 20, "twenty"),
        ("five hundred hundred", 500, "five hundred"),
        ("ten people", 10, "ten"),
        ("five hundred and", 500, "five hundred"),
        ("one a day", 1, "one"),
        ("half a millionaire", Fraction(1, 2), "half"),
    ],
)
def test_reading_stops_where_a_second_number_begins(text: str, value: int | Fraction | None, read_to: str) -> None:
    """Words that do not continue the number are left for the reader of phrases to refuse."""
    assert read(text) == ([] if value is None else [(value, read_to)])


@pytest.mark.parametrize(
    "text", ["", "a", "a few", "an hour", "hundred", "and five", "dozens", "twenty-first", "two millionth"]
)
def test_text_without_a_number_in_words_is_none(text: str) -> None:
    """Where no number in words begins there is none."""
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("hundred thousand", [100_000]),
        ("three hundred and two dozens", [324]),
        ("three lakh crore", [3 * 10**12]),
        ("two hundred and two thousand", [202_000]),
        ("one thousand million", [10**9]),
        ("one thousand two dozen", [1024]),
        ("two thousand and three thousand", [2000]),
        ("3 hundred and 2 hundred", [300]),
        ("3 hundred and 21", [321]),
        ("3 hundred and 2.12 hundred", [300]),
        ("4 thousand 3 hundred and 21", [4321]),
        ("2 million and 300 villages", [2_000_000]),
        ("5 thousand-20", [5000]),
        ("half", [Fraction(1, 2)]),
        ("one hundred and three quarters", [Fraction(403, 4)]),
        ("one hundred and thirty-two fifths", [Fraction(132, 5)]),
        ("twenty and three fifths", [Fraction(103, 5)]),
        ("one hundred thirty-fifths", [Fraction(20, 7)]),
        ("one hundred thirty fifths", [26, Fraction(20, 7)]),
        ("one hundred one thousand fifths", [20_200, Fraction(20, 201)]),
        ("one one hundred and fifth", [Fraction(1, 105)]),
        ("three twenty-firsts", [Fraction(1, 7)]),
        ("a third attack", []),
        ("a third of it", [Fraction(1, 3)]),
        ("two thirds of a million", [Fraction(2_000_000, 3)]),
        ("two thirds of million", [Fraction(2, 3)]),
        ("five and a half million", [5_500_000]),
        ("two and a half dozen", [30]),
        ("one million and a half", [1_500_000]),
        ("3 million and a quarter", [3_250_000]),
        ("two thousand and a half", [2500, Fraction(4001, 2)]),
        ("one billion and a half million", [1_000_500_000]),
        ("one million and a half billion", []),
        ("a hundred trillionths", [Fraction(1, 10**10)]),
        ("100 millionths", [Fraction(1, 10**4)]),
        ("2 third", [2]),
        ("two hundred point zero three", [Fraction(20_003, 100)]),
        ("nought point eleven", [Fraction(11, 100)]),
        ("two point people", [2]),
        ("nought point " + "one " * 20, [Fraction(111_111_111_111, 10**12)]),
        ("5 and a half million", [5_500_000]),
        (". 5", []),
        ("½ of", [Fraction(1, 2)]),
        ("2 1/4", [Fraction(9, 4)]),
        ("2 5/4", [2]),
        ("2.5 1/4", [Fraction(5, 2)]),
        ("2½ million", [2_500_000]),
        ("½", [Fraction(1, 2)]),
        ("1 over 3", [Fraction(1, 3)]),
        ("2000 over 3 years", [2000]),
        ("two out of five hundred", [Fraction(1, 250)]),
        ("five out of three", [5]),
        ("one in five", [Fraction(1, 5)]),
        ("2 in 5 villages", [2, Fraction(2, 5)]),
        ("3 in 10 days", [3]),
        ("3 in 2008", [3]),
        ("3 in 1.5", [3]),
        ("minus one", [-1]),
        ("+5", [5]),
        ("1.1^2", [Fraction(121, 100)]),
        ("1.3x10^6", [1_300_000]),
        ("2.48×10⁻⁵", [Fraction(248, 10**7)]),
        ("9.83e-3", [Fraction(983, 10**5)]),
        (".08", [Fraction(2, 25)]),
        ("5 тыс", [5]),
        ("a 2-million budget", []),
        ("2-million", [2_000_000]),
        ("5 m²", [5]),
        ("5 m/s", [5]),
    ],
)
def test_a_number_in_words_and_digits_is_read_in_full(text: str, values: list[int | Fraction]) -> None:
    """Fractions, proportions, powers and mixed words give their exact value, and every reading where there are two."""
    assert [value for value, _ in read(text)] == values


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ("1/0", NotANumber),
        ("0^-1", NotANumber),
        ("9^99", NumberOutOfBounds),
        ("99^99", NumberOutOfBounds),
        ("1e99", NumberOutOfBounds),
        ("1." + "0" * 31, NumberOutOfBounds),
        ("9" * 201, NumberOutOfBounds),
        ("5/17/2018", UnreadablePhrase),
        ("1.2.3", NotANumber),
        ("1,2,3.4.5", NotANumber),
        ("1.234,5,6", NotANumber),
        ("12 34", None),
        ("0 500", NotANumber),
    ],
)
def test_a_number_that_is_none_is_refused(text: str, error: type[Exception] | None) -> None:
    """Division by zero, more than thirty digits, dates and odd marks are refused; two numbers stay two."""
    if error is None:
        assert read(text)[0][1] == "12"
    else:
        with pytest.raises(error):
            read(text)


def test_a_number_in_words_is_as_coarse_as_in_digits() -> None:
    """The step of a number in words is that of the same number in digits."""
    found = Numbers(Tokens("ten thousand five hundred"), language(), None).amounts(0)

    assert [one.step for one in found] == [100]


def test_reading_is_bounded() -> None:
    """A chain of words is read up to a fixed number of them."""
    assert read("one hundred " + "and " * 10_000 + "one")[0][0] == 100
    assert read("a thousand " * 10_000)[0][0] == 1000


def test_an_ordinal_is_a_number_behind_the() -> None:
    """ "The tenth" is ten, where the grammar asks for it; "the tenths" is none."""
    found = [Numbers(Tokens(text), language(), None).ordinal(0) for text in ("the tenth", "the tenths", "tenth")]

    assert [one and one.value for one in found] == [10, None, None]
