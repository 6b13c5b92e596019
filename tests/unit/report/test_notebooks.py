"""In a notebook a figure is a small chart, the claims with their sources, and the verdict."""

from __future__ import annotations

import subprocess
import sys
from functools import reduce

import pytest

import contested as ct
from contested.claims import Intake
from contested.report.notebooks import html_of
from contested.table import ClaimTable


def troops() -> ct.Figure:
    """Return a number and a denial of it, each with its source."""
    article = ct.Source("News article", url="https://example.org/a?b=1&c=2")
    other = ct.Source("<i>Gazette</i>", url="javascript:alert(1)")
    return (
        ct.Figure("Armenian soldiers", "person", of="Nagorno-Karabakh")
        .claimed("around 10,000", by="Azerbaijan", source=article)
        .denied(by="Armenia", source=other)
        .withheld(by="OSCE")
    )


def test_a_figure_is_a_chart_its_claims_and_its_range() -> None:
    """With a link only where an address may be one (T7 of the threats)."""
    html = html_of(troops())

    assert html.count("<svg") == 1
    assert '<a href="https://example.org/a?b=1&amp;c=2" rel="noopener noreferrer nofollow">News article</a>' in html
    assert "javascript:" not in html
    assert "&lt;i&gt;Gazette&lt;/i&gt;" in html
    assert "about 10,000 people (Azerbaijan); Armenia denies the figure" in html


def test_an_answer_is_said_below_its_chart() -> None:
    """An answer is said below its chart, as it prints."""
    assert "contested: yes per Azerbaijan; Armenia denies the figure" in html_of(troops() > 4_000)


def test_a_verdict_on_two_figures_has_no_axis() -> None:
    """It is said."""
    html = html_of((troops() > 4_000) & (ct.Figure("population", "person").claimed(5, by="A") > 4))

    assert "<svg" not in html
    assert "Armenia denies the figure" in html


def test_what_has_no_chart_is_said() -> None:
    """Verdicts over time, and a history of several units; a notebook never fails on a value."""
    dated = ct.Figure("population", "person").claimed(120, by="A", as_of="2024")
    density = dated / ct.Figure("area", "km**2").claimed(2, by="A", as_of="2024")

    for value in ((dated > 5).over_time(), density.history()):
        assert "<svg" not in html_of(value)
        assert "<pre>" in html_of(value)


def test_many_claims_are_counted_beyond_fifty() -> None:
    """The chart has a mark for each."""
    figure = reduce(lambda made, n: made.claimed(n, by=f"Party {n}"), range(60), ct.Figure("killed", "person"))

    html = html_of(figure)

    assert "and 10 more" in html
    assert html.count("data-statement") == 60


def test_a_dossier_has_a_chart_for_each_of_few_figures() -> None:
    """A dossier has a chart for each of few figures, of many the table alone."""
    few = ct.Dossier().with_figure("troops", troops())
    many = reduce(
        lambda made, n: made.with_figure(f"f{n}", ct.Figure(f"figure {n}", "person").claimed(n, by="A")),
        range(60),
        ct.Dossier(),
    )

    assert html_of(few).count("<svg") == 1
    assert html_of(many).count("<svg") == 0
    assert "and 10 more" in html_of(many)


def test_an_intake_is_counted_by_rule() -> None:
    """What was rejected, and why."""
    html = html_of(Intake("rows.csv", 3))

    assert "rows.csv: 3 rows, 3 taken, none rejected" in html


def test_a_table_says_what_it_is_and_what_was_taken() -> None:
    """A table says what it is and what was taken, without its claims, which may be millions."""
    polars = pytest.importorskip("polars")
    frame = polars.DataFrame(
        {"figure": ["a", "a", "b"], "by": ["A", "B", "A"], "value": [1, -2, 3], "unit": ["person"] * 3}
    )

    html = html_of(ClaimTable.of(frame))

    assert "claims on figures by" in html
    assert "rows taken" in html
    assert "rejected" in html


def test_no_plotting_library_is_loaded_for_a_notebook() -> None:
    """No plotting library is loaded for a notebook, nor anything else that is heavy."""
    code = (
        "import sys, contested as ct\n"
        "ct.Figure('killed', 'person').claimed(5, by='A')._repr_html_()\n"
        "print([m for m in ('matplotlib', 'numpy', 'jinja2', 'babel', 'narwhals', 'polars') if m in sys.modules])"
    )

    made = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert made.stdout.strip() == "[]"
