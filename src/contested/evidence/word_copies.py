"""
Kept copies of Word documents: the paragraphs of a DOCX, its tables and its notes.

What a change that is tracked deleted, and what is hidden, is left out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.parsers import expat

from contested.errors import UnusableCopy
from contested.evidence.kept_text import KeptText, TextPart
from contested.evidence.office_parts import office_parts, xml_part
from contested.evidence.places import plain_label
from contested.evidence.plain_copies import column_letter

if TYPE_CHECKING:
    from contested.evidence.places import Label

DOCUMENT = "word/document.xml"
_NOTES = ("word/footnotes.xml", "word/endnotes.xml")
_MOST_NESTED = 500
_SAID = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_OFF = ("0", "false", "off")


def word_document(content: bytes, name: str) -> KeptText:
    """
    Return the text of a Word document: paragraphs as a person counts them, and tables.

    Raises:
        UnusableCopy: it is none, is damaged, or unpacks to too much.
    """
    packed = office_parts(content, name)
    with packed:
        names = packed.namelist()
        if DOCUMENT not in names:
            raise UnusableCopy(name, "it is no Word document (.docx)")
        reader = _DocumentReader(name)
        reader.read(xml_part(packed, DOCUMENT, name))
        for part in _NOTES:
            if part in names:
                reader.read(xml_part(packed, part, name))
    parts = reader.parts
    return KeptText("", lambda: parts, "paragraphs and tables; it keeps no pages")


class _Table:
    """Where a table is read."""

    def __init__(self, number: int) -> None:
        self.number, self.row, self.column = number, 0, -1
        self.headers: dict[int, str] = {}


class _DocumentReader:
    """Collects paragraphs by their XML elements, whatever the prefix of the namespace."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.parts: list[TextPart] = []
        self.piece: list[str] = []
        self.tables: list[_Table] = []
        self.tables_met = self.paragraphs = self.depth = self.skipped = 0
        self.in_text = self.hidden = False

    def read(self, content: bytes) -> None:
        """Read one part of the document."""
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        parser.buffer_text = True
        try:
            parser.Parse(content, True)  # expat takes it by position
        except expat.ExpatError as error:
            raise UnusableCopy(self.name, f"it is damaged: {error}") from None

    def _start(self, element: str, attributes: dict[str, str]) -> None:
        tag = element.rpartition(" ")[2]
        self.depth += 1
        if self.depth > _MOST_NESTED:
            raise UnusableCopy(self.name, f"its elements are nested more than {_MOST_NESTED} deep")
        if tag == "Fallback" or self.skipped:  # the same once more, for older programs
            self.skipped += 1
        elif tag == "p":
            self._end_paragraph()
        elif tag == "r":
            self.hidden = False
        elif tag == "t":
            self.in_text = True
        elif tag in _SAID and not self.hidden:
            self.piece.append(_SAID[tag])
        elif tag in ("vanish", "vertAlign"):
            value = next((value for key, value in attributes.items() if key.endswith("val")), "")
            self.hidden = self.hidden or (tag == "vanish" and value not in _OFF)
            if value == "superscript":
                self.piece.append("^")
        else:
            self._table(tag)

    def _table(self, tag: str) -> None:
        if tag == "tbl":
            self._end_paragraph()
            self.tables_met += 1
            self.tables.append(_Table(self.tables_met))
        elif self.tables and tag == "tr":
            self.tables[-1].row += 1
            self.tables[-1].column = -1
        elif self.tables and tag == "tc":
            self.tables[-1].column += 1

    def _end(self, element: str) -> None:
        tag = element.rpartition(" ")[2]
        self.depth -= 1
        if self.skipped:
            self.skipped -= 1
        elif tag == "p":
            self._end_paragraph()
        elif tag == "t":
            self.in_text = False
        elif tag == "tbl" and self.tables:
            self.tables.pop()

    def _text(self, data: str) -> None:
        if self.in_text and not self.hidden and not self.skipped:
            self.piece.append(data)

    def _end_paragraph(self) -> None:
        text = "".join(self.piece)
        self.piece.clear()
        if not text.strip():
            return
        if not self.tables:
            self.paragraphs += 1
            self.parts.append(TextPart(text, (("paragraph", str(self.paragraphs)),)))
            return
        table = self.tables[-1]
        if table.row <= 1:
            table.headers.setdefault(table.column, plain_label(text))
        labels: list[Label] = [("table", str(table.number)), ("row", str(table.row))]
        labels.append(("letter", column_letter(max(table.column, 0))))
        header = table.headers.get(table.column)
        self.parts.append(TextPart(text, (*labels, ("column", header)) if header else tuple(labels)))
