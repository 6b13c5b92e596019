"""Units of one's own: which of them figures use, so that a file defines them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from contested.dossier.file.parts import lineage
from contested.errors import ContestedError, UnknownUnit
from contested.names import name_key
from contested.quantities.units import Atom, Unit, is_standard, own_name
from contested.quantities.units import unit as unit_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from contested.figure import Figure


def with_units(known: Mapping[str, Unit], figures: Iterable[Figure]) -> dict[str, Unit]:
    """Return units of one's own by id, with those that some figures use, and the kinds that these are a part of."""
    made = dict(known)
    used = {unit for figure in figures for unit in (figure.unit, *(e.unit for e in figure.estimates))}
    for atom in sorted({atom for unit in used for atom, _ in unit.atoms}, key=str):
        single = Unit(((atom, 1),))
        if single not in made.values() and not is_standard(atom):
            for above in _kinds_above(atom, made):
                made[_new_id(above.atoms[0][0].name, made)] = above
            made[_new_id(atom.name, made)] = single
    return made


def _kinds_above(atom: Atom, known: Mapping[str, Unit]) -> list[Unit]:
    """Return the kinds that a kind is a part of and that nobody defines yet, from the widest."""
    defined = {one.atoms[0][0].dimensions for one in known.values()}
    missing: list[Unit] = []
    above: Unit | None = None
    for name in (lineage(atom) or ())[:-1]:
        standard = _meaning(name)
        root = "" if above is None else above.atoms[0][0].dimensions[0][0]
        if standard is not None and [a.dimensions for a, _ in standard.atoms] == [((f"{root}#{name}", 1),)]:
            above = standard
        else:
            above = Unit.counting(name, part_of=above)
            missing += [] if above.atoms[0][0].dimensions in defined else [above]
    return missing


def _new_id(name: str, taken: Mapping[str, Unit]) -> str:
    """Return a fresh id of letters, which is what a unit's text is made of, and one that means nothing else."""
    made = re.sub("[^a-z]+", "_", name_key(name))[:20].strip("_") or "unit"
    while made in taken or not _is_free(made):
        made = f"own_{made}"
    return made


def _is_free(name: str) -> bool:
    """Whether a name alone means nothing to anybody."""
    try:
        own_name(name)
        unit_of(name)
    except UnknownUnit:
        return True
    except ContestedError:  # such as "per", which is a word of the grammar
        return False
    return False


def _meaning(name: str) -> Unit | None:
    """Return the unit that everybody understands by a name, or None."""
    try:
        return unit_of(name)
    except ContestedError:
        return None
