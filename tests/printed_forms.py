"""Printed forms read back by parsers of others: what stands in a table, and what in it commands anything."""

from __future__ import annotations

import csv
import io
import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING

from markdown_it import MarkdownIt

from contested.exchange.csv_text import unguarded_text
from contested.exchange.latex_text import read_from_latex

if TYPE_CHECKING:
    from collections.abc import Iterator

OWN_COMMANDS = frozenset(
    ("begin", "end", "endhead", "hline", "linewidth", "item", "emph", "textbf", "textsuperscript", "\\")
)
"""The commands of LaTeX that our tables, notes and bibliographies are made of."""

ESCAPES = frozenset(
    (
        *("#", "$", "%", "&", "_", "textbackslash", "textbraceleft", "textbraceright", "textasciitilde"),
        *("textasciicircum", "textasciigrave", "newline"),
    )
)
"""The commands that print one character."""

_COMMAND = re.compile(r"\\([A-Za-z]+|.)", re.DOTALL)


class Html(HTMLParser):
    """The tags, attributes, cells and text of a piece of HTML."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: set[str] = set()
        self.attributes: set[tuple[str, str | None]] = set()
        self.rows: list[list[str]] = []
        self.text = ""
        self.other: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep it."""
        self.tags.add(tag)
        self.attributes |= set(attrs)
        if tag == "tr":
            self.rows.append([])
        if tag in ("td", "th"):
            self.rows[-1].append("")

    def handle_data(self, data: str) -> None:
        """Keep it, in the cell that it stands in."""
        self.text += data
        if self.rows and self.rows[-1]:
            self.rows[-1][-1] += data

    def handle_comment(self, data: str) -> None:
        """Keep what nothing of ours is."""
        self.other.append(data)

    def handle_decl(self, decl: str) -> None:
        """Keep what nothing of ours is."""
        self.other.append(decl)

    def handle_pi(self, data: str) -> None:
        """Keep what nothing of ours is."""
        self.other.append(data)

    def unknown_decl(self, data: str) -> None:
        """Keep what nothing of ours is."""
        self.other.append(data)

    @property
    def addresses(self) -> set[str]:
        """Where links lead."""
        return {value or "" for name, value in self.attributes if name == "href"}


class Markdown:
    """The tokens, cells, links and text of Markdown with tables, as markdown-it reads it."""

    def __init__(self, text: str) -> None:
        tokens = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(text)
        inner = [child for token in tokens for child in token.children or ()]
        self.kinds = {token.type for token in tokens} | {child.type for child in inner}
        self.addresses = {str(child.attrGet("href")) for child in inner if child.type == "link_open"}
        self.text = "".join(child.content for child in inner)
        self.rows: list[list[str]] = []
        for number, token in enumerate(tokens):
            if token.type == "tr_open":
                self.rows.append([])
            if token.type in ("td_open", "th_open"):
                self.rows[-1].append("".join(child.content for child in tokens[number + 1].children or ()))


def latex_commands(text: str) -> set[str]:
    """Return the commands of a text of LaTeX that do more than print a character."""
    return {found[1] for found in _COMMAND.finditer(text)} - ESCAPES


def latex_specials(text: str) -> set[str]:
    """Return the characters that command LaTeX without a backslash; braces only where they do not pair."""
    bare = _COMMAND.sub("", text)
    depth, lowest = 0, 0
    for mark in bare:
        depth += (mark == "{") - (mark == "}")
        lowest = min(lowest, depth)
    return {mark for mark in bare if mark in "#$%^_~"} | ({"}"} if lowest < 0 or depth else set())


def latex_rows(text: str) -> Iterator[list[str]]:
    """Give the cells of a ``longtable``, as they print."""
    body = text.partition("\\endhead\n")[2].partition("\\end{longtable}")[0]
    for row in body.split(" \\\\\n")[:-1]:
        yield [read_from_latex(cell.strip())[0] for cell in re.split(r"(?<!\\)&", row)]


def csv_cells(text: str) -> list[dict[str, str]]:
    """Return the rows of CSV by their columns, without the apostrophes that keep a spreadsheet from computing."""
    read = csv.DictReader(io.StringIO(text, newline=""), strict=True)
    return [{name: unguarded_text(cell) for name, cell in row.items()} for row in read]
