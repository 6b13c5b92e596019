"""Units as text: names with small powers, joined by * and / or "per"; no number and no expression is evaluated."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Generic, TypeVar

from contested.errors.base import UnreadableUnit
from contested.quantities.atoms import MOST_UNIT_POWER

if TYPE_CHECKING:
    from collections.abc import Callable

_Named = TypeVar("_Named")

LONGEST_UNIT = 64
MOST_UNIT_FACTORS = 8
_TOKEN = re.compile(
    r"\s*(?:(\*\*|\^)\s*([+-]?[0-9]+)|([⁻]?[¹²³⁴⁵⁶⁷⁸⁹])|([*/·×])|([A-Za-z_%‰°µμΩÅ]{1,32}))"
    r"|(?<=[a-z])([23])(?![0-9A-Za-z])"  # "km2", as plain text writes km²
)
_POINTED = re.compile(r"(?<=[A-Za-z])\.(?=\s|$|km\b|mi\b|m\b|ft\b)")  # "sq. km", "sq.mi."
_SUPERSCRIPTS = str.maketrans("⁻¹²³⁴⁵⁶⁷⁸⁹", "-123456789")
_POWER_WORDS = {"square": 2, "sq": 2, "cubic": 3, "cu": 3}


def unit_factors(
    text: str, named: Callable[[str], _Named], is_length: Callable[[_Named], bool]
) -> list[tuple[_Named, int]]:
    """
    Return the factors of a unit in their order, each with its power.

    Args:
        text: at most 64 characters and 8 factors.
        named: what gives the unit of a name, or raises its own error.
        is_length: whether a unit is a length, so that "km2" is a power of it.

    Raises:
        UnreadableUnit: not of that form.
    """
    if len(text) > LONGEST_UNIT:
        raise UnreadableUnit(text, f"it has more than {LONGEST_UNIT} characters")
    bare = _POINTED.sub(" ", text.strip()).strip().replace("per cent", "per_cent")
    bare = bare.replace("nautical mile", "nautical_mile")
    factors, at = _Factors(text, named, is_length), 0
    while at < len(bare):
        token = _TOKEN.match(bare, at)
        if token is None:
            raise UnreadableUnit(text, f"character {at + 1} ({bare[at]!a}) belongs to no unit")
        at = token.end()
        power, operator, word = token[2] or token[3] or token[6], token[4], token[5]
        if power is not None:
            factors.raise_last(power, bare_digit=token[6] is not None)
        elif operator is not None or word == "per":
            factors.join(operator, word)
        elif word in _POWER_WORDS:
            factors.raise_next(_POWER_WORDS[word])
        else:
            factors.add(word)
    if factors.open:
        raise UnreadableUnit(text, "a name is missing" if bare else "it is empty")
    return [(part, power) for part, power, _ in factors.read]


class _Factors(Generic[_Named]):
    """
    The factors that were read so far, each with its power and whether one was written.

    ``open`` where a name has to follow; ``sign`` is -1 behind "/" or "per",
    ``pending`` the power that "square" gives to the name behind it.
    """

    def __init__(self, text: str, named: Callable[[str], _Named], is_length: Callable[[_Named], bool]) -> None:
        self.text, self.named, self.is_length = text, named, is_length
        self.read: list[tuple[_Named, int, bool]] = []
        self.open, self.sign, self.pending = True, 1, 1

    def add(self, word: str) -> None:
        self.read.append((self.named(word), self.pending * self.sign, self.pending != 1))
        self.open, self.sign, self.pending = False, 1, 1
        if len(self.read) > MOST_UNIT_FACTORS:
            raise UnreadableUnit(self.text, f"it has more than {MOST_UNIT_FACTORS} factors")

    def join(self, operator: str | None, word: str | None) -> None:
        if self.open:
            raise UnreadableUnit(self.text, f"{operator or word} stands between two names")
        self.open, self.sign = True, -1 if operator in ("/", None) else 1

    def raise_next(self, power: int) -> None:
        if self.pending != 1:
            raise UnreadableUnit(self.text, "a power follows one name")
        self.open, self.pending = True, power

    def raise_last(self, power: str, *, bare_digit: bool) -> None:
        if self.open or self.read[-1][2]:
            raise UnreadableUnit(self.text, "a power follows one name")
        part, exponent, _ = self.read[-1]
        if bare_digit and not self.is_length(part):
            raise UnreadableUnit(self.text, f"{power} behind a name is a power where the name is a length")
        by = int(power.translate(_SUPERSCRIPTS))
        if not 0 < abs(by) <= MOST_UNIT_POWER:
            raise UnreadableUnit(self.text, f"powers go from -{MOST_UNIT_POWER} to {MOST_UNIT_POWER}, without 0")
        self.read[-1] = (part, exponent * by, True)
