"""Tables of a dossier or a figure: a row for every claim, or one for every figure, in the form that is asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, overload

from contested.dossier import Dossier
from contested.errors.base import NotAChoice, WrongType
from contested.figure import Figure
from contested.report.claim_cells import table_of_claims
from contested.report.figure_cells import table_of_figures
from contested.report.great_table_form import great_table
from contested.report.table_forms import csv_table, html_table, latex_table, markdown_table

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from contested.report.great_table_form import PresentedTable

_FORMS: dict[str, Callable[..., str]] = {
    "markdown": markdown_table,
    "html": html_table,
    "latex": latex_table,
    "csv": csv_table,
}
_ROWS = {
    "claims": table_of_claims,
    "figures": table_of_figures,
}


_PRESENTED = "great_tables"


@overload
def table(  # type: ignore[overload-overlap]  # the one form that is no text comes first
    of: Dossier | Figure, as_: Literal["great_tables"], rows: str = "claims", language: str | None = None
) -> PresentedTable: ...


@overload
def table(of: Dossier | Figure, as_: str = "markdown", rows: str = "claims", language: str | None = None) -> str: ...


def table(
    of: Dossier | Figure, as_: str = "markdown", rows: str = "claims", language: str | None = None
) -> str | PresentedTable:
    """
    Return a table of what everybody says, in which nobody is missing.

    Args:
        of: a dossier, or one figure.
        as_: "markdown", "html", "latex", "csv" or "great_tables".
        rows: "claims", one for each row of ``shown_statements``, or
            "figures", one for each figure.
        language: of all but names, titles and quoted words: None for English;
            with the extra ``i18n`` also "fr", "es" and "de".

    Returns:
        Text; a ``GT`` for "great_tables".  Numbers as they are printed, with
        the unit in a column; denials, withheld and superseded statements and
        what is left out as rows, or (with a row for each figure) in remarks
        below; sources as notes by number below, in CSV in the row.

    Raises:
        NotAChoice: another form, or other rows.
        WrongType: neither a dossier nor a figure.
        NoSentences: there are no words of this language.
        MissingExtra: another language without the extra ``i18n``, "great_tables" without the extra ``tables``.
    """
    for name, value, choices in (("as_", as_, (*_FORMS, _PRESENTED)), ("rows", rows, tuple(_ROWS))):
        if value not in choices:
            raise NotAChoice(name, value, choices)
    if isinstance(of, Figure):
        figures: Mapping[str, Figure] = {"": of}
    elif isinstance(of, Dossier):
        figures = of.figures
    else:
        raise WrongType("of", of, "a dossier or a figure")
    made = _ROWS[rows](figures, language)
    return great_table(made) if as_ == _PRESENTED else _FORMS[as_](made)
