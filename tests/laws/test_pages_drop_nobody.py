"""
Laws of pages (design.md, rules 7 and 8).

Whoever states, denies, withholds or is silent stands in a row of the page, has
a mark in the chart, and can be chosen by name.
"""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from tests.effort import examples
from tests.reading_html import ReadPage

import contested as ct
from contested.report import shown_statements
from contested.testing import figures, numbers


def spoken(text: str) -> str:
    """Return a text with its white space folded, as a page shows it."""
    return " ".join(text.split())


@examples(3)
@given(figure=figures())
def test_everybody_has_a_row_and_a_mark(figure: ct.Figure) -> None:
    """As many rows and marks as statements, in the same order, and every name in the choice."""
    read = ReadPage(ct.report.page(ct.Dossier({"a": figure})))

    shown = shown_statements(figure)
    rows = [one.text for one in read.all("th", scope="row")]
    assert not read.faults
    assert len(rows) == len(shown) == len(read.all("g", class_="mark"))
    assert all(row.startswith(spoken(one.who or "left out")) for row, one in zip(rows, shown, strict=True))
    assert {spoken(position.name) for position in figure.positions()} <= set(read.text_of("option"))


@examples(6)
@given(figure=figures(), other=figures(), x=numbers(min_value=1, max_value=10**6))
def test_a_page_says_what_answers_say(figure: ct.Figure, other: ct.Figure, x: object) -> None:
    """The hull, the common ground or that there is none, each line of the derivation, and conclusions, as they print."""
    dossier = ct.Dossier({"a": figure} if figure.root == other.root else {"a": figure, "b": other})
    dossier = dossier.concluding(f"a > {x}" if isinstance(x, int) else "a", where="Report")

    read = ReadPage(ct.report.page(dossier))

    said, folded = read.text_of("dd"), read.text_of("li")
    for one in dossier.figures.values():
        assert spoken(str(one.hull())) in said
        common = one.common()
        several = len([position for position in one.positions() if position.stance.value == "stated"]) > 1
        assert not several or common is None or spoken(str(common)) in said
        for line in str(one.explain(whole=True)).splitlines():
            words = spoken(line.removesuffix(" (see above)").strip().strip("()"))
            assert any(words in text for text in folded)
    assert any(text.endswith("stands") for text in said)


@examples(10)
@given(figure=figures(), title=st.text("ab <>&\"'#%é\u05d0", min_size=1, max_size=9).filter(str.strip))
def test_whatever_is_on_a_page_it_is_whole(figure: ct.Figure, title: str) -> None:
    """Links lead somewhere, places are named once, elements are closed, and it is the same a second time."""
    dossiers = {title: ct.Dossier({"a": figure}), f"{title} again": ct.Dossier({"a": figure})}

    text = ct.report.page(dossiers)

    read = ReadPage(text)
    assert not read.faults
    assert len(set(read.anchors)) == len(read.anchors)
    assert {href[1:] for href in read.links if href.startswith("#")} <= set(read.anchors)
    assert ct.report.page(dossiers) == text
