"""
Writing a dossier file: only what changed is touched, so comments, order and unknown keys stay.

What is written is read back before it is given out: what a file cannot say is refused, never lost.
"""

from __future__ import annotations

from collections import Counter
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from contested.claims import FIGURE, fields_for, of_type, stance_of, statement_record
from contested.dossier.file.keys import ARRAYS, SOURCE_KEYS
from contested.dossier.file.own_units import lineage
from contested.dossier.file.parts import FORMAT, DossierTables, Parts
from contested.dossier.file.patching import patch_text
from contested.dossier.file.relation_records import conclusion_record, relation_record, silenced_record
from contested.dossier.file.toml_parsing import NAME, parse_toml
from contested.errors import UnreadableDossier, UnsavedDossier
from contested.names import name_key
from contested.quantities import When, in_full

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from contested.claims import Party, Source, Statement
    from contested.figure import Figure
    from contested.quantities import Unit
    from contested.quantities.atoms import Atom

_Record = dict[str, Any]


def write_parts(parts: Parts, document: str | None, read: Callable[[str], Parts]) -> str:
    """
    Return the file's text for ``parts``.

    Args:
        parts: what to write.
        document: the text that was read, or None for a new file.
        read: how a file is read, since what is written is read back.

    Raises:
        UnsavedDossier: a figure holds what no file can say, or the text that
            was read is laid out in a way that cannot be changed without
            losing something.
    """
    new = plain_records(parts)
    known: Mapping[str, Any] = {}
    old: _Record = {}
    if document is not None:
        before = read(document)
        if before == parts:
            return document
        known, old = before.unknown, plain_records(before)
        _read_now(old, parse_toml(document, NAME), parts)
    text = patch_text(document, old, new)
    try:
        again = read(text)
    except UnreadableDossier as error:
        raise UnsavedDossier(NAME, f"it would not be readable ({error.problems[0]}){_ADVICE}") from error
    differing = _differing(again, parts) + [key for key in known if "." not in key and key not in again.unknown]
    if differing:
        raise UnsavedDossier(NAME, f"{', '.join(differing)} would not read back the same{_ADVICE}")
    return text


_ADVICE = "; add figures with with_figure(), or change the text by hand"


def _read_now(old: _Record, written: Mapping[str, Any], parts: Parts) -> None:
    """Put in place of ids what the written names mean now, so that only those are changed that mean something else."""
    parties = {key: id_ for id_, party in parts.parties.items() for key in party.keys}
    ids = {one: id_ for id_, one in parts.sources.items()}
    titled = {one.title: one for one in parts.sources.values()}
    counts = Counter(one.title for one in parts.sources.values())

    def party(text: str) -> str | None:
        return text if text in parts.parties else parties.get(name_key(text))

    def source(text: str) -> str | None:
        found = parts.sources.get(text) or (titled[text] if counts[text] == 1 else None)
        return None if found is None else ids[found]

    def now(key: str, text: Any) -> Any:
        """Return the ids that a text or a list names now; what names nobody any more stays as it is written."""
        mean = party if key in _REFERENCES else source
        named = list(dict.fromkeys(mean(one) or one for one in (text if isinstance(text, list) else [text])))
        return named if key in _LISTS or len(named) > 1 else named[0]

    def compare(record: _Record, there: Mapping[str, Any]) -> None:
        for key, value in record.items():
            if key not in there:
                continue  # written in another form, such as parts with one id
            if isinstance(value, dict):
                compare(value, there[key])
            elif isinstance(value, list) and isinstance(value[0], dict) and key != "set_aside":  # that is by the user
                for one, other in zip(value, there[key], strict=True):
                    compare(one, other)
            elif key in _REFERENCES or key in _LINKS:
                record[key] = now(key, there[key])

    for section in ("sources", "figures"):
        compare(old.get(section, {}), written.get(section, {}))
    for one, there in zip(old.get("relations", ()), written.get("relations", ()), strict=True):
        compare(one, there)


_FIELDS = fields_for("file", FIGURE) | fields_for("file")
_REFERENCES = (*of_type(_FIELDS, "holders"), "organ_of")
"""Keys that name parties; the last is one of a source."""

_LINKS = of_type(_FIELDS, "source", "chain")
"""Keys that name sources."""

_LISTS = ("disputants", *of_type(_FIELDS, "chain"))
"""Keys of which a record always has a list; one holder stands alone."""


def _differing(one: Parts, other: Parts) -> list[str]:
    """Return the paths of what two dossiers do not share."""
    found: list[str] = []
    for section in ("units", "parties", "sources", "figures"):
        mine, theirs = getattr(one, section), getattr(other, section)
        found += [f"{section}.{id_}" for id_ in {**mine, **theirs} if mine.get(id_) != theirs.get(id_)]
    found += [key for key in ("relations", "silenced", "conclusions") if getattr(one, key) != getattr(other, key)]
    return found


class Records:
    """What a dossier holds as plain values, as a person would write them, without what is not said."""

    def __init__(self, parts: DossierTables) -> None:
        self.parts = parts
        self._party_ids = {party.name: id_ for id_, party in parts.parties.items()}
        self._source_ids = {source: id_ for id_, source in parts.sources.items()}
        self._unit_names = {unit.atoms[0][0]: id_ for id_, unit in parts.units.items()}

    def _party(self, one: Party) -> str:
        return self._party_ids.get(one.name, one.name)

    def _source(self, one: Source) -> str:
        return self._source_ids.get(one, one.title)

    def tables(self) -> _Record:
        """Return the tables of everything but figures; those that hold nothing too."""
        parts, party, source, names = self.parts, self._party, self._source, self._unit_names
        return {
            "format": FORMAT,
            "units": {id_: _unit_record(unit, names) for id_, unit in parts.units.items()},
            "parties": {id_: _party_record(one) for id_, one in parts.parties.items()},
            "sources": {id_: _source_record(one, party, source) for id_, one in parts.sources.items()},
            "figures": {},
            "relations": [relation_record(one, party, source, names) for one in parts.relations],
            "conclusions": [conclusion_record(one, names) for one in parts.conclusions],
            "silenced": [silenced_record(one) for one in parts.silenced],
        }

    def figure(self, figure: Figure) -> _Record:
        """Return the table of a figure with all that is said of it."""
        record = self.scope(figure)
        for array, one in self.said(figure):
            record.setdefault(array, []).append(one)
        return record

    def scope(self, figure: Figure) -> _Record:
        """Return what a figure is, without what is said of it."""
        return _scope_record(figure.root, self._party, self._unit_names)

    def said(self, figure: Figure) -> Iterator[tuple[str, _Record]]:
        """Give what is said of a figure, one record after the other, each with the array that it stands in."""
        root = figure.root
        for one in root.statements:
            yield self.statement(one, root.unit)
        for aside in root.assessments:
            yield "set_aside", {"estimate": aside.estimate, "reason": aside.reason, "by": aside.by}

    def statement(self, one: Statement, unit: Unit) -> tuple[str, _Record]:
        """Return a statement of a figure in some unit, after the array that it stands in."""
        return _ARRAY_OF[stance_of(one)], _statement(one, unit, self._party, self._source, self._unit_names)


_ARRAY_OF = {stance: array for array, stance in ARRAYS.items()}


def plain_records(parts: Parts) -> _Record:
    """Return plain tables as a person would write them, without what is not said."""
    records = Records(parts)
    tables = records.tables() | {"figures": {id_: records.figure(one) for id_, one in parts.figures.items()}}
    return {key: value for key, value in tables.items() if value}


def _unit_record(unit: Unit, unit_names: Mapping[Atom, str]) -> _Record:
    ((atom, _),) = unit.atoms
    ids = {named.dimensions[0][0]: id_ for named, id_ in unit_names.items() if lineage(named)}

    def base(name: str) -> str:
        return ids.get(name) or _BASES.get(name) or name.rpartition("#")[2]

    record: _Record = {"name": atom.name}
    if atom.plural != f"{atom.name}s":
        record["plural"] = atom.plural
    if lineage(atom) is not None:
        above = atom.dimensions[0][0].rpartition("#")[0]
        return record | ({"part_of": base(above)} if above else {})
    bases = "*".join(f"{base(name)}{f'**{power}' if power != 1 else ''}" for name, power in atom.dimensions) or "share"
    record["equals"] = f"{atom.size} {bases}"
    return record | {key: value for key, value in (("symbol", atom.symbol), ("source", atom.source)) if value}


_BASES = {"length": "m", "time": "s", "mass": "kg"}


def _party_record(one: Party) -> _Record:
    record: _Record = {"name": one.name}
    if one.aliases:
        record["aliases"] = list(one.aliases)
    if one.stake != "unknown":
        record["stake"] = one.stake
    return record | ({"bloc": one.bloc} if one.bloc else {})


def _source_record(one: Source, party: Any, source: Any) -> _Record:
    record: _Record = {"title": one.title}
    said = {name: value for name in SOURCE_KEYS if (value := getattr(one, name)) is not None}
    record |= {name: value for name, value in said.items() if isinstance(value, str)}
    record |= {name: str(value) for name, value in said.items() if isinstance(value, When)}
    if one.organ_of is not None:
        record["organ_of"] = party(one.organ_of)
    if one.primary:
        record["primary"] = True
    return record | ({"quoting": [source(link) for link in one.quoting]} if one.quoting else {})


def _scope_record(root: Figure, party: Any, unit_names: Mapping[Atom, str]) -> _Record:
    record: _Record = {"name": root.name, "unit": root.unit.text(unit_names)}
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
    return record


def _statement(one: Statement, unit: Unit, party: Any, source: Any, unit_names: Mapping[Atom, str]) -> _Record:
    record = statement_record(one, unit, party, source, lambda own: own.text(unit_names))
    value = record.get("value")
    if isinstance(value, Fraction) and "/" in in_full(value):  # TOML has no fractions, and text would be another record
        del record["value"]
        record = {"low": value, "high": value} | record
    return record
