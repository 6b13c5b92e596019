"""
Laws of counts that fall: what the check of a dossier finds, and a table.

A count falls where it is certainly below an earlier one of the same holder,
whatever lies between; where words or ends overlap nothing is said.
"""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise
from typing import NamedTuple

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.effort import drawn, examples

import contested as ct
from contested.table import ClaimTable

BEGIN = date(2031, 1, 1)
NEVER = float("inf")
FALLS = "a cumulative count falls"


class Count(NamedTuple):
    """A count as it is printed, from which to which day, and what it allows: from, to, and whether both are open."""

    text: str
    first: int
    last: int
    low: float
    high: float
    is_open: bool = False


@st.composite
def counts(draw: st.DrawFn, *, bare: bool = False, days_alone: bool = False) -> list[Count]:
    """Draw the counts of one party, of each span of days at most one."""
    found: dict[tuple[int, int], Count] = {}
    for _ in range(draw(st.integers(0, 7))):
        first = draw(st.integers(0, 9))
        last = first if bare or days_alone else first + draw(st.sampled_from((0, 0, 0, 2, 5)))
        a, b = sorted(draw(st.tuples(st.integers(1, 9), st.integers(1, 9))))
        forms: list[tuple[str, float, float, bool]] = [(f"{a}0", a * 10, a * 10, False)]
        if not bare:
            forms += [
                (f"{a}0 to {b}0", a * 10, b * 10, False),
                (f"about {a}0", a * 10 - 5, a * 10 + 5, True),
                (f"at least {a}0", a * 10, NEVER, False),
                (f"at most {a}0", -NEVER, a * 10, False),
            ]
        text, low, high, is_open = draw(st.sampled_from(forms))
        found[first, last] = Count(text, first, last, low, high, is_open)
    return list(found.values())


def below(later: Count, earlier: Count) -> bool:
    """Whether one count is of a later time than another for certain, and below it."""
    meet = later.high == earlier.low and (later.is_open or earlier.is_open)
    return earlier.last < later.first and (later.high < earlier.low or meet)


def moment(one: Count) -> str:
    """Write the days of a count."""
    first, last = (str(BEGIN + timedelta(days)) for days in (one.first, one.last))
    return first if first == last else f"{first}/{last}"


def figure_of(said: list[Count]) -> ct.Figure:
    """Return a figure of counts."""
    figure = ct.Figure("dead", "killed", time="cumulative")
    for one in said:
        figure = figure.claimed(one.text, by="A", as_of=moment(one))
    return figure


def told(figure: ct.Figure) -> list[str]:
    """Return what the check says of falls."""
    return [one.what for one in ct.Dossier().with_figure("f", figure).check().of("CF016")]


def words(earlier: Count, later: Count) -> str:
    """Return what is said of a fall."""
    said = [figure_of([one]).statements[0] for one in (earlier, later)]
    return f"{said[0]} as of {moment(earlier)}, then {said[1]} as of {moment(later)}"


@given(said=counts())
def test_a_count_is_said_to_fall_where_it_is_below_any_earlier_one(said: list[Count]) -> None:
    """By all pairs of counts: something is told where there is such a pair, and nothing is told but such pairs."""
    pairs = {words(a, b) for a in said for b in said if below(b, a)}

    found = told(figure_of(said))

    assert bool(found) == bool(pairs)
    assert set(found) <= pairs


@given(said=counts(bare=True))
def test_a_fall_of_bare_numbers_is_told_where_it_happens_and_once(said: list[Count]) -> None:
    """Of numbers of single days it is each that is below the day before, whatever was higher before that."""
    in_order = sorted(said, key=lambda one: one.first)

    assert sorted(told(figure_of(said))) == sorted(words(a, b) for a, b in pairwise(in_order) if b.low < a.low)


@examples(cost=2)
@given(said=counts(), data=st.data())
def test_the_order_in_which_counts_are_said_changes_no_fall(said: list[Count], data: st.DataObject) -> None:
    """Days are looked at, and not the order of statements."""
    mixed = data.draw(st.permutations(said))

    assert sorted(told(figure_of(mixed))) == sorted(told(figure_of(said)))


@pytest.mark.parametrize("kind", ["days", "spans"])
def test_a_table_finds_the_falls_of_its_dossier(kind: str) -> None:
    """Of single days the very falls, as often; of spans of days the same figures."""
    cases = drawn(counts(days_alone=kind == "days"), cost=4)
    figures = {f"f{n}": figure_of(said) for n, said in enumerate(cases)}
    wanted = {id_: len(told(figure)) for id_, figure in figures.items()}
    rows = [
        {
            "figure": f"f{n}",
            "party": "A",
            **{end: abs(number) if abs(number) < NEVER else None for end, number in _printed(one).items()},
            "reach_low": one.low if one.is_open else None,
            "reach_high": one.high if one.is_open else None,
            "as_of": BEGIN + timedelta(one.first),
            "as_of_end": BEGIN + timedelta(one.last),
        }
        for n, said in enumerate(cases)
        for one in said
    ]
    schema = {"figure": pl.String, "party": pl.String} | dict.fromkeys(
        ("low", "high", "reach_low", "reach_high"), pl.Float64
    )
    frame = pl.DataFrame(rows, schema=schema | {"as_of": pl.Date, "as_of_end": pl.Date})
    table = ClaimTable.of(frame, unit="person", time="cumulative")

    found = dict.fromkeys(figures, 0)
    for row in table.check(FALLS).to_dicts():
        found[row["figure"]] += 1

    if kind == "days":
        assert found == wanted
    else:
        assert {id_ for id_, times in found.items() if times} == {id_ for id_, times in wanted.items() if times}


def _printed(one: Count) -> dict[str, float]:
    """Return the ends that a count prints: of an approximate one both are its number."""
    middle = (one.low + one.high) / 2
    return {"low": middle, "high": middle} if one.is_open else {"low": one.low, "high": one.high}
