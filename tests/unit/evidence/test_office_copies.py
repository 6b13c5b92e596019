"""Word documents and workbooks: their text and places, and what is refused before it is unpacked."""

from __future__ import annotations

import zipfile
from datetime import date, datetime
from io import BytesIO

import pytest
from tests.unit.evidence import made_copies as made
from tests.unit.evidence.places_in_copies import standing_at

from contested.errors import UnusableCopy
from contested.evidence import office_parts, sheet_copies
from contested.evidence.sheet_copies import workbook
from contested.evidence.word_copies import word_document

RAISED = "<w:vertAlign w:val='superscript'/>"
LAUGHS = '<!DOCTYPE a [<!ENTITY b "ha"><!ENTITY c "&b;&b;">]><a>&c;</a>'


def run(text: str, properties: str = "") -> str:
    """Return a run of a Word document."""
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>"


@pytest.mark.parametrize(
    ("body", "seen"),
    [
        (made.paragraph("One") + made.paragraph("Two"), "One Two"),
        (f"<w:p>{run('dis')}{run('placed')}</w:p>", "displaced"),
        (f"<w:p>{run('a')}<w:r><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t></w:r></w:p>", "a b c"),
        (f"<w:p>{run('a')}{run('x', '<w:vanish/>')}{run('b')}</w:p>", "ab"),
        (f"""<w:p>{run("a", "<w:vanish w:val='0'/>")}</w:p>""", "a"),
        ("<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:tab/><w:t>x</w:t></w:r></w:p>" + made.paragraph("a"), "a"),
        (
            f"<w:p>{run('120,000')}{run('1', RAISED)}</w:p>",
            "120,000^1",
        ),
        (f"""<w:p>{run("H")}{run("2", "<w:vertAlign w:val='subscript'/>")}</w:p>""", "H2"),
        ("<w:p><w:r><w:t>a</w:t><w:delText>x</w:delText><w:instrText>y</w:instrText></w:r></w:p>", "a"),
        ("<w:p><w:r><w:t>re</w:t><w:noBreakHyphen/><w:t>named</w:t></w:r></w:p>", "renamed"),
        (
            "<x:AlternateContent xmlns:x='y'><x:Choice>"
            + made.paragraph("a")
            + "</x:Choice><x:Fallback>"
            + made.paragraph("b")
            + "</x:Fallback></x:AlternateContent>",
            "a",
        ),
        ("<w:tr/><w:tc/>" + made.paragraph("a"), "a"),
        ("<w:p/>", ""),
    ],
)
def test_what_a_document_says_is_read(body: str, seen: str) -> None:
    """Without what is deleted or hidden, and once where older programs find it again."""
    assert word_document(made.docx(body), "a.docx").normal == seen


def test_a_document_has_paragraphs_and_tables() -> None:
    """Paragraphs as a person counts them; cells by table, row, letter and header; notes behind."""
    body = made.paragraph("One") + made.word_table([["Town", "Dead"], ["A", "12"]]) + made.paragraph("Two")
    notes = f'<w:footnotes xmlns:w="{made.WORD}">{made.paragraph("A note")}</w:footnotes>'
    text = word_document(made.docx(body, footnotes=notes), "a.docx")

    assert [standing_at(text, f"paragraph {n}") for n in (1, 2, 3)] == [["One"], ["Two"], ["A note"]]
    assert standing_at(text, "table 1 row 2 column dead") == standing_at(text, "cell B2") == ["12"]
    assert standing_at(text, "page 1") is None


def test_a_row_longer_than_its_header() -> None:
    """A cell without a header has its letter."""
    text = word_document(made.docx(made.word_table([["Town"], ["A", "12"]])), "a.docx")

    assert standing_at(text, "cell B2") == ["12"]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"PK\x03\x04 nothing", "it is no office file"),
        (made.zipped({"a.xml": "<a/>"}), "it is no Word document"),
        (made.docx("<w:p>"), "it is damaged: mismatched tag"),
        (made.docx("<w:p>" * 501), "nested more than 500 deep"),
        (made.zipped({"word/document.xml": LAUGHS}), "it defines entities"),
        (made.zipped({"word/document.xml": "<a/>".encode("utf-16")}), "is not in UTF-8"),
        (made.docx(made.paragraph("a")).replace(b"document", b"documenu", 1), "cannot be read: File name in directory"),
    ],
)
def test_what_is_no_document_is_refused(content: bytes, reason: str) -> None:
    """Damaged, too deep, of another kind, or with definitions of its own."""
    with pytest.raises(UnusableCopy, match=reason):
        word_document(content, "a.docx")


def test_a_part_that_is_damaged_is_refused() -> None:
    """A part that is damaged is refused, whatever its packing says of it."""
    content = bytearray(made.docx(made.paragraph("a" * 1000)))
    start = content.index(b"document.xml") + 14
    content[start : start + 8] = b"\xff" * 8

    with pytest.raises(UnusableCopy, match="is damaged"):
        word_document(bytes(content), "a.docx")


def test_a_document_that_is_locked_is_refused() -> None:
    """Its parts are marked as enciphered."""
    held = BytesIO()
    with zipfile.ZipFile(held, "w") as packed:
        packed.writestr("word/document.xml", "<a/>")
    content = held.getvalue()
    at = content.index(b"PK\x01\x02") + 8
    locked = content[:at] + b"\x01\x00" + content[at + 2 :]

    with pytest.raises(UnusableCopy, match="locked with a password"):
        word_document(locked, "a.docx")


@pytest.mark.parametrize(
    ("limit", "value", "reason"),
    [("MOST_PARTS", 0, "it has 1 parts; at most 0 are read"), ("LARGEST_PARTS", 10, "at most 10 are read")],
)
def test_an_office_file_has_limits(monkeypatch: pytest.MonkeyPatch, limit: str, value: int, reason: str) -> None:
    """An office file has limits, in parts and in what they unpack to."""
    monkeypatch.setattr(office_parts, limit, value)

    with pytest.raises(UnusableCopy, match=reason):
        word_document(made.docx(made.paragraph("a")), "a.docx")


def test_a_part_that_swells_is_refused() -> None:
    """More than a hundred times its size, and more than always is read."""
    with pytest.raises(UnusableCopy, match="at most 100 times as many are read"):
        word_document(made.docx("<w:p/>" + " " * 17_000_000), "a.docx")


ROWS: list[list[object]] = [
    ["Town", "Dead", "When", "Share", "Sure"],
    ["A", 120000, date(2023, 9, 20), 0.125, True],
    [None, 12.5, None, "x", None],
]

NOTES: list[list[object]] = [["a note"]]


def test_a_workbook_has_cells() -> None:
    """By sheet, row, letter and header, as they are shown."""
    formats = {"B2": "#,##0", "D2": "0.0%", "B3": "#,##0.00"}
    text = workbook(made.xlsx({"Losses": ROWS, "Notes": NOTES}, formats=formats), "a.xlsx")

    assert standing_at(text, "sheet Losses row 2 column dead") == standing_at(text, "cell B2") == ["120,000"]
    assert standing_at(text, "sheet 'losses' row 2") == ["A 120,000 2023-09-20 12.5% True"]
    assert standing_at(text, "cell B3") == ["12.50"]
    assert standing_at(text, "sheet notes") == ["a note"]


def test_a_workbook_is_read_as_it_is_stored_too() -> None:
    """A person may copy a number without the signs between its thousands."""
    more: list[object] = [5e20, datetime.fromisoformat("2023-09-20T12:30"), 3.0]
    rows = ROWS + [more]
    text = workbook(made.xlsx({"Losses": rows}, formats={"B2": "#,##0"}), "a.xlsx")

    assert text.also is not None
    assert standing_at(text.also, "cell B2") == ["120000"]
    assert standing_at(text.also, "row 4") == ["5e+20 2023-09-20T12:30:00 3"]


def test_a_number_without_decimals_is_whole() -> None:
    """Whether a program wrote 3 or 3.0."""
    assert [sheet_copies._stored(one) for one in (3.0, 3, 2.5, 1e300)] == ["3", "3", "2.5", "1e+300"]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (made.zipped({"a.xml": "<a/>"}), "it is no Excel workbook"),
        (made.zipped({"xl/workbook.xml": "<a/>"}), "it is damaged"),
        (made.zipped({"xl/a.bin": "x", "xl/workbook.xml": "<a/>"}), "it is damaged"),
        (made.zipped({"xl/workbook.xml": LAUGHS}), "it defines entities"),
        (made.zipped({"xl/workbook.xml": "<a/>", "xl/styles.xml": LAUGHS, "xl/a.bin": "x"}), "it defines entities"),
    ],
)
def test_what_is_no_workbook_is_refused(content: bytes, reason: str) -> None:
    """What is no workbook is refused, before the library that reads workbooks sees it."""
    with pytest.raises(UnusableCopy, match=reason):
        workbook(content, "a.xlsx")


def test_a_workbook_has_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    """In cells, those between others too, whatever it says of its size."""
    monkeypatch.setattr(sheet_copies, "MOST_KEPT_CELLS", 10)

    rows: list[object] = [None] * 9 + ["b"]

    with pytest.raises(UnusableCopy, match="more than 10 cells"):
        workbook(made.xlsx({"A": [rows]}), "a.xlsx")
