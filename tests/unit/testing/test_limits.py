"""What strategies refuse at the call, and what they keep to where they are limited."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from contested import ContestedError, Figure, Source
from contested.testing import (
    claim_tables,
    dossiers,
    estimates,
    figures,
    formulas,
    intervals,
    numbers,
    parties,
    phrases,
    relations,
    series,
    sources,
    withheld,
)

if TYPE_CHECKING:
    from contested import Dossier, Estimate, Withheld

FEW = settings(max_examples=60, deadline=None)

IMPOSSIBLE: dict[str, tuple[Callable[[], object], type[Exception], str]] = {
    "more parties at least than at most": (
        lambda: figures(min_parties=3, max_parties=2),
        ValueError,
        "figures() has nothing to draw: min_parties (3) is above max_parties (2); swap them, or leave one out",
    ),
    "more parties than names": (
        lambda: figures(names=["A"], min_parties=2),
        ValueError,
        "figures() has nothing to draw: min_parties is 2 of 1 names; name as many parties",
    ),
    "parties that may not speak": (
        lambda: figures(min_parties=1, max_estimates=0, refusals=False),
        ValueError,
        "figures() has nothing to draw: parties speak by estimates or by refusals, and there are none; allow one",
    ),
    "one estimate that lies apart": (
        lambda: figures(min_ratio=2, max_estimates=1),
        ValueError,
        (
            "figures() has nothing to draw: min_ratio is 2, and numbers lie apart only between two estimates of two "
            "parties; allow two"
        ),
    ),
    "one party that lies apart": (lambda: figures(min_ratio=2, names=["A"]), ValueError, "of two parties; allow two"),
    "a ratio below one": (
        lambda: figures(max_ratio=Fraction(1, 2)),
        ValueError,
        "figures() has nothing to draw: max_ratio is 1/2; give 1 or more: the highest number over the lowest",
    ),
    "a size below zero": (
        lambda: figures(min_estimates=-1),
        ValueError,
        "figures() has nothing to draw: min_estimates is -1; give 0 or more",
    ),
    "a size that is no whole number": (
        lambda: figures(max_estimates=1.5),  # type: ignore[arg-type]
        TypeError,
        "max_estimates is '1.5' (float); give a whole number",
    ),
    "a size that is a flag": (lambda: series(min_size=True), TypeError, "give a whole number"),
    "an unknown unit": (lambda: figures("persn"), LookupError, "unknown unit 'persn'; is it person"),
    "no unit at all": (
        lambda: figures([]),
        ValueError,
        "figures() has nothing to draw: unit is empty; give at least one unit, or None for any",
    ),
    "an unknown unit among several": (lambda: series(["killed", "persn"]), LookupError, "unknown unit 'persn'"),
    "no names": (
        lambda: withheld(names=[]),
        ValueError,
        "withheld() has nothing to draw: names is empty; give at least one, or leave names= out",
    ),
    "an empty name": (lambda: parties(names=[" "]), ValueError, "cannot name a name: it is empty"),
    "a text for names": (lambda: sources(titles="Wire"), TypeError, "titles is 'Wire' (str); give a list of names"),
    "a text for keys": (lambda: figures(names=5), TypeError, "names is '5' (int); give a list of names"),  # type: ignore[arg-type]
    "a month for a day": (lambda: estimates(min_date="2023-09"), ValueError, "'2023-09' is not one day"),
    "a first day after the last": (
        lambda: sources(min_date="2023-09-20", max_date=date(2023, 9, 19)),
        ValueError,
        "sources() has nothing to draw: min_date (2023-09-20) is above max_date (2023-09-19)",
    ),
    "a smallest number above the largest": (
        lambda: numbers(min_value=3, max_value="2.5"),  # type: ignore[arg-type]
        ValueError,
        "numbers() has nothing to draw: min_value (3) is above max_value (5/2)",
    ),
    "a number that is none": (
        lambda: intervals(min_value=float("nan")),  # type: ignore[arg-type]
        ValueError,
        "is not a number",
    ),
    "a flag that is none": (lambda: figures(plain=1), TypeError, "plain is '1' (int); give True or False"),  # type: ignore[arg-type]
    "a phrase below zero": (
        lambda: phrases(min_value=-1),
        ValueError,
        "phrases() has nothing to draw: min_value is -1, and what phrases count is not below 0; give 0 or more",
    ),
    "more counting parties than names": (
        lambda: series(names=["A"], min_parties=2),
        ValueError,
        "series() has nothing to draw: min_parties is 2 of 1 names; name as many parties",
    ),
    "more cut-offs than days": (
        lambda: series(min_size=3, max_size=3, min_date="2023-09-19", max_date="2023-09-20"),
        ValueError,
        "series() has nothing to draw: min_size is 3 of 2 days; leave more days between min_date and max_date",
    ),
    "a formula of nothing": (
        lambda: formulas(max_size=0),
        ValueError,
        "formulas() has nothing to draw: max_size is 0, and a formula has an operation; give 1 or more",
    ),
    "a relation of one figure": (
        lambda: relations(ids=["a"]),
        ValueError,
        "relations() has nothing to draw: a relation is between two figures at least; give two ids or more",
    ),
    "a kind of relation that is none": (
        lambda: relations(kinds=["parts"]),
        ValueError,
        "kinds cannot be 'parts'; it is one of part, sum, equal, at most, bridge",
    ),
    "more figures than ids": (
        lambda: dossiers(ids=["a"], min_size=2),
        ValueError,
        "dossiers() has nothing to draw: min_size is 2 of 1 ids; give as many ids=",
    ),
    "a library that is none": (
        lambda: claim_tables(library="panda"),
        ValueError,
        "library cannot be 'panda'; it is one of polars, pandas, arrow, duckdb",
    ),
    "more links at least than at most": (
        lambda: sources(min_links=2, max_links=1),
        ValueError,
        "min_links (2) is above",
    ),
    "an argument that there is not": (lambda: figures(parties=2), TypeError, "parties"),  # type: ignore[call-arg]
}


@pytest.mark.parametrize("what", IMPOSSIBLE)
def test_what_cannot_be_drawn_is_refused_at_the_call(what: str) -> None:
    """Impossible arguments are refused when a strategy is called, and the message says what to do."""
    call, kind, says = IMPOSSIBLE[what]

    with pytest.raises(kind) as caught:
        call()

    assert says in str(caught.value)
    assert isinstance(caught.value, ContestedError) or "argument" in what


def speakers(figure: Figure) -> set[str]:
    """Return the parties that say something of a figure."""
    return {party.name for statement in figure.statements for party in statement.parties}


@FEW
@given(
    few=figures(names=["A", "B", "C", "D"], min_parties=2, max_parties=3, stances=True),
    many=figures(min_parties=10, max_parties=12, max_estimates=2),
    refusing=figures(min_parties=2, max_estimates=0),
    together=figures(min_parties=3, min_estimates=1, max_estimates=1, refusals=False),
)
def test_as_many_parties_speak_as_are_asked_for(few: Figure, many: Figure, refusing: Figure, together: Figure) -> None:
    """At least so many parties speak, by claims, refusals or one claim of several, and at most so many are named."""
    assert len(speakers(few)) >= 2
    assert len(few.parties) <= 3
    assert 10 <= len(speakers(many)) <= len(many.parties) <= 12
    assert len(speakers(refusing)) >= 2
    assert not refusing.estimates
    assert len(speakers(together)) >= 3
    assert len(together.estimates) == 1


@FEW
@given(
    apart=figures(min_ratio=2, max_ratio=Fraction(12, 5), min_estimates=2, max_estimates=5, stances=True),
    settled=figures(max_ratio=1, min_estimates=1, min_parties=2),
    far=figures(min_ratio=Fraction(3, 2), names=["A", "B", "C"], min_parties=3, max_estimates=2),
    alone=figures(max_ratio=2, names=["A"], min_estimates=2),
    nothing=figures(max_ratio=2, max_estimates=0),
)
def test_figures_are_as_contested_as_is_asked_for(
    apart: Figure, settled: Figure, far: Figure, alone: Figure, nothing: Figure
) -> None:
    """The highest printed number is so many times the lowest, at least and at most."""
    assert 2 <= (apart.hull().ratio or 0) <= Fraction(12, 5)
    assert 2 <= len(apart.estimates) <= 5
    assert settled.hull().ratio == 1
    assert len(speakers(settled)) >= 2
    assert (far.hull().ratio or 0) >= Fraction(3, 2)
    assert speakers(far) == {"A", "B", "C"}
    assert alone.hull().ratio == 1
    assert not nothing.estimates


FIRST, LAST = date(2023, 9, 19), date(2023, 9, 30)


def days_of(source: Source) -> list[tuple[float, float]]:
    """Return the first and last day of all that a source and those that it quotes date."""
    own = [day for day in (source.issued, source.retrieved, source.archived) if day is not None]
    return [(day.first_day, day.last_day) for day in own] + [one for each in source.quoting for one in days_of(each)]


@FEW
@given(
    figure=figures(min_date=FIRST, max_date=LAST, stances=True),
    source=sources(min_links=2, max_links=3, min_date=FIRST, max_date=LAST),
    late=estimates(min_date="2150-01-01"),
    early=withheld(max_date="1850-01-01"),
    counted=series(min_date=FIRST, max_date="2023-09-20", max_size=2, falls=True),
)
def test_days_lie_within_their_limits(
    figure: Figure, source: Source, late: Estimate, early: Withheld, counted: Figure
) -> None:
    """Every day of a statement, and of the sources it was read in, lies from the first to the last one."""
    found = days_of(source)
    for statement in (*figure.statements, *counted.statements):
        found += [(day.first_day, day.last_day) for day in (statement.as_of, statement.stated) if day is not None]
        found += [day for one in (statement.source, *statement.quoting) if one is not None for day in days_of(one)]

    assert all(FIRST.toordinal() <= first and last <= LAST.toordinal() for first, last in found)
    assert all(day.first_day >= date(2150, 1, 1).toordinal() for day in (late.as_of, late.stated) if day is not None)
    assert all(day.last_day <= date(1850, 1, 1).toordinal() for day in (early.as_of, early.stated) if day is not None)


@FEW
@given(
    unread=sources(max_links=0),
    chained=sources(titles=["A", "B"], min_links=1, max_links=1),
    long=sources(min_links=3),
)
def test_chains_are_as_long_as_is_asked_for(unread: Source, chained: Source, long: Source) -> None:
    """A source quotes over no link, over one, or over three."""
    assert not unread.quoting
    assert all(not one.quoting for one in chained.quoting)
    assert chained.quoting
    assert {chained.title, *(one.title for one in chained.quoting)} <= {"A", "B"}
    assert any(two.quoting for one in long.quoting for two in one.quoting)


@FEW
@given(
    figure=figures(["killed", "km**2"]),
    counted=series(["killed"], names=["A", "B"], min_size=2, max_size=3, min_parties=2, max_parties=2),
    fallen=series(names=["A"], min_size=4, falls=True),
)
def test_series_count_up_to_each_cut_off(figure: Figure, counted: Figure, fallen: Figure) -> None:
    """A series has so many cut-offs, and no party's count is below its earlier one but where that is asked for."""
    assert str(figure.unit) in ("killed", "km**2")
    assert (counted.time, str(counted.unit)) == ("cumulative", "killed")
    assert 2 <= len({str(one.as_of) for one in counted.estimates}) <= 3
    for party in ("A", "B"):
        said = sorted(
            (str(e.as_of), e.interval.low) for e in counted.estimates if e.interval and party in map(str, e.parties)
        )
        assert [low for _, low in said] == sorted(low or 0 for _, low in said)
    assert speakers(fallen) == {"A"}


@FEW
@given(
    text=phrases(min_value=5, max_value=9, hedged=False, ranges=False, words=False),
    between=phrases(min_value=Fraction(1, 3), max_value=Fraction(1, 2), words=False, ranges=False, hedged=False),
)
def test_phrases_hold_the_numbers_that_are_asked_for(text: tuple[str, object], between: tuple[str, object]) -> None:
    """Bare numbers of a span are digits and nothing else."""
    assert text[0] in ("5", "6", "7", "8", "9")
    assert between[0] == "1/3"


@FEW
@given(made=formulas(names=["A", "B"], max_size=1), dossier=dossiers(names=["A", "B"], max_parties=1, min_size=1))
def test_what_figures_make_is_limited_too(made: Figure, dossier: Dossier) -> None:
    """A formula of one operation has two figures at most, and a dossier's figures name so many parties."""
    assert made._formula is not None
    assert len(made._formula.unknowns) <= 2
    assert {party.name for party in made.parties} <= {"A", "B"}
    assert all(len(figure.parties) <= 1 for figure in dossier.figures.values())


def test_a_strategy_prints_as_it_was_called() -> None:
    """The ``repr`` of a strategy is its call."""
    assert repr(figures(min_parties=2, names=iter("AB"))) == "figures(names=('A', 'B'), min_parties=2)"
    assert repr(figures()) == "figures()"
    assert isinstance(figures(), st.SearchStrategy)
