"""Names stay as written, are compared by a folded key, and hide nothing."""

from __future__ import annotations

import warnings

import pytest

from contested.errors import UnusableName, WrongType
from contested.names import (
    LONGEST_NAME,
    MixedScripts,
    clean_name,
    isolated,
    listed,
    mixed_word,
    name_key,
    refuse_hidden,
)


@pytest.mark.parametrize(
    "name", ["Armenia", "Côte d’Ivoire", "Հայաստան", "Азербайджан", "أذربيجان", "M23", "Cafe\u0301", "日本"]
)
def test_a_name_is_kept_as_written(name: str) -> None:
    """Outer white space goes, everything else stays."""
    assert clean_name(f"  {name}\n", "party") == name


@pytest.mark.parametrize("name", ["", "   ", "\u200b", "\ufe0f"])
def test_a_name_that_shows_nothing_is_refused(name: str) -> None:
    """A name without a visible character is empty."""
    with pytest.raises(UnusableName, match="it is empty"):
        clean_name(name, "party")


def test_a_name_is_bounded() -> None:
    """A name is kept up to its longest length, and refused beyond."""
    kept = clean_name("a" * LONGEST_NAME, "party")

    assert len(kept) == LONGEST_NAME
    with pytest.raises(UnusableName, match="301 characters"):
        clean_name("a" * (LONGEST_NAME + 1), "party")


@pytest.mark.parametrize(
    "character",
    [
        "\x00",
        "\x1b",
        "\n",
        "\r",
        "\x7f",
        "\x85",
        "\u2028",
        "\u2029",
        "\u061c",
        "\u200e",
        "\u200f",
        "\u202e",
        "\u2066",
        "\u2069",
        "\ud800",
    ],
)
def test_a_character_that_changes_what_is_shown_is_refused(character: str) -> None:
    """Control, line, bidirectional and unpaired surrogate characters are refused with their place."""
    with pytest.raises(UnusableName, match=f"character 3 is the invisible U\\+{ord(character):04X}"):
        refuse_hidden(f"ab{character}c", "party")


@pytest.mark.parametrize("text", ["plain", "naïve", "zero\u200dwidth", "日本"])
def test_text_that_shows_what_it_is_passes(text: str) -> None:
    """Text without such characters raises nothing."""
    refuse_hidden(text, "party")


@pytest.mark.parametrize("given", [None, 5, ["Armenia"], {"a": 1}])
def test_a_name_is_text(given: object) -> None:
    """What is no text is no name, whether or not it can be hashed."""
    with pytest.raises(WrongType):
        clean_name(given, "party")  # type: ignore[arg-type]  # the point of the test


def test_a_word_of_two_scripts_is_let_through_with_a_warning() -> None:
    """A word that mixes scripts which look alike may be a trap, and is pointed out."""
    with pytest.warns(MixedScripts, match="mixes scripts"):
        kept = clean_name("the G\u043evernment", "party")

    assert kept == "the G\u043evernment"


@pytest.mark.parametrize("name", ["\u041c23", "Azerbaijan Азербайджан", "caf\u00e9", "x日本"])
def test_words_of_one_script_raise_no_warning(name: str) -> None:
    """Whole words in different scripts, accents and digits are nothing to warn of."""
    with warnings.catch_warnings():
        warnings.simplefilter("error")

        assert clean_name(name, "party") == name


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Armenia", "ARMENIA"),
        ("Armenia", "Ａｒｍｅｎｉａ"),
        ("United  Nations", "United\u00a0Nations"),
        ("Cote d'Ivoire", "Cote d\u2019Ivoire"),
        ("Cote d'Ivoire", "Cote d\u02bcIvoire"),
        ("Nagorno-Karabakh", "Nagorno\u2013Karabakh"),
        ("Nagorno-Karabakh", "Nagorno\u2212Karabakh"),
        ("Ar\u200bmenia", "Armenia"),
        ("Cafe\u0301", "Caf\u00e9"),
        ("Stra\u00dfe", "STRASSE"),
        ("\u216f", "m"),
        ("X\ufe0f", "x"),
    ],
)
def test_two_spellings_of_one_name_share_a_key(first: str, second: str) -> None:
    """Case, width, white space, apostrophes, dashes and invisible characters do not tell names apart."""
    assert name_key(first) == name_key(second)


@pytest.mark.parametrize(("first", "second"), [("Armenia", "Arménia"), ("\u041c23", "M23"), ("North", "South")])
def test_two_names_do_not_share_a_key(first: str, second: str) -> None:
    """Letters of other scripts, and accents, tell names apart."""
    assert name_key(first) != name_key(second)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Armenia", "Armenia"),
        ("Հայաստան", "Հայաստան"),
        ("أذربيجان", "\u2068أذربيجان\u2069"),
        ("ישראל", "\u2068ישראל\u2069"),
    ],
)
def test_only_a_right_to_left_name_is_isolated(name: str, expected: str) -> None:
    """A right-to-left name is wrapped so that the words around it keep their order."""
    assert isolated(name) == expected


@pytest.mark.parametrize(
    ("names", "expected"), [([], ""), (["A"], "A"), (["A", "B"], "A and B"), (("A", "B", "C"), "A, B and C")]
)
def test_names_are_listed_as_in_a_sentence(names: list[str] | tuple[str, ...], expected: str) -> None:
    """Names are joined by commas and a last word."""
    assert listed(names) == expected


def test_names_may_be_joined_by_another_word() -> None:
    """The last word is the caller's."""
    assert listed(["A", "B"], "or") == "A or B"


def test_a_plain_name_mixes_no_scripts() -> None:
    """Letters of ASCII are of one script; a word with a look-alike of another is named."""
    assert mixed_word("Government of A") is None
    assert mixed_word("G\u043evernment") == "G\u043evernment"


def test_a_name_under_accents_without_end_is_folded_at_once() -> None:
    """A cell of a feed may hold them: a sort of them would take an hour."""
    assert name_key("A" + "\u0301\u0323" * 500_000)[:1] in ("a", "á", "ạ")
