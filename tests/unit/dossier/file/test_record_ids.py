"""What a dossier file holds, by id."""

from __future__ import annotations

import pytest

from contested import Unit
from contested.dossier.file.own_units import lineage
from contested.dossier.file.parts import Parts
from contested.dossier.file.record_ids import checked_id, new_id


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
