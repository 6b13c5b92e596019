"""The rules that comments and laws name by number stand on a page of the docs."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "explanation" / "design.md").read_text(encoding="utf-8")
RULES = dict(re.findall(r"^## (\d+)\. (.+)$", PAGE, re.MULTILINE))
NAMED = re.compile(r"design\.md,\s+rules?\s+(\d+(?:(?:,\s+|\s+and\s+)\d+)*)")


def named_in(path: Path) -> set[str]:
    """Return the numbers of the rules that a file names."""
    text = re.sub(r"\s*#\s+", " ", path.read_text(encoding="utf-8"))
    return {number for numbers in NAMED.findall(text) for number in re.findall(r"\d+", numbers)}


@pytest.mark.parametrize("folder", ["src", "tests"])
def test_every_rule_that_is_named_has_a_section(folder: str) -> None:
    """Whoever reads a comment finds the rule."""
    named = {number for path in (ROOT / folder).rglob("*.py") for number in named_in(path)}

    assert named
    assert named <= RULES.keys()


def test_every_rule_is_tried_by_a_law() -> None:
    """By one that says so."""
    laws = {number for path in (ROOT / "tests" / "laws").glob("*.py") for number in named_in(path)}

    assert laws == RULES.keys()
