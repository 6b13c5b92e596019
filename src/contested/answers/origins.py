"""
Origins as an answer: who is behind the numbers in force, through whom they came, and what is known of dependence.

Two origins depend on each other as *declared* where somebody says so: a
position rests on both, or the chain of one runs through the other.  It is
*suspected* where a number looks copied, and else *unknown*: never assumed away
(design.md, rule 6).
"""

from __future__ import annotations

from collections.abc import Iterator  # noqa: TC003  # a method's return type
from typing import TYPE_CHECKING

import attrs

from contested.answers.copies import suspected_copies
from contested.claims import Stance, documents_of, holders_of, origin_key, origins_of
from contested.errors import UnknownName
from contested.names import listed
from contested.spelling import nearest_first

if TYPE_CHECKING:
    from collections.abc import Sequence

    from contested.claims import Origin, Panel


@attrs.frozen
class Dependence:
    """Two origins, by name, of which dependence is "declared" or "suspected", and why."""

    first: Origin
    second: Origin
    kind: str
    reason: str

    def __str__(self) -> str:
        word = "depend on each other" if self.kind == "declared" else "may depend on each other"
        return f"{listed([self.first.name, self.second.name])} {word}: {self.reason}"


@attrs.frozen(repr=False)
class Origins:
    """
    Who is behind the numbers in force on a figure, each origin once, by name: a sequence of ``Origin``.

    Who is behind a word that stands in place of a number is among them.

    ``dependences`` are the pairs of which something
    is declared or suspected; ``independent`` is why the user takes all to be
    independent, or None.
    """

    figure: str
    groups: tuple[Origin, ...]
    dependences: tuple[Dependence, ...] = ()
    independent: str | None = None

    def __iter__(self) -> Iterator[Origin]:
        return iter(self.groups)

    def __len__(self) -> int:
        return len(self.groups)

    def __getitem__(self, at: int) -> Origin:
        return self.groups[at]

    def dependence(self, first: str | Origin, second: str | Origin) -> str:
        """
        Return what is known of whether two origins depend on each other: "declared", "suspected" or "unknown".

        Raises:
            UnknownName: there is no such origin here.
        """
        one, other = self._named(first), self._named(second)
        if other in self._depending_on(one):
            return "declared"
        pair = {one, other}
        return "suspected" if any({its.first, its.second} == pair for its in self.dependences) else "unknown"

    def _depending_on(self, origin: Origin) -> set[Origin]:
        """Return an origin with all that are declared to depend on it, or on one that does."""
        joined, grown = {origin}, True
        links = [{one.first, one.second} for one in self.dependences if one.kind == "declared"]
        while grown:
            more = set().union(*(link for link in links if not link.isdisjoint(joined)))
            grown = not more <= joined
            joined |= more
        return joined

    def _named(self, origin: str | Origin) -> Origin:
        found = next((one for one in self.groups if origin in (one, one.name)), None)
        if found is None:
            raise UnknownName("origin", str(origin), nearest_first(str(origin), self.names), self.figure)
        return found

    @property
    def names(self) -> tuple[str, ...]:
        """What they are called, in order."""
        return tuple(one.name for one in self.groups)

    def to_records(self) -> list[dict[str, object]]:
        """Return one row an origin, as plain values: whose numbers it is behind, and where those were read."""
        rows: list[dict[str, object]] = []
        for one in self.groups:
            row: dict[str, object] = {"figure": self.figure, "origin": one.name, "kind": one.kind}
            row |= {"holders": list(_holders(one)), "estimates": len(one.estimates), "sources": list(_sources(one))}
            row["chains"] = [[link.title for link in documents_of(said)] for said in one.estimates]
            for kind in ("declared", "suspected"):
                row[kind] = [
                    (its.second if its.first == one else its.first).name
                    for its in self.dependences
                    if its.kind == kind and one in (its.first, its.second)
                ]
            rows.append(row)
        return rows

    def __str__(self) -> str:
        if not self.groups:
            return f"Nobody gives a number for {self.figure}."
        lines = [f"{_counted(len(self.groups), 'origin')} of {self.figure}."]
        for one in self.groups:
            where = _sources(one)
            read_in = f", read in {listed(list(where))}" if where else ""
            lines.append(f"{one.name} ({one.kind}) is behind the {_what(one)} of {listed(_holders(one))}{read_in}.")
        lines += [f"{one}." for one in self.dependences]
        if len(self.groups) > 1:
            pairs = {frozenset((one.first, one.second)) for one in self.dependences}
            if self.independent is not None:
                lines.append(f"They are taken to be independent: {self.independent}.")
            elif not pairs:
                lines.append("Whether they depend on each other is unknown.")
            elif len(pairs) < len(self.groups) * (len(self.groups) - 1) // 2:
                lines.append("Whether the others depend on each other is unknown.")
        return "\n".join(lines)

    def __repr__(self) -> str:
        return f"<Origins of {self.figure}: {', '.join(map(str, self.groups)) or 'none'}>"


def _what(origin: Origin) -> str:
    """Return what an origin is behind: a number or a word in place of one, or several."""
    worded = all(one.unquantified is not None for one in origin.estimates)
    return ("word" if worded else "number") + ("" if len(origin.estimates) == 1 else "s")


def origins_in(figure: str, panel: Panel) -> Origins:
    """
    Return who is behind the numbers in force on a figure.

    Args:
        figure: its title.
        panel: everyone who has a say on it.
    """
    estimates = tuple(dict.fromkeys(e for p in panel.positions for e in p.estimates))
    found = origins_of(estimates)
    by_key = {origin_key(one.estimates[0]): one for one in found}
    pairs: dict[tuple[int, int, str], Dependence] = {}
    place = {id(one): at for at, one in enumerate(found)}

    def join(one: Origin, other: Origin, kind: str, reason: str) -> None:
        first, second = sorted((one, other), key=lambda origin: place[id(origin)])
        key = (place[id(first)], place[id(second)], kind)
        if one is not other:
            pairs.setdefault(key, Dependence(first, second, kind, reason))

    for position in panel.positions:
        behind = [by_key[key] for key in dict.fromkeys(map(origin_key, position.estimates))]
        for one in behind[1:] if position.working is None and position.stance is not Stance.SILENT else ():
            join(behind[0], one, "declared", f"{position.name} stands by numbers of both")
    for one, other, reason in _through(found):
        join(one, other, "declared", reason)
    for copy in suspected_copies(estimates):
        one, other = (by_key[origin_key(said)] for said in (copy.copy, copy.original))
        join(one, other, "suspected", str(copy))
    ordered = tuple(pairs[key] for key in sorted(pairs))
    return Origins(figure, found, ordered, panel.independent)


def _through(found: Sequence[Origin]) -> Iterator[tuple[Origin, Origin, str]]:
    """Yield an origin, another through which some of its numbers came, and how."""
    documents = {key[2]: one for one in found if (key := origin_key(one.estimates[0]))[0] == "source"}
    parties = {one.name: one for one in found if one.kind == "party"}
    for one in found:
        for link in dict.fromkeys(link for said in one.estimates for link in documents_of(said)):
            if link in documents:
                yield one, documents[link], f"what {one.name} says was read in {link.name}"
            elif link.organ_of is not None and link.organ_of.name in parties:
                through = f"what {one.name} says was read in {link.name}, which is {link.organ_of.name}'s"
                yield one, parties[link.organ_of.name], through


def _holders(origin: Origin) -> tuple[str, ...]:
    return tuple(sorted({holder.name for said in origin.estimates for holder in holders_of(said)}))


def _sources(origin: Origin) -> tuple[str, ...]:
    return tuple(sorted({said.source.name for said in origin.estimates if said.source is not None}))


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
