"""Russian nouns and scales before their numbers."""

from __future__ import annotations

import pytest

from contested.errors.base import ContestedError
from contested.phrases.phrase_reading import read_phrase
from contested.phrases.prose_reading import find_phrases
from contested.quantities.interval import Interval


@pytest.mark.parametrize(
    ("text", "value", "about"),
    [
        ("тысяч пять", 5000, True),
        ("миллиона два", 2_000_000, True),
        ("тысяч 5", 5000, True),
        ("человек сорок", 40, True),
        ("человек 40", 40, True),
        ("тысяча двести", 1200, False),
        ("Солдат 40", 40, False),
    ],
)
def test_a_noun_or_a_scale_before_its_number_says_about(text: str, value: int, about: bool) -> None:
    """ "тысяч пять" is about five thousand, and no sum; "солдат 40" is a line of a table."""
    read = read_phrase(text, locale="ru")

    assert (read.interval, read.approximate) == (Interval.point(value), about)


@pytest.mark.parametrize("text", ["12 человек сорок", "сто человек сорок", "п. человек сорок"])
def test_a_noun_of_the_number_before_it_says_nothing_of_the_next(text: str) -> None:
    """In "12 человек" the people are those of the twelve."""
    assert not find_phrases(text, locale="ru")[-1].approximate


def test_a_scale_before_a_number_with_a_scale_of_its_own_is_refused() -> None:
    """ "тысяч два миллиона" is no number that anybody writes."""
    with pytest.raises(ContestedError):
        read_phrase("тысяч два миллиона", locale="ru")
