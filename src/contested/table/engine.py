"""
Engines: a dataframe or SQL relation as a lazy frame, and the little that each engine has to be asked in its own words.

Everything else is asked through narwhals, so that one expression runs on every
engine.  What is not lazy by itself (pandas, PyArrow) is looked at by DuckDB,
on a connection of our own.  What ``Any`` stands for here is a foreign frame.
"""

from __future__ import annotations

import math
import struct
from collections import Counter
from typing import TYPE_CHECKING, Any, TypeAlias

import attrs
import narwhals.stable.v2 as nw

from contested.errors import MisfitColumn, UnusableName, WrongType
from contested.table.connection import connection, engine_library

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from narwhals.typing import IntoDType

_FRAMES = "a DuckDB relation, or a Polars, pandas, PyArrow or PySpark frame"
_Lazy: TypeAlias = "nw.LazyFrame[Any]"
LARGEST_HALF = 65504.0
HALF_DIGITS = 5
"""The largest number of 16 bits, and how many digits tell any of them from its neighbours (IEEE 754 binary16)."""


def narwhals() -> Any:
    """Return narwhals, for rooms that do not import it themselves yet."""
    return nw


@attrs.frozen(eq=False)
class Frame:
    """
    A frame somebody gave us, opened: as a lazy frame, and the way back to a frame of its own type.

    ``ours`` says that it is on our own DuckDB connection; ``empty`` are the
    columns of claims in which it is known that nothing stands; ``ordered``
    that answers come sorted: what is computed here is read, and kept, as it
    comes, and what stays lazy can be asked otherwise for nothing.
    """

    lazy: _Lazy
    engine: str
    back: Callable[[_Lazy], Any]
    ours: bool = False
    empty: frozenset[str] = frozenset()
    ordered: bool = attrs.field()

    @ordered.default
    def _is_computed(self) -> bool:
        return self.back is not _native

    def given_back(self, lazy: _Lazy, order: Sequence[str], columns: Iterable[str | nw.Expr]) -> Any:
        """Return columns of an answer as a frame of its own type; sorted by those that tell its rows apart, or not."""
        return self.back((lazy.sort(*order) if self.ordered and order else lazy).select(*columns))

    @property
    def numbered(self) -> _Lazy:
        """The lazy frame with the number of each row, from 1, as a column ``row``; a polars or DuckDB frame."""
        native = self.lazy.to_native()
        if self.engine == "polars":
            return _lazy(native.with_row_index("row", offset=1)).with_columns(nw.col("row").cast(nw.Int64))
        return _lazy(native.project('row_number() over () as "row", *'))

    def beside(self, columns: Mapping[str, Sequence[Any]], types: Mapping[str, IntoDType]) -> _Lazy:
        """
        Return a lazy frame of plain values that can be joined to a polars or DuckDB frame.

        Args:
            columns: the values by column.
            types: of narwhals, one a column.
        """
        if self.engine == "polars":
            return nw.from_dict(columns, types, backend="polars").lazy()
        table = nw.from_dict(columns, types, backend="pyarrow").to_native()
        return _lazy(connection().from_arrow(table) if self.ours else on_connection_of(self.lazy.to_native(), table))


def _lazy(native: Any) -> _Lazy:
    """Return what an engine of its own has made as a lazy frame."""
    made: _Lazy = nw.from_native(native)
    return made


def on_connection_of(relation: Any, table: Any) -> Any:
    """Return an Arrow table as a relation on the connection of another, which finds it by the name of a variable."""
    contested_values_beside = table
    made = relation.query("contested_claims", "select * from contested_values_beside")
    del contested_values_beside
    return made


def open_frame(frame: Any) -> Frame:
    """
    Return a frame as a lazy one.

    Args:
        frame: a DuckDB relation, a Polars, pandas, PyArrow or PySpark frame,
            or anything that narwhals takes.

    Raises:
        MissingExtra: narwhals, or DuckDB for a frame that it has to read, is
            not installed.
        WrongType: no frame.
        UnusableName: two columns of one name.
        MisfitColumn: a column of a type that no engine takes.
    """
    if isinstance(frame, Frame):
        return frame
    try:
        taken = nw.from_native(frame)
    except TypeError:
        raise WrongType("frame", frame, _FRAMES) from None
    except nw.exceptions.DuplicateError:
        columns = getattr(frame, "column_names", None) or frame.columns
        raise _there_twice(columns) from None
    if isinstance(taken, nw.LazyFrame):
        if not taken.implementation.is_polars():
            columns = taken.to_native().columns
            if len(set(columns)) < len(columns):
                raise _there_twice(columns)
        return Frame(taken, taken.implementation.name.lower(), _native)
    kind = taken.implementation
    if kind.is_polars():
        return Frame(taken.lazy(), "polars", _collected)
    if kind.is_pandas():
        return Frame(_lazy(_relation(taken.to_native())), "pandas", _as_pandas, ours=True)
    return of_arrow(_widened(taken.to_arrow()), kind.name.lower())


def _there_twice(columns: Iterable[object]) -> UnusableName:
    """Return the refusal of a frame with two columns of one name: which one is meant, nobody can say."""
    name, times = Counter(map(str, columns)).most_common(1)[0]
    return UnusableName("column", name, f"the frame has {times} columns of that name; rename or drop one")


def _relation(native: Any) -> Any:
    """
    Return a pandas frame on our own DuckDB connection.

    Raises:
        MisfitColumn: a column of a type that DuckDB does not know.
    """
    halves = [name for name, kind in native.dtypes.items() if kind == "float16"]
    if halves:
        native = native.copy(deep=False)
        for name in halves:
            native[name] = native[name].astype("float64").map(_half)
    duckdb = engine_library("duckdb")
    try:
        return connection().from_df(native)
    except duckdb.Error:
        for name, kind in native.dtypes.items():
            try:
                connection().from_df(native[[name]])
            except duckdb.Error:
                raise MisfitColumn(str(name), str(kind), "of numbers, text, truths or dates") from None
        raise


def _widened(table: Any) -> Any:
    """Return an Arrow table with its floats of 16 bits as those of 64 that mean the same."""
    arrow = engine_library("pyarrow")
    for n, field in enumerate(table.schema):
        if field.type == arrow.float16():
            wide = [None if value is None else _half(float(value)) for value in table.column(n).to_pylist()]
            table = table.set_column(n, field.name, arrow.array(wide, arrow.float64()))
    return table


def of_arrow(data: Any, engine: str = "duckdb") -> Frame:
    """
    Return Arrow data as a frame on our own DuckDB connection, which looks at it when asked.

    Args:
        data: a table, or a dataset, which is read anew for each question.
        engine: whose frames answers are: "duckdb", "pandas", else Arrow tables.
    """
    back = {"duckdb": _native, "pandas": _as_pandas}.get(engine, _as_arrow)
    return Frame(_lazy(connection().from_arrow(data)), engine, back, ours=True)


def in_utc(lazy: _Lazy, names: Sequence[str]) -> _Lazy:
    """
    Return a frame with instants as days of UTC, and beside each its microseconds since 1970, as ``as_of_us``.

    No session's time zone matters: an instant is the same everywhere.

    Args:
        lazy: with columns called by us.
        names: of times with a zone.
    """
    return _lazy(_UTC[lazy.implementation.name.lower()](lazy.to_native(), tuple(names)))


def _utc_in_polars(native: Any, names: tuple[str, ...]) -> Any:
    pl = engine_library("polars")
    instants = [pl.col(name).dt.epoch("us").alias(f"{name}_us") for name in names]
    return native.with_columns(*instants, *(pl.col(name).dt.convert_time_zone("UTC").dt.date() for name in names))


def _utc_on_duckdb(native: Any, names: tuple[str, ...]) -> Any:
    days = ", ".join(f'make_timestamp(epoch_us("{name}"))::date as "{name}"' for name in names)
    instants = ", ".join(f'epoch_us("{name}") as "{name}_us"' for name in names)
    return native.project(f"* replace ({days}), {instants}")


def _utc_on_spark(native: Any, names: tuple[str, ...]) -> Any:
    kept = ", ".join(f"`{name}`" for name in native.columns if name not in names)
    days = "date_add(date'1970-01-01', cast(floor(unix_micros(`{0}`) / 86400000000d) as int)) as `{0}`"
    told = ", ".join(f"{days.format(name)}, unix_micros(`{name}`) as `{name}_us`" for name in names)
    query = f"select {kept}, {told} from {{claims}}"  # noqa: S608  # names of our own
    return native.sparkSession.sql(query, claims=native)


_UTC = {"polars": _utc_in_polars, "duckdb": _utc_on_duckdb, "pyspark": _utc_on_spark}
"""How instants are taken apart on each engine: by an expression for all, some would ask their session for its zone."""


def of_halves(lazy: _Lazy, names: Sequence[str]) -> _Lazy:
    """
    Return a frame with floats of 16 bits as those that mean what they print: there are 65,536 at most.

    Args:
        lazy: a Polars frame; no other engine has such numbers.
        names: their columns.
    """
    if not names:
        return lazy
    pl = engine_library("polars")
    native = lazy.to_native()
    for name in names:
        there = native.select(pl.col(name).unique().drop_nulls()).collect()[name]
        wide = [_half(value) for value in there.to_list()]
        native = native.with_columns(pl.col(name).replace_strict(there, wide, default=None, return_dtype=pl.Float64))
    return _lazy(native)


def _half(value: float) -> float:
    """Return the float that is written with the fewest digits that tell a number from its neighbours in 16 bits."""
    if value != value or value in (math.inf, -math.inf):  # noqa: PLR0124  # NaN, as IEEE 754 has it
        return value
    packed = struct.pack("<e", value)
    either = (value, value * (1 + 2**-40))  # a number halfway between two short ones, and the further one of these
    written = (float(f"{near:.{digits}e}") for digits in range(HALF_DIGITS) for near in either)
    return next(made for made in written if abs(made) <= LARGEST_HALF and struct.pack("<e", made) == packed)


def can_list(lazy: _Lazy) -> bool:
    """Whether the engine of a lazy frame is one that ``lists_of`` knows."""
    return lazy.implementation.name.lower() in _LISTS


def lists_of(lazy: _Lazy, group: Sequence[str], flags: Sequence[str]) -> _Lazy:
    """
    Return one row a group, and a text for each flag that lists what is ``shown``, in the order of parties.

    No name from outside reaches an expression: all columns are called by us.

    Args:
        lazy: with the columns of the group, ``party``, ``shown`` and flags.
        group: the columns of the group.
        flags: columns that are true or false.
    """
    made = _LISTS[lazy.implementation.name.lower()](lazy.to_native(), tuple(group), tuple(flags))
    return _lazy(made)


def _in_polars(native: Any, group: tuple[str, ...], flags: tuple[str, ...]) -> Any:
    pl = engine_library("polars")
    found = native.group_by(group).agg(
        pl.col("shown").filter(pl.col(flag)).sort_by(pl.col("party").filter(pl.col(flag))).alias(flag) for flag in flags
    )

    def told(flag: str) -> Any:
        names = pl.col(flag)
        several = names.list.head(names.list.len() - 1).list.join(", ") + " and " + names.list.last()
        return pl.when(names.list.len() > 1).then(several).otherwise(names.list.first())

    return found.with_columns(told(flag).alias(flag) for flag in flags)


def _on_duckdb(native: Any, group: tuple[str, ...], flags: tuple[str, ...]) -> Any:
    keys = ", ".join(f'"{name}"' for name in group)
    lists = (f'list(shown order by party) filter (where "{flag}") as "{flag}"' for flag in flags)
    found = native.aggregate(f"{keys}, {', '.join(lists)}", keys)
    told = []
    for flag in flags:
        head = f"""array_to_string("{flag}"[1:len("{flag}") - 1], ', ')"""
        several = f"""{head} || ' and ' || "{flag}"[len("{flag}")]"""
        told.append(f'case when len("{flag}") > 1 then {several} else "{flag}"[1] end as "{flag}"')
    return found.project(f"{keys}, {', '.join(told)}")


def _on_spark(native: Any, group: tuple[str, ...], flags: tuple[str, ...]) -> Any:
    keys = ", ".join(f"`{name}`" for name in group)
    lists, told = [], []
    for flag in flags:
        pairs = f"array_sort(collect_list(case when `{flag}` then struct(party, shown) end))"
        lists.append(f"transform({pairs}, pair -> pair.shown) as `{flag}`")
        head = f"array_join(slice(`{flag}`, 1, size(`{flag}`) - 1), ', ')"
        several = f"concat({head}, ' and ', element_at(`{flag}`, -1))"
        single = f"when size(`{flag}`) = 1 then element_at(`{flag}`, 1)"
        told.append(f"case when size(`{flag}`) > 1 then {several} {single} end as `{flag}`")
    found = f"select {keys}, {', '.join(lists)} from {{claims}} group by {keys}"  # noqa: S608  # names of our own
    query = f"select {keys}, {', '.join(told)} from ({found})"  # noqa: S608  # names of our own
    return native.sparkSession.sql(query, claims=native)


_LISTS = {"polars": _in_polars, "duckdb": _on_duckdb, "pyspark": _on_spark}
"""How names are put together on each engine: there is no expression for all."""


def day_number(column: nw.Expr) -> nw.Expr:
    """Return a date as the number of its day, as ``date.toordinal`` has it."""
    past = column.dt.year().cast(nw.Int64) - 1
    return past * 365 + past // 4 - past // 100 + past // 400 + column.dt.ordinal_day().cast(nw.Int64)


def rows_of(lazy: _Lazy) -> list[tuple[Any, ...]]:
    """Return the rows of a small lazy frame, as plain values."""
    return lazy.collect().rows()


def computed(lazy: _Lazy) -> _Lazy:
    """
    Return a lazy frame computed once and kept, where its engine can keep it.

    An engine plans all that a question rests on each time it is asked, which
    takes far longer than to answer it where rows are few.
    """
    kept = _KEPT.get(lazy.implementation.name.lower())
    return lazy if kept is None else _lazy(kept(lazy.to_native()))


def _kept_on_duckdb(native: Any) -> Any:
    """Return a relation over rows that are computed; before DuckDB 2 none could be kept."""
    return getattr(native, "materialize", lambda: native)()


_KEPT: dict[str, Callable[[Any], Any]] = {
    "polars": lambda native: native.collect().lazy(),
    "duckdb": _kept_on_duckdb,
}
"""How rows are kept on each engine; PySpark keeps none unasked, as its memory is its user's."""


def _native(lazy: _Lazy) -> Any:
    return lazy.to_native()


def _collected(lazy: _Lazy) -> Any:
    return lazy.collect().to_native()


def _as_pandas(lazy: _Lazy) -> Any:
    return lazy.collect("pandas").to_native()


def _as_arrow(lazy: _Lazy) -> Any:
    return lazy.collect("pyarrow").to_native()
