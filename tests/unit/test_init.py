"""The public names, and what importing them loads."""

from __future__ import annotations

import ast
import importlib
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import contested

PUBLIC = [
    "Acceptance",
    "Agreement",
    "Answer",
    "Assessment",
    "AtMost",
    "Bridge",
    "Conclusion",
    "ContestedError",
    "ContestedWarning",
    "Denial",
    "Derivation",
    "Disagreement",
    "DisagreementTable",
    "Dispute",
    "Dossier",
    "EditionDiff",
    "EqualTo",
    "Estimate",
    "Feed",
    "Figure",
    "FigureChange",
    "Finding",
    "Inferred",
    "Intake",
    "Interval",
    "Journal",
    "JournalEntry",
    "JournalFinding",
    "JournalReport",
    "Lexicon",
    "Origin",
    "PartOf",
    "Party",
    "Phrase",
    "Phrases",
    "Position",
    "PrintedClaim",
    "PrintedClaims",
    "Range",
    "RecordChange",
    "Rejection",
    "Report",
    "Retraction",
    "Seal",
    "Segment",
    "Sensitivity",
    "Silenced",
    "Source",
    "Stance",
    "StatementChange",
    "TurnedConclusion",
    "TurningPoint",
    "Unit",
    "Verdict",
    "WhoSays",
    "Withheld",
    "at_most",
    "equal_to",
    "exchange",
    "feeds",
    "find_phrases",
    "lexicon",
    "lexicons",
    "maximum",
    "methods",
    "minimum",
    "part_of",
    "phrase",
    "read_claims",
    "read_phrase",
    "report",
    "sum_of",
    "total",
]
ROOT = Path(__file__).parents[2]
HEAVY = {"pint", "numpy", "tomlkit", "hypothesis", "rich", "edtf"}


def loaded_by(code: str) -> set[str]:
    """Return the modules that a fresh process has loaded after some code."""
    command = [sys.executable, "-c", f"import sys\n{code}\nprint(*sys.modules)"]
    return set(subprocess.run(command, check=True, capture_output=True, encoding="utf-8").stdout.split())


def test_the_public_names_are_these() -> None:
    """Names are added and taken away on purpose."""
    assert contested.__all__ == PUBLIC
    assert dir(contested) == PUBLIC
    assert sorted(PUBLIC) == PUBLIC


@pytest.mark.parametrize("name", PUBLIC)
def test_each_public_name_is_there(name: str) -> None:
    """Each name is found, and the second time without looking for it."""
    vars(contested).pop(name, None)

    found = getattr(contested, name)

    assert found.__name__.removeprefix("contested.") == name
    assert vars(contested)[name] is found


@pytest.mark.parametrize(
    "package",
    [
        "contested",
        *(
            f"contested.{name}"
            for name in ("claims", "cli", "dossier", "dossier.file", "feeds", "feeds.scan", "methods")
        ),
        "contested.evidence",
        "contested.exchange",
        "contested.quantities",
        "contested.report",
        "contested.table",
        "contested.units",
    ],
)
def test_each_package_shows_its_public_names(package: str) -> None:
    """A package shows what it gives, and gives all of it."""
    module = importlib.import_module(package)

    assert dir(module) == sorted(module.__all__)
    assert all(getattr(module, name) is not None for name in module.__all__)


def test_the_version_is_written_in_one_place() -> None:
    """The build reads it from the module that the library reads it from, and ``import *`` does not bring it."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    home = ROOT / project["tool"]["hatch"]["version"]["path"]

    assert project["project"]["dynamic"] == ["version"]
    assert home.read_text(encoding="utf-8").count(f'\n__version__ = "{contested.__version__}"\n') == 1
    assert re.fullmatch(r"\d+\.\d+\.\d+", contested.__version__)
    assert "__version__" not in contested.__all__


def test_another_name_is_not_there() -> None:
    """A name that is not public is refused as by any module."""
    with pytest.raises(AttributeError, match="module 'contested' has no attribute 'Nothing'"):
        _ = contested.Nothing


def test_readers_of_the_code_see_the_same_names() -> None:
    """What type checkers read is what is imported when asked for."""
    tree = ast.parse(Path(contested.__file__).read_text(encoding="utf-8"))
    imported = {
        alias.name: f"contested.{alias.name}" if node.module == "contested" else node.module
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("contested")
        for alias in node.names
    }
    del imported["lazily"]

    assert imported == contested._HOMES


def test_importing_the_library_loads_nothing() -> None:
    """``import contested`` loads no module of it and no other library."""
    loaded = loaded_by("import contested")

    assert not loaded & {*HEAVY, "attrs", "contested.figure"}


@pytest.mark.parametrize(
    "code",
    [
        "import contested\ncontested.Figure('f', 'km**2').claimed('about 5 ha', by='A').hull()",
        "import contested\ncontested.Dossier.loads('format = 1\\n').dumps()",
        "import contested.cli.command_line",
    ],
)
def test_everyday_use_loads_nothing_heavy(code: str) -> None:
    """Figures in the units of this field, and dossiers that do not change, need no other library than attrs."""
    assert not loaded_by(code) & HEAVY


def test_the_unit_library_is_loaded_for_the_units_it_alone_knows() -> None:
    """A unit that is not in the table asks for it."""
    assert "pint" in loaded_by("import contested\ncontested.Figure('f', 'newton')")


def test_hypothesis_learns_of_the_library_whichever_comes_first() -> None:
    """Where Hypothesis was imported before, its strategies are registered by the import."""
    code = "import hypothesis.strategies as st\nimport contested\n"

    assert "contested.testing.registration" in loaded_by(code)


def test_hypothesis_imported_first_is_told_of_our_types() -> None:
    """Where Hypothesis is there already, importing the library registers its types."""
    importlib.import_module("hypothesis")

    again = importlib.reload(contested)

    assert again is contested
