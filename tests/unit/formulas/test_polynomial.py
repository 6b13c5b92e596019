"""Polynomials in numbered unknowns: exact arithmetic, substitution, and what divides two of them."""

from __future__ import annotations

from fractions import Fraction

import pytest

from contested.formulas.polynomial import MOST_TERMS, ONE, ZERO, Polynomial, TooLong, cancelled, slope, unknowns_of

X, Y = Polynomial.unknown(0), Polynomial.unknown(1)
TWO = Polynomial.number(2)


def test_a_polynomial_is_a_value() -> None:
    """Equal sums are equal, zero is false, and a number holds no unknown."""
    assert X + Y == Y + X
    assert not Polynomial.number(0)
    assert not X - X
    assert TWO.is_number
    assert ZERO.is_number
    assert not X.is_number
    assert (X + TWO).free_term == 2
    assert unknowns_of(Y, X * Y) == [0, 1]


def test_products_and_powers_are_collected() -> None:
    """The square of a sum has three terms, and a power of one term is one term."""
    assert (X + Y).power(2) == X * X + (X * Y).scaled(2) + Y * Y
    assert X.scaled(2).power(3) == (X * X * X).scaled(8)
    assert X.power(0) == ONE
    assert len(X + Y + TWO) == 3
    assert (X + Y) * (X - Y) == X * X - Y * Y


def test_a_product_that_is_too_long_is_refused() -> None:
    """More terms than are worth handling are not collected."""
    long = ZERO
    for n in range(MOST_TERMS):
        long = long + Polynomial.unknown(n)

    with pytest.raises(TooLong):
        _ = long * (X + TWO)
    with pytest.raises(TooLong):
        (X + Y).power(MOST_TERMS + 1)


def test_an_unknown_is_substituted_and_a_point_evaluated() -> None:
    """A number in place of an unknown leaves the others; at a point a number is left, whole where it is whole."""
    made = X * X * Y + Y.scaled(Fraction(1, 2))

    assert made.substitute(0, 2) == Y.scaled(Fraction(9, 2))
    assert made.evaluate({0: 2, 1: 2}) == 9
    assert made.degree(0) == 2
    assert made.coefficients(1) == {1: X * X + Polynomial.number(Fraction(1, 2))}


def test_the_derivative_gives_the_slope_of_a_quotient() -> None:
    """Of x / (x + y) it is y over a square, by x."""
    assert (X * X * Y).derivative(0) == (X * Y).scaled(2)
    assert slope(X, X + Y, 0) == Y


def test_what_divides_both_is_cancelled() -> None:
    """Shared monomials and shared factors go; what is prime to each other stays."""
    assert cancelled(X * X * Y, X * Y * Y) == (X, Y)
    assert cancelled((X + Y) * (X - Y), (X + Y) * X) == (X - Y, X)
    assert cancelled(X + Y, X - Y) == (X + Y, X - Y)
    assert cancelled(ZERO, X) == (ZERO, ONE)
    assert (X * X - Y * Y).divided_by(X + Y) == X - Y
    assert (X + Y).divided_by(TWO) == (X + Y).scaled(Fraction(1, 2))
