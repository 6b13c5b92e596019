"""Outline: the tables of a text by their paths, in whatever layout they are written, and on which line each is."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING, TypeAlias

import attrs

from contested.dossier.file.syntax import Group, Item, Section, Sections
from contested.errors import shorten

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

Path = tuple[str | int, ...]
"""Keys, and positions in arrays of tables, from the top."""

_BARE = re.compile("[A-Za-z0-9_-]+")


@attrs.frozen(eq=False)
class KeyPlace:
    """Where a key is written: an item of a group, and how many parts of the item's key lead to it."""

    group: Group
    item: Item
    depth: int


@attrs.define(eq=False)
class WrittenValue:
    """A key whose value is no table."""

    place: KeyPlace

    @property
    def places(self) -> list[KeyPlace]:
        """Where it is written."""
        return [self.place]


@attrs.define(eq=False)
class WrittenTable:
    """
    A table: its keys, and where it is written.

    By a header (``section``), in one value (``group``), or by keys with
    points in a table around it (``places``, which also has the place of the
    value); or only by what stands below it.
    """

    keys: dict[str, WrittenNode] = attrs.field(factory=dict)
    section: Section | None = None
    group: Group | None = None
    places: list[KeyPlace] = attrs.field(factory=list)


@attrs.define(eq=False)
class WrittenArray:
    """An array of tables: its elements, and the group where they stand in one value."""

    elements: list[WrittenTable] = attrs.field(factory=list)
    group: Group | None = None
    places: list[KeyPlace] = attrs.field(factory=list)


WrittenNode: TypeAlias = "WrittenValue | WrittenTable | WrittenArray"


def outline(sections: Sections) -> WrittenTable:
    """Return the table at the top of a text, with all that is below it."""
    top = WrittenTable(section=sections.all[0])
    for section in sections.all:
        table = _at(top, section)
        table.section = section
        for item in section.body.items:
            _enter(table, section.body, item)
    return top


def _at(top: WrittenTable, section: Section) -> WrittenTable:
    """Return the table that a header names, made where it is new."""
    if not section.names:
        return top
    table = top
    for name in section.names[:-1]:
        table = _inside(table, name)
    if not section.is_element:
        return _inside(table, section.names[-1])
    array = table.keys.setdefault(section.names[-1], WrittenArray())
    if not isinstance(array, WrittenArray):
        raise TypeError(f"{section.names[-1]} is no array of tables")
    array.elements.append(WrittenTable())
    return array.elements[-1]


def _inside(table: WrittenTable, name: str) -> WrittenTable:
    found = table.keys.setdefault(name, WrittenTable())
    if isinstance(found, WrittenArray):
        return found.elements[-1]
    if not isinstance(found, WrittenTable):
        raise TypeError(f"{name} is no table")
    return found


def _enter(table: WrittenTable, group: Group, item: Item) -> None:
    """Put what an item says into a table."""
    for depth, name in enumerate(item.names[:-1], 1):
        table = _inside(table, name)
        table.places.append(KeyPlace(group, item, depth))
    place = KeyPlace(group, item, len(item.names))
    table.keys[item.names[-1]] = _node(item.value, place)


def _node(value: str | Group, place: KeyPlace) -> WrittenNode:
    if isinstance(value, str):
        return WrittenValue(place)
    if value.opening == "{":
        return _table(value, [place])
    tables = [
        _table(item.value, [KeyPlace(value, item, 0)])
        for item in value.items
        if isinstance(item.value, Group) and item.value.opening == "{"
    ]
    return WrittenValue(place) if not tables or len(tables) < len(value.items) else WrittenArray(tables, value, [place])


def _table(group: Group, places: list[KeyPlace]) -> WrittenTable:
    table = WrittenTable(group=group, places=places)
    for item in group.items:
        _enter(table, group, item)
    return table


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


def lines_in(text: str) -> dict[Path, int]:
    """Return the line, from 1, of every key, table and element of a TOML text that parses."""
    starts = [0, *(at + 1 for at, character in enumerate(text) if character == "\n")]
    return {path: bisect_right(starts, at) for path, at in _starts(outline(Sections(text)), ()) if at >= 0}


def _starts(node: WrittenNode, path: Path) -> Iterator[tuple[Path, int]]:
    """Give where each path under a node begins."""
    yield path, _start(node)
    below: Iterable[tuple[str | int, WrittenNode]] = ()
    if isinstance(node, WrittenTable):
        below = node.keys.items()
    elif isinstance(node, WrittenArray):
        below = enumerate(node.elements)
    for key, one in below:
        yield from _starts(one, (*path, key))


def _start(node: WrittenNode) -> int:
    if isinstance(node, WrittenValue):
        return node.place.item.at
    if isinstance(node, WrittenTable) and node.section is not None:
        return node.section.at
    if node.places:
        return node.places[0].item.at
    below = node.keys.values() if isinstance(node, WrittenTable) else node.elements
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
