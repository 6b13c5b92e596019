"""What the items and properties of a Wikibase document are called, and what was remarked in reading it."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import attrs

from contested.wikibase import PROPERTY_MEASURES, QUALIFIERS, UNITS_USED, is_local, some, text_in, value_at

if TYPE_CHECKING:
    from collections.abc import Mapping

_LANGUAGES = ("en", "mul")
"""Labels are taken in English, else in the language of all languages, else in the first that there is."""


def label_in(entity: object) -> str | None:
    """Return what an entity is called."""
    labels = value_at(entity, "labels")
    if not isinstance(labels, dict):
        return None
    found = [text_in(value_at(labels, language, "value")) for language in (*_LANGUAGES, *labels)]
    return next((one for one in found if one and one.strip()), None)


def _unit_used(entity: object) -> str | None:
    """Return the item of the unit that a property's own page says is used for it."""
    used = some(value_at(entity, "claims"), UNITS_USED)
    return text_in(value_at(used[0], "mainsnak", "datavalue", "value", "id")) if used else None


def _aliases(entity: object) -> tuple[str, ...]:
    found = value_at(entity, "aliases", "en")
    several = [text_in(value_at(one, "value")) for one in (found if isinstance(found, list) else [])]
    return tuple(one for one in several if one is not None)


@attrs.frozen
class EntityNames:
    """
    What a document calls its entities, and the remarks on it: how often each was made, and where first.

    ``aliases`` are those of the items of its own: those of Wikidata are known
    by too many names to be told apart by all of them.
    """

    labels: Mapping[str, str] = attrs.field(factory=dict)
    units: Mapping[str, str] = attrs.field(factory=dict)
    aliases: Mapping[str, tuple[str, ...]] = attrs.field(factory=dict)
    remarks: Counter[str] = attrs.field(factory=Counter)
    first: dict[str, str] = attrs.field(factory=dict)

    @classmethod
    def of(cls, entities: Mapping[str, object]) -> EntityNames:
        """Return the names of some entities; two items of one label are told apart by their ids."""
        found = {id_: label for id_, entity in entities.items() if (label := label_in(entity)) is not None}
        times = Counter(label for id_, label in found.items() if id_[0] == "Q")
        labels = {
            id_: f"{label} ({id_})" if id_[0] == "Q" and times[label] > 1 else label for id_, label in found.items()
        }
        units = {id_: unit for id_, entity in entities.items() if (unit := _unit_used(entity)) is not None}
        own = {id_: _aliases(entity) for id_, entity in entities.items() if is_local(id_)}
        return cls(labels, units, own)

    def name(self, id_: str) -> str:
        """Return what an item or a property is called; its id where the document does not say."""
        measure, _ = PROPERTY_MEASURES.get(id_, (id_, None))
        return self.labels.get(id_) or QUALIFIERS.get(id_, measure)

    def subject(self, id_: str) -> str | None:
        """Return what the subject of statements is called; None for one of the file's own without a label."""
        return self.labels.get(id_, None if is_local(id_) else id_)

    def remark(self, text: str, where: str) -> None:
        """Note something that a person should look at."""
        self.remarks[text] += 1
        self.first.setdefault(text, where)

    @property
    def remarked(self) -> tuple[str, ...]:
        """Every remark with its number, in the order in which they were first made."""
        return tuple(
            f"{text} ({where})" if self.remarks[text] == 1 else f"{text} ({self.remarks[text]:,} times, first {where})"
            for text, where in self.first.items()
        )
