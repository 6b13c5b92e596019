"""
Laws of number phrases (design.md, rules 2 and 3).

What is printed is read as the same interval; digits and words, alone and in
prose, in any grouping, are the same number; nothing is read two ways.
"""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from contested.errors import AmbiguousPhrase, ContestedError
from contested.phrases.lexicon import LEXICONS, lexicon
from contested.phrases.phrase_reading import read_phrase
from contested.phrases.phrase_writing import phrase
from contested.phrases.prose_reading import find_phrases
from contested.quantities.interval import Interval
from contested.testing import intervals

SMALL = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
APPROXIMATE = sorted(word for word, kind in lexicon().before.items() if kind == "approximate")
BEHIND = sorted(word for word, kind in lexicon().after.items() if kind == "approximate")
BOUNDS = sorted((word, kind) for word, kind in lexicon().before.items() if kind not in ("approximate", "exact"))


def spelled(number: int) -> str:
    """Write a whole number in English words, without looking at the language pack."""
    if number < 20:
        return SMALL[number]
    if number < 100:
        return TENS[number // 10 - 2] + (f"-{SMALL[number % 10]}" if number % 10 else "")
    for size, word in ((10**9, "billion"), (10**6, "million"), (1000, "thousand"), (100, "hundred")):
        if number >= size:
            head, rest = divmod(number, size)
            joint = " and " if size == 100 else " "
            return f"{spelled(head)} {word}" + (f"{joint}{spelled(rest)}" if rest else "")
    raise AssertionError(number)


def grouped(number: int, mark: str) -> str:
    """Write a whole number with a mark between its thousands."""
    return f"{number:,}".replace(",", mark)


@given(interval=intervals(), hedge=st.sampled_from(["", *APPROXIMATE, *BEHIND]))
def test_what_is_printed_is_read_as_the_same_interval(interval: Interval, hedge: str) -> None:
    """Every interval with an end has a phrase, with any word that means about, and reading it gives it again."""
    assume(not interval.is_empty and interval != Interval.everything())

    text = phrase(interval, hedge or ())

    assert read_phrase(text).interval == interval
    assert read_phrase(text).approximate is bool(hedge)


@given(number=st.integers(0, 10**12 - 1))
def test_words_and_digits_are_the_same_number(number: int) -> None:
    """A whole number in words is the number in digits, with the same step."""
    in_words, in_digits = read_phrase(f"about {spelled(number)}"), read_phrase(f"about {number}")

    assert (in_words.interval, in_words.reach) == (in_digits.interval, in_digits.reach)


@given(number=st.integers(10**6, 10**15), mark=st.sampled_from([",", ".", " ", "\u00a0", "\u2009", "'", "\u2019"]))
def test_every_grouping_is_the_same_number(number: int, mark: str) -> None:
    """From a million on, no grouping of thousands has a second reading."""
    assert read_phrase(grouped(number, mark)).interval == Interval.point(number)


@given(number=st.integers(1000, 999_999))
def test_one_point_before_three_digits_is_never_guessed(number: int) -> None:
    """ "1.500" is refused without a locale or a unit, and each settles it."""
    text = grouped(number, ".")

    with pytest.raises(AmbiguousPhrase):
        read_phrase(text)
    assert read_phrase(text, locale="de").interval == Interval.point(number)
    assert read_phrase(text, locale="en").interval == Interval.point(Fraction(number, 1000))
    if number % 1000:
        assert read_phrase(text, unit="person").interval == Interval.point(number)


@given(
    number=st.integers(0, 10**9),
    hedge=st.sampled_from(["", "about ", "at least ", "fewer than ", "up to about ", "exactly "]),
    before=st.sampled_from(["", "Officials said ", "In the north, ", "(", "“"]),
    after=st.sampled_from(["", ".", ", they said", " people", ")", "; more is not known"]),
)
def test_prose_around_a_phrase_changes_nothing(number: int, hedge: str, before: str, after: str) -> None:
    """A phrase found in a sentence is the phrase read alone."""
    alone = read_phrase(f"{hedge}{number:,}")

    (found,) = find_phrases(f"{before}{hedge}{number:,}{after}")

    assert (found.interval, found.reach, found.hedges) == (alone.interval, alone.reach, alone.hedges)


@given(low=st.integers(0, 10**6), width=st.integers(0, 10**6), joint=st.sampled_from([" to ", "-", "–", " – "]))
def test_a_range_in_plain_digits_holds_both_ends(low: int, width: int, joint: str) -> None:
    """Two numbers without grouping are the two ends of a range, whatever joins them."""
    assert read_phrase(f"{low}{joint}{low + width}").interval == Interval(low, low + width)


@given(low=st.integers(1, 999), high=st.integers(1, 999))
def test_shared_thousands_are_read_behind_a_dash_and_refused_behind_to(low: int, high: int) -> None:
    """ "150-300,000" is a range of thousands; "150 to 300,000" may be one, and is refused."""
    assume(low < high)

    assert read_phrase(f"{low}-{high},000").interval == Interval(low * 1000, high * 1000)
    with pytest.raises(AmbiguousPhrase):
        read_phrase(f"{low} to {high},000")


@given(number=st.integers(0, 10**6), bound=st.sampled_from(BOUNDS), name=st.sampled_from(LEXICONS))
def test_a_bound_has_one_end(number: int, bound: tuple[str, str], name: str) -> None:
    """A word that bounds gives one end and no middle; only a lexicon's own reference may soften a word."""
    word, kind = bound
    read = read_phrase(f"{word} {number}", lexicon=name)
    assert read.interval is not None

    if lexicon(name).before[word] == kind:
        assert read.interval.is_one_sided
        assert (read.interval.low is None) == (kind in ("at_most", "less_than"))
        assert (read.interval.low_open or read.interval.high_open) == (kind in ("more_than", "less_than"))


@given(text=st.text(st.sampled_from("0123456789 ,.-–/km%+±()abouttillion"), max_size=24))
def test_reading_again_gives_the_same(text: str) -> None:
    """Reading is a function of the text: twice the same phrase, or twice the same error."""
    answers: list[object] = []
    for again in (text, f"{text} "):
        try:
            answers.append(read_phrase(again).interval)
        except ContestedError as error:
            answers.append(type(error))
    assert answers[0] == answers[1]


@given(low=st.integers(0, 999), high=st.integers(0, 999), scale=st.sampled_from(["thousand", "million", "bn", "k"]))
def test_a_scale_word_behind_a_range_is_shared(low: int, high: int, scale: str) -> None:
    """ "2 to 3 million" are millions on both sides."""
    assume(low <= high)
    size = {"thousand": 10**3, "million": 10**6, "bn": 10**9, "k": 10**3}[scale]

    assert read_phrase(f"{low} to {high} {scale}").interval == Interval(low * size, high * size)
