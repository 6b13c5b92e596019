"""
Laws of journals.

What is recorded is read back as it was, and whatever is recorded, corrected
and retracted by whom, a journal holds what a plain list would hold.
"""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

import attrs
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, initialize, invariant, rule
from tests.effort import count

from contested import Denial, Dossier, Estimate, Figure, Journal, JournalEntry, Source, Withheld
from contested.claims import Statement
from contested.claims.canonical import canonical_text
from contested.journal.entry import claim_texts, entry_text
from contested.journal.lines import journal_line
from contested.testing import figures, sources

AUTHORS = ("the desk", "the Desk", "bureau/../x", "ünï", "con")
DAYS = ("2023-09-20", "2023-09-21", "2023-09-21T10:00Z", "2023-09-21T13:00+04:00", "2023-09-22")

FIGURES = (Figure("troops", "person"), Figure("troops", "person", of="X"), Figure("crew", "soldier", definition="d"))
REPORT = Source("Report", quoting=Source("Wire", issued="2023-09-20"))
CLAIMS = (
    Estimate.of(7, "soldier", by="A"),
    Estimate.of("around 10,000", "soldier", by=["A", "B"], source=REPORT),
    Estimate.of("dozens", "soldier", source="Report", quote="“dozens”, he said\n…"),
    Denial.of(by="B", source=REPORT),
    Withheld.of(speaker="A colonel", anonymous=True),
)


def as_read(statement: Statement, figure: Figure, **more: str) -> JournalEntry:
    """Return the entry of a statement as it is read from its line."""
    parts = claim_texts(statement, figure) | {"author": '"the desk"', "recorded": '"2023-09-21"'} | more
    digest, line = journal_line(entry_text(parts, ()))
    entry = JournalEntry(digest, "{" + line.decode()[len('{"digest":"",') + len(digest) : -1])
    entry.check()
    return entry


@given(figure=figures(unit=None))
def test_what_is_recorded_is_read_back_as_it_was(figure: Figure) -> None:
    """Every statement that can be made, and its figure, are the same when they are read from their entry."""
    scope = attrs.evolve(figure, statements=(), assessments=())

    for statement in figure.statements:
        entry = as_read(statement, figure)

        assert entry.statement == statement
        assert entry.figure == scope
        assert entry.statement.digest == statement.digest


@given(source=sources(), behind=st.lists(sources(), max_size=3))
def test_a_chain_of_sources_is_read_back_as_it_was(source: Source, behind: list[Source]) -> None:
    """A source is the same when it is read back, with every one that it quotes."""
    for link in behind:
        source = attrs.evolve(source, quoting=(link, *source.quoting))
    claim = Estimate.of(5, "person", source=source, quoting=behind)

    assert as_read(claim, Figure("troops", "person")).statement == claim


@attrs.frozen
class Row:
    """An entry of the plain list that a journal is compared with."""

    entry: JournalEntry
    author: str
    day: str
    figure: Figure
    statement: Statement | None
    replaces: Any = None


class AJournalAndAList(RuleBasedStateMachine):
    """A journal, two copies of it, and a plain list of what was recorded in them."""

    entries = Bundle("entries")

    @initialize()
    def begin(self) -> None:
        """Begin with an empty folder."""
        self.folder = tempfile.TemporaryDirectory()
        self.copies = [Journal(Path(self.folder.name) / name) for name in "ab"]
        self.rows: list[list[Row]] = [[], []]
        self.seals: list[tuple[int, str]] = []

    def teardown(self) -> None:
        """Remove the folder."""
        if hasattr(self, "folder"):
            self.folder.cleanup()

    @rule(
        target=entries, data=st.data(), at=st.integers(0, 1), author=st.sampled_from(AUTHORS), day=st.sampled_from(DAYS)
    )
    def append(self, data: st.DataObject, at: int, author: str, day: str) -> Row:
        """Record a claim."""
        figure, statement = data.draw(st.sampled_from(FIGURES)), data.draw(st.sampled_from(CLAIMS))
        entry = self.copies[at].append(statement, figure=figure, author=author, recorded=day)
        return self._keep(at, Row(entry, author, day, figure, statement))

    @rule(target=entries, data=st.data(), row=entries, author=st.sampled_from(AUTHORS), day=st.sampled_from(DAYS))
    def correct(self, data: st.DataObject, row: Row, author: str, day: str) -> Row:
        """Record a claim in another's place."""
        at = self._home(row)
        statement = data.draw(st.sampled_from(CLAIMS))
        if row.statement is None:
            return row
        entry = self.copies[at].correct(row.entry, statement, author=author, recorded=day, reason="a slip")
        return self._keep(at, Row(entry, author, day, row.figure, statement, row.entry.digest))

    @rule(target=entries, row=entries, author=st.sampled_from(AUTHORS), day=st.sampled_from(DAYS))
    def retract(self, row: Row, author: str, day: str) -> Row:
        """Take an entry back."""
        at = self._home(row)
        entry = self.copies[at].retract(row.entry.digest[7:19], author=author, recorded=day, reason="a slip")
        return self._keep(at, Row(entry, author, day, row.figure, None, row.entry.digest))

    @rule(at=st.integers(0, 1))
    def open_again(self, at: int) -> None:
        """Go on in another process."""
        self.copies[at] = Journal(self.copies[at].folder)

    @rule(at=st.integers(0, 1))
    def seal(self, at: int) -> None:
        """Keep a head elsewhere."""
        if self.rows[at]:
            self.seals.append((at, self.copies[at].seal().digest))

    @rule(at=st.integers(0, 1))
    def merge(self, at: int) -> None:
        """Put the other copy's entries into this one."""
        if self.rows[1 - at]:
            mine, theirs = self.rows[at], self.rows[1 - at]
            report = self.copies[at].merge(self.copies[1 - at])
            self.rows[at] = list({row.entry.digest: row for row in (*mine, *theirs)}.values())
            assert report.ok

    def _home(self, row: Row) -> int:
        return 0 if any(one.entry == row.entry for one in self.rows[0]) else 1

    def _keep(self, at: int, row: Row) -> Row:
        if all(one.entry != row.entry for one in self.rows[at]):
            self.rows[at].append(row)
        return row

    @invariant()
    def the_journal_holds_what_the_list_holds(self) -> None:
        """Each copy has the entries of its list, the claims in force, and nothing is wrong with it."""
        if not hasattr(self, "folder"):
            return
        for journal, rows in zip(self.copies, self.rows, strict=True):
            if not rows:
                continue
            entries = journal.entries()
            assert {entry.digest for entry in entries} == {row.entry.digest for row in rows}
            assert [entry.moment for entry in entries] == sorted(entry.moment for entry in entries)
            assert claims_in(journal.dossier()) == in_force(rows)
            day = [row for row in rows if row.day <= "2023-09-21T99"]
            assert claims_in(journal.dossier("2023-09-21")) == in_force(day)
            assert journal.verify().ok
        for at, digest in self.seals:
            assert self.copies[at].verify(digest).ok


def claims_in(dossier: Dossier) -> set[tuple[str, str]]:
    """Return the claims of a dossier, each with the figure that it is of."""
    return {
        (canonical_text(figure, ("statements",)), canonical_text(statement))
        for figure in dossier.figures.values()
        for statement in figure.statements
    }


def in_force(rows: list[Row]) -> set[tuple[str, str]]:
    """Return the claims of a list that nothing in force replaces."""

    def stands(row: Row) -> bool:
        return not any(other.replaces == row.entry.digest and stands(other) for other in rows)

    return {
        (canonical_text(row.figure), canonical_text(row.statement))
        for row in rows
        if row.statement is not None and stands(row)
    }


TestAJournalAndAList = AJournalAndAList.TestCase
TestAJournalAndAList.settings = settings(max_examples=count(4), stateful_step_count=12)
