"""Inspection: what lies in the folder of a journal."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from contested import Estimate, Figure, Journal
from contested.journal.author_file import file_name
from contested.journal.journal_finding import SEVERITY, JournalFinding
from contested.journal.lines import journal_line
from contested.journal.seal import seal_of, seals_in

if TYPE_CHECKING:
    from pathlib import Path

TROOPS = Figure("troops", "person")


@pytest.fixture
def journal(tmp_path: Path) -> Journal:
    """Return a journal of one entry."""
    made = Journal(tmp_path / "journal")
    made.append(Estimate.of(1, "person"), figure=TROOPS, author="a", recorded="2023-09-21")
    return made


def found(journal: Journal) -> list[tuple[str, str]]:
    """Return the kinds of findings, and the files they are about."""
    return [(one.kind, one.file) for one in journal.verify().findings]


def test_other_files_are_none_of_a_journals_business(journal: Journal) -> None:
    """A README, the files of version control and an empty file beside the entries are not looked at."""
    (journal.folder / "README.md").write_text("x")
    (journal.folder / ".git").mkdir()
    (journal.folder / "begun.jsonl").write_text("")

    assert found(journal) == []


def test_a_file_of_lines_that_are_no_entries_is_stray(journal: Journal) -> None:
    """A file of other lines is named; it is no part of the journal."""
    (journal.folder / "other.jsonl").write_text('{"a": 1}\n')

    assert found(journal) == [("changed", "other.jsonl"), ("stray", "other.jsonl")]


def test_a_file_that_is_called_otherwise_is_misplaced(journal: Journal) -> None:
    """A file under the name of somebody else is named with the right one."""
    (journal.folder / file_name("a")).rename(journal.folder / "x.jsonl")

    (finding,) = journal.verify().findings

    assert (finding.kind, finding.file) == ("misplaced", "x.jsonl")
    assert f"the file of 'a' is called {file_name('a')}" in finding.what


def test_links_and_folders_are_no_files_of_a_journal(journal: Journal) -> None:
    """A link and a folder in the place of a file are named, and not followed."""
    (journal.folder / "link.jsonl").symlink_to(journal.folder / file_name("a"))
    (journal.folder / "dir.jsonl").mkdir()

    assert found(journal) == [("unreadable", "dir.jsonl"), ("unreadable", "link.jsonl")]


def test_a_first_line_without_its_end_says_whose_it_is(journal: Journal) -> None:
    """A file of one entry without the end of its line is still its author's."""
    path = journal.folder / file_name("a")
    path.write_bytes(path.read_bytes()[:-1])

    assert journal.verify().entries == {"a": 1}


@pytest.mark.parametrize(
    "text",
    [
        '{"authors":[],"is":"journal"}',
        '{"authors":[{"author":"a","heads":["b","a"]}],"is":"seal"}',
        '{"authors":3}',
        '{"authors":[3]}',
        "[]",
        "{",
        '{"authors":[{"author":"a","heads":3}]}',
    ],
)
def test_a_line_that_is_no_seal_keeps_none(text: str) -> None:
    """Only a seal in its canonical form is found by its digest."""
    assert seals_in([journal_line(text)[1], b"x\n"]) == {}


def test_a_seal_is_content() -> None:
    """A seal hangs on no order of authors or heads, and is printed by its digest."""
    one, other = seal_of({"b": ["2", "1"], "a": ["3"]}), seal_of({"a": ["3"], "b": ["1", "2"]})

    assert one == other
    assert str(one) == one.digest
    assert repr(one) == f"<Seal {one.digest}>"
    assert one.text == '{"authors":[{"author":"a","heads":["3"]},{"author":"b","heads":["1","2"]}],"is":"seal"}'


@pytest.mark.parametrize(
    ("kind", "severity"),
    [
        *((kind, "error") for kind in ("changed", "broken", "duplicate", "misplaced", "missing", "unreadable")),
        *((kind, "warning") for kind in ("torn", "forked", "stray")),
    ],
)
def test_an_error_is_what_no_program_of_ours_leaves_behind(kind: str, severity: str) -> None:
    """A line that was begun, two copies that went on and a file of something else may be nobody's fault."""
    finding = JournalFinding(kind, "a.jsonl", 3, "x")

    assert finding.severity == severity
    assert finding.to_dict() == {"kind": kind, "severity": severity, "file": "a.jsonl", "line": 3, "what": "x"}
    assert set(SEVERITY) == {
        *("changed", "broken", "duplicate", "misplaced", "missing", "unreadable", "torn", "forked", "stray")
    }


def test_what_lies_in_a_folder_is_said_word_for_word(journal: Journal) -> None:
    """Each with what to do."""
    right = file_name("a")
    (journal.folder / "dir.jsonl").mkdir()
    (journal.folder / "other.jsonl").write_text('{"a": 1}\n')
    (journal.folder / right).rename(journal.folder / "x.jsonl")

    assert {one.file: one.what for one in journal.verify().findings} == {
        "dir.jsonl": "is a directory; a journal holds plain files",
        "other.jsonl": "this file holds no entry; move it elsewhere",
        "x.jsonl": f"the file of 'a' is called {right}; rename it, or put both together by merge",
    }
