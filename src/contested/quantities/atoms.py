"""
Atoms: named units, what they measure, and how products of them are put together and printed.

A kind's dimension is its lineage, such as "#person#soldier", so that people do
not add to events, and soldiers are people.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from contested.errors.base import UnreadableUnit

if TYPE_CHECKING:
    from collections.abc import Iterable

MOST_UNIT_POWER = 9
_RAISED = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")


class Atom(NamedTuple):
    """
    One named unit: what it measures, and its exact size in base units.

    A kind's dimension is its lineage, such as "person/soldier".
    """

    name: str
    plural: str
    symbol: str | None
    size: Fraction
    dimensions: tuple[tuple[str, int], ...]
    source: str | None = None

    @property
    def is_kind(self) -> bool:
        """Whether this counts things."""
        return self.dimensions[:1] != () and self.dimensions[0][0].startswith("#")


Powers = tuple[tuple[Atom, int], ...]
"""Atoms, each with its power."""


def size_of(atoms: Powers) -> Fraction:
    """Return how many base units a product of atoms holds."""
    size = Fraction(1)
    for atom, power in atoms:
        size *= atom.size**power
    return size


def multiplied_out(atoms: Iterable[tuple[Atom, int]]) -> Powers:
    """
    Return a product with each atom once, those above the line first; a share adds nothing.

    Raises:
        UnreadableUnit: a power is too large.
    """
    powers: dict[Atom, int] = {}
    for atom, power in atoms:
        powers[atom] = powers.get(atom, 0) + power
    kept = tuple((atom, power) for atom, power in powers.items() if power and atom.name != "share")
    if any(abs(power) > MOST_UNIT_POWER for _, power in kept):
        reason = f"powers go from -{MOST_UNIT_POWER} to {MOST_UNIT_POWER}"
        raise UnreadableUnit("*".join(atom.name for atom, _ in kept), reason)
    return tuple(sorted(kept, key=lambda part: (part[1] < 0, part[0].name)))


def dimensions_of(atoms: Powers) -> tuple[tuple[str, int], ...]:
    """Return the powers of the dimensions that a product measures, by name; those that cancel are left out."""
    powers: dict[str, int] = {}
    for atom, power in atoms:
        for name, exponent in atom.dimensions:
            powers[name] = powers.get(name, 0) + exponent * power
    return tuple(sorted((name, power) for name, power in powers.items() if power))


def is_part(given: Powers, wanted: Powers) -> bool:
    """
    Whether a product converts to another: equal dimensions, or a kind above the given one in the numerator.

    A kind over one above it is a share: the killed over people are people over people.
    """
    left, right = dict(dimensions_of(given)), dict(dimensions_of(wanted))
    for name, power in list(left.items()):
        if right.get(name) == power:
            del left[name], right[name]
    for name, power in sorted(left.items(), key=lambda part: -part[1]):  # what cancels is above the line
        if name not in left:
            continue
        above = [other for other, p in right.items() if p == power > 0 and name.startswith(f"{other}#")]
        under = [other for other, p in left.items() if -p == power > 0 and name.startswith(f"{other}#")]
        if above:
            del right[above[0]]
        elif under:
            del left[under[0]]
        else:
            return False
    return not right


def parts_below(given: Powers, wanted: Powers) -> list[tuple[str, str]]:
    """
    Return the kinds that keep a product from converting by standing below the line, each with the kind above all.

    People over the killed are no share; people over the killed taken as people are one.
    """
    measured = dimensions_of(given)
    if _by_root(measured) != _by_root(dimensions_of(wanted)):
        return []
    return [(name.split("#")[-1], name.split("#")[1]) for name, power in measured if power < 0 and name.count("#") > 1]


def _by_root(dimensions: Iterable[tuple[str, int]]) -> dict[str, int]:
    """Return dimensions with each kind as the one above all that it is part of; what cancels is left out."""
    powers: dict[str, int] = {}
    for name, power in dimensions:
        root = "#".join(name.split("#")[:2])
        powers[root] = powers.get(root, 0) + power
    return {name: power for name, power in powers.items() if power}


def printed_product(atoms: Powers, *, one: bool) -> str:
    """Write a product as it stands after a number (``one``: after the number one): "people/km²"."""
    above = [(atom, power) for atom, power in atoms if power > 0]
    below = [(atom, -power) for atom, power in atoms if power < 0]
    top = "·".join(raised_to(_word(atom, one=one), power) for atom, power in above)
    if not below:
        return top
    return f"{top or '1'}/{'/'.join(raised_to(_word(atom, one=True), power) for atom, power in below)}"


def raised_to(word: str, power: int, mark: str = "") -> str:
    """Write a word with its power: "km²", or "km**2" with a ``mark``."""
    if power == 1:
        return word
    return f"{word}{mark}{power}" if mark else f"{word}{str(power).translate(_RAISED)}"


def _word(atom: Atom, *, one: bool) -> str:
    return atom.symbol or (atom.name.replace("_", " ") if one else atom.plural)
