"""
Notebooks: a value as HTML: a small chart, the claims with their sources, and what they come to.

The SVG stands in the HTML itself and takes its colours from the page, light or
dark.  All that comes from outside is escaped.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from contested.claims import Intake
from contested.dossier.dossier import Dossier
from contested.errors import NoSharedAxis, WrongType
from contested.figure import Figure
from contested.report.charts.drawing import MOST_HOLDERS, picture_of, picture_of_panel
from contested.report.charts.lane_layout import lane_picture
from contested.report.charts.shown_answer import shown_answer
from contested.report.charts.svg_writing import svg_text, xml_text
from contested.report.escaping import link
from contested.table.claim_table import ClaimTable

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from contested.claims import Source
    from contested.report.charts.statement_lanes import Lane

CLAIMS_SHOWN = 50
"""Rows of a table that a notebook shows; the others are counted."""

CHARTED = 12
"""Figures of a dossier of which each has a chart; of more there is the table alone."""


SMALL = 460
"""How wide the chart of a notebook is, in units of the page: the words stand in the table below it."""


def html_of(value: object) -> str:
    """Return a value as HTML, as a notebook shows it."""
    if isinstance(value, Dossier):
        return _framed(_dossier(value))
    if isinstance(value, ClaimTable):
        return _framed(_said(str(value)) + _intake(value.intake))
    if isinstance(value, Intake):
        return _framed(_intake(value))
    shown = shown_answer(value)
    if shown is None:
        return _framed(f"{_drawn(value)}<pre>{xml_text(str(value))}</pre>")
    chart = shown.chart()
    many = len(shown.panel.positions) > MOST_HOLDERS
    small = picture_of_panel(value, shown, chart) if many else lane_picture(chart, SMALL, bare=True)
    drawn = svg_text(small)
    verdict = chart.says if isinstance(value, Figure) else str(value)
    return _framed(f"{drawn}{_claims(chart.lanes)}{_said(verdict)}")


def _drawn(value: object) -> str:
    """Return the chart of an answer; nothing where it has none, as a verdict on figures of several units."""
    try:
        return str(svg_text(picture_of(value)))
    except (WrongType, NoSharedAxis):
        return ""


def _framed(html: str) -> str:
    return f'<div class="contested">{html}</div>'


def _said(text: str) -> str:
    return f"<p>{xml_text(text)}</p>"


def _claims(lanes: Sequence[Lane]) -> str:
    """Return who says what, with what became of it and where it was read."""
    sources: dict[object, str] = {}
    rows = []
    for lane in lanes[:CLAIMS_SHOWN]:
        source = None if lane.said is None else lane.said.source
        if id(source) not in sources:
            sources[id(source)] = _cited(source)
        rows.append(
            f"<tr><td>{xml_text(lane.who)}</td><td>{xml_text(lane.says)}</td><td>{lane.kind}</td>"
            f"<td>{sources[id(source)]}</td></tr>"
        )
    return _table(("who", "says", "what became of it", "source"), rows, len(lanes))


def _cited(source: Source | None) -> str:
    """Return a source as it is cited, with a link where its address may be one."""
    if source is None:
        return ""
    text, address = xml_text(source.cited()), link(source.url)
    if address is None:
        return text
    return f'<a href="{xml_text(address)}" rel="noopener noreferrer nofollow">{text}</a>'


def _table(head: Iterable[str], rows: Sequence[str], of: int) -> str:
    """Return rows as a table, and how many more there are."""
    cells = "".join([f'<th scope="col">{cell}</th>' for cell in head])
    more = f"<p>and {of - len(rows):,} more</p>" if of > len(rows) else ""
    return f"<table><thead><tr>{cells}</tr></thead><tbody>{''.join(rows)}</tbody></table>{more}"


def _dossier(dossier: Dossier) -> str:
    """Return the figures of a dossier: each as a sentence, and as a chart where there are few."""
    few = len(dossier.figures) <= CHARTED
    rows = [
        f"<tr><td>{xml_text(id_)}</td><td>{xml_text(figure.title)}</td><td>{xml_text(str(figure.hull()))}</td></tr>"
        for id_, figure in list(dossier.figures.items())[:CLAIMS_SHOWN]
    ]
    drawn = [str(svg_text(picture_of(figure))) for figure in dossier.figures.values()] if few else []
    return _table(("id", "figure", "range"), rows, len(dossier.figures)) + "".join(drawn)


def _intake(intake: Intake) -> str:
    """Return what became of the rows of a file, and by which rules some were rejected."""
    rows = [f"<tr><td>{xml_text(rule)}</td><td>{number:,}</td></tr>" for rule, number in intake.by_rule.items()]
    shown = rows[:CLAIMS_SHOWN]
    return _said(str(intake)) + (_table(("rule", "rejected"), shown, len(rows)) if rows else "")
