"""
Units: kinds of things counted, exact factors, printing; and the one border with pint.

A kind is a dimension, so people do not add to events.  Soldiers, the killed
and the other subkinds are people and convert to people, not back.  pint is
asked only for names that are not in ``unit_table``, one name at a time.
"""

from __future__ import annotations

import re
from difflib import get_close_matches
from fractions import Fraction
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from contested.errors import (
    FrozenValue,
    IncompatibleUnits,
    OffsetUnit,
    UnknownUnit,
    UnreadableUnit,
    UnusableName,
    WrongType,
)
from contested.names import clean_name
from contested.optional import library
from contested.quantities import unit_table
from contested.quantities.numbers import Number, as_int_if_whole, exact, read_numeral

if TYPE_CHECKING:
    from collections.abc import Mapping

LONGEST_UNIT = 64
LONGEST_QUANTITY = 300
MOST_FACTORS = 8
MOST_POWER = 9
_TOKEN = re.compile(
    r"\s*(?:(\*\*|\^)\s*([+-]?[0-9]+)|([⁻]?[¹²³⁴⁵⁶⁷⁸⁹])|([*/·×])|([A-Za-z_%‰°µμΩÅ]{1,32}))"
    r"|(?<=[a-z])([23])(?![0-9A-Za-z])"  # "km2", as plain text writes km²
)
_POINTED = re.compile(r"(?<=[A-Za-z])\.(?=\s|$|km\b|mi\b|m\b|ft\b)")  # "sq. km", "sq.mi."
_SUPERSCRIPTS = str.maketrans("⁻¹²³⁴⁵⁶⁷⁸⁹", "-123456789")
_RAISED = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")
_POWER_WORDS = {"square": 2, "sq": 2, "cubic": 3, "cu": 3}
_FLOORED = frozenset({"length", "time", "mass"})


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


class Unit:
    """
    A product of named units with small whole powers, such as people per square kilometre.

    Written by hand rather than with attrs: a conversion then needs no class
    library, and its hash, asked for at every conversion, is kept.
    """

    __slots__ = ("_hash", "_size", "atoms")

    atoms: tuple[tuple[Atom, int], ...]
    _hash: int
    _size: Fraction

    def __init__(self, atoms: tuple[tuple[Atom, int], ...]) -> None:
        """Make a unit of atoms and their powers."""
        size = Fraction(1)
        for atom, power in atoms:
            size *= atom.size**power
        for name, value in (("atoms", atoms), ("_hash", hash(atoms)), ("_size", size)):
            object.__setattr__(self, name, value)

    def __setattr__(self, name: str, value: object) -> None:
        raise FrozenValue(type(self).__name__, name)

    def __delattr__(self, name: str) -> None:
        raise FrozenValue(type(self).__name__, name)

    def __eq__(self, other: object) -> bool:
        return self.atoms == other.atoms if isinstance(other, Unit) else NotImplemented

    def __hash__(self) -> int:
        return self._hash

    def __reduce__(self) -> tuple[object, ...]:
        return Unit, (self.atoms,)

    @classmethod
    def counting(cls, name: str, plural: str | None = None, *, part_of: str | Unit | None = None) -> Unit:
        """
        Make a unit that counts things of a kind of your own.

        Args:
            name: the singular, such as "boat".
            plural: its plural; by default the singular and an s.
            part_of: the kind that all of these are, such as "ship".

        Raises:
            UnusableName: everybody's unit is called that already.
        """
        single = own_name(name, plural)
        root = ""
        if part_of is not None:
            parent = unit(part_of)
            if len(parent.atoms) != 1 or not parent.atoms[0][0].is_kind:
                raise IncompatibleUnits(single, str(parent), "a kind is part of another kind, such as person")
            root = parent.atoms[0][0].dimensions[0][0]
        return cls(((Atom(single, plural or f"{single}s", None, Fraction(1), ((f"{root}#{single}", 1),)), 1),))

    @classmethod
    def defined(  # as many facts as a unit has
        cls,
        name: str,
        equals: str,
        *,
        plural: str | None = None,
        symbol: str | None = None,
        source: str | None = None,
        known: Mapping[str, Unit] | None = None,
    ) -> Unit:
        """
        Make a unit of your own with an exact size and the source of that size.

        Args:
            name: the singular, such as "desyatina".
            equals: its size, such as "10925 m**2".
            plural: its plural; by default the singular and an s.
            symbol: printed instead of the words.
            source: where the size was read.
            known: other units of your own by name, for ``equals``.

        Raises:
            UnusableName: everybody's unit is called that already.
            UnreadableUnit: ``equals`` is no number above zero with a unit.
        """
        single = own_name(name, plural, symbol)
        size, base = quantity(equals, known)
        if base is None or size <= 0:
            raise UnreadableUnit(equals, "a unit is defined by a number above zero and a unit, such as '1000 m**2'")
        factor = Fraction(size) * base.size
        return cls(((Atom(single, plural or f"{single}s", symbol, factor, _merged(base), source), 1),))

    @property
    def size(self) -> Fraction:
        """How many base units it holds."""
        return self._size

    @property
    def floor(self) -> int | None:
        """The smallest value a stated number can have: 0 for counts, lengths, areas, times and masses, else None."""
        parts = _merged(self)
        floored = all(name.startswith("#") or name in _FLOORED for name, _ in parts)
        changes = ("time", -1) in parts or ("time", -2) in parts  # a rate of change may be a fall
        return 0 if parts and floored and not changes else None

    @property
    def counts(self) -> bool:
        """Whether this counts things of one kind."""
        return len(self.atoms) == 1 and self.atoms[0][1] == 1 and self.atoms[0][0].is_kind

    @property
    def own(self) -> dict[str, Unit]:
        """Its units that are not everybody's, by name, plural and symbol."""
        singles = [Unit(((atom, 1),)) for atom, _ in self.atoms if not is_standard(atom)]
        return {name: one for one in singles for name in one.names}

    @property
    def names(self) -> tuple[str, ...]:
        """What one named unit is called: its name, plural and symbol; nothing for a product."""
        if len(self.atoms) != 1:
            return ()
        atom = self.atoms[0][0]
        return tuple(name for name in (atom.name, atom.plural, atom.symbol) if name)

    def __mul__(self, other: Unit) -> Unit:
        return _joined(self, other, 1)

    def __truediv__(self, other: Unit) -> Unit:
        return _joined(self, other, -1)

    def after(self, number: str, *, one: bool = False) -> str:
        """Write a number and this unit: "50,000 people", "1 person", "40 people/km²", "12%"."""
        words = self.words(one=one)
        if words not in ("%", "‰"):
            return f"{number} {words}" if words else number
        tail = next((tail for tail in (" or more", " documented") if number.endswith(tail)), "")
        return f"{number.removesuffix(tail)}{words}{tail}"  # the sign stands at the number: "40% or more"

    def words(self, *, one: bool = False) -> str:
        """Return the unit as printed after a number (``one``: after the number one)."""
        above = [(atom, power) for atom, power in self.atoms if power > 0]
        below = [(atom, -power) for atom, power in self.atoms if power < 0]
        top = "·".join(_raised(_word(atom, one=one), power) for atom, power in above)
        if not below:
            return top
        return f"{top or '1'}/{'/'.join(_raised(_word(atom, one=True), power) for atom, power in below)}"

    def text(self, names: Mapping[Atom, str] | None = None) -> str:
        """Return the unit as text that ``unit()`` reads, with names of one's own for some atoms."""
        own = names or {}
        above = "*".join(_raised(own.get(a) or _readable(a), power, "**") for a, power in self.atoms if power > 0)
        below = [_raised(own.get(a) or _readable(a), -power, "**") for a, power in self.atoms if power < 0]
        return "/".join([above or "share", *below])

    def __str__(self) -> str:
        return self.text()

    def __repr__(self) -> str:
        return f"<Unit {self}>"


def unit(text: str | Unit, known: Mapping[str, Unit] | None = None) -> Unit:
    """
    Return the unit that ``text`` names.

    Args:
        text: names with small powers, joined by * and / (or "per"), such as
            "person/km**2", "km²", "square kilometers"; at most 64 characters
            and 8 factors.  No number and no expression is evaluated.
        known: units of your own by name, looked up first.

    Raises:
        UnreadableUnit: not of that form.
        UnknownUnit: a name that is in neither table.
        OffsetUnit: such as degC, whose zero is not nothing.
    """
    if isinstance(text, Unit):
        return text
    if not isinstance(text, str):
        raise WrongType("unit", text, "text such as 'person' or 'km**2'")
    if known:
        own = known.get(text.strip())
        return own if own is not None else _parsed(text, lambda name: known.get(name) or _named(name))
    return _standard(text)


@lru_cache(maxsize=1024)
def _standard(text: str) -> Unit:
    return _parsed(text, _named)


def builtin_unit(text: str) -> Unit | None:
    """Return the unit that a name of our own table names, without asking pint; None where it has no such name."""
    table = _table()
    return (table.get(text) or table.get(text.lower())) if text else None


def quantity(text: object, known: Mapping[str, Unit] | None = None) -> tuple[Number, Unit | None]:
    """
    Read a number and perhaps a unit, such as "2 day", "3000 km**2" or "1.3 million".

    Returns:
        The exact number, and the unit or None.

    Raises:
        NotANumber, AmbiguousNumber, NumberOutOfBounds: the number is none.
        UnreadableUnit, UnknownUnit, OffsetUnit: the unit is none.
    """
    if not isinstance(text, str):
        return exact(text), None
    stripped = text.strip()
    numeral = read_numeral(stripped[:LONGEST_QUANTITY])
    rest = "" if numeral is None else stripped[numeral.end :].strip()
    if numeral is None or not rest or rest[0].isdigit() or rest[0] in ".,":
        return exact(stripped), None
    return numeral.value, unit(rest, known)


def within(part: Unit, whole: Unit) -> bool:
    """Whether every one of ``part`` is one of ``whole``, as the killed are people."""
    return part == whole or _fits(part, whole)


def is_standard(atom: Atom) -> bool:
    """Whether its name alone means this atom to everybody, so that no file need define it."""
    try:
        return _named(atom.name).atoms == ((atom, 1),)
    except (UnknownUnit, OffsetUnit):
        return False


@lru_cache(maxsize=1024)
def factor(given: Unit, wanted: Unit) -> Number:
    """
    Return what a number in ``given`` is multiplied by to be in ``wanted``.

    Raises:
        IncompatibleUnits: other dimensions, or a kind that is not a part of
            the wanted kind.
    """
    if given is wanted or given == wanted:
        return 1
    if not _fits(given, wanted):
        raise IncompatibleUnits(str(given), str(wanted), _why_not(given, wanted))
    return as_int_if_whole(given.size / wanted.size)


def common_unit(a: Unit, b: Unit) -> Unit:
    """
    Return the unit in which both can be compared: ``a`` if it takes both, else ``b``, else the kind above both.

    Raises:
        IncompatibleUnits: there is none.
    """
    if _fits(b, a):
        return a
    if _fits(a, b):
        return b
    if a.counts and b.counts:
        lineages = [side.atoms[0][0].dimensions[0][0].split("#")[1:] for side in (a, b)]
        if lineages[0][0] == lineages[1][0]:
            root = lineages[0][0]
            return _table().get(root) or Unit.counting(root)
    raise IncompatibleUnits(str(b), str(a), _why_not(b, a))


def own_name(name: str, *others: str | None) -> str:
    """
    Return the name of a unit of one's own, stripped.

    Raises:
        UnusableName: a name that everybody reads otherwise.
    """
    single = clean_name(name, "unit")
    for taken in (single, *(other for other in others if other is not None)):
        if taken in _table() or taken.lower() in unit_table.REFUSED:
            raise UnusableName("unit", taken, "everybody's unit is called that; choose another name")
    return single


def _parsed(text: str, name: Any) -> Unit:
    if len(text) > LONGEST_UNIT:
        raise UnreadableUnit(text, f"it has more than {LONGEST_UNIT} characters")
    factors: list[tuple[Unit, int, bool]] = []  # with whether a power was given
    bare = _POINTED.sub(" ", text.strip()).strip().replace("per cent", "per_cent")
    bare = bare.replace("nautical mile", "nautical_mile")
    joined, turned, pending, at = True, 1, 1, 0  # joined: a name has to follow; turned: -1 after "/" or "per"
    while at < len(bare):
        token = _TOKEN.match(bare, at)
        if token is None:
            raise UnreadableUnit(text, f"character {at + 1} ({bare[at]!a}) belongs to no unit")
        at = token.end()
        power, operator, word = token[2] or token[3] or token[6], token[4], token[5]
        if power is not None:
            if joined or factors[-1][2]:
                raise UnreadableUnit(text, "a power follows one name")
            if token[6] is not None and _merged(factors[-1][0]) != (("length", 1),):
                raise UnreadableUnit(text, f"{token[6]} behind a name is a power where the name is a length")
            raised = int(power.translate(_SUPERSCRIPTS))
            if not 0 < abs(raised) <= MOST_POWER:
                raise UnreadableUnit(text, f"powers go from -{MOST_POWER} to {MOST_POWER}, without 0")
            part, exponent, _ = factors[-1]
            factors[-1] = (part, exponent * raised, True)
        elif operator is not None or word == "per":
            if joined:
                raise UnreadableUnit(text, f"{operator or word} stands between two names")
            joined, turned = True, -1 if operator in ("/", None) else 1
        elif word in _POWER_WORDS:
            if pending != 1:
                raise UnreadableUnit(text, "a power follows one name")
            joined, pending = True, _POWER_WORDS[word]
        else:
            factors.append((name(word), pending * turned, pending != 1))
            joined, turned, pending = False, 1, 1
            if len(factors) > MOST_FACTORS:
                raise UnreadableUnit(text, f"it has more than {MOST_FACTORS} factors")
    if joined:
        raise UnreadableUnit(text, "a name is missing" if bare else "it is empty")
    return _product(tuple((atom, p * power) for part, power, _ in factors for atom, p in part.atoms))


@lru_cache(maxsize=1024)
def _joined(a: Unit, b: Unit, sign: int) -> Unit:
    """Return the product of a unit with another, or with what that is the reciprocal of."""
    return _product((*a.atoms, *((atom, sign * power) for atom, power in b.atoms)))


def _product(atoms: tuple[tuple[Atom, int], ...]) -> Unit:
    powers: dict[Atom, int] = {}
    for atom, power in atoms:
        powers[atom] = powers.get(atom, 0) + power
    kept = tuple((atom, power) for atom, power in powers.items() if power and atom.name != "share")
    if any(abs(power) > MOST_POWER for _, power in kept):
        raise UnreadableUnit("*".join(atom.name for atom, _ in kept), f"powers go from -{MOST_POWER} to {MOST_POWER}")
    return Unit(tuple(sorted(kept, key=lambda part: (part[1] < 0, part[0].name))))


def _word(atom: Atom, *, one: bool) -> str:
    return atom.symbol or (atom.name.replace("_", " ") if one else atom.plural)


def _readable(atom: Atom) -> str:
    """Return the short name where our own table reads it back, else the full one."""
    known = _table().get(atom.symbol or "")
    return str(atom.symbol) if known is not None and known.atoms == ((atom, 1),) else atom.name


def _raised(word: str, power: int, mark: str = "") -> str:
    if power == 1:
        return word
    return f"{word}{mark}{power}" if mark else f"{word}{str(power).translate(_RAISED)}"


def _merged(given: Unit) -> tuple[tuple[str, int], ...]:
    powers: dict[str, int] = {}
    for atom, power in given.atoms:
        for name, exponent in atom.dimensions:
            powers[name] = powers.get(name, 0) + exponent * power
    return tuple(sorted((name, power) for name, power in powers.items() if power))


def _fits(given: Unit, wanted: Unit) -> bool:
    """Whether ``given`` converts: equal dimensions, or a kind above the given one in the numerator."""
    left, right = dict(_merged(given)), dict(_merged(wanted))
    for name, power in list(left.items()):
        if right.get(name) == power:
            del left[name], right[name]
    for name, power in left.items():
        above = [other for other, p in right.items() if p == power > 0 and name.startswith(f"{other}#")]
        if not above:
            return False
        del right[above[0]]
    return not right


def _why_not(given: Unit, wanted: Unit) -> str:
    if _fits(wanted, given):
        return f"every one of {wanted.words()} is one of {given.words()}, not the other way round"
    if given.counts and wanted.counts:
        return f"{given.words()} are not {wanted.words()}; claim them in a figure of their own"
    return "give the number in a unit of the same dimension"


@lru_cache(maxsize=1)
def _table() -> dict[str, Unit]:
    names: dict[str, Unit] = {}
    lineages: dict[str, str] = {}
    for name, (plural, parent, others) in unit_table.KINDS.items():
        lineages[name] = f"{lineages.get(parent or '', '')}#{name}"
        made = Unit(((Atom(name, plural, None, Fraction(1), ((lineages[name], 1),)), 1),))
        names.update(dict.fromkeys((name, plural, *others), made))
    for name, (symbol, plural, dimension, size, _, power, others) in unit_table.MEASURES.items():
        dimensions = () if dimension is None else ((dimension, power),)
        made = Unit(((Atom(name, plural, symbol, size, dimensions), 1),)) if plural else Unit(())
        names.update(dict.fromkeys((name, plural, *others), made))
    return names


@lru_cache(maxsize=1024)
def _named(name: str) -> Unit:
    table = _table()
    found = table.get(name) or table.get(name.lower()) if len(name) > 2 else table.get(name)
    if found is not None:
        return found
    refused = unit_table.REFUSED.get(name) or (unit_table.REFUSED.get(name.lower()) if len(name) > 2 else None)
    if refused is not None:
        raise UnknownUnit(name, refused)
    return _from_pint(name)


# -- the border with pint -----------------------------------------------------


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


def _from_pint(name: str) -> Unit:
    if not name.isascii() or not name.replace("_", "").isalnum() or name.startswith("_"):
        raise UnknownUnit(name, "write its name in plain letters")
    registry = _registry()
    readings = registry.parse_unit_name(name)
    if not readings:
        near = get_close_matches(name, _table(), 2)
        ask = f"is it {' or '.join(near)}? else " if near else ""
        advice = "check the spelling, or define it with Unit.defined('name', '1000 m**2') or Unit.counting('name')"
        raise UnknownUnit(name, f"{ask}{advice}")
    prefix, root_name = readings[0][:2]
    canonical = f"{prefix}{root_name}"
    if prefix and root_name in unit_table.REFUSED:
        raise UnknownUnit(name, unit_table.REFUSED[root_name])
    if not registry._units[readings[0][1]].is_multiplicative:  # noqa: SLF001  # pint has no public question for it
        raise OffsetUnit(canonical)
    size, root = registry.get_root_units(canonical)
    total, dimensions = Fraction(size), []
    for base, power in _powers(root, name):
        dimension, scale = _PINT_BASES.get(base, (base, Fraction(1)))
        total *= scale**power
        dimensions.append((dimension, power))
    if [base for base, _ in dimensions] == ["radian"]:
        raise UnknownUnit(name, unit_table.REFUSED["radian"])
    if not dimensions:
        raise UnknownUnit(name, "it has no dimension; write share or percent, or say what is counted")
    shown = name if canonical in unit_table.REFUSED else canonical
    return Unit(((Atom(shown, _plural(shown), None, total, tuple(dimensions)), 1),))


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
