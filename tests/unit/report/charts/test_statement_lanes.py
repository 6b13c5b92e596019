"""Each statement is a lane, drawn as what it says."""

from __future__ import annotations

import contested as ct
from contested.report.charts.statement_lanes import Lane, lanes_of


def killed() -> ct.Figure:
    """Return a figure without statements, or with the fewest."""
    return ct.Figure("killed", "person")


def only(figure: ct.Figure) -> Lane:
    """Return the one lane of a figure."""
    (lane,) = lanes_of(figure._panel)
    return lane


def test_a_hedged_number_keeps_what_it_allows() -> None:
    """It prints 10,000 and reaches from 5,000 to 15,000 (design.md, rule 3)."""
    lane = only(killed().claimed("around 10,000", by="A"))

    assert (lane.soft.low, lane.interval, lane.allowed) == (True, ct.Interval.point(10_000), (5_000, 15_000))


def test_a_standard_error_widens_what_is_allowed() -> None:
    """By the normal interval at 95%, about 1.96 errors on each side (design.md, rule 2)."""
    lane = only(killed().claimed(1_000, by="A", standard_error=100))

    assert lane.allowed[0] < 805
    assert lane.allowed[1] > 1_195


def test_a_best_value_is_said_and_drawn() -> None:
    """A best value is said and drawn, beside its interval."""
    lane = only(killed().claimed(9, low=5, high=12, by="A", bounds="confidence", level="0.9"))

    assert (lane.best, lane.at_level, "best 9" in lane.says) == (9, True, True)


def test_a_denial_of_a_number_stands_at_that_number() -> None:
    """Of a range at its lower end, of a word nowhere."""
    said = killed().claimed("at least 11", by="A", key="a").claimed("fewer than 20", by="C", key="c")
    said = said.claimed("dozens", by="D", key="d")
    for key in "acd":
        said = said.denied(by="B", estimate=key)

    assert [lane.near for lane in lanes_of(said._panel) if lane.who == "B"] == [11, 20, None]


def test_a_denial_of_the_figure_has_no_number() -> None:
    """It stands beside the axis."""
    lane = next(one for one in lanes_of(killed().claimed(1, by="A").denied(by="B")._panel) if one.who == "B")

    assert (lane.near, lane.numbers, lane.kind) == (None, (), "denial")


def test_a_count_that_stopped_is_drawn_as_what_it_bounds() -> None:
    """Or as it was stated, where that is asked for."""
    dead = (
        ct.Figure("killed", "person", time="cumulative")
        .claimed(5, by="A", as_of="2024-01-02")
        .claimed(9, by="B", as_of="2024-01-08")
    )

    bounding, _ = lanes_of(dead._panel)
    stated, _ = lanes_of(dead._panel, as_stated=True)

    assert (bounding.interval, "counted to 2024-01-02" in bounding.says) == (ct.Interval.at_least(5), True)
    assert stated.interval == ct.Interval.point(5)


def test_days_are_said_where_they_differ() -> None:
    """As answers print them (design.md, rule 10)."""
    lanes = lanes_of(killed().claimed(1, by="A", as_of="1990").claimed(2, by="B", as_of="2021")._panel)

    assert [lane.says for lane in lanes] == ["1 person (1990)", "2 people (2021)"]


def test_what_is_quoted_by_a_rival_says_so() -> None:
    """What is quoted by a rival says so: through whom it reached us."""
    organ = ct.Source("Gazette", organ_of=ct.Party("B", stake="disputant"))
    quoted = ct.Figure("killed", "person", disputants=[ct.Party("B", stake="disputant")]).claimed(
        1, by=ct.Party("A", stake="disputant"), source=organ
    )

    assert "as quoted by B" in lanes_of(quoted._panel)[0].says


def test_a_superseded_number_says_why_it_does_not_count() -> None:
    """With its day; a key is kept as a fact."""
    figure = killed().claimed(11, by="A", stated="2023-09-18", key="first").claimed(12, by="A", stated="2023-09-19")

    _, old = lanes_of(figure._panel)

    assert (old.counts, old.first, dict(old.facts)["key"]) == (False, False, "first")
    assert old.says == "11 people (2023-09-18; superseded by a later statement of the same holder)"


def test_what_is_left_out_is_a_lane() -> None:
    """What is left out is a lane, with the reason."""
    figure = killed().claimed(1, by="A").claimed(900, by="B", key="b").set_aside("b", reason="a slip", by="desk")

    gone = lanes_of(figure._panel)[-1]

    assert (gone.who, gone.says) == ("left out", "900 people (B): set aside by desk: a slip")


def test_nobody_asked_for_is_silent() -> None:
    """And an account without a value says why."""
    silent = lanes_of(ct.Figure("killed", "person", disputants=["B"])._panel)
    undefined = lanes_of((killed().claimed(1, by="A") / ct.Figure("hours", "hour").claimed("0 to 1", by="A"))._panel)

    assert [lane.says for lane in silent] == ["is silent"]
    assert [lane.who for lane in undefined] == ["A"]


def test_a_statement_left_out_for_no_reason_is_named() -> None:
    """A statement left out for no reason is named, as it is."""
    figure = killed().claimed(1, by="A").claimed(2, by="B").only("A")

    assert lanes_of(figure._panel)[-1].says.startswith("B")


def test_what_an_axis_takes_of_a_lane() -> None:
    """Printed ends, further ranges, and where a bar begins and ends."""
    span = ct.Interval(3, 5)

    assert Lane("A", "", "in force", 1, interval=span, more=(ct.Interval.point(9),)).numbers == (3, 5, 9, 9)
    assert Lane("A", "", "account", interval=ct.Interval.at_most(5), start=10, account="B").numbers == (0, 10, 15)


def test_what_a_lane_is_is_kept_as_facts() -> None:
    """A statement, the answer of a method, an account, or one of several figures."""
    statement, answer = Lane("A", "1", "in force", 3, part=2), Lane("Mean", "2", "answer of a method")
    account = Lane("troops", "3", "account", account="A")

    assert statement.facts == (("statement", "3"), ("who", "A"), ("kind", "in force"), ("part", "2"))
    assert answer.facts == (("answer", "Mean"), ("kind", "answer of a method"))
    assert account.facts == (("account", "A"), ("figure", "troops"), ("kind", "account"))
    assert [one.is_answer for one in (statement, answer, account)] == [False, True, False]
