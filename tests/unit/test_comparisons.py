"""The page that compares with other tools shows what its scripts print."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SCRIPTS = sorted((ROOT / "examples" / "comparisons").glob("beside_*.py"))
PAGE = (ROOT / "docs" / "comparison.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.stem)
def test_each_comparison_prints_what_the_page_shows(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Where the other tool is not installed, the script says that it was not run."""
    shown = re.search(rf"\]\(\.\./examples/comparisons/{path.name}\) prints:\n\n```text\n(.*?)```\n", PAGE, re.DOTALL)
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec is not None
    assert spec.loader is not None
    script = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(script)

    script.main()
    printed = capsys.readouterr()

    if printed.err.startswith("NOT RUN"):
        pytest.skip(printed.err.strip())
    assert shown is not None
    assert printed.out == shown[1]


def test_the_page_names_every_comparison() -> None:
    """And each of the tools has a section."""
    assert set(re.findall(r"beside_(\w+)\.py`\]", PAGE)) == {path.stem.removeprefix("beside_") for path in SCRIPTS}
