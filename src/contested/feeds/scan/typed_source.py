"""
Frames: typed sources that an engine can look at without their rows coming into Python.

A column is called c and its place, whatever the file calls it, so that no name
from outside reaches an engine's expressions.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import attrs
import narwhals.stable.v2 as nw

from contested.dossier.file.storage import printable
from contested.errors import ContestedError
from contested.feeds.opening import form_of
from contested.feeds.rows.row import bind
from contested.feeds.sources.raw_rows import Header
from contested.feeds.sources.typed_files import dataset_of
from contested.feeds.typed_cells import holds_periods, plain
from contested.optional import library
from contested.table.connection import engine_errors
from contested.table.engine import Frame, of_arrow, open_frame

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from contested.feeds.mapping import FeedMapping

TYPED_FORMS = ("parquet", "arrow")


@attrs.frozen(eq=False)
class TypedSource:
    """A typed source: its name, its header, what its columns hold, and the frame of it."""

    name: str
    header: Header
    kinds: tuple[Any, ...]
    frame: Frame

    @property
    def leaves_out(self) -> bool:
        """Whether a NaN of it says that nothing is there."""
        return self.frame.engine == "pandas"

    def cells(self, values: Sequence[Any]) -> list[Any]:
        """Return cells as reading row by row has them."""
        return [*map(plain, values)] if self.leaves_out else list(values)

    def columns(self, places: Sequence[int]) -> Any:
        """Return some columns as a lazy frame, each called by its place."""
        names = tuple(self.frame.lazy.collect_schema())
        chosen = [_kept(nw.col(names[place]), self.kinds[place]).alias(f"c{place}") for place in places]
        return self.frame.lazy.select(*chosen)

    def numbered(self, lazy: Any) -> Any:
        """Return a lazy frame of it with the number of each row, which an engine counts one after another."""
        return attrs.evolve(self.frame, lazy=lazy).numbered


def _kept(column: Any, kind: Any) -> Any:
    """Return a column as it is compared: categories as their text, times to the microsecond, as Python has them."""
    if kind in (nw.Categorical, nw.Enum):
        return column.cast(nw.String)
    return column.cast(nw.Datetime("us")) if kind == nw.Datetime else column


@attrs.frozen(eq=False)
class Untyped:
    """Why a source is none that an engine can look at, and a frame of its type where there is one."""

    why: str
    like: Frame | None = None


def typed_source(data: Any, mapping: FeedMapping) -> TypedSource | Untyped:
    """Return a path or a frame as a typed source, or why it is none."""
    if isinstance(data, str) or hasattr(data, "__fspath__"):
        found = _file(Path(data), mapping)
        return Untyped(found) if isinstance(found, str) else found
    try:
        return _frame(data)
    except Exception as error:  # of mixed or doubled columns, each library raises its own
        if isinstance(error, ContestedError):
            raise
        like = None
        if type(data).__module__.startswith("pandas"):
            like = of_arrow(library("pyarrow").table({"nothing": library("pyarrow").array([], "int64")}), "pandas")
        return Untyped(f"its columns are none of an engine: {str(error).partition(chr(10))[0]}", like)


def _frame(data: Any) -> TypedSource | Untyped:
    try:
        taken = nw.from_native(data)
    except TypeError:
        return Untyped("its rows are no frame")
    kind, fields = taken.implementation, ()
    if kind.is_polars() or kind.is_duckdb():
        frame = open_frame(data)
    elif kind.is_pandas():
        made = _arrow(taken)
        frame, fields = of_arrow(made, "pandas"), made.schema
    elif kind.is_pyarrow():
        frame, fields = of_arrow(taken.to_arrow(), "pyarrow"), taken.to_native().schema
    else:
        return Untyped(f"a {kind.name.lower()} frame is collected")
    names = taken.to_native().columns if kind.is_duckdb() else taken.collect_schema()  # a schema has each name once
    return _source("the rows", Header(tuple(map(str, names))), frame, fields)


def _file(path: Path, mapping: FeedMapping) -> TypedSource | str:
    form = form_of(path, mapping)
    stops: tuple[type[Exception], ...] = (ContestedError, ValueError, *engine_errors())
    try:
        if form not in TYPED_FORMS or not path.is_file():
            return "it is no Parquet or Arrow file"
        header, data = dataset_of(path, form, lambda header: _places(mapping, header))
        return _source(printable(path.name), header, of_arrow(data), data.schema)
    except stops as error:  # reading row by row says what is wrong, if it is
        return str(error)


def _places(mapping: FeedMapping, header: Header) -> set[int]:
    return {column.place for bound in bind(mapping, header) for column in bound.looked_at}


def _source(name: str, header: Header, frame: Frame, fields: Iterable[object]) -> TypedSource:
    """Return a source of columns of the types of its frame; periods, to an engine whole numbers, are of none."""
    kinds = list(frame.lazy.collect_schema().values())
    for place, field in enumerate(fields):
        kinds[place] = nw.Unknown() if holds_periods(field) else kinds[place]
    return TypedSource(name, header, tuple(kinds), frame)


def _arrow(frame: Any) -> Any:
    """Return an eager frame of pandas as an Arrow table, in which what is no number is not taken for nothing."""
    arrow = library("pyarrow")
    made = []
    for name, kind in frame.schema.items():
        column = frame[name]
        plain = kind in (nw.Float32, nw.Float64) and type(column.to_native().dtype).__module__.startswith("numpy")
        made.append(arrow.array(column.to_numpy()) if plain else column.to_arrow())
    return arrow.table(made, names=list(map(str, frame.columns)))
