"""
Delimited text: CSV and TSV, read by the standard library, strictly.

What a lenient reader would swallow (a quotation mark that is never closed, a
NUL, bytes of another encoding) refuses the file: from there on, no row could
be trusted to be a row.
"""

from __future__ import annotations

import codecs
import csv
import re
from itertools import chain, islice
from typing import TYPE_CHECKING

from contested.errors import UnreadableFeed
from contested.feeds.sources.raw_rows import RawRecord

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

DELIMITERS = {",": "a comma", ";": "a semicolon", "\t": "a tab", "|": "a bar"}
_SEPARATOR = re.compile(r'"?sep=(.)"?\s*', re.IGNORECASE)
"""The line by which Excel is told, and writes, what stands between cells; no row, and no header."""

_MARKS = {
    codecs.BOM_UTF32_LE: "utf-32",
    codecs.BOM_UTF32_BE: "utf-32",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
    codecs.BOM_UTF8: "utf-8-sig",
}
"""What a file begins with that says its own encoding; the longer marks first."""


def delimited_records(
    path: Path, name: str, *, delimiter: str | None, usual: str = ",", encoding: str | None, skip: int = 0
) -> Iterator[RawRecord]:
    """
    Return each record of a file with the line on which it begins; blank lines are none.

    Args:
        path: of the file.
        name: of the file, for messages.
        delimiter: what stands between cells; by default what a first line
            such as "sep=;" says, else the usual one.
        usual: what stands between cells of files of its kind.
        encoding: of the text; by default that of the byte-order mark, else
            UTF-8.
        skip: how many lines at the top are not looked at.

    Raises:
        UnreadableFeed: a quotation mark is not closed, or stands where none
            can; a NUL; bytes that are no text; a cell of more than 131,072
            characters; another delimiter; with its line.
    """
    encoding = _encoding(path, name, encoding)
    try:
        with path.open(encoding=encoding, newline="") as file:
            lines = _without_nul(file, name)
            first = next(lines, "")
            said = _SEPARATOR.fullmatch(first)
            above = max(skip, 0 if said is None else 1)
            if said is None:
                lines = chain([first] if first else [], lines)
            for _ in islice(lines, above if said is None else above - 1):  # above the header, nothing has to be a table
                pass
            delimiter = delimiter or (usual if said is None else _said(said[1], name))
            yield from _read(lines, name, delimiter, above)
    except UnicodeDecodeError as error:
        line = _line_of(path, error)
        reason = (
            f"the byte 0x{error.object[error.start]:02x} is no {error.encoding.upper().removesuffix('-SIG')}; save the "
            "file as UTF-8, or give its encoding, such as encoding='cp1252'"
        )
        raise UnreadableFeed(name, line, reason) from None
    except (UnicodeError, LookupError) as error:  # a decoder that is none of text, such as "hex"
        raise UnreadableFeed(name, None, f"it cannot be read as {encoding}: {error}") from None


def _read(lines: Iterable[str], name: str, delimiter: str, above: int) -> Iterator[RawRecord]:
    reader = csv.reader(lines, strict=True, delimiter=delimiter)
    first = True
    while True:
        line = above + reader.line_num + 1
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
            yield RawRecord(line, cells)


def _said(delimiter: str, name: str) -> str:
    if delimiter not in DELIMITERS:
        reason = f"it says that {delimiter!r} separates cells; {', '.join(DELIMITERS.values())} can: write it anew"
        raise UnreadableFeed(name, 1, reason)
    return delimiter


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


def _encoding(path: Path, name: str, encoding: str | None) -> str:
    """Return the encoding of a file: the one that it is marked with, if it is."""
    with path.open("rb") as file:
        start = file.read(4)
    marked = next((kind for mark, kind in _MARKS.items() if start.startswith(mark)), None)
    try:
        given = None if encoding is None else codecs.lookup(encoding).name
    except LookupError:
        raise UnreadableFeed(name, None, f"there is no encoding {encoding!r}; leave it out for UTF-8") from None
    if marked is None:
        return encoding or "utf-8-sig"
    if given is not None and not given.startswith(marked.removesuffix("-sig")):
        said = marked.removesuffix("-sig").upper()
        raise UnreadableFeed(
            name, 1, f"it begins with the mark of {said}, which is not {encoding}; leave encoding= out"
        )
    return marked if given in (None, "utf-8", "utf-8-sig") else str(encoding)


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
