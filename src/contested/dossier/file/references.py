"""References: the parties and sources that a file names, by their ids, names and titles."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from contested.claims import Party, Source, directory, party_named, source_titled
from contested.errors import (
    ContestedError,
    IncompleteStatement,
    QuotingCycle,
    SharedAlias,
    UnknownName,
    WrongType,
    shorten,
)
from contested.names import name_key
from contested.spelling import nearest_first

if TYPE_CHECKING:
    from collections.abc import Iterator

LONGEST_CHAIN = 100
"""Sources behind one another: more than any chain of reports has, and fewer than Python recurses into."""

MOST_SUGGESTED = 20
"""Names that an error suggests in place of an unknown one: a screen of them."""


class References:
    """
    What a file declares, and whom its texts mean.

    Args:
        raw_sources: the tables of sources, by id.
        declared_parties: every id that the file has for a party; what refers
            to one that is wrong itself is no second problem.
        declared_sources: the same of sources.
    """

    def __init__(
        self,
        raw_sources: dict[str, dict[str, Any]],
        declared_parties: tuple[str, ...],
        declared_sources: tuple[str, ...],
    ) -> None:
        self.parties: dict[str, Party] = {}
        self.sources: dict[str, Source] = {}
        self.raw_sources, self.declared_parties, self.declared_sources = raw_sources, declared_parties, declared_sources
        self._known_parties: dict[str, Party] = {}
        self._made: dict[str, Source | ContestedError] = {}
        self._links: dict[str, int] = {}
        self._titles: dict[str, list[str]] = defaultdict(list)
        for id_, table in raw_sources.items():
            if isinstance(table.get("title"), str):
                self._titles[table["title"]].append(id_)

    def index_parties(self) -> Iterator[tuple[str, str]]:
        """Make parties known by their names; give the id of each that cannot be, and why."""
        try:
            self._known_parties = directory(self.parties.values())
        except SharedAlias as error:
            yield next(id_ for id_, party in self.parties.items() if party.name == error.second), str(error)
        spelled: dict[str, str] = {}
        for id_, party in self.parties.items():
            other = spelled.setdefault(party.name, id_)
            if other != id_:
                yield id_, f"the party {party.name} has the id {other} already; keep one"

    def declared_source(self, id_: str, behind: tuple[str, ...]) -> Source:
        """Return a source with its chain; each is made once, or refused once."""
        found = self._made.get(id_)
        if found is None:
            try:
                found = self._new_source(id_, behind)
            except ContestedError as error:
                found = error
            self._made[id_] = found
        if isinstance(found, ContestedError):
            raise found
        return found

    def _new_source(self, id_: str, behind: tuple[str, ...]) -> Source:
        if id_ in behind:
            raise QuotingCycle((*behind[behind.index(id_) :], id_))
        _refuse_long(len(behind))
        fields = dict(self.raw_sources[id_])
        if "organ_of" in fields:
            fields["organ_of"] = self.party(fields["organ_of"], "organ_of")
        if "quoting" in fields:
            quoted = fields["quoting"] if isinstance(fields["quoting"], list) else [fields["quoting"]]
            ids = [self._source_id(one, "quoting") for one in quoted]
            fields["quoting"] = [
                source_titled(title) if one is None else self.declared_source(one, (*behind, id_))
                for one, title in zip(ids, quoted, strict=True)
            ]
            self._links[id_] = sum(1 + self._links.get(str(one), 0) for one in ids)
            _refuse_long(self._links[id_])
        if "title" not in fields:
            raise IncompleteStatement("a source needs its title; write title = '...'")
        return Source(**fields)

    def party(self, text: Any, field: str = "by") -> Party:
        """Return the party that a text names, by its id, name or alias; a new one only where the file declares none."""
        if not isinstance(text, str):
            raise WrongType(field, text, "the id, name or alias of a party")
        if text in self.parties:
            return self.parties[text]
        found = self._known_parties.get(name_key(text))
        if found is None and self.declared_parties and text not in self.declared_parties:
            raise UnknownName("party", text, nearest_first(text, self.declared_parties, MOST_SUGGESTED))
        return found or party_named(text)

    def source(self, text: Any, field: str = "source") -> Source:
        """Return the source that a text names, by its id or title; a new one only where the file declares none."""
        id_ = self._source_id(text, field)
        found = None if id_ is None else self.sources.get(id_)  # one that is wrong itself is no second problem
        return found or source_titled(text)

    def _source_id(self, text: object, field: str) -> str | None:
        """Return the id of the source that a text names, by its id or its title; None where the file declares none."""
        if not isinstance(text, str):
            raise WrongType(field, text, "the id or title of a source")
        if text in self.raw_sources or not self.declared_sources:
            return text if text in self.raw_sources else None
        named = self._titles.get(text, [])
        if len(named) > 1:
            raise IncompleteStatement(
                f"{len(named)} sources have the title {shorten(text)}; write the id of one: {', '.join(named)}"
            )
        if named:
            return named[0]
        raise UnknownName("source", text, nearest_first(text, self.declared_sources, MOST_SUGGESTED))


def _refuse_long(links: int) -> None:
    if links > LONGEST_CHAIN:
        raise IncompleteStatement(f"more than {LONGEST_CHAIN} sources quote each other; name the last ones only")
