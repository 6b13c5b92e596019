"""Feeds with printed cells: one cell of a row that says several things."""

from __future__ import annotations

import polars as pl
import pytest

import contested as ct
from contested.errors import MisfitFeed

ROWS = [
    {"place": "Zenda", "toll": "12,000 (UN, 2019); 15,000 (government)", "how": "estimated"},
    {"place": "Strelsau", "toll": "4 dead and 9 hurt", "how": ""},
    {"place": "Tarlenheim", "toll": "", "how": ""},
    {"place": "Hofbau", "toll": "10,000 (denied by Ruritania)", "how": ""},
    {"place": "Streskau", "toll": "2,906 (Ruritania)", "how": ""},
    {"place": "Hentzau", "toll": "?", "how": ""},
]


def feed(**fields: object) -> ct.Feed:
    """Return a feed of printed cells."""
    given = {"of": "place", "name": "=toll", "unit": "=person", "cell": "toll", "title": "A tracker"} | fields
    return ct.Feed(**given)  # type: ignore[arg-type]


def test_each_statement_of_a_cell_is_a_claim() -> None:
    """A cell gives as many claims as it has statements, each by the party that it names, else by the source."""
    read = feed(basis="how").read(ROWS)

    assert str(read["Zenda"].hull()) == "12,000 (UN) to 15,000 (government) people"
    assert [str(one.as_of) for one in read["Zenda"].estimates] == ["2019", "None"]
    assert {one.basis for one in read["Zenda"].estimates} == {"estimated"}
    assert (
        str(read["Hofbau"].hull())
        == "10,000 people (A tracker); Ruritania denies that number (10,000, according to A tracker)"
    )
    assert read["Hofbau"].estimates[0].quote == "10,000 (denied by Ruritania)"


def test_a_cell_with_an_open_reading_is_rejected() -> None:
    """A cell that counts several things, or leaves a word open, is rejected with its reason; an empty one says nothing."""
    intake = feed(unknown={"toll": "?"}).read(ROWS).intake

    assert intake is not None
    assert [(one.row, one.rule) for one in intake.rejected] == [
        (2, "several-counts"),
        (3, "nothing-said"),
        (5, "unreadable-cell"),
    ]
    assert "can be read as who says it" in str(intake.rejected[2])


def test_only_says_what_is_counted_here() -> None:
    """``only`` chooses among the counts of a cell; a day of the row holds where the cell names none."""
    rows = [{"place": "Strelsau", "toll": "4 dead and 9 hurt", "day": "2031-03-01"}]
    (figure,) = feed(unit="=killed", only="killed", as_of="day").read(rows).figures.values()

    assert (str(figure.hull()), str(figure.estimates[0].as_of)) == ("4 killed (A tracker)", "2031-03-01")


def test_parties_of_the_feed_are_known_by_their_aliases() -> None:
    """An attribution that is an alias of a party of the feed is that party, in the words of the cell."""
    strelsau = ct.Party("Ruritania", aliases=("Strelsau",))
    (one,) = feed(parties=[strelsau]).read([{"place": "Zenda", "toll": "40 per Strelsau"}])["Zenda"].estimates

    assert (one.parties, one.named) == ((strelsau,), "Strelsau")


def test_a_code_for_what_is_unknown_is_withheld() -> None:
    """A code that the feed lists as unknown is a cell that says so."""
    (one,) = feed(unknown={"toll": "-99"}).read([{"place": "Zenda", "toll": "-99"}])["Zenda"].estimates

    assert one.unknown


def test_what_is_wrong_beside_a_cell_rejects_its_row() -> None:
    """A day that cannot be read is a fault of the row, whatever its cell says."""
    intake = feed(as_of="day").intake([{"place": "Zenda", "toll": "40 per UN", "day": "some day"}])

    assert [(one.column, one.rule) for one in intake.rejected] == [("day", "unreadable-date")]


def test_a_code_for_nothing_says_nothing() -> None:
    """A code that the feed lists as missing is no cell."""
    intake = feed(missing={"toll": "4 dead and 9 hurt"}).read(ROWS[1:2]).intake

    assert intake is not None
    assert [one.rule for one in intake.rejected] == ["nothing-said"]


def test_scanned_cells_are_read_row_by_row() -> None:
    """A table of a feed with printed cells has the same claims, and says that its rows were read one by one."""
    table = feed().scan(pl.DataFrame(ROWS[:1]))

    assert "cell= makes several claims of one row" in str(table.explain())
    assert sorted(feed().columns(ROWS[:1])["party"]) == ["UN", "government"]


def test_a_feed_without_cells_is_read_as_ever() -> None:
    """Without ``cell`` a row makes one claim, or says nothing."""
    read = feed(cell=None, best="toll").read([{"place": "Zenda", "toll": "40"}, {"place": "Zenda", "toll": ""}])

    assert str(read["Zenda"].hull()) == "40 people (A tracker)"


@pytest.mark.parametrize(
    ("fields", "field"),
    [({"best": "n"}, "best"), ({"speaker": "n"}, "speaker"), ({"cell": None, "best": "n", "only": "killed"}, "only")],
)
def test_what_would_have_no_effect_is_refused(fields: dict[str, object], field: str) -> None:
    """What a printed cell says itself is no field beside it, and ``only`` needs a cell."""
    with pytest.raises(MisfitFeed, match=f"feed, {field}:"):
        feed(**fields)
