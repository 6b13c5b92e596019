"""Speed of reports: pages, notebooks, charts."""

from __future__ import annotations

import io
import random
from xml.etree import ElementTree as ET

from rows import Seen, once, paired, row

import contested as ct
from contested import report

WRITES_ELEMENTS = """{% macro element(tag, attributes, text, inner) %}<{{ tag }}
{%- for name, value in attributes %} {{ name }}="{{ value }}"{% endfor %}
{%- if text or inner %}>{{ text }}{% for one in inner %}{{ element(*one) }}{% endfor %}</{{ tag }}>{% else %}/>{% endif %}
{%- endmacro %}
"""


def two_hundred_figures():
    """A dossier of 200 figures and 2,000 estimates, with quotes, places and days."""
    chance = random.Random(7)
    sources = [
        ct.Source(f"Report {n}", publisher=f"Agency {n % 7}", url=f"https://example.org/{n}", issued="2023-09-20")
        for n in range(40)
    ]
    dossier = ct.Dossier()
    for n in range(200):
        figure = ct.Figure(f"people killed {n}", "person", of=f"Place {n}")
        for name in chance.sample(range(25), 10):
            value = f"{chance.choice(['', 'about ', 'at least '])}{chance.randint(10, 100_000):,}"
            said = {"stated": "2023-09-18", "quote": "some words of the source", "at": "page 3"}
            figure = figure.claimed(value, by=f"Party {name}", source=chance.choice(sources), **said)
        dossier = dossier.with_figure(f"f{n}", figure)
    return dossier.dumps()


def plain_element(one):
    """An element as plain values: its name, attributes, text, and the elements in it."""
    return one.tag, tuple(one.attrib.items()), one.text or "", tuple(map(plain_element, one))


@row(
    "a page of 200 figures, 2,000 estimates, below 2 MB",
    against="the same HTML by jinja2 alone",
    limit=3,
    topic="reports",
    peers=("jinja2",),
)
def page_of_two_hundred_figures():
    """Against the template alone, which is handed every text and coordinate ready."""
    from contested.report import pages

    text = two_hundred_figures()
    template, kept = pages.page_template(), {}

    class Recording:
        def render(self, **values):
            kept.update(values)
            return template.render(**values)

    original = pages.page_template
    pages.page_template = Recording
    whole = report.page(ct.Dossier.loads(text))
    pages.page_template = original
    charts = {
        figure.anchor: tuple(map(plain_element, ET.fromstring(f"<svg>{figure.chart.drawn}</svg>")))
        for dossier in kept["dossiers"]
        for figure in dossier.figures
    }
    source = pages.page_file("page.html").replace(
        "{{ figure.chart.drawn|safe }}", "{% for one in charts[figure.anchor] %}{{ element(*one) }}{% endfor %}"
    )
    alone = template.environment.from_string(WRITES_ELEMENTS + source)
    assert len(whole.encode()) < 2_000_000
    assert alone.render(charts=charts, **kept).strip() == whole.strip()
    pairs = []
    for _ in range(9):
        dossier = ct.Dossier.loads(text)
        pairs.append((once(lambda: report.page(dossier)), once(lambda: alone.render(charts=charts, **kept))))  # noqa: B023
    return Seen(pairs)


def of_parties(count):
    figure = ct.Figure("population", "person", of="Nagorno-Karabakh")
    for n in range(count):
        said = (f"{50_000 + 7_000 * n:,}", f"around {40_000 + 10_000 * n:,}", f"{30_000 + n} to {90_000 + n}")[n % 3]
        figure = figure.claimed(said, by=f"Party {n}", source="Report")
    return figure


@row(
    "_repr_html_ of ten parties, read from its file",
    against="hull(), positions(), read from its file",
    limit=2,
    topic="reports",
)
def shown_in_a_notebook():
    text = ct.Dossier().with_figure("population", of_parties(10)).dumps()

    def asked():
        figure = ct.Dossier.loads(text)["population"]
        figure.positions()
        figure.hull()

    def shown():
        figure = ct.Dossier.loads(text)["population"]
        figure._repr_html_()

    return paired(shown, asked, 20, 20)


@row(
    "_repr_html_ of ten parties, of a figure at hand",
    against="hull(), positions(), worked out anew",
    limit=2,
    topic="reports",
)
def shown_without_reading():
    import attrs

    figure = of_parties(10)

    def asked():
        anew = attrs.evolve(figure)
        anew.positions()
        anew.hull()

    return paired(lambda: attrs.evolve(figure)._repr_html_(), asked, 50, 50)


@row(
    "chart of 12 parties as SVG",
    against="matplotlib, the same marks as SVG",
    limit=0.05,
    topic="reports",
    peers=("matplotlib",),
)
def chart_of_twelve():
    import attrs
    from matplotlib.figure import Figure as Drawing

    figure = of_parties(12)
    marks = [(p.name, p.interval, str(p)) for p in figure.positions()]

    def theirs():
        drawing = Drawing(figsize=(7.5, 4))
        axes = drawing.subplots()
        for n, (_, span, words) in enumerate(marks):
            axes.plot([span.low, span.high], [n, n], "o-", color="black")
            axes.text(200_000, n, words)
        axes.set_yticks(range(len(marks)), [name for name, _, _ in marks])
        axes.set_title(figure.title)
        drawing.savefig(io.BytesIO(), format="svg")

    return paired(lambda: ct.report.chart(attrs.evolve(figure)), theirs, 10, 2)
