"""
Which faults of a feed the usual rules of generic tools find, beside the rules of a feed, on the same rows.

    python benchmarks/feed_faults.py cases cases.json          rows before and after each corruption; needs contested[testing]
    python benchmarks/feed_faults.py run cases.json > a.json   each tool that this environment has: pandera, pointblank,
                                                               great_expectations (or those named behind it), contested
    python benchmarks/feed_faults.py table a.json b.json       the table of the docs

Tools that need other versions of one library run in environments of their own; the cases are the same file.

The usual rules are those that a careful engineer writes for such a table, the same for each tool, and generous: known parties,
places and definitions as lists, the range of each number as it was before (up to twice the largest), days as ISO 8601 within the
years of the data, low <= best <= high, no number below zero, keys once, no row twice, no empty cell where none was before.
A frame is what ``pandas.read_csv`` makes of the rows.  A fault is found where a rule fails on the corrupted rows that holds on
those before.  What is found beside the rows from before alone is found by ``feed.check(rows, before=...)``; a generic rule has
no notion of that, but the lists and ranges above come from the rows from before.
"""

from __future__ import annotations

import csv
import io
import json
import os
import sys
import warnings
from importlib.metadata import version
from pathlib import Path

EXAMPLES, DRAWN = 10, 60
NUMBERS = ("low", "best", "high")
LISTED = ("place", "party", "counted", "stance", "hedge")
NEEDED = ("place", "party", "source", "day", "key")
FIRST_DAY, LAST_DAY = "1999-01-01", "2026-12-31"

OF_FORM = (
    "swapped ends",
    "best outside",
    "mixed marks",
    "tags as data",
    "date in another order",
    "century slip",
    "mojibake",
    "key twice",
    "row twice",
    "party spelled otherwise",
)
"""Faults of form: a cell, or a row, is not what it should look like.  All others are faults of meaning."""


# -- cases -------------------------------------------------------------------


def cases(path):
    """Write rows before and after each corruption, the same at every run."""
    from hypothesis import HealthCheck, Phase, given, seed, settings

    import contested as ct
    from contested.testing import CORRUPTIONS, corruptions

    feed = bench_feed(ct)
    made = []
    for name in CORRUPTIONS:
        drawn: list = []
        keep = drawn.append

        @seed(20261130)
        @settings(
            max_examples=DRAWN,
            deadline=None,
            database=None,
            phases=[Phase.generate],
            suppress_health_check=list(HealthCheck),
        )
        @given(one=corruptions(feed, name, min_size=8, max_size=16))
        def collect(one):
            keep({"kind": one.corruption.name, "before": one.before, "rows": one.rows})  # noqa: B023  # called at once

        collect()
        made += drawn[-EXAMPLES:]  # the last ones: the first is the simplest of all
        print(name, len(drawn[-EXAMPLES:]), file=sys.stderr)
    Path(path).write_text(json.dumps(made, ensure_ascii=False), encoding="utf-8")


def bench_feed(ct):
    return ct.Feed(
        of="place",
        name="=killed",
        unit="=killed",
        low="low",
        best="best",
        high="high",
        by="party",
        source="source",
        as_of="day",
        time="cumulative",
        stance="stance",
        hedge="hedge",
        quoting="quoting",
        key="key",
        definition="counted",
    )


def frame(rows):
    """Return rows as pandas reads them from a CSV file."""
    import pandas as pd

    text = io.StringIO()
    names = list(dict.fromkeys(name for row in rows for name in row))
    writer = csv.DictWriter(text, names)
    writer.writeheader()
    writer.writerows(rows)
    text.seek(0)
    return pd.read_csv(text, keep_default_na=True)


def prepared(data):
    """Return a frame with days as days and numbers as numbers, where they are: what cannot be read is empty."""
    import pandas as pd

    made = data.copy()
    made["day"] = pd.to_datetime(made["day"], format="%Y-%m-%d", errors="coerce")
    for name in NUMBERS:
        made[name] = pd.to_numeric(made[name], errors="coerce").astype("float64")
    for name in ("place", "party", "source", "stance", "hedge", "quoting", "key", "counted"):
        made[name] = made[name].astype("object").where(made[name].notna(), None)
    return made


def usual(before):
    """Return what the usual rules know of the rows before: lists, ranges, columns without an empty cell."""
    known = {name: sorted({str(one) for one in before[name].dropna()}) for name in LISTED}
    largest = {name: 2 * float(before[name].max()) if before[name].notna().any() else 1.0 for name in NUMBERS}
    full = [name for name in (*NEEDED, *NUMBERS, "counted") if before[name].notna().all()]
    return known, largest, full


# -- tools -------------------------------------------------------------------


def by_pandera(before, rows):
    import pandas as pd
    import pandera.pandas as pa

    known, largest, full = usual(before)
    columns = {
        name: pa.Column(object, pa.Check.isin(known[name]), nullable=name not in full) for name in LISTED if known[name]
    }
    columns["source"] = pa.Column(object, pa.Check.str_length(1, 300), nullable="source" not in full)
    columns["key"] = pa.Column(object, unique=True, nullable="key" not in full)
    columns["day"] = pa.Column(
        "datetime64[ns]",
        pa.Check.in_range(pd.Timestamp(FIRST_DAY), pd.Timestamp(LAST_DAY)),
        nullable="day" not in full,
        coerce=True,
    )
    for name in NUMBERS:
        columns[name] = pa.Column(float, pa.Check.in_range(0, largest[name]), nullable=name not in full)
    order = [
        pa.Check(lambda data: ~(data["low"] > data["high"])),
        pa.Check(lambda data: ~((data["low"] > data["best"]) | (data["best"] > data["high"]))),
        pa.Check(lambda data: ~data.drop(columns="key").duplicated()),
    ]
    schema = pa.DataFrameSchema(columns, checks=order)
    try:
        schema.validate(rows, lazy=True)
    except pa.errors.SchemaErrors as errors:
        return {str(one) for one in errors.failure_cases["check"]}
    return set()


def by_pointblank(before, rows):
    import pointblank as pb

    known, largest, full = usual(before)
    steps = pb.Validate(rows)
    for name in LISTED:
        if known[name]:
            steps = steps.col_vals_in_set(name, [*known[name], *([] if name in full else [None])])
    for name in full:
        steps = steps.col_vals_not_null(name)
    for name in NUMBERS:
        steps = steps.col_vals_between(name, 0, largest[name], na_pass=True)
    import datetime as dt

    steps = steps.col_vals_between(
        "day", dt.datetime.fromisoformat(FIRST_DAY), dt.datetime.fromisoformat(LAST_DAY), na_pass=True
    )
    steps = steps.col_vals_le("low", pb.col("high"), na_pass=True).col_vals_le("low", pb.col("best"), na_pass=True)
    steps = steps.col_vals_le("best", pb.col("high"), na_pass=True)
    steps = steps.rows_distinct(columns_subset=["key"])
    steps = steps.rows_distinct(columns_subset=[name for name in rows.columns if name != "key"])
    done = steps.interrogate()
    return {f"{one.assertion_type} {one.column}" for one in done.validation_info if not one.all_passed}


def by_great_expectations(before, rows):
    os.environ["GX_ANALYTICS_ENABLED"] = "false"  # a context asks the network otherwise, for each case
    import great_expectations as gx
    import great_expectations.expectations as gxe

    known, largest, full = usual(before)
    context = gx.get_context(mode="ephemeral")
    context.variables.progress_bars = {"globally": False, "metric_calculations": False}
    batch = (
        context.data_sources.add_pandas("rows").add_dataframe_asset("rows").add_batch_definition_whole_dataframe("b")
    )
    batch = batch.get_batch(batch_parameters={"dataframe": rows})
    wanted = [gxe.ExpectColumnValuesToBeInSet(column=name, value_set=known[name]) for name in LISTED if known[name]]
    wanted += [gxe.ExpectColumnValuesToNotBeNull(column=name) for name in full]
    wanted += [gxe.ExpectColumnValuesToBeBetween(column=name, min_value=0, max_value=largest[name]) for name in NUMBERS]
    import datetime as dt

    wanted.append(
        gxe.ExpectColumnValuesToBeBetween(
            column="day", min_value=dt.datetime.fromisoformat(FIRST_DAY), max_value=dt.datetime.fromisoformat(LAST_DAY)
        )
    )
    for low, high in (("low", "high"), ("low", "best"), ("best", "high")):
        wanted.append(
            gxe.ExpectColumnPairValuesAToBeGreaterThanB(
                column_A=high, column_B=low, or_equal=True, ignore_row_if="either_value_is_missing"
            )
        )
    wanted.append(gxe.ExpectColumnValuesToBeUnique(column="key"))
    wanted.append(
        gxe.ExpectCompoundColumnsToBeUnique(
            column_list=[name for name in rows.columns if name != "key"], ignore_row_if="never"
        )
    )
    suite = gx.ExpectationSuite(name="usual", expectations=wanted)
    return {
        f"{one.expectation_config.type} {one.expectation_config.kwargs.get('column')}"
        for one in batch.validate(suite).results
        if not one.success
    }


TOOLS = {"pandera": by_pandera, "pointblank": by_pointblank, "great_expectations": by_great_expectations}


def run(path, *names):
    """Print how many of the cases of each kind each tool of this environment finds, as JSON."""
    warnings.simplefilter("ignore")
    every = json.loads(Path(path).read_text(encoding="utf-8"))
    counted = {}
    for name, tool in TOOLS.items():
        if names and name not in names:
            continue
        try:
            __import__(name)
        except ImportError:
            continue
        counted[f"{name} {version(name)}"] = found = {}
        for case in every:
            before, rows = prepared(frame(case["before"])), prepared(frame(case["rows"]))
            at = found.setdefault(case["kind"], [0, 0])
            at[1] += 1
            at[0] += bool(tool(before, rows) - tool(before, before))
        print(name, "done", file=sys.stderr)
    try:
        import contested as ct
        from contested.testing import CORRUPTIONS

        ours = f"contested {ct.__version__}"  # of what is run, which an installation from before may misname
    except ImportError:
        pass
    else:
        feed = bench_feed(ct)
        counted[ours] = found = {}
        for case in every:
            at = found.setdefault(case["kind"], [0, 0])
            at[1] += 1
            codes, held = (set(feed.check(case[name], before=case["before"]).codes) for name in ("rows", "before"))
            at[0] += bool((codes - held) & set(CORRUPTIONS[case["kind"]].found_by))
    json.dump(counted, sys.stdout)


def table(paths):
    """Print the table of the docs, and the shares of faults of form and of meaning."""
    counted = {}
    for path in paths:
        for tool, found in json.loads(Path(path).read_text(encoding="utf-8")).items():
            for kind, (hit, of) in found.items():
                at = counted.setdefault(tool, {}).setdefault(kind, [0, 0])
                at[:] = [at[0] + hit, at[1] + of]  # of cases that were run in several processes
    names = sorted(counted, key=lambda name: (not name.startswith("contested"), name))
    kinds = list(counted[names[0]])
    print("| fault | of | " + " | ".join(names) + " |")
    print("|---|---|" + "---|" * len(names))
    for kind in kinds:
        of = "form" if kind in OF_FORM else "meaning"
        shares = [f"{counted[name][kind][0]} of {counted[name][kind][1]}" for name in names]
        print(f"| {kind} | {of} | " + " | ".join(shares) + " |")
    for of in ("form", "meaning"):
        these = [kind for kind in kinds if (kind in OF_FORM) == (of == "form")]
        shares = []
        for name in names:
            hit = sum(counted[name][kind][0] * 2 > counted[name][kind][1] for kind in these)
            shares.append(f"{hit} of {len(these)}")
        print(f"| found in most cases, faults of {of} | | " + " | ".join(shares) + " |")


if __name__ == "__main__":
    command, *paths = sys.argv[1:]
    {"cases": lambda: cases(paths[0]), "run": lambda: run(*paths), "table": lambda: table(paths)}[command]()
