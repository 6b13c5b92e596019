"""What a refusal says of a phrase, of prose and of a cell, word for word: people act on it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

import contested as ct
from contested.errors.base import AmbiguousPhrase, ContestedError, UnreadablePhrase
from contested.phrases.cell_reading import LONGEST_CELL
from contested.phrases.phrase import LONGEST_PHRASE
from contested.phrases.phrase_reading import read_phrase
from contested.phrases.phrase_writing import phrase
from contested.phrases.prose_reading import LONGEST_TEXT, find_phrases
from contested.quantities.interval import Interval

if TYPE_CHECKING:
    from collections.abc import Callable

SEVERAL = (
    "it holds more than one number, or one written in a way that is not read; claim each number by itself, in digits"
)
CONTRADICTS = "a range and a one-sided word contradict each other; write one of them"
JOINED = "it is joined to what may be another number or a code"
BESIDE = "%r beside the number %s"
WHOSE = "says whose number it is; give by=, named= or source=, and the number alone"


@pytest.mark.parametrize(
    ("text", "unit", "reason"),
    [
        ("", None, "there is no number in it; for a claim without one give value=None and quote='...'"),
        ("5²", None, SEVERAL),
        ("1" * (LONGEST_PHRASE + 1), None, f"it has {LONGEST_PHRASE + 1} characters; at most {LONGEST_PHRASE} are read"),
        ("1٢", None, "it mixes digits of two scripts (character 2); write them all in one"),
        ("20-", None, "after 'to' or a dash a second number is missing; write both, or the first alone"),
        ("between 10", None, "after 'between' it needs two numbers; write both, or the first alone"),
        ("from 10 people", None, "after 'from' it needs two numbers; write both, or the first alone"),
        ("30 to 20", None, "its first number is above its second; swap them"),
        ("$5-€10", None, "it gives two currencies; claim each number by itself"),
        ("10 ± -2", None, "after ± it needs one number that is not below zero"),
        ("at most 20 to 30", None, CONTRADICTS),
        ("20 to 30 or fewer", None, CONTRADICTS),
        ("at least at most 20", None, "at least and at most bound it twice; write one of them"),
        ("at least 10 or more", None, "at least and or more bound it twice; write one of them"),
        ("at least 14 (maximum)", "person", "at least and (maximum) bound it twice; write one of them"),
        ("5/17/2018", None, "it holds a date or another code, which is no number; leave it out"),
        ("2019/20", None, "it holds a year or another code, which is no number; leave it out"),
        ("2½", "person", "a share is no number of people; write the number, or claim a figure in percent"),
        ("a third of the land", "km**2", "it is a share of a whole that is not given; write the number, or use percent"),
        ("5/2", "%", "it is more than the whole, and no percentage; write it with a percent sign"),
        ("40 dead, captured", "killed", "it counts captured as well, or calls them so; claim each kind in a figure of its own"),
        ("14 in", "person", BESIDE % ("in", "opens what does not follow")),
        ("14 (hundreds)", "person", BESIDE % ("hundreds", "is no scale of a number that is given")),
        ("14 (USD)", "person", BESIDE % ("USD", "makes it an amount of money")),
        ("14 a day, per week", "person", BESIDE % ("per week", "is a second rate; write one")),
        ("14 (((((killed)))))", "person", BESIDE % ("(killed)", "has too many brackets in brackets")),
        ("14 (CI 12–16)", "person", BESIDE % ("CI", "needs its level; write '95% CI'")),
        ("14 according to Zendavia", "person", BESIDE % ("Zendavia", WHOSE)),
        ("14 km (in hectares)", "km", BESIDE % ("in hectares", "is a second unit; write the number with one")),
        ("14 (lower bound) (upper bound)", "person", BESIDE % ("upper bound", "contradicts what else is said; write one of them")),
        ("up to 14; lower limit", "person", BESIDE % ("lower limit", "contradicts the other limit; write one of them")),
        ("6,000 each", "person", BESIDE % ("each", "makes it a number for each of several; claim the number of all")),
        ("3,000 km² (2,000 sq mi)", "km**2", BESIDE % ("2,000 sq mi", "is another quantity than the number; claim each by itself")),
        ("6,000 people retracted", None, BESIDE % ("retracted", "may change it; claim the number alone, and keep the words in quote=")),
        ("14 (±x)", "person", BESIDE % ("±", "is not known to change nothing; write the number alone, and keep the words in quote=")),
    ],
)  # fmt: skip
def test_a_refused_phrase_says_why_and_what_to_write(text: str, unit: str | None, reason: str) -> None:
    """Each rule has its own words, from the first to the last."""
    with pytest.raises(UnreadablePhrase) as caught:
        read_phrase(text, unit=unit)

    assert caught.value.reason == reason


@pytest.mark.parametrize(
    ("text", "unit", "readings"),
    [
        ("- 10", None, ("-10", "10")),
        ("Dead -12", None, ("-12", "12")),
        ("75 min", None, ("75 or more", "75 minutes")),
        ("5k", "tonne", ("5,000", "5 kilograms")),
        ("10,000-15,500 thousand", None, None),
        ("0.001 to 15,500", None, ("0.001 to 15,500", "1 to 15,500")),
        ("10-15,500", None, ("10 to 15,500", "10,000 to 15,500")),
        ("0 to 15,500", None, None),
        ("0-300,000", None, None),
        ("2,000 to 1,000 thousand", None, None),
        ("None", None, ("0, which people write 'none'", "no value at all, which programs write so")),
        ("1950 (1900–2000)", "person", ("1,950, from 1900 to 2000", "1,950, of those years")),
    ],
)
def test_an_ambiguous_phrase_lists_its_readings(text: str, unit: str | None, readings: tuple[str, str] | None) -> None:
    """Both, as one would write them; a phrase with one reading has none to list."""
    if readings is None:
        assert read_phrase(text, unit=unit).interval is not None
        return
    with pytest.raises(AmbiguousPhrase) as caught:
        read_phrase(text, unit=unit)

    assert tuple(caught.value.readings) == readings


BEYOND = "is out of bounds: at most 30 digits before and 30 after the point; use a larger or smaller unit"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("5/0", "'5/0' is not a number: a fraction needs a denominator above zero"),
        ("0^-2", "'0^-2' is not a number: zero has no powers below zero"),
        ("10^99", f"a power with an exponent of 99 {BEYOND}"),
    ],
)
def test_a_number_that_is_none_says_why(text: str, reason: str) -> None:
    """Of fractions and powers."""
    with pytest.raises(ContestedError) as caught:
        read_phrase(text)

    assert str(caught.value) == reason


YEAR_OR_COUNT = "its last digits may be a year or a count; write a comma"
BOUND = "%r stands before it, so the number alone would say something else"


@pytest.mark.parametrize(
    ("locale", "text", "unread", "reason"),
    [
        (None, "In 2014 rebels came", "2014", "it may be a year or a count; write a comma, or what is counted"),
        (None, "On May 20 protesters came", "20", "it may be a day or a count; write a comma"),
        (None, "In March 2000 people died", "2000", YEAR_OR_COUNT),
        (None, "on 9 May 2000 people died", "9 May 2000", YEAR_OR_COUNT),
        (None, "100s of them", "100s", "'thousands' in digits give no number"),
        (None, "It did not lose 20", "20", BOUND % "not"),
        (None, "He didn't lose 20", "20", BOUND % "not"),
        (None, "all but 20 fell", "20", BOUND % "all but"),
        ("ru", "не 20", "20", BOUND % "не"),
        (None, "It rose 20 to 30.", "20 to 30", "it may be a change from one number to another, or a range; write 'between'"),
        ("az", "40-a qədər artdı", "40-a", "it may be reached by a change, or a limit; give the number by itself"),
        (None, "Flight 370 239 fell", "370 239", "it may be two numbers, or a date or name and a number; write a comma"),
        (None, "a rate of 5 per 40 people", "5", "it is a rate; claim the number by itself, and give the rate as its unit"),
        (None, "a rate of 5 per 100,000 people", "5 per 100,000", "it is a rate; claim the number by itself, and give the rate as its unit"),
        (None, "a six-figure sum", "a six-figure", "it counts the digits of a number that is not given"),
        (None, "2.5^x", "2.5^x", JOINED),
        (None, "40/12 were hit", "40/12", JOINED),
        (None, "1+2 is it", "2", JOINED),
        (None, "4x4 cars", "4x4", JOINED),
        (None, "a@1,234", "1,234", "letters are joined to it, so it may be a name; write a space"),
        (None, "Unit 40 men fell", "40", "it may be a name or a count"),
        (None, "He met Seven Sisters", "Seven", "it may be a part of a name"),
        (None, "killed [12] men", "12", "it may be a reference mark or a number that was put in"),
        (None, "3.4 (2.9–4.1) million", "3.4 (2.9–4.1) million", "the scale behind the bracket is of both numbers; write it with each"),
        (None, ".51,234 of it", ".51,234", "more digits are joined to it"),
        ("az", "20 deyil", "20 deyil", "it is multiplied by the words beside it, so the number alone would say something else"),
    ],
)  # fmt: skip
def test_an_unread_number_of_prose_says_why(locale: str | None, text: str, unread: str, reason: str) -> None:
    """What may be two things says which, or what to write."""
    (one,) = [one for one in find_phrases(text, locale=locale).unread if one.text == unread]

    assert isinstance(one.reason, UnreadablePhrase)
    assert (one.reason.text, one.reason.reason) == (unread, reason)


DOES = "nothing says what this does to the number"
KINDS = "it counts more than one thing, or not at once"
OPENS = "it opens what does not follow"
LEADS = (
    "'between' beside the number is not known to change nothing; write the number alone, and keep the words in quote="
)
REVISED = "it is revised to more than one number"


@pytest.mark.parametrize(
    ("text", "words", "reason"),
    [
        ("Per Armenia:", "Per Armenia:", "it is a heading, and nothing stands below it"),
        ("12 in all, killed and wounded", "in all, killed and wounded", DOES),
        ("12 (low: 3)", "low: 3", DOES),
        ("12 with the missing", "with the missing", DOES),
        ("12 tanks and ships", "tanks and ships", KINDS),
        ("12 killed (40 of unknown kind)", "unknown kind", KINDS),
        ("12 (with the missing, 20 killed)", "with the missing, 20 killed", "it counts more than one thing"),
        ("rest fled", "rest fled", "there is no number in it, and no word in place of one"),
        ("12[3] 30", "[3]", "nothing says how this number stands to the one before it"),
        ("Killed: 12 wounded", "12 wounded", "it counts wounded, and its label says killed"),
        ("Tanks: 12 killed", "12 killed", "it counts killed, and its label says tank"),
        ("12 killed (wounded)", "12 killed (wounded)", "it counts killed, and wounded"),
        ("12 |x", "12 |x", "it is markup that is not known"),
        ("12 killed and 5 {x}", "5 {x}", "it is markup that is not known"),
        ("best guess: 12", "best guess", "nothing says what this is"),
        ("12 (6 (3 (2 (1 killed) killed) killed) killed)", "1 killed", "its brackets are nested too deep"),
        ("(12]", "(12]", "its brackets do not match"),
        ("12 )", "12 )", "its brackets do not match"),
        ("including 12 children", "including 12 children", "it is a part, and nothing says of what"),
        ("12 (revised to 20 killed, 30 wounded)", "revised to 20 killed, 30 wounded", REVISED),
        ("12 31 June 2020", "31 June 2020", "it is a second number"),
        ("12 m/2", "2", "it is a second number"),
        ("12 kg*3", "3", "it is a second number"),
        ("12 according to", "according to", "nothing says who says it"),
        ("12 according to 3 sources", "according to 3 sources", "nothing says who says it"),
        ("12 between", "12 between", LEADS),
        ("12 killed and", "and", OPENS),
        ("12 (3 per the UN; -; 4 per the ministry)", "", "nothing stands between two marks"),
    ],
)
def test_an_unread_part_of_a_cell_says_why(text: str, words: str, reason: str) -> None:
    """With the words that nobody can place."""
    (one,) = ct.read_claims(text).unread

    assert isinstance(one.reason, UnreadablePhrase)
    assert (one.reason.text, one.reason.reason) == (words, reason)


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        ("12 (3 May)", ("a day of one year", "a day of another year")),
        ("12 (UN, ministry)", ("who says it", "who said it before")),
        ("12 (by Reuters)", ("who says it", "who did it")),
        ("12 (confirmed by autopsy)", ("who says it", "how it is known")),
        ("Army: 10,000", ("who says it", "whose it is")),
        ("12 (Armenian side, Azerbaijani side)", ("whose it is", "what it is a part of")),
        ("12 (soldiers, children)", ("what is counted", "what it is a part of")),
        ("12 killed by 3 May 2022 (4 May 2022)", ("when it held", "when it was said")),
        ("12 horses killed", ("people", "something else")),
        ("3 captured or destroyed", ("people", "the things before it")),
        ("120 / 300", ("two numbers", "one number, or a range, written in another way")),
        ("40/120", ("two numbers", "a fraction")),
        ("12 killed, including 3 children, 5 wounded", ("a part as well", "a number by itself")),
        ("12 guns and 8 oxen killed", ("said of the last number alone", "said of both")),
        ("12 killed and 5 (UN)", ("said of the last number alone", "said of all of them")),
        ("2018: 12\n30", ("said of what stands beside it alone", "said of what follows as well")),
    ],
)
def test_an_ambiguous_part_of_a_cell_lists_its_readings(text: str, readings: tuple[str, str]) -> None:
    """Each as what it would be."""
    listed = [one.reason for one in ct.read_claims(text).ambiguous]

    assert all(isinstance(one, AmbiguousPhrase) for one in listed)
    assert readings in [tuple(one.readings) for one in listed if isinstance(one, AmbiguousPhrase)]


def test_a_long_text_says_how_much_is_read() -> None:
    """And a long cell what reads it."""
    with pytest.raises(UnreadablePhrase) as caught:
        ct.read_claims("1 " * LONGEST_CELL)
    assert caught.value.reason == (
        f"it has {2 * LONGEST_CELL} characters; at most {LONGEST_CELL} are read as a cell; find_phrases() reads prose"
    )
    with pytest.raises(UnreadablePhrase) as found:
        find_phrases("x" * (LONGEST_TEXT + 1))
    assert found.value.reason == f"it has {LONGEST_TEXT + 1} characters; at most {LONGEST_TEXT} are searched"


def test_a_long_statement_of_a_cell_says_how_much_is_read() -> None:
    """Each is read as a phrase."""
    (one,) = ct.read_claims("12 " + "men " * 300).unread

    assert isinstance(one.reason, UnreadablePhrase)
    assert one.reason.reason == f"it has {len('12 ' + 'men ' * 300) - 1} characters; at most {LONGEST_PHRASE} are read"


def test_exactly_the_longest_text_is_read() -> None:
    """The limit is the last that is read."""
    assert read_phrase("12".ljust(LONGEST_PHRASE)).interval == Interval.point(12)
    assert len(ct.read_claims("12".ljust(LONGEST_CELL))) == 1


@pytest.mark.parametrize(
    ("read", "given", "message"),
    [
        (read_phrase, 5, "a phrase is '5' (int); give text such as 'about 10,000'"),
        (find_phrases, 5, "a text is '5' (int); give prose with numbers in it"),
        (ct.read_claims, 12, "a cell is '12' (int); give text such as '4 dead and 9 hurt'"),
        (phrase, 5, "an interval is '5' (int); give an Interval, or None"),
    ],
)
def test_what_is_no_text_is_named(read: Callable[[Any], object], given: object, message: str) -> None:
    """With what to give in its place."""
    with pytest.raises(ContestedError) as caught:
        read(given)

    assert str(caught.value) == message
