"""
Blocks: a TOML text as its headers cut it, each with the comments above it.

Taking a block out or putting one in leaves every other line as it was.
"""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING, Any

import attrs

from contested.file.lines import HEADER, header_lines, header_names

if TYPE_CHECKING:
    from collections.abc import Iterable

Names = tuple[str, ...]
Lines = list[str]


@attrs.define(eq=False)
class Block:
    """
    A header and what stands under it.

    ``above`` are the lines between the block before and the header: what
    stands apart by an empty line belongs to nobody, the rest to this block.
    The first block of a text has no header, and no names.
    """

    names: Names
    is_element: bool = False
    header: str = ""
    above: Lines = attrs.field(factory=list)
    body: Lines = attrs.field(factory=list)

    @property
    def apart(self) -> Lines:
        """The lines above that an empty line parts from the header."""
        last_empty = max((n for n, line in enumerate(self.above) if not line.strip()), default=0)
        return self.above[:last_empty] if any(line.strip() for line in self.above[:last_empty]) else []


class Blocks:
    """The blocks of one text, which can be taken out and put in."""

    def __init__(self, text: str) -> None:
        self.newline = "\r\n" if text.count("\n") == text.count("\r\n") > 0 else "\n"
        tables = tomllib.loads(text)
        heads = header_lines(text)
        lines = [line.removesuffix("\r") for line in text.split("\n")] if self.newline != "\n" else text.split("\n")
        self.all = [Block(())]
        for number, line in enumerate(lines, 1):
            head = HEADER.fullmatch(line) if number in heads else None
            names = () if head is None else header_names(head)
            if head is not None and _holds(tables, names):
                above = _cut(self.all[-1].body)
                self.all.append(Block(names, head[1] == "[[", line, above))
            else:
                self.all[-1].body.append(line)
        self.tail = _cut(self.all[-1].body)

    def text(self) -> str:
        """Return the whole text."""
        lines = [
            line for block in self.all for line in (*block.above, *([block.header] if block.names else ()), *block.body)
        ]
        return "".join(f"{line}{self.newline}" for line in _trimmed([*lines, *self.tail]))

    def under(self, names: Names) -> list[Block]:
        """Return the blocks at a path and below it."""
        return [block for block in self.all if names and block.names[: len(names)] == names]

    def home(self, names: Names) -> Block:
        """Return the block in which a table stands: its own, or that of a table around it."""
        for length in range(len(names), 0, -1):
            for block in self.all:
                if block.names == names[:length] and not block.is_element:
                    return block
        return self.all[0]

    def elements(self, names: Names) -> list[list[Block]]:
        """Return the elements of an array of tables, each with the blocks below it."""
        found: list[list[Block]] = []
        for block in self.under(names):
            if block.names == names:
                found.append([])
            found[-1].append(block)
        return found

    def before(self, block: Block) -> Block:
        """Return the block before another one."""
        return self.all[self.all.index(block) - 1]

    def take(self, moving: Iterable[Block]) -> None:
        """Take blocks out that come back in another place, with all that stands above them."""
        taken = {id(block) for block in moving}
        self.all = [block for block in self.all if id(block) not in taken]

    def drop(self, gone: Iterable[Block]) -> None:
        """Take blocks out; what stands apart above one goes to the next that stays."""
        dropped = {id(block) for block in gone}
        kept: list[Block] = []
        carried: Lines = []
        for block in self.all:
            if id(block) in dropped:
                carried += block.apart
            else:
                block.above, carried = carried + block.above, []
                kept.append(block)
        self.all, self.tail = kept, carried + self.tail

    def put(self, new: Iterable[Block], after: Block | None) -> None:
        """Put blocks in after another one; at the end without one."""
        at = len(self.all) if after is None else self.all.index(after) + 1
        self.all[at:at] = new


def _holds(table: Any, names: Names) -> bool:
    """Whether there is such a table; a line of a list can look like a header."""
    if not names:
        return isinstance(table, (dict, list))
    if isinstance(table, list):
        return any(_holds(one, names) for one in table)
    return isinstance(table, dict) and names[0] in table and _holds(table[names[0]], names[1:])


def _cut(lines: Lines) -> Lines:
    """Cut off the comments and empty lines at the end, but for comments right under a key."""
    start = len(lines)
    while start and (not lines[start - 1].strip() or lines[start - 1].lstrip().startswith("#")):
        start -= 1
    start += next((n for n, line in enumerate(lines[start:]) if not line.strip()), 0)
    cut = lines[start:]
    del lines[start:]
    return cut


def _trimmed(lines: Lines) -> Lines:
    """Return lines without empty ones at the end."""
    while lines and not lines[-1].strip():
        lines.pop()
    return lines
