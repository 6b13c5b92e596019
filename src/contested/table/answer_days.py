"""Days of answers: from which first to which last day the numbers of an answer are, and when they were stated."""

from __future__ import annotations

from typing import TYPE_CHECKING

import narwhals.stable.v2 as nw

from contested.table.column_map import CLOCKS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from contested.table.column_map import ColumnMap


def day_ends(clock: str, layout: ColumnMap) -> tuple[nw.Expr, nw.Expr]:
    """Return the first and last day that a clock of a row can mean; a missing end is the other one."""
    ends = [nw.col(name) for name in (clock, f"{clock}_end") if name in layout.has]
    return nw.coalesce(*ends), nw.coalesce(*reversed(ends))


def told_clocks(layout: ColumnMap, group: Sequence[str], given: Iterable[str] = CLOCKS) -> tuple[str, ...]:
    """Return the clocks that a frame has, and in which something stands, but for those that tell figures apart."""
    there = [clock for clock in given if not (layout.has - layout.empty).isdisjoint((clock, f"{clock}_end"))]
    return tuple(clock for clock in there if not {clock, f"{clock}_end"} & set(group))


def with_ends(clocks: Iterable[str]) -> tuple[str, ...]:
    """Return the columns of an answer that tell its days: ``as_of`` and ``as_of_end``."""
    return tuple(name for clock in clocks for name in (clock, f"{clock}_end"))


def days_of(layout: ColumnMap, clocks: Iterable[str], is_number: nw.Expr) -> list[tuple[str, nw.Expr]]:
    """Return the aggregates of rows in force that tell the days of an answer: of numbers, where there are any."""
    made = []
    for clock in clocks:
        first, last = day_ends(clock, layout)
        number = nw.when(is_number)
        made.append((clock, nw.coalesce(number.then(first).min(), first.min())))
        made.append((f"{clock}_end", nw.coalesce(number.then(last).max(), last.max())))
    return made


def days_together(clocks: Iterable[str]) -> list[tuple[str, nw.Expr]]:
    """Return the aggregates of answers that have their days, which tell those of one answer on all."""
    return [(name, nw.col(name).max() if name.endswith("_end") else nw.col(name).min()) for name in with_ends(clocks)]
