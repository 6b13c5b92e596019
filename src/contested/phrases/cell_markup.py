"""What a page shows of a cell: markup, links and reference marks taken out, and where each character stood."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from contested.phrases.phrase import Span

# MediaWiki, Help:Wikitext and Help:Cite; HTML Living Standard, 4.5.27 (br) and 13.5 (named character references).
# Lengths are bounded, so that what is never closed is not looked for to the end of the cell again and again.
_MARKUP = re.compile(
    r"""
    (?P<note><ref\b[^<>]{0,300}/>|<ref\b[^<>]{0,300}>.{0,600}?</ref\s?>
      |\{\{\s?(?:efn|sfnp?|refn|cite|citation(?:\ needed)?|cn|notetag|ref|note|r|dubious)\b[^{}]{0,600}\}\}
      |\[(?:[0-9]{1,3}|[a-z]{1,2}|(?:note|nb|n|fn|Note|N|c)\ ?[0-9a-z]{1,3}
           |(?:citation|clarification|better\ source)\ needed|unreliable\ source\??|dubious|when\?|who\?)\]
      |\[https?://[^\s\[\]]{1,400}\]|https?://[^\s\[\]<>|]{1,400}
      |<sup\b[^<>]{0,100}>[^<>]{0,60}</sup\s?>
      |[⁰¹²³⁴-⁹]+|(?<=[\w)\]])(?:\*{1,3}|[†‡§]{1,3})(?=$|[\s.,;:)\]])
    )
    |(?P<line><(?:br|/?(?:li|ul|ol|p|div|tr|td|th|table))\b[^<>]{0,200}/?>|\r\n?|\n|\t)
    |(?P<gone></?(?:b|i|u|s|em|strong|small|big|span|abbr|nowiki|center|font|sub|sup|cite|a)\b[^<>]{0,300}>|<!--.{0,600}?-->
      |'{2,5}|\[\[(?:[^\[\]|\n]{0,200}\|)?|\]\]|\{\{\s?(?:end)?(?:plain|flat)list\s?(?:\}\}|\|)
      |(?<=\n)\}\}(?=\s*$))
    |(?P<entity>&(?:\#[0-9]{1,5}|\#x[0-9a-fA-F]{1,5}|[A-Za-z]{2,10}[0-9]{0,2});)
    """,
    re.VERBOSE | re.DOTALL,
)
_POWER = re.compile(r"(?:^|[^\w])(?:k|c|m|d)?m$|\b10$|\b(?:km|m) ?$")
_SUPERSCRIPTS = {"2": "²", "3": "³"}


class ShownCell(NamedTuple):
    """
    What a page shows of a cell.

    ``places`` gives for each character its place in the cell, and for the end
    the length of the cell; ``notes`` are the reference marks and ``markup``
    what a page does not show, by their place in the cell; ``breaks`` are the
    places in ``text`` where a mark was taken out.
    """

    text: str
    places: tuple[int, ...]
    notes: tuple[Span, ...]
    markup: tuple[Span, ...]
    breaks: frozenset[int]

    def span(self, start: int, end: int) -> Span:
        """Return where a piece of the text stands in the cell."""
        return self.places[start], (self.places[end - 1] + 1 if end > start else self.places[start])


def shown_text(cell: str) -> ShownCell:
    """Return what a page shows of a cell."""
    text: list[str] = []
    places: list[int] = []
    notes: list[Span] = []
    markup: list[Span] = []
    breaks: set[int] = set()
    at = 0
    for found in _MARKUP.finditer(cell):
        start, end = found.span()
        text.extend(cell[at:start])
        places.extend(range(at, start))
        at = end
        put = _put(found, text, cell)
        if found.lastgroup == "note" and not put:
            notes.append((start, end))
            breaks.add(len(text))
        elif put != found[0]:
            markup.append((start, end))
        text.extend(put)
        places.extend(range(start, end) if put == found[0] else [start] * len(put))
    text.extend(cell[at:])
    places.extend(range(at, len(cell)))
    return ShownCell("".join(text), (*places, len(cell)), tuple(notes), tuple(markup), frozenset(breaks))


def _put(found: re.Match[str], text: list[str], cell: str) -> str:
    """Return what stands on the page instead of one piece of markup."""
    kind, whole = found.lastgroup, found[0]
    if kind == "line":
        return "\n"
    if kind == "entity":
        plain = html.unescape(whole)
        return plain if (len(plain) == 1 and plain.isprintable()) or plain == "\xa0" else whole
    return _kept_note(found, text, cell) if kind == "note" else ""


def _kept_note(found: re.Match[str], text: list[str], cell: str) -> str:
    """Return what is no reference mark after all: a power, or what keeps two numbers apart; else nothing."""
    whole, before = found[0], "".join(text[-6:])
    if whole[0] in "⁰¹²³⁴⁵⁶⁷⁸⁹" and (_POWER.search(before) or not before[-1:].strip()):
        return whole
    if whole.startswith("<sup") and _POWER.search(before):
        return _SUPERSCRIPTS.get(whole[whole.index(">") + 1 : whole.rindex("<")], whole)
    following = cell[found.end() :].lstrip(" \xa0")
    joined = before.rstrip()[-1:].isdecimal() and following[:1].isdecimal()
    return whole if joined else ""  # "12[3] 300": taken out, two numbers would be one
