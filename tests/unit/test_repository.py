"""The repository speaks of the project alone, and its README is what CI runs."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FOLDERS = (".ci", "benchmarks", "docs", "examples", "src", "tests")
FILES = sorted(
    path
    for path in [*ROOT.iterdir(), *(inner for folder in FOLDERS for inner in (ROOT / folder).rglob("*"))]
    if path.is_file() and path.suffix != ".pyc" and path.name != ".git" and not path.name.startswith(".coverage")
)
# Written in two halves, so that this file passes its own test.
FOREIGN = ("/wo" + "rk/", "/tm" + "p/dev", "/ro" + "ot/", "pypi" + ".org", "python" + "hosted.org", "index" + "-url")
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_no_file_names_a_machine_or_a_registry() -> None:
    """No file holds the path of somebody's machine or the host of a package registry."""
    texts = {path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8", errors="replace") for path in FILES}

    assert len(texts) > 1000
    assert [(name, words) for name, text in texts.items() for words in FOREIGN if words in text] == []


def command_under(marker: str) -> str:
    """Return the command in the code block right under a marker of the README."""
    found = re.search(rf"^<!-- {marker} -->\n```sh\n(.+)\n```$", README, re.MULTILINE)
    assert found is not None, f"README.md has lost its {marker}"
    return found[1]


@pytest.mark.parametrize(
    ("marker", "end"), [("first command", "examples/nagorno_karabakh.py"), ("second command", "-m pytest -n auto")]
)
def test_the_readme_gives_the_commands_that_ci_runs(marker: str, end: str) -> None:
    """Both commands stand under their markers, as one line, and CI reads them there and has no copy."""
    command = command_under(marker)
    ci = (ROOT / ".ci" / "run").read_text(encoding="utf-8")

    assert command.startswith("python3 -m venv .venv && ")
    assert command.endswith(end)
    assert f'$(command_after "{marker}")' in ci
    assert command not in ci


@pytest.mark.parametrize("job", sorted(path.name for path in (ROOT / ".ci").iterdir() if path.name != "run"))
def test_ci_runs_every_job(job: str) -> None:
    """What the second command leaves out is run all the same, and contributors read where."""
    begun = [path.read_text(encoding="utf-8") for path in (ROOT / ".ci").iterdir() if path.name != job]
    assert any(f"\n.ci/{job}\n" in text.replace("\n  ", "\n") for text in begun)
    assert f"| `.ci/{job}` |" in (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")


def test_what_is_marked_for_a_job_is_run_by_it() -> None:
    """A marker that the usual run leaves out is named by a job."""
    options = re.search(r'"-m",\s+"not (\w+)"', (ROOT / "pyproject.toml").read_text(encoding="utf-8"))

    assert options is not None
    assert options[1] in (ROOT / ".ci" / options[1]).read_text(encoding="utf-8")
