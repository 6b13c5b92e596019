"""The plainest claims are read by one pattern, as the grammar reads them."""

from __future__ import annotations

import pytest

from contested.phrases.language import language
from contested.phrases.lexicon import lexicon
from contested.phrases.phrase import Phrase
from contested.phrases.plain import plain_phrase
from contested.phrases.vocabulary import vocabulary


def plain(text: str, name: str = "as_printed", *, counted: bool = False) -> Phrase | None:
    """Return a phrase read the short way."""
    return plain_phrase(text, vocabulary(lexicon(name), language()), counted=counted)


@pytest.mark.parametrize(
    ("text", "printed", "reach", "unit"),
    [
        ("120,000", "[120,000; 120,000]", "[120,000; 120,000]", ""),
        ("around 10,000 soldiers", "[10,000; 10,000]", "(5,000; 15,000)", "soldiers"),
        ("No more than 20 people", "(-∞; 20]", "(-∞; 20]", "people"),
        ("more than 3,000 km²", "(3,000; ∞)", "(3,000; ∞)", "km²"),
        ("7 boats", "[7; 7]", "[7; 7]", "boats"),
    ],
)
def test_a_plain_claim_is_a_hedge_a_number_and_a_word(text: str, printed: str, reach: str, unit: str) -> None:
    """Ends, reach and unit are those of the words."""
    read = plain(text)
    assert read is not None

    assert (str(read.interval), str(read.reach), read.unit, read.text) == (printed, reach, unit, text)


def test_a_bare_number_reaches_as_far_as_its_lexicon_says() -> None:
    """By significant figures, 500 allows half a unit of its last significant place, without a word."""
    read = plain("500", "significant_figures")
    assert read is not None

    assert str(read.reach) == "[450; 550)" or read.reach != read.interval


@pytest.mark.parametrize(
    "text",
    ["about", "1.500", "exactly 5", "allegedly 5", "5 million", "5 or so", "5 daily", "5 min", "5 in", "5 more", "5-6"],
)
def test_what_is_less_plain_is_left_to_the_grammar(text: str) -> None:
    """Scales, hedges behind the number, rates, comparisons and unknown hedges are not for a pattern."""
    assert plain(text) is None


def test_a_unit_has_to_be_one_where_something_is_counted() -> None:
    """Boats are a unit as printed where nobody says what is counted, and are looked at where somebody does."""
    assert plain("7 boats", counted=True) is None
    assert plain("7 people", counted=True) is not None
