"""Rules of text: letters read in a wrong encoding, marks of thousands and decimals that mix, tags among the rows."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import partial
from typing import TYPE_CHECKING

from contested.errors import shorten
from contested.feeds.rules.rule_catalogue import finding_by_rule

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from contested.feeds.rows.row import RowColumn
    from contested.feeds.rules.checked_rows import CheckedRows, Findings

_REPLACED = "\N{REPLACEMENT CHARACTER}"

_MISREAD = ("cp1252", "latin-1", "cp1251", "cp437")
"""Encodings in which UTF-8 is often read by mistake."""

_RUN = re.compile(r"[^\x00-\x7f]{2,}")
"""Letters beyond ASCII in a row: one of UTF-8 is at least two bytes, so two letters where it is misread."""

_TAG = re.compile(r"\s*#[a-z][a-z0-9_]*(\s*[+-][a-z0-9_]+)*\s*", re.IGNORECASE)
"""A tag of HXL (https://hxlstandard.org/standard/)."""

_NUMBER = re.compile(r"(?<!\w)\d+(?:[.,]\d+)*(?!\w|[.,]\d)")
"""A number in a text, whatever words stand around it."""

_COMMA_IS_DECIMAL = re.compile(r"(\d+,(\d{1,2}|\d{4,})|\d{1,3}(\.\d{3})+,\d+|\d{1,3}(\.\d{3}){2,})")
_POINT_IS_DECIMAL = re.compile(r"(\d+\.(\d{1,2}|\d{4,})|\d{1,3}(,\d{3})+\.\d+|\d{1,3}(,\d{3}){2,})")
_ONE_MARK = re.compile(r"[1-9]\d{0,2}([.,])\d{3}")
"""Thousands in one half of the world, three decimals in the other."""


def garbled_text(checked: CheckedRows) -> Findings:
    """Yield texts of a wrong encoding, numbers written in two ways, and rows that are no rows."""
    places = tuple(dict.fromkeys(column for bound in checked.bound for column in bound.looked_at))
    yield from _tag_rows(checked, places)
    for column in places:
        yield from _mojibake(checked, column)
    for column in {place: column for bound in checked.bound for place, column in bound.counted.items()}.values():
        yield from _mixed_marks(checked, column)


def _texts(checked: CheckedRows, column: RowColumn) -> Iterator[tuple[int, str]]:
    """Yield the texts in a column, with their rows; a row of another width is none."""
    for row in checked.rows:
        cell = row.cells[column.place] if row.error is None else None
        if isinstance(cell, str):
            yield row.number, cell


def _tag_rows(checked: CheckedRows, places: Sequence[RowColumn]) -> Findings:
    tagged, headers = [], []
    names = {column.place: column.name for column in places}
    for row in checked.rows:
        if row.error is not None:
            continue
        cells = {place: str(row.cells[place]).strip() for place in names if row.cells[place] not in (None, "")}
        if cells and all(_TAG.fullmatch(cell) for cell in cells.values()):
            tagged.append(row.number)
        elif len(cells) > 1 and all(cells[place] == names[place] for place in cells):
            headers.append(row.number)
    if tagged:
        yield finding_by_rule("tag-row", tagged, [], "every cell is a tag of HXL")
    if headers:
        yield finding_by_rule("tag-row", headers, [], "every cell is the name of its column")


def _mojibake(checked: CheckedRows, column: RowColumn) -> Findings:
    wrong: dict[str, list[int]] = defaultdict(list)
    for row, text in _texts(checked, column):
        if not text.isascii() and (_REPLACED in text or _misread(text) is not None):
            wrong[text].append(row)
    for text, where in wrong.items():
        meant = _misread(text)
        what = f"{shorten(text)} has letters that were lost"
        if meant is not None:
            what = f"{shorten(text)} is probably {shorten(meant)}, read in a wrong encoding"
        yield finding_by_rule("mojibake", where, [column.name], what)


def _misread(text: str) -> str | None:
    """Return what a text says where its bytes are UTF-8 that was read as something else."""
    for encoding in _MISREAD:
        meant = _RUN.sub(partial(_decoded, encoding=encoding), text)
        if meant != text:
            return meant
    return None


def _decoded(found_run: re.Match[str], encoding: str) -> str:
    run = found_run[0]
    try:
        meant = run.encode(encoding).decode("utf-8")
    except UnicodeError:
        return run
    return meant if meant.isprintable() else run


def _mixed_marks(checked: CheckedRows, column: RowColumn) -> Findings:
    """Yield the rarer way of writing numbers in a column that has two, or a lone mark that may be of thousands."""
    comma, point = [], []
    whole = sum(type(row.cells[column.place]) is int for row in checked.rows if row.error is None)
    marked: dict[str, list[int]] = defaultdict(list)
    for row, text in ((row, text) for row, cell in _texts(checked, column) for text in _NUMBER.findall(cell)):
        if text.isdecimal():
            whole += 1
        elif (one := _ONE_MARK.fullmatch(text)) is not None:
            marked[one[1]].append(row)
        elif _COMMA_IS_DECIMAL.fullmatch(text):
            comma.append(row)
        elif _POINT_IS_DECIMAL.fullmatch(text):
            point.append(row)
    if comma and point:
        few, mark = (comma, "comma") if len(comma) <= len(point) else (point, "point")
        yield finding_by_rule(
            "mixed-marks", few, [column.name], f"decimals stand behind a {mark} here, and otherwise elsewhere"
        )
    elif marked["."] and marked[","]:
        few, mark = min((marked["."], "point"), (marked[","], "comma"), key=lambda one: len(one[0]))
        yield finding_by_rule(
            "mixed-marks", few, [column.name], f"three digits behind a {mark} here, and otherwise elsewhere"
        )
    elif marked["."] and not point and whole:
        what = "three digits behind a point, among whole numbers: thousands, or decimals?"
        yield finding_by_rule("mixed-marks", marked["."], [column.name], what)
