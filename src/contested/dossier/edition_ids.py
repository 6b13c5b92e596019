"""What names figures by their ids, with the ids that these have in another edition."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import attrs

from contested.dossier.question_words import with_other_ids

if TYPE_CHECKING:
    from collections.abc import Mapping

    from contested.checks.finding import Silenced
    from contested.dossier.conclusion import Conclusion
    from contested.relations.relation import Relation

_PLACES = ("parts", "whole", "first", "second", "lower", "upper", "given", "wanted")
"""Fields of relations that name figures."""


def moved_relation(relation: Relation, ids: Mapping[str, str]) -> Relation:
    """Return a relation with the ids that its figures have in another edition."""
    named = {name: getattr(relation, name) for name in _PLACES if hasattr(relation, name)}
    moved: dict[str, Any] = {
        name: tuple(ids.get(id_, id_) for id_ in value) if isinstance(value, tuple) else ids.get(value, value)
        for name, value in named.items()
    }
    return relation if moved == named else attrs.evolve(relation, **moved)


def moved_silenced(one: Silenced, ids: Mapping[str, str]) -> Silenced:
    """Return what is silenced with the id that its figure has in another edition."""
    return one if one.figure is None else attrs.evolve(one, figure=ids.get(one.figure, one.figure))


def moved_conclusion(one: Conclusion, ids: Mapping[str, str]) -> Conclusion:
    """Return a conclusion with the ids that its figures have in another edition."""
    return attrs.evolve(one, question=with_other_ids(one.question, ids))
