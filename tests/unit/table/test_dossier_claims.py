"""Tables of dossiers: a figure is in the table whole, or all that is said of it is rejected with the reason."""

from __future__ import annotations

from typing import Any

import pytest

from contested import ClaimTable, Dossier, Estimate, Figure, Party, Source, methods
from contested.errors import WrongType
from contested.quantities import Unit, parse_date
from contested.quantities import unit as unit_of

TASS = Source("TASS", organ_of=Party("Russia", stake="disputant"))
TIMES = Source("The Times")


def _count(name: str = "dead", **scope: Any) -> Figure:
    return Figure(name, "person", **scope)


def _dossier(**figures: Figure) -> Dossier:
    return Dossier(figures)


def _rows(answer: Any) -> list[dict[str, Any]]:
    return list(answer.to_arrow_table().to_pylist())


def _told(table: ClaimTable) -> list[tuple[int | None, str | None, object, str]]:
    return [(one.row, one.column, one.value, one.rule) for one in table.intake.rejected]


def test_a_dossier_is_asked_as_one_table() -> None:
    """Ranges and verdicts of every figure at once are those that each gives, in the unit that most are in."""
    dossier = _dossier(
        here=Figure("area", "km**2", of="here").claimed(3, by="Armenia").claimed(400, "ha", by="Azerbaijan"),
        there=Figure("area", "ha", of="there").claimed(200, by="Armenia"),
        yonder=Figure("area", "km**2", of="yonder").claimed(5, by=("Armenia", "UN")),
    )

    table = ClaimTable.of(dossier)

    assert str(table.intake) == "the dossier: 4 rows, 4 taken, none rejected"
    found = {row["figure"]: (row["of"], row["low"], row["high"]) for row in _rows(table.ranges())}
    assert found == {"here": ("here", 3.0, 4.0), "there": ("there", 2.0, 2.0), "yonder": ("yonder", 5.0, 5.0)}
    assert {row["figure"]: row["verdict"] for row in _rows(table.verdicts("> 3 km**2"))} == {
        "here": "contested",
        "there": "settled: no",
        "yonder": "settled: yes",
    }
    assert table.to_dossier() is dossier
    assert "not in the table" not in table.explain()


@pytest.mark.parametrize("to", ["ha", unit_of("ha"), {"area": "ha"}])
def test_the_unit_of_answers_can_be_chosen(to: Any) -> None:
    """One of all, or one by what is counted."""
    table = ClaimTable.of(_dossier(here=Figure("area", "km**2").claimed(3, by="Armenia")), to=to)

    assert [row["low"] for row in _rows(table.ranges())] == [300.0]


def test_a_source_that_speaks_for_itself_is_a_party_of_the_table() -> None:
    """It goes by the name that it has in answers of the figure; so does a speaker."""
    figure = _count().claimed(10, source=TIMES).claimed(12, speaker="the mayor").denied(by="UN")

    table = _dossier(dead=figure).to_table()

    assert table.parties == tuple(sorted(position.name for position in figure.positions()))
    assert [row["low_by"] for row in _rows(table.ranges())] == ["The Times"]


def test_figures_that_else_are_the_same_are_told_apart_by_their_ids() -> None:
    """What they are stands beside, their definition too; a facet by the name of a column of claims does not."""
    scope: dict[str, Any] = {"of": "Artsakh", "where": "Shushi", "period": "2020", "definition": "de jure"}
    dossier = _dossier(
        one=_count(facets={"side": "army", "stance": "x"}, **scope).claimed(1, by="A"),
        two=_count(facets={"side": "army", "stance": "x"}, **scope).claimed(2, by="A"),
        plain=_count().claimed(3, by="A"),
    )

    rows = {row["figure"]: row for row in _rows(dossier.to_table().ranges())}

    assert [rows[id_]["low"] for id_ in dossier] == [1.0, 2.0, 3.0]
    told = ("of", "where", "period", "definition", "side", "name")
    assert [rows["two"][name] for name in told] == ["Artsakh", "Shushi", "2020", "de jure", "army", "dead"]
    assert [rows["plain"][name] for name in told] == [*[None] * 5, "dead"]


KEYED = _count().claimed(10, by="A", key="first")
REFUSED: dict[str, tuple[Figure, tuple[str | None, object, str]]] = {
    "nobody speaks": (_count(), (None, None, "nothing-said")),
    "looked at": (_count().claimed(1, by="A", as_of="2020").as_of("2021-01-01"), (None, None, "unusable-cell")),
    "a stance to another": (KEYED.accepted(estimate="first", by="B"), ("stance", "accepted", "unusable-cell")),
    "another's organ": (
        _count(disputants=("Russia",)).claimed(5, by="Ukraine", source=TASS),
        ("source", "TASS", "unusable-cell"),
    ),
    "an organ of one with a stake": (
        _count().claimed(5, by="Ukraine", source=TASS),
        ("source", "TASS", "unusable-cell"),
    ),
    "an open day": (
        _count(time="cumulative").claimed(5, by="A", as_of="2020/.."),
        ("as_of", _count().claimed(5, as_of="2020/..").statements[0].as_of, "unusable-cell"),
    ),
    "an instant of another day than in UTC": (
        _count().claimed(5, by="A", as_of="2020-01-02T05:00+14:00"),
        ("as_of", parse_date("2020-01-02T05:00+14:00"), "unusable-cell"),
    ),
    "an instant of another day than in UTC, beside a day": (
        _count().claimed(5, by="A", stated="2020-01-01").claimed(7, by="A", stated="2020-01-01T23:30-05:00"),
        ("stated", parse_date("2020-01-01T23:30-05:00"), "unusable-cell"),
    ),
    "no float": (_count().claimed(2**53 + 1, by="A"), ("low", "inf", "not-a-number")),
}


def test_instants_alone_compare_by_the_clock_in_a_table_too() -> None:
    """Where nothing is said on a day, no civil day is asked for: the later instant replaces the earlier one."""
    figure = _count().claimed(5, by="A", stated="2020-01-01T23:30-05:00")
    figure = figure.claimed(7, by="A", stated="2020-01-02T05:00+14:00")

    table = _dossier(dead=figure).to_table()

    assert str(figure.hull()) == "5 people (A)"
    assert [(row["low"], row["high"]) for row in _rows(table.ranges())] == [(5, 5)]


@pytest.mark.parametrize("name", REFUSED)
def test_what_a_table_has_no_place_for_keeps_its_figure_out(name: str) -> None:
    """Every row of it is rejected, the one that is the reason first of all; the other figure is answered."""
    figure, (column, value, rule) = REFUSED[name]
    dossier = Dossier({"wrong": figure, "right": _count("wounded").claimed(7, by="A")})

    table = dossier.to_table()

    rows = max(1, len(figure.statements))
    assert {row["figure"] for row in _rows(table.ranges())} == {"right"}
    assert (table.intake.rows, table.intake.taken) == (rows + 1, 1)
    assert table.intake.rejected_rows == tuple(range(1, rows + 1))
    assert (rows, column, value, rule) in _told(table)
    assert {one.said["id"] for one in table.intake.rejected} == {"wrong"}
    assert table.explain().endswith("1 figure of 2 not in the table; intake says why")


def test_the_other_rows_of_a_figure_name_the_one_that_keeps_it_out() -> None:
    """Each of them has the number of that row."""
    table = _dossier(dead=KEYED.claimed(11, by="B").accepted(estimate="first", by="C")).to_table()

    assert _rows(table.ranges()) == []
    assert [one.advice[:28] for one in table.intake.rejected[:2]] == ["row 3 keeps its figure out: "] * 2


def test_a_unit_of_ones_own_is_in_no_table() -> None:
    """Its name is known to the dossier alone: of the figure, or of one number of it."""
    convoy = Unit.counting("convoy")
    dossier = _dossier(all=Figure("convoys", convoy).claimed(3, by="A"), dead=_count().claimed(2, by="A"))

    table = dossier.to_table()

    assert _told(table) == [(1, "unit", convoy, "unusable-cell")]


def test_a_partys_own_organ_is_first_hand() -> None:
    """So is what any organ of one without a stake prints."""
    agency = Source("Agency", organ_of=Party("Ministry"))
    figure = _count().claimed(5, by="Russia", source=TASS).claimed(6, by="A", source=agency)

    table = _dossier(dead=figure).to_table()

    assert table.intake.taken == 2
    assert {row["figure"]: row["verdict"] for row in _rows(table.verdicts("> 1"))} == {"dead": "settled: yes"}


@pytest.mark.parametrize(
    ("odd", "column", "value"),
    [
        (_count(time="cumulative").claimed(5, by="A"), "time", "cumulative"),
        (_count(signed=True).claimed(-5, by="A"), "signed", True),
        (_count().claimed(5, by="Stake"), "disputants", "Stake"),
    ],
)
def test_a_table_says_once_of_all_figures_what_most_of_them_say(odd: Figure, column: str, value: object) -> None:
    """One that says otherwise is not of this table; with its like it is of another."""
    usual = [_count(f"dead {n}", disputants=("Stake",)).claimed(3, by="Stake") for n in range(2)]
    dossier = Dossier({"odd": odd, **{f"usual-{n}": figure for n, figure in enumerate(usual)}})

    assert _told(dossier.to_table()) == [(1, column, value, "unusable-cell")]
    assert _dossier(odd=odd).to_table().intake.taken == 1


def test_a_temperature_is_signed_by_itself() -> None:
    """Of a unit without a floor it is no matter what a figure says of its sign."""
    cold, warm = Figure("frost", "K", signed=True), Figure("heat", "K")
    dossier = _dossier(one=cold.claimed(5, by="A"), two=warm.claimed(2, by="A"), three=warm.claimed(3, by="B"))

    assert dossier.to_table().intake.taken == 3


def test_what_is_set_aside_is_left_out_as_the_figure_leaves_it_out() -> None:
    """It is rejected by itself, with who set it aside and why; its figure is answered."""
    figure = KEYED.claimed(12, by="B").set_aside("first", reason="a misprint", by="the editor")

    table = _dossier(dead=figure).to_table()

    assert [(row["low"], row["high"]) for row in _rows(table.ranges())] == [(12.0, 12.0)]
    assert [(one.row, one.advice) for one in table.intake.rejected] == [
        (1, "set aside by the editor: a misprint"),
        (3, "its estimate is left out"),
    ]


def test_an_empty_dossier_is_an_empty_table() -> None:
    """No figure is asked, and none answers."""
    table = Dossier().to_table()

    assert _rows(table.ranges()) == []
    assert str(table.intake) == "the dossier: 0 rows, 0 taken, none rejected"


@pytest.mark.parametrize("given", [{"unit": "person"}, {"time": "cumulative"}, {"facets": "side"}, {"low": "least"}])
def test_what_a_dossier_says_itself_nobody_else_says(given: dict[str, Any]) -> None:
    """Columns, units and what numbers are of are those of its figures."""
    with pytest.raises(WrongType, match="of its figures a dossier says that itself"):
        ClaimTable.of(_dossier(dead=_count().claimed(1, by="A")), **given)


def test_the_origins_of_a_dossier_can_be_taken_to_be_independent() -> None:
    """That is on whoever asks, and the account says so."""
    figure = _count().claimed(3, by="A").claimed(5, by="B").claimed(9, by="C")

    table = ClaimTable.of(_dossier(dead=figure), independent="three hospitals")

    assert table.intake.independent == "three hospitals"
    assert "origins are taken to be independent: three hospitals" in table.explain()
    assert [row["value"] for row in _rows(table.reconcile(methods.Median()))] == [5.0]


def test_an_instant_comes_as_one() -> None:
    """The later of two statements of one day stands, as in the figure."""
    figure = _count()
    for hour, number in (("09:00", 5), ("11:00", 8)):
        figure = figure.saying(Estimate.of(number, "person", by="A", as_of=f"2023-09-19T{hour}:00+00:00"))

    assert [row["low"] for row in _rows(_dossier(dead=figure).to_table().ranges())] == [8.0]
