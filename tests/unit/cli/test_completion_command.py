"""The command ``contested completion``: what shells complete by the scripts that it prints."""

from __future__ import annotations

import importlib
import shutil
import subprocess
from pathlib import Path

import pytest

from contested.cli import command_line as cli
from contested.cli.completion_command import SHELLS

TRY = """
source "$1"
shift
COMP_WORDS=("$@")
COMP_CWORD=$(($# - 1))
COMP_LINE="$*"
COMP_POINT=${#COMP_LINE}
$(complete -p contested | sed 's/.*-F \\([^ ]*\\).*/\\1/')
echo "${COMPREPLY[*]}"
"""


def script(shell: str, capsys: pytest.CaptureFixture[str]) -> str:
    """Return what the command prints for a shell."""
    assert cli.main(["completion", shell]) == 0
    return capsys.readouterr().out


@pytest.mark.parametrize(
    ("typed", "completed"),
    [
        (["sh"], "show"),
        (["show", "--js"], "--json"),
        (["feed", "r"], "read"),
        (["table", "check", "a.csv", "--format", ""], "table csv jsonl parquet"),
        (["completion", ""], "bash zsh fish"),
        (["show", "do"], "dossier.toml"),
        (["journal", "log", "no"], "notes"),
        (["mcp", "no"], "notes"),
        (["ask", "dossier.toml", "po"], ""),
    ],
)
def test_bash_completes_commands_options_choices_and_paths(
    typed: list[str], completed: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """As real bash does it, by the script that it sources."""
    bash = shutil.which("bash")
    assert bash is not None
    (tmp_path / "contested.bash").write_text(script("bash", capsys), encoding="utf-8")
    (tmp_path / "dossier.toml").touch()
    (tmp_path / "notes").mkdir()

    ran = subprocess.run(
        [bash, "--norc", "-c", TRY, "bash", "contested.bash", "contested", *typed],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
    )

    assert (ran.stdout.strip(), ran.stderr) == (completed, "")


@pytest.mark.parametrize("shell", SHELLS)
def test_a_script_knows_every_command(shell: str, capsys: pytest.CaptureFixture[str]) -> None:
    """And each of their jobs."""
    text = script(shell, capsys)

    assert [
        word for word in ("sensitivity", "intake", "disagreement", "doctor", "mcp", "seal") if word not in text
    ] == []
    assert "rich" not in text


@pytest.mark.parametrize(("shell", "only_read"), [("zsh", "-n"), ("fish", "--no-execute")])
def test_other_shells_read_their_scripts(
    shell: str, only_read: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Where they are there."""
    program = shutil.which(shell)
    if program is None:
        pytest.skip(f"there is no {shell} here")
    path = tmp_path / "script"
    path.write_text(script(shell, capsys), encoding="utf-8")

    assert subprocess.run([program, only_read, str(path)], check=False).returncode == 0


def test_without_the_extra_it_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The library that writes the scripts comes with the extra ``cli``."""

    def missing(_: str) -> object:
        raise ImportError

    monkeypatch.setattr(importlib, "import_module", missing)

    assert cli.main(["completion", "bash"]) == 2
    assert "pip install 'contested[cli]'" in capsys.readouterr().err


def test_another_shell_is_no_choice(capsys: pytest.CaptureFixture[str]) -> None:
    """The shells there are are named."""
    with pytest.raises(SystemExit):
        cli.main(["completion", "tcl"])

    assert "no shell 'tcl'; it is one of bash, zsh, fish\n" in capsys.readouterr().err
