"""
Typed files and frames: Parquet, Arrow, Excel, and data frames of any library.

They are read in batches and within limits, since a small file can unpack to
a large one.  A cell of a spreadsheet that holds a formula is marked as one:
what a program last computed there is nobody's statement.
"""

from __future__ import annotations

import struct
import zipfile
from collections import defaultdict
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from contested.errors import UnreadableFeed, WrongType
from contested.feeds.sources.merged_cells import merged_rows
from contested.feeds.sources.number_formats import as_shown
from contested.feeds.sources.packed import arrow_buffers, parquet_columns, refuse_bombs
from contested.feeds.sources.raw_rows import Header, RawRecord, RawRow, Rows, rows_below_header
from contested.feeds.typed_cells import (
    FLOAT_WIDTHS,
    FormulaCellText,
    holds_periods,
    narrow,
    period_cell,
    plain,
    shortest,
)
from contested.optional import library

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

BATCH = 10_000
LARGEST_SHEET = 200_000_000
MOST_CELLS = 500_000_000
LARGEST_GROUP = 1_000_000_000
"""The most that one group of rows may unpack to, in bytes, where an engine unpacks a group at a time."""


def damage() -> tuple[type[Exception], ...]:
    """Return what reading a damaged file raises, as far as it was seen: pyarrow checks much, and not all."""
    kinds = (
        struct.error,
        RecursionError,
        OSError,
        ValueError,
        OverflowError,
        MemoryError,
        SystemError,
        LookupError,
        NotImplementedError,
    )
    return (library("pyarrow").ArrowException, *kinds)


def from_parquet(path: Path, name: str) -> Rows:
    """
    Return the rows of a Parquet file, batch by batch.

    Raises:
        UnreadableFeed: it is no Parquet file, or unpacks to more cells than are read.
        MissingExtra: pyarrow is not installed.
    """
    arrow, parquet = library("pyarrow"), library("pyarrow.parquet")
    try:
        texts = [field.name for field in parquet.read_schema(path) if _is_text(arrow, field.type)]
        file = parquet.ParquetFile(path, read_dictionary=texts)  # repeated texts stay packed
        names = tuple(file.schema_arrow.names)
        _refuse_many(file.metadata.num_rows * len(names), name)
        _refuse_packed(path, name)
        return Rows(name, Header(names), _batches(file.iter_batches(BATCH), name))
    except UnreadableFeed:
        raise
    except damage() as error:
        _refuse_absent(error)
        raise UnreadableFeed(name, None, f"it is no Parquet file: {_first_line(error)}") from None


def dataset_of(path: Path, form: str, columns: Callable[[Header], Iterable[int]]) -> tuple[Header, Any]:
    """
    Return the header of a Parquet or Arrow file, and the file as a dataset that unpacks a group of rows at a time.

    Args:
        path: of the file.
        form: "parquet" or "arrow".
        columns: the places that will be looked at, by the header.

    Raises:
        UnreadableFeed: it is damaged, a group of its rows unpacks to more
            than 1 GB, or something to many times its size.
    """
    try:
        return _streamed(path, form, columns)
    except UnreadableFeed:
        raise
    except damage() as error:
        raise UnreadableFeed(path.name, None, f"it is damaged: {_first_line(error)}") from None


def _streamed(path: Path, form: str, columns: Callable[[Header], Iterable[int]]) -> tuple[Header, Any]:
    arrow, dataset = library("pyarrow"), library("pyarrow.dataset")
    if form == "arrow":
        for batch in _arrow_batches(path, path.name):  # an engine takes each offset in it at its word
            batch.validate(full=True)
        made = dataset.dataset(path, format="ipc")
        return Header(tuple(made.schema.names)), made
    parquet = library("pyarrow.parquet")
    file = parquet.ParquetFile(path)
    _refuse_packed(path, path.name)
    header = Header(tuple(file.schema_arrow.names))
    wanted = {header.names[place] for place in columns(header)}
    groups: dict[int, int] = defaultdict(int)
    for one in parquet_columns(path):
        if one.path in wanted:
            groups[one.group] += one.packed.unpacked + 8 * one.rows
    if max(groups.values(), default=0) > LARGEST_GROUP:
        raise UnreadableFeed(path.name, None, f"a group of its rows unpacks to more than {LARGEST_GROUP:,} bytes")
    texts = {field.name for field in file.schema_arrow if _is_text(arrow, field.type)}
    options = dataset.ParquetReadOptions(dictionary_columns=texts)  # repeated texts stay packed
    return header, dataset.dataset(path, format=dataset.ParquetFileFormat(read_options=options))


def arrow_in(path: Path) -> Any:
    """
    Return a Parquet file as an Arrow table.

    Raises:
        UnreadableFeed: it is no Parquet file, or unpacks to more cells than are read.
        MissingExtra: pyarrow is not installed.
    """
    parquet = library("pyarrow.parquet")
    try:
        file = parquet.ParquetFile(path)
        _refuse_many(file.metadata.num_rows * len(file.schema_arrow.names), path.name)
        _refuse_packed(path, path.name)
        table = file.read()
        table.validate(full=True)
    except UnreadableFeed:
        raise
    except damage() as error:
        raise UnreadableFeed(path.name, None, f"it is no Parquet file: {_first_line(error)}") from None
    return table


def from_arrow(path: Path, name: str) -> Rows:
    """
    Return the rows of an Arrow file (also called Feather).

    Raises:
        UnreadableFeed: it is no Arrow file, or unpacks to more cells than are read.
        MissingExtra: pyarrow is not installed.
    """
    try:
        reader = _arrow_file(path, name)
        batches = (reader.get_batch(n) for n in range(reader.num_record_batches))
        return Rows(name, Header(tuple(reader.schema.names)), _batches(batches, name))
    except UnreadableFeed:
        raise
    except damage() as error:
        _refuse_absent(error)
        raise UnreadableFeed(name, None, f"it is no Arrow file: {_first_line(error)}") from None


def _arrow_file(path: Path, name: str) -> Any:
    """Return a reader of an Arrow file whose batches unpack within limits."""
    arrow = library("pyarrow")
    reader = arrow.ipc.open_file(arrow.memory_map(str(path)))
    refuse_bombs(arrow_buffers(path), name)
    return reader


def _arrow_batches(path: Path, name: str) -> Iterator[Any]:
    reader = _arrow_file(path, name)
    return (reader.get_batch(n) for n in range(reader.num_record_batches))


def from_excel(
    path: Path, name: str, *, sheet: str | None, skip: int, header: int | tuple[str, ...] | None = None
) -> Rows:
    """
    Return the rows of a sheet.

    Args:
        path: of the file.
        name: of the file, for messages.
        sheet: its name; by default the first.
        skip: how many rows stand above the header.
        header: the row in which it stands; or the names of columns, where
            there is none.

    Raises:
        UnreadableFeed: it is no Excel file, unpacks to more than 200 MB, or
            has no such sheet.
        MissingExtra: openpyxl is not installed.
    """
    book = _workbook(path, name)
    if sheet is not None and sheet not in book.sheetnames:
        raise UnreadableFeed(
            name, None, f"it has no sheet {sheet!r}; there are {', '.join(map(repr, book.sheetnames))}"
        )
    return rows_below_header(name, _sheet(book[sheet or book.sheetnames[0]], name), skip=skip, header=header)


def _workbook(path: Path, name: str) -> Any:
    openpyxl = library("openpyxl")
    try:
        with zipfile.ZipFile(path) as packed:
            size = sum(part.file_size for part in packed.infolist())
        book = openpyxl.load_workbook(path, read_only=True, keep_links=False) if size <= LARGEST_SHEET else None
    except OSError:
        raise
    except Exception as error:  # noqa: BLE001  # what a damaged file raises is not documented
        raise UnreadableFeed(name, None, f"it is no Excel file (.xlsx): {_first_line(error)}") from None
    if book is None:
        raise UnreadableFeed(name, None, f"it unpacks to {size:,} bytes; at most {LARGEST_SHEET:,} are read")
    return book


def from_frame(frame: Any, name: str) -> Rows:
    """
    Return the rows of a data frame of any library that narwhals knows, or of mappings.

    Raises:
        WrongType: it is neither.
        MissingExtra: narwhals is not installed.
    """
    if isinstance(frame, (list, tuple)) and all(isinstance(one, Mapping) for one in frame):
        names = tuple(dict.fromkeys(str(key) for one in frame for key in one))
        rows = (RawRow(number, None, [shortest(one.get(key)) for key in names]) for number, one in enumerate(frame, 1))
        return Rows(name, Header(names), rows)
    if isinstance(frame, (list, tuple, str, bytes, Mapping)) or frame is None:
        raise WrongType("a feed", frame, "a path, a data frame, or a list of rows such as {'value': 3}")
    narwhals = library("narwhals.stable.v2")
    titles: tuple[str, ...] | None = None
    periods: list[int] = []
    if type(frame).__module__.startswith("pandas") and hasattr(frame, "set_axis") and hasattr(frame, "columns"):
        titles = tuple(map(str, frame.columns))  # whatever they are called, and however often
        frame = frame.set_axis([f"c{n}" for n in range(len(titles))], axis=1)
    elif type(frame).__module__.startswith("pyarrow") and hasattr(frame, "rename_columns"):
        titles = tuple(frame.schema.names)
        periods = [place for place, field in enumerate(frame.schema) if holds_periods(field)]
        frame = frame.rename_columns([f"c{n}" for n in range(len(titles))])
    try:
        found = narwhals.from_native(frame)
    except TypeError:
        raise WrongType("a feed", frame, "a path, a data frame, or a list of rows such as {'value': 3}") from None
    eager = found.collect() if isinstance(found, narwhals.LazyFrame) else found
    bits = [FLOAT_WIDTHS.get(str(kind), 64) for kind in eager.schema.values()]
    read = plain if found.implementation.is_pandas_like() else narrow
    cells = (list(map(read, row, bits)) for row in eager.iter_rows())
    rows = (RawRow(number, None, _without_periods(row, periods)) for number, row in enumerate(cells, 1))
    return Rows(name, Header(titles or tuple(map(str, eager.columns))), rows)


def _without_periods(cells: list[object], places: Sequence[int]) -> list[object]:
    for place in places:
        cells[place] = period_cell(cells[place])
    return cells


def _batches(batches: Iterable[Any], name: str) -> Iterator[RawRow]:
    """Yield the rows of batches, of which every offset and text is checked before it is looked at."""
    number = 0
    try:
        for batch in batches:
            _refuse_many((number + batch.num_rows) * batch.num_columns, name)
            batch.validate(full=True)
            columns = [_cells(*pair) for pair in zip(batch.columns, batch.schema, strict=True)]
            for cells in zip(*columns, strict=True):
                number += 1
                yield RawRow(number, None, cells)
    except UnreadableFeed:
        raise
    except damage() as error:
        raise UnreadableFeed(name, None, f"it is damaged after row {number:,}: {_first_line(error)}") from None


def _cells(column: Any, field: object) -> list[Any]:
    """Return the cells of a column of Arrow."""
    found: list[Any] = column.to_pylist()
    if holds_periods(field):
        return [period_cell(cell) for cell in found]
    bits = FLOAT_WIDTHS.get(str(column.type))
    return found if bits is None else [narrow(cell, bits) for cell in found]


def _sheet(sheet: Any, name: str) -> Iterator[RawRecord]:
    width = line = 0
    try:
        with sheet._get_source() as source:  # noqa: SLF001  # where its XML is stands nowhere else
            merged = merged_rows(source)
        for line, cells in enumerate(sheet.iter_rows(), 1):
            values = [_value(cell) for cell in cells]
            is_blank = all(value is None for value in values)
            width = width or (0 if is_blank else len(values))
            values = merged.filled(line, values + [None] * (width - len(values)))
            if not is_blank:
                yield RawRecord(line, values)
    except Exception as error:  # noqa: BLE001  # what a damaged sheet raises is not documented
        raise UnreadableFeed(name, line + 1, f"it is damaged: {_first_line(error)}") from None


def _value(cell: Any) -> object:
    """Return what a cell of a sheet says: a number or a text as its format shows it."""
    if cell.data_type == "f":
        return FormulaCellText(str(cell.value))
    if cell.data_type not in _FORMATTED or cell.value is None:
        return cell.value
    return as_shown(cell.value, cell.number_format)


_FORMATTED = ("n", "s")
"""The cells that a number format is for, numbers and texts; the others are days, errors, and yes or no."""


def _refuse_packed(path: Path, name: str) -> None:
    refuse_bombs((one.packed for one in parquet_columns(path) if one.is_text), name)


def _is_text(arrow: Any, kind: Any) -> bool:
    return bool(arrow.types.is_string(kind) or arrow.types.is_large_string(kind))


def _refuse_many(cells: int, name: str) -> None:
    if cells > MOST_CELLS:
        reason = f"it unpacks to {cells:,} cells; at most {MOST_CELLS:,} are read: choose columns or rows first"
        raise UnreadableFeed(name, None, reason)


def _refuse_absent(error: Exception) -> None:
    """Let the error of a path that leads nowhere through; what pyarrow finds in a file has no number."""
    if isinstance(error, OSError) and error.errno is not None:
        raise error


def _first_line(error: Exception) -> str:
    return (str(error).splitlines() or [""])[0][:200]
