"""Tables: what they take, what they refuse, and what they say of themselves."""

from __future__ import annotations

import math
import re
import subprocess
import sys
from datetime import date
from types import SimpleNamespace
from typing import Any

import duckdb
import narwhals.stable.v2 as nw
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

from contested import methods
from contested.errors import (
    MisfitColumn,
    MissingColumn,
    MissingExtra,
    NotAChoice,
    NotADay,
    RenamedKeyword,
    UnknownField,
    UnknownName,
    UnreadableThreshold,
    UnusableName,
    WrongType,
)
from contested.table import ClaimTable, claim_rows
from contested.table import connection as own
from contested.table import engine as doors

ROWS = {
    "figure": ["population", "population", "area", "area"],
    "party": ["Armenia", "Azerbaijan", "OSCE", "UN"],
    "low": [120_000.0, 50_000.0, 3_000.0, 2_900.0],
    "high": [120_000.0, 50_000.0, None, 3_100.0],
}


def _frame(**more: Any) -> pl.DataFrame:
    return pl.DataFrame({**ROWS, **more})


def _native(frame: pl.DataFrame, engine: str) -> Any:
    """Return a frame on an engine."""
    if engine == "duckdb":
        return duckdb.connect().from_arrow(frame.to_arrow())
    return frame if engine == "polars" else frame.to_pandas() if engine == "pandas" else frame.to_arrow()


def _made(rows: dict[str, Any], **how: Any) -> ClaimTable:
    return ClaimTable.of(pl.DataFrame(rows, strict=False), **how)


def _one(**columns: Any) -> pl.DataFrame:
    """One claim of ten by A."""
    row = {"figure": "f", "party": "A", "low": 10.0, "high": 10.0} | columns
    return pl.DataFrame({name: [value] for name, value in row.items()})


def _by(answer: pl.DataFrame, *keys: str) -> dict[Any, dict[str, Any]]:
    return {tuple(row[key] for key in keys) if len(keys) > 1 else row[keys[0]]: row for row in answer.to_dicts()}


def _rejected(frame: pl.DataFrame, **how: Any) -> list[tuple[str, str]]:
    table = ClaimTable.of(frame, **({"unit": "person"} | how))
    rejected: Any = table.intake.rejected_frame
    return [(row["column"], row["rule"]) for row in rejected.to_dicts()]


# -- the door ----------------------------------------------------------------------


def test_importing_the_room_loads_no_engine() -> None:
    """Neither narwhals nor an engine, nor figures and dossiers, are imported before a table is made."""
    heavy = "{'narwhals', 'duckdb', 'polars', 'pandas', 'pyarrow', 'pyspark', 'numpy'}"
    ours = "{'contested.figure', 'contested.dossier.dossier', 'contested.methods.method', 'contested.claims.estimate'}"
    code = f"from contested.table import ClaimTable; import sys; assert not ({heavy} | {ours}) & set(sys.modules)"

    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.mark.parametrize(
    ("absent", "error"),
    [
        (
            "narwhals.stable.v2",
            "MissingExtra: a table of claims needs an extra; install it with: pip install 'contested[table]'",
        ),
        ("contested.table.claim_rows", "ModuleNotFoundError"),
        ("contested.table.claim_table", "ModuleNotFoundError"),
    ],
)
def test_without_the_extra_the_error_says_what_to_install(absent: str, error: str) -> None:
    """A missing library names the extra it comes with; a module of our own that is missing comes with none."""
    code = f"import sys; sys.modules[{absent!r}] = None; from contested.table import ClaimTable as T; T.of(None)"

    run = subprocess.run([sys.executable, "-c", code], check=False, capture_output=True, text=True)

    assert error in run.stderr.splitlines()[-1]


def test_without_an_engine_the_error_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    """An engine that is missing comes with the same extra."""
    monkeypatch.setitem(sys.modules, "duckdb", None)

    with pytest.raises(MissingExtra, match="a table of claims needs an extra.*contested\\[table\\]"):
        own.engine_errors()


@pytest.mark.parametrize("native", [None, 3, [1, 2], {"figure": ["a"]}, pd.Series([1.0])])
def test_what_is_no_frame_is_refused(native: object) -> None:
    """A list, a mapping or a column is no frame."""
    with pytest.raises(WrongType, match="frame"):
        ClaimTable.of(native, unit="person")


def test_answers_have_the_type_of_the_frame() -> None:
    """Eager frames give eager answers, lazy ones lazy answers."""
    frame = _frame()
    relation = duckdb.connect().from_arrow(frame.to_arrow())
    for native in (frame, frame.lazy(), frame.to_pandas(), frame.to_arrow(), relation):
        answer = ClaimTable.of(native, unit="person").ranges()

        assert type(answer) is type(native)


def test_our_own_engine_reads_no_file() -> None:
    """The connection that looks at pandas frames cannot read files, nor be unlocked."""
    looking = own.connection()

    with pytest.raises(duckdb.Error):
        looking.execute("SELECT * FROM read_csv('/etc/passwd')")
    with pytest.raises(duckdb.Error):
        looking.execute("SET enable_external_access = true")


def test_names_from_outside_reach_no_expression() -> None:
    """A column or a party may be called like SQL; it is text and nothing else."""
    evil = '"; DROP TABLE claims; --'
    rows = {evil: ["x'); --"], "party": [evil], "low": [1.0], "high": [1.0]}
    relation = duckdb.connect().from_arrow(pa.table(rows))

    ((value, *_, who),) = ClaimTable.of(relation, evil, unit="person").ranges(give=("low", "stated_by")).fetchall()

    assert (value, who) == ("x'); --", evil)


# -- columns ------------------------------------------------------------------------


@pytest.mark.parametrize("gone", ["figure", "party", "low", "high"])
def test_a_needed_column_that_is_not_there_is_named(gone: str) -> None:
    """The error says which column is missing, and which there are."""
    with pytest.raises(MissingColumn, match=gone):
        ClaimTable.of(_frame().drop(gone), unit="person")


def test_a_column_that_is_named_has_to_be_there() -> None:
    """Neither a column of a claim nor one that tells figures apart is guessed."""
    for named in ({"low": "minimum"}, {"value": "number"}, {"name": "what"}, {"facets": "side"}, {"where": "place"}):
        with pytest.raises(MissingColumn, match=next(iter(named.values()))):
            ClaimTable.of(_frame(), unit="person", **named)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("old", "told"),
    [
        ({"figure": "figure"}, "figure= is called of= now"),
        ({"measure": "figure"}, "measure= is called name= now"),
        ({"party": "party"}, "party= is called by= now"),
        ({"columns": {"party": "party", "low": "low"}}, "columns= is called by=, low= now"),
        ({"columns": None}, "columns= is called by= now"),
    ],
)
def test_an_old_keyword_is_told_its_new_name(old: dict[str, Any], told: str) -> None:
    """Constructors, feeds and tables have one vocabulary."""
    with pytest.raises(RenamedKeyword, match=re.escape(told)) as raised:
        ClaimTable.of(_frame(), unit="person", **old)

    assert isinstance(raised.value, TypeError)


def test_a_keyword_is_a_field_and_names_a_column() -> None:
    """Anything else is refused."""
    with pytest.raises(UnknownField, match="deaths"):
        ClaimTable.of(_frame(), unit="person", deaths="low")
    with pytest.raises(WrongType, match="the name of a column"):
        ClaimTable.of(_frame(), unit="person", by=3)  # type: ignore[arg-type]


def test_columns_called_as_the_fields_need_no_keyword() -> None:
    """A frame in the words of the constructors is understood as it is."""
    rows = {"of": ["A", "A"], "name": ["killed", "area"], "by": ["X", "Y"], "value": [3, 4], "unit": ["killed", "ha"]}

    table = ClaimTable.of(pl.DataFrame(rows))

    assert table.parties == ("X", "Y")
    assert table.ranges(give=("low", "high")).sort("name").rows() == [
        ("A", "area", 4.0, 4.0),
        ("A", "killed", 3.0, 3.0),
    ]


@pytest.mark.parametrize(
    ("rows", "given", "wanted"),
    [
        ({"n": [5]}, {"value": "n"}, (5.0, 5.0)),
        ({"low": [1.0], "n": [2.0], "high": [4.0]}, {"value": "n"}, (1.0, 4.0)),
        ({"low": [None], "n": [2.0], "high": [None]}, {"value": "n"}, (2.0, 2.0)),
        ({"from": [1], "to": [4], "value": [9]}, {"low": "from", "high": "to"}, (1.0, 4.0)),
    ],
)
def test_a_number_alone_is_a_value(rows: dict[str, Any], given: dict[str, str], wanted: tuple[float, float]) -> None:
    """Beside low and high it is the best between them; nobody's value is taken who names the ends."""
    table = ClaimTable.of(pl.DataFrame({"figure": ["f"], "party": ["A"], **rows}), unit="person", **given)  # type: ignore[arg-type]

    assert table.ranges(give=("low", "high")).select("low", "high").rows() == [wanted]


def test_a_unit_is_that_of_every_number_or_a_column() -> None:
    """A text that is a unit is one, whatever columns are called."""
    frame = _frame(einheit=["person"] * 4, person=["x"] * 4)

    assert {str(unit) for unit in ClaimTable.of(frame, unit="einheit").units.values()} == {"person"}
    assert {str(unit) for unit in ClaimTable.of(frame, unit="person").units.values()} == {"person"}


def test_a_column_can_have_another_name() -> None:
    """What the frame calls otherwise is found by its name there."""
    frame = _frame().rename({"party": "side", "low": "min"})

    table = ClaimTable.of(frame, unit="person", by="side", low="min")

    assert table.parties == ("Armenia", "Azerbaijan", "OSCE", "UN")


@pytest.mark.parametrize(
    ("column", "values"),
    [
        ("low", ["a", "b", "c", "d"]),
        ("low_open", [1, 0, 1, 0]),
        ("as_of", ["2023-01-01"] * 4),
        ("party", [1, 2, 3, 4]),
    ],
)
def test_a_column_of_another_type_is_refused(column: str, values: list[Any]) -> None:
    """Numbers, flags, days and texts are not guessed from other types."""
    with pytest.raises(MisfitColumn, match=column):
        ClaimTable.of(_frame(**{column: values}), unit="person")


@pytest.mark.parametrize("figure", [(), ("figure", "figure")])
def test_a_figure_has_columns_of_its_own(figure: tuple[str, ...]) -> None:
    """There is one at least, and each is named once."""
    with pytest.raises(WrongType):
        ClaimTable.of(_frame(), figure, unit="person")


@pytest.mark.parametrize("figure", ["low", "median"])
def test_a_figure_is_not_called_like_an_answer(figure: str) -> None:
    """A key with the name of a column of answers would be two columns."""
    with pytest.raises(UnusableName, match=figure):
        ClaimTable.of(_frame(median=["a"] * 4), figure, unit="person")


def test_a_column_of_nulls_says_nothing() -> None:
    """It may have no type at all."""
    table = ClaimTable.of(
        _frame(best=[None] * 4, as_of=[None] * 4, low_open=[None] * 4, origin=[None] * 4), unit="person"
    )

    assert table.intake.taken == 4


# -- intake ---------------------------------------------------------------------------


def test_a_rejected_row_without_a_number_is_told_by_its_figure_and_party() -> None:
    """A frame need not number its rows."""
    frame = _frame().with_columns(low=pl.Series([120_000.0, float("nan"), 3_000.0, 9_900.0]))
    intake = ClaimTable.of(frame, unit="person").intake

    assert sorted(str(one).split(": ")[0] for one in intake.rejected) == [
        "a row ('area', 'UN'), column 'low'",
        "a row ('population', 'Azerbaijan'), column 'low'",
    ]


def test_every_row_is_taken_or_rejected() -> None:
    """Counts add up, and a rejected row is told with its number, column, value, rule and advice."""
    frame = _frame(row=[7, 8, 9, 10]).with_columns(low=pl.Series([120_000.0, float("nan"), 3_000.0, 9_900.0]))
    intake = ClaimTable.of(frame, unit="person").intake

    assert (intake.rows, intake.taken) == (4, 2)
    assert str(intake) == "2 of 4 rows taken; 2 rejected, see intake.rejected"
    rejected: Any = intake.rejected_frame
    told = rejected.sort("row").to_dicts()
    assert [(r["row"], r["party"], r["column"], r["rule"]) for r in told] == [
        (8, "Azerbaijan", "low", "not-a-number"),
        (10, "UN", "low", "inconsistent-row"),
    ]
    assert told[1]["value"] == "9900.0"
    assert told[1]["advice"] == "swap them, or close the ends of a single number"
    assert [(one.row, one.rule, one.said["party"]) for one in intake.rejected] == [
        (8, "not-a-number", "Azerbaijan"),
        (10, "inconsistent-row", "UN"),
    ]
    assert intake.by_rule == {"inconsistent-row": 1, "not-a-number": 1}
    assert intake.rejected_rows == (8, 10)


def test_an_empty_frame_has_no_rows() -> None:
    """Nothing comes of nothing."""
    table = ClaimTable.of(_frame().clear(), unit="person")

    assert str(table.intake) == "0 of 0 rows taken"
    assert table.ranges().is_empty()
    assert "by nobody" in table.explain()


@pytest.mark.parametrize(
    ("row", "column", "rule"),
    [
        ({"figure": None}, "figure", "empty-key"),
        ({"party": None}, "party", "unusable-name"),
        ({"stance": "shrugged"}, "stance", "not-a-choice"),
        ({"low": float("inf"), "high": float("inf")}, "low", "not-a-number"),
        ({"low": float("nan")}, "low", "not-a-number"),
        ({"low": 2**53 + 2, "high": None}, "low", "number-out-of-bounds"),
        ({"stance": "denied"}, "stance", "unusable-cell"),
        ({"low": None, "high": None}, "low", "nothing-said"),
        ({"low": None, "high": None, "best": None, "stance": "claimed"}, "low", "nothing-said"),
        ({"unit": "furlongs per"}, "unit", "unreadable-unit"),
        ({"unit": None}, "unit", "unreadable-unit"),
        ({"low": -1.0}, "low", "below-floor"),
        ({"low": 11.0}, "low", "inconsistent-row"),
        ({"low_open": True}, "low", "inconsistent-row"),
        ({"high_open": True}, "low", "inconsistent-row"),
        ({"best": 12.0}, "best", "inconsistent-row"),
        ({"low": 5.0, "best": 5.0, "low_open": True}, "best", "inconsistent-row"),
        ({"low": 5.0, "best": 10.0, "high_open": True}, "best", "inconsistent-row"),
        ({"reach_low": 11.0}, "reach_low", "inconsistent-row"),
        ({"reach_high": 9.0}, "reach_high", "inconsistent-row"),
        ({"standard_error": -1.0}, "standard_error", "incomplete-statement"),
        ({"as_of": date(2023, 1, 2), "as_of_end": date(2023, 1, 1)}, "as_of_end", "unreadable-date"),
        ({"stated": date(2023, 1, 2), "stated_end": date(2023, 1, 1)}, "stated_end", "unreadable-date"),
    ],
)
def test_a_wrong_row_is_rejected_by_its_rule(row: dict[str, Any], column: str, rule: str) -> None:
    """What says nothing, or contradicts itself, gets into no answer."""
    assert _rejected(_one(**row)) == [(column, rule)]


@pytest.mark.parametrize(
    "row",
    [
        {"low": None, "high": None, "best": 10.0},
        {"low": None, "high": None, "stance": "denied"},
        {"low": 2**53, "high": None},
        {"reach_low": 5.0, "reach_high": 15.0},
        {"low": None},
        {"low": -0.0},
    ],
)
def test_a_right_row_is_taken(row: dict[str, Any]) -> None:
    """One-sided, approximate, refused and best-only claims are claims."""
    assert _rejected(_one(**row)) == []


def test_numbers_below_zero_are_taken_where_they_make_sense() -> None:
    """Said to be signed, or of a unit without a floor."""
    assert _rejected(_one(low=-1.0), unit="person", signed=True) == []
    assert _rejected(_one(low=-1.0), unit="person/year") == []
    assert _rejected(_one(low=-1.0), unit="person") == [("low", "below-floor")]


def test_minus_zero_is_zero() -> None:
    """An answer never prints -0.0."""
    table = ClaimTable.of(_one(low=-0.0, high=0.0, unit="person"))

    (row,) = table.ranges(give=("low", "high")).to_dicts()

    assert str(row["low"]) == "0.0"


# -- units ------------------------------------------------------------------------------


def test_units_come_to_the_first_by_name() -> None:
    """Unless another one is asked for; a unit that nothing converts from is rejected."""
    rows: dict[str, Any] = {
        "figure": ["a"] * 4,
        "party": list("ABCD"),
        "low": [1.0, 100.0, 0.5, 7.0],
        "high": [1.0, 100.0, 0.5, 7.0],
    }
    rows["unit"] = ["km**2", "ha", "km²", "person"]

    table = _made(rows)

    assert {str(unit) for unit in table.units.values()} == {"ha"}
    assert table.intake.taken == 3
    (row,) = table.ranges(give=("low", "high", "median")).to_dicts()
    assert (row["low"], row["high"], row["median"]) == (50.0, 100.0, 100.0)
    assert "not converted: 1 rows in 'person'" in table.explain()
    assert "times 100" in table.explain()


def test_each_measure_has_its_unit() -> None:
    """Units are converted within a measure, and never across."""
    rows = {
        "iso": ["AM"] * 4,
        "what": ["area", "area", "deaths", "deaths"],
        "party": ["A", "B", "A", "B"],
        "low": [1.0, 100.0, -1.0, 5.0],
        "high": [1.0, 100.0, 5.0, 5.0],
        "unit": ["km**2", "ha", "person", "person"],
    }
    table = _made(rows, of=("iso", "what"), name="what", to={"area": "km**2"})

    assert {of: str(unit) for of, unit in table.units.items()} == {"area": "km**2", "deaths": "person"}
    answers = _by(table.ranges(give=("low", "high", "common")), "what")
    assert answers["area"]["common"]
    assert answers["deaths"]["low"] == 5.0
    with pytest.raises(NotAChoice, match=r'choose one with \.where\("name", \.\.\.\), .* with --measure: area, deaths'):
        table.verdicts("> 1")
    only = table.where("what", "area")
    (row,) = only.verdicts("> 50 ha").to_dicts()
    assert (row["what"], row["verdict"]) == ("area", "settled: yes")
    assert "only rows with 'area' in 'what'" in only.explain()
    assert table.where("iso", other_than="GE").intake.rows == 4


@pytest.mark.parametrize("engine", ["polars", "duckdb", "pandas", "pyarrow"])
def test_a_text_that_stands_nowhere_is_a_slip(engine: str) -> None:
    """The near one is named first; what is left out, a number and nothing at all may stand nowhere."""
    frame = _frame(region=["north", "south", None, "south"])
    table = ClaimTable.of(_native(frame, engine), unit="person")

    with pytest.raises(UnknownName, match=r"no region 'sout' in the table; did you mean south\? known: south, north"):
        table.where("region", ["north", "sout"])
    assert table.where("region", ["north", "south"]).intake.rows == 3
    assert table.where("region", None).intake.rows == 1
    assert table.where("region", other_than="east").intake.rows == 4
    assert (
        table.where("region", "north").where("region", "south").intake.rows == 0
    )  # one that stands there, but not here
    assert table.where("low", 99).intake.rows == 0


def test_numbers_with_many_digits_are_settled_exactly() -> None:
    """Where floats cannot hold a conversion, near numbers are compared by exact ones."""
    rows = {
        "figure": ["a", "a", "b", "b"],
        "party": ["A", "B", "A", "B"],
        "low": [0.1234567890123, 12.34567890123, 0.1234567890123, 12.34567890124],
        "unit": ["km**2", "ha", "km**2", "ha"],
    }
    rows["high"] = rows["low"]
    table = _made(rows, to="ha")

    assert not table._rows.conversion.settled
    answers = _by(table.ranges(give="common"), "figure")
    assert (answers["a"]["common"], answers["b"]["common"]) == (True, False)
    told = _by(table.verdicts("> 12.34567890123"), "figure")
    assert told["a"]["verdict"] == "settled: no"
    assert told["b"]["verdict"] == "contested"


def test_a_threshold_that_no_float_holds_is_settled_exactly() -> None:
    """A third is not the nearest float to a third."""
    table = ClaimTable.of(_one(low=1 / 3, high=1 / 3), unit="km**2")

    (over,) = table.verdicts("> 1/3").to_dicts()
    (at_most,) = table.verdicts("<= 1/3").to_dicts()

    assert over["verdict"] == "settled: no"
    assert at_most["verdict"] == "settled: yes"


# -- answers -------------------------------------------------------------------------------


def test_what_is_not_asked_for_is_not_given() -> None:
    """``give`` chooses columns, in the order of answers."""
    table = ClaimTable.of(_frame(), unit="person")

    assert table.ranges(give=("median", "low")).columns == ["figure", "low", "median"]
    assert table.ranges(give="ratio").columns == ["figure", "ratio"]
    with pytest.raises(NotAChoice, match="average"):
        table.ranges(give="average")


def test_further_columns_tell_figures_apart() -> None:
    """``by`` splits figures, also by what is null; a column that is not there is named."""
    table = ClaimTable.of(_frame(year=[2020, None, 2020, 2020]), unit="person")

    answers = _by(table.ranges(by="year", give=("low", "parties", "median")), "figure", "year")

    assert answers["population", None]["low"] == 50_000
    assert answers["population", 2020]["median"] == 120_000
    assert answers["area", 2020]["parties"] == 2
    with pytest.raises(MissingColumn, match="month"):
        table.ranges(by="month")


def test_more_parties_than_bits_are_all_named() -> None:
    """Names are kept whatever the number of parties."""
    names = [f"party {n:03}" for n in range(130)]
    rows = {"figure": ["f"] * 130, "party": names, "low": [1.0] * 130, "high": [2.0] * 130}

    (row,) = _made(rows, unit="person").ranges(give=("low_by", "stated_by", "denied_by")).to_dicts()

    assert row["stated_by"] == f"{', '.join(names[:-1])} and {names[-1]}"
    assert row["low_by"] == row["stated_by"]
    assert row["denied_by"] is None


def test_only_the_latest_claims_count() -> None:
    """By the day they are of, then by the day they were said; a weaker bound replaces nothing."""
    rows = {
        "figure": ["f"] * 6,
        "party": ["A", "A", "B", "B", "C", "C"],
        "low": [1.0, 2.0, 3.0, 4.0, 5.0, 4.0],
        "high": [1.0, 2.0, 3.0, 4.0, 5.0, None],
        "as_of": [date(2023, 1, 1), date(2023, 1, 2), None, None, None, None],
        "stated": [None, None, date(2023, 1, 1), date(2023, 1, 2), date(2023, 1, 1), date(2023, 1, 2)],
    }

    answers = _by(_made(rows, unit="person").positions(), "party")

    assert {party: (row["low"], row["high"], row["estimates"]) for party, row in answers.items()} == {
        "A": (2.0, 2.0, 1),
        "B": (4.0, 4.0, 1),
        "C": (4.0, None, 2),
    }
    assert answers["C"]["divided"]


def test_each_party_has_its_answer() -> None:
    """``by_party`` gives a row a party in place of a row a figure."""
    answers = _by(ClaimTable.of(_frame(), unit="person").verdicts("> 55000", by_party=True), "party")

    assert {party: row["answer"] for party, row in answers.items()} == {
        "Armenia": "yes",
        "Azerbaijan": "no",
        "OSCE": "undetermined",
        "UN": "no",
    }


def test_a_lone_disputant_settles_nothing() -> None:
    """A comparison that one declared disputant alone answers is one-sided."""
    table = ClaimTable.of(_one(), unit="person", disputants=["A"])

    (row,) = table.verdicts("> 5").to_dicts()

    assert row["verdict"] == "one-sided: yes"


@pytest.mark.parametrize("question", ["100", "> many", "== 100", "> 1 person > 2", "> " + "9" * 500])
def test_what_is_no_comparison_is_refused(question: str) -> None:
    """A sign and a number are needed."""
    with pytest.raises(UnreadableThreshold):
        ClaimTable.of(_one(), unit="person").verdicts(question)


def test_totals_add_the_ends_of_hulls() -> None:
    """Where one figure has no upper limit, all together have none: a sum without it would look known."""
    table = ClaimTable.of(_frame(region=["x"] * 4), unit="person")

    (row,) = table.totals().to_dicts()
    (again,) = table.totals(by="region").to_dicts()

    counts = {"open": 1, "figures": 2, "silent": 0, "unquantified": 0}
    published = {"published_low": 120_000.0 + 50_000 + 3_000 + 2_900, "published_high": 120_000.0 + 50_000 + 3_100}
    left_out = {"rejected": 0, "rejected_share": 0.0}
    nobody = dict.fromkeys(("denied_by", "withheld_by", "unquantified_by"))
    who = {"stated_by": "Armenia, Azerbaijan, OSCE and UN", **nobody}
    assert row == {"low": 52_900.0, "best": None, "high": None} | counts | left_out | published | who
    assert again == {"region": "x"} | row


def test_measures_are_never_added_to_each_other() -> None:
    """Totals and disagreement of a table with measures are told by measure."""
    rows = {"f": ["1", "2"], "what": ["a", "b"], "party": ["A", "A"], "low": [1.0, 2.0], "high": [1.0, 2.0]}
    table = _made(rows | {"unit": ["person", "km**2"]}, of="f", name="what")

    assert sorted(row["what"] for row in table.totals().to_dicts()) == ["a", "b"]
    assert sorted(row["what"] for row in table.disagreement().to_dicts()) == ["a", "b"]


def test_accounts_stand_side_by_side() -> None:
    """Each party has a column for its low end and one for its high end."""
    answers = _by(ClaimTable.of(_frame(), unit="person").accounts(), "figure")

    assert answers["population"]["Armenia low"] == 120_000
    assert answers["area"]["OSCE low"] == 3_000
    assert answers["area"]["OSCE high"] is None
    assert answers["area"]["Armenia low"] is None


QUOTIENTS = [
    ((10.0, 20.0), (2.0, 5.0), (2.0, 10.0, True)),
    ((10.0, 20.0), (0.0, 5.0), (2.0, None, True)),
    ((10.0, None), (2.0, 5.0), (2.0, None, True)),
    ((10.0, 20.0), (2.0, None), (0.0, 10.0, True)),
    ((-10.0, 20.0), (2.0, 5.0), (-5.0, 10.0, True)),
    ((-10.0, -5.0), (2.0, 5.0), (-5.0, -1.0, True)),
    ((10.0, 20.0), (-5.0, -2.0), (-10.0, -2.0, True)),
    ((10.0, 20.0), (-5.0, 2.0), (None, None, False)),
    ((10.0, 20.0), (0.0, 0.0), (None, None, False)),
    ((0.0, 0.0), (0.0, 5.0), (0.0, 0.0, True)),
]


@pytest.mark.parametrize(("above", "below", "wanted"), QUOTIENTS)
def test_a_ratio_is_a_quotient_of_intervals(above: Any, below: Any, wanted: Any) -> None:
    """Every quotient of a party's two numbers lies inside; zero as an end of the divisor is left out."""
    rows = {
        "iso": ["AM"] * 3,
        "what": ["deaths", "people", "deaths"],
        "party": ["A", "A", "B"],
        "low": [above[0], below[0], 1.0],
        "high": [above[1], below[1], 1.0],
        "unit": ["person"] * 3,
    }
    table = _made(rows, of=("iso", "what"), name="what", signed=True)

    (row,) = table.ratio("deaths", "people").to_dicts()

    assert (row["party"], (row["low"], row["high"], row["defined"])) == ("A", wanted)


def test_a_ratio_needs_measures() -> None:
    """Both are values of the column that says what is measured; a frame without one has no such column."""
    with pytest.raises(
        MissingColumn, match="there is no column 'name'; the frame has 'by', 'high', 'low', 'party', 'figure'"
    ):
        ClaimTable.of(_frame(), unit="person").ratio("deaths", "people")


def test_what_repeats_an_origin_is_counted() -> None:
    """The share of rows that go back to an origin that another row has already."""
    (row,) = ClaimTable.of(_frame(origin=["wire", "wire", None, None]), unit="person").origins().to_dicts()
    (by_region,) = ClaimTable.of(_frame(region=["x"] * 4), unit="person").origins(by="region").to_dicts()

    assert row == {"rows": 4, "origins": 3, "repeated": 0.25}
    assert by_region["repeated"] == 0


def test_a_table_as_of_an_earlier_day() -> None:
    """Claims on later days are left out, undated ones stay where none is dated."""
    days = [date(2023, 1, 1), date(2023, 1, 5), None]
    frame = pl.DataFrame({"figure": ["f", "f", "g"], "party": ["A"] * 3, "low": [1.0, 2.0, 3.0], "as_of": days})
    table = ClaimTable.of(frame.with_columns(high=pl.col("low")), unit="person")

    rows = table.as_of("2023-01-02").positions().sort("figure").to_dicts()

    assert [(row["figure"], row["low"]) for row in rows] == [("f", 1.0), ("g", 3.0)]
    with pytest.raises(NotADay):
        table.as_of("2023")


def test_what_was_not_known_is_left_out() -> None:
    """The table of a day has no later rows, no undated ones, and says so."""
    table = ClaimTable.of(_frame(known=[date(2023, 1, 1), date(2023, 1, 3), None, date(2023, 1, 2)]), unit="person")

    then = table.known_on("2023-01-02")

    assert then.intake.rows == 2
    assert "as known on 2023-01-02" in then.explain()
    with pytest.raises(NotADay):
        table.known_on("2023")
    with pytest.raises(MissingColumn, match="known"):
        ClaimTable.of(_frame(), unit="person").known_on("2023-01-02")


def test_two_states_differ_party_by_party() -> None:
    """A number is shared, revised, withdrawn or added; a new value outside the old range is marked."""
    old = {
        "figure": ["f"] * 5,
        "party": list("ABCDE"),
        "low": [1.0, 2.0, 3.0, 4.0, 5.0],
        "high": [1.0, 2.0, 3.0, 4.0, 5.0],
    }
    new = {
        "figure": ["f"] * 5,
        "party": list("ABCEF"),
        "low": [1.0, 3.0, 2.0, 4.0, 6.0],
        "high": [1.0, 3.0, 2.0, 6.0, 6.0],
    }

    before, after = (_made(rows, unit="person") for rows in (old, new))
    answers = _by(before.diff(after), "party")

    assert {party: row["change"] for party, row in answers.items()} == {
        "A": "shared",
        "B": "revised up",
        "C": "revised down",
        "D": "withdrawn",
        "E": "revised",
        "F": "added",
    }
    assert {party for party, row in answers.items() if row["outside"]} == {"B", "C"}
    with pytest.raises(WrongType, match="same figure columns"):
        before.diff(_made(new, unit="km**2"))
    for other in (None, 3, "before"):
        with pytest.raises(WrongType, match="same figure columns"):
            before.diff(other)  # type: ignore[arg-type]


def test_a_change_says_what_it_is_also() -> None:
    """The same number of a later day is re-dated; one that only its party lost and another gained is re-attributed."""
    first, second = date(2020, 1, 1), date(2021, 1, 1)
    old = {"figure": list("fffg"), "party": list("ABCA"), "value": [1, 2, 3, 4], "as_of": [first] * 4}
    new = {
        "figure": list("fffg"),
        "party": list("ADCA"),
        "value": [1, 2, 5, 4],
        "as_of": [first, first, second, second],
    }
    before, after = (ClaimTable.of(pl.DataFrame(rows), unit="person") for rows in (old, new))

    found = {(row["figure"], row["party"]): (row["change"], row["also"]) for row in before.diff(after).rows(named=True)}

    assert found == {
        ("f", "A"): ("shared", None),
        ("f", "B"): ("withdrawn", "re-attributed"),
        ("f", "C"): ("revised up", "re-dated"),
        ("f", "D"): ("added", "re-attributed"),
        ("g", "A"): ("shared", "re-dated"),
    }


def test_a_change_to_a_frame_without_days_is_not_redated() -> None:
    """Where one edition has no days, nothing is said of them; an end that is absent is part of a number."""
    old = {"figure": ["f"], "party": ["A"], "low": [1.0], "high": [None], "as_of": [date(2020, 1, 1)]}
    new = {"figure": ["f", "f"], "party": ["A", "B"], "low": [2.0, 1.0], "high": [None, None]}
    schema = {"figure": pl.String, "party": pl.String, "low": pl.Float64, "high": pl.Float64}
    before = ClaimTable.of(pl.DataFrame(old, schema_overrides={"high": pl.Float64}), unit="person")
    after = ClaimTable.of(pl.DataFrame(new, schema=schema), unit="person")

    found = _by(before.diff(after), "party")

    assert {party: (row["change"], row["also"]) for party, row in found.items()} == {
        "A": ("revised up", None),
        "B": ("added", None),
    }


@pytest.mark.parametrize(
    "method",
    [methods.Median(), methods.Hull(), methods.MostAgreed(), methods.TruthFinder()],
    ids=lambda one: type(one).__name__,
)
def test_a_method_on_a_table_tells_the_days_it_starts_from(method: methods.Method) -> None:
    """From the first to the last day of the numbers in force: what was replaced is of no day of the answer."""
    rows = {
        "figure": ["f"] * 3,
        "party": ["A", "A", "B"],
        "value": [1, 2, 2],
        "as_of": [date(2019, 1, 1), date(2020, 1, 1), date(2021, 5, 1)],
    }

    [row] = ClaimTable.of(pl.DataFrame(rows), unit="person").reconcile(method).rows(named=True)

    assert (row["as_of"], row["as_of_end"]) == (date(2020, 1, 1), date(2021, 5, 1))


def test_a_table_says_what_it_rests_on() -> None:
    """How many rows, whose, in which unit, and by which clocks they replace each other."""
    table = ClaimTable.of(_frame(as_of=[date(2023, 1, 1)] * 4), unit="person")

    assert str(table) == "claims on figures by figure, on polars"
    assert repr(table) == "<ClaimTable claims on figures by figure, on polars>"
    assert table.explain() == (
        "claims on figures told apart by figure: 4 of 4 rows taken\n"
        "by 4 parties: Armenia, Azerbaijan, OSCE and UN\n"
        "in person\n"
        "a party's later claims replace its earlier ones by as_of"
    )


# -- findings, methods, objects ----------------------------------------------------------------


def test_findings_name_figure_party_and_rule() -> None:
    """A zero beside others, a slip of the unit, a repeated row, one origin behind all, a cumulative count that falls."""
    rows = [
        ("zero", "A", 0.0, "a", 1),
        ("zero", "B", 5.0, "b", 1),
        ("slip", "A", 100.0, "a", 1),
        ("slip", "B", 110.0, "b", 1),
        ("slip", "C", 9_000.0, "c", 1),
        ("twice", "A", 3.0, "a", 1),
        ("twice", "A", 3.0, "a", 1),
        ("wire", "A", 4.0, "w", 1),
        ("wire", "B", 4.0, "w", 1),
        ("falls", "A", 9.0, "a", 1),
        ("falls", "A", 8.0, "a", 2),
    ]
    columns = ("figure", "party", "low", "origin", "as_of")
    made: dict[str, list[Any]] = {name: [row[n] for row in rows] for n, name in enumerate(columns)}
    made["high"] = made["low"]
    made["as_of"] = [date(2023, 1, day) for day in made["as_of"]]
    table = _made(made, unit="person")

    found = {(row["figure"], row["party"], row["rule"]) for row in table.check().to_dicts()}
    falls = table.check("a cumulative count falls").to_dicts()

    assert found == {
        ("zero", "A", "zero beside others"),
        ("slip", "C", "far from the median"),
        ("twice", "A", "repeated row"),
        ("wire", "w", "one origin behind all"),
    }
    assert [(row["figure"], row["value"], row["beside"]) for row in falls] == [("falls", 8.0, 9.0)]


def test_a_count_that_falls_below_any_earlier_one_is_found() -> None:
    """Whatever lies between; by what numbers allow, by certain days, and by what stands of each day."""
    rows: list[tuple[str, float | None, float | None, int, int]] = [
        ("between", 900, 900, 1, 1),
        ("between", 500, 2000, 2, 2),
        ("between", 700, 700, 4, 4),
        ("between", 750, 750, 5, 5),
        ("overlaps", 800, 1000, 1, 1),
        ("overlaps", 700, 900, 2, 2),
        ("no end", None, 900, 1, 1),
        ("no end", 800, None, 2, 2),
        ("no end", 700, 700, 3, 3),
        ("span", 900, 900, 1, 1),
        ("span", 800, 800, 1, 31),
        ("one day", 900, 900, 1, 1),
        ("one day", 700, 700, 1, 1),
        ("one day", 800, 800, 2, 2),
    ]
    made = pl.DataFrame(
        {
            "figure": [row[0] for row in rows],
            "party": ["A"] * len(rows),
            "low": [row[1] for row in rows],
            "high": [row[2] for row in rows],
            "as_of": [date(2023, 5, row[3]) for row in rows],
            "as_of_end": [date(2023, 5, row[4]) for row in rows],
        },
        strict=False,
    )

    falls = ClaimTable.of(made, unit="person").check("a cumulative count falls").to_dicts()

    assert {(row["figure"], row["value"], row["beside"]) for row in falls} == {
        ("between", 700, 900),
        ("no end", 700, 800),
    }


def test_a_last_word_that_counts_for_nothing_is_found() -> None:
    """A word after the number, and with days of which claims are, what has none beside what is dated."""
    rows = [
        ("worded", 13.0, "claimed", None, date(2020, 1, 1)),
        ("worded", None, "unquantified", None, date(2021, 1, 1)),
        ("undated", 64.0, "claimed", date(2017, 1, 1), date(2017, 1, 1)),
        ("undated", 90.0, "claimed", None, date(2018, 1, 1)),
        ("plain", 5.0, "claimed", date(2017, 1, 1), date(2018, 1, 1)),
    ]
    columns = ("figure", "low", "stance", "as_of", "stated")
    made: dict[str, list[Any]] = {name: [row[n] for row in rows] for n, name in enumerate(columns)}
    made |= {"party": ["A"] * len(rows), "words": ["dozens" if row[1] is None else None for row in rows]}
    frame = pl.DataFrame(made | {"high": made["low"]})

    for lacks, right in (
        ((), [("undated", 90.0, 64.0), ("worded", None, 13.0)]),
        (("as_of",), [("worded", None, 13.0)]),
    ):
        found = ClaimTable.of(frame.drop(*lacks), unit="person").check()
        assert sorted((row["figure"], row["value"], row["beside"]) for row in found.to_dicts()) == right
    assert ClaimTable.of(frame.drop("stated"), unit="person").check().is_empty()


def test_a_rule_that_nobody_knows_is_refused() -> None:
    """Nor does one that needs days look at a table without them."""
    table = ClaimTable.of(_frame(), unit="person")

    assert table.check(("repeated row",)).is_empty()
    for rule in ("a hunch", "a cumulative count falls"):
        with pytest.raises(NotAChoice, match="rules"):
            table.check(rule)


def test_sets_are_answered_as_ranges_and_agreement() -> None:
    """They have no preconditions that could be waived, and the columns of the answers that they are."""
    relation = duckdb.connect().from_arrow(_frame().to_arrow())
    table = ClaimTable.of(relation, unit="km**2")

    hull = _by(table.reconcile(methods.Hull()).pl(), "figure")
    common = _by(table.reconcile(methods.Common()).pl(), "figure")
    agreed = _by(table.reconcile(methods.MostAgreed()).pl(), "figure")

    assert hull["population"]["low"] == 50_000
    assert common["area"]["common_low"] == 3_000
    assert agreed["area"]["k"] == 2


def test_methods_answer_in_the_frames_own_type() -> None:
    """Also where the answer was put together figure by figure."""
    frame = _frame()
    for native in (frame, frame.to_pandas(), frame.to_arrow(), frame.lazy()):
        table = ClaimTable.of(native, unit="km**2")

        assert type(table.reconcile(methods.Median(), force=True)) is type(native)
        assert type(table.reconcile(methods.NTP(), force=True)) is type(native)


def test_a_few_figures_become_a_dossier() -> None:
    """With parties, sources, origins, dates, and what an approximate number allows."""
    rows = {
        "figure": ["Area?", "Area?", "Area?", "area!", "other"],
        "party": ["A", "B", "C", "A", "A"],
        "low": [3_000.0, None, None, 1.0, 2.0],
        "high": [3_000.0, None, None, None, 2.0],
        "best": [None, None, None, None, 2.0],
        "reach_low": [2_500.0, None, None, None, None],
        "reach_high": [3_500.0, None, None, None, None],
        "stance": ["claimed", "denied", "withheld", "claimed", "claimed"],
        "source": ["Report", None, None, None, None],
        "origin": ["Wire", None, None, "A", None],
        "as_of": [date(2023, 1, 1), None, None, date(2023, 1, 2), None],
        "as_of_end": [date(2023, 1, 31), None, None, None, None],
    }
    table = _made(rows, unit="km**2", disputants=["A"])

    dossier = table.to_dossier(["Area?", ("area!",)])

    assert tuple(dossier) == ("Area", "area")
    assert str(dossier["Area"].hull()) == "about 3,000 km² (A); B denies the figure; C withholds a number"
    assert [origin.name for origin in dossier["Area"].origins()] == ["Wire"]
    assert str(dossier["Area"].estimates[0].as_of) == "2023-01-01/2023-01-31"
    assert [source.name for source in dossier["Area"].sources] == ["Report"]
    assert not tuple(table.to_dossier([]))


def test_a_best_value_alone_is_a_number() -> None:
    """It is its own low and high end, also as a figure."""
    table = ClaimTable.of(_one(low=None, high=None, best=10.0, unit="km**2"))

    (row,) = table.ranges(give=("low", "high", "median")).to_dicts()

    assert (row["low"], row["high"], row["median"]) == (10.0, 10.0, 10.0)
    assert str(table.to_dossier(["f"])["f"].hull()) == "10 km² (A)"


def test_a_measure_that_is_no_key_tells_figures_apart() -> None:
    """Numbers of two measures are never in one range, and floors are those of the measure."""
    rows = {"f": ["1", "1"], "what": ["a", "b"], "party": ["A", "A"], "low": [1.0, None], "high": [1.0, 4.0]}
    table = _made(rows | {"unit": ["person", "person"]}, of="f", name="what")

    answers = _by(table.verdicts(">= 0"), "what")

    assert {what: row["verdict"] for what, row in answers.items()} == {"a": "settled: yes", "b": "settled: yes"}
    assert table.ranges(give="median").height == 2


def test_signed_numbers_have_no_floor() -> None:
    """An absent lower end may lie below zero where numbers are signed, and not where they count."""
    frame = _one(low=None)

    (counted,) = ClaimTable.of(frame, unit="person").verdicts(">= 0").to_dicts()
    (signed,) = ClaimTable.of(frame, unit="person", signed=True).verdicts(">= 0").to_dicts()

    assert (counted["verdict"], signed["verdict"]) == ("settled: yes", "undetermined")


def test_open_ends_that_touch_have_nothing_in_common() -> None:
    """More than three and at most three share no number; a closed end and what begins there do."""
    rows = {
        "figure": ["apart", "apart", "meet", "meet"],
        "party": ["A", "B", "A", "B"],
        "low": [3.0, None, 3.0, 2.0],
        "high": [None, 3.0, None, 5.0],
        "low_open": [True, False, True, False],
    }

    answers = _by(_made(rows, unit="person").ranges(give=("common", "common_low", "common_high")), "figure")

    assert not answers["apart"]["common"]
    assert (answers["meet"]["common_low"], answers["meet"]["common_low_open"]) == (3.0, True)
    assert (answers["meet"]["common_high"], answers["meet"]["common_high_open"]) == (5.0, False)


@pytest.mark.parametrize("clock", ["as_of", "stated"])
def test_one_clock_is_enough(clock: str) -> None:
    """Later claims replace earlier ones by either clock alone."""
    rows = {"figure": ["f"] * 2, "party": ["A"] * 2, "low": [1.0, 2.0], "high": [1.0, 2.0]}

    (row,) = _made(rows | {clock: [date(2023, 1, 1), date(2023, 1, 2)]}, unit="person").ranges().to_dicts()

    assert (row["low"], row["high"], row["estimates"]) == (2.0, 2.0, 1)


def test_a_ratio_needs_no_column_of_units() -> None:
    """All in one unit: what is counted is told apart by its name alone, and a misspelt one is refused by name."""
    rows = {"of": ["X"] * 4, "name": ["dead", "people", "dead", None], "party": list("AABA"), "value": [2, 8, 3, 1]}
    table = ClaimTable.of(pl.DataFrame(rows), of="of", name="name", unit="person")

    assert table.ratio("dead", "people").rows() == [("X", "A", "stated", 0.25, False, 0.25, False, True)]
    with pytest.raises(NotAChoice, match="dead"):
        table.ratio("ded", "people")


SAID = (
    ("deaths", "US", 100.0, "claimed"),
    ("people", "US", 1000.0, "claimed"),
    ("deaths", "Gov", None, "denied"),
    ("people", "Gov", 1000.0, "claimed"),
    ("deaths", "Q", None, "unquantified"),
    ("people", "Q", 9.0, "claimed"),
    ("deaths", "D", None, "withheld"),
    ("people", "D", None, "denied"),
    ("people", "W", None, "withheld"),
    ("deaths", "Only", 5.0, "claimed"),
)


@pytest.mark.parametrize("engine", ["polars", "duckdb", "pandas", "pyarrow"])
def test_a_ratio_names_who_refuses_one_of_its_numbers(engine: str) -> None:
    """About 100 of 1000 are about 0.1; the worst of two stances counts, and who says nothing of the other is left out."""
    whats, parties, numbers, stances = zip(*SAID, strict=True)
    rows: dict[str, Any] = {"iso": ["AM"] * len(SAID), "what": whats, "party": parties, "stance": stances}
    rows |= {"low": numbers, "high": numbers, "unit": ["person"] * len(SAID)}
    rows |= {"reach_low": [90.0, *[None] * 9], "reach_high": [110.0, *[None] * 9]}
    frame = pl.DataFrame(rows)

    answer = ClaimTable.of(_native(frame, engine), ("iso", "what"), name="what").ratio("deaths", "people")
    columns = ("party", "stance", "low", "low_about", "high", "high_about", "defined")
    found = (
        answer.pl() if engine == "duckdb" else pl.from_pandas(answer) if engine == "pandas" else pl.DataFrame(answer)
    )

    assert found.select(*columns).sort("party").rows() == [
        ("D", "denied", None, False, None, False, False),
        ("Gov", "denied", None, False, None, False, False),
        ("Q", "unquantified", None, False, None, False, False),
        ("US", "stated", 0.1, True, 0.1, True, True),
        ("W", "withheld", None, False, None, False, False),
    ]


def test_a_factor_that_no_float_holds_is_refused() -> None:
    """Its rows are rejected, with the reason."""
    rows = {"figure": ["f"] * 2, "party": ["A", "B"], "low": [1.0, 1.0], "high": [1.0, 1.0], "unit": ["Ym**9", "ym**9"]}

    table = _made(rows, to="ym**9")

    assert table.intake.taken == 1
    rejected: Any = table.intake.rejected_frame
    assert [row["advice"] for row in rejected.to_dicts()] == ["the factor is out of bounds"]


def test_a_frame_needs_a_unit() -> None:
    """Of a column, or of all its numbers."""
    with pytest.raises(WrongType, match="unit"):
        ClaimTable.of(_frame())


def test_floats_are_nudged_where_exact_numbers_differ() -> None:
    """Two numbers that one float stands for are still two; equal ones that two floats stand for are one."""
    one = (0.99564483551, 99.564483551, 0.47026350752244794, 47.026350752244795)
    rows = {
        "figure": ["same", "same", "other", "other"],
        "party": ["A", "B", "A", "B"],
        "low": [one[0], one[1], one[2], one[3]],
        "unit": ["km**2", "ha", "km**2", "ha"],
    }
    rows["high"] = rows["low"]

    answers = _by(_made(rows, to="ha").ranges(give=("common", "gap")), "figure")

    assert answers["same"]["common"]
    assert not answers["other"]["common"]


def test_spark_is_asked_for_names_in_words_of_our_own() -> None:
    """What Spark makes of them, its own tests see; no name from outside is in what it is asked."""
    asked: list[tuple[str, Any]] = []

    def sql(text: str, claims: Any) -> pl.DataFrame:
        asked.append((text, claims))
        return _frame()

    session = SimpleNamespace(sql=sql)
    native = SimpleNamespace(sparkSession=session)
    lazy: Any = SimpleNamespace(implementation=SimpleNamespace(name="PYSPARK"), to_native=lambda: native)

    assert doors.can_list(lazy)
    assert doors.lists_of(lazy, ("k0", "from"), ("used",)).columns == _frame().columns

    ((text, claims),) = asked
    assert claims is native
    assert text.endswith("from {claims} group by `k0`, `from`)")
    assert "case when `used` then struct(party, shown) end" in text


# -- figures known by what they are ----------------------------------------------------

FIGURES = {
    "figure": ["A-killed-r", "A-population", "B-killed", "B-population"],
    "of": ["A", "A", "B", "B"],
    "what": ["killed", "population", "killed", "population"],
    "side": ["r", None, None, None],
    "party": ["X"] * 4,
    "low": [3.0, 100.0, 4.0, 50.0],
    "high": [3.0, 100.0, 4.0, 50.0],
    "unit": ["killed", "person", "killed", "person"],
}


def test_an_answer_has_what_a_figure_is_beside_its_id() -> None:
    """An id is there to be read; what it says stands in columns."""
    table = ClaimTable.of(pl.DataFrame(FIGURES), name="what", facets="side")

    answer = table.where("name", "killed").ranges(give="low").sort("figure")

    assert answer.columns == ["figure", "of", "side", "name", "low"]
    assert answer.rows() == [("A-killed-r", "A", "r", "killed", 3.0), ("B-killed", "B", None, "killed", 4.0)]
    assert table.totals(by="of").sort("of", "what").columns[:2] == ["of", "what"]
    assert table.ranges(by="side", give="low").columns == ["figure", "of", "side", "name", "low"]


def test_a_ratio_goes_by_what_figures_are() -> None:
    """Ids say what is counted; all else has to be the same, and nothing said is the same as nothing said."""
    table = ClaimTable.of(pl.DataFrame(FIGURES), name="what", facets="side")
    apart = ClaimTable.of(pl.DataFrame(FIGURES), "of", name="what", facets="side")

    wanted = [("B", None, "X", "stated", 0.08, False, 0.08, False, True)]
    assert table.ratio("killed", "population").rows() == wanted
    assert apart.ratio("killed", "population").rows() == wanted


def test_a_figure_of_a_table_is_what_its_columns_say() -> None:
    """Its facets, its place and its period are those of the figure that is made of it."""
    frame = pl.DataFrame(FIGURES | {"region": ["east", None, None, None], "period": ["2020", None, None, None]})

    by_id = ClaimTable.of(frame, name="what", facets=["side"], where="region").to_dossier()
    apart = ClaimTable.of(frame, "of", name="what", facets=["side"], where="region", period="period").to_dossier()

    assert tuple(by_id) == ("A-killed-r", "A-population", "B-killed", "B-population")
    assert set(apart) == {"A-killed", "A-population", "B-killed", "B-population"}
    for figure in (by_id["A-killed-r"], apart["A-killed"]):
        assert (figure.name, figure.of, figure.where, str(figure.period)) == ("killed", "A", "east", "2020")
        assert dict(figure.facets) == {"side": "r"}


def test_an_infinite_number_hides_nothing_of_the_others() -> None:
    """Which units and parties there are is asked of all rows together; one that is no number is left out."""
    rows = {"figure": ["x"] * 3, "party": ["A", "B", "C"], "value": [1.5, math.inf, 2.0], "unit": ["km", "km", "m"]}

    table = ClaimTable.of(pl.DataFrame(rows))

    assert [str(unit) for unit in table.units.values()] == ["km"]
    assert {row["party"]: row["low"] for row in table.positions().to_dicts()} == {"A": 1.5, "C": 0.002}
    assert len(table.intake.rejected) == 1


def test_errors_of_a_frame_without_levels_widen_what_it_allows() -> None:
    """153 with an error of 100: 1.96 errors reach below zero, 0.67 do not."""
    table = ClaimTable.of(
        pl.DataFrame({"figure": ["x"], "party": ["A"], "value": [153.0], "standard_error": [100.0]}), unit="km"
    )

    assert table.verdicts("> 0")["verdict"].to_list() == ["undetermined"]
    assert table.at(level=0.5).verdicts("> 0")["verdict"].to_list() == ["settled: yes"]


def test_intervals_of_a_frame_without_errors_are_scaled() -> None:
    """10 to 20 at 95 % is 15 with 5 to each side; at one half, 5 times 0.6745 by 1.96 is 1.72."""
    rows = {"figure": ["x"], "party": ["A"], "low": [10.0], "high": [20.0], "bounds": ["confidence"], "level": [0.95]}
    table = ClaimTable.of(pl.DataFrame(rows), unit="km")

    assert table.verdicts("> 12")["verdict"].to_list() == ["undetermined"]
    assert table.at(level=0.5).verdicts("> 12")["verdict"].to_list() == ["settled: yes"]
    assert table.at(level=0.5).verdicts("> 13.5")["verdict"].to_list() == ["undetermined"]


@pytest.mark.parametrize("few", [0, 20_000], ids=["many", "few"])
@pytest.mark.parametrize("engine", ["duckdb", "polars"])
def test_what_few_rows_come_to_is_computed_once(monkeypatch: pytest.MonkeyPatch, engine: str, few: int) -> None:
    """Of many rows nothing is kept in memory; answers are the same."""
    kept: list[Any] = []
    monkeypatch.setattr(claim_rows, "FEW", few)

    def computed(lazy: Any) -> Any:
        kept.append(lazy)
        return doors.computed(lazy)

    monkeypatch.setattr(claim_rows, "computed", computed)
    frame = pl.DataFrame({"figure": ["a", "a"], "party": ["A", "B"], "low": [1.0, 3.0], "high": [1.0, 3.0]})
    native = frame if engine == "polars" else duckdb.connect().from_arrow(frame.to_arrow())
    table = ClaimTable.of(native, unit="killed")

    answers = [nw.from_native(table.ranges(give=("low", "high"))).lazy().collect().rows() for _ in range(2)]

    assert answers == [[("a", 1.0, 3.0)]] * 2
    assert len(kept) == (2 if few else 0)


def test_a_relation_of_an_older_duckdb_stays_as_it_is() -> None:
    """What it computes cannot be kept, and nothing else is said of it."""
    relation: Any = SimpleNamespace(columns=["a"])

    assert doors._kept_on_duckdb(relation) is relation


def test_on_pyspark_nothing_is_kept_unasked() -> None:
    """Its memory is its user's."""
    lazy: Any = SimpleNamespace(implementation=SimpleNamespace(name="PYSPARK"))

    assert doors.computed(lazy) is lazy
