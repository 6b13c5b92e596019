"""
JSON: a list of objects, or one object a line.

Objects within objects become columns with dots ("verified.killed").  Numbers
keep the digits that they are written with; NaN, infinities and keys given
twice are refused, as no standard allows them (RFC 8259).
"""

from __future__ import annotations

import json
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from contested.errors import ContestedError, UnreadableFeed, UnreadableLine
from contested.feeds.rows import Header, Row, Rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

LARGEST_FILE = 256_000_000
_LONGEST_NUMBER = 200
_DEEPEST = 4


def from_list(path: Path, name: str) -> Rows:
    """
    Return the rows of a file that holds a list of objects.

    Raises:
        UnreadableFeed: it is no JSON, or no list of objects.
    """
    items = loaded(path, name, "write one object a line (.jsonl)")
    if not isinstance(items, list):
        raise UnreadableFeed(name, None, "it holds no list; a list of objects is needed, one a row")
    return of_objects(((None, item) for item in items), name, again=lambda: ((None, item) for item in items))


def loaded(path: Path, name: str, advice: str) -> Any:
    """
    Return what a whole file of JSON holds.

    Args:
        path: of the file.
        name: of the file, for messages.
        advice: what to do where it is too large.

    Raises:
        UnreadableFeed: it is no JSON, or has more than 256 MB.
    """
    with path.open("rb") as file:
        content = file.read(LARGEST_FILE + 1)
    if len(content) > LARGEST_FILE:
        raise UnreadableFeed(name, None, f"it has more than {LARGEST_FILE:,} bytes; {advice}")
    try:
        return loads(content)
    except UnreadableLine as error:
        raise UnreadableFeed(name, None, error.reason) from None


def from_lines(path: Path, name: str) -> Rows:
    """Return the rows of a file with one object a line; a line that is none is a row that is wrong."""
    return of_objects(_lines(path), name, again=lambda: _lines(path))


def of_objects(objects: Iterable[tuple[int | None, Any]], name: str, *, again: Any) -> Rows:
    """
    Return objects as rows under all the keys that any of them has.

    Args:
        objects: a line, and what stands there: an object, or the error of reading it.
        name: of the file, for messages.
        again: gives the objects once more.
    """
    names: dict[str, None] = {}
    for _, item in objects:
        if isinstance(item, dict):
            names.update(dict.fromkeys(flat(item)))
    if not names:
        raise UnreadableFeed(name, None, "it holds no object with keys; one is needed for each row")
    return Rows(name, Header(tuple(names)), _rows(again(), tuple(names)))


def _rows(objects: Iterable[tuple[int | None, Any]], names: tuple[str, ...]) -> Iterator[Row]:
    for number, (line, item) in enumerate(objects, 1):
        if isinstance(item, dict):
            cells = flat(item)
            yield Row(number, line, [cells.get(name) for name in names])
        else:
            error = item if isinstance(item, ContestedError) else UnreadableLine(item, "a row is an object with keys")
            yield Row(number, line, (), error)


def flat(item: dict[str, Any], deepest: int = _DEEPEST) -> dict[str, Any]:
    """Return an object with the objects in it as keys with dots, four deep."""
    made: dict[str, Any] = {}
    for key, value in item.items():
        if isinstance(value, dict) and deepest > 1:
            made |= {f"{key}.{inner}": one for inner, one in flat(value, deepest - 1).items()}
        else:
            made[key] = value
    return made


def loads(text: str | bytes) -> Any:
    """
    Return what a JSON text holds, its numbers with the digits they are written with.

    Raises:
        UnreadableLine: it is no JSON, or holds NaN, an infinity, or a key twice.
    """
    try:
        return json.loads(
            text,
            parse_float=Decimal,
            parse_int=_whole,
            parse_constant=_refuse,
            object_pairs_hook=_object,
        )
    except RecursionError:
        raise UnreadableLine("", "it is nested too deeply to be a row") from None
    except ValueError as error:
        raise UnreadableLine("", f"it is no JSON: {error}") from None


def _lines(path: Path) -> Iterator[tuple[int, Any]]:
    with path.open("rb") as file:
        for number, line in enumerate(file, 1):
            if line.strip():
                try:
                    yield number, loads(line.removeprefix(b"\xef\xbb\xbf"))
                except UnreadableLine as error:
                    yield number, UnreadableLine(line[:80].decode("utf-8", "replace"), error.reason)


def _whole(text: str) -> int | str:
    return int(text) if len(text) <= _LONGEST_NUMBER else text


def _refuse(word: str) -> None:
    raise ValueError(f"{word} is no number")


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made = dict(pairs)
    if len(made) != len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise ValueError(f"the key {twice[:40]!r} is given twice")
    return made
