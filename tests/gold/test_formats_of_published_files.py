"""
Published files through the formats: what goes out comes in again, number by number.

Source: the folders ucdp_ukr_hxl (UCDP GED, CC BY 4.0) and codata (public
domain) beside the project.  What is expected is counted in the rows of the
files, by the standard library.
"""

from __future__ import annotations

import csv
from pathlib import Path

import attrs
import pytest

import contested as ct
from contested import exchange, feeds

DATA = Path(__file__).parents[2].parent / "shared" / "data"
UCDP = DATA / "ucdp_ukr_hxl" / "raw" / "conflict_data_ukr_2021-02.csv"
CODATA = DATA / "codata" / "codata_2002_2022.csv"

if not DATA.is_dir():
    pytest.skip(f"not run: {DATA} is absent", allow_module_level=True)

WHOLE = {"json": "dossier.json", "json-lines": "dossier.jsonl", "data-package": "package.zip", "toml": "dossier.toml"}
"""Formats that lose nothing but the account of reading."""


@pytest.fixture(scope="module")
def events() -> ct.Dossier:
    """Return the export of 2021 as a dossier, a figure an event, without the account of its reading."""
    return attrs.evolve(feeds.ucdp_ged(inconsistent="kept").read(UCDP), intake=None)


@pytest.fixture(scope="module")
def constants() -> ct.Dossier:
    """Return the constants of 2018 that have an error and a unit that is one here, as they are written."""
    made = ct.Dossier()
    with CODATA.open(encoding="utf-8", newline="") as file:
        for n, row in enumerate(csv.DictReader(file)):
            if row["year"] != "2018" or row["unit"] not in ("kg", "m", "J", "s") or row["exact"] == "True":
                continue
            number, error = (
                row[name].replace(" ", "").replace("...", "") for name in ("value_text", "uncertainty_text")
            )
            figure = ct.Figure(row["quantity"], row["unit"], signed=True)
            try:
                made = made.with_figure(f"c{n}", figure.claimed(number, by="CODATA", standard_error=error))
            except ct.ContestedError:  # smaller than 30 digits behind the point can hold
                continue
    return made


def printed_bests() -> int:
    """Return the sum of the best values of the export, as the file has them."""
    with UCDP.open(encoding="utf-8", newline="") as file:
        return sum(int(row["best"]) for row in csv.DictReader(file) if row["id"])


def bests(dossier: ct.Dossier) -> int:
    """Return the sum of the best values of all events."""
    total = 0
    for figure in dossier.figures.values():
        for one in figure.estimates:
            number = one.best if one.interval is None or one.best is not None else one.interval.low
            total += int(number or 0)
    return total


@pytest.mark.parametrize("name", WHOLE)
def test_events_come_in_again_as_they_went_out(events: ct.Dossier, name: str, tmp_path: Path) -> None:
    """Nothing is lost, and none is said to be; the digest is the same, and the numbers add up to those of the file."""
    path = tmp_path / WHOLE[name]
    assert exchange.losses(events, name) == ()

    exchange.write(events, path, name)
    again = exchange.read(path, name)

    assert again == events
    assert again.digest == events.digest
    assert bests(again) == printed_bests()


@pytest.mark.parametrize("name", ["sdmx-csv", "wikibase"])
def test_formats_that_hold_less_keep_every_number_of_the_events(events: ct.Dossier, name: str, tmp_path: Path) -> None:
    """Losses are named, and no claim is among them; a best value that is the whole number is written as the number."""
    few = attrs.evolve(events, figures=dict(list(events.figures.items())[:150]))
    lost = [str(one) for one in exchange.losses(few, name)]
    path = tmp_path / "events"

    exchange.write(few, path, name)

    assert bests(exchange.read(path, name)) == bests(few)
    assert lost
    assert not [one for one in lost if "the estimate" in one]


@pytest.mark.parametrize("name", [*WHOLE, "wikibase"])
def test_constants_keep_value_and_error(constants: ct.Dossier, name: str, tmp_path: Path) -> None:
    """To the last digit that is printed, with the standard error; Wikibase has no field for that, and says so."""
    assert len(constants.figures) > 10
    path = tmp_path / WHOLE.get(name, "constants.wikibase.json")

    exchange.write(constants, path, name)
    again = exchange.read(path, name)

    def said(dossier: ct.Dossier) -> dict[str, tuple[object, object]]:
        found = ((figure.name, one) for figure in dossier.figures.values() for one in figure.estimates)
        return {title: (one.interval, one.standard_error) for title, one in found}

    if name in WHOLE:
        assert said(again) == said(constants)
        assert again.digest == constants.digest
    else:
        lost = [str(one) for one in exchange.losses(constants, name)]
        assert len([one for one in lost if "standard_error" in one]) == len(constants.figures)
