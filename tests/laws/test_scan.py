"""
Laws of scanning (design.md, rules 19 and 20).

What an engine reads without looking at rows one by one is what reading row by
row gives: the same claims, the same figures under the same ids, and the same
account of every row.
"""

from __future__ import annotations

import operator
from collections import Counter
from datetime import date, datetime
from pathlib import Path
from typing import Any

import duckdb
import polars as pl
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import contested as ct
from contested.table import ClaimTable
from contested.table.engine import rows_of

NUMBERS = st.sampled_from(
    [None, 3.0, 4.0, 4.5, 0.1, -1.0, -2.0, 0.0, 99.0, -99.0, 1e30, 12345.678, float("nan"), float("inf")]
)
COUNTS = st.sampled_from([None, 3, 4, 5, -1, -2, 0, 99, -99])
COLUMNS: dict[str, tuple[Any, Any]] = {
    "place": (pl.String, st.sampled_from(["A", "A ", "B", "b", "", None, "Total", "C\u202e", "a  b", "Gоv"])),
    "what": (pl.String, st.sampled_from(["dead", "area", " dead", None])),
    "unit": (pl.String, st.sampled_from(["person", "killed", "km**2", "ha", "m", "??", "dollars"])),
    "low": (pl.Float64, NUMBERS),
    "best": (pl.Int64, COUNTS),
    "high": (pl.Float64, NUMBERS),
    "error": (pl.Float64, st.sampled_from([None, None, 0.5, -1.0, float("nan")])),
    "by": (pl.String, st.sampled_from(["X", "x", "Y", "Yerevan", "yerevan", "", None, "Z\u202e", "the Xs", "Gоv"])),
    "paper": (pl.String, st.sampled_from(["P", "p", "Q", None, "bad\u200fname"])),
    "issued": (pl.Date, st.sampled_from([None, date(2023, 9, 21), date(2024, 1, 1)])),
    "agency": (pl.String, st.sampled_from([None, None, "X", "Wire"])),
    "day": (pl.String, st.sampled_from([None, "2023", "2023-09-20", "soon", "2023-09~", "2023-09-20T10:00"])),
    "to": (pl.Date, st.sampled_from([None, date(2023, 9, 21), date(2022, 1, 1)])),
    "said": (pl.Datetime, st.sampled_from([None, datetime(2023, 10, 1), datetime(2023, 10, 1, 7)])),  # noqa: DTZ001
    "stance": (pl.String, st.sampled_from([None, None, "claimed", "denied", "no", "hm"])),
    "basis": (pl.String, st.sampled_from([None, "documented", "guessed"])),
    "side": (pl.String, st.sampled_from(["us", "them", None, "us "])),
    "year": (pl.Int64, st.sampled_from([None, 2022, 2023, 20233])),
    "spot": (pl.String, st.sampled_from([None, "north", "n\u200eorth"])),
}
SCHEMA = {name: kind for name, (kind, _) in COLUMNS.items()}
ROWS = st.lists(st.fixed_dictionaries({name: values for name, (_, values) in COLUMNS.items()}), min_size=1, max_size=10)
PLAIN: dict[str, Any] = {
    "of": "place",
    "name": "what",
    "unit": "unit",
    "low": "low",
    "best": "best",
    "high": "high",
    "by": "by",
}
FEEDS = [
    PLAIN,
    PLAIN | {"source": "paper", "as_of": "day", "stated": "said", "missing": ("-1", "nan"), "unknown": {"best": 99}},
    PLAIN | {"name": "=dead", "unit": "=killed", "facets": {"side": "side"}, "where": "spot", "period": "year"},
    PLAIN
    | {
        "by": None,
        "source": {"title": "paper", "issued": "issued"},
        "title": "The table",
        "as_of": ("issued", "to"),
        "signed": True,
    },
    PLAIN | {"stance": "stance", "reads": {"stance": {"no": "withheld"}}, "basis": "basis", "quoting": "agency"},
    PLAIN | {"best": None, "inconsistent": "kept", "totals": "kept", "unknown": {"*": ["99", "-99", "0"]}},
    PLAIN | {"low": None, "high": None, "best": "low", "standard_error": "error", "definition": "side"},
    PLAIN
    | {
        "low": None,
        "inconsistent": "kept",
        "bounds": "=analyst",
        "parties": [ct.Party("Armenia", aliases=["Yerevan"]), ct.Party("X", aliases=["the Xs"])],
        "missing": {"low": -1, "best": [-1, 0]},
    },
    PLAIN | {"of": ("place", "side"), "by": "=UCDP", "status": "=final", "as_of": "year", "speaker": "spot"},
]


def claims(table: ClaimTable) -> tuple[list[str], Counter[str]]:
    """Return the columns of a table, and each of its claims."""
    lazy = table._lazy.select(*sorted(table._lazy.collect_schema()))
    return list(table._layout.names), Counter(repr(row) for row in rows_of(lazy))


def account(intake: Any) -> list[Any]:
    """Return all that an account of rows says."""
    rejected = [repr((one.row, one.column, one.value, one.rule, one.advice, one.cells)) for one in intake.rejected]
    names = ("rows", "taken", "claims", "partly", "empty", "by_rule", "rejected_rows", "independent", "remarks")
    return [*(getattr(intake, name) for name in names), rejected, str(intake), intake.explain(), intake.to_records()]


def scanned(table: ClaimTable) -> bool:
    """Whether the engine read the rows."""
    return "read row by row" not in table.explain()


def alike(one: ct.Feed, data: Any, rows: list[dict[str, Any]], name: str = "the rows") -> None:
    """Check that the engine reads what reading row by row gives."""
    engine, plain = one.scan(data), one.scan(rows)

    assert scanned(engine)
    assert not scanned(plain)
    assert claims(engine) == claims(plain)
    told = [repr(part).replace(name, "the rows") for part in account(engine.intake)]
    assert told == [repr(part) for part in account(plain.intake)]


@pytest.mark.parametrize("fields", FEEDS, ids=lambda fields: "-".join(sorted(set(fields) - set(PLAIN))))
@settings(max_examples=30)
@given(rows=ROWS)
def test_the_engine_reads_what_rows_say(fields: dict[str, Any], rows: list[dict[str, Any]]) -> None:
    """On Polars: the same claims, and the same account of every row."""
    alike(ct.Feed(**fields), pl.DataFrame(rows, SCHEMA), rows)


@pytest.mark.parametrize("kind", ["parquet", "arrow", "relation", "table", "lazy"])
@settings(max_examples=8)
@given(rows=ROWS, fields=st.sampled_from(FEEDS))
def test_every_typed_source_is_read_alike(
    kind: str, rows: list[dict[str, Any]], fields: dict[str, Any], tmp_path_factory: pytest.TempPathFactory
) -> None:
    """A file, a relation, an Arrow table and a lazy frame."""
    frame = pl.DataFrame(rows, SCHEMA)
    table = frame.to_arrow()
    path = Path(tmp_path_factory.getbasetemp()) / f"rows.{kind}"
    if kind == "parquet":
        pq.write_table(table, path)
    elif kind == "arrow":
        frame.write_ipc(path)
    sources = {"relation": lambda: duckdb.connect().from_arrow(table), "table": lambda: table, "lazy": frame.lazy}

    alike(ct.Feed(**fields), sources.get(kind, lambda: path)(), rows, path.name)


@settings(max_examples=20)
@given(rows=ROWS, threshold=st.sampled_from([0, 3, 4]), sign=st.sampled_from(["<", "<=", ">", ">="]))
def test_what_the_engine_reads_answers_as_figures_do(rows: list[dict[str, Any]], threshold: int, sign: str) -> None:
    """Hulls and verdicts are those of the dossier of the same frame."""
    one = ct.Feed(**PLAIN | {"name": "=area", "unit": "=ha", "missing": "nan"})
    frame = pl.DataFrame(rows, SCHEMA)
    dossier, table = one.read(frame), one.scan(frame)

    found = {
        id_: (low, high) for id_, low, high in table.ranges(give=("low", "high")).select("figure", "low", "high").rows()
    }
    heads = dict(table.verdicts(f"{sign} {threshold} ha").select("figure", "verdict").rows())

    assert found.keys() == dossier.figures.keys()
    compare = {"<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge}[sign]
    for id_, figure in dossier.figures.items():
        hull = figure.hull()
        assert found[id_] == tuple(None if end is None else float(end) for end in (hull.low, hull.high))
        assert str(compare(figure, f"{threshold} ha")).startswith(heads[id_])
