"""The commands ``contested verify`` and ``contested archive``: what they print, write and exit with."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from contested.cli import main
from contested.evidence import copy_digest

TEXT = b"<html>At least 11 people were killed, and 30 wounded.</html>"
DOSSIER = """format = 1

# what we know of the article
[sources.article]
title = "Article"   # as printed
url = "https://example.org/article"

[figures.dead]
name = "dead"
unit = "person"

[[figures.dead.claims]]
value = "at least 11"
by = "UN"
source = "article"
quote = "At least 11 people were killed"
"""


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """Return a folder with a dossier and a folder of copies."""
    (tmp_path / "copies").mkdir()
    (tmp_path / "copies" / "article.html").write_bytes(TEXT)
    (tmp_path / "d.toml").write_text(DOSSIER)
    return tmp_path


def run(capsys: pytest.CaptureFixture[str], place: Path, command: str, *options: str) -> tuple[int, str]:
    """Return exit code and output of a command on the dossier."""
    code = main([command, str(place / "d.toml"), "--sources", str(place / "copies"), *options])
    printed = capsys.readouterr()
    return code, printed.out + printed.err


def test_archive_touches_its_own_characters_alone(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Three keys are new, comments and all else stay; a second time nothing is written."""
    digest = copy_digest(TEXT)

    assert run(capsys, place, "archive") == (0, f"article: article.html, {digest}\n")

    kept = f'archive = "article.html"\ndigest = "{digest}"\nmedia_type = "text/html"\n'
    assert (place / "d.toml").read_text() == DOSSIER.replace('article"\n\n[fig', f'article"\n{kept}\n[fig')
    before = (place / "d.toml").stat().st_mtime_ns
    assert run(capsys, place, "archive") == (0, "article: article.html is as the dossier says\n")
    assert (place / "d.toml").stat().st_mtime_ns == before


def test_archive_names_what_is_missing_or_changed(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """And exits with 1; what is there is not replaced."""
    run(capsys, place, "archive")
    (place / "copies" / "article.html").write_bytes(b"<html>12")
    code, printed = run(capsys, place, "archive", "--json")

    assert code == 1
    assert [one["outcome"] for one in json.loads(printed)["sources"]] == ["refused"]
    (place / "copies" / "article.html").unlink()
    assert run(capsys, place, "archive") == (1, "article: no copy of it lies in the folder\n")


def test_a_dossier_without_sources_has_none_to_archive(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """That is no failure."""
    (place / "d.toml").write_text("format = 1\n")

    assert run(capsys, place, "archive") == (0, "no sources\n")
    assert run(capsys, place, "verify") == (0, "there is no statement to prove\n")


def test_verify_exits_with_what_is_proved(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """0 where all is, 1 where something is not."""
    code, printed = run(capsys, place, "verify")
    assert (code, printed.splitlines()[0]) == (1, "0 of 1 statement is proved; 1 is not proved")
    assert "  CF030 error: dead: 11 or more people (UN, in Article): no copy of Article: it names no archive" in printed

    run(capsys, place, "archive")

    assert run(capsys, place, "verify") == (0, "1 of 1 statement is proved\n")
    code, printed = run(capsys, place, "verify", "--json")
    assert (code, json.loads(printed)["proved"]) == (0, 1)


@pytest.mark.parametrize("command", ["verify", "archive"])
def test_what_cannot_run_exits_with_2(place: Path, capsys: pytest.CaptureFixture[str], command: str) -> None:
    """No such folder, no such file, and no folder named."""
    assert main([command, str(place / "d.toml"), "--sources", str(place / "gone")]) == 2
    assert main([command, str(place / "gone.toml"), "--sources", str(place)]) == 2
    assert "there is no such folder" in capsys.readouterr().err
    with pytest.raises(SystemExit) as caught:
        main([command, str(place / "d.toml")])
    assert caught.value.code == 2


def test_verify_says_what_is_not_installed(
    place: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A PDF file needs a library; without it nothing is called unproved."""
    (place / "copies" / "article.pdf").write_bytes(b"%PDF-1.4")
    (place / "d.toml").write_text(DOSSIER.replace("url =", 'archive = "article.pdf"\nurl ='))
    monkeypatch.setitem(__import__("sys").modules, "pypdf", None)

    code, printed = run(capsys, place, "verify")

    assert code == 2
    assert "reading PDF files needs an extra; install it with: pip install 'contested[pdf]'" in printed
