"""Laws of charts: every statement is a mark and every mark a statement, nobody's name is missing, and no text meets another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st
from tests.drawn_charts import flaws, marks, said
from tests.effort import examples

from contested import Figure
from contested.claims import Stance
from contested.report import chart, shown_statements
from contested.report.charts.drawing import picture_of
from contested.testing import figures, parties

if TYPE_CHECKING:
    from contested.claims import Party

NAMES = (
    "Armenia",
    "A",
    "Organization for Security and Co-operation in Europe",
    "وزارة الصحة",
    "国境なき医師団",
    "<b>&\"'",
)


@examples(cost=4)
@given(
    figure=figures(), form=st.sampled_from(("dumbbell", "ideogram", "steps", "forest")), width=st.integers(320, 1200)
)
def test_every_statement_is_a_mark_and_no_text_meets_another(figure: Figure, form: str, width: int) -> None:
    """Counted in the SVG as it is parsed; each carries the name of who says it."""
    rows = shown_statements(figure)

    svg = chart(figure, form=form, width=width)

    found = marks(svg)
    assert sorted(int(facts["statement"]) for facts in found) == list(range(1, len(rows) + 1))
    assert {facts["who"] for facts in found} == {row.who or "left out" for row in rows}
    assert flaws(svg) == []


@examples(cost=4)
@given(figure=figures())
def test_whoever_states_or_denies_is_named(figure: Figure) -> None:
    """In the chart that one gets without asking for a form, and in its table."""
    speaking = [one.name for one in figure.positions() if one.stance is not Stance.SILENT]

    heard = said(chart(figure))
    table = [row[0] for row in picture_of(figure).table.rows]

    assert [name for name in speaking if name not in heard] == []
    assert set(speaking) <= set(table)


@examples(cost=8)
@given(holders=st.lists(parties(names=NAMES), min_size=1, max_size=40), data=st.data())
def test_one_to_forty_rows_stay_apart(holders: list[Party], data: st.DataObject) -> None:
    """Names of every script and length, many of them alike."""
    figure = Figure("people displaced", "person", of="the region")
    for n, party in enumerate(holders):
        value = data.draw(st.integers(0, 10**9))
        figure = figure.claimed(value, by=f"{party.name} {n}")

    assert flaws(chart(figure, form="dumbbell")) == []
    assert flaws(chart(figure, form="ideogram")) == []
