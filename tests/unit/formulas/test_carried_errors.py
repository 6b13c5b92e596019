"""Carried errors: what a formula makes of the standard errors of its figures."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest

import contested as ct
from contested import methods
from contested.formulas.carried_errors import root_sum_square, slopes_at
from contested.quantities import Interval

REASON = "different surveys"


def said(name: str, value: object, error: object = None, **fields: Any) -> ct.Figure:
    """Return a figure in metres with one claim."""
    return ct.Figure(name, "m", signed=True).claimed(value, by="A", standard_error=error, **fields)


A, B, C = said("a", 100, 3), said("b", 200, 4), said("c", 50)


def number(figure: ct.Figure) -> str:
    """Return the one account of a figure."""
    return str(figure.position("A"))


@pytest.mark.parametrize(
    ("figure", "printed"),
    [
        (A + B, "300 m, standard error at most 7"),
        (A - B, "-100 m, standard error at most 7"),
        (A + C, "150 m, standard error 3"),
        (-A, "-100 m, standard error 3"),
        (2 * A, "200 m, standard error 6"),
        (A / 2, "50 m, standard error 1.5"),
        (2 * A - A, "100 m, standard error 3"),
        (A - A, "0 m"),
        (C + C, "100 m"),
        (C - said("d", 9, 0), "41 m"),
        (A * B, "20,000 m², standard error at most 1,000 to first order"),
        (A / B, "0.5, standard error at most 0.025 to first order"),
        (A**2, "10,000 m², standard error 600 to first order"),
        (A**0, "1"),
        (A * C, "5,000 m², standard error 150 to first order"),
        (ct.minimum(A, B), "100 m, standard error 3 to first order"),
        (ct.maximum(A, B), "200 m, standard error 4 to first order"),
        (ct.minimum(A, said("e", 100, 1)), "100 m"),
        ((A + B).to("km"), "0.3 km, standard error at most 0.007"),
    ],
)
def test_errors_are_added_up_while_dependence_is_not_declared(figure: ct.Figure, printed: str) -> None:
    """Each as often as the value moves with it (GUM, 5.2.2, note 1); the same unknown is itself."""
    assert number(figure) == printed


@pytest.mark.parametrize(
    ("figure", "printed"),
    [
        (A + B, "300 m, standard error 5"),
        (A - B, "-100 m, standard error 5"),
        (2 * A + B, "400 m, standard error about 7.21"),
        (A * B, "20,000 m², standard error about 721 to first order"),
    ],
)
def test_independent_errors_are_combined_by_their_squares(figure: ct.Figure, printed: str) -> None:
    """3, 4 and 5; 6, 4 and the root of 52; 600 and 400 of a product (GUM, 5.1.2). The answer says on whose word."""
    declared = figure.assume_independent(reason=REASON)

    assert number(declared) == printed
    assert f"stated errors are taken to be independent: {REASON}" in str(declared.hull())


def test_without_errors_nothing_is_said_of_independence() -> None:
    """There is nothing that it changes."""
    assert "independent" not in str((C + said("d", 9)).assume_independent(reason=REASON).hull())


def test_errors_that_differ_by_side_change_sides_with_the_sign() -> None:
    """What is subtracted pulls down as far as it reaches up."""
    apart = ct.Figure("d", "m", signed=True).claimed(10, by="A", error_below=1, error_above=2)

    assert number(apart) == "10 m, standard error +2/-1"
    assert number(50 - apart) == "40 m, standard error +1/-2"
    assert number(A - apart) == "90 m, standard error at most +4/-5"
    declared = (B - apart).assume_independent(reason=REASON)
    assert number(declared) == "190 m, standard error about +4.12/-4.47".replace("about ", "")


def test_the_reach_of_a_sum() -> None:
    """1.96 · 7 to each side as a bound, 1.96 · 5 where independence is declared."""
    for figure, wide in ((A + B, 13.7197), ((A + B).assume_independent(reason=REASON), 9.7998)):
        reach = figure.position("A").reach
        assert reach is not None
        assert float(reach.high or 0) == pytest.approx(300 + wide, abs=1e-4)
        assert float(reach.low or 0) == pytest.approx(300 - wide, abs=1e-4)
    assert str(A + B > 288) == "undetermined per A" or str((A + B) > 288) == "undetermined per A"
    assert str((A + B).assume_independent(reason=REASON) > 288) == (
        f"settled: yes per A; stated errors are taken to be independent: {REASON}"
    )


def test_intervals_at_a_level_are_combined_as_their_errors() -> None:
    """Two of 150 ± 30 make 300 ± 42.4 where they are independent, and print their ends as they are."""
    first, second = (said(name, "150 (95% CI 120-180)") for name in "de")
    both = (first + second).assume_independent(reason=REASON)

    assert number(both) == "240 to 360 m, best 300, 95% confidence interval of d and e"
    reach = both.position("A").reach
    assert reach is not None
    assert (float(reach.low or 0), float(reach.high or 0)) == pytest.approx((257.5736, 342.4264), abs=1e-4)
    assert (first + second).position("A").reach == Interval(240, 360)


@pytest.mark.parametrize(
    "figure",
    [
        said("d", None, 2, low=90, best=95, high=99, bounds="limit") + A,
        A + ct.Figure("d", "m").claimed("about 90", by="A"),
        A + ct.Figure("d", "m").claimed("at least 90", by="A"),
        A + ct.Figure("d", "m").claimed(90, by="A", standard_error=2).claimed(95, by="A"),
        A / ct.Figure("d", "m", signed=True).claimed(1, by="A", standard_error=2),
        A * ct.Figure("d", "m").claimed("at least 90", by="A"),
        ct.minimum(A, said("e", 100, 1)),
        A**-1,
    ],
)
def test_independence_never_widens_what_a_formula_allows(figure: ct.Figure) -> None:
    """Hard bounds, hedges, limits and what has no slope stay as they are."""
    alone, declared = figure.position("A").reach, figure.assume_independent(reason=REASON).position("A").reach

    assert alone is not None
    assert declared is not None
    assert declared.within(alone)
    assert (hard := figure.position("A").interval) is not None
    assert declared.contains(hard.low)


def test_what_is_left_behind_is_said() -> None:
    """An explanation says how errors were carried, or that they were not."""
    assert "(standard errors are added up, since nobody declares them independent)" in str((A + B).explain())
    assert "(standard errors are carried to first order)" in str((A / B).explain())
    assert "(standard errors are left behind" in str(ct.minimum(A, said("e", 100, 1)).explain())
    assert "standard errors" not in str((C + C).explain())


def test_a_product_with_a_limit_leaves_errors_behind() -> None:
    """It has no value at which the formula could be taken as straight; a quotient by what may be zero neither."""
    limit = ct.Figure("d", "m").claimed("at least 90", by="A")

    assert number(A * limit).startswith("9,000 or more m²")
    assert (A * limit).position("A").is_uncertain
    assert number(A + limit) == "190 or more m, standard error 3 of a"


def test_methods_weigh_what_a_formula_carries() -> None:
    """3 and 4 as a bound are 7; errors that differ by side have no one variance."""
    other = (
        ct.Figure("a", "m", signed=True).claimed(100, by="A", standard_error=3).claimed(90, by="B", standard_error=1)
    )

    made = (other + 1).reconcile(methods.FixedEffect(), force=True)
    apart = A + ct.Figure("d", "m", signed=True).claimed(10, by="A", error_below=1, error_above=2)

    assert made.pooled is not None
    assert made.computed == pytest.approx((101 / 9 + 91) / (1 / 9 + 1))
    assert "A gives standard errors that differ by side" in str(apart.reconcile(methods.FixedEffect(), force=True))


def test_errors_that_differ_by_side_are_not_weighed() -> None:
    """A refusal says why: no rule of averaging is made up."""
    figure = ct.Figure("d", "m").claimed(10, by="A", error_below=1, error_above=2).claimed(12, by="B", standard_error=1)

    assert "A gives standard errors that differ by side" in str(figure.reconcile(methods.FixedEffect(), force=True))


@pytest.mark.parametrize(
    ("sizes", "root"),
    [((), 0), ((3, 4), 5), ((Fraction(3, 10), Fraction(4, 10)), Fraction(1, 2)), ((0, 0), 0), ((7,), 7)],
)
def test_a_root_that_comes_out_even_is_exact(sizes: tuple[Any, ...], root: Any) -> None:
    """A root that comes out even is exact, also of fractions."""
    assert root_sum_square(sizes) == root


def test_a_root_is_rounded_up() -> None:
    """A root is rounded up, by less than a digit in the twentieth place."""
    root = Fraction(root_sum_square((1, 1)))

    assert 2 < root**2 < 2 + Fraction(1, 10**19)


def test_a_mix_carries_no_independence_of_its_figures() -> None:
    """What is declared of one figure's origins says nothing of a formula."""
    one = said("d", 10, 3).assume_independent(reason=REASON).only("A")

    assert number(one + B) == "210 m, standard error at most 7"


def test_what_has_no_value_there_has_no_slope() -> None:
    """A quotient at a divisor of zero."""
    ratio = A / said("z", 0, 1)
    assert ratio._formula is not None

    assert slopes_at(ratio._formula.program, [A.position("A"), said("z", 0, 1).position("A")]) is None


def test_an_explanation_of_independent_errors_adds_nothing_up() -> None:
    """The root of the sum of squares is no bound, and no first order."""
    told = str((A + B).assume_independent(reason=REASON).explain())

    assert "added up" not in told
    assert "first order" not in told
