"""Checks of feeds: each finding with the rows that make it, whether the intake, a dossier or only rows show it."""

from __future__ import annotations

from typing import Any

import attrs
import pytest

import contested as ct
from contested.feeds.rules.feed_finding import rows_words
from contested.feeds.rules.rule_catalogue import RULES

FEED = ct.Feed(
    of="place",
    name="=deaths",
    unit="=killed",
    low="low",
    best="best",
    high="high",
    by="by",
    source="paper",
    as_of="day",
)


def row(best: object, day: str = "2020-01-01", **cells: object) -> dict[str, object]:
    """Return a row of a place, as one party gives it."""
    return {"place": "A", "low": None, "best": best, "high": None, "by": "X", "paper": "P", "day": day} | cells


def found(rows: list[dict[str, object]], code: str, feed: ct.Feed = FEED, **more: Any) -> list[tuple[object, ...]]:
    """Return rows, columns and severity of what one rule finds."""
    return [(one.rows, one.columns, one.severity) for one in feed.check(rows, **more).of(code)]


def test_what_the_intake_rejects_is_an_error_under_its_name() -> None:
    """A low above its best is certain; the finding has the row's number and the column, and the intake's advice."""
    rows = [row(3), row(3, low=9)]

    report = FEED.check(rows)

    (one,) = report
    assert (one.code, one.severity, one.rows, one.columns) == ("inconsistent-row", "error", (2,), ("low",))
    assert one.advice == report.intake.rejected[0].advice
    assert str(one).startswith("inconsistent-row error: row 2, column 'low': a row whose low, best and high contradict")
    assert report.errors == report.findings


def test_rows_that_say_nothing_are_a_notice() -> None:
    """An empty cell is no fault of a file, and the same reason is told once for all its rows."""
    assert found([row(None), row(3), row(None)], "nothing-said") == [((1, 3), ("low", "best", "high"), "notice")]


def test_rows_that_say_nothing_show_every_cell_that_could() -> None:
    """A code as it stands; the columns are all that could hold a number, and the row's own is the first."""
    feed = attrs.evolve(FEED, missing=["-99"])
    rows = [row(-99, low=-99), row(3), row(None)]

    coded, empty = feed.check(rows).of("nothing-said")
    rejected = feed.intake(rows).rejected

    assert coded.columns == empty.columns == ("low", "best", "high")
    assert coded.advice == (
        "'-99': no number stands in low ('-99'), best ('-99'), high; "
        "a code for nothing, as an empty cell, is no zero, so there is nothing to take"
    )
    assert empty.advice.startswith("'': no number stands in low, best, high; an empty cell is no zero")
    assert [(one.column, one.value) for one in rejected] == [("best", -99), ("best", None)]


CODED: list[tuple[dict[str, Any], bool, str]] = [
    ({"best": -99}, False, 'if this is how the file writes that nothing is said, give missing = ["-99"]; else: -99 k'),
    ({"best": 4, "low": "-99", "high": "-9"}, False, "if these are how the file writes that nothing is said, give mi"),
    ({"best": 4, "low": 999}, False, 'if this is how the file writes that nothing is said, give missing = ["999"]; '),
    ({"best": -5}, False, "-5 killed is below zero"),
    ({"best": 120, "high": 100}, False, "as published, best is 120, high is 100"),
    ({"best": 4, "low": 9, "high": -99}, True, "as published, low is 9, best is 4, high is -99"),
    ({"best": 4, "by": ["X"], "low": -99, "high": 5}, False, "\"['X']\": a list is no text"),
]


@pytest.mark.parametrize(("cells", "signed", "advice"), CODED)
def test_a_row_rejected_for_a_code_is_told_of_missing_first(cells: dict[str, Any], signed: bool, advice: str) -> None:
    """Where a number below zero, or the one at fault, is one by which tables say nothing; a difference may be it."""
    (one,) = attrs.evolve(FEED, signed=signed).check([row(**cells)]).errors

    assert one.advice[: len(advice)] == advice


def test_what_a_dossier_finds_is_traced_to_its_rows() -> None:
    """A cumulative count that falls stands in the two rows between which it does."""
    feed = ct.Feed(of="place", name="=deaths", unit="=killed", best="best", by="by", as_of="day", time="cumulative")
    rows = [row(n, f"2020-01-0{day}") for day, n in ((3, 12), (1, 10), (2, 20), (4, 21))]

    assert found(rows, "CF016", feed) == [((1, 3), ("best", "day"), "warning")]


def test_a_count_falls_below_any_earlier_row() -> None:
    """A range or a missing day between hides no fall; ends that overlap are none."""
    columns: dict[str, Any] = {"low": "low", "best": "best", "high": "high", "by": "by", "as_of": "day"}
    feed = ct.Feed(of="place", name="=deaths", unit="=killed", time="cumulative", **columns)
    rows = [
        row(None, "2020-01-01", low=900, high=900),
        row(None, "2020-01-02", low=500, high=2000),
        row(None, "2020-01-05", low=700, high=800),
        row(None, "2020-01-06", low=600, high=750),
    ]

    assert found(rows, "CF016", feed) == [((1, 3), ("best", "day"), "warning")]


def test_a_finding_of_a_party_stands_in_the_rows_of_that_party() -> None:
    """Where a check names a party and no statement, its rows are those to look at."""
    rows = [row(10, by="Turkey"), row(10, by="Armenia"), row(10, by="Armenja", place="B")]

    assert found(rows, "CF021") == [((2,), ("by",), "warning")]


def test_a_finding_of_a_figure_stands_in_all_of_its_rows() -> None:
    """What is said alike of several figures is one finding."""
    feed = ct.Feed(of="place", name="=casualties", unit="=killed", best="best", by="by", source="paper")

    assert found([row(10), row(10, place="B")], "CF018", feed) == [((1, 2), (), "notice")]


def test_a_report_counts_and_prints() -> None:
    """The worst first; each rule is counted, and every finding follows the sums."""
    report = FEED.check([row(3), row(3, low=9), row(None)])

    assert report.codes == ("inconsistent-row", "nothing-said")
    assert report.by_code == {"inconsistent-row": 1, "nothing-said": 1}
    assert report.rows == (2, 3)
    assert len(report) == 2
    assert str(report) == "the rows: 3 rows, 1 error and 1 notice (1 inconsistent-row, 1 nothing-said)"
    assert report.explain().splitlines()[1:] == [f"  {one}" for one in report]
    assert [one["code"] for one in report.to_records()] == ["inconsistent-row", "nothing-said"]
    assert (repr(report), repr(report.findings[0])[:28]) == (
        "<FeedReport of 2 findings>",
        "<FeedFinding inconsistent-ro",
    )
    assert str(FEED.check([row(3)])) == "the rows: 1 row, nothing found"


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        ((3,), "row 3"),
        ((3, 4), "rows 3 and 4"),
        ((1, 2, 3, 4, 7), "rows 1 to 4 and 7"),
        ((1, 3, 5, 7, 9, 11, 12, 13), "rows 1, 3, 5, 7, 9 and 3 more"),
    ],
)
def test_rows_in_words(rows: tuple[int, ...], words: str) -> None:
    """Rows without a gap go together, and a sentence names five such runs."""
    assert rows_words(rows) == words


def test_every_rule_says_what_it_finds() -> None:
    """Rules are data: a name, how bad, what and what to do."""
    assert all(code == rule.code and rule.says and rule.advice for code, rule in RULES.items())
    assert {rule.severity for rule in RULES.values()} == {"error", "warning", "notice"}


OLD = [
    row("about 10", by="X"),
    row(None, low=5, high=9, by="Y"),
    row(7, by="Z"),
    row(8, by="W"),
    {"place": "B"} | {name: cell for name, cell in row(3, by="X").items() if name != "place"},
]


def test_what_is_lost_between_two_editions_is_found() -> None:
    """A hedge, an interval, a side, a figure, and a number that changed without a word; what stays is not named."""
    new = [row(10, by="X"), row(7, by="Y"), row(8, by="W"), row(9, by="V")]

    report = FEED.check(new, before=OLD)

    said = {one.code: (one.rows, one.rows_before) for one in report}
    assert said == {
        "lost-hedge": ((1,), (1,)),
        "lost-interval": ((2,), (2,)),
        "lost-side": ((), (3,)),
        "lost-figure": ((), (5,)),
    }
    assert report.of("lost-hedge")[0].what == "deaths, A: X said about 10 killed, and now 10 killed"


def test_a_number_that_changed_without_a_word_is_found() -> None:
    """Another number of the same day in the same paper; a new status is a word."""
    feed = ct.Feed(of="place", name="=deaths", unit="=killed", best="best", by="by", as_of="day", status="status")
    old = [row(7, status="provisional"), row(8, by="Y", status="provisional")]
    new = [row(9, status="provisional"), row(9, by="Y", status="final")]

    assert found(new, "changed-number", feed, before=old) == [((1,), ("best",), "warning")]


def test_what_holds_no_number_is_compared_by_who_says_it() -> None:
    """A second denial of a party, on another day, is no number that changed; constants have no column."""
    feed = ct.Feed(
        of="place", name="=d", unit="=killed", best="best", by="=X", source="=P", stance="stance", as_of="day"
    )
    old = [row(None, stance="denied", day=day) for day in ("2020-01-01", "2020-01-02")]
    new = [row(None, stance="denied", day=day) for day in ("2020-01-01", "2020-01-03")]

    assert feed.check(new, before=old).findings == ()
    assert [one.columns for one in feed.check([row(5, place="B", stance="claimed")], before=old)] == [()]


def test_a_day_that_is_gone_is_found_where_the_others_stand() -> None:
    """A file that only gives the newest day loses none."""
    days = [row(n, f"2020-01-0{n}") for n in (1, 2, 3)]

    (one,) = FEED.check([days[0], days[2]], before=days).of("lost-number")

    assert (one.rows, one.rows_before) == ((), (2,))
    assert one.what == "deaths, A: X said 2 killed, which is gone"
    assert found(days[2:], "lost-number", before=days[:2]) == []


def test_a_number_that_is_gone_is_found_beside_one_that_changed() -> None:
    """Numbers are paired by party and day first; of two numbers of one day that became one, one is gone."""
    feed = ct.Feed(of="place", name="=d", unit="=killed", value="best", by="by", source="paper", as_of="day")
    army = [row("about 1,200", "2024-03-01"), row("about 1,250", "2024-03-02")]
    un = [row("at least 11", "2024-03-01"), row("between 900 and 1,400", "2024-03-02")]

    assert found([row("about 1,300", "2024-03-01")], "lost-number", feed, before=army) == [((), (), "warning")]
    report = feed.check([row("12", "2024-03-01")], before=un)
    assert [(one.code, one.rows_before) for one in report] == [("lost-hedge", (1,)), ("lost-number", (2,))]
    (one,) = FEED.check([row(5)], before=[row(1), row(2)])
    assert (one.code, one.rows, one.rows_before) == ("lost-number", (1,), (1, 2))
    assert one.what == "deaths, A: X said 1 killed and 2 killed, and now 5 killed alone"
    assert found([row(5), row(6)], "lost-number", before=[row(1), row(2)]) == []  # nobody knows which became which


def test_a_limit_without_a_word_is_lost_where_it_became_a_number() -> None:
    """A low alone was no hedge, so what is lost is the open end."""
    assert FEED.check([row(5)], before=[row(None, low=5)]).codes == ("lost-interval",)


def test_what_counts_something_else_than_before_is_an_error() -> None:
    """Killed that became wounded between two editions, told once a figure; kilometres that became metres count the same."""
    feed = ct.Feed(of="place", name="=d", unit="unit", best="best", by="by", source="paper", as_of="day")
    old = [row(5, unit="killed", by=by) for by in ("X", "Y")]

    (one,) = feed.check([one | {"unit": "wounded"} for one in old], before=old)

    assert (one.code, one.severity, one.rows, one.rows_before, one.columns) == (
        "changed-unit",
        "error",
        (1, 2),
        (1, 2),
        ("unit",),
    )
    assert one.what == "d, A counted killed, and now wounded, which is something else"
    assert feed.check([row(5000, unit="m")], before=[row(5, unit="km")]).codes == ()


def test_a_delivery_that_claims_nothing_any_more_is_an_error() -> None:
    """A header alone is no quiet day: all that was known is gone."""
    one, *others = FEED.check([], before=[row(1), row(2, place="B")])

    assert (one.code, one.severity, one.rows_before, others) == ("lost-figure", "error", (1, 2), [])
    assert one.what == "nothing is claimed any more: 2 figures are gone"
    assert FEED.check([], before=[]).codes == ()


def test_a_side_that_goes_by_another_spelling_is_told_with_it() -> None:
    """It is gone all the same, since nobody said that the two are one."""
    (one,) = FEED.check([row(5, by="army")], before=[row(5, by="Army")])

    assert one.what == "the side of Army is gone from deaths, A, where army speaks now"
    assert one.advice == "write the party as before, or give both spellings one name, if army is Army"


def test_a_row_that_lost_its_party_is_shown_beside_the_side_that_is_gone() -> None:
    """The paper speaks for itself there, with the number of the party."""
    (one,) = FEED.check([row(7, by="Y"), row(5, by="")], before=[row(5, by="Army"), row(7, by="Y")])

    assert (one.code, one.rows, one.rows_before, one.columns) == ("lost-side", (2,), (1,), ("by",))
    assert one.what == "the side of Army is gone from deaths, A, and a row that says the same names no party"
    assert one.advice == "write Army into the row, if it is theirs"


def test_a_party_that_is_new_with_the_numbers_of_one_that_is_gone_may_be_it() -> None:
    """The row of this file is shown, and an alias proposed; one that spoke before, or says otherwise, is another."""
    old = [row(5, by="Army"), row(7, by="Y")]

    (one,) = FEED.check([row(5, by="FBA"), row(7, by="Y")], before=old)

    assert (one.code, one.rows, one.rows_before) == ("lost-side", (1,), (1,))
    assert one.what == "the side of Army is gone from deaths, A, where FBA is new and says the same"
    assert one.advice == "if FBA is Army, write the party as before, or make FBA an alias of it in parties="
    (other,) = FEED.check([row(6, by="FBA"), row(7, by="Y")], before=old).of("lost-side")
    assert (other.rows, other.what) == ((), "the side of Army is gone from deaths, A")
    (known,) = FEED.check([row(5, by="Y")], before=[row(5, by="Army"), row(5, by="Y")]).of("lost-side")
    assert known.rows == ()


def test_a_number_that_is_of_another_day_than_before_is_found() -> None:
    """Once for all parties of the figure, and no lost number besides; a count that runs on has no day that stays."""
    old = [row(5), row(7, by="Y"), row(8, by="Z"), row(9, place="B"), row(10, place="C")]
    new = [row(5, "2021-02-01"), row(7, "2021-02-01", by="Y"), *old[2:]]

    report = FEED.check(new, before=old)
    (one,) = report.of("changed-day")

    assert not {"lost-number", "lost-side", "changed-number"} & set(report.codes)
    assert (one.severity, one.rows, one.rows_before) == ("warning", (1, 2), (1, 2))
    assert one.columns == ("day",)
    assert one.what == "deaths, A was of 2020-01-01, and is now of 2021-02-01, with the same number"
    assert FEED.check([row(5, "2020-01-02")], before=[row(5)]).codes == ()


MOVES: list[tuple[list[tuple[object, str]], list[tuple[object, str]]]] = [
    ([(5, "2020-01-01"), (5, "2020-01-02")], [(5, "2020-01-02"), (5, "2020-01-03")]),
    ([(5, "2020-01-01"), (6, "2020-01-02")], [(6, "2020-01-02"), (7, "2020-01-03")]),
    ([(5, ""), (6, "2020-01-02")], [(5, "2020-01-04"), (6, "2020-01-02")]),
    ([(5, "2020-01-01"), (6, "2020-01-02")], [(5, "2020-01-02"), (6, "2020-01-02")]),
    ([(5, "2020-01-01"), (6, "2020-01-01")], [(5, "2020-01-03"), (6, "2020-01-01")]),
]


@pytest.mark.parametrize(("old", "new"), MOVES)
def test_a_day_that_changed_is_one_of_a_number_that_stands_alone(old: Any, new: Any) -> None:
    """Not of one that comes twice, is new, had no day yet, or joins or leaves a day that others of its party have."""
    before, after = ([row(n, day) for n, day in days] for days in (old, new))

    assert found(after, "changed-day", before=before) == []


def test_a_period_that_changed_is_a_day_that_changed() -> None:
    """A figure is the same of another period, where its party says the same number."""
    feed = ct.Feed(of="place", name="=deaths", unit="=killed", best="best", by="by", source="paper", period="day")
    old = [row(7, "2020-01-02"), row(8, place="B")]

    (one,) = feed.check([row(7, "2020-01-03"), old[1]], before=old)

    assert (one.code, one.columns, one.rows) == ("changed-day", ("day",), (1,))
    assert one.what == "deaths, A was of 2020-01-02, and is now of 2020-01-03, with the same number"


def test_a_figure_of_another_period_is_the_same_figure() -> None:
    """Where it is the only one of its name in both editions; with two nobody knows which became which."""
    feed = ct.Feed(of="place", name="=deaths", unit="=killed", best="best", by="by", source="paper", period="day")

    (one,) = feed.check([row(9, "2020-01-03")], before=[row(7, "2020-01-02")])

    assert (one.code, one.rows, one.rows_before) == ("changed-number", (1,), (1,))
    two = [row(7, "2020-01-02"), row(8, "2020-01-04")]
    assert feed.check([row(9, "2020-01-03")], before=two).codes == ("lost-figure",)


def test_a_denial_that_is_gone_is_found() -> None:
    """Whether its party says nothing any more, or gives a number (a zero, say) in its place."""
    feed = ct.Feed(of="place", name="=deaths", unit="=killed", best="best", by="by", source="paper", stance="stance")
    old = [row(None, by=by, stance="denied") for by in ("X", "Y")] + [row(5, by="Z", stance="claimed")]
    new = [row(0, by="X", stance="claimed"), row(5, by="Z", stance="claimed")]

    report = feed.check(new, before=old)

    assert [(one.code, one.rows, one.rows_before) for one in report] == [
        ("lost-denial", (1,), (1,)),
        ("lost-denial", (), (2,)),
    ]
    assert report.findings[1].place == "row 2 of the edition before, column 'stance'"
