"""Figures in batches: whole figures only, on every engine, whatever the size of a batch."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any, ClassVar

import duckdb
import narwhals.stable.v2 as nw
import polars as pl
import pytest

from contested import methods
from contested.table import ClaimTable, connection, figure_batches
from contested.table.engine import open_frame
from contested.table.figure_batches import InBatches, by_figure, figures_in

ROWS = pl.DataFrame({"k0": ["b", "a", None, "a", "c", "a"], "x": [1.0, 2.0, 3.0, 4.0, 5.0, 6.0]})
WANTED = {("a", 12.0), ("b", 1.0), ("c", 5.0), (None, 3.0)}


def _sums(table: Any, figures: Any) -> dict[str, Any]:
    np = connection.engine_library("numpy")
    return {"sum": np.bincount(figures, table.column("x").to_numpy())}


def _work(rows: int = 100) -> InBatches:
    return InBatches(("k0",), _sums, {"sum": "number"}, rows)


@pytest.mark.parametrize("rows", [1, 2, 3, 100])
def test_a_figure_is_whole_however_small_batches_are(rows: int) -> None:
    """The last one waits for its rest; null is a figure like others."""
    table = ROWS.sort("k0").to_arrow()

    found = _work(rows).together(table.to_batches(max_chunksize=1), table.schema)

    assert {(row["k0"], row["sum"]) for row in found.to_pylist()} == WANTED
    assert figures_in(table, ("k0",)).tolist() == [0, 1, 1, 1, 2, 3]


@pytest.mark.parametrize(
    "native",
    [ROWS, ROWS.lazy(), ROWS.to_arrow(), ROWS.to_pandas(), ROWS.cast({"k0": pl.Categorical})],
    ids=["polars", "lazy", "arrow", "pandas", "codes"],
)
def test_every_engine_hands_over_the_same_figures(native: Any) -> None:
    """Whether it looks itself, or DuckDB looks for it."""
    frame = open_frame(native)

    found = by_figure(frame.lazy, frame, _work(2)).collect("polars").to_native()

    assert {(row["k0"], row["sum"]) for row in found.to_dicts()} == WANTED
    assert list(found.columns) == ["k0", "sum"]


def test_answers_stay_on_the_connection_of_whoever_asks() -> None:
    """So that they can be joined to other tables there; the type of a key is kept."""
    own = duckdb.connect()
    own.execute("create type place as enum ('a', 'b', 'c')")
    claims = own.from_arrow(ROWS.to_arrow()).project("k0::place as k0, x")
    frame = open_frame(claims)

    native = by_figure(frame.lazy, frame, _work()).to_native()

    assert str(native.types[0]).startswith("ENUM")
    assert set(native.join(claims.set_alias("mine"), "k0").project("k0, sum").fetchall()) == {
        ("a", 12.0),
        ("b", 1.0),
        ("c", 5.0),
    }


def test_a_locked_connection_that_is_ours_takes_its_answers() -> None:
    """It sees no variable of Python's."""
    frame = open_frame(connection.in_duckdb(ROWS.to_arrow()))
    assert not frame.ours

    assert len(by_figure(frame.lazy, frame, _work()).to_native().fetchall()) == 4


def test_no_rows_are_no_figures() -> None:
    """On every engine the columns are there all the same."""
    for native in (ROWS.head(0), ROWS.head(0).to_arrow()):
        frame = open_frame(native)
        found = by_figure(frame.lazy, frame, _work()).collect("polars").to_native()

        assert (found.columns, len(found)) == (["k0", "sum"], 0)


def test_an_engine_that_we_do_not_know_hands_over_its_rows() -> None:
    """Answers are then a relation of our own DuckDB."""
    lazy = nw.from_native(ROWS.lazy())

    found = figure_batches._elsewhere(lazy, open_frame(ROWS), _work())

    assert set(found.fetchall()) == WANTED


def test_spark_answers_where_its_rows_are(monkeypatch: pytest.MonkeyPatch) -> None:
    """After a repartition by figure; no row comes to the driver."""
    asked: list[tuple[str, tuple[Any, ...]]] = []

    class Native:
        schema: ClassVar = {"k0": ("k0", "string")}

        def __getattr__(self, name: str) -> Any:
            def note(*given: Any) -> Native:
                asked.append((name, given))
                return self

            return note

    types = SimpleNamespace(
        StructField=lambda name, kind: (name, kind),
        StructType=tuple,
        DoubleType=lambda: "double",
        StringType=lambda: "string",
        LongType=lambda: "bigint",
    )
    monkeypatch.setattr(figure_batches, "engine_library", lambda _: types)
    work = _work()

    figure_batches._on_spark(SimpleNamespace(to_native=Native), open_frame(ROWS), work)  # type: ignore[arg-type]

    assert [name for name, _ in asked] == ["repartition", "sortWithinPartitions", "mapInArrow"]
    assert asked[-1][1] == (work, (("k0", "string"), ("sum", "double")))


def test_a_method_answers_alike_in_batches_of_any_size(monkeypatch: pytest.MonkeyPatch) -> None:
    """A method answers alike in batches of any size, by columns and figure by figure."""
    rows = [(f"f{n % 7}", f"P{n % 4}", float(n * n % 11)) for n in range(28)]
    frame = pl.DataFrame(rows, schema=["figure", "party", "low"], orient="row").with_columns(high=pl.col("low"))
    table = ClaimTable.of(frame, unit="km**2")
    asked = (methods.Median(), methods.RandomEffects(tau2="PM"), methods.AtLeast(2))
    wanted = [table.reconcile(one, force=True).sort("figure").rows() for one in asked]
    monkeypatch.setattr(figure_batches, "ROWS", 3)

    assert [table.reconcile(one, force=True).sort("figure").rows() for one in asked] == wanted
