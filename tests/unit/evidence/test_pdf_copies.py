"""The text of a PDF file, page by page, and what is refused before it is drawn."""

from __future__ import annotations

import re

import pytest
from tests.unit.evidence import made_copies as made

from contested.errors import UnusableCopy
from contested.evidence import pdf_copies
from contested.evidence.kept_text import KeptText
from contested.evidence.pdf_copies import pdf_pages
from contested.evidence.places import place_named
from contested.evidence.quote_search import spans_of

CATALOG = b"<< /Type /Catalog /Pages 2 0 R >>"
FONT = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"


def stream(data: bytes, fields: str = "") -> bytes:
    """Return a stream object."""
    return b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(data), fields.encode(), data)


def form(data: bytes, draws: int | None = None) -> bytes:
    """Return a form, which draws another by the name F."""
    resources = "" if draws is None else f"/Resources << /XObject << /F {draws} 0 R >> >>"
    return stream(data, f"/Type /XObject /Subtype /Form /BBox [0 0 9 9] {resources}")


def drawing(content: bytes, forms: dict[int, bytes], *, resources: str = "/XObject << /F 6 0 R /I 5 0 R >>") -> bytes:
    """Return a file of one page with these forms."""
    page = f"<< /Type /Page /Parent 2 0 R /Contents 5 0 R /Resources << /Font << /F1 3 0 R >> {resources} >> >>"
    pages = b"<< /Type /Pages /Kids [4 0 R] /Count 1 >>"
    return made.assembled({1: CATALOG, 2: pages, 3: FONT, 4: page.encode(), 5: stream(content), **forms})


def standing_at(text: KeptText, at: str) -> list[str] | None:
    """Return what stands at a place."""
    place = place_named(at)
    assert place is not None
    spans = spans_of(text, place)
    return None if spans is None else [text.normal[start:end].strip() for start, end in spans]


def test_a_file_has_pages() -> None:
    """Lines of a page belong together; pages are counted from one."""
    text = pdf_pages(made.pdf([["At least", "11 dead"], ["Nothing else."]]), "a.pdf")

    assert [standing_at(text, f"page {n}") for n in (1, 2, 3)] == [["At least 11 dead"], ["Nothing else."], []]
    assert standing_at(text, "paragraph 1") is None
    assert "11 dead" in text.raw


def test_a_page_has_the_name_that_it_prints() -> None:
    """Where the file says what is printed on its pages, that leads to them too."""
    content = made.pdf([["a"], ["b"], ["c"]], catalog="/PageLabels << /Nums [0 << /S /r >> 2 << /S /D /St 7 >>] >>")
    text = pdf_pages(content, "a.pdf")

    assert [standing_at(text, one) for one in ("page ii", "page 7", "page 3")] == [["b"], ["c"], ["c"]]


def test_fewer_names_than_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    """A page without a name has its number."""
    monkeypatch.setattr(pdf_copies, "_labels", lambda _: ["iv"])

    assert standing_at(pdf_pages(made.pdf([["a"], ["b"]]), "a.pdf"), "page 2") == ["b"]


def test_what_a_form_draws_is_read() -> None:
    """A page may draw its text through a form; an image draws none, and what is not there nothing."""
    drawn = form(b"BT /F1 9 Tf (12 dead) Tj ET").replace(b"/BBox", b"/Resources << /Font << /F1 3 0 R >> >> /BBox")

    text = pdf_pages(drawing(b"/F Do /F Do /I Do /Nothing Do", {6: drawn}), "a.pdf")

    assert text.raw.count("12 dead") == 2


def test_a_page_that_draws_nothing() -> None:
    """It has no content, or no resources."""
    pages = b"<< /Type /Pages /Kids [4 0 R] /Count 1 >>"
    empty = made.assembled({1: CATALOG, 2: pages, 4: b"<< /Type /Page /Parent 2 0 R >>"})

    assert pdf_pages(empty, "a.pdf").normal == ""
    assert pdf_pages(drawing(b"q Q", {}, resources=""), "a.pdf").normal == ""


def _nested(depth: int, times: int) -> bytes:
    """Return a file of forms that draw each the next one so many times."""
    last = 6 + depth - 1
    forms = {n: form(b"/F Do " * times, n + 1) for n in range(6, last)}
    return drawing(b"/F Do " * times, {**forms, last: form(b"BT ET")})


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (_nested(9, 10), "drawn by more than 2,000,000 bytes"),
        (_nested(30, 1), "draws itself"),
        (drawing(b"/F Do", {6: form(b"/F Do", 6)}), "draws itself"),
        (drawing(b"/F Do", {6: form(b"/F Do", 7), 7: form(b"/F Do", 6)}), "draws itself"),
        (drawing(b"q Q " * 600_000, {}), "drawn by more than 2,000,000 bytes"),
        (made.assembled({1: CATALOG, 2: b"<< /Type /Pages /Kids [2 0 R] /Count 1 >>"}), "it is damaged"),
        (made.assembled({1: CATALOG, 2: b"3 0 R", 3: b"2 0 R"}), "it is damaged"),
        (made.assembled({1: CATALOG, 2: b"[" * 100_000}), "go round in a circle"),
        (b"%PDF-1.4", "it is damaged"),
        (b"%PDF-1.7\n" + bytes(range(256)) * 100, "it is damaged"),
    ],
)
def test_what_cannot_be_drawn_is_refused(content: bytes, reason: str) -> None:
    """Forms that draw themselves, or too much; trees that go round; what is no PDF file at all."""
    with pytest.raises(UnusableCopy, match=reason):
        pdf_pages(content, "a.pdf")


def test_a_table_that_goes_round_is_read_once() -> None:
    """The library stops at a place where it was before, and tells nobody's terminal."""
    content = made.pdf([["hi"]])
    start = re.search(rb"startxref\n(\d+)", content)
    assert start is not None

    looped = content.replace(b"/Root 1 0 R", b"/Root 1 0 R /Prev " + start[1])

    assert pdf_pages(looped, "a.pdf").normal == "hi"


def test_a_file_that_is_locked_is_refused() -> None:
    """A file that is locked is refused, with a password or without one."""
    key = "(xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx)"
    locked = made.assembled(
        {
            1: CATALOG,
            2: b"<< /Type /Pages /Kids [] /Count 0 >>",
            9: f"<< /Filter /Standard /V 1 /R 2 /O {key} /U {key} /P -4 >>".encode(),
        },
        "/Encrypt 9 0 R /ID [(a) (b)]",
    )

    with pytest.raises(UnusableCopy, match="locked with a password"):
        pdf_pages(locked, "a.pdf")


@pytest.mark.parametrize(
    ("limit", "value", "reason"), [("MOST_PAGES", 1, "more than 1 pages"), ("MOST_DRAWN", 50, "more than 50 bytes")]
)
def test_a_file_has_limits(monkeypatch: pytest.MonkeyPatch, limit: str, value: int, reason: str) -> None:
    """In pages, and in what draws them."""
    monkeypatch.setattr(pdf_copies, limit, value)

    with pytest.raises(UnusableCopy, match=reason):
        pdf_pages(made.pdf([["a"], ["b"]]), "a.pdf")
