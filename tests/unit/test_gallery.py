"""The pictures of the docs are what the library draws now."""

from __future__ import annotations

import importlib.util
import re
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
PICTURES = ROOT / "docs" / "pictures"
LARGEST = 500_000
"""Bytes of all pictures: a clone stays light."""


@cache
def drawn() -> dict[str, str]:
    """Return what the code of the gallery draws, by path below docs/."""
    spec = importlib.util.spec_from_file_location("gallery", ROOT / "pictures" / "gallery.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    found: dict[str, str] = module.drawn()
    return found


def test_the_pictures_are_what_the_code_above_them_draws() -> None:
    """Where this fails, `python pictures/gallery.py` draws them anew."""
    kept = {f"pictures/{path.name}": path.read_text(encoding="utf-8") for path in PICTURES.iterdir()}

    assert drawn().keys() == kept.keys()
    assert [name for name, svg in drawn().items() if svg != kept[name]] == []


def test_the_gallery_has_every_form_of_chart() -> None:
    """Those of the reference: a new form gets a picture."""
    reference = (ROOT / "docs" / "reference" / "reports.md").read_text(encoding="utf-8")
    table = reference.split("| form | is drawn of |", 1)[1].split("\n\n", 1)[0]

    assert set(re.findall(r"^\| `(\w+)` \|", table, re.MULTILINE)) <= {
        svg.split('data-form="')[1].split('"')[0] for svg in drawn().values()
    }


def test_the_pictures_are_small() -> None:
    """All of them together."""
    assert sum(path.stat().st_size for path in PICTURES.iterdir()) < LARGEST
