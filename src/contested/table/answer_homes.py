"""
Homes of answers: what a table asks its rooms for, each loaded when it is first asked for.

A table can be imported, and named in types, without narwhals, figures, methods
and dossiers: those come with the first frame and the first question.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from contested.lazy_names import lazily

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from contested.dossier.dossier import Dossier
    from contested.table.claim_rows import ClaimRows, rows_of_frame
    from contested.table.dossier_claims import rows_of_dossier
    from contested.table.row_answers import (
        accounts_of_rows,
        changes_of_rows,
        disagreement_of_rows,
        findings_in_rows,
        most_agreed_of_rows,
        origins_of_rows,
        positions_of_rows,
        ranges_of_rows,
        ratio_of_rows,
        reconciled_rows,
        totals_of_rows,
        verdicts_of_rows,
    )

    dossier_of_rows: Callable[[ClaimRows, Iterable[object] | None], Dossier]  # by its type: who reads on sees a dossier

_HOMES = {
    "accounts_of_rows": "contested.table.row_answers",
    "changes_of_rows": "contested.table.row_answers",
    "disagreement_of_rows": "contested.table.row_answers",
    "dossier_of_rows": "contested.table.dossier_of_rows",
    "findings_in_rows": "contested.table.row_answers",
    "most_agreed_of_rows": "contested.table.row_answers",
    "origins_of_rows": "contested.table.row_answers",
    "positions_of_rows": "contested.table.row_answers",
    "ranges_of_rows": "contested.table.row_answers",
    "ratio_of_rows": "contested.table.row_answers",
    "reconciled_rows": "contested.table.row_answers",
    "rows_of_dossier": "contested.table.dossier_claims",
    "rows_of_frame": "contested.table.claim_rows",
    "totals_of_rows": "contested.table.row_answers",
    "verdicts_of_rows": "contested.table.row_answers",
}

__all__ = [
    "accounts_of_rows",
    "changes_of_rows",
    "disagreement_of_rows",
    "dossier_of_rows",
    "findings_in_rows",
    "most_agreed_of_rows",
    "origins_of_rows",
    "positions_of_rows",
    "ranges_of_rows",
    "ratio_of_rows",
    "reconciled_rows",
    "rows_of_dossier",
    "rows_of_frame",
    "totals_of_rows",
    "verdicts_of_rows",
]

__getattr__ = lazily(__name__, _HOMES, needs=("narwhals", "a table of claims", "table"))
