"""
P3: answers of order and range are exact, also across units.

Factors are taken from the definitions of the units, not from the library:
SI brochure (BIPM, 9th edition, 2019), the international yard and pound
agreement of 1959, and for the dunam the metric one of the Mandate (1928).
Floats get 2,019 of 12,000 equal pairs wrong.
"""

from __future__ import annotations

import random
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest
from tests import promises

import contested as ct

if TYPE_CHECKING:
    from collections.abc import Iterator

PAIRS = promises.times(150, 12_000)
YARD, POUND = Fraction("0.9144"), Fraction("0.45359237")
FAMILIES: dict[str, dict[str, Fraction]] = {
    "length": {
        "m": Fraction(1),
        "km": Fraction(1000),
        "cm": Fraction(1, 100),
        "mm": Fraction(1, 1000),
        "yard": YARD,
        "foot": YARD / 3,
        "inch": YARD / 36,
        "mile": YARD * 1760,
        "nautical_mile": Fraction(1852),
    },
    "area": {
        "m**2": Fraction(1),
        "km**2": Fraction(10**6),
        "hectare": Fraction(10**4),
        "are": Fraction(100),
        "dunam": Fraction(1000),
        "acre": YARD**2 * 4840,
        "mile**2": (YARD * 1760) ** 2,
        "foot**2": (YARD / 3) ** 2,
    },
    "time": {
        "second": Fraction(1),
        "minute": Fraction(60),
        "hour": Fraction(3600),
        "day": Fraction(86_400),
        "week": Fraction(604_800),
    },
    "mass": {"kg": Fraction(1), "g": Fraction(1, 1000), "tonne": Fraction(1000), "pound": POUND},
    "share": {"percent": Fraction(1, 100), "permille": Fraction(1, 1000), "share": Fraction(1)},
}
NEAR = Fraction(1, 10**9)
"""How far apart numbers are that are nearly equal, as a part of them."""


def pairs(number: int, seed: int) -> Iterator[tuple[str, str, Fraction, Fraction]]:
    """Give pairs of units of one kind, with a random number in the first and the equal one in the second."""
    chance = random.Random(seed)
    for _ in range(number):
        family = FAMILIES[chance.choice(list(FAMILIES))]
        one, other = chance.sample(list(family), 2)
        x = Fraction(chance.randrange(1, 10**6), 10 ** chance.randrange(5))
        yield one, other, x, x * family[one] / family[other]


def answers(one: str, other: str, x: Fraction, y: Fraction) -> tuple[bool, ...]:
    """Return whether a claim of x in one unit is less, at most, equal, at least and more than y in another."""
    figure, there = ct.Figure("a", one).claimed(x, by="A"), f"{y} {other}"
    verdicts = (figure < there, figure <= there, figure >= there, figure > there)
    assert all(verdict.certainly == verdict.possibly for verdict in verdicts)
    hull = figure.claimed(y, other, by="B").hull()
    return *(verdict.certainly for verdict in verdicts), hull.low == hull.high


@pytest.mark.parametrize("part", range(4))
def test_equal_and_nearly_equal_numbers_are_told_apart(part: int, record_property: promises.Record) -> None:
    """A number in one unit equals its exact number in another, and is less than the next billionth of it, always."""
    wrong = []
    for one, other, x, y in pairs(PAIRS // 4, seed=1_959 + part):
        more = y * (1 + NEAR)
        if answers(one, other, x, y) != (False, True, True, False, True):
            wrong.append((one, other, x, "="))
        if answers(one, other, x, more) != (True, True, False, False, False):
            wrong.append((one, other, x, "<"))

    promises.say(record_property, "P3", equal_pairs=PAIRS // 4, nearly_equal_pairs=PAIRS // 4, wrong=len(wrong))
    assert wrong == []
