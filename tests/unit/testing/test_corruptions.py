"""Each corruption is found by the rule that it names; rows in which nothing went wrong are not."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING

import attrs
import pytest
from hypothesis import HealthCheck, Phase, given, settings

import contested as ct
from contested.feeds.rules.rule_catalogue import RULES
from contested.testing import CORRUPTIONS, CorruptedRows, corrupt, corruptions, feed_rows
from contested.testing.corruption import RowsAtHand
from contested.testing.number_corruptions import whole_numbers

if TYPE_CHECKING:
    from contested.testing.fed_rows import FeedRows

NAMES = tuple(CORRUPTIONS)
NUMBERS = ct.Feed(
    of="place", name="=killed", unit="=killed", value="dead", by="party", source="source", as_of="day",
    time="cumulative", stance="stance", quoting="behind", key="key",
)  # fmt: skip
DEFINED = ct.Feed(
    of="place", name="=killed", unit="=killed", value="dead", by="party", source="source", as_of="day",
    definition="counted", stance="stance",
)  # fmt: skip
ENDS = ct.Feed(
    of="place", name="=killed", unit="=killed", low="low", best="best", high="high", by="party", source="source",
    stated="said", dates="%d/%m/%Y",
)  # fmt: skip
LIMITS = ct.Feed(of="place", name="=killed", unit="=killed", low="low", high="high", source="paper", hedge="hedge")
PARTS = ct.Feed(of="place", name="=killed", unit="=killed", value="n", by="by", source="=A list", as_of=("y", "m", "d"))
EVENTS = ct.feeds.ucdp_ged()
WIDE = ct.Feed(
    of="place", name="=killed", unit="=killed", title="A list", each=ct.feeds.column_per("by", ["A", "B", "OSCE"])
)
CELLS = ct.Feed(of="place", name="=killed", unit="=killed", cell="told", by="by", source="source")
FEEDS = {
    "numbers": NUMBERS,
    "defined": DEFINED,
    "ends": ENDS,
    "limits": LIMITS,
    "parts": PARTS,
    "events": EVENTS,
    "wide": WIDE,
    "cells": CELLS,
}


@pytest.mark.parametrize("name", FEEDS)
def test_every_corruption_is_found(name: str) -> None:
    """By a rule that it names, looking at the rows, or at them beside those from before."""
    feed = FEEDS[name]

    @settings(
        max_examples=5, deadline=None, database=None, phases=[Phase.generate], suppress_health_check=[*HealthCheck]
    )
    @given(rows=feed_rows(feed, min_size=3, max_size=6))
    def holds(rows: FeedRows) -> None:
        at_hand = RowsAtHand(rows, feed)
        for one in CORRUPTIONS.values():
            for way in [*one.ways(at_hand)][:2]:
                assert not one.lacks(feed), one.name
                found = feed.check(way.made(rows), before=rows if one.before else None).codes
                assert set(found) & set(one.found_by), (one.name, way, found)

    holds()


@pytest.mark.parametrize("name", NAMES)
def test_each_is_drawn(name: str) -> None:
    """Some feed gives it a place, and what is drawn says what went wrong, with the rows from before."""
    drawn: list[CorruptedRows] = []
    feed = {
        "swapped ends": ENDS, "best outside": ENDS, "definition change": DEFINED, "lost interval": ENDS,
    }.get(name, NUMBERS)  # fmt: skip

    @settings(
        max_examples=2, deadline=None, database=None, phases=[Phase.generate], suppress_health_check=[*HealthCheck]
    )
    @given(one=corruptions(feed, name, min_size=6, max_size=10))
    def collect(one: CorruptedRows) -> None:
        drawn.append(one)

    collect()

    assert drawn
    assert all(one.corruption == CORRUPTIONS[name] and one.rows != one.before for one in drawn)


@pytest.mark.parametrize("name", NAMES)
def test_each_says_what_it_is_and_what_finds_it(name: str) -> None:
    """In a clause, with where such rows are seen, and rules that there are."""
    one = CORRUPTIONS[name]

    assert one.name == name
    assert len(one.says.split()) > 3
    assert one.seen_at
    assert set(one.found_by) <= RULES.keys()


def test_where_a_feed_has_no_column_for_it_other_things_go_wrong() -> None:
    """Of all that can, unless one is named."""

    @settings(max_examples=20, deadline=None, database=None, suppress_health_check=[*HealthCheck])
    @given(one=corruptions(WIDE, refusals=False))
    def holds(one: CorruptedRows) -> None:
        assert not one.corruption.lacks(WIDE)

    holds()


ROWS: FeedRows = [
    {"place": "here", "dead": 14_272, "party": "Armenia", "source": "S", "day": "2023-09-19", "stance": "",
     "behind": "", "key": "k1"},
    {"place": "here", "dead": 18_001, "party": "Azerbaijan", "source": "T", "day": "2023-09-19", "stance": "",
     "behind": "", "key": "k2"},
    {"place": "here", "dead": "about 15,000", "party": "OSCE", "source": "T", "day": "2023-09-19", "stance": "",
     "behind": "", "key": "k3"},
    {"place": "here", "dead": None, "party": "A union", "source": "T", "day": "2023-09-19", "stance": "denied",
     "behind": "", "key": "k4"},
]  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "at", "column", "cell"),
    [
        ("unit slip", 0, "dead", 14_272_000),
        ("coded unknown", 0, "dead", 0),
        ("mixed marks", 0, "dead", "14.272"),
        ("date in another order", 0, "day", "19.09.2023"),
        ("mixed cut-offs", 0, "day", "2022-08-15"),
        ("century slip", 0, "day", "1923-09-19"),
        ("party under another name", 0, "party", "Yerevan"),
        ("key twice", 1, "key", "k1"),
        ("lost hedge", 2, "dead", 15_000),
        ("silent revision", 0, "dead", 16_311),
        ("denial as zero", 3, "dead", 0),
    ],
)
def test_the_plainest_way_changes_one_row(kind: str, at: int, column: str, cell: object) -> None:
    """And leaves the rows that are given, and all others, as they are."""
    given_rows = copy.deepcopy(ROWS)

    made = corrupt(given_rows, kind, feed=NUMBERS)

    assert given_rows == ROWS == made.before
    assert made.rows[at][column] == cell
    assert [row for n, row in enumerate(made.rows) if n != at] == [row for n, row in enumerate(ROWS) if n != at]


def test_a_copied_story_stands_three_times() -> None:
    """Under three names, in three papers, none of which names another."""
    made = corrupt(ROWS, "copied story", feed=NUMBERS).rows

    copies = [row for row in made if row["dead"] == 14_272]
    assert len({row["party"] for row in copies}) == len({row["source"] for row in copies}) == 3


def test_a_dropped_denial_is_gone() -> None:
    """The row of the denier, and no other."""
    assert corrupt(ROWS, ["dropped denial"], feed=NUMBERS).rows == ROWS[:3]


def test_a_seed_chooses_the_way() -> None:
    """The same one for the same seed."""
    made = {repr(corrupt(ROWS, feed=NUMBERS, seed=seed).rows) for seed in range(20)}

    assert len(made) > 10
    assert corrupt(ROWS, feed=NUMBERS, seed=7) == corrupt(ROWS, feed=NUMBERS, seed=7)


def test_rows_of_text_stay_text() -> None:
    """As a file of text has them: an empty cell is an empty text."""
    rows: FeedRows = [{name: "" if cell is None else str(cell) for name, cell in row.items()} for row in ROWS]

    made = corrupt(rows, "denial as zero", feed=NUMBERS).rows

    assert all(isinstance(cell, str) for row in made for cell in row.values())
    assert made[3]["dead"] == "0"


PRINTED: FeedRows = [
    {
        "place": "X",
        "dead": number,
        "party": party,
        "source": paper,
        "day": day,
        "stance": stance,
        "behind": "",
        "key": "",
    }
    for party, number, paper, day, stance in (
        ("Army", "1,937", "S1", "2024-03-01", ""),
        ("Rebels", "2,113", "S2", "2024-03-01", ""),
        ("UN", "2,019", "S3", "2024-03-01", ""),
        ("Army", "1,951", "S1", "2024-03-02", ""),
        ("Rebels", "2,150", "S2", "2024-03-02", ""),
        ("OSCE", "", "S2", "2024-03-02", "denied"),
    )
]
"""Rows as a file of text has them, whose numbers have commas between thousands."""


@pytest.mark.parametrize(
    "kind",
    [
        *("unit slip", "coded unknown", "mixed marks", "copied story", "carried forward", "published midpoint"),
        *("falling counter", "silent revision", "total among parts"),
    ],
)
def test_printed_numbers_go_wrong_as_typed_ones_do(kind: str) -> None:
    """A comma between thousands takes no corruption its place, and the check finds what it does."""
    made = corrupt(PRINTED, kind, feed=NUMBERS)

    found = NUMBERS.check(made.rows, before=PRINTED if made.corruption.before else None).codes
    assert not NUMBERS.check(PRINTED).errors
    assert set(found) & set(made.corruption.found_by)


def test_a_printed_number_stays_printed() -> None:
    """With commas, as it was; a point stands in the one row that goes wrong."""
    assert corrupt(PRINTED, "unit slip", feed=NUMBERS).rows[0]["dead"] == "1,937,000"
    assert corrupt(PRINTED, "mixed marks", feed=NUMBERS).rows[0]["dead"] == "1.937"


def test_a_number_is_what_the_feed_reads() -> None:
    """In German a point groups thousands; a code that looks like a number is none."""
    german = [row | {"dead": str(row["dead"]).replace(",", ".")} for row in PRINTED]
    coded = attrs.evolve(NUMBERS, reads={"dead": {"1,937": "1 to 4"}})
    unknown = RowsAtHand(PRINTED[:1], attrs.evolve(NUMBERS, unknown={"dead": ["1,937"]}))

    assert corrupt(german, "unit slip", feed=attrs.evolve(NUMBERS, locale="de")).rows[0]["dead"] == "1937000"
    with pytest.raises(ct.errors.ImpossibleArgument, match="no place"):
        corrupt(PRINTED[:1], "silent revision", feed=coded)
    assert whole_numbers(unknown, unknown.claims[0]) == {}


def test_a_corruption_of_ones_own_is_taken() -> None:
    """A corruption of one's own is taken, besides those of the catalogue."""
    mine = CORRUPTIONS["row twice"]

    assert corrupt(ROWS, mine, feed=NUMBERS).rows == [ROWS[0], *ROWS]


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (lambda: corrupt(ROWS, "a typo", feed=NUMBERS), "kinds cannot be 'a typo'; it is one of swapped ends"),
        (lambda: corrupt(ROWS, [], feed=NUMBERS), "kinds is empty; give at least one, or leave kinds= out"),
        (lambda: corrupt(ROWS, "swapped ends", feed=NUMBERS), "no place in these rows for swapped ends"),
        (
            lambda: corrupt("rows", feed=NUMBERS),  # type: ignore[arg-type]
            "rows is 'rows' (str); give a list of rows",
        ),
        (
            lambda: corrupt(ROWS, feed="feed.toml"),  # type: ignore[arg-type]
            "a Feed, such as contested.feeds.load",
        ),
        (
            lambda: corrupt(ROWS, feed=NUMBERS, seed="x"),  # type: ignore[arg-type]
            "seed is 'x' (str); give a whole number",
        ),
        (lambda: corrupt(ROWS, feed=NUMBERS, seed=True), "seed is 'True' (bool); give a whole number"),
        (lambda: corruptions(NUMBERS, min_size=0), "min_size is 0; give 1 or more"),
        (
            lambda: corruptions(NUMBERS, ["row twice", "swapped ends"]),
            "'swapped ends' needs low and high, which the feed does not have; give another feed",
        ),
        (lambda: corruptions(PARTS, "falling counter"), "'falling counter' needs time='cumulative', which"),
        (lambda: corruptions(WIDE, "dropped side"), "'dropped side' needs by and one claim a row, which"),
        (lambda: corruptions(PARTS, "dropped denial"), "'dropped denial' needs stance, which"),
        (lambda: corruptions(NUMBERS, "dropped denial", refusals=False), "needs a denial; leave refusals= out"),
        (lambda: corruptions(NUMBERS, ["a typo"]), "kinds cannot be 'a typo'"),
    ],
)
def test_the_impossible_is_refused(asked: object, said: str) -> None:
    """At the call, with what would do."""
    with pytest.raises(ct.ContestedError) as refused:
        asked()  # type: ignore[operator]

    assert said in str(refused.value)
