"""
Typed cells: values of frames and workbooks as Python writes them.

A cell of a spreadsheet that holds a formula is marked as one, and a float of
fewer bits is the number that its own width prints.
"""

from __future__ import annotations

import math
import struct
from typing import Any, NamedTuple

NAN_OF_PANDAS = float("nan")
"""The NaN by which pandas writes an empty cell of numbers: this one alone, and no other."""

FLOAT_WIDTHS = {"Float32": 32, "Float16": 16, "float": 32, "halffloat": 16}
"""How wide the floats of a column are, by what narwhals and Arrow call its type."""

_NAME_BESIDE = b"ARROW:extension:name"
"""Where a file says of what type a column is that is not known here (Arrow columnar format, Extension Types)."""

_PACKED = {32: ("f", 9), 16: ("e", 5)}
"""How the struct module names such a float, and how many digits always tell it apart (IEEE 754-2019, 5.12.2)."""


class FormulaCellText(NamedTuple):
    """A cell that holds a formula."""

    text: str


class PeriodCell(NamedTuple):
    """A cell of a column that pandas wrote as periods, of which Arrow holds how many they are since 1970."""

    ordinal: object


def holds_periods(field: object) -> bool:
    """Whether a field of Arrow is one of periods, known to it as such, or by what the file says beside it."""
    kind = getattr(field, "type", None)
    names = [getattr(one, "extension_name", "") for one in (kind, getattr(kind, "value_type", None))]
    return "pandas.period" in names or (getattr(field, "metadata", None) or {}).get(_NAME_BESIDE) == b"pandas.period"


def period_cell(cell: object) -> object:
    """Return a cell of such a column, which is no number."""
    return cell if cell is None else PeriodCell(cell)


def plain(cell: object, bits: int = 64) -> object:
    """
    Return a cell of a frame like those of pandas, whose NaN says that nothing is there: it has no other way.

    Args:
        cell: of a frame.
        bits: how wide its column is, if it is one of floats.
    """
    if isinstance(cell, float) and cell != cell:  # noqa: PLR0124  # NaN alone differs from itself
        return NAN_OF_PANDAS
    return narrow(cell, bits)


def narrow(cell: object, bits: int = 64) -> object:
    """Return a cell of a frame as Python writes it, a narrow float by its own width."""
    if type(cell).__module__ == "numpy":
        return shortest(cell)
    return shortest_float(cell, bits) if bits < 64 and isinstance(cell, float) else cell


def shortest(cell: Any) -> Any:
    """Return a number of numpy as one of Python, a narrow float by the digits that tell it apart at its own width."""
    if type(cell).__module__ != "numpy" or not hasattr(cell, "item"):
        return cell
    found = cell.item()
    return shortest_float(found, 8 * cell.itemsize) if isinstance(found, float) else found


def shortest_float(number: float, bits: int) -> float:
    """Return the float that prints as a float of so many bits does: 16.7, not 16.700000762939453."""
    if bits not in _PACKED or not math.isfinite(number):
        return number
    code, digits = _PACKED[bits]
    forms = (float(f"{number:.{n}g}") for n in range(1, digits + 1))
    return next((short for short in forms if _packed(short, code) == number), number)


def _packed(number: float, code: str) -> float | None:
    """Return a float as it comes back from fewer bits; None where it is beyond them."""
    try:
        return float(struct.unpack(code, struct.pack(code, number))[0])
    except OverflowError:
        return None
