"""Parts: what a dossier file holds, by id."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import attrs

if TYPE_CHECKING:
    from collections.abc import Mapping

    from contested.checks.finding import Silenced
    from contested.claims.party import Party
    from contested.claims.source import Source
    from contested.figure import Figure
    from contested.quantities import Unit
    from contested.relations.relation import Relation

FORMAT = 1
"""The version of files, apart from the library's."""


@attrs.frozen
class Parts:
    """Figures, parties, sources and units of one's own by id, relations, and what this version does not know."""

    figures: Mapping[str, Figure] = attrs.field(factory=dict)
    parties: Mapping[str, Party] = attrs.field(factory=dict)
    sources: Mapping[str, Source] = attrs.field(factory=dict)
    units: Mapping[str, Unit] = attrs.field(factory=dict)
    unknown: Mapping[str, Any] = attrs.field(factory=dict, eq=False)
    relations: tuple[Relation, ...] = ()
    silenced: tuple[Silenced, ...] = ()
