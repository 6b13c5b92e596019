"""
The strategies reach what they promise (style.md, habit 9).

Each mixes a hand-picked pool of edge cases with what it generates; here each
is made to show every entry of its pool, every hole a figure can have, and
something beyond the pool.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, Phase, find, given, settings
from hypothesis import strategies as st

from contested import Denial, Estimate, Figure, Interval, Party, Source, Stance, Withheld
from contested.claims.schema import ASPECTS, BASES, CLAIM_STATUSES
from contested.quantities.units import unit as unit_of
from contested.testing import denials, estimates, figures, intervals, numbers, parties, sources
from contested.testing import edge_cases as pools

if TYPE_CHECKING:
    from collections.abc import Callable

    from contested.quantities.numbers import Number

THOROUGH = settings(
    max_examples=4_000,
    database=None,
    derandomize=True,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)


def reached(strategy: st.SearchStrategy[Any], count: int) -> list[Any]:
    """Return so many drawn values."""
    drawn: list[Any] = []

    @settings(THOROUGH, max_examples=count)
    @given(value=strategy)
    def collect(value: Any) -> None:
        drawn.append(value)

    collect()
    return drawn


def test_numbers_reach_their_pool() -> None:
    """Every number of the pool is drawn, and numbers beyond it."""
    drawn = set(reached(numbers(min_value=None), 1_500))

    assert set(pools.EDGE_NUMBERS) <= drawn
    assert {-number for number in pools.EDGE_NUMBERS} <= drawn
    assert len(drawn) > 3 * len(pools.EDGE_NUMBERS)


def test_intervals_reach_their_pool() -> None:
    """Every interval of the pool is drawn, and intervals beyond it."""
    drawn = set(reached(intervals(), 600))

    assert set(pools.EDGE_INTERVALS) <= drawn
    assert len(drawn) > 3 * len(pools.EDGE_INTERVALS)


def test_parties_reach_their_pool() -> None:
    """Every party of the pool is drawn, and parties beyond it."""
    drawn = set(reached(parties(), 300))

    assert set(pools.EDGE_PARTIES) <= drawn
    assert len(drawn) > 3 * len(pools.EDGE_PARTIES)


def test_sources_reach_their_pool() -> None:
    """Every source of the pool is drawn, and sources beyond it."""
    drawn = set(reached(sources(), 500))

    assert set(pools.EDGE_SOURCES) <= drawn
    assert len(drawn) > 3 * len(pools.EDGE_SOURCES)


def test_estimates_reach_every_way_of_claiming() -> None:
    """Every claim of the pool is drawn, and claims beyond it."""
    wanted = {
        (e.interval, e.reach, e.text, e.best, e.bounds, e.unquantified, e.unknown, e.partial)
        for e in (Estimate.of(**{"unit": "person", "value": None} | claim) for claim in pools.EDGE_CLAIMS)
    }

    drawn = {
        (e.interval, e.reach, e.text, e.best, e.bounds, e.unquantified, e.unknown, e.partial)
        for e in reached(estimates(), 1_500)
    }

    assert wanted <= drawn
    assert len(drawn) > 3 * len(wanted)


ESTIMATES: dict[str, Callable[[Estimate], object]] = {
    "several holders": lambda e: len(e.parties) > 1,
    "nobody but the source": lambda e: not e.parties and not e.speaker and e.source,
    "nobody at all": lambda e: not e.parties and not e.speaker and not e.source,
    "an anonymous speaker": lambda e: e.speaker and e.anonymous,
    "an anonymous holder": lambda e: e.parties and e.anonymous,
    "a named speaker": lambda e: e.speaker and not e.anonymous,
    "a chain of its own": lambda e: e.quoting,
    "a chain in its source": lambda e: e.source and e.source.behind,
    "a primary source": lambda e: e.source and e.source.primary,
    "dated": lambda e: e.as_of,
    "stated at an instant": lambda e: e.stated and e.stated.instant,
    "undated": lambda e: not e.as_of and not e.stated,
    "the source's name for it": lambda e: e.named,
    **{basis: (lambda e, basis=basis: e.basis == basis) for basis in BASES},  # type: ignore[misc]
    **{status: (lambda e, status=status: e.status == status) for status in CLAIM_STATUSES},  # type: ignore[misc]
}
DENIALS: dict[str, Callable[[Denial], object]] = {
    **{aspect: (lambda d, aspect=aspect: d.aspect == aspect) for aspect in ASPECTS},  # type: ignore[misc]
    "of one estimate": lambda d: d.estimate == "toll",
    "by several": lambda d: len(d.parties) > 1,
    "dated": lambda d: d.stated,
}
FIGURES: dict[str, Callable[[Figure], object]] = {
    "nothing said": lambda f: not f.statements,
    "many estimates": lambda f: len(f.estimates) >= 3,
    "a denial of the figure": lambda f: any(d.rejects_all for d in f.denials),
    "a denial of one estimate": lambda f: any(d.estimate for d in f.denials),
    "a denial of the attribution": lambda f: any(d.aspect == "attribution" for d in f.denials),
    "only denials": lambda f: f.statements == f.denials != (),
    "withheld": lambda f: any(isinstance(s, Withheld) for s in f.statements),
    "set aside": lambda f: f.assessments,
    "set aside and denied": lambda f: {a.estimate for a in f.assessments} & {d.estimate for d in f.denials},
    "a silent disputant": lambda f: f.disputants and f.panel.silent,
    "a lone disputant": lambda f: (
        sum(p.stance.value != "silent" for p in f.positions()) == 1 and f.panel.disputants & set(f.panel.by_name)
    ),
    "divided": lambda f: any(p.divided for p in f.positions()),
    "superseded": lambda f: any(p.superseded for p in f.positions()),
    "a word without a number": lambda f: any(p.stance is Stance.UNQUANTIFIED for p in f.positions()),
    "lenders": lambda f: f.panel.lenders,
    "open above": lambda f: not f.hull().is_empty and f.hull().high is None,
    "a partial count": lambda f: any(e.partial for e in f.estimates),
    "agreement": lambda f: f.panel.stated and f.most_agreed().k > 1,
    "a tie": lambda f: f.panel.stated and len(f.most_agreed().segments) > 1,
    "common ground": lambda f: len(f.panel.stated) > 1 and f.common(),
    "shared origin": lambda f: f.panel.stated and f.most_agreed().n < len(f.panel.stated),
    "a record given twice": lambda f: len(set(f.statements)) < len(f.statements),
    "signed": lambda f: f.signed,
    "two silent disputants": lambda f: f.panel.stated and len(f.panel.silent) > 1,
    "a silent disputant who could borrow": lambda f: f.panel.lenders and f.panel.silent,
    "limits that meet": lambda f: f.panel.stated and _meets(f) and f.hull().interval == Interval.everything(),
    "a limit that meets a number": lambda f: f.panel.stated and _meets(f) and f.hull().interval.is_one_sided,
    "no whole number between": lambda f: f.panel.stated and f.common() is None and _reaches_meet(f),
    "a range beside a limit": lambda f: any(
        {s.interval.is_bounded for s in p.spans} == {True, False} for p in f.panel.stated
    ),
    "a standard error": lambda f: any(e.standard_error for p in f.panel.stated for e in p.estimates),
    "a standard error of zero": lambda f: any(e.standard_error == 0 for p in f.panel.stated for e in p.estimates),
    "two cut-offs": lambda f: f.time == "cumulative" and len(_days(f)) > 1,
    "a number that an earlier day takes from nobody": lambda f: any(p.superseded and p.spans for p in f.panel.stated),
    "several holders of one number": lambda f: any(len(e.parties) > 1 for p in f.panel.stated for e in p.estimates),
    "bounds that are one number": lambda f: any(e.bounds and e.interval and e.interval.is_point for e in f.estimates),
}


def _meets(figure: Figure) -> bool:
    """Whether all that several parties print is one number."""
    hull = figure.hull()
    return len(hull.parties) > 1 and hull.printed_low is not None and hull.printed_low == hull.printed_high


def _reaches_meet(figure: Figure) -> bool:
    """Whether some value lies in what all allow, be it a fraction."""
    region = Interval.everything()
    for position in figure.panel.stated:
        region = region.intersection(position.reach or region)
    return not region.is_empty


def _days(figure: Figure) -> set[str]:
    """Return up to which days the numbers in force count."""
    return {str(e.as_of) for p in figure.panel.stated for e in p.estimates if e.as_of}


@pytest.mark.parametrize("what", ESTIMATES)
def test_estimates_have_every_feature(what: str) -> None:
    """Every way in which an estimate can be told is drawn."""
    found = find(estimates(), lambda e: bool(ESTIMATES[what](e)), settings=THOROUGH)

    assert isinstance(found, Estimate)


@pytest.mark.parametrize("what", DENIALS)
def test_denials_have_every_aspect(what: str) -> None:
    """Every thing that can be denied is drawn."""
    found = find(denials(estimates=["toll"]), lambda d: bool(DENIALS[what](d)), settings=THOROUGH)

    assert isinstance(found, Denial)


@pytest.mark.parametrize("what", FIGURES)
def test_figures_have_every_hole(what: str) -> None:
    """Every hole that a figure can have is drawn, and every way in which claims matter together."""
    found = find(figures(), lambda f: bool(FIGURES[what](f)), settings=THOROUGH)

    assert isinstance(found, Figure)


@pytest.mark.parametrize("unit", pools.EDGE_UNITS)
def test_figures_come_in_every_unit(unit: str) -> None:
    """A figure of any unit may be of each."""
    found = find(figures(None), lambda f: f.unit == unit_of(unit), settings=THOROUGH)

    assert found.unit == unit_of(unit)


@given(
    figure=figures(
        "killed", names=["A", "B"], min_estimates=2, max_estimates=3, refusals=False, dated=False, signed=False
    ),
    number=numbers(min_value=5, max_value=7),
    third=numbers(min_value=Fraction(1, 3), max_value=Fraction(1, 3)),
    interval=intervals(min_value=5, max_value=7, empty=False, unbounded=False),
    plain=figures(plain=True, refusals=False),
    party=parties(names=["A"]),
    source=sources(titles=["S"]),
)
def test_strategies_do_as_they_are_told(
    figure: Figure, number: Number, third: Number, interval: Interval, plain: Figure, party: Party, source: Source
) -> None:
    """Keyword arguments bind what is drawn."""
    assert str(figure.unit) == "killed"
    assert {p.name for p in figure.parties} <= {"A", "B"}
    assert 2 <= len(figure.estimates) <= 3
    assert len(figure.statements) == len(figure.estimates)
    assert all(s.as_of is None and s.stated is None for s in figure.statements)
    assert not figure.signed
    assert 5 <= number <= 7
    assert third == Fraction(1, 3)
    assert interval.within(Interval(5, 7))
    assert all(e.interval is not None for e in plain.estimates)
    assert (party.name, source.title) == ("A", "S")
