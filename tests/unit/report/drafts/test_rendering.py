"""Rendering: placeholders of a draft are written out, what is code stays, and every error is told with its place."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest

import contested as ct
from contested import report
from contested.errors import MissingExtra, UnreadableDraft, WrongType
from contested.report.drafts.rendering import LONGEST_DRAFT

NK = ct.Dossier.load(Path(__file__).parents[4] / "examples" / "nagorno_karabakh.toml")
HOSTILE = (
    "{{< include /etc/passwd >}}",
    "<script>alert(1)</script>",
    "[link](javascript:alert(1)) ![x](y)",
    "`raw`{=html} $x^2$ [@cite] ^[note]",
    "# head | cell | **bold** ~~gone~~ \\LaTeX ---",
    "{{ population }}",
    "::: {.callout} :::",
    "https://example.org/x WWW.example.org www.example.org mail@example.org ftp://example.org",
)


def hostile(title: str) -> ct.Dossier:
    """Return a dossier of which a source has this title, and a party a name of the same."""
    figure = ct.Figure("people", "person", of="a place").claimed(5, by=f"Party {title}", source=title)
    return ct.Dossier({"people": figure})


@pytest.mark.parametrize(
    ("draft", "wanted"),
    [
        ("{{ population }}", "50,000 (Azerbaijan) to 120,000 (Armenia) people"),
        ("{{population|short}}", "50,000–120,000"),
        ("{{ area | prose }}", "about 3,000 (according to the article)"),
        ("{{ troops > 5000 }}", "contested: yes per Azerbaijan; Armenia denies the figure"),
        ("{{ troops < '2 person' }}", "contested: no per Azerbaijan; Armenia denies the figure"),
        ("{{ population / area }}", "about 16.7 (Azerbaijan) to about 40 (Armenia) people/km²"),
        ("a {{ area }}, b {{ area }}", "a about 3,000 km² (the article), b about 3,000 km² (the article)"),
        ("no placeholder { } }} here", "no placeholder { } }} here"),
    ],
)
def test_a_placeholder_is_what_the_dossier_answers(draft: str, wanted: str) -> None:
    """Figures by id, formulas and comparisons are written as they print."""
    assert report.render(draft, NK) == wanted


def test_a_sentence_names_every_side() -> None:
    """``sentence`` writes a whole sentence, of a comparison its verdict."""
    made = report.render("{{ population | sentence }} {{ population > 40000 | sentence }}", NK)

    assert "Armenia" in made
    assert "Azerbaijan" in made
    assert "120,000" in made


@pytest.mark.parametrize(
    "untouched",
    [
        "```\n{{ population }}\n```",
        "~~~ {=html}\n{{ population }}\n",
        "`{{ population }}` and ``a ` {{ population }}``",
        "---\ntitle: '{{ population }}'\n---\n",
        "<!-- {{ population }} -->",
        "text\n\n    {{ population }}\n\nmore",
        "{{< video {{ x }} >}}".replace("{{ x }}", "x.mp4"),
    ],
)
def test_what_is_no_prose_is_let_alone(untouched: str) -> None:
    """Code, front matter, comments and shortcodes of Quarto stay as they are."""
    assert report.render(untouched, NK) == untouched


def test_an_item_of_a_list_is_no_code() -> None:
    """What is indented within a list is written out."""
    assert "{{" not in report.render("- one\n\n    {{ population }}\n", NK)


def test_braces_can_be_meant() -> None:
    """A backslash before two braces writes two braces, and is gone."""
    assert report.render("\\{{ population }}", NK) == "{{ population }}"


def test_notes_stand_at_the_end_and_one_question_has_one() -> None:
    """Notes are numbered as they are called for; what they cite follows."""
    made = report.render("A{{ population | note }} B{{ area | note }} C{{ population|note }}\n", NK)

    body, _, tail = made.partition("\n\n")
    assert body == "A[^contested-1] B[^contested-2] C[^contested-1]"
    assert tail.count("[^contested-1]: ") == tail.count("[^contested-2]: ") == 1
    assert "Armenia" in tail
    assert len(re.findall(r"^- \*?News article", tail, re.MULTILINE)) == 1


BULLETIN = ct.Source("Bulletin 12", organ_of="the Government", issued="2021-05-12")
NEWS = ct.Source("News", author="Jane Doe", issued="2021-05-13", quoting=BULLETIN)
LOSSES = ct.Dossier(
    {
        "loss": ct.Figure("killed", "killed")
        .claimed(1050, by="the Government", source=NEWS, as_of="2021-05-13")
        .claimed(900, by="the Government", source="Radio", as_of="2021-05-01")
        .claimed(1200, by="the Opposition", basis="estimated", stated="2021-05-20")
        .denied(by="Beta", source="Radio")
        .withheld(by="Gamma", source="Radio"),
        "other": ct.Figure("wounded", "wounded").claimed(5, by="A", source="Atlas"),
    }
)


def test_a_note_says_of_which_day_each_number_is_and_whether_it_stands() -> None:
    """And through which documents it came, the one that is behind it first, all in whole sentences."""
    (line,) = (
        one for one in report.render("{{ loss | note }}", LOSSES).splitlines() if one.startswith("[^contested-1]:")
    )

    assert line == (
        "[^contested-1]: Killed. Beta denies the figure. Source: *Radio*. Gamma withholds a number. Source: *Radio*. "
        "The Government: 1,050 killed (as of 2021-05-13). Source: *Bulletin 12*, organ of the Government, issued "
        "2021-05-12; quoted by Jane Doe, *News*, issued 2021-05-13. The Government: 900 killed (as of 2021-05-01; "
        "no longer in force: superseded by a later statement of the same holder). Source: *Radio*. "
        "The Opposition: 1,200 killed (estimated; stated 2021-05-20). No source is named."
    )


def test_a_note_says_where_and_when_a_figure_is() -> None:
    """Figures alike but for that are told apart."""
    losses = ct.Figure("losses", "person", of="X", where="north", period="2021", facets={"side": "both"})

    made = report.render("{{ x | note }}", ct.Dossier({"x": losses.claimed(5, by="A")}))

    assert "Losses (X), north, 2021, side: both. A: 5 people." in made


def test_a_note_says_what_was_corrected_and_taken_back() -> None:
    """With the reason, as a table does."""
    toll = (
        ct.Figure("toll", "person")
        .claimed(10, by="A", key="first", stated="2021-01-01")
        .corrected(12, by="A", estimate="first", stated="2021-01-02")
        .claimed(30, by="B", key="b", stated="2021-01-01")
        .retracted(by="B", estimate="b", reason="a slip", stated="2021-01-03")
    )

    made = report.render("{{ x | note }}", ct.Dossier({"x": toll}))

    gone = "no longer in force: superseded by a later statement of the same holder"
    assert f"10 people (stated 2021-01-01; {gone})" in made
    assert f"30 people (stated 2021-01-01; {gone})" in made
    assert "a slip" in made


def test_a_note_is_whole_in_another_language() -> None:
    """No word of ours is English there."""
    (line,) = (
        one
        for one in report.render("{{ loss | note }}", LOSSES, language="de").splitlines()
        if one.startswith("[^contested-1]:")
    )

    assert line == (
        "[^contested-1]: Killed. Die Zahl wird von Beta bestritten. Quelle: *Radio*. Von Gamma wird keine Zahl genannt. Quelle: *Radio*. "
        "The Government: 1.050 Tote (Stand: 13. Mai 2021). Quelle: *Bulletin 12*, Organ von the Government, erschienen: "
        "12. Mai 2021; wiedergegeben von Jane Doe, *News*, erschienen: 13. Mai 2021. The Government: 900 Tote "
        "(Stand: 1. Mai 2021; gilt nicht mehr: durch eine spätere Erklärung derselben Partei ersetzt). Quelle: *Radio*. "
        "The Opposition: 1.200 Tote (geschätzt; erklärt: 20. Mai 2021). Keine Quelle genannt."
    )


def test_a_note_in_french_has_a_space_before_a_colon() -> None:
    """U+00A0, as the Imprimerie nationale has it."""
    made = report.render("{{ other | note }}", LOSSES, language="fr")

    assert "A\u00a0: 5 blessés. Source\u00a0: *Atlas*." in made


@pytest.mark.parametrize("way", ["", " | prose"])
def test_a_placeholder_in_another_language_has_everybody(way: str) -> None:
    """A range of the language, with who says what; a comparison is a clause of it."""
    assert report.render(f"{{{{ loss{way} }}}}", LOSSES, language="de") == (
        "1.050 bis 1.200 Tote† (die Zahl wird von Beta bestritten; von Gamma wird keine Zahl genannt; the Government 1.050 Tote "
        "(13. Mai 2021); the Opposition 1.200 Tote)"
    )
    assert report.render("{{ loss > 1000 }}", LOSSES, language="fr").startswith(
        "Pour «\u00a0killed\u00a0», un chiffre supérieur"
    )
    assert not report.render("{{ loss > 1000 }}", LOSSES, language="fr").endswith(".")


def test_days_that_differ_stand_beside_their_numbers() -> None:
    """Days that differ stand beside their numbers, in every language."""
    counts = ct.Figure("killed", "killed").claimed(5, by="A", as_of="2021").claimed(9, by="B", as_of="2022")

    made = report.render("{{ x }}", ct.Dossier({"x": counts}), language="de")

    assert made == "5 bis 9 Tote (A 5 Tote (2021); B 9 Tote (2022))"


def test_a_note_on_what_is_computed_names_all_that_it_rests_on() -> None:
    """Each account with its holder; what was said in another unit stands as it was said."""
    area = ct.Figure("area", "km**2").claimed("about 3 km**2", by="A", source="Map").claimed("2 mi**2", by="B")
    dead = ct.Figure("killed", "killed").claimed(6, by="A", source="Radio").claimed("dozens", by="C", source="Radio")
    dossier = ct.Dossier({"area": area, "density": dead / area})

    made = report.render("{{ density | note }}{{ area | note }}", dossier)

    assert (
        "[^contested-1]: Killed / area. A: about 2 killed/km². Source: *Radio*. Source: *Map*. "
        "B is silent. No source is named. C: “dozens”. Source: *Radio*."
    ) in made
    assert "B: about 5.18 km², printed as 2 mi². No source is named." in made


def test_a_short_placeholder_in_another_language_is_its_cell() -> None:
    """With the same signs, and nobody where nobody speaks."""
    silent = ct.Dossier({"x": ct.Figure("ships", "ship")})

    assert report.render("{{ loss | short }}", LOSSES, language="es") == "de 1.050 a 1.200 muertos†"
    assert report.render("{{ x }}", silent, language="de") == "keine Zahl"


def test_a_bare_placeholder_in_a_language_without_words_is_an_error() -> None:
    """It is never English in a draft of another language."""
    with pytest.raises(UnreadableDraft, match="line 1, column 3"):
        report.render("A {{ loss }}", LOSSES, language="ru")


@pytest.mark.parametrize(
    "written", ["{{ other | sentence }}", "{{ other }}", "{{ other > 4 }}", "{{ other / loss | short }}"]
)
def test_a_bibliography_has_the_sources_of_all_that_is_printed(written: str) -> None:
    """Whether by a sentence, a number, a verdict or a formula; without a note only where it is asked for."""
    assert "- *Atlas*." in report.render(f"{written}\n\n{{{{ bibliography }}}}", LOSSES)
    assert "- *Atlas*." in report.render(f"{written} {{{{ loss | note }}}}", LOSSES)
    assert "- *" not in report.render(written, LOSSES)


def test_notes_stand_where_they_are_placed() -> None:
    """``{{ notes }}`` and ``{{ bibliography }}`` say where."""
    made = report.render("A{{ area | note }}\n\n{{ notes }}\n\n# Sources\n\n{{ bibliography }}\n\nend", NK)

    order = [made.index("[^contested-1]: "), made.index("# Sources"), made.rindex("News article"), made.index("end")]
    assert order == sorted(order)
    assert made.endswith("end")


def test_a_draft_without_an_end_of_line_has_its_notes_apart() -> None:
    """An empty line stands before the notes, however the draft ends."""
    assert "A[^contested-1]\n\n[^contested-1]: " in report.render("A{{ area | note }}", NK)


def test_a_figure_may_be_called_notes() -> None:
    """A figure of that id is a figure."""
    dossier = NK.with_figure("notes", ct.Figure("bank notes", "event").claimed(5, by="A"))

    assert report.render("{{ notes }}", dossier) == "5 events (A)"


def test_a_note_on_a_figure_that_nobody_speaks_of_says_so() -> None:
    """No note is empty."""
    dossier = ct.Dossier({"x": ct.Figure("ships", "ship")})

    assert "Nobody says anything." in report.render("{{ x | note }}", dossier)


def test_a_note_names_what_is_left_out() -> None:
    """What an answer leaves out stands in its note, with the reason."""
    figure = ct.Figure("ships", "ship").claimed(5, by="A", key="k").claimed(6, by="B")
    figure = figure.set_aside("k", reason="a slip", by="the desk")

    made = report.render("{{ x | note }}", ct.Dossier({"x": figure}))

    assert "a slip" in made


def test_all_errors_are_collected_with_their_places() -> None:
    """Every placeholder that cannot be written out is told with line, column and near names."""
    draft = (
        "{{ popluation }} {{ }}\n{{ area | prse }} {{ area | a b }} {{{ x }}}\n"
        "{{ area > 1 > 2 }} {{ area | sentence: song }} {{ open"
    )

    with pytest.raises(UnreadableDraft) as caught:
        report.render(draft, NK)

    places = [(one.line, one.column) for one in caught.value.problems]
    assert places == [(1, 1), (1, 18), (2, 1), (2, 19), (2, 36), (3, 1), (3, 20), (3, 48)]
    assert "known: population" in str(caught.value)
    assert "line 1, column 1" in str(caught.value)
    assert "filter cannot be 'prse'; it is one of prose" in str(caught.value)


@pytest.mark.usefixtures("without_babel")
def test_an_extra_that_is_missing_is_said_once() -> None:
    """It is missing for every placeholder alike, and is no fault of any."""
    with pytest.raises(MissingExtra) as caught:
        report.render("{{ population | sentence }}\n{{ troops | sentence }}", NK, language="de")

    assert "pip install 'contested[i18n]'" in str(caught.value)


def test_a_very_wrong_draft_shows_the_first_problems() -> None:
    """A message has a hundred problems at most and says how many more there are."""
    with pytest.raises(UnreadableDraft, match="and 50 more"):
        report.render("{{ x }}" * 150, NK)


def test_a_draft_is_text_of_some_length() -> None:
    """Anything else is refused."""
    with pytest.raises(WrongType):
        report.render(b"x", NK)  # type: ignore[arg-type]
    with pytest.raises(UnreadableDraft, match="split it"):
        report.render("x" * (LONGEST_DRAFT + 1), NK)


@pytest.mark.parametrize("language", ["xx", "qq-QQ"])
def test_a_language_without_sentences_is_an_error_of_the_placeholder(language: str) -> None:
    """It is told with line and column, never half a sentence."""
    with pytest.raises(UnreadableDraft, match="line 2, column 1"):
        report.render("\n{{ population | sentence }}", NK, language=language)


def _kinds(tree: object) -> set[str]:
    """Return the kinds of all nodes of a document as pandoc reads it."""
    if isinstance(tree, dict):
        own = {str(tree["t"])} if "t" in tree else set()
        return own.union(*(_kinds(value) for value in tree.values()))
    if isinstance(tree, list):
        return set().union(*(_kinds(value) for value in tree))
    return set()


@pytest.mark.skipif(shutil.which("pandoc") is None, reason="NOT RUN: pandoc is not on the path")
@pytest.mark.parametrize("dialect", ["markdown", "gfm", "commonmark_x"])
def test_pandoc_reads_what_is_inserted_as_text(dialect: str) -> None:
    """Names and titles that hold markup are words and nothing else to pandoc."""
    draft = "\n\n".join(
        report.render("Start {{ people }} and {{ people | prose }} end.", hostile(one)) for one in HOSTILE
    )

    read = subprocess.run(
        ["pandoc", "-f", dialect, "-t", "json"], input=draft, capture_output=True, text=True, check=True, timeout=60
    )

    kinds = _kinds(json.loads(read.stdout)["blocks"])
    assert kinds <= {"Para", "Str", "Space", "SoftBreak", "Quoted", "DoubleQuote", "SingleQuote"}, kinds
    assert "{{<" not in draft


@pytest.mark.skipif(shutil.which("pandoc") is None, reason="NOT RUN: pandoc is not on the path")
def test_pandoc_makes_notes_of_notes() -> None:
    """The footnotes and the list of sources come through a real pandoc."""
    draft = report.render("# Talks\n\nPeople: {{ population | prose }}.{{ population | note }}\n", NK)

    made = subprocess.run(
        ["pandoc", "-f", "markdown", "-t", "html", "--wrap=none"],
        input=draft,
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    ).stdout

    assert 'class="footnote-ref"' in made
    assert made.count("News article on the ceasefire") == 3  # by each of two claims in the note, and in the list
    assert "contested-1" not in made


@pytest.mark.parametrize(
    ("draft", "reason"),
    [
        ("{{ population > 1 | short }}", "the filter short is not for a comparison; take sentence, or none"),
        ("{{ population > 1 | prose }}", "the filter prose is not for a comparison"),
        ("{{ population | prose: floor }}", "the filter prose has no styles; take sentence: floor"),
        ("{{ population ( | note }}", "'(' is left over"),
        ("{{ population > | note }}", "is missing"),
        ("{{ 7 | note }}", "no figure is in it"),
    ],
)
def test_a_filter_fits_its_question(draft: str, reason: str) -> None:
    """A comparison has no numbers to write, only a sentence has styles, and a note is on what can be answered."""
    with pytest.raises(UnreadableDraft, match=re.escape(reason)):
        report.render(draft, NK)


def test_the_same_figures_have_one_note() -> None:
    """However a question is spaced, and whatever it asks of them."""
    written = report.render("{{ population/area | note }} {{ population / area | note }} {{ troops > 1 | note }}", NK)

    assert written.startswith("[^contested-1] [^contested-1] [^contested-2]")
