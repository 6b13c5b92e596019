"""
Printed cells against their readings, which were written down before any was read.

A cell is right when all it says was read so, and nothing else was; wrong when a statement is none of the cell's, or one is
missing and the cell looks whole; else it is listed: what was not read is in ``.ambiguous`` or ``.unread``.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from tests.gold.printed_cells import CELLS, FURTHER, LATER, Cell, Says

import contested as ct

if TYPE_CHECKING:
    from contested.phrases.printed_claims import PrintedClaim

_NUMBER = re.compile(r"(?P<sign>[~<≤]?)(?P<low>[0-9.]+)(?:-(?P<high>[0-9.]+))?(?P<open>\+?)")


def number(one: PrintedClaim) -> str:
    """Return what was read in the notation of the readings."""
    if one.stance == "denied":
        return ""
    assert one.phrase is not None
    if one.phrase.unknown:
        return "unknown"
    if one.interval is None:
        return one.phrase.unquantified or ""
    low, high = one.interval.low, one.interval.high
    about = "~" if one.phrase.approximate else ""
    if low is None:
        return f"{about}{'<' if one.interval.high_open else '≤'}{high}"
    if high is None:
        return f"{about}{low}+"
    return f"{about}{low}" if low == high else f"{about}{low}-{high}"


def as_read(one: PrintedClaim, like: Says) -> Says:
    """Return what was read, with the label only where the reading gives one."""
    day = None if one.day is None else str(one.day)
    label = one.label if like.label is not None else None
    return Says(
        number(one),
        one.kind,
        one.attribution,
        day,
        one.side,
        one.part_of,
        one.revises,
        one.denies,
        one.stance,
        label,
    )


def judged(cell: Cell) -> tuple[str, str]:
    """Return "right", "listed" or "wrong", and what was read."""
    read = ct.read_claims(cell.text, locale=cell.locale)
    listed = [f"{one.text!r}: {one.reason}" for one in (*read.ambiguous, *read.unread)]
    wanted = list(cell.says)
    strange = []
    for one in read.statements:
        match = next((like for like in wanted if as_read(one, like) == like), None)
        if match is None:
            strange.append(as_read(one, Says("")))
        else:
            wanted.remove(match)
    shown = f"{cell.text!r}\n    read {strange}\n    missing {wanted}\n    listed {listed}"
    if strange or (wanted and not listed):
        return "wrong", shown
    if cell.asks:
        return ("right" if listed else "wrong"), shown
    return ("right" if not wanted and not listed else "listed"), shown


@pytest.mark.parametrize(
    ("cells", "least"), [(CELLS, 100), (FURTHER, 60), (LATER, 40)], ids=["first", "further", "later"]
)
def test_cells_are_read_as_by_hand(cells: tuple[Cell, ...], least: int) -> None:
    """Of each list of cells at least seven in ten are read whole and right, and none is silently wrong."""
    results = [judged(cell) for cell in cells]
    counted = {how: sum(one == how for one, _ in results) for how in ("right", "listed", "wrong")}
    print(f"\nprinted cells: {counted} of {len(cells)}")
    for how, shown in results:
        if how != "right":
            print(how, shown)

    assert len(cells) >= least
    assert counted["wrong"] == 0
    assert counted["right"] >= 0.7 * len(cells)
