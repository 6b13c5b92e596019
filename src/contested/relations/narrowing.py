"""
Narrowing: the bounds that sums leave to their terms, and the sums that no numbers can meet.

Source:
    F. Benhamou, F. Goualard, L. Granvilliers and J.-F. Puget, Revising Hull
    and Box Consistency, ICLP 1999 (the narrowing of one relation).
"""

from __future__ import annotations

import itertools
from fractions import Fraction
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

import attrs

from contested.quantities import Interval

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from contested.quantities import Number

MOST_NARROWINGS = 64
"""How often the bounds of one figure are narrowed at most: circles of relations could go on for ever."""

MOST_TOGETHER = 40
"""How many relations of one figure are looked at two by two; where more do, two of them share a second one as well."""

AT_ZERO = Interval.point(0)
_R = TypeVar("_R")
"""What a sum comes from: a relation, of which nothing is asked but how it prints, so that equals have one order."""

_TO_ZERO = Interval.at_most(0)


class SumTerm(NamedTuple):
    """A figure (or a rest) in a relation, and what it is multiplied by: as printed, and as that allows."""

    key: str
    sizes: tuple[Interval, Interval]

    @classmethod
    def of(cls, key: str, factor: Number) -> SumTerm:
        """Return a figure times one number, which allows nothing else."""
        size = Interval.of_ends(factor, factor, False, False)
        return cls(key, (size, size))


@attrs.frozen
class Constraint(Generic[_R]):
    """A sum of terms that is zero, or at most zero (``equal`` false); ``relation`` is where it comes from."""

    relation: _R
    terms: tuple[SumTerm, ...]
    constant: tuple[Interval, Interval]
    equal: bool

    @classmethod
    def of(cls, relation: _R, terms: Sequence[SumTerm], *, equal: bool) -> Constraint[_R]:
        """Return terms that make zero, or at most zero, with nothing beside them."""
        return cls(relation, tuple(terms), (AT_ZERO, AT_ZERO), equal)


class Narrowed(NamedTuple, Generic[_R]):
    """Bounds after propagation, which relation set each last, and the relations that could not be met."""

    bounds: dict[str, Interval]
    by: dict[str, _R]
    broken: tuple[_R, ...]


def narrow_bounds(constraints: Sequence[Constraint[_R]], start: Mapping[str, Interval], which: int) -> Narrowed[_R]:
    """
    Return the bounds that relations leave.

    Every round narrows from one and the same state, so the order of the
    relations changes nothing.  A relation that cannot be met is left out from
    then on.

    Args:
        constraints: of one account.
        start: bounds by key.
        which: 0 for what is printed of factors, 1 for what they allow.
    """
    bounds = dict(start)
    by: dict[str, _R] = {}
    times: dict[str, int] = {}
    uses: dict[str, list[int]] = {}
    for n, constraint in enumerate(constraints):
        for term in constraint.terms:
            uses.setdefault(term.key, []).append(n)
    broken: dict[int, None] = {}
    due: Iterable[int] = range(len(constraints))
    while due:
        found: dict[str, list[tuple[int, Interval]]] = {}
        for n in due:
            if n in broken:
                continue
            made = _revised(constraints[n], bounds, which)
            if made is None:
                broken[n] = None
                continue
            for key, interval in made:
                found.setdefault(key, []).append((n, interval))
        changed: list[str] = []
        for key, news in found.items():
            live = [(n, interval) for n, interval in news if n not in broken]
            total = bounds[key]
            for _, interval in live:
                total = total.intersection(interval)
            if total.is_empty:
                broken.update((n, None) for n, _ in live)
            elif total != bounds[key] and times.get(key, 0) < MOST_NARROWINGS:
                times[key] = times.get(key, 0) + 1
                by[key] = min((constraints[n].relation for n, one in live if _helps(one, bounds[key])), key=str)
                bounds[key] = total
                changed.append(key)
        due = sorted({n for key in changed for n in uses[key]})
    return Narrowed(bounds, by, tuple(dict.fromkeys(constraints[n].relation for n in sorted(broken))))


def _helps(interval: Interval, known: Interval) -> bool:
    return known.intersection(interval) != known


def _revised(
    constraint: Constraint[_R], bounds: Mapping[str, Interval], which: int
) -> list[tuple[str, Interval]] | None:
    """Return what one relation leaves of each of its terms; None where it cannot be met."""
    scaled = [_scaled(bounds[term.key], term.sizes[which]) for term in constraint.terms]
    before = [constraint.constant[which]]
    for interval in scaled:
        before.append(before[-1] + interval)
    after = [AT_ZERO]
    for interval in reversed(scaled):
        after.append(after[-1] + interval)
    after.reverse()
    made = []
    for at, term in enumerate(constraint.terms):
        others = -(before[at] + after[at + 1])
        if not constraint.equal:
            others = Interval.of_ends(None, others.high, False, others.high_open)
        allowed = _unscaled(others, term.sizes[which])
        if allowed.intersection(bounds[term.key]).is_empty:
            return None
        made.append((term.key, allowed))
    return made


def _scaled(interval: Interval, factor: Interval) -> Interval:
    if factor.is_point and factor.low is not None:
        return _scaled_by(interval, factor.low)
    return interval * factor


def _unscaled(interval: Interval, factor: Interval) -> Interval:
    if factor.is_point and factor.low is not None:
        turned = factor.low if factor.low in (1, -1) else Fraction(1) / factor.low
        return _scaled_by(interval, turned)
    return interval / factor


def clashes(
    constraints: Sequence[Constraint[_R]], bounds: Mapping[str, Interval], which: int
) -> tuple[tuple[_R, _R], ...]:
    """
    Return pairs of relations that each can be met, and that no numbers meet together.

    Two that share one figure are met together where narrowing finds no
    contradiction.  Two that share more may not be: a and b cannot make 10 and
    make 20.  So they are added with weights that take one shared figure out,
    for each in turn; for two sums that decides.

    Args:
        constraints: those that can be met by themselves.
        bounds: what narrowing left.
        which: 0 for what is printed of factors, 1 for what they allow.

    Returns:
        Each relation in one pair at most.
    """
    sums = [_sum_of(constraint, which) for constraint in constraints]
    found: list[tuple[_R, _R]] = []
    told: set[int] = set()
    for a, b in _sharing(sums):
        one, other = sums[a], sums[b]
        if a in told or b in told or one is None or other is None:
            continue
        shared = [key for key in one.sizes if key in other.sizes]
        if len(shared) > 1 and any(_is_ruled_out(one, other, key, bounds) for key in shared):
            told |= {a, b}
            first, second = sorted((constraints[a].relation, constraints[b].relation), key=str)
            found.append((first, second))
    return tuple(found)


class _Sum(NamedTuple):
    """A constraint with one number before each key."""

    sizes: dict[str, Number]
    constant: Interval
    equal: bool


def _sum_of(one: Constraint[_R], which: int) -> _Sum | None:
    """Return a constraint as a sum; None where a factor is no one number."""
    sizes: dict[str, Number] = {}
    for key, both in one.terms:
        size = both[which]
        if not size.is_point or size.low is None:
            return None
        sizes[key] = size.low
    return _Sum(sizes, one.constant[which], one.equal)


def _sharing(sums: Sequence[_Sum | None]) -> list[tuple[int, int]]:
    """Return pairs of sums that share a figure which few others have."""
    uses: dict[str, list[int]] = {}
    for n, one in enumerate(sums):
        for key in () if one is None else one.sizes:
            uses.setdefault(key, []).append(n)
    few = (same for same in uses.values() if len(same) <= MOST_TOGETHER)
    return sorted({pair for same in few for pair in itertools.combinations(same, 2)})


def _is_ruled_out(one: _Sum, other: _Sum, key: str, bounds: Mapping[str, Interval]) -> bool:
    """Whether two sums, added so that one key goes, cannot be met within the bounds."""
    weights = [Fraction(1), -Fraction(one.sizes[key]) / Fraction(other.sizes[key])]
    if one.equal and not other.equal and weights[1] < 0:
        weights = [-weight for weight in weights]
    if (not one.equal and weights[0] < 0) or (not other.equal and weights[1] < 0):
        return False  # an inequality is not turned round
    total = _scaled_by(one.constant, weights[0]) + _scaled_by(other.constant, weights[1])
    for term in dict.fromkeys((*one.sizes, *other.sizes)):
        size = weights[0] * one.sizes.get(term, 0) + weights[1] * other.sizes.get(term, 0)
        if size:
            total += _scaled_by(bounds[term], size)
    return not total.overlaps(AT_ZERO if one.equal and other.equal else _TO_ZERO)


def _scaled_by(interval: Interval, factor: Number) -> Interval:
    return interval.scaled(factor) if factor > 0 else -interval.scaled(-factor)
