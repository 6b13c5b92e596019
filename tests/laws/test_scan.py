"""
Laws of scanning (design.md, rules 19 and 20).

What an engine reads without looking at rows one by one is what reading row by
row gives: the same claims, the same figures under the same ids, and the same
account of every row.
"""

from __future__ import annotations

import operator
from collections import Counter
from collections.abc import Callable
from datetime import date, datetime
from itertools import cycle
from pathlib import Path
from typing import Any

import duckdb
import polars as pl
import pyarrow.parquet as pq
import pytest
from hypothesis import strategies as st
from tests.effort import drawn, fewest, heaps, in_turn

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
    lazy = table._rows.lazy.select(*sorted(table._rows.lazy.collect_schema()))
    return list(table._rows.layout.names), Counter(repr(row) for row in rows_of(lazy))


def account(intake: Any) -> list[Any]:
    """Return all that an account of rows says."""
    rejected = [repr((one.row, one.column, one.value, one.rule, one.advice, one.cells)) for one in intake.rejected]
    names = ("rows", "taken", "claims", "partly", "empty", "by_rule", "rejected_rows", "independent", "remarks")
    return [*(getattr(intake, name) for name in names), rejected, str(intake), intake.explain(), intake.to_records()]


def scanned(table: ClaimTable) -> bool:
    """Whether the engine read the rows."""
    return not any("read row by row" in note for note in table._notes)


Rows = list[dict[str, Any]]
_READ: dict[str, list[Any]] = {}
"""What is read row by row, by feed and rows: several tests compare an engine with the same."""


def read(one: ct.Feed, rows: Rows) -> list[Any]:
    """Return all that is read row by row."""
    asked = repr((one, rows))
    if asked not in _READ:
        plain = one.scan(rows)
        assert not scanned(plain)
        _READ[asked] = [*claims(plain), *map(repr, account(plain.intake))]
    return _READ[asked]


def differences(one: ct.Feed, data: Any, rows: Rows, name: str = "the rows") -> list[Any]:
    """Return what the engine reads otherwise than reading row by row does."""
    engine = one.scan(data)

    assert scanned(engine)
    told = [repr(part).replace(name, "the rows") for part in account(engine.intake)]
    pairs = zip((*claims(engine), *told), read(one, rows), strict=True)
    return [pair for pair in pairs if pair[0] != pair[1]]


def framed(rows: Rows) -> pl.DataFrame:
    """Return rows as a frame."""
    return pl.DataFrame(rows, SCHEMA)


def alike(one: ct.Feed, rows: Rows, data: Callable[[Rows], Any] = framed, name: str = "the rows") -> None:
    """Check that the engine reads what reading row by row gives; name the fewest rows that it reads otherwise."""
    if differences(one, data(rows), rows, name):
        few = fewest(rows, lambda some: bool(differences(one, data(some), some, name)))
        assert (few, differences(one, data(few), few, name)) == (few, [])


@pytest.fixture(scope="module")
def files() -> list[Rows]:
    """Random files, more and more of them put together."""
    return [[row for rows in heap for row in rows] for heap in heaps(drawn(ROWS, cost=2))]


@pytest.mark.parametrize("fields", FEEDS, ids=lambda fields: "-".join(sorted(set(fields) - set(PLAIN))))
def test_the_engine_reads_what_rows_say(fields: dict[str, Any], files: list[Rows]) -> None:
    """On Polars: the same claims, and the same account of every row."""
    for rows in in_turn(files, 3):
        alike(ct.Feed(**fields), rows)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder for files."""
    return tmp_path_factory.mktemp("rows")


@pytest.mark.parametrize("kind", ["parquet", "arrow", "relation", "table", "lazy"])
def test_every_typed_source_is_read_alike(kind: str, files: list[Rows], folder: Path) -> None:
    """A file, a relation, an Arrow table and a lazy frame, by one feed or another."""
    path = folder / f"rows.{kind}"

    def parquet(rows: Rows) -> Path:
        pq.write_table(framed(rows).to_arrow(), path)
        return path

    def arrow(rows: Rows) -> Path:
        framed(rows).write_ipc(path)
        return path

    sources: dict[str, Callable[[Rows], Any]] = {
        "parquet": parquet,
        "arrow": arrow,
        "relation": lambda rows: duckdb.connect().from_arrow(framed(rows).to_arrow()),
        "table": lambda rows: framed(rows).to_arrow(),
        "lazy": lambda rows: framed(rows).lazy(),
    }
    start = sorted(sources).index(kind)
    for rows, fields in in_turn(list(zip(files, cycle(FEEDS[start:] + FEEDS[:start]))), 3):
        alike(ct.Feed(**fields), rows, sources[kind], path.name)


@pytest.mark.parametrize("fields", FEEDS, ids=lambda fields: "-".join(sorted(set(fields) - set(PLAIN))))
def test_a_scanned_file_is_the_dossier_that_is_read(fields: dict[str, Any], files: list[Rows]) -> None:
    """The same figures, ids, parties, sources and statements; an id means in answers what it means there."""
    feed = ct.Feed(**fields)
    for rows in in_turn(files, 3):
        table, read = feed.scan(framed(rows)), feed.read(framed(rows))

        assert table.to_dossier() == read
        for id_, of in table.positions().select("figure", "of").unique().rows():
            assert read.figures[id_].of == of


def units(table: ClaimTable) -> list[Any]:
    """Return what a table found of units, missing ends, and names before it was asked anything."""
    rows = table._rows
    written = [(one.measure, one.text, one.rows, one.ratio, one.largest) for one in rows.conversion.written]
    whole = [one.decimals for one in rows.conversion.written if one.ratio not in (None, 1)]
    rules = [(rule.name, rule.column, rule.advice) for rule in rows.rules]
    return [written, whole, rows.conversion.targets, rows.conversion.settled, rows.layout.full, rules]


@pytest.mark.parametrize("fields", FEEDS, ids=lambda fields: "-".join(sorted(set(fields) - set(PLAIN))))
def test_a_scan_finds_of_units_and_parties_what_a_look_at_its_table_finds(
    fields: dict[str, Any], files: list[Rows], monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was counted while scanning stands in for a question to the engine, and changes no answer."""
    feed = ct.Feed(**fields)
    some = in_turn(files, 3)
    along = [units(feed.scan(framed(rows))) for rows in some]
    monkeypatch.setattr("contested.feeds.scan.scanning._first_look", lambda *_: None)

    asked = [units(feed.scan(framed(rows))) for rows in some]

    assert along == asked


QUESTIONS = st.tuples(st.sampled_from(["<", "<=", ">", ">="]), st.sampled_from([0, 3, 4]))
COMPARE = {"<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge}
AREA = ct.Feed(**PLAIN | {"name": "=area", "unit": "=ha", "missing": "nan"})


def otherwise(rows: Rows, sign: str, threshold: int) -> list[Any]:
    """Return the figures whose hull or verdict a table gives otherwise."""
    dossier, table = AREA.read(framed(rows)), AREA.scan(framed(rows))
    ranges = table.ranges(give=("low", "high")).select("figure", "low", "high").rows()
    hulls = {id_: (low, high) for id_, low, high in ranges}
    heads = dict(table.verdicts(f"{sign} {threshold} ha").select("figure", "verdict").rows())
    found: list[Any] = sorted(hulls.keys() ^ dossier.figures.keys())
    for id_, figure in dossier.figures.items():
        hull, verdict = figure.hull(), COMPARE[sign](figure, f"{threshold} ha")
        wanted = tuple(None if end is None else float(end) for end in (hull.low, hull.high))
        if hulls.get(id_) != wanted or not str(verdict).startswith(heads.get(id_, "no answer")):
            found.append((id_, str(hull), hulls.get(id_), str(verdict), heads.get(id_)))
    return found


def test_what_the_engine_reads_answers_as_figures_do(files: list[Rows]) -> None:
    """Hulls and verdicts are those of the dossier of the same frame."""
    for rows, (sign, threshold) in zip(files, reversed(drawn(QUESTIONS)), strict=False):
        if rows and otherwise(rows, sign, threshold):
            few = fewest(rows, lambda some: bool(otherwise(some, sign, threshold)))  # noqa: B023  # asked at once
            assert (few, sign, threshold, otherwise(few, sign, threshold)) == (few, sign, threshold, [])


def test_a_best_value_below_zero_is_taken_by_both_or_by_neither() -> None:
    """Below a limit that is sound, in a unit of what is never below zero."""
    row = dict.fromkeys(SCHEMA) | {"place": "A", "by": "X", "high": 4.0, "best": -1}

    assert otherwise([row], "<", 3) == []
