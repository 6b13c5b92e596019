"""
Chains: the documents through which a number reaches us, nearest first (design.md, rules 5 and 6).

A number that comes to us only through another disputant is *second-hand*: its
organ printed it, or stands in the chain behind the document that did.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from contested.claims.source import links_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from contested.claims.source import Source
    from contested.claims.statement import Statement

NO_DOCUMENT = 1_000_000
"""How direct a number is of which nobody says where it was read: less than any with a chain that can be followed."""


def documents_of(statement: Statement) -> list[Source]:
    """Return the documents that a statement came through, each once, the one that was read first."""
    read_in = () if statement.source is None else (statement.source,)
    found: dict[int, Source] = {}
    for top in (*read_in, *statement.quoting):
        # a chain is written nearest first, and each of its links may declare a chain of its own
        for link in (top, *reversed(links_of(top)[:-1])) if top.quoting else (top,):
            found.setdefault(id(link), link)
    return list(found.values())


def quoted_by(statement: Statement, holder: str, rivals: Mapping[str, str]) -> tuple[str, ...]:
    """
    Return the disputants through whose organs a party's words reached us, by name; nobody where it is first-hand.

    Args:
        statement: of the holder.
        holder: its name; of several holders each is asked for by itself.
        rivals: by every name and alias of a declared disputant its name.
    """
    source, quoting = statement.source, statement.quoting
    if not statement.parties or (source is None and not quoting):
        return ()
    if source is not None and source.organ_of is None and not source.quoting and not quoting:  # as nearly all
        return ()
    organs = [link.organ_of for link in documents_of(statement) if link.organ_of is not None]
    through = {rivals.get(one.name, one.name) for one in organs if one.name in rivals or one.stake == "disputant"}
    return tuple(sorted(through - {holder}))


def directness(statement: Statement) -> int:
    """
    Return how many documents stand between who is behind a number and us: 0 is the most direct.

    A party's own organ, and a source declared primary, are direct; a paper
    that reports a party is one step away, and each link of a chain another;
    who accepts a number is a step further than who gave it.
    """
    if statement.aim is not None and statement.aim.stance == "accepted" and statement.aim.target is not None:
        return directness(statement.aim.target) + 1
    documents = documents_of(statement)
    if not documents:
        return NO_DOCUMENT
    steps = len(documents) - 1
    if not statement.parties or any(one.primary for one in documents[-1:]):
        return steps
    names = {name for party in statement.parties for name in (party.name, *party.aliases)}
    organ = documents[-1].organ_of
    return steps if steps or (organ is not None and organ.name in names) else 1


def behind_itself(statement: Statement) -> Source | None:
    """Return a document that stands in the chain behind itself, so that nobody is behind the number; else None."""
    read_in = () if statement.source is None else (statement.source,)
    chain: tuple[Source, ...] = (*read_in, *statement.quoting)
    if len(chain) < 2 and not any(one.quoting for one in chain):
        return None
    for at, link in enumerate(chain):
        if link in chain[:at]:
            return link
    repeated = map(_repeated, map(links_of, chain))
    return next((link for link in repeated if link is not None), None)


def _repeated(links: Iterable[Source]) -> Source | None:
    """Return a document with another record of it in the chain behind; what is quoted stands before what quotes it."""
    by_title: dict[str, list[Source]] = {}
    for link in links:
        for other in by_title.setdefault(link.title, []):
            if _is_one_document(other, link) and any(one is other for one in links_of(link)):
                return link
        by_title[link.title].append(link)
    return None


def _is_one_document(one: Source, other: Source) -> bool:
    """Whether two records of one title say nothing that differs."""
    said = ((getattr(one, name), getattr(other, name)) for name in ("publisher", "author", "issued", "url", "doi"))
    return all(mine is None or its is None or mine == its for mine, its in said)
