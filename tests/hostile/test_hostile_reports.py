"""
Texts of attackers in tables, notes and bibliographies: nothing becomes markup, a link, a formula or a command.

Every field that a name, a title or an address can stand in holds each text of
the corpus, and every output is read by a parser of its form.  What cannot be
constructed at all, since names refuse hidden characters, is said so here.
"""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.attacks import MARKUP
from tests.effort import examples
from tests.printed_forms import OWN_COMMANDS, Html, Markdown, csv_cells, latex_commands, latex_rows, latex_specials

import contested as ct
from contested.claims import Denial, Estimate
from contested.errors import ContestedError, UnusableName
from contested.report import bibliography, notes, table
from contested.report.escaping import link

if TYPE_CHECKING:
    from collections.abc import Sequence

REFUSED = (
    "a\u202eb",
    "a\u2066b",
    "a\u200eb",
    "a\x1b[31mb",
    "a\x1b]8;;http://evil.example\x07b",
    "a\x00b",
    "a\x07b",
    "a\rb",
    "a\u2028b",
    "\ud800",
    "x" * 301,
)
"""What no name or title can hold: it turns, hides or commands what stands round it, or is too long to be a name."""

TAGS = frozenset(("table", "caption", "thead", "tbody", "tr", "th", "td", "bdi", "ol", "ul", "li", "i", "a"))
STYLED = frozenset(("b", "sup", "sub", "u", "span"))
ATTRIBUTES = frozenset(
    (
        ("scope", "col"),
        ("rel", "noopener noreferrer nofollow"),
        *(("class", f"contested-{name}") for name in ("table", "notes", "remarks", "bibliography")),
        ("class", "small-capitals"),
    )
)
KINDS = frozenset(
    (
        *("paragraph_open", "paragraph_close", "inline", "text", "text_special", "strong_open", "strong_close"),
        *("em_open", "em_close", "link_open", "link_close", "hardbreak", "softbreak"),
        *(f"{part}_{end}" for part in ("table", "thead", "tbody", "tr", "th", "td") for end in ("open", "close")),
    )
)
COMMANDS_QUARTO = re.compile(r"(?<!\\)(?:\\\\)*[`@$^~]|\{\{<|(?<!\\)\{|^:::|(?<!\\)\[\^", re.MULTILINE)
AUTOLINK = re.compile(r"<(https?://[^<>\s]+)>")
GREAT_ATTRIBUTES = frozenset(
    (
        *("id", "class", "style", "colspan", "rowspan", "scope", "headers", "aria-labelledby"),
        *("data-quarto-disable-processing", "data-quarto-bootstrap"),
    )
)
STYLES = {"plain": 1, "nature": 1, "ieee": 1, "apa": 4, "modern-language-association": 6, "chicago-notes": 9}
"""Styles by how many times more their processor takes than with the first: of the dear ones one text in so many."""


def held_by(texts: Sequence[str]) -> ct.Dossier:
    """Return a dossier with a figure for each text, which every field of it holds that can."""
    dossier = ct.Dossier()
    for number, text in enumerate(texts):
        more = [f"{mark} {text}"[:300] for mark in "abcdef"]
        source = ct.Source(
            text,
            author=text,
            publisher=text,
            url=text,
            doi=text,
            label=text,
            archive=text,
            digest=f"sha256:{number:064x}",
            organ_of=ct.Party(more[0]),
            quoting=ct.Source(more[1], publisher=text, issued=str(1900 + number)),
            issued="2023-09-20",
            retrieved="2023-09-22",
        )
        figure = (
            ct.Figure(text, "person", of=text, where=text, definition=text, facets={"side": text}, disputants=[more[2]])
            .claimed(5 + number, by=text, source=source, at=text, named=text, speaker=text, note=text)
            .claimed(9, by=more[3], source=source, key="k", basis="documented")
            .claimed(7, source=ct.Source(text, publisher=f"{number}"))
            .denied(by=more[4], source=source, at=text)
            .withheld(by=more[5])
            .set_aside("k", reason=text, by=text)
        )
        dossier = dossier.with_figure(f"f{number}", figure)
    return dossier


def check_html(written: str, tags: frozenset[str] = TAGS) -> Html:
    """Check that HTML has no tag, attribute, link or comment but ours."""
    read = Html(written)
    assert read.tags <= tags
    assert {pair for pair in read.attributes if pair[0] != "href"} <= ATTRIBUTES
    assert all(link(address) == address for address in read.addresses)
    assert read.other == []
    return read


def check_markdown(written: str) -> Markdown:
    """Check that Markdown has no element but ours, for CommonMark and for what pandoc and Quarto add."""
    read = Markdown(written)
    assert read.kinds <= KINDS
    assert all(link(address.replace("%5B", "[").replace("%5D", "]")) for address in read.addresses)
    bare = AUTOLINK.sub("", written)
    assert [found[0] for found in COMMANDS_QUARTO.finditer(bare)] == []
    return read


def check_latex(written: str) -> None:
    """Check that LaTeX has no command but ours, and no character that commands by itself."""
    assert latex_commands(written) <= OWN_COMMANDS
    assert latex_specials(written) == set()


@pytest.fixture(scope="module")
def attacked() -> ct.Dossier:
    """The dossier of the whole corpus."""
    return held_by(MARKUP)


@pytest.mark.parametrize("rows", ["claims", "figures"])
def test_no_text_is_markup_in_a_table_of_html(attacked: ct.Dossier, rows: str) -> None:
    """Each is read as it was written; no tag, attribute, link or comment is any but ours."""
    read = check_html(table(attacked, "html", rows))

    assert [text for text in MARKUP if " ".join(text.split()) not in read.text] == []


@pytest.mark.parametrize("rows", ["claims", "figures"])
def test_no_text_is_markup_in_a_table_of_markdown(attacked: ct.Dossier, rows: str) -> None:
    """By a parser of CommonMark with tables; and nothing is left that commands pandoc or Quarto."""
    read = check_markdown(table(attacked, "markdown", rows))

    widths = {len(row) for row in read.rows}
    assert len(widths) == 1
    assert [text for text in MARKUP if " ".join(text.split()) not in read.text] == []


@pytest.mark.parametrize("rows", ["claims", "figures"])
def test_no_text_is_a_command_in_a_table_of_latex(attacked: ct.Dossier, rows: str) -> None:
    """Each cell prints what was written, and stays one cell."""
    written = table(attacked, "latex", rows)

    check_latex(written)
    cells = list(latex_rows(written))
    assert len({len(row) for row in cells}) == 1
    assert [text for text in MARKUP if not any(" ".join(text.split()) in cell for row in cells for cell in row)] == []


@pytest.mark.parametrize("rows", ["claims", "figures"])
def test_no_cell_of_csv_is_a_formula(attacked: ct.Dossier, rows: str) -> None:
    """Text that would be computed begins with an apostrophe, numbers are numbers, and each row has all its cells."""
    written = table(attacked, "csv", rows)

    raw = list(csv.reader(io.StringIO(written, newline=""), strict=True))
    low, high = raw[0].index("low"), raw[0].index("high")
    for row in raw[1:]:
        assert len(row) == len(raw[0])
        numbers = [row.pop(high), row.pop(low)]
        assert all(not one or float(one) >= 0 for one in numbers)
        assert [cell for cell in row if cell.startswith(("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠"))] == []
    read = csv_cells(written)
    assert [
        text
        for text in MARKUP
        if not any(" ".join(text.split()) in row["says" if rows == "figures" else "who"] for row in read)
    ] == []


@pytest.mark.parametrize("language", ["fr", "de", "es"])
def test_no_text_is_markup_in_a_table_of_another_language(attacked: ct.Dossier, language: str) -> None:
    """Names and titles are put into words of that language, and are text there too."""
    read = check_html(table(attacked, "html", "figures", language))
    check_markdown(table(attacked, "markdown", "claims", language))

    assert [text for text in MARKUP if " ".join(text.split()) not in read.text] == []


@pytest.mark.parametrize("rows", ["claims", "figures"])
def test_no_text_is_markup_in_a_great_table(attacked: ct.Dossier, rows: str) -> None:
    """Cells, title and source notes are escaped, and nothing in them is read as Markdown."""
    made = table(attacked, "great_tables", rows)

    read = Html(made.as_raw_html())

    assert read.tags <= {"div", "style", "table", "thead", "tbody", "tfoot", "tr", "th", "td", "span"}
    assert {name for name, _ in read.attributes} <= GREAT_ATTRIBUTES
    assert read.other == []
    assert [text for text in MARKUP if " ".join(text.split()) not in read.text] == []


@pytest.mark.parametrize("style", STYLES)
def test_no_text_is_markup_in_a_bibliography(style: str) -> None:
    """Not in plain words, and not by a processor that escapes nothing; no address is a link that may be none."""
    texts = MARKUP[:: STYLES[style]]
    figure = ct.Figure("a", "person").saying(*(one for held in held_by(texts).figures.values() for one in held.denials))

    read = check_html(bibliography(figure, style, "html"), TAGS | STYLED)

    allowed = {one for text in texts for one in (text, f"https://doi.org/{text}") if link(one)}
    assert read.addresses <= allowed
    said = letters(read.text)
    assert [text for text in texts if letters(text) not in said] == []


@pytest.mark.parametrize("style", ["plain", "nature"])
def test_no_text_is_a_command_in_a_bibliography(style: str) -> None:
    """Of Markdown, pandoc, Quarto or LaTeX."""
    figure = ct.Figure("a", "person").saying(
        *(one for held in held_by(MARKUP).figures.values() for one in held.denials)
    )

    check_markdown(bibliography(figure, style, "markdown"))
    check_latex(bibliography(figure, style, "latex"))


def test_no_text_is_markup_in_notes(attacked: ct.Dossier) -> None:
    """Each note is a list item, a paragraph or a line."""
    made = notes(attacked)

    read = check_html(made.write("html"))
    check_markdown(made.write("markdown"))
    check_latex(made.write("latex"))
    assert made.write("text").count("\n") == len(made) - 1
    assert [text for text in MARKUP if " ".join(text.split()) not in read.text] == []


PIECES = st.sampled_from(
    (*"<>&\"'`*_{}[]()#+-.!|~^$%@=:;/\\ \n\tax1é", "script", "http://", "javascript:", "{{<", "]]>", "--")
)


@given(
    drawn=st.lists(st.lists(PIECES, min_size=1, max_size=12).map("".join), min_size=1, max_size=8, unique_by=str.strip)
)
@examples(cost=8)
def test_no_text_at_all_is_markup(drawn: list[str]) -> None:
    """Of whatever characters of all these languages it is put together."""
    texts = [text for text in dict.fromkeys(" ".join(one.split()) for one in drawn) if is_a_name(text)]
    dossier = held_by(texts)

    for rows in ("claims", "figures"):
        check_html(table(dossier, "html", rows))
        check_markdown(table(dossier, "markdown", rows))
        check_latex(table(dossier, "latex", rows))
    for style in ("plain", "nature"):
        check_html(bibliography(dossier, style, "html"), TAGS | STYLED)


@pytest.mark.parametrize("text", REFUSED)
def test_what_hides_or_commands_cannot_even_be_a_name(text: str) -> None:
    """Names, titles, places, definitions and reasons refuse it, so that no output has to."""
    for build in (
        lambda: ct.Party(text),
        lambda: ct.Source(text),
        lambda: ct.Figure(text, "person"),
        lambda: ct.Figure("a", "person", of=text),
        lambda: ct.Figure("a", "person", where=text),
        lambda: ct.Figure("a", "person", facets={"side": text}),
        lambda: ct.Figure("a", "person").claimed(1, by="A", key="k").set_aside("k", reason=text, by="B"),
    ):
        with pytest.raises(UnusableName):
            build()


@pytest.mark.parametrize("text", [one for one in REFUSED if len(one) < 100])
@pytest.mark.parametrize("name", ["author", "publisher", "label", "url", "doi", "archive"])
def test_no_field_of_a_source_hides_or_commands(name: str, text: str) -> None:
    """They are longer than names may be, and refuse the same characters."""
    with pytest.raises(UnusableName):
        ct.Source("a", **{name: text})  # type: ignore[arg-type]


@pytest.mark.parametrize("text", [one for one in REFUSED if len(one) < 100 and one != "a\rb"])
@pytest.mark.parametrize("name", ["at", "named", "speaker", "note", "quote"])
def test_no_field_of_a_statement_hides_or_commands(name: str, text: str) -> None:
    """But for line ends and tabs, which become spaces."""
    with pytest.raises(ContestedError):
        ct.Figure("a", "person").claimed(1, by="A", **{name: text})  # type: ignore[arg-type]


def test_long_texts_are_printed_whole() -> None:
    """10,000 characters of an author or of the place in a document break no form, and are not cut."""
    long = "".join(chr(ord("a") + n % 26) for n in range(10_000))
    figure = ct.Figure("a", "person").claimed(
        1, by="A", source=ct.Source("T", author=long, url=f"https://e.org/{long}"), at=long[:300]
    )

    assert long in check_html(table(figure, "html")).text
    assert long in check_markdown(table(figure)).text
    check_latex(table(figure, "latex"))
    assert long in csv_cells(table(figure, "csv"))[0]["source"]
    assert check_html(bibliography(figure, "apa", "html")).addresses == set()


def test_five_hundred_parties_are_five_hundred_rows() -> None:
    """In a table of claims; and one row for the figure names them all."""
    names = [f"P{number:03}" for number in range(500)]
    said = [Denial.of(by=one) if at % 3 == 0 else Estimate.of(at, "person", by=one) for at, one in enumerate(names)]
    figure = ct.Figure("a", "person", statements=said)

    for as_ in ("html", "markdown"):
        read = (Html if as_ == "html" else Markdown)(table(figure, as_))
        assert len(read.rows) == 501
    (row,) = csv_cells(table(figure, "csv", "figures"))
    assert all(one in row["says"] for one in names)


def test_values_far_apart_keep_all_their_digits() -> None:
    """From a billionth to a million millions, as printed and as numbers."""
    figure = ct.Figure("a", "km**2").claimed("0.000000001", by="A").claimed("1,000,000,000,000", by="B")

    low, high = csv_cells(table(figure, "csv"))

    assert (low["says"], low["low"], high["says"], high["high"]) == (
        "0.000000001",
        "0.000000001",
        "1,000,000,000,000",
        "1000000000000",
    )
    assert csv_cells(table(figure, "csv", "figures"))[0]["range"] == "0.000000001–1,000,000,000,000"


def test_a_figure_without_a_number_is_a_table_all_the_same() -> None:
    """Of words, denials, refusals to say and silence."""
    figure = ct.Figure("a", "person", disputants=["D"]).claimed("dozens", by="A").denied(by="B").withheld(by="C")

    assert [row["says"] for row in csv_cells(table(figure, "csv"))] == [
        "“dozens”",
        "denies the figure",
        "withholds a number",
        "D is silent",
    ]
    (row,) = csv_cells(table(figure, "csv", "figures"))
    assert (row["range"], row["low"]) == ("dozens†", "")
    assert row["says"] == "A “dozens”; B denies the figure; C withholds a number; D is silent"


def letters(text: str) -> str:
    """Return the letters and digits of a text alone, since styles change case and marks."""
    return "".join(mark for mark in text.casefold() if mark.isalnum())


def is_a_name(text: str) -> bool:
    """Whether a party can be called so."""
    try:
        ct.Party(text)
    except UnusableName:
        return False
    return True
