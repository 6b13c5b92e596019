"""``contested render`` and ``contested lint``: what they print, write and exit with."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from contested.cli.command_line import main

EXAMPLE = str(Path(__file__).parents[3] / "examples" / "nagorno_karabakh.toml")
ONE_SIDE = "Armenia says that 120,000 people live in Nagorno-Karabakh.\n"


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    """A draft with a placeholder."""
    path = tmp_path / "draft.md"
    path.write_text("People: {{ population }}.\r\n", encoding="utf-8", newline="")
    return path


def test_render_prints_the_draft_as_it_is(draft: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing is added at its end, and its line ends stay."""
    assert main(["render", str(draft), "--dossier", EXAMPLE]) == 0

    assert capsys.readouterr().out == "People: 50,000 (Azerbaijan) to 120,000 (Armenia) people.\r\n"


def test_render_writes_a_file_whole(draft: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """``-o`` writes the file and prints nothing."""
    out = tmp_path / "out.md"

    assert main(["render", str(draft), "--dossier", EXAMPLE, "-o", str(out)]) == 0

    assert out.read_bytes().endswith(b"(Armenia) people.\r\n")
    assert capsys.readouterr().out == ""


def test_a_wrong_draft_writes_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Errors go to standard error with exit 2; a file that was there stays."""
    draft, out = tmp_path / "draft.md", tmp_path / "out.md"
    draft.write_text("{{ popluation }}\n\n{{ area | prse }}", encoding="utf-8")
    out.write_text("old", encoding="utf-8")

    assert main(["render", str(draft), "--dossier", EXAMPLE, "-o", str(out)]) == 2

    complaint = capsys.readouterr().err
    assert "draft.md: 2 problems" in complaint
    assert "line 3, column 1" in complaint
    assert out.read_text(encoding="utf-8") == "old"


@pytest.mark.parametrize(
    ("content", "said"), [(None, "check the path"), (b"a\nb\xff", "line 2, column 1: it is not UTF-8")]
)
def test_a_draft_that_cannot_be_read(
    content: bytes | None, said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A missing file and one that is no UTF-8 are errors with exit 2."""
    path = tmp_path / "draft.md"
    if content is not None:
        path.write_bytes(content)

    assert main(["lint", str(path), "--dossier", EXAMPLE]) == 2
    assert said in capsys.readouterr().err


def test_lint_prints_a_line_for_each_finding(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """``file:line:column: code message``, and exit 1."""
    path = tmp_path / "draft.md"
    path.write_text(f"# Title\n\n{ONE_SIDE}", encoding="utf-8")

    assert main(["lint", str(path), "--dossier", EXAMPLE]) == 1

    (line,) = capsys.readouterr().out.splitlines()
    assert line.startswith(f"{path}:3:19: CL001 ")
    assert "50,000 people (Azerbaijan)" in line


def test_lint_of_a_draft_without_a_fault(draft: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Exit 0, and it says so."""
    assert main(["lint", str(draft), "--dossier", EXAMPLE]) == 0
    assert capsys.readouterr().out == "nothing found\n"


def test_lint_tells_what_is_silenced_and_what_it_could_not_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Silenced findings are counted; numbers of two readings go to standard error."""
    path = tmp_path / "draft.md"
    silencing = "<!-- contested: allow CL001 because it quotes a banner -->\n"
    path.write_text(f"{silencing}{ONE_SIDE}\nIt is twice the 50,000 people of Nagorno-Karabakh.\n", encoding="utf-8")

    assert main(["lint", str(path), "--dossier", EXAMPLE]) == 0

    printed = capsys.readouterr()
    assert printed.out == "nothing found\n1 silenced\n"
    assert f"{path}:4:7" in printed.err


def test_lint_as_json(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The shape is by draft, with the version of all shapes."""
    path = tmp_path / "draft.md"
    path.write_text(ONE_SIDE, encoding="utf-8")

    assert main(["lint", str(path), "--dossier", EXAMPLE, "--json"]) == 1

    shape = json.loads(capsys.readouterr().out)
    assert shape["format"] == 1
    (finding,) = shape["drafts"][str(path)]["findings"]
    assert list(finding) == ["line", "column", "code", "message", "advice", "figure", "number"]


def test_a_draft_may_come_from_standard_input(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """``-`` reads it; findings name it so."""
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(ONE_SIDE.encode())))

    assert main(["lint", "-", "--dossier", EXAMPLE]) == 1
    assert capsys.readouterr().out.startswith("standard input:1:19: CL001")


def test_every_hook_is_a_command(draft: Path) -> None:
    """What the hooks for pre-commit call is there and takes several files."""
    hooks = (Path(__file__).parents[3] / ".pre-commit-hooks.yaml").read_text(encoding="utf-8")
    entries = [line.split(": ")[1] for line in hooks.splitlines() if line.strip().startswith("entry:")]

    assert entries == ["contested check", "contested lint"]
    for entry in entries:
        lints = entry.endswith("lint")
        files = [str(draft)] * 2 if lints else [EXAMPLE] * 2
        assert main([entry.split()[1], *files, *(["--dossier", EXAMPLE] if lints else [])]) == 0


def test_check_takes_several_files(capsys: pytest.CaptureFixture[str]) -> None:
    """Each is named before its findings; as JSON they stand by name."""
    assert main(["check", EXAMPLE, EXAMPLE.replace("nagorno", "./nagorno")]) == 0
    printed = capsys.readouterr().out
    assert printed.count("nagorno_karabakh.toml:\n") == 2

    assert main(["check", EXAMPLE, EXAMPLE.replace("nagorno", "./nagorno"), "--json"]) == 0
    assert len(json.loads(capsys.readouterr().out)["files"]) == 2


@pytest.mark.parametrize("command", ["lint", "render"])
def test_a_dossier_without_figures_is_refused(
    command: str, draft: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A folder that holds no journal is no dossier against which every draft is right."""
    (tmp_path / "empty").mkdir()

    assert main([command, str(draft), "--dossier", str(tmp_path / "empty")]) == 2
    assert "there is no figure in it" in capsys.readouterr().err
