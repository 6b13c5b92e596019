"""
JSON: a list of objects, or one object a line.

Objects within objects become columns with dots ("verified.killed").  Numbers
keep the digits that they are written with; NaN, infinities and keys given
twice are refused, as no standard allows them (RFC 8259).
"""

from __future__ import annotations

import json
import re
from decimal import Decimal
from itertools import islice
from typing import TYPE_CHECKING, Any

from contested.errors import ContestedError, MisfitFeed, UnreadableFeed, UnreadableLine, shorten
from contested.feeds.sources.raw_rows import Header, RawRow, Rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

LARGEST_JSON = 256_000_000
_LONGEST_NUMBER = 200
_DEEPEST = 4
_LONGEST_PATH = 300
_KEY = r"[^.\[\]\"]+"
_STEP = re.compile(rf'({_KEY})|\[(\*|[0-9]{{1,9}})\]|\["([^"]+)"\]')
_PATH = re.compile(rf'(?:{_KEY}|\[(?:\*|[0-9]{{1,9}}|"[^"]+")\])(?:\.{_KEY}|\[(?:\*|[0-9]{{1,9}}|"[^"]+")\])*')


def from_list(path: Path, name: str, *, rows: str | None = None, encoding: str | None = None) -> Rows:
    """
    Return the rows of a file that holds a list of objects.

    Args:
        path: of the file.
        name: of the file, for messages.
        rows: the path to the list, where the file holds more.
        encoding: of the text; by default one of Unicode.

    Raises:
        UnreadableFeed: it is no JSON, or no list of objects.
    """
    found = whole_json(path, name, "write one object a line (.jsonl)", encoding)
    if rows is not None:
        found = items_at(found, rows, name)
    if not isinstance(found, list):
        lists = ", ".join(f"rows={one!r}" for one in islice(_lists(found), 3))
        advice = f"; it may be {lists}" if lists else ""
        raise UnreadableFeed(name, None, f"it holds no list; a list of objects is needed, one a row{advice}")
    return of_objects(((None, item) for item in found), name, again=lambda: ((None, item) for item in found))


def path_of(text: str) -> tuple[str | int | None, ...]:
    """
    Return the steps of a path such as "data.items" or "features[*].properties": keys, places, and None for all.

    Raises:
        MisfitFeed: it is none.
    """
    if len(text) > _LONGEST_PATH or not _PATH.fullmatch(text):
        reason = "write keys with points between them, [*] for all of a list, [0] for one: 'features[*].properties'"
        raise MisfitFeed("rows", f"{shorten(text)} is no path; {reason}")
    steps: list[str | int | None] = []
    for key, place, quoted in _STEP.findall(text):
        if place:
            steps.append(None if place == "*" else int(place))
        else:
            steps.append(quoted or (None if key == "*" else key))
    return tuple(steps)


def items_at(value: object, path: str, name: str) -> list[object]:
    """
    Return what stands at the end of a path: the items of a list there, or what each branch of it leads to.

    Raises:
        UnreadableFeed: it leads nowhere.
    """
    found, branched = [value], False
    for step in path_of(path):
        found, branched = _followed(found, step, path, name, branched=branched), branched or step is None
    return list(found[0]) if not branched and isinstance(found[0], list) else found


def _followed(values: list[Any], step: str | int | None, path: str, name: str, *, branched: bool) -> list[Any]:
    made: list[Any] = []
    for value in values:
        if step is None and isinstance(value, (list, dict)):
            made += value if isinstance(value, list) else value.values()
        elif _has(value, step):
            made.append(value[step])
        elif branched:
            made.append(None)  # a row without it is a row that is wrong
        else:
            there = f"; there are {', '.join(map(shorten, list(value)[:12]))}" if isinstance(value, dict) else ""
            what = "several" if step is None else repr(step)
            raise UnreadableFeed(name, None, f"rows={path!r} leads nowhere: there is no {what} at that place{there}")
    return made


def _has(value: object, step: str | int | None) -> bool:
    if isinstance(step, str):
        return isinstance(value, dict) and step in value
    return isinstance(step, int) and isinstance(value, list) and step < len(value)


def _lists(value: object, before: str = "", deepest: int = _DEEPEST) -> Iterator[str]:
    """Give the paths to lists of objects."""
    if isinstance(value, list) and value and isinstance(value[0], dict):
        yield f"{before}[*].properties" if isinstance(value[0].get("properties"), dict) else before
    elif isinstance(value, dict) and deepest:
        for key, inner in value.items():
            named = key if re.fullmatch(r"[^.\[\]\"]+", key) else f'["{key}"]'
            yield from _lists(inner, f"{before}.{named}" if before and named == key else before + named, deepest - 1)


def whole_json(path: Path, name: str, advice: str, encoding: str | None = None) -> object:
    """
    Return what a whole file of JSON holds.

    Args:
        path: of the file.
        name: of the file, for messages.
        advice: what to do where it is too large.
        encoding: of the text; by default one of Unicode.

    Raises:
        UnreadableFeed: it is no JSON, or has more than 256 MB.
    """
    with path.open("rb") as file:
        content = file.read(LARGEST_JSON + 1)
    if len(content) > LARGEST_JSON:
        raise UnreadableFeed(name, None, f"it has more than {LARGEST_JSON:,} bytes; {advice}")
    try:
        return loads(content if encoding is None else content.decode(encoding))
    except (UnicodeError, LookupError) as error:
        raise UnreadableFeed(name, None, f"it cannot be read as {encoding}: {error}") from None
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


def _rows(objects: Iterable[tuple[int | None, object]], names: tuple[str, ...]) -> Iterator[RawRow]:
    for number, (line, item) in enumerate(objects, 1):
        if isinstance(item, dict):
            cells = flat(item)
            yield RawRow(number, line, [cells.get(name) for name in names])
        else:
            error = item if isinstance(item, ContestedError) else UnreadableLine(item, "a row is an object with keys")
            yield RawRow(number, line, (), error)


def flat(item: dict[str, object], deepest: int = _DEEPEST) -> dict[str, object]:
    """Return an object with the objects in it as keys with dots, four deep."""
    made: dict[str, Any] = {}
    for key, value in item.items():
        if isinstance(value, dict) and deepest > 1:
            made |= {f"{key}.{inner}": one for inner, one in flat(value, deepest - 1).items()}
        else:
            made[key] = value
    return made


def loads(text: str | bytes) -> object:
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


def _lines(path: Path) -> Iterator[tuple[int, object]]:
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


def _object(pairs: list[tuple[str, object]]) -> dict[str, object]:
    made = dict(pairs)
    if len(made) != len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise ValueError(f"the key {twice[:40]!r} is given twice")
    return made
