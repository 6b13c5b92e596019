"""
Hostile copies: no document in a folder makes verification hang, crash, leave the folder, or command a terminal.

Each is refused, or proves nothing, by a finding; what would hang does not end at all.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.effort import examples
from tests.unit.evidence import made_copies as made

from contested import ContestedError, Dossier, Figure, Source
from contested.evidence.kept_copy import text_of
from contested.evidence.places import place_named
from contested.evidence.quote_search import find_quote, nearest_passage, stands_verbatim

MANY = 200_000
LAUGHS = "".join(f'<!ENTITY l{n + 1} "{f"&l{n};" * 10}">' for n in range(9))
BOMB = f'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY l0 "lol">{LAUGHS}]><a>&l9;</a>'
OUTSIDE = '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>'


def pdf_of(content: bytes, filters: str = "") -> bytes:
    """Return a PDF file of one page that is drawn by this."""
    return made.assembled(
        {
            1: b"<< /Type /Catalog /Pages 2 0 R >>",
            2: b"<< /Type /Pages /Kids [4 0 R] /Count 1 >>",
            4: b"<< /Type /Page /Parent 2 0 R /Contents 5 0 R >>",
            5: b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(content), filters.encode(), content),
        }
    )


def swollen() -> str:
    """Return what takes little room while it is packed."""
    return "<a>" + "a" * 120_000_000


COPIES: dict[str, tuple[str, Callable[[], bytes]]] = {
    "entities in a document": ("docx", lambda: made.zipped({"word/document.xml": BOMB})),
    "entities in UTF-16": ("docx", lambda: made.zipped({"word/document.xml": BOMB.encode("utf-16")})),
    "an entity outside": ("docx", lambda: made.zipped({"word/document.xml": OUTSIDE})),
    "a document that swells": ("docx", lambda: made.zipped({"word/document.xml": swollen()})),
    "a document that is deep": ("docx", lambda: made.docx("<w:p>" * MANY)),
    "entities in a workbook": ("xlsx", lambda: made.zipped({"xl/workbook.xml": BOMB})),
    "entities in its words": ("xlsx", lambda: made.zipped({"xl/workbook.xml": "<a/>", "xl/sharedStrings.xml": BOMB})),
    "a workbook that swells": ("xlsx", lambda: made.zipped({"xl/workbook.xml": "<a/>", "xl/media/a": swollen()})),
    "a zip of many parts": ("xlsx", lambda: made.zipped({f"{n}.xml": "" for n in range(6_000)})),
    "a zip in its middle": ("docx", lambda: made.docx(made.paragraph("a"))[50:]),
    "a page that swells": ("pdf", lambda: pdf_of(zlib.compress(b"q Q " * 30_000_000, 1), "/Filter /FlateDecode")),
    "a page that swells twice": (
        "pdf",
        lambda: pdf_of(zlib.compress(zlib.compress(b"\0" * 70_000_000, 1), 9), "/Filter [/FlateDecode /FlateDecode]"),
    ),
    "pages in a circle": (
        "pdf",
        lambda: made.assembled({1: b"<< /Type /Catalog /Pages 2 0 R >>", 2: b"<< /Type /Pages /Kids [2 0 R] >>"}),
    ),
    "a file of brackets": ("pdf", lambda: made.assembled({1: b"<< /Type /Catalog /Pages 2 0 R >>", 2: b"<<" * 20_000})),
    "a file of noise": ("pdf", lambda: b"%PDF-1.7\n" + bytes(range(256)) * 500),
    "a page of open tags": ("html", lambda: b"<html>" + b"<div>" * MANY),
    "a page that begins comments": ("html", lambda: b"<html>" + b"<!--" * MANY + b">"),
    "a page that begins tags": ("html", lambda: b"<html>" + b"<a x='" * MANY + b"'>"),
    "a page that begins ends": ("html", lambda: b"<html>" + b"</" * MANY + b">"),
    "a page that begins declarations": ("html", lambda: b"<html>" + b"<![CDATA[" * MANY + b">"),
    "a page of ampersands": ("html", lambda: b"<html>" + b"&#" * MANY + b"</p>"),
    "a page of wide cells": ("html", lambda: b"<table><tr>" + b"<td colspan=999>x" * MANY),
    "a page of paragraphs": ("html", lambda: b"<p>x" * (MANY + 1)),
    "digits": ("text", lambda: b"9" * 10_000_000),
    "empty lines": ("text", lambda: b"\n \n" * 1_000_000),
    "times": ("text", lambda: b"00:00:01 x\n" * (MANY // 4)),
    "zero bytes": ("text", lambda: b"\0" * MANY),
    "an open quotation mark": ("csv", lambda: b'"' + b"a," * MANY),
    "commas": ("csv", lambda: b"," * 2_000_000),
    "one long field": ("csv", lambda: b"a" * 10_000_000),
}


@cache
def copy(name: str) -> bytes:
    """Return the bytes of a copy; some take a second to make."""
    return COPIES[name][1]()


@pytest.mark.parametrize("name", COPIES)
def test_no_copy_hangs_or_crashes(name: str) -> None:
    """It is read within limits, or refused by an error of ours with a message that can be printed."""
    kind, content = COPIES[name][0], copy(name)

    try:
        text = text_of(content, name, kind, None)
        assert text.normal is not None
    except ContestedError as error:
        assert str(error).isprintable()


@pytest.mark.parametrize("name", COPIES)
def test_no_copy_proves_what_it_does_not_say(name: str, tmp_path: Path) -> None:
    """Whatever it is, verification ends with findings, one of them that the quote is not proved."""
    (tmp_path / "copy").write_bytes(copy(name))
    figure = Figure("dead", "killed").claimed(
        11, by="A", source=Source("S", archive="copy"), quote="11 people were killed"
    )

    found = Dossier({"f": figure}).verify(tmp_path)

    assert found.proved == ()
    assert not {one.code for one in found.findings}.isdisjoint({"CF031", "CF036"})


@pytest.mark.parametrize(
    "archive", ["../../etc/passwd", "/etc/passwd", "a\\..\\b", "link", "//host/a", "C:\\a", "\x7f", "a" * 100_000]
)
def test_no_path_leads_out(archive: str, tmp_path: Path) -> None:
    """Neither by its text nor by a link, and nothing of what stands there is shown."""
    (tmp_path / "copies").mkdir()
    (tmp_path / "secret").write_text("11 people were killed")
    (tmp_path / "copies" / "link").symlink_to(tmp_path / "secret")
    try:
        source = Source("S", archive=archive)
    except ContestedError:
        return
    figure = Figure("dead", "killed").claimed(11, by="A", source=source, quote="11 people were hurt")

    printed = str(Dossier({"f": figure}).verify(tmp_path / "copies"))

    assert "were killed" not in printed
    assert "CF030" in printed or "CF031" in printed


def test_what_a_copy_says_commands_no_terminal(tmp_path: Path) -> None:
    """The nearest passage of a quote is text of others, and is shown without what a terminal obeys."""
    (tmp_path / "copy").write_bytes("11 people were \x1b[31mkilled\u202e, they said".encode())
    figure = Figure("dead", "killed").claimed(
        11, by="A", source=Source("S", archive="copy"), quote="11 people were all killed"
    )

    assert str(Dossier({"f": figure}).verify(tmp_path)).replace("\n", "").isprintable()


def test_a_number_of_ten_thousand_digits(tmp_path: Path) -> None:
    """It is no number of a quote, and no row or page of a place."""
    digits = "9" * 9_990
    (tmp_path / "copy").write_text(f"{digits} dead, 11 dead")
    source = Source("S", archive="copy")
    figure = Figure("dead", "killed").claimed(11, by="A", source=source, quote=f"{digits} dead")

    assert "CF038" in str(Dossier({"f": figure}).verify(tmp_path))
    assert place_named(f"page {digits}") is None


@examples(cost=2)
@given(st.text(max_size=200), st.text(max_size=60))
def test_any_text_can_be_searched_for_any_other(text: str, quote: str) -> None:
    """Nothing but a place, or none."""
    kept = text_of(text.replace("\0", "").encode("utf-8", "replace"), "a", "text", None)

    assert all(start < end <= len(kept.normal) for start, end in find_quote(kept, quote))
    assert isinstance(stands_verbatim(kept.raw, quote), bool)
    nearest_passage(kept, quote)


@given(st.text(max_size=80))
def test_any_text_can_be_a_place(text: str) -> None:
    """One that is read, or none."""
    place = place_named(text)

    assert place is None or place.text == text


MARKUP = st.sampled_from(
    (
        "<![",
        "]>",
        "]]>",
        "<!",
        "<!--",
        "-->",
        "<?",
        "<",
        "</",
        ">",
        "<p>",
        "<td>",
        "<table>",
        "</table>",
        "<h2 id=x>",
        "&#",
        "'",
        "a",
    )
)


@given(st.lists(MARKUP | st.text(max_size=3), max_size=40).map("".join))
def test_any_markup_is_read(text: str) -> None:
    """Whatever is open, unfinished or nonsense."""
    try:
        assert text_of(text.encode("utf-8", "replace"), "a", "html", None).normal is not None
    except ContestedError as error:
        assert str(error).isprintable()


@examples(cost=4)
@given(st.binary(max_size=300), st.sampled_from(("text", "html", "csv", "tsv", "docx", "xlsx", "pdf")))
def test_any_bytes_are_read_or_refused(content: bytes, kind: str) -> None:
    """Any bytes are read or refused, whatever they are called."""
    for made_of in (
        content,
        {"docx": b"PK\x03\x04", "xlsx": b"PK\x03\x04", "pdf": b"%PDF-1.4\n"}.get(kind, b"<p>") + content,
    ):
        try:
            assert text_of(made_of, "a", kind, None).normal is not None
        except ContestedError as error:
            assert str(error).isprintable()
