"""
Laws of sums and ratios in tables (design.md, rules 2, 11 and 20).

What a table divides and adds up is what formulas of figures come to: at the
latest day that all operands reach, with the standard errors that they carry.
"""

from __future__ import annotations

import math
import operator
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import duckdb
import polars as pl
import pytest
from hypothesis import strategies as st
from tests.effort import drawn, in_turn

from contested import Denial, Estimate, Figure, Withheld
from contested.claims.position import Position, Stance
from contested.quantities.interval import Interval
from contested.table import ClaimTable

FIRST = date(2031, 1, 1)
MEASURES = ("children", "dead")
SCHEMA = {
    **dict.fromkeys(("place", "what", "party", "unit", "stance"), pl.String),
    **dict.fromkeys(("low", "high", "standard_error", "reach_low", "reach_high"), pl.Float64),
    **dict.fromkeys(("low_open", "high_open"), pl.Boolean),
    "as_of": pl.Date,
}
Row = dict[str, Any]
Look = Callable[[Any], Any]

ENGINES: dict[str, Callable[[pl.DataFrame], Any]] = {
    "duckdb": lambda frame: duckdb.connect().from_arrow(frame.to_arrow()),
    "polars": lambda frame: frame,
}


FORMS = ("point", "point", "error", "range", "at least", "at most")
UPWARDS = dict.fromkeys(("at least", "more than"))
REFUSALS = dict.fromkeys(("denied", "withheld"))
"""Stances without a number, which is null."""


def _about(number: int, **said: Any) -> Estimate:
    return Estimate.of(f"about {number}", "killed", **({"by": "A"} | said))


@st.composite
def _rows(draw: st.DrawFn, parties: str, ends: tuple[int, int], forms: tuple[str, ...] = FORMS) -> list[Row]:
    """Draw what is said of one place: numbers, ranges, limits and errors, of few days or of none."""
    rows: list[Row] = []
    for what in MEASURES:
        for _ in range(draw(st.integers(1, 4))):
            low, high = sorted(draw(st.tuples(st.integers(*ends), st.integers(*ends))))
            form = draw(st.sampled_from(forms))
            day = draw(st.one_of(st.none(), st.integers(0, 4)))
            reach = _about(low).reach if form == "about" else None
            rows.append(
                {
                    "what": what,
                    "party": draw(st.sampled_from(parties)),
                    "stance": form if form in REFUSALS else "claimed",
                    "low": None if form in ("at most", "fewer than", *REFUSALS) else low,
                    "high": {**UPWARDS, "range": high, "at most": high, "fewer than": high, **REFUSALS}.get(form, low),
                    "low_open": form == "more than",
                    "high_open": form == "fewer than",
                    "reach_low": None if reach is None or reach.low is None else float(reach.low),
                    "reach_high": None if reach is None or reach.high is None else float(reach.high),
                    "standard_error": draw(st.sampled_from((1, 3))) if form == "error" else None,
                    "as_of": None if day is None else FIRST + timedelta(days=day),
                }
            )
    return rows


def _figure(rows: list[Row], what: str, time: str, *, signed: bool) -> Figure:
    said: list[Any] = []
    for row in rows:
        if row["what"] == what:
            fields = {name: row[name] for name in ("low", "high", "standard_error") if row[name] is not None}
            who = {"by": row["party"], "as_of": row["as_of"]}
            if row["stance"] in REFUSALS:
                said.append(Denial.of(**who) if row["stance"] == "denied" else Withheld.of(**who))
            elif row["reach_low"] is not None:
                said.append(_about(row["low"], **who))
            elif row["low_open"] or row["high_open"]:
                words = f"more than {row['low']}" if row["low_open"] else f"fewer than {row['high']}"
                said.append(Estimate.of(words, "killed", **who))
            elif row["low"] == row["high"]:
                fields = {name: fields[name] for name in ("standard_error",) if name in fields}
                said.append(Estimate.of(row["low"], "killed", by=row["party"], as_of=row["as_of"], **fields))
            else:
                said.append(Estimate.of(None, "killed", by=row["party"], as_of=row["as_of"], **fields))
    return Figure(what, "killed", time=time, signed=signed, statements=said)


def _frame(places: list[list[Row]]) -> pl.DataFrame:
    rows = [row | {"place": f"place {n}", "unit": "killed"} for n, said in enumerate(places) for row in said]
    return pl.DataFrame(rows, schema=SCHEMA)


def _answers(answer: Any) -> list[Row]:
    return list((answer if isinstance(answer, pl.DataFrame) else answer.pl()).to_dicts())


def _same(number: float | None, wanted: Any) -> bool:
    if number is None or wanted is None:
        return number is None and wanted is None
    return math.isclose(number, float(wanted), rel_tol=1e-12)


LOOKS: tuple[Look, ...] = (lambda one: one, operator.methodcaller("as_of", FIRST + timedelta(days=2)))


@pytest.mark.parametrize("time", ["point", "cumulative"])
@pytest.mark.parametrize("look", LOOKS, ids=["whole", "on a day"])
def test_a_ratio_is_the_quotient_of_figures_party_by_party(time: str, look: Look) -> None:
    """Each account of a formula that has a number is a row with its ends, and one without a common day has none."""
    places = drawn(_rows("AB", (1, 12), (*FORMS, "more than", "fewer than", "about", "about", *REFUSALS)))
    for engine in in_turn(list(ENGINES.values())):
        table = look(ClaimTable.of(engine(_frame(places)), "place", name="what", time=time))
        _ratios_are_quotients(table, places, time, look)


def _ratios_are_quotients(table: ClaimTable, places: list[list[Row]], time: str, look: Look) -> None:
    found = {(row["place"], row["party"]): row for row in _answers(table.ratio(*MEASURES))}

    for n, rows in enumerate(places):
        above, below = (look(_figure(rows, what, time, signed=False)) for what in MEASURES)
        for party in "AB":
            both = [figure.position(party) for figure in (above, below)]
            seen: Position = (above / below).position(party)
            row = found.pop((f"place {n}", party), None)
            told = (str(seen), row, rows)
            if seen.stance in (Stance.DENIED, Stance.WITHHELD):
                assert row is not None, told
                assert (row["stance"], row["low_about"], row["high_about"]) == (seen.stance.value, False, False), told
            if seen.interval is None:
                assert row is None or row["low"] is row["high"] is None, told
                continue
            if seen.interval == Interval.everything() or any(position.is_bound for position in both):
                continue  # of any number a formula says no end, and a later count alone is no number to divide
            assert row is not None, told
            assert _same(row["low"], seen.interval.low), told
            assert _same(row["high"], seen.interval.high), told
            assert (row["low_open"], row["high_open"]) == (seen.interval.low_open, seen.interval.high_open), told
            assert row["stance"] == "stated", told
            soft = [span.soft for span in seen.spans]
            assert row["low_about"] == any(one.low for one in soft), told
            assert row["high_about"] == any(one.high for one in soft), told
    assert not found


@pytest.mark.parametrize("time", ["point", "cumulative"])
@pytest.mark.parametrize("independent", [None, "two surveys"])
def test_a_total_is_the_sum_of_figures(time: str, independent: str | None) -> None:
    """Of one voice, with the error that the sum carries: added up, or the root of the sum of squares where declared."""
    places = drawn(_rows("A", (0, 12)))
    for engine in in_turn(list(ENGINES.values())):
        native = engine(_frame(places))
        table = ClaimTable.of(native, ("place", "what"), time=time, signed=True, independent=independent)
        _totals_are_sums(table, places, time, independent)


def _totals_are_sums(table: ClaimTable, places: list[list[Row]], time: str, independent: str | None) -> None:
    found = {row["place"]: row for row in _answers(table.totals(by="place"))}

    for n, rows in enumerate(places):
        one, two = (_figure(rows, what, time, signed=True) for what in MEASURES)
        total = one + two if independent is None else (one + two).assume_independent(reason=independent)
        seen, row = total.position("A"), found.pop(f"place {n}")
        told = (str(seen), row, rows)
        assert _same(row["low"], None if seen.interval is None else seen.interval.low), told
        assert _same(row["high"], None if seen.interval is None else seen.interval.high), told
        error = None if seen.interval is None else seen.spans[0].error
        assert _same(row["standard_error"], None if error is None else error.standard[0]), told
    assert not found
