"""Kept copies of all kinds, made by hand of the least that each format needs."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from xml.sax.saxutils import escape

import openpyxl

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def pdf(pages: Sequence[Sequence[str]], *, extra: Mapping[int, str] | None = None, catalog: str = "") -> bytes:
    """Return a PDF file with these lines on its pages (ISO 32000-1, 7.5)."""
    objects: dict[int, bytes] = {}
    kids = " ".join(f"{4 + 2 * n} 0 R" for n in range(len(pages)))
    objects[1] = f"<< /Type /Catalog /Pages 2 0 R {catalog} >>".encode()
    objects[2] = f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode()
    objects[3] = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
    for n, lines in enumerate(pages):
        drawn = "".join(f"({line}) Tj 0 -14 Td " for line in lines)
        content = f"BT /F1 11 Tf 50 780 Td {drawn}ET".encode("latin-1")
        page = f"<< /Type /Page /Parent 2 0 R /Contents {5 + 2 * n} 0 R /Resources << /Font << /F1 3 0 R >> >> >>"
        objects[4 + 2 * n] = page.encode()
        objects[5 + 2 * n] = b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content)
    objects |= {number: text.encode("latin-1") for number, text in (extra or {}).items()}
    return assembled(objects)


def assembled(objects: Mapping[int, bytes], trailer: str = "") -> bytes:
    """Return a PDF file of these objects, the first of which is the catalogue."""
    made = bytearray(b"%PDF-1.4\n")
    places = {}
    for number, body in sorted(objects.items()):
        places[number] = len(made)
        made += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(made)
    made += b"xref\n0 1\n0000000000 65535 f \n"
    for number, place in places.items():
        made += b"%d 1\n%010d 00000 n \n" % (number, place)
    size = max(objects) + 1
    made += f"trailer << /Size {size} /Root 1 0 R {trailer} >>\nstartxref\n{start}\n%%EOF".encode()
    return bytes(made)


def zipped(parts: Mapping[str, str | bytes]) -> bytes:
    """Return a zip of these parts, packed as fast as it can be: some are large."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as packed:
        for name, content in parts.items():
            packed.writestr(name, content)
    return held.getvalue()


def docx(body: str, **others: str) -> bytes:
    """Return a Word document with this body, in WordprocessingML."""
    document = (
        f'<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>'
    )
    return zipped({"word/document.xml": document, **{f"word/{name}.xml": text for name, text in others.items()}})


def paragraph(text: str) -> str:
    """Return a paragraph of a Word document."""
    return f"<w:p><w:r><w:t>{escape(text)}</w:t></w:r></w:p>"


def word_table(rows: Iterable[Iterable[str]]) -> str:
    """Return a table of a Word document."""
    cells = ("".join(f"<w:tc>{paragraph(cell)}</w:tc>" for cell in row) for row in rows)
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl>"


def xlsx(sheets: Mapping[str, Iterable[Iterable[object]]], *, formats: Mapping[str, str] | None = None) -> bytes:
    """Return a workbook; ``formats`` are number formats by cell, on every sheet."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(list(row))
        for cell, form in (formats or {}).items():
            sheet[cell].number_format = form
    held = io.BytesIO()
    book.save(held)
    return held.getvalue()
