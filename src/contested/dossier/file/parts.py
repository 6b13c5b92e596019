"""Parts: what a dossier file holds, by id."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

import attrs

if TYPE_CHECKING:
    from collections.abc import Mapping

    from contested.checks.finding import Silenced
    from contested.claims import Party, Source
    from contested.dossier.conclusion import Conclusion
    from contested.figure import Figure
    from contested.quantities import Unit
    from contested.relations.relation import Relation

FORMAT = 1
"""The version of files, apart from the library's."""


@attrs.frozen
class Parts:
    """Figures, parties, sources and units of one's own by id, relations, conclusions, and what is not known here."""

    figures: Mapping[str, Figure] = attrs.field(factory=dict)
    parties: Mapping[str, Party] = attrs.field(factory=dict)
    sources: Mapping[str, Source] = attrs.field(factory=dict)
    units: Mapping[str, Unit] = attrs.field(factory=dict)
    unknown: Mapping[str, Any] = attrs.field(factory=dict, eq=False)
    relations: tuple[Relation, ...] = ()
    silenced: tuple[Silenced, ...] = ()
    conclusions: tuple[Conclusion, ...] = ()


class DossierTables(Protocol):
    """What a file holds of a dossier, beside what is not known here."""

    @property
    def figures(self) -> Mapping[str, Figure]:
        """By id."""

    @property
    def parties(self) -> Mapping[str, Party]:
        """By id."""

    @property
    def sources(self) -> Mapping[str, Source]:
        """By id."""

    @property
    def units(self) -> Mapping[str, Unit]:
        """Of its own, by id."""

    @property
    def relations(self) -> tuple[Relation, ...]:
        """Between figures, by their ids."""

    @property
    def conclusions(self) -> tuple[Conclusion, ...]:
        """What rests on it."""

    @property
    def silenced(self) -> tuple[Silenced, ...]:
        """What is not to be reported."""


class Edition(DossierTables, Protocol):
    """What a comparison of two dossiers needs of each."""

    def __getitem__(self, id_: str) -> Figure:
        """Return a figure by its id."""
