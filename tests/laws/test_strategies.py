"""
The strategies reach what they promise (style.md, habit 9).

Each mixes a hand-picked pool of edge cases with what it generates; here each
is made to show every entry of its pool, every hole a figure can have, and
something beyond the pool.
"""

from __future__ import annotations

from contextlib import suppress
from fractions import Fraction
from functools import partial
from itertools import pairwise
from random import Random
from typing import TYPE_CHECKING, Any, TypeVar

import pytest
from hypothesis import HealthCheck, Phase, find, given, settings
from hypothesis import strategies as st
from hypothesis.errors import NoSuchExample

from contested import Denial, Estimate, Figure, Interval, Party, Source, Stance, Withheld, read_phrase
from contested.claims import AIMED, stance_of
from contested.claims.schema import ASPECTS, BASES, CLAIM_STATUSES
from contested.quantities.units import unit as unit_of
from contested.relations.relation import RELATION_TYPES
from contested.testing import (
    as_code,
    claim_tables,
    denials,
    dossiers,
    estimates,
    figures,
    formulas,
    intervals,
    journals,
    numbers,
    parties,
    phrases,
    relations,
    series,
    sources,
    withheld,
)
from contested.testing import edge_cases as pools
from contested.testing.edge_phrases import EDGE_PHRASES, UNQUANTIFIED
from contested.testing.table_strategies import LIBRARIES, table_rows

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping

    from contested.quantities.numbers import Number
    from contested.quantities.units import Unit

T = TypeVar("T")

THOROUGH = settings(
    max_examples=4_000,
    database=None,
    derandomize=False,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)


def drawn_until(strategy: st.SearchStrategy[T], enough: Callable[[T], bool]) -> None:
    """Draw values until one more is enough, or as many as is thorough; anew where one run goes round in what it knows."""
    for luck in range(4):
        with suppress(NoSuchExample):
            find(strategy, enough, settings=THOROUGH, random=Random(luck))
            return


def reached(
    strategy: st.SearchStrategy[T], pool: Collection[Any], as_seen: Callable[[T], Any] = lambda one: one
) -> bool:
    """Whether all of a pool is drawn, and beyond it twice as much."""
    wanted, drawn = set(pool), set()

    def enough(value: T) -> bool:
        drawn.add(as_seen(value))
        return len(drawn) > 3 * len(wanted) and wanted <= drawn

    drawn_until(strategy, enough)
    assert wanted - drawn == set()
    return len(drawn) > 3 * len(wanted)


def seen_in(strategy: st.SearchStrategy[T], features: Mapping[str, Callable[[T], object]]) -> set[str]:
    """Return the features that drawn values have; what is dear is to draw, so each value is asked for all that are missing."""
    seen: set[str] = set()

    def enough(value: T) -> bool:
        seen.update(name for name in features.keys() - seen if features[name](value))
        return len(seen) == len(features)

    drawn_until(strategy, enough)
    return seen


def test_numbers_reach_their_pool() -> None:
    """Every number of the pool is drawn, and numbers beyond it."""
    assert reached(numbers(min_value=None), {*pools.EDGE_NUMBERS, *(-number for number in pools.EDGE_NUMBERS)})


def test_intervals_reach_their_pool() -> None:
    """Every interval of the pool is drawn, and intervals beyond it."""
    assert reached(intervals(), pools.EDGE_INTERVALS)


def test_parties_reach_their_pool() -> None:
    """Every party of the pool is drawn, and parties beyond it."""
    assert reached(parties(), pools.EDGE_PARTIES)


def test_sources_reach_their_pool() -> None:
    """Every source of the pool is drawn, and sources beyond it."""
    assert reached(sources(), pools.EDGE_SOURCES)


def test_estimates_reach_every_way_of_claiming() -> None:
    """Every claim of the pool is drawn, and claims beyond it."""

    def claimed(e: Estimate) -> tuple[Any, ...]:
        return (e.interval, e.reach, e.text, e.best, e.bounds, e.unquantified, e.unknown, e.partial)

    given: list[dict[str, Any]] = [{"unit": "person", "value": None, **claim} for claim in pools.EDGE_CLAIMS]
    pool = {claimed(Estimate.of(**one)) for one in given}

    assert reached(estimates(dated=False), pool, claimed)  # days cost as much again, and change no claim


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
    "a silent disputant": lambda f: f.disputants and f._panel.silent,
    "a lone disputant": lambda f: (
        sum(p.stance.value != "silent" for p in f.positions()) == 1 and f._panel.disputants & set(f._panel.by_name)
    ),
    "divided": lambda f: any(p.divided for p in f.positions()),
    "superseded": lambda f: any(p.superseded for p in f.positions()),
    "a word without a number": lambda f: any(p.stance is Stance.UNQUANTIFIED for p in f.positions()),
    "lenders": lambda f: f._panel.lenders,
    "open above": lambda f: not f.hull().is_empty and f.hull().high is None,
    "a partial count": lambda f: any(e.partial for e in f.estimates),
    "agreement": lambda f: f._panel.stated and f.most_agreed().k > 1,
    "a tie": lambda f: f._panel.stated and len(f.most_agreed().segments) > 1,
    "common ground": lambda f: len(f._panel.stated) > 1 and f.common(),
    "shared origin": lambda f: f._panel.stated and f.most_agreed().n < len(f._panel.stated),
    "a record given twice": lambda f: len(set(f.statements)) < len(f.statements),
    "signed": lambda f: f.signed,
    "two silent disputants": lambda f: f._panel.stated and len(f._panel.silent) > 1,
    "a silent disputant who could borrow": lambda f: f._panel.lenders and f._panel.silent,
    "limits that meet": lambda f: f._panel.stated and _meets(f) and f.hull().interval == Interval.everything(),
    "a limit that meets a number": lambda f: f._panel.stated and _meets(f) and f.hull().interval.is_one_sided,
    "no whole number between": lambda f: f._panel.stated and f.common() is None and _reaches_meet(f),
    "a range beside a limit": lambda f: any(
        {s.interval.is_bounded for s in p.spans} == {True, False} for p in f._panel.stated
    ),
    "a standard error": lambda f: any(e.standard_error for p in f._panel.stated for e in p.estimates),
    "a standard error of zero": lambda f: any(e.standard_error == 0 for p in f._panel.stated for e in p.estimates),
    "two cut-offs": lambda f: f.time == "cumulative" and len(_days(f)) > 1,
    "a number that an earlier day takes from nobody": lambda f: any(p.superseded and p.spans for p in f._panel.stated),
    "several holders of one number": lambda f: any(len(e.parties) > 1 for p in f._panel.stated for e in p.estimates),
    "bounds that are one number": lambda f: any(e.bounds and e.interval and e.interval.is_point for e in f.estimates),
}


def _meets(figure: Figure) -> bool:
    """Whether all that several parties print is one number."""
    hull = figure.hull()
    return len(hull.parties) > 1 and hull.printed_low is not None and hull.printed_low == hull.printed_high


def _reaches_meet(figure: Figure) -> bool:
    """Whether some value lies in what all allow, be it a fraction."""
    region = Interval.everything()
    for position in figure._panel.stated:
        region = region.intersection(position.reach or region)
    return not region.is_empty


def _falls(figure: Figure) -> bool:
    """Whether a later count of one party is below its earlier one."""
    said = sorted((str(e.as_of), e.interval.low or 0) for e in figure.estimates if e.interval)
    return any(later < earlier for (_, earlier), (_, later) in pairwise(said))


def _quotes_two(source: Source) -> bool:
    """Whether a source, or one that it quotes, quotes two others."""
    return len(source.quoting) > 1 or any(map(_quotes_two, source.quoting))


def _days(figure: Figure) -> set[str]:
    """Return up to which days the numbers in force count."""
    return {str(e.as_of) for p in figure._panel.stated for e in p.estimates if e.as_of}


@pytest.fixture(scope="module")
def estimates_had() -> set[str]:
    """The features of drawn estimates."""
    return seen_in(estimates(), ESTIMATES)


@pytest.mark.parametrize("what", ESTIMATES)
def test_estimates_have_every_feature(what: str, estimates_had: set[str]) -> None:
    """Every way in which an estimate can be told is drawn."""
    assert what in estimates_had


@pytest.fixture(scope="module")
def denials_had() -> set[str]:
    """The features of drawn denials."""
    return seen_in(denials(estimates=["toll"]), DENIALS)


@pytest.mark.parametrize("what", DENIALS)
def test_denials_have_every_aspect(what: str, denials_had: set[str]) -> None:
    """Every thing that can be denied is drawn."""
    assert what in denials_had


@pytest.fixture(scope="module")
def figures_had() -> set[str]:
    """The features of drawn figures."""
    return seen_in(figures(), FIGURES)


@pytest.mark.parametrize("what", FIGURES)
def test_figures_have_every_hole(what: str, figures_had: set[str]) -> None:
    """Every hole that a figure can have is drawn, and every way in which claims matter together."""
    assert what in figures_had


@pytest.fixture(scope="module")
def units_had() -> set[str]:
    """The units of drawn figures."""
    return seen_in(figures(None), {unit: partial(_is_in, unit_of(unit)) for unit in pools.EDGE_UNITS})


def _is_in(unit: Unit, figure: Figure) -> bool:
    return figure.unit == unit


@pytest.mark.parametrize("unit", pools.EDGE_UNITS)
def test_figures_come_in_every_unit(unit: str, units_had: set[str]) -> None:
    """A figure of any unit may be of each."""
    assert unit in units_had


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


def test_figures_with_stances_reach_each_of_them() -> None:
    """Accepted, corrected, retracted and disputed, where that is asked for; and none where it is not."""
    found: set[str] = set()

    def enough(figure: Figure) -> bool:
        found.update(map(stance_of, figure.statements))
        return found >= set(AIMED)

    drawn_until(figures(stances=True), enough)

    assert found >= set(AIMED)


def test_phrases_reach_their_pool() -> None:
    """Every phrase of the pool is drawn, every word in place of a number, and phrases beyond it."""
    pool = {(text, meant) for text, meant, _ in EDGE_PHRASES} | set(UNQUANTIFIED)

    assert reached(phrases(unquantified=True), pool)


@given(phrase=phrases(unquantified=True))
def test_a_phrase_means_the_interval_that_is_drawn_with_it(phrase: tuple[str, Interval | None]) -> None:
    """The interval of a drawn phrase is the one that is read from it, though it was not."""
    text, meant = phrase

    assert read_phrase(text).interval == meant


TOGETHER: dict[str, tuple[st.SearchStrategy[Any], dict[str, Callable[[Any], object]]]] = {
    "phrases": (
        phrases(),
        {
            "a range": lambda p: p[1].is_bounded and not p[1].is_point,
            "a limit": lambda p: p[1].is_one_sided,
            "an open end": lambda p: p[1].low_open or p[1].high_open,
            "a scale": lambda p: "million" in p[0] or "thousand" in p[0],
        },
    ),
    "withheld": (
        withheld(),
        {"by several": lambda w: len(w.parties) > 1, "dated": lambda w: w.as_of, "read somewhere": lambda w: w.source},
    ),
    "sources": (
        sources(min_links=2),
        {"two at once": _quotes_two, "of days": lambda s: s.issued, "of the pool": lambda s: s in pools.EDGE_SOURCES},
    ),
    "series": (
        series(),
        {
            "one cut-off": lambda f: len(_days(f)) == 1,
            "parties of which one counts further": lambda f: (
                len({str(e.as_of) for e in f.estimates}) > 1 < len(f.parties)
            ),
            "a limit": lambda f: any(e.interval.is_one_sided for e in f.estimates),
            "the same count twice": lambda f: len({e.interval for e in f.estimates}) < len(f.estimates),
        },
    ),
    "a series that falls": (series(names=["A"], falls=True), {"a fall": _falls}),
    "relations": (
        relations(),
        {
            **{kind.__name__: (lambda r, kind=kind: isinstance(r, kind)) for kind in RELATION_TYPES},  # type: ignore[misc]
            "in one account": lambda r: r.by,
            "read somewhere": lambda r: r.source,
            "a remainder": lambda r: getattr(r, "remainder", None),
            "several parts": lambda r: len(r.figures) > 2,
            "an offset": lambda r: getattr(r, "offset", None),
        },
    ),
    "formulas": (
        formulas(),
        {
            **{sign: (lambda f, sign=sign: f._formula.top.kind == sign) for sign in ("+", "-", "*", "/", "minimum")},  # type: ignore[misc]
            "a figure twice": lambda f: len(f._formula.unknowns) == 1,
            "a party that is silent on one": lambda f: any(p.stance is Stance.SILENT for p in f.positions()),
        },
    ),
    "dossiers": (
        dossiers(stances=True),
        {
            "empty": lambda d: not d.figures,
            "several figures": lambda d: len(d) > 2,
            "related": lambda d: d.relations,
            "a party of which nothing is said": lambda d: (
                len(d.parties) > len({p for f in d.figures.values() for p in f.parties})
            ),
            "a source that nobody read": lambda d: "unread" in d.sources,
            "a finding": lambda d: d.check().findings,
            "a correction": lambda d: any(
                stance_of(s) == "corrected" for f in d.figures.values() for s in f.statements
            ),
        },
    ),
    "journals": (
        journals(),
        {
            "a correction": lambda j: any(entry.corrects for entry in j.entries()),
            "a retraction": lambda j: any(entry.retracts for entry in j.entries()),
            "several authors": lambda j: len({entry.author for entry in j.entries()}) > 1,
            "nothing": lambda j: not j.entries(),
        },
    ),
}
"""What strategies of several values reach, each with what to look for."""


@pytest.mark.parametrize("what", TOGETHER)
def test_what_is_drawn_together_has_every_feature(what: str) -> None:
    """Every feature of what several values make is drawn."""
    strategy, features = TOGETHER[what]

    assert seen_in(strategy, features) == set(features)


@pytest.mark.parametrize("library", LIBRARIES)
def test_tables_are_frames_of_any_library(library: str) -> None:
    """A table is drawn on each library that holds frames, and no row of it is rejected."""
    first = settings(max_examples=2, database=None, phases=[Phase.generate])

    table = find(claim_tables(library=library, min_size=3), lambda _: True, settings=first)

    assert len(table.parties) >= 1
    assert not table.intake.rejected


def test_tables_have_every_form() -> None:
    """Rows of a table are points, limits, ranges with a best value, denials, refusals to say and words."""
    forms: dict[str, Callable[[dict[str, object]], object]] = {
        **{name: (lambda row, name=name: row["stance"] == name) for name in ("denied", "withheld", "unquantified")},  # type: ignore[misc]
        **{name: (lambda row, name=name: row.get(name)) for name in ("low_open", "high_open", "best", "reach_low")},  # type: ignore[misc]
    }

    assert seen_in(table_rows(max_figures=2), forms) == set(forms)


SHRUNK: dict[str, tuple[st.SearchStrategy[Any], Callable[[Any], object], str]] = {
    "a number": (numbers(), lambda n: n > 100, "101"),
    "an interval": (intervals(), lambda i: i.is_bounded and not i.is_point, "Interval(0, 1)"),
    "an estimate": (estimates(), lambda _: True, "Estimate.of('"),
    "a phrase": (phrases(), lambda _: True, "('120,000', Interval(120000, 120000))"),
    "two who differ": (
        figures(names=["A", "B"]),
        lambda f: len(f._panel.stated) > 1 and f.common() is None,
        "Figure('population', 'person')",
    ),
    "a party of one letter": (parties(), lambda p: p.name not in {one.name for one in pools.EDGE_PARTIES}, "Party('"),
    "a chain": (sources(min_links=1), lambda _: True, "Source('Morning paper', issued='2023-09-20'"),
    "a fall": (series(["killed"], names=["A"], falls=True), _falls, "Figure('losses', 'killed'"),
    "a dossier with a figure": (dossiers(min_size=1), lambda _: True, 'Dossier.loads("""\nformat = 1'),
}
"""What is looked for, and how the code of the least one begins."""


@pytest.mark.parametrize("what", SHRUNK)
def test_what_fails_shrinks_to_something_a_person_can_read(what: str) -> None:
    """The least example is short: what it is, who says it, and nothing else."""
    strategy, wanted, begins = SHRUNK[what]

    code = as_code(
        find(
            strategy,
            lambda one: bool(wanted(one)),
            settings=settings(max_examples=500, database=None),
            random=Random(1),
        )
    )

    assert code.startswith((begins, f"(\n    {begins}"))
    assert len(code) < 400
