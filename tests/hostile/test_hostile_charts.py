"""No name, title, word or reason from outside becomes markup, script or control in a chart, its table or a notebook."""

from __future__ import annotations

import random
from functools import reduce
from html.parser import HTMLParser

import pytest
from tests import promises
from tests.drawn_charts import flaws, marks, parsed, said

import contested as ct
from contested.errors import ContestedError
from contested.report import chart, chart_table
from contested.report.notebooks import html_of

GENERATED = promises.times(50, 1_000)

ATTACKS = (
    "<script>alert(1)</script>",
    "</title><script>alert(1)</script>",
    "</text></svg><img src=x onerror=alert(1)>",
    '" onload="alert(1)',
    "' onmouseover='alert(1)",
    "]]><!--",
    "<!DOCTYPE x [<!ENTITY a 'b'>]>&a;",
    "&lt;b&gt; &amp; &#x3c;",
    "javascript:alert(1)",
    "=cmd()|' /C calc'!A0",
    "{{< include /etc/passwd >}}",
    "$\\frac{1}{2}$ `{python} 1`",
    "ﷺ" * 30,
    "x" * 299,
    "ن" * 120,
    "国" * 150,
    "e" + "\u0301" * 200,
    "👩‍👩‍👧‍👦 家族",
)
TAGS = {"div", "p", "a", "table", "caption", "thead", "tbody", "tr", "th", "td", "svg", "title", "desc", "g", "path"}
TAGS |= {"circle", "text"}


class _Seen(HTMLParser):
    """The tags and attributes of HTML, and its text."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.handlers: list[str] = []
        self.texts: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a tag and what would run or lead away."""
        self.tags.add(tag)
        self.handlers += [name for name, _ in attrs if name.startswith("on") or name in ("style", "src", "xlink:href")]
        addresses = [value or "" for name, value in attrs if name == "href"]
        self.handlers += [address for address in addresses if not address.startswith("https://")]

    def handle_data(self, data: str) -> None:
        """Note a text."""
        self.texts.append(data)


def figure_of(text: str) -> ct.Figure:
    """Return a figure that says a text wherever one can be said."""
    source = ct.Source(text, url=text, author=text)
    return (
        ct.Figure(text, "person", of=text, where=text, definition=text, facets={"side": text})
        .claimed(5, by=text, source=source, key="k")
        .claimed("around 7", by=f"{text} 2"[-290:], as_of="2024-01-02")
        .denied(by="B", estimate="k")
        .withheld(by="C", speaker=text)
        .set_aside("k", reason=text, by="desk")
    )


def seen(text: str) -> None:
    """Draw a text in every form, and look at it by real parsers."""
    figure = figure_of(text)
    drawn = [chart(figure, form=form) for form in ("dumbbell", "ideogram", "steps")]
    drawn += [chart(figure, width=320), chart(ct.Dossier().with_figure("f", figure.root).sensitivity("f > 3"))]
    for svg in drawn:
        assert flaws(svg) == []
    assert len(marks(drawn[0])) == len(ct.report.shown_statements(figure))
    for html in (chart_table(figure), html_of(figure)):
        found = _Seen(html)
        assert found.tags <= TAGS
        assert found.handlers == []


@pytest.mark.parametrize("text", ATTACKS, ids=range(len(ATTACKS)))
@pytest.mark.filterwarnings("ignore::contested.names.MixedScripts")
def test_a_text_stays_a_text(text: str) -> None:
    """Parsed, it is what it was; no tag, handler or address came of it, and it meets no other."""
    seen(text)

    assert "".join(text.split()) in "".join(said(chart(figure_of(text))).split())


@pytest.mark.filterwarnings("ignore::contested.names.MixedScripts")
def test_generated_texts_stay_texts(record_property: promises.Record) -> None:
    """Pieces of markup, control and letters of all scripts in any order, as far as a name takes them."""
    draw = random.Random(20231129)
    pieces = (
        *ATTACKS,
        "<",
        ">",
        '"',
        "'",
        "&",
        "\u202e",
        "\x1b[31m",
        "\x00",
        "\u2028",
        "Ա",
        "ж",
        "ب",
        "中",
        " ",
        "\u200b",
    )
    tried = 0
    for _ in range(GENERATED):
        text = "".join(draw.choice(pieces)[: draw.randrange(1, 30)] for _ in range(draw.randrange(1, 8)))
        try:
            seen(text)
        except ContestedError:
            continue  # no name: a control, or nothing that is seen
        tried += 1
    promises.say(record_property, "P2", inputs=7 * tried, escapes=0)
    assert tried > GENERATED // 3


def test_values_from_a_billionth_to_a_trillion_stay_inside() -> None:
    """Values from a billionth to a trillion stay inside, in one figure; with zero and below it too."""
    values = ("0.000000001", "1000000000000", "0", "5")
    wide = reduce(
        lambda made, value: made.claimed(value, by=f"P {value}"), values, ct.Figure("mass", "kg", signed=True)
    )

    assert flaws(chart(wide)) == []
    assert flaws(chart(wide.claimed("-1000000000000", by="below"))) == []
    assert parsed(chart(wide)).get("role") == "img"
