"""
Patching a TOML text: what differs between two records is changed, and nothing else.

Whatever the layout: a key under a header, in an inline table, or with points;
what is new is written as what stands beside it.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from contested.claims import STATEMENT_FIELDS
from contested.dossier.file.keys import (
    ASIDE_KEYS,
    CONCLUSION_KEYS,
    RELATION_KEYS,
    SILENCED_KEYS,
    STATEMENT_KEYS,
)
from contested.dossier.file.literals import key_literal, literal
from contested.dossier.file.outline import WrittenArray, WrittenNode, WrittenTable, WrittenValue, outline
from contested.dossier.file.rearranging import put_key, rearrange, remove
from contested.dossier.file.syntax import Group, Names, Section, Sections
from contested.dossier.file.toml_parsing import NAME
from contested.errors import UnsavedDossier

if TYPE_CHECKING:
    from collections.abc import Callable

_Record = dict[str, object]

INLINE = ("facets", "by_party")
"""Tables that are written in one line."""

_RECORDS = STATEMENT_KEYS | {
    "relations": RELATION_KEYS,
    "conclusions": CONCLUSION_KEYS,
    "silenced": SILENCED_KEYS,
    "set_aside": ASIDE_KEYS,
}


def patch_text(document: str | None, old: _Record, new: _Record) -> str:
    """
    Return the text with ``new`` in place of ``old``.

    Args:
        document: a TOML text that says ``old`` and perhaps more, or None for
            a new one.
        old: plain tables.
        new: plain tables.

    Raises:
        UnsavedDossier: the text is laid out in a way that cannot be changed
            without loss.
    """
    sections = Sections(document or "")
    try:
        _Patch(sections).change((), outline(sections), old, new)
    except (ValueError, LookupError, TypeError) as error:
        reason = "its tables are laid out in a way that cannot be changed without loss; change it by hand"
        raise UnsavedDossier(NAME, reason) from error
    return sections.text()


class _Patch:
    """One change of one text."""

    def __init__(self, sections: Sections) -> None:
        self.sections, self.newline = sections, sections.newline

    def change(self, names: Names, table: WrittenTable, old: _Record, new: _Record) -> None:
        """Change a table where its records differ."""
        for key in {**new, **old}:  # what is new first, so that it finds its place beside what goes
            if old.get(key) != new.get(key):
                self._set(names, table, key, old.get(key), new.get(key))

    def _set(self, names: Names, table: WrittenTable, key: str, before: Any, after: Any) -> None:
        node = table.keys.get(key)
        below = (*names, key)
        if after is None:
            if node is not None:
                self._remove(below, node)
        elif node is None:
            self._add(names, table, key, after)
        elif isinstance(node, WrittenTable) and isinstance(after, dict):
            self.change(below, node, before or {}, after)
        elif isinstance(node, WrittenArray):
            self._change_array(below, node, before or [], after)
        elif isinstance(node, WrittenValue):
            self._replace(node, before, after)
        else:
            raise TypeError(f"{key} is a table")

    # -- keys -------------------------------------------------------------------------

    def _add(self, names: Names, table: WrittenTable, key: str, value: object) -> None:
        """Write a key that is not there: under headers of its own where its neighbours have them."""
        in_sections = table.group is None and bool(not names or table.section or self.sections.under(names))
        if in_sections and _has_sections(value, key):
            nearest = self.sections.under(names[:2])
            self.sections.put(self._made((*names, key), value), nearest[-1] if nearest else None)
            return
        head, text = f"{key_literal(key)} = ", literal(value)
        if table.group is not None:
            put_key(table.group, table.group.items[-1] if table.group.items else None, head, text, self.newline)
        elif table.section is not None:
            self._put_in(table.section, head, text)
        else:
            place = table.places[-1]
            prefix = ".".join(map(key_literal, place.item.names[: place.depth]))
            put_key(place.group, place.item, f"{prefix}.{head}", text, self.newline)

    def _put_in(self, section: Section, head: str, text: str) -> None:
        if section.names and not section.header.endswith("\n"):
            section.header += self.newline
        items = section.body.items
        put_key(section.body, items[-1] if items else None, head, text, self.newline)

    def _remove(self, names: Names, node: WrittenNode) -> None:
        """Take a key out, wherever it and what is below it are written."""
        if not isinstance(node, WrittenValue):
            self.sections.drop(self.sections.under(names))
        for place in node.places:
            remove(place.group, place.item)

    def _replace(self, leaf: WrittenValue, before: object, after: object) -> None:
        """Write a value in place of another; a list keeps the items that stay, with their comments."""
        value = leaf.place.item.value
        if isinstance(value, Group) and isinstance(after, list):
            listed = before if isinstance(before, list) else []
            if len(listed) == len(value.items):
                kept = kept_places(listed, after)
                same = {n: m for n, m in kept.items() if listed[m] == after[n]}
                rearrange(value, [same.get(n, literal(one)) for n, one in enumerate(after)], self.newline)
                return
        leaf.place.item.value = literal(after)

    # -- arrays of tables ---------------------------------------------------------------

    def _change_array(self, names: Names, array: WrittenArray, old: list[_Record], new: list[_Record]) -> None:
        """Keep the elements that stayed, change those that changed where they are, put in and take out the others."""
        if len(old) != len(array.elements):
            raise ValueError(f"{names[-1]} has {len(array.elements)} elements")
        kept = kept_places(old, new)
        for n, m in kept.items():
            self._change_element(names[-1], array.elements[m], old[m], new[n])
        if array.group is not None:
            order = [kept.get(n, literal(record)) for n, record in enumerate(new)]
            rearrange(array.group, order, self.newline)
        else:
            self._rearrange_sections(names, kept, new)

    def _change_element(self, kind: str, table: WrittenTable, old: _Record, new: _Record) -> None:
        """Change a record; where it is written in other keys than ours, all that say its number are written anew."""
        written = [key for key in table.keys if key in _RECORDS[kind]]
        changed = [key for key in {**new, **old} if old.get(key) != new.get(key)]
        if set(written) != old.keys() and not STATEMENT_FIELDS.keys() >= set(changed):
            changed += [key for key in (*new, *written) if key not in STATEMENT_FIELDS]
        for key in dict.fromkeys(changed):
            self._set((), table, key, old.get(key), new.get(key))

    def _rearrange_sections(self, names: Names, kept: dict[int, int], new: list[_Record]) -> None:
        elements: list[list[Section]] = []
        for section in self.sections.under(names):
            elements += [[]] if section.names == names else []
            elements[-1].append(section)
        last = self.sections.before(elements[0][0])
        self.sections.drop(one for m, element in enumerate(elements) if m not in kept.values() for one in element)
        moved = sorted(kept.values()) != list(kept.values())
        if moved:
            self.sections.take(one for m in kept.values() for one in elements[m])
        for n, record in enumerate(new):
            element = elements[kept[n]] if n in kept else [self._section(names, record, is_element=True)]
            if moved or n not in kept:
                self.sections.put(element, last)
            last = element[-1]

    # -- new sections -------------------------------------------------------------------

    def _made(self, names: Names, value: Any) -> list[Section]:
        """Write a section of the file, a table or an array of tables."""
        if isinstance(value, list):
            return [self._section(names, one, is_element=True) for one in value]
        if len(names) == 1:
            return [section for id_, table in value.items() for section in self._made((*names, id_), table)]
        below = [
            section
            for key, one in value.items()
            if _has_sections(one, key)
            for section in self._made((*names, key), one)
        ]
        return [self._section(names, {key: one for key, one in value.items() if not _has_sections(one, key)}), *below]

    def _section(self, names: Names, record: _Record, *, is_element: bool = False) -> Section:
        header = f"[{'.'.join(map(key_literal, names))}]"
        made = Section(names, is_element, f"[{header}]" if is_element else header, self.newline)
        made.header += self.newline
        for key, value in record.items():
            self._put_in(made, f"{key_literal(key)} = ", literal(value))
        return made


def kept_places(old: list[Any], new: list[Any]) -> dict[int, int]:
    """
    Return which old value of a list each new one comes from.

    The same one from the front and from the back; else an equal one, else
    that of its key, else that of its place.
    """

    def place(n: int, _: Any) -> str | None:
        return str(n) if len(old) == len(new) else None

    rules: tuple[Callable[[int, object], str | None], ...] = (
        lambda _, record: str(record),
        lambda _, record: record.get("key") if isinstance(record, dict) else None,
        place,
    )
    shorter = min(len(old), len(new))
    front = next((n for n in range(shorter) if old[n] != new[n]), shorter)
    back = next((n for n in range(shorter - front) if old[-1 - n] != new[-1 - n]), shorter - front)
    found = {n: n for n in range(front)} | {len(new) - n: len(old) - n for n in range(1, back + 1)}
    free = dict.fromkeys(range(front, len(old) - back))
    for rule in rules:
        waiting: dict[str | None, list[int]] = defaultdict(list)
        for m in reversed(free):
            waiting[rule(m, old[m])].append(m)
        for n in range(front, len(new) - back):
            mark = rule(n, new[n])
            if n not in found and mark is not None and waiting[mark]:
                found[n] = waiting[mark].pop()
                del free[found[n]]
    return dict(sorted(found.items()))


def _has_sections(value: object, key: str) -> bool:
    """Whether a value is written under headers of its own."""
    if isinstance(value, dict):
        return key not in INLINE
    return isinstance(value, list) and isinstance(value[0], dict)
