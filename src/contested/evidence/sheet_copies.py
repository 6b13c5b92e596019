"""Kept copies of workbooks: the cells of an XLSX, as they are shown and as they are stored."""

from __future__ import annotations

from datetime import date, datetime
from io import BytesIO
from typing import TYPE_CHECKING, Protocol

from contested.errors import UnusableCopy
from contested.evidence.kept_text import KeptText
from contested.evidence.office_parts import office_parts, refuse_definitions
from contested.evidence.places import plain_label
from contested.evidence.plain_copies import MOST_KEPT_CELLS, table_parts
from contested.optional import library

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from contested.evidence.kept_text import TextPart

BOOK = "xl/workbook.xml"


class _Cell(Protocol):
    value: object
    number_format: object


class _Sheet(Protocol):
    """A sheet of openpyxl, as far as it is used here."""

    title: str

    def reset_dimensions(self) -> None: ...
    def iter_rows(self) -> Iterable[tuple[_Cell, ...]]: ...


_Sheets = dict[str, list[list[str]]]


def workbook(content: bytes, name: str) -> KeptText:
    """
    Return the text of a workbook: of a number both what is shown ("120,000") and what is stored ("120000").

    Of a formula it is what a program last computed.

    Raises:
        UnusableCopy: it is no workbook, is damaged, or unpacks to too much.
        MissingExtra: openpyxl is not installed.
    """
    with office_parts(content, name) as packed:
        if BOOK not in packed.namelist():
            raise UnusableCopy(name, "it is no Excel workbook (.xlsx)")
        refuse_definitions(packed, name)
    openpyxl = library("openpyxl", "reading a kept workbook")
    try:
        book = openpyxl.load_workbook(BytesIO(content), read_only=True, data_only=True, keep_links=False)
        shown, stored = _cells(book.worksheets, name)
    except UnusableCopy:
        raise
    except Exception as error:  # noqa: BLE001  # what a damaged workbook raises is not documented
        raise UnusableCopy(name, f"it is damaged: {(str(error).splitlines() or [''])[0][:200]}") from None
    places = "sheets, rows, columns and cells"
    also = KeptText("", lambda: _parts(stored), places)
    return KeptText("", lambda: _parts(shown), places, also)


def _cells(sheets: Iterable[_Sheet], name: str) -> tuple[_Sheets, _Sheets]:
    """Return the cells of all sheets, as they are shown and as they are stored."""
    shown: _Sheets = {}
    stored: _Sheets = {}
    count = 0
    for sheet in sheets:
        sheet.reset_dimensions()  # what it says of its size may be anything
        shown[sheet.title], stored[sheet.title] = [], []
        for row in sheet.iter_rows():
            count += len(row) + 1
            if count > MOST_KEPT_CELLS:
                raise UnusableCopy(name, f"it has more than {MOST_KEPT_CELLS:,} cells, empty ones between others too")
            shown[sheet.title].append([_shown(cell.value, cell.number_format) for cell in row])
            stored[sheet.title].append([_stored(cell.value) for cell in row])
    return shown, stored


def _parts(sheets: _Sheets) -> Iterator[TextPart]:
    for title, rows in sheets.items():
        yield from table_parts(rows, (("sheet", plain_label(title)),))


def _stored(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime) and not (value.hour or value.minute or value.second):
        value = value.date()
    if isinstance(value, (date, datetime)):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer() and abs(value) < 10**15:
        return str(int(value))
    return str(value)


def _shown(value: object, number_format: object) -> str:
    """Return a number as its format shows it, where that groups thousands or makes it a percentage."""
    text = _stored(value)
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return text
    form = str(number_format).partition(";")[0]
    if form.rstrip().endswith("%"):
        return f"{value:.{_decimals(form)}%}"
    if "#,##0" in form:
        return f"{value:,.{_decimals(form)}f}"
    return text


def _decimals(form: str) -> int:
    """Return how many decimals a number format shows."""
    behind = form.partition(".")[2]
    return min(len(behind) - len(behind.lstrip("0")), 15)
