"""
Wikidata's statements of Bielefeld, as ``contested.exchange`` reads them and writes them again.

Data: item Q2112 as it was saved (CC0), with the questions and answers that were computed by other means.
"""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

import contested as ct
from contested.exchange import FORMATS, losses

DATA = Path(__file__).parents[3] / "shared" / "data" / "wikidata"
pytestmark = pytest.mark.skipif(not DATA.exists(), reason="the published data is not here: see ../shared/data")


@pytest.fixture(scope="module")
def expected() -> list[Any]:
    """Return what each question comes to."""
    questions = json.loads((DATA / "gold_questions.json").read_text(encoding="utf-8"))["questions"]
    return [one["expected"] for one in questions]


@pytest.fixture(scope="module")
def bielefeld() -> ct.Dossier:
    """Return all quantities of the city."""
    read = FORMATS["wikibase"].read
    assert read is not None
    return read((DATA / "Q2112.json").read_text(encoding="utf-8").splitlines(keepends=True))


def test_every_statement_is_taken(bielefeld: ct.Dossier, expected: list[Any]) -> None:
    """Seventeen of the population, nine without a source, each quantity of the entity, none rejected."""
    population = bielefeld["Q2112-population"]

    assert bielefeld.intake is not None
    assert (bielefeld.intake.rows, bielefeld.intake.rejected) == (expected[2]["quantities"], ())
    assert len(population.estimates) == expected[0]["n"]
    assert sum(one.source is None for one in population.estimates) == expected[0]["unreferenced"]


def test_the_best_ranked_value_is_the_latest(bielefeld: ct.Dossier, expected: list[Any]) -> None:
    """Of all that Wikidata says, 334,002 people of the end of 2021 stand; the earlier numbers are of other days."""
    population = bielefeld["Q2112-population"]
    preferred = [one for one in population.estimates if (one.note or "").startswith("preferred")]
    values = {f"+{one.as_of}T00:00:00Z": one.interval.low for one in population.estimates if one.interval}

    assert [[one.interval and one.interval.low, f"+{one.as_of}T00:00:00Z"] for one in preferred] == expected[0][
        "truthy"
    ]
    assert [values[max(values)], max(values)] == expected[0]["latest"]
    assert [values[min(values)], min(values)] == expected[0]["earliest"]


def test_bounds_are_bounds(bielefeld: ct.Dossier, expected: list[Any]) -> None:
    """Two statements have bounds; bounds that are absent are unknown."""
    every = [one for figure in bielefeld.figures.values() for one in figure.estimates]
    area = [
        [
            one.best or (one.interval and one.interval.low),
            one.interval and one.interval.low,
            one.interval and one.interval.high,
        ]
        for one in bielefeld["Q2112-area"].estimates
    ]

    assert sum(one.best is not None for one in every) == expected[2]["with_bounds"]
    assert sum(one.unknown for one in every) == expected[2]["not_value"]
    assert [float(one or 0) for one in area[0]] == expected[2]["area"][0][:3]
    assert float(area[1][0] or 0) == expected[2]["area"][1][0]


def test_what_is_written_again_is_the_same_but_for_notes(bielefeld: ct.Dossier) -> None:
    """Item, property, statement ids, amounts, days and addresses come back; what no field held is named."""
    form = FORMATS["wikibase"]
    assert form.write is not None
    assert form.read is not None
    raw = json.loads((DATA / "Q2112.json").read_text(encoding="utf-8"))["claims"]["P1082"]
    text = "".join(form.write(bielefeld))
    written = json.loads(text)["entities"]["Q2112"]["claims"]["P1082"]

    again = form.read([text])

    for one, other in zip(raw, written, strict=True):
        assert one["id"] == other["id"]
        assert one["mainsnak"]["datavalue"] == other["mainsnak"]["datavalue"]
        assert one["qualifiers"]["P585"][0]["datavalue"] == other["qualifiers"]["P585"][0]["datavalue"]
    named = Counter(one.what.split(" '")[0] for one in losses(bielefeld, "wikibase"))
    assert set(named) <= {"note", "source's note", "the account of the rows that it was read from"}
    assert [len(one.estimates) for one in again.figures.values()] == [
        len(one.estimates) for one in bielefeld.figures.values()
    ]
