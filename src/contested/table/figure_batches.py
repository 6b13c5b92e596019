"""
Figures in batches: a function of whole figures, run on the rows of a frame, on every engine.

The engine sorts rows by figure and hands them over in Arrow batches, so that
memory stays bounded however many there are.  On PySpark the function runs
where the rows are, after a repartition by figure.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import attrs
import narwhals.stable.v2 as nw

from contested.table.connection import engine_library, in_duckdb
from contested.table.engine import on_connection_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from contested.table.column_map import LazyFrame
    from contested.table.engine import Frame

Table = Any
ROWS = 200_000
"""Rows of a batch: some hundred megabytes with what is computed of them, and enough for numpy to be worth its calls."""

KINDS = {"number": ("Float64", "double"), "text": ("String", "string"), "count": ("Int64", "bigint")}
"""The types of an answer's columns: those of Polars and those of Spark."""


@attrs.frozen(eq=False)
class InBatches:
    """
    A function of whole figures, run over batches of rows that are sorted by figure.

    ``answer`` takes an Arrow table of whole figures and the number of each
    row's figure, and returns columns of numpy or plain values, one value a
    figure.  ``within`` sorts the rows of one: a sum of floats is another one in
    another order.
    """

    keys: tuple[str, ...]
    answer: Callable[[Table, Any], Mapping[str, Any]]
    kinds: Mapping[str, str]
    rows: int = attrs.field(factory=lambda: ROWS)
    within: tuple[str, ...] = ()

    def __call__(self, batches: Iterable[Any]) -> Iterator[Any]:
        """Return the answers on the figures of each batch; the last one, which may go on in the next, waits for it."""
        arrow = engine_library("pyarrow")
        kept: list[Any] = []
        for batch in batches:
            kept.append(batch)
            if sum(one.num_rows for one in kept) < self.rows:
                continue
            table = arrow.Table.from_batches(kept)
            last = int(figures_in(table, self.keys).searchsorted(figures_in(table, self.keys)[-1]))
            if last:
                yield from self.answered(table.slice(0, last)).to_batches()
            kept = table.slice(last).to_batches()
        if any(one.num_rows for one in kept):
            yield from self.answered(arrow.Table.from_batches(kept)).to_batches()

    def answered(self, table: Table) -> Table:
        """Return the answers on all figures of a table, one row a figure."""
        arrow, np = engine_library("pyarrow"), engine_library("numpy")
        figures = figures_in(table, self.keys)
        first = arrow.array(np.flatnonzero(np.diff(figures, prepend=-1)))
        made = [table.column(name).take(first) for name in self.keys]
        found, schema = self.answer(table, figures), self.schema(table.schema)
        made += [arrow.array(found[name], schema.field(name).type, from_pandas=True) for name in self.kinds]
        return arrow.Table.from_arrays(made, schema=schema)

    def schema(self, given: Any) -> Any:
        """Return the schema of answers on rows of a schema."""
        arrow = engine_library("pyarrow")
        types = {"number": arrow.float64(), "text": arrow.string(), "count": arrow.int64()}
        fields = [given.field(name) for name in self.keys]
        return arrow.schema([*fields, *(arrow.field(name, types[kind]) for name, kind in self.kinds.items())])

    def together(self, batches: Iterable[Any], schema: Any) -> Table:
        """Return the answers on all figures of batches of a schema as one table."""
        return engine_library("pyarrow").Table.from_batches(self(batches), self.schema(schema))


def figures_in(table: Table, keys: Sequence[str]) -> Any:
    """Return the number of the figure of each row, from zero, where rows are sorted by figure; null is like others."""
    np, compute = engine_library("numpy"), engine_library("pyarrow.compute")
    other = np.zeros(table.num_rows, bool)
    for name in keys:
        column = table.column(name).combine_chunks()
        column = getattr(column, "dictionary_decode", lambda column=column: column)()
        codes = compute.dictionary_encode(column, null_encoding="encode").indices.to_numpy()
        other[1:] |= codes[1:] != codes[:-1]
    return np.cumsum(other)


def by_figure(lazy: LazyFrame, frame: Frame, work: InBatches) -> LazyFrame:
    """
    Return what a function answers on each figure, as a lazy frame on the engine of the rows.

    Args:
        lazy: rows, in any order.
        frame: whose engine they are on.
        work: what is done with them.
    """
    engine = lazy.implementation.name.lower()
    answered: LazyFrame = nw.from_native(_ENGINES.get(engine, _elsewhere)(lazy, frame, work))
    return answered


def _in_polars(lazy: LazyFrame, _: Frame, work: InBatches) -> Any:
    """Run it when the answer is collected."""
    pl = engine_library("polars")
    native = lazy.to_native()
    schema = native.collect_schema()
    types = {name: schema[name] for name in work.keys} | {
        name: getattr(pl, KINDS[kind][0]) for name, kind in work.kinds.items()
    }

    def answered(rows: Any) -> Any:
        table = rows.to_arrow()
        return pl.from_arrow(work.together(table.to_batches(max_chunksize=ROWS), table.schema)).cast(types)

    return native.sort(work.keys + work.within).map_batches(answered, schema=types)


def _on_duckdb(lazy: LazyFrame, frame: Frame, work: InBatches) -> Any:
    """Run it now: a relation can be looked at again, and a stream of batches cannot."""
    native = lazy.to_native()
    keys = ", ".join(f'"{name}"' for name in work.keys + work.within)
    types = dict(zip(native.columns, native.types, strict=True))
    ordered = native.order(keys)
    reader = getattr(ordered, "to_arrow_reader", ordered.fetch_record_batch)(ROWS)
    table = work.together(reader, reader.schema)
    relation = in_duckdb(table) if frame.ours else _beside(native, table)
    told = [f'cast("{name}" as {types[name]}) as "{name}"' for name in work.keys] + [f'"{name}"' for name in work.kinds]
    return relation.project(", ".join(told))


def _beside(native: Any, table: Table) -> Any:
    """Return a table on the connection of a relation; one that sees nothing of Python's is our own, locked as it is."""
    try:
        return on_connection_of(native, table)
    except engine_library("duckdb").CatalogException:
        return in_duckdb(table)


def _on_spark(lazy: LazyFrame, _: Frame, work: InBatches) -> Any:
    """Run it where the rows are, when the answer is asked for."""
    types = engine_library("pyspark.sql.types")
    native = lazy.to_native()
    fields = [native.schema[name] for name in work.keys]
    kinds = {"number": types.DoubleType(), "text": types.StringType(), "count": types.LongType()}
    fields += [types.StructField(name, kinds[kind]) for name, kind in work.kinds.items()]
    rows = native.repartition(*work.keys).sortWithinPartitions(*work.keys, *work.within)
    return rows.mapInArrow(work, types.StructType(fields))


def _elsewhere(lazy: LazyFrame, _: Frame, work: InBatches) -> Any:
    """Run it now, on the rows of an engine that we do not know."""
    table = lazy.sort(*work.keys, *work.within).collect("pyarrow").to_native()
    return in_duckdb(work.together(table.to_batches(), table.schema))


_ENGINES: dict[str, Callable[[LazyFrame, Frame, InBatches], Any]] = {
    "polars": _in_polars,
    "duckdb": _on_duckdb,
    "pyspark": _on_spark,
}
