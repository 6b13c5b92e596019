"""
Patching a TOML text: what differs between two records is changed, and nothing else.

The one module that knows the comment-keeping parser; it sees the lines of one
table at a time, after the whole was read within limits.
"""

from __future__ import annotations

from collections import defaultdict
from fractions import Fraction
from typing import TYPE_CHECKING, Any

import tomlkit
from tomlkit.items import Float, Trivia

from contested.errors import UnsavedDossier
from contested.exact import in_full
from contested.file.blocks import Block, Blocks, Names
from contested.file.parts import NAME

if TYPE_CHECKING:
    from collections.abc import Callable, MutableMapping

Record = dict[str, Any]

INLINE = ("facets",)
"""Tables that are written in one line."""


def patched(document: str | None, old: Record, new: Record) -> str:
    """
    Return the text with ``new`` in place of ``old``.

    Args:
        document: a TOML text that says ``old`` and perhaps more, or None for
            a new one.
        old: plain tables.
        new: plain tables.

    Raises:
        UnsavedDossier: one table in several forms, such as dotted keys and
            headers.
    """
    blocks = Blocks(document or "")
    try:
        _change(blocks, (), old, new)
    except Exception as error:  # the parser's own errors are many, and unrelated to each other
        reason = "its tables are laid out in a way that cannot be changed without loss; change it by hand"
        raise UnsavedDossier(NAME, reason) from error
    return blocks.text()


def _change(blocks: Blocks, names: Names, old: Record, new: Record, home: Block | None = None) -> None:
    """Change a table where its records differ: blocks where it has blocks, else lines of its home."""
    lines: dict[str, tuple[Any, Any]] = {}
    in_blocks = not names or bool(blocks.under(names))
    for key in {**new, **old}:  # what is new first, so that it finds its place beside what goes
        before, after = old.get(key), new.get(key)
        below = (*names, key)
        if before == after:
            continue
        if home is None and blocks.under(below):
            if after is None:
                blocks.drop(blocks.under(below))
            elif isinstance(after, dict):
                _change(blocks, below, before or {}, after)
            else:
                _change_array(blocks, below, before or [], after or [])
        elif before is None and _has_blocks(after, key) and in_blocks:
            nearest = blocks.under(names[:2])
            blocks.put(_made(below, after), nearest[-1] if nearest else None)
        else:
            lines[key] = (before, after)
    if lines:
        there = home or blocks.home(names)
        _change_lines(there, names[len(there.names) :], lines)


def _change_array(blocks: Blocks, names: Names, old: list[Record], new: list[Record]) -> None:
    """Keep the blocks of records that stayed, change those that changed where they are, put in and drop the others."""
    elements = blocks.elements(names)
    kept = _kept(old, new)
    last = blocks.before(elements[0][0])
    blocks.drop(block for m, element in enumerate(elements) if m not in kept.values() for block in element)
    moved = sorted(kept.values()) != list(kept.values())
    if moved:
        blocks.take(block for m in kept.values() for block in elements[m])
    for n, record in enumerate(new):
        if n in kept:
            element = elements[kept[n]]
            _change(blocks, names, old[kept[n]], record, element[0])
        else:
            element = [_block(names, record, is_element=True)]
        if moved or n not in kept:
            blocks.put(element, last)
        last = element[-1]


def _kept(old: list[Record], new: list[Record]) -> dict[int, int]:
    """
    Return which old record each new one comes from.

    The same one from the front and from the back; else an equal one, else
    that of its key, else that of its place.
    """

    def place(n: int, _: Record) -> str | None:
        return str(n) if len(old) == len(new) else None

    rules: tuple[Callable[[int, Record], str | None], ...] = (
        lambda _, record: str(record),
        lambda _, record: record.get("key"),
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


# -- lines ----------------------------------------------------------------------


def _change_lines(block: Block, inside: Names, changes: dict[str, tuple[Any, Any]]) -> None:
    """Change keys of a block, or of a table that it holds in one of its lines."""
    document = tomlkit.parse("\n".join([*block.body, ""]))
    table: MutableMapping[str, Any] = document
    for name in inside:
        table = table[name]
    for key, (before, after) in changes.items():
        _set(table, key, before, after)
    block.body = _lines(document)


def _set(table: MutableMapping[str, Any], key: str, before: Any, after: Any) -> None:
    if after is None:
        del table[key]
    elif isinstance(before, dict) and isinstance(after, dict):
        for name in {**before, **after}:
            if before.get(name) != after.get(name):
                _set(table[key], name, before.get(name), after.get(name))
    else:
        table[key] = _item(after)


def _item(value: Any) -> Any:
    if isinstance(value, Fraction):
        text = in_full(value).replace(",", "")
        return text if "/" in text else Float(float(text), Trivia(), text)  # as written: more digits than a float has
    if isinstance(value, dict):
        table = tomlkit.inline_table()
        table.update({key: _item(one) for key, one in value.items()})
        return table
    if isinstance(value, list):
        array = tomlkit.array()
        array.extend(_item(one) for one in value)
        return array
    return tomlkit.item(value)


def _lines(document: tomlkit.TOMLDocument) -> list[str]:
    text = tomlkit.dumps(document).rstrip("\n")
    return text.split("\n") if text else []


# -- new blocks -------------------------------------------------------------------


def _has_blocks(value: Any, key: str) -> bool:
    """Whether a value is written under headers of its own."""
    if isinstance(value, dict):
        return key not in INLINE
    return isinstance(value, list) and isinstance(value[0], dict)


def _made(names: Names, value: Any) -> list[Block]:
    """Write a section, a table or an array of tables."""
    if isinstance(value, list):
        return [_block(names, one, is_element=True) for one in value]
    if len(names) == 1:
        return [block for id_, table in value.items() for block in _made((*names, id_), table)]
    below = [block for key, one in value.items() if _has_blocks(one, key) for block in _made((*names, key), one)]
    return [_block(names, {key: one for key, one in value.items() if not _has_blocks(one, key)}), *below]


def _block(names: Names, record: Record, *, is_element: bool = False) -> Block:
    document = tomlkit.document()
    for key, value in record.items():
        document[key] = _item(value)
    header = f"[{'.'.join(names)}]"
    return Block(names, is_element, f"[{header}]" if is_element else header, [""], _lines(document))
