"""
P2: no text of others becomes markup, a formula, code or a command, wherever it is written.

A figure says random texts and known attacks in every field, a hundred at a
time; it is written in every form, and what was written is read by a parser of
that form, of others.  What is found is counted by the texts that bring it.
"""

from __future__ import annotations

import csv
import io
import json
import random
import re
import tomllib
import unicodedata
from collections import Counter
from typing import TYPE_CHECKING, Any

import pytest
from bibtexparser.entrypoint import parse_string as parse_bibtex
from tests import promises
from tests.attacks import ATTACKS, MARKUP
from tests.drawn_charts import ALLOWED, SVG, parsed
from tests.hostile.test_hostile_charts import TAGS as NOTEBOOK_TAGS
from tests.hostile.test_hostile_pages import shape
from tests.hostile.test_hostile_reports import (
    GREAT_ATTRIBUTES,
    check_html,
    check_latex,
    check_markdown,
    is_a_name,
)
from tests.printed_forms import Html
from tests.reading_html import ReadPage

import contested as ct
from contested import report
from contested.claims import Estimate
from contested.errors import visible
from contested.exchange import FORMATS
from contested.report.notebooks import html_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

TEXTS = promises.times(200, 50_000)
BATCH = 100
PIECES = (
    *(
        "<",
        ">",
        "&",
        '"',
        "'",
        "`",
        "*",
        "_",
        "{",
        "}",
        "[",
        "]",
        "(",
        ")",
        "#",
        "+",
        "-",
        ".",
        "!",
        "|",
        "~",
        "^",
        "$",
    ),
    *(
        "%",
        "@",
        "=",
        ":",
        ";",
        "/",
        "\\",
        ",",
        "?",
        " ",
        " ",
        "x",
        "1",
        "é",
        "ж",
        "א",
        "國",
        "＝",
        "＋",
        "－",
        "＠",
        "\u00a0",
    ),
    *(
        "script",
        "http://",
        "https://",
        "javascript:",
        "data:",
        "{{<",
        ">}}",
        "]]>",
        "<!--",
        "-->",
        "--",
        "</",
        "onload=",
    ),
    *(
        "\\input{",
        "\\end{",
        "$$",
        "``",
        "~~",
        ":::",
        "![",
        "](",
        "[^",
        "www.",
        "&#60;",
        "&lt;",
        "''",
        '""',
        "\u200d",
        "\ufeff",
    ),
)
OF_LINKS_AND_FINDINGS = {("a", ("href", "rel")), ("ul", ("class",)), ("span", ("class",)), ("li", ("id",))}
"""What a page has where an address may be a link, and where two names are spelt almost alike."""

OVERRIDES = "\u202a\u202b\u202c\u202d\u202e"
COMMANDS = ("Cc", "Cs", "Zl", "Zp")
"""What a terminal obeys: characters that turn the direction, controls, surrogates and ends of lines."""

FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")


def texts(number: int, seed: int) -> Iterator[str]:
    """Give known attacks, and then random texts of pieces that command something somewhere; all can be names."""
    known = [" ".join(text.split()) for text in dict.fromkeys((*MARKUP, *ATTACKS)) if len(text) < 250]
    chance = random.Random(seed)
    for n in range(number):
        text = known[n] if n < len(known) else ""
        while not text or not is_a_name(text):
            text = " ".join("".join(chance.choices(PIECES, k=chance.randrange(1, 12))).split())
        yield text


def saying(said: list[str]) -> ct.Dossier:
    """Return a dossier of a figure with a claim for each text, which says it in every field."""
    claims = [
        Estimate.of(
            n + 1,
            "person",
            by=f"{text} {n}",
            source=ct.Source(
                text, author=text, publisher=text, url=text, doi=text, label=text, archive=text, note=text
            ),
            **dict.fromkeys(("note", "at", "named", "quote", "speaker"), text),  # type: ignore[arg-type]
        )
        for n, text in enumerate(said)
    ]
    first = said[0]
    facts: dict[str, Any] = {"of": first, "where": first, "definition": first, "facets": {"side": first}}
    return ct.Dossier().with_figure("a", ct.Figure(first, "person", statements=claims, **facts))


def written(dossier: ct.Dossier, name: str) -> str:
    """Return a dossier in a format."""
    write = FORMATS[name].write
    assert write is not None
    return "".join(write(dossier))


def strings(value: object) -> Iterator[str]:
    """Give every text in a document."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, one in value.items():
            yield from strings(key)
            yield from strings(one)
    elif isinstance(value, list):
        for one in value:
            yield from strings(one)


def holds_titles(document: object, dossier: ct.Dossier) -> None:
    """Check that each title is a text of a document, letter by letter."""
    found = set(strings(document))
    missing = {source.title for source in dossier["a"].sources} - found
    assert not {title for title in missing if not any(title in one for one in found)}


def cells(text: str) -> None:
    """Check that each row of CSV has all its cells, and that no text is a formula."""
    header, *rows = csv.reader(io.StringIO(text, newline=""), strict=True)
    for row in rows:
        assert len(row) == len(header)
        for cell in row:
            assert not cell.startswith(FORMULA) or re.fullmatch(r"-?[0-9.]+", cell)


def in_json(name: str) -> Callable[[ct.Dossier], None]:
    """Return what checks a format of JSON."""

    def check(dossier: ct.Dossier) -> None:
        text = written(dossier, name)
        if name == "json-lines":
            holds_titles([json.loads(line) for line in text.splitlines()], dossier)
        else:
            holds_titles(json.loads(text), dossier)
        if name == "schema-org":  # stands in a page, in an element of script
            assert "</" not in text
            assert "<!" not in text

    return check


def in_provn(dossier: ct.Dossier) -> None:
    """Check that PROV-N has nothing but records: texts without end or line break, and a record a line."""
    bare = re.sub(r'"(?:[^"\\\n]|\\.)*"', '""', written(dossier, "prov-n"))
    assert all(
        re.match(r" *(document|endDocument|prefix|default|agent|entity|activity|was|had|spec|alt|$)", line)
        for line in bare.splitlines()
    )
    assert '"' not in bare.replace('""', "")


def in_bibtex(dossier: ct.Dossier) -> None:
    """Check that BibTeX has as many entries as there are documents, and no command in what is typeset."""
    read = parse_bibtex(written(dossier, "bibtex"))
    assert read.failed_blocks == []
    assert len(read.entries) == len(set(dossier["a"].sources))
    for entry in read.entries:
        check_latex(
            "".join(str(field.value) for field in entry.fields if field.key in ("title", "author", "publisher"))
        )


def in_a_package(dossier: ct.Dossier) -> None:
    """Check the tables of a Data Package, and its descriptor."""
    pack = FORMATS["data-package"].pack
    assert pack is not None
    for name, chunks in pack(dossier).items():
        text = "".join(chunks)
        if name.endswith(".csv"):
            cells(text)
        else:
            json.loads(text)


def on_a_page(dossier: ct.Dossier) -> None:
    """Check that a page has no other kinds of elements and attributes than one of plain names."""
    page = report.page(dossier, title="t")
    plain = report.page(saying([f"n{n}" for n in range(len(dossier["a"].statements))]), title="t")
    assert set(shape(page)) <= set(shape(plain)) | OF_LINKS_AND_FINDINGS
    assert ReadPage(page).faults == []
    assert (
        Counter(one.tag for one in ReadPage(page).elements)["script"]
        == Counter(one.tag for one in ReadPage(plain).elements)["script"]
    )


def in_a_chart(dossier: ct.Dossier) -> None:
    """Check that a chart has no script, style, image, address or handler."""
    for one in parsed(report.chart(dossier["a"])).iter():
        assert one.tag.removeprefix(SVG) in ALLOWED
        assert not [name for name in one.attrib if "href" in name or name.startswith("on")]


def in_a_notebook(dossier: ct.Dossier) -> None:
    """Check that what a notebook shows is made of our elements."""
    read = Html(html_of(dossier["a"]) + report.chart_table(dossier["a"]))
    assert read.tags <= NOTEBOOK_TAGS | {"bdi"}
    assert not [name for name, _ in read.attributes if name.startswith("on") or name in ("src", "srcdoc", "xlink:href")]
    assert read.other == []


def in_a_great_table(dossier: ct.Dossier) -> None:
    """Check a table of great_tables."""
    read = Html(report.table(dossier, "great_tables").as_raw_html())
    assert read.tags <= {"div", "style", "table", "thead", "tbody", "tfoot", "tr", "th", "td", "span"}
    assert {name for name, _ in read.attributes} <= GREAT_ATTRIBUTES


def on_a_terminal(dossier: ct.Dossier) -> None:
    """Check that what is printed commands no terminal, also where rich prints it."""
    from rich.console import Console
    from rich.text import Text

    said = [visible(str(dossier)), visible(report.sentence(dossier["a"])), visible(str(dossier.check()))]
    out = io.StringIO()
    console = Console(file=out, force_terminal=True, highlight=False, markup=False, emoji=False, width=200)
    for one in said:
        console.print(Text(one))
    assert not {mark for mark in out.getvalue() if mark in OVERRIDES or unicodedata.category(mark) in COMMANDS} - {"\n"}


SINKS: dict[str, tuple[Callable[[ct.Dossier], object], int]] = {
    "table of HTML": (lambda dossier: check_html(report.table(dossier, "html")), 1),
    "table of Markdown": (lambda dossier: check_markdown(report.table(dossier, "markdown")), 2),
    "table of LaTeX": (lambda dossier: check_latex(report.table(dossier, "latex")), 1),
    "table of CSV": (lambda dossier: cells(report.table(dossier, "csv")), 1),
    "notes of HTML": (lambda dossier: check_html(report.notes(dossier).write("html")), 1),
    "notes of Markdown": (lambda dossier: check_markdown(report.notes(dossier).write("markdown")), 2),
    "notes of LaTeX": (lambda dossier: check_latex(report.notes(dossier).write("latex")), 1),
    "page": (on_a_page, 5),
    "chart": (in_a_chart, 1),
    "notebook": (in_a_notebook, 1),
    "great table": (in_a_great_table, 10),
    "terminal": (on_a_terminal, 1),
    "BibTeX": (in_bibtex, 2),
    "SDMX-CSV": (lambda dossier: cells(written(dossier, "sdmx-csv")), 1),
    "data package": (in_a_package, 1),
    "TOML": (lambda dossier: holds_titles(tomllib.loads(dossier.dumps()), dossier), 1),
    "PROV-N": (in_provn, 10),
    **{
        name: (in_json(name), 10 if name == "prov-json" else 1)
        for name in ("json", "json-lines", "schema-org", "csl-json", "wikibase", "prov-json")
    },
}
"""What writes a dossier and checks what it wrote, and how much dearer it is than others: so many times fewer texts."""


@pytest.mark.filterwarnings("ignore::contested.names.MixedScripts")
@pytest.mark.parametrize("name", SINKS)
def test_a_text_stays_a_text(name: str, record_property: promises.Record) -> None:
    """Read by a parser of its form, what was written has no element, command, formula or link but ours."""
    check, cost = SINKS[name]
    said = list(texts(max(200, TEXTS // cost), seed=20_231_129))
    escapes: list[str] = []
    for at in range(0, len(said), BATCH):
        batch = said[at : at + BATCH]
        if _fails(check, batch):
            escapes += [text for text in batch if _fails(check, [text])] or ["together"]

    promises.say(record_property, "P2", inputs=len(said), escapes=len(escapes))
    assert escapes == []


def _fails(check: Callable[[ct.Dossier], Any], said: list[str]) -> bool:
    dossier = saying(said)
    try:
        check(dossier)
    except (AssertionError, ValueError, csv.Error):
        return True
    return False
