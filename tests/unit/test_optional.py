"""Libraries that come with extras."""

from __future__ import annotations

import sys
import tomllib
from pathlib import Path

import pytest

from contested.errors import MissingExtra
from contested.optional import FEATURES, TABLES, library

ROOT = Path(__file__).parents[2]


def test_every_extra_is_one_that_can_be_installed() -> None:
    """The message names an extra of the package, and each extra is for something that can be told."""
    extras = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["optional-dependencies"]

    assert {extra for _, extra in FEATURES.values()} == set(extras)


@pytest.mark.parametrize("name", sorted(FEATURES))
def test_a_missing_library_names_its_extra(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    """Who asks may say what for; a table takes the extra of tables, whatever else brings the library."""
    monkeypatch.setitem(sys.modules, name, None)

    feature, extra = FEATURES[name]
    with pytest.raises(MissingExtra) as usual:
        library(name)
    assert (usual.value.feature, usual.value.extra) == (feature, extra)
    with pytest.raises(MissingExtra) as told:
        library(name, TABLES)
    assert (told.value.feature, told.value.extra) == (TABLES, "table")


def test_what_always_comes_with_us_is_missing_as_python_says(monkeypatch: pytest.MonkeyPatch) -> None:
    """No extra brings what every installation has."""
    monkeypatch.setitem(sys.modules, "pint", None)

    with pytest.raises(ModuleNotFoundError, match="pint"):
        library("pint")
