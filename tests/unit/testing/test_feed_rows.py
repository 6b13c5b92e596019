"""Rows drawn for a feed stand in its columns, are taken without a rejection, and hold what contested rows hold."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import pytest
from hypothesis import Phase, find, given, seed, settings

import contested as ct
from contested import feeds
from contested.testing import assert_denials_kept, assert_no_side_dropped, feed_rows

if TYPE_CHECKING:
    from collections.abc import Callable

    from contested.testing.fed_rows import FeedRows

PLAIN = ct.Feed(of="place", name="=killed", unit="=killed", value="dead", by="party", source="source", as_of="day")

FULL = ct.Feed(
    of="place",
    name="=killed",
    unit="=killed",
    value="dead",
    by="party",
    source={"title": "source", "issued": "issued", "publisher": "house"},
    as_of="day",
    stated="said",
    time="cumulative",
    key="key",
    quoting="behind",
    stance="stance",
    hedge="hedge",
    note="note",
    partial="partial",
)

FEEDS = {
    "plain": PLAIN,
    "full": FULL,
    "words": ct.Feed(
        of="place", name="=people", unit="=person", value="number", by="party", source="source", stance="stance",
        quoting="quoting", named="named", quote="quote", at="at",
    ),
    "ends": ct.Feed(
        of="id", name="=deaths", unit="=killed", low="low", best="best", high="high", by="who", source="=A list",
        bounds="bounds", basis="basis", status="status", stance="stance",
    ),
    "parts of days": ct.Feed(
        of=("country", "region"), name="what", unit="unit", value="n", by="by", as_of=("y", "m", "d"), stated="said",
        source={"title": "t", "issued": "i", "url": "u", "retrieved": "r"}, dates=("%d/%m/%Y",), standard_error="se",
        time="period",
    ),
    "six parts": ct.Feed(
        of="place", name="=killed", unit="=killed", value="n", by="by", source="=A list",
        as_of=("y1", "m1", "d1", "y2", "m2", "d2"),
    ),
    "codes": ct.Feed(
        of="place", name="=killed", unit="=killed", value="n", by="by", title="A list", period=("first", "last"),
        facets={"side": "side"}, where="where", definition="counted", separator=";", missing="-1", unknown={"n": "-9"},
    ),
    "sources speak": ct.Feed(
        of="event", name="=killed", unit="=killed", low="lo", high="hi", source="paper", stated="said",
        dates=("%d %B %Y", "%d %b %y"),
    ),
    "wide": ct.Feed(
        of="place", name="=killed", unit="=killed", title="A list", each=feeds.column_per("by", ["A", "B", "OSCE"])
    ),
    "printed cells": ct.Feed(of="place", name="=killed", unit="=killed", cell="told", by="by", source="source"),
    "confidence": ct.Feed(
        of="place", name="=killed", unit="=killed", value="v", low="l", high="h", by="by", source="source",
        bounds="=confidence", level="level", error_below="below", error_above="above",
    ),
    "written codes": ct.Feed(
        of="place", name="=killed", unit="=killed", value="dead", by="party", source="source", hedge="h",
        reads={"h": {"more": "more than"}, "dead": {"*": "1 to 4"}, "party": {"AZ": "Azerbaijan"}},
        aside={"rank": "deprecated"},
    ),
    "words alone": ct.Feed(of="place", name="=killed", unit="=killed", hedge="word", by="by", source="=A list"),
    "quotes alone": ct.Feed(of="place", name="=killed", unit="=killed", quote="words", by="by", source="=A list"),
    "one figure": ct.Feed(of="=the war", name="=killed", unit="=killed", value="n", by="by", source="=A list"),
    "one figure a year": ct.Feed(
        of="=the war", name="=killed", unit="=killed", value="n", by="=A", source="=A list", period="year", power="power"
    ),
    "ucdp_ged": feeds.ucdp_ged(),
    "ucdp_ged by side": feeds.ucdp_ged("by_side"),
    "acled": feeds.acled(),
    "event_reports": feeds.event_reports(),
    "owid": feeds.owid(["WHO", "IHME"], name="deaths", unit="killed"),
    "sdmx_csv": feeds.sdmx_csv("REF_AREA", name="population", unit="person"),
    "wikidata": feeds.wikidata(),
    "daily_counter": feeds.daily_counter(
        {"tanks": "tank", "men": "person"}, of="Russia", by="Ukraine", source="A ministry", hedge={"tanks": "word"}
    ),
}  # fmt: skip

FEW = settings(max_examples=12, deadline=None, database=None, phases=[Phase.generate, Phase.shrink])
LOOK = settings(FEW, max_examples=2_000)
LOOK_ONCE = settings(LOOK, phases=[Phase.generate])


def smallest(feed: ct.Feed, looks: Callable[[FeedRows], bool], **asked: object) -> FeedRows:
    """Return the smallest rows that look so."""
    return find(feed_rows(feed, **asked), looks, settings=LOOK)  # type: ignore[arg-type]


def some(feed: ct.Feed, looks: Callable[[FeedRows], bool], **asked: object) -> FeedRows:
    """Return the first rows that look so, which costs a tenth."""
    return find(feed_rows(feed, **asked), looks, settings=LOOK_ONCE)  # type: ignore[arg-type]


@pytest.mark.parametrize("name", FEEDS)
def test_every_row_is_taken(name: str) -> None:
    """The intake rejects none of them, typed or as text, and no rule finds an error or asks a person to look."""
    feed = FEEDS[name]

    @FEW
    @given(rows=feed_rows(feed, min_size=1) | feed_rows(feed, min_size=1, as_text=True))
    def holds(rows: FeedRows) -> None:
        report = feed.check(rows)

        assert not report.intake.rejected
        assert [str(one) for one in report if one.severity != "notice"] == []

    holds()


@pytest.mark.parametrize("name", FEEDS)
def test_rows_stand_in_the_columns_of_the_feed(name: str) -> None:
    """All have the same columns, and a feed finds those that it reads."""
    feed = FEEDS[name]
    (row,) = some(feed, lambda _: True, min_size=1, max_size=1)

    columns = {one for one in feed.of if not one.startswith("=")}

    assert columns <= row.keys()
    assert not any(name.startswith(("=", "sdmx:", "reports:")) for name in row)


def test_the_smallest_row_is_a_plain_claim() -> None:
    """A person reads what is left after shrinking: one number, one party, no words around it."""
    (row,) = smallest(PLAIN, lambda rows: len(rows) == 1, max_size=2)

    assert row == {
        "place": "Nagorno-Karabakh",
        "source": "Morning paper",
        "party": "Armenia",
        "day": "2023-09-11",
        "dead": 50_000,
    }


def test_what_failed_can_be_pasted() -> None:
    """Rows print as a list of mappings of plain cells."""

    @LOOK
    @given(rows=feed_rows(PLAIN, max_size=2))
    def never_two(rows: FeedRows) -> None:
        assert len(rows) < 2

    with pytest.raises(AssertionError) as failed:
        never_two()

    notes = "\n".join(failed.value.__notes__)
    assert "rows=[{'place': 'Nagorno-Karabakh'" in notes
    assert "DrawnRow" not in notes


@pytest.mark.parametrize(
    ("feed", "looks"),
    [
        (PLAIN, lambda rows: len({row["party"] for row in rows if row["place"] == rows[0]["place"]}) > 2),
        (PLAIN, lambda rows: len({row["place"] for row in rows}) > 2),
        (PLAIN, lambda rows: len({row["day"] for row in rows if row["party"] == rows[0]["party"]}) > 1),
        (PLAIN, lambda rows: any(isinstance(row["dead"], str) and row["dead"].startswith("at least") for row in rows)),
        (PLAIN, lambda rows: "dozens" in [row["dead"] for row in rows]),
        (PLAIN, lambda rows: any(isinstance(row["dead"], int) and row["dead"] >= 10**12 for row in rows)),
        (FULL, lambda rows: any(row["stance"] == "denied" for row in rows)),
        (FULL, lambda rows: any(row["stance"] == "withheld" for row in rows)),
        (FULL, lambda rows: any(row["behind"] == rows[0]["source"] for row in rows[1:])),
        (FULL, lambda rows: any(row["hedge"] == "more than" for row in rows)),
        (FULL, lambda rows: any(row["partial"] for row in rows)),
        (FEEDS["codes"], lambda rows: any(row["n"] == -9 for row in rows)),
        (FEEDS["codes"], lambda rows: any(row["by"] == "Armenia;Azerbaijan" for row in rows)),
        (FEEDS["words"], lambda rows: any("(" in str(row["number"]) for row in rows)),
        (FEEDS["wide"], lambda rows: any(row["A"] and row["OSCE"] and not row["B"] for row in rows)),
        (FEEDS["written codes"], lambda rows: any(row["rank"] == "deprecated" for row in rows)),
        (FEEDS["written codes"], lambda rows: any(row["h"] == "more" for row in rows)),
        (FEEDS["written codes"], lambda rows: any(row["party"] == "az" for row in rows)),
    ],
)
def test_they_reach_what_contested_rows_hold(feed: ct.Feed, looks: Callable[[FeedRows], bool]) -> None:
    """Several parties, figures and days; words, one-sided numbers, denials, codes, copies that name whom they copy."""
    met = some(feed, looks, max_size=8)

    assert looks(met)


def test_a_party_repeats_its_number_in_another_source() -> None:
    """Which makes one witness of two rows."""

    def twice(rows: FeedRows) -> bool:
        said = [(row["place"], row["party"], row["number"]) for row in rows if row["number"]]
        return len(set(said)) < len(said)

    first, second = some(FEEDS["words"], twice, max_size=2)

    assert first["source"] != second["source"]


def test_sizes_parties_and_figures_are_those_that_are_asked_for() -> None:
    """The limits bind, and no row is left out for them."""

    @FEW
    @given(rows=feed_rows(PLAIN, min_size=3, max_size=4, parties=["A", "B"], figures=["here"]))
    def holds(rows: FeedRows) -> None:
        assert 3 <= len(rows) <= 4
        assert {row["party"] for row in rows} <= {"A", "B"}
        assert {row["place"] for row in rows} == {"here"}

    holds()


def test_figures_may_be_told_by_their_name() -> None:
    """Where whose figure it is stands for itself, those that are asked for stand in the column of what is counted."""
    feed = ct.Feed(of="=the war", name="what", unit="=person", value="n", by="by", source="=A list", where="where")

    @FEW
    @given(rows=feed_rows(feed, min_size=1, parties=["A", "B"], figures=["prisoners", "missing"]))
    def holds(rows: FeedRows) -> None:
        assert {row["what"] for row in rows} <= {"prisoners", "missing"}
        assert not feed.check(rows).errors

    holds()
    assert some(feed, lambda rows: len({row["what"] for row in rows}) == 2, figures=["prisoners", "missing"])


def test_figures_that_no_column_tells_are_refused() -> None:
    """They would be drawn in vain."""
    with pytest.raises(ct.errors.ImpossibleArgument, match="no column of the feed says whose figure a row gives"):
        feed_rows(FEEDS["one figure a year"], figures=["prisoners"])


def _without(column: str, said: str, rows: FeedRows) -> FeedRows:
    """Lose the rows that say so."""
    return [row for row in rows if row[column] != said]


@pytest.mark.parametrize("number", range(8))
def test_a_step_that_loses_those_who_withhold_is_red(number: int) -> None:
    """In the usual hundred examples of few rows, whatever the seed; and so is one that loses deniers."""
    feed = ct.Feed(
        of="event", name="=killed", unit="=killed", value="number", by="party", source="source", as_of="day",
        stance="stance",
    )  # fmt: skip
    red: set[object] = set()
    empty = 0

    @seed(number)
    @settings(max_examples=100, deadline=None, database=None, phases=[Phase.generate])
    @given(rows=feed_rows(feed, max_size=3))
    def look(rows: FeedRows) -> None:
        nonlocal empty
        empty += not rows
        for column, said, holds in (
            ("stance", "withheld", assert_no_side_dropped),
            ("stance", "denied", assert_denials_kept),
        ):
            try:
                holds(partial(_without, column, said), rows, feed) if said not in red else None
            except AssertionError:
                red.add(said)

    look()

    assert red >= {"withheld", "denied"}
    assert empty <= 25


def test_a_withheld_row_shrinks_to_itself() -> None:
    """However often it is drawn, nothing stands beside it."""
    assert len(smallest(FULL, lambda rows: any(row["stance"] == "withheld" for row in rows))) == 1
    assert smallest(FULL, lambda rows: not rows) == []


def test_more_rows_than_usual_can_be_asked_for() -> None:
    """The usual most gives way to the least that is asked for."""
    rows = some(PLAIN, lambda _: True, min_size=9)

    assert len(rows) == 9


def test_plain_numbers_and_no_refusals_can_be_asked_for() -> None:
    """Then every row has one bare number."""

    @FEW
    @given(rows=feed_rows(FEEDS["words"], words=False, refusals=False))
    def holds(rows: FeedRows) -> None:
        assert all(isinstance(row["number"], int) for row in rows)

    holds()


def test_rows_of_text_hold_text_alone() -> None:
    """As a CSV file has them: what is not said is empty."""

    @FEW
    @given(rows=feed_rows(FULL, as_text=True))
    def holds(rows: FeedRows) -> None:
        assert all(isinstance(cell, str) for row in rows for cell in row.values())

    holds()


def test_rows_of_one_figure_and_no_days_are_as_many_as_there_are_parties() -> None:
    """There is no room for more: a second number of a party would contradict its first."""

    @FEW
    @given(rows=feed_rows(FEEDS["one figure"], parties=["A", "B"], max_size=50))
    def holds(rows: FeedRows) -> None:
        assert len(rows) <= 2

    holds()


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"min_size": -1}, "feed_rows() has nothing to draw: min_size is -1; give 0 or more"),
        ({"min_size": True}, "min_size is 'True' (bool); give a whole number"),
        ({"max_size": "5"}, "max_size is '5' (str); give a whole number"),
        ({"min_size": 3, "max_size": 2}, "min_size (3) is above max_size (2); swap them, or leave one out"),
        ({"parties": []}, "parties is empty; give at least one, or leave parties= out"),
        ({"parties": "Armenia"}, "parties is 'Armenia' (str); give a list of names"),
        ({"figures": [" "]}, "' ' cannot name a figure"),
        ({"min_size": 9, "figures": ["here"], "parties": ["A"]}, "there is no room for more than 1 rows"),
    ],
)
def test_the_impossible_is_refused_at_the_call(asked: dict[str, object], said: str) -> None:
    """Not when the first example is drawn; and the message says what would do."""
    feed = ct.Feed(of="place", name="=killed", unit="=killed", value="n", by="by", source="=A list")

    with pytest.raises(ct.ContestedError) as refused:
        feed_rows(feed, **asked)  # type: ignore[arg-type]

    assert said in str(refused.value)


def test_what_is_no_feed_is_refused() -> None:
    """A file of a mapping is loaded first."""
    with pytest.raises(ct.errors.WrongType, match=r"a Feed, such as contested.feeds.load"):
        feed_rows("feed.toml")  # type: ignore[arg-type]


def test_a_feed_by_tags_is_refused() -> None:
    """Rows outside of a file have no tags."""
    with pytest.raises(ct.errors.MisfitFeed, match="#affected is a tag of HXL"):
        feed_rows(feeds.hxl("#affected", of="place", by="party"))


def test_parties_of_the_feed_speak_first() -> None:
    """By the name that it gives them, or by an alias that it knows; nobody stands there twice."""
    armenia = ct.Party("Armenia", aliases=["Yerevan"])
    feed = ct.Feed(
        of="place", name="=killed", unit="=killed", value="n", by="by", source="=A list",
        parties=[armenia, ct.Party("A; B")], disputants="Yerevan", separator=";",
    )  # fmt: skip

    (first,) = smallest(feed, lambda rows: len(rows) == 1, max_size=1)
    rows = some(feed, lambda rows: len({row["by"] for row in rows}) > 3, max_size=8)

    assert first["by"] == "Armenia"
    assert not {"Yerevan", "A; B"} & {row["by"] for row in rows}
