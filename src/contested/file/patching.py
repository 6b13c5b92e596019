"""
Patching a TOML text: tables are changed in place where their records differ, and nowhere else.

The one module that knows the comment-keeping parser; it sees a text only
after that was read within limits.
"""

from __future__ import annotations

from collections import defaultdict
from fractions import Fraction
from typing import TYPE_CHECKING, Any

import tomlkit
from tomlkit.items import AoT, Float, InlineTable, Table, Trivia

from contested.exact import in_full
from contested.file.comments import detached, reattached

if TYPE_CHECKING:
    from collections.abc import Callable, MutableMapping

Record = dict[str, Any]

SECTIONS = ("units", "parties", "sources", "figures")


class UnchangeableLayout(Exception):
    """The comment-keeping parser cannot change a text that is laid out like this."""


def patched(document: str | None, old: Record, new: Record) -> str:
    """
    Return the text with ``new`` in place of ``old``.

    Args:
        document: a TOML text that says ``old`` and perhaps more, or None for
            a new one.
        old: plain tables.
        new: plain tables.

    Raises:
        UnchangeableLayout: one table in several forms, such as dotted keys
            and headers.
    """
    bare, leads = detached(document or "")
    try:
        made = tomlkit.parse(bare)
        _patch(made, old, new)
        text = tomlkit.dumps(made)
    except Exception as error:  # the parser's own errors are many, and unrelated to each other
        raise UnchangeableLayout(str(error)) from error
    return reattached(text, leads)


def _section(tables: Record) -> Table:
    above = tomlkit.table(is_super_table=True)
    for id_, table in tables.items():
        above[id_] = _table(table)
    return above


def _table(record: Record) -> Table:
    made = tomlkit.table()
    for key, value in record.items():
        made[key] = _item(value, key)
    return made


def _item(value: Any, key: str) -> Any:
    if isinstance(value, Fraction):
        text = in_full(value).replace(",", "")
        return text if "/" in text else Float(float(text), Trivia(), text)  # as written: more digits than a float has
    if isinstance(value, list) and value and isinstance(value[0], dict):
        array = tomlkit.aot()
        for one in value:
            array.append(_table(one))
        return array
    if isinstance(value, dict):
        return _inline(value) if key == "facets" else _table(value)
    return tomlkit.item(value)


def _inline(value: Record) -> InlineTable:
    made = tomlkit.inline_table()
    made.update(value)
    return made


def _patch(there: MutableMapping[str, Any], old: Record, new: Record) -> None:
    """Change a table in place where the records differ, and nowhere else."""
    for key in old:
        if key not in new and key in there:
            del there[key]
    for key, value in new.items():
        before, present = old.get(key), there.get(key)
        if before == value:
            continue
        if isinstance(value, dict) and isinstance(before, dict) and isinstance(present, dict):
            _patch(present, before, value)
        elif isinstance(present, AoT) and isinstance(before, list):
            there[key] = _patched_array(present, before, value)
        else:
            there[key] = _section(value) if key in SECTIONS else _item(value, key)


def _patched_array(there: AoT, old: list[Record], new: list[Record]) -> AoT:
    """Keep the tables of records that stayed, change in place those that changed, add and drop the others."""
    kept = _kept(old, new)
    made = tomlkit.aot()
    for n, record in enumerate(new):
        if n in kept:
            table = there[kept[n]]
            _patch(table, old[kept[n]], record)
            made.append(table)
        else:
            made.append(_table(record))
    return made


def _kept(old: list[Record], new: list[Record]) -> dict[int, int]:
    """Return which old record each new one comes from: an equal one, else that of its key, else of its place."""

    def place(n: int, _: Record) -> str | None:
        return str(n) if len(old) == len(new) else None

    rules: tuple[Callable[[int, Record], str | None], ...] = (
        lambda _, one: str(one),
        lambda _, one: one.get("key"),
        place,
    )
    kept: dict[int, int] = {}
    free = dict.fromkeys(range(len(old)))
    for rule in rules:
        waiting: dict[str | None, list[int]] = defaultdict(list)
        for m in reversed(free):
            waiting[rule(m, old[m])].append(m)
        for n, record in enumerate(new):
            mark = rule(n, record)
            if n not in kept and mark is not None and waiting[mark]:
                kept[n] = waiting[mark].pop()
                del free[kept[n]]
    return kept
