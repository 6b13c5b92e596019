"""Dossiers: figures, parties and sources by id, in one file that a person writes by hand."""

from __future__ import annotations

from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

import attrs

from contested.errors import ConflictingRecords, EqualFigures, MergeConflict, Problem, UnknownName, UnreadableDossier
from contested.file import reading, saving, writing
from contested.file.parts import Parts, checked_id, new_id
from contested.party import Party, directory
from contested.units import Unit, is_standard

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from os import PathLike

    from contested.figure import Figure
    from contested.source import Source
    from contested.statement import Statement


def _frozen(values: Mapping[str, Any]) -> Mapping[str, Any]:
    return MappingProxyType(dict(values))


@attrs.frozen(repr=False)
class Dossier:
    """
    Figures, parties, sources and units of one's own, each by its id.

    A dossier is a value: a change returns a new one.  Parties and sources of
    a figure that is added are added with it.  ``unknown`` holds what the file
    says and this version does not read, by its path; it stays in the file.
    """

    figures: Mapping[str, Figure] = attrs.field(factory=dict, converter=_frozen, hash=False)
    parties: Mapping[str, Party] = attrs.field(factory=dict, converter=_frozen, hash=False)
    sources: Mapping[str, Source] = attrs.field(factory=dict, converter=_frozen, hash=False)
    units: Mapping[str, Unit] = attrs.field(factory=dict, converter=_frozen, hash=False)
    unknown: Mapping[str, Any] = attrs.field(factory=dict, converter=_frozen, eq=False)
    document: str | None = attrs.field(default=None, eq=False)

    # -- in and out -----------------------------------------------------------

    @classmethod
    def load(cls, path: str | PathLike[str]) -> Dossier:
        """
        Return the dossier in a file.

        Raises:
            UnreadableDossier: every problem in it, with line, key and advice;
                or the file cannot be opened.
        """
        place = Path(path)
        try:
            with place.open("rb") as file:
                content = file.read(reading.LARGEST_FILE + 1)
        except OSError as error:
            reason = (error.strerror or str(error)).lower()
            problem = Problem("", None, f"{reason}; check the path")
            raise UnreadableDossier(str(place), (problem,)) from error
        except ValueError as error:  # a NUL in the path
            raise UnreadableDossier(ascii(str(place)), (Problem("", None, str(error)),)) from error
        return cls._of(content, place.name)

    @classmethod
    def loads(cls, text: str | bytes) -> Dossier:
        """
        Return the dossier in a text.

        Raises:
            UnreadableDossier: every problem in it, with line, key and advice.
        """
        return cls._of(text, "the dossier")

    @classmethod
    def _of(cls, content: str | bytes, name: str) -> Dossier:
        parts = reading.read(content, name)
        text = content.decode("utf-8") if isinstance(content, bytes) else content
        return cls(parts.figures, parts.parties, parts.sources, parts.units, parts.unknown, text)

    def dumps(self) -> str:
        """Return the file's text: what was read, with only what changed touched."""
        return writing.write(self._parts(), self.document)

    def save(self, path: str | PathLike[str]) -> None:
        """
        Write the dossier to a file, whole or not at all.

        Raises:
            UnsavedDossier: it could not be written; what was there before is
                still there.
        """
        saving.save(Path(path), self.dumps())

    def _parts(self) -> Parts:
        return Parts(self.figures, self.parties, self.sources, self.units, self.unknown)

    # -- looking --------------------------------------------------------------

    def __getitem__(self, id_: str) -> Figure:
        """
        Return a figure by its id.

        Raises:
            UnknownName: no figure has that id.
        """
        if id_ not in self.figures:
            raise UnknownName("figure", id_, tuple(self.figures))
        return self.figures[id_]

    def __contains__(self, id_: object) -> bool:
        return id_ in self.figures

    def __iter__(self) -> Iterator[str]:
        return iter(self.figures)

    def __len__(self) -> int:
        return len(self.figures)

    # -- changing -------------------------------------------------------------

    def with_figure(self, id_: str, figure: Figure) -> Dossier:
        """
        Return the dossier with a figure under this id, new or in place of the one there.

        Its parties and sources are added; a party of which only the name is
        given becomes the one that the dossier knows by that name or alias.

        Raises:
            EqualFigures: another id holds an equal figure.
            ConflictingRecords: the dossier knows one of its parties otherwise.
        """
        checked_id(id_, "figure")
        parties = _with_parties(self.parties, figure)
        adopted = _adopted(figure.root, parties)
        for other, existing in self.figures.items():
            if other != id_ and existing == adopted:
                raise EqualFigures(other, id_)
        sources = dict(self.sources)
        for source in _sources_of(adopted):
            if source not in sources.values():
                sources[new_id(source.name, sources)] = source
        units = _with_units(self.units, adopted)
        return attrs.evolve(self, figures={**self.figures, id_: adopted}, parties=parties, sources=sources, units=units)

    def without(self, id_: str) -> Dossier:
        """
        Return the dossier without a figure; its parties and sources stay.

        Raises:
            UnknownName: no figure has that id.
        """
        _ = self[id_]
        return attrs.evolve(self, figures={key: figure for key, figure in self.figures.items() if key != id_})

    def with_party(self, id_: str, party: Party) -> Dossier:
        """
        Return the dossier with a party under this id; figures that name it get the new record.

        Raises:
            SharedAlias: another party answers to one of its names.
        """
        checked_id(id_, "party")
        old = self.parties.get(id_)
        parties = {**self.parties, id_: party}
        directory(parties.values())
        renamed = {old.name: party} if old is not None else {}
        figures = {key: _replaced(figure, renamed | {party.name: party}) for key, figure in self.figures.items()}
        return attrs.evolve(self, figures=figures, parties=parties)

    def with_source(self, id_: str, source: Source) -> Dossier:
        """Return the dossier with a source under this id; statements read in the old one are now read in it."""
        checked_id(id_, "source")
        old = self.sources.get(id_)
        figures = {
            key: attrs.evolve(figure, statements=[_resourced(s, old, source) for s in figure.statements])
            for key, figure in self.figures.items()
        }
        return attrs.evolve(self, figures=figures, sources={**self.sources, id_: source})

    def merge(self, other: Dossier) -> Dossier:
        """
        Return both dossiers in one; what is equal under one id is kept once.

        Raises:
            MergeConflict: an id stands for different things in the two.
        """
        for what, mine, theirs in (
            ("unit", self.units, other.units),
            ("party", self.parties, other.parties),
            ("source", self.sources, other.sources),
            ("figure", self.figures, other.figures),
        ):
            for id_, value in theirs.items():
                if id_ in mine and mine[id_] != value:
                    raise MergeConflict(what, id_)
        made = attrs.evolve(
            self,
            units={**self.units, **other.units},
            sources={**self.sources, **other.sources},
        )
        for id_, party in other.parties.items():
            if id_ not in made.parties:
                made = made.with_party(id_, party)
        for id_, figure in other.figures.items():
            if id_ not in made.figures:
                made = made.with_figure(id_, figure)
        return made

    def __reduce__(self) -> tuple[object, ...]:
        tables = (dict(self.figures), dict(self.parties), dict(self.sources), dict(self.units), dict(self.unknown))
        return Dossier, (*tables, self.document)

    def __repr__(self) -> str:
        return f"<Dossier {', '.join(self.figures) or 'without figures'}>"

    def __str__(self) -> str:
        return "\n".join(f"{id_}: {figure}" for id_, figure in self.figures.items())


def _with_parties(known: Mapping[str, Party], figure: Figure) -> dict[str, Party]:
    parties = dict(known)
    names = directory(parties.values())
    by_name = {party.name: id_ for id_, party in parties.items()}
    for party in figure.parties:
        mine = names.get(party.keys[0])
        if mine is None:
            parties[new_id(party.name, parties)] = party
        elif mine.is_bare and mine.name == party.name:
            parties[by_name[mine.name]] = party
        elif not party.is_bare and party != mine:
            fields = [f for f in ("name", "aliases", "stake", "bloc") if getattr(party, f) != getattr(mine, f)]
            raise ConflictingRecords("party", party.name, tuple(fields))
    directory(parties.values())
    return parties


def _adopted(figure: Figure, parties: Mapping[str, Party]) -> Figure:
    """Return the figure with each party in the record that the dossier has of it."""
    names = directory(parties.values())
    return _replaced(figure, {party.name: names[party.keys[0]] for party in figure.parties})


def _replaced(figure: Figure, parties: Mapping[str, Party]) -> Figure:
    """Return the figure with parties exchanged by name."""
    statements = [
        attrs.evolve(s, parties=tuple(parties.get(party.name, party) for party in s.parties)) for s in figure.statements
    ]
    disputants = [parties.get(party.name, party) for party in figure.disputants]
    return attrs.evolve(figure, statements=statements, disputants=disputants)


def _resourced(statement: Statement, old: Source | None, new: Source) -> Statement:
    if old is None:
        return statement
    quoting = tuple(new if one == old else one for one in statement.quoting)
    source = new if statement.source == old else statement.source
    return attrs.evolve(statement, source=source, quoting=quoting)


def _sources_of(figure: Figure) -> list[Source]:
    """Return every source of a figure, and every link of the chains behind them."""
    found: dict[Source, None] = {}
    waiting = [source for s in figure.statements for source in (s.source, *s.quoting) if source is not None]
    while waiting:
        source = waiting.pop(0)
        if source not in found:
            found[source] = None
            waiting.extend(source.quoting)
    return list(found)


def _with_units(known: Mapping[str, Unit], figure: Figure) -> dict[str, Unit]:
    """Return the units of one's own, with those that the figure uses."""
    units = dict(known)
    for unit in (figure.unit, *(estimate.unit for estimate in figure.estimates)):
        for atom, _ in unit.atoms:
            single = Unit(((atom, 1),))
            if single not in units.values() and not is_standard(atom):
                units[new_id(atom.name, units).replace("-", "_")] = single
    return units
