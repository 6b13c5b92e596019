"""The words of tables and notes are data, whole in every language."""

from __future__ import annotations

import string
import sys
import tomllib
from importlib.resources import files

import pytest

from contested.claims import BASES, CLAIM_STATUSES
from contested.errors import MissingExtra, NoSentences, UnknownLanguage
from contested.quantities import parse_date
from contested.report.cell_languages import cell_language
from contested.report.figure_words import ANSWERING
from contested.report.sentence_templates import SENTENCE_LANGUAGES
from contested.report.statement_rows import Standing

OTHERS = [code for code in SENTENCE_LANGUAGES if code != "en"]


def words_of(code: str) -> dict[str, str]:
    """Return the words of a language by table and key."""
    text = (files("contested.report") / "table_words" / f"{code}.toml").read_text(encoding="utf-8")
    held = {table: keys for table, keys in tomllib.loads(text).items() if isinstance(keys, dict)}
    return {f"{table}.{key}": words for table, keys in held.items() for key, words in keys.items()}


def places_in(text: str) -> set[str | None]:
    """Return what stands in braces."""
    return {name for _, name, _, _ in string.Formatter().parse(text)} - {None}


@pytest.mark.parametrize("code", OTHERS)
def test_a_language_has_every_word_of_english(code: str) -> None:
    """With the same places, since words that drop one would drop a side."""
    english, words = words_of("en"), words_of(code)

    assert words.keys() == english.keys()
    assert {key: places_in(text) for key, text in words.items()} == {
        key: places_in(text) for key, text in english.items()
    }


@pytest.mark.parametrize("code", SENTENCE_LANGUAGES)
def test_a_language_has_a_word_for_all_that_becomes_of_a_statement(code: str) -> None:
    """And for all that a number may rest on, and every reason why one does not count."""
    words = words_of(code)

    counted = (Standing.IN_FORCE, Standing.COMPUTED)
    assert {f"standing.{one.value}" for one in Standing if one not in counted} <= words.keys()
    assert {f"why.{one.value}" for one in Standing if one not in ANSWERING} - {"why.left out"} <= words.keys()
    assert {f"basis.{one}" for one in (*BASES, *CLAIM_STATUSES, "partial")} <= words.keys()


def test_english_writes_as_the_library_does() -> None:
    """Days as they were given, names joined by "and", and nothing is quoted."""
    english = cell_language(None)

    assert english is cell_language(None)
    assert english.code is None
    assert english.day(parse_date("2023-09~")) == "2023-09~"
    assert english.names(["A", "B"]) == "A and B"
    assert english.english("left out") == "left out"
    assert cell_language("en-GB").code is None


def test_another_language_writes_as_its_readers_do() -> None:
    """And quotes words of the library that stand in no file."""
    french = cell_language("fr-CH")

    assert french.code == "fr-CH"
    assert french.day(parse_date("2023-09-20")) == "20 septembre 2023"
    assert french.names(["A", "B", "C"]) == "A, B et C"
    assert french.english("left out") == "(en anglais)\u00a0«\u00a0left out\u00a0»"
    assert french.several(["a", "b"]) == "a\u202f; b"


def test_a_language_without_words_is_said() -> None:
    """A language without words is refused: a table is never half translated."""
    with pytest.raises(NoSentences):
        cell_language("ru")
    with pytest.raises(UnknownLanguage):
        cell_language("xx")


def test_another_language_needs_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    """English needs none."""
    for name in ("babel", "babel.dates", "babel.lists", "babel.numbers", "babel.units"):
        monkeypatch.setitem(sys.modules, name, None)

    with pytest.raises(MissingExtra, match=r"contested\[i18n\]"):
        cell_language("de-AT")
    assert cell_language("en").templates is None
