"""
Reports: what may be printed, ready to print: sentences, citations, tables, charts, pages and checked drafts.

Nothing here drops a side: all go by ``shown_statements``, one row for every
statement of a figure with what became of it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from contested.lazy_names import lazily

if TYPE_CHECKING:
    from contested.report.statement_rows import ShownStatement, shown_statements

_HOMES = {
    "ShownStatement": "contested.report.statement_rows",
    "shown_statements": "contested.report.statement_rows",
}

__all__ = [
    "ShownStatement",
    "shown_statements",
]

__getattr__ = lazily(__name__, _HOMES)


def __dir__() -> list[str]:
    return __all__
