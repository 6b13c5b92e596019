"""The signs that texts are cut by, each in a phrase of its own."""

from __future__ import annotations

import unicodedata
from fractions import Fraction

import pytest

from contested.phrases.phrase_reading import read_phrase
from contested.phrases.prose_reading import find_phrases
from contested.phrases.tokens import Tokens
from contested.quantities.interval import Interval
from contested.quantities.numbers import as_int_if_whole

# Unicode 15, Number Forms and Latin-1 Supplement: every fraction with a numerator, but the one of zero thirds
VULGAR = "¼½¾⅐⅑⅒⅓⅔⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞"


@pytest.mark.parametrize("sign", VULGAR)
def test_a_fraction_of_one_character_is_what_unicode_says(sign: str) -> None:
    """Alone, behind a whole number, and before a scale."""
    part = Fraction(unicodedata.numeric(sign)).limit_denominator(10)
    for text, value in ((sign, part), (f"2{sign}", 2 + part), (f"2 {sign} million", (2 + part) * 1_000_000)):
        assert read_phrase(text).interval == Interval.point(as_int_if_whole(value))


@pytest.mark.parametrize("dash", "-‐‑‒–—−")
@pytest.mark.parametrize("space", ["", " "])
def test_every_dash_joins_a_range(dash: str, space: str) -> None:
    """Hyphens, figure dash, en and em dash, and the sign of minus, with spaces on both sides or none."""
    assert read_phrase(f"10{space}{dash}{space}20").interval == Interval(10, 20)


@pytest.mark.parametrize("sign", [*"$€£¥₹₽֏₼₴₺", "US$", "A$", "C$", "HK$"])
def test_a_sign_of_money_is_the_unit(sign: str) -> None:
    """Before and behind the number, with the letters that say whose dollars they are, and in prose."""
    assert (read_phrase(f"{sign}5").interval, read_phrase(f"{sign}5").unit) == (Interval.point(5), sign)
    assert len(sign) > 1 or read_phrase(f"5 {sign}").unit == sign
    assert [one.text for one in find_phrases(f"It cost {sign}5 million then")] == [f"{sign}5 million"]


@pytest.mark.parametrize("code", ["USD", "EUR", "GBP", "AMD", "AZN"])
def test_a_code_of_money_stands_before_its_number(code: str) -> None:
    """As ISO 4217 has it, in a phrase and in prose."""
    assert read_phrase(f"{code} 5").unit == code
    assert [one.text for one in find_phrases(f"It cost {code} 5 million then")] == [f"{code} 5 million"]


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("a\nb", ["a", "b"]),
        ("a\n\nb", ["a", "\n\n", "b"]),
        ("a\n \nb", ["a", "\n \n", "b"]),
        ("a\n- b", ["a", "\n-", "b"]),
        ("a\n• b", ["a", "\n•", "b"]),
        ("a\n-b", ["a", "-", "b"]),
        ("5km", ["5", "km"]),
        ("a_b1", ["a", "_", "b", "1"]),
    ],
)
def test_a_token_is_digits_letters_or_one_sign(text: str, tokens: list[str]) -> None:
    """Or the end of a paragraph, or a bullet: a line that only goes on ends nothing."""
    cut = Tokens(text)

    assert cut.raw == tokens
    assert [text[start:end] for start, end in zip(cut.starts, cut.ends[: len(cut)], strict=False)] == tokens
    assert (cut.word(-1), cut.word(len(cut))) == ("", "")


@pytest.mark.parametrize("tail", ["", ".", "x", " x", " men."])
def test_a_note_is_left_out_up_to_the_last_sign(tail: str) -> None:
    """Whatever stands behind it, be it nothing or one letter."""
    (found,) = find_phrases(f"It lost 118,000[3]{tail}", locale=None)[:1] or [None]

    assert found is not None
    assert found.interval == Interval.point(118_000)


def test_the_last_digit_behind_a_note_is_read() -> None:
    """What stands at the very end is left out by no note before it."""
    found = find_phrases("It lost 118,000[3] and 5")

    assert [one.interval for one in found] == [Interval.point(118_000), Interval.point(5)]
