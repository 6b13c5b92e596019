"""Shifts between two editions, in units of the standard error."""

from __future__ import annotations

from fractions import Fraction

import pytest

import contested as ct
from contested.errors import IncompatibleUnits, WrongType

OLD = (
    ct.Figure("G", "m")
    .claimed("1.23(4)", by="C")
    .claimed(5, by="B")
    .claimed(7, by="D", error_below=1, error_above=2)
    .claimed(1, by="E", standard_error=0)
    .claimed(3, by="F", standard_error=1)
    .claimed("at least 3", by="H")
)
NEW = (
    ct.Figure("G", "m")
    .claimed("1.43", by="C")
    .claimed(5, by="B")
    .claimed("650 cm", by="D")
    .claimed(2, by="E")
    .claimed(3, by="F")
    .claimed(4, by="H")
)


def test_a_shift_is_in_units_of_the_earlier_error() -> None:
    """On the side to which the number moved; who has no number or no error has none, and it says why."""
    shift = OLD.shift(NEW)

    assert shift.by_party == {"B": None, "C": 5, "D": Fraction(-1, 2), "E": None, "F": 0, "H": None}
    assert str(shift).split("; ") == [
        "B: no standard error in the earlier edition",
        "C: up by 5 standard errors (from 1.23 to 1.43)",
        "D: down by 0.5 standard errors (from 7 to 6.5)",
        "E: a standard error of 0 in the earlier edition",
        "F: no shift",
        "H: no single number in the earlier edition",
    ]


def test_who_speaks_in_one_edition_alone_is_named() -> None:
    """Nobody is dropped."""
    assert str(OLD.only("C").shift(NEW.only("F"))) == (
        "C: no single number in the later edition; F: no single number in the earlier edition"
    )
    assert str(ct.Figure("x", "m").shift(ct.Figure("x", "m"))) == "nobody says anything"


def test_a_shift_is_explained() -> None:
    """Down to both editions; following it forward gives the same."""
    shift = OLD.shift(NEW)

    assert shift.explain().follow() == shift
    assert "1.19 to 1.27 m, best 1.23, standard error 0.04" in str(shift.explain(whole=True))
    assert repr(shift).startswith("<Shift B: ")


def test_editions_of_different_units_are_refused() -> None:
    """Editions of different units are refused, and so is what is no figure."""
    with pytest.raises(IncompatibleUnits):
        OLD.shift(ct.Figure("G", "kg").claimed(1, by="C"))
    with pytest.raises(WrongType, match="a figure"):
        OLD.shift(3)


def test_editions_of_different_definitions_say_so() -> None:
    """The numbers are compared, and nobody takes them for the same count."""
    old = ct.Figure("G", "m", definition="at rest").claimed(1, by="C", standard_error=1)
    shift = old.shift(ct.Figure("G", "m").claimed(3, by="C"))

    assert shift.by_party == {"C": 2}
    assert str(shift) == "C: up by 2 standard errors (from 1 to 3); the definitions differ: “at rest” → none"
    assert shift.explain().follow() == shift
