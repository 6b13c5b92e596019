"""
Laws of scales, signs and torn digits.

A scale word multiplies where it directly follows its number or fills a bracket; behind a preposition it is a
share, and a letter in brackets is a footnote.  A dash at its digits is a minus or nothing that is read.  No
mark between two digits makes two numbers of one.
"""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

import contested as ct
from contested.phrases.language import LANGUAGES, language

NUMBERS = st.integers(1, 999)
SCALES = {
    "en": {"thousand": 10**3, "million": 10**6},
    "de": {"Tausend": 10**3, "Millionen": 10**6},
    "fr": {"millions": 10**6, "milliards": 10**9},
    "es": {"mil": 10**3, "millones": 10**6},
    "ru": {"тысяч": 10**3, "миллионов": 10**6},
    "hy": {"հազար": 10**3, "միլիոն": 10**6},
    "az": {"min": 10**3, "milyon": 10**6},
}
ARTICLES = {"en": ("", "a ", "the "), "de": ("", "eine "), "fr": ("", "un "), "es": ("", "un ")}
MARKS = "\u00ad\u200b\u200c\u200d\u2060\ufeff，．、،‚`´˙⁄∕＇／"


def read(text: str, locale: str, *, signed: bool = False) -> ct.Estimate | None:
    """Return what a claim of people comes to, or nothing where it is refused."""
    try:
        return ct.Figure("it", "person", signed=signed).claimed(text, by="A", locale=locale).estimates[0]
    except ct.ContestedError:
        return None


def is_point(estimate: ct.Estimate | None, value: int) -> bool:
    """Whether a claim is this one number."""
    return estimate is not None and estimate.interval == ct.Interval.point(value)


@given(number=NUMBERS, code=st.sampled_from(LANGUAGES), data=st.data())
def test_a_scale_multiplies_behind_its_number_and_in_brackets_alike(
    number: int, code: str, data: st.DataObject
) -> None:
    """ "14 million" and "14 (million)" are fourteen million, in each language."""
    word, scale = data.draw(st.sampled_from(sorted(SCALES[code].items())))

    assert is_point(read(f"{number} {word}", code), number * scale)
    assert is_point(read(f"{number} ({word})", code), number * scale)


@given(number=NUMBERS, code=st.sampled_from(("en", "de", "fr", "es", "ru")), data=st.data())
def test_a_scale_behind_a_preposition_never_multiplies(number: int, code: str, data: st.DataObject) -> None:
    """ "5 in a million", "5 pour mille", "5 на миллион" are refused, in brackets and outside."""
    word = data.draw(st.sampled_from(sorted(SCALES[code])))
    place = data.draw(st.sampled_from(sorted(language(code).remarks["places"] - language(code).words["scale_in"])))
    article = data.draw(st.sampled_from(ARTICLES.get(code, ("",))))
    opened = data.draw(st.booleans())
    behind = f"{place} {article}{word}"

    estimate = read(f"{number} ({behind})" if opened else f"{number} {behind}", code)

    assert estimate is None, (behind, estimate)


@given(number=st.integers(1, 99_999), letter=st.sampled_from("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"))
@pytest.mark.parametrize("frame", ["{} ({})", "{}({})", "{:,} ({})", "({1}) {0}", "{}, {}"])
def test_a_letter_beside_a_number_is_a_mark_or_refused(frame: str, number: int, letter: str) -> None:
    """ "1,234 (b)" is no billion: whatever the letter, the number is itself, or the claim is refused."""
    estimate = read(frame.format(number, letter), "en")

    assert estimate is None or is_point(estimate, number)


@given(number=st.integers(1, 99_999), signed=st.booleans(), code=st.sampled_from(LANGUAGES))
@pytest.mark.parametrize("frame", ["–{}", "-{}", "−{}", "‑{}", "—{}", "({})", "({} )", "{}-", "{}–", "{} −", "-({})"])
def test_a_sign_is_a_minus_or_refused(frame: str, number: int, signed: bool, code: str) -> None:
    """No way of writing a minus gives the number above zero."""
    estimate = read(frame.format(number), code, signed=signed)

    assert estimate is None or (signed and is_point(estimate, -number))


@given(groups=st.lists(st.integers(0, 999), min_size=2, max_size=4), mark=st.sampled_from(MARKS))
def test_a_mark_between_digits_makes_no_two_numbers(groups: list[int], mark: str) -> None:
    """Digits with an odd mark between them are one stretch that stays unread, and nothing else is found in them."""
    torn = mark.join(f"{group:03}" for group in groups)
    text = f"Some said {torn} people fled."

    found = ct.find_phrases(text)

    start = text.index(torn)
    assert not list(found)
    assert [one.span for one in found.unread] == [(start, start + len(torn))]


@given(number=st.integers(2, 99))
@pytest.mark.parametrize(("word", "scale"), [("тысяч", 10**3), ("миллионов", 10**6), ("сотен", 100), ("десятков", 10)])
def test_a_russian_scale_before_its_number_says_about(word: str, scale: int, number: int) -> None:
    """ "тысяч 5" is about five thousand, in a claim and in prose, and never a sum."""
    estimate = read(f"{word} {number}", "ru")
    (found,) = ct.find_phrases(f"Погибло {word} {number} солдат.", locale="ru")

    assert estimate is not None
    assert estimate.approximate
    assert found.approximate
    assert estimate.interval == found.interval == ct.Interval.point(number * scale)
    assert found.reach is not None
    assert found.reach.low is not None
    assert Fraction(found.reach.low) < number * scale
