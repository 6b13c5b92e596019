"""
Merging: what two copies of a file hold together, line by line.

An entry is named by its digest, so both copies' lines are simply put together:
those of the one, then those of the other that it has not.  Nothing is ever
changed or left out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from contested.errors import ShrunkenJournal

if TYPE_CHECKING:
    from collections.abc import Iterable


def missing_lines(mine: Iterable[bytes], theirs: Iterable[bytes]) -> list[bytes]:
    """Return the lines of one file that another has not, each once, with its end."""
    there = set(map(_ended, mine))
    return list(dict.fromkeys(line for line in map(_ended, theirs) if line not in there))


def merged_content(mine: bytes, base: bytes, theirs: bytes, name: str = "the file") -> bytes:
    """
    Return what two copies of a file hold together, as version control asks for it.

    Args:
        mine: one copy.
        base: what both were once.
        theirs: the other copy.
        name: how errors call the file.

    Raises:
        ShrunkenJournal: a copy has not all that the base has.
    """
    ours, before, others = (content.splitlines(keepends=True) for content in (mine, base, theirs))
    for copy in (ours, others):
        gone = missing_lines(copy, before)
        if gone:
            raise ShrunkenJournal(name, len(gone))
    whole = [_ended(line) for line in ours] if mine else []
    return b"".join([*whole, *missing_lines(ours, others)])


def _ended(line: bytes) -> bytes:
    return line if line.endswith(b"\n") else line + b"\n"
