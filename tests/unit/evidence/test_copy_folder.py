"""A folder of copies: what is found in it, and what is never opened."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from contested.errors import UnusableCopy
from contested.evidence import copy_folder
from contested.evidence.copy_folder import CopyFolder, copy_digest, read_copy

ABC = "sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
"""Of "abc": https://csrc.nist.gov/csrc/media/projects/cryptographic-standards-and-guidelines/documents/examples/sha256.pdf."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with some copies, and a file outside of it."""
    (tmp_path / "secret.txt").write_text("secret")
    made = tmp_path / "copies"
    (made / "2023").mkdir(parents=True)
    (made / "a.txt").write_text("abc")
    (made / "2023" / "b report.pdf").write_text("b")
    return made


@pytest.mark.parametrize(
    ("archive", "found"),
    [
        ("a.txt", "a.txt"),
        ("./a.txt", "a.txt"),
        ("2023/b report.pdf", "2023/b report.pdf"),
        ("elsewhere/a.txt", "a.txt"),
        ("https://example.org/files/a.txt", "a.txt"),
        ("https://example.org/files/a.txt/?page=2#x", "a.txt"),
        ("https://example.org/files/%61.txt", "a.txt"),
        ("https://example.org/", None),
        ("https://example.org/..", None),
        ("https://example.org/%2e%2e%2fsecret.txt", None),
        ("https://example.org/%00", None),
        ("b report.pdf", None),
        ("a.txt\x00", None),
        ("x" * 5000, None),
        ("a.txt/a.txt", "a.txt"),
        (None, None),
    ],
)
def test_a_copy_is_found(folder: Path, archive: str | None, found: str | None) -> None:
    """By its path below the folder, else by the last part of it, or of a web address; nothing is fetched."""
    copies = CopyFolder(folder)

    path = copies.find(archive, None)

    assert (None if path is None else copies.relative(path)) == found


def test_a_copy_is_found_by_its_digest(folder: Path) -> None:
    """Whatever it is called, where no path leads to it."""
    copies = CopyFolder(folder)
    (folder / "zero.txt").write_text("abc")

    assert [copies.find(archive, ABC) for archive in (None, "gone.txt", "https://example.org/")] == [
        folder / "a.txt"
    ] * 3
    assert copies.find(None, f"sha256:{'0' * 64}") is None


@pytest.mark.parametrize(
    "archive",
    [
        "/etc/passwd",
        "../secret.txt",
        "2023/../../secret.txt",
        "a\\b.txt",
        "C:a.txt",
        "c:/a.txt",
        "link.txt",
        "up/secret.txt",
    ],
)
def test_nothing_outside_is_opened(folder: Path, archive: str) -> None:
    """Neither by a path nor by a link."""
    (folder / "link.txt").symlink_to(folder.parent / "secret.txt")
    (folder / "up").symlink_to(folder.parent)

    with pytest.raises(UnusableCopy, match="leads out of the folder of copies, and is not opened"):
        CopyFolder(folder).find(archive, None)


def test_a_link_within_the_folder_leads_to_its_file(folder: Path) -> None:
    """It is the same copy under another name; a link in a circle is none."""
    (folder / "again.txt").symlink_to(folder / "a.txt")
    (folder / "round.txt").symlink_to(folder / "round.txt")
    copies = CopyFolder(folder)

    assert copies.find("again.txt", None) == folder / "a.txt"
    assert copies.find("round.txt", None) is None


def test_what_is_no_file_is_not_opened(folder: Path) -> None:
    """A folder, and what never ends."""
    os.mkfifo(folder / "pipe")

    for archive in ("2023", "pipe"):
        with pytest.raises(UnusableCopy, match="it is no file"):
            CopyFolder(folder).find(archive, None)


def test_links_are_not_looked_through_for_a_digest(folder: Path) -> None:
    """A file outside is not found by its digest either; nor is one that is too large, or the ten thousandth."""
    (folder / "link.txt").symlink_to(folder.parent / "secret.txt")

    assert CopyFolder(folder).find(None, copy_digest(b"secret")) is None


def test_a_search_by_digest_has_limits(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In files, and in their size."""
    monkeypatch.setattr(copy_folder, "LARGEST_COPY", 1)
    assert CopyFolder(folder).find(None, ABC) is None
    assert CopyFolder(folder).find(None, copy_digest(b"b")) == folder / "2023" / "b report.pdf"
    monkeypatch.setattr(copy_folder, "MOST_COPIES", 1)
    assert CopyFolder(folder).find(None, copy_digest(b"b")) is None


def test_a_file_is_found_by_its_stem(folder: Path) -> None:
    """Where one alone is called so, right in the folder."""
    (folder / "c.pdf").write_text("c")
    (folder / "c.txt").write_text("c")

    assert [CopyFolder(folder).stem(name) for name in ("a", "c", "b report", "d")] == [
        folder / "a.txt",
        None,
        None,
        None,
    ]


@pytest.mark.parametrize("name", ["gone", "copies/a.txt", "a\x00b"])
def test_a_folder_that_is_none(folder: Path, name: str) -> None:
    """Without a folder nothing can be proved."""
    with pytest.raises(UnusableCopy, match="folder"):
        CopyFolder(folder.parent / name)


def test_a_copy_has_limits(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is read whole or not at all; a file that is gone is said to be."""
    assert read_copy(folder / "a.txt", "a.txt") == b"abc"
    with pytest.raises(UnusableCopy, match="no such file"):
        read_copy(folder / "gone.txt", "gone.txt")
    monkeypatch.setattr(copy_folder, "LARGEST_COPY", 2)
    with pytest.raises(UnusableCopy, match="it has 3 bytes; at most 2 are read"):
        read_copy(folder / "a.txt", "a.txt")


def test_a_digest_is_that_of_the_bytes() -> None:
    """A digest is that of the bytes, as sha256sum prints it."""
    assert copy_digest(b"abc") == ABC
