"""A law says in words what a step did: which side, which number, which day, which unit."""

from __future__ import annotations

import random
import re
import warnings
from typing import TYPE_CHECKING, Any

import pytest
from tests import faulty_steps
from tests.faulty_steps import FEED

import contested as ct
from contested import testing
from contested.testing import LAWS, BrokenLaw
from contested.testing import number_changes as names

if TYPE_CHECKING:
    from collections.abc import Callable

    from contested.testing.fed_rows import FeedRows


def row(**cells: object) -> dict[str, object]:
    """Return a row: of Armenia, one day, 120,000 people; or as the cells say."""
    usual: dict[str, object] = {
        "place": "Nagorno-Karabakh",
        "measure": "population",
        "unit": "person",
        "value": None,
        "low": None,
        "high": None,
        "party": "Armenia",
        "source": "Daily",
        "quoting": None,
        "day": "2023-09-20",
        "hedge": None,
        "stance": None,
    }
    return usual | cells


ROWS: FeedRows = [
    row(value=120_000),
    row(party="Azerbaijan", value=50_000, hedge="about"),
    row(party="OSCE", stance="denied"),
    row(party="UN", low=20, high=30),
    row(party="HRW", value="dozens"),
    row(party="ICRC", low=11),
    row(party="Reuters", value=90_000, quoting="Wire agency"),
    row(party="Armenia", value=121_000, day="2023-09-25"),
    row(party="Georgia", stance="withheld"),
    row(place="Stepanakert", measure="area", unit="km**2", value=30, party="Armenia"),
]


def change(number: int, **cells: object) -> Callable[[FeedRows], FeedRows]:
    """Return a step that changes one row, by its number."""
    return lambda rows: [one | cells if one == ROWS[number - 1] else one for one in rows]


def without(number: int) -> Callable[[FeedRows], FeedRows]:
    """Return a step that loses one row."""
    return lambda rows: [one for one in rows if one != ROWS[number - 1]]


CASES: list[tuple[Callable[[FeedRows], object], str, str]] = [
    (change(2, hedge=None), names.PRECISION, "row 2: the hedge was lost: “about 50,000 people” became “50,000 people”"),
    (change(1, hedge="about"), names.ROWS_ACCOUNTED, "row 1: a hedge came in that nobody said"),
    (change(4, low=22), names.PRECISION, "the interval became narrower: “20 to 30 people” became “22 to 30 people”"),
    (
        change(4, low=10, high=50),
        names.ROWS_ACCOUNTED,
        "the number changed: “20 to 30 people” became “10 to 50 people”",
    ),
    (change(4, low=None, high=None, value=25), names.PRECISION, "the interval became narrower"),
    (change(4, low=None, high=None, value=35), names.PRECISION, "an interval became one number"),
    (change(4, value=25), names.PRECISION, "a best value came in between the ends, which nobody claims"),
    (change(6, low=None, value=11), names.PRECISION, "row 6: a limit on one side became one on both, or a number"),
    (change(6, low=None, value="more than 11"), names.PRECISION, "an open end was closed or a closed one opened"),
    (change(5, value=24), names.PRECISION, "row 5: “dozens” became “24 people”"),
    (change(5, value="hundreds"), names.PRECISION, "row 5: the words “dozens” became “hundreds”"),
    (change(1, value="dozens"), names.ROWS_ACCOUNTED, "row 1: “120,000 people” became “dozens”"),
    (change(9, stance=None, value=0), names.PRECISION, "row 9: a number that is not known became “0 people”"),
    (change(3, stance=None, value=0), names.DENIALS, "row 3: a denial became “0 people”"),
    (change(3, stance="withheld"), names.DENIALS, "row 3: a denial became a number that is not known"),
    (without(3), names.DENIALS, "row 3: the denial of OSCE is gone, and what it denies is left alone"),
    (without(2), names.NO_SIDE_DROPPED, "row 2: Azerbaijan says nothing any more; lost is “about 50,000 people"),
    (without(8), names.CUT_OFFS, "row 8: of Armenia another day alone is left; lost is “121,000 people"),
    (change(8, day="2023-09-20"), names.CUT_OFFS, "row 8: its day changed from 2023-09-25 to 2023-09-20"),
    (change(1, value=120_000_000), names.UNIT, "the number changed by the factor of a unit, and its unit did not"),
    (change(10, value=3_000), names.UNIT, "“30 km²” became “3,000 km²”"),
    (change(10, unit="person"), names.UNIT, "row 10: the unit km**2 became person"),
    (change(1, value=120_500), names.ROWS_ACCOUNTED, "the number changed: “120,000 people” became “120,500 people”"),
    (change(1, party="Armenien"), names.NAMES, "row 1: the party changed from Armenia to Armenien"),
    (change(7, quoting=None), names.COPIES, "row 7: who is behind it changed from Wire agency to Reuters"),
    (change(1, source=None), names.COPIES, "row 1: its source Daily was lost"),
    (change(1, source="Weekly"), names.COPIES, "row 1: its source Daily was changed to Weekly"),
    (
        change(1, place="Shusha"),
        names.ROWS_ACCOUNTED,
        "its figure changed from nagorno-karabakh / population to shusha",
    ),
    (lambda rows: [*rows, rows[0]], names.COPIES, "row 1 comes out 2 times and went in 1"),
    (
        lambda rows: [*rows, rows[0] | {"source": "Weekly"}],
        names.COPIES,
        "which repeats what a row says as of another paper",
    ),
    (
        lambda rows: [*rows, rows[0] | {"party": "consensus", "value": 85_000}],
        names.ROWS_ACCOUNTED,
        "it gives “85,000 people (consensus, in Daily) as of 2023-09-20”, which no row says, a number between those",
    ),
    (
        lambda rows: [*rows, rows[0] | {"party": "consensus", "value": 9_999_999}],
        names.ROWS_ACCOUNTED,
        "it gives “9,999,999 people (consensus, in Daily) as of 2023-09-20”, which no row says",
    ),
    (
        lambda rows: [*rows, rows[0] | {"value": "3 or 4 x 5"}],
        names.ROWS_ACCOUNTED,
        "what it gives cannot be read: row 11",
    ),
    (
        lambda rows: random.sample(rows, len(rows)),
        names.ORDER,
        "the same rows come out in another order when the step is run once more: sort them, or keep theirs",
    ),
    (
        lambda rows: [one | {"note": random.random()} for one in rows],
        names.ORDER,
        "the same rows give something else when the step is run once more",
    ),
    (without(3), names.NO_SIDE_DROPPED, "row 3: OSCE says nothing any more; lost is"),
    *((without(n), names.ROWS_ACCOUNTED, f"row {n} is gone, and no rejection says why") for n in (2, 3, 8)),
    (lambda rows: rows[:-1], names.ORDER, "the rows in reverse order give something else"),
    (faulty_steps.count_of_copies, names.COPIES, "column 'witnesses' of Armenia counts the copies: 1 becomes 3"),
    (faulty_steps.source_as_party, names.COPIES, "printed by two more papers"),
    (lambda rows: rows if len(rows) < 8 else rows[:5], names.MORE, "what it gives for fewer rows is gone with all"),
    (
        lambda _: 1 / 0,
        names.ROWS_ACCOUNTED,
        "it raises ZeroDivisionError (division by zero) for rows that are in order",
    ),
]


@pytest.mark.parametrize(("step", "law", "what"), CASES)
def test_what_a_step_does_is_said(step: Callable[[FeedRows], object], law: str, what: str) -> None:
    """Each with the law that it breaks."""
    broken = LAWS[law].check(step, ROWS, FEED)

    assert broken is not None
    assert what in broken.what
    assert broken.law == law


def test_a_column_that_is_missing_in_what_comes_out_is_named() -> None:
    """A step that renames a column has a feed of its own for what it gives."""

    def step(rows: FeedRows) -> FeedRows:
        return [{"n" if name == "value" else name: cell for name, cell in one.items()} for one in rows]

    broken = LAWS[names.NO_SIDE_DROPPED].check(step, ROWS, FEED)

    assert broken is not None
    assert broken.what.startswith("row 1: Armenia says nothing any more")
    assert broken.what.endswith(
        "; no row that came out has 'value': where it goes by another name, give the feed of the output as into="
    )


def test_a_copy_is_no_invention_where_its_row_is_dropped() -> None:
    """What only the added copies say is said by rows, whatever became of the first."""
    for step in (lambda rows: rows[1:], lambda rows: [one for one in rows if one not in ROWS[:1]]):
        assert LAWS[names.COPIES].check(step, ROWS, FEED) is None


RIGHT: list[Callable[[FeedRows], object]] = [
    *faulty_steps.CORRECT,
    change(2, party="Baku"),
    change(1, value="120,000"),
    change(1, value=120_000.0),
    change(10, unit="ha", value=3_000),
    change(10, unit="ha", value=2_999.9999999),
    change(1, source="Daily "),
]


@pytest.mark.parametrize("step", RIGHT)
def test_a_right_step_breaks_no_law(step: Callable[[FeedRows], object]) -> None:
    """Neither one that converts, normalises, sorts or drops what stands there twice, nor one that gives answers."""
    found = [law.check(step, ROWS, FEED) for law in LAWS.values()]

    assert [one.what for one in found if one] == []


def test_what_is_rounded_says_so() -> None:
    """A number that reaches to what was printed, and says about, is no other number."""
    rows = [row(value=12_345)]

    rounded = LAWS[names.ROWS_ACCOUNTED].check(change_all(value=12_300, hedge="about"), rows, FEED)
    silent = LAWS[names.ROWS_ACCOUNTED].check(change_all(value=12_300), rows, FEED)

    assert rounded is None
    assert silent is not None


def test_an_interval_may_be_rounded_outwards() -> None:
    """By less than its last place: 1,234 to 5,678 lie within 1,200 to 5,700; within 0 to 9,999 they are lost."""
    rows = [row(low=1_234, high=5_678), row(party="UN", low=11, high=None)]
    step = LAWS[names.ROWS_ACCOUNTED].check

    assert step(lambda given: [given[0] | {"low": 1_200, "high": 5_700}, given[1]], rows, FEED) is None
    assert step(lambda given: [given[0] | {"low": 0, "high": 9_999}, given[1]], rows, FEED) is not None
    assert step(lambda given: [given[0], given[1] | {"low": 10}], rows, FEED) is None


def change_all(**cells: object) -> Callable[[FeedRows], FeedRows]:
    """Return a step that changes all rows."""
    return lambda rows: [one | cells for one in rows]


LEVELS = ct.Feed(
    of="place",
    name="=killed",
    unit="=killed",
    value="n",
    low="low",
    high="high",
    level="level",
    bounds="bounds",
    standard_error="error",
    basis="basis",
    status="status",
    by="party",
    named="named",
    note="note",
    key="key",
    facets={"side": "side"},
)
LEVELLED: FeedRows = [
    {
        "place": "A",
        "n": 20,
        "low": 10,
        "high": 30,
        "level": "0.95",
        "bounds": "confidence",
        "error": None,
        "basis": None,
        "status": "provisional",
        "party": "UN",
        "named": "UN officials",
        "note": "as told",
        "key": "a1",
        "side": "x",
    }
]


@pytest.mark.parametrize(
    ("cells", "law", "what"),
    [
        ({"level": "0.5"}, names.PRECISION, "the level of the interval changed from 19/20 to 1/2"),
        ({"status": "final"}, names.PRECISION, "the status changed from provisional to final"),
        ({"basis": "documented"}, names.ROWS_ACCOUNTED, "the basis changed from nothing to documented"),
        ({"n": None}, names.ROWS_ACCOUNTED, "the best value was lost"),
        ({"n": 22}, names.ROWS_ACCOUNTED, "the best value changed"),
        ({"named": None}, names.NAMES, "its named changed from 'UN officials' to None"),
        ({"note": None}, names.ROWS_ACCOUNTED, "its note changed from 'as told' to None"),
        ({"side": "y"}, names.ROWS_ACCOUNTED, "its figure changed"),
    ],
)
def test_what_stands_beside_a_number_is_kept(cells: dict[str, object], law: str, what: str) -> None:
    """Its level, what its bounds are, its basis and status, the attribution and the note."""
    broken = LAWS[law].check(change_all(**cells), LEVELLED, LEVELS)

    assert broken is not None
    assert what in broken.what


def test_what_stands_beside_an_unknown_number_is_kept() -> None:
    """Nobody's number can change there, and the note still can be lost."""
    said = {"place": "A", "n": "unknown", "party": "UN", "note": "as told", "side": "x"}
    rows: FeedRows = [dict.fromkeys(LEVELLED[0]) | said]

    broken = LAWS[names.ROWS_ACCOUNTED].check(change_all(note=None), rows, LEVELS)

    assert broken is not None
    assert "its note changed from 'as told' to None" in broken.what


def test_a_second_number_of_one_day_is_not_lost() -> None:
    """A party that stands by two numbers has two rows."""
    rows = [row(value=100), row(value=140, source="Weekly")]

    broken = LAWS[names.ROWS_ACCOUNTED].check(lambda given: given[:1], rows, FEED)

    assert broken is not None
    assert broken.what.startswith("row 2 is gone, and no rejection says why; lost is “140 people (Armenia, in Weekly)")


def test_what_copies_bring_in_is_told() -> None:
    """A row that nobody says comes out as soon as there are more."""

    def step(rows: FeedRows) -> FeedRows:
        return [*rows, row(party="consensus", value=3)] if len(rows) > len(ROWS) else rows[::-1]

    broken = LAWS[names.COPIES].check(step, ROWS, FEED)

    assert broken is not None
    assert "it gives “3 people (consensus, in Daily)" in broken.what


def test_whose_origin_is_lost_with_copies_is_told() -> None:
    """A step that forgets the quoted source as soon as there are more rows."""
    broken = LAWS[names.COPIES].check(
        lambda rows: [one | {"quoting": None} for one in rows] if len(rows) > len(ROWS) else rows[::-1], ROWS, FEED
    )

    assert broken is not None
    assert "who is behind it changed from Wire agency to Reuters" in broken.what


def test_a_step_may_refuse_fewer_rows() -> None:
    """Or the same rows a second time, as long as it always raises the same."""
    turns = iter((ROWS[::-1],))

    def once(_: FeedRows) -> FeedRows:
        return next(turns)

    broken = LAWS[names.ORDER].check(once, ROWS, FEED)

    assert LAWS[names.MORE].check(lambda rows: rows[::-1] if len(rows) == len(ROWS) else 1 / 0, ROWS, FEED) is None
    assert broken is not None
    assert broken.what == "the same rows give something else when the step is run once more"


def test_without_a_column_of_parties_no_names_are_exchanged() -> None:
    """There a source speaks for itself."""
    feed = ct.Feed(of="place", name="=killed", unit="=killed", value="n", source="paper")
    rows: FeedRows = [{"place": "A", "n": 5, "paper": "X"}, {"place": "A", "n": 7, "paper": "Y"}]

    assert LAWS[names.NAMES].check(lambda given: {"A": len(given)}, rows, feed) is None


def test_a_note_may_grow() -> None:
    """A step may write what it thinks beside what was said."""
    assert LAWS[names.ROWS_ACCOUNTED].check(change_all(note="as told; suspicious"), LEVELLED, LEVELS) is None


def test_what_the_feed_of_the_output_lacks_is_not_asked_for() -> None:
    """A step may give fewer columns, if its feed says so."""
    into = ct.Feed(of="where", name="=killed", unit="=killed", value="number", low="low", high="high", by="who")

    def step(rows: FeedRows) -> FeedRows:
        return [
            {"where": r["place"], "number": r["n"], "low": r["low"], "high": r["high"], "who": r["party"]} for r in rows
        ]

    found = [
        law.check(step, [LEVELLED[0] | {"level": None, "bounds": None}], LEVELS, into=into) for law in LAWS.values()
    ]

    assert [one.what for one in found if one] == []


def test_the_figure_of_a_row_is_told() -> None:
    """One that goes over to another figure says so."""
    feed = ct.Feed(of="place", name="=killed", unit="=killed", value="n", by="party", where="region")
    rows: FeedRows = [{"place": "A", "n": 5, "party": "UN", "region": "south"}]

    broken = LAWS[names.ROWS_ACCOUNTED].check(change_all(region="north"), rows, feed)

    assert broken is not None
    assert "its figure changed from a / killed / south to a / killed / north" in broken.what


def test_rows_that_are_told_as_rejected_are_accounted_for() -> None:
    """A step may give the rows that it takes and those that it rejects."""

    def step(rows: FeedRows) -> object:
        return rows[1:], rows[:1]

    assert LAWS[names.ROWS_ACCOUNTED].check(step, ROWS, FEED) is None


def warns(_: FeedRows) -> FeedRows:
    """Leave out all, and say so."""
    warnings.warn("left out", stacklevel=1)
    return []


@pytest.mark.parametrize(
    "step",
    [
        lambda _: 1 / 0,
        lambda rows: rows[:],
        lambda rows: rows[::-1],
        lambda rows: ([], rows),
        warns,
        FEED.read,  # its intake accounts for each row
        lambda rows: {"rows": len(rows)},
    ],
)
def test_a_row_that_the_feed_rejects_need_not_be_taken(step: Callable[[Any], object]) -> None:
    """A step may raise for it, hand it on, give it as rejected, or say that it is left out."""
    rows = [row(low=30, high=20), row(party="Azerbaijan", low=30, high=20)]

    assert LAWS[names.ROWS_ACCOUNTED].check(step, rows, FEED) is None


@pytest.mark.parametrize("step", [lambda _: [], lambda rows: rows[1:], lambda rows: ([], rows[1:])])
def test_a_row_that_the_feed_rejects_is_not_left_out_without_a_word(step: Callable[[Any], object]) -> None:
    """What a party said in it is gone, and nobody knows."""
    rows = [row(low=30, high=20), row(party="Azerbaijan", low=30, high=20)]

    broken = LAWS[names.ROWS_ACCOUNTED].check(step, rows, FEED)

    assert broken is not None
    assert broken.what == (
        "row 1, which the feed does not take (inconsistent-row), is gone, and no rejection, warning or log says so"
    )


@pytest.mark.parametrize(
    "harmless",
    [
        row(day="20. September"),
        {name: name for name in row()},
        dict.fromkeys(row(), "#meta"),
        row(source=""),
    ],
)
def test_a_row_that_holds_no_claim_of_its_own_may_be_left_out(harmless: dict[str, object]) -> None:
    """A header, tags, a row that says nothing, or one that stands there twice."""
    kept = [row(value=3), row(day="20. September")]

    assert LAWS[names.ROWS_ACCOUNTED].check(lambda _: kept, [*kept, harmless], FEED) is None


LAWS_OF_ASSERTIONS = {
    "assert_copies_add_no_witness": names.COPIES,
    "assert_cut_offs_kept_apart": names.CUT_OFFS,
    "assert_denials_kept": names.DENIALS,
    "assert_more_rows_take_nothing_away": names.MORE,
    "assert_no_new_precision": names.PRECISION,
    "assert_no_side_dropped": names.NO_SIDE_DROPPED,
    "assert_order_changes_nothing": names.ORDER,
    "assert_party_names_kept": names.NAMES,
    "assert_rows_accounted_for": names.ROWS_ACCOUNTED,
    "assert_units_kept": names.UNIT,
}
ASSERTIONS = [one for one in testing.__all__ if one.startswith("assert_")]


@pytest.mark.parametrize("name", ASSERTIONS)
def test_each_law_has_an_assertion(name: str) -> None:
    """It takes rows or a frame, and raises with rows that can be pasted."""
    check = getattr(testing, name)

    check(lambda rows: rows, ROWS, FEED)
    broken = next(step for step, law, what in CASES if LAWS_OF_ASSERTIONS[name] == law and "run once" not in what)
    with pytest.raises(BrokenLaw) as caught:
        check(broken, ROWS, FEED)
    shown = str(caught.value)
    given: dict[str, Any] = {}
    exec(re.search(r"rows = \[.*?\n\]", shown, re.DOTALL).group(), given)  # type: ignore[union-attr]

    assert given["rows"] == ROWS
    assert caught.value.broken.law in LAWS


def test_there_is_an_assertion_for_each_law() -> None:
    """None is left out."""
    assert sorted(LAWS_OF_ASSERTIONS) == sorted(ASSERTIONS)
    assert sorted(LAWS_OF_ASSERTIONS.values()) == sorted(LAWS)


def test_what_is_no_rows_is_refused() -> None:
    """A law is of rows."""
    with pytest.raises(ct.errors.WrongType, match="a list of dictionaries"):
        testing.assert_denials_kept(lambda rows: rows, "rows", FEED)


def test_a_feed_that_does_not_fit_the_rows_is_refused() -> None:
    """A feed that does not fit the rows is refused, with the column that is not there."""
    with pytest.raises(ct.errors.MisfitFeed, match="measure"):
        testing.assert_denials_kept(lambda rows: rows, [{"value": 3}], FEED)
