"""A dossier as rows, one a statement, and rows as a dossier."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import contested as ct
from contested.errors import EqualFigures, UnreadableRows

EXAMPLE = Path(__file__).parents[3] / "examples" / "nagorno_karabakh.toml"


def test_rows_give_the_example_back() -> None:
    """Figures, parties and sources under their ids; relations, conclusions and what is silenced stand in no row."""
    dossier = ct.Dossier.load(EXAMPLE)

    again = ct.Dossier.from_records(dossier.to_records(), parties=dossier.parties, sources=dossier.sources)

    assert (again.figures, again.parties, again.sources) == (dossier.figures, dossier.parties, dossier.sources)
    assert again.document is None
    assert (again.relations, again.conclusions, again.silenced) == ((), (), ())


def test_a_row_has_the_id_of_its_figure_before_what_a_figure_writes() -> None:
    """All rows have the same columns."""
    dossier = ct.Dossier().with_figure("dead", ct.Figure("dead", "person").claimed(3, by="A").denied(by="B"))
    figure = dossier["dead"]

    assert dossier.to_records() == [{"id": "dead"} | row for row in figure.to_records()]


def test_a_figure_of_which_nobody_says_anything_has_a_row() -> None:
    """It says what the figure is, and comes back."""
    silent = ct.Figure("dead", "km**2", of="X", facets={"side": "A"}, disputants=["B"], time="cumulative", signed=True)
    dossier = ct.Dossier().with_figure("f", silent)

    (row,) = dossier.to_records()

    assert (row["id"], row["figure"], row["stance"], row["value"]) == ("f", "dead", None, None)
    assert ct.Dossier.from_records([row])["f"] == silent


def test_sources_of_one_title_stay_apart() -> None:
    """They are named by their ids, and a title that is the id of another is no name of it."""
    first, second = ct.Source("Report", issued="2020"), ct.Source("Report", issued="2021")
    other = ct.Source("second")
    figure = (
        ct.Figure("dead", "person").claimed(1, by="A", source=first).claimed(2, by="B", source=second, quoting=[other])
    )
    sources = {"first": first, "second": second, "third": other}
    dossier = ct.Dossier(sources=sources).with_figure("f", figure)

    rows = dossier.to_records()

    assert [row["source"] for row in rows] == ["first", "second"]
    assert rows[1]["quoting"] == ["third"]
    assert ct.Dossier.from_records(rows, sources=dossier.sources)["f"] == figure
    with pytest.raises(UnreadableRows, match="row 1: several sources are called Report"):
        ct.Dossier.from_records([{**rows[0], "source": "Report"}], sources=[first, second])


def test_a_source_without_an_id_stands_in_its_cell() -> None:
    """Where its title alone would be another."""
    first, second = ct.Source("Report", issued="2020"), ct.Source("Report", issued="2021")
    figure = ct.Figure("dead", "person").claimed(1, by="A", source=first)
    dossier = ct.Dossier(figures={"f": figure}, sources={"second": second})

    (row,) = dossier.to_records()

    assert row["source"] is first
    assert ct.Dossier.from_records([row])["f"] == figure


def test_records_of_parties_and_sources_may_be_given_without_ids() -> None:
    """They are found by name and title, and get ids of their own."""
    army, paper = ct.Party("A", stake="disputant"), ct.Source("Paper", issued="2020-01-01")
    row = {"id": "dead", "figure": "dead", "figure_unit": "person", "value": "about 30", "by": "A", "source": "Paper"}

    dossier = ct.Dossier.from_records([row], parties=[army], sources=[paper])

    assert dossier.parties == {"a": army}
    assert dossier.sources == {"paper": paper}
    assert str(dossier.ask("dead > 20")) == "one-sided: yes per A alone"


def test_rows_without_ids_are_told_apart_by_their_figures() -> None:
    """Those that say the same of their figure are of one; it is called by its words."""
    rows: list[dict[str, Any]] = [
        {"figure": "dead", "figure_unit": "person", "of": "X", "value": 1, "by": "A"},
        {"figure": "dead", "figure_unit": "person", "of": "Y", "value": 2, "by": "A"},
        {"figure": "dead", "figure_unit": "person", "of": "X", "value": 3, "by": "B"},
    ]

    dossier = ct.Dossier.from_records(rows)

    assert {id_: str(figure.hull()) for id_, figure in dossier.figures.items()} == {
        "X-dead": "1 (A) to 3 (B) people",
        "Y-dead": "2 people (A)",
    }


def test_every_wrong_row_is_named_by_its_number() -> None:
    """Whatever figure it is of; what is wrong with a figure is said of its first row."""
    fine = {"id": "f", "figure": "dead", "figure_unit": "person", "value": 1, "by": "A"}
    rows: list[Any] = [
        fine,
        {"id": "g", "figure": "hurt", "figure_unit": "person", "value": "many, many", "by": "A"},
        fine | {"by": "B", "stance": "believed"},
        "no row",
        {"figure": "hurt", "figure_unit": "person", "value": 1},
        {"id": "h", "figure": "hurt", "figure_unit": "person", "facets": "no", "value": 1},
    ]

    with pytest.raises(UnreadableRows) as caught:
        ct.Dossier.from_records(rows)

    assert [number for number, _ in caught.value.problems] == [2, 3, 4, 5, 6]
    assert "it has no id, and other rows have one" in str(caught.value)


def test_equal_figures_are_refused() -> None:
    """As they are when they are added one by one."""
    fine = {"figure": "dead", "figure_unit": "person", "value": 1, "by": "A"}

    with pytest.raises(EqualFigures):
        ct.Dossier.from_records([{"id": "f"} | fine, {"id": "g"} | fine])
