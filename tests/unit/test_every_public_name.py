"""The script of a stranger: it uses every public name, and runs; that it is typed, mypy and pyright say."""

from __future__ import annotations

import ast
import runpy
from pathlib import Path

import pytest

import contested

SCRIPT = Path(__file__).parents[1] / "typing" / "every_public_name.py"


def test_the_script_uses_every_public_name() -> None:
    """And none that is not public; a new name has to be added to it."""
    tree = ast.parse(SCRIPT.read_text(encoding="utf-8"))
    used = {
        node.attr
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "ct"
    }

    assert used == {*contested.__all__, "__version__"}


def test_the_script_silences_no_checker() -> None:
    """What it shows needs neither a cast, nor a check for None, nor a comment."""
    text = SCRIPT.read_text(encoding="utf-8").split('"""', 2)[2]

    assert [
        words for words in ("cast(", "type: ignore", "pyright:", "is not None", "assert ", "Any") if words in text
    ] == []


def test_the_script_runs(capsys: pytest.CaptureFixture[str]) -> None:
    """From its first line, the version, to its last."""
    runpy.run_path(str(SCRIPT), run_name="__main__")

    printed = capsys.readouterr().out.splitlines()
    assert printed[0] == contested.__version__
    assert printed[-1] == "ContestedWarning"
