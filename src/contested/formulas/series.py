"""
Series: figures as they were on one day after the other, and what is asked of them on each.

Panels are read forward from day to day; what is asked of them is asked as
ever: the hull, a comparison, a formula, a method.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from contested.answers.over_time import OverTime
from contested.claims import saying
from contested.claims.timeline import days_to_look_at, panels_over_time
from contested.formulas.viewing import changed
from contested.quantities import parse_date
from contested.quantities.cpython import unchecked

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from contested.claims.panel import Panel
    from contested.formulas.formula import FigureLike
    from contested.quantities import When


def figure_over_time(figure: Any, method: object = None) -> OverTime:
    """Return the hull of a figure, or a method's answer on it, on each day on which something changed."""
    if method is None:
        return answers_over_time(figure, figure.title, lambda seen: seen(figure).hull())
    return answers_over_time(figure, f"{method} of {figure.title}", lambda seen: seen(figure).reconcile(method))


def answers_over_time(
    figure: FigureLike, question: str, ask: Callable[[Callable[[Any], Any]], object], *others: FigureLike
) -> OverTime:
    """
    Return the answers to a question on each day on which something changed.

    Args:
        figure: that is asked about, stated or derived.
        question: in words.
        ask: called with what takes a figure and returns it as it was on a
            day; returns the answer.
        others: that are asked about as well.
    """
    figures = (figure, *others)
    stated = [one for figure in figures for one in _stated(figure)]
    days = sorted(set().union(*[days_to_look_at(one) for one in stated]))
    walks = _Walks([parse_date(day) for day in days])
    rows = []
    for at, day in enumerate(days):
        walks.at = at
        rows.append((day, ask(walks.seen)))
    return OverTime(question, tuple(rows))


def _stated(figure: FigureLike) -> tuple[FigureLike, ...]:
    return (figure,) if figure._formula is None else cast("tuple[FigureLike, ...]", figure._formula.unknowns)


def _by(day: When, figure: FigureLike) -> When:
    """Return a day, or the earlier one at which a figure is looked at already."""
    asked = None if figure._view is None else figure._view.as_of
    return day if asked is None or day.end <= asked.end else asked


class _Walks:
    """Stated figures, each read forward to the day that is ``at`` its turn."""

    def __init__(self, days: Sequence[When]) -> None:
        self.days, self.at = days, 0
        self.walks: dict[int, tuple[Any, Iterator[Panel]]] = {}
        self.made: dict[int, tuple[int, Any]] = {}

    def seen(self, figure: Any) -> Any:
        """Return a figure, stated or derived, as it was on the day."""
        return changed(figure, self._on_day)

    def _on_day(self, figure: Any) -> Any:
        at, made = self.made.get(id(figure), (-1, None))
        if at == self.at:
            return made
        if id(figure) not in self.walks:
            days = [_by(day, figure) for day in self.days[self.at :]]
            self.walks[id(figure)] = figure, panels_over_time(figure, days)
        _, walk = self.walks[id(figure)]
        looked_at = saying.looked_at(figure, as_of=_by(self.days[self.at], figure))
        made = unchecked(type(figure), {**looked_at.__dict__, "_panel": next(walk)})
        self.made[id(figure)] = (self.at, made)
        return made
