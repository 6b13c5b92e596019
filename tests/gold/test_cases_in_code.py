"""
Programs whose answers were wrong once, each with the right one.

Written for this project, by hand; the number in each test's name is that of
the case, its letter the kind.
"""

from __future__ import annotations

import datetime as dt
import json
import os
import pickle
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import attrs
import duckdb
import narwhals.stable.v2 as nw
import openpyxl
import pandas as pd
import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

import contested as ct
from contested import feeds, methods
from contested.errors import MisfitFeed
from contested.table import ClaimTable

if TYPE_CHECKING:
    from collections.abc import Mapping

FILES = Path(__file__).parent / "cases" / "files"
PLACES = ("place", "n", "by")


def rows_of(answer: Any) -> list[tuple[Any, ...]]:
    """Return the rows of a frame of any library."""
    frame = nw.from_native(answer)
    collected = frame.collect() if isinstance(frame, nw.LazyFrame) else frame
    return [tuple(row) for row in collected.rows()]


def contested_run(*words: str, stdout: Any = subprocess.PIPE) -> subprocess.CompletedProcess[bytes]:
    """Run the command line in a process of its own."""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    return subprocess.run(
        [sys.executable, "-m", "contested", *words], stdout=stdout, stderr=subprocess.PIPE, check=False, env=environment
    )


# -- claims and verdicts ----------------------------------------------------


def test_c01_a_range_in_brackets_keeps_a_verdict_open() -> None:
    """Of "6,000 (range 4,500–7,500)" nobody says that it is at most 7,000."""
    try:
        crowd = ct.Figure("crowd", "person").claimed("6,000 (range 4,500–7,500)", by="A")
    except ct.ContestedError:
        return

    assert str(crowd > 7_000) == "undetermined per A"


def test_c02_no_verdict_is_settled_within_a_stated_error() -> None:
    """Of 120 with a standard error of 300 nobody knows that it is above zero; of 9,000 it is known."""
    deaths = ct.Figure("excess deaths", "person", signed=True)
    few, many = (deaths.claimed(value, by="Institute", standard_error=300) for value in (120, 9_000))

    assert str(few > 0) == "undetermined per Institute"
    assert str(deaths.claimed("120 ± 300", by="Institute") > 0) == "undetermined per Institute"
    assert str(many > 0) == "settled: yes per Institute"
    assert str(few.hull()) == "120 people, standard error 300 (Institute)"


def test_c02_a_sum_and_a_difference_are_no_surer_than_their_parts() -> None:
    """500 and 400, each with an error of 300: their sum is above zero at no more than 1.96 times 600."""
    north = ct.Figure("north", "person", signed=True).claimed(500, by="I", standard_error=300)
    south = ct.Figure("south", "person", signed=True).claimed(400, by="I", standard_error=300)

    assert (north + south > 0).by_party == (north - south > 0).by_party == {"I": ct.Answer.UNDETERMINED}
    assert (north + south > -300).settled is True  # 900 - 1.96 * 600 = -276
    declared = (north + south).assume_independent(reason="two surveys")
    assert (declared > 0).settled is True  # 900 - 1.96 * 424.3 = 68
    assert (declared > 100).settled is False


def test_c02_what_a_feed_reads_reaches_a_verdict() -> None:
    """A column of standard errors is used in figures and in tables alike."""
    feed = ct.Feed(of="id", name="=excess", unit="=person", best="n", by="who", standard_error="se", signed=True)
    frame = pl.DataFrame({"id": ["a", "b"], "n": [120, 9_000], "who": ["Institute"] * 2, "se": [300, 300]})

    figures = {figure.of: str(figure > 0) for figure in feed.read(frame).figures.values()}
    table = sorted(rows_of(nw.from_native(feed.scan(frame).verdicts("> 0")).select("figure", "verdict")))

    assert figures == {"a": "undetermined per Institute", "b": "settled: yes per Institute"}
    assert table == [("a", "undetermined"), ("b", "settled: yes")]


def test_c03_a_pooled_answer_re_enters_with_its_interval() -> None:
    """5,600 lies a tenth of a standard error off 5,677, and 3,000 more than three of them."""
    x = ct.Figure("x", "person", signed=True).claimed(5_677, by="Institute", standard_error=771, source="S")
    again = x.reconcile(methods.FixedEffect(), force=True).estimate()
    figure = ct.Figure("y", "person", signed=True).saying(again)

    assert str(figure > 5_600) == "undetermined per FixedEffect of x"
    assert str(figure > 3_000) == "settled: yes per FixedEffect of x"
    reach = figure.positions()[0].reach
    assert reach is not None
    assert float(reach.low or 0) == pytest.approx(5_677 - 1.959964 * 771, abs=0.01)
    assert "standard error 771" in str(figure.hull())


def test_c04_one_cumulative_figure_is_answered_at_the_latest_cut_off() -> None:
    """Who stopped counting two years earlier says so much or more, and does not say no."""
    toll = ct.Figure("killed", "killed", time="cumulative")
    toll = toll.claimed(5_900, by="East", as_of="2031-09-21", source="S")
    toll = toll.claimed(255_000, by="West", as_of="2033-08-18", source="S")

    assert str(toll.hull()) == "5,900 or more (East, counted to 2031-09-21) to 255,000 (West) killed"
    assert (toll > 20_000).by_party == {"East": ct.Answer.UNDETERMINED, "West": ct.Answer.YES}
    assert ct.Dossier().with_figure("toll", toll).check().codes == ("CF005",)


def test_c05_a_share_is_of_one_cut_off() -> None:
    """Forty children of a day are compared with those who had been killed on that day."""
    killed = ct.Figure("killed", "killed", time="cumulative").claimed(100, by="M", as_of="2031-01-01", source="S")
    killed = killed.claimed(1_000, by="M", as_of="2033-12-01", source="S")
    children = ct.Figure("children", "killed", time="cumulative").claimed(40, by="M", as_of="2031-01-01", source="S")
    share = children / killed

    assert str(share.hull()) == "0.4 (M) (as of 2031-01-01)"
    assert str(share.according_to("M")) == "0.4 (as of 2031-01-01)"
    assert "100 killed (M, in S), as of 2031-01-01" in str(share.explain())


def test_c06_no_whole_number_lies_between_five_and_six() -> None:
    """Fewer than six and more than five people have nothing in common."""
    dead = ct.Figure("dead", "person").claimed("fewer than 6", by="A").claimed("more than 5", by="B")

    assert dead.common() is None
    assert str(dead > 5.5) == "contested: yes per B, no per A"
    assert str(ct.Figure("dead", "person").claimed("more than 99", by="A") >= 100) == "settled: yes per A"
    assert str(ct.Figure("dead", "person").claimed("fewer than 6", by="A").hull()) == "fewer than 6 people (A)"


def test_c06_an_area_is_not_whole() -> None:
    """Less than six and more than five square kilometres may be five and a half."""
    area = ct.Figure("area", "km**2").claimed("less than 6", by="A").claimed("more than 5", by="B")

    assert area.common() is not None


def test_c07_a_silent_disputant_answers_no_combination() -> None:
    """Who said nothing answers nothing, in between() and & as in a comparison."""
    area = ct.Figure("area", "km**2", disputants=["East", "West"]).claimed("3,000", source="the article")

    verdicts = [area > 2_000, area.between(2_000, 4_000), (area > 2_000) & (area < 4_000), ~(area < 2_000)]

    assert [str(verdict) for verdict in verdicts] == ["settled: yes per the article"] * 4


def test_c08_an_end_that_comes_to_zero_is_an_end() -> None:
    """Seven less a change of fewer than seven is more than zero."""
    change = ct.Figure("change", "person", signed=True).claimed("fewer than 7", by="A")

    hull = (7 - change).hull()

    assert (hull.low, hull.interval.low_open, hull.high) == (0, True, None)
    assert "more than 0" in str(hull)


def test_c09_a_misspelt_party_is_no_silence() -> None:
    """A name that nobody bears is an error that names the near one, and two spellings are a finding."""
    people = (
        ct.Figure("population", "person")
        .claimed("120,000", by="Armenia", source="S")
        .claimed("50,000", by="Azerbaijan", source="S")
    )

    with pytest.raises(ct.ContestedError, match="Azerbaijan"):
        people.position("Azerbaidjan")
    assert "nobody of that name speaks here" in str(people.according_to("zzz"))
    findings = ct.Dossier().with_figure("p", people.claimed("55,000", by="Azerbijan", source="S")).check()
    assert any("Azerbijan" in str(finding) and "Azerbaijan" in str(finding) for finding in findings)


def test_c10_a_key_is_for_the_file_and_a_day_for_the_reader() -> None:
    """What is denied is told in numbers, and why says when a number held."""
    troops = ct.Figure("soldiers", "person").claimed(
        "around 10,000", by="A", source="S", as_of="2031-05-01", key="first"
    )
    troops = troops.denied(by="B", estimate="first", source="S")
    troops = troops.denied(by="C", estimate="first", aspect="number", source="S")

    assert "first" not in f"{troops:prose}"
    assert "about 10,000, according to A" in f"{troops:prose}"
    assert "2031-05-01" in str(troops.hull().explain())


def test_c11_a_reading_that_cannot_differ_is_none() -> None:
    """What holds only a superseded number, or a denial, is not left out as a reading."""
    dead = ct.Figure("dead", "killed").claimed(5, by="A", source="s1", stated="2031-01-01")
    dead = dead.claimed(6, by="A", source="s2", stated="2031-01-05")
    dead = dead.claimed(9, by="B", source="s3").denied(by="C", source="s4")

    told = str(ct.Dossier().with_figure("dead", dead).sensitivity("dead > 7", methods=[methods.Hull()]))

    assert "of 3" in told
    assert "s1" not in told
    assert "s4" not in told


def test_c12_bounds_may_meet() -> None:
    """Low, best and high of published rows are often one number."""
    dead = ct.Figure("dead", "killed").claimed(None, low=1, high=1, by="U", bounds="analyst")

    assert str(dead.hull()) == "1 killed (U)"


def test_c13_a_day_after_its_source_is_found() -> None:
    """A number of a day 270 years after the paper that prints it is a finding."""
    paper = ct.Source("A paper", issued="2031-09-16")
    figure = ct.Figure("x", "killed").claimed(5, by="A", source=paper, as_of="2301-09-13")

    assert any("2301" in str(finding) for finding in ct.Dossier().with_figure("x", figure).check())


@pytest.mark.parametrize(
    ("text", "unit", "right"),
    [
        ("2 decades", "year", 20),
        ("5 kilotons", "tonne", 5_000),
        ("20 mt", "tonne", 20),
        ("75 min", "hour", 1.25),
    ],
)
def test_c14_one_spelling_is_one_unit(text: str, unit: str, right: float) -> None:
    """A unit is what its spelling says, or it is refused."""
    try:
        hull = ct.Figure("x", unit).claimed(text, by="A").hull()
    except ct.ContestedError as error:
        assert "offset" not in str(error)
        assert text != "2 decades"
        return

    assert (hull.low, hull.high) == (right, right)


def test_c15_units_that_define_each_other_are_a_circle() -> None:
    """A name that the file defines is the file's, and two that stand on each other define nothing."""
    with pytest.raises(ct.ContestedError, match="circle|each other|itself"):
        ct.Dossier.loads("format = 1\n[units.ua]\nequals = '2 ub'\n[units.ub]\nequals = '2 ua'\n")


def test_c35_no_end_is_put_in_the_mouth_of_the_other_side() -> None:
    """Who says fewer than sixty is not printed as saying sixty or more."""
    dead = ct.Figure("dead", "person").claimed("at least 60", by="East").claimed("fewer than 60", by="West")

    for told in (str(dead.hull()), f"{dead:prose}"):
        assert "60 or more people (East, West)" not in told
        assert "fewer than 60" in told
        assert "East" in told
        assert "West" in told


def test_c36_a_verdict_of_a_thousand_parts_is_a_value() -> None:
    """A verdict of many parts is explained, hashed and pickled."""
    figure = ct.Figure("f", "person").claimed(3, by="A")
    verdict = figure > 2
    for k in range(1_000):
        verdict = verdict & (figure > k % 3)

    assert len(str(verdict.explain())) > 0
    assert hash(verdict) == hash(verdict)
    assert pickle.loads(pickle.dumps(verdict)) == verdict


# -- feeds and frames -------------------------------------------------------


def test_c16_an_empty_cell_of_pandas_says_nothing() -> None:
    """NaN, NaT, None and NA are how pandas writes an empty cell."""
    feed = ct.Feed(of="place", name="=x", unit="=person", best="n", by="=P")
    for values in ([3, None, 5], [3, float("nan"), 5], pd.array([3, pd.NA, 5], dtype="Int64")):
        intake = feed.read(pd.DataFrame({"place": ["a", "b", "c"], "n": values})).intake
        assert intake is not None
        assert intake.taken == 2
        assert "nothing-said" in str(intake.explain())


def test_c17_numbers_and_texts_in_one_column_are_scanned_as_they_are_read() -> None:
    """A column of both is taken by either door."""
    frame = pd.DataFrame({"f": ["a", "b"], "n": ["about 3", 4]})
    feed = ct.Feed(of="f", name="=x", unit="=person", best="n", by="=P")

    assert (feed.read(frame).intake.taken, feed.scan(frame).intake.taken) == (2, 2)  # type: ignore[union-attr]


def test_c18_a_day_that_is_missing_is_none() -> None:
    """A record without a day is read without one."""
    rows: list[Mapping[str, object]] = [
        {"value": "3", "by": "A", "stated": "2031-09-20"},
        {"value": "4", "by": "B", "stated": pd.NaT},
    ]

    figure = ct.Figure.from_records(rows, name="dead", unit="killed")

    assert str(figure.hull()) == "3 (A) to 4 (B) killed"


def test_c19_all_may_be_said_for_each() -> None:
    """A feed whose measures are said one by one is a feed, or says what is missing."""
    made: Any = ct.Feed
    each = [
        {"name": "=dead", "best": "n", "unit": "=killed"},
        {"name": "=hurt", "best": "h", "unit": "=wounded"},
    ]
    try:
        feed = made(of="place", source="=S", each=each)
    except ct.ContestedError:
        return

    assert len(feed.read([{"place": "a", "n": 1, "h": 2}]).figures) == 2


def test_c20_a_qualifier_is_used_or_remarked_on(tmp_path: Path) -> None:
    """What Wikidata says of a statement has an effect, or stands in the account."""
    century = {
        "P585": [
            {
                "snaktype": "value",
                "property": "P585",
                "datatype": "time",
                "datavalue": {
                    "type": "time",
                    "value": {
                        "time": "+1700-00-00T00:00:00Z",
                        "precision": 7,
                        "timezone": 0,
                        "before": 0,
                        "after": 0,
                        "calendarmodel": "http://www.wikidata.org/entity/Q1985727",
                    },
                },
            }
        ]
    }
    presumably = {
        "P1480": [
            {
                "snaktype": "value",
                "property": "P1480",
                "datatype": "wikibase-item",
                "datavalue": {"type": "wikibase-entityid", "value": {"id": "Q18122778", "entity-type": "item"}},
            }
        ]
    }
    for qualifiers in (century, presumably):
        claim = {
            "id": "Q1$a",
            "type": "statement",
            "rank": "normal",
            "qualifiers": qualifiers,
            "mainsnak": {
                "snaktype": "value",
                "property": "P1082",
                "datatype": "quantity",
                "datavalue": {"value": {"amount": "+1500", "unit": "1"}, "type": "quantity"},
            },
        }
        saved = tmp_path / "Q1.json"
        saved.write_text(json.dumps({"entities": {"Q1": {"type": "item", "id": "Q1", "claims": {"P1082": [claim]}}}}))
        dossier = feeds.wikidata().read(saved)
        (figure,) = dossier.figures.values()
        (estimate,) = figure.estimates
        assert dossier.intake is not None
        assert estimate.as_of is not None or estimate.approximate or dossier.intake.remarks


# -- tables -----------------------------------------------------------------


def test_c21_a_sum_of_nothing_is_nothing() -> None:
    """Nobody said that nobody was killed."""
    frame = pl.DataFrame(
        {
            "figure": ["a", "b"],
            "party": ["X", "X"],
            "low": [None, None],
            "high": [None, None],
            "stance": ["withheld", "denied"],
        },
        schema_overrides={"low": pl.Float64, "high": pl.Float64},
    )

    totals = nw.from_native(ClaimTable.of(frame, unit="killed").totals())
    row = totals.collect().rows(named=True)[0] if isinstance(totals, nw.LazyFrame) else totals.rows(named=True)[0]

    assert [row[name] for name in row if name in ("low", "high", "best")] == [None] * len(
        [name for name in row if name in ("low", "high", "best")]
    )
    assert 0.0 not in [value for value in row.values() if isinstance(value, float)]


def test_c22_a_number_of_32_bits_is_its_shortest_form() -> None:
    """A narrow float is the decimal that it prints as."""
    frame = pl.DataFrame({"k": ["a"], "p": ["X"], "v": [16.7]}, schema_overrides={"v": pl.Float32})
    feed = ct.Feed(of="k", name="=area", unit="=km**2", best="v", by="p")

    area = next(iter(feed.read(frame).figures.values()))
    scanned = next(iter(feed.scan(frame).to_dossier(list(feed.read(frame).figures)).figures.values()))

    for one in (area, scanned):
        assert str(one.hull()) == "16.7 km² (X)"
        assert (str(one < "16.7"), str(one > "16.7")) == ("settled: no per X", "settled: no per X")


def test_c25_a_method_is_known_by_what_it_is() -> None:
    """A method of one's own that is called as one of ours is still one's own."""

    @attrs.frozen
    class Hull(methods.MostConservative):  # a user's own class
        """My own."""

    frame = pl.DataFrame(
        {"figure": ["a"] * 3, "party": ["A", "B", "C"], "low": [1.0, 2.0, 9.0], "high": [1.0, 2.0, 9.0]}
    )

    answer = nw.from_native(ClaimTable.of(frame, unit="person").reconcile(Hull()))

    rows = answer.collect() if isinstance(answer, nw.LazyFrame) else answer
    assert rows["value"].to_list() == [1]


def test_c26_a_time_zone_of_the_machine_changes_nothing() -> None:
    """Two instants of one day in UTC are of one day wherever the engine stands."""
    utc = dt.UTC
    frame = pl.DataFrame(
        {
            "figure": ["a", "a"],
            "party": ["A", "A"],
            "low": [1.0, 2.0],
            "high": [1.0, 2.0],
            "stated": [dt.datetime(2031, 9, 21, 1, tzinfo=utc), dt.datetime(2031, 9, 21, 5, tzinfo=utc)],
        }
    )
    answers = []
    for zone in ("UTC", "America/New_York", "Asia/Baku"):
        connection = duckdb.connect()
        connection.execute(f"set TimeZone='{zone}'")
        table = ClaimTable.of(connection.from_arrow(frame.to_arrow()), unit="person")
        answers.append(rows_of(table.ranges(give=("low", "high"))))

    objects = ct.Figure("a", "person")
    for value, hour in ((1, 1), (2, 5)):
        objects = objects.claimed(value, by="A", stated=dt.datetime(2031, 9, 21, hour, tzinfo=utc))
    hull = objects.hull()
    assert answers == [[("a", hull.low, hull.high)]] * 3


def test_c27_three_spellings_are_not_three_witnesses() -> None:
    """A mean does not count one party three times."""
    frame = pl.DataFrame(
        {"figure": ["a"] * 3, "party": ["Armenia", "armenia ", "ARMENIA"], "low": [5, 6, 7], "high": [5, 6, 7]}
    )
    table = ClaimTable.of(frame, unit="person")

    origins = nw.from_native(table.reconcile(methods.Mean()))
    collected = origins.collect() if isinstance(origins, nw.LazyFrame) else origins

    assert all(count is None or count < 3 for count in collected["origins"].to_list())
    assert [one.rule for one in table.intake.rejected] == ["two-spellings"] * 2


def test_c28_duplicates_of_one_record_change_no_answer() -> None:
    """A record that stands three times is one estimate."""
    frame = pl.DataFrame(
        {"figure": ["a"] * 5, "party": ["A", "A", "A", "B", "C"], "low": [5.0, 5, 5, 6, 6], "high": [5.0, 5, 5, 6, 6]}
    )

    answer = nw.from_native(ClaimTable.of(frame, unit="person").disagreement())

    rows = answer.collect() if isinstance(answer, nw.LazyFrame) else answer
    assert rows["estimates"].to_list() == [3]
    assert rows["modal_share"].to_list() == [pytest.approx(2 / 3)]


def test_c29_no_median_is_printed_that_nobody_claims() -> None:
    """Between two camps there is no number in the middle."""
    frame = pl.DataFrame(
        {"figure": ["p", "p"], "party": ["A", "B"], "low": [120_000, 50_000], "high": [120_000, 50_000]}
    )
    table = ClaimTable.of(frame, unit="person")

    try:
        answered = rows_of(table.ranges(give=("low", "high", "median")))
    except ct.ContestedError:
        return

    assert 85_000 not in answered[0]


# -- files of one's own -----------------------------------------------------


@pytest.mark.parametrize("name", ["inline", "undeclared"])
def test_c30_one_more_claim_touches_no_other(name: str) -> None:
    """Comments and unknown keys of the claims that did not change stay, or saving is refused."""
    dossier = ct.Dossier.load(FILES / f"{name}.toml")
    try:
        out = dossier.with_figure("x", dossier["x"].claimed(4, by="B")).dumps()
    except ct.ContestedError:
        return

    kept = ("page = 7", "from the wire", "checked by the desk", "counted twice")
    assert [word for word in kept if word in dossier.dumps() and word not in out] == []
    assert ct.Dossier.loads(out)["x"].estimates[-1].interval == ct.Interval.point(4)


def test_c31_no_control_character_reaches_a_terminal(tmp_path: Path) -> None:
    """What a file says is printed without what could steer a terminal."""
    path = tmp_path / "x.toml"
    path.write_text(
        'format = 1\n[figures.a]\nname = "a"\nunit = "person"\n'
        '[[relations]]\npart = "a"\nwhole = "\\u001b[2J\\u001b[31msettled: yes"\nremainder = "r"\n'
    )

    ran = contested_run("show", str(path))

    assert ran.returncode == 2
    assert b"\x1b" not in ran.stdout + ran.stderr


def test_c32_a_damaged_workbook_is_unreadable(tmp_path: Path) -> None:
    """A workbook with broken XML is refused by an error of ours."""
    good, bad = tmp_path / "good.xlsx", tmp_path / "bad.xlsx"
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(list(PLACES))
    sheet.append(["a", 3, "P"])
    book.save(good)
    with zipfile.ZipFile(good) as old, zipfile.ZipFile(bad, "w") as new:
        for part in old.infolist():
            new.writestr(part.filename, old.read(part).replace(b"</sheetData>", b"&x;</sheetData>"))

    with pytest.raises(ct.ContestedError):
        ct.Feed(of="place", name="=m", unit="=person", best="n", by="by").read(bad)


_EACH_BYTE = """
import sys, pathlib
import contested as ct
feed = ct.Feed(of="place", name="=m", unit="=person", best="n", by="by")
path = pathlib.Path(sys.argv[1]); data = path.read_bytes()
for n, at in enumerate(range(0, len(data), int(sys.argv[2]))):
    path.write_bytes(data[:at] + b"\\xff" + data[at + 1:])
    try: feed.read(path)
    except ct.ContestedError: refused = True
    else: refused = False
    if refused or n % 4 == 0:  # what is read is scanned at length
        try: feed.scan(path)
        except ct.ContestedError: pass
"""


@pytest.mark.parametrize("step", [41, pytest.param(13, marks=pytest.mark.engines)])
def test_c33_a_damaged_arrow_file_ends_no_process(tmp_path: Path, step: int) -> None:
    """Each file with a wrong byte is read, or refused by an error of ours."""
    table = pa.table({"place": ["a", "b", "c"] * 5, "n": [1.5, 2, 3] * 5, "by": ["P", "Q", None] * 5})
    path = tmp_path / "x.arrow"
    with pa.OSFile(str(path), "wb") as sink, pa.ipc.new_file(sink, table.schema) as writer:
        writer.write_table(table)

    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    ran = subprocess.run(
        [sys.executable, "-c", _EACH_BYTE, str(path), str(step)], capture_output=True, check=False, env=environment
    )

    assert (ran.returncode, ran.stderr[-300:]) == (0, b"")


def test_c34_a_huge_cell_is_no_huge_memory(tmp_path: Path) -> None:
    """A cell that unpacks to many times its size takes no row of the others with it, and no memory."""
    path = tmp_path / "huge.parquet"
    pq.write_table(pa.table({"place": ["x" * 200_000_000], "n": [1], "by": ["P"]}), path, compression="zstd")
    program = (
        "import resource, sys, contested as ct\n"
        "feed = ct.Feed(of='place', name='=m', unit='=person', best='n', by='by')\n"
        "import pyarrow.parquet\n"
        "before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss\n"
        "try:\n    intake = feed.read(sys.argv[1]).intake\n    assert intake.taken == 0\n"
        "except ct.ContestedError: pass\n"
        "print((resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) // 1024)\n"
    )

    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    ran = subprocess.run(
        [sys.executable, "-c", program, str(path)], capture_output=True, check=True, text=True, env=environment
    )

    assert int(ran.stdout) < 200  # megabytes; the text alone is 200


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
def test_c38_an_answer_that_cannot_be_written_is_no_answer(tmp_path: Path) -> None:
    """A full device is an error, and no settled no."""
    path = tmp_path / "full.toml"
    path.write_text('format = 1\n[figures.a]\nname = "a"\nunit = "person"\n[[figures.a.claims]]\nvalue = 9\nby = "A"\n')
    with Path("/dev/full").open("wb") as full:
        ran = contested_run("ask", str(path), "a > 5", stdout=full)

    assert ran.returncode == 2
    assert b"Traceback" not in ran.stderr
    assert ran.stderr


def test_c39_a_long_title_loses_no_number() -> None:
    """A list of links in a cell of sources is no reason to lose the number."""
    row = {"place": "Zenda", "n": 40, "read": "Wire A, 3 March; " * 20}

    dossier = ct.Feed(of="place", name="=x", unit="=person", best="n", source="read").read([row])

    assert dossier.intake is not None
    assert dossier.intake.taken == 1
    (figure,) = dossier.figures.values()
    assert (figure.hull().low, figure.hull().high) == (40, 40)
    assert figure.estimates[0].note == ("Wire A, 3 March; " * 20).strip()


# -- files of others --------------------------------------------------------


def test_f01_a_forecast_is_not_final() -> None:
    """SDMX's F is a forecast, V is unvalidated, P provisional, A says nothing."""
    dossier = feeds.sdmx_csv("REF_AREA", name="population", unit="person").read(FILES / "sdmx_status.csv")

    by_flag = {}
    lines = (FILES / "sdmx_status.csv").read_text().splitlines()
    header = lines[0].split(",")
    for line in lines[1:]:
        cells = dict(zip(header, line.split(","), strict=True))
        figure = next(f for f in dossier.figures.values() if f.of == cells["REF_AREA"] or f.where == cells["REF_AREA"])
        by_flag[cells["OBS_STATUS"]] = figure.estimates[0].status

    assert by_flag["F"] != "final"
    assert (by_flag["V"], by_flag["P"], by_flag["A"]) == ("unverified", "provisional", None)


def test_f02_periods_of_sdmx_are_read() -> None:
    """Quarters, weeks, two flags and NaN reject no row."""
    dossier = feeds.sdmx_csv("REF_AREA", name="deposits", unit="person").read(FILES / "sdmx_periods.csv")

    assert dossier.intake is not None
    rules = {rejection.rule for rejection in dossier.intake.rejected}
    assert rules <= {"nothing-said"}
    periods = {(f.period.earliest, f.period.latest) for f in dossier.figures.values() if f.period is not None}
    # ISO 8601: week 1 of 2031 begins on 30 December 2030, so week 5 on 27 January
    assert {(dt.date(2031, 1, 1), dt.date(2031, 3, 31)), (dt.date(2031, 1, 27), dt.date(2031, 2, 2))} <= periods
    assert any(e.status == "provisional" for f in dossier.figures.values() for e in f.estimates)


def test_f03_the_days_of_acled_are_read() -> None:
    """The export writes "01 January 2031"."""
    intake = feeds.acled().read(FILES / "acled.csv").intake

    assert intake is not None
    assert (intake.taken, len(intake.rejected)) == (3, 0)


def test_f04_what_a_suppressed_cell_stands_for_is_read() -> None:
    """What a user writes in reads= has an effect, or is an error."""
    try:
        feed = ct.Feed(
            of="origin",
            name="=refugees",
            unit="=refugee",
            best="refugees",
            title="Registry",
            reads={"refugees": {"*": "1 to 4", "-": ""}},
        )
        dossier = feed.read(FILES / "suppressed.csv")
    except MisfitFeed:
        return

    hulls = {figure.of: figure.hull() for figure in dossier.figures.values()}
    assert (hulls["Borduria"].low, hulls["Borduria"].high) == (1, 4)
    assert dossier.intake is not None
    assert "nothing-said" in str(dossier.intake.explain())


def test_f05_a_day_in_three_columns_is_a_day() -> None:
    """Zero is unknown, in a month or a day."""
    feed = ct.Feed(
        of="eventid",
        name="=deaths",
        unit="=killed",
        best="killed",
        title="A list",
        unknown={"killed": "-99"},
        as_of=["iyear", "imonth", "iday"],
    )

    dossier = feed.read(FILES / "split_date.csv")

    assert [str(e.as_of) for f in dossier.figures.values() for e in f.estimates] == [
        "2031",
        "2031-01-02",
        "2031-03",
        "2031-04-04",
    ]


def test_f06_blank_lines_above_a_header_are_lines() -> None:
    """An editor, pandas and the person who counts say four."""
    feed = ct.Feed(of="id", name="=d", unit="=killed", best="n", title="A list", skip=4)

    assert feed.read(FILES / "preface.csv").intake.taken == 2  # type: ignore[union-attr]


def test_f07_a_time_of_day_lies_on_its_day() -> None:
    """A civil day with a clock time and no zone is that day."""
    feed = ct.Feed(of="id", name="=d", unit="=killed", best="n", title="A list", as_of="day")

    dossier = feed.read(FILES / "clock.csv")

    assert sorted(str(e.as_of) for f in dossier.figures.values() for e in f.estimates) == [
        "2031-12-01",
        "2031-12-01",
        "2031-12-02",
    ]


def test_f08_a_draft_does_not_guess_an_end() -> None:
    """A column that begins with "Minimum" and has no partner is no low end, and a code below zero is named."""
    draft = str(feeds.describe(FILES / "survivors.csv"))

    assert 'low = "Minimum' not in draft
    assert "-2" in draft


def test_f09_a_draft_says_that_a_place_has_several_days() -> None:
    """Two dates at one place may be two events, and a draft asks."""
    draft = str(feeds.describe(FILES / "two_days_one_place.csv"))

    assert "date" in draft
    assert 'figure = "location"\n' not in draft or "two events" in draft or "several" in draft


def test_f11_groups_are_not_summed_beside_their_countries() -> None:
    """The world is no country, and is not counted again."""
    table = feeds.owid(["Deaths"], name="deaths", unit="killed").scan(FILES / "owid_groups.csv")
    totals = rows_of(table.totals())[0]

    intake: Any = table.intake
    left_out = "totals-row" in str(intake.explain()) or intake.remarks
    assert 70 in totals or left_out
    assert left_out


def test_f12_years_of_any_era_are_years() -> None:
    """79, 1600 before Christ and 1902 are years."""
    dossier = feeds.owid(["Deaths"], name="deaths", unit="killed").read(FILES / "owid_old_years.csv")

    assert dossier.intake is not None
    assert (dossier.intake.taken, len(dossier.intake.rejected)) == (3, 0)


def test_f13_two_parties_of_a_feed_count_to_two_days() -> None:
    """The count of the one that stopped bounds that of the other from below, and the days are found."""
    feed = ct.Feed(
        name="=dead", of="toll", unit="=killed", best="n", by="who", source="read", as_of="until", time="cumulative"
    )
    dossier = feed.read(FILES / "cut_offs.jsonl")

    (figure,) = dossier.figures.values()
    assert str(figure.hull()) == "100 or more (Ministry, counted to 2031-01-01) to 1,000 (Red Cross) killed"
    assert "CF005" in dossier.check().codes


def test_f14_a_misspelt_table_is_never_silence() -> None:
    """A denial under a misspelt name is refused, or found."""
    try:
        findings = ct.Dossier.load(FILES / "misspelt.toml").check()
    except ct.ContestedError as error:
        assert "denials" in str(error)
        return

    assert any("denial" in str(finding) for finding in findings)


def test_f16_letters_of_windows_are_read_where_they_are_named() -> None:
    """A file of cp1252 is read with its encoding, and refused without."""
    feed = {"of": ["War", "State"], "name": "=dead", "unit": "=killed", "best": "Dead", "title": "A list"}
    made: Any = ct.Feed

    read = made(**feed, encoding="cp1252", unknown={"Dead": "-9"}).read(FILES / "cp1252.csv")

    assert len(read.figures) == 3
    with pytest.raises(ct.ContestedError, match="cp1252"):
        made(**feed).read(FILES / "cp1252.csv")


def test_f17_blank_is_nothing_said_and_a_code_is_withheld() -> None:
    """A blank says nothing, -99 that it is unknown, 2.5 what it says."""
    feed = ct.Feed(of="eventid", name="=dead", unit="=killed", best="killed", title="A list", unknown={"killed": "-99"})

    dossier = feed.read(FILES / "blanks_and_codes.csv")

    assert dossier.intake is not None
    assert "nothing-said" in str(dossier.intake.explain())
    estimates = [e for f in dossier.figures.values() for e in f.estimates]
    assert any(e.unknown for e in estimates)
    assert any(e.interval == ct.Interval.point("2.5") for e in estimates)


def test_f18_ends_the_wrong_way_round_are_not_put_in_order() -> None:
    """Nothing is re-ordered; the row is rejected."""
    feed = ct.Feed(of="id", name="=dead", unit="=killed", low="lo", high="hi", title="A list")

    intake = feed.read(FILES / "swapped.csv").intake

    assert intake is not None
    assert any(rejection.rule == "inconsistent-row" for rejection in intake.rejected)
