"""
JSON as text: parsed within limits, and written with numbers that keep every digit.

NaN, infinities and keys given twice are refused, as no standard allows them
(RFC 8259, section 4 and 6); so are numbers beyond the bounds of this library,
before they are converted, and texts nested more than 100 deep.
"""

from __future__ import annotations

import json
import re
from datetime import date, time
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from contested.dossier.file import NAME, refusal
from contested.errors import ContestedError, Problem, UnreadableDossier, shorten
from contested.quantities import exact, in_full

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from contested.quantities import Number

_DEEPEST = 100
"""Lists and objects within each other; a dossier has five, a document of PROV or Wikibase no more than 20."""

_LONGEST_NUMBER = 80
"""Characters of a number: 30 digits before the point, 30 behind it, and an exponent."""

_OPENING = re.compile(r'"(?:[^"\\]++|\\.)*+"|[\[{]|[\]}]', re.DOTALL)


def parse_json(text: str, line: int | None = None) -> object:
    """
    Return what a JSON text holds; numbers are whole ones or fractions.

    Args:
        text: of a whole document, or of one line of several.
        line: on which it stands, where it is one of several.

    Raises:
        UnreadableDossier: it is no JSON, or beyond limits; with its line.
    """
    if text.startswith("\ufeff"):
        raise refusal(NAME, line or 1, "it begins with a byte-order mark; save it as UTF-8 without one")
    _refuse_deep(text, line)
    try:
        return json.loads(
            text,
            parse_float=json_number,
            parse_int=json_number,
            parse_constant=refuse_constant,
            object_pairs_hook=_object,
        )
    except json.JSONDecodeError as error:
        at = error.lineno if line is None else line
        raise refusal(NAME, at, f"it is no JSON: {error.msg.lower()}, at character {error.colno}") from None
    except RefusedText as error:
        raise refusal(NAME, line, str(error)) from None


class RefusedText(Exception):  # it never leaves this module
    """A text that the parser would take, and that is refused."""


def _object(pairs: list[tuple[str, object]]) -> dict[str, object]:
    made = dict(pairs)
    if len(made) < len(pairs):
        keys = [key for key, _ in pairs]
        twice = next(key for key in keys if keys.count(key) > 1)
        message = f"an object has the key {shorten(twice)} twice; keep one"
        raise RefusedText(message)
    return made


def json_number(text: str) -> Number:
    """
    Return a number exactly; none is converted that has more digits than are kept.

    Raises:
        RefusedText: it has.
    """
    try:
        return exact(Decimal(text) if len(text) <= _LONGEST_NUMBER else text[:_LONGEST_NUMBER])
    except ContestedError as error:
        message = f"the number {shorten(text)}: {error}"
        raise RefusedText(message) from None


def refuse_constant(name: str) -> object:
    """Refuse NaN and infinities, which the parser takes for numbers."""
    message = f"it holds {name}, which is no number; leave the key out"
    raise RefusedText(message)


def _refuse_deep(text: str, line: int | None) -> None:
    """Refuse a text that is nested deeper, before the parser goes down; brackets in strings do not count."""
    if text.count("[") + text.count("{") <= _DEEPEST:
        return
    depth = 0
    for found in _OPENING.finditer(text):
        mark = found[0]
        depth += (mark in "[{") - (mark in "]}") if len(mark) == 1 else 0
        if depth > _DEEPEST:
            at = text.count("\n", 0, found.start()) + 1 if line is None else line
            raise refusal(NAME, at, f"its lists and objects are nested more than {_DEEPEST} deep; flatten them")


def json_pieces(value: object, indent: str = "\n") -> Iterator[str]:
    """
    Give a plain value as JSON text, piece by piece.

    Args:
        value: text, a number, true or false, a day or time (as text), or lists
            and mappings of these.  A fraction without an end is written as
            text, "1/3", since JSON has none.
        indent: what stands before each key or item; "" writes one line.
    """
    inner = indent and f"{indent}  "
    if isinstance(value, dict) and value:
        comma = "{"
        for key, one in value.items():
            yield f"{comma}{inner}{_quoted(str(key))}:{' ' if indent else ''}"
            yield from json_pieces(one, inner)
            comma = ","
        yield f"{indent}}}"
    elif isinstance(value, (list, tuple)) and value:
        comma = "["
        for one in value:
            yield f"{comma}{inner}"
            yield from json_pieces(one, inner)
            comma = ","
        yield f"{indent}]"
    else:
        yield json_scalar(value)


_quoted = json.JSONEncoder(ensure_ascii=False).encode


def json_scalar(value: object) -> str:
    """
    Return a value without parts as JSON text; a list or a mapping only if it is empty.

    Raises:
        TypeError: JSON has nothing for it.
    """
    if isinstance(value, (Fraction, Decimal)) and value == value:  # noqa: PLR0124  # what is NaN equals nothing
        text = in_full(Fraction(value)).replace(",", "")
        return _quoted(text) if "/" in text else text
    if isinstance(value, (date, time)):  # a date with a time is a date
        return _quoted(value.isoformat())
    if isinstance(value, float):  # TOML's nan and inf, under a key that nobody reads: every other number is exact
        return _quoted(str(value))
    return _quoted(value)


def pointer(path: Sequence[str | int]) -> str:
    """Write a path as a JSON Pointer (RFC 6901): "/figures/troops/claims/0/value"."""
    return "".join(f"/{str(part).replace('~', '~0').replace('/', '~1')}" for part in path)


def refuse_null(value: object, path: tuple[str | int, ...] = ()) -> None:
    """
    Refuse a null anywhere: a dossier leaves out what is not said.

    Raises:
        UnreadableDossier: every null, with its pointer.
    """
    found = tuple(Problem(pointer(at), None, "null is no value here; leave the key out") for at in _nulls(value, path))
    if found:
        raise UnreadableDossier(NAME, found)


def _nulls(value: object, path: tuple[str | int, ...]) -> Iterator[tuple[str | int, ...]]:
    if value is None:
        yield path
    below: Mapping[str | int, object] = {}
    if isinstance(value, dict):
        below = value
    elif isinstance(value, list):
        below = dict(enumerate(value))
    for key, one in below.items():
        yield from _nulls(one, (*path, key))
