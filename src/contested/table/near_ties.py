"""
Settling: comparisons whose sides lie within a hair of each other, decided by exact numbers.

Only the distinct near cases are collected.  Each is given the float that
compares as its exact number does; all other floats compare rightly by themselves.
"""

from __future__ import annotations

import math
from fractions import Fraction
from typing import TYPE_CHECKING, Any

import narwhals.stable.v2 as nw

from contested.claims.uncertainty import ERROR_FIELDS
from contested.table.conversion import NEAR_TIE
from contested.table.engine import rows_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from contested.quantities import Number
    from contested.table.column_map import ColumnMap, LazyFrame
    from contested.table.conversion import Conversion, Raw

Snaps = dict[tuple[object, str | None, float], float]


def snaps_near(claims: LazyFrame, layout: ColumnMap, conversion: Conversion, threshold: Number) -> Snaps:
    """
    Return what numbers within a hair of a threshold come to, so that floats compare with it as they should.

    Args:
        claims: rows as they were taken, with the numbers as the frame gives
            them under ``raw_low`` and so on.
        layout: their columns.
        conversion: how they come to one unit.
        threshold: in the unit of the table.
    """
    at = float(threshold)
    if conversion.settled and (not conversion.is_plain or Fraction(repr(at)) == threshold):
        return {}
    snaps: Snaps = {}
    places = _places(layout, conversion)
    for name in _bounds(layout):
        close = (nw.col(name) - at).abs() <= abs(at) * NEAR_TIE
        near = claims.filter(close).select(*places, f"raw_{name}", name).unique()
        for raw, (number, came) in _read(rows_of(near), layout, conversion).items():
            settled = at if number == threshold else math.nextafter(at, math.inf if number > threshold else -math.inf)
            if settled != came:
                snaps[raw] = settled
    return snaps


def _bounds(layout: ColumnMap) -> tuple[str, ...]:
    """Return the columns that are compared with each other."""
    return tuple(name for name in layout.numbers if name not in ERROR_FIELDS)


def _places(layout: ColumnMap, conversion: Conversion) -> list[str]:
    """Return the columns that say in which unit a number is written."""
    return [*filter(None, [conversion.measure]), *(["unit"] if "unit" in layout.has else [])]


def _read(
    lines: Iterable[tuple[Any, ...]], layout: ColumnMap, conversion: Conversion
) -> dict[Raw, tuple[Fraction, float]]:
    """Return what numbers come to exactly, and in floats, by what is written."""
    ratios = {(one.measure, one.text): one.ratio for one in conversion.written}
    found = {}
    for line in lines:
        measure = line[0] if conversion.measure is not None else None
        text = line[-3] if "unit" in layout.has else None
        found[measure, text, line[-2]] = (Fraction(repr(line[-2])) * (ratios.get((measure, text)) or 1), line[-1])
    return found


def snaps_between(claims: LazyFrame, layout: ColumnMap, conversion: Conversion, group: Sequence[str]) -> Snaps:
    """
    Return what numbers of one figure come to that lie within a hair of each other and are not written alike.

    Args:
        claims: rows with the numbers as the frame gives them under ``raw_low``
            and so on.
        layout: their columns.
        conversion: how they come to one unit.
        group: the columns that say which figure it is.
    """
    places = _places(layout, conversion)
    parts = [
        claims.filter(~nw.col(name).is_null()).select(
            *(nw.col(key).alias(f"g{n}") for n, key in enumerate(group)),
            *places,
            raw=nw.col(f"raw_{name}"),
            came=nw.col(name),
        )
        for name in _bounds(layout)
    ]
    over = [f"g{n}" for n in range(len(group))]
    bounds = nw.concat(parts).unique()
    order = ["came", *places, "raw"]
    after = nw.col("came").shift(-1).over(*over, order_by=order) - nw.col("came")
    before = nw.col("came") - nw.col("came").shift(1).over(*over, order_by=order)
    hair = nw.col("came").abs() * NEAR_TIE
    close = (after <= hair).fill_null(value=False) | (before <= hair).fill_null(value=False)
    near = bounds.with_columns(close=close).filter(nw.col("close")).select(*places, "raw", "came").unique()
    found = _read(rows_of(near), layout, conversion)
    snaps: Snaps = {}
    last: tuple[Fraction, float] | None = None
    for raw, (exact, came) in sorted(found.items(), key=lambda item: item[1][0]):
        settled = float(exact)
        if last is not None and last[0] != exact and settled <= last[1]:
            settled = math.nextafter(last[1], math.inf)
        last = (exact, settled if last is None or last[0] != exact else last[1])
        if last[1] != came:
            snaps[raw] = last[1]
    return snaps
