"""
Published files on every engine: tables answer as figures do, and as other tools did.

Sources: the folders named below beside the project; the licence of each is in
its NOTICE.
"""

from __future__ import annotations

import json
import math
from collections import Counter
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import attrs
import pandas as pd
import polars as pl
import pytest

import contested as ct
from contested import feeds
from contested.table import ClaimTable
from contested.table.claim_frames import arrow_table
from contested.table.connection import in_duckdb

if TYPE_CHECKING:
    from collections.abc import Callable

DATA = Path(__file__).parents[2].parent / "shared" / "data"
if not DATA.is_dir():
    pytest.skip(f"not run: {DATA} is absent", allow_module_level=True)

pytestmark = pytest.mark.engines

GED = "ucdp_ukr_hxl/raw/conflict_data_ukr_2023-03.csv"
OLD_GED = "ucdp_ukr_hxl/raw/conflict_data_ukr_2021-02.csv"
SAMPLE = "ucdp_ged_sample/ged_sample_1000.csv"
CLASSES = (
    "aircraft",
    "tank",
    "APC",
    "field artillery",
    "MRL",
    "anti-aircraft warfare",
    "special equipment",
    "cruise missiles",
)
STAFF: dict[str, Any] = {"of": "Russian forces", "by": "General Staff of Ukraine", "source": "Daily counter"}
COUNTS = [
    {"name": "=killed", "best": "killed_cum", "by": "=flash"},
    {"name": "=killed", "best": "verified.killed_cum", "by": "=verified"},
]
SETS: dict[str, tuple[ct.Feed, str]] = {
    "ucdp_ukr_hxl": (feeds.ucdp_ged(facets={"year": "year"}), GED),
    "ucdp_ged_sample": (feeds.ucdp_ged(facets={"region": "region"}), SAMPLE),
    "maverick_kenya": (feeds.event_reports(unit="person", by="id"), "maverick_kenya/maverick_kenya.csv"),
    "acw_battles": (
        ct.Feed(
            of="cwsac_id",
            name="attribute",
            unit="=person",
            low="low",
            high="high",
            facets={"side": "party"},
            source="source",
            locale="en",
        ),
        "acw_battles/claims_long.csv",
    ),
    "ukraine_losses": (
        feeds.daily_counter({"personnel": "casualty"}, hedge={"personnel": "personnel*"}, **STAFF),
        "ukraine_losses/raw/russia_losses_personnel.json",
    ),
    "equipment": (
        feeds.daily_counter(dict.fromkeys(CLASSES, "vehicle"), **STAFF),
        "ukraine_losses/raw/russia_losses_equipment.json",
    ),
    "palestine_west_bank": (
        ct.Feed(
            of="=West Bank",
            name="=killed",
            unit="=killed",
            each=COUNTS,
            source="=OCHA",
            as_of="report_date",
            period="report_date",
        ),
        "palestine_west_bank/raw/west_bank_daily.json",
    ),
    "country_area_population": (
        ct.Feed(
            of="iso3",
            name="attribute",
            unit="attribute",
            reads={"attribute": {"area_km2": "km**2", "population": "person"}},
            best="value",
            source="source",
            locale="en",
        ),
        "country_area_population/claims_long.csv",
    ),
    "owid_conflict_estimates": (
        feeds.owid(["Conflict Catalogue – Total", "PRIO–UCDP"], name="conflict deaths", unit="killed"),
        "owid_conflict_estimates/raw/World conflict deaths (various sources).csv",
    ),
    "wikidata": (feeds.wikidata(), "wikidata/Q2112.json"),
    "hxl_edge_cases": (
        feeds.hxl(
            "#targeted_num",
            of="#x_id",
            locale="en",
            each=[{"best": f"#targeted_num+{sex}", "facets": {"sex": f"={sex}"}} for sex in "mf"],
        ),
        "hxl_edge_cases/sample.csv",
    ),
}
ENGINES: dict[str, Callable[[Any], Any]] = {
    "duckdb": in_duckdb,
    "polars": pl.from_arrow,
    "polars lazy": lambda table: pl.DataFrame(pl.from_arrow(table)).lazy(),
    "pandas": lambda table: table.to_pandas(),
    "pyarrow": lambda table: table,
}
LOOK = ("duckdb", "polars")
"""Those that look themselves: pandas and PyArrow are looked at by DuckDB, and a lazy Polars frame by Polars.

All five are asked for ranges and verdicts; what else a file is asked comes from these two in the same way.
"""


@cache
def claims(name: str) -> Any:
    """Return the claims of a set as an Arrow table."""
    feed, path = SETS[name]
    return arrow_table(feed.columns(DATA / path))


@cache
def dossier(name: str) -> ct.Dossier:
    """Return the same claims as figures."""
    feed, path = SETS[name]
    return feed.read(DATA / path)


@cache
def hulls(name: str) -> dict[str, tuple[float | None, float | None, int, bool]]:
    """Return the ends of the hull of each figure of a set, how many parties it has, and whether there is common ground."""
    found = {}
    for id_, figure in dossier(name).figures.items():
        hull = figure.hull()
        low, high = (None if end is None else float(end) for end in (hull.low, hull.high))
        found[id_] = (low, high, len(hull.parties), figure.common() is not None)
    return found


@cache
def told(name: str, measure: str, threshold: int) -> dict[str, str]:
    """Return the head of the verdict on each figure of a measure: whether it is above a number."""
    figures = dossier(name).figures.items()
    return {id_: str(one > threshold).split(" per ")[0].split(":")[0] for id_, one in figures if one.name == measure}


@cache
def rejected(name: str, path: str) -> tuple[Any, ...]:
    """Return what the feed of a set refuses of a file."""
    return tuple(SETS[name][0].intake(DATA / path).rejected)


@cache
def revised(path: str) -> Any:
    """Return the claims of an export, with rows that contradict themselves."""
    return arrow_table(feeds.ucdp_ged(inconsistent="kept").columns(DATA / path))


@cache
def table(name: str, engine: str) -> ClaimTable:
    """Return the same claims as a table on an engine."""
    return ClaimTable.of(ENGINES[engine](claims(name)), name="measure")


def rows(answer: Any) -> list[dict[str, Any]]:
    """Return the rows of an answer, of whatever type it is, with None where it has nothing."""
    if isinstance(answer, pl.LazyFrame):
        answer = answer.collect()
    if isinstance(answer, pl.DataFrame):
        return answer.to_dicts()
    if isinstance(answer, pd.DataFrame):
        found = answer.astype(object).where(answer.notna(), None)
        return [{str(name): cell for name, cell in one.items()} for one in found.to_dict("records")]
    if hasattr(answer, "to_pylist"):
        return list(answer.to_pylist())
    return [dict(zip(answer.columns, one, strict=True)) for one in answer.fetchall()]


def question(folder: str, number: int) -> Any:
    """Return the expected answer to a question."""
    text = (DATA / folder / "gold_questions.json").read_text(encoding="utf-8")
    return json.loads(text)["questions"][number - 1]["expected"]


def near(a: Any, b: float | None) -> bool:
    """Whether two numbers are the same to 1e-12, or both are absent."""
    if a is None or b is None:
        return a is b
    return math.isclose(float(a), b, rel_tol=1e-12)


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("name", SETS)
def test_a_table_answers_as_the_figures_of_a_published_file_do(name: str, engine: str) -> None:
    """Hull, common ground and verdict of every figure are the same, whatever holds the claims."""
    figures = hulls(name)
    asked = table(name, engine)

    found = {row["figure"]: row for row in rows(asked.ranges(give=("low", "high", "common", "parties")))}

    assert set(found) == set(figures)
    for id_, (low, high, parties, common) in figures.items():
        row = found[id_]
        assert near(row["low"], low), id_
        assert near(row["high"], high), id_
        assert row["common"] is None or bool(row["common"]) is common, id_
        assert row["parties"] == parties, id_


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("name", ["ucdp_ged_sample", "acw_battles", "ukraine_losses", "palestine_west_bank"])
def test_verdicts_on_every_figure_of_a_published_file(name: str, engine: str) -> None:
    """What a comparison comes to is the same for tables and figures."""
    measure = {"ucdp_ged_sample": "deaths", "acw_battles": "casualties", "ukraine_losses": "personnel"}.get(
        name, "killed"
    )
    threshold = {"ukraine_losses": 1_456_000, "palestine_west_bank": 500}.get(name, 100)
    figures = told(name, measure, threshold)

    found = rows(table(name, engine).where("measure", measure).verdicts(f"> {threshold}"))

    assert {row["figure"] for row in found} == set(figures)
    for row in found:
        assert row["verdict"].split(":")[0] == figures[row["figure"]]


@pytest.mark.parametrize("engine", LOOK)
@pytest.mark.parametrize(("name", "by", "path"), [("ucdp_ukr_hxl", "year", GED), ("ucdp_ged_sample", "region", SAMPLE)])
def test_sums_over_events(name: str, by: str, path: str, engine: str) -> None:
    """Sums of lows, bests and highs; rows that contradict themselves are added as they are printed."""
    totals = {
        row[by]: Counter({end: int(row[end]) for end in ("low", "best", "high")})
        for row in rows(table(name, engine).totals(by=by))
    }
    for wrong in rejected(name, path):
        totals[wrong.said[by]].update({end: int(str(wrong.said[end])) for end in ("low", "best", "high")})

    expected = question(name, 1)
    wanted = expected["by_year"] if name == "ucdp_ukr_hxl" else expected
    ends = ("low", "best", "high")
    assert {group: dict(found) for group, found in totals.items()} == {
        group: {end: sums[end] for end in ends} for group, sums in wanted.items()
    }


@pytest.mark.parametrize("engine", LOOK)
def test_revisions_between_two_exports(engine: str) -> None:
    """Shared, revised up and down, withdrawn and added events."""
    old, new = (ClaimTable.of(ENGINES[engine](revised(path)), name="measure") for path in (OLD_GED, GED))

    changes = rows(old.diff(new))

    expected = question("ucdp_ukr_hxl", 3)
    counted = Counter(row["change"] for row in changes)
    assert (counted["withdrawn"], counted["added"]) == (expected["withdrawn"], expected["added"])
    assert len(changes) - counted["withdrawn"] - counted["added"] == expected["shared"]


@pytest.mark.parametrize("engine", LOOK)
def test_reports_of_events(engine: str) -> None:
    """Events without a common point, by their ids, and how many disagree."""
    found = rows(table("maverick_kenya", engine).ranges(give=("low", "high", "common", "estimates", "gap")))

    events, apart = question("maverick_kenya", 1), question("maverick_kenya", 3)
    several = [row for row in found if row["estimates"] > 1]
    assert (sum(row["estimates"] for row in found), len(found), len(several)) == (
        events["reports"],
        events["events"],
        events["multi"],
    )
    assert sorted(row["figure"] for row in several if not row["common"]) == apart["ids"]
    assert sum(row["low"] for row in found) == question("maverick_kenya", 2)["envelope_low"]
    assert sum(row["high"] for row in found) == question("maverick_kenya", 2)["envelope_high"]


@pytest.mark.parametrize("engine", LOOK)
def test_disagreement_of_reports(engine: str) -> None:
    """The six measures are those of the figures."""
    (row,) = rows(table("maverick_kenya", engine).disagreement())
    wanted = dossier("maverick_kenya").disagreement()

    assert row["figures"] == len(wanted.figures)
    for name in ("estimates", "divergence", "normalised_divergence", "sd", "range", "share", "modal_share"):
        assert near(row[name], float(getattr(wanted, name))), name


@pytest.mark.parametrize("engine", LOOK)
def test_the_widest_ratios_of_areas(engine: str) -> None:
    """Fifteen countries with four tables or more."""
    found = rows(table("country_area_population", engine).where("measure", "km**2").ranges(give=("ratio", "estimates")))
    # The Vatican stands twice in one of its tables: four rows, and three estimates, as a copy of one record is none.
    several = [row for row in found if row["estimates"] >= 4 or row["figure"] == "VAT-km-2"]
    widest = sorted(several, key=lambda row: -(row["ratio"] or 0))[:15]

    wanted = question("country_area_population", 2)
    assert [row["figure"][:3].upper() for row in widest] == [one["iso3"] for one in wanted]
    assert [row["ratio"] for row in widest] == pytest.approx([one["ratio"] for one in wanted], rel=1e-9)


@pytest.mark.parametrize("engine", LOOK)
def test_every_fall_of_a_counter(engine: str) -> None:
    """A cumulative count that falls, with what stood before."""
    falls: dict[str, list[list[float]]] = {}
    for row in rows(table("equipment", engine).check("a cumulative count falls")):
        falls.setdefault(row["name"], []).append([row["beside"], row["value"]])

    wanted = question("ukraine_losses", 3)["falls"]
    assert {name: sorted(found) for name, found in falls.items()} == {
        name: sorted([before, after] for _, before, after in found) for name, found in wanted.items()
    }


@pytest.mark.parametrize("engine", LOOK)
def test_two_counts_side_by_side(engine: str) -> None:
    """On days with both, how often the verified count is higher, lower and equal."""
    found = rows(table("palestine_west_bank", engine).accounts())
    gaps = [
        row["verified low"] - row["flash low"]
        for row in found
        if row["verified low"] is not None and row["flash low"] is not None
    ]

    wanted = question("palestine_west_bank", 1)
    assert [len(gaps), sum(gap > 0 for gap in gaps), sum(gap < 0 for gap in gaps), sum(gap == 0 for gap in gaps)] == [
        wanted[name] for name in ("both", "verified_higher", "verified_lower", "equal")
    ]


@pytest.mark.parametrize("engine", ENGINES)
def test_the_latest_value_stands(engine: str) -> None:
    """Of dated statements of one party the latest is its position; a few figures come back with all they had."""
    feed, path = SETS["wikidata"]
    one = attrs.evolve(feed, by="=Wikidata")
    asked = ClaimTable.of(ENGINES[engine](arrow_table(one.columns(DATA / path))), name="measure")

    (row,) = [found for found in rows(asked.positions()) if found["name"] == "population"]

    assert [row["low"]] == question("wikidata", 1)["latest"][:1]
    again = asked.where("measure", "population").to_dossier(["Q2112-population"])
    (figure,) = again.figures.values()
    assert len(figure.estimates) == question("wikidata", 1)["n"]


@pytest.mark.parametrize("engine", LOOK)
def test_a_counter_as_of_an_earlier_day(engine: str) -> None:
    """What was claimed until a day is a position of that day; later days take no place of it."""
    asked = table("ukraine_losses", engine).as_of("2022-12-31")

    (row,) = rows(asked.positions())

    assert row["low"] == question("ukraine_losses", 2)["by_year"]["2022"]["last"]
    assert "as of 2022-12-31" in asked.explain()
