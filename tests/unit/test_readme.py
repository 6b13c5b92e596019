"""The README is short, and says what an installation can bring."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def test_it_is_read_in_one_go() -> None:
    """A stranger reads no more."""
    assert len(README.splitlines()) <= 120


def test_it_says_what_each_extra_is_for() -> None:
    """Each has its place in the table."""
    table = README.split("| extra | for |\n|---|---|\n", 1)[1].split("\n\n", 1)[0]
    named = {name for row in table.splitlines() for name in re.findall(r"`(\w+)`", row.split("|")[1])}

    assert named == PROJECT["optional-dependencies"].keys()


def test_it_says_what_is_needed() -> None:
    """The oldest Python, and the libraries that always come with it."""
    needed = [re.split(r"[^\w-]", one, maxsplit=1)[0] for one in PROJECT["dependencies"]]

    assert f"Python {PROJECT['requires-python'].removeprefix('>=')} or newer" in README
    assert f"needs {' and '.join(needed)} alone" in README
