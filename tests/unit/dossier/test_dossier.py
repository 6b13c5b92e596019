"""A dossier holds figures, parties, sources and units by id; a change is a new dossier."""

from __future__ import annotations

import copy
import pickle
from pathlib import Path

import attrs
import pytest

from contested import Dossier, Figure, Party, Source, Unit
from contested.errors import (
    ConflictingRecords,
    EqualFigures,
    IncompleteStatement,
    MergeConflict,
    QuotingCycle,
    SharedAlias,
    UnknownName,
    UnreadableDossier,
    UnusableName,
    WrongType,
)

ARMENIA = Party("Armenia", aliases=["Yerevan"], stake="disputant")
ARTICLE = Source("News article", issued="2023-09-20")
POPULATION = (
    Figure("population", "person", of="Nagorno-Karabakh")
    .claimed("120,000", by=ARMENIA, source=ARTICLE)
    .claimed("50,000", by="Azerbaijan", source=ARTICLE)
)

UNDECLARED = """format = 1

[figures.f]
name = "f"
unit = "person"

[[figures.f.claims]]
value = 5
by = "Yerevan"
source = "article"
"""
"""A file that declares neither parties nor sources, and names them all the same."""


# -- looking ------------------------------------------------------------------------


def test_a_dossier_is_a_mapping_of_its_figures() -> None:
    """It gives figures by id, tells which it has, and counts and lists them."""
    dossier = Dossier().with_figure("population", POPULATION)

    assert dossier["population"] == POPULATION
    assert ("population" in dossier, "area" in dossier, len(dossier), list(dossier)) == (True, False, 1, ["population"])


def test_an_unknown_figure_names_the_known_ones() -> None:
    """An id that the dossier does not hold is refused with those it does."""
    dossier = Dossier().with_figure("population", POPULATION)

    with pytest.raises(UnknownName, match="no figure 'area' in the dossier; known: population"):
        _ = dossier["area"]


def test_an_empty_dossier_says_so() -> None:
    """Where there are no figures, the error and the representation say that."""
    with pytest.raises(UnknownName, match="there are none yet"):
        _ = Dossier()["area"]
    assert repr(Dossier()) == "<Dossier without figures>"


def test_a_dossier_prints_one_figure_a_line() -> None:
    """Each line is an id and the figure."""
    dossier = Dossier().with_figure("population", POPULATION)

    assert str(dossier) == f"population: {POPULATION}"
    assert repr(dossier) == "<Dossier population>"


def test_a_dossier_does_not_change() -> None:
    """Its tables cannot be written to, and it hashes."""
    dossier = Dossier().with_figure("population", POPULATION)

    with pytest.raises(TypeError):
        dossier.figures["area"] = POPULATION  # type: ignore[index]
    assert hash(dossier) == hash(Dossier().with_figure("population", POPULATION))


# -- adding figures -----------------------------------------------------------------


def test_a_figure_brings_its_parties_and_sources() -> None:
    """Parties and sources of a figure are added with it, under ids made of their names."""
    dossier = Dossier().with_figure("population", POPULATION)

    assert dossier.parties == {"armenia": ARMENIA, "azerbaijan": Party("Azerbaijan")}
    assert dossier.sources == {"news-article": ARTICLE}


def test_a_figure_brings_whole_chains() -> None:
    """The links of a chain of sources are added too, and the party whose organ one of them is."""
    wire = Source("Wire", organ_of="Azerbaijan")
    figure = Figure("f", "person").claimed(5, source=Source("Paper", quoting=[wire]), quoting=["Radio"])

    dossier = Dossier().with_figure("f", figure)

    assert set(dossier.sources) == {"paper", "wire", "radio"}
    assert dossier.parties == {"azerbaijan": Party("Azerbaijan")}


def test_a_bare_party_becomes_the_known_one() -> None:
    """A party of which only a name or alias is given is the one that the dossier knows by it."""
    dossier = Dossier().with_party("am", ARMENIA)

    made = dossier.with_figure(
        "f", Figure("f", "person").claimed(5, by="yerevan", source=Source("S", organ_of="Armenia"))
    )

    assert made["f"].parties == (ARMENIA,)
    assert made.sources["s"].organ_of == ARMENIA
    assert made.parties == {"am": ARMENIA}


def test_a_fuller_record_replaces_a_bare_one_everywhere() -> None:
    """When a figure brings the record of a party known by name alone, all figures and sources get it."""
    bare = Figure("f", "person").claimed(5, by="Armenia", source=Source("S", organ_of="Armenia"))

    made = Dossier().with_figure("f", bare).with_figure("population", POPULATION)

    assert made["f"].parties == (ARMENIA,)
    assert made.sources["s"].organ_of == ARMENIA
    assert Dossier.loads(made.dumps()) == made


def test_an_alias_that_comes_first_is_recognised_too() -> None:
    """Of two names that a file does not declare, the fuller record decides, whichever stands first."""
    made = Dossier.loads(UNDECLARED).with_figure("population", POPULATION)

    assert made["f"].parties == (ARMENIA,)
    assert Dossier.loads(made.dumps()) == made


def test_two_records_of_one_party_are_refused() -> None:
    """A party that the dossier knows otherwise is named with the fields that differ."""
    dossier = Dossier().with_party("armenia", ARMENIA)
    other = Party("Armenia", stake="third_party", bloc="west")

    with pytest.raises(ConflictingRecords, match="the party 'Armenia' differ in aliases, stake, bloc"):
        dossier.with_figure("f", Figure("f", "person").claimed(5, by=other))


def test_a_full_record_under_the_alias_of_another_is_refused() -> None:
    """A known alias is not the name of a second party."""
    dossier = Dossier().with_party("armenia", ARMENIA)

    with pytest.raises(ConflictingRecords, match="differ in name, aliases"):
        dossier.with_figure("f", Figure("f", "person").claimed(5, by=Party("Yerevan", stake="disputant")))


def test_equal_figures_are_refused() -> None:
    """Two ids for one record would be one unknown twice."""
    dossier = Dossier().with_figure("population", POPULATION)

    with pytest.raises(EqualFigures, match="the figures 'population' and 'again' have equal records"):
        dossier.with_figure("again", POPULATION)


def test_figures_that_become_equal_are_refused() -> None:
    """A party that turns out to be another one can make two figures one."""
    dossier = Dossier.loads(
        UNDECLARED + '\n[figures.g]\nname = "f"\nunit = "person"\n[[figures.g.claims]]\nvalue = 5\n'
        'by = "Armenia"\nsource = "article"\n'
    )

    with pytest.raises(EqualFigures):
        dossier.with_party("armenia", ARMENIA)


def test_a_figure_in_place_of_another() -> None:
    """Under an id that is there, the new figure takes the old one's place."""
    dossier = Dossier().with_figure("population", POPULATION)

    made = dossier.with_figure("population", POPULATION.claimed(1, by="OSCE"))

    assert len(made) == 1
    assert made["population"].parties == (ARMENIA, Party("Azerbaijan"), Party("OSCE"))


def test_a_view_is_kept_as_the_figure_it_looks_at() -> None:
    """A figure in another unit or for some parties only is added as it was stated."""
    made = Dossier().with_figure("population", POPULATION.only("Armenia"))

    assert made["population"] == POPULATION


def test_a_figure_cut_by_known_on_is_refused() -> None:
    """What a day's knowledge leaves out would be lost."""
    with pytest.raises(IncompleteStatement, match="a figure as looked at .* add the figure itself"):
        Dossier().with_figure("population", POPULATION.known_on("2023-01-01"))


@pytest.mark.parametrize("id_", ["", "a b", "-a", "a.b", "ä b", "\u0308a", "x" * 65, "a\n", "../x", "a’b", "\u202ea"])
def test_an_id_is_letters_digits_dashes(id_: str) -> None:
    """An id can stand in a question and in a file as it is."""
    with pytest.raises(UnusableName, match="an id has letters, digits, - and _, at most 64"):
        Dossier().with_figure(id_, POPULATION)
    with pytest.raises(UnusableName):
        Dossier().with_party(id_, ARMENIA)
    with pytest.raises(UnusableName):
        Dossier().with_source(id_, ARTICLE)


@pytest.mark.parametrize("id_", ["ä", "東京", "жертвы_2023"])
def test_an_id_has_the_letters_of_any_script(id_: str) -> None:
    """What people count is called so in their own script; the id is read back from the file as it is."""
    made = Dossier().with_figure(id_, POPULATION)

    assert Dossier.loads(made.dumps())[id_] == POPULATION


@pytest.mark.parametrize("id_", ["東京", "Ağdam", "Հայաստան", "दिल्ली", "Đà-Nẵng_2023"])
def test_an_id_is_written_in_any_script(id_: str) -> None:
    """It is read back from a file, and asked for by name."""
    dossier = Dossier().with_figure(id_, POPULATION)

    assert tuple(Dossier.loads(dossier.dumps())) == (id_,)
    assert str(dossier.ask(f"{id_} > 40000")) == str(POPULATION > 40_000)


def test_an_id_is_text() -> None:
    """A number is no id."""
    with pytest.raises(WrongType, match="figure id is '3'"):
        Dossier().with_figure(3, POPULATION)  # type: ignore[arg-type]


def test_a_figure_goes_and_its_parties_stay() -> None:
    """Without a figure, the records it brought are still known."""
    dossier = Dossier().with_figure("population", POPULATION)

    made = dossier.without("population")

    assert (len(made), made.parties, made.sources) == (0, dossier.parties, dossier.sources)


def test_an_unknown_figure_cannot_go() -> None:
    """Taking out what is not there is a mistake."""
    with pytest.raises(UnknownName):
        Dossier().without("population")


# -- parties and sources ------------------------------------------------------------


def test_a_party_under_a_known_id_is_renamed_everywhere() -> None:
    """Figures that name the old record get the new one, and organs too."""
    figure = POPULATION.claimed(3, source=Source("Gazette", organ_of=ARMENIA))
    dossier = Dossier().with_figure("population", figure)

    made = dossier.with_party("armenia", Party("Republic of Armenia", stake="disputant"))

    assert [party.name for party in made["population"].parties] == ["Azerbaijan", "Republic of Armenia"]
    assert made.sources["gazette"].organ_of == made.parties["armenia"]
    assert Dossier.loads(made.dumps()) == made


def test_a_name_that_two_parties_share_is_refused() -> None:
    """An alias is left with one party."""
    dossier = Dossier().with_party("armenia", ARMENIA)

    with pytest.raises(SharedAlias):
        dossier.with_party("city", Party("City council", aliases=["Yerevan"]))


def test_one_party_has_one_id() -> None:
    """The same name under a second id would be two records of one party."""
    dossier = Dossier().with_party("armenia", ARMENIA)

    with pytest.raises(ConflictingRecords, match="differ in id"):
        dossier.with_party("am", ARMENIA)


@pytest.mark.parametrize(("id_", "name"), [("armenia", "Yerevan"), ("yerevan", "Republic of Armenia")])
def test_a_party_declared_later_is_the_one_that_was_named(id_: str, name: str) -> None:
    """A file that declares no party names them; a record added under that name, alias or id is theirs."""
    party = Party(name, stake="disputant")

    made = Dossier.loads(UNDECLARED).with_party(id_, party)

    assert made["f"].parties == (party,)
    assert Dossier.loads(made.dumps()) == made


def test_an_id_does_not_take_over_another_partys_name() -> None:
    """An id that is the name of a declared party stays a mere id."""
    dossier = Dossier().with_figure("f", Figure("f", "person").claimed(5, by="Yerevan")).with_party("x", Party("X"))

    made = dossier.with_party("Yerevan", Party("Y"))

    assert made["f"].parties == (Party("Yerevan"),)
    assert Dossier.loads(made.dumps()) == made


def test_all_are_declared_when_one_is() -> None:
    """Where a file gets its first party or source, all that its figures name are declared with it."""
    made = Dossier.loads(UNDECLARED).with_party("osce", Party("OSCE")).with_source("book", Source("Book"))

    assert set(made.parties) == {"osce", "yerevan"}
    assert set(made.sources) == {"book", "article"}
    assert Dossier.loads(made.dumps()) == made


def test_a_source_under_a_known_id_is_read_everywhere() -> None:
    """Statements and chains that named the old record get the new one."""
    paper = Source("Paper", quoting=[ARTICLE])
    figure = POPULATION.claimed(3, source=paper).claimed(4, source=paper, quoting=[ARTICLE])
    dossier = Dossier().with_figure("population", figure)

    made = dossier.with_source("news-article", Source("The article", organ_of="Armenia"))

    titles = {s.source.title for s in made["population"].statements if s.source}
    assert titles == {"The article", "Paper"}
    assert made.sources["paper"].quoting == (made.sources["news-article"],)
    assert made.sources["news-article"].organ_of == ARMENIA
    assert made["population"].statements[-1].quoting == (made.sources["news-article"],)
    assert Dossier.loads(made.dumps()) == made


def test_a_source_declared_later_is_the_one_that_was_named() -> None:
    """A file that declares no source names them by title; a record added under that id is theirs."""
    made = Dossier.loads(UNDECLARED).with_source("article", ARTICLE)

    assert made["f"].sources == (ARTICLE,)
    assert Dossier.loads(made.dumps()) == made


def test_an_id_does_not_take_over_another_sources_title() -> None:
    """An id that is the title of a declared source, or of a link of the new one, stays a mere id."""
    dossier = (
        Dossier().with_figure("f", Figure("f", "person").claimed(5, source="article")).with_source("b", Source("B"))
    )
    fresh = Dossier.loads(UNDECLARED)

    again = attrs.evolve(dossier, sources={"b": Source("B"), "first": Source("article")}).with_source(
        "article", ARTICLE
    )
    quoting = fresh.with_source("article", Source("A paper", quoting=["article"]))

    assert again["f"].sources == (Source("article"),)
    assert quoting["f"].sources == (Source("article"),)
    assert Dossier.loads(quoting.dumps()) == quoting


def test_a_source_cannot_quote_the_one_it_replaces() -> None:
    """That would close a circle."""
    dossier = Dossier().with_source("a", ARTICLE)

    with pytest.raises(QuotingCycle, match="a quotes Paper quotes a"):
        dossier.with_source("a", Source("New", quoting=[Source("Paper", quoting=[ARTICLE])]))
    with pytest.raises(QuotingCycle, match="a quotes a"):
        dossier.with_source("a", Source("New", quoting=[ARTICLE]))


def test_the_same_source_again_changes_nothing() -> None:
    """A record put where it is already is no change."""
    dossier = Dossier().with_figure("population", POPULATION)

    assert dossier.with_source("news-article", ARTICLE) == dossier


# -- units of one's own ---------------------------------------------------------------


def test_units_of_ones_own_are_declared() -> None:
    """A unit that is not everybody's is added with the figure, with the kinds it is a part of."""
    skiff = Unit.counting("skiff", part_of="ship")
    figure = Figure("boats", Unit.counting("dinghy", "dinghies", part_of=skiff)).claimed(5)

    made = Dossier().with_figure("boats", figure)

    assert set(made.units) == {"skiff", "dinghy"}
    assert Dossier.loads(made.dumps()) == made
    assert str(made["boats"].hull()) == "5 dinghies (unattributed)"


# -- merging ----------------------------------------------------------------------------


def test_a_merge_holds_what_both_hold() -> None:
    """Figures, parties and sources of both are in it, and a party that both know has one id."""
    mine = Dossier().with_party("am", ARMENIA).with_source("s", ARTICLE)
    theirs = Dossier().with_figure("population", POPULATION).with_source("t", Source("T"))

    made = mine.merge(theirs)

    assert set(made.parties) == {"am", "azerbaijan"}
    assert set(made.sources) == {"s", "news-article", "t"}
    assert made["population"] == POPULATION


def test_a_merge_takes_the_fuller_record() -> None:
    """A party known by name alone to one gets the record that the other has."""
    bare = Dossier().with_figure("f", Figure("f", "person").claimed(5, by="Armenia"))
    full = Dossier().with_party("am", ARMENIA)

    assert bare.merge(full)["f"].parties == (ARMENIA,)
    assert full.merge(bare)["f"].parties == (ARMENIA,)
    assert set(bare.merge(full).parties) == {"armenia"}


def test_one_id_for_two_things_is_refused() -> None:
    """What differs under one id is named."""
    one, other = Dossier().with_party("a", ARMENIA), Dossier().with_party("a", Party("Azerbaijan"))

    with pytest.raises(MergeConflict, match="both dossiers have a party 'a', and they differ; rename one"):
        one.merge(other)


def test_one_party_with_two_records_is_refused() -> None:
    """Two full records of one name under two ids are no one party."""
    one, other = Dossier().with_party("a", ARMENIA), Dossier().with_party("b", Party("Armenia", bloc="east"))

    with pytest.raises(ConflictingRecords, match="differ in aliases, stake, bloc"):
        one.merge(other)


def test_equal_figures_under_two_ids_are_refused_when_merging() -> None:
    """A merge does not hold one unknown twice."""
    one, other = Dossier().with_figure("a", POPULATION), Dossier().with_figure("b", POPULATION)

    with pytest.raises(EqualFigures):
        one.merge(other)


# -- files --------------------------------------------------------------------------------


def test_a_dossier_is_saved_and_loaded(tmp_path: Path) -> None:
    """What is saved is loaded the same, from text and bytes too."""
    dossier = Dossier().with_figure("population", POPULATION)
    dossier.save(tmp_path / "d.toml")

    loaded = Dossier.load(tmp_path / "d.toml")

    assert loaded == dossier == Dossier.loads(loaded.dumps()) == Dossier.loads(loaded.dumps().encode())
    assert Dossier.load(str(tmp_path / "d.toml")) == dossier


def test_what_this_version_does_not_read_is_kept_beside() -> None:
    """Unknown keys and tables are in the dossier by their path, and in no value."""
    text = UNDECLARED + 'colour = "red"\n\n[[drafts]]\npart = "f"\n'

    dossier = Dossier.loads(text)

    assert dossier.unknown == {"figures.f.claims[1].colour": "red", "drafts": [{"part": "f"}]}
    assert dossier == Dossier.loads(UNDECLARED)


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("missing.toml", r"missing\.toml: 1 problem\n  no such file or directory; check the path"),
        (".", "is a directory; check the path"),
        ("\0.toml", r"x00.toml.*\n  embedded null byte; check the path"),
        ("\x1b[31m.toml", r"x1b\[31m.toml.*\n  no such file"),
    ],
)
def test_a_file_that_cannot_be_opened(path: str, message: str, tmp_path: Path) -> None:
    """The error names the path, without commands to a terminal, and the reason."""
    with pytest.raises(UnreadableDossier, match=message) as caught:
        Dossier.load(tmp_path / path)
    assert "\x1b" not in str(caught.value)


def test_a_file_is_called_by_its_name(tmp_path: Path) -> None:
    """Problems in a file begin with its name, not its whole path."""
    (tmp_path / "d.toml").write_text("format = 2\n", encoding="utf-8")

    with pytest.raises(UnreadableDossier, match="^d.toml: 1 problem\n  line 1, format: the file's format is 2; write"):
        Dossier.load(tmp_path / "d.toml")


def test_a_dossier_copies_and_pickles() -> None:
    """A copy and a pickle hold the same record and the same text."""
    dossier = Dossier().with_figure("population", POPULATION)

    assert pickle.loads(pickle.dumps(dossier)) == copy.deepcopy(dossier) == dossier


def test_a_source_written_under_two_ids_can_be_replaced_under_one() -> None:
    """What was read in the replaced source is now read in the new one, also where the file named the other id."""
    text = """format = 1

[sources.paper]
title = "Morning paper"
quoting = ["wire"]

[sources.same]
title = "Morning paper"
quoting = ["wire"]

[sources.wire]
title = "Wire story"

[figures.dead]
name = "dead"
unit = "person"

[[figures.dead.claims]]
value = 11
source = "paper"

[[figures.dead.claims]]
value = 12
source = "same"
"""
    before = Dossier.loads(text)

    after = before.with_source("same", Source("Evening paper"))

    assert Dossier.loads(after.dumps()) == after
    assert {estimate.source.title for estimate in after["dead"].estimates if estimate.source} == {"Evening paper"}


def test_a_dossier_is_looked_at_at_a_level() -> None:
    """Figure by figure: one half lies within 0.67 errors, so 153 with an error of 100 is above 0."""
    figure = Figure("excess deaths", "person", signed=True).claimed(153, by="A", standard_error=100)
    held = Dossier().with_figure("x", figure)

    assert str(held.ask("x > 0")) == "undetermined per A"
    assert str(held.at(level=0.5).ask("x > 0")) == "settled: yes per A"
