"""Files are read line by line, folders and archives file by file, within limits."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from contested.errors import UnreadableDossier, UnsavedDossier
from contested.exchange import packing
from contested.exchange.packing import lines_of, load_pack, save_pack

FILES = {"first.json": ["{", "}"], "ä.csv": ["a,b\n", "1,2\n"]}


def _texts(path: Path) -> dict[str, str]:
    return {name: "".join(lines) for name, lines in load_pack(path).items()}


@pytest.mark.parametrize("name", ["folder", "folder.zip"])
def test_files_come_back_as_they_were_written(name: str, tmp_path: Path) -> None:
    """Files come back as they were written, from a folder and from an archive."""
    save_pack(tmp_path / name, FILES)
    save_pack(tmp_path / name, FILES)  # over what is there

    assert _texts(tmp_path / name) == {"first.json": "{}", "ä.csv": "a,b\n1,2\n"}


def test_equal_texts_make_equal_archives(tmp_path: Path) -> None:
    """No clock is in them."""
    save_pack(tmp_path / "a.zip", FILES)
    save_pack(tmp_path / "b.zip", FILES)

    assert (tmp_path / "a.zip").read_bytes() == (tmp_path / "b.zip").read_bytes()


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    """A file stands there, or the name is none."""
    (tmp_path / "file").write_text("")

    with pytest.raises(UnsavedDossier, match="cannot save .*file: file exists"):
        save_pack(tmp_path / "file", FILES)
    with pytest.raises(UnsavedDossier, match="null"):
        save_pack(tmp_path / "a\0b", FILES)


def test_a_file_that_cannot_be_opened_says_why(tmp_path: Path) -> None:
    """For a text, and for a package."""
    with pytest.raises(UnreadableDossier, match="no such file or directory; check the path"):
        list(lines_of(tmp_path / "nothing"))
    with pytest.raises(UnreadableDossier, match="null .*; check the path"):
        list(lines_of(tmp_path / "a\0b"))
    with pytest.raises(UnreadableDossier, match="no such file or directory; check the path"):
        load_pack(tmp_path / "nothing.zip")


def test_text_that_is_no_utf8_is_refused_with_its_line(tmp_path: Path) -> None:
    """Text that is no UTF-8 is refused with its line and the byte in it."""
    path = tmp_path / "latin.csv"
    path.write_bytes(b"a\nb\xe4\n")

    with pytest.raises(UnreadableDossier, match="line 2: byte 2 of the line is not UTF-8"):
        list(lines_of(path))


def test_a_line_without_end_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A line without end is refused, before it is held."""
    monkeypatch.setattr(packing, "LARGEST_DOSSIER", 10)
    path = tmp_path / "long.jsonl"
    path.write_text("short\n12345678901\n")

    with pytest.raises(UnreadableDossier, match="line 2: it has more than 10 bytes"):
        list(lines_of(path))


def test_links_in_a_folder_are_not_followed(tmp_path: Path) -> None:
    """A package holds its own files alone."""
    (tmp_path / "secret").write_text("x")
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "link").symlink_to(tmp_path / "secret")
    (folder / "below").mkdir()

    assert _texts(folder) == {}


def test_what_is_no_archive_is_refused(tmp_path: Path) -> None:
    """What is no archive is refused, as a text under that name is."""
    (tmp_path / "a.zip").write_text("no archive")

    with pytest.raises(UnreadableDossier, match="it is no folder, and no ZIP archive that can be read"):
        load_pack(tmp_path / "a.zip")


def test_a_bomb_is_not_unpacked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What goes beyond the limit is read no further, whatever the archive says of its size."""
    monkeypatch.setattr(packing, "LARGEST_PACKED", 1000)
    save_pack(tmp_path / "bomb.zip", {"a": ["x" * 600], "b": ["y" * 600]})

    with pytest.raises(UnreadableDossier, match="more than 1,000 bytes once unpacked"):
        load_pack(tmp_path / "bomb.zip")


def test_too_many_files_and_equal_names_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Too many files and equal names are refused in an archive; folders in it are none."""
    with zipfile.ZipFile(tmp_path / "twice.zip", "w") as archive:
        archive.mkdir("folder")
        archive.writestr("a", "1")
        with pytest.warns(UserWarning, match="Duplicate name"):
            archive.writestr("a", "2")

    with pytest.raises(UnreadableDossier, match="it holds two files 'a'"):
        load_pack(tmp_path / "twice.zip")
    monkeypatch.setattr(packing, "MOST_FILES", 1)
    with pytest.raises(UnreadableDossier, match="it holds 2 files; a package has at most 1"):
        load_pack(tmp_path / "twice.zip")
