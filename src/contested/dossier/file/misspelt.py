"""Spelling: keys that are not read, and are written almost like one that is."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

ALIKE = 0.75
"""How much two keys share where one is taken for a slip of the other ("sorce", "source"), as difflib counts it."""


def near_keys(key: str, known: Sequence[str]) -> list[str]:
    """
    Return the known keys that another one is probably a slip of, the nearest first; none for a key of one's own.

    Args:
        key: that nobody reads.
        known: those that are read in its place.
    """
    plain = key.lower().replace("-", "_").replace(" ", "_").strip("_")
    same = [one for one in known if plain in (one, _singular(one)) or _turned(plain, one)]
    return same or get_close_matches(plain, known, n=2, cutoff=ALIKE)


def near_ids(id_: str, known: Iterable[str]) -> list[str]:
    """Return the ids that another one is probably a slip of, the nearest first."""
    others = [one for one in known if one != id_]
    return [one for one in others if _turned(id_, one)] or get_close_matches(id_, others, n=3)


def _singular(word: str) -> str:
    return f"{word[:-3]}y" if word.endswith("ies") else word.removesuffix("s")


def _turned(word: str, other: str) -> bool:
    """Whether two words differ by two letters that changed places."""
    if len(word) != len(other) or word == other:
        return False
    differing = [n for n, (a, b) in enumerate(zip(word, other, strict=True)) if a != b]
    first, *rest = differing
    return rest == [first + 1] and word[first : first + 2] == other[first : first + 2][::-1]
