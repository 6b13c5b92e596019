"""What a method says of numbers that it cannot pool and of variants that it has not, word for word."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from contested import methods
from contested.errors import ContestedError

if TYPE_CHECKING:
    from collections.abc import Callable

NAN, INF = float("nan"), float("inf")
SQUARE = "is not above zero; give the square of the standard error"


@pytest.mark.parametrize(
    ("method", "columns", "message"),
    [
        (methods.Mean(), ([],), "values: there are none; give one or more"),
        (methods.Mean(), (5,), "values: '5' is no sequence of numbers; give a list"),
        (methods.Mean(), ("ab",), "values: 'ab' is no sequence of numbers; give a list"),
        (methods.Mean(), ([1, None],), "values[1]: 'None' is no number; leave it out"),
        (methods.Mean(), ([INF],), "values[0]: inf is not finite; leave it out"),
        (methods.FixedEffect(), ([], []), "values: there are none; give one or more"),
        (methods.FixedEffect(), ([1, 2], [1]), "variances: there are 1 for 2 values; give one for each"),
        (methods.FixedEffect(), ([1, 2], [1, 0]), f"variances[1]: 0 {SQUARE}"),
        (methods.FixedEffect(), ([1, 2], [-1, 1]), f"variances[0]: -1 {SQUARE}"),
        (
            methods.FixedEffect(),
            ([1e308, -1e308], [1e-300, 1e-300]),
            ("values and variances: they lie too far apart for floats; bring values and variances to a common scale"),
        ),
        (methods.GeometricMean(), ([1, 0],), "values[1]: 0 is not above zero; leave it out or use the mean"),
    ],
)
def test_numbers_that_no_pool_takes_are_named(method: Any, columns: tuple[Any, ...], message: str) -> None:
    """By column and place, with what to do."""
    with pytest.raises(ContestedError) as caught:
        method.pool(*columns)

    assert str(caught.value) == message


@pytest.mark.parametrize(
    ("weights", "message"),
    [
        ([0, 0], "weights: all are zero; give at least one above"),
        ([-1, 1], "weights[0]: -1 is below zero; a weight is zero or more"),
        ([1], "weights: there are 1 for 2 values; give one for each"),
    ],
)
def test_weights_that_weigh_nothing_are_named(weights: list[float], message: str) -> None:
    """One for each value, of zero or more, and not all zero."""
    with pytest.raises(ContestedError) as caught:
        methods.LinearPool().pool([1, 2], [1, 1], weights=weights)

    assert str(caught.value) == message


@pytest.mark.parametrize(
    ("values", "message"),
    [(["x"], "values[0]: 'x' is no number; leave it out"), ([1, NAN], "values[1]: nan is not finite; leave it out")],
)
@pytest.mark.parametrize("method", [methods.Mean(), methods.GeometricMean(), methods.Median(), methods.TrimmedMean()])
def test_what_cannot_be_left_out_in_turn_is_named(method: Any, values: list[Any], message: str) -> None:
    """As when all are pooled."""
    with pytest.raises(ContestedError) as caught:
        method.leave_one_out(values)

    assert str(caught.value) == message


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (
            lambda: methods.RandomEffects(tau2="XX"),
            "tau2 cannot be 'XX'; it is one of DL, PM, REML, ML, HE, HS, SJ, EB, DL2, HE2",
        ),
        (lambda: methods.RandomEffects(level=2), "level is '2' (int); give a number between 0 and 1, such as 0.95"),
        (lambda: methods.RandomEffects(level=0), "level is '0' (int); give a number between 0 and 1, such as 0.95"),
        (lambda: methods.Mode(ties="first"), "ties cannot be 'first'; it is one of none, lowest, highest, status, basis, order"),
        (lambda: methods.Median(even="mean"), "even cannot be 'mean'; it is one of interval, midpoint, lower, upper"),
        (lambda: methods.AtLeast(0), "k is '0' (int); give a whole number from 1"),
        (
            lambda: methods.Preferred(()),
            "order is '()' (tuple); give one name of a party or source or more, such as (\"UN\", \"OSCE\")",
        ),
    ],
)  # fmt: skip
def test_a_variant_that_is_none_says_which_there_are(make: Callable[[], object], message: str) -> None:
    """Or what would be one."""
    with pytest.raises(ContestedError) as caught:
        make()

    assert str(caught.value) == message
