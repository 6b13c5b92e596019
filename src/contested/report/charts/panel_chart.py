"""What a chart shows of a panel: its statements, what all allow, and below what methods make of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from contested.answers.ranges import common_range, hull_range
from contested.quantities import PrintMarks
from contested.report.charts import (
    Lane,
    lanes_of,
)
from contested.report.charts.lane_layout import LaneChart

if TYPE_CHECKING:
    from collections.abc import Sequence

    from contested.claims import Panel
    from contested.methods.reconciliation import Reconciliation
    from contested.quantities import Number


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
    )


def answer_lane(answer: Reconciliation) -> Lane:
    """Return the lane of a method's answer, or of its refusal: nobody's statement, and said to be none."""
    name = answer.method.label
    if answer.refused:
        return Lane(name, str(answer), "no consensus")
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
