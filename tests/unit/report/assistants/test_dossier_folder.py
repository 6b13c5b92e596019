"""A folder of dossiers: what it lists, and that no name leads out of it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from contested.dossier.file.toml_parsing import LARGEST_DOSSIER
from contested.errors import UnknownName, UnreadableDossier
from contested.report.assistants import dossier_folder
from contested.report.assistants.dossier_folder import DossierFolder

TEXT = 'format = 1\n[figures.f]\nname = "f"\nunit = "person"\n[[figures.f.claims]]\nvalue = 5\nby = "A"\nsource = "S"\n'


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A folder with two dossiers, beside a secret one."""
    (tmp_path / "secret.toml").write_text(TEXT, encoding="utf-8")
    folder = tmp_path / "folder"
    folder.mkdir()
    for name in ("b.toml", "a.toml", "notes.md"):
        (folder / name).write_text(TEXT, encoding="utf-8")
    return folder


def test_only_dossiers_are_listed(place: Path) -> None:
    """By name; no other file, no folder, no link, wherever it leads, and no pipe."""
    (place / "sub.toml").mkdir()
    (place / "out.toml").symlink_to(place.parent / "secret.toml")
    (place / "inside.toml").symlink_to(place / "a.toml")
    os.mkfifo(place / "pipe.toml")
    (place / "bad\x1b.toml").write_text(TEXT, encoding="utf-8")

    assert DossierFolder(place).names() == ("a", "b")


@pytest.mark.parametrize("name", ["a", "a.toml"])
def test_a_dossier_is_read_by_its_name(place: Path, name: str) -> None:
    """With or without the ending."""
    assert list(DossierFolder(place).dossier(name)) == ["f"]


@pytest.mark.parametrize(
    "name",
    [
        *("../secret", "../secret.toml", "./a", "a/../a", "sub/../../secret", "out", "inside", "notes.md", "notes"),
        *(
            "",
            ".",
            "..",
            "/etc/passwd",
            "C:\\a",
            "..\\secret",
            "a\x00",
            "a.toml/",
            "A",
            "~/a",
            "%2e%2e/secret",
            "a.toml.toml",
        ),
    ],
)
def test_no_name_leads_out_of_the_folder(place: Path, name: str) -> None:
    """What is not listed is not opened, whatever a path of this name would lead to."""
    (place / "out.toml").symlink_to(place.parent / "secret.toml")
    (place / "inside.toml").symlink_to(place / "a.toml")

    for asked in (name, str(place.parent / "secret.toml"), str(place / "a.toml")):
        with pytest.raises(UnknownName, match=r"no dossier .* in the folder; known: a, b"):
            DossierFolder(place).dossier(asked)


def test_a_file_that_becomes_a_link_is_not_opened(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Between the look at the folder and the opening."""
    (place / "out.toml").symlink_to(place.parent / "secret.toml")
    monkeypatch.setattr(DossierFolder, "names", lambda _: ("out",))

    with pytest.raises(UnreadableDossier, match=r"out\.toml: 1 problem\n  too many levels of symbolic links"):
        DossierFolder(place).dossier("out")


def test_a_file_that_becomes_a_pipe_holds_nothing_up(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nor is a folder read."""
    os.mkfifo(place / "pipe.toml")
    monkeypatch.setattr(DossierFolder, "names", lambda _: ("pipe",))

    with pytest.raises(UnreadableDossier, match="it is no file"):
        DossierFolder(place).dossier("pipe")


def test_every_problem_of_a_dossier_is_told(place: Path) -> None:
    """With the name of its file, and its line."""
    (place / "a.toml").write_text("format = 1\n[figures.f]\n", encoding="utf-8")

    with pytest.raises(UnreadableDossier, match=r"a\.toml: \d problems?\n  line 2, figures\.f"):
        DossierFolder(place).dossier("a")


def test_a_dossier_that_is_too_large_is_refused(place: Path) -> None:
    """As everywhere."""
    with (place / "a.toml").open("wb") as file:
        file.truncate(LARGEST_DOSSIER + 10)

    with pytest.raises(UnreadableDossier, match=r"a\.toml: 1 problem\n"):
        DossierFolder(place).dossier("a")


def test_a_dossier_is_as_it_is_when_it_is_asked_for(place: Path) -> None:
    """A change is seen at the next question; what did not change is read once."""
    folder = DossierFolder(place)
    before = folder.dossier("a")
    again = folder.dossier("b")  # the same text
    (place / "a.toml").write_text(TEXT.replace("value = 5", "value = 6"), encoding="utf-8")

    after = folder.dossier("a")

    assert again is before
    assert (str(before["f"].hull()), str(after["f"].hull())) == ("5 people (A)", "6 people (A)")


def test_what_is_no_folder_is_refused(place: Path) -> None:
    """A file, nothing, a circle of links, a path with a NUL."""
    (place / "circle").symlink_to(place / "circle")
    for path, reason in (
        (place / "a.toml", "it is no folder"),
        (place / "nowhere", "no such file or directory; check the path"),
        (place / "circle", "check the path"),
        ("a\x00b", "check the path"),
    ):
        with pytest.raises(UnreadableDossier, match=reason):
            DossierFolder(path)


def test_a_folder_that_is_gone_is_told(place: Path) -> None:
    """Where it went after the server began."""
    folder = DossierFolder(place)
    place.rename(place.parent / "elsewhere")

    with pytest.raises(UnreadableDossier, match=r"folder: 1 problem\n  no such file or directory"):
        folder.names()


def test_a_folder_holds_so_many_dossiers_at_most(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Since each is read when they are listed."""
    monkeypatch.setattr(dossier_folder, "MOST_DOSSIERS", 1)

    with pytest.raises(UnreadableDossier, match="it holds more than 1 dossiers; serve a smaller folder"):
        DossierFolder(place).names()


def test_a_folder_may_be_named_by_a_link(place: Path) -> None:
    """The folder is the user's choice; what lies in it is not."""
    link = place.parent / "link"
    link.symlink_to(place)

    assert DossierFolder(link).names() == ("a", "b")
