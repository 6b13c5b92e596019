"""Outline: the tables of a text by their paths, in whatever layout they are written, and where each is written."""

from __future__ import annotations

from typing import TypeAlias

import attrs

from contested.dossier.file.syntax import Group, Item, Section, Sections


@attrs.frozen(eq=False)
class Place:
    """Where a key is written: an item of a group, and how many parts of the item's key lead to it."""

    group: Group
    item: Item
    depth: int


@attrs.define(eq=False)
class Leaf:
    """A key whose value is no table."""

    place: Place

    @property
    def places(self) -> list[Place]:
        """Where it is written."""
        return [self.place]


@attrs.define(eq=False)
class Table:
    """
    A table: its keys, and where it is written.

    By a header (``section``), in one value (``group``), or by keys with
    points in a table around it (``places``, which also has the place of the
    value); or only by what stands below it.
    """

    keys: dict[str, Node] = attrs.field(factory=dict)
    section: Section | None = None
    group: Group | None = None
    places: list[Place] = attrs.field(factory=list)


@attrs.define(eq=False)
class Array:
    """An array of tables: its elements, and the group where they stand in one value."""

    elements: list[Table] = attrs.field(factory=list)
    group: Group | None = None
    places: list[Place] = attrs.field(factory=list)


Node: TypeAlias = "Leaf | Table | Array"


def outline(sections: Sections) -> Table:
    """Return the table at the top of a text, with all that is below it."""
    top = Table(section=sections.all[0])
    for section in sections.all:
        table = _at(top, section)
        table.section = section
        for item in section.body.items:
            _enter(table, section.body, item)
    return top


def _at(top: Table, section: Section) -> Table:
    """Return the table that a header names, made where it is new."""
    if not section.names:
        return top
    table = top
    for name in section.names[:-1]:
        table = _inside(table, name)
    if not section.is_element:
        return _inside(table, section.names[-1])
    array = table.keys.setdefault(section.names[-1], Array())
    if not isinstance(array, Array):
        raise TypeError(f"{section.names[-1]} is no array of tables")
    array.elements.append(Table())
    return array.elements[-1]


def _inside(table: Table, name: str) -> Table:
    found = table.keys.setdefault(name, Table())
    if isinstance(found, Array):
        return found.elements[-1]
    if not isinstance(found, Table):
        raise TypeError(f"{name} is no table")
    return found


def _enter(table: Table, group: Group, item: Item) -> None:
    """Put what an item says into a table."""
    for depth, name in enumerate(item.names[:-1], 1):
        table = _inside(table, name)
        table.places.append(Place(group, item, depth))
    place = Place(group, item, len(item.names))
    table.keys[item.names[-1]] = _node(item.value, place)


def _node(value: str | Group, place: Place) -> Node:
    if isinstance(value, str):
        return Leaf(place)
    if value.opening == "{":
        return _table(value, [place])
    tables = [
        _table(item.value, [Place(value, item, 0)])
        for item in value.items
        if isinstance(item.value, Group) and item.value.opening == "{"
    ]
    return Leaf(place) if not tables or len(tables) < len(value.items) else Array(tables, value, [place])


def _table(group: Group, places: list[Place]) -> Table:
    table = Table(group=group, places=places)
    for item in group.items:
        _enter(table, group, item)
    return table
