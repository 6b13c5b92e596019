"""An answer is drawn in the form that fits it, and as a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.drawn_charts import boxes, flaws, marks, parsed, said

import contested as ct
from contested import methods
from contested.errors import NoSharedAxis, NotAChoice, WrongType
from contested.report import chart, chart_table, charts

if TYPE_CHECKING:
    from collections.abc import Callable


def troops() -> ct.Figure:
    """Return a number and a denial of it."""
    return (
        ct.Figure("Armenian soldiers", "person", of="Nagorno-Karabakh")
        .claimed("around 10,000", by="Azerbaijan")
        .denied(by="Armenia")
    )


@pytest.mark.parametrize(
    ("ask", "form", "words"),
    [
        (lambda one: one, "dumbbell", "denies the figure"),
        (lambda one: one.hull(), "dumbbell", "Armenia denies the figure"),
        (lambda one: one.most_agreed(), "dumbbell", "allowed by 1 of 2"),
        (lambda one: one.disagreement(), "dumbbell", "Azerbaijan"),
        (lambda one: one.who_says(9_000), "dumbbell", "9,000 people"),
        (lambda one: one > 4_000, "dumbbell", "contested: yes per Azerbaijan"),
        (lambda one: one.between(1, 5), "dumbbell", "Armenian soldiers"),
        (lambda one: one.position("Azerbaijan"), "dumbbell", "about 10,000"),
        (lambda one: one.reconcile(methods.Mean()), "dumbbell", "no consensus"),
        (lambda one: one.history(), "steps", "denies the figure"),
        (lambda one: one.over_time(), "steps", "nothing that is said has a day"),
    ],
)
def test_the_form_is_by_what_the_answer_is(ask: Callable[[ct.Figure], object], form: str, words: str) -> None:
    """Each is drawn without asking for a form."""
    svg = chart(ask(troops()))

    assert parsed(svg).get("data-form") == form
    assert words in said(svg)
    assert flaws(svg) == []


def test_several_figures_about_one_thing_share_an_axis() -> None:
    """Each under its title, its statements counted by itself."""
    svg = chart([troops(), troops().claimed(2_000, by="UN")])

    assert [(one["part"], one["statement"]) for one in marks(svg)] == [
        ("1", "1"),
        ("1", "2"),
        ("2", "1"),
        ("2", "2"),
        ("2", "3"),
    ]
    assert [box.text for box in boxes(svg)].count("Armenian soldiers (Nagorno-Karabakh)") == 3
    assert flaws(svg) == []


@pytest.mark.parametrize(
    ("other", "difference"),
    [
        (ct.Figure("Armenian soldiers", "person", of="Armenia"), "of is Nagorno-Karabakh and Armenia"),
        (ct.Figure("Armenian soldiers", "killed", of="Nagorno-Karabakh"), "unit is person and killed"),
        (
            ct.Figure("soldiers", "person", of="Nagorno-Karabakh", definition="paid"),
            "definition is not stated and paid",
        ),
        (
            ct.Figure("soldiers", "person", of="Nagorno-Karabakh", facets={"side": "A"}),
            "facets is not stated and side=A",
        ),
        (ct.Figure("soldiers", "person", of="Nagorno-Karabakh", period="2023"), "period is not stated and 2023"),
    ],
)
def test_figures_of_another_scope_share_no_axis(other: ct.Figure, difference: str) -> None:
    """The difference is named (design.md, rule 11)."""
    with pytest.raises(NoSharedAxis, match=difference):
        chart([troops(), other.claimed(5, by="A")])


def test_what_there_is_not_is_refused_by_name() -> None:
    """Forms, ways of writing, languages and widths."""
    for wrong in ({"form": "pie"}, {"as_": "png"}, {"language": "tlh"}):
        with pytest.raises(NotAChoice):
            chart(troops(), **wrong)  # type: ignore[call-overload]
    for width in (10, 10**6, "wide", True, None):
        with pytest.raises(WrongType, match="a number from 320 to 4,000"):
            chart(troops(), width=width)  # type: ignore[arg-type]


def test_a_form_that_does_not_fit_says_what_it_needs() -> None:
    """A curve needs a sensitivity, a stack parts; a history is steps and nothing else."""
    with pytest.raises(WrongType, match="drawn as a curve"):
        chart(troops(), form="curve")
    with pytest.raises(WrongType, match="drawn as a stack"):
        chart(troops(), form="stack")
    with pytest.raises(NotAChoice, match="one of steps"):
        chart(troops().history(), form="stack")
    with pytest.raises(NotAChoice, match="one of dumbbell"):
        chart([troops(), troops()], form="steps")


def test_what_is_no_answer_is_refused() -> None:
    """So are lists of such, methods without a figure, and answers on several figures."""
    other = ct.Figure("population", "person").claimed(5, by="A")
    for wrong in (5, [], ["a"], [troops().reconcile(methods.Mean()), other.reconcile(methods.Mean())]):
        with pytest.raises(WrongType):
            chart(wrong)
    with pytest.raises(WrongType, match="figure.reconcile"):
        chart(troops().hull(), reconciled=methods.Mean())
    with pytest.raises(WrongType):
        chart((troops() > 1) & (other > 1))


def test_a_number_that_was_compared_with_is_marked() -> None:
    """A quantity text in the unit of the figure; another figure is no number."""
    area = ct.Figure("area", "km**2").claimed(5, by="A")

    assert flaws(chart(area > "300 ha")) == []
    assert "100,000" not in said(chart(area > "300 ha"))


def test_the_table_has_a_row_a_mark() -> None:
    """The table has a row a mark, with everything escaped."""
    figure = ct.Figure("killed", "person").claimed(5, by="<b>A</b>").denied(by="B")

    table = chart_table(figure, reconciled=methods.Median())

    assert table.count("<tr>") == 4
    assert "&lt;b&gt;A&lt;/b&gt;" in table


def test_a_chart_can_be_asked_for_in_english() -> None:
    """The one language that its words have so far."""
    assert chart(troops(), language="en") == chart(troops())


def test_what_charts_are_made_of_is_listed() -> None:
    """And loaded by name when it is asked for."""
    assert set(dir(charts)) == set(charts.__all__)


def test_the_table_of_several_figures_says_of_which_each_row_is() -> None:
    """The table of several figures says of which each row is, in a column of its own."""
    other = ct.Figure("guards", "person", of="Nagorno-Karabakh").claimed(5, by="Armenia")

    table = chart_table([troops(), other])

    assert '<th scope="col">of</th>' in table
    assert '<th scope="row">guards (Nagorno-Karabakh)</th><td>Armenia</td><td>5 people</td>' in table
