"""
Bibliographies: the sources of a dossier as plain fields by id, and a dossier of sources made of such fields.

What a format of bibliographies has no field for stands under the name that the
source itself calls it, if the format has a place for such names.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from contested.claims import Intake, Party, Source
from contested.dossier import Dossier
from contested.dossier.file import NAME, readable_ids
from contested.errors import ContestedError, Problem, UnreadableDossier
from contested.exchange.format import Loss
from contested.exchange.round_trip import losses_beside_figures, party_losses, source_losses
from contested.quantities import When

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

TOLD_OF_SOURCES = tuple(field.name for field in attrs.fields(Source) if field.init)
"""What is said of a source, in order."""


def source_fields(source: Source, ids: Mapping[Source, str]) -> dict[str, object]:
    """Return what is said of a source: text, true, or under "quoting" the ids of the sources that it quotes."""
    made: dict[str, object] = {}
    for name in TOLD_OF_SOURCES:
        value = getattr(source, name)
        if name == "quoting":
            value = [ids[one] for one in value if one in ids]
        elif isinstance(value, Party):
            value = value.name
        elif isinstance(value, When):
            value = value.text
        if value not in (None, False, []):
            made[name] = value
    return made


@attrs.define
class Bibliography:
    """The sources of a document as it is read, and what was remarked and what is wrong with it."""

    records: dict[str, dict[str, object]] = attrs.field(factory=dict)
    places: dict[str, tuple[str, int | None]] = attrs.field(factory=dict)
    problems: list[Problem] = attrs.field(factory=list)
    remarks: dict[str, None] = attrs.field(factory=dict)

    def add(self, id_: str, fields: dict[str, object], path: str, line: int | None = None) -> None:
        """Add a source by its id."""
        if id_ in self.records:
            self.problems.append(Problem(path, line, f"the id {id_!r} is given twice; each source has its own"))
        self.records[id_] = fields
        self.places[id_] = (path, line)

    def remark(self, text: str) -> None:
        """Note something that is not read."""
        self.remarks[text] = None

    def dossier(self, what: str) -> Dossier:
        """
        Return the dossier of the sources, whose figures are empty.

        Args:
            what: the document, for the account of it.

        Raises:
            UnreadableDossier: every source that is wrong, with its place.
        """
        made = self._sources()
        if self.problems:
            raise UnreadableDossier(NAME, tuple(self.problems))
        dossier = Dossier()
        for id_, key in zip(readable_ids([[key] for key in made], list(made)), made, strict=True):
            dossier = dossier.with_source(id_, made[key])
        account = Intake(what, len(made), remarks=tuple(self.remarks))
        return attrs.evolve(dossier, intake=account)

    def _sources(self) -> dict[str, Source]:
        """Return the sources by id, each made after those that it quotes."""
        made: dict[str, Source] = {}
        waiting = list(self.records)
        entered: set[str] = set()
        while waiting:
            id_ = waiting.pop()
            if id_ in made:
                continue
            quoted = self._quoted(id_)
            missing = [one for one in quoted if one not in made]
            if missing and id_ not in entered:
                entered.add(id_)
                waiting += [id_, *missing]
                continue
            if missing:
                self._refuse(id_, f"it quotes {missing[0]!r}, which quotes it in turn; take one of them out")
            self._make(id_, [made[one] for one in quoted if one in made], made)
        return {id_: made[id_] for id_ in self.records if id_ in made}

    def _quoted(self, id_: str) -> list[str]:
        given = self.records[id_].get("quoting", [])
        several = given if isinstance(given, list) else [given]
        known = [one for one in several if isinstance(one, str) and one in self.records]
        for one in several:
            if one not in known:
                self._refuse(id_, f"it quotes {one!r}, which is no source of this document")
                self.records[id_]["quoting"] = known
        return known

    def _make(self, id_: str, quoting: list[Source], made: dict[str, Source]) -> None:
        create: Callable[..., Source] = Source
        fields = {name: value for name, value in self.records[id_].items() if name != "quoting"}
        try:
            made[id_] = create(**fields, quoting=quoting)
        except ContestedError as error:
            self._refuse(id_, str(error))
            made[id_] = Source("unreadable")

    def _refuse(self, id_: str, reason: str) -> None:
        path, line = self.places[id_]
        self.problems.append(Problem(path, line, reason))


def bibliography_losses(dossier: Dossier) -> Iterator[Loss]:
    """Give what is lost of a dossier that comes back as its sources alone, with all that is said of each."""
    ids, kept = {source: id_ for id_, source in dossier.sources.items()}, Bibliography()
    for id_, source in dossier.sources.items():
        kept.add(id_, source_fields(source, ids), id_)
    again = kept.dossier("the sources")
    for id_ in dossier.figures:
        yield Loss("the figure", id_, "a bibliography holds sources alone, and no statement")
    others = dict(zip(dossier.sources, again.sources.values(), strict=True))
    for (id_, source), back in zip(dossier.sources.items(), again.sources, strict=True):
        if id_ != back:
            yield Loss(f"the id {id_!r}", source.name, f"it comes back as {back!r}")
        yield from source_losses(source, others[id_], id_)
    yield from party_losses(dossier.parties, again.parties)
    yield from losses_beside_figures(dossier)
