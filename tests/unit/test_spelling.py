"""Spelling: whether two names are one name, misspelt."""

from __future__ import annotations

import itertools

import pytest
from babel import Locale

from contested.spelling import MOST_COMPARED, alike_pairs, are_alike, near_names, nearest_first

LANGUAGES = ("en", "fr", "es", "de", "ru", "hy", "az")


def _territories(language: str) -> list[str]:
    """Return the names of the territories of the world, as CLDR has them."""
    names = Locale(language).territories.items()
    return sorted({name for code, name in names if len(code) == 2})


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Azerbaijan", "Azerbaidjan"),
        ("Azerbaijan", "Azerbijan"),
        ("Azerbaijan", "Azerbaydjan"),
        ("Armenia", "Armeina"),
        ("Baku", "Bakku"),
        ("Ministry of Defence", "Ministry of Defense"),
        ("Human Rights Watch", "Human Right Watch"),
        ("Nagorno-Karabakh", "Nagorno Karabakh"),
        ("Côte d’Ivoire", "Cote d'Ivoire"),
        ("OSCE", "osce"),
        ("Азербайджан", "Азербаджан"),
        ("Հայաստան", "Հայաստաան"),
        ("Azərbaycan", "Azerbaycan"),
    ],
)
def test_a_slip_is_near(first: str, second: str) -> None:
    """A letter too many, too few, swapped or wrong; accents, marks and spaces: one name, either way round."""
    assert are_alike(first, second)
    assert are_alike(second, first)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("North", "South"),
        ("East", "West"),
        ("Army A", "Army B"),
        ("Side A", "Side AA"),
        ("Unit 731", "Unit 732"),
        ("1st Army", "2nd Army"),
        ("P1", "P11"),
        ("Iran", "Iraq"),
        ("Gambia", "Zambia"),
        ("Slovakia", "Slovenia"),
        ("Austria", "Australia"),
        ("Niger", "Nigeria"),
        ("Northwest Front", "Northeast Front"),
        ("UNHCR", "UNHRC"),
        ("UN", "US"),
        ("Committee of the Red Cross", "Federation of the Red Cross"),
        ("Armenia", "Armenia and its allies"),
        ("Azerbaijan", "Azerbaijanis say"),
        ("Red Front", "Rad Frond"),
        ("A", "B"),
    ],
)
def test_two_names_are_two(first: str, second: str) -> None:
    """What tells two names apart by design is no slip: a number, a letter by itself, an acronym, a short word."""
    assert not are_alike(first, second)
    assert not are_alike(second, first)


def test_territories_of_the_world_are_told_apart() -> None:
    """Of all pairs of names of territories in seven languages, eight are taken for one; by CLDR."""
    pairs = [
        (language, *pair)
        for language in LANGUAGES
        for pair in itertools.combinations(_territories(language), 2)
        if are_alike(*pair)
    ]

    assert len(pairs) <= 8
    assert {(first, second) for language, first, second in pairs if language == "en"} == {("Iceland", "Ireland")}


def test_nine_of_ten_slips_are_known() -> None:
    """A letter left out, doubled, or swapped with the next, anywhere behind the first, in names of territories."""
    known = tried = 0
    for name in _territories("en"):
        for n in range(1, len(name) - 1):
            slips = (
                name[:n] + name[n + 1 :],
                name[:n] + name[n] + name[n:],
                name[:n] + name[n + 1] + name[n] + name[n + 2 :],
            )
            for slip in {one for one in slips if one.strip() == one and one != name}:
                tried += 1
                known += are_alike(name, slip)

    assert known / tried > 0.9


def test_pairs_of_many_are_those_of_two() -> None:
    """The quick way over many names finds what comparing each with each does."""
    names = [*_territories("en"), "Azerbaidjan", "Armeina", "Ireland Is", "Viet Nam"]
    slow = {second for first, second in itertools.combinations(names, 2) if are_alike(first, second)}

    assert {second for _, second in alike_pairs(names)} == slow


def test_a_series_of_names_is_compared_with_a_few() -> None:
    """Beyond eight of one pattern a further one is no slip of all of them."""
    names = [f"Brigade {letter}{other}lpha" for letter in "abcdefghij" for other in "abcdefghij"]

    found = list(alike_pairs(names))

    assert 0 < len(found) < len(names)
    assert MOST_COMPARED == 8


def test_near_names_come_first() -> None:
    """A message names those near, then others, at most twenty; near ones alone are five at most."""
    known = [f"Party {n}" for n in range(30)] + ["Armenia"]

    assert near_names("Armeina", known) == ("Armenia",)
    assert nearest_first("Armeina", known)[:2] == ("Armenia", "Party 0")
    assert len(nearest_first("Armeina", known)) == 20
    assert nearest_first("nothing", ["a"]) == ("a",)
    assert len(near_names("Armenia", [f"Armeni{letter}a" for letter in "abcdefghi"])) == 5
