"""Histories: order, changes within one holder, days, and how they print."""

from datetime import date

import pytest

from contested import Figure, Source


def _changes(figure: Figure) -> list[tuple[str, bool | None]]:
    return [(row.change, row.inside) for row in figure.history()]


def test_a_history_is_in_order_of_when_it_held_then_of_when_it_was_stated() -> None:
    """The undated come first, then the earliest day; of one day what was stated, or printed, first."""
    paper = Source("A paper", issued="2023-01-02")
    figure = (
        Figure("dead", "killed")
        .claimed(5, by="A", as_of="2022", stated="2023-01-03")
        .claimed(4, by="A", as_of="2022", source=paper)
        .claimed(3, by="B", as_of="2021-06-01")
        .claimed(2, by="C")
    )

    assert [row.says for row in figure.history()] == ["2 killed", "3 killed", "4 killed", "5 killed"]


def test_two_instants_of_one_day_are_in_the_order_of_the_clock() -> None:
    """Instants are ordered by the clock, within one day too."""
    figure = (
        Figure("dead", "killed")
        .claimed(5, by="A", as_of="2022-01-01T18:00Z")
        .claimed(3, by="A", as_of="2022-01-01T12:00Z")
    )

    assert [(row.says, row.change) for row in figure.history()] == [("3 killed", "new"), ("5 killed", "up")]


@pytest.mark.parametrize(
    ("before", "after", "change", "inside"),
    [
        ("50", "60", "up", False),
        ("50", "40", "down", False),
        ("50", "50", "confirmed", True),
        ("around 10,000", "12,000", "up", True),  # it reaches from 5,000 to 15,000
        ("20 to 30", "25 to 35", "up", False),
        ("20 to 30", "25", "confirmed", True),
        ("20 to 30", "28", "up", True),
        ("20 to 30", "22", "down", True),
        ("25", "20 to 30", "confirmed", False),
        ("25", "24 to 30", "up", False),
        ("at least 11", "20", "up", True),
        ("20", "at least 11", "confirmed", False),
        ("at most 20", "25", "up", False),
        ("fewer than 24", "at most 30", "up", False),
    ],
)
def test_a_change_is_told_by_what_is_printed(before: str, after: str, change: str, inside: bool) -> None:
    """Up and down compare printed ends, then middles; inside is what the old number allowed."""
    figure = Figure("dead", "killed").claimed(before, by="A", as_of="2022").claimed(after, by="A", as_of="2023")

    assert _changes(figure) == [("new", None), (change, inside)]


def test_best_values_decide_where_ranges_hold_each_other() -> None:
    """A range that holds the old one went up where its best value did."""
    figure = (
        Figure("dead", "killed")
        .claimed(None, low=20, high=30, best=22, by="A", as_of="2022")
        .claimed(None, low=10, high=40, best=24, by="A", as_of="2023")
    )

    assert [(row.says, row.change, row.inside) for row in figure.history()] == [
        ("20 to 30 killed, best 22", "new", None),
        ("10 to 40 killed, best 24", "up", False),
    ]


def test_a_standard_error_is_part_of_what_is_said() -> None:
    """What a claim says has its standard error."""
    figure = Figure("excess", "person", signed=True).claimed(153, by="A", standard_error=368)

    assert figure.history().rows[0].says == "153 people, standard error 368"


def test_numbers_that_stand_together_are_one_old_range() -> None:
    """What is not certainly earlier stays, so that the next number is compared with all that stands."""
    figure = (
        Figure("dead", "killed")
        .claimed(10, by="A", as_of="2022")
        .claimed(20, by="A", as_of="2022-06")
        .claimed(15, by="A", as_of="2023")
    )

    assert _changes(figure) == [("new", None), ("up", False), ("confirmed", True)]


def test_denials_refusals_and_words() -> None:
    """A denial is denied, a refusal withdraws what stood, and what comes after them is new."""
    figure = (
        Figure("dead", "person")
        .withheld(by="A", as_of="2020")
        .claimed("dozens", by="A", as_of="2021")
        .claimed("dozens", by="A", as_of="2022")
        .claimed("hundreds", by="A", as_of="2023")
        .claimed(40, by="A", as_of="2024", key="forty")
        .denied(by="A", as_of="2025", estimate="forty")
        .claimed(45, by="A", as_of="2026")
        .denied(by="A", as_of="2027")
        .claimed(50, by="A", as_of="2028")
        .withheld(by="A", as_of="2029")
    )

    assert [(row.says, row.change) for row in figure.history()] == [
        ("withholds a number", "new"),
        ("“dozens”", "new"),
        ("“dozens”", "confirmed"),
        ("“hundreds”", "new"),
        ("40 people", "new"),
        ("denies that number (40, according to A)", "denied"),
        ("45 people", "up"),
        ("denies the figure", "denied"),
        ("50 people", "new"),
        ("withholds a number", "withdrawn"),
    ]


def test_days_are_those_on_which_something_begins_to_hold() -> None:
    """A claim for a year holds from its first day on; the undated and the ancient have none that could be asked for."""
    figure = (
        Figure("dead", "killed")
        .claimed(5, by="A", as_of="2022")
        .claimed(6, by="A", as_of="2022-03-01")
        .claimed(7, by="B", as_of="2022-01-01")
        .claimed(8, by="C")
        .claimed(9, by="D", as_of="-0043-03-15")
    )

    days = figure.days()

    assert [one.day for one in days] == [date(2022, 1, 1), date(2022, 3, 1)]
    assert str(days[0]) == "2022-01-01: B: 7 killed (new); A: 5 killed (new)"
    assert repr(days[1]) == "<DayOfChange 2022-03-01: A: 6 killed (up, outside the old range)>"


def test_the_history_of_a_derived_figure_is_that_of_its_figures() -> None:
    """Each row says of which figure it is; those not looked at are left out and named."""
    people = Figure("people", "person").claimed(10, by="A", as_of="2021").claimed(20, by="B", as_of="2022")
    land = Figure("land", "km**2").claimed(5, by="A", as_of="1990")

    history = (people / land).history()

    assert [(row.figure, row.holder) for row in history] == [("land", "A"), ("people", "A"), ("people", "B")]
    assert "land" in str(history)
    assert str((people / land).only("A").history()).endswith("left out: B (only A asked for)")


def test_a_history_prints_as_a_table() -> None:
    """The table has a head, and long cells go on in the next line, within the width."""
    figure = (
        Figure("population", "person", of="Nagorno-Karabakh")
        .claimed("120,000", by="Armenia", as_of="2012", stated="2012-05-01")
        .claimed("50,000", by="Armenia", as_of="2023")
    )

    history = figure.history()

    assert str(history) == (
        "population (Nagorno-Karabakh):\n"
        "as of  stated      who      says            change\n"
        "2012   2012-05-01  Armenia  120,000 people  new\n"
        "2023               Armenia  50,000 people   down, outside"
    )
    assert max(map(len, history.table(44).splitlines())) <= 44
    assert repr(history) == "<History of population (Nagorno-Karabakh): 2 rows>"
    assert len(history) == 2


def test_nobody_speaks() -> None:
    """A figure of which nobody says anything has an empty history and no days."""
    figure = Figure("dead", "killed")

    assert str(figure.history()) == "dead:\nnobody says anything"
    assert figure.days() == ()


def test_rows_become_records() -> None:
    """A record has every column, and the day its source was issued."""
    paper = Source("A paper", issued="2023-01-02")
    figure = Figure("dead", "killed").claimed(5, by="A", source=paper, key="five", as_of="2022").claimed(6, source="B")

    first, second = figure.history().to_records()

    assert first == {
        "figure": "dead",
        "holder": "B",
        "as_of": None,
        "stated": None,
        "issued": None,
        "says": "6 killed",
        "change": "new",
        "inside": None,
        "source": "B",
        "key": None,
    }
    assert (second["as_of"], second["issued"], second["source"], second["key"]) == (
        "2022",
        "2023-01-02",
        "A paper",
        "five",
    )


def test_statements_of_one_time_have_one_order() -> None:
    """In which order statements without days were given changes nothing."""
    one = Figure("dead", "killed").claimed(5, by="A", source="S").claimed(6, by="A", source="T")
    other = Figure("dead", "killed").claimed(6, by="A", source="T").claimed(5, by="A", source="S")

    assert one.history() == other.history()


def test_a_correction_takes_the_place_of_what_it_corrects() -> None:
    """What is said later is compared with the correction alone, and not with the range from the slip to it."""
    figure = (
        Figure("dead", "killed")
        .claimed(5, by="A", key="slip", as_of="2023-09-25")
        .corrected(70, by="A", estimate="slip")
    )

    rows = figure.claimed(60, by="A", as_of="2023-09-28").history()

    assert [(row.says, row.change, row.inside) for row in rows] == [
        ("5 killed", "new", None),
        ("70 killed, correcting 5 killed", "up", False),
        ("60 killed", "down", False),
    ]


def test_instants_stand_by_the_clock_and_with_the_days_around_them() -> None:
    """Civil days of several offsets put no later instant before an earlier one."""
    figure = Figure("dead", "person").claimed(7, by="A", stated="2023-01-02T05:00+14:00")
    figure = figure.claimed(5, by="A", stated="2023-01-01T23:30-05:00")

    assert str(figure.hull()) == "5 people (A)"
    assert [(row.says, row.change) for row in figure.history()] == [("7 people", "new"), ("5 people", "down")]
    between = figure.claimed(1, by="A", stated="2023-01-01").claimed(2, by="A", stated="2023-01-02")
    assert [row.says for row in between.history()] == ["1 person", "7 people", "5 people", "2 people"]
