"""Dialects: each code of a publisher's lists is used, or remarked on."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import polars as pl
import pytest

import contested as ct
from contested import feeds
from contested.claims.intake import Intake
from contested.errors import MisfitFeed, NotAChoice
from contested.exchange import sdmx_codes
from contested.feeds.dialects import DIALECTS
from contested.feeds.dialects.columns_used import written_text
from contested.feeds.dialects.owid import why_group
from contested.feeds.sources.row_tally import MOST_VALUES, RowTally


def file_of(folder: Path, text: str, name: str = "rows.csv") -> Path:
    """Write a file and return its path."""
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def account(dossier: ct.Dossier) -> Intake:
    """Return the account of the rows of a dossier."""
    assert isinstance(dossier.intake, Intake)
    return dossier.intake


def remarked(dossier: ct.Dossier, words: str) -> bool:
    """Whether the account has a remark with some words."""
    return any(words in remark for remark in account(dossier).remarks)


def test_a_dialect_is_one_that_is_known() -> None:
    """Its name is a choice, and a table is read row by row for it."""
    with pytest.raises(NotAChoice, match="sdmx"):
        ct.Feed(of="a", name="=b", unit="=person", best="n", title="T", dialect="gdelt")
    assert set(DIALECTS) == {"acled", "hxl", "owid", "reports", "sdmx", "ucdp"}
    frame = pl.DataFrame({"id": ["a"], "n": [3]})
    table = ct.Feed(of="id", name="=d", unit="=killed", best="n", title="T", dialect="hxl").scan(frame)
    assert "read row by row: the dialect hxl reads each row" in table.explain()
    coded = pl.DataFrame(
        {"DATAFLOW": ["D"] * 2, "REF_AREA": ["R", "G"], "TIME_PERIOD": ["2031-W05", "2031-Q9"], "OBS_VALUE": [5, 6]}
    )
    one = feeds.sdmx_csv("REF_AREA", name="x", unit="person")
    scanned: Any = one.scan(coded)
    assert scanned.intake.explain() == one.intake(coded).explain()


# -- SDMX ---------------------------------------------------------------------------


def observed(folder: Path, *rows: str, head: str = "OBS_STATUS,UNIT_MULT", **fields: Any) -> ct.Dossier:
    """Return what observations of areas say, each of 2031."""
    text = f"DATAFLOW,REF_AREA,TIME_PERIOD,OBS_VALUE,{head}\n" + "".join(f"D,{row}\n" for row in rows)
    return feeds.sdmx_csv("REF_AREA", name="x", unit="person", **fields).read(file_of(folder, text))


@pytest.mark.parametrize(
    ("code", "status", "basis", "remark"),
    [
        ("A", None, None, None),
        ("B", None, None, "time series break"),
        ("D", None, None, "definition differs"),
        ("E", None, "estimated", "estimated value"),
        ("F", None, "estimated", "forecast value"),
        ("G", None, None, "experimental value"),
        ("I", None, "estimated", "imputed value"),
        ("J", None, None, "derogation"),
        ("K", None, None, "included in another category"),
        ("N", None, None, "not significant"),
        ("P", "provisional", None, None),
        ("S", None, None, "strike and other special events"),
        ("U", None, None, "low reliability"),
        ("V", "unverified", None, None),
        ("W", None, None, "from another category"),
        ("X", None, None, "in no code list"),
        ("NA", None, None, "in no code list"),
        ("none", None, None, "in no code list"),
        ("r", None, None, "revised"),
        ("b", None, None, "break in time series"),
        ("s", None, "estimated", "estimate of the publisher"),
        ("c", None, None, "confidential"),
        ("bp", "provisional", None, "break in time series"),
        ("BP", "provisional", None, "time series break"),
        ("E;P", "provisional", "estimated", "estimated value"),
        ("p e", "provisional", "estimated", "estimated"),
        ("PV", "unverified", None, None),
        ("P: Provisional value", "provisional", None, None),
        ("", None, None, None),
    ],
)
def test_each_status_of_an_observation(
    tmp_path: Path, code: str, status: str | None, basis: str | None, remark: str | None
) -> None:
    """CL_OBS_STATUS in capitals, Eurostat's flags in small letters, one or several in a cell."""
    dossier = observed(tmp_path, f"RU,2031,5,{code},0")

    (estimate,) = dossier["RU"].estimates
    assert (estimate.status, estimate.basis) == (status, basis)
    assert account(dossier).taken == 1
    if remark is None:
        assert account(dossier).remarks == ()
    else:
        assert remarked(dossier, "1 row: ")
        assert remarked(dossier, remark)
        assert remark in str(estimate.note) or remark == "in no code list"


@pytest.mark.parametrize(
    ("code", "withheld"),
    [("H", False), ("L", False), ("M", False), ("O", False), ("Q", True), ("c", True), ("z", False)],
)
@pytest.mark.parametrize("value", ["", "NaN"])
def test_a_value_that_is_missing(tmp_path: Path, code: str, withheld: bool, value: str) -> None:
    """Nothing is said, but where the office keeps the number back; and it is no fault of the power of ten."""
    dossier = observed(tmp_path, f"RU,2031,{value},{code},3")

    assert [str(one.hull()) for one in dossier.figures.values()] == (["no number; D withholds a number"] * withheld)
    assert [(one.column, one.rule) for one in account(dossier).rejected] == (
        [] if withheld else [("OBS_VALUE", "nothing-said")]
    )


def test_a_number_beside_the_word_that_it_is_missing(tmp_path: Path) -> None:
    """It is taken as it stands, and remarked on."""
    dossier = observed(tmp_path, "RU,2031,0,M,0")

    assert str(dossier["RU"].hull()) == "0 people (D)"
    assert remarked(dossier, "a number stands there, though its status is 'missing value; data cannot exist'")


@pytest.mark.parametrize("code", sorted(sdmx_codes.CONFIDENTIAL))
def test_each_status_of_confidentiality(tmp_path: Path, code: str) -> None:
    """What is not free is noted; where no number stands, it is withheld."""
    dossier = observed(tmp_path, f"RU,2031,5,{code}", f"GR,2031,,{code}", head="CONF_STATUS")

    free = code == "F"
    assert (dossier["RU"].estimates[0].note is None) is free
    assert remarked(dossier, f"CONF_STATUS is {code}") is not free
    assert len(dossier.figures) == 1 + (not free)


def test_a_missing_value_is_not_withheld_for_being_confidential_too(tmp_path: Path) -> None:
    """Where no number can exist, nobody keeps one back; a code of no list is told of."""
    dossier = observed(tmp_path, "RU,2031,,M,C", "GR,2031,1,A,Z", head="OBS_STATUS,OBS_CONF")

    assert list(dossier.figures) == ["GR"]
    assert remarked(dossier, "OBS_CONF is Z, in no code list")


@pytest.mark.parametrize(
    ("power", "hull"),
    [("3", "5,000 people (D)"), ("3: Thousands", "5,000 people (D)"), ("Millions", "5,000,000 people (D)")],
)
def test_powers_of_ten(tmp_path: Path, power: str, hull: str) -> None:
    """By number, with a label, or by name."""
    assert str(observed(tmp_path, f"RU,2031,5,A,{power}")["RU"].hull()) == hull


def test_a_file_without_power_status_and_dataflow(tmp_path: Path) -> None:
    """The second version of SDMX-CSV names the structure, and rows that delete state nothing."""
    text = (
        "STRUCTURE,STRUCTURE_ID,ACTION,geo,TIME_PERIOD,OBS_VALUE,OBS_FLAG\n"
        "dataflow,ESTAT:X(1.0),I,RU,2031,5,p\ndataflow,ESTAT:X(1.0),D,GR,2031,6,\nshort\n"
    )
    dossier = feeds.sdmx_csv("geo", name="x", unit="person").read(file_of(tmp_path, text))

    assert str(dossier["RU"].hull()) == "5 people (ESTAT:X(1.0))"
    assert [one.rule for one in account(dossier).rejected] == ["unusable-cell", "ragged-row"]
    assert remarked(dossier, "there is no UNIT_MULT")


def test_attributes_that_no_claim_holds(tmp_path: Path) -> None:
    """A second number, comments, decimals and other columns are kept in the note or named."""
    head = "OBS_STATUS,UNIT_MULT,OBS_PRE_BREAK,OBS_COM,DECIMALS,UNIT_MEASURE"
    dossier = observed(tmp_path, "RU,2031,5,A,0,4,revised in May,0,PS", "GR,2031,5,A,0,,,0,PC", head=head)

    assert dossier["RU"].estimates[0].note == "OBS_PRE_BREAK 4; OBS_COM revised in May"
    assert remarked(dossier, "OBS_PRE_BREAK gives a second number")
    assert remarked(dossier, "not read: the column 'DECIMALS'")
    assert remarked(dossier, "UNIT_MEASURE is PS, PC")


def test_dimensions_that_tell_nothing_apart(tmp_path: Path) -> None:
    """Rows of both sexes in one figure are remarked on, by labelled headers too."""
    text = (
        "DATAFLOW,FREQ: Frequency,REF_AREA: Area,SEX: Sex,TIME_PERIOD: Time,OBS_VALUE: Value,UNIT_MULT\n"
        "D,A,RU,M,2031,5,0\nD,A,RU,F,2031,6,0\n"
    )
    dossier = feeds.sdmx_csv("REF_AREA", name="x", unit="person").read(file_of(tmp_path, text))

    assert remarked(dossier, "SEX differs from row to row")
    assert not remarked(dossier, "FREQ")


def test_times_are_read_as_the_standard_has_them(tmp_path: Path) -> None:
    """Quarters, weeks, and years that start in July; what is no time is told of as it stands."""
    rows = ("RU,2031-Q1,1,--01-01", "RU,2031-Q1,2,--07-01", "RU,2031-W05,3,", "RU,2031-Q7,4,")
    dossier = observed(tmp_path, *rows, head="REPORTING_YEAR_START_DAY")

    assert {str(one.period) for one in dossier.figures.values()} == {
        "2031-01/2031-03",
        "2031-07/2031-09",
        "2031-01-27/2031-02-02",
    }
    assert [(one.column, one.value) for one in account(dossier).rejected] == [("TIME_PERIOD", "2031-Q7")]


def test_observations_without_a_time(tmp_path: Path) -> None:
    """They are of no period."""
    path = file_of(tmp_path, "DATAFLOW,REF_AREA,OBS_VALUE,UNIT_MULT\nD,RU,5,0\n")

    assert feeds.sdmx_csv("REF_AREA", name="x", unit="person").read(path)["RU"].period is None


def test_another_column_of_numbers(tmp_path: Path) -> None:
    """The conventions hold for the column that a user names; without one of numbers, the feed says so."""
    text = "DATAFLOW,REF_AREA,TIME_PERIOD,VALUE\nD,RU,2031,NaN\nD,GR,2031,4\n"
    path = file_of(tmp_path, text)
    dossier = feeds.sdmx_csv("REF_AREA", name="x", unit="person", best="VALUE").read(path)

    assert [one.rule for one in account(dossier).rejected] == ["nothing-said"]
    with pytest.raises(MisfitFeed, match="OBS_VALUE"):
        feeds.sdmx_csv("REF_AREA", name="x", unit="person").read(path)


# -- ACLED ----------------------------------------------------------------------------

ACLED = "event_id_cnty,event_date,time_precision,geo_precision,fatalities,source\n"


@pytest.mark.parametrize(
    ("day", "known", "read"),
    [
        ("05 March 2031", "1", "2031-03-05"),
        ("5 Mar 2031", "", "2031-03-05"),
        ("05-Mar-2031", "1", "2031-03-05"),
        ("2031-03-05", "2", "2031-03-05~"),
        ("05 March 2031", "3", "2031-03"),
    ],
)
def test_days_of_acled_are_as_exact_as_it_says(tmp_path: Path, day: str, known: str, read: str) -> None:
    """A day of a month alone is its month; one of a part of a month is approximate."""
    dossier = feeds.acled().read(file_of(tmp_path, f"{ACLED}A1,{day},{known},1,3,Wire\n"))

    assert [str(figure.period) for figure in dossier.figures.values()] == [read]
    assert remarked(dossier, "time_precision") is (known in ("2", "3"))


def test_what_acled_codes_besides(tmp_path: Path) -> None:
    """A place that is not exact, and a zero that may be unknown, are counted; bad rows are told of."""
    rows = "A1,01 March 2031,1,2,0,W\nA2,01 March 2031,1,3,0,W\nA3,soon,3,1,2,W\nshort\nA4,,2,1,1,W\n"
    dossier = feeds.acled().read(file_of(tmp_path, ACLED + rows))

    assert remarked(dossier, "1 row: geo_precision is 2, near the place")
    assert remarked(dossier, "1 row: geo_precision is 3, somewhere in the region")
    assert remarked(dossier, "2 rows: fatalities is 0")
    assert [one.rule for one in account(dossier).rejected] == ["unreadable-date", "ragged-row"]
    kept = feeds.acled(unknown={}, period=None).read(
        [{"event_id_cnty": "A", "fatalities": 0, "source": "W", "time_precision": 3}]
    )
    assert str(kept["A"].hull()) == "0 killed (ACLED)"
    other = feeds.acled(best="deaths").read(
        [{"event_id_cnty": "A", "event_date": "2031-03-05", "deaths": 0, "source": "W"}]
    )
    assert str(other["A"].hull()) == "no number; ACLED withholds a number"


# -- UCDP -----------------------------------------------------------------------------


def test_how_exactly_ucdp_knows_events(tmp_path: Path) -> None:
    """Each code of precision, clarity and type is counted, unless the feed looks at it."""
    head = "id,low,best,high,date_start,date_end,source_office,date_prec,where_prec,event_clarity,type_of_violence,code_status\n"
    rows = "1,1,2,3,2031-01-01,2031-01-31,AP,4,6,2,1,Check deaths\n2,1,2,3,2031-01-01,2031-01-01,AP,1,1,1,3,Clear\nx\n"
    rows += "3,1,2,3,2031-01-01,2031-01-01,AP,9,1,1,3,Clear\n"
    path = file_of(tmp_path, head + rows)
    dossier = feeds.ucdp_ged().read(path)

    for words in ("date_prec is 4, known to the month", "where_prec is 6", "event_clarity is 2", "Check deaths"):
        assert remarked(dossier, f"1 row: {words}") or remarked(dossier, words)
    assert remarked(dossier, "2 rows: type_of_violence is 3, one-sided")
    assert remarked(dossier, "date_prec is '9', which is in no code list")
    by_type = feeds.ucdp_ged(facets={"type": "type_of_violence"}).read(path)
    assert not remarked(by_type, "type_of_violence")


# -- Our World in Data ------------------------------------------------------------------

OWID = feeds.owid(["D"], name="deaths", unit="killed")


@pytest.mark.parametrize(
    ("name", "code", "group"),
    [
        ("Ruritania", "RUR", False),
        ("Kosovo", "OWID_KOS", False),
        ("USSR", "OWID_USS", False),
        ("Asia", "OWID_ASI", True),
        ("World", "OWID_WRL", True),
        ("Africa", "", True),
        ("European Union (27)", "", True),
        ("Upper-middle-income countries", "", True),
        ("Asia (UN)", "", True),
        ("Sub-Saharan Africa", "", True),
        ("South Africa", "", False),
        ("Ruritania (total)", "RUR", True),
        ("Volcano A", "", False),
    ],
)
def test_which_entities_are_groups(name: str, code: str, group: bool) -> None:
    """By the code, by "(total)", and without a code by the name."""
    assert (why_group(name, code, coded=True) is not None) is group


def test_groups_are_refused_beside_countries(tmp_path: Path) -> None:
    """A sum over rows counts nobody twice; by choice they are kept, and told of."""
    path = file_of(tmp_path, "Entity,Code,Year,D\nRuritania,RUR,2031,3\nWorld,OWID_WRL,2031,9\nMarina,,2031,1\nx\n")

    assert [(one.row, one.rule) for one in OWID.intake(path).rejected] == [(2, "totals-row"), (4, "ragged-row")]
    assert any("perhaps no countries: 'Marina'" in remark for remark in OWID.intake(path).remarks)
    kept = feeds.owid(["D"], name="deaths", unit="killed", totals="kept").intake(path)
    assert any("which a sum over rows counts again: 'World'" in remark for remark in kept.remarks)
    assert len(kept.rejected) == 1


def test_groups_alone_are_what_a_file_is_of(tmp_path: Path) -> None:
    """One entity is refused for nothing; without codes a name says nothing; without entities there is nothing to tell."""
    world = file_of(tmp_path, "Entity,Code,Year,D\nWorld,OWID_WRL,2031,9\n")
    assert OWID.intake(world).explain().count("\n") == 0
    bare = OWID.intake(file_of(tmp_path, "Entity,Year,D\nWorld,2031,9\nAsia,2031,5\n", "bare.csv"))
    assert (bare.taken, bare.remarks) == (2, ())
    other = feeds.owid(["D"], name="deaths", unit="killed", of="name").intake([{"name": "Asia", "Year": 1, "D": 3}])
    assert other.taken == 1
    many = "".join(f"Isle {n},,2031,1\n" for n in range(14))
    listed = OWID.intake(file_of(tmp_path, f"Entity,Code,Year,D\n{many}", "many.csv"))
    assert any(remark.endswith("and 2 more") for remark in listed.remarks)


# -- HXL --------------------------------------------------------------------------------


def test_tags_that_nothing_looks_at(tmp_path: Path) -> None:
    """They are named, and so is a column that counts only some of what its tag says."""
    text = "Place,Girls,Who,Day\n#adm1+name,#affected+f,#org,#date\nA,3,X,2031-01-01\n"
    dossier = feeds.hxl("#affected").read(file_of(tmp_path, text))

    assert remarked(dossier, "#affected is the column '#affected+f', which counts only f")
    assert remarked(dossier, "not read: the column '#date'")
    with pytest.raises(MisfitFeed, match="#affected"):
        feeds.hxl("#affected").read(file_of(tmp_path, "Place,n\n#adm1+name,#reached\nA,3\n", "other.csv"))
    plain = feeds.hxl("n", of="p", by="w").read([{"p": "A", "n": 3, "w": "X", "d": 1}])
    assert remarked(plain, "not read: the column 'd'")


# -- reports ----------------------------------------------------------------------------


def report(n: int, id_: int | None = None, source: object = "AFP", **others: Any) -> dict[str, Any]:
    """Return a report of an event."""
    made = {"event_id": "E", "source": source, "deaths_low": n, "deaths_best": n, "deaths_high": n}
    return made | ({} if id_ is None else {"id": id_}) | others


def test_two_reports_of_one_paper_are_two_witnesses() -> None:
    """Their ids tell them apart, where there are any and where two are of one event."""
    rows = [report(2, 1), report(5, 2), report(7, 3, source="AP")]

    assert [str(one) for one in feeds.event_reports().read(rows)["E"].origins()] == [
        "AFP (report 1) (party, 1 estimate)",
        "AFP (report 2) (party, 1 estimate)",
        "AP (party, 1 estimate)",
    ]
    assert len(feeds.event_reports().read([report(2), report(5)])["E"].origins()) == 1
    assert feeds.event_reports().intake([report(2, 1, source=None)]).by_rule == {"unusable-cell": 1}
    by_id = feeds.event_reports(source="source", by="id").read(rows)
    assert len(by_id["E"].origins()) == 3


def test_reports_need_a_source(tmp_path: Path) -> None:
    """A file without one is no file of reports; a row that is broken is told of."""
    with pytest.raises(MisfitFeed, match="no column 'source'"):
        feeds.event_reports().read([{"event_id": "E", "deaths_low": 1, "deaths_best": 1, "deaths_high": 1}])
    text = "event_id,id,source,deaths_low,deaths_best,deaths_high\nE,1,AP,1,1,1\nx\n"
    assert feeds.event_reports().intake(file_of(tmp_path, text)).by_rule == {"ragged-row": 1}


# -- tallies ------------------------------------------------------------------------------


def test_a_tally_counts_rows_and_keeps_some_values() -> None:
    """A column of many values is one that differs; a cell that is no text says nothing here."""
    tally = RowTally()
    for n in range(MOST_VALUES + 1):
        tally.add("x")
        tally.see("c", str(n))

    assert (tally.remarks, len(tally.seen["c"])) == ((f"{MOST_VALUES + 1} rows: x",), MOST_VALUES)
    assert [written_text(cells, 0) for cells in ([["a"]], [None], [], [3.0])] == ["", "", "", "3"]
    assert written_text(["a"], None) == ""
