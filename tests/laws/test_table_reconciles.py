"""
Laws of reconciliation on tables (design.md, rules 6, 17 and 20).

A method gives the same answer on a figure and on its rows in a table: the same
value, range and error, the same preconditions that fail or are waived, and the
same parties that it speaks for.
"""

from __future__ import annotations

import math
from datetime import date
from itertools import cycle, islice
from typing import Any, NamedTuple

import attrs
import duckdb
import polars as pl
from hypothesis import settings
from hypothesis import strategies as st
from tests.effort import count, drawn, in_turn

import contested as ct
from contested import methods
from contested.claims.position import Stance
from contested.methods.grouped_preconditions import CHECKS
from contested.methods.outcome import WAIVABLE
from contested.names import listed
from contested.table import ClaimTable

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
    *(methods.RandomEffects(tau2=tau2) for tau2 in ("PM", "REML", "ML", "EB")),
    methods.RandomEffects(tau2="PM", se="knapp-hartung"),
    methods.RandomEffects(se="modified-kh", prediction="t"),
    methods.LogPool(),
    methods.CovarianceIntersection(),
    methods.LinearPool(),
    methods.LargestConsistentSubset(),
)
ASKED_OF_A_TABLE = 6
"""How many methods each table is asked for; they take turns."""


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


Rows = list[dict[str, Any]]
_WORLDS = st.lists(st.lists(_row(), min_size=1, max_size=7), min_size=6, max_size=6)
"""Claims on six figures."""


class Asking(NamedTuple):
    """What a table is told, and what is asked of it."""

    gone: frozenset[str]
    waived: tuple[str, ...] | str
    disputants: tuple[str, ...]
    independent: str | None
    time: str
    units: tuple[str, ...]

    @property
    def how(self) -> dict[str, Any]:
        """What is waived."""
        return {"force": True} if self.waived == "all" else {"accept": self.waived, "reason": "we looked"}

    def table(self, native: Any) -> ClaimTable:
        """Make the table."""
        stakes: dict[str, Any] = {"disputants": self.disputants, "independent": self.independent, "time": self.time}
        return ClaimTable.of(native, to=self.units[0], **stakes)

    def frame(self, worlds: list[list[Rows]]) -> pl.DataFrame:
        """Put worlds together; often with few columns, so that what a frame does not have is looked at too."""
        rows = [
            row | {"figure": f"w{n}f{place}"}
            for n, world in enumerate(worlds)
            for place, said in enumerate(world)
            for row in said
        ]
        units = pl.Series([self.units[n % len(self.units)] for n in range(len(rows))])
        gone = self.gone | ({"bounds", "level"} if self.gone & {"bounds", "level"} else set())
        return pl.DataFrame(rows, schema=SCHEMA).drop(gone).with_columns(unit=units)


_OPTIONAL = tuple(name for name in SCHEMA if name not in ("figure", "party", "low", "high"))
_ASKINGS = st.builds(
    Asking,
    gone=st.just(frozenset()) | st.frozensets(st.sampled_from(_OPTIONAL)),
    waived=st.sampled_from(
        ((), ("few-origins",), ("few-origins", "one-sided", "divided", "no-uncertainty"), "all", "all")
    ),
    disputants=st.sampled_from(((), ("A",), ("A", "B", "C", "D", "E", "F"))),
    independent=st.sampled_from((None, "each counted alone")),
    time=st.sampled_from(("point", "cumulative")),
    units=st.sampled_from((("person",), ("km**2",), ("km**2", "ha"))),
)


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
            "denied_by": listed(sorted(p.name for p in figure.positions() if p.denials)) or None,
            "withheld_by": listed(sorted(p.name for p in figure.positions() if p.stance is Stance.WITHHELD)) or None,
            "unquantified_by": listed(sorted(p.name for p in figure.positions() if p.stance is Stance.UNQUANTIFIED))
            or None,
        }
        numbers = {"value": one.value, "standard_error": one.standard_error}
        numbers |= {end: None if one.range is None else getattr(one.range, end) for end in ("low", "high")}
        found += [(method.label, name, row, key, value, str(one)) for key, value in wanted.items() if row[key] != value]
        found += [(method.label, name, row, key, value) for key, value in numbers.items() if not _same(row[key], value)]
    return found


def test_a_method_answers_on_a_table_as_on_figures() -> None:
    """
    Value, range, error, refusals, waivers and parties of every figure are the same.

    An engine takes as long for few rows as for many: so each method is asked of
    all random worlds in one table, and each such table for other methods.  One
    table in three holds one world alone, and meets what goes by whole columns.
    """
    worlds, askings = drawn(_WORLDS, cost=2), drawn(_ASKINGS, cost=4)
    turns = cycle(drawn(st.permutations(METHODS))[-1])
    on_duckdb = in_turn(range(len(askings)))
    for n, asking in enumerate(askings):
        world = asking.frame(worlds if n % 3 else worlds[-1 - n // 3 :][:1])
        small = asking.table(world)
        figures = dict(small.to_dossier(_taken(small)).figures)
        if asking.independent is not None:
            figures = {name: one.assume_independent(reason=asking.independent) for name, one in figures.items()}

        for place, method in enumerate(islice(turns, ASKED_OF_A_TABLE)):
            assert (asking, _differences(small, figures, method, asking.how)) == (asking, [])
            if place == 0 and n in on_duckdb:
                large = asking.table(duckdb.connect().from_arrow(world.to_arrow()))
                assert (asking, _differences(large, figures, method, asking.how)) == (asking, [])


def _taken(table: ClaimTable) -> list[str]:
    """Return the figures of which any row was taken."""
    return [str(figure) for figure in table.ranges(give="low")["figure"]]


def test_every_method_has_its_turn() -> None:
    """No method is left out by a profile but the fastest."""
    assert count(cost=4) * ASKED_OF_A_TABLE >= len(METHODS) or settings.get_current_profile_name() == "fast"


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


_TOLD = st.fixed_dictionaries(
    {
        "independent": st.sampled_from((None, "each counted alone")),
        "time": st.sampled_from(("point", "cumulative")),
        "lexicon": st.sampled_from((None, "wikimpacts")),
    }
)


def test_what_is_scanned_is_reconciled_as_what_is_read() -> None:
    """A feed says what its figures are of, and whether its origins are independent, to its table too."""
    found, told = drawn(PUBLISHED, cost=2), drawn(st.tuples(_TOLD, st.booleans()), cost=7)
    files = [[row | {"place": f"{row['place']}{n}"} for n, rows in enumerate(found) for row in rows], found[-1]]
    methods_in_turn = cycle((methods.Mean(), methods.Median(), methods.Latest(), methods.FixedEffect()))
    for (fields, force), rows, framed in zip(told, cycle(files), cycle((True, False, False)), strict=False):
        feed = attrs.evolve(FEED, **dict[str, Any](fields))
        dossier, table = feed.read(rows), feed.scan(pl.DataFrame(rows) if framed else rows)
        for method in islice(methods_in_turn, 2):
            answers = _answers(table, method, force=force)
            for id_, one in dossier.reconcile(method, force=force).items():
                seen = (fields, force, method.label, id_, answers[id_], str(one))
                assert answers[id_]["refused"] == _codes(one.reasons), seen
                assert _same(answers[id_]["value"], one.value), seen
                assert _same(answers[id_]["low"], one.range and one.range.low), seen
                assert _same(answers[id_]["standard_error"], one.standard_error), seen


def test_every_code_that_can_be_waived_is_one_that_a_table_can_tell() -> None:
    """What a user may waive for figures, a table looks at too."""
    assert set(CHECKS) | {"few-figures"} == set(WAIVABLE)
