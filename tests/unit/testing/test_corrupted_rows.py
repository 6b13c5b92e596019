"""A fault is found, passed on so that a check still finds it, or gets through."""

from __future__ import annotations

import logging
import warnings
from typing import TYPE_CHECKING, Any

import pytest
from tests.faulty_steps import FEED, rejects_bad_rows, what_the_feed_rejects_dropped
from tests.unit.testing.test_laws_of_steps import row

import contested as ct
from contested.testing.corrupted_rows import Corrupted, outcome
from contested.testing.step_under_test import StepUnderTest

if TYPE_CHECKING:
    from collections.abc import Callable

    from contested.testing.fed_rows import FeedRows

CLEAN: FeedRows = [row(low=20, high=30), row(party="Azerbaijan", value=50), row(party="OSCE", stance="denied")]
SWAPPED = Corrupted("swapped", ("inconsistent-row",), CLEAN, [CLEAN[0] | {"low": 30, "high": 20}, *CLEAN[1:]])
TENFOLD = Corrupted("tenfold", ("no-such-rule",), CLEAN, [CLEAN[0], CLEAN[1] | {"value": 50_000_000}, CLEAN[2]])
SLIPPED = Corrupted("slipped", ("unit-slip",), CLEAN, [CLEAN[0], CLEAN[1] | {"value": 25}, CLEAN[2]])
NK = "nagorno-karabakh-population"
LOST = Corrupted("lost", ("lost-denial",), CLEAN, CLEAN[:2])


def without_harm(rows: FeedRows) -> FeedRows:
    """Leave out what cannot be."""
    return [one for one in rows if not one["low"] or one["low"] <= one["high"]]  # type: ignore[operator]


def ends_alone(rows: FeedRows) -> dict[str, object]:
    """Answer with a low and a high, and who denies."""
    return {
        id_: {
            "low": one.hull().interval.low,
            "high": one.hull().interval.high,
            "by": [d.parties[0].name for d in one.denials],
        }
        for id_, one in FEED.read(rows).figures.items()
    }


def how_many(rows: FeedRows) -> dict[str, object]:
    """Answer with how many speak."""
    return {id_: len(one.positions()) for id_, one in FEED.read(rows).figures.items()}


def hulls(rows: FeedRows) -> dict[str, object]:
    """Answer with ranges, which name all who speak, and say nothing of what was rejected."""
    return {id_: one.hull() for id_, one in FEED.read(rows).figures.items()}


def refuses(rows: FeedRows) -> FeedRows:
    """Raise for what cannot be."""
    if without_harm(rows) != rows:
        raise ValueError("low above high")
    return rows


def marks(rows: FeedRows) -> FeedRows:
    """Write what is wrong in a column, and drop the number."""
    harmed = [one not in without_harm(rows) for one in rows]
    return [one | {"suspect": bad} | ({"low": None} if bad else {}) for one, bad in zip(rows, harmed, strict=True)]


def puts_right(rows: FeedRows) -> FeedRows:
    """Exchange the ends that were exchanged."""
    return [one | {"low": one["high"], "high": one["low"]} if one not in without_harm(rows) else one for one in rows]


def hides(rows: FeedRows) -> FeedRows:
    """Make the ends alike, so that nothing is seen."""
    return [one | {"high": one["low"]} if one not in without_harm(rows) else one for one in rows]


def says_that_it_puts_right(rows: FeedRows) -> FeedRows:
    """Exchange the ends that were exchanged, and warn."""
    return puts_right(warns(rows) and rows)


def warns(rows: FeedRows) -> FeedRows:
    """Leave out what cannot be, and warn."""
    if without_harm(rows) != rows:
        warnings.warn("a row is left out", stacklevel=1)
    return without_harm(rows)


def warns_of_code(rows: FeedRows) -> FeedRows:
    """Leave out what cannot be, with a warning that speaks of code."""
    if without_harm(rows) != rows:
        warnings.warn("this will change", FutureWarning, stacklevel=1)
    return without_harm(rows)


def warns_of_all(rows: FeedRows) -> FeedRows:
    """Leave out what cannot be, with a warning that always comes."""
    warnings.warn("rows may be left out", stacklevel=1)
    return without_harm(rows)


def logs(rows: FeedRows) -> FeedRows:
    """Leave out what cannot be, and log that as a warning."""
    if without_harm(rows) != rows:
        logging.getLogger("a step").warning("%d rows are left out", 1)
    return without_harm(rows)


def whispers(rows: FeedRows) -> FeedRows:
    """Leave out what cannot be, and log that where nobody looks by default."""
    if without_harm(rows) != rows:
        logging.getLogger("a step").info("a row is left out")
    return without_harm(rows)


def each_once(rows: FeedRows) -> FeedRows:
    """Keep each row once."""
    return [one for n, one in enumerate(rows) if one not in rows[:n]]


def capitals_undone(rows: FeedRows) -> FeedRows:
    """Write a name, and a party's word, as they are written elsewhere."""
    wanted = {"osce": "OSCE", "about 3": 3}
    return [one | {name: wanted.get(str(one[name]), one[name]) for name in ("party", "value")} for one in rows]


def rejects(rows: FeedRows) -> object:
    """Give the rows that cannot be beside the others."""
    good = without_harm(rows)
    return [one | {"value": None} if one["stance"] is None and one["low"] is None else one for one in good], [
        one for one in rows if one not in good
    ]


def clips(rows: FeedRows) -> FeedRows:
    """Cut large numbers."""
    return [one | {"value": min(one["value"], 1_000)} if isinstance(one["value"], int) else one for one in rows]


NARROWED = Corrupted(
    "lost interval", ("lost-interval",), CLEAN, [CLEAN[0] | {"low": None, "high": None, "value": 25}, *CLEAN[1:]]
)
WORDS: FeedRows = [row(party="OSCE", value="5,012 to 5,638"), row(party="OSCE", value=3, day="2023-09-25")]
SPELT = Corrupted("spelled", ("two-spellings",), WORDS, [WORDS[0] | {"party": "osce"}, WORDS[1]])


ADDED = Corrupted("added", ("no-such-rule",), CLEAN, [*CLEAN, row(low=30, high=20)])
TWICE = Corrupted("twice", ("no-such-rule",), CLEAN, [*CLEAN, CLEAN[0]])
RETOLD = Corrupted("retold", ("no-such-rule",), WORDS, [WORDS[0], WORDS[1] | {"value": "about 3"}])


def doubled(rows: FeedRows) -> FeedRows:
    """Double each number."""
    ends = ("value", "low", "high")
    return [one | {name: one[name] * 2 for name in ends if isinstance(one[name], int)} for one in rows]  # type: ignore[operator]


def titles(rows: FeedRows) -> FeedRows:
    """Write the names of all parties otherwise."""
    return [one | {"party": str(one["party"]).upper()} for one in rows]


def coerces(rows: FeedRows) -> FeedRows:
    """Empty what is no number."""
    return [one | {"value": None} if isinstance(one["value"], str) else one for one in rows]


@pytest.mark.parametrize(
    ("step", "corrupted", "wanted"),
    [
        (lambda rows: rows, SWAPPED, "passed on"),
        (lambda rows: rows[::-1], SWAPPED, "passed on"),
        (lambda rows: [one | {"n": 1} for one in rows], SWAPPED, "passed on"),
        (lambda rows: [one | {"n": 1} for one in rows], TENFOLD, "passed on"),
        (lambda rows: [one | {"n": 1} for one in rows], LOST, "passed on"),
        (lambda rows: [one | {"hedge": None} for one in rows if one["party"] != "OSCE"], SWAPPED, "passed on"),
        (FEED.read, TENFOLD, "passed on"),
        (lambda rows: {id_: one.hull() for id_, one in FEED.read(rows).figures.items()}, TENFOLD, "passed on"),
        (refuses, SWAPPED, "found"),
        (
            lambda rows: [one for one in rows if one["low"] is None and one["value"] is None],
            SWAPPED,
            "hidden by a broken law",
        ),
        (without_harm, SWAPPED, "gets through"),
        (without_harm, ADDED, "found"),
        (each_once, TWICE, "passed on"),
        (warns, SWAPPED, "found"),
        (warns_of_code, SWAPPED, "gets through"),
        (warns_of_all, SWAPPED, "gets through"),
        (logs, SWAPPED, "found"),
        (whispers, SWAPPED, "gets through"),
        (lambda rows: {None: FEED.read(rows)}, SWAPPED, "gets through"),
        (FEED.read, SWAPPED, "found"),
        (marks, SWAPPED, "found"),
        (puts_right, SWAPPED, "gets through"),
        (says_that_it_puts_right, SWAPPED, "found"),
        (capitals_undone, SPELT, "found"),
        (capitals_undone, RETOLD, "gets through"),
        (rejects, SWAPPED, "found"),
        (lambda rows: {"x": len(without_harm(rows))}, SWAPPED, "gets through"),
        (lambda rows: {"x": len(rows)}, SWAPPED, "found"),
        (hides, SWAPPED, "gets through"),
        (clips, TENFOLD, "gets through"),
        (lambda rows: {"x": sum(one["value"] or 0 for one in rows)}, TENFOLD, "gets through"),
        (lambda rows: refuses(rows) if len(rows) == 3 and rows != CLEAN else 1 / 0, SWAPPED, "found"),
        (lambda rows: hides(rows) if rows != CLEAN else 1 / 0, SWAPPED, "gets through"),
        (lambda rows: hides(rows) if len(rows) == 3 else 1 / 0, SWAPPED, "gets through"),
        (lambda rows: [{"dead": 3} for _ in rows], TENFOLD, "hidden by a broken law"),
        (ends_alone, SLIPPED, "not shown by such an answer"),
        (how_many, SLIPPED, "not shown by such an answer"),
        (hulls, SLIPPED, "passed on"),
        (hulls, SWAPPED, "gets through"),
        (ends_alone, SWAPPED, "gets through"),
        (lambda rows: ends_alone([one for one in rows if one["party"] != "OSCE"]), LOST, "not shown by such an answer"),
        (lambda rows: {NK: (1, 2)} if rows != CLEAN else ends_alone(rows), SLIPPED, "gets through"),
        (titles, NARROWED, "passed on"),
        (coerces, SPELT, "found"),
    ],
)
def test_what_a_step_does_with_a_fault(step: Callable[[Any], object], corrupted: Corrupted, wanted: str) -> None:
    """Raise, leave out, mark, put right, reject; hand on; or hide."""
    assert outcome(corrupted, StepUnderTest(step, FEED).trial(corrupted.rows)) == wanted


def test_of_two_spellings_the_right_one_may_be_left_out() -> None:
    """What the feed rejects is found, whichever row it is."""
    clean = [row(party="Hellenic Watch", value=3), row(party="Hellenic Watch", value=5, day="2023-09-25")]
    spelt = Corrupted("spelled", ("two-spellings",), clean, [clean[0], clean[1] | {"party": "HELLENIC WATCH"}])

    assert FEED.intake(spelt.rows).rejected
    assert outcome(spelt, StepUnderTest(rejects_bad_rows, FEED).trial(spelt.rows)) == "found"
    assert outcome(spelt, StepUnderTest(what_the_feed_rejects_dropped, FEED).trial(spelt.rows)) == "gets through"


def test_a_fault_that_gets_through_is_told_with_what_became_of_it() -> None:
    """And shrinks to the row that is harmed."""
    under = StepUnderTest(clips, FEED)

    through = under.let_through(TENFOLD)

    assert through is not None
    assert through.corruption == "tenfold"
    assert "“50,000,000 people” became “1,000 people”" in through.what
    assert "before it went wrong: {" in through.what
    assert "'value': 50" in through.what
    assert under.shrunk_fault(TENFOLD, through, lambda: True).rows == [TENFOLD.rows[1]]
    assert under.shrunk_fault(TENFOLD, through, lambda: False) == through


def test_a_fault_that_shows_in_nothing_is_told_so() -> None:
    """An answer of which nobody knows what it is about."""
    through = StepUnderTest(lambda rows: {"x": sum(one["value"] or 0 for one in rows)}, FEED).let_through(TENFOLD)

    assert through is not None
    assert through.law == "a fault is found or passed on"
    assert str(through).startswith("broken after 'tenfold': a fault is found or passed on: the fault does not show")


def test_the_smallest_example_holds_what_went_wrong() -> None:
    """A row that the step loses anyway does not stand for it."""
    under = StepUnderTest(lambda rows: clips(rows)[:1], FEED)
    corrupted = Corrupted("tenfold", (), TENFOLD.clean[1:], TENFOLD.rows[1:])

    through = under.let_through(corrupted)

    assert through is not None
    assert under.shrunk_fault(corrupted, through, lambda: True).rows == [TENFOLD.rows[1]]


def test_rows_that_say_the_same_are_no_fault() -> None:
    """A corruption without effect is no corruption."""
    same = Corrupted("none", (), CLEAN, [CLEAN[0] | {"source": "Daily "}, *CLEAN[1:]])

    assert StepUnderTest(clips, FEED).let_through(same) is None


def test_what_is_passed_on_in_other_columns_is_looked_at_by_their_feed() -> None:
    """There is no earlier edition of it."""
    into = ct.Feed(of="where", name="=population", unit="=person", low="low", high="high", value="n", by="who")

    def step(rows: FeedRows) -> FeedRows:
        return [
            {"where": r["place"], "n": r["value"], "low": r["low"], "high": r["high"], "who": "UN"} for r in rows[:2]
        ]

    assert outcome(SWAPPED, StepUnderTest(step, FEED, into).trial(SWAPPED.rows)) == "passed on"


def test_a_fault_that_is_still_seen_is_passed_on_whatever_else_is_lost() -> None:
    """What else the step does to rows is for the laws."""
    assert outcome(NARROWED, StepUnderTest(doubled, FEED).trial(NARROWED.rows)) == "passed on"
