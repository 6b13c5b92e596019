"""Every statement of a figure is shown in a row, with what became of it."""

from __future__ import annotations

import pytest

import contested as ct
from contested.claims import Retraction
from contested.errors import WrongType
from contested.report.statement_rows import Standing, shown_statements


def test_a_denial_stands_beside_the_number_it_denies() -> None:
    """Each in a row of its own, by name."""
    troops = ct.Figure("troops", "person").claimed("around 10,000", by="Azerbaijan").denied(by="Armenia")

    rows = [(row.who, row.standing, row.words) for row in shown_statements(troops)]

    assert rows == [
        ("Armenia", Standing.DENIAL, "denies the figure"),
        ("Azerbaijan", Standing.IN_FORCE, "about 10,000 people"),
    ]


def test_what_is_superseded_stays_with_the_reason() -> None:
    """The later number is in force, the earlier one is not."""
    dead = (
        ct.Figure("killed", "person").claimed(11, by="A", stated="2023-09-18").claimed(12, by="A", stated="2023-09-19")
    )

    rows = [(row.words, row.standing, bool(row.why)) for row in shown_statements(dead)]

    assert rows == [("12 people", Standing.IN_FORCE, False), ("11 people", Standing.SUPERSEDED, True)]


def test_a_word_beside_a_number_adds_nothing() -> None:
    """It is shown, and said to add nothing."""
    dead = ct.Figure("killed", "person").claimed(110, by="A").claimed("dozens", by="A")

    assert [row.standing for row in shown_statements(dead)] == [Standing.IN_FORCE, Standing.ADDS_NOTHING]


def test_a_refusal_to_say_is_a_row() -> None:
    """It has no number."""
    (row,) = shown_statements(ct.Figure("killed", "person").withheld(by="A"))

    assert (row.who, row.standing, row.words, row.interval) == ("A", Standing.WITHHELD, "withholds a number", None)


def test_a_silent_disputant_is_a_row() -> None:
    """Nobody stated it."""
    rows = shown_statements(ct.Figure("killed", "person", disputants=["B"]).claimed(1, by="A"))

    assert [(row.who, row.standing, row.statement) for row in rows][1:] == [("B", Standing.SILENT, None)]


def test_what_is_set_aside_comes_last_with_its_reason() -> None:
    """It is kept, and named whole."""
    dead = ct.Figure("killed", "person").claimed(1, by="A").claimed(900, by="B", key="b")

    rows = shown_statements(dead.set_aside("b", reason="a typing error", by="desk"))

    assert [(row.who, row.standing, row.words, row.why) for row in rows] == [
        ("A", Standing.IN_FORCE, "1 person", ""),
        ("", Standing.LEFT_OUT, "900 people (B)", "set aside by desk: a typing error"),
    ]


def test_a_count_of_a_later_day_is_a_row() -> None:
    """It bounds what was counted by the day that is looked at."""
    dead = (
        ct.Figure("killed", "person", time="cumulative")
        .claimed(5, by="A", as_of="2024-01-02")
        .claimed(9, by="A", as_of="2024-01-08")
    )

    rows = shown_statements(dead.as_of("2024-01-04"))

    assert [row.standing for row in rows if row.statement is not None and row.statement.as_of is not None][
        -1
    ] is Standing.OTHER_DAY


def test_a_derived_figure_has_a_row_for_each_account() -> None:
    """Computed, and stated by nobody."""
    density = ct.Figure("population", "person").claimed(120, by="A").claimed(50, by="B") / ct.Figure(
        "area", "km**2"
    ).claimed(2, by="A").denied(by="B")

    rows = [(row.who, row.standing, row.statement) for row in shown_statements(density)]

    assert rows == [("A", Standing.COMPUTED, None), ("B", Standing.NO_NUMBER, None)]


def test_a_source_whose_number_others_borrow_is_not_called_silent() -> None:
    """It gave the area on which both densities rest; the accounts speak of it, and it has none of its own."""
    people = ct.Figure("population", "person").claimed(120, by="A").claimed(50, by="B")
    density = people / ct.Figure("area", "km**2").claimed(2, source="Article")

    assert [row.who for row in shown_statements(density)] == ["A", "B"]


def test_a_number_in_another_unit_is_shown_in_that_of_the_figure() -> None:
    """Its words stay those of the source."""
    (row,) = shown_statements(ct.Figure("area", "km**2").claimed("300,000 ha", by="A"))

    assert row.interval == ct.Interval.point(3_000)


def test_a_dispute_falls_with_the_number_that_it_is_aimed_at() -> None:
    """A dispute falls with the number that it is aimed at, though its own holder said nothing later."""
    dead = (
        ct.Figure("killed", "person")
        .claimed(5, by="A", key="k")
        .retracted(by="A", estimate="k")
        .disputed(by="B", aspect="method", estimate="k")
    )

    (fallen,) = [row for row in shown_statements(dead) if row.who == "B"]

    assert (fallen.standing, fallen.why) == (
        Standing.SUPERSEDED,
        "it was replaced, or the number that it is aimed at was",
    )


@pytest.mark.parametrize("wrong", [None, 1, "population", []])
def test_what_is_no_figure_has_no_rows(wrong: object) -> None:
    """And is refused."""
    with pytest.raises(WrongType):
        shown_statements(wrong)  # type: ignore[arg-type]


def test_a_number_taken_back_beside_another_is_a_retraction_and_withholds_nothing() -> None:
    """Where nothing takes its place, its party withholds a number; the mark of doubt stands there alone."""
    alone = ct.Figure("x", "person").claimed(10, by="A", key="x").retracted(by="A", estimate="x", reason="a slip")
    beside = alone.claimed(20, by="A").claimed(15, by="B")

    def retraction(figure: ct.Figure) -> Standing:
        return next(row.standing for row in shown_statements(figure) if isinstance(row.statement, Retraction))

    assert retraction(alone) is Standing.WITHHELD
    assert retraction(beside) is Standing.RETRACTION
    assert "takes back a number" in ct.report.chart(beside)
    assert "takes back a number" not in ct.report.chart(alone)
    for figure, doubted in ((alone, True), (beside, False), (beside.withheld(by="A", stated="2020-01-01"), True)):
        for language in ("en", "de"):
            table = str(ct.report.table(ct.Dossier().with_figure("f", figure), rows="figures", language=language))
            assert ("†" in table) == doubted
