"""Record differences: in which fields two values differ, and what stands there on either side."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    import attrs

LONGEST_SIDE = 160
"""How many letters of one side are shown: nobody reads a longer one in a list of failures."""

PRINT_ALIKE = "the records differ, and print alike"


def left_and_right(left: object, right: object) -> str:
    """Return both sides in words, each within its length."""
    return f"left {_words(left)}, right {_words(right)}"


def on_one_side(left: Iterable[object], right: Iterable[object], what: str = "only") -> list[str]:
    """Return a line for each thing that one side alone has, "only left: ...", each side in its order."""
    lefts, rights = list(left), list(right)
    found = [f"{what} left: {_words(one)}" for one in lefts if one not in rights]
    return found + [f"{what} right: {_words(one)}" for one in rights if one not in lefts]


def differing_records(left: object, right: object, without: Collection[str] = ()) -> list[str]:
    """
    Return a line for each field in which two records of one type differ.

    Where what is printed does not tell two values apart, their own fields are
    looked at, to any depth.

    Args:
        left: one record.
        right: the other.
        without: fields that are not looked at.
    """
    parts = [(name, one, other) for name, one, other in _parts(left, right) if name not in without]
    return [line for name, one, other in parts for line in differing_values(name, one, other)]


def differing_values(at: str, left: object, right: object) -> list[str]:
    """Return the lines for what stands in one place, named "source.issued"; none where it is the same."""
    if left == right:
        return []
    if _words(left) != _words(right):
        return [f"{at}: {left_and_right(left, right)}"]
    deeper = [line for name, one, other in _parts(left, right) for line in differing_values(f"{at}.{name}", one, other)]
    return deeper or [f"{at}: {PRINT_ALIKE}"]


def _parts(left: object, right: object) -> list[tuple[str, object, object]]:
    """Return what two values consist of, pairwise; nothing where they are not of one type."""
    if type(left) is not type(right):
        return []
    fields: tuple[attrs.Attribute[object], ...] = getattr(type(left), "__attrs_attrs__", ())
    if fields:
        names = [field.name for field in fields if field.eq]
        return [(name, getattr(left, name), getattr(right, name)) for name in names]
    if isinstance(left, Mapping) and isinstance(right, Mapping):
        return [(str(key), left[key], right[key]) for key in left if key in right]
    if isinstance(left, tuple) and isinstance(right, tuple):
        return [(str(place), one, other) for place, (one, other) in enumerate(zip(left, right, strict=False), 1)]
    return []


def _words(value: object) -> str:
    if value in (None, (), "", frozenset()):
        return "nothing"
    if isinstance(value, frozenset):
        value = tuple(sorted(map(str, value)))  # in an order that is the same in every run
    text = ", ".join(map(str, value)) if isinstance(value, tuple) else str(value)
    return text if len(text) <= LONGEST_SIDE else f"{text[: LONGEST_SIDE - 1]}…"
