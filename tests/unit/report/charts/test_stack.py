"""A stack lays parts end to end in one party's account, with the remainder that nobody numbers."""

from __future__ import annotations

import pytest
from tests.drawn_charts import flaws, marks, said

import contested as ct
from contested.errors import NoSharedAxis, WrongType
from contested.report import chart


def dossier(**relation: object) -> ct.Dossier:
    """Return a dossier to ask."""
    made = (
        ct.Dossier()
        .with_figure("all", ct.Figure("displaced", "person").claimed("100 to 120", by="UN").claimed(90, by="A"))
        .with_figure("north", ct.Figure("displaced in the north", "person").claimed(30, by="UN").denied(by="A"))
        .with_figure("south", ct.Figure("displaced in the south", "person").claimed("at least 20", by="UN"))
    )
    return made.with_relation(ct.PartOf(["north", "south"], "all", **relation))  # type: ignore[arg-type]


def test_the_remainder_is_shown_by_its_name() -> None:
    """With what follows for it, account by account."""
    svg = chart(dossier(cover="all", disjoint=True, remainder="elsewhere"))

    found = marks(svg, "account")
    assert [one["figure"] for one in found if one["account"] == "UN"] == [
        "displaced",
        "displaced in the north",
        "displaced in the south",
        "elsewhere",
    ]
    assert flaws(svg) == []


def test_a_remainder_that_does_not_follow_is_unknown() -> None:
    """Where a part is denied; who denies it is named."""
    text = said(chart(dossier(cover="all", disjoint=True, remainder="elsewhere")))

    assert "elsewhere: unknown" in text
    assert "A denies the figure" in text


def test_parts_that_may_overlap_are_drawn_from_zero() -> None:
    """And it is said."""
    assert "nobody says that these parts share nothing" in said(chart(dossier()))


def test_parts_that_make_up_the_whole_leave_no_remainder() -> None:
    """Nothing is invented."""
    found = marks(chart(dossier(cover="all", disjoint=True)), "account")

    assert {one["kind"] for one in found} == {"account"}


def test_what_is_inferred_is_drawn_for_its_party() -> None:
    """What is inferred is drawn for its party, one account alone."""
    made = dossier(cover="all", disjoint=True, remainder="elsewhere")

    found = marks(chart(made.inferred()[0]), "account")

    assert {one["account"] for one in found} == {made.inferred()[0].party}


def test_a_party_without_numbers_of_a_whole_has_no_stack() -> None:
    """Another whole's party stays out of it."""
    made = dossier(cover="all", disjoint=True, remainder="elsewhere")
    made = made.with_figure("more", ct.Figure("wounded", "person").claimed(5, by="B"))
    made = made.with_figure("few", ct.Figure("badly wounded", "person").claimed(2, by="B"))

    svg = chart(made.with_relation(ct.PartOf("few", "more")))

    assert {one["account"] for one in marks(svg, "account") if "wounded" in one["figure"]} == {"B"}


def test_wholes_in_two_units_share_no_axis() -> None:
    """The units are named."""
    made = dossier().with_figure("land", ct.Figure("land", "km**2").claimed(5, by="UN"))
    made = made.with_figure("lost", ct.Figure("land lost", "km**2").claimed(2, by="UN"))

    with pytest.raises(NoSharedAxis, match="unit is person and"):
        chart(made.with_relation(ct.PartOf("lost", "land")))


def test_a_dossier_without_parts_has_no_stack() -> None:
    """It says what is needed."""
    with pytest.raises(WrongType, match="a dossier with parts and a whole"):
        chart(ct.Dossier().with_figure("killed", ct.Figure("killed", "person").claimed(5, by="B")))
