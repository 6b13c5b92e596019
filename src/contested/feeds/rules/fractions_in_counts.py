"""Rules of fractions: a count that is no whole number, in a column of whole numbers."""

from __future__ import annotations

import re
from collections import defaultdict
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from contested.claims import Estimate
from contested.feeds.rules.rule_catalogue import finding_by_rule
from contested.quantities import in_full

if TYPE_CHECKING:
    from collections.abc import Container

    from contested.feeds.rows.row import RowColumn
    from contested.feeds.rules.checked_rows import CheckedRows, Findings
    from contested.table.row_claim import Claim

_NUMBER = re.compile(r"\s*(\d+)(?:[.,](\d{1,2}|\d{4,}))?\s*")
"""A number; three digits behind its mark may be thousands, which ``mixed-marks`` finds."""

_THOUSAND = 1_000


def fractions_in_counts(checked: CheckedRows) -> Findings:
    """Yield fractions in columns of counts of which at least as many cells are whole numbers."""
    for part, bound in enumerate(checked.bound, 1):
        broken = {one.row for one in checked.claims if one.part == part and _has_fraction(one)}
        if broken:
            for name in ("low", "value", "high"):
                if name in bound.columns and bound.columns[name].place >= 0:
                    yield from _in_column(checked, bound.columns[name], broken)


def _has_fraction(claim: Claim) -> bool:
    said = claim.statement
    if not claim.unit.counts or not isinstance(said, Estimate) or said.interval is None:
        return False
    return not said.interval.is_in_whole_numbers or (said.best is not None and said.best % 1 != 0)


def _in_column(checked: CheckedRows, column: RowColumn, broken: Container[int]) -> Findings:
    whole = 0
    found: dict[Fraction, list[int]] = defaultdict(list)
    for row in checked.rows:
        number = None if row.error is not None else _number(row.cells[column.place])
        if number is not None and number.denominator == 1:
            whole += 1
        elif number is not None and row.number in broken:
            found[number].append(row.number)
    if whole < sum(map(len, found.values())):
        return
    for number, rows in found.items():
        what = f"{in_full(number)} among whole numbers"
        thousands = number * _THOUSAND
        if number < _THOUSAND and thousands.denominator == 1:
            what += f"; where its point or comma stands between thousands, it is {in_full(int(thousands))}"
        yield finding_by_rule("fraction-in-count", rows, [column.name], what)


def _number(cell: object) -> Fraction | None:
    """Return the number that is all of a cell, as it is written and not by its bits; None where there is none."""
    if isinstance(cell, str):
        written = _NUMBER.fullmatch(cell)
        return None if written is None else Fraction(f"{written[1]}.{written[2] or 0}")
    if not isinstance(cell, (int, float, Decimal, Fraction)) or isinstance(cell, bool):
        return None
    try:
        return Fraction(str(cell))
    except ValueError:  # an infinity, or no number
        return None
