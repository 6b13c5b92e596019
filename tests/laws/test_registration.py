"""
Hypothesis finds the strategies by itself (libraries.md, Plugins).

Whichever of the two libraries is imported first, ``from_type`` knows our
types; importing ``contested`` alone does not import Hypothesis, nor the other
way round.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import _contested_hypothesis
import contested
from contested import Denial, Estimate, Figure, Interval, Party, Source

TYPES = (Figure, Estimate, Denial, Party, Source, Interval)

KNOWN = """
from hypothesis import strategies as st
drawn = [repr(st.from_type(kind)) for kind in (contested.Figure, contested.Estimate, contested.Denial)]
assert drawn == ["figures()", "estimates()", "denials()"], drawn
"""


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Return a search path on which we look installed, with our entry point, and nothing else is changed."""
    folder = tmp_path_factory.mktemp("site")
    metadata = folder / "contested_here-0.dist-info"
    metadata.mkdir()
    (metadata / "METADATA").write_text("Metadata-Version: 2.1\nName: contested-here\nVersion: 0\n", encoding="utf-8")
    (metadata / "entry_points.txt").write_text(
        "[hypothesis]\ncontested = _contested_hypothesis:setup\n", encoding="utf-8"
    )
    return os.pathsep.join((str(Path(contested.__file__).parents[1]), str(folder)))


def run(script: str, path: str) -> None:
    """Run a script in a fresh interpreter, which sees the library and no other test's imports."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "HYPOTHESIS"))}
    subprocess.run([sys.executable, "-c", script], env=environment | {"PYTHONPATH": path}, check=True)


@pytest.mark.parametrize("kind", TYPES)
def test_our_types_are_drawn_from_their_annotation(kind: type) -> None:
    """``from_type`` draws values of each public type."""

    @given(value=st.from_type(kind))
    def drawn(value: object) -> None:
        assert isinstance(value, kind)

    drawn()


@pytest.mark.parametrize(
    "order", ["contested, hypothesis", "hypothesis, contested", "contested.testing", "contested.testing.strategies"]
)
def test_either_may_be_imported_first(order: str, installed: str) -> None:
    """Importing both is enough, in either order, and so is importing our strategies alone."""
    run(f"import {order}{KNOWN}", installed)


def test_importing_us_does_not_import_hypothesis(installed: str) -> None:
    """A program that does not test does not pay for it."""
    run("import sys, contested; contested.Figure('x', 'person'); assert 'hypothesis' not in sys.modules", installed)


def test_importing_hypothesis_does_not_import_us(installed: str) -> None:
    """A program that does not use us does not pay for us."""
    run("import sys, hypothesis; assert '_contested_hypothesis' in sys.modules", installed)
    run("import sys, hypothesis; assert 'contested' not in sys.modules", installed)


def test_the_door_opens_where_we_are_in_use() -> None:
    """Opening the door again changes nothing."""
    before = repr(st.from_type(Figure))

    _contested_hypothesis.setup()

    assert repr(st.from_type(Figure)) == before == "figures()"
