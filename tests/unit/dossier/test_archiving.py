"""Archiving: digests and media types of copies, written down from the folder in which they lie."""

from __future__ import annotations

from pathlib import Path

import attrs
import pytest

import contested as ct
from contested import Source
from contested.dossier import archiving
from contested.dossier.archiving import archive_copies, archived_text
from contested.errors import UnsavedDossier, UnusableCopy
from contested.evidence import copy_digest


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with two copies."""
    (tmp_path / "article.html").write_bytes(b"<html>11 dead")
    (tmp_path / "list.csv").write_bytes(b"a,b")
    (tmp_path / "picture.png").write_bytes(b"\x89PNG\x00")
    return tmp_path


HTML, CSV = copy_digest(b"<html>11 dead"), copy_digest(b"a,b")


@pytest.mark.parametrize(
    ("id_", "source", "made", "outcome"),
    [
        (
            "a",
            Source("A", archive="article.html"),
            Source("A", archive="article.html", digest=HTML, media_type="text/html"),
            "written",
        ),
        ("list", Source("L"), Source("L", archive="list.csv", digest=CSV, media_type="text/csv"), "written"),
        ("a", Source("A", digest=CSV), Source("A", archive="list.csv", digest=CSV, media_type="text/csv"), "written"),
        (
            "a",
            Source("A", archive="https://example.org/list.csv", media_type="text/plain"),
            Source("A", archive="https://example.org/list.csv", digest=CSV, media_type="text/plain"),
            "written",
        ),
        ("a", Source("A", archive="list.csv", digest=CSV, media_type="text/csv"), None, "kept"),
        ("picture", Source("P"), Source("P", archive="picture.png", digest=copy_digest(b"\x89PNG\x00")), "written"),
        ("a", Source("A"), None, "missing"),
        ("list", Source("A", archive="gone.csv"), None, "missing"),
        ("a", Source("A", archive="list.csv", digest=HTML), None, "refused"),
        ("a", Source("A", archive="../list.csv"), None, "refused"),
        ("a", Source("A", archive="list.csv", media_type="application/pdf"), None, "refused"),
        (
            "a",
            Source("A", archive="list.csv", media_type="image/png"),
            Source("A", archive="list.csv", digest=CSV, media_type="image/png"),
            "written",
        ),
    ],
)
def test_what_becomes_of_a_source(folder: Path, id_: str, source: Source, made: Source | None, outcome: str) -> None:
    """Written where the copy is there, kept where all is said, refused where it is another; no digest is replaced."""
    written, told = archive_copies({id_: source}, folder)

    assert written == ({} if made is None else {id_: made})
    assert [(one.id, one.outcome) for one in told] == [(id_, outcome)]
    assert str(told[0]).startswith(f"{id_}: ")


def test_what_another_copy_is_is_said(folder: Path) -> None:
    """What another copy is, is said with the digest that it has."""
    _, told = archive_copies({"a": Source("A", archive="list.csv", digest=HTML)}, folder)

    assert CSV in told[0].what


def test_a_text_is_changed_in_its_own_layout() -> None:
    """A source on one line stays on it, and one that quotes another says no more than before."""
    text = (
        f'format = 1\nsources.a = {{ title = "A", digest = "{CSV}" }} # one\n[sources.b]\ntitle = "B"\nquoting = "a"\n'
    )
    before = ct.Dossier.loads(text).sources

    made = archived_text(text, before, {"a": attrs.evolve(before["a"], archive="list.csv")})

    assert made == text.replace(" } # one", ', archive = "list.csv" } # one')
    assert ct.Dossier.loads(made).sources["b"].quoting[0].archive == "list.csv"


def test_what_cannot_be_written_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is written is read back before it is given out."""
    monkeypatch.setattr(archiving, "patch_text", lambda text, *_: text)
    text = 'format = 1\n[sources.a]\ntitle = "A"\n'

    with pytest.raises(UnsavedDossier, match="write the digests by hand"):
        archived_text(text, {"a": Source("A")}, {"a": Source("A", archive="list.csv")})


def test_without_a_folder_nothing_is_written(tmp_path: Path) -> None:
    """The command cannot run."""
    with pytest.raises(UnusableCopy):
        archive_copies({}, tmp_path / "gone")
