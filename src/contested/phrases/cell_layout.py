"""Where a printed cell comes apart: sections, lines, bullets, brackets, and the marks between two statements."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from contested.phrases.tokens import Tokens, TokenSpan

_OPENING = {"(": ")", "[": "]", "{": "}"}
_CLOSING = frozenset(_OPENING.values())
_BREAK = re.compile(r"\n|(?<!\S)[•‣◦|](?!\S)|[•‣◦]|;|；")
_BULLET = re.compile(r"[^\S\n]*(?:\*+|[•‣◦])\s*")
_DASH = re.compile(r"(?m)^[^\S\n]*[-–—][^\S\n]+(?=\S)")
_BULLET_OR_DASH = re.compile(_BULLET.pattern + "|" + _DASH.pattern.removeprefix("(?m)^"))


class CellLine(NamedTuple):
    """
    One line of a cell.

    ``section`` counts the semicolons before it; ``bullet`` is true where a
    bullet opens it.
    """

    place: TokenSpan
    section: int
    bullet: bool


def bracket_partners(tokens: Tokens, place: TokenSpan) -> dict[int, int] | None:
    """Return for each opening bracket the one that closes it; None where brackets do not match."""
    found: dict[int, int] = {}
    open_: list[int] = []
    for at in range(*place):
        word = tokens.low[at]
        if word in _OPENING:
            open_.append(at)
        elif word in _CLOSING:
            if not open_ or _OPENING[tokens.low[open_[-1]]] != word:
                return None
            found[open_.pop()] = at
    return None if open_ else found


def cell_lines(tokens: Tokens) -> list[CellLine]:
    """Cut a cell at line ends, bullets and semicolons that stand outside brackets."""
    text = tokens.text
    inside = _inside(tokens)
    dashes = _DASH.findall(text)  # one dash may be a minus, or a bullet; of several lines they are bullets
    opens = _BULLET_OR_DASH if len(dashes) > 1 else _BULLET
    made: list[CellLine] = []
    first = opens.match(text)
    begin, section, bullet = first.end() if first else 0, 0, first is not None
    for found in _BREAK.finditer(text):
        start, end = found.span()
        if start < begin or inside[start]:
            continue
        _add(made, tokens, (begin, start), section, bullet=bullet)
        section += found[0] in (";", "；")
        marked = opens.match(text, end) if found[0] == "\n" else None
        bullet = marked is not None or (bullet and found[0] == ";") or found[0] in "•‣◦"
        begin = marked.end() if marked else end
    _add(made, tokens, (begin, len(text)), section, bullet=bullet)
    return made


def _add(made: list[CellLine], tokens: Tokens, span: TokenSpan, section: int, *, bullet: bool) -> None:
    start, end = bisect_left(tokens.starts, span[0]), bisect_left(tokens.starts, span[1])
    if start < end:
        made.append(CellLine((start, end), section, bullet))


def _inside(tokens: Tokens) -> bytearray:
    """Return for each character whether it stands in brackets; nothing does where brackets do not match."""
    inside = bytearray(len(tokens.text) + 1)
    matched = bracket_partners(tokens, (0, len(tokens)))
    for opened, closed in (matched or {}).items():
        start, end = tokens.starts[opened], tokens.ends[closed]
        inside[start:end] = b"\x01" * (end - start)
    return inside
