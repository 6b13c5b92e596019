"""
Typed cells: values of frames and workbooks as Python writes them.

A cell of a spreadsheet that holds a formula, shows its number otherwise than
it stores it, or is merged with others is marked as such; a float of fewer bits
is the number that its own width prints.
"""

from __future__ import annotations

import math
import struct
from decimal import Decimal
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


class MergedCell(NamedTuple):
    """
    A cell merged with others, which are all shown as one.

    ``value`` is what stands in the first of them, ``place`` where they are
    ("C2:C3"), and ``across`` whether that first one is in another column.
    """

    value: object
    place: str
    across: bool

    def __str__(self) -> str:
        return "" if self.across else str(self.value)


class FormattedNumber(NamedTuple):
    """
    A number of a spreadsheet that its format shows otherwise than it is stored.

    ``before`` and ``after`` are what stands around it, ``hundreds`` and
    ``thousands`` how often it is multiplied by 100 and divided by 1,000, and
    ``width`` how many digits are written at least.  ``hidden`` is what is
    shown in its place, which is not ``certain`` where digits stand beside its own.
    """

    stored: float
    code: str
    before: str = ""
    after: str = ""
    hundreds: int = 0
    thousands: int = 0
    width: int = 0
    hidden: str | None = None
    certain: bool = True

    @property
    def is_plain(self) -> bool:
        """Whether the number that is shown is the one that is stored."""
        grown = len(str(abs(int(self.stored)))) < self.width
        return not (self.before or self.after.strip() or self.hundreds or self.thousands or grown)

    @property
    def power(self) -> int:
        """By which power of ten the number that is shown is that which is stored."""
        return 2 * self.hundreds - 3 * self.thousands

    def __str__(self) -> str:
        if self.hidden is not None:
            return self.hidden
        sign, digits = (
            ("-" if self.stored < 0 else ""),
            f"{abs(Decimal(repr(self.stored))).scaleb(self.power).normalize():f}",
        )
        whole, point, rest = digits.partition(".")
        percent = "%" if self.hundreds else ""
        return f"{self.before}{sign}{whole.zfill(self.width)}{point}{rest}{percent}{self.after}".strip()


def seen(cell: object) -> object:
    """Return a cell as a reader sees it, without where it is merged and how it is stored."""
    if isinstance(cell, MergedCell):
        return seen(cell.value)
    return str(cell) if isinstance(cell, FormattedNumber) else cell


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
