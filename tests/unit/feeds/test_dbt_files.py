"""Tests of dbt: which rules of a feed are written, with which columns; what dbt does with them stands in tests/dbt."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

import contested as ct
from contested.cli.command_line import main
from contested.errors import MisfitFeed, UnusableName
from contested.feeds import RULES
from contested.feeds.rules.dbt_tests import GENERIC, dbt_files

FIELDS: dict[str, Any] = {"of": "place", "name": "=deaths", "unit": "=killed", "by": "by", "source": "=P", "best": "n"}


def written(feed: ct.Feed, **options: Any) -> dict[str, dict[str, Any]]:
    """Return what each written test is given, by its name without the model and its number."""
    text = dbt_files(feed, "claims", **options)[f"{options.get('resource', 'models')}/contested_claims.yml"]
    (model,) = json.loads(text.partition("\n")[2])[options.get("resource", "models")]
    return {
        re.sub(r"^claims_\d+_", "", given["name"]): given["arguments"] | {"severity": given["config"]["severity"]}
        for test in model["data_tests"]
        for given in test.values()
    }


def test_each_written_test_is_one_that_the_macros_define() -> None:
    """And says which rule of feeds it stands for."""
    feed = ct.Feed(**FIELDS, low="low", high="high", key="key", stance="stance", as_of="day", time="cumulative")
    files = dbt_files(feed, "claims", before="old") | dbt_files(ct.Feed(**FIELDS), "other")
    defined = set(re.findall(r"{% test (\w+)\(", files[GENERIC]))

    used = [
        test
        for path, text in files.items()
        if path != GENERIC
        for test in json.loads(text.partition("\n")[2])["models"][0]["data_tests"]
    ]

    assert {name for test in used for name in test} == defined
    assert {given["description"].partition(":")[0] for test in used for given in test.values()} <= set(RULES)


def test_an_error_fails_and_a_suspicion_warns() -> None:
    """With the limits of the rules themselves; a test reads the numbers that the feed reads."""
    made = written(ct.Feed(**FIELDS, low="low", high="high", missing={"n": ["-1", "o'clock"]}, unknown="-9"))

    assert made["inconsistent_row"] == {
        "low": "low",
        "high": "high",
        "best": "n",
        "nothing": ["-1", "-9", "o''clock"],
        "severity": "error",
    }
    assert made["nothing_said"]["nothing"] == ["-1", "o''clock"]
    assert made["unit_slip"]["severity"] == "warn"
    assert made["unit_slip"]["slips"] == [[1_000, 1], [1_000_000, 1], [100, 2]]
    assert made["total_among_parts"]["alike"] == ["by"]
    assert sorted(made["duplicate_row"]["columns"]) == ["by", "high", "low", "n", "place"]


LEFT_OUT: list[tuple[dict[str, Any], set[str]]] = [
    ({"signed": True}, {"below_floor"}),
    ({"totals": "kept"}, {"totals_row"}),
    ({"of": "=A", "facets": {"age": "age"}}, {"empty_key", "totals_row"}),
    ({"as_of": "day"}, {"coded_number", "unit_slip"}),
    (
        {"best": None, "low": "low", "high": "high", "inconsistent": "kept"},
        {"coded_number", "unit_slip", "two_numbers", "total_among_parts"},
    ),
    (
        {"best": None, "cell": "said"},
        {"nothing_said", "below_floor", "coded_number", "unit_slip", "two_numbers", "total_among_parts"},
    ),
]


@pytest.mark.parametrize(("fields", "gone"), LEFT_OUT)
def test_what_a_feed_does_not_ask_for_is_not_written(fields: dict[str, Any], gone: set[str]) -> None:
    """Numbers below zero where they make sense, totals that are kept, days that have neighbours, words in a cell."""
    assert set(written(ct.Feed(**FIELDS))) - set(written(ct.Feed(**FIELDS | fields))) == gone


def test_an_earlier_edition_without_stances_has_no_denials() -> None:
    """Its sides are looked for all the same, by figure and holder."""
    made = written(ct.Feed(**FIELDS), before="claims_of_may")

    assert "lost_denial" not in made
    assert made["lost_side"] == {"before": "ref('claims_of_may')", "series": ["place", "by"], "severity": "warn"}


def test_columns_that_a_table_does_not_have_are_refused() -> None:
    """HXL tags, and what a dialect makes."""
    for fields in ({"of": "#adm1"}, {"by": "sdmx:title"}):
        with pytest.raises(MisfitFeed, match="name the columns that the model has"):
            dbt_files(ct.Feed(**FIELDS | fields), "claims")


@pytest.mark.parametrize("text", ["{{ run_query('drop table x') }}", "{% raw %}", "n{# a", " env_var('SECRET') "])
def test_what_dbt_would_run_is_refused(text: str) -> None:
    """A header or a code of a file from outside is no template; other brackets are names."""
    for fields in ({"of": text}, {"missing": [text]}):
        with pytest.raises(MisfitFeed, match="dbt would run .* as a template; write it otherwise in the model"):
            dbt_files(ct.Feed(**FIELDS | fields), "claims")
    with pytest.raises(MisfitFeed, match="name the columns that the model has"):
        dbt_files(ct.Feed(**FIELDS | {"of": 'a" or "b'}), "claims")
    assert dbt_files(ct.Feed(**FIELDS | {"of": "source (best) {a}"}), "claims")


@pytest.mark.parametrize("name", ["a b;", "", "7", "a'", "claims.csv/x"])
def test_what_cannot_name_a_model_is_refused(name: str) -> None:
    """Also of the earlier edition: both stand in SQL and in the names of files; a version behind a point is a name."""
    for model, before in ((name, None), ("claims", name)):
        with pytest.raises(UnusableName, match="cannot name a model of dbt: .*--model"):
            dbt_files(ct.Feed(**FIELDS), model, before=before)
    assert dbt_files(ct.Feed(**FIELDS), "stg_claims.v2", before="opfer_früher")


def test_a_wide_table_is_tested_claim_by_claim() -> None:
    """What does not differ between its claims is tested once."""
    feed = ct.Feed(**FIELDS | {"best": None}, each=[{"best": "dead"}, {"best": "hurt"}])

    text = dbt_files(feed, "claims", resource="seeds")["seeds/contested_claims.yml"]

    tests = [next(iter(test)) for test in json.loads(text.partition("\n")[2])["seeds"][0]["data_tests"]]
    assert (tests.count("contested_empty_key"), tests.count("contested_unit_slip")) == (1, 2)


def test_the_command_writes_both_files(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Into a dbt project; the model is named for the mapping where no other name is given."""
    path = tmp_path / "claims.toml"
    path.write_text('of = "place"\nname = "=dead"\nunit = "=killed"\nbest = "n"\nby = "by"\n', encoding="utf-8")

    assert main(["feed", "dbt", str(path), "-o", str(tmp_path / "project")]) == 0

    assert capsys.readouterr().out == "written: macros/contested.sql\nwritten: models/contested_claims.yml\n"
    assert (
        (tmp_path / "project" / "macros" / "contested.sql").read_text(encoding="utf-8").startswith("-- Generic tests")
    )
