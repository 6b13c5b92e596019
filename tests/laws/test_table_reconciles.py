"""
Laws of reconciliation on tables (design.md, rules 6, 17 and 20).

A method gives the same answer on a figure and on its rows in a table: the same
value, range and error, the same preconditions that fail or are waived, and the
same parties that it speaks for.
"""

from __future__ import annotations

import math
from datetime import date
from typing import Any

import attrs
import duckdb
import polars as pl
from hypothesis import given, settings
from hypothesis import strategies as st

import contested as ct
from contested import methods
from contested.claims.position import Stance
from contested.methods.preconditions import WAIVABLE
from contested.names import listed
from contested.table import ClaimTable
from contested.table.preconditions_of_groups import CODES

DAYS = (date(2023, 9, 1), date(2023, 9, 2), date(2025, 1, 5))
SCHEMA: dict[str, Any] = {
    "figure": pl.String,
    "party": pl.String,
    "source": pl.String,
    "origin": pl.String,
    "stance": pl.String,
    "low": pl.Float64,
    "best": pl.Float64,
    "high": pl.Float64,
    "reach_low": pl.Float64,
    "reach_high": pl.Float64,
    "standard_error": pl.Float64,
    "bounds": pl.String,
    "level": pl.Float64,
    "as_of": pl.Date,
    "stated": pl.Date,
    "basis": pl.String,
    "status": pl.String,
}
METHODS = (
    methods.Mean(),
    methods.GeometricMean(),
    methods.TrimmedMean(),
    methods.TrimmedMean(proportion=0.3),
    *(methods.Median(even=even) for even in ("interval", "midpoint", "lower", "upper")),
    methods.WeightedMedian(),
    *(methods.Mode(ties=ties) for ties in ("none", "lowest", "highest", "status", "basis")),
    methods.Mode(ties="order", order=("B", "Wire")),
    methods.Latest(),
    methods.Preferred(order=("C", "Desk")),
    methods.MostConservative(),
    methods.MostInformative(),
    methods.MostPrecise(),
    methods.FixedEffect(),
    methods.FixedEffect(birge=True, level=0.9),
    methods.PDGAverage(),
    methods.RandomEffects(),
    *(methods.RandomEffects(tau2=tau2) for tau2 in ("HE", "HS", "SJ", "DL2", "HE2")),
    methods.LogPool(),
    methods.CovarianceIntersection(),
)
TABLED = settings(max_examples=3)


@st.composite
def _row(draw: st.DrawFn) -> dict[str, Any]:
    row: dict[str, Any] = dict.fromkeys(SCHEMA)
    row |= {"party": draw(st.sampled_from("ABCDEF")), "stance": "claimed"}
    row["source"] = draw(st.sampled_from((None, None, "Desk"))) if row["party"] != "A" else None
    row["origin"] = draw(st.sampled_from((None, None, None, None, "Wire", "A")))
    for clock in ("as_of", "stated"):
        row[clock] = draw(st.sampled_from((None, None, None, *DAYS)))
    kind = draw(st.integers(0, 19))
    if kind < 2:
        return row | {"stance": ("denied", "withheld")[kind]}
    size = draw(st.sampled_from((1, 1, 1, 10, 100)))
    low, best, high = sorted(float(n * size) for n in draw(st.tuples(*[st.integers(0, 40)] * 3)))
    row["basis"] = draw(st.sampled_from((None, None, None, "documented", "estimated")))
    row["status"] = draw(st.sampled_from((None, None, "final", "unverified")))
    shape = draw(st.integers(0, 9))
    if shape == 0:
        row |= {"low": low}
    elif shape == 1:
        row |= {"low": low, "high": high}
    elif shape == 2:
        row |= {"low": low, "high": high, "best": best}
    elif shape == 3 and low < high:
        row |= {"low": low, "high": high, "bounds": "confidence", "level": draw(st.sampled_from((0.95, 0.9)))}
        row |= {"best": draw(st.sampled_from((None, best)))}
    else:
        row |= {"best": best, "low": best, "high": best}
        if draw(st.integers(0, 5)) == 0:
            row |= {"reach_low": best * 0.9, "reach_high": best + 0.5}
    if draw(st.integers(0, 9)) < 7:
        row["standard_error"] = draw(st.sampled_from((1.0, 2.0, 5.0, 7.5, 0.0)))
    return row


@st.composite
def _worlds(draw: st.DrawFn) -> pl.DataFrame:
    """Draw claims on six figures; often few columns, so that what a frame does not have is looked at too."""
    rows = []
    for n in range(6):
        rows += [row | {"figure": f"f{n}"} for row in draw(st.lists(_row(), min_size=1, max_size=7))]
    frame = pl.DataFrame(rows, schema=SCHEMA)
    optional = [name for name in SCHEMA if name not in ("figure", "party", "low", "high")]
    if draw(st.booleans()):
        gone = draw(st.sets(st.sampled_from(optional)))
        gone |= {"bounds", "level"} if gone & {"bounds", "level"} else set()
        frame = frame.drop(gone)
    return frame


def _answers(table: ClaimTable, method: methods.Method, **how: Any) -> dict[str, dict[str, Any]]:
    answer = table.reconcile(method, **how)
    rows = answer.pl().to_dicts() if isinstance(answer, duckdb.DuckDBPyRelation) else answer.to_dicts()
    found = {row["figure"]: row for row in rows}
    assert len(found) == len(rows)
    return found


def _same(a: Any, b: Any) -> bool:
    if a is None or b is None:
        return a is None and b is None
    return math.isclose(float(a), float(b), rel_tol=1e-9, abs_tol=1e-9)


def _codes(objections: Any) -> str | None:
    return ", ".join(one.code for one in objections) or None


def _differences(table: ClaimTable, figures: dict[str, Any], method: methods.Method, how: dict[str, Any]) -> list[Any]:
    """Return where the answers of a table are not those of figures."""
    answers = _answers(table, method, **how)
    assert answers.keys() == figures.keys()
    found: list[Any] = []
    for name, figure in figures.items():
        row, one = answers[name], figure.reconcile(method, **how)
        speaks = {position.name for position in figure.positions() if position.stance is not Stance.SILENT}
        wanted = {
            "refused": _codes(one.reasons),
            "waived": _codes(each for each in one.failing if one.waiver.covers(each)),
            "used": listed(sorted(one.parties)) or None,
            "left_out": listed(sorted(speaks - set(one.parties))) or None,
            "origins": 0 if one.refused else len(one.outcome.used),
        }
        numbers = {"value": one.value, "standard_error": one.standard_error}
        numbers |= {end: None if one.range is None else getattr(one.range, end) for end in ("low", "high")}
        found += [(method.label, name, row, key, value, str(one)) for key, value in wanted.items() if row[key] != value]
        found += [(method.label, name, row, key, value) for key, value in numbers.items() if not _same(row[key], value)]
    return found


@TABLED
@given(
    world=_worlds(),
    waived=st.sampled_from(((), ("few-origins",), ("few-origins", "one-sided", "divided", "no-uncertainty"), "all")),
    disputants=st.sampled_from(((), ("A",), ("A", "B", "C", "D", "E", "F"))),
    independent=st.sampled_from((None, "each counted alone")),
    time=st.sampled_from(("point", "cumulative")),
    units=st.sampled_from((("person",), ("km**2",), ("km**2", "ha"))),
    some=st.sets(st.sampled_from(METHODS), min_size=2, max_size=2),
)
def test_a_method_answers_on_a_table_as_on_figures(
    world: pl.DataFrame,
    waived: Any,
    disputants: tuple[str, ...],
    independent: str | None,
    time: str,
    units: tuple[str, ...],
    some: set[methods.Method],
) -> None:
    """Value, range, error, refusals, waivers and parties of every figure are the same."""
    how: dict[str, Any] = {"force": True} if waived == "all" else {"accept": waived, "reason": "we looked"}
    stakes: dict[str, Any] = {"disputants": disputants, "independent": independent, "time": time, "to": units[0]}
    world = world.with_columns(unit=pl.Series([units[n % len(units)] for n in range(len(world))]))
    small = ClaimTable.of(world, **stakes)
    figures = dict(small.to_dossier(world["figure"].unique().to_list()).figures)
    if independent is not None:
        figures = {name: figure.assume_independent(reason=independent) for name, figure in figures.items()}
    for method in METHODS:
        assert _differences(small, figures, method, how) == []
    large = ClaimTable.of(duckdb.connect().from_arrow(world.to_arrow()), **stakes)
    for method in some:
        assert _differences(large, figures, method, how) == []


FEED = ct.Feed(
    of="place",
    name="=dead",
    unit="=person",
    best="best",
    standard_error="error",
    by="by",
    source="paper",
    quoting="behind",
    as_of="day",
    title="The table",
)
PUBLISHED = st.lists(
    st.fixed_dictionaries(
        {
            "place": st.sampled_from("AB"),
            "best": st.sampled_from(
                ["3", "7", "about 10", "at least 5", "10 to 20", "1,200", "about 5,000", "unknown"]
            ),
            "error": st.sampled_from([None, 1, 2.5]),
            "by": st.sampled_from(["X", "Y", "Z", "W"]),
            "paper": st.sampled_from(["P", "Q", None]),
            "behind": st.sampled_from([None, None, None, "Wire", "P"]),
            "day": st.sampled_from([None, None, "2023", "2023-09-20", "2024-11-01"]),
        }
    ),
    min_size=4,
    max_size=12,
)


@TABLED
@given(
    rows=PUBLISHED,
    independent=st.sampled_from((None, "each counted alone")),
    time=st.sampled_from(("point", "cumulative")),
    lexicon=st.sampled_from((None, "wikimpacts")),
    force=st.booleans(),
)
def test_what_is_scanned_is_reconciled_as_what_is_read(
    rows: list[dict[str, Any]], independent: str | None, time: str, lexicon: str | None, force: bool
) -> None:
    """A feed says what its figures are of, and whether its origins are independent, to its table too."""
    feed = attrs.evolve(FEED, independent=independent, time=time, lexicon=lexicon)
    dossier, table = feed.read(rows), feed.scan(rows)
    for method in (methods.Mean(), methods.Median(), methods.Latest(), methods.FixedEffect()):
        answers = _answers(table, method, force=force)
        for id_, one in dossier.reconcile(method, force=force).items():
            assert answers[id_]["refused"] == _codes(one.reasons)
            assert _same(answers[id_]["value"], one.value)
            assert _same(answers[id_]["low"], one.range and one.range.low)
            assert _same(answers[id_]["standard_error"], one.standard_error)


def test_every_code_that_can_be_waived_is_one_that_a_table_can_tell() -> None:
    """What a user may waive for figures, a table looks at too."""
    assert set(CODES) | {"few-figures"} == set(WAIVABLE)
