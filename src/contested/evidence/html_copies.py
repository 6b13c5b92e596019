"""
Kept copies of pages: the text of an HTML body, as a reader sees it.

Scripts, styles, templates and what is hidden are left out.  Nothing in a page
is run, and nothing that it links to is fetched.
"""

from __future__ import annotations

import re
from collections import defaultdict
from html.parser import HTMLParser
from typing import TYPE_CHECKING

from contested.errors import UnusableCopy
from contested.evidence.kept_text import KeptText, TextPart
from contested.evidence.places import plain_label
from contested.evidence.plain_copies import MOST_KEPT_CELLS, column_letter, decoded_text

if TYPE_CHECKING:
    from contested.evidence.places import Label

LARGEST_PAGE = 10_000_000
"""Characters of a page with its markup."""

MOST_BLOCKS = 200_000
"""Paragraphs and cells of a page."""

MOST_NESTED = 500
"""Elements around one another."""

_DECLARED = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?([\w.:-]{1,40})", re.IGNORECASE)
_VOID = frozenset(
    ("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr")
)
_LEFT_OUT = frozenset(("script", "style", "template", "noscript", "head", "title", "iframe", "object", "svg", "math"))
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_BLOCKS = frozenset(
    (  # https://html.spec.whatwg.org/multipage/rendering.html#flow-content-3
        *("address", "article", "aside", "blockquote", "body", "caption", "dd", "details", "div", "dl", "dt"),
        *("fieldset", "figcaption", "figure", "footer", "form", "header", "hr", "html", "legend", "li", "main"),
        *("nav", "ol", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul"),
        *_HEADINGS,
    )
)
_ENDED_BY_ITSELF = frozenset(("p", "li", "dt", "dd", "tr", "td", "th", "option"))
_HIDING = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_RAISED = {"sup": "^"}
_MOST_SPANNED = 100


def html_page(content: bytes, name: str, media_type: str | None) -> KeptText:
    """
    Return the text of a page: paragraphs, tables, and the elements that have an id.

    Raises:
        UnusableCopy: it is no text, too long, or nested too deep.
    """
    declared = _DECLARED.search(content[:2048])
    text = decoded_text(content, name, media_type, declared[1].decode("ascii", "replace") if declared else None)
    if len(text) > LARGEST_PAGE:
        raise UnusableCopy(name, f"it has {len(text):,} characters; of a page at most {LARGEST_PAGE:,} are read")
    reader = _PageReader(name)
    # html.parser looks for the end of an unfinished tag, comment or declaration again at each "<": what never ends
    # is cut off first, so that time grows with length alone
    reader.feed(text[: _last_end(text)])
    reader.close()
    parts = reader.parts
    return KeptText(
        "\n".join(part.text for part in parts if _is_prose(part)), lambda: parts, "paragraphs, tables and ids"
    )


def _last_end(text: str) -> int:
    """Return the place behind the last tag that ends, and behind all text after it that begins none."""
    last = text.rfind(">")
    opening = text.find("<", last + 1)
    return len(text) if opening < 0 else opening


def _is_prose(part: TextPart) -> bool:
    return not any(kind == "letter" for kind, _ in part.labels)


class _Table:
    """Where a table is read: its number, row and column, and the headers of its columns."""

    def __init__(self, number: int) -> None:
        self.number, self.row, self.column = number, 0, -1
        self.last = -1  # the last column that the cell spans
        self.headers: dict[int, str] = {}


class _PageReader(HTMLParser):
    """Collects what is seen, block by block."""

    def __init__(self, name: str) -> None:
        super().__init__(convert_charrefs=True)
        self.name = name
        self.parts: list[TextPart] = []
        self.open: list[tuple[str, str | None, bool]] = []  # tag, id, whether it hides
        self.counts: dict[str, int] = defaultdict(int)
        self.hidden = 0  # how many of the open elements hide what is in them
        self.sections: list[tuple[int, str]] = []  # headings with an id: what follows is theirs
        self.tables: list[_Table] = []
        self.tables_met = self.paragraphs = self.cells = 0
        self.piece: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin an element."""
        if tag in _BLOCKS:
            self._end_block()
        given = dict(attrs)
        if tag in _VOID:
            self.piece.append("\n" if tag in ("br", "hr") else "")
            return
        if tag in _ENDED_BY_ITSELF and self.open and self.open[-1][0] == tag:
            self._close()
        id_ = given.get("id") or (given.get("name") if tag == "a" else None)
        hides = tag in _LEFT_OUT or "hidden" in given or _HIDING.search(given.get("style") or "") is not None
        self.open.append((tag, id_, hides))
        self.counts[tag] += 1
        self.hidden += hides
        if len(self.open) > MOST_NESTED:
            raise UnusableCopy(self.name, f"its elements are nested more than {MOST_NESTED} deep")
        if not self.hidden:
            self._enter(tag, id_, given)

    def _enter(self, tag: str, id_: str | None, given: dict[str, str | None]) -> None:
        """Take up where an element puts what follows."""
        if tag in _HEADINGS:
            level = _HEADINGS.index(tag)
            self.sections = [section for section in self.sections if section[0] < level]
        heading = next((one for one, _, _ in reversed(self.open) if one in _HEADINGS), None)
        if id_ and (heading is not None or tag == "a"):
            self.sections.append((_HEADINGS.index(heading) if heading else len(_HEADINGS), id_))
        if tag == "table":
            self.tables_met += 1
            self.tables.append(_Table(self.tables_met))
        elif self.tables and tag == "tr":
            self.tables[-1].row += 1
            self.tables[-1].column = -1
        elif self.tables and tag in ("td", "th"):
            self.tables[-1].column += 1
            self._span(given.get("colspan"))
        self.piece.append(_RAISED.get(tag, ""))

    def _span(self, columns: str | None) -> None:
        """Count a cell, and what it spans."""
        spanned = int(columns) if columns and columns.isdecimal() and len(columns) < 4 else 1
        self.cells += spanned
        if self.cells > MOST_KEPT_CELLS:
            raise UnusableCopy(self.name, f"it has more than {MOST_KEPT_CELLS:,} cells")
        self.tables[-1].last = self.tables[-1].column + min(spanned, _MOST_SPANNED) - 1

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin an element and end it, as ``<a id="x"/>`` does in XHTML."""
        self.handle_starttag(tag, attrs)
        if tag not in _VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        """End an element, and those within it that nobody ended."""
        if not self.counts[tag]:
            return
        if tag in _BLOCKS:
            self._end_block()
        while self._close() != tag:
            pass

    def _close(self) -> str:
        """End the innermost element; return its tag."""
        if self.open[-1][0] in _BLOCKS:
            self._end_block()
        tag, _, hides = self.open.pop()
        self.counts[tag] -= 1
        self.hidden -= hides
        if not self.hidden and self.tables:
            if tag in ("td", "th"):
                self.tables[-1].column = max(self.tables[-1].last, self.tables[-1].column)
            elif tag == "table":
                self.tables.pop()
        return tag

    def parse_marked_section(self, i: int, report: int = 1) -> int:  # noqa: ARG002  # as the library calls it
        """Pass over "<![if ...]>" as browsers do, up to the next ">"; html.parser itself fails on most of them."""
        return self.rawdata.find(">", i) + 1 or -1

    def handle_data(self, data: str) -> None:
        """Take text that is seen."""
        if not self.hidden:
            self.piece.append(data)

    def _end_block(self) -> None:
        """Keep what was said since the last block, with where it stands."""
        text = "".join(self.piece)
        self.piece.clear()
        if not text.strip():
            return
        labels: list[Label] = [("anchor", id_) for _, id_, _ in self.open if id_]
        labels += [("anchor", id_) for _, id_ in self.sections]
        in_cell = any(self.counts[tag] for tag in ("td", "th")) and bool(self.tables)
        if in_cell:
            labels += self._cell_labels(text)
        else:
            self.paragraphs += 1
            labels.append(("paragraph", str(self.paragraphs)))
        if len(self.parts) >= MOST_BLOCKS:
            raise UnusableCopy(self.name, f"it has more than {MOST_BLOCKS:,} paragraphs and cells")
        self.parts.append(TextPart(text, tuple(labels)))

    def _cell_labels(self, text: str) -> list[Label]:
        table = self.tables[-1]
        if table.row <= 1:
            table.headers.setdefault(table.column, plain_label(text))
        header = table.headers.get(table.column)
        place = [("table", str(table.number)), ("row", str(table.row)), ("letter", column_letter(max(table.column, 0)))]
        return [*place, ("column", header)] if header else place

    def close(self) -> None:
        """Keep the last block."""
        super().close()
        self._end_block()
