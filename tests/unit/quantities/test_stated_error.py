"""Stated errors: what a standard error, or an interval at a level, allows of one value."""

from __future__ import annotations

from fractions import Fraction

import pytest

from contested.errors import NotALevel, NotANumber
from contested.quantities import Interval, StatedError, read_level
from contested.quantities.stated_error import normal_quantile

POINT = Interval.point(153)


@pytest.mark.parametrize(
    ("level", "quantile"), [(0.95, "1.959963985"), (0.5, "0.674489750"), (0.6827, "1.000021713"), (0.99, "2.575829304")]
)
def test_quantiles_are_those_of_the_normal_tables(level: float, quantile: str) -> None:
    """NIST/SEMATECH e-Handbook, 1.3.6.7.1, continued to nine digits."""
    assert float(normal_quantile(Fraction(str(level)))) == pytest.approx(float(quantile), abs=1e-9)


@pytest.mark.parametrize("level", [Fraction(1, 10**40), 1 - Fraction(1, 10**40)])
def test_a_quantile_of_the_utmost_level_is_a_number(level: Fraction) -> None:
    """Floats do not tell it from 0 or 1, and there is still something to divide by."""
    assert 0 < normal_quantile(level) < 10


def test_a_standard_error_reaches_as_far_as_the_level() -> None:
    """153 ± 1.96 · 368 is -568.27 to 874.27, by hand."""
    reach = StatedError(153, 368, 368, None, POINT).reach(Fraction(19, 20))

    assert (float(reach.low or 0), float(reach.high or 0)) == pytest.approx((-568.2667463, 874.2667463))


def test_an_interval_at_its_own_level_is_as_stated() -> None:
    """And at another as many times as wide as the quantiles are; half of it is 0.344 of it, on each side by itself."""
    stated = StatedError(150, 30, 60, Fraction(19, 20), Interval.point(150))

    assert stated.reach(Fraction(19, 20)) == Interval(120, 210)
    half = stated.reach(Fraction(1, 2))
    assert (float(half.low or 0), float(half.high or 0)) == pytest.approx((150 - 10.324, 150 + 20.648), abs=1e-3)


def test_hedges_are_joined_and_hard_bounds_stay() -> None:
    """What the source allows anyway is allowed at every level; what it rules out stays ruled out."""
    assert StatedError(10, 1, 1, None, Interval(5, 15)).reach(Fraction(1, 2)) == Interval(5, 15)
    assert StatedError(10, 9, 9, None, Interval(9, 11), Interval(9, 11)).reach(Fraction(1, 2)) == Interval(9, 11)


def test_the_standard_error_of_an_interval() -> None:
    """A 95 % interval of ±19.6 is a standard error of 10."""
    below, above = StatedError(150, Fraction("19.6"), Fraction("39.2"), Fraction(19, 20), POINT).standard

    assert (float(below), float(above)) == pytest.approx((10, 20), abs=1e-3)
    assert StatedError(150, 3, 4, None, POINT).standard == (3, 4)


@pytest.mark.parametrize("level", [0, 1, -0.5, 1.5, 95, "95"])
def test_a_level_lies_between_0_and_1(level: object) -> None:
    """Neither is one, and 95 % is written 0.95."""
    with pytest.raises(NotALevel, match="write 95% as 0.95"):
        read_level(level)


def test_a_level_is_a_number() -> None:
    """Text that writes one is read."""
    assert read_level("0.5") == Fraction(1, 2)
    with pytest.raises(NotANumber):
        read_level("often")
