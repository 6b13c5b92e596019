"""Lines: where in a TOML text a key stands, so that an error can point at it."""

from __future__ import annotations

import re
from collections import defaultdict

Path = tuple[str | int, ...]

_HEADER = re.compile(r"\s*(\[\[?)\s*([^\]]+?)\s*\]\]?\s*(?:#.*)?")
_KEY = re.compile(r"""\s*((?:[A-Za-z0-9_-]+|"[^"]*"|'[^']*')(?:\s*\.\s*(?:[A-Za-z0-9_-]+|"[^"]*"|'[^']*'))*)\s*=""")
_PART = re.compile(r"""[A-Za-z0-9_-]+|"[^"]*"|'[^']*'""")


def line_of(text: str, path: Path) -> int | None:
    """
    Return the line, from 1, on which the key at ``path`` stands.

    Args:
        text: a TOML document that parses.
        path: keys, and positions in arrays of tables, from the top.

    Returns:
        The line of the key itself; else of the innermost table around it
        that has one (an inline table is one line); None for the document.
    """
    places = _places(text)
    for length in range(len(path), 0, -1):
        if path[:length] in places:
            return places[path[:length]]
    return None


def _places(text: str) -> dict[Path, int]:
    places: dict[Path, int] = {}
    counts: dict[Path, int] = defaultdict(int)
    table: Path = ()
    fence: str | None = None
    for number, line in enumerate(text.split("\n"), 1):
        if fence is not None:
            fence = None if line.count(fence) % 2 else fence
            continue
        header = _HEADER.fullmatch(line.rstrip("\r"))
        if header:
            names = tuple(part.strip("\"'") for part in _PART.findall(header[2]))
            if header[1] == "[[":
                outer = _within(names[:-1], counts)
                table = (*outer, names[-1], counts[(*outer, names[-1])])
                counts[(*outer, names[-1])] += 1
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
        for quotes in ('"""', "'''"):
            if line.count(quotes) % 2:
                fence = quotes
    return places


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
            text += f".{part}" if text else part
    return text
