"""Whom a figure knows, and who is meant by a name that is given: an alias is its party, a slip an error."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

import attrs

from contested.claims.holder import holders_of, labels_of
from contested.claims.party import Holders, Party, directory, known_party, read_holders
from contested.claims.statement import StatementFields
from contested.claims.validation import (
    known_parties,
    names_mentioned,
    parties_with,
    refuse_confusable,
    statement_keys,
)
from contested.errors import UnknownName
from contested.names import clean_name, name_key
from contested.quantities.cpython import unchecked
from contested.spelling import near_names

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from contested.claims.source import Source
    from contested.claims.statement import Statement


_Fields = TypeVar("_Fields", bound=StatementFields)


@attrs.frozen(slots=False, eq=False)
class KnownNames:
    """
    The names that a figure knows: of parties, of everyone who speaks, of sources and of statements.

    Of a derived figure the disputants and statements of those that it is made
    of are given together, and ``speaking`` has by name who speaks on each.
    """

    title: str
    disputants: tuple[Party, ...]
    statements: tuple[Statement, ...]
    speaking: tuple[Mapping[str, object], ...] | None = None

    @cached_property
    def parties(self) -> Mapping[str, Party]:
        """Parties by name, each in its fullest record."""
        return known_parties(self.disputants, self.statements)

    @cached_property
    def by_key(self) -> Mapping[str, Party]:
        """Parties by the folded form of every name and alias."""
        return directory(self.parties.values())

    @cached_property
    def statement_keys(self) -> Mapping[str, bool]:
        """The keys of statements, and whether each is an estimate's."""
        return statement_keys(self.statements)

    @cached_property
    def speakers(self) -> frozenset[str]:
        """The names under which answers print everyone who speaks."""
        if self.speaking is not None:
            return frozenset().union(*self.speaking)
        holders = (holder for one in dict.fromkeys(self.statements) for holder in holders_of(one))
        return frozenset(labels_of(holders).values())

    @property
    def sources(self) -> tuple[Source, ...]:
        """Every source a statement was read in, by name."""
        found = dict.fromkeys(one.source for one in self.statements if one.source is not None)
        return tuple(sorted(found, key=lambda source: (source.name, source.cited())))

    @cached_property
    def _mentioned(self) -> Mapping[str, str]:
        return names_mentioned(self.parties.values(), sorted(self.speakers), self.statements)

    def check(self) -> None:
        """
        Check that nobody can be taken for another.

        Raises:
            ConflictingRecords: two full records of one name.
            ConfusableNames: two names look alike.
            SharedAlias: two parties share an alias.
        """
        refuse_confusable(self.parties)
        _ = self.by_key

    def joined_by(self, more: Sequence[Statement], every: tuple[Statement, ...]) -> KnownNames | None:
        """
        Return the names with those of more statements; None where all have to be looked at together.

        Args:
            more: what is added.
            every: all statements then.
        """
        found = parties_with(self.parties, self.by_key, more)
        if found is None:
            return None
        keys = statement_keys(more)
        known: dict[str, object] = {"parties": found[0], "by_key": found[1]}
        known["statement_keys"] = {**self.statement_keys, **keys} if keys else self.statement_keys
        return unchecked(KnownNames, {"title": self.title, "disputants": self.disputants, "statements": every, **known})

    def resolved(self, by: Holders) -> tuple[Party, ...]:
        """Return holders as they are known here: "Yerevan" is Armenia where that is its alias."""
        return tuple(known_party(party, self.by_key) for party in read_holders(by))

    def held(self, fields: _Fields) -> _Fields:
        """Return fields of a statement with their holders as they are known here."""
        if "by" in fields:
            fields["by"] = self.resolved(fields["by"])
        return fields

    def mentions(self, name: str) -> bool:
        """Whether anybody or anything here is called so: a party, a speaker, a source or its organ."""
        return name_key(name) in self._mentioned

    def name_of(self, party: str | Party) -> str:
        """
        Return the name under which somebody is known; a stranger keeps the one given, unless it is misspelt.

        Args:
            party: a name, or a record, which is no slip of the pen.

        Raises:
            UnknownName: nobody here is called so, and somebody almost is.
        """
        if isinstance(party, Party):
            return party.name
        if party in self.speakers:
            return party
        known = self.by_key.get(name_key(party))
        if known is not None:
            return known.name
        name = clean_name(party, "party")
        near = () if self.mentions(name) else near_names(name, self._mentioned.values())
        if near:
            raise UnknownName("party", name, near, self.title, alike=True)
        return name
