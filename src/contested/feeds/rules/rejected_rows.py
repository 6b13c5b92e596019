"""Rules of the intake: what keeps a row from being taken."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from contested.feeds.cells import code_key
from contested.feeds.rules.rule_catalogue import CODES, finding_by_rule

if TYPE_CHECKING:
    from contested.claims import Rejection
    from contested.feeds.rules.checked_rows import CheckedRows, Findings

_CODES = frozenset(str(code) for code in CODES - {0})
"""Codes for unknown as cells write them; a zero contradicts nothing."""

_FOR_A_CODE = frozenset({"below-floor", "inconsistent-row", "inverted-bounds", "best-outside-bounds", "unusable-cell"})
"""By which rules a row is rejected whose code was read as a number."""


def rejections_found(checked: CheckedRows) -> Findings:
    """Yield what the intake rejects; rows that are rejected in the same words are one finding."""
    counted = {column.name for bound in checked.bound for column in bound.counted.values()}
    alike: dict[tuple[str, tuple[str | None, ...], str], list[int]] = defaultdict(list)
    for one in checked.intake.rejected:
        columns: tuple[str | None, ...] = (one.column,)
        if one.rule == "nothing-said":
            columns = tuple(dict.fromkeys(column.name for bound in checked.bound for column in bound.telling))
        alike[one.rule, columns, _advice(checked, one, counted)].append(one.row or 0)
    for (rule, columns, advice), rows in alike.items():
        yield finding_by_rule(rule, rows, columns, advice=advice)


def _advice(checked: CheckedRows, one: Rejection, counted: set[str]) -> str:
    """Return what to do: where a number of the row looks like a code, the mapping is first to say so."""
    if one.rule not in _FOR_A_CODE or checked.mapping.signed:
        return one.advice
    blamed = [str(one.value).strip()]
    if one.rule != "unusable-cell":  # of that, the cell itself is no number here, whatever stands beside it
        blamed += [text for name, cell in one.cells if name in counted and (text := str(cell).strip())[:1] == "-"]
    codes = dict.fromkeys(code_key(text) for text in blamed if code_key(text) in _CODES)
    if not codes:
        return one.advice
    several, listed = "these are" if len(codes) > 1 else "this is", ", ".join(f'"{code}"' for code in codes)
    return f"if {several} how the file writes that nothing is said, give missing = [{listed}]; else: {one.advice}"
