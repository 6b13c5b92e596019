"""How a drawn chart is looked at: its marks, and the boxes of its texts, read from the SVG by an XML parser."""

from __future__ import annotations

import itertools
import xml.etree.ElementTree as ET
from typing import NamedTuple

from contested.report.charts.text_widths import ASCENT, DESCENT, text_width

SVG = "{http://www.w3.org/2000/svg}"
ALLOWED = {"svg", "title", "desc", "g", "path", "circle", "text"}
"""What a chart is made of: no script, style, link, image or foreign object."""


class TextBox(NamedTuple):
    """A text and the room that is kept for it."""

    text: str
    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: TextBox) -> bool:
        """Whether both cover a point; what lies within a hundredth is rounding."""
        across = self.left < other.right - 0.2 and other.left < self.right - 0.2
        return across and self.top < other.bottom - 0.2 and other.top < self.bottom - 0.2


def parsed(svg: object) -> ET.Element:
    """Return a chart as XML."""
    return ET.fromstring(str(svg))  # it is ours, and has no document type


def boxes(svg: object) -> list[TextBox]:
    """Return the box of each text."""
    found = []
    for one in parsed(svg).iter(f"{SVG}text"):
        text = "".join(one.itertext()) if one.find(f"{SVG}title") is None else (one.find(f"{SVG}title").tail or "")  # type: ignore[union-attr]
        size, x, y = (float(one.get(name, "0")) for name in ("font-size", "x", "y"))
        width = text_width(text, size, bold=one.get("font-weight") == "bold")
        left = x - width * {"start": 0.0, "middle": 0.5, "end": 1.0}[one.get("text-anchor", "start")]
        found.append(TextBox(text, left, y - size * ASCENT, left + width, y + size * DESCENT))
    return found


def flaws(svg: object) -> list[str]:
    """Return which texts meet, which leave the picture, and which elements do not belong in a chart."""
    root = parsed(svg)
    _, _, width, height = map(float, root.get("viewBox", "").split())
    found = boxes(svg)
    cut = [
        f"outside: {box.text}"
        for box in found
        if box.left < -0.2 or box.top < -0.2 or box.right > width + 0.2 or box.bottom > height + 0.2
    ]
    meeting = [f"meet: {a.text} | {b.text}" for a, b in itertools.combinations(found, 2) if a.meets(b)]
    foreign = [one.tag for one in root.iter() if one.tag.removeprefix(SVG) not in ALLOWED]
    linked = [name for one in root.iter() for name in one.attrib if "href" in name or name.startswith("on")]
    return [*cut, *meeting, *foreign, *linked]


def marks(svg: object, fact: str = "statement") -> list[dict[str, str]]:
    """Return the facts of each mark that has one of this name."""
    named = [
        {name.removeprefix("data-"): text for name, text in one.attrib.items() if name.startswith("data-")}
        for one in parsed(svg).iter(f"{SVG}g")
    ]
    return [facts for facts in named if fact in facts]


def shapes(svg: object, kind: str) -> list[ET.Element]:
    """Return the elements of a kind, such as "circle"."""
    return list(parsed(svg).iter(f"{SVG}{kind}"))


def said(svg: object) -> str:
    """Return all that a chart says: in its texts, its title, its description and its marks."""
    return " ".join(parsed(svg).itertext())
