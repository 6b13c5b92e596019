"""Parties: whose position it is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property, lru_cache
from typing import TypeAlias

import attrs

from contested.errors import ConfusableNames, NotAChoice, SharedAlias, WrongType
from contested.names import clean_name, name_key
from contested.plain_repr import repr_of_set
from contested.quantities.cpython import reduce_by_constructor

STAKES = ("disputant", "third_party", "unknown")

Holders: TypeAlias = "str | Party | Iterable[str | Party] | None"


def _name(value: str) -> str:
    return clean_name(value, "party")


def _names(values: Iterable[str]) -> tuple[str, ...]:
    if isinstance(values, str) or not isinstance(values, Iterable):
        raise WrongType("aliases", values, "a list of names")
    return tuple(clean_name(value, "party") for value in values)


def _bloc(value: str | None) -> str | None:
    return None if value is None else clean_name(value, "bloc")


@attrs.frozen(cache_hash=True)
class Party:
    """
    Who holds a position; need not be a belligerent.

    ``stake`` says whether the party has something to win by the number:
    "disputant", "third_party" or "unknown".  ``bloc`` names the side it is on.

    Attributes:
        name: as printed.
        aliases: other names.
    """

    __repr__ = repr_of_set

    name: str = attrs.field(converter=_name)
    aliases: tuple[str, ...] = attrs.field(default=(), converter=_names, kw_only=True)
    stake: str = attrs.field(default="unknown", kw_only=True)
    bloc: str | None = attrs.field(default=None, converter=_bloc, kw_only=True)

    @stake.validator
    def _known_stake(self, _: object, value: str) -> None:
        if value not in STAKES:
            raise NotAChoice("stake", value, STAKES)

    @cached_property
    def keys(self) -> tuple[str, ...]:
        """The folded forms of its name and aliases, by which it is recognised."""
        return tuple(dict.fromkeys(name_key(name) for name in (self.name, *self.aliases)))

    @property
    def is_bare(self) -> bool:
        """Whether only its name is known."""
        return not self.aliases and self.stake == "unknown" and self.bloc is None

    __reduce__ = reduce_by_constructor

    def __str__(self) -> str:
        return self.name


@lru_cache(maxsize=1024)  # a table of claims names few parties, each in thousands of rows
def party_named(name: str) -> Party:
    """Return the party of which only the name is known."""
    return Party(name)


def read_holders(by: Holders) -> tuple[Party, ...]:
    """
    Return the holders of one statement.

    Args:
        by: a name, a ``Party``, several of either, or None for nobody but
            the source itself.
    """
    if isinstance(by, Party):
        return (by,)
    if by is None:
        return ()
    if isinstance(by, str):
        return (party_named(by),)
    if not isinstance(by, Iterable):
        raise WrongType("by", by, "a name, a Party, or a list of them")
    several = [party_named(one) if isinstance(one, str) else one for one in by]
    for one in several:
        if not isinstance(one, Party):
            raise WrongType("by", one, "a name, a Party, or a list of them")
    return tuple(dict.fromkeys(several))


def differing_fields(one: Party, other: Party) -> tuple[str, ...]:
    """Return in which fields two records of a party differ."""
    return tuple(f.name for f in attrs.fields(Party) if getattr(one, f.name) != getattr(other, f.name))


def known_party(party: Party, known: Mapping[str, Party]) -> Party:
    """
    Return the record that a directory has of a party of which only the name is given.

    Raises:
        ConfusableNames: it is written almost like a name there, and not quite.
    """
    found = known.get(name_key(party.name))
    if found is None or not party.is_bare:
        return party
    if party.name not in (found.name, *found.aliases):
        near = next(name for name in (found.name, *found.aliases) if name_key(name) == name_key(party.name))
        raise ConfusableNames("parties", near, party.name)
    return found


def directory(known: Iterable[Party]) -> dict[str, Party]:
    """
    Return parties by the folded form of every name and alias.

    Raises:
        SharedAlias: two parties answer to one name.
    """
    found: dict[str, Party] = {}
    for party in known:
        for written in (party.name, *party.aliases):
            other = found.setdefault(name_key(written), party)
            if other.name != party.name:
                raise SharedAlias(written, other.name, party.name)
    return found
