"""A page is in one language: what is ours is in the language that was asked for, or is marked as English."""

from __future__ import annotations

import re
import tomllib
from html.parser import HTMLParser
from importlib.resources import files
from pathlib import Path

import attrs
import pytest
from tests.reading_html import VOID, ReadPage

import contested as ct
from contested.quantities import in_full
from contested.relations.relation import PartOf
from contested.report.cell_languages import cell_language
from contested.report.charts import glyphs, ideogram, lane_layout, value_axis
from contested.report.charts.drawing import picture_of
from contested.report.charts.picture import Picture, StatementMark, Words
from contested.report.sentence_templates import SENTENCE_LANGUAGES
from contested.report.statement_rows import Standing
from contested.report.worded_charts import worded_in

OTHERS = [code for code in SENTENCE_LANGUAGES if code != "en"]
OURS = ("page", "chart", "standing", "outcome", "severity", "heading", "cell", "note", "basis", "why")
"""The tables of words that stand on a page."""


def own_words(code: str) -> dict[str, str]:
    """Return our words of a page in a language, by table and key."""
    text = (files("contested.report") / "table_words" / f"{code}.toml").read_text(encoding="utf-8")
    data = tomllib.loads(text)
    return {f"{table}.{key}": words for table in OURS for key, words in data[table].items()}


class PlainTexts(HTMLParser):
    """Every text of a page that is not marked as English, and the words of attributes that are read out."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.texts: list[str] = []
        self._marks: list[bool] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take the attributes, and note whether what stands in it is English or no text."""
        given = dict(attrs)
        if tag not in VOID:
            self._marks.append(given.get("lang") == "en" or tag in ("style", "script"))
        self.texts += [given[name] or "" for name in ("aria-label", "data-shown", "title", "alt") if name in given]

    def handle_endtag(self, _: str) -> None:
        """Leave an element."""
        self._marks.pop()

    def handle_data(self, data: str) -> None:
        """Keep a text that is not marked as English."""
        if data.strip() and not any(self._marks):
            self.texts.append(" ".join(data.split()))


def dossier(tmp_path: Path) -> ct.Dossier:
    """Return a dossier in which a page says all that it can say."""
    (tmp_path / "a.txt").write_text("A counts 1,000 dead.")
    wire = ct.Source("Gazette", organ_of=ct.Party("B", stake="disputant"))
    paper = ct.Source(
        "Paper",
        label="the paper",
        quoting=wire,
        url="https://example.org",
        doi="10.1/x",
        retrieved="2023-09-22",
        archive="a.txt",
        media_type="text/plain",
        note="in print",
    )
    rival = ct.Party("A", stake="disputant")
    dead = ct.Figure("dead", "killed", where="X", time="cumulative", definition="by any means", disputants=[rival, "Z"])
    dead = dead.claimed(
        "about 1,000", by=rival, source=paper, as_of="2023-09-18", quote="1,000 dead", basis="documented"
    )
    dead = dead.claimed("900", by=rival, source=paper, as_of="2023-09-17", stated="2023-09-17", status="provisional")
    dead = dead.claimed("hundreds", by="C", lexicon="acled", as_of="2023-09-18", key="c").accepted(by="D", estimate="c")
    dead = dead.claimed("12", by="E", key="e", as_of="2023-09-18").set_aside("e", reason="a slip", by="desk")
    dead = dead.denied(by="F").withheld(by="G").claimed("dozens", by="H", as_of="2023-09-18")
    hurt = (
        ct.Figure("hurt", "person", period="2023", time="period").claimed("5 to 20", by="A").claimed("10 to 30", by="B")
    )
    land = ct.Figure("land", "km**2").claimed("3 km**2", by="A").claimed("4,000 km**2", by="B")
    made = ct.Dossier({"dead": dead, "hurt": hurt, "land": land, "gone": ct.Figure("gone", "person")})
    made = made.with_source("unused", ct.Source("Unused")).with_relation(PartOf("hurt", "gone"))
    made = made.concluding("hurt > 4", where="page 4", sentence="More than four.")
    turned = made.concluding("hurt > 100", where="page 5")
    return attrs.evolve(turned, conclusions=(made.conclusions[0], attrs.evolve(turned.conclusions[1], answer="yes")))


@pytest.mark.parametrize("code", OTHERS)
@pytest.mark.parametrize("looked_at", [True, False])
def test_no_word_of_ours_stays_english(code: str, looked_at: bool, tmp_path: Path) -> None:
    """Headings, labels, legends, the heads of tables, notes and what is read out; what stays English says so."""
    english, words = own_words("en"), own_words(code)
    made = dossier(tmp_path)
    sources = tmp_path if looked_at else None
    alone = ct.report.page(made, title="T", language=code, formulas=["hurt * 2"], sources=sources, seal="sha256:00")
    both = ct.report.page({"one": made, "two": ct.Dossier()}, title="T", language=code, date="2023-09-21")
    texts = [*PlainTexts(alone).texts, *PlainTexts(both).texts]

    own = {text for key, text in english.items() if "{" not in text and text not in words.values()}
    for text in texts:
        pieces = {one.strip(" .:;,()[]") for one in re.split(r"[;,()]", text)} | {text, text.strip(" .:;,()")}
        assert not pieces & own, text
    assert not ReadPage(alone).faults + ReadPage(both).faults


@pytest.mark.parametrize("code", SENTENCE_LANGUAGES)
def test_the_page_says_in_which_language_it_is(code: str) -> None:
    """The whole page, and in another language than English each part that stays English."""
    read = ReadPage(ct.report.page(ct.Dossier.load("examples/nagorno_karabakh.toml"), language=code))

    assert [one.attributes["lang"] for one in read.all("html")] == [code]
    marked = [one for one in read.elements if one.attributes.get("lang") == "en" and one.tag not in ("html", "p")]
    assert bool(marked) == (code != "en")
    if code != "en":
        assert all(
            one.attributes.get("lang") == "en" for one in read.all("div") if "hull of the claims" in one.text[:30]
        )


def test_a_german_page_is_german() -> None:
    """Numbers, days, ranges, common ground, the title and the footer."""
    made = ct.Figure("dead", "killed").claimed("1,000", by="A", as_of="2023-09-18").claimed("1,500", by="B")
    text = ct.report.page(ct.Dossier({"dead": made}), language="de", date="2023-09-21")
    read = ReadPage(text)

    assert read.text_of("h1") == ["Zahlen, über die niemand einig ist"]
    assert "Zu „dead“ lautet die Zahl laut A 1.000 Tote, laut B hingegen 1.500 Tote." in (read.text_of("dd"))
    assert "kein gemeinsamer Bereich: keine Zahl wird von allen zugelassen" in read.text_of("dd")
    assert any("Stand: 18. September 2023" in cell for cell in read.text_of("td"))
    assert any(said.startswith("1.000") for said in read.text_of("text"))
    assert f"contested {ct.__version__}, 21. September 2023" in read.text_of("footer")[0]


def test_the_title_is_ours_only_where_none_is_given() -> None:
    """A title is data."""
    assert ReadPage(ct.report.page(ct.Dossier(), language="fr")).text_of("h1") == [
        "Des chiffres sur lesquels personne ne s’accorde"
    ]
    assert ReadPage(ct.report.page(ct.Dossier(), language="fr", title="Dead")).text_of("h1") == ["Dead"]


def test_every_word_of_pages_is_used() -> None:
    """In the template, or where its values are made."""
    home = Path(ct.report.pages.__file__).parent
    names = ("page_files/page.html", "pages.py", "page_figures.py", "page_dossiers.py", "worded_charts.py")
    text = "".join([(home / name).read_text(encoding="utf-8") for name in names])

    for key in own_words("en"):
        table, _, name = key.partition(".")
        if table == "page":
            assert f'"page.{name}"' in text or f'"{name}"' in text, key


# -- charts --------------------------------------------------------------------------


def drawn(figure: ct.Figure, form: str | None = None, width: float = 720) -> Picture:
    """Return the German picture of a figure."""
    return picture_of(figure, form=form, width=width, worded=worded_in(cell_language("de")))


def texts_of(picture: Picture) -> list[str]:
    """Return what stands in a picture."""
    marks = [piece for one in picture.pieces if isinstance(one, StatementMark) for piece in one.pieces]
    return [piece.text for piece in (*picture.pieces, *marks) if isinstance(piece, Words)]


def test_every_word_of_pictures_is_in_the_file() -> None:
    """By the English word: legends, the axis, the data of a picture, and what became of a statement."""
    words = own_words("en")
    said = [text for _, text in glyphs._SHAPES]
    said += [text for *_, text in glyphs._UNSAID]
    said += [word for _, word in value_axis._SCALES]
    said += [lane_layout.RULE, lane_layout.SAID_BY_NOBODY, lane_layout.CROWDED, ideogram.ALLOWED_BY]
    said += [value_axis.LOGARITHMIC]

    assert {f"chart.{text}" for text in said} <= words.keys()
    assert {f"standing.{one.value}" for one in Standing} <= words.keys()


def test_a_german_picture_is_german() -> None:
    """The words beside marks, the legend, the axis, what is shaded and the data for those who do not look."""
    both = ct.Figure("dead", "person").claimed("10,000 to 30,000", by="A").claimed("about 20,000", by="B")
    picture = drawn(both.denied(by="C"))

    texts = texts_of(picture)

    assert {"10.000 bis 30.000 Menschen", "etwa 20.000 Menschen", "Menschen", "was sie zulässt"} <= set(texts)
    assert "schattiert oder zwischen gestrichelten Linien: gemeinsamer Bereich" in texts
    assert "20.000" in texts
    assert picture.table.head == ("Wer", "Angabe", "Was daraus wurde")
    assert ("C", "die Zahl wird von C bestritten", "Bestreitung") in picture.table.rows
    assert picture.rule.startswith("gepunktete Linie: wie weit „etwa“ reicht, ist eine Regel dieser Bibliothek")


def test_a_logarithmic_axis_says_so_in_german() -> None:
    """With large numbers by their short words."""
    figure = ct.Figure("cost", "person").claimed(1_000_000, by="A").claimed(50_000_000, by="B")

    texts = texts_of(drawn(figure))

    assert any("logarithmische Skala" in text for text in texts)
    assert "10 Mio." in texts
    assert value_axis.label_words(10_000_000) == "10 million"
    assert in_full(10_000) == "10,000"


def test_many_statements_that_do_not_count_share_german_words() -> None:
    """And each says when, through whom and why it does not count."""
    organ = ct.Source("Gazette", organ_of=ct.Party("B", stake="disputant"))
    rivals = [ct.Party("A", stake="disputant"), ct.Party("B", stake="disputant")]
    figure = ct.Figure("dead", "person", disputants=rivals).claimed(1, by=rivals[0], source=organ)
    for day in range(1, 7):
        figure = figure.claimed(day, by="C", stated=f"2024-01-0{day}", as_of="2024-01-01", key=f"k{day}")
    figure = (
        figure.claimed(9, by="D", key="d").set_aside("d", reason="a slip", by="desk").claimed(2, by="E", as_of="1990")
    )

    picture = drawn(figure)
    texts = " ".join(texts_of(picture))

    assert "5 Aussagen: gilt nicht mehr" in texts
    assert "wie wiedergegeben von B" in texts
    assert "nicht berücksichtigt" in texts
    assert "1990" in texts


def test_a_crowd_of_holders_is_counted_in_german() -> None:
    """How many origins allow each number."""
    figure = ct.Figure("dead", "person")
    for at in range(20):
        figure = figure.claimed(at + 1, by=f"P{at}")

    assert "wie viele Ursprünge jede Zahl zulassen: höchstens 1 von 20" in texts_of(drawn(figure))


def test_of_a_figure_that_nobody_speaks_of_that_is_said_in_german() -> None:
    """In the picture too."""
    assert "niemand sagt etwas dazu" in texts_of(drawn(ct.Figure("x", "person")))
