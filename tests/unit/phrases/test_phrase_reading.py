"""A phrase keeps the number as printed, what it allows, and the words around it; two readings are refused."""

from __future__ import annotations

from fractions import Fraction

import pytest

import contested as ct
from contested.errors import (
    AmbiguousNumber,
    AmbiguousPhrase,
    NotANumber,
    UnknownHedge,
    UnreadablePhrase,
    UnusableName,
    WrongType,
)
from contested.phrases.disambiguation import only_reading
from contested.phrases.lexicon import lexicon
from contested.phrases.phrase import LONGEST_PHRASE
from contested.phrases.phrase_reading import read_phrase
from contested.phrases.vocabulary import Match
from contested.quantities.interval import Interval


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
        ("10, or so", "[10; 10]", "(5; 15)"),
        ("20 people or so", "[20; 20]", "(15; 25)"),
        ("20 to 30 people or so", "[20; 30]", "(15; 35)"),
        ("20ish", "[20; 20]", "(15; 25)"),
        ("40-odd", "[40; 40]", "(35; 45)"),
        ("20 (approx.)", "[20; 20]", "(15; 25)"),
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
        ("about 0", "[0; 0]", "(-0.5; 0.5)"),
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
        ("dozens or hundreds", ""),
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
    ("text", "printed"),
    [
        ("150-300,000", "[150,000; 300,000]"),
        ("3-4,000", "[3,000; 4,000]"),
        ("999-1,000", "[999; 1,000]"),
        ("500-600,000", "[500,000; 600,000]"),
        ("1-1.5 million", "[1,000,000; 1,500,000]"),
        ("0.5-1 million", "[500,000; 1,000,000]"),
        ("1.5 to 2 million", "[1,500,000; 2,000,000]"),
        ("2 to 3 million", "[2,000,000; 3,000,000]"),
        ("two to three million", "[2,000,000; 3,000,000]"),
        ("ten to fifteen thousand", "[10,000; 15,000]"),
        ("one or two dozen", "[12; 24]"),
        ("two or three hundred", "[200; 300]"),
        ("two or three", "[2; 3]"),
        ("-5 to 5 million", "[-5,000,000; 5,000,000]"),
        ("between 5 and 10 thousand", "[5,000; 10,000]"),
        ("5 to 1e3", "[5; 1,000]"),
        ("50-60k", "[50,000; 60,000]"),
        ("5k-20k", "[5,000; 20,000]"),
        ("$2-3m", "[2,000,000; 3,000,000]"),
        ("850,000-1 million", "[850,000; 1,000,000]"),
        ("two to three hundred thousand", "[200,000; 300,000]"),
        ("one hundred to two hundred thousand", "[100,000; 200,000]"),
        ("fifty to one hundred thousand", "[50,000; 100,000]"),
        ("5-6 lakh crore", "[5,000,000,000,000; 6,000,000,000,000]"),
        ("fifty to one hundred and twenty", "[50; 120]"),
        ("one and a half to two million", "[1,500,000; 2,000,000]"),
        ("2½-3½ million", "[2,500,000; 3,500,000]"),
        ("a quarter to half a million", "[250,000; 500,000]"),
        ("1/2 to 1 million", "[500,000; 1,000,000]"),
        ("900 million to 1.2 billion", "[900,000,000; 1,200,000,000]"),
    ],
)
def test_two_numbers_share_a_scale_where_nobody_would_read_otherwise(text: str, printed: str) -> None:
    """A scale word behind a range, and the thousands behind a dash, belong to both numbers."""
    assert str(read_phrase(text).interval) == printed


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        ("1.500", ("1,500", "1.5")),
        ("2.3m", ("2,300,000", "2.3 metres")),
        ("10 mil", ("10,000,000", "10 thousands, in Spanish")),
        ("5m long", ("5,000,000", "5 metres")),
        ("200 K", ("200,000", "200 kelvin")),
        ("10-15 000", ("10 to 15,000", "10,000 to 15,000")),
        ("150 – 300 000", ("150 to 300,000", "150,000 to 300,000")),
        ("150 to 300,000", ("150 to 300,000", "150,000 to 300,000")),
        ("10-15,500", ("10 to 15,500", "10,000 to 15,500")),
        ("2.5-3,000", ("2.5 to 3,000", "2,500 to 3,000")),
        ("two to three hundred and fifty", ("2 to 350", "200 to 350")),
        ("two to three thousand five hundred", ("2 to 3,500", "200 to 3,500")),
        ("5-6 x 10^3", ("5 to 6,000", "5,000 to 6,000")),
        ("1.2 million ± 0.3", ("1,199,999.7 to 1,200,000.3", "900,000 to 1,500,000")),
        ("a dozen and a half", ("18", "12.5")),
        ("15m tower", ("15,000,000", "15 metres")),
        ("5.000 to 6.000", ("5,000 to 6,000", "5 to 6")),
        ("100 to 1 million", ("100 to 1,000,000", "100,000 to 1,000,000")),
        ("900 to 1.2 million", ("900 to 1,200,000", "900,000 to 1,200,000")),
        ("2 in 5 villages", ("2", "0.4")),
        ("- 10 killed", ("-10", "10")),
        ("10 ± 5%", ("5 to 15", "9.5 to 10.5")),
        ("one hundred thirty fifths", ("26", "20/7")),
        ("two thousand and a half", ("2,500", "2,000.5")),
    ],
)
def test_two_readings_are_listed_and_none_is_guessed(text: str, readings: tuple[str, ...]) -> None:
    """A text that two readers may read differently is refused, with what each would read."""
    with pytest.raises(AmbiguousPhrase) as caught:
        read_phrase(text)

    assert caught.value.readings == readings
    assert all(reading in str(caught.value) for reading in readings)


@pytest.mark.parametrize(
    ("text", "settled_by", "printed"),
    [
        ("1.500", {"unit": "person"}, "[1,500; 1,500]"),
        ("1.500", {"locale": "de"}, "[1,500; 1,500]"),
        ("1.500", {"locale": "en"}, "[1.5; 1.5]"),
        ("1.500 people", {}, "[1,500; 1,500]"),
        ("2.3m", {"unit": "person"}, "[2,300,000; 2,300,000]"),
        ("2.3m people", {}, "[2,300,000; 2,300,000]"),
        ("2.3 m", {"unit": "m"}, "[2.3; 2.3]"),
        ("5-6 m", {"unit": "m"}, "[5; 6]"),
        ("20 M113 carriers", {}, "[20; 20]"),
        ("10 mil people", {}, "[10,000,000; 10,000,000]"),
        ("200 K", {"unit": "person"}, "[200,000; 200,000]"),
        ("200K", {}, "[200,000; 200,000]"),
        ("200k troops", {}, "[200,000; 200,000]"),
        ("2,5", {"locale": "fr"}, "[2.5; 2.5]"),
        ("10'000", {"locale": "de-CH"}, "[10,000; 10,000]"),
    ],
)
def test_a_locale_or_a_unit_settles_two_readings(text: str, settled_by: dict[str, str], printed: str) -> None:
    """A count is whole, people are no metres, and a language has its own separators."""
    assert str(read_phrase(text, **settled_by).interval) == printed


@pytest.mark.parametrize(
    ("text", "unit", "other"),
    [
        ("10 m", "minute", "10 minutes"),
        ("2.3m", "hour", "2.3 minutes"),
        ("about 10m", "second", "10 minutes"),
        ("5 k", "kilogram", "5 kilograms"),
        ("5k", "tonne", "5 kilograms"),
        ("5K", "km", "5 kilometres"),
        ("3 b", "byte", "3 bits"),
    ],
)
def test_a_letter_that_is_a_unit_of_the_figures_kind_as_well_is_two_readings(text: str, unit: str, other: str) -> None:
    """Behind a number of minutes "m" may be minutes or millions, of kilograms "k" kilograms or thousands."""
    with pytest.raises(AmbiguousPhrase) as caught:
        read_phrase(text, unit=unit)
    assert other in str(caught.value)


@pytest.mark.parametrize(
    ("text", "unit", "interval"),
    [
        ("10m", "person", "[10,000,000; 10,000,000]"),
        ("5k", "person", "[5,000; 5,000]"),
        ("5 k", "metre", "[5,000; 5,000]"),  # five kilometres are five thousand metres
        ("5k", "hour", "[5,000; 5,000]"),
        ("2.3m hours", "hour", "[2,300,000; 2,300,000]"),
        ("10 mn", "minute", "[10,000,000; 10,000,000]"),
    ],
)
def test_a_letter_that_cannot_be_a_unit_of_the_figure_is_a_scale(text: str, unit: str, interval: str) -> None:
    """Where people or hours are counted, "k" is thousands."""
    assert str(read_phrase(text, unit=unit).interval) == interval


def test_a_length_does_not_settle_what_may_be_metres() -> None:
    """For a figure in kilometres, "2.3m" may still be metres or millions."""
    with pytest.raises(AmbiguousPhrase):
        read_phrase("2.3m", unit="km")


@pytest.mark.parametrize(
    ("text", "printed", "unit"),
    [
        ("10±5", "[5; 15]", ""),
        ("10 ± 5", "[5; 15]", ""),
        ("10 +/- 2 km", "[8; 12]", "km"),
        ("10 plus or minus 2", "[8; 12]", ""),
        ("10% ± 2%", "[8; 12]", "%"),
        ("1.23(4)", "[1.19; 1.27]", ""),
        ("1.23(4) million", "[1,190,000; 1,270,000]", ""),
        ("10%-20%", "[10; 20]", "%"),
        ("10-20 percent", "[10; 20]", "%"),
        ("44 mg to 50 mg", "[44; 50]", "mg"),
        ("$350 per kg to $680 per kg", "[350; 680]", "$ per kg"),
        ("US$ 1MM", "[1,000,000; 1,000,000]", "US$"),
        ("USD 10 million", "[10,000,000; 10,000,000]", "USD"),
        ("8- to 16-meter", "[8; 16]", "meter"),
        ("1 1/2 million", "[1,500,000; 1,500,000]", ""),
        ("1½ million", "[1,500,000; 1,500,000]", ""),
        ("two and a half", "[2.5; 2.5]", ""),
        ("two and a half thousand people", "[2,500; 2,500]", "people"),
        ("two thirds", "[2/3; 2/3]", ""),
        ("a third of the army", "[1/3; 1/3]", ""),
        ("5 hundred thousand", "[500,000; 500,000]", ""),
        ("5 dozen eggs", "[60; 60]", "eggs"),
        ("5k", "[5,000; 5,000]", ""),
        ("5 Mrd", "[5,000,000,000; 5,000,000,000]", ""),
        ("5cr", "[50,000,000; 50,000,000]", ""),
        ("5bn", "[5,000,000,000; 5,000,000,000]", ""),
        ("12,34,567", "[1,234,567; 1,234,567]", ""),
        ("13 lakh", "[1,300,000; 1,300,000]", ""),
        ("3 crore", "[30,000,000; 30,000,000]", ""),
        ("1'234'567", "[1,234,567; 1,234,567]", ""),
        ("1.234.567,5", "[1,234,567.5; 1,234,567.5]", ""),
        ("1 000,5", "[1,000.5; 1,000.5]", ""),
        ("9^9", "[387,420,489; 387,420,489]", ""),
        ("1.3×10^6", "[1,300,000; 1,300,000]", ""),
        ("10,000.", "[10,000; 10,000]", ""),
        (".5", "[0.5; 0.5]", ""),
        ("500 people or more", "[500; ∞)", "people"),
        ("over 10 but under 20", "(10; 20)", ""),
        ("more than 20 and at most 35", "(20; 35]", ""),
        ("less than 5000 or equal", "(-∞; 5,000]", ""),
        ("exactly 11", "[11; 11]", ""),
        ("two out of five", "[0.4; 0.4]", ""),
        ("11 (of 20)", "[11; 11]", ""),
        ("11 dead or missing", "[11; 11]", "dead or missing"),
        ("20-odd thousand", "[20,000; 20,000]", ""),
        ("٣٠٠ people", "[300; 300]", "people"),
        ("one in five", "[0.2; 0.2]", ""),
        ("3 killed in 10 days", None, ""),
        ("minus five point five", "[-5.5; -5.5]", ""),
        ("between the tenth and the fifteenth", "[10; 15]", ""),
        ("20 or more people", "[20; ∞)", "people"),
        ("5 €", "[5; 5]", "€"),
        ("two million thousand", None, ""),
        ("US$5", "[5; 5]", "US$"),
        ("between 11 and 14, possibly more", "[11; ∞)", ""),
        ("100 at the least", "[100; ∞)", ""),
        ("100 max", "(-∞; 100]", ""),
        ("20 at the very most", "(-∞; 20]", ""),
        ("1.2 ± 0.3 million", "[900,000; 1,500,000]", ""),
        ("1.2±0.3 x 10^5", "[90,000; 150,000]", ""),
        ("at least 20 to at most 30", "[20; 30]", ""),
        ("20% or more", "[20; ∞)", "%"),
        ("between eleven and 14 killed, possibly more", "[11; ∞)", "killed"),
        ("20 to 30 people or more", "[20; ∞)", "people"),
        ("20 armed young people or more", "[20; ∞)", "armed young people"),
        ("20 (or more)", "[20; ∞)", ""),
        ("20 young armed possibly local men", "[20; 20]", "young armed possibly local men"),
        ("3 percentage points", "[3; 3]", "percentage points"),
    ],
)
def test_numbers_in_all_their_dress(text: str, printed: str | None, unit: str) -> None:
    """Fractions, scales, errors, powers, currencies and units are read, or refused where a second number stands."""
    if printed is None:
        with pytest.raises(UnreadablePhrase):
            read_phrase(text)
    else:
        read = read_phrase(text)
        assert (str(read.interval), read.unit) == (printed, unit)


def test_an_error_keeps_its_value_and_its_kind() -> None:
    """What stands before ± is the best value; digits in parentheses are a standard uncertainty."""
    given, standard = read_phrase("10 ± 2"), read_phrase("1.23(4)")

    assert (given.best, given.error, given.standard) == (10, 2, False)
    assert (standard.best, standard.error, standard.standard) == (Fraction(123, 100), Fraction(1, 25), True)


@pytest.mark.parametrize(
    "text", ["10,000, including 3,000 recruited locally", "10,000 soldiers, of whom 3,000 were recruited locally"]
)
def test_parts_are_kept_apart_from_the_whole(text: str) -> None:
    """What is included in a number is a part of it, neither a second claim nor added."""
    read = read_phrase(text)

    assert (str(read.interval), [str(part.interval) for part in read.parts]) == (
        "[10,000; 10,000]",
        ["[3,000; 3,000]"],
    )


def test_each_part_of_a_phrase_has_its_place() -> None:
    """The spans of hedges, numbers and unit point into the text that was given."""
    text = "  at least about 11 people, officials said"
    read = read_phrase(text)

    assert [text[slice(*span)] for span in (read.span, *read.hedge_spans, *read.number_spans)] == [
        "at least about 11",
        "at least",
        "about",
        "11",
    ]
    assert read.unit_span is not None
    assert (text[slice(*read.unit_span)], text[read.start : read.end]) == ("people", "at least about 11")
    assert str(read) == "at least about 11 people, officials said"


@pytest.mark.parametrize(
    "text",
    [
        "20 and 30",
        "20 AND 30",
        "20 or 30",
        "five and six",
        "one two",
        "nineteen ninety",
        "20 people and 30 dead",
        "2019: 65,000",
        "10 −20",
        "10th",
        "0x10",
        "1_000",
        "5²",
        "1 0000",
        "9**9**9",
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
        ("20 to many", "second number is missing"),
        ("5/17/2018", "a date or another code"),
        ("10 ± many", "after ± it needs one number"),
        ("10 ± -2", "after ± it needs one number"),
        ("5 million million", "more than one number"),
        ("$5t", "more than one number"),
        ("5-6~", "more than one number"),
        ("5e3km", "more than one number"),
        ("2019/20", "a year or another code"),
        ("3 100-watt bulbs", "more than one number"),
        ("$5-€10", "two currencies"),
        ("no more than 20 to 30", "contradict"),
        ("20+-30", "more than one number"),
        ("20 fewer", "more than one number"),
        ("5 grand", "more than one number"),
        ("three score", "more than one number"),
        ("four-to-one", "more than one number"),
        ("six figures", "more than one number"),
        ("a five-figure sum", "more than one number"),
        ("five-figure", "more than one number"),
        ("10 (or 12) people", "more than one number"),
        ("20 people, not including 5 children", "'not' beside the number"),
        ("several hundred and fifty", "more than one number"),
        ("5 km-10 mi", "more than one number"),
        ("1O0", "more than one number"),
        ("the fifth", "no number in it"),
        ("two to the third", "second number is missing"),
        ("one thousand, two hundred", "more than one number"),
        ("12 soldiers in two brigades", "more than one number"),
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
    [("allegedly 11", "allegedly"), ("about maybe 11", "maybe"), ("§100", "§"), ("c500", "c")],
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


def test_readings_that_say_the_same_are_one() -> None:
    """Two ways to one interval leave nothing to settle."""
    one = Match(0, 1, Interval.point(5), Interval.point(5), numbers=((0, 1),))

    assert only_reading([one, one._replace(end=2)], "5", None, "") is one


def test_two_bounds_before_a_number_contradict_each_other() -> None:
    """A number is not bounded twice from before."""
    with pytest.raises(UnreadablePhrase, match="bound it twice"):
        read_phrase("at least at most 20")


@pytest.mark.parametrize("text", ["at least more than 10", "up to at most 10"])
def test_two_limits_in_front_are_refused(text: str) -> None:
    """A number that two words in front bound says which of them holds to nobody."""
    with pytest.raises(UnreadablePhrase, match="bound it twice"):
        read_phrase(text)


def test_a_second_number_that_is_none_leaves_no_range() -> None:
    """ "20 or 1,00" is no pair of numbers."""
    with pytest.raises(UnreadablePhrase, match="more than one number"):
        read_phrase("20 or 1,00")


def test_people_who_were_killed_are_the_killed() -> None:
    """What became of people may stand apart from the people."""
    figure = ct.Figure("dead", "killed").claimed("11 people in the village were killed", by="A")

    assert figure.hull().interval == Interval.point(11)


def test_what_converts_to_nothing_is_no_second_unit() -> None:
    """An area in brackets behind an area is the same again; people are not."""
    with pytest.raises(ct.ContestedError):
        ct.Figure("area", "km**2").claimed("3,000 km² (1,158 soldiers)", by="A")


@pytest.mark.parametrize("quoted", ['"{}"', "“{}”", "„{}“", "«{}»", "»{}«", "‘{}’", "'{}'", "”{}”"])
def test_quotation_marks_around_a_phrase_are_no_part_of_it(quoted: str) -> None:
    """Of every usage."""
    phrase = read_phrase(quoted.format("about 5"))

    assert (str(phrase.interval), phrase.approximate, phrase.rest) == ("[5; 5]", True, "")
    assert read_phrase(quoted.format("5 people")).rest == "people"


@pytest.mark.parametrize("text", ["None", " None "])
def test_what_python_writes_for_no_value_is_no_zero(text: str) -> None:
    """Small, or with what there is none of, it is a word of a person."""
    with pytest.raises(AmbiguousPhrase, match="can be read as 0, which people write 'none' or as no value at all"):
        read_phrase(text)

    assert read_phrase("none").interval == read_phrase("None killed").interval == Interval.point(0)
