"""Number formats of a spreadsheet: the number that a reader sees is the one that is claimed, or the cell is rejected."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import openpyxl
import pytest

import contested as ct
from contested.errors import ContestedError
from contested.feeds.cells import is_code, number_cell, text_cell
from contested.feeds.sources.number_formats import as_shown
from contested.quantities import unit

ACCOUNTING = '_(* #,##0.00_);_(* \\(#,##0.00\\);_(* "-"??_);_(@_)'
"""The format of Excel's button for accounts (built in as number 43)."""

BY_SIZE = '[>=1000000]0.0,,"M";[>=1000]0.0,"K";0'

# What is shown is what Excel's documentation says of such formats ("Number format codes", "Review guidelines for
# customizing a number format": 12,200,000 as 0.0,, is 12.2; .08 as 0% is 8%).
SHOWN = (
    (0.4303, "0.00%", "percent", Fraction(4303, 100)),
    (0.4303, "0%", "share", Fraction(4303, 10_000)),
    (0.08, "0%", "permille", 80),
    (2.8, "0%", "percent", 280),
    (-0.05, "0.0%;(0.0%)", "percent", -5),
    (0.123, "0.0%_);[Red]\\(0.0%\\)", "percent", Fraction(123, 10)),
    (43.0, '0.0"%"', "percent", 43),
    (4.3, "0.0\N{PER MILLE SIGN}", "percent", Fraction(43, 100)),
    (12_200_000, '0.0,,"M"', "person", 12_200_000),
    (12_200_000, "0.0,,\\M", "person", 12_200_000),
    (12_345, '00,000.00," thousand"', "person", 12_345),
    (1_500_000, BY_SIZE, "person", 1_500_000),
    (1_500, BY_SIZE, "person", 1_500),
    (15, BY_SIZE, "person", 15),
    (-15, '[>0]0" km";[<-100]0', "person", -15),
    (12, '0" km"', "m", 12_000),
    (12.5, '0.0" km"', "km", Fraction(25, 2)),
    (12, 'General" dead"', "killed", 12),
    (2, '0" days"', "hour", 48),
    (1234, ACCOUNTING, "person", 1234),
    (-5, ACCOUNTING, "person", -5),
    (0, ACCOUNTING, "person", 0),
    (-5, "0.00;[Red]0.00", "person", -5),
    (-5, "0.00;0.00-", "person", -5),
    (5, "+0;-0;0", "person", 5),
    (-5, "+0;-0;0", "person", -5),
    (0, "+0;-0;0", "person", 0),
    (0.5, "# ?/?", "km", Fraction(1, 2)),
    (0.5, "# ??/100", "km", Fraction(1, 2)),
    (1234, "0.00E+00", "person", 1234),
    (123, "00000", "person", 123),
    (123, "@", "person", 123),
    (123, "[$-409]0", "person", 123),
)


@pytest.mark.parametrize(("stored", "code", "unit_text", "number"), SHOWN)
def test_the_number_that_is_shown_is_claimed(stored: float, code: str, unit_text: str, number: object) -> None:
    """A percentage, a scale with its word, a unit and a sign are read as a spreadsheet shows them."""
    assert number_cell(as_shown(stored, code), unit(unit_text), None) == number


def test_the_language_of_a_feed_changes_no_stored_number() -> None:
    """Its separators are those of text; a spreadsheet stores numbers."""
    assert number_cell(as_shown(0.4303, "0.00%"), unit("percent"), "de") == Fraction(4303, 100)
    assert number_cell(as_shown(1.125, '0.000" km"'), unit("km"), "fr") == Fraction(9, 8)


@pytest.mark.parametrize(
    ("stored", "code", "reason"),
    [
        (8_372_000, "#,##0,", "divides by 1,000; write the number that is meant"),
        (8_372_000, '0.0,,"K"', "divides by 1,000,000"),
        (0.43, "0%", "does not convert to person"),
        (1234, '"$"#,##0.00', "cannot read the unit '\\$'"),
        (1234, "[$€-407] #,##0", "cannot read the unit"),
        (5, '"~"0', "more around the number than a unit"),
        (5, '0"+"', "more around the number than a unit"),
        (-5, "0;0", "shows '5' in place of it"),
        (3, '[<5]"<5";0', "shows '<5' in place of it"),
        (1, '"Yes";"Yes";"No"', "shows 'Yes' in place of it"),
        (0, '0;-0;"n/a"', "shows 'n/a' in place of it"),
        (0, "#,###", "shows nothing in place of it"),
        (0, "0;-0;;@", "shows nothing in place of it"),
        (123, ";;;", "shows nothing in place of it"),
        (123_456_789, "000-00-0000", "shows other digits in place of it"),
        (20_130_821, "0000\\-00\\-00", "shows other digits in place of it"),
        (12, '0"0"', "shows other digits in place of it"),
        (0.43, "0.00%%", "shows other digits in place of it"),
        (12, "0" * 256, "shows other digits in place of it"),
    ],
)
def test_a_cell_that_shows_what_nobody_can_be_sure_of_is_refused(stored: float, code: str, reason: str) -> None:
    """Its format is named, and what to write."""
    with pytest.raises(ContestedError, match=reason):
        number_cell(as_shown(stored, code), unit("person"), None)


@pytest.mark.parametrize(
    ("stored", "code", "text"),
    [
        (0.4303, "0.0%", "43.03%"),
        (123, "00000", "00123"),
        (12, '0" km"', "12 km"),
        (-12.5, '0.0" km"', "-12.5 km"),
        (2013, "0", "2013"),
        ("Beslan", '@" (city)"', "Beslan (city)"),
        ("Beslan", '0;-0;0;@" (city)"', "Beslan (city)"),
        ("Beslan", "0%", "Beslan"),
        ("Beslan", "@", "Beslan"),
    ],
)
def test_a_text_is_what_is_shown(stored: object, code: str, text: str) -> None:
    """Leading zeros of a code and words around a name are part of it."""
    assert text_cell(as_shown(stored, code)) == text


def test_a_text_column_refuses_what_its_format_hides() -> None:
    """A number that nobody sees is no name."""
    with pytest.raises(ContestedError, match="shows nothing"):
        text_cell(as_shown(3, ";;;"))


def test_a_code_is_known_as_it_is_stored_and_as_it_is_shown() -> None:
    """-99 stays the code for nothing under a format of percentages."""
    cell = as_shown(-99, "0%")

    assert is_code(cell, frozenset({"-99"}))
    assert is_code(cell, frozenset({"-9900%"}))
    assert not is_code(cell, frozenset({"99"}))
    assert is_code(as_shown(0, '0;-0;"n/a"'), frozenset({"n/a"}))


def _book(folder: Path, *cells: tuple[object, str]) -> Path:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["place", "n", "by"])
    for row, (value, code) in enumerate(cells, 2):
        sheet.append(["Aleppo", value, f"P{row}"])
        sheet.cell(row, 2).number_format = code
    path = folder / "formats.xlsx"
    book.save(path)
    return path


def test_every_door_reads_a_percentage_alike(tmp_path: Path) -> None:
    """A cell of 0.4303 shown as 43.03% is 43.03%, beside "about 30%", for read, scan and check."""
    path = _book(tmp_path, (0.4303, "0.00%"), ("about 30%", "General"))
    feed = ct.Feed(of="place", name="=share", unit="=percent", value="n", by="by", source="=Desk")

    assert str(feed.read(path)["Aleppo"].hull()) == "about 30% (P3) to 43.03% (P2)"
    assert [(row["low"], row["high"]) for row in feed.scan(path).ranges().to_dicts()] == [(30, 43.03)]
    assert not [one for one in feed.check(path).findings if one.severity == "error"]


def test_days_and_spans_of_time_are_no_counts(tmp_path: Path) -> None:
    """What a spreadsheet shows as a day, a time or a span is rejected where a number is needed."""
    path = _book(tmp_path, (41_508, "yyyy-mm-dd"), (0.5, "h:mm"), (1.5, "[h]:mm"), (3, "0"))
    feed = ct.Feed(of="place", name="=dead", unit="=killed", value="n", by="by", source="=Desk")

    assert [one.row for one in feed.intake(path).rejected] == [1, 2, 3]
    assert str(feed.read(path)["Aleppo"].hull()) == "3 killed (P5)"


def test_a_power_of_ten_is_not_applied_to_what_a_format_scales(tmp_path: Path) -> None:
    """43% in thousands is nobody's number; a plain cell beside it is multiplied."""
    path = _book(tmp_path, (12_200_000, '0.0,,"M"'), (12, "0"))
    feed = ct.Feed(of="place", name="=dead", unit="=killed", value="n", power="=3", by="by", source="=Desk")

    assert [(one.row, one.rule) for one in feed.intake(path).rejected] == [(1, "unusable-cell")]
    assert str(feed.read(path)["Aleppo"].hull()) == "12,000 killed (P3)"
