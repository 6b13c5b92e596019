"""
Writing a dossier file: only what changed is touched, so comments, order and unknown keys stay.

The comment-keeping parser sees a text only here, after it was read within limits.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

import tomlkit
from tomlkit.items import AoT, InlineTable, Table

from contested.errors import UnsavedDossier
from contested.exact import in_full
from contested.file.parts import FORMAT, Parts
from contested.file.reading import ARRAYS, read
from contested.records import stance_of, statement_record

if TYPE_CHECKING:
    from collections.abc import Mapping, MutableMapping

    from contested.figure import Figure
    from contested.party import Party
    from contested.source import Source
    from contested.statement import Statement
    from contested.units import Atom, Unit

Record = dict[str, Any]

SECTIONS = ("units", "parties", "sources", "figures")


def write(parts: Parts, document: str | None, name: str = "the dossier") -> str:
    """
    Return the file's text for ``parts``.

    Args:
        parts: what to write.
        document: the text that was read, or None for a new file.
        name: how errors call it.

    Raises:
        UnsavedDossier: the text that was read is laid out in a way that
            cannot be changed without losing something.
    """
    new = _records(parts)
    if document is None:
        return _fresh(new)
    old = _records(read(document, name))
    if old == new:
        return document
    made = tomlkit.parse(document)
    _patch(made, old, new)
    text = tomlkit.dumps(made)
    again = read(text, name)
    lost = {key for key in read(document, name).unknown if "." not in key}.difference(again.unknown)
    if _records(again) != new or lost:
        raise UnsavedDossier(name, "its layout cannot be changed without losing something; move the change in by hand")
    return text


# -- values to plain records ------------------------------------------------------


def _records(parts: Parts) -> Record:
    """Return plain tables as a person would write them, without what is not said."""
    party_ids = {party.name: id_ for id_, party in parts.parties.items()}
    source_ids = {source: id_ for id_, source in parts.sources.items()}
    unit_names = {unit.atoms[0][0]: id_ for id_, unit in parts.units.items()}

    def party(one: Party) -> str:
        return party_ids.get(one.name, one.name)

    def source(one: Source) -> str:
        return source_ids.get(one, one.title)

    record: Record = {
        "format": FORMAT,
        "units": {id_: _unit_record(unit) for id_, unit in parts.units.items()},
        "parties": {id_: _party_record(one) for id_, one in parts.parties.items()},
        "sources": {id_: _source_record(one, party, source) for id_, one in parts.sources.items()},
        "figures": {id_: _figure_record(one, party, source, unit_names) for id_, one in parts.figures.items()},
    }
    return {key: value for key, value in record.items() if value}


def _unit_record(unit: Unit) -> Record:
    ((atom, _),) = unit.atoms
    record: Record = {"name": atom.name, "plural": atom.plural}
    if atom.is_kind:
        above = atom.dimensions[0][0].rpartition("#")[0]
        return record | ({"part_of": above.rpartition("#")[2]} if above else {})
    bases = "*".join(f"{_BASES.get(name, name)}{f'**{power}' if power != 1 else ''}" for name, power in atom.dimensions)
    record["equals"] = f"{in_full(atom.size.numerator).replace(',', '')} {bases}"
    if atom.size.denominator != 1:
        record["equals"] = f"{atom.size.numerator}/{atom.size.denominator} {bases}"
    return record | {key: value for key, value in (("symbol", atom.symbol), ("source", atom.source)) if value}


_BASES = {"length": "m", "time": "s", "mass": "kg"}


def _party_record(one: Party) -> Record:
    record: Record = {"name": one.name}
    if one.aliases:
        record["aliases"] = list(one.aliases)
    if one.stake != "unknown":
        record["stake"] = one.stake
    return record | ({"bloc": one.bloc} if one.bloc else {})


def _source_record(one: Source, party: Any, source: Any) -> Record:
    record: Record = {"title": one.title}
    for name in ("label", "publisher", "author", "url", "doi", "note"):
        if getattr(one, name) is not None:
            record[name] = getattr(one, name)
    for name in ("issued", "retrieved"):
        if getattr(one, name) is not None:
            record[name] = str(getattr(one, name))
    if one.organ_of is not None:
        record["organ_of"] = party(one.organ_of)
    if one.primary:
        record["primary"] = True
    return record | ({"quoting": [source(link) for link in one.quoting]} if one.quoting else {})


def _figure_record(figure: Figure, party: Any, source: Any, unit_names: Mapping[Atom, str]) -> Record:
    root = figure.root
    record: Record = {"name": root.name, "unit": root.unit.text(unit_names)}
    for name in ("of", "where", "definition"):
        if getattr(root, name) is not None:
            record[name] = getattr(root, name)
    if root.period is not None:
        record["period"] = str(root.period)
    if root.time != "point":
        record["time"] = root.time
    if root.facets:
        record["facets"] = dict(root.facets)
    if root.disputants:
        record["disputants"] = [party(one) for one in root.disputants]
    if root.signed:
        record["signed"] = True
    for array, stance in ARRAYS.items():
        said = [s for s in root.statements if stance_of(s) == stance]
        if said:
            record[array] = [_statement(s, root.unit, party, source, unit_names) for s in said]
    if root.assessments:
        record["set_aside"] = [{"estimate": a.estimate, "reason": a.reason, "by": a.by} for a in root.assessments]
    return record


def _statement(one: Statement, unit: Unit, party: Any, source: Any, unit_names: Mapping[Atom, str]) -> Record:
    record = statement_record(one, unit, party, source, lambda own: own.text(unit_names))
    value = record.get("value")
    if isinstance(value, Fraction) and "/" in in_full(value):  # TOML has no fractions, and text would be another record
        del record["value"]
        record = {"low": value, "high": value} | record
    return record


# -- plain records to text --------------------------------------------------------


def _fresh(record: Record) -> str:
    document = tomlkit.document()
    document["format"] = FORMAT
    for key in SECTIONS:
        if key in record:
            document.add(tomlkit.nl())
            document[key] = _section(record[key])
    return tomlkit.dumps(document)


def _section(tables: Record) -> Table:
    above = tomlkit.table(is_super_table=True)
    for id_, table in tables.items():
        above[id_] = _table(table)
    return above


def _table(record: Record) -> Table:
    made = tomlkit.table()
    for key, value in record.items():
        made[key] = _item(value, key)
    return made


def _item(value: Any, key: str) -> Any:
    if isinstance(value, Fraction):
        text = in_full(value).replace(",", "")
        return text if "/" in text else tomlkit.float_(text)
    if isinstance(value, list) and value and isinstance(value[0], dict):
        array = tomlkit.aot()
        for one in value:
            array.append(_table(one))
        return array
    if isinstance(value, dict):
        return _inline(value) if key == "facets" else _table(value)
    return tomlkit.item(value)


def _inline(value: Record) -> InlineTable:
    made = tomlkit.inline_table()
    made.update(value)
    return made


def _patch(there: MutableMapping[str, Any], old: Record, new: Record) -> None:
    """Change a table in place where the records differ, and nowhere else."""
    for key in old:
        if key not in new and key in there:
            del there[key]
    for key, value in new.items():
        before, present = old.get(key), there.get(key)
        if before == value:
            continue
        if isinstance(value, dict) and isinstance(before, dict) and isinstance(present, dict):
            _patch(present, before, value)
        elif isinstance(present, AoT) and isinstance(before, list):
            there[key] = _patched_array(present, before, value)
        else:
            there[key] = _section(value) if key in SECTIONS else _item(value, key)


def _patched_array(there: AoT, old: list[Record], new: list[Record]) -> AoT:
    """Keep the tables of records that stayed, change in place the one that changed, add and drop the others."""
    free = list(range(len(old)))
    kept: dict[int, int] = {}
    for n, record in enumerate(new):
        match = next((m for m in free if old[m] == record), None)
        if match is not None:
            kept[n] = match
            free.remove(match)
    made = tomlkit.aot()
    for n, record in enumerate(new):
        if n in kept:
            made.append(there[kept[n]])
        elif n in free and len(old) == len(new):
            table = there[n]
            _patch(table, old[n], record)
            made.append(table)
        else:
            made.append(_table(record))
    return made
