"""Cells of text are no formulas, and come back as they were."""

from __future__ import annotations

import csv
import io

import pytest

from contested.errors import UnreadableDossier
from contested.exchange.csv_text import csv_pieces, csv_rows, guarded_cell, unguarded_text

DANGEROUS = ["=cmd|' /C calc'!A0", "+1", "-1", "@SUM(A1)", "\tx", "\rx", "＝1", "＋1", "－1", "＠x"]


@pytest.mark.parametrize("text", [*DANGEROUS, "'", "'=1", "''x", "plain", "'quoted'", "", "a=1"])
def test_a_text_comes_back_from_its_cell(text: str) -> None:
    """A text comes back from its cell, whatever it begins with."""
    assert unguarded_text(guarded_cell(text)) == text


@pytest.mark.parametrize("text", DANGEROUS)
def test_no_spreadsheet_computes_a_text(text: str) -> None:
    """An apostrophe stands before what begins as a formula does."""
    assert guarded_cell(text) == f"'{text}"


def test_an_apostrophe_of_somebody_else_stays() -> None:
    """An apostrophe of somebody else stays, where it guards nothing."""
    assert unguarded_text("'tis") == "'tis"


def test_rows_come_back_by_their_columns() -> None:
    """With line ends, quotation marks and commas in cells, and the line that each ends on."""
    rows = [["1", 'a "b", c'], ["two\nlines\r", "x"]]

    text = "".join(csv_pieces(["n", "ä"], rows))

    assert list(csv.reader(io.StringIO(text, newline=""))) == [["n", "ä"], *rows]
    found = list(csv_rows(io.StringIO("\ufeff" + text + "\r\n", newline="\n")))
    assert found == [(2, {"n": "1", "ä": 'a "b", c'}), (4, {"n": "two\nlines\r", "ä": "x"})]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "line 1: it is empty"),
        ("a,a\n", "line 1: the column 'a' stands twice; keep one"),
        ("a,b\n1\n", "line 2: the row has 1 cells, and the header 2 columns"),
        ('a,b\n1,"2\n3,4\n', "it is no CSV: unexpected end of data"),
        ("a,b\n1,2\0\n", "line 2: it holds a NUL"),
        ("a\n" + "x" * 200_000, "it is no CSV: field larger than field limit"),
    ],
)
def test_what_is_no_table_is_refused(text: str, why: str) -> None:
    """What is no table is refused, with its line."""
    with pytest.raises(UnreadableDossier, match=why):
        list(csv_rows(io.StringIO(text, newline="\n")))
