"""A page of HTML as a parser reads it: its elements, texts and links; for tests of what must not become markup."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import NamedTuple

VOID = frozenset({"meta", "link", "br", "input"})


class Element(NamedTuple):
    """An element with its attributes, and the text in it."""

    tag: str
    attributes: dict[str, str | None]
    pieces: list[str]

    @property
    def text(self) -> str:
        """The text in it, white space folded."""
        return " ".join("".join(self.pieces).split())


class ReadPage(HTMLParser):
    """What a page holds."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[Element] = []
        self.faults: list[str] = []
        self._open: list[Element] = []
        self.feed(page)
        self.close()
        self.faults += [f"<{element.tag}> is not closed" for element in self._open]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take an element."""
        if len(dict(attrs)) != len(attrs):
            self.faults.append(f"<{tag}> has an attribute twice")
        element = Element(tag, dict(attrs), [])
        self.elements.append(element)
        if tag not in VOID:
            self._open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take an element of SVG that is closed at once."""
        self.elements.append(Element(tag, dict(attrs), []))

    def handle_endtag(self, tag: str) -> None:
        """Close an element."""
        if not self._open or self._open[-1].tag != tag:
            self.faults.append(f"</{tag}> closes nothing")
        else:
            self._open.pop()

    def handle_data(self, data: str) -> None:
        """Take a text for all elements that are open."""
        for element in self._open:
            element.pieces.append(data)

    def all(self, tag: str, **attributes: str) -> list[Element]:
        """Return the elements of a tag that have these attributes."""
        return [
            one
            for one in self.elements
            if one.tag == tag
            and all(one.attributes.get(name.rstrip("_")) == value for name, value in attributes.items())
        ]

    def text_of(self, tag: str) -> list[str]:
        """Return the texts of all elements of a tag."""
        return [one.text for one in self.all(tag)]

    @property
    def anchors(self) -> list[str]:
        """Every place that can be linked to."""
        return [id_ for one in self.elements if (id_ := one.attributes.get("id"))]

    @property
    def links(self) -> list[str]:
        """Where links lead."""
        return [href for one in self.all("a") if (href := one.attributes.get("href"))]
