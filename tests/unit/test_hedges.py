"""A phrase keeps the number as printed, what it allows, and the words around it; two readings are refused."""

from __future__ import annotations

import pytest

from contested.errors import (
    AmbiguousNumber,
    NotANumber,
    UnknownHedge,
    UnreadablePhrase,
    UnusableName,
    WrongType,
)
from contested.hedges import LONGEST_PHRASE, Lexicon, approximately, lexicon, read_phrase
from contested.interval import Interval


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("120,000", "[120,000; 120,000]"),
        ("-5", "[-5; -5]"),
        ("twenty-four", "[24; 24]"),
        ("half a million", "[500,000; 500,000]"),
        ("1.3 million", "[1,300,000; 1,300,000]"),
        ("at least 11", "[11; ∞)"),
        ("No fewer than eleven", "[11; ∞)"),
        ("11+", "[11; ∞)"),
        ("11 or more", "[11; ∞)"),
        ("11 at least", "[11; ∞)"),
        ("11 plus", "[11; ∞)"),
        ("≥11", "[11; ∞)"),
        ("more than 100", "(100; ∞)"),
        ("in excess of 100", "(100; ∞)"),
        ("> 100", "(100; ∞)"),
        ("over a hundred", "(100; ∞)"),
        ("at most 20", "(-∞; 20]"),
        ("up to 20", "(-∞; 20]"),
        ("no more than 20", "(-∞; 20]"),
        ("as many as 1.3 million", "(-∞; 1,300,000]"),
        ("20 or fewer", "(-∞; 20]"),
        ("20 at most", "(-∞; 20]"),
        ("fewer than 24", "(-∞; 24)"),
        ("under 18", "(-∞; 18)"),
        ("<24", "(-∞; 24)"),
        ("20 to 30", "[20; 30]"),
        ("20-30", "[20; 30]"),
        ("20 – 30", "[20; 30]"),
        ("20—30", "[20; 30]"),
        ("-5 to 5", "[-5; 5]"),
        ("between 20 and 30", "[20; 30]"),
        ("BETWEEN 20 AND 30", "[20; 30]"),
        ("from 20 to 30", "[20; 30]"),
        ("from a low of 500 to a high of 1,000", "[500; 1,000]"),
        ("between a minimum of ten and a maximum of twenty", "[10; 20]"),
        ("ten to fifteen", "[10; 15]"),
        ("twenty-thirty", "[20; 30]"),
        ("100-1000", "[100; 1,000]"),
        ("1000-2,000", "[1,000; 2,000]"),
        ("850,000-1 million", "[850,000; 1,000,000]"),
        ("5 thousand to 10 thousand", "[5,000; 10,000]"),
        ("1/4-1/2", "[0.25; 0.5]"),
        ("20 to 30 or more", "[20; ∞)"),
        ("541–547+", "[541; ∞)"),
        ("none", "[0; 0]"),
        ("zero", "[0; 0]"),
        ("nil", "[0; 0]"),
    ],
)
def test_a_number_is_kept_as_printed(text: str, printed: str) -> None:
    """A bound is a bound, a range is a range, and a bare number is itself and nothing wider."""
    read = read_phrase(text)

    assert (str(read.interval), read.reach, read.approximate) == (printed, read.interval, False)


@pytest.mark.parametrize(
    ("text", "printed", "reach"),
    [
        ("around 10,000", "[10,000; 10,000]", "(5,000; 15,000)"),
        ("~10,000", "[10,000; 10,000]", "(5,000; 15,000)"),
        ("10,000 or so", "[10,000; 10,000]", "(5,000; 15,000)"),
        ("10,000 approx.", "[10,000; 10,000]", "(5,000; 15,000)"),
        ("c. 500", "[500; 500]", "(450; 550)"),
        ("ca 500", "[500; 500]", "(450; 550)"),
        ("about about 500", "[500; 500]", "(450; 550)"),
        ("about 1.0 million", "[1,000,000; 1,000,000]", "(950,000; 1,050,000)"),
        ("about 2.5", "[2.5; 2.5]", "(2.45; 2.55)"),
        ("about five hundred", "[500; 500]", "(450; 550)"),
        ("at least about 11", "[11; ∞)", "(10.5; ∞)"),
        ("about 11+", "[11; ∞)", "(10.5; ∞)"),
        ("up to about 100", "(-∞; 100]", "(-∞; 150)"),
        ("more than about 100", "(100; ∞)", "(50; ∞)"),
        ("about 20 to 30", "[20; 30]", "(15; 35)"),
        ("20 to 30 or so", "[20; 30]", "(15; 35)"),
        ("20 to about 30", "[20; 30]", "[20; 35)"),
        ("between about 20 and 30", "[20; 30]", "(15; 30]"),
        ("about none", "[0; 0]", "(-0.5; 0.5)"),
    ],
)
def test_an_approximate_number_reaches_half_a_step_further(text: str, printed: str, reach: str) -> None:
    """An "about" allows half a unit of the last significant place on each end it stands at, ends open."""
    read = read_phrase(text)

    assert (str(read.interval), str(read.reach), read.approximate) == (printed, reach, True)


@pytest.mark.parametrize("word", sorted(w for w, kind in lexicon().words.items() if kind == "unquantified"))
def test_a_word_without_a_number_stays_a_word(word: str) -> None:
    """The default lexicon invents no number for "dozens" and its like."""
    read = read_phrase(word)

    assert (read.interval, read.reach, read.unquantified, read.unknown) == (None, None, word, False)


@pytest.mark.parametrize("word", sorted(w for w, kind in lexicon().words.items() if kind == "unknown"))
def test_unknown_is_not_zero(word: str) -> None:
    """Words that withhold a number give none, least of all zero."""
    read = read_phrase(word)

    assert (read.interval, read.unquantified, read.unknown) == (None, None, True)


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("3,000 km²", "km²"),
        ("3,000 km**2", "km**2"),
        ("5 m^-2", "m^-2"),
        ("10-12 km", "km"),
        ("10-20%", "%"),
        ("1 Mi-24 shot down", "Mi-24 shot down"),
        ("44 killed (2021–2022)", "killed (2021–2022)"),
        ("44 (2022)", "(2022)"),
        ("dozens of people", "of people"),
        ("Unknown regular military", "regular military"),
        ("dozens or hundreds", "or hundreds"),
        ("no people", "people"),
    ],
)
def test_what_follows_the_number_is_kept(text: str, rest: str) -> None:
    """The words after the phrase, often a unit, are kept as they stand."""
    assert read_phrase(text).rest == rest


def test_the_words_that_softened_it_are_kept_in_order() -> None:
    """Every hedge word is kept as the source wrote it."""
    read = read_phrase("At least about 11 or so")

    assert (read.text, read.hedges, read.lexicon) == (
        "At least about 11 or so",
        ("At least", "about", "or so"),
        "as_printed",
    )


@pytest.mark.parametrize(
    "text",
    [
        "150-300,000",
        "150 – 300 000",
        "1-1.5 million",
        "0.5-1 million",
        "1.5 to 2 million",
        "2 to 3 million",
        "two to three million",
        "ten to fifteen thousand",
        "one or two dozen",
        "-5 to 5 million",
        "between 5 and 10 thousand",
        "999-1,000",
        "5 to 1e3",
    ],
)
def test_a_scale_that_may_be_shared_is_refused(text: str) -> None:
    """Where the scale may belong to both numbers or to one, neither reading is guessed."""
    with pytest.raises(UnreadablePhrase):
        read_phrase(text)


@pytest.mark.parametrize(
    "text",
    [
        "20 and 30",
        "20 AND 30",
        "20 or 30",
        "five and six",
        "five or six",
        "one two",
        "nineteen ninety",
        "20 people and 30 dead",
        "2019: 65,000",
        "10 −20",
        "10±5",
        "10 ± 5",
        "10%-20%",
        "1 1/2 million",
        "1½ million",
        "two and a half",
        "two thirds",
        "5 hundred thousand",
        "5 dozen",
        "5k",
        "5bn",
        "10th",
        "0x10",
        "1_000",
        "5²",
        "10,000,",
        "1.",
        "1 0000",
        "over 10 but under 20",
        "several hundred",
        "a few dozen",
        "10 to",
        "9**9**9",
        "9^9",
        "1.25(3)",
        "1(2) m",
    ],
)
def test_a_second_or_unread_number_is_refused(text: str) -> None:
    """A text with more than the one number that was read is refused, not cut short."""
    with pytest.raises(UnreadablePhrase, match="more than one number"):
        read_phrase(text)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "no number in it"),
        ("about", "no number in it"),
        ("some people", "no number in it"),
        ("\uff11\uff12", "no number in it"),
        ("20 to ", "more than one number"),
        ("20 to many", "second number is missing"),
        ("20-", "second number is missing"),
        ("1,000 – dead", "second number is missing"),
        ("between 10", "needs two numbers"),
        ("from 10 people", "needs two numbers"),
        ("30 to 20", "above its second"),
        ("at least 10 or more", "bound it twice"),
        ("up to 10+", "bound it twice"),
        ("up to between 10 and 20", "contradict"),
        ("20 to 30 or fewer", "contradict"),
        ("x" * (LONGEST_PHRASE + 1), "1001 characters"),
    ],
)
def test_a_phrase_that_cannot_be_read_says_why(text: str, reason: str) -> None:
    """Each refusal names what is wrong with the phrase."""
    with pytest.raises(UnreadablePhrase, match=reason):
        read_phrase(text)


@pytest.mark.parametrize(
    ("text", "word"),
    [("exactly 11", "exactly"), ("about maybe 11", "maybe"), ("$100", "$"), (".5", "."), ("c500", "c")],
)
def test_a_word_that_the_lexicon_does_not_know_is_refused(text: str, word: str) -> None:
    """An unknown word before the number is refused by name, since it may change what the number says."""
    with pytest.raises(UnknownHedge) as caught:
        read_phrase(text)

    assert (caught.value.word, caught.value.lexicon) == (word, "as_printed")


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ("2,5", NotANumber),
        ("about 1.500", AmbiguousNumber),
        ("10\x1b[2J", UnusableName),
        ("\u202e10", UnusableName),
    ],
)
def test_the_number_itself_may_be_refused(text: str, error: type[Exception]) -> None:
    """A number that cannot be read, and hidden characters, are refused as such."""
    with pytest.raises(error):
        read_phrase(text)


@pytest.mark.parametrize("given", [5, None, ["about 5"]])
def test_a_phrase_is_text(given: object) -> None:
    """What is no text is no phrase, whether or not it can be hashed."""
    with pytest.raises(WrongType):
        read_phrase(given)  # type: ignore[arg-type]  # the point of the test


def test_another_lexicon_reads_by_its_own_words() -> None:
    """A lexicon given by name decides what the words mean, and is named in the answer."""
    own = Lexicon("mine", "1", "a test", {"about": "at_least"}, {}, {"dozens": "zero"})

    read = [read_phrase("about 5", own), read_phrase("dozens", own)]

    assert [(str(one.interval), one.lexicon) for one in read] == [("[5; ∞)", "mine"), ("[0; 0]", "mine")]


def test_the_shipped_lexicon_names_its_reference() -> None:
    """The default lexicon says what it is, can be given by name, and is equal to itself."""
    read = read_phrase("about 5", lexicon())

    assert (read, lexicon().reference.startswith("contested")) == (read_phrase("about 5"), True)


@pytest.mark.parametrize(
    ("given", "reach"),
    [
        (Interval(20, 30), "(15; 35)"),
        (Interval.at_least(11), "(10.5; ∞)"),
        (Interval.less_than(100), "(-∞; 150)"),
        (Interval.everything(), "(-∞; ∞)"),
    ],
)
def test_bounds_called_approximate_reach_further(given: Interval, reach: str) -> None:
    """Each end that is there moves by half a step and opens."""
    assert str(approximately(given)) == reach
