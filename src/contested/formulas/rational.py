"""
Formulas as quotients of polynomials in the unknowns that occur more than once.

What depends on unknowns that occur once is kept as an interval: it varies
freely, so that its range is all that matters.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

import attrs

from contested.formulas.node import ADD, CONSTANT, DIVIDE, LEAF, MULTIPLY, NEGATE, POWER, SCALE, SUBTRACT
from contested.formulas.polynomial import ONE, ZERO, Polynomial, TooLong
from contested.formulas.powers import interval_power
from contested.quantities import Interval, as_int_if_whole

if TYPE_CHECKING:
    from collections.abc import Sequence

    from contested.formulas.node import Operation


@attrs.frozen
class Rational:
    """
    ``above / below`` plus something free that lies in ``free`` (None for nothing).

    Where ``free`` is all there is, ``above`` is zero.
    """

    above: Polynomial
    below: Polynomial = ONE
    free: Interval | None = None

    @property
    def is_free(self) -> bool:
        """Whether it depends on nothing but unknowns that occur once."""
        return not self.above and self.free is not None

    @property
    def number(self) -> Any:
        """Its value where it is a number, else None."""
        if self.free is None and self.above.is_number and self.below.is_number:
            return as_int_if_whole(Fraction(self.above.free_term) / self.below.free_term)
        return None


class Reader:
    """
    Brings the operations of a formula into quotients of polynomials, one after the other.

    ``repeated`` says of each unknown whether it occurs more than once.
    ``box`` grows by one interval for each free part that a product or a
    quotient needs as an unknown of its own.
    """

    def __init__(self, operations: Sequence[Operation], repeated: Sequence[bool], box: Sequence[Interval]) -> None:
        self.operations, self.repeated = operations, repeated
        self.box = list(box)
        self.rows: list[Rational] = []

    def read(self) -> Rational:
        """
        Return what the last operation comes to.

        Raises:
            TooLong: it is no quotient of polynomials, or one too long to handle.
        """
        for kind, parts, value in self.operations:
            self.rows.append(self._row(kind, [self.rows[p] for p in parts], value))
        return self.rows[-1]

    def _row(self, kind: str, parts: list[Rational], value: Any) -> Rational:
        if kind == LEAF:
            return self._leaf(value)
        if kind == CONSTANT:
            return Rational(Polynomial.number(value))
        if kind in (SCALE, NEGATE):
            return _scaled(parts[0], value if kind == SCALE else -1)
        if kind in (ADD, SUBTRACT):
            return _sum(parts[0], parts[1] if kind == ADD else _scaled(parts[1], -1))
        if kind in (MULTIPLY, DIVIDE):
            return self._product(*parts) if kind == MULTIPLY else self._quotient(*parts)
        if kind != POWER:  # the least of several is no quotient of polynomials
            raise TooLong
        return self._power(parts[0], value)

    def _leaf(self, n: int) -> Rational:
        held = self.box[n]
        if held.is_point:
            return Rational(Polynomial.number(held.low or 0))
        return Rational(Polynomial.unknown(n)) if self.repeated[n] else Rational(ZERO, ONE, held)

    def _product(self, a: Rational, b: Rational) -> Rational:
        for one, other in ((a, b), (b, a)):
            if one.number is not None:
                return _scaled(other, one.number)
        if a.is_free and b.is_free:
            assert a.free is not None
            assert b.free is not None
            return Rational(ZERO, ONE, a.free * b.free)
        a, b = self.whole(a), self.whole(b)
        return Rational(a.above * b.above, a.below * b.below)

    def _quotient(self, a: Rational, b: Rational) -> Rational:
        if b.number is not None:
            return _scaled(a, Fraction(1) / b.number)
        if b.is_free and (a.is_free or a.number is not None):
            assert b.free is not None
            top = Interval.of_ends(a.number, a.number, False, False) if a.free is None else a.free
            return Rational(ZERO, ONE, top / b.free)
        a, b = self.whole(a), self.whole(b)
        return Rational(a.above * b.below, a.below * b.above)

    def _power(self, a: Rational, exponent: int) -> Rational:
        if exponent == 0:
            return Rational(ONE)
        if a.number is not None:
            return Rational(Polynomial.number(as_int_if_whole(Fraction(a.number) ** exponent)))
        if a.is_free:
            assert a.free is not None
            return Rational(ZERO, ONE, interval_power(a.free, exponent))
        a = self.whole(a)
        above, below = a.above.power(abs(exponent)), a.below.power(abs(exponent))
        return Rational(above, below) if exponent > 0 else Rational(below, above)

    def whole(self, a: Rational) -> Rational:
        """Return a quotient without a free part: that becomes an unknown of its own."""
        if a.free is None:
            return a
        self.box.append(a.free)
        return _sum(attrs.evolve(a, free=None), Rational(Polynomial.unknown(len(self.box) - 1)))


def _scaled(a: Rational, number: Any) -> Rational:
    free = None if a.free is None else a.free * Interval.of_ends(number, number, False, False)
    return Rational(a.above.scaled(number), a.below, free)


def _sum(a: Rational, b: Rational) -> Rational:
    free = a.free if b.free is None else b.free if a.free is None else a.free + b.free
    if a.below == b.below:
        return Rational(a.above + b.above, a.below, free)
    return Rational(a.above * b.below + b.above * a.below, a.below * b.below, free)
