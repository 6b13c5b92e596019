"""
Unpacked sizes: what parts of a file unpack to, from what it says of itself, before it is unpacked.

A text of millions of equal letters takes a few bytes.  What is many times
larger than it was packed is no document and no table of claims, and is
refused unread.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

ALWAYS_READ = 16_000_000
"""What unpacks to fewer bytes is read, however small it was packed."""

MOST_TIMES = 100
"""A part of a file that unpacks to more than so many times its size is refused; real columns of text stay below 50."""


class Packed(NamedTuple):
    """A part of a file: its size as it stands there, and unpacked."""

    size: int
    unpacked: int


def bomb_among(parts: Iterable[Packed]) -> str | None:
    """Return why a file is refused of which a part unpacks to many times its size, or None where none does."""
    for part in parts:
        if part.unpacked > ALWAYS_READ and part.unpacked > MOST_TIMES * part.size:
            return f"{part.size:,} bytes of it unpack to {part.unpacked:,}; at most {MOST_TIMES} times as many are read"
    return None
