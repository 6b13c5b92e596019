"""
Syntax: a TOML text cut into pieces that, put together, are the text again.

Every comment, space and line end belongs to a piece, so that one value, one
key or one table can be changed and the others stay byte for byte.  Only a
text that the standard library has parsed is cut; what is wrong with others is
said elsewhere.  The grammar is that of TOML 1.0 (https://toml.io/en/v1.0.0).
"""

from __future__ import annotations

import re
import tomllib
from typing import TYPE_CHECKING, TypeAlias

import attrs

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

Names = tuple[str, ...]

SIMPLE = r"""(?:[A-Za-z0-9_-]+|"(?:\\.|[^"\\\n])*"|'[^'\n]*')"""
_KEY_EQUALS = re.compile(rf"{SIMPLE}(?:[ \t]*\.[ \t]*{SIMPLE})*[ \t]*=[ \t]*")
_PART = re.compile(SIMPLE)
_BLANK = re.compile(r"[ \t]*(?:#[^\n]*)?(?:\r?\n|\Z)")
_INDENT = re.compile(r"[ \t]*")
_HEADER = re.compile(
    rf"[ \t]*(\[\[?)[ \t]*({SIMPLE}(?:[ \t]*\.[ \t]*{SIMPLE})*)[ \t]*\]\]?[ \t]*(?:#[^\n]*)?(?:\r?\n|\Z)"
)
_BETWEEN = re.compile(r"(?:[ \t\r\n]+|#[^\n]*)*")
_COMMENT = re.compile(r"[ \t]*#[^\n]*")
_TEXT = re.compile(r'''"""(?:\\.|[^\\])*?""""{0,2}|\'\'\'.*?\'\'\'\'{0,2}|"(?:\\.|[^"\\\n])*"|'[^'\n]*\'''', re.DOTALL)
_COMMENT_OR_TEXT = re.compile(rf"{_TEXT.pattern}|#", re.DOTALL)
_PLAIN = re.compile(r"""[^,#\[\]{}\n\r"'=]+""")
LINE = re.compile(r"[^\n]*\n|[^\n]+")
_CLOSING = {"[": "]", "{": "}", "": ""}


@attrs.define(eq=False)
class Item:
    """
    A value, with its key where it has one, and what stands around it.

    ``before`` is what stands above it or in front of it, ``head`` the key and
    its equals sign as they are written, ``after`` what stands before the
    comma, ``trail`` the rest of the line, ``at`` the place in the text as it
    was cut.
    """

    before: str
    head: str
    names: Names
    value: Value
    after: str = ""
    comma: bool = False
    trail: str = ""
    at: int = -1

    def pieces(self) -> Iterator[str]:
        """Give the text, piece by piece."""
        yield self.before
        yield self.head
        if isinstance(self.value, str):
            yield self.value
        else:
            yield from self.value.pieces()
        yield f"{self.after},{self.trail}" if self.comma else self.after + self.trail

    @property
    def apart(self) -> str:
        """What stands above it and is parted from it by an empty line."""
        return _apart(self.before)


@attrs.define(eq=False)
class Group:
    """An array, an inline table, or (with no bracket) the keys under a header: items, and what stands behind them."""

    opening: str
    items: list[Item] = attrs.field(factory=list)
    end: str = ""

    def pieces(self) -> Iterator[str]:
        """Give the text, piece by piece."""
        yield self.opening
        for item in self.items:
            yield from item.pieces()
        yield self.end + _CLOSING[self.opening]


Value: TypeAlias = "str | Group"


@attrs.define(eq=False)
class Section:
    """
    A header and the keys under it.

    ``above`` is what stands between the section before and the header: what
    stands apart by an empty line belongs to nobody, the rest to this section.
    The first section of a text has no header, and no names.
    """

    names: Names
    is_element: bool = False
    header: str = ""
    above: str = ""
    body: Group = attrs.field(factory=lambda: Group(""))
    at: int = -1

    @property
    def text(self) -> str:
        """Its text, with what stands above."""
        return "".join((self.above, self.header, *self.body.pieces()))

    @property
    def apart(self) -> str:
        """What stands above and is parted from the header by an empty line."""
        return _apart(self.above)


class Sections:
    """The sections of one text, which can be taken out and put in."""

    def __init__(self, text: str) -> None:
        self.newline = "\r\n" if text.count("\n") == text.count("\r\n") > 0 else "\n"
        self.all = _cut(text)
        self.tail = _claimed(self.all[-1])

    def text(self) -> str:
        """Return the whole text."""
        made: list[str] = []
        for piece in (*(section.text for section in self.all), self.tail):
            if piece and made and not made[-1].endswith("\n"):
                made.append(self.newline)
            if piece:
                made.append(piece)
        return "".join(made)

    def under(self, names: Names) -> list[Section]:
        """Return the sections at a path and below it."""
        return [section for section in self.all if names and section.names[: len(names)] == names]

    def before(self, section: Section) -> Section:
        """Return the section before another one."""
        return self.all[self.all.index(section) - 1]

    def take(self, moving: Iterable[Section]) -> None:
        """Take sections out that come back in another place, with all that stands above them."""
        taken = {id(section) for section in moving}
        self.all = [section for section in self.all if id(section) not in taken]

    def drop(self, gone: Iterable[Section]) -> None:
        """Take sections out; what stands apart above one goes to the next that stays."""
        dropped = {id(section) for section in gone}
        kept: list[Section] = []
        carried = ""
        for section in self.all:
            if id(section) in dropped:
                carried += section.apart
            else:
                section.above, carried = carried + section.above, ""
                kept.append(section)
        self.all, self.tail = kept, carried + self.tail

    def put(self, new: Iterable[Section], after: Section | None) -> None:
        """Put sections in after another one; at the end without one."""
        at = len(self.all) if after is None else self.all.index(after) + 1
        self.all[at:at] = new


# -- cutting ------------------------------------------------------------------------


def _cut(text: str) -> list[Section]:
    """Cut a text into its sections; what stands between two belongs to the one below, but for comments under a key."""
    sections = [Section(())]
    at = since = 0  # since: where what stands before the next key or header begins
    while at < len(text):
        blank = _BLANK.match(text, at)
        header = None if blank else _HEADER.match(text, at)
        if blank is not None:
            at = blank.end()
        elif header is not None:
            sections[-1].body.end = text[since:at]
            above = _claimed(sections[-1])
            sections.append(Section(split_key(header[2]), header[1] == "[[", header[0], above, at=at))
            at = since = header.end()
        else:
            item, at = _keyed(text, at, text[since:at])
            sections[-1].body.items.append(item)
            item.trail = _found(_BLANK, text, at)
            at = since = at + len(item.trail)
    sections[-1].body.end = text[since:]
    return sections


def _keyed(text: str, at: int, before: str) -> tuple[Item, int]:
    """Read a key, its equals sign and its value."""
    indent = _found(_INDENT, text, at)
    at += len(indent)
    head = _head(text, at)
    value, end = _value(text, at + len(head))
    return Item(before + indent, head, _named(head), value, at=at), end


def _value(text: str, at: int) -> tuple[Value, int]:
    """Read a value; what is open is kept in a list, so that no nesting is too deep."""
    groups: list[Group] = []
    while True:
        if text[at] in "[{":
            groups.append(Group(text[at]))
            at += 1
        else:
            value = _scalar(text, at)
            at += len(value)
            if not groups:
                return value, at
            at = _closed(text, at, groups[-1].items[-1], value)
        while True:  # to the next item of the innermost group, out of all groups that end here
            group = groups[-1]
            skipped = _found(_BETWEEN, text, at)
            at += len(skipped)
            if text[at] != _CLOSING[group.opening]:
                break
            group.end, at = skipped, at + 1
            groups.pop()
            if not groups:
                return group, at
            at = _closed(text, at, groups[-1].items[-1], group)
        head = _head(text, at) if group.opening == "{" else ""
        group.items.append(Item(skipped, head, _named(head), "", at=at))
        at += len(head)


def _closed(text: str, at: int, item: Item, value: Value) -> int:
    """Give an item its value, the comma behind it, and a comment on the same line; return where that ends."""
    item.value = value
    between = _found(_BETWEEN, text, at)
    if text[at + len(between)] == ",":
        item.after, item.comma = between, True
        at += len(between) + 1
    item.trail = _found(_COMMENT, text, at).removesuffix("\r")
    return at + len(item.trail)


def _scalar(text: str, at: int) -> str:
    return _found(_TEXT, text, at) or _needed(_PLAIN, text, at).rstrip()


def _head(text: str, at: int) -> str:
    return _needed(_KEY_EQUALS, text, at)


def _needed(pattern: re.Pattern[str], text: str, at: int) -> str:
    found = _found(pattern, text, at)
    if not found:
        raise ValueError(f"no TOML at character {at + 1}")
    return found


def _found(pattern: re.Pattern[str], text: str, at: int) -> str:
    match = pattern.match(text, at)
    return "" if match is None else match[0]


def _named(head: str) -> Names:
    return split_key(head) if head else ()


def split_key(written: str) -> Names:
    """Return the path that a key or a header writes."""
    return tuple(map(_plain_key, _PART.findall(written)))


def _plain_key(part: str) -> str:
    if part[0] not in "\"'":
        return part
    return str(tomllib.loads(f"key = {part}")["key"]) if "\\" in part else part[1:-1]


def _claimed(section: Section) -> str:
    """Take from the end of a section what belongs to the next header: all but comments right under a key."""
    lines = LINE.findall(section.body.end)
    own = next((n for n, line in enumerate(lines) if not line.strip()), 0)
    section.body.end = "".join(lines[:own])
    return "".join(lines[own:])


def has_comment(text: str) -> bool:
    """Whether a TOML text that parses has a comment."""
    return any(found[0] == "#" for found in _COMMENT_OR_TEXT.finditer(text))


def _apart(above: str) -> str:
    """Return what stands above something and is parted from it by an empty line, if it says anything."""
    lines = LINE.findall(above)
    last_empty = max((n for n, line in enumerate(lines) if not line.strip() and line.endswith("\n")), default=0)
    kept = lines[:last_empty]
    return "".join(kept) if any(line.strip() for line in kept) else ""
