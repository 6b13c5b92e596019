"""Holders: who speaks, and how those of one name are told apart."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

import attrs

from contested.claims.statement import Statement

if TYPE_CHECKING:
    from collections.abc import Iterable

    from contested.claims.source import Source


@attrs.frozen(cache_hash=True)
class Holder:
    """Who speaks: a party by name, a speaker, or a source for itself."""

    kind: str
    name: str
    where: Source | Statement | None = None

    @property
    def is_party(self) -> bool:
        """Whether this is a party."""
        return self.kind == "party"


def holders_of(statement: Statement) -> tuple[Holder, ...]:
    """Return who holds a statement; an anonymous holder is only ever itself."""
    if statement.parties:
        own = statement if statement.anonymous and statement.speaker is None else None
        return tuple(Holder("party", party.name, own) for party in statement.parties)
    if statement.speaker is not None:
        return (Holder("speaker", statement.speaker, statement if statement.anonymous else None),)
    return (Holder("source", "unattributed" if statement.source is None else statement.source.name, statement.source),)


def labels_of(holders: Iterable[Holder]) -> dict[Holder, str]:
    """
    Return a printed name for each holder, no two alike, whatever their order.

    Voices of one name are told apart by where they speak, then by number.
    """
    by_name: dict[str, list[Holder]] = defaultdict(list)
    several = dict.fromkeys(holders)
    for holder in several:
        by_name[holder.name].append(holder)
    if len(by_name) == len(several):
        return {holder: holder.name for holder in several}
    labels: dict[Holder, str] = {}
    for name, same in by_name.items():
        parties = [holder for holder in same if holder.is_party and holder.where is None]
        labels.update(dict.fromkeys(parties, name))
        others = sorted(
            (holder for holder in same if holder not in parties), key=lambda v: (_where(v), _all_of(v.where))
        )
        if len(same) == 1:
            labels[same[0]] = name
            continue
        places = [_where(holder) for holder in others]
        for n, (holder, place) in enumerate(zip(others, places, strict=True), 1):
            alone = bool(place) and places.count(place) == 1
            labels[holder] = f"{name} ({place})" if alone else f"{name} ({place or holder.kind} #{n})"
    return labels


def _where(holder: Holder) -> str:
    where = holder.where
    if where is None:
        return ""
    if isinstance(where, Statement):
        return "" if where.source is None else where.source.name
    parts = (where.publisher, where.author, None if where.issued is None else str(where.issued), where.url)
    return ", ".join(part for part in parts if part)


def _all_of(record: Source | Statement | None) -> str:
    """Write every field, so that records which print alike still have one order."""
    fields = () if record is None else (field for field in attrs.fields(type(record)) if field.init)
    return " ".join(repr(getattr(record, field.name)) for field in fields)
