"""Cells: what one cell says, whatever its type."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from decimal import Decimal
from fractions import Fraction

import pandas as pd
import pytest

from contested.errors import AmbiguousPhrase, FormulaCell, NotANumber, UnreadableDate, UnusableCell
from contested.feeds import cells
from contested.feeds import date_cells as days
from contested.feeds.typed_cells import NAN_OF_PANDAS, FormulaCellText
from contested.quantities.dates import parse_date
from contested.quantities.units import unit

KM2 = unit("km**2")


@pytest.mark.parametrize(
    ("cell", "locale", "read"),
    [
        ("1200", None, 1200),
        ("1.5", "en", Fraction(3, 2)),
        ("1.500", "en-GB", Fraction(3, 2)),
        ("-2.0", "en", -2),
        ("1.500", None, "1.500"),  # two readings: left to the reader of phrases
        ("1.500", "de", "1.500"),
        ("1.5 dead", "en", "1.5 dead"),  # words count: no decimal with something behind it
        ("1.5\n", "en", Fraction(3, 2)),
        ("1.5.2", "en", "1.5.2"),
        ("around 3", "en", "around 3"),
        (Decimal("0.1"), None, Fraction(1, 10)),
    ],
)
def test_a_number_or_the_words_around_it(cell: object, locale: str | None, read: object) -> None:
    """Only a text that is a number whole is one without being read."""
    assert cells.number_cell(cell, KM2, locale) == read


def test_an_end_with_words_behind_its_decimals_is_no_end() -> None:
    """A decimal of English with a word behind it is a phrase; with three digits and no locale it is ambiguous."""
    with pytest.raises(NotANumber, match="one bare number"):
        cells.number_cell("1.5 km", KM2, "en", bare=True)
    with pytest.raises(AmbiguousPhrase):
        cells.number_cell("1.500", KM2, None, bare=True)
    assert cells.number_cell("1.500", KM2, "en", bare=True) == Fraction(3, 2)


@pytest.mark.parametrize("cell", ["y", "n", "Y", "t", "f", "on", "2", "", "oui"])
def test_a_flag_is_true_or_false_in_full(cell: str) -> None:
    """A letter is no answer: "y" is yes to some, and a year or a column's name to others."""
    with pytest.raises(UnusableCell, match="write true or false"):
        cells.flag_cell(cell)


def test_what_says_yes_and_no() -> None:
    """Booleans, true and false, yes and no, 1 and 0, in any case."""
    assert [cells.flag_cell(cell) for cell in (True, "TRUE", "Yes", "1", 1)] == [True] * 5
    assert [cells.flag_cell(cell) for cell in (False, "false", "NO", "0", 0)] == [False] * 5


@pytest.mark.parametrize("cell", ["2014-01-22T00:00+02:00", "2014-01-22 00:00:00Z"])
def test_midnight_with_an_offset_is_an_instant(cell: str) -> None:
    """Only a midnight without an offset is how spreadsheets write a day."""
    read = days.moment(cell)

    assert read is not None
    assert read.instant is not None
    assert str(read) == cell


def test_typed_midnight_with_an_offset_is_an_instant() -> None:
    """Typed midnight with an offset is an instant, as in text."""
    typed = days.moment(datetime(2014, 1, 22, tzinfo=UTC))

    assert typed is not None
    assert typed.instant == datetime(2014, 1, 22, tzinfo=UTC)


@pytest.mark.parametrize(
    ("format_", "cell"),
    [("%d.%m.%Y", "01x02x2031"), ("%d/%m/%Y(a)", "01/02/2031a"), ("%d+%m%Y", "01022031"), (".%Y", "x2031")],
)
def test_what_stands_between_the_parts_of_a_format_is_text(format_: str, cell: str) -> None:
    """It is no pattern: a point is a point."""
    with pytest.raises(UnreadableDate):
        days.moment(cell, (format_,))


@pytest.mark.parametrize("format_", ["%d/%d/%m/%Y", "%d %m %b %Y", "%Y/%m/%d/%Y", "%H %H %Y"])
def test_no_part_of_a_format_stands_twice(format_: str) -> None:
    """Which of the two would be meant?"""
    assert not days.checked_format(format_)


@pytest.mark.parametrize(
    ("cell", "empty"),
    [
        *((None, True), ("", True), (" \t", True), (NAN_OF_PANDAS, True), (pd.NA, True), (pd.NaT, True)),
        *((float("nan"), False), (0, False), (False, False), ("0", False)),
    ],
)
def test_which_cells_are_empty(cell: object, empty: bool) -> None:
    """Zero and false say something; of NaNs, that of a frame alone says nothing."""
    assert cells.is_empty(cell) is empty


@pytest.mark.parametrize(
    ("cell", "read"),
    [
        (" a\n b ", "a b"),
        (3.0, "3"),
        (0.5, "0.5"),
        (date(2031, 1, 2), "2031-01-02"),
        (datetime(2031, 1, 2), "2031-01-02"),  # noqa: DTZ001  # as spreadsheets give days
        (datetime(2031, 1, 2, 3), "2031-01-02T03:00:00"),  # noqa: DTZ001
        (parse_date("2031-01~"), "2031-01~"),
        (True, "True"),
        (None, None),
    ],
)
def test_the_text_of_a_cell(cell: object, read: str | None) -> None:
    """On one line, a whole float without its point, midnight as its day."""
    assert cells.text_cell(cell) == read


def test_what_is_no_text() -> None:
    """A formula, a list, a time of day."""
    with pytest.raises(FormulaCell):
        cells.text_cell(FormulaCellText("=1+1"))
    for cell in ([3], time(1)):
        with pytest.raises(UnusableCell, match="is no text"):
            cells.text_cell(cell)


@pytest.mark.parametrize(
    ("cell", "codes", "is_one"),
    [
        (-99, "-99", True),
        ("-99.0", "-99", True),
        (-99.0, "-99", True),
        ("N/A", "n/a", True),
        ("01", "1", False),
        (None, "none", False),
    ],
)
def test_codes_are_compared_as_files_write_them(cell: object, codes: str, is_one: bool) -> None:
    """With or without a point, in any case; an empty cell is no code."""
    assert cells.is_code(cell, frozenset({cells.code_key(codes)})) is is_one
    assert not cells.is_code(cell, frozenset())
