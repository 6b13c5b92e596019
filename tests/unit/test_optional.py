"""Libraries that come with extras."""

from __future__ import annotations

import re
import sys
import tomllib
from pathlib import Path

import pytest

from contested.errors import MissingExtra
from contested.optional import FEATURES, TABLES, library

ROOT = Path(__file__).parents[2]


PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
EXTRAS = PROJECT["project"]["optional-dependencies"]
PAGES = sorted([ROOT / "README.md", *(ROOT / "docs").rglob("*.md")])
COMPATIBILITY = (ROOT / "docs" / "compatibility.md").read_text("utf-8")


def test_every_extra_is_one_that_can_be_installed() -> None:
    """The message names an extra of the package, and each extra is for something that can be told."""
    assert {extra for _, extra in FEATURES.values()} == set(EXTRAS)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_a_page_names_extras_that_there_are(page: Path) -> None:
    """What a page says to install can be installed."""
    text = page.read_text("utf-8")
    named = {extra for names in re.findall(r"contested\[([\w,-]+)\]", text) for extra in names.split(",")}
    named |= {
        extra
        for names in re.findall(r"\bextras? ((?:`[\w-]+`(?:, | and | or )?)+)", text)
        for extra in re.findall(r"[\w-]+", names)
        if extra not in {"and", "or"}
    }

    assert named <= set(EXTRAS)


@pytest.mark.parametrize("extra", sorted(EXTRAS))
def test_the_versions_of_an_extra_are_on_the_page_of_compatibility(extra: str) -> None:
    """Each library of an extra, from the version on that is installed at the least."""
    (row,) = re.findall(rf"^\| `{extra}` \| (.+) \|$", COMPATIBILITY, re.MULTILINE)

    brought = re.sub(r" \(.*?\)", "", row).split(", ")
    assert brought == [needed.partition(",")[0].replace(">=", " ") for needed in EXTRAS[extra]]


def test_development_begins_where_the_extras_do() -> None:
    """The suite is run on the lowest libraries that an extra lets in, so these stand in both lists."""
    assert {needed for needs in EXTRAS.values() for needed in needs} <= set(PROJECT["dependency-groups"]["dev"])


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
