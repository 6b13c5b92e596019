"""What the entries of a journal come to: the claims that are in force, as a dossier."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from contested.claims import aimed_at, canonical_text
from contested.dossier.dossier import Dossier
from contested.dossier.file.record_ids import readable_ids
from contested.errors import ContestedError, UnreadableJournal

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from contested.claims import Statement
    from contested.figure import Figure
    from contested.journal.entry import JournalEntry


def entries_in_force(entries: Iterable[JournalEntry]) -> list[JournalEntry]:
    """
    Return the entries that claim something, and that no other in force corrects or retracts.

    A retraction that is retracted itself takes nothing back any more.
    """
    several = list(entries)
    replacing: dict[str | None, list[str]] = defaultdict(list)
    for entry in several:
        replacing[entry.replaces].append(entry.digest)
    stands: dict[str, bool] = {}
    for entry in several:
        waiting = [entry.digest]  # what replaces another can be replaced itself, any number of times
        while waiting:
            later = [one for one in replacing[waiting[-1]] if one not in stands]
            if later:
                waiting += later
            else:
                digest = waiting.pop()
                stands[digest] = not any(stands[one] for one in replacing[digest])
    return [entry for entry in several if entry.statement is not None and stands[entry.digest]]


def recorded_dossier(entries: Iterable[JournalEntry], name: str) -> Dossier:
    """
    Return the dossier of the claims that entries leave in force.

    A figure has the id that the first entry which gives one gives it, else one made of its
    name; where two figures would have one id, both are told apart by a digest.

    Args:
        entries: in the order in which they were recorded.
        name: how errors call the journal.

    Raises:
        UnreadableJournal: claims that do not go together, each with its file and line.
    """
    said: dict[Figure, list[JournalEntry]] = {}
    for entry in entries_in_force(entries):
        assert entry.figure is not None
        said.setdefault(entry.figure, []).append(entry)
    ids = readable_ids([_called(scope, of) for scope, of in said.items()], [canonical_text(scope) for scope in said])
    made, problems = Dossier(), list[str]()
    for id_, (scope, of) in zip(ids, said.items(), strict=True):
        at = of[0]
        known: set[Statement] = set()
        try:
            figure = scope
            for at in _targets_first(of):
                if at.statement is not None and at.statement not in known:  # one that several recorded stands once
                    known.add(at.statement)
                    figure = figure.saying(at.statement)
            made = made.with_figure(id_, figure)
        except ContestedError as error:
            problems.append(f"{at.file}, line {at.line}: {error}")
    if problems:
        raise UnreadableJournal(name, tuple(problems))
    return made


def _called(scope: Figure, entries: Iterable[JournalEntry]) -> Sequence[str]:
    """Return the id that somebody gave a figure, else the parts of its name."""
    given = next((entry.id for entry in entries if entry.id is not None), None)
    return (given,) if given is not None else [part for part in (scope.name, scope.of) if part is not None]


def _targets_first(entries: Iterable[JournalEntry]) -> Iterator[JournalEntry]:
    """Give entries in their order, but for what points at an estimate that is recorded later."""
    waiting = list(entries)
    known: set[str | None] = {None}
    while waiting:
        ready = [one for one in waiting if one.statement is None or aimed_at(one.statement) in known]
        ready = ready or waiting  # what points at nothing says so where it is put in
        yield from ready
        known.update(one.statement.key for one in ready if one.statement is not None)
        given = set(map(id, ready))
        waiting = [one for one in waiting if id(one) not in given]
