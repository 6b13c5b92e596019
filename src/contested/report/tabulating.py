"""Tables of a dossier or a figure: a row for every claim, or one for every figure, in the form that is asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, overload

from contested.dossier import Dossier
from contested.errors.base import NotAChoice, WrongType
from contested.figure import Figure
from contested.report.claim_cells import table_of_claims
from contested.report.figure_cells import table_of_figures
from contested.report.table_forms import csv_table, great_table, html_table, latex_table, markdown_table

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from contested.report.printed_table import PrintedTable
    from contested.report.table_forms import PresentedTable

_FORMS: dict[str, Callable[[PrintedTable], str]] = {
    "markdown": markdown_table,
    "html": html_table,
    "latex": latex_table,
    "csv": csv_table,
}
_ROWS: dict[str, Callable[[Mapping[str, Figure]], PrintedTable]] = {
    "claims": table_of_claims,
    "figures": table_of_figures,
}


_PRESENTED = "great_tables"


@overload
def table(  # type: ignore[overload-overlap]  # the one form that is no text comes first
    of: Dossier | Figure, as_: Literal["great_tables"], rows: str = "claims"
) -> PresentedTable: ...


@overload
def table(of: Dossier | Figure, as_: str = "markdown", rows: str = "claims") -> str: ...


def table(of: Dossier | Figure, as_: str = "markdown", rows: str = "claims") -> str | PresentedTable:
    """
    Return a table of what everybody says, in which nobody is missing.

    Args:
        of: a dossier, or one figure.
        as_: "markdown", "html", "latex", "csv" or "great_tables".
        rows: "claims", one for each row of ``shown_statements``, or
            "figures", one for each figure.

    Returns:
        Text; a ``GT`` for "great_tables".  Numbers as they are printed, with
        the unit in a column; denials, withheld and superseded statements and
        what is left out as rows, or (with a row for each figure) in remarks
        below; sources as notes by number below, in CSV in the row.

    Raises:
        NotAChoice: another form, or other rows.
        WrongType: neither a dossier nor a figure.
        MissingExtra: "great_tables" without the extra ``tables``.
    """
    for name, value, choices in (("as_", as_, (*_FORMS, _PRESENTED)), ("rows", rows, _ROWS)):
        if value not in choices:
            raise NotAChoice(name, value, tuple(choices))
    if isinstance(of, Figure):
        figures: Mapping[str, Figure] = {"": of}
    elif isinstance(of, Dossier):
        figures = of.figures
    else:
        raise WrongType("of", of, "a dossier or a figure")
    made = _ROWS[rows](figures)
    return great_table(made) if as_ == _PRESENTED else _FORMS[as_](made)
