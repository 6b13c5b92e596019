"""Merged cells of a sheet: what is shown beside several rows is said in each of them, and a number of several rows is of none."""

from __future__ import annotations

import io
import zipfile
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest

import contested as ct
from contested.errors import UnreadableFeed
from contested.feeds.sources import merged_cells
from contested.feeds.sources.merged_cells import merged_rows

FEED = ct.Feed(of="place", name="=killed", unit="=killed", value="n", by="by", source="=Wiki")


def book(folder: Path, rows: list[list[object]], *merges: str) -> Path:
    """Write a workbook with merged cells and return its path."""
    made = openpyxl.Workbook()
    for row in rows:
        made.active.append(row)
    for merge in merges:
        made.active.merge_cells(merge)
    path = folder / "merged.xlsx"
    made.save(path)
    return path


def rejected(path: Path, feed: ct.Feed = FEED) -> list[tuple[int | None, str | None, object, str]]:
    """Return the row, column, value and rule of each rejection."""
    return [(one.row, one.column, one.value, one.rule) for one in feed.intake(path).rejected]


def test_a_party_merged_over_two_rows_says_both(tmp_path: Path) -> None:
    """Nobody else is put in its place; place and party are read so by read, scan and check."""
    rows: list[list[object]] = [
        ["place", "n", "by"],
        ["Srebrenica", 8372, "ICMP"],
        [None, 2000, None],
        ["Tuzla", 71, "UN"],
    ]
    path = book(tmp_path, rows, "A2:A3", "C2:C3")

    dossier = FEED.read(path)

    assert [str(figure.hull()) for figure in dossier.figures.values()] == [
        "2,000 to 8,372 killed (ICMP)",
        "71 killed (UN)",
    ]
    ends = [(row["low"], row["high"]) for row in FEED.scan(path).ranges().to_dicts()]
    assert sorted(ends) == [(71, 71), (2000, 8372)]
    assert rejected(path) == []
    assert FEED.check(path).intake.claims == 3


def test_a_number_merged_over_two_rows_is_of_neither(tmp_path: Path) -> None:
    """It may be the sum of both or stand in each; the cells and the way out are named."""
    rows: list[list[object]] = [["place", "n", "by"], ["Homs", 300, "UN"], ["Hama", None, "UN"]]
    path = book(tmp_path, rows, "B2:B3")

    assert rejected(path) == [(1, "n", 300, "unusable-cell"), (2, "n", 300, "unusable-cell")]
    assert "the cells B2:B3 are merged" in FEED.intake(path).rejected[0].advice


def test_a_printed_cell_over_two_rows_is_of_neither(tmp_path: Path) -> None:
    """Its statements are numbers too."""
    path = book(tmp_path, [["place", "n"], ["Homs", "300 (UN)"], ["Hama", None]], "B2:B3")
    feed = ct.Feed(of="place", name="=killed", unit="=killed", cell="n", source="=Wiki")

    assert [one[0] for one in rejected(path, feed)] == [1, 2]


def test_cells_merged_across_columns_say_what_the_first_says(tmp_path: Path) -> None:
    """The others have no text of their own, and no number."""
    rows: list[list[object]] = [
        ["place", "n", "by", "note"],
        ["Province of Homs"],
        ["Homs", 3, "UN", None],
        ["Hama", 4, "see text", None],
    ]
    path = book(tmp_path, rows, "A2:D2", "C3:D3")

    assert rejected(path) == [(1, "n", "Province of Homs", "unusable-cell")]
    noted = ct.Feed(of="place", name="=killed", unit="=killed", value="n", by="by", note="note", source="=Wiki")
    assert rejected(path, noted)[1:] == [(2, "note", "UN", "unusable-cell")]


def test_a_low_merged_with_its_high_is_no_floor(tmp_path: Path) -> None:
    """One number over both columns is rejected, and not taken for "12 or more"."""
    path = book(tmp_path, [["place", "low", "high", "by"], ["Homs", 12, None, "UN"]], "B2:C2")
    feed = ct.Feed(of="place", name="=killed", unit="=killed", low="low", high="high", by="by", source="=Wiki")

    assert rejected(path, feed) == [(1, "high", 12, "unusable-cell")]


def test_days_codes_and_flags_are_filled_too(tmp_path: Path) -> None:
    """What is no number is said in each row of its merge."""
    rows: list[list[object]] = [
        ["place", "n", "by", "day", "partial", "note"],
        ["Homs", 3, "UN", date(2013, 8, 21), True, "-"],
        ["Hama", 4, "UN", None, None, None],
    ]
    path = book(tmp_path, rows, "D2:D3", "E2:E3", "F2:F3")
    fields: dict[str, Any] = {"value": "n", "by": "by", "as_of": "day", "partial": "partial", "note": "note"}
    feed = ct.Feed(of="place", name="=killed", unit="=killed", source="=Wiki", missing={"note": "-"}, **fields)

    said = [figure.estimates[0] for figure in feed.read(path).figures.values()]

    assert [(str(one.as_of), one.partial, one.note) for one in said] == [("2013-08-21", True, None)] * 2


def test_the_header_names_a_column_merged_over_two_lines(tmp_path: Path) -> None:
    """In a header of two lines the lower one has the names of both."""
    rows: list[list[object]] = [["place", "killed", None, "by"], [None, "low", "high", None], ["Homs", 3, 5, "UN"]]
    path = book(tmp_path, rows, "A1:A2", "B1:C1", "D1:D2")
    feed = ct.Feed(
        of="place", name="=killed", unit="=killed", low="low", high="high", by="by", source="=Wiki", header=2
    )

    assert [str(figure.hull()) for figure in feed.read(path).figures.values()] == ["3 to 5 killed (UN)"]


def test_merged_blank_cells_say_nothing(tmp_path: Path) -> None:
    """A row all of whose cells are merged from above is no row of its own."""
    rows: list[list[object]] = [["place", "n", "by"], ["Homs", 3, "UN"], [None, None, None], ["Hama", 4, "UN"]]
    path = book(tmp_path, rows, "A2:A3", "C2:C3", "E1:F3")

    assert FEED.intake(path).rows == 2


def test_a_number_with_a_format_is_shown_in_the_rejection(tmp_path: Path) -> None:
    """What stands there is told as a reader sees it."""
    path = book(tmp_path, [["place", "n", "by"], ["Homs", 0.5, "UN"], ["Hama", None, "UN"]], "B2:B3")
    made = openpyxl.load_workbook(path)
    made.active["B2"].number_format = "0%"
    made.save(path)

    assert rejected(path) == [(1, "n", "50%", "unusable-cell"), (2, "n", "50%", "unusable-cell")]
    assert FEED.intake(path).rejected[0].said["n"] == "50%"


def test_merges_that_overlap_refuse_the_file(tmp_path: Path) -> None:
    """No program writes such a sheet, and nobody can say what stands in it."""
    path = book(tmp_path, [["place", "n", "by"], ["Homs", 3, "UN"], ["Hama", 4, "UN"]], "A2:A3")
    content = {}
    with zipfile.ZipFile(path) as packed:
        content = {name: packed.read(name) for name in packed.namelist()}
    sheet = "xl/worksheets/sheet1.xml"
    content[sheet] = content[sheet].replace(
        b'<mergeCell ref="A2:A3"/>', b'<mergeCell ref="A2:A3"/><mergeCell ref="A2:B2"/>'
    )
    with zipfile.ZipFile(path, "w") as packed:
        for name, part in content.items():
            packed.writestr(name, part)

    with pytest.raises(UnreadableFeed, match="the merged cells A2:B2 and A2:A3 overlap"):
        FEED.read(path)


def test_merges_are_found_wherever_a_read_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    """A tag that lies in two reads counts once; columns beyond Z have two letters or three."""
    monkeypatch.setattr(merged_cells, "_CHUNK", 7)
    xml = b'<x:mergeCells count="2"><x:mergeCell ref="AA10:AB11"/><mergeCell ref=\'XFD1:XFD2\'/></x:mergeCells>'

    found = merged_rows(io.BytesIO(xml)).starts

    assert [(one.place, one.first, one.last) for row in (1, 10) for one in found[row]] == [
        ("XFD1:XFD2", 16_383, 16_383),
        ("AA10:AB11", 26, 27),
    ]


def test_more_merges_than_a_table_has(monkeypatch: pytest.MonkeyPatch) -> None:
    """A sheet of nothing but merges is not kept."""
    monkeypatch.setattr(merged_cells, "MOST_MERGES", 1)

    with pytest.raises(ValueError, match="more than 1 merged cells"):
        merged_rows(io.BytesIO(b'<mergeCell ref="A1:A2"/><mergeCell ref="B1:B2"/>'))
