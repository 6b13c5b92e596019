"""
Tables on PySpark: the same answers as on Polars.

Run alone, with ``-m spark``: a session takes long to start, and needs Java.
"""

from __future__ import annotations

import importlib
import math
import os
import shutil
import sys
import warnings
from collections.abc import Iterator
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import polars as pl
import pytest

from contested import methods
from contested.table import ClaimTable
from contested.table import party_lists as names

pyspark = pytest.importorskip("pyspark", reason="PySpark is not installed")

pytestmark = [
    pytest.mark.spark,
    pytest.mark.skipif(shutil.which("java") is None and "JAVA_HOME" not in os.environ, reason="there is no Java"),
    pytest.mark.filterwarnings("ignore"),  # what Spark warns of at home is not ours
]

DAYS = [None, date(2023, 1, 1), date(2023, 1, 2), None]
ROWS = [
    ("area", "A", "km**2", 30.0, 30.0, "claimed", None, 1.0),
    ("area", "A", "ha", 3_100.0, 3_100.0, "claimed", None, 2.0),
    ("area", "B", "ha", 3_000.0, None, "claimed", None, None),
    ("area", "C", "m**2", None, None, "denied", None, None),
    ("lake", "A", "km**2", 7.0, 7.0, "claimed", DAYS[1], 0.5),
    ("lake", "A", "km**2", 8.0, 8.0, "claimed", DAYS[2], 0.5),
    ("lake", "B", "ha", 10.5, 900.0, "claimed", None, 4.0),
    ("lake", "C", "ha", float("nan"), 1.0, "claimed", None, None),
    ("town", "B", "ha", None, None, "withheld", None, None),
]
SCHEMA = {
    "figure": pl.String,
    "party": pl.String,
    "unit": pl.String,
    "low": pl.Float64,
    "high": pl.Float64,
    "stance": pl.String,
    "as_of": pl.Date,
    "standard_error": pl.Float64,
}


BRIEFLY = (
    {}
    if __import__("os").environ.get("SLOWSPARK")
    else {
        "spark.driver.extraJavaOptions": "-XX:TieredStopAtLevel=1",
        "spark.sql.adaptive.enabled": "false",
    }
)
"""Of a session that is asked once for a few rows, Java would compile and Spark plan again what is never run again."""


@pytest.fixture(scope="session")
def session() -> Iterator[Any]:
    """One Spark session for all tests."""
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from pyspark.sql import SparkSession

        built = SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false")
        for setting, value in BRIEFLY.items():
            built = built.config(setting, value)
        made = built.config("spark.sql.shuffle.partitions", "2").getOrCreate()
        made.sparkContext.setLogLevel("ERROR")
        yield made
        made.stop()


@pytest.fixture(scope="session")
def tables(session: Any) -> tuple[ClaimTable, ClaimTable]:
    """The same claims on Spark and on Polars."""
    types = "figure string, party string, unit string, low double, high double, stance string, as_of date, standard_error double"
    spark = session.createDataFrame(ROWS, types)
    return ClaimTable.of(spark, to="km**2"), ClaimTable.of(pl.DataFrame(ROWS, SCHEMA, orient="row"), to="km**2")


def _sorted(answer: Any) -> list[list[Any]]:
    rows = answer.rows() if isinstance(answer, pl.DataFrame) else [tuple(row) for row in answer.collect()]
    return [list(row) for row in sorted(rows, key=repr)]


def _same(a: Any, b: Any) -> bool:
    if isinstance(a, float) and isinstance(b, float):
        return math.isclose(a, b, rel_tol=1e-12, abs_tol=1e-15)
    return bool(a == b)


ASKED = {
    "ranges": lambda table: table.ranges(),
    "positions": lambda table: table.positions(),
    "verdicts": lambda table: table.verdicts("> 9 km**2"),
    "answers": lambda table: table.verdicts("<= 3000 ha", by_party=True),
    "most_agreed": lambda table: table.most_agreed(),
    "totals": lambda table: table.totals(),
    "accounts": lambda table: table.accounts(),
    "disagreement": lambda table: table.disagreement(),
    "origins": lambda table: table.origins(),
    "check": lambda table: table.check(),
    "diff": lambda table: table.diff(table),
    "median": lambda table: table.reconcile(methods.Median(), force=True),
    "mean": lambda table: table.reconcile(methods.TrimmedMean(), accept=("few-origins",), reason="two are enough"),
    "mode": lambda table: table.reconcile(methods.Mode(ties="basis")),
    "latest": lambda table: table.reconcile(methods.Latest(), force=True),
    "weighted": lambda table: table.reconcile(methods.WeightedMedian(), force=True),
    "pool": lambda table: table.reconcile(methods.RandomEffects(), force=True),
    "rejected": lambda table: table.intake.rejected_frame.select("figure", "party", "column", "rule"),
}


@pytest.mark.parametrize("asked", ASKED)
def test_spark_answers_as_polars_does(tables: tuple[ClaimTable, ClaimTable], asked: str) -> None:
    """Every answer has the same rows on both engines."""
    spark, polars = (_sorted(ASKED[asked](table)) for table in tables)

    assert len(spark) == len(polars)
    for row, wanted in zip(spark, polars, strict=True):
        assert len(row) == len(wanted)
        assert all(map(_same, row, wanted)), (row, wanted)


@pytest.mark.parametrize("asked", ["ranges", "most_agreed", "median"])
def test_spark_names_many_parties_as_few(
    tables: tuple[ClaimTable, ClaimTable], asked: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It puts their names together itself."""
    wanted = _sorted(ASKED[asked](tables[1]))
    monkeypatch.setattr(names, "MANY", 0)

    for row, polars in zip(_sorted(ASKED[asked](tables[0])), wanted, strict=True):
        assert all(map(_same, row, polars)), (row, polars)


@pytest.mark.parametrize("name", ["ucdp_ged_sample", "acw_battles", "palestine_west_bank", "wikidata"])
def test_spark_answers_as_the_figures_of_a_published_file_do(session: Any, name: str) -> None:
    """Hull, common ground and parties of every figure of a file that others published."""
    gold = importlib.import_module("tests.gold.test_on_every_engine")
    claims = gold.claims(name)
    nothing = [column for column in claims.column_names if claims[column].null_count == len(claims)]
    asked = ClaimTable.of(session.createDataFrame(claims.drop_columns(nothing).to_pylist()), name="measure")

    answer = asked.ranges(give=("low", "high", "common", "parties"))
    found = {row["figure"]: row for row in (one.asDict() for one in answer.collect())}

    figures = gold.dossier(name).figures
    assert set(found) == set(figures)
    for id_, figure in figures.items():
        hull, row = figure.hull(), found[id_]
        assert gold.near(row["low"], float(hull.low or 0)), id_
        assert gold.near(row["high"], float(hull.high or 0)), id_
        assert row["common"] is (figure.common() is not None), id_
        assert row["parties"] == len(hull.parties), id_


def test_answers_stay_on_spark(tables: tuple[ClaimTable, ClaimTable]) -> None:
    """They are frames of the session, and lazy."""
    spark, _ = tables

    assert "pyspark" in type(spark.ranges(give="low")).__module__
    assert spark.intake.taken == len(ROWS) - 1


def test_spark_takes_narrow_numbers_and_instants_as_figures_do(session: Any) -> None:
    """Floats of 32 bits and decimals mean what they print, and instants compare whatever the session's zone is."""
    zone = session.conf.get("spark.sql.session.timeZone")
    session.conf.set("spark.sql.session.timeZone", "America/New_York")
    said = [datetime(2031, 9, 21, hour, tzinfo=UTC) for hour in (1, 5)]
    rows = [("a", "A", 16.7, Decimal("16.70"), said[0]), ("a", "A", 0.1, Decimal("0.30"), said[1])]
    frame = session.createDataFrame(
        rows, "figure string, party string, low float, high decimal(38,2), stated timestamp"
    )

    table = ClaimTable.of(frame, unit="km**2")

    assert [tuple(row) for row in table.ranges(give=("low", "high")).collect()] == [("a", 0.1, 0.3)]
    assert str(table.to_dossier(["a"])["a"].hull()) == "0.1 to 0.3 km² (A)"
    session.conf.set("spark.sql.session.timeZone", zone)
