"""
Laws of exact numbers (design.md, rule 1).

A number means what it prints, whatever type it came in.  Units convert by
exact factors, so 300,000 ha is 3,000 km², and looking at a figure in another
unit changes no verdict.  Everything that comes out is an int or a Fraction;
what we round says so.
"""

from __future__ import annotations

import math
import operator
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from contested import Estimate, Figure, Interval
from contested.errors import NotANumber, NumberOutOfBounds
from contested.quantities.numbers import Number, exact, in_full, rounded
from contested.quantities.units import factor
from contested.quantities.units import unit as unit_of
from contested.testing import figures, numbers

if TYPE_CHECKING:
    from collections.abc import Callable

    from contested.answers.verdict import Verdict

SIGNS = st.sampled_from((operator.lt, operator.le, operator.gt, operator.ge))
AREAS = ("km**2", "ha", "m**2", "acre", "dunam", "mile**2")
FAMILIES = (AREAS, ("hour", "day", "week", "year", "minute"), ("kg", "tonne", "pound", "g"), ("share", "percent"))


@given(n=st.integers(-(10**29), 10**29))
def test_a_whole_number_means_the_same_in_every_type(n: int) -> None:
    """An int, its grouped text, its Decimal and its Fraction are one number."""
    forms: list[object] = [n, in_full(n), str(n), Decimal(n), Fraction(n)]

    read = [exact(form) for form in forms]

    assert read == [n] * len(forms)
    assert all(type(number) is int for number in read)


@given(x=st.floats(allow_nan=False, allow_infinity=False, min_value=-1e29, max_value=1e29))
def test_a_float_is_the_decimal_it_prints(x: float) -> None:
    """A float comes in through its shortest decimal form, or is refused for its digits."""
    printed = Fraction(repr(x))

    try:
        number = exact(x)
    except NumberOutOfBounds:
        assert printed != 0
        assert (printed * 10**30).denominator != 1 or abs(printed) < Fraction(1, 10**30)
        return

    assert number == printed


@pytest.mark.parametrize("value", [math.nan, math.inf, -math.inf, Decimal("NaN"), Decimal("Infinity"), True, False])
def test_what_is_no_finite_number_is_refused(value: object) -> None:
    """NaN, infinities and truth values are no numbers."""
    with pytest.raises(NotANumber):
        exact(value)


@given(number=numbers(min_value=None))
def test_numbers_are_in_simplest_form(number: Number) -> None:
    """A number is an int exactly where it is whole."""
    read = exact(number)

    assert read == number
    assert isinstance(read, int) == (Fraction(number).denominator == 1)


@given(number=numbers(min_value=None), digits=st.integers(1, 12))
def test_rounding_says_so(number: Number, digits: int) -> None:
    """A derived number is written out in full, or within half a unit of its last kept digit and marked."""
    text, dropped = rounded(number, digits)

    printed = Fraction(text.replace(",", "")) if "/" not in text else exact(text)
    assert dropped == (printed != number)
    error = abs(Fraction(printed) - Fraction(number))
    assert error * 2 * 10 ** (digits - 1) <= abs(number)


@given(a=numbers(), sign=SIGNS, data=st.data())
def test_converting_changes_no_verdict_of_one_number(
    a: Number, sign: Callable[[Figure, object], Verdict], data: st.DataObject
) -> None:
    """A claim in one unit compares with a threshold in another as the exact numbers do."""
    given_in, asked_in = (data.draw(st.sampled_from(AREAS)) for _ in range(2))
    b = data.draw(numbers(max_value=10**15).filter(lambda n: n * 10**15 == int(n * 10**15)))
    figure = Figure("area", given_in).claimed(a, by="A")
    left, right = a * unit_of(given_in).size, b * unit_of(asked_in).size

    verdict = sign(figure.to(asked_in), b)

    assert verdict.certainly == sign(left, right)  # type: ignore[arg-type]


@given(data=st.data(), sign=SIGNS, x=st.integers(0, 10**6))
def test_looking_in_another_unit_changes_no_verdict(
    data: st.DataObject, sign: Callable[[Figure, object], Verdict], x: int
) -> None:
    """Every party answers the same, whatever unit a figure is looked at in."""
    family = data.draw(st.sampled_from(FAMILIES))
    unit, other = data.draw(st.permutations(family))[:2]
    figure = data.draw(figures(unit))
    quantity = f"{x} {unit}"

    there = sign(figure.to(other), quantity)

    assert there.by_party == sign(figure, quantity).by_party


@given(data=st.data())
def test_looking_in_another_unit_multiplies_every_end_exactly(data: st.DataObject) -> None:
    """The ends of a hull convert by the exact factor, and back again to what they were."""
    unit, other = data.draw(st.permutations(AREAS))[:2]
    figure = data.draw(figures(unit))
    ratio = factor(unit_of(unit), unit_of(other))

    here, there = figure.hull(), figure.to(other).hull()

    assert there.interval == here.interval.scaled(ratio)
    assert (there.low_by, there.high_by, there.ratio) == (here.low_by, here.high_by, here.ratio)
    assert figure.to(other).to(unit).hull().interval == here.interval


@given(data=st.data())
def test_factors_compose(data: st.DataObject) -> None:
    """Converting over a third unit is converting directly, and there and back is nothing."""
    family = data.draw(st.sampled_from(FAMILIES))
    a, b, c = (unit_of(data.draw(st.sampled_from(family))) for _ in range(3))

    assert factor(a, b) * factor(b, c) == factor(a, c)
    assert factor(a, b) * factor(b, a) == 1


def test_hectares_are_square_kilometres() -> None:
    """300,000 ha is 3,000 km², not 3,000.0000000000005."""
    figure = Figure("area", "km**2").claimed("300,000 ha", by="A")

    assert (figure.hull().low, figure.hull().high) == (3000, 3000)
    assert (figure >= 3000).certainly
    assert (figure <= 3000).certainly
    assert not (figure > 3000).possibly


@given(figure=figures(None, min_estimates=1), data=st.data())
def test_no_float_comes_out(figure: Figure, data: st.DataObject) -> None:
    """Every number of every answer is an int or a Fraction."""
    hull, common = figure.hull(), figure.common()

    found: list[Any] = [hull.low, hull.high, hull.printed_low, hull.printed_high, hull.ratio]
    found += [] if common is None else [common.low, common.high, common.ratio]
    found += [end for p in figure.positions() for i in (p.interval, p.reach) if i for end in (i.low, i.high)]

    assert all(number is None or type(number) in (int, Fraction) for number in found)


@given(interval=st.from_type(Interval), ratio=numbers(min_value=Fraction(1, 10**6), max_value=10**6))
def test_scaling_loses_nothing(interval: Interval, ratio: Number) -> None:
    """Scaling by a factor and by its inverse leaves an interval as it was."""
    scaled = interval.scaled(ratio).scaled(Fraction(1) / ratio)

    assert scaled == interval


@given(estimate=st.from_type(Estimate))
def test_an_estimate_converts_and_comes_back(estimate: Estimate) -> None:
    """An estimate converted and converted back prints the number it printed, and is marked as computed."""
    moved = attrs.evolve(estimate, unit=unit_of("km**2"))

    back = moved.to("ha").to("km**2")

    assert (back.interval, back.reach, back.best, back.text) == (moved.interval, moved.reach, moved.best, moved.text)
    assert back.converted
