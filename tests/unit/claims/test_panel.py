"""Panels: everyone who has a say on one figure."""

from __future__ import annotations

import contested as ct
from contested.claims.position import Stance
from contested.quantities.interval import Interval


def test_numbers_below_the_floor_are_not_allowed() -> None:
    """ "At most 20" people allows none below zero, though nobody printed a zero."""
    panel = ct.Figure("x", "person").claimed("at most 20", by="A")._panel

    assert panel.allowed(panel.positions[0]) == Interval(0, 20)
    assert panel.positions[0].interval == Interval.at_most(20)


def test_a_signed_figure_has_no_floor() -> None:
    """Excess deaths may be below zero."""
    panel = ct.Figure("excess deaths", "killed", signed=True).claimed("at most 20", by="A")._panel

    assert panel.allowed(panel.positions[0]) == Interval.at_most(20)


def test_silent_parties_borrow_only_what_no_party_has_a_say_on() -> None:
    """Where a party states or denies, unattributed numbers are nobody else's."""
    open_to_all = ct.Figure("area", "km**2").claimed(3000, source="Atlas")

    assert open_to_all.according_to("B").stance is Stance.STATED
    assert open_to_all.denied(by="A").according_to("B").stance is Stance.SILENT
    assert open_to_all.claimed(2900, by="A").according_to("B").stance is Stance.SILENT
    assert open_to_all.withheld(by="A").according_to("B").stance is Stance.STATED


def test_who_withholds_borrows_nothing() -> None:
    """A party that refuses to say has no number, not somebody else's."""
    figure = ct.Figure("area", "km**2").claimed(3000, source="Atlas").withheld(by="A")

    assert figure.according_to("A").stance is Stance.WITHHELD


def test_a_declared_disputant_that_is_silent_borrows() -> None:
    """Being declared is not saying anything."""
    figure = ct.Figure("area", "km**2", disputants=["A"]).claimed(3000, source="Atlas")

    assert str(figure.according_to("A")) == "3,000 km²"
