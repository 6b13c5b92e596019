"""A lexicon says what each word around a number is worth, by name and with its reference."""

from __future__ import annotations

import pickle
from fractions import Fraction
from typing import TYPE_CHECKING

import attrs
import pytest

from contested.errors import UnknownLexicon, UnreadableLexicon, WrongType
from contested.phrases.lexicon import ALWAYS_BOUNDS, LEXICONS, Lexicon, Spread, lexicon, lexicons
from contested.phrases.match_intervals import approximately, with_reach
from contested.phrases.phrase_reading import read_phrase
from contested.quantities.interval import Interval

if TYPE_CHECKING:
    from pathlib import Path

OWN = """
extends = "as_printed"
name = "mine"
version = "1"
date = "2026-01-01"
reference = "a test"
"""


@pytest.mark.parametrize("name", LEXICONS)
def test_every_lexicon_names_its_version_date_and_reference(name: str) -> None:
    """A shipped lexicon says what it is, and is equal to itself after pickling."""
    found = lexicon(name)

    assert (found.name, bool(found.version), bool(found.reference), found.date[:2]) == (name, True, True, "20")
    assert pickle.loads(pickle.dumps(found)) == found
    assert name in str(found)
    assert lexicon(found) is found


@pytest.mark.parametrize("name", LEXICONS)
@pytest.mark.parametrize("word", sorted(ALWAYS_BOUNDS))
def test_bounds_are_bounds_in_every_lexicon(name: str, word: str) -> None:
    """No lexicon makes "at least" or "fewer than" anything but a bound."""
    printed = read_phrase(f"{word} 24", lexicon=name)

    assert printed.interval == read_phrase(f"{word} 24").interval
    assert printed.interval == printed.reach


@pytest.mark.parametrize(
    ("name", "text", "printed", "reach"),
    [
        ("acled", "tens", "[10; 10]", "[10; 10]"),
        ("acled", "dozens", "[12; 12]", "[12; 12]"),
        ("acled", "hundreds", "[100; 100]", "[100; 100]"),
        ("acled", "tens of thousands", "[10,000; 10,000]", "[10,000; 10,000]"),
        ("emdat", "hundreds", "[200; 200]", "[200; 200]"),
        ("emdat", "thousands of people", "[2,000; 2,000]", "[2,000; 2,000]"),
        ("emdat", "hundreds of thousands", "None", "None"),
        ("emdat", "several hundred", "None", "None"),
        ("wikimpacts", "hundreds", "[200; 900]", "[200; 900]"),
        ("wikimpacts", "several hundred", "[200; 600]", "[200; 600]"),
        ("wikimpacts", "at least several hundred", "[200; ∞)", "[200; ∞)"),
        ("wikimpacts", "fewer than a few dozen", "(-∞; 72)", "(-∞; 72)"),
        ("wikimpacts", "a few hundred thousand", "[200,000; 600,000]", "[200,000; 600,000]"),
        ("wikimpacts", "around 10,000", "[10,000; 10,000]", "[9,500; 10,500]"),
        ("ferson2015", "about 7", "[7; 7]", "[5; 9]"),
        ("ferson2015", "around 7", "[7; 7]", "[-3; 17]"),
        ("ferson2015", "exactly 7", "[7; 7]", "[6.9; 7.1]"),
        ("ferson2015", "almost 7", "[7; 7]", "[6.5; 7]"),
        ("ferson2015", "over 7", "[7; 7]", "[7; 7.5]"),
        ("ferson2015", "above 7", "[7; 7]", "[7; 9]"),
        ("ferson2015", "below 7", "[7; 7]", "[5; 7]"),
        ("ferson2015", "7", "[7; 7]", "[6.5; 7.5]"),
        ("ferson2015", "7.0", "[7; 7]", "[6.95; 7.05]"),
        ("significant_figures", "120,000", "[120,000; 120,000]", "(115,000; 125,000)"),
        ("significant_figures", "exactly 120,000", "[120,000; 120,000]", "[120,000; 120,000]"),
        ("significant_figures", "20 to 30", "[20; 30]", "(15; 35)"),
        ("as_printed", "exactly 120,000", "[120,000; 120,000]", "[120,000; 120,000]"),
    ],
)
def test_what_a_word_is_worth_is_the_lexicons_choice(name: str, text: str, printed: str, reach: str) -> None:
    """Each lexicon gives the number that its reference gives, and no number where it gives none."""
    read = read_phrase(text, lexicon=name)

    assert (str(read.interval), str(read.reach), read.lexicon) == (printed, reach, name)


def test_a_lexicon_of_your_own_comes_from_a_file(tmp_path: Path) -> None:
    """A file that extends a shipped lexicon changes the words it names, and no others."""
    path = tmp_path / "mine.toml"
    path.write_text(
        OWN
        + """
multiplies = true
[before]
approximate = ["give or take a bit"]
[words]
unquantified = ["oodles"]
alone = ["oodles"]
[worth]
about = { percent = 10 }
[numbers]
oodles = [50, 60]
""",
        encoding="utf-8",
    )

    own = Lexicon.from_file(path)

    read = [read_phrase(text, lexicon=own) for text in ("about 50", "oodles", "nearly 50", "give or take a bit 50")]
    assert [str(one.reach) for one in read] == ["(45; 55)", "[50; 60]", "(45; 55)", "(45; 55)"]
    assert (read[0].lexicon, own.alone >= {"oodles"}) == ("mine", True)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("name = [", "Invalid value"),
        ("colour = 1", "the key 'colour'"),
        ("name = 'x'", "extends no lexicon"),
        ("extends = 'nobody'", "no lexicon 'nobody'"),
        ("extends = 'acled'", "it needs name as text"),
        (OWN.replace("mine", "acled"), "is taken"),
        (OWN + "multiplies = 3", "true or false"),
        (OWN + "before = 3", "no table"),
        (OWN + "[before]\nnearly_all = ['x']", "the class 'nearly_all'"),
        (OWN + "[before]\napproximate = 'x'", "no list of words"),
        (OWN + "[before]\napproximate = ['at least']", "bound in every lexicon"),
        (OWN + f"[after]\napproximate = ['{'x' * 61}']", "more than 60 characters"),
        (OWN + "worth = 3", "no table of words"),
        (OWN + "[worth]\nabout = { steps = 1, percent = 1 }", "one of steps, decimals or percent"),
        (OWN + "[worth]\nabout = { steps = 1, side = 'left' }", "side is one of"),
        (OWN + "[worth]\nabout = { steps = -1 }", "not below zero"),
        (OWN + "[worth]\nabout = { steps = 'x' }", "not a number"),
        (OWN + "[worth]\nabout = 5", "about = 5"),
        (OWN + "[numbers]\ndozens = [3, 2]", "above high"),
        (OWN + "[numbers]\ndozens = [1, 2, 3]", r"write one number, or \[low, high\]"),
    ],
)
def test_a_file_that_is_no_lexicon_is_refused(tmp_path: Path, text: str, reason: str) -> None:
    """The refusal names the file, the key and what to write."""
    path = tmp_path / "mine.toml"
    path.write_text(text, encoding="utf-8")

    with pytest.raises(UnreadableLexicon, match=reason) as caught:
        Lexicon.from_file(path)

    assert str(path) in str(caught.value)


def test_a_file_that_is_not_there_or_too_large_is_refused(tmp_path: Path) -> None:
    """A missing file and one of more than a million bytes are refused by name."""
    large = tmp_path / "large.toml"
    large.write_bytes(b"#" * 1_000_001)

    for path in (large, tmp_path / "missing.toml"):
        with pytest.raises(UnreadableLexicon):
            Lexicon.from_file(path)


def test_the_lexicons_can_be_listed() -> None:
    """The default lexicon comes first, and every name is one."""
    assert lexicons()[0] == lexicon().name
    assert [lexicon(name).name for name in lexicons()] == list(lexicons())


def test_an_unknown_lexicon_lists_those_there_are() -> None:
    """A misspelt name is refused, and so is what is no name."""
    with pytest.raises(UnknownLexicon, match="as_printed, acled"):
        lexicon("acleed")
    with pytest.raises(WrongType):
        lexicon(5)  # type: ignore[arg-type]  # the point of the test


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


def test_an_open_end_stays_open_whatever_the_reach() -> None:
    """ "Fewer than 24" stays open at its top where a lexicon's own reach is closed."""
    closed = Spread("steps", 1, closed=True)

    low = with_reach(Interval.more_than(24), closed, (24, 1, 1), None, None)
    high = with_reach(Interval.less_than(24), None, None, closed, (24, 1, 1))

    assert (str(low), str(high)) == ("(23; ∞)", "(-∞; 25)")


def test_a_percentage_of_a_negative_number_is_a_size() -> None:
    """Ten in a hundred of -50 are 5, so that "about -50" reaches to both sides."""
    assert Spread("percent", 10).amount(-50, 10, 1) == 5
    assert approximately(Interval.point(-50), evolved("percent", 10)) == Interval(
        -55, -45, low_open=True, high_open=True
    )


def test_the_last_digit_of_a_whole_number_is_a_one() -> None:
    """Half a unit of the last digit printed is a half of 10,000, and a twentieth of 2.5."""
    words = evolved("decimals", Fraction(1, 2))

    assert str(approximately(Interval.point(10_000), words)) == "(9,999.5; 10,000.5)"
    assert str(approximately(Interval.point(Fraction(5, 2)), words)) == "(2.45; 2.55)"


def evolved(measure: str, size: int | Fraction) -> Lexicon:
    """Return the default lexicon with another worth of every approximate word."""
    return attrs.evolve(lexicon(), name="mine", worth={"*": Spread(measure, size)})


def test_a_lexicon_of_more_than_a_million_bytes_is_refused_however_right(tmp_path: Path) -> None:
    """The limit is one of size, before anything is read."""
    path = tmp_path / "mine.toml"
    path.write_text(OWN + "#" * 1_000_000, encoding="utf-8")

    with pytest.raises(UnreadableLexicon, match="larger than"):
        Lexicon.from_file(path)


def test_a_lexicon_multiplies_as_the_one_it_extends(tmp_path: Path) -> None:
    """ "Several hundred" is a hundred times "several" in what extends wikimpacts."""
    path = tmp_path / "mine.toml"
    path.write_text(OWN.replace("as_printed", "wikimpacts"), encoding="utf-8")

    own = Lexicon.from_file(path)

    assert (own.multiplies, lexicon("wikimpacts").multiplies, lexicon().multiplies) == (True, True, False)
