"""What others wrote is text on a page: never an element, an attribute, a script, a link or a request (T6, T7)."""

from __future__ import annotations

import html
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html as lxml_html
from tests.attacks import ADDRESSES, ATTACKS, dossier_saying
from tests.effort import examples
from tests.reading_html import ReadPage

import contested as ct

DRAWN = frozenset({"text", "title", "path", "circle"})
"""What a chart is drawn with: how often goes by how long a name is, and where it is broken."""


ROUND = {("circle", name) for name in ("class", "cx", "cy", "r")}
WRITTEN = {("text", name) for name in ("class", "x", "y")}


def shape(page: str) -> list[tuple[str, tuple[str, ...]]]:
    """Return every element of a page with the names of its attributes, but for what charts are drawn with."""
    return [(one.tag, tuple(one.attributes)) for one in ReadPage(page).elements if one.tag not in DRAWN]


def drawn(page: str) -> set[tuple[str, str]]:
    """Return with which elements and attributes charts are drawn."""
    return {(one.tag, name) for one in ReadPage(page).elements if one.tag in DRAWN for name in one.attributes}


def tags(page: str) -> list[str]:
    """Return the elements that lxml reads, but for what charts are drawn with."""
    tree = lxml_html.document_fromstring(page.encode())
    return [str(one.tag) for one in tree.iter() if one.tag not in DRAWN]


@cache
def harmless() -> str:
    """Return the page of the same dossier that says nothing special."""
    return ct.report.page({"name": dossier_saying("name")}, title="name", seal="name")


@pytest.mark.parametrize("text", ATTACKS)
def test_an_attack_changes_no_element_of_a_page(text: str) -> None:
    """By two parsers: the page has the elements and attributes of a harmless one, and the text as it was."""
    page = ct.report.page({text: dossier_saying(text)}, title=text, seal=text)

    read = ReadPage(page)
    assert shape(page) == shape(harmless())
    assert tags(page) == tags(harmless())
    assert drawn(page) <= {*(("path", name) for name in ("class", "d")), *ROUND, *WRITTEN}
    assert " ".join(text.split()) in read.all("h1")[0].text
    assert not read.faults


@pytest.mark.parametrize("address", ADDRESSES)
def test_an_address_that_can_harm_is_no_link(address: str) -> None:
    """It is printed as text."""
    read = ReadPage(ct.report.page(dossier_saying("name", address=address)))

    assert all(href.startswith("#") for href in read.links)
    assert any(address in one.text for one in read.all("li"))


@examples(10)
@given(text=st.text(st.sampled_from("<>&\"'`=/!-[]{}%$;:#\\ abc"), min_size=1, max_size=12).filter(str.strip))
def test_no_text_at_all_becomes_markup(text: str) -> None:
    """No text at all becomes markup, whatever marks follow one another."""
    name = f"n{text.strip()}"

    page = ct.report.page({name: dossier_saying(name)}, title=name, seal=name)

    assert shape(page) == shape(harmless())
    assert html.escape(name) in page or html.escape(name).replace("&quot;", "&#34;").replace("&#x27;", "&#39;") in page
