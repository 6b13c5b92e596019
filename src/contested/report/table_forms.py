"""The forms of a table: Markdown, HTML, LaTeX and CSV, in which no name commands anything."""

from __future__ import annotations

from typing import TYPE_CHECKING

from contested.exchange.csv_text import csv_pieces, guarded_cell
from contested.quantities import in_full
from contested.report.marked_text import Run, markup

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from contested.quantities import Number
    from contested.report.printed_table import PrintedTable


def _line(text: str, as_: str) -> str:
    return markup([Run(text)], as_)


def markdown_table(table: PrintedTable) -> str:
    """Return a table of GitHub's and pandoc's Markdown (a ``pipe_table``), with remarks and notes as paragraphs."""
    headings = table.headings
    lines = [_markdown_row(headings), f"|{'|'.join(['---'] * len(headings))}|"] if headings else []
    lines += map(_markdown_row, table.texts)
    above = [f"**{_line(table.title, 'markdown')}**"] if table.title else []
    below = [f"{_line(remark, 'markdown')}." for remark in table.remarks]
    return _paragraphs([*above, "\n".join(lines), *below, table.notes.write("markdown")])


def _markdown_row(texts: Iterable[str]) -> str:
    return f"| {' | '.join(_line(text, 'markdown') for text in texts)} |"


def html_table(table: PrintedTable) -> str:
    """Return a ``<table>``, with remarks and notes as lists below; names stand in ``<bdi>``."""
    title = f"<caption>{_line(table.title, 'html')}</caption>\n" if table.title else ""
    headings = "".join(f'<th scope="col">{_line(heading, "html")}</th>' for heading in table.headings)
    rows = [
        "<tr>" + "".join(f"<td><bdi>{_line(text, 'html')}</bdi></td>" for text in texts) + "</tr>"
        for texts in table.texts
    ]
    head = f'<table class="contested-table">\n{title}<thead><tr>{headings}</tr></thead>\n<tbody>'
    made = "\n".join([head, *rows, "</tbody>\n</table>"]) if rows else ""
    remarks = "\n".join(f"<li>{_line(remark, 'html')}.</li>" for remark in table.remarks)
    below = f'<ul class="contested-remarks">\n{remarks}\n</ul>' if remarks else ""
    return "\n".join(part for part in (made, below, table.notes.write("html")) if part)


def latex_table(table: PrintedTable) -> str:
    r"""Return a ``longtable``, with remarks and notes below; the document needs ``\usepackage{longtable}``."""
    columns = table.read_columns
    whole = sum(column.share for column in columns)
    widths = "".join(f"p{{{0.9 * column.share / whole:.3f}\\linewidth}}" for column in columns)
    above = [f"\\textbf{{{_line(table.title, 'latex')}}}"] if table.title else []
    rows = [_latex_row(table.headings), r"\hline", r"\endhead", *map(_latex_row, table.texts)]
    made = "\n".join([f"\\begin{{longtable}}{{{widths}}}", *rows, r"\end{longtable}"]) if columns else ""
    below = [f"{_line(remark, 'latex')}." for remark in table.remarks]
    return _paragraphs([*above, made, *below, table.notes.write("latex")])


def _latex_row(texts: Sequence[str]) -> str:
    cells = [_line(text, "latex") for text in texts]
    # behind the end of a row, a star or a bracket would be taken for what that command is given
    return " & ".join(f"{{}}{cell}" if cell[:1] in ("*", "[") else cell for cell in cells) + r" \\"


def csv_table(table: PrintedTable) -> str:
    """Return CSV with all columns: text is guarded against formulas, and numbers are numbers."""
    rows = ([_csv_cell(row[column.key]) for column in table.columns] for row in table.rows)
    return "".join(csv_pieces([column.key for column in table.columns], rows))


def _csv_cell(value: str | Number) -> str:
    if isinstance(value, str):
        return guarded_cell(_line(value, "text"))
    text = in_full(value).replace(",", "")
    return repr(float(value)) if "/" in text else text  # a third has no decimals that end


def _paragraphs(parts: Iterable[str]) -> str:
    return "\n\n".join(part for part in parts if part)
