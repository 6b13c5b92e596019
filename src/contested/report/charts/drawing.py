"""
Charts of answers: which form fits which answer, and the same as a table.

A figure with up to twelve holders is a dumbbell, with more an ideogram; what a
range, an agreement, a verdict or a method's answer rests on is drawn likewise.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Literal, cast, overload

from contested.errors import NotAChoice, WrongType
from contested.figure import Figure
from contested.methods.reconciliation import Reconciliation
from contested.report.charts.forest import forest
from contested.report.charts.ideogram import ideogram
from contested.report.charts.lane_layout import lane_picture
from contested.report.charts.matplotlib_figure import matplotlib_figure
from contested.report.charts.shown_answer import ShownAnswer, on_one_axis, shown_answer
from contested.report.charts.steps import steps
from contested.report.charts.svg_writing import Svg, svg_text, xml_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from contested.claims import Panel
    from contested.report.charts.lane_layout import LaneChart
    from contested.report.charts.picture import Picture

FORMS = ("dumbbell", "ideogram", "steps", "curve", "forest", "stack")
WRITTEN = ("svg", "matplotlib")
CHART_LANGUAGES = ("en",)

MOST_HOLDERS = 12
"""Holders of whom each has a row; of more the statements are still marks, and the names are in the table."""

USUAL_WIDTH = 720
LEAST_WIDTH, MOST_WIDTH = 320, 4_000


@overload
def chart(
    answer: object,
    *,
    form: str | None = None,
    as_: Literal["svg"] = "svg",
    reconciled: object = None,
    width: float = USUAL_WIDTH,
    language: str | None = None,
) -> Svg: ...


@overload
def chart(
    answer: object,
    *,
    form: str | None = None,
    as_: str,
    reconciled: object = None,
    width: float = USUAL_WIDTH,
    language: str | None = None,
) -> object: ...


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
        answer: a figure, or what was asked of one; several figures about the
            same thing in a list share an axis.
        form: None for the form that fits the answer.
        as_: "svg", a text; or "matplotlib", a figure of that library.
        reconciled: a method, its answer, or several of these, which are
            drawn below the statements and named as what they are.
        width: in units of the SVG, which grows with the page around it.
        language: of the words; English alone so far.

    Returns:
        The SVG as text, which a notebook shows as a picture; or the figure
        of matplotlib, whose first axes have the values of the chart.

    Raises:
        NotAChoice: a form, a way of writing or a language that there is not.
        NoSharedAxis: figures that are not about the same thing.
        WrongType: what cannot be drawn, or not in that form.
        MissingExtra: matplotlib is asked for and not installed.
    """
    if as_ not in WRITTEN:
        raise NotAChoice("as_", as_, WRITTEN)
    picture = picture_of(answer, form=form, reconciled=reconciled, width=width, language=language)
    return svg_text(picture) if as_ == "svg" else matplotlib_figure(picture)


def chart_table(answer: object, *, form: str | None = None, reconciled: object = None) -> str:
    """
    Return what a chart shows as a table of HTML, a row a mark, for those who do not look.

    Args:
        answer: as ``chart`` takes it.
        form: as ``chart`` takes it.
        reconciled: as ``chart`` takes it.
    """
    return data_table_html(picture_of(answer, form=form, reconciled=reconciled))


def data_table_html(picture: Picture) -> str:
    """Write the data of a picture as a table of HTML."""
    head = "".join([f'<th scope="col">{xml_text(cell)}</th>' for cell in picture.table.head])
    rows = "".join(
        [
            f'<tr><th scope="row">{xml_text(first)}</th>{"".join([f"<td>{xml_text(cell)}</td>" for cell in rest])}</tr>'
            for first, *rest in picture.table.rows
        ]
    )
    caption = f"<caption>{xml_text(picture.title)}</caption>"
    return f"<table>{caption}<thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"


def picture_of(
    answer: object,
    *,
    form: str | None = None,
    reconciled: object = None,
    width: float = USUAL_WIDTH,
    language: str | None = None,
    worded: Callable[[Panel, LaneChart], LaneChart] | None = None,
) -> Picture:
    """
    Return the picture of an answer, before it is written.

    Args:
        answer: as ``chart`` takes it, and so are the others.
        form: None for the form that fits.
        reconciled: what is drawn below the statements.
        width: of the picture.
        language: of the words; English alone.
        worded: puts what is shown of a panel into another language.
    """
    if form is not None and form not in FORMS:
        raise NotAChoice("form", form, FORMS)
    if language is not None and language not in CHART_LANGUAGES:
        raise NotAChoice("language", language, CHART_LANGUAGES)
    if type(width) not in (int, float) or not LEAST_WIDTH <= width <= MOST_WIDTH:
        raise WrongType("width", width, f"a number from {LEAST_WIDTH} to {MOST_WIDTH:,}")
    if (shown := shown_answer(answer, reconciled)) is not None:
        held = shown.chart(as_stated=form == "steps")
        held = held if worded is None else worded(shown.panel, held)
        return picture_of_panel(answer, shown, held, form=form, width=width)
    if isinstance(answer, list | tuple):
        return _several(tuple(answer), form, width)
    return _of_one_form(answer, form, width)


def _of_one_form(answer: object, form: str | None, width: float) -> Picture:
    """Draw what has one form alone, by a module that is loaded when it is needed: most charts are of figures."""
    for own, home, kind, draws in _OF_ONE_FORM:
        module = importlib.import_module(f"{__package__}.{home}")
        if isinstance(answer, getattr(module, kind)):
            if form not in (None, own):
                raise NotAChoice("form", form, (own,))
            return cast("Picture", getattr(module, draws)(answer, width))
    raise WrongType("answer", answer, "a figure, or an answer that rests on one")


def _usual_form(answer: object, shown: ShownAnswer) -> str:
    pools = isinstance(answer, Reconciliation) and answer.outcome.pooled is not None
    return "forest" if pools else "dumbbell" if len(shown.panel.positions) <= MOST_HOLDERS else "ideogram"


def picture_of_panel(
    answer: object, shown: ShownAnswer, held: LaneChart, *, form: str | None = None, width: float = USUAL_WIDTH
) -> Picture:
    """
    Return the picture of what is shown of a panel.

    Args:
        answer: that was asked for.
        shown: what is shown of it.
        held: the same as lanes; for steps as they were stated.
        form: None for the one that fits.
        width: of the picture.
    """
    form = form or _usual_form(answer, shown)
    if form == "dumbbell":
        return lane_picture(held, width)
    if form == "ideogram":
        return ideogram(held, shown.panel, width)
    if form == "forest":
        return lane_picture(forest(held, shown.reconciled), width, "forest")
    if form == "steps":
        return steps(held, width, shown.panel.cut_off)
    raise WrongType("answer", answer, _NEEDS[form])


_NEEDS = {
    "curve": "what dossier.sensitivity(...) returns, to be drawn as a curve",
    "stack": "a dossier with parts and a whole, or one of dossier.inferred(), to be drawn as a stack",
}


def _several(given: tuple[object, ...], form: str | None, width: float) -> Picture:
    """Draw several figures on one axis, or several answers of methods on one figure as a forest."""
    if given and all(isinstance(one, Figure) for one in given):
        if form not in (None, "dumbbell"):
            raise NotAChoice("form", form, ("dumbbell",))
        return lane_picture(on_one_axis(cast("tuple[Figure, ...]", given)), width)
    answers = [one for one in given if isinstance(one, Reconciliation)]
    if answers and len(answers) == len(given) and len({one._evidence.panel for one in answers}) == 1:
        shown = shown_answer(answers[0], answers[1:])
        assert shown is not None
        return picture_of_panel(answers[0], shown, shown.chart(), form=form, width=width)
    raise WrongType("answer", given, "figures, or answers of methods on one figure")


_OF_ONE_FORM = (
    ("curve", "specification_curve", "Sensitivity", "specification_curve"),
    ("steps", "answers_in_time", "OverTime", "answers_in_time"),
    ("steps", "steps", "History", "history_chart"),
    ("stack", "stack", "Dossier", "stack_of"),
    ("stack", "stack", "Inferred", "stack_of"),
)
"""What has one form alone: the form, its module, and there the class of the answer and what draws it."""
