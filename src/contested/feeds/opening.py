"""Opening: a path, a frame or a list of rows as raw rows, as a mapping says how a file is laid out."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from contested.dossier.file.storage import printable
from contested.errors import ContestedError, MisfitFeed, UnreadableFeed
from contested.feeds.sources import delimited, jsons, typed_files, wikibase
from contested.feeds.sources.raw_rows import Header, Rows, rows_below_header

if TYPE_CHECKING:
    from collections.abc import Callable

    from contested.feeds.mapping import FeedMapping

FORM_READERS: dict[str, Callable[[Path, str, FeedMapping], Rows]] = {
    "csv": lambda path, name, mapping: _delimited(path, name, mapping, ","),
    "tsv": lambda path, name, mapping: _delimited(path, name, mapping, "\t"),
    "json": lambda path, name, mapping: jsons.from_list(path, name, rows=mapping.rows, encoding=mapping.encoding),
    "jsonl": lambda path, name, _: jsons.from_lines(path, name),
    "parquet": lambda path, name, _: typed_files.from_parquet(path, name),
    "arrow": lambda path, name, _: typed_files.from_arrow(path, name),
    "xlsx": lambda path, name, mapping: typed_files.from_excel(
        path, name, sheet=mapping.sheet, skip=mapping.skip, header=mapping.header
    ),
    "wikibase": lambda path, name, _: wikibase.from_wikibase(path, name),
}
SUFFIXES = {
    "txt": "csv",
    "geojson": "json",
    "tab": "tsv",
    "ndjson": "jsonl",
    "feather": "arrow",
    "pq": "parquet",
    "xlsm": "xlsx",
}


def form_of(path: Path, mapping: FeedMapping) -> str:
    """Return what a file is: as the mapping says, else by its name."""
    suffix = path.suffix.lower().removeprefix(".")
    return mapping.form or SUFFIXES.get(suffix, suffix)


def open_rows(data: object, mapping: FeedMapping) -> Rows:
    """
    Open a path, a data frame or a list of rows.

    Raises:
        UnreadableFeed: it cannot be opened, or is no table.
    """
    if not (isinstance(data, str) or hasattr(data, "__fspath__")):
        _refuse_unused(mapping, "a frame or a list of rows")
        if isinstance(data, (list, tuple)) and not data:  # no row of it lacks a column
            return Rows("the rows", Header((), any_column=True), iter(()))
        return typed_files.from_frame(data, "the rows")
    path = Path(data)
    form = form_of(path, mapping)
    name = printable(path.name)
    if form not in FORM_READERS:
        reason = f"its name does not say what it is; give form= one of {', '.join(FORM_READERS)}"
        raise UnreadableFeed(name, None, reason)
    _refuse_unused(mapping, form)
    try:
        return FORM_READERS[form](path, name, mapping)
    except OSError as error:
        raise UnreadableFeed(
            printable(path), None, f"{(error.strerror or str(error)).lower()}; check the path"
        ) from None
    except ValueError as error:
        if isinstance(error, ContestedError):
            raise
        raise UnreadableFeed(printable(path), None, f"{error}; check the path") from None  # a NUL in the path


def _delimited(path: Path, name: str, mapping: FeedMapping, usual: str) -> Rows:
    above = mapping.header - 1 if isinstance(mapping.header, int) else mapping.skip
    found = delimited.delimited_records(
        path, name, delimiter=mapping.delimiter, usual=usual, encoding=mapping.encoding, skip=above
    )
    return rows_below_header(name, found, skip=mapping.skip, header=mapping.header)


def _refuse_unused(mapping: FeedMapping, form: str) -> None:
    """Refuse what says how a file is laid out, where it is laid out otherwise: it would have no effect."""
    for name, forms in (("rows", ("json",)), ("header", ("csv", "tsv", "xlsx")), ("sheet", ("xlsx",))):
        if getattr(mapping, name) is not None and form not in forms:
            raise MisfitFeed(name, f"it is of {' or '.join(forms)}, and this is {form}; leave it out")
