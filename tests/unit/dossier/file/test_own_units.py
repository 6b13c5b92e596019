"""A file defines the units of one's own that its figures use."""

from __future__ import annotations

import pytest

from contested import Dossier, Figure, Unit
from contested.dossier.file.own_units import in_reading_order, unit_from, with_units


def units_of(*units: Unit) -> dict[str, Unit]:
    """Return what a file with figures in these units defines."""
    return with_units({}, [Figure("f", unit) for unit in units])


def test_everybodys_units_are_not_defined() -> None:
    """Units of our table and of the unit library need no definition."""
    assert units_of(Unit.counting("boat") / Unit.counting("boat"), Figure("f", "person/km**2").unit) == {}
    assert units_of(Figure("f", "newton").unit) == {}


def test_a_known_unit_keeps_its_id() -> None:
    """A unit that the file defines is not defined again."""
    boat = Unit.counting("boat")

    assert with_units({"my_boat": boat}, [Figure("f", boat)]) == {"my_boat": boat}


def test_the_kinds_above_are_defined_once() -> None:
    """A kind of one's own brings the kinds that it is a part of, but not everybody's."""
    skiff = Unit.counting("skiff", part_of="ship")
    dinghy, gig = Unit.counting("dinghy", "dinghies", part_of=skiff), Unit.counting("gig", part_of=skiff)

    assert units_of(dinghy, gig) == {"skiff": skiff, "dinghy": dinghy, "gig": gig}
    assert with_units({"s": skiff}, [Figure("f", gig)]) == {"s": skiff, "gig": gig}


@pytest.mark.parametrize(
    ("name", "id_"),
    [
        ("fishing boat", "fishing_boat"),
        ("лодка", "own_unit"),
        ("type 45", "type"),
        ("league", "own_league"),
        ("square", "own_square"),
        ("per", "own_per"),
    ],
)
def test_an_id_of_a_unit_means_nothing_else(name: str, id_: str) -> None:
    """Ids are of letters, and are neither anybody's unit nor a word of the grammar."""
    made = units_of(Unit.counting(name, "pieces"))

    assert list(made) == [id_]


def test_two_units_of_one_slug_have_two_ids() -> None:
    """Names that differ in signs only are told apart."""
    made = units_of(Unit.counting("fishing-boat") / Unit.counting("fishing boat"))

    assert set(made) == {"fishing_boat", "own_fishing_boat"}


@pytest.mark.parametrize(
    "unit",
    [
        Unit.counting("fishing boat", "fishing fleet", part_of="ship"),
        Unit.counting("лодка", "лодки") * Unit.counting("корабль", "корабли") / Unit.counting("type 45"),
        Unit.defined("crewful", "12 person"),
        Unit.defined("squad", "1 soldier", symbol="sq."),
        Unit.defined("third part", "1/3 m", plural="third parts", symbol="tm", source="a book"),
        Unit.defined("basis point", "0.01 percent"),
        Unit.defined("crowding", "5 person/km**2"),
        Unit.defined("kilo force", "1000 newton"),
        Unit.defined("big current", "1000 ampere"),
    ],
    ids=str,
)
def test_units_of_ones_own_are_read_back_the_same(unit: Unit) -> None:
    """A figure in a unit of one's own is saved with it and loaded with it."""
    dossier = Dossier().with_figure("f", Figure("f", unit).claimed(5))

    again = Dossier.loads(dossier.dumps())

    assert again == dossier
    assert again["f"].unit == unit


def test_a_whole_is_read_before_its_parts() -> None:
    """The order of the file does not matter; what is defined by itself in a circle is named."""
    tables = {
        "gig": {"part_of": "skiffs"},
        "skiff": {"part_of": "boat", "plural": "skiffs"},
        "verst": {"equals": "1 m"},
    }

    assert in_reading_order(tables) == (["skiff", "verst", "gig"], [])
    assert in_reading_order({"c": {}, "a": {"equals": "2 b"}, "b": {"part_of": "a"}}) == (["c"], ["a", "b", "a"])


def test_a_unit_is_read_from_its_table() -> None:
    """It equals something, or is a kind of its own."""
    skiff = Unit.counting("skiff")

    assert unit_from("verst", {"equals": "1066.8 m"}, {}) == Unit.defined("verst", "1066.8 m")
    assert unit_from("gig", {"part_of": "skiff"}, {"skiff": skiff}) == Unit.counting("gig", part_of=skiff)
