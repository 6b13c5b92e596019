"""
Laws of ranges (design.md, rule 14).

The common ground lies inside the most agreed intervals, and those inside the
hull.  There is common ground exactly where the reaches of all who give a
number meet.  Agreement is looked for on reaches and printed with printed
numbers; the hull uses printed intervals.
"""

from __future__ import annotations

import itertools
import math
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contested import Agreement, Figure, Interval, Position, Range
from contested.errors import NoPositions
from contested.quantities import in_full
from contested.testing import figures, intervals, numbers

if TYPE_CHECKING:
    from contested.quantities.numbers import Number

CLAIMED = figures(min_estimates=1)


@given(figure=CLAIMED)
def test_common_ground_lies_inside_the_most_agreed(figure: Figure) -> None:
    """What no position rules out is allowed by as many as any value is."""
    common = figure.common()
    if common is None:
        return

    segments = figure.most_agreed().segments

    assert any(common.interval.within(segment.region) for segment in segments)


@given(figure=CLAIMED)
def test_the_most_agreed_lies_inside_the_hull(figure: Figure) -> None:
    """No agreement reaches beyond what somebody printed."""
    if not figure._panel.stated:
        return

    hull = figure.hull()

    assert all(segment.interval.within(hull.interval) for segment in figure.most_agreed().segments)


@given(figure=CLAIMED)
def test_common_ground_lies_inside_the_hull(figure: Figure) -> None:
    """Common ground reaches no further than the printed numbers."""
    common = figure.common()

    assert common is None or common.interval.within(figure.hull().interval)


@given(figure=CLAIMED)
def test_there_is_common_ground_where_all_reaches_meet(figure: Figure) -> None:
    """There is no common ground exactly where no value lies in every reach, of counts no whole one, or nobody gives a number."""
    meet = Interval.everything()
    for position in figure._panel.stated:
        assert position.reach is not None
        meet = meet.intersection(position.reach)
    if figure.unit.counts and any(map(_prints_decimals, figure._panel.stated)):
        return  # whole beside what is not: the oracle asks it point by point

    common = figure.common()

    empty = meet.is_empty or (figure.unit.counts and _highest_whole(meet) < _lowest_whole(meet))
    assert (common is None) == (empty or not figure._panel.stated)


def _prints_decimals(position: Position) -> bool:
    """Whether a source prints a count with decimals, as a model's mean, which stands as it is."""
    ends = (end for span in position.spans for end in (span.interval.low, span.interval.high))
    return any(end is not None and end != int(end) for end in ends)


@given(figure=CLAIMED)
def test_every_position_lies_in_the_hull(figure: Figure) -> None:
    """The hull holds what every position prints, and each end is somebody's."""
    hull = figure.hull()

    stated = [p.interval for p in figure._panel.stated if p.interval is not None]
    assert all(interval.within(hull.interval) for interval in stated)
    assert hull.is_empty == (not stated)
    if stated:
        assert hull.low is None or hull.low in [i.low for i in stated]
        assert hull.high is None or hull.high in [i.high for i in stated]


@given(figure=CLAIMED)
def test_ends_name_who_printed_them(figure: Figure) -> None:
    """Whoever is named at an end of a hull printed that number."""
    hull = figure.hull()

    for end, names in ((hull.printed_low, hull.low_by), (hull.printed_high, hull.high_by)):
        printed = [
            {n for s in figure._panel.by_name[name].spans for n in (s.interval.low, s.interval.high)} for name in names
        ]
        assert (end is None) == (names == ())
        assert all(end in numbers for numbers in printed)


@given(figure=CLAIMED)
def test_a_hedge_stands_beside_those_alone_who_gave_it(figure: Figure) -> None:
    """Whoever is named beside a number that is about so hedged it; who is named beside a bare one printed it bare."""
    hull = figure.hull()

    for end in (hull.bottom, hull.top):
        for one in () if end is None else end.wordings:
            for name in one.by:
                spans = figure._panel.by_name[name].spans
                said = {(s.interval.low, s.soft.low) for s in spans} | {(s.interval.high, s.soft.high) for s in spans}
                assert (one.value, one.about) in said, str(hull)


@given(figure=CLAIMED)
def test_prose_has_every_number_that_is_printed(figure: Figure) -> None:
    """No number of anybody is hidden by the outermost ones, or by another one of its party."""
    prose = f"{figure:prose}"

    for position in figure._panel.stated:
        for span in position.spans:
            for end in (span.interval.low, span.interval.high):
                assert end is None or span.soft.derived or in_full(end) in prose, prose


@given(figure=CLAIMED)
def test_agreement_counts_those_it_names(figure: Figure) -> None:
    """Everybody whom a segment names allows all of it, and k of n make sense."""
    if not figure._panel.stated:
        with pytest.raises(NoPositions):
            figure.most_agreed()
        return

    agreement = figure.most_agreed()

    assert 1 <= agreement.k <= agreement.n
    for segment in agreement.segments:
        allowing = [figure._panel.by_name[name].reach for name in segment.allowed_by]
        assert all(reach is not None and segment.region.within(reach) for reach in allowing)
        assert segment.interval.within(segment.region)


@given(figure=CLAIMED)
def test_segments_are_apart_and_lowest_first(figure: Figure) -> None:
    """Equally supported intervals do not meet, of counts in no whole number, and come lowest first."""
    if not figure._panel.stated:
        return

    regions = [segment.region for segment in figure.most_agreed().segments]

    for a, b in itertools.pairwise(regions):
        assert a.certainly_below(b) or (figure.unit.counts and _highest_whole(a) < _lowest_whole(b)), (str(a), str(b))


def _highest_whole(interval: Interval) -> float:
    if interval.high is None:
        return math.inf
    return math.ceil(interval.high) - 1 if interval.high_open else math.floor(interval.high)


def _lowest_whole(interval: Interval) -> float:
    if interval.low is None:
        return -math.inf
    return math.floor(interval.low) + 1 if interval.low_open else math.ceil(interval.low)


@given(
    claimed=st.lists(intervals(min_value=0, empty=False, unbounded=False), min_size=1, max_size=5),
    x=numbers(max_value=10**9),
)
def test_one_more_claim_widens_the_hull_and_narrows_the_common_ground(claimed: list[Interval], x: Number) -> None:
    """A new voice can only widen a hull and narrow the common ground."""
    figure = Figure("population", "person")
    for n, interval in enumerate(claimed):
        figure = figure.claimed(None, low=interval.low, high=interval.high, by=f"Party {n}")

    more = figure.claimed(x, by="Iran")

    narrowed, common = more.common(), figure.common()
    assert figure.hull().interval.within(more.hull().interval)
    assert narrowed is None or (common is not None and narrowed.interval.within(common.interval))


# K. A. Marzullo, Maintaining the Time in a Distributed System, PhD thesis, Stanford University, 1984;
# the three sets are those of the article "Marzullo's algorithm", Wikipedia (methods.md, 4.1), and the
# fourth its own remark on claims that do not touch.
@pytest.mark.parametrize(
    ("claims", "expected", "k"),
    [
        ([(8, 12), (11, 13), (10, 12)], [(11, 12)], 3),
        ([(8, 12), (11, 13), (14, 15)], [(11, 12)], 2),
        ([(8, 9), (8, 12), (10, 12)], [(8, 9), (10, 12)], 2),
        ([(50, 50), (120, 120)], [(50, 50), (120, 120)], 1),
        ([(8, 10), (10, 12)], [(10, 10)], 2),
    ],
)
def test_the_published_sets_of_marzullo(claims: list[tuple[int, int]], expected: list[tuple[int, int]], k: int) -> None:
    """The most agreed intervals of the published sets are the published ones, ties included."""
    figure = Figure("time", "hour")
    for n, (low, high) in enumerate(claims):
        figure = figure.claimed(None, low=low, high=high, by=f"Clock {n}")

    agreement = figure.most_agreed()

    assert [(s.low, s.high) for s in agreement.segments] == expected
    assert (agreement.k, agreement.n) == (k, len(claims))
    assert str(agreement).startswith("no agreement: ") == (k == 1)


@given(figure=CLAIMED)
def test_ranges_of_different_questions_differ(figure: Figure) -> None:
    """A hull, a common ground and an agreement are never equal, even with equal ends."""
    hull, common = figure.hull(), figure.common()

    answers: list[Range | Agreement | None] = [hull, common]
    if figure._panel.stated:
        answers.append(figure.most_agreed())

    assert hull != common
    assert len({a.kind for a in answers if a is not None}) == sum(a is not None for a in answers)
