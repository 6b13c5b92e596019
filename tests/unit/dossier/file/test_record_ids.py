"""Ids made of words."""

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


@pytest.mark.parametrize(
    ("parts", "wanted"),
    [
        (["東京"], "東京"),
        (["Ağdam", "killed"], "Ağdam-killed"),
        (["Հայաստան"], "Հայաստան"),
        (["दिल्ली"], "दिल्ली"),
        (["South Ossetia", "civilians"], "South-Ossetia-civilians"),
        (["St. Petersburg (city)"], "St-Petersburg-city"),
        (["Area?"], "Area"),
        (["a_b"], "a_b"),
        (["?!"], "unnamed"),
        (["x" * 70], "x" * LONGEST_MADE),
    ],
)
def test_an_id_is_as_its_words_are(parts: list[str], wanted: str) -> None:
    """Letters of any script stay; what no id has becomes a hyphen."""
    assert readable_id(parts) == wanted
    assert is_id(wanted)


def test_an_id_does_not_hang_on_the_order_of_others() -> None:
    """Of words that make one id, those that are not written as it is have what tells them apart."""
    names = [("a b",), ("a-b",), ("a", "b"), ("c",)]
    made = dict(zip(names, readable_ids(names), strict=True))
    turned = dict(zip(names[::-1], readable_ids(names[::-1]), strict=True))

    assert made == turned
    assert len(set(made.values())) == len(names)
    assert made["a-b",] == "a-b"
    assert made["c",] == "c"
    assert made["a b",].startswith("a-b-")


def test_records_of_one_name_have_ids_of_their_own() -> None:
    """What they are in full tells them apart."""
    names = [("Report",), ("Report",)]

    ids = readable_ids(names, ["the first", "the second"])

    assert len(set(ids)) == 2
    assert readable_ids(names, ["the second", "the first"]) == ids[::-1]


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
