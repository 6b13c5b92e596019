"""
The hand-picked edge cases that the strategies mix with what they generate.

Data only.  Each stands for a way in which a figure surprises a program.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import TYPE_CHECKING, Any, TypeAlias

from contested.claims import Party, Source
from contested.quantities import Interval

if TYPE_CHECKING:
    from contested.quantities import Number

Fields: TypeAlias = Mapping[str, Any]
"""What is given with a statement, by keyword; a party is its place in a cast, where there is one."""

EDGE_NUMBERS: tuple[Number, ...] = (
    *(0, 1, 2, 7, 9, 10, 11, 24, 99, 100, 101, 999, 1000, 1001),
    *(3_000, 10_000, 10_500, 50_000, 120_000, 1_000_000, 2**53 + 1, 10**29, 10**30 - 1),
    *(Fraction(1, 2), Fraction(1, 3), Fraction(5, 2), Fraction(1, 10), Fraction(1, 10**30)),
    *(Fraction(10**29 + 1, 3), Fraction(10**12 + 1, 10**3), Fraction(22, 7)),
)
"""Numbers at the edges of what is kept, printed in full, or shared with others."""

EDGE_INTERVALS: tuple[Interval, ...] = (
    Interval.point(0),
    Interval.point(120_000),
    Interval.empty(),
    Interval.everything(),
    Interval.point(10**29),
    Interval.at_least(11),
    Interval.more_than(11),
    Interval.at_most(20),
    Interval.less_than(24),
    Interval.at_least(0),
    Interval(20, 30),
    Interval(5_000, 15_000, low_open=True, high_open=True),
    Interval(11, 20, high_open=True),
    Interval(11, 20, low_open=True),
    Interval(0, Fraction(1, 10**29)),
    Interval(Fraction(1, 3), Fraction(2, 3)),
)
"""Points, one-sided and open intervals, nothing and everything."""

EDGE_PARTIES: tuple[Party, ...] = (
    Party("Armenia", aliases=("Yerevan", "the Armenians"), stake="disputant", bloc="Armenia and its allies"),
    Party("Azerbaijan", aliases=("Baku",), stake="disputant"),
    Party("OSCE", stake="third_party"),
    Party("Human Rights Watch", aliases=("HRW",), stake="third_party", bloc="observers"),
    Party("Al-Quds (موقع)"),
    Party("Հայկական կողմ"),
    Party("O’Brien's list, 2nd ed."),
    Party("unattributed"),
)
"""Parties with and without a stake, aliases and a bloc; names in other scripts, with punctuation, and misleading."""

_WIRE = Source(
    "Wire story", label="the wire", publisher="Wire agency", issued="2023-09-19", url="https://example.org/1"
)
_MORNING = Source("Morning paper", quoting=(_WIRE,), issued="2023-09-20")

EDGE_SOURCES: tuple[Source, ...] = (
    Source("News article on the ceasefire in Nagorno-Karabakh", issued="2023-09-20/2023-09-21"),
    Source("Communiqué no. 12", publisher="Ministry of Defence", organ_of="Azerbaijan", issued="2023-09-20"),
    Source("Undated leaflet"),
    Source("Field notes", primary=True, retrieved="2023-09-25", author="A. Observer"),
    Source("Undated leaflet", publisher="Another printer"),
    _WIRE,
    _MORNING,
    Source("Evening paper", quoting=(_MORNING, _WIRE), issued="2023-09"),
    Source("Weekly digest", quoting=(Source("Evening broadcast", quoting=(_WIRE,)),), retrieved="2023-10-01"),
    Source("Yearbook", issued="2023/2024", doi="10.1000/182", note="two lines\nof remarks"),
    Source(
        "Casualty tables",
        url="https://example.org/tables",
        archive="copies/tables.xlsx",
        digest=f"sha256:{'0a' * 32}",
        media_type="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        archived="2023-10-02",
    ),
)
"""Sources dated and undated, primary and quoting, one link and several, declared here or further down."""

EDGE_DATES: tuple[str, ...] = (
    *("2023", "2023-09", "2023-09-18", "2023-09-19", "2023-09-20", "2023-09-20/2023-09-21", "2023-09-19/.."),
    *("../2023-09-19", "2023-09~", "2023-09-20?", "2024-02-29", "[2023-09-18, 2023-09-20]"),
    *("2023-09-20T08:00Z", "2023-09-20T08:00+04:00", "2023-09-20T23:30-05:00"),
)
"""Days, months, years, intervals closed and open, vague ones, and instants whose civil days differ by offset."""

EDGE_CLAIMS: tuple[Fields, ...] = (
    {"value": "120,000"},
    {"value": "50,000"},
    {"value": 0},
    {"value": "none"},
    {"value": 1},
    {"value": "around 10,000"},
    {"value": "approximately 3,000"},
    {"value": "about 1.0 million"},
    {"value": "at least about 11"},
    {"value": "at least 11"},
    {"value": "14,272+"},
    {"value": "more than 100"},
    {"value": "up to 20"},
    {"value": "fewer than 24"},
    {"value": "between 20 and 30"},
    {"value": "about 20 to 30"},
    {"value": "twenty-four"},
    {"value": "half a million"},
    {"value": "2.5"},
    {"value": "2.5"},
    {"value": 0.1},
    {"value": 10**29},
    {"value": Fraction(1, 10**29)},
    {"value": 11, "partial": True},
    {"value": "about 40", "partial": True},
    {"value": "dozens"},
    {"value": "heavy"},
    {"value": "unknown"},
    {"value": "no comment"},
    {"value": None, "quote": "too many to count"},
    {"value": None, "low": 20, "high": 30, "best": 24, "bounds": "analyst"},
    {"value": 25, "low": 20, "high": 30, "bounds": "confidence", "level": "0.95"},
    {"value": None, "low": 5, "high": 11, "bounds": "credible", "level": 0.5},
    {"value": None, "low": 10, "high": 40, "hedge": "about"},
    {"value": None, "low": 11},
    {"value": None, "high": 20, "bounds": "limit"},
    {"value": 100, "standard_error": "2.5"},
    {"value": 10_000, "hedge": "around"},
    {"value": 11, "hedge": "or more"},
)
"""Numbers as people claim them: points, hedged, one-sided, ranges, partial, words without a number, unknown."""

EDGE_SCENES: tuple[tuple[tuple[int, Fields], ...], ...] = (
    ((0, {"value": "at least 60"}), (1, {"value": "fewer than 60"})),
    ((0, {"value": "at least 60"}), (1, {"value": "at most 60"}), (2, {"value": 60})),
    ((0, {"value": "more than 60"}), (1, {"value": "at least 60"}), (2, {"value": "about 60"})),
    ((0, {"value": "fewer than 6"}), (1, {"value": "more than 5"})),
    ((0, {"value": None, "low": 20, "high": 30}), (0, {"value": "at least 25"})),
    ((0, {"value": "20 to 30"}), (0, {"value": "fewer than 24"}), (1, {"value": "more than 30"})),
    ((0, {"value": 100, "standard_error": 8}), (1, {"value": 120, "standard_error": 0})),
    ((0, {"value": 40, "as_of": "2023-09-18"}), (1, {"value": 90, "as_of": "2024-02-29"})),
    ((0, {"value": 7, "as_of": "2023-09-18"}), (0, {"value": 9, "as_of": "2024-02-29"}), (1, {"value": "at least 8"})),
    ((0, {"value": None, "low": 1, "high": 1, "bounds": "analyst"}), (1, {"value": 1})),
)
"""Claims that matter together, with which of a few parties makes each: limits that meet, one voice with a range and a
limit, standard errors, cut-offs, ends that are one number."""

PHRASE_FRAMES: tuple[str, ...] = (
    *("{n}", "about {n}", "around {n}", "at least {n}", "more than {n}", "up to {n}", "fewer than {n}"),
    *("at least about {n}", "{n} or so", "{n} or more"),
)
"""What may stand around a generated number."""

EDGE_UNITS: tuple[str, ...] = ("person", "killed", "km**2", "hour", "tonne", "event", "percent", "person/km**2")
"""Kinds, measures and a quotient of both."""
