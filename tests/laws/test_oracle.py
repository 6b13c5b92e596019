"""
The answers against brute force (design.md, rules 13 and 14).

A naive oracle tries sample points: every end that anybody prints or reaches,
two points between any two neighbours, and some beyond the outermost.
"""

from __future__ import annotations

import itertools
import math
import operator
from fractions import Fraction
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from contested import Answer, Figure, Interval, Stance
from contested.claims.statement import origin_key
from contested.testing import figures, intervals, numbers

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from contested import Position, Verdict
    from contested.quantities.numbers import Number

NAMES = ("A", "B", "C")
SIGNS = st.sampled_from((operator.lt, operator.le, operator.gt, operator.ge))
BY_STANCE = {
    Stance.UNQUANTIFIED: Answer.UNDETERMINED,
    Stance.DENIED: Answer.DENIES,
    Stance.WITHHELD: Answer.WITHHELD,
    Stance.SILENT: Answer.SILENT,
}


def holds(interval: Interval, point: Number) -> bool:
    """Whether a point lies in an interval, by the ends alone."""
    above = interval.low is None or point > interval.low or (point == interval.low and not interval.low_open)
    below = interval.high is None or point < interval.high or (point == interval.high and not interval.high_open)
    return above and below and not interval.is_empty


def samples(every: Iterable[Interval], *more: Number) -> list[Number]:
    """Return points that tell the intervals apart."""
    ends = sorted({end for i in every for end in (i.low, i.high) if end is not None} | {0, *more})
    between = [a + (b - a) * Fraction(n, 3) for a, b in itertools.pairwise(ends) for n in (1, 2)]
    whole = [n for end in ends for n in (math.floor(end) - 1, math.floor(end), math.ceil(end), math.ceil(end) + 1)]
    return sorted({*ends, *between, *whole, ends[0] - 2, ends[0] - 1, ends[-1] + 1, ends[-1] + 2})


def reaches(figure: Figure) -> list[Interval]:
    """Return every reach and printed interval of a figure."""
    return [i for p in figure._panel.stated for s in p.spans for i in (s.interval, s.reach)]


def between(every: list[Interval], point: Number) -> bool:
    """Whether a point lies in the convex hull of intervals: somebody is at or below it, somebody at or above."""
    tried = [p for p in samples(every, point) if any(holds(i, p) for i in every)]
    return any(p <= point for p in tried) and any(p >= point for p in tried)


def allowed(figure: Figure, position: Position, points: list[Number]) -> list[Number]:
    """Return the points that a position allows, not below the floor."""
    floored = not figure.signed and figure.unit.floor is not None
    held = inside(figure, position, points, fractions=True)
    return [p for p in held if p >= 0 or not floored]


def inside(figure: Figure, position: Position, points: list[Number], *, fractions: bool = False) -> list[Number]:
    """
    Return the points from the lowest to the highest that the numbers of a position allow; counts are whole.

    With ``fractions``, where a hedge comes to an end that is a fraction, so that "about 7" is not 7 alone.
    """
    found = [
        p
        for span in position.spans
        for p in points
        if holds(span.reach, p)
        and (
            p == int(p)
            or not figure.unit.counts
            or is_fraction(span.interval)
            or (fractions and lies_at_a_fraction(span.reach, p))
        )
    ]
    return [p for p in points if found and min(found) <= p <= max(found)]


def lies_at_a_fraction(reach: Interval, point: Number) -> bool:
    """Whether an end that is a fraction lies within the same whole numbers as a point."""
    ends = [end for end in (reach.low, reach.high) if end is not None]
    return any(end != int(end) and -1 < point - end < 1 for end in ends)


def is_possible(figure: Figure, point: Number) -> bool:
    """Whether a figure can be this number: what is counted is whole, unless a source that allows it prints decimals."""
    spans = [span for p in figure._panel.stated for span in p.spans]
    printed = any(is_fraction(span.interval) and holds(span.reach, point) for span in spans)
    return not figure.unit.counts or point == int(point) or printed


def is_fraction(interval: Interval) -> bool:
    """Whether a source prints decimals."""
    return any(end is not None and end != int(end) for end in (interval.low, interval.high))


def verdict_of(pairs: list[bool]) -> Answer:
    """Return yes where all pairs hold, no where none does, else undetermined (of none nothing is known)."""
    if not pairs or (any(pairs) and not all(pairs)):
        return Answer.UNDETERMINED
    return Answer.YES if all(pairs) else Answer.NO


def voters(figure: Figure) -> list[set[str]]:
    """Group names that share an origin, pair by pair until nothing changes."""
    groups = [({p.name}, {origin_key(e) for e in p.estimates}) for p in figure._panel.stated]
    merged = True
    while merged:
        merged = False
        for n, (names, keys) in enumerate(groups):
            for other in groups[n + 1 :]:
                if keys & other[1]:
                    groups.remove(other)
                    groups[n] = (names | other[0], keys | other[1])
                    merged = True
                    break
            if merged:
                break
    return [names for names, _ in groups]


@given(figure=figures(None, min_estimates=1))
def test_the_hull_is_what_lies_between_printed_values(figure: Figure) -> None:
    """A point is in the hull exactly where printed values lie on both sides of it, or on it."""
    every = [span.interval for p in figure._panel.stated for span in p.spans]

    hull = figure.hull().interval

    assert all(holds(hull, p) == between(every, p) for p in samples(every))


@given(figure=figures(None, min_estimates=1))
def test_common_ground_is_what_all_allow(figure: Figure) -> None:
    """There is common ground exactly where one point is allowed by all, and all of it is."""
    points = samples(reaches(figure))
    stated = figure._panel.stated
    held = [set(inside(figure, one, points)) for one in stated]
    by_all = [p for p in points if stated and all(p in one for one in held)]

    common = figure.common()

    assert (common is None) == (not by_all)
    assert common is None or all(p in by_all for p in points if holds(common.interval, p) and is_possible(figure, p))


@given(figure=figures(None, min_estimates=1))
def test_the_most_agreed_is_what_most_voters_allow(figure: Figure) -> None:
    """A point is in a most agreed region exactly where no other point is allowed by more voters."""
    if not figure._panel.stated:
        return
    points = samples(reaches(figure))
    groups = voters(figure)
    count = {
        p: sum(any(p in inside(figure, figure._panel.by_name[n], points) for n in names) for names in groups)
        for p in points
    }

    agreement = figure.most_agreed()

    best = max(count.values())
    assert agreement.k == best
    assert agreement.n == len(groups) + sum(p.stance is Stance.DENIED for p in figure.positions())
    for p in (p for p in points if is_possible(figure, p)):
        assert any(holds(s.region, p) for s in agreement.segments) == (count[p] == best)


@given(figure=figures(None), x=numbers(max_value=10**6), sign=SIGNS)
def test_a_verdict_on_a_number_is_what_all_allowed_values_say(
    figure: Figure, x: Number, sign: Callable[[Figure, object], Verdict]
) -> None:
    """A party says yes where all values it allows do, no where none does, else it is undetermined."""
    points = samples(reaches(figure), x)

    verdict = sign(figure, x)

    for p in figure.positions():
        expected = BY_STANCE.get(p.stance) or verdict_of([bool(sign(v, x)) for v in allowed(figure, p, points)])  # type: ignore[arg-type]
        assert verdict.by_party[p.name] is expected


@given(a=figures(names=NAMES), b=figures(names=NAMES), sign=SIGNS)
def test_a_verdict_on_two_figures_is_what_all_pairs_say(
    a: Figure, b: Figure, sign: Callable[[Figure, object], Verdict]
) -> None:
    """A party that gives both numbers says yes where all pairs of values do, no where none does."""
    if a.root == b.root:
        return
    points = samples([*reaches(a), *reaches(b)])

    verdict = sign(a, b)

    for name in {p.name for p in a._panel.stated} & {p.name for p in b._panel.stated}:
        left, right = allowed(a, a.position(name), points), allowed(b, b.position(name), points)
        pairs = [bool(sign(x, y)) for x in left for y in right]  # type: ignore[arg-type]
        assert verdict.by_party[name] is verdict_of(pairs)


@given(a=intervals(), b=intervals())
def test_interval_sets_are_sets_of_points(a: Interval, b: Interval) -> None:
    """Intersection, hull, within and overlap are those of the sets of points."""
    points = samples([a, b])
    both = [p for p in points if holds(a, p) and holds(b, p)]

    meet, hull = a.intersection(b), a.hull(b)

    assert [p for p in points if holds(meet, p)] == both
    assert a.overlaps(b) == bool(both)
    assert a.disjoint(b) != a.overlaps(b)
    assert a.within(b) == all(holds(b, p) for p in points if holds(a, p))
    assert all(holds(hull, p) == between([i for i in (a, b) if not i.is_empty], p) for p in points)
    assert all(a.contains(p) == holds(a, p) for p in points)


@given(a=intervals(), b=intervals())
def test_interval_order_is_that_of_all_pairs(a: Interval, b: Interval) -> None:
    """Certainly and possibly above, below, at least and at most are those of all pairs of points."""
    points = samples([a, b])
    pairs = [(x, y) for x in points if holds(a, x) for y in points if holds(b, y)]

    assert a.certainly_above(b) == (bool(pairs) and all(x > y for x, y in pairs))
    assert a.certainly_at_least(b) == (bool(pairs) and all(x >= y for x, y in pairs))
    assert a.certainly_below(b) == (bool(pairs) and all(x < y for x, y in pairs))
    assert a.certainly_at_most(b) == (bool(pairs) and all(x <= y for x, y in pairs))
    assert a.possibly_above(b) == any(x > y for x, y in pairs)
    assert a.possibly_at_least(b) == any(x >= y for x, y in pairs)
