"""The command ``contested doctor``: what is installed, what would be added, what does not fit."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tomllib
from collections.abc import Callable
from email.message import Message
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

import pytest

from contested.cli import command_line as cli
from contested.cli import doctor_command as doctor
from contested.optional import FEATURES

PROJECT = tomllib.loads((Path(__file__).parents[3] / "pyproject.toml").read_text("utf-8"))["project"]

REQUIRES = (
    "attrs>=25.1",
    "pint<0.28,>=0.25.3",
    'rich>=13.9; extra == "cli"',
    "shtab>=1.8 ; extra == 'cli'",
    'narwhals>=2.29; extra == "table"',
    'polars; extra == "tables"',
)
ALL_THERE = {
    "attrs": "25.1.0",
    "pint": "0.27",
    "rich": "14.0",
    "shtab": "1.10",
    "narwhals": "2.29.0.post1",
    "polars": "2.1",
}

Install = Callable[..., None]


@pytest.fixture
def installed(monkeypatch: pytest.MonkeyPatch) -> Install:
    """Return what makes it look as if libraries of these versions were installed."""

    class Ours:
        metadata = Message()
        version = "1.2.3"
        requires = REQUIRES

    Ours.metadata["Requires-Python"] = ">=3.11"

    def install(python: str = "3.11.7", **versions: str) -> None:
        def version(name: str) -> str:
            if name not in versions:
                raise PackageNotFoundError(name)
            return versions[name]

        monkeypatch.setattr(doctor, "distribution", lambda _: Ours)
        monkeypatch.setattr(doctor, "version", version)
        monkeypatch.setattr("platform.python_version", lambda: python)

    return install


def test_what_is_there_is_told_with_its_version(installed: Install, capsys: pytest.CaptureFixture[str]) -> None:
    """A line an extra, and exit 0."""
    installed(**ALL_THERE)

    assert cli.main(["doctor"]) == 0
    assert capsys.readouterr().out == (
        "contested 1.2.3\n"
        "always: Python 3.11.7, attrs 25.1.0, pint 0.27\n"
        "cli     there    rich 14.0, shtab 1.10\n"
        "table   there    narwhals 2.29.0.post1\n"
        "tables  there    polars 2.1\n"
    )


def test_what_is_missing_is_told_with_what_it_adds(installed: Install, capsys: pytest.CaptureFixture[str]) -> None:
    """And with the command that installs it; an extra that is not there is no fault."""
    installed(attrs="25.1", pint="0.26", rich="14.0")

    assert cli.main(["doctor"]) == 0

    lines = capsys.readouterr().out.splitlines()
    assert lines[2:4] == [
        "cli     missing  rich 14.0, shtab (>=1.8)",
        f"        for {', '.join(doctor.added_by('cli'))}: pip install --upgrade 'contested[cli]'",
    ]
    assert lines[6:] == [
        "tables  missing  polars",
        "        for a table to present: pip install --upgrade 'contested[tables]'",
    ]


@pytest.mark.parametrize(
    ("change", "line"),
    [
        ({"rich": "13.8.9"}, "cli     too old  rich 13.8.9 (>=13.9), shtab 1.10"),
        ({"rich": "9"}, "cli     too old  rich 9 (>=13.9), shtab 1.10"),
        ({"pint": "0.28.0"}, "always: Python 3.11.7, attrs 25.1.0, pint 0.28.0 (<0.28,>=0.25.3)"),
        ({"pint": "0.25.2"}, "always: Python 3.11.7, attrs 25.1.0, pint 0.25.2 (<0.28,>=0.25.3)"),
        ({"attrs": "unknown"}, "always: Python 3.11.7, attrs unknown (>=25.1), pint 0.27"),
        ({"python": "3.10.14"}, "always: Python 3.10.14 (>=3.11), attrs 25.1.0, pint 0.27"),
    ],
)
def test_a_version_that_does_not_fit_is_a_fault(
    change: dict[str, str], line: str, installed: Install, capsys: pytest.CaptureFixture[str]
) -> None:
    """It is told with the versions that do, and exits with 1."""
    installed(**ALL_THERE | change)

    assert cli.main(["doctor"]) == 1
    assert line in capsys.readouterr().out.splitlines()


def test_what_is_always_needed_and_missing_is_a_fault(installed: Install) -> None:
    """Nothing works without it."""
    installed(**{name: version for name, version in ALL_THERE.items() if name != "pint"})

    assert cli.main(["doctor"]) == 1


def test_as_json(installed: Install, capsys: pytest.CaptureFixture[str]) -> None:
    """The same in plain values."""
    installed(**ALL_THERE | {"rich": "1"})

    assert cli.main(["doctor", "--json"]) == 1

    shape = json.loads(capsys.readouterr().out)
    assert list(shape) == ["format", "contested", "always", "extras"]
    assert shape["always"][0] == {"name": "Python", "wanted": ">=3.11", "found": "3.11.7", "state": "there"}
    assert shape["extras"]["cli"] == {
        "state": "too old",
        "libraries": [
            {"name": "rich", "wanted": ">=13.9", "found": "1", "state": "too old"},
            {"name": "shtab", "wanted": ">=1.8", "found": "1.10", "state": "there"},
        ],
        "for": list(doctor.added_by("cli")),
        "install": "pip install --upgrade 'contested[cli]'",
    }


def test_without_an_installed_package_nothing_is_known(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A copy of the source says what to do, and exits with 1."""

    def missing(_: str) -> object:
        raise PackageNotFoundError

    monkeypatch.setattr(doctor, "distribution", missing)

    assert cli.main(["doctor"]) == 1
    assert capsys.readouterr().out.endswith("pip install contested\n")


def test_every_requirement_of_the_package_is_one_that_is_understood() -> None:
    """A name and limits from below and above, and nothing else, so that what fits is told rightly."""
    needed = [*PROJECT["dependencies"], *(one for extra in PROJECT["optional-dependencies"].values() for one in extra)]

    assert [one for one in needed if not re.fullmatch(r"[\w.-]+(>=[\d.]+)?(,?<[\d.]+)?", one)] == []
    assert re.fullmatch(r">=[\d.]+", PROJECT["requires-python"])


def test_the_extras_of_the_package_are_read_from_its_metadata() -> None:
    """Each that is declared there is known to bring something."""
    found = doctor.needed_libraries(distribution("contested").requires or ())

    assert found.keys() - {doctor.NO_EXTRA} <= {extra for _, extra in FEATURES.values()}
    assert {one.name for one in found[doctor.NO_EXTRA]} == {"attrs", "pint"}


def test_nothing_heavy_is_imported_to_be_looked_at() -> None:
    """No library of an extra is loaded by the command."""
    code = (
        "import sys, contested.cli as cli; cli.main(['doctor']); "
        "heavy = {'pint', 'numpy', 'duckdb', 'polars', 'matplotlib', 'pandas', 'pyarrow', 'rich', 'mcp', 'shtab'}; "
        "print(sorted(heavy & set(sys.modules)))"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert ran.stdout.splitlines()[-1] == "[]"
