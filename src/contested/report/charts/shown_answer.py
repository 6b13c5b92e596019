"""Shown answers: the panel that an answer rests on, and what is marked on it."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import attrs

from contested.answers.comparison import threshold
from contested.answers.ranges import common_range, hull_range
from contested.answers.verdict import Verdict
from contested.answers.who_says import WhoSays
from contested.claims import Panel, Position
from contested.errors import NoSharedAxis, WrongType
from contested.figure import Figure
from contested.methods import Reconciliation
from contested.quantities import PrintMarks
from contested.report.charts import Lane, lanes_of
from contested.report.charts.lane_layout import LaneChart

if TYPE_CHECKING:
    from collections.abc import Sequence

    from contested.methods import Method
    from contested.quantities import Number


@attrs.frozen
class ShownAnswer:
    """A panel with its title, what else fixes what is counted, and what is marked or said beside it."""

    title: str
    panel: Panel
    subtitle: str = ""
    reconciled: tuple[Reconciliation, ...] = ()
    lines: tuple[Number, ...] = ()
    notes: tuple[str, ...] = ()

    def chart(self, *, as_stated: bool = False) -> LaneChart:
        """Return what is drawn of it; of counts of earlier days what they bound, or as they were stated."""
        return lane_chart(
            self.title,
            self.panel,
            reconciled=self.reconciled,
            subtitle=self.subtitle,
            lines=self.lines,
            notes=self.notes,
            as_stated=as_stated,
        )


def shown_answer(answer: object, reconciled: object = None) -> ShownAnswer | None:
    """
    Return what is shown of an answer, or None where it rests on no single panel.

    Args:
        answer: a figure, or what was asked of one.
        reconciled: a method, its answer, or several of these.
    """
    if isinstance(answer, Figure):
        return ShownAnswer(answer.title, answer._panel, scope_line(answer), _reconciled(answer, reconciled))
    given = _reconciled(None, reconciled)
    if isinstance(answer, Reconciliation):
        return ShownAnswer(answer._evidence.title, answer._evidence.panel, "", (answer, *given))
    if isinstance(answer, Verdict):
        return _verdict(answer, given)
    if isinstance(answer, Position):
        return ShownAnswer(answer.name, Panel(answer.name, answer.unit, (answer,)), "", given)
    panel = getattr(answer, "_panel", None)  # of a range, an agreement, a disagreement, or who says a number
    if not isinstance(panel, Panel):
        return None
    words, lines = (answer.words, (answer.number,)) if isinstance(answer, WhoSays) else ("", ())
    return ShownAnswer(panel.figure, panel, words, given, lines, (str(answer),))


def _verdict(verdict: Verdict, reconciled: tuple[Reconciliation, ...]) -> ShownAnswer | None:
    """Return the panel of the one figure that was compared, with the number that it was compared with."""
    if len(verdict.panels) != 1:
        return None
    (panel,), asked = verdict.panels, verdict.asked
    lines: tuple[Number, ...] = ()
    if asked is not None and not isinstance(asked.other, Figure):
        lines = (threshold(asked.other, panel.unit)[0],)
    return ShownAnswer(verdict.question, panel, "", reconciled, lines, (str(verdict),))


def _reconciled(figure: Figure | None, given: object) -> tuple[Reconciliation, ...]:
    """
    Return answers of methods, asked where a method itself is given.

    Raises:
        WrongType: a method, where there is no figure to ask it of.
    """
    if given is None:
        return ()
    several: tuple[object, ...] = tuple(given) if isinstance(given, list | tuple) else (given,)
    if figure is None and not all(isinstance(one, Reconciliation) for one in several):
        raise WrongType("reconciled", given, "an answer of figure.reconcile(...)")
    asked = [one if isinstance(one, Reconciliation) else _asked(figure, one) for one in several]
    return tuple(asked)


def _asked(figure: Figure | None, method: object) -> Reconciliation:
    assert figure is not None
    return figure.reconcile(cast("Method", method))


def lane_chart(
    title: str,
    panel: Panel,
    *,
    reconciled: Sequence[Reconciliation] = (),
    subtitle: str = "",
    lines: tuple[Number, ...] = (),
    notes: Sequence[str] = (),
    as_stated: bool = False,
) -> LaneChart:
    """
    Return what is shown of a panel, as a row for each holder or in any other form.

    Args:
        title: of the figure.
        panel: that is shown.
        reconciled: answers of methods, which stand below.
        subtitle: what else fixes what is counted.
        lines: numbers that are marked over all rows.
        notes: sentences below.
        as_stated: counts of an earlier day stand as they were stated.
    """
    common = common_range(panel) if len(panel.stated) > 1 else None
    shaded = [] if common is None else [f"shaded, or between dashed lines: common ground, {common.numbers}"]
    if len(panel.stated) > 1 and common is None:
        shaded = ["no number is allowed by all who give one"]
    return LaneChart(
        title,
        f"{title}: {hull_range(panel)}",
        panel.unit.words(),
        tuple(lanes_of(panel, as_stated=as_stated)),
        tuple(answer_lane(one) for one in reconciled),
        subtitle,
        None if common is None else common.interval,
        (*lines, *_values(reconciled)),
        (*shaded, *panel.notes, *notes),
        floor=panel.floor,
    )


def answer_lane(answer: Reconciliation) -> Lane:
    """Return the lane of a method's answer, or of its refusal: nobody's statement, and said to be none."""
    name = answer.method.label
    if answer.refused:  # without what it would have printed: a middle that nobody claims has no place beside the claims
        return Lane(name, f"no consensus: {', '.join(map(str, answer.reasons))}", "no consensus")
    value = answer.value
    if value is not None:
        about = isinstance(value, float)
        return Lane(name, str(answer), METHOD_ANSWER, interval=answer.printed, soft=PrintMarks(low=about, high=about))
    first, *more = [bracket.interval for bracket in answer.ranges]
    return Lane(name, str(answer), METHOD_ANSWER, interval=first, more=tuple(more))


METHOD_ANSWER = "answer of a method"


def _values(reconciled: Sequence[Reconciliation]) -> tuple[Number, ...]:
    """Return the numbers that methods come to, which are marked over all rows."""
    ends = [one.printed for one in reconciled if not one.refused]
    return tuple(end.low for end in ends if end.is_point and end.low is not None)


def scope_line(figure: Figure) -> str:
    """Return what else fixes what a figure counts, for the line under its title."""
    facets = [f"{name}: {text}" for name, text in figure.facets]
    period = None if figure.period is None else str(figure.period)
    return "; ".join([part for part in (figure.definition, figure.where, period, *facets) if part])


def on_one_axis(figures: Sequence[Figure]) -> LaneChart:
    """
    Return a chart of several figures, one below the other on one axis.

    Raises:
        NoSharedAxis: they are not about the same thing: the difference is named.
    """
    first, *others = figures
    for other in others:
        apart = _differences(first, other)
        if apart:
            raise NoSharedAxis(first.title, other.title, apart)
    charts = [ShownAnswer(figure.title, figure._panel).chart() for figure in figures]
    lanes = []
    for n, (figure, chart) in enumerate(zip(figures, charts, strict=True)):
        lanes += [attrs.evolve(lane, group=figure.title, part=n + 1) for lane in chart.lanes]
    return attrs.evolve(
        charts[0],
        title=" and ".join(dict.fromkeys(figure.title for figure in figures)),
        says="; ".join(chart.says for chart in charts),
        subtitle=scope_line(first),
        lanes=tuple(lanes),
        band=None,
        floor=None if any(chart.floor is None for chart in charts) else charts[0].floor,
        notes=tuple(dict.fromkeys(note for figure in figures for note in figure._panel.notes)),
    )


def _differences(one: Figure, other: Figure) -> tuple[str, ...]:
    """Return what differs of what two numbers must share to be about the same thing (design.md, rule 11)."""
    pairs = (
        ("unit", one.unit.text(), other.unit.text()),
        ("of", one.of, other.of),
        ("where", one.where, other.where),
        ("period", one.period, other.period),
        ("time", one.time, other.time),
        ("definition", one.definition, other.definition),
        ("facets", _facets(one), _facets(other)),
    )
    return tuple(f"{name} is {a or 'not stated'} and {b or 'not stated'}" for name, a, b in pairs if a != b)


def _facets(figure: Figure) -> str:
    return ", ".join(f"{name}={text}" for name, text in figure.facets)
