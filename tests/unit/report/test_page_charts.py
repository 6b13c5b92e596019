"""Charts on a page: a mark for each statement, each look written once as a class, and every text escaped."""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

import contested as ct
from contested.report.page_charts import WIDTH_ON_PAGE, PageCharts
from contested.report.statement_rows import shown_statements


def svg(drawn: str) -> ET.Element:
    """Return what an XML parser reads of a chart."""
    return ET.fromstring(f"<svg>{drawn}</svg>")


def contested_figure(name: str = "dead") -> ct.Figure:
    """Return a figure with every kind of mark: points, about, open ends, best values, levels, words, denials."""
    figure = ct.Figure(name, "person", disputants=["Silent"])
    figure = figure.claimed(50, by="A").claimed("about 120", by="B").claimed("more than 60", by="C")
    figure = figure.claimed(None, low=40, high=90, best=60, by="D")
    figure = figure.claimed(None, low=45, high=95, by="E", bounds="confidence", level=0.95)
    return figure.claimed("dozens", by="F").denied(by="G").withheld(by="H")


def test_every_statement_is_a_mark() -> None:
    """As many as there are rows, each with a shape and the name of who says it."""
    figure = contested_figure()

    chart = PageCharts().chart(figure)

    marks = svg(chart.drawn).findall("g[@class='mark']")
    assert len(marks) == len(shown_statements(figure)) == 9
    assert {"A", "B", "C", "D", "E", "F", "G", "H", "Silent"} <= {
        one.text for mark in marks for one in mark.findall("text")
    }
    assert all(mark.find("path") is not None or mark.find("circle") is not None for mark in marks)
    assert (float(chart.width), float(chart.height) > 100) == (WIDTH_ON_PAGE, True)


def test_each_look_is_one_rule() -> None:
    """Whatever the charts of a page share has one class; every class has a rule, and none is left over."""
    charts = PageCharts()
    first, second = (charts.chart(contested_figure(name)) for name in ("dead", "hurt"))

    used = set(re.findall(r'class="(l\d+)"', first.drawn + second.drawn))
    ruled = re.findall(r"^\.(l\d+) \{ .+; \}$", charts.style, re.MULTILINE)

    assert set(ruled) == used
    assert len(ruled) == len(set(ruled)) == len(set(charts.rules))
    assert re.search(
        r"fill: none; stroke: currentColor; stroke-width: [\d.]+; stroke-dasharray: [\d. ]+;", charts.style
    )
    assert "text-anchor: middle" in charts.style
    assert "font-weight: bold" in charts.style
    assert PageCharts().style == ""


def test_nothing_but_shapes_and_escaped_texts_is_drawn() -> None:
    """No style, script, address or colour; a text that is shortened keeps the whole."""
    name = "<script>&" + "long name " * 20

    drawn = PageCharts().chart(ct.Figure("dead", "person").claimed(11, by=name).claimed(30, by="B")).drawn

    tree = svg(drawn)
    assert {one.tag for one in tree.iter()} == {"svg", "g", "path", "circle", "text", "title"}
    assert {key for one in tree.iter() for key in one.attrib} == {"class", "d", "cx", "cy", "r", "x", "y"}
    assert any((one.text or "").startswith("<script>&") for one in tree.iter("title"))


def test_lines_of_one_look_are_one_path() -> None:
    """Beside the marks a look draws once, and a number is written without needless digits."""
    tree = svg(PageCharts().chart(contested_figure()).drawn)

    looks = [one.get("class") for one in tree.findall("path")]
    assert len(looks) == len(set(looks))
    assert not re.findall(r"\d\.\d\d|\.0\b", " ".join(one.get("d") or "" for one in tree.iter("path")))
