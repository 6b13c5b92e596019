"""Plain texts and tables with delimiters: how they are decoded, and what places they have."""

from __future__ import annotations

import pytest
from tests.unit.evidence.places_in_copies import standing_at

from contested.errors import UnusableCopy
from contested.evidence import plain_copies
from contested.evidence.plain_copies import column_letter, decoded_text, delimited_table, plain_copy_text


@pytest.mark.parametrize(
    ("content", "media_type", "declared"),
    [
        ("Şuşa".encode(), None, None),
        ("\ufeffŞuşa".encode(), None, None),
        ("Şuşa".encode("utf-16"), None, None),
        ("\ufeffŞuşa".encode("utf-16-be"), "text/plain; charset=latin-1", None),
        ("Şuşa".encode("iso-8859-9"), "text/plain; charset=iso-8859-9", "utf-8"),
        ("Şuşa".encode("iso-8859-9"), "text/html", "iso-8859-9"),
    ],
)
def test_a_text_is_decoded(content: bytes, media_type: str | None, declared: str | None) -> None:
    """By its byte-order mark, else as the source says, else as the copy itself says, else as UTF-8."""
    assert decoded_text(content, "a.txt", media_type, declared) == "Şuşa"


@pytest.mark.parametrize(
    ("content", "media_type", "reason"),
    [
        (b"\xff\xfe\x00\xd8", None, "it is no text in utf-16"),
        (b"\xe9t\xe9", None, "say which in media_type"),
        (b"a", "text/plain; charset=nonsense", "it is no text in nonsense"),
        (b"a", "text/plain; charset=rot13", "it is no text in rot13"),
        (b"a\x00b", None, "it holds zero bytes"),
        (b"a" * 30, None, "it has 30 characters; at most 20 are read"),
    ],
)
def test_what_is_no_text_is_refused(
    monkeypatch: pytest.MonkeyPatch, content: bytes, media_type: str | None, reason: str
) -> None:
    """No letter is guessed; and a text has an end."""
    monkeypatch.setattr(plain_copies, "LARGEST_TEXT", 20)

    with pytest.raises(UnusableCopy, match=reason):
        decoded_text(content, "a.txt", media_type)


def test_line_ends_are_one() -> None:
    """Line ends are one, whatever system wrote them."""
    assert decoded_text(b"a\r\nb\rc", "a.txt", None) == "a\nb\nc"


def test_a_text_has_paragraphs() -> None:
    """A text has paragraphs, between lines that are empty but for white space."""
    text = plain_copy_text("One\nand a half.\n \t\nTwo.\n\n\n\nThree.")

    assert [standing_at(text, f"paragraph {n}") for n in (1, 2, 3, 4)] == [
        ["One and a half."],
        ["Two."],
        ["Three."],
        [],
    ]
    assert standing_at(text, "page 1") is None


def test_a_text_has_pages() -> None:
    """A text has pages, between form feeds; paragraphs begin anew on each."""
    text = plain_copy_text("One.\n\nTwo.\fThree.\n\nFour.")

    assert standing_at(text, "page 2") == ["Three. Four."]
    assert standing_at(text, "page 2 paragraph 2") == ["Four."]
    assert standing_at(text, "paragraph 2") == ["Two.", "Four."]


def test_a_transcript_has_moments() -> None:
    """From the time at the start of a line to the next one, over paragraphs; what stands before the first has none."""
    text = plain_copy_text(
        "Interview\n[00:10] We lost ten.\nNo, twelve.\n[00:25] That is all.\n\nOr not.\n\n[01:00:00] The end."
    )

    assert standing_at(text, "00:00:12") == ["[00:10] We lost ten. No, twelve."]
    assert standing_at(text, "1:30:00") == ["[01:00:00] The end."]
    assert standing_at(text, "00:05") == []
    assert standing_at(text, "00:26") == ["[00:25] That is all. Or not."]
    assert standing_at(plain_copy_text("No times."), "00:05") is None


def test_subtitles_end_when_they_say() -> None:
    """As in SubRip and WebVTT; a cue without length is one second long."""
    text = plain_copy_text(
        "1\n00:00:10,000 --> 00:00:12,500\nWe lost ten.\n00:00:20,000 --> 00:00:22,000\nNo.\n00:20 Yes."
    )

    assert standing_at(text, "00:00:12") == ["00:00:10,000—> 00:00:12,500 We lost ten."]
    assert standing_at(text, "00:00:15") == []
    assert standing_at(text, "00:00:20") == ["00:00:20,000—> 00:00:22,000 No. 00:20 Yes."]
    assert standing_at(text, "00:00:21") == ["00:20 Yes."]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_a_table_has_cells(delimiter: str) -> None:
    """By row and letter as in a spreadsheet, and by the header of the column; the delimiter is the one in the header."""
    text = delimited_table("Town|Dead and missing|Note\nA|12|x\n\nB|345|\n".replace("|", delimiter), "a.csv")

    places = ("cell B2", "row 4 column b", "column 'dead and missing'", "row 2", "cell Z9", "page 1")
    assert [standing_at(text, one) for one in places] == [
        ["12"],
        ["345"],
        ["Dead and missing", "12", "345"],
        ["A 12 x"],
        [],
        None,
    ]


def test_a_table_of_tabs_is_said_to_be_one() -> None:
    """A comma in its header parts nothing."""
    text = delimited_table("Town, district\tdead\nA, B\t12", "a.tsv", tabs=True)

    assert standing_at(text, "row 2 column dead") == ["12"]


def test_a_table_without_a_header_line() -> None:
    """A row that is longer than the first has columns without a name; one line alone is a table."""
    assert standing_at(delimited_table("a,b\n1,2,3", "a.csv"), "row 2 column c") == ["3"]
    assert standing_at(delimited_table(",\n\na,b", "a.csv"), "cell A3") == ["a"]


@pytest.mark.parametrize(
    ("text", "reason"), [('"never ends', "no table with delimiters"), ("a,b\nc,d\ne", "it has more than 4 cells")]
)
def test_what_is_no_table_is_refused(monkeypatch: pytest.MonkeyPatch, text: str, reason: str) -> None:
    """An open quotation mark swallows no rows, and cells are counted."""
    monkeypatch.setattr(plain_copies, "MOST_KEPT_CELLS", 4)

    with pytest.raises(UnusableCopy, match=reason):
        delimited_table(text, "a.csv")


def test_columns_have_letters() -> None:
    """Columns have letters, as in a spreadsheet."""
    assert [column_letter(at) for at in (0, 25, 26, 27, 701, 702)] == ["A", "Z", "AA", "AB", "ZZ", "AAA"]
