"""SDMX-CSV holds one observation a row, and says by its codes what they mean."""

from __future__ import annotations

import csv
import io
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

import contested as ct
from contested import exchange, feeds
from contested.errors import UnreadableDossier, UnsavedDossier
from contested.exchange.sdmx_codes import EUROSTAT_FLAGS, OBSERVATION_FLAGS
from contested.exchange.sdmx_csv import SDMX_CSV

POPULATION = (
    ct.Figure("population", "person", of="Nagorno-Karabakh")
    .claimed(120_000, by="Armenia", source="Article", as_of="2023-09", status="provisional")
    .claimed(Fraction(1, 4), by=["UN", "ICRC"], basis="estimated", note="=1+1")
    .withheld(by="Azerbaijan")
)


def _write(dossier: ct.Dossier) -> list[dict[str, str]]:
    assert SDMX_CSV.write is not None
    return list(csv.DictReader(io.StringIO("".join(SDMX_CSV.write(dossier)), newline="")))


def _read(text: str) -> ct.Dossier:
    assert SDMX_CSV.read is not None
    return SDMX_CSV.read(io.StringIO(text, newline="\n"))


def _lost(figure: ct.Figure) -> list[str]:
    return [str(one) for one in exchange.losses(ct.Dossier().with_figure("a", figure), "sdmx-csv")]


def test_an_observation_is_a_row() -> None:
    """Under the concepts of SDMX; a text that begins as a formula does is none."""
    first, second, third = _write(ct.Dossier().with_figure("population", POPULATION))

    assert first == {
        "STRUCTURE": "dataflow",
        "STRUCTURE_ID": "CONTESTED:DOSSIER(1.0)",
        "ACTION": "I",
        "FIGURE": "population",
        "STATEMENT": "1",
        "INDICATOR": "population",
        "REF_AREA": "Nagorno-Karabakh",
        "PARTY": "Armenia",
        "SOURCE": "Article",
        "TIME_PERIOD": "2023-09",
        "OBS_VALUE": "120000",
        "UNIT_MEASURE": "person",
        "UNIT_MULT": "0",
        "OBS_STATUS": "P",
        "FIGURE_TIME": "point",
        "COMMENT_OBS": "",
    }
    assert (second["PARTY"], second["OBS_VALUE"], second["OBS_STATUS"]) == ("UN;ICRC", "0.25", "E")
    assert second["COMMENT_OBS"] == "'=1+1"
    assert (third["OBS_VALUE"], third["OBS_STATUS"]) == ("", "Q")


def test_what_it_holds_comes_in_again() -> None:
    """And nothing is lost."""
    dossier = ct.Dossier().with_figure("population", POPULATION)
    assert SDMX_CSV.write is not None

    assert _read("".join(SDMX_CSV.write(dossier))) == dossier
    assert exchange.losses(dossier, "sdmx-csv") == ()


def test_what_it_cannot_hold_is_named() -> None:
    """Figure and statement first, then what; no side is dropped without a word."""
    figure = (
        ct.Figure("deaths", "person", definition="killed", time="cumulative")
        .claimed("around 10,000", by="A", key="e1")
        .claimed("10 to 20", by="B")
        .claimed(low=1, high=9, best=5, value=None, by="B", as_of="2023~")
        .claimed("dozens", by="C;D")
        .claimed(Fraction(1, 3))
        .denied(by="E")
        .set_aside("e1", reason="a misprint", by="the editor")
    )

    assert _lost(figure) == [
        "a, statement 1 (A): value 'around 10,000' is lost; 10000 stands in its place",
        "a, statement 1 (A): key 'e1' is lost",
        "a, statement 2 (B): the estimate is lost; an observation is one number with an end",
        "a, statement 3 (B): low 1 is lost",
        "a, statement 3 (B): high 9 is lost",
        "a, statement 3 (B): best 5 is lost",
        "a, statement 3 (B): as_of '2023~' is lost",
        "a, statement 3 (B): that it has no value is lost; 5 stands there",
        "a, statement 4 (C;D): the estimate is lost; a name in it has a semicolon, which stands between names",
        "a, statement 5 (unattributed): the estimate is lost; an observation is one number with an end",
        "a, statement 6 (E): the denial is lost; an observation is a number, and a denial gives none",
        "a: that the estimate 'e1' is set aside is lost",
        "a: definition 'killed' is lost",
        "parties.c-d: C;D is lost; nothing that goes out names it",
        "parties.e: E is lost; nothing that goes out names it",
    ]


def test_a_look_at_a_figure_is_not_written() -> None:
    """A look at a figure is not written; the figure is."""
    dossier = ct.Dossier().with_figure("population", POPULATION)

    for look in (dossier.as_of("2020-01-01"), dossier.known_on("2020-01-01"), dossier.at(level=0.5)):
        with pytest.raises(UnsavedDossier, match="figures.population is a look at a figure"):
            _write(look)


def test_records_beside_figures_are_named() -> None:
    """Parties and sources in full, ids, units of one's own, relations, and keys that nobody reads."""
    text = """format = 1
mine = 1
[units.brigade]
name = "brigade"
equals = "3000 soldier"
[parties.x]
name = "Armenia"
stake = "disputant"
[figures.a]
name = "a"
unit = "brigade"
[[figures.a.claims]]
value = 1
by = "x"
[figures.b]
name = "b"
unit = "person"
[[silenced]]
code = "CF012"
reason = "why not"
"""
    lost = [str(one) for one in exchange.losses(ct.Dossier.loads(text), "sdmx-csv")]

    renamed = (
        ct.Dossier()
        .with_party("x", ct.Party("Armenia"))
        .with_figure("a", ct.Figure("a", "person").claimed(1, by="Armenia"))
    )

    assert [str(one) for one in exchange.losses(renamed, "sdmx-csv")] == [
        "parties.x: the id x is lost; it comes in as armenia"
    ]
    assert lost == [
        "a, statement 1 (Armenia): the estimate is lost; its unit is one of its own, which a row cannot define",
        "b: the figure is lost; nothing is said of it",
        "parties.x: Armenia is lost; nothing that goes out names it",
        "the dossier: the unit brigade is lost",
        "the dossier: number 1 of the silenced is lost",
        "the dossier: the key mine is lost; it is one of your own",
    ]


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("A", {}),
        ("P", {"status": "provisional"}),
        ("V", {"status": "unverified"}),
        ("E", {"basis": "estimated"}),
        ("e", {"basis": "estimated"}),
        ("F", {"basis": "estimated", "note": "OBS_STATUS F: forecast value"}),
        ("I", {"basis": "estimated", "note": "OBS_STATUS I: imputed value"}),
        ("B", {"note": "OBS_STATUS B: time series break"}),
        ("D", {"note": "OBS_STATUS D: definition differs"}),
        ("N", {"note": "OBS_STATUS N: not significant"}),
        ("S", {"note": "OBS_STATUS S: strike and other special events"}),
        ("U", {"note": "OBS_STATUS U: low reliability"}),
        ("bp", {"status": "provisional", "note": "OBS_STATUS b: break in time series"}),
        ("P: Provisional value", {"status": "provisional"}),
        ("", {}),
        ("%", {"note": "OBS_STATUS %: in no code list"}),
    ],
)
def test_a_code_means_what_its_list_says(code: str, expected: dict[str, Any]) -> None:
    """F is a forecast, V unvalidated. Source: SDMX CL_OBS_STATUS 2.3."""
    dossier = _read(f"REF_AREA,OBS_VALUE,OBS_STATUS,UNIT_MEASURE\nGR,5,{code},person\n")

    (figure,) = dossier.figures.values()
    assert figure.statements == (ct.Estimate.of(5, "person", **expected),)


@pytest.mark.parametrize("code", ["M", "L", "O", "H", "z"])
def test_a_value_that_is_missing_is_no_claim(code: str) -> None:
    """Nor is it zero."""
    assert len(_read(f"REF_AREA,OBS_VALUE,OBS_STATUS,UNIT_MEASURE\nGR,NaN,{code},person\n")) == 0


@pytest.mark.parametrize("code", ["Q", "c"])
def test_a_value_that_is_kept_back_is_withheld(code: str) -> None:
    """Suppressed and confidential ones."""
    (figure,) = _read(
        f"REF_AREA,OBS_VALUE,OBS_STATUS,UNIT_MEASURE,PARTY\nGR,,{code},person,Eurostat\n"
    ).figures.values()

    assert [type(one).__name__ for one in figure.statements] == ["Withheld"]


def test_who_publishes_keeps_a_value_back_where_no_party_is_named() -> None:
    """A speaker alone is no party, and does not go out."""
    (figure,) = _read("DATAFLOW,REF_AREA,OBS_VALUE,OBS_STATUS,UNIT_MEASURE\nPOP,GR,,Q,person\n").figures.values()

    assert [(type(one).__name__, one.holders[0]) for one in figure.statements] == [("Withheld", "POP")]
    assert _lost(ct.Figure("a", "person").withheld(speaker="a colonel"))[0] == (
        "a, statement 1 (a colonel): the refusal to say is lost; no party is named that withholds it"
    )


@pytest.mark.parametrize("code", [*OBSERVATION_FLAGS, *EUROSTAT_FLAGS])
def test_codes_mean_the_same_in_a_feed(code: str, tmp_path: Path) -> None:
    """There is one code list for both."""
    flag = EUROSTAT_FLAGS.get(code) or OBSERVATION_FLAGS[code]
    value = "" if flag.missing or flag.withheld else "5"
    path = tmp_path / "flags.csv"
    path.write_text(f"DATAFLOW,REF_AREA,OBS_VALUE,OBS_STATUS,UNIT_MEASURE,PARTY\nX,GR,{value},{code},person,A\n")

    fed = feeds.sdmx_csv("REF_AREA", name="X", unit="person", by="PARTY").read(path)
    read = exchange.read(path, "sdmx-csv")

    said, again = ([one for figure in made.figures.values() for one in figure.statements] for made in (fed, read))
    kept = ("status", "basis", "interval", "parties")
    assert [(type(one), *(getattr(one, name, None) for name in kept)) for one in said] == [
        (type(one), *(getattr(one, name, None) for name in kept)) for one in again
    ]


def test_a_file_of_somebody_else_is_read_by_its_concepts() -> None:
    """Dimensions tell figures apart, a power of ten is applied, the data flow is the source, a label is none."""
    dossier = _read(
        "DATAFLOW,FREQ: Frequency,REF_AREA,TIME_PERIOD,OBS_VALUE,UNIT_MEASURE,UNIT_MULT,DECIMALS\n"
        "X:POP(1.0),A,GR,2031,1.5,person,3,1\n"
        "X:POP(1.0),A,GR,2031,1.6,person,thousands: Thousands,1\n"
        "X:POP(1.0),Q,GR,2031-Q1,7,person,,1\n"
    )

    assert dossier["x-pop-1-0-gr-2031"] == ct.Figure(
        "X:POP(1.0)", "person", of="GR", period="2031", time="period", facets={"FREQ": "A"}
    ).claimed(1500, source="X:POP(1.0)").claimed(1600, source="X:POP(1.0)")
    assert str(dossier["x-pop-1-0-gr-2031-01-2031-03"].period) == "2031-01/2031-03"


def test_days_go_out_as_sdmx_writes_them() -> None:
    """An interval as a day and how long it is; a period that a figure is of; others not at all."""
    figure = ct.Figure("deaths", "person", period="2023-09-20/2023-09-21", time="period").claimed(5, by="A")
    dossier = ct.Dossier().with_figure("deaths", figure)

    assert [row["TIME_PERIOD"] for row in _write(dossier)] == ["2023-09-20/P2D"]
    assert exchange.losses(dossier, "sdmx-csv") == ()
    for when, written in (
        ("2023-01/2023-03", "2023-01-01/P90D"),
        ("2022/2023", "2022-01-01/P730D"),
        ("2023", "2023"),
        ("2023-09-20", "2023-09-20"),
    ):
        dated = ct.Dossier().with_figure("a", ct.Figure("a", "person").claimed(5, by="A", as_of=when))
        assert [row["TIME_PERIOD"] for row in _write(dated)] == [written]
        assert exchange.losses(dated, "sdmx-csv") == ()
    for when in ("2023-09/..", "2023-09-20~", "-0043", "2023-09-20/2023-10"):
        assert f"a, statement 1 (A): as_of '{when}' is lost" in _lost(
            ct.Figure("a", "person").claimed(5, by="A", as_of=when)
        )


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("a,b\n1,2\n", "line 1: it has no column OBS_VALUE"),
        (
            "REF_AREA,OBS_VALUE\nGR,5\n",
            "line 2: it says no UNIT_MEASURE, so what is counted is not known; contested.feeds",
        ),
        ("OBS_VALUE,UNIT_MEASURE\n5,blorps\n", "line 2: unknown unit 'blorps'"),
        ("OBS_VALUE,UNIT_MEASURE\nfive,person\n", "line 2: OBS_VALUE is 'five', and no number"),
        ("OBS_VALUE,UNIT_MEASURE\n1e999,person\n", "line 2: the number '1e999'"),
        (f"OBS_VALUE,UNIT_MEASURE\n{'9' * 10_000},person\n", "line 2: the number '999.* is out of bounds"),
        ("OBS_VALUE,UNIT_MEASURE,UNIT_MULT\n5,person,x\n", "line 2: UNIT_MULT is 'x', and no power of ten"),
        ("OBS_VALUE,UNIT_MEASURE,UNIT_MULT\n5,person,99\n", "line 2: UNIT_MULT is '99', and no power of ten"),
        ("OBS_VALUE,UNIT_MEASURE,UNIT_MULT\n5,person,30\n", "line 2: .*out of bounds"),
        ("ACTION,OBS_VALUE,UNIT_MEASURE\nD,5,person\n", "line 2: the row deletes an observation"),
        ("TIME_PERIOD,OBS_VALUE,UNIT_MEASURE\nsoon,5,person\n", "line 2: cannot read the date 'soon'"),
        (
            "FIGURE,REF_AREA,OBS_VALUE,UNIT_MEASURE\na,GR,5,person\na,RU,5,person\n",
            "line 3: the figure 'a' is another here than before",
        ),
        ("FIGURE,OBS_VALUE,UNIT_MEASURE\nno id!,5,person\n", "line 2"),
        ('OBS_VALUE,UNIT_MEASURE\n"5,person\n', "it is no CSV"),
    ],
)
def test_what_is_wrong_is_told_with_its_line(text: str, why: str) -> None:
    """Each in words that say what to do."""
    with pytest.raises(UnreadableDossier, match=why):
        _read(text)
