"""
Units: kinds of things counted, exact factors between them, and their names.

A kind is a dimension, so people do not add to events.  Soldiers, the killed
and the other subkinds are people and convert to people, not back.  pint is
asked only for names that are not in ``unit_table``, one name at a time.
"""

from __future__ import annotations

from fractions import Fraction
from functools import lru_cache
from typing import TYPE_CHECKING

from contested.errors.base import (
    FrozenValue,
    IncompatibleUnits,
    OffsetUnit,
    UnknownUnit,
    UnreadableUnit,
    UnusableName,
    WrongType,
)
from contested.names import clean_name
from contested.quantities import unit_table
from contested.quantities.atoms import (
    Atom,
    dimensions_of,
    is_part,
    multiplied_out,
    parts_below,
    printed_product,
    raised_to,
    size_of,
)
from contested.quantities.numbers import Number, as_int_if_whole, exact, read_numeral
from contested.quantities.pint_border import atom_from_pint
from contested.quantities.unit_text import unit_factors

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from contested.quantities.atoms import Powers

_LONGEST_QUANTITY = 300
_THOUSAND = "k"  # as in claims; for pint it is the Boltzmann constant
_FLOORED = frozenset({"length", "time", "mass"})


class Unit:
    """
    A product of named units with small whole powers, such as people per square kilometre.

    Written by hand rather than with attrs: a conversion then needs no class
    library, and its hash, asked for at every conversion, is kept.

    Attributes:
        atoms: named units with their powers.
    """

    __slots__ = ("_hash", "_size", "atoms")
    _recorded = ("atoms",)

    atoms: Powers
    _hash: int
    _size: Fraction

    def __init__(self, atoms: Powers) -> None:
        """Make a unit of atoms and their powers."""
        for name, value in (("atoms", atoms), ("_hash", hash(atoms)), ("_size", size_of(atoms))):
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
        return cls(((Atom(single, plural or f"{single}s", symbol, factor, dimensions_of(base.atoms), source), 1),))

    @property
    def size(self) -> Fraction:
        """How many base units it holds."""
        return self._size

    @property
    def dimensions(self) -> tuple[tuple[str, int], ...]:
        """What it measures: dimensions with their powers, by name; none of a share, a percentage, km² over ha."""
        return dimensions_of(self.atoms)

    @property
    def floor(self) -> int | None:
        """The smallest value a stated number can have: 0 for counts, lengths, areas, times and masses, else None."""
        parts = self.dimensions
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
        return printed_product(self.atoms, one=one)

    def text(self, names: Mapping[Atom, str] | None = None) -> str:
        """Return the unit as text that ``unit()`` reads, with names of one's own for some atoms."""
        own = names or {}
        above = "*".join(raised_to(own.get(a) or _readable(a), power, "**") for a, power in self.atoms if power > 0)
        below = [raised_to(own.get(a) or _readable(a), -power, "**") for a, power in self.atoms if power < 0]
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
        return own if own is not None else _read(text, lambda name: known.get(name) or _named(name))
    return _standard(text)


@lru_cache(maxsize=1024)
def _standard(text: str) -> Unit:
    return _read(text, _named)


def _read(text: str, named: Callable[[str], Unit]) -> Unit:
    factors = unit_factors(text, named, lambda one: dimensions_of(one.atoms) == (("length", 1),))
    return Unit(multiplied_out((atom, p * power) for part, power in factors for atom, p in part.atoms))


def builtin_unit(text: str) -> Unit | None:
    """Return the unit that a name of our own table names, without asking pint; None where it has no such name."""
    table = _table()
    return (table.get(text) or table.get(text.lower())) if text else None


def quantity(text: object, known: Mapping[str, Unit] | None = None) -> tuple[Number, Unit | None]:
    """
    Read a number and perhaps a unit, such as "2 day", "3000 km**2", "1.3 million" or "4k".

    Returns:
        The exact number, and the unit or None.

    Raises:
        NotANumber, AmbiguousNumber, NumberOutOfBounds: the number is none.
        UnreadableUnit, UnknownUnit, OffsetUnit: the unit is none.
    """
    if not isinstance(text, str):
        return exact(text), None
    stripped = text.strip()
    numeral = read_numeral(stripped[:_LONGEST_QUANTITY])
    rest = "" if numeral is None else stripped[numeral.end :].strip()
    if numeral is None or not rest or rest[0].isdigit() or rest[0] in ".,":
        return exact(stripped), None
    if rest == _THOUSAND and rest not in (known or ()) and stripped[numeral.end] == _THOUSAND:
        return exact(numeral.value * 1000), None
    return numeral.value, unit(rest, known)


def within(part: Unit, whole: Unit) -> bool:
    """Whether every one of ``part`` is one of ``whole``, as the killed are people."""
    return part == whole or is_part(part.atoms, whole.atoms)


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
    if not is_part(given.atoms, wanted.atoms):
        raise IncompatibleUnits(str(given), str(wanted), _why_not(given, wanted))
    return as_int_if_whole(given.size / wanted.size)


def threshold_factor(given: Unit, asked: Unit) -> Number:
    """
    Return what a number in ``given`` is multiplied by to be compared with numbers in ``asked``.

    Where only these convert to ``given``, they are asked about as such: 11 killed are more than 10 people.

    Raises:
        IncompatibleUnits: neither converts to the other.
    """
    if not is_part(given.atoms, asked.atoms) and is_part(asked.atoms, given.atoms):
        return as_int_if_whole(given.size / asked.size)
    return factor(given, asked)


def common_unit(a: Unit, b: Unit) -> Unit:
    """
    Return the unit in which both can be compared: ``a`` if it takes both, else ``b``, else the kind above both.

    Raises:
        IncompatibleUnits: there is none.
    """
    if is_part(b.atoms, a.atoms):
        return a
    if is_part(a.atoms, b.atoms):
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


@lru_cache(maxsize=1024)
def _joined(a: Unit, b: Unit, sign: int) -> Unit:
    """Return the product of a unit with another, or with what that is the reciprocal of."""
    return Unit(multiplied_out((*a.atoms, *((atom, sign * power) for atom, power in b.atoms))))


def _readable(atom: Atom) -> str:
    """Return the short name where our own table reads it back, else the full one."""
    known = _table().get(atom.symbol or "")
    return str(atom.symbol) if known is not None and known.atoms == ((atom, 1),) else atom.name


def _why_not(given: Unit, wanted: Unit) -> str:
    if is_part(wanted.atoms, given.atoms):
        kinds = wanted.words(), given.words()
        how = f"where all of them are {kinds[0]}, claim the number alone, without {kinds[1]!r}"
        return f"every one of {kinds[0]} is one of {kinds[1]}, not the other way round; {how}"
    if given.counts and wanted.counts:
        return f"{given.words()} are not {wanted.words()}; claim them in a figure of their own"
    for part, whole in parts_below(given.atoms, wanted.atoms):
        return f"{part} is what it is divided by; divide by that figure taken as {whole}, with .to({whole!r})"
    return "give the number in a unit of the same dimension"


@lru_cache(maxsize=1)
def _table() -> dict[str, Unit]:
    names: dict[str, Unit] = {}
    lineages: dict[str, str] = {}
    for name, (plural, parent, others) in unit_table.COUNTED_KINDS.items():
        lineages[name] = f"{lineages.get(parent or '', '')}#{name}"
        made = Unit(((Atom(name, plural, None, Fraction(1), ((lineages[name], 1),)), 1),))
        names.update(dict.fromkeys((name, plural, *others), made))
    for name, (symbol, plural, dimension, size, _, power, others) in unit_table.MEASURED_UNITS.items():
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
    return Unit(((atom_from_pint(name, table), 1),))
