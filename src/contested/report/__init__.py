"""
Reports: what may be printed, ready to print: sentences, citations, tables, charts, pages and checked drafts.

Nothing here drops a side: all go by ``shown_statements``, one row for every
statement of a figure with what became of it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from contested.lazy_names import lazily

if TYPE_CHECKING:
    from contested.report.agreement_level import AgreementLevel, agreement
    from contested.report.charts.drawing import chart, chart_table
    from contested.report.citations import notes
    from contested.report.cited_documents import bibliography
    from contested.report.drafts.lint_finding import LintFinding, LintReport
    from contested.report.drafts.linting import lint
    from contested.report.drafts.rendering import render
    from contested.report.numbered_notes import Note, Notes
    from contested.report.pages import page
    from contested.report.printed_languages import PrintedLanguage, printed_language
    from contested.report.sentences import sentence
    from contested.report.statement_rows import ShownStatement, shown_statements
    from contested.report.tabulating import table

_HOMES = {
    "AgreementLevel": "contested.report.agreement_level",
    "LintFinding": "contested.report.drafts.lint_finding",
    "LintReport": "contested.report.drafts.lint_finding",
    "Note": "contested.report.numbered_notes",
    "Notes": "contested.report.numbered_notes",
    "PrintedLanguage": "contested.report.printed_languages",
    "ShownStatement": "contested.report.statement_rows",
    "agreement": "contested.report.agreement_level",
    "bibliography": "contested.report.cited_documents",
    "chart": "contested.report.charts.drawing",
    "chart_table": "contested.report.charts.drawing",
    "lint": "contested.report.drafts.linting",
    "notes": "contested.report.citations",
    "page": "contested.report.pages",
    "printed_language": "contested.report.printed_languages",
    "render": "contested.report.drafts.rendering",
    "sentence": "contested.report.sentences",
    "shown_statements": "contested.report.statement_rows",
    "table": "contested.report.tabulating",
}

__all__ = [
    "AgreementLevel",
    "LintFinding",
    "LintReport",
    "Note",
    "Notes",
    "PrintedLanguage",
    "ShownStatement",
    "agreement",
    "bibliography",
    "chart",
    "chart_table",
    "lint",
    "notes",
    "page",
    "printed_language",
    "render",
    "sentence",
    "shown_statements",
    "table",
]

__getattr__ = lazily(__name__, _HOMES)


def __dir__() -> list[str]:
    return __all__
