"""Programs: formulas of one shape share theirs, and a form alone says where it rises."""

from __future__ import annotations

from contested import Figure, Interval
from contested.formulas.node import ADD, DIVIDE, LEAF, SUBTRACT
from contested.formulas.powers import interval_power
from contested.formulas.program import MOST_ROWS, Program, program_of

RATIO = ((LEAF, (), 0), (LEAF, (), 1), (DIVIDE, (0, 1), None))


def test_formulas_of_one_shape_share_a_program() -> None:
    """Every ratio of two figures runs by the same rows; a long one has rows of its own."""
    people, area = Figure("people", "person").claimed(1, by="A"), Figure("area", "km**2").claimed(2, by="A")
    one, other = (people / area)._formula, (area / people)._formula
    assert one is not None
    assert other is not None

    assert one.program is other.program
    long = (*RATIO, *[(ADD, (n, n), None) for n in range(2, MOST_ROWS)])
    assert program_of(long, 2) is not program_of(long, 2)


def test_a_form_says_where_it_rises() -> None:
    """A ratio rises in what is above the line and falls in what is below; a difference times itself hangs on numbers."""
    assert Program(RATIO, 2).directions == (1, -1)
    assert Program(((LEAF, (), 0), (SUBTRACT, (0, 0), None)), 1).directions is None


def test_an_even_power_of_an_interval_around_zero_starts_at_zero() -> None:
    """What is squared is not below zero, and the further end decides the upper one."""
    assert interval_power(Interval(-2, 1), 2) == Interval(0, 4)
    assert interval_power(Interval(-2, -1), 2) == Interval(1, 4)
    assert interval_power(Interval(-2, 1), 3) == Interval(-8, 1)
