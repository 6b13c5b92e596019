"""Lines: where in a TOML text a key stands, so that an error can point at it."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from contested.dossier.file.outline import Array, Leaf, Node, Table, outline
from contested.dossier.file.syntax import Sections
from contested.errors import shorten

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

Path = tuple[str | int, ...]

_BARE = re.compile("[A-Za-z0-9_-]+")


def line_of(places: Mapping[Path, int], path: Path) -> int | None:
    """
    Return the line, from 1, on which the key at ``path`` stands.

    Args:
        places: what ``places_in`` found in the text.
        path: keys, and positions in arrays of tables, from the top.

    Returns:
        The line of the key itself; else of the innermost table around it
        that has one; None for the document.
    """
    for length in range(len(path), 0, -1):
        if path[:length] in places:
            return places[path[:length]]
    return None


def places_in(text: str) -> dict[Path, int]:
    """Return the line, from 1, of every key, table and element of a TOML text that parses."""
    starts = [0, *(at + 1 for at, character in enumerate(text) if character == "\n")]
    return {path: bisect_right(starts, at) for path, at in _starts(outline(Sections(text)), ()) if at >= 0}


def _starts(node: Node, path: Path) -> Iterator[tuple[Path, int]]:
    """Give where each path under a node begins."""
    yield path, _start(node)
    below: Iterable[tuple[str | int, Node]] = ()
    if isinstance(node, Table):
        below = node.keys.items()
    elif isinstance(node, Array):
        below = enumerate(node.elements)
    for key, one in below:
        yield from _starts(one, (*path, key))


def _start(node: Node) -> int:
    if isinstance(node, Leaf):
        return node.place.item.at
    if isinstance(node, Table) and node.section is not None:
        return node.section.at
    if node.places:
        return node.places[0].item.at
    below = node.keys.values() if isinstance(node, Table) else node.elements
    return min((at for at in map(_start, below) if at >= 0), default=-1)


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
