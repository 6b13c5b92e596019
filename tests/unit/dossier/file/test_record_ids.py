"""What a dossier file holds, by id."""

from __future__ import annotations

import pytest

from contested import Unit
from contested.dossier.file.own_units import lineage
from contested.dossier.file.parts import Parts
from contested.dossier.file.record_ids import (
    LONGEST_ID,
    LONGEST_MADE,
    checked_id,
    is_id,
    new_id,
    readable_id,
    readable_ids,
)


def test_parts_are_empty_at_first() -> None:
    """A file may hold nothing but its format."""
    assert Parts() == Parts({}, {}, {}, {}, {"x": 1})


def test_an_id_is_kept_as_it_is() -> None:
    """Letters, digits, - and _ make an id."""
    assert checked_id("troops_2023-A", "figure") == "troops_2023-A"


@pytest.mark.parametrize(
    ("name", "made"),
    [("News article", "news-article"), ("  Ünïcode!  ", "n-code"), ("Ереван", "unnamed"), ("x" * 90, "x" * 56)],
)
def test_an_id_is_made_of_a_name(name: str, made: str) -> None:
    """The letters and digits of a name make its id."""
    assert new_id(name, {}) == made


def test_a_made_id_is_fresh() -> None:
    """Where an id is taken, a number tells the next apart."""
    assert new_id("A", {"a": 1, "a-2": 1}) == "a-3"


def test_a_kind_has_a_lineage() -> None:
    """A kind names what it is a part of; a measure, and a number of a kind, are none."""
    skiff = Unit.counting("skiff", part_of="ship")
    crew = Unit.defined("crewful", "12 person")

    assert [lineage(unit.atoms[0][0]) for unit in (skiff, crew, Unit.defined("verst", "1066.8 m"))] == [
        ("ship", "skiff"),
        None,
        None,
    ]


@pytest.mark.parametrize(
    ("text", "can_be"),
    [("troops_2023", True), ("東京", True), ("हिंदी", True), ("", False), ("-a", False), ("a b", False), ("a.b", False)],
)
def test_an_id_has_letters_digits_and_marks_of_any_script(text: str, can_be: bool) -> None:
    """It begins with a letter or digit, and is not long."""
    assert is_id(text) is can_be
    assert is_id(f"a{'b' * (LONGEST_ID - 1)}")
    assert not is_id(f"a{'b' * LONGEST_ID}")


@pytest.mark.parametrize(
    ("parts", "made"),
    [
        (("killed", "Nagorno-Karabakh"), "killed-Nagorno-Karabakh"),
        (("killed", "the north (all)"), "killed-the-north-all"),
        (("東京",), "東京"),
        (("!",), "unnamed"),
        (("a " * LONGEST_ID,), "-".join("a" * (LONGEST_MADE // 2))),
    ],
)
def test_an_id_is_made_of_the_words_of_a_record(parts: tuple[str, ...], made: str) -> None:
    """What cannot stand in an id becomes a hyphen, and a long one is cut."""
    assert readable_id(parts) == made


def test_ids_of_the_same_words_are_told_apart_by_their_own() -> None:
    """Who is written as the id keeps it; another gets a digest of its own words, whoever stands beside it."""
    plain, spaced, other = readable_ids([("a-b",), ("a b",), ("c",)])

    assert (plain, other) == ("a-b", "c")
    assert spaced.startswith("a-b-")
    assert readable_ids([("a b",), ("a.b",)])[0] == spaced
