"""Scanning: what an engine reads, what is read row by row and why, and what is told of either."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import attrs
import duckdb
import narwhals.stable.v2 as nw
import pandas as pd
import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from pyarrow import feather

import contested as ct
from contested.claims.intake import Intake
from contested.errors import MisfitFeed, UnreadableFeed, UnusableName, WrongType
from contested.feeds.rows import row_reader as reading
from contested.feeds.rows.row import bind
from contested.feeds.rows.stages import OK, STAGES, code_of, rule_in, stage_in
from contested.feeds.scan import scanning
from contested.feeds.scan.typed_source import TypedSource, typed_source
from contested.feeds.sources import typed_files as typed
from contested.quantities import unit
from contested.table import ClaimTable
from contested.table.first_look import FirstLook, UnitFact

BASE: dict[str, Any] = {"of": "place", "name": "=dead", "unit": "=killed", "best": "n", "by": "by"}
ROWS: dict[str, list[Any]] = {"place": ["A", "A", "B"], "n": [3, 5, None], "by": ["X", "Y", "X"]}


def feed(**fields: Any) -> ct.Feed:
    """Return a feed of one place, number and party a row, with what is given otherwise."""
    return ct.Feed(**BASE | fields)


def frame(**columns: list[Any]) -> pl.DataFrame:
    """Return rows as a frame of Polars, with columns given otherwise."""
    return pl.DataFrame(ROWS | columns, strict=False)


def way(table: ClaimTable) -> str:
    """Return how a table says that it was read."""
    return next(line for line in table.explain().splitlines() if line.startswith("read "))


def held(table: ClaimTable) -> list[tuple[Any, ...]]:
    """Return figure, party and number of each position."""
    return listed(table.positions())


def listed(positions: Any) -> list[tuple[Any, ...]]:
    """Return the same of an answer, whatever it is a frame of."""
    found = nw.from_native(positions)
    rows = (found.collect() if isinstance(found, nw.LazyFrame) else found).select("figure", "party", "low", "high")
    return sorted(rows.rows())


# -- which way ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ({"each": [{"best": "n"}, {"best": "n", "by": "=Z"}]}, "each= makes several claims of one row"),
        ({"hedge": "by"}, "hedge= is read with the number beside it"),
        ({"note": "by"}, "note= is of one row"),
        ({"aside": {"by": "X"}}, "aside= sets single rows aside"),
        ({"separator": ";"}, "separator= gives one claim several holders"),
        ({"lexicon": "wikimpacts"}, "the lexicon wikimpacts says what numbers are worth"),
        ({"bounds": "by"}, "bounds= differ from row to row, or need a level"),
        ({"unknown": 3, "locale": "xx"}, None),
        ({"best": "=3"}, "one number stands for every row"),
        ({"best": "by"}, "the numbers in 'by' are String"),
        ({"best": "n", "stated": "place"}, ""),
        ({"lexicon": "as_printed", "bounds": "=analyst", "unknown": 9}, ""),
        ({"best": None, "stance": "by"}, "no column holds a number"),
    ],
)
def test_a_table_says_which_way_it_was_read(fields: dict[str, Any], why: str | None) -> None:
    """By the engine, or row by row, and then why."""
    if why is None:
        with pytest.raises(ct.ContestedError):
            feed(**fields)
        return

    told = way(feed(**fields).scan(frame()))

    assert told == (f"read row by row: {why}" if why else "read on polars, each way to say something once")


def test_a_number_has_the_unit_of_its_own_cell() -> None:
    """Ninety minutes are one and a half hours; where nobody writes a unit, it is that of the figure."""
    feed = ct.Feed(of="event", name="measure", unit="unit", value="n", by="by")
    rows = [
        {"event": "Idlib", "measure": "length", "unit": "hour", "n": "24", "by": "Ministry"},
        {"event": "Idlib", "measure": "length", "unit": "hour", "n": "90 minutes", "by": "Grid operator"},
        {"event": "Halabja", "measure": "area", "unit": "km**2", "n": "100 ha", "by": "Ministry"},
    ]

    found = feed.scan(rows).ranges().select("name, low, high").fetchall()

    assert sorted(found) == [("area", 1.0, 1.0), ("length", 1.5, 24.0)]


@pytest.mark.parametrize(
    ("column", "why"),
    [
        ([Decimal(3), Decimal(5), None], "the numbers in 'n' are Decimal"),
        ([True, False, None], "the numbers in 'n' are Boolean"),
    ],
)
def test_numbers_that_are_no_plain_ones_are_read_row_by_row(column: list[Any], why: str) -> None:
    """A decimal keeps its digits."""
    assert way(feed().scan(frame(n=column))).startswith(f"read row by row: {why}")


@pytest.mark.parametrize(
    "column",
    [[["X"], ["Y"], None], [datetime(2023, 1, 1, tzinfo=UTC)] * 3, [Decimal(3)] * 3],
)
def test_columns_that_engines_read_otherwise_are_read_row_by_row(column: list[Any]) -> None:
    """A list is no name, and a time with a zone would be moved."""
    table = feed().scan(frame(by=column))

    assert way(table).startswith("read row by row: the column 'by' holds ")
    assert isinstance(table.ranges(give="low"), pl.DataFrame)


@pytest.mark.parametrize(
    ("columns", "fields"),
    [
        ({"n": [1e-15, 3.0, None]}, {}),
        ({"n": [-0.0, 3.0, None]}, {"missing": 0}),
        ({"low": [0.5, 1.0, None], "n": [2**53 + 1, 3, None]}, {"low": "low"}),
    ],
)
def test_numbers_that_floats_do_not_hold_are_read_row_by_row(columns: dict[str, Any], fields: dict[str, Any]) -> None:
    """Very near to zero, below it and zero, or whole and large beside floats."""
    table = feed(**fields).scan(frame(**columns))

    assert (
        way(table)
        == "read row by row: floats near zero, whole numbers beyond 2**53, times of day, open days, or stances to other rows"
    )
    assert held(table) == held(feed(**fields).scan(frame(**columns).to_dicts()))


def test_a_word_for_what_is_unknown_has_to_be_known() -> None:
    """Where the feed's language has none for it, each row says what is wrong."""
    assert way(feed(unknown=9, locale="de").scan(frame())) == "read row by row: no word says that a number is unknown"


# -- the same as row by row ------------------------------------------------------------

NAMES = (
    "place",
    "what",
    "unit",
    "n",
    "low",
    "high",
    "error",
    "by",
    "paper",
    "agency",
    "day",
    "stance",
    "basis",
    "side",
)
MANY = [
    ("A", "dead", "person", 3, None, None, None, "X", "P", None, "2023", None, None, "us"),
    ("A", "dead", "person", 4, 3.0, 5.0, 0.5, "X", "P", "Wire", "2023-09-20", "claimed", "documented", "us"),
    ("A", "dead", "km**2", 4, 4.0, 5.0, -0.5, "x", "p", "X", "soon", "denied", "guessed", "them"),
    ("A", "dead", "km**2", 4, None, None, None, "X", "p", None, "soon", None, "guessed", "us"),
    ("D", "dead", "person", 3, None, None, None, "X", "p", None, "2023", None, None, "us"),
    ("a b", "dead", "killed", 9, 5.0, 4.0, None, "Y", "Q", "bad\u200f", None, "no", None, "us"),
    ("a  b", "area", "ha", None, 1e30, 4.0, None, "Y", "p", None, None, "hm", None, None),
    ("Total", "dead", "person", 3, None, None, None, "X", "P", None, None, None, None, "us"),
    ("B", None, "person", 3, float("inf"), None, None, "X", "P", None, None, None, None, "us"),
    ("B", "dead", "??", 3, None, float("nan"), None, "X", "P", None, None, "denied", None, "us"),
    ("B\u202e", "dead", "person", -3, None, None, None, "Yerevan", "P", None, None, None, None, "us"),
    ("B", "dead", "person", -3, -4.0, -2.0, None, "yerevan", "P", None, None, None, None, "us\u202e"),
    ("B", "area", "person", None, None, None, None, None, None, None, None, "withheld", None, "us"),
    ("B", "area", "person", None, None, None, 0.5, "Gоv", "P", None, None, None, None, "us"),
    ("C", "area", "m", None, None, None, None, "Z", "P", None, None, "no", "documented", "us"),
]
WAYS: list[dict[str, Any]] = [
    {"name": "what", "unit": "unit", "low": "low", "high": "high", "standard_error": "error"},
    {"name": "what", "unit": "unit", "best": "low", "unknown": {"*": ["nan", "x", "1e30"]}, "signed": True},
    {"low": "low", "high": "high", "missing": {"n": "-3", "high": "nan"}, "inconsistent": "kept", "definition": "side"},
    {"unit": "unit", "by": None, "source": "paper", "as_of": "day", "stated": ("day", "day")},
    {
        "unit": "unit",
        "stance": "stance",
        "reads": {"stance": {"no": "withheld"}},
        "basis": "basis",
        "quoting": "agency",
    },
    {"facets": {"side": "side"}, "speaker": "agency", "parties": [ct.Party("Armenia", aliases=["Yerevan"])]},
]


@pytest.mark.parametrize("fields", WAYS)
def test_the_engine_reads_what_rows_say(fields: dict[str, Any]) -> None:
    """The same claims, and the same account: row, column, value, rule, advice and cells."""
    data = pl.DataFrame(MANY, list(NAMES), orient="row")
    engine, plain = feed(**fields).scan(data), feed(**fields).scan(data.to_dicts())

    claims = [
        sorted(map(repr, table._rows.lazy.select(*sorted(table._rows.layout.has)).collect().rows()))
        for table in (engine, plain)
    ]
    accounts = [[repr(attrs.asdict(one)) for one in table.intake.rejected] for table in (engine, plain)]

    assert way(engine).startswith("read on polars")
    assert claims[0] == claims[1] != []
    assert accounts[0] == accounts[1]
    assert str(engine.intake) == str(plain.intake)


# -- sources --------------------------------------------------------------------------


def _file(folder: Path, form: str) -> Path:
    path = folder / f"claims.{form}"
    if form == "parquet":
        pq.write_table(frame().to_arrow(), path)
    else:
        frame().write_ipc(path)
    return path


@pytest.mark.parametrize("form", ["parquet", "arrow"])
def test_a_file_is_read_by_duckdb(form: str, tmp_path: Path) -> None:
    """Its answers are relations, and its account is called as the file is."""
    table = feed().scan(_file(tmp_path, form))

    assert way(table) == "read on duckdb, each way to say something once"
    assert isinstance(table.ranges(give="low"), duckdb.DuckDBPyRelation)
    assert held(table) == [("A", "X", 3.0, 3.0), ("A", "Y", 5.0, 5.0)]
    assert str(table.intake) == f"claims.{form}: 3 rows, 2 taken, 1 rejected (1 nothing-said)"


def test_a_file_of_text_is_read_row_by_row(tmp_path: Path) -> None:
    """Its numbers are words until somebody reads them."""
    path = tmp_path / "claims.csv"
    path.write_text("place,n,by\nA,about 3,X\n", encoding="utf-8")

    assert way(feed().scan(path)) == "read row by row: it is no Parquet or Arrow file"


@pytest.mark.parametrize(
    ("given", "kind", "engine"),
    [
        (frame, pl.DataFrame, "polars"),
        (lambda: frame().lazy(), pl.LazyFrame, "polars"),
        (lambda: frame().to_arrow(), pa.Table, "pyarrow"),
        (lambda: duckdb.connect().from_arrow(frame().to_arrow()), duckdb.DuckDBPyRelation, "duckdb"),
        (lambda: pd.DataFrame(ROWS | {"n": pd.array(ROWS["n"], dtype="Int64")}), pd.DataFrame, "pandas"),
    ],
    ids=["polars", "lazy", "pyarrow", "duckdb", "pandas"],
)
def test_answers_are_frames_of_the_type_of_the_rows(given: Callable[[], Any], kind: type, engine: str) -> None:
    """Answers are frames of the type of the rows, whichever way they were read."""
    data = given()
    one, other = feed().scan(data), feed(note="place").scan(data)

    assert way(one) == f"read on {engine}, each way to say something once"
    assert way(other).startswith("read row by row")
    positions = [one.positions(), other.positions()]
    assert [isinstance(answer, kind) for answer in positions] == [True, True]
    assert listed(positions[0]) == listed(positions[1]) == [("A", "X", 3.0, 3.0), ("A", "Y", 5.0, 5.0)]


def test_what_pandas_writes_as_no_number_is_none() -> None:
    """A NaN of a frame says nothing, among numbers and among names, as where rows are read one by one."""
    data = pd.DataFrame({"place": ["A", "A", "B"], "n": [3.0, float("nan"), 4.0], "by": ["X", "Y", None]})
    table = feed().scan(data)

    account = [(one.row, one.column, one.rule) for one in table.intake.rejected]

    assert account == [(2, "n", "nothing-said"), (3, None, "unusable-cell")]
    assert account == [(one.row, one.column, one.rule) for one in feed().intake(data).rejected]


def test_times_of_pandas_are_read_to_the_microsecond() -> None:
    """Nanoseconds are more than Python has."""
    stamps = pd.Series(pd.to_datetime(["2023-09-20", "2023-09-21", None])).astype("datetime64[ns]")
    table = feed(as_of="day").scan(pd.DataFrame(ROWS | {"n": [3, 5, 6], "day": stamps}))

    assert way(table).startswith("read on pandas")
    assert [str(day)[:10] for day in table._rows.lazy.collect().to_pandas()["as_of"]][:2] == [
        "2023-09-20",
        "2023-09-21",
    ]


def test_categories_are_text() -> None:
    """They are compared by what they say."""
    table = feed().scan(frame().with_columns(pl.col("by").cast(pl.Categorical)))

    assert held(table) == [("A", "X", 3.0, 3.0), ("A", "Y", 5.0, 5.0)]


@pytest.mark.parametrize(
    ("data", "error"),
    [
        ({"place": ["A"]}, WrongType),
        (3, WrongType),
        ("no.parquet", UnreadableFeed),
        ("a" * 5_000 + ".parquet", UnreadableFeed),
        ("a\0.parquet", UnreadableFeed),
    ],
)
def test_what_cannot_be_read_is_refused_as_ever(data: Any, error: type[Exception]) -> None:
    """The words are those of reading row by row."""
    with pytest.raises(error):
        feed().scan(data)


@pytest.mark.parametrize("form", ["parquet", "arrow"])
def test_a_folder_is_no_file_whatever_it_is_called(form: str, tmp_path: Path) -> None:
    """The files in it are not taken together: nobody asked for that."""
    folder = tmp_path / f"rows.{form}"
    folder.mkdir()
    pl.DataFrame({"place": ["A"], "best": [3], "by": ["X"]}).write_ipc(folder / "rows.arrow")

    with pytest.raises(UnreadableFeed):
        feed().scan(folder)


def test_a_column_that_is_not_there_is_named() -> None:
    """A column that is not there is named, before anything is read."""
    with pytest.raises(MisfitFeed, match="there is no column 'who'"):
        feed(by="who").scan(frame())


def test_frames_of_other_engines_are_collected(monkeypatch: pytest.MonkeyPatch) -> None:
    """They are read row by row, and answered on DuckDB."""
    lazy = nw.from_native(frame().lazy())
    monkeypatch.setattr(type(lazy.implementation), "is_polars", lambda _: False)

    assert way(feed().scan(lazy)) == "read row by row: a polars frame is collected"


def test_two_columns_of_one_name_are_not_taken_for_each_other() -> None:
    """They are refused as where rows are read one by one."""
    data = duckdb.connect().sql("select 'A' as place, 3 as n, 'X' as by, 1 as z, 2 as z")

    with pytest.raises(UnusableName, match="2 columns of that name"):
        feed().scan(data)


def test_a_group_of_rows_that_unpacks_to_too_much_is_read_in_batches(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An engine would unpack it as a whole."""
    monkeypatch.setattr(typed, "LARGEST_GROUP", 100)

    table = feed().scan(_file(tmp_path, "parquet"))

    assert "a group of its rows unpacks to more than 100 bytes" in way(table)
    assert held(table) == [("A", "X", 3.0, 3.0), ("A", "Y", 5.0, 5.0)]


def test_a_connection_that_lets_nothing_in_is_no_obstacle() -> None:
    """What an engine refuses is read row by row."""
    closed = duckdb.connect()
    closed.execute("create table t as select 'A' as place, 3 as n, 'X' as by")
    closed.execute("SET enable_external_access = false")

    table = feed().scan(closed.table("t"))

    assert way(table).startswith("read row by row: the engine stopped: ")
    assert held(table) == [("A", "X", 3.0, 3.0)]


def test_a_damaged_file_is_refused_with_its_row(tmp_path: Path) -> None:
    """What the engine stumbles over, reading row by row places."""
    path = tmp_path / "damaged.parquet"
    pq.write_table(pa.table({"place": ["A"] * 9, "n": list(range(9)), "by": ["X"] * 9}), path, compression="gzip")
    whole = bytearray(path.read_bytes())
    whole[40:60] = bytes(20)
    path.write_bytes(bytes(whole))

    with pytest.raises(UnreadableFeed, match="damaged"):
        feed().scan(path)


# -- the account ----------------------------------------------------------------------


def account_of(table: ClaimTable) -> Intake:
    """Return the account that is told when asked."""
    return table.intake


def test_the_account_of_many_rows_is_told_when_asked() -> None:
    """Sums at once, rejections on demand, and the same words as of rows read one by one."""
    table = feed(independent="they say so").scan(frame())
    account = account_of(table)

    assert (account.rows, account.taken, account.partly, account.empty) == (3, 2, 0, 1)
    assert account.rejected_rows == (3,)
    assert account.explain() == feed(independent="they say so").intake(frame()).explain()
    assert account.to_records() == feed().intake(frame()).to_records()
    assert account.independent == "they say so"


def test_nothing_wrong_is_told_without_a_look() -> None:
    """No row is fetched where every row was taken."""
    account = feed().scan(frame(n=[3, 5, 7])).intake

    assert str(account) == "the rows: 3 rows, 3 taken, none rejected"
    assert account.rejected == ()


def test_no_rows_are_no_claims() -> None:
    """An empty frame is an empty table."""
    table = feed(unit="by", facets={"side": "place"}).scan(frame().clear())

    assert held(table) == []
    assert table.intake.rows == 0


def test_a_frame_that_changes_after_it_was_scanned_is_told_of(tmp_path: Path) -> None:
    """Rows in ways that nobody read stand in no answer, and the account says so."""
    path = _file(tmp_path, "parquet")
    table = feed().scan(path)
    pq.write_table(frame(by=["X", "Z", "X"]).to_arrow(), path)

    assert held(table) == [("A", "X", 3.0, 3.0)]
    with pytest.raises(UnreadableFeed, match="scan it again"):
        _ = table.intake.rejected


def test_too_many_rejections_are_not_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """The limit is that of reading row by row; sums are told all the same."""
    for module in (reading, scanning):
        monkeypatch.setattr(module, "MOST_REJECTIONS", 1)
    account = account_of(feed().scan(frame(place=["Total", "Sum", "A"], n=[1, 2, 3])))

    assert account.by_rule == {"totals-row": 2}
    with pytest.raises(UnreadableFeed, match="more than 1 rows are wrong"):
        _ = account.rejected


def test_a_number_below_zero_between_ends_is_rejected() -> None:
    """No best value is below zero, open end or not: neither scanned nor read, and both say so."""
    data = frame(n=[-3, 5, 7], high=[9, 9, 9])

    engine, plain = (feed(high="high").scan(rows).intake for rows in (data, data.to_dicts()))

    assert dict(engine.by_rule) == dict(plain.by_rule) == {"below-floor": 1}


def test_a_row_that_is_sound_when_read_by_itself_was_another_when_it_was_scanned(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """What the engine refuses and the reader takes is no rejection: the source is no longer what it was."""
    account = account_of(feed().scan(frame(place=["Total", "A", "A"], n=[1, 2, 3])))
    monkeypatch.setattr("contested.feeds.rows.row_reader.RowReader.claims", lambda _: iter([True]))

    with pytest.raises(UnreadableFeed, match="scan it again"):
        _ = account.rejected


def test_codes_keep_the_order_in_which_a_row_is_read() -> None:
    """What is met first has the smaller code, whatever it is."""
    codes = [code_of(stage, error) for stage in STAGES for error in (WrongType, MisfitFeed)]

    assert [stage_in(code) for code in codes[::2]] == list(STAGES)
    assert {rule_in(code) for code in codes} == {"wrong-type", "misfit-feed"}
    assert max(codes) < OK


def test_one_claim_in_several_units_of_one_dimension_needs_no_count() -> None:
    """Units that convert to each other are never refused."""
    data = frame(n=[3, 300, 2], unit=["km**2", "ha", "ha"])
    table = feed(name="=area", unit="unit").scan(data)

    assert held(table) == [("A", "X", 300.0, 300.0), ("A", "Y", 300.0, 300.0), ("B", "X", 2.0, 2.0)]


def look(data: pl.DataFrame, **fields: Any) -> FirstLook | None:
    """Return what a scan of a frame finds of units and parties."""
    mapping = feed(**fields)
    source = typed_source(data, mapping)
    assert isinstance(source, TypedSource)
    found = scanning.scanned_claims(bind(mapping, source.header)[0], source)
    assert found is not None
    return found.look


def test_a_scan_counts_units_and_parties_of_the_rows_that_stand() -> None:
    """The total stands in no table; a unit written in two ways is one, and its numbers are put together."""
    data = pl.DataFrame(
        {
            "place": ["A", "A", "B", "B", "Total"],
            "n": [3.5, 0.25, 40.0, None, 9000.0],
            "most": [3.5, None, 41.0, 7.0, 9000.0],
            "unit": ["km**2", "km²", "ha", "ha", "ha"],
            "by": ["X", "Y", "X", "X", "X"],
        }
    )

    found = look(data, name="=area", unit="unit", low="n", high="most", best=None)

    square_km = UnitFact(rows=2, without_low=0, without_high=1, largest=3.5, fits=(False, True, True))
    hectares = UnitFact(rows=2, without_low=1, without_high=0, largest=41.0, fits=(True, True, True))
    assert found == FirstLook({("area", "km**2"): square_km, ("area", "ha"): hectares}, {"X": 3, "Y": 1})


def test_which_unit_goes_with_which_of_several_measures_is_asked_of_the_table() -> None:
    """Units are counted without what they are units of: that is told where there is but one."""
    data = frame(n=[3, 5, 7], what=["dead", "wounded", "dead"])

    assert look(data, name="what") is None
    assert feed(name="what").scan(data).units == {"dead": unit("killed"), "wounded": unit("killed")}


def test_a_scan_of_one_measure_is_not_looked_at_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """Units are converted as the scan found them: 300 hectares are three square kilometres."""

    def refuse(*_: object) -> None:
        raise AssertionError

    monkeypatch.setattr("contested.table.claim_rows.look_at", refuse)
    data = frame(n=[3, 300, 2], unit=["km**2", "ha", "ha"])

    table = feed(name="=area", unit="unit").scan(data)

    assert held(table) == [("A", "X", 300.0, 300.0), ("A", "Y", 300.0, 300.0), ("B", "X", 2.0, 2.0)]


@pytest.mark.parametrize("kind", ["arrow", "polars", "pandas", "duckdb", "texts", "rows"])
def test_a_scan_knows_which_instant_is_later(kind: str) -> None:
    """Of two instants of one day the later one stands, from every source, as in figures."""
    said = [datetime(2031, 9, 21, 23, tzinfo=UTC), datetime(2031, 9, 22, 3, tzinfo=UTC)]
    plain = pa.table(
        {"f": ["a", "a"], "p": ["A", "A"], "n": [1.0, 2.0], "t": pa.array(said, pa.timestamp("us", "America/New_York"))}
    )
    texts = plain.set_column(3, "t", pa.array([one.isoformat() for one in said]))
    sources = {
        "arrow": plain,
        "polars": pl.from_arrow(plain),
        "pandas": plain.to_pandas(),
        "duckdb": duckdb.from_arrow(plain),
        "texts": texts,
        "rows": texts.to_pylist(),
    }
    feed = ct.Feed(of="f", name="=x", unit="=person", best="n", by="p", stated="t", source="=S")

    table = feed.scan(sources[kind])

    assert str(feed.read(sources[kind])["a"].hull()) == "2 people (A)"
    assert str(table.to_dossier(["a"])["a"].hull()) == "2 people (A)"


def test_days_beside_instants_stay_days() -> None:
    """A day is whole: an instant of that very day is not certainly later, one of the next day is."""
    rows = [
        {"f": "a", "p": "A", "n": 1, "t": "2031-09-21"},
        {"f": "a", "p": "A", "n": 2, "t": "2031-09-21T23:00:00Z"},
        {"f": "b", "p": "A", "n": 1, "t": "2031-09-21"},
        {"f": "b", "p": "A", "n": 2, "t": "2031-09-22T01:00:00Z"},
        {"f": "c", "p": "A", "n": 3, "t": ""},
    ]
    feed = ct.Feed(of="f", name="=x", unit="=person", best="n", by="p", stated="t", source="=S")

    back, read = feed.scan(rows).to_dossier(["a", "b", "c"]), feed.read(rows)

    assert [str(read[key].hull()) for key in "abc"] == ["1 to 2 people (A)", "2 people (A)", "3 people (A)"]
    assert [str(back[key].hull()) for key in "abc"] == ["1 to 2 people (A)", "2 people (A)", "3 people (A)"]


@pytest.mark.parametrize("kind", ["rows", "polars", "pandas", "arrow"])
def test_a_whole_number_that_no_float_is_is_in_no_table(kind: str) -> None:
    """A read has 2**53 + 1 as it stands; a table leaves it out and says so, and never has 2**53."""
    cells = {"k": ["a", "b"], "n": [2**53 + 1, 7]}
    sources = {
        "rows": [{"k": "a", "n": 2**53 + 1}, {"k": "b", "n": 7}],
        "polars": pl.DataFrame(cells),
        "pandas": pd.DataFrame(cells),
        "arrow": pa.table(cells),
    }
    feed = ct.Feed(of="k", name="=x", unit="=person", best="n", by="=P")

    table = feed.scan(sources[kind])

    assert feed.read(sources[kind])["a"].hull().low == 2**53 + 1
    assert feed.columns(sources[kind])["low"] == [2**53 + 1, 7.0]
    assert "not in the table: 1 claim with numbers that floats do not tell apart" in table.explain()
    assert str(table.to_dossier(["b"])["b"].hull()) == "7 people (P)"
    with pytest.raises(ct.ContestedError):
        table.to_dossier(["a"])


def test_all_of_a_table_is_the_dossier_that_is_read() -> None:
    """Without ids, it has every figure."""
    assert feed().scan(frame()).to_dossier() == feed().read(frame())


@pytest.mark.parametrize("field", [{"as_of": "x"}, {"of": "x"}, {"best": "x"}])
@pytest.mark.parametrize("kind", ["pandas", "categories", "arrow", "parquet", "feather"])
def test_periods_of_pandas_are_read_by_neither_way(kind: str, field: dict[str, Any], tmp_path: Path) -> None:
    """To Arrow they are whole numbers, as which they would be years of the sixth century, names or counts."""
    periods = pd.PeriodIndex(["2013-08", None, "2013-09"], freq="M")
    cells = ROWS | {"x": pa.array(periods)}
    path = tmp_path / f"x.{kind}"
    sources: dict[str, Callable[[], Any]] = {
        "pandas": lambda: pd.DataFrame(ROWS | {"x": periods}),
        "categories": lambda: pd.DataFrame(ROWS | {"x": pd.Categorical(periods)}),
        "arrow": lambda: pa.table(cells),
        "parquet": lambda: (pq.write_table(pa.table(cells), path), path)[1],
        "feather": lambda: (feather.write_feather(pa.table(cells), str(path)), path)[1],
    }
    one = feed(**field, form={"feather": "arrow"}.get(kind))

    accounts = [one.read(sources[kind]()).intake, one.scan(sources[kind]()).intake]

    told = [[(n.row, n.column, n.rule, n.advice) for n in found.rejected] for found in accounts if found is not None]
    assert told[0] == told[1]
    assert {1, 3} <= {row for row, *_ in told[0]}
    assert "Period" in str(told[0][0])


@pytest.mark.parametrize("typed", [True, False])
def test_each_figure_says_how_many_of_its_own_rows_were_rejected(typed: bool) -> None:
    """A row that does not say whose it is may be of any, so that no share is told; totals count the whole file."""
    rows: list[dict[str, Any]] = [
        {"place": "A", "n": 3, "by": "X"},
        {"place": "A", "n": None, "by": "Y"},
        {"place": "A", "n": -1, "by": "Z"},
        {"place": "B", "n": 5, "by": "X"},
        {"place": "C", "n": -5, "by": "X"},
    ]
    lost = {"place": None, "n": 5, "by": "X"}
    found, by_figure = [], []
    for some in (rows, [*rows, lost], rows[:1]):
        table = feed().scan(pl.DataFrame(some) if typed else some)
        asked = nw.from_native(table.ranges(give=("rejected", "rejected_share")))
        answer = asked.collect() if isinstance(asked, nw.LazyFrame) else asked
        summed = nw.from_native(table.totals())
        total = (summed.collect() if isinstance(summed, nw.LazyFrame) else summed)["rejected"].to_list()
        found.append((sorted(answer.select("figure", "rejected", "rejected_share").rows()), total))
        by_figure.append(table.intake.by_figure)

    assert found == [
        ([("A", 2, None), ("B", 0, 0.0)], [3]),
        ([("A", 2, None), ("B", 0, None)], [4]),
        ([("A", 0, 0.0)], [0]),
    ]
    assert by_figure == [{"A": 2}, {"A": 2, None: 1}, {}]
    assert feed().read(rows).intake.by_figure is None  # type: ignore[union-attr]  # a dossier that was read has one


def test_a_row_that_cannot_be_read_is_of_no_figure() -> None:
    """What is wrong with the file, or all rows together refuse, is told of the figures that it names."""
    rows = [{"place": "A", "n": 3, "by": by} for by in ("Yerevan", "Yerevan", "yerevan")]

    assert feed().scan(rows).intake.by_figure == {"A": 1}
