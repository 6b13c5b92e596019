"""
Polynomials in several unknowns with exact coefficients: enough to cancel, to differentiate and to bound.

A polynomial maps monomials to numbers; a monomial is pairs of an unknown's
number and its power, by unknown.  The empty mapping is zero.

Source:
    D. E. Knuth, The Art of Computer Programming, volume 2, section 4.6.1
    (greatest common divisors by primitive remainders).
"""

from __future__ import annotations

import math
from fractions import Fraction
from typing import TYPE_CHECKING

from contested.formulas.program import power
from contested.quantities.interval import Interval
from contested.quantities.numbers import Number, as_int_if_whole

if TYPE_CHECKING:
    from collections.abc import Mapping

Monomial = tuple[tuple[int, int], ...]
Polynomial = dict[Monomial, Number]

ONE: Polynomial = {(): 1}
MOST_TERMS = 300
CANCELLED_TERMS = 60
CANCELLED_DEGREE = 12


class TooLong(Exception):
    """A polynomial with more terms than are worth handling."""


def constant(number: Number) -> Polynomial:
    """Return a number as a polynomial."""
    return {(): number} if number else {}


def unknown(n: int) -> Polynomial:
    """Return the unknown number ``n``."""
    return {((n, 1),): 1}


def is_constant(p: Polynomial) -> bool:
    """Whether no unknown occurs."""
    return not p or (len(p) == 1 and () in p)


def unknowns(*polynomials: Polynomial) -> list[int]:
    """Return which unknowns occur, in order."""
    return sorted({n for p in polynomials for monomial in p for n, _ in monomial})


def plus(p: Polynomial, q: Polynomial) -> Polynomial:
    """Return the sum."""
    total = dict(p)
    for monomial, number in q.items():
        value = total.get(monomial, 0) + number
        if value:
            total[monomial] = value
        else:
            del total[monomial]
    return total


def times(p: Polynomial, q: Polynomial) -> Polynomial:
    """
    Return the product.

    Raises:
        TooLong: it has too many terms.
    """
    total: Polynomial = {}
    for a, x in p.items():
        for b, y in q.items():
            monomial = _merged(a, b)
            value = total.get(monomial, 0) + x * y
            if value:
                total[monomial] = value
            else:
                del total[monomial]
        if len(total) > MOST_TERMS:
            raise TooLong
    return total


def by_number(p: Polynomial, number: Number) -> Polynomial:
    """Return the polynomial times a number."""
    return {monomial: value * number for monomial, value in p.items()} if number else {}


def minus(p: Polynomial, q: Polynomial) -> Polynomial:
    """Return the difference."""
    return plus(p, by_number(q, -1))


def raised(p: Polynomial, exponent: int) -> Polynomial:
    """
    Return a power.

    Raises:
        TooLong: it has too many terms.
    """
    if len(p) == 1:
        ((monomial, number),) = p.items()
        return {
            tuple((n, k * exponent) for n, k in monomial if exponent): as_int_if_whole(Fraction(number) ** exponent)
        }
    if exponent > MOST_TERMS:
        raise TooLong
    made = ONE
    for _ in range(exponent):
        made = times(made, p)
    return made


def derivative(p: Polynomial, n: int) -> Polynomial:
    """Return the partial derivative by the unknown number ``n``."""
    made: Polynomial = {}
    for monomial, number in p.items():
        for at, (m, k) in enumerate(monomial):
            if m == n:
                left = monomial[:at] + (((n, k - 1),) if k > 1 else ()) + monomial[at + 1 :]
                made[left] = number * k
    return made


def coefficients(p: Polynomial, n: int) -> dict[int, Polynomial]:
    """Return the polynomials in the other unknowns that stand before each power of the unknown number ``n``."""
    found: dict[int, Polynomial] = {}
    for monomial, number in p.items():
        k = dict(monomial).get(n, 0)
        found.setdefault(k, {})[tuple(pair for pair in monomial if pair[0] != n)] = number
    return found


def degree(p: Polynomial, n: int) -> int:
    """Return the highest power of the unknown number ``n``."""
    return max((k for monomial in p for m, k in monomial if m == n), default=0)


def put(p: Polynomial, n: int, number: Number) -> Polynomial:
    """Return the polynomial with a number in place of the unknown number ``n``."""
    made: Polynomial = {}
    for k, coefficient in coefficients(p, n).items():
        made = plus(made, by_number(coefficient, as_int_if_whole(Fraction(number) ** k)))
    return made


def at(p: Polynomial, point: Mapping[int, Number]) -> Number:
    """Return the value at a point."""
    total: Number = 0
    for monomial, number in p.items():
        term: Number = number
        for n, k in monomial:
            term *= point[n] ** k
        total += term
    return as_int_if_whole(total)


def over(p: Polynomial, box: Mapping[int, Interval]) -> Interval:
    """Return an interval that holds every value over a box, term by term."""
    total = Interval.point(0)
    for monomial, number in p.items():
        term = Interval.of_ends(number, number, False, False)
        for n, k in monomial:
            term *= power(box[n], k)
        total += term
    return total


def sign_over(p: Polynomial, box: Mapping[int, Interval]) -> int | None:
    """Return 1 where no value over the box is below zero, -1 where none is above, 0 for zero; None if undecided."""
    if not p:
        return 0
    shared = shared_monomial(p)
    sign = 1
    for n, k in shared:
        if k % 2:
            low, high = box[n].low, box[n].high
            if low is not None and low >= 0:
                continue
            if high is None or high > 0:
                return None
            sign = -sign
    rest = over({_without(monomial, shared): number for monomial, number in p.items()}, box)
    if rest.low is not None and rest.low >= 0:
        return sign
    return -sign if rest.high is not None and rest.high <= 0 else None


# -- cancelling -------------------------------------------------------------------


def cancelled(p: Polynomial, q: Polynomial) -> tuple[Polynomial, Polynomial]:
    """Return the quotient p / q without what divides both; factors of long polynomials may stay."""
    if not p:
        return {}, ONE
    shared = _least_powers(shared_monomial(p), shared_monomial(q))
    if shared:
        p = {_without(monomial, shared): number for monomial, number in p.items()}
        q = {_without(monomial, shared): number for monomial, number in q.items()}
    if is_constant(p) or is_constant(q) or not _is_short(p) or not _is_short(q):
        return p, q
    factor = _common(p, q)
    return (p, q) if is_constant(factor) else (divided(p, factor), divided(q, factor))


def divided(p: Polynomial, q: Polynomial) -> Polynomial:
    """Return p / q, which leaves no remainder."""
    if is_constant(q):
        return by_number(p, Fraction(1) / q[()])
    lead = max(q, key=_rank)
    made: Polynomial = {}
    rest = p
    while rest:
        top = max(rest, key=_rank)
        monomial = _without(top, lead)
        number = as_int_if_whole(Fraction(rest[top]) / q[lead])
        made = plus(made, {monomial: number})
        rest = minus(rest, times({monomial: number}, q))
    return made


def shared_monomial(p: Polynomial) -> Monomial:
    """Return the greatest monomial that divides every term."""
    terms = iter(p)
    shared = next(terms)
    for monomial in terms:
        if not shared:
            break
        shared = _least_powers(shared, monomial)
    return shared


def _common(p: Polynomial, q: Polynomial) -> Polynomial:
    """Return the greatest common divisor, up to a number."""
    if not p or not q:
        return p or q
    if is_constant(p) or is_constant(q):
        return ONE
    n = unknowns(p, q)[0]
    content_p, content_q = _content(p, n), _content(q, n)
    content = _common(content_p, content_q)
    if degree(p, n) == 0 or degree(q, n) == 0:
        return content
    a, b = divided(p, content_p), divided(q, content_q)
    if degree(a, n) < degree(b, n):
        a, b = b, a
    while True:
        rest = _remainder(a, b, n)
        if not rest:
            return times(content, b)
        if degree(rest, n) == 0:
            return content
        a, b = b, _whole(divided(rest, _content(rest, n)))


def _content(p: Polynomial, n: int) -> Polynomial:
    """Return what divides every coefficient of the powers of the unknown number ``n``."""
    total: Polynomial = {}
    for coefficient in coefficients(p, n).values():
        total = _common(total, coefficient)
        if is_constant(total):
            return ONE
    return total


def _remainder(a: Polynomial, b: Polynomial, n: int) -> Polynomial:
    """Return the remainder of a by b, times a power of the leading coefficient of b."""
    top = degree(b, n)
    lead = coefficients(b, n)[top]
    while a and degree(a, n) >= top:
        k = degree(a, n)
        shift: Polynomial = {((n, k - top),) if k > top else (): 1}
        a = minus(times(lead, a), times(times(coefficients(a, n)[k], shift), b))
    return _whole(a)


def _whole(p: Polynomial) -> Polynomial:
    """Return the polynomial with small whole coefficients, up to a number."""
    if not p:
        return p
    scale = math.lcm(*(number.denominator for number in p.values()))
    whole = {monomial: (number * scale).numerator for monomial, number in p.items()}
    shared = math.gcd(*whole.values())
    return {monomial: number // shared for monomial, number in whole.items()}


def _is_short(p: Polynomial) -> bool:
    return len(p) <= CANCELLED_TERMS and all(sum(k for _, k in monomial) <= CANCELLED_DEGREE for monomial in p)


def _merged(a: Monomial, b: Monomial) -> Monomial:
    if not a or not b:
        return a or b
    powers = dict(a)
    for n, k in b:
        powers[n] = powers.get(n, 0) + k
    return tuple(sorted(powers.items()))


def _without(a: Monomial, b: Monomial) -> Monomial:
    """Return a / b."""
    if not b:
        return a
    less = dict(b)
    return tuple((n, k - less.get(n, 0)) for n, k in a if k != less.get(n, 0))


def _least_powers(a: Monomial, b: Monomial) -> Monomial:
    other = dict(b)
    return tuple((n, min(k, other[n])) for n, k in a if n in other)


def _rank(monomial: Monomial) -> tuple[tuple[int, int], ...]:
    """Order monomials as a dictionary does: the first unknown weighs most."""
    return tuple((-n, k) for n, k in monomial)
