"""Units of one's own: as a file defines them, and which of them figures use, so that it does."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from contested.errors import ContestedError, IncompleteStatement, UnknownUnit, WrongType
from contested.names import clean_name, name_key
from contested.quantities import Unit, is_standard, own_name
from contested.quantities import unit as unit_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from contested.figure import Figure
    from contested.quantities.atoms import Atom


def lineage(atom: Atom) -> tuple[str, ...] | None:
    """Return the kinds a kind is a part of, and itself, from the widest: ("ship", "boat"); None for a measure."""
    if not atom.is_kind:
        return None
    name, power = atom.dimensions[0]
    names = tuple(name.split("#")[1:])
    plain = len(atom.dimensions) == 1 and power == 1 and atom.size == 1
    return names if plain and names[-1] == atom.name else None


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


def in_reading_order(tables: Mapping[str, dict[str, Any]]) -> tuple[list[str], list[str]]:
    """
    Return the ids of units, a whole before its parts, and those that are defined by each other in a circle.

    A name that the file defines is never looked up elsewhere.

    Args:
        tables: what the file says of each unit, by id.
    """
    ids = {word: id_ for id_, table in tables.items() for word in _words(id_, table)}
    leaning = {id_: _leans_on(table, ids) for id_, table in tables.items()}
    waiting, order = dict.fromkeys(tables), list[str]()
    while waiting:
        ready = [id_ for id_ in waiting if waiting.keys().isdisjoint(leaning[id_])]
        if not ready:
            chain = [next(iter(waiting))]
            while chain[-1] not in chain[:-1]:
                chain.append(next(one for one in leaning[chain[-1]] if one in waiting))
            return order, chain[chain.index(chain[-1]) :]
        order += ready
        for id_ in ready:
            del waiting[id_]
    return order, []


def unit_from(id_: str, table: dict[str, Any], known: Mapping[str, Unit]) -> Unit:
    """
    Return the unit that a table of a file defines.

    Args:
        id_: its id.
        table: its keys.
        known: units of one's own that stand above it, by name.

    Raises:
        ContestedError: the leaf says what is wrong.
    """
    name = table.get("name", id_)
    words = {key: clean_name(table[key], key) for key in ("plural", "symbol", "source") if key in table}
    own_name(id_)
    if "equals" in table:
        if "part_of" in table:
            raise IncompleteStatement("a unit either equals something or is part of a kind; leave one of them out")
        if not isinstance(table["equals"], str):
            raise WrongType("equals", table["equals"], "text such as '1000 m**2'")
        return Unit.defined(name, table["equals"], **words, known=known)
    whole = unit_of(table["part_of"], known) if "part_of" in table else None
    return Unit.counting(name, words.get("plural"), part_of=whole)


def _words(id_: str, table: dict[str, Any]) -> list[str]:
    """Return the names that a unit of the file has."""
    given = [table[key] for key in ("name", "plural", "symbol") if isinstance(table.get(key), str)]
    return [id_, *given]


def _leans_on(table: dict[str, object], ids: Mapping[str, str]) -> list[str]:
    """Return the units of the file, by their ids, by which one is defined."""
    texts = [text for text in (table.get("part_of"), table.get("equals")) if isinstance(text, str)]
    words = [word for text in texts for word in (text.strip(), *re.findall(r"[^\W\d]\w*", text))]
    return list(dict.fromkeys(ids[word] for word in words if word in ids))


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
