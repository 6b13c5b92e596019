"""
Particle masses with their errors: which are asymmetric, unknown, and which particle is heavier.

Source: the folder pdg_particle beside the project (scikit-hep/particle, 2024).
"""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

import pytest

import contested as ct
from contested import methods

FOLDER = Path(__file__).parents[2].parent / "shared" / "data" / "pdg_particle"
Row = dict[str, str]


@pytest.fixture(scope="module")
def rows() -> list[Row]:
    """Return the table of particles."""
    if not FOLDER.is_dir():
        pytest.skip(f"not run: {FOLDER} is absent")
    text = (FOLDER / "raw" / "particle2024.csv").read_text(encoding="utf-8")
    return list(csv.DictReader(line for line in text.splitlines() if not line.startswith("#")))


def question(number: int) -> Any:
    """Return the expected answer to a question."""
    return json.loads((FOLDER / "gold_questions.json").read_text(encoding="utf-8"))["questions"][number - 1]["expected"]


def mass(row: Row, errors: int = 1) -> ct.Figure:
    """Return a particle's mass with its interval at one standard error; a negative error says that none is known."""
    value, up, down = (float(row[key]) for key in ("Mass", "MassUpper", "MassLower"))
    figure = ct.Figure("mass", "MeV", of=row["Name"])
    if up < 0 or down < 0:
        return figure.claimed(value, source="PDG 2024")
    low, high = value - errors * down, value + errors * up
    return figure.claimed(None, low=low, high=high, best=value, bounds="confidence", level=0.6827, source="PDG 2024")


def test_which_errors_are_asymmetric_or_unknown(rows: list[Row]) -> None:
    """An error of -1 is no error: such a mass cannot be weighed."""
    expected = question(1)
    known = [row for row in rows if float(row["MassUpper"]) > 0 and float(row["MassLower"]) > 0]
    lopsided = [row for row in known if row["MassUpper"] != row["MassLower"]]
    coded = [
        row
        for row in rows
        if any(float(row[key] or 0) < 0 for key in ("MassUpper", "MassLower", "WidthUpper", "WidthLower"))
    ]

    assert len(rows) == expected["rows"]
    assert list(rows[0]) == expected["columns"]
    assert (len(lopsided), len(coded)) == (expected["asymmetric"], expected["unknown_code"])
    assert all("no-uncertainty" in codes(mass(row)) for row in rows if float(row["MassUpper"]) < 0)


def codes(figure: ct.Figure) -> list[str]:
    """Return the codes of what speaks against weighing by errors."""
    return [one.code for one in methods.FixedEffect().check(figure)]


def test_the_widest_asymmetries_are_refused(rows: list[Row]) -> None:
    """Symmetric errors only: an interval that is wider on one side is an objection."""
    known = [row for row in rows if float(row["MassUpper"]) > 0 and float(row["MassLower"]) > 0]

    def asymmetry(row: Row) -> float:
        up, down = float(row["MassUpper"]), float(row["MassLower"])
        return abs(up - down) / (up + down)

    widest = sorted(known, key=asymmetry, reverse=True)[:5]
    found = [[row["Name"].rstrip("0+-"), float(row["MassUpper"]), float(row["MassLower"])] for row in widest]

    assert [pair[1:] for pair in found] == [pair[1:] for pair in question(2)]
    assert all("lopsided" in codes(mass(row)) for row in widest)


@pytest.mark.parametrize("errors", [1, 5])
def test_the_top_quark_is_heavier_than_the_higgs_boson(rows: list[Row], errors: int) -> None:
    """The top quark is heavier than the Higgs boson, at one error and at five."""
    top, higgs = (mass(next(row for row in rows if row["ID"] == id_), errors) for id_ in ("6", "25"))

    assert (top > higgs).certainly == question(3)[str(errors)]
