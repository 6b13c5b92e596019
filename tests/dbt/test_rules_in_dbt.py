"""
Generic tests of dbt: what dbt finds in a table is what the rules of the feed find in its rows.

Run alone, with ``-m dbt``: dbt needs an environment of its own.
"""

from __future__ import annotations

import csv
import importlib
import json
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest

import contested as ct
from contested.cli.command_line import main

if TYPE_CHECKING:
    from pathlib import Path

pytest.importorskip("dbt.cli.main", reason="dbt is not installed")

pytestmark = pytest.mark.dbt

CLAIMS = """
of = "place"
name = "=deaths"
unit = "=killed"
low = "low"
best = "n"
high = "high"
by = "by"
source = "=Daily report"
stance = "stance"
key = "key"
missing = "-1"
optional = ["stance", "key"]
"""
ROWS: list[dict[str, object]] = [
    {"place": "A", "low": 2, "n": 3, "high": 4, "by": "X"},
    {"place": "A", "low": 9, "n": 5, "high": 8, "by": "Y"},
    {"place": "A", "low": 7, "high": 6, "by": "Z"},
    {"place": "", "n": 5, "by": "X"},
    {"place": "Total", "n": 50, "by": "X"},
    {"place": "B", "by": "X"},
    {"place": "B", "n": -1, "by": "Y"},
    {"place": "B", "n": -5, "by": "Z"},
    {"place": "C", "n": 12, "by": "X"},
    {"place": "C", "n": 11_500, "by": "Y"},
    {"place": "D", "n": 0, "by": "X"},
    {"place": "D", "n": 45, "by": "Y"},
    {"place": "D", "n": 52, "by": "Z"},
    {"place": "E", "n": 21, "by": "W"},
    {"place": "F", "n": 32, "by": "W"},
    {"place": "G", "n": 7, "by": "W"},
    {"place": "H", "n": 60, "by": "W"},
    {"place": "K", "n": 8, "by": "X"},
    {"place": "K", "n": 8, "by": "X"},
    {"place": "L", "by": "Y", "stance": "denied"},
    {"place": "M", "n": 8, "by": "X", "key": "k"},
    {"place": "M", "n": 9, "by": "Y", "key": "k"},
    {"place": "N", "n": 8, "by": "X"},
    {"place": "N", "n": 9, "by": "X"},
    {"place": "O", "n": "2,500", "by": "X"},
]
BEFORE: list[dict[str, object]] = [
    *ROWS[:2],
    {"place": "A", "n": 8, "by": "Q"},
    {"place": "L", "by": "Y", "stance": "denied"},
    {"place": "K", "by": "Y", "stance": "denied"},
]
COUNTER = """
of = "=forces"
unit = "=vehicle"
by = "=General Staff"
source = "=Daily counter"
as_of = "day"
time = "cumulative"
each = [{ name = "=tanks", best = "tanks" }, { name = "=aircraft", best = "aircraft" }]
"""
DAYS: list[dict[str, object]] = [
    {"day": f"2022-03-{n:02}", "tanks": tanks, "aircraft": aircraft}
    for n, (tanks, aircraft) in enumerate([(10, 5), (12, 6), (11, 6), (15, 7), (16, 3)], 1)
]
RANGES = """
of = "place"
name = "=deaths"
unit = "=killed"
low = "low"
best = "n"
high = "high"
hedge = "hedge"
by = "by"
source = "=Daily report"
as_of = "day"
stance = "stance"
key = "key"
estimate = "corrects"
time = "cumulative"
"""
COUNTED: list[dict[str, object]] = [
    dict(zip(("place", "day", "low", "n", "high", "hedge", "stance"), cells, strict=True))
    | {"by": "X", "key": None, "corrects": None}
    | keys
    for *cells, keys in (
        ("between", "2022-03-01", None, 900, None, None, None, {}),
        ("between", "2022-03-02", 500, 800, 2000, None, None, {}),
        ("between", "2022-03-04", None, 700, None, None, None, {}),
        ("between", "2022-03-05", None, 750, None, None, None, {}),
        ("overlaps", "2022-03-01", 800, 900, 1000, None, None, {}),
        ("overlaps", "2022-03-02", 700, 850, 900, None, None, {}),
        ("about", "2022-03-01", None, 900, None, "about", None, {}),
        ("about", "2022-03-02", None, 890, None, None, None, {}),
        ("corrected", "2022-03-01", None, 900, None, None, None, {"key": "first"}),
        ("corrected", "2022-03-02", None, 700, None, None, "corrected", {"corrects": "first"}),
        ("corrected", "2022-03-03", None, 800, None, None, None, {}),
        ("one day", "2022-03-01", None, 900, None, None, None, {}),
        ("one day", "2022-03-01", None, 700, None, None, None, {}),
        ("one day", "2022-03-02", None, 800, None, None, None, {}),
        ("one day", "2022-03-03", None, 750, None, None, None, {}),
    )
]
"""Counts with ends, words, corrections and two numbers of one day."""

PROFILE = {
    "claims": {"target": "dev", "outputs": {"dev": {"type": "duckdb", "path": "claims.duckdb", "threads": 1}}},
}
FLAGS = {"send_anonymous_usage_stats": False, "require_generic_test_arguments_property": True}
AS_TEXT = {"claims": {"claims": {"+column_types": {"n": "varchar"}}}}
"""A column of numbers of which one is written with a comma."""
PROJECT = {"name": "claims", "version": "1.0", "profile": "claims", "flags": FLAGS, "seeds": AS_TEXT}


def seed(path: Path, rows: list[dict[str, object]]) -> None:
    """Write rows as a seed of dbt, with their numbers; columns of words stay text."""
    columns = list(dict.fromkeys(column for row in rows for column in row))
    path.parent.mkdir(exist_ok=True)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, ["row_nr", *columns])
        writer.writeheader()
        writer.writerows({"row_nr": n} | row for n, row in enumerate(rows, 1))


@pytest.fixture(scope="module")
def failures(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[int]]:
    """Run dbt over three seeds and the tests that the command wrote; return the rows that each test names."""
    folder = tmp_path_factory.mktemp("project")
    (folder / "dbt_project.yml").write_text(json.dumps(PROJECT), encoding="utf-8")
    (folder / "profiles.yml").write_text(json.dumps(PROFILE), encoding="utf-8")
    for name, mapping, rows in (("claims", CLAIMS, ROWS), ("counter", COUNTER, DAYS), ("ranges", RANGES, COUNTED)):
        seed(folder / "seeds" / f"{name}.csv", rows)
        (folder / f"{name}.toml").write_text(mapping, encoding="utf-8")
        asked = ["feed", "dbt", str(folder / f"{name}.toml"), "--resource", "seeds", "-o", str(folder)]
        assert main([*asked, *(["--before", "claims_before"] if name == "claims" else [])]) == 0
    seed(folder / "seeds" / "claims_before.csv", BEFORE)
    run = subprocess.run(
        [
            sys.executable,
            "-c",
            "from dbt.cli.main import cli; cli()",
            "build",
            "--no-version-check",
            "--store-failures",
            "--profiles-dir",
            ".",
        ],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    assert "Done." in run.stdout, run.stdout + run.stderr
    results = json.loads((folder / "target" / "run_results.json").read_text(encoding="utf-8"))["results"]
    broken = [one for one in results if one["status"] == "error"]
    assert broken == []
    connection = importlib.import_module("duckdb").connect(str(folder / "claims.duckdb"), read_only=True)
    found: dict[str, list[int]] = {}
    for one in results:
        if one["unique_id"].startswith("test.") and one["failures"]:
            name = one["unique_id"].split(".")[2]
            rows = connection.execute(f"select row_nr from {one['relation_name']} order by 1").fetchall()
            found[name] = [row for (row,) in rows]
    return found


def rows_of(failures: dict[str, list[int]], seed_name: str, test: str) -> list[int]:
    """Return the rows that the tests of one kind name, of every use."""
    return sorted(
        {row for name, rows in failures.items() if name.startswith(seed_name) and name.endswith(test) for row in rows}
    )


RULES_BY_TEST = {
    "empty_key": "empty-key",
    "totals_row": "totals-row",
    "nothing_said": "nothing-said",
    "inconsistent_row": "inconsistent-row",
    "below_floor": "below-floor",
    "duplicate_key": "duplicate-key",
    "coded_number": "coded-number",
    "unit_slip": "unit-slip",
    "total_among_parts": "total-among-parts",
    "two_numbers": "CF004",
}


@pytest.mark.parametrize("test", sorted(RULES_BY_TEST))
def test_a_test_of_dbt_names_the_rows_of_its_rule(failures: dict[str, list[int]], test: str) -> None:
    """Each finds something here, and the same rows as the rule does in the same table."""
    feed = ct.Feed.loads(CLAIMS)
    rows: list[Any] = [dict.fromkeys(("low", "high", "stance", "key")) | row for row in ROWS]

    expected = {row for one in feed.check(rows).of(RULES_BY_TEST[test]) for row in one.rows}

    assert expected
    assert rows_of(failures, "claims", test) == sorted(expected)


def test_a_row_that_stands_twice_is_named_once(failures: dict[str, list[int]]) -> None:
    """Rows of a table have no order, so it is one of the two."""
    assert rows_of(failures, "claims", "duplicate_row") in ([18], [19])


def test_what_is_gone_since_the_edition_before_is_named_by_its_rows(failures: dict[str, list[int]]) -> None:
    """A side, and a denial; they are rows of the earlier table."""
    assert rows_of(failures, "claims", "lost_denial") == [5]
    assert rows_of(failures, "claims", "lost_side") == [3, 5]


def test_a_count_that_falls_is_named(failures: dict[str, list[int]]) -> None:
    """A count that falls is named, of each counter with the day on which it falls."""
    assert rows_of(failures, "counter", "falling_count") == [3, 5]


def test_a_count_falls_in_dbt_where_it_falls_in_the_feed(failures: dict[str, list[int]]) -> None:
    """Below any earlier day's, by the ends of both; dbt names the later row of the two."""
    feed, rows = ct.Feed.loads(RANGES), [dict(row) for row in COUNTED]
    expected = [one.rows[-1] for one in feed.check(rows).of("CF016")]

    assert rows_of(failures, "ranges", "falling_count") == expected == [3, 15]
