"""
Laws of histories (design.md, rule 10).

A history has every statement of every holder once, in order of when it held;
in which order statements were given changes nothing.  The days on which
something changed are those of its dated rows.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs
from hypothesis import given
from hypothesis import strategies as st
from tests.effort import examples

from contested.answers.history import HistoryRow
from contested.claims.holder import holders_of
from contested.testing import figures

if TYPE_CHECKING:
    from contested import Figure

CHANGES = {"new", "up", "down", "confirmed", "withdrawn", "denied"}


def _moment(row: HistoryRow) -> tuple[float, float]:
    as_of = row.statement.as_of
    return (float("-inf"), float("-inf")) if as_of is None else (as_of.first_day, as_of.last_day)


@given(figure=figures(dated=True))
@examples(cost=2)
def test_a_history_has_every_statement_of_every_holder_once(figure: Figure) -> None:
    """Whoever holds a statement has one row for it, and there is no other row; what is set aside is named."""
    aside = {one.estimate for one in figure.assessments}
    kept = {one for one in figure.statements if not aside & {one.key, getattr(one, "estimate", None)}}

    history = figure.history()

    rows = history.rows
    assert len(rows) == sum(len(set(holders_of(one))) for one in kept)
    assert {row.statement for row in rows} == kept
    assert len([one for one in history.left_out if one.why.startswith("set aside")]) == len(aside)
    assert len({(row.holder, row.statement) for row in rows}) == len(rows)


@given(figure=figures(dated=True), data=st.data())
@examples(cost=2)
def test_the_order_of_statements_changes_no_history(figure: Figure, data: st.DataObject) -> None:
    """Statements given in another order have the same history."""
    shuffled = attrs.evolve(figure, statements=data.draw(st.permutations(figure.statements)))

    assert str(shuffled.history()) == str(figure.history())
    assert shuffled.history().to_records() == figure.history().to_records()
    assert shuffled.days() == figure.days()


@given(figure=figures(dated=True))
@examples(cost=2)
def test_a_history_is_in_order_and_its_changes_are_six(figure: Figure) -> None:
    """Rows are in order of when they held; the first of a holder is compared with nothing."""
    rows = figure.history().rows
    first: dict[str, HistoryRow] = {}
    for row in rows:
        first.setdefault(row.holder, row)

    assert list(map(_moment, rows)) == sorted(map(_moment, rows))
    assert {row.change for row in rows} <= CHANGES
    assert all(row.change in ("new", "denied") and row.inside is None for row in first.values())


@given(figure=figures(dated=True))
@examples(cost=2)
def test_days_are_those_of_dated_rows(figure: Figure) -> None:
    """Days are in order, each once, and together they have every row that has one."""
    days = figure.days()

    assert [one.day for one in days] == sorted({one.day for one in days})
    assert [row for one in days for row in one.rows if row.day != one.day] == []
    assert sum(len(one.rows) for one in days) == sum(row.day is not None for row in figure.history())


@given(figure=figures(dated=True), width=st.integers(60, 200))
@examples(cost=2)
def test_a_history_prints_every_row(figure: Figure, width: int) -> None:
    """Whatever the width, every row has a line at least."""
    lines = figure.history().table(width).splitlines()

    assert len(lines) > len(figure.history())
