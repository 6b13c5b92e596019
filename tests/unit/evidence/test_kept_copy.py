"""A kept copy: found, compared with its digest, and read as what it is."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.unit.evidence import made_copies as made

from contested import Source, evidence
from contested.evidence import CopyFolder, KeptCopy, copy_digest
from contested.evidence.media_kinds import MEDIA_TYPES, agrees, kind_of_content, kind_of_copy, kind_of_type

CONTENTS: dict[str, bytes] = {
    "text": b"11 dead",
    "html": b"<!doctype html><p>11 dead</p>",
    "csv": b"town,dead\nA,11\n",
    "tsv": b"town\tdead\nA\t11\n",
    "pdf": made.pdf([["11 dead"]]),
    "docx": made.docx(made.paragraph("11 dead")),
    "xlsx": made.xlsx({"S": [["dead"], [11]]}),
}


@pytest.mark.parametrize(("kind", "content"), CONTENTS.items())
def test_a_copy_is_read_as_what_it_is(tmp_path: Path, kind: str, content: bytes) -> None:
    """By its media type, and without one by its content and its name."""
    name = f"a.{kind}"
    (tmp_path / name).write_bytes(content)
    for media_type in (MEDIA_TYPES[kind], None):
        source = Source("S", archive=name, digest=copy_digest(content), media_type=media_type)

        copy = KeptCopy(source, CopyFolder(tmp_path))

        assert copy.text is not None
        assert "11" in copy.text.normal
        assert (copy.name, copy.faults) == (name, [])


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"%PDF-1.4", "pdf"),
        (b"\n\n%PDF-1.4", "pdf"),
        (made.zipped({"a": "b"}), "zip"),
        (b"PK\x03\x04", "zip"),
        (b"<HTML>", "html"),
        (b"\xef\xbb\xbf <?xml version='1.0'?> <!-- a --> <!DOCTYPE html PUBLIC", "html"),
        (b"<p>a</p>", "text"),
        (b"", "text"),
        (b"\x89PNG\x00", "binary"),
        ("a".encode("utf-16"), "text"),
    ],
)
def test_what_a_copy_looks_like(content: bytes, kind: str) -> None:
    """By its first bytes, and of a zip by its parts."""
    assert kind_of_content(content) == kind


def test_a_text_is_what_its_name_says() -> None:
    """A table and a part of a page look like any text."""
    assert [kind_of_copy(name, b"a,b") for name in ("a.CSV", "a.tsv", "a.htm", "a.txt", "a", "a.pdf")] == [
        *("csv", "tsv", "html", "text", "text", "text"),
    ]
    assert kind_of_copy("a.csv", b"<html>") == "html"


def test_media_types_mean_kinds() -> None:
    """Media types mean kinds, with or without parameters; others are not read."""
    said = ("text/html; charset=utf-8", "application/xhtml+xml", "text/vtt", "image/png")
    assert [kind_of_type(one) for one in said] == ["html", "html", "text", None]
    assert [agrees("html", "text"), agrees("csv", "text"), agrees("text", "html"), agrees("pdf", "text")] == [
        *(True, True, False, False),
    ]


def faults(tmp_path: Path, content: bytes | None, **fields: str) -> list[tuple[str, str]]:
    """Return the faults of a copy of this content."""
    if content is not None:
        (tmp_path / "a.bin").write_bytes(content)
    copy = KeptCopy(Source("Article", **fields), CopyFolder(tmp_path))  # type: ignore[arg-type]  # texts, all of them
    assert copy.text is None or copy.name is not None
    return [(one.code, one.what) for one in copy.faults]


@pytest.mark.parametrize(
    ("content", "fields", "code", "what"),
    [
        (None, {}, "CF030", "no copy of Article: it names no archive"),
        (None, {"archive": "a.bin"}, "CF030", "no copy of Article: archive 'a.bin' is not in the folder"),
        (b"a", {"archive": "../a.bin"}, "CF031", "leads out of the folder"),
        (b"a", {"archive": "a.bin"}, "CF033", "Article says no digest, so a.bin may be another text"),
        (
            b"b",
            {"archive": "a.bin", "digest": copy_digest(b"a")},
            "CF032",
            "a.bin is not the copy of Article that was kept",
        ),
        (b"<html>", {"archive": "a.bin", "media_type": "application/pdf"}, "CF034", "it looks like text/html"),
        (b"PK\x03\x04", {"archive": "a.bin", "media_type": MEDIA_TYPES["docx"]}, "CF034", "it looks like zip"),
        (
            b"a",
            {"archive": "a.bin", "media_type": "image/png"},
            "CF031",
            "image/png is not read; what is read is text, html",
        ),
        (b"\x89PNG\x00", {"archive": "a.bin"}, "CF031", "what it is is not read"),
        (b"%PDF-1.4", {"archive": "a.bin"}, "CF031", "it is damaged"),
    ],
)
def test_what_is_wrong_with_a_copy_is_said(
    tmp_path: Path, content: bytes | None, fields: dict[str, str], code: str, what: str
) -> None:
    """Missing, outside, changed, of another type, or unreadable."""
    found = faults(tmp_path, content, **fields)

    assert any(one == code and what in said for one, said in found), found


def test_the_room_names_what_it_gives() -> None:
    """Its readers are imported when a copy is opened."""
    assert {"CopyFolder", "KeptCopy", "prove"} <= set(dir(evidence))
