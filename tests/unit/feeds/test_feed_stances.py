"""Rows that accept, correct, retract and dispute what other rows say."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from contested.errors import MisfitFeed, NotAChoice
from contested.feeds import Feed
from contested.table import ClaimTable

if TYPE_CHECKING:
    from contested import Rejection

FEED = Feed(
    of="of",
    name="=dead",
    unit="=person",
    value="n",
    by="who",
    key="key",
    stance="stance",
    estimate="about",
    aspect="aspect",
    reason="why",
    stated="day",
)


def row(who: str, stance: str, n: int | None = None, **cells: str) -> dict[str, Any]:
    """Return a row of what somebody says of what another row says."""
    empty = dict.fromkeys(("key", "about", "aspect", "why", "day"))
    return {"of": "X", "who": who, "stance": stance, "n": n, **empty, **cells}


FIRST = row("A", "claimed", 1500, key="a", day="2024-01-01")
AIMED = [
    row("C", "accepted", about="b", day="2024-02-02"),
    row("B", "accepted", about="a", key="b"),
    row("A", "corrected", 1200, about="a", key="c"),
    row("A", "retracted", about="c", why="a slip"),
    row("D", "disputed", about="b", aspect="method"),
    row("E", "denied", about="b", aspect="attribution"),
]


def reasons(rejected: tuple[Rejection, ...]) -> list[tuple[int | None, str | None, str]]:
    """Return which rows were rejected, by which column and rule."""
    return [(one.row, one.column, one.rule) for one in rejected]


def test_each_stance_is_a_statement_of_the_figure() -> None:
    """Each stance is a statement of the figure, in whatever order the rows stand."""
    for rows in ([FIRST, *AIMED], [*reversed(AIMED), FIRST]):
        dossier = FEED.read(rows)
        assert dossier.intake is not None

        assert (dossier.intake.taken, dossier.intake.rejected) == (7, ())
        assert str(dossier["X"].hull()) == (
            "1,500 people (B, C); B and C accept the number of A; "
            "E denies the attribution of that number (1,500, according to B); "
            "D disputes the method of that number (1,500, according to B); A retracts 1,200 people (a slip)"
        )


@pytest.mark.parametrize(
    ("wrong", "column", "rule"),
    [
        (row("C", "retracted", about="a"), "about", "misaimed-stance"),
        (row("C", "denied", about="z"), "about", "unknown-estimate"),
        (row("C", "accepted", about="z"), "about", "unknown-estimate"),
        (row("C", "accepted"), "n", "incomplete-statement"),
        (row("C", "accepted", 3, about="a"), "n", "unusable-cell"),
        (row("C", "claimed", 3, about="a"), "n", "unknown-field"),
        (row("A", "corrected", -3, about="a"), "n", "below-floor"),
        (row("C", "shrugged"), "stance", "not-a-choice"),
    ],
)
def test_a_row_that_cannot_say_so_is_rejected_alone(wrong: dict[str, Any], column: str, rule: str) -> None:
    """With its column and the reason; the others of its figure stand."""
    dossier = FEED.read([FIRST, wrong, AIMED[1]])
    assert dossier.intake is not None

    assert reasons(dossier.intake.rejected) == [(2, column, rule)]
    assert dossier["X"].position("B").interval is not None


def test_without_a_column_for_it_nothing_can_be_accepted() -> None:
    """The whole of what somebody said can be taken back."""
    feed = Feed(of="of", name="=dead", unit="=person", value="n", by="who", stance="stance")

    dossier = feed.read([FIRST, row("A", "retracted"), row("B", "accepted")])
    assert dossier.intake is not None

    assert reasons(dossier.intake.rejected) == [(3, "n", "incomplete-statement")]
    assert str(dossier["X"].position("A")) == "A retracts what it said"


OTHERS = [FIRST | {"of": "Y"}, row("B", "claimed", 900) | {"of": "Y"}]


def test_a_figure_with_a_stance_to_another_row_is_in_no_table() -> None:
    """All of its rows are rejected, with the reason, for without that row it is another figure; the others stand."""
    table = FEED.scan([FIRST, *AIMED, *OTHERS])

    assert reasons(table.intake.rejected) == [
        (1, None, "unusable-cell"),
        *((n, "stance", "unusable-cell") for n in range(2, 8)),
    ]
    assert [one.advice for one in table.intake.rejected][:2] == [
        "'X': row 2 keeps it out: no row of a table points at another; read() makes a dossier, which holds it",
        "'accepted': no row of a table points at another; read() makes a dossier, which holds it",
    ]
    assert [id_ for (id_,) in table.ranges().select("figure").fetchall()] == ["Y"]
    assert set(FEED.columns([FIRST, *AIMED, *OTHERS])["figure"]) == {"Y"}
    with pytest.raises(NotAChoice):
        table.to_dossier(["X"])


def test_a_dossier_takes_what_no_table_does() -> None:
    """The account of a file is that of reading it, and so is all of its table as a dossier."""
    assert str(FEED.intake([FIRST, *AIMED])) == "the rows: 7 rows, 7 taken, none rejected"
    assert FEED.scan([FIRST, *AIMED]).to_dossier() == FEED.read([FIRST, *AIMED])


def test_a_frame_with_such_stances_is_read_row_by_row() -> None:
    """Since what a row says of another is no part of its own row."""
    polars = pytest.importorskip("polars")
    feed = Feed(of="of", name="=dead", unit="=person", value="n", by="who", stance="stance")
    rows = [{"of": "X", "who": "A", "stance": stance, "n": n} for stance, n in (("claimed", 3), ("retracted", None))]

    table = feed.scan(polars.DataFrame(rows))

    assert "read row by row" in str(table.explain())
    assert reasons(table.intake.rejected) == [(1, None, "unusable-cell"), (2, "stance", "unusable-cell")]


@pytest.mark.parametrize("typed", [True, False])
def test_a_count_up_to_no_day_is_in_no_table(typed: bool) -> None:
    """A cumulative count whose day has no end keeps its figure out, of an engine's rows too."""
    polars = pytest.importorskip("polars")
    feed = Feed(of="of", name="=dead", unit="=person", value="n", by="who", as_of="day", time="cumulative")
    rows = [row("A", "claimed", 3, day="2024-01-01/.."), row("B", "claimed", 5, day="2024-02-01"), *OTHERS]

    table = feed.scan(polars.DataFrame(rows) if typed else rows)

    assert reasons(table.intake.rejected) == [(1, "day", "unusable-cell"), (2, None, "unusable-cell")]
    assert "'2024-01-01/..': no table knows up to which day it counts" in str(table.intake.rejected[0])
    assert table.parties == ("A", "B")
    assert str(feed.read(rows)["X"].hull()) == "3 (A, 2024-01-01/..) to 5 (B, 2024-02-01) people"


def test_an_instant_of_another_day_than_in_utc_is_in_no_table_beside_a_day() -> None:
    """By its own offset it is of the day on which the denial was said, in UTC of the next; by the clock alone it is one."""
    late = row("C", "claimed", 5, day="2023-01-01T23:30-05:00")
    later = row("C", "claimed", 6, day="2023-01-02T23:30-05:00")
    other = {**row("C", "claimed", 7, day="2023-01-01"), "of": "Y"}

    torn = FEED.scan([late, row("C", "denied", day="2023-01-01"), other])
    by_the_clock = FEED.scan([late, later, other])

    assert reasons(torn.intake.rejected) == [(1, "day", "unusable-cell"), (2, None, "unusable-cell")]
    assert [ends[:2] for ends in torn.ranges().select("of, low").fetchall()] == [("Y", 7.0)]
    assert by_the_clock.intake.rejected == ()
    assert sorted(by_the_clock.ranges().select("of, low").fetchall()) == [("X", 6.0), ("Y", 7.0)]
    assert (
        str(FEED.read([late, row("C", "denied", day="2023-01-01")])["X"] > 3)
        == "contested: yes per C; C denies the figure"
    )


def test_where_no_column_says_it_the_row_says_it_as_a_whole() -> None:
    """A printed cell that denies another's number keeps its figure out of tables, and names no column for that."""
    feed = Feed(of="of", name="=dead", unit="=person", cell="n", source="=S")

    intake = feed.scan([{"of": "X", "n": "10,000 (denied by B)"}]).intake

    assert reasons(intake.rejected) == [(1, None, "unusable-cell"), (1, None, "unusable-cell")]


def test_a_table_rejects_such_a_stance_and_says_where_it_belongs() -> None:
    """As the rule of an unusable cell, once."""
    polars = pytest.importorskip("polars")
    frame = polars.DataFrame(
        {
            "figure": ["X"] * 3,
            "party": ["A", "B", "C"],
            "low": [1.0, None, None],
            "high": [1.0, None, None],
            "stance": [None, "accepted", "no"],
        }
    )

    intake = ClaimTable.of(frame, unit="person").intake

    rejected = {one.value: one for one in intake.rejected}
    assert {value: (one.rule, one.column) for value, one in rejected.items()} == {
        "accepted": ("unusable-cell", "stance"),
        "no": ("not-a-choice", "stance"),
    }
    assert "no row of a table points at another: say it of a Figure" in str(rejected["accepted"])


def test_printed_cells_say_nothing_of_other_rows() -> None:
    """A mapping that asks for both is refused."""
    with pytest.raises(MisfitFeed, match="estimate"):
        Feed(of="of", name="=dead", unit="=person", cell="n", by="who", estimate="about")
