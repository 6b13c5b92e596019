"""The text of a page: what a reader sees of its body, by paragraph, table and id."""

from __future__ import annotations

import pytest
from tests.unit.evidence.places_in_copies import standing_at

from contested.errors import UnusableCopy
from contested.evidence import html_copies
from contested.evidence.html_copies import html_page
from contested.evidence.kept_text import KeptText
from contested.evidence.quote_search import find_quote


def page(body: str, head: str = "") -> KeptText:
    """Return the text of a page with this body."""
    content = f"<!doctype html><html><head><title>Title</title>{head}</head><body>{body}</body></html>"
    return html_page(content.encode(), "a.html", None)


@pytest.mark.parametrize(
    ("body", "seen"),
    [
        ("<p>a <b>b</b>c</p>", "a bc"),
        ("a<script>x</script><style>y</style><template>z</template><noscript>w</noscript>b", "ab"),
        ("a<p hidden>x</p>b", "a b"),
        ("a<p style='color:red; Display : none'>x<i>y</i></p>b", "a b"),
        ("a<span style='visibility:hidden'>x</span>b", "ab"),
        ("a<!-- x -->b", "ab"),
        ("a<br>b<hr>c<img alt=x>d<wbr>e", "a b cde"),
        ("a &amp; &lt;b&gt; &#233;&nbsp;c", "a & <b> é c"),
        ("120,000<sup>1</sup> people on 3 km<sup>2</sup>", "120,000^1 people on 3 km^2"),
        ("<p>a<p>b<ul><li>c<li>d</ul>", "a b c d"),
        ("<div>a</b></div></div>b", "a b"),
        ("<svg><text>x</text></svg><math>y</math><iframe>z</iframe>a", "a"),
        ("<a id='x'/>a", "a"),
        ("a<br/>b", "a b"),
        ("a<![if !vml]>b<![endif]>c<![<p>d<![CDATA[e]]>f", "abcdf"),
        ("<details><summary>a</summary>b</details>", "a b"),
        ("<p>a</p><p> </p><p>b", "a b"),
    ],
)
def test_what_is_seen_is_read(body: str, seen: str) -> None:
    """Text of the body, without scripts, styles, templates and what is hidden; elements that nobody ended too."""
    assert page(body).normal == seen


def test_nothing_of_the_head_is_read() -> None:
    """A title is on the tab, and a number in a script is nobody's claim."""
    assert page("a", "<script>var dead = 99</script><meta content='99 dead'>").normal == "a"


def test_a_page_of_no_tags_at_its_end() -> None:
    """What is open at the end is read; a tag that never ends is no text."""
    assert html_page(b"<html><p>12 dead <b>and", "a.html", None).normal == "12 dead and"
    assert html_page(b"<html><p>12 dead <b and 99 hurt", "a.html", None).normal == "12 dead"
    assert html_page(b"12 dead", "a.html", None).normal == "12 dead"


def test_an_encoding_that_the_page_declares() -> None:
    """An encoding that the page declares counts where neither a mark nor the source says another."""
    content = "<html><head><meta charset='iso-8859-9'></head><body>Şuşa".encode("iso-8859-9")
    older = content.replace(b"<meta charset=", b"<meta http-equiv='Content-Type' content='text/html; charset=")

    assert html_page(content, "a.html", None).normal == "Şuşa"
    assert html_page(older.replace(b"9'>", b"9'>"), "a.html", "text/html").normal == "Şuşa"


def test_a_page_has_paragraphs() -> None:
    """Blocks that say something, in order; cells of tables are none."""
    text = page("<h1>One</h1><p>Two</p><table><tr><td>x</td></tr></table><div>Three<blockquote>Four</blockquote></div>")

    assert [standing_at(text, f"paragraph {n}") for n in (1, 2, 3, 4, 5)] == [["One"], ["Two"], ["Three"], ["Four"], []]


def test_an_id_is_its_element() -> None:
    """All that is in the element; an id that no element has is a place that is not there."""
    text = page("<section id=a><p>One</p><div id=b>Two</div></section><p>Three</p>")

    assert [standing_at(text, one) for one in ("#a", "#b", "#c")] == [["One Two"], ["Two"], []]
    assert standing_at(page("<p>One</p>"), "#a") is None


def test_an_id_of_a_heading_is_its_section() -> None:
    """As far as the next heading of its rank or of a higher one; an anchor in or before it leads there too."""
    text = page(
        "<h2 id=a>One</h2><p>Two</p><h3><span id=b>Three</span></h3><p>Four</p><h2>Five</h2><a name=c></a><p>Six</p>"
        "<h6>Seven</h6>"
    )

    assert standing_at(text, "#a") == ["One Two Three Four"]
    assert standing_at(text, "#b") == ["Three Four"]
    assert standing_at(text, "#c") == ["Six"]


def test_a_table_has_cells() -> None:
    """By table, row, letter and header; a cell may span several columns."""
    text = page(
        "<table><tr><td>x</table><table><tr><th>Town<th colspan=2>Losses<th>Dead</tr>"
        "<tr><td>A<td>1<td>2<td><p>12</p><p>more</p></tr></table><p>End"
    )

    assert standing_at(text, "table 2 row 2 column dead") == ["12 more"]
    assert standing_at(text, "table 2 cell C2") == ["2"]
    assert standing_at(text, "table 2 cell D2") == ["12 more"]
    assert standing_at(text, "table 1") == ["x"]


def test_a_table_in_a_table_has_cells_of_its_own() -> None:
    """What stands in it stands in the inner one."""
    text = page("<table><tr><td>a<table><tr><td>b</td><td>c</td></tr></table></td><td>d</td></tr></table>")

    assert [standing_at(text, one) for one in ("table 2 cell B1", "table 1 cell B1")] == [["c"], ["d"]]


def test_a_cell_outside_of_a_table() -> None:
    """It is a paragraph, and ends nothing."""
    assert standing_at(page("<tr><td>a</td></tr><p>b"), "paragraph 1") == ["a"]


def test_a_hidden_table_is_none() -> None:
    """It has no number, and leaves none of its cells."""
    assert standing_at(page("<table hidden><tr><td>x</td></tr></table><table><tr><td>y"), "table 1") == ["y"]


def test_the_words_of_a_page_are_searched() -> None:
    """The words of a page are searched, over elements within a paragraph."""
    assert len(list(find_quote(page("<p>at <i>least</i> <b>11</b> dead"), "at least 11 dead"))) == 1


@pytest.mark.parametrize(
    ("limit", "value", "body", "reason"),
    [
        ("LARGEST_PAGE", 60, "x" * 60, "of a page at most 60 are read"),
        ("MOST_NESTED", 5, "<i><i><i><i><i>", "nested more than 5 deep"),
        ("MOST_BLOCKS", 2, "<p>a<p>b<p>c", "more than 2 paragraphs and cells"),
        ("MOST_KEPT_CELLS", 5, "<table><tr><td colspan=6>", "more than 5 cells"),
        (
            "MOST_KEPT_CELLS",
            5,
            "<table><tr><td colspan=x><td colspan=0><td colspan=9999999>" + "<td>" * 5,
            "more than 5 cells",
        ),
    ],
)
def test_a_page_has_limits(monkeypatch: pytest.MonkeyPatch, limit: str, value: int, body: str, reason: str) -> None:
    """In characters, depth, paragraphs and cells."""
    monkeypatch.setattr(html_copies, limit, value)

    with pytest.raises(UnusableCopy, match=reason):
        page(body)
