"""Strategies for journals: claims that several authors recorded, corrected and retracted over some days."""

from __future__ import annotations

import shutil
import tempfile
import weakref
from pathlib import Path
from typing import TYPE_CHECKING

import attrs
from hypothesis import strategies as st

from contested.claims import Statement  # noqa: TC001  # attrs resolves it
from contested.figure import Figure
from contested.journal.journal import Journal
from contested.testing.claim_fields import Telling
from contested.testing.day_pool import days_between
from contested.testing.limits import reading_arguments
from contested.testing.strategies import denials, estimates, withheld

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from os import PathLike

    from contested.journal.entry import JournalEntry
    from contested.quantities import Datelike

_AUTHORS = ("the desk", "the bureau", "ünï/..")
_FIGURES = (
    Figure("population", "person", of="Nagorno-Karabakh"),
    Figure("losses", "killed", of="Nagorno-Karabakh", time="cumulative"),
    Figure("area", "km**2"),
)
_REASON = "a slip"


@attrs.frozen
class Recording:
    """
    What one author records on one day: a claim, a claim in another's place, or that one is taken back.

    Args:
        author: who records it.
        recorded: the day.
        figure: what the claim is of; None where one is taken back.
        statement: the claim; None where one is taken back.
        replaces: the place of the recording that is corrected or taken back,
            from 0; None where it is a new one.
    """

    author: str
    recorded: str
    figure: Figure | None = None
    statement: Statement | None = None
    replaces: int | None = None


def journal_of(recordings: Sequence[Recording], folder: str | PathLike[str] | None = None) -> Journal:
    """
    Return the journal in which these were recorded, one after the other.

    Args:
        recordings: the first one first.
        folder: where it is kept; by default a folder that is gone when the
            journal is.
    """
    own = tempfile.mkdtemp(prefix="journal-") if folder is None else None
    journal = Journal(Path(own or str(folder)))
    if own is not None:
        weakref.finalize(journal, shutil.rmtree, own, ignore_errors=True)
    entries: list[JournalEntry] = []
    for one in recordings:
        entries.append(_recorded(journal, one, entries))
    return journal


def _recorded(journal: Journal, one: Recording, before: Sequence[JournalEntry]) -> JournalEntry:
    by = {"author": one.author, "recorded": one.recorded}
    if one.statement is None or one.figure is None:
        return journal.retract(before[one.replaces or 0], **by, reason=_REASON)
    if one.replaces is None:
        return journal.append(one.statement, figure=one.figure, **by)
    return journal.correct(before[one.replaces], one.statement, figure=one.figure, **by, reason=_REASON)


@reading_arguments
@st.composite
def journals(
    draw: st.DrawFn,
    *,
    names: Iterable[str] | None = None,
    authors: Iterable[str] = _AUTHORS,
    min_size: int = 0,
    max_size: int = 5,
    min_date: Datelike | None = None,
    max_date: Datelike | None = None,
) -> Journal:
    """
    Draw journals, each in a folder of its own that is gone when the journal is.

    Args:
        draw: given by Hypothesis.
        names: of the parties that may speak; None for the edge cases.
        authors: who may record.
        min_size: how many entries it has at least.
        max_size: how many at most.
        min_date: the first day on which anything is recorded.
        max_date: the last one.
    """
    telling = Telling(first=min_date, last=max_date)
    recordable = days_between(telling.first, telling.last)
    days = sorted(draw(st.lists(recordable, min_size=min_size, max_size=max_size)))
    said: list[Recording] = []
    for day in days:
        author, figure = draw(st.sampled_from(tuple(authors))), draw(st.sampled_from(_FIGURES))
        replaced = draw(st.none() | st.integers(0, len(said) - 1)) if said else None
        if replaced is not None and (said[replaced].statement is None or draw(st.booleans())):
            said.append(Recording(author, str(day), replaces=replaced))
            continue
        statement = draw(estimates(figure.unit, names=names) | denials(names=names) | withheld(names=names))
        said.append(Recording(author, str(day), figure, statement, replaced))
    return journal_of(said)


def recordings_in(journal: Journal) -> list[Recording]:
    """Return what was recorded in a journal; where the order of a day is not known, what is replaced comes first."""
    waiting = list(journal.entries()) if journal.folder.is_dir() else []
    places: dict[str, int] = {}
    said: list[Recording] = []
    while waiting:
        entry = next(one for one in waiting if _may_follow(one, waiting))
        waiting.remove(entry)
        places[entry.digest] = len(said)
        replaced = None if entry.replaces is None else places[entry.replaces]
        said.append(Recording(entry.author, str(entry.recorded), entry.figure, entry.statement, replaced))
    return said


def _may_follow(entry: JournalEntry, waiting: Iterable[JournalEntry]) -> bool:
    """Whether nothing waits that was recorded before an entry: what it replaces, or an earlier line of its file."""
    return not any(
        one.digest == entry.replaces or (one.file == entry.file and (one.line or 0) < (entry.line or 0))
        for one in waiting
    )
