"""The hand-picked phrases that strategies mix with those that they make, each with what it means."""

from __future__ import annotations

from fractions import Fraction

from contested.quantities import Interval

EDGE_PHRASES: tuple[tuple[str, Interval, str], ...] = (
    ("120,000", Interval.point(120_000), "plain"),
    ("50,000", Interval.point(50_000), "plain"),
    ("0", Interval.point(0), "plain"),
    ("2.5", Interval.point(Fraction(5, 2)), "plain"),
    ("1,234,567.5", Interval.point(Fraction(2_469_135, 2)), "plain"),
    ("120 000", Interval.point(120_000), "plain"),
    ("zero", Interval.point(0), "words"),
    ("none", Interval.point(0), "words"),
    ("eleven", Interval.point(11), "words"),
    ("twenty-four", Interval.point(24), "words"),
    ("a dozen", Interval.point(12), "words"),
    ("two dozen", Interval.point(24), "words"),
    ("a hundred", Interval.point(100), "words"),
    ("one million", Interval.point(10**6), "words"),
    ("half a million", Interval.point(500_000), "words"),
    ("1.0 million", Interval.point(10**6), "words"),
    ("around 10,000", Interval.point(10_000), "hedged"),
    ("approximately 3,000", Interval.point(3_000), "hedged"),
    ("~50", Interval.point(50), "hedged"),
    ("c. 50", Interval.point(50), "hedged"),
    ("at least 11", Interval.at_least(11), "hedged"),
    ("14,272+", Interval.at_least(14_272), "hedged"),
    ("≥100", Interval.at_least(100), "hedged"),
    ("more than 10", Interval.more_than(10), "hedged"),
    (">100", Interval.more_than(100), "hedged"),
    ("in excess of 11", Interval.more_than(11), "hedged"),
    ("fewer than 24", Interval.less_than(24), "hedged"),
    ("<100", Interval.less_than(100), "hedged"),
    ("≤5", Interval.at_most(5), "hedged"),
    ("up to 20", Interval.at_most(20), "hedged"),
    ("as few as 4", Interval.at_least(4), "hedged"),
    ("between 20 and 30", Interval(20, 30), "range"),
    ("20–30", Interval(20, 30), "range"),  # a dash of ranges
    ("about 20 to 30", Interval(20, 30), "range"),
)
"""Phrases of news articles and of casualty tables: digits, number words, hedges, limits, ranges."""

UNQUANTIFIED: tuple[tuple[str, None], ...] = tuple(
    (word, None)
    for word in ("dozens", "hundreds", "scores", "heavy", "several thousand", "a few", "unknown", "no comment")
)
"""Words in place of a number, which mean none."""
