"""Of one holder's statements the latest stand, and none gives way to one that says less (rule 10)."""

from __future__ import annotations

from tests.unit.claims.one_position import position, said

import contested as ct
from contested.claims.position import Stance
from contested.quantities.interval import Interval


def test_the_latest_as_of_makes_the_position() -> None:
    """Only statements of the latest time make a position."""
    made = position(said(5, as_of="2020"), said(7, as_of="2021"))

    assert str(made) == "7 people"
    assert [str(s) for s in made.superseded] == ["5 people (A)"]


def test_undated_statements_give_way_to_dated_ones() -> None:
    """Statements without a time count only where none has one."""
    made = position(said(5), said(7, as_of="2021"))

    assert made.interval == Interval.point(7)


def test_overlapping_times_stand_together() -> None:
    """A year and a month within it are not certainly before each other, so both stand."""
    made = position(said(5, as_of="2021"), said(7, as_of="2021-05"))

    assert made.interval == Interval(5, 7)
    assert made.divided


def test_a_later_statement_supersedes_an_earlier_one() -> None:
    """What was said certainly earlier, on the same basis and status, is superseded."""
    made = position(said(5, stated="2021-01-01"), said(7, stated="2021-01-02"))

    assert made.interval == Interval.point(7)
    assert not made.divided


def test_a_statement_of_another_basis_is_not_superseded() -> None:
    """A later estimate does not take the place of an earlier documented count, nor contradict it."""
    made = position(said(5, stated="2021-01-01", basis="documented"), said(7, stated="2021-01-02", basis="estimated"))

    assert made.interval == Interval(5, 7)
    assert not made.divided


def test_a_weaker_bound_supersedes_nothing() -> None:
    """A later "at least 5" does not take back an earlier 11."""
    made = position(said(11, stated="2021-01-01"), said("at least 5", stated="2021-01-02"))

    assert made.interval == Interval.at_least(5)
    assert len(made.estimates) == 2


def test_a_stronger_bound_supersedes() -> None:
    """A later "at least 20" takes the place of an earlier 11, which it excludes."""
    made = position(said(11, stated="2021-01-01"), said("at least 20", stated="2021-01-02"))

    assert made.interval == Interval.at_least(20)
    assert len(made.estimates) == 1


def test_a_later_word_without_a_number_takes_no_number_back() -> None:
    """ "Dozens" after 24 leaves the 24 standing."""
    made = position(said(24, stated="2021-01-01"), said("dozens", stated="2021-01-02"))

    assert made.stance is Stance.STATED
    assert made.interval == Interval.point(24)


def test_a_number_takes_the_place_of_a_word() -> None:
    """24 after "dozens" is the position."""
    made = position(said("dozens", stated="2021-01-01"), said(24, stated="2021-01-02"))

    assert [str(s) for s in made.superseded] == ["“dozens” (A)"]


def test_only_what_is_certainly_earlier_is_replaced() -> None:
    """A number stated some day of the month may be the later one, so both stand (rule 10)."""
    figure = ct.Figure("x", "person").claimed(9, by="A", stated="2031-05").claimed(7, by="A", stated="2031-05-20")

    made = figure.position("A")

    assert (made.interval, made.divided, made.superseded) == (Interval(7, 9), True, ())
    again = ct.Figure("x", "person").denied(by="A", stated="2031-05").claimed(7, by="A", stated="2031-05-20")
    assert len(again.position("A").denials) == 1


def test_each_number_is_replaced_only_by_one_said_after_it() -> None:
    """A statement that says more replaces what came before it, not what came later (rule 10)."""
    figure = (
        ct.Figure("x", "person")
        .claimed(9, by="A", stated="2031-05-01")
        .claimed("at least 5", by="A", stated="2031-05-02")
        .claimed(8, by="A", stated="2031-04-30")
    )

    made = figure.position("A")

    assert {str(e.interval) for e in made.estimates} == {"[9; 9]", "[5; ∞)"}
    assert [str(old) for old in made.superseded] == ["8 people (A)"]
