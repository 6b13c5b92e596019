"""The one border with pint: its names, each with the exact size and dimension that it gives them."""

from __future__ import annotations

from difflib import get_close_matches
from fractions import Fraction
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from contested.errors.base import OffsetUnit, UnknownUnit
from contested.optional import library
from contested.quantities.atoms import Atom
from contested.quantities.unit_table import REFUSED

if TYPE_CHECKING:
    from collections.abc import Iterable


@lru_cache(maxsize=1)
def _registry() -> Any:
    """Build a private, exact registry; heavy, so only when a name is asked for that our table does not have."""
    pint = library("pint")
    registry = pint.UnitRegistry(non_int_type=Fraction, on_redefinition="raise", cache_folder=None)
    for name, wanted in _CANARIES:
        size, root = registry.get_root_units(name)
        if (Fraction(size), *_powers(root, name)) != wanted:
            raise UnknownUnit(name, "the installed pint gives it another size than the standards do; reinstall pint")
    return registry


_CANARIES: tuple[tuple[str, tuple[object, ...]], ...] = (
    ("kilometer", (1000, ("meter", 1))),
    ("mile", (Fraction(201168, 125), ("meter", 1))),
    ("hectare", (10000, ("meter", 2))),
    ("pound", (Fraction(45359237, 100000), ("gram", 1))),
    ("day", (86400, ("second", 1))),
    ("liter", (Fraction(1, 1000), ("meter", 3))),
    ("newton", (1000, ("gram", 1), ("meter", 1), ("second", -2))),
)
"""Conversions whose exact size is known; a registry that gets one wrong is not used."""

_PINT_BASES = {"meter": ("length", Fraction(1)), "second": ("time", Fraction(1)), "gram": ("mass", Fraction(1, 1000))}


def _powers(root: Any, named: str) -> tuple[tuple[str, int], ...]:
    powers = dict(root._units.items())  # noqa: SLF001  # its own printing fails on Fractions
    for name, power in powers.items():
        if power != int(power):
            raise UnknownUnit(named, f"it has {name} to the power of {power}; only whole powers are read")
    return tuple(sorted((name, int(power)) for name, power in powers.items()))


def atom_from_pint(name: str, known: Iterable[str]) -> Atom:
    """
    Return the unit that pint knows by a name.

    Args:
        name: one that is not in our own table.
        known: the names that are, of which the near ones are advised.

    Raises:
        UnknownUnit: it has no such name, or one that means two things here.
        OffsetUnit: such as degC, whose zero is not nothing.
    """
    if not name.isascii() or not name.replace("_", "").isalnum() or name.startswith("_"):
        raise UnknownUnit(name, "write its name in plain letters")
    registry = _registry()
    readings = registry.parse_unit_name(name)
    if not readings:
        near = get_close_matches(name, known, 2)
        ask = f"is it {' or '.join(near)}? else " if near else ""
        advice = "check the spelling, or define it with Unit.defined('name', '1000 m**2') or Unit.counting('name')"
        raise UnknownUnit(name, f"{ask}{advice}")
    prefix, root_name = readings[0][:2]
    canonical = f"{prefix}{root_name}"
    if prefix and root_name in REFUSED:
        raise UnknownUnit(name, REFUSED[root_name])
    if not registry._units[readings[0][1]].is_multiplicative:  # noqa: SLF001  # pint has no public question for it
        raise OffsetUnit(canonical)
    size, root = registry.get_root_units(canonical)
    total, dimensions = Fraction(size), []
    for base, power in _powers(root, name):
        dimension, scale = _PINT_BASES.get(base, (base, Fraction(1)))
        total *= scale**power
        dimensions.append((dimension, power))
    if [base for base, _ in dimensions] == ["radian"]:
        raise UnknownUnit(name, REFUSED["radian"])
    if not dimensions:
        raise UnknownUnit(name, "it has no dimension; write share or percent, or say what is counted")
    shown = name if canonical in REFUSED else canonical
    return Atom(shown, _plural(shown), None, total, tuple(dimensions))


_ENDINGS = {"foot": "feet", "inch": "inches", "ennium": "ennia"}


def _plural(name: str) -> str:
    """Return the plural of a name from pint: "centuries", "kilometers per hour", "hertz"."""
    first, per, below = name.replace("_", " ").partition(" per ")
    for ending, instead in _ENDINGS.items():
        if first.endswith(ending):
            return f"{first.removesuffix(ending)}{instead}{per}{below}"
    if first.endswith("y") and first[-2:-1] not in "aeiou":
        return f"{first[:-1]}ies{per}{below}"
    return f"{first if first.endswith(('s', 'z', 'x')) else first + 's'}{per}{below}"
