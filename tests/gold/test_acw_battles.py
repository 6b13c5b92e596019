"""
Battles of the American Civil War in nine works: who agrees on casualties.

Source: the folder acw_battles beside the project (J. B. Arnold,
acw_battle_data, CC BY 4.0).
"""

from __future__ import annotations

import csv
import json
from collections import defaultdict
from pathlib import Path
from typing import Any

import pytest

import contested as ct
from contested import methods

FOLDER = Path(__file__).parents[2].parent / "shared" / "data" / "acw_battles"


@pytest.fixture(scope="module")
def casualties() -> dict[tuple[str, str], ct.Figure]:
    """Return a figure for each battle and side, one voice a work."""
    if not FOLDER.is_dir():
        pytest.skip(f"not run: {FOLDER} is absent")
    claims: dict[tuple[str, str], list[ct.Estimate]] = defaultdict(list)
    with (FOLDER / "claims_long.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if row["attribute"] != "casualties":
                continue
            low, high = (float(row[end]) for end in ("low", "high"))
            if low > high:  # a typing error in the source, GA011: read as printed it is no range
                low, high = high, low
            claims[row["cwsac_id"], row["party"]].append(
                ct.Estimate.of(low, "person", source=row["source"])
                if low == high
                else ct.Estimate.of(None, "person", low=low, high=high, source=row["source"])
            )
    return {
        (battle, side): ct.Figure("casualties", "person", of=battle, facets={"side": side}, statements=said)
        for (battle, side), said in claims.items()
    }


def question(number: int) -> Any:
    """Return the expected answer to a question."""
    return json.loads((FOLDER / "gold_questions.json").read_text(encoding="utf-8"))["questions"][number - 1]["expected"]


def test_sides_without_a_common_point(casualties: dict[tuple[str, str], ct.Figure]) -> None:
    """130 sides with four works or more; 120 of them have no common point; the ten widest ratios."""
    expected = question(1)
    four = {key: one for key, one in casualties.items() if len(one.positions()) >= 4}
    apart = [key for key, one in four.items() if one.reconcile(methods.Common()).refused]
    ratios = sorted(((one.disagreement().ratio or 0, *key) for key, one in four.items()), reverse=True)[:10]

    assert (len(casualties), len(four), len(apart)) == (
        expected["cells"],
        expected["four_plus"],
        expected["no_common_point"],
    )
    assert [(battle, side) for _, battle, side in ratios] == [
        (row["cwsac_id"], row["party"]) for row in expected["top10"]
    ]
    assert [float(ratio) for ratio, _, _ in ratios] == pytest.approx(
        [row["ratio"] for row in expected["top10"]], abs=1e-9
    )


def test_the_most_agreed_is_inside_the_hull(casualties: dict[tuple[str, str], ct.Figure]) -> None:
    """On real numbers: common ground inside the most agreed, inside the hull."""
    for one in casualties.values():
        hull, agreed, common = (
            one.reconcile(method) for method in (methods.Hull(), methods.MostAgreed(), methods.Common())
        )
        assert hull.range is not None
        for bracket in agreed.ranges:
            assert bracket.interval.within(hull.range.interval)
        for bracket in common.ranges:
            assert bracket.interval.within(agreed.ranges[0].interval)
