"""
Delimited text: CSV and TSV, read by the standard library, strictly.

What a lenient reader would swallow (a quotation mark that is never closed, a
NUL, bytes of another encoding) refuses the file: from there on, no row could
be trusted to be a row.
"""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

from contested.errors import UnreadableFeed
from contested.feeds.rows import Record

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

DELIMITERS = {",": "a comma", ";": "a semicolon", "\t": "a tab", "|": "a bar"}
_WIDE = {b"\xff\xfe": "UTF-16", b"\xfe\xff": "UTF-16"}


def records(path: Path, name: str, *, delimiter: str, encoding: str | None) -> Iterator[Record]:
    """
    Return each record of a file with the line on which it begins; blank lines are none.

    Args:
        path: of the file.
        name: of the file, for messages.
        delimiter: what stands between cells.
        encoding: of the text; by default UTF-8, with or without a byte-order
            mark.

    Raises:
        UnreadableFeed: a quotation mark is not closed, or stands where none
            can; a NUL; bytes that are no text; a cell of more than 131,072
            characters; another delimiter; with its line.
    """
    _refuse_wide(path, name, encoding)
    try:
        with path.open(encoding=encoding or "utf-8-sig", newline="") as file:
            yield from _read(_without_nul(file, name), name, delimiter)
    except UnicodeDecodeError as error:
        line = _line_of(path, error)
        reason = (
            f"the byte 0x{error.object[error.start]:02x} is no {error.encoding.upper().removesuffix('-SIG')}; save the "
            "file as UTF-8, or give its encoding, such as encoding='cp1252'"
        )
        raise UnreadableFeed(name, line, reason) from None
    except LookupError:
        raise UnreadableFeed(name, None, f"there is no encoding {encoding!r}; leave it out for UTF-8") from None


def _read(lines: Iterable[str], name: str, delimiter: str) -> Iterator[Record]:
    reader = csv.reader(lines, strict=True, delimiter=delimiter)
    first = True
    while True:
        line = reader.line_num + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise UnreadableFeed(name, line, _why(str(error))) from None
        if first and len(cells) == 1:
            _refuse_other_delimiter(cells[0], name, line, delimiter)
        first = False
        if cells:
            yield Record(line, cells)


def _why(error: str) -> str:
    if "unexpected end of data" in error:
        return "a quotation mark opens here and is never closed; close it, or double it where it is text"
    if "field larger" in error:
        return f"a cell has more than {csv.field_size_limit():,} characters; a quotation mark may be missing"
    return f"{error}; a quotation mark inside a cell is written twice"


def _without_nul(lines: Iterable[str], name: str) -> Iterator[str]:
    for number, line in enumerate(lines, 1):
        if "\0" in line:
            raise UnreadableFeed(name, number, "it holds a NUL, which no text does; the file is damaged, or no text")
        yield line


def _refuse_wide(path: Path, name: str, encoding: str | None) -> None:
    with path.open("rb") as file:
        start = file.read(2)
    if encoding is None and start in _WIDE:
        wide = _WIDE[start]
        raise UnreadableFeed(name, 1, f"it is {wide}; save it as UTF-8, or give encoding={wide.lower()!r}")


def _refuse_other_delimiter(header: str, name: str, line: int, delimiter: str) -> None:
    for other in (";", "\t"):
        if other != delimiter and other in header:
            words = DELIMITERS[other]
            reason = f"its header is one column that holds {words}; if that separates columns, give delimiter={other!r}"
            raise UnreadableFeed(name, line, reason)


def _line_of(path: Path, error: UnicodeDecodeError) -> int | None:
    """Return the first line that cannot be decoded; None where only the whole cannot."""
    with path.open("rb") as file:
        return next((number for number, line in enumerate(file, 1) if not _decodes(line, error.encoding)), None)


def _decodes(line: bytes, encoding: str) -> bool:
    try:
        line.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True
