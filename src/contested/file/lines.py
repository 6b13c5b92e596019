"""Lines: where in a TOML text a key stands, so that an error can point at it."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from contested.errors import shorten

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

Path = tuple[str | int, ...]

HEADER = re.compile(r"\s*(\[\[?)\s*([^\]]+?)\s*\]\]?\s*(?:#.*)?")
_KEY = re.compile(r"""\s*((?:[A-Za-z0-9_-]+|"[^"]*"|'[^']*')(?:\s*\.\s*(?:[A-Za-z0-9_-]+|"[^"]*"|'[^']*'))*)\s*=""")
_PART = re.compile(r"""[A-Za-z0-9_-]+|"[^"]*"|'[^']*'""")
_BARE = re.compile("[A-Za-z0-9_-]+")


def line_of(places: Mapping[Path, int], path: Path) -> int | None:
    """
    Return the line, from 1, on which the key at ``path`` stands.

    Args:
        places: what ``places_in`` found in the text.
        path: keys, and positions in arrays of tables, from the top.

    Returns:
        The line of the key itself; else of the innermost table around it
        that has one (an inline table is one line); None for the document.
    """
    for length in range(len(path), 0, -1):
        if path[:length] in places:
            return places[path[:length]]
    return None


def places_in(text: str) -> dict[Path, int]:
    """Return the line of every key and table of a TOML document that parses."""
    places: dict[Path, int] = {}
    counts: dict[Path, int] = defaultdict(int)
    table: Path = ()
    for number, line in _outside_of_text(text):
        header = HEADER.fullmatch(line.rstrip("\r"))
        if header:
            names = header_names(header)
            if header[1] == "[[":
                outer = _within(names[:-1], counts)
                table = (*outer, *names[-1:], counts[(*outer, *names[-1:])])
                counts[table[:-1]] += 1
                places.setdefault(table[:-1], number)
            else:
                table = _within(names, counts)
            places.setdefault(table, number)
            continue
        key = _KEY.match(line)
        if key:
            path = table
            for part in _PART.findall(key[1]):
                path = (*path, part.strip("\"'"))
                places.setdefault(path, number)
    return places


def header_names(header: re.Match[str]) -> tuple[str, ...]:
    """Return the path that a header writes."""
    return tuple(part.strip("\"'") for part in _PART.findall(header[2]))


def header_lines(text: str) -> set[int]:
    """Return the lines, from 1, on which a table or an element of an array of tables begins."""
    return {number for number, line in _outside_of_text(text) if HEADER.fullmatch(line.rstrip("\r"))}


def _outside_of_text(text: str) -> Iterator[tuple[int, str]]:
    """Yield the lines that do not begin inside a text of several lines, each with its number."""
    fence: str | None = None
    for number, line in enumerate(text.split("\n"), 1):
        if fence is not None:
            fence = None if line.count(fence) % 2 else fence
            continue
        yield number, line
        fence = next((quotes for quotes in ('"""', "'''") if line.count(quotes) % 2), None)


def _within(names: tuple[str, ...], counts: dict[Path, int]) -> Path:
    """Return where a table stands: inside the last element of each array of tables on the way."""
    path: Path = ()
    for name in names:
        path = (*path, name)
        if counts.get(path):
            path = (*path, counts[path] - 1)
    return path


def dotted(path: Path) -> str:
    """Write a path as a person reads it: "figures.troops.claims[2].value" (positions from 1)."""
    text = ""
    for part in path:
        if isinstance(part, int):
            text += f"[{part + 1}]"
        else:
            shown = part if _BARE.fullmatch(part) else shorten(part)
            text += f".{shown}" if text else shown
    return text
