"""Exchange: one record of a party and of a source, wherever a dossier names it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from contested.claims import differing_fields, directory, links_of, with_chains
from contested.dossier.file.record_ids import new_id
from contested.errors import ConflictingRecords

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from contested.claims import Party, Source, Statement
    from contested.figure import Figure
    from contested.relations.relation import Relation


@attrs.frozen
class Exchange:
    """Which parties, by the folded form of their name, and which sources become which."""

    parties: Mapping[str, Party] = attrs.field(factory=dict)
    sources: Mapping[Source, Source] = attrs.field(factory=dict)

    def figure(self, figure: Figure) -> Figure:
        """Return the figure with everything exchanged; the same one where nothing is."""
        if not self.parties and not self.sources:
            return figure
        statements = tuple(self._statement(one) for one in figure.statements)
        disputants = self._several(figure.disputants)
        if statements == figure.statements and disputants == figure.disputants:
            return figure
        return attrs.evolve(figure, statements=statements, disputants=disputants)

    def relation(self, one: Relation) -> Relation:
        """Return the relation with everything exchanged."""
        by = None if one.by is None else self._several((one.by,))[0]
        source = None if one.source is None else self.source(one.source)
        return one if (by, source) == (one.by, one.source) else attrs.evolve(one, by=by, source=source)

    def source(self, source: Source) -> Source:
        """Return the source, or what it becomes, with everything exchanged down its chain."""
        found = self.sources.get(source)
        return self.links(source) if found is None else found

    def links(self, source: Source) -> Source:
        """Return the source itself, with everything exchanged down its chain."""
        made: dict[int, Source] = {}
        for link in links_of(source):
            found = None if link is source else self.sources.get(link)
            made[id(link)] = self._link(link, made) if found is None else found
        return made[id(source)]

    def _link(self, source: Source, made: Mapping[int, Source]) -> Source:
        """Return one link of a chain on those that it quotes."""
        quoting = tuple(made[id(one)] for one in source.quoting)
        organ_of = None if source.organ_of is None else self._several((source.organ_of,))[0]
        if quoting == source.quoting and organ_of == source.organ_of:
            return source
        return attrs.evolve(source, quoting=quoting, organ_of=organ_of)

    def _statement(self, one: Statement) -> Statement:
        source = None if one.source is None else self.source(one.source)
        quoting = tuple(self.source(link) for link in one.quoting)
        return attrs.evolve(one, parties=self._several(one.parties), source=source, quoting=quoting)

    def _several(self, parties: tuple[Party, ...]) -> tuple[Party, ...]:
        return tuple(dict.fromkeys(self.parties.get(party.keys[0], party) for party in parties))


NO_EXCHANGE = Exchange()
"""Nothing becomes anything else."""


def sources_of(figures: Iterable[Figure]) -> list[Source]:
    """Return every source of some figures, and every link of the chains behind them."""
    return with_chains(
        source for f in figures for s in f.statements for source in (s.source, *s.quoting) if source is not None
    )


def with_parties(known: Mapping[str, Party], met: Iterable[Party]) -> dict[str, Party]:
    """
    Return known parties by id, with those met: each in its fullest record.

    Raises:
        ConflictingRecords: two full records of one name.
        SharedAlias: two parties answer to one name.
    """
    made = dict(known)
    names = directory(made.values())
    ids = {party.name: id_ for id_, party in made.items()}
    for party in sorted(dict.fromkeys(met), key=lambda one: one.is_bare):
        mine = names.get(party.keys[0])
        if mine is not None and (party.is_bare or party == mine):
            continue
        if mine is not None and not (mine.is_bare and mine.name == party.name):
            raise ConflictingRecords("party", party.name, differing_fields(party, mine))
        id_ = ids.setdefault(party.name, new_id(party.name, made))
        made[id_] = party
        names |= dict.fromkeys(party.keys, party)
    directory(made.values())
    return made
