"""
Charts of answers: which form fits which answer, and the same as a table.

A figure with up to twelve holders is a dumbbell, with more an ideogram; what a
range, an agreement, a verdict or a method's answer rests on is drawn likewise.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from contested.errors import NotAChoice, WrongType
from contested.figure import Figure
from contested.methods.reconciliation import Reconciliation
from contested.report.charts.dumbbell import dumbbell
from contested.report.charts.svg_writing import svg_text, xml_text

if TYPE_CHECKING:
    from contested.methods.method import Method
    from contested.report.charts.picture import Picture

FORMS = ("dumbbell",)
WRITTEN = ("svg", "matplotlib")
USUAL_WIDTH = 720
LEAST_WIDTH, MOST_WIDTH = 320, 4_000
CHART_LANGUAGES = ("en",)


def chart(
    answer: object,
    *,
    form: str | None = None,
    as_: str = "svg",
    reconciled: object = None,
    width: float = USUAL_WIDTH,
    language: str | None = None,
) -> object:
    """
    Draw an answer: every statement is a mark, and every mark a statement.

    Args:
        answer: a figure, or what was asked of one.
        form: None for the form that fits the answer.
        as_: "svg", a text; or "matplotlib", a figure of that library.
        reconciled: a method, its answer, or several of these, which are
            drawn below the statements and named as what they are.
        width: in units of the SVG, which grows with the page around it.
        language: of the words; English alone so far.

    Returns:
        The SVG as text, which a notebook shows as a picture.

    Raises:
        NotAChoice: a form, a way of writing or a language that there is not.
        WrongType: what cannot be drawn in that form.
    """
    if as_ not in WRITTEN:
        raise NotAChoice("as_", as_, WRITTEN)
    picture = picture_of(answer, form, reconciled, width, language)
    return svg_text(picture)


def chart_table(answer: object, *, form: str | None = None, reconciled: object = None) -> str:
    """Return what a chart shows as a table of HTML, a row a mark, for those who do not look."""
    picture = picture_of(answer, form, reconciled, USUAL_WIDTH, None)
    return html_table(picture)


def html_table(picture: Picture) -> str:
    """Write the data of a picture as a table of HTML."""
    head = "".join(f'<th scope="col">{xml_text(cell)}</th>' for cell in picture.table.head)
    rows = "".join(
        f'<tr><th scope="row">{xml_text(first)}</th>{"".join(f"<td>{xml_text(cell)}</td>" for cell in rest)}</tr>'
        for first, *rest in picture.table.rows
    )
    caption = f"<caption>{xml_text(picture.title)}</caption>"
    return f"<table>{caption}<thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"


def picture_of(answer: object, form: str | None, reconciled: object, width: float, language: str | None) -> Picture:
    """Return the picture of an answer; ``chart`` says the rest."""
    if form is not None and form not in FORMS:
        raise NotAChoice("form", form, FORMS)
    if language is not None and language not in CHART_LANGUAGES:
        raise NotAChoice("language", language, CHART_LANGUAGES)
    if not LEAST_WIDTH <= width <= MOST_WIDTH:
        raise WrongType("width", width, f"a number from {LEAST_WIDTH} to {MOST_WIDTH:,}")
    if not isinstance(answer, Figure):
        raise WrongType("answer", answer, "a figure")
    return dumbbell(
        answer.title, answer.panel, width, reconciled=_reconciled(answer, reconciled), subtitle=scope_words(answer)
    )


def _reconciled(figure: Figure, given: object) -> list[Reconciliation]:
    """Return answers of methods, asked where a method itself is given."""
    if given is None:
        return []
    several: tuple[object, ...] = tuple(given) if isinstance(given, list | tuple) else (given,)
    return [one if isinstance(one, Reconciliation) else figure.reconcile(cast("Method", one)) for one in several]


def scope_words(figure: Figure) -> str:
    """Return what else fixes what a figure counts, for the line under its title."""
    facets = [f"{name}: {text}" for name, text in figure.facets]
    period = None if figure.period is None else str(figure.period)
    return "; ".join([part for part in (figure.definition, figure.where, period, *facets) if part])
