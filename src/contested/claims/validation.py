"""Rosters: which parties a figure's statements name, each in its fullest record, and what fits together."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

import attrs

from contested.claims.denial import Assessment, Denial
from contested.claims.estimate import Estimate
from contested.claims.party import Party, differing_fields, directory, known_party
from contested.claims.source import with_chains
from contested.errors import BelowFloor, ConflictingRecords, ConfusableNames, DuplicateKey, UnknownEstimate
from contested.names import name_key
from contested.quantities import Unit, factor

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from contested.claims.statement import Statement


def known_parties(disputants: Iterable[Party], statements: Iterable[Statement]) -> dict[str, Party]:
    """
    Return parties by name, each in its fullest record.

    Raises:
        ConflictingRecords: two full records of one name.
    """
    found: dict[str, Party] = {}
    said = (party for statement in statements for party in statement.parties)
    for party in dict.fromkeys((*disputants, *said)):
        other = found.setdefault(party.name, party)
        if other.is_bare:
            found[party.name] = party
        elif not party.is_bare and party != other:
            raise ConflictingRecords("party", party.name, differing_fields(party, other))
    return found


def names_mentioned(known: Iterable[Party], labels: Iterable[str], said: Iterable[Statement]) -> dict[str, str]:
    """
    Return everybody whom a figure names, by the folded name: who can be silent there without being misspelt.

    Args:
        known: parties that speak or may, with their aliases.
        labels: under which answers print everyone who speaks.
        said: statements, whose sources and organs are named too.
    """
    names = [name for party in known for name in (party.name, *party.aliases)]
    names += labels
    read_in = (source for one in said for source in (one.source, *one.quoting) if source is not None)
    for source in with_chains(read_in):
        names += [source.name, source.title, *([] if source.organ_of is None else [source.organ_of.name])]
    found: dict[str, str] = {}
    for name in names:
        found.setdefault(name_key(name), name)
    return found


def with_full_parties(statements: tuple[Statement, ...], disputants: tuple[Party, ...]) -> tuple[Statement, ...]:
    """Give every bare name that is an alias its party, whichever of the two was said first."""
    said = dict.fromkeys((*disputants, *(party for statement in statements for party in statement.parties)))
    described = {party.name: party for party in said if party.aliases}
    if not described:
        return statements
    known = directory(described.values())
    meant = {party: known_party(party, known) for party in said if party.name not in described}
    if all(party is other for party, other in meant.items()):
        return statements
    return tuple(
        attrs.evolve(s, parties=tuple(dict.fromkeys(meant.get(party, party) for party in s.parties)))
        for s in statements
    )


def refuse_confusable(names: Iterable[str]) -> None:
    """
    Check that no two names look alike.

    Raises:
        ConfusableNames: two do.
    """
    spelled: dict[str, str] = {}
    for name in names:
        other = spelled.setdefault(name_key(name), name)
        if other != name:
            raise ConfusableNames("parties", other, name)


def parties_with(
    known: Mapping[str, Party], names: Mapping[str, Party], statements: Iterable[Statement]
) -> tuple[dict[str, Party], dict[str, Party]] | None:
    """
    Return the parties of a figure, by name and by folded name, with those of more statements.

    Args:
        known: as ``known_parties`` returns them.
        names: as ``directory`` returns them.
        statements: more of them.

    Returns:
        None where somebody is described anew, is an alias or looks like
        another: then all statements have to be looked at together.
    """
    more: dict[str, Party] = {}
    keys: dict[str, Party] = {}
    for party in dict.fromkeys(party for statement in statements for party in statement.parties):
        held = known.get(party.name)
        if not party.is_bare and party != held:
            return None
        if held is None:
            key = name_key(party.name)
            if key in names or key in keys:
                return None
            more[party.name] = keys[key] = party
    return {**known, **more}, {**names, **keys}


def statement_keys(statements: Iterable[Statement]) -> dict[str, bool]:
    """Return the keys of checked statements, and whether each is an estimate's."""
    return {one.key: isinstance(one, Estimate) for one in statements if one.key is not None}


def check_statements(
    statements: Iterable[Statement],
    assessments: Iterable[Assessment],
    unit: Unit,
    floor: int | None,
    *,
    partial: bool,
    keys: Mapping[str, bool] = MappingProxyType({}),
) -> None:
    """
    Check what one statement cannot know by itself.

    Args:
        statements: of one figure.
        assessments: the user's own.
        unit: of the figure.
        floor: the smallest number that makes sense, or None.
        partial: statements may be missing, so that one may point at nothing.
        keys: of statements that were checked before.

    Raises:
        DuplicateKey: two estimates have one key.
        BelowFloor: a count below zero.
        UnknownEstimate: a denial or an assessment points at no estimate.
    """
    keys = dict(keys)
    targets: list[str] = [one.estimate for one in assessments]
    for statement in statements:
        if statement.key is not None:
            if statement.key in keys:
                raise DuplicateKey(statement.key)
            keys[statement.key] = isinstance(statement, Estimate)
        if isinstance(statement, Estimate):
            factor(statement.unit, unit)
            if floor is not None and statement.interval is not None:
                for end in (statement.interval.low, statement.best, statement.interval.high):
                    if end is not None and end < floor:
                        raise BelowFloor(end, statement.unit.words())
        elif isinstance(statement, Denial) and statement.estimate is not None:
            targets.append(statement.estimate)
    for target in targets:
        if not keys.get(target) and not partial:
            raise UnknownEstimate(target, tuple(sorted(key for key, is_estimate in keys.items() if is_estimate)))
