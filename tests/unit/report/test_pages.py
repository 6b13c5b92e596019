"""A page: one HTML file with everything a dossier says, which needs no network and runs nothing of what others wrote."""

from __future__ import annotations

import re
import sys
from base64 import b64encode
from hashlib import sha256
from importlib.resources import files
from pathlib import Path

import attrs
import pytest
from tests.reading_html import ReadPage

import contested as ct
from contested.errors import (
    ContestedError,
    MissingExtra,
    UnknownName,
    UnreadableDate,
    UnusableCopy,
    UnusableName,
    WrongType,
)
from contested.relations.relation import PartOf
from contested.report import pages
from contested.report.cell_languages import cell_language
from contested.report.page_charts import PageCharts
from contested.report.page_figures import (
    DEEPEST_LIST,
    FigureForms,
    PageNumbers,
    PageProof,
    nested_steps,
    page_figure,
)

EXAMPLE = Path(__file__).parents[3] / "examples" / "nagorno_karabakh.toml"
COPY = "Armenia says that 120,000 people live there."
PROVABLE = """format = 1
[sources.a]
title = "Article A"
archive = "a.txt"
media_type = "text/plain"
[figures.population]
name = "population"
unit = "person"
[[figures.population.claims]]
value = "120,000"
by = "Armenia"
source = "a"
quote = "120,000 people live there"
[[figures.population.claims]]
value = "50,000"
by = "Azerbaijan"
source = "a"
quote = "50,000 people live there"
[[figures.population.claims]]
value = "60,000"
by = "Monitors"
source = "a"
[[silenced]]
code = "CF033"
reason = "the copies are new"
[[silenced]]
code = "CF035"
reason = "they did not publish"
"""


@pytest.fixture(scope="module")
def karabakh() -> ct.Dossier:
    """Return the dossier of one article."""
    return ct.Dossier.load(EXAMPLE)


@pytest.fixture(scope="module")
def read(karabakh: ct.Dossier) -> ReadPage:
    """Return its page."""
    return ReadPage(ct.report.page(karabakh, formulas=["population / area"], date="2023-09-21"))


def rows(page: ReadPage) -> list[tuple[str, str]]:
    """Return who says what in the tables of a page."""
    found = [one for one in page.elements if one.tag in ("th", "td")]
    return [
        (one.text, found[at + 1].text)
        for at, one in enumerate(found[:-1])
        if one.tag == "th" and one.attributes.get("scope") == "row"
    ]


def test_the_page_is_whole(read: ReadPage) -> None:
    """Every element is closed, no place has the name of another, and every link leads to one."""
    inner = [href[1:] for href in read.links if href.startswith("#")]

    assert not read.faults
    assert len(set(read.anchors)) == len(read.anchors)
    assert set(inner) <= set(read.anchors)
    assert len(inner) > 20


def test_every_figure_has_its_section(read: ReadPage, karabakh: ct.Dossier) -> None:
    """By its title, in the order of the dossier, and what was asked for after them."""
    titles = [figure.title for figure in karabakh.figures.values()]

    assert read.text_of("h3")[:8] == [*titles, "population / area"]
    assert [one.attributes["aria-labelledby"] for one in read.all("article", class_="figure")] == [
        *(f"figure-{id_}" for id_ in karabakh.figures),
        "formula-1",
    ]


def test_everybody_who_states_or_denies_is_named(read: ReadPage) -> None:
    """With what was said, a row each."""
    assert ("Armenia (the Armenians)", "120,000 people") in rows(read)
    assert ("Azerbaijan", "50,000 people") in rows(read)
    assert any(
        who.startswith("Armenia (official Yerevan)") and says.startswith("denies the figure")
        for who, says in rows(read)
    )


def test_ranges_say_whether_there_is_common_ground(read: ReadPage) -> None:
    """Of two who exclude each other there is none; one who speaks alone has none with anybody."""
    said = read.text_of("dd")

    assert "50,000 (Azerbaijan) to 120,000 (Armenia) people" in said
    assert "no common ground: no number is one that all allow" in said
    assert "no common ground: Azerbaijan gives a number alone" in said
    both = ct.Figure("dead", "person").claimed("at least 10", by="A").claimed("about 10", by="B")
    nobody = ct.Figure("hurt", "person").denied(by="A")
    dossier = ct.Dossier().with_figure("dead", both).with_figure("hurt", nobody)
    said = ReadPage(ct.report.page(dossier)).text_of("dd")
    assert str(both.common()) in said
    assert "no common ground: nobody gives a number" in said


def test_derivations_fold_out_down_to_the_sources(read: ReadPage, karabakh: ct.Dossier) -> None:
    """Every line of ``explain()`` is an item, at its depth."""
    folded = [one.text for one in read.all("details")]

    for line in str(karabakh["troops"].explain(whole=True)).splitlines():
        assert any(line.strip() in text for text in folded), line
    assert "population / area" in read.text_of("a")


def test_a_derivation_becomes_lists_within_lists() -> None:
    """Each opened and closed, and no deeper than a reader of HTML goes."""
    total = ct.Figure("a", "person").claimed(1, by="A")
    for at in range(DEEPEST_LIST + 5):
        total = total + ct.Figure(f"b{at}", "person").claimed(1, by="A") * 2
    steps, last = nested_steps(total.explain(whole=True))
    text = "".join([*(f"{step.tags}x" for step in steps), last])

    read = ReadPage(text)

    assert not read.faults
    assert len(read.all("li")) == len(steps)
    assert text.count("<ul>") <= len(steps)


def test_the_policy_lets_only_our_script_and_style_run(karabakh: ct.Dossier) -> None:
    """By their digests; nothing is loaded, and no form or base leads elsewhere."""
    text = ct.report.page(karabakh)
    read = ReadPage(text)
    (policy,) = [one.attributes["content"] for one in read.all("meta", **{"http-equiv": "Content-Security-Policy"})]
    style, script = re.findall(r"<(?:style|script)>(.*?)</(?:style|script)>", text, re.DOTALL)
    digests = [f"'sha256-{b64encode(sha256(one.encode()).digest()).decode()}'" for one in (style, script)]

    assert policy == (
        f"default-src 'none'; style-src {digests[0]}; script-src {digests[1]}; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )
    assert not [one for one in read.elements if "style" in one.attributes or {"src", "onclick"} & one.attributes.keys()]


def test_templates_mark_nothing_as_safe_that_others_wrote() -> None:
    """Unescaped are the style and script of ours, charts (which escape themselves) and the tags of lists."""
    text = files("contested.report").joinpath(pages.FOLDER, "page.html").read_text(encoding="utf-8")

    assert set(re.findall(r"\{\{ ?([\w.]+)\|safe", text)) == {
        "style",
        "script",
        "figure.chart.drawn",
        "step.tags",
        "last_tags",
    }
    assert "autoescape" not in text
    assert not re.search(r"=\s*\{\{", text), "an attribute without quotes"
    assert not re.search(r"""(?:href|src)="\{\{(?! piece.address\|address \}\})""", text), (
        "an address that is not looked at"
    )


def test_sources_are_numbered_as_they_come_and_linked_where_allowed() -> None:
    """Those that are quoted too, and those in which nothing was read; an address that can harm is text."""
    wire = ct.Source("Wire story", url="javascript:alert(1)")
    paper = ct.Source("Paper", quoting=wire, url="https://example.org/a?b=1&c=2", retrieved="2023-09-22", doi="10.1/x")
    unused = ct.Source("Unused", quoting=ct.Source("Behind it"))
    dossier = (
        ct.Dossier()
        .with_figure(
            "dead", ct.Figure("dead", "person").claimed(11, by="A", source=paper, at="page 4", quote="11 dead")
        )
        .with_source("unused", unused)
    )

    read = ReadPage(ct.report.page(dossier))

    listed = [one.text for one in read.all("li") if (one.attributes.get("id") or "").startswith("source-")]
    assert [text.split(",")[0].split(";")[0] for text in listed] == ["Paper", "Wire story", "Unused", "Behind it"]
    assert "accessed 2023-09-22" in listed[0]
    assert "quotes [2]" in listed[0]
    assert [href for href in read.links if not href.startswith("#")] == ["https://example.org/a?b=1&c=2"]
    assert "javascript:alert(1)" in listed[1]
    (cell,) = [one.text for one in read.all("td") if one.text.startswith("[1]")]
    assert cell == "[1] quoting [2] page 4"
    assert read.text_of("q") == ["11 dead"]


def test_proofs_are_never_silent(tmp_path: Path, read: ReadPage) -> None:
    """Not checked, proved, or not proved with the reason: of each statement, figure and dossier."""
    (tmp_path / "a.txt").write_text(COPY)

    checked = ReadPage(ct.report.page(ct.Dossier.loads(PROVABLE), sources=tmp_path))

    assert "not checked: no kept copies of the sources were looked at" in read.text_of("dd")
    cells = [text for text in checked.text_of("td") if text.startswith("[1]")]
    assert cells[0] == "[1] not proved CF033 is silenced: the copies are new"
    assert any("not proved CF036: " in cell for cell in cells)
    assert any("CF035 is silenced: they did not publish" in cell for cell in cells)
    assert any("of 3 proved by kept copies" in text for text in checked.text_of("dd"))
    assert any("statements are proved" in text or "statements is proved" in text for text in checked.text_of("dd"))


def test_a_statement_that_nobody_looked_for_is_not_checked() -> None:
    """That is said in its row."""
    dead = ct.Figure("dead", "person").claimed(11, by="A")
    forms = FigureForms(cell_language(None), PageCharts().chart)

    shown = page_figure(dead, "dead", "dead", forms, PageNumbers(), {})

    assert [row.proof for row in shown.rows] == [PageProof("not checked")]


def test_of_a_silent_figure_there_is_nothing_to_prove(tmp_path: Path) -> None:
    """It has no statement."""
    dossier = ct.Dossier().with_figure("dead", ct.Figure("dead", "person", disputants=["A"]))

    said = ReadPage(ct.report.page(dossier, sources=tmp_path)).text_of("dd")

    assert said.count("there is no statement to prove") == 2


def test_findings_stand_with_their_advice_and_at_their_figures(read: ReadPage) -> None:
    """Those that are silenced too, with the reason."""
    dead = ct.Figure("dead", "person").claimed(11, by="A").claimed(12, by="A")
    found = ReadPage(ct.report.page(ct.Dossier().with_figure("dead", dead)))

    (finding,) = [text for text in found.text_of("li") if text.startswith("CF004")]
    assert "one party" in finding or "A" in finding
    assert any("CF004" in text and "(warning)" in text for text in found.text_of("dd"))
    silenced = [text for text in read.text_of("li") if "silenced: the article speaks for itself" in text]
    assert len(silenced) == 3
    assert "The checks found nothing that is not silenced." in read.text_of("p")


def test_relations_name_figures_and_what_follows(read: ReadPage) -> None:
    """By title, with whose account it is; where nothing follows, that is said."""
    (relation,) = [text for text in read.text_of("li") if "is a part of" in text]
    assert relation.startswith(
        "Armenian soldiers recruited locally (Nagorno-Karabakh) is a part of Armenian soldiers (Nagorno-Karabakh), according to Azerbaijan [1]"
    )
    follows = [text for text in read.text_of("p") if "follow" in text]
    assert follows
    whole, part = (
        ct.Figure("dead", "person").claimed("at least 5", by="A"),
        ct.Figure("hurt", "person").claimed(11, by="A"),
    )
    dossier = ct.Dossier().with_figure("dead", whole).with_figure("hurt", part)
    dossier = dossier.with_relation(PartOf("hurt", "dead"))
    assert any("11 or more" in text for text in ReadPage(ct.report.page(dossier)).text_of("li"))


def test_conclusions_stand_beside_the_answer_of_now() -> None:
    """Turned ones say so, and what turned them; how the answer follows folds out."""
    dead = ct.Figure("dead", "person").claimed(11, by="A")
    dossier = (
        ct.Dossier()
        .with_figure("dead", dead)
        .concluding("dead > 10", where="Report, page 4", sentence="More than ten.")
    )
    dossier = dossier.concluding("dead", where="Report, page 5")
    turned = attrs.evolve(dossier, figures={"dead": dead.claimed(9, by="B")})

    before, after = ReadPage(ct.report.page(dossier)), ReadPage(ct.report.page(turned))

    assert "settled: yes per A stands" in before.text_of("dd")
    assert "More than ten." in before.text_of("q")
    assert any(text.startswith("contested: yes per A, no per B turned") for text in after.text_of("dd"))
    assert sum(text.startswith("How the answer follows") for text in before.text_of("details")) == 2
    gone = attrs.evolve(dossier, figures={"hurt": ct.Figure("hurt", "person").claimed(1, by="A")})
    assert any(
        text.startswith("none turned it cannot be asked any more")
        for text in ReadPage(ct.report.page(gone)).text_of("dd")
    )


def test_the_edition_has_its_digest_and_no_day_but_that_which_is_given(karabakh: ct.Dossier, read: ReadPage) -> None:
    """A dossier that is looked at on a day is no edition; the seal of a journal stands beside."""
    (footer,) = read.text_of("footer")

    assert karabakh.digest in read.text_of("code")
    assert f"Made by contested {ct.__version__}, 2023-09-21" in footer
    assert ct.report.page(karabakh) == ct.report.page(karabakh)
    looked_at = ReadPage(ct.report.page(karabakh.known_on("2023-10-01"), seal="sha256:00"))
    assert any(text.startswith("none: it is looked at on a day") for text in looked_at.text_of("dd"))
    assert "sealed by sha256:00" in looked_at.text_of("footer")[0]


def test_several_dossiers_stand_on_one_page(karabakh: ct.Dossier) -> None:
    """Each under its name, with anchors of its own; a name has one number on the whole page."""
    dead = ct.Dossier().with_figure("dead", ct.Figure("dead", "person").claimed(11, by="Armenia"))

    read = ReadPage(ct.report.page({"Karabakh": karabakh, "Dead": dead, "Empty": ct.Dossier()}))

    assert read.text_of("h2") == ["Karabakh", "Dead", "Empty", "Sources"]
    assert not read.faults
    assert len(set(read.anchors)) == len(read.anchors)
    assert "There is no figure in this dossier." in read.text_of("p")
    names = read.text_of("option")
    assert names.count("Armenia") == 1


def test_a_language_is_marked_by_its_tag(karabakh: ct.Dossier) -> None:
    """BCP 47 has hyphens, however the code was given."""
    assert ReadPage(ct.report.page(karabakh, language="en_US")).all("p", class_="says", lang="en-US")


def test_sentences_are_in_the_language_that_is_asked_for(karabakh: ct.Dossier) -> None:
    """And marked as such; where there are none, that is refused."""
    read = ReadPage(ct.report.page(karabakh, language="fr"))

    said = [one.text for one in read.all("p", class_="says", lang="fr")]
    french = [ct.report.sentence(figure, language="fr") for figure in karabakh.figures.values()]
    assert said == [" ".join(one.split()) for one in french]
    with pytest.raises(ContestedError):
        ct.report.page(karabakh, language="tlh")


def test_every_statement_has_its_mark_in_a_chart(read: ReadPage) -> None:
    """As many as the tables have rows; the chart is called as its figure, and described by its sentence."""
    assert len(read.all("g", class_="mark")) == len(rows(read))
    for one in read.all("svg"):
        described = (one.attributes["aria-describedby"] or "").split()
        assert {one.attributes["aria-labelledby"], *described} <= set(read.anchors)


def test_dossiers_are_called_by_names_that_are_seen(karabakh: ct.Dossier) -> None:
    """An empty name and one that hides something are refused; names that differ in white space stay two."""
    for name in (" ", "a\u202eb", "x" * 301):
        with pytest.raises(UnusableName):
            ct.report.page({name: karabakh})

    read = ReadPage(ct.report.page({"a": karabakh, "a ": ct.Dossier()}))

    assert read.text_of("h2") == ["a", "a", "Sources"]
    assert ReadPage(ct.report.page({})).text_of("h2") == ["Sources"]


def test_an_empty_dossier_has_a_page() -> None:
    """That says so; there is nothing to search."""
    read = ReadPage(ct.report.page(ct.Dossier()))

    assert not read.faults
    assert {"There is no figure in this dossier.", "No source is named.", "The checks found nothing."} <= set(
        read.text_of("p")
    )
    assert not read.all("input")


def test_figures_of_one_title_are_told_apart() -> None:
    """By their ids; an id that is no plain word is counted as a place."""
    one, two = (ct.Figure("dead", "person", period=year).claimed(1, by="A") for year in ("2022", "2023"))
    dossier = ct.Dossier({"first": one, "the 2nd: #1": two})

    read = ReadPage(ct.report.page(dossier))

    assert read.text_of("h3")[:2] == ["dead: first", "dead: the 2nd: #1"]
    assert {"figure-first", "nth-2"} <= set(read.anchors)


def test_what_fixes_a_figure_is_said() -> None:
    """Place, period, definition, facets, disputants, and what a statement says of its basis, days and words."""
    dead = ct.Figure(
        "dead",
        "person",
        where="Stepanakert",
        period="2023",
        time="cumulative",
        definition="died within 30 days",
        facets={"side": "civilians"},
        disputants=["A", "C"],
    )
    dead = dead.claimed(
        "hundreds",
        by="A",
        lexicon="acled",
        as_of="2023-09-18",
        stated="2023-09-19",
        basis="documented",
        status="provisional",
        key="k",
    ).accepted(by="B", estimate="k")

    read = ReadPage(ct.report.page(ct.Dossier().with_figure("dead", dead)))

    facts = read.text_of("dt")
    assert {"Where", "Period", "Time", "Definition", "Side", "Declared disputants"} <= set(facts)
    cells = read.text_of("td")
    assert any("documented; provisional; as the lexicon acled reads it" in text for text in cells)
    assert any("as of 2023-09-18; stated 2023-09-19" in text for text in cells)
    assert any("accepting the number of A" in text for text in cells)
    assert any(text.startswith("100 people (printed “hundreds”)") for text in cells)


def test_what_is_left_out_has_its_row() -> None:
    """What is left out has its row, with the reason."""
    dead = ct.Figure("dead", "person").claimed(11, by="A", key="a").claimed(12, by="B")
    dead = dead.set_aside("a", reason="a misprint", by="the desk")

    said = ReadPage(ct.report.page(ct.Dossier().with_figure("dead", dead)))

    assert ("left out", "11 people (A)") in rows(said)
    assert any("set aside by the desk: a misprint" in text for text in said.text_of("td"))


def test_what_the_file_says_and_this_version_does_not_read_is_named() -> None:
    """What the file says and this version does not read is named, by its path."""
    dossier = ct.Dossier.loads('format = 1\nlicence = "CC-BY"\n')

    assert any("does not read of the file: licence" in text for text in ReadPage(ct.report.page(dossier)).text_of("dd"))


def test_rows_of_a_feed_that_were_rejected_are_counted(tmp_path: Path) -> None:
    """A page of what a feed gave says what it does not hold."""
    (tmp_path / "dead.csv").write_text("place,dead,who\nX,11,A\nX,-5,B\n")
    dossier = ct.Feed(of="place", value="dead", by="who", name="=dead", unit="=person").read(tmp_path / "dead.csv")

    said = ReadPage(ct.report.page(dossier)).text_of("dd")

    assert any(text.startswith("dead.csv: 2 rows, 1 taken, 1 rejected") for text in said)


def test_a_formula_is_nothing_to_prove(tmp_path: Path) -> None:
    """Nobody states it."""
    (tmp_path / "a.txt").write_text(COPY)

    read = ReadPage(ct.report.page(ct.Dossier.loads(PROVABLE), sources=tmp_path, formulas=["population * 2"]))

    assert read.text_of("dd").count("there is no statement to prove") == 1


def test_ten_thousand_characters_and_five_hundred_parties_go_on_a_page() -> None:
    """Nobody is dropped, nothing is cut."""
    dead = ct.Figure("dead", "person")
    for at in range(500):
        dead = dead.claimed(at, by=f"Party {at:03}", quote="word " * 2_000 if at == 7 else None)

    read = ReadPage(ct.report.page(ct.Dossier().with_figure("dead", dead)))

    assert [who for who, _ in rows(read)] == [f"Party {at:03}" for at in range(500)]
    assert max(map(len, read.text_of("q"))) == 9_999
    assert len(read.all("g", class_="mark")) == 500
    assert len(read.all("option")) == 501


def test_what_cannot_be_is_refused(karabakh: ct.Dossier, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With what is wrong: a date, a formula, a folder, a title, or that the library for it is missing."""
    with pytest.raises(UnreadableDate):
        ct.report.page(karabakh, date="yesterday")
    with pytest.raises(UnknownName):
        ct.report.page(karabakh, formulas=["populaton / area"])
    with pytest.raises(UnusableCopy):
        ct.report.page(karabakh, sources=tmp_path / "none")
    with pytest.raises(ContestedError):
        ct.report.page(karabakh, title=" ")
    pages.page_template.cache_clear()
    monkeypatch.setitem(sys.modules, "jinja2", None)
    with pytest.raises(MissingExtra):
        ct.report.page(karabakh)


@pytest.mark.parametrize(
    ("dossier", "more"),
    [
        (None, {}),
        ("nk.toml", {}),
        ({"a": 1}, {}),
        (ct.Figure("toll", "person"), {}),
        (ct.Dossier(), {"sources": 1}),
        (ct.Dossier(), {"formulas": None}),
        (ct.Dossier(), {"formulas": "a / b"}),
        (ct.Dossier(), {"formulas": [None]}),
        (ct.Dossier(), {"seal": 1}),
    ],
)
def test_what_a_page_cannot_be_made_of_is_refused(dossier: object, more: dict[str, object]) -> None:
    """Before anything is worked out, by what it should have been."""
    with pytest.raises(WrongType):
        ct.report.page(dossier, **more)  # type: ignore[arg-type]
