"""The proof of one statement: its copy, its quote, its place and its number, each with what is wrong."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from tests.unit.evidence import made_copies as made

from contested import Estimate, Source
from contested.claims import Denial, Statement
from contested.evidence import CopyFolder, KeptCopy, Proof, copy_digest, prove

TEXT = "Officials said “at least 11 people” were killed – near the border.\n\nSome 120,000\u00a0people live there."
TABLE = made.xlsx({"Losses": [["Town", "Dead", "Hurt"], ["A", 1200, 30], ["B", 30, 1200]]}, formats={"B2": "#,##0"})


def proof(
    tmp_path: Path, statement: type[Statement] = Estimate, content: bytes = TEXT.encode(), **fields: Any
) -> Proof:
    """Return the proof of a statement that was read in a copy of this content."""
    (tmp_path / "a").write_bytes(content)
    source = Source("Article", archive="a", digest=copy_digest(content))
    if statement is Denial:
        made_one: Statement = Denial.of(by="A", source=source, **fields)
    else:
        made_one = Estimate.of(fields.pop("value", 11), "person", by="A", source=source, **fields)
    return prove(made_one, "dead", KeptCopy(source, CopyFolder(tmp_path)))


def wrong(tmp_path: Path, **fields: Any) -> list[tuple[str, str]]:
    """Return the faults of an estimate."""
    return [(one.code, one.what) for one in proof(tmp_path, **fields).faults]


@pytest.mark.parametrize(
    "fields",
    [
        {"value": "at least 11", "quote": "at least 11 people"},
        {"value": "at least 11", "quote": "at least 11 people", "at": "paragraph 1"},
        {"value": "at least 11", "quote": '"at least 11 people" were killed - near'},
        {"value": "120,000", "quote": "120,000 people … there."},
        {"value": "at least 11", "quote": "at least 11 people", "at": ":~:text=said,killed"},
    ],
)
def test_a_statement_is_proved(tmp_path: Path, fields: dict[str, Any]) -> None:
    """Letter by letter or in other typography, with a place or without."""
    found = proof(tmp_path, **fields)

    assert (found.proved, found.faults, found.copy) == (True, (), "a")


@pytest.mark.parametrize(
    ("fields", "code", "what"),
    [
        ({}, "CF035", "it gives no words of the source"),
        (
            {"quote": "11 people fled"},
            "CF036",
            "'11 people fled' does not stand in the copy; nearest is “11 people' were",
        ),
        ({"quote": "zyxwv qqq zzz"}, "CF036", "does not stand in the copy, nor anything like it"),
        (
            {"quote": "at least 11 people", "at": "paragraph 2"},
            "CF037",
            "does not stand at paragraph 2; it stands at paragraph 1",
        ),
        (
            {"quote": "at least 11 people", "at": "paragraph 9"},
            "CF037",
            "of which the copy has none; it has pages, paragraphs",
        ),
        ({"quote": "at least 11 people", "at": "cell B7"}, "CF037", "the copy has no places such as cell B7"),
        ({"quote": "at least 11 people", "at": "somewhere"}, "CF037", "no place can be read from 'somewhere'"),
        ({"quote": "at least 11 people"}, "CF038", "the quote says “at least 11 people”, not 11 people"),
    ],
)
def test_what_is_wrong_is_said(tmp_path: Path, fields: dict[str, Any], code: str, what: str) -> None:
    """The kind of fault, and what to look at."""
    found = wrong(tmp_path, **fields)

    assert any(one == code and what in said for one, said in found), found


def test_a_statement_without_a_source_has_no_copy() -> None:
    """It is not proved, and its number is compared with its quote all the same."""
    found = prove(Estimate.of(12, "person", by="A", quote="11 people"), "dead", None)
    silent = prove(Estimate.of(12, "person", by="A"), "dead", None)

    assert [one.code for one in found.faults] == ["CF030", "CF038"]
    assert [one.code for one in silent.faults] == ["CF030", "CF035"]
    assert found.copy is None


def test_a_denial_has_a_quote_and_no_number(tmp_path: Path) -> None:
    """Its words have to stand there, and say nothing that is counted."""
    assert proof(tmp_path, Denial, quote="were killed").proved
    assert [one.code for one in proof(tmp_path, Denial, quote="was denied").faults] == ["CF036"]


def test_a_copy_that_cannot_be_read_proves_nothing(tmp_path: Path) -> None:
    """The fault is that of the copy; the quote is not looked for."""
    assert [one[0] for one in wrong(tmp_path, content=b"%PDF-1.4", quote="11 people")] == ["CF031"]


def test_a_number_in_a_table_is_that_of_its_column(tmp_path: Path) -> None:
    """As it is shown or stored; in the place that is named, or in any."""
    assert wrong(tmp_path, content=TABLE, value=1200, quote="1,200", at="cell B2") == []
    assert wrong(tmp_path, content=TABLE, value=1200, quote="1200", at="row 2 column dead") == []
    assert wrong(tmp_path, content=TABLE, value=1200, quote="1200") == []
    assert [one[0] for one in wrong(tmp_path, content=TABLE, value=1200, quote="1200", at="row 3 column hurt")] == [
        "CF039"
    ]
    assert [one[0] for one in wrong(tmp_path, content=TABLE, value=1200, quote="1200", at="cell A1")] == ["CF037"]
    assert wrong(tmp_path, content=TABLE, value=1200, quote="A 1,200 30") == []


def test_a_quote_in_a_table_and_in_prose(tmp_path: Path) -> None:
    """Where it stands in prose too, no column says what it counts."""
    page = b"<html><body><p>12</p><table><tr><th>hurt</th></tr><tr><td>12</td></tr></table>"

    assert wrong(tmp_path, content=page, value=12, quote="12") == []
    assert [one[0] for one in wrong(tmp_path, content=page, value=12, quote="12", at="table 1")] == ["CF039"]


def test_a_number_is_not_spliced_to_another_word(tmp_path: Path) -> None:
    """What an ellipsis leaves out is read too: the number counts there what it counts."""
    text = b"The raid left 11 wounded and 5 people dead. Of 11 others nothing is known. In all 11 died."

    assert [one[0] for one in wrong(tmp_path, content=text, value=11, quote="left 11 … people dead")] == ["CF039"]
    assert wrong(tmp_path, content=text, value=5, quote="The raid … 5 people dead") == []
    assert wrong(tmp_path, content=text, value=11, quote="Of 11 others … In all 11 died") == []
    assert [one[0] for one in wrong(tmp_path, content=text, value=7, quote="left 11 … dead")] == ["CF038"]
