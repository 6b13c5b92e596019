"""Rules of the intake: what keeps a row from being taken."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from contested.feeds.rules.rule_catalogue import finding_by_rule

if TYPE_CHECKING:
    from contested.feeds.rules.checked_rows import CheckedRows, Findings


def rejections_found(checked: CheckedRows) -> Findings:
    """Yield what the intake rejects; rows that are rejected in the same words are one finding."""
    alike: dict[tuple[str, str | None, str], list[int]] = defaultdict(list)
    for one in checked.intake.rejected:
        alike[one.rule, one.column, one.advice].append(one.row or 0)
    for (rule, column, advice), rows in alike.items():
        yield finding_by_rule(rule, rows, [column], advice=advice)
