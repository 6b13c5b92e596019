"""Kept copies that are plain text, and tables with delimiters."""

from __future__ import annotations

import codecs
import csv
import re
from typing import TYPE_CHECKING, NamedTuple

from contested.errors import UnusableCopy
from contested.evidence.kept_text import KeptText, TextPart
from contested.evidence.places import plain_label, seconds_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from contested.evidence.places import Label
    from contested.phrases.phrase import Span

LARGEST_TEXT = 20_000_000
"""Characters of a text: some twenty long books."""

MOST_KEPT_CELLS = 1_000_000
"""Cells of a table, empty ones between others too."""

_MARKED = {codecs.BOM_UTF8: "utf-8-sig", codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}
_CHARSET = re.compile(r"charset=([\w.:-]+)")
_BREAK = re.compile(r"\n[ \t\r]*\n")
_CUE = re.compile(
    r"^\W{0,3}((?:[0-9]{1,3}:)?[0-9]{1,2}:[0-9]{2}(?:[.,][0-9]{1,3})?)(?:\s*-->\s*((?:[0-9]{1,3}:)?[0-9]{2}:[0-9]{2}))?"
)
_NEVER = 10**9


def decoded_text(content: bytes, name: str, media_type: str | None, declared: str | None = None) -> str:
    """
    Return the text of a copy: by its byte-order mark, else the charset of its media type, else UTF-8.

    Args:
        content: the bytes.
        name: of the copy, for messages.
        media_type: of the source, if it says one.
        declared: the charset that the copy itself declares.

    Raises:
        UnusableCopy: it is no text in that encoding, or too long.
    """
    charset = _CHARSET.search(media_type or "")
    marked = next((encoding for mark, encoding in _MARKED.items() if content.startswith(mark)), None)
    encoding = marked or (charset[1] if charset else declared or "utf-8")
    try:
        text = content.decode(encoding)
    except (UnicodeError, LookupError, ValueError):
        reason = f"it is no text in {encoding}; say which in media_type, such as 'text/plain; charset=windows-1252'"
        raise UnusableCopy(name, reason) from None
    if "\x00" in text:
        raise UnusableCopy(name, "it holds zero bytes, so it is no text")
    if len(text) > LARGEST_TEXT:
        raise UnusableCopy(name, f"it has {len(text):,} characters; at most {LARGEST_TEXT:,} are read")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def plain_copy_text(text: str) -> KeptText:
    """Return a plain text: pages between form feeds, paragraphs between empty lines, and moments of a recording."""
    return KeptText(text, lambda: _paragraphs(text), "pages, paragraphs and times, where it has them")


def _paragraphs(text: str) -> Iterator[TextPart]:
    pages = text.split("\f")
    pieces: list[tuple[str, tuple[Label, ...], _Cue | None]] = []
    for number, page in enumerate(pages, 1):
        labels: tuple[Label, ...] = (("page", str(number)),) if len(pages) > 1 else ()
        paragraphs = [one for one in _BREAK.split(page) if one.strip()]
        for at, paragraph in enumerate(paragraphs, 1):
            pieces += [(piece, (*labels, ("paragraph", str(at))), cue) for piece, cue in _cut_at_cues(paragraph)]
    starts = [cue.start for _, _, cue in pieces if cue is not None]
    following = iter([*starts[1:], _NEVER])
    spoken: Span | None = None
    for piece, named, cue in pieces:
        if cue is not None:  # it is spoken until the next one begins, or as it says; what follows without a time, too
            spoken = cue.start, min(cue.end, max(next(following), cue.start + 1))
        yield TextPart(piece, named, spoken)


class _Cue(NamedTuple):
    """From when, and until when at most, something is spoken, in seconds."""

    start: int
    end: int


def _cut_at_cues(paragraph: str) -> list[tuple[str, _Cue | None]]:
    """Cut a paragraph before each line that begins with a time."""
    pieces: list[tuple[list[str], _Cue | None]] = [([], None)]
    for line in paragraph.splitlines(keepends=True):
        found = _CUE.match(line)
        if found is not None:
            end = _NEVER if found[2] is None else seconds_of(found[2]) + 1
            pieces.append(([], _Cue(seconds_of(found[1]), end)))
        pieces[-1][0].append(line)
    return [("".join(lines), cue) for lines, cue in pieces if lines]


def delimited_table(text: str, name: str, *, tabs: bool = False) -> KeptText:
    """
    Return a table with delimiters: rows as a spreadsheet counts them, columns by letter and by header.

    Raises:
        UnusableCopy: it is no such table, or has too many cells.
    """
    first = text[: text.find("\n")] if "\n" in text else text
    delimiter = "\t" if tabs else max(",;\t|", key=first.count)
    try:
        rows = list(_bounded(csv.reader(text.splitlines(keepends=True), delimiter=delimiter, strict=True), name))
    except csv.Error as error:
        raise UnusableCopy(name, f"it is no table with delimiters: {error}") from None
    return KeptText("", lambda: table_parts(rows), "rows and columns")


def _bounded(rows: Iterable[list[str]], name: str) -> Iterator[list[str]]:
    cells = 0
    for row in rows:
        cells += len(row)
        if cells > MOST_KEPT_CELLS:
            raise UnusableCopy(name, f"it has more than {MOST_KEPT_CELLS:,} cells")
        yield row


def table_parts(rows: Iterable[list[str]], labels: tuple[Label, ...] = ()) -> Iterator[TextPart]:
    """Give the cells of a table, each labelled with its row, its letter, and the header of its column."""
    headers: list[str] | None = None
    for number, cells in enumerate(rows, 1):
        if headers is None and any(cell.strip() for cell in cells):
            headers = [plain_label(cell) for cell in cells]
        row = ("row", str(number))
        for at, cell in enumerate(cells):
            if cell:
                header = headers[at] if headers is not None and at < len(headers) else ""
                named = (("column", header),) if header else ()
                yield TextPart(cell, (*labels, row, ("letter", column_letter(at)), *named))


def column_letter(at: int) -> str:
    """Return what a spreadsheet calls a column, counted from 0: A to Z, then AA."""
    letters = ""
    at += 1
    while at:
        at, rest = divmod(at - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
