"""
The questions on the 2020 war's infobox that need no arithmetic.

Source: the texts and expected answers in the folder nk_infobox beside the
project (Wikipedia, CC BY-SA, as stored in front-lines-org/astro-experiment).
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import contested as ct

FOLDER = Path(__file__).parents[2].parent / "shared" / "data" / "nk_infobox"


@pytest.fixture(scope="module")
def labels() -> list[dict[str, Any]]:
    """Return the claims read by hand."""
    if not FOLDER.is_dir():
        pytest.skip(f"not run: {FOLDER} is absent")
    return list(json.loads((FOLDER / "labels.json").read_text(encoding="utf-8")))


def figure_of(labels: list[dict[str, Any]], attribute: str, side: str, definition: str | None = None) -> ct.Figure:
    """Return the figure of one row of the 2020 war's box: the number phrase alone, the side as a facet."""
    (row,) = (
        row
        for row in labels
        if row["subject"].startswith("2020") and row["attribute"] == attribute and row["party"] == side
    )
    figure = ct.Figure(attribute.rsplit(": ", maxsplit=1)[-1], "person", facets={"side": side}, definition=definition)
    return figure.claimed(row["text"].split(" ")[0], source="Infobox of the 2020 Nagorno-Karabakh war")


def test_more_captured(labels: list[dict[str, Any]]) -> None:
    """60+ captured are certainly more than 14 (nk_infobox-3)."""
    armenian = figure_of(labels, "servicemen captured", "Armenia/Artsakh")
    azerbaijani = figure_of(labels, "servicemen captured", "Azerbaijan")

    assert (armenian > azerbaijani).certainly


def test_an_open_top_is_never_at_most(labels: list[dict[str, Any]]) -> None:
    """14,272+ servicemen may be more than 20,000, and are certainly more than 14,000 (nk_infobox-3)."""
    servicemen = figure_of(labels, "strength: servicemen", "Azerbaijan")

    assert not (servicemen <= 20_000).settled
    assert (servicemen > 14_000).certainly


def test_another_definition_is_another_figure(labels: list[dict[str, Any]]) -> None:
    """11,110 wounded and about 11,000 wounded and sick settle nothing, and are not one measurand (nk_infobox-4)."""
    wounded = figure_of(labels, "servicemen wounded", "Azerbaijan", "wounded")
    wounded_and_sick = figure_of(labels, "servicemen wounded and sick", "Armenia/Artsakh", "wounded and sick")

    verdict = wounded > wounded_and_sick

    assert not verdict.settled
    assert wounded.definition != wounded_and_sick.definition
    assert wounded_and_sick.position("Infobox of the 2020 Nagorno-Karabakh war").approximate
