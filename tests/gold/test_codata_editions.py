"""
Six adjustments of the constants of nature as six editions: how far each value moved, in units of its old error.

Source: the folder codata beside the project (CODATA recommended values of 2002
to 2022, public domain).  What is expected is computed with the numbers of the
file as they are written, by the standard library, and is that of the gold
questions beside it.
"""

from __future__ import annotations

import csv
import json
from collections import defaultdict
from decimal import Decimal
from fractions import Fraction
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

import pytest

import contested as ct

FOLDER = Path(__file__).parents[2].parent / "shared" / "data" / "codata"

if not FOLDER.is_dir():
    pytest.skip(f"not run: {FOLDER} is absent", allow_module_level=True)

YEARS = ("2002", "2006", "2010", "2014", "2018", "2022")
UNITS = {"": "share", "W m^2 sr^-1": "W m^2", "C_90 mol^-1": "C mol^-1", "J Hz^-1": "J s"}
"""Units that are no unit here: a pure number, a solid angle, the coulomb of the standards of 1990; and one in other words."""

MISPRINTS = {"7 s"}
"""What stands in the column of units and is none: the end of a number."""

TIES = {("2014->2018", 1), ("2018->2022", 2)}
"""Where a constant, the mass of the triton, moved by exactly one and two of its errors."""

TWICE = {"shielded helion gyromagn. ratio"}
"""What the edition of 2002 prints in two units under one name."""


class Printed(NamedTuple):
    """A value and its standard error as one edition prints them; None where it is exact."""

    value: Fraction
    error: Fraction | None
    unit: str


def question(number: int) -> Any:
    """Return the expected answer to a question."""
    return json.loads((FOLDER / "gold_questions.json").read_text(encoding="utf-8"))["questions"][number - 1]["expected"]


@cache
def rows() -> list[dict[str, str]]:
    """Return the rows of the file."""
    with (FOLDER / "codata_2002_2022.csv").open(encoding="utf-8", newline="") as file:
        return [row for row in csv.DictReader(file) if row["quantity"] not in TWICE]


def written(text: str) -> Decimal:
    """Return the number of a text such as "1.054 571 817... e-34"."""
    return Decimal(text.replace(" ", "").replace("...", ""))


@cache
def powers() -> dict[str, int]:
    """Return by constant which power of ten brings it near 1: a figure has 30 digits after the point at most."""
    return {row["quantity"]: -written(row["value_text"]).adjusted() for row in reversed(rows())}


def scaled(row: dict[str, str], column: str) -> Decimal:
    """Return a number of a row in units of the power of ten of its constant."""
    return written(row[column]).scaleb(powers()[row["quantity"]])


@cache
def printed() -> dict[str, dict[str, Printed]]:
    """Return what each edition prints, by year and constant."""
    found: dict[str, dict[str, Printed]] = defaultdict(dict)
    for row in rows():
        error = None if row["exact"] == "True" else Fraction(scaled(row, "uncertainty_text"))
        found[row["year"]][row["quantity"]] = Printed(Fraction(scaled(row, "value_text")), error, row["unit"])
    return found


def moves() -> dict[tuple[str, str, str], Fraction]:
    """Return by constant and two years how far its value moved, where both have an error and one unit."""
    found = {}
    for name in dict.fromkeys(row["quantity"] for row in rows()):
        years = [year for year in YEARS if name in printed()[year]]
        for before, after in pairwise(years):
            old, new = printed()[before][name], printed()[after][name]
            if old.error and new.error and old.unit == new.unit:
                found[name, before, after] = (new.value - old.value) / old.error
    return found


@pytest.fixture(scope="module")
def editions() -> dict[str, ct.Dossier]:
    """Return each adjustment as a dossier: one figure a constant, with its standard error unless it is exact."""
    feed = ct.Feed(
        of="quantity",
        name="=value",
        unit="unit",
        best="value",
        by="=CODATA",
        source="=CODATA adjustment",
        standard_error="uncertainty",
        locale="en",
        signed=True,
    )
    made = {}
    for year in YEARS:
        taken = [
            {
                "quantity": row["quantity"],
                "unit": UNITS.get(row["unit"], row["unit"]),
                "value": f"{scaled(row, 'value_text'):f}",
                "uncertainty": "" if row["exact"] == "True" else f"{scaled(row, 'uncertainty_text'):f}",
            }
            for row in rows()
            if row["year"] == year and row["unit"] not in MISPRINTS
        ]
        made[year] = feed.read(taken)
        intake = made[year].intake
        assert intake is not None
        assert intake.taken == len(taken), str(intake.explain())
    return made


@pytest.fixture(scope="module")
def figures(editions: dict[str, ct.Dossier]) -> dict[str, dict[str, ct.Figure]]:
    """Return the figures of each adjustment by constant."""
    return {year: {str(one.of): one for one in dossier.figures.values()} for year, dossier in editions.items()}


def test_every_shift_is_the_old_difference_in_old_errors(figures: dict[str, dict[str, ct.Figure]]) -> None:
    """Exactly, for each constant of two successive editions that have an error."""
    for (name, before, after), wanted in moves().items():
        shift = figures[before][name].shift(figures[after][name])

        assert shift.by_party == {"CODATA": wanted}, (name, before, after)


def test_how_many_moved_by_more_than_one_two_and_three_errors(figures: dict[str, dict[str, ct.Figure]]) -> None:
    """Pair by pair of editions, as the gold counts them."""
    sizes: dict[str, list[Fraction]] = defaultdict(list)
    for name, before, after in moves():
        if not printed()[before][name].unit:
            continue  # the gold counts constants that have a unit
        (size,) = figures[before][name].shift(figures[after][name]).by_party.values()
        assert size is not None
        sizes[f"{before}->{after}"].append(abs(Fraction(size)))

    expected = question(1)
    assert {pair: len(found) for pair, found in sizes.items()} == {pair: one["n"] for pair, one in expected.items()}
    for pair, found in sizes.items():
        for times in (1, 2, 3):
            # the gold is of doubles, in which a move by exactly one error may come out as more
            ties = sum(size == times for size in found)
            assert ties <= int((pair, times) in TIES)
            assert sum(size > times for size in found) + ties == expected[pair][f"beyond_{times}_sigma"], (pair, times)


def test_the_ten_largest_moves(figures: dict[str, dict[str, ct.Figure]]) -> None:
    """In order, and in words."""
    for wanted in question(2):
        before, after = (str(wanted[year]) for year in ("y0", "y1"))
        shift = figures[before][wanted["quantity"]].shift(figures[after][wanted["quantity"]])

        (size,) = shift.by_party.values()
        assert size is not None
        assert float(size) == pytest.approx(wanted["shift_in_old_sigma"], rel=1e-6)
        assert ("down" if size < 0 else "up") in str(shift)
        assert shift.explain().follow() == shift


def test_what_became_exact_has_no_error_left(figures: dict[str, dict[str, ct.Figure]]) -> None:
    """The constants that the units of 2019 fixed: from then on their shift has no unit, and it says so."""
    found = []
    for name in dict.fromkeys(row["quantity"] for row in rows()):
        years = [year for year in YEARS if name in figures[year]]
        first, last = (figures[year][name].estimates[0].standard_error for year in (years[0], years[-1]))
        if first is not None and last is None:
            found.append(name)
            back = figures[years[-1]][name].shift(figures[years[0]][name])
            assert str(back) == "CODATA: no standard error in the earlier edition"

    assert sorted(found) == sorted(question(3))


def test_the_constant_of_gravitation_stays_within_its_errors(figures: dict[str, dict[str, ct.Figure]]) -> None:
    """Each later value lies inside the earlier one and its error; no verdict between them is settled."""
    name = "Newtonian constant of gravitation"
    years = [year for year in YEARS if name in figures[year]]
    inside = []
    for before, after in pairwise(years):
        old, new = figures[before][name], figures[after][name]
        (size,) = old.shift(new).by_party.values()
        assert size is not None
        inside.append({"y0": int(before), "y1": int(after), "inside": abs(Fraction(size)) <= 1})
        if size:  # two editions that say the very same are the same unknown here, as none has a day
            assert (old > new).settled is False
            assert (old < new).settled is False

    assert inside == question(5)


def test_a_move_beyond_three_errors_is_outside_what_the_old_edition_allows(
    figures: dict[str, dict[str, ct.Figure]],
) -> None:
    """A verdict on the new value is settled by the old edition where it moved by more than 1.96 errors, and nowhere else."""
    for (name, before, after), size in moves().items():
        old, value = figures[before][name], printed()[after][name].value

        settled = (old < value).settled or (old > value).settled

        assert settled == (abs(size) > Fraction("1.959963984540054")), (name, before, after)


@pytest.mark.parametrize(("before", "after"), list(pairwise(YEARS)))
def test_editions_are_compared_constant_by_constant(editions: dict[str, ct.Dossier], before: str, after: str) -> None:
    """What is revised, gone and new is what the two columns of the file say."""
    old, new = (
        {name: one for name, one in printed()[year].items() if one.unit not in MISPRINTS} for year in (before, after)
    )
    old_units, new_units = ({name: UNITS.get(one.unit, one.unit) for name, one in of.items()} for of in (old, new))
    shared = {name for name in old.keys() & new.keys() if old_units[name] == new_units[name]}

    diff = editions[before].diff(editions[after])

    titles = {id_: str(one.of) for year in (before, after) for id_, one in editions[year].figures.items()}
    revised = sorted(titles[str(one.figure)] for one in diff.revised)
    assert revised == sorted(name for name in shared if old[name].value != new[name].value)
    assert len(diff.withdrawn) == len(old) - len(shared)
    assert len(diff.new) == len(new) - len(shared)
    counts = diff.counts
    assert (counts["before"], counts["after"]) == (len(old), len(new))
