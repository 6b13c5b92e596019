"""What a table takes of a frame: names, numbers and times as figures have them, at every engine's door."""

from __future__ import annotations

import math
import struct
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from types import SimpleNamespace
from typing import Any

import duckdb
import narwhals.stable.v2 as nw
import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from contested import methods
from contested.errors import ConfusableNames, MisfitColumn, NotAChoice, UnknownName, UnusableName, WrongType
from contested.table import ClaimTable
from contested.table import engine as doors

BASE: dict[str, Any] = {"figure": ["a", "b"], "party": ["X", "Y"], "low": [1.0, 2.0], "high": [1.0, 2.0]}


def _rows(answer: Any) -> list[tuple[Any, ...]]:
    if isinstance(answer, duckdb.DuckDBPyRelation):
        return sorted(answer.fetchall())
    if isinstance(answer, pl.LazyFrame):
        return sorted(answer.collect().rows())
    if isinstance(answer, pl.DataFrame):
        return sorted(answer.rows())
    if isinstance(answer, pa.Table):
        return sorted(tuple(row.values()) for row in answer.to_pylist())
    return sorted(answer.itertuples(index=False, name=None))


def _on(frame: pl.DataFrame) -> dict[str, Any]:
    return {
        "polars": frame,
        "lazy": frame.lazy(),
        "duckdb": duckdb.connect().from_arrow(frame.to_arrow()),
        "pandas": frame.to_pandas(),
        "pyarrow": frame.to_arrow(),
    }


def _rejected(table: ClaimTable) -> list[tuple[Any, ...]]:
    rejected: Any = table.intake.rejected_frame
    found: Any = nw.from_native(rejected)
    return _rows(found.select("party", "column", "rule").to_native())


# -- columns ---------------------------------------------------------------------


def test_a_column_that_is_there_twice_is_refused() -> None:
    """Which of the two is meant, nobody can say."""
    frame = pd.DataFrame(BASE)
    twice = {
        "pandas": pd.concat([frame, frame[["low"]]], axis=1),
        "pyarrow": pa.table([pa.array(column) for column in (*BASE.values(), [9.0, 9.0])], names=[*BASE, "low"]),
        "duckdb": duckdb.connect().sql("select 'a' as figure, 'X' as party, 1 as low, 1 as high, 5 as low"),
    }
    for native in twice.values():
        with pytest.raises(UnusableName, match="'low'.*2 columns of that name"):
            ClaimTable.of(native, unit="person")


def test_a_column_that_no_engine_takes_is_named() -> None:
    """The error is ours, and says which column it is."""
    frame = pd.DataFrame(BASE | {"as_of": pd.PeriodIndex(["2020-01", "2020-02"], freq="M")})

    with pytest.raises(MisfitColumn, match="as_of"):
        ClaimTable.of(frame, unit="person")


def test_what_duckdb_refuses_as_a_whole_is_raised_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where no single column is to blame, nothing is made up."""

    class Together:
        def from_df(self, frame: pd.DataFrame) -> Any:
            if len(frame.columns) > 1:
                raise duckdb.Error("too much")

    monkeypatch.setattr(doors, "connection", Together)

    with pytest.raises(duckdb.Error, match="too much"):
        ClaimTable.of(pd.DataFrame(BASE), unit="person")


@pytest.mark.parametrize("by", ["party", "low"])
def test_what_a_figure_has_many_of_tells_no_figures_apart(by: str) -> None:
    """Positions are put together by party, and numbers into hulls."""
    table = ClaimTable.of(pl.DataFrame(BASE), unit="person")

    for ask in (table.ranges, table.totals, table.origins):
        with pytest.raises(UnusableName, match=by):
            ask(by=by)


# -- narrow numbers ---------------------------------------------------------------


@pytest.mark.parametrize("kind", ["float32", "float16"])
def test_a_narrow_float_is_what_it_prints(kind: str) -> None:
    """16.7 of 32 or 16 bits is 16.7, and no float beside it (design.md, rule 1)."""
    column = np.array([16.7, 0.1], kind)
    frames = {
        "pandas": pd.DataFrame(BASE | {"low": column, "high": column}),
        "pyarrow": pa.table(BASE | {"low": pa.array(column), "high": pa.array(column)}),
        "polars": pl.DataFrame(BASE | {"low": column, "high": column}),
    }
    for engine, native in frames.items():
        table = ClaimTable.of(native, unit="km**2")

        assert _rows(table.ranges(give=("low", "high"))) == [("a", 16.7, 16.7), ("b", 0.1, 0.1)], engine
        assert str(table.to_dossier(["a"])["a"].hull()) == "16.7 km² (X)"


def test_a_half_that_is_missing_or_no_number_stays_so() -> None:
    """An empty cell of 16 bits is empty, and NaN of 16 bits is rejected."""
    column = pa.array([None, np.float16("nan")], pa.float16())
    frame = pa.table(BASE | {"low": column})

    assert _rejected(ClaimTable.of(frame, unit="person")) == [("Y", "low", "not-a-number")]
    assert _rejected(ClaimTable.of(pl.from_arrow(frame), unit="person")) == [("Y", "low", "not-a-number")]


def test_halves_are_written_as_numpy_writes_them() -> None:
    """The oracle writes each number of 16 bits in the fewest digits that tell it from its neighbours."""
    halves = [struct.unpack("<e", struct.pack("<H", bits))[0] for bits in range(0, 65536, 7)]

    for half in filter(math.isfinite, halves):
        assert doors._half(half) == float(str(np.float16(half)))


DECIMALS = st.decimals(min_value=0, max_value=10**20, places=2, allow_nan=False)


@given(number=DECIMALS)
def test_a_decimal_is_held_exactly_or_rejected(number: Decimal) -> None:
    """The float that stands for it prints its digits, or the row is told as having too many."""
    column = pl.Series([number, Decimal("0.10")], dtype=pl.Decimal(38, 2))
    table = ClaimTable.of(pl.DataFrame(BASE | {"low": column, "high": column}), unit="km**2")

    kept = dict(_rows(table.ranges(give="low")))
    assert kept["b"] == 0.1
    if "a" in kept:
        assert Decimal(repr(kept["a"])) == number
    else:
        assert len(number.normalize().as_tuple().digits) > 15


@pytest.mark.parametrize("number", ["9007199254740993", "12345678901234567.12", "-9007199254740993.50"])
def test_a_decimal_with_more_digits_than_a_float_is_rejected(number: str) -> None:
    """2**53 + 1 is no float: it is refused on every engine, and never rounded."""
    column = pl.Series([Decimal(number), Decimal(9007199254740991)])
    frame = pl.DataFrame(BASE | {"low": column, "high": column})
    for engine, native in _on(frame).items():
        table = ClaimTable.of(native, unit="person", signed=True)

        assert _rejected(table) == [("X", "low", "number-out-of-bounds")], engine
        assert _rows(table.ranges(give="low")) == [("b", 9007199254740991.0)], engine


@pytest.mark.parametrize("kind", [pl.Int64, pl.UInt64, pl.Int128])
def test_a_whole_number_beyond_what_floats_hold_is_rejected(kind: Any) -> None:
    """2**53 is the last of which every neighbour is held (IEEE 754 binary64)."""
    column = pl.Series([2**53 + 1, 2**53], dtype=kind)
    table = ClaimTable.of(pl.DataFrame(BASE | {"low": column, "high": column}), unit="person")

    assert _rejected(table) == [("X", "low", "number-out-of-bounds")]
    assert _rows(table.ranges(give="low")) == [("b", float(2**53))]


# -- names -----------------------------------------------------------------------


SPELLINGS = ["Armenia", "armenia ", "ARMENIA", "Ａrmenia", "Arme\u200bnia"]


@pytest.mark.parametrize("usual", SPELLINGS)
def test_one_party_in_two_spellings_is_no_two_witnesses(usual: str) -> None:
    """Rows of all spellings but the most frequent are rejected, on every engine."""
    parties = [*SPELLINGS, usual]
    frame = pl.DataFrame({"figure": ["a"] * 6, "party": parties, "low": range(6), "high": range(6)})
    for engine, native in _on(frame).items():
        table = ClaimTable.of(native, unit="person")

        assert table.parties == (usual.strip(),), engine
        assert {rule for _, _, rule in _rejected(table)} == {"two-spellings"}
        assert table.intake.taken == 2


@pytest.mark.parametrize(("one", "other"), [("Côte d'Ivoire", "Côte d’Ivoire"), ("Al-Shabaab", "al‑shabaab")])
def test_apostrophes_and_dashes_make_no_other_party(one: str, other: str) -> None:
    """What a reader cannot tell apart is one name."""
    frame = pl.DataFrame(BASE | {"party": [one, other]})

    assert ClaimTable.of(frame, unit="person").intake.taken == 1


def test_white_space_around_a_name_is_no_part_of_it() -> None:
    """As figures keep it; many such names are many expressions, and still one frame."""
    names = [f" party {n}\u00a0" for n in range(250)]
    frame = pl.DataFrame({"figure": ["a"] * 250, "party": names, "low": [1.0] * 250, "high": [1.0] * 250})

    assert ClaimTable.of(frame, unit="person").parties == tuple(sorted(name.strip() for name in names))


def test_rows_that_are_rejected_have_no_say_in_how_a_party_is_spelt() -> None:
    """Three rows without a number do not outvote one with a number, as in a feed."""
    party = ["ARMENIA", "ARMENIA", "ARMENIA", "Armenia"]
    frame = pl.DataFrame({"figure": ["a"] * 4, "party": party, "low": [None, None, None, 5.0], "high": [5.0] * 4})
    wrong = frame.with_columns(high=pl.when(pl.col("party") == "ARMENIA").then(None).otherwise(5.0))

    assert ClaimTable.of(wrong, unit="person").parties == ("Armenia",)
    assert ClaimTable.of(frame, unit="person").parties == ("ARMENIA",)


@pytest.mark.parametrize("name", ["", "  ", "a\u202eb", "line\nbreak", "x" * 301])
def test_a_name_that_no_party_can_have_is_rejected(name: str) -> None:
    """Figures refuse it, so a table does."""
    for column in ("party", "source", "origin"):
        rows = {"source": ["S", "S"], "origin": ["S", "S"]} | BASE | {column: [name, "Y"]}
        table = ClaimTable.of(pl.DataFrame(rows), unit="person")

        assert [rule for _, at, rule in _rejected(table) if at == column] == ["unusable-name"], column


def test_many_names_that_are_none_are_told_together() -> None:
    """A table of unusable names has no rule for each."""
    names = [f"a\u202e{n}" for n in range(60)]
    frame = pl.DataFrame({"figure": ["a"] * 60, "party": names, "low": [1.0] * 60, "high": [1.0] * 60})
    rejected: Any = ClaimTable.of(frame, unit="person").intake.rejected_frame

    assert rejected["advice"].unique().to_list() == ["60 parties are written so; write each in one way"]


def test_a_disputant_is_written_as_the_party_it_is() -> None:
    """One that is written almost alike would have no stake without a word; one that is written alike decides."""
    frame = pl.DataFrame(BASE | {"party": ["ARMENIA", "ARMENIA"]})
    mixed = pl.DataFrame(
        {"figure": ["a"] * 3, "party": ["ARMENIA", "ARMENIA", "Armenia"], "low": [1.0] * 3, "high": [1.0] * 3}
    )

    with pytest.raises(ConfusableNames):
        ClaimTable.of(frame, unit="person", disputants=["Armenia"])
    assert ClaimTable.of(mixed, unit="person", disputants="Armenia").parties == ("Armenia",)


# -- times -----------------------------------------------------------------------


MORNING, NOON = (datetime(2031, 9, 21, hour, tzinfo=UTC) for hour in (1, 5))
TWO_INSTANTS = {"figure": ["a", "a"], "party": ["A", "A"], "low": [1.0, 2.0], "high": [1.0, 2.0]}


@pytest.mark.parametrize("zone", ["UTC", "America/New_York", "Asia/Tokyo"])
@pytest.mark.parametrize("clock", ["stated", "as_of"])
def test_instants_compare_as_instants_in_every_zone(zone: str, clock: str) -> None:
    """The session's zone changes no answer, and the later of two instants of one day counts, as for figures."""
    frame = pl.DataFrame(TWO_INSTANTS | {clock: [MORNING, NOON]})
    session = duckdb.connect()
    session.execute(f"set TimeZone='{zone}'")
    engines = _on(frame) | {"duckdb": session.from_arrow(frame.to_arrow())}
    for engine, native in engines.items():
        table = ClaimTable.of(native, unit="person")

        assert _rows(table.ranges(give=("low", "high"))) == [("a", 2.0, 2.0)], engine
        assert str(table.to_dossier(["a"])["a"].hull()) == "2 people (A)", engine


def test_an_instant_and_a_day_compare_by_days_of_utc() -> None:
    """An instant late on one day in New York is of the next day in UTC, and overtakes who spoke on the day before."""
    late = datetime(2031, 9, 20, 22, tzinfo=timezone(timedelta(hours=-4)))
    rows = {"party": ["A", "A"], "low": [1.0, 2.0], "high": [1.0, 2.0], "figure": ["a", "a"]}
    frame = pl.DataFrame(rows | {"stated": [datetime(2031, 9, 20, tzinfo=UTC), late]})
    frame = frame.with_columns(stated_end=pl.Series([date(2031, 9, 20), None]))

    assert _rows(ClaimTable.of(frame, unit="person").ranges(give="low")) == [("a", 2.0)]


def test_an_interval_of_instants_names_days() -> None:
    """From one instant to another of the same day is that day: neither of two such statements is certainly later."""
    frame = pl.DataFrame(TWO_INSTANTS | {"stated": [MORNING, MORNING], "stated_end": [NOON, NOON]})
    points = pl.DataFrame(TWO_INSTANTS | {"stated": [MORNING, NOON], "stated_end": [MORNING, NOON]})

    assert _rows(ClaimTable.of(frame, unit="person").ranges(give=("low", "high"))) == [("a", 1.0, 2.0)]
    assert _rows(ClaimTable.of(points, unit="person").ranges(give=("low", "high"))) == [("a", 2.0, 2.0)]


def test_a_day_beside_instants_is_kept() -> None:
    """What became known at an instant is known from that day of UTC; a clock of days stays one of days."""
    frame = pl.DataFrame(
        TWO_INSTANTS
        | {"known": [MORNING, NOON], "as_of": [date(2031, 9, 1), date(2031, 9, 2)], "stated": [MORNING, NOON]}
    )
    table = ClaimTable.of(frame, unit="person")

    assert table.known_on("2031-09-20").intake.rows == 0
    assert table.known_on("2031-09-21").intake.rows == 2
    assert _rows(table.as_of("2031-09-01").ranges(give="low")) == [("a", 1.0)]


def test_the_latest_of_two_voices_is_told_by_the_clock() -> None:
    """Two parties who spoke on one day are told apart by the hour, on the engine as by figures."""
    frame = pl.DataFrame(TWO_INSTANTS | {"party": ["A", "B"], "stated": [MORNING, NOON]})
    table = ClaimTable.of(frame, unit="person")

    assert _rows(table.reconcile(methods.Latest()).select("value", "used")) == [(2.0, "B")]
    assert table.to_dossier(["a"])["a"].reconcile(methods.Latest()).parties == ("B",)


def test_spark_is_asked_for_instants_in_words_of_our_own() -> None:
    """What Spark makes of them, its own tests see."""
    asked: list[str] = []

    def sql(text: str, claims: Any) -> pl.DataFrame:
        assert claims is native
        asked.append(text)
        return pl.DataFrame({"a": [1]})

    session = SimpleNamespace(sql=sql)
    native = SimpleNamespace(sparkSession=session, columns=["k0", "stated"])

    doors._utc_on_spark(native, ("stated",))

    assert "unix_micros(`stated`) as `stated_us`" in asked[0]
    assert asked[0].startswith("select `k0`, date_add(")


# -- asking for some ------------------------------------------------------------------


def _asked(where: dict[str, Any]) -> list[str]:
    frame = pl.DataFrame(
        {"figure": ["a", "b", "c", "d"], "party": ["X"] * 4, "low": [1.0] * 4, "high": [1.0] * 4}
        | {"kind": ["x", "y", None, "x"], "n": [1, 2, 3, None], "day": [date(2031, 1, 1)] * 4, "seen": [True] * 4}
    )
    table = ClaimTable.of(frame, unit="person").where(**where)
    return sorted(row[0] for row in _rows(table.ranges(give="low")))


@pytest.mark.parametrize(
    ("where", "kept"),
    [
        ({"column": "kind", "value": "x"}, "ad"),
        ({"column": "kind", "value": ["x", "y"]}, "abd"),
        ({"column": "kind", "value": None}, "c"),
        ({"column": "kind", "value": {"y", None}}, "bc"),
        ({"column": "kind", "value": ()}, ""),
        ({"column": "kind", "other_than": "x"}, "bc"),
        ({"column": "kind", "other_than": None}, "abd"),
        ({"column": "kind", "other_than": ("x", None)}, "b"),
        ({"column": "n", "value": Decimal(2)}, "b"),
        ({"column": "n", "other_than": [1, 2]}, "cd"),
        ({"column": "day", "value": date(2031, 1, 1)}, "abcd"),
        ({"column": "seen", "value": True}, "abcd"),
    ],
)
def test_rows_are_chosen_by_what_a_column_holds(where: dict[str, Any], kept: str) -> None:
    """One value, one of several, none, or any other."""
    assert _asked(where) == list(kept)


@pytest.mark.parametrize(
    ("column", "value"),
    [("kind", 3), ("n", "2"), ("n", [1, "2"]), ("day", datetime(2031, 1, 1, tzinfo=UTC)), ("seen", 1)],
)
def test_a_value_that_a_column_cannot_hold_is_refused(column: str, value: object) -> None:
    """No engine is asked, and no error of an engine comes back."""
    with pytest.raises(WrongType, match=column):
        _asked({"column": column, "value": value})


def test_a_choice_says_what_it_leaves_out() -> None:
    """In the explanation, with or without a value."""
    table = ClaimTable.of(pl.DataFrame(BASE), unit="person")

    assert "only rows with 'a' or 'b' in 'figure'" in table.where("figure", ["a", "b"]).explain()
    assert "no rows with 'a' in 'figure'" in table.where("figure", other_than="a").explain()
    for wrong in ({}, {"value": "a", "other_than": "b"}):
        with pytest.raises(WrongType, match="other_than"):
            table.where("figure", **wrong)


def test_a_choice_of_measures_leaves_the_units_of_others_out() -> None:
    """A comparison then has one unit again."""
    rows = BASE | {"unit": ["person", "km**2"], "what": ["dead", "area"]}
    table = ClaimTable.of(pl.DataFrame(rows), name="what").where("what", other_than="area")

    assert list(table.units) == ["dead"]
    assert _rows(table.verdicts("> 0").select("verdict")) == [("settled: yes",)]


@pytest.mark.parametrize(("wanted", "why"), [([3], "text"), ([("a", "b")], "one value for each of figure")])
def test_a_figure_is_asked_for_by_the_values_of_its_columns(wanted: Any, why: str) -> None:
    """Another type, or another number of values, is refused before an engine is asked."""
    with pytest.raises(WrongType, match=why):
        ClaimTable.of(pl.DataFrame(BASE), unit="person").to_dossier(wanted)


def test_a_figure_that_nobody_speaks_of_is_an_error_with_the_near_names() -> None:
    """A misspelt figure looks like none of which everybody is silent (design.md, rule 8)."""
    rows = BASE | {"figure": ["population", "area"]}
    table = ClaimTable.of(pl.DataFrame(rows), unit="person")

    with pytest.raises(NotAChoice, match="'populaton'.*population"):
        table.to_dossier(["populaton"])
    with pytest.raises(NotAChoice, match="area, population"):
        table.to_dossier(["x"])
    assert list(table.to_dossier("area").figures) == ["area"]


def test_a_column_of_no_known_type_is_asked_for_anything() -> None:
    """An engine then says what it thinks of it."""
    frame = pl.DataFrame(BASE | {"tags": [[1], [2]]})

    assert ClaimTable.of(frame, unit="person").where("tags", None).intake.rows == 0


@pytest.mark.parametrize("engine", ["pandas", "polars"])
@pytest.mark.parametrize("column", ["bounds", "source", "stated", "low_open", "reach_low_open", "basis"])
def test_a_column_in_which_nothing_stands_says_nothing_whatever_its_type(engine: str, column: str) -> None:
    """A frame of pandas has numbers in a column of empty cells, and NaN there is no misfit."""
    plain = pl.DataFrame({"figure": ["a", "a"], "party": ["A", "B"], "low": [1.0, 2.0], "high": [1.0, 2.0]})
    wide = plain.with_columns(pl.lit(math.nan).alias(column))

    table = ClaimTable.of(wide.to_pandas() if engine == "pandas" else wide, unit="person")

    assert rows_in(
        table.accounts().select(["A low", "B low"]) if engine == "polars" else table.accounts()[["A low", "B low"]]
    ) == [(1.0, 2.0)]


def test_a_column_of_another_type_in_which_something_stands_is_refused() -> None:
    """One number in a column of texts is a misfit, however many cells are empty."""
    frame = {"figure": ["a", "a"], "party": ["A", "B"], "low": [1.0, 2.0], "high": [1.0, 2.0], "source": [None, 7.0]}

    with pytest.raises(MisfitColumn, match="source"):
        ClaimTable.of(pl.DataFrame(frame), unit="person")


def test_numbers_where_nothing_stands_may_be_of_any_type() -> None:
    """A column of best values in which nothing stands says nothing, though it is one of days."""
    frame = pl.DataFrame({"figure": ["a"], "party": ["A"], "low": [1.0], "high": [2.0]})
    wide = frame.with_columns(pl.lit(None, dtype=pl.Date).alias("best"))

    assert rows_in(ClaimTable.of(wide, unit="person").ranges(give=("low", "high"))) == [("a", 1.0, 2.0)]


def test_a_misspelt_party_of_where_is_no_empty_table() -> None:
    """A name that is almost a party's is an error with the near name; a name like nobody's leaves no rows."""
    frame = pl.DataFrame({"figure": ["a", "b"], "party": ["Armenia", "Turkey"], "low": [1.0, 2.0], "high": [1.0, 2.0]})
    table = ClaimTable.of(frame, unit="person")

    with pytest.raises(UnknownName, match="no party 'Armennia' in the table; near: Armenia"):
        table.where("party", "Armennia")
    with pytest.raises(UnknownName, match="Turkey"):
        table.where("party", other_than=["Armenia", "Turkye", None])

    assert rows_in(table.where("party", ["Norway"]).ranges()) == []
    assert len(rows_in(table.where("party", ["Armenia"]).ranges())) == 1


def rows_in(frame: Any) -> list[tuple[Any, ...]]:
    """Return the rows of a frame of Polars or pandas."""
    found = frame.rows() if hasattr(frame, "rows") else frame.itertuples(index=False, name=None)
    return list(map(tuple, found))
