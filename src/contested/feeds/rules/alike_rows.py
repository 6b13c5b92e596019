"""Rules of whole rows: one that stands twice, and one that lacks the low and high that the others have."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from contested.feeds.cells import is_empty
from contested.feeds.rules.rule_catalogue import finding_by_rule

if TYPE_CHECKING:
    from contested.feeds.rows.row import BoundMapping
    from contested.feeds.rules.checked_rows import CheckedRows, Findings

FEWEST_WITH_ENDS = 4
MOST_WITHOUT = 0.2
"""Which share of rows may lack a low and high for that to be a slip, and no habit of the file."""


def alike_rows(checked: CheckedRows) -> Findings:
    """Yield rows that say the same in every cell, and rows that alone lack an interval."""
    same: dict[tuple[object, ...], list[int]] = defaultdict(list)
    places = sorted({column.place for bound in checked.bound for column in bound.looked_at})
    for row in checked.rows:
        if row.error is None:
            cells = tuple(row.cells[place] for place in places)
            try:
                same[cells].append(row.number)
            except TypeError:  # a list or the like, which the intake names
                continue
    for rows in same.values():
        if len(rows) > 1:
            yield finding_by_rule(
                "duplicate-row", rows[1:], [], f"the same as row {rows[0]} in every column that the feed reads"
            )
    for bound in checked.bound:
        yield from _without_ends(checked, bound)


def _without_ends(checked: CheckedRows, bound: BoundMapping) -> Findings:
    ends = [bound.columns[name] for name in ("low", "high") if name in bound.columns and "value" in bound.columns]
    if len(ends) < 2 or any(column.place < 0 for column in ends):
        return
    bare, bounded = [], 0
    for row in checked.rows:
        if row.error is None:
            low, high = (row.cells[column.place] for column in ends)
            if is_empty(low) and is_empty(high):
                bare += [] if is_empty(bound.columns["value"].of(row.cells)) else [row.number]
            else:
                bounded += 1
    if bare and bounded >= FEWEST_WITH_ENDS and len(bare) <= MOST_WITHOUT * bounded:
        names = [column.name for column in ends]
        yield finding_by_rule(
            "missing-interval", bare, names, f"{' and '.join(names)} are empty here, and stand in nearly all other rows"
        )
