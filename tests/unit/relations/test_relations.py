"""Relations: what they name, how they read and print, and what is refused; in Python and in a file."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING, Any

import pytest

import contested as ct
from contested import AtMost, Bridge, Dossier, EqualTo, Figure, Interval, PartOf
from contested.errors import (
    ConflictingRecords,
    ContestedError,
    DefinitionCycle,
    MisfitRelation,
    UnknownName,
    UnreadableDossier,
    WrongType,
)
from contested.relations.relation import related_pairs

if TYPE_CHECKING:
    from collections.abc import Callable

TEXT = """\
format = 1

[units.department]
name = "French department"

[parties.baku]
name = "Azerbaijan"

[sources.article]
title = "News article"

[figures.troops]
name = "soldiers"
unit = "person"
claims = [{ value = "around 10,000", by = "baku", source = "article" }]

[figures.local]
name = "local"
unit = "soldier"
claims = [{ value = "3,000", by = "baku", source = "article" }]

[figures.area]
name = "area"
unit = "km**2"

[figures.gloss]
name = "area in departments"
unit = "department"

# of these
[[relations]]
part = "local"  # recruited there
whole = "troops"
by = "baku"
source = "article"

[[relations]]
parts = ["local", "troops"]
whole = "all"
cover = "all"
disjoint = true
remainder = "the others"

[[relations]]
equal = ["all", "everybody"]

[[relations]]
at_most = ["local", "everybody"]

[[relations]]
from = "gloss"
to = "area"
factor = "about 6,000"
offset = 1
unit = "km**2/department"

[[silenced]]
code = "CF012"
figure = "area"
reason = "the article speaks for itself"

[[silenced]]
code = "CF011"
reason = "known"

[figures.all]
name = "all"
unit = "person"

[figures.everybody]
name = "everybody"
unit = "person"
"""
DOSSIER = Dossier.loads(TEXT)


@pytest.mark.parametrize(
    ("relation", "printed"),
    [
        (ct.part_of("a", "b"), "a is a part of b"),
        (ct.part_of(["a", "b"], "c"), "a and b are parts of c"),
        (ct.part_of("a", "b", cover="all"), "a is all of b"),
        (ct.sum_of("c", ["a", "b"]), "a and b make up c"),
        (ct.sum_of("c", ["a"], remainder="rest"), "a and rest make up c"),
        (ct.equal_to("a", "b"), "a is equal to b"),
        (ct.at_most("a", "b"), "a is at most b"),
        (Bridge("a", "b", factor="0.7 to 0.9"), "b is 0.7 to 0.9 × a"),
        (Bridge("a", "b", offset=5), "b is 1 × a + 5"),
    ],
)
def test_a_relation_prints_as_a_sentence(relation: Any, printed: str) -> None:
    """It says what it relates, by id; and it survives a copy."""
    assert str(relation) == printed
    assert copy.deepcopy(relation) == relation


@pytest.mark.parametrize(
    ("build", "error", "message"),
    [
        (lambda: PartOf([], "b"), WrongType, "the ids of one or several figures"),
        (lambda: PartOf(["a", "a"], "b"), WrongType, "each once"),
        (lambda: PartOf("a", 5), WrongType, "the id of a figure"),
        (lambda: PartOf("a", "b", cover="most"), MisfitRelation, "cover is some or all"),
        (lambda: ct.part_of("a", "b", disjoint="yes"), WrongType, "true or false"),
        (lambda: PartOf("a", "b", remainder="rest"), MisfitRelation, "a remainder needs cover"),
        (lambda: Bridge("a", "b", factor="at most 3"), MisfitRelation, "a number above zero"),
        (lambda: Bridge("a", "b", factor="dozens"), MisfitRelation, "a number above zero"),
    ],
)
def test_a_relation_that_says_too_little_or_too_much_is_refused(
    build: Callable[[], Any], error: type[Exception], message: str
) -> None:
    """The error says which field, and what to do."""
    with pytest.raises(error, match=message) as caught:
        build()

    assert isinstance(caught.value, ContestedError)


def test_a_file_says_relations_and_what_is_silenced() -> None:
    """Each is read as the value that Python makes."""
    article = DOSSIER.sources["article"]

    assert DOSSIER.relations == (
        ct.part_of("local", "troops", by="Azerbaijan", source=article),
        ct.sum_of("all", ["local", "troops"], remainder="the others"),
        EqualTo("all", "everybody"),
        AtMost("local", "everybody"),
        Bridge("gloss", "area", factor="about 6,000", offset=1, unit=DOSSIER.relations[4].unit),  # type: ignore[union-attr]
    )
    assert [(one.code, one.figure) for one in DOSSIER.silenced] == [("CF012", "area"), ("CF011", None)]
    assert DOSSIER.dumps() == TEXT
    assert copy.deepcopy(DOSSIER) == DOSSIER


def test_a_relation_is_added_and_taken_out_and_nothing_else_changes() -> None:
    """Comments and order stay; the file reads back the same."""
    more = DOSSIER.with_relation(ct.at_most("troops", "all", by="Baku office", source="Another article"))

    text = more.dumps()

    assert Dossier.loads(text) == more
    assert "# of these" in text
    assert [p.name for p in more.parties.values()] == ["Azerbaijan", "Baku office"]
    assert more.without_relation(more.relations[-1]).relations == DOSSIER.relations
    with pytest.raises(UnknownName):
        DOSSIER.without_relation(ct.at_most("area", "gloss"))


def test_a_new_file_says_every_kind_of_relation() -> None:
    """What is made in Python is written, and read back the same."""
    made = Dossier()
    for id_ in ("a", "b", "c", "d"):
        made = made.with_figure(id_, Figure(id_, "person"))
    for relation in (
        ct.part_of(["a", "b"], "c", disjoint=False),
        ct.sum_of("d", ["a"], remainder="rest"),
        Bridge("b", "d", factor="0.5", offset="about 3"),
        Bridge("a", "d"),
        ct.equal_to("a", "b"),
    ):
        made = made.with_relation(relation)

    again = Dossier.loads(made.silencing("CF001", reason="x", figure="a").dumps())

    assert again.relations == made.relations
    assert again.silenced[0].figure == "a"


def test_parties_and_sources_of_relations_are_those_of_the_dossier() -> None:
    """A new record of a party or source is that of the relations as well."""
    made = DOSSIER.with_party("baku", ct.Party("Azerbaijan", stake="disputant"))
    made = made.with_source("article", ct.Source("News article", publisher="A paper"))

    relation = made.relations[0]

    assert relation.by == made.parties["baku"]
    assert relation.source == made.sources["article"]
    assert Dossier.loads(made.dumps()) == made


def test_an_alias_in_a_relation_is_written_anew_where_it_means_another() -> None:
    """A party whose id changes hands keeps its relations."""
    renamed = DOSSIER.with_party("baku", ct.Party("Baku"))

    assert Dossier.loads(renamed.dumps()) == renamed
    assert renamed.relations[0].by == ct.Party("Baku")


def test_silencing_needs_no_figure_and_removal_only_looks_at_what_names_it() -> None:
    """A code can be silenced for all figures; a figure that no relation names goes."""
    made = DOSSIER.with_figure("more", Figure("more", "person")).silencing("CF018", reason="x")

    assert made.silenced[-1].figure is None
    assert "more" not in made.without("more")


@pytest.mark.parametrize(
    ("ask", "message"),
    [
        (lambda d: d.with_relation("x"), r"part_of\(\), sum_of\(\)"),
        (lambda d: d.check("x"), "a derived figure"),
        (lambda d: d.check(span=-1), "a number of days"),
        (lambda d: d.check(span="x"), "a number of days"),
        (lambda d: d.with_relation(d.relations[0]), "the dossier says so already"),
        (lambda d: d.silencing("CF001", reason=""), "reason"),
    ],
)
def test_what_makes_no_sense_is_refused_with_what_would(ask: Callable[[Any], Any], message: str) -> None:
    """The error is ours, and says what to give."""
    with pytest.raises(ContestedError, match=message):
        ask(DOSSIER)


def test_merging_joins_relations() -> None:
    """Each is kept once."""
    merged = DOSSIER.merge(DOSSIER.with_relation(ct.at_most("troops", "all")))

    assert len(merged.relations) == len(DOSSIER.relations) + 1
    assert merged.silenced == DOSSIER.silenced


def test_a_figure_that_a_relation_names_stays() -> None:
    """It goes only after the relation."""
    with pytest.raises(MisfitRelation, match="take it out first with without_relation"):
        DOSSIER.without("local")


@pytest.mark.parametrize(
    ("relation", "error", "message"),
    [
        (ct.part_of("local", "nothing"), UnknownName, "no figure 'nothing'"),
        (ct.part_of("local", "area"), MisfitRelation, "local in soldiers and area in km² do not go together"),
        (Bridge("gloss", "area"), MisfitRelation, "give the bridge a unit such as 'person/household'"),
        (ct.equal_to("local", "local"), MisfitRelation, "names one figure twice"),
        (ct.part_of("troops", "local"), MisfitRelation, "do not go together"),
        (ct.part_of("all", "troops"), DefinitionCycle, "troops → all → troops goes in a circle|all → troops → all"),
        (Bridge("all", "troops"), DefinitionCycle, "goes in a circle"),
    ],
)
def test_a_relation_that_does_not_fit_its_figures_is_refused(
    relation: Any, error: type[Exception], message: str
) -> None:
    """An unknown figure, another dimension, a circle: each names the figures."""
    with pytest.raises(error, match=message):
        DOSSIER.with_relation(relation)


@pytest.mark.parametrize(
    ("table", "message"),
    [
        ('part = "local"', "a part needs its whole"),
        ('part = "local"\nparts = ["all"]\nwhole = "troops"', "a part needs its whole"),
        ('equal = ["local"]', "the ids of two figures"),
        ('part = "local"\nequal = ["local", "all"]\nwhole = "all"', "a relation is of one kind"),
        ('by = "baku"', "a relation is of one kind"),
        ('from = "gloss"', "write from and to"),
        ('part = "nobody"\nwhole = "all"', "no figure 'nobody'"),
        ('part = "local"\nwhole = "all"\nby = "nobody"', "no party 'nobody'"),
        ('at_most = ["local", "area"]', "do not go together"),
    ],
)
def test_every_wrong_relation_of_a_file_has_its_line(table: str, message: str) -> None:
    """The problem names the line of the relation."""
    with pytest.raises(UnreadableDossier, match=message) as caught:
        Dossier.loads(f"{TEXT}\n[[relations]]\n{table}\n")

    assert (caught.value.problems[0].line or 0) >= TEXT.count("\n") + 2


def test_a_circle_in_a_file_is_a_problem_of_its_relations() -> None:
    """All of them are fine by themselves."""
    with pytest.raises(UnreadableDossier, match="goes in a circle"):
        Dossier.loads(f'{TEXT}\n[[relations]]\npart = "all"\nwhole = "troops"\n')


def test_a_relation_to_a_figure_that_is_wrong_itself_is_no_second_problem() -> None:
    """One mistake is told once."""
    with pytest.raises(UnreadableDossier) as caught:
        Dossier.loads(TEXT.replace('unit = "soldier"', 'unit = "soldiery"'))

    assert len(caught.value.problems) == 1


@pytest.mark.parametrize(
    ("table", "message"),
    [
        ('reason = "x"', "needs code"),
        ('code = "CF1"\nreason = "x"', "the code of a finding such as 'CF012'"),
        ('code = "CF001"\nreason = "x"\nfigure = "nobody"', "no figure 'nobody'"),
    ],
)
def test_what_cannot_be_silenced(table: str, message: str) -> None:
    """A code and a reason are needed, and the figure is one of the file."""
    with pytest.raises(UnreadableDossier, match=message):
        Dossier.loads(f"{TEXT}\n[[silenced]]\n{table}\n")
    with pytest.raises(UnknownName):
        DOSSIER.silencing("CF001", reason="x", figure="nobody")


def test_a_bridge_carries_its_uncertainty_and_its_source() -> None:
    """Half a French department is about 3,000 km², says whoever says how large one is."""
    bridge = DOSSIER.relations[4]
    assert isinstance(bridge, Bridge)
    gazetteer = Bridge("gloss", "area", factor="about 6,000", unit=bridge.unit, source="A gazetteer")
    half = DOSSIER["gloss"].claimed("0.5", source="News article")

    area = gazetteer.across(half, "size of a department")

    assert str(area.hull()) == "about 3,000 km² (A gazetteer, News article)"
    assert "size of a department, " in str(area.explain())
    assert bridge.across(half).according_to("News article").interval == Interval.point(3001)
    assert Bridge("a", "b", factor=2, by="UN").across(half).according_to("UN").stance is ct.Stance.STATED


def test_which_pairs_are_related() -> None:
    """Parts and wholes, parts that share nothing, and equals."""
    pairs = related_pairs(
        [ct.part_of(["a", "b"], "c"), ct.sum_of("z", ["x", "y"]), ct.equal_to("q", "r"), ct.at_most("q", "s")]
    )

    assert pairs == {frozenset(pair) for pair in ("ac", "bc", "xz", "yz", "xy", "qr")}


def test_two_records_of_one_party_are_refused_in_a_relation_too() -> None:
    """A relation adds its party as a statement does."""
    with pytest.raises(ConflictingRecords):
        DOSSIER.with_party("baku", ct.Party("Azerbaijan", stake="disputant")).with_relation(
            ct.at_most("local", "all", by=ct.Party("Azerbaijan", stake="third_party"))
        )


def test_a_relation_written_with_a_list_of_one_part_stays_as_it_is() -> None:
    """What is written otherwise than we would is not touched by another change."""
    text = TEXT.replace('part = "local"  # recruited there', 'parts = ["local"]')

    changed = Dossier.loads(text).silencing("CF001", reason="x").dumps()

    assert 'parts = ["local"]' in changed


def test_a_relation_by_a_misspelt_party_is_refused() -> None:
    """Who is almost known holds no account of his own; who is not known at all may."""
    said = ct.Dossier({
        "a": ct.Figure("a", "person").claimed(3, by="Azerbaijan"),
        "b": ct.Figure("b", "person").claimed(5, by="Armenia"),
    })  # fmt: skip

    with pytest.raises(UnknownName, match="no party 'Azerbaidjan' in the dossier; near: Azerbaijan"):
        said.with_relation(ct.part_of("a", "b", by="Azerbaidjan"))
    assert said.with_relation(ct.part_of("a", "b", by="Azerbaijan")).relations
    assert said.with_relation(ct.part_of("a", "b", by="OSCE")).relations
