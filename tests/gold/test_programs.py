"""
Small programs over many doors, each with the answer that the rules of the design give.

None is of a bug report: they combine what users combine, and the right value
stands in the docstring's rule, not in what the code says.
"""

from __future__ import annotations

import copy
import pickle
from typing import Any

import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

import contested as ct
from contested import feeds
from contested.table import ClaimTable

EMPTY = [None, float("nan"), pd.NA, pd.NaT]


def test_the_silent_stay_silent_through_negations() -> None:
    """A declared disputant that says nothing answers nothing, however a verdict is turned (rules 8 and 13)."""
    area = ct.Figure("area", "km**2", disputants=["East", "West"]).claimed("3,000", source="the article")

    turned = ~((area > 2_000) & ~(area > 4_000))

    assert str(turned) == "settled: no per the article"
    assert str((area > 5_000) | ~area.between(1, 4_000)) == "settled: no per the article"


def test_a_denial_outlives_every_combination() -> None:
    """Who denies one half of a combined question denies, whatever it says to the other half (rules 7 and 13)."""
    dead = ct.Figure("dead", "killed").claimed(10, by="A").denied(by="B")
    hurt = ct.Figure("hurt", "wounded").claimed(20, by="A").claimed(5, by="B")

    assert str((dead > 5) | (hurt > 3)) == "contested: yes per A; B denies the figure"
    assert str(~((dead > 5) & (hurt > 3))) == "contested: no per A; B denies the figure"


@pytest.mark.parametrize(
    ("sign", "printed"),
    [(1, "more than 0 km² (A)"), (2, "more than 0 km² (A)"), (-1, "less than 0 km² (A)")],
)
def test_an_end_that_comes_to_nothing_is_an_end(sign: int, printed: str) -> None:
    """More than 3, less 3, is more than 0: zero is a bound like any other (rule 16)."""
    area = ct.Figure("area", "km**2", signed=True).claimed("more than 3", by="A")

    found = (sign * (area - 3)).hull()

    assert str(found) == printed
    assert (found.low if sign > 0 else found.high) == 0


def test_a_range_that_ends_at_zero_divides_what_is_above_it() -> None:
    """Six over what lies from 0 to 2 is 3 or more; over what lies from 1 to 3 less three, -3 or less (rule 16)."""
    area = ct.Figure("area", "km**2").claimed(None, low=1, high=3, by="A", bounds="stated")

    assert ((6 / (area - 1)).hull().low, (6 / (area - 1)).hull().high) == (3, None)
    assert ((6 / (area - 3)).hull().low, (6 / (area - 3)).hull().high) == (None, -3)


def test_three_limits_at_one_number_keep_their_words() -> None:
    """At least 60, fewer than 60 and 60 meet, and nobody is printed with the words of another (rules 2 and 9)."""
    dead = ct.Figure("dead", "person").claimed("at least 60", by="East").claimed("fewer than 60", by="West")
    dead = dead.claimed(60, by="North")

    told = f"{dead:prose}"

    assert told == "fewer than 60 (according to West), 60 (according to North) and 60 or more (according to East)"
    assert str(dead.hull()).startswith("fewer than 60 (West), 60 (North) to 60 or more (East) people")


def test_limits_in_two_units_meet_at_one_number() -> None:
    """30 km² or more and less than 3,000 ha leave no area that both allow (rules 1 and 14)."""
    area = (
        ct.Figure("area", "km**2")
        .claimed("at least 30", by="East")
        .claimed("less than 3,000", unit="hectare", by="West")
    )

    assert area.common() is None
    assert str(area.to("hectare").hull()).startswith("less than 3,000 (West) to 3,000 or more (East) ha")
    assert str(area < "3000 ha") == "contested: yes per West, no per East"


def test_what_pandas_leaves_empty_is_not_said() -> None:
    """Every way in which a frame writes nothing is nothing in every role of a row (rule 19)."""
    for nothing in EMPTY:
        roles = dict.fromkeys(("source", "stated", "as_of", "unit", "note", "quote", "basis", "key", "stance"), nothing)
        made = ct.Figure.from_records([{"value": 3, "by": "A"} | roles], name="x", unit="killed")

        assert made == ct.Figure("x", "killed").claimed(3, by="A")


@pytest.mark.parametrize("number", [np.float32(16.7), np.float64(16.7), np.float16(16.7), "16.7"])
def test_a_narrow_number_is_what_it_prints_on_both_sides(number: Any) -> None:
    """16.7 claimed and 16.7 asked for are one number, of whatever width (rule 1)."""
    area = ct.Figure("area", "km**2").claimed(number, by="A")

    assert (area.hull().low, str(area > number), str(area >= number)) == (
        ct.Figure("area", "km**2").claimed("16.7", by="A").hull().low,
        "settled: no per A",
        "settled: yes per A",
    )


@pytest.mark.parametrize("engine", ["polars", "pandas", "arrow"])
def test_narrow_numbers_of_tables_are_what_they_print(engine: str) -> None:
    """16.7 in 32 bits is not above 16.7, on any frame (rules 1 and 20)."""
    numbers = pa.array([16.7], pa.float32())
    plain = pa.table({"figure": ["a"], "party": ["X"], "low": numbers, "high": numbers})
    frame = {"arrow": plain, "polars": pl.from_arrow(plain), "pandas": plain.to_pandas()}[engine]

    table = ClaimTable.of(frame, unit="km**2")

    assert str(table.to_dossier(["a"])["a"].hull()) == "16.7 km² (X)"
    assert str(table.to_dossier(["a"])["a"] > "16.7") == "settled: no per X"


def test_sums_by_group_of_nothing_are_nothing() -> None:
    """A group in which nobody gives a number has no sum, beside one that has (rules 7 and 8)."""
    frame = pl.DataFrame(
        {
            "region": ["north", "north", "south", "west"],
            "figure": ["a", "b", "c", "d"],
            "party": ["X"] * 4,
            "low": [None, None, None, 5.0],
            "high": [None, None, None, 7.0],
            "stance": ["withheld", "denied", "unquantified", "claimed"],
            "words": [None, None, "dozens", None],
        }
    )

    sums = ClaimTable.of(frame, of=["region", "figure"], unit="killed").totals(by=["region"])

    assert sorted(sums.select("region", "low", "high").rows()) == [
        ("north", None, None),
        ("south", None, None),
        ("west", 5.0, 7.0),
    ]


def test_codes_of_a_column_of_numbers_are_read_at_both_doors() -> None:
    """A code for a suppressed number is what the feed says it is, in a read and in a scan (rules 19 and 20)."""
    frame = pl.DataFrame({"k": ["a", "b"], "n": [-1, 5]})
    feed = ct.Feed(of="k", name="=x", unit="=person", best="n", by="=P", reads={"n": {"-1": "1 to 4"}})

    assert str(feed.read(frame)["a"].hull()) == "1 to 4 people (P)"
    assert sorted(feed.scan(frame).ranges(give=("low", "high")).select("figure", "low", "high").rows()) == [
        ("a", 1.0, 4.0),
        ("b", 5.0, 5.0),
    ]


def test_periods_of_sdmx_that_do_not_exist_are_refused(tmp_path: Any) -> None:
    """2031 has no day 366, no week 53 and no fifth quarter; 2032 has a week 53 (ISO 8601; SDMX 3.0, time formats)."""
    times = ["2031-D366", "2031-W53", "2031-Q5", "2032-W53", "2031-T3", "2031-S2"]
    lines = "".join(f"R{n},{time},{n + 1}\n" for n, time in enumerate(times))
    path = tmp_path / "odd.csv"
    path.write_text(f"REF_AREA,TIME_PERIOD,OBS_VALUE\n{lines}")

    read = feeds.sdmx_csv("REF_AREA", name="population", unit="person").read(path)

    assert [str(figure.period) for figure in read.figures.values()] == [
        "2032-12-27/2033-01-02",
        "2031-09/2031-12",
        "2031-07/2031-12",
    ]
    assert read.intake is not None
    assert dict(read.intake.by_rule) == {"unreadable-date": 3}


def test_large_answers_are_values() -> None:
    """An answer over hundreds of parties is hashed, copied and pickled as a small one, and says what it leaves out."""
    dead = ct.Figure("dead", "person")
    for n in range(1_100):
        dead = dead.claimed(n % 50 + 1, by=f"P{n}", source=f"S{n}")

    for answer in (dead.hull(), dead > 25, dead.most_agreed()):
        assert hash(answer) == hash(copy.deepcopy(answer))
        assert pickle.loads(pickle.dumps(answer)) == answer
        assert "more steps" in str(answer.explain())
