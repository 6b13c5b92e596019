"""
Places in a document, as a claim names them in ``at``.

The grammar, of which several may stand together ("page 2 paragraph 3")::

    page 4          pages 4-5       p. 4
    paragraph 12    para 12
    sheet 'Losses'  table 2
    cell B7         row 12          column dead     column 'dead and missing'
    00:12:30        12:30
    #section
    :~:text=prefix-,start,end,-suffix
"""

from __future__ import annotations

import re
from typing import NamedTuple
from urllib.parse import unquote

_NAME = r"""'(?:[^']+)'|"(?:[^"]+)"|“[^”]+”|[^\s,;'"]+"""
_PART = re.compile(
    rf"""(?P<directive>\S*:~:text=\S+)
    | \#(?P<anchor>[^\s,;]+)
    | (?P<time>(?:[0-9]{{1,3}}:)?[0-9]{{1,2}}:[0-9]{{2}}(?:[.,][0-9]{{1,3}})?)
    | (?:pages?|pp?\.)\s*(?P<page>[0-9ivxlcdm]{{1,9}})(?:\s*[-–]\s*(?P<last>[0-9]{{1,9}}))?
    | (?:paragraph|para\.?|¶)\s*(?P<paragraph>[0-9]{{1,9}})
    | sheet\s+(?P<sheet>{_NAME})
    | table\s+(?P<table>[0-9]{{1,9}})
    | cell\s+(?P<cell>[A-Z]{{1,3}}[0-9]{{1,7}})
    | row\s+(?P<row>[0-9]{{1,9}})
    | column\s+(?P<column>{_NAME})
    """,
    re.VERBOSE | re.IGNORECASE,
)
_BETWEEN = re.compile(r"[\s,;]*(?:(?:of|in|on|at)\s+)?", re.IGNORECASE)
_CELL = re.compile("([A-Z]+)0*([0-9]+)")
_MOST_PAGES = 1_000
"""Pages of one range; a longer one is no place."""

Label = tuple[str, str]
"""What a part of a document is labelled with: a kind and a value, such as ("page", "4")."""


class Directive(NamedTuple):
    """A text fragment: https://wicg.github.io/scroll-to-text-fragment/, each part unescaped."""

    prefix: str
    start: str
    end: str
    suffix: str


class Place(NamedTuple):
    """
    A place: every group of labels is met by one of its labels.

    ``seconds`` is a moment of a recording, ``directive`` a text fragment.
    """

    text: str
    labels: tuple[tuple[Label, ...], ...] = ()
    seconds: int | None = None
    directive: Directive | None = None


def place_named(text: str) -> Place | None:
    """Return the place that a text names, or None where the grammar has no such place."""
    labels: list[tuple[Label, ...]] = []
    seconds: int | None = None
    directive: Directive | None = None
    at = _BETWEEN.match(text).end()  # type: ignore[union-attr]  # it matches nothing too
    while at < len(text):
        found = _PART.match(text, at)
        if found is None:
            return None
        kind = found.lastgroup or ""
        if kind == "directive":
            directive = _directive(found[kind])
        elif kind == "time":
            seconds = seconds_of(found[kind])
        else:
            labels += _labels("page" if kind == "last" else kind, found)
        at = _BETWEEN.match(text, found.end()).end()  # type: ignore[union-attr]
        if at == found.end() < len(text):
            return None
    if not labels and seconds is None and directive is None:
        return None
    return Place(text, tuple(labels), seconds, directive)


def _labels(kind: str, found: re.Match[str]) -> list[tuple[Label, ...]]:
    """Return the groups of labels that one part of a place asks for."""
    value = found[kind]
    if kind == "cell":
        letters, row = _CELL.fullmatch(value.upper()).groups()  # type: ignore[union-attr]  # the grammar's own form
        return [(("letter", letters),), (("row", row),)]
    if kind == "page":
        last = found["last"]
        if last is not None and value.isdecimal() and int(value) <= int(last) <= int(value) + _MOST_PAGES:
            return [tuple(("page", str(n)) for n in range(int(value), int(last) + 1))]
        return [(("page", plain_label(value)),)]
    if kind == "anchor":
        return [(("anchor", unquote(value)),)]
    name = value.strip("'\"“”")
    if kind == "column":
        return [(("column", plain_label(name)), ("letter", name.upper()))]
    return [((kind, plain_label(name)),)]


def plain_label(text: str) -> str:
    """Return what a label is compared by: small letters, one space between words, numbers without zeros before."""
    joined = " ".join(text.split()).casefold()
    return joined.lstrip("0") or "0" if joined.isdecimal() else joined


def seconds_of(clock: str) -> int:
    """Return the whole seconds of "00:12:30", "12:30" or "00:12:30.250"."""
    made = 0
    for part in re.split("[.,]", clock)[0].split(":"):
        made = made * 60 + int(part)
    return made


def _directive(text: str) -> Directive:
    """Return the parts of a text fragment; of several the first."""
    parts = text.partition(":~:text=")[2].partition("&")[0].split(",")
    prefix = unquote(parts.pop(0)[:-1]) if len(parts) > 1 and parts[0].endswith("-") else ""
    suffix = unquote(parts.pop()[1:]) if len(parts) > 1 and parts[-1].startswith("-") else ""
    return Directive(prefix, unquote(parts[0]), unquote(parts[1]) if len(parts) > 1 else "", suffix)
