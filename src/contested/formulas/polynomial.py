"""
Polynomials in numbered unknowns, exactly.

Source:
    D. E. Knuth, The Art of Computer Programming, volume 2, section 4.6.1
    (greatest common divisors by primitive remainders).
"""

from __future__ import annotations

import math
from fractions import Fraction
from typing import TYPE_CHECKING

import attrs

from contested.quantities import Number, as_int_if_whole

if TYPE_CHECKING:
    from collections.abc import Mapping

Monomial = tuple[tuple[int, int], ...]
"""Pairs of an unknown's number and its power, by unknown; the empty one is 1."""

MOST_TERMS = 300
"""Longer products are not collected: boxes are cut instead, which costs less than their terms."""

CANCELLED_TERMS, CANCELLED_DEGREE = 60, 12
"""No common divisor is looked for beyond these: its remainders would grow faster than what it saves."""


class TooLong(Exception):
    """A polynomial with more terms than are worth handling."""


@attrs.frozen(hash=False)
class Polynomial:
    """A sum of monomials, each with its number; no number is zero, and the empty sum is zero."""

    terms: Mapping[Monomial, Number]

    @classmethod
    def number(cls, number: Number) -> Polynomial:
        """Return a number as a polynomial."""
        return cls({(): number} if number else {})

    @classmethod
    def unknown(cls, n: int) -> Polynomial:
        """Return the unknown number ``n``."""
        return cls({((n, 1),): 1})

    def __bool__(self) -> bool:
        return bool(self.terms)

    def __len__(self) -> int:
        return len(self.terms)

    @property
    def is_number(self) -> bool:
        """Whether no unknown occurs."""
        return not self.terms or (len(self.terms) == 1 and () in self.terms)

    @property
    def free_term(self) -> Number:
        """The number that stands without an unknown."""
        return self.terms.get((), 0)

    @property
    def shared_monomial(self) -> Monomial:
        """The greatest monomial that divides every term, of which there is one at least."""
        terms = iter(self.terms)
        shared = next(terms)
        for monomial in terms:
            if not shared:
                break
            shared = _least_powers(shared, monomial)
        return shared

    # -- arithmetic ---------------------------------------------------------

    def __add__(self, other: Polynomial) -> Polynomial:
        total = dict(self.terms)
        for monomial, number in other.terms.items():
            value = total.get(monomial, 0) + number
            if value:
                total[monomial] = value
            else:
                del total[monomial]
        return Polynomial(total)

    def __sub__(self, other: Polynomial) -> Polynomial:
        return self + other.scaled(-1)

    def __mul__(self, other: Polynomial) -> Polynomial:
        """
        Return the product.

        Raises:
            TooLong: it has too many terms.
        """
        total: dict[Monomial, Number] = {}
        for a, x in self.terms.items():
            for b, y in other.terms.items():
                monomial = _merged(a, b)
                value = total.get(monomial, 0) + x * y
                if value:
                    total[monomial] = value
                else:
                    del total[monomial]
            if len(total) > MOST_TERMS:
                raise TooLong
        return Polynomial(total)

    def scaled(self, number: Number) -> Polynomial:
        """Return the polynomial times a number."""
        return Polynomial({monomial: value * number for monomial, value in self.terms.items()} if number else {})

    def power(self, exponent: int) -> Polynomial:
        """
        Return a power.

        Raises:
            TooLong: it has too many terms.
        """
        if len(self.terms) == 1:
            ((monomial, number),) = self.terms.items()
            powers = tuple((n, k * exponent) for n, k in monomial if exponent)
            return Polynomial({powers: as_int_if_whole(Fraction(number) ** exponent)})
        if exponent > MOST_TERMS:
            raise TooLong
        made = ONE
        for _ in range(exponent):
            made = made * self
        return made

    def divided_by(self, other: Polynomial) -> Polynomial:
        """Return the quotient by a polynomial that divides this one without remainder."""
        if other.is_number:
            return self.scaled(Fraction(1) / other.free_term)
        lead = max(other.terms, key=_rank)
        made, rest = ZERO, self
        while rest:
            top = max(rest.terms, key=_rank)
            part = Polynomial({_without(top, lead): as_int_if_whole(Fraction(rest.terms[top]) / other.terms[lead])})
            made = made + part
            rest = rest - part * other
        return made

    def without(self, shared: Monomial) -> Polynomial:
        """Return the quotient by a monomial that divides every term."""
        return Polynomial({_without(monomial, shared): number for monomial, number in self.terms.items()})

    # -- one unknown --------------------------------------------------------

    def derivative(self, n: int) -> Polynomial:
        """Return the partial derivative by the unknown number ``n``."""
        made: dict[Monomial, Number] = {}
        for monomial, number in self.terms.items():
            for at, (m, k) in enumerate(monomial):
                if m == n:
                    left = monomial[:at] + (((n, k - 1),) if k > 1 else ()) + monomial[at + 1 :]
                    made[left] = number * k
        return Polynomial(made)

    def coefficients(self, n: int) -> dict[int, Polynomial]:
        """Return the polynomials in the other unknowns that stand before each power of the unknown number ``n``."""
        found: dict[int, dict[Monomial, Number]] = {}
        for monomial, number in self.terms.items():
            k = dict(monomial).get(n, 0)
            found.setdefault(k, {})[tuple(pair for pair in monomial if pair[0] != n)] = number
        return {k: Polynomial(terms) for k, terms in found.items()}

    def degree(self, n: int) -> int:
        """Return the highest power of the unknown number ``n``."""
        return max((k for monomial in self.terms for m, k in monomial if m == n), default=0)

    def substitute(self, n: int, number: Number) -> Polynomial:
        """Return the polynomial with a number in place of the unknown number ``n``."""
        made = ZERO
        for k, coefficient in self.coefficients(n).items():
            made = made + coefficient.scaled(as_int_if_whole(Fraction(number) ** k))
        return made

    def evaluate(self, point: Mapping[int, Number]) -> Number:
        """Return the value at a point."""
        total: Number = 0
        for monomial, number in self.terms.items():
            term: Number = number
            for n, k in monomial:
                term *= point[n] ** k
            total += term
        return as_int_if_whole(total)


ZERO, ONE = Polynomial({}), Polynomial({(): 1})


def unknowns_of(*polynomials: Polynomial) -> list[int]:
    """Return which unknowns occur, in order."""
    return sorted({n for p in polynomials for monomial in p.terms for n, _ in monomial})


def slope(above: Polynomial, below: Polynomial, n: int) -> Polynomial:
    """Return a polynomial with the sign of the derivative of ``above / below`` by the unknown number ``n``."""
    return above.derivative(n) * below - above * below.derivative(n)


# -- cancelling -------------------------------------------------------------------


def cancelled(p: Polynomial, q: Polynomial) -> tuple[Polynomial, Polynomial]:
    """Return the quotient p / q without what divides both; factors of long polynomials may stay."""
    if not p:
        return ZERO, ONE
    shared = _least_powers(p.shared_monomial, q.shared_monomial)
    if shared:
        p, q = p.without(shared), q.without(shared)
    if p.is_number or q.is_number or not _is_short(p) or not _is_short(q):
        return p, q
    factor = _common(p, q)
    return (p, q) if factor.is_number else (p.divided_by(factor), q.divided_by(factor))


def _common(p: Polynomial, q: Polynomial) -> Polynomial:
    """Return the greatest common divisor, up to a number."""
    if not p or not q:
        return p or q
    if p.is_number or q.is_number:
        return ONE
    n = unknowns_of(p, q)[0]
    content_p, content_q = _content(p, n), _content(q, n)
    content = _common(content_p, content_q)
    if p.degree(n) == 0 or q.degree(n) == 0:
        return content
    a, b = p.divided_by(content_p), q.divided_by(content_q)
    if a.degree(n) < b.degree(n):
        a, b = b, a
    while True:
        rest = _remainder(a, b, n)
        if not rest:
            return content * b
        if rest.degree(n) == 0:
            return content
        a, b = b, _whole(rest.divided_by(_content(rest, n)))


def _content(p: Polynomial, n: int) -> Polynomial:
    """Return what divides every coefficient of the powers of the unknown number ``n``."""
    total = ZERO
    for coefficient in p.coefficients(n).values():
        total = _common(total, coefficient)
        if total.is_number:
            return ONE
    return total


def _remainder(a: Polynomial, b: Polynomial, n: int) -> Polynomial:
    """Return the remainder of a by b, times a power of the leading coefficient of b."""
    top = b.degree(n)
    lead = b.coefficients(n)[top]
    while a and a.degree(n) >= top:
        k = a.degree(n)
        shift = Polynomial({((n, k - top),) if k > top else (): 1})
        a = lead * a - a.coefficients(n)[k] * shift * b
    return _whole(a)


def _whole(p: Polynomial) -> Polynomial:
    """Return the polynomial with small whole coefficients, up to a number."""
    if not p:
        return p
    scale = math.lcm(*(number.denominator for number in p.terms.values()))
    whole = {monomial: (number * scale).numerator for monomial, number in p.terms.items()}
    shared = math.gcd(*whole.values())
    return Polynomial({monomial: number // shared for monomial, number in whole.items()})


def _is_short(p: Polynomial) -> bool:
    return len(p) <= CANCELLED_TERMS and all(sum(k for _, k in monomial) <= CANCELLED_DEGREE for monomial in p.terms)


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
