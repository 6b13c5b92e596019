"""Wikibase JSON: statements of quantities out and in again, with what is lost named."""

from __future__ import annotations

import json
from fractions import Fraction
from typing import Any

import attrs
import pytest

import contested as ct
from contested.errors import UnreadableDossier
from contested.exchange import FORMATS, losses
from contested.exchange.wikibase_times import GREGORIAN, written_ends, written_time
from contested.quantities import parse_date
from contested.wikibase import time_of

WIKIBASE = FORMATS["wikibase"]
ARTICLE = ct.Source(
    "News article", publisher="A paper", author="A. Writer", issued="2023-09-20/2023-09-21", url="https://example.org/x"
)


def written(dossier: ct.Dossier) -> str:
    """Return a dossier as Wikibase JSON."""
    assert WIKIBASE.write is not None
    return "".join(WIKIBASE.write(dossier))


def read(text: str) -> ct.Dossier:
    """Return the dossier of a Wikibase document."""
    assert WIKIBASE.read is not None
    return WIKIBASE.read(text.splitlines(keepends=True))


def said(**fields: Any) -> ct.Figure:
    """Return a figure with one claim."""
    value = fields.pop("value", None)
    return ct.Figure("population", "person", of="Nagorno-Karabakh").claimed(value, **fields)


def again(figure: ct.Figure) -> ct.Figure:
    """Return the only figure that comes back of a dossier of one."""
    (found,) = read(written(ct.Dossier().with_figure("f", figure))).figures.values()
    return found


def entities(figure: ct.Figure, id_: str = "f") -> dict[str, Any]:
    """Return the entities that a figure is written as."""
    found: dict[str, Any] = json.loads(written(ct.Dossier().with_figure(id_, figure)))["entities"]
    return found


def document(statement: dict[str, Any] | list[Any], property_: str = "P1082", **more: Any) -> str:
    """Return a document of one entity with one statement, or with several, and perhaps with other entities."""
    several = statement if isinstance(statement, list) else [statement]
    one = {"id": "Q1", "labels": {"en": {"value": "Town"}}, "claims": {property_: several}}
    return json.dumps({"entities": {"Q1": one, **more}})


def stated(amount: str | None = "+1500", unit: str = "1", kind: str = "value", **more: Any) -> dict[str, Any]:
    """Return a statement of a quantity."""
    main: dict[str, Any] = {"snaktype": kind, "property": "P1082", "datatype": "quantity"}
    if kind == "value":
        bounds = {name: more.pop(name) for name in ("lowerBound", "upperBound") if name in more}
        main["datavalue"] = {"type": "quantity", "value": {"amount": amount, "unit": unit, **bounds}}
    return {"id": "Q1$a", "rank": "normal", "mainsnak": main, **more}


def item(id_: str) -> dict[str, Any]:
    """Return a snak of an item."""
    return {"snaktype": "value", "datavalue": {"type": "wikibase-entityid", "value": {"id": id_}}}


def text(value: str) -> dict[str, Any]:
    """Return a snak of a text."""
    return {"snaktype": "value", "datavalue": {"type": "string", "value": value}}


def phrase(value: str) -> dict[str, Any]:
    """Return a snak of a text in a language."""
    return {"snaktype": "value", "datavalue": {"type": "monolingualtext", "value": {"text": value, "language": "en"}}}


def number(value: str, unit: str = "1") -> dict[str, Any]:
    """Return a snak of a quantity."""
    return {"snaktype": "value", "datavalue": {"type": "quantity", "value": {"amount": value, "unit": unit}}}


def day(value: str, precision: int = 11, calendar: str = GREGORIAN) -> dict[str, Any]:
    """Return a snak of a time."""
    made = {"time": value, "precision": precision, "calendarmodel": calendar, "before": 0, "after": 0}
    return {"snaktype": "value", "datavalue": {"type": "time", "value": made}}


def only(dossier: ct.Dossier) -> ct.Figure:
    """Return the only figure."""
    (figure,) = dossier.figures.values()
    return figure


def remarks(dossier: ct.Dossier) -> str:
    """Return what was remarked on in reading."""
    assert dossier.intake is not None
    return "\n".join(dossier.intake.remarks)


def rejected(dossier: ct.Dossier) -> list[str]:
    """Return why statements were rejected."""
    assert dossier.intake is not None
    return [str(one) for one in dossier.intake.rejected]


# -- out, and in again ---------------------------------------------------------------


@pytest.mark.parametrize(
    "fields",
    [
        {"value": 1500},
        {"value": "120,000"},
        {"value": "around 10,000"},
        {"value": "more than 100"},
        {"value": "fewer than 24"},
        {"value": "between 20 and 30"},
        {"value": "14,272+"},
        {"value": "dozens"},
        {"value": "unknown"},
        {"quote": "too many to count"},
        {"low": 0, "high": 30, "best": 24},
        {"low": 0, "high": 0, "best": 0},
        {"low": 20, "high": 30},
        {"low": 11},
        {"high": 20},
        {"low": 5, "best": 7},
        {"low": 10, "high": 40, "hedge": "about"},
        {"value": 11, "partial": True},
        {"value": "about 40", "partial": True},
        {"value": 5, "basis": "documented", "status": "final"},
        {"value": 5, "basis": "estimated"},
        {"value": 5, "as_of": "2023-09-18", "by": ["Armenia", "Azerbaijan"]},
        {"value": 5, "as_of": "2023-09-18/.."},
        {"value": 5, "as_of": "../2023-09"},
        {"value": 5, "as_of": "-0043-03-15/-0042"},
        {"value": 5, "source": ARTICLE, "quote": "five of them"},
        {"value": 5, "source": ct.Source("https://example.org/y", url="https://example.org/y", retrieved="2024")},
        {"value": 5, "source": ct.Source("Q64", doi="10.1000/182")},
    ],
)
def test_what_wikibase_has_a_place_for_comes_back(fields: dict[str, Any]) -> None:
    """A number in every form, its words, its day and its reference are the same when they are read again."""
    figure = said(**fields)

    assert again(figure) == figure


def test_a_withheld_number_comes_back() -> None:
    """Who gives no number supports an unknown value."""
    figure = ct.Figure("population", "person").withheld(by="Armenia", source=ARTICLE)

    assert again(figure) == figure


def test_a_scope_comes_back() -> None:
    """Place, period, definition and facets are qualifiers, which part one figure from another."""
    wide = ct.Figure("area", "km**2", of="X", where="Y", period="2020/2021", definition="land and water").claimed(3)
    part = ct.Figure("area", "km**2", of="X", facets={"applies to part": "the north", "side": "Russia"}).claimed(1)
    dossier = ct.Dossier().with_figure("X-area-Y-2020-2021", wide).with_figure("b", part)

    assert set(read(written(dossier)).figures.values()) == {wide, part}


@pytest.mark.parametrize("unit", ["killed", "km**2", "person/km**2", "percent", "tonne"])
def test_a_unit_comes_back_of_a_figure_without_a_number(unit: str) -> None:
    """What a property counts stands on its own page, also where no number says it."""
    figure = ct.Figure("losses", unit, of="X").claimed("heavy")

    assert again(figure) == figure


def test_a_known_property_counts_bare_numbers() -> None:
    """A population is P1082, of which the number is bare; an area in hectares is a property of the document's own."""
    population = entities(said(value=5))["Q2000000001"]["claims"]
    area = ct.Figure("area", "km**2", of="X").claimed("300 ha")

    assert population["P1082"][0]["mainsnak"]["datavalue"]["value"] == {"amount": "+5", "unit": "1"}
    assert again(area) == area
    assert "P2000000001" in entities(area)


def test_two_figures_that_wikibase_cannot_tell_apart_are_two() -> None:
    """Of one name, place and facets, they have two properties of one label."""
    point = ct.Figure("killed", "killed", of="X").claimed(5)
    counted = ct.Figure("killed", "killed", of="X", time="cumulative").claimed(5)
    third = ct.Figure("killed", "killed", of="X", time="period").claimed(5)
    dossier = ct.Dossier().with_figure("a", point).with_figure("b", counted).with_figure("c", third)

    found = read(written(dossier))

    assert len(found.figures) == 1  # equal once the kind of time is lost: the others are rejected by name
    assert len(rejected(found)) == 2
    assert "b: time 'cumulative' is lost; 'point' stands in its place" in map(str, losses(dossier, "wikibase"))


def test_a_figure_of_an_item_of_wikidata_is_written_there() -> None:
    """The item is taken from the figure's id, or from the key of a statement, which stays."""
    figure = ct.Figure("population", "person", of="Town").claimed(5, key="Q1$b")

    assert list(entities(ct.Figure("population", "person", of="Town").claimed(5), "Q64-population")) == ["Q64"]
    assert entities(figure)["Q1"]["claims"]["P1082"][0]["id"] == "Q1$b"
    assert again(figure) == figure


def test_an_unlabelled_subject_has_no_name() -> None:
    """A figure that is of nothing stays so."""
    figure = ct.Figure("population", "person").claimed(5)
    both = ct.Dossier().with_figure("population", figure).with_figure("area", ct.Figure("area", "km**2").claimed(5))

    assert losses(both, "wikibase") == ()
    assert read(written(both)) == both
    assert again(figure).of is None
    assert entities(figure)["Q2000000001"]["labels"] == {}


def test_an_item_that_is_named_by_its_id_is_that_item() -> None:
    """A party, a source or a property of Wikidata keeps its id."""
    figure = ct.Figure("P2043", "m", of="Q64").claimed(5, by="Q30", source=ct.Source("Q142"))

    found = entities(figure)

    assert list(found) == ["Q64"]
    assert again(figure) == figure


def test_a_denial_is_a_dispute_of_each_number_of_others() -> None:
    """Wikibase disputes statements: the denial of a figure stands with every number, and that is named."""
    figure = said(value=5, by="Azerbaijan").claimed(6, by="OSCE").claimed(7, by="Armenia").denied(by=["Armenia", "HRW"])

    found = again(figure)

    assert sorted(one.holders[0] for one in found.denials) == ["Armenia", "Armenia", "HRW", "HRW"]
    assert all(one.estimate is not None for one in found.denials)
    named = [str(one) for one in losses(ct.Dossier().with_figure("f", figure), "wikibase")]
    assert any("that it denies the figure is lost" in one for one in named)
    assert any("that several deny together is lost" in one for one in named)


def test_a_denial_of_one_number_keeps_its_aim() -> None:
    """It stands with that number alone."""
    figure = (
        said(value=5, by="Azerbaijan", key="Q1$a")
        .claimed(6, by="OSCE", key="Q1$b")
        .denied(by="Armenia", estimate="Q1$b")
    )

    (denial,) = again(figure).denials

    assert denial.estimate == "Q1$b"
    assert [one.what for one in losses(ct.Dossier().with_figure("f", figure), "wikibase")] == ["the id 'f'"]


def test_a_denial_that_nothing_stands_with_is_named() -> None:
    """Where no other gives a statement, or nobody is named as a party, there is no place for it."""
    alone = ct.Figure("population", "person").withheld(by="OSCE").denied(by="Armenia")
    spoken = said(value=5, by="Azerbaijan").denied(speaker="a spokesperson")

    for figure in (alone, spoken):
        named = [str(one) for one in losses(ct.Dossier().with_figure("f", figure), "wikibase")]
        assert any("the denial is lost; there is no statement" in one for one in named)


def test_what_is_set_aside_is_deprecated_with_its_reason() -> None:
    """The rank of the statement is deprecated, and the reason a qualifier."""
    figure = said(value=5, key="Q1$a").set_aside("Q1$a", reason="a misprint", by="Wikibase")

    found = entities(figure)

    assert found["Q1"]["claims"]["P1082"][0]["rank"] == "deprecated"
    assert again(figure) == figure


def test_who_sets_aside_is_named_as_lost() -> None:
    """A document does not say who ranks; and of two reasons for one estimate it has one."""
    figure = (
        said(value=5, key="Q1$a")
        .set_aside("Q1$a", reason="a misprint", by="me")
        .set_aside("Q1$a", reason="x", by="you")
    )

    named = [str(one) for one in losses(ct.Dossier().with_figure("f", figure), "wikibase")]

    assert any("that me sets 'Q1$a' aside is lost" in one for one in named)
    assert any("who sets it aside, and why (you: x) is lost; it comes back as Wikibase: x" in one for one in named)


def test_a_reason_that_cannot_be_found_again_is_named_as_lost() -> None:
    """A key that is no id of a statement is not kept; its estimate still is set aside."""
    figure = said(value=5, key="a").set_aside("a", reason="a misprint", by="Wikibase")

    named = [str(one) for one in losses(ct.Dossier().with_figure("f", figure), "wikibase")]

    assert [one for one in named if "statement" in one] == [
        "f, statement 1 (unattributed): key 'a' is lost; '/entities/Q2000000001/claims/P1082/0' stands in its place"
    ]


@pytest.mark.parametrize(
    ("fields", "lost"),
    [
        ({"value": 5, "stated": "2023"}, "stated '2023' is lost"),
        ({"value": 5, "note": "as told"}, "note 'as told' is lost"),
        ({"value": 5, "named": "officials", "by": "A"}, "named 'officials' is lost"),
        ({"value": 5, "standard_error": 2}, "standard_error 2 is lost"),
        (
            {"value": 5, "as_of": "2023-09~"},
            "as_of '2023-09~' is lost; '[2023-08-02..2023-10-30]' stands in its place",
        ),
        ({"value": 5, "as_of": "44 BC"}, "as_of '44 BC' is lost; '-0043' stands in its place"),
        ({"value": 5, "key": "a"}, "key 'a' is lost"),
        ({"value": 5, "quote": "a\nb"}, "quote 'a\\nb' is lost"),
        ({"value": 5, "source": ct.Source("x", primary=True)}, "source's primary True is lost"),
        ({"value": 5, "source": ct.Source("x", quoting=("y",))}, "source's quoting y is lost"),
        ({"value": 5, "quoting": ("y",), "source": "x"}, "quoting y is lost"),
        ({"value": "1.125", "locale": "de"}, "locale 'de' is lost"),
    ],
)
def test_what_is_lost_is_named_with_figure_and_statement(fields: dict[str, Any], lost: str) -> None:
    """Each field that does not come back has its line, before anything is written."""
    named = [str(one) for one in losses(ct.Dossier().with_figure("f", said(**fields)), "wikibase")]

    (found,) = [one for one in named if lost in one]
    assert found.startswith("f, statement 1 (")


def test_what_is_lost_of_a_dossier_is_named() -> None:
    """Ids, figures nobody speaks of, what is said of parties, and sources in which nothing was read."""
    party = ct.Party("Armenia", aliases=("Yerevan",), stake="disputant", bloc="x")
    dossier = (
        ct.Dossier()
        .with_figure("f", said(value=5, by=party, source="A"))
        .with_figure("g", ct.Figure("area", "km**2"))
        .with_party("me", ct.Party("Me"))
        .with_source("s", ct.Source("B"))
    )
    renamed = ct.Dossier(dossier.figures, {"x": party}, {"y": ct.Source("A")})

    named = [str(one) for one in losses(dossier, "wikibase")]
    again_named = [str(one) for one in losses(renamed, "wikibase")]

    assert "f: the id 'f' is lost; ids are made of what a figure is of and counts" in named
    assert "g: the figure is lost; a document holds statements, and none of it can be written" in named
    assert "Me: the party is lost; nothing that is written names it" in named
    assert "s: the source is lost; no statement was read in it itself" in named
    assert "Armenia: stake 'disputant' is lost; 'unknown' stands in its place" in named
    assert "Armenia: bloc 'x' is lost" in named
    assert "Armenia: the id 'x' is lost; it comes back as 'armenia'" in again_named
    assert "A: the id 'y' is lost; it comes back as 'a'" in again_named


def test_a_unit_of_ones_own_is_named_as_lost() -> None:
    """Nobody else reads it: the statement is lost, and the unit too."""
    boat = ct.Unit.counting("boat")
    mixed = ct.Figure("boats", boat).claimed(5)

    named = [str(one) for one in losses(ct.Dossier().with_figure("f", mixed), "wikibase")]

    assert "f: the figure is lost; a document holds statements, and none of it can be written" in named
    assert "boat: the unit of its own is lost; units are named, and not defined" in named


def test_one_statement_of_several_that_is_lost_is_found() -> None:
    """Of a figure in people, the statement in a unit of one's own does not come back, the others do."""
    squad = ct.Unit.counting("squaddie", part_of="person")
    figure = (
        ct.Figure("troops", "person", of="X")
        .claimed(5, by="A")
        .claimed(7, squad, by="B", key="Q1$a")
        .claimed(9, by="C", key="Q1$b")
    )
    figure = figure.set_aside("Q1$b", reason="a misprint", by="Wikibase")

    named = [str(one) for one in losses(ct.Dossier().with_figure("f", figure), "wikibase")]

    (lost,) = [one for one in named if "the statement is lost" in one]
    assert lost.startswith("f, statement 2 (B): the statement is lost; unknown unit 'squaddie'")


def test_a_fraction_without_an_end_is_told_in_words() -> None:
    """An amount is a decimal number: a third is written out, and comes back as a third."""
    area = ct.Figure("area", "km**2", of="X")
    ends: list[dict[str, Any]] = [
        {"low": Fraction(1, 3)},
        {"high": Fraction(1, 3)},
        {"low": Fraction(1, 3), "high": 1},
        {"value": Fraction(1, 3)},
    ]
    for given in ends:
        fields: dict[str, Any] = given.copy()
        figure = area.claimed(fields.pop("value", None), **fields)

        assert again(figure).estimates[0].interval == figure.estimates[0].interval


def test_an_empty_dossier_is_an_empty_document() -> None:
    """It comes back, and loses nothing."""
    assert written(ct.Dossier()) == '{"entities": {}}\n'
    assert read(written(ct.Dossier())) == ct.Dossier()
    assert losses(ct.Dossier(), "wikibase") == ()


# -- times ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "precision", "back"),
    [
        ("2023", 9, "2023"),
        ("2023-12", 10, "2023-12"),
        ("9999-12", 10, "9999-12"),
        ("2023-09-18", 11, "2023-09-18"),
        ("-0043-03-15", 11, "-0043-03-15"),
        ("44 BC", 9, "-0043"),
        ("1 BC", 9, "1 BC"),
        ("[2030..2039]", 8, "[2030..2039]"),
        ("[1901..2000]", 7, "[1901..2000]"),
        ("[-0099..1 BC]", 7, "[-0099..1 BC]"),
        ("[1001..2000]", 6, "[1001..2000]"),
        ("[2021..2024]", 9, "[2021..2024]"),
        ("2023-09-20?", 11, "[2023-09-19..2023-09-21]"),
        ("-0043-03~", 9, "[-0043..-0043]"),
        ("2023-09-20T08:00+04:00", 11, "2023-09-20"),
    ],
)
def test_a_time_is_never_written_more_exactly_than_it_was(text: str, precision: int, back: str) -> None:
    """Days, months, years, decades, centuries and millennia of any era come back; what is vague stays vague."""
    value = written_time(parse_date(text))

    assert value is not None
    assert value["precision"] == precision
    assert time_of(value) in (back, back.strip("[]").partition("..")[0])


def test_a_time_that_has_no_end_is_none() -> None:
    """Nor is one of more years than can be written."""
    assert written_time(parse_date("2023/..")) is None
    assert written_time(parse_date("[-90000..2023]")) is None
    assert written_ends(parse_date("../2023"))[0] is None


# -- in ---------------------------------------------------------------------------------


def test_bounds_are_kept_and_absent_ones_are_unknown() -> None:
    """A lower bound of 0 is a bound; a value without bounds is itself, and no ± 0."""
    bounded = only(read(document(stated(lowerBound="+0", upperBound="+2000"))))
    bare = only(read(document(stated())))

    assert [bounded.estimates[0].interval, bounded.estimates[0].best] == [ct.Interval(0, 2000), 1500]
    assert [bare.estimates[0].interval, bare.estimates[0].best] == [ct.Interval.point(1500), None]


def test_circa_is_about() -> None:
    """Sourcing circumstances that are circa make a number approximate, with and without bounds, and beside words."""
    circa = {"P1480": [item("Q5727902")]}

    plain = only(read(document(stated(qualifiers=circa))))
    bounded = only(read(document(stated(lowerBound="+1000", upperBound="+2000", qualifiers=circa))))
    worded = only(read(document(stated(qualifiers=circa | {"P1932": [text("1,500")]}))))

    assert [one.estimates[0].approximate for one in (plain, bounded, worded)] == [True] * 3
    assert worded.estimates[0].text == "about 1,500"


def test_words_that_say_otherwise_than_the_amount_stay_in_the_note() -> None:
    """The amount counts; the words are remarked on."""
    dossier = read(document(stated(qualifiers={"P1932": [text("about 2,000"), text("many")]})))

    estimate = only(dossier).estimates[0]
    assert estimate.interval == ct.Interval.point(1500)
    assert estimate.note == "P1932: many; P1932: about 2,000"
    assert "it does not say what the amount says" in remarks(dossier)


def test_an_unknown_value() -> None:
    """With limits it is a range, by a holder it is withheld, and by nobody it is a claim that nobody knows."""
    limits = {"P5447": [number("+20")], "P5448": [number("+30")]}
    ranged = only(read(document(stated(kind="somevalue", qualifiers=limits))))
    held = only(
        read(document(stated(kind="somevalue", qualifiers={"P3680": [item("Q30")], "P1480": [item("Q5727902")]})))
    )
    bare = only(read(document(stated(kind="somevalue"))))
    quoted = {"snaks": {"P1683": [phrase("heavy losses")]}}
    words = only(read(document(stated(kind="somevalue", references=[quoted]))))

    assert ranged.estimates[0].interval == ct.Interval(20, 30)
    assert [one.holders[0] for one in held.statements if isinstance(one, ct.Withheld)] == ["Q30"]
    assert bare.estimates[0].unknown
    assert words.estimates[0].unquantified == "heavy losses"


def test_no_value_is_none_of_what_is_counted() -> None:
    """Of people it is a claim of zero; no elevation is not at 0 m."""
    nobody = only(read(document(stated(kind="novalue"))))
    elevation = read(document(stated(kind="novalue"), "P2044"))

    assert nobody.estimates[0].interval == ct.Interval.point(0)
    assert only(elevation).estimates[0].unknown
    assert "no value of what is measured: read as unknown" in remarks(elevation)


def test_a_deprecated_statement_is_set_aside_with_its_reason() -> None:
    """It is kept, and so is the reason; without one it says that there is none."""
    why = {"P2241": [item("Q25895909"), item("Q2")]}
    label = {"labels": {"mul": {"value": "cannot be confirmed"}}, "claims": []}

    reasoned = only(read(document(stated(rank="deprecated", qualifiers=why), Q25895909=label)))
    bare = only(read(document(stated(rank="deprecated"))))
    unnamed = stated(rank="deprecated")
    del unnamed["id"]

    assert [(one.estimate, one.reason, one.by) for one in reasoned.assessments] == [
        ("Q1$a", "cannot be confirmed", "Wikibase")
    ]
    assert bare.assessments[0].reason == "deprecated, without a reason"
    assert only(read(document(unnamed))).assessments[0].estimate == "/entities/Q1/claims/P1082/0"


def test_a_deprecated_refusal_to_say_is_remarked_on() -> None:
    """There is no number that could be set aside."""
    dossier = read(document(stated(kind="somevalue", rank="deprecated", qualifiers={"P3680": [item("Q30")]})))

    assert only(dossier).assessments == ()
    assert "there is no number that could be set aside" in remarks(dossier)


def test_a_preferred_rank_stays_in_the_note() -> None:
    """The editors prefer it; whoever reads the dossier sees that, and decides."""
    dossier = read(document(stated(rank="preferred")))

    assert only(dossier).estimates[0].note == "preferred"
    assert "rank preferred: kept in the note" in remarks(dossier)


def test_who_disputes_a_statement_denies_it() -> None:
    """Of a number its denial is aimed at that one; of an unknown value at the figure."""
    disputed = {"P1310": [item("Q30")]}
    unnamed = stated(qualifiers=disputed)
    del unnamed["id"]

    one = only(read(document(stated(qualifiers=disputed))))
    other = only(read(document(unnamed)))
    held = only(read(document(stated(kind="somevalue", qualifiers=disputed | {"P3680": [item("Q142")]}))))

    assert [(each.holders[0], each.estimate) for each in one.denials] == [("Q30", "Q1$a")]
    assert other.denials[0].estimate == other.estimates[0].key
    assert held.denials[0].estimate is None


@pytest.mark.parametrize(
    ("qualifiers", "wanted"),
    [
        ({"P585": [day("+1700-00-00T00:00:00Z", 7)]}, "[1601..1700]"),
        ({"P580": [day("+2020-01-00T00:00:00Z", 10)]}, "2020-01/.."),
        ({"P582": [day("+2020-01-00T00:00:00Z", 10)]}, "../2020-01"),
        ({"P580": [day("+2030-00-00T00:00:00Z", 8)], "P582": [day("+2050-00-00T00:00:00Z", 8)]}, "2030/2059"),
        ({"P1319": [day("+2020-00-00T00:00:00Z", 9)], "P1326": [day("+2022-00-00T00:00:00Z", 9)]}, "[2020..2022]"),
        ({"P1319": [day("+2020-00-00T00:00:00Z", 9)]}, "2020/.."),
        ({"P1326": [day("+2020-00-00T00:00:00Z", 9)]}, "../2020"),
        ({"P585": [{"snaktype": "somevalue"}]}, "None"),
    ],
)
def test_when_a_number_held(qualifiers: dict[str, Any], wanted: str) -> None:
    """At a point, else from one time to another, else between the earliest and the latest."""
    assert str(only(read(document(stated(qualifiers=qualifiers)))).estimates[0].as_of) == wanted


def test_times_that_are_left_over_are_kept_in_the_note() -> None:
    """A second point in time, a start beside a point, an unknown time, and a day of the Julian calendar."""
    several = {
        "P585": [day("+2020-01-01T00:00:00Z"), day("+2021-01-01T00:00:00Z")],
        "P580": [day("+2019-01-01T00:00:00Z", calendar="http://www.wikidata.org/entity/Q1985786")],
        "P582": [{"snaktype": "somevalue"}],
    }

    dossier = read(document(stated(qualifiers=several)))

    estimate = only(dossier).estimates[0]
    assert str(estimate.as_of) == "2020-01-01"
    assert estimate.note == "point in time: 2021-01-01; end time: unknown value; start time: 2019-01-14"
    for said_ in ("given several times", "no time that can be read", "beside the point in time", "Julian calendar"):
        assert said_ in remarks(dossier)


def test_doubts_become_basis_and_status() -> None:
    """An item that is known says so; the word of a status stays in the note; an unknown method too."""
    dossier = read(
        document(
            stated(
                qualifiers={
                    "P1480": [item("Q18122778")],
                    "P459": [item("Q791801"), item("Q52679562"), {"snaktype": "somevalue"}],
                }
            )
        )
    )

    estimate = only(dossier).estimates[0]
    assert [estimate.status, estimate.basis] == ["unverified", "estimated"]
    assert (
        estimate.note
        == "sourcing circumstances: presumably; determination method: Q52679562; determination method: unknown value"
    )
    assert "'presumably' is read as status 'unverified'" in remarks(dossier)


def test_other_qualifiers_make_a_scope_or_stay_in_the_note() -> None:
    """Parts and places make another figure; numbers, texts and what nobody knows are kept in the note."""
    qualifiers = {
        "P518": [item("Q10"), item("Q11")],
        "P276": [item("Q12"), item("Q13")],
        "P1013": [item("Q14"), item("Q15")],
        "P1264": [item("Q17"), item("Q16")],
        "P1539": [number("+700")],
        "P999": [
            text("odd"),
            item("Q18"),
            {"snaktype": "value"},
            {"snaktype": "value", "datavalue": {"value": {"x": 1}}},
        ],
        "P2000000001": [item("Q19")],
        "P5447": [number("+1"), number("+2")],
        "P1932": [{"snaktype": "somevalue"}],
    }
    labels: dict[str, Any] = {
        "Q16": {"labels": {"de": {"value": "2020"}}, "claims": {}},
        "P2000000001": {"labels": {"en": {"value": "side"}}, "claims": {}},
    }

    dossier = read(document(stated(qualifiers=qualifiers), **labels))

    figure = only(dossier)
    assert [figure.where, figure.definition, str(figure.period)] == ["Q12", "Q14", "2020"]
    assert dict(figure.facets) == {
        "applies to part": "Q10, Q11",
        "location": "Q13",
        "criterion used": "Q15",
        "valid in period": "Q17",
        "side": "Q19",
    }
    assert figure.estimates[0].note == (
        "female population: +700; P999: odd; P999: Q18; P999: a value that is not read; P999: a value that is not read; "
        "P5447: +2"
    )


def test_a_reference_is_a_source() -> None:
    """Title, publisher, author, days, address and DOI; what has no field is in the note; the words are the quote."""
    snaks = {
        "P1476": [phrase("A report"), phrase("Ein Bericht")],
        "P248": [item("Q5")],
        "P123": [item("Q6")],
        "P50": [item("Q7")],
        "P577": [day("+2020-00-00T00:00:00Z", 8)],
        "P813": [day("+2021-01-01T00:00:00Z")],
        "P854": [text("https://example.org")],
        "P356": [text("10.1000/182")],
        "P143": [item("Q8")],
        "P1683": [phrase("five"), phrase("fünf")],
        "P304": [text("12")],
    }

    dossier = read(document(stated(references=[{"snaks": snaks}, {"snaks": {"P248": [item("Q9")]}}])))

    estimate = only(dossier).estimates[0]
    source = estimate.source
    assert source is not None
    assert [source.title, source.publisher, source.author, source.url, source.doi] == [
        *("A report", "Q6", "Q7", "https://example.org", "10.1000/182"),
    ]
    assert [str(source.issued), str(source.retrieved), estimate.quote] == ["2020/2029", "2021-01-01", "five"]
    assert source.note == "title: Ein Bericht; title: Q5; imported from a Wikimedia project: Q8; P1683: fünf"
    assert "stated too in Q9" in (estimate.note or "")
    assert [one.title for one in dossier.sources.values()] == ["A report", "Q9"]


def test_a_source_that_several_statements_name_is_one() -> None:
    """Also where it stands beside the first of one statement."""
    two = [{"snaks": {"P248": [item("Q8")]}}, {"snaks": {"P248": [item("Q9")]}}]

    dossier = read(document([stated(references=two), stated("+7", references=two[::-1]) | {"id": "Q1$b"}]))

    assert [one.title for one in dossier.sources.values()] == ["Q8", "Q9"]


def test_a_reference_that_names_no_source_is_remarked_on() -> None:
    """What was imported from a wiki is from nowhere; a title that nobody knows is none."""
    snaks = {"P143": [item("Q8")], "P1476": [{"snaktype": "somevalue"}], "P577": [day("soon")]}

    dossier = read(document(stated(references=[{"snaks": snaks}, {"snaks": []}])))

    assert only(dossier).estimates[0].source is None
    assert "a reference that names no source: imported from a Wikimedia project: Q8" in remarks(dossier)


@attrs.frozen(slots=False, kw_only=True, repr=False)
class Placed(ct.Estimate):
    """An estimate that says where in its source it stands."""

    at: str | None = None


def test_where_in_a_source_a_number_stands_is_a_section() -> None:
    """A page or paragraph is written beside the words; one of several lines is not."""
    one = ct.Estimate.of(5, "person", source="A")
    fields = {field.name: getattr(one, field.name) for field in attrs.fields(ct.Estimate)}
    figures = [ct.Figure("population", "person").saying(Placed(**fields | {"at": at})) for at in ("page 12", "a\nb")]

    first, second = (entities(one)["Q2000000001"]["claims"]["P1082"][0]["references"][0]["snaks"] for one in figures)

    assert first["P958"][0]["datavalue"]["value"] == "page 12"
    assert "P958" not in second


def test_a_publisher_or_an_address_is_a_title_where_there_is_none() -> None:
    """The address first, since it names the document."""
    address = {"snaks": {"P854": [text("https://example.org")], "P123": [item("Q6")]}}
    publisher = {"snaks": {"P123": [item("Q6")]}}

    titles = [only(read(document(stated(references=[one])))).estimates[0].source for one in (address, publisher)]

    assert [str(one) for one in titles] == ["https://example.org", "Q6"]


@pytest.mark.parametrize(
    ("statement", "property_", "reason"),
    [
        (stated(None), "P1082", None),
        (stated("1e5"), "P1082", "amount is '1e5' (str); give a decimal number as text"),
        (stated("+1" + "0" * 100), "P1082", "give a decimal number as text"),
        (stated("+1" + "0" * 50), "P1082", "digits"),
        (stated("-5"), "P1082", "below zero"),
        (
            stated(unit="http://www.wikidata.org/entity/Q999"),
            "P1082",
            "unit is 'Q999' (str); give an item that is a unit here",
        ),
        (stated(), "P999", "nobody says here what a bare number of this property counts"),
        (stated(rank="best"), "P1082", "rank cannot be 'best'"),
        (stated() | {"mainsnak": {"datatype": "quantity", "snaktype": "x"}}, "P1082", "snaktype cannot be 'x'"),
        (stated(lowerBound="+2000", upperBound="+1000"), "P1082", "above high"),
        (stated(qualifiers={"P3680": [item("Q30\u202e")]}), "P1082", "invisible"),
        (stated(qualifiers={"P518": [item("Q30\u202e")]}), "P1082", "invisible"),
    ],
)
def test_a_statement_that_cannot_be_read_is_rejected_by_name(
    statement: dict[str, Any], property_: str, reason: str | None
) -> None:
    """It is one row of the account, with the id of the statement and what to do."""
    found = rejected(read(document([statement], property_)))

    if reason is None:
        assert found == []
    else:
        assert len(found) == 1
        assert found[0].startswith("row 1, column 'Q1$a': ")
        assert reason in found[0]


def test_statements_that_do_not_go_together_are_rejected_one_by_one() -> None:
    """A second statement of one id, or of another dimension, is rejected; the first stays."""
    metres = stated("+5", unit="http://www.wikidata.org/entity/Q11573") | {"id": "Q1$c"}

    dossier = read(document([stated(), stated("+7"), metres]))

    assert len(only(dossier).estimates) == 1
    assert len(rejected(dossier)) == 2


def test_an_elevation_below_the_sea_has_a_sign() -> None:
    """What is measured may be below zero; a range without an end below is not."""
    metres = "http://www.wikidata.org/entity/Q11573"
    sea = read(document([stated("-430", metres), stated("-431", metres, qualifiers={}) | {"id": "Q1$b"}], "P2044"))
    unknown = read(document(stated(kind="somevalue"), "P2044"))

    assert only(sea).signed
    assert not only(unknown).signed


def test_figures_that_a_dossier_refuses_are_rejected() -> None:
    """Two properties of one label that say the same of one thing are one figure twice."""
    page = {
        "labels": {"en": {"value": "staff"}},
        "claims": {"P2237": [{"mainsnak": item("Q11573")}]},
        "type": "property",
    }
    claims = {"P5": [stated()], "P6": [stated()]}
    content = json.dumps({"entities": {"Q1": {"claims": claims}, "P5": page, "P6": page}})

    dossier = read(content)

    assert len(dossier.figures) == 1
    assert "equal records" in rejected(dossier)[0]


def test_two_entities_of_one_label_are_told_apart() -> None:
    """By their ids, in brackets."""
    town = {"labels": {"en": {"value": "Town"}}, "claims": {"P1082": [stated() | {"id": "Q2$a"}]}}

    dossier = read(document(stated(), Q2=town))

    assert [figure.of for figure in dossier.figures.values()] == ["Town (Q1)", "Town (Q2)"]


def test_an_entity_alone_and_odd_shapes() -> None:
    """One entity needs no wrapping; labels may lack, claims be a list, and a statement stand alone."""
    alone = json.dumps({"claims": {"P1082": stated(), "P31": [{"mainsnak": {"datatype": "wikibase-item"}}, 5]}})

    dossier = read(alone)

    assert list(dossier.figures) == ["Q0-population"]
    assert list(read(f"[{alone}]").figures) == ["0-population"]
    assert list(read(json.dumps([json.loads(document(stated()))["entities"]["Q1"], 5])).figures) == ["Q1-population"]
    assert "wikibase-item: a statement of another type than a quantity is no figure" in remarks(dossier)
    assert "no type: a statement of another type" in remarks(dossier)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("[1]", "it holds no entity with claims; save one from Special:EntityData"),
        ('{"entities": {"Q1": {"id": "Q1", "missing": ""}}}', "it holds no entity with claims"),
        ('{"entities": 5}', "it holds no entity with claims"),
        ('{"entities": {}, "entities": {}}', "twice"),
        ("[" * 5000, "nested more than 100 deep"),
        ('{"entities": NaN}', "NaN"),
        ("{", "it is no JSON"),
    ],
)
def test_a_document_that_is_none_is_refused(content: str, reason: str) -> None:
    """The error says what is wrong and where."""
    with pytest.raises(UnreadableDossier, match=reason):
        read(content)


def test_a_name_that_no_wikibase_takes_whole_is_a_loss() -> None:
    """Labels and aliases have 250 characters at most there; the document has the whole, and comes back with it."""
    fits, long = "p" * 250, "the committee of " + "everybody " * 25
    party = ct.Party(fits, aliases=[long])
    other = "q" * 251
    dossier = ct.Dossier().with_figure("f", said(value=5, by=party).claimed(6, by=other))

    lost = [one for one in losses(dossier, "wikibase") if "characters" in one.what]

    why = "a Wikibase takes 250, and cuts or refuses more; give a shorter name"
    assert {one.what for one in lost} == {
        "what the label says beyond its first 250 characters",
        "what the alias says beyond its first 250 characters",
    }
    assert {(one.where, one.detail) for one in lost} == {(f"{long[:60]}...", why), (f"{other[:60]}...", why)}
    assert {fits, other} == {party.name for party in again(dossier["f"]).parties}
