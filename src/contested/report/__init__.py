"""
Reports: what may be printed, ready to print: sentences, citations, tables, charts, pages and checked drafts.

Nothing here drops a side: all go by ``shown_statements``, one row for every
statement of a figure with what became of it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from contested.lazy_names import lazily

if TYPE_CHECKING:
    from contested.report.drafts.lint_finding import LintFinding, LintReport
    from contested.report.drafts.linting import lint
    from contested.report.drafts.rendering import render
    from contested.report.statement_rows import ShownStatement, shown_statements

_HOMES = {
    "LintFinding": "contested.report.drafts.lint_finding",
    "LintReport": "contested.report.drafts.lint_finding",
    "lint": "contested.report.drafts.linting",
    "render": "contested.report.drafts.rendering",
    "ShownStatement": "contested.report.statement_rows",
    "shown_statements": "contested.report.statement_rows",
}

__all__ = [
    "LintFinding",
    "LintReport",
    "ShownStatement",
    "lint",
    "render",
    "shown_statements",
]

__getattr__ = lazily(__name__, _HOMES)


def __dir__() -> list[str]:
    return __all__
