"""Checks: each finding where it belongs, and not in a near case; reports, silencing and the command."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import attrs
import pytest

import contested as ct
from contested import Dossier, Estimate, Figure, Finding
from contested.checks.finding import CATALOGUE
from contested.cli.command_line import main
from contested.errors import NotAChoice, WrongType

if TYPE_CHECKING:
    from pathlib import Path


def people(name: str = "people", **fields: Any) -> Figure:
    """Return a figure of people."""
    return Figure(name, "person", **fields)


def found(*figures: Figure, relations: Any = (), code: str) -> list[str]:
    """Return what a check finds of one code, in words."""
    made = Dossier()
    for n, figure in enumerate(figures):
        made = made.with_figure(f"f{n}", figure)
    for relation in relations:
        made = made.with_relation(relation)
    return [one.what for one in made.check().of(code)]


SOURCE, WIRE = ct.Source("A paper", issued="2023-02-01"), ct.Source("A wire", issued="2023-01-01")
PRIMARY = ct.Source("Field notes", issued="2023-02-01", primary=True)
WHOLE = [ct.part_of("f0", "f1")]
SUM = [ct.sum_of("f2", ["f0", "f1"])]
DEFINED = people(definition="wounded"), people("sick", definition="wounded and sick"), people("unclear")
PERIODS = [people(f"k{n}", period=p, time="period") for n, p in enumerate(("2001", "2003", "2001/2004"))]


TWICE = "f0, f1 and f2 make up f3 and f0, f1 and f2 make up f4, and no numbers meet both"
STILL = "what the approximate numbers allow could still agree"


def said(value: Any, **fields: Any) -> Figure:
    """Return a figure with one claim of A."""
    return people().claimed(value, **{"by": "A", "source": SOURCE, **fields})


def counted(*numbers: Any) -> Figure:
    """Return a figure with one count of A for each day from the first of May 2023."""
    figure = people(time="cumulative")
    for day, number in enumerate(numbers, 1):
        figure = figure.claimed(number, by="A", as_of=f"2023-05-{day:02}")
    return figure


NINE_HUNDRED = "900 people (A) as of 2023-05-01"

CASES: list[tuple[str, list[Figure], Any, list[str]]] = [
    ("CF001", [said(30), people("all").claimed(10, by="A")], WHOLE, ["30 is a part of 10"]),
    (
        "CF001",
        [said("about 30"), people("all").claimed(29, by="A")],
        WHOLE,
        ["about 30 is a part of 29; what the approximate numbers allow could still agree"],
    ),
    ("CF001", [said(9), people("all").claimed(10, by="A")], WHOLE, []),
    ("CF001", [said(30), people("all").claimed(10, by="B")], WHOLE, []),
    (
        "CF002",
        [said(30), people("b").claimed(40, by="A"), people("c").claimed(100, by="A")],
        SUM,
        ["the parts make 70 people, the whole is 100 people"],
    ),
    ("CF001", [said(30), people("b").denied(by="A"), people("c").claimed(25, by="A")], SUM, ["30 is a part of 25"]),
    ("CF001", [said(30), people("b").denied(by="A"), people("c").claimed(35, by="A")], SUM, []),
    ("CF002", [said(30), people("b").claimed(70, by="A"), people("c").claimed(100, by="A")], SUM, []),
    (
        "CF002",
        [said(1000), people("b").claimed(6, by="A"), people("c").claimed(1010, by="A")],
        SUM,
        ["the parts make 1,006 people, the whole is 1,010 people: agrees only to the precision that is printed"],
    ),
    (
        "CF003",
        [said(30), people("b").claimed(20, by="A")],
        [ct.equal_to("f0", "f1")],
        ["f0 is equal to f1, but: f0 30 and f1 20"],
    ),
    ("CF003", [said(30), people("b").claimed(30, by="A")], [ct.equal_to("f0", "f1")], []),
    (
        "CF003",
        [said(30), people("b").withheld(by="A"), people("c").claimed(20, by="A")],
        [ct.at_most("f0", "f1"), ct.at_most("f1", "f2")],
        ["f0 is at most f1, but: f0 30 and f1 not stated", "f1 is at most f2, but: f1 not stated and f2 20"],
    ),
    (
        "CF003",
        [said("at most 3"), people("b"), people("c").claimed(2, by="A"), people("d").claimed(9, by="A")],
        [*SUM, ct.equal_to("f0", "f3")],
        [
            "f0 is equal to f3, but: f0 at most 3 and f3 9",
        ],
    ),
    (
        "CF004",
        [said(3).claimed(4, by="A")],
        (),
        ["stands by numbers that differ: 3 people (A, in A paper, issued 2023-02-01) and 4 people (A)"],
    ),
    (
        "CF003",
        [said(5), people("b").claimed(6, by="A"), people("c"), people("d").claimed(9, by="A")],
        [ct.sum_of("f3", ["f0", "f1", "f2"])],
        ["f0, f1 and f2 make up f3, but: f0 5, f1 6, f2 not stated and f3 9"],
    ),
    ("CF004", [said(3, basis="documented").claimed(4, by="A", basis="estimated")], (), []),
    (
        "CF004",
        [said(3, status="final").claimed(4, by="A", status="provisional").claimed(3, by="A", status="final")],
        (),
        [],
    ),
    (
        "CF005",
        [said(3, as_of="2020").claimed(4, by="B", as_of="2023-01-02")],
        (),
        ["numbers of 2020 and of 2023-01-02 in one range, 732 days apart"],
    ),
    ("CF005", [said(3, as_of="2022").claimed(4, by="B", as_of="2023-01-02")], (), []),
    ("CF005", [said(3, as_of="2020")], (), []),
    (
        "CF006",
        list(DEFINED[:2]),
        [ct.equal_to("f0", "f1")],
        ["f0 is equal to f1, by different definitions: wounded and wounded and sick"],
    ),
    ("CF006", [people("b", definition="x"), people("c", definition="x")], WHOLE, []),
    ("CF006", list(DEFINED[:2]), [ct.Bridge("f0", "f1", factor="1 to 2")], []),
    ("CF007", [said(3).claimed(4, "soldier", by="B")], (), ["soldiers beside people"]),
    ("CF007", [Figure("area", "km**2").claimed(4, "ha", by="B")], (), []),
    (
        "CF008",
        [said(3, quoting=[WIRE, SOURCE])],
        (),
        [
            "3 people (A, in A paper, issued 2023-02-01, quoting A wire, issued 2023-01-01, quoting A paper, issued 2023-02-01): A paper is behind itself"
        ],
    ),
    ("CF008", [said(3, quoting=[WIRE])], (), []),
    (
        "CF009",
        [said(3, quoting=[WIRE]).claimed(3, by="B", source="Another", quoting=[WIRE])],
        (),
        ["A and B go back to one origin, A wire"],
    ),
    ("CF009", [said(3).claimed(3, by="B")], (), []),
    (
        "CF010",
        [people().claimed(2906, by="A", source=WIRE).claimed("2,906", by="B", source=SOURCE)],
        (),
        ["B prints 2,906 after A did, and names no origin"],
    ),
    ("CF010", [said(2906)], (), []),
    ("CF006", list(DEFINED[:2]), WHOLE, []),
    ("CF020", [DEFINED[0], DEFINED[2]], [ct.at_most("f0", "f1")], []),
    (
        "CF002",
        [said(3000), people("b").claimed(7000, by="A"), people("c").claimed(10_000, by="A")],
        [ct.sum_of("f2", ["f0", "f1"], remainder="the others")],
        ["the parts make 10,000 people, the whole is 10,000 people, and nothing is left for the others"],
    ),
    ("CF015", [people("a", period="2023"), people("b", period="2023"), people("c")], SUM, []),
    (
        "CF015",
        [people("a", period="2020/2022"), people("b", period="2021"), people("c", period="2023"), people("d")],
        [ct.sum_of("f3", ["f0", "f1", "f2"])],
        ["f0 and f1 overlap: f1 begins 2021-01-01, before f0 ends 2022-12-31"],
    ),
    ("CF016", [counted(900, "500 to 2000", 700, 750)], (), [f"{NINE_HUNDRED}, then 700 people (A) as of 2023-05-03"]),
    ("CF016", [counted(900, "at most 2000", 700)], (), [f"{NINE_HUNDRED}, then 700 people (A) as of 2023-05-03"]),
    (
        "CF016",
        [counted("at most 2000", 900, 950, 700)],
        (),
        ["950 people (A) as of 2023-05-03, then 700 people (A) as of 2023-05-04"],
    ),
    (
        "CF016",
        [counted(900, 700, 600, 650, 800)],
        (),
        [
            "700 people (A) as of 2023-05-02, then 600 people (A) as of 2023-05-03",
            f"{NINE_HUNDRED}, then 700 people (A) as of 2023-05-02",
        ],
    ),
    ("CF016", [counted("about 9000", 8800)], (), []),
    ("CF016", [counted("at least 900", "up to 900")], (), []),
    (
        "CF016",
        [counted("more than 900", "up to 900")],
        (),
        ["more than 900 people (A) as of 2023-05-01, then at most 900 people (A) as of 2023-05-02"],
    ),
    ("CF016", [counted("800 to 1000", "600 to 900", "dozens")], (), []),
    (
        "CF016",
        [counted(900).claimed(800, by="A", as_of="2023-05").claimed(700, by="A", as_of="2023-06-01")],
        (),
        ["800 people (A) as of 2023-05, then 700 people (A) as of 2023-06-01"],
    ),
    (
        "CF016",
        [
            counted(900)
            .claimed(700, by="A", as_of="2023-05-01", stated="2023-05-03")
            .claimed(800, by="A", as_of="2023-05-02", stated="2023-05-02")
        ],
        (),
        [],
    ),
    (
        "CF016",
        [
            people(time="cumulative")
            .claimed(9, by="A", as_of="2023-05-01T10:00Z")
            .claimed(8, by="A", as_of="2023-05-01T09:00Z")
            .claimed(7, by="A", as_of="2023-05-01T12:00Z")
        ],
        (),
        ["9 people (A) as of 2023-05-01T10:00Z, then 7 people (A) as of 2023-05-01T12:00Z"],
    ),
    (
        "CF016",
        [
            people(time="cumulative")
            .claimed(400, by="A", as_of="2023-05-01")
            .claimed(500, by="A", as_of="2023-05-01")
            .claimed(450, by="A", as_of="2023-05-02")
        ],
        (),
        [],
    ),
    (
        "CF019",
        [said(3, key="old").claimed(4, by="C").set_aside("old", reason="r", by="me").denied(by="B", estimate="old")],
        (),
        [],
    ),
    ("CF010", [said(2906)], (), []),
    ("CF010", [people().claimed(2900, by="A", source=WIRE).claimed(2900, by="B", source=SOURCE)], (), []),
    ("CF010", [people().claimed(2906, by="A", source=WIRE).claimed(2906, by="B", source=SOURCE, quoting=WIRE)], (), []),
    ("CF010", [people().claimed(2906, by="A", source=WIRE).claimed(2906, by="A", source=SOURCE)], (), []),
    ("CF011", [people().claimed(3, by="A")], (), ["3 people (A): nobody says where it was read"]),
    ("CF011", [said(3)], (), []),
    (
        "CF012",
        [people().claimed(3, source=WIRE)],
        (),
        ["3 people (A wire, issued 2023-01-01): nobody says whose number it is"],
    ),
    ("CF012", [people().claimed(3, source=WIRE, speaker="A minister")], (), []),
    ("CF013", [said("roughly 20", lexicon="emdat")], (), []),
    ("CF013", [said("about 20", lexicon="as_printed")], (), []),
    (
        "CF015",
        PERIODS,
        SUM,
        [
            "nothing covers the time from 2001-12-31 (f0) to 2003-01-01 (f1)",
            "nothing covers the time from 2003-12-31 (f1) to 2004-12-31 (f2)",
        ],
    ),
    (
        "CF015",
        [PERIODS[0], PERIODS[1], people("k", period="2000/2003", time="period")],
        SUM,
        [
            "nothing covers the time from 2000-01-01 (f2) to 2001-01-01 (f0)",
            "nothing covers the time from 2001-12-31 (f0) to 2003-01-01 (f1)",
        ],
    ),
    (
        "CF015",
        [people("a", period="2001/2002"), people("b", period="2002/2003"), people("c")],
        SUM,
        ["f0 and f1 overlap: f1 begins 2002-01-01, before f0 ends 2002-12-31"],
    ),
    ("CF015", [people("a", period="2001"), people("b", period="2002"), people("c")], SUM, []),
    ("CF015", [people("a", period="2001"), people("b"), people("c")], SUM, []),
    ("CF015", PERIODS, [ct.part_of(["f0", "f1"], "f2")], []),
    (
        "CF016",
        [people(time="cumulative").claimed(9, by="A", as_of="2023-01-01").claimed(8, by="A", as_of="2023-01-02")],
        (),
        ["9 people (A) as of 2023-01-01, then 8 people (A) as of 2023-01-02"],
    ),
    (
        "CF016",
        [people(time="cumulative").claimed(9, by="A", as_of="2023-01-01").claimed(8, by="B", as_of="2023-01-02")],
        (),
        [],
    ),
    (
        "CF016",
        [
            people(time="cumulative")
            .claimed(9, by="A", as_of="2023-01-01")
            .claimed(9, by="A", as_of="2023-01-02")
            .claimed(3, by="A")
        ],
        (),
        [],
    ),
    ("CF016", [said(9, as_of="2023-01-01").claimed(8, by="A", as_of="2023-01-02")], (), []),
    (
        "CF017",
        [people("a"), people("b"), people("c")],
        [ct.part_of(["f0", "f1"], "f2", cover="all")],
        ["f0 and f1 make up f2, and nobody says whether one contains the other"],
    ),
    (
        "CF017",
        [people("a"), people("b"), people("c")],
        [ct.part_of(["f0", "f1"], "f2", cover="all", disjoint=False)],
        [],
    ),
    ("CF018", [people("Casualties")], (), ["“casualties” counts different things in different reports"]),
    ("CF018", [people("casualties", definition="killed or wounded")], (), []),
    (
        "CF019",
        [
            said(3, key="old", stated="2023-01-01")
            .claimed(4, by="A", stated="2023-01-05")
            .denied(by="B", estimate="old")
        ],
        (),
        ["denies old, which another number has taken the place of"],
    ),
    ("CF019", [said(3, key="old").denied(by="B", estimate="old")], (), []),
    ("CF020", [DEFINED[0], DEFINED[2]], WHOLE, ["f0 is a part of f1, and f1 states no definition"]),
    (
        "CF020",
        [DEFINED[0], DEFINED[2], people("more")],
        [ct.part_of(["f1", "f2"], "f0")],
        ["f1 and f2 are parts of f0, and f1 and f2 state no definition"],
    ),
    ("CF020", [people("a"), people("b")], WHOLE, []),
    (
        "CF010",
        [people().claimed(101, by="A", source=WIRE).claimed(101, by="B", source=SOURCE)],
        (),
        ["B prints 101 after A did, and names no origin"],
    ),
    ("CF010", [people().claimed(99, by="A", source=WIRE).claimed(99, by="B", source=SOURCE)], (), []),
    ("CF010", [people().claimed(2906, by="A", source=WIRE).claimed(2906, by="B", stated="2023-01-01")], (), []),
    (
        "CF010",
        [people().claimed(2906, by="A", source=WIRE).claimed(2906, by="B", source=PRIMARY)],
        (),
        [],
    ),
    (
        "CF016",
        [people(time="cumulative").claimed(9, by="A", as_of="2023-05").claimed(8, by="A", as_of="2023-05-20")],
        (),
        [],
    ),
    (
        "CF003",
        [*(people(id_) for id_ in "abc"), people("w").claimed(10, by="A"), people("v").claimed(11, by="A")],
        [ct.sum_of("f3", ["f0", "f1", "f2"]), ct.sum_of("f4", ["f0", "f1", "f2"])],
        [f"{TWICE}: f0 0 to 10, f1 0 to 10, f2 0 to 10, f3 10 and f4 11"],
    ),
    (
        "CF003",
        [*(people(id_) for id_ in "abc"), people("w").claimed("about 10", by="A"), people("v").claimed(11, by="A")],
        [ct.sum_of("f3", ["f0", "f1", "f2"]), ct.sum_of("f4", ["f0", "f1", "f2"])],
        [f"{TWICE}: f0 0 to 10, f1 0 to 10, f2 0 to 10, f3 about 10 and f4 11; {STILL}"],
    ),
    ("CF005", [said(3, as_of="2021-01-01").claimed(4, by="B", as_of="2022-01-02")], (), []),
    (
        "CF005",
        [said(3, as_of="2021-01-01").claimed(4, by="B", as_of="2022-01-03")],
        (),
        ["numbers of 2021-01-01 and of 2022-01-03 in one range, 367 days apart"],
    ),
    *(
        (
            "CF005",
            [people(time=time).claimed(3, by="A", as_of="2021").claimed(4, by="B", as_of="2025")],
            (),
            ["numbers of 2021 and of 2025 in one range, 1,097 days apart"],
        )
        for time in ("period", "cumulative")
    ),
    (
        "CF021",
        [said(3, by="Azerbaijan").claimed(4, by="Armenia"), said(3, by="Azerbaijan"), said(5, by="Azerbijan")],
        (),
        ["Azerbijan beside Azerbaijan: one party or two?"],
    ),
    (
        "CF021",
        [people(disputants=[ct.Party("Armenia", aliases=["Yerevan"])]).claimed(3, by="Yerevann")],
        (),
        ["Yerevan beside Yerevann: one party or two?"],
    ),
    ("CF021", [said(3, by="North"), said(4, by="South"), said(5, by="Army A"), said(6, by="Army B")], (), []),
    ("CF021", [said(3, by="Unit 1"), said(4, by="Unit 2"), said(5, by="UNHCR"), said(6, by="UNHRC")], (), []),
    ("CF021", [people(disputants=[ct.Party("Armenia", aliases=["Armania"])]).claimed(3, by="Armania")], (), []),
    (
        "CF026",
        [people().claimed(5, by="A", standard_error=8)],
        (),
        ["5 people, standard error 8 (A): the number can hardly be below zero"],
    ),
    (
        "CF027",
        [said(5, key="a").accepted(by="B", estimate="a").corrected(6, by="A", estimate="a")],
        (),
        ["accepts 5 people, by which A no longer stands"],
    ),
    ("CF027", [said(5, key="a").accepted(by="B", estimate="a")], (), []),
    (
        "CF029",
        [said(13, stated="2023-01-01").claimed("dozens", by="A", stated="2023-01-02")],
        (),
        ["“dozens” (A): later than what counts, and gives no number"],
    ),
    (
        "CF029",
        [
            said(64, as_of="2023-01-01", key="old")
            .claimed(90, by="B", key="b", stated="2023-03-03")
            .accepted(by="A", estimate="b", stated="2023-03-03")
        ],
        (),
        ["90 people (A, accepting the number of B): later than its dated claims, of which day is not said"],
    ),
    ("CF029", [said(13, stated="2023-01-02").claimed("dozens", by="A", stated="2023-01-01")], (), []),
    ("CF029", [said(64, as_of="2023-01-01").claimed(70, by="A", as_of="2022-01-01", stated="2024-01-01")], (), []),
    (
        "CF029",
        [
            said(64, as_of="2023-01-01")
            .claimed(70, by="A", key="slip", stated="2023-02-02")
            .denied(by="A", aspect="definition")
            .retracted(by="A", estimate="slip", stated="2023-02-03")
        ],
        (),
        [],
    ),
    ("CF026", [people().claimed(5, by="A", standard_error=5)], (), []),
    ("CF026", [people().claimed(5, by="A", error_below=2, error_above=9)], (), []),
    ("CF026", [people(signed=True).claimed(5, by="A", standard_error=8)], (), []),
    ("CF022", [said(3).denied(by="A")], (), ["denies the figure, and says 3 people"]),
    (
        "CF022",
        [said(3, by=["A", "B"], key="k").denied(by="B", estimate="k", aspect="attribution")],
        (),
        ["denies what it says itself: 3 people (A and B, in A paper, issued 2023-02-01)"],
    ),
    (
        "CF022",
        [said(3, key="k").accepted(by="B", estimate="k", source=SOURCE).denied(by="B", estimate="k")],
        (),
        ["denies what it accepts: 3 people (B, accepting the number of A, in A paper, issued 2023-02-01)"],
    ),
    (
        "CF022",
        [
            said(3, key="k")
            .accepted(by="C", estimate="k", key="c")
            .accepted(by="B", estimate="c")
            .denied(by="B", estimate="k")
        ],
        (),
        ["denies what it accepts: 3 people (B, accepting the number of A)"],
    ),
    ("CF022", [said("dozens").denied(by="A", aspect="number")], (), ["denies the number, and says “dozens”"]),
    ("CF022", [said(3, key="k").denied(by="B", estimate="k").denied(by="C")], (), []),
    ("CF022", [said(3, key="k").denied(by="A", estimate="k", aspect="definition")], (), []),
    ("CF022", [said(3).denied(by="A", aspect="definition")], (), []),
    ("CF022", [said(3, key="k").claimed(4, by="B").denied(by="B", estimate="k")], (), []),
    ("CF022", [said(3, stated="2023-01-01").denied(by="A", stated="2023-01-02")], (), []),
    ("CF022", [said(3, stated="2023-01-02").denied(by="A", stated="2023-01-01")], (), []),
    (
        "CF023",
        [said(3, as_of="2032-01-30")],
        (),
        ["3 people (A, in A paper, issued 2023-02-01) is of 2032-01-30, and A paper was issued 2023-02-01"],
    ),
    (
        "CF023",
        [said(3, stated="2023-02-02")],
        (),
        ["3 people (A, in A paper, issued 2023-02-01) was said 2023-02-02, and A paper was issued 2023-02-01"],
    ),
    (
        "CF023",
        [said(3, as_of="2023-01-20", quoting=WIRE)],
        (),
        [
            "3 people (A, in A paper, issued 2023-02-01, quoting A wire, issued 2023-01-01) is of 2023-01-20, and A wire was issued 2023-01-01"
        ],
    ),
    (
        "CF023",
        [people().denied(by="A", stated="2024", source=ct.Source("Page", retrieved="2023-05-01"))],
        (),
        ["denial of the figure (A, in Page) was said 2024, and Page was retrieved 2023-05-01"],
    ),
    ("CF023", [said(3, as_of="2023-02-01", stated="2023-02"), said(3), said(3, as_of="2023")], (), []),
    ("CF023", [said(3, as_of="2020", source="Undated"), people().claimed(3, by="A", as_of="2024")], (), []),
    ("CF023", [said(3, as_of="2024", key="k").set_aside("k", reason="a forecast", by="me")], (), []),
    (
        "CF024",
        [said(3, as_of="2023-01-03"), said(3, as_of="2023-01-04"), said(3, as_of="1923-01-05", source="S")],
        (),
        [
            "3 people (A, in S), of 1923-01-05, lies far from all other days, 2023-01-03 to 2023-02-01; perhaps 2023",
        ],
    ),
    (
        "CF024",
        [said(3, as_of="2023-01-03"), said(3, as_of="2023-01"), said(3, as_of="2032-01-05", source="S")],
        (),
        [
            "3 people (A, in S), of 2032-01-05, lies far from all other days, 2023-01-01 to 2023-02-01; perhaps 2023",
        ],
    ),
    (
        "CF024",
        [said(3, as_of="2023-01-03"), said(3, as_of="2023-01"), said(3, stated="0202-01-05", source="S")],
        (),
        ["3 people (A, in S), said 0202-01-05, lies far from all other days, 2023-01-01 to 2023-02-01"],
    ),
    (
        "CF024",
        [
            said(3, as_of="2023-01-03"),
            said(3, as_of="2023-01-04"),
            people().claimed(3, by="A", source=ct.Source("Page", issued="2032", retrieved="2023-01-09")),
        ],
        (),
        ["Page, issued 2032, lies far from all other days, 2023-01-03 to 2023-02-01; perhaps 2023"],
    ),
    ("CF024", [said(3, as_of="2023-01-03"), said(3, as_of="2015-01-05", source="S"), said(4)], (), []),
    ("CF024", [said(3, as_of="2023-01-03"), said(3, as_of="2023-01-04"), said(3, as_of="1900/2010")], (), []),
    ("CF024", [said(3, as_of="2023-01-03"), said(3, as_of="1923-01-05", source="S")], (), []),
    ("CF024", [said(n, as_of=f"{year}-01-05", source="S") for n, year in enumerate(range(1903, 2024, 20))], (), []),
    ("CF024", [said(n, as_of=f"{year}", source="S") for n, year in enumerate((1999, 2000, 2001, 2002))], (), []),
    ("CF024", [said(3, as_of="2023-01-03"), said(3, as_of="2023-01-04"), said(3, as_of="1923/..")], (), []),
]


@pytest.mark.parametrize(("code", "figures", "relations", "expected"), CASES)
def test_each_finding_where_it_belongs_and_not_in_a_near_case(
    code: str, figures: list[Figure], relations: Any, expected: list[str]
) -> None:
    """Every code is found with its own words, and a neighbour of it is not."""
    assert found(*figures, relations=relations, code=code) == expected


def test_a_number_outside_its_bounds_and_a_word_that_a_lexicon_does_not_value() -> None:
    """Statements that no reading makes, and that a programme can, are found as well."""
    odd = attrs.evolve(Estimate.of(None, "person", low=1, high=3, by="A"), best=5)
    words = ct.lexicon("emdat")
    vague = attrs.evolve(Estimate.of("dozens", "person", by="A"), lexicon=words)
    strange = attrs.evolve(Estimate.of("about 20", "person", by="A"), lexicon=words, hedges=("mumbled",))

    assert found(people().saying(odd), code="CF014") == ["1 to 3 people (A): its best value 5 lies outside"]
    assert found(people().saying(vague), code="CF013") == ["emdat gives no number for “dozens”"]
    assert found(people().saying(strange), code="CF013") == ["emdat does not list “mumbled”, and reads it as any other"]


def test_parties_that_say_nothing_are_spelt_too() -> None:
    """What a file declares and no figure names is a slip as well; a finding without a figure names the party."""
    made = Dossier(parties={"a": ct.Party("Azerbaijan"), "b": ct.Party("Azerbijan")})

    (one,) = made.check().findings

    assert str(one).startswith("CF021 warning: Azerbaijan: Azerbaijan beside Azerbijan: one party or two?; ")
    assert (one.figures, one.to_dict()["figures"]) == ((), [])
    assert Finding("CF021", "warning", (), "what", "advice").place == "the dossier"


def test_the_rarer_spelling_is_looked_at() -> None:
    """It is more likely the slip, and is silenced where it stands."""
    made = Dossier({
        "x": said(3, by="Azerbaidjan"),
        "y": people("y").claimed(4, by="Azerbaijan", source=SOURCE),
        "z": people("z").claimed(4, by="Azerbaijan", source=SOURCE),
    })  # fmt: skip

    (one,) = made.check().of("CF021")

    assert (one.figures, one.party) == (("x",), "Azerbaidjan")
    assert not made.silencing("CF021", figure="x", reason="two bodies").check().of("CF021")


def test_dates_without_an_end_are_far_apart() -> None:
    """There is no number of days to name."""
    figure = people().claimed(3, by="A", as_of="../2001").claimed(4, by="B", as_of="2023")

    assert "days" in found(figure, code="CF005")[0]
    assert found(people().claimed(3, by="A", as_of="2001/..").claimed(4, by="B", as_of="2023"), code="CF005") == []


def test_what_is_set_aside_is_not_checked() -> None:
    """The user has looked at it already."""
    figure = people().claimed(3, by="A", key="e1").set_aside("e1", reason="a misprint", by="me")

    assert found(figure, code="CF011") == []


def test_a_derived_figure_is_checked_beside() -> None:
    """Whether a sum counts somebody twice is a question to the dossier as well."""
    a, b = said(3), people("b").claimed(4, by="A", source=SOURCE)

    report = Dossier().check(a + b, a)

    assert report.codes == ("CF017",)
    assert report.of("CF017")[0].place == "people + b"


def test_a_printed_answer_that_does_not_hold_is_an_error() -> None:
    """It names the figure, the document, what turned it, and which sentence; one that stands is no finding."""
    dossier = Dossier().with_figure("a", said(30).claimed(50, by="B", source=SOURCE))
    dossier = dossier.concluding("a > 20", where="Report, page 4", sentence="There are more than 20.")

    later = dossier.with_figure("a", dossier["a"].claimed(10, by="C", source=SOURCE)).check()

    assert not dossier.check().of("CF025")
    assert str(later.of("CF025")[0]) == (
        "CF025 error: a: “a > 20” was printed as “settled: yes per A and B” in Report, page 4: “There are more than "
        "20.”; now contested: yes per A and B, no per C; by 10 people (C, in A paper, issued 2023-02-01), outside the "
        "old range (30 (A) to 50 (B) people); put the sentence right, then conclude anew"
    )


def test_a_report_has_the_worst_first_and_keeps_what_is_silenced() -> None:
    """Silenced findings are not gone; the reason stays with them."""
    dossier = Dossier().with_figure("a", people().claimed(3, source=WIRE)).with_figure("b", people("all"))
    dossier = dossier.with_figure("c", said(9)).with_figure("d", people("d").claimed(3, by="A"))
    dossier = dossier.with_relation(ct.part_of("c", "d"))

    report = dossier.check()
    quiet = dossier.silencing("CF012", reason="the wire speaks for itself", figure="a").check()
    loud = dossier.silencing("CF012", reason="x", figure="b").check()

    assert [one.code for one in report] == ["CF001", "CF011", "CF012"]
    assert len(report) == 3
    assert [one.code for one in report.errors] == ["CF001"]
    assert repr(report) == "<Report of 3 findings>"
    assert str(quiet).endswith("1 silenced")
    assert "CF012" not in quiet.codes
    assert quiet.to_dict()["silenced"][0]["reason"] == "the wire speaks for itself"
    assert loud.codes == report.codes
    assert str(Dossier().check()) == "nothing found"
    assert repr(report.errors[0]).startswith("<Finding CF001 error: c, d (A): 9 is a part of 3;")


def test_the_span_of_dates_is_the_users() -> None:
    """What is far apart for one is near for another."""
    dossier = Dossier().with_figure("a", said(3, as_of="2022-01-01").claimed(4, by="B", as_of="2022-02-01"))

    assert dossier.check(span=10).of("CF005")
    assert not dossier.check().of("CF005")


def test_a_finding_is_of_a_known_severity() -> None:
    """Nothing else sorts."""
    with pytest.raises(NotAChoice):
        Finding("CF001", "awful", ("a",), "what", "advice")
    with pytest.raises(WrongType):
        ct.Silenced("12", reason="x")


def test_every_code_is_tried_here() -> None:
    """A code without a test would be a promise; that of files and those of kept copies are tried beside these."""
    of_copies = {code for code in CATALOGUE if "CF030" <= code <= "CF039"}
    tried = {code for code, *_ in CASES} | {"CF013", "CF014", "CF025", "CF028"} | of_copies

    assert tried == set(CATALOGUE)


TEXT = """\
format = 1
[figures.a]
name = "people"
unit = "person"
claims = [{ value = 3, by = "A" }]
[figures.b]
name = "all"
unit = "person"
claims = [{ value = VALUE, by = "A", source = "S" }]
[[relations]]
part = "a"
whole = "b"
[[silenced]]
code = "CF018"
reason = "x"
"""


@pytest.mark.parametrize(("value", "strict", "code"), [(2, [], 1), (9, [], 0), (9, ["--strict"], 1)])
def test_the_command_exits_by_what_it_finds(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], value: int, strict: list[str], code: int
) -> None:
    """1 where there is an error, or with --strict a warning; else 0."""
    path = tmp_path / "d.toml"
    path.write_text(TEXT.replace("VALUE", str(value)), encoding="utf-8")

    assert main(["check", str(path), *strict]) == code

    assert "CF011 warning: a: 3 people (A): nobody says where it was read" in capsys.readouterr().out


def test_the_command_prints_json_and_what_is_silenced(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The shape is that of the reference."""
    path = tmp_path / "d.toml"
    path.write_text(TEXT.replace("VALUE", "2").replace("CF018", "CF001"), encoding="utf-8")

    assert main(["check", str(path), "--json"]) == 0

    shape = json.loads(capsys.readouterr().out)
    assert list(shape) == ["format", "findings", "silenced"]
    assert [one["code"] for one in shape["findings"]] == ["CF011"]
    main(["check", str(path)])
    assert capsys.readouterr().out.endswith("1 silenced\n")
    path.write_text("format = 1\n", encoding="utf-8")
    main(["check", str(path)])
    assert capsys.readouterr().out == "nothing found\n"


def test_the_command_calculates(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Account by account, with the derivation, or as JSON."""
    path = tmp_path / "d.toml"
    path.write_text(TEXT.replace("VALUE", "9"), encoding="utf-8")

    main(["calculate", str(path), "a / b"])
    lines = capsys.readouterr().out.splitlines()
    main(["calculate", str(path), "a + b", "--json"])
    shape = json.loads(capsys.readouterr().out)

    assert lines[:2] == ["people / all", "  about 0.333 (A)"]
    assert shape["hull"]["low"] == 12
    assert shape["notes"] == ["people is a part of all, so that adding them counts it twice"]
