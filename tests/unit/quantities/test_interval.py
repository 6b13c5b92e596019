"""Intervals follow the sets they stand for: open ends exclude, absent ends never limit."""

from __future__ import annotations

import copy
import itertools
import pickle
from fractions import Fraction

import attrs
import pytest

from contested.errors import DivisorHoldsZero, InvertedBounds, NotANumber
from contested.quantities.interval import Interval, hull_of
from contested.quantities.interval_ends import Overlap

EMPTY = Interval.empty()
EVERYTHING = Interval.everything()


def between(low: object, high: object, ends: str = "[]") -> Interval:
    """Make an interval from its bounds and its brackets."""
    return Interval(low, high, low_open=ends[0] == "(", high_open=ends[1] == ")")


SAMPLE = (
    EMPTY,
    EVERYTHING,
    *(
        between(low, high, ends)
        for low, high in ((-2, 1), (-1, 0), (0, 2), (1, 2))
        for ends in ("[]", "[)", "(]", "()")
    ),
    *(Interval.point(n) for n in (-1, 0, 1)),
    *(
        make(n)
        for make in (Interval.at_least, Interval.more_than, Interval.at_most, Interval.less_than)
        for n in (-1, 0, 1)
    ),
)
"""Intervals whose bounds are among -2 … 2, so that a grid of sixths tells what they hold."""

GRID = tuple(Fraction(n, 6) for n in range(-30, 31))


def held(interval: Interval) -> frozenset[Fraction]:
    """Return the grid values that an interval holds, by its bounds alone."""
    if interval.is_empty:
        return frozenset()
    return frozenset(
        x
        for x in GRID
        if (interval.low is None or interval.low < x or (interval.low == x and not interval.low_open))
        and (interval.high is None or x < interval.high or (interval.high == x and not interval.high_open))
    )


PAIRS = tuple(itertools.product(SAMPLE, repeat=2))


def test_a_text_bound_is_read_exactly() -> None:
    """Bounds are read like any number."""
    assert between("0.1", "1,000").low == Fraction(1, 10)


@pytest.mark.parametrize(
    ("made", "text"),
    [
        (Interval.point(5), "[5; 5]"),
        (Interval.at_least(5), "[5; ∞)"),
        (Interval.more_than(5), "(5; ∞)"),
        (Interval.at_most(5), "(-∞; 5]"),
        (Interval.less_than("1/3"), "(-∞; 1/3)"),
        (EVERYTHING, "(-∞; ∞)"),
        (EMPTY, "nothing"),
        (between(1, 2, "()"), "(1; 2)"),
    ],
)
def test_an_interval_prints_its_brackets(made: Interval, text: str) -> None:
    """Square brackets close an end and round ones open it."""
    assert (str(made), repr(made)) == (text, f"<Interval {text}>")


@pytest.mark.parametrize(("low", "high", "ends"), [(2, 1, "[]"), (1, 1, "(]"), (1, 1, "[)")])
def test_bounds_that_leave_nothing_are_refused(low: int, high: int, ends: str) -> None:
    """Inverted bounds, and one bound with an open end, hold nothing and are refused."""
    with pytest.raises(InvertedBounds):
        between(low, high, ends)


@pytest.mark.parametrize("bound", [True, float("nan"), "1_000"])
def test_a_bound_is_a_number(bound: object) -> None:
    """What is no number is no bound."""
    with pytest.raises(NotANumber):
        Interval(bound, None)


def test_an_absent_end_is_not_open() -> None:
    """Openness of an end that is not there is forgotten, so equal sets are equal records."""
    assert Interval(None, None, low_open=True) == Interval(None, None, high_open=True) == EVERYTHING


@pytest.mark.parametrize(
    ("made", "expected"),
    [
        (EMPTY, (True, False, False, False)),
        (EVERYTHING, (False, False, False, False)),
        (Interval.point(0), (False, True, True, False)),
        (between(1, 2), (False, False, True, False)),
        (Interval.at_least(1), (False, False, False, True)),
        (Interval.less_than(1), (False, False, False, True)),
    ],
)
def test_an_interval_knows_its_shape(made: Interval, expected: tuple[bool, ...]) -> None:
    """Empty, point, bounded and one-sided are told from the bounds."""
    assert (made.is_empty, made.is_point, made.is_bounded, made.is_one_sided) == expected


@pytest.mark.parametrize("made", SAMPLE)
def test_an_interval_holds_what_its_bounds_say(made: Interval) -> None:
    """A closed end is inside, an open one outside."""
    assert {x for x in GRID if made.contains(x)} == held(made)


@pytest.mark.parametrize("made", SAMPLE)
def test_a_copy_is_the_same_record(made: Interval) -> None:
    """An interval survives pickling and copying, and the empty one stays the empty one."""
    again = [pickle.loads(pickle.dumps(made)), copy.deepcopy(made)]  # our own bytes

    assert [(one, one.is_empty) for one in again] == [(made, made.is_empty)] * 2


def test_a_changed_copy_is_checked_again() -> None:
    """``attrs.evolve`` makes a new interval through the same checks."""
    with pytest.raises(InvertedBounds):
        attrs.evolve(between(1, 2), high=0)


def test_set_operations_are_those_of_the_sets() -> None:
    """Intersection, overlap, disjointness and inclusion agree with the values held, for every pair."""
    wrong = [
        (a, b)
        for a, b in PAIRS
        if held(a.intersection(b)) != held(a) & held(b)
        or a.disjoint(b) != (not held(a) & held(b))
        or a.overlaps(b) == a.disjoint(b)
        or a.within(b) != (held(a) <= held(b))
    ]

    assert wrong == []


def test_the_hull_is_the_smallest_interval_that_holds_both() -> None:
    """The hull holds both, and every interval that holds both holds it."""
    wrong = [
        (a, b, c)
        for a, b in PAIRS
        for c in SAMPLE
        if not (a.within(a.hull(b)) and b.within(a.hull(b)))
        or (a.within(c) and b.within(c) and not a.hull(b).within(c))
    ]

    assert wrong == []


def test_the_hull_of_none_is_nothing() -> None:
    """A hull of no intervals is empty, and of several holds them all."""
    assert [hull_of([]), hull_of([Interval.point(3), EMPTY, Interval.less_than(1)])] == [
        EMPTY,
        Interval.at_most(3),
    ]


def test_order_is_that_of_the_values() -> None:
    """Certainly speaks for every pair of values and possibly for some pair; nothing speaks for the empty."""
    for a, b in PAIRS:
        x, y = held(a), held(b)
        low, high = (min(x), max(y)) if x and y else (Fraction(0), Fraction(0))
        if not x or not y:
            certain = possible = False
            assert not a.certainly_at_least(b)
            assert not a.possibly_at_least(b)
        else:
            certain, possible = low > high, max(x) > min(y)
            assert a.certainly_above(b) == (certain or a.certainly_above(b))
        assert a.certainly_above(b) == b.certainly_below(a)
        assert not certain or a.certainly_above(b) or a.low is None or b.high is None
        assert not a.certainly_above(b) or certain
        assert not possible or a.possibly_above(b)
        assert a.possibly_above(b) == b.possibly_below(a)
        assert a.certainly_at_least(b) == b.certainly_at_most(a)
        assert a.possibly_at_least(b) == b.possibly_at_most(a)


@pytest.mark.parametrize(
    ("a", "b", "above", "at_least"),
    [
        (Interval.more_than(5), Interval.at_most(5), True, True),
        (Interval.at_least(5), Interval.less_than(5), True, True),
        (Interval.at_least(5), Interval.at_most(5), False, True),
        (Interval.point(5), Interval.point(5), False, True),
        (between(4, 6), Interval.point(5), False, False),
        (Interval.at_most(9), Interval.point(5), False, False),
        (Interval.point(9), Interval.at_least(5), False, False),
    ],
)
def test_a_shared_bound_decides_by_its_brackets(a: Interval, b: Interval, above: bool, at_least: bool) -> None:
    """At a shared bound, one open end is enough to be above."""
    assert (a.certainly_above(b), a.certainly_at_least(b)) == (above, at_least)


@pytest.mark.parametrize(
    ("a", "b", "possible"),
    [
        (between(0, 5, "[)"), Interval.at_least(5), (False, False)),
        (between(0, 5), Interval.at_least(5), (False, True)),
        (between(0, 6), Interval.at_least(5), (True, True)),
        (EMPTY, Interval.at_least(5), (False, False)),
        (Interval.at_least(5), EMPTY, (False, False)),
    ],
)
def test_possibly_needs_one_pair_of_values(a: Interval, b: Interval, possible: tuple[bool, bool]) -> None:
    """Possibly above, and possibly at least, ask for one pair of values."""
    assert (a.possibly_above(b), a.possibly_at_least(b)) == possible


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        (between(0, 5), between(0, 5, "()"), False),
        (between(1, 2), between(0, 3), True),
        (between(0, 2), between(0, 3), False),
        (between(1, 3), between(0, 3), False),
        (Interval.at_least(1), Interval.more_than(0), True),
        (Interval.at_most(1), Interval.at_least(0), False),
        (EVERYTHING, EVERYTHING, True),
        (EMPTY, EMPTY, True),
        (Interval.point(0), EMPTY, False),
        (Interval.at_least(1), between(0, 3), False),
    ],
)
def test_inside_shares_no_bound(a: Interval, b: Interval, expected: bool) -> None:
    """An interval lies inside another where neither bound is shared."""
    assert a.inside(b) is expected


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        (between(0, 1), between(0, 1), Overlap.EQUALS),
        (between(0, 1), between(0, 1, "[)"), Overlap.STARTED_BY),
        (between(0, 1, "(]"), between(0, 1), Overlap.FINISHES),
        (between(0, 1, "[)"), between(1, 2), Overlap.BEFORE),
        (between(0, 1), between(1, 2), Overlap.MEETS),
        (between(1, 2), between(0, 1), Overlap.MET_BY),
        (between(1, 2), between(0, 1, "[)"), Overlap.AFTER),
        (EMPTY, EMPTY, Overlap.BOTH_EMPTY),
        (EMPTY, EVERYTHING, Overlap.FIRST_EMPTY),
        (EVERYTHING, EMPTY, Overlap.SECOND_EMPTY),
    ],
)
def test_overlap_tells_open_ends_apart(a: Interval, b: Interval, expected: Overlap) -> None:
    """The sixteen relations take open ends by the sets themselves."""
    assert a.overlap(b) is expected


def test_overlap_mirrors() -> None:
    """Swapping the intervals gives the mirrored relation."""
    mirror = {
        Overlap.FIRST_EMPTY: Overlap.SECOND_EMPTY,
        Overlap.BEFORE: Overlap.AFTER,
        Overlap.MEETS: Overlap.MET_BY,
        Overlap.OVERLAPS: Overlap.OVERLAPPED_BY,
        Overlap.STARTS: Overlap.STARTED_BY,
        Overlap.CONTAINED_BY: Overlap.CONTAINS,
        Overlap.FINISHES: Overlap.FINISHED_BY,
        Overlap.EQUALS: Overlap.EQUALS,
        Overlap.BOTH_EMPTY: Overlap.BOTH_EMPTY,
    }
    mirror |= {b: a for a, b in mirror.items()}

    wrong = [(a, b) for a, b in PAIRS if b.overlap(a) is not mirror[a.overlap(b)]]

    assert wrong == []


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        (Interval.at_least(1), Interval.at_least(2), (True, True)),
        (Interval.at_least(1), EVERYTHING, (False, False)),
        (EVERYTHING, Interval.at_least(1), (True, True)),
        (EVERYTHING, EVERYTHING, (True, True)),
        (Interval.at_least(1), between(1, 2), (False, False)),
        (between(1, 2), between(1, 3), (True, False)),
        (between(0, 2), Interval.at_least(1), (True, True)),
        (Interval.at_most(1), Interval.at_most(2), (True, True)),
        (EMPTY, EMPTY, (True, True)),
        (EMPTY, EVERYTHING, (False, False)),
        (EVERYTHING, EMPTY, (False, False)),
    ],
)
def test_less_compares_both_bounds(a: Interval, b: Interval, expected: tuple[bool, bool]) -> None:
    """IEEE 1788's less and strictLess compare low with low and high with high."""
    assert (a.less(b), a.strictly_less(b)) == expected


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        (EMPTY, EVERYTHING, (True, True)),
        (EVERYTHING, EMPTY, (True, True)),
        (between(0, 1), between(1, 2), (True, False)),
    ],
)
def test_nothing_precedes_everything(a: Interval, b: Interval, expected: tuple[bool, bool]) -> None:
    """IEEE 1788's precedes is vacuously true where an interval is empty."""
    assert (a.precedes(b), a.strictly_precedes(b)) == expected


@pytest.mark.parametrize(
    ("result", "expected"),
    [
        (-between(1, 2, "[)"), between(-2, -1, "(]")),
        (-EVERYTHING, EVERYTHING),
        (-EMPTY, EMPTY),
        (between(1, 2) + between(10, 20, "()"), between(11, 22, "()")),
        (between(1, 2) + Interval.at_least(5), Interval.at_least(6)),
        (between("0.5", "0.5") + between("0.5", 1), between(1, "1.5")),
        (EMPTY + EVERYTHING, EMPTY),
        (EVERYTHING + EMPTY, EMPTY),
        (between(1, 2) - between(1, 2), between(-1, 1)),
        (Interval.at_most(5) - Interval.at_least(3), Interval.at_most(2)),
        (EMPTY - EMPTY, EMPTY),
        (between(-1, 2) * between(3, 4), between(-4, 8)),
        (between(-1, 2) * between(-3, 4, "()"), between(-6, 8, "()")),
        (Interval.point(0) * EVERYTHING, Interval.point(0)),
        (EVERYTHING * Interval.point(0), Interval.point(0)),
        (between(0, 1) * between(1, 2, "()"), between(0, 2, "[)")),
        (between(0, 1, "(]") * Interval.at_least(1), Interval.more_than(0)),
        (between(0, 1) * Interval.at_least(1), Interval.at_least(0)),
        (between(0, 1, "(]") * between(0, 1), between(0, 1)),
        (Interval.at_most(-1) * Interval.at_least(1), Interval.at_most(-1)),
        (between("1/2", "1/2") * between(2, 4), between(1, 2)),
        (EMPTY * Interval.point(0), EMPTY),
        (Interval.point(0) * EMPTY, EMPTY),
        (between(1, 2) / between(2, 4), between("1/4", 1)),
        (between(1, 2) / between(2, 4, "()"), between("1/4", 1, "()")),
        (between(1, 2) / between(-4, -2), between(-1, "-1/4")),
        (between(1, 2) / between(0, 4), Interval.at_least("1/4")),
        (between(1, 2) / between(-4, 0), Interval.at_most("-1/4")),
        (between(1, 2) / Interval.at_least(4), between(0, "1/2", "(]")),
        (between(1, 2) / Interval.more_than(0), Interval.more_than(0)),
        (between(1, 2) / Interval.at_least(0), Interval.more_than(0)),
        (between(1, 2) / Interval.at_most(-4), between("-1/2", 0, "[)")),
        (between(1, 2) / Interval.at_most(0), Interval.less_than(0)),
        (EMPTY / Interval.point(0), EMPTY),
        (Interval.point(0) / EMPTY, EMPTY),
        (Interval.point(0) / between(0, 4), Interval.point(0)),
    ],
)
def test_arithmetic_gives_every_result_and_no_other(result: Interval, expected: Interval) -> None:
    """Sums, differences, products and quotients are the exact sets of results, brackets included."""
    assert result == expected


@pytest.mark.parametrize(
    "divisor", [Interval.point(0), between(-1, 1), EVERYTHING, Interval.at_least(-1), Interval.less_than(1)]
)
def test_division_by_what_holds_zero_is_refused(divisor: Interval) -> None:
    """Zero inside the divisor leaves no interval of quotients."""
    with pytest.raises(DivisorHoldsZero):
        between(1, 2) / divisor


def test_arithmetic_holds_every_pair_of_values() -> None:
    """Whatever two intervals hold, their sum, difference and product hold its sum, difference and product."""
    wrong = [
        (a, b, x, y)
        for a, b in PAIRS
        for x in sorted(held(a))[::7]
        for y in sorted(held(b))[::7]
        if not ((a + b).contains(x + y) and (a - b).contains(x - y) and (a * b).contains(x * y))
    ]

    assert wrong == []


@pytest.mark.parametrize(
    ("made", "factor", "expected"),
    [
        (between(1, 2, "(]"), 1000, between(1000, 2000, "(]")),
        (Interval.at_least(5), Fraction(1, 5), Interval.at_least(1)),
        (Interval.less_than(5), 2, Interval.less_than(10)),
        (EMPTY, 2, EMPTY),
        (Interval.point(5), 1, Interval.point(5)),
        (Interval.point("1/3"), 3, Interval.point(1)),
        (Interval.point(1), Fraction(1, 3), Interval.point("1/3")),
    ],
)
def test_a_change_of_unit_scales_both_ends(made: Interval, factor: Fraction | int, expected: Interval) -> None:
    """A positive factor scales the ends that are there and keeps the brackets."""
    assert made.scaled(factor) == expected


@pytest.mark.parametrize(
    ("interval", "whole", "closed"),
    [
        (Interval.empty(), Interval.empty(), Interval.empty()),
        (Interval.everything(), Interval.everything(), Interval.everything()),
        (Interval.more_than(5), Interval.at_least(6), Interval.at_least(6)),
        (Interval.less_than(6), Interval.at_most(5), Interval.at_most(5)),
        (Interval(5, 6, low_open=True, high_open=True), Interval.empty(), Interval.empty()),
        (Interval("6.5", "7.5", low_open=True, high_open=True), Interval.point(7), None),
        (Interval("6.5", "7.5"), Interval.point(7), None),
        (Interval(5, 9), Interval(5, 9), Interval(5, 9)),
        (Interval(5, 9, low_open=True), Interval(6, 9), Interval(6, 9)),
        (Interval("0.1", "0.9"), Interval.empty(), None),
    ],
)
def test_what_a_count_can_be(interval: Interval, whole: Interval, closed: Interval | None) -> None:
    """From the lowest to the highest whole number inside; or with open ends at whole numbers closed at the next."""
    assert interval.whole() == whole
    assert interval.closed_at_whole_numbers() == (interval if closed is None else closed)
