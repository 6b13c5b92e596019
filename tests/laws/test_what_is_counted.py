"""
What a number counts: the noun behind it, or nothing that the figure may take.

The words are those of the language packs, all of them, so that a word that is added is asked the same.
"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contested.errors import ContestedError
from contested.figure import Figure
from contested.phrases.language import LANGUAGES, language
from contested.phrases.prose_reading import find_phrases
from contested.phrases.vocabulary import vocabulary_of
from contested.quantities.unit_table import STATES
from contested.quantities.units import builtin_unit

COUNTABLE = ("things", "settings", "causes", "sources")
LABELS = sorted(
    (code, word)
    for code in LANGUAGES
    for name in ("labels", "labels_named")
    for word in language(code).words[name]
    if word.isalpha()
)
MONTHS = sorted((code, month) for code in LANGUAGES for month in language(code).words["months"])


def is_read(text: str, counted: str, locale: str) -> bool:
    """Whether a text is taken as a claim of so many, or refused."""
    try:
        Figure("it", counted).claimed(text, by="A", locale=locale)
    except ContestedError:
        return False
    return True


def listed(code: str, *names: str) -> list[str]:
    """Return the words of some lists of a language, a stem as it stands."""
    remarks = language(code).remarks
    return sorted({word.removesuffix("*") for name in names for word in remarks[name]})


def is_noun(word: str, code: str) -> bool:
    """Whether a word stands for a kind of ours: "police" are people."""
    words = vocabulary_of(locale=code)
    return words.nouns.has(words.tokens(word), 0)


def states(code: str) -> list[tuple[str, set[str]]]:
    """Return the participles of a language, each with the kinds of which it can be said alone."""
    table = language(code).states
    return [(word.strip().removesuffix("*"), set(kinds.split())) for kinds in table for word in table[kinds].split(",")]


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("counted", ["killed", "missing", "person", "tank"])
def test_a_word_that_can_be_counted_is_no_killed_and_no_person(code: str, counted: str) -> None:
    """Directly behind a number, a word for a thing, a place, an event or a source is what it counts."""
    placed = tuple(language(code).remarks["cases"])
    words = [word for word in listed(code, *COUNTABLE) if not (placed and word.endswith(placed))]
    words = [word for word in words if not is_noun(word, code)]

    assert [word for word in words if is_read(f"40 {word}", counted, code)] == []


@pytest.mark.parametrize("code", LANGUAGES)
def test_no_word_that_changes_nothing_can_be_counted(code: str) -> None:
    """What is harmless everywhere is no thing, no state, no label and no kind; what can be is in a list of its own."""
    speech = language(code)
    harmless = set(listed(code, "harmless"))
    apart = {*listed(code, *COUNTABLE), *(word for word, _ in states(code))}
    labels = {*speech.words["labels"], *speech.words["labels_named"]} - set(listed(code, "collectives"))

    assert harmless & apart == set()
    assert harmless & labels == set()
    assert [word for word in harmless if (unit := builtin_unit(word)) and unit.counts and word not in STATES] == []


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_contrary_state_is_none_of_those_who_are_counted(code: str) -> None:
    """A participle alone behind a number is read of the kinds that it can be said of, and of no others."""
    wrong = [
        (word, kind)
        for word, kinds in states(code)
        for kind in sorted(STATES)
        if not is_noun(word, code) and is_read(f"40 {word}", kind, code) is not (kind in kinds)
    ]

    assert wrong == []


@given(st.sampled_from(MONTHS), st.integers(1, 31))
def test_a_day_is_no_count(month: tuple[str, str], day: int) -> None:
    """A day and its month are refused as a claim, in either order, as prose passes them over."""
    code, name = month
    name = name.capitalize() if language(code).capitals else name

    assert not is_read(f"{day} {name}", "killed", code)
    assert not is_read(f"{name} {day}", "killed", code)


@given(st.sampled_from(LABELS), st.integers(2, 999))
def test_a_claim_and_prose_agree_on_labels(label: tuple[str, str], number: int) -> None:
    """Where prose passes a number over as that of a name, a claim of the same words is refused."""
    code, word = label
    text = f"{word.capitalize()} {number}"

    assert find_phrases(text, locale=code) or not is_read(text, "killed", code), text


@given(st.sampled_from(listed("en", "settings", "causes", "things")), st.integers(2, 9999))
def test_behind_a_preposition_the_same_word_changes_nothing(word: str, number: int) -> None:
    """ "40 killed in hospitals" are 40 killed, wherever that was."""
    figure = Figure("it", "killed").claimed(f"{number} killed in {word}", by="A")

    assert figure.hull().low == figure.hull().high == number
