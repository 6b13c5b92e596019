"""Merging: line by line, and as git asks for it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from contested import Estimate, Figure, Journal
from contested.errors import ShrunkenJournal
from contested.journal.merging import merged_content, missing_lines

SOURCE = Path(__file__).parents[3] / "src"
TROOPS = Figure("troops", "person")


def record(journal: Journal, number: int, author: str) -> str:
    """Record a number."""
    return journal.append(Estimate.of(number, "person"), figure=TROOPS, author=author, recorded="2023-09-21").digest


def test_lines_that_are_missing_are_given_once() -> None:
    """A line that the other file has is not missing, whether it has an end or not."""
    assert missing_lines([b"1\n", b"2"], [b"2\n", b"3\n", b"3\n", b"4"]) == [b"3\n", b"4\n"]


@pytest.mark.parametrize(
    ("mine", "base", "theirs", "wanted"),
    [
        (b"1\n2\n", b"1\n", b"1\n3\n", b"1\n2\n3\n"),
        (b"1\n2\n", b"", b"1\n3\n", b"1\n2\n3\n"),
        (b"1\n", b"1\n", b"1\n", b"1\n"),
        (b"1\n2", b"1\n", b"1\n3\n", b"1\n2\n3\n"),
        (b"", b"", b"1\n", b"1\n"),
    ],
)
def test_two_copies_hold_together_what_either_holds(mine: bytes, base: bytes, theirs: bytes, wanted: bytes) -> None:
    """All lines of one copy stand first, and behind them those of the other that it lacks."""
    assert merged_content(mine, base, theirs) == wanted


@pytest.mark.parametrize(("mine", "theirs"), [(b"2\n", b"1\n2\n"), (b"1\n2\n", b"x\n2\n")])
def test_a_copy_that_lost_a_line_is_not_merged(mine: bytes, theirs: bytes) -> None:
    """A journal only grows: a copy without a line that both once had is refused."""
    with pytest.raises(ShrunkenJournal, match=r"1 line of a\.jsonl stood in the common version and are gone"):
        merged_content(mine, b"1\n2\n", theirs, "a.jsonl")


@pytest.fixture
def repository(tmp_path: Path) -> Any:
    """Return what runs git in a repository with a journal and the merge driver of the docs."""
    if shutil.which("git") is None:
        pytest.skip("git is not there")
    nobody = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull, "PYTHONPATH": str(SOURCE)}
    for role in ("AUTHOR", "COMMITTER"):
        nobody |= {f"GIT_{role}_NAME": "the desk", f"GIT_{role}_EMAIL": "desk@example.org"}

    env = {name: value for name, value in os.environ.items() if name != "COVERAGE_PROCESS_START"} | nobody

    def git(*words: str, check: bool = True) -> subprocess.CompletedProcess[str]:
        return subprocess.run(["git", *words], cwd=tmp_path, env=env, check=check, capture_output=True, text=True)

    git("init", "-q", "-b", "main")
    git("config", "merge.contested-journal.driver", f"{sys.executable} -m contested journal merge %A %B --base %O")
    (tmp_path / ".gitattributes").write_text("journal/*.jsonl merge=contested-journal -text\n")
    record(Journal(tmp_path / "journal"), 1, "the desk")
    git("add", ".")
    git("commit", "-qm", "A journal")
    return tmp_path, git


def test_git_merges_two_branches_that_both_record(repository: Any) -> None:
    """Two branches that add entries of one author, and of others, merge without a conflict, and nothing is lost."""
    folder, git = repository
    journal = Journal(folder / "journal")
    git("checkout", "-qb", "other")
    theirs = [record(journal, 2, "the desk"), record(journal, 3, "a bureau")]
    git("add", ".")
    git("commit", "-qm", "Theirs")
    git("checkout", "-q", "main")
    mine = [record(journal, 4, "the desk"), record(journal, 5, "a paper")]
    seal = journal.seal()
    git("add", ".")
    git("commit", "-qm", "Mine")

    git("merge", "-q", "-m", "Both", "other")

    assert {*mine, *theirs} <= {entry.digest for entry in journal.entries()}
    report = journal.verify(seal)
    assert report.ok
    assert [one.kind for one in report.findings] == ["forked"]
    assert git("status", "--porcelain").stdout == ""
    record(journal, 6, "the desk")
    assert len(journal.verify().heads["the desk"]) == 1


def test_git_keeps_a_conflict_where_a_branch_lost_an_entry(repository: Any) -> None:
    """A branch on which a line of the journal was changed is a conflict that a person has to look at."""
    folder, git = repository
    (file,) = (folder / "journal").glob("*.jsonl")
    git("checkout", "-qb", "other")
    file.write_bytes(file.read_bytes().replace(b'"1"', b'"7"'))
    git("commit", "-qam", "Theirs")
    git("checkout", "-q", "main")
    record(Journal(folder / "journal"), 4, "the desk")
    git("commit", "-qam", "Mine")

    merged = git("merge", "-q", "other", check=False)

    assert merged.returncode == 1
    assert "a journal only grows" in merged.stderr
    assert git("status", "--porcelain").stdout.startswith("UU ")
