"""The file of one author: its name, and how lines are added to it."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import pytest

from contested.errors import UnwrittenEntry
from contested.journal import author_file
from contested.journal.author_file import SEALS, append_lines, file_name, make_folder, read_lines
from contested.journal.lines import LONGEST_LINE

if TYPE_CHECKING:
    from pathlib import Path

HOSTILE = (
    "../x",
    "/etc/passwd",
    "a\\b",
    "con",
    "nul.txt",
    "C:\\x",
    "." * 300,
    "Ünï",
    "ـ",
    "seals",
    "a\u202eb",
    "<b>",
    "x" * 299,
)


def write(path: Path, lines: bytes) -> os.stat_result:
    """Add lines to a file."""
    return append_lines(path, lambda _, __: lines)


@pytest.mark.parametrize("author", HOSTILE)
def test_a_file_has_a_name_that_every_system_takes(author: str) -> None:
    """Whatever an author is called, the file has a plain short name that leads nowhere else."""
    name = file_name(author)

    assert name.removesuffix(".jsonl").replace("-", "").isalnum()
    assert name.isascii()
    assert name == name.lower()
    assert len(name) <= 60
    assert name != SEALS


def test_authors_whose_names_are_written_alike_have_files_of_their_own() -> None:
    """Names that differ in a letter, its case or its script have different files."""
    assert len({file_name(name) for name in (*HOSTILE, "Con", "CON", "сon", "con.", " x")}) == len(HOSTILE) + 5


def test_lines_are_added_at_the_end(tmp_path: Path) -> None:
    """What is added stands behind what is there, and what the system knew before is returned."""
    path = tmp_path / "a.jsonl"

    assert write(path, b"1\n").st_size == 0
    assert write(path, b"2\n").st_size == 2
    assert list(read_lines(path)) == [b"1\n", b"2\n"]


def test_a_line_that_is_too_long_ends_the_reading(tmp_path: Path) -> None:
    """Of a line of a hundred megabytes only a beginning is read, and nothing behind it."""
    path = tmp_path / "a.jsonl"
    path.write_bytes(b"1\n" + b"x" * (3 * LONGEST_LINE) + b"\n2\n")

    assert [len(line) for line in read_lines(path)] == [2, LONGEST_LINE + 1]


def test_a_link_is_not_followed(tmp_path: Path) -> None:
    """A link in the place of a file is refused, and what it leads to is left alone."""
    target = tmp_path / "target"
    target.write_bytes(b"x\n")
    (tmp_path / "a.jsonl").symlink_to(target)

    with pytest.raises(UnwrittenEntry, match=r"cannot record in a\.jsonl: too many levels of symbolic links"):
        write(tmp_path / "a.jsonl", b"1\n")
    with pytest.raises(OSError, match="symbolic"):
        list(read_lines(tmp_path / "a.jsonl"))
    assert target.read_bytes() == b"x\n"


def test_a_file_that_is_replaced_meanwhile_is_opened_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where version control puts another file in the place of the open one, the lines go to that."""
    path, locks = tmp_path / "a.jsonl", []
    path.write_bytes(b"old\n")

    def replace(handle: int, how: str) -> bool:
        locks.append((handle, how))
        if len(locks) == 1:
            path.unlink()
        elif len(locks) == 2:
            (tmp_path / "new").write_bytes(b"new\n")
            (tmp_path / "new").replace(path)
        return True

    monkeypatch.setattr(author_file, "_lock", replace)
    write(path, b"1\n")

    assert path.read_bytes() == b"new\n1\n"
    assert [how for _, how in locks] == ["LOCK_EX"] * 3


def test_without_locks_nothing_is_taken_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where there are no locks, another program may have written since, so what a failure left behind stays."""
    monkeypatch.setitem(sys.modules, "fcntl", None)
    author_file._locks.cache_clear()
    path = tmp_path / "a.jsonl"
    write(path, b"1\n")
    real = os.write
    monkeypatch.setattr(os, "write", lambda handle, lines: real(handle, lines[:2]))

    with pytest.raises(UnwrittenEntry, match="no space left"):
        write(path, b"22222\n")

    author_file._locks.cache_clear()
    assert path.read_bytes() == b"1\n22"


def test_a_folder_is_made_once(tmp_path: Path) -> None:
    """A folder is made with those above it, and one that is there is left as it is."""
    make_folder(tmp_path / "a" / "b")
    (tmp_path / "a" / "b" / "x").write_text("x")
    make_folder(tmp_path / "a" / "b")

    assert (tmp_path / "a" / "b" / "x").exists()
