"""Figures: one measurand in dispute, and what everybody says of it."""

from __future__ import annotations

import copy
import math
import pickle
from typing import TYPE_CHECKING, Any

import attrs
import pytest

import contested as ct
from contested.claims.position import Stance
from contested.errors import (
    BelowFloor,
    ConflictingRecords,
    ConfusableNames,
    DuplicateKey,
    IncompatibleUnits,
    NoOneNumber,
    NotAChoice,
    NotADay,
    NotAMethod,
    SharedAlias,
    UnknownEstimate,
    UnknownName,
    UnusableName,
    WrongType,
)

if TYPE_CHECKING:
    from collections.abc import Callable

ARMENIA = ct.Party("Armenia", aliases=["Yerevan"], stake="disputant")
FIGURE = ct.Figure("x", "person")


def test_a_figure_is_a_value() -> None:
    """Saying something returns a new figure and leaves the old one."""
    more = FIGURE.claimed(5, by="A")

    assert FIGURE.statements == ()
    assert len(more.statements) == 1
    assert hash(FIGURE.claimed(5, by="A")) == hash(more)
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        more.name = "y"  # type: ignore[misc]


def test_every_part_of_the_scope_tells_figures_apart() -> None:
    """Another name, unit, place, period, definition or facet is another figure."""
    scoped = [
        ct.Figure("y", "person"),
        ct.Figure("x", "soldier"),
        ct.Figure("x", "person", of="K"),
        ct.Figure("x", "person", where="K"),
        ct.Figure("x", "person", period="2020"),
        ct.Figure("x", "person", time="cumulative"),
        ct.Figure("x", "person", definition="battle-related"),
        ct.Figure("x", "person", facets={"side": "Russia"}),
        ct.Figure("x", "person", signed=True),
    ]

    assert len({FIGURE, *scoped}) == len(scoped) + 1


def test_facets_have_no_order() -> None:
    """Two figures with the same facets in another order are equal."""
    a = ct.Figure("x", "person", facets={"side": "Russia", "by": "Ukraine"})
    b = ct.Figure("x", "person", facets=[("by", "Ukraine"), ("side", "Russia")])

    assert a == b


@pytest.mark.parametrize("fields", [{"time": "sometimes"}, {"signed": "yes"}])
def test_a_field_takes_only_its_words(fields: dict[str, str]) -> None:
    """Time and signed are one of a few words."""
    with pytest.raises(NotAChoice):
        ct.Figure("x", "person", **fields)  # type: ignore[arg-type]


def test_an_alias_is_the_party() -> None:
    """What Yerevan says is what Armenia says, once the figure knows the alias."""
    figure = FIGURE.claimed(5, by=ARMENIA).denied(by="Yerevan").withheld(by="Yerevan")

    assert [p.name for p in figure.positions()] == ["Armenia"]
    assert figure.position("Yerevan").name == "Armenia"
    assert figure.position(ARMENIA).name == "Armenia"
    assert figure.parties == (ARMENIA,)


def test_the_order_in_which_an_alias_is_said_changes_nothing() -> None:
    """What "Yerevan" said before anybody called it Armenia is Armenia's too."""
    first = FIGURE.claimed(5, by="Yerevan").claimed(3, by=ARMENIA)

    assert str(first.hull()) == "3 to 5 people (Armenia)"
    assert str(FIGURE.claimed(3, by=ARMENIA).claimed(5, by="Yerevan").hull()) == str(first.hull())


def test_a_joint_statement_is_one_estimate_of_its_origin() -> None:
    """Several holders of one claim do not count it several times."""
    (origin,) = FIGURE.claimed(5, by=["UN", "ICRC"]).origins()

    assert str(origin) == "ICRC and UN (party, 1 estimate)"
    assert repr(origin) == f"<Origin {origin}>"


def test_a_bare_name_takes_the_fuller_record() -> None:
    """A party named first and described later is one party."""
    figure = FIGURE.claimed(5, by="Armenia").claimed(6, by=ARMENIA)

    assert figure.parties == (ARMENIA,)
    assert (figure > 1).__str__() == "one-sided: yes per Armenia alone"


def test_two_records_of_one_party_are_refused() -> None:
    """Armenia cannot be a disputant and a third party in one figure."""
    with pytest.raises(ConflictingRecords, match="two records of the party 'Armenia' differ in aliases, stake"):
        FIGURE.claimed(5, by=ARMENIA).claimed(6, by=ct.Party("Armenia", stake="third_party"))


def test_names_written_alike_are_refused() -> None:
    """Two parties whose names differ only in an apostrophe never merge silently."""
    with pytest.raises(ConfusableNames, match="two parties are written alike"):
        FIGURE.claimed(5, by=ct.Party("Sana'a", bloc="1")).claimed(6, by=ct.Party("Sana\u2019a", bloc="2"))


def test_an_alias_two_parties_share_is_refused() -> None:
    """An alias belongs to one party."""
    with pytest.raises(SharedAlias, match="'Yerevan' is an alias of both 'Armenia' and 'Other'"):
        FIGURE.claimed(5, by=ARMENIA).claimed(6, by=ct.Party("Other", aliases=["Yerevan"]))


def test_statements_point_at_estimates_that_are_there() -> None:
    """A denial or an assessment of an unknown key is refused, with the known keys."""
    figure = FIGURE.claimed(5, by="A", key="a")

    with pytest.raises(UnknownEstimate, match="no estimate 'b' in this figure; its keys are a"):
        figure.denied(by="B", estimate="b")
    with pytest.raises(UnknownEstimate, match="none of its estimates has a key"):
        FIGURE.set_aside("b", reason="r", by="me")


def test_a_key_is_used_once() -> None:
    """Two statements of one figure cannot share a key."""
    with pytest.raises(DuplicateKey, match="two statements of this figure have the key 'a'"):
        FIGURE.claimed(5, by="A", key="a").claimed(6, by="B", key="a")


@pytest.mark.parametrize("value", [-1, "-3", "-5 to 5"])
def test_counts_are_not_below_zero(value: object) -> None:
    """A stated count below zero is refused, unless the figure is signed."""
    with pytest.raises(BelowFloor, match="make the figure with signed=True"):
        FIGURE.claimed(value, by="A")
    assert ct.Figure("excess deaths", "killed", signed=True).claimed(value, by="A").estimates


def test_a_best_value_below_zero_is_refused_under_any_limit() -> None:
    """What lies between a missing low end and a sound high one is a number as any other."""
    with pytest.raises(BelowFloor, match="-1 ha is below zero"):
        ct.Figure("area", "ha").claimed(None, best=-1, high=4, by="A")
    assert ct.Figure("change", "ha", signed=True).claimed(None, best=-1, high=4, by="A").estimates[0].best == -1


def test_units_convert_or_are_refused() -> None:
    """A claim in another unit of the dimension is kept as printed; another dimension is refused."""
    area = ct.Figure("area", "km**2").claimed(300_000, "ha", by="A")

    assert str(area.estimates[0]) == "300,000 ha (A)"
    assert str(area.hull()) == "3,000 km² (A)"
    with pytest.raises(IncompatibleUnits):
        area.claimed(5, "person")
    with pytest.raises(IncompatibleUnits):
        area.to("hour")


def test_a_converted_figure_is_the_same_unknown() -> None:
    """Another unit or a view of some parties keeps the root; another claim does not."""
    area = ct.Figure("area", "km**2").claimed(3000, by="A").claimed(2000, by="B")

    assert area.to("ha").only("A").root == area
    assert area.to("ha").to("km**2").root == area
    assert area.to("ha").claimed(5, by="C").root != area
    assert str(area.to("ha").claimed(5, by="C").position("C")) == "5 ha"


def test_only_some_parties() -> None:
    """A view of some parties names the others as left out, and the asked who say nothing as silent."""
    figure = FIGURE.claimed(5, by="A").claimed(6, by="B").only("A", "C")

    assert [(p.name, p.stance) for p in figure.positions()] == [("A", Stance.STATED), ("C", Stance.SILENT)]
    assert [str(one) for one in figure.hull().left_out] == ["C (silent)", "B (only A and C asked for)"]


def test_what_is_set_aside_is_kept_and_named() -> None:
    """The user's judgement takes an estimate out of answers, never out of sight."""
    figure = FIGURE.claimed(5, by="A", key="a").claimed(7, by="B").set_aside("a", reason="a typo", by="the editor")

    assert str(figure.hull()) == "7 people (B); left out: 5 people (A) (set aside by the editor: a typo)"
    assert figure.estimates[0].key == "a"


def test_known_on_a_day() -> None:
    """Only what could be known by a day counts, and the rest is named with the reason."""
    figure = (
        FIGURE.claimed(1, by="A", source=ct.Source("S", issued="2023-09-20/2023-09-21"))
        .claimed(2, by="B", stated="2023-09-19")
        .claimed(3, by="C", source=ct.Source("T", retrieved="2023-10-01"), key="c")
        .claimed(4, by="D")
        .denied(by="E", estimate="c", stated="2023-09-19")
        .set_aside("c", reason="r", by="me")
    )

    known = figure.known_on("2023-09-20")

    assert [p.name for p in known.positions()] == ["B"]  # E denies what is not known yet
    assert [str(one) for one in known._panel.left_out] == [
        "denial of one number (E) (of a number that is left out)",
        "1 person (A, in S, issued 2023-09-20/2023-09-21) (not known before 2023-09-21)",
        "3 people (C, in T) (not known before 2023-10-01)",
        "4 people (D) (undated)",
    ]
    assert known.position("E").stance is Stance.SILENT
    assert [p.name for p in figure.known_on("2023-09-21").positions()] == ["A", "B"]
    assert known.to("person").root == known
    assert known.only("B").claimed(9, by="F")._panel.left_out == known._panel.left_out


def test_known_on_needs_a_day() -> None:
    """A month is no day."""
    with pytest.raises(NotADay, match="'2023-09' is not one day; write the day, such as 2023-09-20"):
        FIGURE.known_on("2023-09")
    with pytest.raises(NotADay):
        FIGURE.known_on("../2023")


def test_a_name_written_almost_alike_never_merges() -> None:
    """ "yerevan" and "Yerevan" are told apart by an error, not merged in silence."""
    with pytest.raises(ConfusableNames, match="'Yerevan' and 'yerevan'; use one spelling"):
        FIGURE.claimed(5, by=ARMENIA).denied(by="yerevan")


def test_who_is_there() -> None:
    """Parties, sources, estimates and denials can be listed."""
    figure = FIGURE.claimed(5, by="B", source="S").denied(by="A", source="R").claimed(6)

    assert [p.name for p in figure.parties] == ["A", "B"]
    assert [s.title for s in figure.sources] == ["R", "S"]
    assert len(figure.estimates) == 2
    assert len(figure.denials) == 1


def test_claims_stand_before_denials() -> None:
    """Statements keep their order within a kind, as a file has them."""
    figure = FIGURE.withheld(by="C").denied(by="B").claimed(5, by="A")

    assert [type(s).__name__ for s in figure.statements] == ["Estimate", "Denial", "Withheld"]


def test_a_position_is_found_by_its_printed_name() -> None:
    """Sources and anonymous voices are asked for as answers print them."""
    figure = FIGURE.claimed(5, source=ct.Source("A long title", label="the paper"))

    assert str(figure.position("the paper")) == "5 people"
    assert figure.position("nobody").stance is Stance.SILENT
    with pytest.raises(UnusableName):
        figure.position(" ")


def test_printing() -> None:
    """A figure prints its title and hull, and explains its hull."""
    figure = ct.Figure("population", "person", of="K").claimed(5, by="A")

    assert str(figure) == "population (K): 5 people (A)"
    assert repr(figure) == "<Figure population (K): 5 people (A)>"
    assert str(figure.explain()).splitlines()[0] == "hull of the claims of population: 5 people (A)"
    assert ct.Figure("x", "person").title == "x"


def test_copies_are_equal() -> None:
    """A copy, a deep copy and a pickle are the same record, with answers computed or not."""
    figure = FIGURE.claimed("about 5", by=ARMENIA, source=ct.Source("S", issued="2020"), as_of="2020").denied(by="B")
    _ = figure > 3

    assert copy.copy(figure) == copy.deepcopy(figure) == pickle.loads(pickle.dumps(figure)) == figure
    assert (pickle.loads(pickle.dumps(figure)) > 3) == (figure > 3)


def test_a_pickle_holds_the_record_and_nothing_computed() -> None:
    """Answers kept for speed are not written into a pickle."""
    figure = FIGURE.claimed(5, by="A")
    before = len(pickle.dumps(figure))
    _ = figure.hull()

    assert len(pickle.dumps(figure)) == before


def test_a_definition_is_text() -> None:
    """A definition hides no control characters."""
    with pytest.raises(UnusableName):
        ct.Figure("x", "person", definition="battle\x00related")


def test_a_denial_needs_somebody() -> None:
    """A denial or a refusal to say that nobody makes is refused."""
    with pytest.raises(ct.ContestedError, match="needs somebody who makes it; give by='Armenia'"):
        FIGURE.denied()
    with pytest.raises(ct.ContestedError, match="needs somebody who makes it"):
        FIGURE.withheld()


@pytest.mark.parametrize("facets", [3, "x", [("side",)], [("side", "a"), ("side", "b")], {"side": "a", " side": "b"}])
def test_facets_are_a_mapping_with_each_facet_once(facets: object) -> None:
    """Facets of another shape, or one facet given twice, are refused."""
    with pytest.raises(WrongType, match="facets is"):
        ct.Figure("x", "person", facets=facets)  # type: ignore[arg-type]


# -- names that nobody bears ---------------------------------------------------------

SAID = (
    ct.Figure("population", "person", disputants=["Nagorno-Karabakh"])
    .claimed("120,000", by=ARMENIA, source=ct.Source("Gazette", organ_of="Georgia", quoting="Evening Wire"))
    .claimed("50,000", by="Azerbaijan", source=ct.Source("The long title", label="Bulletin"))
)


@pytest.mark.parametrize(
    ("asked", "near"),
    [
        ("Azerbaidjan", "Azerbaijan"),
        ("Armeina", "Armenia"),
        ("Yerevann", "Yerevan"),
        ("Gazete", "Gazette"),
        ("Georgiaa", "Georgia"),
        ("Bulletinn", "Bulletin"),
        ("Evening Wier", "Evening Wire"),
        ("Nagorno Karabak", "Nagorno-Karabakh"),
    ],
)
def test_a_misspelt_name_is_no_silence(asked: str, near: str) -> None:
    """Whoever is asked for by a name that is almost somebody's is not found silent (C09)."""
    message = f"no party '{asked}' in .*population.*; near: {near}"

    for ask in (SAID.position, SAID.according_to, SAID.only, SAID.__getitem__, (SAID / 2).position):
        with pytest.raises(UnknownName, match=message):
            ask(asked)
    with pytest.raises(UnknownName, match=message):
        SAID.shared(by=asked, reason="to see")
    with pytest.raises(UnknownName, match=message):
        (SAID - 3).mixed({SAID: asked})
    with pytest.raises(UnknownName, match="near") as caught:
        SAID.position(asked)
    assert isinstance(caught.value, KeyError)
    assert pickle.loads(pickle.dumps(caught.value)).near == (near,)  # our own


@pytest.mark.parametrize(
    "known", ["Nagorno-Karabakh", "Georgia", "Gazette", "Bulletin", "The long title", "Evening Wire"]
)
def test_who_is_named_and_says_nothing_is_silent(known: str) -> None:
    """A declared disputant, a source and whose organ it is are known here."""
    assert str(SAID.position(known)) == f"{known} is silent"
    assert SAID.position(known).stance is Stance.SILENT


def test_a_name_near_to_none_says_that_nobody_bears_it() -> None:
    """It may be somebody who is silent here and speaks elsewhere, and it may be wrong."""
    for position in (SAID.position("OSCE"), SAID.according_to("OSCE"), SAID.position(ct.Party("OSCE"))):
        assert position.stance is Stance.SILENT
        assert str(position) == "OSCE is silent: nobody of that name speaks here"
    assert str(SAID.only("OSCE").hull()).endswith("; OSCE: nobody of that name speaks here")
    assert str(SAID.only("OSCE") > 5).endswith("; OSCE: nobody of that name speaks here")
    assert str((SAID / 2).only("OSCE").hull()).endswith("; OSCE: nobody of that name speaks here")
    assert "nobody of that name" not in str(SAID.only("OSCE").only("Armenia").hull())
    assert "nobody of that name" not in str(SAID.only("Nagorno-Karabakh").hull())


def test_a_record_of_a_party_is_taken_as_it_is() -> None:
    """Two parties of almost one name can both be meant: who has the record is not asked to spell."""
    assert SAID.position(ct.Party("Azerbaidjan")).stance is Stance.SILENT


def test_a_silent_party_still_borrows_what_nobody_claims() -> None:
    """A name that nobody here bears borrows unattributed numbers, as any other."""
    area = ct.Figure("area", "km**2").claimed("3,000", source="Article")

    assert area.according_to("Armenia").interval == area.position("Article").interval


# -- one more statement at a time --------------------------------------------------------


@pytest.mark.parametrize(
    "further",
    [
        {"by": "B"},
        {"by": ["A", "C"], "key": "second"},
        {"by": "Yerevan"},
        {"by": ct.Party("B", stake="disputant")},
        {"by": [ct.Party("D", aliases=["Delta"]), "Delta"]},
        {"by": None, "source": "S"},
    ],
)
def test_a_figure_said_one_by_one_is_the_figure_said_at_once(further: dict[str, Any]) -> None:
    """Whether or not the statements before are looked at again, the parties and positions are the same."""
    first = FIGURE.claimed(5, by=ARMENIA, key="first").claimed(6, by=["A", "B"])

    grown = first.claimed(7, **further).denied(by="E", estimate="first").withheld(by="F").claimed(8, by="G")
    at_once = ct.Figure("x", "person", statements=grown.statements)

    assert grown == at_once
    assert hash(grown) == hash(at_once)
    assert grown.parties == at_once.parties
    assert grown.positions() == at_once.positions()
    assert grown.position("Yerevan").name == "Armenia"
    assert pickle.loads(pickle.dumps(grown)) == at_once  # our own


@pytest.mark.parametrize(
    ("further", "error"),
    [
        ({"by": "B", "key": "first"}, DuplicateKey),
        ({"by": "b"}, ConfusableNames),
        ({"by": ["New", "NEW"]}, ConfusableNames),
        ({"by": ct.Party("Armenia", stake="third_party")}, ConflictingRecords),
        ({"by": ct.Party("C", aliases=["Yerevan"])}, SharedAlias),
    ],
)
def test_a_further_statement_is_checked_against_those_before(further: dict[str, Any], error: type[Exception]) -> None:
    """A further statement is checked against those before, as if all were said at once."""
    figure = FIGURE.claimed(5, by=ARMENIA, key="first").claimed(6, by="B")

    with pytest.raises(error):
        figure.claimed(7, **further)
    with pytest.raises(BelowFloor):
        figure.saying(ct.Estimate.of(-3, "person", by="B"))
    with pytest.raises(UnknownEstimate, match="its keys are first"):
        figure.denied(by="B", estimate="frist")
    with pytest.raises(IncompatibleUnits):
        figure.claimed(3, "km**2", by="B")


SPOKEN = ct.Figure("population", "person", of="X").claimed(120_000, by="A").claimed(50_000, by="B")


@pytest.mark.parametrize("asked", [float, int, round, lambda figure: round(figure, 2), math.floor])
def test_a_figure_is_no_one_number(asked: Callable[[object], object]) -> None:
    """Also where one alone speaks: whose number is asked for is named, and a method is."""
    for figure in (SPOKEN, SPOKEN.only("A"), SPOKEN / 2):
        with pytest.raises(NoOneNumber, match=r"has no one number; ask whose: figure\.according_to") as caught:
            asked(figure)
        assert isinstance(caught.value, TypeError)


def test_what_reconciles_has_to_be_named() -> None:
    """Nothing is chosen by default; a class without brackets and what is no method say what to write."""
    with pytest.raises(NotAMethod, match=r"no method is given; name one of contested\.methods, such as Median\(\)"):
        SPOKEN.reconcile()
    with pytest.raises(NotAMethod, match=r"method is the class Median; write its brackets, Median\(\)"):
        SPOKEN.reconcile(ct.methods.Median)  # type: ignore[arg-type]
    with pytest.raises(NotAMethod, match=r"method is 'median' \(str\); give one of contested\.methods"):
        SPOKEN.reconcile("median")  # type: ignore[arg-type]
    with pytest.raises(NotAMethod, match="no method is given"):
        ct.Dossier().with_figure("x", SPOKEN).reconcile()


def test_a_plus_before_a_figure_changes_nothing() -> None:
    """+x is x."""
    assert +SPOKEN is SPOKEN
