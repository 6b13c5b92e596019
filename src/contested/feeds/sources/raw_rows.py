"""
Rows: what a file or a frame holds, under its header.

A row is counted from 1 below the header.  Cells are as they stand: text from
text files, values from typed ones.  A header can have a row of HXL tags under
it, which then name columns too (https://hxlstandard.org/standard/).
"""

from __future__ import annotations

import re
from difflib import get_close_matches
from itertools import chain, islice
from typing import TYPE_CHECKING, NamedTuple

import attrs

from contested.errors import ContestedError, MisfitFeed, RaggedRow, UnreadableFeed, shorten

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

TAGS_WITHIN = 25
"""A row of tags is looked for within so many rows, as the HXL standard has it."""

_TAG = re.compile(r"\s*#[a-z][a-z0-9_]*(\s*[+-][a-z0-9_]+)*\s*", re.IGNORECASE)


class RawRow(NamedTuple):
    """One row: its number, the line where it begins, its cells, and what is wrong with it as a whole."""

    number: int
    line: int | None
    cells: Sequence[object]
    error: ContestedError | None = None


class RawRecord(NamedTuple):
    """What a reader of a format gives: a line and its cells, before anybody knows which is the header."""

    line: int
    cells: Sequence[object]


@attrs.frozen
class Header:
    """
    The names of columns, and the tags under them where there are any.

    ``line`` is that of the tags, else of the names.  Where there is neither a
    row nor a header, it has ``any_column``.
    """

    names: tuple[str, ...]
    tags: tuple[str, ...] = ()
    line: int | None = None
    any_column: bool = False

    def has(self, wanted: str) -> bool:
        """Whether a column has that name or tag."""
        if self.any_column:
            return True
        key = _tag_key(wanted) if wanted.startswith("#") else None
        return wanted in self.names if key is None else any(_matches(tag, key) for tag in self.tags if tag)

    def place(self, wanted: str, field: str) -> int:
        """
        Return the place of a column, by its name or its tag; "#org" finds "#org+es" where no other tag fits better.

        Raises:
            MisfitFeed: no column has that name, or several do.
        """
        if self.any_column:
            return 0
        key = _tag_key(wanted) if wanted.startswith("#") else None
        among = self.names if key is None else self.tags
        found = [n for n, name in enumerate(among) if name == (wanted if key is None else key)]
        if not found and key is not None:
            found = [n for n, tag in enumerate(self.tags) if _matches(tag, key)]
        if len(found) == 1:
            return found[0]
        if found:
            columns = " and ".join(str(n + 1) for n in found)
            reason = f"{shorten(wanted)} names columns {columns}; rename all but one in the file"
            raise MisfitFeed(field, reason)
        known = [name for name in (*self.names, *self.tags) if name]
        near = get_close_matches(wanted, known, 3)
        listed = ", ".join(map(shorten, near or known[:12])) or "none"
        reason = f"there is no column {shorten(wanted)}; {'near it' if near else 'there'} are {listed}"
        raise MisfitFeed(field, f"{reason}; for the same text in every row write {shorten('=' + wanted)}")


@attrs.frozen
class Rows:
    """
    A file or a frame opened for reading: its name, its header, and its rows, which can be read once.

    ``remarks`` are what its account is to say besides; ``counted`` gives more
    of them once the rows are read.
    """

    name: str
    header: Header
    rows: Iterator[RawRow] = attrs.field(eq=False, repr=False)
    remarks: tuple[str, ...] = ()
    counted: Callable[[], Iterable[str]] = attrs.field(default=tuple, eq=False, repr=False)

    def __iter__(self) -> Iterator[RawRow]:
        return self.rows


def rows_below_header(
    name: str, records: Iterable[RawRecord], *, skip: int = 0, header: int | tuple[str, ...] | None = None
) -> Rows:
    """
    Find the header of records, with or without a row of tags, and return the rows below it.

    Args:
        name: of the file, for messages.
        records: each line of a table.
        skip: how many lines stand above the header.
        header: the line on which it stands; or the names of columns, where
            there is none.

    Raises:
        UnreadableFeed: there is no header.
    """
    if isinstance(header, int):
        skip = header - 1
    source = (record for record in records if record.line > skip)
    if isinstance(header, tuple):
        return Rows(name, Header(header), _numbered(source, len(header)), _above(skip))
    top = list(islice(source, TAGS_WITHIN))
    if not top:
        raise UnreadableFeed(name, None, "it is empty: a header and rows are needed")
    if isinstance(header, int) and top[0].line != header:
        raise UnreadableFeed(name, header, f"this line is blank; the next that is not is line {top[0].line}")
    at = next((n for n, record in enumerate(top) if _is_tagged(record.cells)), None)
    if at is None:
        names, line = _texts(top[0].cells), top[0].line
        found, rest = Header(names, (), line), top[1:]
    else:
        named = _texts(top[at - 1].cells) if at > 0 else ()
        tags = tuple(_tag_key(text) if _TAG.fullmatch(text) else "" for text in _texts(top[at].cells))
        width = max(len(named), len(tags))
        found = Header(_wide(named, width), _wide(tags, width), top[at].line)
        rest = top[at + 1 :]
        skip += max(at - 1, 0)
    return Rows(name, found, _numbered(chain(rest, source), len(found.names)), _above(skip))


def _above(lines: int) -> tuple[str, ...]:
    return (f"not read: {lines} row{'s' if lines > 1 else ''} above the header",) if lines else ()


def _numbered(records: Iterable[RawRecord], width: int) -> Iterator[RawRow]:
    for number, (line, cells) in enumerate(records, 1):
        if len(cells) == width:
            yield RawRow(number, line, cells)
        else:
            reason = f"the header has {width} columns; look for a separator or a quotation mark that is missing"
            yield RawRow(number, line, cells, RaggedRow(f"{len(cells)} cells", reason))


def _is_tagged(cells: Sequence[object]) -> bool:
    """Whether a row holds tags: all of its cells that are not empty, or two of them and at least half."""
    filled = [cell for cell in cells if isinstance(cell, str) and cell.strip()]
    tags = sum(1 for cell in filled if _TAG.fullmatch(cell))
    return tags > 0 and (tags == len(filled) or (tags > 1 and 2 * tags >= len(filled)))


def _tag_key(text: str) -> str:
    """Write a tag one way: lower case, its attributes in alphabetical order, as HXL compares them."""
    tag, *attributes = re.split(r"(?=[+-])", re.sub(r"\s+", "", text).lower())
    return tag + "".join(sorted(attributes))


def _matches(tag: str, wanted: str) -> bool:
    """Whether a tag is the wanted one, with more attributes."""
    name, *attributes = re.split(r"[+-]", wanted)
    other, *more = re.split(r"[+-]", tag)
    return name == other and set(attributes) <= set(more)


def _texts(cells: Sequence[object]) -> tuple[str, ...]:
    return tuple(cell.strip() if isinstance(cell, str) else "" if cell is None else str(cell) for cell in cells)


def _wide(texts: tuple[str, ...], width: int) -> tuple[str, ...]:
    return texts + ("",) * (width - len(texts))
