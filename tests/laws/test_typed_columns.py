"""
Laws of typed columns (design.md, rules 19 and 20).

Whatever type a column is of, and whatever it is asked for, an engine reads
what reading row by row reads, and rejects what that rejects.
"""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from pathlib import Path
from typing import Any

import pandas as pd
import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from tests.effort import in_turn

import contested as ct
from contested.feeds.cells import is_empty
from contested.table import ClaimTable
from contested.table.engine import rows_of

BASE: dict[str, Any] = {"of": "place", "name": "=dead", "unit": "=person", "value": "n", "by": "by", "title": "T"}
ROLES: dict[str, dict[str, Any]] = {
    "of": {"of": "x"},
    "value": {"value": "x"},
    "low": {"value": None, "low": "x"},
    "by": {"by": "x"},
    "as_of": {"as_of": "x"},
    "facets": {"facets": {"f": "x"}},
    "issued": {"source": {"title": "place", "issued": "x"}},
}
MONTHS = pd.PeriodIndex(["2013-08", "2013-09"], freq="M")
DAYS = [dt.date(2013, 8, 1), dt.date(2014, 8, 1)]
TIMES = [dt.datetime(2013, 8, 1), dt.datetime(2014, 8, 1, 3)]  # noqa: DTZ001  # a column without a zone
COLUMNS: dict[str, Any] = {
    "pandas period": MONTHS,
    "pandas period of years": pd.PeriodIndex(["2013", "2014"], freq="Y"),
    "pandas timedelta": pd.to_timedelta([1, 2], unit="D"),
    "pandas interval": pd.IntervalIndex.from_breaks([0, 1, 2]),
    "pandas category of texts": pd.Categorical(["A", None]),
    "pandas category of counts": pd.Categorical([3, 4]),
    "pandas category of floats": pd.Categorical([3.0, 4.5]),
    "pandas category of times": pd.Categorical(pd.to_datetime(TIMES)),
    "pandas category of periods": pd.Categorical(MONTHS),
    "pandas nullable": pd.array([3, None], dtype="Int64"),
    "pandas objects": [b"A", b"3"],
    "pandas decimals": [Decimal(3), Decimal("4.5")],
    "polars duration": pl.Series([dt.timedelta(days=1), dt.timedelta(days=2)]),
    "polars time": pl.Series([dt.time(1), dt.time(2)]),
    "polars decimal": pl.Series([Decimal(3), Decimal("4.5")]),
    "polars categorical": pl.Series(["A", "3"], dtype=pl.Categorical),
    "polars enum": pl.Series(["A", "3"], dtype=pl.Enum(["A", "3"])),
    "polars list": pl.Series([["A"], ["B"]]),
    "polars struct": pl.Series([{"a": 1}, {"a": 2}]),
    "polars binary": pl.Series([b"A", b"3"]),
    "polars null": pl.Series([None, None]),
    "polars float": pl.Series([3.5, 1e22]),
    "polars milliseconds": pl.Series(TIMES, dtype=pl.Datetime("ms")),
    "parquet period": pa.array(MONTHS),
    "parquet dictionary of counts": pa.array([3, 4]).dictionary_encode(),
    "parquet dictionary of days": pa.array(DAYS).dictionary_encode(),
    "parquet date64": pa.array(DAYS, pa.date64()),
    "parquet decimal": pa.array([Decimal("3.00"), Decimal("4.50")]),
    "parquet time": pa.array([dt.time(1)] * 2),
    "parquet map": pa.array([[("a", 1)], [("b", 2)]], pa.map_(pa.string(), pa.int64())),
    "arrow period": pa.array(MONTHS),
    "arrow binary": pa.array([b"A", b"3"], pa.large_binary()),
    "arrow view": pa.array(["A", "3"], pa.string_view()),
    "arrow nanoseconds": pa.array(TIMES, pa.timestamp("ns")),
}
CASES = [(kind, role) for kind in COLUMNS for role in ROLES]
PLAIN: dict[str, Any] = {"place": ["P", "Q"], "n": [3, 4], "by": ["A", "B"]}


def source(kind: str, folder: Path) -> Any:
    """Return a source with a column x of a type."""
    column = COLUMNS[kind]
    if kind.startswith("pandas"):
        return pd.DataFrame(PLAIN | {"x": column})
    if kind.startswith("polars"):
        return pl.DataFrame(PLAIN).with_columns(column.alias("x"))
    table = pa.table(PLAIN | {"x": column})
    if kind.startswith("arrow"):
        return table
    pq.write_table(table, folder / "x.parquet")
    return folder / "x.parquet"


def outcome(table: ClaimTable) -> tuple[list[str], list[Any]]:
    """Return the claims of a table, and why its other rows are none."""
    lazy = table._rows.lazy.select(*sorted(table._rows.lazy.collect_schema()))
    rejected = [
        (one.row, one.column, "" if is_empty(one.value) else str(one.value), one.rule, one.advice)
        for one in table.intake.rejected
    ]
    return sorted(map(repr, rows_of(lazy))), rejected


def test_a_typed_column_is_read_alike_by_both_ways(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of each type in each role: the same claims, or the same rejections."""
    for kind, role in in_turn(CASES, 14):
        feed = ct.Feed(**BASE | ROLES[role])
        engine = outcome(feed.scan(source(kind, tmp_path)))
        with monkeypatch.context() as patched:
            patched.setattr("contested.feeds.scan.tables.row_by_row", lambda *_: "as asked")
            one_by_one = outcome(feed.scan(source(kind, tmp_path)))

        assert (kind, role, engine) == (kind, role, one_by_one)


@pytest.mark.parametrize("kind", [kind for kind in COLUMNS if "period" in kind])
def test_a_period_of_pandas_is_nothing_that_a_feed_reads(kind: str, tmp_path: Path) -> None:
    """Its ordinals are no years, names or counts, in frames and in files."""
    for role in ("of", "value", "as_of", "issued"):
        read = ct.Feed(**BASE | ROLES[role]).read(source(kind, tmp_path))
        assert read.intake is not None
        assert (len(read), read.intake.rejected_rows) == (0, (1, 2))
